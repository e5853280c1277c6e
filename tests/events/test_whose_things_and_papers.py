"""Whose car or patrol was struck, whose paper is quoted, who was beaten off, and what only describes or explains."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=date(2025, 11, 27), country_code="SD")
    return find_events(document, located)


def kinds(text: str) -> list[tuple[str, str]]:
    return [(event.kind, event.where.mention.span.text if event.where else "-") for event in told(text)]


def dead(text: str) -> list[float | None]:
    return [event.fatalities.best if event.fatalities else None for event in told(text)]


@pytest.mark.parametrize(
    ("text", "kind", "targets"),
    [
        (
            "A magistrate escaped unhurt when gunmen opened fire on her car in [Alef].",
            "attack_on_civilians",
            ("civilians",),
        ),
        ("The army said two of its outposts had been attacked by rebels near [Alef].", "armed_clash", ("army",)),
        ("MINUSCA said one of its convoys was ambushed by rebels near [Alef].", "armed_clash", ("MINUSCA",)),
        ("Gunmen opened fire on a checkpoint in [Alef], and a nurse left in her car.", "armed_clash", ()),
    ],
)
def test_what_is_struck_is_somebodys(text: str, kind: str, targets: tuple[str, ...]) -> None:
    event = told(text)[0]
    assert (event.kind, event.targets) == (kind, targets)


def test_who_issues_a_paper_does_no_deed_but_may_claim_it() -> None:
    (event,) = told("Nine people were killed in [Alef], according to a report published by the Red Cross.")
    assert event.actors == ()
    (event,) = told(
        "Nine rebels were killed in [Alef], according to a statement signed by the army's information chief."
    )
    assert (event.actors, event.status) == ((), "claimed")
    (event,) = told("Nine people were killed by soldiers in [Alef], according to a report published by the Red Cross.")
    assert event.actors == ("soldiers",)


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets"),
    [
        ("The raiders were driven off by soldiers near [Alef].", "armed_clash", ("soldiers",), ("raiders",)),
        ("The attackers were chased away by soldiers near [Alef].", "armed_clash", ("soldiers",), ("attackers",)),
        ("Villagers were chased away by soldiers near [Alef].", "displacement", ("soldiers",), ("civilians",)),
        (
            "Rebels burned sixty houses in [Alef] before being chased off by the army.",
            "armed_clash",
            ("army",),
            ("rebels",),
        ),
        (
            "Villagers were driven off their land by settlers near [Alef].",
            "displacement",
            ("settlers",),
            ("civilians",),
        ),
        (
            "Insurgents took two girls, whom they accused of spying, from [Alef].",
            "abduction",
            ("insurgents",),
            ("civilians",),
        ),
        ("Police took two men, whom they accused of theft, from [Alef].", "arrest", ("police",), ("civilians",)),
    ],
)
def test_who_is_beaten_off_or_taken_away(
    text: str, kind: str, actors: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    event = told(text)[-1]
    assert (event.kind, event.actors, event.targets) == (kind, actors, targets)


def test_troops_driven_away_in_buses_are_not_beaten() -> None:
    assert "armed_clash" not in [kind for kind, _ in kinds("The soldiers were driven away in buses from [Alef].")]


def test_rioters_driven_off_are_not_displaced() -> None:
    assert "displacement" not in [kind for kind, _ in kinds("The rioters were driven off by police in [Alef].")]


def test_cattle_driven_off_are_no_raiders_beaten() -> None:
    assert [kind for kind, _ in kinds("Bandits came at dawn and cattle were driven off near [Alef].")] == ["looting"]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Police fired live rounds to break up a march in [Alef]; two of the marchers lost their lives.",
            [("protest", 2)],
        ),
        ("Soldiers opened fire to disperse demonstrators in [Alef], killing four.", [("protest", 4)]),
        ("Police fired live rounds at marchers in [Alef]; two of the marchers died.", [("attack_on_civilians", 2)]),
        ("The shelling of [Alef] killed a nurse and four displaced villagers.", [("shelling", 5)]),
        (
            "Four farmers whom the soldiers had taken along as porters were beheaded by them near [Alef].",
            [("abduction", None), ("attack_on_civilians", 4)],
        ),
        ("The deadliest ambush so far came on Sunday: nine drivers perished.", [("attack_on_civilians", 9)]),
    ],
)
def test_the_dead_of_crowds_lists_and_captives(text: str, expected: list[tuple[str, float | None]]) -> None:
    assert [(event.kind, event.fatalities.best if event.fatalities else None) for event in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Jets bombed a convent in [Alef], a village in [Beth].", [("air_strike", "Alef")]),
        (
            "Jets bombed a convent in [Alef], a depot in [Beth] and an airfield in [Gimel].",
            [("air_strike", "Alef"), ("air_strike", "Beth"), ("air_strike", "Gimel")],
        ),
        ("Gunmen killed the judge because he had jailed a gang leader in [Alef].", [("attack_on_civilians", "-")]),
        ("Gunmen killed the judge in [Alef] because he had jailed a gang leader.", [("attack_on_civilians", "Alef")]),
        (
            "Some 300 families fled because of the fighting in [Alef].",
            [("displacement", "Alef"), ("armed_clash", "Alef")],
        ),
    ],
)
def test_a_place_that_only_explains_is_none(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


def test_lorries_burnt_in_an_ambush_make_no_riot() -> None:
    assert "riot" not in [
        kind for kind, _ in kinds("Seven drivers perished in [Alef] when rebels struck; 30 lorries burnt.")
    ]
    assert [kind for kind, _ in kinds("Thirty cars were burnt in [Alef] overnight.")] == ["riot"]


def test_the_day_of_a_release_is_not_the_day_of_the_abduction() -> None:
    (event,) = told("Yesterday a priest kidnapped from his parish in [Alef] was set free.")
    assert event.when is None
    (event,) = told("Two nurses kidnapped on Monday in [Alef] were freed on Tuesday.")
    assert event.when is not None
    assert event.when.start == date(2025, 11, 24)
    (event,) = told("Yesterday gunmen kidnapped a priest in [Alef].")
    assert event.when is not None


def test_it_of_let_it_be_known_is_nobody() -> None:
    events = told(
        "Wagner fought in [Alef]. Six traders, abducted in June, have been freed, their employer let it be known."
    )
    assert events[-1].targets == ("civilians",)


@pytest.mark.parametrize(
    "text",
    [
        "The fall in the price of bread in [Alef] pleased shoppers.",
        "Snow falls in [Alef] from November.",
        "A fall in the value of the crown worried [Alef].",
        "The falls near [Alef] draw tourists.",
    ],
)
def test_prices_snow_and_water_that_fall_take_no_town(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The fall of [Alef] shocked [Beth].", [("capture", "Alef")]),
        ("[Alef]'s fall shocked [Beth].", [("capture", "Alef")]),
        ("The fall of the town of [Alef] came on Monday.", [("capture", "Alef")]),
    ],
)
def test_a_towns_fall_is_its_capture(text: str, expected: list[tuple[str, str]]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("A depot in [Alef] was hit by a drone of the Russian army.", "drone_strike", ("Military Forces of Russia",)),
        ("A clinic in [Alef] was struck by rockets of the M23.", "shelling", ("M23",)),
        ("[Alef]'s fall to the rebels shocked [Beth].", "capture", ("rebels",)),
        ("The fall of [Alef] to M23 on Monday shocked traders.", "capture", ("M23",)),
        ("The fall of [Alef] on Monday shocked the army.", "capture", ()),
        ("Eleven others are held by the Houthis in [Alef].", "abduction", ("Houthi movement",)),
        ("[Alef] is held by the Houthis.", "control", ("Houthi movement",)),
    ],
)
def test_whose_weapon_it_was_and_who_holds_people(text: str, kind: str, actors: tuple[str, ...]) -> None:
    (event,) = told(text)
    assert (event.kind, event.actors) == (kind, actors)


def test_those_asleep_under_the_roof_are_among_the_dead() -> None:
    text = (
        "Jets bombed a convent in [Alef], killing a novice and seven displaced people who were asleep under its roof."
    )
    assert dead(text) == [8]


def test_the_assailants_are_not_those_who_serve_the_state() -> None:
    text = "JNIM attacked a base at [Alef]. The Africa Corps fought back. The assailants burned ten houses."
    assert told(text)[-1].actors == ("JNIM",)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police arrested a man over the murder of two priests in [Alef].", "arrest"),
        ("Police arrested a man over the killing of two priests in [Alef].", "arrest"),
        ("A rally in [Alef] protested against the massacre of 40 farmers.", "protest"),
    ],
)
def test_the_dead_of_a_reason_are_none_of_what_it_is_for(text: str, kind: str) -> None:
    (event,) = told(text)
    assert event.kind == kind
    assert event.fatalities is None


def test_the_dead_of_a_protest_are_still_its_dead() -> None:
    assert dead("Protests in [Alef] left six people dead.") == [6]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The president met the families of victims of the massacre of 40 farmers in [Alef].", ()),
        ("Police opened an inquiry into the killing of two boys in [Alef].", ()),
        ("Soldiers laid wreaths in memory of the massacre of 40 farmers in [Alef] by Boko Haram.", ("Boko Haram",)),
    ],
)
def test_who_recalls_a_massacre_did_not_do_it(text: str, actors: tuple[str, ...]) -> None:
    event = told(text)[-1]
    assert (event.kind, event.actors) == ("attack_on_civilians", actors)


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Insurgents burned a hamlet near [Alef]. Militiamen killed three of the raiders on Sunday.", ("insurgents",)),
        ("Militiamen killed three of the raiders near [Alef] on Sunday.", ("raiders",)),
        ("Not a single shot was fired in the raid on [Alef], said the commander of the zone.", ()),
        ("Rebels attacked the army in [Alef], said the commander of the zone.", ("army",)),
    ],
)
def test_the_raiders_are_not_who_kills_them_nor_the_speaker_who_suffers(text: str, targets: tuple[str, ...]) -> None:
    assert told(text)[-1].targets == targets


def test_a_jail_got_back_from_its_inmates_is_no_ground_taken() -> None:
    assert "capture" not in [
        kind for kind, _ in kinds("The army regained control of the jail in [Alef] after a brawl.")
    ]
    assert kinds("M23 seized the central prison in [Alef] on Monday.") == [("capture", "Alef")]
    assert kinds("The army regained control of [Alef] on Monday.") == [("capture", "Alef")]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A car bomb was found and defused in [Alef].", ["interception"]),
        ("Sappers defused two powerful car bombs in [Alef].", ["interception"]),
        ("A roadside bomb killed two soldiers near [Alef]; another was defused.", ["ied", "interception"]),
        ("A roadside bomb hit a lorry near [Alef] on Monday.", ["ied"]),
        ("The rebels' delegation walked out of the hall in [Alef].", []),
        ("Teachers walked out in [Alef] over pay.", ["protest"]),
    ],
)
def test_a_bomb_made_safe_hit_nobody_and_envoys_who_leave_do_not_protest(text: str, expected: list[str]) -> None:
    assert [kind for kind, _ in kinds(text)] == expected


def test_the_day_of_an_escape_is_not_the_day_of_the_abduction() -> None:
    (event,) = told("Two traders who had been kidnapped near [Alef] escaped on Sunday.")
    assert event.when is None
    (event,) = told("On Sunday gunmen kidnapped two nurses in [Alef] and escaped.")
    assert event.when is not None
