"""Whoever suffers a deed, and whatever they do for a living: other people in the place of "villagers"."""

from __future__ import annotations

from datetime import date

import pytest

from geoevents.events import find_events
from geoevents.model import Document, Event

PEOPLE = [
    "coffee growers",
    "gravediggers",
    "honey gatherers",
    "stonemasons",
    "cattle brokers",
    "quilt weavers",
    "herders",
    "flower sellers",
]
FRAMES = [
    "At least 40 {} were killed by gunmen, the health service said.",
    "Gunmen killed nine {} on Sunday.",
    "Police detained two {} on Sunday.",
    "Rebels abducted four {} on Sunday.",
    "At least 22 {} were killed and 30 wounded when air strikes hit the town on Sunday.",
    "Eleven {} were arrested by the police on Sunday.",
]


def events_of(text: str) -> list[Event]:
    """Return the events of a text without places."""
    return find_events(Document("d", text, date(2025, 6, 10)), [])


@pytest.mark.parametrize("frame", FRAMES)
@pytest.mark.parametrize("people", PEOPLE)
def test_people_by_any_trade_suffer_what_villagers_do(people: str, frame: str) -> None:
    """Kinds, parties and the dead do not depend on what people do."""
    for event, of_villagers in zip(events_of(frame.format(people)), events_of(frame.format("villagers")), strict=True):
        assert event.targets == of_villagers.targets == ("civilians",)
        assert (event.kind, event.actors, event.fatalities) == (
            of_villagers.kind,
            of_villagers.actors,
            of_villagers.fatalities,
        )


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Drones hit two oil fields on Sunday.", ()),
        ("The army killed nine foreign fighters on Sunday.", ("foreign fighters",)),
    ],
)
def test_men_in_arms_and_things_are_no_such_people(text: str, targets: tuple[str, ...]) -> None:
    """Who bears arms is a party by his own name, and an oil field is nobody."""
    assert [event.targets for event in events_of(text)] == [targets]


@pytest.mark.parametrize(
    ("fallen", "dead"),
    [
        ("six members of the Umbar Guard and two policemen", 8),
        ("four fighters of the Stone Front, a nurse and two boys", 7),
        ("six soldiers and two policemen", 8),
    ],
)
def test_a_list_of_the_dead_is_summed_whatever_they_are_of(fallen: str, dead: int) -> None:
    """Of what group those are whom a number counts does not end the list."""
    active, passive = (
        events_of(f"Raiders killed {fallen} on Sunday."),
        events_of(f"On Sunday {fallen} were killed by raiders."),
    )
    assert [int(event.fatalities.best) for event in (*active, *passive) if event.fatalities] == [dead, dead]


def test_members_of_a_group_are_the_group_in_a_list_too() -> None:
    """Both who stand before the verb suffer it."""
    (event,) = events_of("Six members of the Umbar Guard and two policemen were killed by raiders on Sunday.")
    assert set(event.targets) == {"Umbar Guard", "police"}


def test_a_verb_behind_the_group_ends_the_list() -> None:
    """Those who only fled, or were wounded, are not added."""
    (event,) = events_of("Raiders killed six members of the Umbar Guard and wounded two policemen on Sunday.")
    assert event.fatalities is not None
    assert event.fatalities.best == 6


@pytest.mark.parametrize("child", ["A boy", "A 14-year-old boy", "An 8-year-old shepherd girl"])
def test_one_who_dies_counts_whatever_the_age(child: str) -> None:
    """An age between "a" and "boy" leaves him one."""
    (event,) = events_of(f"{child} stepped on a mine on Sunday and died.")
    assert event.fatalities is not None
    assert event.fatalities.best == 1


@pytest.mark.parametrize(
    "victim",
    [
        "a nurse of Doctors Without Borders",
        "a driver for the Norwegian Refugee Council",
        "two aid workers from Save the Children",
        "three WFP drivers",
    ],
)
def test_who_employs_the_victims_is_not_harmed(victim: str) -> None:
    """Those who work for an organisation are people."""
    (event,) = events_of(f"Gunmen killed {victim} on Sunday.")
    assert event.targets == ("civilians",)


def test_pitched_battles_have_two_sides() -> None:
    """Whatever the battles were like, who fought them with whom is told alike."""
    told = [
        events_of(f"Rebels fought {how} with the army on Sunday.") for how in ("pitched battles", "a fierce battle")
    ]
    assert [set(event.actors) for events in told for event in events] == [{"rebels", "army"}] * 2


@pytest.mark.parametrize("number", ["a total of nine", "as many as nine", "up to nine", "9 (nine)", "some nine"])
@pytest.mark.parametrize(
    "frame",
    [
        "Gunmen killed {} villagers on Sunday.",
        "Soldiers shot dead {} civilians on Sunday.",
        "Police arrested {} men on Sunday.",
        "The army shelled the camp on Sunday, killing {} fighters.",
        "Militants attacked a post on Sunday, killing {} policemen.",
    ],
)
def test_however_a_number_is_hedged_it_counts_the_same_people(frame: str, number: str) -> None:
    """Who does what to whom, and how many at best, does not depend on the words about the number."""
    for event, plain in zip(events_of(frame.format(number)), events_of(frame.format("nine")), strict=True):
        assert (event.kind, event.actors, event.targets) == (plain.kind, plain.actors, plain.targets)
        assert (event.fatalities and event.fatalities.best) == (plain.fatalities and plain.fatalities.best)


def test_as_opens_a_clause_where_no_number_follows() -> None:
    """ "Killed as" is a passive of headlines still."""
    (event,) = events_of("Nine villagers killed as gunmen raid a market")
    assert (event.actors, event.targets) == (("gunmen",), ("civilians",))
