"""An event at a place that no gazetteer has keeps the place's name, and gets no other's coordinates."""

from datetime import date

import pytest

from geoevents import Document, locate, open_gazetteer
from geoevents.events import find_events
from geoevents.events.merging.merging import merge_events
from geoevents.frames import events_frame
from geoevents.model import Event, Unresolved

PUBLISHED = date(2026, 11, 20)


def events(text: str) -> list[Event]:
    """Return the events of a text that the whole chain reads."""
    document = Document("unplaced", text, PUBLISHED)
    return find_events(document, locate(document, open_gazetteer()))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Soldiers torched sixty houses in Ohn Gaw on Sunday.", "Ohn Gaw"),
        ("Rebels killed nine farmers in the forest of Ouazanga.", "Ouazanga"),
        ("Two rangers were shot dead inside Kideko park on Sunday.", "Kideko"),
    ],
)
def test_a_site_in_no_gazetteer_is_kept_in_the_words_of_the_text(text: str, name: str) -> None:
    event = events(text)[0]
    assert event.where is None
    assert event.unplaced is not None
    assert event.unplaced.mention.span.text == name
    assert event.site is event.unplaced


def test_several_sites_in_no_gazetteer_are_an_event_each() -> None:
    told = events("Shells hit Ohn Gaw and Kibaranu on Sunday.")
    assert [event.site.mention.span.text for event in told if event.site] == ["Ohn Gaw", "Kibaranu"]


def test_a_site_that_is_known_leaves_nothing_unplaced() -> None:
    assert [event.unplaced for event in events("Shells hit Kharkiv on Sunday.")] == [None]


def test_the_table_has_the_name_and_no_geometry() -> None:
    text = "Soldiers torched sixty houses in Ohn Gaw on Sunday."
    document = Document("unplaced", text, PUBLISHED)
    row = events_frame(events(text), {"unplaced": document}).iloc[0]
    assert (row["place_name"], row["place_text"]) == ("Ohn Gaw", "Ohn Gaw")
    assert row.geometry is None
    assert "gazetteer" in row["remarks"]


def test_an_event_is_moved_to_another_site() -> None:
    event = events("Soldiers torched sixty houses in Ohn Gaw on Sunday.")[0]
    placed = events("Shells hit Kharkiv on Sunday.")[0].where
    assert placed is not None
    assert event.at(placed).site is placed
    assert isinstance(event.site, Unresolved)
    assert event.at(None).site is None


@pytest.mark.parametrize(
    ("other", "rows"),
    [
        ("Near Odesa, shells hit Ohn Gaw on Sunday, killing 12 people.", 1),
        ("Near Odesa, shells hit Kibaranu on Sunday, killing 12 people.", 2),
    ],
)
def test_one_name_in_no_gazetteer_is_one_site_whatever_it_lies_beside(other: str, rows: int) -> None:
    told = {"a": "Shells hit Ohn Gaw near Mykolaiv on Sunday, killing 12 people.", "b": other}
    documents = {name: Document(name, text, PUBLISHED, "", name) for name, text in told.items()}
    found = [
        event for document in documents.values() for event in find_events(document, locate(document, open_gazetteer()))
    ]
    assert len(merge_events(found, documents)) == rows
