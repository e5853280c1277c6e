"""What a sentence tells beside its event and is no second one, and what a class of words tells as one of them does."""

import warnings
from datetime import date

import pytest
from marked_text import read_marked

from geoevents.errors import EventsLeftOut
from geoevents.events import find_events

PUBLISHED = date(2020, 6, 24)  # a Wednesday


def told(text: str) -> list[tuple[str, str]]:
    document, located = read_marked(text, published=PUBLISHED)
    with warnings.catch_warnings():
        warnings.simplefilter("ignore", EventsLeftOut)
        found = find_events(document, located)
    return [(event.kind, event.status) for event in found]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        ("Herdsmen are said to have abducted two vets near [Bama].", [("abduction", "reported")]),
        ("Rebels reportedly shelled [Bama] on Monday.", [("shelling", "reported")]),
        ("The arrival of tanks made it possible to repel the attackers at [Bama].", [("armed_clash", "reported")]),
        ("Turkey is weighing it. The ministry dismissed the story as a fabrication.", [("statement", "denied")]),
        ("The army denies any withdrawal from [Bama].", [("withdrawal", "denied")]),
        (
            "The rebels were accused of torture, something the group neither confirms nor denies.",
            [("statement", "reported")],
        ),
        (
            "Norway has flown ten tanks to [Bama], a charge that Oslo denies.",
            [("arms_delivery", "reported"), ("statement", "denied")],
        ),
        ("[Bama] was bombed by warplanes on Monday, the fourth such raid this month.", [("air_strike", "reported")]),
        ("Mines have killed 90 villagers in [Bama] since the beginning of 2019.", [("mine", "background")]),
        ("Gunmen shot at a coaster off [Bosaso], and its guards returned fire.", [("armed_clash", "reported")]),
        ("Rockets that fell on [Bama] killed a baker and set a barn on fire.", [("shelling", "reported")]),
        ("A quake shook [Herat]; a child died when a roof fell in.", [("earthquake", "reported")]),
        ("The injured were evacuated to [Kano].", []),
        ("Nigeria - Floods (Daily Flash of 3 June)", []),
        ("[Bama]: Floods, Situation Report No. 4", []),
        ("The ministry of Nigeria declared an outbreak of measles.", []),
        ("A sergeant shot himself in [Bama].", []),
        ("Nigeria's minister was to have come to [Oslo] on Monday but cancelled the visit.", [("talks", "cancelled")]),
        (
            "Gunmen ordered the villagers of [Bama] to kneel and then killed nine.",
            [("attack_on_civilians", "reported")],
        ),
        ("A trader accused of theft was stoned and burned to death in [Bama].", [("attack_on_civilians", "reported")]),
        ("The army of Nigeria threatened to sink any boat off [Bama].", [("statement", "reported")]),
    ],
)
def test_what_is_told_by_the_way_is_no_event_of_its_own(text: str, events: list[tuple[str, str]]) -> None:
    assert told(text) == events


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The depot at [Bama] was destroyed on Monday evening by drones.", "drone_strike"),
        ("Two hangars at [Bama] were damaged by warplanes.", "air_strike"),
        ("Bunkers near [Bama] were destroyed by F-16s.", "air_strike"),
        ("Nigerian troops entered the outskirts of [Bama].", "advance"),
        ("Nigerian troops entered [Bama].", "capture"),
        ("Four teachers were detained by the Taliban authorities in [Herat].", "arrest"),
        ("Eleven girls were carried off from [Bama].", "abduction"),
        ("A gang stopped a coach near [Bama] and made off with nine passengers.", "abduction"),
        ("A lorry rammed into a queue of shoppers in [Bama], killing six.", "accident"),
        ("A mob killed a man in [Bama].", "riot"),
        ("The frigate sailed into [Aden] on Monday.", "reinforcement"),
        ("Nine terrorists were neutralised near [Bama].", "armed_clash"),
        ("The policemen reached [Bama] on Monday.", "reinforcement"),
        ("Bandits freed five farmers they had taken from [Bama].", "abduction"),
        ("A glide bomb tore through a bakery in [Bama].", "air_strike"),
        ("A cloudburst over [Bama] left seven people dead.", "flood"),
        ("Police broke up a vigil in [Bama].", "protest"),
        ("Fire swept through a market in [Bama].", "accident"),
    ],
)
def test_a_deed_is_of_its_kind_by_whichever_word_it_is_told(text: str, kind: str) -> None:
    assert [event for event, _ in told(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Oxfam suspended its operations in [Bama].",
        "A distribution of food in [Bama] had to be called off.",
    ],
)
def test_aid_that_is_suspended_is_cancelled(text: str) -> None:
    assert told(text) == [("aid", "cancelled")]


def test_an_officer_who_closes_a_sentence_claims_what_his_troops_did() -> None:
    assert told("Ukrainian forces pulled back from [Bama], a battalion commander said.") == [("withdrawal", "claimed")]
    assert told("Ukrainian forces pulled back from [Bama], a schoolteacher said.") == [("withdrawal", "reported")]
