"""Figures along rivers: mouths, sources, banks, stretches, distances up- and downstream, bridges, confluences.

A place on a river is known to the accuracy of its course. Lengths that no source gives stand in calibration.toml,
[river].
"""

from __future__ import annotations

import math
from dataclasses import replace
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
import shapely.ops
from shapely.geometry import LineString, MultiPoint, Point

from geoevents import geodesy, planes
from geoevents.angles import turn_deg
from geoevents.calibration import load_calibration
from geoevents.gazetteer.courses import meetings
from geoevents.georeferencing.figures import WINDS, Figure, Missing, area_figure, shape_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shapely.geometry.base import BaseGeometry

    from geoevents.gazetteer.courses import Course, Foot
    from geoevents.model import Place, Protocol, Range

    Around = Callable[[], Sequence[Sequence[Place]]]

DRAWN_ROUGHLY = "the course is a line through towns on the river's banks"


def _table() -> dict[str, Any]:
    table: dict[str, Any] = load_calibration()["river"]
    return table


def _remarks(course: Course, *more: str) -> tuple[str, ...]:
    return (*((DRAWN_ROUGHLY,) if course.origin == "curated" else ()), *more)


# --- the river and its ends ------------------------------------------------------------------------------------------


def course_figure(course: Course, place: Place) -> Figure:
    """Return a river: its line, and the point of it nearest to the position that the gazetteer gives."""
    foot = course.nearest(place.lon, place.lat)
    radius = geodesy.farthest_m(foot.lon, foot.lat, course.geometry) + course.accuracy_m
    return Figure(foot.lon, foot.lat, radius, course.geometry, radius, None, (place,), _remarks(course))


def mouth_figure(course: Course, places: tuple[Place, ...]) -> Figure:
    """Return where a river ends; all arms of a delta, the largest one's end as the point."""
    own_m = float(_table()["mouth_m"][course.mouth_kind]) + course.accuracy_m
    ends = course.mouths
    (lon, lat), *others = ends
    shape = planes.buffer(MultiPoint(ends), own_m) if others else None
    radius = max([own_m, *(geodesy.inverse(lon, lat, *other)[0] + own_m for other in others)])
    said = f"its {len(ends)} arms end up to {(radius - own_m) / 1000:.0f} km from there" if others else ""
    where = {"river": f"it ends in the {course.flows_into}", "sea": "it ends at the sea"}.get(
        course.mouth_kind, "it ends inland, or its line breaks off there"
    )
    return Figure(lon, lat, radius, shape, radius, None, places, _remarks(course, where, *((said,) if said else ())))


def source_figure(course: Course, places: tuple[Place, ...], remarks: tuple[str, ...] = ()) -> Figure:
    """Return where a river's line begins: which brook is the source is often in dispute."""
    lon, lat = course.source
    radius = float(_table()["source_m"]) + course.accuracy_m
    return Figure(lon, lat, radius, None, radius, None, places, _remarks(course, *remarks, "the line begins there"))


# --- stretches -------------------------------------------------------------------------------------------------------


def stretch_figure(
    course: Course,
    from_m: float,
    to_m: float,
    places: tuple[Place, ...],
    *,
    best_m: float | None = None,
    width_m: float = 0.0,
    remarks: tuple[str, ...] = (),
) -> Figure:
    """Return the river between two distances from its source, as wide as its line is inaccurate; or wider."""
    line = course.stretch(from_m, to_m)
    lon, lat = course.at((from_m + to_m) / 2 if best_m is None else best_m)
    width = max(course.accuracy_m, width_m)
    shape = _corridor(line, width)
    radius = geodesy.farthest_m(lon, lat, line) + width
    return Figure(lon, lat, radius, shape, radius, None, tuple(dict.fromkeys(places)), _remarks(course, *remarks))


def _corridor(line: BaseGeometry, width_m: float) -> BaseGeometry:
    """Return all within a distance of a line, its small bends left out."""
    return planes.buffer(shapely.simplify(line, width_m / 4 / 111_195.0), width_m)


def spoken_of(course: Course, around: Around) -> tuple[float, float, tuple[str, ...]]:
    """Return the stretch of a river that a text is about, metres from the source: where its other places lie by it.

    ``around`` gives the other places, those of the same sentence first: the first group with one by the river counts.
    """
    table = _table()
    for group in around():
        feet = [course.nearest(place.lon, place.lat) for place in group]
        along = [foot.along_m for foot in feet if foot.distance_m <= float(table["beside_m"])]
        if along:
            margin = float(table["beyond_m"])
            said = "taken along the stretch by which the text's other places lie"
            return min(along) - margin, max(along) + margin, (said,)
    return 0.0, course.length_m, ()


