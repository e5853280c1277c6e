"""Names that no index has: other spellings of a place near by, the town of a facility, the division that holds them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Callable, Collection, Sequence
from dataclasses import replace
from difflib import SequenceMatcher
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from geoevents.folding import fold
from geoevents.geodesy import great_circle_m
from geoevents.lexicon.namewords import load_name_words
from geoevents.toponyms.capitals import said_capital
from geoevents.toponyms.chains import finest_in_chains, put_in_chains, town_led_to
from geoevents.toponyms.classes import DIVISIONS, KNOWN, SETTLED, WIDE, contains, place_class
from geoevents.toponyms.compounds import AFTER_TOWNS
from geoevents.toponyms.divisions import put_by_what_is_named
from geoevents.toponyms.holders import with_holders
from geoevents.toponyms.homelands import about_its_towns, at_home
from geoevents.toponyms.quarters import cities_of_quarters, fronted_city, heads, is_known_abroad, lies_elsewhere
from geoevents.toponyms.resolve import Choice, Settled
from geoevents.toponyms.tabulating import Query

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer
    from geoevents.model import Instead, Place
    from geoevents.text.words import Words
    from geoevents.toponyms.candidates import Candidate
    from geoevents.toponyms.toponyms import FoundName

# A name in no index is another spelling of one that has its consonants and at least this share of its letters in order,
# no farther from another place of its sentence than this; shorter names have too many neighbours (judgement: "Bulo
# Burde" for Buulobarde, but neither "Aboorey" for Burao nor a village of Donetsk for one of Crimea).
_ALIKE = 0.7
_SHORTEST_ALIKE = 5
_SURELY_ALIKE = 0.9  # ... and of this share near any place of the text: "Zolotyi Kolodyaz" (judgement)
_NEAR_M = 100_000.0
_BY_M = 50_000.0  # ... and one that the text says is "in" a town lies no farther from it (judgement)
# The town of a facility lies across a border no farther than this from what its sentence names (judgement).
_ACROSS_M = 400_000.0
# Names before a street among which its town is looked for.
_STREET_REACH = 100
_NEIGHBOURS = 100  # names on either side that tell of one in a list without end
_ENDING = re.compile(r"[.!?…\n]")
_CALLED_AFTER = AFTER_TOWNS | {"compound"}
_INHABITED = SETTLED | DIVISIONS


class _Reading(NamedTuple):
    """How a name that no index has can be read: what stands for it, how a reader is told so, how far to trust it."""

    instead: Instead
    words: str
    trust: float

    def of(self, name: str, query: Query, noun: str = "") -> StandIn:
        """Return what stands for a name; ``noun`` is that of its district."""
        remark = f"{name!r} is in no gazetteer; {self.words.format(noun)}"
        return StandIn(query, remark, self.trust, self.instead)


# The trust is the share of such readings that are right within 161 km, which the confidence is multiplied by: measured
# on LGL, TR-News, GWN and the readable part of tests/gold_toponyms together (n 36, 1, 119, 19, 20, 23), over the mean
# confidence (.92) in the place itself.
_ITS_TOWN = _Reading("town", "stands for its town", 0.9)
_ITS_CAPITAL = _Reading("town", "stands for the capital it is said to lie in", 0.9)
_ITS_DIVISION = _Reading("division", "stands for its division", 0.73)
_ITS_HOLDER = _Reading("division", "stands for the division that holds it", 0.77)
_ALIKE_SPELLED = _Reading("alike", "taken for a place spelled alike", 0.9)
_TOWN_BESIDE = _Reading("town", "stands for the town named with it", 0.65)
_CALLED_LIKE = _Reading("namesake", "stands for the place it is called after", 0.4)
# A district that the gazetteer has only the town of: trusted as the division that holds a name.
_HELD = _ITS_HOLDER.trust
_ITS_DISTRICT = _Reading("district", "stands for the {} that holds it, itself taken to lie about its town", _HELD)
_IN_THE_TOWN = _Reading("district", "the {} is taken to lie about the town its sentence begins with", _ITS_HOLDER.trust)
_IN_CHAIN = _Reading("district", "taken to lie about {}, which the text says it is in", _ITS_HOLDER.trust)
_BY_TOWN = _Reading("district", "taken to lie about there, as the text says it is {}", _HELD)
_IN_UNIT = _Reading("division", "stands for {}, which the text says it is in", _ITS_HOLDER.trust)
# A town that is named in full, and only as what a facility is of, is no guess.
_NAMED_TOWN = _ITS_TOWN._replace(trust=1.0)


class StandIn(NamedTuple):
    """What is asked of the gazetteer instead of a name it has not.

    ``remark`` is what a reader is told, ``trust`` how far to believe it, ``instead`` what stands for the place meant.
    """

    query: Query
    remark: str = ""
    trust: float = 1.0
    instead: Instead = ""


def settle(
    words: Words,
    found: Sequence[FoundName],
    nouns: Sequence[str],
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
    nouns : sequence of str
        The noun beside each.
    queries : list of Query
    index : sequence of int
        For each found name, its query.
    resolve : callable
        Chooses a place for each query, all together.
    gazetteer : Gazetteer
    country_codes : frozenset of str
        Where the text is said to play.

    Returns
    -------
    Settled
        One choice a query; ``queries`` is changed to what was asked in the end.
    """
    choices = resolve(queries)
    asked = [_as_held(query, choice) for query, choice in zip(queries, choices, strict=True)]
    if any(new is not old for new, old in zip(asked, queries, strict=True)):
        queries[:] = asked
        choices = resolve(queries)
    settled = Settled(choices, [()] * len(queries), [1.0] * len(queries), [""] * len(queries))
    asked = list(queries)
    places = [choice.place if (choice := choices[q]) else None for q in index]
    unsettled = [
        k
        for k, q in enumerate(index)
        if queries[q].facility or not queries[q].places or found[k].candidate.kind in _CALLED_AFTER
    ]
    breaks = [i for i in words.breaks if _ENDING.search(words.gaps[i])] if unsettled else []
    sentences = [bisect_right(breaks, item.candidate.first) for item in found] if unsettled else []
    for k in unsettled:
        name, q = found[k], index[k]
        query = queries[q]
        kind = name.candidate.kind
        instead: StandIn | None
        if asked[q] is not query:
            continue
        if kind in AFTER_TOWNS and query.places:
            instead = _NAMED_TOWN.of(name.candidate.name, query)
        elif kind == "compound" and query.places:
            others = {place.country_code for place, p in zip(places, index, strict=True) if place and p != q}
            instead = _compound_instead(query, name.candidate, country_codes | (others - {""}))
            town = _town_beside(found, places, k, breaks)
            beside = _in_sentence(sentences, places, k)
            called = instead.query.places if instead is not None else ()
            if called and town is not None and town in beside and _is_far(called, beside):
                instead = _street_instead(query, name.candidate, words, town)
        elif query.facility:
            others = {place.country_code for place, p in zip(places, index, strict=True) if place and p != q}
            countries = country_codes | (others - {""})
            beside = _in_sentence(sentences, places, k)
            natural = kind in load_name_words().natural_kinds
            told = [place for place, p in zip(places, index, strict=True) if place and p != q] if natural else None
            instead = _facility_instead(query, name.candidate, words, countries, beside, gazetteer, told=told)
        else:
            beside = _in_sentence(sentences, places, k)
            if kind == "street":
                city = fronted_city(words, found, k)
                town = places[city] if city is not None else _town_beside(found, places, k, breaks)
                instead = _street_instead(query, name.candidate, words, town)
            else:
                name_of = name.candidate.name
                if (capital := said_capital(words, found, places, k, gazetteer)) is not None:
                    instead = _ITS_CAPITAL.of(name_of, replace(query, places=(capital,), within=()))
                else:
                    instead = _alike(query, name_of, beside, gazetteer) or _alike(
                        query, name_of, [place for place in places if place], gazetteer, least=_SURELY_ALIKE
                    )
                again = (i for i, other in enumerate(index) if other == q)
                if instead is None and (held := finest_in_chains(words, found, again, places)) is not None:
                    reading = _IN_CHAIN if place_class(held) in SETTLED else _IN_UNIT
                    instead = reading.of(name_of, replace(query, places=(held,), within=()), held.name)
                if instead is None and k + 1 < len(found) and sentences[k + 1] == sentences[k]:
                    instead = _in_district(query, name_of, places[k + 1], nouns[k + 1])
                if instead is None and (instead := _held(query, name_of, beside)) is not None:
                    town, how = town_led_to(words, found, k, places)
                    if town is not None:
                        instead = _BY_TOWN.of(name_of, replace(query, places=(town,), within=()), how)
                instead = instead or _in_headed(query, name_of, beside, nouns[k])
        if instead is not None:
            asked[q], settled.trust[q], settled.instead[q] = instead.query, instead.trust, instead.instead
            settled.remarks[q] = (instead.remark,) if instead.remark else ()
    if any(new is not old for new, old in zip(asked, queries, strict=True)):
        queries[:] = asked
        settled.choices = resolve(queries)
    if len(queries) > 1:
        settled.choices = [at_home(q, queries, settled.choices) for q in range(len(queries))]
        settled.choices = [about_its_towns(q, queries, settled.choices) for q in range(len(queries))]
        settled.choices = with_holders(words, found, queries, index, settled.choices)
        put_by_what_is_named(settled, words, found, queries, index)
        put_in_chains(settled, words, found, queries, index, partial(_alike_by, gazetteer))
        _put_in_cities(settled, words, found, nouns, queries, index)
    return settled


