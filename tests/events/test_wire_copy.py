"""Sentences as agencies write them: a word in quotes, attributions in the middle, two sides' deeds side by side."""

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
    "text",
    [
        'Qatar condemned the "brutal" strikes on [Rafah].',
        'Jordan denounced the "cowardly and vile" attack on [Latakia].',
        "Qatar condemned the \u201cbrutal\u201d strikes on [Rafah].",
    ],
)
def test_a_word_in_quotes_parts_no_sentence(text: str) -> None:
    assert kinds(text) == ["statement"]


@pytest.mark.parametrize(
    ("text", "event"),
    [
        ('The junta rejected claims of a "massacre" near [Alef].', ("attack_on_civilians", "denied")),
        ('The mayor denied a "kidnapping" near [Alef].', ("abduction", "denied")),
        ('Soldiers "neutralised" four rebels in [Alef].', ("armed_clash", "reported")),
    ],
)
def test_a_deed_in_quotes_is_told_of(text: str, event: tuple[str, str]) -> None:
    assert event in [(event.kind, event.status) for event in told(text)]


def test_a_nickname_keeps_its_quotes() -> None:
    assert "capture" not in kinds('"Flaco" was captured in [Alef] on Monday by the navy.')


def test_what_the_army_did_stands_beside_the_ambush_others_claim() -> None:
    ambush, killing = told(
        "Rebels claimed an ambush that left nine policemen dead near [Tera], while the army killed three fighters"
        " north of [Ayorou]."
    )
    assert (ambush.actors, ambush.targets, killing.actors) == (("rebels",), ("police",), ("army",))
    assert killing.fatalities is not None
    assert killing.fatalities.best == 3


def test_a_participle_behind_while_is_no_deed_of_another() -> None:
    text = "A helicopter came under fire while evacuating soldiers from [Nasir], killing one crew member."
    assert len(told(text)) == 1


def test_two_sides_strike_each_other() -> None:
    first, then = told("Turkey hit PKK positions near [Zap] after the PKK shelled [Cukurca].")
    assert (first.kind, first.actors, first.targets) == ("air_strike", ("Military Forces of Turkey",), ("PKK",))
    assert (then.kind, then.actors) == ("shelling", ("PKK",))


@pytest.mark.parametrize(
    ("text", "whose"),
    [
        (
            "The Israeli military said it struck Hamas targets in [Rafah] after its troops came under fire in"
            " [Khan Yunis].",
            "Military Forces of Israel",
        ),
        ("Hezbollah shelled Israeli troops near [Alef] after its fighters were attacked in [Bet].", "Hezbollah"),
    ],
)
def test_those_hit_first_are_the_subjects_men(text: str, whose: str) -> None:
    assert told(text)[-1].targets == (whose,)


@pytest.mark.parametrize(
    "text",
    [
        "Rebels seized the town of [Mabua], the army said on Monday, as fighting raged near [Goma].",
        "Russian forces took [Alef], Russia's defence ministry said on Tuesday, as drones hit [Odesa].",
    ],
)
def test_what_was_said_in_the_middle_is_what_stands_before(text: str) -> None:
    assert [event.status for event in told(text)] == ["claimed", "reported"]


def test_ground_taken_on_a_day_since_when_people_flee_is_no_background() -> None:
    events = told("More than 9,000 people have fled since the RSF seized [El Fasher] on 26 October.")
    assert ("capture", "reported") in [(event.kind, event.status) for event in events]


def test_a_toll_since_an_offensive_is_background() -> None:
    events = told("At least 60 people have been killed since the army launched an offensive on [Nasir] in August.")
    assert {event.status for event in events} == {"background"}


