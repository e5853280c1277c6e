"""The day a dispatch says of itself that it was written: its dateline, or a heading that gives a full date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from functools import lru_cache
from typing import NamedTuple

from geoevents.lexicon.tables import load_table
from geoevents.model import DateSpan, Span

# A dispatch gives its own day within this many characters (judgement).
_HEAD = 600
# "GOMA, DR Congo", "Geneva/Goma", "KYIV (Wire)", or nothing: what stands on the line before the date of a dateline.
_BEFORE_DATELINE = re.compile(r"\W{0,3}(?:[A-Z(][\w.'’()-]{0,30}(?:,\s|\s|/|,\s?$|$)){0,7}")
# The dash or colon that parts a dateline from the story, maybe behind the agency's name.
_AFTER_DATELINE = re.compile(r"\s?(?:\([^()\n]{1,60}\)\s?)?(?:[-–—:|]|\.\s?[-–—])(?!\d)")
# "Situation Report No. 4 | 12 March 2025", "As of 12 March 2025": what sets a date apart at the end of a heading.
_BEFORE_HEADING_DATE = r"(?:^|[|:–—\-,(·•/]|\b(?:{links}))\s*$"
_AFTER_HEADING_DATE = re.compile(r"\s*(?:$|[|\]–—·•]|\)(?!\s*[a-z])|\((?![^()\n]*\)\s*[a-z]))")
_HEADING_WORDS = 16  # a longer line is a sentence (judgement)
_LONGEST_PERIOD = timedelta(days=31)  # that a report covers and is dated by the end of
_DAY_OF_MONTH = re.compile(r"(?<!\d)\d{1,2}(?!\d)")

# "BAMAKO (3 November 2025) -", "Bamako | 3 Nov 2025 |", "Daily note, 3 November 2025.": an opening without a verb.
_WORD = re.compile(r"[^\W_][\w.'’-]*")
_LONGEST_OPENING = 12  # words (judgement)
_ENDED = re.compile(r"(?:\b[a-z]+|[a-z]{3})[.!?][\s\"”]")  # a sentence stands before, and no "No. 4"
_CLOCK = r",?\s*(?:(?:{links})\s+)?\d{{1,2}}[:.h]\d{{2}}(?:\s?[ap]\.?m\b\.?)?(?:\s*\(?[A-Z]{{2,4}}\b\)?)?"
_HOUR = re.compile(r"\s?:\s?\d{4}\s?(?:UTC|LT|Z|hrs|hours)\b")
_CLOSED = re.compile(r"\s*[)\]]")
_PARTED = re.compile(r"\s*(?:$|[-–—|:](?!\d)|\.(?=\s|$))")
_BRACKETED = re.compile(r"\s*[(\[][^()\[\]\n]{1,60}[)\]]\s*[-–—|:.]?(?!\s*[a-z,;])")
_NOT_ON = re.compile(r"(?!\s*[a-z,;0-9])")

# "PORT-AU-PRINCE, Haiti (Wire) —", "Damascus (Wire) -": a dateline without a day: a town in capitals, or an agency.
_NAME = r"[^\W\d_][\w.'’-]*(?: [^\W\d_][\w.'’-]*){0,3}"
_UNDATED = re.compile(
    rf"\W{{0,3}}(?P<town>{_NAME})(?:, ?{_NAME}){{0,2}}(?P<agency>(?: ?\([^()\n]{{1,60}}\)){{1,2}})? ?[-–—]+\s"
)
# Its first letters, and what may stand between them and an agency: few sentences have either, which is seen at once.
_FIRST_LETTERS, _TO_AGENCY = re.compile(r"\W{0,3}([^\W\d_]{1,3})"), re.compile(r"[\w.'’ ,-]*\(")
# "(Nairobi) –", "(Goma, Congo) -": as bodies for human rights head their reports.
_IN_BRACKETS = re.compile(rf"\({_NAME}(?:, ?{_NAME}){{0,2}}\) ?[-–—]+\s")


class Dateline(NamedTuple):
    """The day a text gives as its own, and the words that only say so: no event is dated by them.

    ``whole`` is where the dateline begins and ends in the text, with the towns and agencies in it.

    Parameters
    ----------
    published : datetime.date or None
        The day it gives.
    span : Span or None
        Its date, where that dates no event by itself.
    whole : (int, int)
        Where it begins and ends in the text.
    """

    published: date | None
    span: Span | None
    whole: tuple[int, int] = (0, 0)


def read_dateline(text: str, dates: Sequence[tuple[int, int, Span, DateSpan | None]]) -> Dateline:
    """Find the dateline of a text among its dates.

    Parameters
    ----------
    text : str
    dates : sequence of (first token, token after the last, Span, DateSpan or None)
        As `dates.find_dates_in` finds them; one without a DateSpan has no year.

    Returns
    -------
    Dateline

    Examples
    --------
    >>> from geoevents.dates import find_dates_in
    >>> from geoevents.text.tokens import find_tokens
    >>> text = "GOMA, 12 March 2025 (Wire) - Rebels took Walikale on Tuesday."
    >>> str(read_dateline(text, find_dates_in(find_tokens(text), text, None)).published)
    '2025-03-12'
    """
    for _, _, span, days in dates:
        if span.start > _HEAD:
            break
        line = text.rfind("\n", 0, span.start) + 1
        end = text.find("\n", span.end)
        before, after = text[line : span.start], text[span.end : end if end >= 0 else len(text)]
        if _is_entry(text, before, span, dates):
            continue
        told = _last_day(span, days)
        parted = _AFTER_DATELINE.match(after)
        if parted and _BEFORE_DATELINE.fullmatch(before):
            return Dateline(told, span, (line, span.end + parted.end()))
        ended = _opening_end(before, after) if told is not None and _opens_text(text, line, before, dates) else None
        if ended is not None:
            return Dateline(told, span, (line, span.end + ended))
        if told is not None and _is_heading(before, after):
            return Dateline(told, None)
    return Dateline(None, None)


def undated_end(text: str, start: int) -> int:
    """Return where a dateline that gives no day and begins a sentence ends; ``start`` for none.

    Parameters
    ----------
    text : str
    start : int

    Returns
    -------
    int

    Examples
    --------
    >>> undated_end("NAIROBI — Dozens fled.", 0), undated_end("Nairobi — long quiet — saw a rally.", 0)
    (10, 0)
    >>> undated_end("KANO (Nigeria) (AFP) - Gunmen stormed a mosque.", 0)
    23
    """
    bracketed = _IN_BRACKETS.match(text, start)
    if bracketed is not None:
        return bracketed.end()
    first = _FIRST_LETTERS.match(text, start)
    if first is None or (first[1] != first[1].upper() and not _TO_AGENCY.match(text, first.end())):
        return start
    found = _UNDATED.match(text, start)
    if found is None or not (found["town"].isupper() or found["agency"]):
        return start
    return found.end()


def _is_entry(text: str, before: str, span: Span, dates: Sequence[tuple[int, int, Span, DateSpan | None]]) -> bool:
    """Tell whether a date opens one of the lines of a chronicle ("- 27 Feb: attack on", "22.05.2024: 1815 UTC:")."""
    if _WORD.search(before):
        return False
    return bool(_HOUR.match(text, span.end)) or sum(_opens_line(text, other) for _, _, other, _ in dates) > 1


def _opens_line(text: str, span: Span) -> bool:
    """Tell whether nothing but a bullet stands before a date on its line, and a dash or colon behind it."""
    bare = not _WORD.search(text, text.rfind("\n", 0, span.start) + 1, span.start)
    return bare and _AFTER_DATELINE.match(text, span.end) is not None


def _last_day(span: Span, days: DateSpan | None) -> date | None:
    """Return the day of a date, or the last of a period given by its days; None for a month or a year."""
    if days is None or days.end - days.start > _LONGEST_PERIOD or not _DAY_OF_MONTH.search(span.text):
        return None
    return days.end


def _is_heading(before: str, after: str) -> bool:
    short = len(before.split()) + len(after.split()) <= _HEADING_WORDS
    return bool(short and _openings().before_date.search(before) and _AFTER_HEADING_DATE.match(after))


def _opens_text(text: str, line: int, before: str, dates: Sequence[tuple[int, int, Span, DateSpan | None]]) -> bool:
    """Tell whether no sentence stands before a line, and its date is not the first entry of a chronicle."""
    if _ENDED.search(text, 0, line):
        return False
    if _WORD.search(before):
        return True
    above = text[:line].rstrip(" \t\r")
    opens = not above or above.endswith("\n\n") or not above.strip()
    entries = [
        span for _, _, span, _ in dates if not _WORD.search(text, text.rfind("\n", 0, span.start) + 1, span.start)
    ]
    return opens and len(entries) == 1


def _opening_end(before: str, after: str) -> int | None:
    """Return where an opening ends behind its date; None where the words are the beginning of a sentence.

    It names places, agencies and what is written ("Situation report as of"), and no deed.
    """
    if not _names_only(before):
        return None
    clock = _openings().clock.match(after)
    at = clock.end() if clock else 0
    if before.count("(") > before.count(")") or before.count("[") > before.count("]"):
        closed = _CLOSED.match(after, at)
        if closed is None:
            return None
        parted = _PARTED.match(after, closed.end())
        if parted is not None:
            return parted.end()
        return closed.end() if before.lstrip()[:1] in ("(", "[") and _NOT_ON.match(after, closed.end()) else None
    ended = _PARTED.match(after, at) or _BRACKETED.match(after, at)
    if ended is not None:
        return ended.end()
    loose = clock is not None or before.rstrip().endswith((")", "]"))  # "(Wire) 12 March 2025 Rebels took"
    return at if loose and _NOT_ON.match(after, at) else None


def _names_only(before: str) -> bool:
    """Tell whether all words before a date are names or say that something was written."""
    words = [word.rstrip(".") for word in _WORD.findall(before)]
    if len(words) > _LONGEST_OPENING:
        return False
    opening = _openings()
    last = ""
    for word in words:
        low = word.lower()
        if low in opening.links:
            if last not in opening.written:
                return False
        elif low not in opening.written:
            named = word[:1].isupper() and low not in opening.starters
            if not (named or low.isdecimal() or low.partition("-")[0] in opening.particles):
                return False
        last = low
    return True


class _Openings(NamedTuple):
    """Words for what is written, what links them to a date, parts of names, words that open sentences; what is about.

    ``before_date`` ends a heading before its date, ``clock`` is the time of day behind a date.
    """

    written: frozenset[str]
    links: frozenset[str]
    particles: frozenset[str]
    starters: frozenset[str]
    before_date: re.Pattern[str]
    clock: re.Pattern[str]


@lru_cache(maxsize=1)
def _openings() -> _Openings:
    tables = load_table("dates")
    table = tables["openings"]
    return _Openings(
        frozenset(table["written"]),
        frozenset(table["links"]),
        frozenset(table["particles"]),
        frozenset(word.lower() for word in tables["sentences"]["starters"]),
        re.compile(_BEFORE_HEADING_DATE.format(links="|".join(table["heading_links"])), re.IGNORECASE),
        re.compile(_CLOCK.format(links="|".join(table["clock_links"]))),
    )
