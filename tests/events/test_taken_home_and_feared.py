"""People taken from home, those who had come home, who are feared taken, and who died beside those who were taken."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events

Row = tuple[str, str, float | None]


def rows(text: str) -> list[Row]:
    document, located = read_marked(text, published=date(2026, 3, 12), country_code="IQ")
    return [
        (event.kind, event.status, event.fatalities.best if event.fatalities else None)
        for event in find_events(document, located)
    ]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A tailor was taken from his uncle's house by the militia in [Alef].", "abduction"),
        ("A former officer was taken from his brother's shop by Taliban intelligence in [Alef].", "abduction"),
        ("A student was taken from a bus by gunmen in [Alef].", "abduction"),
        ("A writer was taken from his flat by policemen in [Alef].", "arrest"),
        ("The town of [Alef] was taken from the rebels by the army.", "capture"),
        ("The hospital in [Alef] was taken from its guards by the army.", "capture"),
    ],
)
def test_who_is_taken_from_a_house_is_no_ground(text: str, kind: str) -> None:
    assert [row[0] for row in rows(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A soldier who had come home from abroad was shot dead in [Alef].", ["armed_clash"]),
        ("Soldiers who had come home from the front were buried in [Alef].", []),
        ("Reinforcements had arrived in [Alef] by Monday.", ["reinforcement"]),
    ],
)
def test_who_had_come_home_is_only_told_of(text: str, kinds: list[str]) -> None:
    assert [row[0] for row in rows(text)] == kinds


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Two girls are missing and feared to have been abducted by militants near [Alef].", "reported"),
        ("Six miners are missing, feared kidnapped by bandits near [Alef].", "reported"),
        ("More people are feared to be abducted in [Alef].", "planned"),
    ],
)
def test_what_is_feared_to_have_happened_did(text: str, status: str) -> None:
    assert [row[:2] for row in rows(text)] == [("abduction", status)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Three guards were killed and two nurses abducted in [Alef].",
            [("attack_on_civilians", "reported", 3), ("abduction", "reported", None)],
        ),
        (
            "Two men were found burnt to death in a hut in [Alef], while six others were abducted by militants.",
            [("attack_on_civilians", "reported", 2), ("abduction", "reported", None)],
        ),
        ("Nine farmers were abducted in [Alef], of whom two were killed.", [("abduction", "reported", 2)]),
        ("Six miners were abducted and later killed in [Alef].", [("abduction", "reported", 6)]),
    ],
)
def test_others_than_those_taken_died_of_another_deed(text: str, told: list[Row]) -> None:
    assert rows(text) == told
