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
from math import cos, log, log10, radians, sin
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geoevents.folding import fold
from geoevents.linear import load_model
from geoevents.model import Alternative, Place
from geoevents.same import Same
from geoevents.toponyms.classes import (
    AREAL,
    CLASS_OF,
    CLASSES,
    DIVISIONS,
    HOLDERS,
    SETTLED,
    WIDE,
    contains,
    place_class,
)

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Candidates looked at for one name; further namesakes are almost never meant (measured on eval/lgl.jsonl).
MAX_PLACES = 40
_EARTH_KM = 6371.0088  # IUGG mean radius
_NEAR_KM = (25.0, 100.0, 400.0)
_DECAY_KM = 300.0  # ... and six times as steep, 50 km, where one sentence names both
_MOST_SENTENCES = 256
# A village whose people nobody counted is in the curated tables because news speaks of it: it counts like a small one
# (judgement; so much for GeoNames' hamlets, too, placed .01 of TR-News' names less).
_NAMED_BY_NEWS = ("ge:", "user:")
_UNKNOWN_PEOPLE = 1000
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
# How the pull of an outlet's home falls off (measured on eval/lgl.jsonl: 150 km does better than 40 or 80).
_HOME_REACH_KM = 150.0

FEATURES = (
    *(f"class={name}" for name in CLASSES),
    "population", "population|adm", "first", "rank", "sole", "primary", "kind=class", "kind!=class",
    "within", "!within", "holds-previous", "hint", "!hint", "home", "near-home",
    "country-share", "country-top", "country-none", "admin1-share", "country-named", "admin1-named",
    "country-only", "area-abroad",
    "near25", "near100", "near400", "proximity", "beside", "demonym",
    "area-of-town", "town-of-area", "area-of-town|within", "area-of-town|US", "ocean",
)  # fmt: skip
_OCEANS = frozenset({"OCN", "SEA"})  # known to everyone, though they have no population
_COLUMN = {name: i for i, name in enumerate(FEATURES)}
_POPULATION = (_COLUMN["population"], _COLUMN["population|adm"])  # of a settled place and the like, and of a division
_RANKS = np.arange(MAX_PLACES)
_BY_RANK = 1.0 / (1.0 + _RANKS)
_CONTEXT = slice(_COLUMN["country-share"], _COLUMN["demonym"])  # what add_context fills
_NEAR = slice(_COLUMN["near25"], _COLUMN["near400"] + 1)
_SHARES = [_COLUMN["country-share"], _COLUMN["admin1-share"]]


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
    held : bool
        Whether the words say without doubt that what follows holds it: "Athens, Clarke County".
    sentences : tuple of int
        Those of the document that the name stands in.
    """

    name: str
    places: tuple[Place, ...]
    wanted: frozenset[str] = frozenset()
    within: tuple[Place, ...] = ()
    previous: tuple[Place, ...] = ()
    demonym: bool = False
    count: int = 1
    facility: bool = False
    held: bool = False
    sentences: tuple[int, ...] = ()


@dataclass(frozen=True, slots=True)
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


@dataclass(frozen=True, slots=True)
class Prior:
    """What is known before a document is read.

    Parameters
    ----------
    country_codes : frozenset of str
        ISO 3166-1 alpha-2 of where it is said to play.
    home : (float, float), optional
        Where its outlet is at home: lon, lat, degrees, EPSG:4326.
    home_country : str
        ISO 3166-1 alpha-2; empty where not known.
    """

    country_codes: frozenset[str] = frozenset()
    home: tuple[float, float] | None = None
    home_country: str = ""


_NOTHING_KNOWN = Prior()


@dataclass(slots=True)
class Candidates:
    """All candidate places of a document in one table: row by row, grouped by query.

    ``importance`` is by row; ``stands`` marks the sentences of each query. ``cells`` are the cells of a table of
    queries by codes (countries, then divisions) that the rows add to: all rows by country, then all by division.
    ``naming`` are the rows that are a country, and a first-level division. ``kernel`` was drawn about the rows
    ``centres`` (:func:`_add_proximity`).
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
    stands: NDArray[np.float32]
    n_countries: int
    n_codes: int
    naming: tuple[NDArray[np.intp], NDArray[np.intp]]
    centres: NDArray[np.intp] = field(default_factory=lambda: np.empty(0, dtype=np.intp))
    kernel: NDArray[np.float64] | None = None


class _Block(NamedTuple):
    """The candidates of one query: classes, divisions, features and positions on the unit sphere, row by row."""

    kinds: list[str]
    divisions: list[tuple[str, str]]
    rows: NDArray[np.float64]
    unit: NDArray[np.float64]


