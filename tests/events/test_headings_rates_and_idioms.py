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
        ("BOARDING / KIDNAPPING\nThe road to [Kirkuk] is open again.", []),
        ("POLICE SHOOTING\nThe road to [Kirkuk] is open again.", []),
        ("ROBBERY AND MURDER\nThe road to [Kirkuk] is open again.", []),
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


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army said its troops had fired warning shots in [Zikim] to remove a threat.", []),
        ("Medics said 18 were killed while they were waiting for aid trucks in [Zikim].", ["attack_on_civilians"]),
        ("Aid trucks reached [Zikim] on Monday.", ["aid"]),
        ("A boy was shot dead by soldiers in [Qabatiya] after he threw a stone at a jeep.", ["attack_on_civilians"]),
        ("Youths in [Qabatiya] threw stones at soldiers.", ["riot"]),
        ("Gunfire and explosions were heard in [Abu Salim] on Monday.", ["armed_clash"]),
        ("Gunfire was heard in [Bamako] and explosions shook [Kati].", ["armed_clash", "explosion"]),
        ("Troops destroyed 11 bunkers near [Imphal] and recovered 36 rifles.", ["interception"]),
        ("Jets destroyed 11 army bunkers near [Tyre].", ["air_strike"]),
        ("Saboteurs derailed a goods train near [Bryansk].", ["looting"]),
        ("A goods train derailed near [Bryansk].", ["accident"]),
        (
            "Thousands blocked a highway in [Holon] to demand a deal, and police used water cannon to clear them.",
            ["protest"],
        ),
    ],
)
def test_what_is_told_by_the_way_is_no_second_deed(text: str, expected: list[str]) -> None:
    assert [event.kind for event in told(text)] == expected
