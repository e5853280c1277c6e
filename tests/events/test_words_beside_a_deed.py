"""Words that are a deed only by who does it and to whom: each in news of war, and in an everyday sense that is none."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events

PUBLISHED = date(2025, 11, 27)


def kinds(text: str) -> list[str]:
    document, located = read_marked(text, published=PUBLISHED)
    return sorted(event.kind for event in find_events(document, located))


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("protest", "Demonstrators burned American flags in [Alef] on Friday."),
        ("protest", "Two men set themselves alight outside the embassy in [Alef]."),
        ("protest", "Forty inmates refused food at the prison of [Alef]."),
        ("protest", "A hunger strike by 40 prisoners began in [Alef] on Monday."),
        ("protest", "Villagers occupied the oil terminal at [Alef]."),
        ("protest", "Hundreds of fishermen blocked the harbour of [Alef] with their boats."),
        ("protest", "Police teargassed students in [Alef]."),
        ("protest", "Campaigners glued themselves to a road in [Alef]."),
        ("protest", "Teachers launched a campaign of civil disobedience in [Alef]."),
        ("riot", "Inmates mutinied at the jail of [Alef]."),
        ("riot", "A prison revolt in [Alef] left 12 dead."),
        ("riot", "A church was set ablaze by a mob in [Alef]."),
        ("riot", "Youths ran riot in [Alef] on Monday."),
        ("riot", "An angry mob destroyed a clinic in [Alef]."),
        ("protest", "Students boycotted exams in [Alef]."),
        ("protest", "Hundreds of women marched through [Alef] on Monday."),
        ("protest", "Villagers blocked a junction in [Alef]."),
        ("protest", "Crowds gathered in [Alef] to call for the minister's resignation."),
    ],
)
def test_what_a_crowd_does_is_a_protest_or_a_riot(kind: str, text: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("armed_clash", "Troops grappled with militants near [Alef]."),
        ("armed_clash", "Soldiers duelled with insurgents near [Alef]."),
        ("armed_clash", "Troops trounced the militia near [Alef]."),
        ("armed_clash", "The two armies traded fire along the border near [Alef]."),
        ("armed_clash", "The army launched a blitz on rebel positions near [Alef]."),
        ("armed_clash", "Soldiers mutinied in [Alef] over unpaid bonuses."),
        ("armed_clash", "Militiamen and rebels came to blows near [Alef]."),
        ("armed_clash", "Loyalists put down a revolt by officers in [Alef]."),
        ("ied", "Unknown men blew up a railway line near [Alef]."),
        ("suicide_bombing", "A woman detonated explosives strapped to her body in [Alef]."),
        ("interception", "Soldiers dismantled three rocket launchers near [Alef]."),
        ("armed_clash", "A standoff between police and gunmen in [Alef] ended with two dead."),
        ("attack_on_civilians", "Gunmen strafed a bus near [Alef], wounding four passengers."),
        ("attack_on_civilians", "Militiamen mistreated prisoners in [Alef]."),
        ("attack_on_civilians", "Soldiers whipped villagers in [Alef]."),
        ("attack_on_civilians", "A man ran amok with a knife in [Alef], killing one."),
        ("attack_on_civilians", "A mob killing in [Alef] shocked the country."),
        ("attack_on_civilians", "The mistreatment of detainees in [Alef] went on."),
        ("abduction", "The snatching of two schoolgirls in [Alef] was blamed on bandits."),
        ("armed_clash", "Troops smashed a rebel offensive near [Alef]."),
        ("armed_clash", "Cross-border firing near [Alef] went on all night."),
        ("abduction", "Bandits in uniform took 20 rail passengers near [Alef]."),
        ("abduction", "Two hikers fell into the hands of kidnappers near [Alef]."),
        ("air_strike", "Warplanes took out a bridge near [Alef]."),
        ("shelling", "Gunboats shelled the coast near [Alef]."),
        ("attack_on_civilians", "A car was driven into a crowd in [Alef]."),
        ("armed_clash", "Rebels swooped on [Alef] at dawn."),
        ("attack_on_civilians", "Gang members wiped out a family of five in [Alef]."),
        ("attack_on_civilians", "An aid worker died under torture in [Alef]."),
        ("abduction", "Three engineers are missing since gunmen stopped their car near [Alef]."),
        ("drone_strike", "A drone set a refinery alight in [Alef]."),
        ("air_strike", "Warplanes blitzed [Alef]."),
        ("shelling", "Gunners lobbed mortar bombs into [Alef]."),
        ("shelling", "The pounding of [Alef] by artillery went on."),
        ("interception", "The downing of a drone over [Alef] was announced on Monday."),
        ("looting", "Rebels sabotaged a pipeline near [Alef]."),
        ("looting", "Soldiers commandeered trucks in [Alef]."),
        ("looting", "The burning of 40 houses in [Alef] went unpunished."),
        ("looting", "Vandals defaced a synagogue in [Alef]."),
    ],
)
def test_who_fights_or_harms_whom_makes_the_deed(kind: str, text: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("capture", "Soldiers overthrew the government in [Alef] on Monday."),
        ("capture", "Rebels commandeered the airport at [Alef]."),
        ("capture", "A military takeover in [Alef] shocked the neighbours."),
        ("withdrawal", "Kenya recalled its troops from [Alef]."),
        ("withdrawal", "Troops are gone from the barracks of [Alef]."),
        ("withdrawal", "Soldiers took to their heels near [Alef]."),
        ("withdrawal", "The departure of French troops from [Alef] was completed on Monday."),
        ("advance", "Tanks rumbled towards [Alef] on Monday."),
        ("advance", "Rebels swarmed into [Alef]."),
        ("advance", "A column of armoured vehicles entered [Alef]."),
        ("siege", "No food has entered [Alef] since April."),
        ("capture", "Rebels overran [Alef] on Monday."),
        ("siege", "Tanks ringed the palace in [Alef]."),
        ("siege", "Militants have cut [Alef] off from the north."),
        ("presence", "Fighter jets overflew [Alef]."),
        ("reinforcement", "The government sent the army into [Alef]."),
        ("reinforcement", "Warships converged on [Alef]."),
        ("reinforcement", "A frigate and two landing ships put in at [Alef]."),
        ("reinforcement", "The arrival of 500 policemen in [Alef] was welcomed."),
        ("displacement", "Families are on the move from [Alef] again."),
        ("displacement", "Thousands took flight from [Alef]."),
        ("displacement", "The eviction of 200 families in [Alef] took two days."),
        ("displacement", "The army ordered residents out of [Alef]."),
        ("arrest", "A dragnet in [Alef] netted 20 suspected traffickers."),
        ("arrest", "Police cracked down on street vendors in [Alef]."),
        ("arrest", "A clampdown on journalists in [Alef] has grown worse."),
        ("arrest", "Fourteen men were held after raids in [Alef]."),
        ("arrest", "Police broke up a kidnap ring in [Alef]."),
        ("arrest", "Agents busted a ring of smugglers in [Alef]."),
    ],
)
def test_who_moves_or_takes_what_makes_the_deed(kind: str, text: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("ceasefire", "The two sides ceased fire in [Alef]."),
        ("ceasefire", "The army ordered its troops to stop firing in [Alef]."),
        ("ceasefire", "The two sides agreed to lay down their arms in [Alef]."),
        ("agreement", "Chad and Sudan patched up their quarrel in [Alef]."),
        ("talks", "The rebels pulled out of peace talks in [Alef]."),
        ("talks", "The president consulted with his Kenyan counterpart in [Alef]."),
        ("statement", "Rwanda turned down the offer on Monday."),
        ("statement", "Venezuela railed against the United States on Monday."),
        ("statement", "Iran rebuked Britain on Monday over the strike on [Alef]."),
    ],
)
def test_what_powers_say_and_settle_is_of_its_kind(kind: str, text: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    "text",
    [
        # The same verbs in sport, trade, courts, politics and the weather.
        "The forward stormed to victory in [Alef] on Sunday.",
        "The fullback hijacked the show in [Alef].",
        "The debate in [Alef] was hijacked by the housing crisis.",
        "A takeover of the brewer in [Alef] was agreed on Monday.",
        "The minister came under fire in [Alef] on Monday over school closures.",
        "The lawyer in [Alef] attacked the testimony on Monday.",
        "The union overthrew the champions in [Alef].",
        "Regulators cracked down on hidden fees in [Alef].",
        "A dragnet of red tape slows builders in [Alef].",
        "The company recalled its cars in [Alef].",
        "Shoppers swarmed into a new mall in [Alef].",
        "A standoff over the budget in [Alef] entered its second week.",
        "The knee injury sabotaged her chances in [Alef].",
        "The tenor whipped the audience into a frenzy in [Alef].",
        "Ministers grappled with a shortage of teachers in [Alef].",
        "The school expelled three pupils in [Alef] for cheating.",
        "Two plays will duel for the prize in [Alef].",
        "A plane took flight from [Alef] with its new engines.",
        "An onslaught of rain spoilt the fair in [Alef].",
        "The shop turned down the offer in [Alef].",
        "The departure of the coach from [Alef] was put off.",
        "The pounding of the surf at [Alef] keeps guests awake.",
        "The boss ordered residents of the home in [Alef] a cake.",
        "Birds converged on [Alef].",
        "A crowd gathered in [Alef] to hear the waltz.",
        "The brass band marched through [Alef] on Monday.",
        "Weeds have overrun the old airfield of [Alef].",
        "The chef withdrew from the contest in [Alef].",
        "The frigate dropped anchor in [Alef] for an open day.",
        "Jets overflew the stadium of [Alef] before the game.",
        "Shoppers descended on the stalls of [Alef].",
        "The sprinter smashed the record in [Alef].",
        "The bank took 20 trainees in [Alef].",
        "The letters fell into the hands of a collector in [Alef].",
        "The golfer took out a loan in [Alef].",
        "A ball was driven into the rough in [Alef].",
        "Gulls swooped on the chips of walkers in [Alef].",
        "The trade in old cars is gone from [Alef].",
        "The cook set the sauce alight in [Alef] to applause.",
        "The defence collapsed in [Alef] and the guests ran riot.",
        "The play about the capture of a pirate opened in [Alef].",
        "Kitchen staff downed pans in [Alef] as the star arrived.",
        "A strike by lightning split an oak in [Alef].",
        "Floods of applause greeted the pianist in [Alef].",
        "The chancellor unleashed a barrage of figures in [Alef].",
        "A battle of brass bands took place in [Alef].",
        "Fans occupied the best seats in [Alef] long before noon.",
        "The bank was cut off from the high street in [Alef] by roadworks.",
        "The premier quelled a revolt in her own party in [Alef].",
        "A yacht put in at [Alef] for repairs.",
        "The firm cut [Alef] off its list of branches.",
    ],
)
def test_everyday_senses_are_no_deeds(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("armed_clash", "Commandos killed 14 insurgents in a raid on a village near [Alef]."),
        ("attack_on_civilians", "Gunmen killed nine worshippers in a raid on a village near [Alef]."),
    ],
)
def test_a_raid_on_a_village_is_by_whom_it_killed(kind: str, text: str) -> None:
    assert kinds(text) == [kind]


def test_an_attack_that_is_crushed_is_of_those_who_attacked() -> None:
    document, located = read_marked("Troops smashed an attack by rebels on [Alef].", published=PUBLISHED)
    assert [(event.kind, event.actors) for event in find_events(document, located)] == [("armed_clash", ("rebels",))]
