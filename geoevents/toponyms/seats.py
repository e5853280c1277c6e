"""A division and its seat often bear one name: the noun beside each mention says which of the two it means."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable
from dataclasses import replace
from typing import TYPE_CHECKING, TypeVar

from geoevents.folding import fold
from geoevents.geodesy import great_circle_m
from geoevents.lexicon.namewords import load_name_words
from geoevents.lexicon.tables import words_in
from geoevents.model import Alternative, Place, Span
from geoevents.toponyms import namesakes, resolve
from geoevents.toponyms.classes import DIVISIONS, SETTLED, contains, place_class

if TYPE_CHECKING:
    from geoevents.text.words import Words
    from geoevents.toponyms.candidates import Candidate

_Choice = TypeVar("_Choice", resolve.Choice, namesakes.Choice)
_WORD_AFTER = re.compile(r" (\w+)")
_WORD_BEFORE = re.compile(r"(\w+) of (?:the )?$")
_NEAR_M = 40_000.0  # from the middle of a district to its seat, where the codes do not say that it is (judgement)
_SPREAD = words_in("toponyms", "contexts", "spread")
_MORE_PEOPLE = 3  # times those of its seat: there a division is more than its city and its suburbs (judgement)
_LONGEST_NOUN = 30  # characters looked back for it and its "of the"


def noun_of(text: str, span: Span) -> str:
    """Return the noun beside a name that tells what it is, folded: "Kharkiv region", "the city of X"; or nothing.

    Parameters
    ----------
    text : str
    span : Span
        The name.

    Returns
    -------
    str
    """
    after = _WORD_AFTER.match(text, span.end)
    before = _WORD_BEFORE.search(text[max(0, span.start - _LONGEST_NOUN) : span.start])
    lexicon = load_name_words()
    if after is not None and (noun := fold(after[1])) in lexicon.noun_classes:
        return noun
    noun = fold(before[1]) if before is not None else ""
    return noun if noun in lexicon.noun_classes and noun not in lexicon.nouns_behind else ""


def as_its_noun_asks(
    choice: _Choice, places: Iterable[Place], noun: str, wanted: Collection[str] = frozenset()
) -> _Choice:
    """Exchange a town for the division of its name that holds it, or the other way round, where the noun asks for it.

    "Kharkiv Oblast" is the region and "the city of Kharkiv" the town, though both are one name to the rest of the text.

    Parameters
    ----------
    choice : Choice
        For all mentions of the name together, from a text or from a phrase.
    places : iterable of Place
        What else bears the name, most important first.
    noun : str
        Folded, beside this mention: "oblast", "city", "districts"; empty where there is none.
    wanted : collection of str, optional
        Classes of place that nouns beside other mentions asked for: a bare "Kharkiv" in a text on Kharkiv Oblast is the
        town.

    Returns
    -------
    Choice
        The same where nothing fits better.
    """
    if choice.place is None:
        return choice
    kind = place_class(choice.place)
    classes: Collection[str] = load_name_words().noun_classes.get(noun, ())
    if not noun and kind in DIVISIONS and kind in wanted:
        classes = [one for one in ("capital", "seat", "town") if one not in wanted]
    if not classes or kind in classes:
        return choice
    pairs = [place for place in places if _are_namesakes_of_one_seat(choice.place, place)]
    meant = next((place for one in classes for place in pairs if place_class(place) == one), None)
    return choice if meant is None else _exchanged(choice, choice.place, meant)


def as_it_is_spread(
    words: Words, candidate: Candidate, choice: resolve.Choice | None, places: Iterable[Place]
) -> resolve.Choice | None:
    """Exchange a city for the far more populous division of its name all over which something is: "across Gaza".

    Parameters
    ----------
    words : Words
    candidate : Candidate
    choice : Choice or None
    places : iterable of Place
        What else bears the name, most important first.

    Returns
    -------
    Choice or None
        The same where the city is most of the division, or no such word stands before it.
    """
    first = candidate.first
    if choice is None or not first or words.folded[first - 1] not in _SPREAD or not words.joins[first - 1]:
        return choice
    town = choice.place
    if place_class(town) not in SETTLED:
        return choice
    if candidate.last < len(words.folded) and words.folded[candidate.last] in load_name_words().noun_classes:
        return choice
    wide = (place for place in places if place_class(place) == "adm1" and contains(place, town))
    meant = next((place for place in wide if place.population > _MORE_PEOPLE * town.population), None)
    return choice if meant is None else _exchanged(choice, town, meant)


def _are_namesakes_of_one_seat(one: Place, other: Place) -> bool:
    """Tell whether two places of one name are a division and a town in it."""
    division, town = (one, other) if place_class(one) in DIVISIONS else (other, one)
    if place_class(division) not in DIVISIONS or place_class(town) not in SETTLED:
        return False
    if contains(division, town):
        return True
    away = great_circle_m(town.lon, town.lat, [division.lon], [division.lat])[0]
    return _unit_of(one) == _unit_of(other) and bool(away < _NEAR_M)


def _unit_of(place: Place) -> tuple[str, str]:
    return place.country_code, place.admin1_code


def _exchanged(choice: _Choice, was: Place, place: Place) -> _Choice:
    """Put ``place`` first: what spoke for either of the two spoke for where they lie."""
    share = next((other.probability for other in choice.alternatives if other.place.id == place.id), 0.0)
    rest: tuple[Alternative, ...] = tuple(other for other in choice.alternatives if other.place.id != place.id)
    return replace(
        choice,
        place=place,
        probability=min(1.0, choice.probability + share),
        alternatives=(Alternative(was, 0.0), *rest),
    )