def _put_in_cities(
    settled: Settled,
    words: Words,
    found: Sequence[FoundName],
    nouns: Sequence[str],
    queries: list[Query],
    index: Sequence[int],
) -> None:
    """Take a quarter that was placed elsewhere, or nowhere, in the city the text says it is of, else for that city."""
    done: set[int] = set()
    for k, at in enumerate(cities_of_quarters(words, found, nouns)):
        q = index[k]
        if at is None or q in done or q == index[at]:
            continue
        done.add(q)
        choice, city = settled.choices[q], _as_city(settled.choices[index[at]])
        if city is None:
            continue
        held = choice is not None and settled.instead[q] == "division" and contains(choice.place, city.place)
        if choice is not None and not held and not lies_elsewhere(choice.place, city.place, nouns[k]):
            continue
        if choice is not None and heads(found[at], found[k]) and is_known_abroad(choice, city.place, nouns[k]):
            continue  # "In London, a crowd denounced the bombing of the Rimal neighbourhood"
        near = tuple(place for place in queries[q].places if not lies_elsewhere(place, city.place, nouns[k]))
        if near and not held:
            settled.choices[q] = Choice(near[0], city.probability, ())
            continue
        name = found[k].candidate
        said = words.text[words.start[name.first] : words.end[name.last - 1]]
        where = (
            f"{said!r} is in no gazetteer"
            if choice is None or held
            else f"no gazetteer has a {said!r} in {city.place.name}"
        )
        queries[q] = replace(queries[q], places=(city.place,), within=())
        settled.choices[q] = Choice(city.place, city.probability, ())
        settled.remarks[q] = (f"{where}; stands for the city",)
        settled.trust[q], settled.instead[q] = _ITS_HOLDER.trust, "town"


