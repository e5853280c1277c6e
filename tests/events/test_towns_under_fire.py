"""Towns that something befalls, whatever government sits there: sentences of our own, with the chain's own places."""

from datetime import date

import pytest

from geoevents import Document, Georeference, locate, open_gazetteer
from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2025, 3, 12)


def read(text: str) -> list[Event]:
    document = Document("d", text, PUBLISHED)
    return find_events(document, locate(document, open_gazetteer()))


def role_of(text: str, name: str) -> str:
    located = locate(Document("d", text, PUBLISHED), open_gazetteer())
    (found,) = (one for one in located if isinstance(one, Georeference) and one.mention.span.text == name)
    return found.mention.role


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Kyiv was hit by three missiles on Monday.", "shelling", "Kyiv"),
        ("N'Djamena was hit by a drone on Monday.", "drone_strike", "N'Djamena"),
        ("Damascus came under heavy shelling on Monday.", "shelling", "Damascus"),
        ("Khartoum has been heavily bombarded since Monday.", "shelling", "Khartoum"),
        ("Sanaa was hit by an Israeli strike on Monday.", "air_strike", "Sanaa"),
        ("Kabul was shaken by two blasts on Monday.", "explosion", "Kabul"),
    ],
)
def test_what_befalls_a_capital_is_there_and_has_no_army_for_target(text: str, kind: str, place: str) -> None:
    (event,) = read(text)
    assert event.where is not None
    assert (event.kind, event.where.mention.span.text, event.targets) == (kind, place, ())


def test_two_towns_that_were_hit_are_two_events() -> None:
    events = read("Kyiv and Odesa were hit by missiles overnight.")
    assert [event.where.mention.span.text for event in events if event.where] == ["Kyiv", "Odesa"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Moscow was hit by new sanctions on Monday.", "Moscow"),
        ("Ankara was attacked for its stance on the war.", "Ankara"),
        ("Washington came under fire for its silence.", "Washington"),
        ("Kyiv was accused of arming the rebels.", "Kyiv"),
    ],
)
def test_what_befalls_a_government_is_not_at_its_capital(text: str, name: str) -> None:
    assert role_of(text, name) == "associative"
