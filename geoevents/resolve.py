"""Which place each name means: one choice a name and document, all names of the document together.

Every candidate place gets a row of features; a trained linear model scores it in two passes. The first sees the place
and the words beside the name; the second also sees what the first made of all other names: their countries, their
first-level divisions and how near they lie.
"""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from math import log
from typing import TYPE_CHECKING

import numpy as np

from geoevents.folding import fold
from geoevents.linear import load_model
from geoevents.model import Alternative, Place

if TYPE_CHECKING:
    from numpy.typing import NDArray

# Candidates looked at for one name; further namesakes are almost never meant (measured on eval/lgl.jsonl).
MAX_PLACES = 40
_EARTH_KM = 6371.0088  # IUGG mean radius
_NEAR_KM = (25.0, 100.0, 400.0)
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
    "area-of-town", "town-of-area", "area-of-town|within", "area-of-town|US",
)  # fmt: skip
SETTLED = frozenset({"capital", "seat", "town"})
_DIVISIONS = frozenset({"adm1", "adm2", "adm"})
_WIDE = frozenset({"country", "region", "continent", "water", "adm1"})
_COLUMN = {name: i for i, name in enumerate(FEATURES)}
_CONTEXT_COLUMNS = [_COLUMN[name] for name in FEATURES[_COLUMN["country-share"] : _COLUMN["demonym"]]]


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
    """All candidate places of a document in one table: row by row, grouped by query."""

    queries: Sequence[Query]
    places: list[Place]
    owner: NDArray[np.intp]
    starts: NDArray[np.intp]
    unit: NDArray[np.float64]
    matrix: NDArray[np.float64]
    country: NDArray[np.intp]
    admin1: NDArray[np.intp]
    areal: NDArray[np.bool_]
    weight: NDArray[np.float64] = field(default_factory=lambda: np.empty(0))


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


