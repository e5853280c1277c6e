"""The front of one day, in the plane of the theatre."""

from __future__ import annotations

from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geoevents.frontlines.field import Field, Sites, fit_field
from geoevents.frontlines.misplaced import find_misplaced
from geoevents.frontlines.rivers import NO_ROW, off_river_m, with_river_fronts
from geoevents.frontlines.state import NO_SIDE, Chronology, Evidence
from geoevents.frontlines.surroundings import Surroundings
from geoevents.frontlines.theatre import facing_distance_m, hull_of, theatre_of
from geoevents.frontlines.tiling import Tiling, tile

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely import LineString
    from shapely.geometry.base import BaseGeometry

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

# A band holds the true front for this share of its length ...
BAND_PROBABILITY = 0.8
# ... when it is this many standard deviations of the field wide each way (measured on eval/frontline with
# tests/benchmarks/bench_frontlines.py; a normal error alone would need 1.28).
_BAND_DEVIATIONS = 1.95
# Length scale of the fields, in extents of the evidence: as long as this, a trend at the edge goes on beyond it. From a
# tenth of the towns of eval/frontline 1 scores .004 less; from all of them 0.3 to 3 do alike.
_REACH = 3.0
_PIECE = 1.5  # length of the pieces a line is cut into, in spacings of the front
_SAMPLES = 4  # positions on a piece where its uncertainty is worked out
_MOST_SUPPORT = 1000  # observations the field is fitted to; where there are more, those behind the front are thinned
# Where reports are foretold from one another with so many nats less surprise when their ages are passed over, people
# keep the table up: what stands is not dated anew, and an old report is as good as a new one. Found on 20 of 21 days of
# eval/frontline with each town's own date (2 to 4 nats; IoU .963 instead of .959), of made theatres in half
# (benchmarks/bench_theatres.py), of made collapsing wars in none. 0 to 1 do alike.
_KEPT_UP_NATS = 0.5
_FACING = 12  # nearest neighbours among which another side makes an observation one of the front's
# Observations of at least this weight that the field denies are emphasised so much each time and fitted again.
_FRESH, _EMPHASIS, _MOST_REFITS = 0.5, 8.0, 1
# Grid steps across the theatre, at most and at least, and in a spacing of the front.
_GRID_MOST, _GRID_LEAST, _GRID_IN_SPACING = 420, 150, 5.0


@dataclass(frozen=True, slots=True)
class Piece:
    """A piece of front between two sides, with the half-width of its band and how many observations shape it."""

    sides: tuple[int, int]
    line: LineString
    uncertainty_m: float
    observations: int


@dataclass(frozen=True, slots=True)
class FrontDay:
    """Who holds what on one day.

    Parameters
    ----------
    evidence : Evidence
    misplaced : ndarray of bool, shape (n,)
        Which of the evidence was left out as misplaced.
    areas : dict of int to shapely geometry
        By side; they tile the theatre.
    pieces : tuple of Piece
    contested : dict of tuple of int to shapely geometry
        Surroundings of contested places, by the two nearest sides.
    reason : str
        Why there is no front; empty where there is one.
    fitted : dict of int to Fitted
        By side, what the next day of a series starts from.
    """

    evidence: Evidence
    misplaced: Bools
    areas: dict[int, BaseGeometry]
    pieces: tuple[Piece, ...]
    contested: dict[tuple[int, ...], BaseGeometry]
    reason: str = ""
    fitted: dict[int, Fitted] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Fitted:
    """Sites of a side's field by the observations' keys, which are in order."""

    keys: NDArray[np.int64]
    sites: Sites

    def of(self, keys: NDArray[np.int64]) -> Sites:
        """Return the sites of observations, NaN where they are new."""
        at = np.minimum(np.searchsorted(self.keys, keys), len(self.keys) - 1)
        known = self.keys[at] == keys
        return Sites(*(np.where(known, values[at], np.nan) for values in self.sites))


