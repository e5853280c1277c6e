"""Names that notes write otherwise than the index, and what a chain or a bracket says of where they lie."""

from datetime import date

import pytest

from geoevents import Document, Georeference, locate, open_gazetteer
from geoevents.events import find_events
from geoevents.model import Event


def located(text: str) -> dict[str, Georeference]:
    found = locate(Document("otherwise", text), open_gazetteer())
    return {g.mention.span.text: g for g in found if isinstance(g, Georeference)}


def sites(text: str) -> list[str]:
    document = Document("otherwise", text, date(2026, 11, 20))
    events: list[Event] = list(find_events(document, locate(document, open_gazetteer())))
    return [event.where.mention.span.text for event in events if event.where is not None]


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Gunmen killed a trader in San Pedro de Sula, Honduras.", "San Pedro de Sula", "San Pedro Sula"),
        ("Police found two bodies in Santa Cruz Sierra, Bolivia.", "Santa Cruz Sierra", "Santa Cruz de la Sierra"),
        ("Officials met in Ciudad Carmen, Campeche.", "Ciudad Carmen", "Ciudad del Carmen"),
        ("Clashes broke out in Mirpurkhas, Sindh, Pakistan.", "Mirpurkhas", "Mirpur Khas"),
    ],
)
def test_a_name_with_a_particle_more_or_less_or_in_one_word_is_known(text: str, name: str, place: str) -> None:
    found = located(text)[name]
    assert (found.places[0].name, found.instead) == (place, "")


@pytest.mark.parametrize("text", ["Gunmen attacked San Juan Perez, a trader.", "He met Maria Luz in Lima."])
def test_a_person_is_no_town_with_a_particle_more(text: str) -> None:
    assert {"San Juan Perez", "Maria Luz"}.isdisjoint(located(text))


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Herders were killed in Dirweyn gaabo village (Hobyo, Mudug).", "Dirweyn gaabo", "Hobyo"),
        ("Troops clashed near Nam Hkai (Lisu) village, Hsipaw Township, Shan State.", "Nam Hkai", "Hsipaw"),
        ("Troops clashed near Nam Hkai (Kachin) village, Hsipaw Township, Shan State.", "Nam Hkai", "Hsipaw"),
    ],
)
def test_small_words_and_brackets_before_a_village_are_no_end_of_its_chain(text: str, name: str, place: str) -> None:
    found = located(text)
    assert found[name].places[0].name == place
    assert "Kachin" not in found


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Shells hit the Kirkuk oil village.", "Kirkuk"),
        ("Fighters raided Gassol small village near Jalingo.", "Gassol"),
        ("Shells hit Kramatorsk (Donetsk) town council offices.", "Donetsk"),
    ],
)
def test_words_of_the_language_and_other_brackets_are_no_part_of_a_name(text: str, name: str) -> None:
    assert name in located(text)


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Mortars hit Luhansk frontline village at dawn.", "Luhansk", "Luhansk"),
        ("Snipers fired on Idlib frontline neighbourhood.", "Idlib", "Idlib"),
        ("Raiders burned huts in Marsabit pastoralist village.", "Marsabit", "Marsabit"),
        ("Raiders burned huts in Tin Akoff agropastoralist village.", "Tin Akoff", "Tin-Akoff"),
        ("Gunmen shot a man in Mirpurkhas agrarian village.", "Mirpurkhas", "Mirpur Khas Division"),
    ],
)
def test_a_known_town_is_not_lengthened_by_a_small_word_before_village(text: str, name: str, place: str) -> None:
    found = located(text)
    assert any(g.places[0].name == place for span, g in found.items() if span.startswith(name))


def test_an_unknown_name_is_lengthened_by_a_small_word_before_village() -> None:
    assert "Qorbuul yaro" in located("Raiders burned huts in Qorbuul yaro village (Hobyo, Mudug).")


@pytest.mark.parametrize(
    ("text", "name", "bracket", "country"),
    [
        ("A bus fell off a bridge in San Marcos (Honduras) village.", "San Marcos", "Honduras", "HN"),
        ("Gunmen shot a guard near Sibi (Pakistan) village.", "Sibi", "Pakistan", "PK"),
        ("Jets bombed Tadif (Aleppo) village.", "Tadif", "Aleppo", "SY"),
        ("Jets bombed Tadif (Aleppo) village, Syria.", "Tadif", "Aleppo", "SY"),
    ],
)
def test_a_land_or_place_in_brackets_before_village_says_where_that_lies(
    text: str, name: str, bracket: str, country: str
) -> None:
    found = located(text)
    assert found[name].places[0].country_code == found[bracket].places[0].country_code == country


