"""A hotel or restaurant called after a far city stands in the town its text tells of: the Cairo Hotel of Beledweyne."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geoevents.geodesy import great_circle_m
from geoevents.lexicon.namewords import load_name_words
from geoevents.lexicon.tables import words_in
from geoevents.model import Span
from geoevents.text.sentences import split_sentences
from geoevents.toponyms.classes import DIVISIONS, SETTLED, place_class
from geoevents.toponyms.quarters import fronted_city
from geoevents.toponyms.unindexed import POSSESSIVES

if TYPE_CHECKING:
    from geoevents.georeferencing.chosen import Name
    from geoevents.model import Place
    from geoevents.text.words import Words
    from geoevents.toponyms.toponyms import FoundName

_NOUNS, _BEFORE = words_in("toponyms", "houses", "nouns"), words_in("toponyms", "houses", "before")
_OWNED = words_in("toponyms", "houses", "owned")
_HERE_M = 50_000.0  # a house this near to the town is in the place of its name (judgement)
_LINKS = 6  # words from a house to its town: "in the northern city of" (judgement)
_TRUST = 0.8  # judgement: the town is told, that the house is called after the other place is inferred
_LEADS = frozenset({"in", "at"})
_LONGEST_NOUN = 2  # words


def with_houses(words: Words, found: Sequence[FoundName], names: Sequence[Name]) -> list[Name]:
    """Put each house that bears the name of a place elsewhere in the town that its sentence, or text, tells of.

    Parameters
    ----------
    words : Words
    found : sequence of FoundName
    names : sequence of Name
        What was made of each found name.

    Returns
    -------
    list of Name
    """
    houses = {k: house for k, item in enumerate(found) if (house := _house(words, item, names[k])) is not None}
    return [_in_its_town(words, found, names, houses, k) if k in houses else name for k, name in enumerate(names)]


def _house(words: Words, found: FoundName, name: Name) -> tuple[int, int] | None:
    """Return the first word of a house that is called after a place, and the one behind it: "Cairo Hotel"."""
    first, last, kind = found.candidate.first, found.candidate.last, found.candidate.kind
    if name.place is None:
        return None
    if kind in load_name_words().town_facilities:
        return (first, last) if name.instead == "town" else None
    if kind != "name":
        return None
    if first and words.folded[first - 1] in _BEFORE and words.upper[first - 1] and words.gap(first - 1) == " ":
        return first - 1, last
    for size in range(_LONGEST_NOUN, 0, -1):
        end = last + size
        if end <= len(words) and " ".join(words.folded[last:end]) in _NOUNS and words.gap(last - 1) == " ":
            small = words.small[end - 1]
            owned = first > 0 and words.folded[first - 1] in _OWNED
            return None if small and (owned or place_class(name.place) not in SETTLED) else (first, end)
    return None


def _in_its_town(
    words: Words, found: Sequence[FoundName], names: Sequence[Name], houses: dict[int, tuple[int, int]], k: int
) -> Name:
    """Return a house's name put in its town, or as it was where the text tells of none, or of the place so called."""
    name, (first, end) = names[k], houses[k]
    place, small = name.place, words.small[end - 1] and words.small[first]
    town = next(_told_in(words, found, names, k, end), None)
    told = town is not None
    if name.instead and not (town is not None and _is_town(town.place)):
        return name  # "the London School of Hygiene"
    if town is None and (at := fronted_city(words, found, k)) is not None:
        town = names[at] if _is_town(names[at].place) else None
    if town is None and not small:
        town = _spoken_of(words, names, houses, k)
    if place is None or town is None or town.choice is None or _is_here(place, town.choice.place):
        return name
    if (small or name.instead or not told) and place.country_code == town.choice.place.country_code:
        return name
    start, stop = words.start[first], words.end[end - 1]
    said = words.text[start:stop]
    remark = (
        f"{said!r} is called after {place.name} ({place.country_code}) and taken to stand in {town.choice.place.name}"
    )
    choice = replace(town.choice, probability=_TRUST * town.choice.probability, alternatives=())
    toponym = replace(name.toponym, span=Span(start, stop, said), name=town.choice.place.name)
    division = place_class(town.choice.place) in DIVISIONS
    return replace(
        name,
        toponym=toponym,
        role="literal",
        choice=choice,
        remarks=(remark,),
        instead="division" if division else "town",
    )


def _told_in(words: Words, found: Sequence[FoundName], names: Sequence[Name], k: int, end: int) -> Iterator[Name]:
    """Yield what the text says a house stands in, towns first: "the Paris Hotel in Somalia's capital Mogadishu"."""
    if (
        words.folded[end : end + 1] == []
        or words.folded[end] not in _LEADS
        or words.gap(end - 1).strip() not in {"", ","}
    ):
        return
    holders: list[Name] = []
    for j in range(k + 1, len(names)):
        begin = found[j].candidate.first
        gaps = (words.gap(i) for i in range(end, begin - 1))
        if begin - end > _LINKS or any(gap.strip() and gap[:2] not in POSSESSIVES for gap in gaps):
            break
        place = names[j].place
        if place is not None and place_class(place) in SETTLED:
            yield names[j]
        elif place is not None:
            holders.append(names[j])
    yield from holders


def _spoken_of(words: Words, names: Sequence[Name], houses: dict[int, tuple[int, int]], k: int) -> Name | None:
    """Return the town named last before a house, else next in its sentence; None in a text of the house's own land."""
    place = names[k].place
    others = [
        j for j, name in enumerate(names) if j not in houses and name.place is not None and name.role == "literal"
    ]
    if place is None or any(_is_of(names[j].place, place.country_code) for j in others):
        return None
    towns = [j for j in others if _is_town(names[j].place)]
    before = [j for j in towns if j < k]
    if before:
        return names[before[-1]]
    start = names[k].toponym.span.start
    stop = next((span.end for span in split_sentences(words.text) if span.end > start), start)
    return next((names[j] for j in towns if j > k and names[j].toponym.span.start < stop), None)


def _is_town(place: Place | None) -> bool:
    return place is not None and place_class(place) in SETTLED


def _is_of(place: Place | None, code: str) -> bool:
    return place is not None and bool(code) and place.country_code == code


def _is_here(one: Place, other: Place) -> bool:
    """Tell whether two places are one, or so near that a house of both is in neither's far namesake."""
    return one.id == other.id or float(great_circle_m(one.lon, one.lat, [other.lon], [other.lat])[0]) <= _HERE_M
