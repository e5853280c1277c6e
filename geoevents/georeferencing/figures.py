"""Figures: the point, radius and shape that each kind of locality gets, from those of its grounds.

Shapes are made of a few geodesic vertices; nothing here opens the gazetteer or knows a language.
"""

from __future__ import annotations

import math
from dataclasses import dataclass, replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
from shapely.affinity import translate

from geoevents import geodesy, planes, rings
from geoevents.calibration import load_calibration
from geoevents.pointradius import Errors, distance_only_m, heading_m, orthogonal_m
from geoevents.same import Same

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geoevents.model import Offset, Place, Protocol, Range

# By their letters, clockwise from north, a sixteenth of the circle each.
WINDS = ("N", "NNE", "NE", "ENE", "E", "ESE", "SE", "SSE", "S", "SSW", "SW", "WSW", "W", "WNW", "NW", "NNW")
SIMPLER_DEG = 0.01  # about 1 km: half the width of the line that a border has on the source map, 1:10 million
FARTHEST_OFFSET_M = 10_000_000.0  # a quarter of the way round the globe; nobody gives a place by a longer distance
# As far as "west of" may reach: short of the antipode, where all directions meet.
_HALF_ROUND_M = 0.99 * geodesy.FARTHEST_M


@dataclass(frozen=True, slots=True)
class Figure:
    """Where something lies: a point, the radius that holds it, its true shape, and how large it is as a ground.

    ``footprint`` is None for the circle. ``area`` is the polygon of a ground that has one.
    """

    lon: float
    lat: float
    radius_m: float
    footprint: BaseGeometry | None = None
    extent_m: float = 0.0
    area: BaseGeometry | None = None
    places: tuple[Place, ...] = ()
    remarks: tuple[str, ...] = ()

    @property
    def name(self) -> str:
        """What to call it in a remark: the name of its first place."""
        return self.places[0].name if self.places else "the ground"


@dataclass(frozen=True, slots=True)
class Missing:
    """Why there is no figure."""

    reason: str


def shape_of(figure: Figure) -> BaseGeometry:
    """Return the footprint of a figure, drawing the circle where it has none."""
    return figure.footprint if figure.footprint is not None else circle_of(figure)


def circle_of(figure: Figure) -> BaseGeometry:
    """Return the disk of a figure's radius about its point."""
    return rings.circle(figure.lon, figure.lat, max(figure.radius_m, 1.0))


# --- grounds ---------------------------------------------------------------------------------------------------------


@lru_cache(maxsize=65536)
def default_extent_m(feature_code: str, population: int) -> float:
    """Return the radius of a place whose shape is unknown.

    Examples
    --------
    >>> round(default_extent_m("PPL", 1_000_000)), default_extent_m("AIRB", 0)
    (10301, 3000.0)
    """
    tables = load_calibration()
    extents: dict[str, float] = tables["extent_m"]
    if feature_code.startswith("PPL"):
        town = tables["people_per_km2"]
        if population <= 0:
            return extents["PPL"]
        return max(float(town["smallest_m"]), 1000.0 * math.sqrt(population / (town["town"] * math.pi)))
    if feature_code.startswith("PCL"):
        return extents["PCLI"]
    return extents.get(feature_code, extents["other"])


def place_figure(place: Place, area: BaseGeometry | None, protocol: Protocol, error_m: float = 0.0) -> Figure:
    """Return the figure of a named place: its polygon where there is one, else a circle of its usual size.

    ``error_m`` says how far the gazetteer's position may be off.
    """
    if area is None:
        extent = default_extent_m(place.feature_code, place.population) + error_m
        return Figure(place.lon, place.lat, extent, None, extent, None, (place,))
    return _areal_figure(place, Same(area), protocol)


@lru_cache(maxsize=512)
def _areal_figure(place: Place, same: Same[BaseGeometry], protocol: Protocol) -> Figure:
    area = same.value
    if protocol == "point-radius":
        lon, lat, radius = planes.smallest_circle(area)
    else:
        lon, lat, radius = place.lon, place.lat, geodesy.farthest_m(place.lon, place.lat, area)
    return Figure(lon, lat, radius, area, radius, area, (place,))


