"""The dead of the next sentence are of the deed before it, and a toll whose parts follow counts nobody twice."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.events.merging.merging import MergedEvent, merge_events

PUBLISHED = date(2026, 11, 20)


def merged(text: str) -> list[MergedEvent]:
    document, located = read_marked(text, published=PUBLISHED)
    return merge_events(find_events(document, located), {document.id: document})


def rows(text: str) -> list[tuple[str, float | None]]:
    return [
        (
            one.event.where.mention.span.text if one.event.where else "",
            one.event.fatalities.best if one.event.fatalities else None,
        )
        for one in merged(text)
    ]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Bandits attacked [Alef] on Monday. Eleven people were killed.", 11),
        ("The army captured [Alef] on Sunday. More than 50 militants were killed, the ministry claimed.", 50),
        ("A convoy was ambushed near [Alef] on Monday. The driver was killed.", 1),
        ("Rebels shelled [Alef] on Monday, killing two. One more person died in hospital.", 3),
        (
            "A suicide bomber hit a police truck in [Alef] on Tuesday, killing six policemen. "
            "Three passers-by also lost their lives. The TTP claimed responsibility.",
            9,
        ),
    ],
)
def test_the_dead_of_the_next_sentence_are_of_the_deed_before(text: str, dead: float) -> None:
    assert [count for _, count in rows(text)] == [dead]
    (one,) = merged(text)
    assert one.event.where is not None
    assert one.event.when is not None
    assert one.event.when.end < PUBLISHED


@pytest.mark.parametrize(
    "text",
    [
        "Bandits attacked [Alef] on Monday. A separate drone strike killed five people.",
        "Bandits attacked [Alef] on Monday. Five people were killed in Kpanga.",
        "Bandits attacked [Alef] on Monday. Five people were killed on Sunday.",
        "- The army shelled [Alef] on Monday.\n- Unknown gunmen shot dead a ward chief.",
        "The army captured [Alef] from Al-Shabaab on Sunday. Al-Shabaab killed nine traders.",
        "Rebels blew up a bridge near [Alef] on Tuesday. "
        "A court sentenced two men to death for a bombing in which 32 people were killed in 2024.",
        "Troops bombed [Alef] on Monday, killing nine. Five people were killed by gunmen.",
    ],
)
def test_the_dead_of_another_deed_stay_apart(text: str) -> None:
    assert len(rows(text)) == 2


def test_another_count_of_the_same_dead_is_no_more_dead() -> None:
    text = (
        "At least 38 people died in clashes in [Alef] on Monday. "
        "The rebels put the number of soldiers killed at more than 100."
    )
    assert 138 not in [count for _, count in rows(text)]


def test_that_nobody_died_is_no_event_of_its_own() -> None:
    assert rows("The volcano of [Alef] erupted on Thursday. No one died.") == [("Alef", 0)]


@pytest.mark.parametrize(
    "text",
    [
        "Security forces killed 13 militants in raids in [Alef] and [Beth] on Tuesday. "
        "In [Alef], eight militants were killed; in [Beth], five.",
        "Security forces killed 13 militants on Tuesday. In the first raid, at [Alef], eight died; in [Beth], five.",
    ],
)
def test_a_toll_and_its_parts_are_counted_once(text: str) -> None:
    assert rows(text) == [("Alef", 8), ("Beth", 5)]
    assert all(one.event.when and one.event.when.start == date(2026, 11, 17) for one in merged(text))
    assert all("security forces" in one.event.actors for one in merged(text))


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Gunmen killed 12 people in [Alef] on Saturday. Five were killed in [Beth].", [12, 5]),
        ("Gunmen killed 12 people in [Alef] on Saturday. Rebels killed 12 in [Beth] the same day.", [12, 12]),
        ("Gunmen killed 12 people on Saturday. Seven died in [Alef] on Sunday and five in [Beth].", [12, 7, 5]),
    ],
)
def test_tolls_that_are_no_parts_stay(text: str, dead: list[float]) -> None:
    assert [count for _, count in rows(text)] == dead


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Rebels attacked the camp at [Alef] on Tuesday. Local sources: 40 soldiers and militiamen dead.", 40),
        ("A drone hit a market in [Alef] on Monday. Residents speak of 30 dead.", 30),
        ("A drone hit a car at [Alef] on Monday. The ministry announced one martyr and two wounded.", 1),
        ("Troops clashed with wanted men in [Alef] on Monday; a corporal fell.", 1),
        ("A member of the guard died when rebels exchanged fire with troops at [Alef].", 1),
        ("Troops killed 19 terrorists at [Alef] on Monday. Two soldiers paid the supreme price.", 21),
        ("Three officers made the ultimate sacrifice in an ambush at [Alef] on Monday.", 3),
    ],
)
def test_the_dead_are_told_in_many_words(text: str, dead: float) -> None:
    assert [count for _, count in rows(text)] == [dead]


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked [Alef] on Monday. Prices fell. A general fell ill.",
        "Rebels attacked [Alef] on Monday. The martyrs' foundation met.",
        "Rebels attacked [Alef] on Monday. Residents speak of 30 shells.",
    ],
)
def test_what_only_sounds_like_the_dead_counts_nobody(text: str) -> None:
    assert {count for _, count in rows(text)} == {None}


def test_who_is_told_of_as_killed_has_killed_nobody() -> None:
    (one,) = merged("The parish in [Alef] speaks of eleven villagers and two assailants killed.")
    assert one.event.actors == ()
