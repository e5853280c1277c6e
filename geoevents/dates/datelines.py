"""The day a dispatch says of itself that it was written: its dateline, or a heading that gives a full date."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import NamedTuple

from geoevents.model import DateSpan, Span

# A dispatch gives its own day within this many characters (judgement).
_HEAD = 600
# "GOMA, DR Congo", "Geneva/Goma", "KYIV (Wire)", or nothing: what stands on the line before the date of a dateline.
_BEFORE_DATELINE = re.compile(r"\W{0,3}(?:[A-Z(][\w.'’()-]{0,30}(?:,\s|\s|/|,\s?$|$)){0,7}")
# The dash or colon that parts a dateline from the story, maybe behind the agency's name.
_AFTER_DATELINE = re.compile(r"\s?(?:\([^()\n]{1,60}\)\s?)?(?:[-–—:|]|\.\s?[-–—])(?!\d)")
# "Situation Report No. 4 | 12 March 2025", "As of 12 March 2025": what sets a date apart at the end of a heading.
_BEFORE_HEADING_DATE = re.compile(
    r"(?:^|[|:–—\-,(·•/]|\b(?:of|on|at|dated?|published|updated|issued|until|to))\s*$", re.I
)
_AFTER_HEADING_DATE = re.compile(r"\s*(?:$|[|)\]–—·•(])")
_HEADING_WORDS = 16  # a longer line is a sentence (judgement)
_LONGEST_PERIOD = timedelta(days=31)  # that a report covers and is dated by the end of
_DAY_OF_MONTH = re.compile(r"(?<!\d)\d{1,2}(?!\d)")


class Dateline(NamedTuple):
    """The day a text gives as its own, and the words that only say so: no event is dated by them."""

    published: date | None
    span: Span | None


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
        told = _last_day(span, days)
        if _AFTER_DATELINE.match(after) and _BEFORE_DATELINE.fullmatch(before):
            return Dateline(told, span)
        if told is not None and _is_heading(before, after):
            return Dateline(told, None)
    return Dateline(None, None)


def _last_day(span: Span, days: DateSpan | None) -> date | None:
    """Return the day of a date, or the last of a period given by its days; None for a month or a year."""
    if days is None or days.end - days.start > _LONGEST_PERIOD or not _DAY_OF_MONTH.search(span.text):
        return None
    return days.end


def _is_heading(before: str, after: str) -> bool:
    short = len(before.split()) + len(after.split()) <= _HEADING_WORDS
    return bool(short and _BEFORE_HEADING_DATE.search(before) and _AFTER_HEADING_DATE.match(after))
