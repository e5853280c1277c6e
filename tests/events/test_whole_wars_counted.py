"""The dead of a whole war or year are told of as background, and no other word of a war is an event."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents import Event
from geoevents.events import find_events


def events(text: str) -> list[Event]:
    document, located = read_marked(text, published=date(2026, 3, 12), country_code="ML")
    return find_events(document, located)


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The war, now in its fourth year, has killed more than 15,000 people.", 15000),
        ("An insurgency in the north has claimed some 4,300 lives so far.", 4300),
        ("Around 8,000 people died in the civil war over the border strip.", 8000),
        ("The conflict has so far cost 2,100 lives, according to monitors.", 2100),
        ("Some 700 soldiers were killed in the six-week war between the two countries.", 700),
    ],
)
def test_the_dead_of_a_whole_war_are_background(text: str, dead: int) -> None:
    (event,) = events(text)
    assert (event.kind, event.status, event.when) == ("armed_clash", "background", None)
    assert event.fatalities is not None
    assert event.fatalities.best == dead


@pytest.mark.parametrize(
    "text",
    [
        "The war has cost the country 15,000 jobs.",
        "The conflict has left 9,000 families without work.",
        "He lost three sons in the war.",
        "The insurgency killed tourism in the valley, where 300 hotels have closed.",
        "A war museum with 400 rooms opened in the capital.",
        "Two veterans who died in the last year of the war were honoured.",
    ],
)
def test_a_war_without_its_dead_is_no_event(text: str) -> None:
    assert events(text) == []


def test_a_war_monitor_counts_the_dead_of_a_raid() -> None:
    (event,) = events("The war monitor said 120 people were killed in a raid on [Alef].")
    assert (event.status, event.fatalities and event.fatalities.best) == ("reported", 120)


@pytest.mark.parametrize(
    "text",
    [
        "The mission documented 412 civilians killed last year.",
        "The commission counted 38 villagers killed in 2024.",
        "The office has recorded 950 civilians killed in 2023.",
        "Monitors had registered 77 farmers killed in 2025.",
    ],
)
def test_civilians_counted_for_a_year_were_attacked(text: str) -> None:
    (event,) = events(text)
    assert (event.kind, event.status) == ("attack_on_civilians", "background")


@pytest.mark.parametrize(
    "text",
    [
        "The club counted three climbers killed by avalanches in 2024.",
        "The mission documented 412 schools closed last year.",
        "The office recorded 950 births in 2023.",
        "Monitors registered 77 farmers for seed last year.",
    ],
)
def test_others_counted_for_a_year_were_not_attacked(text: str) -> None:
    assert "attack_on_civilians" not in {event.kind for event in events(text)}
