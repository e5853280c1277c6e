"""Sieges that are over, what is only asked or denied, and the dead that no plain verb counts."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event


def told(text: str, country_code: str = "SD") -> list[Event]:
    document, located = read_marked(text, published=date(2025, 11, 27), country_code=country_code)
    return find_events(document, located)


def dead(text: str) -> list[float | None]:
    return [event.fatalities.best if event.fatalities else None for event in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels lifted their two-month siege of [Alef] on Tuesday.",
        "Militants are lifting the fuel blockade of [Alef].",
        "The siege of [Alef] has been broken, residents said.",
        "The blockade of [Alef] ended on Tuesday.",
    ],
)
def test_a_siege_that_is_lifted_or_broken_is_over(text: str) -> None:
    assert [(event.kind, event.status) for event in told(text)] == [("siege", "cancelled")]


@pytest.mark.parametrize(
    "text",
    ["The siege of [Alef] has not been broken.", "The blockade of [Alef] continued on Tuesday."],
)
def test_a_siege_that_goes_on_is_not_over(text: str) -> None:
    assert {event.status for event in told(text)} <= {"reported", "denied"}


@pytest.mark.parametrize(
    "text",
    [
        "Did the rebels capture [Alef] on Monday? Nobody can tell.",
        "The army retook [Alef] this week? Not so.",
        "Had the garrison not held out, the militants would have captured [Alef].",
    ],
)
def test_what_is_asked_or_would_have_been_is_no_event(text: str) -> None:
    assert told(text) == []


def test_what_a_question_takes_for_granted_is_told() -> None:
    assert [event.kind for event in told("Why did the rebels shell [Alef] on Monday?")] == ["shelling"]


def test_a_plot_that_had_been_foiled_is_cancelled() -> None:
    assert {event.status for event in told("A coup attempt in [Alef] had been thwarted, officials said.")} == {
        "cancelled"
    }


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shelling of [Alef] on Monday: 4 residents KIA and 9 WIA.", [4]),
        ("The battalion lost 7 KIA in [Alef].", [7]),
        ("A shell hit a clinic in [Alef]; a teacher died.", [1]),
        ("Rockets hit [Alef]; three villagers attained martyrdom.", [3]),
        ("An air strike on [Alef] killed the militia's deputy commander Adam Musa and two others.", [3]),
        ("Air strikes on [Alef] killed 12 people and two others were wounded.", [12]),
        ("The raid on [Alef] left 20 dead, including nine militiamen; the army said it lost two soldiers.", [20]),
        ("The army killed 14 rebels in [Alef] and lost three soldiers.", [17]),
        ("In the fighting in [Alef], six hostages and two policemen died.", [8]),
    ],
)
def test_the_dead_are_counted(text: str, expected: list[float]) -> None:
    assert dead(text) == expected


def test_the_kachin_army_is_told_from_the_fallen() -> None:
    (event,) = told("KIA fighters attacked an army post in [Alef] on Monday.", "MM")
    assert event.actors == ("Kachin Independence Army",)
    assert all("Kachin" not in name for e in told("The battalion lost 7 KIA in [Alef].") for name in e.actors)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Adam Idris and two others died in an air strike on [Alef].", [3]),
        ("Six people and two others died in an air strike on [Alef].", [8]),
        ("An air strike on [Alef] killed the rebel commander Adam Idris and four villagers.", [5]),
        ("The siege of a hotel in [Alef] ended with nine people dead.", [9]),
    ],
)
def test_one_who_is_named_beside_others_is_one_of_the_dead(text: str, expected: list[float]) -> None:
    assert dead(text) == expected


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        (
            "The RSF denied that [Bara] had fallen, saying it had shelled [El Obeid].",
            {"capture": "denied", "shelling": "claimed"},
        ),
        (
            "The RSF denied shelling [Bara] and said the army had bombed [Nyala].",
            {"shelling": "denied", "air_strike": "claimed"},
        ),
        (
            "Israel denied bombing [Rafah], saying Hamas had shelled the camp.",
            {"air_strike": "denied", "shelling": "claimed"},
        ),
        ("The army denied saying that it had shelled [Nyala].", {"shelling": "denied"}),
    ],
)
def test_what_is_said_behind_a_denial_is_not_denied(text: str, kinds: dict[str, str]) -> None:
    document, located = read_marked(text, country_code="SD")
    assert {event.kind: event.status for event in find_events(document, located)} == kinds


@pytest.mark.parametrize(
    ("text", "status", "start"),
    [
        ("The RSF hosts peace talks in [Nyala] next month.", "planned", date(2025, 12, 1)),
        (
            "The army was to have met the RSF for talks in [Kosti] on Sunday but stayed away.",
            "cancelled",
            date(2025, 11, 23),
        ),
        ("Talks with the RSF were to have been held in [Kosti] on Monday.", "cancelled", date(2025, 11, 24)),
    ],
)
def test_gatherings_whose_day_is_ahead_or_did_not_come(text: str, status: str, start: date) -> None:
    (talks,) = told(text)
    assert (talks.kind, talks.status, talks.when and talks.when.start) == ("talks", status, start)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The allegation that a drone struck a wedding in [Baidoa] is categorically rejected.", "denied"),
        ("Reports of looting in [Bara] were firmly denied by the army.", "denied"),
        ("Claims that shells had hit [Bara] turned out to be false.", "denied"),
        ("Reports that shells had hit [Bara] were confirmed by the army.", "reported"),
    ],
)
def test_what_a_dismissed_report_says_is_denied(text: str, status: str) -> None:
    assert {event.status for event in told(text)} == {status}


def test_a_government_claims_what_another_states_force_did_in_its_country() -> None:
    (hit,) = told("Tajikistan's foreign ministry said that a Kyrgyz drone had hit a mosque in [Isfara].", "TJ")
    assert (hit.status, hit.actors) == ("claimed", ("Military Forces of Kyrgyzstan",))
    (hit,) = told("Tajikistan's foreign ministry said that a Kyrgyz drone had hit a mosque in [Batken].", "KG")
    assert hit.status == "reported"


def test_a_meeting_called_off_behind_a_visit_planned_is_another() -> None:
    visit, meeting = told("The RSF will travel to [Nairobi] next week; talks planned in [Geneva] have been called off.")
    assert [event.status for event in (visit, meeting)] == ["planned", "cancelled"]
    assert [event.where and event.where.mention.span.text for event in (visit, meeting)] == ["Nairobi", "Geneva"]
