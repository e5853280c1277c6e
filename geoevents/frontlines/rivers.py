"""Great rivers as fronts: where one side holds all about one bank and another all about the other."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from geoevents.frontlines.state import NO_SIDE, Evidence
from geoevents.planes import from_local, to_local

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from geoevents.frontlines.state import Chronology
    from geoevents.gazetteer import Gazetteer

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

# On eval/frontline they bring the 95th percentile from 11.6 to 10.7 km and the mean from 4.0 to 3.7; on 22 borders, of
# which seven follow great rivers (tests/benchmarks/bench_borders.py), the IoU from .892 to .897, and one loses .002.
# Natural Earth's scale ranks up to this are the great rivers, which armies cross with effort (courses.Courses.in_box).
_GREAT = 5
_BEYOND_DEG = 0.5  # of a river that is kept around the observations
# Observations of a bank lie within so many spacings of the front; the nearest _MOST must agree, at least _LEAST. From
# a tenth of the towns of eval/frontline, 105 draws, IoU .829 (with 2 of 4 spacings .817, with no rivers .811); from a
# quarter .887 (.879), from all of them .965 alike; borders .901 (.897).
_REACH, _LEAST, _MOST = 6.0, 1, 3
_STEP = 0.5  # spacings from one position on a river to the next, no less than a river may be off its line
_LEAST_STEP_M = 2_000.0
# A river counts as contested places of this weight: .3 to 3 do alike on eval/frontline, the lower the wider the band.
_WEIGHT = 0.3
# How far the bank that a side holds may be from the line of the river: the line is true to 2 km (courses.Course).
_OFF_M = 2_000.0
NO_ROW = -1  # of positions on rivers: they are no observations


def rivers_about(known: Chronology, gazetteer: Gazetteer) -> tuple[BaseGeometry, ...]:
    """Return the courses of the great rivers about all observations, in their plane."""
    if gazetteer.courses is None:
        return ()
    west, south, east, north = from_local(shapely.MultiPoint(known.xy), known.lon, known.lat).bounds
    bounds = west - _BEYOND_DEG, south - _BEYOND_DEG, east + _BEYOND_DEG, north + _BEYOND_DEG
    courses = gazetteer.courses.in_box(bounds, highest_rank=_GREAT)
    near = [shapely.line_merge(course.main.intersection(shapely.box(*bounds))) for course in courses]
    parts = [part for part in shapely.get_parts(near) if shapely.get_dimensions(part) == 1]
    return tuple(to_local(part, known.lon, known.lat) for part in parts)


def with_river_fronts(used: Evidence, rivers: tuple[BaseGeometry, ...], spacing_m: float) -> Evidence:
    """Return the evidence with contested positions on the rivers that part two sides.

    Parameters
    ----------
    used : Evidence
    rivers : tuple of shapely geometry
        LineStrings in the plane.
    spacing_m : float
        How far apart the observations on the two sides of the front are.
    """
    found = [_parting(used, river, spacing_m) for river in rivers]
    xy = np.concatenate([np.empty((0, 2)), *found])
    if not len(xy):
        return used
    count = len(xy)
    none, one = np.zeros(count), np.full(count, _WEIGHT)
    no_row, no_place = np.full(count, NO_ROW), -2 - np.arange(count)
    own = Evidence(xy, np.full(count, NO_SIDE), one, none, no_row, no_place, none, no_row, one, none)
    return Evidence(*(np.concatenate([getattr(used, name), getattr(own, name)]) for name in used.__slots__))


def off_river_m(xy: Floats, river_xy: Floats, spacing_m: float) -> Floats:
    """Return how far fronts at positions may be off the line of the river they follow, metres; 0 where none."""
    from scipy.spatial import cKDTree

    if not len(river_xy):
        return np.zeros(len(xy))
    return np.where(cKDTree(river_xy).query(xy)[0] <= _STEP * spacing_m, _OFF_M, 0.0)


def _parting(used: Evidence, river: BaseGeometry, spacing_m: float) -> Floats:
    """Return the positions on a river, shape (m, 2), whose banks two different sides hold."""
    held = used.take(used.label != NO_SIDE)
    points = np.array(shapely.points(held.xy), dtype=object)
    away_m = np.asarray(shapely.distance(river, points))
    along_m = np.asarray(shapely.line_locate_point([river], points))
    beside = (away_m <= _REACH * spacing_m) & (along_m > 0.0) & (along_m < river.length)
    if np.count_nonzero(beside) < 2 * _LEAST:
        return np.empty((0, 2))
    held, away_m, along_m = held.take(beside), away_m[beside], along_m[beside]
    left = _is_left(held.xy, river, along_m, spacing_m / 4.0)
    step_m = max(_STEP * spacing_m, _LEAST_STEP_M)
    at_m = np.arange(step_m / 2.0, river.length, step_m)
    gap_m = np.hypot(away_m, at_m[:, None] - along_m)
    banks = np.stack([_holder_of_bank(gap_m[:, bank], held.label[bank], _REACH * spacing_m) for bank in (left, ~left)])
    parts = (banks[0] != NO_SIDE) & (banks[1] != NO_SIDE) & (banks[0] != banks[1])
    return shapely.get_coordinates(shapely.line_interpolate_point([river], at_m[parts]))


def _is_left(xy: Floats, river: BaseGeometry, along_m: Floats, about_m: float) -> NDArray[np.bool_]:
    """Tell which positions lie on the left bank, looking downstream."""
    foot, up, down = (
        shapely.get_coordinates(shapely.line_interpolate_point([river], np.clip(along_m + shift, 0.0, river.length)))
        for shift in (0.0, -about_m, about_m)
    )
    way, off = down - up, xy - foot
    return np.asarray(way[:, 0] * off[:, 1] - way[:, 1] * off[:, 0] > 0.0)


def _holder_of_bank(gap_m: Floats, label: Ints, most_m: float) -> Ints:
    """Return which side holds a bank at each position, shape (m,), by the observations nearest to it; else NO_SIDE."""
    if len(label) < _LEAST:
        return np.full(len(gap_m), NO_SIDE)
    nearest = np.argsort(gap_m, axis=1)[:, :_MOST]
    near = np.take_along_axis(gap_m, nearest, axis=1) <= most_m
    first = label[nearest[:, :1]]
    agree = ((label[nearest] == first) | ~near).all(axis=1) & (near.sum(axis=1) >= _LEAST)
    return np.where(agree, first[:, 0], NO_SIDE)
