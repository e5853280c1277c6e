"""What a third set of coders' notes taught: bodies found, crowds that turn violent, police in the next sentence."""

from datetime import date
from typing import Any, cast

import pytest
from geopandas.testing import assert_geodataframe_equal
from marked_text import read_marked

from geoevents.actors import find_actors
from geoevents.events import find_events
from geoevents.events.merging.merging import merge_events
from geoevents.frames import events_frame, merged_events_frame
from geoevents.frames.outside import acled_table, events_of
from geoevents.model import Event

PUBLISHED = date(2026, 11, 20)  # a Friday


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return find_events(document, located)


def coded(text: str, country_code: str = "") -> list[dict[str, Any]]:
    """Return the ACLED rows of a text whose events are merged."""
    document, located = read_marked(text, published=PUBLISHED, country_code=country_code)
    documents = {document.id: document}
    frame = merged_events_frame(merge_events(find_events(document, located), documents), documents)
    return cast("list[dict[str, Any]]", acled_table(frame).to_dict("records"))


# --- the military forces ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("The military forces shot a trader.", "military forces"),
        ("Men of the military police shot a trader.", "police"),
        ("The military said it shelled the hills.", "military"),
        ("The military base was shelled.", "military"),
    ],
)
def test_the_military_may_be_part_of_a_longer_name(text: str, actor: str) -> None:
    assert actor in [found.name for _, found in find_actors(text)]


# --- bodies that are found -------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "A teacher was found dead in [Durango]. The body was wrapped in a blanket.",
        "A nurse was found dead in [Cusco], bound and gagged.",
        "Police found the body of a man with his throat slit in [Durango].",
        "Villagers found the corpse of a shopkeeper in [Durango]; his hands were tied.",
        "The man's body was dumped in [Cusco] with a bullet in the head.",
        "The body of a clerk was found by patrolmen in [Cusco]. He had been shot.",
    ],
)
def test_a_body_tells_of_a_killing_by_what_was_done_to_it(text: str) -> None:
    (event,) = told(text)
    assert (event.kind, event.actors, event.targets) == ("attack_on_civilians", (), ("civilians",))


@pytest.mark.parametrize(
    "text",
    [
        "A hiker was found dead in [Durango]. He had suffered a heart attack.",
        "Two tourists were found dead in [Cusco]. They had inhaled gas; there were no signs of violence.",
        "The body of a swimmer was found in [Beira].",
        "Rescuers found the body of a climber in [Cusco]. His legs were broken in the fall.",
        "A man was found dead in [Cusco]. Elsewhere a dealer's hands were tied by the law.",
    ],
)
def test_a_body_without_such_signs_tells_of_no_killing(text: str) -> None:
    assert told(text) == []


# --- police and troops at a protest ----------------------------------------------------------------------------------

MET, PEACEFUL = "Protest with intervention", "Peaceful protest"


@pytest.mark.parametrize(
    ("text", "sub_event", "met"),
    [
        ("Weavers protested in [Lusaka]. Police intervened and arrested several demonstrators.", MET, "police"),
        ("Weavers held a sit-in in [Nashik]. The police stepped in and detained them.", MET, "police"),
        ("Weavers marched in [Gomel]. At least 12 people were arrested by the police.", MET, "police"),
        ("Weavers marched in [Gomel]. Soldiers later broke up the gathering.", MET, "soldiers"),
        ("In [Zahle], soldiers stopped protesters from pitching tents on the square.", MET, "soldiers"),
        ("When police kept the senator's supporters away, the supporters protested in [Kisumu].", MET, "police"),
        ("Weavers marched in [Gomel]. The police called the protest illegal.", PEACEFUL, ""),
        ("Weavers marched in [Gomel]. The police arrested a burglar in [Brest].", PEACEFUL, ""),
        ("Weavers marched in [Gomel] on Monday. On Tuesday police arrested 12 people.", PEACEFUL, ""),
        ("Weavers marched in [Gomel]. Police were there but did not break up the gathering.", PEACEFUL, ""),
        ("Weavers protested in [Gomel] after police arrested their leader.", PEACEFUL, ""),
        ("Weavers protested in [Gomel] over the arrest of a poet by police.", PEACEFUL, ""),
        ("Weavers protested in [Gomel] to denounce the use of tear gas by police.", PEACEFUL, ""),
    ],
)
def test_police_in_the_next_sentence_meet_the_protest_told_before(text: str, sub_event: str, met: str) -> None:
    row = next(row for row in coded(text) if row["actor1"] == "Protesters")
    assert (row["sub_event_type"], row["actor2"]) == (sub_event, met)


