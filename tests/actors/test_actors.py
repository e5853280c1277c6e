"""Actors: named, states by metonymy, groups without a name, pronouns."""

from datetime import date

import pytest

from geoevents.actors import find_actors, find_actors_in
from geoevents.actors.countries import read_countries
from geoevents.actors.table import military_of, side_of
from geoevents.lexicon.tables import load_table
from geoevents.text.tokens import find_tokens


def names(text: str, published: date | None = None) -> list[str]:
    return [actor.name for _, actor in find_actors(text, published=published)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Haftar's forces left.", ["Libyan National Army"]),
        ("The Al-Wefaq government forces advanced.", ["Government of National Accord"]),
        ("Turkish troops landed.", ["Military Forces of Turkey"]),
        ("Russian Deputy Foreign Minister Mikhail Bogdanov spoke.", ["Government of Russia"]),
        ("Ukraine's army withdrew.", ["Military Forces of Ukraine"]),
        ("The Kremlin denied it.", ["Government of Russia"]),
        ("Suspected tribal fighters fled.", ["suspected tribal fighters"]),
        ("Al-Shabaab fighters attacked villagers.", ["Al Shabaab", "civilians"]),
        ("The paramilitary RSF shelled the camp.", ["Rapid Support Forces"]),
        ("Riot police beat protesters.", ["police", "protesters"]),
        ("M23 rebels and Congolese soldiers clashed.", ["M23", "Military Forces of Democratic Republic of Congo"]),
        ("This is a pdf; it is here.", []),
        ("", []),
    ],
)
def test_find_actors_names_who_acts(text: str, expected: list[str]) -> None:
    assert names(text) == expected


def test_find_actors_leaves_out_actors_of_another_time() -> None:
    assert names("GNA forces advanced.", date(2020, 6, 24)) == ["Government of National Accord"]
    assert "Government of National Accord" not in names("GNA forces advanced.", date(2023, 6, 24))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("big blast in beirut, idf says it hit a depot", ["Military Forces of Israel"]),
        ("sdf and rsf clash near manbij", ["Syrian Democratic Forces", "Rapid Support Forces"]),
        ("it is a quiet day in goma", []),
        ("SUDAN'S ARMY RETAKES THE AIRPORT FROM RSF", ["Military Forces of Sudan", "Rapid Support Forces"]),
        ("The government's troops left.", ["government troops"]),
    ],
)
def test_find_actors_reads_posts_in_small_letters_and_headlines_in_capitals(text: str, expected: list[str]) -> None:
    assert [name for name in names(text) if name not in ("it", "")] == expected


def test_find_actors_quotes_the_text() -> None:
    text = "In May, forces of Khalifa Haftar met gunmen."
    assert all(text[span.start : span.end] == span.text for span, _ in find_actors(text))


def test_side_of_gives_the_army_of_the_country_its_side() -> None:
    assert (side_of("army", "SD"), side_of("Libyan National Army"), side_of("civilians")) == ("SAF", "LNA", "")


def test_military_of_keeps_those_who_are_no_government() -> None:
    (_, hamas), (_, paris) = find_actors("Hamas and the French government")
    assert (military_of(hamas).name, military_of(paris).name) == ("Hamas", "Military Forces of France")


def test_actor_table_names_each_actor_once_with_known_countries() -> None:
    rows = load_table("actors")["actors"]
    assert len({row["name"] for row in rows}) == len(rows)
    assert {row["country"] for row in rows if "country" in row} <= {row["code"] for row in read_countries()}


def test_countries_table_has_unique_codes_and_names() -> None:
    rows = read_countries()
    assert len({row["code"] for row in rows}) == len({row["name"] for row in rows}) == len(rows)


def test_names_that_are_anything_elsewhere_stand_for_an_actor_in_its_own_country_only() -> None:
    tokens = find_tokens("On Monday the AA attacked.")
    named = {home: [m.actor.name for m in find_actors_in(tokens, tokens.text, home=home)] for home in ("MM", "TR", "")}
    assert named == {"MM": ["Arakan Army"], "TR": [], "": []}


