"""Days of what went before, years that only name a treaty, hours of meals, and where somebody was expected."""

from __future__ import annotations

from datetime import date

import pytest

from geoevents.events import find_events
from geoevents.gazetteer import open_gazetteer
from geoevents.model import Document, Event
from geoevents.pipeline import locate

PUBLISHED = date(2024, 5, 17)  # a Friday


def read(text: str) -> list[Event]:
    document = Document("x", text, PUBLISHED)
    with open_gazetteer() as gazetteer:
        return find_events(document, locate(document, gazetteer))


def told(text: str, kind: str) -> tuple[str, str]:
    """Return the words and the first day that a text gives an event of a kind."""
    when = next(event.when for event in read(text) if event.kind == kind)
    return (when.text, str(when.start)) if when is not None else ("", "")


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Rebels left Hajjah on Tuesday after the air force had bombed their depot.", "air_strike", "2024-05-14"),
        ("The garrison left Kidal on Monday because drones had struck its fuel.", "drone_strike", "2024-05-13"),
        ("On 3 May, hundreds fled Gao following clashes between two militias.", "armed_clash", "2024-05-03"),
    ],
)
def test_what_went_before_a_dated_deed_has_no_day_of_its_own_and_is_no_later(
    text: str, kind: str, expected: str
) -> None:
    assert told(text, kind) == ("", expected)


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Rebels left Hajjah on Tuesday after the air force had bombed their depot.", "withdrawal", "2024-05-14"),
        ("Four soldiers died in Gao on Monday after gunmen attacked their post.", "armed_clash", "2024-05-13"),
        ("After gunmen had attacked the post in Gao on Monday, four soldiers died.", "armed_clash", "2024-05-13"),
        ("On Sunday, after rebels had shelled the market in Goma, shops closed.", "shelling", "2024-05-12"),
        ("Hundreds fled Gao after rebels had shelled its market on Sunday.", "shelling", "2024-05-12"),
    ],
)
def test_a_day_beside_its_deed_and_one_that_heads_a_sentence_stay(text: str, kind: str, expected: str) -> None:
    words, day = told(text, kind)
    assert words != ""
    assert day == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen killed three signatories of the 2019 peace agreement in Bambari.", "attack_on_civilians"),
        ("Police arrested two veterans of the 1991 war treaty in Juba.", "arrest"),
    ],
)
def test_a_year_that_names_a_treaty_dates_no_deed(text: str, kind: str) -> None:
    assert told(text, kind) == ("", "2024-05-17")


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("In 2016 rebels signed a peace agreement in Havana.", "agreement", "2016-01-01"),
        ("In 2016 militia attacked a signatory's house in Bambari.", "attack_on_civilians", "2016-01-01"),
        ("A rocket hit a bakery in Kherson at breakfast time on Thursday.", "shelling", "2024-05-16"),
        ("Shells fell on Kherson at lunch time on Thursday.", "shelling", "2024-05-16"),
    ],
)
def test_a_year_of_the_deed_and_a_day_behind_the_hour_of_a_meal_stay(text: str, kind: str, expected: str) -> None:
    assert told(text, kind)[1] == expected


def test_a_count_of_times_is_no_hour() -> None:
    assert told("It was the third time in a week that shells fell on Kherson.", "shelling") == ("", "2024-05-17")


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The visit of the French minister, who was expected in Beirut tomorrow, has been put off.", "Beirut"),
        ("Talks expected in Cairo next week have been postponed.", "Cairo"),
        ("Talks on the fighting in Sudan have been postponed.", ""),
    ],
)
def test_talks_are_where_somebody_was_expected(text: str, expected: str) -> None:
    where = next(event.where for event in read(text) if event.kind == "talks")
    assert (where.mention.span.text if where is not None else "") == expected
