"""Deeds that a court speaks of: they lie back, and the day of the verdict is not theirs."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache

from geoevents.actors.table import GOVERNMENT, POLICE
from geoevents.events.hits import Claim
from geoevents.events.reading import Reading, Sentence
from geoevents.events.triggers import kinds
from geoevents.lexicon.tables import load_table
from geoevents.model import Event

# "charged three men with the murder of": words between the charge and what it is of.
_CHARGE_REACH = 5
# Who charges and sentences others.
_CHARGING = ("police", GOVERNMENT, POLICE)


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = load_table("events")["verdicts"]
    return frozenset(table["words"]), frozenset(table["charging"]), frozenset(table["of"])


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
    verdicts, charging, of = _words()
    lows = reading.tokens.lows[sentence.start : sentence.end]
    if not verdicts.isdisjoint(lows):
        return True
    if charging.isdisjoint(lows):
        return False
    for at, low in enumerate(lows[: claim.first - sentence.start]):
        if low in charging and not of.isdisjoint(lows[at + 1 : at + 1 + _CHARGE_REACH]):
            return True
    return False


def as_tried(reading: Reading, sentence: Sentence, claim: Claim, event: Event) -> Event:
    """Return a deed without what is the court's: its day, its town, who brings the charge."""
    if event.status not in ("reported", "claimed", "background"):
        return event
    dated = any(first >= claim.first for first, _, _, _ in sentence.dates)
    of_noun = claim.entry.role == "noun"
    before = event.where is not None and event.where.mention.span.end <= reading.tokens.starts[claim.first]
    return replace(
        event,
        status="background",
        when=event.when if dated else None,
        where=None if of_noun and before else event.where,
        actors=tuple(name for name in event.actors if not (of_noun and name.startswith(_CHARGING))),
    )
