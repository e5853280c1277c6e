"""Figures of stretches and areas: between, along lines, parts of a whole, near, at sea, where shapes meet."""

from __future__ import annotations

import math
from dataclasses import replace
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.geometry import MultiPolygon, Polygon

from geoevents import geodesy, planes, rings
from geoevents.calibration import load_calibration
from geoevents.georeferencing.figures import SIMPLER_DEG, WINDS, Figure, Missing, area_figure, shape_of
from geoevents.georeferencing.shores import clipped
from geoevents.kept import kept_with_owner
from geoevents.same import Same

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from geoevents.gazetteer import Gazetteer
    from geoevents.georeferencing.shores import Tiles
    from geoevents.model import Between, Offshore, Protocol, Range


_TERRITORIAL = "no distance off the coast is given; 12 nautical miles are assumed"
_KEPT = 128  # drawings about areas that are remembered, of a kind: some hundred vertices each
_SUMMIT_M = 1_000.0  # the gazetteer's point of a mountain is its summit, by so much (judgement)
_FARTHEST_BETWEEN_M = 6_000_000.0  # across the Atlantic; beyond, one of the names is another place (judgement)
_SAME_PLACE_M = 200.0  # ends closer than this are one place


# --- stretches -------------------------------------------------------------------------------------------------------


def between_figure(start: Figure, end: Figure, locality: Between, protocol: Protocol) -> Figure | Missing:
    """Return the ellipse between two grounds, or about the point a fraction of the way."""
    length, _ = geodesy.inverse(start.lon, start.lat, end.lon, end.lat)
    if length < _SAME_PLACE_M or (start.places and start.places == end.places):
        return Missing("both ends are the same place")
    if length > _FARTHEST_BETWEEN_M:
        return Missing(f"{start.name} and {end.name} lie {length / 1000:,.0f} km apart; too far to mean between them")
    fraction = locality.fraction.best if locality.fraction else 0.5
    table = load_calibration()["halfway" if locality.fraction else "between"]
    return _stretch(start, end, fraction, table, protocol)


def line_figure(stops: Sequence[Figure], relation: str, protocol: Protocol) -> Figure | Missing:
    """Return a line through its stops: a corridor for one road or railway, the plain line otherwise."""
    distinct = [s for i, s in enumerate(stops) if i == 0 or s.places != stops[i - 1].places or not s.places]
    lengths = [geodesy.inverse(a.lon, a.lat, b.lon, b.lat)[0] for a, b in pairwise(distinct)]
    if not lengths or min(lengths) < _SAME_PLACE_M:
        return Missing("the line has both ends in the same place")
    if len(distinct) == 2 and relation in ("road", "railway", "pipeline"):
        return _stretch(distinct[0], distinct[1], 0.5, load_calibration()["road_line"], protocol)
    line = geodesy.polyline([(s.lon, s.lat) for s in distinct])
    lon, lat = _along(distinct, sum(lengths) / 2, lengths)
    radius = geodesy.farthest_m(lon, lat, line)
    places = tuple(place for s in distinct for place in s.places)
    return Figure(lon, lat, radius, line, radius, None, places, _said(*distinct))


def _along(stops: Sequence[Figure], distance_m: float, lengths: Sequence[float]) -> tuple[float, float]:
    for a, b, length in zip(stops, stops[1:], lengths, strict=False):
        if distance_m <= length:
            _, azimuth = geodesy.inverse(a.lon, a.lat, b.lon, b.lat)
            return geodesy.destination(a.lon, a.lat, azimuth, distance_m)
        distance_m -= length
    return stops[-1].lon, stops[-1].lat


def _stretch(start: Figure, end: Figure, fraction: float, table: dict[str, Any], protocol: Protocol) -> Figure:
    length, azimuth = geodesy.inverse(start.lon, start.lat, end.lon, end.lat)
    lon, lat = geodesy.destination(start.lon, start.lat, azimuth, fraction * length)
    extent = max(start.extent_m, end.extent_m)
    calibrated = table["radius"] * length + table["extent"] * extent
    radius = length / 2 + extent if protocol == "point-radius" else calibrated
    _, forward = geodesy.inverse(lon, lat, end.lon, end.lat)
    turn = np.linspace(0.0, 2.0 * math.pi, 28, endpoint=False)
    along = (table["along"] * length + table["extent"] * extent) * np.cos(turn)
    across = (table["across"] * length + table["extent"] * extent) * np.sin(turn)
    footprint = rings.ring(lon, lat, forward + np.degrees(np.arctan2(across, along)), np.hypot(along, across))
    return Figure(lon, lat, radius, footprint, radius, None, (*start.places, *end.places), _said(start, end))


def _said(*figures: Figure) -> tuple[str, ...]:
    return tuple(remark for figure in figures for remark in figure.remarks)


