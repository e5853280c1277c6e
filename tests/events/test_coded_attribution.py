"""Who is said, suspected or says himself to be behind what was told before did it."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events

TOLD = date(2026, 11, 20)
BLAST = "A roadside bomb killed two policemen near [Hub] on Monday. "
RAID = "Assailants shot dead a trader near [Hub] on Monday. "


def doers(text: str) -> tuple[str, ...]:
    """Who did the first deed of a text."""
    document, located = read_marked(text, published=TOLD, country_code="PK")
    return find_events(document, located)[0].actors


@pytest.mark.parametrize(
    "behind",
    [
        "Officials attributed the attack to the TTP.",
        "No group has claimed responsibility for the blast; however, sources attributed the attack to the TTP.",
        "No group claimed the bombing, but investigators suspect the TTP.",
        "The attack was blamed on the TTP.",
        "The bombing has since been linked to members of the TTP.",
        "Investigators believe the TTP was behind the blast.",
        "Detectives suspected that the bombing was carried out by the TTP.",
        "The blast is believed to be the work of the TTP.",
        "The ministry said the TTP was responsible.",
        "The governor pointed the finger at the TTP.",
        "Residents accused the TTP of being behind the attack.",
        "The bombing was later claimed by the TTP.",
        "Nine people were taken to hospital. The road stayed shut. The TTP claimed responsibility for the attack.",
        "Nobody was arrested. The TTP has admitted responsibility for it.",
        "Police suspect the TTP",
        "The TTP is responsible",
        "Officials attributed the attack in [Hub] to the TTP.",
        "The attack, one of the deadliest in years, was carried out by the TTP.",
    ],
)
def test_who_is_named_for_a_deed_told_before_is_its_actor(behind: str) -> None:
    assert doers(BLAST + behind) == ("Tehreek-e-Taliban Pakistan",)


@pytest.mark.parametrize(
    "behind",
    [
        "No group claimed responsibility for the attack.",
        "No group claimed responsibility; sources did not attribute the attack to the TTP.",
        "The TTP denied being behind the blast.",
        "It was unclear whether the TTP was behind the attack.",
        "Officials attributed another attack to the TTP.",
        "The TTP was behind most of the attacks of last year.",
        "The TTP is responsible for the area's schools, teachers say.",
        "Police arrested a suspected TTP member.",
        "Officials blamed the attack on the TTP, which denied it.",
        "Officials blamed the attack on the TTP, but residents attributed it to the Islamic State.",
        "The attack was blamed on poor lighting.",
        "Officials attributed the delay to the TTP.",
        "Police suspect the assailants.",
        "The attack was similar to one carried out by the TTP last year.",
        "The attack came a day after a bombing carried out by the TTP.",
        "The mayor blamed the attack on poor policing, and troops were sent to the TTP.",
        "The attack on Friday in [Quetta] was blamed on the TTP.",
    ],
)
def test_who_is_not_named_for_it_is_no_actor(behind: str) -> None:
    assert doers(BLAST + behind) == ()


@pytest.mark.parametrize(
    ("behind", "actor"),
    [
        ("Sources attributed the attack to the TTP.", "Tehreek-e-Taliban Pakistan"),
        ("Residents suspected Punjabi extremists of the killing.", "punjabi extremists"),
        ("Sources said that the murder was carried out by Muslim extremists.", "muslim extremists"),
        ("Police identified the assailants as members of the TTP.", "Tehreek-e-Taliban Pakistan"),
        ("Police suspect the gunmen.", "assailants"),
    ],
)
def test_a_band_without_a_name_gives_way_to_who_is_named(behind: str, actor: str) -> None:
    assert doers(RAID + behind) == (actor,)


def test_who_has_a_name_gives_way_to_nobody() -> None:
    text = "The TTP shot dead a trader near [Hub]. The governor attributed the attack to the Islamic State."
    assert doers(text) == ("Tehreek-e-Taliban Pakistan",)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Gunmen (TTP suspected) shot dead a trader near [Hub].", "Tehreek-e-Taliban Pakistan"),
        ("A bomb killed a trader near [Hub] (TTP assumed responsible).", "Tehreek-e-Taliban Pakistan"),
    ],
)
def test_brackets_name_who_is_held_to_have_done_it(text: str, actor: str) -> None:
    assert doers(text) == (actor,)


def test_brackets_that_name_another_force_are_of_no_doer() -> None:
    assert "Islamic State" not in doers("Gunmen raided a base near [Hub] (formerly held by the Islamic State).")


def test_both_deeds_of_one_breath_are_of_who_is_named_for_them() -> None:
    document, located = read_marked(
        "Assailants seized two drivers and set fire to a lorry near [Hub]. Sources attributed the attack to the TTP.",
        published=TOLD,
        country_code="PK",
    )
    deeds = [event for event in find_events(document, located) if event.kind != "statement"]
    assert [event.actors for event in deeds] == [("Tehreek-e-Taliban Pakistan",)] * 2


def test_the_last_deed_told_is_the_one_that_is_blamed_on_somebody() -> None:
    document, located = read_marked(
        "Gunmen killed a priest in [Hub]. A bomb went off in [Bela]. The TTP claimed responsibility for the blast.",
        published=TOLD,
        country_code="PK",
    )
    assert [event.actors for event in find_events(document, located)] == [("gunmen",), ("Tehreek-e-Taliban Pakistan",)]


def test_who_answers_an_attack_is_not_who_is_named_for_it() -> None:
    document, located = read_marked(
        "Gunmen attacked an army post in [Hub]. Troops repelled the assault, killing nine attackers. "
        "Officials attributed the attack to the TTP.",
        published=TOLD,
        country_code="PK",
    )
    first, second = find_events(document, located)[:2]
    assert first.actors == ("Tehreek-e-Taliban Pakistan",)
    assert "Tehreek-e-Taliban Pakistan" not in second.actors
