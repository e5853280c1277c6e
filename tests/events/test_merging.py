"""The same event told twice becomes one, with its sources and what they disagree on."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.documents.duplicates import find_duplicates
from geoevents.events import find_events
from geoevents.events.merging.merging import MergedEvent, merge_events
from geoevents.model import Document, Range

REPORT = (
    "Gunmen killed 12 soldiers in an ambush near [Djibo] on Monday, officials said. The road had been closed for weeks."
)


def merged(*told: tuple[str, str]) -> list[MergedEvent]:
    documents, events = {}, []
    for number, (source, text) in enumerate(told):
        document, located = read_marked(text, document_id=str(number), published=date(2024, 3, 6), source=source)
        documents[document.id] = document
        events += find_events(document, located)
    return merge_events(events, documents)


def test_merge_events_joins_two_reports_and_keeps_what_they_disagree_on() -> None:
    other = "On Monday, 15 soldiers were killed when gunmen ambushed a patrol near [Djibo]."
    (event,) = merged(("Courier", REPORT), ("Herald", other))
    assert (event.sources, event.independent_sources) == (("Courier", "Herald"), 2)
    assert event.event.fatalities == Range(12.0, 12.0, 15.0)
    assert event.disagreements == ("killed: 12 (Courier), 15 (Herald)",)


def test_merge_events_counts_an_agency_once() -> None:
    text = "Gunmen attacked a camp near [Djibo] on Monday, Reuters reported."
    (event,) = merged(
        ("Courier", text), ("Herald", "On Monday gunmen attacked a camp near [Djibo], according to Reuters.")
    )
    assert (len(event.reports), event.independent_sources) == (2, 1)


def test_merge_events_keeps_other_places_days_and_plans_apart() -> None:
    told = [
        "Gunmen attacked a camp near [Djibo] on Monday.",
        "Gunmen attacked a camp near [Arbinda] on Monday.",
        "Gunmen attacked a camp near [Djibo] last Thursday.",
        "Gunmen plan to attack a camp near [Djibo] on Monday.",
    ]
    assert len(merged(*(("Courier", text) for text in told))) == 4


def test_merge_events_keeps_rival_sides_apart() -> None:
    told = ["The RSF captured [Bara] on Monday.", "SPLM-N fighters captured [Bara] on Monday."]
    assert len(merged(*(("Courier", text) for text in told))) == 2


def test_find_duplicates_joins_a_reprint_and_leaves_others_alone() -> None:
    reprint = Document("b", "UPDATE " + REPORT)
    first_of = find_duplicates(
        [Document("a", REPORT), reprint, Document("c", "Rain fell on the coast all day."), Document("d", "")]
    )
    assert first_of == {"a": "a", "b": "a", "c": "c", "d": "d"}


LONG = " ".join(f"In district {name} the road to the {name} market was closed for {n} days." for n, name in enumerate(
    ("Alef", "Berin", "Corvo", "Dalmat", "Estra", "Farun", "Gelo", "Hadra", "Isra", "Jolan", "Karun", "Lemra")
))  # fmt: skip


def test_find_duplicates_joins_a_piece_of_a_text_with_the_whole() -> None:
    piece = LONG[: len(LONG) // 3]
    assert find_duplicates([Document("a", LONG), Document("b", piece)]) == {"a": "a", "b": "a"}


def test_find_duplicates_leaves_a_text_alone_that_quotes_a_sentence_of_another() -> None:
    own = "The minister opened a school, a clinic and two bridges in the west and thanked all who had built them. " * 3
    quoting = Document("b", f"{own} {LONG[:70]}")
    assert find_duplicates([Document("a", LONG), quoting]) == {"a": "a", "b": "b"}


def test_merge_events_counts_a_clause_printed_word_for_word_once() -> None:
    clause = "Gunmen on motorcycles attacked an army camp near [Djibo] before dawn on Monday, killing 7 soldiers."
    (event,) = merged(
        ("Courier", f"Prices of bread in the capital are the same as last year. {clause}"),
        ("Herald", f"{clause} Rain is expected on the coast, and the harbour stays closed."),
        ("Gazette", "Seven soldiers were killed when gunmen attacked a camp near [Djibo] on Monday."),
    )
    assert (event.sources, event.independent_sources) == (("Courier", "Herald", "Gazette"), 2)


def test_merge_events_takes_a_headline_for_what_its_text_tells() -> None:
    text = "Rebels kill 12 in raid on Djibo\nRebels attacked [Djibo] on Sunday, killing 12 villagers."
    (event,) = merged(("Courier", text))
    assert event.event.fatalities == Range(12.0, 12.0, 12.0)
    assert event.event.when is not None
    assert event.event.when.text == "Sunday"


@pytest.mark.parametrize(
    "later",
    [
        "The death toll from Monday's ambush near [Djibo] rose to 14.",
        "The number of deaths in Monday's ambush near [Djibo] grew to 14.",
        "Two soldiers died of their wounds, bringing the toll of the ambush near [Djibo] to 14.",
    ],
)
def test_merge_events_takes_a_later_count_for_the_same_event(later: str) -> None:
    (event,) = merged(("Courier", REPORT), ("Herald", later))
    assert event.event.fatalities == Range(12.0, 14.0, 14.0)
    assert event.disagreements[0] == "killed: 12 (Courier), 14 (Herald)"


def test_merge_events_lets_a_later_count_of_the_same_text_replace_the_first() -> None:
    (event,) = merged(("Courier", "Gunmen killed 12 people in [Djibo] on Monday. The toll has since reached 14."))
    assert event.event.fatalities == Range(14.0, 14.0, 14.0)


def test_merge_events_joins_other_words_for_the_same_dead_of_one_place_and_day() -> None:
    other = "On Monday 12 people were killed in [Djibo]."
    (event,) = merged(("Courier", "Shells hit [Djibo] on Monday, killing 12 people."), ("Herald", other))
    assert event.event.kind == "shelling"
    assert event.event.fatalities == Range(12.0, 12.0, 12.0)


def test_merge_events_takes_undated_news_for_that_of_the_days_before_where_the_dead_agree() -> None:
    dated = "Gunmen attacked a camp near [Djibo] on Sunday, killing nine soldiers."
    assert len(merged(("Courier", dated), ("Herald", "Nine soldiers were killed in an attack near [Djibo]."))) == 1
    assert len(merged(("Courier", dated), ("Herald", "Two soldiers were killed in an attack near [Djibo]."))) == 2


def test_merge_events_finds_a_place_by_name_where_another_text_only_names_it() -> None:
    named = "Residents of {Tudun Biri} say that more than 50 people died when a drone bombed a festival on Monday."
    assert len(merged(("Courier", "A drone killed 45 people in [Tudun Biri] on Monday."), ("Herald", named))) == 1


def test_merge_events_keeps_the_dead_of_a_war_apart_from_those_of_a_day() -> None:
    war = "Fighting has killed at least 215 people in [Djibo] since the truce."
    told = merged(("Courier", "A strike killed 12 people in [Djibo] on Monday."), ("Herald", war))
    assert {event.event.status: event.event.fatalities.best for event in told if event.event.fatalities} == {
        "reported": 12.0,
        "background": 215.0,
    }


def test_merge_events_keeps_two_events_of_one_day_and_place_that_a_text_tells_apart() -> None:
    text = "An air strike on [Djibo] killed four people on Monday. A further strike on [Djibo] killed six on Tuesday."
    assert [event.event.fatalities for event in merged(("Courier", text))] == [Range(4, 4, 4), Range(6, 6, 6)]


def test_merge_events_keeps_a_capture_apart_from_a_fight_at_another_town() -> None:
    killed = "In [Gisenyi], five people were killed by shells on Monday, the army said."
    assert len(merged(("Courier", killed), ("Herald", "M23 fighters captured [Goma] on Monday."))) == 2
    told = "M23 captures [Goma]\n\nM23 took the town on Monday. Near [Sake], 12 soldiers were killed in an ambush."
    *_, last = merged(("Courier", told))
    assert (last.event.kind, len(last.reports)) == ("armed_clash", 1)
    fought = "M23 fighters attacked [Goma] on Monday."
    assert len(merged(("Courier", fought), ("Herald", "M23 fighters captured [Goma] on Monday."))) == 1


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The RSF shelled [Djibo] on Monday. The army said nine RSF fighters were killed.", [0, 9]),
        ("The army shelled [Djibo] on Monday. Nine RSF fighters were killed.", [9]),
        ("The RSF shelled [Djibo] on Monday. Nine people were killed.", [9]),
    ],
)
def test_whose_dead_a_side_has_that_struck_are_not_of_its_blow(text: str, dead: list[int]) -> None:
    assert [e.event.fatalities.best if e.event.fatalities else 0 for e in merged(("Courier", text))] == dead
