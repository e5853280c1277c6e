"""Geodesics and the shapes built from them, on the WGS84 ellipsoid (EPSG:4326); the only user of ``pyproj.Geod``.

Longitudes come before latitudes, in degrees; azimuths run clockwise from true north; distances are metres. Shapes that
cross the antimeridian are split there, and shapes that hold a pole reach it.
"""

from __future__ import annotations

import math
from functools import cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import shapely
import shapely.affinity
from shapely.geometry import LineString, MultiLineString, Polygon

from geoevents.antimeridian import (
    split_at_antimeridian,
    unwrapped,
)
from geoevents.errors import BadCoordinates

if TYPE_CHECKING:
    import pyproj
    from numpy.typing import ArrayLike, NDArray
    from shapely.geometry.base import BaseGeometry

    Floats = NDArray[np.float64]

EARTH_RADIUS_M = 6_371_008.8  # mean radius R1, IUGG (Moritz 2000, Geodetic Reference System 1980)
METRES_PER_DEGREE = 111_195.0  # of a great circle of the mean radius
FARTHEST_M = 20_003_931.458  # half a meridian of WGS84: no two points lie farther apart (Karney 2013)


@cache
def _geod() -> pyproj.Geod:
    from pyproj import Geod  # here, because importing pyproj costs a third of a cold start

    return Geod(ellps="WGS84")


def check_position(lon: float, lat: float) -> None:
    """Raise unless a position lies on the globe.

    Parameters
    ----------
    lon, lat : float
        Degrees.

    Raises
    ------
    BadCoordinates
        If a value is not finite or lies outside -180..180, -90..90.
    """
    if not (-180.0 <= lon <= 180.0 and -90.0 <= lat <= 90.0):
        raise BadCoordinates(f"lon {lon}, lat {lat}; allowed are -180..180, -90..90")


def destination(lon: float, lat: float, azimuth_deg: float, distance_m: float) -> tuple[float, float]:
    """Go a distance along an azimuth.

    Parameters
    ----------
    lon, lat : float
        Degrees.
    azimuth_deg : float
        Clockwise from true north.
    distance_m : float

    Returns
    -------
    lon, lat : float
        Degrees.

    Examples
    --------
    >>> lon, lat = destination(179.9, 0.0, 90.0, 111_319.49)
    >>> round(lon, 4), round(lat, 4)
    (-179.1, 0.0)
    """
    end_lon, end_lat, _ = _geod().fwd(lon, lat, azimuth_deg, distance_m)
    return float(end_lon), float(end_lat)


def inverse(lon1: float, lat1: float, lon2: float, lat2: float) -> tuple[float, float]:
    """Measure from one position to another.

    Parameters
    ----------
    lon1, lat1, lon2, lat2 : float
        Degrees.

    Returns
    -------
    distance_m : float
    azimuth_deg : float
        At the first position, 0 <= azimuth < 360.

    Examples
    --------
    >>> distance_m, azimuth_deg = inverse(0.0, 0.0, 0.0, 1.0)
    >>> round(distance_m), azimuth_deg
    (110574, 0.0)
    """
    azimuth, _, distance = _geod().inv(lon1, lat1, lon2, lat2)
    return float(distance), float(azimuth) % 360.0


def destinations(lon: float, lat: float, azimuth_deg: ArrayLike, distance_m: ArrayLike) -> tuple[Floats, Floats]:
    """Go several distances along several azimuths from one position.

    Parameters
    ----------
    lon, lat : float
        Degrees.
    azimuth_deg, distance_m : float or array_like, shape (n,)

    Returns
    -------
    lons, lats : ndarray, shape (n,)
        Degrees.
    """
    azimuths, distances = np.asarray(azimuth_deg, float), np.asarray(distance_m, float)
    n = max(azimuths.size, distances.size)
    if azimuths.size != n or azimuths.ndim == 0:
        azimuths = np.full(n, azimuths)
    if distances.size != n or distances.ndim == 0:
        distances = np.full(n, distances)
    lons, lats, _ = _geod().fwd(np.full(n, float(lon)), np.full(n, float(lat)), azimuths, distances)
    return lons, lats


def inverses(lon: float, lat: float, lons: Floats, lats: Floats) -> tuple[Floats, Floats]:
    """Measure from one position to many.

    Parameters
    ----------
    lon, lat : float
        Degrees.
    lons, lats : ndarray, shape (n,)
        Degrees.

    Returns
    -------
    distances_m, azimuths_deg : ndarray, shape (n,)
        Azimuths at the one position, -180 to 180.
    """
    n = len(lons)
    azimuths, _, distances = _geod().inv(np.full(n, lon), np.full(n, lat), lons.copy(), lats.copy())
    return distances, azimuths


def great_circle_m(lon: float, lat: float, lons: ArrayLike, lats: ArrayLike) -> Floats:
    """Measure from one position to many on the sphere: within 0.6 % of the geodesic, for bulk comparison.

    Parameters
    ----------
    lon, lat : float
        Degrees.
    lons, lats : array_like, shape (n,)
        Degrees.

    Returns
    -------
    ndarray, shape (n,)
        Metres.
    """
    return _arcs_m(_half_chords_squared(lon, lat, np.asarray(lons, float), np.asarray(lats, float)))