def tabulate(queries: Sequence[Query], prior: Prior) -> Candidates:
    """Lay out the candidates of a document with the features the first pass needs."""
    places: list[Place] = []
    owner: list[int] = []
    starts: list[int] = []
    rows: list[list[float]] = []
    for q, query in enumerate(queries):
        starts.append(len(places))
        options = query.places[:MAX_PLACES]
        towns = {(p.country_code, p.admin1_code) for p in options if place_class(p) in SETTLED}
        areas = {(p.country_code, p.admin1_code) for p in options if place_class(p) in _DIVISIONS}
        for rank, place in enumerate(options):
            places.append(place)
            owner.append(q)
            row = _own_features(query, place, rank, len(options), prior)
            division = (place.country_code, place.admin1_code)
            if place_class(place) in _DIVISIONS and division in towns:
                # States and counties of the US are named alone as often as towns; elsewhere the town is meant.
                row[_COLUMN["area-of-town|US" if place.country_code == "US" else "area-of-town"]] = 1.0
                row[_COLUMN["area-of-town|within"]] = bool(query.within)
            elif place_class(place) in SETTLED and division in areas:
                row[_COLUMN["town-of-area"]] = 1.0
            rows.append(row)
    lon = np.radians([place.lon for place in places])
    lat = np.radians([place.lat for place in places])
    unit = np.stack([np.cos(lat) * np.cos(lon), np.cos(lat) * np.sin(lon), np.sin(lat)], axis=1)
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
    areal = np.array([place_class(place) in ("country", "region", "continent", "water") for place in places])
    matrix = np.array(rows, dtype=np.float64)
    if prior.home is not None:
        matrix[:, _COLUMN["near-home"]] = _nearness(places, unit, prior.home)
    return Candidates(
        queries, places, np.array(owner, dtype=np.intp), np.array(starts, dtype=np.intp), unit,
        matrix, country, admin1, areal,
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
def _fixed(place: Place) -> tuple[int, float, bool]:
    kind = place_class(place)
    return _COLUMN[f"class={kind}"], np.log10(place.population + 1.0) / 7.0, kind in ("adm1", "adm2", "adm")


def _own_features(query: Query, place: Place, rank: int, count: int, prior: Prior) -> list[float]:
    row = [0.0] * len(FEATURES)
    column, population, administrative = _fixed(place)
    row[column] = 1.0
    row[_COLUMN["population|adm" if administrative else "population"]] = population
    row[_COLUMN["first"]] = rank == 0
    row[_COLUMN["rank"]] = 1.0 / (1.0 + rank)
    row[_COLUMN["sole"]] = count == 1
    row[_COLUMN["primary"]] = fold(place.name) == query.name
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
    matrix[:, _CONTEXT_COLUMNS] = 0.0
    n_queries = len(table.queries)
    if n_queries < 2:
        matrix[:, _COLUMN["country-none"]] = 1.0
        return
    importance = np.array([1.0 + np.log(query.count) for query in table.queries])
    mass = share * importance[owner]
    for codes, column in ((table.country, "country-share"), (table.admin1, "admin1-share")):
        size = int(codes.max()) + 1
        own = np.zeros((n_queries, size))
        np.add.at(own, (owner, codes), mass)
        own[:, 0] = 0.0
        others = own.sum(axis=0)[None, :] - own
        totals = others.sum(axis=1, keepdims=True)
        others /= np.maximum(totals, 1e-9)
        matrix[:, _COLUMN[column]] = others[owner, codes]
        if column == "country-share":
            matrix[:, _COLUMN["country-top"]] = (others[owner, codes] >= others.max(axis=1)[owner] - 1e-12) & (
                codes > 0
            )
            matrix[:, _COLUMN["country-none"]] = totals[owner, 0] < 1e-9
    _add_named(table, share)
    _add_proximity(table, share)


def _add_named(table: Candidates, share: NDArray[np.float64]) -> None:
    """Mark places whose country or first-level division the document names."""
    for kind, codes, column in (("country", table.country, "country-named"), ("adm1", table.admin1, "admin1-named")):
        named = np.zeros(int(codes.max()) + 1)
        flag = np.array([place_class(place) == kind for place in table.places])
        np.maximum.at(named, codes[flag], share[flag])
        named[0] = 0.0
        matrix_column = named[codes]
        matrix_column[flag] = 0.0
        table.matrix[:, _COLUMN[column]] = matrix_column


def _add_proximity(table: Candidates, share: NDArray[np.float64]) -> None:
    """Measure how near each candidate lies to the likeliest places of the other names."""
    starts = table.starts
    ends = np.append(starts[1:], len(table.places))
    best: NDArray[np.intp] = np.array([s + int(np.argmax(share[s:e])) for s, e in zip(starts, ends, strict=True)])
    best = best[~table.areal[best]]
    if not len(best):
        return
    cosine = np.clip(table.unit @ table.unit[best].T, -1.0, 1.0)
    km = _EARTH_KM * np.arccos(cosine)
    weight = np.where(table.owner[:, None] == table.owner[best][None, :], 0.0, share[best][None, :])
    for name, reach in zip(("near25", "near100", "near400"), _NEAR_KM, strict=True):
        table.matrix[:, _COLUMN[name]] = np.minimum(1.0, np.where(km <= reach, weight, 0.0).sum(axis=1))
    table.matrix[:, _COLUMN["proximity"]] = (weight * np.exp(-km / 300.0)).sum(axis=1) / np.maximum(
        weight.sum(axis=1), 1e-9
    )
    for name in ("near25", "near100", "near400", "proximity"):
        table.matrix[table.areal, _COLUMN[name]] = 0.0


def score_places(
    table: Candidates, first: NDArray[np.float64], second: NDArray[np.float64], temperature: float
) -> NDArray[np.float64]:
    """Return the probability of every candidate after both passes."""
    share = shares_of(table, table.matrix @ first, 1.0)
    for _ in range(2):
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
    order = np.argsort(-share, kind="stable")
    ranked = [Alternative(places[i], float(share[i])) for i in order[:6]]
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
