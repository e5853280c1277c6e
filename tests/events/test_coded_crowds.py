"""Crowds as coders of conflict events write them: who protests, who riots, and how police and troops meet them."""

from datetime import date
from typing import Any, cast

import pytest
from geopandas.testing import assert_geodataframe_equal
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.events.merging.merging import merge_events
from geoevents.frames import events_frame, merged_events_frame
from geoevents.frames.outside import acled_table, events_of
from geoevents.model import Event

PUBLISHED = date(2026, 11, 20)  # a Friday


def events(text: str, country_code: str = "") -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED, country_code=country_code)
    return find_events(document, located)


def coded(text: str) -> list[dict[str, Any]]:
    """Return the ACLED rows of a text whose events are merged."""
    document, located = read_marked(text, published=PUBLISHED)
    documents = {document.id: document}
    frame = merged_events_frame(merge_events(find_events(document, located), documents), documents)
    return cast("list[dict[str, Any]]", acled_table(frame).to_dict("records"))


# --- who acts --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "actor", "inter"),
    [
        ("Nurses protested in [Harare] on Monday.", "Protesters", 6),
        ("Soldiers marched in [Bangui] to demand their pay.", "Protesters", 6),
        ("Rioters torched two shops in [Accra] on Sunday.", "Rioters", 5),
        ("Villagers hurled stones at police in [Gafsa] on Sunday.", "Rioters", 5),
    ],
)
def test_whoever_protests_or_riots_is_so_called(text: str, actor: str, inter: int) -> None:
    (row,) = coded(text)
    assert (row["actor1"], row["inter1"]) == (actor, inter)


def test_what_protesters_are_goes_with_them_and_comes_back() -> None:
    document, located = read_marked("Soldiers marched in [Bangui] to demand their pay.", published=PUBLISHED)
    frame = events_frame(find_events(document, located), {document.id: document})
    table = acled_table(frame)
    assert list(table["assoc_actor_1"]) == ["soldiers"]
    assert_geodataframe_equal(events_of(table, "acled"), frame)


@pytest.mark.parametrize(
    ("text", "sub_event", "met"),
    [
        ("Teachers protested in [Lima] on Monday.", "Peaceful protest", ""),
        ("Students marched in [Quito]; police fired tear gas to disperse them.", "Protest with intervention", "police"),
        ("Weavers protested in [Herat] and soldiers broke up the crowd.", "Protest with intervention", "soldiers"),
        ("Weavers protested in [Herat] and police fired warning shots.", "Protest with intervention", "police"),
        ("Weavers protested in [Herat] while police did not disperse them.", "Peaceful protest", ""),
        ("Nurses protested in [Harare], while police arrested a robber in [Gweru].", "Peaceful protest", ""),
        ("Demonstrators marched in [Conakry] and police shot at them.", "Excessive force against protesters", "police"),
    ],
)
def test_how_police_meet_a_protest_is_its_sub_type(text: str, sub_event: str, met: str) -> None:
    row = coded(text)[0]
    assert (row["sub_event_type"], row["actor1"], row["actor2"]) == (sub_event, "Protesters", met)


def test_police_who_shoot_protesters_use_excessive_force() -> None:
    (row,) = coded("Police shot dead three demonstrators in [Kisangani] on Monday.")
    assert (row["event_type"], row["sub_event_type"]) == ("Protests", "Excessive force against protesters")
    assert (row["actor1"], row["actor2"], row["inter2"]) == ("police", "Protesters", 6)
    assert row["civilian_targeting"] == "Civilian targeting"


def test_a_crowd_that_does_not_protest_is_attacked() -> None:
    (row,) = coded("Gunmen opened fire on a crowd at a market in [Sokoto] on Friday, killing four.")
    assert row["sub_event_type"] == "Attack"


# --- mobs ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "A mob beat two suspected thieves to death in [Jos] on Friday.",
        "Two men were beaten to death by an angry mob in [Aba] on Friday.",
        "A lynch mob attacked a suspected thief in [Lira] on Friday.",
        "A mob of locals killed two travellers in [Beni] on Friday.",
        "Residents assaulted three teenagers in [Kasese] on Friday.",
        "A thief was lynched in [Aba] on Friday.",
        "Villagers set a clinic ablaze in [Kikwit] on Friday.",
        "Villagers stormed the mine in [Geita] on Friday.",
        "Clashes broke out between two groups of students in [Rangpur] on Friday.",
        "Refugees clashed with stones and sticks in [Kakuma] on Friday.",
    ],
)
def test_a_crowd_that_sets_upon_others_is_a_mob(text: str) -> None:
    (row,) = coded(text)
    assert (row["event_type"], row["sub_event_type"], row["actor1"]) == ("Riots", "Mob violence", "Rioters")


@pytest.mark.parametrize(
    "text",
    [
        "A crowd watched as gunmen killed a trader in [Jos] on Friday.",
        "A mob boss shot a rival dead in [Naples] on Friday.",
        "The militants, chased by a mob, killed a trader in [Jos] on Friday.",
        "Residents were beaten by soldiers in [Aba] on Friday.",
        "Three students were killed in clashes in [Aba] on Friday.",
        "Students were caught up in clashes between the army and rebels in [Aba] on Friday.",
    ],
)
def test_others_who_kill_near_a_crowd_are_no_mob(text: str) -> None:
    assert [row["event_type"] for row in coded(text) if row["event_type"] == "Riots"] == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A lone attacker threw a Molotov cocktail at a police station in [Palu] on Friday.", "armed_clash"),
        ("Two masked men hurled petrol bombs at a church in [Lagos] on Friday.", "looting"),
        ("Demonstrators hurled Molotov cocktails at police in [Athens] on Friday.", "riot"),
        ("Youth demonstrated violently in [Busia] on Friday.", "riot"),
    ],
)
def test_who_throws_firebombs_makes_it_a_riot_or_none(text: str, kind: str) -> None:
    assert [event.kind for event in events(text)] == [kind]


# --- what a crowd is there for ---------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Residents of [Kapsabet] protested on Monday after a boy was killed by a lorry.",
        "Miners protested in [Oruro] after two colleagues had been killed in an accident.",
        "Families who say their sons were abducted by rebels continued their sit-in in [Cali] for the 90th day.",
        "Parents whose daughters were kidnapped by gunmen marched in [Jos] on Monday.",
    ],
)
def test_why_people_protest_is_no_event_and_kills_nobody_there(text: str) -> None:
    (event,) = events(text)
    assert (event.kind, event.fatalities, event.targets) == ("protest", None, ())
    assert not {"rebels", "gunmen"} & {*event.actors}


# --- one demonstration -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "sub_event", "met"),
    [
        ("Youths blocked a road in [Asaba]. Police dispersed the crowd.", "Protest with intervention", "police"),
        (
            "People marched in [Beirut]. Demonstrators threw stones at banks. Soldiers dispersed the protesters.",
            "Violent demonstration",
            "soldiers",
        ),
    ],
)  # fmt: skip
def test_a_demonstration_told_in_several_sentences_is_one_row(text: str, sub_event: str, met: str) -> None:
    (row,) = coded(text)
    assert (row["sub_event_type"], row["actor2"]) == (sub_event, met)


@pytest.mark.parametrize(
    "text",
    [
        "Students marched in [Quito] on Monday. Bakers marched in [Cuenca].",
        "Students marched in [Quito] on Monday. In [Cuenca] police dispersed demonstrators.",
    ],
)
def test_demonstrations_in_two_towns_are_two(text: str) -> None:
    assert len(coded(text)) == 2
