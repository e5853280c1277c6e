"""Geodesics and the shapes built from them, on the WGS84 ellipsoid; the only user of ``pyproj.Geod``.

Longitudes come before latitudes, in degrees; azimuths run clockwise from true north; distances are metres. Shapes that
cross the antimeridian are split there, and shapes that hold a pole reach it.
"""

from __future__ import annotations

import math
from functools import cache, lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import shapely
import shapely.affinity
from shapely.geometry import LineString, MultiLineString, MultiPolygon, Polygon

from geoevents.angles import wrapped_deg
from geoevents.antimeridian import (
    areas,
    is_plain,
    ring_area,
    split_at_antimeridian,
    transformed,
    unwrapped,
    unwrapped_to,
)
from geoevents.errors import BadCoordinates
from geoevents.same import Same

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
    """Raise unless the position lies on the globe.

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
    azimuth_deg : float
    distance_m : float

    Returns
    -------
    lon, lat : float

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
    """Go several distances along several azimuths from one position; arrays of shape (n,)."""
    azimuths, distances = np.asarray(azimuth_deg, float), np.asarray(distance_m, float)
    n = max(azimuths.size, distances.size)
    if azimuths.size != n or azimuths.ndim == 0:
        azimuths = np.full(n, azimuths)
    if distances.size != n or distances.ndim == 0:
        distances = np.full(n, distances)
    lons, lats, _ = _geod().fwd(np.full(n, float(lon)), np.full(n, float(lat)), azimuths, distances)
    return lons, lats


def great_circle_m(lon: float, lat: float, lons: ArrayLike, lats: ArrayLike) -> Floats:
    """Measure from one position to many on the sphere: within 0.6 % of the geodesic, for bulk comparison."""
    phi = np.radians(np.asarray(lats, float))
    half_dphi = (phi - math.radians(lat)) / 2
    half_dlam = np.radians(np.asarray(lons, float) - lon) / 2
    chord = np.sin(half_dphi) ** 2 + math.cos(math.radians(lat)) * np.cos(phi) * np.sin(half_dlam) ** 2
    return np.asarray(2 * EARTH_RADIUS_M * np.arcsin(np.sqrt(np.minimum(chord, 1.0))))


def great_circle_azimuth_deg(lon: float, lat: float, lons: ArrayLike, lats: ArrayLike) -> Floats:
    """Azimuths from one position to many on the sphere, 0 <= azimuth < 360, for bulk comparison."""
    phi0, phi = math.radians(lat), np.radians(np.asarray(lats, float))
    dlam = np.radians(np.asarray(lons, float) - lon)
    y = np.sin(dlam) * np.cos(phi)
    x = math.cos(phi0) * np.sin(phi) - math.sin(phi0) * np.cos(phi) * np.cos(dlam)
    return np.asarray(np.degrees(np.arctan2(y, x)) % 360.0)


def measures_m(positions: Floats) -> Floats:
    """Return the length of a line from its first vertex to each; positions (lon, lat) of shape (n, 2)."""
    return np.concatenate([[0.0], np.cumsum(_geod().line_lengths(positions[:, 0], positions[:, 1]))])


def points_along(lon1: float, lat1: float, lon2: float, lat2: float, fractions: ArrayLike) -> tuple[Floats, Floats]:
    """Return positions at fractions of the geodesic from one position to another."""
    distance_m, azimuth_deg = inverse(lon1, lat1, lon2, lat2)
    return destinations(lon1, lat1, azimuth_deg, np.asarray(fractions, float) * distance_m)


def midpoint(lon1: float, lat1: float, lon2: float, lat2: float) -> tuple[float, float]:
    """Return the middle of the geodesic between two positions.

    Examples
    --------
    >>> lon, lat = midpoint(170.0, 0.0, -170.0, 0.0)
    >>> round(abs(lon), 6), round(lat, 6)
    (180.0, 0.0)
    """
    distance_m, azimuth_deg = inverse(lon1, lat1, lon2, lat2)
    return destination(lon1, lat1, azimuth_deg, distance_m / 2)


# --- shapes ----------------------------------------------------------------------------------------------------------


def circle(lon: float, lat: float, radius_m: float, *, n: int = 64) -> Polygon | MultiPolygon:
    """Return the disk of a radius about a position.

    Parameters
    ----------
    lon, lat : float
    radius_m : float
        More than 0.
    n : int
        Vertices. The polygon is inscribed; it loses 0.2 % of the area at 64.

    Raises
    ------
    BadCoordinates
        If the radius is not positive or reaches half round the globe.
    """
    return ring_area(*destinations(lon, lat, _turn(n), _radius(radius_m)), lon)


def annulus(lon: float, lat: float, inner_m: float, outer_m: float, *, n: int = 64) -> Polygon | MultiPolygon:
    """Return the ring between two radii about a position; a disk if ``inner_m`` is 0."""
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
    azimuth_low_deg, azimuth_high_deg : float
        ``low`` may be negative and ``high`` more than 360; a difference of 360 or more gives the whole ring.
    inner_m, outer_m : float
    step_deg : float
        Largest angle between vertices of an arc.
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
    """Return the area inside a ring of positions given by azimuth and distance from one position; arrays of (n,)."""
    return ring_area(*destinations(lon, lat, azimuths_deg, distances_m), lon)


def polyline(positions: list[tuple[float, float]], *, step_m: float = 50_000.0) -> LineString | MultiLineString:
    """Return geodesics through positions, split at the antimeridian.

    Parameters
    ----------
    positions : list of (lon, lat)
        Two or more.
    step_m : float
        Largest distance between vertices.
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


