"""Where events are and who acts in plain text: what only describes, names or recalls a place is no site."""

from datetime import date

import pytest

from geoevents import Document, Georeference, locate, open_gazetteer
from geoevents.control import find_control
from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2025, 3, 12)


def told(text: str) -> list[Event]:
    document = Document("d", text, published=PUBLISHED)
    return find_events(document, locate(document, open_gazetteer()))


def names(text: str) -> list[str]:
    return [found.mention.span.text for found in locate(Document("d", text), open_gazetteer())]


def country(text: str, name: str) -> str:
    located = locate(Document("d", text), open_gazetteer())
    return next(
        found.places[0].country_code
        for found in located
        if isinstance(found, Georeference) and found.mention.span.text == name
    )


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Rockets hit the Caspian Sea port of Aktau on Monday.", "Aktau"),
        ("Pirates raided the Lake Chad town of Bol, killing two.", "Bol"),
        ("Drones struck the Black Sea port city of Odesa.", "Odesa"),
        ("Mortar fire across the Line of Control wounded a boy in Kupwara.", "Kupwara"),
        ("Indonesian police killed two gunmen in Sinak, Puncak.", "Sinak"),
        ("Rockets hit the Kyiv suburb of Irpin.", "Irpin"),
        ("Shells landed in the Damascus suburb of Douma.", "Douma"),
    ],
)
def test_the_town_is_the_site_and_not_the_sea_the_line_or_the_province(text: str, site: str) -> None:
    events = told(text)
    assert {event.where.mention.span.text for event in events if event.where} == {site}


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("A missile struck the Podilskyi district of Kyiv on Monday.", "Podilskyi"),
        ("A missile struck the Podilskyi district of Kyiv and Kharkiv.", "Podilskyi"),
    ],
)
def test_a_district_of_a_city_is_the_site_and_not_the_city(text: str, site: str) -> None:
    assert site in {event.where.mention.span.text for event in told(text) if event.where}
    assert "Kyiv" not in {event.where.mention.span.text for event in told(text) if event.where}


def test_towns_of_two_provinces_are_a_list() -> None:
    sites = [event.where and event.where.mention.span.text for event in told("Russian drones hit Sumy, Poltava.")]
    assert sites == ["Sumy", "Poltava"]


def test_a_list_that_goes_on_is_no_town_and_its_province() -> None:
    sites = [e.where and e.where.mention.span.text for e in told("Russian drones hit Chuhuiv, Kharkiv and Sumy.")]
    assert sites == ["Chuhuiv", "Kharkiv", "Sumy"]


def test_what_a_boat_had_left_is_where_it_came_from() -> None:
    events = told("The navy sank a dinghy that had left Libya, killing nine people off Malta.")
    assert "withdrawal" not in {event.kind for event in events}
    assert all(event.where is None or event.where.mention.span.text != "Libya" for event in events)


@pytest.mark.parametrize(
    ("text", "absent"),
    [
        ("Police arrested 'El Aguaje' in Culiacan on Monday.", "El Aguaje"),
        ("Thousands marched on Saba Saba in Mombasa.", "Saba Saba"),
        ("In English: rebels shelled Kherson.", "English"),
        ("He said in Georgian that shells had hit Gori.", "Georgian"),
        ("A China Coast Guard ship fired at a boat off Palawan.", "A China"),
    ],
)
def test_what_is_no_place_is_none(text: str, absent: str) -> None:
    assert absent not in names(text)


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("The Kurdistan interior ministry said drones fell on Sulaymaniyah and Zakho.", "Kurdistan", "IQ"),
        ("A herder was shot in Elele, Turkana County.", "Elele", "KE"),
        ("Ukraine hit the Black Sea port of Novorossiysk.", "Novorossiysk", "RU"),
        ("HTS fighters took al-Mazraa on Friday.", "al-Mazraa", "SY"),
        ("Villagers in Lafey, Mandera County, fled.", "Lafey", "KE"),
    ],
)
def test_a_name_lies_where_its_text_plays(text: str, name: str, code: str) -> None:
    assert country(text, name) == code


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("Youths stormed the CDF offices in Nyeri.", "Chin National Front"),
        ("Staff of the KIA plant in Monterrey and Saltillo attacked guards.", "Kachin Independence Army"),
        ("Marines arrested 'El Chapo' in Culiacan.", "Government of Mozambique"),
    ],
)
def test_initials_and_surnames_are_not_those_of_another_continent(text: str, group: str) -> None:
    assert group not in {name for event in told(text) for name in (*event.actors, *event.targets)}


@pytest.mark.parametrize(
    ("text", "group"),
    [
        ("RSF fighters attacked Adré and Abéché in Chad.", "Rapid Support Forces"),
        ("The CDF attacked an outpost in Falam.", "Chin National Front"),
        ("Turkish jets struck the PKK in Duhok and Zakho.", "PKK"),
    ],
)
def test_a_group_fights_next_door_too(text: str, group: str) -> None:
    assert group in {name for event in told(text) for name in (*event.actors, *event.targets)}


def test_a_like_spelling_tells_less_of_control() -> None:
    text = "Ukrainian forces took {} on Monday. Fighting went on in Toretsk and Kostiantynivka."
    weights = []
    for name in ("Shcherbynivka", "Shcherbinyvka"):
        document = Document("d", text.format(name), published=PUBLISHED)
        located = locate(document, open_gazetteer())
        rows = find_control(find_events(document, located))
        weights.append((next((row.weight for row in rows), 0.0), any(getattr(r, "instead", "") for r in located)))
    (known, plain), (guessed, instead) = weights
    assert (plain, instead) == (False, True)
    assert guessed < 0.5 * known


