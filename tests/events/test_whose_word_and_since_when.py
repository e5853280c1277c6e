"""Whose word a deed is told on, what of it was called off or only urged, and since when something goes on."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents import Event
from geoevents.events import find_events

TOLD = date(2026, 3, 12)  # a Thursday


def events(text: str, country_code: str = "ML") -> list[Event]:
    document, located = read_marked(text, published=TOLD, country_code=country_code)
    return find_events(document, located)


def statuses(text: str) -> set[tuple[str, str]]:
    return {(event.kind, event.status) for event in events(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers killed three smugglers near [Alef] on Friday, the Defence Department said.",
        "Nine robbers died in a shootout with the police in [Alef], a police commissioner said.",
        "The Interior Ministry said its troops had come under fire near [Alef].",
        "Regional officials said that they had killed six insurgents near [Alef].",
        "The Armenian side said Azerbaijani troops had shelled [Alef].",
        "The defence minister announced that the army had been sent to [Alef] to help the police.",
    ],
)
def test_who_speaks_for_a_party_claims(text: str) -> None:
    assert {event.status for event in events(text)} == {"claimed"}


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers killed three smugglers near [Alef] on Friday, the health department said.",
        "Nine travellers died in a shootout near [Alef], a police commissioner said.",
        "Officials said that gunmen had killed six farmers near [Alef].",
        "Residents said that they had seen soldiers shell [Alef].",
        "Some 17 soldiers died when their lorry was ambushed near [Alef], the defence ministry said.",
        "A chief of the village on the far side said rebels had attacked [Alef].",
    ],
)
def test_who_speaks_for_none_reports(text: str) -> None:
    assert {event.status for event in events(text)} == {"reported"}


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels seized the airport of [Alef] on Monday, and all flights were cancelled.", ("capture", "reported")),
        ("Shells hit [Alef] and classes were suspended.", ("shelling", "reported")),
        ("Gunmen killed two soldiers in [Alef]; a match was called off.", ("armed_clash", "reported")),
        ("The army entered [Alef] on Sunday and the vote was postponed.", ("capture", "reported")),
        ("The talks in [Alef], due on Monday, were cancelled.", ("talks", "cancelled")),
        ("The march in [Alef] was called off.", ("protest", "cancelled")),
        ("An offensive on [Alef] was called off.", ("armed_clash", "cancelled")),
        ("The deployment of troops to [Alef] was cancelled.", ("reinforcement", "cancelled")),
    ],
)
def test_what_was_cancelled_behind_a_deed_is_something_else(text: str, told: tuple[str, str]) -> None:
    assert told in statuses(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Dutch foreign minister is expected in [Alef] on Saturday for talks.", ("talks", "planned")),
        ("There is no credible evidence that the rebels have captured [Alef].", ("capture", "denied")),
        ("Analysts have not observed any evidence that Russian forces seized [Alef].", ("capture", "denied")),
        ("The mission has not seen proof that troops have entered [Alef].", ("capture", "denied")),
        ("I call upon the parties to cease hostilities and to return to dialogue.", ("talks", "called_for")),
        ("I call upon the parties to cease hostilities at once.", ("ceasefire", "called_for")),
        ("The archbishop begged the militias to lay down their arms.", ("ceasefire", "called_for")),
        ("Elders urged the two tribes to lay down their weapons.", ("ceasefire", "called_for")),
    ],
)
def test_what_is_to_come_or_not_borne_out_or_urged(text: str, told: tuple[str, str]) -> None:
    assert told in statuses(text)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("The Dutch foreign minister arrived in [Alef] on Saturday for talks.", ("talks", "reported")),
        ("There is clear evidence that the rebels have captured [Alef].", ("capture", "reported")),
        ("Analysts have seen evidence that Russian forces seized [Alef].", ("capture", "reported")),
        ("The pilot has not been seen since troops entered [Alef] on Monday.", ("capture", "reported")),
    ],
)
def test_what_was_done_or_is_borne_out(text: str, told: tuple[str, str]) -> None:
    assert told in statuses(text)


@pytest.mark.parametrize(
    "text",
    [
        "Some 40 rebels laid down their arms on Monday.",
        "The tribes have yet to lay down their weapons.",
        "The movement was urged to lay down its arms.",
    ],
)
def test_weapons_laid_down_are_no_truce(text: str) -> None:
    assert "ceasefire" not in {event.kind for event in events(text)}


@pytest.mark.parametrize(
    ("text", "kind", "day"),
    [
        ("The protests began on 2 March as a march of students.", "protest", date(2026, 3, 2)),
        ("The demonstrations had started on Monday in [Alef].", "protest", date(2026, 3, 9)),
        ("The fighting broke out on Sunday near [Alef].", "armed_clash", date(2026, 3, 8)),
        ("The talks began on Tuesday in [Alef].", "talks", date(2026, 3, 10)),
        ("The truce had been announced late on Sunday after mediation by Qatar.", "ceasefire", date(2026, 3, 8)),
        ("The ceasefire, the third this year, was agreed on Tuesday.", "ceasefire", date(2026, 3, 10)),
        ("The city has been calm since the riots of 20 February, in which nine died.", "riot", date(2026, 2, 20)),
        ("Herders have been demonstrating since Monday against a tax.", "protest", date(2026, 3, 9)),
    ],
)
def test_what_began_or_was_made_on_a_day_is_told_of_it(text: str, kind: str, day: date) -> None:
    (event,) = events(text)
    assert event.when is not None
    assert (event.kind, event.status, event.when.start) == (kind, "reported", day)


@pytest.mark.parametrize(
    "text",
    [
        "The protests began peacefully.",
        "The talks started with a prayer.",
        "The city has been calm since the riots.",
        "The truce was broken on Tuesday.",
    ],
)
def test_what_is_known_and_has_no_day_is_not_told_again(text: str) -> None:
    assert events(text) == []


def test_a_day_of_unrest_is_told_with_what_began_it() -> None:
    text = "The unrest began on Monday, when soldiers raided a camp in [Alef]; at least 14 people were killed."
    assert "riot" not in {event.kind for event in events(text)}


def test_the_day_of_a_truce_is_no_day_of_what_goes_on_in_spite_of_it() -> None:
    text = "Troops still occupy the ridge near [Alef] despite a truce agreed in November 2024."
    control = next(event for event in events(text) if event.kind == "control")
    assert control.status == "reported"
    assert control.when is None or not control.when.text


def test_the_day_of_a_truce_is_its_own() -> None:
    text = "A truce agreed in November 2025 was broken in [Alef] on Monday by shelling."
    assert all(
        event.when is None or event.when.text != "November 2025" for event in events(text) if event.kind == "shelling"
    )


@pytest.mark.parametrize(
    "text",
    [
        "The army told residents to leave the area.",
        "It had told villagers beforehand to leave a radius of 500 metres.",
        "The mayor told families to leave their homes.",
        "Soldiers told people again to leave the camp.",
    ],
)
def test_who_is_told_to_leave_has_not_left(text: str) -> None:
    assert statuses(text) == {("displacement", "called_for")}


@pytest.mark.parametrize(
    "text",
    [
        "The nurse told families to leave the boxes at the door.",
        "A guide told people to leave nothing behind.",
        "The minister told people to leave politics to him.",
        "Police told residents that they had left.",
    ],
)
def test_what_else_people_are_told_to_leave(text: str) -> None:
    assert "displacement" not in {event.kind for event in events(text)}
