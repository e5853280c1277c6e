"""The noun beside a name that says what it is: "X province", "the town of X", "X, Y and Z provinces"."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geoevents.lexicon.namewords import load_name_words
from geoevents.lexicon.tables import words_in
from geoevents.toponyms.lists import AND
from geoevents.toponyms.otherwise import past_bracket
from geoevents.toponyms.quarters import is_part

if TYPE_CHECKING:
    from geoevents.text.words import Words
    from geoevents.toponyms.candidates import Candidate
    from geoevents.toponyms.toponyms import FoundName

_MONEY = words_in("toponyms", "chains", "money")
_AFTER, _BEFORE = "after", "before"


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
    return nouns


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
        return ("", "") if noun in behind and found.candidate.kind == "demonym" else (noun, _AFTER)
    if (noun_at := past_bracket(words, last, load_name_words())) > last:
        return words.folded[noun_at], _AFTER
    if first > 1 and words.folded[first - 2] in behind:
        return "", ""
    if first > 1 and words.folded[first - 1] == "of" and words.folded[first - 2] in classes:
        return words.folded[first - 2], _BEFORE
    if first > 0 and words.joins[first - 1] and words.folded[first - 1] in classes:
        return words.folded[first - 1], _BEFORE
    return "", ""


def is_money(words: Words, candidate: Candidate) -> bool:
    """Tell a land that is named with its money alone: "the US dollar" says nothing of where a text plays.

    Parameters
    ----------
    words : Words
    candidate : Candidate
    """
    last = candidate.last
    return last < len(words) and words.joins[last - 1] and words.small[last] and words.folded[last] in _MONEY
