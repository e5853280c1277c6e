"""Disks, rings and sectors about a position, drawn on the ellipsoid; (lon, lat) in degrees, EPSG:4326.

Shapes that cross the antimeridian are split there, and shapes that hold a pole reach it.
"""

from __future__ import annotations

import math
from functools import cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import Polygon

from geoevents.antimeridian import areas, is_plain, ring_area
from geoevents.errors import BadCoordinates
from geoevents.geodesy import FARTHEST_M, destinations

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry import MultiPolygon

    Floats = NDArray[np.float64]


def circle(lon: float, lat: float, radius_m: float, *, n: int = 64) -> Polygon | MultiPolygon:
    """Return the disk of a radius about a position.

    Parameters
    ----------
    lon, lat : float
        Degrees.
    radius_m : float
        More than 0.
    n : int
        Vertices. The polygon is inscribed; it loses 0.2 % of the area at 64.

    Returns
    -------
    Polygon or MultiPolygon
        (lon, lat).

    Raises
    ------
    BadCoordinates
        If the radius is not positive or reaches half round the globe.
    """
    return ring_area(*destinations(lon, lat, _turn(n), _radius(radius_m)), lon)


def annulus(lon: float, lat: float, inner_m: float, outer_m: float, *, n: int = 64) -> Polygon | MultiPolygon:
    """Return the ring between two radii about a position.

    Parameters
    ----------
    lon, lat : float
        Degrees.
    inner_m, outer_m : float
        A disk if ``inner_m`` is 0 or less.
    n : int
        Vertices of each circle.

    Returns
    -------
    Polygon or MultiPolygon
        (lon, lat).

    Raises
    ------
    BadCoordinates
        If the outer radius is not the larger, or reaches half round the globe.
    """
    if inner_m <= 0:
        return circle(lon, lat, outer_m, n=n)
    if inner_m >= outer_m:
        raise BadCoordinates(f"annulus from {inner_m} m to {outer_m} m; the outer radius must be larger")
    turn = _turn(n)
    lons, lats = destinations(lon, lat, np.concatenate([turn, turn]), np.repeat([_radius(outer_m), inner_m], n))
    if is_plain(lons[:n], lats[:n]):
        positions = np.column_stack([lons, lats])
        return Polygon(shapely.linearrings(positions[:n]), [shapely.linearrings(positions[n:])])
    return areas(ring_area(lons[:n], lats[:n], lon).difference(ring_area(lons[n:], lats[n:], lon)))


def sector(
    lon: float,
    lat: float,
    azimuth_low_deg: float,
    azimuth_high_deg: float,
    inner_m: float,
    outer_m: float,
    *,
    step_deg: float = 6.0,
) -> Polygon | MultiPolygon:
    """Return the part of a ring between two azimuths, clockwise from the low to the high one.

    Parameters
    ----------
    lon, lat : float
        Degrees.
    azimuth_low_deg, azimuth_high_deg : float
        ``low`` may be negative and ``high`` more than 360; a difference of 360 or more gives the whole ring.
    inner_m, outer_m : float
    step_deg : float
        Largest angle between vertices of an arc.

    Returns
    -------
    Polygon or MultiPolygon
        (lon, lat).

    Raises
    ------
    BadCoordinates
        If an upper bound does not lie above its lower one.
    """
    width = azimuth_high_deg - azimuth_low_deg
    if width >= 360.0:
        return annulus(lon, lat, inner_m, outer_m)
    if width <= 0 or inner_m >= outer_m:
        raise BadCoordinates(
            f"sector {azimuth_low_deg}..{azimuth_high_deg} deg, {inner_m}..{outer_m} m; low must lie below high"
        )
    # Chords cut at most a fiftieth of the ring's width off an arc.
    chord_deg = 2.0 * math.degrees(math.acos(1.0 - 0.02 * (outer_m - max(inner_m, 0.0)) / outer_m))
    arc = azimuth_low_deg + width * _steps(max(3, math.ceil(width / min(step_deg, chord_deg)) + 1))
    outer = np.full(arc.size, _radius(outer_m))
    if inner_m > 0:
        azimuths, radii = np.concatenate([arc, arc[::-1]]), np.concatenate([outer, np.full(arc.size, inner_m)])
    else:
        azimuths, radii = np.append(arc, 0.0), np.append(outer, 0.0)
    return ring_area(*destinations(lon, lat, azimuths, radii), lon)


def ring(lon: float, lat: float, azimuths_deg: Floats, distances_m: Floats) -> Polygon | MultiPolygon:
    """Return the area inside a ring of positions given from one position.

    Parameters
    ----------
    lon, lat : float
        Degrees.
    azimuths_deg, distances_m : ndarray, shape (n,)

    Returns
    -------
    Polygon or MultiPolygon
        (lon, lat).
    """
    return ring_area(*destinations(lon, lat, azimuths_deg, distances_m), lon)


@cache
def _turn(n: int) -> Floats:
    return np.linspace(0.0, 360.0, n, endpoint=False)


@cache
def _steps(n: int) -> Floats:
    return np.linspace(0.0, 1.0, n)


def _radius(radius_m: float) -> float:
    if not 0.0 < radius_m < FARTHEST_M:
        raise BadCoordinates(f"radius {radius_m} m; allowed is more than 0 and less than {FARTHEST_M:.0f}")
    return radius_m