@pytest.mark.parametrize(
    ("text", "day", "expected"),
    [
        ("FLA fighters shelled the camp.", date(2026, 5, 2), "Azawad Liberation Front"),
        ("Tuareg rebels shelled the camp.", date(2025, 5, 2), "Azawad Liberation Front"),
        ("Tuareg rebels shelled the camp.", date(2023, 5, 2), "CSP-DPA"),
        ("The CSP shelled the camp.", date(2024, 5, 2), "CSP-DPA"),
        ("AUSSOM retook the well.", date(2026, 5, 2), "AUSSOM"),
        ("The African Union mission in Somalia retook the well.", date(2026, 5, 2), "AUSSOM"),
        ("The African Union mission in Somalia retook the well.", date(2023, 5, 2), "ATMIS"),
        ("ATMIS handed over the base in 2024.", date(2026, 5, 2), "ATMIS"),
        ("The Gang Suppression Force retook the depot.", date(2026, 5, 2), "Gang Suppression Force"),
        ("The Kenya-led mission retook the depot.", date(2024, 9, 2), "Multinational Security Support Mission"),
        (
            "The International Stabilization Force will patrol it.",
            date(2026, 5, 2),
            "International Stabilization Force",
        ),
    ],
)
def test_who_followed_others_has_a_name_of_its_own_from_its_first_day(text: str, day: date, expected: str) -> None:
    assert names(text, day)[:1] == [expected]


@pytest.mark.parametrize(
    ("text", "home", "expected"),
    [
        ("The Foreign Office regretted it.", "PK", "Government of Pakistan"),
        ("The Foreign Office regretted it.", "SD", "Government of United Kingdom"),
        ("The Foreign Office in Islamabad regretted it.", "AF", "Government of Pakistan"),
        ("The Foreign Office in New Delhi regretted it.", "PK", "Government of India"),
        ("The Foreign Office of Pakistan regretted it.", "", "Government of Pakistan"),
        ("The British Foreign Office regretted it.", "PK", "Government of United Kingdom"),
        ("The Foreign Office in London regretted it.", "PK", "Government of United Kingdom"),
        ("The Foreign Office in a rare note regretted it.", "SD", "Government of United Kingdom"),
        ("Narendra Modi in Moscow regretted it.", "RU", "Government of India"),  # a person goes abroad
    ],
)
def test_foreign_office_is_that_of_its_capital_or_of_the_country_told_of(text: str, home: str, expected: str) -> None:
    found = [m.actor.name for m in find_actors_in(find_tokens(text), text, home=home) if m.actor.name]
    assert found[:1] == [expected]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # a state's name only begins the name of a body that is none of its organs
        ("The Nigeria Labour Congress threatened a strike.", []),
        ("The Uganda Law Society regretted it.", []),
        ("Gunmen shelled the Government Girls Secondary School.", ["gunmen"]),
        ("Gunmen shelled the Government House.", ["gunmen"]),
        # but with its forces it is one name, and a title in capitals has a verb
        ("The Somalia National Army shelled it.", ["Military Forces of Somalia"]),
        ("Kenya Defence Forces bombed it.", ["Military Forces of Kenya"]),
        ("Nigeria Bans Labour Union After Strike", ["Government of Nigeria"]),
        ("The Government regretted it.", ["government"]),
        ("Government Forces Seize It", ["government forces"]),
    ],
)
def test_a_states_name_in_the_name_of_a_body_is_not_the_state(text: str, expected: list[str]) -> None:
    assert names(text)[: max(len(expected), 1)] == expected


@pytest.mark.parametrize(
    ("home", "expected"), [("SO", "Al Shabaab"), ("PK", "Tehreek-e-Taliban Pakistan"), ("ML", None)]
)
def test_khawarij_are_the_outlaws_of_the_land_told_of(home: str, expected: str | None) -> None:
    text = "Troops killed ten khawarij."
    found = [m.actor.name for m in find_actors_in(find_tokens(text), text, home=home)]
    assert (expected in found) == (expected is not None)
    assert expected is not None or {"Al Shabaab", "Tehreek-e-Taliban Pakistan"}.isdisjoint(found)
