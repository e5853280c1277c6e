"""Bullets with what headings, their own first words and the counts below them say of where, when and how many."""

from __future__ import annotations

from collections.abc import Sequence
from typing import NamedTuple

from geoevents.actors import find_actors
from geoevents.events.layout.pages import Page, Part, Piece, opening_day, say
from geoevents.events.layout.tallies import Tally, is_of_sick, read_tallies, tell_tallies, tells_harm, units, words_for
from geoevents.events.words.vocabulary import trigger_table
from geoevents.text.lines import Line

_STOPS = ".:;, –-—"
# What parts the place and the day that an item begins with from what it tells; and that from a count behind it.
_PARTING, _CLOSING = frozenset(":–—-|"), frozenset(".;")


class Item(NamedTuple):
    """A line with the lines below it that only count who died of what it tells ("Killed: 12")."""

    line: Line
    end: int
    tallies: list[Tally]


class Heading(NamedTuple):
    """What headings above a bullet say of where and when; ``outer`` is which of the two came first."""

    where: Sequence[Piece] = ()
    when: Piece | None = None
    outer: str = ""

    def under(self, where: Sequence[Piece], when: Piece | None) -> Heading:
        """Return what a further heading leaves: a new day below the place of before, or a new place below the day."""
        if where and when is not None:
            return Heading(where, when)
        if where:
            return Heading(where, None if self.outer == "where" else self.when, self.outer or "where")
        return Heading(() if self.outer == "when" else self.where, when, self.outer or "when")


def lead_end(page: Page, start: int, end: int) -> int:
    """Return where what an item tells begins, behind the place and the day it is headed by ("14 May – Alef: shelling").

    A state before a colon may speak, and what it says be of elsewhere: it heads nothing.
    """
    begins = start
    for i in page.within(start, end)[:-1]:
        at, after = page.tokens.starts[i], page.tokens.ends[i]
        if page.tokens.lows[i] not in _PARTING or any(day.start < at < day.end for day in page.days_in(start, end)):
            continue
        if not page.only_places(start, at):
            break
        begins = after
    places = page.places_in(start, begins)
    state = find_actors(places[-1].text) if places else []
    if begins == start or any(actor.actor_class == "government" for _, actor in state):
        return start
    return begins + len(page.text[begins:end]) - len(page.text[begins:end].lstrip())


def is_led(page: Page, start: int, end: int) -> bool:
    """Tell whether a line begins with a day, maybe with a place, and tells something behind it ("14 May: shelling")."""
    days = page.days_in(start, end)
    return bool(days) and start < lead_end(page, start, end) >= days[0].end


def opening_of(page: Page, item: Item, heading: Heading, lead: int) -> list[Piece]:
    """Return how a sentence opens with what headings say, or the item before ``lead`` ("On 4 May in Khartoum State").

    Parameters
    ----------
    page : Page
    item : Item
    heading : Heading
    lead : int
        Where what the item tells begins.
    """
    start, end = item.line.start, item.line.end
    own = page.when(start, lead)
    when = heading.when._replace(lent=True) if heading.when is not None and not page.days_in(start, end) else own
    pieces = opening_day(page, when)
    where = page.where(start, lead)
    if not where and not page.places_in(start, end):
        where = [piece if piece.said else piece._replace(lent=True) for piece in heading.where]
    return [*pieces, say(" in " if pieces else "In "), *where] if where else pieces


def doer_of(page: Page, head: Item | None) -> list[Piece]:
    """Return the party that a line above bullets names and nothing else ("RSF:"), whose deeds they are."""
    if head is None or page.text[head.line.end - 1] != ":":
        return []
    start, end = head.line.start, head.line.end - 1
    found = find_actors(page.text[start:end])
    return [Piece(start, end, lent=True), say(" ")] if [span.end for span, _ in found] == [end - start] else []


def _begins_with_deed(page: Page, item: Item) -> bool:
    """Tell whether an item has no doer of its own: it begins with a verb in small letters ("shelled a market")."""
    first = page.within(item.line.start, item.line.end).start
    match = trigger_table().match(page.tokens.lows, first)
    verb = match is not None and "verb" in match[1].by_role
    return verb and not page.tokens.capitals[first] and page.tokens.lows[first].endswith("ed")


def deed_of(page: Page, item: Item, heading: Heading, doer: Sequence[Piece]) -> tuple[Part, bool]:
    """Return an item of a deed with what headings and the counts below it say, and whether they say anything."""
    start, end = item.line.start, item.line.end
    dated = bool(heading.when or page.days_in(start, end))
    unread = any(page.short.get(day.start, "-") == "" for day in page.days_in(start, end)[:1])
    if item.tallies and page.only_places(start, end):
        opening = opening_of(page, item, heading, end)
        return Part([*opening, say(", "), *tell_tallies(item.tallies)], dated, unread=unread), True
    lead = lead_end(page, start, end)
    opening = opening_of(page, item, heading, lead)
    if page.places_in(start, lead) and not page.where(start, lead):
        lead, opening = start, opening_of(page, item, heading, start)  # a lead of two places
    by = doer if doer and _begins_with_deed(page, item) else ()
    told = _with_counts(page, lead, end, item.tallies)
    pieces = [*opening, *([say(", ")] if opening else []), *by, *told]
    return Part(pieces, dated, unread=unread), bool(opening or by or len(told) > 1 or lead > start)


def _with_counts(page: Page, start: int, end: int, tallies: Sequence[Tally]) -> list[Piece]:
    """Return what an item tells, with what is counted below it or closes it ("Shelling of X. 9 killed, 14 hurt")."""
    if tallies:
        return counted(page, start, end, tallies).pieces
    within = page.within(start, end)
    for i in within[1:-1]:
        at, after = page.tokens.starts[i], page.tokens.ends[i]
        if page.tokens.lows[i] in _CLOSING and not is_of_sick(page.lows(start, at)):
            if any(low in units() for low in page.lows(start, at)) or not tells_harm(page, start, at):
                break
            if read_tallies(page, after, end):
                count = page.within(after, end)
                return [Piece(start, at), say(": "), Piece(page.tokens.starts[count.start], end)]
    return [Piece(start, end)]


def counted(page: Page, start: int, end: int, tallies: Sequence[Tally]) -> Part:
    """Return what a line or sentence tells with what is counted below or behind it."""
    while end > start and page.text[end - 1] in _STOPS:
        end -= 1
    pieces = [Piece(start, end)]
    for i, tally in enumerate(tallies):
        pieces += [say(", " if i else ": "), Piece(tally.start, tally.end), say(f" {words_for(tally)}")]
    return Part(pieces, dated=bool(page.days_in(start, end)))
