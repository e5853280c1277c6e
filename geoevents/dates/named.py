"""What a date stands for that names its day, month, year or a part of them: one production a rule."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

from geoevents.dates.phrase import (
    Days,
    Phrase,
    days_after,
    days_before,
    month_of,
    one_day,
    precision_of,
    published_of,
    whole_year,
    year_of,
)
from geoevents.lexicon.tables import load_table

# A numeric date: which of its three numbers is the year is plain from its digits.
NUMERIC = re.compile(
    r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})|(\d{1,2})[-/.](\d{1,2})[-/.](\d{4})|(\d{2})[-/.](\d{2})[-/.](\d{2})"
    r"|(\d{1,2})/(\d{1,2})/(\d{2})"
)


def _numeric(phrase: Phrase) -> Days:
    found = NUMERIC.fullmatch(phrase.numeric)
    if found is None:
        raise ValueError(phrase.numeric)
    parts = [part for part in found.groups() if part is not None]
    first, second, third = map(int, parts)
    if len(parts[0]) == 4:
        return one_day(date(first, second, third))
    year = third if len(parts[2]) == 4 else 2000 + third
    # Day before month, as all but American outlets write; the other order where only it is possible.
    return one_day(date(year, second, first) if second <= 12 else date(year, first, second))


def _day_month(phrase: Phrase) -> Days:
    day, month = phrase.days[0] if phrase.days else phrase.number, phrase.months[0]
    return one_day(date(year_of(phrase, month, day), month, day))


def _day_range(phrase: Phrase) -> Days:
    first, last = phrase.days[:2]
    month = phrase.months[0]
    year = year_of(phrase, month, last)
    start, end = date(year, month, first), date(year, month, last)
    if start > end:
        raise ValueError(phrase.text)
    return start, end, precision_of(start, end)


def _day_list(phrase: Phrase) -> Days:
    """Return from the first to the last of days told one by one: "3, 4 and 5 August"."""
    days, month = phrase.days, phrase.months[0]
    year = year_of(phrase, month, days[-1])
    start, end = date(year, month, min(days)), date(year, month, max(days))
    return start, end, precision_of(start, end)


def _feast(phrase: Phrase) -> Days:
    """Return a feast, or the day before: "Christmas Day", "New Year's Eve"; the latest one up to publication."""
    eve = "V" in phrase.letters
    if phrase.unit not in (("year",) if eve and not phrase.feast else ("", "year", "day")):
        raise ValueError(phrase.text)
    month, day = phrase.feast or (1, 1)
    if phrase.years:
        return one_day(days_before(date(phrase.years[0] + (eve and not phrase.feast), month, day), int(eve)))
    published = published_of(phrase)
    days = (date(year, month, day) for year in range(published.year + 1, published.year - 2, -1))
    return one_day(next(day for day in (days_before(day, int(eve)) for day in days) if day <= published))


def _month_range(phrase: Phrase) -> Days:
    (first, last), (a, b) = phrase.days[:2], phrase.months[:2]
    year = year_of(phrase, b, last)
    start = date(phrase.years[0] if len(phrase.years) > 1 else year - (a > b), a, first)
    end = date(year, b, last)
    if start > end:
        raise ValueError(phrase.text)
    return start, end, precision_of(start, end)


def _third(start: date, end: date, part: str) -> tuple[date, date]:
    """Return the early, middle or late third of a month (thirds: J)."""
    if part == "E":
        return start, start.replace(day=10)
    return (start.replace(day=11), start.replace(day=20)) if part == "Q" else (start.replace(day=21), end)


def _month_part(phrase: Phrase) -> Days:
    month = phrase.months[0]
    start, end, _ = month_of(year_of(phrase, month), month)
    return *_third(start, end, phrase.part), "month"


def _month_parts(phrase: Phrase) -> Days:
    """Return from one third of a month to another: "from late October to mid-November"."""
    start, end, _ = _months(phrase)
    first = _third(start, month_of(start.year, start.month)[1], phrase.parts[0])[0]
    last = _third(end.replace(day=1), end, phrase.parts[1])[1]
    return first, last, precision_of(first, last)


def _night_to_day(phrase: Phrase) -> Days:
    """Return the day that a night ends on, and the one before ("overnight into 7 July")."""
    day = _day_month(phrase)[0]
    return days_before(day, 1), day, "days"


def _week_of_month(phrase: Phrase) -> Days:
    """Return the first, second ... or last seven days of a month, as "the first week of November" is counted.

    "The first days of November" are its first third, "the last day" is one.
    """
    last = "L" in phrase.letters[:2]
    if phrase.unit == "day" and (last or phrase.number == 1):
        start, end, _ = month_of(year_of(phrase, phrase.months[0]), phrase.months[0])
        plural = load_table("dates")["forms"]["plural_ends"]
        several = phrase.text.lower().split(" of ")[0].endswith(tuple(plural))
        return (*_third(start, end, "K" if last else "E"), "month") if several else one_day(end if last else start)
    if phrase.unit != "week" or not ("L" in phrase.letters[:2] or 1 <= phrase.number <= 5):
        raise ValueError(phrase.text)
    start, end, _ = month_of(year_of(phrase, phrase.months[0]), phrase.months[0])
    first = days_before(end, 6) if "L" in phrase.letters[:2] else days_after(start, 7 * (phrase.number - 1))
    return min(first, end), min(days_after(first, 6), end), "week"


def _half_of_month(phrase: Phrase) -> Days:
    start, end, _ = month_of(year_of(phrase, phrase.months[0]), phrase.months[0])
    if phrase.fraction != 2 or phrase.number > phrase.fraction:
        raise ValueError(phrase.text)
    return (start, start.replace(day=15), "month") if phrase.number == 1 else (start.replace(day=16), end, "month")


def _part_of_year(phrase: Phrase) -> Days:
    """Return a half or quarter of a calendar year."""
    fraction, number = (4, phrase.quarter) if phrase.quarter else (phrase.fraction, phrase.number)
    if number > fraction or phrase.unit not in ("", "year"):
        raise ValueError(phrase.text)
    year = (
        phrase.years[0]
        if phrase.years
        else published_of(phrase).year + ("X" in phrase.letters) - ("L" in phrase.letters)
    )
    size = 12 // fraction
    return date(year, 1 + size * (number - 1), 1), month_of(year, size * number)[1], "year"


def _numbered_week(phrase: Phrase) -> Days:
    """Return a week of the year as ISO 8601 numbers them, as WHO's epidemiological weeks are."""
    if phrase.unit != "week":
        raise ValueError(phrase.text)
    year = phrase.years[0] if phrase.years else published_of(phrase).year
    monday = date.fromisocalendar(year, phrase.number, 1)
    if not phrase.years and monday > published_of(phrase):
        monday = date.fromisocalendar(year - 1, phrase.number, 1)
    return monday, days_after(monday, 6), "week"


