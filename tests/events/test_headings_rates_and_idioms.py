"""What only looks like a deed in agency copy and blotters: headings in capitals, rates, orders, idioms, pretexts."""

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
        ("BOARDING / KIDNAPPING", []),
        ("POLICE SHOOTING", []),
        ("ROBBERY AND MURDER", []),
        ("SHELLING IN [KHARKIV]", ["shelling"]),
        ("CAR BOMB KILLS 12 IN [KIRKUK]", ["ied"]),
    ],
)
def test_a_heading_in_capitals_that_names_no_place_tells_of_nothing(text: str, expected: list[str]) -> None:
    assert [event.kind for event in told(text)] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The president declared a 60-day state of emergency in [Quito].",
        "The city's murder rate has doubled since March.",
        "Soldiers were told to shoot on sight in [Dhaka].",
        "The group called for an end to the crackdown.",
        "Police recovered bodies from the roadside in [Wabag].",
        "Militants use Afghan soil to plan attacks, Pakistan says.",
    ],
)
def test_what_is_declared_measured_or_ordered_is_no_deed(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police arrested a commander and 80 insurgents who fought beside the troops in [Sittwe].", ["arrest"]),
        ("The army answered with air strikes: jets bombed a market in [Ramree] on Monday.", ["air_strike"]),
        ("Protesters freed 800 inmates from a jail in [Narsingdi] before setting it on fire.", ["riot"]),
        ("More than 600,000 Afghans have been expelled from [Quetta] since March.", ["displacement"]),
        ("Guards pushed back boats carrying 48 Rohingya near [Teknaf].", ["displacement"]),
        ("Three men were expelled from the party in [Tunis] on 12 May.", []),
    ],
)
def test_one_deed_told_in_two_words_is_one(text: str, expected: list[str]) -> None:
    assert [event.kind for event in told(text)] == expected


def test_the_dead_of_an_idiom_are_counted() -> None:
    (event,) = told("14 militants were sent to hell in [Miranshah], the military said.")
    assert event.fatalities is not None
    assert event.fatalities.best == 14
