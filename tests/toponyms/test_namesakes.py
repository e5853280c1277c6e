"""Which namesake is meant, and how sure that is."""

import pytest

from geoevents import open_gazetteer
from geoevents.folding import fold
from geoevents.georeferencing.chosen import Name
from geoevents.georeferencing.locating import read_names
from geoevents.lexicon.tables import load_table
from geoevents.model import Alternative, Place
from geoevents.toponyms.confidence import Told, told_by, with_confidence
from geoevents.toponyms.resolve import Choice, resolve_queries
from geoevents.toponyms.tabulating import FEATURES, Prior, Query, tabulate

NOTHING = Told(frozenset(), frozenset())


def read(text: str) -> dict[str, Name]:
    return {name.toponym.span.text: name for name in read_names(text, open_gazetteer(), frozenset())}


def town(identity: str, lon: float, lat: float, people: int = 0, code: str = "PPL") -> Place:
    return Place(identity, "Wexcombe", lon, lat, code, "XA", "01", "", people)


@pytest.mark.parametrize(
    ("text", "name", "lon", "lat"),
    [
        # a village without a count of people beside the town of its sentence, and a town of its name far away
        ("On the Kupiansk axis our men hold Pishchane and Petropavlivka.", "Pishchane", 37.8, 49.6),
        ("Orikhiv was shelled; Stepove and Mala Tokmachka are cut off.", "Stepove", 35.4, 47.5),
        # in a province that the text names, far from the others of its sentence
        (
            "Bombers from Whiteman Air Force Base in Missouri struck Fordow and Natanz.",
            "Whiteman Air Force Base",
            -93.6,
            38.7,
        ),
        ("Ships off the Hanish islands and Mocha saw drones.", "Hanish islands", 42.7, 13.7),
        ("Fuel burned at Ras Isa port, north of Hodeidah.", "Ras Isa port", 42.7, 15.1),
        ("Refugees crossed from Semalka into the Kurdistan Region.", "Kurdistan Region", 44.0, 36.7),
        ("Storms from the Atlantic reach the United States in June.", "Atlantic", -25.0, 10.0),
        ("Tanks stand in Fuerte Tiuna in Caracas.", "Fuerte Tiuna", -66.9, 10.4),
    ],
)
def test_a_name_means_the_place_near_what_its_sentence_names(text: str, name: str, lon: float, lat: float) -> None:
    place = read(text)[name].place
    assert place is not None
    assert abs(place.lon - lon) < 1.0
    assert abs(place.lat - lat) < 1.0


def test_a_village_near_a_town_of_its_own_sentence_is_likelier() -> None:
    near, far = town("a:1", 10.1, 50.0), town("a:2", 14.1, 50.0)
    here = Query("here", (town("a:3", 10.0, 50.0, 9000),), sentences=(0,))
    there = Query("there", (town("a:4", 14.0, 50.0, 9000),), sentences=(1,))
    likely = []
    for sentence in (0, 1, 2):
        choice = resolve_queries([Query("wexcombe", (near, far), sentences=(sentence,)), here, there])[0]
        assert choice is not None
        likely.append(choice.probability if choice.place == near else 1.0 - choice.probability)
    assert likely[0] > likely[2] + 0.05 > likely[1] + 0.1


def test_a_village_nobody_counted_is_no_smaller_than_a_village() -> None:
    counted, uncounted = town("gn:1", 10.0, 50.0, 900), town("ge:2", 14.0, 50.0)
    table = tabulate([Query("wexcombe", (counted, uncounted))], Prior())
    people = table.matrix[:, FEATURES.index("population")]
    assert people[1] >= people[0]


def test_the_state_about_a_town_of_its_name_does_not_make_the_choice_less_sure() -> None:
    capital = town("a:1", 10.0, 50.0, 300_000, "PPLA")
    around = town("a:2", 10.5, 50.3, 4_000_000, "ADM1")
    abroad = town("a:3", 60.0, -10.0, 300_000, "PPLA")
    with_state = with_confidence(Choice(capital, 0.52, (Alternative(around, 0.48),)), 0.95, "name", NOTHING)
    with_namesake = with_confidence(Choice(capital, 0.52, (Alternative(abroad, 0.48),)), 0.95, "name", NOTHING)
    assert with_state.probability > with_namesake.probability + 0.1


def test_what_is_called_after_a_town_is_less_sure_than_the_town() -> None:
    choice = Choice(town("a:1", 10.0, 50.0, 300_000, "PPLA"), 0.9, ())
    assert (
        with_confidence(choice, 0.95, "landmark", NOTHING).probability
        < with_confidence(choice, 0.95, "name", NOTHING).probability
    )


@pytest.mark.parametrize("people", [0, 9000, 300_000])
def test_a_place_is_surer_where_the_text_names_another(people: int) -> None:
    place = town("a:1", 10.0, 50.0, people)
    choice = Choice(place, 0.8, (Alternative(town("a:2", 60.0, -10.0, people), 0.2),))
    other = Place("a:3", "Wexham", 20.0, 40.0, "PPL", "XB", "07")
    single, beside = (
        with_confidence(choice, 0.95, "name", told_by(places, frozenset())).probability
        for places in ([place, place], [place, other])
    )
    assert beside > single + 0.01


def test_a_country_beside_a_place_is_another_of_the_text() -> None:
    country = Place("a:2", "Wexland", 11.0, 51.0, "PCLI", "XA")
    assert told_by([], frozenset()).single
    assert told_by([country, country], frozenset()).single
    assert not told_by([country, town("a:1", 10.0, 50.0)], frozenset()).single


def test_the_places_news_means_are_found_by_their_names() -> None:
    gazetteer = open_gazetteer()
    for name, identity in load_table("toponyms")["news"].items():
        assert fold(name) == name
        assert identity in {place.id for place in gazetteer.lookup(name)}, name


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("The flood in Derna killed thousands.", "Derna", "LY"),
        ("Gunmen opened fire at a checkpoint near Palmyra.", "Palmyra", "SY"),
        ("Two people were shot dead in Bethlehem.", "Bethlehem", "PS"),
        # what the text says of countries decides
        ("The council of Bethlehem, Pennsylvania, met on Monday.", "Bethlehem", "US"),
        ("Firefighters in Palmyra, New York, put out the blaze.", "Palmyra", "US"),
        ("In Bolivia the Mamoré burst its banks, and Beni was flooded.", "Beni", "BO"),
    ],
)
def test_a_bare_name_means_what_news_means_by_it(text: str, name: str, country: str) -> None:
    place = read(text)[name].place
    assert place is not None
    assert place.country_code == country


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A Russian glide bomb struck a house in Pokrovsk, killing three.", "Pokrovsk", "UA"),
        ("Saudi jets bombed Saada.", "Saada", "YE"),
        ("Russian drones struck Druzhkivka and Alekseevka.", "Alekseevka", "UA"),
        # where the land is spoken of, or the army at home has no other place to mean
        ("Russian troops repelled an attack near Rylsk.", "Rylsk", "RU"),
        ("Turkish soldiers clashed with militants in Lice.", "Lice", "TR"),
        ("Russian farmers in Pokrovsk, a town in Russia's far east, protested.", "Pokrovsk", "RU"),
    ],
)
def test_arms_of_a_land_that_strikes_abroad_say_nothing_of_where(text: str, name: str, country: str) -> None:
    place = read(text)[name].place
    assert place is not None
    assert place.country_code == country
