"""Control observations: who held a place, as directly as the text says."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.control import find_control
from geoevents.events import find_events


def observed(text: str, country_code: str = "LY") -> list[tuple[str, str]]:
    document, located = read_marked(text, published=date(2020, 6, 24), country_code=country_code)
    return [(found.place.name, found.controller) for found in find_control(find_events(document, located))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("GNA forces captured [Tarhuna] on Monday.", [("Tarhuna", "GNA")]),
        ("GNA fighters are stationed in [Zliten].", [("Zliten", "GNA")]),
        ("[Sabha] is under the control of the LNA.", [("Sabha", "LNA")]),
        ("GNA troops besieged LNA units in [Bani Walid].", [("Bani Walid", "LNA")]),
        ("GNA troops shelled [Gharyan]. LNA troops withdrew from [Gharyan].", [("Gharyan", "")]),
        ("The GNA plans to capture [Sirte].", []),
        ("The LNA denied that the GNA had captured [Tarhuna].", []),
        ("GNA forces captured <Libya>.", []),
        ("Gunmen captured [Sabha].", []),
    ],
)
def test_find_control_gives_a_place_to_the_side_that_holds_it(text: str, expected: list[tuple[str, str]]) -> None:
    expected = [(place, side or "GNA") for place, side in expected]
    assert observed(text) == expected


def test_find_control_gives_an_unnamed_army_the_side_of_its_country() -> None:
    assert observed("The army captured [Bara].", "SD") == [("Bara", "SAF")]


def test_find_control_weighs_a_claim_less_than_a_report() -> None:
    def weight(text: str) -> float:
        document, located = read_marked(text, published=date(2020, 6, 24))
        (found,) = find_control(find_events(document, located))
        return found.weight

    assert weight("The LNA claimed to have captured [Jufra].") < weight("The LNA captured [Jufra].")
