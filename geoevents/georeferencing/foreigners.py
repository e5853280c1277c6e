"""A namesake in a country that a text never speaks of gives way to one among the places beside the name."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Sequence, Set
from dataclasses import replace
from typing import TYPE_CHECKING

from geoevents.folding import fold, skeletons_differ
from geoevents.georeferencing.company import LOCAL, apart, class_of, sentences_of
from geoevents.lexicon.namewords import load_name_words

if TYPE_CHECKING:
    from geoevents.georeferencing.chosen import Name
    from geoevents.model import Alternative, Place

_PARAGRAPH_END = re.compile(r"\n\s*\n")
_LEAST = 2  # other places of the one country: Sana'a and Hodeidah beside "Saada"
_WORLD_KNOWN = 500_000  # people: a city so large is meant wherever it stands (judgement)
_LONGEST_NOUN = 20  # letters
# "X and Y": what joins two towns, how near such neighbours are, and how far a namesake is that can be none (judgement).
_JOINING, _NEAR_KM, _FAR_KM = frozenset({"and", ",", "and in", "and near", ", and", "or"}), 150.0, 1000.0
_STANDING = LOCAL | {"adm1"}


def without_foreigners(text: str, names: Sequence[Name]) -> list[Name]:
    """Take the namesake in the one country that all else in a sentence, or in a paragraph, lies in.

    Only for a place whose country nothing else in the text lies in, or names: Al Bayda of Libya in a note on Yemen.
    """
    countries = Counter(name.place.country_code for name in names if name.place is not None)
    told = Counter(name.place.id for name in names if name.place is not None)
    foreign = [k for k, name in enumerate(names) if _may_be_foreign(name, told, countries)]
    lone = [k for k in foreign if not _is_quarter(text, names[k])]
    if not lone:
        return list(names)
    doubtful = {place.id for k in foreign if (place := names[k].place) is not None}
    changed = list(names)
    groups: dict[int, list[Sequence[Name]]] = {}
    for group in (*sentences_of(text, names), *sentences_of(text, names, end=_PARAGRAPH_END)):
        for name in group:
            groups.setdefault(id(name), []).append(group)
    homes: dict[int, str] = {}
    for k in lone:
        for group in groups.get(id(names[k]), ()):
            if id(group) not in homes:
                homes[id(group)] = _home_of(group, doubtful)
            home = homes[id(group)]
            if home and (other := _namesake_in(home, names[k])) is not None:
                changed[k] = _meaning(names[k], other)
                break
        else:
            changed[k] = _beside_its_neighbour(text, names, k, doubtful)
    return changed


def _beside_its_neighbour(text: str, names: Sequence[Name], k: int, doubtful: Set[str]) -> Name:
    """Return a name with its namesake near the town it is joined with ("Hodeidah and As-Salif"), if any."""
    name, choice = names[k], names[k].choice
    for at in (k - 1, k + 1):
        if choice is None or not 0 <= at < len(names):
            continue
        low, high = (names[at], name) if at < k else (name, names[at])
        town = names[at].place
        joined = text[low.toponym.span.end : high.toponym.span.start].strip() in _JOINING
        if town is None or not joined or town.id in doubtful or names[at].role != "literal":
            continue
        other = _namesake_in(town.country_code, name) if class_of(names[at]) in _STANDING else None
        near = other is not None and not apart([other.place], [other.place, town], _NEAR_KM)
        if other is not None and near and apart([choice.place], [choice.place, town], _FAR_KM):
            return _meaning(name, other)
    return name


def _meaning(name: Name, other: Alternative) -> Name:
    """Return a name that means the other place; the one it meant stands among the alternatives in its stead."""
    if name.choice is None:
        return name
    rest = (other._replace(place=name.choice.place), *(a for a in name.choice.alternatives if a != other))
    return replace(name, choice=replace(name.choice, place=other.place, alternatives=rest))


def _may_be_foreign(name: Name, told: Counter[str], countries: Counter[str]) -> bool:
    """Tell a town or division, of no great size, whose country only mentions of the same name lie in."""
    place = name.place
    if place is None or name.instead or class_of(name) not in _STANDING - {"capital"} or name.role != "literal":
        return False
    if place.population > _WORLD_KNOWN or name.choice is None or not name.choice.alternatives:
        return False
    return countries[place.country_code] == told[place.id]


def _is_quarter(text: str, name: Name) -> bool:
    """Tell a part of a city by the noun behind it, which its own city places."""
    behind = text[name.toponym.span.end :][:_LONGEST_NOUN].split()
    return bool(behind) and fold(behind[0].rstrip(",.;")) in load_name_words().city_parts


def _home_of(group: Sequence[Name], doubtful: Set[str]) -> str:
    """Return the one country that a group's places, less the doubtful, lie in; empty for few or several."""
    others: dict[str, Place] = {}
    for other in group:
        place = other.place
        if place is not None and place.id not in doubtful and other.role == "literal" and class_of(other) in _STANDING:
            others[place.id] = place
    codes = {place.country_code for place in others.values()}
    return codes.pop() if len(others) >= _LEAST and len(codes) == 1 else ""


def _namesake_in(home: str, name: Name) -> Alternative | None:
    """Return the likeliest place in a country that is called so, and not only spelled much like it."""
    if name.choice is None:
        return None
    called = fold(name.toponym.lookup_name)
    return next(
        (
            other
            for other in name.choice.alternatives
            if other.place.country_code == home and not skeletons_differ(fold(other.place.name), called)
        ),
        None,
    )
