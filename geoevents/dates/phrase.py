"""The words of one date and what its days are counted with."""

from __future__ import annotations

import calendar
from dataclasses import dataclass
from datetime import MAXYEAR, MINYEAR, date

from geoevents.model import DateSpan

# A date without a year that would lie further back than this is taken to be the coming one (J).
_FAR_BACK_DAYS = 300
# A day without a year that lies so near publication is of then; one so near the day told last goes on from that (J).
_RECENT_DAYS, _GOES_ON_DAYS = 60, 31


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of one date: their classes, what each class holds, and the day they are counted from.

    ``last`` is the day told last, ``told`` what was told last, were it a month or a year.
    """

    letters: str
    days: tuple[int, ...]
    months: tuple[int, ...]
    years: tuple[int, ...]
    weekdays: tuple[int, ...]
    number: int
    unit: str
    fraction: int
    quarter: int
    parts: tuple[str, ...]
    text: str
    numeric: str
    published: date | None
    last: DateSpan | None
    feast: tuple[int, ...] = ()
    season: int = 0
    last_unit: str = ""
    told: DateSpan | None = None

    @property
    def part(self) -> str:
        """Early (E), middle (Q) or late (K), the first of them; empty where none is said."""
        return self.parts[0] if self.parts else ""


Days = tuple[date, date, str]


def published_of(phrase: Phrase) -> date:
    """Return the day of publication, which the date is counted from."""
    if phrase.published is None:
        raise NoPublicationDateError
    return phrase.published


class NoPublicationDateError(Exception):
    """Raised by a rule that counts from a publication date, or an earlier date, that the text lacks."""


def days_before(day: date, days: int) -> date:
    """Count back from a day, not past the first day there is.

    Parameters
    ----------
    day : datetime.date
    days : int

    Returns
    -------
    datetime.date
    """
    return date.fromordinal(max(1, day.toordinal() - days))


def days_after(day: date, days: int) -> date:
    """Count on from a day, not past the last day there is.

    Parameters
    ----------
    day : datetime.date
    days : int

    Returns
    -------
    datetime.date
    """
    return date.fromordinal(min(date.max.toordinal(), day.toordinal() + days))


def one_day(day: date) -> Days:
    """Return a day as a span of days."""
    return day, day, "day"


def precision_of(start: date, end: date) -> str:
    """Name the precision of a span of days by its length.

    Parameters
    ----------
    start, end : datetime.date
        The first and the last day, both included.

    Returns
    -------
    str
        day, days, week, month, year or more.
    """
    days = (end - start).days + 1
    bounds = ((1, "day"), (6, "days"), (7, "week"), (31, "month"), (366, "year"))
    return next((name for limit, name in bounds if days <= limit), "more")


def month_of(year: int, month: int) -> Days:
    """Return a whole month."""
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month"


def whole_year(year: int) -> Days:
    """Return a whole year."""
    return date(year, 1, 1), date(year, 12, 31), "year"


def year_of(phrase: Phrase, month: int, day: int | None = None) -> int:
    """Return the year of a month, or a day of one: as written, else the latest one up to publication.

    A day goes on with the year of the day told last, where it lies near that and not shortly before publication:
    "On 3 May 2019 rebels took X. On 5 May they left" is of 2019 in 2024, too.
    """
    if phrase.years:
        return phrase.years[-1]
    told = _year_told(phrase, month, day) if day is not None else None
    if phrase.published is None and told is not None:
        return told
    published, day = published_of(phrase), day or 1
    year = published.year
    if (month, day) > (published.month, published.day):
        past = date(published.year - 1, month, min(day, 28))
        year = published.year if (published - past).days > _FAR_BACK_DAYS else published.year - 1
    recent = abs((published - date(year, month, min(day, 28))).days) <= _RECENT_DAYS
    return year if told is None or recent else told


def _year_told(phrase: Phrase, month: int, day: int) -> int | None:
    """Return the year in which a day and month lie near the day told last; None where they do in none."""
    if phrase.last is None:
        return None
    last = phrase.last.start
    years = range(max(MINYEAR, last.year - 1), min(MAXYEAR, last.year + 1) + 1)
    near = [year for year in years if abs((date(year, month, min(day, 28)) - last).days) <= _GOES_ON_DAYS]
    return near[0] if near else None


def last_weekday(published: date, weekday: int) -> date:
    """Return the latest such weekday up to publication."""
    return days_before(published, (published.weekday() - weekday) % 7)