def along_figure(course: Course, places: tuple[Place, ...], around: Around) -> Figure:
    """Return "along the Dnipro": the stretch that the text's other places lie on, or all of the river."""
    low, high, remarks = spoken_of(course, around)
    best = None if remarks else _own_point(course, places)
    width = float(_table()["bank_m"])
    return stretch_figure(course, low, high, places, best_m=best, width_m=width, remarks=remarks)


def _own_point(course: Course, places: tuple[Place, ...]) -> float:
    """Return how far from the source the gazetteer's own position of a river lies."""
    return course.nearest(places[0].lon, places[0].lat).along_m


def between_towns_figure(
    course: Course, start: Figure, end: Figure, places: tuple[Place, ...], width_m: float = 0.0
) -> Figure | Missing:
    """Return the river between two towns on it."""
    feet = []
    for town in (start, end):
        foot = foot_of(course, town)
        if isinstance(foot, Missing):
            return foot
        feet.append(foot)
    low, high = sorted(foot.along_m for foot in feet)
    return stretch_figure(course, low, high, (*places, *start.places, *end.places), width_m=width_m)


def foot_of(course: Course, town: Figure) -> Foot | Missing:
    """Return the point of a river nearest to a town; Missing where the town lies far from it."""
    foot = course.nearest(town.lon, town.lat)
    reach = float(_table()["off_m"]) + town.extent_m
    if foot.distance_m > reach:
        name = town.places[0].name if town.places else "the place"
        return Missing(f"{name} lies {foot.distance_m / 1000:,.0f} km from the course of the {course.name}")
    return foot


def beside_figure(
    course: Course, town: Figure, relation: str, places: tuple[Place, ...], width_m: float = 0.0
) -> Figure | Missing:
    """Return the river by a town: a bridge there, "on the Euphrates near Raqqa"."""
    foot = foot_of(course, town)
    if isinstance(foot, Missing):
        return foot
    reaches = _table()["reach_m"]
    reach = town.extent_m + float(reaches.get(relation, reaches["near"]))
    low, high = foot.along_m - reach, foot.along_m + reach
    return stretch_figure(course, low, high, (*places, *town.places), best_m=foot.along_m, width_m=width_m)


def direction_of(course: Course, town: Figure, azimuth: Range) -> str:
    """Return whether a river's way up or down from a town is the one that lies towards a wind."""
    along, reach = course.nearest(town.lon, town.lat).along_m, float(_table()["default_m"])
    turns = {}
    for way, sign in (("downstream", 1.0), ("upstream", -1.0)):
        if 0.0 < along + sign * reach / 2 < course.length_m:
            _, there = geodesy.inverse(town.lon, town.lat, *course.at(along + sign * reach))
            turns[way] = abs(turn_deg(there, azimuth.best))
    return min(turns, key=lambda way: turns[way], default="")


def within_figure(course: Course, ground: Figure, places: tuple[Place, ...]) -> Figure | Missing:
    """Return what of a river lies in the shape of another locality: "on the Niger south of Mopti"."""
    shape = shape_of(ground)
    inside = shapely.intersection(course.main, shape)
    if inside.is_empty:
        return Missing(f"the course of the {course.name} does not pass there")
    along = [course.nearest(lon, lat).along_m for lon, lat in shapely.get_coordinates(inside)]
    return stretch_figure(course, min(along), max(along), (*places, *ground.places), remarks=ground.remarks)


# --- distances along a river -----------------------------------------------------------------------------------------


