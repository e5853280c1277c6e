"""Where and when an event was, in sentences in which other places and days stand beside its own."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents import open_gazetteer
from geoevents.events import find_events
from geoevents.model import Anaphor, Document, Event, Mention, Near, Span, Unresolved
from geoevents.pipeline import Options, read_document

PUBLISHED = date(2020, 6, 24)  # a Wednesday


def events(text: str, published: date | None = PUBLISHED) -> list[Event]:
    document, located = read_marked(text, published=published)
    return find_events(document, located)


def days(text: str) -> list[tuple[str, str]]:
    """Return the days that a text tells its events to have happened on."""
    return [(str(e.when.start), str(e.when.end)) if e.when and e.when.text else ("", "") for e in events(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Rebels shelled [Sabha] for the second time this month on Sunday.", "2020-06-21"),
        ("Rebels shelled [Sabha] for the second time this month.", ""),
        ("Rebels shelled [Sabha] nine times yesterday.", "2020-06-23"),
        ("14.06.2020: 0640 UTC: pirates fired on a tanker off [Eyl].", "2020-06-14"),
        ("A video posted on Monday shows gunmen attacking an army post near [Sabha].", ""),
        ("Photos circulated on 20 June show troops capturing [Sabha].", ""),
        ("Troops recently captured [Sabha].", ""),
        ("Gunmen attacked an army post near [Sabha] on the 19th.", "2020-06-19"),
        ("Talks set for Friday in [Vienna] have been called off.", "2020-06-26"),
        ("A truce in [Sabha] planned for Friday is uncertain.", "2020-06-26"),
        ("Troops will leave [Sabha] on 2 March.", "2021-03-02"),
        ("Troops left [Sabha] on 2 March.", "2020-03-02"),
        ("Rebels shelled [Sabha]; the dead were buried on Monday.", ""),
        ("Footage geolocated on 20 June shows troops capturing [Sabha].", ""),
    ],
)
def test_a_date_is_of_what_it_stands_for(text: str, told: str) -> None:
    assert days(text)[:1] == [(told, told)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("On 3 June, a lorry was held up near [Sabha]; gunmen abducted its driver.", ["2020-06-03"]),
        ("Rebels shelled [Sabha] on 3 June; gunmen abducted two men in [Brak].", ["2020-06-03", ""]),
        ("On 3 June, rebels shelled [Sabha]; on 5 June, they captured [Brak].", ["2020-06-03", "2020-06-05"]),
    ],
)
def test_a_date_that_opens_a_sentence_alone_dates_what_follows_a_semicolon(text: str, told: list[str]) -> None:
    assert [start for start, _ in days(text)] == told


def test_the_dead_of_a_whole_war_by_mines_are_background() -> None:
    text = "Mines in [Sabha] have killed 90 farmers since the beginning of 2018."
    assert [e.status for e in events(text)] == ["background"]


def test_what_is_promised_for_a_day_is_planned() -> None:
    assert [e.status for e in events("An evacuation of families from [Sabha] is promised for Friday.")] == ["planned"]


def test_each_line_of_a_chronicle_has_its_date() -> None:
    text = "- 3 June: gunmen attacked a post near [Sabha].\n\n- 5 June: drones struck a depot in [Brak]."
    assert days(text) == [("2020-06-03", "2020-06-03"), ("2020-06-05", "2020-06-05")]


def places(text: str) -> list[str]:
    return [e.where.mention.span.text if e.where else "" for e in events(text)]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Eleven people were killed in [Awbari], [Wadi al-Haya] district.", ["Awbari"]),
        ("Shells landed in [Brak], [Shati] municipality, on Monday.", ["Brak"]),
        ("Warplanes bombed [Brak], [Shati] municipality, and [Sabha].", ["Brak"]),
        ("Bandits raided [Zurmi], [Maradun] Local Government Area.", ["Zurmi"]),
        (
            "In [Sabha] a car bomb went off beside a bank, and in [Brak] gunmen attacked an army post.",
            ["Sabha", "Brak"],
        ),
        ("The list was read out in [Geneva], where talks between the two armies resumed.", ["Geneva"]),
    ],
)
def test_an_event_is_at_the_finest_place_of_its_own_clause(text: str, told: list[str]) -> None:
    assert places(text) == told


def test_a_name_keeps_its_place_where_the_words_about_it_have_none() -> None:
    """ "Near X" has no shape where X only lies about a place named beside it; the event is at X."""
    document, located = read_marked("Gunmen attacked an army post near [Ghat] on Sunday.", published=PUBLISHED)
    at = document.text.index("near Ghat")
    near = Near(Span(at, at + 9, "near Ghat"), located[0].mention.descriptions[0])
    event = find_events(document, [*located, Unresolved(Mention(near.span, (near,)), "no place")])[0]
    assert event.where is located[0]


def test_words_that_name_nothing_hide_no_place() -> None:
    document, located = read_marked("A bomb exploded near the market in [Ghat] on Sunday.", published=PUBLISHED)
    at = document.text.index("near the market")
    span = Span(at, at + 15, "near the market")
    near = Near(span, Anaphor(span, "town"))
    event = find_events(document, [*located, Unresolved(Mention(span, (near,)), "nothing before")])[0]
    assert event.where is located[0]


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # The dead of what was told before, and the day of the count is not theirs.
        ("A flood hit [Bara]. Nine people were confirmed dead.", [("flood", 0), ("flood", 9)]),
        ("A flood hit [Bara]. As of Monday, 14 people are dead and 80 injured.", [("flood", 0), ("flood", 14)]),
        ("A flood hit [Bara]. Nine people are presumed dead.", [("flood", 0)]),
        ("A blast hit a clinic in [Bara], martyring six persons.", [("explosion", 6)]),
        # Who owns the object is none of it; who is freed is no ground.
        ("Rebels seized the governor's palace in [Bara].", [("capture", 0)]),
        ("Gunmen freed 90 inmates from the jail of [Bara].", []),
        # One raid, one fire.
        ("Raiders burned huts in [Bara] and rustled cattle.", [("looting", 0)]),
        ("A drone strike set fire to a depot in [Bara].", [("drone_strike", 0)]),
        ("A priest celebrating mass in [Bara] welcomed them.", []),
        ("An army patrol crossed the bridge in [Bara].", [("advance", 0)]),
        ("They took seven guards with them from [Bara].", []),
        ("Police confirmed the arrest of 20 suspects in [Bara].", [("arrest", 0)]),
        ("Most of the newly displaced are women.", []),
    ],
)
def test_words_that_go_together_tell_of_one_event(text: str, told: list[tuple[str, int]]) -> None:
    assert [(e.kind, int(e.fatalities.best) if e.fatalities else 0) for e in events(text)] == told


def test_the_day_of_a_count_is_not_that_of_the_dead() -> None:
    assert days("A flood hit [Bara] on Friday. As of Monday, 14 people are dead.")[1] == ("", "")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("A quake shook <Peru> on Friday, with its epicentre near [Lampa].", [("earthquake", "Lampa")]),
        ("Air defences shot down six drones over [Kursk] at 06:40 [Moscow] time.", [("interception", "Kursk")]),
        ("Villagers told of looting in [Bara] by retreating RSF fighters.", [("looting", "Bara")]),
        ("Police arrested nine men in [Bara]; rifles and grenades were found.", [("arrest", "Bara")]),
        ("Pirates in a skiff fired upon a bulk carrier off [Eyl].", [("attack_on_civilians", "Eyl")]),
        ("Ugandan and Sudanese troops exchanged heavy mortar fire at [Kajo Keji].", [("armed_clash", "Kajo Keji")]),
        ("Convicts broke out of prison in [Bara].", []),
        ("Gendarmes erected roadblocks around [Bara].", [("presence", "Bara")]),
        (
            "A rights group documented the execution of four prisoners by M23 in [Bara].",
            [("attack_on_civilians", "Bara")],
        ),
        ("A flood hit [Bara]. Media report 70 deaths in [Bara].", [("flood", "Bara"), ("flood", "Bara")]),
    ],
)
def test_what_stands_beside_an_event_is_none_of_its_own(text: str, told: list[tuple[str, str]]) -> None:
    assert [(e.kind, e.where.mention.span.text if e.where else "") for e in events(text)] == told


@pytest.mark.parametrize(
    ("text", "told"),
    [
        (
            "An incident was reported 40NM south of Mokha. Gunmen in boats fired on a dhow.",
            "40NM south of Mokha",
        ),
        (
            "JMIC: 18 nautical miles east of Nishtun. A tanker was hit by a missile.",
            "18 nautical miles east of Nishtun",
        ),
    ],
)
def test_a_notice_to_ships_tells_the_position_first(text: str, told: str) -> None:
    reading = read_document(Document("d", text), open_gazetteer(), Options())
    assert [event.where and event.where.mention.span.text for event in reading.events] == [told]
