"""What the observations around a front say of it: how far off it can be, and how fast it moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from geoevents.frontlines.state import NO_SIDE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geoevents.frontlines.state import Evidence

    Floats = NDArray[np.float64]

# How fast a front that seems to stand may creep since the last report from its surroundings: half of the front of
# eval/frontline moved faster in July 2024, a fifth twice as fast.
_CREEP_M_A_DAY = 10.0
_NEAREST = 3  # observations of either side that count as shaping a position on a line
# The pace of a front is read off so many places of a side nearest to it, at least _LEAST of which it has held for no
# more than _OF_LATE_DAYS, where it is _SURE standard errors from none. With it the bands of fronts that collapse by
# 10 km a day (benchmarks/bench_frontlines.py --wars) hold .79 instead of .68 of them, of made theatres so told .84
# instead of .75; those of fronts that stand are as before.
_AROUND, _LEAST, _OF_LATE_DAYS, _SURE = 24, 6, 30, 1.5
# How late a report of a place that fell comes (J: papers and maps are a day or two behind).
_LATE_DAYS = 2.0


class Surroundings:
    """The observations around a line: they bound how far off it can be, and are counted as shaping it.

    Parameters
    ----------
    used : Evidence
    day : int
        Of the front, since 1970-01-01.
    """

    def __init__(self, used: Evidence, day: int) -> None:
        from scipy.spatial import cKDTree

        self.rows = {int(side): np.flatnonzero(used.label == side) for side in np.unique(used.label)}
        self.trees = {side: cKDTree(used.xy[rows]) for side, rows in self.rows.items()}
        self.outline = shapely.MultiPoint(used.xy).convex_hull
        self.age_days = used.age_days
        self.held_days, self.depth_m = (day - used.since).astype(float), np.full(len(used), np.inf)
        held = used.label != NO_SIDE
        for side, rows in self.rows.items():
            if side != NO_SIDE:
                self.depth_m[rows] = cKDTree(used.xy[held & (used.label != side)]).query(used.xy[rows])[0]

    def bound(self, xy: Floats, sides: tuple[int, int], half_m: Floats) -> tuple[float, int]:
        """Return the half-width of the band about a piece, and how many observations shape the piece.

        The front is no farther off than the nearest observation of the farther side and what it may have moved since
        the last of these reports, but the band always reaches back to the evidence.
        """
        near: set[int] = set()
        farther_m = np.zeros(len(xy))
        for side in sides:
            rows = self.rows[side]
            away_m, at = (np.asarray(found) for found in self.trees[side].query(xy, k=min(_NEAREST, len(rows))))
            near.update(rows[at.ravel()].tolist())
            farther_m = np.maximum(farther_m, away_m.reshape(len(xy), -1)[:, 0])
        beyond_m = shapely.distance(self.outline, shapely.points(xy))
        newest_days = float(self.age_days[list(near)].min())
        pace_m = max(self._pace_m(xy.mean(axis=0), side) for side in sides)
        half_m = np.minimum(half_m, farther_m) + _CREEP_M_A_DAY * newest_days + pace_m * (newest_days + _LATE_DAYS)
        return float(np.maximum(half_m, beyond_m).mean()), len(near)

    def _pace_m(self, at: Floats, side: int) -> float:
        """Return how fast a side has moved the front about a position of late, metres a day; 0 where it did not.

        Where it does, its places lie the farther behind the front the longer they have been its own.
        """
        if not self.age_days.any():  # a table that is kept up, or of one day: nothing is told of days
            return 0.0
        rows = self.rows[side]
        around = rows[np.atleast_1d(self.trees[side].query(at, k=min(_AROUND, len(rows)))[1])]
        around = around[self.held_days[around] <= _OF_LATE_DAYS]
        if len(around) < _LEAST:
            return 0.0
        days, depth_m = self.held_days[around], self.depth_m[around]
        spread = days - days.mean()
        square = float((spread**2).sum())
        if square == 0.0:
            return 0.0
        pace_m = float((spread * depth_m).sum()) / square
        error_m = np.sqrt(float(((depth_m - depth_m.mean() - pace_m * spread) ** 2).sum()) / (len(around) - 2) / square)
        return pace_m if pace_m > _SURE * error_m else 0.0
