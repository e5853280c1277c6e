"""Dates: counted from publication, never invented."""

import random
from datetime import date

import pytest
from effort import calls
from hypothesis import given
from hypothesis import strategies as st

from geoevents.dates.dates import (
    _DATED_OR_PART,
    _rules,
    acled_time_precision,
    count_days,
    find_dates,
    find_dates_in,
    match_dates,
    next_weekday,
    rest_of_unit,
    ucdp_date_precision,
)
from geoevents.model import DateSpan
from geoevents.text.tokens import find_tokens

PUBLISHED = date(2020, 6, 24)  # a Wednesday


def test_no_date_rule_does_without_a_word_of_time() -> None:
    """Only stretches that hold such a word are searched."""
    pattern, _ = _rules()
    letters = sorted({letter for letter in pattern.pattern if letter.isalpha()} | {"#"})
    untimed = [letter for letter in letters if not _DATED_OR_PART.fullmatch(letter)]
    chance = random.Random(4)
    assert not any(pattern.search("".join(chance.choices(untimed, k=12))) for _ in range(5_000))


def days(text: str, published: date | None = PUBLISHED) -> list[tuple[str, str, str] | None]:
    return [d and (d.start.isoformat(), d.end.isoformat(), d.precision) for _, d in find_dates(text, published)]


