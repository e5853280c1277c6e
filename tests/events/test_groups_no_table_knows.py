"""Whatever an armed group is called, it does the deed: names no table has put in the place of "gunmen"."""

from __future__ import annotations

from datetime import date

import pytest

from geoevents.events import find_events
from geoevents.model import Document, Event

# Names invented for these tests, and by what the events call their bearers.
NAMES = {
    "the Silver Jackals": "Silver Jackals",
    "the Heirs of Umbar": "Heirs of Umbar",
    "the QZLF": "QZLF",
    "the Stone Hyenas militia": "Stone Hyenas militia",
    "the Crimson Otters faction": "Crimson Otters faction",
    "the People's Torch Movement": "People's Torch Movement",
    "the Miners' Deliverance Army": "Miners' Deliverance Army",
    "the Democratic Union Brigade (DUBQ)": "Democratic Union Brigade",
    "Jaysh al-Rimal": "Jaysh al-Rimal",
    "Harakat Zulfan": "Harakat Zulfan",
    "fighters of the Umbar Front": "Umbar Front",
    "insurgents from the QZLF": "QZLF",
    "the Comandos del Llano": "Comandos del Llano",
}
DEEDS = [
    "{} attacked the hamlet on Sunday and killed six herders.",
    "Six herders were killed on Sunday when {} raided the hamlet.",
    "Six herders were killed by {} on Sunday.",
    "{}, who came down from the hills, abducted six herders.",
    "Heavy clashes between {} and the army broke out on Sunday.",
    "The army clashed with {} for three hours on Sunday.",
    "Soldiers came under fire from {} on Sunday.",
]


def events_of(text: str) -> list[Event]:
    """Return the events of a text without places."""
    return find_events(Document("d", text, date(2025, 6, 10)), [])


def put(frame: str, name: str) -> str:
    """Return a sentence with a name in it."""
    text = frame.format(name)
    return text[0].upper() + text[1:]


@pytest.mark.parametrize("frame", DEEDS)
@pytest.mark.parametrize("name", NAMES)
def test_a_name_no_table_has_does_what_gunmen_do(name: str, frame: str) -> None:
    """Kinds, targets and the dead are those of "gunmen", and the actor is the group."""
    for event, of_gunmen in zip(events_of(put(frame, name)), events_of(put(frame, "gunmen")), strict=True):
        assert (event.kind, event.targets, event.fatalities) == (
            of_gunmen.kind,
            of_gunmen.targets,
            of_gunmen.fatalities,
        )
        assert event.actors == tuple(NAMES[name] if actor == "gunmen" else actor for actor in of_gunmen.actors)


@pytest.mark.parametrize(
    ("men", "name"),
    [
        ("hardline Islamists", "islamists"),
        ("about thirty raiders", "raiders"),
        ("scores of gunmen", "gunmen"),
        ("a group calling itself the Umbar Brigade", "Umbar Brigade"),
    ],
)
def test_words_before_a_name_leave_it_the_agent(men: str, name: str) -> None:
    """What only counts or describes men stands between "by" and their name."""
    (event,) = events_of(f"Six herders were killed by {men} on Sunday.")
    assert event.actors == (name,)


def test_the_initials_behind_a_name_call_the_group_from_there_on() -> None:
    """A group that a text gives initials to is found by these."""
    text = "The Umbar Deliverance Brigade (UMDB) raided the hamlet on Sunday. On Monday the UMDB killed two herders."
    assert [event.actors for event in events_of(text)] == [("Umbar Deliverance Brigade",)] * 2


