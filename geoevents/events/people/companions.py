"""Who died with others, told beside the verb: "a farmer, along with two of his sons, was killed"."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from geoevents.events.numbers.deaths import dying
from geoevents.events.numbers.numbers import Count, begins, counts_things, number_lists
from geoevents.events.people.onedead import is_one_told
from geoevents.events.words.triggers import signs
from geoevents.lexicon.tables import clause_phrases, clause_words
from geoevents.text.tokens import Tokens

_WITH = clause_phrases("companions", "along_with")
_BESIDES = clause_phrases("companions", "besides")
_OPENERS = frozenset(phrase[0] for phrase in _WITH)
_WHOSE = clause_words("quantities", "whose")
# One person and those with him take the verb of one: read as of several.
_OF_SEVERAL = {"was": "were", "has": "have"}
# "killed the group's chief of staff X and four others": words from the verb to those others.
_TO_OTHERS = 14
# Between the words that join a companion and the comma behind him; between a verb of dying and those words.
_TO_CLOSE, _TO_WITH = 14, 5


def find_companions(
    lows: Sequence[str], start: int, end: int, marks: Collection[int]
) -> tuple[set[int], dict[int, str]]:
    """Return how a stretch is read as one list where people are told of along with others.

    Parameters
    ----------
    lows : sequence of str
    start, end : int
        The tokens looked at.
    marks : collection of int
        Where words such as "killed" stand: none between the two commas.

    Returns
    -------
    dropped : set of int
        Tokens that a list is read without.
    instead : dict of int to str
        Tokens that are read as another word.

    Examples
    --------
    >>> words = "a farmer , along with his wife , was killed".split()
    >>> dropped, instead = find_companions(words, 0, 10, {9})
    >>> sorted(dropped), sorted(instead.items())
    ([2, 4, 7], [(3, 'and'), (8, 'were')])
    """
    dropped: set[int] = set()
    instead: dict[int, str] = {}
    for i in range(start + 1, end - 2):
        size = _size(lows, i) if lows[i] in _OPENERS else 0
        if not size or not _is_of_people(lows, i + size) or _is_behind_death(lows, i, marks):
            continue
        if lows[i - 1] == ",":
            close = next(
                (at for at in range(i + size, min(end - 1, i + _TO_CLOSE)) if lows[at] == "," or at in marks), 0
            )
            if not close or close in marks or not _is_verb(lows, close + 1):
                continue
            dropped |= {i - 1, close}
            instead |= {close + 1: _OF_SEVERAL[lows[close + 1]]} if lows[close + 1] in _OF_SEVERAL else {}
        dropped |= set(range(i + 1, i + size))
        instead[i] = "and"
    return dropped, instead


def died_with(lows: Sequence[str], after: int, counts: Sequence[Count], marks: Collection[int]) -> Count | None:
    """Return the number of those who died with whom a verb tells of ("was shot dead along with two bodyguards").

    Parameters
    ----------
    lows : sequence of str
    after : int
        The token behind the verb.
    counts : sequence of Count
    marks : collection of int
        Where words such as "killed" stand.
    """
    for i in range(after, min(len(lows), after + _TO_WITH)):
        if lows[i] in (",", ";", "and", "by") or (i in marks and i > after):
            return None
        size = _size(lows, i) if lows[i] in _OPENERS else 0
        if size:
            count = next((c for c in counts if c.first == i + size), None)
            told = count is not None and not counts_things(lows, count) and _counts_people(lows, count)
            return count if told else None
    return None


def with_others(tokens: Tokens, first: int, after: int, counts: Sequence[Count], used: set[int]) -> Count | None:
    """Return the number of the others who died with one who is named ("killed commander X and four others").

    Parameters
    ----------
    tokens : Tokens
    first, after : int
        The verb's tokens.
    counts : sequence of Count
    used : set of int
        The first tokens of the numbers that count others.
    """
    lows = tokens.lows
    count = next((c for c in counts if c.first >= after), None)
    if count is None or not count.exact or count.first in used or count.first - after > _TO_OTHERS:
        return None
    gap = lows[after : count.first]
    others, words = lows[count.after : count.after + 1], number_lists()
    if not others or gap[-1:] != ["and"] or gap.count("and") > 1:
        return None
    of_theirs = others == ["of"] and lows[count.after + 1 : count.after + 2] != [] and lows[count.after + 1] in _WHOSE
    if (
        others != ["others"]
        and not of_theirs
        and (
            (others[0] not in words.people and others[0].removesuffix("s") not in words.singles)
            or words.passive & {*lows[count.after : count.after + 3]}
        )
    ):
        return None
    plain = all(low.isalpha() or low == "'s" for low in gap) and number_lists().breaks.isdisjoint(gap[:-1])
    named = tokens.capitals[count.first - 2] or lows[count.first - 2] in number_lists().singles
    return count if plain and named and number_lists().passive.isdisjoint(lows[max(0, first - 2) : first]) else None


def is_with_one(tokens: Tokens, count: Count, start: int) -> bool:
    """Tell whether a number is of the others who died with one who is named ("X and four others were killed").

    Parameters
    ----------
    tokens : Tokens
    count : Count
    start : int
        The first token looked at.
    """
    lows, at = tokens.lows, count.first - 2
    one = lows[count.first] in number_lists().owners and not count.exact  # "X and his driver were killed"
    if not (one or lows[count.after : count.after + 1] == ["others"]) or at <= start or lows[at + 1] != "and":
        return False
    first = at
    while first > start and tokens.capitals[first - 1] and lows[first - 1].isalpha():
        first -= 1
    named = tokens.capitals[at] and lows[at].isalpha() and at > first  # a name of two words at least
    return named and (first == start or lows[first - 1] not in number_lists().breaks | {"of", ",", "and"})


def is_besides_one(tokens: Tokens, count: Count, start: int) -> bool:
    """Tell whether a number leaves out one who died, too ("In addition to the attacker, nine people were killed").

    Parameters
    ----------
    tokens : Tokens
    count : Count
    start : int
        The first token looked at.
    """
    lows = tokens.lows
    if lows[count.first - 1] != ",":
        return False
    for i in range(max(start, count.first - _TO_OTHERS), count.first - 1):
        size = next((len(phrase) for phrase in _BESIDES if lows[i : i + len(phrase)] == phrase), 0)
        if size:
            return is_one_told(tokens, i + size, count.first - 1)
    return False


def _size(lows: Sequence[str], at: int) -> int:
    """Return how many words say that somebody was with others, from a token on; 0 where none do."""
    return next((len(phrase) for phrase in _WITH if list(lows[at : at + len(phrase)]) == phrase), 0)


def _is_behind_death(lows: Sequence[str], at: int, marks: Collection[int]) -> bool:
    """Tell whether who died is told of before a token, by a verb of which he is the subject."""
    near = [first for first in marks if at - _TO_WITH <= first < at]
    return any(lows[first - 1] in signs().to_be or lows[first] in dying() for first in near)


def _is_of_people(lows: Sequence[str], at: int) -> bool:
    return at < len(lows) and (lows[at] in _WHOSE or begins(lows, at))


def _counts_people(lows: Sequence[str], count: Count) -> bool:
    words = number_lists()
    behind = lows[count.after : count.after + 3]
    people = words.people | words.own_dead | words.persons | words.singles | {"others"}
    return lows[count.first] in _WHOSE or any(low in people or low.removesuffix("s") in people for low in behind)


def _is_verb(lows: Sequence[str], at: int) -> bool:
    return at < len(lows) and (lows[at] in signs().to_be | signs().auxiliaries or lows[at] in dying())
