"""The lists of words that people edit: nothing stands in them twice."""

import re
from collections import Counter
from collections.abc import Iterator
from datetime import date
from importlib.resources import files
from math import prod
from typing import Any

import pytest

from geoevents.lexicon.tables import load_table
from geoevents.text.tokens import find_tokens

TABLES = sorted(
    entry.name.removesuffix(".toml")
    for entry in (files("geoevents") / "lexicon").iterdir()
    if entry.name.endswith(".toml") and entry.name != "outside.toml"
)

MOST_SPELLINGS = 1_000


def lists(table: Any, path: str) -> Iterator[tuple[str, list[str]]]:
    if isinstance(table, dict):
        for key, value in table.items():
            if key != "irregular":
                yield from lists(value, f"{path}.{key}")
    elif isinstance(table, list) and table and all(isinstance(value, str) for value in table):
        yield path, table
    elif isinstance(table, list):
        for i, value in enumerate(table):
            yield from lists(value, f"{path}[{i}]")


@pytest.mark.parametrize("name", TABLES)
def test_no_list_says_a_word_twice(name: str) -> None:
    twice = {
        path: repeated
        for path, words in lists(load_table(name), name)
        if (repeated := [word for word, count in Counter(words).items() if count > 1])
    }
    assert not twice


@pytest.mark.parametrize("part", ["verbs", "nouns", "guarded"])
def test_no_word_makes_one_kind_of_event_by_two_rows_alike(part: str) -> None:
    rows = [row for name in ("events", "deeds") for row in load_table(name).get(part, ())]
    assert rows
    assert all(row["words"] for row in rows)
    told = Counter((row["kind"], row["frame"], str(row["needs"]), word) for row in rows for word in row["words"])
    assert [key for key, count in told.items() if count > 1] == []


def _names(row: dict[str, Any]) -> set[str]:
    return {" ".join(find_tokens(name).lows) for name in (row["name"], *row["aliases"], *row.get("local", ()))}


def _overlap(one: dict[str, Any], other: dict[str, Any]) -> bool:
    def begins(row: dict[str, Any]) -> date:
        return row.get("from", date.min)

    def ends(row: dict[str, Any]) -> date:
        return row.get("to", date.max)

    return begins(one) <= ends(other) and begins(other) <= ends(one)


def test_no_name_belongs_to_two_actors_of_one_country() -> None:
    owners: dict[tuple[str, str], list[dict[str, Any]]] = {}
    rows = load_table("actors")["actors"]
    passing = [
        {**row, "name": row["passing"][0], "aliases": row["passing"], "local": [], "to": row["until"]}
        for row in rows
        if "passing" in row
    ]
    for row in (*rows, *passing):
        for name in _names(row):
            owners.setdefault((name, row.get("country", "")), []).append(row)
    claimed = {
        name: (one["name"], other["name"])
        for name, rows in owners.items()
        for i, one in enumerate(rows)
        for other in rows[i + 1 :]
        if _overlap(one, other)
    }
    assert not claimed


def test_no_group_without_a_name_is_called_as_an_actor_is() -> None:
    table = load_table("actors")
    named = set().union(*map(_names, table["actors"]))
    groups = {" ".join(find_tokens(word).lows) for words in table["groups"].values() for word in words}
    assert not named & groups


def test_no_actor_has_a_local_name_that_is_its_alias_everywhere() -> None:
    rows = load_table("actors")["actors"]
    assert [row["name"] for row in rows if {*row.get("local", ())} & {*row["aliases"]}] == []


@pytest.mark.parametrize("name", TABLES)
def test_no_phrase_stands_for_thousands(name: str) -> None:
    """Each spelling of "(a|b) (c|d)" is kept in memory, in every form of its verb: long lists are needs."""
    spellings = {
        word: prod(choice.count("|") + 1 for choice in re.findall(r"\(([^()]*)\)", word))
        for _, words in lists(load_table(name), name)
        for word in words
    }
    assert [word for word, count in spellings.items() if count > MOST_SPELLINGS] == []
