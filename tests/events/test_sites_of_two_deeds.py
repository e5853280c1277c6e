"""Two deeds with a town each, towns that only name a road, and what ranks a deed told before."""

from __future__ import annotations

from datetime import date

import pytest

from geoevents.events import find_events
from geoevents.gazetteer import open_gazetteer
from geoevents.model import Document, Event
from geoevents.pipeline import locate

PUBLISHED = date(2024, 5, 17)  # a Friday


def read(text: str) -> list[Event]:
    document = Document("x", text, PUBLISHED)
    with open_gazetteer() as gazetteer:
        return find_events(document, locate(document, gazetteer))


def sites(text: str) -> list[str]:
    return [event.site.mention.span.text if event.site is not None else "" for event in read(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels killed nine traders in Beni and hacked to death four more in Oicha.", [("Beni", 9), ("Oicha", 4)]),
        ("Gunmen shot dead two men in Jos and killed five others in Kaduna.", [("Jos", 2), ("Kaduna", 5)]),
        ("Bombs killed three people in Jos and two in Kaduna.", [("Jos", 3), ("Kaduna", 2)]),
        ("A mine killed three people in Jos and one in Kaduna.", [("Jos", 3), ("Kaduna", 1)]),
    ],
)
def test_the_dead_of_each_of_two_towns_are_told_once(text: str, expected: list[tuple[str, int]]) -> None:
    events = read(text)
    assert [(e.site.mention.span.text, e.fatalities.best) for e in events if e.site and e.fatalities] == expected
    assert len(events) == len(expected)


@pytest.mark.parametrize(
    "text",
    [
        "Bandits killed 18 farmers in Gusau in one of the bloodiest raids in Zamfara this year.",
        "Drones struck a depot in Nyala, one of the heaviest attacks in South Darfur.",
        "Gangs stormed a jail in Mirebalais, in one of their boldest raids outside Haiti's capital.",
        "Rebels shelled Beni on Monday in one of the worst bombardments in North Kivu since 2013.",
    ],
)
def test_what_ranks_a_deed_is_no_other(text: str) -> None:
    assert len(read(text)) == 1


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Bandits killed 18 farmers in Gusau, and one of the largest protests in Kano followed.", 2),
        ("Bombs killed nine in Jos, one of them in a market in Bukuru.", 1),
        ("One of the deadliest attacks in Zamfara this year killed 18 farmers.", 1),
    ],
)
def test_another_deed_that_is_ranked_is_told(text: str, count: int) -> None:
    assert len(read(text)) == count


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Residents of Kaduna blocked the Abuja road on Monday.", ["Kaduna"]),
        ("In Oruro, miners blocked the Potosí highway.", ["Oruro"]),
        ("A bomb hit a lorry on the Lashkar Gah road in Kandahar.", ["Kandahar"]),
        ("Gunmen stopped a bus in Abuja and shot two men.", ["Abuja", "Abuja"]),
        ("Gunmen shot a driver on the Abuja road.", ["Abuja"]),
    ],
)
def test_a_road_called_after_a_town_is_where_the_text_says(text: str, expected: list[str]) -> None:
    assert set(sites(text)) == set(expected)


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rebels shelled Bria. They took the town and 3,000 fled to Ippy, in Ouaka.", ["Bria", "Bria", "Ippy"]),
        ("Rebels shelled Bria. They burned the town and left towards Ippy.", ["Bria", "Bria", "Ippy"]),
        ("A priest in Zemio said 40 families from Mboki had arrived in the town.", ["Mboki"]),
        ("Some 40 families had arrived in Zemio.", ["Zemio"]),
    ],
)
def test_the_town_is_not_where_those_went_who_left_it(text: str, expected: list[str]) -> None:
    assert sites(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Nine farmers were killed and 400 residents fled to Rann.", ["", "Rann"]),
        ("In the island of Basilan, two men were shot dead by police in the town of Sumisip.", ["Sumisip"]),
        ("On the Okuk Highway, raiders shot a man near Kainantu and burned a bus.", ["near Kainantu", "near Kainantu"]),
        ("In the town of Gao, two men were shot dead by police.", ["Gao"]),
        ("Clashes in Bama displaced 400 people to Rann.", ["Bama", "Rann"]),
    ],
)
def test_a_deed_is_at_the_finest_place_it_is_told_of(text: str, expected: list[str]) -> None:
    assert sites(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Gunmen killed six in Gusau, Zamfara state. Two villages in the state were raided.", ["Gusau", "Zamfara"]),
        ("Shells hit Bria in Haute-Kotto. Troops were sent to the region.", ["Bria", "Haute-Kotto"]),
        ("Shells hit Bria. Troops were sent to the region.", ["Bria", "Bria"]),
        ("Gunmen killed six in Gusau. Two villages in the state were raided.", ["Gusau", ""]),
        ("Gunmen killed six in Gusau, Zamfara state. The town was raided again.", ["Gusau", "Gusau"]),
    ],
)
def test_the_state_is_the_one_that_holds_the_town_told_of(text: str, expected: list[str]) -> None:
    assert sites(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A ceasefire, which the two armies signed in Juba on 3 May, is over.", ("3 May", "2024-05-03")),
        ("A ceasefire, which Qatar brokered on Sunday, was broken within hours.", ("Sunday", "2024-05-12")),
        ("A ceasefire, which troops broke on Sunday, had held in Goma.", ("", "2024-05-17")),
    ],
)
def test_a_truce_has_the_day_it_was_signed(text: str, expected: tuple[str, str]) -> None:
    when = next(event.when for event in read(text) if event.kind == "ceasefire")
    assert when is not None
    assert (when.text, str(when.start)) == expected