# --- parts of a whole ------------------------------------------------------------------------------------------------


def part_figure(whole: Figure, side: str, gazetteer: Gazetteer) -> Figure | Missing:
    """Return a part: half or quarter by a wind, centre, outskirts, suburb, countryside, coast, interior."""
    wind, _, part = side.partition(" ") if side.partition(" ")[0] in WINDS else ("", "", side)
    if part in ("mouth", "source", "bridge") or part.endswith("bank") or (part == "summit" and whole.area is not None):
        return Missing(f"the {part} cannot be placed: the gazetteer has no course or shape to take it from")
    if part == "bank" and whole.places and whole.places[0].feature_code.startswith(("PPL", "ADM")):
        return Missing(f"{whole.name} is a place on a river, not the river meant")
    if whole.area is None:
        return _town_part(whole, wind, part)
    return _areal_part(Same(whole), wind, part, gazetteer)


@kept_with_owner(maxsize=_KEPT)
def _areal_part(same: Same[Figure], wind: str, part: str, gazetteer: Gazetteer) -> Figure | Missing:
    """Return a part of an area; the text of a region keeps coming back to the same ones."""
    whole = same.value
    assert whole.area is not None
    area = simple_area(whole.area)
    if part == "coast":
        shape = _coast(area, gazetteer)
    elif part == "centre":
        shape = _middle(area)
    elif part == "interior":
        shape = _inner(area)
    elif part in ("outskirts", "suburb"):
        shape = area.difference(_inner(area))
    else:
        shape = area
    if wind and not shape.is_empty:
        shape = _side_of(shape, area, wind)
    if shape.is_empty:
        return Missing(f"no such part of {whole.places[0].name if whole.places else 'the area'}")
    return _at_centroid(area_figure(shape, whole), shape)


def _at_centroid(figure: Figure, shape: BaseGeometry) -> Figure:
    """Move the point to the centroid, on the part: the middle of the smallest circle may lie in the other half."""
    lon0, lat0 = planes.centre(shape)
    local = planes.to_local(shape, lon0, lat0)
    if local.is_empty:  # a band round a pole has no plane outline
        return figure
    middle = local.centroid
    if not local.intersects(middle):
        middle = shapely.get_point(shapely.shortest_line(local, middle), 0)
    azimuth_deg = math.degrees(math.atan2(middle.x, middle.y))
    lon, lat = geodesy.destination(lon0, lat0, azimuth_deg, math.hypot(middle.x, middle.y))
    return replace(figure, lon=lon, lat=lat, radius_m=geodesy.farthest_m(lon, lat, shape))


def _town_part(whole: Figure, wind: str, part: str) -> Figure:
    """Return a part of a town, in radii of it (PHRASES 20, 21)."""
    table = load_calibration()["suburb"]
    e = whole.extent_m
    inner, outer = {
        "": (0.0, 1.2 * e),
        "centre": (0.0, 0.4 * e),
        "interior": (0.0, 0.6 * e),
        "upper": (0.0, e),
        "lower": (0.0, e),
        "outskirts": (table["outskirts_inner"] * e, table["outskirts_outer"] * e + 1000.0),
        "suburb": (0.0, table["extent"] * e + table["metres"]),
        "countryside": (e, 2.0 * e + 15_000.0),
        "coast": (0.0, 1.5 * e),
        "summit": (0.0, min(e, _SUMMIT_M)),
        "slope": (0.0, 1.2 * e),
        "foot": (0.4 * e, 1.6 * e),
        **dict.fromkeys(("head", "end", "arm", "bank"), (0.0, 1.2 * e)),
    }[part]
    if not wind:
        ring = part in ("outskirts", "countryside", "foot")
        return _about(whole, outer, rings.annulus(whole.lon, whole.lat, inner, outer, n=32) if ring else None)
    half, middle, share = 45.0, (inner + outer) / 2, math.hypot(math.sin(math.radians(45.0)), 0.5)
    if part == "suburb":
        outer = table["directed_extent"] * e + table["directed_metres"]
        half, middle, share = table["half_angle_deg"], table["directed_middle"] * outer, table["directed_radius"]
    azimuth = 22.5 * WINDS.index(wind)
    footprint = rings.sector(whole.lon, whole.lat, azimuth - half, azimuth + half, inner, outer)
    lon, lat = geodesy.destination(whole.lon, whole.lat, azimuth, middle)
    return Figure(lon, lat, share * outer, footprint, share * outer, None, whole.places, whole.remarks)


def _about(ground: Figure, radius_m: float, footprint: BaseGeometry | None) -> Figure:
    return Figure(ground.lon, ground.lat, radius_m, footprint, radius_m, None, ground.places, ground.remarks)