def _week_from(phrase: Phrase) -> Days:
    """Return the seven days that "the week of 10 November" begins, or the day of "the early hours of 10 November"."""
    if phrase.unit in ("hour", "day"):
        return _day_month(phrase)
    if phrase.unit != "week":
        raise ValueError(phrase.text)
    first = _day_month(phrase)[0]
    return first, days_after(first, 6), "week"


def _week_around(phrase: Phrase) -> Days:
    """Return the calendar week in which a day told so lies: "around 5 November 2025 (week of)"."""
    if phrase.unit != "week":
        raise ValueError(phrase.text)
    day = _day_month(phrase)[0]
    first = days_before(day, day.weekday())
    return first, days_after(first, 6), "week"


def _week_to(phrase: Phrase) -> Days:
    if phrase.unit != "week":
        raise ValueError(phrase.text)
    last = _day_month(phrase)[0]
    return days_before(last, 6), last, "week"


def _nothing(phrase: Phrase) -> Days:
    raise ValueError(phrase.text)


def _year_part(phrase: Phrase) -> Days:
    first = {"E": 1, "Q": 5, "K": 9}[phrase.part]
    year = phrase.years[0]
    return date(year, first, 1), month_of(year, first + 3)[1], "year"


def _months(phrase: Phrase) -> Days:
    a, b = phrase.months[:2]
    year = year_of(phrase, b)
    start, end = month_of(phrase.years[0] if len(phrase.years) > 1 else year - (a > b), a)[0], month_of(year, b)[1]
    return start, end, precision_of(start, end)


def _month_whole(phrase: Phrase) -> Days:
    month = phrase.months[0]
    return month_of(year_of(phrase, month), month)


def _years(phrase: Phrase) -> Days:
    start, end = min(phrase.years), max(phrase.years)
    return date(start, 1, 1), date(end, 12, 31), "more" if end > start else "year"


def _whole_year(phrase: Phrase) -> Days:
    return whole_year(phrase.years[0])


PRODUCTIONS: dict[str, Callable[[Phrase], Days]] = {
    "nothing": _nothing,
    "week_of_month": _week_of_month,
    "half_of_month": _half_of_month,
    "part_of_year": _part_of_year,
    "numbered_week": _numbered_week,
    "week_from": _week_from,
    "week_to": _week_to,
    "week_around": _week_around,
    "month_parts": _month_parts,
    "numeric": _numeric,
    "feast": _feast,
    "day_list": _day_list,
    "day_month": _day_month,
    "night_to_day": _night_to_day,
    "day_range": _day_range,
    "month_range": _month_range,
    "month_part": _month_part,
    "year_part": _year_part,
    "months": _months,
    "month": _month_whole,
    "month_alone": _month_whole,
    "years": _years,
    "year": _whole_year,
}
