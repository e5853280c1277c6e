"""The tables of words that people edit, read once each."""

from __future__ import annotations

from functools import lru_cache
from typing import Any

from geoevents.toml_tables import read_toml


@lru_cache(maxsize=16)
def load_table(name: str) -> dict[str, Any]:
    """Read ``lexicon/<name>.toml``.

    Parameters
    ----------
    name : str
        ``events``, ``deeds``, ``clausewords``, ``actors``, ``control``, ``dates``, ``toponyms``, ``isocodes``
        or ``outside``.

    Returns
    -------
    dict
        The sections as the file has them.
    """
    return read_toml(f"lexicon/{name}.toml")


def clause_words(section: str, name: str) -> frozenset[str]:
    """Return a list of ``clausewords.toml``, which a module of events loads with itself.

    Parameters
    ----------
    section : str
        The module.
    name : str
        The list.

    Returns
    -------
    frozenset of str
    """
    return words_in("clausewords", section, name)


def clause_phrases(section: str, name: str) -> tuple[list[str], ...]:
    """Return a list of ``clausewords.toml`` whose entries may be several words, each as a slice of tokens has it.

    Parameters
    ----------
    section : str
        The module.
    name : str
        The list.

    Returns
    -------
    tuple of list of str
    """
    return tuple(phrase.split() for phrase in load_table("clausewords")[section][name])


def words_in(table: str, section: str, name: str) -> frozenset[str]:
    """Return a list of a section of a table, which a module loads with itself.

    Parameters
    ----------
    table : str
        As for ``load_table``.
    section : str
    name : str
        The list.

    Returns
    -------
    frozenset of str
    """
    return frozenset(load_table(table)[section][name])