def test_tear_gas_in_the_next_sentence_is_no_protest_of_its_own() -> None:
    (row,) = coded("Students marched in [Dakar] on Friday. Police fired tear gas at them.")
    assert (row["sub_event_type"], row["actor2"]) == (MET, "police")
    rows = coded("Students marched in [Dakar] on Friday. In [Thies] police fired tear gas at strikers.")
    assert [row["sub_event_type"] for row in rows] == [PEACEFUL, MET]


# --- whom ACLED writes where nobody is named -------------------------------------------------------------------------

UNKNOWN = "Unidentified Armed Group"


@pytest.mark.parametrize(
    ("text", "actor1", "inter1", "actor2"),
    [
        ("Two soldiers died when a patrol was ambushed near [Gao].", UNKNOWN, 3, "soldiers"),
        ("A trader was shot dead in [Colima].", UNKNOWN, 3, "civilians"),
        ("A landmine wounded a farmer near [Dawei].", UNKNOWN, 3, "civilians"),
        ("A shoot-out took place in [Fortaleza] on Monday.", UNKNOWN, 3, UNKNOWN),
        ("Soldiers shot dead a trader in [Colima].", "soldiers", 1, "civilians"),
        ("A security guard shot dead a shopper in [Kimberley].", "Private Security Forces", 3, "civilians"),
        ("Residents of [Kofono] fled their homes.", "civilians", 7, ""),
        ("Gunmen burned three houses in [Wamba].", "gunmen", 3, "civilians"),
        ("Gunmen burned an army outpost in [Wamba].", "gunmen", 3, ""),
        ("An air strike hit a depot in [Sebha].", "", 0, ""),
    ],
)
def test_nobody_named_is_an_unidentified_group_to_acled(text: str, actor1: str, inter1: int, actor2: str) -> None:
    row = coded(text)[0]
    assert (row["actor1"], row["inter1"], row["actor2"]) == (actor1, inter1, actor2)


def test_an_unidentified_group_has_its_country_and_comes_back_as_nobody() -> None:
    document, located = read_marked("A trader was shot dead in [Colima].", published=PUBLISHED, country_code="MX")
    frame = events_frame(find_events(document, located), {document.id: document})
    table = acled_table(frame)
    assert list(table["actor1"]) == ["Unidentified Armed Group (Mexico)"]
    assert_geodataframe_equal(events_of(table, "acled"), frame)


@pytest.mark.parametrize(
    ("text", "sub_event", "actor2"),
    [
        ("Gunmen shot dead an off-duty soldier in [Afgooye].", "Attack", "civilians"),
        ("Gunmen shot dead a soldier in [Afgooye].", "Armed clash", "soldier"),
        ("Gunmen exchanged fire with an off-duty soldier in [Afgooye].", "Armed clash", "off-duty soldier"),
        ("An off-duty soldier shot dead a policeman in [Afgooye].", "Armed clash", "police"),
    ],
)
def test_who_is_off_duty_is_a_civilian_to_acled(text: str, sub_event: str, actor2: str) -> None:
    row = coded(text)[0]
    assert (row["sub_event_type"], row["actor2"]) == (sub_event, actor2)


# --- crowds that do more than march ----------------------------------------------------------------------------------

VIOLENT, MOB = "Violent demonstration", "Mob violence"


@pytest.mark.parametrize(
    ("text", "sub_event", "actor1"),
    [
        ("Youths block roads and destroy two lorries in [Mumias] to protest against a mill.", VIOLENT, "Rioters"),
        ("Airport workers barricaded roads in [Sfax] to denounce a cut in wages.", VIOLENT, "Rioters"),
        ("Residents blocked the road in [Oran] to demand water.", PEACEFUL, "Protesters"),
        ("Protesters in [Oran] blocked a road and chanted slogans.", PEACEFUL, "Protesters"),
        ("Residents protested in [Oran] after gunmen burned a shop.", PEACEFUL, "Protesters"),
        ("Six people celebrating a wedding assaulted a police patrol in [Nagpur].", MOB, "Rioters"),
        ("A group of people that attacked policemen in [Toluca] fled.", MOB, "Rioters"),
        ("Armed people attacked a police post in [Toluca].", "Armed clash", "armed people"),
    ],
)
def test_a_crowd_is_what_it_does(text: str, sub_event: str, actor1: str) -> None:
    row = coded(text)[0]
    assert (row["sub_event_type"], row["actor1"]) == (sub_event, actor1)


def test_a_bomb_by_its_trade_name_is_a_bomb() -> None:
    (event,) = told("An RCIED targeted an army truck near [Dikwa].")
    assert (event.kind, event.targets) == ("ied", ("army",))
