"""Which place each name means: one choice a name and document, all names of the document together.

Every candidate place gets a row of features; a trained linear model scores it in two passes. The first sees the place
and the words beside the name; the second also sees what the first made of all other names: their countries, their
first-level divisions and how near they lie.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import accumulate
from math import log
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geoevents.folding import fold
from geoevents.linear import load_model
from geoevents.model import Alternative, Place
from geoevents.same import Same

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Candidates looked at for one name; further namesakes are almost never meant (measured on eval/lgl.jsonl).
MAX_PLACES = 40
_EARTH_KM = 6371.0088  # IUGG mean radius
_NEAR_KM = (25.0, 100.0, 400.0)
# Of more names than this in one document, the surest tell the others where they are; and so many distances are held in
# memory at once: a list of 4,000 names is placed in 300 MB instead of 4 GB (judgement).
_MOST_CENTRES = 1000
_MOST_DISTANCES = 1_000_000
# Places this likely count in what lies near (cross-validated: .005 more of LGL's names are right).
_LEAST_SHARE = 0.05
# Rounds in which the likely places of each name tell of the others (cross-validated: 2 place .005 of LGL's names less).
_ROUNDS = 3
# How the pull of an outlet's home falls off (measured on eval/lgl.jsonl: 150 km does better than 40 or 80).
_HOME_REACH_KM = 150.0

_CLASSES = (
    "country",
    "capital",
    "adm1",
    "adm2",
    "adm",
    "seat",
    "town",
    "region",
    "continent",
    "airport",
    "water",
    "other",
)
_CLASS_OF = {
    "PCLI": "country", "PCLD": "country", "PCLS": "country", "PCLF": "country", "PCLIX": "country", "PCL": "country",
    "TERR": "country", "PPLC": "capital", "ADM1": "adm1", "ADM2": "adm2", "ADM3": "adm", "ADM4": "adm", "ADM5": "adm",
    "ADMD": "adm", "PPLA": "seat", "PPLA2": "seat", "PPLA3": "town", "PPLA4": "town", "PPL": "town", "PPLX": "town",
    "PPLL": "town", "PPLG": "seat", "PPLF": "town", "PPLS": "town", "PPLR": "town", "PPLQ": "town", "RGN": "region",
    "CONT": "continent", "AIRP": "airport", "AIRB": "airport", "AIRF": "airport", "OCN": "water", "SEA": "water",
    "GULF": "water", "STM": "water", "LK": "water", "STRT": "water", "BAY": "water",
}  # fmt: skip
FEATURES = (
    *(f"class={name}" for name in _CLASSES),
    "population", "population|adm", "first", "rank", "sole", "primary", "kind=class", "kind!=class",
    "within", "!within", "holds-previous", "hint", "!hint", "home", "near-home",
    "country-share", "country-top", "country-none", "admin1-share", "country-named", "admin1-named",
    "near25", "near100", "near400", "proximity", "demonym",
    "area-of-town", "town-of-area", "area-of-town|within", "area-of-town|US", "ocean",
)  # fmt: skip
SETTLED = frozenset({"capital", "seat", "town"})
_OCEANS = frozenset({"OCN", "SEA"})  # known to everyone, though they have no population
_AREAL = frozenset({"country", "region", "continent", "water"})
_WIDE = _AREAL | {"adm1"}
_NAMING = ("country", "adm1")  # classes of places whose name puts what they hold into play
DIVISIONS = frozenset({"adm1", "adm2", "adm"})
_COLUMN = {name: i for i, name in enumerate(FEATURES)}
_CONTEXT = slice(_COLUMN["country-share"], _COLUMN["demonym"])  # what add_context fills
_NEAR = slice(_COLUMN["near25"], _COLUMN["near400"] + 1)


@dataclass(frozen=True, slots=True)
class Query:
    """One name to resolve, for all its occurrences in a document.

    Parameters
    ----------
    name : str
        Folded.
    places : tuple of Place
        Candidates, most important first.
    wanted : frozenset of str
        Feature classes that the words beside the name ask for; empty where they ask nothing.
    within : tuple of Place
        Candidates of the containers that follow it ("Athens, Georgia").
    previous : tuple of Place
        Candidates of the name it follows as a container.
    demonym : bool
    count : int
        Occurrences.
    facility : bool
    """

    name: str
    places: tuple[Place, ...]
    wanted: frozenset[str] = frozenset()
    within: tuple[Place, ...] = ()
    previous: tuple[Place, ...] = ()
    demonym: bool = False
    count: int = 1
    facility: bool = False


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen for a query, with its probability and the others ranked."""

    place: Place
    probability: float
    alternatives: tuple[Alternative, ...]


@dataclass(frozen=True, slots=True)
class Prior:
    """What is known before a document is read: country hints and where its outlet is at home."""

    country_codes: frozenset[str] = frozenset()
    home: tuple[float, float] | None = None
    home_country: str = ""


