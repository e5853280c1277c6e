"""Days of a month that is not named: "on the 13th", "between the 3rd and the 5th"."""

from __future__ import annotations

from calendar import monthrange
from datetime import MINYEAR, date

from geoevents.dates.phrase import Days, Phrase, days_after, days_before, one_day, precision_of, published_of

# A day told so many days before publication is one of this month or the last (J).
_TOLD_OF_NOW = 31


def _latest(published: date, day: int) -> date:
    """Return the latest day of that number up to publication."""
    month = published.replace(day=1)
    while True:
        if day <= monthrange(month.year, month.month)[1] and month.replace(day=day) <= published:
            return month.replace(day=day)
        if month.year == MINYEAR:
            raise ValueError(day)
        month = days_before(month, 1).replace(day=1)


def ordinal_day(phrase: Phrase) -> Days:
    """Return the latest such day; in what is told of months ago, the nearest to the day told last.

    Parameters
    ----------
    phrase : Phrase
    """
    published, last = published_of(phrase), phrase.last
    if last is None or (published - last.end).days <= _TOLD_OF_NOW:
        return one_day(_latest(published, phrase.days[0]))
    ends = (days_after(last.start, by) for by in range(_TOLD_OF_NOW + 1))
    near = [_latest(last.start, phrase.days[0]), *(day for day in ends if day.day == phrase.days[0])]
    return one_day(min(near, key=lambda day: abs((day - last.start).days)))


def ordinal_days(phrase: Phrase) -> Days:
    """Return the latest two such days.

    Parameters
    ----------
    phrase : Phrase
    """
    end = _latest(published_of(phrase), phrase.days[1])
    start = _latest(end, phrase.days[0])
    return start, end, precision_of(start, end)