def test_a_people_may_be_called_like_its_land() -> None:
    assert "Amhara" in names("In Amhara, militiamen closed a road.")


def test_a_district_lies_in_the_town_that_heads_its_sentence() -> None:
    located = locate(Document("d", "Odesa: a missile hit a school in Shevchenkivskyi district."), open_gazetteer())
    place = next(r for r in located if r.mention.span.text == "Shevchenkivskyi")
    assert isinstance(place, Georeference)
    assert (place.places[0].name, place.instead) == ("Odesa", "district")


def test_a_hospital_in_no_gazetteer_lies_about_the_only_town() -> None:
    text = "Shells hit the Zamzuba Hospital on Sunday.\n\nResidents of El Fasher said the wards were full."
    located = locate(Document("d", text), open_gazetteer())
    found = next(r for r in located if r.mention.span.text == "Zamzuba Hospital")
    assert isinstance(found, Georeference)
    assert found.uncertainty_m < 40_000.0


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Rebels of the M23 seized a ridge near Rubaya, Masisi.", "near Rubaya"),
        ("Rebels of the M23 seized Kitchanga, Masisi, on Friday.", "Kitchanga"),
        ("The army recaptured Kitchanga, Masisi, North Kivu.", "Kitchanga"),
    ],
)
def test_the_territory_behind_a_village_only_says_where_that_is(text: str, site: str) -> None:
    assert [event.where and event.where.mention.span.text for event in told(text)] == [site]


def test_a_village_and_a_territory_that_a_list_joins_are_two() -> None:
    sites = [e.where and e.where.mention.span.text for e in told("The rebels captured Kitchanga and Masisi.")]
    assert sites == ["Kitchanga", "Masisi"]


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("Israeli jets bombed the Mediterranean port of Tartus.", ["Tartus"]),
        ("Drones hit the Danube port of Reni on Friday.", ["Reni"]),
        ("Drones struck the Caspian port of Kaspiysk.", ["Kaspiysk"]),
        ("The Baltic port of Primorsk was attacked by drones.", ["Primorsk"]),
    ],
)
def test_the_water_a_port_lies_on_is_no_port_of_its_own(text: str, sites: list[str]) -> None:
    assert [event.where and event.where.mention.span.text for event in told(text)] == sites


@pytest.mark.parametrize(
    ("text", "held"),
    [
        (
            "Government forces hold the north of El Fasher; RSF fighters the south.",
            [("Military Forces of Sudan", "the north of El Fasher"), ("Rapid Support Forces", "the south")],
        ),
        (
            "The RSF controls the east of Nyala while the army holds the west.",
            [("Rapid Support Forces", "the east of Nyala"), ("army", "the west")],
        ),
        (
            "The army controls Dilling and the SPLM-N Kauda.",
            [("army", "Dilling"), ("Sudan People's Liberation Movement-North", "Kauda")],
        ),
    ],
)
def test_a_verb_told_once_serves_the_second_party_too(text: str, held: list[tuple[str, str]]) -> None:
    events = [event for event in told(text) if event.kind == "control"]
    assert [(event.actors[0], event.where and event.where.mention.span.text) for event in events] == held


def test_a_second_captor_is_no_target_of_the_first() -> None:
    first, second = told("M23 rebels captured Goma, government forces Beni.")
    assert (first.actors, first.targets) == (("M23",), ())
    assert second.where is not None
    assert second.where.mention.span.text == "Beni"


def test_the_south_of_another_land_is_not_taken_for_that_of_the_first() -> None:
    assert "the south" not in names("Rockets hit the north of Israel, and jets bombed villages in the south.")


def test_a_party_met_at_a_place_holds_nothing() -> None:
    events = told("The army captured Dilling and the SPLM-N retreated.")
    assert [event.kind for event in events if event.kind == "capture"] == ["capture"]


@pytest.mark.parametrize(
    ("text", "origin", "goal"),
    [
        ("M23 fighters seized Walikale. They then withdrew from the town to Nyabibwe.", "Walikale", "Nyabibwe"),
        ("The army shelled Bara. The RSF pulled out of the town to El Obeid.", "Bara", "El Obeid"),
        ("The army took Bara in May. It withdrew from there to El Obeid.", "Bara", "El Obeid"),
        ("The rebels withdrew from Rubaya, a town in Masisi, to the city of Goma.", "Rubaya", "Goma"),
    ],
)
def test_who_withdraws_leaves_the_town_told_of_for_the_one_named(text: str, origin: str, goal: str) -> None:
    event = told(text)[-1]
    assert event.kind == "withdrawal"
    assert [place and place.mention.span.text for place in (event.where, event.origin, event.goal)] == [
        origin,
        origin,
        goal,
    ]


def test_who_falls_back_to_a_side_of_a_city_does_not_come_from_there() -> None:
    (event,) = told("The rebels fell back to the north of the city of Goma.")
    assert event.origin is None
    assert event.goal is not None


@pytest.mark.parametrize(
    "text",
    [
        "Floods hit the north of Spain while Italy evacuated the south.",
        "Jets bombed the north of Gaza, and Syrian fighters seized the south.",
        "Rebels hold the north of Aleppo, and Homs the south.",
    ],
)
def test_another_verb_or_place_before_the_other_side_is_no_gap(text: str) -> None:
    assert "the south" not in names(text)
