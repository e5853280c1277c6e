"""Events: a clause's claim, at the place of its verb, with the status the text gives it."""

from datetime import date

import pytest
from effort import calls
from hypothesis import given
from hypothesis import strategies as st
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.events.words.triggers import kinds
from geoevents.gazetteer import open_gazetteer
from geoevents.model import Document, Event, Georeference, Mention, Place, Range, Span, Toponym, Unresolved
from geoevents.pipeline import locate

PUBLISHED = date(2020, 6, 24)  # a Wednesday


def events(text: str, published: date | None = PUBLISHED) -> list[Event]:
    document, located = read_marked(text, published=published)
    return find_events(document, located)


def place(event: Event) -> str:
    return event.where.mention.span.text if event.where else ""


@pytest.mark.parametrize(
    ("text", "kind", "site", "actors"),
    [
        ("Gunmen opened fire on a patrol near [Sabha].", "armed_clash", "Sabha", ("gunmen",)),
        ("LNA warplanes bombed a depot in [Misrata].", "air_strike", "Misrata", ("Libyan National Army",)),
        ("Hamas attacked a depot near [Lod] with drones.", "drone_strike", "Lod", ("Hamas",)),
        ("Houthi rebels fired three missiles at [Abha].", "shelling", "Abha", ("Houthi movement",)),
        ("A car bomb went off outside a bank in [Kabul].", "ied", "Kabul", ()),
        ("Two herders died when they stepped on a landmine near [Menaka].", "mine", "Menaka", ()),
        ("Jihadists massacred 30 villagers in [Yirgou].", "attack_on_civilians", "Yirgou", ("jihadists",)),
        ("Bandits kidnapped a priest in [Katsina].", "abduction", "Katsina", ("bandits",)),
        ("The Syrian army recaptured the town of [Saraqib].", "capture", "Saraqib", ("Military Forces of Syria",)),
        ("[Kunduz] fell to the Taliban.", "capture", "Kunduz", ("Taliban",)),
        ("M23 fighters withdrew from [Rumangabo].", "withdrawal", "Rumangabo", ("M23",)),
        ("RSF units are advancing on [Kosti].", "advance", "Kosti", ("Rapid Support Forces",)),
        ("The army sent reinforcements from [Bamako] to [Gao].", "reinforcement", "Gao", ("army",)),
        ("Turkish soldiers are stationed at [Bashiqa].", "presence", "Bashiqa", ("Military Forces of Turkey",)),
        ("Russia has built a naval base at [Tartus].", "base", "Tartus", ("Military Forces of Russia",)),
        ("The city of [Raqqa] is under the control of the SDF.", "control", "Raqqa", ("Syrian Democratic Forces",)),
        ("Junta troops have besieged [Loikaw].", "siege", "Loikaw", ("Military Forces of Myanmar",)),
        ("Thousands of families fled [Goma].", "displacement", "Goma", ()),
        ("Residents protested in [Basra].", "protest", "Basra", ("civilians",)),
        ("Police arrested two activists in [Minsk].", "arrest", "Minsk", ("police",)),
        ("Looters ransacked shops in [Durban].", "looting", "Durban", ()),
        ("An earthquake shook [Herat].", "earthquake", "Herat", ()),
        ("A ferry sank off [Lampedusa].", "accident", "Lampedusa", ()),
        ("Germany delivered tanks to {Kyiv}.", "arms_delivery", "", ("Government of Germany",)),
        ("A convoy brought food to [Mekelle].", "aid", "Mekelle", ()),
    ],
)  # fmt: skip
def test_find_events_reads_kind_site_and_actors(text: str, kind: str, site: str, actors: tuple[str, ...]) -> None:
    assert [(e.kind, place(e), e.actors, e.status) for e in events(text)] == [(kind, site, actors, "reported")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The minister did not go to [Istanbul] on Sunday as scheduled.", "cancelled"),
        ("The visit of the French president to [Cairo] was postponed.", "cancelled"),
        ("The GNA intends to mount an offensive on [Sirte].", "planned"),
        ("The foreign ministers will meet in [Vienna] on Friday.", "planned"),
        ("Mali may withdraw its troops from [Kidal].", "planned"),
        ("The army denied that its aircraft had bombed [Kalma].", "denied"),
        ("The rebels have not captured [Zintan].", "denied"),
        ("The UN called for a ceasefire in [Hodeidah].", "called_for"),
        ("The army said its troops had captured [Kurmuk].", "claimed"),
        ("Rebels claim to have seized [Bunagana].", "claimed"),
        ("Gunmen captured [Kumba], the rebels claimed.", "claimed"),
        ("Witnesses said gunmen attacked a bus near [Ouallam].", "reported"),
        ("The mayor did not deny that soldiers had shelled [Kramatorsk].", "reported"),
        ("In 2011 rebels captured [Ajdabiya].", "background"),
    ],
)
def test_find_events_reads_the_status(text: str, status: str) -> None:
    assert [event.status for event in events(text)] == [status]


