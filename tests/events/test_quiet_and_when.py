"""War words in other senses, who claims and who disowns a deed, the place and the day that are another clause's."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2026, 11, 20)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return find_events(document, located)


def statuses(text: str) -> list[tuple[str, str]]:
    return [(event.kind, event.status) for event in told(text)]


@pytest.mark.parametrize("hour", ["towards nine o'clock", "toward midnight", "towards the end of the day"])
def test_towards_an_hour_plans_nothing(hour: str) -> None:
    (event,) = told(f"On 12 November, {hour}, the post at [Alef] was the target of an attack by gunmen.")
    assert (event.status, event.when and event.when.start) == ("reported", date(2026, 11, 12))


def test_steps_towards_a_truce_plan_one() -> None:
    assert statuses("Steps towards a truce were agreed in [Alef].") == [("ceasefire", "planned")]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("The army suffered its worst defeat in months after fighters overran a base near [Alef].", "reported"),
        ("Months after fighters overran a base near [Alef], its walls still stand.", "background"),
        ("One of the accused was arrested by police in [Alef].", "reported"),
        ("A farmer was abducted near [Alef], whatever some papers may claim.", "reported"),
        ("The rebels claim that they abducted a farmer near [Alef].", "claimed"),
        ("The rebels said they had nothing to do with the killing of two nuns near [Alef].", "denied"),
        ("The militia said it had no part in the killing of two nuns near [Alef].", "denied"),
        ("The minister said no troops of theirs had been sent to [Alef].", "denied"),
        ("An appeal by the unions for a strike over wages was withdrawn in [Alef].", "cancelled"),
        ("The unions' strike over wages went ahead in [Alef].", "reported"),
    ],
)
def test_status_is_that_of_the_deed_and_of_no_word_beside_it(text: str, status: str) -> None:
    assert [event.status for event in told(text)] == [status]


def test_a_deed_somebody_disowns_was_done() -> None:
    (event,) = told("The rebels said they had nothing to do with the killing of two nuns near [Alef].")
    assert event.fatalities is not None
    assert event.fatalities.best == 2


def test_nothing_to_do_with_any_attack_tells_of_none() -> None:
    assert told("The power cut at [Alef] had nothing to do with an attack, engineers said.") == []


@pytest.mark.parametrize(
    ("teller", "status"),
    [
        ("the Russian army's spokesman, Colonel Pavel Orlov, asserted on state television", "claimed"),
        ("the press office of the northern wing of the Russian army reported", "claimed"),
        ("a source reportedly serving in the Russian army stated", "reported"),
        ("the director of the region's emergency hospital reported", "reported"),
    ],
)
def test_who_closes_a_sentence_claims_it_as_a_party_alone(teller: str, status: str) -> None:
    (event,) = told(f"Russian troops shelled [Alef] on Monday, {teller}.")
    assert event.status == status


@pytest.mark.parametrize(
    "quiet",
    [
        "Papers in [Alef] call it the mother of all electoral battles.",
        "Two wings of the party in [Alef] are fighting over its logo.",
        "Deputies walked out of the chamber in [Alef] over a tax on salt.",
        "The opening salvo of the election campaign was fired in [Alef] on Monday.",
        "The party has received a letter from its treasurer in [Alef].",
        "Two rifles and a radio were found in a shed at [Alef].",
        "The mayor of [Alef] vowed that the thieves would be hunted down.",
        "Anyone who attacks a convoy near [Alef] will be shot.",
        "The council of [Alef] is considering declaring a state of emergency.",
        "A club whose leaders are under house arrest met fans in a park.",
        "Crew mustered, coast guard informed.",
    ],
)
def test_a_war_word_of_peace_is_no_event(quiet: str) -> None:
    assert [event.kind for event in told(quiet) if event.kind != "talks"] == []


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Two clans in [Alef] are fighting over a well, and five men were killed.", ["armed_clash"]),
        ("Nurses walked out of the hospital in [Alef] over their pay.", ["protest"]),
        ("Police found two rifles in [Alef] and arrested a man.", ["arrest"]),
        ("The rebels vowed to attack [Alef].", ["armed_clash"]),
        ("Gunmen who attack convoys near [Alef] killed two drivers on Monday.", ["attack_on_civilians"]),
    ],
)
def test_the_same_words_tell_of_war_where_it_is_told(text: str, kinds: list[str]) -> None:
    assert sorted({event.kind for event in told(text)}) == kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Soldiers stationed at [Betar] shelled [Alef].", "shelling"),
        ("Militiamen rounded up and executed 16 herders near [Alef].", "attack_on_civilians"),
        ("Three men overpowered and raped a girl in a field near [Alef].", "sexual_violence"),
        ("Soldiers cordoned off a street in [Alef] and blew up four homes.", "looting"),
        ("Settlers from a newly built outpost beat a woman in [Alef].", "attack_on_civilians"),
        ("Inmates took nine guards hostage in [Alef], in protest against a transfer.", "abduction"),
        ("A lorry hit a bus in [Alef], killing two, and police treat it as an accident, not an attack.", "accident"),
        ("Soldiers intercepted a canoe laden with fuel and mines off [Alef].", "interception"),
        ("The army sent 600 men, among them engineers, who landed on Saturday in [Alef].", "reinforcement"),
    ],
)
def test_what_stands_beside_a_deed_is_no_second_one(text: str, kind: str) -> None:
    (event,) = told(text)
    assert (event.kind, event.where and event.where.mention.span.text.split()[-1]) == (kind, "Alef")


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers are stationed at [Alef].",
        "Troops sealed off [Alef] on Monday.",
        "The army built a new base at [Alef].",
        "Teachers marched in [Alef] in protest against low pay.",
    ],
)
def test_what_stands_alone_is_told_for_its_own_sake(text: str) -> None:
    assert len(told(text)) == 1


def test_a_ring_gives_its_doer_to_the_deed_in_it() -> None:
    *_, looted = told(
        "After a guard had been killed, Russian troops cordoned off a street in [Alef] and blew up homes."
    )
    assert (looted.kind, looted.actors) == ("looting", ("Military Forces of Russia",))


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("two years ago this month", ("2024-11-01", "2024-11-30")),
        ("three years ago this week", ("2023-11-20", "2023-11-26")),
        ("two years ago", ("2024-01-01", "2024-12-31")),
        ("in the summer of the year before last", ("2024-06-01", "2024-08-31")),
        ("in the autumn of last year", ("2025-09-01", "2025-11-30")),
        ("in the spring of 2023", ("2023-03-01", "2023-05-31")),
        ("last summer", ("2026-06-01", "2026-08-31")),
        ("around 11 November 2026 (week of)", ("2026-11-09", "2026-11-15")),
        ("on 11 November 2026", ("2026-11-11", "2026-11-11")),
        ("last night", ("2026-11-19", "2026-11-19")),
        ("overnight", ("2026-11-19", "2026-11-20")),
    ],
)
def test_days_told_by_weeks_seasons_and_years(words: str, days: tuple[str, str]) -> None:
    (event,) = told(f"Gunmen killed two farmers near [Alef] {words}.")
    assert event.when is not None
    assert (str(event.when.start), str(event.when.end)) == days


def test_since_the_weekday_of_publication_is_a_week_ago() -> None:
    friday = told("Five people have been killed in riots in [Alef] since Friday.")[0].when
    today = told("Five people were killed in riots in [Alef] on Friday.")[0].when
    assert (friday and friday.start, today and today.start) == (date(2026, 11, 13), PUBLISHED)


@pytest.mark.parametrize("clause", ["which on the 17th strafed", "that on the 17th bombed"])
def test_a_day_of_the_month_before_its_verb(clause: str) -> None:
    (event,) = told(f"Soldiers fired at jets {clause} [Alef].")[-1:]
    assert event.when is not None
    assert event.when.start == date(2026, 11, 17)


def test_a_town_in_capitals_heads_what_is_told_of_it() -> None:
    text = "[ALEF]. Gunmen shot a trader. Two suspects were arrested. [BETAR]. A parcel blew up and killed a guard."
    places = [event.where and event.where.mention.span.text for event in told(text)]
    assert places == ["ALEF", "ALEF", "BETAR"]


def test_a_heading_no_gazetteer_has_ends_the_one_before() -> None:
    shot, wounded = told("[ALEF]. Gunmen shot a trader. XUL. A grenade wounded two guards.")
    assert (shot.where is None, wounded.where is None) == (False, True)


def test_a_place_of_its_own_comes_before_the_heading() -> None:
    *_, hit = told("[ALEF]. Gunmen shot a trader. [BETAR]. A bomb killed a guard in [Gimel].")
    assert hit.where is not None
    assert hit.where.mention.span.text == "Gimel"


def site_of(event: Event) -> str:
    return event.where.mention.span.text if event.where else ""


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Speaking in [Betar], the minister said rebels had killed nine herders.", ""),
        ("From his exile in [Betar], a spokesman swore that none of its fighters had fired on farmers.", ""),
        ("In [Betar], the minister said, rebels had killed nine herders.", "Betar"),
        ("Rebels from [Betar] killed nine herders in [Alef].", "Alef"),
        ("Police in [Alef] held five people over the bombing at [Betar].", "Alef"),
        ("Police held five people in [Alef] for the night.", "Alef"),
        ("Police had flown the remains of nine miners killed by the rebels out to [Betar].", ""),
        ("Nine miners were killed by the rebels on the way to [Alef].", "Alef"),
        ("Some 600 soldiers are being flown in from [Betar].", ""),
        ("Some 600 soldiers are being flown in to [Alef].", "Alef"),
    ],
)
def test_a_place_beside_the_deed_is_not_its_own(text: str, place: str) -> None:
    assert [site_of(event).removeprefix("the way to ") for event in told(text)] == [place]


def test_an_arrest_is_not_where_the_bombing_was_that_it_is_over() -> None:
    events = told("Police held five people over the bombing that brought down a bridge at [Betar].")
    assert {event.kind: site_of(event) for event in events} == {"arrest": "", "ied": "Betar"}


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Police held five people over the bombing that on Monday wrecked a bridge at [Alef].", ""),
        ("On Monday police held five people over the bombing of a bridge at [Alef].", "2026-11-16"),
        ("A fire in [Alef] killed three men, the last of whom died of his burns on Monday.", ""),
        ("A fire in [Alef] killed three men, all of whom died on Monday.", "2026-11-16"),
        ("The army advanced towards [Alef], a town that rebels captured on Monday.", ""),
        ("On Monday the army advanced towards [Alef], a town that rebels captured last year.", "2026-11-16"),
        ("A court sentenced two men on Monday for the killing of a girl in [Alef] in 1998.", "1998-01-01"),
        ("Gunmen killed a man on Monday for the murder of a girl in [Alef].", "2026-11-16"),
    ],
)
def test_a_day_of_another_clause_dates_no_deed(text: str, day: str) -> None:
    when = told(text)[0].when
    assert (str(when.start) if when and when.text else "") == day


@pytest.mark.parametrize(
    "quiet",
    [
        "In the volleyball, the Customs crushed the Police in straight sets.",
        "In the football, the Police beat the Air Force by two goals to nil.",
        "The Tigers ambushed the champions with a last-minute try.",
        "Deputies shot down the fisheries bill in a late vote.",
        "Bees attacked the guests at a wedding in [Alef].",
        "A lion killed two herders near [Alef].",
    ],
)
def test_teams_votes_and_beasts_wage_no_war(quiet: str) -> None:
    assert told(quiet) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("In the football stadium of [Alef], gunmen killed two guards.", "attack_on_civilians"),
        ("The army shot down a drone near [Alef].", "interception"),
        ("Lions of the Desert fighters attacked an army convoy near [Alef].", "armed_clash"),
    ],
)
def test_the_same_names_wage_war_with_arms(text: str, kind: str) -> None:
    assert [event.kind for event in told(text)] == [kind]


@pytest.mark.parametrize(
    ("text", "place", "day"),
    [
        ("Troops detained traders all over the town of [Alef] on Monday.", "Alef", "2026-11-16"),
        ("Troops detained 30 traders over the weekend in [Alef].", "Alef", "2026-11-14"),
        ("Troops held two traders over the course of a raid on [Alef] on Monday.", "Alef", "2026-11-16"),
        ("Troops held two traders over the killing of a nurse in [Betar] on Monday.", "", ""),
        ("Troops held two traders over the 2019 attack on a clinic in [Betar].", "", ""),
    ],
)
def test_an_arrest_is_over_deeds_alone(text: str, place: str, day: str) -> None:
    (event,) = told(text)
    assert (site_of(event).split()[-1:], str(event.when.start) if event.when and event.when.text else "") == (
        place.split(),
        day,
    )


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("From her home in [Alef], a nurse was abducted by gunmen on Monday.", "Alef"),
        ("From his base in [Betar], the general said that rebels had killed nine herders.", ""),
        ("Gunmen moved the wounded to [Alef], where they were killed on Monday.", "Alef"),
        ("Gunmen took the bodies of six herders to [Alef] and burned them there.", "Alef"),
        ("Medics took the bodies of six herders killed by gunmen to [Betar].", ""),
    ],
)
def test_a_place_is_dropped_only_where_no_deed_is_done_in_it(text: str, place: str) -> None:
    assert {site_of(event) for event in told(text)} == {place}


@pytest.mark.parametrize(
    ("text", "found"),
    [
        (
            "Fighting over the accounts of a harbour broke out in [Alef] between militias.",
            [("armed_clash", "reported")],
        ),
        ("Fighting over the accounts of a club broke out in [Alef] between its founders.", []),
        ("The electoral battle in [Alef] left three dead.", [("armed_clash", "reported")]),
        ("The electoral battle in [Alef] left three parties without seats.", []),
        ("The rebels vowed that [Alef] would be captured by Friday.", [("capture", "planned")]),
    ],
)
def test_arms_harm_and_ground_make_quarrels_and_vows_events(text: str, found: list[tuple[str, str]]) -> None:
    assert statuses(text) == found


@pytest.mark.parametrize("gap", [" ", "\n\n"])
def test_a_heading_over_prose_without_a_deed_sites_nothing(gap: str) -> None:
    text = f"[ALEF]: Gunmen shot a trader. [BETAR]: Envoys had tea.{gap}Rebels later attacked a village."
    assert [site_of(event) for event in told(text) if event.kind != "talks"] == ["ALEF", ""]


def test_a_heading_ends_with_its_paragraph() -> None:
    entries = "[ALEF]. A grenade wounded a guard. [BETAR]. Gunmen shot a trader. Two men were arrested."
    text = f"{entries}\n\nRebels attacked a village."
    assert [site_of(event) for event in told(text)] == ["ALEF", "BETAR", "BETAR", ""]


@pytest.mark.parametrize("label", ["UPDATE:", "NATO.", "BREAKING:"])
def test_capitals_of_no_place_are_no_heading_of_one(label: str) -> None:
    one = told(f"[ALEF]. Gunmen shot a trader. {label} Two men were arrested.")
    alone = told("[ALEF]. Gunmen shot a trader. Two men were arrested.")
    assert [site_of(event) for event in one] == [site_of(event) for event in alone]
    two = told(f"[BETAR]. A grenade wounded a guard. [ALEF]. Gunmen shot a trader. {label} Two men were arrested.")
    assert [site_of(event) for event in two] == ["BETAR", "ALEF", "ALEF"]
