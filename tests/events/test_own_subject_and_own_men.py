"""Whose verb and whose men: what nature befell, whom "both sides" and "volunteers" stand for, who else was arrested."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents import Document, open_gazetteer
from geoevents.events import find_events
from geoevents.pipeline import Options, read_document

PUBLISHED = date(2026, 11, 20)


def parties(text: str, country: str = "") -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    document, located = read_marked(text, published=PUBLISHED, country_code=country)
    return [(event.actors, event.targets) for event in find_events(document, located)]


def lands(text: str) -> list[str]:
    events = read_document(Document("d", text, PUBLISHED), open_gazetteer(), Options()).events
    return [event.site.mention.span.text for event in events if event.site is not None]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("A cyclone hit Malawi on Tuesday, killing 12 people.", ["Malawi"]),
        ("Cyclone Freddy battered Malawi on Tuesday, killing 12 people.", ["Malawi"]),
        ("A shallow earthquake with a depth of 10 km struck Haiti on Saturday.", ["Haiti"]),
        ("An earthquake, which lasted a minute, struck Haiti on Saturday.", ["Haiti"]),
        ("Weeks after the hurricane, power cuts hit Cuba on Tuesday.", []),
        ("Days after the typhoon, a strike by nurses shook Taiwan on Tuesday.", []),
        ("The Carolina Hurricanes lost, and England struck Argentina with two tries.", []),
    ],
)
def test_nature_befalls_a_land_only_as_the_subject_of_the_verb(text: str, found: list[str]) -> None:
    assert lands(text) == found


@pytest.mark.parametrize(
    ("behind", "sides"),
    [
        ("The UN called on both sides, who agreed to a truce on Tuesday in [Beth].", True),
        ("The war has taken its toll on both sides, who agreed to a truce.", True),
        ("Villagers fell on both sides of the river, and the mayor agreed to a truce.", False),
        ("Heavy losses on both sides led the mayor to agree to a truce.", False),
    ],
)
def test_both_sides_behind_on_are_parties_unless_dead_are_counted(behind: str, sides: bool) -> None:
    text = f"The Sudanese army and the Rapid Support Forces fought in [Alef] on Monday. {behind}"
    both = {"Military Forces of Sudan", "Rapid Support Forces"}
    assert any(set(actors) == both for actors, _ in parties(text, "SD")[1:]) == sides


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Troops killed three bandits and arrested two in [Alef].", ("bandits",)),
        ("Soldiers killed three Boko Haram fighters and detained six near [Alef].", ("Boko Haram",)),
        ("Police shot dead a robber and arrested two in connection with the rape of a student in [Alef].", ()),
        ("Police killed three gunmen and arrested two in connection with a fraud in [Alef].", ()),
        ("Police shot dead a smuggler and arrested two in [Alef].", ()),
    ],
)
def test_only_others_of_a_band_are_arrested_without_a_word_of_who_they_are(text: str, targets: tuple[str, ...]) -> None:
    assert parties(text)[1][1] == targets


@pytest.mark.parametrize(
    ("text", "own"),
    [
        ("Five volunteers were killed in [Beth] on Tuesday.", True),
        ("Gunmen killed six volunteers in [Beth] on Tuesday.", True),
        ("Gunmen ambushed a convoy of food near [Beth], killing two volunteers.", True),
        ("Volunteers cooked meals for families who fled [Beth].", False),
        ("Two volunteers of the Red Cross were killed in [Beth] on Tuesday.", False),
        ("Volunteers handed out food in [Beth] on Tuesday.", False),
        ("Gunmen killed two volunteers from a school in [Beth].", False),
    ],
)
def test_volunteers_of_others_and_those_who_help_are_not_the_force_told_of(text: str, own: bool) -> None:
    told = parties(f"VDP fighters were killed in [Alef] on Monday. {text}", "BF")
    vdp = "Volunteers for the Defence of the Homeland"
    assert any(vdp in (*actors, *targets) for actors, targets in told[1:]) == own


def test_volunteers_in_another_land_are_not_the_force_told_of() -> None:
    text = "VDP fighters were killed in Arbinda on Monday. Five volunteers were killed in Niamey on Tuesday."
    events = read_document(Document("d", text, PUBLISHED), open_gazetteer(), Options()).events
    assert events[-1].targets == ("civilians",)
