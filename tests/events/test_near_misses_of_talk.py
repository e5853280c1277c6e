"""What sounds like a deed and is none: advice, care, rescue at sea, an office abroad, a wish; beside what is one."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

SATURDAY = date(2026, 11, 28)


def told(text: str, country: str = "SD") -> list[Event]:
    document, located = read_marked(text, published=SATURDAY, country_code=country)
    return find_events(document, located)


@pytest.mark.parametrize(
    "text",
    [
        "Residents of [Alef] must stay away from the harbour.",
        "A quake hit [Betar] in May. Doctors are treating wounded in [Alef].",
        "The nine sailors were picked up by a tanker and put ashore in [Alef].",
        "The president of Sudan arrived in [Alef] by train.",
        "Traffic in [Alef] was the heaviest since last May's truce.",
        "We ask all fighters in [Alef] to hand over their weapons.",
        "A ceasefire in our land remains a distant hope.",
    ],
)
def test_no_deed_is_told(text: str) -> None:
    assert [event.kind for event in told(text) if event.status != "background"] == []


def test_an_office_abroad_is_no_visit() -> None:
    assert [event.kind for event in told("The German mission to <Yemen> accused the Houthis of piracy.")] == [
        "statement"
    ]


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Unions began a three-day stay-away in [Alef].", "protest", "reported"),
        ("Four students were picked up by soldiers in [Alef].", "arrest", "reported"),
        ("The president of Egypt arrived in [Alef] by train.", "talks", "reported"),
        ("The UN envoy led a mission to [Alef] on Monday.", "talks", "reported"),
        ("A truce has held in [Alef] since Monday.", "ceasefire", "reported"),
        ("Germany handed over howitzers to Ukraine on Monday.", "arms_delivery", "reported"),
        ("A ceasefire is in force in [Alef].", "ceasefire", "reported"),
        ("We ask both sides to open talks.", "talks", "called_for"),
    ],
)
def test_a_deed_in_like_words_is_told(text: str, kind: str, status: str) -> None:
    (event,) = told(text)
    assert (event.kind, event.status) == (kind, status)
