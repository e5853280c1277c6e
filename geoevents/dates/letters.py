"""What the words of a date are: the class of each as a letter, and the value it stands for."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import Any

from geoevents.dates import named
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import load_table

# Years that a bare four-digit number may be.
_FIRST_YEAR, _LAST_YEAR = 1900, 2100
# Tables whose words stand for a value, and the class of each, the last one winning.
_HOLDERS = {
    "numbers": "#", "ordinals": "f", "fractions": "H", "quarters": "q", "units": "U", "weekdays": "W", "months": "M",
    "feasts": "C", "seasons": "F",
}  # fmt: skip
DIGITS = frozenset("0123456789")
_TO_MONTH = 6  # words in which the month of a list of days follows
_OTHER: tuple[str, Any] = (" ", None)


@lru_cache(maxsize=1)
def word_letters() -> dict[str, str]:
    """Return the class of each word the table knows.

    Returns
    -------
    dict of str to str
        A letter for each word.
    """
    table = load_table("dates")
    letters = {word: letter for letter, listed in table["classes"].items() for word in listed}
    for name, letter in _HOLDERS.items():
        letters.update(dict.fromkeys(table[name], letter))
    return letters


@lru_cache(maxsize=1)
def word_values() -> dict[str, Any]:
    """Return what words stand for: a number, a unit, a weekday, a month.

    Returns
    -------
    dict
        By the word.
    """
    table = load_table("dates")
    return {word: value for name in _HOLDERS for word, value in table[name].items()}


@lru_cache(maxsize=1)
def endings() -> dict[str, tuple[str, ...]]:
    """Return how forms of words end: of ordinals, of weekdays in the plural.

    Returns
    -------
    dict of str to tuple of str
    """
    return {name: tuple(ends) for name, ends in load_table("dates")["forms"].items()}


@lru_cache(maxsize=1)
def _day_of_month() -> re.Pattern[str]:
    return re.compile(rf"(\d{{1,2}})(?:{'|'.join(endings()['ordinal_ends'])})?")


def _behind_ordinals() -> frozenset[str]:
    return frozenset(load_table("dates")["ordinal_days"]["behind"])


def is_ordinal_day(lows: list[str], at: int) -> bool:
    """Tell whether a number stands for a day of the month that no month is told with ("on the 13th").

    Parameters
    ----------
    lows : list of str
    at : int

    Returns
    -------
    bool
    """
    if lows[at][-1] in DIGITS or lows[at - 1 : at] != ["the"]:
        return False
    months = load_table("dates")["months"]
    if any(low in months for low in lows[at + 1 : at + _TO_MONTH]):
        return False  # "the 5th and 6th of July"
    if at + 1 == len(lows) or lows[at + 1] in _behind_ordinals():
        return True
    return lows[at - 2 : at - 1] == ["on"] and lows[at + 1].endswith("ed") and sense_of(lows[at + 1]).part == "v"


def read_number(low: str) -> tuple[str, Any]:
    """Return the class of a token that begins with a digit, and what it stands for.

    Parameters
    ----------
    low : str

    Returns
    -------
    letter : str
    value : int or str or None
    """
    ordinal = _day_of_month().fullmatch(low)
    if ordinal and 1 <= int(ordinal.group(1)) <= 31:
        return "d", int(ordinal.group(1))
    if len(low) == 4 and low.isdecimal() and _FIRST_YEAR <= int(low) <= _LAST_YEAR:
        return "y", int(low)
    if low.isdecimal() and len(low) <= 4:
        return "#", int(low)
    return ("D", low) if named.NUMERIC.fullmatch(low) else _OTHER
