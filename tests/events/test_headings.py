"""Who speaks before a colon or as "we", and which country only heads its news: sentences of our own."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents import Document, locate, open_gazetteer
from geoevents.events import find_events

PUBLISHED = date(2025, 3, 12)


def actors(text: str, source: str = "", country_code: str = "SD") -> list[tuple[str, ...]]:
    document, located = read_marked(text, published=PUBLISHED, source=source, country_code=country_code)
    return [event.actors for event in find_events(document, located)]


@pytest.mark.parametrize(
    "text",
    [
        "Chad: massacre in Ngouboua, 32 dead",
        "Cameroon: attack on Darak leaves 14 dead",
        "Mali: bomb kills 9 in Sevare",
        "Chad, Lac Province: attack on Bohoma, 11 dead",
        "Mogadishu: car bomb kills 12 near a hotel",
    ],
)
def test_a_country_before_a_colon_heads_the_news_and_does_nothing(text: str) -> None:
    document = Document("d", text, PUBLISHED)
    assert [event.actors for event in find_events(document, locate(document, open_gazetteer()))] == [()]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Israel: we struck ten launchers in Rafah overnight.", ("Military Forces of Israel",)),
        ("Chad: the army kills ten rebels in Bohoma", ("army",)),
        ("Moscow: 12 drones downed over Kursk.", ("Military Forces of Russia",)),
    ],
)
def test_who_says_we_or_stands_behind_the_colon_does_it(text: str, doers: tuple[str, ...]) -> None:
    document = Document("d", text, PUBLISHED)
    assert [event.actors for event in find_events(document, locate(document, open_gazetteer()))] == [doers]


@pytest.mark.parametrize(
    "text",
    [
        "The RSF informs the people that our forces have captured [Barah].",
        "RSF communique: our troops have captured [Barah].",
        "Official Statement No. 12 by the Rapid Support Forces. Our forces have captured [Barah].",
        '"Our forces have captured [Barah]," a spokesman for the RSF said.',
        'An RSF spokesman said: "Our fighters captured [Barah]."',
    ],
)
def test_our_forces_are_those_of_the_party_that_says_so(text: str) -> None:
    assert actors(text) == [("Rapid Support Forces",)]


def test_our_forces_are_those_of_the_party_whose_text_it_is() -> None:
    text = "Our forces have captured [Barah]."
    assert actors(text, "RSF media office") == [("Rapid Support Forces",)]
    assert actors(text, "Suna news") == actors(text) == [("Military Forces of Sudan",)]


def test_an_agency_abroad_is_no_army_by_its_initials() -> None:
    assert actors("Our forces have captured [Barah].", "AA") == [("Military Forces of Sudan",)]


def test_our_forces_are_not_those_of_a_party_only_told_of() -> None:
    text = "The RSF left [Alef] on Monday. The Sudanese army said our forces captured [Barah]."
    assert actors(text) == [("Rapid Support Forces",), ("Military Forces of Sudan",)]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("A militia affiliated with the RSF killed six villagers in [Barah].", ("militia",)),
        ("An armed group close to JNIM killed six villagers in [Barah].", ("armed group",)),
        ("Fighters affiliated with the RSF killed six villagers in [Barah].", ("Rapid Support Forces",)),
    ],
)
def test_a_group_close_to_another_is_not_that_one(text: str, doers: tuple[str, ...]) -> None:
    assert actors(text) == [doers]


def test_a_dateline_in_brackets_is_no_site() -> None:
    text = "([Dakar]) – Gunmen killed six villagers, including two children, and wounded ten others in [Barah]."
    document, located = read_marked(text, published=PUBLISHED)
    places = [event.where.mention.span.text for event in find_events(document, located) if event.where]
    assert places
    assert "Dakar" not in places
    document, located = read_marked("Gunmen killed six villagers ([Dakar]) on Monday.", published=PUBLISHED)
    assert [event.where is not None for event in find_events(document, located)] == [True]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Some 300 soldiers gave up and were confined to a UN base in [Barah].", []),
        ("Gunmen confined 300 villagers in [Barah].", ["siege"]),
    ],
)
def test_soldiers_confined_to_a_base_are_under_no_siege(text: str, kinds: list[str]) -> None:
    document, located = read_marked(text, published=PUBLISHED)
    assert [event.kind for event in find_events(document, located) if event.kind == "siege"] == kinds


@pytest.mark.parametrize("unit", ["Tsentr Group of Forces", "Western Grouping of Forces", "Battlegroup East"])
def test_a_grouping_of_forces_is_of_russias_army(unit: str) -> None:
    assert actors(f"Elements of the {unit} seized [Torske].", country_code="UA") == [("Military Forces of Russia",)]
    assert actors("A group of armed men seized [Torske].", country_code="UA") != [("Military Forces of Russia",)]


def test_who_acts_in_an_aside_does_not_go_on_behind_it() -> None:
    text = "In [Alef], which the army retook in May, shops stayed shut after drones hit a depot in [Barah]."
    assert actors(text) == [("army",), ()]
    text = "The RSF attacked [Alef], which the army holds, and shelled [Barah]."
    assert actors(text) == [("Rapid Support Forces",), ("army",), ("Rapid Support Forces",)]
    assert actors("The army retook [Alef] in May and shelled [Barah].") == [("army",), ("army",)]


def test_assailants_are_no_peacekeepers() -> None:
    text = "MONUSCO troops from [Alef] came to help, but the assailants had already withdrawn from [Barah]."
    assert actors(text, country_code="CD")[-1] == ("assailants",)
    text = "CODECO fighters burned huts in [Alef] on Monday. The assailants withdrew from [Barah]."
    assert actors(text, country_code="CD") == [("CODECO",), ("CODECO",)]


def test_the_wounded_among_them_are_not_the_army_told_of_before() -> None:
    text = "Israeli troops shelled [Alef]. Two people were killed, among them a child, in a raid on [Barah]."
    document, located = read_marked(text, published=PUBLISHED, country_code="LB")
    told = find_events(document, located)[-1]
    assert (told.kind, told.targets) == ("attack_on_civilians", ("civilians",))


@pytest.mark.parametrize(
    ("text", "kind", "doers"),
    [
        ("Troops ended the siege of a hotel in [Alef], killing six gunmen.", "armed_clash", ("troops",)),
        ("The RSF tightened the siege of [Alef].", "siege", ("Rapid Support Forces",)),
        ("The RSF lifted the siege of [Alef].", "siege", ("Rapid Support Forces",)),
    ],
)
def test_who_ends_a_siege_with_arms_did_not_lay_it(text: str, kind: str, doers: tuple[str, ...]) -> None:
    document, located = read_marked(text, published=PUBLISHED, country_code="SD")
    assert [(event.kind, event.actors) for event in find_events(document, located)] == [(kind, doers)]


def test_who_closes_a_sentence_by_his_title_is_not_among_the_dead() -> None:
    text = "Troops stormed a hotel in [Alef], killing six gunmen, Pakistani Army Col Tariq Aziz said."
    document, located = read_marked(text, published=PUBLISHED, country_code="PK")
    assert [event.targets for event in find_events(document, located)] == [("gunmen",)]


def test_more_advantageous_positions_are_no_place_taken() -> None:
    text = "Units of the Vostok Group of Forces took more advantageous positions near [Alef]."
    document, located = read_marked(text, published=PUBLISHED, country_code="UA")
    assert [event.kind for event in find_events(document, located)] == ["advance"]
