"""Who acts and on whom in the notes of coders, monitors and police: shared nouns, names in brackets, companions."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.actors import find_actors
from geoevents.events import find_events

PUBLISHED = date(2026, 5, 6)


def told(text: str, country_code: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    document, located = read_marked(text, published=PUBLISHED, country_code=country_code)
    return [(event.kind, event.actors, event.targets) for event in find_events(document, located)]


def actors(text: str) -> list[str]:
    return [actor.name for _, actor in find_actors(text, published=PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nuer and Dinka militias clashed.", ["nuer militias", "dinka militias"]),
        ("A clash between Lendu and Hema militiamen killed six.", ["lendu militiamen", "hema militiamen"]),
        ("Lou-Nuer and Murle fighters raided each other.", ["lou-nuer fighters", "murle fighters"]),
        ("Salar and Duduble clan militia fought.", ["salar clan militia", "duduble clan militia"]),
        ("Fulani and Dozo militia fought.", ["fulani militia", "Dozo militia"]),
    ],
)
def test_two_groups_may_share_the_noun_behind_the_second(text: str, names: list[str]) -> None:
    assert actors(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Residents fled from Bor and Nuer fighters burned the market.",
        "The army shelled Bor and Nuer fighters withdrew.",
        "Heavy rain fell in Pibor and Nuer fighters stayed away.",
    ],
)
def test_a_place_before_and_is_no_group_that_shares_a_noun(text: str) -> None:
    assert [name for name in actors(text) if name.endswith("fighters")] == ["nuer fighters"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Murule-Hassan sub-clan militia laid an ambush.", "murule-hassan sub-clan militia"),
        ("Karrayyu ethnic militia laid an ambush.", "karrayyu ethnic militia"),
        ("A clan militia laid an ambush.", "clan militia"),
        ("Ethnic militia laid an ambush.", "ethnic militia"),
    ],
)
def test_what_kin_a_group_is_of_does_not_part_it_from_its_name(text: str, name: str) -> None:
    assert actors(text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Soldiers (UPDF) met gunmen.", ["Military Forces of Uganda", "gunmen"]),
        ("The army (FARDC) and the M23 met.", ["Military Forces of Democratic Republic of Congo", "M23"]),
        ("Rwandan troops (RDF) met gunmen.", ["Military Forces of Rwanda", "gunmen"]),
        ("Soldiers (UPDF and FARDC) met gunmen.", ["Military Forces of Uganda", "gunmen"]),
        ("The rebels (M23 fled at once) met gunmen.", ["M23", "gunmen"]),
        ("Police (and the army) met gunmen.", ["police", "army", "gunmen"]),
    ],
)
def test_a_name_in_brackets_behind_a_group_is_its_own_and_no_second_actor(text: str, names: list[str]) -> None:
    assert [name for name in actors(text) if name != "rebels"] == names


def test_who_is_named_in_brackets_is_what_a_deed_is_done_to() -> None:
    assert told("Al Shabaab threw a grenade at soldiers (KDF) guarding a market in [Mandera].", "KE") == [
        ("grenade", ("Al Shabaab",), ("Military Forces of Kenya",))
    ]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Gendarmerie forces beat a driver in [Segou].", "police"),
        ("Police forces beat a driver in [Segou].", "police"),
        ("Military forces beat a driver in [Segou].", "military forces"),
        ("An unknown group beat a driver in [Segou].", "unknown group"),
    ],
)
def test_forces_of_police_and_unknown_groups_act(text: str, actor: str) -> None:
    assert told(text, "ML") == [("attack_on_civilians", (actor,), ("civilians",))]
