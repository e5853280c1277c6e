"""Who did what to whom, in the ways of wires, monitors and armies: accusations, peoples, asides, helpers, owners."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2025, 11, 27)


def events(text: str, country_code: str = "SD") -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED, country_code=country_code)
    return find_events(document, located)


def told(text: str, country_code: str = "SD") -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(event.kind, event.actors, event.targets) for event in events(text, country_code)]


@pytest.mark.parametrize(
    ("text", "kind", "dead"),
    [
        ("The army accused the RSF of shelling a school in [Kadugli], killing six pupils.", "shelling", 6),
        ("Two aid groups accused the RSF of murdering 31 patients in [Nyala].", "attack_on_civilians", 31),
        ("The RSF were accused by a doctors' union of killing 14 people in [Bara].", "attack_on_civilians", 14),
        ("Villagers accused the RSF of an attack on [Umm Ruwaba] that left 20 people dead.", "attack_on_civilians", 20),
    ],
)
def test_who_is_accused_of_a_deed_with_its_dead_is_told_as_its_doer(text: str, kind: str, dead: int) -> None:
    *charges, event = events(text)
    assert [charge.kind for charge in charges] == ["statement"] * ("were accused" not in text)
    assert kind in ("", event.kind)
    assert event.status == "claimed"
    assert event.actors == (
        ("Sudan People's Liberation Movement-North",) if "SPLM" in text else ("Rapid Support Forces",)
    )
    assert event.fatalities is not None
    assert event.fatalities.best == dead


def test_an_accusation_without_dead_stays_a_statement_also_of_those_no_table_names() -> None:
    assert told("Elders of the Misseriya accused the RSF of an attack on [Babanusa].") == [
        ("statement", ("civilians",), ("Rapid Support Forces",))
    ]


@pytest.mark.parametrize(
    ("text", "code", "army"),
    [
        ("The Russians took [Kupiansk] and shelled [Izium].", "UA", "Military Forces of Russia"),
        ("[Kfar Kila] was shelled by the Israelis on Sunday.", "LB", "Military Forces of Israel"),
        ("The Rwandans have bombarded [Sake] since dawn.", "CD", "Military Forces of Rwanda"),
    ],
)
def test_a_people_that_does_a_deed_of_force_is_its_army(text: str, code: str, army: str) -> None:
    assert {event.actors for event in events(text, code)} == {(army,)}


def test_a_people_that_suffers_is_no_army() -> None:
    assert told("The army killed four Israelis in [Kfar Kila].", "LB") == [
        ("attack_on_civilians", ("army",), ("civilians",))
    ]


@pytest.mark.parametrize(
    ("text", "code", "name"),
    [
        ("The invaders shelled [Kupiansk] on Sunday.", "UA", "Military Forces of Russia"),
        ("The invaders shelled [Goma] on Sunday.", "CD", "invaders"),
    ],
)
def test_invaders_are_those_of_the_texts_own_war(text: str, code: str, name: str) -> None:
    (event,) = events(text, code)
    assert event.actors == (name,)


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        (
            "The SPLM-N, whose fighters diplomats say are paid by the RSF, shelled [Kadugli] on Monday.",
            ("Sudan People's Liberation Movement-North",),
            (),
        ),
        (
            "Tribal fighters joined the RSF in shelling [El Obeid], where six people died.",
            ("tribal fighters", "Rapid Support Forces"),
            ("civilians",),
        ),
        ("The WFP dropped supplies by parachute over [El Obeid].", ("World Food Programme",), ()),
        ("The RSF attacked by night in [El Obeid].", ("Rapid Support Forces",), ()),
        ("Drones belonging to the RSF struck a market in [El Obeid].", ("Rapid Support Forces",), ()),
        ("A farmer was stabbed to death by presumed bandits in [Dilling].", ("bandits",), ("civilians",)),
        (
            "Two RSF officers were among the dead when a shell hit a checkpoint in [Bara].",
            (),
            ("Rapid Support Forces",),
        ),
        ("Bandits laid an ambush for a patrol of policemen near [Bara].", ("bandits",), ("police",)),
    ],
)
def test_parties_stand_beside_their_deed_in_many_ways(
    text: str, actors: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    ((_, found_actors, found_targets),) = told(text)
    assert (found_actors, found_targets) == (actors, targets)


def test_a_rout_of_people_takes_ground() -> None:
    assert told("The army dislodged the insurgents from [Kurmuk].") == [("capture", ("army",), ("insurgents",))]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed two policemen guarding a bank in [Bara].",
        "A column guarded by soldiers was ambushed near [Bara].",
        "RSF fighters attacked a barge on the river near [Kosti], sinking it.",
    ],
)
def test_what_only_describes_or_ends_a_deed_is_none_of_its_own(text: str) -> None:
    assert len(events(text)) == 1


def test_two_deeds_of_two_doers_are_two() -> None:
    assert told("Bandits killed nine traders in [Bara] before soldiers shot four of the attackers.") == [
        ("attack_on_civilians", ("bandits",), ("civilians",)),
        ("armed_clash", ("soldiers",), ("bandits",)),
    ]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("Nine soldiers died in an attack on [Bara] which the RSF claimed.", "Rapid Support Forces"),
        ("A shelling of [Bara], for which the RSF took responsibility, killed two women.", "Rapid Support Forces"),
    ],
)
def test_who_owns_up_to_a_deed_in_a_clause_of_its_own_did_it(text: str, doer: str) -> None:
    assert events(text)[0].actors == (doer,)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Villagers beat two policemen to death in [Bara].", ("riot", ("civilians",), ("police",))),
        (
            "Two policemen fell into an ambush of the RSF near [Bara].",
            ("armed_clash", ("Rapid Support Forces",), ("police",)),
        ),
        ("Gunmen killed two UNICEF drivers in [Bara].", ("attack_on_civilians", ("gunmen",), ("civilians",))),
        ("Coast guards shot a fisherman in [Suakin].", ("attack_on_civilians", ("coast guards",), ("civilians",))),
        ("A trader was picked up by armed men in [Bara].", ("abduction", ("armed men",), ("civilians",))),
        ("Soldiers clashed with around 40 bandits in [Bara].", ("armed_clash", ("soldiers", "bandits"), ())),
        (
            "The army struck what it called a den of bandits in [Bara] with drones.",
            ("drone_strike", ("army",), ("bandits",)),
        ),
        ("Security forces sent six bandits to hell in [Bara].", ("armed_clash", ("security forces",), ("bandits",))),
        (
            "A strike by Israel killed a nurse in [Bara].",
            ("air_strike", ("Military Forces of Israel",), ("civilians",)),
        ),
        (
            "Vigilantes disarmed two policemen accused of theft in [Bara].",
            ("armed_clash", ("vigilantes",), ("police",)),
        ),
    ],
)
def test_a_deed_told_in_few_words_has_its_parties(
    text: str, expected: tuple[str, tuple[str, ...], tuple[str, ...]] | None
) -> None:
    assert told(text) == ([expected] if expected else [])


def test_who_says_so_is_who_blames() -> None:
    assert told("Gunmen killed six traders in [Bara], Amnesty International said, blaming the RSF.")[1:] == [
        ("statement", ("Amnesty International",), ("Rapid Support Forces",))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Police detained two men for the attack on the soldiers in [Bara].", ("arrest", ("police",), ("civilians",))),
        (
            "A captain of the RSF was killed by a drone strike in [Bara].",
            ("drone_strike", (), ("Rapid Support Forces",)),
        ),
        (
            "The assassination of a judge in [Bara] by two members of the RSF shocked the town.",
            ("attack_on_civilians", ("Rapid Support Forces",), ("civilians",)),
        ),
    ],
)
def test_one_event_of_one_deed(text: str, expected: tuple[str, tuple[str, ...], tuple[str, ...]]) -> None:
    assert told(text) == [expected]


def test_the_wounded_are_no_reinforcement() -> None:
    assert told("Wounded policemen were flown to [Kosti].") == []


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("It was bandits who shot three pupils in [Bara].", ("bandits",), ("civilians",)),
        ("Men suspected to be bandits shot three pupils in [Bara].", ("bandits",), ("civilians",)),
        ("According to the police, bandits shot three pupils in [Bara].", ("bandits",), ("civilians",)),
        ("Disguised as policemen, bandits shot three pupils in [Bara].", ("bandits",), ("civilians",)),
        ("Bandits, a local teacher said, shot three pupils in [Bara].", ("bandits",), ("civilians",)),
        (
            "In a raid, soldiers and two militias killed nine bandits in [Bara].",
            ("soldiers", "militias"),
            ("bandits",),
        ),
        ("Two soldiers, as well as a nurse, were shot by bandits in [Bara].", ("bandits",), ("soldiers", "civilians")),
        ("The raid, which killed six traders in [Bara], was carried out by bandits.", ("bandits",), ("civilians",)),
        ("The army retook [Bara], which the RSF had held since June.", ("army",), ("Rapid Support Forces",)),
        ("Bandits shelled [Bara] from hills held by the army.", ("bandits",), ()),
        ("Israeli fire wounded two policemen in [Bara].", ("Military Forces of Israel",), ("police",)),
        ("Two traders were held captive by bandits in [Bara].", ("bandits",), ("civilians",)),
        ("Six pupils were shot in the head by hoodlums in [Bara].", ("hoodlums",), ("civilians",)),
        ("A nurse was stabbed by a 17-year-old intruder in [Bara].", ("intruder",), ("civilians",)),
        (
            "Six soldiers, including an officer, died in a clash with bandits in [Bara].",
            ("bandits",),
            ("soldiers",),
        ),
        ("Three pupils were shot in [Bara] by bandits who arrived on camels.", ("bandits",), ("civilians",)),
        ("Having blocked the road to [Bara], bandits shot three pupils.", ("bandits",), ("civilians",)),
        ("The RSF claimed the killing of nine soldiers in [Bara].", ("Rapid Support Forces",), ("soldiers",)),
        ("Bandits waylaid three pupils near [Bara].", ("bandits",), ("civilians",)),
        ("Bandits raked an army convoy with gunfire near [Bara].", ("bandits",), ("army",)),
    ],
)
def test_one_deed_in_many_frames(text: str, actors: tuple[str, ...], targets: tuple[str, ...]) -> None:
    assert [(found_actors, found_targets) for _, found_actors, found_targets in told(text)] == [(actors, targets)]


def test_who_condemns_anothers_deed_names_him() -> None:
    assert told("Khartoum condemned Cairo's aggression.") == [
        ("statement", ("Government of Sudan",), ("Government of Egypt",))
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Soldiers freed nine hostages held by the RSF in [Bara].",
            ("abduction", ("Rapid Support Forces",), ("civilians",)),
        ),
        ("Egyptian agents arrested a lawyer in [Bara].", ("arrest", ("Police Forces of Egypt",), ("civilians",))),
        ("Bandits have besieged a garrison in [Bara].", ("siege", ("bandits",), ("garrison",))),
        (
            "Khartoum warned Ethiopia against attacking [Kassala].",
            ("statement", ("Government of Sudan",), ("Government of Ethiopia",)),
        ),
        (
            "Egypt expelled hundreds of Sudanese through [Wadi Halfa].",
            ("displacement", ("Government of Egypt",), ("civilians",)),
        ),
    ],
)
def test_deeds_without_blood_have_their_parties(
    text: str, expected: tuple[str, tuple[str, ...], tuple[str, ...]]
) -> None:
    assert told(text) == [expected]


def test_fighters_are_not_who_flees_their_fight() -> None:
    assert told("Clashes between the army and the RSF forced thousands to flee [Bara].")[1] == (
        "displacement",
        (),
        ("civilians",),
    )


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "The shelling of [Bara] by the RSF killed six nurses.",
            [("shelling", ("Rapid Support Forces",), ("civilians",))],
        ),
        ("Bandits peppered a bus with bullets near [Bara].", [("attack_on_civilians", ("bandits",), ("civilians",))]),
        ("Two assaults by the RSF were repelled at [Bara].", [("armed_clash", ("Rapid Support Forces",), ())]),
        (
            "Supporters of the ousted President Omar al-Bashir marched in [Khartoum].",
            [("protest", ("protesters",), ())],
        ),
    ],
)
def test_subjects_and_their_verbs_belong_together(
    text: str, expected: list[tuple[str, tuple[str, ...], tuple[str, ...]]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Two nurses were killed in [Bara] by men believed to be bandits.",
            [("attack_on_civilians", ("bandits",), ("civilians",))],
        ),
        ("Bandits killed a former policeman in [Bara].", [("attack_on_civilians", ("bandits",), ("civilians",))]),
        ("Soldiers fleeing the RSF looted shops in [Bara].", [("looting", ("soldiers",), ())]),
        (
            "A UN helicopter was hit by RSF fire near [Bara].",
            [("armed_clash", ("Rapid Support Forces",), ("United Nations",))],
        ),
        (
            "An air raid on [Bara], which residents blamed on the army, killed six nurses.",
            [("air_strike", ("army",), ("civilians",))],
        ),
        (
            "A car bomb in [Bara], attributed to the RSF, killed two policemen.",
            [("ied", ("Rapid Support Forces",), ("police",))],
        ),
        ("A car bomb killed two in [Bara]; the RSF said it was behind it.", [("ied", ("Rapid Support Forces",), ())]),
    ],
)
def test_doers_that_stand_far_from_their_deed(
    text: str, expected: list[tuple[str, tuple[str, ...], tuple[str, ...]]]
) -> None:
    assert told(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Soldiers saw six bandits near [Bara] and killed them.", ("armed_clash", ("soldiers",), ("bandits",))),
        ("An abbot was bundled into a car by hoodlums in [Bara].", ("abduction", ("hoodlums",), ("civilians",))),
        ("Two policemen lost legs to a mine near [Bara].", ("mine", (), ("police",))),
        ("Two policemen suffered burns when rioters attacked a post in [Bara].", ("riot", ("protesters",), ())),
    ],
)
def test_what_a_small_word_does_to_a_deed(text: str, expected: tuple[str, tuple[str, ...], tuple[str, ...]]) -> None:
    assert told(text) == [expected]


@pytest.mark.parametrize("how_often", ["twice", "again"])
def test_what_is_struck_more_than_once_is_struck(how_often: str) -> None:
    assert told(f"A clinic in [Bara] was struck {how_often} by RSF drones.") == [
        ("drone_strike", ("Rapid Support Forces",), ())
    ]


def test_diplomats_sent_home_are_not_displaced() -> None:
    assert [kind for kind, _, _ in told("Egypt expelled six Ethiopian diplomats from [Cairo].")] == []


def test_they_are_not_one_gunman() -> None:
    (_, second) = told("A gunman was arrested in [Kosti]. They shelled [Bara] on Sunday.")
    assert second == ("shelling", (), ())


@pytest.mark.parametrize(
    ("text", "army"),
    [
        ("Syrian fire killed two shepherds near [Bara].", "Military Forces of Syria"),
        ("Chadian fire wounded a driver near [Bara].", "Military Forces of Chad"),
        ("Three divers were killed by Egyptian fire off [Bara].", "Military Forces of Egypt"),
    ],
)
def test_the_fire_of_a_state_is_that_of_its_forces(text: str, army: str) -> None:
    assert told(text) == [("attack_on_civilians", (army,), ("civilians",))]


@pytest.mark.parametrize(
    "text", ["Egyptian hotel fire kills three in [Bara].", "A Chadian warehouse fire killed three in [Bara]."]
)
def test_a_fire_in_a_house_is_no_forces(text: str) -> None:
    assert told(text) == [("accident", (), ("civilians",))]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two retired policemen killed a cook in [Bara].", (("retired policemen",), ("civilians",))),
        ("Former policemen killed a cook in [Bara].", (("former policemen",), ("civilians",))),
        ("Ex-policemen killed a cook in [Bara].", (("ex-policemen",), ("civilians",))),
        ("Three retired soldiers killed a cook in [Bara].", (("retired soldiers",), ("civilians",))),
        ("Former police officers were killed in [Bara].", ((), ("civilians",))),
        ("Retired soldiers were killed in [Bara].", ((), ("civilians",))),
    ],
)
def test_who_has_served_is_no_force_of_a_state(text: str, expected: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    assert told(text) == [("attack_on_civilians", *expected)]


def test_a_drone_strike_of_a_state_stays_one() -> None:
    assert told("An American drone strike on a car in [Bara] killed a commander of the RSF.") == [
        ("drone_strike", ("Military Forces of United States",), ("Rapid Support Forces",))
    ]


def test_captives_are_held_by_those_in_whose_hands_they_are() -> None:
    assert told("Hostages are in the hands of rebels in [Bara].") == [("abduction", ("rebels",), ("civilians",))]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("[El Obeid] remains encircled on three sides by the RSF.", ("Rapid Support Forces",)),
        ("[Dilling] remained almost wholly surrounded by the SPLM-N.", ("Sudan People's Liberation Movement-North",)),
        ("[Kadugli] remains besieged.", ()),
    ],
)
def test_what_remains_besieged_suffers_it(text: str, actors: tuple[str, ...]) -> None:
    assert told(text) == [("siege", actors, ())]


@pytest.mark.parametrize("cause", ["due to RSF attacks", "due to attacks by the RSF", "owing to heavy RSF attacks"])
def test_whom_people_flee_from_does_the_attacks_they_flee(cause: str) -> None:
    fled, attack = events(f"Thousands fled [Bara] {cause}.")
    assert (fled.kind, fled.actors, fled.targets) == ("displacement", (), ("civilians",))
    assert (attack.kind, attack.status, attack.actors) == ("armed_clash", "reported", ("Rapid Support Forces",))


@pytest.mark.parametrize("fight", ["clashes", "fighting", "heavy fighting", "battles"])
def test_days_of_fighting_with_somebody_named_are_a_clash_of_both_sides(fight: str) -> None:
    taken, clash = events(f"The RSF took [Bara] after two days of {fight} with the SPLM-N.")
    assert (taken.kind, clash.kind) == ("capture", "armed_clash")
    assert clash.actors == ("Rapid Support Forces", "Sudan People's Liberation Movement-North")


def test_days_of_fighting_alone_only_tell_how_long_it_took() -> None:
    assert [kind for kind, *_ in told("The RSF took [Bara] after two days of fighting.")] == ["capture"]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("A police patrol was ambushed near [Bannu] on Monday when militants stormed the bazaar.", ("militants",)),
        ("Three policemen were shot dead in [Kutum] when RSF fighters raided their post.", ("Rapid Support Forces",)),
        ("Two soldiers were killed on Monday when gunmen ambushed a patrol near [Gorom].", ("gunmen",)),
        ("Three soldiers were killed in [Kutum] when their truck was hit.", ()),
    ],
)
def test_who_storms_a_place_when_somebody_is_shot_did_it(text: str, doers: tuple[str, ...]) -> None:
    document, located = read_marked(text, published=date(2025, 9, 18))
    assert [event.actors for event in find_events(document, located)][:1] == [doers]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Israel targeted a hospital in [Tyre] on Monday, killing three patients.", ["air_strike"]),
        ("Russia hit [Odesa] overnight.", ["air_strike"]),
        ("Germany hit [Kutum] with tariffs.", []),
        ("Israel hit a record in exports in [Tyre].", []),
    ],
)
def test_a_state_that_hits_a_town_or_a_house_does_so_with_arms(text: str, kinds: list[str]) -> None:
    assert [event.kind for event in events(text)] == kinds


def test_whose_fire_a_town_comes_under_is_read() -> None:
    (event,) = events("[Kutum] came under RSF artillery fire on Monday; three civilians died.")
    assert (event.actors, event.targets) == (("Rapid Support Forces",), ("civilians",))


def test_a_town_falls_to_fighters_and_is_surrounded_once() -> None:
    (event,) = events("[Kutum] fell to RSF fighters on Monday.")
    assert (event.kind, event.actors) == ("capture", ("Rapid Support Forces",))
    assert [event.kind for event in events("The RSF have surrounded [Kutum], cutting its roads.")] == ["siege"]
    assert [event.kind for event in events("The RSF besieged [Kutum] and surrounded [Nyala].")] == ["siege", "siege"]