@dataclass(slots=True)
class Candidates:
    """All candidate places of a document in one table: row by row, grouped by query.

    ``importance`` is by row. ``cells`` are the cells of a table of queries by codes (countries, then divisions) that
    the rows add to: all rows by country, then all by division. ``naming`` are the rows that are a country, and a
    first-level division. ``kernel`` was drawn about the rows ``centres`` (:func:`_add_proximity`).
    """

    queries: Sequence[Query]
    places: list[Place]
    owner: NDArray[np.intp]
    starts: NDArray[np.intp]
    unit: NDArray[np.float64]
    matrix: NDArray[np.float64]
    country: NDArray[np.intp]
    admin1: NDArray[np.intp]
    areal: NDArray[np.bool_]
    importance: NDArray[np.float64]
    cells: NDArray[np.intp]
    n_countries: int
    n_codes: int
    naming: tuple[NDArray[np.intp], NDArray[np.intp]]
    centres: NDArray[np.intp] = field(default_factory=lambda: np.empty(0, dtype=np.intp))
    kernel: NDArray[np.float64] | None = None


def place_class(place: Place) -> str:
    """Return the coarse class of a place: country, capital, adm1 ... other."""
    return _CLASS_OF.get(place.feature_code, "other")


def contains(container: Place, place: Place) -> bool:
    """Tell whether a country or first-level division holds a place, by their codes."""
    if container.country_code != place.country_code or not place.country_code or container.id == place.id:
        return False
    kind = place_class(container)
    if kind == "country":
        return True
    if kind == "adm1":
        return container.admin1_code == place.admin1_code != ""
    return (
        kind == "adm2"
        and container.admin2_code == place.admin2_code != ""
        and container.admin1_code == place.admin1_code
    )


class _Block(NamedTuple):
    """The candidates of one query: their classes, features and positions on the unit sphere, row by row."""

    kinds: list[str]
    rows: NDArray[np.float64]
    unit: NDArray[np.float64]


def _block(query: Query, prior: Prior) -> _Block:
    options = query.places[:MAX_PLACES]
    kinds = [place_class(place) for place in options]
    divisions = [(place.country_code, place.admin1_code) for place in options]
    towns = {division for division, kind in zip(divisions, kinds, strict=True) if kind in SETTLED}
    areas = {division for division, kind in zip(divisions, kinds, strict=True) if kind in DIVISIONS}
    rows = []
    for rank, (place, kind, division) in enumerate(zip(options, kinds, divisions, strict=True)):
        row = _own_features(query, place, rank, len(options), prior)
        if kind in DIVISIONS and division in towns:
            # States and counties of the US are named alone as often as towns; elsewhere the town is meant.
            row[_COLUMN["area-of-town|US" if place.country_code == "US" else "area-of-town"]] = 1.0
            row[_COLUMN["area-of-town|within"]] = bool(query.within)
        elif kind in SETTLED and division in areas:
            row[_COLUMN["town-of-area"]] = 1.0
        rows.append(row)
    lon, lat = np.radians([[place.lon for place in options], [place.lat for place in options]])
    unit = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
    return _Block(kinds, np.array(rows, dtype=np.float64), unit)


@lru_cache(maxsize=4096)
def _kept_block(places: Same[tuple[Place, ...]], name: str, demonym: bool) -> _Block:
    """Lay out the candidates of a name that nothing beside it tells more of, as most are; names come again."""
    return _block(Query(name, places.value, demonym=demonym), Prior())


def tabulate(queries: Sequence[Query], prior: Prior) -> Candidates:
    """Lay out the candidates of a document with the features the first pass needs."""
    blocks = []
    told = prior != Prior()
    for query in queries:
        alone = not (told or query.wanted or query.within or query.previous)
        blocks.append(_kept_block(Same(query.places), query.name, query.demonym) if alone else _block(query, prior))
    places = [place for query in queries for place in query.places[:MAX_PLACES]]
    kinds = [kind for block in blocks for kind in block.kinds]
    sizes = [len(block.kinds) for block in blocks]
    starts = [0, *accumulate(sizes[:-1])]
    codes: dict[str, int] = {"": 0}
    country = np.array([codes.setdefault(place.country_code, len(codes)) for place in places], dtype=np.intp)
    divisions: dict[tuple[str, str], int] = {("", ""): 0}
    admin1 = np.array(
        [
            divisions.setdefault((place.country_code, place.admin1_code), len(divisions)) if place.admin1_code else 0
            for place in places
        ],
        dtype=np.intp,
    )
    owners = np.repeat(np.arange(len(queries)), sizes)
    importance = np.array([1.0 + np.log(query.count) for query in queries])[owners]
    n_codes = len(codes) + len(divisions)
    cells = np.concatenate([owners * n_codes + country, owners * n_codes + len(codes) + admin1])
    naming = (
        np.array([i for i, kind in enumerate(kinds) if kind == "country"], dtype=np.intp),
        np.array([i for i, kind in enumerate(kinds) if kind == "adm1"], dtype=np.intp),
    )
    unit = np.concatenate([block.unit for block in blocks])
    matrix = np.concatenate([block.rows for block in blocks])
    if prior.home is not None:
        matrix[:, _COLUMN["near-home"]] = _nearness(places, unit, prior.home)
    return Candidates(
        queries, places, owners, np.array(starts, dtype=np.intp), unit, matrix, country, admin1,
        np.array([kind in _AREAL for kind in kinds]), importance, cells, len(codes), n_codes, naming,
    )  # fmt: skip


