"""Tolls as coders of events read them: one who died and whom no number counts, parts of a list, bare counts."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.events.merging.merging import merge_events
from geoevents.model import Event


def told(text: str) -> list[Event]:
    """Return the merged events of a dispatch of 6 March 2024."""
    document, located = read_marked(text, document_id="a", published=date(2024, 3, 6))
    return [group.event for group in merge_events(find_events(document, located), {"a": document})]


def dead(text: str) -> list[tuple[float, ...]]:
    """Return low, best and high of each merged event that counts its dead."""
    return [tuple(event.fatalities) for event in told(text) if event.fatalities is not None]


def total(text: str) -> float:
    """Return how many died in all."""
    return sum(best for _, best, _ in dead(text))


@pytest.mark.parametrize(
    "text",
    [
        "Raiders attacked a shepherd in [Kutum]. The shepherd was killed in the raid.",
        "Gunmen attacked a bus in [Kutum]. The victim later died in hospital.",
        "Gunmen shot at a man in [Kutum]. He died on the spot.",
        "Bandits shot a baker dead in [Kutum].",
        "Police shot Brian Otieno dead in [Kutum].",
        "A robber stabbed and killed Ana Lopez, a People's League (PL) town councilor, in [Kutum].",
        "Men thought to be of IS shot and killed a man in [Kutum], as he was driving home.",
        "Hassan, the head of the health office in [Kutum], was shot and killed when he ran.",
        "A mine in [Kutum] killed a pedestrian.",
        "Militants beheaded a village elder in [Kutum].",
    ],
)
def test_one_whom_no_number_counts_is_one(text: str) -> None:
    assert total(text) == 1


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked the home of the mayor in [Kutum], but the mayor was not killed.",
        "The army killed Al Shabaab fighters in [Kutum].",
        "The platoon was killed in an ambush in [Kutum].",
        "Gunmen killed Ana Lopez's horse in [Kutum].",
        "Gunmen tried to kill the mayor in [Kutum].",
    ],
)
def test_nobody_or_nobody_knows_how_many_is_not_one(text: str) -> None:
    assert total(text) == 0


def test_one_of_the_dead_told_of_again_is_not_another() -> None:
    assert total("Gunmen killed a teacher in [Kutum]. The teacher was killed as she left the school.") == 1
    assert total("Gunmen killed two farmers in [Kutum]. He was killed on his way home.") == 2


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A widow and her 9-year-old daughter were killed by gunmen in [Kutum].", 2),
        ("Gunmen killed a man, his wife and their two-year-old son in [Kutum].", 3),
        ("In a firefight in [Kutum] two rebels and six guards including two women and four cadets were killed.", 8),
        ("Militants killed seven farmers including three women and wounded four in [Kutum].", 7),
        ("Raiders killed four herders, 3 men and 1 woman, in [Kutum].", 4),
        ("Raiders killed four soldiers, two policemen and two civilians in [Kutum].", 8),
        ("In addition to the bomber, 11 people were killed and five were injured in a blast in [Kutum].", 12),
        ("In addition to the market, 11 shops were hit and two traders were killed in [Kutum].", 2),
        ("No soldiers but four civilians were killed in an ambush in [Kutum].", 4),
        ("A gunman killed two guards and then killed himself in [Kutum].", 3),
        ("A bomber blew himself up in [Kutum], killing four people.", 4),
    ],
)
def test_every_one_of_the_dead_is_counted_once(text: str, number: int) -> None:
    assert total(text) == number


def test_men_and_women_are_no_more_captives() -> None:
    (taken,) = told("Raiders abducted four herders, 3 men and 1 woman, in [Kutum].")
    assert dict(taken.quantities)["captured"].best == 4


@pytest.mark.parametrize(
    ("text", "numbers"),
    [
        ("Gunmen attacked a bus in [Kutum]. 2 fatalities.", [(2, 2, 2)]),
        ("Gunmen attacked a bus in [Kutum]. At least one death reported.", [(1, 1, 1)]),
        ("Gunmen attacked a bus in [Kutum]. Two people were killed. 2 fatalities.", [(2, 2, 2)]),
        ("Gunmen attacked [Kutum] and killed villagers. Reports on fatalities range from 3 to 5.", [(3, 4, 5)]),
        ("Gunmen attacked a bus in [Kutum]. Prices range from 3 to 5 dollars.", []),
        ("Gunmen attacked a bus in [Kutum].\n\n2 fatalities.", []),
        ("Gunmen attacked a bus in [Kutum]. Two passengers fled.", []),
        ("An air strike on [Kutum] killed multiple militants.", [(3, 3, 9)]),
        ("An unspecified number of soldiers were killed in an ambush in [Kutum].", []),
        ("An unknown number of soldiers died and 12 were wounded in an ambush in [Kutum].", []),
    ],
)
def test_a_bare_count_is_of_what_was_told_before(text: str, numbers: list[tuple[float, ...]]) -> None:
    assert dead(text) == numbers


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("Residents of [Kutum] protested after a cyclist was killed by a bus driver.", 0),
        ("Police in [Kutum] arrested a man who had allegedly killed his brother.", 0),
        ("Three people were killed during protests in [Kutum].", 3),
        ("Police fired on a protest in [Kutum], killing three.", 3),
    ],
)
def test_those_for_whom_people_march_or_are_arrested_did_not_die_of_that(text: str, number: int) -> None:
    assert total(text) == number


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A mob killed two thieves in [Kutum]. One was burnt alive and the other was stoned to death.", 2),
        ("Gunmen attacked two traders in [Kutum]. One was killed and the other was wounded.", 1),
        ("An attacker shot and killed two pupils in [Kutum] before shooting and killing himself.", 3),
        ("[Hassan], the head of the water board in [Kutum], was shot and killed when he resisted.", 1),
    ],
)
def test_how_each_died_and_who_he_was_add_nobody(text: str, number: int) -> None:
    assert total(text) == number
