"""Persons who suffer a deed and are called by their names: sentences of our own."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events

PUBLISHED = date(2025, 9, 18)


def told(text: str) -> list[tuple[object, ...]]:
    document, located = read_marked(text, published=PUBLISHED)
    return [
        (e.kind, e.actors, e.targets, e.fatalities.best if e.fatalities else 0) for e in find_events(document, located)
    ]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("Ali Hassan was killed by gunmen in [Kutum].", ("attack_on_civilians", ("gunmen",), ("civilians",), 1)),
        ("Maria Lopez was shot dead in [Caloto] on Monday.", ("attack_on_civilians", (), ("civilians",), 1)),
        ("Gunmen killed Ali Hassan and Omar Said in [Kutum].", ("attack_on_civilians", ("gunmen",), ("civilians",), 2)),
        (
            "Ibrahim Musa and John Garba were killed by bandits in [Jos].",
            ("attack_on_civilians", ("bandits",), ("civilians",), 2),
        ),
        ("Gunmen killed journalist Samir Haddad in [Tyre].", ("attack_on_civilians", ("gunmen",), ("civilians",), 1)),
        (
            "Gunmen killed Ali Hassan and his brother in [Kutum].",
            ("attack_on_civilians", ("gunmen",), ("civilians",), 2),
        ),
        (
            "Juan Perez, the mayor of the town, was shot dead in [Caloto].",
            ("attack_on_civilians", (), ("civilians",), 1),
        ),
        ("Police arrested Fatima Omar in [Nairobi] on Monday.", ("arrest", ("police",), ("civilians",), 0)),
        ("Gunmen abducted Maria Lopez in [Caloto] on Monday.", ("abduction", ("gunmen",), ("civilians",), 0)),
        ("The arrest of Maria Lopez in [Caloto] on Monday was confirmed.", ("arrest", (), ("civilians",), 0)),
        ("A drone strike killed Hezbollah commander Ali Karam in [Tyre].", ("drone_strike", (), ("Hezbollah",), 1)),
        (
            "Hezbollah commander Ali Karam was killed in a drone strike on [Tyre].",
            ("drone_strike", (), ("Hezbollah",), 1),
        ),
    ],
)
def test_who_is_called_by_his_name_is_one_of_those_hurt(text: str, event: tuple[object, ...]) -> None:
    assert told(text) == [event]


@pytest.mark.parametrize(
    "text",
    [
        "Ali Hassan met Omar Said in [Nairobi] on Monday and called the harvest good.",
        "The Ali Hassan mosque in [Kutum] was painted white.",
        "John Garba was killed off in the last chapter of the novel.",
    ],
)
def test_a_name_alone_is_no_victim(text: str) -> None:
    assert not [event for event in told(text) if event[0] == "attack_on_civilians"]


def test_a_town_called_like_a_person_is_none() -> None:
    assert told("Rebels attacked [San Jose Del Monte] on Monday.") == [("armed_clash", ("rebels",), (), 0)]


def test_an_article_behind_the_name_counts_him_once() -> None:
    text = "A strike on a car in [Tyre] killed Ali Karam, a commander of Hezbollah, and two of his guards."
    assert [event[3] for event in told(text)] == [3]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("A drone strike killed Samir Haddad's mother and two nephews in [Tyre].", 3),
        ("Gunmen killed Juan Perez's four cousins in [Caloto].", 4),
        ("Gunmen killed their two hostages in [Caloto].", 2),
        ("A drone strike killed Omar Said and Samir Haddad's two sons in [Tyre].", 3),
        ("Gunmen killed Juan Perez's horse in [Caloto].", 0),
        ("The army killed Musa Hilal's guerrillas near [Kutum].", 0),
        ("The army killed Abdul Karim Battalion fighters near [Kutum].", 0),
        ("Gunmen killed Victoria Falls tourists in [Kutum].", 0),
    ],
)
def test_an_owner_is_not_counted_in_place_of_his(text: str, dead: int) -> None:
    assert [event[3] for event in told(text)] == [dead]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Gunmen killed editor Samir Haddad, 51, and Omar Said, 29, in [Tyre].", 2),
        ("Samir Haddad, 51, Omar Said, 29, and Maria Lopez, 17, were killed in [Tyre].", 3),
        ("Gunmen killed Maria Lopez, 45, a nurse, and four patients in [Caloto].", 5),
        ("Gunmen killed Maria Lopez, a nurse and four patients in [Caloto].", 6),
        ("Samir Haddad, a baker, Omar Said, a tailor, and Maria Lopez were killed in [Tyre].", 3),
        ("Samir Haddad, Omar Said and nine others were killed in [Tyre].", 11),
        ("Samir Haddad and Omar Said, along with three others, were killed in [Tyre].", 5),
        ("Gunmen killed seven villagers and Samir Haddad in [Tyre].", 8),
        ("Gunmen killed seven villagers and Samir Haddad fled [Tyre].", 7),
        ("Samir Haddad met Omar Said and nine people were killed in [Tyre].", 9),
        ("Gunmen killed Omar Said and Samir Haddad wept in [Tyre].", 1),
    ],
)
def test_a_list_of_names_is_counted_whatever_is_told_beside_them(text: str, dead: int) -> None:
    assert [event[3] for event in told(text) if event[0] != "displacement"] == [dead]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ("The RSF captured Samir Haddad in [Bara].", ("arrest", ("Rapid Support Forces",), ("civilians",), 0)),
        ("M23 captured Omar Said, a rebel, in [Kutum].", ("arrest", ("M23",), ("rebel",), 0)),
        ("The army captured [Omar Said] near the border.", ("capture", ("army",), (), 0)),
        ("The army captured Samir Haddad's base in [Kutum].", ("capture", ("army",), (), 0)),
    ],
)
def test_who_is_captured_is_no_town(text: str, event: tuple[object, ...]) -> None:
    assert told(text) == [event]


def test_a_town_called_like_a_person_is_no_captive() -> None:
    document, located = read_marked("The army captured [Ali Sabieh] on Monday.", published=PUBLISHED)
    assert [event.quantities for event in find_events(document, located)] == [()]


@pytest.mark.parametrize(
    "text",
    [
        "Ali Hassan beat Samir Haddad in [Nairobi] on Monday.",
        "Maria Lopez was beaten by Fatima Omar in [Caloto] on Sunday.",
        "Senator John Garba was beaten by Ibrahim Musa in the vote in [Jos].",
        "Maria Lopez was killed off in the new series, filmed in [Caloto].",
    ],
)
def test_who_wins_against_another_hurts_nobody(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Police beat Samir Haddad in [Nairobi] on Monday.",
        "Samir Haddad was beaten by policemen in [Nairobi].",
        "John Garba was beaten to death by Ibrahim Musa in [Jos].",
        "Omar Said was killed off [Nairobi] on Monday.",
        "Omar Said was killed off the coast of [Nairobi].",
    ],
)
def test_who_is_beaten_or_killed_is_hurt(text: str) -> None:
    assert [event[0] for event in told(text)] == ["attack_on_civilians"]
