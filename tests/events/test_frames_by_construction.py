"""Sentences made by their frame: who did it to whom, where, when and how many died is known by how they are built."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

SATURDAY = date(2026, 11, 28)
DOERS = {
    "RSF fighters": "Rapid Support Forces",
    "Boko Haram militants": "Boko Haram",
    "JNIM jihadists": "JNIM",
    "fighters of the Ombara Front": "Ombara Front",
    "gunmen": "gunmen",
}
VICTIMS = {"six weavers": (6, {"civilians"}), "nine soldiers": (9, {"soldiers"}), "four policemen": (4, {"police"})}
DAYS = {"on Tuesday": date(2026, 11, 24), "on 20 November": date(2026, 11, 20)}


def told(text: str, country: str = "SD") -> list[Event]:
    text = text[0].upper() + text[1:]
    document, located = read_marked(text, published=SATURDAY, country_code=country)
    return find_events(document, located)


def filled(frames: tuple[str, ...]) -> list[tuple[str, str, tuple[int, set[str]], date]]:
    """Return each frame with each doer, victims and day in turn, and what is known of it."""
    rows = []
    for i, (frame, doer, victims) in enumerate(product(frames, DOERS, VICTIMS)):
        day = list(DAYS)[i % len(DAYS)]
        text = frame.format(doer=doer, victims=victims, day=day, place="[Alef]")
        rows.append((text, DOERS[doer], VICTIMS[victims], DAYS[day]))
    return rows


@pytest.mark.parametrize(
    ("text", "doer", "victims", "day"),
    filled(
        (
            "killed by {doer} in {place} {day} were {victims}.",
            "killed in a raid by {doer} on {place} {day} were {victims}, a priest said.",
            "the killing {day} of {victims} by {doer} in {place} has shaken the valley.",
            "the murder in {place} {day} of {victims} by {doer} went unpunished.",
            "{victims} were killed as {doer} attacked {place} {day}.",
            "{doer} are suspected of killing {victims} in {place} {day}.",
            "those who killed {victims} in {place} {day} were {doer}, a nurse said.",
            "in a bid to spread fear, {doer} killed {victims} in {place} {day}.",
            "{doer} went from hut to hut in {place} {day}, killing {victims}.",
            "{doer} killed {victims} in {place} {day} before fleeing into the hills.",
        )
    ),
)
def test_a_killing_is_read_alike_in_every_frame(text: str, doer: str, victims: tuple[int, set[str]], day: date) -> None:
    (event,) = told(text)
    assert (event.actors, set(event.targets)) == ((doer,), victims[1])
    assert event.where is not None
    assert event.when is not None
    assert event.when.start == day
    assert event.fatalities is not None
    assert event.fatalities.best == victims[0]
    assert event.kind == ("attack_on_civilians" if victims[1] == {"civilians"} else "armed_clash")


@pytest.mark.parametrize("blow", ["bombed", "shelled", "pounded"])
@pytest.mark.parametrize("frame", ["{0} {1} [Alef] and killed {2}.", "{0} {1} a market in [Alef] and wounded {2}."])
@pytest.mark.parametrize("doer", ["Russian forces", "Israeli forces", "the army"])
def test_a_bombing_and_those_it_hurt_are_one_event(blow: str, frame: str, doer: str) -> None:
    (event,) = told(frame.format(doer, blow, "six weavers"), "UA")
    assert event.kind in ("air_strike", "shelling")
    assert event.targets == ("civilians",)


@pytest.mark.parametrize("text", ["The army bombed [Alef] and rebels killed six weavers.", "The army bombed [Alef]."])
def test_another_s_killing_is_no_toll_of_a_bombing(text: str) -> None:
    events = told(text)
    assert events[0].kind == "air_strike"
    assert events[0].fatalities is None


@pytest.mark.parametrize("doer", DOERS)
def test_a_storming_that_ends_in_deaths_is_one_event(doer: str) -> None:
    for text in (
        f"Storming [Alef] at dawn on Tuesday, {doer} killed six weavers.",
        f"{doer} raided [Alef], where they killed six weavers on Tuesday.",
    ):
        (event,) = told(text)
        assert (event.kind, event.actors, event.targets) == ("attack_on_civilians", (DOERS[doer],), ("civilians",))
        assert event.when is not None
        assert event.when.start == date(2026, 11, 24)


@pytest.mark.parametrize("noun", ["air strikes", "shelling", "drone strikes"])
@pytest.mark.parametrize(("state", "name"), [("US", "United States"), ("UK", "United Kingdom")])
def test_initials_before_a_deed_are_whose_it_is(noun: str, state: str, name: str) -> None:
    (event,) = told(f"Six weavers were killed in {state} {noun} on [Alef].", "YE")
    assert event.actors == (f"Military Forces of {name}",)


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets"),
    [
        ("Five students were arrested by soldiers in [Alef].", "arrest", ("soldiers",), ("civilians",)),
        ("Five students were arrested by rebels in [Alef].", "abduction", ("rebels",), ("civilians",)),
        ("Shops in [Alef] were torched by JNIM jihadists.", "looting", ("JNIM",), ()),
        ("Rebels captured [Alef] on Tuesday, residents said.", "capture", ("rebels",), ()),
        ("Rebels put the garrison of [Alef] to flight.", "armed_clash", ("rebels",), ("garrison",)),
        ("Gunfire broke out as bandits attacked a post in [Alef].", "armed_clash", ("bandits",), ()),
        (
            "Three nurses were freed by troops after they were kidnapped by bandits in [Alef].",
            "abduction",
            ("bandits",),
            ("civilians",),
        ),
        (
            "Rebels lost four of their men in an attack on soldiers in [Alef].",
            "armed_clash",
            ("rebels",),
            ("soldiers",),
        ),
        ("Eleven soldiers fell in an ambush laid by rebels near [Alef].", "armed_clash", ("rebels",), ("soldiers",)),
        ("A police raid on [Alef] led to the arrest of five students.", "arrest", ("police",), ("civilians",)),
        (
            "[Alef] mourned six weavers killed in a Boko Haram attack last night.",
            "attack_on_civilians",
            ("Boko Haram",),
            ("civilians",),
        ),
        ("A school principal was killed by gunmen in [Alef].", "attack_on_civilians", ("gunmen",), ("civilians",)),
        ("Police stormed a house in [Alef] and arrested five students.", "arrest", ("police",), ("civilians",)),
        ("In revenge for an earlier raid, rebels shelled [Alef].", "shelling", ("rebels",), ()),
        ("An attempt by rebels to enter [Alef] was repelled.", "armed_clash", ("rebels",), ()),
        ("Ombara Front fighters and rebels clashed in [Alef].", "armed_clash", ("Ombara Front", "rebels"), ()),
    ],
)
def test_one_event_with_its_parties(text: str, kind: str, actors: tuple[str, ...], targets: tuple[str, ...]) -> None:
    (event,) = told(text)
    assert (event.kind, event.actors, event.targets) == (kind, actors, targets)


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Gunmen killed the village head of [Alef].", 1),
        ("Pirates gun down two drivers in [Alef]", 2),
        ("A nurse was ambushed and killed by bandits in [Alef].", 1),
        ("Fifteen soldiers were wounded in an attack on [Alef], five of them fatally.", 5),
        ("Two lorry drivers, who had returned to [Alef] to harvest, were shot and killed by bandits.", 2),
    ],
)
def test_who_died_is_counted(text: str, dead: int) -> None:
    event = told(text)[-1]
    assert event.fatalities is not None
    assert event.fatalities.best == dead


def test_the_dead_of_two_towns_behind_who_did_it() -> None:
    events = told("Six weavers were killed by fighters of Boko Haram in [Alef] and two weavers in [Bet].")
    assert [event.fatalities and event.fatalities.best for event in events] == [6, 2]


@pytest.mark.parametrize("ground", ["garrison", "army"])
def test_where_those_were_who_were_driven_out(ground: str) -> None:
    (event,) = told(f"RSF fighters drove the {ground} out of [Alef].")
    assert event.where is not None


@pytest.mark.parametrize(
    "text",
    [
        "Two nurses were killed by bandits as they were travelling to [Alef].",
        "RSF fighters, who had returned to [Bet] unopposed by traders, killed two nurses in [Alef].",
    ],
)
def test_people_on_their_way_advance_nowhere(text: str) -> None:
    assert "advance" not in {event.kind for event in told(text)}


def test_a_checkpoint_is_no_base() -> None:
    assert {event.kind for event in told("RSF fighters set up a checkpoint in [Alef].")} == {"presence"}


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Rebels attacked [Alef] and soldiers fled.", ["armed_clash", "withdrawal"]),
        ("Soldiers fled [Alef] after rebels attacked the town.", ["withdrawal", "armed_clash"]),
    ],
)
def test_soldiers_who_flee_an_attack_withdraw(text: str, kinds: list[str]) -> None:
    assert [event.kind for event in told(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "Killed in the raid, the guards were buried in [Alef].",
        "Police arrested two men who are suspected of killing a judge in [Alef].",
        "Those who killed six weavers in [Alef] were arrested by police.",
    ],
)
def test_nobody_is_said_to_have_killed_here(text: str) -> None:
    assert all(event.actors in ((), ("police",)) for event in told(text))


@pytest.mark.parametrize("text", ["Militiamen known as the Wazalendo shelled [Alef].", "Wazalendo shelled [Alef]."])
def test_a_name_behind_known_as(text: str) -> None:
    assert [event.actors for event in told(text, "CD")] == [("Wazalendo",)]


def test_what_is_told_in_another_order_stands_where_it_stood() -> None:
    text = "Rain fell. Killed by bandits in [Alef] on Tuesday were six weavers, a nurse said. More rain is due."
    document, located = read_marked(text, published=SATURDAY, country_code="NG")
    (event,) = find_events(document, located)
    assert event.where is located[0]
    assert event.span.text == document.text[event.span.start : event.span.end]
    assert "bandits" in event.span.text
    assert "six weavers" in event.span.text


@pytest.mark.parametrize(
    ("text", "kind", "targets"),
    [
        ("A raid by RSF fighters on [Alef] has claimed five lives.", "attack_on_civilians", ("civilians",)),
        ("Bandits attacked [Alef] on Tuesday, killing five.", "attack_on_civilians", ("civilians",)),
        ("Bandits attacked an army base in [Alef], killing five.", "armed_clash", ("army",)),
        ("Rebels lost five men in an attack on [Alef].", "armed_clash", ()),
        ("The army attacked [Alef], killing five.", "armed_clash", ()),
    ],
)
def test_whom_a_band_kills_who_are_only_counted(text: str, kind: str, targets: tuple[str, ...]) -> None:
    (event,) = told(text)
    assert (event.kind, event.targets) == (kind, targets)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Two women were kidnapped after bandits attacked [Alef].", ("bandits",)),
        ("Two women were kidnapped as bandits raided [Alef].", ("bandits",)),
        ("Two women were kidnapped after troops left [Alef].", ()),
    ],
)
def test_who_took_people_is_who_attacked_then(text: str, actors: tuple[str, ...]) -> None:
    assert told(text)[0].actors == actors
