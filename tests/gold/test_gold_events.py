"""The gold sentences: enough of them, of every kind, and true to their own text."""

import importlib.util
import json
from datetime import date
from hashlib import sha256
from pathlib import Path
from typing import Any

import pytest

from geoevents.events.words.triggers import kinds

GOLD = Path(__file__).parents[1] / "gold_events"
STATUSES = {"reported", "claimed", "denied", "planned", "cancelled", "called_for", "background"}
# Kinds the lexicon has learnt since this gold was written (tests/gold_events/README.md).
YOUNGER = {"storm", "landslide", "wildfire", "eruption"}


@pytest.fixture(scope="module")
def rows() -> list[dict[str, Any]]:
    return [json.loads(line) for path in sorted(GOLD.glob("*.jsonl")) for line in path.read_text("utf-8").splitlines()]


def test_gold_is_large_and_broad_enough(rows: list[dict[str, Any]]) -> None:
    sentences = [sentence for row in rows for sentence in row["sentences"]]
    events = [event for sentence in sentences for event in sentence["events"]]
    assert len(rows) >= 60
    assert len(sentences) >= 500
    assert sum(not sentence["events"] for sentence in sentences) >= 150
    assert len({row["theatre"] for row in rows}) >= 10
    assert {event["kind"] for event in events} >= set(kinds()) - {"eruption"}
    assert {event["status"] for event in events} == STATUSES


def test_gold_places_stand_in_their_text(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        named = {row["text"][mark["start"] : mark["end"]] for mark in row["places"]}
        for sentence in row["sentences"]:
            assert row["text"][sentence["start"] : sentence["end"]].strip()
            assert all(event["place"] in named | {""} for event in sentence["events"])


def test_wires_are_what_their_source_says_over_many_theatres(writer: Any) -> None:
    written = (GOLD / "wires.jsonl").read_text("utf-8")
    assert written == writer.gold_lines("wires")
    rows = [json.loads(line) for line in written.splitlines()]
    assert len({row["theatre"] for row in rows}) >= 30
    assert sum(len(sentence["events"]) for row in rows for sentence in row["sentences"]) >= 200
    assert sum(not sentence["events"] for row in rows for sentence in row["sentences"]) >= 50
    closed = [row for row in rows if sha256(row["id"].encode()).digest()[0] % 2]
    assert len(rows) / 3 <= len(closed) <= 2 * len(rows) / 3


def test_gold_of_parties_is_what_its_source_says_and_its_sides_are_of_one_size(writer: Any) -> None:
    written = (GOLD / "parties.jsonl").read_text("utf-8")
    assert written == writer.gold_lines("parties")
    rows = [json.loads(line) for line in written.splitlines()]
    events = [event for row in rows for sentence in row["sentences"] for event in sentence["events"]]
    assert len({row["theatre"] for row in rows}) >= 10
    assert sum(bool(event["actors"]) for event in events) >= 50
    assert sum(bool(event["targets"]) for event in events) >= 40
    closed = [row for row in rows if sha256(row["id"].encode()).digest()[0] % 2]
    assert len(rows) / 3 <= len(closed) <= 2 * len(rows) / 3


def test_gold_halves_follow_the_fixed_hash() -> None:
    for name, even in (("open", True), ("held_out", False)):
        ids = [json.loads(line)["id"] for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]
        assert all((sha256(i.encode()).digest()[0] % 2 == 0) is even for i in ids)


@pytest.fixture(scope="module")
def writer() -> Any:
    spec = importlib.util.spec_from_file_location("gold_event_writer", GOLD / "write.py")
    assert spec
    assert spec.loader
    module = importlib.util.module_from_spec(spec)
    spec.loader.exec_module(module)
    return module


def test_gold_of_constructions_is_what_its_source_says_over_many_theatres(writer: Any) -> None:
    written = (GOLD / "constructions.jsonl").read_text("utf-8")
    assert written == writer.gold_lines("constructions")
    rows = [json.loads(line) for line in written.splitlines()]
    assert len({row["theatre"] for row in rows}) >= 25
    assert sum(len(sentence["events"]) for row in rows for sentence in row["sentences"]) >= 180


@pytest.mark.parametrize(
    ("name", "dispatches", "theatres", "sentence_count"), [("independent", 30, 12, 160), ("strangers", 60, 40, 500)]
)
def test_written_gold_is_what_its_source_says_and_a_third_of_it_is_quiet(
    name: str, dispatches: int, theatres: int, sentence_count: int, writer: Any
) -> None:
    written = (GOLD / f"{name}.jsonl").read_text("utf-8")
    assert written == writer.gold_lines(name)
    rows = [json.loads(line) for line in written.splitlines()]
    sentences = [sentence for row in rows for sentence in row["sentences"]]
    events = [event for sentence in sentences for event in sentence["events"]]
    assert len({row["id"] for row in rows}) == len(rows) >= dispatches
    assert len({row["theatre"] for row in rows}) >= theatres
    assert len(sentences) >= sentence_count
    assert sum(not sentence["events"] for sentence in sentences) >= len(sentences) / 3
    assert {event["kind"] for event in events} == set(kinds()) - YOUNGER
    assert {event["status"] for event in events} == STATUSES
    for row in rows:
        assert not set("[]{}|") & set(row["text"]), "no mark is left in the text"
        for event in (event for sentence in row["sentences"] for event in sentence["events"]):
            days = [date.fromisoformat(day) for day in event["date"]]
            assert len(days) in (0, 2)
            assert days == sorted(days)


@pytest.mark.parametrize(
    "name",
    [f"fresh{n}" for n in range(9, 21)],
)
def test_fresh_gold_is_what_its_source_says_and_a_quarter_of_it_is_quiet(name: str, writer: Any) -> None:
    written = (GOLD / f"{name}.jsonl").read_text("utf-8")
    assert written == writer.gold_lines(name)
    rows = [json.loads(line) for line in written.splitlines()]
    sentences = [sentence for row in rows for sentence in row["sentences"]]
    assert len({row["theatre"] for row in rows}) == len(rows) >= 14
    assert len(sentences) >= 110
    assert sum(not sentence["events"] for sentence in sentences) >= len(sentences) / 4
    assert {event["kind"] for sentence in sentences for event in sentence["events"]} <= set(kinds())
    assert not any(set("[]{}|") & set(row["text"]) for row in rows), "no mark is left in the text"
