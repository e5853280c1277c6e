"""Who bears no arms, whatever the word: reporters in wait, lone hunters, police officers, ships' crews, fans."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events

PUBLISHED = date(2026, 5, 6)

Told = tuple[str, tuple[str, ...], tuple[str, ...]]


def told(text: str) -> list[Told]:
    document, located = read_marked(text, published=PUBLISHED)
    return [(event.kind, event.actors, event.targets) for event in find_events(document, located)]


@pytest.mark.parametrize(
    "text",
    [
        "Reporters ambushed the singer outside a hotel in [Alef].",
        "Activists ambushed the minister in [Alef] and threw cake at him.",
        "Journalists ambushed the mayor with questions in [Alef].",
        "Students ambushed their teacher with a birthday song in [Alef].",
    ],
)
def test_people_who_only_waylay_somebody_attack_nobody(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("Villagers ambushed a patrol in [Alef], killing two soldiers.", ("villagers",), ("soldiers",)),
        ("Miners ambushed soldiers near [Alef] on Monday.", ("miners",), ("soldiers",)),
        ("Traders ambushed the police in [Alef].", ("traders",), ("police",)),
    ],
)
def test_people_who_ambush_armed_men_are_armed(text: str, actors: tuple[str, ...], targets: tuple[str, ...]) -> None:
    assert told(text)[0] == ("armed_clash", actors, targets)