def distance_figure(
    course: Course, origin: Figure, distance: Range | None, relation: str, protocol: Protocol, places: tuple[Place, ...]
) -> Figure | Missing:
    """Return so far up or down a river from a town; both ways where the text does not say which."""
    foot = foot_of(course, origin)
    if isinstance(foot, Missing):
        return foot
    table = _table()
    if distance is None:
        near, best, far = 0.0, float(table["default_m"]) / 2, float(table["default_m"])
    elif protocol == "point-radius":
        half = (distance.high - distance.low) / 2 + origin.extent_m
        near, best, far = max(0.0, distance.best - half), distance.best, distance.best + half
    else:
        low, ratio, high = table["ratio"]
        near, best = max(0.0, low * distance.low - origin.extent_m), ratio * distance.best
        far = high * distance.high + origin.extent_m
    both = (*places, *(place for place in origin.places if place not in places))
    legs = [
        stretch_figure(
            course, foot.along_m + sign * near, foot.along_m + sign * far, both, best_m=foot.along_m + sign * best
        )
        for sign in {"downstream": (1,), "upstream": (-1,)}.get(relation, (1, -1))
        if foot.along_m + sign * far > 0.0 and foot.along_m + sign * near <= course.length_m
    ]
    remarks = ("no distance is given; the reach is a default",) if distance is None else ()
    if not legs:
        return Missing(f"the course of the {course.name} does not go on so far")
    if len(legs) == 1:
        return replace(legs[0], remarks=(*legs[0].remarks, *remarks))
    shape = shapely.union_all([shape_of(leg) for leg in legs])
    radius = geodesy.farthest_m(foot.lon, foot.lat, shape)
    said = "the text does not say whether up or down the river; both are kept"
    return Figure(foot.lon, foot.lat, radius, shape, radius, None, both, _remarks(course, said, *remarks))


def off_figure(
    course: Course,
    places: tuple[Place, ...],
    relation: str,
    around: Around,
    distance: Range | None = None,
) -> Figure | Missing:
    """Return "near the Yarmouk", "10 km from the Euphrates": a belt along the river."""
    low, high, remarks = spoken_of(course, around)
    best = None if remarks else _own_point(course, places)
    if distance is None:
        reaches = _table()["reach_m"]
        reach = float(reaches.get(relation, reaches["near"]))
        return stretch_figure(course, low, high, places, best_m=best, width_m=reach, remarks=remarks)
    table = load_calibration()["from_only"]
    inner, outer = float(table["low"]) * distance.low, float(table["high"]) * distance.high + course.accuracy_m
    belt = stretch_figure(course, low, high, places, best_m=best, width_m=outer, remarks=remarks)
    if inner <= course.accuracy_m:
        return belt
    shape = shape_of(belt).difference(_corridor(course.main, inner))
    return area_figure(shape, belt) if not shape.is_empty else belt


def river_mile_figure(course: Course, distance: Range, places: tuple[Place, ...]) -> Figure | Missing:
    """Return "river mile 107 of the Snake": so far above the mouth along the water, which the line cuts short."""
    low, ratio, high = _table()["drawn"]
    if distance.best * ratio > course.length_m:
        return Missing(f"the {course.name} is not that long")
    slack = float(_table()["mouth_m"][course.mouth_kind])
    near, far = low * distance.low - slack, high * distance.high + slack
    said = "river miles are counted from the mouth"
    end = course.length_m
    return stretch_figure(course, end - far, end - near, places, best_m=end - ratio * distance.best, remarks=(said,))


# --- banks -----------------------------------------------------------------------------------------------------------


def bank_figure(course: Course, side: str, ground: Figure) -> Figure | Missing:
    """Return the land along one side of a stretch of river, looking downstream; a wind names the side that is there."""
    width = float(_table()["bank_m"])
    line = shapely.simplify(_nearest_part(course.main, shape_of(ground)), course.accuracy_m / 4 / 111_195.0)
    if side in WINDS:
        side = _side_towards(line, 22.5 * WINDS.index(side))
        if not side:
            return Missing(f"the {course.name} runs that way there: neither bank lies on that side")
    lon, lat = planes.centre(line)
    local = planes.to_local(line, lon, lat)
    strip: BaseGeometry = local.buffer(width, quad_segs=4, cap_style="flat")
    if side in ("left", "right"):
        strip = _half_of(strip, local, side)
    if strip.is_empty:
        return Missing(f"the {side} bank of the {course.name} cannot be told from the line of its course")
    shape = planes.from_local(strip, lon, lat)
    foot = course.nearest(ground.lon, ground.lat)
    across = {"left": -90.0, "right": 90.0}.get(side)
    at = (foot.lon, foot.lat)
    if across is not None:
        at = geodesy.destination(*at, course.azimuth_deg(foot.along_m, span_m=2 * width) + across, width / 2)
    if not shape.covers(Point(at)):
        at = shapely.get_coordinates(shapely.shortest_line(shape, Point(at)))[0].tolist()
    radius = geodesy.farthest_m(*at, shape) + course.accuracy_m
    return Figure(at[0], at[1], radius, shape, radius, None, ground.places, ground.remarks)


def _nearest_part(line: LineString, shape: BaseGeometry) -> LineString:
    """Return the line from the first to the last point where it lies in a shape."""
    inside = shapely.intersection(line, shape)
    if inside.is_empty:
        return line
    along = [line.project(Point(at)) for at in shapely.get_coordinates(inside)]
    return shapely.ops.substring(line, min(along), max(along))  # type: ignore[return-value]  # two ends make a line


