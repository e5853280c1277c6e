"""A village lies in the division, or by the towns, that the text names with it, and is no far namesake of it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geoevents.folding import fold
from geoevents.geodesy import great_circle_m
from geoevents.lexicon.namewords import load_name_words
from geoevents.lexicon.tables import words_in
from geoevents.model import Alternative
from geoevents.toponyms.classes import DIVISIONS, KNOWN, SETTLED, contains, place_class
from geoevents.toponyms.lists import is_joint
from geoevents.toponyms.queries import said_to_hold
from geoevents.toponyms.resolve import Choice, Settled
from geoevents.toponyms.unindexed import POSSESSIVES

if TYPE_CHECKING:
    from geoevents.model import Place
    from geoevents.text.words import Words
    from geoevents.toponyms.tabulating import Query
    from geoevents.toponyms.toponyms import FoundName

_TOWN = 100_000  # people: a larger one is meant though the gazetteer lacks its district (judgement)
_HAMLET = 20_000  # people: a place so small has namesakes in each country (judgement)
# A place whose codes put it elsewhere is outside a division beyond this from its middle; of one list are towns no
# farther than this from each other, and none is farther than that from all others (judgement).
_OUTSIDE_M = {"adm1": 150_000.0, "adm2": 100_000.0, "adm": 100_000.0}
_OUTSIDE_SAID_M = 50_000.0  # ... where a noun says outright what holds it
_TOGETHER_M, _APART_M = 100_000.0, 300_000.0
_APPOSED = 6  # words from a name to what holds it: "X, a small rural parish of Y" (judgement)
_CANDIDATES = 8  # of each member of a list
_UNKNOWN = 2  # names in no gazetteer, whose list tells nothing of a far hamlet (judgement)
_MEMBERS = 12  # of a list that are looked at
_TRUST = 0.77  # as for a name in no index that stands for the division that holds it
_COMMUNITIES = words_in("toponyms", "contexts", "communities")
_ARTICLES, _JOINTS = words_in("toponyms", "divisions", "articles"), words_in("toponyms", "divisions", "joints")


class Placed(NamedTuple):
    """What a name came to by what is named with it: a choice, or the division or city that stands for it (a remark)."""

    choice: Choice | None
    remark: str = ""
    division: bool = False


def put_by_what_is_named(
    settled: Settled, words: Words, found: Sequence[FoundName], queries: list[Query], index: Sequence[int]
) -> None:
    """Take a village in the division, or by the towns, that it is named with, else for that division.

    Parameters
    ----------
    settled : Settled
        Changed, as are ``queries``.
    words : Words
    found : sequence of FoundName
    queries : list of Query
    index : sequence of int
        For each found name, its query.
    """
    for q, placed in by_what_is_named(words, found, queries, index, settled.choices).items():
        settled.choices[q] = placed.choice
        if placed.remark:
            settled.remarks[q] = (placed.remark,)
        if placed.division and placed.choice is not None:
            queries[q] = replace(queries[q], places=(placed.choice.place,), within=())
            settled.trust[q] = _TRUST
            settled.instead[q] = "town" if place_class(placed.choice.place) in SETTLED else "division"


def by_what_is_named(
    words: Words,
    found: Sequence[FoundName],
    queries: Sequence[Query],
    index: Sequence[int],
    choices: Sequence[Choice | None],
) -> dict[int, Placed]:
    """Return, by query, what is placed otherwise by the division or list that the text names it with.

    Parameters
    ----------
    words : Words
    found : sequence of FoundName
    queries : sequence of Query
    index : sequence of int
        For each found name, its query.
    choices : sequence of Choice or None
        One a query.

    Returns
    -------
    dict of int to Placed
        A choice of None for what lies nowhere near what it is listed with.
    """
    times = Counter(index)
    placed: dict[int, Placed] = {}
    for k in range(len(found) - 1):
        for q in (index[member] for member in _owned(words, found, k)):
            if times[q] == 1 and (moved := _in_city(queries[q], choices[q], choices[index[k]])) is not None:
                placed[q] = moved
    for members in _lists(words, found):
        once = [index[k] for k in members if times[index[k]] == 1 and found[k].candidate.kind == "name"]
        placed |= _as_listed(queries, choices, list(dict.fromkeys(once)))
        placed |= _beside_unknown(queries, choices, [index[k] for k in members], [q for q in once if times[q] == 1])
    for k in range(len(found) - 1):
        if found[k].candidate.kind != "name":
            continue
        if times[index[k]] == 1 and _is_of_district(words, found, k) and not found[k + 1].candidate.places:
            placed |= _by_nothing(index[k], queries, choices)
            continue
        apposed = _is_apposed(words, found, k)
        if not apposed and said_to_hold(words, found, k) is None:
            continue
        holder = _division(queries[index[k + 1]], choices[index[k + 1]])
        if holder is None:
            continue
        outside = _OUTSIDE_SAID_M if apposed else _OUTSIDE_M[place_class(holder)]
        alone = apposed or words.gap(found[k].candidate.last - 1) != " "
        for q in (index[member] for member in ([k] if alone else _list_up_to(words, found, k))):
            if times[q] == 1 and (moved := _in_division(queries[q], choices[q], holder, outside)) is not None:
                placed[q] = moved
    for q in range(len(queries)):
        if q not in placed and (choice := _in_one_named(q, queries, choices)) is not None:
            placed[q] = Placed(choice)
    return placed


# --- what the text says holds a name ---------------------------------------------------------------------------------


def _division(asked: Query, held_by: Choice | None) -> Place | None:
    """Return the division that a name means, also where its town was chosen: "in Donetsk Oblast"."""
    if held_by is None or place_class(held_by.place) in DIVISIONS:
        return held_by.place if held_by is not None else None
    if not asked.wanted or not DIVISIONS.issuperset(asked.wanted):
        return None
    units = (place for place in asked.places if place_class(place) in asked.wanted)
    return next((unit for unit in units if unit.country_code == held_by.place.country_code), None)


def _is_of_district(words: Words, found: Sequence[FoundName], k: int) -> bool:
    """Tell whether the next name is a district's that the k-th is said to lie in: "X town, Y district"."""
    classes, end = load_name_words().noun_classes, found[k].candidate.last
    if end < len(words) and words.joins[end - 1] and words.folded[end] in classes:
        end += 1
    last = found[k + 1].candidate.last
    if found[k + 1].candidate.first != end or words.gap(end - 1) != ", " or last >= len(words):
        return False
    noun = classes.get(words.folded[last], ())
    return words.joins[last - 1] and bool(noun) and DIVISIONS.issuperset(noun)


