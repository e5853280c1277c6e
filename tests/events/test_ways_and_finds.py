"""Which end of a move a place is, who says so in a statement, and who is found dead or marches."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event, Georeference

SATURDAY = date(2026, 11, 28)


def told(text: str, country: str = "SD") -> list[Event]:
    document, located = read_marked(text, published=SATURDAY, country_code=country)
    return find_events(document, located)


def name_of(place: Georeference | None) -> str:
    return place.mention.span.text if place else ""


def test_where_a_group_is_based_is_no_end_of_a_move() -> None:
    (event,) = told(
        "Egypt deported 40 families to [Alef] on Monday despite a plea from the [Betar]-based relief union."
    )
    assert (name_of(event.origin), name_of(event.goal)) == ("", "Alef")


def test_what_is_sent_from_the_town_told_of_sets_out_there() -> None:
    *_, sent = told("Gunmen attacked [Alef] on Monday. A police unit was sent from the town.")
    assert (sent.kind, name_of(sent.origin), name_of(sent.goal)) == ("reinforcement", "Alef", "")
    *_, sent = told("Gunmen attacked [Alef] on Monday. Reinforcements were sent to the town.")
    assert (sent.kind, name_of(sent.origin), name_of(sent.goal)) == ("reinforcement", "", "Alef")


def test_others_who_cross_a_border_bring_no_aid_and_are_told_apart() -> None:
    events = told(
        "Some 900 people fled to [Alef], where a hall was opened as a shelter, and dozens crossed into <Chad>."
    )
    assert [(event.kind, name_of(event.goal)) for event in events] == [
        ("displacement", "Alef"),
        ("displacement", "Chad"),
    ]
    (event,) = told("Some 900 people fled to [Alef] and crossed into <Chad>.")
    assert event.kind == "displacement"


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The RSF said in a statement that it had captured [Alef].", "claimed"),
        ("The army said in a statement on Monday that it had killed 90 fighters in [Alef].", "claimed"),
        ("The United Nations said in a statement that shelling had killed five people in [Alef].", "reported"),
    ],
)
def test_a_statement_of_a_party_is_a_claim(text: str, status: str) -> None:
    assert [event.status for event in told(text)] == [status]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Nine inmates were found dead in the jail of [Alef].", ["attack_on_civilians"]),
        (
            "Bandits kidnapped six farmers near [Alef]; two of the farmers were found dead.",
            ["abduction", "attack_on_civilians"],
        ),
        ("Two climbers were found dead near [Alef].", []),
        ("A singer was found dead in her flat in [Alef].", []),
        ("In [Alef] on Friday, hundreds marched with candles to ask for water.", ["protest"]),
        ("Soldiers marched behind a band in [Alef] at the parade.", []),
    ],
)
def test_who_is_found_dead_and_who_marches(text: str, kinds: list[str]) -> None:
    assert [event.kind for event in told(text)] == kinds
