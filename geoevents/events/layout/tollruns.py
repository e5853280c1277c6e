"""Lists in a sentence of places with the dead of each: "Deaths were reported in Alef (5), Berin (3) and Corvo (1)"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import zip_longest
from typing import NamedTuple

from geoevents.events.layout.listheads import counts_things, standing_of
from geoevents.events.layout.pages import BESIDE, Page, Part, Piece, opening_day, say
from geoevents.events.layout.tallies import (
    find_cause,
    is_of_sick,
    only_died,
    read_tallies,
    tell_tallies,
    unit_of,
    units,
)
from geoevents.events.numbers.numbers import begins
from geoevents.events.words.vocabulary import trigger_table
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import words_in
from geoevents.model import Span

_JOINTS, _LEADING = (words_in("events", "tallies", name) for name in ("joints", "leading"))
_STOPS, _IN = frozenset(".!?"), words_in("events", "tallies", "inside")
_REPORTING = words_in("events", "tallies", "reporting")
_DASHES = frozenset("-–—:=")
# A list has two places at least; nothing before it is longer, in words, nor a name in it (judgement).
_FEWEST, _LONGEST_HEAD, _LONGEST_NAME = 2, 40, 4
# Words of a number before a place ("at least 1,200 people killed in"), and of several in brackets behind one.
_REACH, _IN_BRACKETS = 7, 14


class Run(NamedTuple):
    """A list in a sentence: what stands before and behind it, what it tells of each place, and the status that has."""

    head: list[Piece]
    parts: list[Part]
    standing: str


class _Entry(NamedTuple):
    """One place with what is counted there: its first token, the one behind it, and where the count stands."""

    first: int
    after: int
    start: int
    end: int


def find_run(page: Page, sentence: Span) -> Run | None:
    """Find the list of places with a number of dead each that a sentence has; None for none.

    Parameters
    ----------
    page : Page
    sentence : Span
    """
    places = page.places_in(sentence.start, sentence.end)
    if len(places) < _FEWEST:
        return None
    within, lows = page.within(sentence.start, sentence.end), page.tokens.lows
    for at, place in enumerate(places):
        entries = _entries(page, places[at:], within.stop)
        if len(entries) < _FEWEST:
            continue
        first = page.within(place.start, place.end).start
        opening = min(first, page.within(entries[0].start, entries[0].end).start)
        bracketed = opening > within.start and lows[opening - 1] == "("
        head = lows[within.start : opening - bracketed]
        if len(head) > _LONGEST_HEAD or is_of_sick(lows[within.start : within.stop]):
            return None
        unit = unit_of(head)
        listed = not head or head[-1] == ":" or bracketed
        if not listed and (not unit or any(lows[entry.after - 1] != ")" for entry in entries)):
            continue
        if _is_of_another_deed(head):
            return None
        cause = (
            [] if page.places_in(sentence.start, places[at].start) else find_cause(page, sentence.start, place.start)
        )
        when = page.when(sentence.start, place.start) if head[-1:] == [":"] else None
        dated = opening_day(page, when._replace(lent=True)) if when is not None else []
        parts = [part for entry in entries if (part := _part(page, entry, unit, cause, dated)) is not None]
        if len(parts) < len(entries):
            continue
        standing = standing_of(head) if head[-1:] == [":"] else "nobody" if counts_things(head) else ""
        return Run(_without(page, within, opening, entries[-1].after + bracketed), parts, standing)
    return None


def _is_of_another_deed(head: Sequence[str]) -> bool:
    """Tell whether a verb stands between those who are counted and the list ("those killed were buried in", "see")."""
    last = max((i for i, low in enumerate(head) if low in units()), default=len(head))
    return any(low not in _REPORTING and low.isalpha() and _is_other_verb(low) for low in head[last + 1 :])


def _is_other_verb(low: str) -> bool:
    sense, match = sense_of(low), trigger_table().match([low], 0)
    return sense.part == "v" and (match is None or "noun" not in match[1].by_role)


def _entries(page: Page, places: list[Span], stop: int) -> list[_Entry]:
    """Return the entries of a list that begins with a place, as far as they go on."""
    entries: list[_Entry] = []
    at = -1
    for place, following in zip_longest(places, places[1:]):
        first = page.within(place.start, place.end).start
        entry = _entry(page, place, stop if following is None else page.within(0, following.start).stop)
        if entry is None:
            break
        if entries and not _goes_on(page, at, min(first, entry.first)):
            break
        entries.append(entry)
        at = entry.after
    return entries


def _entry(page: Page, place: Span, stop: int) -> _Entry | None:
    """Read "Alef (5)", "Alef 5", "Alef: 5" or "5 in Alef"."""
    lows, starts, ends = page.tokens.lows, page.tokens.starts, page.tokens.ends
    within = page.within(place.start, place.end)
    at = within.stop
    while at < stop and lows[at] in BESIDE - _LEADING - {"and"}:
        at += 1
    if at < stop and lows[at] == "(":
        closing = next((i for i in range(at, min(stop, at + _IN_BRACKETS)) if lows[i] == ")"), 0)
        inside = range(at + 1, closing)
        counted = bool(inside) and any(begins(lows, i) for i in inside)
        return _Entry(within.start, closing + 1, starts[at + 1], ends[closing - 1]) if counted else None
    while at < stop and lows[at] in _DASHES:
        at += 1
    if at < stop and begins(lows, at):
        after = next((i for i in range(at, stop) if lows[i] in _STOPS or lows[i] == ")"), stop)
        while after > at + 1 and (lows[after - 1] in _JOINTS or lows[after - 1] in BESIDE):
            after -= 1
        return _Entry(within.start, after, starts[at], ends[after - 1])
    if within.start and lows[within.start - 1] in _IN:
        end = within.start - 1
        first = end
        for i in range(end - 1, max(0, end - _REACH) - 1, -1):
            if lows[i] in _JOINTS or not lows[i].isalnum():
                break
            first = i if begins(lows, i) else first
        if first < end:
            return _Entry(first, within.stop, starts[first], ends[end - 1])
    return None


def _goes_on(page: Page, start: int, end: int) -> bool:
    """Tell whether only a joint stands between two entries, maybe with entries of places that nobody knows."""
    lows, capitals = page.tokens.lows, page.tokens.capitals
    i, name = start, 0
    while i < end:
        if lows[i] in _JOINTS:
            name = 0
        elif lows[i] in BESIDE:
            pass
        elif name and lows[i] == "(":
            i = next((at for at in range(i, end) if lows[at] == ")"), end)
            name = 0
        elif capitals[i] and name < _LONGEST_NAME:
            name += 1
        else:
            return False
        i += 1
    return start < end and name == 0


def _part(page: Page, entry: _Entry, unit: str, cause: list[Piece], opening: list[Piece]) -> Part | None:
    start, end = page.tokens.starts[entry.first], page.tokens.ends[entry.after - 1]
    where, tallies = page.where(start, end), read_tallies(page, entry.start, entry.end, unit)
    if not where or not tallies:
        return None
    pieces = [*opening, say(" in " if opening else "In "), *where, say(", "), *tell_tallies(tallies, cause)]
    return Part(pieces, dated=bool(opening), died=only_died(tallies))


def _without(page: Page, within: range, first: int, after: int) -> list[Piece]:
    """Return what a sentence says beside a list."""
    lows, starts, ends = page.tokens.lows, page.tokens.starts, page.tokens.ends
    last = first
    while last > within.start and (lows[last - 1] in _LEADING or lows[last - 1] in (":", "(", "the", "-", "–")):
        last -= 1
    pieces = [Piece(starts[within.start], ends[last - 1])] if last > within.start else []
    if after < within.stop and lows[after] not in _STOPS:
        pieces += [say(" "), Piece(starts[after], ends[within.stop - 1])]
    return pieces
