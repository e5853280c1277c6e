"""What a fourth set of coders' notes taught: whose the dead of a clash are, who helped whom, shots at nobody told."""

from datetime import date
from typing import Any, cast

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.events.merging.merging import merge_events
from geoevents.frames import merged_events_frame
from geoevents.frames.outside import acled_table
from geoevents.model import Event

PUBLISHED = date(2026, 11, 20)  # a Friday


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return find_events(document, located)


def coded(text: str) -> list[dict[str, Any]]:
    """Return the ACLED rows of a text whose events are merged."""
    document, located = read_marked(text, published=PUBLISHED)
    documents = {document.id: document}
    frame = merged_events_frame(merge_events(find_events(document, located), documents), documents)
    return cast("list[dict[str, Any]]", acled_table(frame).to_dict("records"))


# --- the dead of a clash ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "first", "second"),
    [
        ("Boko Haram clashed with hunters near [Bama]. Four militants were killed.", "Boko Haram", "hunters"),
        ("JNIM and Islamic State fighters clashed near [Gao]. Six fighters died.", "JNIM", "Islamic State"),
        ("Boko Haram fought soldiers near [Bama]. A soldier and two rebels fell.", "Boko Haram", "soldiers"),
    ],
)
def test_the_dead_of_a_clash_are_no_third_party(text: str, first: str, second: str) -> None:
    (row,) = coded(text)
    assert (row["actor1"], row["actor2"], row["assoc_actor_2"]) == (first, second, "")


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Soldiers and hunters attacked a bandit camp near [Gusau]. Three bandits were killed.", "bandits"),
        ("The army stormed a hideout near [Gusau]. Three kidnappers were killed.", "kidnappers"),
    ],
)
def test_those_who_are_attacked_stay_whom_it_is_on(text: str, second: str) -> None:
    assert [row["actor2"] for row in coded(text)] == [second]


# --- who helped whom -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "actor", "helper"),
    [
        (
            "Turkish forces, in coordination with the army, carried out an airstrike on Al Shabaab near [Jowhar].",
            "Military Forces of Turkey",
            "army",
        ),
        ("Dozo hunters and soldiers looted shops in [Djenne].", "soldiers", "Dozo militia"),
    ],
)
def test_who_is_helped_does_it_and_of_equal_allies_the_state_is_first(text: str, actor: str, helper: str) -> None:
    (row,) = coded(text)
    assert (row["actor1"], row["assoc_actor_1"]) == (actor, helper)


def test_two_of_which_one_did_it_are_no_foes() -> None:
    (row,) = coded("JNIM and/or Islamic State militants opened fire in [Djibo].")
    assert (row["sub_event_type"], row["actor1"], row["actor2"]) == ("Attack", "JNIM", "civilians")
    (row,) = coded("JNIM and Islamic State militants exchanged fire in [Djibo].")
    assert (row["sub_event_type"], row["actor1"], row["actor2"]) == ("Armed clash", "JNIM", "Islamic State")


# --- attacks and clashes ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sub_event", "second"),
    [
        ("Gunmen opened fire in [Djibo].", "Attack", "civilians"),
        ("Police opened fire in [Djibo].", "Armed clash", ""),
        ("Rebels attacked an army camp near [Djibo].", "Armed clash", "army"),
        ("Gunmen attacked a patrol of the police with grenades and rifles in [Celaya].", "Armed clash", "police"),
        ("Gunmen threw a grenade at a police post in [Celaya].", "Grenade", "police"),
    ],
)
def test_shots_at_nobody_told_are_on_people_and_grenades_beside_guns_a_clash(
    text: str, sub_event: str, second: str
) -> None:
    (row,) = coded(text)
    assert (row["sub_event_type"], row["actor2"]) == (sub_event, second)


