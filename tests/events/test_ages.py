"""How old the dead were counts nobody."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events


def dead(text: str) -> list[float | None]:
    document, located = read_marked(text, published=date(2026, 11, 28), country_code="SD")
    events = find_events(document, located)
    return [event.fatalities.best if event.fatalities else None for event in events if event.status == "reported"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two cousins, aged 9 and 12, were stabbed to death in [Alef].", 2),
        ("Three pupils aged 6, 8 and 14 were killed when a shell hit a school in [Alef].", 3),
        ("Two midwives, 33 and 38, were killed near [Alef].", 2),
        ("Six apprentices between the ages of 15 and 19 were shot dead in [Alef].", 6),
        ("Four cousins, the youngest 6, were killed in [Alef].", 4),
        ("Three labourers, the eldest 61 and the youngest 19, were killed in [Alef].", 3),
        ("Seven recruits aged 18 to 23 were killed in [Alef].", 7),
        ("A boy, 12, and his aunt, 40, were killed in [Alef].", 2),
        ("A rocket on [Alef] killed a woman, 71, her husband, 74, and their three granddaughters.", 5),
        ("A shell killed a mother, 41, and four of her children, aged between 2 and 9, in [Alef].", 5),
        ("The raid on [Alef] killed a baby, 9 months old, and two of its aunts, aged 20 and 24.", 3),
    ],
)
def test_an_age_is_no_number_of_dead(text: str, expected: float) -> None:
    assert dead(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The Syrian, 31, was shot dead in [Alef].", 1),
        ("Gunmen shot dead the shopkeeper Amina Bello, 39, near [Alef].", 1),
        ("Rosa Diaz, 52, and her nephew Pedro, 16, were shot dead in [Alef].", 2),
        ("Said Karimi (45) and his wife (41) were killed in [Alef].", 2),
        ("Soldiers shot dead Ahmad Saleh, 19, and Omar Nasser, 24, in [Alef].", 2),
    ],
)
def test_whoever_is_named_with_an_age_is_one_of_the_dead(text: str, expected: float) -> None:
    assert dead(text) == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Five people were killed in [Alef], said Omar Diallo, 52, a trader.", [5]),
        ("In [Alef], 22 were killed.", [22]),
        ("Of the soldiers, 14 were killed in [Alef].", [14]),
        ("Gunmen killed 14 villagers in [Alef], 12 in [Berin] and 3 in [Corvo].", [14, 12, 3]),
    ],
)
def test_a_number_behind_a_comma_that_is_no_age_counts(text: str, expected: list[float]) -> None:
    assert dead(text) == expected