# Shapes drawn about an area see it no finer than this share of its width: a hundred metres for a town's district, 10
# km for Russia. Their uncertainty is far above it.
_FINEST = 1_000.0
# About areas wider than this the surroundings are drawn four times as coarsely: 20 km of 5,000.
_VAST_DEG, _COARSEST = 20.0, 250.0


@lru_cache(maxsize=256)
def _simplified(same: Same[BaseGeometry]) -> BaseGeometry:
    area = same.value
    west, south, east, north = area.bounds
    tolerance = max(SIMPLER_DEG, max(east - west, north - south) / _FINEST)
    large = _without_specks(area, tolerance)
    # Plain Douglas-Peucker takes a fifth of the time of the kind that keeps topology, and rarely breaks it.
    simple = large.simplify(tolerance, preserve_topology=False)
    if not simple.is_valid:
        simple = large.simplify(tolerance)
    return simple if simple.is_valid and not simple.is_empty else shapely.make_valid(area.simplify(SIMPLER_DEG))


def _without_specks(area: BaseGeometry, size_deg: float) -> MultiPolygon:
    """Return the parts of an area larger than a square of a side."""
    parts = shapely.get_parts(area)
    large: MultiPolygon = shapely.multipolygons(parts[shapely.area(parts) > size_deg * size_deg])  # type: ignore[assignment]
    return large


def simple_area(area: BaseGeometry) -> BaseGeometry:
    """Return an area as finely as shapes about it are drawn."""
    return _simplified(Same(area))


def _inner(area: BaseGeometry) -> BaseGeometry:
    """Return what lies deeper inside than half the way to the deepest point."""
    lon, lat = planes.centre(area)
    local = planes.to_local(area, lon, lat)
    if not isinstance(local, Polygon | MultiPolygon):
        return area
    deepest = shapely.maximum_inscribed_circle(local, tolerance=local.length / 200).length
    smooth = local.simplify(deepest / 50, preserve_topology=False)  # a ragged coast takes 20 times as long
    return planes.from_local(smooth.buffer(-deepest / 2, quad_segs=4), lon, lat)


def _middle(area: BaseGeometry) -> BaseGeometry:
    """Return what lies within half the radius that a disk of the same area has, about the centroid."""
    lon, lat = planes.centre(area)
    local = planes.to_local(area, lon, lat)
    middle = local.intersection(local.centroid.buffer(0.5 * math.sqrt(local.area / math.pi)))
    # The centroid of islands may lie in the sea between them.
    return area if middle.is_empty else planes.from_local(middle, lon, lat)


def _side_of(shape: BaseGeometry, area: BaseGeometry, wind: str) -> BaseGeometry:
    """Return the part of a shape on one side of the area's centroid: half for N, E, S, W; else a quarter or less."""
    local_lon, local_lat = planes.centre(area)
    local = planes.to_local(area, local_lon, local_lat)
    middle = local.centroid
    index = WINDS.index(wind)
    half = 90.0 if index % 4 == 0 else 45.0 if index % 2 == 0 else 30.0
    reach = 2.0 * max(np.abs(local.bounds))
    arc = np.radians(np.linspace(22.5 * index - half, 22.5 * index + half, 13))
    fan = [(middle.x, middle.y), *((middle.x + reach * math.sin(a), middle.y + reach * math.cos(a)) for a in arc)]
    cut = planes.to_local(shape, local_lon, local_lat).intersection(Polygon(fan))
    return planes.from_local(cut, local_lon, local_lat)


def _coast(area: BaseGeometry, gazetteer: Gazetteer) -> BaseGeometry:
    """Return the strip of an area within 20 km of the sea."""
    west, south, east, north = area.bounds
    if max(east - west, north - south) > _WIDEST_COAST_DEG:
        return area
    margin = 0.5
    around = (
        max(west - margin, -180.0),
        max(south - margin, -90.0),
        min(east + margin, 180.0),
        min(north + margin, 90.0),
    )
    sea = shapely.box(*around).difference(gazetteer.land(around)).simplify(_COAST_DEG, preserve_topology=False)
    return area.intersection(planes.buffer(sea, _COAST_M)) if not sea.is_empty else sea


# --- near, at sea ----------------------------------------------------------------------------------------------


# A name that a text gives no relation of its own lies in the area it is named with.
OF_SEAT = "of_seat"  # ... or in the province that is called after its seat
_WITHIN = frozenset({"held", "sentence", OF_SEAT})
IN_TOWN = "in_town"  # ... and a spot's in the town that is named with it