@pytest.mark.parametrize("people", ["Hausa", "Karen"])
def test_a_people_in_brackets_before_village_is_no_place_of_nearly_that_name(people: str) -> None:
    assert people not in located(f"Gunmen burned barns near Zolpara ({people}) village.")
    assert people in located(f"Gunmen burned barns in {people}.")


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("A man drowned in Anacostia in Washington.", "Anacostia"),
        ("Police shot a man in Georgetown in Washington.", "Georgetown"),
    ],
)
def test_a_quarter_of_a_city_is_not_moved_to_a_far_division_of_the_citys_name(text: str, name: str) -> None:
    assert located(text)[name].places[0].admin1_code == "DC"


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Zapopan, Jalisco, a man was shot in Colonia Jardines de San Lucas.", "Jardines de San Lucas"),
        ("On 3 March 2020, in Zapopan, Jalisco, a man was shot in Lomas Rotas neighborhood.", "Lomas Rotas"),
        ("On 3 March 2020, in Zapopan, Jalisco, two men were shot in Duarte community.", "Duarte"),
    ],
)
def test_a_quarter_lies_in_the_city_its_sentence_opens_with_though_a_date_stands_before(text: str, name: str) -> None:
    assert located(text)[name].places[0].name == "Zapopan"


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("On 3 March 2020, in Zapopan, Jalisco, they spoke of the Podil neighbourhood of Kyiv.", "Podil", "UA"),
        ("Protesters marched in Colonia del Sacramento, Uruguay.", "Colonia del Sacramento", "UY"),
    ],
)
def test_a_quarter_of_another_city_stays_there(text: str, name: str, country: str) -> None:
    assert located(text)[name].places[0].country_code == country


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Jets struck Parga in Homs.", "Parga", "Homs"),
        ("A shell hit a barn near Morske, Luhansk.", "Morske", "Luhansk"),
        ("Two died near Zolpara village under Tezpur police station (Sonitpur district, Assam).", "Zolpara", "Tezpur"),
        ("Gunmen shot a farmer in Doutchi, south of Diffa (Diffa).", "Doutchi", "Diffa"),
        ("Crowds protested in Orange Farm (uMhlathuze, KwaZulu-Natal).", "Orange Farm", "KwaZulu-Natal"),
    ],
)  # fmt: skip
def test_what_a_name_is_strung_on_says_where_it_lies(text: str, name: str, place: str) -> None:
    assert located(text)[name].places[0].name == place


@pytest.mark.parametrize(
    ("text", "name", "country"),
    [
        ("A rally for Parga in Homs drew a crowd.", "Parga", "GR"),
        ("A shell hit a barn near Morske, Crimea.", "Morske", "UA"),
        ("Gunmen shot a farmer in Katsina, west of Gusau (Zamfara).", "Katsina", "NG"),
    ],
)
def test_other_names_beside_each_other_say_nothing(text: str, name: str, country: str) -> None:
    found = located(text)[name]
    assert (found.places[0].country_code, found.instead) == (country, "")


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Fighters were observed in the vicinity of Qorax village (Caluula, Bari).", "in the vicinity of Qorax"),
        ("Fighters gathered in Hobyo (Mudug).", "Hobyo"),
        ("A shell hit a barn near Morske, Luhansk.", "near Morske"),
        ("Gunmen attacked several towns (Goma, Bukavu).", "Goma"),
    ],
)
def test_what_holds_a_place_is_no_site_beside_it(text: str, site: str) -> None:
    assert sites(text) == [site]


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("They burned the Dover Road Baptist Church in Boone, North Carolina.", "Dover Road Baptist Church", "Boone"),
        (
            "A man was shot in the Jackson Mobile Home Park, on South Elm Street of Hemet, California.",
            "Jackson Mobile Home Park",
            "Hemet",
        ),
        ("Gunmen killed a man at Lincoln Park in Chicago.", "Lincoln Park", "Lincoln Park"),
    ],
)
def test_a_house_or_park_stands_in_the_town_it_is_named_with(text: str, name: str, place: str) -> None:
    assert located(text)[name].places[0].name == place


@pytest.mark.parametrize(
    ("text", "name", "least_m", "most_m"),
    [
        ("Shells fell in Zarbala (Misrata).", "Zarbala", 80_000, 90_000),
        ("Gunmen killed a trader in Zuwa in Kano, Nigeria.", "Zuwa", 20_000, 60_000),
        ("Shells hit the Zarbala neighbourhood in Raqqa.", "Zarbala", 1_000, 30_000),
        ("Gunmen burned Djolgo-Ouro, Fakala Commune (Djenne, Mopti).", "Djolgo-Ouro", 25_000, 30_000),
    ],
)
def test_how_far_off_a_village_of_no_entry_may_lie(text: str, name: str, least_m: float, most_m: float) -> None:
    assert least_m <= located(text)[name].uncertainty_m <= most_m


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Farmers clashed with police at the Padma river, Lauhajang upazila (Munshiganj).", "Lauhajang"),
        ("Protesters blocked the Nakuru-Eldoret highway near Burnt Forest.", "near Burnt Forest"),
        ("Protesters blocked the Nakuru-Eldoret highway.", "the Nakuru-Eldoret highway"),
        ("Soldiers shelled positions in Mogadishu - Hodan (Banadir).", "Hodan"),
    ],
)
def test_a_stretch_or_quarter_behind_a_river_road_or_city_is_the_site(text: str, site: str) -> None:
    assert sites(text) == [site]


def test_a_text_that_ends_in_a_second_killed_is_read() -> None:
    assert sites("Rebels 12 killed killed") == []


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("Gunmen killed two herders. LOCATION: Lokori in Turkana County", ["Lokori"]),
        ("Location: Lokori, Turkana. Gunmen killed two herders.", ["Lokori"]),
        ("Gunmen killed two herders. LOCATION: Kabato in Turkana County", ["Turkana"]),
        ("Gunmen killed two herders. Location: unknown.", []),
        ("Location: Lodwar. Gunmen killed two herders. Location: Lokori.", []),
        ("Gunmen killed two herders in Kisumu. Location: Lokori.", ["Kisumu"]),
    ],
)
def test_the_only_label_of_a_report_tells_where(text: str, found: list[str]) -> None:
    assert sites(text) == found
