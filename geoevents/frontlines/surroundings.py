"""What the observations around a front say of it: how far off it can be, and how fast it moves."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from geoevents.frontlines.advances import OF_LATE_DAYS, Advance
from geoevents.frontlines.state import NO_SIDE

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geoevents.frontlines.state import Evidence

    Floats = NDArray[np.float64]

# How fast a front that seems to stand may creep since the last report from its surroundings: half of the front of
# eval/frontline moved faster in July 2024, a fifth twice as fast.
_CREEP_M_A_DAY = 10.0
_NEAREST = 3  # observations of either side that count as shaping a position on a line
# What the front may have moved unseen, in metres it moved of late. With it the bands of made collapses
# (benchmarks/bench_collapses.py) hold .75 instead of .64 of the front, of fronts that collapse by 10 km a day .87
# instead of .37 (--wars, last reports); those of fronts that stand are as before.
_UNSEEN = 0.6


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
        early = day - used.since >= OF_LATE_DAYS
        self.advances = {
            side: Advance(used.xy[rows], early[rows])
            for side, rows in self.rows.items()
            if side != NO_SIDE and used.age_days.any()  # a table that is kept up, or of one day, tells nothing of days
        }

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
        half_m = np.minimum(half_m, farther_m) + _CREEP_M_A_DAY * newest_days + _UNSEEN * self._moved_m(xy, sides)
        return float(np.maximum(half_m, beyond_m).mean()), len(near)

    def _moved_m(self, xy: Floats, sides: tuple[int, int]) -> float:
        """Return how far either side has pushed the front about positions of late, metres."""
        if not self.advances:
            return 0.0
        pushed = [self.advances[side].towards(xy).mean() for side in sides]
        return abs(float(pushed[0] - pushed[1]))
