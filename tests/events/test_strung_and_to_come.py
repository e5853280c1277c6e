"""Verbs that headlines string by commas, days of what is to come or was to be, and ways to tell once passed over."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2025, 10, 7)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return list(find_events(document, located))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Gunmen abduct nine pupils, kill one teacher in [Kuriga]",
            [("abduction", 9, None), ("attack_on_civilians", None, 1)],
        ),
        ("Bandits kill 12, abduct 30 in [Kuriga]", [("attack_on_civilians", None, 12), ("abduction", 30, None)]),
        (
            "Soldiers arrest 12 suspects, kill three in [Kuriga]",
            [("arrest", 12, None), ("attack_on_civilians", None, 3)],
        ),
        (
            "Jihadists burn 30 houses, kill two farmers in [Djibo]",
            [("looting", None, None), ("attack_on_civilians", None, 2)],
        ),
        # a noun behind a comma is none of its verbs
        ("Soldiers kill 12 rebels, attack on camp repelled in [Djibo]", [("armed_clash", None, 12)]),
    ],
)
def test_verbs_strung_by_commas_are_deeds_of_their_own(
    text: str, expected: list[tuple[str, int | None, int | None]]
) -> None:
    found = [(event.kind, dict(event.quantities).get("captured"), event.fatalities) for event in told(text)]
    assert [(kind, taken and taken.best, dead and dead.best) for kind, taken, dead in found] == expected


@pytest.mark.parametrize(
    ("text", "start"),
    [
        ("The rebels have kept [Dilling] encircled since December.", date(2024, 12, 1)),
        ("The army captured [Dilling] in December.", date(2024, 12, 1)),
        ("The army captured [Dilling] in July.", date(2025, 7, 1)),
        # the vote's month, and a plan's, is not that of those who march against it
        ("Thousands marched in [Kutum] on Monday against the vote in December.", date(2025, 10, 6)),
        ("Thousands marched in [Kutum] against the vote which the junta plans for December.", PUBLISHED),
        ("Thousands marched in [Kutum] against the vote due in December.", PUBLISHED),
        ("Thousands marched in [Kutum] ahead of elections scheduled for February.", PUBLISHED),
        ("Thousands marched in [Kutum] ahead of elections slated for 10 February.", PUBLISHED),
        ("Thousands marched in [Kutum] against the vote on 24 October.", PUBLISHED),
        ("Thousands marched in [Kutum] over the vote held in July.", date(2025, 7, 1)),
        # a day to come may be of a plan
        ("The rebels took [Kutum] on 9 October.", PUBLISHED),
        ("The army extended a ceasefire in [Kutum] to 24 October.", PUBLISHED),
        ("Traders in [Kutum] began a strike that runs to 24 October.", PUBLISHED),
        ("Peacekeepers will leave [Kutum] on 24 October.", date(2025, 10, 24)),
        # so long ago, on this day or in a season
        ("Six years ago today, the rebels took [Kutum].", date(2019, 10, 7)),
        ("A year ago on Monday, the rebels took [Kutum].", date(2024, 10, 6)),
        ("Last winter, the rebels took [Kutum].", date(2024, 12, 1)),
        ("Two summers ago, the rebels took [Kutum].", date(2024, 6, 1)),
        # a note's own day
        ("3 Oct: the army retook [Kutum].", date(2025, 10, 3)),
        ("Sitrep 3 OCT: the army retook [Kutum].", date(2025, 10, 3)),
        ("On 1 Oct. and 3 Oct. drones hit [Kutum].", date(2025, 10, 1)),
        ("Police fired at voters in [Kutum] during the election in July.", date(2025, 7, 1)),
        # what was to be held is off
        ("Talks, which were to be held in [Kutum] on 3 November, have been called off.", date(2025, 11, 3)),
    ],
)
def test_a_month_to_come_dates_nothing_that_has_been(text: str, start: date) -> None:
    (event,) = told(text)
    assert event.when is not None
    assert event.when.start == start


@pytest.mark.parametrize(
    ("text", "status", "start"),
    [
        ("In 2019 [Dilling] was held by the RSF, but [Kutum] is now held by the army.", "reported", PUBLISHED),
        ("Having seized [Dilling] in January, the rebels are now moving on [Kutum].", "reported", PUBLISHED),
        ("In January the rebels took [Dilling] and were now moving on [Kutum].", "background", date(2025, 1, 1)),
    ],
)
def test_what_is_so_now_is_of_today(text: str, status: str, start: date) -> None:
    last = told(text)[-1]
    assert last.when is not None
    assert (last.status, last.when.start) == (status, start)


@pytest.mark.parametrize(
    ("text", "kind", "status", "actors"),
    [
        ("Some 900 residents have taken refuge in [Kutum].", "displacement", "reported", ()),
        (
            "Two sailors are believed to be in the hands of the Houthis in [Salif].",
            "abduction",
            "reported",
            ("Houthi movement",),
        ),
        ("The distribution of food rations at [Kutum] resumed.", "aid", "reported", ()),
        ("Unions have called for a further day of marches in [Kutum].", "protest", "called_for", None),
        ("RSF fighters and soldiers faced each other for the control of [Kutum].", "armed_clash", "reported", None),
    ],
)
def test_ways_to_tell_that_were_passed_over(text: str, kind: str, status: str, actors: tuple[str, ...] | None) -> None:
    (event,) = told(text)
    assert (event.kind, event.status) == (kind, status)
    assert actors is None or event.actors == actors


def test_armies_that_face_each_other_do_not_fight_yet() -> None:
    assert told("Soldiers and RSF fighters face each other across the river at [Kutum].") == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "At least nine worshippers were killed in [Kutum], where gunmen burst in during a vigil.",
            ["attack_on_civilians"],
        ),
        ("Hundreds held a vigil in [Kutum].", ["protest"]),
        ("The army ordered its troops to leave [Kutum].", ["withdrawal"]),
        ("The UN called on both sides to respect the truce in [Kutum].", ["ceasefire"]),
        ("Russia handed six more fighter jets to the army at [Kutum].", ["arms_delivery"]),
        ("Two reservists were shot dead in [Kutum] by militants.", ["armed_clash"]),
    ],
)
def test_what_a_word_beside_makes_of_a_deed(text: str, expected: list[str]) -> None:
    assert [event.kind for event in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("After shelling [Kutum] for two hours, RSF fighters entered [Kabkabiya].", ("Rapid Support Forces",), ()),
        ("Before withdrawing from [Kutum], the RSF burned the market of [Kabkabiya].", ("Rapid Support Forces",), ()),
        ("After being ambushed near [Kutum], RSF fighters bombed [Kabkabiya].", (), ("Rapid Support Forces",)),
        # a noun is done by nobody told behind it, nor by who is only said to have acted
        ("After the shelling of [Kutum], RSF fighters entered [Kabkabiya].", (), ()),
        ("After shelling in [Kutum], residents fled to [Kabkabiya].", (), ()),
    ],
)
def test_a_deed_that_opens_a_sentence_is_its_subjects(
    text: str, actors: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    first = told(text)[0]
    assert (first.actors, first.targets) == (actors, targets)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The rebels are likely to advance on [Djibo].", [("advance", "planned")]),
        ("The army is now likely to attack [Djibo].", [("armed_clash", "planned")]),
        ("An attack on [Djibo] is likely to take place on Monday.", [("armed_clash", "planned")]),
        ("Six nuns are believed to be held by rebels in [Djibo].", [("abduction", "reported")]),
        ("Rebels are thought to be in control of [Djibo].", [("control", "reported")]),
        ("Troops are said to be preparing to attack [Djibo].", [("armed_clash", "planned")]),
        ("The rebels, who are likely to be short of fuel, attacked [Djibo].", [("armed_clash", "reported")]),
    ],
)
def test_what_is_likely_is_to_come_and_what_is_believed_is_so(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(event.kind, event.status) for event in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "kind", "status", "day"),
    [
        ("The separatists threatened an assault on [Kutum] on Sunday.", "armed_clash", "planned", None),
        ("On Sunday miners threatened a strike in [Kutum].", "protest", "planned", None),
        ("Miners threatened a strike in [Kutum] from Sunday.", "protest", "planned", date(2025, 10, 12)),
        ("The separatists planned an assault on [Kutum] on Sunday.", "armed_clash", "planned", date(2025, 10, 12)),
        (
            "The separatists threatened a doctor and shelled [Kutum] on Sunday.",
            "shelling",
            "reported",
            date(2025, 10, 5),
        ),
    ],
)
def test_the_day_of_a_threat_is_not_that_of_the_deed(text: str, kind: str, status: str, day: date | None) -> None:
    (event,) = told(text)
    assert (event.kind, event.status, event.when and event.when.start) == (kind, status, day)


def test_who_is_threatened_does_not_do_what_the_crowd_does_next() -> None:
    assert "police" not in told("The mob threatened an officer and then burned a bus in [Kutum].")[-1].actors
