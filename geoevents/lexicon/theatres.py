"""Where armed groups fight, by their names: a text that names the RSF and no country is about Sudan."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from functools import lru_cache

from geoevents.folding import fold
from geoevents.lexicon.tables import load_table

Theatre = tuple[tuple[str, ...], str, str]


@lru_cache(maxsize=1)
def theatres() -> Mapping[str, Sequence[Theatre]]:
    """Return the names of armed groups by their first word: their words, folded, as written, and their country.

    Groups of several countries tell of none, nor do the forces of states that fight abroad.
    """
    abroad = frozenset(load_table("toponyms")["abroad"])
    countries: dict[str, set[str]] = {}
    for row in load_table("actors")["actors"]:
        if row.get("class") == "force" and row.get("country"):
            for alias in row["aliases"]:
                countries.setdefault(alias, set()).add(row["country"])
    found: dict[str, list[Theatre]] = {}
    for alias, codes in countries.items():
        words = tuple(fold(alias).split())
        if alias[:1].isupper() and len(codes) == 1 and abroad.isdisjoint(codes):
            found.setdefault(words[0], []).append((words, alias, min(codes)))
    return found
