"""Names of several words that a noun ends, whether the index has them or not: "Wichita Street", "Manila Cathedral"."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from itertools import compress
from typing import TYPE_CHECKING, NamedTuple

from geoevents.lexicon.senses import sense_of
from geoevents.model import Place
from geoevents.text.words import Words
from geoevents.toponyms.classes import place_class
from geoevents.toponyms.lists import AND
from geoevents.toponyms.unindexed import POSSESSIVES

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer
    from geoevents.lexicon.namewords import NameWords

# Longest name of a street, in words: "Old Alton Edwardsville Road" (judgement).
_LONGEST = 5
AFTER_TOWNS = frozenset({"landmark", "institution"})  # kinds of what is called after the town it stands in


class Compound(NamedTuple):
    """Words ``first`` to ``last`` (not included), the kind of their noun, their name, and what it may stand for."""

    first: int
    last: int
    kind: str
    name: str
    places: tuple[Place, ...]


def find_compounds(words: Words, gazetteer: Gazetteer, lexicon: NameWords) -> Iterator[Compound]:
    """Yield the runs of capitalised words that a noun such as "Street" or "Township" ends."""
    folded, upper, joins = words.folded, words.upper, words.joins
    nouns = lexicon.compound_nouns
    for noun in compress(range(len(folded)), map(nouns.__contains__, folded)):
        word, kind = folded[noun], nouns[folded[noun]]
        if not upper[noun] or not noun or not joins[noun - 1] or words.caseless[noun]:
            continue
        if joins[noun] and (words.text[words.start[noun + 1]].isdecimal() or (word == "st" and upper[noun + 1])):
            continue  # "County Road 43", "North St. Louis"
        if kind in AFTER_TOWNS and joins[noun] and upper[noun + 1] and folded[noun + 1] in lexicon.never_ends:
            continue  # "Southern Theatre Command"
        first, last = _begin(words, noun, kind), noun + 1
        if kind == "street" and joins[noun] and folded[last] in lexicon.compass_words and upper[last]:
            last += not joins[last] or not upper[last + 1]  # "Eglinton Avenue West"
        name = " ".join(folded[first:last])
        if first == noun or gazetteer.has(name):
            continue
        places = _stem_places(folded[first:noun], gazetteer) if kind != "street" else ()
        asked = lexicon.noun_classes.get(word, ())
        places = tuple(place for place in places if place_class(place) in asked) or places  # no region is a township
        if kind not in AFTER_TOWNS or (places and (noun - first > 1 or not _is_common(folded[first], lexicon))):
            yield Compound(first, last, kind, name, places)
    for first, last in _joint_units(words, lexicon.noun_classes):
        places = _stem_places(folded[first : last - 1], gazetteer)
        yield Compound(first, last, "name", " ".join(folded[first:last]), places)


def _begin(words: Words, noun: int, kind: str) -> int:
    """Return the first word of the run of capitals before a noun, what only leads to it aside."""
    first, folded = noun, words.folded
    while first > 0 and noun - first < _LONGEST and _may_begin(words, first - 1):
        if not words.joins[first - 1] and not (kind in AFTER_TOWNS and _is_of_a_common_noun(words, first)):
            break
        if "-" in words.gaps[first] and (len(folded[first - 1]) == 1 or words.gaps[first] != "-"):
            break  # "D-Story City"
        first -= 1
    while (
        first < noun
        and (words.sentence_start[first] or folded[first] == "the")
        and sense_of(folded[first]).part in "pdf"
    ):
        first += 1
    return first


def _may_begin(words: Words, i: int) -> bool:
    """Tell a word that may stand in a street's name: a capital, or an ordinal after one ("West 11th Street")."""
    return words.upper[i] or (words.text[words.start[i]].isdecimal() and words.folded[i][-1].isalpha())


def _is_of_a_common_noun(words: Words, i: int) -> bool:
    """Tell whether a possessive before a word is a common noun's or a saint's: "Leeds Magistrates' Court"."""
    gap, before = words.gaps[i].rstrip(), words.folded[i - 1]
    if gap not in POSSESSIVES and gap not in {"'", "’"}:
        return False
    return sense_of(before).part == "n" or (i > 1 and words.folded[i - 2] == "st")


def _is_common(word: str, lexicon: NameWords) -> bool:
    """Tell a word that says nothing of where a hall or cemetery of its name lies: "City Hall", "Union Cemetery"."""
    sense = sense_of(word)
    return word in lexicon.noun_classes or (sense.part != "?" and sense.noun != "location")


def _stem_places(stem: list[str], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return what the most words of a compound before its noun name: "Athens" of "Athens Regional Park"."""
    shorter = [stem[:end] for end in range(len(stem), 0, -1)] + [stem[begin:] for begin in range(1, len(stem))]
    return next((places for words in shorter if (places := gazetteer.lookup(" ".join(words)))), ())


def _joint_units(words: Words, nouns: Mapping[str, tuple[str, ...]]) -> Iterator[tuple[int, int]]:
    """Yield where units of two names and a noun stand that the text never tells apart: "Hastings and Rye County"."""
    folded, upper, joins = words.folded, words.upper, words.joins
    found: dict[str, list[tuple[int, int]]] = {}
    for i in compress(range(1, len(folded) - 2), map(AND.__contains__, folded[1:-2])):
        if not (upper[i - 1] and upper[i + 1] and upper[i + 2] and joins[i - 1] and joins[i] and joins[i + 1]):
            continue
        if folded[i + 2] in nouns and not (i > 1 and upper[i - 2] and joins[i - 2]) and not words.caseless[i - 1]:
            found.setdefault(" ".join(folded[i - 1 : i + 3]), []).append((i - 1, i + 3))
    for spans in found.values():
        one, other = folded[spans[0][0]], folded[spans[0][0] + 2]
        apart = any(word == other and folded[i - 1] not in AND for i, word in enumerate(folded))
        if len(spans) > 1 and folded.count(one) == len(spans) and not apart:
            yield from spans