@pytest.mark.parametrize(
    "text",
    [
        "A heart attack killed the conductor in [Vienna].",
        "The team captured the title in [Turin].",
        "The bank held talks of its own merger firmly in check.",
        "Prices in [Lagos] exploded last year.",
        "Fighting corruption is the task of the new agency in [Accra].",
        "The film tells of life in [Aleppo].",
        "",
    ],
)
def test_find_events_sees_no_event_where_none_is(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize(
    "text",
    [
        "{Ankara} has accused {Paris} of bias.",
        "{Moscow} condemned the sanctions.",
        "The Turkish foreign ministry in a statement denounced the role of France in <Libya>.",
    ],
)
def test_find_events_sites_no_statement_where_only_its_speaker_sits(text: str) -> None:
    assert [(event.kind, event.where) for event in events(text)] == [("statement", None)]


def test_find_events_sites_a_press_conference_where_it_is_held() -> None:
    (event,) = events("At a press conference in [Brussels], Stoltenberg expressed concern about <Libya>.")
    assert (event.kind, place(event)) == ("statement", "Brussels")


def test_find_events_takes_the_place_of_the_verb_and_not_the_nearest_name() -> None:
    (event,) = events("Fighters from [Zuwara] attacked a camp of the LNA near [Sirte] on Monday.")
    assert place(event) == "Sirte"


def test_find_events_tells_two_clauses_apart() -> None:
    text = "The army captured [Bara] on Monday, while RSF drones struck [Kosti] on Tuesday."
    first, second = events(text)
    assert (first.kind, place(first), first.span.text) == ("capture", "Bara", "The army captured Bara on Monday")
    assert (second.kind, place(second), second.actors) == ("drone_strike", "Kosti", ("Rapid Support Forces",))
    assert (first.when and first.when.start, second.when and second.when.start) == (
        date(2020, 6, 22),
        date(2020, 6, 23),
    )


def test_find_events_gives_each_place_of_a_list_its_event() -> None:
    found = events("Rebels captured [Sake], [Minova] and [Nyabibwe].")
    assert [place(event) for event in found] == ["Sake", "Minova", "Nyabibwe"]


def test_find_events_follows_a_pronoun_to_the_last_actor() -> None:
    _, second = events("M23 rebels seized [Sake]. They then attacked soldiers near [Minova].")
    assert second.actors == ("M23",)


def test_find_events_takes_its_fighters_for_those_of_the_subject_told_last() -> None:
    found = events("The RSF overran the base of the 17th Infantry Division in [Singa]. Its fighters looted homes.")
    assert [event.actors for event in found] == [("Rapid Support Forces",)] * 2
    assert found[0].targets == ("17th Infantry Division",)


def test_find_events_names_both_sides_of_clashes_told_after_a_capture() -> None:
    _, clash = events("M23 rebels entered [Walikale] after clashes with the Congolese army.")
    assert clash.actors == ("M23", "Military Forces of Democratic Republic of Congo")


def test_find_events_follows_the_town_to_the_place_told_before() -> None:
    _, second = events("Rebels entered [Palma] on Monday. Gunmen killed twelve people in the town.")
    assert place(second) == "Palma"


def test_a_quarter_of_a_town_is_where_it_was() -> None:
    assert place(events("Gunmen executed nine men in the [Wahda] neighbourhood of [Palma] on Monday.")[0]) == "Wahda"


def test_the_city_is_no_country_that_was_told_of_between() -> None:
    found = events("Rebels entered [Palma] on Monday. Thousands fled to <Kenya>. The city was then looted.")
    assert [event.where.mention.span.text for event in found if event.where] == ["Palma", "Kenya", "Palma"]


def test_find_events_counts_by_the_codebooks() -> None:
    (event,) = events("Shelling of [Donetsk] killed between 12 and 15 civilians and wounded dozens.")
    assert event.fatalities == Range(12.0, 13.5, 15.0)
    assert dict(event.quantities)["wounded"] == Range(12.0, 12.0, 99.0)


def test_find_events_adds_joined_victims() -> None:
    (event,) = events("Gunmen killed six soldiers and two villagers in an ambush near [Djibo].")
    assert event.fatalities == Range(8.0, 8.0, 8.0)


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("A 62-year-old man was killed by a shell in [Kherson].", 1.0),
        ("A shell killed a woman aged 62 in [Kherson].", 1.0),
        ("A mine killed a family of four near [Hays].", 4.0),
        ("A drone attack on a school in [Depayin] killed 22 pupils and two teachers.", 24.0),
        ("A drone killed 22 pupils and two teachers were wounded in [Depayin].", 22.0),
    ],
)
def test_find_events_counts_the_dead_and_not_their_years(text: str, dead: float | None) -> None:
    (event,) = events(text)
    assert (event.fatalities.best if event.fatalities else None) == dead


