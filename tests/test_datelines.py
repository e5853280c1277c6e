"""The day a dispatch gives as its own."""

from datetime import date

import pytest

from geoevents.dates import find_dates_in
from geoevents.dates.datelines import read_dateline
from geoevents.events import find_events
from geoevents.model import Document
from geoevents.text.tokens import find_tokens

TOLD = date(2025, 3, 12)


@pytest.mark.parametrize(
    "text",
    [
        "GOMA, 12 March 2025 (Wire) - Rebels took Walikale on Tuesday.",
        "Goma, DR Congo, March 12, 2025 — Rebels took Walikale on Tuesday.",
        "REBELS TAKE TOWN\nGeneva/Goma, 12 March 2025 – Rebels took Walikale on Tuesday.",
        "12 March 2025: Rebels took Walikale on Tuesday.",
        "KYIV (Wire), 12 March 2025 - Rebels took Walikale on Tuesday.",
    ],
)
def test_a_dateline_is_the_day_of_the_text_and_dates_no_event(text: str) -> None:
    dateline = read_dateline(text, find_dates_in(find_tokens(text), text, None))
    assert dateline.published == TOLD
    assert dateline.span is not None
    event = find_events(Document("d", text), [])[-1]  # a heading may tell of it first
    assert event.when is not None
    assert event.when.start == event.when.end == date(2025, 3, 11)


@pytest.mark.parametrize(
    "heading",
    [
        "Situation Report No. 4 | 12 March 2025",
        "DR Congo: displacement in the east\nFlash Update #3, as of 12 March 2025",
        "Published on 12 March 2025",
        "Reporting period: 6 to 12 March 2025",
    ],
)
def test_a_heading_with_a_full_date_is_the_day_of_the_text(heading: str) -> None:
    text = f"{heading}\nRebels took Walikale on Tuesday."
    events = find_events(Document("d", text), [])
    assert [str(event.when.start) for event in events if event.when] == ["2025-03-11"]


@pytest.mark.parametrize(
    "text",
    [
        "The village has been quiet since the army took it. It fell on 12 March 2025, he said - and nobody left.",
        "Goma, where rebels marched in on 12 March 2025 - a day to remember.",
        "GOMA, March 12 (Wire) - Rebels took Walikale on Tuesday.",
        "Rebels took Walikale on Tuesday.",
        "By 31 December 2030 the army will leave Goma. Rebels took Walikale on Tuesday.",
        "On 4 April 2019 forces attacked Tripoli. Rebels took Sirte on Tuesday.",
        "",
    ],
)
def test_dates_in_sentences_and_without_a_year_are_no_day_of_the_text(text: str) -> None:
    assert read_dateline(text, find_dates_in(find_tokens(text), text, None)).published is None


def test_a_dateline_without_a_year_dates_no_event_of_a_dated_document() -> None:
    text = "GOMA, March 12 (Wire) - Rebels took Walikale on Tuesday."
    (event,) = find_events(Document("d", text, TOLD), [])
    assert event.when is not None
    assert event.when.start == date(2025, 3, 11)
