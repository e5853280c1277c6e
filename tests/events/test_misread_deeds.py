"""What a deed told beside another is: the dead of a fight for ground, what falls, who gathers, who only travels."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.events.merging.merging import merge_events
from geoevents.model import Event


def told(text: str, *, country_code: str = "SD") -> list[Event]:
    document, located = read_marked(text, published=date(2026, 11, 20), country_code=country_code)
    return find_events(document, located)


def dead(event: Event) -> float | None:
    return event.fatalities.best if event.fatalities else None


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("The army retook [Alef] from the rebels on Sunday, killing 31.", 31),
        ("The army retook [Alef] from the rebels on Sunday and killed dozens.", 12),
        ("Al-Shabaab overran an army post in [Alef], killing 9 and wounding 14.", 9),
        ("Soldiers seized the town of [Alef], killing at least 17 near its market.", 17),
        ("Arakan Army fighters took a junta outpost at [Alef], killing 8 and taking 11 prisoners.", 8),
    ],
)
def test_a_bare_number_of_dead_is_that_of_the_fight_in_which_ground_was_taken(text: str, killed: float) -> None:
    assert [(event.kind, dead(event)) for event in told(text)] == [("capture", killed)]


@pytest.mark.parametrize(
    "text",
    [
        "The rebels took [Alef] from the army, killing dozens of civilians.",
        "The rebels took [Alef] from the army, killing 7 and wounding 12 villagers.",
        "Gunmen seized the village of [Alef], killing 15.",
    ],
)
def test_people_killed_when_ground_is_taken_are_attacked(text: str) -> None:
    assert [event.kind for event in told(text)] == ["capture", "attack_on_civilians"]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("An unidentified drone came down in a meadow near [Alef] on Monday.", "accident"),
        ("A drone crashed into a lake near [Alef], injuring no one.", "accident"),
        ("A delivery drone crashed into a lamp post in [Alef].", "accident"),
        ("A drone crashed into a block of flats in [Alef].", "drone_strike"),
        ("A drone fell in a field near [Alef] and exploded.", "drone_strike"),
        ("A drone crashed into a field near [Alef], killing two farm hands.", "drone_strike"),
        ("A rocket fell in a field near [Alef].", "shelling"),
        ("Debris of an intercepted drone fell in a garden in [Alef], killing a child.", "drone_strike"),
    ],
)
def test_a_drone_that_comes_down_on_open_ground_has_struck_nothing(text: str, kind: str) -> None:
    assert [event.kind for event in told(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Jets bombed a festival in [Alef], killing 24.", ("civilians",)),
        ("A paramotor dropped bombs on a prayer meeting in [Alef], killing 24.", ("civilians",)),
        ("A drone hit a religious procession in [Alef], killing 11.", ("civilians",)),
        ("A drone hit a military parade in [Alef], killing 11.", ()),
        ("Jets bombed a training camp in [Alef], killing 24.", ()),
    ],
)
def test_those_killed_where_people_gather_are_civilians(text: str, targets: tuple[str, ...]) -> None:
    assert [event.targets for event in told(text)] == [targets]


@pytest.mark.parametrize(
    "text", ["Police raided a bar in [Alef] on Friday.", "A hostel in [Alef] was raided by police."]
)
def test_police_who_search_a_house_attack_nobody(text: str) -> None:
    assert told(text) == []


def test_police_who_kill_in_a_raid_do() -> None:
    assert [event.kind for event in told("Police raided a bar in [Alef], killing two.")] == ["attack_on_civilians"]


@pytest.mark.parametrize(
    ("text", "victims", "actors", "struck", "fallen"),
    [
        (
            "A mayor was shot dead in [Alef] on Monday, and one of the attackers was killed by bodyguards.",
            1,
            ("bodyguards",),
            ("attackers",),
            1,
        ),
        ("Nine pilgrims were killed in [Alef] before police shot the attacker dead.", 9, ("police",), ("attacker",), 1),
        (
            "Gunmen killed a priest in [Alef], and two of the gunmen were killed by soldiers.",
            1,
            ("soldiers",),
            ("gunmen",),
            2,
        ),
    ],
)
def test_attackers_who_are_killed_are_no_victims_of_their_attack(
    text: str, victims: float, actors: tuple[str, ...], struck: tuple[str, ...], fallen: float
) -> None:
    attack, blow = told(text)
    assert (attack.kind, attack.targets, dead(attack)) == ("attack_on_civilians", ("civilians",), victims)
    assert (blow.kind, blow.actors, blow.targets, dead(blow)) == ("armed_clash", actors, struck, fallen)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Two tourists were shot dead in [Alef] and a guide was killed by the gunmen.", 3),
        ("Five policemen were killed in [Alef] and three suspects were killed in the shootout.", 8),
    ],
)
def test_the_dead_of_one_deed_are_added_up(text: str, killed: float) -> None:
    assert [dead(event) for event in told(text)] == [killed]


@pytest.mark.parametrize(
    "text",
    [
        "Police scattered a crowd protesting over the killing of a poet in [Alef].",
        "Hundreds marched in [Alef] over the shooting of a nurse.",
        "Traders shut their shops in [Alef] in protest at the abduction of a colleague.",
        "Protesters marched in [Alef] over a death in custody.",
        "Women in [Alef] protested against the shelling of a camp.",
    ],
)
def test_what_a_crowd_is_angry_about_is_no_second_event(text: str) -> None:
    assert [(event.kind, dead(event)) for event in told(text)] == [("protest", None)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Hundreds rallied in [Alef] against the killing of a nurse by police.", "Alef"),
        ("Hundreds marched in [Alef] over the killing of three pupils in [Berin].", "Berin"),
    ],
)
def test_what_is_told_more_of_is(text: str, place: str) -> None:
    protest, attack = told(text)
    assert (protest.kind, attack.kind, attack.where and attack.where.mention.span.text) == (
        "protest",
        "attack_on_civilians",
        place,
    )


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Police clashed with youths protesting over the killing of a poet in [Alef], and two people died.", 2),
        ("Clashes between police and residents in [Alef] left three residents dead.", 3),
        ("Rioting over the death of a man in custody left two dead in [Alef].", 2),
    ],
)
def test_people_whom_police_clash_with_riot(text: str, killed: float) -> None:
    riot = told(text)[0]
    assert (riot.kind, dead(riot)) == ("riot", killed)


def test_police_and_a_gang_clash() -> None:
    assert [event.kind for event in told("Police clashed with gang members in [Alef].")] == ["armed_clash"]


@pytest.mark.parametrize(
    "text",
    [
        "The president later arrived in [Alef].",
        "The governor visited [Alef] on Monday.",
        "The prime minister flew to [Alef] to see the damage.",
        "Burhan, Sudan's president, visited [Alef] on Monday.",
    ],
)
def test_who_goes_about_his_own_land_holds_no_talks(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The president arrived in [Alef] for talks with the rebels.",
        "The president visited [Alef] on Monday and met the rebels.",
        "Iran's foreign minister flew to [Alef] on Sunday.",
        "The UN envoy visited [Alef] on Monday.",
    ],
)
def test_who_meets_somebody_or_comes_from_abroad_does(text: str) -> None:
    assert [event.kind for event in told(text)] == ["talks"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("A column of about 60 vehicles entered [Alef].", ["advance"]),
        ("An armoured convoy entered [Alef] on Tuesday.", ["advance"]),
        ("A column of RSF vehicles entered [Alef].", ["capture"]),
        ("A column of aid vehicles entered [Alef].", []),
        ("A wedding convoy entered [Alef] on Tuesday.", []),
        ("A column of cyclists entered [Alef].", []),
    ],
)
def test_a_column_of_vehicles_is_an_armys_where_nothing_peaceful_is_told_of_it(text: str, kinds: list[str]) -> None:
    assert [event.kind for event in told(text)] == kinds


@pytest.mark.parametrize(
    "text",
    [
        "A tense standoff left no one injured in [Alef].",
        "An unruly night in [Alef] left nobody injured.",
    ],
)
def test_what_hurt_nobody_is_no_attack(text: str) -> None:
    assert told(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Shelling of [Alef] left no one dead.", "shelling"),
        ("Gunmen opened fire at a bus near [Alef], but no one was hurt.", "attack_on_civilians"),
    ],
)
def test_a_deed_that_hurt_nobody_is_one(text: str, kind: str) -> None:
    assert [(event.kind, dead(event)) for event in told(text)] == [(kind, 0)]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Rwanda and Uganda signed an accord on Monday, but fighting went on in [Alef].",
            ("Military Forces of Rwanda", "Military Forces of Uganda"),
        ),
        ("The army and the RSF met on Sunday while fighting raged in [Alef].", ("army", "Rapid Support Forces")),
        ("Kenya brokered a truce on Monday, but fighting continued in [Alef].", ()),
    ],
)
def test_who_signs_fights_with_the_other_side_and_elsewhere_and_who_mediates_does_not(
    text: str, sides: tuple[str, ...]
) -> None:
    parley, clash = told(text)
    assert parley.where is None
    assert (clash.kind, clash.actors, clash.where and clash.where.mention.span.text) == ("armed_clash", sides, "Alef")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Gunmen attacked a bus near [Alef] on Monday. The attack killed 14 people.", "attack_on_civilians"),
        ("A drone hit a market in [Alef]. The strike killed 14 people.", "drone_strike"),
        ("A drone hit a market in [Alef]. It killed 14 people.", "drone_strike"),
        ("A car bomb exploded in [Alef]. The blasts killed 14 people.", "ied"),
        ("A quake shook [Alef]. It killed 14 people.", "earthquake"),
    ],
)
def test_the_blow_told_last_has_killed(text: str, kind: str) -> None:
    assert [(event.kind, dead(event)) for event in told(text)] == [(kind, None), (kind, 14)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The RSF attacked [Alef]. It killed 14 people.", ["armed_clash", "attack_on_civilians"]),
        ("Rebels raided [Alef]. The strike on [Berin] killed nine.", ["armed_clash", "air_strike"]),
        ("A drone hit [Alef]. A rocket attack killed nine people.", ["drone_strike", "shelling"]),
    ],
)
def test_another_blow_is_told_by_its_own_words(text: str, kinds: list[str]) -> None:
    assert [event.kind for event in told(text)] == kinds


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("Fighters overran the base in [Alef] on Friday. Ten soldiers were killed.", [("capture", "Alef", 10)]),
        (
            "Missiles struck [Alef] on Monday. Four people were killed. Another missile hit [Berin]. Two people died.",
            [("shelling", "Alef", 4), ("shelling", "Berin", 2)],
        ),
        (
            "Fighters took [Alef] on Friday. Gunmen elsewhere killed ten soldiers.",
            [("capture", "Alef", None), ("armed_clash", "", 10)],
        ),
        (
            "Fighters took [Alef] on Friday. Clashes broke out in [Berin]. Ten soldiers were killed.",
            [("capture", "Alef", None), ("armed_clash", "Berin", 10)],
        ),
    ],
)
def test_the_dead_told_next_are_those_of_the_place_told_last(
    text: str, rows: list[tuple[str, str, float | None]]
) -> None:
    document, located = read_marked(text, published=date(2026, 11, 20), country_code="SD")
    merged = [group.event for group in merge_events(find_events(document, located), {document.id: document})]
    assert [(e.kind, e.where.mention.span.text if e.where else "", dead(e)) for e in merged] == rows


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("Driven from [Alef] by the army, the rebels regrouped.", ("army",), ("rebels",)),
        ("Pushed out of [Alef] on Monday by the army, the rebels fled.", ("army",), ("rebels",)),
        ("Ambushed near [Alef] by gunmen, a patrol of the army lost nine men.", ("gunmen",), ("army",)),
        ("Driven out of [Alef] by the rebels, residents slept in fields.", ("rebels",), ("civilians",)),
    ],
)
def test_a_participle_that_opens_tells_who_did_it_and_the_subject_whom_it_befell(
    text: str, actors: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    event = told(text)[0]
    assert (event.actors, event.targets) == (actors, targets)


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Backed by drones and artillery, troops stormed [Alef].", "armed_clash"),
        ("Troops stormed [Alef] with drones and artillery.", "drone_strike"),
        ("The army's bombing of a market in [Alef] left five traders dead.", "air_strike"),
        ("The bombing of a market in [Alef] left five traders dead.", "ied"),
    ],
)
def test_a_weapon_that_only_backs_is_no_means_and_an_army_bombs_from_the_air(text: str, kind: str) -> None:
    assert [event.kind for event in told(text)] == [kind]


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen whom police identified as members of a gang killed seven passengers in [Alef].",
        "Gunmen believed by police to be members of a gang killed seven passengers in [Alef].",
    ],
)
def test_who_only_says_who_they_were_did_not_do_it(text: str) -> None:
    assert [(event.actors, dead(event)) for event in told(text)] == [(("gunmen",), 7)]


def test_who_is_told_of_in_a_relative_clause_of_deeds_does() -> None:
    (event,) = told("A convoy that police had escorted was attacked by gunmen near [Alef].")
    assert event.actors == ("gunmen",)
    assert told("Soldiers whom rebels had ambushed near [Alef] shot three of them.")[0].actors == ("rebels",)


@pytest.mark.parametrize(
    ("text", "killed"),
    [
        ("Two soldiers lost their lives to a mine near [Alef].", 2),
        ("Six villagers lost their lives to a flood in [Alef].", 6),
        ("A guard lost his life to a mine near [Alef].", 1),
    ],
)
def test_what_lives_are_lost_to_counts_nobody(text: str, killed: float) -> None:
    assert [dead(event) for event in told(text)] == [killed]


def test_a_day_may_part_a_killing_from_whom_it_befell() -> None:
    (event,) = told("The killing on Sunday of four aid workers in [Alef] has been blamed on local youths.")
    assert (event.kind, event.when and event.when.start) == ("attack_on_civilians", date(2026, 11, 15))


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Clashes between farmers and herders left nine dead in [Alef].", ("farmers", "herders")),
        ("Clashes between herders and farmers in [Alef] killed nine people.", ("herders", "farmers")),
        ("Fighting between the army and rebels in [Alef] has killed nine civilians.", ("army", "rebels")),
    ],
)
def test_what_two_sides_fight_is_no_attack_of_one(text: str, actors: tuple[str, ...]) -> None:
    assert [(event.kind, event.actors, dead(event)) for event in told(text)] == [("armed_clash", actors, 9)]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Herders left nine farmers dead in [Alef].", ("herders",)),
        ("Talks between the army and rebels opened in [Berin] when gunmen killed nine people in [Alef].", ("gunmen",)),
    ],
)
def test_one_who_kills_people_beside_them_attacks(text: str, actors: tuple[str, ...]) -> None:
    event = told(text)[-1]
    assert (event.kind, event.actors, dead(event)) == ("attack_on_civilians", actors, 9)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Fired from <Yemen> by the Houthis, a missile hit a field near [Alef].", ("Houthi movement",)),
        ("Fired by mistake, a missile hit a field near [Alef].", ()),
    ],
)
def test_who_fired_what_hit_may_stand_before_it(text: str, actors: tuple[str, ...]) -> None:
    assert [event.actors for event in told(text)] == [actors]
