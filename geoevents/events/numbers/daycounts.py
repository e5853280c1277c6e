"""Counts of days before a word: how many "four weeks" are, and "two days after" between two deeds."""

from __future__ import annotations

from geoevents.dates.letters import word_values
from geoevents.events.numbers.numbers import read_count
from geoevents.lexicon.tables import load_table

# Days in a unit, by its name; what is longer is not counted in days.
_DAYS = {"day": 1, "week": 7}
_HOURS_A_DAY = 24
_LONGEST = 60  # days (judgement)
# What stands behind a count of days that lie between two deeds.
AFTER, BEFORE = frozenset({"after"}), frozenset({"before"})


def _number(lows: list[str], at: int) -> int | None:
    """Return the number that ends before a token, if it is a small one."""
    low = lows[at - 1] if at else ""
    value = word_values().get(low) if not low.isdecimal() else int(low)
    if not isinstance(value, int) or low in load_table("dates")["months"]:
        count = read_count(lows, at - 1, at) if at else None
        exact = count is not None and count.after == at and count.value.low == count.value.high  # no "many weeks"
        value = int(count.value.best) if count is not None and exact else None
    return value if value is not None and 0 < value <= _LONGEST * _HOURS_A_DAY else None


def days_of(lows: list[str], unit: int) -> int | None:
    """Return how many days "four weeks" are, whose unit stands at a token; None for what is no such count.

    Parameters
    ----------
    lows : list of str
    unit : int

    Examples
    --------
    >>> days_of("after two weeks".split(), 2), days_of("after many weeks".split(), 2)
    (14, None)
    """
    name, number = load_table("dates")["units"].get(lows[unit]), _number(lows, unit)
    if number is None:
        return None
    days = number // _HOURS_A_DAY if name == "hour" else number * _DAYS.get(name or "", 0)
    return days if 0 < days <= _LONGEST else None


def lie_apart(lows: list[str], start: int, end: int) -> bool:
    """Tell whether so many days lie between what is told before one token and behind another.

    Parameters
    ----------
    lows : list of str
    start, end : int

    Examples
    --------
    >>> lie_apart("six were killed , two days after gunmen attacked".split(), 3, 9)
    True
    """
    return any(lows[i] in AFTER | BEFORE and days_of(lows, i - 1) is not None for i in range(start + 2, end))
