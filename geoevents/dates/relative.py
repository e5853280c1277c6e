"""What a date stands for that is counted from publication or from a date told before: one production a rule."""

from __future__ import annotations

from calendar import monthrange
from collections.abc import Callable
from datetime import MAXYEAR, MINYEAR, date
from functools import lru_cache

from geoevents.dates.monthdays import ordinal_day, ordinal_days
from geoevents.dates.nights import last_night, night_before, night_to, nights_ago, overnight
from geoevents.dates.phrase import (
    Days,
    NoPublicationDateError,
    Phrase,
    days_after,
    days_before,
    last_weekday,
    month_of,
    one_day,
    precision_of,
    published_of,
    whole_year,
)
from geoevents.dates.seasons import last_season, season_of_year
from geoevents.lexicon.tables import load_table
from geoevents.model import DateSpan

_UNIT_DAYS = {"day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3652}
# Hours before or after a deed that are mostly of its day (judgement).
_HOURS_OF_DAY = 8
# A count of days that reaches further than a century is no date.
_FURTHEST_DAYS = 36525


def _near_month(phrase: Phrase) -> Days:
    published, month = published_of(phrase), phrase.months[0]
    if phrase.letters[0] == "L":
        return month_of(published.year - (month >= published.month), month)
    return month_of(published.year + (month <= published.month), month)


def _this_month_name(phrase: Phrase) -> Days:
    return month_of(published_of(phrase).year, phrase.months[0])


def _weekday(phrase: Phrase) -> Days:
    return one_day(last_weekday(published_of(phrase), phrase.weekdays[0]))


def _near_weekday(phrase: Phrase) -> Days:
    published, weekday = published_of(phrase), phrase.weekdays[0]
    if phrase.letters[0] == "L":
        return one_day(last_weekday(days_before(published, 1), weekday))
    return one_day(days_after(published, (weekday - published.weekday() - 1) % 7 + 1))


def _weekday_of_week(phrase: Phrase) -> Days:
    published = published_of(phrase)
    monday = days_before(published, published.weekday())
    if "T" in phrase.letters:
        return one_day(days_after(monday, phrase.weekdays[0]))
    week = days_before(monday, 7) if "L" in phrase.letters else days_after(monday, 7)
    return one_day(days_after(week, phrase.weekdays[0]))


def _weekdays(phrase: Phrase) -> Days:
    published = published_of(phrase)
    end = last_weekday(published, phrase.weekdays[-1])
    start = last_weekday(end, phrase.weekdays[0])
    return start, end, precision_of(start, end)


def _yesterday(phrase: Phrase) -> Days:
    return one_day(days_before(published_of(phrase), 1))


def _two_days_ago(phrase: Phrase) -> Days:
    return one_day(days_before(published_of(phrase), 2))


def _part_of_day(phrase: Phrase) -> Days:
    """Return the day of publication; "the next morning" is that of the day behind the one told of last."""
    if "X" in phrase.letters and phrase.last is not None:
        return one_day(days_after(phrase.last.end, 1))
    return _today(phrase)


def _today(phrase: Phrase) -> Days:
    return one_day(published_of(phrase))


def _tomorrow(phrase: Phrase) -> Days:
    return one_day(days_after(published_of(phrase), 1))


def _calendar_unit(published: date, unit: str, by: int) -> Days:
    """Return the calendar week, month, year ... that lies ``by`` units from the one of publication."""
    if unit in ("week", "fortnight"):
        monday = days_before(published, published.weekday())
        monday = days_after(monday, 7 * by) if by >= 0 else days_before(monday, -7 * by)
        return monday, days_after(monday, 6), "week"
    if unit == "month":
        index = published.year * 12 + published.month - 1 + by
        return month_of(min(max(index // 12, 1), MAXYEAR), index % 12 + 1)
    if unit in ("year", "decade"):
        return whole_year(min(max(published.year + by, 1), MAXYEAR))
    day = days_after(published, by) if by >= 0 else days_before(published, -by)
    return one_day(day)


def _last_unit(phrase: Phrase) -> Days:
    return _calendar_unit(published_of(phrase), phrase.unit, -1)


def _next_unit(phrase: Phrase) -> Days:
    return _calendar_unit(published_of(phrase), phrase.unit, 1)


def _this_unit(phrase: Phrase) -> Days:
    published = published_of(phrase)
    start, end, precision = _calendar_unit(published, phrase.unit, 0)
    return start, max(start, min(published, end)), precision


def _end_of_unit(phrase: Phrase) -> Days:
    """Return the third of a week, month or year that "the end of this month" means (thirds: J)."""
    by = ("X" in phrase.letters) - ("L" in phrase.letters)
    start, end, _ = _calendar_unit(published_of(phrase), phrase.unit, by)
    third = ((end - start).days + 1) // 3
    first = {"E": 0, "Q": third, "K": 2 * third if phrase.unit == "month" else (end - start).days + 1 - third}[
        phrase.part
    ]
    last = end if phrase.part == "K" else days_after(start, first + max(third, 1) - 1)
    return days_after(start, first), last, precision_of(days_after(start, first), last)


def _part_of_unit(phrase: Phrase) -> Days:
    """Return the third of a month or year that "early this month" means; a week is too short to part."""
    published = published_of(phrase)
    if phrase.unit in ("month", "year"):
        start, end, precision = _end_of_unit(phrase)
        return start, min(end, published) if phrase.letters[:2] == "ET" and start <= published else end, precision
    return (_last_unit if "L" in phrase.letters else _next_unit if "X" in phrase.letters else _this_unit)(phrase)


def _weekend(phrase: Phrase) -> Days:
    """Return the weekend just over, or the one to come."""
    published = published_of(phrase)
    saturday = last_weekday(published, 5)
    if phrase.letters.startswith("X"):
        saturday = days_after(saturday, 7)
    return saturday, days_after(saturday, 1), "days"


def _bound_of_unit(phrase: Phrase) -> Days:
    """Return the third of the week of publication that "the start of the week" means; "since" it, all since."""
    published = published_of(phrase)
    if phrase.unit == "day" and phrase.part == "E":
        return one_day(published)
    if phrase.unit not in ("week", "month", "year"):
        raise ValueError(phrase.text)
    return _this_unit(phrase) if "S" in phrase.letters else _end_of_unit(phrase)


def _from_last(phrase: Phrase, sign: int) -> Days:
    """Count from the date told before: "two days later", "the day before"."""
    if phrase.unit == "hour" and phrase.last is not None and phrase.number <= _HOURS_OF_DAY:
        return _same_day(phrase)
    if phrase.unit == "hour":
        raise ValueError(phrase.text)
    wide = _from_month(phrase, sign * phrase.number)
    if wide is not None:
        return wide
    if phrase.last is None:
        raise NoPublicationDateError
    since = _told(phrase) or phrase.last
    if since.start > phrase.last.end and since.precision != "week":
        raise ValueError(phrase.text)  # counted from a month or year told since, which has no one day
    last = since if since.start > phrase.last.end else phrase.last
    if last.precision == phrase.unit == "week":
        return _calendar_unit(last.end, "week", sign * phrase.number)
    size = _UNIT_DAYS.get(phrase.unit, 0)
    days = min(phrase.number * size, _FURTHEST_DAYS)
    day = days_after(last.end, days) if sign > 0 else days_before(last.start, days)
    return (
        one_day(day)
        if phrase.unit in ("day", "hour")
        else (days_before(day, size // 2), days_after(day, size // 2), precision_of(days_before(day, size // 2), day))
    )


def _told(phrase: Phrase) -> DateSpan | None:
    """Return what was told last; None where that is yet to come ("a vote is due in May. Two days later")."""
    told = phrase.told
    return None if told is not None and phrase.published is not None and told.start > phrase.published else told


def _from_month(phrase: Phrase, by: int) -> Days | None:
    """Count months or years from a month or year told before ("in March ... Two months later"); None for others.

    Where that month is yet to come, a day told earlier is not what is counted from either: ValueError.
    """
    told = _told(phrase)
    if told is None or phrase.unit not in ("month", "year") or not MINYEAR < told.start.year + by < MAXYEAR:
        return None
    whole = told.start.day == 1 and days_after(told.end, 1).day == 1
    if whole and told.precision == "year" and phrase.unit == "year":
        return whole_year(told.start.year + by)
    if whole and told.precision == "month":
        index = told.start.year * 12 + told.start.month - 1 + by * (12 if phrase.unit == "year" else 1)
        month = month_of(index // 12, index % 12 + 1)
        if phrase.published is not None and month[0] > phrase.published:
            raise ValueError(phrase.text)
        return month
    return None


def _hours_from_last(phrase: Phrase) -> Days:
    """Return the day told of before ("hours earlier"), or the days that "weeks later" may mean: two units to some."""
    words = phrase.text.lower()
    if phrase.last is None or not words.endswith(_ends("same_day_ends" if phrase.unit == "hour" else "later_ends")):
        raise ValueError(phrase.text)
    if phrase.unit == "hour":
        return _same_day(phrase)
    reach = _recent_days()[phrase.unit]
    start, end = days_after(phrase.last.end, 2 * _UNIT_DAYS[phrase.unit]), days_after(phrase.last.end, reach)
    if phrase.published is not None and start <= phrase.published:
        end = min(end, phrase.published)
    return start, end, precision_of(start, end)


def _from_a_deed(phrase: Phrase) -> Days:
    """Give no day: what it is counted from is told behind it ("two days after troops left")."""
    raise NoPublicationDateError


def _after_last(phrase: Phrase) -> Days:
    return _from_last(phrase, 1)


def _before_last(phrase: Phrase) -> Days:
    return _from_last(phrase, -1)


def _day_after(phrase: Phrase) -> Days:
    if phrase.text.endswith(_ends("plural_ends")):
        published = published_of(phrase)
        if (
            phrase.last is not None
            and phrase.last.end < published
            and phrase.text.lower().split()[1:2] == ["following"]
        ):
            published, end = days_after(phrase.last.end, 1), days_after(phrase.last.end, _recent_days()[phrase.unit])
            return published, min(end, published_of(phrase)), precision_of(published, min(end, published_of(phrase)))
        end = days_after(published, _recent_days()[phrase.unit])
        return published, end, precision_of(published, end)
    if phrase.unit == "day":
        return _from_last(phrase, 1)
    return _unit_of_told(phrase, 1) or _next_unit(phrase)


def _unit_of_told(phrase: Phrase, by: int) -> Days | None:
    """Return the week, month or year so many from that of what was told last ("the following week", "the same month").

    None where it would be yet to come, or "the next week" may be the coming one.
    """
    told = _told(phrase) or phrase.last
    if told is None or phrase.unit not in ("week", "month", "year"):
        return None
    if by and set(_ends("goes_on")).isdisjoint(phrase.text.lower().split()):
        return None
    start, end, precision = _calendar_unit(told.end, phrase.unit, by)
    if phrase.published is None or start > phrase.published:
        return None
    return start, max(start, min(end, phrase.published)), precision


def _day_before(phrase: Phrase) -> Days:
    if phrase.text.endswith(_ends("plural_ends")):
        return _recent(phrase)
    if phrase.unit == "day" and not set(_ends("up_to_now")).isdisjoint(phrase.text.lower().split()):
        published = published_of(phrase)  # "over the past day"
        return days_before(published, 1), published, precision_of(days_before(published, 1), published)
    return _from_last(phrase, -1) if phrase.unit == "day" else _last_unit(phrase)


def _same_day(phrase: Phrase) -> Days:
    if phrase.unit not in ("", "day", "hour") and (days := _unit_of_told(phrase, 0)) is not None:
        return days
    if phrase.last is None or (phrase.unit not in ("day", "hour") and "p" not in phrase.letters):
        raise NoPublicationDateError
    return phrase.last.start, phrase.last.end, phrase.last.precision


def _ago(phrase: Phrase) -> Days:
    published, number = published_of(phrase), phrase.number
    if phrase.unit == "hour":
        return days_before(published, 1 + number // 24), published, "days"
    if phrase.unit in ("day",):
        return one_day(days_before(published, number))
    if phrase.unit in ("week", "fortnight"):
        middle = days_before(published, number * (7 if phrase.unit == "week" else 14))
        return days_before(middle, 3), days_after(middle, 3), "week"
    if phrase.unit == "month":
        return _calendar_unit(published, "month", -min(number, 12 * published.year))
    return whole_year(max(1, published.year - number * (10 if phrase.unit == "decade" else 1)))


def _day_ago(phrase: Phrase) -> Days:
    """Return a day so long before today or the last such weekday ("ten years ago today", "a year ago on Friday")."""
    published = published_of(phrase)
    day = last_weekday(published, phrase.weekdays[0]) if phrase.weekdays else published
    months = {"month": 1, "year": 12, "decade": 120}.get(phrase.unit, 0) * phrase.number
    if not months:
        size = {"day": 1, "week": 7, "fortnight": 14}.get(phrase.unit, 0)
        return one_day(days_before(day, min(size * phrase.number, _FURTHEST_DAYS)))
    index = max(12, day.year * 12 + day.month - 1 - months)
    year, month = index // 12, index % 12 + 1
    return one_day(date(year, month, min(day.day, monthrange(year, month)[1])))


def _unit_ago(phrase: Phrase) -> Days:
    """Return the week, month or year so long before the one of publication ("two years ago this month")."""
    published, this = published_of(phrase), phrase.last_unit
    months = {"month": 1, "year": 12, "decade": 120}.get(phrase.unit, 0) * phrase.number
    if not months or this not in ("week", "month", "year"):
        raise ValueError(phrase.text)
    index = max(12, published.year * 12 + published.month - 1 - months)
    year, month = index // 12, index % 12 + 1
    day = date(year, month, min(published.day, monthrange(year, month)[1]))
    return _calendar_unit(day, this, 0)


def _unit_before_last(phrase: Phrase) -> Days:
    """Return the week, month or year before the last ("the year before last")."""
    return _calendar_unit(published_of(phrase), phrase.unit, -2)


def _since_weekday(phrase: Phrase) -> Days:
    """Return the last such day before publication: "since Monday", told on a Monday, is since a week ago."""
    return one_day(last_weekday(days_before(published_of(phrase), 1), phrase.weekdays[0]))


@lru_cache(maxsize=4)
def _ends(name: str) -> tuple[str, ...]:
    return tuple(load_table("dates")["forms"][name])


@lru_cache(maxsize=1)
def _recent_days() -> dict[str, int]:
    recent: dict[str, int] = load_table("dates")["recent_days"]
    return recent


def _some_ago(phrase: Phrase) -> Days:
    published, reach = published_of(phrase), _recent_days()[phrase.unit]
    return (
        days_before(published, reach),
        days_before(published, min(1, reach)),
        precision_of(days_before(published, reach), published),
    )


def _last_units(phrase: Phrase) -> Days:
    published = published_of(phrase)
    size = {"hour": 1, "day": 1, "week": 7, "fortnight": 14, "month": 30, "year": 365, "decade": 3652}
    days = max(1, phrase.number) * size[phrase.unit] // (24 if phrase.unit == "hour" else 1)
    if phrase.letters.startswith(("X", "hX")):
        return (
            published,
            days_after(published, min(days, _FURTHEST_DAYS)),
            precision_of(published, days_after(published, min(days, _FURTHEST_DAYS))),
        )
    start = days_before(published, min(max(days, 1), _FURTHEST_DAYS))
    return start, published, precision_of(start, published)


def _recent(phrase: Phrase) -> Days:
    published = published_of(phrase)
    start = days_before(published, _recent_days()[phrase.unit or "week"])
    return start, published, precision_of(start, published)


PRODUCTIONS: dict[str, Callable[[Phrase], Days]] = {
    "near_month": _near_month,
    "this_month_name": _this_month_name,
    "weekday": _weekday,
    "near_weekday": _near_weekday,
    "weekday_of_week": _weekday_of_week,
    "weekdays": _weekdays,
    "weekday_list": _weekdays,
    "yesterday": _yesterday,
    "ordinal_day": ordinal_day,
    "ordinal_days": ordinal_days,
    "two_days_ago": _two_days_ago,
    "part_of_day": _part_of_day,
    "today": _today,
    "tomorrow": _tomorrow,
    "overnight": overnight,
    "night": last_night,
    "night_to": night_to,
    "night_before": night_before,
    "nights_ago": nights_ago,
    "last_unit": _last_unit,
    "next_unit": _next_unit,
    "this_unit": _this_unit,
    "bound_of_unit": _bound_of_unit,
    "end_of_unit": _end_of_unit,
    "part_of_unit": _part_of_unit,
    "ago": _ago,
    "day_ago": _day_ago,
    "last_season": last_season,
    "unit_ago": _unit_ago,
    "season_of_year": season_of_year,
    "unit_before_last": _unit_before_last,
    "since_weekday": _since_weekday,
    "some_ago": _some_ago,
    "last_units": _last_units,
    "recent": _recent,
    "weekend": _weekend,
    "hours_from_last": _hours_from_last,
    "after_last": _after_last,
    "from_a_deed": _from_a_deed,
    "before_last": _before_last,
    "day_after": _day_after,
    "day_before": _day_before,
    "same_day": _same_day,
}
