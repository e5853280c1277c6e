"""Whose men act and suffer, where a text only points at them, and numbers beside them that count no dead."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2026, 5, 6)


def told(text: str, country_code: str = "BJ") -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED, country_code=country_code)
    return list(find_events(document, located))


def last(text: str, country_code: str = "BJ") -> tuple[tuple[str, ...], tuple[str, ...]]:
    event = told(text, country_code)[-1]
    return event.actors, event.targets


def dead(text: str) -> float | None:
    counts = [event.fatalities.best for event in told(text) if event.fatalities is not None]
    return max(counts, default=None)


BENIN = "Military Forces of Benin"


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Benin's army lost a post near [Alef]. The raid left nine soldiers dead.", (BENIN,)),
        ("Beninese troops entered [Alef]. A mine killed two soldiers near [Beth].", (BENIN,)),
        ("Gunmen raided [Alef]. The raid left nine soldiers dead.", ("soldiers",)),
        ("Benin's army met Togolese troops in [Alef]. A mine killed two soldiers near [Beth].", ("soldiers",)),
        ("Benin's army left [Alef]. It rained. Roads were cut. A mine killed two soldiers near [Beth].", ("soldiers",)),
    ],
)
def test_soldiers_are_those_of_the_one_army_named_right_before(text: str, targets: tuple[str, ...]) -> None:
    assert last(text)[1] == targets


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("A military drone struck a JNIM convoy near [Alef].", (BENIN,)),
        ("Military helicopters strafed a JNIM column near [Alef].", (BENIN,)),
        ("A Togolese military drone struck a JNIM convoy near [Alef].", ("Military Forces of Togo",)),
        ("An army drone struck a JNIM convoy near [Alef].", ("army",)),
    ],
)
def test_a_military_drone_is_that_of_the_country_unless_another_is_named(text: str, actors: tuple[str, ...]) -> None:
    assert last(text)[0] == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("A joint force of hunters and vigilantes raided a camp of Boko Haram near [Alef].", ("hunters", "vigilantes")),
        (
            "Over 40 JNIM fighters were killed in an operation near [Alef], the Beninese army's spokesman said.",
            (BENIN,),
        ),
        ("Over 40 JNIM fighters were killed in an operation near [Alef], residents said.", ()),
        ("Over 40 soldiers were killed in an operation near [Alef], the Beninese army's spokesman said.", ()),
    ],
)
def test_who_tells_of_foes_fallen_in_an_operation_did_it(text: str, actors: tuple[str, ...]) -> None:
    assert last(text)[0] == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "Los Lobos and Los Choneros feud over [Alef]. On Monday gunmen of the two gangs fought in [Beth].",
            ("Los Lobos", "Los Choneros"),
        ),
        ("JNIM raided [Alef] on Monday. Two nurses were kidnapped by the same movement in [Beth].", ("JNIM",)),
        ("A gang of unlicensed miners attacked traders in [Alef].", ("gang of unlicensed miners",)),
        ("A group of traders was attacked by bandits in [Alef].", ("bandits",)),
        ("Hooded subjects burned two shops in [Alef].", ("hooded subjects",)),
        ("Villagers were shot dead in [Alef] by bandits in the pay of JNIM.", ("JNIM",)),
        ("Three trucks, hijacked on Sunday near [Alef] by tribesmen, were given back.", ("tribesmen",)),
        ("In [Alef], five teachers were shot dead in a barn to which rebels had led them.", ("rebels",)),
        ("In [Alef], five teachers were shot dead in a barn which rebels had built.", ()),
        ("A spokesman for JNIM denied that any of its fighters had burned homes in [Alef].", ("JNIM",)),
    ],
)
def test_words_that_point_at_a_band_stand_for_it(text: str, actors: tuple[str, ...]) -> None:
    assert last(text)[0] == actors


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Two men belonging to JNIM were hacked to death in [Alef].", ("JNIM",)),
        ("A drone killed a man whom the army identified as a member of JNIM in [Alef].", ("JNIM",)),
        ("Two men were hacked to death in [Alef].", ("civilians",)),
        ("Benin's army mourned on Monday after rebels stormed one of its posts near [Alef].", (BENIN,)),
        ("Benin's army has suffered heavy losses after rebels raided [Alef].", (BENIN,)),
        ("Benin's army held a parade after rebels raided [Alef].", ()),
        ("Nine individuals were arrested in [Alef].", ("civilians",)),
    ],
)
def test_who_suffers_is_told_by_whose_he_is(text: str, targets: tuple[str, ...]) -> None:
    assert last(text)[1] == targets


def test_it_behind_when_is_whose_attack_the_sentence_opens_with() -> None:
    text = "Hezbollah's last attack on Israeli troops was in May, when it fired rockets at [Alef]."
    assert all(event.actors == ("Hezbollah",) for event in told(text, "LB"))


def test_a_charge_is_answered_by_whom_it_was_laid_on() -> None:
    charge = "The minister accused Hezbollah of smuggling arms through [Alef]. "
    assert last(charge + "Spokesman Ali Daher rejected that.", "LB")[0] == ("Hezbollah",)
    assert last(charge + "A spokesman for Hamas rejected that.", "LB")[0] == ("Hamas",)


def test_a_claimed_toll_is_of_those_hit_by_the_deed_told_before() -> None:
    deed = "Five Beninese soldiers were killed when gunmen ambushed their car near [Alef]. "
    assert last(deed + "JNIM claimed responsibility and put the number of the dead at eight.") == (("JNIM",), (BENIN,))


def test_who_falls_in_an_exchange_of_fire_when_others_come_fought_them() -> None:
    text = "One pirate was killed in an exchange of fire when the Beninese Navy stopped a skiff off [Alef]."
    assert last(text) == ((BENIN, "pirate"), ())


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("A nurse was among nine people mown down in [Alef].", 9),
        ("Helicopters strafed a market in [Alef], reaping the lives of thirteen herders.", 13),
        ("A shell landed in a yard in [Alef], a grandmother succumbing to her injuries.", 1),
        ("A girl of 12 and her aunt were stabbed to death in [Alef].", 2),
        ("A father of six was stabbed to death in [Alef].", 1),
        ("Fighting lasted six days and two volunteers died in [Alef].", 2),
        ("A trader carrying 500 dollars was killed by robbers in [Alef].", 1),
        ("Three rangers lost their legs to a mine near [Alef].", None),
        ("Three rangers lost their lives to a mine near [Alef].", 3),
        ("Rustlers drove off 90 buffaloes and speared a herder to death in [Alef].", 1),
        ("Six soldiers fell near [Alef]; on the enemy side twenty insurgents were killed.", 26),
        ("A wall collapsed in [Alef] and buried nine workers, only four of whom were pulled out alive.", 5),
        ("Raiders shot four traders in [Alef] and one of them did not survive.", 1),
        ("The loss of nine of its men in a battle near [Alef] was admitted by JNIM.", 9),
        ("Jets bombed a church in [Alef], killing the abbot's assistant.", 1),
    ],
)
def test_only_those_who_died_are_counted(text: str, count: float | None) -> None:
    assert dead(text) == count


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Sudan's army left [Alef]. A military drone of the RSF killed four in [Betar].", "Rapid Support Forces"),
        ("Sudan's army shelled [Alef]. Rebel soldiers killed nine people in [Betar].", "soldiers"),
        ("Sudan's army shelled [Alef]. Soldiers killed nine people in [Betar].", "Military Forces of Sudan"),
    ],
)
def test_troops_and_drones_of_others_are_not_the_armys_named_before(text: str, doers: str) -> None:
    document, located = read_marked(text, published=date(2026, 11, 28), country_code="SD")
    assert find_events(document, located)[-1].actors in ((doers,), (f"rebel {doers}",))