def test_find_events_counts_the_dead_of_a_sentence_once() -> None:
    found = events("Police shot dead eight people in [Nairobi] during protests in [Kisumu].")
    assert [(event.kind, event.fatalities is not None) for event in found] == [
        ("attack_on_civilians", True), ("protest", False),
    ]  # fmt: skip


@pytest.mark.parametrize(
    "text",
    [
        "The attack was repulsed.",
        "Riot police stood guard in [Novi Sad].",
        "Two men accused of kidnapping children live in [Goma].",
        "Pakistan-administered [Kashmir] is mountainous.",
        "She had been driven to [Winnipeg] from [Montreal].",
        "The companies mine diamonds in [Kimberley].",
        "The protocol allowed 110 trucks to enter [Gaza].",
    ],
)
def test_find_events_takes_what_only_describes_for_no_event(text: str) -> None:
    assert events(text) == []


def test_find_events_makes_no_site_of_where_somebody_speaks() -> None:
    (event,) = events("Rebels left their positions, a spokesman in [Benghazi] said.")
    assert place(event) == ""


def test_find_events_without_a_publication_date_dates_nothing_by_guess() -> None:
    (event,) = events("On Tuesday gunmen attacked a post near [Sabha].", None)
    assert event.when is None


def test_find_events_dates_an_undated_event_by_publication_with_no_words() -> None:
    (event,) = events("Gunmen attacked a post near [Sabha].")
    assert event.when is not None
    assert (event.when.start, event.when.text) == (PUBLISHED, "")


def test_find_events_leaves_an_unresolved_site_empty_instead_of_taking_another() -> None:
    document, located = read_marked("In [Kufra], gunmen attacked a camp near [Nowhere].", published=PUBLISHED)
    mentions: list = [located[0], Unresolved(located[1].mention, "in no gazetteer")]
    (event,) = find_events(document, mentions)
    assert event.where is None


def test_find_events_names_its_events_after_the_document() -> None:
    text = "Rebels captured [Sake]. Gunmen attacked [Minova]."
    assert [event.id for event in events(text)] == [event.id for event in events(text)] == ["d#1", "d#2"]


WORDS = ["Rebels", "the army", "captured", "[Sirte]", "{Ankara}", "said", "on Monday", ",", ".", "and", "12", "killed",
         "will", "denied", "attack", "by", "which", "“", "in", "drone", "\n", "they", "there"]  # fmt: skip


@given(st.lists(st.sampled_from(WORDS), max_size=40))
def test_find_events_quotes_the_document_and_knows_its_words(words: list[str]) -> None:
    document, located = read_marked(" ".join(words), published=PUBLISHED)
    for event in find_events(document, located):
        assert document.text[event.span.start : event.span.end] == event.span.text
        assert event.kind in kinds()
        assert event.where is None or event.where.mention.role == "literal"


def test_find_events_takes_time_in_proportion_to_length() -> None:
    def effort(times: int) -> int:
        document = Document("d", "Rebels attacked and killed and said that they will, on Monday, attack; " * times)
        return calls(lambda: find_events(document, []))

    effort(10)
    assert effort(400) < 12 * effort(50)


def test_find_events_knows_whose_government_it_is_by_the_places_of_the_text() -> None:
    document, located = read_marked("Gunmen attacked [Djibo]. The government condemned it.", country_code="BF")
    assert find_events(document, located)[1].actors == ("Government of Burkina Faso",)


