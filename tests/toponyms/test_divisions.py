"""A village lies in the division, or by the towns, that the text names with it, and is no far namesake."""

import pytest

from geoevents import Document, Georeference, locate, open_gazetteer


def located(text: str) -> dict[str, Georeference]:
    found = locate(Document("divisions", text), open_gazetteer())
    return {g.mention.span.text: g for g in found if isinstance(g, Georeference)}


@pytest.mark.parametrize(
    ("text", "name", "division"),
    [
        ("Shells fell on Simeiz in Chernihiv Oblast.", "Simeiz", "Chernihiv"),
        ("Gunmen burned shops in Chinchiná, a small town in Vichada.", "Chinchiná", "Vichada"),
        ("Militants held the hamlet of Massawa in the Luhansk People's Republic.", "Massawa", "Luhansk"),
    ],
)
def test_a_village_of_no_entry_in_its_division_stands_for_the_division(text: str, name: str, division: str) -> None:
    found = located(text)[name]
    assert (found.places[0].name, found.instead) == (division, "division")
    assert "stands for the division" in " ".join(found.remarks)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Russian forces attacked near Krasnoarmeysk and Dimitrov.", "Krasnoarmeysk", "UA"),
        ("Hens were culled near Seversk and Tomsk.", "Seversk", "RU"),
        ("Talks were held in Valencia, Sevilla and Málaga.", "Valencia", "ES"),
    ],
)
def test_the_towns_of_a_list_lie_together(text: str, name: str, country: str) -> None:
    assert located(text)[name].places[0].country_code == country


def test_a_would_be_state_is_its_division_and_no_town() -> None:
    found = located("A drone hit a depot in the Donetsk People's Republic.")
    assert found["Donetsk People's Republic"].places[0].feature_code == "ADM1"


def test_a_town_in_its_division_stays() -> None:
    found = located("Rebels entered Bardere, in Gedo, and Afmadow and Kismayo, in Lower Juba.")
    assert [found[name].places[0].name for name in ("Bardere", "Kismayo")] == ["Baardheere", "Kismayo"]


def test_a_town_far_from_all_that_is_told_is_given_up_where_its_district_has_no_entry() -> None:
    text = "Shells fell on Gedeb town, Enarj Qarsha district, after troops left Weldiya and Lalibela."
    assert located(text)["Gedeb"].places[0].name != "Gedeb"
    text = "Shells fell on Gedeb town, Enarj Qarsha district, after troops left Jijiga and Harar."
    assert located(text)["Gedeb"].places[0].name == "Gedeb"


def test_a_semicolon_ends_the_list_that_a_division_holds() -> None:
    found = located("New cases: Cuneo; Sassari and Nuoro in Sardinia; two in Apulia.")
    assert found["Cuneo"].places[0].name == "Cuneo"
    assert found["Nuoro"].places[0].name == "Nuoro"


def test_a_division_of_a_common_name_lies_where_most_towns_of_the_text_do() -> None:
    text = "In Kabwe 3, Chingola 12 and Mufulira 5 fell ill, as did men from Dodoma. Central Province counts most."
    assert located(text)["Central Province"].places[0].country_code == "ZM"
    text = "In Kandy 3 and Matale 5 fell ill. Central Province counts most."
    assert located(text)["Central Province"].places[0].country_code == "LK"


@pytest.mark.parametrize(
    ("name", "code"),
    [
        # a city that once bore, or bears in some list, the name of its division
        ("Rio Grande do Sul", "ADM1"),
        ("Ceará", "ADM1"),
        ("Bihar", "ADM1"),
        ("Laghman", "ADM1"),
        ("Chiapas", "ADM1"),
        # one that is so called, however GeoNames spells it and what else it calls it
        ("Grodno", "PPLA"),
        ("Daraa", "PPLA"),
        ("Rostov", "PPLA"),
        ("Mykolaiv", "PPLA"),
        ("Misrata", "PPLA"),
        ("Hodeidah", "PPLA"),
    ],
)
def test_a_division_gives_its_name_only_to_a_town_so_called(name: str, code: str) -> None:
    assert located(f"A storm killed three in {name} on Monday.")[name].places[0].feature_code == code


@pytest.mark.parametrize(
    ("text", "names", "place", "instead"),
    [
        ("Clinics in Dhaka's Mirpur are full.", ["Mirpur"], "Dhaka", "town"),
        ("Clinics in Dhaka's Mugda and Mirpur are full.", ["Mugda", "Mirpur"], "Dhaka", None),
        ("He left Dhaka's Mirpur and Longyearbyen's mines behind.", ["Longyearbyen"], "Longyearbyen", ""),
        # a town so called by the city, a large one anywhere, and what a country owns are themselves
        ("The mayor left Moscow's Khimki.", ["Khimki"], "Khimki", ""),
        ("Floods reached Colombia's Riosucio district.", ["Riosucio"], "Riosucio", ""),
        ("Floods reached Riosucio district, Colombia.", ["Riosucio"], "Riosucio", ""),
        ("Floods reached Alto Molocue district, Mozambique.", ["Alto Molocue"], "Alto Molócuè", ""),
    ],
)
def test_a_city_stands_for_its_quarters_and_no_country_is_a_city(
    text: str, names: list[str], place: str, instead: str | None
) -> None:
    found = located(text)
    assert [found[name].places[0].name for name in names] == [place] * len(names)
    assert instead is None or [found[name].instead for name in names] == [instead] * len(names)


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Drones hit depots in Rivne and Ternopil oblasts.", "Rivne", "ADM1"),
        ("Fires spread in Tula, Kaluga and Bryansk oblasts.", "Kaluga", "ADM1"),
        ("A train was derailed in the Perm and Krasnodar krais.", "Perm", "ADM1"),
        ("Jets bombed a clinic in Sagaing Township at noon.", "Sagaing Township", "PPLA"),
        ("Fighting went on in The Gezira state.", "The Gezira", "ADM1"),
        ("Drones hit depots in Rivne and in Ternopil.", "Rivne", "PPLA"),
    ],
)
def test_the_noun_of_a_division_asks_for_it_and_that_of_a_township_for_the_town(
    text: str, name: str, code: str
) -> None:
    assert located(text)[name].places[0].feature_code == code


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Herders burned Kpandu, a farming community in Benue.", "Kpandu", "Benue State"),
        ("Herders burned Kpandu, a locality of Benue.", "Kpandu", "Benue State"),
        ("Herders burned Kpandu, and a community in Benue fled.", "Kpandu", "Kpandu"),
    ],
)
def test_a_community_lies_where_the_text_says_it_is(text: str, name: str, place: str) -> None:
    assert located(text)[name].places[0].name == place


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("The dead were flown from Yahukimo's Silet to Jayapura.", "Silet", "Kabupaten Yahukimo"),
        ("Police raided Assam's Silchar and Punjab's Lahore.", "Silchar", "Silchar"),
        ("Police raided Assam's Silchar and Punjab's Lahore.", "Lahore", "Lahore"),
    ],
)
def test_what_a_district_owns_is_no_town_abroad(text: str, name: str, place: str) -> None:
    assert located(text)[name].places[0].name == place