# --- offsets ---------------------------------------------------------------------------------------------------------


def offset_figure(ground: Figure, offset: Offset, protocol: Protocol) -> Figure | Missing:
    """Return the figure of a distance and/or direction from a ground."""
    distance, azimuth = offset.distance_m, offset.azimuth_deg
    if distance is not None and distance.best > FARTHEST_OFFSET_M:
        return Missing(
            f"a distance of {distance.best / 1000:,.0f} km; allowed are up to {FARTHEST_OFFSET_M / 1000:,.0f}"
        )
    if distance is None:
        return _heading_only(ground, azimuth) if azimuth else Missing("neither a distance nor a direction is given")
    if offset.relation == "beyond" and azimuth is None and ground.area is None:
        return _beyond(ground, distance)
    if offset.relation == "within" and azimuth is None and ground.area is None:
        radius = distance.high + ground.extent_m
        return _from(ground, ground.lon, ground.lat, radius, None)
    if ground.area is not None:
        return _from_area(ground, ground.area, distance, azimuth)
    if azimuth is None:
        return _distance_only(ground, distance, offset, protocol)
    if protocol == "point-radius":
        return _museum(ground, distance, azimuth)
    return _at_heading(ground, distance, azimuth, offset)


def _from(
    ground: Figure, lon: float, lat: float, radius_m: float, footprint: BaseGeometry | None, *remarks: str
) -> Figure:
    return Figure(lon, lat, radius_m, footprint, radius_m, None, ground.places, (*ground.remarks, *remarks))


def _half(distance: Range) -> float:
    return (distance.high - distance.low) / 2


def _wind_class(azimuth: Range) -> str:
    """Return how finely the wind divides the circle, from the half-angle the grammar gave it."""
    half = (azimuth.high - azimuth.low) / 2
    return "4" if half > 30 else "8" if half > 15 else "16" if half > 8 else "32" if half > 3 else "degrees"


def _museum(ground: Figure, distance: Range, azimuth: Range) -> Figure:
    """Return the sector and radius of the Quick Reference Guide."""
    half = (azimuth.high - azimuth.low) / 2
    errors = Errors(extent_m=ground.extent_m, precision_m=_half(distance))
    total = ground.extent_m + _half(distance)
    lon, lat = geodesy.destination(ground.lon, ground.lat, azimuth.best, distance.best)
    inner, outer = max(0.0, distance.best - total), distance.best + total
    footprint = rings.sector(ground.lon, ground.lat, azimuth.low, azimuth.high, inner, outer)
    return _from(ground, lon, lat, heading_m(distance.best, half, errors), footprint)


def _at_heading(ground: Figure, distance: Range, azimuth: Range, offset: Offset) -> Figure:
    """Return the calibrated region: an ellipse in (distance, azimuth) about the likeliest point."""
    tables = load_calibration()
    wind = _wind_class(azimuth)
    if offset.relation == "truncated":
        return _bulletin(ground, distance, azimuth, tables["bulletin"], wind)
    table = tables["offset"]
    ratio, low, high = _ratios(distance.best)
    half_angle = float(table["half_angle_deg"][wind])
    if offset.by_road:
        low, ratio, high = tables["road"]["ratio"]
    spread = max(0.0, _half(distance) - 0.1 * distance.best)  # a stated range is wider than the rounding of one number
    inner, outer = max(0.0, low * distance.best - spread), high * distance.best + spread
    if offset.relation == "within":
        inner, ratio = 0.0, 0.5 * ratio
    elif offset.relation == "beyond":
        outer, ratio = max(outer, 2.0 * distance.best), 1.2 * ratio
    middle = min(max(ratio * distance.best, inner), outer)
    lon, lat = geodesy.destination(ground.lon, ground.lat, azimuth.best, middle)
    footprint = _ellipse(ground, azimuth.best, half_angle, inner, middle, outer)
    radius = math.hypot(float(table["radius"][wind]) * distance.best, float(table["radius_m"])) + spread
    if offset.relation in ("within", "beyond"):
        radius = max(radius, outer - middle, middle - inner)
    nested = max(0.0, ground.radius_m - ground.extent_m)
    return _from(ground, lon, lat, radius + nested, footprint)


