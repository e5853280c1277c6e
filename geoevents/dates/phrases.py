"""What a date phrase stands for: one production a rule of ``lexicon/dates.toml``."""

from __future__ import annotations

import calendar
import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import MAXYEAR, date
from functools import lru_cache

from geoevents.lexicon.tables import load_table
from geoevents.model import DateSpan

# A date without a year that would lie further back than this is taken to be the coming one (J).
_FAR_BACK_DAYS = 300
# A count of days that reaches further than a century is no date.
_FURTHEST_DAYS = 36525
# A numeric date: which of its three numbers is the year is plain from its digits.
NUMERIC = re.compile(r"(\d{1,4})[-/.](\d{1,2})[-/.](\d{1,4})")


@dataclass(frozen=True, slots=True)
class Phrase:
    """The words of one date: their classes, what each class holds, and the day they are counted from."""

    letters: str
    days: tuple[int, ...]
    months: tuple[int, ...]
    years: tuple[int, ...]
    weekdays: tuple[int, ...]
    number: int
    unit: str
    part: str
    text: str
    numeric: str
    published: date | None
    last: DateSpan | None


Days = tuple[date, date, str]


def _published(phrase: Phrase) -> date:
    if phrase.published is None:
        raise NoPublicationDateError
    return phrase.published


class NoPublicationDateError(Exception):
    """Raised by a rule that counts from a publication date, or an earlier date, that the text lacks."""


# --- productions -------------------------------------------------------------------------------------------------


def _back(day: date, days: int) -> date:
    return date.fromordinal(max(1, day.toordinal() - days))


def _forward(day: date, days: int) -> date:
    return date.fromordinal(min(date.max.toordinal(), day.toordinal() + days))


def _day(day: date) -> Days:
    return day, day, "day"


def _length(start: date, end: date) -> str:
    days = (end - start).days + 1
    bounds = ((1, "day"), (6, "days"), (7, "week"), (31, "month"), (366, "year"))
    return next((name for limit, name in bounds if days <= limit), "more")


def _month(year: int, month: int) -> Days:
    return date(year, month, 1), date(year, month, calendar.monthrange(year, month)[1]), "month"


def _year(year: int) -> Days:
    return date(year, 1, 1), date(year, 12, 31), "year"


def _year_of(phrase: Phrase, month: int, day: int = 1) -> int:
    """Return the year of a day and month: as written, else the latest one up to publication."""
    if phrase.years:
        return phrase.years[-1]
    published = _published(phrase)
    if (month, day) <= (published.month, published.day):
        return published.year
    past = date(published.year - 1, month, min(day, 28))
    return published.year if (published - past).days > _FAR_BACK_DAYS else published.year - 1


def _numeric(phrase: Phrase) -> Days:
    found = NUMERIC.fullmatch(phrase.numeric)
    if found is None:
        raise ValueError(phrase.numeric)
    first, second, third = (int(part) for part in found.groups())
    if len(found.group(1)) == 4:
        return _day(date(first, second, third))
    year = third if len(found.group(3)) == 4 else 2000 + third
    # Day before month, as all but American outlets write; the other order where only it is possible.
    return _day(date(year, second, first) if second <= 12 else date(year, first, second))


def _day_month(phrase: Phrase) -> Days:
    day, month = phrase.days[0], phrase.months[0]
    return _day(date(_year_of(phrase, month, day), month, day))


def _day_range(phrase: Phrase) -> Days:
    first, last = phrase.days[:2]
    month = phrase.months[0]
    year = _year_of(phrase, month, last)
    start, end = date(year, month, first), date(year, month, last)
    if start > end:
        raise ValueError(phrase.text)
    return start, end, _length(start, end)


def _month_range(phrase: Phrase) -> Days:
    (first, last), (a, b) = phrase.days[:2], phrase.months[:2]
    year = _year_of(phrase, b, last)
    start = date(phrase.years[0] if len(phrase.years) > 1 else year - (a > b), a, first)
    end = date(year, b, last)
    if start > end:
        raise ValueError(phrase.text)
    return start, end, _length(start, end)


def _month_part(phrase: Phrase) -> Days:
    month = phrase.months[0]
    start, end, _ = _month(_year_of(phrase, month), month)
    # Thirds of a month (J).
    if phrase.part == "E":
        return start, start.replace(day=10), "month"
    if phrase.part == "Q":
        return start.replace(day=11), start.replace(day=20), "month"
    return start.replace(day=21), end, "month"


def _year_part(phrase: Phrase) -> Days:
    first = {"E": 1, "Q": 5, "K": 9}[phrase.part]
    year = phrase.years[0]
    return date(year, first, 1), _month(year, first + 3)[1], "year"


