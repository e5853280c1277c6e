"""How many died where a sentence repeats what was thought before, or counts dead and wounded as one."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events


def dead(text: str) -> float | None:
    document, located = read_marked(text, published=date(2026, 11, 20))
    (event,) = find_events(document, located)
    return event.fatalities.best if event.fatalities is not None else None


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Gunmen killed 31 farmers in [Alef], the mayor said, revising an earlier toll of 14.", 31),
        ("Shells killed 31 people in [Alef], up from an earlier toll of 14, and destroyed a mill.", 31),
        ("Shells killed 31 people in [Alef], against an earlier toll of 14 dead.", 31),
        ("Gunmen killed 31 farmers in [Alef], raising the toll of a bloody week.", 31),
        ("Gunmen killed 14 farmers and wounded 31 in [Alef].", 14),
        ("Shells killed 14 people or more in [Alef].", 14),
    ],
)
def test_the_dead_are_those_of_the_last_count(text: str, count: float) -> None:
    assert dead(text) == count


@pytest.mark.parametrize(
    "text",
    [
        "Some 60 people were killed or injured by shelling in [Alef].",
        "Shells killed or wounded at least 60 people in [Alef].",
    ],
)
def test_dead_and_wounded_in_one_number_are_not_so_many_dead(text: str) -> None:
    assert dead(text) is None