def near_figure(ground: Figure, relation: str) -> Figure:
    """Return the surroundings of a ground, as far as such words were seen to reach."""
    if relation == IN_TOWN:
        return ground
    tables = load_calibration()["near"]
    table = tables.get(relation, tables["near"])
    if ground.area is not None:
        if relation in _WITHIN:
            return ground
        return _near_area(Same(ground), relation, float(table["metres"]))
    town = min(ground.extent_m, float(table.get("town_m", math.inf)))
    radius = table["extent"] * town + (ground.extent_m - town) + table["metres"]
    return _about(ground, radius, None)


@lru_cache(maxsize=_KEPT)
def _near_area(same: Same[Figure], relation: str, width_m: float) -> Figure:
    ground = same.value
    assert ground.area is not None
    simple = _coarse(simple_area(ground.area))
    shape = planes.buffer(simple, width_m)
    if relation in ("outside", "adjacent", "around"):
        shape = shape.difference(simple)
    return area_figure(shape, ground)


def _coarse(area: BaseGeometry) -> BaseGeometry:
    """Return the outline of a country the size of Canada as coarse as what is drawn about it; others as they are."""
    west, south, east, north = area.bounds
    extent = max(east - west, north - south)
    if extent < _VAST_DEG:
        return area
    tolerance = extent / _COARSEST
    coarse = _without_specks(area, tolerance).simplify(tolerance, preserve_topology=False)
    return coarse if coarse.is_valid and not coarse.is_empty else area


def offshore_figure(ground: Figure, locality: Offshore, tiles: Tiles) -> Figure | Missing:
    """Return the sea off a ground: a band about the stated distance, else the territorial sea."""
    tables = load_calibration()
    table = tables["from_only"]
    distance = locality.distance_m
    if distance is None:
        inner, outer = 0.0, float(tables["offshore"]["default_m"])
    else:
        inner, outer = float(table["low"]) * distance.low, float(table["high"]) * distance.high
    area = None if ground.area is None else _coarse(simple_area(ground.area))
    if area is not None:
        shape = planes.buffer(area, outer)
        if inner > 0:
            shape = shape.difference(planes.buffer(area, inner))
    elif distance is None:
        shape = rings.circle(ground.lon, ground.lat, outer + ground.extent_m)
    else:
        shape = rings.annulus(ground.lon, ground.lat, inner, outer + ground.extent_m)
    if locality.azimuth_deg is not None:
        shape = shape.intersection(_fan(ground, locality.azimuth_deg, outer + 2 * ground.extent_m))
    at_sea = clipped(shape, tiles, sea=True)
    if area is not None:
        at_sea = at_sea.difference(area)
    if at_sea.is_empty:
        return Missing(f"no sea off {ground.name} within {outer / 1000:,.0f} km")
    if distance is None:
        return area_figure(at_sea, ground, remarks=(_TERRITORIAL,))
    return _seaward(area_figure(at_sea, ground), ground, distance.best)


def _seaward(figure: Figure, ground: Figure, distance_m: float) -> Figure:
    """Move the point of an area at sea to the stated distance from the ground, where that lies in the area."""
    _, azimuth = geodesy.inverse(ground.lon, ground.lat, figure.lon, figure.lat)
    lon, lat = geodesy.destination(ground.lon, ground.lat, azimuth, distance_m)
    if figure.footprint is None or not figure.footprint.covers(shapely.Point(lon, lat)):
        return figure
    radius = geodesy.farthest_m(lon, lat, figure.footprint)
    return replace(figure, lon=lon, lat=lat, radius_m=radius)


def _fan(ground: Figure, azimuth: Range, reach_m: float) -> BaseGeometry:
    return rings.sector(ground.lon, ground.lat, azimuth.low, azimuth.high, 0.0, reach_m)


_COAST_M = 20_000.0  # depth of a coast (judgement)
_COAST_DEG = 0.02  # how finely the shore is followed: a tenth of the depth; the strip changes by 1 to 2 % of its area
_WIDEST_COAST_DEG = 40.0  # of an area whose coast is drawn; the union of a continent's shores takes seconds


# --- where shapes meet -----------------------------------------------------------------------------------------------


def meeting_figure(figures: Sequence[Figure], relation: str) -> Figure | Missing:
    """Return where all figures hold at once; nothing when they contradict one another."""
    if relation in ("crossing", "confluence") and any(figure.area is None for figure in figures):
        names = " and ".join(figure.name for figure in figures)
        return Missing(f"the {relation} cannot be placed: the gazetteer has no courses of {names}")
    shapes = [shape_of(figure) for figure in figures]
    if relation == "tripoint":
        reach = float(load_calibration()["border"]["tripoint_m"])
        shapes = [planes.buffer(simple_area(shape), reach) for shape in shapes]
    shape = shapes[0]
    for other in shapes[1:]:
        shape = shape.intersection(other)
    if shape.is_empty:
        return Missing("the clauses contradict each other: no place satisfies all of them")
    return area_figure(shape, *figures)
