"""A text that is laid out as lists or tables: its lines, and the places and days that stand in them."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from functools import lru_cache
from itertools import pairwise
from typing import NamedTuple

from geoevents.dates.dates import DateMatch, match_dates
from geoevents.lexicon.tables import load_table, words_in
from geoevents.model import Document, Georeference, Span, Unresolved
from geoevents.slashdates import order_of, slash_date
from geoevents.text.lines import Line, find_lines
from geoevents.text.tokens import Tokens, find_tokens

# "16/11" before a sign or at the end of a cell; what parts cells; a year that has all days.
_SHORT = re.compile(r"(?<![\d/.])\d{1,2}/\d{1,2}(?=\s*(?:[-–—:|\t;,\n]|$))")
_CELLS, _LEAP = ("|", "\t", ";"), 2000
# Digits of a year.
_YEAR = 4
_SIGNS = words_in("events", "tallies", "signs")
_HEADING = frozenset(":–—-|")
_PREPOSITIONS, _APART = words_in("events", "tallies", "prepositions"), frozenset({"and", "of", ";"})
BESIDE = words_in("events", "tallies", "beside") | frozenset(load_table("events")["listed_places"]["divisions"])


class Piece(NamedTuple):
    """A stretch of the text that is told again, or words that are only said.

    ``lent``: it is told at another place, too; ``lowered``: its first letter is told as a small one; ``raised``: as
    a capital.
    """

    start: int
    end: int
    lent: bool = False
    said: str = ""
    lowered: bool = False
    raised: bool = False


def say(words: str) -> Piece:
    """Return words that the text does not have."""
    return Piece(0, 0, said=words)


class Part(NamedTuple):
    """What an item or a row tells, and whether it gives a day.

    ``head``: it is what stands before a list; ``died``: it counts dead whom nobody need have killed; ``unread``: it
    gives a day that cannot be read; ``standing``: the status that its own cells give it, "" for none.
    """

    pieces: list[Piece]
    dated: bool
    head: bool = False
    died: bool = False
    unread: bool = False
    standing: str = ""


class Stretch(NamedTuple):
    """A stretch of the text with the sentences it is told again as.

    ``intro`` is where what stands above it begins, and where the line right above it does; ``tallied``: its items only
    count people, by a place each; ``standing``: the status its head gives all that it tells, "" for none.
    """

    start: int
    end: int
    told: list[Part]
    intro: tuple[int, int]
    dated: bool
    tallied: bool
    standing: str = ""


@dataclass(frozen=True, slots=True)
class Page:
    """A text as it is laid out.

    ``places`` are those where something can be, ``days`` are dates as written, ``named`` is where names of places and
    peoples begin, ``short`` how a day is said that is written as "16/11": empty where that may be another.
    """

    tokens: Tokens
    lines: list[Line]
    places: list[Span]
    days: list[Span]
    named: frozenset[int] = frozenset()
    short: Mapping[int, str] = field(default_factory=dict)

    @property
    def text(self) -> str:
        """The text itself."""
        return self.tokens.text

    def within(self, start: int, end: int) -> range:
        """Return the tokens of a stretch."""
        return range(bisect_left(self.tokens.starts, start), bisect_left(self.tokens.starts, end))

    def lows(self, start: int, end: int) -> list[str]:
        """Return the folded words of a stretch."""
        within = self.within(start, end)
        return self.tokens.lows[within.start : within.stop]

    def places_in(self, start: int, end: int) -> list[Span]:
        """Return the places named in a stretch."""
        return _inside(self.places, start, end)

    def days_in(self, start: int, end: int) -> list[Span]:
        """Return the dates in a stretch."""
        return _inside(self.days, start, end)

    def is_dated(self, at: int) -> bool:
        """Tell whether an offset lies in a date, in which no word is a place ("March 2022")."""
        before = bisect_right(self.days, at, key=lambda day: day.start) - 1
        return before >= 0 and at < self.days[before].end

    def only_places(self, start: int, end: int) -> bool:
        """Tell whether a stretch has only places and days, with what is said beside them ("Khartoum State, 4 May:")."""
        spans = [*self.places_in(start, end), *self.days_in(start, end)]
        for i in self.within(start, end):
            at, low = self.tokens.starts[i], self.tokens.lows[i]
            if low not in _SIGNS and low not in BESIDE and not any(span.start <= at < span.end for span in spans):
                return False
        return bool(spans)

    def where(self, start: int, end: int) -> list[Piece]:
        """Return how a stretch says where, divisions behind a name with it; nothing where it has no place, or two.

        One place in another is one ("Kutum, North Darfur"); the wider one comes last, also where it heads the other
        ("North Darfur – Kutum").
        """
        places = self.places_in(start, end)
        heads = False
        for one, other in pairwise(places):
            between = self.lows(one.end, other.start)
            if not all(low in _SIGNS or low in BESIDE for low in between) or not _APART.isdisjoint(between):
                return []
            heads = heads or not _HEADING.isdisjoint(between)
        pieces: list[Piece] = []
        for place in places:
            last = place.end
            for i in self.within(last, end):
                if self.tokens.lows[i] not in BESIDE or self.tokens.lows[i] in _PREPOSITIONS:
                    break
                last = self.tokens.ends[i]
            pieces.append(Piece(place.start, last))
        ordered = pieces[::-1] if heads else pieces
        return [piece for named in ordered for piece in (say(", "), named)][1:]

    def when(self, start: int, end: int) -> Piece | None:
        """Return how a stretch gives its only day; None where it gives none, or several."""
        days = self.days_in(start, end)
        return Piece(days[0].start, days[0].end) if len(days) == 1 else None


def _inside(spans: Sequence[Span], start: int, end: int) -> list[Span]:
    at = bisect_left(spans, start, key=lambda span: span.start)
    found: list[Span] = []
    while at < len(spans) and spans[at].end <= end:
        found.append(spans[at])
        at += 1
    return found


@lru_cache(maxsize=1)  # most texts that are looked at as a page are read as they are right afterwards
def tokens_of(text: str) -> Tokens:
    """Cut a text into words, which nobody changes.

    Parameters
    ----------
    text : str
    """
    return find_tokens(text)


@lru_cache(maxsize=1)
def dates_among(text: str) -> list[DateMatch]:
    """Find the dates among the words of a text; nobody changes them.

    Parameters
    ----------
    text : str
    """
    return match_dates(tokens_of(text), text)


def read_page(document: Document, located: Sequence[Georeference | Unresolved]) -> Page:
    """Return a text as it is laid out.

    Parameters
    ----------
    document : Document
    located : sequence of Georeference or Unresolved
    """
    tokens = tokens_of(document.text)
    spans = sorted(
        (
            found.mention.span
            for found in located
            if isinstance(found, Georeference) and found.mention.role == "literal"
        ),
        key=lambda span: (span.start, -span.end),
    )
    places: list[Span] = []
    for span in spans:
        if not places or span.start >= places[-1].end:
            places.append(span)
    lines = find_lines(document.text)
    days = [match.span for match in dates_among(document.text)]
    short = _short_days(document.text, lines) if "/" in document.text else {}
    days += [span for span in short if not _inside(days, span.start, span.end)]
    days.sort(key=lambda span: span.start)
    named = frozenset(found.mention.span.start for found in located)
    return Page(tokens, lines, places, days, named, {span.start: said for span, said in short.items()})


def _short_days(text: str, lines: Sequence[Line]) -> dict[Span, str]:
    """Return the days without a year that lines and cells begin with ("16/11"), with how they are said ("16 november").

    Day or month first, all of them together tell, if any does.
    """
    starts = {line.start for line in lines}
    found = [m for m in _SHORT.finditer(text) if m.start() in starts or _begins_cell(text, m.start())]
    order = order_of(f"{match.group()}/{_LEAP}" for match in found)
    names = {number: name for name, number in reversed(load_table("dates")["months"].items())}
    said: dict[Span, str] = {}
    for match in found:
        day = slash_date(f"{match.group()}/{_LEAP}", order)
        said[Span(*match.span(), match.group())] = (
            f"{day.day} {names[day.month].capitalize()}" if day is not None else ""
        )
    return said


def _begins_cell(text: str, at: int) -> bool:
    while at and text[at - 1] == " ":
        at -= 1
    return text[at - 1 : at] in _CELLS


def opening_day(page: Page, when: Piece | None) -> list[Piece]:
    """Return a day as it opens a sentence ("On 4 May"); nothing where there is none."""
    if when is None:
        return []
    if when.start in page.short:
        return [say(f"On {page.short[when.start]}")] if page.short[when.start] else []
    bare = page.text[when.start : when.start + 1].isdigit() or page.lows(when.start, when.end)[0] in _weekdays()
    year = when.end - when.start == _YEAR and page.text[when.start : when.end].isdigit()
    return [*([say("In " if year else "On ")] if bare else []), when]


def _weekdays() -> frozenset[str]:
    table = load_table("dates")
    return frozenset((*table["weekdays"], *table["months"]))
