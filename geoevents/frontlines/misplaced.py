"""Observations that contradict all their neighbours: most often a namesake's coordinates."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from geoevents.frontlines.field import fit_field
from geoevents.frontlines.state import NO_SIDE

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from geoevents.frontlines.state import Chronology, Evidence

    Floats = NDArray[np.float64]
    Bools = NDArray[np.bool_]

# An observation is doubtful when at least _DOUBTFUL_RANK others lie nearer than the nearest that agrees with it, and
# does not vouch for others when _RANK_OF_NO_WORD do. It is suspected when the front, drawn without it, passes farther
# off than a distance of _LIMITS and the field contradicts it by more deviations, and at least as many others lie nearer
# than the nearest that agrees, as that limit asks: where few are seen, a town across a river stands as alone as a
# namesake. Distances are in spacings of the front and in distances to the sixth nearest, and both must hold. Set on
# eval/frontline: of all towns they find every one that lies more than 13 km beyond the front (5.8 to 44 spacings, 2.1
# to 3.5 deviations) and no other; the deepest tip of a salient comes to 2.0 spacings.
_DOUBTFUL_RANK, _RANK_OF_NO_WORD = 2, 4
_NEIGHBOURS = 6
_TOO_FEW = 30  # of so few observations one alone is more likely an outpost than a namesake (J: as dispatches tell of)
_LIMITS = (((3.0, 0.65), 2.6, 2), ((4.0, 0.65), 2.0, 2), ((9.0, 1.5), 0.0, 5))
_FEW, _LEAST_OF_FEW = 100, 3.5  # a field fitted to so few others contradicts by chance; but for the farthest limit
_MOST, _MOST_SHARE = 20, 0.02  # doubtful ones examined, the farthest from agreement first: bounds the time
_LOCAL = 150  # nearest observations that the field around a doubtful one is fitted to
_SEEN = 64  # nearest observations searched for one that agrees
_RAYS = 24
_STEPS = 40


def find_misplaced(evidence: Evidence, known: Chronology, *, spacing_m: float, reach_m: float) -> Bools:
    """Tell which observations contradict all their neighbours so far from the front that they must be elsewhere.

    Parameters
    ----------
    evidence : Evidence
        Of one day.
    known : Chronology
        What the evidence is taken from.
    spacing_m, reach_m : float
        Of the field (`field.fit_field`).

    Returns
    -------
    ndarray of bool, shape (n,)
        A place alone among the other side's far behind its front. Two neighbours that agree with each other are a
        pocket and stay, as does a place that agreed with its neighbours when it was first reported.
    """
    from scipy.spatial import cKDTree

    count = len(evidence)
    found = np.zeros(count, dtype=bool)
    if count < _TOO_FEW:
        return found
    tree = cKDTree(evidence.xy)
    distance_m, near = (np.asarray(found) for found in tree.query(evidence.xy, k=min(_SEEN, count)))
    rank = _ranks(evidence.label, near, np.ones(count, dtype=bool))
    rank = np.maximum(rank, _ranks(evidence.label, near, rank < _RANK_OF_NO_WORD))
    trusted = rank < _RANK_OF_NO_WORD
    # The front passes before the nearest that agrees, so that this bounds how far off it is.
    agreeing_m = np.where(rank + 1 < near.shape[1], distance_m[np.arange(count), (rank + 1) % near.shape[1]], np.inf)
    depth = agreeing_m / np.maximum(_LIMITS[0][0][0] * spacing_m, _LIMITS[0][0][1] * distance_m[:, _NEIGHBOURS])
    doubtful = np.flatnonzero((rank >= _DOUBTFUL_RANK) & (depth > 1.0))
    doubtful = doubtful[np.argsort(-depth[doubtful], kind="stable")][: int(_MOST + _MOST_SHARE * count)]
    if not len(doubtful):
        return found
    around = dict(
        zip(doubtful.tolist(), np.atleast_2d(tree.query(evidence.xy[doubtful], k=min(_LOCAL, count))[1]), strict=True)
    )
    outline = shapely.MultiPoint(evidence.xy).convex_hull

    def is_suspect(at: int) -> bool:
        others = around[at][trusted[around[at]] & ~found[around[at]] & (around[at] != at)]
        depth_m, surprise = _contradiction(evidence, at, others, outline, spacing_m, reach_m)
        units_m = spacing_m, float(distance_m[at, _NEIGHBOURS])
        return _is_beyond(depth_m, surprise, units_m, len(others), int(rank[at]))

    suspects = [at for at in around if is_suspect(at)]
    found[suspects] = True
    # One that only another suspect contradicted is cleared when that one is left out.
    for at in suspects:
        found[at] = is_suspect(at) and not _agreed_once(
            evidence, known, at, within_m=float(distance_m[at, _NEIGHBOURS])
        )
    return found


def _is_beyond(depth_m: float, surprise: float, units_m: tuple[float, float], others: int, rank: int) -> bool:
    """Tell whether a contradiction is past one of the limits."""
    for distances, least, nearer in _LIMITS:
        enough = max(least, _LEAST_OF_FEW) if least and others <= _FEW else least
        far = all(depth_m > times * unit for times, unit in zip(distances, units_m, strict=True))
        if far and surprise >= enough and rank >= nearer:
            return True
    return False


def _ranks(label: NDArray[np.int64], near: NDArray[np.int64], trusted: Bools) -> NDArray[np.int64]:
    """Count the observations nearer than the nearest trusted one that agrees.

    One of the same side or a contested one agrees with a held place; with a contested place agrees any of another side
    than its nearest neighbour's.
    """
    others = label[near]
    own = label[:, None]
    itself = near == np.arange(len(label))[:, None]
    held = (others != NO_SIDE) & ~itself
    first = np.take_along_axis(others, held.argmax(axis=1)[:, None], axis=1)
    agrees = np.where(own == NO_SIDE, held & (others != first), (others == own) | (others == NO_SIDE)) & ~itself
    agrees &= trusted[near]
    return np.asarray(np.where(agrees.any(axis=1), agrees.argmax(axis=1) - 1, agrees.shape[1]))


def _agreed_once(evidence: Evidence, known: Chronology, at: int, *, within_m: float) -> bool:
    """Tell whether most neighbours of a place were its side's when that side was first reported to hold it."""
    label = int(evidence.label[at])
    then = known.at(known.first_day(int(evidence.place[at]), label))
    away_m = np.hypot(*(then.xy - evidence.xy[at]).T)
    away_m[then.place == evidence.place[at]] = np.inf
    near = np.argsort(away_m)[:_NEIGHBOURS]
    near = near[away_m[near] <= within_m]
    return bool(2 * (then.label[near] == label).sum() > _NEIGHBOURS)


