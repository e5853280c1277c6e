"""Reports withdrawn, rumours dismissed, raids without a shot; the dead told as a price, or in quotation marks."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=date(2025, 11, 27), country_code="SD")
    return find_events(document, located)


def statuses(text: str) -> list[tuple[str, str]]:
    return [(event.kind, event.status) for event in told(text)]


def dead(text: str) -> list[float | None]:
    return [event.fatalities.best if event.fatalities else None for event in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The harbour master withdrew his report of a missile attack near [Alef].", [("shelling", "denied")]),
        ("The ministry retracted an earlier claim that rebels had seized [Alef].", [("capture", "denied")]),
        ("The mayor scoffed at the idea that [Alef] was under rebel control.", [("control", "denied")]),
        ("The ministry dismissed the suggestion that [Alef] was under rebel control.", [("control", "denied")]),
        ("Not a single shot was fired in the raid on [Alef], the army said.", [("armed_clash", "denied")]),
    ],
)
def test_what_is_taken_back_or_dismissed_did_not_happen(text: str, expected: list[tuple[str, str]]) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Reports of an attack on a dhow, off [Alef], were withdrawn by the Houthi coast guard on Tuesday.",
        "More than 80 militiamen have deserted in [Alef] since the start of the offensive.",
        "The navy withdrew its warning after a quiet week off [Alef].",
    ],
)
def test_a_report_withdrawn_is_no_retreat_and_a_since_no_battle(text: str) -> None:
    assert all(status == "denied" for _, status in statuses(text))


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Warnings of a raid on [Alef] grew, and the army withdrew from [Beth].",
            [("armed_clash", "reported"), ("withdrawal", "reported")],
        ),
        ("The envoy described reports of shelling in [Alef] as credible.", [("shelling", "reported")]),
        ("The army withdrew its troops from [Alef] on Tuesday.", [("withdrawal", "reported")]),
        (
            "The army rejected the accusations, and its soldiers shot five villagers in [Alef].",
            [("statement", "denied"), ("attack_on_civilians", "reported")],
        ),
        (
            "The guards fired no shots, but rebels killed two of them in a raid on [Alef].",
            [("armed_clash", "reported")],
        ),
        ("Not a shot has been fired along the front near [Alef] since Monday.", [("ceasefire", "reported")]),
        (
            "Troops withdrew after a report that rebels had seized [Alef].",
            [("withdrawal", "reported"), ("capture", "reported")],
        ),
        ("Moscow did not dismiss the idea that Kyiv had struck [Alef].", [("air_strike", "reported")]),
        ("The army launched an offensive on [Alef] on Monday.", [("armed_clash", "reported")]),
    ],
)
def test_beside_such_words_a_deed_is_told_all_the_same(text: str, expected: list[tuple[str, str]]) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Militiamen killed four raiders near [Alef] at the cost of three of their own.", [7]),
        ("Soldiers killed seven rebels near [Alef], for the loss of two of their men.", [9]),
        ("Kurdish fighters killed ten jihadists near [Alef] while losing four of their own.", [14]),
        ("A trawler went down off [Alef] with the loss of five sailors.", [5]),
        ('The army says it "eliminated" about twelve militants in [Alef].', [12]),
        ("The army said it had “neutralised” nine bandits near [Alef].", [9]),
        ("The slaughter of more than thirty herders in [Alef] shocked the country.", [30]),
        ("The murder of two priests in [Alef] drew condemnation.", [2]),
        ("Gunmen shot a judge in [Alef] on Monday. Her driver later died.", [None, 1]),
    ],
)
def test_the_dead_are_a_price_or_stand_behind_quotation_marks(text: str, expected: list[float | None]) -> None:
    assert dead(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "The army advanced on [Alef] at the cost of 12 villages and three bridges.",
        "The army advanced on [Alef] after the loss of two tanks.",
        "The army advanced on [Alef] at a price of two years of talks.",
        "A storm hit [Alef], and the state faces the loss of 200 teachers.",
        "A storm hit [Alef], which is losing 200 teachers a year.",
    ],
)
def test_ground_tanks_and_years_that_are_lost_are_no_dead(text: str) -> None:
    assert dead(text)[0] is None


def test_who_kills_others_and_loses_men_is_who_kills() -> None:
    (event,) = told("The army killed 15 militants in [Alef] and lost three soldiers.")
    assert event.actors == ("army",)
    assert event.fatalities is not None
    assert event.fatalities.best == 18


def test_a_states_force_is_its_army() -> None:
    (event,) = told("An Israeli force blew up three houses in [Alef] on Sunday.")
    assert (event.kind, event.actors) == ("looting", ("Military Forces of Israel",))


def test_lorries_that_a_band_sets_alight_are_property() -> None:
    (event,) = told("Fuel lorries have been set alight by JNIM fighters near [Alef].")
    assert (event.kind, event.actors) == ("looting", ("JNIM",))


def test_a_call_to_cease_fire_is_one_for_a_truce() -> None:
    assert statuses("Tanzania's president called on both sides to cease fire.") == [("ceasefire", "called_for")]
    assert statuses("The two armies ceased fire at noon on Friday.") == [("ceasefire", "reported")]


def test_a_sweep_that_ends_in_arrests_is_no_advance() -> None:
    assert statuses("Soldiers and police swept through [Alef] and arrested nine men.") == [("arrest", "reported")]
    assert statuses("Rebels swept through [Alef] on Monday.") != []


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("In [Alef], shells fell on the [Beth quarter] on Monday. The town remains besieged by rebels.", "Alef"),
        ("Shells fell on [Beth camp] near [Alef] on Monday. The town remains besieged by rebels.", "Alef"),
        ("Shells fell on [Beth camp] on Monday. The camp remains besieged by rebels.", "Beth camp"),
        ("Near [Alef], shells fell on [Beth] on Monday. The town remains besieged by rebels.", "Beth"),
    ],
)
def test_the_town_is_no_quarter_and_no_camp(text: str, where: str) -> None:
    last = told(text)[-1]
    assert last.where is not None
    assert last.where.mention.span.text == where
