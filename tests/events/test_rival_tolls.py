"""Tolls that others, or the same earlier, give of what was told before."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=date(2025, 11, 27), country_code="SD")
    return find_events(document, located)


def dead(text: str) -> list[float | None]:
    return [event.fatalities.best if event.fatalities else None for event in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A raid on [Alef] killed 61 people. The first toll, given on Sunday, was 44.", [61]),
        ("A raid on [Alef] killed 61 people. The mayor put the toll at 50.", [61]),
        ("A raid on [Alef] killed 61 people. The Red Cross counted 60 bodies.", [61]),
        (
            "A raid on [Alef] killed 61 people. Crowds marched in [Beth]. The governor said the toll stood at 50.",
            [61, None],
        ),
        (
            "A raid on [Alef] killed 61 people. The police, which put the toll at 50, said guards fought the raiders "
            "and two raiders were killed.",
            [61, 2],
        ),
    ],
)
def test_a_lower_toll_of_what_was_told_is_no_event_and_adds_nobody(text: str, expected: list[float | None]) -> None:
    assert dead(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A raid on [Alef] killed 61 people. The toll has since risen to 70.", [61, 70]),
        ("A raid on [Alef] killed 61 people. In [Beth] the toll of an ambush was 12.", [61, 12]),
        ("The police, which put the toll at 50, said raiders attacked [Alef] on Monday.", [50]),
        ("Police opened fire on a crowd in [Alef] on Monday. The toll stood at 14.", [None, 14]),
        ("A raid on [Alef] killed 61 people. Gunmen killed four nurses in [Beth].", [61, 4]),
    ],
)
def test_a_toll_of_something_else_or_a_higher_one_is_told(text: str, expected: list[float | None]) -> None:
    assert dead(text) == expected


def test_who_counts_the_dead_is_none_of_them() -> None:
    events = told("Gunmen attacked [Alef] on Monday. Amnesty International counted 40 bodies.")
    assert all("Amnesty International" not in event.targets for event in events)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Red Cross said the toll from clashes in [Alef] since Sunday had risen to 90: 50 guards, 12 of whom "
            "were executed by raiders; 31 raiders; and nine guards killed in Israeli strikes.",
            [("armed_clash", 90), ("attack_on_civilians", 12), ("air_strike", 9)],
        ),
        (
            "The toll from clashes in [Alef] has risen to 90, and police said four guards were executed in [Beth].",
            [("armed_clash", 90), ("armed_clash", 4)],
        ),
        ("Amnesty International said the toll of fighting in [Alef] had reached 40.", [("armed_clash", 40)]),
        ("Envoys reached [Alef] on Monday, where the toll of fighting stands at 40.", [("armed_clash", 40)]),
    ],
)
def test_a_toll_told_beyond_its_clause_is_its_deeds(text: str, expected: list[tuple[str, float]]) -> None:
    events = [event for event in told(text) if event.fatalities]
    assert [(event.kind, event.fatalities.best) for event in events if event.fatalities] == expected


@pytest.mark.parametrize(
    "text",
    [
        "The Red Cross said the toll of an attack on [Alef] rose to 40.",
        "Save the Children said fighting in [Alef] killed six people.",
        "Human Rights Watch said the toll of fighting in [Alef] had reached 40.",
    ],
)
def test_who_only_tells_is_no_party(text: str) -> None:
    events = told(text)
    assert len(events) == 1
    assert {"Red Cross", "Save the Children", "Human Rights Watch"}.isdisjoint((*events[0].actors, *events[0].targets))


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The Red Cross said it evacuated 40 people from [Alef].", ("Red Cross",)),
        ("The army said it had shelled [Alef], killing nine fighters.", ("army",)),
    ],
)
def test_who_tells_of_his_own_deed_is_its_doer(text: str, actors: tuple[str, ...]) -> None:
    assert [event.actors for event in told(text)] == [actors]


def test_a_name_with_a_word_of_denial_denies_nothing() -> None:
    assert dead("Doctors Without Borders said clashes in [Alef] killed 12 people.") == [12]
    denied = told("Doctors Without Borders said there was no attack on [Alef].")
    assert {event.status for event in denied} <= {"denied"}


@pytest.mark.parametrize(
    ("text", "tolls"),
    [
        ("The attack on [Kutum], the deadliest since 80 people were killed in [Nyala] in 2023, left 12 dead.", [12]),
        ("Rebels killed 12 people in [Kutum] in the bloodiest raid since 80 villagers died in [Nyala].", [12]),
        ("It was the deadliest attack since 80 people were killed in [Nyala] in 2023.", []),
        ("Since 80 people were killed in [Nyala] on Monday most shops have stayed shut.", [80]),
    ],
)
def test_what_a_deed_is_only_compared_with_is_none_of_it(text: str, tolls: list[int]) -> None:
    document, located = read_marked(text, published=date(2025, 9, 18))
    found = find_events(document, located)
    assert [event.fatalities.best for event in found if event.fatalities] == tolls
    assert all(event.where is None or event.where.mention.span.text != "Nyala" for event in found) or tolls == [80]