def _months(phrase: Phrase) -> Days:
    a, b = phrase.months[:2]
    year = _year_of(phrase, b)
    start, end = _month(phrase.years[0] if len(phrase.years) > 1 else year - (a > b), a)[0], _month(year, b)[1]
    return start, end, _length(start, end)


def _near_month(phrase: Phrase) -> Days:
    published, month = _published(phrase), phrase.months[0]
    if phrase.letters[0] == "L":
        return _month(published.year - (month >= published.month), month)
    return _month(published.year + (month <= published.month), month)


def _this_month_name(phrase: Phrase) -> Days:
    return _month(_published(phrase).year, phrase.months[0])


def _month_whole(phrase: Phrase) -> Days:
    month = phrase.months[0]
    return _month(_year_of(phrase, month), month)


def _years(phrase: Phrase) -> Days:
    start, end = min(phrase.years), max(phrase.years)
    return date(start, 1, 1), date(end, 12, 31), "more" if end > start else "year"


def _whole_year(phrase: Phrase) -> Days:
    return _year(phrase.years[0])


def _last_weekday(published: date, weekday: int) -> date:
    return _back(published, (published.weekday() - weekday) % 7)


def _weekday(phrase: Phrase) -> Days:
    return _day(_last_weekday(_published(phrase), phrase.weekdays[0]))


def _near_weekday(phrase: Phrase) -> Days:
    published, weekday = _published(phrase), phrase.weekdays[0]
    if phrase.letters[0] == "L":
        return _day(_last_weekday(_back(published, 1), weekday))
    return _day(_forward(published, (weekday - published.weekday() - 1) % 7 + 1))


def _weekday_of_week(phrase: Phrase) -> Days:
    published = _published(phrase)
    monday = _back(published, published.weekday())
    week = _back(monday, 7) if "L" in phrase.letters else _forward(monday, 7)
    return _day(_forward(week, phrase.weekdays[0]))


def _weekdays(phrase: Phrase) -> Days:
    published = _published(phrase)
    end = _last_weekday(published, phrase.weekdays[1])
    start = _last_weekday(end, phrase.weekdays[0])
    return start, end, _length(start, end)


def _yesterday(phrase: Phrase) -> Days:
    return _day(_back(_published(phrase), 1))


def _two_days_ago(phrase: Phrase) -> Days:
    return _day(_back(_published(phrase), 2))


def _today(phrase: Phrase) -> Days:
    return _day(_published(phrase))


def _tomorrow(phrase: Phrase) -> Days:
    return _day(_forward(_published(phrase), 1))


def _overnight(phrase: Phrase) -> Days:
    published = _published(phrase)
    return _back(published, 1), published, "days"


def _night(phrase: Phrase) -> Days:
    """Return the night before publication ("all night", "during the night"); no other part of a day says which."""
    if not phrase.text.lower().endswith("night"):
        raise ValueError(phrase.text)
    return _overnight(phrase)


def _night_to(phrase: Phrase) -> Days:
    day = _last_weekday(_published(phrase), phrase.weekdays[0])
    return _back(day, 1), day, "days"


