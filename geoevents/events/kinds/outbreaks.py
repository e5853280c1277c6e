"""Outbreaks of disease: no kind of event here, so that a text which tells of one is told to do so."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from functools import lru_cache
from typing import NamedTuple

from geoevents.lexicon.tables import load_table
from geoevents.text.tokens import PhraseTable, Tokens

# "56 new cases and three deaths from suspected cholera": words between a disease and what is counted of it (J).
_REACH = 12
# "64 suspected new cases": words between. A disease told of so many words before is what people still die of (J).
_TO_COUNT, _BEFORE = 4, 60
# Who tells of a disease at so many places tells of it at length (J).
_AT_LENGTH = 2
# A line names no more documents, and no more diseases, than this.
_MOST_NAMED = 3


class _Words(NamedTuple):
    diseases: PhraseTable[str]
    beside: frozenset[str]
    signs: frozenset[str]
    counted: frozenset[str]
    sick: frozenset[str]
    ill: frozenset[str]
    stops: frozenset[str]
    counting: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = load_table("events")["outbreaks"]
    return _Words(
        PhraseTable((name, name) for name in table["diseases"]),
        frozenset(table["beside"]),
        frozenset(table["signs"]),
        frozenset(table["counted"]),
        frozenset(table["sick"]),
        frozenset(table["ill"]),
        frozenset(load_table("events")["clauses"]["stops"]),
        frozenset(table["counting"]),
    )


@lru_cache(maxsize=1)
def _numbers() -> frozenset[str]:
    """Return the words that count, without the articles."""
    numbers = load_table("events")["numbers"]
    return frozenset((*numbers["words"], *numbers["vague"])) - {"a", "an"}


def names_disease(lows: Sequence[str]) -> bool:
    """Tell whether words name a disease.

    Examples
    --------
    >>> names_disease(["cholera", "deaths", "by", "state"]), names_disease(["flood", "deaths"])
    (True, False)
    """
    diseases, words = _words().diseases, list(lows)
    return any(diseases.match(words, i) for i in diseases.candidates(words))


def find_outbreak(tokens: Tokens, *, in_passing: bool = True) -> str:
    """Return the disease whose outbreak or cases a text tells of; empty for none.

    Parameters
    ----------
    tokens : Tokens
    in_passing : bool, optional
        False to ask for an outbreak whose sick or dead are counted in a sentence that names the disease, or that is
        told of at two places or more and has them counted at one.

    Examples
    --------
    >>> from geoevents.text.tokens import find_tokens
    >>> find_outbreak(find_tokens("The ministry counted 56 new cases of cholera.")), find_outbreak(find_tokens("War."))
    ('cholera', '')
    """
    told = _told(tokens.lows)
    if in_passing:
        return next((disease for disease, _ in told), "")
    found = list(told)
    if len(found) >= _AT_LENGTH and any(counted for _, counted in found):
        return found[0][0]
    return next(_counted_beside(tokens.lows), "") if found else ""


def _counted_beside(lows: list[str]) -> Iterator[str]:
    """Yield each disease of which a number of cases or deaths is told in its sentence ("five deaths from dengue")."""
    words = _words()
    for i in words.diseases.candidates(lows):
        match = words.diseases.match(lows, i)
        if match is None or (lows[i + match[0] : i + match[0] + 1] and lows[i + match[0]] in words.beside):
            continue
        first, after = i, i + match[0]
        while first > max(0, i - _REACH) and lows[first - 1] not in words.stops:
            first -= 1
        while after < min(len(lows), i + match[0] + _REACH) and lows[after] not in words.stops:
            after += 1
        for at in range(first, after):
            near = lows[max(first, at - _TO_COUNT) : min(after, at + _TO_COUNT)]
            if lows[at] in words.ill and any(map(_counts, near)):
                yield match[1]


def _told(lows: list[str]) -> Iterator[tuple[str, bool]]:
    """Yield each disease whose outbreak or cases are told of, and whether its sick or dead are counted there."""
    words = _words()
    if words.diseases.first.keys().isdisjoint(lows):
        return
    for i in words.diseases.candidates(lows):
        match = words.diseases.match(lows, i)
        if match is None or (lows[i + match[0] : i + match[0] + 1] and lows[i + match[0]] in words.beside):
            continue
        around = lows[max(0, i - _REACH) : i + match[0] + _REACH]
        counts = any(map(_counts, around))
        counted = counts and not words.counted.isdisjoint(around)
        if counted or not words.signs.isdisjoint(around):
            yield match[1], counted


def is_of_the_sick(lows: list[str], start: int, first: int, end: int) -> bool:
    """Tell whether deaths that are only recorded are those of the sick ("64 cases, including 45 deaths").

    A disease stands before them, or cases are counted with them, named or not. Cases of what people do to each other
    ("64 cases of torture") are none of a disease.

    Parameters
    ----------
    lows : sequence of str
    start, end : int
        The sentence.
    first : int
        The word that says that deaths were recorded.
    """
    words = _words()
    if lows[first] not in words.counting:
        return False
    others = False
    for i in range(start, end):
        if lows[i] in words.sick and any(_counts(low) for low in lows[max(start, i - _TO_COUNT) : i]):
            if lows[i + 1 : i + 2] != ["of"]:
                return True
            others = True
    return any(True for _ in _told([*lows[start if others else max(0, start - _BEFORE) : end]]))


def _counts(low: str) -> bool:
    return low[0].isdigit() or low in _numbers()


def outbreaks_note(told: Iterable[tuple[str, str]]) -> str:
    """Say which documents tell of outbreaks, and that these are no events; empty where none does.

    Parameters
    ----------
    told : iterable of (document id, disease)

    Returns
    -------
    str
        One line.

    Examples
    --------
    >>> outbreaks_note([("d1", "cholera")])
    'd1 tells of cholera: an outbreak of disease is no kind of event, so none of its cases is in the result'
    >>> outbreaks_note([])
    ''
    """
    found = [(name, disease) for name, disease in told if disease]
    if not found:
        return ""
    names = [name for name, _ in found]
    shown = ", ".join(names[:_MOST_NAMED]) + (f" and {len(names) - _MOST_NAMED} more" if names[_MOST_NAMED:] else "")
    diseases = ", ".join(list(dict.fromkeys(disease for _, disease in found))[:_MOST_NAMED])
    verb, whose = ("tells", "its") if len(found) == 1 else ("tell", "their")
    return (
        f"{shown} {verb} of {diseases}: an outbreak of disease is no kind of event, so none of {whose} cases is in "
        f"the result"
    )
