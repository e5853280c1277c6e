"""Who acts is no place, though a town bears the name, unless a word leads to a place."""

import pytest

from geoevents import Document, locate, open_gazetteer
from geoevents.georeferencing.locating import read_names


def names(text: str) -> set[str]:
    return {name.toponym.span.text for name in read_names(text, open_gazetteer(), frozenset())}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("The garrison of Tessalit is held by FLA. Nobody left.", {"Tessalit"}),
        ("In the name of God, our drones hit Eilat.", {"Eilat"}),
        ("Police sealed the offices of Pirveli, Formula and Mtavari in Kutaisi.", {"Kutaisi"}),
        ("The papers Lahzeh, Sazandegi and Etemad were shut in Shiraz.", {"Shiraz"}),
        ("The brigades Ansifar and Raqimat left Zuwara.", {"Zuwara"}),
        ("Fano gunmen freed forty prisoners in Debre Markos.", {"Debre Markos"}),
        ("Troops took Tessalit from the FLA on Friday.", {"Tessalit"}),
        ("The army accuses Fano of looting in Debre Tabor and Woldiya.", {"Debre Tabor", "Woldiya"}),
        ("Officers of Wagner trained recruits in Berengo.", {"Berengo"}),
        ("Hamas and Islamic Jihad fired rockets at Ashkelon.", {"Ashkelon"}),
        ("Viet Nam – Typhoon Yagi: a flood swept away a hamlet in Lao Cai.", {"Viet Nam", "Lao Cai"}),
        ("The passenger boat Timbuktu was attacked near Bamba.", {"Bamba"}),
        ("The boat left Timbuktu for Bamba.", {"Timbuktu", "Bamba"}),
        ("Marcos and Ruto opened a bridge in Kisumu.", {"Kisumu"}),
        ("Interpol and Europol raided houses in Antwerp.", {"Antwerp"}),
        ("Drones hit depots of Tatneft and Transneft near Almetyevsk.", {"Almetyevsk"}),
        ("Somalia – Monthly Overview No. 9, Puntland. A flood hit Garowe.", {"Somalia", "Puntland", "Garowe"}),
        ("Elsa made landfall near Baracoa. Elsa's rain cut the road to Guantánamo.", {"Baracoa", "Guantánamo"}),
        ("Elsa weakened to a storm before Matanzas.", {"Matanzas"}),
        ("THE 8TH DIVISION SHELLED KADUGLI", {"KADUGLI"}),
        ("a rebel told us that his men would leave kadugli on the 9th", {"kadugli"}),
    ],
)
def test_who_acts_is_no_place(text: str, places: set[str]) -> None:
    assert names(text) == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A train left the rails in Fano.", "Fano"),
        ("Rescuers from Fano, Italy reached Sulmona.", "Fano"),
        ("A flood damaged houses in Urbino, Pesaro and Fano.", "Fano"),
        ("Police searched the town of Rubio after a shooting.", "Rubio"),
        ("Fano was flooded. Schools in Fano stay closed.", "Fano"),
    ],
)
def test_a_word_that_leads_to_a_place_makes_it_one(text: str, place: str) -> None:
    assert place in names(text)


def test_a_sadar_is_the_sub_district_of_the_name_before_it() -> None:
    assert names("Floods cut off Rangpur Sadar and Pirganj in Bangladesh.") == {"Rangpur", "Pirganj", "Bangladesh"}


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Kuki and Meitei gunmen clashed at Moirang.", "Kuki"),
        ("Emberá communities left Riosucio.", "Emberá"),
        ("The Fifth Military Region in Hodeidah was bombed.", "Region"),
        ("The Fifth Military Region in Hodeidah was bombed.", "Fifth"),
    ],
)
def test_a_people_and_the_number_of_a_unit_are_no_places(text: str, name: str) -> None:
    assert name not in [r.mention.span.text for r in locate(Document("d", text), open_gazetteer())]


def test_a_village_called_like_a_people_is_one_where_one_can_be() -> None:
    found = [r.mention.span.text for r in locate(Document("d", "He lives in Kuki, Japan."), open_gazetteer())]
    assert "Kuki" in found


def test_who_does_what_only_persons_do_is_no_member_of_a_list_of_places() -> None:
    assert names("Rebels hit Goma, and Mazibo condemned it.") == {"Goma"}
    assert names("Rebels left Goma and Mazibo lost power.") == {"Goma", "Mazibo"}


def test_who_comes_ashore_from_a_town_is_no_storm() -> None:
    assert names("Sailors from Eyl came ashore at Hobyo.") == {"Eyl", "Hobyo"}
    assert "Florence" in names("Florence made landfall. In Florence, Italy, nobody noticed.")


def test_brgys_are_several_villages_and_none_by_that_name() -> None:
    assert names("Roofs flew off in Brgys. Poblacion and San Roque.") == {"Poblacion", "San Roque"}
