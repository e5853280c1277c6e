"""Who does what to whom where: sentences whose plain reading goes wrong."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.events.events import Event

PUBLISHED = date(2025, 3, 12)


def told(text: str) -> list[tuple[str, str, tuple[str, ...], tuple[str, ...], str]]:
    document, located = read_marked(text, published=PUBLISHED)
    return [(e.kind, e.status, e.actors, e.targets, site(e)) for e in find_events(document, located)]


def site(event: Event) -> str:
    return event.where.mention.span.text if event.where else ""


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets", "place"),
    [
        # What somebody only looks like does nothing.
        (
            "Gunmen disguised as soldiers killed six people in [Mocache].",
            "attack_on_civilians",
            ("gunmen",),
            ("civilians",),
            "Mocache",
        ),
        # A list of places or sides holds its clause together.
        (
            "Barrel bombs dropped on [Nasir] and [Mathiang] burned people alive.",
            "air_strike",
            (),
            ("civilians",),
            "Nasir",
        ),
        (
            "Attacks by gunmen in [Macomia], [Mecufi] and [Chiúre] displaced 9,000 people.",
            "displacement",
            (),
            ("civilians",),
            "Macomia",
        ),
        # The subject lost its dead; it did not strike.
        (
            "The Lebanese army lost a post to an air strike in [Yater].",
            "air_strike",
            (),
            ("Military Forces of Lebanon",),
            "Yater",
        ),
        (
            "The president escaped unhurt from a roadside bombing in [Kismayo].",
            "ied",
            (),
            ("Government of Libya",),
            "Kismayo",
        ),
        # A weapon's sender is told beside it; a bomb that falls comes from above, bombs that go off were planted.
        (
            "A drone flown by dissidents wounded six soldiers at [El Plateado].",
            "drone_strike",
            ("dissidents",),
            ("soldiers",),
            "El Plateado",
        ),
        ("A second bomb fell on the market in [Tora].", "air_strike", (), (), "Tora"),
        ("Two bombs killed six police officers in [Giza].", "ied", (), ("police",), "Giza"),
        # Lorries carry aid and hold no talks; arms for a state have no target.
        ("WFP trucks reached [Tine] with 400 tons of food.", "aid", ("World Food Programme",), (), "Tine"),
        ("Berlin handed over 16 howitzers to Kyiv.", "arms_delivery", ("Government of Germany",), (), ""),
        # Who orders people out drives them out; a people beside its enemy is its army.
        (
            "The Israeli army ordered people in [Khan Younis] to leave.",
            "displacement",
            ("Military Forces of Israel",),
            ("civilians",),
            "Khan Younis",
        ),
        (
            "Ukrainian forces drove the Russians out of [Kupiansk].",
            "capture",
            ("Military Forces of Ukraine",),
            ("Military Forces of Russia",),
            "Kupiansk",
        ),
        # An accusation is the accuser's; who is accused by nobody named is told to have done it.
        (
            "The TPLF accused Asmara of shelling towns.",
            "statement",
            ("Tigray People's Liberation Front",),
            ("Government of Eritrea",),
            "",
        ),
        (
            "ADF rebels are blamed for the killing of 12 farmers at [Oicha].",
            "attack_on_civilians",
            ("Allied Democratic Forces",),
            ("civilians",),
            "Oicha",
        ),
        (
            "General Triana attributed the wave to the dissidents of the FARC.",
            "statement",
            (),
            ("FARC dissidents",),
            "",
        ),
        (
            "The Foreign Ministry in Amman condemned the raid by Israeli jets.",
            "statement",
            ("Government of Jordan",),
            ("Military Forces of Israel",),
            "",
        ),
        # A crowd besieges nobody.
        ("Crowds besieged the government building in [Yerevan].", "protest", ("protesters",), (), "Yerevan"),
        # An adverb before its verb, which is inflected.
        ("Gunmen fatally shoot a mayor in [Alausi].", "attack_on_civilians", ("gunmen",), ("civilians",), "Alausi"),
        (
            "Boko Haram men carried off 26 fishermen from [Darak].",
            "abduction",
            ("Boko Haram",),
            ("civilians",),
            "Darak",
        ),
    ],
)
def test_find_events_gives_each_party_its_part(
    text: str, kind: str, actors: tuple[str, ...], targets: tuple[str, ...], place: str
) -> None:
    found = [event for event in told(text) if event[0] == kind]
    assert [(event[2], event[3], event[4]) for event in found[:1]] == [(actors, targets, place)]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Bandits set fire to the market in [Bamenda] and killed nine villagers.", ["looting", "attack_on_civilians"]),
        ("The Iraqi army's spokesman called the strike a blatant assassination.", ["statement"]),
        ("Israel struck nuclear sites at [Natanz], and Iran answered with 200 missiles.", ["air_strike", "shelling"]),
        ("Belgrade denied any part in it, while Pristina blamed President Vucic.", ["statement", "statement"]),
        ("MSF teams treated 200 wounded in [Tawila].", []),
        ("Typhoon Yagi slammed into [Haiphong] and killed 26 people.", ["storm"]),
        ("Twelve villagers were killed by a landslide in [Manizales].", ["landslide"]),
        ("Wildfires near [Athens] killed two people.", ["wildfire"]),
        ("Mount Semeru erupted near [Lumajang].", ["eruption"]),
        ("The typhoon is expected to make landfall near [Haiphong].", []),
    ],
)
def test_find_events_tells_apart_what_stands_in_one_sentence(text: str, kinds: list[str]) -> None:
    assert [event[0] for event in told(text)] == kinds


def test_find_events_dates_no_deed_with_its_verdict() -> None:
    document, located = read_marked(
        "Judges in [Nairobi] sentenced two police officers on Monday over the assassination of a lawyer.",
        published=PUBLISHED,
    )
    (event,) = find_events(document, located)
    assert (event.status, event.when, event.where) == ("background", None, None)


def test_find_events_names_the_places_listed_with_that_of_an_event_that_stays_one() -> None:
    document, located = read_marked("Gunmen clashed with police in [Uvira], [Fizi] and [Baraka].", published=PUBLISHED)
    (event,) = find_events(document, located)
    assert site(event) == "Uvira"
    assert "told of Fizi, Baraka, too" in event.remarks


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("DOZENS DEAD IN [Alef] AS GUNMEN STORM VILLAGE", [("gunmen",)]),
        ("Ten Killed As Gunmen Attack Farmers in [Alef]", [("gunmen",)]),
        ("Rebels, supported by Turkish drone strikes, captured [Alef].", [("rebels",)]),
        ("Gunmen, with support from US air strikes, killed nine rebels in [Alef].", [("gunmen",)]),
    ],
)
def test_a_conjunction_is_nobodys_name_and_a_backer_lends_no_deed(text: str, actors: list[tuple[str, ...]]) -> None:
    assert [parties for _, _, parties, _, _ in told(text)] == actors


def test_mercenaries_are_not_the_army_of_their_country() -> None:
    targets = [
        target for _, _, _, parties, _ in told("Colombian mercenaries were captured in [Alef].") for target in parties
    ]
    assert [target.casefold() for target in targets] == ["colombian mercenaries"]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("Troops left their last foothold in [Alef].", {"withdrawal"}),
        ("Drone kills militia commander in [Alef] strike\nBy a staff writer in [Berin]", {"drone_strike"}),
        ("A rocket hit a bus in [Alef], killing nine people.", {"shelling"}),
        ("A lorry hit a bus in [Alef], killing nine people.", {"accident"}),
    ],
)
def test_what_stands_beside_a_word_does_not_change_the_kind(text: str, kinds: set[str]) -> None:
    assert {kind for kind, *_ in told(text)} == kinds


@pytest.mark.parametrize(
    ("text", "kind", "actors", "targets"),
    [
        ("US and British activists staged a dramatic protest in [Alef].", "protest", ("civilians",), ()),
        (
            "Two American and three Afghan soldiers were killed in [Alef].",
            "armed_clash",
            (),
            ("Military Forces of United States", "Military Forces of Afghanistan"),
        ),
        (
            "French and German ministers met in [Alef].",
            "talks",
            ("Government of France", "Government of Germany"),
            (),
        ),
        ("Six Lebanese and two Syrians were killed in [Alef].", "attack_on_civilians", (), ("civilians",)),
        # The soldiers of an organisation bear arms, its staff do not.
        ("Two UN peacekeepers were wounded in [Alef].", "armed_clash", (), ("United Nations",)),
        ("Two UN staff members were killed in [Alef].", "attack_on_civilians", (), ("civilians",)),
    ],
)
def test_states_share_a_noun_and_soldiers_serve_organisations(
    text: str, kind: str, actors: tuple[str, ...], targets: tuple[str, ...]
) -> None:
    assert [(event[0], event[2], event[3]) for event in told(text)] == [(kind, actors, targets)]


@pytest.mark.parametrize(
    ("text", "kind", "actors"),
    [
        # Who looks into a deed has not done it.
        ("Police are investigating an explosion that damaged a railway line near [Alef].", "explosion", ()),
        ("The army is probing a strike that killed three children in [Alef].", "air_strike", ()),
        ("Police investigating a robbery shot dead two men in [Alef].", "attack_on_civilians", ("police",)),
        # A verb far behind "and" has the subject that the sentence opens with.
        (
            "Gunmen stormed a school in [Alef], in the north-west of the country, on Friday and seized 303 pupils.",
            "abduction",
            ("gunmen",),
        ),
    ],
)
def test_who_looks_on_and_who_goes_on(text: str, kind: str, actors: tuple[str, ...]) -> None:
    assert [(event[0], event[2]) for event in told(text)] == [(kind, actors)]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        # "Its" in a clause under another is the main subject's, not its partner's.
        (
            "Israel broke off talks with Syria after two of its soldiers were killed in [Alef].",
            ("Military Forces of Israel",),
        ),
        ("Rebels attacked the army, and two of its soldiers were killed in [Alef].", ("army",)),
    ],
)
def test_whose_soldiers_its_soldiers_are(text: str, targets: tuple[str, ...]) -> None:
    assert told(text)[-1][3] == targets


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Drones set fire to an oil depot in [Alef] and hit a refinery in [Beth].", ["Alef", "Beth"]),
        ("Jets bombed a bridge in [Alef] and a warehouse in [Beth] on Monday.", ["Alef", "Beth"]),
        ("A missile hit a bridge in [Alef] and officials said the depot in [Beth] was safe.", ["Alef"]),
        ("Missiles hit a plant in [Alef] and the airport in [Beth] reopened on Monday.", ["Alef"]),
    ],
)
def test_each_thing_struck_has_its_place(text: str, places: list[str]) -> None:
    assert [event[4] for event in told(text)] == places


def test_a_people_of_several_thousand_flees() -> None:
    assert [(event[0], event[3]) for event in told("Several thousand Alawites fled [Alef] on Monday.")] == [
        ("displacement", ("civilians",))
    ]
