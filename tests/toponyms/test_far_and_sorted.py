"""Lists sorted by their divisions, states and the hamlets of their names, towns far from all that is named."""

import pytest

from geoevents import Document, Georeference, locate, open_gazetteer


def places(text: str) -> dict[str, tuple[str, str, str]]:
    """Return the kind of place, country and division of each name that is placed."""
    found = [r for r in locate(Document("d", text), open_gazetteer()) if isinstance(r, Georeference) and r.places]
    return {r.mention.span.text: (p.feature_code, p.country_code, p.admin1_code) for r in found for p in r.places[:1]}


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Cases by department: Cochabamba 39, Oruro 8, Tarija 6.", ["Cochabamba", "Oruro", "Tarija"]),
        ("Deaths per state: Sinaloa 3, Sonora 2, Durango 1.", ["Sinaloa", "Sonora", "Durango"]),
    ],
)
def test_a_list_sorted_by_division_names_divisions(text: str, names: list[str]) -> None:
    found = places(text)
    assert [found[name][0] for name in names] == ["ADM1"] * len(names)


def test_a_list_that_nothing_sorts_names_towns() -> None:
    assert places("He wrote of three things: Oruro, Tarija and silver.")["Oruro"][0] == "PPLA"


@pytest.mark.parametrize(
    "text", ["Buses left Chiapas, Oaxaca, Veracruz and Tabasco.", "Rain fell on Chiapas and Veracruz."]
)
def test_a_state_beside_others_is_no_hamlet_of_its_name(text: str) -> None:
    assert places(text)["Veracruz"][2] == "30"


def test_a_hamlet_of_a_states_name_is_found_in_what_holds_it() -> None:
    assert places("A barn burned in Veracruz, Chiapas.")["Veracruz"][2] == "05"


def test_an_american_state_is_not_called_like_its_town_with_more_words() -> None:
    assert places("A nurse from Maryland worked in El Salvador.")["Maryland"][1] == "US"


def test_a_distance_from_a_border_draws_no_state_away() -> None:
    found = places("A steer fell ill in Nuevo León, less than 70 miles from the US border.")
    assert found["Nuevo León"][1] == "MX"


def test_a_town_far_away_that_once_had_the_name_is_not_meant() -> None:
    text = "Crews will work in Albany, Coolville, Amesville and Nelsonville, Ohio, and along the Hocking River."
    assert places(text).get("Amesville", ("", "", "OH"))[2] == "OH"