def _nearness(places: Sequence[Place], unit: NDArray[np.float64], home: tuple[float, float]) -> NDArray[np.float64]:
    """Grade from 1 to 0 how near each place lies to an outlet's home (lon, lat); countries and the like do not."""
    lon, lat = np.radians(home)
    at = np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    km = _EARTH_KM * np.arccos(np.clip(unit @ at, -1.0, 1.0))
    local = np.array([place_class(place) not in _WIDE for place in places])
    nearness: NDArray[np.float64] = np.where(local, np.exp(-km / _HOME_REACH_KM), 0.0)
    return nearness


@lru_cache(maxsize=65536)
def _fixed(feature_code: str, population: int) -> tuple[int, float, bool]:
    kind = _CLASS_OF.get(feature_code, "other")
    return _COLUMN[f"class={kind}"], float(np.log10(population + 1.0)) / 7.0, kind in DIVISIONS


def _own_features(query: Query, place: Place, rank: int, count: int, prior: Prior) -> list[float]:
    row = [0.0] * len(FEATURES)
    column, population, administrative = _fixed(place.feature_code, place.population)
    row[column] = 1.0
    row[_COLUMN["population|adm" if administrative else "population"]] = population
    row[_COLUMN["first"]] = rank == 0
    row[_COLUMN["rank"]] = 1.0 / (1.0 + rank)
    row[_COLUMN["sole"]] = count == 1
    ocean = row[_COLUMN["ocean"]] = place.feature_code in _OCEANS
    row[_COLUMN["primary"]] = fold(place.name) == query.name or (ocean and fold(place.name).startswith(query.name))
    if query.wanted:
        row[_COLUMN["kind=class" if place_class(place) in query.wanted else "kind!=class"]] = 1.0
    if query.within:
        row[_COLUMN["within" if any(contains(container, place) for container in query.within) else "!within"]] = 1.0
    if query.previous:
        row[_COLUMN["holds-previous"]] = any(contains(place, other) for other in query.previous)
    if prior.country_codes and place.country_code:
        row[_COLUMN["hint" if place.country_code in prior.country_codes else "!hint"]] = 1.0
    if prior.home_country:
        row[_COLUMN["home"]] = place.country_code == prior.home_country
    row[_COLUMN["demonym"]] = query.demonym
    return row


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
    n_queries = len(table.queries)
    if n_queries < 2:
        matrix[:, _COLUMN["country-none"]] = 1.0
        return
    mass = share * table.importance
    own = np.bincount(table.cells, np.concatenate([mass, mass]), n_queries * table.n_codes).reshape(n_queries, -1)
    own[:, [0, table.n_countries]] = 0.0
    others = own.sum(axis=0) - own
    for codes, held, column in (
        (table.country, others[:, : table.n_countries], "country-share"),
        (table.admin1, others[:, table.n_countries :], "admin1-share"),
    ):
        totals = held.sum(axis=1)
        shares = held / np.maximum(totals, 1e-9)[:, None]
        own_share = matrix[:, _COLUMN[column]] = shares[owner, codes]
        if column == "country-share":
            highest = shares.max(axis=1) - 1e-12
            matrix[:, _COLUMN["country-top"]] = (own_share >= highest[owner]) & (codes > 0)
            matrix[:, _COLUMN["country-none"]] = (totals < 1e-9)[owner]
    _add_named(table, share)
    _add_proximity(table, share)


def _add_named(table: Candidates, share: NDArray[np.float64]) -> None:
    """Mark places whose country or first-level division the document names."""
    for rows, codes, column in zip(
        table.naming, (table.country, table.admin1), ("country-named", "admin1-named"), strict=True
    ):
        if not len(rows):
            continue
        named = np.zeros(table.n_codes)
        np.maximum.at(named, codes[rows], share[rows])
        named[0] = 0.0
        marked = named[codes]
        marked[rows] = 0.0
        table.matrix[:, _COLUMN[column]] = marked


