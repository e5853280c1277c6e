"""Which side acts in coded notes: who is for a state, whom bandits fight, who beats a raid back, known groups."""

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


def actors(text: str, published: date = PUBLISHED) -> list[str]:
    return [actor.name for _, actor in find_actors(text, published=published)]


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Pro-Iran militiamen met gunmen.", ["pro-iran militiamen", "gunmen"]),
        ("Pro-Israel demonstrators met police.", ["protesters", "police"]),
        ("A pro-Russian politician met gunmen.", ["civilians", "gunmen"]),
        ("Pro-Serbian and pro-Albanian students met.", ["civilians", "civilians"]),
        ("Pro-Galan forces met gunmen.", ["pro-galan forces", "gunmen"]),
        ("Russian soldiers met gunmen.", ["Military Forces of Russia", "gunmen"]),
    ],
)
def test_who_is_for_a_state_or_a_man_is_not_the_state_nor_the_man(text: str, names: list[str]) -> None:
    assert actors(text) == names


def test_who_sides_with_a_government_acts_beside_others_of_its_side() -> None:
    text = "Pro-government and allied forces clashed with gunmen near [Taiz]."
    assert told(text, "YE")[0][1] == ("pro-government forces", "gunmen", "allied forces")
    assert actors("Pro-Tarab and affiliated forces met gunmen.")[0] == "pro-tarab forces"
    assert actors("The army and allied forces met gunmen.") == ["army", "allied forces", "gunmen"]


@pytest.mark.parametrize("text", ["The US dollar fell.", "The Libyan dinar fell.", "They asked for Kenyan shillings."])
def test_the_money_of_a_state_is_no_actor(text: str) -> None:
    assert actors(text) == []


def test_men_of_a_nation_in_a_mission_are_the_missions() -> None:
    assert actors("Burundian AUSSOM soldiers met gunmen.") == ["AUSSOM", "gunmen"]
    assert actors("Burundian soldiers met gunmen.") == ["Military Forces of Burundi", "gunmen"]


def test_a_movement_whose_name_follows_its_noun_is_named_and_called_by_its_initials() -> None:
    text = "The Movement for the Plains (MFP) attacked a post near [Bria]. On Monday MFP fighters killed two herders."
    assert {acting for _, acting, _ in told(text, "CF")} == {("Movement for the Plains",)}
    assert actors("The movement for change of the law went on.") == []


def test_clans_share_their_noun_also_behind_another_noun_of_kin() -> None:
    names = ["abgal-wacbudhan clan militia", "abgal-harti clan militia"]
    assert actors("Abgal-Wacbudhan sub-clan and Abgal-Harti clan militia fought.") == names


@pytest.mark.parametrize(
    ("text", "country", "event"),
    [
        (
            "Two bandits died in a clash with police near [Kaduna].",
            "NG",
            ("armed_clash", ("police",), ("bandits",)),
        ),
        (
            "Three militants were killed in a clash with police in [Bannu].",
            "PK",
            ("armed_clash", ("police",), ("militants",)),
        ),
        (
            "Raiders attacked a village near [Lodwar] but were repulsed by police.",
            "KE",
            ("armed_clash", ("raiders", "police"), ()),
        ),
        (
            "Gunmen attacked a bank in [Jos] and were repelled by security guards.",
            "NG",
            ("armed_clash", ("gunmen", "security guards"), ()),
        ),
    ],
)
def test_police_whom_bandits_fight_or_who_beat_a_raid_back_are_the_other_side(
    text: str, country: str, event: tuple[str, tuple[str, ...], tuple[str, ...]]
) -> None:
    assert told(text, country) == [event]


@pytest.mark.parametrize(
    ("text", "country"),
    [
        ("Two students died in clashes with police in [Dakar].", "SN"),
        ("Students clashed with police in [Dakar], and two were hurt.", "SN"),
    ],
)
def test_a_crowd_that_clashes_with_police_still_riots(text: str, country: str) -> None:
    assert [kind for kind, _, _ in told(text, country)] == ["riot"]


def test_who_beat_back_another_attack_is_no_target_of_this_one() -> None:
    text = "Soldiers attacked a camp near [Gao] after Tuareg fighters repelled an attack by police."
    assert told(text, "ML")[0][2] == ()
    villagers = "Militants attacked a village near [Gao] but were repelled by villagers."
    assert told(villagers, "ML") == [("attack_on_civilians", ("militants",), ("civilians",))]


def test_men_on_a_motorcycle_are_named_by_how_they_came() -> None:
    text = "Two men on a motorcycle opened fire on a police post in [Kano]."
    assert told(text, "NG") == [("armed_clash", ("men on a motorcycle",), ("police",))]


def test_a_group_is_named_as_the_doer_also_behind_many_words_of_number() -> None:
    text = "Three trucks were set on fire by a group of at least ten armed men near [Temuco]."
    assert told(text, "CL") == [("looting", ("armed men",), ())]