def test_a_gathering_is_nobodys_flight() -> None:
    assert kinds("A drone strike on a funeral gathering in [Alef] killed 40 civilians.") == ["drone_strike"]
    assert kinds("Families are gathering in [Alef] after 2,000 people fled [Bet].").count("displacement") >= 1


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ('"We condemn this cowardly attack," the army\'s spokesman said on Monday.', "army"),
        ('"I strongly condemn the attack on our peacekeepers," Guterres said.', "United Nations"),
        (
            '"We reject these allegations," Rwandan government spokeswoman Yolande Uwase told AFP.',
            "Government of Rwanda",
        ),
    ],
)
def test_who_is_quoted_in_the_first_person_makes_the_statement(text: str, actor: str) -> None:
    assert [(event.kind, event.actors) for event in told(text)] == [("statement", (actor,))]


@pytest.mark.parametrize(
    "text",
    [
        "The interior minister visited the village on Thursday.",
        "The governor visited the wounded in [Menaka].",
        "The defence minister visited troops near [Pokrovsk].",
    ],
)
def test_who_goes_to_see_something_holds_no_talks(text: str) -> None:
    assert kinds(text) == []


def test_who_came_goes_on_as_the_subject() -> None:
    events = told("President Volodymyr Zelenskiy, who arrived in [Madrid] on Tuesday, is due to meet Pedro Sanchez.")
    assert events[-1].actors == ("Government of Ukraine", "Government of Spain")


def test_he_is_who_the_sentence_before_is_about() -> None:
    events = told(
        "President Volodymyr Zelenskiy is due to meet Pedro Sanchez. He plans to travel to [Turkey] for talks."
    )
    assert events[-1].actors == ("Government of Ukraine",)
    assert told("Israel's defence minister accused Hezbollah of firing rockets. He warned of a harsh response.")[
        -1
    ].actors == ("Government of Israel",)


@pytest.mark.parametrize(
    ("text", "deed"),
    [
        ("The junta denied carrying out the strike.", "air_strike"),
        ("The army denied carrying out the attack on [Mora].", "armed_clash"),
        ("Russia denied being behind the drone attack on [Odesa].", "drone_strike"),
        ("Israel denied conducting any strikes on [Damascus].", "air_strike"),
    ],
)
def test_who_denies_having_done_it_denies_the_deed(text: str, deed: str) -> None:
    assert [(event.kind, event.status) for event in told(text)] == [(deed, "denied")]


def test_who_denies_a_charge_makes_a_statement() -> None:
    assert kinds("Hamas denied the accusation.") == ["statement"]


@pytest.mark.parametrize(
    "text",
    [
        "The mission would end its mandate unless more troops were sent.",
        "Mayor Ana Ruiz declared martial law in [Cali].",
    ],
)
def test_what_only_may_come_and_measures_at_home_are_no_events(text: str) -> None:
    assert kinds(text) == []


def test_a_truce_that_is_broken_is_no_event_unless_it_has_a_day() -> None:
    text = "Myanmar's military bombed [Kani] on Monday despite a ceasefire called to help earthquake relief efforts."
    assert kinds(text) == ["air_strike"]
    assert "ceasefire" in kinds("Israel bombed [Tyre] on Monday despite a truce agreed in November.")
    assert kinds("Despite a truce deal, Israel bombed [Tyre] on Monday.") == ["air_strike"]
    assert "ceasefire" in kinds("Despite a truce agreed on Sunday, Israel bombed [Tyre] on Monday.")


def test_two_deeds_side_by_side_have_their_own_tolls() -> None:
    strike, bomb = told("An air strike killed four people in [Idlib], while a car bomb in [Azaz] killed two.")
    assert strike.fatalities is not None
    assert bomb.fatalities is not None
    assert (strike.fatalities.best, bomb.fatalities.best) == (4, 2)
    crash, bomb = told(
        "Three police officers were killed when a drone brought down their helicopter in [Amalfi], while a truck bomb"
        " in [Cali] killed six civilians."
    )
    assert crash.fatalities is not None
    assert bomb.fatalities is not None
    assert (crash.fatalities.best, bomb.fatalities.best, bomb.targets) == (3, 6, ("civilians",))


