"""What users paste whole: strikes that are no walkouts, who only looks on, whose name a quarter bears, who loots."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents import Document, locate, open_gazetteer
from geoevents.events import find_events
from geoevents.model import Event

SATURDAY = date(2026, 11, 28)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=SATURDAY, country_code="SD")
    return find_events(document, located)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        (
            "Russian forces conducted a glide bomb strike against [Alef] on Friday, killing three civilians.",
            "air_strike",
        ),
        ("Israel launched a strike against [Alef] on Friday.", "air_strike"),
        ("Ukraine carried out a strike against a refinery in [Alef].", "air_strike"),
        ("Doctors began a strike against pay cuts in [Alef] on Monday.", "protest"),
        ("Teachers in [Alef] launched a strike against the government.", "protest"),
        ("Unions launched a nationwide strike in [Alef] on Monday.", "protest"),
        ("A strike against fuel prices paralysed [Alef].", "protest"),
    ],
)
def test_a_strike_against_a_town_is_no_walkout(text: str, kind: str) -> None:
    assert [event.kind for event in told(text)] == [kind]


def test_a_convoy_that_is_hit_brings_no_troops() -> None:
    assert [e.kind for e in told("A bomber rammed a car into a military convoy in [Alef].")] == ["suicide_bombing"]
    assert [e.kind for e in told("A military convoy of forty lorries arrived in [Alef].")] == ["reinforcement"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The European Union is deeply alarmed by the fighting in [Alef].", ()),
        ("France voiced concern over clashes in [Alef].", ()),
        ("The US is worried about attacks by the RSF on [Alef].", ("Rapid Support Forces",)),
        ("French troops attacked rebels in [Alef], who voiced concern.", ("Military Forces of France",)),
    ],
)
def test_who_minds_a_fight_is_no_side_of_it(text: str, actors: tuple[str, ...]) -> None:
    assert told(text)[0].actors == actors


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Insurgents raided the Filipe Nyusi neighbourhood of [Alef] and beheaded four civilians.", ("civilians",)),
        ("Insurgents attacked Hezbollah in [Alef].", ("Hezbollah",)),
    ],
)
def test_a_quarter_called_after_somebody_is_no_party(text: str, targets: tuple[str, ...]) -> None:
    assert told(text)[0].targets == targets


def test_looters_are_not_who_was_named_before() -> None:
    events = told("Soldiers abandoned [Alef] and looters broke into a warehouse.")
    assert [(e.kind, e.actors) for e in events] == [("withdrawal", ("soldiers",)), ("looting", ())]
    assert told("Soldiers broke into a warehouse in [Alef].")[0].actors == ("soldiers",)


def test_sniper_fire_is_theirs_to_whom_it_is_laid() -> None:
    assert told("Sniper fire attributed to the Houthis killed a girl in [Alef].")[0].actors == ("Houthi movement",)
    assert told("A sniper killed a girl in [Alef].")[0].actors == ("sniper",)


def test_who_repels_an_assault_did_not_launch_it() -> None:
    first, second = told("The RSF launched a ground assault on [Alef]; the SAF repelled it.")
    assert first.actors == ("Rapid Support Forces",)
    assert second.actors == ("Military Forces of Sudan",)


def test_a_branch_with_a_dash_is_no_army() -> None:
    assert told("The Islamic State - Mozambique claimed an attack on [Alef].")[0].actors == ("Ansar al-Sunna",)


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Borno state, gunmen blocked a road near Banki and killed three passengers.", "near Banki"),
        ("In Colombia, nine people were killed in the Catatumbo region in fighting between gangs.", "Catatumbo"),
        ("In Kawkareik, clashes displaced some 5,600 people to the border at Mae Sot.", "Kawkareik"),
        ("A drone hit a market in Kandahar's Spin Boldak district on Monday.", "Spin Boldak"),
        ("In Borno state, officials near London said that gunmen killed three passengers.", "Borno"),
        ("Gunmen killed three passengers in Borno state.", "Borno"),
    ],
)
def test_the_finer_place_and_none_that_is_fled_to(text: str, place: str) -> None:
    document = Document("d", text, published=SATURDAY)
    events = find_events(document, locate(document, open_gazetteer()))
    assert where(events[0]) == place


def where(event: Event) -> str:
    return event.where.mention.span.text if event.where is not None else ""
