"""A hotel or restaurant called after a far city stands in the town its text tells of."""

import pytest

from geoevents import Document, Georeference, locate, open_gazetteer


def places(text: str) -> dict[str, str]:
    found = locate(Document("houses", text), open_gazetteer())
    return {g.mention.span.text: g.places[0].name for g in found if isinstance(g, Georeference) and g.places}


@pytest.mark.parametrize(
    ("text", "house", "town"),
    [
        ("In Baidoa, gunmen held guests of the Havana Hotel for two days.", "Havana Hotel", "Baidoa"),
        ("A suicide bomber struck the Vienna Hotel in Bamako.", "Vienna Hotel", "Bamako"),
        ("A grenade was thrown into the Beirut restaurant in the northern city of Gao.", "Beirut restaurant", "Gao"),
        ("Shells fell on Bangui overnight. Looters emptied the Hotel Oslo.", "Hotel Oslo", "Bangui"),
        ("Two died in Juba on Monday, when a fire swept through the Lisbon Hotel.", "Lisbon Hotel", "Juba"),
        ("Gunmen burst into the Kalahari Hotel in Mombasa.", "Kalahari Hotel", "Mombasa"),
    ],
)
def test_a_house_called_after_a_far_place_stands_in_the_town_told(text: str, house: str, town: str) -> None:
    assert places(text)[house] == town


@pytest.mark.parametrize(
    ("text", "name", "town"),
    [
        ("Police found a rifle in a hotel in Vienna.", "Vienna", "Wien"),
        ("In Vienna, crowds waited outside the Vienna hotel of the envoys.", "Vienna", "Wien"),
        ("Talks in Oslo went on. The delegates left an Oslo hotel for Nairobi.", "Oslo", "Oslo"),
        ("Belgian police raided Liège after a shooting at a Lisbon restaurant.", "Lisbon", "Lisbon"),
        ("A bomb went off at the Beirut Hotel. Lebanon blamed a cell in Aleppo.", "Beirut", "Beirut"),
    ],
)
def test_a_city_whose_hotel_is_spoken_of_stays(text: str, name: str, town: str) -> None:
    assert places(text)[name] in {town, name}
