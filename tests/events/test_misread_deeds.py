"""What a deed told beside another is: the dead of a fight for ground, what falls, who gathers, who only travels."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event


def told(text: str, *, country_code: str = "SD") -> list[Event]:
    document, located = read_marked(text, published=date(2026, 11, 20), country_code=country_code)
    return find_events(document, located)


def dead(event: Event) -> float | None:
    return event.fatalities.best if event.fatalities else None


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The army retook [Alef] from the rebels on Sunday, killing 31.", 31),
        ("The army retook [Alef] from the rebels on Sunday and killed dozens.", 12),
        ("Al-Shabaab overran an army post in [Alef], killing 9 and wounding 14.", 9),
        ("Soldiers seized the town of [Alef], killing at least 17 near its market.", 17),
        ("Arakan Army fighters took a junta outpost at [Alef], killing 8 and taking 11 prisoners.", 8),
    ],
)
def test_a_bare_number_of_dead_is_that_of_the_fight_in_which_ground_was_taken(text: str, killed: float) -> None:
    assert [(event.kind, dead(event)) for event in told(text)] == [("capture", killed)]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels took [Alef] from the army, killing dozens of civilians.",
        "The rebels took [Alef] from the army, killing 7 and wounding 12 villagers.",
        "Gunmen seized the village of [Alef], killing 15.",
    ],
)
def test_people_killed_when_ground_is_taken_are_attacked(text: str) -> None:
    assert [event.kind for event in told(text)] == ["capture", "attack_on_civilians"]