def _side_towards(line: BaseGeometry, azimuth_deg: float) -> str:
    """Return the bank that mostly lies towards a wind; empty where the river runs that way itself."""
    xy = shapely.get_coordinates(line)
    steps = np.diff(xy, axis=0) * (math.cos(math.radians(float(xy[:, 1].mean()))), 1.0)
    turn = math.radians(azimuth_deg)
    # The left normal of a step (dx, dy) is (-dy, dx).
    leftward = float((-steps[:, 1] * math.sin(turn) + steps[:, 0] * math.cos(turn)).sum())
    if abs(leftward) < _SIDEWAYS * float(np.hypot(*steps.T).sum()):
        return ""
    return "left" if leftward > 0 else "right"


_SIDEWAYS = 0.2  # less of its way than this across the wind, and a river has no bank on that side (judgement)


def _half_of(strip: BaseGeometry, line: BaseGeometry, side: str) -> BaseGeometry:
    """Return what of a strip about a line lies to its left or right."""
    xy = shapely.get_coordinates(line)
    ends = [2 * xy[0] - xy[1], *xy, 2 * xy[-1] - xy[-2]]  # drawn on, so that it cuts the strip through
    pieces = shapely.ops.split(strip, LineString(ends)).geoms
    return shapely.union_all([piece for piece in pieces if _lies_left(piece, xy) == (side == "left")])


def _lies_left(piece: BaseGeometry, xy: Any) -> bool:
    point = shapely.get_coordinates(piece.representative_point())[0]
    a, step = xy[:-1], np.diff(xy, axis=0)
    t = np.clip(((point - a) * step).sum(axis=1) / np.maximum((step**2).sum(axis=1), 1e-9), 0.0, 1.0)
    i = int(np.hypot(*(a + t[:, None] * step - point).T).argmin())
    across = point - a[i]
    return bool(step[i, 0] * across[1] - step[i, 1] * across[0] > 0)


# --- where rivers meet, and what lies off them -----------------------------------------------------------------------


def confluence_figure(a: Course, b: Course, places: tuple[Place, ...]) -> Figure | Missing:
    """Return where two rivers meet; Missing where they do not, or in several places (PHRASES 28)."""
    found = meetings(a, b)
    if not found:
        return Missing(f"the courses of the {a.name} and the {b.name} do not meet")
    if len(found) > 1:
        where = "; ".join(f"{m.lon:.2f} {m.lat:.2f}" for m in found)
        return Missing(f"the {a.name} and the {b.name} come together in {len(found)} places: {where}")
    (meeting,) = found
    radius = max(a.accuracy_m, b.accuracy_m) + max(float(_table()["confluence_m"]), meeting.gap_m)
    return Figure(meeting.lon, meeting.lat, radius, None, radius, None, places, (*_remarks(a), *_remarks(b)))


def swept_figure(
    course: Course, places: tuple[Place, ...], azimuth: Range, distance: Range | None, around: Around
) -> Figure | Missing:
    """Return "15 km east of the Euphrates", "south of the Litani": what its line sweeps when moved that way."""
    tables = load_calibration()
    low, high, remarks = spoken_of(course, around)
    if distance is None:
        inner, outer = 0.0, float(tables["heading"]["reach_m"])
        remarks = (*remarks, "no distance is given; the reach is a default")
    else:
        table = tables["from_only"]
        inner, outer = float(table["low"]) * distance.low, float(table["high"]) * distance.high
    line = course.stretch(low, high)
    lon, lat = planes.centre(line)
    local = planes.to_local(shapely.simplify(line, 0.02), lon, lat)
    xy = shapely.get_coordinates(local)
    way = np.array([math.sin(math.radians(azimuth.best)), math.cos(math.radians(azimuth.best))])
    corners = np.stack(
        [xy[:-1] + inner * way, xy[1:] + inner * way, xy[1:] + outer * way, xy[:-1] + outer * way], axis=1
    )
    swept = shapely.union_all(shapely.make_valid(shapely.polygons(corners)))
    if swept.is_empty or swept.area == 0.0:
        return Missing(f"the {course.name} runs that way: nothing lies on that side of it")
    middle = course.at((low + high) / 2)
    river = Figure(*middle, 0.0, None, 0.0, None, places, _remarks(course))
    return area_figure(planes.from_local(swept.buffer(course.accuracy_m), lon, lat), river, remarks=remarks)
