"""What is known on a day: the last word on every place, and how much of its weight time has left."""

from __future__ import annotations

from dataclasses import dataclass, replace
from datetime import date
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geoevents.control import CONTESTED
from geoevents.frontlines.advances import overtaken
from geoevents.planes import centre, to_local

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

# Label of a contested place; sides are numbered from 0.
NO_SIDE = -1
# Days after which a report that nobody repeats counts half, and the least share it keeps: towns far behind a front stay
# unreported for years and are still held. What falls while unreported is told by what falls around it (_doubts); this
# decides where two old words are all there is. On eval/frontline with each town's own date (two thirds are older than a
# year) no fading scores .001 more and 30 days with a least share of .1 .001 less; where a collapse is told by one row
# a place (benchmarks/made_fronts.py), 30 days gain .01 over 365.
HALF_LIFE_DAYS = 30.0
LEAST_SHARE = 0.3
# Points that stand for an area or a line in the evidence, at most.
_POINTS_OF_SHAPE = 24
# Chance that a report names the wrong side or the wrong place: 0.003 to 0.01 do alike on eval/frontline, where the
# misplaced that are left after find_misplaced are about so many.
_WRONG = 0.003
# A place may have fallen unreported as those around it did that fell since it was last reported. Counted are the
# nearest of the other sides, falling off over the distance to the _AROUND-th nearest place, and _STOOD that stood; a
# place none of whose neighbours went with it does not count. Of places with one report alone, _NEW_FELL are taken to
# have fallen where all others' reports about are the newer. With benchmarks/made_fronts.py, a front that collapses by
# 10 km a day: IoU .94 against .88 by age alone, from the last reports alone .90; eval/frontline with each town's own
# date loses .001 by _NEW_FELL.
_AROUND, _MOST_FALLEN, _STOOD, _NEW_FELL = 6, 24, 1.0, 0.35
_MOST_SIDES = 10_000
_NEVER = -2  # the side a place was of before, where it was of none
# Coordinates that agree to a thousandth of a degree (110 m) are one place, where no place_id says so.
_PLACE_DIGITS = 3


@dataclass(frozen=True, slots=True)
class Evidence:
    """Positions with who holds them, in the plane of the theatre.

    Parameters
    ----------
    xy : ndarray of float, shape (n, 2)
        Metres east and north of the theatre's centre.
    label : ndarray of int, shape (n,)
        Number of the side, ``NO_SIDE`` where contested.
    weight : ndarray of float, shape (n,)
    age_days : ndarray of float, shape (n,)
    row : ndarray of int, shape (n,)
        Position of the observation in its table.
    place : ndarray of int, shape (n,)
        Number of the place in its chronology.
    doubt : ndarray of float, shape (n,)
        Chance that the report would stand although the place is another side's by now.
    since : ndarray of int, shape (n,)
        Day, since 1970-01-01, of the first report of the side since the place last changed hands.
    told : ndarray of float, shape (n,)
        ``weight`` had no time passed since the last report.
    wrong : ndarray of float, shape (n,)
        ``doubt`` had no time passed: the chance that the report was wrong when made.
    """

    xy: Floats
    label: Ints
    weight: Floats
    age_days: Floats
    row: Ints
    place: Ints
    doubt: Floats
    since: Ints
    told: Floats
    wrong: Floats

    def __len__(self) -> int:
        return len(self.xy)

    def keys(self) -> Ints:
        """Return a number for each observation that stays its own from day to day: its place and side."""
        return self.place * (_MOST_SIDES + 1) + self.label - NO_SIDE

    def kept_up(self) -> Evidence:
        """Return the observations as if all were as of today, as in a table where what stands is not dated anew."""
        return replace(self, weight=self.told, age_days=np.zeros(len(self)), doubt=self.wrong)

    def take(self, chosen: NDArray[np.bool_] | Ints) -> Evidence:
        """Return the observations at these positions of the arrays, or where a mask holds."""
        return Evidence(*(getattr(self, name)[chosen] for name in self.__slots__))


