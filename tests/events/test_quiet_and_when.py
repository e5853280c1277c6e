"""War words in other senses, who claims and who disowns a deed, the place and the day that are another clause's."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2026, 11, 20)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return find_events(document, located)


def statuses(text: str) -> list[tuple[str, str]]:
    return [(event.kind, event.status) for event in told(text)]


@pytest.mark.parametrize("hour", ["towards nine o'clock", "toward midnight", "towards the end of the day"])
def test_towards_an_hour_plans_nothing(hour: str) -> None:
    (event,) = told(f"On 12 November, {hour}, the post at [Alef] was the target of an attack by gunmen.")
    assert (event.status, event.when and event.when.start) == ("reported", date(2026, 11, 12))


def test_steps_towards_a_truce_plan_one() -> None:
    assert statuses("Steps towards a truce were agreed in [Alef].") == [("ceasefire", "planned")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The army suffered its worst defeat in months after fighters overran a base near [Alef].", "reported"),
        ("Months after fighters overran a base near [Alef], its walls still stand.", "background"),
        ("One of the accused was arrested by police in [Alef].", "reported"),
        ("A farmer was abducted near [Alef], whatever some papers may claim.", "reported"),
        ("The rebels claim that they abducted a farmer near [Alef].", "claimed"),
        ("The rebels said they had nothing to do with the killing of two nuns near [Alef].", "denied"),
        ("The militia said it had no part in the killing of two nuns near [Alef].", "denied"),
        ("The minister said no troops of theirs had been sent to [Alef].", "denied"),
        ("An appeal by the unions for a strike over wages was withdrawn in [Alef].", "cancelled"),
        ("The unions' strike over wages went ahead in [Alef].", "reported"),
    ],
)
def test_status_is_that_of_the_deed_and_of_no_word_beside_it(text: str, status: str) -> None:
    assert [event.status for event in told(text)] == [status]


def test_a_deed_somebody_disowns_was_done() -> None:
    (event,) = told("The rebels said they had nothing to do with the killing of two nuns near [Alef].")
    assert event.fatalities is not None
    assert event.fatalities.best == 2


def test_nothing_to_do_with_any_attack_tells_of_none() -> None:
    assert told("The power cut at [Alef] had nothing to do with an attack, engineers said.") == []


@pytest.mark.parametrize(
    ("teller", "status"),
    [
        ("the Russian army's spokesman, Colonel Pavel Orlov, asserted on state television", "claimed"),
        ("the press office of the northern wing of the Russian army reported", "claimed"),
        ("a source reportedly serving in the Russian army stated", "reported"),
        ("the director of the region's emergency hospital reported", "reported"),
    ],
)
def test_who_closes_a_sentence_claims_it_as_a_party_alone(teller: str, status: str) -> None:
    (event,) = told(f"Russian troops shelled [Alef] on Monday, {teller}.")
    assert event.status == status
