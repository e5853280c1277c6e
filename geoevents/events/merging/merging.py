"""The same event told twice: one row with its sources, and what they disagree on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from itertools import islice

from geoevents.documents.duplicates import find_duplicates
from geoevents.events.merging.backward import is_of_crowd, points_back, tells_aim
from geoevents.events.merging.consensus import MergedEvent, say_together
from geoevents.events.merging.context import in_context
from geoevents.events.merging.likeness import (
    TOLD_LATE,
    Report,
    families,
    is_short,
    may_be_one,
    name_of,
    names_in,
    read_report,
    repeats,
    site_of,
    sites_meet,
    statuses_meet,
)
from geoevents.events.merging.samesides import actors_meet
from geoevents.events.merging.tollsbehind import adds, is_bare_toll, is_of, is_very_toll, settle_sums
from geoevents.events.parties.met import is_met
from geoevents.events.words.triggers import BLAST, CROWDED, is_blow, kinds
from geoevents.model import ControlObservation, Document, Event

__all__ = ["MergedEvent", "merge_events", "told_once"]

# Half a degree is 55 km of latitude.
_CELL_DEG = 0.5
# A clause that goes on about an event stands in one of the next two sentences or so, in characters (J).
_GOING_ON = 250
_FIGHT, _TAKING = "armed_clash", "capture"
# "attacked a village and killed two": characters between two clauses of one breath.
_ONE_BREATH, _ENDS = 8, re.compile(r"[.;\n]")
_MOST_COMPARED = 50  # reports of one event, or events of one text or place, that a further one is held against

_Cell = tuple[int, int]


def merge_events(events: Iterable[Event], documents: Mapping[str, Document]) -> list[MergedEvent]:
    """Join the reports of one event.

    Two reports are of one event when their kinds can name the same thing, their dates meet, their sites are the same
    and their actors do not contradict each other; where a site or a day is known less well, the same count of the dead
    must speak for it. A report joins only what agrees with every report joined before, so that daily strikes on one
    town stay one a day. A headline is of what its text goes on to tell, a toll that "rose to" a number of the event
    told before at that place. A clause about force of arms without a day of its own, at the same site or none, goes on
    about what its text told last ("The bombs fell on a depot"); other events without a site stay alone, save in
    reprints of one text. What a merged event lacks of day and place it then takes from what its text told right before
    (`context.in_context`), and says so in its remarks.

    Parameters
    ----------
    events : iterable of Event
    documents : mapping of str to Document
        By id; they give sources and recognise reprints.

    Returns
    -------
    list of MergedEvent
        In the order of their first reports.
    """
    first_of = find_duplicates(documents.values())
    groups = _Groups(documents)
    for event in settle_sums(list(events)):
        groups.add(read_report(event, documents), first_of.get(event.document_id, event.document_id))
    return in_context([say_together(group, documents, first_of) for group in groups.reports], documents)


def told_once(observations: Iterable[ControlObservation], merged: Iterable[MergedEvent]) -> list[ControlObservation]:
    """Keep one observation of each event, side and place: a report printed twice is no more evidence.

    Parameters
    ----------
    observations : iterable of ControlObservation
        Of the reports of ``merged``.
    merged : iterable of MergedEvent

    Returns
    -------
    list of ControlObservation
        The weightiest of each, in the order of the first.
    """
    event_of: dict[object, object] = {
        (report.document_id, report.span): group.event.id for group in merged for report in group.reports
    }
    kept: dict[tuple[object, ...], ControlObservation] = {}
    for seen in observations:
        told = seen.document_id, seen.span
        key = event_of.get(told, told), seen.controller, seen.place.id
        if key not in kept or seen.weight > kept[key].weight:
            kept[key] = seen
    return list(kept.values())


class _Groups:
    """Reports joined so far, and where to look for those that a new one may join."""

    def __init__(self, documents: Mapping[str, Document]) -> None:
        self.documents = documents
        self.reports: list[list[Report]] = []
        # Those of the reports that a new one is compared with: not reprints, nor what only sums up, counts or goes on.
        self.compared: list[list[Report]] = []
        self.by_cell: dict[tuple[int, int, int], list[int]] = {}
        self.by_area: dict[_Cell, list[int]] = {}
        self.by_name: dict[str, list[int]] = {}
        self.by_land: dict[tuple[str, str, int], list[int]] = {}
        self.by_text: dict[str, list[int]] = {}
        self.printed: dict[tuple[object, ...], int] = {}
        # The last of a text's events of a kind, and under "" that of any by force of arms.
        self.latest: dict[tuple[str, str], int] = {}

    def add(self, report: Report, first_print: str) -> None:
        """Put a report into the first group it agrees with, or into one of its own."""
        event = report.event
        said = (first_print, event.kind, event.span.text, _point(event))
        index = self.printed.get(said)
        if index is not None and self.reports[index][0].event.document_id == event.document_id:
            index = None  # a text that repeats itself is no reprint
        index = self._goes_on(report) if index is None else index
        if index is None:
            index = self._compare(report)
        if index < len(self.reports) and self.reports[index] and is_bare_toll(event):
            told = islice(reversed(self.reports[index]), _MOST_COMPARED)
            report = report._replace(adds=any(adds(event, other.event) for other in told))
        self.reports[index].append(report)
        self.printed.setdefault(said, index)
        self.latest[event.document_id, event.kind] = index
        if is_blow(event.kind):
            self.latest[event.document_id, ""] = index

    def _goes_on(self, report: Report) -> int | None:
        """Return the group the same text told of last, where a clause without a day of its own goes on about it."""
        event = report.event
        if event.kind in CROWDED:
            return self._is_of_a_crowd(event)
        index = self.latest.get((event.document_id, event.kind))
        back = points_back(event.span.text)
        if index is None and not back and event.site is None and not event.actors and event.kind == _FIGHT:
            fought = self.latest.get((event.document_id, ""))  # "Fighters took X on Friday. Ten soldiers were killed."
            back = fought is not None and self.reports[fought][-1].event.kind == _TAKING
        breath = not back and self._is_one_breath(event)
        if breath or (not back and self._tells_aim(event)):
            index, back = self.latest.get((event.document_id, "")), True
        if index is None and back:
            index = self.latest.get((event.document_id, ""))
        goes_on = kinds()[event.kind].force or (back and event.kind == BLAST)
        dated = not breath and event.when is not None and bool(event.when.text)
        if index is None or not goes_on or dated:
            return self._is_toll_of(report)
        told = self._told_last(index, event)
        if min(event.span.start - other.span.end for other in told) > _GOING_ON:
            return self._is_toll_of(report)
        alike = (
            statuses_meet(event, other)
            and (event.where is None or sites_meet(event.where, other.where))
            and repeats(event, other, back=back)
            and actors_meet(event, other)
            and not _turns_on(event, other)
            for other in told
        )
        return index if all(alike) else self._is_toll_of(report)

    def _tells_aim(self, event: Event) -> bool:
        """Tell whether a party only says what its deed, told last, was aimed at ("it had targeted a commander")."""
        index = self.latest.get((event.document_id, ""))
        if index is None or event.site is not None or not event.actors or not tells_aim(event.span.text):
            return False
        last = self._told_last(index, event)[0]
        return kinds()[last.kind].force and last.actors == event.actors

    def _is_one_breath(self, event: Event) -> bool:
        """Tell whether a clause goes on with what the same doers did to the same end ("attacked X and killed two")."""
        index = self.latest.get((event.document_id, ""))
        if index is None or not kinds()[event.kind].force:
            return False
        last = self._told_last(index, event)[0]
        dated = event.when is not None and event.when.text and event.when != last.when
        if dated or event.span.start - last.span.end > _ONE_BREATH:
            return False
        text = self.documents[event.document_id].text
        felled = not event.actors and event.fatalities is not None  # "raided a camp, and a boy was shot dead"
        felled = felled and not _ENDS.search(text, last.span.end - 1, event.span.start)
        same = bool(last.actors) and (felled or last.actors == event.actors)
        same = same and last.kind != event.kind and event.kind in families().get(last.kind, ())
        return same and not _ENDS.search(text, last.span.end, event.span.start)

    def _told_last(self, index: int, event: Event) -> list[Event]:
        """Return what the text of an event told of a group so far, the last first."""
        own = (other.event for other in reversed(self.reports[index]) if other.event.document_id == event.document_id)
        return list(islice(own, _MOST_COMPARED))

    def _is_of_a_crowd(self, event: Event) -> int | None:
        """Return the group of the crowd a text told of last that a clause tells on about ("Police dispersed them")."""
        of_crowds = [
            self.latest[event.document_id, kind] for kind in CROWDED if (event.document_id, kind) in self.latest
        ]
        goes_on = is_of_crowd(event.span.text) or (not event.actors and is_met(event))  # "Police fired tear gas"
        if not of_crowds or (event.when is not None and event.when.text) or not goes_on:
            return None
        own = self._told_last(max(of_crowds), event)
        near = min(event.span.start - other.span.end for other in own) <= _GOING_ON
        alike = (
            statuses_meet(event, other) and (event.where is None or sites_meet(event.where, other.where))
            for other in own
        )
        return max(of_crowds) if near and all(alike) else None

    def _is_toll_of(self, report: Report) -> int | None:
        """Return the group of the deed whose dead a clause only counts ("Eleven people were killed")."""
        kind = report.event.kind
        index = self.latest.get((report.event.document_id, "" if is_blow(kind) else kind))
        if index is None or not is_bare_toll(report.event):
            return None
        told = self._told_last(index, report.event)
        counted = [other for other in told if other.fatalities is not None and report.event.fatalities is not None]
        if not all(adds(report.event, other) or is_very_toll(report.event, other) for other in counted):
            return None
        text = self.documents[report.event.document_id].text
        return index if any(is_of(report.event, other, text) for other in told) else None

    def _compare(self, report: Report) -> int:
        alike = [
            index
            for index in self._near(report)
            if self.compared[index] and all(may_be_one(report, other) for other in self.compared[index])
        ]
        found = min(alike, key=lambda index: self._rank(report, index), default=None)
        index = len(self.reports) if found is None else found
        if found is None:
            self.reports.append([])
            self.compared.append([])
        self._compare_later(report, index)
        self._enter(report, index)
        return index

    def _rank(self, report: Report, index: int) -> tuple[bool, int, bool, int]:
        """Return what makes one of several groups the likelier.

        A toll counted anew is of what its text told last, else of the last event; all others of what is of their kind.
        """
        last = self.compared[index][-1].event
        elsewhere, days = False, 0
        if report.anew:
            elsewhere = last.document_id != report.event.document_id
            days = -last.span.start if not elsewhere else -last.when.end.toordinal() if last.when else 0
        return elsewhere, days, self.reports[index][0].event.kind != report.event.kind, index

    def _compare_later(self, report: Report, index: int) -> None:
        """Keep a report for comparison; a headline or a mere count only as long as its group has nothing better."""
        known = self.compared[index]
        slight = report.headline or report.anew
        if known and all(other.headline or other.anew for other in known) and not slight:
            known.clear()
        if not known or (not slight and len(known) < _MOST_COMPARED):
            known.append(report)

    def _near(self, report: Report) -> list[int]:
        """Return the groups that a report may belong to, by its site and day, its text and, for a count, its place."""
        event, late = report.event, TOLD_LATE.days
        near = dict.fromkeys(self.by_text.get(event.document_id, ())[-_MOST_COMPARED:])
        cell = _cell(event)
        for name in _names(event):
            near.update(dict.fromkeys(self.by_name.get(name, ())[-_MOST_COMPARED:]))
        for land in _lands(event):
            near.update(dict.fromkeys(self.by_land.get(land, ())[-_MOST_COMPARED:]))
        for column, row in _around(cell) if cell is not None else ():
            for first, last in _days_of(event):
                for day in range(first - late, last + late + 1):
                    near.update(dict.fromkeys(self.by_cell.get((column, row, day), ())[-_MOST_COMPARED:]))
            near.update(
                dict.fromkeys(
                    index
                    for index in self.by_area.get((column, row), ())[-_MOST_COMPARED:]
                    if report.anew or any(other.anew for other in self.compared[index])
                )
            )
        return sorted(near)

    def _enter(self, report: Report, index: int) -> None:
        """Note where a group is to be found."""
        event, cell = report.event, _cell(report.event)
        _put(self.by_text.setdefault(event.document_id, []), index)
        for name in _names(event):
            _put(self.by_name.setdefault(name, []), index)
        for land in _lands(event):
            _put(self.by_land.setdefault(land, []), index)
        if cell is None:
            return
        _put(self.by_area.setdefault(cell, []), index)
        for first, last in _days_of(event):
            for day in range(first, last + 1):
                _put(self.by_cell.setdefault((*cell, day), []), index)


def _turns_on(event: Event, other: Event) -> bool:
    """Tell whether others went for those who had done a deed to people who do not fight: a fight of its own."""
    turned = not set(event.targets).isdisjoint(other.actors) and set(event.actors).isdisjoint(other.targets)
    return bool(event.actors) and turned and other.kind == "attack_on_civilians"


def _put(known: list[int], index: int) -> None:
    if not known or known[-1] != index:
        known.append(index)


def _point(event: Event) -> tuple[float, float] | None:
    return (event.where.lon, event.where.lat) if event.where else None


def _cell(event: Event) -> _Cell | None:
    """Return the cell of half a degree that an event lies in, as far as its site tells."""
    site = site_of(event)
    return None if site is None else (int(site.lon // _CELL_DEG), int(site.lat // _CELL_DEG))


def _names(event: Event) -> frozenset[str]:
    """Return the name of an event's site, or those in its clause where it has none."""
    site = site_of(event)
    return names_in(event.span.text) if site is None else frozenset((name_of(site),))


def _lands(event: Event) -> Iterator[tuple[str, str, int]]:
    """Yield the province and the country that an event lies in, with each of its days."""
    if event.where is not None and event.where.places:
        place = event.where.places[0]
        for first, last in _days_of(event):
            for day in range(first, last + 1):
                yield place.country_code, place.admin1_code, day
                if place.admin1_code:
                    yield place.country_code, "", day


def _around(cell: _Cell) -> Iterator[_Cell]:
    for dx in (-1, 0, 1):
        for dy in (-1, 0, 1):
            yield cell[0] + dx, cell[1] + dy


def _days_of(event: Event) -> Iterator[tuple[int, int]]:
    """Yield the first and last day of an event; none without a date, nor for what spans weeks.

    Undated events of different texts are apart (`likeness.may_be_one`); those of one text are found by their text.
    """
    if event.when is not None and is_short(event.when):
        yield event.when.start.toordinal(), event.when.end.toordinal()
