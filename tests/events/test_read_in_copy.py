"""Sentences of agency copy once read wrongly: what is heard, called so, left on a road, taken from a school."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2026, 11, 20)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return list(find_events(document, located))


def kinds(text: str) -> list[str]:
    return [event.kind for event in told(text)]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Gunfire could be heard in [Alef] on Monday.", "reported"),
        ("Explosions could still be heard in [Alef] on Tuesday.", "reported"),
        ("Heavy shelling could clearly be heard in [Alef].", "reported"),
        ("Shells could be fired at [Alef] on Tuesday.", "planned"),
        ("Gunfire could resume in [Alef].", "planned"),
    ],
)
def test_what_could_be_heard_was(text: str, status: str) -> None:
    (event,) = told(text)
    assert event.status == status


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Jets struck what the military described as TTP hideouts near [Alef].", ("Tehreek-e-Taliban Pakistan",)),
        ("Israel struck what it said was a Hezbollah depot in [Alef].", ("Hezbollah",)),
        ("Troops raided what the army called a Hamas cell in [Alef].", ("Hamas",)),
        # an attack that is spoken of stays the speaker's
        ("Qatar condemned what it described as an attack on [Alef].", ()),
        ("Students marched in [Alef] against what they called a coup.", ()),
    ],
)
def test_who_calls_a_target_so_is_no_party(text: str, targets: tuple[str, ...]) -> None:
    (event,) = told(text)
    assert event.targets == targets


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("It did not comment on the strike in [Alef].", []),
        ("The army has not commented on the attack near [Alef].", []),
        ("The president declared a state of siege in [Alef].", []),
        ("The militia agreed to hand over its weapons in [Alef].", []),
        ("The police found a pickup truck abandoned on the outskirts of [Alef].", []),
        ("Two boys were taken from the church in [Alef] to hospital.", []),
        ("Laptops were taken from a school in [Alef].", []),
        ("The siege of [Alef] went on.", ["siege"]),
        ("The rebels handed over heavy weapons to the army in [Alef].", ["arms_delivery"]),
        ("The army abandoned its posts on the outskirts of [Alef].", ["withdrawal"]),
        ("Dozens of girls were taken from their dormitory in [Alef].", ["abduction"]),
        ("More than 300 children and staff were taken from a Catholic school in [Alef].", ["abduction"]),
    ],
)
def test_words_of_war_beside_what_they_are_about(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    [
        "Mr Aoun called on the United States and France to pressure Israel to halt its attacks on [Alef].",
        "The envoy called on South Africa and Burundi to withdraw from [Alef].",
    ],
)
def test_two_who_are_called_on_part_no_call(text: str) -> None:
    assert {event.status for event in told(text)} == {"called_for"}


@pytest.mark.parametrize(
    ("text", "days"),
    [
        # the pact's day, or that of what had been before
        ("The army shelled [Alef] in breach of a deal signed on 3 November.", 20),
        ("Rebels attacked [Alef], breaching a ceasefire that came into force on 9 November.", 20),
        (
            "Israel struck fighters near [Alef] in violation of the ceasefire that took effect on 1 November.",
            20,
        ),
        ("The army shelled a camp near [Alef] which it had fortified on 3 November.", 20),
        # the deed's own
        ("The army shelled [Alef] in breach of the ceasefire on 3 November.", 3),
        ("The army shelled [Alef] hours after the truce took effect on 3 November.", 3),
        ("Gunmen killed nine people who were praying in [Alef] on 3 November.", 3),
        ("Rebels killed nine men in [Alef] on 3 November whom they had accused of spying.", 3),
    ],
)
def test_the_day_of_a_pact_is_not_that_of_its_breach(text: str, days: int) -> None:
    (event,) = told(text)
    assert event.when is not None
    assert event.when.start == date(2026, 11, days)


@pytest.mark.parametrize(
    ("text", "kind", "status", "actors"),
    [
        ('"We are in control of [Alef]," M23 spokesman Lawrence Kanyuka said.', "control", "claimed", ("M23",)),
        ('"We have taken [Alef]," an RSF spokesman told reporters.', "capture", "claimed", ("Rapid Support Forces",)),
        ('The ELN said: "We attacked a post in [Alef]."', "armed_clash", "claimed", ("National Liberation Army",)),
        ('"We delivered food to [Alef]," the World Food Programme said.', "aid", "reported", ("World Food Programme",)),
        # people who are no party speak for none
        ('"We saw troops shell [Alef]," residents said.', "shelling", "reported", ("troops",)),
    ],
)
def test_we_in_quotes_are_those_who_say_it(text: str, kind: str, status: str, actors: tuple[str, ...]) -> None:
    assert [(event.kind, event.status, event.actors) for event in told(text)] == [(kind, status, actors)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("M23 pulled out of direct talks in [Alef].", [("talks", "cancelled")]),
        ("Hamas walked out of the negotiations in [Alef].", [("talks", "cancelled")]),
        ("The rebels pulled out of [Alef] after talks with the army.", [("withdrawal", "reported")]),
        ("Ministers urged restraint at talks in [Alef].", [("talks", "reported")]),
        ("The leaders called for a halt to the fighting at a summit in [Alef].", [("talks", "reported")]),
        ("Ministers called for talks in [Alef].", [("talks", "called_for")]),
    ],
)
def test_talks_that_are_left_and_talks_where_something_is_asked(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(event.kind, event.status) for event in told(text)][: len(expected)] == expected


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ukrainian drones, for their part, set ablaze an oil depot in [Alef].", "drone_strike"),
        ("Russian missiles set fire to a warehouse in [Alef].", "shelling"),
        ("Soldiers backed by drones torched the village of [Alef].", "looting"),
        ("Fighters used drones and set ablaze a market in [Alef].", "looting"),
    ],
)
def test_what_sets_a_fire_from_afar_strikes(text: str, kind: str) -> None:
    (event,) = told(text)
    assert event.kind == kind


def test_a_town_is_taken_once_from_those_driven_out_of_it() -> None:
    (event,) = told("The RSF took [Alef] on Saturday, dislodging the army.")
    assert (event.kind, event.actors, event.targets) == ("capture", ("Rapid Support Forces",), ("army",))


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("WFP warned of hunger in [Alef]. The mining company said it had evacuated its staff from [Alef].", ()),
        ("M23 entered [Alef]. Alphamin Resources, which runs a mine, said it had evacuated its staff from [Alef].", ()),
        ("The army was in [Alef]. A statement said it had killed ten rebels in [Alef].", ("army",)),
    ],
)
def test_a_firm_that_tells_of_itself_is_no_party_told_before(text: str, actors: tuple[str, ...]) -> None:
    assert told(text)[-1].actors == actors


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets"),
    [
        (
            "NPA rebels set off a landmine near [Alef], killing two soldiers.",
            "mine",
            ("New People's Army",),
            ("soldiers",),
        ),
        ("Al-Shabaab fighters detonated a landmine in [Alef].", "mine", ("Al Shabaab",), ()),
        # who drives onto one suffers it
        ("Two soldiers set off a landmine near [Alef].", "mine", (), ("soldiers",)),
        ("The Houthis targeted a tanker in [Alef], sinking it.", "armed_clash", ("Houthi movement",), ()),
    ],
)
def test_who_fires_a_mine_and_sinks_a_ship(
    text: str, kind: str, actors: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    (event,) = told(text)
    assert (event.kind, event.actors, event.targets) == (kind, actors, targets)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Peace talks in [Alef] have been stalled for years.", [("talks", "cancelled")]),
        ("The two countries agreed on the text of a treaty in [Alef].", [("agreement", "reported")]),
        ("Police fired stun grenades at marchers in [Alef].", []),
        ("Gunmen threw a grenade into a bar in [Alef].", [("grenade", "reported")]),
    ],
)
def test_talks_treaties_and_grenades(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(event.kind, event.status) for event in told(text) if event.kind != "protest"] == expected


def test_we_beside_a_word_for_two_parties_stops_nothing() -> None:
    told('Russia and Georgia met in [Alef]. "We agreed on a truce," both sides said. "We left," said both countries.')


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Melton Lewis Paris, 51, was found shot to death in [Alef].", ("civilians",)),
        ("John Berlin was killed in [Alef].", ("civilians",)),
        ("On Monday Paris said it had killed 12 jihadists in [Alef].", ("jihadists",)),
    ],
)
def test_a_surname_is_no_government(text: str, targets: tuple[str, ...]) -> None:
    (event,) = told(text)
    assert event.targets == targets


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The Taliban's broadcaster said it had captured [Alef].", ("Taliban",)),
        ("The army's press agency said it had retaken [Alef].", ("army",)),
        ('The coach, of Portugal, said: "We attacked the port of [Alef]."', ()),
        ('In 2012 12" shells fell. "We shelled [Alef]," M23 said.', ("M23",)),
        ("In June Israel bombed [Alef].", ("Military Forces of Israel",)),
        ("In Jordan Israel bombed a camp in [Alef].", ("Military Forces of Israel",)),
    ],
)
def test_whose_voice_and_whose_land_it_is(text: str, actors: tuple[str, ...]) -> None:
    assert told(text)[-1].actors == actors


def test_two_strikes_that_killed_together_are_told_once() -> None:
    (event,) = told("Two drone strikes on 3 and 5 November killed six people in [Alef].")
    assert event.fatalities is not None
    assert event.fatalities.best == 6


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("HEAVY SHELLING OVERNIGHT", ["shelling"]),
        ("BOARDING / KIDNAPPING\nA tanker was off [Alef].", []),
    ],
)
def test_a_line_in_capitals_is_a_rubric_only_over_text(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    "text",
    ["Talks with Hamas on a truce in [Alef]", "38 people were killed in [Alef] to date"],
)
def test_a_heading_without_a_stop_is_read(text: str) -> None:
    assert told(text)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The Ukrainian army shot down 20 drones, but three missiles struck a depot in [Alef].",
            [("interception", True), ("shelling", False)],
        ),
        (
            "Ukraine's air force said it had downed 136 drones and that six missiles hit a plant in [Alef].",
            [("interception", True), ("shelling", False)],
        ),
        ("The Ukrainian army shot down two drones and shelled [Alef].", [("interception", True), ("shelling", True)]),
        ("The Ukrainian army intercepted two missiles fired at [Alef].", [("interception", True)]),
    ],
)
def test_what_came_through_is_not_of_those_who_caught_the_rest(text: str, expected: list[tuple[str, bool]]) -> None:
    assert [(event.kind, "Military Forces of Ukraine" in event.actors) for event in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Armenia took no part in the fighting in [Alef], Pashinyan said.", [("armed_clash", "denied")]),
        ("Security forces killed 16 militants who tried to cross the border at [Alef].", [("armed_clash", "reported")]),
        ("Russian forces attempted to advance near [Alef].", [("armed_clash", "reported")]),
    ],
)
def test_who_took_no_part_and_who_only_tried(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(event.kind, event.status) for event in told(text)] == expected