def _arcs_m(half_chords_squared: Floats) -> Floats:
    return np.asarray(2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(half_chords_squared, 1.0))))


def _half_chords_squared(lon: float, lat: float, lons: Floats, lats: Floats) -> Floats:
    """Return what grows with the distance on the unit sphere, and is sooner told."""
    phi = np.radians(lats)
    half_dphi = (phi - math.radians(lat)) / 2
    half_dlam = np.radians(lons - lon) / 2
    return np.asarray(np.sin(half_dphi) ** 2 + math.cos(math.radians(lat)) * np.cos(phi) * np.sin(half_dlam) ** 2)


def measures_m(positions: Floats) -> Floats:
    """Return the length of a line from its first vertex to each.

    Parameters
    ----------
    positions : ndarray, shape (n, 2)
        (lon, lat), degrees.

    Returns
    -------
    ndarray, shape (n,)
        Metres.
    """
    return np.concatenate([[0.0], np.cumsum(_geod().line_lengths(positions[:, 0], positions[:, 1]))])


def points_along(lon1: float, lat1: float, lon2: float, lat2: float, fractions: ArrayLike) -> tuple[Floats, Floats]:
    """Return positions at fractions of the geodesic from one position to another.

    Parameters
    ----------
    lon1, lat1, lon2, lat2 : float
        Degrees.
    fractions : array_like, shape (n,)
        0 for the first position, 1 for the second.

    Returns
    -------
    lons, lats : ndarray, shape (n,)
        Degrees.
    """
    distance_m, azimuth_deg = inverse(lon1, lat1, lon2, lat2)
    return destinations(lon1, lat1, azimuth_deg, np.asarray(fractions, float) * distance_m)


def midpoint(lon1: float, lat1: float, lon2: float, lat2: float) -> tuple[float, float]:
    """Return the middle of the geodesic between two positions.

    Parameters
    ----------
    lon1, lat1, lon2, lat2 : float
        Degrees.

    Returns
    -------
    lon, lat : float
        Degrees.

    Examples
    --------
    >>> lon, lat = midpoint(170.0, 0.0, -170.0, 0.0)
    >>> round(abs(lon), 6), round(lat, 6)
    (180.0, 0.0)
    """
    distance_m, azimuth_deg = inverse(lon1, lat1, lon2, lat2)
    return destination(lon1, lat1, azimuth_deg, distance_m / 2)


def polyline(positions: list[tuple[float, float]], *, step_m: float = 50_000.0) -> LineString | MultiLineString:
    """Return geodesics through positions, split at the antimeridian.

    Parameters
    ----------
    positions : list of (lon, lat)
        Two or more.
    step_m : float
        Largest distance between vertices.

    Returns
    -------
    LineString or MultiLineString
        (lon, lat).

    Raises
    ------
    BadCoordinates
        If there are fewer than two positions.
    """
    if len(positions) < 2:
        raise BadCoordinates(f"a line through {len(positions)} position; allowed are two or more")
    lons: list[float] = [positions[0][0]]
    lats: list[float] = [positions[0][1]]
    for (lon1, lat1), (lon2, lat2) in pairwise(positions):
        distance_m, azimuth_deg = inverse(lon1, lat1, lon2, lat2)
        inner = np.linspace(0.0, distance_m, max(2, math.ceil(distance_m / step_m) + 1))[1:-1]
        if inner.size:
            leg_lons, leg_lats = destinations(lon1, lat1, azimuth_deg, inner)
            lons.extend(leg_lons.tolist())
            lats.extend(leg_lats.tolist())
        lons.append(lon2)
        lats.append(lat2)
    whole = LineString(np.column_stack([unwrapped(np.asarray(lons), lons[0]), lats]))
    split = split_at_antimeridian(whole)
    return split if isinstance(split, LineString | MultiLineString) else whole


def area_m2(geometry: BaseGeometry) -> float:
    """Return the geodesic area of a shape, whichever way its rings run.

    Parameters
    ----------
    geometry : shapely geometry
        (lon, lat).

    Returns
    -------
    float
        0 for points and lines.
    """
    total = 0.0
    for part in shapely.get_parts(geometry):
        if isinstance(part, Polygon):
            total += _ring_m2(part.exterior) - sum(_ring_m2(hole) for hole in part.interiors)
    return total


def _ring_m2(ring: shapely.LinearRing) -> float:
    lons, lats = np.asarray(ring.coords)[:, :2].T
    return abs(float(_geod().polygon_area_perimeter(lons, lats)[0]))


def farthest_m(lon: float, lat: float, geometry: BaseGeometry) -> float:
    """Return the distance from a position to the farthest vertex of a shape.

    Parameters
    ----------
    lon, lat : float
        Degrees.
    geometry : shapely geometry
        (lon, lat).

    Returns
    -------
    float
        On the sphere, metres.
    """
    lons, lats = shapely.get_coordinates(geometry).T
    return float(_arcs_m(_half_chords_squared(lon, lat, lons, lats).max(keepdims=True))[0])
