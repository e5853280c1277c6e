"""Situation reports: titles, key figures, access and response, deeds at sea, tolls of whole wars."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents import Document, open_gazetteer
from geoevents.events import find_events
from geoevents.model import Event
from geoevents.pipeline import Options, read_document

PUBLISHED = date(2026, 11, 20)
PROSE = "The bridge to the east has been closed for a week, and prices went up by a third."


def told(text: str, country: str = "LY") -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED, country_code=country)
    return find_events(document, located)


def kinds(text: str) -> list[str]:
    return [event.kind for event in told(text)]


# --- titles -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "title",
    [
        "ALAND: Displacement from [Alef]",
        "Aland: Floods and landslides in [Alef] Province",
        "Aland: Earthquake in [Alef]",
        "Conflict and displacement in [Alef]",
        "Clashes and arrests",
        "Abductions of aid workers",
        "Aid deliveries to [Alef]",
    ],
)
def test_a_title_over_prose_tells_of_nothing(title: str) -> None:
    assert kinds(f"{title}\n\n{PROSE}") == []
    assert kinds(f"{PROSE}\n{title}\n{PROSE}") == []


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("Clashes and arrests in [Alef] now", ["armed_clash", "arrest"]),
        ("Gunmen kill two nurses in [Alef]", ["attack_on_civilians"]),
        ("Floods displace thousands in [Alef]", ["flood"]),
        ("3 killed in clashes in [Alef]", ["armed_clash"]),
        ("Car bomb in [Alef]", ["ied"]),
        ("- Shelling of [Alef]", ["shelling"]),
    ],
)
def test_a_line_that_tells_a_deed_is_no_title(line: str, expected: list[str]) -> None:
    assert kinds(f"{line}\n\n{PROSE}")[:2] == expected


def test_a_post_without_prose_below_it_is_no_title() -> None:
    assert kinds("Explosions in [Alef]") == ["explosion"]
    assert kinds("Explosions in [Alef]\nno power here since noon") == ["explosion"]


# --- days and standing ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("More than 11 million people have been displaced since April 2023.", "background"),
        ("Since January 2026, some 400,000 people have fled [Alef].", "background"),
        ("Some 4,000 people have fled [Alef] since 12 October.", "reported"),
        ("[Alef] has been besieged by the army since January 2024.", "reported"),
    ],
)
def test_all_who_fled_in_a_war_are_background(text: str, status: str) -> None:
    assert [event.status for event in told(text)] == [status]


def days(text: str) -> list[date | None]:
    return [event.when.start if event.when else None for event in told(text)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 16 November, two nurses were abducted near [Alef]; they were released the following day.", (11, 16)),
        ("On 16 November two drivers were seized by gunmen near [Alef] and later set free.", (11, 16)),
        ("On Friday, a priest kidnapped from [Alef] was set free.", None),
        ("On Friday, two priests who were kidnapped in [Alef] were released.", None),
    ],
)
def test_the_day_before_an_abduction_is_its_own_though_the_captives_got_free(
    text: str, expected: tuple[int, int] | None
) -> None:
    assert days(text) == [date(2026, *expected) if expected else None]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("On 18 May the army issued evacuation orders for [Alef].", date(2026, 5, 18)),
        ("On 12 November the Secretary-General called for a ceasefire in [Alef].", date(2026, 11, 12)),
        ("The opposition called for a protest in [Alef] on 31 March.", date(2027, 3, 31)),
    ],
)
def test_the_day_of_a_call_or_an_order_before_it_is_past(text: str, expected: date) -> None:
    assert days(text) == [expected]


# --- at sea -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two skiffs approached a bulk carrier off [Alef] and opened fire.", ["attack_on_civilians"]),
        ("The master of a tanker reported being fired upon by a skiff off [Alef].", ["attack_on_civilians"]),
        ("A tanker was boarded by robbers while at anchor at [Alef].", ["attack_on_civilians"]),
        ("A dhow was boarded and taken under control by armed men off [Alef].", ["abduction"]),
        ("The embarked security team returned fire and the skiffs retreated.", ["armed_clash"]),
        ("Guards on board the vessel opened fire on two skiffs off [Alef].", ["armed_clash"]),
        ("A navy frigate opened fire on a vessel of smugglers off [Alef].", ["armed_clash"]),
        ("The rebels retreated from [Alef].", ["withdrawal"]),
    ],
)
def test_deeds_against_merchantmen(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


# --- attempts and rooms -----------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Russian forces attempted to advance near [Alef] on 12 November.", [("armed_clash", "reported")]),
        ("The enemy tried to advance towards [Alef], without success.", [("armed_clash", "reported")]),
        ("Rebel forces managed to enter [Alef].", [("capture", "reported")]),
        ("The army will try to advance on [Alef].", [("advance", "planned")]),
        ("Rebels planned to advance on [Alef].", [("advance", "planned")]),
    ],
)
def test_who_tried_to_advance_fought(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(event.kind, event.status) for event in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Armed men broke into the health centre in [Alef], wounding a nurse and stealing medicines.",
            ["attack_on_civilians", "looting"],
        ),
        ("Militants broke into an office of the charity in [Alef] and abducted two staff members.", ["abduction"]),
        ("Soldiers broke into the city of [Alef].", ["advance"]),
        ("Three soldiers were taken prisoner near [Alef].", ["abduction"]),
        ("The hospital in [Alef] was hit on 13 November and has been closed since.", ["shelling"]),
        ("The hospital in [Alef] was hit hard by power cuts.", []),
        ("The agency air-dropped 20 tons of food over [Alef].", ["aid"]),
    ],
)
def test_rooms_that_are_broken_into_or_hit(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The Mission documented the summary execution of 17 civilians by soldiers in [Alef].", 17),
        ("It documented the extrajudicial killings of 21 men by the army in [Alef].", 21),
        ("The execution of the plan in [Alef] began.", None),
    ],
)
def test_nouns_of_slaying_count_the_dead(text: str, dead: int | None) -> None:
    counts = [event.fatalities.best for event in told(text) if event.fatalities]
    assert counts == ([dead] if dead else [])


# --- who --------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "country", "actors"),
    [
        ("On 17 October, the Mission withdrew from [Alef].", "SS", ("UNMISS",)),
        ("The mission of the delegation failed, and troops withdrew from [Alef].", "SS", ("troops",)),
        ("The Mission withdrew from [Alef].", "LY", ()),
        ("Two nurses were arrested by the de facto authorities in [Alef].", "AF", ("Taliban",)),
        ("Two nurses were arrested by the de facto authorities in [Alef].", "YE", ("Houthi movement",)),
        ("Two nurses were arrested by the de facto authorities in [Alef].", "TD", ("Government of Chad",)),
    ],
)
def test_missions_and_rulers_are_those_of_the_land(text: str, country: str, actors: tuple[str, ...]) -> None:
    assert [event.actors for event in told(text, country)] == [actors]


# --- layout -----------------------------------------------------------------------------------------------------------


def test_a_record_with_details_is_told_once_where_and_when_it_says() -> None:
    text = (
        "Incident type: Abduction\nLocation: [Alef]\nDate: 5 November 2026\n"
        "Details: Six armed men stopped a bush taxi and kidnapped two teachers. The driver was allowed to go on.\n"
        "Incident type: Armed attack\nLocation: [Berin]\nDate: 4 November 2026\n"
        "Details: Members of an armed opposition group attacked a police post at dawn."
    )
    found = [
        (event.kind, event.where and event.where.mention.span.text, event.when and event.when.start.day, event.actors)
        for event in told(text)
    ]
    assert found == [
        ("abduction", "Alef", 5, ("armed men",)),
        ("armed_clash", "Berin", 4, ("armed opposition group",)),
    ]


def test_a_record_that_only_names_what_happened_is_read_as_before() -> None:
    text = "Incident type: Abduction\nLocation: [Alef]\nDate: 5 November 2026\nDetails: two teachers"
    assert [(event.kind, event.where and event.where.mention.span.text) for event in told(text)] == [
        ("abduction", "Alef")
    ]


def test_the_dead_of_key_figures_below_a_title_are_those_of_the_disaster() -> None:
    text = f"ALAND: [Alef] Earthquake\nFlash Update #2\n\nKEY FIGURES\n1,411 people killed\n3,124 injured\n\n{PROSE}"
    assert [(event.kind, event.fatalities and event.fatalities.best) for event in told(text)] == [("earthquake", 1411)]


# --- counts and statistics --------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("During the reporting period, 176 incidents involving improvised explosive devices were recorded.", []),
        ("The agency verified 41 attacks on health care between 1 January and 8 November.", []),
        ("Two attacks on villages near [Alef] were reported on 12 November.", [("attack_on_civilians", "reported")]),
        (
            "The agency verified 41 attacks on health care in [Alef] between 1 January and 8 November, with 63 deaths.",
            [("attack_on_civilians", "background")],
        ),
        ("About 70% of these people had already been displaced.", []),
        ("Some 4,000 people remain displaced in [Alef].", []),
        ("Some 4,000 people were displaced in [Alef] on Monday.", [("displacement", "reported")]),
        ("Surgeons treated 45 patients with gunshot wounds in [Alef].", []),
        ("Two men were found in [Alef] with gunshot wounds.", [("attack_on_civilians", "reported")]),
        ("The movement came into being in [Alef] in the 1970s.", []),
    ],
)
def test_statistics_and_states_are_no_deeds(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(event.kind, event.status) for event in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("A drone hit a clinic in [Alef], killing six patients and a midwife and injuring 19.", 7),
        ("The blast in [Alef] killed two soldiers and wounded five.", 2),
        ("Clashes in [Alef] left six dead and 12 injured.", 6),
    ],
)
def test_a_list_of_the_dead_ends_where_the_hurt_begin(text: str, dead: int) -> None:
    assert [event.fatalities.best for event in told(text) if event.fatalities] == [dead]


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets"),
    [
        (
            "Fighting between the army and rebels in [Alef] led to the displacement of 56,000 people.",
            "displacement",
            (),
            ("civilians",),
        ),
        ("Clashes between the army and rebels displaced 900 families in [Alef].", "displacement", (), ("civilians",)),
        ("Soldiers evacuated 300 residents from [Alef].", "displacement", ("soldiers",), ("civilians",)),
        (
            "Police and residents fought back and killed 28 gang members in [Alef].",
            "armed_clash",
            ("police", "civilians"),
            ("gang members",),
        ),
    ],
)
def test_who_is_fled_displaces_nobody(text: str, kind: str, actors: tuple[str, ...], targets: tuple[str, ...]) -> None:
    event = told(text)[-1]
    assert (event.kind, event.actors, event.targets) == (kind, actors, targets)


# --- response, access and background ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("The conflict has claimed some 6,200 lives since October 2017.", [("armed_clash", "background")]),
        ("The war left 40 villages empty.", []),
        ("The welfare department has handed out 120,000 family food packs in [Alef].", [("aid", "reported")]),
        ("Officials handed out prizes and food parcels to winners in [Alef].", []),
        ("Humanitarian organizations provided assistance to 1.9 million people.", [("aid", "reported")]),
        ("A flight with medical supplies is due in [Alef] on 24 November.", [("aid", "planned")]),
        ("Part of the cargo of the lorries had been taken near [Alef].", [("looting", "reported")]),
        ("I call upon all parties to cease hostilities immediately.", [("ceasefire", "called_for")]),
        ("There is no visual evidence that the rebels have entered [Alef].", [("capture", "denied")]),
        (
            "Gunmen abducted 63 passengers near [Alef] and are asking for ransoms of a million each.",
            [("abduction", "reported")],
        ),
    ],
)
def test_help_given_and_what_is_said_of_a_war(text: str, expected: list[tuple[str, str]]) -> None:
    assert [(event.kind, event.status) for event in told(text)] == expected


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Rebels seized the airport of [Alef] on 1 November, and several flights were cancelled.", "reported"),
        ("Rebels captured [Alef] on Monday and the school exams were postponed.", "reported"),
        ("The ministers were to meet in [Alef] on Monday, but this was cancelled.", "cancelled"),
        ("A protest planned in [Alef] for Monday was cancelled.", "cancelled"),
    ],
)
def test_what_is_called_off_because_of_a_deed_is_another_thing(text: str, status: str) -> None:
    assert [event.status for event in told(text)] == [status]


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("In Assam (India), 25 people lost their lives in floods.", "Assam"),
        ("In Khartoum (Sudan), 12 people were killed in shelling.", "Khartoum"),
        ("Floods in India (Assam) killed five people.", "Assam"),
    ],
)
def test_a_land_in_brackets_is_no_site(text: str, site: str) -> None:
    (event,) = read_document(Document("d", text, PUBLISHED), open_gazetteer(), Options()).events
    assert event.where is not None
    assert event.where.mention.span.text == site


# --- nature and twins -------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "A cyclone hit Malawi on 6 November. At least 60 people have died in Malawi.",
            [("storm", "Malawi", None), ("storm", "Malawi", 60)],
        ),
        ("A typhoon battered the Philippines on Monday.", [("storm", "Philippines", None)]),
        (
            "Two earthquakes struck southern Turkey on 6 November. So far 19,388 people have died in Turkey.",
            [("earthquake", "southern Turkey", None), ("earthquake", "Turkey", 19388)],
        ),
        ("A drone strike hit a car in Kharkiv on Monday.", [("drone_strike", "Kharkiv", None)]),
        ("Air strikes hit a bakery in Remal, Gaza City, and killed five people.", [("air_strike", "Remal", 5)]),
        ("Landmines and unexploded ordnance killed 8 civilians in Taiz.", [("mine", "Taiz", 8)]),
        ("The storm hit Israel's economy hard.", []),
    ],
)
def test_where_nature_strikes_and_what_goes_with_a_strike(text: str, found: list[tuple[str, str, int | None]]) -> None:
    events = read_document(Document("d", text, PUBLISHED), open_gazetteer(), Options()).events
    told = [(e.kind, e.where and e.where.mention.span.text, e.fatalities and e.fatalities.best) for e in events]
    assert told == found


def test_who_sinks_a_ship_that_was_attacked_is_its_attacker() -> None:
    (event,) = told("The bulk carrier was attacked and sunk by the Houthis off [Alef].")
    assert (event.kind, event.actors) == ("attack_on_civilians", ("Houthi movement",))


# --- fallen, burnt and found ------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("[Alef] and [Berin] fell on 12 November.", ["capture", "capture"]),
        ("Temperatures in [Alef] and [Berin] fell on 12 November.", []),
        ("Shelling set the market of [Alef] ablaze and killed a rescuer.", ["shelling"]),
        ("Russian drones set three houses on fire in [Alef].", ["drone_strike"]),
        ("Rebels set three houses on fire in [Alef].", ["looting"]),
        ("Unexploded ordnance still contaminates [Alef].", []),
        ("Unexploded ordnance killed a boy in [Alef].", ["mine"]),
    ],
)
def test_towns_that_fall_and_things_that_burn(text: str, expected: list[str]) -> None:
    assert kinds(text) == expected


def test_who_finds_a_mass_grave_filled_it_not() -> None:
    assert [event.actors for event in told("Security forces found a mass grave with 74 bodies near [Alef].")] == [()]


def test_ties_to_a_group_make_no_target_of_it() -> None:
    (event,) = told("The authorities evicted 150 families with ISIL ties from the camp of [Alef].")
    assert event.targets == ("civilians",)


# --- aid that is attacked, and two deeds of a pair of days ------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("A WFP convoy was attacked and looted near [Alef].", [("attack_on_civilians", "Alef"), ("looting", "Alef")]),
        ("The office received reports of looting of humanitarian supplies in [Alef].", [("looting", "Alef")]),
        ("The office received 40 tons of humanitarian supplies in [Alef].", [("aid", "Alef")]),
        ("Gunmen fired on a UN convoy near [Alef].", [("armed_clash", "Alef")]),
        ("Militia men seized three lorries of a charity in [Alef].", [("looting", "Alef")]),
    ],
)
def test_aid_that_is_attacked_or_looted(text: str, expected: list[tuple[str, str]]) -> None:
    found = [(event.kind, event.where and event.where.mention.span.text) for event in told(text)]
    assert found == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Two drone strikes on 3 and 5 November hit [Alef], killing four.", [(3, 5, 4)]),
        ("Two air strikes hit [Alef] on November 3 and 5.", [(3, 3, None), (5, 5, None)]),
        ("Air strikes on 14 and 16 November hit [Alef].", [(14, 16, None)]),
        ("Three strikes hit [Alef] on 3 and 5 November.", [(3, 5, None)]),
    ],
)
def test_two_deeds_have_each_a_day_of_a_pair(text: str, expected: list[tuple[int, int, int | None]]) -> None:
    found = [
        (e.when and e.when.start.day, e.when and e.when.end.day, e.fatalities and e.fatalities.best) for e in told(text)
    ]
    assert found == expected


def test_what_burns_as_a_house_is_bombed_is_no_accident() -> None:
    (event,) = told(
        "The clinic in [Alef] was bombed on Saturday; seven people died and the pharmacy burned to the ground."
    )
    assert (event.kind, event.fatalities and event.fatalities.best) == ("air_strike", 7)


@pytest.mark.parametrize(
    ("text", "status", "day"),
    [
        ("I call again for a nationwide ceasefire.", "called_for", None),
        ("In [Alef], 44,000 residents were told to evacuate on Monday.", "called_for", 16),
    ],
)
def test_calls_and_orders(text: str, status: str, day: int | None) -> None:
    assert [(event.status, event.when and event.when.start.day) for event in told(text)] == [(status, day)]


def test_a_dam_is_nobody() -> None:
    events = told("Four people drowned in [Alef] on 15 November, and a dam burst at [Berin].")
    assert sum(event.fatalities.best for event in events if event.fatalities) == 4
