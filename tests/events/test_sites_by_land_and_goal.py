"""The spot and not the land about it, where people leave and not where they go, and names that only say whose."""

from datetime import date

import pytest

from geoevents import Document, chronicle, locate, open_gazetteer
from geoevents.events import find_events

PUBLISHED = date(2026, 11, 20)


def sites(text: str) -> list[str]:
    """Return the places of the events of a text that the whole chain reads; empty for an event without one."""
    document = Document("sites", text, PUBLISHED)
    found = find_events(document, locate(document, open_gazetteer()))
    return [event.where.mention.span.text if event.where else "" for event in found]


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("In Sindh, gunmen stopped a bus near Shikarpur, searched it and shot dead four labourers.", "near Shikarpur"),
        ("In Sindh, police in Shikarpur said gunmen had stopped a bus and shot dead four labourers.", "Sindh"),
        ("In Sindh, gunmen stopped a bus and shot dead four labourers.", "Sindh"),
    ],
)
def test_a_deed_was_where_its_doer_stopped_somebody_in_the_land_that_heads_the_sentence(text: str, site: str) -> None:
    assert sites(text) == [site]


@pytest.mark.parametrize(
    ("text", "site"),
    [
        (
            "In the Far North region, soldiers burned huts in Kolofata after a colleague was killed by a mine nearby.",
            ["Kolofata", "Kolofata"],
        ),
    ],
)
def test_nearby_is_where_the_sentence_was_last(text: str, site: list[str]) -> None:
    assert sites(text) == site


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Most of Sirte's 80,000 inhabitants have fled to Misrata and other towns nearby.", "Sirte"),
        ("Hundreds of residents of Sirte have fled to Misrata.", "Sirte"),
        ("Hundreds of families have fled to Misrata.", "Misrata"),
        ("Sirte's mayor said hundreds of families had fled to Misrata.", "Misrata"),
    ],
)
def test_those_who_live_in_a_town_flee_from_it(text: str, site: str) -> None:
    assert sites(text) == [site]


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Forty lorries carrying flour crossed from Jordan on Monday.", ""),
        ("Forty lorries carrying flour from Jordan reached Rafah on Monday.", "Rafah"),
        ("Fighting went on in three districts, and men were called in from neighbouring Badakhshan.", ""),
        ("The army withdrew its troops from Badakhshan.", "Badakhshan"),
        ("Gunmen killed six men from Zamfara near Gusau.", "near Gusau"),
    ],
)
def test_supplies_and_men_are_not_where_they_come_from(text: str, site: str) -> None:
    assert set(sites(text)) == {site}


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("The army seized power from the government of Omar al-Bashir in April 2019.", ""),
        ("The army seized power from the elected government in Niamey in July 2023.", "Niamey"),
        ("Rockets hit a port in answer to the decision to recognise Kosovo.", ""),
        ("Rebels attacked a base in retaliation for the decision to recognise Kosovo.", ""),
        ("Troops deployed in response to a call from residents in Sirte.", "Sirte"),
    ],
)
def test_rulers_and_what_was_answered_are_no_site(text: str, site: str) -> None:
    assert sites(text) == [site]


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "Twelve people were killed in shelling in El Fasher, capital of North Darfur State, on Saturday.",
            ["El Fasher"],
        ),
        ("Shells hit a depot in Sumy, and a mill in Kharkiv.", ["Sumy", "Kharkiv"]),
        ("Rockets hit Aden, seat of the government of Yemen.", ["Aden"]),
        ("At least 300 people were abducted in the states of Zamfara and Kaduna.", ["Zamfara"]),
        ("In the department of Cauca, rebels kidnapped three engineers.", ["Cauca"]),
        (
            "Gunmen ambushed a police convoy in the southern Mexican state of Guerrero, killing nine officers.",
            ["Guerrero"],
        ),
    ],
)
def test_what_holds_a_town_is_no_second_site_and_a_land_by_its_noun_is_one(text: str, places: list[str]) -> None:
    assert sites(text) == places


@pytest.mark.parametrize(
    ("text", "places"),
    [
        (
            "A bomb went off in Esmeraldas. Guards are held hostage in five jails, according to the prison service.",
            ["Esmeraldas", ""],
        ),
        ("Gunmen stormed a jail in Esmeraldas. Two guards were shot dead in the prison.", ["Esmeraldas", "Esmeraldas"]),
        (
            "Gunmen shot a lawyer in Machala. Her driver later succumbed to his injuries at a clinic in Quito.",
            ["Machala", ""],
        ),
        ("The roads from Kharkiv to the Black Sea coast were full as families left the city.", ["Kharkiv"]),
        ("Families who had left the city reached the Black Sea coast.", ["Black Sea coast"]),
        ("Talks between the two sides sponsored by Qatar in Doha have been suspended.", ["Doha"]),
        ("Talks on the fighting in Goma have been suspended.", [""]),
        ("The ministry denied the report of a ceasefire and rejected the US-Saudi proposal.", [""]),
    ],
)
def test_services_wards_and_halves_of_a_proposal_are_no_site_and_venues_and_towns_left_are(
    text: str, places: list[str]
) -> None:
    assert sites(text)[: len(places)] == places


@pytest.mark.parametrize(
    ("text", "remarked"),
    [
        ("Gunmen raided a market in Gusau. They abducted fourteen people in several villages.", False),
        ("Gunmen raided a market in Gusau. They abducted fourteen people from their stalls.", True),
    ],
)
def test_what_was_in_several_villages_is_not_where_the_sentence_before_was(text: str, remarked: bool) -> None:
    merged = chronicle([Document("d", text, PUBLISHED)], open_gazetteer()).merged_events
    assert (merged["place_text"].iloc[1] == "Gusau") is remarked
