"""What is told on without a day or a place of its own was then and there: what merged events take over."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.events.merging.merging import merge_events
from geoevents.model import Event, Range

SHOT = "On 2 March gunmen shot a trader dead in [Djibo]. "
ON_ITS_DAY = "no day of its own: that of the sentence before"
AT_ITS_PLACE = "no place of its own: that of the sentence before"


def told(text: str) -> list[Event]:
    """Return the merged events of a dispatch of 6 March 2024."""
    document, located = read_marked(text, document_id="a", published=date(2024, 3, 6))
    return [group.event for group in merge_events(find_events(document, located), {"a": document})]


def site(event: Event) -> str:
    return event.where.mention.span.text if event.where else ""


def day(event: Event) -> date | None:
    return event.when.start if event.when else None


def test_an_arrest_told_on_was_on_the_day_and_at_the_place_of_the_shooting() -> None:
    _, arrest = told(SHOT + "The police arrested two men.")
    assert (arrest.kind, site(arrest), day(arrest)) == ("arrest", "Djibo", date(2024, 3, 2))
    assert arrest.remarks == (ON_ITS_DAY, AT_ITS_PLACE)
    assert arrest.when
    assert arrest.when.text == ""


def test_a_day_and_a_place_of_its_own_are_kept() -> None:
    _, arrest = told(SHOT + "On Tuesday the police arrested two men in [Dori].")
    assert (site(arrest), day(arrest), arrest.remarks) == ("Dori", date(2024, 3, 5), ())


@pytest.mark.parametrize(
    "behind",
    ["The minister condemned the killing.", "In a separate attack, militants killed four people."],
)
def test_what_is_said_or_told_apart_takes_over_nothing(behind: str) -> None:
    other = told(SHOT + behind)[-1]
    assert (site(other), day(other), other.remarks) == ("", date(2024, 3, 6), ())


@pytest.mark.parametrize(
    "behind",
    ["Gunmen have killed 40 people this year.", "Last year, gunmen killed 40 people.", "Hezbollah fired rockets."],
)
def test_a_sum_of_a_year_and_another_partys_fire_were_not_there(behind: str) -> None:
    other = told(SHOT + behind)[-1]
    assert (site(other), AT_ITS_PLACE in other.remarks) == ("", False)


def test_another_paragraph_is_no_going_on() -> None:
    _, arrest = told(SHOT + "\n\nThe police arrested two men.")
    assert (site(arrest), day(arrest)) == ("", date(2024, 3, 6))


def test_who_moves_is_not_guessed_at_a_place() -> None:
    *_, advance = told(SHOT + "Soldiers advanced ten kilometres.")
    assert (advance.kind, site(advance), day(advance)) == ("advance", "", date(2024, 3, 2))


def test_a_name_no_gazetteer_knows_keeps_the_place_away() -> None:
    _, arrest = told(SHOT + "The police arrested two men at Kpanga.")
    assert site(arrest) == ""


def test_the_wounded_told_behind_are_counted_with_the_deed() -> None:
    (ambush,) = told("On 2 March gunmen ambushed an army patrol near [Djibo]. Seven soldiers were wounded.")
    assert (ambush.quantities, site(ambush)) == ((("wounded", Range(7.0, 7.0, 7.0)),), "Djibo")


def test_casualties_without_a_number_told_behind_make_no_event_of_their_own() -> None:
    (strike,) = told("On 2 March an air strike hit a militant camp near [Djibo]. Fighters were killed.")
    assert (strike.kind, strike.fatalities) == ("air_strike", None)


def test_numbers_that_reports_differ_on_are_a_range() -> None:
    first, second = (
        read_marked(
            f"On 2 March a bomb exploded in [Djibo], wounding {n} people.", document_id=n, published=date(2024, 3, 6)
        )
        for n in ("five", "nine")
    )
    documents = {document.id: document for document, _ in (first, second)}
    (event,) = merge_events([e for told in (first, second) for e in find_events(*told)], documents)
    assert event.event.quantities == (("wounded", Range(5.0, 5.0, 9.0)),)


@pytest.mark.parametrize(
    "behind", ["A second blast an hour later wounded five.", "In the second blast, three policemen died."]
)
def test_the_second_of_two_blasts_was_a_bomb_too_there_and_then(behind: str) -> None:
    first, second = told(f"On 2 March a bomb exploded outside a church in [Djibo]. {behind}")
    assert (second.kind, site(second), day(second)) == (first.kind, "Djibo", date(2024, 3, 2))


def test_a_second_round_of_talks_is_not_where_a_bomb_went_off() -> None:
    other = told("On 2 March a bomb exploded in [Djibo]. A second round of talks was held.")[-1]
    assert (other.kind, site(other)) == ("talks", "")


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("A quake jolted [Djibo] on 2 March. Over forty villagers died.", "earthquake"),
        ("Floods swept through [Djibo] on 2 March. Nine herders drowned.", "flood"),
        ("A coach overturned in [Djibo] on 2 March. Thirty pilgrims died.", "accident"),
    ],
)
def test_the_dead_of_the_next_sentence_are_those_of_the_calamity(text: str, kind: str) -> None:
    (event,) = told(text)
    assert (event.kind, site(event)) == (kind, "Djibo")
    assert event.fatalities is not None


def test_the_dead_of_another_town_or_mishap_are_not_those_of_the_flood() -> None:
    flood, other = told("Floods swept through [Djibo] on 2 March. Nine herders died in [Dori].")
    assert (site(flood), flood.fatalities, site(other)) == ("Djibo", None, "Dori")


@pytest.mark.parametrize(
    "behind", ["It was the second such attack this month.", "This is the third such raid in a week."]
)
def test_how_many_such_attacks_there_were_is_no_event(behind: str) -> None:
    (event,) = told(f"On 2 March gunmen attacked the village of [Djibo], killing five farmers. {behind}")
    assert event.fatalities == Range(5.0, 5.0, 5.0)
