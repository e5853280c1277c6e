"""A soldier or policeman who is hit or only told of is accused of no massacre, and "it" is no soldier."""

import pytest
from marked_text import read_marked

from geoevents import Event
from geoevents.events import find_events
from geoevents.events.merging.merging import merge_events


def events(text: str) -> list[Event]:
    return find_events(*read_marked(text))


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        # whom it befell, where a headline leaves out "were"
        ("Two policemen shot dead in [Alef].", (), ("police",)),
        ("Soldier shot dead near [Alef] on Monday.", (), ("soldier",)),
        ("Off-duty soldier gunned down in [Alef].", (), ("off-duty soldier",)),
        ("Policeman shot in [Alef] on Monday.", (), ("police",)),
        ("Three soldiers gunned down in [Alef] by robbers.", ("robbers",), ("soldiers",)),
        ("One soldier hurt in [Alef] on Monday.", (), ("soldier",)),
        # ... and who did it
        ("A soldier hurt two boys in [Alef].", ("soldier",), ("civilians",)),
        ("Two policemen shot dead three traders in [Alef].", ("police",), ("civilians",)),
        ("A soldier gunned down two traders in [Alef].", ("soldier",), ("civilians",)),
        ("A soldier shot at farmers near [Alef], killing two.", ("soldier",), ("civilians",)),
        # the number of the dead may stand before "dead"
        ("Police shot three dead in [Alef] on Monday.", ("police",), ("civilians",)),
        ("Hooded men shot four dead in [Alef] on Monday.", ("hooded men",), ("civilians",)),
        ("Soldiers shot him dead in [Alef] on Monday.", ("soldiers",), ("civilians",)),
        ("Three soldiers dead in ambush at [Alef].", (), ("soldiers",)),
    ],
)
def test_who_shot_and_who_was_shot(text: str, actors: tuple[str, ...], targets: tuple[str, ...]) -> None:
    (event,) = events(text)
    assert (event.actors, event.targets) == (actors, targets)


MASSACRE = "Men in army uniforms killed six people in [Alef] on Friday. "


@pytest.mark.parametrize(
    "rest",
    [
        "A soldier was hurt. Authorities attributed it to the Jalisco cartel.",
        "A policeman was wounded. The governor blamed it on a feud over fuel.",
        "One soldier was injured. It had killed nine people in [Bet] the day before.",
        "\n\nSoldiers repelled an attack at [Bet] on Sunday. The balance is of two gunmen dead and one soldier hurt.",
    ],
)
def test_a_soldier_told_of_beside_a_massacre_did_none(rest: str) -> None:
    document, located = read_marked(MASSACRE + rest)
    merged = merge_events(find_events(document, located), {document.id: document})
    accused = {name for one in merged if one.event.kind == "attack_on_civilians" for name in one.event.actors}
    assert accused.isdisjoint({"soldier", "police", "soldiers"})
    blamed = [one.event.targets for one in merged if one.event.kind == "statement"]
    assert not any({"soldier", "police"} & {*targets} for targets in blamed)


def test_what_is_laid_at_somebodys_door_is_a_deed() -> None:
    said = events(MASSACRE + "A soldier was hurt. Authorities attributed it to the Jalisco cartel.")[-1]
    assert (said.kind, said.targets) == ("statement", ("Jalisco New Generation Cartel",))


def test_it_is_still_the_group_told_last() -> None:
    told = events("The Lord's Resistance Army raided [Alef] on Monday. It attacked [Bet] on Tuesday.")[-1]
    assert told.actors == ("Lord's Resistance Army",)
