"""Which place each name means: one choice a name and document, all names of the document together.

Every candidate place gets a row of features; a trained linear model scores it in two passes. The first sees the place
and the words beside the name; the second also sees what the first made of all other names: their countries, their
first-level divisions and how near they lie.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING

import numpy as np

from geoevents.linear import load_model
from geoevents.model import Alternative, Instead, Place
from geoevents.toponyms.tabulating import COLUMN, EARTH_KM, FEATURES, NOTHING_KNOWN, Candidates, Prior, Query, tabulate

if TYPE_CHECKING:
    from numpy.typing import NDArray

_NEAR_KM = np.array([25.0, 100.0, 400.0])[:, None, None]
_DECAY_KM = 300.0  # ... and six times as steep, 50 km, where one sentence names both
# Of more names than this in one document, the surest tell the others where they are; and so many distances are held in
# memory at once: a list of 4,000 names is placed in 300 MB instead of 4 GB (judgement).
_MOST_CENTRES = 1000
_MOST_DISTANCES = 1_000_000
# Places this likely count in what lies near (cross-validated: .005 more of LGL's names are right).
_LEAST_SHARE = 0.05
_NAMED = 0.5  # share from which a country counts as named
_FEW_NAMES = 6  # of a text in which the only country it names decides: more names tell of each other (judgement)
# Rounds in which the likely places of each name tell of the others (cross-validated: 2 place .005 of LGL's names less).
_ROUNDS = 3
_CONTEXT = slice(COLUMN["country-share"], COLUMN["demonym"])  # what add_context fills
_NEAR = slice(COLUMN["near25"], COLUMN["near400"] + 1)
_COUNTRY_SHARE, _ADMIN1_SHARE = COLUMN["country-share"], COLUMN["admin1-share"]


@dataclass(slots=True)
class Choice:
    """The place chosen for a query.

    Parameters
    ----------
    place : Place
    probability : float
        That it is the one meant.
    alternatives : tuple of Alternative
        Best first.
    """

    place: Place
    probability: float
    alternatives: tuple[Alternative, ...]


@dataclass(slots=True)
class Settled:
    """What a document's queries came to: the choice, remarks and trust of each, and what stands for its place."""

    choices: list[Choice | None]
    remarks: list[tuple[str, ...]]
    trust: list[float]
    instead: list[Instead]


def shares_of(table: Candidates, scores: NDArray[np.float64], temperature: float) -> NDArray[np.float64]:
    """Softmax of the scores inside each query."""
    scaled = scores / temperature
    top = np.maximum.reduceat(scaled, table.starts)
    raised = np.exp(scaled - top[table.owner])
    total = np.add.reduceat(raised, table.starts)
    return raised / total[table.owner]


def add_context(table: Candidates, share: NDArray[np.float64]) -> None:
    """Fill the second pass's features from the first pass's shares."""
    matrix, owner = table.matrix, table.owner
    matrix[:, _CONTEXT] = 0.0
    n_queries, n_countries = len(table.queries), table.n_countries
    if n_queries < 2:
        matrix[:, COLUMN["country-none"]] = 1.0
        return
    mass = share * table.importance
    own = np.bincount(table.cells, np.concatenate((mass, mass)), n_queries * table.n_codes)
    own = own.reshape(n_queries, -1)
    own[:, 0] = own[:, n_countries] = 0.0
    others = np.add.reduce(own) - own
    totals = np.add.reduceat(others, (0, n_countries), axis=1)
    least = np.maximum(totals, 1e-9)
    shares = others.ravel()[table.cells].reshape(2, -1) / least[owner].T
    matrix[:, _COUNTRY_SHARE], matrix[:, _ADMIN1_SHARE] = shares
    highest = np.maximum.reduce(others[:, :n_countries], axis=1) / least[:, 0] - 1e-12
    matrix[:, COLUMN["country-top"]] = (shares[0] >= highest[owner]) & (table.country > 0)
    all_told = totals[:, 0]
    matrix[:, COLUMN["country-none"]] = (all_told < 1e-9)[owner]
    told = (all_told > 1e-9)[owner]
    matrix[:, COLUMN["area-abroad"]] = matrix[:, COLUMN["area-of-town|US"]] * (1.0 - shares[0]) * told
    _add_named(table, share)
    _add_proximity(table, share)


def _add_named(table: Candidates, share: NDArray[np.float64]) -> None:
    """Mark places whose country or first-level division the document names."""
    for rows, codes, column in zip(
        table.naming, (table.country, table.admin1), ("country-named", "admin1-named"), strict=True
    ):
        if not len(rows):
            continue
        likely: dict[int, float] = {}  # by code: for the few there are, faster than np.maximum.at
        for code, part in zip(codes[rows].tolist(), share[rows].tolist(), strict=True):
            likely[code] = max(part, likely.get(code, 0.0))
        likely[0] = 0.0
        named = np.zeros(table.n_codes)
        named[list(likely)] = list(likely.values())
        marked = named[codes]
        marked[rows] = 0.0
        table.matrix[:, COLUMN[column]] = marked
        few = len(table.queries) <= _FEW_NAMES
        if few and column == "country-named" and sum([part > _NAMED for part in likely.values()]) == 1:
            # The name that names the country is no town in it ("in Kosovo" is not Kosovo Polje), and no country holds
            # an ocean.
            asked = np.where(table.matrix[:, COLUMN["ocean"]] > 0.0, max(likely.values()), marked)
            naming = np.zeros(len(table.queries), dtype=bool)
            naming[table.owner[rows]] = True
            table.matrix[:, COLUMN["country-only"]] = np.where(naming[table.owner], 0.0, asked)


