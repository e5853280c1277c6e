"""Days and months told without their year: the one that was, or the one that is still to come."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from geoevents.events.words.triggers import signs
from geoevents.lexicon.tables import load_table
from geoevents.model import DateSpan, Span

# What has been, if it was.
PAST = ("reported", "claimed", "denied")
# A day without a year that lies so many days ahead, and no more, is rather one of a plan than of the year before, which
# reports call "last December" (judgement).
_SOON = 30
_FIRST_SINCE = 9  # "the first aid convoy since August", "the deadliest attack in X since": words up to "since"
_LEAP = (2, 29)
_WORDS, _YEAR = re.compile(r"\w+"), re.compile(r"(?<!\d)\d{4}(?!\d)")


def last_year(days: DateSpan | None, published: date | None, status: str, *, since: bool = False) -> DateSpan | None:
    """Return a day or month of what was done, told without its year, in the year before where it would be to come.

    A day soon to come may be one of a plan; "since December" never is.

    Parameters
    ----------
    days : DateSpan or None
    published : datetime.date or None
    status : str
    since : bool
        Whether "since" stands before it.

    Returns
    -------
    DateSpan or None
    """
    if days is None or published is None or status not in PAST:
        return days
    if (days.start - published).days <= (0 if since else _SOON):
        return days
    if not (names_day(days) or _names_month(days)) or gives_year(days) or (days.start.month, days.start.day) == _LEAP:
        return days
    start = days.start.replace(year=days.start.year - 1)
    return DateSpan(start, start + (days.end - days.start), days.text, days.precision)


def next_year(days: DateSpan, published: date) -> DateSpan:
    """Return a month, or a day of one, of what is still to come in the year in which it is ("will leave in July").

    Parameters
    ----------
    days : DateSpan
    published : datetime.date

    Returns
    -------
    DateSpan
    """
    months = load_table("dates")["months"]
    if days.end >= published or gives_year(days) or months.keys().isdisjoint(_WORDS.findall(days.text.lower())):
        return days
    if _LEAP in ((days.start.month, days.start.day), (days.end.month, days.end.day)):
        return days
    start, end = (day.replace(year=day.year + 1) for day in (days.start, days.end))
    return DateSpan(start, end, days.text, days.precision) if end >= published else days


def _names_month(days: DateSpan) -> bool:
    """Tell whether a date gives a month, or a part of one, and no day ("December", "early December")."""
    words, months = _WORDS.findall(days.text.lower()), load_table("dates")["months"]
    return days.precision == "month" and sum(word in months for word in words) == 1


def names_day(days: DateSpan) -> bool:
    """Tell whether a date gives the day and month ("10 February", "10/02/2025").

    Parameters
    ----------
    days : DateSpan

    Returns
    -------
    bool
    """
    if days.precision not in ("day", "days"):
        return False
    words, months = _WORDS.findall(days.text.lower()), load_table("dates")["months"]
    named = any(word in months for word in words) and any(word[0].isdecimal() for word in words)
    return named or _is_numeric(days)


def gives_year(days: DateSpan | Span) -> bool:
    """Tell whether a date gives its year.

    Parameters
    ----------
    days : DateSpan or Span

    Returns
    -------
    bool
    """
    return _YEAR.search(days.text) is not None


def _is_numeric(days: DateSpan) -> bool:
    return not any(sign.isalpha() for sign in days.text) and gives_year(days)


def is_ranked_since(lows: Sequence[str], since: int, start: int) -> bool:
    """Tell whether "since" only says how long nothing as bad, or no first of its kind, had happened.

    Parameters
    ----------
    lows : sequence of str
    since : int
        Where "since" stands.
    start : int
        Where its sentence begins.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_ranked_since("the deadliest attack since 2015".split(), 3, 0)
    True
    """
    before = lows[max(start, since - _FIRST_SINCE) : since]
    return any(low in signs().ranked or low.endswith("iest") for low in before)
