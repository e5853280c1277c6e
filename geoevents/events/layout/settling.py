"""Sums told above a list of their parts: the dead are counted once, and the parts are of the kind of their sum."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections import defaultdict
from collections.abc import Sequence, Set
from dataclasses import replace
from typing import NamedTuple

from geoevents.events.layout.pages import Stretch
from geoevents.events.words.triggers import DONE, harming
from geoevents.model import Event, Range

# The kind of a death that no deed is told with.
_ANY, _ANYBODY = "attack_on_civilians", ("civilians",)
# The standing of what is made up, and of dead who are no people.
_UNREAL, _NOBODY = "unreal", "nobody"
# Kinds of places that hold others.
_WIDE = ("PCL", "ADM1", "RGN", "CONT")
# A sum of rounded numbers may be so much more than the toll told before it (judgement).
_NEARLY = 0.8
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
    unread: list[tuple[int, int]] = []
    order = _Order(told, begins, stretches)
    for at, (stretch, ranges) in enumerate(stretches):
        if stretch.standing or any(part.standing for part in stretch.told):
            _stand(told, order, at, stretch)
        if not stretch.standing and (stretch.tallied or len(ranges) >= _FEWEST):
            _settle(told, order, at, stretch)
        unread += [place for part, place in zip(stretch.told, ranges, strict=True) if part.unread]
    if unread:
        told = [_undated(event) if event and _lies_in(event, unread) else event for event in told]
    return [event for event in told if event is not None]


class _Sorted(NamedTuple):
    """The events of a list, by where they stand in ``told``: its parts, those right above it, and those before that.

    ``dated`` are parts with a day of their own, ``died`` those that count dead whom nobody need have killed.
    """

    parts: list[int]
    beside: list[int]
    above: list[int]
    dated: set[int]
    died: set[int]


class _Order:
    """The events of a text by where they begin, and by the list, with its sentence, that they are told in."""

    def __init__(
        self,
        told: list[Event | None],
        begins: Sequence[int],
        stretches: Sequence[tuple[Stretch, list[tuple[int, int]]]],
    ) -> None:
        self.told, self.begins = told, begins
        self.by_begin = sorted(range(len(told)), key=begins.__getitem__)
        self.first = 0
        self.in_list: dict[int, dict[int, int]] = defaultdict(dict)
        sentences = [(*place, at, k) for at, (_, ranges) in enumerate(stretches) for k, place in enumerate(ranges)]
        for i, event in enumerate(told):
            at = bisect_right(sentences, event.span.start, key=lambda sentence: sentence[1]) if event else 0
            if event and at < len(sentences) and sentences[at][0] < event.span.end:
                self.in_list[sentences[at][2]][i] = sentences[at][3]

    def between(self, start: int, end: int) -> list[int]:
        """Return the events that begin in a stretch of the text, in the order they are told in."""
        first = bisect_left(self.by_begin, start, key=self.begins.__getitem__)
        after = bisect_left(self.by_begin, end, key=self.begins.__getitem__)
        return self.by_begin[first:after]

    def has_attack_before(self, at: int) -> bool:
        """Tell whether an attack is told before an event, which none of those left out is."""
        while self.first < len(self.by_begin):
            event = self.told[self.by_begin[self.first]]
            if event is not None and event.kind == _ANY:
                return self.begins[self.by_begin[self.first]] < self.begins[at]
            self.first += 1
        return False


def _sort(told: Sequence[Event | None], order: _Order, number: int, stretch: Stretch) -> _Sorted:
    """Return the events of a list, by its number."""
    found = _Sorted([], [], [], set(), set())
    begins, own = order.begins, order.in_list.get(number, {})
    for i in sorted({*own, *order.between(stretch.intro[0], stretch.start)}):
        event = told[i]
        if event is None or (event.kind not in harming() and event.kind != "displacement"):
            continue
        at = own.get(i, -1)
        if at >= 0 and stretch.told[at].head:
            found.beside.append(i)
        elif at >= 0:
            found.parts.append(i)
            found.dated.update([i] if stretch.told[at].dated else [])
            found.died.update([i] if stretch.told[at].died else [])
        else:
            (found.beside if begins[i] >= stretch.intro[1] else found.above).append(i)
    return found


def _settle(told: list[Event | None], order: _Order, number: int, stretch: Stretch) -> None:
    found = _sort(told, order, number, stretch)
    parts = [event for i in found.parts if (event := told[i]) is not None]
    counted = [event.fatalities.best for event in parts if event.fatalities is not None]
    total = sum(counted)
    whole = next((i for i in reversed(found.beside) if _counts(told[i], total)), None)
    if whole is None:
        kinds = {part.kind for part in parts}
        fits = (i for i in reversed(found.above) if _is_whole(told[i], kinds, total, tallied=stretch.tallied))
        whole = next(fits, None)
    if whole is None and stretch.tallied:
        whole = next((i for i in reversed(found.beside) if _may_head(told[i])), None)
    if whole is None and stretch.tallied:
        _without_cause(told, order, [i for i in found.parts if i in found.died])
    head = told[whole] if whole is not None else None
    if whole is None or head is None or not parts:
        return
    if not stretch.tallied:
        told[whole] = None if len(counted) >= _FEWEST else head
        return
    if head.fatalities is None and head.where is not None:
        return
    for i in found.parts:
        told[i] = _of(head, told[i], dated=i in found.dated or not stretch.dated)
    rest = None if head.fatalities is None else _less(head.fatalities, total)
    told[whole] = replace(head, fatalities=rest, quantities=()) if rest is not None else None


def _stand(told: list[Event | None], order: _Order, number: int, stretch: Stretch) -> None:
    """Give what a list tells as done the status that its head or its row gives it; nobody dies of what is to come."""
    for i, at in order.in_list.get(number, {}).items():
        event, standing = told[i], stretch.standing or stretch.told[at].standing
        if event is None or not standing or event.status not in DONE:
            continue
        dead = event.fatalities is not None or bool(event.quantities)
        if standing == _UNREAL or (standing != "denied" and dead and event.kind == _ANY):
            told[i] = None
        elif standing == _NOBODY:
            told[i] = None if event.kind == _ANY else replace(event, fatalities=None)
        elif standing == "denied":
            told[i] = replace(event, status=standing)
        else:
            told[i] = replace(event, status=standing, when=None, fatalities=None, quantities=())


def _is_whole(event: Event | None, parts: Set[str], total: float, *, tallied: bool) -> bool:
    """Tell whether a toll told in a sentence before the head of a list is that of the list, whose sum may be inexact.

    It is of a land or of nowhere, or exactly as many; that of a list of incidents is exactly as many in any case.
    """
    if event is None or event.fatalities is None:
        return False
    places = event.where.places if event.where is not None else ()
    wide = event.where is None or (bool(places) and places[0].feature_code.startswith(_WIDE))
    same = parts <= {event.kind, _ANY}
    if not tallied or not same:
        return wide and _counts(event, total)
    return _counts(event, total) or (wide and event.fatalities.best >= _NEARLY * total > 0)


def _lies_in(event: Event, ranges: Sequence[tuple[int, int]]) -> bool:
    """Tell whether an event begins in one of some stretches, which are in order."""
    at = bisect_right(ranges, event.span.start, key=lambda place: place[0]) - 1
    return at >= 0 and event.span.start < ranges[at][1]


def _undated(event: Event) -> Event:
    """Return an event whose day is given and cannot be read: it is not that of the text."""
    return replace(event, when=None)


def _without_cause(told: list[Event | None], order: _Order, died: Sequence[int]) -> None:
    """Leave out deaths of which a text gives no cause: nobody need have killed those who died."""
    for i in died:
        event = told[i]
        if event and event.kind == _ANY and not event.actors and not order.has_attack_before(i):
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
        targets=head.targets if head.targets and part.targets in ((), _ANYBODY) else part.targets,
        when=part.when if dated else head.when,
    )
