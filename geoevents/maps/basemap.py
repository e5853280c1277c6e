"""What lies under the marks of a map: land, borders and names, small enough to travel inside the page.

The whole world comes from Natural Earth at 1:110m; about the evidence it is replaced by 1:50m shapes, and about each
cluster of marks by the gazetteer's 1:10m land and areas, simplified until they fit a budget of characters.
"""

from __future__ import annotations

import json
import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, Any, NamedTuple

from geoevents.boxes import Box, detail_levels
from geoevents.export.encoding import Shape, encode_shape
from geoevents.maps.atlas import read_atlas

if TYPE_CHECKING:
    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from geoevents.gazetteer import Gazetteer
    from geoevents.model import Bounds

    Label = dict[str, Any]
    Layers = dict[str, list[Shape]]
    NamedArea = tuple[str, BaseGeometry]

# Steps per degree of the world layer: 0.01 degree is 1.1 km, finer than its 1:110m source.
_WORLD_SCALE = 100
# Characters of encoded lines near the marks; with the scripts and the world layer this makes a page of 0.6 MB.
_DETAIL_BUDGET = 230_000
# A box this wide on a screen of about 1,000 pixels: three vertices a pixel before the first zoom.
_VERTICES_ACROSS = 3000
_LABELS_A_BOX = 160
# Wider boxes are drawn from the atlas at 1:50m: at the scale that shows them whole, no reader sees more.
_GAZETTEER_EXTENT_DEG = 30.0
# States of today: a border of one that is no more would run across them.
_COUNTRY_CODES = "feature_code LIKE 'PCL%' AND feature_code <> 'PCLH'"
_DIVISION_CODES = "feature_code = 'ADM1'"
_SEA_CODES = "feature_code IN ('SEA', 'GULF', 'OCN', 'STRT', 'BAY')"


def make_basemap(
    points: Sequence[tuple[float, float]],
    gazetteer: Gazetteer,
    view: Bounds | None = None,
) -> dict[str, Any]:
    """Collect land, borders and labels for a map of some points.

    Parameters
    ----------
    points : sequence of (lon, lat)
        Where the marks are; degrees, EPSG:4326.
    gazetteer : Gazetteer
    view : tuple of float, optional
        What the map shows first: (west, south, east, north), degrees.

    Returns
    -------
    dict
        ``land``, ``borders`` and ``divisions``: lists of encoded shapes (see `encode_shape`); ``labels``: names with
        kind, position and the zoom from which they show, the important first.
    """
    import shapely

    levels = detail_levels(points, view)
    covers = [shapely.union_all([shapely.box(*box) for box in level]) for level in levels]
    world = read_atlas("110m")
    outside = covers[0] if covers else shapely.Point()
    layers: Layers = {
        "land": [encode_shape(world.land.difference(outside), _WORLD_SCALE)],
        "borders": [encode_shape(world.borders.difference(outside), _WORLD_SCALE)],
        "divisions": [],
    }
    labels: list[Label] = []
    named: list[BaseGeometry] = []
    for depth, level in enumerate(levels):
        finer = covers[depth + 1] if depth + 1 < len(levels) else shapely.Point()
        budget = _DETAIL_BUDGET // (len(levels) * len(level))
        for box in level:
            ground = _ground(gazetteer, box)
            for name, shape in _fitted(ground, box, finer, budget).items():
                layers[name].append(shape)
            labels += _city_labels(gazetteer, box)
            if depth == 0:
                labels += _area_labels(ground.countries, box, "country", rank=1.0)
                named += [shape for _, shape in ground.countries]
                seas = _areas(gazetteer, box, _SEA_CODES)
                labels += _area_labels(_named(seas), box, "sea", rank=2.0)
    whole_world = Box(-180.0, -60.0, 180.0, 85.0)
    others = _area_labels(list(zip(world.names, world.areas, strict=True)), whole_world, "country", rank=1.5)
    labels += _outside(others, named)
    return {**layers, "labels": _distinct(labels)}


class _Ground(NamedTuple):
    """What a box holds, not yet simplified."""

    land: BaseGeometry
    borders: BaseGeometry
    divisions: BaseGeometry
    countries: list[NamedArea]


