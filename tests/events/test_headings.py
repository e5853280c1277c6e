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
    assert actors(text, "Suna news") == actors(text) == [("Sudanese Armed Forces",)]


def test_an_agency_abroad_is_no_army_by_its_initials() -> None:
    assert actors("Our forces have captured [Barah].", "AA") == [("Sudanese Armed Forces",)]


def test_our_forces_are_not_those_of_a_party_only_told_of() -> None:
    text = "The RSF left [Alef] on Monday. The Sudanese army said our forces captured [Barah]."
    assert actors(text) == [("Rapid Support Forces",), ("Sudanese Armed Forces",)]