def draw_day(
    known: Chronology,
    day: int,
    clip: BaseGeometry | None,
    *,
    half_life_days: float,
    before: dict[int, Fitted] | None = None,
    rivers: tuple[BaseGeometry, ...] = (),
) -> FrontDay:
    """Draw the areas and fronts of one day.

    Parameters
    ----------
    known : Chronology
    day : int
        Days since 1970-01-01.
    clip : shapely geometry or None
        In the plane.
    half_life_days : float
    before : dict of int to Fitted, optional
        ``fitted`` of a day not long before: the fields are then worked out from those.
    rivers : tuple of LineString
        In the plane: the front follows them where they part the sides.
    """
    evidence, misplaced, model = _accounted(known, known.at(day, half_life_days=half_life_days), before or {}, rivers)
    if model is None:
        return _without_front(evidence, misplaced, known.sides, clip)
    used, seen, spacing_m = evidence.take(~misplaced), model.sides, model.spacing_m
    hull = hull_of(used, spacing_m)
    theatre = theatre_of(hull, clip)
    if theatre.is_empty:
        return FrontDay(
            evidence, misplaced, {}, (), {}, "no front: the observations' neighbourhood is outside the clip"
        )
    west, south, east, north = hull.bounds
    extent_m = max(east - west, north - south)
    step_m = max(extent_m / _GRID_MOST, min(spacing_m / _GRID_IN_SPACING, extent_m / _GRID_LEAST))
    dense = np.searchsorted(seen, used.label)
    tiling = tile(model.fields, hull=hull, theatre=theatre, step_m=step_m, xy=used.xy,
                  label=np.where(used.label == NO_SIDE, NO_SIDE, dense))  # fmt: skip
    areas = {int(seen[label]): area for label, area in tiling.areas.items()}
    pieces = _pieces(tiling, model, used, day)
    reason = "" if pieces else f"no front: {_why(areas, known.sides)}"
    return FrontDay(evidence, misplaced, areas, pieces, _contested(used, theatre, spacing_m), reason, model.fitted)


def _why(areas: dict[int, BaseGeometry], sides: tuple[str, ...]) -> str:
    """Say why sides that were all seen have no line between them."""
    if len(areas) == 1:
        return f"no place is left where another side outweighs {sides[next(iter(areas))]}"
    return "the sides' areas do not touch inside the theatre"


def _accounted(
    known: Chronology, evidence: Evidence, before: dict[int, Fitted], rivers: tuple[BaseGeometry, ...]
) -> tuple[Evidence, Bools, _Model | None]:
    """Fit the fields to the evidence, with or without ageing: the reports tell which accounts for them better.

    Returns the evidence, which of it is misplaced, and the fields; no fields where fewer than two sides are left.
    """
    misplaced = _misplaced(evidence, known)
    used = evidence.take(~misplaced)
    if len(_sides(used)) < 2:
        return evidence, misplaced, None
    model = _Model(used, before, rivers)
    if not evidence.age_days.any():
        return evidence, misplaced, model
    kept_up = _Model(used.kept_up(), before, rivers)
    if kept_up.surprise >= model.surprise - _KEPT_UP_NATS:
        return evidence, misplaced, model
    evidence = evidence.kept_up()
    anew = _misplaced(evidence, known)
    if (anew == misplaced).all():
        return evidence, misplaced, kept_up
    used = evidence.take(~anew)
    return evidence, anew, _Model(used, before, rivers) if len(_sides(used)) > 1 else None


def _sides(evidence: Evidence) -> NDArray[np.int64]:
    return np.unique(evidence.label[evidence.label != NO_SIDE])


def _misplaced(evidence: Evidence, known: Chronology) -> Bools:
    if len(_sides(evidence)) < 2:
        return np.zeros(len(evidence), dtype=bool)
    return find_misplaced(evidence, known, spacing_m=facing_distance_m(evidence), reach_m=_reach_m(evidence))


