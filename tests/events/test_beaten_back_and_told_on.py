"""Attackers who got no farther, deeds told on with their place, capitals of provinces, and numbers that flee."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=date(2026, 3, 12), country_code="ML")
    return find_events(document, located)


def kinds(text: str) -> list[str]:
    return [event.kind for event in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a barracks near [Alef] on Monday but were driven back by soldiers.",
        "The army attacked the rebels near [Alef] and was driven back.",
    ],
)
def test_attackers_who_are_driven_back_withdraw_from_nothing(text: str) -> None:
    assert kinds(text) == ["armed_clash"]


def test_who_held_a_town_and_is_driven_back_withdraws() -> None:
    assert kinds("The rebels were driven back from [Alef] by the army.") == ["withdrawal"]
    assert kinds("The rebels seized [Alef] but were driven back to [Beth] by the army.") == ["capture", "withdrawal"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Rebels killed three civilians near [Alef]. The attack took place in [Beth].", "attack_on_civilians"),
        ("Gunmen ambushed a police convoy in [Alef]. The attack occurred near [Beth].", "armed_clash"),
        ("A drone hit a bus near [Alef]. The attack happened in [Beth].", "drone_strike"),
    ],
)
def test_where_the_attack_took_place_is_told_of_the_same_deed(text: str, kind: str) -> None:
    assert [event.kind for event in told(text)][-1] == kind
    where = told(text)[-1].where
    assert where is not None
    assert "Beth" in where.mention.span.text


def test_an_attack_that_did_not_take_place_is_none() -> None:
    assert kinds("No attack took place in [Alef] on Monday.") == []


@pytest.mark.parametrize(
    "text",
    [
        "Shelling killed 24 people in [Alef], capital of [Beth].",
        "At least 24 people were killed in shelling in [Alef], the capital of [Beth].",
    ],
)
def test_the_capital_of_a_province_is_one_place(text: str) -> None:
    assert kinds(text) == ["shelling"]


def test_two_targets_joined_by_and_are_two_places() -> None:
    assert kinds("Drones hit a depot in [Alef] and an oil refinery in [Beth].") == ["drone_strike", "drone_strike"]


@pytest.mark.parametrize(
    "text",
    [
        "The UN says 15,000 left the north of [Alef] on Tuesday.",
        "More than 31,000 people, mostly Syrians, have crossed into [Alef] in 72 hours.",
    ],
)
def test_thousands_who_leave_or_cross_are_displaced(text: str) -> None:
    assert kinds(text) == ["displacement"]


@pytest.mark.parametrize("text", ["The 15,000 left the stadium in [Alef].", "Two soldiers left the city of [Alef]."])
def test_fans_and_soldiers_who_leave_are_not_displaced(text: str) -> None:
    assert "displacement" not in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The bomber rammed his explosives-laden rickshaw into a post in [Alef].", "suicide_bombing"),
        ("Militants said they had blown up a section of railway track in [Alef].", "ied"),
        ("Militants stormed a television studio in [Alef].", "attack_on_civilians"),
    ],
)
def test_what_is_rammed_blown_up_or_stormed_makes_the_kind(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


def test_a_car_of_explosives_goes_off_whoever_drives() -> None:
    text = "Five militants stormed a college in [Alef] after ramming an explosives-laden car into its gate."
    assert kinds(text)[-1] == "ied"
