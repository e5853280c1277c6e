"""Dead whom no number of their own counts: with others, by one verb of two, by their age, or told of in an aside."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events

Row = tuple[str, str, float | None]


def rows(text: str) -> list[Row]:
    document, located = read_marked(text, published=date(2026, 3, 12), country_code="CM")
    return [
        (event.kind, event.status, event.fatalities.best if event.fatalities else None)
        for event in find_events(document, located)
    ]


def dead(text: str) -> list[float | None]:
    return [count for _, _, count in rows(text)]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A beekeeper, along with his wife and three children, was killed by gunmen in [Alef].", 5),
        ("Two nurses, together with four patients, were murdered in [Alef].", 6),
        ("Two nurses as well as four patients were murdered in [Alef].", 6),
        ("The mayor, alongside his driver, was shot dead in [Alef].", 2),
        ("A judge was shot dead along with two bodyguards near [Alef].", 3),
        ("A drone killed a colonel together with three of his men near [Alef].", 4),
        ("Six herders, along with their chief, have been killed in [Alef].", 7),
        ("A widow and her parents were murdered in [Alef].", 3),
    ],
)
def test_those_told_of_along_with_the_dead_are_dead(text: str, count: float) -> None:
    assert dead(text) == [count]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("The army, along with two militias, killed nine villagers near [Alef].", 9),
        ("Rebels killed five soldiers as well as destroying two lorries near [Alef].", 5),
        ("Three soldiers were killed along with the loss of two tanks near [Alef].", 3),
        ("Four soldiers were killed as well as six wounded in [Alef].", 4),
        ("Two boys were killed in [Alef] and, together with four others, a girl was wounded.", 2),
    ],
)
def test_who_kills_with_others_and_what_is_lost_with_the_dead_count_nobody(text: str, count: float) -> None:
    assert dead(text) == [count]


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A toddler of two years was shot dead at a checkpoint in [Alef].", 1),
        ("An infant of eleven months and his grandmother died in the shelling of [Alef].", 2),
        ("A father of six was shot dead in [Alef].", 1),
        ("Gunmen killed a mother of four in [Alef].", 1),
        ("A family of six was killed by gunmen in [Alef].", 6),
        ("A crew of nine was killed by pirates off [Alef].", 9),
    ],
)
def test_months_of_a_child_and_children_of_a_father_are_no_dead(text: str, count: float) -> None:
    assert dead(text) == [count]


@pytest.mark.parametrize(
    ("text", "counts"),
    [
        ("Three nurses were kidnapped and beheaded by jihadists in [Alef].", [None, 3]),
        ("A nurse was raped and then strangled by soldiers in [Alef].", [None, 1]),
        ("Two girls were raped by four soldiers and murdered in [Alef].", [None, None]),
        ("Six miners were abducted and later killed in [Alef].", [6]),
        ("A councillor was abducted and later found dead in [Alef].", [1]),
        ("A journalist was kidnapped and his driver killed in [Alef].", [1]),
        ("A journalist was kidnapped and two guards were killed in [Alef].", [None, 2]),
        ("The village was captured and 12 civilians killed in [Alef].", [12]),
    ],
)
def test_a_second_verb_kills_those_of_the_first(text: str, counts: list[float | None]) -> None:
    assert dead(text) == counts


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A farm worker hit a mine with his combine near [Alef] and died on the spot.", 1),
        ("A herder stepped on a landmine in [Alef] and later died in hospital.", 1),
        ("A guard opened fire on rioters in [Alef] and police said two had died.", 2),
    ],
)
def test_one_who_does_something_and_dies_is_one_dead(text: str, count: float) -> None:
    assert dead(text) == [count]


@pytest.mark.parametrize(
    "text",
    [
        "Eleven people, among them two delegates to the ceasefire talks, were killed by gunmen in [Alef].",
        "Eleven people, including three participants in the protest, were killed by gunmen in [Alef].",
        "Eleven people, among them seven signatories of the peace accord, have been killed by gunmen in [Alef].",
        "Eleven veterans of the siege were killed by gunmen in [Alef].",
    ],
)
def test_in_what_the_dead_had_taken_part_is_not_what_killed_them(text: str) -> None:
    assert rows(text) == [("attack_on_civilians", "reported", 11)]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Participants in the protest clashed with police in [Alef].", "riot", "reported"),
        ("Survivors of the shelling that killed 12 people in [Alef] were taken to hospital.", "shelling", "background"),
        ("Witnesses to the attack said gunmen killed six people in [Alef].", "attack_on_civilians", "reported"),
    ],
)
def test_what_people_took_part_in_is_told_where_nothing_was_done_to_them(text: str, kind: str, status: str) -> None:
    assert (kind, status) in [row[:2] for row in rows(text)]


def test_who_is_found_burnt_to_death_was_killed() -> None:
    assert rows("Two old men were found charred to death inside a chapel in [Alef].") == [
        ("attack_on_civilians", "reported", 2)
    ]
    assert "attack_on_civilians" not in [
        kind for kind, _, _ in rows("Three passengers were charred to death when their bus caught fire near [Alef].")
    ]
