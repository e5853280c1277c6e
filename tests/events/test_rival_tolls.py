"""Tolls that others, or the same earlier, give of what was told before."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=date(2025, 11, 27), country_code="SD")
    return find_events(document, located)


def dead(text: str) -> list[float | None]:
    return [event.fatalities.best if event.fatalities else None for event in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A raid on [Alef] killed 61 people. The first toll, given on Sunday, was 44.", [61]),
        ("A raid on [Alef] killed 61 people. The mayor put the toll at 50.", [61]),
        ("A raid on [Alef] killed 61 people. The Red Cross counted 60 bodies.", [61]),
        (
            "A raid on [Alef] killed 61 people. Crowds marched in [Beth]. The governor said the toll stood at 50.",
            [61, None],
        ),
        (
            "A raid on [Alef] killed 61 people. The police, which put the toll at 50, said guards fought the raiders "
            "and two raiders were killed.",
            [61, 2],
        ),
    ],
)
def test_a_lower_toll_of_what_was_told_is_no_event_and_adds_nobody(text: str, expected: list[float | None]) -> None:
    assert dead(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A raid on [Alef] killed 61 people. The toll has since risen to 70.", [61, 70]),
        ("A raid on [Alef] killed 61 people. In [Beth] the toll of an ambush was 12.", [61, 12]),
        ("The police, which put the toll at 50, said raiders attacked [Alef] on Monday.", [50]),
        ("Police opened fire on a crowd in [Alef] on Monday. The toll stood at 14.", [None, 14]),
        ("A raid on [Alef] killed 61 people. Gunmen killed four nurses in [Beth].", [61, 4]),
    ],
)
def test_a_toll_of_something_else_or_a_higher_one_is_told(text: str, expected: list[float | None]) -> None:
    assert dead(text) == expected


def test_who_counts_the_dead_is_none_of_them() -> None:
    events = told("Gunmen attacked [Alef] on Monday. Amnesty International counted 40 bodies.")
    assert all("Amnesty International" not in event.targets for event in events)
