"""Deeds that others judge, refuse or suffer by chance: condemned attacks, plans voted down, stray bullets."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=date(2026, 11, 20))
    return list(find_events(document, located))


def kinds(text: str) -> list[str]:
    return [event.kind for event in told(text)]


@pytest.mark.parametrize(
    ("text", "deed", "dead"),
    [
        ("The UN condemned an attack on a mosque in [Kanu] that left 13 people dead.", "attack_on_civilians", 13),
        ("Paris denounced the bombing in [Gawa] that killed five soldiers.", "ied", 5),
        ("The governor deplored the clashes that killed 40 people in [Josa].", "armed_clash", 40),
    ],
)
def test_a_condemned_deed_with_a_toll_is_told_beside_the_statement(text: str, deed: str, dead: int) -> None:
    events = told(text)
    assert [event.kind for event in events] == ["statement", deed]
    assert events[1].fatalities is not None
    assert events[1].fatalities.best == dead


def test_who_condemns_a_deed_has_not_done_it() -> None:
    events = told("The army condemned the bombing that killed nine people in [Gawa].")
    assert [list(event.actors) for event in events] == [["army"], []]


@pytest.mark.parametrize(
    "text",
    [
        "The UN denounced the air strike on [Kidala].",
        "The EU condemned the killing of three nurses.",
        "The council condemned the attack in [Gawa].",
    ],
)
def test_a_condemned_deed_without_a_toll_is_told_by_the_way(text: str) -> None:
    assert kinds(text) == ["statement"]


@pytest.mark.parametrize(
    "text",
    [
        "The parliament in [Baghad] shot down a plan to withdraw troops.",
        "Lawmakers in [Romo] voted down a motion to send weapons to Kyiv.",
        "The council rejected a second request to deploy troops to [Gawa].",
        "The diet blocked a bill to send soldiers to [Gawa].",
        "Senators voted against a bill to arm the militia in [Gawa].",
        "A motion to withdraw troops from [Gawa] was defeated on Tuesday.",
        "The court in [Dehli] threw out a plan to demolish 400 homes.",
    ],
)
def test_a_refused_plan_is_no_deed(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army announced a plan to withdraw troops from [Gawa].", "withdrawal"),
        ("Gunners shot down a drone near [Gawa].", "interception"),
    ],
)
def test_an_announced_plan_and_a_drone_shot_down_are(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "A stray bullet killed a girl in [Tripo].",
        "Stray bullets wounded two women in [Tripo] on Friday.",
        "A girl was killed by a stray bullet in [Tripo].",
    ],
)
def test_a_stray_bullet_is_of_a_fight_whatever_the_voice(text: str) -> None:
    assert kinds(text) == ["armed_clash"]


def test_a_stray_shell_is_shelling_and_a_stray_dog_nothing() -> None:
    assert kinds("A stray shell killed a girl in [Tripo].") == ["shelling"]
    assert kinds("A stray dog bit a girl in [Tripo].") == []


@pytest.mark.parametrize(
    "text",
    [
        "Two men whom the police had arrested in [Gawa] were found dead on Monday.",
        "Two villagers whom the rebels had abducted were found dead near [Gawa].",
        "A journalist abducted by gunmen was found dead near [Gawa].",
        "Two men arrested by the police in [Gawa] were shot dead.",
    ],
)
def test_who_took_people_away_is_not_who_is_found_dead(text: str) -> None:
    event = told(text)[-1]
    assert (event.kind, list(event.targets)) == ("attack_on_civilians", ["civilians"])


def test_men_an_army_loses_at_a_place_fell_in_a_fight() -> None:
    event = told("The army lost nine men near [Gawa].")[0]
    assert event.kind == "armed_clash"
    assert event.fatalities is not None
    assert event.fatalities.best == 9


@pytest.mark.parametrize(
    "text",
    ["The company lost nine men in [Gawa] to illness.", "Three tourists were found dead in a hotel in [Gawa]."],
)
def test_other_losses_are_none(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("The union threatened a general strike in [Lagosi].", "protest", "planned"),
        ("The rebels threatened an attack on [Gawa].", "armed_clash", "planned"),
        ("The governor pleaded for a ceasefire in [Gawa].", "ceasefire", "called_for"),
        ("Six nuns abducted by bandits in October were freed in [Katsi] on Friday.", "abduction", "reported"),
        ("Six nuns abducted by bandits in March were freed in [Katsi] on Friday.", "abduction", "background"),
        ("Soldiers occupied a school in [Dosto].", "capture", "reported"),
        ("Students occupied a school in [Dosto].", "protest", "reported"),
        ("The army freed the town of [Gawa].", "capture", "reported"),
    ],
)
def test_what_is_threatened_begged_for_or_long_past(text: str, kind: str, status: str) -> None:
    assert [(event.kind, event.status) for event in told(text)] == [(kind, status)]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("The pilot admitted responsibility for the crash near [Leedso] that killed four.", "accident", "reported"),
        ("The mine took responsibility for the flood in [Cusko] that killed nine.", "flood", "reported"),
        ("The militia admitted responsibility for the attack on an army post near [Gawa].", "armed_clash", "claimed"),
        ("The militia took responsibility for the explosion in [Gawa].", "explosion", "claimed"),
    ],
)
def test_only_what_somebody_means_to_do_is_claimed(text: str, kind: str, status: str) -> None:
    assert (kind, status) in [(event.kind, event.status) for event in told(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army dismissed doubts about a plan to retake [Gawa].", "capture"),
        ("Rebels blocked a road to attack soldiers near [Gawa].", "armed_clash"),
        ("The army defeated rebels who planned to attack [Gawa].", "armed_clash"),
    ],
)
def test_what_is_told_beside_a_refusal_stays(text: str, kind: str) -> None:
    assert kind in kinds(text)
