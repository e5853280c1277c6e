"""What a sentence leaves unsaid because the one before it said it: the day and the place of what is told on.

A merged event without a day or a place of its own, told right behind one that has them, in the same paragraph, was most
likely then and there: "On 2 April gunmen shot a trader in Gao. The police arrested one of them." The claims themselves
stay as the text has them; the merged event says in its remarks what it took over.
"""

from __future__ import annotations

import re
from bisect import bisect, insort
from collections.abc import Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from itertools import zip_longest

from geoevents.actors.table import CIVILIANS
from geoevents.events.merging.backward import any_of, points_back, tells_apart
from geoevents.events.merging.consensus import MergedEvent
from geoevents.events.merging.likeness import is_short, names_in
from geoevents.events.merging.samesides import is_known, may_be_one_side
from geoevents.events.words.triggers import BLAST, DONE, FROM_AFAR, is_blow, kinds
from geoevents.lexicon.tables import load_table
from geoevents.model import DateSpan, Document, Event

# What is told on stands in one of the next two sentences or so, in characters (J).
_GOING_ON = 250
# That many events at most stand so near before another.
_MOST_TOLD = 20
_SENTENCE_END = re.compile(r"[.!?][)\]\"”’]*\s")
_LONG_AGO = "background"
_BOMB = "ied"  # behind one, the next blast is a bomb's


def in_context(merged: Sequence[MergedEvent], documents: Mapping[str, Document]) -> list[MergedEvent]:
    """Give merged events without a day or a place those of what the same text told right before.

    Parameters
    ----------
    merged : sequence of MergedEvent
        In the order of their first reports.
    documents : mapping of str to Document
        By id.

    Returns
    -------
    list of MergedEvent
        In the same order. A place taken over is the very mention it was told at.

    Notes
    -----
    Taken over are a day (a week at most) and a site by what was done only, not by what is said or planned; a site never
    by what changes who holds a place. What is told apart ("in a separate attack") takes over neither, and no day is
    taken over from the same sentence, which gave it to others, nor one of long ago in a text that began with news.
    """
    told: dict[str, list[Event]] = {}
    kept: list[MergedEvent] = []
    for group, after in zip_longest(merged, merged[1:]):
        event, text = group.event, documents[group.event.document_id].text
        known = told.setdefault(event.document_id, [])
        if after is not None and _is_meanwhile(event, after.event, text):
            event = _met_about(event, after.event)
        at = bisect(known, event.span.start, key=_start)
        before = [*known[:1], *known[max(1, at - _MOST_TOLD) : at]] if at else []
        if before and _goes_on(event, before[-1], text):
            event = _told_on(event, before, text)
        for report in group.reports:
            if report.document_id == event.document_id:
                insort(known, replace(event, span=report.span, when=_told_when(event, report)), key=_start)
        kept.append(group if event is group.event else replace(group, event=event))
    return kept


def _start(event: Event) -> int:
    return event.span.start


def _is_meanwhile(event: Event, after: Event, text: str) -> bool:
    """Tell whether a deed befell those who were about what the sentence goes on with ("hit while patrolling X")."""
    if after.document_id != event.document_id or event.status not in DONE or after.status not in DONE:
        return False
    between = text[event.span.end : after.span.start]
    clause = after.span.text.casefold().split(" ", 1)[0]
    met = not {*event.actors, *event.targets}.isdisjoint((*after.actors, *after.targets))
    return met and between.strip() == "" and "\n" not in between and clause in _context()["meanwhile"]


def _met_about(event: Event, after: Event) -> Event:
    """Give a deed the day and the place of what those it befell were about."""
    undated = event.when is not None and not event.when.text
    when, site = _day_of(after) if undated else None, after.site if event.site is None else None
    if when is None and site is None:
        return event
    remarks = (*event.remarks, "day or place of what those it befell were about")
    return replace(event, when=when or event.when, remarks=remarks).at(event.site or site)


def _told_when(event: Event, last: Event) -> DateSpan | None:
    """Return an event's days, and the words for them only where its last clause has them."""
    if event.when is None or (last.when is not None and last.when.text):
        return event.when
    return replace(event.when, text="")


def _goes_on(event: Event, before: Event, text: str) -> bool:
    between = text[before.span.end : event.span.start]
    if len(between) > _GOING_ON or event.span.start < before.span.end or "\n\n" in between:
        return False
    return event.status in DONE and before.status in DONE and not _is_apart(event, before, event.span.text)


def _is_apart(event: Event, before: Event, told: str) -> bool:
    """Tell whether words set an event apart; not "The troops also burned houses", of those told of already."""
    known = may_be_one_side(event.actors, before.actors)
    return tells_apart(_also().sub(r"\1", told) if known else told) and not _is_next(event, before)


def _is_next(event: Event, before: Event) -> bool:
    """Tell whether a blast or a strike is the next of a series ("A second blast an hour later wounded five")."""
    return is_blow(event.kind) and is_blow(before.kind) and _next().search(event.span.text) is not None