def _by_nothing(q: int, queries: Sequence[Query], choices: Sequence[Choice | None]) -> dict[int, Placed]:
    """Give up a town that nothing of the text is near, of which it says that it lies in what no gazetteer has."""
    choice, local = choices[q], SETTLED | {"adm2", "adm"} - {"capital"}
    others = [o.place for k, o in enumerate(choices) if k != q and o is not None and not queries[k].demonym]
    others = [place for place in others if place_class(place) in local]
    if choice is None or not others or not _may_move(choice.place) or choice.place.population > _TOWN:
        return {}
    if _away_m(choice.place, others) <= _APART_M:
        return {}
    return {q: Placed(None, _far(choice.place))}


def _far(place: Place) -> str:
    return f"{place.name} ({place.country_code}) is far from all that is named with it"


def _is_apposed(words: Words, found: Sequence[FoundName], k: int) -> bool:
    """Tell whether a noun of class says that the k-th name is of the next: "Yelwata, a farming village in Guma"."""
    end, begin = found[k].candidate.last, found[k + 1].candidate.first
    if not 3 <= begin - end <= _APPOSED or words.gap(end - 1) != ", " or words.folded[end] not in _ARTICLES:
        return False
    noun = words.folded[begin - 2]
    if words.folded[begin - 1] not in _JOINTS or not (noun in load_name_words().noun_classes or noun in _COMMUNITIES):
        return False
    return all(words.joins[i - 1] and words.small[i] for i in range(end + 1, begin))