def _as_city(choice: Choice | None) -> Choice | None:
    """Return the town that a name may mean whose quarter the text names; None where it means none."""
    if choice is None or place_class(choice.place) in SETTLED:
        return choice
    town = next((a.place for a in choice.alternatives if _is_its_seat(a.place, choice.place)), None)
    return None if town is None else Choice(town, choice.probability, ())


def _is_its_seat(town: Place, division: Place) -> bool:
    return place_class(town) in SETTLED and contains(division, town)


def _as_held(query: Query, choice: Choice | None) -> Query:
    """Take away the places of a name outside the country of what a text says holds it: no "Maga, Kebbi State"."""
    countries = {holder.country_code for holder in query.within}
    if choice is not None and _is_elsewhere(query, choice.place):
        return replace(query, places=())
    if choice is None or not query.held or len(countries) != 1 or choice.place.country_code in countries:
        return query
    inside = tuple(place for place in query.places if place.country_code in countries)
    kind, people = place_class(choice.place), choice.place.population
    if not inside and (kind in WIDE or (kind in SETTLED and people > KNOWN)):
        return query
    return replace(query, places=inside)


def _is_elsewhere(query: Query, place: Place) -> bool:
    """Tell whether the only districts of a name lie outside what holds it: "Kherson: ... Dniprovskyi district"."""
    units = _units(query)
    if not units or place_class(place) == "adm1" or any(place_class(holder) == "country" for holder in query.within):
        return False
    return not any((p.country_code, p.admin1_code) in units for p in query.places)