# --- who does it and who suffers it ----------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "actors", "targets"),
    [
        ("An attack blamed on the army killed six villagers in [Karma].", ("army",), ("civilians",)),
        ("A convoy of Malian soldiers came under fire near [Kidal].", (), ("Military Forces of Mali",)),
        ("GNA forces advanced on [Sirte] but faced minefields.", (), ("Government of National Accord",)),
        ("The RSF was hit by air strikes in [Bahri].", (), ("Rapid Support Forces",)),
        ("Twelve nurses were kidnapped by a group of armed men in [Zamfara].", ("armed men",), ("civilians",)),
        ("M23, a rebel group backed by Rwanda, shelled [Sake].", ("M23",), ()),
        ("The militant group Boko Haram killed four farmers near [Bama].", ("Boko Haram",), ("civilians",)),
        ("A roadside bomb near [Ansongo] left nine passengers dead.", (), ("civilians",)),
        ("The Syrian army and allied militias shelled rebels near [Idlib].",
         ("Military Forces of Syria", "allied militias"), ("rebels",)),
        ("Gunmen near the army base of [Gao] attacked UN peacekeepers.", ("gunmen",), ("United Nations",)),
        ("Fighters of the Group for the Support of Islam and Muslims ambushed troops at [Tessit].",
         ("JNIM",), ("troops",)),
        ("Soldiers, backed by militiamen known as Ma'awisley, retook [Adale].", ("soldiers",), ()),
        ("Air strikes by Israel killed 22 people in [Rafah], according to doctors.",
         ("Military Forces of Israel",), ("civilians",)),
        ("Soldiers killed twelve rebels in [Bama], the army's spokesman said.", ("soldiers",), ("rebels",)),
        ("STC troops foiled an attack by Houthi fighters near [Damt].",
         ("Southern Transitional Council",), ("Houthi movement",)),
        ("Fighting pitting the ELN against the Gulf Clan shook [Tame].", ("National Liberation Army", "Gulf Clan"), ()),
        ("Dogon militiamen entered [Bankass], dragged villagers out and shot them.",
         ("dogon militiamen",), ("civilians",)),
        ("Somali troops, supported by US air strikes, retook [Adale].", ("Military Forces of Somalia",), ()),
        ("Azerbaijani shells hit Armenian positions near [Goris].",
         ("Military Forces of Azerbaijan",), ("Military Forces of Armenia",)),
        ("Minsk said its air defences had shot down a drone near [Gomel].", ("Military Forces of Belarus",), ()),
        ("Armed Fulani men raided [Yelwata].", ("armed fulani men",), ()),
        ("Combined forces of the KNLA and the Arakan Army attacked [Kyaikto].",
         ("Karen National Liberation Army", "Arakan Army"), ()),
    ],
)  # fmt: skip
def test_find_events_parts_who_does_from_who_suffers(
    text: str, actors: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    event = events(text)[-1]
    assert (event.actors, event.targets) == (actors, targets)


def test_find_events_follows_the_group_to_one_that_is_no_state() -> None:
    found = events("Al-Shabaab took [Adale]. Somali troops fought back. The group then shelled [Mogadishu].")
    assert found[-1].actors == ("Al Shabaab",)


def test_find_events_keeps_the_name_of_a_group_no_table_knows() -> None:
    (event,) = events("The Tangara Liberation Front attacked a post near [Tangaza].")
    assert event.actors == ("Tangara Liberation Front",)


def test_find_events_takes_a_title_with_a_name_for_the_government_of_the_country() -> None:
    document, located = read_marked("President Ouedraogo condemned the attack on [Djibo].", country_code="BF")
    assert find_events(document, located)[0].actors == ("Government of Burkina Faso",)


# --- moves -----------------------------------------------------------------------------------------------------------


def stops(event: Event) -> tuple[str, list[str], str]:
    sites = (event.origin, event.goal)
    origin, goal = (site.mention.span.text if site else "" for site in sites)
    return origin, [site.mention.span.text for site in event.path], goal


@pytest.mark.parametrize(
    ("text", "move", "site"),
    [
        ("Rebels advanced from [Misrata] to [Sirte].", ("Misrata", [], "Sirte"), "Sirte"),
        ("Fighters from [Zuwara] joined forces stationed near [Sirte].", ("Zuwara", [], "Sirte"), "Sirte"),
        ("The army sent reinforcements from [Bamako] to [Gao] via [Mopti].", ("Bamako", ["Mopti"], "Gao"), "Gao"),
        ("Thousands fled from [Goma] to [Bukavu] through [Minova].", ("Goma", ["Minova"], "Bukavu"), "Goma"),
        ("Soldiers withdrew from positions in [Rumangabo].", ("Rumangabo", [], ""), "Rumangabo"),
        ("Fires in [Evros] displaced 900 people.", ("Evros", [], ""), "Evros"),
        ("M23 fighters withdrew from [Rumangabo].", ("Rumangabo", [], ""), "Rumangabo"),
        ("Rebels pushed south through [Maar] and reached the outskirts of [Hama].", ("", ["Maar"], "Hama"), "Hama"),
    ],
)
def test_find_events_tells_where_a_move_sets_out_and_ends(
    text: str, move: tuple[str, list[str], str], site: str
) -> None:
    (event,) = events(text)
    assert (stops(event), place(event)) == (move, site)


def test_find_events_gives_no_move_to_what_stays() -> None:
    (event,) = events("Gunmen from [Zuwara] attacked a camp near [Sirte].")
    assert stops(event) == ("", [], "")


def moved(distance: str) -> tuple[str, ...]:
    text = f"Rebels advanced {distance} from Misrata to Sirte."
    names = {"Misrata": (15.09, 32.37), "Sirte": (16.59, 31.2)}  # 192 km apart
    located = []
    for name, (lon, lat) in names.items():
        span = Span(text.index(name), text.index(name) + len(name), name)
        mention = Mention(span, (Toponym(span),), "literal")
        located.append(
            Georeference(mention, lon, lat, 1000.0, None, "calibrated", (Place(name, name, lon, lat, "PPL"),), 1.0)
        )
    (event,) = find_events(Document("d", text, PUBLISHED), located)
    return event.remarks


def test_find_events_remarks_on_a_length_that_is_off_the_line() -> None:
    assert moved("about 200 km") == ()
    (remark,) = moved("40 kilometres")
    assert "40 km" in remark
    assert "192 km" in remark


def test_find_events_says_that_the_origin_of_a_length_is_not_told() -> None:
    (event,) = events("Rebels advanced some 120 km to [Sirte].")
    assert event.remarks == ("the text tells of a move of 120 km and not where from",)


# --- dates -----------------------------------------------------------------------------------------------------------


def test_find_events_says_which_date_could_not_be_counted() -> None:
    (event,) = events("On Tuesday gunmen attacked a post near [Sabha].", None)
    assert event.remarks == ("no publication date: 'Tuesday' could not be dated",)


def test_find_events_dates_nothing_that_has_been_after_its_publication() -> None:
    protest, *_ = events("Crowds protested in [Tbilisi] over a freeze of talks until 2028.")
    assert protest.when is not None
    assert protest.when.end <= PUBLISHED


def test_find_events_takes_no_month_that_a_war_enters_for_a_town() -> None:
    told = events(
        "In [El Fasher], the only capital that the RSF have not taken, the siege has entered its thirteenth month. "
        "The camp of [Zamzam] was overrun."
    )
    assert [place(event) for event in told if event.kind == "capture"] == ["Zamzam"]
    (event,) = events("RSF fighters entered [El Fasher].")
    assert event.kind == "capture"


def test_find_events_keeps_a_fronted_day_of_speech_from_what_is_planned() -> None:
    (event,) = events("On Sunday, the foreign ministry said it was seeking a ceasefire in [Sirte].")
    assert (event.kind, event.status, event.when) == ("ceasefire", "planned", None)


def test_find_events_keeps_the_day_of_speech_from_what_is_planned() -> None:
    (event,) = events("The mission said on Monday that talks in [Geneva] will resume in July.")
    assert event.when is None or event.when.start.month == 7


def test_find_events_reads_the_rest_of_the_week_for_a_plan() -> None:
    (event,) = events("The two sides are to meet in [Geneva] later this week.")
    assert event.when is not None
    assert (event.when.start, event.when.end) == (PUBLISHED, date(2020, 6, 28))


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("The talks that [Jeddah] was to host have been put off.", "talks", "cancelled"),
        ("Negotiators accepted a ceasefire proposal in [Doha].", "ceasefire", "planned"),
        ("A convoy that tried to leave [Palma] was ambushed by insurgents.", "armed_clash", "reported"),
        ("Protesters demanding bread burned tyres in [Tripoli].", "riot", "reported"),
        ("An air strike attributed to the Russian army hit [Idlib].", "air_strike", "claimed"),
        ("Turkish drones struck [Qandil], the ministry of defence said.", "drone_strike", "claimed"),
        ("Kigali has no soldiers in [Goma].", "presence", "denied"),
        ("The mayor said no shells had hit [Derna].", "shelling", "denied"),
    ],
)
def test_find_events_reads_how_sure_a_claim_is(text: str, kind: str, status: str) -> None:
    assert (events(text)[-1].kind, events(text)[-1].status) == (kind, status)