@pytest.mark.parametrize(
    ("text", "start", "end", "precision"),
    [
        ("held Tuesday", "2020-06-23", "2020-06-23", "day"),
        ("on Monday", "2020-06-22", "2020-06-22", "day"),
        ("on Wednesday", "2020-06-24", "2020-06-24", "day"),
        ("last Wednesday", "2020-06-17", "2020-06-17", "day"),
        ("next Monday", "2020-06-29", "2020-06-29", "day"),
        ("Monday night", "2020-06-22", "2020-06-22", "day"),
        ("yesterday", "2020-06-23", "2020-06-23", "day"),
        ("the day before yesterday", "2020-06-22", "2020-06-22", "day"),
        ("the day before yesterday. Monday", "2020-06-22", "2020-06-22", "day"),
        ("tomorrow", "2020-06-25", "2020-06-25", "day"),
        ("in October and November last year", "2019-10-01", "2019-11-30", "year"),
        ("June and July 2018", "2018-06-01", "2018-07-31", "year"),
        ("over April and May", "2020-04-01", "2020-05-31", "year"),
        ("overnight", "2020-06-23", "2020-06-24", "days"),
        ("about ten days ago", "2020-06-14", "2020-06-14", "day"),
        ("two weeks ago", "2020-06-07", "2020-06-13", "week"),
        ("last week", "2020-06-15", "2020-06-21", "week"),
        ("at the weekend", "2020-06-20", "2020-06-21", "days"),
        ("earlier this month", "2020-06-01", "2020-06-24", "month"),
        ("last November", "2019-11-01", "2019-11-30", "month"),
        ("in recent weeks", "2020-05-27", "2020-06-24", "month"),
        ("over the past 48 hours", "2020-06-22", "2020-06-24", "days"),
        ("overnight on June 20 to 21", "2020-06-20", "2020-06-21", "days"),
        ("in the night from Saturday to Sunday", "2020-06-20", "2020-06-21", "days"),
        ("overnight on Sunday", "2020-06-21", "2020-06-21", "day"),
        ("last night", "2020-06-23", "2020-06-23", "day"),
        ("this morning", "2020-06-24", "2020-06-24", "day"),
        ("in the first week of June", "2020-06-01", "2020-06-07", "week"),
        ("the last week of May", "2020-05-25", "2020-05-31", "week"),
        ("the week of 8 June", "2020-06-08", "2020-06-14", "week"),
        ("in the week ending 14 June", "2020-06-08", "2020-06-14", "week"),
        ("epidemiological week 24", "2020-06-08", "2020-06-14", "week"),
        ("week 45 of 2019", "2019-11-04", "2019-11-10", "week"),
        ("the second half of May", "2020-05-16", "2020-05-31", "month"),
        ("in the first quarter of 2020", "2020-01-01", "2020-03-31", "year"),
        ("in the second half of last year", "2019-07-01", "2019-12-31", "year"),
        ("Q2 2020", "2020-04-01", "2020-06-30", "year"),
        ("from late April to mid-May", "2020-04-21", "2020-05-20", "month"),
        ("24 June 2020", "2020-06-24", "2020-06-24", "day"),
        ("June 24, 2020", "2020-06-24", "2020-06-24", "day"),
        ("Wednesday, June 24, 2020", "2020-06-24", "2020-06-24", "day"),
        ("the 3rd of June", "2020-06-03", "2020-06-03", "day"),
        ("2020-06-24", "2020-06-24", "2020-06-24", "day"),
        ("24/06/2020", "2020-06-24", "2020-06-24", "day"),
        ("24.06.2020", "2020-06-24", "2020-06-24", "day"),
        ("06/24/2020", "2020-06-24", "2020-06-24", "day"),
        ("June 3-5", "2020-06-03", "2020-06-05", "days"),
        ("between 3 and 5 June", "2020-06-03", "2020-06-05", "days"),
        ("from 3 to 5 June", "2020-06-03", "2020-06-05", "days"),
        ("from 29 May to 2 June", "2020-05-29", "2020-06-02", "days"),
        ("in May", "2020-05-01", "2020-05-31", "month"),
        ("in December", "2019-12-01", "2019-12-31", "month"),
        ("March 2019", "2019-03-01", "2019-03-31", "month"),
        ("in early June", "2020-06-01", "2020-06-10", "month"),
        ("since 2011", "2011-01-01", "2011-12-31", "year"),
        ("In April last year, rebels shelled", "2019-04-01", "2019-04-30", "month"),
        ("was shelled in May of last year.", "2019-05-01", "2019-05-31", "month"),
        ("on 9 August last year", "2019-08-09", "2019-08-09", "day"),
        ("on November 2 of last year", "2019-11-02", "2019-11-02", "day"),
        ("in early September last year", "2019-09-01", "2019-09-10", "month"),
        ("from April to May last year", "2019-04-01", "2019-05-31", "year"),
        ("the first week of February last year", "2019-02-01", "2019-02-07", "week"),
        ("in September this year", "2020-09-01", "2020-09-30", "month"),
        ("by March next year", "2021-03-01", "2021-03-31", "month"),
        ("Shelling has gone on since this morning", "2020-06-24", "2020-06-24", "day"),
        ("between 2014 and 2016", "2014-01-01", "2016-12-31", "more"),
        ("29 February 2020", "2020-02-29", "2020-02-29", "day"),
        ("at dawn on the 19th, men in", "2020-06-19", "2020-06-19", "day"),
        ("late on the 29th.", "2020-05-29", "2020-05-29", "day"),
        ("the night of the 19th to the 20th", "2020-06-19", "2020-06-20", "days"),
        ("the 11th and 12th of June", "2020-06-11", "2020-06-12", "days"),
        ("on the night of 21/22 June", "2020-06-21", "2020-06-22", "days"),
        ("overnight Sunday to Monday", "2020-06-21", "2020-06-22", "days"),
        ("from late Sunday to early Monday", "2020-06-21", "2020-06-22", "days"),
        ("on 3, 4 and 6 June", "2020-06-03", "2020-06-06", "days"),
        ("June 3, 4 and 6", "2020-06-03", "2020-06-06", "days"),
        ("May 30-June 2", "2020-05-30", "2020-06-02", "days"),
        ("the weekend of 13-14 June", "2020-06-13", "2020-06-14", "days"),
        ("Friday last week", "2020-06-19", "2020-06-19", "day"),
        ("last week Friday", "2020-06-19", "2020-06-19", "day"),
        ("on Monday this week", "2020-06-22", "2020-06-22", "day"),
        ("three nights ago", "2020-06-21", "2020-06-21", "day"),
        ("on Christmas Eve", "2019-12-24", "2019-12-24", "day"),
        ("Christmas Day 2018", "2018-12-25", "2018-12-25", "day"),
        ("on New Year's Eve 2018", "2018-12-31", "2018-12-31", "day"),
        ("New Year's Day", "2020-01-01", "2020-01-01", "day"),
        ("in the early hours of 19 June", "2020-06-19", "2020-06-19", "day"),
        ("in the early morning hours of June 19", "2020-06-19", "2020-06-19", "day"),
        ("during the small hours of Friday, 19 June", "2020-06-19", "2020-06-19", "day"),
        ("overnight into June 19", "2020-06-18", "2020-06-19", "days"),
        ("in the night to 1 June", "2020-05-31", "2020-06-01", "days"),
        ("in the first days of June", "2020-06-01", "2020-06-10", "month"),
        ("on the last day of May", "2020-05-31", "2020-05-31", "day"),
        ("on the first of June", "2020-06-01", "2020-06-01", "day"),
        ("late in May", "2020-05-21", "2020-05-31", "month"),
        ("early this month", "2020-06-01", "2020-06-10", "month"),
        ("late last month", "2020-05-21", "2020-05-31", "month"),
        ("on Friday, Saturday and Sunday", "2020-06-19", "2020-06-21", "days"),
    ],
)
def test_find_dates_reads_a_phrase(text: str, start: str, end: str, precision: str) -> None:
    assert days(text) == [(start, end, precision)]