def _units(query: Query) -> set[tuple[str, str]]:
    """Return the codes of the first-level divisions that a text says hold a district; none for other names."""
    if "adm" not in query.wanted or not DIVISIONS.issuperset(query.wanted):
        return set()
    return {(holder.country_code, holder.admin1_code) for holder in query.within if place_class(holder) == "adm1"}


def _in_headed(query: Query, name: str, beside: Sequence[Place], noun: str) -> StandIn | None:
    """Take a district as somewhere about the town that its sentence is headed by."""
    units = _units(query)
    towns = [p for p in beside if place_class(p) in SETTLED and (p.country_code, p.admin1_code) in units]
    return _IN_THE_TOWN.of(name, replace(query, places=tuple(towns), within=()), noun) if len(towns) == 1 else None


def _facility_instead(
    query: Query,
    candidate: Candidate,
    words: Words,
    countries: Collection[str],
    beside: Sequence[Place],
    gazetteer: Gazetteer,
    *,
    told: Sequence[Place] | None,
) -> StandIn | None:
    """Look for a facility by its consonants in the countries of the text, then for its town, then for its division.

    ``told`` is what else the text names, for a river, lake or mountain: none is by a town far from all that.
    """
    facility = load_name_words().kinds[candidate.kind]
    name = candidate.name
    near = tuple(place for place in query.places if place.country_code in countries)
    if not near and countries:
        near = gazetteer.similar(name, country_codes=countries, feature_codes=facility.feature_codes)
    if near:
        rest = tuple(place for place in query.places if place not in near)
        return None if not rest and near == query.places else StandIn(replace(query, places=near + rest))
    if query.places:
        return None
    if gazetteer.demonym(name.partition(" ")[0]):
        return None  # "Kuwaiti Hospital" is in no town called so
    named: Sequence[Place] = gazetteer.lookup(_without_qualifiers(name))
    if countries:
        towns = [place for place in named if place_class(place) in SETTLED]
        across = [place for place in towns if _near_any(place, beside, _ACROSS_M)]
        named = [place for place in named if place.country_code in countries] or across
        named = named or [place for place in towns if place.population > KNOWN]
    if told is not None:
        local = [place for place in told if place_class(place) not in WIDE]
        named = [p for p in named if _near_any(p, local, _ACROSS_M) or (len(countries) == 1 and not local)]
    for classes, reading in ((SETTLED, _ITS_TOWN), (DIVISIONS, _ITS_DIVISION)):
        holders = tuple(place for place in named if place_class(place) in classes)
        if holders:
            said = words.text[words.start[candidate.first] : words.end[candidate.last - 1]]
            return reading.of(said, replace(query, places=holders))
    return None


def _without_qualifiers(name: str) -> str:
    """Return the town in the name of a facility: "jinka" of "Jinka General Hospital"; a name is never all qualifier."""
    words = name.split()
    while len(words) > 1 and words[-1] in load_name_words().facility_qualifiers:
        words.pop()
    return " ".join(words)


def _alike(
    query: Query, name: str, beside: Sequence[Place], gazetteer: Gazetteer, *, least: float = _ALIKE
) -> StandIn | None:
    """Take a name as another spelling of a place near those its sentence names, or within the division it is in."""
    anchors = [place for place in beside if place_class(place) in SETTLED]
    holders = [place for place in query.within if place_class(place) in DIVISIONS and place in beside]
    if not (anchors or holders) or len(name) < _SHORTEST_ALIKE:
        return None
    places = gazetteer.similar(name, country_codes={place.country_code for place in (*anchors, *holders)})
    places = tuple(p for p in places if place_class(p) in _INHABITED and _likeness(name, fold(p.name)) >= least)
    places = tuple(p for p in places if _near_any(p, anchors) or any(contains(holder, p) for holder in holders))
    if not places:
        return None
    return _ALIKE_SPELLED.of(name, replace(query, places=places))


def _alike_by(gazetteer: Gazetteer, name: str, holder: Place) -> tuple[Place, ...]:
    """Return the towns spelled nearly like a name that lie by a town, or in a division."""
    places = gazetteer.similar(name, country_codes={holder.country_code})
    towns = (p for p in places if place_class(p) in SETTLED and _likeness(name, fold(p.name)) >= _ALIKE)
    return tuple(p for p in towns if p.id != holder.id and (contains(holder, p) or _near_any(p, [holder], _BY_M)))