@pytest.mark.parametrize(
    "text",
    [
        "The Umbar virus killed six herders in June.",
        "The Silver Jackals stormed to victory over the Bears on Sunday.",
        "The Jackals took the lead when the Bears attacked too late on Sunday.",
        "Three reporters of the QZBC were killed by a shell on Sunday.",
        "A mine killed six members of the Okwando family on Sunday.",
        "A QZ rocket killed six herders on Sunday.",
        "The IED killed three soldiers on Sunday.",
    ],
)
def test_names_of_other_things_are_no_groups(text: str) -> None:
    """Teams, diseases, families, broadcasters and arms do nothing by force of arms."""
    assert not [actor for event in events_of(text) for actor in event.actors]


def test_a_word_with_its_capital_for_standing_first_is_no_part_of_a_name() -> None:
    """ "Meanwhile" belongs to no militia."""
    (event,) = events_of("Meanwhile Umbar militiamen killed six herders.")
    assert event.actors == ("umbar militiamen",)


def test_the_forces_of_the_regime_are_its_own() -> None:
    """A regime's forces act as a government's do."""
    (event,) = events_of("The regime's forces killed six herders.")
    assert event.actors == ("regime forces",)


@pytest.mark.parametrize(
    "deed", ["stormed a post", "burst into a post", "emptied their rifles into a post", "walked up to a post"]
)
def test_whatever_the_men_did_when_somebody_fell(deed: str) -> None:
    """Who acts in the clause behind "when" killed those who fell in it, by whatever verb."""
    (event,) = events_of(f"Five soldiers were killed on Sunday when some twenty militants {deed}.")
    assert (event.actors, event.targets) == (("militants",), ("soldiers",))


def test_men_who_suffer_behind_when_killed_nobody() -> None:
    """Those who came under fire did not kill the ones who fell with them."""
    for event in events_of("Five soldiers were killed on Sunday when militiamen came under fire."):
        assert "militiamen" not in event.actors


@pytest.mark.parametrize("men", ["armed men", "guerrillas", "vigilantes"])
def test_who_is_picked_up_by_no_police_is_abducted(men: str) -> None:
    """Only those who serve a state arrest."""
    (event,) = events_of(f"Two labourers were picked up by {men} on Sunday.")
    assert (event.kind, event.actors, event.targets) == ("abduction", (men,), ("civilians",))


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The Silver Jackals took the crown in June after gunmen killed two pedlars.", "Silver Jackals"),
        ("The Jackals attacked Umbar pitching; two people were killed elsewhere.", "Jackals"),
        ("The Silver Jackals ambushed the Stone Bears on Sunday; no troops were needed.", "Silver Jackals"),
        ("The Stone Bears were attacked by the Silver Jackals; two people were killed elsewhere.", "Silver Jackals"),
        ("The Democrats attacked the proposal to arm rebels.", "Democrats"),
        ("The Silver Jackals attacked in overtime. Two people were killed elsewhere.", "Silver Jackals"),
    ],
)
def test_violence_elsewhere_in_a_text_makes_no_fighters(text: str, name: str) -> None:
    """What a team, a band or a party attacks or takes is told in its own clause."""
    assert not [event for event in events_of(text) if name in event.actors]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The Night Jackals attacked a post and killed a soldier.", {"Night Jackals"}),
        ("The Silver Jackals fought soldiers on Sunday.", {"Silver Jackals", "soldiers"}),
        (
            "The Silver Jackals and the Stone Hyenas clashed on Sunday, leaving 3 dead.",
            {"Silver Jackals", "Stone Hyenas"},
        ),
        ("Sons of the Umbar fighters abducted five farmers.", {"Sons of the Umbar"}),
        ("The Silver Jackals raided a farm, killing two policemen.", {"Silver Jackals"}),
        ("The Silver Jackals seized two villages on Sunday.", {"Silver Jackals"}),
        ("The Silver Jackals took control of the mining town on Sunday.", {"Silver Jackals"}),
    ],
)
def test_names_that_were_missed_by_one_word(text: str, names: set[str]) -> None:
    """Words of time and of kin open names; fights have both their sides; ground without a name is taken too."""
    assert names == {actor for event in events_of(text) for actor in event.actors}
