"""Which day a clause is told of: behind an hour, beside a clause of what is to come, of what is travelled to."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

SATURDAY = date(2026, 11, 28)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=SATURDAY, country_code="SD")
    return find_events(document, located)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("A drone hit a mill in [Alef] at 04:35 local time on Thursday.", date(2026, 11, 26)),
        ("A bomb went off in [Alef] at about 9 pm local time on Tuesday, killing two people.", date(2026, 11, 24)),
        ("Shortly before midnight local time on Wednesday an earthquake struck [Alef].", date(2026, 11, 25)),
        ("Rockets struck [Alef] at 6.20 a.m. Kyiv time on Friday.", date(2026, 11, 27)),
    ],
)
def test_a_day_behind_an_hour_dates(text: str, day: date) -> None:
    (event,) = told(text)
    assert event.when is not None
    assert (event.when.start, event.when.end, event.when.precision) == (day, day, "day")


def test_how_often_is_no_day() -> None:
    (event,) = told("The army shelled [Alef] for the fourth time this week.")
    assert event.when is not None
    assert event.when.text == ""


@pytest.mark.parametrize(
    "text",
    [
        "A cyclone is forecast to reach <Aland> on Wednesday, and 3,000 people have fled from [Alef].",
        "A referendum is due on Sunday, and four people were killed in [Alef].",
        "The opposition is expected to march on Tuesday, but gunmen have attacked [Alef].",
        "Four people were killed in [Alef], and a referendum is due on Monday.",
    ],
)
def test_the_day_of_a_plan_is_not_that_of_what_was_done(text: str) -> None:
    (event,) = [event for event in told(text) if event.status == "reported"]
    assert event.when is not None
    assert (event.when.start, event.when.end, event.when.text) == (SATURDAY, SATURDAY, "")


def test_what_was_done_keeps_its_own_day_beside_a_plan() -> None:
    event = told("Troops killed two people in [Alef] on Wednesday, and a general strike is planned for Monday.")[0]
    assert event.when is not None
    assert event.when.start == date(2026, 11, 25)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The ambassador, who visited [Alef] on Thursday, travels to [Berin] on Tuesday.", date(2026, 12, 1)),
        ("The foreign minister flies to [Berin] on Monday for talks.", date(2026, 11, 30)),
    ],
)
def test_who_travels_on_a_day_is_still_to_come(text: str, day: date) -> None:
    event = told(text)[-1]
    assert event.status == "planned"
    assert event.when is not None
    assert event.when.start == day


def test_who_travelled_on_a_day_has_been_there() -> None:
    (event,) = told("The ambassador travelled to [Alef] on Tuesday.")
    assert event.status == "reported"
    assert event.when is not None
    assert event.when.start == date(2026, 11, 24)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Three surveyors kidnapped near [Alef] in May were released on Friday.", "background"),
        ("Six nuns abducted from [Alef] in July have been freed.", "background"),
        ("Six nuns abducted from [Alef] in October have been freed.", "reported"),
        ("Three surveyors kidnapped near [Alef] on Thursday were released on Friday.", "reported"),
        ("Three surveyors were kidnapped near [Alef] in October.", "reported"),
    ],
)
def test_an_abduction_of_months_ago_is_background_where_the_abducted_are_freed(text: str, status: str) -> None:
    (event,) = [event for event in told(text) if event.kind == "abduction"]
    assert event.status == status


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Strikes on Monday hit [Alef] and on Tuesday [Beth].", {"Alef": 10, "Beth": 11}),
        ("Gunmen raided [Alef] on Monday and [Beth] on Tuesday.", {"Alef": 10, "Beth": 11}),
        ("Protests broke out in [Alef] on Sunday and in [Beth] on Monday.", {"Alef": 9, "Beth": 10}),
        ("Jets bombed [Alef] on Monday, and on Tuesday [Beth] and [Gimel].", {"Alef": 10, "Beth": 11, "Gimel": 11}),
        ("Gunmen raided [Alef] and [Beth] on Monday.", {"Alef": 10}),
        ("Gunmen raided [Alef] on Monday, the mayor of [Beth] said on Tuesday.", {"Alef": 10}),
    ],
)
def test_each_place_of_a_list_has_its_own_day(text: str, told: dict[str, int]) -> None:
    document, located = read_marked(text, published=date(2025, 3, 12))
    events = find_events(document, located)
    assert {e.where.mention.span.text: e.when.start.day for e in events if e.where and e.when} == told


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Peace talks due in [Alef] on Thursday did not take place, a minister said.", date(2026, 11, 26)),
        ("A food distribution planned for Thursday in [Alef] had to be given up.", date(2026, 11, 26)),
        ("Troops were trying to retake [Alef] on Thursday.", date(2026, 11, 26)),
        ("Peace talks due in [Alef] on Thursday have been called off, a minister said.", date(2026, 12, 3)),
        ("A food distribution planned for Thursday in [Alef] will not take place.", date(2026, 12, 3)),
    ],
)
def test_what_came_to_nothing_on_a_day_is_over(text: str, day: date) -> None:
    event = told(text)[0]
    assert event.when is not None
    assert event.when.start == day


@pytest.mark.parametrize(
    "text",
    [
        "The junta threatened an assault on [Alef] on Wednesday.",
        "On Tuesday the militia threatened another raid on [Alef].",
    ],
)
def test_the_day_of_a_threat_is_not_that_of_the_deed(text: str) -> None:
    (event,) = told(text)
    assert (event.status, event.when) == ("planned", None)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("The militia threatened a raid on [Alef] on 4 December.", date(2026, 12, 4)),
        ("The union planned a march in [Alef] on Wednesday.", date(2026, 12, 2)),
    ],
)
def test_a_day_to_come_is_that_of_the_deed(text: str, day: date) -> None:
    (event,) = told(text)
    assert event.status == "planned"
    assert event.when is not None
    assert event.when.start == day


@pytest.mark.parametrize(
    "text",
    [
        "The mob threatened a clerk and then torched a lorry in [Alef].",
        "The mob threatened another clerk and torched a lorry in [Alef].",
    ],
)
def test_who_is_threatened_does_not_do_what_follows(text: str) -> None:
    (event,) = [event for event in told(text) if event.kind == "riot"]
    assert (event.status, event.actors) == ("reported", ("protesters",))
