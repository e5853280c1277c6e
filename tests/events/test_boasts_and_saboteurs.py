"""Who boasts of a deed did it, who slips into a town takes none, and whom a car runs over had an accident."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=date(2026, 3, 12), country_code="AF")
    return find_events(document, located)


@pytest.mark.parametrize(
    "boast",
    ["ISKP boasted of the deed on Telegram", "ISKP bragged about the attack", "ISKP gloated over the killing"],
)
def test_who_boasts_of_a_deed_did_it(boast: str) -> None:
    (event,) = told(f"A bomb killed six people in [Alef]. {boast}.")
    assert event.actors == ("Islamic State Khorasan Province",)


@pytest.mark.parametrize("boast", ["ISKP boasted of its new recruits", "ISKP boasted of the safety of its roads"])
def test_who_boasts_of_something_else_did_not(boast: str) -> None:
    assert told(f"A bomb killed six people in [Alef]. {boast}.")[0].actors == ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ukrainian saboteurs entered [Alef].", "advance"),
        ("A sabotage group slipped into [Alef].", "advance"),
        ("Ukrainian soldiers entered [Alef].", "capture"),
    ],
)
def test_saboteurs_take_no_town(text: str, kind: str) -> None:
    assert [event.kind for event in told(text)] == [kind]


def test_a_states_saboteurs_are_its_forces() -> None:
    assert told("Ukrainian saboteurs entered [Alef].")[0].actors == ("Military Forces of Ukraine",)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A cyclist was run over by an army truck in [Alef].", "accident"),
        ("Six protesters were run over on purpose by a police van in [Alef].", "attack_on_civilians"),
        ("A boy was run over by a settler near [Alef] in his car.", "attack_on_civilians"),
    ],
)
def test_who_is_run_over_with_no_word_of_intent_had_an_accident(text: str, kind: str) -> None:
    assert [event.kind for event in told(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Fighting between two gangs in [Alef] had left 20 dead by Monday.", None),
        ("By Monday the army had taken [Alef].", date(2026, 3, 9)),
        ("Fighting on Monday had left 20 dead in [Alef].", date(2026, 3, 9)),
    ],
)
def test_the_day_by_which_the_dead_were_counted_is_not_that_of_the_deed(text: str, day: date | None) -> None:
    (event,) = told(text)
    assert event.when is not None
    assert (event.when.start if event.when.text else None) == day