def _add_proximity(table: Candidates, share: NDArray[np.float64]) -> None:
    """Measure how near each candidate lies to the likely places of the other names."""
    highest = np.maximum.reduceat(share, table.starts)[table.owner]
    best = ((share >= np.minimum(highest, _LEAST_SHARE)) & ~table.areal).nonzero()[0]
    if not len(best):
        return
    if len(best) > _MOST_CENTRES:
        best = np.sort(best[np.argsort(-share[best], kind="stable")[:_MOST_CENTRES]])
    weighed = _weighed(table, best, share)
    decayed, weight, beside = weighed[3:]
    np.minimum(1.0, weighed[:3], out=table.matrix[:, _NEAR].T)
    table.matrix[:, COLUMN["proximity"]] = decayed / np.maximum(weight, 1e-9)
    table.matrix[:, COLUMN["beside"]] = np.minimum(1.0, beside)


def _weighed(table: Candidates, centres: NDArray[np.intp], share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Add up what the likely places count for each candidate; shape (6, candidates), as in :func:`_kernel`."""
    rows, step = len(table.places), max(1, _MOST_DISTANCES // len(centres))
    if rows > step:
        slices = (slice(low, low + step) for low in range(0, rows, step))
        return np.concatenate([_kernel(table, centres, part) @ share[centres] for part in slices], axis=1)
    if table.kernel is None or table.centres.tobytes() != centres.tobytes():
        table.centres, table.kernel = centres, _kernel(table, centres, slice(None))
    weighed: NDArray[np.float64] = table.kernel @ share[centres]
    return weighed


def _kernel(table: Candidates, centres: NDArray[np.intp], part: slice) -> NDArray[np.float64]:
    """Return what a likely place counts for each candidate of a part.

    Within three distances, by decay, at all, and by a steeper decay where a sentence names both. Shape (6, candidates,
    centres). A name counts nothing for itself, and nothing counts for an area: its one point says little of where it
    lies.
    """
    cosines = table.unit[part].dot(table.unit[centres].T)
    km = EARTH_KM * np.arccos(np.minimum(np.maximum(cosines, -1.0), 1.0))
    kernel = np.empty((6, *km.shape))
    kernel[:3] = km <= _NEAR_KM
    kernel[3] = decayed = np.exp(-km / _DECAY_KM)
    kernel[4] = 1.0
    square = decayed * decayed  # much cheaper than a power
    kernel[5] = square * square * square * _share_sentence(table, part, centres)
    kernel *= (table.owner[part, None] != table.owner[centres]) & ~table.areal[part, None]
    return kernel


def _share_sentence(table: Candidates, part: slice, centres: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Tell which candidates of a part, and which likely places, a sentence names together; shape (part, centres)."""
    owners = table.owner[part]
    begin = owners[0]
    shared = table.stands[begin : owners[-1] + 1].dot(table.stands[table.owner[centres]].T) > 0.0
    together: NDArray[np.bool_] = shared[owners - begin]
    return together


def score_places(
    table: Candidates, first: NDArray[np.float64], second: NDArray[np.float64], temperature: float
) -> NDArray[np.float64]:
    """Return the probability of every candidate after both passes."""
    if len(table.places) == len(table.queries):
        return np.ones(len(table.places))  # each name has but one
    share = shares_of(table, table.matrix.dot(first), 1.0)  # the same as @, in half the time for so small a table
    for _ in range(_ROUNDS if len(table.queries) > 1 else 1):  # one name has none to learn from
        add_context(table, share)
        told = share.tobytes()
        share = shares_of(table, table.matrix.dot(second), temperature)
        if share.tobytes() == told:
            break  # nothing more is learnt
    return share


def resolve_queries(queries: Sequence[Query], *, prior: Prior = NOTHING_KNOWN) -> list[Choice | None]:
    """Choose a place for every query of a document.

    Parameters
    ----------
    queries : sequence of Query
    prior : Prior, optional

    Returns
    -------
    list of Choice or None
        One for each query; None where it has no candidate.
    """
    known = [query for query in queries if query.places]
    if not known:
        return [None] * len(queries)
    table = tabulate(known, prior)
    temperature = load_model("places").temperature
    share = score_places(table, _model_weights("places-first"), _model_weights("places"), temperature).tolist()
    bounds = pairwise([*table.starts.tolist(), len(share)])
    chosen = iter([rank(table.places[begin:end], share[begin:end]) for begin, end in bounds])
    return [next(chosen) if query.places else None for query in queries]


@lru_cache(maxsize=4)
def _model_weights(name: str) -> NDArray[np.float64]:
    weights = load_model(name).weights
    return np.array([weights.get(feature, 0.0) for feature in FEATURES])


def rank(places: Sequence[Place], shares: Sequence[float]) -> Choice:
    """Put the likeliest place first and the next five after it."""
    order = sorted(range(len(shares)), key=shares.__getitem__, reverse=True)
    first, *rest = [Alternative(places[i], shares[i]) for i in order[:6]]
    return Choice(first.place, first.probability, tuple(rest))
