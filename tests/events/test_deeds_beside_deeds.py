"""Two deeds in one sentence of agency copy: a charge and what is charged, what is taken along with a post."""

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
    ("text", "kind"),
    [
        ("Ukraine accused Russia of shelling [Nikopol] on Monday, killing three people.", "shelling"),
        ("Juba accuses the SPLA-IO of executing 14 traders in [Nasir] on Monday.", "attack_on_civilians"),
        ("The mayor blamed the RSF for shelling the hospital of [Umruwaba] on Monday, killing two nurses.", "shelling"),
    ],
)
def test_a_charge_with_its_dead_is_a_statement_and_the_deed_which_has_the_day(text: str, kind: str) -> None:
    charge, deed = told(text)
    assert (charge.kind, deed.kind, deed.status) == ("statement", kind, "claimed")
    assert deed.when is not None
    assert charge.when is not None
    assert (deed.when.text, charge.when.text) == ("Monday", "")


@pytest.mark.parametrize(
    "text",
    [
        "The TPLF accused Asmara of arming rebels in [Zalambessa].",
        "Kyiv accused Moscow of planning an attack on [Sumy].",
        "Kyiv accused Moscow of violating the truce in [Sumy].",
    ],
)
def test_a_charge_without_dead_is_a_statement_alone(text: str) -> None:
    assert kinds(text) == ["statement"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Fighters overran three posts near [Buni] and captured 12 soldiers.", ["capture"]),
        ("The Taliban overran a checkpoint in [Faryab] and took 20 policemen prisoner.", ["capture"]),
        ("Rebels seized the town of [Kalemie] and captured a colonel and 14 of his men.", ["capture"]),
        ("The rebels captured nine gendarmes near [Masisi].", ["abduction"]),
        ("The army captured 30 fighters in [Kalemie] on Friday.", ["arrest"]),
        ("Rebels captured the soldiers' barracks in [Bambari].", ["capture"]),
        ("Rebels captured the town of [Bambari] from soldiers.", ["capture"]),
        ("Troops overran a rebel camp near [Bara] and captured weapons and vehicles.", ["capture"]),
        ("Hamlets captured by fighters were shelled in [Bara].", ["shelling"]),
    ],
)
def test_men_who_are_taken_alive_are_no_ground_and_counted_with_it(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A truce meant to allow aid convoys into [Masisi] took effect at noon.", ["ceasefire"]),
        ("The UN called for a humanitarian pause in [Aleppo] to allow aid deliveries.", ["ceasefire"]),
        ("A truce took effect in [Masisi] and aid convoys reached [Sake].", ["ceasefire", "aid"]),
    ],
)
def test_aid_that_a_truce_is_to_allow_is_no_aid_yet(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_how_many_were_caught_with_a_place_is_kept() -> None:
    (event,) = told("Fighters overran three posts near [Buni] and captured 12 soldiers.")
    assert dict(event.quantities)["captured"].best == 12
