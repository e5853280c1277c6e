"""A quarter lies in the city its sentence gives it to, and never in a namesake of another city."""

import pytest

from geoevents import locate, open_gazetteer
from geoevents.geodesy import inverse
from geoevents.model import Document, Georeference


def named(text: str, name: str) -> list[Georeference]:
    with open_gazetteer() as gazetteer:
        located = locate(Document("d", text), gazetteer)
    return [r for r in located if isinstance(r, Georeference) and r.mention.span.text == name]


def km(one: Georeference, other: Georeference) -> float:
    return inverse(one.lon, one.lat, other.lon, other.lat)[0] / 1000


@pytest.mark.parametrize(
    ("text", "quarter", "city"),
    [
        ("In Kharkiv, wreckage came down in the Shevchenkivskyi district.", "Shevchenkivskyi", "Kharkiv"),
        ("A drone set fire to a garage in the Shevchenkivskyi district of Kharkiv.", "Shevchenkivskyi", "Kharkiv"),
        ("Kharkiv's Shevchenkivskyi district was hit by two rockets.", "Shevchenkivskyi", "Kharkiv"),
        ("Two rockets hit the Kyivskyi district of the southern city of Odesa.", "Kyivskyi", "Odesa"),
        ("In Kharkiv, shells landed in the Kyivskyi and Shevchenkivskyi districts.", "Kyivskyi", "Kharkiv"),
        ("In Ndola, the quarters of Xyzzyville and Kaniki were flooded.", "Xyzzyville", "Ndola"),
        ("Mortars hit the Xyzzyville neighbourhood in Khartoum.", "Xyzzyville", "Khartoum"),
        ("Fighting reached Xyzzyville, a suburb of Khartoum.", "Xyzzyville", "Khartoum"),
        ("A minibus burned in the Dniprovskyi district of Kherson.", "Dniprovskyi", "Kherson"),
        ("Odesa has no power. In Kherson, a minibus burned in the Dniprovskyi district.", "Dniprovskyi", "Kherson"),
        ("In Kherson, a minibus burned on Perekopska Street in the Dniprovskyi district.", "Dniprovskyi", "Kherson"),
        ("In Kherson, a bus burned on Perekopska Street in the Dniprovskyi district.", "Perekopska Street", "Kherson"),
        ("In Lima, police fired at a crowd in the San Pedro neighbourhood.", "San Pedro", "Lima"),
        ("In Tegucigalpa, armed men killed three people in Barrio El Centro.", "El Centro", "Tegucigalpa"),
    ],
)
def test_a_quarter_the_gazetteer_has_only_elsewhere_or_nowhere_stands_for_its_city(
    text: str, quarter: str, city: str
) -> None:
    (part,), (whole, *_) = named(text, quarter), named(text, city)
    assert whole.places[0].feature_code.startswith("PPL")
    assert km(part, whole) < 15
    assert part.uncertainty_m < 30_000
    assert part.instead == "town"
    assert "no gazetteer" in part.remarks[0]
    assert part.confidence < whole.confidence


@pytest.mark.parametrize(
    ("text", "quarter", "city"),
    [
        ("In Kyiv, wreckage came down in the Shevchenkivskyi district.", "Shevchenkivskyi", "Kyiv"),
        ("Shells fell on the Sheikh Maqsoud neighbourhood of Aleppo.", "Sheikh Maqsoud", "Aleppo"),
        ("Missiles hit Saltivka, a suburb of Kharkiv.", "Saltivka", "Kharkiv"),
    ],
)
def test_a_quarter_the_gazetteer_has_in_its_city_is_itself(text: str, quarter: str, city: str) -> None:
    (part,), (whole, *_) = named(text, quarter), named(text, city)
    assert part.instead == ""
    assert part.places[0] != whole.places[0]
    assert km(part, whole) < 30


def test_two_quarters_of_one_name_lie_in_their_own_cities() -> None:
    text = "The Shevchenkivskyi district of Kharkiv was shelled. So was the Shevchenkivskyi district of Kyiv."
    one, other = named(text, "Shevchenkivskyi")
    assert km(one, named(text, "Kharkiv")[0]) < 15
    assert km(other, named(text, "Kyiv")[0]) < 15


@pytest.mark.parametrize(
    ("text", "district", "town"),
    [
        ("In Kharkiv, shells hit the Kupiansk district.", "Kupiansk", "Kupyansk"),
        ("In Kyiv, the ministry said that rockets had hit the Izium district.", "Izium", "Izyum"),
        ("In Kyiv, families from the Izium district were given rooms.", "Izium", "Izyum"),
        ("A bridge fell down in the Cincinnati suburb of West Chester.", "Cincinnati", "Cincinnati"),
    ],
)
def test_a_district_of_the_country_is_no_quarter_of_the_city_it_is_told_in(text: str, district: str, town: str) -> None:
    (result,) = named(text, district)
    assert result.places[0].name == town


@pytest.mark.parametrize(
    ("text", "water", "place"),
    [
        ("A tanker burned in the Caspian port of Kaspiysk.", "Caspian", "Caspian Sea"),
        ("A ferry left the Atlantic city of Dakhla.", "Atlantic", "Atlantic Ocean"),
        ("A ferry left the Azov port of Mariupol.", "Azov", "Sea of Azov"),
    ],
)
def test_what_a_port_lies_on_is_a_water_and_no_town(text: str, water: str, place: str) -> None:
    (result,) = named(text, water)
    assert result.places[0].name == place


@pytest.mark.parametrize(
    ("text", "quarter", "country_code"),
    [
        ("In Madrid, thousands marched against the shelling of the Rimal neighbourhood.", "Rimal", "PS"),
        ("In Vienna, envoys spoke of the rockets that fell on the Saltivka district.", "Saltivka", "UA"),
        ("In Oslo, judges heard of a massacre in the Baba Amr district.", "Baba Amr", "SY"),
    ],
)
def test_a_city_that_only_opens_the_sentence_takes_no_quarter_of_another_country(
    text: str, quarter: str, country_code: str
) -> None:
    (part,) = named(text, quarter)
    assert part.places[0] is not None
    assert part.places[0].country_code == country_code


def test_a_quarter_known_abroad_is_not_of_the_city_where_it_was_spoken_of() -> None:
    (rimal,) = named("In London, a crowd denounced the bombing of the Rimal neighbourhood.", "Rimal")
    assert rimal.places[0].country_code == "PS"