@lru_cache(maxsize=4096)
def _ratios(distance_m: float) -> tuple[float, float, float]:
    """Return true over stated distance: likeliest, low, high."""
    table = load_calibration()["offset"]
    knots = np.log(table["knots_m"])
    at = math.log(max(distance_m, 1.0))
    ratio, low, high = (float(np.interp(at, knots, table[name])) for name in ("ratio", "low", "high"))
    return ratio, low, high


@lru_cache(maxsize=1)
def _turn() -> tuple[Any, Any]:
    turn = np.linspace(0.0, 2.0 * math.pi, 28, endpoint=False)
    return np.sin(turn), np.cos(turn)


def _ellipse(
    ground: Figure, azimuth_deg: float, half_angle_deg: float, inner_m: float, middle_m: float, outer_m: float
) -> BaseGeometry:
    """Return the region within ``half_angle_deg`` and from ``inner_m`` to ``outer_m``, rounded like an ellipse."""
    across, along = _turn()
    radii = middle_m + np.where(along > 0, (outer_m - middle_m) * along, (middle_m - inner_m) * along)
    azimuths = azimuth_deg + half_angle_deg * across
    return rings.ring(ground.lon, ground.lat, azimuths, radii)


def _bulletin(ground: Figure, distance: Range, azimuth: Range, table: dict[str, Any], wind: str) -> Figure:
    """Return the narrow sector of an agency's automatic string: the distance is cut to whole kilometres."""
    middle = distance.best + 500.0
    lon, lat = geodesy.destination(ground.lon, ground.lat, azimuth.best, middle)
    half = float(table["half_angle_deg"])
    inner, outer = max(0.0, distance.best + table["low_m"]), distance.best + table["high_m"]
    footprint = rings.sector(ground.lon, ground.lat, azimuth.best - half, azimuth.best + half, inner, outer)
    return _from(ground, lon, lat, table["radius"] * middle + table["radius_m"], footprint)


def _from_area(ground: Figure, area: BaseGeometry, distance: Range, azimuth: Range | None) -> Figure | Missing:
    """Return a distance from the edge of an area: a belt round it, or what it sweeps when moved, less its beginning."""
    table = load_calibration()["from_only"]
    inner, outer = float(table["low"]) * distance.low, float(table["high"]) * distance.high
    lon, lat = planes.centre(area)
    local = planes.to_local(area.simplify(SIMPLER_DEG), lon, lat)
    if azimuth is None:
        belt = local.buffer(outer).difference(local.buffer(inner))
    else:
        turn = math.radians(azimuth.best)
        moved = [translate(local, d * math.sin(turn), d * math.cos(turn)) for d in np.linspace(inner, outer, 5)]
        belt = shapely.union_all(moved[1:]).difference(shapely.union_all([local, moved[0]]))
    if belt.is_empty:
        return Missing("the distance leads nowhere outside the area")
    return area_figure(planes.from_local(belt, lon, lat), ground)


def _distance_only(ground: Figure, distance: Range, offset: Offset, protocol: Protocol) -> Figure:
    if protocol == "point-radius":
        errors = Errors(extent_m=ground.extent_m, precision_m=_half(distance))
        radius = distance_only_m(distance.best, errors)
        inner = max(0.0, distance.best - errors.extent_m - errors.precision_m)
        return _from(ground, ground.lon, ground.lat, radius, rings.annulus(ground.lon, ground.lat, inner, radius))
    tables = load_calibration()
    table = tables["from_only"]
    low, high = float(table["low"]), float(table["high"])
    if offset.by_road:
        low, high = 0.9 * tables["road"]["ratio"][0], tables["road"]["ratio"][2]
    inner = max(0.0, low * distance.low - table["low_extent"] * ground.extent_m)
    outer = high * distance.high + table["high_extent"] * ground.extent_m
    footprint = rings.annulus(ground.lon, ground.lat, inner, outer, n=48)
    radius = table["radius"] * distance.high + table["radius_extent"] * ground.extent_m
    return _from(ground, ground.lon, ground.lat, radius, footprint)


