"""What of a shape lies on land, and what at sea."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.geometry import MultiPolygon

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from geoevents.model import Bounds

    Tiles = Callable[[Bounds], Sequence[BaseGeometry]]

# Wider shapes are not cut along the coast: the union of a continent's shores takes seconds and changes little of them.
_WIDEST_CLIP_DEG = 15.0
_TILE_DEG = 360.0 / 64  # side of a tile of the land: the globe halved until it is 6 degrees or less (gazetteer/recipe)
_EDGE = 1e-7  # of a tile: a shape that only touches an edge lies on one side of it
_WHOLE = 1.0 - 1e-9  # share of a shape on land from which nothing of it is at sea
_POLYGONAL = 2  # dimensions: where a shape touches a coast it leaves a line or a point


def clipped(shape: BaseGeometry, tiles: Tiles, *, sea: bool = False) -> BaseGeometry:
    """Return the part of a shape on land (or at sea); one wider than a large country is left whole.

    Parameters
    ----------
    shape : shapely geometry
        (lon, lat), EPSG:4326.
    tiles : callable
        The polygons of land that may meet a box: :meth:`Gazetteer.land_tiles`.
    sea : bool
    """
    bounds: Bounds = shape.bounds
    if max(bounds[2] - bounds[0], bounds[3] - bounds[1]) > _WIDEST_CLIP_DEG:
        return shape
    near = tiles(bounds)
    if any(tile.covers(shape) for tile in near):
        return MultiPolygon() if sea else shape
    near = [tile for tile in near if tile.intersects(shape)]
    on_land = shapely.get_parts(shapely.intersection(near, shape))
    on_land = on_land[shapely.get_dimensions(on_land) == _POLYGONAL]
    if not len(on_land):
        return shape if sea else MultiPolygon()
    if shapely.area(on_land).sum() >= _WHOLE * shape.area:
        return MultiPolygon() if sea else shape
    land = _joined(on_land)
    return shape.difference(land) if sea else land


def _joined(parts: NDArray[np.object_]) -> BaseGeometry:
    """Return one geometry of parts of tiles: only those that touch an edge of a tile have something to join."""
    low, high = np.split(shapely.bounds(parts) / _TILE_DEG, 2, axis=1)
    at_edge = (np.floor(high + _EDGE) > np.floor(low - _EDGE)).any(axis=1)
    if at_edge.sum() <= 1:
        return parts[0] if len(parts) == 1 else MultiPolygon(list(parts))
    across = shapely.get_parts(_union(parts[at_edge]))
    return MultiPolygon([*parts[~at_edge], *across]) if len(across) + len(parts) > at_edge.sum() + 1 else across[0]


def _union(parts: NDArray[np.object_]) -> BaseGeometry:
    """Join parts that share edges exactly, which is several times faster than a union; a union where they do not."""
    try:
        joined = shapely.coverage_union_all(parts)
    except shapely.errors.GEOSException:
        return shapely.union_all(parts)
    return joined if joined.is_valid else shapely.union_all(parts)
