"""Numbers beside words of death that count no dead of the event: of courts, of parties, of a whole truce."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2026, 11, 20)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return list(find_events(document, located))


def dead(text: str) -> list[float]:
    return [event.fatalities.best for event in told(text) if event.fatalities is not None]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A court sentenced four men to death for the 2023 bombing of a shrine in [Alef] that killed 11 people.", 11),
        ("Six people were sentenced to death over a 2021 market bombing in [Alef] that left 35 dead.", 35),
        ("Five men face the death penalty after an attack in [Alef] on Monday that killed two.", 2),
        ("Four women were burned to death in [Alef] on Monday.", 4),
        ("Two soldiers were beaten to death in [Alef] on Monday.", 2),
    ],
)
def test_whom_a_court_sends_to_death_has_not_died(text: str, count: float) -> None:
    assert dead(text) == [count]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Revenge killing between three sections of a clan in [Alef]; 6 killed.", 6),
        ("Clashes between two communities near [Alef] left 9 dead.", 9),
        ("Gunmen killed between 12 and 16 people in [Alef] on Monday.", 14),
    ],
)
def test_the_number_of_the_parties_counts_nobody(text: str, count: float) -> None:
    assert dead(text) == [count]


def test_the_dead_since_a_day_long_ago_are_not_of_that_day() -> None:
    (deaths, *_) = told("Since the offensive began on 3 March 2026, 50 soldiers have died near [Alef].")
    assert deaths.status == "background"
    assert deaths.when is not None
    assert (deaths.when.start, deaths.when.end) == (date(2026, 3, 3), PUBLISHED)


def test_the_dead_since_the_day_before_are_of_one_event() -> None:
    (deaths,) = told("Shelling of [Alef] has killed 12 people since Wednesday.")
    assert deaths.status == "reported"
    assert deaths.when is not None
    assert deaths.when.end == date(2026, 11, 18)


@pytest.mark.filterwarnings("ignore::geoevents.errors.EventsLeftOut")
@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Cholera killed 30 people in [Alef], which was flooded on Monday.", None),
        ("[Alef] was flooded on Monday; officials reported 30 leptospirosis deaths.", None),
        ("Floods killed 30 people in [Alef] on Monday.", 30),
        ("A storm hit [Alef] on Monday, and 30 people died of cold.", 30),
    ],
)
def test_the_dead_of_a_disease_are_not_the_floods(text: str, count: float | None) -> None:
    assert [event.fatalities and event.fatalities.best for event in told(text) if event.kind in ("flood", "storm")] == [
        count
    ]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Nine farmers from a hamlet of some 300 people were killed in [Alef].", 9),
        ("Gunmen killed six people in a town of 20,000 inhabitants near [Alef].", 6),
        ("The massacre of 300 people in [Alef] was condemned.", 300),
        ("In a raid on a village 30 people were killed near [Alef].", 30),
    ],
)
def test_how_many_live_in_a_village_are_not_its_dead(text: str, count: float) -> None:
    assert dead(text) == [count]
