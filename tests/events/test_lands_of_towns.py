"""A land that only says where a town lies suffers nothing, though no gazetteer knows the town."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event


def first(text: str) -> Event:
    document, located = read_marked(text, published=date(2026, 5, 6), country_code="TG")
    return next(iter(find_events(document, located)))


@pytest.mark.parametrize(
    "text",
    [
        "The mayor of Agbelouve, Togo, was shot dead by two men.",
        "A trader from Agbelouve, Togo, was shot dead by two men.",
    ],
)
def test_the_land_behind_a_town_nobody_located_is_no_target(text: str) -> None:
    assert first(text).targets == ("civilians",)


def test_states_in_a_list_are_parties() -> None:
    event = first("The presidents of Ghana, Togo, and Benin met in [Alef].")
    assert event.actors == ("Government of Ghana", "Government of Togo", "Government of Benin")
