"""Who held a place once, and who holds it after: what is over gives nothing to its holder of then."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.control import find_control
from geoevents.events import find_events
from geoevents.events.holdings import find_holdings
from geoevents.model import ControlObservation

TOLD = date(2025, 11, 28)


def observed(text: str, country_code: str) -> list[ControlObservation]:
    document, located = read_marked(text, published=TOLD, country_code=country_code)
    return find_control(find_events(document, located) + find_holdings(document, located), {document.id: TOLD})


def held_by(text: str, country_code: str) -> list[tuple[str, str]]:
    return [(found.place.name, found.controller) for found in observed(text, country_code)]


def test_a_place_is_held_by_its_last_holder_until_its_capture_and_since_by_the_captor() -> None:
    text = "Army troops retook [Dilling], controlled by the RSF since August."
    days = {row.controller: row.when for row in observed(text, "SD")}
    assert days["SAF"] is not None
    assert days["SAF"].start == days["SAF"].end == TOLD
    assert days["RSF"] is not None
    assert (days["RSF"].start, days["RSF"].end) == (date(2025, 8, 1), date(2025, 11, 27))


@pytest.mark.parametrize(
    ("text", "country_code", "expected"),
    [
        ("[Nyala], once a major army garrison, is quiet.", "SD", []),
        ("Until June, the SDF controlled [Manbij].", "SY", []),
        ("The SDF held [Manbij] until June.", "SY", []),
        ("The RSF ruled [Nyala] for more than two years.", "SD", []),
        ("Until last month the town of [Dilling] was held by the RSF.", "SD", []),
        ("Until Tuesday, the market of [Dilling] was under RSF control.", "SD", []),
        ("Until Tuesday, [Dilling]'s market was under RSF control.", "SD", []),
        ("[Dilling], under RSF control until June, is calm.", "SD", []),
        ("[Dilling] had been under RSF control until June.", "SD", []),
        ("[Dilling] used to be controlled by the RSF.", "SD", []),
        ("The RSF once controlled [Dilling].", "SD", []),
        ("[Dilling] was once held by the RSF.", "SD", []),
        ("Before the war, [Dilling] was under army control.", "SD", []),
        ("The army held [Dilling] before the civil war.", "SD", []),
        ("[Dilling] is still held by the RSF.", "SD", [("Dilling", "RSF")]),
        ("[Dilling] is once again under army control.", "SD", [("Dilling", "SAF")]),
        ("Before dawn on Monday, the army held [Dilling].", "SD", [("Dilling", "SAF")]),
        ("[Dilling] was under RSF control on Monday.", "SD", [("Dilling", "RSF")]),
        ("The RSF held [Dilling] on Monday.", "SD", [("Dilling", "RSF")]),
        ("The army has held [Kosti] for two years.", "SD", [("Kosti", "SAF")]),
        ("The army holds [Kosti].", "SD", [("Kosti", "SAF")]),
    ],
)
def test_what_was_so_once_is_not_so_today(text: str, country_code: str, expected: list[tuple[str, str]]) -> None:
    assert held_by(text, country_code) == expected


@pytest.mark.parametrize(
    ("text", "captor"),
    [
        ("The RSF had held [Dilling] since May, until the army captured it on Monday.", "SAF"),
        ("The RSF seized [Dilling] on Sunday, only for the army to recapture it on Monday.", "SAF"),
        ("The army lost [Dilling] on Sunday but reclaimed it on Monday.", "SAF"),
    ],
)
def test_a_place_taken_back_is_told_as_done_and_dated(text: str, captor: str) -> None:
    last = observed(text, "SD")[-1]
    assert (last.place.name, last.controller) == ("Dilling", captor)
    assert last.when is not None
    assert last.when.end == date(2025, 11, 24)


@pytest.mark.parametrize(
    ("text", "country_code", "expected"),
    [
        ("RSF fighters seized [Abu Zabad] for three hours before withdrawing.", "SD", []),
        ("The RSF overran [Abu Zabad] before being driven out by the army.", "SD", [("Abu Zabad", "SAF")]),
        ("The RSF temporarily took control of [Abu Zabad] on Monday.", "SD", []),
        ("The army captured [Abu Zabad] before losing the town to the RSF.", "SD", [("Abu Zabad", "RSF")]),
        ("The RSF captured [Abu Zabad] before advancing on [Dilling].", "SD", [("Abu Zabad", "RSF")]),
    ],
)
def test_a_place_left_again_at_once_is_not_its_captors(
    text: str, country_code: str, expected: list[tuple[str, str]]
) -> None:
    assert held_by(text, country_code) == expected


@pytest.mark.parametrize(
    ("text", "country_code"),
    [
        ("Two army officers were captured by the RSF in [Nyala].", "SD"),
        ("An RSF howitzer was captured by the army in [Nyala].", "SD"),
        ("RSF fighters took three captives in [Nyala].", "SD"),
        ("Army firefighters took control of a market blaze in [Nyala].", "SD"),
        ("The RSF took no part in the fighting in [Nyala].", "SD"),
        ("The army captured dozens of RSF fighters at a camp in [Nyala].", "SD"),
    ],
)
def test_who_takes_people_or_things_takes_no_ground(text: str, country_code: str) -> None:
    assert [row for row in observed(text, country_code) if row.weight >= 0.5] == []


@pytest.mark.parametrize("taken", ["the police station in [Nyala]", "the soldiers' barracks in [Nyala]", "[Nyala]"])
def test_who_takes_a_station_takes_ground(taken: str) -> None:
    assert held_by(f"The RSF captured {taken}.", "SD") == [("Nyala", "RSF")]
