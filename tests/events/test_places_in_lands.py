"""The finer place wins: a town over the land it is told in, in one clause or in the deed before."""

from datetime import date

import pytest

from geoevents import Document, locate, open_gazetteer
from geoevents.events import find_events


def places(text: str) -> list[str]:
    document = Document("d", text, published=date(2025, 3, 12))
    events = find_events(document, locate(document, open_gazetteer()))
    return [event.where.mention.span.text if event.where else "" for event in events]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Some 900 refugees crossed into eastern Chad at Adré on Sunday.", ["Adré"]),
        ("In Sokoto state, gunmen raided Goronyo on Monday and abducted six pupils.", ["Goronyo", "Goronyo"]),
    ],
)
def test_a_town_is_where_it_was_and_not_the_land_about_it(text: str, found: list[str]) -> None:
    assert places(text) == found
