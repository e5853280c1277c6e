"""The candidate places of a document's names in one table, with what is known of each before any is chosen."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import lru_cache
from itertools import accumulate
from math import cos, log, log10, radians, sin
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geoevents.folding import fold
from geoevents.lexicon.tables import load_table
from geoevents.model import Place
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
EARTH_KM = 6371.0088  # IUGG mean radius
_MOST_SENTENCES = 256
# A village whose people nobody counted is in the curated tables because news speaks of it: it counts like a small one
# (judgement; so much for GeoNames' hamlets, too, placed .01 of TR-News' names less).
_NAMED_BY_NEWS = ("ge:", "user:")
_UNKNOWN_PEOPLE = 1000
# ... and the place that news means by a name counts like a city, however small it is (judgement).
_IN_NEWS = 200_000
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
# A name this like another is a spelling of it, by difflib's ratio: "Hrodna" of "Grodno", .67, but not "Belém" of "Pará"
# (judgement, on the 200 first-level divisions whose seat GeoNames gives their name to).
_SPELT_ALIKE = 0.6
_SEATS = frozenset({"PPLC", "PPLA", "PPLA2"})
_ARTICLE = "al "  # Hodeidah is Al Ḩudaydah
# A town of another name with this share of its division's people is what the division's name means: Hūn is the oasis of
# Jufra, whose middle is desert (judgement; Fortaleza has .26 of Ceará).
_MOST = 0.4
_OCEANS = frozenset({"OCN", "SEA"})  # known to everyone, though they have no population
COLUMN = {name: i for i, name in enumerate(FEATURES)}
_POPULATION = (COLUMN["population"], COLUMN["population|adm"])  # of a settled place and the like, and of a division
_RANKS = np.arange(MAX_PLACES)
_BY_RANK = 1.0 / (1.0 + _RANKS)


@dataclass(slots=True)
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
    aloof : bool
        Whether it only says whose money or whose arms are meant, which tells nothing of the other names.
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
    aloof: bool = False


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


NOTHING_KNOWN = Prior()


@dataclass(slots=True)
class Candidates:
    """All candidate places of a document in one table: row by row, grouped by query.

    ``importance`` is by row; ``stands`` marks the sentences of each query. ``cells`` are the cells of a table of
    queries by codes (countries, then divisions) that the rows add to: all rows by country, then all by division.
    ``naming`` are the rows that are a country, and a first-level division. ``kernel`` was drawn about the rows
    ``centres`` (:func:`geoevents.toponyms.resolve.add_context`).
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

    kinds: tuple[str, ...]
    divisions: list[tuple[str, str]]
    rows: NDArray[np.float64]
    unit: NDArray[np.float64]


def _block(query: Query, prior: Prior) -> _Block:
    if query.wanted:  # its places were put together for this text
        block = _untold_block(query.places, query.name, query.demonym)
    else:
        block = _kept_block(Same(query.places), query.name, query.demonym)
    if query.wanted or query.within or query.previous or prior != NOTHING_KNOWN:
        block = block._replace(rows=block.rows.copy())
        _add_told(block.rows, query, query.places[:MAX_PLACES], block.kinds, prior)
    return block


@lru_cache(maxsize=4096)
def _kept_block(places: Same[tuple[Place, ...]], name: str, demonym: bool) -> _Block:
    """Lay out the candidates of a name; names come again."""
    return _untold_block(places.value, name, demonym)


