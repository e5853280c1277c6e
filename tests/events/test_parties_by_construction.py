"""Parties by how a sentence is built: one "by" for two deeds, armies of two states, crafts, raids in which men fell."""

from __future__ import annotations

from datetime import date

import pytest

from geoevents.events import find_events
from geoevents.model import Document


def parties(text: str, kind: str) -> tuple[set[str], set[str]]:
    """Return the actors and targets of the first event of a kind; fails where there is none."""
    events = [e for e in find_events(Document("d", text, date(2025, 6, 10)), []) if e.kind == kind]
    assert events, text
    return set(events[0].actors), set(events[0].targets)


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        (
            "Clashes broke out on Monday between the armies of Armenia and Azerbaijan near Jermuk.",
            "armed_clash",
            {"Military Forces of Armenia", "Military Forces of Azerbaijan"},
        ),
        (
            "Talks between the foreign ministers of Egypt and Ethiopia were held on Monday.",
            "talks",
            {"Government of Egypt", "Government of Ethiopia"},
        ),
        (
            "Djibo has been cut off from Ouagadougou since February by fighters of JNIM.",
            "siege",
            {"JNIM"},
        ),
        (
            "Four teachers were dragged from a bus by Boko Haram fighters and executed near Mora on Friday.",
            "attack_on_civilians",
            {"Boko Haram"},
        ),
        (
            "A village chief was led away by RSF soldiers and shot.",
            "attack_on_civilians",
            {"Rapid Support Forces"},
        ),
        (
            "Two children were wounded by a bomb dropped from an Israeli drone in Rafah.",
            "drone_strike",
            {"Military Forces of Israel"},
        ),
        ("turkish drone struck a car near qamishli, two dead", "drone_strike", {"Military Forces of Turkey"}),
        ("russian jets bombed a school in idlib last night", "air_strike", {"Military Forces of Russia"}),
        (
            "President Lazarus Chakwera, who had been expected in Lusaka on Monday, called off his trip.",
            "talks",
            {"Government of Malawi"},
        ),
        (
            "In Tbilisi, some 300 men gathered outside the interior ministry on Friday to demand his release.",
            "protest",
            {"protesters"},
        ),
    ],
)
def test_doers(text: str, kind: str, actors: set[str]) -> None:
    assert parties(text, kind)[0] == actors


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        (
            "The Nigerian army carried out an operation near Gwoza in which 20 Boko Haram fighters were killed.",
            {"Military Forces of Nigeria"},
            {"Boko Haram"},
        ),
        (
            "Puntland forces launched an operation in the hills in which seven ISIS fighters died.",
            {"Puntland forces"},
            {"Islamic State"},
        ),
        (
            "Two border guards were killed on Monday while foiling an attempt by smugglers to cross the river.",
            {"smugglers"},
            {"border guards"},
        ),
    ],
)
def test_who_fell_to_whom(text: str, actors: set[str], targets: set[str]) -> None:
    assert parties(text, "armed_clash") == (actors, targets)


def test_a_device_under_a_vehicle_hits_whose_it_is() -> None:
    assert parties("A roadside bomb exploded under an army vehicle near Diffa on Sunday.", "ied")[1] == {"army"}


def test_people_shot_at_where_they_gathered_are_no_protesters() -> None:
    text = "Gunmen opened fire on people gathered outside a bakery in Puebla last night, killing three."
    assert parties(text, "attack_on_civilians")[1] == {"civilians"}


def test_a_word_like_a_demonym_is_no_state_in_running_text() -> None:
    text = "The relief lorries were waiting for us. Envoys of the rebels met elders in Wau on Monday."
    assert "Government of United States" not in parties(text, "talks")[0]