def _add_proximity(table: Candidates, share: NDArray[np.float64]) -> None:
    """Measure how near each candidate lies to the likely places of the other names."""
    highest = np.maximum.reduceat(share, table.starts)[table.owner]
    best = np.flatnonzero((share >= np.minimum(highest, _LEAST_SHARE)) & ~table.areal)
    if not len(best):
        return
    if len(best) > _MOST_CENTRES:
        best = np.sort(best[np.argsort(-share[best], kind="stable")[:_MOST_CENTRES]])
    near25, near100, near400, decayed, weight = _weighed(table, best, share)
    np.minimum(1.0, [near25, near100, near400], out=table.matrix[:, _NEAR].T)
    table.matrix[:, _COLUMN["proximity"]] = decayed / np.maximum(weight, 1e-9)


def _weighed(table: Candidates, centres: NDArray[np.intp], share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Add up what the likely places count for each candidate; shape (5, candidates), as in :func:`_kernel`."""
    rows, step = len(table.places), max(1, _MOST_DISTANCES // len(centres))
    if rows > step:
        slices = (slice(low, low + step) for low in range(0, rows, step))
        return np.concatenate([_kernel(table, centres, part) @ share[centres] for part in slices], axis=1)
    if table.kernel is None or not np.array_equal(table.centres, centres):
        table.centres, table.kernel = centres, _kernel(table, centres, slice(None))
    weighed: NDArray[np.float64] = table.kernel @ share[centres]
    return weighed


def _kernel(table: Candidates, centres: NDArray[np.intp], part: slice) -> NDArray[np.float64]:
    """Return what a likely place counts for each candidate of a part: within three distances, by decay, at all.

    Shape (5, candidates, centres). A name counts nothing for itself, and nothing counts for an area: its one point
    says little of where it lies.
    """
    km = _EARTH_KM * np.arccos(np.clip(table.unit[part] @ table.unit[centres].T, -1.0, 1.0))
    counts = (table.owner[part, None] != table.owner[centres]) & ~table.areal[part, None]
    kernel: NDArray[np.float64] = (
        np.stack([*(km <= reach for reach in _NEAR_KM), np.exp(-km / 300.0), np.ones_like(km)]) * counts
    )
    return kernel


def score_places(
    table: Candidates, first: NDArray[np.float64], second: NDArray[np.float64], temperature: float
) -> NDArray[np.float64]:
    """Return the probability of every candidate after both passes."""
    share = shares_of(table, table.matrix @ first, 1.0)
    for _ in range(_ROUNDS):
        add_context(table, share)
        share = shares_of(table, table.matrix @ second, temperature)
    return share


def resolve_queries(queries: Sequence[Query], *, prior: Prior = Prior()) -> list[Choice | None]:
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
    share = score_places(table, _model_weights("places-first"), _model_weights("places"), temperature)
    ends = np.append(table.starts[1:], len(table.places))
    chosen = iter(rank(table.places[s:e], share[s:e]) for s, e in zip(table.starts, ends, strict=True))
    return [next(chosen) if query.places else None for query in queries]


@lru_cache(maxsize=4)
def _model_weights(name: str) -> NDArray[np.float64]:
    weights = load_model(name).weights
    return np.array([weights.get(feature, 0.0) for feature in FEATURES])


def rank(places: Sequence[Place], share: NDArray[np.float64]) -> Choice:
    """Put the likeliest place first and the next five after it."""
    shares = share.tolist()
    order = sorted(range(len(shares)), key=shares.__getitem__, reverse=True)
    ranked = [Alternative(places[i], shares[i]) for i in order[:6]]
    return Choice(ranked[0].place, ranked[0].probability, tuple(ranked[1:]))


def confidence_features(choice: Choice, name_probability: float) -> dict[str, float]:
    """Lay out what the confidence in a choice is read from.

    The shares of the scores only weigh the candidates there are; that the place meant may be in no gazetteer, and how
    sure the name is one at all, must come from outside them.
    """
    share = min(max(choice.probability, 1e-4), 1.0 - 1e-4)
    named = min(max(name_probability, 0.01), 0.999)
    return {
        "bias": 1.0,
        "share": log(share / (1.0 - share)),
        "name": log(named / (1.0 - named)),
        f"class={place_class(choice.place)}": 1.0,
        "sole": float(not choice.alternatives),
    }


def with_confidence(choice: Choice, name_probability: float) -> Choice:
    """Replace a choice's share by the probability that it is right, fitted on documents not trained on."""
    model = load_model("confidence")
    sure = model.probability(model.weighted(confidence_features(choice, name_probability)))
    rest = sum(other.probability for other in choice.alternatives)
    left = min(1.0 - sure, rest) / rest if rest else 0.0
    return Choice(
        choice.place, sure, tuple(Alternative(other.place, other.probability * left) for other in choice.alternatives)
    )
