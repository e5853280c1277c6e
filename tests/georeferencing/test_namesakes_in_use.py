"""Which namesake short dispatches mean: by armed groups, containers, nouns, and what is known of the country."""

import pytest
from located_words import found

from geoevents import Document, Georeference, locate, open_gazetteer
from geoevents.lexicon.theatres import theatres


def placed(text: str, words: str) -> Georeference:
    result = found(text, words)
    assert isinstance(result, Georeference)
    return result


@pytest.mark.parametrize(
    ("text", "name", "country", "code"),
    [
        # an armed group tells the country where none is named; the only country of a short text does, too
        ("RSF fighters entered Bara on Sunday.", "Bara", "SD", "PPL"),
        ("Troops killed twelve militants in Jenin.", "Jenin", "PS", "PPL"),
        ("Two drones hit a market in Bara, Sudan.", "Bara", "SD", "PPL"),
        # what holds a name decides against namesakes of other countries, and against the only one there is
        ("Gunmen abducted nine herders in Maga, Sokoto State.", "Maga", "NG", "ADM1"),
        ("A boat sank near Kumbo in Zinder Region.", "Kumbo", "NE", "ADM1"),
        # the noun beside a name
        ("Mbale district counted 31 new cases.", "Mbale", "UG", "ADM2"),
        ("Fighting spread through Rutshuru territory.", "Rutshuru", "CD", "ADM2"),
        ("A storm tore off roofs in Aurora province.", "Aurora", "PH", "ADM2"),
        ("Customs officers in Panama found arms.", "Panama", "PA", "PCL"),
        ("Soldiers guarded a bridge at Zubin Potok in Kosovo.", "Kosovo", "XK", "PCL"),
        # the city of New York in a text on the world
        ("Diplomats met in New York to discuss Sudan and Chad.", "New York", "US", "PPL"),
        ("A landslide buried homes in Hpa To village in Sagaing Region, Myanmar.", "Hpa To", "MM", "ADM1"),
        ("Crowds filled the Armenian capital on Friday.", "Armenian capital", "AM", "PPLC"),
        ("junta jets circled near muse, a trader in lashio said. nobody sleeps.", "muse", "MM", ""),
    ],
)
def test_short_dispatches_mean_the_place_of_their_country(text: str, name: str, country: str, code: str) -> None:
    place = placed(text, name).places[0]
    assert (place.country_code, place.feature_code[: len(code)]) == (country, code)


def test_a_verb_in_small_letters_is_no_town() -> None:
    text = "we sit and muse on it all night. nobody slept in lashio."
    spans = [result.mention.span.text for result in locate(Document("d", text), open_gazetteer())]
    assert spans == ["lashio"]


def test_a_capital_named_at_once_is_told_by_its_name() -> None:
    spans = [
        r.mention.span.text for r in locate(Document("d", "A bomb hit the Somali capital Mogadishu."), open_gazetteer())
    ]
    assert spans == ["Somali", "Mogadishu"]


def test_a_district_known_only_by_its_town_is_as_wide_as_a_district() -> None:
    town, district = (
        placed("Rain fell on Bunyakiri, Congo.", "Bunyakiri"),
        placed("Rain fell on Bunyakiri district, Congo.", "Bunyakiri"),
    )
    assert district.uncertainty_m > 1.5 * town.uncertainty_m
    assert "taken to lie about its town" in " ".join(district.remarks)


def test_forces_that_fight_abroad_tell_of_no_country() -> None:
    codes = {code for rows in theatres().values() for _, _, code in rows}
    assert {"SD", "CD", "YE", "MM"} <= codes
    assert codes.isdisjoint({"RU", "US"})


def test_the_territory_of_a_country_is_no_division() -> None:
    text = (
        "Azerbaijan and Armenia traded fire on Monday. Mines were cleared along the territory of Georgia, and lorries "
        "from Yerevan crossed Georgia again. The US ambassador was told."
    )
    codes = {
        found.places[0].feature_code
        for found in locate(Document("d", text), open_gazetteer())
        if isinstance(found, Georeference) and found.mention.span.text == "Georgia"
    }
    assert codes == {"PCLI"}


@pytest.mark.parametrize(
    ("text", "village", "town"),
    [
        ("Gunmen raided Zuzurum in Ancuabe district, Cabo Delgado, on Friday.", "Zuzurum", "Ancuabe"),
        ("Nine died in Rubatuba village, Tsafe district of Zamfara state, Nigeria.", "Rubatuba", "Tsafe"),
    ],
)
def test_a_village_in_no_gazetteer_stands_for_its_district_before_its_province(
    text: str, village: str, town: str
) -> None:
    located = placed(text, village)
    assert located.places[0] == placed(text, town).places[0]
    assert 10_000.0 < located.uncertainty_m < 60_000.0
    assert any("no gazetteer" in remark for remark in located.remarks)


def test_what_holds_a_place_that_is_meant_is_meant_too() -> None:
    text = "Gunmen shot dead six villagers in Maru, Zamfara state, Nigeria, on Sunday."
    assert placed(text, "Nigeria").mention.role == "literal"


def test_a_village_of_unknown_size_is_as_wide_as_its_position_is_known() -> None:
    village = placed("Rain fell on Anefis, Mali.", "Anefis")
    assert village.places[0].population == 0
    assert village.uncertainty_m >= 3000.0
