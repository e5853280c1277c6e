"""Readings that rules for other sentences must leave alone: sentences of our own."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2025, 3, 12)


def read(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return find_events(document, located)


def actors_of(text: str, kind: str) -> list[tuple[str, ...]]:
    return [event.actors for event in read(text) if event.kind == kind]


@pytest.mark.parametrize("text", ["a cargo of aid from Japan", "Two relief planes from Kenya and", "aid from the"])
def test_a_text_may_end_behind_who_gives(text: str) -> None:
    assert all(event.kind == "aid" for event in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Relief for refugees from Eritrea reached [Alef] on Monday.",
        "Aid to families displaced from Myanmar arrived in [Alef].",
        "The WHO said a cargo of medicines from Turkey landed in [Alef].",
        "A consignment of tents from Pakistan arrived in [Alef], the WFP said.",
    ],
)
def test_where_people_or_an_agencys_goods_come_from_is_no_giver(text: str) -> None:
    assert [name for actors in actors_of(text, "aid") for name in actors if name.startswith("Government")] == []


def test_a_state_that_a_shipment_is_from_gives_it() -> None:
    assert actors_of("A shipment of blankets from Norway landed in [Alef].", "aid") == [("Government of Norway",)]
