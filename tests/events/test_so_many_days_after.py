"""Sentences that open with how long before or behind their deed another was."""

from __future__ import annotations

from datetime import date

import pytest

from geoevents.events import find_events
from geoevents.gazetteer import open_gazetteer
from geoevents.model import Document, Event
from geoevents.pipeline import locate

PUBLISHED = date(2024, 5, 17)  # a Friday


def read(text: str) -> list[Event]:
    document = Document("x", text, PUBLISHED)
    with open_gazetteer() as gazetteer:
        return find_events(document, locate(document, gazetteer))


def told(text: str) -> list[tuple[str, str, str, float]]:
    """Return the kind, the site, the day and the dead of each event; -1 where it counts none."""
    return [
        (
            event.kind,
            event.site.mention.span.text if event.site is not None else "",
            str(event.when.start) if event.when is not None else "",
            event.fatalities.best if event.fatalities is not None else -1,
        )
        for event in read(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Three days after bandits raided Maru, five traders were killed in Anka on Tuesday.",
            [("armed_clash", "Maru", "2024-05-11", -1), ("attack_on_civilians", "Anka", "2024-05-14", 5)],
        ),
        (
            "A week after rebels overran Sake, shells hit a camp in Goma on Monday, killing nine.",
            [("capture", "Sake", "2024-05-06", -1), ("shelling", "Goma", "2024-05-13", 9)],
        ),
        (
            "Hours after troops entered Bria, a mine killed two soldiers in Ippy on Monday.",
            [("capture", "Bria", "2024-05-13", -1), ("mine", "Ippy", "2024-05-13", 2)],
        ),
        (
            "Two weeks after gunmen abducted 12 pupils in Kuriga, the army freed them on Sunday.",
            [("abduction", "Kuriga", "2024-04-28", -1)],
        ),
        (
            "Two days after it fell to the rebels, Bunia was bombed by the air force on Monday.",
            [("capture", "Bunia", "2024-05-11", -1), ("air_strike", "Bunia", "2024-05-13", -1)],
        ),
    ],
)
def test_each_of_two_deeds_so_long_apart_has_its_place_its_day_and_its_dead(
    text: str, expected: list[tuple[str, str, str, float]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A day after the blast, police shot two men dead in Jos.", [("attack_on_civilians", "Jos", "2024-05-17", 2)]),
        ("A week after the massacre, soldiers entered Bokkos on Sunday.", [("capture", "Bokkos", "2024-05-12", -1)]),
        (
            "Police shot dead two men in Jos on Monday. Two days after the killings, rebels seized Bokkos.",
            [("attack_on_civilians", "Jos", "2024-05-13", 2), ("capture", "Bokkos", "2024-05-15", -1)],
        ),
        (
            "Three days after the vote, four protesters were shot dead in Lagos on Monday.",
            [("attack_on_civilians", "Lagos", "2024-05-13", 4)],
        ),
    ],
)
def test_what_a_deed_is_counted_from_is_none_of_its_own(text: str, expected: list[tuple[str, str, str, float]]) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The massacre killed nine in Bokkos on Monday.",
        "The killing of nine farmers in Bokkos on Monday was condemned.",
    ],
)
def test_a_deed_by_its_noun_is_told(text: str) -> None:
    assert ("attack_on_civilians", "Bokkos", "2024-05-13", 9) in told(text)