def _contradiction(
    evidence: Evidence, at: int, others: NDArray[np.int64], outline: BaseGeometry, spacing_m: float, reach_m: float
) -> tuple[float, float]:
    """Return how far off the front passes without an observation, metres, and how many deviations contradict it.

    Both are 0 where the others do not contradict it.
    """
    label = evidence.label[others]
    contested = evidence.label[at] == NO_SIDE
    held = label[label != NO_SIDE]
    if not len(held):
        return 0.0, 0.0
    side = held[0] if contested else evidence.label[at]
    sign = np.where(label == NO_SIDE, 0.0, np.where(label == side, 1.0, -1.0))
    field = fit_field(
        evidence.xy[others], sign, np.ones(len(others)), evidence.doubt[others], spacing_m=spacing_m, reach_m=reach_m
    )
    place = evidence.xy[at : at + 1]
    here, deviation = float(field.mean(place)[0]), float(field.deviation(place)[0])
    if (here > 0.0) != contested:
        return 0.0, 0.0
    turn = np.linspace(0.0, 2.0 * np.pi, _RAYS, endpoint=False)
    rays = np.column_stack([np.cos(turn), np.sin(turn)])
    reach = float(np.hypot(*(evidence.xy[others] - place).T).max())
    radii = np.linspace(0.0, reach, _STEPS + 1)[1:]
    positions = (place + radii[:, None, None] * rays).reshape(-1, 2)
    crosses = ((field.mean(positions) > 0.0) != (here > 0.0)) & shapely.contains_xy(outline, *positions.T)
    crossed = np.flatnonzero(crosses.reshape(_STEPS, _RAYS).any(axis=1))
    return float(radii[crossed[0]]) if len(crossed) else reach, abs(here) / float(np.hypot(1.0, deviation))
