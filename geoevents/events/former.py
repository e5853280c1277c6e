"""What was so once and is over: "once an army garrison", "until March, X held Y", "ruled Y for ten years"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from geoevents.events.hits import Claim
from geoevents.events.reading import Sentence
from geoevents.lexicon.tables import load_table

# States, which may be over.
_STATES = frozenset({"control", "presence", "base"})
# ", once an important army garrison": words between "once" and the noun.
_TO_NOUN = 4
# "has long been held", "is still firmly held": words between the auxiliary and its participle.
_TO_VERB = 3
# "for more than ten years": words between "for" and the unit.
_TO_UNIT = 5
# "until the army took it": words from "until" to a verb.
_TO_END = 8
_SIGNS = frozenset({",", ";", ":", "—", "–"})


class _Words(NamedTuple):
    before: frozenset[str]
    until: frozenset[str]
    present: frozenset[str]
    lengths: frozenset[str]
    spells: frozenset[str]
    gone: frozenset[str]
    since: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = load_table("events")["former"]
    return _Words(*(frozenset(table[name]) for name in _Words._fields))


def is_former(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether who holds a place, or stands in it, did so only once, by the words of its sentence.

    Parameters
    ----------
    lows : sequence of str
    sentence : Sentence
    claim : Claim
    """
    if claim.kind not in _STATES:
        return False
    if claim.entry.role == "noun" or claim.entry.form == "base":
        return _was_called(lows, sentence.start, claim.first)
    auxiliaries = {*lows[max(sentence.start, claim.first - _TO_VERB) : claim.first]}
    if claim.entry.form not in ("past", "part") or auxiliaries & _words().present:
        return False
    return _has_end(lows, sentence, claim) or _has_length(lows, claim, sentence.end, had="had" in auxiliaries)


def _was_called(lows: Sequence[str], start: int, first: int) -> bool:
    """Tell whether a noun is what a place once was (", once an army garrison,", "the former garrison")."""
    for i in range(first - 1, max(start, first - 1 - _TO_NOUN) - 1, -1):
        if lows[i] in _words().before:
            return True
        if lows[i] in _SIGNS:
            return False
    return False


def _has_end(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a state lasted until something ("Until March, X held Y", "held Y until the army took it")."""
    opens = lows[sentence.start] in _words().until and "," in lows[sentence.start : claim.first]
    return opens or not _words().until.isdisjoint(lows[claim.after : sentence.end])


def _has_length(lows: Sequence[str], claim: Claim, end: int, *, had: bool) -> bool:
    """Tell whether a state lasted for years, or had lasted since a day that is told."""
    for i in range(claim.after, min(claim.end + 1, end - 1)):
        if lows[i] in _words().since:
            return had
        if lows[i] == "for":
            length = lows[i + 1 : min(i + 1 + _TO_UNIT, end)]
            if not _words().lengths.isdisjoint(length):
                return True
            if not _words().spells.isdisjoint(length):
                return not _words().gone.isdisjoint(lows[i:end])  # "held it for five hours and left"
    return False


def is_held_since(lows: Sequence[str], after: int, first: int) -> bool:
    """Tell whether a date behind "since" is of a participle's and not of the verb before it (", held by X since May").

    Parameters
    ----------
    lows : sequence of str
    after, first : int
        The token behind the verb, and the date's first.

    Examples
    --------
    >>> is_held_since("they took Bara , held by X since May".split(), 2, 8)
    True
    """
    held = load_table("events")["holdings"]["held"]
    return any(lows[i] in held and lows[i + 1] in ("by", "since") for i in range(after, first - 1))


def ended_it(lows: Sequence[str], until: int, claim: Claim) -> bool:
    """Tell whether "until" leads to what was done, and no plan ("held it until the army took it in January").

    Parameters
    ----------
    lows : sequence of str
    until : int
        The token.
    claim : Claim
    """
    if lows[until] not in _words().until or claim.entry.role != "verb" or claim.entry.form not in ("past", "part"):
        return False
    auxiliaries = {*lows[max(until, claim.first - _TO_VERB) : claim.first]}
    return claim.first - until <= _TO_END and not auxiliaries & _words().present