@pytest.mark.parametrize(
    ("name", "actor"),
    [
        ("The Shura Council of Benghazi Revolutionaries", "Shura Council of Benghazi Revolutionaries"),
        ("Luhansk People's Militia fighters", "Luhansk People's Republic"),
        ("NAF rebel forces", "United Armed Forces of Novorossiya"),
        ("The Levant Front", "Syrian National Army"),
        ("Huthi forces", "Houthi movement"),
        ("Pro-STC forces", "Southern Transitional Council"),
        ("The Arab Movement of Azawad", "Arab Movement of Azawad"),
        ("Mai-Mai Mazembe", "Mai-Mai"),
        ("The Liyu Police", "Liyu Police"),
        ("Hirshabelle troops", "Hirshabelle forces"),
        ("Communist Party of India-Maoist cadres", "Communist Party of India (Maoist)"),
        ("The Garo National Liberation Army", "Garo National Liberation Army"),
        ("Los Rastrojos", "Los Rastrojos"),
        ("The Knights Templar Cartel", "Knights Templar Cartel"),
        ("Los Mexicles", "Sinaloa Cartel"),
        ("The Tulkarm Brigade", "Palestinian Islamic Jihad"),
        ("Bwa Kale", "Bwa Kale"),
    ],
)
def test_well_known_groups_are_read_by_their_names(name: str, actor: str) -> None:
    assert actors(f"{name} attacked a post.")[0] == actor


def test_a_group_is_read_only_while_it_was_there() -> None:
    assert actors("Salwa Judum attacked a post.", date(2008, 1, 1))[0] == "Salwa Judum"
    assert "Salwa Judum" not in actors("Salwa Judum attacked a post.")


@pytest.mark.parametrize(
    ("place", "country", "name"),
    [("Sagaing", "MM", "Local Defence Force of Myanmar"), ("Dakar", "SN", "Local Defence Force")],
)
def test_a_common_name_is_a_groups_only_in_its_own_country(place: str, country: str, name: str) -> None:
    assert told(f"The Local Defence Force attacked a police post near [{place}].", country)[0][1] == (name,)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("Four Front for Dignity (FD) rebels met gunmen.", ["Front for Dignity", "gunmen"]),
        ("The Front for Dignity (FD) and rebels met gunmen.", ["Front for Dignity", "rebels", "gunmen"]),
    ],
)
def test_men_behind_a_groups_initials_are_its_own(text: str, names: list[str]) -> None:
    assert actors(text) == names


def test_a_states_military_forces_are_its_army() -> None:
    text = "Nine raiders were killed when Chadian military forces repulsed their attack near [Bol]."
    assert told(text, "TD")[0][1:] == (("Military Forces of Chad",), ("raiders",))


def test_both_sides_of_an_exchange_told_with_its_weapons() -> None:
    text = "A shelling exchange with heavy machine guns between Turkish forces and Iraqi troops took place in [Zakho]."
    assert told(text, "IQ")[0][1] == ("Military Forces of Turkey", "Military Forces of Iraq")


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("A mob set a clinic on fire in [Busia].", "civilians"),
        ("A mob beat two policemen to death in [Busia].", "police"),
        ("Clashes between rival fans broke out in [Busia].", "Rioters"),
        ("Protesters burned tyres in [Busia].", ""),
    ],
)
def test_whom_a_mob_sets_upon_in_acleds_table(text: str, second: str) -> None:
    document, located = read_marked(text, published=PUBLISHED, country_code="KE")
    table = acled_table(events_frame(find_events(document, located), {document.id: document}))
    assert list(table["actor2"]) == [second]


def test_a_text_may_end_in_a_second_word_of_killing() -> None:
    assert [kind for kind, _, _ in told("Rebels 12 killed killed", "NG")]


@pytest.mark.parametrize(
    ("text", "second"),
    [
        ("Four supporters of the Lantern party were beaten by gunmen in [Kisumu].", "civilians"),
        ("Gunmen shot four demonstrators during a protest in [Kisumu].", "Protesters"),
    ],
)
def test_supporters_who_do_not_march_are_civilians_in_acleds_table(text: str, second: str) -> None:
    document, located = read_marked(text, published=PUBLISHED, country_code="KE")
    table = acled_table(events_frame(find_events(document, located), {document.id: document}))
    assert list(table["actor2"])[:1] == [second]


@pytest.mark.parametrize(
    ("text", "doers"),
    [
        ("Turkana raid a village near [Lodwar].", ("turkana",)),
        ("Mwangi raids a village near [Lodwar].", ()),
        ("Bandits raid a village near [Lodwar].", ("bandits",)),
    ],
)
def test_a_peoples_bare_name_before_a_verb_of_many_does_it(text: str, doers: tuple[str, ...]) -> None:
    assert told(text, "KE")[0][1] == doers
