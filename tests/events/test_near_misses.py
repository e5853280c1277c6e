"""Sentences that look like what a rule is for, and tell of something else."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2026, 11, 28)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return list(find_events(document, located))


@pytest.mark.parametrize(
    "text",
    [
        "Rebel forces attack [Alef] ahead of a vote on 7 December.",
        "Gunmen raid villages near [Alef] before polls on 7 December.",
    ],
)
def test_a_day_ahead_of_something_else_makes_no_plan_of_an_attack(text: str) -> None:
    assert [event.status for event in told(text)] == ["reported"]


@pytest.mark.parametrize(
    "text",
    [
        "Reports that [Alef] was seized by rebels were not denied by the army.",
        "Rumours that [Alef] was seized by rebels were never refuted.",
        "The report of an explosion in [Alef], where a complaint was dismissed by a judge, was published.",
    ],
)
def test_what_is_not_denied_or_denied_of_something_else_stands(text: str) -> None:
    assert told(text)
    assert "denied" not in [event.status for event in told(text)]


def test_a_report_dismissed_behind_an_aside_is_denied() -> None:
    (event,) = told("The report of an explosion in [Alef], which spread online, was dismissed.")
    assert event.status == "denied"


def test_who_was_lost_beside_wounded_people_died() -> None:
    (event,) = told("Drones hit a depot in [Alef], where 14 guards were wounded and nine lost.")
    assert event.fatalities is not None
    assert event.fatalities.best == 9


def test_drones_that_were_lost_are_no_dead() -> None:
    assert all(event.fatalities is None for event in told("Over [Alef] 60 drones were shot down and 35 lost."))


@pytest.mark.parametrize("office", ["attorney general", "surgeon general", "secretary general"])
def test_a_civil_general_speaks_for_no_troops(office: str) -> None:
    (event,) = told(f"Russian troops withdrew from [Alef], the {office} said.")
    assert event.status == "reported"


def test_a_general_speaks_for_his_troops() -> None:
    (event,) = told("Russian troops withdrew from [Alef], a general said.")
    assert event.status == "claimed"
