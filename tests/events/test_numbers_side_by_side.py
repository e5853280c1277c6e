"""Numbers that stand side by side, each before or each behind its own word ("2 killed 6 wounded")."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=date(2025, 11, 27), country_code="SD")
    return find_events(document, located)


def harmed(text: str) -> tuple[float | None, float | None]:
    """Return the dead and wounded of the only event of a text."""
    (event,) = told(text)
    return event.fatalities.best if event.fatalities else None, dict(event.quantities).get("wounded", (0, None))[1]


@pytest.mark.parametrize(
    ("text", "dead", "wounded"),
    [
        ("Shelling of [Alef]: 3 dead 11 wounded", 3, 11),
        ("4 killed 9 injured in [Alef] rocket attack", 4, 9),
        ("Seven dead 21 hurt as bomb rips through bazaar in [Alef]", 7, 21),
        ("Seven dead, 21 hurt as bomb rips through bazaar in [Alef]", 7, 21),
        ("Ambush near [Alef]: 5 KIA 8 WIA", 5, 8),
        ("Ambush near [Alef]: 1x KIA, 2x WIA", 1, 2),
        ("Ambush near [Alef]: 3 soldiers killed 8 wounded", 3, 8),
        # the verb stands before its number
        ("The shelling of [Alef] killed 3 wounded 8.", 3, 8),
        ("The shelling of [Alef] killed 3 and wounded 8.", 3, 8),
    ],
)
def test_a_number_goes_with_the_word_right_behind_it_where_the_next_has_its_own(
    text: str, dead: float, wounded: float
) -> None:
    assert harmed(text) == (dead, wounded)


@pytest.mark.parametrize(
    "text", ["Two gunmen killed 6 wounded soldiers in [Alef].", "Two killed 6 in [Alef] shelling."]
)
def test_wounded_who_are_killed_are_the_dead(text: str) -> None:
    assert harmed(text)[0] == 6


def test_who_die_in_hospital_hold_no_protest() -> None:
    assert "protest" not in [event.kind for event in told("Two die in hospital after shooting in [Alef]")]
    assert "protest" not in [
        event.kind for event in told("Toll of blast in [Alef] rises to 9 after two die in hospital")
    ]


@pytest.mark.parametrize("text", ["Students joined a die-in in [Alef].", "Activists hold die-in in [Alef]."])
def test_a_die_in_is_a_protest(text: str) -> None:
    assert [event.kind for event in told(text)] == ["protest"]


@pytest.mark.parametrize("text", ["Two die in hospital after shooting in [Alef]", "Two die after shooting in [Alef]"])
def test_who_die_are_the_dead_and_no_wounded(text: str) -> None:
    assert harmed(text) == (2, None)


@pytest.mark.parametrize(
    "text",
    [
        "Death toll from [Kyiv] missile strike climbs to 17",
        "Toll from [Damascus] drone strike rises to nine",
        "Toll from [Alef] drone strike rises to nine",
        "Six killed in [Kyiv] drone strike",
    ],
)
def test_a_town_before_the_strike_of_a_toll_is_where_it_was(text: str) -> None:
    (event,) = told(text)
    assert event.actors == ()
    assert event.where is not None


def test_whose_drones_struck_is_an_actor_though_named_by_its_capital() -> None:
    (event,) = told("Kyiv drone strikes on refineries in [Alef] killed nine.")
    assert event.actors == ("Military Forces of Ukraine",)


@pytest.mark.parametrize("text", ["Armed men killed 12 cattle near [Alef].", "Raiders killed 20 camels in [Alef]."])
def test_cattle_are_no_civilians(text: str) -> None:
    assert not any("civilians" in event.targets or event.fatalities for event in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "Armed men killed 12 cattle herders near [Alef].",
        "Armed men killed 12 people and stole 40 cows near [Alef].",
        "Armed men killed herders and cattle near [Alef].",
    ],
)
def test_people_killed_beside_cattle_are(text: str) -> None:
    assert any("civilians" in event.targets for event in told(text))


@pytest.mark.parametrize(
    ("text", "dead", "hurt"),
    [
        ("One soldier was killed and another injured in an ambush near [Alef].", 1, 1),
        ("One soldier was killed and a civilian injured in an ambush near [Alef].", 1, 1),
        ("Two men were killed and a third wounded when gunmen fired on their car in [Alef].", 2, 1),
        ("Gunmen killed a trader and wounded another in [Alef].", 1, 1),
        ("Ten people were killed and another 20 wounded in [Alef].", 10, 20),
        ("Another two people were killed in [Alef].", 2, None),
        ("Another attack in [Alef] left five dead.", 5, None),
        ("Another bomb killed three in [Alef].", 3, None),
    ],
)
def test_one_more_is_counted_with_those_before(text: str, dead: int, hurt: int | None) -> None:
    (event,) = told(text)
    assert event.fatalities is not None
    assert event.fatalities.best == dead
    found = dict(event.quantities).get("wounded")
    assert (found and found.best) == hurt
