"""What the reports of one event say together: its row, its sources, and what they disagree on."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import lru_cache
from statistics import median_low

from geoevents.events.merging.backward import any_of, ensues
from geoevents.events.merging.likeness import Report, say_who
from geoevents.events.merging.samesides import dead_of_sides, say_by_whom
from geoevents.lexicon.tables import load_table
from geoevents.model import Document, Event, Georeference, Range

# "... , Reuters reported" stands this near to what it reports, in characters.
_ATTRIBUTION = 120
# A site counts as known as well as the best when its radius is no more than so many times as large (J).
_AS_WELL = 5.0
# Confidences are added up in thousandths.
_VOTE = 1000
_FIGHT, _HARM = "armed_clash", "attack_on_civilians"
# A clause of this many characters is not found twice in the same words (J: some ten words).
_COPIED = 60


@dataclass(frozen=True, slots=True)
class MergedEvent:
    """One event with all reports of it.

    Parameters
    ----------
    event : Event
        What the reports say together: the plainest status, all actors, the finest site, the widest range of fatalities.
    reports : tuple of Event
        As each document tells it, in order; the first gives the merged event its id and span.
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


def say_together(told: Sequence[Report], documents: Mapping[str, Document], first_of: Mapping[str, str]) -> MergedEvent:
    """Make one event of its reports.

    Parameters
    ----------
    told : sequence of Report
    documents : mapping of str to Document
    first_of : mapping of str to str
        Document id -> id of the first print of its text.
    """
    order = load_table("events")["merging"]["statuses"]
    group = [report.event for report in told]
    copied: dict[str, str] = {}
    origins = []
    for event in group:
        origin = _origin(event, documents, first_of)
        # What two outlets print word for word, both have from one of them or from a third.
        origins.append(copied.setdefault(event.span.text, origin) if len(event.span.text) >= _COPIED else origin)
    # A headline and a later count say less of what happened than the text does.
    first = next((report.event for report in told if not (report.headline or report.anew)), group[0])
    dated = [event for event in (first, *group) if event.when and event.when.text]
    where = _finest(group)
    merged = replace(
        group[0],
        kind=_kind_of(first, group),
        status=min((event.status for event in group), key=order.index),
        when=dated[0].when if dated else first.when,
        where=where,
        unplaced=next((e.unplaced for e in group if e.unplaced), None) if where is None else None,
        actors=say_by_whom(group),
        targets=tuple(name for name in say_who(group) if name not in dead_of_sides(group)),
        fatalities=_together(told, origins),
        quantities=_counted(group),
        origin=next((event.origin for event in group if event.origin), None),
        path=next((event.path for event in group if event.path), ()),
        goal=next((event.goal for event in group if event.goal), None),
        remarks=_all(event.remarks for event in group),
    )
    sources = _all((_outlet(event, documents),) for event in group)
    return MergedEvent(merged, tuple(group), sources, len(set(origins)), _disagreements(told, documents))


def _kind_of(first: Event, group: Sequence[Event]) -> str:
    """Return the kind of an event: a raid that ended in a fight is one, an attack that civilians met is on them.

    A protest that its own text tells on of as a riot is one.
    """
    if first.kind == "protest":
        return "riot" if any(e.kind == "riot" and e.document_id == first.document_id for e in group) else first.kind
    if first.kind == _HARM and any(ensues(event.span.text) for event in group):
        return _FIGHT
    own = [event for event in group if event.document_id == first.document_id and event.actors == first.actors]
    alone = first.kind == _FIGHT and first.actors and not first.targets and len(first.actors) == 1
    harmed = [event for event in own if event.targets]
    only = bool(harmed) and all(event.kind == _HARM and event.targets == ("civilians",) for event in harmed)
    return _HARM if alone and only else first.kind


def _counted(group: Sequence[Event]) -> tuple[tuple[str, Range], ...]:
    """Return everything that reports count, each as far as they differ on it, the middle one as the best."""
    counts: dict[str, list[Range]] = {}
    for event in group:
        for name, count in event.quantities:
            counts.setdefault(name, []).append(count)
    return tuple(
        (name, Range(min(c.low for c in told), median_low(c.best for c in told), max(c.high for c in told)))
        for name, told in counts.items()
    )


