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
