"""Who does a deed and who suffers it: accusers, owners of what is hit, relative clauses, claims of responsibility."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2025, 11, 27)


def events(text: str, country_code: str = "SD") -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED, country_code=country_code)
    return find_events(document, located)


def told(text: str, country_code: str = "SD") -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(event.kind, event.actors, event.targets) for event in events(text, country_code)]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The army was accused by the M23 of bombarding [Walikale] on Sunday.", "army"),
        ("The PKK was blamed by Ankara for the shelling of [Kilis].", "PKK"),
        ("The rebels were accused by the government of attacking a school in [Kadugli].", "rebels"),
    ],
)
def test_an_accuser_is_not_who_does_what_he_charges_another_with(text: str, doer: str) -> None:
    (event,) = events(text)
    assert (event.status, event.actors) == ("claimed", (doer,))


@pytest.mark.parametrize(
    "text",
    ["UNICEF's clinic in [Kadugli] was hit by a drone strike.", "MSF's pharmacy in [Nyala] was struck by shelling."],
)
def test_whose_building_is_hit_does_not_hit_it(text: str) -> None:
    (event,) = events(text)
    assert event.actors == ()


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("Boko Haram freed six policemen it had abducted near [Dikwa].", "Boko Haram", "police"),
        ("The bandits let go the aid workers they had kidnapped in [Dikwa].", "bandits", "civilians"),
    ],
)
def test_a_relative_clause_without_whom_is_about_those_before_it(text: str, actor: str, target: str) -> None:
    assert [(event.actors, event.targets) for event in events(text, "NG") if event.kind == "abduction"] == [
        ((actor,), (target,))
    ]
