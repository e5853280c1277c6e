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
