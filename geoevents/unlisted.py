"""Names that no index has: other spellings of a place near by, the town of a facility, the division that holds them."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from dataclasses import dataclass, replace
from difflib import SequenceMatcher
from typing import TYPE_CHECKING

from geoevents.folding import fold
from geoevents.geodesy import great_circle_m
from geoevents.namewords import load_name_words
from geoevents.resolve import DIVISIONS, SETTLED, Choice, Query, contains, place_class

if TYPE_CHECKING:
    from geoevents.candidates import Candidate
    from geoevents.gazetteer import Gazetteer
    from geoevents.model import Place
    from geoevents.toponyms import FoundName
    from geoevents.words import Words

# A name in no index is another spelling of one that has its consonants and at least this share of its letters in order,
# no farther from another place of the text than this; shorter names have too many neighbours (judgement: "Bulo Burde"
# for Buulobarde, but neither "Aboorey" for Burao nor a village of Donetsk for one of Crimea).
_ALIKE = 0.7
_SHORTEST_ALIKE = 5
_NEAR_M = 100_000.0
_ANCHORS = 40  # places of a text asked for; more say nothing new
# Share of such readings that are right within 161 km, which the confidence is multiplied by.
_TRUST_ALIKE = 0.8
_TRUST_HOLDER = 0.8
_ENDING = re.compile(r"[.!?…\n]")
_INHABITED = SETTLED | DIVISIONS


@dataclass(slots=True)
class Settled:
    """What a document's queries came to: the choice, remarks and trust of each."""

    choices: list[Choice | None]
    remarks: list[tuple[str, ...]]
    trust: list[float]


def settle(
    words: Words,
    found: Sequence[FoundName],
    queries: list[Query],
    index: Sequence[int],
    resolve: Callable[[Sequence[Query]], list[Choice | None]],
    gazetteer: Gazetteer,
    *,
    country_codes: frozenset[str] = frozenset(),
) -> Settled:
    """Resolve the queries of a document together, then once more with what stands in for names no index has.

    Parameters
    ----------
    words : Words
    found : sequence of FoundName
    queries : list of Query
    index : sequence of int
        For each found name, its query.
    resolve : callable
        Chooses a place for each query, all together.
    gazetteer : Gazetteer
    country_codes : frozenset of str
        Where the text is said to play.
    """
    choices = resolve(queries)
    settled = Settled(choices, [()] * len(queries), [1.0] * len(queries))
    asked = list(queries)
    places = [choice.place if (choice := choices[q]) else None for q in index]
    for k, (name, q) in enumerate(zip(found, index, strict=True)):
        query = queries[q]
        if asked[q] is not query or not (query.facility or not query.places):
            continue
        others = [place for place, p in zip(places, index, strict=True) if place and p != q]
        if query.facility:
            countries = country_codes | {place.country_code for place in others if place.country_code}
            asked[q], settled.remarks[q] = _facility_instead(query, name.candidate, words, countries, gazetteer)
        else:
            holder = _division_beside(words, found, places, k)
            asked[q], settled.remarks[q], settled.trust[q] = _name_instead(
                query, name.candidate.name, holder, others, gazetteer
            )
    if any(new is not old for new, old in zip(asked, queries, strict=True)):
        queries[:] = asked
        settled.choices = resolve(queries)
    return settled


def _facility_instead(
    query: Query, candidate: Candidate, words: Words, countries: Collection[str], gazetteer: Gazetteer
) -> tuple[Query, tuple[str, ...]]:
    """Look for a facility by its consonants in the countries of the text, then for its town, then for its division."""
    facility = load_name_words().kinds[candidate.kind]
    name = candidate.name
    near = tuple(place for place in query.places if place.country_code in countries)
    if not near and countries:
        near = gazetteer.similar(name, country_codes=countries, feature_codes=facility.feature_codes)
    if near:
        rest = tuple(place for place in query.places if place not in near)
        return (query, ()) if not rest and near == query.places else (replace(query, places=near + rest), ())
    if query.places:
        return query, ()
    named = [place for place in gazetteer.lookup(name) if not countries or place.country_code in countries]
    for classes, what in ((SETTLED, "its town"), (DIVISIONS, "its division")):
        holders = tuple(place for place in named if place_class(place) in classes)
        if holders:
            said = words.text[words.start[candidate.first] : words.end[candidate.last - 1]]
            remark = f"{said!r} is in no gazetteer; stands for {what}"
            return replace(query, places=holders), (remark,)
    return query, ()


def _name_instead(
    query: Query, name: str, holder: Place | None, others: Sequence[Place], gazetteer: Gazetteer
) -> tuple[Query, tuple[str, ...], float]:
    """Take a name as another spelling of a place near the text's others, else as somewhere in what holds it."""
    countries = {place.country_code for place in others if place.country_code}
    if countries and len(name) >= _SHORTEST_ALIKE:
        alike = gazetteer.similar(name, country_codes=countries)
        anchors = [place for place in others if place_class(place) in SETTLED][:_ANCHORS]
        near = tuple(
            place
            for place in alike
            if place_class(place) in _INHABITED
            and _likeness(name, fold(place.name)) >= _ALIKE
            and _near_any(place, anchors)
        )
        if near:
            return (
                replace(query, places=near),
                (f"{name!r} is in no gazetteer; taken for a place spelled alike",),
                _TRUST_ALIKE,
            )
    holders = tuple(place for place in query.within if place_class(place) in DIVISIONS)
    if holder is not None and not holders:
        holders = (holder,)
    if holders:
        remark = f"{name!r} is in no gazetteer; stands for the division that holds it"
        return replace(query, places=holders, within=()), (remark,), _TRUST_HOLDER
    return query, (), 1.0


def _division_beside(words: Words, found: Sequence[FoundName], places: Sequence[Place | None], k: int) -> Place | None:
    """Return the one division that the sentence of a name names; of a division and its part, the part."""
    first = found[k].candidate.first
    start, end = first, first + 1
    while start > 0 and not _ENDING.search(words.gaps[start]):
        start -= 1
    while end < len(words) and not _ENDING.search(words.gaps[end]):
        end += 1
    named = {
        place.id: place
        for other, place in zip(found, places, strict=True)
        if place and start <= other.candidate.first < end and place_class(place) in DIVISIONS
    }
    inner = [
        place
        for place in named.values()
        if not any(contains(place, other) for other in named.values() if place_class(place) == "adm1")
    ]
    return inner[0] if len(inner) == 1 else None


def _likeness(a: str, b: str) -> float:
    return SequenceMatcher(None, a.replace(" ", ""), b.replace(" ", ""), autojunk=False).ratio()


def _near_any(place: Place, anchors: Sequence[Place]) -> bool:
    if not anchors:
        return False
    away = great_circle_m(place.lon, place.lat, [a.lon for a in anchors], [a.lat for a in anchors])
    return bool(away.min() <= _NEAR_M)
