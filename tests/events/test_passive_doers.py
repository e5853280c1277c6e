"""Who did what is told in the passive, where he is called by no name."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events


def parties(text: str) -> tuple[tuple[str, ...], tuple[str, ...]]:
    document, located = read_marked(text, published=date(2026, 5, 6), country_code="TG")
    event = next(iter(find_events(document, located)))
    return event.actors, event.targets


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Three herdsmen were hacked to death by rivals in [Alef].", ("rivals",)),
        ("The rebels were chased off by a combined force of police and soldiers near [Alef].", ("police", "soldiers")),
    ],
)
def test_rivals_and_combined_forces_do_it(text: str, actors: tuple[str, ...]) -> None:
    assert parties(text)[0] == actors


def test_suspected_rivals_who_suffer_are_civilians() -> None:
    text = "Gunmen went from house to house in [Alef] and shot suspected rivals."
    assert parties(text) == (("gunmen",), ("civilians",))


def test_rivals_at_the_polls_do_nothing() -> None:
    assert parties("Gunmen killed a mayor and two of his rivals in [Alef].")[0] == ("gunmen",)


@pytest.mark.parametrize(
    "text",
    [
        "The singer beat two rivals to the prize in [Alef].",
        "The goalkeeper shot past her rivals in [Alef].",
        "The two rivals fought over a contract in [Alef].",
        "The home side was shot down by rivals in [Alef].",
    ],
)
def test_rivals_in_sport_and_trade_are_no_party(text: str) -> None:
    document, located = read_marked(text, published=date(2026, 5, 6), country_code="TG")
    events = find_events(document, located)
    assert not any("rivals" in (*event.actors, *event.targets) for event in events)


def test_a_watch_of_villagers_bears_arms() -> None:
    assert parties("Village watch members shot two thieves dead in [Alef].")[0] != ()
