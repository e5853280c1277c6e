"""Readings that rules for other sentences must leave alone: sentences of our own."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2025, 3, 12)


def read(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return find_events(document, located)


def actors_of(text: str, kind: str) -> list[tuple[str, ...]]:
    return [event.actors for event in read(text) if event.kind == kind]


@pytest.mark.parametrize("text", ["a cargo of aid from Japan", "Two relief planes from Kenya and", "aid from the"])
def test_a_text_may_end_behind_who_gives(text: str) -> None:
    assert all(event.kind == "aid" for event in read(text))


@pytest.mark.parametrize(
    "text",
    [
        "Relief for refugees from Eritrea reached [Alef] on Monday.",
        "Aid to families displaced from Myanmar arrived in [Alef].",
        "The WHO said a cargo of medicines from Turkey landed in [Alef].",
        "A consignment of tents from Pakistan arrived in [Alef], the WFP said.",
    ],
)
def test_where_people_or_an_agencys_goods_come_from_is_no_giver(text: str) -> None:
    assert [name for actors in actors_of(text, "aid") for name in actors if name.startswith("Government")] == []


def test_a_state_that_a_shipment_is_from_gives_it() -> None:
    assert actors_of("A shipment of blankets from Norway landed in [Alef].", "aid") == [("Government of Norway",)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ankara outlawed the party and bombed [Alef].", "air_strike"),
        ("The militia interrupted its march on [Beth] and shelled [Alef].", "shelling"),
        ("The junta paused the census and then raided [Alef].", "armed_clash"),
    ],
)
def test_what_is_done_behind_a_ban_or_a_pause_is_done(text: str, kind: str) -> None:
    assert ("reported", kind) in [(event.status, event.kind) for event in read(text)]


def test_what_a_ban_names_is_called_off() -> None:
    assert [event.status for event in read("The governor banned a rally in [Alef].")] == ["cancelled"]


def test_dead_are_told_behind_a_ban() -> None:
    told = [event.fatalities for event in read("The mayor outlawed rallies, and soldiers killed three in [Alef].")]
    assert [toll.best for toll in told if toll is not None] == [3]


def test_rumours_that_spread_deny_nothing() -> None:
    assert [e.status for e in read("Soldiers shot dead four in [Alef] as rumours of a coup made the rounds.")] == [
        "reported"
    ]


def test_what_is_dismissed_as_rumours_is_denied() -> None:
    assert [e.status for e in read("The ministry dismissed the shelling of [Alef] as rumours.")] == ["denied"]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("Supported by France, Chad bombed [Alef].", "air_strike", ("Military Forces of Chad",)),
        ("At the request of Niger, Turkey bombed [Alef].", "air_strike", ("Military Forces of Turkey",)),
        ("With the backing of Iran, Syria shelled [Alef].", "shelling", ("Military Forces of Syria",)),
        (
            "M23, backed by Rwanda, and Burundi clashed in [Alef].",
            "armed_clash",
            ("M23", "Military Forces of Burundi"),
        ),
        ("The rebels, supported by Uganda, Rwanda and Burundi, seized [Alef].", "capture", ("rebels",)),
        (
            "Haftar's forces shelled [Alef] with the help of Egypt, Jordan and Russia.",
            "shelling",
            ("Libyan National Army",),
        ),
    ],
)
def test_a_comma_ends_who_stands_behind_a_side(text: str, kind: str, actors: tuple[str, ...]) -> None:
    assert actors_of(text, kind) == [actors]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        ("A clinic in [Alef] was bombed and later visited by UN officials.", "air_strike", ()),
        ("[Alef] was shelled and then recaptured by the army.", "shelling", ()),
        ("Two shops in [Alef] were stormed and looted by bandits.", "looting", ("bandits",)),
    ],
)
def test_one_hand_does_only_deeds_of_one_side(text: str, kind: str, actors: tuple[str, ...]) -> None:
    assert actors_of(text, kind) == [actors]


def test_enemies_of_a_group_are_not_of_it() -> None:
    text = "The gunmen, most of them enemies of JNIM, killed six villagers in [Alef]."
    assert all("JNIM" not in event.actors for event in read(text))


def test_who_guarded_a_convoy_does_not_rob_it() -> None:
    guarded = "The convoy was protected by militiamen near [Alef]; its drivers were robbed."
    stopped = "The convoy was stopped by militiamen near [Alef]; its drivers were robbed."
    assert all("militiamen" not in actors for actors in actors_of(guarded, "looting"))
    assert any("militiamen" in actors for actors in actors_of(stopped, "looting"))


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The Ukrainian air force said two of its jets were shot down over [Alef].", ()),
        ("The Ethiopian army said a cargo plane was downed near [Alef].", ()),
        ("Iran's army said that an Israeli plane was shot down over [Alef].", ("Military Forces of Iran",)),
        ("The Russian army said a Russian plane was shot down over [Alef].", ()),
        ("The Ukrainian air force said nine drones were shot down over [Alef].", ("Military Forces of Ukraine",)),
    ],
)
def test_who_tells_of_his_own_loss_did_not_shoot_it_down(text: str, actors: tuple[str, ...]) -> None:
    assert actors_of(text, "interception") == [actors]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Key figures: nine killed in air strikes on [Alef].", "air_strike"),
        ("Rocket attack on [Alef]: security update.", "shelling"),
        ("An explosion in [Alef] in which seven people died, according to an incident report.", "explosion"),
    ],
)
def test_a_line_that_counts_dead_or_names_where_is_no_title(text: str, kind: str) -> None:
    assert [event.kind for event in read(text)] == [kind]


@pytest.mark.parametrize(
    "text", ["[Alef]: Shelling, Flash Update No. 4.", "Drought and floods in [Alef], Situation Report (as of 9 June)"]
)
def test_a_title_tells_of_nothing(text: str) -> None:
    assert read(text) == []


@pytest.mark.parametrize(
    "words", ["A French marine ecologist", "The Brazilian position on trade", "Canadian divisions over tax"]
)
def test_no_forces_are_read_out_of_other_senses(words: str) -> None:
    events = read(f"{words} came under attack in [Alef].")
    assert [name for e in events for name in (*e.actors, *e.targets) if name.startswith("Military")] == []


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("A UN convoy survived an attack by rebels near [Alef].", ("rebels",), ("United Nations",)),
        ("The army weathered several assaults by M23 on [Alef].", ("M23",), ("army",)),
        ("The army held off an attack by rebels near [Alef].", ("army",), ("rebels",)),
        ("The army held out against several attacks by rebels near [Alef].", ("army",), ("rebels",)),
        ("The army held its ground against the rebels near [Alef].", ("army",), ("rebels",)),
    ],
)
def test_who_survives_an_attack_suffers_it_and_who_repels_it_fights(
    text: str, actors: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    assert [(event.actors, event.targets) for event in read(text)] == [(actors, targets)]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("A strike, which the army attributes to the rebels, killed nine in [Alef].", ("rebels",)),
        ("A raid, which the army has blamed on the bandits, killed nine soldiers in [Alef].", ("bandits",)),
        ("A strike which the army carried out killed nine in [Alef].", ("army",)),
        ("Nine died in a raid on [Alef]; the bandits have been blamed.", ("bandits",)),
    ],
)
def test_who_lays_a_deed_at_anothers_door_did_not_do_it(text: str, actors: tuple[str, ...]) -> None:
    assert next(event.actors for event in read(text) if event.kind != "statement") == actors


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("The army put the number of dead soldiers at nine after rebels attacked [Alef].", ("rebels",), ("soldiers",)),
        ("After rebels attacked [Alef], the army has put the toll at nine.", ("rebels",), ()),
        ("The army attacked [Alef], and the rebels put the toll at nine.", ("army",), ()),
        ("The army raided [Alef] and put the toll at nine.", ("army",), ()),
        ("The army and rebels fought in [Alef]; police put the toll at nine.", ("army", "rebels"), ()),
    ],
)
def test_who_puts_a_toll_is_no_party_of_the_deed_beside(
    text: str, actors: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    assert [(event.actors, event.targets) for event in read(text)] == [(actors, targets)]


@pytest.mark.parametrize(
    "text",
    [
        "The minister withdrew his complaint against the army in [Alef].",
        "Norway withdrew its ambassador from [Alef] on Monday.",
        "The rebels withdrew their proposal in [Alef].",
        "The withdrawal of support for the rebels angered traders in [Alef].",
        "The charges were withdrawn by the police in [Alef].",
    ],
)
def test_who_withdraws_words_or_an_envoy_leaves_nothing(text: str) -> None:
    assert actors_of(text, "withdrawal") == []


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("The army withdrew its support units from [Alef].", ("army",)),
        ("SADC will withdraw the soldiers of SAMIDRC from [Alef].", ("SAMIDRC",)),
        ("The army withdrew its old boats against all advice from [Alef].", ("army",)),
    ],
)
def test_units_and_arms_that_are_withdrawn_leave(text: str, actors: tuple[str, ...]) -> None:
    assert actors_of(text, "withdrawal") == [actors]


def test_an_offer_of_talks_that_is_withdrawn_is_off() -> None:
    events = read("The rebels withdrew their offer of talks with the army in [Alef].")
    assert [(event.kind, event.status) for event in events] == [("talks", "cancelled")]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("The army of Mali fought JNIM in [Alef]. Their vehicles were hit by mines.", ()),
        ("The army shelled the rebels in [Alef]. Its convoy was hit by a mine.", ()),
        ("Soldiers reached [Alef]. Their vehicles were hit by mines.", ("soldiers",)),
    ],
)
def test_whose_vehicles_were_hit_is_told_only_where_one_owner_is(text: str, targets: tuple[str, ...]) -> None:
    assert read(text)[-1].targets == targets


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Suspects were arrested in [Alef], and the attackers fled.", ("attackers",)),
        ("Gunmen were seen in [Alef], and the attackers fled.", ("gunmen",)),
    ],
)
def test_suspects_who_are_held_are_not_the_attackers_who_flee(text: str, actors: tuple[str, ...]) -> None:
    assert actors_of(text, "withdrawal") == [actors]


@pytest.mark.parametrize(
    ("text", "agreed"),
    [
        ("Ukraine freed 200 prisoners from Russian jails in an exchange on Monday.", True),
        ("Kenya freed 30 prisoners from a camp in a swap.", True),
        ("Soldiers freed 30 prisoners from a camp near [Alef] in an exchange of fire.", False),
        ("Soldiers freed 30 hostages from a camp near [Alef].", False),
        ("The governor freed 30 prisoners from a jail in [Alef].", False),
    ],
)
def test_prisoners_freed_from_jail_in_an_exchange_are_agreed_on(text: str, agreed: bool) -> None:
    assert ("agreement" in {event.kind for event in read(text)}) == agreed


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Insurgents intercepted a truck of soldiers on the road to [Alef].", "armed_clash"),
        ("Bandits intercepted a police patrol outside [Alef].", "armed_clash"),
        ("Four soldiers were intercepted by militants near [Alef].", "armed_clash"),
        ("Militants intercepted soldiers near [Alef].", "armed_clash"),
        ("Bandits intercepted a minibus outside a police station in [Alef].", "attack_on_civilians"),
        ("Insurgents intercepted a group of herders while troops slept in [Alef].", "attack_on_civilians"),
        ("Bandits intercepted a coach of retired soldiers near [Alef].", "attack_on_civilians"),
        ("Insurgents intercepted an army drone near [Alef].", "interception"),
        ("Insurgents intercepted army signals near [Alef].", "interception"),
    ],
)
def test_armed_men_who_are_stopped_on_the_road_meet_in_a_clash(text: str, kind: str) -> None:
    assert [event.kind for event in read(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "events"),
    [
        (
            "Five traders kidnapped by bandits were shot dead in [Alef] on Monday.",
            [("abduction", ("bandits",), None), ("attack_on_civilians", (), 5)],
        ),
        (
            "Two nurses whom militants had kidnapped were murdered in [Alef].",
            [("abduction", ("militants",), None), ("attack_on_civilians", (), 2)],
        ),
        (
            "Two nurses who had been kidnapped by militants were killed by soldiers in [Alef].",
            [("abduction", ("militants",), None), ("attack_on_civilians", ("soldiers",), 2)],
        ),
        (
            "Five traders were kidnapped and killed by bandits in [Alef].",
            [("abduction", ("bandits",), 5)],
        ),
        ("Hamlets captured by militants were shelled in [Alef].", [("shelling", (), None)]),
    ],
)
def test_those_taken_who_were_killed_then_are_two_events(
    text: str, events: list[tuple[str, tuple[str, ...], float | None]]
) -> None:
    told = [(e.kind, e.actors, e.fatalities.best if e.fatalities else None) for e in read(text)]
    assert told == events