def _finest(group: Sequence[Event]) -> Georeference | None:
    """Return the site that the reports are surest of together, of those that are known well; its finest form."""
    sites = [event.where for event in group if event.where is not None]
    if not sites:
        return None
    least = min(site.uncertainty_m for site in sites)
    known = [site for site in sites if site.uncertainty_m <= _AS_WELL * least]
    votes: Counter[str] = Counter()
    for site in known:
        votes[_place_id(site)] += round(_VOTE * site.confidence)
    chosen = max(votes, key=votes.__getitem__)
    return min((site for site in known if _place_id(site) == chosen), key=lambda site: site.uncertainty_m)


def _place_id(site: Georeference) -> str:
    return site.places[0].id if site.places else site.mention.span.text


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
    return any_of(names), names


def _agency_in(text: str) -> str:
    pattern, names = _agencies()
    found = pattern.search(text)
    return names[found[0]] if found else ""


def _all(tuples: Iterable[Iterable[str]]) -> tuple[str, ...]:
    return tuple(dict.fromkeys(name for names in tuples for name in names))


def _counting(told: Sequence[Report]) -> list[tuple[int, Report]]:
    """Return the reports whose count of the dead stands, with their numbers: of each text one.

    A later count takes the place of the text's earlier one, and what the text tells that of its headline.
    """
    counted = [
        (at, report) for at, report in enumerate(told) if report.event.fatalities is not None and not report.adds
    ]
    by_text: dict[str, tuple[int, Report]] = {}
    for at, report in counted:
        known = by_text.get(report.event.document_id)
        if known is None or (report.anew and not report.headline) or (known[1].headline and not report.headline):
            by_text[report.event.document_id] = at, report
    return list(by_text.values())


def _together(told: Sequence[Report], origins: Sequence[str]) -> Range | None:
    """Return the lowest low, a best and the highest high.

    Each origin counts once, and of two middle counts the lower is taken, as the codebooks prefer the careful figure
    (ACLED Codebook 2023, "Fatalities"; UCDP GED Codebook 23.1, "best"); where the dead were counted anew, the last such
    count is the best.
    """
    standing = _counting(told)
    if not standing:
        return None
    summed = {at: _with_more(told, report) for at, report in standing if report.event.fatalities}
    counts = list(summed.values())
    counted = {origins[at]: summed[at] for at, report in reversed(standing) if report.event.fatalities}
    best = median_low(count.best for count in counted.values())
    anew = [(report.published, at, report) for at, report in standing if report.anew and report.published]
    if anew:
        _, _, last = max(anew, key=lambda row: row[:2])
        best = last.event.fatalities.best if last.event.fatalities else best
    return Range(min(count.low for count in counts), best, max(count.high for count in counts))


def _with_more(told: Sequence[Report], report: Report) -> Range:
    """Return the count of a text with the dead that it goes on to add ("three passers-by also died")."""
    counts = [report.event.fatalities]
    counts += [r.event.fatalities for r in told if r.adds and r.event.document_id == report.event.document_id]
    return Range(*(sum(values) for values in zip(*(count for count in counts if count), strict=True)))


def _disagreements(told: Sequence[Report], documents: Mapping[str, Document]) -> tuple[str, ...]:
    """Say what the reports differ on, and who says what."""
    group = [report.event for report in told]
    facts = {
        "killed": [(_count_words(event.fatalities), event) for event in group if event.fatalities],
        "status": [(event.status, event) for event in group],
        "kind": [(event.kind, event) for event in group],
        "date": [(event.when.start.isoformat(), event) for event in group if event.when and event.when.text],
    }
    found = []
    for name, values in facts.items():
        by_value: dict[str, dict[str, None]] = {}
        for value, event in values:
            by_value.setdefault(value, {}).setdefault(_outlet(event, documents))
        # One outlet that says now this, now that goes into detail; it contradicts nobody.
        if len(by_value) > 1 and len({who for outlets in by_value.values() for who in outlets}) > 1:
            found.append(f"{name}: " + ", ".join(f"{value} ({', '.join(who)})" for value, who in by_value.items()))
    return tuple(found)


def _count_words(count: Range) -> str:
    return f"{count.best:g}" if count.low == count.high else f"{count.low:g}-{count.high:g}"
