"""Whole dispatches: a row takes its day, place and toll from what was told right before, and from nowhere else."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.events.merging import merge_events
from geoevents.model import Event

BOMB = "A bomb went off at a market in [Alef] on Monday, killing nine people. "


def told(text: str) -> list[Event]:
    """Return the merged events of a dispatch of Friday, 20 November 2026."""
    document, located = read_marked(text, document_id="a", published=date(2026, 11, 20), country_code="NG")
    return [group.event for group in merge_events(find_events(document, located), {"a": document})]


def site(event: Event) -> str:
    return event.where.mention.span.text if event.where else ""


def wounded(event: Event) -> float | None:
    return next((count.best for name, count in event.quantities if name == "wounded"), None)


@pytest.mark.parametrize(
    ("behind", "hurt"),
    [
        ("At least 31 people were injured and evacuated to [Bet].", 31),
        ("Twelve people were wounded and taken to a hospital in [Bet].", 12),
        ("Seven people are being treated for shrapnel wounds in [Bet].", 7),
        ("Sixteen people were hurt.", 16),
    ],
)
def test_the_hurt_are_of_the_deed_and_not_of_where_they_are_nursed(behind: str, hurt: float) -> None:
    (one,) = told(BOMB + behind)
    assert (one.kind, site(one), wounded(one)) == ("ied", "Alef", hurt)


@pytest.mark.parametrize(
    "behind",
    [
        "Twelve people were wounded in [Bet].",
        "In [Bet], three people were wounded and taken to a clinic.",
        "Police rushed to the scene of a blast in [Bet], where six people were wounded.",
    ],
)
def test_the_hurt_of_another_place_are_of_another_deed(behind: str) -> None:
    *_, other = told(BOMB + behind)
    assert site(other) == "Bet"


def test_houses_burned_in_one_breath_with_a_killing_were_burned_that_day() -> None:
    *_, burned = told("Rebels attacked [Alef] on Monday. They beheaded four men and burned some 60 houses.")
    assert (burned.kind, site(burned), burned.when and burned.when.start) == ("looting", "Alef", date(2026, 11, 16))


@pytest.mark.parametrize(
    ("behind", "place"),
    [
        ("Some 200 families were evacuated to a school.", "Alef"),
        ("Over 3,000 people have fled since the bombing.", "Alef"),
        ("On Tuesday, the Taliban arrested two men over the bombing.", "Alef"),
        ("Over 3,000 people fled to [Bet].", "Bet"),
        ("On Tuesday, the Taliban arrested two men in Xandaraq over the bombing.", ""),
    ],
)
def test_who_flees_or_is_arrested_without_a_place_was_where_the_deed_was(behind: str, place: str) -> None:
    assert site(told(BOMB + behind)[-1]) == place
