"""A text that is laid out as lists or tables: its lines, and the places and days that stand in them."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise
from typing import NamedTuple

from geoevents.dates.dates import match_dates
from geoevents.lexicon.tables import load_table, words_in
from geoevents.model import Document, Georeference, Span, Unresolved
from geoevents.text.lines import Line, find_lines
from geoevents.text.tokens import Tokens, find_tokens

# Digits of a year.
_YEAR = 4
_SIGNS = words_in("events", "tallies", "signs")
_PREPOSITIONS, _APART = words_in("events", "tallies", "prepositions"), frozenset({"and", "of", ";"})
BESIDE = words_in("events", "tallies", "beside") | frozenset(load_table("events")["listed_places"]["divisions"])


class Piece(NamedTuple):
    """A stretch of the text that is told again, or words that are only said.

    ``lent``: it is told at another place, too; ``lowered``: its first letter is told as a small one.
    """

    start: int
    end: int
    lent: bool = False
    said: str = ""
    lowered: bool = False


def say(words: str) -> Piece:
    """Return words that the text does not have."""
    return Piece(0, 0, said=words)


class Part(NamedTuple):
    """What an item or a row tells, and whether it gives a day.

    ``head``: it is what stands before a list; ``died``: it counts dead whom nobody need have killed; ``unread``: it
    gives a day that cannot be read.
    """

    pieces: list[Piece]
    dated: bool
    head: bool = False
    died: bool = False
    unread: bool = False


class Stretch(NamedTuple):
    """A stretch of the text with the sentences it is told again as.

    ``intro`` is where what stands above it begins, and where the line right above it does; ``tallied``: its items only
    count people, by a place each.
    """

    start: int
    end: int
    told: list[Part]
    intro: tuple[int, int]
    dated: bool
    tallied: bool


@dataclass(frozen=True, slots=True)
class Page:
    """A text as it is laid out.

    ``places`` are those where something can be, ``days`` are dates as written, ``named`` is where names of places and
    peoples begin.
    """

    tokens: Tokens
    lines: list[Line]
    places: list[Span]
    days: list[Span]
    named: frozenset[int] = frozenset()

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

    def only_places(self, start: int, end: int) -> bool:
        """Tell whether a stretch has only places and days, with what is said beside them ("Khartoum State, 4 May:")."""
        spans = [*self.places_in(start, end), *self.days_in(start, end)]
        for i in self.within(start, end):
            at, low = self.tokens.starts[i], self.tokens.lows[i]
            if low not in _SIGNS and low not in BESIDE and not any(span.start <= at < span.end for span in spans):
                return False
        return bool(spans)

    def where(self, start: int, end: int) -> Piece | None:
        """Return how a stretch says where, divisions behind a name with it; None where it names no place, or several.

        One place in another is one ("Kutum, North Darfur").
        """
        places = self.places_in(start, end)
        if not places:
            return None
        for one, other in pairwise(places):
            between = self.lows(one.end, other.start)
            if not all(low in _SIGNS or low in BESIDE for low in between) or not _APART.isdisjoint(between):
                return None
        last = places[-1].end
        for i in self.within(last, end):
            if self.tokens.lows[i] not in BESIDE or self.tokens.lows[i] in _PREPOSITIONS:
                break
            last = self.tokens.ends[i]
        return Piece(places[0].start, last)

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


def read_page(document: Document, located: Sequence[Georeference | Unresolved]) -> Page:
    """Return a text as it is laid out.

    Parameters
    ----------
    document : Document
    located : sequence of Georeference or Unresolved
    """
    tokens = find_tokens(document.text)
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
    days = [match.span for match in match_dates(tokens, document.text)]
    named = frozenset(found.mention.span.start for found in located)
    return Page(tokens, find_lines(document.text), places, days, named)


def opening_day(page: Page, when: Piece | None, *, lent: bool = False) -> list[Piece]:
    """Return a day as it opens a sentence ("On 4 May"); nothing where there is none."""
    if when is None:
        return []
    bare = page.text[when.start : when.start + 1].isdigit() or page.lows(when.start, when.end)[0] in _weekdays()
    year = when.end - when.start == _YEAR and page.text[when.start : when.end].isdigit()
    return [*([say("In " if year else "On ")] if bare else []), when._replace(lent=lent)]


def _weekdays() -> frozenset[str]:
    table = load_table("dates")
    return frozenset((*table["weekdays"], *table["months"]))
