"""Who acts and when, where a relative clause, an aside, a unit's name or an office stands between."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.actors.table import actor_named
from geoevents.events import find_events
from geoevents.lexicon.tables import load_table
from geoevents.model import Event

SATURDAY = date(2026, 11, 28)


def told(text: str, country: str = "SD") -> list[Event]:
    document, located = read_marked(text, published=SATURDAY, country_code=country)
    return find_events(document, located)


@pytest.mark.parametrize(
    "text",
    [
        "Dockers who have not been paid since September blocked the port of [Alef].",
        "Bakers who lost their licences in August marched in [Alef].",
        "A trader wanted since 2021 was shot dead by soldiers in [Alef].",
        "The rebels have not attacked [Alef] since August, a priest said.",
    ],
)
def test_a_day_of_a_clause_between_dates_nothing(text: str) -> None:
    (event,) = told(text)
    assert event.when is None or event.when.text == ""


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Four men who had been sitting outside a shop in [Alef] on Thursday were shot dead.", date(2026, 11, 26)),
        ("Troops who had landed in [Alef] in September shot two traders on Monday.", date(2026, 11, 23)),
        ("Sacks of flour, which the Red Cross had flown in, reached [Alef] by lorry on Tuesday.", date(2026, 11, 24)),
        ("Gunmen who on Monday raided [Alef] killed a nurse.", date(2026, 11, 23)),
    ],
)
def test_the_one_day_of_a_sentence_dates_and_that_behind_an_aside(text: str, day: date) -> None:
    event = told(text)[-1]
    assert event.when is not None
    assert event.when.start == day


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Home Cabinet Secretary Awino Odera accused the rebels of arson in [Alef].", ("Government of Kenya",)),
        ("Public Security Secretary Juma Wekesa condemned the raid on [Alef].", ("Government of Kenya",)),
        ("Kenyan soldiers of the 12th Light Brigade shelled [Alef].", ("Military Forces of Kenya",)),
        ("Troops of the Kenyan Army's 9 Brigade, who were on patrol, shelled [Alef].", ("Military Forces of Kenya",)),
        ("Soldiers of the 12th Light Brigade shelled [Alef].", ("Military Forces of Kenya",)),
        ("A trader was shot dead by suspects in [Alef].", ("suspects",)),
        ("A trader was shot dead by Kenya's General Service Unit in [Alef].", ("Police Forces of Kenya",)),
        ("Marines, landed by boat north of [Alef], shot three smugglers.", ("marines",)),
        ("The army, helped by hunters, killed six insurgents near [Alef].", ("army", "hunters")),
    ],
)
def test_who_acts_behind_titles_units_and_asides(text: str, actors: tuple[str, ...]) -> None:
    assert told(text, "KE")[-1].actors == actors


def test_a_secretary_without_a_capital_speaks_for_nobody() -> None:
    assert all(event.actors == () for event in told("A club's home secretary condemned the raid on [Alef].", "KE"))


def test_followers_of_a_fallen_ruler_are_no_army() -> None:
    (event,) = told("Gunmen loyal to ousted President Bashar al-Assad ambushed a patrol near [Alef].", "SY")
    assert event.actors == ("Assad loyalists",)
    (event,) = told("Fighters loyal to former president Omar Derwish shelled [Alef].")
    assert event.actors == ("fighters",)


def test_captors_are_those_who_took_them() -> None:
    event = told("Two nurses abducted by Boko Haram were freed near [Alef] after a gunfight with their captors.")[-1]
    assert event.actors == ("Boko Haram",)


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("Two engineers kidnapped from a mine near [Alef] by bandits were freed by troops.", "bandits", "civilians"),
        ("An ambush, attributed by the army to JNIM, killed six soldiers near [Alef].", "JNIM", "soldiers"),
        ("An army raid on a camp of the rebels near [Alef] left nine of their fighters dead.", "army", "rebels"),
        ("A raid by soldiers on a camp of JNIM near [Alef] killed nine of its members.", "soldiers", "JNIM"),
        ("Six soldiers died in [Alef] when Maoists stuck a bomb to their lorry.", "Maoists", "soldiers"),
    ],
)
def test_parties_beside_a_noun_and_a_reduced_clause(text: str, actors: str, targets: str) -> None:
    event = told(text)[0]
    assert [name.removeprefix("Communist Party of India (").removesuffix("aoist)") for name in event.actors] in (
        [actors],
        ["M"],
    )
    assert event.targets == (targets,)


def test_two_passives_with_one_doer_and_two() -> None:
    robbed, shot = told("Three traders were robbed and two were shot dead by bandits near [Alef].")
    assert robbed.actors == shot.actors == ("bandits",)
    held, shot = told("Three rebels were abducted, while two were shot dead by soldiers near [Alef].")
    assert held.actors == ()
    assert shot.actors == ("soldiers",)


def test_a_secretary_general_acts_for_his_alliance() -> None:
    event = told("The CSTO met on Monday. The alliance's secretary general is expected in [Alef] for talks.")[-1]
    assert event.actors == ("CSTO",)


def test_who_condemns_goes_on_to_accuse() -> None:
    (event,) = told("Their killing was condemned by Chad's government, which again accused Sudan of arming rebels.")
    assert (event.actors, event.targets) == (("Government of Chad",), ("Government of Sudan",))


def test_feuding_commanders_are_both_sides() -> None:
    (event,) = told("A gunfight between two feuding JNIM commanders left three people dead in [Alef].")
    assert event.actors == ("JNIM",)


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("M23 rebels, accused by Rwanda of arson, shelled [Alef].", ["M23"], []),
        ("Accompanied by Wazalendo militiamen, the army shelled [Alef].", ["army"], []),
        ("Police, the army and a militia shelled [Alef].", ["army", "militia", "police"], []),
        ("JNIM raided an army camp at [Alef], where it killed forty soldiers.", ["JNIM"], ["soldiers"]),
        ("The army repelled an attack that JNIM had launched on [Alef].", ["army"], ["JNIM"]),
        ("Ambushed by bandits near [Alef], a convoy of the army lost three men.", ["bandits"], ["army"]),
        ("It was bandits, not herders, who burned the market at [Alef].", ["bandits"], []),
        ("The rebels of the LRA shelled [Alef].", ["Lord's Resistance Army"], []),
        ("JNIM, whose fighters had come at dawn, shelled [Alef].", ["JNIM"], []),
    ],
)
def test_who_did_it_to_whom_behind_what_stands_between(text: str, actors: list[str], targets: list[str]) -> None:
    event = told(text, "CD")[-1]
    assert sorted(event.actors) == actors
    assert sorted(event.targets) == targets


def test_ranks_before_a_name_are_no_part_of_it() -> None:
    (event,) = told("Forces loyal to Field Marshal Khalifa Haftar arrested a trader in [Alef].", "LY")
    assert event.actors == ("Libyan National Army",)


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets"),
    [
        (
            "President Gustavo Petro suspended the peace talks with the ELN, which he accused of war crimes.",
            "statement",
            1,
            1,
        ),
        ("The bus was stopped by gunmen near [Alef] and its passengers were led off for ransom.", "abduction", 1, 1),
        ("SADC will withdraw the soldiers of SAMIDRC from [Alef].", "withdrawal", 1, 0),
        ("09:44 Qatari and Egyptian envoys met in [Alef].", "talks", 2, 0),
    ],
)
def test_how_many_act_and_suffer(text: str, kind: str, actors: int, targets: int) -> None:
    event = told(text)[-1]
    assert (event.kind, len(event.actors), len(event.targets)) == (kind, actors, targets)


def test_a_group_is_named_again_by_its_creed() -> None:
    events = told("The NPA shelled [Alef]. The communist rebels shelled [Bet]. The tired rebels left.", "PH")
    assert [event.actors for event in events[:2]] == [("New People's Army",)] * 2


def test_a_make_of_arms_is_no_place() -> None:
    (event,) = told("Four gunmen were detained together with two [Barrett] rifles.")
    assert event.where is None


def test_our_troops_are_those_of_whose_communique_it_is() -> None:
    text = (
        "Ministry of Defence of Armenia: our troops shelled [Alef]. "
        "Ministry of Defence of Azerbaijan: units of the Armenian army shelled [Bet]. Our troops shelled [Gimel]."
    )
    assert [event.actors[0].rpartition(" ")[2] for event in told(text, "AM")] == ["Armenia", "Armenia", "Azerbaijan"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Two traders shot to death by Boko Haram gunmen in [Alef].", ["Boko Haram"]),
        ("EUNAVFOR's frigate ESPS Canarias has arrested four pirates off [Alef].", ["EUNAVFOR"]),
        ("Israel and Hamas agreed to a ceasefire under Qatari mediation.", ["Government of Israel", "Hamas"]),
        ("The ministry of foreign affairs of Chad condemned the raid.", ["Government of Chad"]),
    ],
)
def test_doers_of_headlines_ships_and_truces(text: str, actors: list[str]) -> None:
    assert sorted(told(text)[0].actors) == actors


def test_a_mediator_of_talks_takes_part() -> None:
    (event,) = told("Qatari mediation between Israel and Hamas resumed in [Alef] on Monday.")
    assert "Government of Qatar" in event.actors


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Having seized [Alef], the M23 turned on Wazalendo fighters.", [("M23", "")]),
        ("Seized by separatists in November, [Alef] was retaken by the army.", [("separatists", ""), ("army", "")]),
        (
            "The prime minister of Chad met the Saudi crown prince in [Alef] and thanked him.",
            [("Government of Chad", "")],
        ),
    ],
)
def test_who_acts_in_a_clause_that_opens_the_sentence(text: str, parties: list[tuple[str, str]]) -> None:
    events = told(text, "CM")
    assert [(event.actors[0], *event.targets, "")[:2] for event in events[: len(parties)]] == parties
    assert where(events[-1]) == "Alef"


def where(event: Event) -> str:
    return event.where.mention.span.text if event.where is not None else ""


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("Israeli troops left [Alef] after residents stoned their vehicles.", ("Military Forces of Israel",)),
        ("The army said rebels had shelled its positions in [Alef].", ("army",)),
        ("Gunmen raided [Alef] and burned their vehicles.", ()),
        ("Residents of [Alef] fled in their vehicles.", ("civilians",)),
    ],
)
def test_whose_vehicles_and_bases_are_hit(text: str, targets: tuple[str, ...]) -> None:
    assert told(text)[-1].targets == targets


def test_them_are_no_building() -> None:
    event = told("Rebels burned a police post in [Alef]. The army shelled them in [Bet].")[-1]
    assert event.targets == ("rebels",)
    event = told("Rebels beat policemen in [Alef]. The army shelled them in [Bet].")[-1]
    assert event.targets == ("police",)


def test_those_who_are_fled_from_do_not_arrive() -> None:
    assert "JNIM" not in told("Refugees fleeing JNIM have reached [Alef].")[-1].actors


@pytest.mark.parametrize(
    ("text", "last"),
    [
        ("Islamic State shelled [Alef]. The Kurdish fighters shelled [Bet].", "kurdish fighters"),
        ("The Houthis shelled [Alef]. The Sunni fighters shelled [Bet].", "sunni fighters"),
        ("The PKK shelled [Alef]. The Kurdish fighters shelled [Bet].", "PKK"),
        ("The M23 shelled [Alef]. The communist guerrillas shelled [Bet].", "communist guerrillas"),
        ("The PKK and Islamic State shelled [Alef]. The Islamist militants shelled [Bet].", "Islamic State"),
        ("JNIM and Islamic State shelled [Alef]. The Islamist militants shelled [Bet].", "islamist militants"),
    ],
)
def test_a_creed_fits_the_one_group_that_has_it(text: str, last: str) -> None:
    assert told(text, "IQ")[-1].actors == (last,)


def test_others_of_a_creed_fight_in_a_country_not_told_of_before() -> None:
    again = told("Boko Haram shelled [Alef]. In <Nigeria>, the Islamist militants shelled [Bet].", "NG")
    other = told("Boko Haram shelled [Alef]. In <Mali>, the Islamist militants shelled [Bet].", "ML")
    assert [again[-1].actors, other[-1].actors] == [("Boko Haram",), ("islamist militants",)]


def test_creeds_are_of_actors_of_the_table() -> None:
    names = {name for groups in load_table("actors")["creeds"].values() for name in groups}
    assert [name for name in sorted(names) if actor_named(name) is None] == []
