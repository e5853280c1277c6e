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


@pytest.mark.parametrize(
    "text",
    [
        "A hunter killed a bear near [Alef].",
        "A herder killed a cow in [Alef].",
        "Hunters killed three bears near [Alef].",
        "A pastoralist shot a lion near [Alef].",
    ],
)
def test_a_beast_is_no_one_dead(text: str) -> None:
    assert told(text) == []


def test_a_lone_hunter_is_armed_only_in_a_feud() -> None:
    assert told("A hunter accidentally shot a woman near [Alef].") == [("attack_on_civilians", (), ("civilians",))]
    assert told("A herder shot dead a farmer near [Alef].") == [("attack_on_civilians", ("herder",), ("civilians",))]
    assert told("Hunters killed three villagers near [Alef].") == [
        ("attack_on_civilians", ("hunters",), ("civilians",))
    ]


@pytest.mark.parametrize(
    "text",
    [
        "[Everton] and [Liverpool] youths clashed in [Alef].",
        "Arsenal and Chelsea youths clashed after a football match in [Alef].",
        "Farmers and hunters fought floods in [Alef].",
        "Farmers and herders battled drought in [Alef].",
    ],
)
def test_youths_of_towns_and_those_who_fight_floods_are_no_sides(text: str) -> None:
    sides = {actor for _, actors, targets in told(text) for actor in (*actors, *targets)}
    assert sides.isdisjoint({"everton youths", "arsenal youths", "farmers"})


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Murle and Lou Nuer youths clashed near [Alef].", ("murle youths", "lou nuer youths")),
        ("[Kikuyu] and Luo youth fought near [Alef].", ("kikuyu youth", "luo youth")),
        ("Farmers and herders clashed over a well in [Alef].", ("farmers", "herders")),
        ("Farmers and herders traded gunfire in [Alef].", ("farmers", "herders")),
        ("Farmers and herders fought each other in [Alef].", ("farmers", "herders")),
    ],
)
def test_youths_of_peoples_and_farmers_in_a_feud_are_sides(text: str, actors: tuple[str, ...]) -> None:
    assert told(text)[0][:2] == ("armed_clash", actors)


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Belgian officers arrested a man in [Alef].", "police"),
        ("Ghanaian officers detained three smugglers who flew a drone in [Alef].", "police"),
        ("Italian officers shot dead a burglar in [Alef].", "police"),
        ("Iranian officers shelled [Alef] with mortars.", "Military Forces of Iran"),
    ],
)
def test_officers_who_arrest_and_search_are_police(text: str, actor: str) -> None:
    assert told(text)[0][1] == (actor,)


@pytest.mark.parametrize(
    ("text", "target"),
    [
        ("Three Russian officers were killed in a strike on [Alef].", "Military Forces of Russia"),
        ("A mine killed two Kenyan officers in [Alef].", "Military Forces of Kenya"),
        ("Two Russian crew members died when their helicopter was shot down near [Alef].", "Military Forces of Russia"),
        ("Three Kenyan crew died when their plane was shot down near [Alef].", "Military Forces of Kenya"),
        ("Rebels killed two Malian crew of a tank in [Alef].", "Military Forces of Mali"),
        ("Pirates killed two Indian crew members of a tanker off [Alef].", "civilians"),
        ("Rebels killed two Filipino crew members when they struck a cargo ship off [Alef].", "civilians"),
        ("Nine Kenyan crew members died when an airliner was shot down near [Alef].", "civilians"),
    ],
)
def test_officers_and_crews_who_fall(text: str, target: str) -> None:
    assert told(text)[0][2] == (target,)
