"""Sides told by what they live on, by a name between commas or by a claim behind; who goes on after a clash."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events

PUBLISHED = date(2025, 3, 12)


def parties(text: str, country: str = "") -> list[tuple[tuple[str, ...], tuple[str, ...]]]:
    document, located = read_marked(text, published=PUBLISHED, country_code=country)
    return [(event.actors, event.targets) for event in find_events(document, located)]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Clashes between farmers and cattle herders in [Alef] left nine dead.", ("farmers", "cattle herders")),
        ("Fishermen clashed with pastoralists near [Alef], and four died.", ("fishermen", "pastoralists")),
        ("Nomads and farming communities fought near [Alef] over a well.", ("nomads", "farming communities")),
    ],
)
def test_those_who_till_and_those_who_herd_are_two_sides(text: str, actors: tuple[str, ...]) -> None:
    assert parties(text)[0][0] == actors


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed farmers and herders near [Alef].",
        "A landmine killed a goat herder and two farmers near [Alef].",
        "Farmers and herders were killed when gunmen attacked [Alef].",
    ],
)
def test_those_who_till_and_herd_are_people_where_others_kill_them(text: str) -> None:
    assert parties(text)[0][1] == ("civilians",)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("A militia, Red Hand, burned 20 houses in [Alef].", ("Red Hand",)),
        ("Another armed group, Twirwaneho, killed five soldiers near [Alef].", ("Twirwaneho",)),
        ("Two militias, Nyatura and Twirwaneho, killed nine villagers in [Alef].", ("Nyatura", "Twirwaneho")),
        # No names of theirs.
        ("An armed group, police said, killed nine villagers in [Alef].", ("armed group",)),
        ("A gang, according to Reuters, killed nine villagers in [Alef].", ("gang",)),
        ("An armed group killed nine villagers in [Alef], Radio Okapi, a station, said.", ("armed group",)),
    ],
)
def test_a_name_between_commas_is_that_of_the_group_before(text: str, actors: tuple[str, ...]) -> None:
    assert parties(text)[0][0] == actors


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Soldiers exchanged fire with rebels near [Alef] and arrested two suspects.",
            [("soldiers", "rebels"), ("soldiers",)],
        ),
        ("Soldiers clashed with rebels near [Alef] and burned 12 houses.", [("soldiers", "rebels"), ("soldiers",)]),
        ("Gunmen traded fire with police in [Alef] and fled to [Beth].", [("gunmen", "police"), ("gunmen",)]),
        # Both sides are the subject.
        (
            "Rebels and soldiers clashed in [Alef] and looted shops in the market.",
            [("rebels", "soldiers"), ("rebels", "soldiers")],
        ),
    ],
)
def test_only_the_subject_of_a_clash_goes_on(text: str, told: list[tuple[str, ...]]) -> None:
    assert [actors for actors, _ in parties(text)] == told


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("A car bomb killed nine people in [Alef] on Friday. Al-Shabaab claimed the attack.", ("Al Shabaab",)),
        (
            "A police convoy was ambushed near [Alef]. The ELN later claimed the ambush on its channel.",
            ("National Liberation Army",),
        ),
        # A deed of its own, another's or nobody's.
        ("A car bomb killed nine people in [Alef] on Friday. Nobody claimed the attack.", ()),
        ("A car bomb killed nine people in [Alef] on Friday. Al-Shabaab claimed the attack in [Beth].", ()),
        ("A car bomb killed nine people in [Alef] on Friday. Al-Shabaab claimed the killing of a judge.", ()),
    ],
)
def test_who_claims_the_attack_did_what_was_told_before(text: str, actors: tuple[str, ...]) -> None:
    assert parties(text)[0][0] == actors


def test_volunteers_are_those_of_the_force_told_of() -> None:
    text = "JNIM attacked a position of the VDP in [Alef], killing three soldiers and nine volunteers."
    assert parties(text, "BF")[0][1] == ("Volunteers for the Defence of the Homeland", "soldiers")
    assert parties("Gunmen killed two volunteers of a clinic in [Alef].", "BF")[0][1] == ("civilians",)


def test_an_army_is_told_once_with_its_soldiers_who_fall() -> None:
    assert parties("Rebels attacked an army base in [Alef], killing 20 soldiers.")[0][1] == ("soldiers",)
    assert parties("Rebels attacked an army base in [Alef].")[0][1] == ("army",)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("A gang attacked a prison in [Alef], but was repelled by a unit of the Haitian National Police.", 2),
        ("Rebels attacked the airport at [Alef] but were driven back by members of a special force of the army.", 2),
        ("Rebels attacked the airport at [Alef] on Monday but were driven back by Rwandan soldiers.", 2),
        ("Rebels attacked the airport at [Alef]; the governor, not named by the army, was not hurt.", 1),
    ],
)
def test_who_beats_an_attack_back_fights_in_it(text: str, actors: int) -> None:
    assert [len(doers) for doers, _ in parties(text)] == [actors]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("The army killed Omar Doro, who it said headed Boko Haram's bomb makers, in [Alef].", ("Boko Haram",)),
        ("The army killed Omar Doro, whom it called a senior Hamas commander, in [Alef].", ("Hamas",)),
        ("Gunmen killed Omar Doro, who sold bread, in [Alef].", ("civilians",)),
        ("Gunmen killed Omar Doro, who had fled the Taliban, in [Alef].", ("civilians",)),
    ],
)
def test_a_leader_killed_by_name_is_of_the_group_he_led(text: str, targets: tuple[str, ...]) -> None:
    assert parties(text)[0][1] == targets


def test_leaders_met_are_those_of_their_group_and_both_countries_are_states() -> None:
    assert parties("A Chinese envoy met leaders of the Houthis in [Alef].")[0][0] == (
        "Government of China",
        "Houthi movement",
    )
    text = "Pakistan accused Afghanistan of arming the TTP. The two countries held talks in [Alef] on Tuesday."
    assert parties(text)[-1][0] == ("Government of Pakistan", "Government of Afghanistan")


def test_a_battalion_with_its_number_behind_is_of_the_army_at_home() -> None:
    text = "Rebels took a camp in [Alef] held by Light Infantry Battalion 19."
    assert parties(text, "MM")[0][1] == ("Military Forces of Myanmar",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Coca growers and soldiers clashed in [Alef].", ("riot", ("civilians", "soldiers"), ())),
        ("Fishermen clashed with soldiers in [Alef].", ("riot", ("civilians", "soldiers"), ())),
        ("Villagers beat three bandits to death in [Alef].", ("riot", ("civilians",), ("bandits",))),
        (
            "Residents of [Alef] lynched two suspected gang members.",
            ("riot", ("civilians",), ("suspected gang members",)),
        ),
        # Those who bear arms, and a band that fights an army.
        ("Rebels and soldiers clashed in [Alef].", ("armed_clash", ("rebels", "soldiers"), ())),
        ("Bandits killed three villagers in [Alef].", ("attack_on_civilians", ("bandits",), ("civilians",))),
    ],
)
def test_people_without_arms_who_fight_are_a_crowd(
    text: str, told: tuple[str, tuple[str, ...], tuple[str, ...]]
) -> None:
    document, located = read_marked(text, published=PUBLISHED)
    assert [(event.kind, event.actors, event.targets) for event in find_events(document, located)] == [told]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Murle and Lou Nuer youths clashed near [Alef], and 20 died.", ("murle youths", "lou nuer youths")),
        ("Kuki and Meitei youths exchanged fire near [Alef].", ("kuki youths", "meitei youths")),
    ],
)
def test_youths_of_two_peoples_who_fight_are_two_sides(text: str, actors: tuple[str, ...]) -> None:
    assert parties(text)[0][0] == actors


def test_the_dead_on_both_sides_are_no_party() -> None:
    text = "The OLA accused a militia of theft in [Alef]. "
    text += "Afar and Issa clansmen fought in [Beth], leaving 20 dead on both sides."
    assert parties(text)[-1] == (("afar clansmen", "issa clansmen"), ())


def test_who_claims_a_deed_in_a_video_did_it() -> None:
    text = "Gunmen killed two reporters in [Alef]. Al-Shabaab posted a video claiming responsibility for the attack."
    assert parties(text)[0][0] == ("Al Shabaab",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Nobody says of which side those are who fall.
        ("M23 and Wazalendo fought near [Alef], killing five fighters.", (("M23", "Wazalendo"), ())),
        ("The army and rebels clashed in [Alef], leaving four soldiers dead.", (("army", "rebels"), ("soldiers",))),
        # People who lie in wait, or hold soldiers.
        ("Illegal miners ambushed a patrol in [Alef], killing two soldiers.", (("illegal miners",), ("soldiers",))),
        ("Villagers held 34 soldiers hostage in [Alef].", (("civilians",), ("soldiers",))),
        ("Gunmen held 34 villagers hostage in [Alef].", (("gunmen",), ("civilians",))),
        ("A trader was beaten to death by miscreants in [Alef].", (("miscreants",), ("civilians",))),
        ("The navy detained the Yemeni crew of a dhow off [Alef].", (("navy",), ("civilians",))),
    ],
)
def test_who_does_it_and_whom_it_befalls(text: str, told: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    assert parties(text)[0] == told


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The 24th Mechanized Brigade shelled [Alef] on Monday.", ("Military Forces of Ukraine",)),
        # Both armies have these.
        ("The 79th Air Assault Brigade shelled [Alef] on Monday.", ("79th Air Assault Brigade",)),
        ("The 61st Naval Infantry Brigade shelled [Alef].", ("61st Naval Infantry Brigade",)),
        ("The 36th Marine Brigade shelled [Alef].", ("36th Marine Brigade",)),
        ("Elements of the 39th Motorized Rifle Brigade attacked near [Alef].", ("Military Forces of Russia",)),
        ("The 155th Brigade shelled [Alef] on Monday.", ("155th Brigade",)),
    ],
)
def test_units_of_a_kind_that_only_one_of_two_armies_has_are_its_own(text: str, actors: tuple[str, ...]) -> None:
    assert parties(text, "UA")[0] == (actors, ())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # A patron in an aside is no party.
        ("JNIM, an al Qaeda affiliate, killed nine villagers in [Alef].", (("JNIM",), ("civilians",))),
        ("JNIM, which is an offshoot of al Qaeda, killed nine villagers in [Alef].", (("JNIM",), ("civilians",))),
        ("Al-Shabaab, al Qaeda's branch in the region, shelled [Alef].", (("Al Shabaab",), ())),
        ("Al-Shabaab, JNIM and ISIS fighters shelled [Alef].", (("Al Shabaab", "JNIM", "Islamic State"), ())),
        # Things of the army's.
        ("A military convoy was ambushed near [Alef].", ((), ("military",))),
        ("Gunmen attacked two military posts near [Alef].", (("gunmen",), ("military",))),
        ("Gunmen attacked a military hospital near [Alef].", (("gunmen",), ("civilians",))),
    ],
)
def test_patrons_and_things_of_the_army(text: str, told: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    assert parties(text)[0] == told


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Soldiers killed two gunmen and arrested five in [Alef].", ("gunmen",)),
        ("The army killed nine militants and detained four near [Alef].", ("militants",)),
        ("Soldiers killed two gunmen and arrested five women in [Alef].", ("civilians",)),
    ],
)
def test_those_arrested_who_are_only_counted_are_like_those_killed(text: str, targets: tuple[str, ...]) -> None:
    assert parties(text)[1][1] == targets


def test_peacekeepers_without_a_name_are_of_the_mission_there() -> None:
    assert parties("Peacekeepers came under fire near [Alef].", "LB") == [((), ("UNIFIL",))]
    assert parties("Peacekeepers came under fire near [Alef].", "CO") == [((), ("peacekeepers",))]


def test_one_who_was_shot_is_not_one_more_deed_of_those_told_before() -> None:
    text = "Gunmen shot dead a reporter in [Alef]. Farmers were driven out of [Beth], and one was shot in the leg."
    assert parties(text)[-1][0] == ()
    assert parties("Rebels shelled [Alef]. Two shells hit [Beth].")[-1][0] == ("rebels",)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "Police officers, soldiers and nurses were among nine people killed in an attack by rebels on [Alef].",
            (("rebels",), ("police", "soldiers", "civilians")),
        ),
        ("The army said two officers were among those killed in a raid on [Alef].", ((), ("police",))),
        ("A mine killed two Israeli officers in [Alef].", ((), ("Military Forces of Israel",))),
        ("Community self-defence members shelled [Alef].", (("community self-defence members",), ())),
    ],
)
def test_mixed_lists_and_men_without_a_name(text: str, told: tuple[tuple[str, ...], tuple[str, ...]]) -> None:
    assert parties(text)[0] == told
