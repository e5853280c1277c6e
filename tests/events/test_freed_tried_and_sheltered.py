"""Captives told of when freed, those whom a court sentences, who was in a house that burned, titles in quotes."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2026, 11, 20)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return list(find_events(document, located))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen released 14 soldiers who had been held since Friday in [Sweida].", ["abduction"]),
        ("Hamas freed two women who had been held for 500 days in [Rafah].", ["abduction"]),
        ("The elections held in [Rafah] were free.", []),
        ("Troops foiled a jailbreak in [Makurdi] and killed two inmates.", ["riot", "attack_on_civilians"]),
        ("Militiamen set fire to a church in which 20 people had taken shelter in [Kanana].", ["looting"]),
        ("Thousands took shelter in a church in [Kanana].", ["displacement"]),
        ('The game "Shelling" lets players bombard each other.', []),
        ("Shells hit a school in [Donetsk] (a nursery in [Makiivka] was also hit).", ["shelling", "shelling"]),
        ("Shells hit [Donetsk]; the old market in [Donetsk] was also hit.", ["shelling"]),
    ],
)
def test_each_deed_is_told_once_and_as_what_it_is(text: str, expected: list[str]) -> None:
    assert [event.kind for event in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("A court sentenced 12 men to death over a massacre in [Nyala].", None),
        ("A court sentenced four former officers to death for the killing of detainees in [Homs].", None),
        ("A court sentenced 12 men to death over a massacre of 30 villagers in [Nyala].", 30),
        ("Two men were jailed for the murder of 14 worshippers in [Nyala].", 14),
    ],
)
def test_those_whom_a_court_sentences_are_not_the_dead(text: str, dead: int | None) -> None:
    (event,) = told(text)
    assert (event.fatalities.best if event.fatalities else None) == dead
