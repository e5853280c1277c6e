"""What comes down of what was shot down is a strike by what the text says it is of; by nothing else it is no event."""

import pytest
from marked_text import read_marked

from geoevents.events import find_events


def told(text: str) -> list[tuple[str, str]]:
    document, located = read_marked(text)
    return [(e.kind, e.where.mention.span.text if e.where else "") for e in find_events(document, located)]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        ("Fragments of a downed drone tore into a warehouse and fell on a yard in [Odesa].", "drone_strike", "Odesa"),
        ("Debris from an intercepted missile crashed onto a clinic in [Dnipro].", "shelling", "Dnipro"),
        ("Wreckage of two drones fell onto a barn in [Yelets].", "drone_strike", "Yelets"),
        ("Rocket fragments came down in the yard of a bakery in [Haifa].", "shelling", "Haifa"),
        ("A garage in [Sumy] was hit by drone debris.", "drone_strike", "Sumy"),
    ],
)
def test_debris_of_a_drone_or_missile_is_its_strike(text: str, kind: str, place: str) -> None:
    assert told(text) == [(kind, place)]


@pytest.mark.parametrize(
    ("text", "kind", "place"),
    [
        (
            "Nine drones were downed over [Odesa]. Debris fell on a dormitory in [Chornomorsk].",
            "drone_strike",
            "Chornomorsk",
        ),
        ("Missiles were fired at [Kyiv] overnight. Falling wreckage damaged a school in [Irpin].", "shelling", "Irpin"),
    ],
)
def test_debris_is_of_what_the_sentence_before_tells_of(text: str, kind: str, place: str) -> None:
    assert told(text)[-1] == (kind, place)


@pytest.mark.parametrize(
    "text",
    [
        "Debris fell on a shed in [Odesa].",
        "Debris of an old bridge fell on a lorry in [Genoa].",
        "Sappers found fragments of a drone in a field near [Sumy].",
    ],
)
def test_debris_of_what_nobody_says_is_no_strike(text: str) -> None:
    assert told(text) == []
