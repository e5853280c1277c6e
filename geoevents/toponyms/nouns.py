"""The noun beside a name that says what it is: "X province", "the town of X", "X, Y and Z provinces"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geoevents.lexicon.namewords import load_name_words
from geoevents.lexicon.tables import words_in
from geoevents.toponyms.classes import DIVISIONS
from geoevents.toponyms.lists import AND, is_joint
from geoevents.toponyms.otherwise import past_bracket
from geoevents.toponyms.quarters import is_part

if TYPE_CHECKING:
    from geoevents.text.words import Words
    from geoevents.toponyms.candidates import Candidate
    from geoevents.toponyms.toponyms import FoundName

_ARMS, _ABROAD = words_in("toponyms", "chains", "arms"), words_in("toponyms", "chains", "abroad")
_TO_ARMS = 3  # "Russian guided aerial bombs": words from the demonym to the arms
_MONEY = words_in("toponyms", "chains", "money")
_SORTING = words_in("toponyms", "divisions", "sorting")
_HEAD_WORDS = 2  # "by state"
_CAPITAL = "capital"  # behind a name or "of" it, a town's that is called otherwise
_AFTER, _BEFORE, _HEADED = "after", "before", "headed"


def nouns_beside(words: Words, names: Sequence[FoundName]) -> list[str]:
    """Return, for each name, the noun that says what it is; empty where there is none.

    "X province", "the town of X", "village X"; a plural says it of the whole list: "X, Y and Z provinces", "the regions
    of X and Y".

    Parameters
    ----------
    words : Words
    names : sequence of FoundName

    Returns
    -------
    list of str
    """
    pairs = [noun_beside(words, found) for found in names]
    nouns = [noun for noun, _ in pairs]
    for k in range(len(names) - 2, -1, -1):
        if not nouns[k] and pairs[k + 1][1] == _AFTER and _of_one_list(words, names[k], names[k + 1], nouns[k + 1]):
            nouns[k], pairs[k] = nouns[k + 1], pairs[k + 1]
    for k in range(1, len(names)):
        if not nouns[k] and pairs[k - 1][1] == _BEFORE and _of_one_list(words, names[k - 1], names[k], nouns[k - 1]):
            nouns[k], pairs[k] = nouns[k - 1], pairs[k - 1]
    for k in range(1, len(names)):
        if pairs[k][1] == _BEFORE and pairs[k - 1][1] == _AFTER and is_part(names[k - 1], names[k]):
            nouns[k] = ""  # "the Podilskyi district of Kyiv": Kyiv is none
    for k, found in enumerate(names):
        if not nouns[k] and found.candidate.kind == "name":
            before = k and nouns[k - 1] and pairs[k - 1][1] == _HEADED and _is_next(words, names[k - 1], found)
            nouns[k] = nouns[k - 1] if before else _head_noun(words, found)
            pairs[k] = nouns[k], _HEADED if nouns[k] else ""
    return nouns


def _head_noun(words: Words, found: FoundName) -> str:
    """Return the noun of a division by which a list is sorted that begins with a name: "By state: Sonora 8, ..."."""
    first = found.candidate.first
    if first < _HEAD_WORDS or ":" not in words.gap(first - 1) or words.folded[first - 2] not in _SORTING:
        return ""
    noun = words.folded[first - 1]
    classes = load_name_words().noun_classes.get(noun, ())
    return noun if (classes and DIVISIONS.issuperset(classes)) or classes[:1] == ("adm1",) else ""


def _is_next(words: Words, one: FoundName, other: FoundName) -> bool:
    """Tell the next member of a list, counts between: "Sonora 8, Durango 5"."""
    return is_joint(words.text[words.end[one.candidate.last - 1] : words.start[other.candidate.first]])


def _of_one_list(words: Words, one: FoundName, other: FoundName, noun: str) -> bool:
    """Tell whether nothing but a comma or an "and" stands between two names of which a plural noun speaks."""
    if not noun.endswith("s") or one.candidate.kind != "name" or other.candidate.kind != "name":
        return False
    end, start = one.candidate.last, other.candidate.first
    if start == end:
        return words.gap(end - 1).strip() == ","
    return start == end + 1 and words.folded[end] in AND and words.gap(end - 1).strip() in {"", ","}


def noun_beside(words: Words, found: FoundName) -> tuple[str, str]:
    """Return the noun right beside a name, and on which side it stands: "after" or "before".

    Parameters
    ----------
    words : Words
    found : FoundName

    Returns
    -------
    noun : str
        Empty where there is none.
    side : str
    """
    classes, behind = load_name_words().noun_classes, load_name_words().nouns_behind
    first, last = found.candidate.first, found.candidate.last
    if last < len(words.folded) and words.joins[last - 1] and words.folded[last] in classes:
        noun = words.folded[last]
        of_another = noun in behind if found.candidate.kind == "demonym" else noun == _CAPITAL
        return ("", "") if of_another else (noun, _AFTER)
    if (noun_at := past_bracket(words, last, load_name_words())) > last:
        return words.folded[noun_at], _AFTER
    if first > 1 and words.folded[first - 2] in behind:
        return "", ""
    if first > 1 and words.folded[first - 1] == "of" and words.folded[first - 2] in classes:
        if words.folded[first - 2] == _CAPITAL:
            return "", ""  # "Culiacán, the capital of Sinaloa"
        return words.folded[first - 2], _BEFORE
    if first > 0 and words.joins[first - 1] and words.folded[first - 1] in classes:
        return words.folded[first - 1], _BEFORE
    return "", ""


def says_nowhere(words: Words, candidate: Candidate) -> bool:
    """Tell a land that says nothing of where a text plays: its money ("the US dollar"), its arms abroad.

    Parameters
    ----------
    words : Words
    candidate : Candidate
    """
    last = candidate.last
    money = last < len(words) and words.joins[last - 1] and words.small[last] and words.folded[last] in _MONEY
    return money or _strikes_abroad(words, candidate)


def _strikes_abroad(words: Words, candidate: Candidate) -> bool:
    """Tell an army that fights abroad: "a Russian glide bomb struck", "Israeli jets bombed"."""
    at = candidate.last
    if candidate.kind != "demonym" or not candidate.places or candidate.places[0].country_code not in _ABROAD:
        return False
    while at - candidate.last < _TO_ARMS and at < len(words.folded) and words.joins[at - 1] and words.small[at]:
        if words.folded[at] in _ARMS:
            return True
        at += 1
    return False
