"""Notes of coders: days told with brackets and behind asides, the year that goes on, what "the town" is; odd signs."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents import Document, locate, open_gazetteer
from geoevents.events import find_events
from geoevents.events.merging.merging import merge_events
from geoevents.model import Event

PUBLISHED = date(2026, 11, 20)
GAZETTEER = open_gazetteer()


def told(text: str, published: date | None = PUBLISHED) -> list[Event]:
    document, located = read_marked(text, document_id="a", published=published)
    return find_events(document, located)


def merged(text: str, published: date | None = PUBLISHED) -> list[Event]:
    document, located = read_marked(text, document_id="a", published=published)
    return [group.event for group in merge_events(find_events(document, located), {"a": document})]


def days(events: list[Event]) -> list[tuple[str, str | None]]:
    """Return what was done and on which day it began."""
    return [(event.kind, event.when and event.when.start.isoformat()) for event in events]


def site(event: Event) -> str:
    return event.where.mention.span.text if event.where else ""


# --- days ------------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Around 7 May 2020 (as reported), gunmen attacked a convoy near [Mopti].", "2020-05-07"),
        ("On 7 May 2020 (Thursday), gunmen attacked a convoy near [Mopti].", "2020-05-07"),
        ("On 7 May 2020 (reported on 9 May 2020), gunmen attacked a convoy near [Mopti].", "2020-05-07"),
        ("On 2 April 2025, overnight, militants attacked an army post in [Baidoa].", "2025-04-02"),
        ("On 2 April 2025, militants shelled overnight an army post in [Baidoa].", "2025-04-02"),
        ("06/14/2008: On Saturday evening at 20:30, a bomb exploded in [Kirkuk].", "2008-06-14"),
        ("[GOMA], 12 March 2020 (Wire) - Rebels took [Walikale] on Tuesday.", "2020-03-10"),
        ("The attack in [Goma] (3 May 2024) killed five people.", "2024-05-03"),
    ],
)
def test_the_day_told_in_so_many_words_is_the_day(text: str, day: str) -> None:
    assert [when for _, when in days(told(text))] == [day]


def test_what_stands_in_brackets_keeps_the_day_it_has_there() -> None:
    text = "On 7 May 2020 (after talks on 5 May 2020), gunmen attacked a convoy near [Mopti]."
    assert [when for _, when in days(told(text))] == ["2020-05-05", "2020-05-07"]


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Militants attacked an army post in [Baidoa] overnight.", "2026-11-19"),
        ("On Thursday militants shelled [Baidoa] overnight.", "2026-11-19"),
        ("[GOMA], 12 November 2026 (Wire) - Rebels took [Walikale] on Tuesday.", "2026-11-17"),
        ("12 Nov: Rebels took [Walikale].", "2026-11-12"),
    ],
)
def test_a_day_counted_from_publication_stays_so(text: str, day: str) -> None:
    """Counter-examples: no day is told that the others could be of, or it is a recent one."""
    assert [when for _, when in days(told(text))] == [day]


def test_the_day_a_place_fell_on_is_not_that_of_what_was_done_there_later() -> None:
    first = "On 4 October 2025, clashes broke out in [Uvira]. "
    shot = "Two civilians were shot dead in [Minova], a town under rebel control after a takeover on 15 March 2025."
    _, killing, *_ = merged(first + shot)
    assert days([killing]) == [("attack_on_civilians", "2025-10-04")]
    attack = merged(first + "The rebels, who hold [Bukavu] after a takeover on 15 March 2025, attacked [Minova].")[-1]
    assert days([attack]) == [("armed_clash", "2025-10-04")]


def test_what_follows_a_fall_at_once_is_of_its_day() -> None:
    """Counter-examples: the fall opens the sentence, or people died of an attack."""
    events = told("After the capture of [Goma] on 3 May 2024, rebels attacked [Sake].")
    assert days(events) == [("capture", "2024-05-03"), ("armed_clash", "2024-05-03")]
    assert days(told("Two people died in [Goma] after an attack on 3 May 2024."))[0][1] == "2024-05-03"


SHOT = "On 7 June 2024 soldiers shot two farmers dead in [Kaduna]. "


@pytest.mark.parametrize(
    ("behind", "start", "end"),
    [
        ("Days later, gunmen attacked a market in [Zaria].", "2024-06-09", "2024-06-14"),
        ("Weeks later, gunmen attacked a market in [Zaria].", "2024-06-21", "2024-07-05"),
        ("On the 9th, gunmen attacked a market in [Zaria].", "2024-06-09", "2024-06-09"),
        ("On the 2nd, gunmen had attacked a market in [Zaria].", "2024-06-02", "2024-06-02"),
        ("On 11 June, gunmen attacked a market in [Zaria].", "2024-06-11", "2024-06-11"),
    ],
)
def test_a_narrative_goes_on_from_the_day_it_told(behind: str, start: str, end: str) -> None:
    when = told(SHOT + behind)[-1].when
    assert when
    assert (str(when.start), str(when.end)) == (start, end)


def test_a_day_and_month_near_a_full_date_needs_no_publication() -> None:
    assert [when for _, when in days(told(SHOT + "On 11 June, gunmen attacked [Zaria].", None))][1] == "2024-06-11"


@pytest.mark.parametrize(
    ("behind", "day"),
    [
        ("On 3 November, gunmen attacked a market in [Zaria].", "2026-11-03"),
        ("On 4 March, gunmen attacked a market in [Zaria].", "2026-03-04"),
        ("In September, gunmen attacked a market in [Zaria].", "2026-09-01"),
    ],
)
def test_a_day_far_from_the_one_told_is_of_the_year_of_publication(behind: str, day: str) -> None:
    assert days(told(SHOT + behind))[-1][1] == day


def test_news_does_not_go_on_from_a_day_told_in_passing() -> None:
    """What follows the background of a dispatch is news again; a note that began with that day goes on from it."""
    past = "On 3 May 2020 they shot nine people dead in the town. "
    assert days(merged("Gunmen shot four traders dead in [Gao]. " + past + "The army arrested six men."))[-1] == (
        "arrest",
        "2026-11-20",
    )
    note = "On 3 May 2020 gunmen shot nine people dead in [Gao]. The army arrested six men."
    assert days(merged(note))[-1] == ("arrest", "2020-05-03")


# --- odd signs -------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("text", ["Shells fell 3.5 3.5 km north of Goma.", "Rebels advanced 1.2 3.4 5 km to Goma."])
def test_numbers_with_points_beside_each_other_are_no_thousands(text: str) -> None:
    """They raised an error: "3.53.5" is no number."""
    locate(Document("a", text), GAZETTEER)


def test_days_at_the_end_of_the_calendar_are_counted() -> None:
    """A week on, or a night back, of the last and the first day there is raised an error."""
    last = told("The minister will meet rebels in [Goma] on Monday.", date.max)
    assert days(last)[-1][1] == "9999-12-31"
    assert merged("Gunmen attacked [Goma] on 1 January. Gunmen attacked [Goma] overnight.", date.min)


# --- "the town" ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    "text",
    [
        "Rebels attacked [Menaka]. Residents of [Menaka] fled to [Ansongo]. Soldiers recaptured the town.",
        "Rebels attacked [Menaka]. Dozens of families fled to [Ansongo]. The army retook the town.",
        "Rebels attacked [Menaka]. The army sent reinforcements from [Gao]. Fighting continues in the area.",
        "Rebels attacked [Menaka] and residents fled to [Ansongo]. The town was retaken on Friday.",
        "Soldiers withdrew from [Menaka] to [Ansongo]. Rebels entered the town.",
    ],
)
def test_the_town_is_the_one_under_attack_and_no_refuge(text: str) -> None:
    assert site(told(text)[-1]) == "Menaka"


@pytest.mark.parametrize(
    ("text", "where"),
    [
        ("Rebels attacked [Menaka]. Families fled to [Ansongo]. Aid workers handed out food in the town.", "Ansongo"),
        ("Families fled to [Ansongo]. Rebels attacked the town.", "Ansongo"),
        ("Rebels attacked [Menaka]. Families fled to [Ansongo]. Rebels shelled [Gao]. They took the town.", "Gao"),
        ("Rebels took [Menaka], then moved on to [Ansongo]. They burned houses in the town.", "Ansongo"),
    ],
)
def test_the_town_is_where_those_are_who_are_helped_or_who_went_on(text: str, where: str) -> None:
    """Counter-examples: what is done is done at the refuge, or at a place told of since."""
    assert site(told(text)[-1]) == where


def test_the_only_town_named_is_the_town() -> None:
    assert site(told("[Menaka] lies on a trade route. Gunmen attacked the town on Monday.")[-1]) == "Menaka"
    assert site(told("[Menaka] trades with [Gao]. Gunmen attacked the town on Monday.")[-1]) == ""
    assert site(told("[Menaka] lies on a trade route. Gunmen attacked an area hotel on Monday.")[-1]) == ""


def test_the_dead_in_the_town_are_of_what_befell_it() -> None:
    (bomb,) = merged("A bomb exploded in [Djibo]. Two people were killed in the town.")
    assert bomb.fatalities
    assert (bomb.kind, bomb.fatalities.best, site(bomb)) == ("ied", 2, "Djibo")


# --- remarks in brackets ---------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("On 3 April 2024, troops (described as allied forces) shelled [Goma].", ("troops",)),
        ("On 3 April 2024, gunmen (recorded as an unidentified militia) shelled [Goma].", ("gunmen",)),
        ("On 3 April 2024, gunmen (described as members of M23) shelled [Goma].", ("M23",)),
        ("On 3 April 2024, gunmen (rebels of M23) shelled [Goma].", ("M23",)),
    ],
)
def test_a_coders_remark_names_nobody_but_whom_it_names(text: str, actors: tuple[str, ...]) -> None:
    (shelling,) = told(text)
    assert (shelling.kind, shelling.actors, site(shelling)) == ("shelling", actors, "Goma")


def test_what_is_not_clear_to_a_coder_is_no_event() -> None:
    document = Document("a", "On 3 April 2024, rebels shelled Goma [not clear if police shot a trader].")
    assert days(find_events(document, locate(document, GAZETTEER))) == [("shelling", "2024-04-03")]


@pytest.mark.parametrize("label", ["Movement of forces", "Property destruction", "Defusal", "Update"])
def test_a_label_before_a_note_is_no_event(label: str) -> None:
    assert days(told(f"{label}: On 3 April 2024, rebels shelled [Goma].")) == [("shelling", "2024-04-03")]
