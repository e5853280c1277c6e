"""The point-radius method: the arithmetic of the Georeferencing Calculator, term by term.

References
----------
Zermoglio, Chapman, Wieczorek, Luna & Bloom 2020, Georeferencing Quick Reference Guide; Chapman & Wieczorek 2020,
Georeferencing Best Practices; Bloom, Wieczorek & Zermoglio 2020, Georeferencing Calculator Manual.
"""

from __future__ import annotations

import math
from dataclasses import dataclass

# Semi-major axis in metres and flattening of the ellipsoid of a datum: NGA.STND.0036; Clarke 1866 for NAD27, as the
# calculator takes it.
_ELLIPSOIDS = {"WGS84": (6_378_137.0, 1 / 298.257223563), "NAD27": (6_378_206.4, 1 / 294.978698214)}


@dataclass(frozen=True, slots=True)
class Errors:
    """What is known of a locality's sources of uncertainty, metres.

    Parameters
    ----------
    extent_m : float
        Geographic radial of the ground: from its corrected centre to its farthest point.
    precision_m : float
        Of the offset distance: half the unit it is rounded to.
    measurement_m : float
        Of the source: map accuracy and the measuring on it.
    datum_m : float
        Of an unknown datum; 0 where it is known.
    coordinates_m : float
        Of the precision of the ground's coordinates (:func:`coordinate_uncertainty_m`).
    """

    extent_m: float = 0.0
    precision_m: float = 0.0
    measurement_m: float = 0.0
    datum_m: float = 0.0
    coordinates_m: float = 0.0


def metres_per_degree(lat: float, *, datum: str = "WGS84") -> tuple[float, float]:
    """Return the length of one degree of longitude and of latitude at a latitude.

    Parameters
    ----------
    lat : float
    datum : {"WGS84", "NAD27"}

    Returns
    -------
    lon_m, lat_m : float

    Examples
    --------
    >>> [round(m, 1) for m in metres_per_degree(0.0)]
    [111319.5, 110574.3]
    """
    sin = math.sin(math.radians(lat))
    axis, flattening = _ELLIPSOIDS[datum]
    e2 = flattening * (2.0 - flattening)
    w = 1.0 - e2 * sin * sin
    prime = axis / math.sqrt(w)
    meridian = axis * (1.0 - e2) / w**1.5
    return math.radians(1.0) * prime * math.cos(math.radians(lat)), math.radians(1.0) * meridian


def coordinate_uncertainty_m(lat: float, precision_deg: float, *, datum: str = "WGS84") -> float:
    """Return the uncertainty of coordinates given to a precision: the diagonal of one unit.

    Parameters
    ----------
    lat : float
        Degrees, EPSG:4326.
    precision_deg : float
        One unit of the last digit given, degrees.
    datum : str
        One that is not known adds what datums differ by.

    Returns
    -------
    float
        Metres.
    """
    lon_m, lat_m = metres_per_degree(lat, datum=datum)
    return math.hypot(lon_m, lat_m) * precision_deg


def named_place_m(errors: Errors) -> float:
    """Return the uncertainty of a named place, or of coordinates alone where the extent is 0."""
    return errors.extent_m + errors.measurement_m + errors.datum_m + errors.coordinates_m


def distance_only_m(distance_m: float, errors: Errors) -> float:
    """Return the uncertainty of "5 mi from Bakersfield": no direction, so the whole disk.

    Parameters
    ----------
    distance_m : float
        Metres.
    errors : Errors

    Returns
    -------
    float
        Metres.
    """
    return distance_m + along_path_m(errors)


def along_path_m(errors: Errors) -> float:
    """Return the uncertainty of a distance along a path: all terms, no direction."""
    return named_place_m(errors) + errors.precision_m


def orthogonal_m(errors: Errors) -> float:
    """Return the uncertainty of "2 mi E and 3 mi N of Bakersfield": the precision counts in both directions.

    Parameters
    ----------
    errors : Errors

    Returns
    -------
    float
        Metres.
    """
    return named_place_m(errors) + math.sqrt(2.0) * errors.precision_m


def heading_m(distance_m: float, half_angle_deg: float, errors: Errors) -> float:
    """Return the uncertainty of a distance at a heading.

    Parameters
    ----------
    distance_m : float
    half_angle_deg : float
        45 for N, 22.5 for NE, 11.25 for NNE, 5.625 for N by E.
    errors : Errors

    Returns
    -------
    float
        From the point at the distance to the far corner of the sector.

    Examples
    --------
    >>> round(heading_m(10_000.0, 22.5, Errors()))  # Best Practices 3.4, Lambert Centre
    3902
    """
    total = errors.extent_m + errors.precision_m + errors.measurement_m + errors.datum_m
    angle = math.radians(half_angle_deg)
    along = distance_m + total - distance_m * math.cos(angle)
    return math.hypot(along, distance_m * math.sin(angle)) + errors.coordinates_m