def test_the_day_somebody_spoke_dates_nothing_that_has_a_day() -> None:
    attack, fire = told(
        "Gangs attacked [Cabaret] over the weekend, killing a dozen people and setting homes on fire, officials said"
        " Monday."
    )
    assert fire.when is not None
    assert fire.when.text == "the weekend"
    assert attack.when == fire.when


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Gunmen killed four people in [Cabaret], officials said Monday.", ""),
        ("Gunmen have attacked a courthouse in [Cabaret], a mayor told reporters on Monday.", ""),
        ("The army said on Monday that its troops had seized [Cabaret].", ""),
        ("Gunmen killed four people in [Cabaret] on Sunday, officials said on Monday.", "Sunday"),
        ("The rebels announced on Monday that they had taken [Cabaret].", "Monday"),
        ("Troops have withdrawn from [Cabaret], the eastern command announced on Monday.", "Monday"),
        ("The governor said gunmen raided [Cabaret] on Monday.", "Monday"),
        ("Police said four people were shot dead on Monday in [Cabaret].", "Monday"),
    ],
)
def test_the_day_somebody_spoke_is_not_that_of_the_deed(text: str, day: str) -> None:
    deed = next(event for event in told(text) if event.kind != "statement")
    assert deed.when is not None
    assert deed.when.text == day


def test_a_deed_was_no_later_than_it_was_told() -> None:
    deed = told("Gunmen killed four people in [Cabaret], officials said last Monday.")[0]
    assert deed.when is not None
    assert (deed.when.start.isoweekday(), deed.when.precision) == (1, "days")


def test_peacekeepers_tell_of_others_and_claim_their_own() -> None:
    other = told("Sixty civilians were killed by the ADF in [Ntoyo], MONUSCO said.")
    own = told("MONUSCO said its peacekeepers had exchanged fire with M23 rebels near [Sake].")
    assert (other[0].status, own[0].status) == ("reported", "claimed")


@pytest.mark.parametrize(
    "text",
    ["Armed men left [Kutum] after looting the market.", "Rebels entered [Bria] before looting the market."],
)
def test_who_came_or_went_did_the_looting(text: str) -> None:
    looting = next(event for event in told(text) if event.kind == "looting")
    assert looting.actors == told(text)[0].actors != ()


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Militants riding motorcycles attacked the village of [Tizo], killing five farmers.", "attack_on_civilians"),
        ("The group of 46 was intercepted by armed men near [Pissila].", "attack_on_civilians"),
        ("Police intercepted a vehicle carrying explosives near [Wajir].", "interception"),
        ("Bandits intercepted two trucks near [Wajir].", "attack_on_civilians"),
        ("Militants intercepted a police vehicle near [Wajir].", "armed_clash"),
        ("A military truck was intercepted by gunmen near [Wajir].", "armed_clash"),
        ("A bus of nuns was intercepted by gunmen near [Wajir], the army said.", "attack_on_civilians"),
        ("Militants intercepted two drones near [Tera].", "interception"),
        ("Three militants were gunned down in a cordon and search operation at [Kakapora].", "armed_clash"),
        ("Peacekeepers have been deployed to [Pibor] to deter further fighting.", "reinforcement"),
        ("Militants have occupied parts of [Marawi] since Monday.", "control"),
        ("Eritrean troops continue to occupy parts of [Irob].", "control"),
        ("The army occupies most of [Irob].", "control"),
        ("The army occupied most of [Irob] on Wednesday.", "capture"),
        ("Troops occupied parts of [Irob].", "capture"),
        ("In 2011 Kenya sent its army into [Somalia].", "advance"),
        ("A reporter could hear artillery in [Tripoli].", "shelling"),
    ],
)
def test_what_is_done_has_its_kind(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


def test_days_joined_by_and_part_no_clause() -> None:
    events = told("Attacks by armed groups in [Chiure] between 8 and 13 November have displaced 13,088 people.")
    assert [(event.kind, event.when and (event.when.start.day, event.when.end.day)) for event in events] == [
        ("armed_clash", (8, 13)),
        ("displacement", (8, 13)),
    ]


def test_years_of_a_sentence_are_no_dead() -> None:
    assert kinds("He had been serving a 34-year sentence for murder since 2011.") == []


def test_an_agencys_dateline_rules_days_though_the_story_was_passed_on_later() -> None:
    meeting = told("KYIV, Nov 18 (Wire) - The president of Ukraine will meet Pedro Sanchez in [Madrid] on Thursday.")[0]
    assert meeting.when is not None
    assert meeting.when.start == date(2026, 11, 19)


def test_a_day_in_a_clause_behind_who_said_it_dates_that_clause_alone() -> None:
    taken, drones = told(
        "Russian forces have taken two villages near [Alef], the ministry said on Tuesday, as overnight drone strikes"
        " hit [Odesa]."
    )
    assert taken.when is not None
    assert taken.when.text == ""
    assert drones.when is not None
    assert drones.when.text == "overnight"


@pytest.mark.parametrize("text", ["The army retains [Sittwe].", "Rebels keep a grip on [Sittwe]."])
def test_who_retains_a_town_holds_it(text: str) -> None:
    assert kinds(text) == ["control"]
    assert kinds("The club retains its title.") == []


def test_the_mining_town_is_the_town_told_of() -> None:
    held = told("Shelling hit a market in [Mogok]. The ruby-mining town has been held by the TNLA since July.")[-1]
    assert held.kind == "control"
    assert held.where is not None
    assert held.where.mention.span.text == "Mogok"


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Israel warned Syria to withdraw its forces from [Sweida].", "withdrawal"),
        ("The army warned residents to leave [Jabalia].", "displacement"),
    ],
)
def test_what_somebody_is_warned_to_do_is_called_for(text: str, kind: str) -> None:
    assert [(event.kind, event.status) for event in told(text)] == [(kind, "called_for")]


