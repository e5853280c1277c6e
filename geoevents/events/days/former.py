"""What was so once and is over: "once an army garrison", "until March, X held Y", "ruled Y for ten years"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Sentence
from geoevents.events.words.triggers import signs
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
# "used to be firmly controlled by", "was then still under the army's full control", "before the civil war".
_TO_USED, _TO_STATE, _TO_UPHEAVAL = 5, 7, 5
# "until the end of last week": words from "until" to the day.
_TO_DAY = 2
_SIGNS = frozenset({",", ";", ":", "—", "–"})


class _Words(NamedTuple):
    before: frozenset[str]
    until: frozenset[str]
    present: frozenset[str]
    lengths: frozenset[str]
    spells: frozenset[str]
    gone: frozenset[str]
    since: frozenset[str]
    again: frozenset[str]
    past_be: frozenset[str]
    upheavals: frozenset[str]
    lasting: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = load_table("events")["former"]
    return _Words(*(frozenset(table[name]) for name in _Words._fields))


def is_state(claim: Claim) -> bool:
    """Tell whether a claim says who holds a place or stands in it, which may be over.

    Parameters
    ----------
    claim : Claim
    """
    return claim.kind in _STATES


def is_former(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether who holds a place, or stands in it, did so only once, by the words of its sentence.

    Parameters
    ----------
    lows : sequence of str
    sentence : Sentence
    claim : Claim
    """
    if not is_state(claim):
        return False
    if _used_to_be(lows, claim):
        return True
    if claim.entry.role == "noun" or claim.entry.form == "base":
        ended = _was_then(lows, claim) and (_has_end(lows, sentence, claim) or _is_before(lows, sentence, claim))
        return ended or _was_called(lows, sentence.start, claim.first)
    auxiliaries = _auxiliaries(lows, sentence.start, claim.first)
    if claim.entry.form not in ("past", "part") or auxiliaries & _words().present:
        return False
    if lows[claim.first - 1] in _words().before and claim.first > sentence.start:
        return True  # "once controlled Y", "Y was formerly held by X"
    if _has_end(lows, sentence, claim) or _is_before(lows, sentence, claim):
        return True
    return _has_length(lows, claim, sentence.end, had="had" in auxiliaries)


def _auxiliaries(lows: Sequence[str], start: int, first: int) -> set[str]:
    """Return the words before a verb, without the "'s" of an owner ("X's port was under")."""
    ahead = range(max(start, first - _TO_VERB), first)
    return {lows[i] for i in ahead if lows[i] != "'s" or i == first - 1 or lows[i + 1] in _words().lasting}


def _used_to_be(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether a state "used to be" ("used to control Y"; not "a base that is used to control Y")."""
    for i in range(max(claim.start + 1, claim.first - _TO_USED), claim.first - 1):
        if lows[i] == "used" and lows[i + 1] == "to":
            return signs().to_be.isdisjoint(lows[max(claim.start, i - _TO_VERB) : i])
    return False


def _was_then(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether a noun is told of with "was" or "had been" ("was under X control"), and of no present."""
    start = max(claim.start, claim.first - _TO_STATE)
    at = next(
        (i for i in range(claim.first - 1, start - 1, -1) if lows[i] in _words().past_be or lows[i] == ","), start
    )
    if lows[at] == ",":
        return lows[at + 1] == "under"  # "Y, under X control until October, is quiet"
    return lows[at] in _words().past_be and _words().present.isdisjoint(lows[max(claim.start, at - 1) : claim.first])


def _is_before(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a state was so before a war or the like ("Before the war, X held Y"; not "since before the war")."""
    for i in range(sentence.start, sentence.end - 2):
        if lows[i] != "before" or (i > sentence.start and lows[i - 1] == "since"):
            continue
        upheaval = not _words().upheavals.isdisjoint(lows[i + 1 : i + _TO_UPHEAVAL])
        if upheaval and (claim.after <= i < claim.end + 1 or (i == sentence.start and i < claim.first)):
            return True
    return False


def _was_called(lows: Sequence[str], start: int, first: int) -> bool:
    """Tell whether a noun is what a place once was (", once an army garrison,", "the former garrison")."""
    for i in range(first - 1, max(start, first - 1 - _TO_NOUN) - 1, -1):
        if lows[i] in _words().before:
            return lows[i + 1] not in _words().again
        if lows[i] in _SIGNS:
            return False
    return False


def _has_end(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a state lasted until something ("Until March, X held Y", "held Y until the army took it")."""
    return opens_with_end(lows, sentence, claim) or not _words().until.isdisjoint(lows[claim.after : sentence.end])


def opens_with_end(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a sentence opens with until when something past was so ("Until last week X was held by Y").

    Parameters
    ----------
    lows : sequence of str
    sentence : Sentence
    claim : Claim
    """
    if lows[sentence.start] not in _words().until or claim.first <= sentence.start + 1:
        return False
    past = claim.entry.form in ("past", "part") if claim.entry.role == "verb" else _was_then(lows, claim)
    if not past or _auxiliaries(lows, sentence.start, claim.first) & _words().present:
        return False
    dated = any(0 < first - sentence.start <= _TO_DAY for first, *_ in sentence.dates)
    return dated or "," in lows[sentence.start : claim.first]


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
