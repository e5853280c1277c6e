"""The same event told twice: one row with its sources, and what they disagree on."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import lru_cache
from statistics import median

from geoevents import geodesy
from geoevents.actortable import side_of
from geoevents.duplicates import find_duplicates
from geoevents.model import Document, Event, Georeference, Range
from geoevents.tables import load_table

# Reports of one event may differ by a day (ACLED Codebook 2023: reports within a day are compared).
_DAYS_APART = 1
# Two sites are one when nearer than this, or than the smaller of their uncertainties up to the cap (J).
_SAME_SITE_M, _CAP_M = 5_000.0, 25_000.0


@dataclass(frozen=True, slots=True)
class MergedEvent:
    """One event with all reports of it.

    Parameters
    ----------
    event : Event
        What the reports say together: the plainest status, all actors, the widest range of fatalities.
    reports : tuple of Event
        As each document tells it, in order; the first gives the merged event its id and span.
    sources : tuple of str
        Outlets, each once.
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
    and their actors do not contradict each other. Events without a site stay alone, save in reprints of one text.

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
    rows = list(events)
    first_of = find_duplicates(documents.values())
    groups: list[list[Event]] = []
    by_cell: dict[tuple[int, int], list[int]] = {}
    reprinted: dict[tuple[str, str, str], int] = {}
    for event in rows:
        told = (first_of.get(event.document_id, event.document_id), event.kind, event.span.text)
        index = reprinted.get(told)
        if index is None:
            index = _find_group(event, groups, by_cell)
        if index is None:
            index = len(groups)
            groups.append([])
        groups[index].append(event)
        reprinted.setdefault(told, index)
        if event.where is not None:
            cell = _cell(event.where)
            if index not in by_cell.setdefault(cell, []):
                by_cell[cell].append(index)
    return [_merge(group, documents, first_of) for group in groups]


def _cell(site: Georeference) -> tuple[int, int]:
    """Return the cell of half a degree a site lies in: sites that may be one lie in neighbours."""
    return int(site.lon // 0.5), int(site.lat // 0.5)


def _find_group(
    event: Event, groups: Sequence[Sequence[Event]], by_cell: Mapping[tuple[int, int], list[int]]
) -> int | None:
    if event.where is None:
        return None
    column, row = _cell(event.where)
    near = {i for dx in (-1, 0, 1) for dy in (-1, 0, 1) for i in by_cell.get((column + dx, row + dy), ())}
    return next((i for i in sorted(near) if any(_is_same(event, other) for other in groups[i])), None)


def _is_same(a: Event, b: Event) -> bool:
    apart = load_table("events")["merging"]["apart"]
    if (a.status in apart) != (b.status in apart):
        return False
    kinds = a.kind == b.kind or b.kind in _families().get(a.kind, ())
    return kinds and _dates_meet(a, b) and _sites_meet(a, b) and _actors_meet(a, b)


def _dates_meet(a: Event, b: Event) -> bool:
    if a.when is None or b.when is None:
        return a.when is b.when and a.document_id == b.document_id
    slack = timedelta(days=_DAYS_APART)
    # A whole month meets every day in it: only dates of like precision, or one inside a few days, are compared.
    short = max((a.when.end - a.when.start).days, (b.when.end - b.when.start).days) <= 7
    return short and a.when.start - slack <= b.when.end and b.when.start - slack <= a.when.end


def _sites_meet(a: Event, b: Event) -> bool:
    if a.where is None or b.where is None:
        return False
    if a.where.places and b.where.places and a.where.places[0].id == b.where.places[0].id:
        return True
    distance_m, _ = geodesy.inverse(a.where.lon, a.where.lat, b.where.lon, b.where.lat)
    return distance_m <= max(_SAME_SITE_M, min(a.where.uncertainty_m, b.where.uncertainty_m, _CAP_M))


def _actors_meet(a: Event, b: Event) -> bool:
    ours, theirs = {*a.actors, *a.targets}, {*b.actors, *b.targets}
    if not ours or not theirs or ours & theirs:
        return True
    sides = {side for side in map(side_of, ours) if side}
    others = {side for side in map(side_of, theirs) if side}
    return not sides or not others or bool(sides & others)


def _merge(group: Sequence[Event], documents: Mapping[str, Document], first_of: Mapping[str, str]) -> MergedEvent:
    order = load_table("events")["merging"]["statuses"]
    lead = group[0]
    status = min((event.status for event in group), key=order.index)
    merged = replace(
        lead,
        status=status,
        actors=_all(event.actors for event in group),
        targets=_all(event.targets for event in group),
        fatalities=_together([event.fatalities for event in group if event.fatalities]),
    )
    sources = _all((documents[event.document_id].source,) for event in group if documents[event.document_id].source)
    origins = {_origin(event, documents[event.document_id], first_of) for event in group}
    return MergedEvent(merged, tuple(group), sources, len(origins), _disagreements(group, documents))


def _origin(event: Event, document: Document, first_of: Mapping[str, str]) -> str:
    """Return who tells it first-hand: the agency quoted, else the outlet, else the text's first print."""
    start = max(0, event.span.start - _ATTRIBUTION)
    nearby = document.text[start : event.span.end + _ATTRIBUTION]
    agencies = load_table("events")["merging"]["agencies"]
    quoted = next((name for name in agencies if name in nearby), "")
    return quoted or document.source or first_of.get(document.id, document.id)


# "… , Reuters reported" stands this near to what it reports, in characters.
_ATTRIBUTION = 120


def _all(tuples: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in tuples for name in names))


def _together(counts: Sequence[Range]) -> Range | None:
    """Return the lowest low, the middle best and the highest high."""
    if not counts:
        return None
    best = median(count.best for count in counts)
    return Range(min(count.low for count in counts), best, max(count.high for count in counts))


def _disagreements(group: Sequence[Event], documents: Mapping[str, Document]) -> tuple[str, ...]:
    """Say what the reports differ on, and who says what."""
    facts = {
        "killed": [(f"{event.fatalities.best:g}", event) for event in group if event.fatalities],
        "status": [(event.status, event) for event in group],
        "kind": [(event.kind, event) for event in group],
        "date": [(event.when.start.isoformat(), event) for event in group if event.when and event.when.text],
    }
    found = []
    for name, told in facts.items():
        by_value: dict[str, dict[str, None]] = {}
        for value, event in told:
            by_value.setdefault(value, {}).setdefault(documents[event.document_id].source or event.document_id)
        if len(by_value) > 1:
            found.append(f"{name}: " + ", ".join(f"{value} ({', '.join(who)})" for value, who in by_value.items()))
    return tuple(found)
