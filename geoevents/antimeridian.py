"""Rings and shapes that go over a pole or across the antimeridian, where they are cut; (lon, lat), degrees."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
import shapely.affinity
from shapely.geometry import MultiPolygon, Polygon

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    Floats = NDArray[np.float64]


def unwrapped_to(lons: Floats, lon0: float) -> Floats:
    """Return longitudes within 180 degrees of ``lon0``: a step across the antimeridian becomes an ordinary one."""
    return np.asarray(lon0 + (lons - lon0 + 180.0) % 360.0 - 180.0)


def unwrapped(lons: Floats, lon0: float) -> Floats:
    """Return longitudes that follow one another without a jump, the first within 180 degrees of ``lon0``."""
    steps = (np.diff(lons) + 180.0) % 360.0 - 180.0
    first = unwrapped_to(lons[:1], lon0)
    return np.concatenate([first, first + np.cumsum(steps)])


def ring_area(lons: Floats, lats: Floats, lon0: float) -> Polygon | MultiPolygon:
    """Close a ring of positions into an area, over a pole or across the antimeridian where it goes there."""
    if is_plain(lons, lats):
        coordinates = np.empty((lons.size, 2))
        coordinates[:, 0], coordinates[:, 1] = lons, lats
        return shapely.polygons(coordinates)  # type: ignore[return-value]  # one ring makes one polygon
    closed = unwrapped(np.append(lons, lons[0]), lon0)
    ring = np.column_stack([closed, np.append(lats, lats[0])])
    if abs(closed[-1] - closed[0]) > 180.0:
        pole = 90.0 if lats.mean() > 0 else -90.0
        ring = np.vstack([ring, [closed[-1], pole], [closed[0], pole]])
    return areas(split_at_antimeridian(shapely.make_valid(Polygon(ring))))


def is_plain(lons: Floats, lats: Floats) -> bool:
    """Tell whether a ring stays off the antimeridian and the poles."""
    return float(lons.max()) - float(lons.min()) < 180.0 and float(np.abs(lats).max()) < 89.0


def areas(geometry: BaseGeometry) -> Polygon | MultiPolygon:
    """Keep the areas of a geometry: cuts along a meridian leave lines behind."""
    if isinstance(geometry, Polygon | MultiPolygon):
        return geometry
    parts = [part for part in shapely.get_parts(geometry) if part.geom_type in ("Polygon", "MultiPolygon")]
    merged = shapely.union_all(parts)
    return merged if isinstance(merged, Polygon | MultiPolygon) else MultiPolygon()


def split_at_antimeridian(geometry: BaseGeometry) -> BaseGeometry:
    """Cut a shape whose longitudes may lie beyond 180 degrees at the antimeridian, and put all parts between."""
    west, _, east, _ = geometry.bounds
    if west >= -180.0 and east <= 180.0:
        return geometry
    parts = []
    for turns in range(math.floor((west + 180.0) / 360.0), math.floor((east + 180.0) / 360.0) + 1):
        shift = 360.0 * turns
        piece = geometry.intersection(shapely.box(-180.0 + shift, -90.0, 180.0 + shift, 90.0))
        if not piece.is_empty:
            parts.append(shapely.affinity.translate(piece, -shift))
    flat = [p for part in parts for p in shapely.get_parts(part) if p.geom_type == _plain_type(geometry)]
    return shapely.union_all(flat) if flat else geometry


def _plain_type(geometry: BaseGeometry) -> str:
    return str(geometry.geom_type).removeprefix("Multi")


def transformed(geometry: BaseGeometry, function: Callable[[Floats], Floats]) -> BaseGeometry:
    """Move the vertices of a shape; a ring that crosses itself then is mended."""
    moved: Any = shapely.transform(geometry, function)
    if moved.geom_type in ("Polygon", "MultiPolygon") and not moved.is_valid:
        return areas(shapely.make_valid(moved))
    return moved  # type: ignore[no-any-return]
