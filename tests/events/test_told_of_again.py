"""Whom and what a sentence means that tells again of those, or of the place, that a sentence before it told of."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

GROUPS = ["JNIM", "Boko Haram", "Gran Grif", "M23"]
BANDS = ["gunmen", "bandits", "armed men", "militiamen"]
BETWEEN = ["", " Shops have been closed since.", ' "I ran," said a teacher.', "\n\nThe hills are full of gold.\n\n"]


def told(text: str, country_code: str = "ML") -> list[Event]:
    document, located = read_marked(text, published=date(2026, 3, 12), country_code=country_code)
    return find_events(document, located)


def last_actors(text: str) -> tuple[str, ...]:
    return told(text)[-1].actors


@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize(
    "again",
    [
        "The same men abducted six women on Monday.",
        "The same group abducted six women on Monday.",
        "The gang abducted six women.",
        "The perpetrators abducted six women.",
        "The group's fighters abducted six women.",
        "The group's gunmen abducted six women.",
    ],
)
def test_a_group_is_told_of_again_by_what_it_is(group: str, again: str, between: str) -> None:
    assert last_actors(f"Fighters of {group} raided [Alef] and killed nine people.{between} {again}") == (group,)


@pytest.mark.parametrize("between", BETWEEN)
@pytest.mark.parametrize("band", BANDS)
@pytest.mark.parametrize("again", ["The same men", "The same gang", "The perpetrators", "The attackers"])
def test_a_band_without_a_name_is_told_of_again(band: str, again: str, between: str) -> None:
    text = f"On Monday, {band} raided [Alef] and killed nine people.{between} {again} abducted six women."
    assert last_actors(text) == (band,)


@pytest.mark.parametrize("group", GROUPS)
@pytest.mark.parametrize("again", ["The attackers", "The assailants", "The raiders"])
def test_the_attackers_are_the_band_of_the_last_attack_and_not_a_group_told_of_elsewhere(
    group: str, again: str
) -> None:
    text = f"{group} shelled [Alef]. In [Beth], gunmen raided a market and killed nine people. {again} burned shops."
    assert last_actors(text) == ("gunmen",)


@pytest.mark.parametrize("group", GROUPS)
def test_who_defends_a_place_is_no_attacker(group: str) -> None:
    text = f"{group} raided [Alef] and killed nine people. Village volunteers fought back. The attackers burned shops."
    assert last_actors(text) == (group,)


def test_the_rivals_of_a_group_are_others() -> None:
    assert last_actors("JNIM raided [Alef]. The group's rivals abducted six women.") != ("JNIM",)


@pytest.mark.parametrize("again", ["The same men", "The same group"])
def test_nobody_is_told_of_again_where_nobody_was_told_of(again: str) -> None:
    assert last_actors(f"Floods hit [Alef]. {again} abducted six women in [Beth].") == ()


@pytest.mark.parametrize("again", ["attacker", "assailant", "shooter"])
def test_one_armed_man_is_told_of_again_by_what_he_did(again: str) -> None:
    text = f"A gunman opened fire in a church in [Alef], killing three people. The {again} was shot dead by police."
    assert told(text)[-1].targets == ("gunman",)


def test_one_attacker_is_no_group() -> None:
    text = "Gunmen raided a church in [Alef], killing three people. The attacker was shot dead by police."
    assert told(text)[-1].targets == ("attacker",)


@pytest.mark.parametrize(("one", "other"), [("JNIM", "the army"), ("M23", "Wazalendo"), ("Boko Haram", "ISWAP")])
def test_two_who_fought_are_the_two_sides_and_they(one: str, other: str) -> None:
    both = set(told(f"{one} and {other} fought in [Alef].")[0].actors)
    assert len(both) == 2
    for again in ("The two sides accused each other of", "Both sides accused each other of"):
        assert set(last_actors(f"{one} and {other} fought in [Alef]. {again} breaking a truce.")) == both
    assert set(last_actors(f"{one} and {other} fought in [Alef]. They shelled each other's camps.")) == both


def test_the_two_sides_are_nobody_where_three_fought() -> None:
    text = "JNIM, M23 and the army fought in [Alef]. The two sides accused each other of breaking a truce."
    assert last_actors(text) == ()


@pytest.mark.parametrize("victims", ["Two people", "Two villagers", "Another man", "One woman", "Two more children"])
@pytest.mark.parametrize("group", GROUPS)
def test_who_was_killed_elsewhere_was_not_killed_by_the_last_doer(group: str, victims: str) -> None:
    text = f"{group} raided [Alef] and killed nine people. {victims} were shot dead in [Beth] on Monday."
    assert last_actors(text) == ()


@pytest.mark.parametrize("opening", ["One hit", "Another hit", "Two hit"])
def test_one_of_many_drones_is_the_same_sides(opening: str) -> None:
    text = f"Russia launched 30 drones at [Alef]. {opening} a bus in [Beth]."
    assert all("Russia" in actor for event in told(text, "UA") for actor in event.actors)


@pytest.mark.parametrize(
    "speaker",
    [
        "The presidency",
        "The president's office",
        "A government spokesman",
        "The Minister of Defence, Ali Camara,",
        "Minister of the Interior Ali Camara",
        "The head of state, Ali Camara,",
        "National security adviser Ali Camara",
        "The Prime Minister, General Ali Camara,",
    ],
)
def test_who_holds_an_office_of_the_land_speaks_for_its_government(speaker: str) -> None:
    text = f"JNIM raided [Alef] and killed nine people. {speaker} condemned the attack."
    assert last_actors(text) == ("Government of Mali",)


@pytest.mark.parametrize("again", ["in the same village", "from the same village", "in the hamlet", "in the same camp"])
def test_the_same_village_is_the_one_told_of_last(again: str) -> None:
    event = told(f"Gunmen raided [Alef]. On Tuesday, six women were abducted {again}.")[-1]
    assert event.where is not None
    assert event.where.mention.span.text == "Alef"


def test_there_behind_a_noun_is_a_place() -> None:
    event = told("Gunmen raided [Alef]. Three houses there were burned.")[-1]
    assert event.where is not None
    assert event.where.mention.span.text == "Alef"


@pytest.mark.parametrize(
    "text",
    [
        "There were clashes on Tuesday.",
        "A suicide bomber who blew himself up in a teashop had come from the same village.",
    ],
)
def test_where_nothing_is_told_to_have_happened_is_no_place(text: str) -> None:
    assert told(f"Gunmen raided [Alef]. {text}")[-1].where is None


@pytest.mark.parametrize("opening", ["They", "The next day, they", "Before leaving, they", "This time they"])
@pytest.mark.parametrize(
    "deed",
    [
        "JNIM fighters killed four soldiers in [Alef].",
        "JNIM shelled [Alef] and wounded four policemen.",
        "Four soldiers were killed by JNIM in [Alef].",
        "Four soldiers were killed in an ambush by JNIM in [Alef].",
        "Five herders were killed by armed JNIM fighters in [Alef].",
        "JNIM seized [Alef] in May, before Rwandan troops won it back.",
    ],
)
def test_they_are_who_did_the_deed_before_and_not_whom_it_befell(deed: str, opening: str) -> None:
    assert last_actors(f"{deed} {opening} burned a bridge.") == ("JNIM",)


def test_the_subject_of_a_passive_goes_on_where_nobody_is_told_to_have_done_it() -> None:
    assert last_actors("Four soldiers of the army were wounded in [Alef]. They then burned 30 huts.") != ()


@pytest.mark.parametrize("pair", ["The two countries", "Both countries"])
def test_two_countries_may_be_a_state_and_who_rules_another(pair: str) -> None:
    text = f"Islamabad accused the Taliban of harbouring rebels. {pair} held talks in [Alef]."
    assert set(last_actors(text)) == {"Government of Pakistan", "Taliban"}


@pytest.mark.parametrize("called", ["gang", "cartel"])
def test_a_gang_without_a_name_stays_one(called: str) -> None:
    text = f"M23 shelled [Alef]. A {called} raided a market in [Beth]. The {called} burned shops."
    assert last_actors(text) == (called,)


def test_who_kills_the_raiders_is_none_of_them() -> None:
    event = told("JNIM shelled [Alef]. Militiamen near [Beth] killed three of the raiders.")[-1]
    assert (event.actors, event.targets) == (("militiamen",), ("JNIM",))


@pytest.mark.parametrize("teller", ["residents said", "villagers said"])
def test_them_is_not_who_told_of_it(teller: str) -> None:
    text = f"JNIM raided [Alef] and killed nine people, {teller}. Soldiers later clashed with them."
    assert set(last_actors(text)) == {"soldiers", "JNIM"}


@pytest.mark.parametrize("chase", ["pursued", "chased", "trailed", "followed"])
@pytest.mark.parametrize("again", ["the attackers", "the assailants", "them"])
def test_who_goes_after_the_attackers_is_who_kills_them(chase: str, again: str) -> None:
    event = told(f"JNIM raided [Alef]. Soldiers {chase} {again} and killed four.")[-1]
    assert event.actors == ("soldiers",)
