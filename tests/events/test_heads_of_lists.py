"""Heads of lists that deny, forecast, plan, demand or make up what stands below them, and such that only seem to."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

DONE = {"reported", "claimed", "background"}


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=date(2026, 11, 20), country_code="SD")
    return find_events(document, located)


def deeds(text: str) -> set[str]:
    return {event.status for event in told(text) if event.kind != "statement"}


TOLLS = "\n- [Alef]: 6 killed\n- [Berin]: 8 killed"
DEEDS = "\n- rebels captured [Alef]\n- rebels shelled [Berin]"
TABLE = "\nTown | Killed\n[Alef] | 6\n[Berin] | 8"


@pytest.mark.parametrize(
    "head",
    [
        "Invented figures:",
        "Predicted deaths:",
        "Simulated losses:",
        "Killed in the movie:",
        "Gunmen may have killed 14:",
    ],
)
@pytest.mark.parametrize("below", [TOLLS, TABLE])
def test_tolls_below_a_head_that_tells_of_none_are_no_dead(head: str, below: str) -> None:
    assert not deeds(head + below) & DONE


@pytest.mark.parametrize(
    ("head", "status"),
    [
        ("Main risks:", "planned"),
        ("Next steps", "planned"),
        ("The rebels plan to:", "planned"),
        ("False rumours:", "denied"),
        ("The rebels have not:", "denied"),
        ("The governor denied the following reports:", "denied"),
        ("Demands of the strikers:", "called_for"),
        ("We urge the rebels to:", "called_for"),
    ],
)
def test_bullets_have_the_status_that_their_head_gives_them(head: str, status: str) -> None:
    assert deeds(head + DEEDS) == {status}


@pytest.mark.parametrize(
    "head",
    [
        "Killed since the army denied the blockade:",
        "Casualties of the shelling:",
        "Attacks on those who demanded wages:",
        "Attacked on their way to:",
        "Raids that are put down to:",
        "Clashes have spread to:",
        "Fake monks killed:",
        "Deaths in fires that could have been put out:",
        "The army did not say who was killed:",
    ],
)
def test_heads_of_what_was_done_leave_it_so(head: str) -> None:
    assert deeds(head + TOLLS) in ({"reported"}, {"claimed"})


def test_a_sentence_above_bullets_is_no_head() -> None:
    assert deeds("Risks remain." + DEEDS) == {"reported"}


def test_a_column_of_what_is_projected_is_no_toll() -> None:
    assert not told("Town | Killed (projected)\n[Alef] | 6\n[Berin] | 8")
    assert len(told("Town | Killed (confirmed)\n[Alef] | 6\n[Berin] | 8")) == 2


def test_a_list_in_a_sentence_has_the_status_of_its_head() -> None:
    assert not deeds("Projected deaths: [Alef] (6), [Berin] (8).") & DONE
    assert deeds("Deaths: [Alef] (6), [Berin] (8). [Corvo] was shelled.") == {"reported"}


@pytest.mark.parametrize(
    "head", ["Goats killed:", "Killed camels by town:", "Wolves were killed:", "Laws killed by town:", "Dead sheep"]
)
@pytest.mark.parametrize("below", ["\n- [Alef]: 6\n- [Berin]: 8", TABLE])
def test_beasts_and_things_that_were_killed_are_no_dead(head: str, below: str) -> None:
    assert not told(head + below)


@pytest.mark.parametrize(
    "head", ["Herders killed:", "Women killed by town:", "Males killed:", "Raids killed:", "Total killed:"]
)
def test_people_who_were_killed_are_dead(head: str) -> None:
    assert [event.fatalities and event.fatalities.best for event in told(head + "\n- [Alef]: 6\n- [Berin]: 8")] == [
        6,
        8,
    ]


def test_those_killed_in_traffic_are_of_no_attack() -> None:
    assert not told("Killed in traffic by town:\n- [Alef]: 6\n- [Berin]: 8")
    assert len(told("Traffic police killed by town:\n- [Alef]: 6\n- [Berin]: 8")) == 2


def test_beasts_in_a_list_of_a_sentence() -> None:
    assert not told("Antelopes killed by town: [Alef] 300, [Berin] 400.")


def test_a_row_is_of_the_status_that_its_event_or_a_remark_gives_it() -> None:
    text = "Town | Event | Killed\n[Alef] | Raid planned | 0\n[Berin] | Raid foiled | 0\n[Corvo] | Raid on a plant | 0"
    assert [event.status for event in told(text)] == ["planned", "cancelled", "reported"]
    text = "Town | Killed | Notes\n[Alef] | 6 | denied by the army\n[Berin] | 8 | army denied entry\n[Corvo] | 9 | -"
    assert [event.status for event in told(text)] == ["denied", "reported", "reported"]
