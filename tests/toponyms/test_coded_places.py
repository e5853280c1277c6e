"""Notes string a village on its district, province and country: it lies there, and is no far namesake."""

from datetime import date

import pytest

from geoevents import Document, Georeference, locate, open_gazetteer
from geoevents.events import find_events
from geoevents.model import Event


def located(text: str) -> dict[str, Georeference]:
    found = locate(Document("chains", text), open_gazetteer())
    return {g.mention.span.text: g for g in found if isinstance(g, Georeference)}


def sites(text: str) -> list[str]:
    document = Document("chains", text, date(2026, 11, 20))
    events: list[Event] = list(find_events(document, locate(document, open_gazetteer())))
    return [event.where.mention.span.text for event in events if event.where is not None]


@pytest.mark.parametrize(
    ("text", "name", "place", "instead"),
    [
        ("Gunmen killed four people in Zunbari, Kware, Sokoto, Nigeria.", "Zunbari", "Kware", "district"),
        ("Clashes broke out in Qoryolaan village (Jowhar, Middle Shabelle).", "Qoryolaan", "Jawhar", "district"),
        ("A mine wounded two in Dharqeyn village near Galkayo town (Mudug).", "Dharqeyn", "Gaalkacyo", "district"),
        ("Men shot him in Nasimgarh ward, Faisalabad, Punjab, Pakistan.", "Nasimgarh", "Faisalabad", "district"),
        ("Fighters burned homes in Kelmo in Monguno LGA (Borno).", "Kelmo", "Monguno", "district"),
        ("A bus was hit in Kot Rang village, Ghotki, Sindh Pakistan.", "Kot Rang", "Ghotki", "district"),
        ("A mine blew up in Nat Hla village, Myebon Township, Rakhine State.", "Nat Hla", "Myebon", "division"),
    ],
)
def test_a_village_of_no_entry_lies_about_the_finest_place_it_is_strung_on(
    text: str, name: str, place: str, instead: str
) -> None:
    found = located(text)[name]
    assert (found.places[0].name, found.instead) == (place, instead)
    assert f"{place}, which the text says it is in" in " ".join(found.remarks)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Crowds marched in Zunbari, Bergamo, Milan and Rome.", "Zunbari"),
        ("Rebels shelled Zunbari, Aleppo, Homs and Latakia.", "Zunbari"),
    ],
)
def test_a_list_of_towns_is_no_chain(text: str, name: str) -> None:
    assert "which the text says it is in" not in " ".join(located(text)[name].remarks)


def test_of_two_villages_in_one_district_each_lies_there() -> None:
    found = located("Fighters burned homes in Turbana and Kelmo in Monguno LGA (Borno).")
    assert {found["Turbana"].places[0].name, found["Kelmo"].places[0].name} == {"Monguno"}


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Herders attacked Vale, Ohimini, Benue, Nigeria.", "Vale", "Ohimini"),
        ("A crowd met in Hawra (Wadi Amd, Hadramawt).", "Hawra", "Hadhramaut"),
    ],
)
def test_a_namesake_outside_the_chain_is_not_taken(text: str, name: str, place: str) -> None:
    found = located(text)[name]
    assert found.places[0].name == place
    assert "no gazetteer has" in " ".join(found.remarks)


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("Shells fell in Sarmin, Idlib, Syria.", "Sarmin", "SY"),
        ("The minister flew from Lyon, Benue officials said.", "Lyon", "FR"),
        ("Delegates from Naples, Delta, Nigeria and elsewhere came.", "Naples", "IT"),
    ],
)
def test_a_place_inside_its_chain_or_a_large_town_stays(text: str, name: str, country: str) -> None:
    assert located(text)[name].places[0].country_code == country


@pytest.mark.parametrize(
    ("text", "division"),
    [
        ("Herders attacked farmers in Ikwaro (Ohaukwu North LGA, Delta).", "Delta"),
        ("Soldiers fought rebels in Barangay Sanlapit, Malibcong, Abra.", "Abra"),
        ("Troops raided homes in Sang Rod district, Ghor Afghanistan.", "Ghor"),
    ],
)
def test_the_division_that_ends_a_chain_is_a_place(text: str, division: str) -> None:
    assert division in located(text)


