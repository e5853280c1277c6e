"""What is only threatened or denied, what flies over a border, and words of war beside which nothing was done."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=date(2026, 3, 12), country_code="ML")
    return find_events(document, located)


def kinds(text: str) -> list[str]:
    return [event.kind for event in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The captors threatened to kill the hostages in [Alef].",
        "The rebels have threatened to attack [Alef].",
        "Insurgents threatened to disrupt the cup in [Alef].",
    ],
)
def test_a_threat_is_a_statement_and_no_plan(text: str) -> None:
    assert [(event.kind, event.status) for event in told(text)] == [("statement", "reported")]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The rebels threatened to march on [Alef].", "advance"),
        ("The rebels threatened to capture [Alef].", "capture"),
        ("The army vowed to shell [Alef].", "shelling"),
    ],
)
def test_who_threatens_a_town_or_vows_a_deed_plans_it(text: str, kind: str) -> None:
    assert [(event.kind, event.status) for event in told(text)] == [(kind, "planned")]


def test_what_threatens_by_nature_says_nothing() -> None:
    assert kinds("Landslides threaten to cut the road to [Alef].") == []


def test_who_denies_targeting_civilians_denies_an_attack_on_them() -> None:
    events = told("The army denied targeting civilian facilities in [Alef].")
    assert [(event.kind, event.status) for event in events] == [("attack_on_civilians", "denied")]
    assert kinds("Warplanes targeted civilian facilities in [Alef].") == ["air_strike"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Two missiles crossed the border into [Alef].", "shelling"),
        ("Some 300 families crossed the border into [Alef].", "displacement"),
        ("Mines laid by the rebels have blocked the road to [Alef].", "mine"),
        ("Protesters have blocked the road to [Alef].", "protest"),
        ("The rebels had outflanked the army at [Alef].", "advance"),
        ("The army told of about twenty terrorists neutralised near [Alef].", "armed_clash"),
        ("Soldiers found a bomb factory in [Alef].", "interception"),
        ("Troops are based in [Alef].", "presence"),
        ("The rebels have isolated [Alef].", "siege"),
    ],
)
def test_who_or_what_does_so_makes_the_kind(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Jets carried out nine strikes, destroying two tunnels and a bomb factory in [Alef].", "air_strike"),
        ("Gunmen clashed with soldiers in [Alef], where four teams are based.", "armed_clash"),
    ],
)
def test_what_stands_beside_a_deed_is_no_second_one(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "The minister said the rebel leader was isolated in his bunker in [Alef].",
        "[Alef] hotel attack: What we know so far",
        "The president was due to address the summit in [Alef] on Tuesday.",
    ],
)
def test_leaders_alone_headings_and_speeches_tell_of_no_event(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "President Keita told his weekly press briefing that schools would reopen.",
        "The opposition leader alleged that the vote had been rigged.",
    ],
)
def test_briefings_and_allegations_are_statements(text: str) -> None:
    assert kinds(text) == ["statement"]
