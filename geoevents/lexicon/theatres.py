"""What the names of who acts tell of places: a text that names the RSF and no country is about Sudan; "Fano" fights."""

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

    Returns
    -------
    mapping of str to sequence of Theatre
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


@lru_cache(maxsize=1)
def bearers() -> Mapping[str, Mapping[tuple[str, ...], frozenset[str]]]:
    """Return the names of who acts by their first word: the words, folded, and where a place may be called so as well.

    That is in the own country of an armed group ("Aidar" is a battalion called after its village); a leader's surname
    is a place's nowhere.

    Returns
    -------
    mapping of str to mapping
        By first word: from words to ISO 3166-1 alpha-2 codes.
    """
    found: dict[str, dict[tuple[str, ...], frozenset[str]]] = {}
    for row in load_table("actors")["actors"]:
        home = frozenset({row["country"]} if row.get("class") == "force" and row.get("country") else ())
        for alias in (*row["aliases"], *row.get("local", ())):
            words = tuple(fold(alias).split())
            if words and alias[:1].isupper():
                names = found.setdefault(words[0], {})
                names[words] = names.get(words, home) | home
    return found