def _block(query: Query, prior: Prior) -> _Block:
    options = query.places[:MAX_PLACES]
    kinds, columns, importances, unit = [], [], [], []
    for place in options:
        kind, column, importance = _fixed(place.feature_code, people_of(place))
        kinds.append(kind)
        columns.append((column, _POPULATION[kind in DIVISIONS]))
        importances.append((1.0, importance))
        unit.append(_on_sphere(place.lon, place.lat))
    rows = np.zeros((len(options), len(FEATURES)))
    rows[_RANKS[: len(options), None], columns] = importances
    rows[0, _COLUMN["first"]] = 1.0
    rows[:, _COLUMN["rank"]] = _BY_RANK[: len(options)]
    rows[:, _COLUMN["sole"]] = len(options) == 1
    oceans = [place.feature_code in _OCEANS for place in options]
    rows[:, _COLUMN["ocean"]] = oceans
    rows[:, _COLUMN["primary"]] = [
        own == query.name or (ocean and own.startswith(query.name))
        for own, ocean in zip([fold(place.name) for place in options], oceans, strict=True)
    ]
    rows[:, _COLUMN["demonym"]] = query.demonym
    if query.wanted or query.within or query.previous or prior != _NOTHING_KNOWN:
        _add_told(rows, query, options, kinds, prior)
    if not DIVISIONS.isdisjoint(kinds) and not SETTLED.isdisjoint(kinds):
        _add_pairs(rows, query, options, kinds)
    divisions = [
        (place.country_code, place.admin1_code and place.country_code + place.admin1_code) for place in options
    ]
    return _Block(kinds, divisions, rows, np.array(unit))


def _on_sphere(lon: float, lat: float) -> tuple[float, float, float]:
    """Return the position on the unit sphere."""
    lam, phi = radians(lon), radians(lat)
    return cos(phi) * cos(lam), cos(phi) * sin(lam), sin(phi)


def _add_told(
    rows: NDArray[np.float64], query: Query, options: Sequence[Place], kinds: Sequence[str], prior: Prior
) -> None:
    """Mark what the words beside a name, and what is known before the text is read, say of each candidate."""
    if query.wanted:
        fits = np.array([kind in query.wanted for kind in kinds])
        rows[:, _COLUMN["kind=class"]], rows[:, _COLUMN["kind!=class"]] = fits, ~fits
        rows[:, _COLUMN["ocean"]] *= fits  # "Red Sea State" asks for no sea
    if query.within:
        within = _by_country(query.within)
        held = np.array([any(contains(c, place) for c in within.get(place.country_code, ())) for place in options])
        rows[:, _COLUMN["within"]], rows[:, _COLUMN["!within"]] = held, ~held
    if query.previous and not HOLDERS.isdisjoint(kinds):
        previous = _by_country(query.previous)
        for i, (place, kind) in enumerate(zip(options, kinds, strict=True)):
            if kind in HOLDERS and place.country_code in previous:
                holds = any(contains(place, other) for other in previous[place.country_code])
                rows[i, _COLUMN["holds-previous"]] = holds
    if prior.country_codes:
        coded = np.array([bool(place.country_code) for place in options])
        hinted = np.array([place.country_code in prior.country_codes for place in options])
        rows[:, _COLUMN["hint"]], rows[:, _COLUMN["!hint"]] = coded & hinted, coded & ~hinted
    if prior.home_country:
        rows[:, _COLUMN["home"]] = [place.country_code == prior.home_country for place in options]


def _by_country(places: Sequence[Place]) -> dict[str, list[Place]]:
    """Group places by country: none holds one of another."""
    grouped: dict[str, list[Place]] = {}
    for place in places:
        grouped.setdefault(place.country_code, []).append(place)
    return grouped


def _add_pairs(rows: NDArray[np.float64], query: Query, options: Sequence[Place], kinds: Sequence[str]) -> None:
    """Mark towns and areas of one name in one division: either may be meant."""
    divisions = [(place.country_code, place.admin1_code) for place in options]
    towns = {division for division, kind in zip(divisions, kinds, strict=True) if kind in SETTLED}
    areas = {division for division, kind in zip(divisions, kinds, strict=True) if kind in DIVISIONS}
    primary = _COLUMN["primary"]
    so_called = {d for d, kind, row in zip(divisions, kinds, rows, strict=True) if kind in DIVISIONS and row[primary]}
    for row, place, kind, division in zip(rows, options, kinds, divisions, strict=True):
        if kind in DIVISIONS and division in towns:
            # States and counties of the US are named alone as often as towns; elsewhere the town is meant.
            row[_COLUMN["area-of-town|US" if place.country_code == "US" else "area-of-town"]] = 1.0
            row[_COLUMN["area-of-town|within"]] = bool(query.within)
        elif kind in SETTLED and division in areas:
            row[_COLUMN["town-of-area"]] = 1.0
            if division in so_called and place.country_code != "US":
                row[primary] = 1.0  # the seat of Jenin is spelt as its district is, whatever GeoNames writes: "Janīn"


