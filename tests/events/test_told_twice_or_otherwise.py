"""What one sentence tells in two verbs and is one event, and kinds told in words beside the common ones."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=date(2026, 11, 28))
    return list(find_events(document, located))


def kinds(text: str) -> list[tuple[str, str]]:
    return [(event.kind, event.status) for event in told(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A coach was intercepted by gunmen near [Alef] and its passengers were led off into the bush.", "abduction"),
        ("A bus was stopped near [Alef] by rebels, who made six men get off and shot them.", "attack_on_civilians"),
        ("The house of a former mayor in [Alef] was vandalised and looted by students.", "looting"),
        ("Police fired blanks near [Alef] but had to fall back after being pelted with bricks.", "riot"),
        ("Commandos boarded the ship off [Alef] and arrested five pirates.", "arrest"),
        ("The two clans agreed on a truce at talks in [Alef].", "ceasefire"),
    ],
)
def test_what_two_verbs_tell_of_one_event_is_one(text: str, kind: str) -> None:
    assert kinds(text) == [(kind, "reported")]


def test_those_made_to_get_off_are_the_dead() -> None:
    (event,) = told("Rebels pulled seven men off a bus near [Alef] and killed them.")
    assert event.fatalities is not None
    assert event.fatalities.best == 7


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen abducted six women near [Alef] and raped them.", ["abduction", "sexual_violence"]),
        ("Troops pulled out of [Alef] after residents stoned their lorries.", ["withdrawal", "riot"]),
        ("The sides discussed a ceasefire at talks in [Alef].", ["talks"]),
    ],
)
def test_what_two_verbs_tell_of_two_events_stays_two(text: str, expected: list[str]) -> None:
    assert [kind for kind, _ in kinds(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army opened intensive fire from mortars at [Alef].", ("shelling", "reported")),
        ("Raiders made away with 200 goats near [Alef].", ("looting", "reported")),
        ("Two motorcycles were stolen from a parish in [Alef] by unknown persons.", ("looting", "reported")),
        ("Three gang members were caught in possession of cocaine in [Alef].", ("arrest", "reported")),
        ("Soldiers shot down three of the attackers near [Alef].", ("armed_clash", "reported")),
        ("The garrison of [Alef] held its ground against a dawn onslaught by rebels.", ("armed_clash", "reported")),
        ("A buried device tore apart a pickup near [Alef].", ("ied", "reported")),
        ("A tractor was blown apart by a mine near [Alef].", ("mine", "reported")),
        (
            "A bomber in a vest of explosives blew up at the gate of a barracks in [Alef].",
            ("suicide_bombing", "reported"),
        ),
        ("The army has thinned out its posts around [Alef].", ("withdrawal", "reported")),
        ("Tanks rumbled to within five kilometres of [Alef].", ("advance", "reported")),
        ("Nobody may leave [Alef], which is ringed by rebels.", ("siege", "reported")),
        ("Mercenaries set up camp near [Alef].", ("base", "reported")),
        ("Iran and Oman agreed to reopen their embassies.", ("agreement", "reported")),
        ("Turkey lambasted Greece for arming the islands.", ("statement", "reported")),
        ("A boiler burst in a mill in [Alef].", ("accident", "reported")),
        ("Hailstones battered [Alef].", ("storm", "reported")),
        ("Villagers hacked an alleged witch to death in [Alef].", ("attack_on_civilians", "reported")),
        ("Policemen and a band of rustlers blazed away at each other near [Alef].", ("armed_clash", "reported")),
        ("Air defences swatted away nine drones over [Alef].", ("interception", "reported")),
        ("The power plant of [Alef] took three direct missile hits.", ("shelling", "reported")),
        ("The presidents of Rwanda and Congo came face to face in [Alef].", ("talks", "reported")),
        ("A camp in [Alef] took in another 900 refugees.", ("displacement", "reported")),
        ("Overnight downpours left [Alef] under water.", ("flood", "reported")),
        ("Lava cut the road to [Alef].", ("eruption", "reported")),
        ("Two frigates joined the patrols off [Alef].", ("reinforcement", "reported")),
        ("Some 90 families ran to the church of [Alef].", ("displacement", "reported")),
        ("Response activities in [Alef] were suspended for two days.", ("aid", "cancelled")),
        ("The government rejected the findings as one-sided.", ("statement", "denied")),
        ("The ministry brushed aside such reports as exaggerated.", ("statement", "denied")),
        ("Rockets fired by the rebels at [Alef] were intercepted.", ("shelling", "reported")),
    ],
)
def test_kinds_told_in_other_words(text: str, expected: tuple[str, str]) -> None:
    assert kinds(text)[0] == expected


@pytest.mark.parametrize(
    "text",
    [
        "People ran to the beach of [Alef] to watch the sunset.",
        "The outbreak was confined to two districts of [Alef].",
        "Marines searched a house in [Alef] but found nothing except empty shells.",
        "Fire broke out at a market; there were no arrests in [Alef].",
        "The minister dismissed the police chief of [Alef].",
        "The team was taken in by a salesman in [Alef].",
        "The strike left [Alef] without water.",
        "Explorers set up camp on a glacier near [Alef].",
        "Planes returned to their base at [Alef].",
        "The bomber landed safely in [Alef].",
        "A crowd burst into song in [Alef].",
        "The museum of [Alef] said that nobody had stolen the show.",
    ],
)
def test_what_only_sounds_so_is_none_of_these(text: str) -> None:
    told_kinds = {kind for kind, _ in kinds(text)}
    assert told_kinds <= {"accident"}


def test_a_strike_that_witnesses_attribute_to_somebody_is_no_statement() -> None:
    text = "A drone strike, which witnesses attribute to the army, hit a school in [Alef]."
    assert [kind for kind, _ in kinds(text)] == ["drone_strike"]
    assert [kind for kind, _ in kinds("Witnesses attribute the strike on [Alef] to the army.")] != ["drone_strike"]


def test_a_crime_somebody_is_charged_with_hides_no_warning() -> None:
    text = "The interior ministry warned that those who finance raids would be charged with murder."
    assert [kind for kind, _ in kinds(text)] == ["statement"]


def test_who_were_killed_as_a_place_was_taken_are_no_dead_of_the_looting_behind() -> None:
    taken, looted = told("Rebels took [Alef], killing six soldiers and looting shops.")
    assert taken.fatalities is not None
    assert (taken.kind, taken.fatalities.best) == ("capture", 6)
    assert (looted.kind, looted.fatalities) == ("looting", None)


def test_who_was_killed_as_captives_were_freed_is_no_dead_of_the_abduction() -> None:
    taken, freed = told(
        "Two engineers kidnapped near [Alef] by militants were rescued by soldiers in a raid in which two of their "
        "captors were killed."
    )
    assert [(event.kind, event.fatalities is None) for event in (taken, freed)] == [
        ("abduction", True),
        ("armed_clash", False),
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A dhow was hijacked by pirates off [Alef], and its crew of 13 are being held on board.", ["abduction"]),
        ("A farmer was shot dead in [Alef], and his body was taken across the fence.", ["attack_on_civilians"]),
        ("A quake killed 20 people in [Alef]. Four of those who died were nurses.", ["earthquake"]),
        ("Five herders were killed by cattle rustlers in [Alef].", ["attack_on_civilians"]),
        ("Jets returned to pummel [Alef].", ["air_strike"]),
        ("Detectives nabbed a suspect in the bombing of [Alef].", ["arrest"]),
        ("Cattle rustlers struck again in [Alef].", ["looting"]),
        ("The army is unlikely to be able to exploit a seizure of [Alef].", []),
        ("A ship off [Alef] was approached by pirates, who exchanged fire with its guards.", ["armed_clash"]),
    ],
)
def test_what_is_only_said_of_an_event_is_none(text: str, expected: list[str]) -> None:
    assert [kind for kind, _ in kinds(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldiers abandoned the outpost of [Alef] without a fight.", ("withdrawal", "reported")),
        ("The army abandoned the plan to retake [Alef].", ("capture", "cancelled")),
        ("The rebels abandoned the talks in [Alef].", ("talks", "cancelled")),
    ],
)
def test_ground_is_abandoned_and_plans_are_called_off(text: str, expected: tuple[str, str]) -> None:
    assert kinds(text) == [expected]
