"""Places of which nobody is said to hold all: contested ones, those that fell, those given back, parts of a town."""

from dataclasses import replace
from datetime import date

import pytest
from marked_text import read_marked
from test_past_control import held_by

from geoevents.control import find_control
from geoevents.events import find_events
from geoevents.model import Part


@pytest.mark.parametrize(
    "text",
    [
        "[Mellit] is hotly contested.",
        "[Mellit] remains contested, a scout said.",
        "[Mellit] still lies in the gray zone.",
        "[Mellit] remains inside a grey zone.",
        "The town of [Mellit] is now no man's land.",
    ],
)
def test_a_place_that_nobody_holds_whole_is_contested(text: str) -> None:
    assert held_by(text, "SD") == [("Mellit", "contested")]


@pytest.mark.parametrize(
    "text",
    ["[Mellit] is known for its contested mayoral vote.", "The will of a trader from [Mellit] is contested."],
)
def test_what_else_is_contested_says_nothing_of_a_place(text: str) -> None:
    assert held_by(text, "SD") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        # Its last holder lost it, to the one who fights him there.
        (
            "The RSF attacked the army near [Rabak]. The army held [Mellit] on 2 March. [Mellit] fell on 9 March.",
            [("Mellit", "SAF"), ("Mellit", "RSF")],
        ),
        # Nobody is known to have held it.
        ("The RSF shelled [Rabak] on 8 March. [Mellit] fell on Sunday.", [("Mellit", "contested")]),
        ("Snow fell on [Mellit] on 9 March.", []),
        ("[Mellit] fell on hard times.", []),
        ("[Mellit] fell on 9 March.", []),  # nobody fights there: it may be of a match
    ],
)
def test_a_fall_without_a_victor_is_a_loss(text: str, expected: list[tuple[str, str]]) -> None:
    assert [pair for pair in held_by(text, "SD") if pair[0] == "Mellit"] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Mellit] was given back in March to the army.", [("Mellit", "SAF")]),
        ("[Mellit] has been returned to the RSF.", [("Mellit", "RSF")]),
        ("Two trucks were returned to the army in [Mellit].", []),
        ("Water was restored to the army in [Mellit].", []),
    ],
)
def test_a_place_given_back_is_held_by_who_gets_it(text: str, expected: list[tuple[str, str]]) -> None:
    assert held_by(text, "SD") == expected


def test_people_who_were_of_a_group_once_hold_nothing() -> None:
    document, located = read_marked(
        "The ELN shot two former FARC combatants in [Tarra] on Monday.", published=date(2025, 3, 12)
    )
    events = find_events(document, located)
    assert [(event.actors, event.targets) for event in events] == [(("National Liberation Army",), ("civilians",))]
    assert find_control(events) == []


def test_who_holds_a_part_of_a_town_has_that_part_alone() -> None:
    document, (town,) = read_marked(
        "The RSF holds the east of [Mellit].", published=date(2025, 3, 12), country_code="SD"
    )
    start = document.text.index("the east")
    span = document.span(start, town.mention.span.end)
    part = Part(span, town.mention.descriptions[0], "E")
    site = replace(town, mention=replace(town.mention, span=span, descriptions=(part,)))
    (seen,) = find_control(find_events(document, [site]))
    assert (seen.place.name, seen.place.id, seen.controller) == ("the east of Mellit", "", "RSF")


@pytest.mark.parametrize(
    ("text", "country_code", "held"),
    [
        ("Soldiers pulled out of [Alef] on Monday. JNIM fighters shelled [Beth] the same day.", "ML", []),
        ("JNIM fighters shelled [Beth] on Monday. Soldiers pulled out of [Alef] the same day.", "ML", ["Alef"]),
        ("Soldiers pulled out of [Alef] and JNIM fighters shelled [Beth].", "ML", ["Alef"]),
        ("Soldiers pulled out of [Alef] on Monday. Russian troops shelled [Beth] the same day.", "UA", ["Alef"]),
    ],
)
def test_nobody_told_of_only_later_holds_what_was_left(text: str, country_code: str, held: list[str]) -> None:
    document, located = read_marked(text, published=date(2025, 3, 12), country_code=country_code)
    found = find_control(find_events(document, located))
    assert [row.place.name for row in found if row.place.name == "Alef"] == held