@pytest.mark.parametrize(
    ("text", "kind", "expected"),
    [
        ("Talks between the two neighbours in Doha broke down on Monday.", "talks", "Doha"),
        ("Peace talks with the rebels in Nairobi were suspended.", "talks", "Nairobi"),
        ("Talks between the army and Hamas on Gaza broke down.", "talks", ""),
        ("A bomb went off outside the Spin Boldak police station in Kandahar.", "ied", "outside the Spin Boldak"),
        ("A device went off near Muyuka at noon.", "ied", "near Muyuka"),
        ("In Corinto, a car bomb went off beside the town hall.", "ied", "Corinto"),
    ],
)
def test_talks_and_bombs_are_where_their_words_lead(text: str, kind: str, expected: str) -> None:
    site = next(event.site for event in read(text) if event.kind == kind)
    assert (site.mention.span.text if site is not None else "") == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Shells hit Goma. Rebels seized Kibati. The city was shelled again.", ["Goma", "Kibati", "Goma"]),
        ("Shells hit Goma. Rebels seized Bunia. The city was shelled again.", ["Goma", "Bunia", "Bunia"]),
        ("Shells hit Goma. Rebels seized Kibati. The village was shelled again.", ["Goma", "Kibati", "Kibati"]),
    ],
)
def test_the_city_is_no_village_told_of_since(text: str, expected: list[str]) -> None:
    assert sites(text) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian forces advanced in eastern Kharkiv Oblast and near Lyman.", ["eastern Kharkiv", "near Lyman"]),
        ("Drones hit the Livny depot in Oryol Oblast and the Ryazan oil refinery.", ["Livny", "Ryazan oil refinery"]),
        ("Drones hit a depot in Livny, in Oryol Oblast.", ["Livny"]),
        ("Russian forces fired two missiles from occupied Crimea.", [""]),
        ("Shells fell on occupied Donetsk.", ["Donetsk"]),
    ],
)
def test_places_joined_behind_the_land_of_the_first(text: str, expected: list[str]) -> None:
    assert sites(text) == expected
