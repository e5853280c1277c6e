"""From found names to what is asked of the gazetteer: the words beside a name, its container, its candidates."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import compress
from typing import TYPE_CHECKING

from geoevents.folding import fold
from geoevents.lexicon.namewords import load_name_words
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import words_in
from geoevents.lexicon.theatres import theatres
from geoevents.model import Place, Role, Span, Toponym
from geoevents.same import Same
from geoevents.text.words import HYPHENS, Words
from geoevents.toponyms.candidates import Candidate
from geoevents.toponyms.classes import DIVISIONS, contains, place_class
from geoevents.toponyms.fronted import fronting_land
from geoevents.toponyms.meant import commonly_meant, named_with, of_the_area, of_the_division, of_the_state
from geoevents.toponyms.nouns import noun_beside, says_nowhere
from geoevents.toponyms.quarters import cities_of_quarters, on_its_water
from geoevents.toponyms.tabulating import MAX_PLACES, Query
from geoevents.toponyms.toponyms import FoundName

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer

# A container is looked for among this many candidates: "Georgia" the state comes after Georgia the country.
_CONTAINERS = 6
_CONTAINER_CLASSES = frozenset({"country", "adm1", "adm2"})
# How far a list in brackets is read back to what stands before it: "in Katsina (Batsari, Jibia and Dan Musa)".
_BRACKET_REACH = 200  # characters
_BRACKET_NAMES = 12
_LISTED = re.compile(r"\s?\([^()\n]{0,200}?(?:,| and |;)[^()\n]{0,200}\)")  # several names in brackets
_SENTENCE_END = re.compile(r"[.!?]\s|\n")
_HOLDING = frozenset({"in"})
# Letters of the last part of an abbreviation in parts: "U.S.", "W.Va.".
_LONGEST_INITIAL = 2
_COMPOUND = frozenset({"street", "compound"})
_FRONTED = "in "  # what tells the meaning that a sentence's country gives a name: "In Mali, ... Léré"
_OCCUPIED = words_in("toponyms", "contexts", "occupied")
_OF_ITS_OWNER = frozenset({"'s ", "’s "})


def make_toponyms(words: Words, names: Sequence[FoundName], nouns: Sequence[str]) -> list[Toponym]:
    """Turn found names into toponyms with exact spans, what their noun asks for, and the container that follows.

    Parameters
    ----------
    words : Words
    names : sequence of FoundName
    nouns : sequence of str
        The noun beside each name.

    Returns
    -------
    list of Toponym
        One a name.
    """
    toponyms = []
    for k, found in enumerate(names):
        candidate = found.candidate
        start, end = words.start[candidate.first], _end_offset(words, found)
        within: tuple[str, ...] = ()
        if (nxt := _container(words, names, k)) is not None:
            inner = nxt.candidate
            within = (words.text[words.start[inner.first] : _end_offset(words, nxt)],)
        kind = candidate.kind if candidate.kind != "name" else nouns[k]
        name = ""
        if candidate.facility:
            stem_words = len(candidate.name.split())
            name = words.text[start : words.end[min(candidate.first + stem_words, candidate.last) - 1]]
        toponyms.append(Toponym(Span(start, end, words.text[start:end]), kind, name, within))
    return toponyms


def as_containers(words: Words, names: Sequence[FoundName], roles: Sequence[Role]) -> list[Role]:
    """Return the roles of names, that of a place's container being the place's: "in Maru, Zamfara state, Nigeria".

    Parameters
    ----------
    words : Words
    names : sequence of FoundName
    roles : sequence of {"literal", "associative"}
        One a name.

    Returns
    -------
    list of {"literal", "associative"}
        One a name.
    """
    settled = list(roles)
    for k in range(len(names) - 1):
        container = _container(words, names, k) if settled[k] == "literal" else None
        if container is not None and _hold_any(container.candidate.places[:_CONTAINERS], names[k].candidate):
            settled[k + 1] = "literal"
    return settled


def _hold_any(holders: Sequence[Place], name: Candidate) -> bool:
    """Tell whether one of some countries or divisions holds a place that a name may mean."""
    return any(contains(holder, place) for holder in holders for place in name.places[:MAX_PLACES])


def _end_offset(words: Words, found: FoundName) -> int:
    """Return where a name ends, the full stop of "U.S.", "W.Va." and "Kan." included, but not that after "the UK"."""
    first, last = found.candidate.first, found.candidate.last - 1
    end = words.end[last]
    if words.text[end : end + 1] != ".":
        return end
    if last > first:
        dotted = len(words.folded[last]) <= _LONGEST_INITIAL and words.gaps[last][:1] == "."
        dotted = dotted or (found.candidate.kind in _COMPOUND and words.folded[last] in load_name_words().short_nouns)
    else:
        dotted = found.candidate.kind == "abbreviation" and not words.shouted[last]
    return end + 1 if dotted else end


def _container(words: Words, names: Sequence[FoundName], k: int) -> FoundName | None:
    """Return the name after "X, " or "X (" when it may hold X."""
    if k + 1 >= len(names):
        return None
    this, following = names[k].candidate, names[k + 1].candidate
    end = this.last
    if following.first - end > 1:
        return None
    if end < len(words.folded) and words.joins[end - 1] and words.folded[end] in load_name_words().noun_classes:
        end += 1  # "Zamfara state, Nigeria"
    gap = words.gap(end - 1).strip()
    if following.first != end or gap not in {",", "(", ".,"}:
        return None
    holds = bool(this.places) and place_class(this.places[0]) in _CONTAINER_CLASSES
    if gap == "(" and holds and (_is_country(this) or _LISTED.match(words.text, words.end[this.last - 1])):
        return None  # what "Belize (San Ignacio)" and "Kassanda (Bukuya, Kalwana)" have in brackets they hold
    return names[k + 1] if _may_hold(following) else None


def _holder(words: Words, names: Sequence[FoundName], k: int) -> FoundName | None:
    """Return the division that a text says holds a name: "X in Y region", or Y before X's bracket or colon."""
    this = names[k].candidate
    if (said := said_to_hold(words, names, k)) is not None:
        return said
    if _is_country(this):
        return None
    start = words.start[this.first]
    opened = words.text.rfind("(", max(0, start - _BRACKET_REACH), start)
    if opened < 0 or words.text.find(")", opened, start) >= 0:
        opened = words.text.rfind(": ", max(0, start - _BRACKET_REACH), start)  # "In Kassanda: Kikandwa, Kalwana"
        if opened < 0 or not this.places or _SENTENCE_END.search(words.text, opened, start):
            return None
    for before in range(k - 1, max(-1, k - 1 - _BRACKET_NAMES), -1):
        end = words.end[names[before].candidate.last - 1]
        if end <= opened:
            between = words.text[end:opened].split()
            held = len(between) < 2 and all(
                word[0].isdigit() or fold(word) in load_name_words().noun_classes for word in between
            )
            return names[before] if held and _may_hold(names[before].candidate) else None
    return None