def _without_front(evidence: Evidence, misplaced: Bools, sides: tuple[str, ...], clip: BaseGeometry | None) -> FrontDay:
    used = evidence.take(~misplaced)
    held = used.label[used.label != NO_SIDE]
    if not len(held):
        return FrontDay(evidence, misplaced, {}, (), {}, "no front: every place seen is contested")
    only = int(held[0])
    area = theatre_of(hull_of(used, _reach_m(used)), clip)
    areas = {} if area.is_empty else {only: area}
    left_out = f" ({misplaced.sum()} suspected misplaced left out)" if misplaced.any() else ""
    return FrontDay(evidence, misplaced, areas, (), {}, f"no front: only one side, {sides[only]}, is seen{left_out}")


def _reach_m(evidence: Evidence) -> float:
    return _REACH * max(float(np.hypot(*np.ptp(evidence.xy, axis=0))), 1.0)


class _Model:
    """The fields of all sides, one against the rest; of two sides one field says all."""

    def __init__(self, evidence: Evidence, before: dict[int, Fitted], rivers: tuple[BaseGeometry, ...]) -> None:
        self.spacing_m, reach_m = facing_distance_m(evidence), _reach_m(evidence)
        support = with_river_fronts(_support(evidence), rivers, self.spacing_m)
        self.river_xy = support.xy[support.row == NO_ROW]
        nearest = _nearest_sides(support, evidence)
        self.sides = _sides(evidence)
        self.two = len(self.sides) == 2
        self.surprise = 0.0
        self.by_side: list[Field] = []
        self.fitted: dict[int, Fitted] = {}
        keys = support.keys()
        order = np.argsort(keys)
        for side in self.sides[:1] if self.two else self.sides:
            sign = np.where(support.label == side, 1.0, -1.0)
            sign[(support.label == NO_SIDE) & (nearest == side).any(axis=1)] = 0.0
            side_before = before.get(int(side))
            start = side_before.of(keys) if side_before else None
            fields = _honouring(support, sign, self.spacing_m, reach_m, start)
            self.by_side.append(fields[-1])
            self.surprise += fields[0].surprise
            self.fitted[int(side)] = Fitted(keys[order], Sites(*(values[order] for values in fields[0].sites)))

    def fields(self, xy: Floats) -> Floats:
        """Return the field of each side at positions, shape (sides, m)."""
        means = [field.mean(xy) for field in self.by_side]
        return np.stack([means[0], -means[0]] if self.two else means)

    def uncertainty_m(self, xy: Floats, pair: tuple[int, int]) -> Floats:
        """Return the half-width of the band at positions on the front between two sides."""
        step_m = self.spacing_m / 4.0
        if self.two:
            deviation, slope = self.by_side[0].deviation(xy), self.by_side[0].slope(xy, step_m)
        else:  # of the one side's lead over the other, whose fields say much the same with opposite signs
            fields = [self.by_side[side] for side in pair]
            deviation = np.hypot(*(field.deviation(xy) for field in fields))
            slope = np.hypot(*np.subtract(*(field.gradient(xy, step_m) for field in fields)))
        half_m = _BAND_DEVIATIONS * deviation / np.maximum(slope, 1e-12)
        return half_m + off_river_m(xy, self.river_xy, self.spacing_m)


def _honouring(support: Evidence, sign: Floats, spacing_m: float, reach_m: float, start: Sites | None) -> list[Field]:
    """Fit a field; where it denies fresh observations fit it again with their right sign, so that pockets stay."""
    weight = support.weight.copy()
    fields = [fit_field(support.xy, sign, weight, support.doubt, spacing_m=spacing_m, reach_m=reach_m, start=start)]
    for _ in range(_MOST_REFITS):
        denied = (sign * fields[-1].mean(support.xy) < 0.0) & (support.weight >= _FRESH)
        if not denied.any():
            break
        weight[denied] *= _EMPHASIS
        start = fields[-1].sites
        fields.append(
            fit_field(support.xy, sign, weight, support.doubt, spacing_m=spacing_m, reach_m=reach_m, start=start)
        )
    return fields


