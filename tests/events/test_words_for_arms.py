"""Allies act together, troops lent to a mission are its own, and what is fought with words is no deed of arms."""

from __future__ import annotations

from datetime import date

import pytest

from geoevents.actors.actors import find_actors_in
from geoevents.events import find_events
from geoevents.model import Document, Event
from geoevents.text.tokens import find_tokens


def events_of(text: str) -> list[Event]:
    """Return the events of a text without places."""
    return find_events(Document("d", text, date(2025, 6, 10)), [])


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Hamas and its ally Islamic Jihad fired rockets at a kibbutz.", {"Hamas", "Palestinian Islamic Jihad"}),
        (
            "The RSF and their ally the SPLM-N raided a post.",
            {"Rapid Support Forces", "Sudan People's Liberation Movement-North"},
        ),
        ("Gunmen killed a trader and his partner on Sunday.", {"gunmen"}),
        ("Hamas, an ally of Iran, fired rockets at a kibbutz.", {"Hamas"}),
    ],
)
def test_an_ally_acts_beside_whose_ally_it_is(text: str, actors: set[str]) -> None:
    """ "X and its ally Y" are both; who is only somebody's friend is not."""
    assert {actor for event in events_of(text) for actor in event.actors} == actors


@pytest.mark.parametrize(
    "text",
    [
        "The OAS attacked the massacre.",
        "The foundation attacked the UN's figures.",
        "The senators attacked the proposal on Sunday.",
    ],
)
def test_what_is_attacked_with_words_is_no_deed_of_arms(text: str) -> None:
    """Figures, plans and reports are attacked by speakers."""
    assert not [event for event in events_of(text) if event.kind in ("armed_clash", "attack_on_civilians")]


@pytest.mark.parametrize("thing", ["plant", "village", "market"])
def test_what_is_attacked_with_arms_stays_so(thing: str) -> None:
    """A plant is no plan."""
    (event,) = events_of(f"Gunmen attacked the {thing} on Sunday and killed two guards.")
    assert event.actors == ("gunmen",)


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Hizbollah", "Hezbollah"),
        ("Hezballah", "Hezbollah"),
        ("al-Shebab", "Al Shabaab"),
        ("Daech", "Islamic State"),
        ("Ansarallah", "Houthi movement"),
        ("The Taleban", "Taliban"),
        ("Bokoharam", "Boko Haram"),
        ("Abu Sayaf", "Abu Sayyaf"),
    ],
)
def test_common_spellings_of_a_group_are_it(spelling: str, name: str) -> None:
    """One group has one name in the events."""
    (event,) = events_of(f"{spelling} attacked a village on Sunday.")
    assert event.actors == (name,)


def test_troops_lent_to_a_mission_are_its_own() -> None:
    """Peacekeepers "from" a nation are those of its adjective; its soldiers are its army's."""
    tokens = find_tokens("Two peacekeepers from Bangladesh were killed. Two soldiers from Bangladesh fell.")
    names = [m.actor.name for m in find_actors_in(tokens, tokens.text, home="CF")]
    assert names[0] == "MINUSCA"
    assert "MINUSCA" not in names[1:]
    assert "MINUSCA" not in [m.actor.name for m in find_actors_in(tokens, tokens.text, home="FR")]


def test_a_gathering_of_the_enemy_holds_no_talks() -> None:
    """A communique's gathering is of soldiers."""
    (event,) = events_of("Fighters targeted a Zionist gathering on Sunday with a salvo of rockets.")
    assert event.kind == "shelling"
