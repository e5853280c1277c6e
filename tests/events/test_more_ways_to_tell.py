"""More ways in which dispatches tell of a deed, each as the kind and the status that a reader would give it."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events


def told(text: str) -> list[tuple[str, str]]:
    document, located = read_marked(text, published=date(2025, 11, 27), country_code="SD")
    return sorted((event.kind, event.status) for event in find_events(document, located))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("displacement", "More than 9,000 people have found refuge in [Alef]."),
        ("displacement", "Some 400 families were moved to schools in [Alef]."),
        ("displacement", "About 200 families have moved from [Alef] to [Bet] since Monday."),
        ("displacement", "The villagers of [Alef] loaded their belongings onto carts and left."),
        ("protest", "Hundreds walked through [Alef] in silence for the victims."),
        ("protest", "Farmers drove their tractors into [Alef]."),
        ("protest", "Hundreds chanted for the resignation of the governor in [Alef]."),
        ("protest", "Villagers sat down on the tracks near [Alef]."),
        ("riot", "Youths drove off a team of health workers with stones in [Alef]."),
        ("riot", "Fighting between fans in [Alef] left 50 dead."),
        ("riot", "Commuters torched two buses in [Alef]."),
        ("accident", "A footbridge came down at [Alef], throwing tourists into the river."),
        ("accident", "The collapse of a balcony in [Alef] killed five people."),
        ("accident", "A rockfall in a coal mine near [Alef] killed two miners."),
        ("looting", "Thieves crept aboard a ship at anchor in [Alef] and got away with ropes."),
        ("aid", "Caritas cooks for 800 displaced people in [Alef]."),
        ("air_strike", "A fuel dump near [Alef] was destroyed from the air on Monday."),
        ("armed_clash", "Police officers fought their way into [Alef] against gunmen."),
        ("siege", "The rebels let nobody leave [Alef]."),
        ("reinforcement", "The army has moved two batteries from [Alef] to [Bet]."),
        ("ceasefire", "The junta prolonged its ceasefire until the end of the month."),
        ("statement", "The US embassy warned its citizens against travelling to [Alef]."),
    ],
)
def test_a_deed_told_in_other_words_is_of_its_kind(kind: str, text: str) -> None:
    assert told(text) == [(kind, "reported")]


@pytest.mark.parametrize(
    "text",
    [
        "Shops in the north of [Alef] stayed shut for a second day.",
        "A woman coming from [Alef] sat in the bus.",
        "The rebels lack the men to advance on [Alef].",
    ],
)
def test_what_no_deed_is_told_of_is_none(text: str) -> None:
    assert told(text) == []


def test_who_is_without_something_has_still_done_what_is_told() -> None:
    assert told("Residents without water for a week blocked the highway at [Alef].") == [("protest", "reported")]


@pytest.mark.parametrize(
    "text",
    [
        "Reports that Russian troops have taken [Alef] do not correspond to reality.",
        "It is not true that Russian troops have taken [Alef].",
    ],
)
def test_what_is_no_fact_is_denied(text: str) -> None:
    assert told(text) == [("capture", "denied")]


def test_a_missile_told_of_in_passing_was_intercepted() -> None:
    assert told("A missile fired from [Alef] was intercepted over [Bet].") == [("interception", "reported")]


def test_drones_that_somebody_launched_and_that_were_shot_down_are_two_events() -> None:
    text = "Ten drones that Russia launched were shot down over [Alef]."
    assert told(text) == [("drone_strike", "reported"), ("interception", "reported")]


def test_aid_of_two_organisations_is_two_events() -> None:
    text = "The Red Crescent trucked water to [Alef], and UNICEF intends to send school kits next month."
    assert told(text) == [("aid", "planned"), ("aid", "reported")]


def test_work_that_an_agency_suspends_is_aid_called_off() -> None:
    assert told("WFP has halted food deliveries to [Alef].") == [("aid", "cancelled")]


def test_a_second_shipment_that_is_due_is_another_event() -> None:
    text = "Turkey delivered 12 tonnes of medicine to [Alef] on Monday; a second shipment is expected on Friday."
    assert told(text) == [("aid", "planned"), ("aid", "reported")]


def test_a_visit_is_put_off_behind_an_aside() -> None:
    text = (
        "A visit by Ali Bey, Turkey's prime minister, who was expected in [Alef] tomorrow, has been postponed to March."
    )
    assert told(text) == [("talks", "cancelled")]


def test_what_would_be_should_others_act_is_no_event() -> None:
    assert told("Should the rebels attack [Alef], the hospital will close.") == []
