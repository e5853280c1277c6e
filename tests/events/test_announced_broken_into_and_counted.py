"""Protests that are announced, offices that crowds break into, arrests that are counted, and who condemns a deed."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events

Row = tuple[str, str]


def rows(text: str) -> list[Row]:
    document, located = read_marked(text, published=date(2026, 3, 12), country_code="KE")
    return [(event.kind, event.status) for event in find_events(document, located)]


@pytest.mark.parametrize(
    "text",
    [
        "Nurses have announced rallies in more than twenty towns for six o'clock today.",
        "Opposition parties have announced marches in [Alef] for Saturday.",
        "The union announced a sit-in outside parliament in [Alef] for Tuesday.",
        "Teachers plan a march in [Alef] next week.",
    ],
)
def test_a_protest_that_is_announced_is_planned(text: str) -> None:
    assert rows(text) == [("protest", "planned")]


@pytest.mark.parametrize("text", ["The police announced that demonstrations were banned in [Alef].", "A band plans."])
def test_no_protest_is_planned_that_is_banned(text: str) -> None:
    assert ("protest", "planned") not in rows(text)


@pytest.mark.parametrize(
    "text",
    [
        "Tomatoes and eggs are flying at the governor's office in [Alef].",
        "Flares were flying at police outside the stadium in [Alef].",
        "The ruling party's office in [Alef] was broken into by masked youths.",
        "The offices of the league in [Alef] are on fire, having been broken into by hooded youths.",
        "The governor's mansion in [Alef] is in flames after protesters broke in.",
    ],
)
def test_what_a_crowd_throws_and_breaks_into_is_a_riot(text: str) -> None:
    assert rows(text) == [("riot", "reported")]


@pytest.mark.parametrize(
    "text", ["The company's offices in [Alef] are on fire.", "A museum in [Alef] was broken into by thieves."]
)
def test_a_fire_and_a_burglary_are_no_riot(text: str) -> None:
    assert "riot" not in [kind for kind, _ in rows(text)]


def test_rebels_who_put_fire_to_shops_loot() -> None:
    assert rows("Rebels put the torch to shops in [Alef].") == [("looting", "reported")]


@pytest.mark.parametrize(
    "text",
    [
        "The minister puts the number of those arrested tonight at 38.",
        "Police put the number of people detained in [Alef] at 120.",
    ],
)
def test_arrests_that_are_counted_were_made(text: str) -> None:
    assert rows(text) == [("arrest", "reported")]


@pytest.mark.parametrize(
    "text",
    [
        "Some 90 families whose huts stood by the river have moved into classrooms.",
        "Some 300 households have moved into tents in [Alef].",
    ],
)
def test_families_who_move_into_schools_are_displaced(text: str) -> None:
    assert rows(text) == [("displacement", "reported")]


def test_a_firm_that_moves_into_offices_is_not_displaced() -> None:
    assert rows("The firm moved into new offices in [Alef].") == []


@pytest.mark.parametrize("text", ["shots again here in [Alef], second night running", "shots fired in [Alef] tonight"])
def test_shots_again_are_a_clash(text: str) -> None:
    assert rows(text) == [("armed_clash", "reported")]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Two drones hit a clinic in [Alef], and Kenya's foreign ministry condemned the attack.",
            [("drone_strike", "reported"), ("statement", "reported")],
        ),
        ("Shelling killed six people in [Alef], a spokesman warned on Monday.", [("shelling", "reported")]),
        ("The Ombudsman's Office rejects and condemns the acts of violence.", [("statement", "reported")]),
    ],
)
def test_who_condemns_a_deed_makes_a_statement_and_who_only_tells_it_makes_none(text: str, told: list[Row]) -> None:
    assert rows(text) == told


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Shelling killed two farmers near [Alef] on Monday, the [Berin] region's governor said.", ["near Alef"]),
        ("Shells fell on [Alef] and [Berin] on Monday.", ["Alef", "Berin"]),
    ],
)
def test_whose_governor_speaks_is_no_place_of_the_deed(text: str, places: list[str]) -> None:
    document, located = read_marked(text, published=date(2026, 3, 12), country_code="KE")
    found = [event.where.mention.span.text for event in find_events(document, located) if event.where]
    assert [name.removeprefix("near ") for name in found] == [name.removeprefix("near ") for name in places]