def _untold_block(places: tuple[Place, ...], name: str, demonym: bool) -> _Block:
    """Lay out the candidates of a name that nothing beside it tells more of."""
    options = places[:MAX_PLACES]
    news = _meant_by_news(name, options)
    people = [max(people_of(place), _IN_NEWS if k == news else 0) for k, place in enumerate(options)]
    kinds, columns, importances = zip(
        *[_fixed(place.feature_code, count) for place, count in zip(options, people, strict=True)], strict=True
    )
    rows = np.zeros((len(options), len(FEATURES)))
    rows[_RANKS[: len(options), None], columns] = importances
    rows[:, COLUMN["rank"]] = _BY_RANK[: len(options)]
    rows[0 if news is None else news, COLUMN["first"]] = 1.0
    for row, place in zip(rows, options, strict=True):
        own = fold(place.name)
        if place.feature_code in _OCEANS:
            row[COLUMN["ocean"]] = 1.0
            row[COLUMN["primary"]] = own.startswith(name)
        elif own == name:
            row[COLUMN["primary"]] = 1.0
    if news is not None:
        rows[news, COLUMN["primary"]], rows[news, COLUMN["rank"]] = 1.0, _BY_RANK[0]
    if len(options) == 1:
        rows[0, COLUMN["sole"]] = 1.0
    if demonym:
        rows[:, COLUMN["demonym"]] = 1.0
    if not DIVISIONS.isdisjoint(kinds) and not SETTLED.isdisjoint(kinds):
        _add_pairs(rows, name, options, kinds)
    divisions = [
        (place.country_code, place.admin1_code and place.country_code + place.admin1_code) for place in options
    ]
    return _Block(kinds, divisions, rows, np.array([on_sphere(place.lon, place.lat) for place in options]))


def _meant_by_news(name: str, options: Sequence[Place]) -> int | None:
    """Return which of the candidates the table has for a bare name in the news."""
    known = load_table("toponyms")["news"].get(name)
    return next((k for k, place in enumerate(options) if place.id == known), None) if known else None


def on_sphere(lon: float, lat: float) -> tuple[float, float, float]:
    """Return a position on the unit sphere.

    Parameters
    ----------
    lon, lat : float
        Degrees, EPSG:4326.

    Returns
    -------
    (float, float, float)
    """
    lam, phi = radians(lon), radians(lat)
    return cos(phi) * cos(lam), cos(phi) * sin(lam), sin(phi)


def _add_told(
    rows: NDArray[np.float64], query: Query, options: Sequence[Place], kinds: Sequence[str], prior: Prior
) -> None:
    """Mark what the words beside a name, and what is known before the text is read, say of each candidate."""
    if query.wanted:
        fits = np.array([kind in query.wanted for kind in kinds])
        rows[:, COLUMN["kind=class"]], rows[:, COLUMN["kind!=class"]] = fits, ~fits
        rows[:, COLUMN["ocean"]] *= fits  # "Red Sea State" asks for no sea
    if query.within:
        within = _by_country(query.within)
        held = np.array([any(contains(c, place) for c in within.get(place.country_code, ())) for place in options])
        rows[:, COLUMN["within"]], rows[:, COLUMN["!within"]] = held, ~held
        rows[:, COLUMN["area-of-town|within"]] = rows[:, COLUMN["area-of-town"]] + rows[:, COLUMN["area-of-town|US"]]
    if query.previous and not HOLDERS.isdisjoint(kinds):
        previous = _by_country(query.previous)
        for i, (place, kind) in enumerate(zip(options, kinds, strict=True)):
            if kind in HOLDERS and place.country_code in previous:
                holds = any(contains(place, other) for other in previous[place.country_code])
                rows[i, COLUMN["holds-previous"]] = holds
    if prior.country_codes:
        coded = np.array([bool(place.country_code) for place in options])
        hinted = np.array([place.country_code in prior.country_codes for place in options])
        rows[:, COLUMN["hint"]], rows[:, COLUMN["!hint"]] = coded & hinted, coded & ~hinted
    if prior.home_country:
        rows[:, COLUMN["home"]] = [place.country_code == prior.home_country for place in options]


def _by_country(places: Sequence[Place]) -> dict[str, list[Place]]:
    """Group places by country: none holds one of another."""
    grouped: dict[str, list[Place]] = {}
    for place in places:
        grouped.setdefault(place.country_code, []).append(place)
    return grouped


