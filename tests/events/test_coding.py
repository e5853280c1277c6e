"""What a coder of conflict events would write: one row an event, its kind by its victims, ground to its holder."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.chronicles import chronicle
from geoevents.control import find_control
from geoevents.errors import EventsLeftOut
from geoevents.events import find_events
from geoevents.events.merging.merging import MergedEvent, merge_events
from geoevents.frames import events_frame
from geoevents.frames.outside import acled_table
from geoevents.gazetteer import open_gazetteer
from geoevents.model import Document, Event
from geoevents.pipeline import locate

PUBLISHED = date(2024, 6, 26)  # a Wednesday


def events(text: str, country_code: str = "NG") -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED, country_code=country_code)
    return find_events(document, located)


def merged(text: str) -> list[MergedEvent]:
    document, located = read_marked(text, published=PUBLISHED)
    return merge_events(find_events(document, located), {document.id: document})


def read(text: str) -> list[Event]:
    """Return the events of a text, by the whole chain."""
    document = Document("d", text, PUBLISHED)
    return find_events(document, locate(document, open_gazetteer()))


def sites(found: list[Event]) -> list[str]:
    return [event.where.mention.span.text if event.where else "" for event in found]


# --- one event, of the kind its victims make it ----------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "kind", "dead"),
    [
        ("Militiamen staged a raid that killed nine farmers in [Gwoza].", "attack_on_civilians", 9),
        ("Fighters mounted an assault which killed four villagers near [Gwoza].", "attack_on_civilians", 4),
        ("Insurgents carried out an ambush that killed six soldiers near [Gwoza].", "armed_clash", 6),
        ("Rebels launched an attack that killed two policemen in [Gwoza].", "armed_clash", 2),
    ],
)
def test_an_attack_and_whom_it_killed_are_one_event(text: str, kind: str, dead: int) -> None:
    found = [(event.kind, event.fatalities.best if event.fatalities else None) for event in events(text)]
    assert found == [(kind, dead)]


@pytest.mark.parametrize(
    ("text", "sides"),
    [
        (
            "Ten people died in a gunfight in [Guasave] on Monday. Three marines and seven gunmen died in the clash.",
            {"marines", "gunmen"},
        ),
        (
            "Ten people were killed in a shootout in [Guasave]. Four policemen and six gunmen died in the exchange.",
            {"police", "gunmen"},
        ),
        (
            "Policemen fought kidnappers in [Guasave] on Monday. One officer and four kidnappers died in the shootout.",
            {"police", "kidnappers"},
        ),
    ],
)
def test_who_died_in_the_exchange_died_in_the_event_told_before(text: str, sides: set[str]) -> None:
    (one,) = merged(text)
    assert {*one.event.actors, *one.event.targets} == sides


def test_the_dead_of_another_clash_are_its_own() -> None:
    text = "Three people died in a shootout in [Guasave] on Monday. Two soldiers and five gunmen died in another clash."
    assert len(merged(text)) == 2


# --- ground: taken, neared, tried for --------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Rebels took [Rutshuru], 70 km north of the regional capital, on Monday.",
        "The insurgents took [Rutshuru], about 70 miles from the coast.",
    ],
)
def test_how_far_a_town_lies_is_no_length_of_an_advance(text: str) -> None:
    assert [event.kind for event in events(text)] == ["capture"]


def test_a_length_right_behind_the_verb_is_one_of_an_advance() -> None:
    assert [event.kind for event in events("The army gained some three kilometres near [Rutshuru].")] == ["advance"]


def test_who_advances_near_a_town_and_takes_a_village_holds_the_village() -> None:
    text = "RSF fighters advanced 3 km south of Babanusa and captured Umm Dakhsum."
    found = read(text)
    assert [event.kind for event in found] == ["advance", "capture"]
    assert sites(found)[1] == ""
    assert [seen for seen in find_control(found) if seen.place.name.startswith("Baban")] == []


def test_positions_two_kilometres_from_a_town_are_not_the_town() -> None:
    held = find_control(read("Russian troops captured positions 2 km west of Lyman."))
    assert [seen.place.name for seen in held] == ["2 km west of Lyman"]
    assert not held[0].place.id


def test_what_a_place_is_counted_from_is_no_party() -> None:
    found = read("Al-Shabaab fighters captured Wabho, 320 km north of Mogadishu.")
    assert [(event.kind, event.targets) for event in found] == [("capture", ())]


@pytest.mark.parametrize(
    "text",
    [
        "Russian troops made 21 attempts to dislodge Ukrainian units from positions near [Siversk].",
        "Russian forces tried nine times to break through the defences near [Siversk].",
        "Russian troops attempted to advance near [Siversk] and [Spirne] five times.",
        "Ukrainian units halted seven attempts by Russian troops to advance near [Siversk].",
    ],
)
def test_attempts_that_are_counted_were_made_and_are_clashes(text: str) -> None:
    assert [(event.kind, event.status) for event in events(text, "UA")] == [("armed_clash", "reported")]


@pytest.mark.parametrize(
    "text",
    ["Russian forces will make further attempts to capture [Siversk].", "Rebels plan to try to take [Siversk]."],
)
def test_attempts_to_come_are_none_yet(text: str) -> None:
    assert [(event.kind, event.status) for event in events(text)] == [("capture", "planned")]


def test_what_was_tried_on_a_weekday_lies_behind() -> None:
    found = events("Rebels tried to capture [Kindu] on Sunday.")
    assert found[0].when is not None
    assert found[0].when.end < PUBLISHED


def test_who_repels_an_assault_stays() -> None:
    held = find_control(events("The Nigerian army repelled three assaults by Boko Haram on [Banki]."))
    assert [seen.controller for seen in held] == ["Nigeria"]


# --- fire: where it falls, not where it comes from -------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Russia launched 74 drones from the directions of [Bryansk], [Millerovo] and [Yeysk] overnight.",
        "Four missiles were fired from [Saratov] on Monday.",
        "Russian forces fired two missiles from the [Voronezh] region.",
        "Drones were launched from the directions of [Bryansk] and [Hvardiiske] (occupied [Crimea]).",
    ],
)
def test_fire_without_a_target_has_no_site_but_an_origin(text: str) -> None:
    found = events(text, "RU")
    assert [event.where for event in found] == [None]
    assert found[0].origin is not None


def test_fire_from_one_place_at_another_is_sited_where_it_falls() -> None:
    found = events("Hezbollah fired rockets from [Tyre] at [Safed].")
    assert sites(found) == ["Safed"]
    assert found[0].origin is not None
    assert found[0].origin.mention.span.text == "Tyre"


def test_aviation_bombs_each_place_of_a_list() -> None:
    found = events("Russian aviation dropped glide bombs on [Velyka Pysarivka], [Krasnopillia] and [Shostka].", "UA")
    assert [(event.kind, event.actors) for event in found] == [("air_strike", ("Military Forces of Russia",))] * 3
    assert sites(found) == ["Velyka Pysarivka", "Krasnopillia", "Shostka"]


def test_an_aviation_fuel_depot_drops_no_bombs() -> None:
    assert [event.kind for event in events("Rebels attacked an aviation fuel depot in [Sikasso].")] == ["armed_clash"]


def test_a_missiles_number_counts_no_missiles() -> None:
    found = events("Kh-22 missiles hit [Dnipro] on Monday.", "UA")
    assert [dict(event.quantities) for event in found] == [{}]


def test_villages_that_are_captured_are_no_prisoners() -> None:
    found = events("The army captured three villages near [Banki]. It seized a hill near [Bama].")
    assert [dict(event.quantities) for event in found] == [{}, {}]


# --- who acts --------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Talks were held in [Muscat] and [Tehran] on Monday.",
        "Mediators met in [Geneva], [Doha] and [Cairo] last week.",
    ],
)
def test_places_of_talks_are_no_parties(text: str) -> None:
    assert [event.actors for event in events(text)] == [()]


def test_an_unknown_office_holder_speaks_for_nobody_where_a_text_tells_of_two_states() -> None:
    text = "Rwandan troops shelled [Uvira]. President Jean Malonga condemned the attack."
    assert [event.actors for event in events(text, "CD") if event.kind == "statement"] == [()]


def test_an_unknown_office_holder_speaks_for_the_only_state_of_a_text() -> None:
    text = "Bandits attacked [Zurmi] on Monday. President Musa Danladi condemned the attack."
    found = [event.actors for event in events(text) if event.kind == "statement"]
    assert found == [("Government of Nigeria",)]


def test_who_is_known_by_his_whole_name_speaks_for_his_state() -> None:
    text = "Thai shells hit [Chong Chom]. Prime Minister Hun Manet condemned the attack."
    found = [event.actors for event in events(text, "TH") if event.kind == "statement"]
    assert found == [("Government of Cambodia",)]


def test_a_backer_is_no_actor() -> None:
    found = events("Saudi-backed tribal fighters seized [Ataq] on Monday.", "YE")
    assert [(event.kind, event.actors) for event in found] == [("capture", ("tribal fighters",))]


# --- who holds what --------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("TNLA fighters hold [Kutkai]; [Lashio] remains under the military.", {"Lashio": "Junta"}),
        ("[Lashio] and [Muse] stay in the hands of the army.", {"Lashio": "Junta", "Muse": "Junta"}),
        ("The rebels have taken much of the north, but [Lashio] remains under military control.", {"Lashio": "Junta"}),
        ("[Lashio] is back under junta rule.", {"Lashio": "Junta"}),
        ("[Lashio] and [Muse] are still held by the army.", {"Lashio": "Junta", "Muse": "Junta"}),
        ("[Lashio] remains under army fire.", {}),
        ("[Lashio] remains under threat from the army.", {}),
        ("[Lashio] remains under curfew.", {}),
    ],
)
def test_who_still_holds_a_place_is_observed(text: str, held: dict[str, str]) -> None:
    seen = {row.place.name: row.controller for row in find_control(events(text, "MM"))}
    assert {name: side for name, side in seen.items() if name != "Kutkai"} == held


# --- ACLED -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "country_code", "sub_event", "actor", "ally", "second"),
    [
        (
            "MONUSCO and the FARDC recaptured [Masisi] on Monday.", "CD", "Government regains territory",
            "Military Forces of Democratic Republic of Congo", "MONUSCO", "",
        ),
        ("The army recaptured [Babanusa] on Monday.", "SD", "Government regains territory", "army", "", ""),
        ("Burundian troops captured [Luvungi].", "CD", "Non-state actor overtakes territory",
         "Military Forces of Burundi", "", ""),
    ],
)  # fmt: skip
def test_ground_is_regained_where_the_state_is_one_of_the_takers(
    text: str, country_code: str, sub_event: str, actor: str, ally: str, second: str
) -> None:
    document, located = read_marked(text, published=PUBLISHED, country_code=country_code)
    row = acled_table(events_frame(find_events(document, located), {document.id: document})).iloc[0]
    told = (row["sub_event_type"], row["actor1"], row["assoc_actor_1"], row["actor2"])
    assert told == (sub_event, actor, ally, second)


# --- who is hit, and by what -----------------------------------------------------------------------------------------


def test_weapons_used_against_somebody_hit_him() -> None:
    (event,) = events("Turkish forces used drones against the PKK near [Amedi], killing four fighters.", "IQ")
    assert (event.kind, event.actors) == ("drone_strike", ("Military Forces of Turkey",))
    assert "PKK" in event.targets


def test_who_escorts_a_convoy_is_not_who_is_ambushed() -> None:
    (event,) = events(
        "A column of Chadian soldiers accompanied by French troops was attacked by rebels at [Bardai].", "TD"
    )
    assert (event.actors, event.targets) == (("rebels",), ("Military Forces of Chad",))


def test_two_weapons_are_one_attack() -> None:
    (event,) = events(
        "ELN guerrillas attacked an army post at [Fortul] with drones and gunfire, killing three soldiers."
    )
    assert event.fatalities is not None
    assert event.fatalities.best == 3


def test_a_car_driven_into_soldiers_is_a_clash_and_into_a_crowd_an_attack() -> None:
    (clash,) = events("A man rammed his truck into a group of soldiers near [Jenin], wounding two.", "PS")
    (attack,) = events("A man drove his car into a crowd of shoppers in [Magdeburg], killing five people.", "DE")
    assert (clash.kind, attack.kind) == ("armed_clash", "attack_on_civilians")


def test_a_partys_own_dead_count_and_are_no_ground() -> None:
    (event,) = events("The army killed nine rebels in a clash near [Buea] and lost three soldiers.", "CM")
    assert event.kind == "armed_clash"
    assert event.fatalities is not None
    assert event.fatalities.best == 12


def test_whoever_is_buried_by_a_mine_is_attacked_by_nobody() -> None:
    assert [
        event.kind for event in events("Six diggers were buried alive when a pit collapsed in [Rubaya].", "CD")
    ] == ["accident"]


def test_prisoners_that_are_returned_hold_no_talks() -> None:
    assert events("Armenia returned two captured prisoners at the border near [Tavush].", "AM") == []


def test_each_place_of_a_toll_has_the_day_behind_it() -> None:
    found = events("Police killed three protesters in [Kisumu] on Sunday and two in [Nakuru] on Monday.", "KE")
    assert [(event.fatalities and event.fatalities.best, event.when and event.when.start.day) for event in found] == [
        (3, 23), (2, 24),
    ]  # fmt: skip


def test_what_others_came_a_year_after_lies_back() -> None:
    found = events("Thousands marched in [Athens] two years after a train crash killed 57 people near [Tempi].", "GR")
    assert [(event.kind, event.status) for event in found] == [("protest", "reported"), ("accident", "background")]
    assert found[1].when is None


def test_a_protest_that_is_dispersed_is_one() -> None:
    text = "Teachers marched in [Lima] to demand the resignation of the minister; police used batons to disperse them."
    assert [event.kind for event in events(text, "PE")] == ["protest"]


def test_who_fires_on_protesters_is_no_victim() -> None:
    (event,) = events("Soldiers opened fire on protesters in [Labé], killing two.", "GN")
    assert (event.actors, event.targets) == (("soldiers",), ("protesters",))


def test_who_survives_an_attempt_on_his_life_made_none() -> None:
    (event,) = events("The president survived an assassination attempt in [Moroni].", "KM")
    assert (event.kind, event.actors, event.targets) == ("attack_on_civilians", (), ("Government of Comoros",))


def test_where_the_wounded_come_from_is_not_where_shells_do() -> None:
    (event,) = events("Two peacekeepers from [Fiji] were wounded by shelling in [Marjayoun].", "LB")
    assert (sites([event]), event.origin) == (["Marjayoun"], None)


# --- tolls in their parts --------------------------------------------------------------------------------------------


def test_strikes_are_told_of_one_by_one() -> None:
    text = (
        "Jets carried out 20 strikes on <Lebanon>. One hit a flat in [Sidon], killing two people; another struck a van."
    )
    found = events(text, "LB")
    assert [event.kind for event in found] == ["air_strike"] * 3
    assert sites(found)[1] == "Sidon"


def test_a_toll_is_told_place_by_place_behind_a_colon() -> None:
    text = "Attacks by the ADF killed 20 people last week: 13 in [Eringeti] on Monday and seven in [Kainama]."
    assert [(sites([event])[0], event.fatalities and event.fatalities.best) for event in events(text, "CD")] == [
        ("Eringeti", 13), ("Kainama", 7),
    ]  # fmt: skip


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Insurgents raided [Quissanga] on Monday, beheading three men.", 3),
        ("Gunmen attacked [Kuriga] on Monday, shooting dead the headmaster.", 1),
        ("Fighters entered [Kuriga] on Monday, executing six villagers.", 6),
    ],
)
def test_the_dead_are_counted_behind_every_word_of_killing(text: str, dead: int) -> None:
    assert dead in [event.fatalities.best for event in events(text) if event.fatalities]


def test_who_dies_of_shots_fired_at_protesters_dies_in_that_event() -> None:
    text = "Police fired live rounds at protesters in [Toliara] on Sunday. Two people died of gunshot wounds."
    assert [group.event.fatalities and group.event.fatalities.best for group in merged(text)] == [2]


# --- what is no event ------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Authorities confirmed 41 cases of mpox in [Uvira] this week.",
        "An outbreak of diphtheria in [Kano] worries doctors.",
        "Measles has killed 25 children in [Kalehe] since May.",
    ],
)
def test_an_outbreak_is_no_event_and_a_warning_says_so(text: str) -> None:
    document, located = read_marked(text, published=PUBLISHED)
    with pytest.warns(EventsLeftOut, match="d tells of .*: an outbreak of disease is no kind of event"):
        assert find_events(document, located) == []


@pytest.mark.filterwarnings("ignore::geoevents.errors.EventsLeftOut")
@pytest.mark.parametrize(
    "text",
    [
        "A total of 118 suspected cases, among them 22 deaths, were reported in [Kamituga] by Friday.",
        "In [Uvira] 31 infections and six deaths were registered.",
        "Measles is spreading in the camps. Nine deaths were recorded in [Kalehe] alone.",
    ],
)
def test_the_dead_among_counted_cases_are_no_attack(text: str) -> None:
    assert events(text, "CD") == []


def test_the_dead_of_cases_of_violence_are_still_counted() -> None:
    (event,) = events("Some 40 cases of torture, including 12 deaths, were recorded in [Sednaya].", "SY")
    assert event.kind == "attack_on_civilians"


def test_an_outbreak_told_at_length_beside_events_is_warned_of() -> None:
    attack = "Gunmen attacked [Oicha] on Monday. "
    document, located = read_marked(attack + "Ebola has infected 57 people. Ebola deaths rose to 19.")
    with pytest.warns(EventsLeftOut, match="d tells of Ebola"):
        assert len(find_events(document, located)) == 1
    events(attack + "Doctors fear that Ebola may return.")  # in passing: no warning, which would be an error


@pytest.mark.parametrize(
    "text",
    [
        "Six measles deaths were reported in [Alef].",
        "[Alef] has 40 new cases of cholera.",
        "Ebola has killed 31 people.",
    ],
)
def test_counted_cases_are_warned_of_beside_any_event(text: str) -> None:
    document, located = read_marked("Gunmen attacked an army post in [Oicha] on Monday. " + text)
    with pytest.warns(EventsLeftOut, match="no kind of event"):
        assert len(find_events(document, located)) == 1


def test_an_attack_beside_a_disease_is_no_outbreak() -> None:
    text = "Gunmen killed 14 people in [Oicha] on Monday. Aid workers who vaccinate against Ebola were safe."
    assert [event.kind for event in events(text)] == ["attack_on_civilians"]


def test_outbreaks_of_many_documents_are_one_line() -> None:
    texts = ["Cholera has killed 12 people in Goma.", "Troops met in Goma.", "Goma counted 30 cases of measles."]
    documents = [Document(str(i), text, PUBLISHED) for i, text in enumerate(texts)]
    with pytest.warns(EventsLeftOut) as told:
        chronicle(documents)
    assert [str(warning.message).partition(":")[0] for warning in told] == ["0, 2 tell of cholera, measles"]


def test_an_attack_on_a_ward_is_no_outbreak() -> None:
    text = "Gunmen attacked a cholera ward in [Tawila] on Monday, killing two nurses."
    assert [event.kind for event in events(text, "SD")] == ["attack_on_civilians"]


# --- many claims of one event ----------------------------------------------------------------------------------------


def test_claims_of_one_event_share_what_is_told_of_it() -> None:
    texts = [(f"d{i}", "Gunmen killed five farmers in [Zurmi] on Monday.") for i in range(150)]
    read_all = [read_marked(text, document_id=name, published=PUBLISHED) for name, text in texts]
    documents = {document.id: document for document, _ in read_all}
    found = [event for document, located in read_all for event in find_events(document, located)]
    frame = events_frame(found, documents, merged=merge_events(found, documents))
    assert set(frame["n_reports"]) == {150}
    assert {len(cell.split("; ")) for cell in frame["reports"]} == {100}
    assert len({id(cell) for cell in frame["reports"].tolist()}) <= 2


@pytest.mark.parametrize(
    ("text", "ally", "second"),
    [
        ("Ghanaian troops, backed by militiamen, attacked [Alef].", "militiamen", ""),
        ("Ghanaian troops, backed by militiamen, attacked gunmen in [Alef].", "militiamen", "gunmen"),
        ("Ghanaian troops, backed by jets, clashed with gunmen in [Alef].", "", "gunmen"),
        ("Ghanaian troops clashed with militiamen in [Alef].", "", "militiamen"),
    ],
)
def test_whoever_helps_in_an_attack_is_an_ally_and_no_foe(text: str, ally: str, second: str) -> None:
    document, located = read_marked(text, published=PUBLISHED, country_code="TG")
    row = acled_table(events_frame(find_events(document, located), {document.id: document})).iloc[0]
    assert (row["actor1"], row["assoc_actor_1"], row["actor2"]) == ("Military Forces of Ghana", ally, second)
