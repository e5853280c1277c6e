"""Shapes laid flat: the plane about a position, and what is drawn there; (lon, lat) in degrees outside of it."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geoevents.angles import wrapped_deg
from geoevents.antimeridian import split_at_antimeridian, transformed, unwrapped_to
from geoevents.geodesy import destination, destinations, farthest_m, inverses
from geoevents.same import Same

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    Floats = NDArray[np.float64]


def centre(geometry: BaseGeometry) -> tuple[float, float]:
    """Return the middle of a shape's bounds, minding the antimeridian.

    Parameters
    ----------
    geometry : shapely geometry
        (lon, lat).

    Returns
    -------
    lon, lat : float
        Degrees.
    """
    west, south, east, north = geometry.bounds
    if east - west > 180.0:
        coordinates = shapely.get_coordinates(geometry)
        unwrapped = unwrapped_to(coordinates[:, 0], 180.0)
        west, east = float(unwrapped.min()), float(unwrapped.max())
    return wrapped_deg((west + east) / 2), (south + north) / 2


def to_local(geometry: BaseGeometry, lon: float, lat: float) -> BaseGeometry:
    """Project a shape to the plane about a position, azimuthal equidistant on the ellipsoid.

    Parameters
    ----------
    geometry : shapely geometry
        (lon, lat).
    lon, lat : float
        Degrees.

    Returns
    -------
    shapely geometry
        Metres east and north of the position.
    """
    return _to_local(Same(geometry), lon, lat)


@lru_cache(maxsize=16)  # one drawing projects the same shape up to four times
def _to_local(same: Same[BaseGeometry], lon: float, lat: float) -> BaseGeometry:
    def project(coordinates: Floats) -> Floats:
        distances, azimuths = inverses(lon, lat, coordinates[:, 0], coordinates[:, 1])
        radians = np.radians(azimuths)
        return np.column_stack([distances * np.sin(radians), distances * np.cos(radians)])

    return transformed(same.value, project)


def from_local(geometry: BaseGeometry, lon: float, lat: float) -> BaseGeometry:
    """Undo `to_local`, splitting what crosses the antimeridian.

    Parameters
    ----------
    geometry : shapely geometry
        Metres east and north of the position; not (lon, lat).
    lon, lat : float
        Degrees.

    Returns
    -------
    shapely geometry
        (lon, lat).
    """

    def unproject(coordinates: Floats) -> Floats:
        x, y = coordinates[:, 0], coordinates[:, 1]
        lons, lats = destinations(lon, lat, np.degrees(np.arctan2(x, y)), np.hypot(x, y))
        return np.column_stack([unwrapped_to(lons, lon), lats])

    return split_at_antimeridian(transformed(geometry, unproject))


def buffer(geometry: BaseGeometry, distance_m: float) -> BaseGeometry:
    """Return all within a distance of a shape, or inside it by more than that.

    Built in the azimuthal equidistant projection about the shape's centre: below 0.3 % wrong in distance for shapes
    less than 1,000 km across. The shape is first simplified to a hundredth of the distance, which it is wrong by at
    most: a border's strip has a fraction of the border's vertices.

    Parameters
    ----------
    geometry : shapely geometry
        (lon, lat).
    distance_m : float
        Negative for what lies inside.

    Returns
    -------
    shapely geometry
        (lon, lat).
    """
    lon, lat = centre(geometry)
    whole = to_local(geometry, lon, lat)
    local = whole.simplify(abs(distance_m) / 100.0, preserve_topology=False)
    if local.is_empty:  # smaller than what it may be wrong by
        local = whole
    return from_local(local.buffer(distance_m, quad_segs=8), lon, lat)


def smallest_circle(geometry: BaseGeometry) -> tuple[float, float, float]:
    """Return the corrected centre of a shape and its geographic radial.

    The centre of the smallest enclosing circle, moved to the nearest point of the shape where it falls outside; the
    radial reaches the farthest point from there.

    Parameters
    ----------
    geometry : shapely geometry
        (lon, lat).

    Returns
    -------
    lon, lat : float
        Degrees.
    radius_m : float

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
