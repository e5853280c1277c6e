"""Whether a clause speaks of an event that its text told before, or sets its own apart from it."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache

from geoevents.lexicon.tables import load_table


def points_back(text: str) -> bool:
    """Tell whether a clause speaks of an event by arms told before it.

    Examples
    --------
    >>> points_back("Two soldiers died in the exchange"), points_back("Two soldiers died in an ambush")
    (True, False)
    >>> points_back("The airstrike hit a clinic"), points_back("A clash broke out"), points_back("Clashes in Rafah")
    (True, True, False)
    """
    return _back().search(text) is not None or ensues(text)


def ensues(text: str) -> bool:
    """Tell whether a clause is of a fight that came of what was told before it ("A clash broke out").

    Examples
    --------
    >>> ensues("A gunfight ensued"), ensues("A gunfight with the army")
    (True, False)
    """
    return _ensuing().search(text) is not None


def tells_aim(text: str) -> bool:
    """Tell whether a clause says what a strike told before was aimed at ("said it had targeted a commander").

    Examples
    --------
    >>> tells_aim("it had targeted a commander"), tells_aim("it targeted a commander")
    (True, False)
    """
    return _aims().search(text) is not None


def is_of_crowd(text: str) -> bool:
    """Tell whether a clause is of a crowd told of before ("Police dispersed the demonstrators").

    Examples
    --------
    >>> is_of_crowd("Police dispersed the crowd"), is_of_crowd("Crowds gathered")
    (True, False)
    """
    return _crowd().search(text) is not None and not tells_apart(text)


def tells_apart(text: str, other: str = "") -> bool:
    """Tell whether a clause sets its event apart from what was told before it ("in a separate attack").

    Parameters
    ----------
    text : str
    other : str
        What was told before: which of several both speak of ("a second bomb", "the second blast") is no other.

    Examples
    --------
    >>> tells_apart("Another drone hit the port"), tells_apart("The drone hit the port")
    (True, False)
    """
    found = {word.split()[-1].casefold() for word in _distinct().findall(text)}
    return bool(found) and not found & ({word.split()[-1].casefold() for word in _distinct().findall(other)} & _which())


def any_of(words: Iterable[str], flags: int = 0) -> re.Pattern[str]:
    """Return a pattern of any of some words, the longest first."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, sorted(words, key=len, reverse=True)))})\b", flags)


@lru_cache(maxsize=1)
def _back() -> re.Pattern[str]:
    table = load_table("events")["merging"]["back"]
    behind = any_of([f"{sign} the {noun}" for sign in table["signs"] for noun in table["nouns"]], re.IGNORECASE)
    opening = any_of([f"{the} {noun}" for the in table["definite"] for noun in (*table["nouns"], *table["openers"])])
    return re.compile(rf"(?i:{behind.pattern})|\A\W*{opening.pattern}")


@lru_cache(maxsize=1)
def _ensuing() -> re.Pattern[str]:
    table = load_table("events")["merging"]["back"]
    return any_of([f"{noun} {verb}" for noun in table["fights"] for verb in table["ensuing"]], re.IGNORECASE)


@lru_cache(maxsize=1)
def _aims() -> re.Pattern[str]:
    return any_of(load_table("events")["merging"]["back"]["aims"], re.IGNORECASE)


@lru_cache(maxsize=1)
def _crowd() -> re.Pattern[str]:
    return any_of(load_table("events")["merging"]["crowds"]["told_of"], re.IGNORECASE)


@lru_cache(maxsize=1)
def _distinct() -> re.Pattern[str]:
    return any_of(load_table("events")["merging"]["distinct"], re.IGNORECASE)


@lru_cache(maxsize=1)
def _which() -> frozenset[str]:
    """Return the words that say which of several is meant."""
    return frozenset(load_table("events")["merging"]["which"])
