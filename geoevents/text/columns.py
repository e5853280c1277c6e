"""What the columns of a table hold, by their names."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache

from geoevents.folding import fold
from geoevents.lexicon.tables import load_table
from geoevents.text.lines import Grid

# Columns of numbers, whose names may have words before them ("No. of civilians killed").
COUNTED = ("killed", "wounded", "missing", "displaced", "abducted", "arrested")
_HELD = ("date", "place", "region", "event", "actor", "target", "toll", *COUNTED)
_ASIDE = re.compile(r"\([^()]{0,60}\)|[#*.]")
# No name of a column is longer (judgement).
_LONGEST = 60


@lru_cache(maxsize=1)
def _names() -> dict[str, str]:
    table = load_table("events")["columns"]
    return {name: column for column in _HELD for name in table[column]}


@lru_cache(maxsize=1)
def _beside() -> frozenset[str]:
    return frozenset(load_table("events")["columns"]["counted"])


@lru_cache(maxsize=1)
def _running() -> frozenset[str]:
    """Return the words of columns that add up more than a row tells ("Killed (since January)")."""
    return frozenset(load_table("events")["columns"]["running"])


@lru_cache(maxsize=512)
def column_of(name: str) -> str:
    """Return what a column holds by its name: "place", "killed"; empty where that is unknown.

    Parameters
    ----------
    name : str

    Returns
    -------
    str

    Examples
    --------
    >>> column_of("No. of civilians killed"), column_of("Location (village)"), column_of("Killed (since May)")
    ('killed', 'place', '')
    """
    if len(name) > _LONGEST or "%" in name:
        return ""
    if not _running().isdisjoint(fold(name).replace("(", " ").replace(")", " ").split()):
        return ""
    words = fold(_ASIDE.sub(" ", name)).split()
    found = _names().get(" ".join(words), "")
    while not found and len(words) > 1 and words[0] in _beside():
        words = words[1:]
        found = _names().get(" ".join(words), "")
        found = found if found in COUNTED else ""
    return found


def columns_of(text: str, grid: Grid) -> list[str]:
    """Return what the columns of a table hold by its first row; nothing where that names no place beside another.

    Parameters
    ----------
    text : str
    grid : Grid

    Returns
    -------
    list of str
        Empty words for columns of which that is unknown.
    """
    columns = [column_of(text[cell.start : cell.end]) for cell in grid.rows[0]]
    placed = bool({"place", "region"} & {*columns})
    return columns if placed and bool({"event", "toll", *COUNTED} & {*columns}) else []


def is_sum(words: Sequence[str]) -> bool:
    """Tell whether a row or an item only adds up the others, by its first words, folded ("Total", "Sub-total").

    Parameters
    ----------
    words : sequence of str

    Returns
    -------
    bool
    """
    return bool(words) and words[0] in _sums()


@lru_cache(maxsize=1)
def _sums() -> frozenset[str]:
    return frozenset(load_table("events")["columns"]["sums"])