def _add_pairs(rows: NDArray[np.float64], name: str, options: Sequence[Place], kinds: Sequence[str]) -> None:
    """Mark towns and areas of one name in one division: either may be meant."""
    divisions = [(place.country_code, place.admin1_code) for place in options]
    areas: dict[tuple[str, str], int] = {}  # people, of the most important division
    for place, division, kind in zip(options, divisions, kinds, strict=True):
        if kind in DIVISIONS:
            areas.setdefault(division, place.population)
    towns = {
        division
        for place, division, kind in zip(options, divisions, kinds, strict=True)
        if kind in SETTLED and _is_so_called(place, name, areas.get(division, 0))
    }
    primary = COLUMN["primary"]
    so_called = {d for d, kind, row in zip(divisions, kinds, rows, strict=True) if kind in DIVISIONS and row[primary]}
    for row, place, kind, division in zip(rows, options, kinds, divisions, strict=True):
        if kind in DIVISIONS and division in towns:
            # States and counties of the US are named alone as often as towns; elsewhere the town is meant.
            row[COLUMN["area-of-town|US" if place.country_code == "US" else "area-of-town"]] = 1.0
        elif kind in SETTLED and division in areas and division in towns:
            row[COLUMN["town-of-area"]] = 1.0
            if division in so_called and place.country_code != "US":
                row[primary] = 1.0  # the seat of Jenin is spelt as its district is, whatever GeoNames writes: "Janīn"


def _is_so_called(town: Place, name: str, people: int) -> bool:
    """Tell a town of its division's name, by some spelling or with more words, from one that only once bore it.

    Janīn is Jenin and Rostov-on-Don Rostov; Fortaleza is no longer Ceará, and Rio Grande was never Rio Grande do Sul.
    A town with most of the division's ``people`` is what the name means whatever it is called.
    """
    if town.population >= _MOST * people:
        return True
    own, name = fold(town.name).removeprefix(_ARTICLE), name.removeprefix(_ARTICLE)
    words, asked = own.split(), name.split()
    if town.country_code == "US":
        return len(words) == len(asked) or town.feature_code in _SEATS  # Maryland City is not called Maryland
    if len(words) != len(asked):
        return town.feature_code in _SEATS and f" {name} " in f" {own} "
    return SequenceMatcher(None, own, name, autojunk=False).ratio() >= _SPELT_ALIKE


def tabulate(queries: Sequence[Query], prior: Prior) -> Candidates:
    """Lay out the candidates of a document with the features the first pass needs.

    Parameters
    ----------
    queries : sequence of Query
        Each with candidates.
    prior : Prior

    Returns
    -------
    Candidates
    """
    blocks = [_block(query, prior) for query in queries]
    places = [place for query in queries for place in query.places[:MAX_PLACES]]
    kinds = [kind for block in blocks for kind in block.kinds]
    sizes = [len(block.kinds) for block in blocks]
    starts = [0, *accumulate(sizes[:-1])]
    codes: dict[str, int] = {"": 0}
    divisions: dict[str, int] = {"": 0}
    laid_out = [pair for block in blocks for pair in block.divisions]
    country = np.array([codes.setdefault(code, len(codes)) for code, _ in laid_out], dtype=np.intp)
    admin1 = np.array([divisions.setdefault(division, len(divisions)) for _, division in laid_out], dtype=np.intp)
    owners = np.repeat(np.arange(len(queries)), sizes)
    importance = np.repeat([0.0 if query.aloof else 1.0 + log(query.count) for query in queries], sizes)
    n_codes = len(codes) + len(divisions)
    cells = np.concatenate([owners * n_codes + country, owners * n_codes + len(codes) + admin1])
    naming = (
        np.array(
            [i for i, kind in enumerate(kinds) if kind == "country" and not queries[owners[i]].aloof], dtype=np.intp
        ),
        np.array([i for i, kind in enumerate(kinds) if kind == "adm1"], dtype=np.intp),
    )
    unit = np.concatenate([block.unit for block in blocks])
    matrix = np.concatenate([block.rows for block in blocks])
    if prior.home is not None:
        matrix[:, COLUMN["near-home"]] = _nearness(places, unit, prior.home)
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
    km = EARTH_KM * np.arccos(np.clip(unit @ at, -1.0, 1.0))
    local = np.array([place_class(place) not in WIDE for place in places])
    nearness: NDArray[np.float64] = np.where(local, np.exp(-km / _HOME_REACH_KM), 0.0)
    return nearness


@lru_cache(maxsize=65536)
def _fixed(feature_code: str, population: int) -> tuple[str, tuple[int, int], tuple[float, float]]:
    """Return the class of a place, and the columns that its class and its people fill, with what."""
    kind = CLASS_OF.get(feature_code, "other")
    columns = COLUMN[f"class={kind}"], _POPULATION[kind in DIVISIONS]
    return kind, columns, (1.0, log10(population + 1.0) / 7.0)


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