def _in_division(query: Query, choice: Choice | None, holder: Place, outside: float) -> Placed | None:
    """Return the division itself for a town that is not in it, where the gazetteer has none of that name there."""
    abroad = choice is not None and choice.place.country_code != holder.country_code and outside == _APART_M
    if choice is None or query.facility or not (place_class(choice.place) in SETTLED or abroad):
        return None
    if choice.place.population > KNOWN and not abroad:
        return None
    if contains(holder, choice.place) or _away_m(choice.place, [holder]) <= outside:
        return None
    if any(contains(holder, place) for place in query.places):
        return None  # another rule takes that
    remark = f"no gazetteer has a {query.name!r} in {holder.name}; stands for the division that holds it"
    rest = (Alternative(choice.place, choice.probability), *choice.alternatives)
    return Placed(Choice(holder, choice.probability, rest), remark, division=True)


def _owned(words: Words, found: Sequence[FoundName], k: int) -> Iterator[int]:
    """Yield the names that the k-th owns: "Dhaka's Mugda and Mirpur"."""
    end = found[k].candidate.last
    if words.gap(end - 1)[:2] not in POSSESSIVES or found[k + 1].candidate.first != end:
        return
    yield k + 1
    for behind in range(k + 2, len(found)):
        owner = words.gap(found[behind].candidate.last - 1)[:2] in POSSESSIVES  # "Dhaka's Mirpur and Delhi's Rohini"
        if owner or not is_joint(_between(words, found, behind)):
            return
        yield behind


def _in_city(query: Query, choice: Choice | None, held_by: Choice | None) -> Placed | None:
    """Return a large city itself for what it owns, where the gazetteer has but a small namesake far from it."""
    if choice is None or held_by is None or query.facility:
        return None
    city, place = held_by.place, choice.place
    if place_class(city) in DIVISIONS and place_class(place) in SETTLED | DIVISIONS:
        return _in_division(query, choice, city, _APART_M) if place.country_code != city.country_code else None
    if place_class(place) not in SETTLED:
        return None
    if place_class(city) not in SETTLED or city.population < KNOWN or place.population > _HAMLET:
        return None
    if _away_m(city, [place]) <= _OUTSIDE_M["adm1"]:
        return None
    remark = f"no gazetteer has a {query.name!r} in {city.name}; stands for the city"
    rest = (Alternative(place, choice.probability), *choice.alternatives)
    return Placed(Choice(city, choice.probability, rest), remark, division=True)


# --- lists -----------------------------------------------------------------------------------------------------------


def _lists(words: Words, found: Sequence[FoundName]) -> Iterator[list[int]]:
    """Yield the names of each list, "A, B and C", in order."""
    members: list[int] = []
    for k in range(len(found)):
        if members and not is_joint(_between(words, found, k)):
            if len(members) > 1:
                yield members
            members = []
        members.append(k)
    if len(members) > 1:
        yield members


def _list_up_to(words: Words, found: Sequence[FoundName], k: int) -> Iterator[int]:
    """Yield the names that share what is said of the k-th, and that: a semicolon ends it, "Novara; Oristano in Z"."""
    yield k
    while k and found[k - 1].candidate.kind == "name":
        joint = _between(words, found, k)
        if ";" in joint or not is_joint(joint):
            return
        k -= 1
        yield k


def _between(words: Words, found: Sequence[FoundName], k: int) -> str:
    """Return what stands between the name before the k-th and that."""
    return words.text[words.end[found[k - 1].candidate.last - 1] : words.start[found[k].candidate.first]]


