"""Deeds that a court speaks of: they lie back, and the day of the verdict is not theirs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace
from functools import lru_cache
from typing import NamedTuple

from geoevents.actors.table import GOVERNMENT, POLICE
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.triggers import DONE, kinds, signs
from geoevents.events.words.wordsbeside import number_words
from geoevents.lexicon.tables import load_table
from geoevents.model import Event
from geoevents.text.tokens import Tokens

# "charged three men with the murder of": words between the charge and what it is of.
_CHARGE_REACH = 5
# "jailed two former officers and a mayor on Monday for": words between the sentence and what it is for.
_VERDICT_REACH = 10
# "over the 12 killings": words before a deed that may count its dead.
_COUNTED = 3
# Who charges and sentences others.
_CHARGING = ("police", GOVERNMENT, POLICE)


class _Words(NamedTuple):
    words: frozenset[str]
    nouns: frozenset[str]
    participles: frozenset[str]
    courts: frozenset[str]
    opening: frozenset[str]
    terms: frozenset[str]
    relating: frozenset[str]
    charging: frozenset[str]
    of: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = load_table("events")["verdicts"]
    return _Words(*(frozenset(table[name]) for name in _Words._fields))


@lru_cache(maxsize=1)
def _of_courts() -> frozenset[str]:
    """Return the words of which a sentence has one that tells of a court."""
    words = _words()
    return words.words | words.nouns | words.participles | words.charging


def is_tried(reading: Reading, sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a deed of force is what somebody is sentenced or charged for ("jailed over the murder of").

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim

    Returns
    -------
    bool
        Never for an arrest, a sentence's own deed.
    """
    if not kinds()[claim.kind].force and claim.kind not in ("riot", "looting", "explosion"):
        return False
    words = _words()
    tokens, lows, deed = reading.tokens, reading.tokens.lows, claim.first
    if _of_courts().isdisjoint(lows[sentence.start : sentence.end]):
        return False
    told = claim.entry.role != "noun" and not lows[deed].endswith("ing")
    for at in range(sentence.start, sentence.end):
        low = lows[at]
        if ";" in lows[min(at, deed) : max(at, deed)]:
            continue  # "jailed for life; a crowd burned buses"
        if low in words.words or (at < deed and low in words.nouns):
            return True
        if low in words.participles and _sentences(tokens, at, sentence.start, deed):
            return at > deed or not told or not words.relating.isdisjoint(lows[at:deed])
        tried = low == "tried" and lows[at + 1 : at + 2] == ["to"]  # "when police tried to disperse them with"
        if (
            low in words.charging
            and not tried
            and at < deed
            and not words.of.isdisjoint(lows[at + 1 : at + 1 + _CHARGE_REACH])
        ):
            return True
    return False


def _sentences(tokens: Tokens, at: int, start: int, deed: int) -> bool:
    """Tell whether a participle says what a court did for a deed, and describes nobody ("freed jailed fighters")."""
    words, lows = _words(), tokens.lows
    before = lows[at - 1] if at > start else ""
    passive = before in signs().to_be
    if deed < at and not passive:  # "stormed the prison and freed men convicted of murder"
        return False
    follows = any(
        low in words.opening or low.isdecimal() or capital
        for low, capital in zip(lows[at + 1 : at + 2], tokens.capitals[at + 1 : at + 2], strict=True)
    )
    if not (passive or follows or before in words.courts):
        return False
    reach = at + 1 + _VERDICT_REACH
    behind = lows[at + 1 : min(reach, deed) if at < deed else reach]
    if "of" in behind or not words.of.isdisjoint(behind):
        return True
    return "to" in behind and not words.terms.isdisjoint(lows[at + 1 : reach])


def as_tried(reading: Reading, sentence: Sentence, claim: Claim, event: Event) -> Event:
    """Return a deed without what is the court's: its day, its town, who brings the charge."""
    if event.status not in DONE:
        return event
    dated = any(first >= claim.first for first, _, _, _ in sentence.dates)
    of_noun = claim.entry.role == "noun"
    before = event.where is not None and event.where.mention.span.end <= reading.tokens.starts[claim.first]
    return replace(
        event,
        fatalities=None
        if of_noun and _counts_convicts(reading.tokens.lows, sentence, claim, event)
        else event.fatalities,
        status="background",
        when=event.when if dated else None,
        where=None if of_noun and before else event.where,
        unplaced=None if of_noun and before else event.unplaced,
        actors=tuple(name for name in event.actors if not (of_noun and name.startswith(_CHARGING))),
    )


def _counts_convicts(lows: Sequence[str], sentence: Sentence, claim: Claim, event: Event) -> bool:
    """Tell whether those who are sentenced, and no dead, are counted ("sentenced 12 men to death over a massacre")."""
    dead = event.fatalities
    if dead is None or dead.best is None or dead.best <= 1:
        return False
    near = range(max(sentence.start, claim.first - _COUNTED), sentence.end)
    years = {first for first, *_ in sentence.dates}
    return not any((lows[i][0].isdigit() and i not in years) or lows[i] in number_words() for i in near)