def _support(evidence: Evidence) -> Evidence:
    """Return the observations a field is fitted to: all, or those near the front and a thinned rest."""
    from scipy.spatial import cKDTree

    if len(evidence) <= _MOST_SUPPORT:
        return evidence
    near = cKDTree(evidence.xy).query(evidence.xy, k=_FACING)[1]
    facing = (evidence.label[near] != evidence.label[:, None]).any(axis=1)
    cell_m = np.sqrt(np.prod(np.ptp(evidence.xy, axis=0)) / _MOST_SUPPORT)
    kept = _one_a_cell(evidence, facing, cell_m)
    while len(kept) > _MOST_SUPPORT:
        cell_m *= 1.2
        kept = _one_a_cell(evidence, facing & (len(np.flatnonzero(facing)) < _MOST_SUPPORT // 2), cell_m)
    return evidence.take(kept)


def _one_a_cell(evidence: Evidence, always: Bools, cell_m: float) -> NDArray[np.int64]:
    cell = np.floor(evidence.xy / cell_m).astype(np.int64)
    keys = np.column_stack([cell, evidence.label])
    _, first = np.unique(keys, axis=0, return_index=True)
    return np.union1d(first, np.flatnonzero(always))


def _nearest_sides(of: Evidence, among: Evidence) -> NDArray[np.int64]:
    """Return the labels of the two sides nearest to each position, shape (n, 2), the nearer first."""
    from scipy.spatial import cKDTree

    sides = np.unique(among.label[among.label != NO_SIDE])
    away = np.stack([cKDTree(among.xy[among.label == side]).query(of.xy)[0] for side in sides], axis=1)
    return np.asarray(sides[np.argsort(away, axis=1)[:, :2]])


def _pieces(tiling: Tiling, model: _Model, used: Evidence, day: int) -> tuple[Piece, ...]:
    labels = _sides(used)
    surroundings = Surroundings(used, day)
    pieces = []
    for (low, high), edge in tiling.lines.items():
        sides = int(labels[low]), int(labels[high])
        for line in shapely.get_parts(edge):
            for part in _cut(line, _PIECE * model.spacing_m):
                along = (np.arange(_SAMPLES) + 0.5) / _SAMPLES
                xy = shapely.get_coordinates(shapely.line_interpolate_point([part], along, normalized=True))
                half_m, count = surroundings.bound(xy, sides, model.uncertainty_m(xy, (low, high)))
                pieces.append(Piece(sides, part, half_m, count))
    return tuple(pieces)


def _cut(line: LineString, length_m: float) -> list[LineString]:
    """Cut a line at vertices into about equal pieces no longer than ``length_m`` or two vertices.

    A cut between vertices would leave the shared edge when both are brought back to longitude and latitude.
    """
    xy = shapely.get_coordinates(line)
    along_m = np.concatenate([[0.0], np.cumsum(np.hypot(*np.diff(xy, axis=0).T))])
    count = max(1, int(np.ceil(along_m[-1] / length_m)))
    at = np.unique(np.searchsorted(along_m, np.linspace(0.0, along_m[-1], count + 1)[1:-1]))
    ends = [0, *at[(at > 0) & (at < len(xy) - 1)].tolist(), len(xy) - 1]
    return [shapely.LineString(xy[start : end + 1]) for start, end in pairwise(ends)]


def _contested(used: Evidence, theatre: BaseGeometry, spacing_m: float) -> dict[tuple[int, ...], BaseGeometry]:
    """Return the ground about contested places that is nearer to them than to held ones, by the two nearest sides."""
    from scipy.spatial import cKDTree

    places = np.flatnonzero(used.label == NO_SIDE)
    if not len(places):
        return {}
    held = used.take(used.label != NO_SIDE)
    around = used.take(places)
    away_m = cKDTree(held.xy).query(around.xy)[0]
    discs = shapely.buffer(shapely.points(around.xy), np.minimum(away_m, spacing_m) / 2.0)
    nearest = np.sort(_nearest_sides(around, held), axis=1)
    zones = {}
    for pair in {tuple(row) for row in nearest.tolist()}:
        zone = shapely.union_all(discs[(nearest == pair).all(axis=1)]).intersection(theatre)
        if not zone.is_empty:
            zones[pair] = zone
    return zones
