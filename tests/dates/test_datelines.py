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


@pytest.mark.parametrize(
    "opening",
    [
        "GOMA, 12 March 2025. ",
        "GOMA (12 March 2025) - ",
        "Goma/Bukavu, 12 Mar 2025 (agencies) ",
        "GOMA, DR Congo — March 12, 2025 — ",
        "(Goma, 12 Mar. 2025) ",
        "Dar es Salaam | 12 Mar 2025 | ",
        "[12/03/2025] ",
        "2025-03-12. ",
        "Weekly security update as of 12 March 2025. ",
        "Updated: Mar. 12, 2025 at 09:30 GMT\n",
        "Posted 12 March 2025, 9:30 a.m. ",
        "Field note, 12 March 2025. ",
        "Goma 12.03.2025. ",
        "Relief bulletin No. 4\nAs of 12 March 2025. ",
        "Wire | Goma, DR Congo | Wednesday 12 March 2025, 10:15 CAT | ",
        "(Wire) 12 March 2025 ",
        "(Wire) 12 March 2025\n",
    ],
)
def test_an_opening_of_names_and_a_full_date_is_a_dateline(opening: str) -> None:
    text = f"{opening}Rebels attacked an army post on Friday. On Saturday they killed two farmers."
    dateline = read_dateline(text, find_dates_in(find_tokens(text), text, None))
    assert dateline.published == TOLD
    events = find_events(Document("d", text), [])
    assert [str(event.when and event.when.start) for event in events] == ["2025-03-07", "2025-03-08"]


@pytest.mark.parametrize(
    "text",
    [
        "On 12 March 2025 gunmen attacked Goma.",
        "On 12 March 2025 (Wednesday) gunmen attacked Goma.",
        "In Goma, 12 March 2025 (a Wednesday) was a bad day.",
        "Operation Dawn (12 March 2025) left ten dead.",
        "Rebels let them pass it.\nBukavu, 12 March 2025. Residents fled.",
        "Goma fell on 12 March 2025. Rebels marched on.",
        "Attack on 12 March 2025. Rebels marched on.",
        "The army lost the town on\n12 March 2025. Rebels marched on.",
        "12 March 2025. Rebels took Goma.\n14 March 2025. Troops left Bukavu.",
        "Rebels left Goma that night.\nBukavu, 12 March 2025. Residents fled.",
        "As of 12 March 2025, 4,000 people had fled Goma.",
    ],
)
def test_the_date_of_what_a_text_tells_is_no_dateline(text: str) -> None:
    assert read_dateline(text, find_dates_in(find_tokens(text), text, None)).published is None