def _ground(gazetteer: Gazetteer, box: Box) -> _Ground:
    if box.extent <= _GAZETTEER_EXTENT_DEG:
        ground = _gazetteer_ground(gazetteer, box)
        # A gazetteer that somebody made of places alone has no land.
        if not ground.land.is_empty:
            return ground
    return _atlas_ground(box)


def _atlas_ground(box: Box) -> _Ground:
    import shapely

    atlas = read_atlas("50m")
    edge = shapely.box(*box)
    countries = [(name, area) for name, area in zip(atlas.names, atlas.areas, strict=True) if area.intersects(edge)]
    land, borders = (shapely.clip_by_rect(shape, *box) for shape in (atlas.land, atlas.borders))
    return _Ground(land, borders, shapely.MultiLineString(), countries)


def _gazetteer_ground(gazetteer: Gazetteer, box: Box) -> _Ground:
    import shapely

    countries = _areas(gazetteer, box, _COUNTRY_CODES)
    borders = _shared_lines(countries, box)
    divisions = _shared_lines(_areas(gazetteer, box, _DIVISION_CODES), box)
    # First-level borders run along national ones, drawn already.
    divisions = divisions.difference(shapely.buffer(borders, box.extent / 1000))
    return _Ground(gazetteer.land(box), borders, divisions, _named(countries))


def _fitted(ground: _Ground, box: Box, finer: BaseGeometry, budget: int) -> dict[str, Shape]:
    """Encode what a box holds, less what a finer level draws, as fine as a budget of characters allows."""
    import shapely

    tolerance = box.extent / _VERTICES_ACROSS
    while True:
        scale = 10 ** math.ceil(math.log10(1.5 / tolerance))
        simple = {
            "land": _without_specks(shapely.simplify(ground.land, tolerance), tolerance),
            "borders": shapely.simplify(ground.borders, tolerance),
            "divisions": shapely.simplify(ground.divisions, tolerance),
        }
        found = {name: encode_shape(shape.difference(finer), scale) for name, shape in simple.items()}
        if len(json.dumps(found)) <= budget:
            return found
        tolerance *= 1.5


def _outside(labels: list[Label], named: list[BaseGeometry]) -> list[Label]:
    """Leave out labels inside areas that have theirs: the atlas and the gazetteer spell some countries differently."""
    import numpy as np
    import shapely

    spots = shapely.points([(label["lon"], label["lat"]) for label in labels])
    covered = np.zeros(len(labels), dtype=bool)
    for shape in named:
        covered |= shapely.contains(shape, spots)
    return [label for label, inside in zip(labels, covered, strict=True) if not inside]


def _distinct(labels: list[Label]) -> list[Label]:
    """Keep the most important of labels with one name and kind close to each other, or of one country."""
    kept: dict[tuple[str, str, int, int], Label] = {}
    for label in sorted(labels, key=lambda label: label["rank"]):
        near = (0, 0) if label["kind"] == "country" else (round(label["lon"]), round(label["lat"]))
        kept.setdefault((label["kind"], label["name"], *near), label)
    return list(kept.values())


# --- detail about the marks ---


def _areas(gazetteer: Gazetteer, box: Box, where: str) -> gpd.GeoDataFrame:
    import geopandas as gpd

    path = gazetteer.folders[-1] / "gazetteer.gpkg"
    return gpd.read_file(path, layer="areas", bbox=tuple(box), where=where)


def _without_specks(land: BaseGeometry, tolerance: float) -> BaseGeometry:
    """Drop islands too small to see."""
    import shapely

    parts = shapely.get_parts(land)
    polygons = parts[shapely.get_type_id(parts) == shapely.GeometryType.POLYGON]
    return shapely.MultiPolygon(list(polygons[shapely.area(polygons) > (2 * tolerance) ** 2]))


