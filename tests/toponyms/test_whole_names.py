"""Names that are whole: two known words side by side are one name, members of lists go to their comma."""

import pytest

from geoevents import Document, Georeference, locate, open_gazetteer


def found(text: str) -> list[str]:
    return [result.mention.span.text for result in locate(Document("d", text), open_gazetteer())]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fires came near Castelo Branco; in Castelo Branco, schools closed.", {"Castelo Branco"}),
        ("Police shot two men in Montes Claros and, in Montes Claros, a third.", {"Montes Claros"}),
        ("Clinics opened in Corrientes (Mercedes, Laguna Prieta).", {"Corrientes", "Mercedes", "Laguna Prieta"}),
        ("Boats left Lowa and Mbini Bay at dawn.", {"Lowa", "Mbini Bay"}),
        ("A shop burned at Tambon Ru Samilae, Mueang Pattani.", {"Ru Samilae"}),
        ("She lies in the hospital of Ordubazar.", {"Ordubazar"}),
        ("Fishers of the islands of Ulleung and Anticosti were warned.", {"Anticosti"}),
        ("A nurse came from Accra and works in Wa. She is well.", {"Accra", "Wa"}),
    ],
)  # fmt: skip
def test_a_name_is_found_whole(text: str, names: set[str]) -> None:
    assert names <= set(found(text))


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("A mine killed four near Delaram, Farah Afghanistan.", {"Delaram", "Farah", "Afghanistan"}),
        ("Trucks drive the Maroua-Mokolo road again.", {"Maroua", "Mokolo"}),
        ("Field hospitals were set up; a level III alert is in force in Cebu.", {"Cebu"}),
        ("He was born in Tampa, Fla. He died there.", {"Tampa", "Fla."}),
        ("Troops of the Southern Theatre Command flew to Hainan.", {"Hainan"}),
    ],
)
def test_two_names_and_no_name_stay_so(text: str, names: set[str]) -> None:
    assert {name for name in found(text) if name[0].isupper()} == names


def test_a_group_behind_a_dateline_is_no_place() -> None:
    text = "MAIDUGURI, Nigeria, Oct 24 - Suspected Boko Haram fighters killed four soldiers in Dikwa."
    assert found(text) == ["MAIDUGURI", "Nigeria", "Dikwa"]


def test_a_town_joined_with_another_lies_near_it_and_in_no_far_land() -> None:
    results = locate(
        Document("d", "Jets bombed launch sites near Hodeidah and As-Salif on Saturday."), open_gazetteer()
    )
    salif = next(result for result in results if result.mention.span.text == "As-Salif")
    assert isinstance(salif, Georeference)
    assert salif.places[0].country_code == "YE"
