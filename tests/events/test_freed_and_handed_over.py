"""Releases, things handed over and what came to nothing: sentences of our own."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2025, 3, 12)


def read(text: str, country_code: str = "NG") -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED, country_code=country_code)
    return find_events(document, located)


@pytest.mark.parametrize(
    "text",
    [
        "Nine abducted traders were freed in [Alef] on Monday.",
        "Soldiers rescued 14 kidnapped pupils near [Alef] on Monday.",
        "Kidnapped opposition activist Ada Obi was released in [Alef] on Monday.",
        "A Polish tourist walked free in [Alef] on Monday after two years in captivity.",
    ],
)
def test_captives_who_get_free_were_taken_before_that_day(text: str) -> None:
    (event,) = read(text)
    assert (event.kind, event.status, event.when, event.actors) == ("abduction", "background", None, ())


def test_the_day_of_the_abduction_is_its_own() -> None:
    (event,) = read("Two priests seized in [Alef] last week have been released, the diocese said on Monday.")
    assert (event.kind, event.status, event.actors) == ("abduction", "reported", ())
    assert event.when is not None
    assert event.when.end == date(2025, 3, 9)


@pytest.mark.parametrize(
    "text",
    [
        "Bandits kidnapped nine traders in [Alef] on Monday.",
        "Nine traders were kidnapped in [Alef] on Monday.",
        "Nine traders kidnapped in [Alef] on Monday.",
    ],
)
def test_an_abduction_told_as_news_has_its_day(text: str) -> None:
    (event,) = read(text)
    assert (event.kind, event.status) == ("abduction", "reported")
    assert event.when is not None
    assert event.when.start == date(2025, 3, 10)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Troops freed 30 captives from a forest near [Alef].", []),
        ("The Houthis released 30 prisoners in [Alef].", ["agreement"]),
    ],
)
def test_captives_freed_by_force_are_no_agreement(text: str, kinds: list[str]) -> None:
    assert [event.kind for event in read(text, "YE")] == kinds


def status_of(text: str, kind: str, country_code: str = "NG") -> list[str]:
    return [event.status for event in read(text, country_code) if event.kind == kind]


@pytest.mark.parametrize(
    "text",
    [
        "A relief convoy bound for [Alef] was turned back by police on Monday.",
        "Militiamen stopped an aid convoy near [Alef].",
        "Herders blocked three aid trucks heading for [Alef].",
        "The UN said one of its convoys was denied access to [Alef].",
    ],
)
def test_aid_that_is_stopped_is_cancelled(text: str) -> None:
    assert status_of(text, "aid") == ["cancelled"]


@pytest.mark.parametrize(
    "text",
    [
        "An aid convoy reached [Alef] after being held up for a week.",
        "The first aid trucks entered [Alef] after herders had blocked them for a week.",
        "An aid convoy blocked for a month reached [Alef].",
    ],
)
def test_aid_that_gets_there_in_the_end_is_reported(text: str) -> None:
    assert set(status_of(text, "aid")) == {"reported"}
    assert status_of(text, "armed_clash") == []


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The truce in [Alef] collapsed on Monday.", "cancelled"),
        ("A truce between the army and the herders in [Alef] fell apart.", "cancelled"),
        ("A truce declared in [Alef] on Monday collapsed within a day.", "reported"),
        ("A truce in [Alef] ended two years of war.", "reported"),
        ("A truce took hold in [Alef] on Monday.", "reported"),
    ],
)
def test_a_truce_that_collapses_is_over(text: str, status: str) -> None:
    assert status_of(text, "ceasefire") == [status]


def doers(text: str, country_code: str) -> set[str]:
    return {name for event in read(text, country_code) for name in event.actors}


@pytest.mark.parametrize(
    ("text", "country_code"),
    [
        ("Enemies of the Taliban attacked a post in [Alef].", "AF"),
        ("The Taliban's enemies attacked a post in [Alef].", "AF"),
        ("Anti-Taliban fighters attacked a post in [Alef].", "AF"),
        ("Hezbollah critics rallied in [Alef].", "LB"),
        ("Opponents of the junta ambushed a convoy near [Alef].", "MM"),
        ("An anti-Houthi militia shelled [Alef].", "YE"),
    ],
)
def test_who_is_against_somebody_is_not_him(text: str, country_code: str) -> None:
    (event,) = read(text, country_code)
    assert not {"Taliban", "Hezbollah", "Military Forces of Myanmar", "Houthi movement"} & {*event.actors}


@pytest.mark.parametrize(
    ("text", "country_code", "name"),
    [
        ("Fighters of the Taliban attacked a post in [Alef].", "AF", "Taliban"),
        ("The Taliban's fighters attacked a post in [Alef].", "AF", "Taliban"),
        ("Anti-Balaka fighters attacked a post in [Alef].", "CF", "Anti-Balaka"),
        ("Anti-M23 militiamen attacked a post in [Alef].", "CD", "anti-m23 militiamen"),
        ("Coalition jets struck [Alef].", "YE", "Saudi-led coalition"),
    ],
)
def test_who_is_of_somebody_is_him(text: str, country_code: str, name: str) -> None:
    assert doers(text, country_code) == {name}


def test_a_coalition_in_another_land_is_not_the_one_in_yemen() -> None:
    assert "Saudi-led coalition" not in doers("Coalition jets struck [Alef].", "IQ")


@pytest.mark.parametrize(
    "text",
    [
        "Protesters in [Alef] marched on Monday over the killings in [Beth].",
        "Nurses in [Alef] protested on Monday against the murder of a colleague in [Beth].",
        "In [Alef], thousands marched on Monday to mark the deaths of 30 people in the train crash at [Beth].",
    ],
)
def test_a_protest_is_not_where_and_when_what_it_is_about_was(text: str) -> None:
    protest, *others = read(text)
    assert protest.where is not None
    assert (protest.kind, protest.where.mention.span.text, protest.fatalities) == ("protest", "Alef", None)
    assert [event.when for event in others] == [None] * len(others)


def test_the_only_place_of_a_protest_is_its_own() -> None:
    (protest,) = read("Protesters marched against the governor in [Alef] on Monday.")
    assert protest.where is not None
    assert protest.where.mention.span.text == "Alef"


def test_those_killed_at_a_protest_are_counted() -> None:
    (protest,) = read("Protests over a new tax spread to [Alef], where five people were killed.")
    assert protest.fatalities is not None
    assert protest.fatalities.best == 5


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("The base at [Alef] was attacked and overrun by JNIM.", [("JNIM",), ("JNIM",)]),
        ("[Alef] was shelled and then occupied by the RSF.", [("Rapid Support Forces",)] * 2),
        ("[Alef] was shelled and later retaken by the RSF.", [(), ("Rapid Support Forces",)]),
    ],
)
def test_one_by_is_of_both_blow_and_capture(text: str, doers: list[tuple[str, ...]]) -> None:
    assert [event.actors for event in read(text, "")] == doers


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The militia handed over two captured soldiers to the army in [Alef].", []),
        ("Two suspects were handed over to the police in [Alef].", []),
        ("The gang's leader was handed over to the police in [Alef].", []),
        ("The militia handed over its base in [Alef] to the army.", ["withdrawal"]),
        ("The town of [Alef] was handed over to the army.", ["withdrawal"]),
    ],
)
def test_people_handed_over_are_no_ground_and_no_troops_sent(text: str, kinds: list[str]) -> None:
    assert [event.kind for event in read(text, "ML")] == kinds


RAID = "Militants attacked a post in [Alef] on Monday."


@pytest.mark.parametrize(
    ("text", "targets", "dead"),
    [
        ("Witnesses put the number of dead soldiers at nine.", ("soldiers",), 9),
        ("The number of soldiers killed was nine, a local official said.", ("soldiers",), 9),
        ("At least nine soldiers are dead, witnesses said.", ("soldiers",), 9),
        ("Police put the toll at nine.", (), 9),
    ],
)
def test_a_toll_is_of_the_attack_told_before(text: str, targets: tuple[str, ...], dead: int) -> None:
    raid, toll = read(f"{RAID} {text}", "ML")
    assert (toll.kind, toll.actors, toll.targets) == (raid.kind, (), targets)
    assert toll.fatalities is not None
    assert toll.fatalities.best == dead
    assert toll.when is not None
    assert toll.when.start == date(2025, 3, 10)


def test_a_number_of_troops_is_no_toll() -> None:
    assert len(read(f"{RAID} Experts put the number of foreign troops there at 900.", "ML")) == 1


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Austria offered to host the two sides in [Alef].", "talks", "planned"),
        ("Austria hosted the two sides in [Alef] on Monday.", "talks", "reported"),
        ("[Alef] has been proposed as the venue for a new round of talks.", "talks", "planned"),
        ("Austria offered [Alef] as a venue for peace talks.", "talks", "planned"),
        ("[Alef] served as a venue for peace talks.", "talks", "reported"),
        ("Elders brokered a deal between the two clans in [Alef].", "agreement", "reported"),
        ("Tribal elders mediated an end to the fighting in [Alef].", "agreement", "reported"),
    ],
)
def test_talks_on_offer_are_planned_and_mediated_deals_were_made(text: str, kind: str, status: str) -> None:
    assert status_of(text, kind, "") == [status]
