"""What a text puts in a capital that it does not name, and quarters of its only city."""

import pytest

from geoevents import Document, Georeference, locate, open_gazetteer


def located(text: str, name: str) -> Georeference:
    (found,) = [r for r in locate(Document("d", text), open_gazetteer()) if r.mention.span.text == name]
    assert isinstance(found, Georeference)
    return found


@pytest.mark.parametrize(
    ("text", "city"),
    [
        ("Haiti: gunmen burned the Xyzzyville neighbourhood in the capital on Monday.", "Port-au-Prince"),
        ("Haitian police counted the dead. In the capital, gangs attacked Xyzzyville.", "Port-au-Prince"),
        ("Rebels stormed Bria and Alindao. In the capital, shots were heard in Xyzzyville.", "Bangui"),
        ("Shops in Bangui stayed shut. Shots were heard in the Xyzzyville neighbourhood.", "Bangui"),
    ],
)
def test_an_unlisted_quarter_of_a_capital_or_an_only_city_is_no_wider_than_it(text: str, city: str) -> None:
    found = located(text, "Xyzzyville")
    assert found.places[0].name == city
    assert found.uncertainty_m < 30_000


@pytest.mark.parametrize(
    "text",
    [
        "Shops in Benguela and in Luanda stayed shut. Shots were heard in the Xyzzyville neighbourhood.",
        "In the capital Luanda, the minister spoke. Earlier, rebels had shelled Lobito and Xyzzyville.",
    ],
)
def test_a_quarter_of_one_of_two_cities_is_about_them(text: str) -> None:
    assert located(text, "Xyzzyville").uncertainty_m > 100_000


@pytest.mark.parametrize(
    ("text", "name", "city"),
    [
        ("Shells hit the North Darfur capital on Friday.", "North Darfur capital", "El Fasher"),
        ("A priest was shot in the Michoacán state capital.", "Michoacán state capital", "Morelia"),
        ("Crowds filled the Antioquia provincial capital.", "Antioquia provincial capital", "Medellín"),
        ("Gunmen stormed a bank in the capital of Sindh province.", "capital of Sindh province", "Karachi"),
        ("Two bombs went off in Mali's capital at dawn.", "Mali's capital", "Bamako"),
        ("Rockets fell on the Yemeni capital city.", "Yemeni capital city", "Sanaa"),
    ],
)
def test_a_capital_is_the_town_that_its_land_is_governed_from(text: str, name: str, city: str) -> None:
    assert located(text, name).places[0].name == city


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Shells hit El Fasher, the North Darfur capital.", "North Darfur", "North Darfur"),
        ("Shots rang out in Culiacán, the capital of Sinaloa.", "Sinaloa", "Sinaloa"),
        ("Two bombs went off in Mali's capital, Bamako.", "Mali", "Mali"),
        ("A mayor fled the Cauca capital Popayán.", "Cauca", "Departamento del Cauca"),
        ("The Qatar capital markets fell.", "Qatar", "Qatar"),
    ],
)
def test_a_land_beside_its_capitals_name_stays_a_land(text: str, name: str, place: str) -> None:
    assert located(text, name).places[0].name == place
