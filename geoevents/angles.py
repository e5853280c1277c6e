"""Angles go round: the turn from one azimuth to another, and longitudes within half a circle."""

from __future__ import annotations


def turn_deg(first_deg: float, second_deg: float) -> float:
    """Return the turn from one azimuth to another, degrees, clockwise positive, from -180 up to 180.

    Parameters
    ----------
    first_deg, second_deg : float
        Azimuths, degrees clockwise from true north.

    Returns
    -------
    float
        Degrees.

    Examples
    --------
    >>> turn_deg(350.0, 10.0), turn_deg(10.0, 350.0)
    (20.0, -20.0)
    """
    return (second_deg - first_deg + 540.0) % 360.0 - 180.0


def wrapped_deg(lon: float) -> float:
    """Return a longitude from -180 up to 180 degrees.

    Examples
    --------
    >>> wrapped_deg(190.0), wrapped_deg(-170.0)
    (-170.0, -170.0)
    """
    return (lon + 180.0) % 360.0 - 180.0
