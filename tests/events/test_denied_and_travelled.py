"""Denials without "that", and journeys: who met where, what was called off, and where the next stop is."""

from datetime import date

import pytest

from geoevents import Document, locate, open_gazetteer
from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2025, 3, 12)


def told(text: str) -> list[Event]:
    document = Document("d", text, published=PUBLISHED)
    return find_events(document, locate(document, open_gazetteer()))


def site(event: Event) -> str | None:
    return event.where.mention.span.text if event.where else None


@pytest.mark.parametrize(
    "text",
    [
        "The RSF denied it had shelled the market in Dilling.",
        "Ankara denies it has bombed villages near Dohuk.",
        "Uganda denied it was sending soldiers to Bunia.",
        "Eritrea denied it ever attacked Zalambessa.",
        "The army denied it had lost Bara.",
        "Moscow denied they had fired a rocket at Odesa.",
    ],
)
def test_what_is_denied_without_that_did_not_happen(text: str) -> None:
    assert [event.status for event in told(text)] == ["denied"]


def test_what_is_denied_behind_it_stays_denied() -> None:
    events = told("A clinic in Dilling was shelled on Monday, but the army denied it.")
    assert [(event.status, site(event)) for event in events] == [("denied", "Dilling")]


def talks(text: str) -> list[tuple[str, str | None, set[str]]]:
    return [(event.status, site(event), set(event.actors)) for event in told(text) if event.kind == "talks"]


ETHIOPIA, KENYA = {"Government of Ethiopia"}, {"Government of Kenya"}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Kenyan President Ruto met Premier Abiy Ahmed in Nairobi on Monday; a trip to Kigali was called off.",
            [("reported", "Nairobi", KENYA | ETHIOPIA), ("cancelled", "Kigali", None)],
        ),
        (
            "Kenyan President Ruto travelled to Entebbe on Monday, but a stop in Kigali was cancelled.",
            [("reported", "Entebbe", KENYA), ("cancelled", "Kigali", KENYA)],
        ),
        (
            "Kenyan President Ruto flew to Gondar on Monday and met Prime Minister Abiy Ahmed.",
            [("reported", "Gondar", KENYA | ETHIOPIA)],
        ),
        (
            "Kenyan President Ruto flew to Gondar on Monday and met Prime Minister Abiy Ahmed; "
            "a stopover in Juba was scrapped.",
            [("reported", "Gondar", KENYA | ETHIOPIA), ("cancelled", "Juba", KENYA)],
        ),
    ],
)
def test_a_meeting_took_place_though_another_stop_was_called_off(
    text: str, expected: list[tuple[str, str, set[str] | None]]
) -> None:
    found = talks(text)
    assert [(status, place) for status, place, _ in found] == [(status, place) for status, place, _ in expected]
    assert all(actors in (None, who) for (_, _, who), (_, _, actors) in zip(found, expected, strict=True))


def test_two_meetings_of_one_traveller_are_two() -> None:
    found = talks("Kenyan President Ruto met envoys in Entebbe on Monday and held talks in Gondar on Wednesday.")
    assert [place for _, place, _ in found] == ["Entebbe", "Gondar"]


def test_a_visit_called_off_behind_its_own_plan_is_one() -> None:
    found = talks("Kenyan President Ruto was to have come to Kigali on Friday but the visit was cancelled.")
    assert [(status, place) for status, place, _ in found] == [("cancelled", "Kigali")]


@pytest.mark.parametrize(
    "text",
    [
        "Lavrov, who saw his Iranian counterpart in Yerevan on Monday, is to travel on to Hanoi on Friday.",
        "Lavrov, who met his Iranian colleague in Yerevan on Monday, is to fly on to Hanoi on Friday.",
        "Lavrov saw his Iranian opposite number in Yerevan on Monday. He will fly on to Hanoi on Friday.",
    ],
)
def test_whom_a_minister_saw_and_where_he_goes_next(text: str) -> None:
    assert [(status, place) for status, place, _ in talks(text)] == [("reported", "Yerevan"), ("planned", "Hanoi")]


def test_who_sees_his_mother_holds_no_talks() -> None:
    assert talks("President Ruto saw his mother in Eldoret on Monday.") == []