def said_to_hold(words: Words, names: Sequence[FoundName], k: int) -> FoundName | None:
    """Return Y of "X in Y", "X, in Y" and "X, in the Y region", where X is the k-th name."""
    if k + 1 >= len(names):
        return None
    last, following = names[k].candidate.last, names[k + 1].candidate
    if following.first - last not in (1, 2) or words.folded[last] not in _HOLDING or not words.joins[last]:
        return None
    if following.first == last + 2 and words.folded[last + 1] != "the":
        return None
    if words.gap(last - 1).strip() not in {"", ","} or "\n" in words.gap(last - 1):
        return None
    return names[k + 1] if _may_hold(following) else None


def _is_country(candidate: Candidate) -> bool:
    return bool(candidate.places) and place_class(candidate.places[0]) == "country"


def _may_hold(candidate: Candidate) -> bool:
    if candidate.kind == "demonym" or candidate.facility:
        return False
    return any(place_class(place) in _CONTAINER_CLASSES for place in candidate.places[:_CONTAINERS])


def make_queries(
    words: Words, names: Sequence[FoundName], nouns: Sequence[str], gazetteer: Gazetteer
) -> tuple[list[Query], list[int]]:
    """Group found names into queries, one for each name and kind of the document.

    Parameters
    ----------
    words : Words
    names : sequence of FoundName
    nouns : sequence of str
        The noun beside each name.
    gazetteer : Gazetteer

    Returns
    -------
    queries : list of Query
        Last those of countries that no name asks for.
    index : list of int
        For each found name, its query.
    """
    groups = _group(words, names, cities_of_quarters(words, names, nouns))
    gaps = words.gaps
    breaks = [i for i in words.breaks if _ends_sentence(gaps[i])]
    sentences = [bisect_right(breaks, found.candidate.first) for found in names]
    queries: list[Query] = []
    index = [0] * len(names)
    states = {found.candidate.name for found in names if _state_noun(words, found) != "name"}
    for members in groups:
        for k in members:
            index[k] = len(queries)
        query = _query(words, names, members, nouns, gazetteer, tuple({sentences[k] for k in members}))
        if query.name in states:  # "Niger" and "Niger State"
            other = "adm1" if _state_noun(words, names[members[0]]) == "name" else "country"
            query = replace(query, places=tuple(place for place in query.places if place_class(place) != other))
        queries.append(query)
    if not any(query.places and place_class(query.places[0]) == "country" for query in queries):
        queries += _theatres_named(words, gazetteer)
    return queries, index