def _calendar_unit(published: date, unit: str, by: int) -> Days:
    """Return the calendar week, month, year ... that lies ``by`` units from the one of publication."""
    if unit in ("week", "fortnight"):
        monday = _back(published, published.weekday())
        monday = _forward(monday, 7 * by) if by >= 0 else _back(monday, -7 * by)
        return monday, _forward(monday, 6), "week"
    if unit == "month":
        index = published.year * 12 + published.month - 1 + by
        return _month(min(max(index // 12, 1), MAXYEAR), index % 12 + 1)
    if unit in ("year", "decade"):
        return _year(min(max(published.year + by, 1), MAXYEAR))
    day = _forward(published, by) if by >= 0 else _back(published, -by)
    return _day(day)


def _last_unit(phrase: Phrase) -> Days:
    return _calendar_unit(_published(phrase), phrase.unit, -1)


def _next_unit(phrase: Phrase) -> Days:
    return _calendar_unit(_published(phrase), phrase.unit, 1)


def _this_unit(phrase: Phrase) -> Days:
    published = _published(phrase)
    start, end, precision = _calendar_unit(published, phrase.unit, 0)
    return start, max(start, min(published, end)), precision


def _end_of_unit(phrase: Phrase) -> Days:
    """Return the third of a week, month or year that "the end of this month" means (thirds: J)."""
    start, end, _ = _calendar_unit(_published(phrase), phrase.unit, int("X" in phrase.letters))
    third = ((end - start).days + 1) // 3
    first = {"E": 0, "Q": third, "K": (end - start).days + 1 - third}[phrase.part]
    last = _forward(start, first + max(third, 1) - 1)
    return _forward(start, first), last, _length(_forward(start, first), last)


def _weekend(phrase: Phrase) -> Days:
    """Return the weekend just over, or the one to come."""
    published = _published(phrase)
    saturday = _last_weekday(published, 5)
    if phrase.letters.startswith("X"):
        saturday = _forward(saturday, 7)
    return saturday, _forward(saturday, 1), "days"


def _from_last(phrase: Phrase, sign: int) -> Days:
    """Count from the date told before: "two days later", "the day before"."""
    if phrase.unit == "hour":
        raise ValueError(phrase.text)
    if phrase.last is None:
        raise NoPublicationDateError
    size = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365}.get(phrase.unit, 0)
    days = min(phrase.number * size, _FURTHEST_DAYS)
    day = _forward(phrase.last.end, days) if sign > 0 else _back(phrase.last.start, days)
    return (
        _day(day)
        if phrase.unit in ("day", "hour")
        else (_back(day, size // 2), _forward(day, size // 2), _length(_back(day, size // 2), day))
    )


def _after_last(phrase: Phrase) -> Days:
    return _from_last(phrase, 1)


def _before_last(phrase: Phrase) -> Days:
    return _from_last(phrase, -1)


def _day_after(phrase: Phrase) -> Days:
    if phrase.text.endswith("s"):
        published = _published(phrase)
        end = _forward(published, _recent_days()[phrase.unit])
        return published, end, _length(published, end)
    return _from_last(phrase, 1) if phrase.unit == "day" else _next_unit(phrase)


def _day_before(phrase: Phrase) -> Days:
    if phrase.text.endswith("s"):
        return _recent(phrase)
    return _from_last(phrase, -1) if phrase.unit == "day" else _last_unit(phrase)


def _same_day(phrase: Phrase) -> Days:
    if phrase.last is None or (phrase.unit != "day" and "p" not in phrase.letters):
        raise NoPublicationDateError
    return phrase.last.start, phrase.last.end, phrase.last.precision


def _ago(phrase: Phrase) -> Days:
    published, number = _published(phrase), phrase.number
    if phrase.unit == "hour":
        return _back(published, 1 + number // 24), published, "days"
    if phrase.unit in ("day",):
        return _day(_back(published, number))
    if phrase.unit in ("week", "fortnight"):
        middle = _back(published, number * (7 if phrase.unit == "week" else 14))
        return _back(middle, 3), _forward(middle, 3), "week"
    if phrase.unit == "month":
        return _calendar_unit(published, "month", -min(number, 12 * published.year))
    return _year(max(1, published.year - number * (10 if phrase.unit == "decade" else 1)))


@lru_cache(maxsize=1)
def _recent_days() -> dict[str, int]:
    recent: dict[str, int] = load_table("dates")["recent_days"]
    return recent


def _some_ago(phrase: Phrase) -> Days:
    published, reach = _published(phrase), _recent_days()[phrase.unit]
    return _back(published, reach), _back(published, min(1, reach)), _length(_back(published, reach), published)


def _last_units(phrase: Phrase) -> Days:
    published = _published(phrase)
    size = {"hour": 1, "day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3652}
    days = max(1, phrase.number) * size[phrase.unit] // (24 if phrase.unit == "hour" else 1)
    if phrase.letters.startswith(("X", "hX")):
        return (
            published,
            _forward(published, min(days, _FURTHEST_DAYS)),
            _length(published, _forward(published, min(days, _FURTHEST_DAYS))),
        )
    start = _back(published, min(max(days, 1), _FURTHEST_DAYS))
    return start, published, _length(start, published)


def _recent(phrase: Phrase) -> Days:
    published = _published(phrase)
    start = _back(published, _recent_days()[phrase.unit or "week"])
    return start, published, _length(start, published)


PRODUCTIONS: dict[str, Callable[[Phrase], Days]] = {
    "numeric": _numeric,
    "day_month": _day_month,
    "day_range": _day_range,
    "month_range": _month_range,
    "month_part": _month_part,
    "year_part": _year_part,
    "months": _months,
    "near_month": _near_month,
    "this_month_name": _this_month_name,
    "month": _month_whole,
    "month_alone": _month_whole,
    "years": _years,
    "year": _whole_year,
    "weekday": _weekday,
    "near_weekday": _near_weekday,
    "weekday_of_week": _weekday_of_week,
    "weekdays": _weekdays,
    "yesterday": _yesterday,
    "two_days_ago": _two_days_ago,
    "today": _today,
    "tomorrow": _tomorrow,
    "overnight": _overnight,
    "night": _night,
    "night_to": _night_to,
    "last_unit": _last_unit,
    "next_unit": _next_unit,
    "this_unit": _this_unit,
    "end_of_unit": _end_of_unit,
    "ago": _ago,
    "some_ago": _some_ago,
    "last_units": _last_units,
    "recent": _recent,
    "weekend": _weekend,
    "after_last": _after_last,
    "before_last": _before_last,
    "day_after": _day_after,
    "day_before": _day_before,
    "same_day": _same_day,
}
