"""Words of war that tell of none: exercises, sport, metaphors, blame, and what could or would have happened."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.events.words.triggers import kinds


def happened(text: str) -> list[str]:
    document, located = read_marked(text, published=date(2025, 11, 27))
    events = find_events(document, located)
    return [event.kind for event in events if event.status in ("reported", "claimed") and kinds()[event.kind].force]


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers in [Alef] fired live shells in an exercise on Tuesday.",
        "Marines staged manoeuvres off [Alef] during which they stormed an island.",
        "In his new film, gunmen attack a bank in [Alef].",
        "In a drill on Tuesday, the army shelled targets near [Alef].",
        "Troops shelled targets near [Alef] on Tuesday as part of an exercise.",
        "Troops stormed a mock village near [Alef].",
        "Troops fired live shells in a joint US and South Korean exercise near [Alef].",
        "Manchester United attacked until the referee ended the league match in [Alef].",
        "The goalkeeper was beaten by a long strike in [Alef], and the visitors attacked again.",
        "The mayor of [Alef] has declared war on litter.",
        "The singer died in [Alef] after a long fight with leukaemia.",
        "The president came under fire in [Alef] for his remarks.",
        "An offensive against [Alef] might displace half its people.",
        "Heavy shelling could resume in [Alef] at any time.",
        "Residents of [Alef] fear a new attack.",
        "Had the bomb exploded in [Alef], dozens would have been killed.",
        "Israel should stop bombing [Alef], protesters demanded.",
        "The army wants to take [Alef].",
    ],
)
def test_what_is_practised_played_feared_or_only_said_does_not_happen(text: str) -> None:
    assert happened(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("North Korea fired two missiles off [Alef] during a US drill.", "shelling"),
        ("A rocket hit a football pitch in [Alef] during a match, killing two players.", "shelling"),
        ("Heavy shelling across the river could be heard in [Alef].", "shelling"),
        ("The army managed to take [Alef].", "capture"),
        # Another's exercise, or one told in a clause of its own.
        ("Rebels bombarded [Alef], and drills took place across the border.", "shelling"),
        ("Turkey opened its manoeuvres as Syrian troops stormed [Alef].", "armed_clash"),
        ("Turkey staged a drill and Russia bombed [Alef] on Monday.", "air_strike"),
        ("Rebels assaulted [Alef] on Monday while a simulation was run in the capital.", "armed_clash"),
        ("Drills began in the capital and the rebels stormed [Alef].", "armed_clash"),
        ("Rebels bombarded [Alef], which had seen drills in May.", "shelling"),
        # Everyday words that sport uses, too.
        (
            "Fighting flared in [Alef] on Monday, and the last United Nations staff left by the final bus.",
            "armed_clash",
        ),
        ("Fighting flared in [Alef] on Monday as a medical team waited for the dry season to pass.", "armed_clash"),
        (
            "Heavy fighting near the officers' club at [Alef] lasted to the last minute of the round of talks.",
            "armed_clash",
        ),
        ("Shelling wrecked a chess club and a team coach in [Alef] on Monday.", "shelling"),
        ("The defenders of [Alef] came under attack on their left flank and beat it back.", "armed_clash"),
        ("Heavy clashes near the Olympic stadium in [Alef] went on for hours.", "armed_clash"),
    ],
)
def test_what_stands_beside_such_words_may_have_happened(text: str, kind: str) -> None:
    assert kind in happened(text)


def test_a_month_is_no_word_for_what_may_come() -> None:
    document, located = read_marked("The battle for [Alef] ended in May.", published=date(2025, 6, 1))
    assert [event.status for event in find_events(document, located)] == ["reported"]


@pytest.mark.parametrize("text", ["Shelling could be", "Heavy clashes in [Alef] may", "An attack on [Alef] could be"])
def test_a_text_may_end_behind_the_verb_that_says_what_may_come(text: str) -> None:
    assert happened(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Rockets struck the tribunal building in [Alef] on Monday.",
        "Rebels attacked the prison of [Alef] on Monday and let convicted comrades go.",
        "Rebels attacked [Alef] on Monday and carried off jailed members of a gang.",
        "Clashes broke out in [Alef] on Monday after the verdict against an opposition leader.",
        "Rebels freed a captain indicted over fraud and attacked the police in [Alef] on Monday.",
        "A court jailed an editor for two years on Monday and soldiers shelled [Alef].",
        "Residents pleaded for help as shells fell on [Alef] on Monday.",
    ],
)
def test_a_court_or_a_prison_beside_a_deed_leaves_it_in_the_present(text: str) -> None:
    assert happened(text)


@pytest.mark.parametrize(
    "text",
    [
        "A judge sentenced two officers to 20 years for a massacre in [Alef].",
        "Two officers were convicted on Monday of the killing of five farmers in [Alef].",
        "A man who bombed a church in [Alef] was jailed for life on Monday.",
        "The court found three men guilty of an attack in [Alef].",
        "A court jailed four officers for life over a raid that killed nine farmers in [Alef].",
        "Judges acquitted a general over the shelling of [Alef].",
    ],
)
def test_what_a_court_speaks_of_lies_back(text: str) -> None:
    assert happened(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "Lyon drew in [Corvo]; [Alef] lost away to [Berin].",
        "Handball: <Aland> lost to Spain in [Berin].",
        "Spain lost at home to France in [Alef] on Saturday.",
    ],
)
def test_a_team_that_loses_to_another_gives_no_ground(text: str) -> None:
    assert happened(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "The army lost [Alef] to the RSF on Sunday.",
        "The army lost at least three villages near [Alef] to the RSF.",
        "[Alef] was lost to the RSF on Sunday.",
    ],
)
def test_an_army_that_loses_a_town_gives_ground(text: str) -> None:
    assert happened(text) == ["withdrawal"]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rebels seized [Alef], but army officials denied it.", "denied"),
        ("The rebels claimed that their fighters seized [Alef], but army officers denied this.", "claimed"),
    ],
)
def test_what_others_deny_is_denied_unless_its_doer_claims_it(text: str, status: str) -> None:
    document, located = read_marked(text, published=date(2024, 5, 3))
    assert [(event.kind, event.status) for event in find_events(document, located)] == [("capture", status)]


@pytest.mark.parametrize(
    "text",
    [
        "A dozen jihadists escaped from the old prison in [Alef] on Sunday.",
        "Rebels broke out of jail in [Alef] with a smuggled key.",
        "Four militants have fled police custody in [Alef].",
        "Scores of fighters escaped from rebel captivity near [Alef].",
    ],
)
def test_who_gets_out_of_prison_gives_up_no_ground(text: str) -> None:
    assert happened(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fighters broke out of the pocket near [Alef].", "advance"),
        ("The soldiers fled their base outside the prison in [Alef].", "withdrawal"),
        ("Rebels fled the town of [Alef], leaving the prison empty.", "withdrawal"),
    ],
)
def test_who_flees_from_elsewhere_still_does(text: str, kind: str) -> None:
    assert kind in happened(text)


@pytest.mark.parametrize(
    ("text", "kinds_told"),
    [
        ("Envoys signed a deal in Doha aimed at ending the fighting in [Alef].", []),
        ("Talks on ending the siege of [Alef] began on Monday.", []),
        ("The fighting in [Alef] went on for a third day.", ["armed_clash"]),
        ("Rebels attacked [Alef] on Monday, ending a lull in the fighting.", ["armed_clash"]),
    ],
)
def test_what_a_deal_is_to_end_is_no_event(text: str, kinds_told: list[str]) -> None:
    assert happened(text) == kinds_told


@pytest.mark.parametrize(
    ("text", "kinds_told"),
    [
        ("A man convicted of spying was executed in [Alef] on Saturday.", []),
        ("The RSF executed 20 men in [Alef] on Saturday.", ["attack_on_civilians"]),
    ],
)
def test_who_is_put_to_death_by_a_court_is_no_event(text: str, kinds_told: list[str]) -> None:
    assert happened(text) == kinds_told


@pytest.mark.parametrize(
    "text",
    [
        "The Tigers thrashed the Rebels in [Alef] on Saturday.",
        "The Raiders ambushed the Sharks in [Alef].",
        "Police beat Army 4-1 in the final in [Alef].",
        "The Lions crushed the Soldiers 27-10 in [Alef].",
        "Shares came under attack in [Alef] on Monday.",
        "The pound came under attack from speculators in [Alef].",
        "Lenders are under siege from rising costs in [Alef].",
        "The salaries of young officers fell in [Alef].",
        "The candidate lost the battle for votes in [Alef].",
        "The witness was bombarded with photographs in [Alef].",
        "The comic bombed at a club in [Alef].",
        "In the new series, rebels storm a castle in [Alef].",
        "The captain was attacked by cramps in [Alef].",
        "Striker and keeper clashed with the referee in [Alef].",
    ],
)
def test_teams_money_and_figures_of_speech_fight_nobody(text: str) -> None:
    assert happened(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Soldiers ambushed the Raiders near [Alef].", "armed_clash"),
        ("About 2-3 fighters attacked the post in [Alef].", "armed_clash"),
        ("Stocks of ammunition were hit by a drone in [Alef].", "drone_strike"),
        ("Residents said prices rose as rebels attacked [Alef].", "armed_clash"),
        ("The pay convoy was ambushed by rebels near [Alef].", "armed_clash"),
        ("Jets bombed the market in [Alef].", "air_strike"),
        ("The garrison is under siege in [Alef].", "siege"),
    ],
)
def test_those_who_bear_such_names_or_stand_beside_them_do(text: str, kind: str) -> None:
    assert kind in happened(text)
