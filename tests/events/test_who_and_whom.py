"""Who does and who suffers it: fire both ways, police who answer a crowd, men who burst in where others die."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events

PUBLISHED = date(2026, 5, 6)


def told(text: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    document, located = read_marked(text, published=PUBLISHED, country_code="")
    return [(event.kind, event.actors, event.targets) for event in find_events(document, located)]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        ("Two robbers died in a shootout with police in [Kisumu].", {"robbers", "police"}),
        ("Three bandits were killed in an exchange of fire with soldiers at [Gusau].", {"bandits", "soldiers"}),
        ("A gunman died in an exchange of gunfire with marines in [Tampico].", {"gunman", "marines"}),
        ("Two policemen were killed in a shootout with smugglers near [Basra].", {"police", "smugglers"}),
    ],
)
def test_who_falls_in_fire_that_goes_both_ways_fights(text: str, sides: set[str]) -> None:
    ((kind, actors, targets),) = told(text)
    assert (kind, set(actors), targets) == ("armed_clash", sides, ())


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("A waitress was killed in a shootout with police in [Lima].", (("police",), ("civilians",))),
        ("Four rebels were killed in an ambush by soldiers at [Bukavu].", (("soldiers",), ("rebels",))),
        ("Soldiers killed three bandits in an exchange of fire at [Gusau].", (("soldiers",), ("bandits",))),
    ],
)
def test_people_and_those_shot_from_one_side_only_suffer_it(
    text: str, parties: tuple[tuple[str, ...], tuple[str, ...]]
) -> None:
    assert [event[1:] for event in told(text)] == [parties]


@pytest.mark.parametrize(
    "text",
    [
        "Youths threw stones at the police, who answered with tear gas, in [Lusaka].",
        "Students hurled bottles at riot police, who responded with rubber bullets, in [Dakar].",
        "Farmers hurled stones at police, who fired tear gas, in [Patna].",
        "Miners pelted the police with rocks in [Arequipa], and traders threw stones at police who used batons.",
    ],
)
def test_police_who_answer_a_crowd_are_in_the_riot(text: str) -> None:
    riots = [(actors, targets) for kind, actors, targets in told(text) if kind == "riot"]
    assert (("civilians", "police"), ()) in riots


@pytest.mark.parametrize(
    "text",
    [
        "Miners threw rocks at the police, who are guarding the gate, in [Arequipa].",
        "Students threw stones at the police, who reported no injuries, in [Dakar].",
        "Students threw stones at the police, who used a side street to leave, in [Dakar].",
    ],
)
def test_police_who_do_not_answer_only_suffer_it(text: str) -> None:
    assert [event[1:] for event in told(text) if event[0] == "riot"] == [(("civilians",), ("police",))]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Six nurses were murdered in [Lashio], where gunmen stormed a ward.", ("gunmen",)),
        ("Two traders were killed on Friday in [Komanda], where rebels burst into the market.", ("rebels",)),
        ("Nine teachers were killed in [Gao], where masked gunmen raided a school.", ("masked gunmen",)),
        ("Six nurses were killed in [Lashio], where soldiers are stationed.", ()),
        ("Two traders were killed in [Komanda], where rebels once opposed the state.", ()),
        ("A judge was killed by robbers in [Puebla], where soldiers burst into a farm.", ("robbers",)),
    ],
)
def test_who_bursts_in_where_people_die_kills_them(text: str, doers: tuple[str, ...]) -> None:
    assert [actors for kind, actors, _ in told(text) if kind == "attack_on_civilians"][:1] == [doers]