@lru_cache(maxsize=4096)
def _kept_block(places: Same[tuple[Place, ...]], name: str, demonym: bool) -> _Block:
    """Lay out the candidates of a name that nothing beside it tells more of, as most are; names come again."""
    return _block(Query(name, places.value, demonym=demonym), _NOTHING_KNOWN)


def tabulate(queries: Sequence[Query], prior: Prior) -> Candidates:
    """Lay out the candidates of a document with the features the first pass needs."""
    blocks = []
    told = prior != _NOTHING_KNOWN
    for query in queries:
        alone = not (told or query.wanted or query.within or query.previous)
        blocks.append(_kept_block(Same(query.places), query.name, query.demonym) if alone else _block(query, prior))
    places = [place for query in queries for place in query.places[:MAX_PLACES]]
    kinds = [kind for block in blocks for kind in block.kinds]
    sizes = [len(block.kinds) for block in blocks]
    starts = [0, *accumulate(sizes[:-1])]
    codes: dict[str, int] = {"": 0}
    divisions: dict[str, int] = {"": 0}
    coded = [
        (codes.setdefault(country, len(codes)), divisions.setdefault(division, len(divisions)))
        for block in blocks
        for country, division in block.divisions
    ]
    country, admin1 = np.array(coded, dtype=np.intp).T
    owners = np.repeat(np.arange(len(queries)), sizes)
    importance = np.repeat([1.0 + log(query.count) for query in queries], sizes)
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
        np.array([kind in AREAL for kind in kinds]), importance, cells, _stands(queries), len(codes), n_codes,
        naming,
    )  # fmt: skip


def _stands(queries: Sequence[Query]) -> NDArray[np.float32]:
    """Mark the sentences that each query stands in; in a text of very many, some share a column."""
    rows = [q for q, query in enumerate(queries) for _ in query.sentences]
    columns = [sentence % _MOST_SENTENCES for query in queries for sentence in query.sentences]
    stands = np.zeros((len(queries), max(columns, default=-1) + 1), dtype=np.float32)
    stands[rows, columns] = 1.0
    return stands


def _nearness(places: Sequence[Place], unit: NDArray[np.float64], home: tuple[float, float]) -> NDArray[np.float64]:
    """Grade from 1 to 0 how near each place lies to an outlet's home (lon, lat); countries and the like do not."""
    lon, lat = np.radians(home)
    at = np.array([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)])
    km = _EARTH_KM * np.arccos(np.clip(unit @ at, -1.0, 1.0))
    local = np.array([place_class(place) not in WIDE for place in places])
    nearness: NDArray[np.float64] = np.where(local, np.exp(-km / _HOME_REACH_KM), 0.0)
    return nearness


@lru_cache(maxsize=65536)
def _fixed(feature_code: str, population: int) -> tuple[str, int, float]:
    kind = CLASS_OF.get(feature_code, "other")
    return kind, _COLUMN[f"class={kind}"], log10(population + 1.0) / 7.0


def people_of(place: Place) -> int:
    """Return how many people a place counts for; a village of the curated or a user's tables has some.

    Parameters
    ----------
    place : Place

    Returns
    -------
    int
    """
    if place.population or not place.id.startswith(_NAMED_BY_NEWS) or place_class(place) not in SETTLED:
        return place.population
    return _UNKNOWN_PEOPLE


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
        matrix[:, _COLUMN["country-none"]] = 1.0
        return
    mass = share * table.importance
    own = np.bincount(table.cells, np.concatenate((mass, mass)), n_queries * table.n_codes)
    own = own.reshape(n_queries, -1)
    own[:, (0, n_countries)] = 0.0
    others = own.sum(axis=0) - own
    totals = np.add.reduceat(others, (0, n_countries), axis=1)
    shares = others.ravel()[table.cells].reshape(2, -1) / np.maximum(totals, 1e-9)[owner].T
    matrix[:, _SHARES] = shares.T
    highest = others[:, :n_countries].max(axis=1) / np.maximum(totals[:, 0], 1e-9) - 1e-12
    matrix[:, _COLUMN["country-top"]] = (shares[0] >= highest[owner]) & (table.country > 0)
    matrix[:, _COLUMN["country-none"]] = (totals[:, 0] < 1e-9)[owner]
    told = totals[owner, 0] > 1e-9
    matrix[:, _COLUMN["area-abroad"]] = matrix[:, _COLUMN["area-of-town|US"]] * (1.0 - shares[0]) * told
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
        few = len(table.queries) <= _FEW_NAMES
        if few and column == "country-named" and np.count_nonzero(named > _NAMED) == 1:
            # The name that names the country is no town in it ("in Kosovo" is not Kosovo Polje), and no country holds
            # an ocean.
            asked = np.where(table.matrix[:, _COLUMN["ocean"]] > 0.0, named.max(), marked)
            table.matrix[:, _COLUMN["country-only"]] = np.where(np.isin(table.owner, table.owner[rows]), 0.0, asked)


