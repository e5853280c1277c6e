"""Where on a road, in which quarter and in which town of a land something was, of all that its sentence names."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents import Document, locate, open_gazetteer
from geoevents.events import find_events

PUBLISHED = date(2026, 11, 20)


def sites(text: str) -> list[str]:
    """Return the places of the events of a text that the whole chain reads; empty for an event without one."""
    document = Document("sites", text, PUBLISHED)
    found = find_events(document, locate(document, open_gazetteer()))
    return [event.site.mention.span.text if event.site else "" for event in found]


def marked_sites(text: str) -> list[str]:
    """Return the places of the events of a text whose places are marked; empty for an event without one."""
    document, located = read_marked(text, published=PUBLISHED)
    return [event.where.mention.span.text if event.where else "" for event in find_events(document, located)]


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Garment workers blocked the Dhaka-Mymensingh highway in Gazipur over unpaid wages.", "Gazipur"),
        ("A landslip has cut the Okuk Highway at Kundiawa.", "Kundiawa"),
        ("A launch went down in the Meghna off Chandpur, and nine people drowned.", "off Chandpur"),
        ("Six people were killed by drones on the bank of the Naf river at Maungdaw.", "Maungdaw"),
    ],
)
def test_the_town_on_a_road_or_river_says_where(text: str, site: str) -> None:
    assert sites(text)[0] == site


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Protesters blocked the Okuk Highway in Papua New Guinea on Sunday.", "Okuk Highway"),
        ("Soldiers patrolled the Dnipro river on Sunday; Kherson was calm.", "Dnipro river"),
    ],
)
def test_a_land_and_another_clause_say_nothing_of_the_spot(text: str, site: str) -> None:
    assert site in sites(text)[0]


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Mogadishu: a hand grenade was thrown at a police post in Yaqshid.", "Yaqshid"),
        (
            "In Kabul, one person died when a magnetic bomb stuck to a minibus in Dasht-e-Barchi went off.",
            "Dasht-e-Barchi",
        ),
    ],
)
def test_a_quarter_is_finer_than_the_town_that_heads_the_sentence(text: str, site: str) -> None:
    assert sites(text) == [site]


@pytest.mark.parametrize(
    "lived", ["who lived in Lviv", "born in Lviv", "hailing from Lviv", "who were natives of Lviv"]
)
def test_a_home_is_no_site_beside_one(lived: str) -> None:
    assert sites(f"In Kharkiv, a bomb killed two men {lived}.") == ["Kharkiv"]


def test_a_home_alone_says_where() -> None:
    assert sites("A bomb killed two men who lived in Lviv.") == ["Lviv"]


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("In the Donbas, Russian troops have entered the outskirts of Selydove.", "the outskirts of Selydove"),
        ("In northern Shan State, columns are pushing on towards Hsipaw.", "Hsipaw"),
        ("Over in Kachin State, the KIA has kept Bhamo encircled since December.", "Bhamo"),
        ("In North Kivu, rebels have kept Walikale besieged.", "Walikale"),
    ],
)
def test_the_land_that_heads_a_sentence_is_no_goal(text: str, site: str) -> None:
    assert sites(text) == [site]


def test_a_land_is_the_goal_where_nothing_finer_is() -> None:
    assert sites("Into North Kivu, rebels have advanced again.") == ["North Kivu"]


def test_a_bracket_with_a_verb_of_its_own_tells_of_another_place() -> None:
    assert marked_sites("Shells hit [Alef] ([Bet] was also hit).") == ["Alef", "Bet"]
    assert marked_sites("Drones struck [Alef] ([Bet] was struck too), the army said.") == ["Alef", "Bet"]


def test_a_bracket_without_a_deed_leaves_the_site() -> None:
    assert marked_sites("Shells hit [Alef] ([Bet] was spared).") == ["Alef"]
