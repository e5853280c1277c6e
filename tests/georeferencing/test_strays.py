"""What becomes of a name whose place lies far from all else that its text names."""

import pytest
from located_words import found

from geoevents import Document, Georeference, Unresolved, locate, open_gazetteer
from geoevents.geodesy import inverse


@pytest.mark.parametrize(
    ("text", "name", "lon", "lat"),
    [
        # the country beside a name tells which of its namesakes is meant, and the noun before it
        (
            "Ash closed schools as the volcano Villarrica woke up in Chile. Floods in Dhaka, Bangladesh, drowned three "
            "people, and in the Philippines a storm struck Bato.",
            "Villarrica",
            -71.94,
            -39.42,
        ),
        # the only place of a name that is no town
        (
            "Envoys want to see Fordow. Lithuania shut two gates. Guards in Vilnius found balloons.",
            "Fordow",
            51.0,
            34.9,
        ),
        # the only town of a name, in a sentence of its own
        ("Raiders shot nine farmers near Jos, Nigeria. A mine went off in Kyaukme.", "Kyaukme", 97.03, 22.54),
        ("Houses burned in Pont-Sondé, Haiti. Forty drowned when a barge sank at Lukolela.", "Lukolela", 17.18, -1.06),
    ],
)
def test_a_place_without_a_namesake_is_kept_however_far_the_others_lie(
    text: str, name: str, lon: float, lat: float
) -> None:
    result = found(text, name)
    assert isinstance(result, Georeference)
    assert inverse(lon, lat, result.lon, result.lat)[0] < 25_000


def test_a_place_that_nothing_is_near_to_is_less_sure() -> None:
    alone = found("Raiders shot nine farmers near Jos, Nigeria. A mine went off in Kyaukme.", "Kyaukme")
    beside = found("Raiders shot nine farmers near Lashio, Myanmar. A mine went off in Kyaukme.", "Kyaukme")
    assert isinstance(alone, Georeference)
    assert isinstance(beside, Georeference)
    assert alone.confidence < 0.75 * beside.confidence
    assert "nothing else that is named is near" in alone.remarks[0]


@pytest.mark.parametrize(
    ("text", "name", "lon", "lat"),
    [
        ("French and German tourists were abducted by gunmen near Timbuktu.", "Timbuktu", -3.0, 16.8),
        ("Volunteers from Canada, Britain and the Netherlands joined the fighting in Kobani.", "Kobani", 38.35, 36.89),
    ],
)
def test_a_place_named_with_countries_alone_is_far_from_nothing(text: str, name: str, lon: float, lat: float) -> None:
    result = found(text, name)
    assert isinstance(result, Georeference)
    assert inverse(lon, lat, result.lon, result.lat)[0] < 25_000


def test_a_name_of_many_far_places_is_not_put_in_the_country_of_another_sentence() -> None:
    text = "Floods reached Wajir in Kenya. Fires burned near Lashio, Myanmar. Two men were shot in Quebrada Honda."
    result = found(text, "Quebrada Honda")
    assert isinstance(result, Unresolved)
    assert "far from all that is named with it" in result.reason


def test_a_far_town_in_the_midst_of_a_list_of_others_is_still_none() -> None:
    # The gazetteer's only Paro is in Bhutan.
    result = found("Shops in Jayapura, Paro and Wamena in Indonesia were shut.", "Paro")
    assert isinstance(result, Georeference)
    assert result.places[0].country_code == "ID"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("In the South-East, gunmen shot two traders in Aba, Nigeria.", "South-East", ""),
        ("In the South West, soldiers shot two men in Buea, Cameroon.", "South West", "CM"),
    ],
)
def test_a_division_called_by_a_wind_lies_in_a_land_the_text_speaks_of(text: str, name: str, country: str) -> None:
    results = locate(Document("d", text), open_gazetteer())
    codes = [r.places[0].country_code for r in results if isinstance(r, Georeference) and r.mention.span.text == name]
    assert codes == [country] * bool(country)
