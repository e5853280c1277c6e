"""Lists and tables told again as sentences, and some sentences in another order; what is found is put back."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from dataclasses import dataclass, field, replace

from geoevents.events.layout.listed import find_stretches
from geoevents.events.layout.pages import Piece, Stretch, read_page, say
from geoevents.events.layout.settling import settled
from geoevents.events.layout.turned import Turn, find_turns, may_turn
from geoevents.model import Document, Event, Georeference, Span, Unresolved
from geoevents.text.typesetting import PlainText

# Two numbers in brackets, or a number and more of them with names; a number right behind a colon, or two with a comma
# further on; a line that begins with a bullet.
_IN_BRACKETS = re.compile(r"\((?:[a-z]+ ){0,3}[~><≥]?\d[^()\n]{0,60}\)")
_NAMED = re.compile(r"\([A-Z][^()\d\n]{1,40}\d[^()\n]{1,60}[,;][^()\d\n]{1,40}\d")
_COLON = re.compile(r"(?<=[^\d\s]):(?=[^\S\n])([^\n]{1,200})")
_BEHIND_DASH = re.compile(r"[–—-] \d")
_AT_ONCE, _NUMBER = re.compile(r"\s*(?:[^\W\d]+ ){0,3}\d"), re.compile(r"\d+")
_BULLET = re.compile(r"(?m)^[ \t]*(?:[^\w\s\"“‘'«]|\(?\d{1,2}[.)]|\(?[a-z]\))[ \t]+\S")
# What ends an item of a list or a cell of a row.
_BEHIND = re.compile(r"[\n;|\t]|, (?=[A-Z\d])|,? and (?=[A-Z\d])|\.(?=\s|$)")
# Two lines on each other that are short and have a number (characters; judgement).
_SHORT = 120
_FEWEST = 2


@dataclass(slots=True)
class Retelling:
    """A document with its lists told as sentences, and where each of its characters came from: -1 for nowhere."""

    document: Document
    located: list[Georeference | Unresolved]
    original: Document
    origins: list[int] = field(default_factory=list)
    places: dict[tuple[int, int], Georeference] = field(default_factory=dict)
    unplaced: dict[tuple[int, int], Unresolved] = field(default_factory=dict)
    stretches: list[tuple[Stretch, list[tuple[int, int]]]] = field(default_factory=list)

    def restored(self, events: Sequence[Event]) -> list[Event]:
        """Return events as they stand in the document that was given, with sums that only repeat their parts left out.

        Parameters
        ----------
        events : sequence of Event
        """
        begins = [self._span(event.span).start for event in events]
        told = settled(events, begins, self.stretches)
        return [
            replace(
                event,
                id=f"{event.document_id}#{number}",
                span=self._span(event.span),
                where=self._place(event.where),
                unplaced=event.unplaced and self.unplaced.get(_place_of(event.unplaced), event.unplaced),
                origin=self._place(event.origin),
                goal=self._place(event.goal),
                path=tuple(place for place in map(self._place, event.path) if place is not None),
            )
            for number, event in enumerate(told, start=1)
        ]

    def _span(self, span: Span) -> Span:
        own = [at for at in self.origins[span.start : span.end] if at >= 0]
        start, end = (min(own), max(own) + 1) if own else (0, 0)
        said = next((i for i, at in enumerate(reversed(self.origins[span.start : span.end])) if at >= 0), 0)
        end = self._end_of_item(start, end) if said > 1 else end  # one is a stop
        return Span(start, end, self.original.text[start:end])

    def _end_of_item(self, start: int, end: int) -> int:
        """Return where the words end that a toll goes on with, whose own are said by others ("Alef: 3 killed")."""
        at = bisect_right(self.stretches, start, key=lambda told: told[0].start) - 1
        if at < 0 or end > self.stretches[at][0].end:
            return end
        text, last = self.original.text, self.stretches[at][0].end
        parted = _BEHIND.search(text, end, last)
        behind = text[end : parted.start() if parted else last].rstrip(" \t\r.*")
        return end + len(behind) if behind.strip() else end

    def _place(self, place: Georeference | None) -> Georeference | None:
        if place is None:
            return None
        return self.places.get(_place_of(place), place)


def retell(document: Document, located: Sequence[Georeference | Unresolved]) -> Retelling | None:
    """Tell the lists and tables of a document as sentences, and turn some round; None where there are none.

    Parameters
    ----------
    document : Document
    located : sequence of Georeference or Unresolved
        The places of its text.
    """
    lists, turns = _may_list(document.text), may_turn(document.text)
    if not lists and not turns:
        return None
    page = read_page(document, located)
    stretches = find_stretches(page) if lists else []
    turned = find_turns(page) if turns else []
    turned = [turn for turn in turned if not any(s.start < turn.end and turn.start < s.end for s in stretches)]
    if not stretches and not turned:
        return None
    kept = [found for found in located if not stretches or not page.is_dated(found.mention.span.start)]
    return _told(document, kept, sorted([*stretches, *turned], key=lambda told: told.start))


def _may_list(text: str) -> bool:
    """Tell whether a text may have a list or a table, at little cost."""
    if ":" in text and any(_lists_numbers(match[1]) for match in _COLON.finditer(text)):
        return True
    if "(" in text and (len(_IN_BRACKETS.findall(text)) >= _FEWEST or _NAMED.search(text)):
        return True
    if ";" in text and len(_BEHIND_DASH.findall(text)) >= _FEWEST:
        return True
    if "\n" not in text:
        return False
    if _BULLET.search(text):
        return True
    short = 0
    for line in text.split("\n"):
        if not line or line.isspace():
            continue
        counts = len(line) <= _SHORT and any(map(str.isdigit, line))
        short = short + 1 if counts or "|" in line or "\t" in line else 0
        if short >= _FEWEST:
            return True
    return False


def _lists_numbers(behind: str) -> bool:
    """Tell whether what follows a colon may count: a number comes first, or more do in a list."""
    if _AT_ONCE.match(behind):
        return True
    numbers = len(_NUMBER.findall(behind))
    return numbers >= _FEWEST if "," in behind else numbers > 0 and ";" in behind


def _told(
    document: Document, located: Sequence[Georeference | Unresolved], stretches: Sequence[Stretch | Turn]
) -> Retelling:
    text, done, length = document.text, 0, 0
    telling = Retelling(document, [], document)
    words: list[str] = []
    copies: list[tuple[Piece, int]] = []  # and where they begin

    def add(piece: Piece) -> None:
        nonlocal length
        said = piece.said or text[piece.start : piece.end]
        said = said[0].lower() + said[1:] if piece.lowered else said
        said = said[0].upper() + said[1:] if piece.raised else said
        if not piece.said:
            copies.append((piece, length))
        kept = not piece.said and not piece.lent
        telling.origins.extend(range(piece.start, piece.end) if kept else [-1] * len(said))
        words.append(said)
        length += len(said)

    for stretch in stretches:
        if done < stretch.start:
            add(Piece(done, stretch.start))
        done = stretch.end
        if isinstance(stretch, Turn):
            for piece in stretch.pieces:
                add(piece)
            continue
        ranges: list[tuple[int, int]] = []
        for sentence in stretch.told:
            start = length
            for piece in sentence.pieces:
                add(piece)
            ranges.append((start, length))
            if words and words[-1][-1:] not in (".", "!", "?"):
                add(say("."))
            add(say("\n"))
        telling.stretches.append((stretch, ranges))
    if done < len(text):
        add(Piece(done, len(text)))
    telling.document = replace(document, text="".join(words))
    telling.located = _moved(telling, located, copies)
    return telling


def _moved(
    telling: Retelling, located: Sequence[Georeference | Unresolved], copies: Sequence[tuple[Piece, int]]
) -> list[Georeference | Unresolved]:
    """Return the places where they stand in the text that is told."""
    moved: list[Georeference | Unresolved] = []
    old, new = telling.original.text, telling.document.text
    ordered = sorted(located, key=lambda found: found.mention.span.start)
    for piece, start in copies:
        shift = PlainText(old, new, range(start - piece.start, start - piece.start + len(old) + 1))
        first = bisect_left(ordered, piece.start, key=lambda found: found.mention.span.start)
        after = bisect_left(ordered, piece.end, key=lambda found: found.mention.span.start)
        for found in ordered[first:after]:
            if found.mention.span.end <= piece.end and not (piece.lowered and found.mention.span.start == piece.start):
                copy = shift.restored(found)
                moved.append(copy)
                said = _place_of(copy)
                if isinstance(found, Georeference):
                    telling.places[said] = found
                else:
                    telling.unplaced[said] = found
    return sorted(moved, key=lambda found: found.mention.span.start)


def _place_of(found: Georeference | Unresolved) -> tuple[int, int]:
    """Return where the words of a mention stand."""
    return found.mention.span.start, found.mention.span.end