def test_find_dates_counts_from_the_date_before() -> None:
    assert days("On Monday they left; the evening before, they fought. That same day they came back.") == [
        ("2020-06-22", "2020-06-22", "day"),
        ("2020-06-22", "2020-06-22", "day"),
    ]
    assert days("On Monday they left; the previous evening they fought.")[-1] == ("2020-06-21", "2020-06-21", "day")
    assert days("On Monday they met. The next day they parted, and two days later they met again.") == [
        ("2020-06-22", "2020-06-22", "day"),
        ("2020-06-23", "2020-06-23", "day"),
        ("2020-06-25", "2020-06-25", "day"),
    ]


@pytest.mark.parametrize("later", ["four months later", "two weeks later", "two days later"])
def test_nothing_is_counted_from_a_day_told_before_another_month(later: str) -> None:
    assert days(f"On 9 February 2020 they met. In May they parted, and {later} they met again.") == [
        ("2020-02-09", "2020-02-09", "day"),
        ("2020-05-01", "2020-05-31", "month"),
    ]


def test_days_are_counted_from_a_day_told_before_what_is_yet_to_come() -> None:
    told = days("On 9 February 2020 they met. A vote is due in August 2020. Two days later they met again.")
    assert told[-1] == ("2020-02-11", "2020-02-11", "day")
    told = days("In March they met. One month later they met again.")
    assert told[-1] == ("2020-04-01", "2020-04-30", "month")


@pytest.mark.parametrize(
    "text",
    [
        "They may march on the capital", "2,000 troops and 2000 men", "31 February 2020", "a second strike",
        "the 19th Brigade", "on the 2nd floor", "the 20th century", "a new year of war",
        "He sat in the sun", "the first of many", "24 vehicles", "99/99/9999", "",
    ],
)  # fmt: skip
def test_find_dates_sees_no_date_where_none_is(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize("text", ["on Monday", "yesterday", "June 16", "last year", "two weeks ago", "the next day"])
def test_find_dates_invents_nothing_without_a_publication_date(text: str) -> None:
    assert days(text, None) == [None]


def test_find_dates_reads_full_dates_without_a_publication_date() -> None:
    assert days("on 24 June 2020 and in 2014", None) == [
        ("2020-06-24", "2020-06-24", "day"),
        ("2014-01-01", "2014-12-31", "year"),
    ]


def test_next_weekday_moves_a_weekday_past_publication() -> None:
    wednesday = find_dates("on Tuesday", PUBLISHED)[0][1]
    assert wednesday is not None
    assert next_weekday(wednesday, PUBLISHED).start == date(2020, 6, 30)


@pytest.mark.parametrize(
    ("start", "end", "precision", "acled", "ucdp"),
    [
        (1, 1, "day", 1, 1), (1, 3, "days", 2, 2), (1, 7, "week", 2, 3), (1, 30, "month", 3, 4),
    ],
)  # fmt: skip
def test_precision_codes_follow_the_codebooks(start: int, end: int, precision: str, acled: int, ucdp: int) -> None:
    span = DateSpan(date(2020, 6, start), date(2020, 6, end), "", precision)
    assert (acled_time_precision(span), ucdp_date_precision(span)) == (acled, ucdp)


@given(
    st.lists(st.sampled_from([*"19 -/.,", "Monday", " June ", " ago ", " days ", "2020", "last ", "the "]), max_size=30)
)
def test_find_dates_quotes_the_text_and_orders_its_days(words: list[str]) -> None:
    text = "".join(words)
    for span, found in find_dates(text, PUBLISHED):
        assert text[span.start : span.end] == span.text
        assert found is None or found.start <= found.end


def test_find_dates_takes_time_in_proportion_to_length() -> None:
    text = "between 3 and 5 June the last few days of 1 1 1 of the the Monday to "
    find_dates(text, PUBLISHED)
    short, long = (calls(lambda n=n: find_dates(text * n, PUBLISHED)) for n in (200, 1600))  # type: ignore[misc]
    assert long < 12 * short


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("killed on Nov. 3.", "2020-11-03"),
        ("in Maiduguri on Dec. 24, 2019, police said", "2019-12-24"),
        ("BAMAKO, 23 Nov. 2019 (Wire) - Troops", "2019-11-23"),
        ("on Sept. 3 in Goma", "2020-09-03"),
    ],
)
def test_a_month_cut_short_by_a_stop_is_still_a_month(text: str, day: str) -> None:
    assert [str(days.start) for _, days in find_dates(text, date(2020, 11, 28)) if days] == [day]