def _as_listed(queries: Sequence[Query], choices: Sequence[Choice | None], members: list[int]) -> dict[int, Placed]:
    """Place the members of a list that lies together by their namesakes there: "near Seversk and Konstantinovka"."""
    chosen = {q: choice for q in members[:_MEMBERS] if (choice := choices[q]) is not None and _may_move(choice.place)}
    if len(chosen) < 2 or len(chosen) < len(members[:_MEMBERS]):
        return {}
    places = {q: choice.place for q, choice in chosen.items()}
    far = [q for q in places if _away_m(places[q], [p for o, p in places.items() if o != q]) > _APART_M]
    if not far:
        return {}
    settled = {q: place for q, place in places.items() if q not in far}
    if not settled:
        pair = _nearest_pair(queries, far)
        if pair is None:
            return {}
        settled = pair
    moved: dict[int, Placed] = {}
    for q in far:
        best = settled.get(q) or _nearest(queries[q], list(settled.values()))
        if best is not None and best.id != places[q].id:
            rest = (Alternative(places[q], chosen[q].probability), *chosen[q].alternatives)
            moved[q] = Placed(Choice(best, chosen[q].probability, rest))
            settled[q] = best
        elif (
            best is None
            and len(settled) > 1
            and places[q].population <= _HAMLET
            and not _bears_name(queries[q], places[q])
        ):
            moved[q] = Placed(None, _far(places[q]))
    return moved


def _beside_unknown(
    queries: Sequence[Query], choices: Sequence[Choice | None], members: Sequence[int], once: Sequence[int]
) -> dict[int, Placed]:
    """Give up a hamlet listed with names in no gazetteer, in a land that nothing else of the text lies in."""
    if sum(not queries[q].places for q in members) < _UNKNOWN:
        return {}
    moved: dict[int, Placed] = {}
    for q in once:
        choice = choices[q]
        if choice is None or place_class(choice.place) not in SETTLED or choice.place.population > _HAMLET:
            continue
        others = {o.place.country_code for k, o in enumerate(choices) if k != q and o is not None} - {""}
        if others and choice.place.country_code not in others:
            moved[q] = Placed(None, _far(choice.place))
    return moved


def _bears_name(query: Query, place: Place) -> bool:
    return fold(place.name) == query.name


def _may_move(place: Place) -> bool:
    return place_class(place) in SETTLED - {"capital"} and place.population <= KNOWN


def _nearest(query: Query, others: list[Place]) -> Place | None:
    """Return the town of a name that lies by others of its list, the nearest of several."""
    near = [(away, i) for i, place in enumerate(_towns(query)) if (away := _away_m(place, others)) <= _TOGETHER_M]
    return _towns(query)[min(near)[1]] if near else None


def _nearest_pair(queries: Sequence[Query], members: list[int]) -> dict[int, Place] | None:
    """Return the two towns of different members that lie nearest to each other, if they lie together."""
    best, pair = _TOGETHER_M, None
    for i, one in enumerate(members):
        for other in members[i + 1 :]:
            for place in _towns(queries[one]):
                partner = _nearest(queries[other], [place])
                if partner is not None and (away := _away_m(place, [partner])) < best:
                    best, pair = away, {one: place, other: partner}
    return pair


def _towns(query: Query) -> list[Place]:
    return [place for place in query.places if place_class(place) in SETTLED][:_CANDIDATES]


# --- divisions named anywhere ----------------------------------------------------------------------------------------


def _in_one_named(q: int, queries: Sequence[Query], choices: Sequence[Choice | None]) -> Choice | None:
    """Return the village of a name that lies in a division the text names, where the chosen one is by nothing named."""
    choice, query = choices[q], queries[q]
    if choice is None or query.facility or query.within or place_class(choice.place) not in SETTLED:
        return None
    if choice.place.population > _HAMLET:
        return None
    others = [o.place for k, o in enumerate(choices) if k != q and o is not None and not queries[k].demonym]
    divisions = [place for place in others if place_class(place) in {"adm1", "adm2"}]
    units = {(p.country_code, p.admin1_code) for p in others if place_class(p) in SETTLED | DIVISIONS}
    if not divisions or (choice.place.country_code, choice.place.admin1_code) in units:
        return None
    inside = [p for p in _towns(query) if any(contains(division, p) for division in divisions)]
    if not inside:
        return None
    best = min(inside, key=lambda place: _away_m(place, divisions))
    rest = (Alternative(choice.place, choice.probability), *choice.alternatives)
    return Choice(best, choice.probability, tuple(a for a in rest if a.place.id != best.id))


def _away_m(place: Place, others: Sequence[Place]) -> float:
    """Return how far the nearest of others is."""
    if not others:
        return float("inf")
    return float(np.min(great_circle_m(place.lon, place.lat, [p.lon for p in others], [p.lat for p in others])))
