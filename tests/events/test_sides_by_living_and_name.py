"""Sides told by what they live on, by a name between commas or by a claim behind; who goes on after a clash."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events

PUBLISHED = date(2025, 3, 12)


def parties(text: str, country: str = "") -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    document, located = read_marked(text, published=PUBLISHED, country_code=country)
    return [(event.actors, event.targets) for event in find_events(document, located)]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Clashes between farmers and cattle herders in [Alef] left nine dead.", ("farmers", "cattle herders")),
        ("Fishermen clashed with pastoralists near [Alef], and four died.", ("fishermen", "pastoralists")),
        ("Nomads and farming communities fought near [Alef] over a well.", ("nomads", "farming communities")),
    ],
)
def test_those_who_till_and_those_who_herd_are_two_sides(text: str, actors: tuple[str, ...]) -> None:
    assert parties(text)[0][0] == actors


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed farmers and herders near [Alef].",
        "A landmine killed a goat herder and two farmers near [Alef].",
        "Farmers and herders were killed when gunmen attacked [Alef].",
    ],
)
def test_those_who_till_and_herd_are_people_where_others_kill_them(text: str) -> None:
    assert parties(text)[0][1] == ("civilians",)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("A militia, Red Hand, burned 20 houses in [Alef].", ("Red Hand",)),
        ("Another armed group, Twirwaneho, killed five soldiers near [Alef].", ("Twirwaneho",)),
        ("Two militias, Nyatura and Twirwaneho, killed nine villagers in [Alef].", ("Nyatura", "Twirwaneho")),
        # No names of theirs.
        ("An armed group, police said, killed nine villagers in [Alef].", ("armed group",)),
        ("A gang, according to Reuters, killed nine villagers in [Alef].", ("gang",)),
        ("An armed group killed nine villagers in [Alef], Radio Okapi, a station, said.", ("armed group",)),
    ],
)
def test_a_name_between_commas_is_that_of_the_group_before(text: str, actors: tuple[str, ...]) -> None:
    assert parties(text)[0][0] == actors


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Soldiers exchanged fire with rebels near [Alef] and arrested two suspects.",
            [("soldiers", "rebels"), ("soldiers",)],
        ),
        ("Soldiers clashed with rebels near [Alef] and burned 12 houses.", [("soldiers", "rebels"), ("soldiers",)]),
        ("Gunmen traded fire with police in [Alef] and fled to [Beth].", [("gunmen", "police"), ("gunmen",)]),
        # Both sides are the subject.
        (
            "Rebels and soldiers clashed in [Alef] and looted shops in the market.",
            [("rebels", "soldiers"), ("rebels", "soldiers")],
        ),
    ],
)
def test_only_the_subject_of_a_clash_goes_on(text: str, told: list[tuple[str, ...]]) -> None:
    assert [actors for actors, _ in parties(text)] == told


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("A car bomb killed nine people in [Alef] on Friday. Al-Shabaab claimed the attack.", ("Al Shabaab",)),
        (
            "A police convoy was ambushed near [Alef]. The ELN later claimed the ambush on its channel.",
            ("National Liberation Army",),
        ),
        # A deed of its own, another's or nobody's.
        ("A car bomb killed nine people in [Alef] on Friday. Nobody claimed the attack.", ()),
        ("A car bomb killed nine people in [Alef] on Friday. Al-Shabaab claimed the attack in [Beth].", ()),
        ("A car bomb killed nine people in [Alef] on Friday. Al-Shabaab claimed the killing of a judge.", ()),
    ],
)
def test_who_claims_the_attack_did_what_was_told_before(text: str, actors: tuple[str, ...]) -> None:
    assert parties(text)[0][0] == actors


def test_volunteers_are_those_of_the_force_told_of() -> None:
    text = "JNIM attacked a position of the VDP in [Alef], killing three soldiers and nine volunteers."
    assert parties(text, "BF")[0][1] == ("Volunteers for the Defence of the Homeland", "soldiers")
    assert parties("Gunmen killed two volunteers of a clinic in [Alef].", "BF")[0][1] == ("civilians",)


def test_an_army_is_told_once_with_its_soldiers_who_fall() -> None:
    assert parties("Rebels attacked an army base in [Alef], killing 20 soldiers.")[0][1] == ("soldiers",)
    assert parties("Rebels attacked an army base in [Alef].")[0][1] == ("army",)