# --- places that are none --------------------------------------------------------------------------------------------


def test_find_events_sites_no_call_for_a_ceasefire_at_its_caller() -> None:
    (event,) = events("[Beijing] called for a ceasefire on Monday.")
    assert (event.status, event.where) == ("called_for", None)


@pytest.mark.parametrize(
    "text",
    [
        "The Bank of [Georgia], listed in [London], fell 9 per cent.",
        "The novel is set during the siege of [Sarajevo].",
        "Evacuation centres in [Iligan] are full.",
        "{Paris} chose the same day to attack the new policy.",
        "A pledging meeting in [Brussels] is planned for March.",
        "The summit was held in [Kampala] over two days.",
        "Sappers pulled 126 devices out of kitchens in [Ain Zara].",
        "Militants were wanted for questioning in [Karachi].",
    ],
)
def test_find_events_sees_no_event_in_what_only_sounds_like_one(text: str) -> None:
    assert events(text) == []


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("On the Chad border, near Tine, shells killed three people, the army of Sudan said.", "near Tine"),
        ("A glide bomb hit Kramatorsk's industrial zone at 48.723N 37.556E.", "48.723N 37.556E"),
        ("Rebels shelled Goma, 25 km east of Sake, on Monday.", "Goma"),
    ],
)
def test_a_description_beside_a_place_is_one_site_with_it_the_finer_of_the_two(text: str, site: str) -> None:
    document = Document("d", text)
    events = find_events(document, locate(document, open_gazetteer()))
    assert [event.where.mention.span.text for event in events if event.where] == [site]


