"""Who does a deed and who suffers it: accusers, owners of what is hit, relative clauses, claims of responsibility."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.gazetteer import open_gazetteer
from geoevents.model import Document, Event
from geoevents.pipeline import locate

PUBLISHED = date(2025, 11, 27)


def events(text: str, country_code: str = "SD") -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED, country_code=country_code)
    return find_events(document, located)


def told(text: str, country_code: str = "SD") -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    return [(event.kind, event.actors, event.targets) for event in events(text, country_code)]


@pytest.mark.parametrize(
    ("text", "doer"),
    [
        ("The army was accused by the M23 of bombarding [Walikale] on Sunday.", "army"),
        ("The PKK was blamed by Ankara for the shelling of [Kilis].", "PKK"),
        ("The rebels were accused by the government of attacking a school in [Kadugli].", "rebels"),
    ],
)
def test_an_accuser_is_not_who_does_what_he_charges_another_with(text: str, doer: str) -> None:
    (event,) = events(text)
    assert (event.status, event.actors) == ("claimed", (doer,))


@pytest.mark.parametrize(
    "text",
    ["UNICEF's clinic in [Kadugli] was hit by a drone strike.", "MSF's pharmacy in [Nyala] was struck by shelling."],
)
def test_whose_building_is_hit_does_not_hit_it(text: str) -> None:
    (event,) = events(text)
    assert event.actors == ()


@pytest.mark.parametrize(
    ("text", "actor", "target"),
    [
        ("Boko Haram freed six policemen it had abducted near [Dikwa].", "Boko Haram", "police"),
        ("The bandits let go the aid workers they had kidnapped in [Dikwa].", "bandits", "civilians"),
    ],
)
def test_a_relative_clause_without_whom_is_about_those_before_it(text: str, actor: str, target: str) -> None:
    assert [(event.actors, event.targets) for event in events(text, "NG") if event.kind == "abduction"] == [
        ((actor,), (target,))
    ]


def test_what_another_deed_only_answers_is_not_its_kind() -> None:
    text = "Turkish jets bombed PKK caves near [Zap] in response to the suicide attack on a barracks in [Hakkari]."
    (strike, *answered) = told(text, "IQ")
    assert strike == ("air_strike", ("Military Forces of Turkey",), ("PKK",))
    assert all(not actors for _, actors, _ in answered)


def test_a_deed_people_are_suspected_of_is_none() -> None:
    text = "Detectives arrested two men in [Leicester] on charges of attempted murder and on suspicion of arson."
    assert [kind for kind, _, _ in told(text, "GB")] == ["arrest"]


@pytest.mark.parametrize("text", ["Protest march in [Kumasi] banned by police.", "Rally in [Kumasi] postponed."])
def test_a_headline_cancels_a_gathering_in_one_word(text: str) -> None:
    assert [event.status for event in events(text, "GH")] == ["cancelled"]


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("No group has yet claimed responsibility for the blast in [Peshawar].", None),
        ("Nobody took credit for the car bomb in [Peshawar] that killed nine people.", 9),
    ],
)
def test_what_nobody_claims_is_reported(text: str, dead: int | None) -> None:
    (event,) = events(text, "PK")
    assert (event.status, event.fatalities and event.fatalities.best) == ("reported", dead)


def test_a_side_described_by_a_compound_is_joined_to_the_other() -> None:
    text = "RSF troops and army-backed tribesmen clashed near [Kutum]."
    assert [actors[0] for _, actors, _ in told(text)] == ["Rapid Support Forces"]


def test_police_told_of_before_a_semicolon_are_not_who_was_held() -> None:
    assert told("Police used batons in [Kisumu]; nine were arrested.", "KE") == [("arrest", (), ())]


def test_the_group_that_opens_a_sentence_is_the_subject_of_the_one_before() -> None:
    text = "Boko Haram fighters attacked troops led by the Lakurawa near [Bama]. The group then captured [Banki]."
    assert told(text, "NG")[-1][:2] == ("capture", ("Boko Haram",))


def test_initials_in_small_letters_are_a_name_in_a_post_that_begins_with_one() -> None:
    assert told("still no power in [Nyala], rsf shelling the market again", "SD")[-1][1] == ("Rapid Support Forces",)


@pytest.mark.parametrize("whose", ["Chad's embassy", "The Chadian embassy"])
def test_an_embassy_lies_where_it_stands_and_is_no_army(whose: str) -> None:
    document = Document("d", f"{whose} in Khartoum was struck by a drone on Monday.", PUBLISHED)
    (event,) = find_events(document, locate(document, open_gazetteer()))
    assert event.where is not None
    assert (event.where.mention.span.text, event.targets) == ("Khartoum", ("Government of Chad",))


@pytest.mark.parametrize("ship", ["MV Doha", "The tanker Sea Star Malta"])
def test_the_name_of_a_ship_is_no_state(ship: str) -> None:
    (event,) = events(f"{ship} was hit by a missile off [Mocha].", "YE")
    assert not any(name.startswith("Military") for name in event.targets)


@pytest.mark.parametrize(
    ("who", "actor"),
    [
        ("The SNA", "Syrian National Army"),
        ("The Sultan Murad Division", "Syrian National Army"),
        ("General Security forces", "Syrian General Security"),
        ("The FSA", "Free Syrian Army"),
    ],
)
def test_the_armies_of_syria_are_told_apart(who: str, actor: str) -> None:
    (event,) = events(f"{who} shelled [Manbij] on Monday.", "SY")
    assert event.actors == (actor,)


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Gunmen killed six soldiers near [Buni Yadi] on Sunday. Boko Haram claimed responsibility.", ("Boko Haram",)),
        ("A car bomb killed three people in [Buni Yadi], and Boko Haram took credit.", ("Boko Haram",)),
        ("Gunmen killed six soldiers near [Buni Yadi]. No group has claimed responsibility.", ("gunmen",)),
        ("Gunmen killed six soldiers near [Buni Yadi]. Boko Haram claimed responsibility, but ISWAP denied it.",
         ("gunmen",)),
        ("The army shelled [Buni Yadi] on Sunday. Boko Haram claimed responsibility.", ("army",)),
    ],
)  # fmt: skip
def test_who_claims_an_event_told_just_before_did_it(text: str, actors: tuple[str, ...]) -> None:
    assert events(text, "NG")[0].actors == actors
