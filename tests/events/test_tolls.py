"""How many died: place by place, nobody, parts of those counted before, whole wars, and what would have been."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.events.merging.merging import merge_events
from geoevents.model import Event


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=date(2025, 11, 27), country_code="SD")
    merged = merge_events(find_events(document, located), {document.id: document})
    return [group.event for group in merged if group.event.status in ("reported", "claimed")]


def tolls(text: str) -> list[tuple[str, tuple[float, ...]]]:
    return [
        (event.where.mention.span.text if event.where else "", tuple(event.fatalities) if event.fatalities else ())
        for event in told(text)
    ]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed three people in [Alef], two in [Berin] and one in [Corvo].", [3, 2, 1]),
        ("Four people were killed in [Alef] and nine in [Berin] in air strikes.", [4, 9]),
        ("Flooding claimed eleven lives in [Alef], eight in [Berin] and at least three in [Corvo].", [11, 8, 3]),
        ("In [Alef] two people were killed, in [Berin] five.", [2, 5]),
        ("Two people were killed in [Alef], one each in [Berin] and [Corvo].", [2, 1, 1]),
        ("Clashes killed 14 people and wounded 30 in [Alef] on Friday, while five died in [Berin].", [14, 5]),
        ("Russian strikes killed five people in [Alef] and a further six in [Berin].", [5, 6]),
    ],
)
def test_tolls_told_place_by_place_are_a_row_each(text: str, expected: list[int]) -> None:
    assert tolls(text) == [(place, (n, n, n)) for place, n in zip(("Alef", "Berin", "Corvo"), expected, strict=False)]


def test_the_wounded_of_another_place_are_no_dead_there() -> None:
    killed, wounded = told("Shelling killed one person in [Alef] and wounded four in [Berin].")
    assert killed.fatalities is not None
    assert wounded.fatalities is None
    assert [name for name, count in wounded.quantities if count.best == 4] == ["wounded"]


@pytest.mark.parametrize(
    "text",
    [
        "The shelling of [Alef] caused no casualties.",
        "A bomb went off at a market in [Alef], but no one was hurt.",
        "Nobody was killed when gunmen fired on a convoy near [Alef].",
        "No deaths were reported after a quake struck [Alef].",
        "Shells fell on [Alef]. There were no casualties.",
        "The blast at a depot in [Alef] wounded 15 workers but killed none.",
    ],
)
def test_that_nobody_died_is_a_toll_of_0(text: str) -> None:
    assert [count for _, count in tolls(text)] == [(0.0, 0.0, 0.0)]


@pytest.mark.parametrize(
    "text",
    [
        "Shells fell on [Alef]. There were no immediate reports of casualties.",
        "Shells fell on [Alef]. Nobody knows how many were killed.",
        "Shells fell on [Alef].",
    ],
)
def test_that_nothing_is_known_of_the_dead_is_no_toll(text: str) -> None:
    assert [count for _, count in tolls(text)] == [()]


@pytest.mark.parametrize(
    ("text", "best"),
    [
        ("A landslide in [Alef] killed 23 people. The dead include six schoolchildren.", 23),
        ("A strike on a school in [Alef] killed 16 people. Nine of the victims were pupils.", 16),
        ("A missile hit a bus in [Alef] and killed ten people, four of them women.", 10),
        ("A bomb in [Alef] killed 12 people, four women and eight men.", 12),
        ("Robbers fatally stabbed two shepherds in [Alef].", 2),
        ("Three dockers were fatally beaten by guards in [Alef].", 3),
        ("A roadside bomb killed a policeman and his driver in [Alef].", 2),
        ("A mortar round landed on a farm in [Alef], killing a widow and her four daughters.", 5),
        ("Robbers murdered a grocer, her brother and three of his children in [Alef].", 5),
        ("A woman and her two sons were killed when shells hit [Alef].", 3),
        ("A ferry sank off [Alef]; the captain and all 14 sailors drowned.", 15),
        ("Three policemen, two soldiers and a civilian were killed in a blast in [Alef].", 6),
        ("A suicide bomber killed himself and six others in [Alef].", 7),
        ("Six policemen and four attackers died in the assault on the station at [Alef].", 10),
        ("Last Friday's earthquake in [Alef] is now known to have killed 116.", 116),
        ("Two of the injured died overnight, raising the toll of the bombing in [Alef] to 19.", 19),
        ("A quake in [Alef] killed 59 people. By evening the toll stood at 84.", 84),
    ],
)
def test_the_dead_of_one_event_add_up_to(text: str, best: int) -> None:
    assert sum(count[1] for _, count in tolls(text) if count) == best


@pytest.mark.parametrize(
    "text",
    [
        "Shelling has cost 215 lives in [Alef] since the truce.",
        "Gunmen have killed 48 people in [Alef] since January.",
        "More than 3,900 civilians have died in [Alef] since the war began in 2023.",
        "At least 187 people have been killed in [Alef] in less than two weeks.",
        "Gang violence has killed 2,680 people in [Alef] this year.",
        "An offensive against [Alef] would cost hundreds of lives, a minister said.",
        "Had the bomb exploded in [Alef], dozens would have been killed.",
    ],
)
def test_the_dead_of_a_whole_war_or_of_what_would_be_are_no_events(text: str) -> None:
    assert not any(count for _, count in tolls(text))


@pytest.mark.parametrize(
    "text",
    [
        "At least 12 people have been killed in [Alef] since Monday.",
        "The attack on [Alef] was the deadliest since 2015, killing 12 people.",
        "Shells killed 12 people in [Alef], besieged since May 2024.",
    ],
)
def test_a_since_that_counts_from_another_day_or_thing_leaves_the_toll_the_events(text: str) -> None:
    assert [count for _, count in tolls(text) if count] == [(12.0, 12.0, 12.0)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells fell on [Alef] at 4.45 and killed villagers.", None),
        ("Villagers were killed at 11.20 on Monday when shells fell on [Alef].", None),
        ("A 2.5 metre rocket killed villagers in [Alef].", None),
        ("Six villagers were killed at 11.20 on Monday when shells fell on [Alef].", 6),
    ],
)
def test_a_clock_time_or_a_decimal_counts_no_dead(text: str, expected: float | None) -> None:
    assert [event.fatalities and event.fatalities.best for event in told(text)] == [expected]


def test_a_decimal_counts_before_a_word_of_scale() -> None:
    (event,) = told("Floods displaced 1.5 million people in [Alef] on Monday.")
    assert [count.best for name, count in event.quantities if name == "displaced"] == [1_500_000]


@pytest.mark.parametrize(
    ("text", "kind", "site", "dead"),
    [
        ("A strong quake shook [Oaxaca] on Sunday. Three people died in [Juchitan].", "earthquake", "Juchitan", 3),
        ("Heavy floods hit [Benue] on Friday. At least 21 people were killed in [Makurdi].", "flood", "Makurdi", 21),
        ("A cyclone struck [Manicaland] on Monday. Officials said 40 had died in [Chipinge].", "storm", "Chipinge", 40),
        ("Floods hit [Benue] on Friday. Two men were shot dead in [Makurdi].", "attack_on_civilians", "Makurdi", 2),
    ],
)
def test_a_disaster_kills_in_other_places_than_the_one_told_first(text: str, kind: str, site: str, dead: int) -> None:
    last = find_events(*read_marked(text))[-1]
    assert (last.kind, last.where and last.where.mention.span.text) == (kind, site)
    assert last.fatalities is not None
    assert last.fatalities.best == dead


@pytest.mark.parametrize(
    ("text", "wounded", "dead"),
    [
        ("Gunmen burned 60 homes in [Roro] on Monday.", None, None),
        ("Raiders shot 30 cows and killed two villagers near [Roro].", None, 2),
        ("Rebels killed four cattle traders and 12 goats in [Roro].", None, 4),
        ("The shells wounded nine people and damaged 11 mud houses in [Roro].", 9, None),
        ("The bombing injured five school guards in [Roro].", 5, None),
    ],
)
def test_houses_and_cattle_are_no_casualties(text: str, wounded: float | None, dead: float | None) -> None:
    event = find_events(*read_marked(text))[0]
    hurt = dict(event.quantities).get("wounded")
    assert (hurt and hurt.best, event.fatalities and event.fatalities.best) == (wounded, dead)


@pytest.mark.parametrize(
    ("text", "name", "expected"),
    [
        ("Heavy rain in [Alef] forced 6,000 people to leave their homes.", "displaced", 6_000),
        ("The river burst its banks at [Alef], driving 700 families from their homes.", "displaced", 700),
        ("Bandits seized 40 pupils from a school in [Alef].", "captured", 40),
        ("Soldiers seized 80 sacks of rice from shops in [Alef].", "captured", None),
        ("Air defences shot down 12 of the 15 rockets over [Alef].", "vehicles", 12),
        ("Three of the nine wounded in the shelling of [Alef] are children.", "wounded", 9),
        ("Gunmen wounded three men in two trucks near [Alef].", "wounded", 3),
    ],
)
def test_numbers_of_people_moved_or_taken_are_read(text: str, name: str, expected: float | None) -> None:
    found = {count.best for event in told(text) for of, count in event.quantities if of == name}
    assert found == ({expected} if expected else set())


def test_whoever_is_shot_dead_was_attacked() -> None:
    (event,) = told("The archivist of the abbey was gunned down in [Alef].")
    assert (event.kind, event.targets) == ("attack_on_civilians", ("civilians",))


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Six miners were killed in a collapse near [Alef].", "accident"),
        ("Debris from two drones hit a school in [Alef].", "drone_strike"),
        ("Debris buried eleven homes in [Alef].", "landslide"),
    ],
)
def test_what_falls_is_told_by_what_it_fell_from(text: str, kind: str) -> None:
    assert {event.kind for event in told(text)} == {kind}


def test_who_is_told_of_as_wounded_behind_the_dead_wounded_nobody() -> None:
    (event,) = told("Bandits fought with rivals in [Alef]; four people were killed and a police officer wounded.")
    assert "police" not in event.actors
    assert event.fatalities is not None
    assert event.fatalities.best == 4


def test_teargas_is_written_in_one_word_too() -> None:
    assert [event.kind for event in told("Police fired teargas at marchers in [Alef].")] == ["protest"]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Four members of one family died when their house in [Alef] was hit.", 4),
        ("A family of five incl a baby died in [Alef] when a shell hit their house.", 5),
        ("Two policemen were among the dead in the shelling of [Alef].", 2),
        ("About sixty insurgents were neutralised in air strikes near [Alef].", 60),
        ("Two drivers burned to death in their lorries when gunmen ambushed a convoy near [Alef].", 2),
    ],
)
def test_the_dead_are_counted_in_the_words_of_armies_and_families(text: str, dead: float) -> None:
    assert [event.fatalities and event.fatalities.best for event in told(text)] == [dead]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("A shell killed a piano teacher and his neighbour in [Alef].", 2),
        ("In two cases, gunmen killed villagers near [Alef].", None),
        ("In three separate incidents, gunmen killed traders near [Alef].", None),
    ],
)
def test_a_neighbour_is_one_and_cases_are_nobody(text: str, dead: int | None) -> None:
    (event,) = told(text)
    assert (event.fatalities.best if event.fatalities else None) == dead


@pytest.mark.parametrize(
    ("text", "kind", "dead"),
    [
        ("Demonstrators marched in [Alef] and soldiers opened fire, killing nine.", "protest", 9),
        ("A crowd stormed the town hall of [Alef]; four died when police opened fire.", "riot", 4),
    ],
)
def test_who_fires_at_a_crowd_makes_one_event_with_it(text: str, kind: str, dead: float) -> None:
    assert [(event.kind, event.fatalities and event.fatalities.best) for event in told(text)] == [(kind, dead)]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The judge and her driver were shot dead in [Alef].", 2),
        ("A midwife and a farmer were killed in a raid on [Alef].", 2),
        ("The rector, his deputy and a guard were murdered in [Alef].", 3),
        ("Senator Ada Obi and her driver were killed in an ambush near [Alef].", 2),
        ("A sergeant was shot in [Alef] and later succumbed to his injuries.", 1),
        ("Raiders stabbed a herder in [Alef], who died on the spot.", 1),
        ("Gunmen sprayed a taxi with bullets in [Alef]; the driver died instantly.", 1),
        ("A herder was found with his throat slit near [Alef].", 1),
        ("Raiders attacked [Alef]. Two of the guards died on the spot.", 2),
        ("Raiders attacked [Alef]. Four women succumbed to their wounds.", 4),
    ],
)
def test_people_whom_no_number_counts_are_counted(text: str, dead: int) -> None:
    assert sum(toll[1] for _, toll in tolls(text) if toll) == dead


@pytest.mark.parametrize(
    "text",
    [
        "The judge and her guards were killed in [Alef].",
        "Soldiers and a driver were killed in [Alef].",
        "Raiders shot a herder in [Alef] and the driver was wounded.",
    ],
)
def test_people_of_whom_nobody_says_how_many_are_not(text: str) -> None:
    assert [toll for _, toll in tolls(text) if toll] == []


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("A grocer and her two nieces died in an air strike on [Alef].", 3),
        ("Drones hit [Alef], killing a 71-year-old man and his sister.", 2),
        ("An air strike on [Alef] killed a couple and their baby.", 3),
        ("Gunmen raided [Alef] and killed four soldiers and a civilian, wounding seven.", 5),
        ("Gunmen raided [Alef] and killed four soldiers, and two civilians were wounded.", 4),
        ("Soldiers beat back raiders in [Alef], nine of whom were killed.", 9),
        ("Six herders were executed by gunmen in [Alef].", 6),
        ("A flood in [Alef] claimed the life of an old fisherman.", 1),
        ("A flood hit [Alef], and a young Danish woman drowned.", 1),
        ("Police shot dead a gang leader known as Toro Verde and three of his men in a clash at [Alef].", 4),
    ],
)
def test_the_dead_are_counted_whatever_they_are_called(text: str, dead: int) -> None:
    assert [number[1] for _, number in tolls(text) if number] == [dead]


def test_what_is_lost_and_is_nobody_counts_no_dead() -> None:
    text = "Of 90 drones launched overnight, 50 were shot down over [Alef] and 30 lost to jamming."
    assert {number for _, number in tolls(text)} == {()}


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("A ferry went down off [Alef], drowning at least 41.", 41),
        ("The barge overturned near [Alef], drowning six passengers.", 6),
        ("A whaleboat capsized near [Alef], and eight people drowned.", 8),
        ("A launch overturned on the river at [Alef], killing 15.", 15),
        ("A catamaran sank off [Alef], killing two people.", 2),
    ],
)
def test_whoever_drowns_from_a_vessel_is_dead_of_an_accident(text: str, dead: float) -> None:
    assert tolls(text) == [("Alef", (dead, dead, dead))]
    assert {event.kind for event in told(text)} == {"accident"}


def test_who_is_saved_from_drowning_is_not_dead() -> None:
    (event,) = told("A boat capsized off [Alef], and five people were saved from drowning.")
    assert event.fatalities is None


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The raiders killed four soldiers, three policemen, and two civilians in [Alef].", 9),
        ("A bomb in [Alef] killed three women, two men, and a child.", 6),
    ],
)
def test_a_comma_before_the_last_of_a_list_ends_no_sum(text: str, dead: float) -> None:
    assert tolls(text) == [("Alef", (dead, dead, dead))]


@pytest.mark.parametrize(
    "more",
    [
        "Fourteen children were among the dead, the network said.",
        "Four of those who died were nurses.",
        "Three of the people killed were from one family.",
    ],
)
def test_who_some_of_the_dead_were_is_no_second_event(more: str) -> None:
    assert [
        event.fatalities and event.fatalities.best for event in told(f"A strike on [Alef] killed 53 people. {more}")
    ] == [53]


def test_more_dead_of_what_was_told_are_told_anew() -> None:
    events = told("A strike hit [Alef] on Monday. Two of the soldiers were killed by a mine near [Beth].")
    assert [event.kind for event in events] == ["air_strike", "mine"]


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The death toll from floods and landslides in [Alef] rose to 442.", [("flood", 442)]),
        ("Floods and landslides killed 40 people in [Alef].", [("flood", 40)]),
        ("A storm killed two in [Alef], and a landslide killed nine in [Beth].", [("storm", 2), ("landslide", 9)]),
    ],
)
def test_calamities_that_come_together_are_one_event(text: str, rows: list[tuple[str, float]]) -> None:
    assert [(event.kind, event.fatalities and event.fatalities.best) for event in told(text)] == rows


def test_the_dead_since_a_town_fell_are_not_its_falls() -> None:
    text = "At least 100 civilians have been killed in [Alef] and [Beth] since the RSF overran the city on 26 October."
    document, located = read_marked(text, published=date(2025, 11, 27), country_code="SD")
    events = find_events(document, located)
    rows = [(event.kind, event.where and event.where.mention.span.text, event.fatalities) for event in events]
    assert [row[:2] for row in rows] == [("attack_on_civilians", "Alef"), ("capture", "Beth")]
    assert [row[2] is not None for row in rows] == [True, False]


def test_the_dead_after_a_town_fell_may_be_its_falls() -> None:
    (event,) = told("Twelve people were killed in [Alef] when the RSF overran the town.")
    assert event.fatalities is not None
    assert event.fatalities.best == 12


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Some 24 travellers, including six boys and two drivers, were killed in an ambush near [Alef].", 24),
        ("Nineteen miners, among them four foremen and two cooks, died when a shell hit a canteen in [Alef].", 19),
        ("At least 31 people - among them seven girls and three teachers - were killed in shelling of [Alef].", 31),
        ("At least 31 people (including seven girls, three teachers and a nurse) were killed in [Alef].", 31),
        ("Shelling of [Alef] has gone on; 31 people, at least ten of them women and two of them nuns, have died.", 31),
        ("A strike on [Alef] killed 31 people, including seven girls and three teachers.", 31),
    ],
)
def test_who_some_of_the_dead_were_is_told_within_the_toll(text: str, dead: float) -> None:
    assert [toll for _, toll in tolls(text)] == [(dead, dead, dead)]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Eleven raiders, three of whom were killed, stormed [Alef].", 3),
        ("A bus with 30 people, including two nuns, hit a mine near [Alef], and four were killed.", 4),
        ("Three soldiers, two teachers and a nurse were killed in an ambush near [Alef].", 6),
    ],
)
def test_who_was_killed_of_others_or_beside_them_counts(text: str, dead: float) -> None:
    assert [toll for _, toll in tolls(text)] == [(dead, dead, dead)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "A strike hit [Alef] on Monday. The toll from the siege of a hotel in [Beth] rose to 17, after four of the "
            "wounded died.",
            [("Alef", ()), ("Beth", (17, 17, 17))],
        ),
        (
            "A bomb killed eight people in [Alef] on Monday. Ten others were treated in [Beth]; one of them died on "
            "Tuesday, bringing the toll to nine.",
            [("Alef", (9, 9, 9))],
        ),
        (
            "A bomb killed eight people in [Alef] on Monday. One of the injured died in [Beth], taking the toll to 9.",
            [("Alef", (9, 9, 9))],
        ),
        (
            "The toll from a siege in [Alef] rose to 17, and three soldiers died in an ambush near [Beth].",
            [("Alef", (17, 17, 17)), ("Beth", (3, 3, 3))],
        ),
    ],
)
def test_the_wounded_who_die_are_of_the_toll_told_of(text: str, expected: list[tuple[str, tuple[float, ...]]]) -> None:
    assert tolls(text) == expected


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Five rebels surrendered and eight were killed in [Kutum].", 8),
        ("Sixteen miners were trapped and four killed when a shaft collapsed in [Kutum].", 4),
        ("Three masked gunmen and two guards were killed in [Kutum].", 5),
        ("A 50-year-old woman and her two grandchildren were killed by a drone in [Kutum].", 3),
    ],
)
def test_only_those_of_one_verb_are_added_up(text: str, dead: int) -> None:
    document, located = read_marked(text, published=date(2025, 9, 18))
    assert [event.fatalities.best for event in find_events(document, located) if event.fatalities] == [dead]
