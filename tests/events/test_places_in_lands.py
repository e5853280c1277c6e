"""The place of the deed: the town and not the land about it, and not where somebody came from or was going."""

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
        ("Near Djibo, gunmen fired on a bus bound for Dori on Monday.", ["Near Djibo"]),
        ("Gunmen ambushed a convoy on its way to Dori near Djibo on Monday.", ["near Djibo"]),
        ("The queen has put off a visit to Canberra planned for Friday.", ["Canberra"]),
        ("Rebels took Djibo on Sunday. On Monday, soldiers coming from Dori recaptured the town.", ["Djibo", "Djibo"]),
        ("Clashes broke out in Djibo on Sunday. Troops from Dori have been sent to the town.", ["Djibo", "Djibo"]),
        ("In Sokoto state, gunmen raided Goronyo on Monday and abducted six pupils.", ["Goronyo", "Goronyo"]),
    ],
)
def test_a_town_is_where_it_was_and_not_the_land_about_it(text: str, found: list[str]) -> None:
    assert places(text) == found


def days(text: str) -> list[str]:
    document = Document("d", text, published=date(2025, 3, 12))
    events = find_events(document, locate(document, open_gazetteer()))
    return [event.when.text if event.when else "" for event in events]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Eight men were detained in Juba and are due in court on Tuesday.", [""]),
        ("Eight men were detained in Juba on Monday and will be tried on Tuesday.", ["Monday"]),
        ("The premier, sworn in last week, called off a trip to Doha that had been set for Friday.", ["Friday"]),
    ],
)
def test_a_day_to_come_is_not_that_of_what_was_done(text: str, found: list[str]) -> None:
    assert days(text) == found