@lru_cache(maxsize=1)
def _next() -> re.Pattern[str]:
    table = _context()
    return re.compile(
        rf"{any_of(table['ordinals']).pattern}(?:\s\w+)?\s{any_of(table['series']).pattern}(?!\sof\b)", re.I
    )


@lru_cache(maxsize=1)
def _also() -> re.Pattern[str]:
    table = _context()
    return re.compile(
        rf"({any_of(table['definite']).pattern}(?:\s\w+){{0,3}})\s{any_of(table['besides']).pattern}", re.I
    )


@lru_cache(maxsize=1)
def _spots() -> re.Pattern[str]:
    """Return a pattern of the many places without a name where something was ("in at least five prisons")."""
    table = _context()
    many = rf"(?:\d+|{any_of(table['many']).pattern})"
    return re.compile(
        rf"{any_of(table['in']).pattern}\s(?:{any_of(table['about']).pattern}\s)?{many}\s(?:\w+\s)?"
        rf"{any_of(table['spots']).pattern}",
        re.I,
    )


def _may_be_there(event: Event, before: Event) -> bool:
    """Tell whether something was where the event before it was: no year's sum, nor one party's fire for another's."""
    if event.when is not None and event.when.text and not is_short(event.when):
        return False
    answered = bool(event.actors and before.actors) and set(event.actors).isdisjoint(before.actors)
    return not (answered and event.kind in FROM_AFAR and is_known(event.actors[0]))


def _told_on(event: Event, told: Sequence[Event], text: str) -> Event:
    """Give an event what it lacks of the one told before it."""
    words, before = _context(), told[-1]
    remarks = event.remarks
    undated = event.when is not None and not event.when.text and event.kind not in words["spoken"]
    day = _day_before(event, told, text) if undated else None
    if day not in (None, event.when):
        event = replace(event, when=day)
        remarks = (*remarks, "no day of its own: that of the sentence before")
    moves = event.origin is not None or (event.goal is not None and event.kind not in words["leaving"])
    sited = event.site is None and before.site is not None and not moves
    sited = sited and _may_be_there(event, before) and _spots().search(event.span.text) is None
    if sited and event.kind not in (*words["spoken"], *words["holding"]) and not _names_more(event, before):
        event = event.at(before.site)
        remarks = (*remarks, "no place of its own: that of the sentence before")
    if event.kind == BLAST and before.kind == _BOMB and _is_next(event, before):
        event = replace(event, kind=_BOMB)
        remarks = (*remarks, "the next blast of those before: a bomb as they were")
    if _is_part_of(event, before):
        event = replace(event, actors=before.actors)
        remarks = (*remarks, "no doer of its own: that of the deed before")
    return replace(event, remarks=remarks) if remarks is not event.remarks else event


def _is_part_of(event: Event, before: Event) -> bool:
    """Tell whether a deed with no doer was a part of the one before ("Eleven children were abducted in the raid")."""
    if (
        event.actors
        or not {CIVILIANS.name}.issuperset(before.targets)
        or not before.actors
        or not kinds()[before.kind].force
        or event.kind not in _context()["parts"]
    ):
        return False
    return points_back(event.span.text) and set(event.targets).isdisjoint(before.actors)


def _day_before(event: Event, told: Sequence[Event], text: str) -> DateSpan | None:
    """Return the days of what the sentence before told last; none of long ago behind news."""
    near = [other for other in told if event.span.start - other.span.end <= _GOING_ON]
    before = next((other for other in reversed(near) if _may_date(other, event, text)), None)
    if before is None or _is_apart(event, before, text[before.span.end : event.span.end]):
        return None
    return None if before.status == _LONG_AGO != told[0].status else _day_of(before)


def _may_date(other: Event, event: Event, text: str) -> bool:
    """Tell whether one event dates another: of a sentence before, or as dateless a clause of the same sentence."""
    apart = _SENTENCE_END.search(text, other.span.end - 1, event.span.start) is not None
    return apart or (other.when is not None and not other.when.text and other.kind not in _context()["spoken"])


def _day_of(event: Event) -> DateSpan | None:
    """Return the days of an event as those of what is told on, if they are few."""
    when = event.when
    return DateSpan(when.start, when.end, "", when.precision) if when is not None and is_short(when) else None


def _names_more(event: Event, before: Event) -> bool:
    """Tell whether a clause has a name in it that is no day's, party's or goal's, nor told before: perhaps its site."""
    goal = event.goal.mention.span.text if event.goal is not None else ""
    told = (*event.actors, *event.targets, event.when.text if event.when else "", goal)
    known = {word for name in told for word in name.casefold().split()}
    clause = event.span.text
    known.update(_lead(clause))
    names = {name for name in names_in(clause) if known.isdisjoint(name.split())}
    return bool(names - names_in(before.span.text))


def _lead(clause: str) -> list[str]:
    """Return the first word of a subject, and the article before it."""
    words = clause.casefold().split(maxsplit=2)[:2]
    return words if words[0] in _context()["articles"] else words[:1]


def _context() -> Mapping[str, Sequence[str]]:
    found: Mapping[str, Sequence[str]] = load_table("events")["context"]
    return found
