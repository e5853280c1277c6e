"""Sentences that open with what their main clause answers or is for, or with their dead: whose place, day and toll."""

from __future__ import annotations

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

SATURDAY = date(2026, 11, 28)
TUESDAY = date(2026, 11, 24)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=SATURDAY, country_code="NG")
    return find_events(document, located)


def place(event: Event) -> str:
    return event.where.mention.span.text if event.where else ""


@pytest.mark.parametrize(
    ("opening", "earlier"),
    [
        ("In retaliation for a raid on [Bet]", "Bet"),
        ("In revenge for the shelling of [Bet]", "Bet"),
        ("To avenge an attack on [Bet]", "Bet"),
        ("In reprisal for an attack by JNIM", ""),
    ],
)
@pytest.mark.parametrize("end", ["", ", a priest said", ", burning the mill, a priest reported"])
def test_what_is_answered_has_no_part_in_the_answer(opening: str, earlier: str, end: str) -> None:
    before, answer, *_ = told(f"{opening}, herders raided [Alef] on Tuesday, killing nine{end}.")
    assert [place(before), place(answer)] == [earlier, "Alef"]
    assert before.fatalities is None
    assert before.when is not None
    assert before.when.text == ""
    assert "herders" not in before.actors
    assert answer.actors == ("herders",)
    assert answer.when is not None
    assert answer.when.start == TUESDAY
    assert answer.fatalities is not None
    assert answer.fatalities.best == 9


def test_a_strike_is_not_part_of_the_shelling_it_answers() -> None:
    events = told("In retaliation for the shelling of [Bet], jets struck [Alef], leaving seven dead, a nurse said.")
    assert [place(event) for event in events] == ["Bet", "Alef"]
    assert [event.fatalities and event.fatalities.best for event in events] == [None, 7]


def test_what_is_answered_keeps_its_own_doer() -> None:
    assert told("In reprisal for an attack by JNIM, soldiers burned [Alef] on Tuesday.")[0].actors == ("JNIM",)


def test_a_blow_without_an_opening_keeps_its_day() -> None:
    (event,) = told("In the morning, herders raided [Alef] on Tuesday.")
    assert event.when is not None
    assert event.when.start == TUESDAY


@pytest.mark.parametrize("opening", ["In an effort to retake", "In a bid to seize", "In an attempt to capture"])
def test_an_aim_is_its_subject_s_and_has_no_day(opening: str) -> None:
    aim, blow = told(f"{opening} [Bet], the army bombed RSF positions in [Alef] on Tuesday.")
    assert (aim.kind, aim.status, aim.actors, aim.when, place(aim)) == ("capture", "planned", ("army",), None, "Bet")
    assert (blow.actors, blow.targets, place(blow)) == (("army",), ("Rapid Support Forces",), "Alef")


def test_those_who_are_to_be_freed_were_not_taken_where_troops_go() -> None:
    events = told("In order to free hostages held by Boko Haram, troops entered [Alef] on Tuesday.")
    assert [place(event) for event in events if event.kind == "abduction"] == [""]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Killed in the raid on [Alef] were two guards, a cook and three drivers, a priest said.", 6),
        ("Killed in the strike on [Alef] were a nurse, two tailors and a child, a priest said.", 4),
        ("Killed in a raid on [Alef] were two guards, a priest said.", 2),
        ("Killed in a raid on [Alef] were two guards and a cook.", 3),
    ],
)
def test_all_of_a_subject_that_ends_its_sentence_are_counted(text: str, dead: int) -> None:
    (event,) = told(text)
    assert event.fatalities is not None
    assert event.fatalities.best == dead


def test_ages_and_commas_in_a_subject_that_ends_its_sentence() -> None:
    (event,) = told("Wounded in [Alef] were two men, aged 41 and 57, and a boy, a priest said.")
    assert [(name, count.best) for name, count in event.quantities] == [("wounded", 3)]


@pytest.mark.parametrize(
    "text",
    [
        "Killed by bandits in [Alef] on Tuesday were six weavers, a nurse said.",
        "Those who killed six weavers in [Alef] were gunmen, a nurse said.",
        "The killing on Tuesday of six weavers by gunmen in [Alef] shook the valley.",
        "In retaliation for a raid on [Bet], herders attacked [Alef].",
        "In a bid to seize [Bet], rebels shelled [Alef].",
        "Also killed in [Alef] were six weavers.",
    ],
)
def test_what_is_quoted_of_a_turned_sentence_begins_with_a_word(text: str) -> None:
    document, located = read_marked(f"Rain fell. {text} More rain is due.", published=SATURDAY, country_code="NG")
    events = find_events(document, located)
    assert events
    for event in events:
        assert event.span.text == document.text[event.span.start : event.span.end]
        assert not document.text[event.span.start - 1].isalnum()
        assert document.text[event.span.start].isalnum()
