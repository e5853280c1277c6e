"""Police blotters and the ends of agency copy: who attacked, what was found, one deed after another."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2026, 11, 20)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return list(find_events(document, located))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A bomb went off in [Cali] on Thursday, killing six people, hours after a police helicopter was downed by "
            "a drone in [Amalfi].",
            ["ied", "interception"],
        ),
        ("Raiders suspected to be from [Pokot] attacked a hamlet and shot dead a herder.", ["attack_on_civilians"]),
        ("Men torched the police station of [Mawego] following the death of a blogger in custody.", ["looting"]),
        ("Two men are in custody in [Mawego] after the robbery.", ["arrest"]),
        ("Two rifles and 30 rounds were recovered from a house in [Eastleigh].", ["interception"]),
        ("Two rifles and a radio were found in a shed at [Eastleigh].", []),
        ("The foreign ministry of the Philippines summoned the Chinese ambassador to protest.", ["statement"]),
        (
            "Four thugs with machetes broke into a chemist in [Githurai] and made away with 70,000 shillings.",
            ["looting"],
        ),
    ],
)
def test_a_blotter_tells_what_was_done(text: str, expected: list[str]) -> None:
    assert [event.kind for event in told(text)] == expected


def test_who_is_suspected_to_be_from_a_place_attacks_and_is_not_attacked() -> None:
    (event,) = told("Raiders suspected to be from [Pokot] attacked a hamlet and shot dead a herder.")
    assert (event.actors, event.targets) == (("raiders",), ("civilians",))
