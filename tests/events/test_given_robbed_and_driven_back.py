"""Who is given aid or robbed, whose post is bombed, who takes captives and who meets whom: sentences of our own."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events

PUBLISHED = date(2025, 3, 12)


def parties(text: str, kind: str) -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    document, located = read_marked(text, published=PUBLISHED)
    return [(event.actors, event.targets) for event in find_events(document, located) if event.kind == kind]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("WFP distributed food to 2,400 newly displaced families in [Alef].", ("civilians",)),
        ("UNHCR handed out blankets to 300 households in [Alef].", ("civilians",)),
        ("WFP delivered food to the hospital in [Alef].", ()),
        ("MSF handed out food in [Alef] in June, and villagers praised it.", ()),
    ],
)
def test_people_to_whom_aid_is_given_are_who_gets_it(text: str, targets: tuple[str, ...]) -> None:
    assert parties(text, "aid") == [(parties(text, "aid")[0][0], targets)]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Travellers reported having been robbed by militiamen near [Alef].", ("civilians",)),
        ("Gunmen robbed a bank in [Alef].", ()),
        ("Militiamen looted the houses of residents in [Alef].", ()),
    ],
)
def test_people_are_robbed_and_banks_are_no_people(text: str, targets: tuple[str, ...]) -> None:
    assert [found for _, found in parties(text, "looting")] == [targets]


@pytest.mark.parametrize(
    ("text", "kind", "targets"),
    [
        ("A car bomb exploded at an army checkpoint in [Alef].", "ied", ("army",)),
        ("A bomb went off outside a police station in [Alef].", "ied", ("police",)),
        ("A bomb exploded in a market in [Alef], and police closed the road to the station.", "ied", ()),
        (
            "The army confirms an air strike in [Alef]; the target was Omar Nasr, head of Hezbollah's rocket unit.",
            "air_strike",
            ("Hezbollah",),
        ),
    ],
)
def test_whose_post_or_man_is_struck_suffers_it(text: str, kind: str, targets: tuple[str, ...]) -> None:
    assert [found for _, found in parties(text, kind)] == [targets]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Eleven warders are held hostage by inmates in [Alef].", "abduction", ("inmates",)),
        ("Inmates took six teachers hostage in [Alef].", "abduction", ("inmates",)),
        ("Gunmen took six inmates hostage in [Alef].", "abduction", ("gunmen",)),
        ("Rebels blew up a bus in [Alef].", "ied", ("rebels",)),
        ("Rebel battalions withdrew from [Alef].", "withdrawal", ("rebel battalions",)),
        ("UNMISS condemned it. Peacekeepers were deployed to [Alef].", "reinforcement", ("UNMISS",)),
        ("UNMISS and MONUSCO condemned it. Peacekeepers were deployed to [Alef].", "reinforcement", ("peacekeepers",)),
        (
            "The Special Representative of the Secretary-General condemned the raid on [Alef].",
            "statement",
            ("United Nations",),
        ),
    ],
)
def test_doers_by_the_words_that_stand_for_them(text: str, kind: str, actors: tuple[str, ...]) -> None:
    assert [found for found, _ in parties(text, kind)] == [actors]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Peace talks between Toposa and Turkana elders were held in [Alef].", ("Toposa", "Turkana")),
        ("Talks between Lou Nuer and Murle leaders are planned in [Alef].", ("Lou Nuer", "Murle")),
        ("Talks between [Gao] and [Kidal] elders were held in [Alef].", ()),
    ],
)
def test_peoples_whose_elders_meet_are_the_sides_of_the_talks(text: str, actors: tuple[str, ...]) -> None:
    assert [found for found, _ in parties(text, "talks")] == [actors]


@pytest.mark.parametrize(
    "text",
    [
        "An armed group attacked [Alef] on Friday but was driven back by the army.",
        "An armed group attacked [Alef] on Friday but was pushed back by the army.",
    ],
)
def test_those_who_drive_an_attack_back_are_its_other_side(text: str) -> None:
    assert parties(text, "armed_clash") == [(("armed group", "army"), ())]
    assert parties(text, "withdrawal") == []


def test_ground_taken_and_lost_again_is_told_twice() -> None:
    text = "Rebels seized [Alef] on Friday but were driven back by the army on Saturday."
    assert parties(text, "withdrawal") == [(("rebels",), ("army",))]


def test_soldiers_who_fall_are_the_army_that_suffers() -> None:
    text = "Ten soldiers were killed in an ambush in [Alef], in the worst loss the army has suffered this year."
    assert parties(text, "armed_clash") == [((), ("soldiers",))]


def test_a_land_that_a_region_borders_is_no_party() -> None:
    text = "In [Alef] region, which borders Ukraine, three people were killed in shelling on Friday."
    assert parties(text, "shelling") == [((), ("civilians",))]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Hezbollah fired on [Alef]. The Lebanese movement shelled [Beth] on Sunday.", "Hezbollah"),
        ("Al-Shabaab raided [Alef]. The al-Qaeda-linked group shelled [Beth] on Sunday.", "Al Shabaab"),
        ("The M23 took [Alef]. The Rwanda-backed rebels shelled [Beth] on Sunday.", "M23"),
        ("The Taliban raided [Alef]. The hardline movement shelled [Beth] on Sunday.", "Taliban"),
        # Who is named behind the noun, or described by no nation, is himself.
        ("Hamas fired on [Alef]. The Lebanese movement Hezbollah shelled [Beth] on Sunday.", "Hezbollah"),
        ("Al-Shabaab raided [Alef]. The Somali militants shelled [Beth] on Sunday.", "somali militants"),
        ("Hezbollah fired on [Alef]. A Palestinian group shelled [Beth] on Sunday.", ""),
    ],
)
def test_a_group_is_told_of_again_by_whose_it_is(text: str, actors: str) -> None:
    document, located = read_marked(text, published=PUBLISHED)
    assert [event.actors for event in find_events(document, located)][-1] == ((actors,) if actors else ())


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Hamas mourns its chief; ministry: two killed in an air strike in [Alef].", "air_strike", ()),
        ("The army mourned the king on Friday and then shelled [Alef].", "shelling", ("army",)),
        ("Qatar brokered a ceasefire between the M23 and the army in [Alef].", "ceasefire", ("M23", "army")),
        ("The army and the M23 agreed on a ceasefire in [Alef].", "ceasefire", ("army", "M23")),
    ],
)
def test_who_mourns_or_mediates_is_no_party(text: str, kind: str, actors: tuple[str, ...]) -> None:
    assert [found for found, _ in parties(text, kind)] == [actors]
