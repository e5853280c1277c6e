"""Lists as reports write them: members with counts or brackets behind them, heads before a colon, chains of hyphens."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING

from geoevents.lexicon.tables import words_in
from geoevents.text.words import HYPHENS

if TYPE_CHECKING:
    from collections.abc import Collection

    from geoevents.text.words import Words

_COMMAS = frozenset({",", "/", ";", "•"})
AND = frozenset({"and", "or"})
# What may stand between two members: "Maga (9,870), Kai-Kai", "Kassala: 1,245 cases; Gedaref", "Barsa – Zina", "A & B".
_ENDS = frozenset(",;/&•▪→–—-")  # how the gap before a member ends, where it is more than a space
_STARTS = frozenset(",;/&•▪→–—-(:=<>~+")  # how the gap behind a member begins
_COUNT = r"(?: ?[:=–—-]? ?[<>~+]?\d[^;()A-Z\n]{0,24}(?:\([^()\n]{0,24}\))?)?"
_JOINT = re.compile(r"(?: ?\([^()\n]{0,80}\))?" + _COUNT + r"\s?(?:,? (?:and|or) |[,;/&•▪→] ?|\s[–—-]\s|[–—])\s?")
_ENDS_MEMBER = frozenset(",;).")
_LONGEST_JOINT = 110  # characters: the longest that the pattern allows, nearly
_WORDS_BACK = 16  # of a bracket or count, at most
_MEMBERS = 12  # words of the members behind a name, at most
_SOME, _MORE = words_in("toponyms", "contexts", "some"), words_in("toponyms", "contexts", "more")
_HOLDING, _UNIT_WORDS = frozenset({"in"}), 4  # ", in the Banibangou department"
_PLURALS = words_in("toponyms", "contexts", "more_places")


def is_joint(gap: str) -> bool:
    """Tell whether names stand in one list with nothing but this between them: "Maga (9,870), Kai-Kai".

    Parameters
    ----------
    gap : str
        All that stands between two names.

    Returns
    -------
    bool
    """
    return len(gap) <= _LONGEST_JOINT and _joins(gap)


@lru_cache(maxsize=4096)
def _joins(gap: str) -> bool:
    return _JOINT.fullmatch(gap) is not None


def member_before(words: Words, first: int) -> int:
    """Return the word behind the list member that stands before word ``first``; -1 where there is none.

    Examples
    --------
    >>> from geoevents.text.words import split_words
    >>> member_before(split_words("Maga (9,870), Guere (2,150)"), 3)
    1
    """
    if first == 0:
        return -1
    gap = words.gaps[first].strip()
    if words.upper[first - 1] and gap in _COMMAS:
        return first
    if words.folded[first - 1] in AND and first > 1 and words.upper[first - 2] and words.joins[first - 2]:
        return first - 1
    if gap[-1:] not in _ENDS if gap else words.folded[first - 1] not in AND:
        return -1
    start = words.start[first]
    for k in range(first, max(0, first - _WORDS_BACK), -1):
        end = words.end[k - 1]
        if start - end > _LONGEST_JOINT:
            break
        if words.upper[k - 1] and _JOINT.fullmatch(words.text, end, start):
            return k
    return -1


def member_after(words: Words, last: int) -> int:
    """Return the first word of the list member that follows the name which ends before ``last``; -1 for none."""
    n = len(words.folded)
    if last >= n:
        return -1
    gap = words.gaps[last].strip()
    if words.upper[last] and gap in _COMMAS:
        return last
    if words.folded[last] in AND and last + 1 < n and words.upper[last + 1]:
        return last + 1
    if gap[:1] not in _STARTS if gap else not words.folded[last][0].isdigit():
        return -1
    end = words.end[last - 1]
    for k in range(last, min(n, last + _WORDS_BACK)):
        if words.start[k] - end > _LONGEST_JOINT:
            break
        if words.upper[k] and _JOINT.fullmatch(words.text, end, words.start[k]):
            return k
    return -1


def is_counted(words: Words, last: int) -> bool:
    """Tell whether a count in brackets follows a name: "Soulouta (2)"."""
    return last < len(words.folded) and words.gaps[last].strip() == "(" and words.folded[last][0].isdigit()


def ends_in_more_places(words: Words, last: int) -> bool:
    """Tell whether the list that goes on behind a name closes with more of its kind: "X, Y and other villages".

    Parameters
    ----------
    words : Words
    last : int
        The word behind the name.
    """
    folded, n = words.folded, len(words.folded)
    for at in range(last, min(n - 2, last + _MEMBERS)):
        if folded[at] in AND:
            more = at + 1 + (folded[at + 1] in _SOME)
            noun = next((i for i in range(more, n) if folded[i] not in _MORE), n)
            return more < noun < n and words.small[noun] and folded[noun] in _PLURALS
        if not words.upper[at] or words.gaps[at].strip() not in ("", ","):
            return False
    return False


def is_whole_member(words: Words, first: int, last: int) -> bool:
    """Tell a run of capitals that is all of a list's member: "(Olmedo, Laguna Rosario)"."""
    n = len(words.folded)
    before = member_before(words, first) >= 0 or (first > 0 and words.gaps[first].strip()[-1:] == "(")
    after = last == n or words.gaps[last].strip()[:1] in _ENDS_MEMBER or words.folded[last] in AND
    return before and after


def chain(words: Words, first: int, last: int) -> tuple[int, int]:
    """Return the whole run of capitalised words that hyphens join with a stretch: "Maroua-Bogo-Pouss"."""
    while first > 0 and words.gaps[first] in HYPHENS and words.upper[first - 1]:
        first -= 1
    while last < len(words.folded) and words.gaps[last] in HYPHENS and words.upper[last]:
        last += 1
    return first, last


def is_said_to_lie(words: Words, last: int, nouns: Collection[str]) -> bool:
    """Tell whether the words behind a name say in which division it is: ", in Banibangou department".

    Parameters
    ----------
    words : Words
    last : int
        The word behind the name.
    nouns : collection of str
        Of divisions.
    """
    folded, n = words.folded, len(words.folded)
    if last + 2 >= n or words.gaps[last].strip() != "," or folded[last] not in _HOLDING:
        return False
    first = last + 1 + (folded[last + 1] == "the")
    end = first
    while end < n and end - first < _UNIT_WORDS and words.upper[end] and words.joins[end - 1]:
        end += 1
    return first < end < n and words.joins[end - 1] and folded[end] in nouns
