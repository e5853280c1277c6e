"""Breadth: groups, services and missions of many lands, people without a name, and names that are no group's."""

from __future__ import annotations

from datetime import date

import pytest

from geoevents.actors import find_actors
from geoevents.actors.actors import find_actors_in
from geoevents.text.tokens import cut_phrases, find_tokens

DAY = date(2024, 5, 17)


def names(text: str, day: date | None = DAY) -> list[str]:
    return [actor.name for _, actor in find_actors(text, published=day)]


def names_at(text: str, home: str) -> list[str]:
    return [mention.actor.name for mention in find_actors_in(find_tokens(text), text, published=DAY, home=home)]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Ansar Eddine fighters burned a post.", "JNIM"),
        ("MASSOB members marched.", "Movement for the Actualisation of the Sovereign State of Biafra"),
        ("The Nigerian Customs Service seized rice.", "Police Forces of Nigeria"),
        ("Casamance rebels fired on a bus.", "Movement of Democratic Forces of Casamance"),
        ("The Janjaweed burned the market.", "Rapid Support Forces"),
        ("CODECO-URDPC fighters crossed the river.", "CODECO"),
        ("AFC/M23 rebels entered the mine.", "M23"),
        ("Ma'awiisleey fighters took the well.", "Ma'awisley"),
        ("Hashd al-Shaabi units shelled the ridge.", "Popular Mobilization Forces"),
        ("Ahrar al-Sharqiya looted shops.", "Syrian National Army"),
        ("Members of Saraya al-Ashtar were held.", "Saraya al-Ashtar"),
        ("Islamic Movement of Uzbekistan militants were shot.", "Islamic Movement of Uzbekistan"),
        ("South Ossetian troops left.", "South Ossetian forces"),
        ("The PSNI held a man.", "Police Forces of United Kingdom"),
        ("Jamaat-ul-Ahrar blew up a gate.", "Tehreek-e-Taliban Pakistan"),
        ("Babbar Khalsa gunmen fled.", "Babbar Khalsa International"),
        ("Kopassus soldiers landed.", "Military Forces of Indonesia"),
        ("The Bangsamoro Islamic Armed Forces withdrew.", "Moro Islamic Liberation Front"),
        ("TPNPB-OPM shot a pilot.", "West Papua National Liberation Army"),
        ("Segunda Marquetalia mined a path.", "FARC dissidents"),
        ("DGCIM agents searched a house.", "Police Forces of Venezuela"),
        ("Sendero Luminoso killed a mayor.", "Shining Path"),
        ("Carabineros used water cannon.", "Police Forces of Chile"),
        ("Bonde do Maluco gunmen shot a boy.", "Bonde do Maluco"),
        ("Cártel Jalisco Nueva Generación gunmen burned lorries.", "Jalisco New Generation Cartel"),
        ("Federal Bureau of Investigation agents held a man.", "Police Forces of United States"),
        ("The UN Interim Force in Lebanon was hit.", "UNIFIL"),
    ],
)
def test_groups_and_services_of_many_lands_are_known(text: str, name: str) -> None:
    assert names(text)[:1] == [name]


@pytest.mark.parametrize(
    ("text", "home", "name"),
    [
        ("MEND blew up a pipe.", "NG", "Movement for the Emancipation of the Niger Delta"),
        ("The IMU shot two guards.", "UZ", "Islamic Movement of Uzbekistan"),
        ("EPP gunmen held a rancher.", "PY", "Paraguayan People's Army"),
        ("ICE held forty workers.", "US", "Police Forces of United States"),
    ],
)
def test_short_and_common_names_mean_a_group_only_at_home(text: str, home: str, name: str) -> None:
    assert names_at(text, home)[:1] == [name]
    assert name not in names_at(text, "NO")


@pytest.mark.parametrize(
    "text",
    [
        "The demonstrators met police near the gate.",
        "Young patriots sang on the square.",
        "The southern movement of goods has slowed.",
        "A golden dawn broke over the hills.",
        "The desert hawks nest on this cliff.",
        "Ships have left the black eagles behind.",
        "The blood tribe of this fish is old.",
        "The village lies on the Blackwater.",
        "Treaties with Abkhazia and South Ossetia were signed.",
        "The bus to Digos was late.",
        "They mend roads and plan a bridge.",
    ],
)
def test_common_words_places_and_rivers_are_no_group(text: str) -> None:
    assert {actor.name for _, actor in find_actors(text, published=DAY)} <= {"protesters", "police"}


def test_a_group_that_is_gone_is_not_named_later() -> None:
    assert names("The RUF took the town.", date(2000, 5, 1)) == ["Revolutionary United Front"]
    assert names("The RUF took the town.") == []


