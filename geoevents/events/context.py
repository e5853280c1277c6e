"""What a sentence leaves unsaid because the one before it said it: the day and the place of what is told on.

A merged event without a day or a place of its own, told right behind one that has them, in the same paragraph, was most
likely then and there: "On 2 April gunmen shot a trader in Gao. The police arrested one of them." The claims themselves
stay as the text has them; the merged event says in its remarks what it took over.
"""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from dataclasses import replace

from geoevents.events.backward import tells_apart
from geoevents.events.consensus import MergedEvent
from geoevents.events.goingon import FROM_AFAR
from geoevents.events.likeness import is_short, names_in
from geoevents.events.samesides import is_known
from geoevents.events.triggers import DONE
from geoevents.lexicon.tables import load_table
from geoevents.model import DateSpan, Document, Event

# What is told on stands in one of the next two sentences or so, in characters (J).
_GOING_ON = 250
_SENTENCE_END = re.compile(r"[.!?][)\]\"”’]*\s")
_LONG_AGO = "background"


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
    for group in merged:
        event = group.event
        before = told.setdefault(event.document_id, [])
        if before and _goes_on(event, before[-1], documents[event.document_id].text):
            event = _told_on(event, before, documents[event.document_id].text)
        last = group.reports[-1] if group.reports[-1].document_id == event.document_id else group.reports[0]
        before.append(replace(event, span=last.span))
        kept.append(group if event is group.event else replace(group, event=event))
    return kept


def _goes_on(event: Event, before: Event, text: str) -> bool:
    between = text[before.span.end : event.span.start]
    if len(between) > _GOING_ON or event.span.start < before.span.end or "\n\n" in between:
        return False
    return event.status in DONE and before.status in DONE and not tells_apart(event.span.text)


def _may_be_there(event: Event, before: Event) -> bool:
    """Tell whether something was where the event before it was: no year's sum, nor one party's fire for another's."""
    if event.when is not None and event.when.text and not is_short(event.when):
        return False
    answered = bool(event.actors and before.actors) and set(event.actors).isdisjoint(before.actors)
    return not (answered and event.kind in FROM_AFAR and is_known(event.actors[0]))


def _told_on(event: Event, told: Sequence[Event], text: str) -> Event:
    """Give an event what it lacks of the one told before it."""
    kinds, before = load_table("events")["context"], told[-1]
    remarks = event.remarks
    undated = event.when is not None and not event.when.text and event.kind not in kinds["spoken"]
    day = _day_before(event, told, text) if undated else None
    if day not in (None, event.when):
        event = replace(event, when=day)
        remarks = (*remarks, "no day of its own: that of the sentence before")
    sited = event.where is None and before.where is not None and event.origin is event.goal is None
    sited = sited and _may_be_there(event, before)
    if sited and event.kind not in (*kinds["spoken"], *kinds["holding"]) and not _names_more(event, before):
        event = replace(event, where=before.where)
        remarks = (*remarks, "no place of its own: that of the sentence before")
    return replace(event, remarks=remarks) if remarks is not event.remarks else event


def _day_before(event: Event, told: Sequence[Event], text: str) -> DateSpan | None:
    """Return the days of what the sentence before told last; none of long ago behind news."""
    apart = (other for other in reversed(told) if _SENTENCE_END.search(text, other.span.end - 1, event.span.start))
    before = next(apart, None)
    if before is None or tells_apart(text[before.span.end : event.span.end]):
        return None
    if event.span.start - before.span.end > _GOING_ON:
        return None
    return None if before.status == _LONG_AGO != told[0].status else _day_of(before)


def _day_of(event: Event) -> DateSpan | None:
    """Return the days of an event as those of what is told on, if they are few."""
    when = event.when
    return DateSpan(when.start, when.end, "", when.precision) if when is not None and is_short(when) else None


def _names_more(event: Event, before: Event) -> bool:
    """Tell whether a clause has a name in it that is neither a party's nor told of before: perhaps its site."""
    known = {word for name in (*event.actors, *event.targets) for word in name.casefold().split()}
    first = event.span.text.split(" ", 1)[0].casefold()
    names = {name for name in names_in(event.span.text) if name != first and not known.issuperset(name.split())}
    return bool(names - names_in(before.span.text))
