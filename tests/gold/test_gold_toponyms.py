"""The toponym gold: true to its sources and its text, and as broad as its README says."""

import importlib.util
import json
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

GOLD = Path(__file__).parents[1] / "gold_toponyms"
STRANGERS = ("humanitarian2", "military2", "epidemic2")
SHORT = (
    *("humanitarian3", "military3", "epidemic3", "military4", "humanitarian4", "military5", "epidemic4"),
    *("humanitarian5", "military6", "epidemic5"),
)
NAMES = ("humanitarian", "military", "epidemic", "news", *STRANGERS)


@pytest.fixture(scope="module")
def writer() -> ModuleType:
    spec = importlib.util.spec_from_file_location("gold_toponym_writer", GOLD / "write_toponyms.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for name in NAMES for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]


@pytest.fixture(scope="module")
def short_rows() -> list[dict[str, Any]]:
    return [json.loads(line) for name in SHORT for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]


@pytest.mark.parametrize("name", [*NAMES, *SHORT])
def test_gold_is_what_its_source_says(writer: ModuleType, name: str) -> None:
    assert (GOLD / f"{name}.jsonl").read_text("utf-8") == writer.gold_lines(name)


def test_spans_kinds_and_points_are_sound(
    writer: ModuleType, rows: list[dict[str, Any]], short_rows: list[dict[str, Any]]
) -> None:
    for row in [*rows, *short_rows]:
        end = 0
        for mark in row["toponyms"]:
            assert row["text"][mark["start"] : mark["end"]] == mark["phrase"] == mark["phrase"].strip()
            assert mark["start"] >= end, "toponyms stand in order and do not overlap"
            assert mark["kind"] in writer.KINDS.values()
            assert (mark["lon"] is None) == (mark["lat"] is None)
            assert mark["lon"] is None or (-180 <= mark["lon"] <= 180 and -90 <= mark["lat"] <= 90)
            end = mark["end"]
        text = row["text"].replace(" | ", " ")  # between the cells of a table
        assert not set("[]|") & set(text), "no mark is left in the text"


def test_gold_is_large_and_of_report_length(rows: list[dict[str, Any]]) -> None:
    assert len({row["id"] for row in rows}) == len(rows) >= 60
    assert all(150 <= len(row["text"].split()) <= 400 for row in rows)
    assert sum(len(row["toponyms"]) for row in rows) >= 900


def test_short_gold_has_many_reports_of_many_theatres(short_rows: list[dict[str, Any]]) -> None:
    assert len({row["id"] for row in short_rows}) == len(short_rows) >= 45
    assert sum(len(row["toponyms"]) for row in short_rows) >= 900


@pytest.mark.parametrize("name", STRANGERS)
def test_strangers_gold_is_dense_and_mostly_new_places(name: str) -> None:
    def phrases(of: str) -> set[str]:
        lines = (GOLD / f"{of}.jsonl").read_text("utf-8").splitlines()
        return {mark["phrase"].lower() for line in lines for mark in json.loads(line)["toponyms"]}

    texts = (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()
    assert sum(len(json.loads(line)["toponyms"]) for line in texts) >= 250
    assert len({json.loads(line)["source"] for line in texts}) >= 5, "several kinds of writers"
    new = phrases(name) - phrases(name.removesuffix("2"))
    assert len(new) >= 0.8 * len(phrases(name))


def test_a_mark_without_a_row_is_an_error(writer: ModuleType) -> None:
    with pytest.raises(ValueError, match="Nowhere"):
        writer.read_text("x | 2024-01-01 | s | t\nIn [Nowhere].\n@@\nElsewhere 1 2\n", {})
