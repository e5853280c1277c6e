"""The vendored world-atlas: Natural Earth's land, borders and countries at 1:110m and 1:50m."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Iterable
from functools import lru_cache
from importlib.resources import files
from typing import TYPE_CHECKING, Any, Literal, NamedTuple

if TYPE_CHECKING:
    import numpy as np
    from shapely.geometry.base import BaseGeometry

    Array = np.ndarray[Any, np.dtype[Any]]

_SOUTH_POLE = -90.0


class Atlas(NamedTuple):
    """The world at one scale; (lon, lat), EPSG:4326, cut at the antimeridian.

    ``names`` and ``areas`` are those of the countries that the atlas gives a country code; areas without one are drawn
    but not named.
    """

    land: BaseGeometry
    borders: BaseGeometry
    names: list[str]
    areas: list[BaseGeometry]


@lru_cache(maxsize=2)
def read_atlas(scale: Literal["110m", "50m"]) -> Atlas:
    """Read the atlas.

    Parameters
    ----------
    scale : {"110m", "50m"}

    Returns
    -------
    Atlas

    Examples
    --------
    >>> from shapely import Point
    >>> land = read_atlas("110m").land
    >>> land.contains(Point(17.0, 28.0)), land.contains(Point(0.0, 66.5)), land.contains(Point(-175.0, 66.5))
    (True, False, True)
    """
    import numpy as np
    import shapely

    path = files("geoevents") / f"vendor/world-atlas/countries-{scale}.json"
    topology = json.loads(path.read_bytes())
    step, origin = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(arc, axis=0) * step + origin for arc in topology["arcs"]]
    countries = [country for country in topology["objects"]["countries"]["geometries"] if "arcs" in country]
    coded = [country for country in countries if "id" in country]
    # In a topology a border is an arc that two countries share.
    uses = Counter(max(arc, ~arc) for country in countries for arc in set(_flat(country["arcs"])))
    return Atlas(
        land=shapely.make_valid(_together([_area(land, arcs) for land in topology["objects"]["land"]["geometries"]])),
        borders=shapely.MultiLineString([arcs[arc] for arc, times in uses.items() if times > 1]),
        names=[country["properties"]["name"] for country in coded],
        areas=[_area(country, arcs) for country in coded],
    )


def _flat(nested: Iterable[Any]) -> Iterable[int]:
    for item in nested:
        if isinstance(item, int):
            yield item
        else:
            yield from _flat(item)


def _area(geometry: dict[str, Any], arcs: list[Array]) -> BaseGeometry:
    polygons = [geometry["arcs"]] if geometry["type"] == "Polygon" else geometry["arcs"]
    return _together([piece for polygon in polygons for piece in _pieces([_ring(ring, arcs) for ring in polygon])])


def _together(areas: list[BaseGeometry]) -> BaseGeometry:
    """Put areas that do not overlap into one MultiPolygon."""
    import shapely

    parts = shapely.get_parts(areas)
    return shapely.MultiPolygon(list(parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]))


def _ring(indexes: list[int], arcs: list[Array]) -> Array:
    """Join arcs; a negative index is an arc's complement, read backwards (TopoJSON, 2.1.4)."""
    import numpy as np

    lines = [arcs[index] if index >= 0 else arcs[~index][::-1] for index in indexes]
    return np.concatenate([lines[0], *(line[1:] for line in lines[1:])])


def _pieces(rings: list[Array]) -> list[BaseGeometry]:
    """Make a polygon of rings that may cross the antimeridian, or go round a pole, and cut it at 180 degrees."""
    import numpy as np
    import shapely
    from shapely.affinity import translate

    lines = []
    for ring in rings:
        lons = np.unwrap(ring[:, 0], period=360.0)
        line = np.column_stack([lons, ring[:, 1]])
        if abs(lons[-1] - lons[0]) > 180.0:
            line = np.vstack([line, [lons[-1], _SOUTH_POLE], [lons[0], _SOUTH_POLE], line[:1]])
        # Rounding to the atlas's grid leaves islets of two points.
        if len(line) > 3:
            lines.append(line)
    if not lines:
        return []
    polygon: BaseGeometry = shapely.Polygon(lines[0], lines[1:])
    if not polygon.is_valid:
        polygon = shapely.make_valid(polygon)
    if polygon.bounds[0] >= -180.0 and polygon.bounds[2] <= 180.0:
        return [polygon]
    moved = [translate(polygon, xoff=shift) for shift in (-360.0, 0.0, 360.0)]
    return [shapely.clip_by_rect(part, -180.0, -90.0, 180.0, 90.0) for part in moved]