@pytest.mark.parametrize(
    "text", ["He worked for Nestle, Delta, and Boeing.", "Smith, Henry and Delta, Inc. were sued."]
)
def test_a_list_of_firms_ends_in_no_division(text: str) -> None:
    assert "Delta" not in located(text)


def test_all_capitals_before_a_small_village_are_its_name() -> None:
    found = located("A mine blew up near Ah Lel Na Kha village, Yebyu Township, Tanintharyi Region.")
    assert found["Ah Lel Na Kha"].places[0].name == "Yebyu"


def test_a_police_district_is_no_districts_name() -> None:
    assert "Lahore Police" not in located("A crowd met in Lahore Police district offices.")


def test_what_is_counted_from_a_village_of_no_entry_is_as_unsure_as_that() -> None:
    found = located("A mine blew up 3 km north of Nat Hla village, Myebon Township, Rakhine State.")
    assert found["3 km north of Nat Hla"].uncertainty_m > found["Nat Hla"].uncertainty_m


def test_between_two_villages_of_one_district_is_somewhere_in_it() -> None:
    found = located("A mine blew up between Turbal and Kelmo in Monguno LGA (Borno).")
    assert found["between Turbal and Kelmo"].places[0].name == "Monguno"
    assert "between Mosul and Mosul" not in located("Buses run between Mosul and Mosul.")


def test_a_town_whose_codes_are_of_the_next_province_stays() -> None:
    found = located("Militia fought in Adan Yabaal town (Jowhar, Middle Shabelle).")
    assert found["Adan Yabaal"].places[0].name == "Adan Yabal"


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Afghan jets hit the Zarbagh, Kolmanda and Rum villages.", None),
        ("Austrian police searched the villages of Zarbagh, Kolmanda and Rum.", "AT"),
    ],
)
def test_a_far_hamlet_listed_with_names_of_no_entry_is_not_meant(text: str, country: str | None) -> None:
    rum = located(text).get("Rum")
    assert (rum.places[0].country_code if rum is not None else None) == country


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("The US dollar rose in Sidon as crowds burned tyres.", "LB"),
        ("The US dollar fell after US troops landed in Sidon.", "US"),
    ],
)
def test_money_does_not_tell_where_a_text_plays(text: str, country: str) -> None:
    assert located(text)["Sidon"].places[0].country_code == country


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Kikuyu youths beat traders in Eldoret.", False),
        ("Pokot raiders stole goats near Lodwar.", False),
        ("Traders in Kikuyu, Kiambu County, closed their shops.", True),
    ],
)
def test_a_people_is_no_town_of_its_name(text: str, found: bool) -> None:
    assert ({"Kikuyu", "Pokot"} & located(text).keys() != set()) is found


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Residents blocked the Lodwar road in Lokichar to demand water.", "Lokichar"),
        ("Residents blocked the Lodwar road to demand water.", "Lodwar"),
        (
            "At 3 km north of Nat Hla village, Myebon Township, Mrauk-U District, Rakhine State, the army and rebels "
            "clashed.",
            "3 km north of Nat Hla",
        ),
        ("In Kharkiv region, Sumy region, Chernihiv region, shells killed four.", "Kharkiv"),
        ("Hundreds of Garissa residents marched against water cuts.", "Garissa"),
        ("Traders from Bamenda staged a protest over new taxes.", "Bamenda"),
        ("Garissa residents marched in Nairobi against water cuts.", "Nairobi"),
    ],
)
def test_where_something_was(text: str, site: str) -> None:
    assert sites(text) == [site]


@pytest.mark.parametrize(
    "text", ["French farmers protested against imports.", "Residents of Kitale called for a protest."]
)
def test_a_land_and_a_mere_call_are_no_site_of_a_crowd(text: str) -> None:
    assert sites(text) == []