@dataclass(frozen=True, slots=True)
class Chronology:
    """All observations of a table as positions in one plane, ready to be asked for any day.

    Parameters
    ----------
    sides : tuple of str
        Controllers, in the order of their labels.
    lon, lat : float
        Centre of the plane.
    xy, label, weight, row, place : ndarray, shape (n,) or (n, 2)
        ``place`` numbers the places: observations with one number are of one place.
    day : ndarray of int, shape (n,)
        Days since 1970-01-01; undated observations stand before all others.
    areas : tuple of (int, shapely geometry)
        Row and shape, in the plane, of the observations that are areas.
    """

    sides: tuple[str, ...]
    lon: float
    lat: float
    xy: Floats
    label: Ints
    weight: Floats
    row: Ints
    place: Ints
    day: Ints
    areas: tuple[tuple[int, BaseGeometry], ...]

    def at(self, day: int, *, half_life_days: float = HALF_LIFE_DAYS) -> Evidence:
        """Return the evidence of a day: for every place its last state, with what time has left of its weight.

        Parameters
        ----------
        day : int
            Days since 1970-01-01; later observations are not known yet.
        half_life_days : float
        """
        import pandas as pd

        known = pd.DataFrame(
            {"place": self.place, "day": self.day, "label": self.label, "weight": self.weight, "row": self.row}
        )[self.day <= day]
        known["at"] = known.index
        states = _last_states(known, day, half_life_days)
        at, age_days = states["at"].to_numpy(), states["age"].to_numpy()
        share = np.maximum(0.5 ** (age_days / half_life_days), LEAST_SHARE)
        told, label = states["weight"].to_numpy(), states["label"].to_numpy()
        wrong = np.asarray(_WRONG ** states["reports"].to_numpy(dtype=float))
        since = states["since"].to_numpy(dtype=np.int64)
        doubt = _doubts(self.xy[at], states, wrong)
        doubt = doubt + (1.0 - doubt) * overtaken(self.xy[at], label, since, age_days, day)
        found = Evidence(
            self.xy[at], label, told * share, age_days, self.row[at], self.place[at], doubt, since, told, wrong
        )
        return found.take(self._not_overrun(found, day))

    def first_day(self, place: int, label: int) -> int:
        """Return the day from which on a place was reported as a side's."""
        days = self.day[self.place == place]
        others = self.day[(self.place == place) & (self.label != label)]
        return int(days[days > others.max()].min()) if len(others) and (days > others.max()).any() else int(days.min())

    def borne_out(self, found: Evidence, day: int) -> NDArray[np.bool_]:
        """Tell which observations say, by a day, what the evidence of that day says: it stands on them all."""
        since = {
            (place, label): first
            for place, label, first in zip(
                found.place.tolist(), found.label.tolist(), found.since.tolist(), strict=True
            )
        }
        told = zip(self.place.tolist(), self.label.tolist(), self.day.tolist(), strict=True)
        return np.array([since.get((place, label), day + 1) <= when <= day for place, label, when in told], dtype=bool)

    def _not_overrun(self, found: Evidence, day: int) -> NDArray[np.bool_]:
        """Tell which observations no later report of a whole area has overtaken."""
        keep = np.ones(len(found), dtype=bool)
        when = dict(zip(self.row.tolist(), self.day.tolist(), strict=True))
        label = dict(zip(self.row.tolist(), self.label.tolist(), strict=True))
        for row, area in self.areas:
            if when[row] > day:
                continue
            older = (day - found.age_days < when[row]) & (found.label != label[row])
            inside = np.flatnonzero(older & keep)
            keep[inside[shapely.contains_xy(area, found.xy[inside])]] = False
        return keep


def _last_states(known: pd.DataFrame, day: int, half_life_days: float) -> pd.DataFrame:
    """Return for every place what its last day says: label, faded weight, age and an observation that says so.

    Earlier observations of the same side since the place last changed hands add their faded weight. Where the reports
    of the last day disagree, each side keeps its own: two places may have got one position.
    """
    known = known.assign(last=known.groupby("place")["day"].transform("max"))
    final = known.loc[known["day"] == known["last"], ["place", "label"]].drop_duplicates()
    agreed = final.groupby("place")["label"].agg(["first", "size"])
    known = known.join(agreed, on="place")
    other = known["day"].where((known["label"] != known["first"]) | (known["size"] > 1))
    other = other.where(other < known["last"])
    since = other.groupby(known["place"]).transform("max").fillna(-np.inf)
    run = known[(known["day"] > since) & ((known["size"] == 1) | (known["day"] == known["last"]))]
    before = run["last"] - run["day"]
    run = run.assign(weight=run["weight"] * 0.5 ** (before / half_life_days)).sort_values("day", kind="stable")
    states = run.groupby(["place", "label"], as_index=False).agg(
        weight=("weight", "sum"),
        last=("last", "last"),
        at=("at", "last"),
        since=("day", "min"),
        reports=("day", "nunique"),
    )
    before = known[known["day"] == since].groupby("place")["label"].last()
    states["before"] = states["place"].map(before).fillna(_NEVER).astype(int)
    return states.assign(age=(day - states["last"]).astype(float))