def _shared_lines(areas: gpd.GeoDataFrame, box: Box) -> BaseGeometry:
    """Return the lines that two areas share, clipped to a box: borders without coasts."""
    import numpy as np
    import shapely

    rings = shapely.get_rings(shapely.get_parts(areas.geometry.to_numpy()))
    coordinates, owner = shapely.get_coordinates(rings, return_index=True)
    ends = np.stack([coordinates[:-1], coordinates[1:]], axis=1)[owner[:-1] == owner[1:]]
    corners = np.array(box).reshape(2, 2)
    ends = ends[np.all((ends.min(axis=1) <= corners[1]) & (ends.max(axis=1) >= corners[0]), axis=1)]
    # Both neighbours write a segment, in opposite directions: turn all to one.
    west_first = np.lexsort((ends[:, :, 1], ends[:, :, 0]), axis=1)
    ends = np.take_along_axis(ends, west_first[:, :, None], axis=1)
    segments, uses = np.unique(np.round(ends.reshape(-1, 4), 6), axis=0, return_counts=True)
    shared = [shapely.LineString(segment) for segment in segments[uses > 1].reshape(-1, 2, 2)]
    clipped: BaseGeometry = shapely.clip_by_rect(shapely.line_merge(shapely.MultiLineString(shared)), *box)
    return clipped


# --- names ---


def _named(areas: gpd.GeoDataFrame) -> list[NamedArea]:
    """Return names and shapes, less the parts of an area that is there itself (ge:sea-black-west of ge:sea-black)."""
    ids = areas["place_id"].tolist()
    wholes = tuple(f"{place_id}-" for place_id in ids)
    rows = zip(ids, areas["name"].tolist(), areas.geometry.tolist(), strict=True)
    return [(name, shape) for place_id, name, shape in rows if not place_id.startswith(wholes)]


def _area_labels(areas: list[NamedArea], box: Box, kind: str, *, rank: float) -> list[Label]:
    """Name each area at the centre of the largest circle inside the part of it that the box shows."""
    import shapely

    labels = []
    for name, geometry in areas:
        parts = shapely.get_parts(shapely.clip_by_rect(geometry, *box))
        parts = parts[shapely.get_type_id(parts) == 3]
        if not len(parts):
            continue
        largest = shapely.simplify(max(parts, key=lambda part: part.area), box.extent / 300)
        radius = shapely.maximum_inscribed_circle(largest, tolerance=box.extent / 200)
        (lon, lat), _ = radius.coords
        # About where a name of ten letters fits across the circle: 70 px of 360 degrees / (256 px * 2^zoom).
        zoom = max(1.0, math.log2(35.0 * 360.0 / 256.0 / max(radius.length, 1e-3)) - 1.0)
        labels.append(_label(name, lon, lat, kind, zoom=round(zoom, 1), rank=rank - radius.length / 360.0))
    return labels


def _city_labels(gazetteer: Gazetteer, box: Box) -> list[Label]:
    """Name the largest towns, and the largest of each part of the box so that deserts are not left blank."""
    import geopandas as gpd
    import numpy as np

    path = gazetteer.folders[-1] / "gazetteer.gpkg"
    # Over a wide box only towns that a map of that scale names.
    least = 1000 if box.extent < 12 else 15_000
    towns = gpd.read_file(
        path, layer="places", bbox=tuple(box), where=f"feature_code LIKE 'PPL%' AND population >= {least}"
    ).sort_values("population", ascending=False, kind="stable")
    lons, lats = towns.geometry.x.to_numpy(), towns.geometry.y.to_numpy()
    columns = np.floor((lons - box.west) / (box.east - box.west) * 8)
    lines = np.floor((lats - box.south) / (box.north - box.south) * 8)
    in_cell = towns.assign(cell=columns * 8 + lines).groupby("cell", sort=False).cumcount().to_numpy()
    rank_in_box = np.arange(len(towns))
    kept = np.flatnonzero((rank_in_box < _LABELS_A_BOX // 3) | (in_cell < 3))[:_LABELS_A_BOX]
    names, people = towns["name"].to_numpy(), towns["population"].to_numpy()
    return [
        _label(names[i], lons[i], lats[i], "city", zoom=_city_zoom(int(people[i]), int(in_cell[i])), rank=3.0 + i / 1e6)
        for i in kept
    ]


def _city_zoom(people: int, rank_in_cell: int) -> float:
    """Return the zoom from which a town is named: millions early, the first of an empty part before its size says."""
    by_size = 9.5 - 1.5 * math.log10(max(people, 1000) / 3000)
    return round(max(3.5, min(by_size, 6.0 + rank_in_cell)), 1)


def _label(name: str, lon: float, lat: float, kind: str, *, zoom: float, rank: float) -> Label:
    return {
        "name": str(name),
        "lon": round(float(lon), 4),
        "lat": round(float(lat), 4),
        "kind": kind,
        "zoom": zoom,
        "rank": rank,
    }
