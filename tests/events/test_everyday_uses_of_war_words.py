"""Words that look like ground taken, shelling or flight: men caught by name, raids, tear gas, calls, births."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2026, 11, 20)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return list(find_events(document, located))


def kinds(text: str) -> list[str]:
    return [event.kind for event in told(text)]


@pytest.mark.parametrize(
    "text",
    [
        "A clinic in [Alef] said 14 bodies, all of them soldiers, had been brought in since Sunday.",
        "Twenty corpses of rebels had been brought in on Monday, the morgue in [Alef] said.",
        "The army brought in the bodies of nine soldiers to [Alef] on Monday.",
    ],
)
def test_the_dead_who_are_brought_in_reinforce_nobody(text: str) -> None:
    assert "reinforcement" not in kinds(text)


@pytest.mark.parametrize(
    "text",
    ["Fresh troops had been brought in to [Alef] since Monday.", "The army brought in tanks to [Alef] on Monday."],
)
def test_troops_who_are_brought_in_do(text: str) -> None:
    assert kinds(text) == ["reinforcement"]


@pytest.mark.parametrize(
    "text",
    [
        "Luis was captured in [Alef] by soldiers of the Third Brigade.",
        '"Chino" was captured in [Alef] on Monday by the navy.',
        "Juan Vargas, known as Pipe, was captured in [Alef] by soldiers on Monday.",
        "Commander Musa was captured near [Alef] on Monday by troops.",
        "Pedro was seized in [Alef] on Monday by soldiers.",
    ],
)
def test_somebody_caught_in_a_town_is_no_town_taken(text: str) -> None:
    assert "capture" not in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "[Alef] was captured in May by Russian troops.",
        "Positions were captured in [Alef] on Monday by the rebels.",
        "Half of the villages were captured in [Alef] by Russian troops.",
        "[Alef] and [Beth] were captured on Monday by the rebels.",
    ],
)
def test_ground_that_is_captured_still_is(text: str) -> None:
    assert set(kinds(text)) == {"capture"}


@pytest.mark.parametrize(
    "text",
    [
        "Turkish soldiers entered the village of [Alef] on Monday, searched homes for two hours and then withdrew.",
        "Troops entered [Alef] and searched houses before leaving.",
        "Israeli troops entered [Alef], arrested three men and left on Monday.",
        "Gunmen entered [Alef] on Monday and shot dead 12 villagers.",
        "Rebels entered [Alef] and looted the market before pulling out.",
    ],
)
def test_a_town_only_entered_for_its_people_is_not_taken(text: str) -> None:
    assert not {"capture", "withdrawal", "displacement"} & {*kinds(text)}
    assert told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army entered [Alef] on Monday, searched houses and set up checkpoints.", "capture"),
        ("Tanks of the army entered [Alef] on Monday.", "capture"),
        ("Russian troops entered [Alef] on Monday and killed two civilians.", "attack_on_civilians"),
        ("Jihadists entered [Alef] on Monday, and the army withdrew.", "withdrawal"),
        ("Rebels briefly entered [Alef] before withdrawing the same evening.", "capture"),
    ],
)
def test_a_town_entered_to_stay_or_given_up_is(text: str, expected: str) -> None:
    assert expected in kinds(text)
    assert "capture" in kinds(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The militants held the town of [Alef] for five hours, freed prisoners, and left.", ["control"]),
        ("Rebels overran [Alef] and freed 40 prisoners.", ["capture"]),
        ("Rebels freed 40 prisoners in [Alef] on Monday.", ["agreement"]),
        ("The army took [Alef] on Monday, and the two sides released 40 prisoners.", ["capture", "agreement"]),
    ],
)
def test_prisoners_freed_by_who_took_a_town_are_no_agreement(text: str, expected: list[str]) -> None:
    assert [event.kind for event in told(text)] == expected


def test_armed_men_who_leave_a_town_withdraw() -> None:
    assert kinds("The radio of Al-Shabaab said its men had left [Alef] for tactical reasons.") == ["withdrawal"]
    assert kinds("Thousands of residents had left [Alef] by Monday.") == ["displacement"]


def test_a_scrap_of_somebody_s_words_denies_nothing() -> None:
    assert told('"not hand over [Alef] for a signature".') == []
    assert [event.status for event in told("Kyiv did not hand over [Alef].")] == ["denied"]


def test_tear_gas_shells_shell_nobody() -> None:
    assert "shelling" not in kinds("Police fired tear gas shells at protesters in [Alef] on Monday.")
    assert "shelling" not in kinds("Officers lobbed tear-gas grenades at students in [Alef] on Monday.")
    assert kinds("Mortar shells hit the camp in [Alef] on Monday.") == ["shelling"]


@pytest.mark.parametrize(
    "text",
    [
        "Residents of [Alef] reached by telephone spoke of shelling on Saturday.",
        "Villagers reached on the phone in [Alef] spoke of shelling on Saturday.",
    ],
)
def test_who_is_reached_by_telephone_goes_nowhere(text: str) -> None:
    assert kinds(text) == ["shelling"]


def test_who_reaches_a_town_by_lorry_does() -> None:
    assert kinds("Displaced families reached [Alef] by lorry on Monday.") == ["displacement"]


@pytest.mark.parametrize(
    "text",
    [
        "[Alef] came under mortar fire. A farmer, born in 1971, died in [Alef].",
        "A drone hit a shop in [Alef]. Its owner (born 1950) died.",
        "The commander, born in [Beth] in 1980, was killed in an air strike near [Alef].",
    ],
)
def test_a_year_of_birth_dates_nothing_and_counts_nobody(text: str) -> None:
    assert all(event.when is not None and event.when.start.year == 2026 for event in told(text))
    assert all(event.fatalities is None or event.fatalities.best < 2 for event in told(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shots were exchanged between two skiffs and the guards of a tanker off [Alef] on Friday.", ["armed_clash"]),
        ("Fire was traded across the border near [Alef] on Monday.", ["armed_clash"]),
        ("Gifts were exchanged between the two sides in [Alef] on Monday.", []),
        ("Prisoners were exchanged at [Alef] on Monday.", ["agreement"]),
    ],
)
def test_what_is_exchanged_tells_what_it_was(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A tanker was abandoned off [Alef]; the engine room had flooded.", []),
        ("Basements flooded in [Alef] on Monday.", ["flood"]),
        ("C. Flooding", []),
        ("C. Flooding in [Alef]", ["flood"]),
        ("A Russian bomb hit a block of flats in [Alef] on Monday.", ["air_strike"]),
        ("A Taliban bomb hit a convoy near [Alef] on Monday.", ["ied"]),
        ("A second distribution planned for 24 November in [Alef] was called off.", ["aid"]),
        ("The distribution of prizes in [Alef] was called off on Monday.", []),
    ],
)
def test_ships_headings_and_bombs_by_their_owners(text: str, expected: list[str]) -> None:
    assert [kind for kind in kinds(text) if kind != "accident"] == expected


def test_a_truce_that_never_took_hold_is_none() -> None:
    assert [event.status for event in told("The truce in [Alef] never took hold.")] == ["cancelled"]
    assert [event.status for event in told("The truce in [Alef] took hold on Monday.")] == ["reported"]


def test_a_town_held_for_hours_is_held_no_longer_nor_where_they_went() -> None:
    text = "JNIM attacked [Alef] on Tuesday. The militants held the town for five hours and left towards [Beth]."
    (held,) = (event for event in told(text) if event.kind == "control")
    assert held.status == "background"
    assert held.where is not None
    assert held.where.mention.span.text == "Alef"
    (now,) = told("The rebels have held the town of [Alef] for five days.")
    assert now.status == "reported"
