"""Where a dispatch was written is no site where its sentence names another; "when X raided Y" says who did it."""

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
    ("text", "place"),
    [
        ("KINSHASA — Nine people were hacked to death when rebels raided Komanda.", "Komanda"),
        ("KINSHASA (Wire) - Five huts were burned when rebels raided Komanda.", "Komanda"),
        ("BUJUMBURA, Burundi (Wire) — Rebels shelled Uvira on Monday.", "Uvira"),
        ("GOMA, DR Congo — Rebels shelled Sake on Monday.", "Sake"),
        ("Bamako (Wire) – Two lorries were burned when jihadists raided Dioura.", "Dioura"),
        # No other place is named: it may well have been there.
        ("KINSHASA — A bomb killed three people.", "KINSHASA"),
    ],
)
def test_no_deed_is_at_the_dateline_when_its_sentence_names_another_place(text: str, place: str) -> None:
    assert {site(event) for event in told(text)} == {place}


def test_a_town_between_dashes_is_no_dateline() -> None:
    assert site(told("Sumy - long a quiet town - was shelled on Monday.")[0]) == "Sumy"


@pytest.mark.parametrize(
    ("text", "kind", "place", "actors", "dead"),
    [
        (
            "Some 14 people were shot dead and a dozen homes torched when herders raided Gboko.",
            "attack_on_civilians",
            "Gboko",
            ("herders",),
            14.0,
        ),
        ("Four homes and a barn were torched when herders raided Gboko.", "looting", "Gboko", ("herders",), None),
        (
            "Six men were stabbed to death as a mob attacked a lorry in Gboko.",
            "attack_on_civilians",
            "Gboko",
            None,
            6.0,
        ),
        ("Some 30 girls were abducted when gunmen stormed a college in Zuru.", "abduction", "Zuru", ("gunmen",), None),
    ],
)
def test_when_says_who_did_it_and_where(
    text: str, kind: str, place: str, actors: tuple[str, ...] | None, dead: float | None
) -> None:
    event = next(event for event in told(text) if event.kind == kind)
    assert site(event) == place
    assert event.actors == actors if actors else event.actors
    assert (event.fatalities.best if event.fatalities else None) == dead


def test_the_raid_that_killed_is_told_once() -> None:
    events = told("Some 14 people were shot dead and a dozen homes torched when herders raided Gboko.")
    assert sorted(event.kind for event in events) == ["attack_on_civilians", "looting"]
    assert {event.actors for event in events} == {("herders",)}


def test_arrests_made_when_protesters_march_are_not_theirs() -> None:
    events = told("Twelve people were arrested when protesters marched on the palace in Lome.")
    assert all("protesters" not in event.actors for event in events if event.kind == "arrest")
