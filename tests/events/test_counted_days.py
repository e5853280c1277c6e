"""Days that a text counts instead of naming, and counts of days that date nothing."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events

PUBLISHED = date(2026, 11, 20)


def days(text: str, published: date = PUBLISHED) -> list[tuple[str, str] | None]:
    """Return the first and last day of each event that its text dates."""
    document, located = read_marked(text, published=published)
    told = [event.when for event in find_events(document, located)]
    return [(str(when.start)[5:], str(when.end)[5:]) if when and when.text else None for when in told]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("Forty people have been killed in four days of fighting near [Alef].", ("11-17", "11-20")),
        ("Three days of heavy shelling have killed forty people in [Alef].", ("11-18", "11-20")),
        ("Delegations concluded two days of talks in [Alef] on November 15.", ("11-14", "11-15")),
        ("Some 42,000 people have fled [Alef] in two weeks.", ("11-06", "11-20")),
    ],
)
def test_a_span_of_days_ends_on_the_day_told_or_when_the_text_was_written(text: str, when: tuple[str, str]) -> None:
    assert days(text) == [when]


@pytest.mark.parametrize(
    "text",
    [
        "Forty people were killed in four days of fighting near [Alef].",
        "Rebels shelled [Alef] in two days' time of rest.",
        "The army has shelled [Alef] with three tons of bombs.",
    ],
)
def test_a_span_that_does_not_reach_the_present_gives_no_days(text: str) -> None:
    assert days(text) == [None]


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (
            "Troops left [Alef] on Monday, two days after rebels overran the town.",
            [("11-16", "11-16"), ("11-14", "11-14")],
        ),
        (
            "Rebels took [Alef] on Monday, 48 hours before troops shelled the town.",
            [("11-16", "11-16"), ("11-18", "11-18")],
        ),
        (
            "Three days after shells hit [Alef] on 3 November, drones struck [Bet].",
            [("11-03", "11-03"), ("11-06", "11-06")],
        ),
    ],
)
def test_a_deed_so_long_after_another_has_its_day_by_that(text: str, when: list[tuple[str, str]]) -> None:
    assert days(text) == when


def test_a_day_of_its_own_is_not_counted() -> None:
    told = days("Three days after shells hit [Alef] on 3 November, drones struck [Bet] on 10 November.")
    assert told == [("11-03", "11-03"), ("11-10", "11-10")]


def test_what_no_day_is_told_of_is_not_dated_by_another() -> None:
    assert days("Troops left [Alef], two days after rebels overran the town.") == [None, None]


@pytest.mark.parametrize("night", ["On the last night of the siege", "In the last days of the war"])
def test_the_last_night_of_a_siege_is_no_night_before_publication(night: str) -> None:
    assert days(f"{night}, rebels shelled [Alef].") == [None]


def test_last_night_is_the_night_before_publication() -> None:
    assert days("Last night rebels shelled [Alef].") == [("11-19", "11-19")]


def test_the_day_after_stands_alone_before_a_comma() -> None:
    assert days("Shells hit [Alef] on 3 November. The day after, drones struck [Bet].")[1] == ("11-04", "11-04")
    assert days("Shells hit [Alef] on 3 November. The day after the vote drones struck [Bet].")[1] is None


def test_months_later_is_counted_from_a_month() -> None:
    assert days("In August, rebels shelled [Alef]. Two months later, drones struck [Bet].")[1] == ("10-01", "10-31")
    assert days("In August, rebels shelled [Alef]. Six months later, drones struck [Bet].")[1] is None


@pytest.mark.parametrize(
    ("text", "published", "when"),
    [
        ("Some 900 people have fled [Alef] in three weeks.", date(1, 1, 6), [("01-01", "01-06")]),
        ("Six days of heavy shelling have killed forty people in [Alef].", date(1, 1, 2), [("01-01", "01-02")]),
        ("Delegations concluded four days of talks in [Alef] on January 2.", date(1, 1, 4), [("01-01", "01-02")]),
        (
            "Troops left [Alef] on 2 January, nine days after rebels overran the town.",
            date(1, 1, 4),
            [("01-02", "01-02"), None],
        ),
        (
            "Rebels took [Alef] on 30 December, nine days before troops shelled the town.",
            date.max,
            [("12-30", "12-30"), None],
        ),
    ],
)
def test_days_are_counted_to_the_ends_of_the_calendar_only(
    text: str, published: date, when: list[tuple[str, str] | None]
) -> None:
    assert days(text, published) == when


@pytest.mark.parametrize(
    ("text", "when"),
    [
        (
            "Nine people were killed in [Alef], six days after raiders attacked the hamlet on 8 November.",
            [("11-14", "11-14"), ("11-08", "11-08")],
        ),
        (
            "Five soldiers were wounded in [Alef], three days before rebels shelled [Bet] on 12 November.",
            [("11-09", "11-09"), ("11-12", "11-12")],
        ),
        ("The nurses were freed on Tuesday, two weeks after they were abducted in [Alef].", [("11-03", "11-03")]),
        ("Families buried the dead on Monday, two days after raiders attacked [Alef].", [("11-14", "11-14")]),
        (
            "The mayor resigned on Monday, two days after police shot marchers in [Alef] on Friday.",
            [("11-20", "11-20")],
        ),
        ("Officials said on Tuesday that four days after raiders attacked [Alef] the road was open.", [None]),
        ("The nurses were freed on Tuesday, months after they were abducted in [Alef].", [("11-17", "11-17")]),
    ],
)
def test_a_deed_so_long_before_or_behind_what_is_told_is_one_of_its_own(
    text: str, when: list[tuple[str, str] | None]
) -> None:
    assert days(text) == when


def test_who_died_of_a_deed_later_is_of_that_deed() -> None:
    assert days("A nurse died on Monday, three days after raiders attacked [Alef].") == [("11-13", "11-13")]