def test_a_description_of_another_place_is_a_site_of_its_own() -> None:
    document = Document("d", "Rebels shelled Goma, near Uvira and at Fizi.")
    events = find_events(document, locate(document, open_gazetteer()))
    assert len({event.where.mention.span.text for event in events if event.where}) >= 2


def test_them_behind_which_is_the_subject_that_the_deed_befell() -> None:
    told = events(
        "Fighters from [Misrata] arrived. GNA forces advanced on [Sirte] but met mines, which forced them to retreat."
    )
    assert [e.actors for e in told if e.kind == "withdrawal"] == [("Government of National Accord",)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Shells hit the army's", ["shelling"]),
        ("Rebels backed by", []),
        ("Troops left [Sirte]'s", ["withdrawal"]),
        ("Its", []),
        ("The army,", []),
    ],
)
def test_a_text_cut_anywhere_is_read(text: str, kinds: list[str]) -> None:
    told = events(text)
    assert [event.kind for event in told] == kinds
    assert all(event.span.text in text.replace("[", "").replace("]", "") for event in told)


@pytest.mark.parametrize(
    ("text", "kind", "site", "dead"),
    [
        ("In Quevedo, Ecuador, five people were shot dead.", "attack_on_civilians", "Quevedo", 5),
        ("At least five were killed in Sake.", "attack_on_civilians", "Sake", 5),
        ("14 people drowned in Cebu City.", "accident", "Cebu City", 14),
        ("Three soldiers were martyred in Quetta.", "armed_clash", "Quetta", 3),
        ("A Panama-flagged tanker was boarded by pirates off Hobyo.", "abduction", "off Hobyo", None),
    ],
)
def test_find_events_reads_how_wires_tell_of_the_dead(text: str, kind: str, site: str, dead: int | None) -> None:
    document = Document("d", text, PUBLISHED)
    (event,) = find_events(document, locate(document, open_gazetteer()))
    told = event.fatalities.best if event.fatalities else None
    assert (event.kind, event.where and event.where.mention.span.text, told) == (kind, site, dead)


