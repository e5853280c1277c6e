"""A deed stays the same deed whoever tells of it and however his word is fitted in: sentences of our own."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2025, 9, 18)
DEEDS = [
    "rebel fighters shelled the market in [Kutum], killing four traders",
    "two soldiers were killed on Monday when gunmen ambushed a patrol near [Gorom-Gorom]",
    "the army recaptured [Bara] from the RSF on Tuesday",
    "an SDF patrol raided a house in [Diban] and arrested two men",
    "clashes between the RSF and the army erupted in [Babanusa]",
    "armed men abducted eleven pupils from a school in [Kuriga]",
    "Russian drones struck a bus station in [Kherson], wounding nine people",
    "hundreds of people fled [Ain Issa] after heavy shelling",
    "a roadside bomb killed three policemen in [Bannu]",
    "explosions were heard over [Bukavu] on Sunday",
    "floods swept away 40 houses in [Maiduguri]",
    "police fired tear gas at protesters in [Kisumu]",
    "Israeli warplanes bombed the road to [Marjayoun]",
    "M23 rebels entered [Walikale] without a fight",
]
FRAMES = [
    "{0}, residents and local officials said.",
    "{0}, two residents and a security source told reporters.",
    "{0}, villagers, medics and a local journalist said.",
    "{0}, said residents and a health worker.",
    "{0}, according to residents and local officials.",
    "{0}, according to a statement by the governor's office.",
    "{0}, a local newspaper reported, citing medics and witnesses.",
    "Local officials said that {1}.",
    "Residents say {1}.",
    "According to local media, {1}.",
    "Witnesses told reporters that {1}.",
    "Meanwhile, {1}.",
    "In a separate development, {1}.",
    "The mayor's deputy told a news conference that {1}.",
    "{0}, residents said, while schools in the area stayed shut.",
]


def told(text: str) -> list[tuple[object, ...]]:
    document, located = read_marked(text, published=PUBLISHED)
    return [_told(event) for event in find_events(document, located)]


def _told(event: Event) -> tuple[object, ...]:
    where = event.where.mention.span.text if event.where else ""
    best = event.fatalities.best if event.fatalities else 0
    return event.kind, event.status, where, event.actors, event.targets, best, event.when and event.when.start


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("frame", FRAMES)
def test_who_tells_of_a_deed_changes_nothing_of_it(frame: str, deed: str) -> None:
    told_plainly = told(f"{deed[0].upper()}{deed[1:]}.")
    assert told_plainly
    assert told(frame.format(deed[0].upper() + deed[1:], deed)) == told_plainly