def test_attacks_that_are_reported_are_events_and_sharks_are_none() -> None:
    assert kinds("Similar attacks were reported in [Mafa].") == ["armed_clash"]
    assert kinds("Shark attacks were reported off [Perth].") == []
    assert kinds("Sectarian clashes broke out in [Jos] on Monday.") == ["armed_clash"]


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("OHCHR verified the killing of 12 civilians in [Bara].", ()),
        ("The army reported the capture of three hills near [Masisi].", ("army",)),
        ("The army confirmed the capture of [Bara] by the RSF.", ("Rapid Support Forces",)),
    ],
)
def test_who_verifies_a_killing_did_not_do_it_and_who_reports_a_capture_did(text: str, actors: tuple[str, ...]) -> None:
    assert [event.actors for event in told(text)] == [actors]


def test_a_rebel_spokesman_is_of_the_rebels_told_of() -> None:
    text = (
        "M23 rebels clashed with troops near [Masisi]. A rebel spokesman said drones had bombed their posts at [Alef]."
    )
    assert told(text)[-1].targets == ("M23",)


@pytest.mark.parametrize(
    "text",
    [
        "An attack on Monday in [Mora] in which gunmen killed nine villagers was claimed by Boko Haram.",
        "Troops moved in after an attack in [Mora] in which gunmen killed nine villagers.",
    ],
)
def test_the_killing_in_an_attack_is_the_attack(text: str) -> None:
    attacks = [event for event in told(text) if event.kind == "attack_on_civilians"]
    assert len(attacks) == 1
    assert attacks[0].where is not None
    assert attacks[0].fatalities is not None
    assert (attacks[0].where.mention.span.text, attacks[0].fatalities.best) == ("Mora", 9)
    assert "armed_clash" not in kinds(text)


def test_the_latest_of_a_string_of_attacks_is_told_once() -> None:
    assert kinds("Gunmen killed two men in [Mora] on Monday, the latest in a string of attacks on traders.") == [
        "attack_on_civilians"
    ]
