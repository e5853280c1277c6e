"""Whole dispatches: a row takes its day, place and toll from what was told right before, and from nowhere else."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.events.merging.merging import merge_events
from geoevents.model import Event

BOMB = "A bomb went off at a market in [Alef] on Monday, killing nine people. "


def told(text: str) -> list[Event]:
    """Return the merged events of a dispatch of Friday, 20 November 2026."""
    document, located = read_marked(text, document_id="a", published=date(2026, 11, 20), country_code="NG")
    return [group.event for group in merge_events(find_events(document, located), {"a": document})]


def site(event: Event) -> str:
    return event.where.mention.span.text if event.where else ""


def wounded(event: Event) -> float | None:
    return next((count.best for name, count in event.quantities if name == "wounded"), None)


@pytest.mark.parametrize(
    ("behind", "hurt"),
    [
        ("At least 31 people were injured and evacuated to [Bet].", 31),
        ("Twelve people were wounded and taken to a hospital in [Bet].", 12),
        ("Seven people are being treated for shrapnel wounds in [Bet].", 7),
        ("Sixteen people were hurt.", 16),
    ],
)
def test_the_hurt_are_of_the_deed_and_not_of_where_they_are_nursed(behind: str, hurt: float) -> None:
    (one,) = told(BOMB + behind)
    assert (one.kind, site(one), wounded(one)) == ("ied", "Alef", hurt)


@pytest.mark.parametrize(
    "behind",
    [
        "Twelve people were wounded in [Bet].",
        "In [Bet], three people were wounded and taken to a clinic.",
        "Police rushed to the scene of a blast in [Bet], where six people were wounded.",
    ],
)
def test_the_hurt_of_another_place_are_of_another_deed(behind: str) -> None:
    *_, other = told(BOMB + behind)
    assert site(other) == "Bet"


def test_houses_burned_in_one_breath_with_a_killing_were_burned_that_day() -> None:
    *_, burned = told("Rebels attacked [Alef] on Monday. They beheaded four men and burned some 60 houses.")
    assert (burned.kind, site(burned), burned.when and burned.when.start) == ("looting", "Alef", date(2026, 11, 16))


@pytest.mark.parametrize(
    ("behind", "place"),
    [
        ("Some 200 families were evacuated to a school.", "Alef"),
        ("Over 3,000 people have fled since the bombing.", "Alef"),
        ("On Tuesday, the Taliban arrested two men over the bombing.", "Alef"),
        ("Over 3,000 people fled to [Bet].", "Bet"),
        ("On Tuesday, the Taliban arrested two men in Xandaraq over the bombing.", ""),
    ],
)
def test_who_flees_or_is_arrested_without_a_place_was_where_the_deed_was(behind: str, place: str) -> None:
    assert site(told(BOMB + behind)[-1]) == place


@pytest.mark.parametrize(
    ("naming", "doers"),
    [
        ("The Islamic State claimed both attacks.", ["Islamic State", "Islamic State"]),
        ("Police believe that the attacks were the work of the Islamic State.", ["Islamic State", "Islamic State"]),
        ("The Islamic State claimed responsibility for the attack.", ["", "Islamic State"]),
        ("The Islamic State claimed both attacks were a fake.", ["", "gunmen"]),
    ],
)
def test_who_claims_both_attacks_did_both(naming: str, doers: list[str]) -> None:
    bomb, shooting, *_ = told("A bomb killed two in [Alef] on Monday. Gunmen shot a man in [Bet] on Tuesday. " + naming)
    assert [" ".join(event.actors) for event in (bomb, shooting)] == doers


@pytest.mark.parametrize(
    ("text", "rows"),
    [
        ("The army raided a camp in [Alef] on Monday, and a boy was shot dead.", 1),
        ("The army raided a camp in [Alef] on Monday. A boy was shot dead in [Bet].", 2),
        ("A Russian drone hit homes in [Alef] on Monday. The Russian army said it had targeted a depot.", 1),
        ("A Russian drone hit homes in [Alef] on Monday. The Russian army said it had struck a depot in [Bet].", 2),
        ("A Russian drone hit homes in [Alef] on Monday. The Ukrainian army said it had struck a depot.", 2),
        (
            "Gunmen killed eight people in [Alef] on Monday. Soldiers shot two of the gunmen in an exchange of fire.",
            2,
        ),
    ],
)
def test_what_a_deed_was_aimed_at_and_whom_it_felled_is_no_row_of_its_own(text: str, rows: int) -> None:
    assert len(told(text)) == rows


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Gunmen fought the police near [Alef] on Monday, and two of them were killed.", 2),
        ("A blast killed ten people in [Alef] on Monday; three of them were killed at the gate.", 10),
    ],
)
def test_some_of_them_are_more_dead_only_where_none_were_told_of(text: str, dead: float) -> None:
    (one,) = told(text)
    assert one.fatalities
    assert one.fatalities.best == dead


def test_one_shot_behind_an_earlier_toll_who_died_is_dead() -> None:
    _, shot = told(BOMB + "Gunmen shot a nurse in [Bet] on Tuesday; he died on the way to a clinic.")
    assert shot.fatalities
    assert shot.fatalities.best == 1


@pytest.mark.parametrize(
    ("behind", "place"),
    [("The militants also burned seven houses.", "Alef"), ("Bandits also burned seven houses.", "")],
)
def test_what_those_told_of_also_did_they_did_there(behind: str, place: str) -> None:
    *_, burned = told("Militants attacked [Alef] on Monday and killed a trader. " + behind)
    assert (burned.kind, site(burned)) == ("looting", place)


def test_who_left_the_town_for_another_left_the_one_that_was_hit() -> None:
    *_, fled = told(BOMB + "Some 14,000 people have left the town for sites around [Bet].")
    assert (fled.kind, site(fled)) == ("displacement", "Alef")


@pytest.mark.parametrize(("when", "start"), [("Over the past day", 19), ("On the previous day", 15)])
def test_the_past_day_is_that_before_publication(when: str, start: int) -> None:
    *_, shelling = told(f"Rebels attacked [Alef] on Monday. {when}, the army shelled [Bet].")
    assert shelling.when
    assert shelling.when.start == date(2026, 11, start)


def test_shot_and_wounded_is_a_deed() -> None:
    (one,) = told("Gunmen shot and wounded a trader in [Alef] on Monday.")
    assert (one.kind, wounded(one)) == ("attack_on_civilians", 1)


def test_who_was_hit_while_about_something_was_hit_there() -> None:
    hit, _ = told("Soldiers came under fire while patrolling the outskirts of [Alef] on Sunday.")
    assert (hit.kind, "Alef" in site(hit), hit.when and hit.when.start) == ("armed_clash", True, date(2026, 11, 15))


@pytest.mark.parametrize(
    ("behind", "doers"),
    [
        ("Eleven children were abducted during the raid.", ("rebels",)),
        ("Eleven children were abducted.", ()),
        ("Eleven children were abducted by herders after the raid.", ("herders",)),
    ],
)
def test_who_raided_took_those_who_were_taken_in_the_raid(behind: str, doers: tuple[str, ...]) -> None:
    *_, taken = told("Rebels attacked cattle camps near [Alef] on Monday. " + behind)
    assert (taken.kind, taken.actors) == ("abduction", doers)


def test_a_claim_told_last_does_not_cut_off_what_was_told_before_it() -> None:
    _, burned = told(
        "Gunmen attacked a mosque in [Alef] on Monday and killed six worshippers. The assailants also set fire to a "
        "market. The Islamic State claimed responsibility for the massacre."
    )
    assert (burned.kind, site(burned), burned.when and burned.when.start) == ("looting", "Alef", date(2026, 11, 16))
