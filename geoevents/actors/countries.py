"""The table of countries: their names, codes and demonyms."""

from __future__ import annotations

import csv
from functools import lru_cache
from importlib.resources import files


@lru_cache(maxsize=1)
def read_countries() -> tuple[dict[str, str], ...]:
    """Return the rows of ``countries.csv``."""
    text = (files("geoevents") / "lexicon" / "countries.csv").read_text(encoding="utf-8")
    return tuple(csv.DictReader(text.splitlines()))


@lru_cache(maxsize=1)
def countries_by_code() -> dict[str, dict[str, str]]:
    """Return the rows of ``countries.csv`` by their ISO 3166-1 alpha-2 codes.

    Returns
    -------
    dict of str to dict
        The columns of a country by their names.
    """
    return {row["code"]: row for row in read_countries()}


@lru_cache(maxsize=1)
def nation_words() -> frozenset[str]:
    """Return the words that say of which country somebody is, in small letters ("kenyan", "sudanese").

    Returns
    -------
    frozenset of str
    """
    return frozenset(word.lower() for row in read_countries() for word in row["demonyms"].split(";") if word)


@lru_cache(maxsize=1)
def country_names() -> frozenset[str]:
    """Return the names of countries, in small letters ("bangladesh").

    Returns
    -------
    frozenset of str
    """
    return frozenset(row["name"].lower() for row in read_countries())


@lru_cache(maxsize=1)
def country_codes() -> dict[str, str]:
    """Return the code of each country by its name.

    Returns
    -------
    dict of str to str
        ISO 3166-1 alpha-2.
    """
    return {row["name"]: row["code"] for row in read_countries()}
