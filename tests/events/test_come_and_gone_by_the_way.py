"""Who only comes to strike or makes off then, what only counts one more raid, and posts that are no protest."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents import Event
from geoevents.events import find_events

TOLD = date(2026, 3, 12)  # a Thursday


def events(text: str) -> list[Event]:
    document, located = read_marked(text, published=TOLD, country_code="NG")
    return find_events(document, located)


def kinds(text: str) -> list[str]:
    return [event.kind for event in events(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The gunmen arrived at the market in [Alef] at dusk and opened fire on traders.",
        "Bandits arrived in [Alef] on motorbikes, abducted nine farmers and left.",
        "Fighters of Boko Haram came to [Alef] at night and burned 40 houses.",
        "The assailants arrived in [Alef] in three boats and shot two fishermen.",
    ],
)
def test_a_band_that_comes_to_strike_is_no_reinforcement(text: str) -> None:
    assert "reinforcement" not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Some 300 fresh fighters arrived in [Alef] on Monday.",
        "Troops arrived in [Alef] on Monday and set up posts.",
        "Reinforcements arrived in [Alef] after gunmen had attacked the market.",
        "More soldiers arrived in [Alef] and shelled the hills.",
    ],
)
def test_troops_that_come_to_a_place_reinforce_it(text: str) -> None:
    assert "reinforcement" in kinds(text)


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Gunmen robbed a mine near [Alef] before riding off towards [Beth].", "Alef"),
        ("The raiders killed two guards in [Alef] and drove off towards the border with [Gimel:PCLI].", "Alef"),
        ("The bandits burned the clinic in [Alef] and fled towards [Beth].", "Alef"),
        ("Militants shot a driver at [Alef] and disappeared towards [Beth].", "Alef"),
        ("Families fled towards [Beth].", "Beth"),
        ("The rebels advanced towards [Beth].", "Beth"),
        ("Troops retreated towards [Beth].", "Beth"),
        ("Shells fell on the road towards [Beth].", "Beth"),
    ],
)
def test_which_way_they_made_off_is_no_site_of_a_blow(text: str, site: str) -> None:
    where = events(text)[0].where
    assert where is not None
    assert site in where.mention.span.text


@pytest.mark.parametrize(
    "text",
    [
        "Rebels raided the mine at [Alef] on Sunday. It was the second raid on the mine since January.",
        "Jets bombed [Alef] on Sunday. It was the fifth air strike in the area this month.",
        "Gunmen attacked [Alef] on Sunday. This was the third attack on the town in a week.",
        "Crowds marched in [Alef] on Sunday. It was the largest protest in years.",
    ],
)
def test_one_more_of_a_kind_is_no_event_of_its_own(text: str) -> None:
    assert len(events(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Rebels raided the mine at [Alef] on Sunday. A second raid hit the mine at [Beth] on Monday.",
        "Jets bombed [Alef] on Sunday. A fifth air strike hit [Beth].",
        "Gunmen attacked [Alef] on Sunday. The third attack, on [Beth], killed nine people.",
        "Crowds marched in [Alef] on Sunday. A second protest took place in [Beth].",
    ],
)
def test_a_second_deed_elsewhere_is_one(text: str) -> None:
    assert len(events(text)) == 2


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen stormed a police picket at [Alef] and killed two constables.",
        "A bomb went off near an army picket in [Alef].",
        "The truce held thanks to mediation by Qatar.",
        "The governor will visit [Alef] on Saturday.",
    ],
)
def test_a_post_a_go_between_and_a_tour_are_neither_protest_nor_talks(text: str) -> None:
    assert not {"protest", "talks"} & {*kinds(text)}


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Nurses set up a picket outside the ministry in [Alef].", "protest"),
        ("Shopkeepers observed a shutter-down strike in [Alef] on Sunday.", "protest"),
        ("Mediation between the two sides began in [Alef] on Sunday.", "talks"),
        ("When police tried to disperse them with tear gas, youths in [Alef] threw stones.", "riot"),
        ("Rebels blew up a stretch of an oil pipeline near [Alef].", "ied"),
        ("Militants dynamited two pylons near [Alef].", "ied"),
    ],
)
def test_what_is_told(text: str, kind: str) -> None:
    (event,) = (event for event in events(text) if event.kind == kind)
    assert event.status == "reported"


def test_who_rejects_a_charge_may_call_for_something_besides() -> None:
    text = "The group rejected the accusation and called upon the government to open a dialogue."
    assert [event.status for event in events(text) if event.kind == "talks"] == ["called_for"]


def test_a_joint_mission_called_off_is_aid_called_off() -> None:
    text = "A joint mission to [Alef], planned for 20 February, was cancelled for lack of guarantees."
    assert [(event.kind, event.status) for event in events(text)] == [("aid", "cancelled")]


def test_a_truce_that_was_agreed_is_told_once() -> None:
    text = "A ceasefire that the government and the rebels agreed in 2023 expired in January."
    assert kinds(text) == ["ceasefire"]
