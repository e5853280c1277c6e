"""What a reader of the day's rules found them to do too much of."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.events.merging.merging import merge_events
from geoevents.model import Event


def told(text: str) -> list[Event]:
    document, located = read_marked(text, document_id="a", published=date(2026, 3, 6))
    return [group.event for group in merge_events(find_events(document, located), {"a": document})]


def test_a_text_may_end_in_the_deeds_that_somebody_claims() -> None:
    (event,) = told("Two bombs went off in [Mosul] on Monday, killing ten. Islamic State claimed both bombings")
    assert event.actors == ("Islamic State",)


@pytest.mark.parametrize("verbs", ["killed and displaced", "injured and displaced"])
def test_people_hurt_and_driven_out_were_displaced(verbs: str) -> None:
    assert "displacement" in {event.kind for event in told(f"Thousands of people were {verbs} in [Darfur].")}


def test_those_hurt_and_flown_out_were_not() -> None:
    assert "displacement" not in {event.kind for event in told("Six nurses were hurt in [Djibo] and flown out.")}


def test_a_state_that_pounds_is_no_money() -> None:
    (strike,) = told("Israel pounds [Gaza City], killing 12 people.")
    assert strike.actors == ("Military Forces of Israel",)


def test_another_deed_of_the_same_army_is_a_row_of_its_own() -> None:
    first, second = told("Troops shelled [Alef], killing two. Troops had hit a hospital a day earlier.")
    assert (first.fatalities is not None, second.fatalities) == (True, None)


@pytest.mark.parametrize("who", ["Four men in a minibus", "Three men on motorbikes"])
def test_men_whom_something_befalls_bear_no_arms_for_where_they_sit(who: str) -> None:
    (event,) = told(f"{who} were killed when a shell hit [Kramatorsk].")
    assert event.targets == ("civilians",)


def test_men_in_a_car_who_shoot_do() -> None:
    (event,) = told("Men in a car opened fire on a market in [Cali], killing two.")
    assert event.actors == ("men in a car",)


def test_a_crime_told_behind_a_fight_with_bandits_is_nobodys() -> None:
    *_, crime = told("Troops killed two bandits in [Kaduna] on Monday. Four women were raped during the attack.")
    assert (crime.kind, crime.actors) == ("sexual_violence", ())


def test_a_claim_of_some_attacks_is_not_of_all() -> None:
    first, _ = told(
        "A bomb killed five in [Quetta] on Monday. A second bomb wounded three in [Karachi]. "
        "The Baloch Liberation Army claimed several of the attacks."
    )
    assert first.actors == ()


def test_an_alias_that_has_ended_hides_no_army_of_today() -> None:
    (event,) = told("Syrian government forces killed five militiamen in [Sweida] on Monday.")
    assert event.actors == ("Military Forces of Syria",)
