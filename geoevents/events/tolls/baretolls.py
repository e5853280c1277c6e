"""Sentences without a verb of harm that only count the dead of what was told before: "2 fatalities."."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geoevents.events.numbers.numbers import begins, read_count
from geoevents.events.words.triggers import DONE, harming
from geoevents.lexicon.tables import clause_words
from geoevents.model import Event, Range

_UNITS, _SAID = clause_words("baretolls", "units"), clause_words("baretolls", "said")
_TOLLS, _RANGING = clause_words("baretolls", "tolls"), clause_words("baretolls", "ranging")
_FROM = clause_words("baretolls", "from")
# Characters from what it is of to such a sentence; words of one that says how far reports differ (judgement).
_NEAR, _WORDS = 600, 16


def bare_toll(lows: list[str], start: int, end: int) -> Range | None:
    """Return how many died as a sentence says that says nothing else; None for any other.

    Parameters
    ----------
    lows : list of str
    start, end : int
        Its tokens.

    Examples
    --------
    >>> bare_toll("at least 2 fatalities .".split(), 0, 5).best
    2.0
    >>> bare_toll("reports on fatalities range from 2 to 4 .".split(), 0, 9)
    Range(low=2.0, best=3.0, high=4.0)
    >>> bare_toll("2 fatalities in the other town .".split(), 0, 7)
    """
    for i in range(start, min(end, start + _WORDS)):
        if i == start or lows[i] in _FROM or lows[i - 1] in _FROM:
            count = read_count(lows, i, end) if begins(lows, i) else None
            if count is None or not count.exact:
                continue
            if i == start:
                return count.value if _is_rest(lows[count.after : end]) else None
            ranging = not _RANGING.isdisjoint(lows[start:i]) and not _TOLLS.isdisjoint(lows[start:i])
            return count.value if ranging and count.value.low < count.value.high else None
    return None


def _is_rest(words: Sequence[str]) -> bool:
    """Tell whether words only say that the number before them is that of the dead."""
    told = [low for low in words if low[0].isalpha()]
    return not _UNITS.isdisjoint(told) and all(low in _UNITS or low in _SAID for low in told)


def with_toll(events: Sequence[Event], toll: Range, text: str, at: int) -> list[Event]:
    """Return events of which the last deadly one has a toll told behind it, where none of its own was told.

    Parameters
    ----------
    events : sequence of Event
        Told before.
    toll : Range
    text : str
    at : int
        Where the toll is told; in another paragraph it is of something else.
    """
    found = list(events)
    for i in range(len(found) - 1, -1, -1):
        event = found[i]
        if at - event.span.end > _NEAR or "\n\n" in text[event.span.end : at]:
            break
        if event.kind in harming() and event.status in DONE:
            if event.fatalities is None:
                found[i] = replace(event, fatalities=toll)
            break
    return found
