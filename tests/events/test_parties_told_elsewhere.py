"""Who is meant where another name, another clause or a sentence before says so: sentences of our own."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events

PUBLISHED = date(2025, 3, 12)


def parties(text: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    document, located = read_marked(text, published=PUBLISHED)
    return [(event.actors, event.targets) for event in find_events(document, located)]


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        # What a band is thought to belong to, or most of it is of.
        ("Fighters thought to belong to Boko Haram kidnapped two nurses in [Alef].", ("Boko Haram",), ("civilians",)),
        (
            "The assailants, all of them members of JNIM, killed six villagers in [Alef].",
            ("JNIM",),
            ("civilians",),
        ),
        # A crowd is of those it is made of.
        ("A health tent was set on fire in [Alef] by a crowd of villagers.", ("civilians",), ()),
        # A rank or a post behind a state's adjective is of its forces.
        ("A Turkish corporal was killed by a roadside bomb in [Alef].", (), ("Military Forces of Turkey",)),
        (
            "The army killed a bandit kingpin in a raid on [Alef].",
            ("army",),
            ("bandits",),
        ),
    ],
)
def test_a_name_or_an_aside_says_who_is_meant(text: str, actors: tuple[str, ...], targets: tuple[str, ...]) -> None:
    assert parties(text) == [(actors, targets)]


def test_a_force_that_backs_a_side_of_a_clash_fights_with_it() -> None:
    text = "Clashes broke out in [Alef] between Druze factions on one side and gunmen backed by the Syrian army."
    assert parties(text) == [(("Druze militias", "gunmen", "Military Forces of Syria"), ())]


def test_states_that_only_lend_their_backing_are_no_target() -> None:
    text = "Haftar's forces shelled [Alef] with the backing of Egypt and Russia."
    assert parties(text) == [(("Libyan National Army",), ())]


def test_an_agency_told_of_before_brings_aid() -> None:
    text = "UNICEF has an office in [Alef]. The agency distributed hygiene kits to 200 families in [Beth] on Monday."
    assert parties(text) == [(("UNICEF",), ("civilians",))]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # One "by" for two deeds.
        (
            "A pharmacy in [Alef] was stormed and looted by militiamen on Friday.",
            [(("militiamen",), ()), (("militiamen",), ())],
        ),
        # A band met in the clause before.
        (
            "A minibus was halted by gunmen on the way to [Alef]; its passengers were robbed of their phones.",
            [(("gunmen",), ("civilians",))],
        ),
        # Who says what was shot down shot it down.
        (
            "The Ukrainian air force said that of 60 drones launched by Russian forces, 51 were shot down.",
            [(("Military Forces of Russia",), ()), (("Military Forces of Ukraine",), ("Military Forces of Russia",))],
        ),
        ("Tents from Qatar were distributed in [Alef].", [(("Government of Qatar",), ())]),
        # The sides of a clash stand behind a date, or in a relative clause.
        (
            "Clashes have been going on since Sunday between the Taliban and Islamic State fighters in [Alef].",
            [(("Taliban", "Islamic State"), ())],
        ),
        ("Clashes in [Alef], which pitted herders against soldiers, went on.", [(("herders", "soldiers"), ())]),
        (
            "Soldiers killed a bandit leader and four of his men in a clash at [Alef].",
            [(("soldiers",), ("bandits",))],
        ),
    ],
)
def test_another_clause_says_who_did_it(text: str, told: list[tuple[tuple[str, ...], tuple[str, ...]]]) -> None:
    assert parties(text) == told


def test_a_common_name_of_a_government_is_that_of_the_state_whose_it_is() -> None:
    text = "Forces loyal to Libya's internationally recognised government shelled [Alef]."
    assert parties(text) == [(("Military Forces of Libya",), ())]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Relief from Japan, India and Qatar arrived in [Alef].", ("Japan", "India", "Qatar")),
        ("Planes from France and New Zealand landed in [Alef] with tents.", ("France", "New Zealand")),
        ("Envoys from Armenia and Azerbaijan held talks in [Alef].", ("Armenia", "Azerbaijan")),
        ("Envoys from Baku and Yerevan held talks in [Alef].", ("Azerbaijan", "Armenia")),
        ("Bolivia's new president met Peru's foreign minister in [Alef].", ("Bolivia", "Peru")),
    ],
)
def test_all_states_of_a_list_give_or_talk(text: str, actors: tuple[str, ...]) -> None:
    document, located = read_marked(text)
    assert [event.actors for event in find_events(document, located)] == [tuple(f"Government of {a}" for a in actors)]