def buffer(geometry: BaseGeometry, distance_m: float) -> BaseGeometry:
    """Return all within a distance of a shape (inside it by more than that, where ``distance_m`` is negative).

    Built in the azimuthal equidistant projection about the shape's centre: below 0.3 % wrong in distance for shapes
    less than 1,000 km across. The shape is first simplified to a hundredth of the distance, which it is wrong by at
    most: a border's strip has a fraction of the border's vertices.
    """
    lon, lat = centre(geometry)
    whole = to_local(geometry, lon, lat)
    local = whole.simplify(abs(distance_m) / 100.0, preserve_topology=False)
    if local.is_empty:  # smaller than what it may be wrong by
        local = whole
    return from_local(local.buffer(distance_m, quad_segs=8), lon, lat)


def centre(geometry: BaseGeometry) -> tuple[float, float]:
    """Return the middle of a shape's bounds, minding the antimeridian."""
    west, south, east, north = geometry.bounds
    if east - west > 180.0:
        coordinates = shapely.get_coordinates(geometry)
        unwrapped = unwrapped_to(coordinates[:, 0], 180.0)
        west, east = float(unwrapped.min()), float(unwrapped.max())
    return wrapped_deg((west + east) / 2), (south + north) / 2


def to_local(geometry: BaseGeometry, lon: float, lat: float) -> BaseGeometry:
    """Project (lon, lat) to metres east and north of a position, azimuthal equidistant on the ellipsoid."""
    return _to_local(Same(geometry), lon, lat)


@lru_cache(maxsize=16)  # one drawing projects the same shape up to four times
def _to_local(same: Same[BaseGeometry], lon: float, lat: float) -> BaseGeometry:
    def project(coordinates: Floats) -> Floats:
        n = len(coordinates)
        azimuths, _, distances = _geod().inv(
            np.full(n, lon), np.full(n, lat), coordinates[:, 0].copy(), coordinates[:, 1].copy()
        )
        radians = np.radians(azimuths)
        return np.column_stack([distances * np.sin(radians), distances * np.cos(radians)])

    return transformed(same.value, project)


def from_local(geometry: BaseGeometry, lon: float, lat: float) -> BaseGeometry:
    """Undo :func:`to_local`, splitting what crosses the antimeridian."""

    def unproject(coordinates: Floats) -> Floats:
        x, y = coordinates[:, 0], coordinates[:, 1]
        lons, lats = destinations(lon, lat, np.degrees(np.arctan2(x, y)), np.hypot(x, y))
        return np.column_stack([unwrapped_to(lons, lon), lats])

    return split_at_antimeridian(transformed(geometry, unproject))


def area_m2(geometry: BaseGeometry) -> float:
    """Return the geodesic area of a shape, whichever way its rings run; 0 for points and lines."""
    total = 0.0
    for part in shapely.get_parts(geometry):
        if isinstance(part, Polygon):
            total += _ring_m2(part.exterior) - sum(_ring_m2(hole) for hole in part.interiors)
    return total


def _ring_m2(ring: shapely.LinearRing) -> float:
    lons, lats = np.asarray(ring.coords)[:, :2].T
    return abs(float(_geod().polygon_area_perimeter(lons, lats)[0]))


def farthest_m(lon: float, lat: float, geometry: BaseGeometry) -> float:
    """Return the distance from a position to the farthest vertex of a shape."""
    coordinates = shapely.get_coordinates(geometry)
    return float(great_circle_m(lon, lat, coordinates[:, 0], coordinates[:, 1]).max())


def smallest_circle(geometry: BaseGeometry) -> tuple[float, float, float]:
    """Return the corrected centre of a shape and its geographic radial.

    The centre of the smallest enclosing circle, moved to the nearest point of the shape where it falls outside; the
    radial reaches the farthest point from there.

    Returns
    -------
    lon, lat, radius_m : float

    References
    ----------
    Chapman & Wieczorek 2020, Georeferencing Best Practices, 3.3.2 (corrected centre, geographic radial).
    """
    lon0, lat0 = centre(geometry)
    local = to_local(geometry, lon0, lat0)
    if local.is_empty:  # a band round a pole has no plane outline
        return lon0, lat0, farthest_m(lon0, lat0, geometry)
    middle = shapely.minimum_bounding_circle(local).centroid
    if not local.intersects(middle):
        middle = shapely.get_point(shapely.shortest_line(local, middle), 0)
    radius = float(np.hypot(*(shapely.get_coordinates(local) - (middle.x, middle.y)).T).max())
    lon, lat = destination(lon0, lat0, math.degrees(math.atan2(middle.x, middle.y)), math.hypot(middle.x, middle.y))
    return lon, lat, radius


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
