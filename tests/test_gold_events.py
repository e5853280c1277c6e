"""The gold sentences: enough of them, of every kind, and true to their own text."""

import json
from pathlib import Path
from typing import Any

import pytest

from geoevents.triggers import kinds

GOLD = Path(__file__).parent / "gold_events"
STATUSES = {"reported", "claimed", "denied", "planned", "cancelled", "called_for", "background"}


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
    assert {event["kind"] for event in events} == set(kinds())
    assert {event["status"] for event in events} == STATUSES


def test_gold_places_stand_in_their_text(rows: list[dict[str, Any]]) -> None:
    for row in rows:
        named = {row["text"][mark["start"] : mark["end"]] for mark in row["places"]}
        for sentence in row["sentences"]:
            assert row["text"][sentence["start"] : sentence["end"]].strip()
            assert all(event["place"] in named | {""} for event in sentence["events"])


def test_gold_halves_follow_the_fixed_hash() -> None:
    from hashlib import sha256

    for name, even in (("open", True), ("held_out", False)):
        ids = [json.loads(line)["id"] for line in (GOLD / f"{name}.jsonl").read_text("utf-8").splitlines()]
        assert all((sha256(i.encode()).digest()[0] % 2 == 0) is even for i in ids)
