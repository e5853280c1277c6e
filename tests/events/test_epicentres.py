"""A quake is at its epicentre, told in the sentence behind, and not all over the land it struck."""

import pytest

from geoevents import Document, locate, open_gazetteer
from geoevents.events import find_events


def where(text: str) -> str:
    document = Document("quake", text)
    events = find_events(document, locate(document, open_gazetteer()))
    quake = next(event for event in events if event.kind == "earthquake")
    return quake.where.mention.span.text if quake.where else ""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("A quake struck western Nepal on Friday. Epicentre: 20 km east of Jumla.", "20 km east of Jumla"),
        (
            "An earthquake hit Iran at dawn. Its epicenter was 12 km south of Khoy, the agency said.",
            "12 km south of Khoy",
        ),
        ("An earthquake struck Jumla on Friday. The epicentre of aid is Kathmandu.", "Jumla"),
        ("A quake struck western Nepal on Friday. Rescuers left for Jumla.", "western Nepal"),
    ],
)
def test_a_quake_is_at_its_epicentre(text: str, place: str) -> None:
    assert where(text) == place