@pytest.mark.parametrize("text", ["a 5-4-1 formation", "version 1.2.3", "10.10.999", "the ratio 10-4-11"])
def test_numbers_that_are_no_date_are_none(text: str) -> None:
    assert days(text) == []


@pytest.mark.parametrize(
    ("text", "day"), [("5/4/20", "2020-04-05"), ("05-04-20", "2020-04-05"), ("2020-4-5", "2020-04-05")]
)
def test_numeric_dates_of_the_usual_kinds_are_read(text: str, day: str) -> None:
    assert days(text) == [(day, day, "day")]


@pytest.mark.parametrize(
    ("words", "start", "end"),
    [
        ("later this week", date(2024, 5, 15), date(2024, 5, 19)),
        ("the current month", date(2024, 5, 15), date(2024, 5, 31)),
        ("this year", date(2024, 5, 15), date(2024, 12, 31)),
        ("on Monday", date(2024, 5, 13), date(2024, 5, 15)),
        ("", date(2024, 5, 13), date(2024, 5, 15)),
    ],
)
def test_what_is_ahead_in_a_unit_is_what_is_left_of_it(words: str, start: date, end: date) -> None:
    told = DateSpan(date(2024, 5, 13), date(2024, 5, 15), words, "week")
    left = rest_of_unit(told, date(2024, 5, 15))
    assert (left.start, left.end) == (start, end)


def test_dates_once_found_are_counted_from_any_day() -> None:
    text = "Shells fell on Monday and on 3 Sept., before the truce of 1 May 2019."
    matches = match_dates(find_tokens(text), text)
    for published in (None, date(2020, 6, 24), date(2021, 1, 5)):
        assert count_days(matches, published) == find_dates_in(find_tokens(text), text, published)
    assert [str(days.start) for *_, days in count_days(matches, date(2021, 1, 5))] == [
        "2021-01-04", "2020-09-03", "2019-05-01",
    ]  # fmt: skip


def test_the_first_of_may_day_rallies_is_no_first_of_may() -> None:
    assert days("Three people were hurt in the first of May Day marches") != [("2020-05-01", "2020-05-01", "day")]
    assert days("Three people were hurt on the first of May") == [("2020-05-01", "2020-05-01", "day")]


@pytest.mark.parametrize("behind", ["after troops left", "before the vote", "after they had met"])
def test_days_counted_from_what_is_told_behind_are_not_counted_from_the_day_before(behind: str) -> None:
    assert days(f"On Monday they left, two days {behind}.") == [("2020-06-22", "2020-06-22", "day"), None]


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("on 3 June. The following week it fell", "2020-06-08", "2020-06-14"),
        ("on 3 June. The following week it fell. It rose the week after.", "2020-06-15", "2020-06-21"),
        ("on 3 June. The same week it fell", "2020-06-01", "2020-06-07"),
        ("in March 2019. The same year it fell", "2019-01-01", "2019-12-31"),
        ("on Monday. An hour later it fell", "2020-06-22", "2020-06-22"),
        ("on Monday. Two hours earlier it fell", "2020-06-22", "2020-06-22"),
        ("on 2 June, he said in a statement released on Monday. The same day it fell", "2020-06-02", "2020-06-02"),
        ("on 2 June, he told reporters on Monday. Two days later it fell", "2020-06-04", "2020-06-04"),
        # what the sentence tells no other day of is counted from the day of the words
        ("on 2 June. He said on Monday that it fell. The day before it rose", "2020-06-21", "2020-06-21"),
        ("on 2 June and on Monday. The same day it fell", "2020-06-22", "2020-06-22"),
        # what is yet to come
        ("on 3 June. Talks will be held next week", "2020-06-29", "2020-07-05"),
        ("on Monday. The following week it will fall", "2020-06-29", "2020-07-05"),
    ],
)
def test_what_goes_on_from_a_day_told_before(text: str, start: str, end: str) -> None:
    told = days(text)[-1]
    assert told is not None
    assert told[:2] == (start, end)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("on Monday. Two days after the killings, it fell", "2020-06-24"),
        ("on 2 June. A week before the attack, it fell", "2020-05-26"),
        ("on 2 June. Two days after the attack on Gao, it fell", None),
        ("on 2 June. Two days after troops left, it fell", None),
        ("on 2 June. It rose over the following days", "2020-06-03"),
    ],
)
def test_days_are_counted_from_a_deed_told_last_and_from_none_told_behind(text: str, expected: str | None) -> None:
    told = days(text)[-1]
    within = told is not None and told[0] <= expected <= told[1] if expected is not None else told is None
    assert within