def test_what_holds_a_place_is_no_second_one_that_fell() -> None:
    document = Document("d", "JNIM overran the army camp of Soumpi, Timbuktu region.")
    told = find_events(document, locate(document, open_gazetteer()))
    assert [event.where.mention.span.text for event in told if event.where] == ["Soumpi"]


@pytest.mark.parametrize(
    "text",
    ["[Bara], which the RSF took in May, is quiet.", "The town of [Bara], that the RSF entered in May, is quiet."],
)
def test_a_relative_clause_takes_the_place_before_it(text: str) -> None:
    assert [(e.kind, place(e), e.actors) for e in events(text)] == [("capture", "Bara", ("Rapid Support Forces",))]


@pytest.mark.parametrize(
    ("text", "kind", "status", "site"),
    [
        ("Talks scheduled for [Geneva] next week have been cancelled.", "talks", "cancelled", "Geneva"),
        ("A meeting planned in [Naqoura] on Tuesday was postponed.", "talks", "cancelled", "Naqoura"),
        ("Officials of Egypt and Libya held talks for [Sudan].", "talks", "reported", ""),
    ],
)
def test_a_gathering_that_is_called_off_is_told_with_its_place(text: str, kind: str, status: str, site: str) -> None:
    [event] = events(text)
    assert (event.kind, event.status, place(event)) == (kind, status, site)


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Families fled [El Fasher] and surrounding villages on Monday.", ["displacement"]),
        ("Troops entered [Tine], surrounding the governor's house.", ["capture", "siege"]),
        ("A drone hit a displacement shelter in [El Fasher].", ["drone_strike"]),
        ("Displacement sites in [Tawila] have no water.", []),
        ("The captured soldiers were taken to [Bakhmut].", []),
    ],
)
def test_words_that_only_describe_a_place_or_a_person_are_no_events(text: str, kinds: list[str]) -> None:
    assert [event.kind for event in events(text)] == kinds


def test_the_toll_of_a_noun_that_ends_in_its_verb_is_read() -> None:
    [event] = events("The strikes killed three civilians and wounded at least 14 in [Berestyn].")
    assert event.kind == "air_strike"
    assert event.fatalities is not None
    assert event.fatalities.best == 3


def test_the_column_is_that_of_whoever_sent_it() -> None:
    told = events("The Government of National Accord's army entered [Sirte]. The column fell back to [Abu Grein].")
    assert [(event.kind, event.actors) for event in told] == [
        ("capture", ("Government of National Accord",)),
        ("withdrawal", ("Government of National Accord",)),
    ]


def test_a_label_before_a_colon_negates_nothing() -> None:
    assert [event.status for event in events("BREAKING: heavy shelling in [Goma].")] == ["reported"]


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Missiles were launched from the directions of [Kursk] and [Oryol] at [Kyiv].", "Kyiv"),
        ("Rebels withdrew from the town of [Sake].", "Sake"),
        ("Troops advanced from [Gao], [Ansongo] and [Menaka] to [Kidal].", "Kidal"),
    ],
)
def test_what_sets_out_from_a_place_or_several_befalls_another(text: str, site: str) -> None:
    assert [place(event) for event in events(text)] == [site]


def test_what_a_description_counts_from_is_no_site() -> None:
    text = "At least 40 people died when a funeral in Al Luweib village, 25 km east of El Obeid, was hit by a drone."
    document = Document("d", text, PUBLISHED)
    sites = [event.where.mention.span.text for event in find_events(document, locate(document)) if event.where]
    assert set(sites) == {"Al Luweib"}


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("[NAIROBI], March 3 2020 (Wire) - The RSF took the army base in [Kosti] after an 18-month siege.", "Kosti"),
        ("[NAIROBI]/[ADDIS ABABA], March 3 2020 - Jets bombed a convoy.", ""),
        ("[BAMAKO] (3 March 2020) - Gunmen attacked a convoy. Jihadists left [Gao].", "Gao"),
        ("[BAMAKO], 3 March 2020 - Gunmen attacked a convoy.", "BAMAKO"),
    ],
)
def test_where_a_dispatch_was_written_is_no_site_when_it_tells_of_another_place(text: str, site: str) -> None:
    assert {place(event) for event in events(text)} - {""} == ({site} if site else set())