def _add_proximity(table: Candidates, share: NDArray[np.float64]) -> None:
    """Measure how near each candidate lies to the likely places of the other names."""
    highest = np.maximum.reduceat(share, table.starts)[table.owner]
    best = np.flatnonzero((share >= np.minimum(highest, _LEAST_SHARE)) & ~table.areal)
    if not len(best):
        return
    if len(best) > _MOST_CENTRES:
        best = np.sort(best[np.argsort(-share[best], kind="stable")[:_MOST_CENTRES]])
    near25, near100, near400, decayed, weight, beside = _weighed(table, best, share)
    np.minimum(1.0, [near25, near100, near400], out=table.matrix[:, _NEAR].T)
    table.matrix[:, _COLUMN["proximity"]] = decayed / np.maximum(weight, 1e-9)
    table.matrix[:, _COLUMN["beside"]] = np.minimum(1.0, beside)


def _weighed(table: Candidates, centres: NDArray[np.intp], share: NDArray[np.float64]) -> NDArray[np.float64]:
    """Add up what the likely places count for each candidate; shape (6, candidates), as in :func:`_kernel`."""
    rows, step = len(table.places), max(1, _MOST_DISTANCES // len(centres))
    if rows > step:
        slices = (slice(low, low + step) for low in range(0, rows, step))
        return np.concatenate([_kernel(table, centres, part) @ share[centres] for part in slices], axis=1)
    if table.kernel is None or not np.array_equal(table.centres, centres):
        table.centres, table.kernel = centres, _kernel(table, centres, slice(None))
    weighed: NDArray[np.float64] = table.kernel @ share[centres]
    return weighed


def _kernel(table: Candidates, centres: NDArray[np.intp], part: slice) -> NDArray[np.float64]:
    """Return what a likely place counts for each candidate of a part.

    Within three distances, by decay, at all, and by a steeper decay where a sentence names both. Shape (6, candidates,
    centres). A name counts nothing for itself, and nothing counts for an area: its one point says little of where it
    lies.
    """
    km = _EARTH_KM * np.arccos(np.clip(table.unit[part] @ table.unit[centres].T, -1.0, 1.0))
    counts = (table.owner[part, None] != table.owner[centres]) & ~table.areal[part, None]
    decayed = np.exp(-km / _DECAY_KM)
    square = decayed * decayed  # much cheaper than a power
    beside = square * square * square * _share_sentence(table, part, centres)
    kernel: NDArray[np.float64] = (
        np.stack([*(km <= reach for reach in _NEAR_KM), decayed, np.ones_like(km), beside]) * counts
    )
    return kernel


def _share_sentence(table: Candidates, part: slice, centres: NDArray[np.intp]) -> NDArray[np.bool_]:
    """Tell which candidates of a part, and which likely places, a sentence names together; shape (part, centres)."""
    owners = table.owner[part]
    begin = owners[0]
    shared = table.stands[begin : owners[-1] + 1] @ table.stands[table.owner[centres]].T > 0.0
    together: NDArray[np.bool_] = shared[owners - begin]
    return together


def score_places(
    table: Candidates, first: NDArray[np.float64], second: NDArray[np.float64], temperature: float
) -> NDArray[np.float64]:
    """Return the probability of every candidate after both passes."""
    if len(table.places) == len(table.queries):
        return np.ones(len(table.places))  # each name has but one
    share = shares_of(table, table.matrix @ first, 1.0)
    for _ in range(_ROUNDS if len(table.queries) > 1 else 1):  # one name has none to learn from
        add_context(table, share)
        share = shares_of(table, table.matrix @ second, temperature)
    return share


def resolve_queries(queries: Sequence[Query], *, prior: Prior = _NOTHING_KNOWN) -> list[Choice | None]:
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
