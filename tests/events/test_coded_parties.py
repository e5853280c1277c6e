"""Who acts and on whom in the notes of coders, monitors and police: shared nouns, names in brackets, companions."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.actors import find_actors
from geoevents.events import find_events
from geoevents.frames import events_frame
from geoevents.frames.outside import acled_table

PUBLISHED = date(2026, 5, 6)


def told(text: str, country_code: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    document, located = read_marked(text, published=PUBLISHED, country_code=country_code)
    return [(event.kind, event.actors, event.targets) for event in find_events(document, located)]


def actors(text: str) -> list[str]:
    return [actor.name for _, actor in find_actors(text, published=PUBLISHED)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Nuer and Dinka militias clashed.", ["nuer militias", "dinka militias"]),
        ("A clash between Lendu and Hema militiamen killed six.", ["lendu militiamen", "hema militiamen"]),
        ("Lou-Nuer and Murle fighters raided each other.", ["lou-nuer fighters", "murle fighters"]),
        ("Salar and Duduble clan militia fought.", ["salar clan militia", "duduble clan militia"]),
        ("Fulani and Dozo militia fought.", ["fulani militia", "Dozo militia"]),
    ],
)
def test_two_groups_may_share_the_noun_behind_the_second(text: str, names: list[str]) -> None:
    assert actors(text) == names


@pytest.mark.parametrize(
    "text",
    [
        "Residents fled from Bor and Nuer fighters burned the market.",
        "The army shelled Bor and Nuer fighters withdrew.",
        "Heavy rain fell in Pibor and Nuer fighters stayed away.",
    ],
)
def test_a_place_before_and_is_no_group_that_shares_a_noun(text: str) -> None:
    assert [name for name in actors(text) if name.endswith("fighters")] == ["nuer fighters"]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Murule-Hassan sub-clan militia laid an ambush.", "murule-hassan sub-clan militia"),
        ("Karrayyu ethnic militia laid an ambush.", "karrayyu ethnic militia"),
        ("A clan militia laid an ambush.", "clan militia"),
        ("Ethnic militia laid an ambush.", "ethnic militia"),
    ],
)
def test_what_kin_a_group_is_of_does_not_part_it_from_its_name(text: str, name: str) -> None:
    assert actors(text) == [name]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Soldiers (UPDF) met gunmen.", ["Military Forces of Uganda", "gunmen"]),
        ("The army (FARDC) and the M23 met.", ["Military Forces of Democratic Republic of Congo", "M23"]),
        ("Rwandan troops (RDF) met gunmen.", ["Military Forces of Rwanda", "gunmen"]),
        ("Soldiers (UPDF and FARDC) met gunmen.", ["Military Forces of Uganda", "gunmen"]),
        ("The rebels (M23 fled at once) met gunmen.", ["M23", "gunmen"]),
        ("Police (and the army) met gunmen.", ["police", "army", "gunmen"]),
    ],
)
def test_a_name_in_brackets_behind_a_group_is_its_own_and_no_second_actor(text: str, names: list[str]) -> None:
    assert [name for name in actors(text) if name != "rebels"] == names


def test_who_is_named_in_brackets_is_what_a_deed_is_done_to() -> None:
    assert told("Al Shabaab threw a grenade at soldiers (KDF) guarding a market in [Mandera].", "KE") == [
        ("grenade", ("Al Shabaab",), ("Military Forces of Kenya",))
    ]


@pytest.mark.parametrize(
    ("text", "actor"),
    [
        ("Gendarmerie forces beat a driver in [Segou].", "police"),
        ("Police forces beat a driver in [Segou].", "police"),
        ("Military forces beat a driver in [Segou].", "military forces"),
        ("An unknown group beat a driver in [Segou].", "unknown group"),
    ],
)
def test_forces_of_police_and_unknown_groups_act(text: str, actor: str) -> None:
    assert told(text, "ML") == [("attack_on_civilians", (actor,), ("civilians",))]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Fighting between Misseriya and Nuba left nine dead.", ["Misseriya", "Nuba"]),
        ("Clashes between Pokot and Tugen left two dead.", ["Pokot", "Tugen"]),
        ("A clash between the Oromo and Gedeo communities left two dead.", ["Oromo", "gedeo communities"]),
        ("Work on the road between Borana and Garri ended after clashes.", []),
        ("Trade between Borana and Garri has ended.", []),
    ],
)
def test_peoples_a_fight_is_between_are_its_sides(text: str, names: list[str]) -> None:
    assert actors(text) == names


def test_two_places_a_fight_is_between_are_no_sides() -> None:
    assert told("Fighting between [Gao] and [Kidal] left five dead.", "ML") == [("armed_clash", (), ())]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("AUSSOM UPDF troops fought Al Shabaab.", ["AUSSOM", "Al Shabaab"]),
        ("Non-AUSSOM troops fought Al Shabaab.", ["non-aussom troops", "Al Shabaab"]),
    ],
)
def test_a_nations_men_in_a_mission_are_the_missions(text: str, names: list[str]) -> None:
    assert actors(text) == names


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Former Seleka fighters kidnapped two traders in [Bria].", ("Seleka",)),
        ("Suspected ex-Seleka militiamen kidnapped two traders in [Bria].", ("Seleka",)),
        ("A man armed with a rifle kidnapped two traders in [Bria].", ("armed man",)),
        ("Men in a car kidnapped two traders in [Bria].", ("men in a car",)),
        ("Gula youths kidnapped two traders in [Bria].", ("gula youths",)),
    ],
)
def test_who_does_a_deed_of_force_is_its_actor_however_he_is_called(text: str, doers: tuple[str, ...]) -> None:
    assert told(text, "CF") == [("abduction", doers, ("civilians",))]


@pytest.mark.parametrize(
    "text",
    ["Local youths attacked a police post in [Bria].", "Sudanese youths attacked a police post in [Bria]."],
)
def test_youths_of_no_people_are_a_crowd(text: str) -> None:
    assert told(text, "CF") == [("riot", ("civilians",), ("police",))]


@pytest.mark.parametrize(
    "text",
    ["Gunmen shot two former Seleka fighters dead in [Bria].", "Gunmen shot two Gula youths dead in [Bria]."],
)
def test_who_laid_down_arms_and_young_people_are_civilians_when_they_suffer(text: str) -> None:
    assert told(text, "CF") == [("attack_on_civilians", ("gunmen",), ("civilians",))]


@pytest.mark.parametrize(
    "text",
    [
        "French forces, in coordination with Chadian troops, raided a Boko Haram camp near [Bol].",
        "French forces (on their way home), together with Chadian troops (ANT), raided a Boko Haram camp near [Bol].",
        "French forces, in cooperation with Chadian troops, raided a Boko Haram camp near [Bol].",
    ],
)
def test_who_does_a_deed_in_coordination_with_another_does_it_first(text: str) -> None:
    assert told(text, "TD") == [
        ("armed_clash", ("Military Forces of France", "Military Forces of Chad"), ("Boko Haram",))
    ]


@pytest.mark.parametrize(
    ("text", "targets"),
    [
        ("A bomb went off near soldiers guarding a bridge in [Wajir].", ("soldiers",)),
        ("An IED exploded near police patrolling in [Wajir].", ("police",)),
        ("An IED exploded near a police station in [Wajir].", ()),
    ],
)
def test_men_on_duty_near_a_bomb_are_its_targets(text: str, targets: tuple[str, ...]) -> None:
    assert told(text, "KE") == [("ied", (), targets)]


@pytest.mark.parametrize(
    ("text", "held"),
    [
        ("The army retook [Kidal], which had been seized by rebels.", ("rebels",)),
        ("The army re-captured [Kidal] after it was taken over by JNIM.", ("JNIM",)),
        ("The army captured [Kidal] after heavy rain.", ()),
        ("The army retook [Kidal] after a visit by the governor.", ()),
    ],
)
def test_ground_is_taken_back_from_who_had_taken_it(text: str, held: tuple[str, ...]) -> None:
    assert told(text, "ML")[0] == ("capture", ("army",), held)


def test_both_exchange_fire_that_a_noun_tells_of() -> None:
    assert told("There was an exchange of shelling between the army and the RSF in [Omdurman].", "SD") == [
        ("shelling", ("army", "Rapid Support Forces"), ())
    ]


def test_the_first_two_actors_of_a_clash_are_its_sides_and_allies_follow() -> None:
    assert told("Puntland forces and Danab commandos clashed with Islamic State in [Qandala].", "SO") == [
        ("armed_clash", ("Puntland forces", "Islamic State", "Danab"), ())
    ]


def test_who_suffers_is_told_in_the_order_of_the_text() -> None:
    assert told("Gunmen killed two policemen and wounded a soldier in [Gao].", "ML") == [
        ("armed_clash", ("gunmen",), ("police", "soldier"))
    ]


def test_a_people_that_fights_is_not_where_it_does() -> None:
    document, located = read_marked(
        "Fighting between Misseriya and [Nuba] broke out in [Lagawa].", published=PUBLISHED, country_code="SD"
    )
    (event,) = find_events(document, located)
    assert event.where is not None
    assert event.where.mention.span.text == "Lagawa"


@pytest.mark.parametrize(
    ("actors", "targets", "second"),
    [
        ("Military Forces of Ethiopia; TPLF", "Military Forces of Ethiopia", "TPLF"),
        ("Military Forces of Ethiopia; TPLF", "soldiers", "TPLF"),
        ("TPLF; OLA", "soldiers", "soldiers"),
        ("Military Forces of Ethiopia; Amhara forces", "rebels", "rebels"),
    ],
)
def test_the_dead_of_a_side_do_not_hide_the_other_side(actors: str, targets: str, second: str) -> None:
    document, located = read_marked("Gunmen attacked soldiers in [Kobo].", published=PUBLISHED, country_code="ET")
    frame = events_frame(find_events(document, located), {document.id: document})
    row = frame.iloc[[0]].assign(kind="armed_clash", actors=actors, targets=targets, country_code="ET")
    assert list(acled_table(row)["actor2"]) == [second]


def test_residents_with_machetes_are_no_band_and_men_with_them_are() -> None:
    assert actors("Residents armed with machetes met men armed with rifles.") == ["civilians", "armed men"]