def _in_district(query: Query, name: str, town: Place | None, noun: str) -> StandIn | None:
    """Take a name as somewhere about the town of the district behind it: "Ntutupue in Ancuabe district"."""
    classes = load_name_words().noun_classes.get(noun, ())
    small = bool(classes) and classes[0] != "adm1" and DIVISIONS.issuperset(classes)
    if town is None or not small or place_class(town) not in SETTLED:
        return None
    return _ITS_DISTRICT.of(name, replace(query, places=(town,), within=()), noun)


def _held(query: Query, name: str, beside: Sequence[Place]) -> StandIn | None:
    """Take a name as somewhere in the division that the text says holds it, else in the one its sentence names."""
    holders = tuple(place for place in query.within if place_class(place) in DIVISIONS and place in beside)
    if not holders:
        named = [place for place in beside if place_class(place) in DIVISIONS]
        outer = [p for p in named if place_class(p) == "adm1" and any(contains(p, other) for other in named)]
        holders = tuple(place for place in named if place not in outer)
        if len(holders) != 1:
            return None
    return _ITS_HOLDER.of(name, replace(query, places=holders, within=()))


def _town_beside(
    found: Sequence[FoundName], places: Sequence[Place | None], k: int, breaks: Sequence[int]
) -> Place | None:
    """Return the town nearest to a name: the next one of its sentence, else the last one before."""
    sentence = bisect_right(breaks, found[k].candidate.first)
    for other in range(k + 1, min(len(found), k + 1 + _NEIGHBOURS)):
        if bisect_right(breaks, found[other].candidate.first) != sentence:
            break
        if (place := places[other]) is not None and place_class(place) in SETTLED:
            return place
    before = (places[other] for other in range(k - 1, max(-1, k - 1 - _STREET_REACH), -1))
    return next((place for place in before if place is not None and place_class(place) in SETTLED), None)


def _street_instead(query: Query, candidate: Candidate, words: Words, town: Place | None) -> StandIn | None:
    """Take a street as somewhere in the town named with it."""
    if town is None:
        return None
    said = words.text[words.start[candidate.first] : words.end[candidate.last - 1]]
    return _TOWN_BESIDE.of(said, replace(query, places=(town,)))


def _compound_instead(query: Query, candidate: Candidate, countries: Collection[str]) -> StandIn | None:
    """Take "Athens Regional Park" as near a place called like it in the countries of the text, nowhere if none is."""
    if candidate.name.rpartition(" ")[2] in load_name_words().noun_classes:
        return None  # a township is the place itself
    near = tuple(place for place in query.places if not countries or place.country_code in countries)
    if not near:
        return StandIn(replace(query, places=()))
    return _CALLED_LIKE.of(candidate.name, query if near == query.places else replace(query, places=near))


def _is_far(places: Sequence[Place], beside: Sequence[Place]) -> bool:
    """Tell whether none of the places of a name lies near a town or smaller division of its sentence."""
    local = [place for place in beside if place_class(place) not in WIDE and place not in places]
    return bool(local) and not any(_near_any(place, local) for place in places)


def _in_sentence(sentences: Sequence[int], places: Sequence[Place | None], k: int) -> list[Place]:
    """Return the places that the sentence of a name names besides it, each once: the nearest, in a very long one.

    ``sentences`` is the number of the sentence of each name.
    """
    low = bisect_left(sentences, sentences[k], max(0, k - _NEIGHBOURS), k + 1)
    high = bisect_right(sentences, sentences[k], k, min(len(sentences), k + _NEIGHBOURS))
    return list({place.id: place for place in places[low:high] if place}.values())


def _likeness(a: str, b: str) -> float:
    return SequenceMatcher(None, a.replace(" ", ""), b.replace(" ", ""), autojunk=False).ratio()


def _near_any(place: Place, anchors: Sequence[Place], reach_m: float = _NEAR_M) -> bool:
    if not anchors:
        return False
    away = great_circle_m(place.lon, place.lat, [a.lon for a in anchors], [a.lat for a in anchors])
    return bool(away.min() <= reach_m)