def test_whom_an_attack_is_on_are_civilians_whatever_they_belong_to() -> None:
    (row,) = coded("Gunmen shot dead the leader of the Herders' Rights Movement in [Wana].")
    assert (row["sub_event_type"], row["actor2"]) == ("Attack", "civilians")


# --- roads that are blocked ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Militiamen blocked the roads into [Garowe] in protest against higher taxes.", ["protest"]),
        ("Militiamen blocked the roads (how was not told) into [Garowe] in protest at a tax.", ["protest"]),
        ("The army blocked all roads into [Garowe], and traders shut shops in protest at it.", ["siege", "protest"]),
        ("Rebels took nine guards hostage in [Garowe] in protest against a tax.", ["abduction"]),
    ],
)
def test_a_road_blocked_in_protest_is_a_protest_whoever_blocks_it(text: str, kinds: list[str]) -> None:
    assert [event.kind for event in told(text)] == kinds


# --- crowds ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sub_event"),
    [
        ("Villagers clashed with police in [Amla] and threw stones at them, demanding water.", "Violent demonstration"),
        ("A mob beat a thief in [Amla].", "Mob violence"),
    ],
)
def test_violence_that_demands_something_is_a_demonstration(text: str, sub_event: str) -> None:
    (row,) = coded(text)
    assert row["sub_event_type"] == sub_event


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A mob tried to lynch a suspected thief in [Tamale].", ["riot"]),
        ("Two parties' supporters engaged in a street-fight at a polling station in [Banda].", ["riot"]),
        ("Two drivers got into a fistfight in [Accra].", ["riot"]),
        ("Students destroyed property at a school in [Soroti] after some were punished.", ["riot"]),
        ("A fire destroyed property at a school in [Soroti].", ["accident"]),
        ("Three activists entered a police station in [Ambon] with a banner.", []),
        ("Rebels entered the town of [Ambon].", ["capture"]),
    ],
)
def test_what_a_mob_tries_is_a_riot_and_who_walks_in_takes_no_ground(text: str, kinds: list[str]) -> None:
    assert [event.kind for event in told(text)] == kinds


@pytest.mark.parametrize(
    ("text", "dead"), [("A mob tried to lynch a thief in [Banda].", 0), ("A mob lynched a thief in [Banda].", 1)]
)
def test_who_is_only_nearly_killed_is_not_counted(text: str, dead: int) -> None:
    (row,) = coded(text)
    assert row["fatalities"] == dead


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Unknown individuals attacked a mosque with Molotov cocktails in [Kaya].", "Violence against civilians"),
        ("Youths attacked a mosque with stones and Molotov cocktails in [Kaya].", "Riots"),
    ],
)
def test_a_few_unknown_people_with_firebombs_are_no_mob(text: str, event: str) -> None:
    (row,) = coded(text)
    assert row["event_type"] == event


@pytest.mark.parametrize(
    ("text", "sub_event"),
    [
        (
            "Farm workers held a rally in [Nabunturan]. Their rally was stopped by the police.",
            "Protest with intervention",
        ),
        ("Farm workers held a rally in [Nabunturan]. The rally was not stopped by the police.", "Peaceful protest"),
        ("Workers marched in [Nabunturan]. A thief was stopped by the police.", "Peaceful protest"),
    ],
)
def test_a_rally_stopped_by_the_police_is_met_with_intervention(text: str, sub_event: str) -> None:
    assert [row["sub_event_type"] for row in coded(text)] == [sub_event]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Militants attacked a village near [Quissanga] before being repelled by the army.", "army"),
        ("Militants attacked a village near [Quissanga].", "civilians"),
    ],
)
def test_who_beats_the_attackers_back_is_the_other_side(text: str, second: str) -> None:
    (row,) = coded(text)
    assert row["actor2"] == second


def test_a_short_saint_ends_no_sentence() -> None:
    (row,) = coded("Soldiers had a brief encounter with rebels in [Sto. Nino] on 3 May 2018.")
    assert row["event_date"] == date(2018, 5, 3)
