"""Tolls and events in lists and tables: items, headings, rows, records, and sums that are told beside their parts."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

Row = tuple[str, float | None]


def told(text: str, *, country_code: str = "SD") -> list[Event]:
    document, located = read_marked(text, published=date(2026, 11, 20), country_code=country_code)
    events = find_events(document, located)
    for event in events:
        assert document.text[event.span.start : event.span.end] == event.span.text != ""
        assert event.where is None or event.where in located
    return events


def rows(text: str) -> list[Row]:
    return [
        (event.where.mention.span.text if event.where else "", event.fatalities.best if event.fatalities else None)
        for event in told(text)
    ]


def days(text: str) -> list[str]:
    return [str(event.when.start) if event.when else "" for event in told(text)]


def kinds(text: str) -> set[str]:
    return {event.kind for event in told(text)}


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Casualties by governorate:\n- [Alef]: 12 killed, 30 injured\n- [Berin]: 4 killed",
            [("Alef", 12), ("Berin", 4)],
        ),
        ("Killed in the clashes:\n[Alef] – 7\n[Berin] – 3", [("Alef", 7), ("Berin", 3)]),
        (
            "1. [Alef]: at least 9 dead and 4 hurt in the shelling\n2. [Berin]: shelling, 2 dead",
            [("Alef", 9), ("Berin", 2)],
        ),
        ("Flood deaths by district:\n* [Alef] (12)\n* [Berin] (7)", [("Alef", 12), ("Berin", 7)]),
        ("Quake toll, by town: [Alef] 120, [Berin] 14, [Corvo] 3.", [("Alef", 120), ("Berin", 14), ("Corvo", 3)]),
        (
            "Shelling over the past day: [Alef] – 3 killed, 12 injured; [Berin] – 4 killed; [Corvo] – 9 injured.",
            [("Alef", 3), ("Berin", 4), ("Corvo", None)],
        ),
        (
            "Floods hit <Aland> on Monday. Deaths have been reported in [Alef] (5), [Berin] (3) and [Corvo] (1).",
            [("Aland", None), ("Alef", 5), ("Berin", 3), ("Corvo", 1)],
        ),
        (
            "Floods hit <Aland> on Monday. District (deaths): [Alef] (5), Nowhere (2), [Berin] (3)",
            [("Aland", None), ("Alef", 5), ("Berin", 3)],
        ),
    ],
)
def test_a_list_that_counts_people_tells_an_event_at_each_of_its_places(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_the_wounded_and_the_displaced_of_an_item_are_no_dead() -> None:
    first, second = told("Shelling by town:\n- [Alef]: 30 injured\n- [Berin]: 2 killed, 40 wounded")
    assert first.fatalities is None
    assert dict(first.quantities)["wounded"].best == 30
    assert second.fatalities is not None
    assert second.fatalities.best == 2
    assert rows("Displaced by clashes, by town: [Alef] 1,200, [Berin] 400") == [("Alef", None), ("Berin", None)]


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (
            "Floods have killed 21 people:\n- [Alef]: 12 dead\n- [Berin]: 9 dead\nTotal: 21 dead",
            [("Alef", 12), ("Berin", 9)],
        ),
        ("Flood deaths:\n- [Alef]: 12\n- [Berin]: 9\n- Total: 21", [("Alef", 12), ("Berin", 9)]),
        (
            "Floods killed 21 people in <Aland>.\nDeaths by state:\n- [Alef]: 12\n- [Berin]: 9",
            [("Alef", 12), ("Berin", 9)],
        ),
        (
            "At least nine people were killed by floods in [Alef] (5), [Berin] (3) and [Corvo] (1), police said.",
            [("Alef", 5), ("Berin", 3), ("Corvo", 1)],
        ),
        (
            "Shelling killed 40 people:\n- [Alef]: 12 killed\n- [Berin]: 9 killed",
            [("", 19), ("Alef", 12), ("Berin", 9)],
        ),
        (
            "Eleven people were killed:\n- Gunmen attacked [Alef], killing seven.\n- A mine killed 4 at [Berin].",
            [("Alef", 7), ("Berin", 4)],
        ),
    ],
)
def test_a_sum_is_not_added_to_its_parts(text: str, expected: list[Row]) -> None:
    assert rows(text) == expected


def test_a_sum_that_is_of_something_else_stays() -> None:
    text = "Gunmen killed 5 people in [Corvo] on Monday.\nShelling by town:\n- [Alef]: 12 killed\n- [Berin]: 9 killed"
    assert rows(text) == [("Corvo", 5), ("Alef", 12), ("Berin", 9)]


@pytest.mark.filterwarnings("ignore::geoevents.errors.EventsLeftOut")
@pytest.mark.parametrize(
    "text",
    [
        "Cholera deaths by state: [Alef] (12), [Berin] (7)",
        "Measles\nState | Cases | Deaths\n[Alef] | 120 | 12\n[Berin] | 80 | 7",
        "Share of all deaths by state: [Alef] (12%), [Berin] (30%)",
        "Deaths by state, years with most: [Alef] (2019), [Berin] (2021)",
        "Turnout: [Alef] (12), [Berin] (30)",
        "Deaths in the clashes by sex:\n- Women: 12\n- Men: 14",
        "Schools by town:\n- [Alef]: 12\n- [Berin]: 4",
        "Deaths by state: [Alef] (12 cases), [Berin] (7 cases)",
        "Town | Houses destroyed | Rate\n[Alef] | 12 | 3\n[Berin] | 4 | 1",
    ],
)
def test_what_is_no_toll_of_an_event_tells_of_no_dead(text: str) -> None:
    assert [row for row in rows(text) if row[1]] == []


def test_a_list_is_of_the_kind_and_the_doer_that_its_head_names() -> None:
    for head in (
        "Israeli strikes:",
        "Israeli strikes killed 16 people on Tuesday:",
        "Casualties of Israeli strikes by town:",
    ):
        events = told(f"{head}\n- [Alef]: 12 killed\n- [Berin]: 4 killed", country_code="PS")
        assert [event.kind for event in events] == ["air_strike"] * 2
        assert {event.actors for event in events} == {("Military Forces of Israel",)}
    assert kinds("Flood deaths by district:\n- [Alef]: 12\n- [Berin]: 7") == {"flood"}
    assert kinds("Earthquake toll by province:\n[Alef]: 120\n[Berin]: 14") == {"earthquake"}


def test_the_day_of_a_head_is_that_of_its_items_without_one() -> None:
    text = "Floods have killed 21 people since 10 November:\n- [Alef]: 12 dead\n- 14 November, [Berin]: 9 dead"
    assert days(text) == ["2026-11-10", "2026-11-14"]


# --- headings --------------------------------------------------------------------------------------------------------


def test_the_place_of_a_heading_is_that_of_the_bullets_below_it() -> None:
    text = (
        "[Alef] State:\n- On 12 November, a drone struck a market, killing 9 people.\n- Shelling of [Corvo] killed 3.\n"
        "[Berin] State:\n- Gunmen shot dead 4 farmers."
    )
    assert rows(text) == [("Alef", 9), ("Corvo", 3), ("Berin", 4)]
    assert days(text)[0] == "2026-11-12"


def test_the_day_of_a_heading_is_that_of_the_bullets_below_it() -> None:
    text = (
        "Monday, 9 November\n- Gunmen attacked [Alef], killing 7.\n\nTuesday, 10 November\n"
        "- [Berin]: an IED killed 2 soldiers.\n- On 8 November, shelling of [Corvo] killed one."
    )
    assert rows(text) == [("Alef", 7), ("Berin", 2), ("Corvo", 1)]
    assert days(text) == ["2026-11-09", "2026-11-10", "2026-11-08"]


def test_headings_of_places_below_headings_of_days() -> None:
    text = (
        "9 November\n[Alef]\n- Shelling killed 3.\n[Berin]\n- Gunmen killed 2 farmers.\n10 November\n"
        "[Alef]\n- Shelling killed one."
    )
    assert rows(text) == [("Alef", 3), ("Berin", 2), ("Alef", 1)]
    assert days(text) == ["2026-11-09", "2026-11-09", "2026-11-10"]


def test_headings_of_days_below_headings_of_places() -> None:
    text = (
        "[Alef]\n9 November\n- Shelling killed 3.\n10 November\n- Gunmen killed 2 farmers.\n"
        "[Berin]\n- Shelling killed one."
    )
    assert rows(text) == [("Alef", 3), ("Alef", 2), ("Berin", 1)]
    assert days(text) == ["2026-11-09", "2026-11-10", "2026-11-20"]


def test_a_paragraph_ends_what_a_heading_says() -> None:
    text = "[Alef] State:\n- Shelling killed 3.\nThe rains have stopped in the east.\n- Gunmen shot dead 4 farmers."
    assert rows(text)[0] == ("Alef", 3)
    assert rows(text)[1] == ("", 4)


def test_an_event_quotes_its_own_line_and_no_heading() -> None:
    text = "9 November\n[Alef]\n- Shelling killed 3.\n- Gunmen killed 2.\n\nFlood deaths:\n- [Berin]: 12\n- [Corvo]: 7"
    assert [event.span.text for event in told(text)] == [
        "Shelling killed 3.",
        "Gunmen killed 2.",
        "Berin: 12",
        "Corvo: 7",
    ]
    text = "Date | Town | Event | Killed\n9 May 2026 | [Alef] | Shelling | 3\n | [Berin] | Clashes | 2"
    assert [event.span.text for event in told(text)] == ["9 May 2026 | Alef | Shelling | 3", "Berin | Clashes | 2"]


def test_a_heading_of_two_places_sites_no_bullet() -> None:
    assert rows("[Alef] and [Berin]:\n- Shelling of a school killed 3.") == [("", 3)]


# --- counts below an incident ----------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Drone strike on a market in [Alef] on 12 November.\nKilled: 12.\nWounded: 30.",
        "Drone strike on a market in [Alef] on 12 November\nKilled – 12; wounded – 30",
        "- Drone strike on a market in [Alef] on 12 November\n- Killed: 12\n- Injured: 30",
        "Drone strike on a market in [Alef], 12 November:\n- 12 killed\n- 30 injured",
        "A drone struck a market in [Alef] on 12 November. Killed: 12. Wounded: 30.",
        "A drone struck a market in [Alef] on 12 November. Casualties: 12 killed, 30 injured.",
        "Location: [Alef]\nDate: 12 November 2026\nEvent: Drone strike on a market\nKilled: 12\nInjured: 30",
        "Date: 12 November 2026\nLocation: [Alef]\nIncident type: drone strike\nCasualties: 12 killed, 30 injured",
        "Date | Location | Event | Killed | Injured\n12 Nov 2026 | [Alef] | Drone strike on market | 12 | 30",
        "Town\tState\tDay\tWhat happened\tNo. of dead\tHurt\n[Alef]\tBerin\t12 Nov\tA drone struck a market\t12\t30",
        "|Event | Where | When | Killed | Injured|\n|---|---|---|---|---|\n|Drone strike | [Alef] | 12 Nov | 12 | 30|",
    ],
)
def test_counts_below_or_beside_an_incident_are_its_own(text: str) -> None:
    (event,) = told(text)
    assert event.kind == "drone_strike"
    assert event.where is not None
    assert event.where.mention.span.text == "Alef"
    assert event.when is not None
    assert event.when.start == date(2026, 11, 12)
    assert event.fatalities is not None
    assert event.fatalities.best == 12
    assert dict(event.quantities)["wounded"].best == 30


def test_counts_are_not_told_of_an_incident_that_has_its_own() -> None:
    assert rows("A drone strike on [Alef] killed 9 people.\nKilled: 12.") == [("Alef", 9)]


def test_records_follow_on_each_other() -> None:
    text = (
        "Location: [Alef]\nIncident: Attack on a village\nPerpetrator: unknown gunmen\nKilled: 6\n\n"
        "Location: [Berin]\nIncident: Abduction of aid workers\nPerpetrator: unknown gunmen\nKilled: 0"
    )
    first, second = told(text)
    assert (first.kind, first.actors) == ("attack_on_civilians", ("unknown gunmen",))
    assert (second.kind, second.fatalities) == ("abduction", None)


# --- tables ----------------------------------------------------------------------------------------------------------


def test_a_row_is_an_event_and_a_row_of_sums_is_none() -> None:
    text = (
        "Date | Location | Event | Killed | Injured\n12 Nov 2026 | [Alef] | Drone strike on market | 9 | 14\n"
        "13 Nov 2026 | [Berin] | Shelling of camp | 0 | 6\n | [Corvo] | Clashes | - | n/a\nTotal | | | 9 | 20"
    )
    assert rows(text) == [("Alef", 9), ("Berin", 0), ("Corvo", None)]
    assert days(text) == ["2026-11-12", "2026-11-13", "2026-11-13"]
    assert [event.kind for event in told(text)] == ["drone_strike", "shelling", "armed_clash"]


def test_columns_of_doers_and_of_whom_they_met() -> None:
    clash, attack = told(
        "Location;Event type;Actor 1;Actor 2;Fatalities\n[Alef];Armed clash;RSF;SAF;4\n[Berin];Attack;RSF;;3"
    )
    assert {*clash.actors, *clash.targets} >= {"Rapid Support Forces", "Military Forces of Sudan"}
    assert attack.actors == ("Rapid Support Forces",)


def test_a_row_that_tells_its_dead_in_words_is_not_counted_again() -> None:
    text = "Where | What happened | Killed\n[Alef] | Gunmen hit a village, killing 9. | 9\n[Berin] | Shelling | 2"
    assert rows(text) == [("Alef", 9), ("Berin", 2)]


def test_columns_of_some_of_the_dead_are_not_their_sum() -> None:
    text = "Town | Event | Civilians killed | Killed (total)\n[Alef] | Shelling | 4 | 9\n[Berin] | Shelling | 1 | 2"
    assert rows(text) == [("Alef", 9), ("Berin", 2)]
    text = "Town | Event | Civilians killed | Killed (soldiers)\n[Alef] | Shelling | 4 | 9\n[Berin] | Shelling | 1 | 2"
    assert rows(text) == [("Alef", None), ("Berin", None)]


def test_a_table_without_events_is_of_what_is_told_above_it() -> None:
    text = (
        "Floods killed 21 people in <Aland>.\nProvince\tDeaths\tInjured\n[Alef]\t12\t30\n[Berin]\t9\t4\nTotal\t21\t34"
    )
    assert rows(text) == [("Alef", 12), ("Berin", 9)]
    assert kinds(text) == {"flood"}


def test_lines_with_bars_that_are_no_table_are_read_as_before() -> None:
    assert rows("Situation report | No. 4\nShelling of [Alef] killed 3. | More below") == [("Alef", 3)]


# --- doers -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Government forces killed 14 people, the Druze factions 9 and tribal gunmen 6 in [Alef].",
        "In [Alef], 14 people were killed by government forces, nine by the Druze factions and six by tribal gunmen.",
        "Of 29 killed in [Alef], 14 were killed by government forces, 9 by Druze factions and 6 by tribal gunmen.",
    ],
)
def test_each_of_several_who_killed_has_his_own_dead(text: str) -> None:
    events = told(text, country_code="SY")
    assert [event.fatalities.best for event in events if event.fatalities] == [14, 9, 6]
    assert [event.actors for event in events] == [
        ("Military Forces of Syria",),
        ("Druze militias",),
        ("tribal gunmen",),
    ]
    assert {event.kind for event in events} == {"attack_on_civilians"}
    assert {event.where.mention.span.text for event in events if event.where} == {"Alef"}


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen killed 14 people in [Alef], the army 3 km away did nothing.",
        "Gunmen killed 14 people in [Alef], the army 9 fighters.",
        "Gunmen killed 14 people in [Alef], and bandits in 2 cars fled.",
    ],
)
def test_a_number_behind_a_party_need_not_be_of_those_it_killed(text: str) -> None:
    assert [row for row in rows(text) if row[1]] == [("Alef", 14)]


def test_bullets_below_the_name_of_a_party_are_its_deeds() -> None:
    first, second, third = told("RSF:\n- shelled [Alef], killing 3\n- looted [Berin]\n- Gunmen attacked [Corvo].")
    assert first.actors == second.actors == ("Rapid Support Forces",)
    assert third.actors == ("gunmen",)


def test_deaths_without_a_cause_are_no_attack() -> None:
    assert rows("Province\tDeaths\tInjured\n[Alef]\t12\t30\n[Berin]\t9\t4") == []
    assert rows("State (deaths): [Alef] (12), [Berin] (7)") == []
    assert rows("Storm deaths by state: [Alef] (12), [Berin] (7)") == [("Alef", 12), ("Berin", 7)]


def test_a_list_in_brackets_behind_its_sum() -> None:
    text = "The typhoon left 24 dead ([Alef] 11, [Berin] 8, [Corvo] 5), officials said on Monday."
    assert rows(text) == [("Alef", 11), ("Berin", 8), ("Corvo", 5)]


# --- sums, once more --------------------------------------------------------------------------------------------------


def test_rounded_parts_of_a_toll_told_before_are_its_parts() -> None:
    text = "The earthquake killed at least 1,200.\n\nBreakdown:\n[Alef] – 1,000+\n[Berin] – some 150\n[Corvo] – 50-60"
    assert rows(text) == [("Alef", 1000), ("Berin", 150), ("Corvo", 55)]


def test_what_a_list_leaves_of_the_toll_of_a_land_stays_there() -> None:
    text = "Landslides killed 40 people in <Aland>. Deaths by district:\n- [Alef]: 12\n- [Berin]: 9\n- Total: 21"
    assert rows(text) == [("Aland", 19), ("Alef", 12), ("Berin", 9)]


def test_the_toll_of_another_town_is_no_sum() -> None:
    text = "Air strikes on [Corvo] killed 40 people.\nAir strikes by town:\n- [Alef]: 12 killed\n- [Berin]: 9 killed"
    assert rows(text) == [("Corvo", 40), ("Alef", 12), ("Berin", 9)]


def test_an_item_of_no_casualties_is_one_of_the_list() -> None:
    text = "Russian drone attacks:\n- [Alef]: 2 killed, 15 injured\n- [Berin]: 1 killed\n- [Corvo]: no casualties"
    assert rows(text)[:2] == [("Alef", 2), ("Berin", 1)]
    assert {event.actors for event in told(text)} == {("Military Forces of Russia",)}


def test_no_doer_is_taken_from_a_heading_without_a_toll() -> None:
    text = "<Aland> – overnight attacks\n- [Alef]: 2 killed\n- [Berin]: 1 killed"
    assert [event.actors for event in told(text) if event.fatalities] == [(), ()]


# --- days -------------------------------------------------------------------------------------------------------------


def test_a_year_or_a_day_that_cannot_be_read_is_not_that_of_the_text() -> None:
    text = "Year | Location | Event | Killed\n2010 | [Alef] | Earthquake | 220\n2021 | [Berin] | Earthquake | 24"
    assert days(text) == ["2010-01-01", "2021-01-01"]
    text = "Date | Location | Event | Killed\n3/11 | [Alef] | Shelling | 2\n14 Nov | [Berin] | Shelling | 3"
    assert days(text) == ["", "2026-11-14"]
    text = "Date | Location | Event | Killed\n3/11 | [Alef] | Shelling | 2\n14/11 | [Berin] | Shelling | 3"
    assert days(text) == ["2026-11-03", "2026-11-14"]


@pytest.mark.parametrize(
    "text",
    [
        "14 November, [Alef]: drone strike on a market (9 killed)\n15 November, [Berin]: shelling (3 killed)",
        "• [Alef], 14 November: drone strike. 9 killed, 14 injured.\n• [Berin], 15 November: shelling; 3 killed.",
        "14 November – [Alef]: drone strike, 9 killed\n15 November – [Berin]: shelling, 3 killed",
        "14 November: nine killed in a drone strike on [Alef]; 15 November: three killed in shelling of [Berin].",
        "14/11 – <Aland> – [Alef]: drone strike on a market, 9 killed\n15/11 – <Aland> – [Berin]: shelling, 3 killed",
        "- 14 Nov | [Alef] | Drone strike | 9 killed\n- 15 Nov | [Berin] | Shelling | 3 killed",
    ],
)
def test_lines_and_clauses_that_begin_with_their_day(text: str) -> None:
    assert rows(text) == [("Alef", 9), ("Berin", 3)]
    assert days(text) == ["2026-11-14", "2026-11-15"]
    assert [event.kind for event in told(text)] == ["drone_strike", "shelling"]


def test_a_capital_before_a_colon_may_speak() -> None:
    text = (
        "- Baku: Armenian forces shelled [Alef], killing 2.\n- Yerevan: Azerbaijani forces shelled [Berin], killing 3."
    )
    assert rows(text) == [("Alef", 2), ("Berin", 3)]


def test_numbers_that_are_given_as_fractions_are_no_dead() -> None:
    assert rows("Casualties (killed/injured): [Alef] 3/12, [Berin] 4/9") == []
    assert [row for row in rows("Town\tKilled/Injured\n[Alef]\t3/12\n[Berin]\t4/9") if row[1]] == []


@pytest.mark.parametrize(
    "text",
    [
        "Town – air strikes – civilians killed\n[Alef] – 4 – 12\n[Berin] – 2 – 3",
        "Key figures\n45 killed\n120 injured\n3,000 displaced",
        "Week in numbers, [Alef]:\n- 12 attacks\n- 45 hurt\n- 3 villages burned",
    ],
)
def test_numbers_side_by_side_are_no_dead(text: str) -> None:
    assert [row for row in rows(text) if row[1]] == []


def test_a_column_may_name_what_killed() -> None:
    text = "Township\tAir strikes\tCivilians killed\n[Alef]\t4\t12\n[Berin]\t2\t3"
    assert rows(text) == [("Alef", 12), ("Berin", 3)]
    assert kinds(text) == {"air_strike"}


def test_what_else_is_counted_of_an_item_does_not_hide_its_dead() -> None:
    text = "Flood damage:\n- [Alef]: 3 dead, 5 injured, 500 houses destroyed\n- [Berin]: 2 deaths and 40 cattle lost"
    assert rows(text) == [("Alef", 3), ("Berin", 2)]


def test_the_day_of_a_line_that_ends_in_a_colon_is_that_of_the_bullets_below_it() -> None:
    text = "Shelling by town in [May] 2022:\n- [Alef]: 30 killed\n- [Berin]: 4 killed"
    assert days(text) == ["2022-05-01", "2022-05-01"]
    text = "Partners told this on 14 November:\n- Gunmen attacked [Alef].\n- On 9 November, [Berin] was shelled."
    assert days(text) == ["2026-11-14", "2026-11-09"]


def test_those_who_are_counted_are_those_whom_the_sum_names() -> None:
    text = "The army killed 40 rebels in a week:\n- [Alef]: 12\n- [Berin]: 28"
    assert rows(text) == [("Alef", 12), ("Berin", 28)]
    assert {event.targets for event in told(text)} == {("rebels",)}


def test_clauses_that_begin_with_their_place() -> None:
    assert rows("[Alef] – no incident; [Berin] – 3 killed; [Corvo] – 2 killed, 4 injured.") == [
        ("Berin", 3),
        ("Corvo", 2),
    ]


def test_columns_of_running_sums_are_no_dead_of_a_row() -> None:
    text = "Town | Killed (since May) | Killed\n[Alef] | 1,200 | 12\n[Berin] | 400 | 4"
    assert rows(text) == [("Alef", 12), ("Berin", 4)]
    assert rows("Town | Killed (cumulative)\n[Alef] | 1,200\n[Berin] | 400") == []


def test_the_wounded_of_whom_no_cause_is_told_are_no_attack() -> None:
    assert rows("Wounded in [Alef] (12), [Berin] (40) and [Corvo] (9) were flown out.") == []


@pytest.mark.parametrize(
    "head",
    [
        "Relatives of the dead live in",
        "Those killed in the raid were buried in",
        "Killed: look up",
        "Killed or captured:",
        "Killed and expelled:",
    ],
)
def test_numbers_behind_another_verb_are_no_dead(head: str) -> None:
    assert not [row for row in rows(f"{head} [Alef] (6), [Berin] (8).") if row[1]]


@pytest.mark.parametrize(
    "head",
    [
        "Storms hit <Aland>. Deaths were reported in",
        "People were killed in raids in",
        "Killed:",
        "Raids killed people in",
    ],
)
def test_numbers_behind_a_verb_that_reports_them_are_dead(head: str) -> None:
    assert rows(f"{head} [Alef] (6), [Berin] (8).")[-2:] == [("Alef", 6), ("Berin", 8)]


@pytest.mark.parametrize(
    "table",
    [
        "Town\tKilled\n[Alef]\t6\n[Corvo]\t\n[Berin]\t8",
        "Town | Killed\n**[Alef]** | **6**\n[Berin] | 8*",
        "Town | Killed\n[Alef] | 6\n[Corvo] | 2 | see note\n[Berin] | 8",
        "Town\tHurt\tKilled\n[Alef]\t1\t6\n[Corvo]\t3\n[Berin]\t2\t8",
    ],
)
def test_a_ragged_row_or_bold_print_does_not_lose_a_table(table: str) -> None:
    assert [row for row in rows(table) if row[1]] == [("Alef", 6), ("Berin", 8)]


def test_tables_of_other_widths_below_each_other_are_apart() -> None:
    text = "Town | Mayor\n[Corvo] | Abel\nTown | Date | Killed\n[Alef] | 3 May | 6\n[Berin] | 4 May | 8"
    assert rows(text) == [("Alef", 6), ("Berin", 8)]


@pytest.mark.parametrize(
    "text",
    [
        "Town | Killed (2019)\n[Alef] | 6\n[Berin] | 8",
        "Killed in 2019\nTown | Killed\n[Alef] | 6\n[Berin] | 8",
        "Killed in 2019: [Alef] (6), [Berin] (8).",
    ],
)
def test_the_year_of_a_table_or_a_list_is_that_of_its_parts(text: str) -> None:
    assert days(text) == ["2019-01-01", "2019-01-01"]


def test_running_sums_of_a_year_are_background() -> None:
    assert {event.status for event in told("Killed so far this year: [Alef] (6), [Berin] (8).")} == {"background"}


def test_the_day_of_a_row_is_its_own() -> None:
    text = "Killed in 2026\nTown | Date | Killed\n[Alef] | 3 May 2026 | 6\n[Berin] | 4 May 2026 | 8"
    assert days(text) == ["2026-05-03", "2026-05-04"]


def test_a_sentence_above_a_table_dates_no_row() -> None:
    text = "The dead of 2019 have a stone. It is tall.\nTown | Killed\n[Alef] | 6\n[Berin] | 8"
    assert days(text)[-2:] == ["2026-11-20", "2026-11-20"]


@pytest.mark.parametrize(
    ("text", "quotes"),
    [
        ("Toll:\n- [Alef]: 6 killed\n- [Berin]: 8 people slain.", ["Alef: 6 killed", "Berin: 8 people slain"]),
        ("Toll:\r\n- [Alef]: 6 killed\r\n- [Berin]: 8 killed\r\n", ["Alef: 6 killed", "Berin: 8 killed"]),
        ("Killed: [Alef] (6), [Berin] (8) and [Corvo] (9).", ["Alef (6)", "Berin (8)", "Corvo (9)"]),
        ("Killed: 6 in [Alef], 8 in [Berin] and 9 in [Corvo].", ["6 in Alef", "8 in Berin", "9 in Corvo"]),
        ("Town | Killed | Mayor\n[Alef] | 6 people | Abel\n[Berin] | 8 | Seth", ["Alef | 6 people", "Berin | 8"]),
        ("Rebels:\n- seized [Alef] at dawn\n- shelled [Berin]", ["seized Alef at dawn", "shelled Berin"]),
    ],
)
def test_a_quote_goes_to_the_end_of_its_item_or_cell(text: str, quotes: list[str]) -> None:
    assert [event.span.text for event in told(text)] == quotes
