"""Texts that end in the middle of a sentence are read as far as they go."""

import pytest
from marked_text import read_marked

from geoevents.events import find_events


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Gunmen rode into [Alef] and entered [Berin] until", {"capture"}),
        ("Bandits stormed [Alef], entered [Berin], before", {"raid", "armed_clash", "capture"}),
        ("The rebels marched on [Alef] at a price of six", {"advance"}),
        ("The militia took [Alef] at the cost of five or", {"capture"}),
        ("The militia took [Alef] at the cost of some", {"capture"}),
        ("The ceasefire in [Alef] collapsed", {"ceasefire"}),
        ("A gunman shot and killed a teacher in [Alef] before killing", {"attack_on_civilians"}),
    ],
)
def test_a_text_that_is_cut_short_is_read(text: str, kinds: set[str]) -> None:
    document, located = read_marked(text)
    assert {event.kind for event in find_events(document, located)} <= kinds
