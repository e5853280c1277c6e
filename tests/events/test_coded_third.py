"""What a third set of coders' notes taught: bodies found, crowds that turn violent, police in the next sentence."""

from datetime import date
from typing import Any, cast

import pytest
from marked_text import read_marked

from geoevents.actors import find_actors
from geoevents.events import find_events
from geoevents.events.merging import merge_events
from geoevents.frames import merged_events_frame
from geoevents.frames.outside import acled_table
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
