"""Words of war that tell of no deed: what somebody is wont to do, arms found, the wounded flown out."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events


def kinds(text: str) -> list[str]:
    document, located = read_marked(text, published=date(2026, 3, 12), country_code="ML")
    return [event.kind for event in find_events(document, located)]


@pytest.mark.parametrize(
    "text",
    [
        "Tripoli, which regularly carries out such strikes, gave no comment.",
        "The army, which routinely shells villages around [Alef], said nothing.",
        "The front, which has frequently attacked [Alef] with drones, did not respond.",
        "Gunmen often attack buses on the road to [Alef].",
        "Bandits frequently stage raids on hamlets near [Alef].",
        "Convoys are often ambushed on the road to [Alef].",
        "[Alef] is regularly shelled from across the river.",
    ],
)
def test_what_somebody_is_wont_to_do_is_no_event(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army has regularly shelled [Alef] this week, wounding six people.", "shelling"),
        ("The rebels, who regularly ambush convoys near [Alef], killed nine soldiers on Monday.", "armed_clash"),
        ("The army has repeatedly shelled [Alef].", "shelling"),
        ("Militants attacked a convoy on a road often used by the army near [Alef].", "armed_clash"),
    ],
)
def test_a_deed_with_its_day_or_its_dead_is_no_habit(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Guards have recovered a mortar, two shotguns and five home-made bombs from a cave near [Alef].",
        "The brigade found rifles, pistols, grenades and mines in a barn near [Alef].",
    ],
)
def test_arms_in_a_list_of_finds_were_not_used(text: str) -> None:
    assert not {"shelling", "air_strike", "mine", "ied", "grenade"} & {*kinds(text)}


def test_arms_in_a_list_of_means_were_used() -> None:
    assert kinds("Rebels attacked the post near [Alef] with rifles, grenades and bombs.") == ["grenade"]


@pytest.mark.parametrize(
    "text",
    [
        "A ranger with burns was airlifted to [Alef].",
        "Two wounded soldiers were airlifted to [Alef].",
        "Three tourists with fractures were airlifted to a hospital in [Alef].",
    ],
)
def test_the_wounded_who_are_flown_out_move_no_troops(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "A battalion of paratroopers was airlifted to [Alef].",
        "Reinforcements were flown to [Alef].",
        "Six guards were hurt by a falling tree, and reinforcements were flown to [Alef].",
    ],
)
def test_troops_who_are_flown_in_are_a_move(text: str) -> None:
    assert "reinforcement" in kinds(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Two F-16s answered by bombing a cave near [Alef], destroying a store of explosives.", ["air_strike"]),
        ("A drone answered by bombing a car near [Alef].", ["drone_strike"]),
        ("Gunmen answered by bombing a church in [Alef].", ["ied"]),
        ("Drones filmed the bombing of a market in [Alef].", ["ied"]),
        ("Air defences opened fire over [Alef], destroying six drones.", ["armed_clash", "interception"]),
    ],
)
def test_what_aircraft_bomb_is_an_air_strike_and_what_burns_there_is_its_outcome(text: str, told: list[str]) -> None:
    assert kinds(text) == told