@pytest.mark.parametrize(
    ("date_told", "day", "remark"),
    [
        ("10 July", "2020-06-24", "'10 July' lies after publication"),
        ("10 July 2020", "2020-07-10", "'10 July 2020' lies after publication"),
        ("10/07/2020", "2020-07-10", "'10/07/2020' lies after publication"),
        ("10 August", "2019-08-10", ""),
        ("10 June", "2020-06-10", ""),
    ],
)
def test_a_day_after_publication_is_told_of(date_told: str, day: str, remark: str) -> None:
    (event,) = events(f"On {date_told} gunmen attacked a convoy in [Gao].")
    assert event.when is not None
    assert str(event.when.start) == day
    assert [text for text in event.remarks if "publication" in text] == ([f"{remark}"] if remark else [])


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen attacked a convoy in [Gao] ahead of the vote on 10 July 2020.",
        "Gunmen attacked a convoy in [Gao] on Tuesday, days before the truce due to begin on 10 July 2020.",
        "The army will attack [Gao] on 10 July.",
    ],
)
def test_a_day_that_is_only_to_come_dates_nothing_that_was_done(text: str) -> None:
    event = events(text)[0]
    assert not any("publication" in remark for remark in event.remarks)
    assert event.status == "planned" or (event.when is not None and event.when.start <= PUBLISHED)


@pytest.mark.parametrize(
    ("text", "kind", "status", "dead"),
    [
        ("Israeli strikes on [Tyre] killed 12 people.", "air_strike", "reported", 12),
        ("Turkish strikes on [Kobani] left seven people dead.", "air_strike", "reported", 7),
        ("Strikes hit a clinic in [Omdurman], killing nine people including two nurses.", "air_strike", "reported", 9),
        ("Four people died due to shelling in [Taiz].", "shelling", "reported", 4),
        ("The envoy is due to visit [Cairo] on Friday.", "talks", "planned", None),
    ],
)
def test_what_a_demonym_or_a_cause_stands_before_is_told_with_its_dead(
    text: str, kind: str, status: str, dead: int | None
) -> None:
    [event] = events(text)
    assert (event.kind, event.status, event.fatalities and event.fatalities.best) == (kind, status, dead)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Ukrainian officials reported that the strikes killed three civilians in [Berestyn].", ()),
        ("The Ukrainian army said the strikes killed three civilians in [Berestyn].", ()),
        ("Officials said Russian strikes killed three civilians in [Berestyn].", ("Military Forces of Russia",)),
    ],
)
def test_who_tells_of_strikes_that_killed_did_not_make_them(text: str, actors: tuple[str, ...]) -> None:
    assert [event.actors for event in events(text)] == [actors]


@pytest.mark.parametrize(
    ("text", "sites"),
    [
        ("Jets bombed camps in Afghanistan's Kunar and Nangarhar provinces overnight.", ["Kunar", "Nangarhar"]),
        ("Raiders attacked a convoy in Nigeria's north-western Zamfara on Friday.", ["north-western Zamfara"]),
        ("The navy shelled Yemen's Hodeidah on Monday.", ["Hodeidah"]),
        ("Gunmen killed nine people in Rubulu village in Mali's Mopti region on Friday.", ["Rubulu"]),
        ("Troops and rebels traded fire near Zuzubara in Yobe, facing Niger's Diffa.", ["near Zuzubara"]),
    ],
)
def test_a_country_that_owns_the_place_behind_it_and_a_province_for_a_village_are_no_sites(
    text: str, sites: list[str]
) -> None:
    document = Document("d", text, date(2026, 3, 4))
    with open_gazetteer() as gazetteer:
        found = find_events(document, locate(document, gazetteer))
    assert [event.where.mention.span.text if event.where else "" for event in found] == sites


@pytest.mark.parametrize(
    "text",
    [
        "Three attacks were repelled near [Alef] on Monday.",
        "An assault was repulsed at [Alef], the army spokesman said.",
    ],
)
def test_attacks_told_first_as_repelled_are_clashes(text: str) -> None:
    assert [(event.kind, place(event)) for event in events(text)] == [("armed_clash", "Alef")]


def test_a_country_that_heads_a_line_neither_claims_nor_holds_what_follows() -> None:
    told = events("<Mali>: Gunmen ambushed a convoy near [Alef]; nine lorries were burned.")
    assert {(event.status, place(event)) for event in told} == {("reported", "Alef")}
    assert [event.status for event in events("{Bamako}: our posts at [Alef] were shelled by rebels.")] == ["claimed"]
