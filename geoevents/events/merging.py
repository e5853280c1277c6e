"""The same event told twice: one row with its sources, and what they disagree on."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from itertools import islice
from statistics import median_low

from geoevents import geodesy
from geoevents.actors.table import GOVERNMENT, MILITARY, POLICE, actor_named, side_of
from geoevents.documents.duplicates import find_duplicates
from geoevents.events.triggers import kinds
from geoevents.lexicon.tables import load_table
from geoevents.model import ControlObservation, DateSpan, Document, Event, Georeference, Range

# Reports of one event may differ by a day (ACLED Codebook 2023: reports within a day are compared).
_DAYS_APART = timedelta(days=1)
# A whole month meets every day in it: only dates of a week or less are compared (J).
_LONGEST_DAYS = 8
# Two sites are one when nearer than this, or than the smaller of their uncertainties up to the cap. What is known to no
# more than the cap (a province, a country) is no site that two reports can be joined by (J).
_SAME_SITE_M, _CAP_M = 5_000.0, 25_000.0
# Half a degree is 55 km of latitude, more than the cap, up to 60 degrees north also of longitude.
_CELL_DEG = 0.5
# "... , Reuters reported" stands this near to what it reports, in characters.
_ATTRIBUTION = 120

# A clause of this many characters is not found twice in the same words (J: some ten words).
_COPIED = 60
# A clause that goes on about an event stands in one of the next two sentences or so, in characters (J).
_GOING_ON = 250
_MOST_COMPARED = 50  # reports of one event that a further one is held against; a text may say a thing 4,000 times

_Cell = tuple[int, int, int]


@dataclass(frozen=True, slots=True)
class MergedEvent:
    """One event with all reports of it.

    Parameters
    ----------
    event : Event
        What the reports say together: the plainest status, all actors, the widest range of fatalities.
    reports : tuple of Event
        As each document tells it, in order; the first gives the merged event its id, span and site.
    sources : tuple of str
        Outlets, each once; the document's id stands for an outlet that is not named.
    independent_sources : int
        Outlets or agencies that tell it by themselves: reprints and quotes of one agency count once.
    disagreements : tuple of str
        What the reports contradict each other on, one fact each.
    """

    event: Event
    reports: tuple[Event, ...]
    sources: tuple[str, ...]
    independent_sources: int
    disagreements: tuple[str, ...]


@lru_cache(maxsize=1)
def _families() -> dict[str, frozenset[str]]:
    families: dict[str, set[str]] = {}
    for family in load_table("events")["merging"]["families"]:
        for kind in family:
            families.setdefault(kind, set()).update(family)
    return {kind: frozenset(others) for kind, others in families.items()}


def merge_events(events: Iterable[Event], documents: Mapping[str, Document]) -> list[MergedEvent]:
    """Join the reports of one event.

    Two reports are of one event when their kinds can name the same thing, their dates meet, their sites are the same
    and their actors do not contradict each other; a report joins only what agrees with every report joined before, so
    that daily strikes on one town stay one a day. A clause about force of arms without a day of its own, at the
    same site or none, goes on about what its text told last ("The bombs fell on a depot"); other events without a site
    stay alone, save in reprints of one text.

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
    groups = _Groups()
    for event in events:
        groups.add(event, first_of.get(event.document_id, event.document_id))
    return [_merge(group, documents, first_of) for group in groups.reports]


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

    def __init__(self) -> None:
        self.reports: list[list[Event]] = []
        # Those of the reports that a new one is compared with: not reprints, nor clauses that go on about an event.
        self.compared: list[list[Event]] = []
        self.by_cell: dict[_Cell, list[int]] = {}
        self.printed: dict[tuple[object, ...], int] = {}
        self.latest: dict[tuple[str, str], int] = {}

    def add(self, event: Event, first_print: str) -> None:
        """Put an event into the first group it agrees with, or into one of its own."""
        told = (first_print, event.kind, event.span.text, _point(event))
        index = self.printed.get(told)
        if index is not None and self.reports[index][0].document_id == event.document_id:
            index = None  # a text that repeats itself is no reprint
        index = self._goes_on(event) if index is None else index
        if index is None:
            index = self._compare(event)
        self.reports[index].append(event)
        self.printed.setdefault(told, index)
        self.latest[event.document_id, event.kind] = index

    def _goes_on(self, event: Event) -> int | None:
        """Return the group the same text told of last, where a clause without a day of its own goes on about it."""
        index = self.latest.get((event.document_id, event.kind))
        if index is None or not kinds()[event.kind].force or (event.when is not None and event.when.text):
            return None
        own = (other for other in reversed(self.reports[index]) if other.document_id == event.document_id)
        told = list(islice(own, _MOST_COMPARED))
        if min(event.span.start - other.span.end for other in told) > _GOING_ON:
            return None
        alike = (
            _statuses_meet(event, other)
            and (event.where is None or _sites_meet(event.where, other.where))
            and _repeats(event, other)
            and _actors_meet(event, other)
            for other in told
        )
        return index if all(alike) else None

    def _compare(self, event: Event) -> int:
        cells = list(_own_cells(event))
        near = {
            index
            for column, row, day in cells
            for dx in (-1, 0, 1)
            for dy in (-1, 0, 1)
            for dt in (-1, 0, 1)
            for index in self.by_cell.get((column + dx, row + dy, day + dt), ())
        }
        alike = [index for index in near if all(_is_same(event, other) for other in self.compared[index])]
        # What is called by the same kind comes before what could be.
        found = min(alike, key=lambda index: (self.reports[index][0].kind != event.kind, index), default=None)
        index = len(self.reports) if found is None else found
        if found is None:
            self.reports.append([])
            self.compared.append([])
        if len(self.compared[index]) < _MOST_COMPARED:
            self.compared[index].append(event)
        for cell in cells:
            known = self.by_cell.setdefault(cell, [])
            if not known or known[-1] != index:
                known.append(index)
        return index


