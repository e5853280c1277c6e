"""Sums told above a list of their parts: the dead are counted once, and the parts are of the kind of their sum."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geoevents.events.pages import Stretch
from geoevents.events.triggers import DONE, harming
from geoevents.model import Event, Range

# The kind of a death that no deed is told with.
_ANY = "attack_on_civilians"
# A sum has two parts at least.
_FEWEST = 2


def settled(
    events: Sequence[Event], begins: Sequence[int], stretches: Sequence[tuple[Stretch, list[tuple[int, int]]]]
) -> list[Event]:
    """Return events without the sums of lists whose parts are told, too.

    Parameters
    ----------
    events : sequence of Event
    begins : sequence of int
        Where each begins in the text as it was given.
    stretches : sequence of (Stretch, list of (int, int))
        Lists, with where each of their sentences lies in the text that the events are of.

    Returns
    -------
    list of Event
    """
    told: list[Event | None] = list(events)
    for stretch, ranges in stretches:
        _settle(told, begins, stretch, ranges)
    return [event for event in told if event is not None]


def _settle(
    told: list[Event | None], begins: Sequence[int], stretch: Stretch, ranges: Sequence[tuple[int, int]]
) -> None:
    parts: list[int] = []
    dated: set[int] = set()
    died: set[int] = set()
    above: list[int] = []
    beside: list[int] = []  # in the line right above the list, or in its own sentence
    for i, event in enumerate(told):
        if event is None or (event.kind not in harming() and event.kind != "displacement"):
            continue
        span = event.span
        at = next((k for k, (start, end) in enumerate(ranges) if start < span.end and span.start < end), -1)
        if at >= 0 and stretch.told[at].head:
            beside.append(i)
        elif at >= 0:
            parts.append(i)
            dated |= {i} if stretch.told[at].dated else set()
            died |= {i} if stretch.told[at].died else set()
        elif stretch.intro[0] <= begins[i] < stretch.start:
            (beside if begins[i] >= stretch.intro[1] else above).append(i)
    counted = [event.fatalities.best for i in parts if (event := told[i]) is not None and event.fatalities is not None]
    total = sum(counted)
    whole = next((i for i in (*reversed(beside), *reversed(above)) if _counts(told[i], total)), None)
    if whole is None and stretch.tallied:
        whole = next((i for i in reversed(beside) if _may_head(told[i])), None)
    if whole is None and stretch.tallied:
        _without_cause(told, begins, [i for i in parts if i in died])
    if whole is None or not parts:
        return
    head = told[whole]
    assert head is not None
    if not stretch.tallied:
        if len(counted) >= _FEWEST:
            told[whole] = None
        return
    for i in parts:
        told[i] = _of(head, told[i], dated=i in dated or not stretch.dated)
    if head.fatalities is None and head.where is not None:
        return
    rest = None if head.fatalities is None else _less(head.fatalities, total)
    told[whole] = replace(head, fatalities=rest, quantities=()) if rest is not None else None


def _without_cause(told: list[Event | None], begins: Sequence[int], died: Sequence[int]) -> None:
    """Leave out deaths of which a text gives no cause: nobody need have killed those who died."""
    for i in died:
        event = told[i]
        of_before = any(
            other is not None and other.kind == _ANY and begins[k] < begins[i] for k, other in enumerate(told)
        )
        if event is not None and event.kind == _ANY and not event.actors and not of_before:
            told[i] = None


def _counts(event: Event | None, total: float) -> bool:
    """Tell whether an event's dead are as many as those of the parts together."""
    return event is not None and event.fatalities is not None and 0 < event.fatalities.best == total


def _may_head(event: Event | None) -> bool:
    """Tell whether an event is what a list is of, however many of its dead are told."""
    return event is not None and event.status in DONE and not (event.fatalities is None and event.quantities)


def _less(whole: Range, total: float) -> Range | None:
    """Return how many of the dead are in no part; None where there are none."""
    if whole.best <= total:
        return None
    return Range(*(max(0.0, number - total) for number in whole))


def _of(head: Event, part: Event | None, *, dated: bool) -> Event | None:
    """Return a part of what a list is of: of its kind, by those who did it, on its day where it has none of its own."""
    if part is None or part.kind not in (_ANY, head.kind):
        return part
    return replace(
        part,
        kind=head.kind,
        status=head.status,
        actors=part.actors or head.actors,
        targets=part.targets or head.targets,
        when=part.when if dated else head.when,
    )
