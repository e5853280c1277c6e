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
