"""What a person is called, which a town is called too: "alias Calarcá", "a gang leader known as Cartagena"."""

from __future__ import annotations

from itertools import compress
from typing import TYPE_CHECKING

from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import words_in
from geoevents.toponyms.bearers import has_place_cue
from geoevents.toponyms.unindexed import POSSESSIVES

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geoevents.gazetteer import Gazetteer
    from geoevents.lexicon.namewords import NameWords
    from geoevents.text.words import Words
    from geoevents.toponyms.candidates import Candidate

_ALIAS, _KNOWN = words_in("toponyms", "personas", "alias"), words_in("toponyms", "personas", "known")
_BETWEEN = words_in("toponyms", "personas", "between")
_LAST_WORDS = frozenset(phrase.split()[-1] for phrase in _ALIAS | _KNOWN)
_LONGEST = 4  # words of such a phrase
_SKIPPED = 3  # words between a person and the phrase, or the phrase and the name
_NAME_BACK = 3  # words of the name before a candidate: "alias Iván Mordisco"
_MAY_STAND = frozenset(" ,('\"‘“«:")


def without_personas(words: Words, found: list[Candidate], gazetteer: Gazetteer, lexicon: NameWords) -> list[Candidate]:
    """Drop what only says how a person is called, and that name wherever no word leads to the town.

    Parameters
    ----------
    words : Words
    found : list of Candidate
    gazetteer : Gazetteer
    lexicon : NameWords

    Returns
    -------
    list of Candidate
        Those left: with "alias Cartagena", "in Cartagena" is left.
    """
    phrases = {} if _LAST_WORDS.isdisjoint(words.folded) else _phrases(words)
    if not phrases:
        return found
    borne = {id(c): c for c in found if _is_called(words, c, phrases, found, gazetteer, lexicon)}
    if not borne:
        return found
    whole = {c.name for c in borne.values() if not c.first or not words.upper[c.first - 1]}  # no "Mr. Arlington"
    others = [c for c in found if id(c) not in borne]
    cued = {c.name for c in others if c.name in whole and has_place_cue(words, c, gazetteer, lexicon)}
    return [c for c in others if c.name not in whole or c.name in cued]


def _phrases(words: Words) -> dict[int, tuple[int, str]]:
    """Return the phrases for what one is called: where each begins and what it is, by the word behind it."""
    folded = words.folded
    found: dict[int, tuple[int, str]] = {}
    for last in compress(range(len(folded)), map(_LAST_WORDS.__contains__, folded)):
        for begin in range(max(0, last + 1 - _LONGEST), last + 1):
            phrase = " ".join(folded[begin : last + 1])
            if phrase in _ALIAS or phrase in _KNOWN:
                found[last + 1] = begin, phrase
                break
    return found


def _is_called(
    words: Words,
    candidate: Candidate,
    phrases: Mapping[int, tuple[int, str]],
    found: Sequence[Candidate],
    gazetteer: Gazetteer,
    lexicon: NameWords,
) -> bool:
    """Tell whether words before a name say that a person is called so."""
    if candidate.facility or candidate.kind == "demonym" or words.gap(candidate.last - 1)[:2] in POSSESSIVES:
        return False  # "known as Canada's Prince of Pot"
    end = candidate.first
    for _ in range(_NAME_BACK):
        before = _phrase_before(words, end, phrases)
        if before is not None:
            begin, phrase = before
            if phrase in _ALIAS:
                return not _is_places(words, begin, found, gazetteer, lexicon)
            return _is_persons(words, begin, lexicon)
        if not (end and words.upper[end - 1] and words.joins[end - 1]):
            return False
        end -= 1
    return False


def _phrase_before(words: Words, end: int, phrases: Mapping[int, tuple[int, str]]) -> tuple[int, str] | None:
    """Return where a phrase for what one is called begins that ends before a word, and it."""
    for behind in range(end, max(0, end - _SKIPPED), -1):
        if behind in phrases:
            return phrases[behind]
        if words.folded[behind - 1] not in _BETWEEN or not _MAY_STAND.issuperset(words.gap(behind - 1)):
            return None
    return None


def _is_places(words: Words, begin: int, found: Sequence[Candidate], gazetteer: Gazetteer, lexicon: NameWords) -> bool:
    """Tell whether a place stands before "alias": "the village of Ramnagar alias Rampura"."""
    return any(c.last == begin and has_place_cue(words, c, gazetteer, lexicon) for c in found)


def _is_persons(words: Words, begin: int, lexicon: NameWords) -> bool:
    """Tell whether a person stands before a phrase: "a rebel commander, known as", "Alexander Mendoza, known as"."""
    i = begin - 1
    while i > 0 and words.folded[i] in _BETWEEN and begin - i <= _SKIPPED:
        i -= 1
    if i < 0 or words.sentence_start[i + 1]:
        return False
    if not words.upper[i]:
        return sense_of(words.folded[i]).noun == "person"
    while i and words.upper[i - 1] and words.joins[i - 1]:
        i -= 1
    return words.folded[i] in lexicon.given_names or words.folded[i] in lexicon.titles