@lru_cache(maxsize=4096)
def _ends_sentence(gap: str) -> bool:
    return _SENTENCE_END.search(gap) is not None


def _theatres_named(words: Words, gazetteer: Gazetteer) -> Iterator[Query]:
    """Yield the countries in which the armed groups of a text fight, as if they were named: no name asks for them."""
    known, folded = theatres(), words.folded
    codes: dict[str, None] = {}
    for i in compress(range(len(folded)), map(known.__contains__, folded)):
        for name, written, code in known[folded[i]]:
            alike = tuple(folded[i : i + len(name)]) == name
            if alike and words.text.startswith(written, words.start[i]):
                codes[code] = None
    for code in codes:
        if (country := gazetteer.country(code)) is not None:
            yield Query(fold(country.name), (country,))


def _group(words: Words, names: Sequence[FoundName], cities: Sequence[int | None]) -> list[list[int]]:
    """Group the occurrences that share one meaning.

    The same name means the same place through a document, except where containers tell two apart ("Paris, Texas" and
    "Paris, France"), or their cities two quarters; a bare name then means the one named last before it.
    """
    groups: dict[tuple[str, str, str], list[int]] = {}
    current: dict[tuple[str, str], str] = {}
    bare: dict[tuple[str, str], list[int]] = {}
    for k, found in enumerate(names):
        kind = found.candidate.kind if found.candidate.facility else _state_noun(words, found)
        key = (found.candidate.name, kind)
        container = _container(words, names, k)
        if container is None and (city := cities[k]) is not None:
            container = names[city]
        if container is not None:
            current[key] = container.candidate.name
        if container is None and (land := fronting_land(words, names, k)) is not None:
            current[key] = f"{_FRONTED}{land.candidate.name}"
        if key in current:
            groups.setdefault((*key, current[key]), []).append(k)
        else:
            bare.setdefault(key, []).append(k)
    first: dict[tuple[str, str], tuple[str, str, str]] = {}
    for group in groups:
        if not group[2].startswith(_FRONTED):
            first.setdefault(group[:2], group)
    for key, members in bare.items():
        qualified = first.get(key)
        if qualified is None:
            groups[(*key, "")] = members
        else:
            groups[qualified] = members + groups[qualified]
    return list(groups.values())


def _has_article(words: Words, candidate: Candidate) -> bool:
    """Tell whether "the" stands before a name and is its own: "the X", "the occupied X", not "the X market"."""
    first, last = candidate.first, candidate.last
    if (
        last < len(words.folded)
        and words.joins[last - 1]
        and (words.upper[last] or sense_of(words.folded[last]).part == "n")
    ):
        return False
    the = words.folded[max(0, first - 2) : first]
    if the[-1:] == ["the"]:
        return words.joins[first - 1]
    return the[:1] == ["the"] and the[1] in _OCCUPIED and words.joins[first - 1]


def _state_noun(words: Words, found: FoundName) -> str:
    """Return the noun that makes a country's name a division's, "Niger State"; else "name".

    The American state is Georgia with and without the noun.
    """
    if not _is_country(found.candidate):
        return "name"
    noun, _ = noun_beside(words, found)
    if "adm1" not in load_name_words().noun_classes.get(noun, ()):
        return "name"
    name = found.candidate.name
    told_apart = any(place_class(place) == "adm1" and fold(place.name) != name for place in found.candidate.places)
    return noun if told_apart else "name"


