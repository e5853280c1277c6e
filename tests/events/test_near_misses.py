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


@pytest.mark.parametrize(
    "text",
    [
        "A cyclone hurled debris that hit a farmer in [Alef], where a drone had taken pictures.",
        "Volcanic wreckage destroyed a hamlet near [Alef]; two drones took pictures of it.",
        "A drone filmed the hurricane. Debris hit a farmer in [Alef].",
    ],
)
def test_debris_of_nature_or_with_a_drone_only_behind_is_no_strike(text: str) -> None:
    assert {"drone_strike", "shelling"}.isdisjoint(event.kind for event in told(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A hurricane hit [Alef] and a helicopter crashed, killing eleven.", "storm"),
        ("An earthquake shook [Alef] and a train derailed, killing eleven.", "earthquake"),
    ],
)
def test_the_crash_of_a_vehicle_is_an_accident_beside_a_storm_or_quake(text: str, kind: str) -> None:
    dead = {event.kind: event.fatalities and event.fatalities.best for event in told(text)}
    assert dead == {kind: None, "accident": 11}


def test_a_wall_that_fell_in_a_quake_is_no_accident_of_its_own() -> None:
    assert [event.kind for event in told("An earthquake shook [Alef]; a boy died when a wall collapsed.")] == [
        "earthquake"
    ]


@pytest.mark.parametrize(
    "text",
    ["Families fled an insurgent cell in [Alef].", "Villagers fled the prison quarter of [Alef]."],
)
def test_who_flees_a_cell_or_prison_quarter_is_displaced(text: str) -> None:
    assert [event.kind for event in told(text)] == ["displacement"]


@pytest.mark.parametrize("place", ["a police cell", "the central prison"])
def test_who_gets_away_from_cells_is_not_displaced(place: str) -> None:
    assert told(f"Five men fled from {place} in [Alef].") == []


def test_a_meeting_of_armed_men_that_is_stormed_is_a_clash() -> None:
    (event,) = told("Police stormed a gathering of militants in [Alef] and killed six.")
    assert event.kind == "armed_clash"
    assert event.fatalities is not None
    assert event.fatalities.best == 6


def test_a_meeting_that_is_broken_up_is_one_event() -> None:
    assert [event.kind for event in told("Troops dispersed a meeting in [Alef].")] == ["protest"]


def test_what_follows_a_vow_against_all_is_told() -> None:
    assert [
        (e.kind, e.where.mention.span.text) for e in told("Rebels vowed to sink any ship and hit [Alef].") if e.where
    ] == [("armed_clash", "Alef")]


def test_weekdays_are_a_span_only_where_they_follow_each_other() -> None:
    apart = told("Fighting in [Alef] on Tuesday, Wednesday and Friday killed four.")[0].when
    running = told("Fighting in [Alef] on Tuesday, Wednesday and Thursday killed four.")[0].when
    assert apart is not None
    assert apart.start == apart.end
    assert running is not None
    assert (running.start, running.end) == (date(2026, 11, 24), date(2026, 11, 26))


def test_talks_that_are_broken_off_are_cancelled() -> None:
    (event,) = told("The junta broke off talks with the rebels in [Alef].")
    assert (event.kind, event.status) == ("talks", "cancelled")
