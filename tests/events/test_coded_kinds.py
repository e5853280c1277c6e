"""Kinds of violence as coders of conflict data read them: who bears no arms, what is burned, and what is only seen."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2025, 11, 27)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return find_events(document, located)


def kinds(text: str) -> list[str]:
    return sorted(event.kind for event in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "A telephone mast was set on fire in [Alef].",
        "A minibus was set ablaze in [Alef].",
        "Two tractors were set alight by unknown men near [Alef].",
        "A seminary was set on fire in [Alef] on Monday.",
        "Gunmen set an excavator on fire near [Alef].",
        "A pipeline was cut with a saw near [Alef].",
        "An assailant threw Molotov cocktails at a chapel in [Alef].",
        "Militants threw a petrol bomb at a courthouse in [Alef].",
        "Arsonists petrol-bombed the office of a notary in [Alef].",
        "Two firebombings targeted the homes of judges in [Alef].",
        "An incendiary device ignited at a substation in [Alef].",
        "Insurgents smashed the machinery of a quarry near [Alef].",
        "Gunmen hijacked two trucks near [Alef].",
        "Soldiers seized farmland near [Alef].",
        "The army confiscated 40 acres of land belonging to villagers near [Alef].",
    ],
)
def test_things_that_hands_burn_break_or_take_are_looted(text: str) -> None:
    assert kinds(text) == ["looting"]


@pytest.mark.parametrize(
    "text",
    [
        "Lightning set a mast on fire in [Alef].",
        "The tower was set on fire by a drone near [Alef].",
        "A kitchen was set on fire by an electrical fault in [Alef].",
        "The party seized the land question in [Alef].",
        "She left the bomb shelter in [Alef].",
        "He broke his leg near [Alef].",
        "Soldiers fired shots into the air in [Alef].",
        "The striker fired two shots at goal in [Alef].",
        "A liberation movement printed leaflets in [Alef].",
        "A patient was found hanging in [Alef].",
        "Military roundup: [Alef]",
    ],
)
def test_what_only_looks_like_a_deed_of_arms_is_none(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("riot", "Youths threw petrol bombs at the police in [Alef]."),
        ("riot", "Demonstrators hurled Molotov cocktails at the town hall of [Alef]."),
        ("abduction", "Gunmen hijacked a bus near [Alef]."),
        ("capture", "The liberation of [Alef] took three days."),
        ("siege", "Troops cut off the road to [Alef]."),
        ("arrest", "Two militants were held in a police raid in [Alef]."),
        ("air_strike", "Three rebels were killed in a military bombing near [Alef]."),
        ("talks", "Rebel commanders gathered in [Alef] for talks."),
    ],
)
def test_what_a_crowd_or_an_army_does_keeps_its_kind(kind: str, text: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked and beat a group of labourers in [Alef].",
        "Militiamen opened fire and wounded a herder in [Alef].",
        "Gunmen attacked the hospital in [Alef].",
        "A clinic was attacked by gunmen in [Alef].",
        "Market attacked by armed men in [Alef]",
        "Gunmen attacked the office of a mining company in [Alef].",
        "Gunmen executed nine Fulani herders near [Alef].",
    ],
)
def test_an_attack_on_who_or_what_bears_no_arms_is_one_on_civilians(text: str) -> None:
    assert kinds(text) == ["attack_on_civilians"]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers attacked and killed six rebels near [Alef].",
        "Rebels said they had killed nine soldiers and wounded others near [Alef].",
        "Herdsmen raided two hamlets near [Alef] but were repelled by soldiers.",
        "The army fired heavy machine guns at the positions of the rebels near [Alef].",
        "Border guards fired shots at a patrol of soldiers near [Alef].",
        "A rebel anti-aircraft gun targeted a military helicopter near [Alef].",
        "A policeman was attacked by gunmen near a school in [Alef].",
    ],
)
def test_two_armed_sides_are_a_clash(text: str) -> None:
    assert kinds(text) == ["armed_clash"]


def test_a_limb_is_cut_off_and_no_town() -> None:
    assert "siege" not in kinds("A mob seized a thief in [Alef] and cut off his hand.")


def test_community_members_killed_in_a_raid_make_it_one_on_civilians() -> None:
    text = "On Monday, suspected Dozo militiamen attacked [Alef], Bet Commune, and killed six members of a community."
    assert [(e.kind, e.fatalities and e.fatalities.best) for e in told(text)] == [("attack_on_civilians", 6)]


@pytest.mark.parametrize(
    "text",
    ["Two men left a pipe bomb on a porch in [Alef].", "A bomb was put on a window sill in [Alef]."],
)
def test_a_bomb_left_somewhere_is_no_withdrawal(text: str) -> None:
    assert kinds(text) == ["ied"]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("explosion", "The OSCE recorded 16 explosions near [Alef]."),
        ("shelling", "UNIFIL has registered 40 rockets fired at [Alef]."),
        ("armed_clash", "On Monday, the OSCE observed nine bursts of machine-gun fire near [Alef]."),
        ("armed_clash", "The OSCE counted 130 ceasefire violations near [Alef]."),
    ],
)
def test_who_only_counts_what_others_did_is_no_actor(kind: str, text: str) -> None:
    assert [(event.kind, event.actors) for event in told(text)] == [(kind, ())]


def test_who_sees_and_then_shoots_is_an_actor() -> None:
    (event,) = told("Police heard the shots and killed two robbers in [Alef].")
    assert event.actors == ("police",)


@pytest.mark.parametrize(
    ("expected", "text"),
    [
        (
            ["abduction", "armed_clash"],
            "Ugandan policemen cross border and kill a soldier and abduct two men in [Alef]",
        ),
        (["advance", "attack_on_civilians"], "Bandits cross into [Alef] and kill three herders."),
        (["armed_clash"], "Militants in [Alef] kill three soldiers"),
        ([], "Officials of the ministry attack plan in [Alef]"),
        (["presence"], "About 200 fighters gathered in [Alef]."),
        (["agreement"], "The two clans agreed to reconcile in [Alef]."),
        (["suicide_bombing"], "Man blows self up near the airport of [Alef]"),
    ],
)
def test_headlines_and_notes_in_the_present(expected: list[str], text: str) -> None:
    assert kinds(text) == expected
