"""Manners of wires, notices, dailies and headlines: what they tell of, where, when and of how many."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.control import find_control
from geoevents.events import find_events
from geoevents.model import Document, Event, Georeference, Mention, Part, Place, Span, Toponym

PUBLISHED = date(2020, 6, 24)  # a Wednesday


def events(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return find_events(document, located)


def kinds(text: str) -> list[str]:
    return [event.kind for event in events(text)]


def days(text: str) -> list[tuple[str, str] | None]:
    return [(str(e.when.start), str(e.when.end)) if e.when else None for e in events(text)]


def places(text: str) -> list[str]:
    return [e.where.mention.span.text if e.where else "" for e in events(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rockets hit a school. The police denied having struck the clinic.", ["shelling", "shelling"]),
        ("Raiders stormed [Dandume], whisking away nine girls.", ["abduction"]),
        ("Raiders ambushed a bus near [Dandume] and took nine girls hostage.", ["attack_on_civilians", "abduction"]),
        ("Soldiers eliminated three warlords near [Bama].", ["armed_clash"]),
        ("Junta columns burned 90 homes in [Myaing].", ["looting"]),
        ("Two airmen are being held by herdsmen in [Kapoeta].", ["abduction"]),
        ("[Kapoeta] is held by the rebels.", ["control"]),
        ("The guards returned fire.", ["armed_clash"]),
        ("Families are hiding in the forest.", ["displacement"]),
        ("Some threw bottles at police in [Lille].", ["riot"]),
        ("A coaster was struck by an uncrewed surface vessel off [Aden] and took on water.", ["drone_strike"]),
        ("The navy seized the tanker Aurora off [Bandar].", ["looting"]),
        ("The navy seized the tanker Aurora and its 20 sailors off [Bandar].", ["abduction"]),
        ("The navy seized a dhow laden with missiles off [Bandar].", ["interception"]),
        ("Pirates seized the tanker Aurora off [Bandar].", ["abduction"]),
        ("The air force was accused of bombing a clinic in [Pauk].", ["air_strike"]),
        ("A bombing in [Pauk] killed nine.", ["ied"]),
        ("Floods hit [Yola]. The highway is cut at [Numan].", ["flood"]),
        ("Rebels took [Yola]. The highway is cut at [Numan].", ["capture", "siege"]),
        ("The agency has dispatched rapid response teams to [Gulu].", ["aid"]),
        ("Eleven African nations demanded a halt to the offensive.", ["statement"]),
        ('The rebels said the town had been "completely liberated".', ["capture"]),
        ("A council of elders was to meet in [Wana] on Friday.", ["talks"]),
        ("Thousands massed in front of parliament in [Quito].", ["protest"]),
        ("Robbers tossed a stick of dynamite at a bus depot in [Callao].", ["ied"]),
        ("Troops massed near [Goma].", ["reinforcement"]),
        ("A bus and two kiosks went up in flames in [Lome].", ["accident"]),
        ("Gunmen snatched rifles from a post in [Surab].", ["looting"]),
        ("Gunmen snatched two nurses from a clinic in [Surab].", ["abduction"]),
        ("Some 900 villagers have streamed across the frontier near [Adre].", ["displacement"]),
        ("The craft fired small arms at the vessel off [Eyl].", ["armed_clash"]),
        ("Wildfires razed 50 homes near [Chillan].", ["wildfire"]),
        ("The IDF struck in the centre of [Tyre] and eliminated two commanders.", ["air_strike"]),
        ("Rebels struck a base near [Goma] and killed ten soldiers.", ["armed_clash"]),
        ("The provincial administration accused the rebels of crossing the river and taking [Kobo].", ["statement"]),
        ("Japan put 30,000 troops on alert.", ["reinforcement"]),
        ("A plane fell in an open area.", []),
        ("The rail link to [Sibi] was shut; nobody was hurt.", []),
        ("A car bomb killed nine outside a film studio in [Alexandria].", ["ied"]),
        ("Robbers raided a museum in [Khartoum] and killed two guards.", ["attack_on_civilians"]),
        ("Four singers, among them an opera singer, were taken into custody.", ["arrest"]),
        ("A pianist was gunned down at an exhibition in [Ankara].", ["attack_on_civilians"]),
        ("A film about the siege of [Homs] opened on Friday.", []),
        ("Snow ploughs were deployed on the roads of [York].", []),
        ("Fear swept across [Cairo].", []),
        ("Reservists were deployed on the roads of [York].", ["reinforcement"]),
        ("The ministry urged consumers to boil their water.", []),
        ("Two escaped inmates were captured in [Tulsa].", ["arrest"]),
        ("A girl of six was hit by a lorry and killed in [Tulsa].", ["accident"]),
        ("Protesters tried to storm the palace in [Tbilisi].", ["riot"]),
        ("A nurse was in the hands of kidnappers in [Agadez].", ["abduction"]),
        ("Rebels killed three herders near [Bria].", ["attack_on_civilians"]),
        ("Two boys clubbed a guard to death in [Bria].", ["attack_on_civilians"]),
        ("An armed band held up a convoy near [Bria] and made off with cash.", ["looting"]),
        ("Some 3,000 have fled on foot towards [Tawila].", ["displacement"]),
        ("A man on a jet ski opened fire at swimmers in [Manta].", ["attack_on_civilians"]),
        ("Looting: on 3 June, gunmen stole cattle in [Djibo].", ["looting"]),
        ("Raiders drove off 40 cows near [Djibo].", ["looting"]),
        ("The bombardment of [Bahri] by the rebels killed six women.", ["shelling"]),
        ("The looting of three clinics by soldiers was reported from [Minova].", ["looting"]),
        ("Russia launched 90 drones at [Odesa], and 70 of them were shot down.", ["drone_strike", "interception"]),
        ("A tanker was hit by an uncrewed aerial system off [Mocha].", ["drone_strike"]),
        ("A drone dropped two homemade bombs on [Tacambaro].", ["drone_strike"]),
        ("Strikers put up barricades in [Nantes].", ["protest"]),
        ("Vendors blocked the toll gate at [Awka].", ["protest"]),
        ("Students clashed with supporters of the ruling party in [Sylhet].", ["riot"]),
        ("Tokyo has lodged a formal protest with Beijing.", ["statement"]),
        ("Iran has flown attack drones to [Khartoum].", ["arms_delivery"]),
        ("WHO delivered test kits to [Kasese].", ["aid"]),
        ("The organisers announced a shutdown of the entire country for Friday.", ["protest"]),
    ],
)
def test_manners_of_telling_are_read_as_their_kinds(text: str, told: list[str]) -> None:
    assert kinds(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("[Rubaya] is in the hands of the rebels.", ["control"]),
        ("[Derna] was in the hands of the army.", ["control"]),
        ("The town of [Bor], home to 20,000 people, is in the hands of rebels.", ["control"]),
        ("Captives are in the hands of militants in [Damboa].", ["abduction"]),
        ("Four nurses were in the hands of bandits in [Damboa].", ["abduction"]),
        ("The Syrian advance on [Manbij] slowed.", ["advance"]),
        ("A renewed advance towards [Uvira] began at dawn.", ["advance"]),
        ("A retreat from [Vuhledar] followed.", ["withdrawal"]),
        ("The deployment to [Beni] went on.", ["reinforcement"]),
        ("They encircled [Dilling].", ["siege"]),
        ("Milk lorries advance on [Dilling].", []),
        ("A retreat for nurses in [Dilling] was fully booked.", []),
        ("They surrounded the table in [Dilling].", []),
        ("Crowds rallied in [Zaria], and troops opened fire in [Jos].", ["protest", "armed_clash"]),
        ("Crowds rallied in [Zaria], and troops opened fire.", ["protest"]),
        ("Militants seized [Menaka], but villagers denied it.", ["capture"]),
        ("Militants seized [Menaka], though traders doubted it.", ["capture"]),
        ("Militants seized a senator in [Menaka].", ["abduction"]),
    ],
)
def test_what_stands_right_beside_a_word_says_what_it_tells_of(text: str, told: list[str]) -> None:
    assert kinds(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("SAF LOSES [BABANUSA]", ["withdrawal"]),
        ("Quake hits [Yushu], killing nine", ["earthquake"]),
        ("Rocket hits clinic in [Sumy]", ["shelling"]),
        ("Army battles rebels in [Sake]", ["armed_clash"]),
        ("Ferry sinks off [Naxos], four dead", ["accident"]),
        ("Lavrov meets Fidan in [Ankara]", ["talks"]),
        ("The song hits the charts in [Oslo].", []),
        ("Supply meets demand in [Oslo].", []),
        ("Seven hits in [Oslo].", []),
    ],
)
def test_headlines_tell_in_the_present_tense(text: str, told: list[str]) -> None:
    assert kinds(text) == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("REBELS SHELL {BARA} FOR FIFTH DAY", ["BARA"]),
        ("UN SLAMS {KHARTOUM} OVER CURBS", [""]),
        ("Air defences shot down a missile fired from [Yemen].", [""]),
        ("Police in [Kano] arrested two men over a murder at [Wudil].", ["Kano"]),
        ("Police arrested two men in [Wudil].", ["Wudil"]),
    ],
)
def test_a_deed_is_where_it_was_done(text: str, told: list[str]) -> None:
    assert places(text) == told


def test_what_is_joined_with_another_preposition_is_told_of_both_places() -> None:
    assert places("Rebels advanced near [Kurakhove] and in [Toretsk].") == ["Kurakhove", "Toretsk"]
    assert places("Rebels shelled [Kurakhove], and in [Toretsk] troops dug in.")[:1] == ["Kurakhove"]


def test_the_day_footage_is_placed_dates_nothing() -> None:
    assert days("Rebels advanced near [Toretsk], footage geolocated on 20 June shows.") == [
        ("2020-06-24", "2020-06-24")
    ]


def test_a_number_that_names_a_post_counts_nobody() -> None:
    (event,) = events("At kilometre 18 miners were killed when their lorry overturned near [Durango].")
    assert event.fatalities is None or event.fatalities.best != 18


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("In [Ardamata] camp 17 people were killed by militiamen.", 17),
        ("At the north gate 6 guards were killed when gunmen stormed a prison in [Koutiala].", 6),
        ("A boat sank off [Lobito]; in the coastal area 41 people drowned.", 41),
        ("In [Kutum] district 25 were killed by shelling.", 25),
        ("In Sector 9 of [Lahore] gunmen killed two guards.", 2),
        ("Line 3 of the metro in [Kharkiv] was hit by a rocket, killing five.", 5),
    ],
)
def test_a_number_behind_a_place_counts_people_where_these_follow(text: str, dead: float) -> None:
    assert [e.fatalities and e.fatalities.best for e in events(text)] == [dead]


def test_russian_troops_in_capitals_are_no_person() -> None:
    (event,) = events("RUSSIAN TROOPS ENTER [POKROVSK]")
    assert (event.kind, event.actors) == ("capture", ("Military Forces of Russia",))


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A quake struck [Yushu] on 20 June. The toll stands at 31.", ("2020-06-20", 31)),
        ("Floods swept [Yola] on Saturday. So far, 14 deaths have been reported.", ("2020-06-20", 14)),
        ("Floods swept [Yola] on Saturday. Nine deaths confirmed.", ("2020-06-20", 9)),
        ("A storm hit [Beira] on 19 June. In [Dondo], six people were killed.", ("2020-06-19", 6)),
        ("Gunmen attacked [Jos] on Friday. Hospitals put the toll at 44.", ("2020-06-19", 44)),
        ("A quake struck [Yushu] on 20 June. The toll rose to 31 on Monday.", ("2020-06-22", 31)),
    ],
)
def test_an_undated_toll_goes_with_the_day_of_its_disaster(text: str, told: tuple[str, int]) -> None:
    last = events(text)[-1]
    assert last.when is not None
    assert last.fatalities is not None
    assert (str(last.when.start), last.fatalities.best) == told


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Masked men lined up six traders near [Mach] and shot them dead.", 6),
        ("Masked men broke into a clinic in [Mach] and hacked him to death.", 1),
        ("Militants overran a post in [Bosso], killing six legionnaires.", 6),
    ],
)
def test_who_is_only_pointed_at_is_counted(text: str, dead: int) -> None:
    (event,) = events(text)
    assert event.fatalities is not None
    assert event.fatalities.best == dead


def test_a_town_in_capitals_before_a_colon_claims_nothing() -> None:
    assert [e.status for e in events("[KAMPALA]: Activist abducted by men in a van, lawyers say.")] == ["reported"]
    assert [e.status for e in events("{Baku}: Armenian forces shelled [Lachin].")] == ["claimed"]


def test_who_calls_something_a_lie_and_says_more_says_it() -> None:
    text = "Pakistan's army called that a lie and said it had repelled attacks on two posts near [Chaman]."
    assert [e.status for e in events(text) if e.kind == "armed_clash"] == ["claimed"]


def test_those_who_shelter_are_counted() -> None:
    (event,) = events("Some 7,400 residents are sheltering in schools in [Gulu].")
    assert dict(event.quantities)["displaced"].best == 7400


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Since the start of the day, 40 clashes have taken place near [Lyman].", [("2020-06-24", "2020-06-24")]),
        (
            "On Friday a bomb went off in [Jos]. Hours earlier, gunmen attacked a post in [Bauchi].",
            [("2020-06-19", "2020-06-19")] * 2,
        ),
    ],
)
def test_days_of_bulletins(text: str, told: list[tuple[str, str]]) -> None:
    assert days(text) == told
    assert {event.status for event in events(text)} == {"reported"}


def test_a_ministry_of_health_claims_nothing() -> None:
    text = "Israel bombed the army's headquarters in [Homs], killing three, Syria's health ministry said."
    assert [event.status for event in events(text)] == ["reported"]


def test_the_next_morning_is_that_of_the_day_behind() -> None:
    told = days("Rebels attacked [Macomia] on Friday. Troops entered [Macomia] the next morning.")
    assert told == [("2020-06-19", "2020-06-19"), ("2020-06-20", "2020-06-20")]


def test_which_of_several_attacks_it_was_dates_nothing() -> None:
    assert days("Drones hit a depot in [Zakho], the third such attack this week.") == [("2020-06-24", "2020-06-24")]


def test_lost_shelters_and_numbered_camps_are_no_dead() -> None:
    (event,) = events("Families in camp 15 in [Ukhia] lost 400 shelters to a blaze.")
    assert event.fatalities is None


def test_the_capital_is_no_town_told_of_before() -> None:
    document, located = read_marked(
        "Gangs attacked [Cabaret] on Friday. Shots rang out in the capital.", published=PUBLISHED
    )
    assert [e.where.mention.span.text if e.where else "" for e in find_events(document, located)] == ["Cabaret", ""]


def test_who_lives_in_a_province_leaves_it() -> None:
    document, located = read_marked("Two million residents of [Guangdong] were relocated.", published=PUBLISHED)
    place = located[0].places[0]
    wide = Georeference(located[0].mention, 113.0, 23.0, 300_000.0, None, "calibrated",
                        (Place(place.id, place.name, 113.0, 23.0, "ADM1", "CN"),), 1.0)  # fmt: skip
    (event,) = find_events(document, [wide])
    assert event.where is wide


def control(text: str) -> list[tuple[str, str, str]]:
    rows = find_control(events(text), {"d": PUBLISHED})
    return [(row.controller, str(row.when.start), str(row.when.end)) for row in rows if row.when]


def test_what_is_held_since_a_day_is_held_until_it_is_lost_or_told() -> None:
    assert control("The Taliban had held [Sangin] since 2017.") == [("Taliban", "2017-01-01", "2020-06-24")]
    held, taken = control("The Taliban had held [Sangin] since 2017. US troops captured [Sangin] on 12 June.")
    assert held == ("Taliban", "2017-01-01", "2020-06-11")
    assert taken[1:] == ("2020-06-12", "2020-06-12")


def test_who_advances_in_a_part_of_a_town_does_not_hold_the_other() -> None:
    text = "Russian forces advanced in eastern Siversk."
    whole, town = Span(27, 42, "eastern Siversk"), Span(35, 42, "Siversk")
    place = Place("ge:s", "Siversk", 38.1, 48.87, "PPL", "UA")
    mention = Mention(whole, (Part(whole, Toponym(town), "east"),))
    where = Georeference(mention, 38.11, 48.87, 1000.0, None, "calibrated", (place,), 1.0)
    rows = find_control(find_events(Document("d", text, PUBLISHED), [where]))
    assert [row.controller for row in rows] == ["contested"]