def _owner(words: Words, names: Sequence[FoundName], k: int) -> tuple[Place, ...]:
    """Return the country or division before a name that says where it lies, when a namesake lies there.

    "Pakistan's Punjab", "Iraqi Kurdistan", "Indian-administered Kashmir"; empty where there is none.
    """
    if not k:
        return ()
    one, this = names[k - 1].candidate, names[k].candidate
    between = words.gap(one.last - 1)
    if this.first == one.last:
        owns = between in _OF_ITS_OWNER or (one.kind == "demonym" and between == " ")
    else:
        owns = this.first == one.last + 1 and between in HYPHENS and words.folded[one.last] in load_name_words().holding
    if not owns or this.kind != "name":
        return ()
    owners = tuple(p for p in one.places[:_CONTAINERS] if place_class(p) in _CONTAINER_CLASSES)
    return owners if _hold_any(owners, this) else ()


def _is_told_apart(words: Words, container: FoundName) -> bool:
    """Tell a container that a noun behind it makes a division, "Kebbi State", and that begins no list."""
    last = container.candidate.last
    _, _, own = container.candidate.name.rpartition(" ")
    if own != container.candidate.name and DIVISIONS.issuperset(load_name_words().noun_classes.get(own, ("",))[:1]):
        return True  # "Mandera County", which the gazetteer knows with its noun
    if last >= len(words.folded) or not words.joins[last - 1]:
        return False
    classes = load_name_words().noun_classes.get(words.folded[last], ("",))
    return DIVISIONS.issuperset(classes[:1])


def _query(
    words: Words,
    names: Sequence[FoundName],
    members: Sequence[int],
    nouns: Sequence[str],
    gazetteer: Gazetteer,
    sentences: tuple[int, ...],
) -> Query:
    classes = load_name_words().noun_classes
    within: tuple[Place, ...] = ()
    previous: tuple[Place, ...] = ()
    wanted: frozenset[str] = frozenset()
    noun = ""
    held = False
    for k in members:
        container = _container(words, names, k) or _holder(words, names, k)
        if not within and container is not None:
            behind = container.candidate.first >= names[k].candidate.last
            held = behind and _is_told_apart(words, container)
            within = tuple(p for p in container.candidate.places[:_CONTAINERS] if place_class(p) in _CONTAINER_CLASSES)
        if not within:
            within = _owner(words, names, k)
        if not within and (land := fronting_land(words, names, k)) is not None:
            within, held = land.candidate.places[:1], True
        if not previous and k and _container(words, names, k - 1) is not None:
            previous = names[k - 1].candidate.places
        if not wanted:
            noun = nouns[k]
            wanted = frozenset(classes.get(noun, ()))
    first = names[members[0]].candidate
    waters = on_its_water(words, names[members[0]])
    places = waters or first.places
    if wanted and not first.facility and places and not waters:
        # "Red Sea state" is what goes by that name alone, not the sea; "Gaza province" may be Mozambique's
        singular = noun[:-1] if noun[:-1] in classes else noun
        whole = tuple(
            p for p in gazetteer.lookup(f"{first.name.removeprefix('the ')} {singular}") if place_class(p) in wanted
        )
        fits = any(place_class(place) in wanted for place in places)
        places = tuple(dict.fromkeys((*places, *whole))) if fits else whole or places
        if DIVISIONS.issuperset(wanted):
            places = named_with(singular, of_the_division(places, wanted), wanted)
    elif not wanted and not first.facility:
        places = commonly_meant(Same(places), first.name)
        if any(_has_article(words, names[k].candidate) for k in members):
            places = of_the_area(places)
    if not first.facility and not waters and (whole := of_the_state(Same(places), first.name)) is not places:
        places = tuple(p for p in places if p in whole or any(contains(holder, p) for holder in within))
    return Query(
        first.name, places, wanted, within, previous, first.kind == "demonym", len(members), first.facility, held,
        sentences, all(says_nowhere(words, names[k].candidate) for k in members),
    )  # fmt: skip
