"""Deaths that belong to what was told before them, and to nobody who only speaks or stands beside them."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

Row = tuple[str, tuple[str, ...], str, float | None]


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=date(2025, 11, 27), country_code="SD")
    return find_events(document, located)


def rows(text: str) -> list[Row]:
    return [
        (
            event.kind,
            event.actors,
            event.where.mention.span.text if event.where else "",
            event.fatalities.best if event.fatalities else None,
        )
        for event in told(text)
    ]


def test_the_dead_of_a_quake_are_not_those_of_the_group_whose_spokesman_counts_them() -> None:
    text = "An earthquake shook [Alef] on Monday. About 300 people died in [Berin], a Taliban spokesman said."
    assert [(kind, dead) for kind, _, _, dead in rows(text)] == [("earthquake", None), ("earthquake", 300)]


def test_the_dead_of_a_slide_are_not_those_of_who_holds_the_ground() -> None:
    text = "A landslide hit [Alef]; some 400 dead, said the rebels, who control the area."
    assert [(kind, dead) for kind, _, _, dead in rows(text) if dead] == [("landslide", 400)]


def test_the_dead_of_a_storm_are_told_of_where_they_died() -> None:
    text = "The cyclone made landfall in [Alef]; 44 people died in [Berin]."
    assert rows(text) == [("storm", (), "Alef", None), ("storm", (), "Berin", 44)]


def test_who_counts_the_dead_of_his_own_side_did_not_kill_them() -> None:
    text = "India said nine civilians were killed in [Alef] and that it shot down two drones."
    (deaths, *others) = told(text)
    assert deaths.actors == ()
    assert deaths.fatalities is not None
    assert deaths.fatalities.best == 9
    assert all(other.fatalities is None for other in others)


def test_a_missile_by_its_name_is_shelling() -> None:
    text = "In [Alef] a block of flats was struck by a Kalibr; 18 are dead and four missing."
    assert [(kind, dead) for kind, _, _, dead in rows(text)] == [("shelling", 18)]


def test_those_shot_during_a_protest_are_of_the_shooting() -> None:
    text = "Soldiers opened fire in [Alef] during the anti-tax protests, killing three."
    assert [(kind, dead) for kind, _, _, dead in rows(text) if dead] == [("armed_clash", 3)]


def test_a_place_pointed_back_to_has_its_dead() -> None:
    text = "Troops raided [Alef] on Tuesday. Eleven were killed there on 20 November."
    assert rows(text)[-1][2:] == ("Alef", 11)


def test_soldiers_wounded_beside_soldiers_killed_are_of_one_clash() -> None:
    text = "Twenty soldiers were killed and nine wounded near [Alef] on Thursday."
    assert [(event.kind, event.targets) for event in told(text)] == [("armed_clash", ("soldiers",))]


@pytest.mark.parametrize(
    "text",
    [
        "Ministers discussed the siege of [Alef].",
        "The council met in private to debate the attack on [Alef].",
        "No arrests have been made.",
    ],
)
def test_what_is_only_discussed_and_arrests_that_none_made_are_no_events(text: str) -> None:
    assert {event.kind for event in told(text)} <= {"talks"}


@pytest.mark.parametrize(
    "more",
    [
        "At least 11 people, most of them infants, died of thirst on the way to [Beth].",
        "Six children died in a clinic in [Beth] of severe acute malnutrition.",
        "Six deaths from dehydration were reported in [Beth].",
        "Six prisoners starved to death in [Beth].",
    ],
)
def test_hunger_and_disease_are_no_deed_of_arms(more: str) -> None:
    events = told(f"Shells hit a market in [Alef] on Monday. {more}")
    assert [event.kind for event in events] == ["shelling"]


@pytest.mark.parametrize(
    ("text", "row"),
    [
        ("Shells hit [Alef] on Monday. Six more people died of their wounds in [Beth].", ("shelling", "Beth", 6.0)),
        ("A quake shook [Alef] on Monday. Six people died of cold in [Beth].", ("earthquake", "Beth", 6.0)),
        ("A strike on [Alef] killed nine, and six children died of hunger in [Beth].", ("air_strike", "Alef", 9.0)),
        ("Gunmen killed a heart surgeon in [Beth].", ("attack_on_civilians", "Beth", 1.0)),
    ],
)
def test_who_dies_of_wounds_or_after_a_quake_counts(text: str, row: tuple[str, str, float]) -> None:
    assert [(kind, place, dead) for kind, _, place, dead in rows(text)][-1] == row
