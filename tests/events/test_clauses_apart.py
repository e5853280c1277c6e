"""The place and the day of another clause: of what went on meanwhile, of who holds a town, of who was rescued."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

SATURDAY = date(2026, 11, 28)


def told(text: str, country: str = "SD") -> list[Event]:
    document, located = read_marked(text, published=SATURDAY, country_code=country)
    return find_events(document, located)


def place_of(event: Event) -> str:
    return event.where.mention.span.text if event.where else ""


@pytest.mark.parametrize(
    "text",
    [
        "The army recaptured [Alef] after clashes that left 12 dead, while residents of [Betar] danced in [Betar].",
        "Rebels seized [Alef] after a battle that left 12 dead, as students in [Betar] threw stones at police.",
        "Troops entered [Alef] after a firefight that left 12 dead, whereas shops opened in [Betar].",
    ],
)
def test_what_went_on_meanwhile_is_no_place_of_a_fight(text: str) -> None:
    (fought,) = [event for event in told(text) if event.kind == "armed_clash"]
    assert (place_of(fought), fought.targets) == ("Alef", ())


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were killed, while 20 others were wounded in [Alef] on Monday.",
        "Nine people were shot dead, as they prayed in [Alef].",
    ],
)
def test_the_only_place_of_a_sentence_stays_where_it_was(text: str) -> None:
    (event,) = told(text)
    assert place_of(event) == "Alef"


@pytest.mark.parametrize(
    "text",
    [
        "Dozens rallied in [Alef] demanding their land in [Betar], held by militiamen since 2021.",
        "Residents of [Betar], seized by militiamen in 2021, rallied in [Alef].",
        "Soldiers ambushed bandits near [Alef] and freed six girls kidnapped three weeks ago.",
    ],
)
def test_a_day_of_who_holds_a_town_or_was_taken_dates_no_other_deed(text: str) -> None:
    event = told(text)[0]
    assert (place_of(event), event.status) == (place_of(event), "reported")
    assert event.when is not None
    assert event.when.text == ""


def test_a_day_of_the_deed_itself_stays() -> None:
    assert told("Dozens rallied in [Alef], watched by soldiers, on Monday.")[0].when.start == date(2026, 11, 23)  # type: ignore[union-attr]
    for event in told("Bandits killed two guards and kidnapped nine pupils on Monday near [Alef]."):
        assert event.when is not None
        assert event.when.start == date(2026, 11, 23)


@pytest.mark.parametrize(
    "text",
    [
        "Shells hit [Alef] on Monday; [Betar] was also hit, killing two.",
        "Rockets landed in [Alef] on Monday, while [Betar] was targeted too, killing two.",
        "Air raids were reported in [Alef] on Monday; [Betar] was struck as well, killing two.",
    ],
)
def test_another_town_hit_as_well_is_an_event_of_that_day_with_its_own_dead(text: str) -> None:
    first, second = told(text)
    assert (first.kind, place_of(first), first.fatalities) == (second.kind, "Alef", None)
    assert (place_of(second), second.fatalities and second.fatalities.best) == ("Betar", 2.0)
    assert first.when
    assert second.when
    assert first.when.start == second.when.start == date(2026, 11, 23)


def test_a_house_of_the_same_town_hit_as_well_is_no_event_of_its_own() -> None:
    (strike,) = told("Shells hit [Alef] on Monday; a school was also hit.")
    assert place_of(strike) == "Alef"
