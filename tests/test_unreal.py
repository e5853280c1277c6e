"""Words of war that tell of none: exercises, sport, metaphors, blame, and what could or would have happened."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.events.triggers import kinds


def happened(text: str) -> list[str]:
    document, located = read_marked(text, published=date(2025, 11, 27))
    events = find_events(document, located)
    return [event.kind for event in events if event.status in ("reported", "claimed") and kinds()[event.kind].force]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers in [Alef] fired live shells in an exercise on Tuesday.",
        "The army carried out a drill near [Alef] in which troops repelled a simulated attack.",
        "In his new film, gunmen attack a bank in [Alef].",
        "The striker shot from 20 metres and the defence was overrun in [Alef].",
        "The government in [Alef] has declared war on inflation.",
        "She lost her battle with cancer in [Alef] on Sunday.",
        "The president came under fire in [Alef] for his remarks.",
        "An attack on [Alef] could kill thousands.",
        "Heavy shelling could resume in [Alef] at any time.",
        "Residents of [Alef] fear a new attack.",
        "Had the bomb exploded in [Alef], dozens would have been killed.",
        "Israel should stop bombing [Alef], protesters demanded.",
        "The army wants to take [Alef].",
    ],
)
def test_what_is_practised_played_feared_or_only_said_does_not_happen(text: str) -> None:
    assert happened(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("North Korea fired two missiles off [Alef] during a US drill.", "shelling"),
        ("A rocket hit a football pitch in [Alef] during a match, killing two players.", "shelling"),
        ("Heavy shelling across the river could be heard in [Alef].", "shelling"),
        ("The army managed to take [Alef].", "capture"),
    ],
)
def test_what_stands_beside_such_words_may_have_happened(text: str, kind: str) -> None:
    assert kind in happened(text)


def test_a_month_is_no_word_for_what_may_come() -> None:
    document, located = read_marked("The battle for [Alef] ended in May.", published=date(2025, 6, 1))
    assert [event.status for event in find_events(document, located)] == ["reported"]


@pytest.mark.parametrize(
    "text",
    [
        "Lyon drew in [Corvo]; [Alef] lost away to [Berin].",
        "Handball: <Aland> lost to Spain in [Berin].",
        "Spain lost at home to France in [Alef] on Saturday.",
    ],
)
def test_a_team_that_loses_to_another_gives_no_ground(text: str) -> None:
    assert happened(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The army lost [Alef] to the RSF on Sunday.",
        "The army lost at least three villages near [Alef] to the RSF.",
        "[Alef] was lost to the RSF on Sunday.",
    ],
)
def test_an_army_that_loses_a_town_gives_ground(text: str) -> None:
    assert happened(text) == ["withdrawal"]
