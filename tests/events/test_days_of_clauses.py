"""Which day a clause is told of: behind an hour, beside a clause of what is to come, of what is travelled to."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

SATURDAY = date(2026, 11, 28)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=SATURDAY, country_code="SD")
    return find_events(document, located)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A drone hit a mill in [Alef] at 04:35 local time on Thursday.", date(2026, 11, 26)),
        ("A bomb went off in [Alef] at about 9 pm local time on Tuesday, killing two people.", date(2026, 11, 24)),
        ("Shortly before midnight local time on Wednesday an earthquake struck [Alef].", date(2026, 11, 25)),
        ("Rockets struck [Alef] at 6.20 a.m. Kyiv time on Friday.", date(2026, 11, 27)),
    ],
)
def test_a_day_behind_an_hour_dates(text: str, day: date) -> None:
    (event,) = told(text)
    assert event.when is not None
    assert (event.when.start, event.when.end, event.when.precision) == (day, day, "day")


def test_how_often_is_no_day() -> None:
    (event,) = told("The army shelled [Alef] for the fourth time this week.")
    assert event.when is not None
    assert event.when.text == ""
