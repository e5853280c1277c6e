"""Names that mean another thing abroad: numbered regions, areas, border villages, and months that are no places."""

import pytest
from located_words import found

from geoevents import Document, Georeference, locate, open_gazetteer


@pytest.mark.parametrize(
    ("text", "name", "country", "code"),
    [
        # numbered regions are those of the country told of
        ("Evacuations went on in Region III of the Philippines.", "Region III", "PH", "ADM1"),
        ("Aid reached Koronadal and Kidapawan in Region XII.", "Region XII", "PH", "ADM1"),
        ("Cavite and Batangas, both in Region IV-A, were flooded.", "Region IV-A", "PH", "ADM1"),
        ("Soldiers were sent to Region III of Mali, about Sikasso.", "Region III", "ML", "ADM1"),
        ("In Guyana, miners at Mahdia in Region 8 lost their camp.", "Region 8", "GY", "ADM1"),
        # an area has the article that a village has not
        ("Settlers moved into the annexed Golan last week.", "Golan", "SY", "RGN"),
        ("A rocket from Lebanon fell in the Golan.", "Golan", "SY", "RGN"),
        ("A flood swept away two shepherds of Golan in Ilam province, Iran.", "Golan", "IR", "PPL"),
        # villages by the border and their larger namesakes abroad
        ("Drones circled above Blida, Mays al-Jabal and Houla.", "Blida", "LB", "PPL"),
        ("Bulldozers tore down homes in Houla, in southern Lebanon.", "Houla", "LB", "PPL"),
        ("Blida and Oran have new tram lines, Algeria's minister said.", "Blida", "DZ", "PPLA"),
        ("A court in Arak, in central Iran, jailed two teachers.", "Arak", "IR", "PPLA"),
    ],
)
def test_namesakes_are_those_of_the_land_in_play(text: str, name: str, country: str, code: str) -> None:
    result = found(text, name)
    assert isinstance(result, Georeference)
    assert (result.places[0].country_code, result.places[0].feature_code[: len(code)]) == (country, code)


@pytest.mark.parametrize(
    "text",
    [
        "The nurses left Mueda in August after shots were fired.",
        "Nobody has been seen at Gao since March.",
        "The road to Kidal should be open by August.",
        "Rebels held Bambari from March to August.",
        "In March, Russia shelled Sumy.",
        "The camp at Bria was empty in early March.",
    ],
)
def test_a_month_is_no_place(text: str) -> None:
    spans = {result.mention.span.text for result in locate(Document("d", text), open_gazetteer())}
    assert spans.isdisjoint({"March", "August"})


def test_a_town_called_like_a_month_is_one_before_its_county() -> None:
    result = found("Fire broke out in March, Cambridgeshire, overnight.", "March")
    assert isinstance(result, Georeference)
    assert result.places[0].country_code == "GB"
