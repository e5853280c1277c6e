"""How far sides have come forward of late, read off the places that they held some days ago already."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]

# A side has come of late to hold what it has held for fewer days (J: a week, whose last days nobody has told of yet).
OF_LATE_DAYS = 5
# How late reports of what fell come on average (J: papers and maps are one to five days behind). Made wars that
# collapse by 10 km a day, told of in the last report of each town (benchmarks/bench_frontlines.py --wars), are drawn
# 15.7 km off in the mean with it, 20.8 without; what reads more into the same reports moves fronts that stand.
LATE_DAYS = 3.0
_MOST_DOUBT = 0.95  # 0.5 draws them 3 km farther off
# What a side has come nearer by less than this share of the way to it is chance: which of its places was told of anew.
# Fronts that stand (benchmarks/bench_theatres.py, last reports) are IoU .969 with it, .967 without, wars as above.
_CHANCE = 0.5
_LEAST = 6  # places that were held early: of fewer, a first report is as likely news of an old holding (J)


class Advance:
    """By how much nearer to positions some places lie than those of them that were held early already.

    Parameters
    ----------
    xy : ndarray of float, shape (n, 2)
        The places, metres.
    early : ndarray of bool, shape (n,)
        Which of them the side has not come to hold of late.
    """

    def __init__(self, xy: Floats, early: Bools) -> None:
        from scipy.spatial import cKDTree

        self._now, self._early = (cKDTree(places) for places in (xy, xy[early]))
        self._was_early = early

    def towards(self, at: Floats, *, themselves: bool = False) -> Floats:
        """Return the metres for positions, shape (m, 2); 0 where too few places were held early to tell.

        ``themselves`` says that the positions are the places, all in order: the nearest other one counts.
        """
        if self._early.n < _LEAST:
            return np.zeros(len(at))
        then_m, now_m = (np.asarray(tree.query(at, k=2)[0]) for tree in (self._early, self._now))
        if themselves:
            # A place that was not held early is not among those that were: the nearest of them is another one.
            then_m, now_m = np.where(self._was_early, then_m[:, 1], then_m[:, 0]), now_m[:, 1]
        else:
            then_m, now_m = then_m[:, 0], now_m[:, 0]
        return np.asarray(np.maximum(then_m - now_m, 0.0))


def overtaken(xy: Floats, label: Ints, since: Ints, age_days: Floats, day: int) -> Floats:
    """Return for each place the chance that another side has reached it and nobody has told of it yet.

    Parameters
    ----------
    xy : ndarray of float, shape (n, 2)
        Metres.
    label : ndarray of int, shape (n,)
        Numbers of the sides; negative where none holds the place.
    since : ndarray of int, shape (n,)
        Day from which on the side was reported to hold the place.
    age_days : ndarray of float, shape (n,)
        Since the last report.
    day : int
    """
    from scipy.spatial import cKDTree

    chance = np.zeros(len(xy))
    early, held = day - since >= OF_LATE_DAYS, label >= 0
    if early[held].all() or not early[held].any():
        return chance
    for side in np.unique(label[held]):
        own, others = label == side, held & (label != side)
        # Reports of one day tell of no pace.
        if len(np.unique(since[others & ~early])) < 2:
            continue
        # Where both sides' reports are new, it is the reports that came and not a side.
        theirs, ours = (Advance(xy[of], early[of]) for of in (others, own))
        net_m = theirs.towards(xy[own]) - ours.towards(xy[own], themselves=True)
        away_m = cKDTree(xy[others]).query(xy[own])[0]
        net_m -= _CHANCE * away_m
        days = away_m * OF_LATE_DAYS / np.maximum(net_m, 1.0)
        unseen_days = np.clip(age_days[own], 1e-3, LATE_DAYS)
        chance[own] = np.where(net_m > 0.0, _MOST_DOUBT * np.exp(-days / unseen_days), 0.0)
    return chance