def _doubts(xy: Floats, states: pd.DataFrame, wrong: Floats) -> Floats:
    """Return for each state the chance that its report would stand although the place is another side's by now.

    Either the report was wrong when made, or the place fell since: as often as places about it did that were of its
    side when it was last reported and have been another's since. Of those first told of as another's since then, a
    share is taken to have fallen: none where the other side's reports about are not the newer ones.
    """
    from scipy.spatial import cKDTree

    if len(xy) <= _AROUND:
        return wrong
    label, last, since, before = (states[name].to_numpy() for name in ("label", "last", "since", "before"))
    away_m, around = (np.asarray(found) for found in cKDTree(xy).query(xy, k=_AROUND + 1))
    borne_out = (label[around[:, 1:]] == label[:, None]).any(axis=1)
    fell = np.zeros(len(xy))
    for side in np.unique(label[label != NO_SIDE]):
        own, others = np.flatnonzero(label == side), np.flatnonzero(label != side)
        if not len(others):
            continue
        distance_m, at = cKDTree(xy[others]).query(xy[own], k=np.arange(1, min(_MOST_FALLEN, len(others)) + 1))
        near = np.exp(-0.5 * (distance_m / np.maximum(away_m[own, -1:], 1.0)) ** 2)
        newer = np.sign(since[others[at]] - last[own][:, None])
        total = near.sum(axis=1) + _STOOD
        told_newer = np.clip((near * newer).sum(axis=1) / total, 0.0, 1.0)
        of_side = (before[others] == side)[at]
        of_none = (before[others] == _NEVER)[at] * (_NEW_FELL * told_newer**2)[:, None]
        fell[own] = (near * borne_out[others[at]] * (newer > 0) * (of_side + of_none)).sum(axis=1) / total
    return wrong + (1.0 - wrong) * fell


def chronology(table: gpd.GeoDataFrame) -> Chronology:
    """Put a checked table (`table.checked_control`) into the plane.

    Parameters
    ----------
    table : GeoDataFrame
        With controller, date, weight, place_id and a geometry, EPSG:4326.
    """
    names = table["controller"]
    sides = tuple(dict.fromkeys(sorted(name for name in names if name != CONTESTED)))
    number = {side: at for at, side in enumerate(sides)} | {CONTESTED: NO_SIDE}
    label = np.array([number[name] for name in names], dtype=np.int64)
    days = table["date"].to_numpy().astype("datetime64[D]").astype(np.int64)
    undated = table["date"].isna().to_numpy()
    # Without any date all is as of today; else what is undated was said before all that is not.
    first = int(days[~undated].min()) if (~undated).any() else day_number(date.today()) + 1
    days = np.where(undated, first - 1, days)
    lon, lat = centre(shapely.MultiPoint(shapely.get_coordinates(table.geometry.to_numpy())))
    plane = to_local(shapely.GeometryCollection(list(table.geometry)), lon, lat)
    shapes = shapely.get_parts(plane)
    points = [_points_of(shape) for shape in shapes]
    row = np.repeat(np.arange(len(table)), [len(xy) for xy in points])
    areas = tuple((at, shape) for at, shape in enumerate(shapes) if shapely.get_dimensions(shape) == 2)
    return Chronology(
        sides, lon, lat, np.concatenate(points), label[row], table["weight"].to_numpy()[row], row,
        _places(table, points), days[row], areas,
    )  # fmt: skip


def _points_of(shape: BaseGeometry) -> Floats:
    """Return the points that stand for a shape: itself, points along a line, a lattice inside an area."""
    if shapely.get_dimensions(shape) == 0:
        return shapely.get_coordinates(shape)
    if shapely.get_dimensions(shape) == 1:
        along = (np.arange(_POINTS_OF_SHAPE) + 0.5) / _POINTS_OF_SHAPE
        return shapely.get_coordinates(shapely.line_interpolate_point([shape], along, normalized=True))
    west, south, east, north = shape.bounds
    step = max(np.sqrt(shape.area / _POINTS_OF_SHAPE), 1e-6)
    x, y = np.meshgrid(np.arange(west + step / 2, east, step), np.arange(south + step / 2, north, step))
    inside = shapely.contains_xy(shape, x.ravel(), y.ravel())
    middle = shapely.get_coordinates(shape.representative_point())
    return np.vstack([middle, np.column_stack([x.ravel(), y.ravel()])[inside]])


def _places(table: gpd.GeoDataFrame, points: list[Floats]) -> Ints:
    """Return a number for each place, by place_id or position; each point of a line or area is its own place."""
    import pandas as pd

    geometry = table.geometry
    spots = shapely.get_coordinates(shapely.point_on_surface(geometry.to_numpy())).round(_PLACE_DIGITS)
    keys = []
    for at, (identity, xy) in enumerate(zip(table["place_id"], points, strict=True)):
        single = len(xy) == 1
        base = str(identity) if identity and single else f"{spots[at][0]},{spots[at][1]}"
        keys.extend([base] if single else [f"{base}#{at}#{part}" for part in range(len(xy))])
    return np.asarray(pd.factorize(pd.Series(keys))[0], dtype=np.int64)


def day_number(day: date) -> int:
    """Return the days from 1970-01-01 to a day."""
    return (day - date(1970, 1, 1)).days
