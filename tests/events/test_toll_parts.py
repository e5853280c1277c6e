"""Parts of a toll at places of their own, lists of places and tolls, and tolls that are taken back."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=date(2025, 11, 27), country_code="SD")
    return [event for event in find_events(document, located) if event.status in ("reported", "claimed")]


def tolls(text: str) -> list[tuple[str, float | None]]:
    return [
        (event.where.mention.span.text if event.where else "", event.fatalities.best if event.fatalities else None)
        for event in told(text)
    ]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Nobody died in the shelling of [Alef], contrary to earlier reports that six had been killed.", 0),
        ("Contrary to first reports of nine dead, nobody was hurt in the attack on [Alef].", 0),
        ("Two people were killed in the raid on [Alef], contrary to a first report of seven dead.", 2),
    ],
)
def test_a_toll_that_is_taken_back_counts_nobody(text: str, dead: float) -> None:
    assert tolls(text) == [("Alef", dead)]


@pytest.mark.parametrize(
    "text",
    [
        "Vigils and rallies in [Alef], [Berin] and London were held on Monday.",
        "Marches were held by thousands in [Alef] and London.",
    ],
)
def test_a_gathering_that_is_held_holds_no_ground(text: str) -> None:
    assert {event.kind for event in told(text)} == {"protest"}


def test_a_town_that_is_held_by_a_side_is_held() -> None:
    assert [event.kind for event in told("The town of [Alef] is held by the army.")] == ["control"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The flood killed 90 in <Aland>, 60 of them in [Berin].", [("Aland", 90)]),
        ("Shelling of [Alef] killed 12 people, including seven in [Berin].", [("Alef", 12)]),
        ("Air strikes on [Alef] and [Berin] killed 9 people (5 in [Alef], 4 in [Berin]).", [("Alef", 5), ("Berin", 4)]),
        ("Shelling killed 30 people, 20 of them in [Alef] and 4 in [Berin].", [("Alef", 20), ("Berin", 4), ("", 6)]),
        (
            "Gunmen killed 12 people in [Alef], five in [Berin] and two in [Corvo].",
            [("Alef", 12), ("Berin", 5), ("Corvo", 2)],
        ),
    ],
)
def test_a_part_of_a_toll_does_not_move_the_whole(text: str, expected: list[tuple[str, float]]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        (
            "A quake shook <Aland> on Sunday. In [Alef]: 800 dead; [Berin]: 12 dead and 255 injured.",
            "earthquake",
            [("Aland", None), ("Alef", 800), ("Berin", 12)],
        ),
        (
            "An earthquake struck <Aland>.\n- [Alef]: 40 killed\n- [Berin]: 7 dead, 30 injured",
            "earthquake",
            [("Aland", None), ("Alef", 40), ("Berin", 7)],
        ),
        (
            "Floods hit <Aland> on Friday. [Alef]: 9 dead, 20 injured; [Berin]: three deaths; [Corvo]: one dead.",
            "flood",
            [("Aland", None), ("Alef", 9), ("Berin", 3), ("Corvo", 1)],
        ),
    ],
)
def test_a_list_of_places_and_tolls_is_of_the_event_told_before(
    text: str, kind: str, expected: list[tuple[str, float | None]]
) -> None:
    assert tolls(text) == expected
    assert {event.kind for event in told(text)} == {kind}


def test_in_a_list_of_places_the_wounded_are_those_of_their_place() -> None:
    _, first, second = told("Shells fell on [Alef]. In [Berin]: 3 dead; [Corvo]: 2 dead and 25 injured.")
    assert first.quantities == ()
    assert [(name, count.best) for name, count in second.quantities] == [("wounded", 25)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A quake shook <Aland> on Sunday. At least 19 people died, twelve of them in [Alef] district and five in "
            "[Berin], where the roof of a school came down.",
            [("Aland", None), ("Alef", 12), ("Berin", 5), ("", 2)],
        ),
        (
            "An earthquake struck <Aland>. At least 30 people were killed, 21 of them in [Alef] and nine in [Berin].",
            [("Aland", None), ("Alef", 21), ("Berin", 9)],
        ),
        (
            "An earthquake struck <Aland>. Six people died in [Alef], where a dormitory collapsed.",
            [("Aland", None), ("Alef", 6)],
        ),
    ],
)
def test_the_dead_of_a_quake_just_told_are_its_place_by_place(text: str, expected: list[tuple[str, float]]) -> None:
    assert tolls(text) == expected
    assert {event.kind for event in told(text)} == {"earthquake"}


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Police raided [Alef], killing a smuggler and, according to residents, a widow and her two sons.", 4),
        ("Gunmen killed a judge and, reportedly, three of his guards in [Alef].", 4),
    ],
)
def test_who_says_so_ends_no_list_of_the_dead(text: str, dead: float) -> None:
    assert tolls(text) == [("Alef", dead)]


def test_a_toll_in_words_is_one_of_what_was_told_before() -> None:
    assert ("", 12) in tolls("A bomb hit a convoy in [Alef]. The army put the number of dead at twelve.")


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("In the south 31 people have died, six of them in a landslide at [Alef].", 6),
        ("Some 31 people were killed this week, six of whom died when a ferry capsized off [Alef].", 6),
        ("Some 31 people have been killed since Monday, six of them in an attack on [Alef].", 6),
        ("Some 31 people died, six of them children, in a landslide at [Alef].", 31),
        ("Some 31 people died, six of them women, when a ferry capsized off [Alef].", 31),
    ],
)
def test_a_deed_told_of_some_of_the_dead_has_their_number(text: str, dead: float) -> None:
    document, located = read_marked(text, published=date(2025, 11, 27), country_code="SD")
    events = find_events(document, located)
    assert [event.fatalities and event.fatalities.best for event in events] == [dead]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "A cyclone killed eight in [Alef], while a bomb in [Bet] killed three.",
            [("storm", "Alef", 8), ("ied", "Bet", 3)],
        ),
        (
            "A drone killed two in [Alef], while a shell in [Bet] killed five.",
            [("drone_strike", "Alef", 2), ("shelling", "Bet", 5)],
        ),
        ("A cyclone killed eight in [Alef], and a tree in [Bet] killed three.", [("storm", "Alef", 8)]),
        ("A cyclone killed eight in [Alef] and a girl in [Bet].", [("storm", "Alef", 8), ("storm", "Bet", 1)]),
    ],
)
def test_deaths_of_another_cause_in_another_town_are_an_event_of_their_own(
    text: str, events: list[tuple[str, str, float]]
) -> None:
    assert [(event.kind, *toll) for event, toll in zip(told(text), tolls(text), strict=True)] == events


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Five troopers were killed in [Alef], while the army killed eight insurgents in [Bet].",
            [("armed_clash", "Alef", 5), ("armed_clash", "Bet", 8)],
        ),
        (
            "Two villagers died in [Alef] while militiamen shot dead three nurses in [Bet].",
            [("attack_on_civilians", "Alef", 2), ("attack_on_civilians", "Bet", 3)],
        ),
        (
            "Two villagers died of thirst in [Alef], while militiamen shot dead three nurses in [Bet].",
            [("attack_on_civilians", "Bet", 3)],
        ),
    ],
)
def test_deaths_in_one_town_while_others_kill_in_another_are_two_events(
    text: str, events: list[tuple[str, str, float]]
) -> None:
    assert [(event.kind, *toll) for event, toll in zip(told(text), tolls(text), strict=True)] == events