def _heading_only(ground: Figure, azimuth: Range) -> Figure:
    """Return a cone: "west of Sirte", as far as such words usually reach."""
    table = load_calibration()["heading"]
    # Beyond the other side of the globe nothing lies west of anything.
    reach = min(float(table["reach_m"]) + table["extent"] * ground.extent_m, _HALF_ROUND_M)
    inner = 0.5 * ground.extent_m
    footprint = rings.sector(ground.lon, ground.lat, azimuth.low, azimuth.high, inner, reach)
    lon, lat = geodesy.destination(ground.lon, ground.lat, azimuth.best, (inner + reach) / 2)
    half = math.radians((azimuth.high - azimuth.low) / 2)
    corner = math.hypot(reach * math.sin(half), reach * math.cos(half) - (inner + reach) / 2)
    radius = max(corner, (reach - inner) / 2)
    return _from(ground, lon, lat, radius, footprint, "no distance is given; the reach is a default")


def _beyond(ground: Figure, distance: Range) -> Figure | Missing:
    """Return "more than 100 km inside Libya": what of the area lies deeper, or a ring of as much again."""
    outer = 2.0 * distance.best + ground.extent_m
    footprint = rings.annulus(ground.lon, ground.lat, distance.best, outer)
    return _from(ground, ground.lon, ground.lat, outer, footprint, "only a lower bound of the distance is given")


def inside_figure(ground: Figure, offset: Offset) -> Figure | Missing:
    """Return "50 km inside Libya": a belt behind the border of an area."""
    if ground.area is None or offset.distance_m is None:
        return Missing(f"no area is known for {ground.places[0].name if ground.places else 'the ground'}")
    low, high = 0.6 * offset.distance_m.low, 1.1 * offset.distance_m.high
    if offset.relation == "deeper":
        low, high = offset.distance_m.low, math.inf
    outer = planes.buffer(ground.area, -low)
    belt = outer if math.isinf(high) else outer.difference(planes.buffer(ground.area, -high))
    if belt.is_empty:
        return Missing(f"no point of {ground.places[0].name} lies that deep inside")
    return area_figure(belt, ground)


def orthogonal_figure(ground: Figure, offsets: tuple[Offset, ...], protocol: Protocol) -> Figure | Missing:
    """Return "2 mi E and 3 mi N of Bakersfield": both legs, headings taken as exact."""
    east = north = 0.0
    precision = 0.0
    for offset in offsets:
        if offset.distance_m is None or offset.azimuth_deg is None:
            return Missing("one of the two legs has no distance or no direction")
        azimuth = math.radians(offset.azimuth_deg.best)
        east += offset.distance_m.best * math.sin(azimuth)
        north += offset.distance_m.best * math.cos(azimuth)
        precision = max(precision, _half(offset.distance_m))
    length = math.hypot(east, north)
    if length > FARTHEST_OFFSET_M:
        return Missing(f"a distance of {length / 1000:,.0f} km; allowed are up to {FARTHEST_OFFSET_M / 1000:,.0f}")
    lon, lat = geodesy.destination(ground.lon, ground.lat, math.degrees(math.atan2(east, north)), length)
    errors = Errors(extent_m=ground.extent_m, precision_m=precision)
    radius = orthogonal_m(errors) if protocol == "point-radius" else orthogonal_m(errors) + 0.1 * length
    side = radius / math.sqrt(2.0)
    square = shapely.box(-side, -side, side, side)
    return _from(ground, lon, lat, radius, planes.from_local(square, lon, lat))


def area_figure(shape: BaseGeometry, *grounds: Figure, remarks: tuple[str, ...] = ()) -> Figure:
    """Return the figure of an area: its corrected centre, the radius that holds it, and itself as footprint."""
    lon, lat, radius = planes.smallest_circle(shape)
    places = tuple(dict.fromkeys(place for ground in grounds for place in ground.places))
    said = tuple(remark for ground in grounds for remark in ground.remarks)
    return Figure(lon, lat, radius, shape, radius, shape, places, (*said, *remarks))


def with_remark(figure: Figure, *remarks: str) -> Figure:
    """Return the figure with something more to say about it."""
    return replace(figure, remarks=(*figure.remarks, *remarks))
