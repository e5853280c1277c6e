"""What stands beside the deed a note tells: claims nobody makes, bombs made safe, rallies to come, unhurt people."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2026, 11, 20)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return find_events(document, located)


def kinds(text: str) -> list[str]:
    return sorted(event.kind for event in told(text))


@pytest.mark.parametrize(
    "harm", ["Neither injuries nor deaths were reported.", "Neither casualties nor damage was seen."]
)
def test_neither_dead_nor_wounded_is_a_count_and_no_event(harm: str) -> None:
    (event,) = told(f"Jets bombed a depot near [Alef]. {harm}")
    assert (event.kind, event.fatalities and event.fatalities.best) == ("air_strike", 0)


def test_neither_side_that_counts_says_nothing_of_the_dead() -> None:
    (event,) = told("Troops shelled [Alef]. Neither side confirmed its losses.")
    assert event.fatalities is None


@pytest.mark.parametrize(
    "text",
    [
        "No group claimed the attack, though police suspect separatists.",
        "Nobody claimed responsibility for the raid but police suspect separatists.",
        "Police were battling to put out a blaze in [Alef].",
        "He had visited websites of the rebels.",
        "The guerrillas captured weapons and ammunition near [Alef].",
    ],
)
def test_what_is_only_mentioned_is_no_event(text: str) -> None:
    assert kinds(text) == []


def test_what_nobody_claims_at_its_place_happened() -> None:
    (event,) = told("No group claimed the attack on the mosque in [Alef].")
    assert event.status == "reported"


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("interception", "Police found a second bomb in [Alef] and detonated it."),
        ("ied", "Militants laid a bomb near [Alef] and detonated it."),
        ("ied", "Gunmen detonated an explosive device near [Alef]."),
        ("suicide_bombing", "A man detonated his explosive vest near [Alef]."),
        ("armed_clash", "There was a shelling exchange with heavy machine guns near [Alef]."),
        ("shelling", "There was shelling with mortars and machine guns near [Alef]."),
        ("reinforcement", "The forces have relocated to [Alef] by boat."),
        ("displacement", "The army relocated 200 families to [Alef]."),
        ("attack_on_civilians", "Those who fled were attacked on the road to [Alef]."),
        ("attack_on_civilians", "Bandits attacked a camp for displaced people in [Alef], demanding money."),
        ("attack_on_civilians", "Soldiers assaulted passersby in [Alef]."),
        ("shelling", "Rockets aimed at [Alef] fell in [Bet]."),
    ],
)
def test_one_event_of_its_kind(kind: str, text: str) -> None:
    assert kinds(text)[-1:] == [kind]


def test_rockets_that_fell_are_not_planned() -> None:
    assert [event.status for event in told("Rockets aimed at [Alef] fell in [Bet].")] == ["reported"]
    assert {event.status for event in told("The army plans an operation aimed at capturing [Alef].")} == {"planned"}


def test_a_rally_to_come_is_not_that_of_those_who_attack_before_it() -> None:
    arson, rally = told("Unknown men burned the party's office in [Alef] ahead of a rally planned for Sunday.")
    assert arson.actors == ("unknown men",)
    assert (rally.kind, rally.status, rally.actors) == ("protest", "planned", ())


def test_looting_that_police_fight_is_not_theirs() -> None:
    (event,) = told("Police battled to contain looting in [Alef].")
    assert (event.kind, event.actors) == ("looting", ())


def test_a_relative_clause_in_brackets_cancels_nothing_outside() -> None:
    assert told("Prisoners in [Alef] protested over visits (which were suspended).")[0].status == "reported"
    assert told("The rally in [Alef] was cancelled.")[0].status == "cancelled"


def test_a_coders_name_for_forces_in_brackets_tells_nothing() -> None:
    text = "Foreign forces (described as allies, coded as Unknown Armed Forces) conducted an air strike in [Alef]."
    assert kinds(text) == ["air_strike"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("air_strike", "US strikes on [Alef] killed nine people."),
        ("air_strike", "Israel strikes on Friday killed nine in [Alef]."),
        ("air_strike", "Russia strikes on [Alef] as winter nears."),
        ("looting", "Rebels looted villagers' crops near [Alef]."),
        ("looting", "Bandits took away two motorcycles in [Alef]."),
        ("attack_on_civilians", "Gunmen attacked the village of [Alef]."),
        ("armed_clash", "The army attacked the village of [Alef]."),
        ("armed_clash", "A shoot-out took place in [Alef] during a police operation."),
        ("armed_clash", "Two officers were killed during a police operation in [Alef]."),
        (
            "armed_clash",
            "A fugitive was killed after exchanging fire with police during an operation to arrest him in [Alef].",
        ),
    ],
)
def test_the_deed_is_told_and_not_its_occasion(kind: str, text: str) -> None:
    assert kinds(text) == [kind]


def test_strikes_that_kill_are_of_the_state_before_them() -> None:
    (event,) = told("US strikes on [Alef] killed 74 people.")
    assert (event.actors, event.fatalities and event.fatalities.best) == (("Military Forces of United States",), 74)


def test_one_killed_and_two_wounded_are_nobodys_deed() -> None:
    (event,) = told("At least one soldier killed and two wounded in [Alef].")
    assert (event.kind, event.actors, event.targets) == ("armed_clash", (), ("soldier",))


def test_no_dead_in_the_attack_told_before_are_no_second_attack() -> None:
    (event,) = told(
        "Separatists blew up a railway track in [Alef], although no fatalities were reported in the attack."
    )
    assert (event.kind, event.fatalities and event.fatalities.best) == ("ied", 0)


def test_talks_that_may_fail_are_no_talks() -> None:
    assert kinds("If the talks in [Alef] fail, the war will go on.") == []
    assert kinds("The talks in [Alef] failed on Monday.") == ["talks"]


@pytest.mark.parametrize(
    ("actors", "text"),
    [
        (("Taliban",), "taliban attacked a checkpoint in [Alef] last night"),
        (("Islamic State",), "isis killed seven people in [Alef] last night"),
        ((), "Her friend isis was shot dead in [Alef] on Monday, the police said."),
    ],
)
def test_posts_write_groups_in_small_letters(actors: tuple[str, ...], text: str) -> None:
    assert told(text)[0].actors == actors


@pytest.mark.parametrize(
    ("kind", "actors", "text"),
    [
        ("shelling", (), "[Kyiv] missile strike kills nine"),
        ("suicide_bombing", (), "[Kabul] suicide bombing kills 20"),
        ("drone_strike", ("Military Forces of Ukraine",), "Kyiv drone strike on [Alef] kills two"),
        ("drone_strike", ("Military Forces of Ukraine",), "Kyiv drone attack kills two in [Alef]"),
        ("shelling", ("Military Forces of Israel",), "Israeli missile strike kills nine in [Alef]"),
    ],
)
def test_a_headline_begins_with_the_town_where_a_blow_fell(kind: str, actors: tuple[str, ...], text: str) -> None:
    (event,) = told(text)
    assert (event.kind, event.actors) == (kind, actors)
    assert event.where is not None


@pytest.mark.parametrize(
    "text",
    [
        "Smugglers used abandoned buildings in [Alef] as a base.",
        "Soldiers closed the bridge, causing youths to mobilise in [Alef].",
    ],
)
def test_old_buildings_and_angry_youths_are_no_troops(text: str) -> None:
    assert not {"withdrawal", "reinforcement"} & {*kinds(text)}


def test_a_device_is_controlled_by_nobody() -> None:
    assert kinds("A remote controlled IED device exploded near [Alef].") == ["ied"]


def test_who_thwarts_an_attack_on_a_church_attacks_no_church() -> None:
    (event,) = told("Police thwarted an attack on a church in [Alef].")
    assert (event.kind, event.targets) == ("armed_clash", ())


def test_offices_of_a_newspaper_bear_no_arms() -> None:
    assert kinds("Gunmen raided the offices of a newspaper in [Alef].") == ["attack_on_civilians"]
