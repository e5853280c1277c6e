"""What is told of people and things that one deed was done to: no deed of its own, or the same deed again."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events


def kinds(text: str) -> list[str]:
    document, located = read_marked(text, published=date(2026, 3, 12), country_code="LB")
    return [event.kind for event in find_events(document, located)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A trader was later shot dead in [Alef].", 1),
        ("A trader was reportedly killed by bandits in [Alef].", 1),
        ("Two traders were later shot dead in [Alef].", 2),
    ],
)
def test_an_adverb_takes_nobody_from_the_dead(text: str, count: float) -> None:
    document, located = read_marked(text, published=date(2026, 3, 12))
    (event,) = find_events(document, located)
    assert event.fatalities is not None
    assert event.fatalities.best == count


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Army surgeons have seen to eleven patients who could not be moved by road.", []),
        ("The army shelled villages near [Alef] whose inhabitants could not leave.", ["shelling"]),
        ("The fighters rushed the wounded to hospital in [Alef].", []),
        ("The fighters of the brigade took her to hospital in [Alef].", []),
    ],
)
def test_what_people_cannot_do_and_the_way_to_hospital_are_no_events(text: str, told: list[str]) -> None:
    assert kinds(text) == told


def test_aid_that_cannot_be_delivered_is_told() -> None:
    assert kinds("Aid could not be delivered to [Alef].") == ["aid"]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The presidents met in [Alef] to discuss a timetable for the departure of foreign forces.", ["talks"]),
        ("The presidents met in [Alef], and the withdrawal of the foreign forces began.", ["talks", "withdrawal"]),
    ],
)
def test_a_departure_that_is_only_talked_about_is_none(text: str, told: list[str]) -> None:
    assert kinds(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A drone killed a commander near [Alef]. His car was hit near [Berin].", ["drone_strike", "drone_strike"]),
        ("Shelling killed four people in [Alef]. Their minibus was hit near [Berin].", ["shelling", "shelling"]),
        (
            "A drone killed a commander near [Alef]. A car was hit in a crash near [Berin].",
            ["drone_strike", "accident"],
        ),
    ],
)
def test_the_car_of_those_killed_was_hit_by_the_same(text: str, told: list[str]) -> None:
    assert kinds(text) == told


def test_a_statement_is_not_made_since_the_day_of_what_it_condemns() -> None:
    text = "The ombudsman condemns the acts of violence committed since 16 January in [Alef]."
    document, located = read_marked(text, published=date(2026, 3, 12))
    (event,) = find_events(document, located)
    assert (event.kind, event.when.text if event.when else None) == ("statement", "")


def test_demonstrators_whom_masked_men_pelt_are_who_suffers() -> None:
    document, located = read_marked("Masked men threw flares at demonstrators in [Alef].", published=date(2026, 3, 12))
    (event,) = find_events(document, located)
    assert (event.kind, event.actors, event.targets) == ("riot", ("masked men",), ("protesters",))


def test_demonstrators_who_clash_with_police_are_one_side_of_a_riot() -> None:
    document, located = read_marked("Police clashed with demonstrators in [Alef].", published=date(2026, 3, 12))
    (event,) = find_events(document, located)
    assert (event.kind, set(event.actors), event.targets) == ("riot", {"police", "protesters"}, ())


def dead(text: str) -> list[float | None]:
    document, located = read_marked(text, published=date(2026, 3, 12), country_code="ML")
    return [event.fatalities.best if event.fatalities else None for event in find_events(document, located)]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("The body of a trade unionist was found in [Alef].", [1]),
        ("The body of a trader bearing marks of torture was found in [Alef].", [1]),
        ("A trader was seized by soldiers in [Alef]. His corpse, bearing marks of torture, was found.", [None, 1]),
        ("The bodies of three men were found in [Alef].", [3]),
        ("Militants attacked the governing body of a party in [Alef].", [None]),
        ("Gunmen attacked a body of pilgrims near [Alef].", [None]),
        ("The prisoner in [Alef] bore marks of torture.", []),
    ],
)
def test_a_body_is_one_dead(text: str, counts: list[float | None]) -> None:
    assert dead(text) == counts


@pytest.mark.parametrize(
    ("text", "party"),
    [
        ("Fighters held a parade in [Alef]. Two drones were shot down. Fragments of one of them fell on a school.", ()),
        ("A guard was hurt in [Alef]. Six others, three of them children, were kidnapped by bandits.", ("bandits",)),
    ],
)
def test_them_of_drones_and_of_those_just_counted_is_no_party_told_before(text: str, party: tuple[str, ...]) -> None:
    document, located = read_marked(text, published=date(2026, 3, 12), country_code="RU")
    last = find_events(document, located)[-1]
    assert last.actors == party
    assert "guard" not in last.targets
