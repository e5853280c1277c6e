"""Deeds told in a roundabout way, as long sentences tell them: by idioms, in relative clauses, by who denies them."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2026, 11, 20)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return find_events(document, located)


def kinds(text: str) -> list[str]:
    return sorted(event.kind for event in told(text))


def statuses(text: str) -> list[tuple[str, str]]:
    return sorted((event.kind, event.status) for event in told(text))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A lorry of the border guard was torn apart by a home-made charge near [Alef].", "ied"),
        ("A power line was sabotaged with explosives near [Alef].", "ied"),
        ("A parcel left at the door of a bank in [Alef] went off and hurt a cashier.", "ied"),
        ("The vest under his coat went off at a checkpoint in [Alef] and killed two guards.", "suicide_bombing"),
        ("The feuding clans went for each other with bows and homemade guns around [Alef].", "armed_clash"),
        ("Bandits fired from a ridge at a helicopter near [Alef].", "armed_clash"),
        ("Rebels dealt a heavy blow to the garrison of [Alef].", "armed_clash"),
        ("A granary and nine huts went up in smoke in [Alef].", "looting"),
        ("Army bulldozers pulled down six houses in [Alef].", "looting"),
        ("The mountain sent up a column of ash over [Alef].", "eruption"),
        ("A mudslide has blocked the road at [Alef].", "landslide"),
        ("The river left its bed at [Alef].", "flood"),
        ("A sandstorm sent hundreds of people in [Alef] to hospital.", "storm"),
        ("Army gunners and rebel mortars exchanged some sixty rounds near [Alef].", "shelling"),
        ("Djibo remains under a jihadist embargo, an elder said in [Alef].", "siege"),
        ("Turkish soldiers stand guard at the bridge in [Alef].", "presence"),
        ("A huge bang was heard in [Alef].", "explosion"),
        ("UNICEF handed the ministry two tonnes of vaccines in [Alef].", "aid"),
    ],
)
def test_idioms_of_force_and_of_nature_tell_what_they_stand_for(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Hunters came across a midwife near [Alef], whom bandits had been keeping in a cave.",
        "A retired colonel was bundled into a van in [Alef].",
        "Intelligence men of the Houthis took a radio journalist from his home in [Alef].",
        "Pirates carried off the Greek captain off [Alef].",
        "Police freed a trader in [Alef] for whom his captors were asking a ransom.",
    ],
)
def test_people_are_carried_off_in_many_words(text: str) -> None:
    assert kinds(text) == ["abduction"]


@pytest.mark.parametrize(
    "text",
    [
        "Nurses without pay closed the gate of the hospital in [Alef].",
        "Students had been filling the Plaza de Mayo in [Alef] with drums.",
        "Textile workers took the highway to [Alef] for unpaid wages.",
        "Lorry drivers have been blocking kilometre 12 of the highway at [Alef].",
        "Retired teachers gathered again in [Alef] to demand their pensions.",
    ],
)
def test_crowds_that_fill_or_close_a_place_protest(text: str) -> None:
    assert kinds(text) == ["protest"]


@pytest.mark.parametrize(
    "text",
    [
        "Some 40,000 farmers are in shelters in [Alef].",
        "The fire left 30 people in [Alef] without a roof.",
        "Nineteen others made their way through the swamps on foot and reached [Alef].",
        "Half of the families still sleep in the stadium in [Alef].",
    ],
)
def test_people_without_a_home_are_displaced(text: str) -> None:
    assert "displacement" in kinds(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Another march has been announced for Sunday in [Alef].", ("protest", "planned")),
        ("Flights of food to [Alef] are on hold.", ("aid", "cancelled")),
        ("The president's spokeswoman ruled out any talks with the rebels.", ("talks", "denied")),
        ("The army's press office denied that any killings had taken place.", ("attack_on_civilians", "denied")),
        ("The prime minister is asked to open a dialogue with the elders.", ("talks", "called_for")),
        ("The envoy urged both armies to silence their guns in [Alef].", ("ceasefire", "called_for")),
        ("The capture of the alleged treasurer of the gang was announced in [Alef].", ("arrest", "reported")),
    ],
)
def test_what_is_announced_ruled_out_or_denied(text: str, status: tuple[str, str]) -> None:
    assert statuses(text) == [status]


@pytest.mark.parametrize(
    "text",
    [
        "Two women were killed by stray bullets in [Alef].",
        "A trader was hit by a stray bullet in [Alef].",
        "The feud between the villages flared up again with gunfire, which cost a girl her life near [Alef].",
    ],
)
def test_shots_meant_for_another_are_those_of_a_fight(text: str) -> None:
    assert kinds(text) == ["armed_clash"]


@pytest.mark.parametrize(
    "text",
    [
        "The family's savings went up in smoke in [Alef] when the bank failed.",
        "A goods train was torn apart by the force of the river near [Alef].",
        "The company handed the ministry its annual report in [Alef].",
        "Nurses gathered for a conference in [Alef] on new vaccines.",
        "Drivers took the highway to [Alef] to save time.",
        "The two delegations exchanged three rounds of proposals in [Alef].",
        "Soldiers fired from the roof into the air to greet the new year in [Alef].",
        "Somalia remains under a UN arms embargo, a lawyer told students in [Alef].",
        "The cook was hit in the head by a bottle in [Alef].",
        "The central bank dealt a heavy blow to exporters in [Alef].",
        "The mayor of [Alef] replied that he had no plans to resign.",
        "Fans chanted the names of players in [Alef].",
        "Tourists slept in the stadium after the match in [Alef].",
        "Work on the bridge at [Alef] is on hold.",
        "The minister ruled out an election in [Alef].",
        "Volunteers made their way through the forest on foot to count birds near [Alef].",
        "Riot police stood guard in [Alef].",
    ],
)
def test_the_same_words_of_other_things_tell_of_none(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The army shelled [Kaga], a town which rebels captured on Monday.", ("capture", ("rebels",), ())),
        ("Soldiers patrol the base that the army recaptured last week near [Kaga].", ("capture", ("army",), ())),
        ("The village that the jihadists burned on Monday lies near [Kaga].", ("looting", ("jihadists",), ())),
        (
            "The army freed 34 people whom bandits had seized near [Kaga].",
            ("abduction", ("bandits",), ("civilians",)),
        ),
        ("The men whom the soldiers captured on Monday were taken to [Kaga].", ("arrest", ("soldiers",), ())),
    ],
)
def test_a_clause_whose_object_stands_before_it_has_its_subject_for_doer(
    text: str, expected: tuple[str, tuple[str, ...], tuple[str, ...]]
) -> None:
    assert expected in [(event.kind, event.actors, event.targets) for event in told(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Two girls were gang-raped by soldiers in [Alef].", "sexual_violence"),
        ("The village of [Alef] was carpet-bombed by the army.", "air_strike"),
        ("Militants machine-gunned a wedding party in [Alef].", "attack_on_civilians"),
        ("The road to [Alef] was booby-trapped by the rebels.", "mine"),
    ],
)
def test_a_verb_of_two_parts_is_inflected_in_its_last(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police detained two men over the bombing that on Friday wrecked a bridge in [Alef].",
            [("arrest", "reported"), ("ied", "reported")],
        ),
        ("The two delegations concluded two days of negotiations in [Alef].", [("talks", "reported")]),
        ("A new camp of the army was opened at [Alef].", [("base", "reported")]),
        ("The rebels have expanded their positions around [Alef].", [("advance", "reported")]),
        ("Indigenous leaders called off their strike of nine days in [Alef].", [("protest", "cancelled")]),
        ("Robbers tied up the engineer of a ship off [Alef].", [("attack_on_civilians", "reported")]),
        ("The robbers escaped with cash and phones.", [("looting", "reported")]),
        ("A refugee camp was opened by the army at [Alef].", []),
        ("The officer was replaced by a colonel in [Alef].", []),
        ("The convict escaped with money from the prison in [Alef].", []),
        ("Church leaders urged dialogue.", [("statement", "reported")]),
    ],
)
def test_what_is_done_on_the_side_is_told_too(text: str, expected: list[tuple[str, str]]) -> None:
    assert statuses(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Bandits fired from a ridge at a helicopter that was bringing food to an outpost near [Kaga].",
            ["armed_clash"],
        ),
        ("Rebels ambushed a truck which was bringing soldiers to [Kaga].", ["armed_clash"]),
        ("The WFP sent a convoy that was carrying food to [Kaga].", ["aid"]),
    ],
)
def test_the_errand_of_what_is_shot_at_is_no_deed_of_its_own(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected
