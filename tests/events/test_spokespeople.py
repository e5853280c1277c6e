"""Who speaks for a party makes a deed a claim: spokesmen, armed wings, both sides; others only report it."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events


def status(text: str) -> list[str]:
    document, located = read_marked(text, published=date(2026, 11, 20))
    return [event.status for event in find_events(document, located) if event.kind != "statement"]


@pytest.mark.parametrize(
    "text",
    [
        "Fighting in [Alef] has left nine militants dead, military spokesman Omar Haddad said.",
        "Rebels have advanced towards [Alef], an officer of the 12th brigade told Reuters by telephone.",
        "Its armed wing said two trucks had been destroyed by mortars in [Alef].",
        "According to the Joint Command, rebels fired on a helicopter near [Alef].",
        "A defence ministry spokeswoman says Thai jets bombed a depot in [Alef].",
        "An alliance of rebels has captured [Alef], both sides said over the weekend.",
        "The number of dead in the clash between security forces and rebels near [Alef] rose to six, police said.",
        "Nine rebels were killed in a gunfight near [Alef], the police claimed, though one body was found.",
        "A bomb went off beside a convoy in [Alef], killing a soldier, the coalition stated.",
        "07:15 - {Baku}: our posts at [Alef] were shelled by rebels.",
    ],
)
def test_who_speaks_for_a_party_claims(text: str) -> None:
    assert set(status(text)) == {"claimed"}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed nine farmers in [Alef], police spokesman Omar Haddad said.",
        "Shells killed nine people in [Alef], the military hospital said.",
        "Rebels have seized [Alef], a former army officer told Reuters.",
        "Rebels have seized [Alef], military analysts said.",
        "Rebels have seized [Alef], residents and military sources said.",
        "Gunmen raided [Alef], the families of both victims said.",
        "A truck bomb exploded in [Alef], a civil defence spokesman said.",
        "Air strikes killed six people in [Alef], its mayor said.",
        "Stalls in [Alef] were looted by gunmen, witnesses claimed, while others fled.",
        "Nine people were shot dead in [Alef] at the height of the feud, though few claimed the land.",
    ],
)
def test_who_speaks_for_nobody_reports(text: str) -> None:
    assert set(status(text)) == {"reported"}
