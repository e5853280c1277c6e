"""Denials without "that", and journeys: who met where, what was called off, and where the next stop is."""

from datetime import date

import pytest

from geoevents import Document, locate, open_gazetteer
from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2025, 3, 12)


def told(text: str) -> list[Event]:
    document = Document("d", text, published=PUBLISHED)
    return find_events(document, locate(document, open_gazetteer()))


def site(event: Event) -> str | None:
    return event.where.mention.span.text if event.where else None


@pytest.mark.parametrize(
    "text",
    [
        "The RSF denied it had shelled the market in Dilling.",
        "Ankara denies it has bombed villages near Dohuk.",
        "Uganda denied it was sending soldiers to Bunia.",
        "Eritrea denied it ever attacked Zalambessa.",
        "The army denied it had lost Bara.",
        "Moscow denied they had fired a rocket at Odesa.",
    ],
)
def test_what_is_denied_without_that_did_not_happen(text: str) -> None:
    assert [event.status for event in told(text)] == ["denied"]


def test_what_is_denied_behind_it_stays_denied() -> None:
    events = told("A clinic in Dilling was shelled on Monday, but the army denied it.")
    assert [(event.status, site(event)) for event in events] == [("denied", "Dilling")]