def test_the_name_of_two_common_words_needs_its_capitals() -> None:
    assert names("The Desert Hawks attacked.", date(2016, 1, 1)) == ["Desert Hawks Brigade"]
    assert names("Junta forces attacked; junta forces left.") == ["Military Forces of Myanmar"] * 2


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Armed men in military fatigues took the clerk.", ["armed men in military fatigues"]),
        ("A warlord's men held the well.", ["warlord's men"]),
        ("The government's troops left.", ["government troops"]),
        ("Village militia and private militias met.", ["village militia", "private militias"]),
        ("Machete-wielding men came.", ["machete-wielding men"]),
        ("Police commandos searched the yard.", ["police"]),
        ("Customs agents met dacoits.", ["police", "dacoits"]),
        ("A polio team met a family of six.", ["civilians", "civilians"]),
        ("Tea pickers and parishioners fled.", ["civilians", "civilians"]),
        ("Anarchists marched.", ["protesters"]),
        ("Greek coastguards came.", ["Military Forces of Greece"]),
    ],
)
def test_people_and_bands_without_a_name(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_many_phrases_are_cut_as_each_alone() -> None:
    phrases = ["Al-Shabaab", "", "People's Army (north)", "S.S.N.P.", "444th Brigade", "Séléka"]
    assert list(cut_phrases(phrases)) == [tuple(find_tokens(phrase).lows) for phrase in phrases]


@pytest.mark.parametrize(
    ("text", "home", "name"),
    [
        ("Greyhounds shot two guerrillas.", "IN", "Police Forces of India"),
        ("The Gaula freed a hostage.", "CO", "Police Forces of Colombia"),
        ("301 Brigade shelled a depot.", "LY", "301st Brigade"),
        ("Black Eagles threatened a teacher.", "CO", "Águilas Negras"),
        ("OMON beat students.", "BY", "Police Forces of Belarus"),
        ("OMON beat students.", "RU", "Police Forces of Russia"),
        ("The Metropolitan Police held a man.", "GB", "Police Forces of United Kingdom"),
        ("Tiger Division soldiers fired.", "SS", "Military Forces of South Sudan"),
        ("Border Guard Forces held the bridge.", "MM", "Border Guard Force"),
        ("The Sons of Iraq manned a post.", "IQ", "Sons of Iraq"),
        ("CIDA gunmen burned a taxi.", "MX", "Independent Cartel of Acapulco"),
    ],
)
def test_names_that_other_lands_use_too_hold_only_at_home(text: str, home: str, name: str) -> None:
    assert names_at(text, home)[:1] == [name]
    assert name not in names_at(text, "NO")


@pytest.mark.parametrize(
    ("text", "known"),
    [
        ("A shop on 18th Street burned.", "Barrio 18"),
        ("A reporter of Radio Tamazuj was held in Juba.", "Third Front-Tamazuj"),
        ("Sadat flew to Jerusalem.", "SADAT International Defence Consultancy"),
        ("The soldiers of Egypt crossed the canal.", "Ajnad Misr"),
        ("Between March and March prices rose.", "Operation Dudula"),
        ("The tomb of Suleyman Shah was moved.", "Syrian National Army"),
        ("Khalil Ibrahim, a baker, was shot.", "Joint Force of Darfur"),
        ("AA's members met in Boston.", "Arakan Army"),
        ("The Zeliangrong Naga village burned.", "Naga National Council"),
        ("Farmers in Gojam sold teff.", "Gojam"),
        ("The Tokyo Metropolitan Police held a man.", "Police Forces of United Kingdom"),
        ("The Revolution and Justice album sold well.", "Revolution and Justice"),
    ],
)
def test_a_street_a_radio_a_statesman_or_a_month_is_no_group(text: str, known: str) -> None:
    assert known not in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("18th Street gang members shot a driver.", "Barrio 18"),
        ("Aiye cultists killed a student.", "Black Axe"),
        ("Eiye cultists killed a student.", "Eiye Confraternity"),
        ("Hefazat-e-Islam marched.", "Hefazat-e-Islam"),
        ("Jamaica Defence Force soldiers came.", "Military Forces of Jamaica"),
        ("The Irish National Liberation Army shot a man.", "Irish National Liberation Army"),
        ("Weichan Auka Mapu burned a mill.", "Weichan Auka Mapu"),
        ("Islamic Jihad Union fighters were held.", "Islamic Jihad Union"),
        ("Caprivi separatists fled.", "Caprivi Liberation Army"),
    ],
)
def test_rivals_and_namesakes_are_not_one_group(text: str, name: str) -> None:
    assert names(text)[:1] == [name]


def test_a_group_under_its_leader_and_its_own_days() -> None:
    assert names("ECOMIB troops left.", date(2015, 5, 1)) == ["ECOMIB"]
    assert names("Jund al-Aqsa took a hill.", date(2016, 5, 1)) == ["Jund al-Aqsa"]
    assert names("Doku Umarov spoke.", date(2010, 5, 1)) == ["Caucasus Emirate"]
