"""What stands around a name: the phrase it is part of and its head, what governs it, the verb it may act in."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from geoevents.lexicon.senses import Sense, sense_of
from geoevents.lexicon.tables import words_in

if TYPE_CHECKING:
    from geoevents.text.words import Words

# Words looked at on either side; longer phrases before or after a name are rare (judgement).
_LONGEST_PHRASE = 6
_LONGEST_LIST = 8
_VERB_REACH = 5
_POSSESSIVES = ("'s", "’s", "' ", "’ ")
_CLOSING = frozenset({"", "-", "'s", "’s", '"', "”", ")"})
_AND = frozenset({"and", "or"})
# "Nigeria has confirmed 798 cases": so many words from the verb to what is counted (judgement).
_COUNTING = words_in("toponyms", "contexts", "counting")
_COUNTED = words_in("toponyms", "contexts", "counted")
_COUNTED_REACH = 5


class Surroundings(NamedTuple):
    """Indices of words are -1 where there is none.

    Parameters
    ----------
    possessive : bool
    phrase : tuple of int
        Words after the name that belong to its noun phrase: "Toronto" + "police officers".
    head : int
        The noun that the phrase is about: "officers".
    verb : int
        The verb that follows the phrase.
    governor : int
        The preposition, verb or other word before the name, past articles, adjectives and the rest of a list.
    determiner : str
    listed : bool
        Whether other names stand between it and what governs it.
    """

    possessive: bool
    phrase: tuple[int, ...]
    head: int
    verb: int
    governor: int
    determiner: str
    listed: bool


def read_surroundings(words: Words, first: int, last: int) -> Surroundings:
    """Read what stands around the words ``first`` to ``last`` (not included)."""
    possessive = words.gaps[last][:2] in _POSSESSIVES
    phrase = _phrase(words, last, possessive)
    head = next((i for i in reversed(phrase) if words.upper[i] or _may_be_noun(words.folded[i])), -1)
    verb = _verb_after(words, last, phrase[-1] + 1 if phrase else last)
    governor, determiner, listed = _governor(words, first)
    return Surroundings(possessive, phrase, head, verb, governor, determiner, listed)


def _may_be_noun(word: str) -> bool:
    sense = sense_of(word)
    return bool(sense.noun) or sense.part == "?"


def _phrase(words: Words, last: int, possessive: bool) -> tuple[int, ...]:
    n = len(words.folded)
    joined = last < n and (words.joins[last - 1] or (possessive and not words.gap(last - 1)[2:].strip()))
    if not joined or words.sentence_start[last]:
        return ()
    folded, upper, joins, starts = words.folded, words.upper, words.joins, words.sentence_start
    end = last
    while end < n and end - last < _LONGEST_PHRASE:
        if end > last and (starts[end] or not joins[end - 1]):
            break
        if not upper[end] and not _inside_phrase(sense_of(folded[end]), words, end):
            break
        end += 1
    return tuple(range(last, end))


def _inside_phrase(sense: Sense, words: Words, i: int) -> bool:
    """Tell whether a small word goes on a noun phrase: no function word, adverb, or verb with an object behind it."""
    if sense.part in "pdxfr":
        return False
    if sense.part != "v":
        return True
    object_follows = i + 1 < len(words.folded) and (words.upper[i + 1] or sense_of(words.folded[i + 1]).part == "d")
    return bool(sense.noun) and not object_follows


def _verb_after(words: Words, last: int, begin: int) -> int:
    folded, upper, starts, gaps = words.folded, words.upper, words.sentence_start, words.gaps
    for i in range(begin, min(len(folded), begin + _VERB_REACH)):
        if starts[i] or upper[i] or (i > last and gaps[i].strip() not in _CLOSING):
            break
        part = sense_of(folded[i]).part
        if part == "v":
            return i
        if part not in "xr" and folded[i] != "not":
            break
    return -1


def _governor(words: Words, first: int) -> tuple[int, str, bool]:
    determiner, listed = "", False
    folded, upper, starts, gaps = words.folded, words.upper, words.sentence_start, words.gaps
    i = first - 1
    for _ in range(_LONGEST_LIST):
        if i < 0 or starts[i + 1]:
            return -1, determiner, listed
        gap, part = gaps[i + 1].strip(), sense_of(folded[i]).part
        after_and = not listed and folded[i] in _AND and i > 0 and upper[i - 1]
        if after_and or (upper[i] and part != "d" and (gap == "," or (gap == "" and listed))):
            listed = True
        elif gap not in ("", "-"):
            break
        elif part == "d":
            determiner = folded[i]
        elif upper[i] or part != "a":
            break
        i -= 1
    return (i if i >= 0 and not words.sentence_start[i + 1] else -1), determiner, listed


def counts_cases(words: Words, last: int) -> bool:
    """Tell whether cases are counted behind a name: "Iraq reported 287 cases", "Spain has two cases".

    Parameters
    ----------
    words : Words
    last : int
        The word behind the name.

    Returns
    -------
    bool
    """
    if last == len(words.folded) or not words.joins[last - 1] or words.folded[last] not in _COUNTING:
        return False
    for i in range(last + 1, min(len(words.folded), last + 1 + _COUNTED_REACH)):
        if not words.joins[i - 1] or words.upper[i]:
            return False
        if words.folded[i] in _COUNTED:
            return True
    return False
