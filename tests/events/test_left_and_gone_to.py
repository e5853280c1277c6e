"""Where an event was: what is only left or gone to, where a speaker sits, what only holds the place before it."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

SATURDAY = date(2026, 11, 28)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=SATURDAY, country_code="SD")
    return find_events(document, located)


def where(event: Event) -> str:
    return event.where.mention.span.text if event.where is not None else ""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Rebels shelled [Alef], from where some forty families fled to [Bet].", "Alef"),
        ("Rebels shelled [Alef], which 3,000 residents have fled for [Bet].", "Alef"),
        ("Bandits shot a herder in [Alef] and drove his cattle to [Bet], looting his hut.", "Alef"),
        ("Gunmen raided [Alef] and took eleven women to a camp in [Bet].", "Alef"),
        ("Gunmen shot two men and took a third hostage in [Bet].", "Bet"),
        ("Troops pulled out of [Alef] after residents stoned their lorries.", "Alef"),
        ("Rebels withdrew from [Alef] to [Bet] after clashes with the army.", "Alef"),
        ("Rebels withdrew from [Alef] and clashed with the army in [Bet].", "Bet"),
        ("A convoy travelling from [Alef] to [Bet] was ambushed by bandits.", "Alef"),
        ("A convoy travelling from [Alef] to [Bet] was ambushed by bandits near [Gimel].", "near Gimel"),
    ],
)
def test_a_place_left_and_one_gone_to(text: str, place: str) -> None:
    assert where(told(text)[-1]) in (place, place.removeprefix("near "))


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Gunmen shot two traders in [Alef], nurses at the hospital of [Bet] told reporters.", "Alef"),
        ("Gunmen shot two traders, police said, in [Bet].", "Bet"),
        ("Rockets struck [Alef], and shells fell on [Bet], police said.", "Alef"),
    ],
)
def test_where_a_speaker_sits_is_no_site(text: str, place: str) -> None:
    assert where(told(text)[0]) == place


def test_a_place_between_commas_is_no_subject() -> None:
    (event,) = told("In [Alef], [Bet], officers serving a warrant were fired upon by armed men.")
    assert where(event) == "Alef"


def test_who_received_aid_and_who_gave_it() -> None:
    (event,) = told("In [Alef], families received food parcels from the Red Cross on Monday.")
    assert event.actors == ("Red Cross",)
    (event,) = told("The Red Cross handed out food in [Alef] on Monday.")
    assert event.actors == ("Red Cross",)
    (event,) = told("Vaccines, which MONUSCO had flown in on behalf of WHO, reached [Alef] by road.")
    assert event.actors == ("MONUSCO", "World Health Organization")
