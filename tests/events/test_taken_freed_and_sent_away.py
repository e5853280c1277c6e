"""Who is taken, freed, expelled or put to death, and who only arrives, told in agency copy."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2026, 11, 20)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return list(find_events(document, located))


def kinds(text: str) -> list[str]:
    return [event.kind for event in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen arrived on motorcycles in [Yelwata] on Sunday.", []),
        ("The attackers came to [Yelwata] in two lorries.", []),
        ("Rebels arrived in [Kalemie] on Friday.", ["reinforcement"]),
        ("Troops arrived in [Kalemie] on Friday.", ["reinforcement"]),
    ],
)
def test_robbers_who_arrive_are_no_reinforcements(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Gunmen opened fire on the congregation in [Yelwata], police spokesman Udeme Edet said.",
            "attack_on_civilians",
        ),
        ("Gunmen opened fire on soldiers and police in [Yelwata].", "armed_clash"),
    ],
)
def test_who_only_tells_of_the_shots_is_not_shot_at(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels released 30 soldiers captured in [Bria] in March.", [("abduction", "background")]),
        ("The two sides swapped nine soldiers seized near [Bria] in March.", [("abduction", "background")]),
        ("Rebels captured in [Bria] three army posts.", [("capture", "reported")]),
        ("About 200 inmates broke out of jail in [Ouallam]; 40 were recaptured.", []),
        ("The village of [Ouallam] was recaptured by the army.", [("capture", "reported")]),
    ],
)
def test_people_who_were_captured_are_no_ground(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(event.kind, event.status) for event in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Saudi Arabia executed 12 people for terrorism offences on Tuesday.", []),
        ("The RSF executed 12 people in [Bara] on Tuesday.", ["attack_on_civilians"]),
        ("Aid groups were struggling to feed the displaced in [Sake].", []),
        ("Aid groups fed 3,000 displaced people in [Sake].", ["aid"]),
        ("Pakistan has expelled 600,000 Afghans since October.", ["displacement"]),
        ("The junta expelled the UN envoy.", []),
        ("Three lawmakers were expelled from the ruling party in [Tunis].", []),
        ("The army said its troops had come under unprovoked fire in [Kurram].", ["armed_clash"]),
        ("The army foiled a coup attempt and arrested 20 officers in [Bamako].", ["armed_clash", "arrest"]),
        ("Two fighters were killed and another arrested in [Bannu].", ["armed_clash", "arrest"]),
    ],
)
def test_deeds_that_are_and_are_not(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_police_who_evict_people_do_it() -> None:
    (event,) = told("Police evicted 300 families from a slum in [Nairobi] on Friday.")
    assert (event.kind, event.actors, event.targets) == ("displacement", ("police",), ("civilians",))
