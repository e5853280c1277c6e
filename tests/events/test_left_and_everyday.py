"""What troops leave is where they set out from; everyday verbs of leaving, finding and reaching tell of no event."""

from datetime import date

import pytest

from geoevents import Document, locate, open_gazetteer
from geoevents.events import find_events
from geoevents.model import Event, Georeference

PUBLISHED = date(2025, 3, 12)


def told(text: str) -> list[Event]:
    document = Document("d", text, published=PUBLISHED)
    return find_events(document, locate(document, open_gazetteer()))


def name(found: Georeference | None) -> str | None:
    return found.mention.span.text if found else None


@pytest.mark.parametrize(
    ("text", "origin", "goal"),
    [
        ("The Malian army abandoned its post at Ansongo on Monday and drove to Gao.", "Ansongo", "Gao"),
        ("The army quit its outpost at Tessit.", "Tessit", None),
        ("The SDF left its base at Manbij for Raqqa.", "Manbij", "Raqqa"),
        ("Russian troops vacated their camp near Kidal for Gao.", "Kidal", "Gao"),
        ("The junta's troops pulled out of Falam, in Myanmar.", "Falam", None),
        ("South Sudanese troops withdrew from Nasir in South Sudan.", "Nasir", None),
        ("The army withdrew from Ansongo to Gao.", "Ansongo", "Gao"),
    ],
)
def test_what_troops_leave_is_their_origin(text: str, origin: str, goal: str | None) -> None:
    event = next(event for event in told(text) if event.kind == "withdrawal")
    assert (name(event.origin) or "").removeprefix("near ") == origin
    assert event.where is event.origin
    assert name(event.goal) == goal


def test_where_they_regroup_across_a_border_is_a_goal() -> None:
    event = next(event for event in told("French troops withdrew from Gao and regrouped in Niger."))
    assert (name(event.origin), name(event.goal)) == ("Gao", "Niger")


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("UN peacekeepers found a rocket launcher near Tyre and handed it to the Lebanese army.", {"interception"}),
        ("Medical teams could reach Balakot only on foot.", set()),
        ("Rescuers can reach Amizmiz only by helicopter.", set()),
        ("The Jordanian army said two C-130s would leave Marka air base with aid.", set()),
        ("Gunmen ambushed a column near Kayes. The column, which had left Senegal, was escorted.", {"armed_clash"}),
        ("A column of tankers, which had left Senegal, was ambushed by jihadists near Kayes.", {"armed_clash"}),
        # And what is a withdrawal stays one.
        ("The Nigerian army handed its base at Monguno to the police.", {"withdrawal"}),
        ("The column of soldiers left Kidal for Gao on Monday.", {"withdrawal"}),
    ],
)
def test_everyday_verbs_are_no_withdrawal_and_no_visit(text: str, kinds: set[str]) -> None:
    assert {event.kind for event in told(text)} <= kinds
    assert "withdrawal" not in kinds or told(text)


@pytest.mark.parametrize(
    "text",
    [
        "Israeli jets bombed Jabalia on Monday, and Zikim stayed shut.",
        "Israeli jets bombed Jabalia on Monday, but Zikim remained calm.",
        "Israeli jets bombed Jabalia on Monday while Zikim remained closed.",
    ],
)
def test_where_nothing_changed_nothing_happened(text: str) -> None:
    assert [name(event.where) for event in told(text)] == ["Jabalia"]


@pytest.mark.parametrize(
    "text",
    [
        "A quake shook Amizmiz on Monday, but no one was evacuated.",
        "A quake shook Amizmiz on Monday and nobody was displaced.",
        "A quake shook Amizmiz on Monday, but no residents were evacuated.",
    ],
)
def test_where_nobody_was_moved_nothing_is_told_of_it(text: str) -> None:
    assert [event.kind for event in told(text)] == ["earthquake"]


def test_a_denied_evacuation_is_told_as_denied() -> None:
    events = told("The army denied that villagers had been evacuated from Amizmiz.")
    assert [(event.kind, event.status) for event in events] == [("displacement", "denied")]
