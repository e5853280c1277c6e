"""Outbreaks of disease: no kind of event here, so that a text which tells of one is told to do so."""

from __future__ import annotations

from collections.abc import Iterable
from functools import lru_cache
from typing import NamedTuple

from geoevents.lexicon.tables import load_table
from geoevents.text.tokens import PhraseTable, Tokens

# "56 new cases and three deaths from suspected cholera": words between a disease and what is counted of it (J).
_REACH = 12
# A line names no more documents, and no more diseases, than this.
_MOST_NAMED = 3


class _Words(NamedTuple):
    diseases: PhraseTable[str]
    beside: frozenset[str]
    signs: frozenset[str]
    counted: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = load_table("events")["outbreaks"]
    return _Words(
        PhraseTable((name, name) for name in table["diseases"]),
        frozenset(table["beside"]),
        frozenset(table["signs"]),
        frozenset(table["counted"]),
    )


@lru_cache(maxsize=1)
def _numbers() -> frozenset[str]:
    """Return the words that count, without the articles."""
    numbers = load_table("events")["numbers"]
    return frozenset((*numbers["words"], *numbers["vague"])) - {"a", "an"}


def find_outbreak(tokens: Tokens) -> str:
    """Return the disease whose outbreak or cases a text tells of; empty for none.

    Parameters
    ----------
    tokens : Tokens

    Examples
    --------
    >>> from geoevents.text.tokens import find_tokens
    >>> find_outbreak(find_tokens("The ministry counted 56 new cases of cholera.")), find_outbreak(find_tokens("War."))
    ('cholera', '')
    """
    words, lows = _words(), tokens.lows
    if words.diseases.first.keys().isdisjoint(lows):
        return ""
    for i in words.diseases.candidates(lows):
        match = words.diseases.match(lows, i)
        if match is None or (lows[i + match[0] : i + match[0] + 1] and lows[i + match[0]] in words.beside):
            continue
        around = lows[max(0, i - _REACH) : i + match[0] + _REACH]
        counts = any(low[0].isdigit() for low in around) or not _numbers().isdisjoint(around)
        if not words.signs.isdisjoint(around) or (counts and not words.counted.isdisjoint(around)):
            return match[1]
    return ""


def outbreaks_note(told: Iterable[tuple[str, str]]) -> str:
    """Say which documents tell of outbreaks, and that these are no events; empty where none does.

    Parameters
    ----------
    told : iterable of (document id, disease)

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