def _point(event: Event) -> tuple[float, float] | None:
    return (event.where.lon, event.where.lat) if event.where else None


def _own_cells(event: Event) -> Iterator[_Cell]:
    """Yield the cells of half a degree and a day that an event lies in; without a date, in day 0."""
    if event.where is None or event.where.uncertainty_m > _CAP_M:
        return
    column, row = int(event.where.lon // _CELL_DEG), int(event.where.lat // _CELL_DEG)
    if event.when is None:
        yield column, row, 0
    elif _is_short(event.when):
        for day in range(event.when.start.toordinal(), event.when.end.toordinal() + 1):
            yield column, row, day


def _statuses_meet(a: Event, b: Event) -> bool:
    apart = load_table("events")["merging"]["apart"]
    return (a.status in apart) == (b.status in apart)


def _is_same(a: Event, b: Event) -> bool:
    if not _statuses_meet(a, b):
        return False
    if a.kind != b.kind and b.kind not in _families().get(a.kind, ()):
        return False
    if a.document_id == b.document_id and not _repeats(a, b):
        return False
    return _dates_meet(a, b) and _sites_meet(a.where, b.where) and _actors_meet(a, b)


def _repeats(a: Event, b: Event) -> bool:
    """Tell whether two clauses of one text may tell one event: it does not call it another, nor count otherwise."""
    if a.kind != b.kind or a.span == b.span or _distinct().search(a.span.text) or _distinct().search(b.span.text):
        return False
    if a.targets and b.targets and not set(a.targets) & set(b.targets):
        return False
    if a.where and b.where and a.where.places[:1] != b.where.places[:1]:
        return False  # one text that names two places means two
    counts = a.fatalities, b.fatalities
    return counts[0] is None or counts[1] is None or _overlap(counts[0], counts[1])


def _overlap(a: Range, b: Range) -> bool:
    return a.low <= b.high and b.low <= a.high


@lru_cache(maxsize=1)
def _distinct() -> re.Pattern[str]:
    return _any_of(load_table("events")["merging"]["distinct"], re.IGNORECASE)


def _any_of(words: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b", flags)


def _is_short(when: DateSpan) -> bool:
    return (when.end - when.start).days < _LONGEST_DAYS


def _dates_meet(a: Event, b: Event) -> bool:
    """Tell whether two dates may be of one event: they share a day, or lie a day apart where nothing speaks against.

    A day that the text itself names is not the next day, unless both count the same dead.
    """
    if a.when is None or b.when is None:
        return a.when is b.when and a.document_id == b.document_id
    if not (_is_short(a.when) and _is_short(b.when)):
        return False
    if a.when.start <= b.when.end and b.when.start <= a.when.end:
        return True
    near = a.when.start - _DAYS_APART <= b.when.end and b.when.start - _DAYS_APART <= a.when.end
    implied = not a.when.text or not b.when.text
    counted = a.fatalities is not None and a.fatalities == b.fatalities and a.document_id != b.document_id
    return near and (implied or counted)


def _sites_meet(a: Georeference | None, b: Georeference | None) -> bool:
    if a is None or b is None or max(a.uncertainty_m, b.uncertainty_m) > _CAP_M:
        return False
    distance_m, _ = geodesy.inverse(a.lon, a.lat, b.lon, b.lat)
    return distance_m <= max(_SAME_SITE_M, min(a.uncertainty_m, b.uncertainty_m))


def _actors_meet(a: Event, b: Event) -> bool:
    """Tell whether the actors named may be the same: who does it and, where one text names none, who suffers it."""
    country = a.where.places[0].country_code if a.where and a.where.places else ""
    if {a.kind, b.kind} & set(load_table("events")["merging"]["mutual"]):
        return _may_be_one((*a.actors, *a.targets), (*b.actors, *b.targets), country)
    if a.actors and b.actors:
        return _may_be_one(a.actors, b.actors, country)
    return _may_be_one(a.targets, b.targets, country)


def _may_be_one(ours: Sequence[str], theirs: Sequence[str], country_code: str) -> bool:
    """Tell whether two lists may name one actor: one in both, one side in both, or nobody known in one ("gunmen")."""
    if not ours or not theirs or set(ours) & set(theirs):
        return True
    sides = [{side for side in (side_of(name, country_code) for name in names) if side} for names in (ours, theirs)]
    if sides[0] and sides[1]:
        return bool(sides[0] & sides[1])
    return not (any(map(_is_known, ours)) and any(map(_is_known, theirs)))


def _is_known(name: str) -> bool:
    return actor_named(name) is not None or name.startswith((MILITARY, POLICE, GOVERNMENT))


# --- what the reports say together ---


def _merge(group: Sequence[Event], documents: Mapping[str, Document], first_of: Mapping[str, str]) -> MergedEvent:
    order = load_table("events")["merging"]["statuses"]
    copied: dict[str, str] = {}
    origins = []
    for event in group:
        origin = _origin(event, documents, first_of)
        # What two outlets print word for word, both have from one of them or from a third.
        origins.append(copied.setdefault(event.span.text, origin) if len(event.span.text) >= _COPIED else origin)
    told = next((event.when for event in group if event.when and event.when.text), group[0].when)
    merged = replace(
        group[0],
        status=min((event.status for event in group), key=order.index),
        when=told,
        actors=_all(event.actors for event in group),
        targets=_all(event.targets for event in group),
        fatalities=_together(group, origins),
        origin=next((event.origin for event in group if event.origin), None),
        path=next((event.path for event in group if event.path), ()),
        goal=next((event.goal for event in group if event.goal), None),
        remarks=_all(event.remarks for event in group),
    )
    sources = _all((_outlet(event, documents),) for event in group)
    return MergedEvent(merged, tuple(group), sources, len(set(origins)), _disagreements(group, documents))


def _outlet(event: Event, documents: Mapping[str, Document]) -> str:
    return documents[event.document_id].source or event.document_id


def _origin(event: Event, documents: Mapping[str, Document], first_of: Mapping[str, str]) -> str:
    """Return who tells it first-hand: the agency quoted, else the outlet of the first print, else that text."""
    document = documents[event.document_id]
    start = max(0, event.span.start - _ATTRIBUTION)
    quoted = _agency_in(document.text[start : event.span.end + _ATTRIBUTION])
    first = documents[first_of.get(document.id, document.id)]
    return quoted or _agency_in(first.source) or first.source or first.id


@lru_cache(maxsize=1)
def _agencies() -> tuple[re.Pattern[str], dict[str, str]]:
    names = {name: agency for agency, more in load_table("events")["merging"]["agencies"].items()
             for name in (agency, *more)}  # fmt: skip
    return _any_of(names), names


def _agency_in(text: str) -> str:
    pattern, names = _agencies()
    found = pattern.search(text)
    return names[found[0]] if found else ""


def _all(tuples: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in tuples for name in names))


def _together(group: Sequence[Event], origins: Sequence[str]) -> Range | None:
    """Return the lowest low, the middle best and the highest high.

    Each origin counts once, and of two middle counts the lower is taken, as the codebooks prefer the careful figure
    (ACLED Codebook 2023, "Fatalities"; UCDP GED Codebook 23.1, "best").
    """
    counted = {origin: event.fatalities for event, origin in reversed(list(zip(group, origins, strict=True)))
               if event.fatalities}  # fmt: skip
    if not counted:
        return None
    all_counts = [event.fatalities for event in group if event.fatalities]
    best = median_low(count.best for count in counted.values())
    return Range(min(count.low for count in all_counts), best, max(count.high for count in all_counts))


def _disagreements(group: Sequence[Event], documents: Mapping[str, Document]) -> tuple[str, ...]:
    """Say what the reports differ on, and who says what."""
    facts = {
        "killed": [(_count_words(event.fatalities), event) for event in group if event.fatalities],
        "status": [(event.status, event) for event in group],
        "kind": [(event.kind, event) for event in group],
        "date": [(event.when.start.isoformat(), event) for event in group if event.when and event.when.text],
    }
    found = []
    for name, told in facts.items():
        by_value: dict[str, dict[str, None]] = {}
        for value, event in told:
            by_value.setdefault(value, {}).setdefault(_outlet(event, documents))
        # One outlet that says now this, now that goes into detail; it contradicts nobody.
        if len(by_value) > 1 and len({who for outlets in by_value.values() for who in outlets}) > 1:
            found.append(f"{name}: " + ", ".join(f"{value} ({', '.join(who)})" for value, who in by_value.items()))
    return tuple(found)


def _count_words(count: Range) -> str:
    return f"{count.best:g}" if count.low == count.high else f"{count.low:g}-{count.high:g}"
