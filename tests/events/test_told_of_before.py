"""Whose a deed is by what another clause or sentence says: blame, a claim, one of several strikes, a raid's doer."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents import Document, locate, open_gazetteer
from geoevents.events import find_events

TOLD = date(2025, 3, 12)


def deeds(text: str, country_code: str) -> list[tuple[str, tuple[str, ...], tuple[str, ...]]]:
    document, located = read_marked(text, published=TOLD, country_code=country_code)
    found = find_events(document, located)
    return [(event.kind, event.actors, event.targets) for event in found if event.kind != "statement"]


@pytest.mark.parametrize(
    ("text", "country_code", "actors"),
    [
        ("Shells landed on a bakery in [Rabak], killing two people, a baker said, accusing the RSF.", "SD", ("RSF",)),
        ("Masked men shot two policemen in [Tarra]. The governor blamed the ELN for the killings.", "CO", ("ELN",)),
        ("Masked men shot two policemen in [Tarra]. The governor did not blame the ELN for the killings.", "CO", ("",)),
        ("Masked men shot two policemen in [Tarra]. The governor blamed the ELN for its silence.", "CO", ("",)),
        (
            "A blast tore through a bus in [Bannu] and killed six people. The TTP claimed it hours later.",
            "PK",
            ("TTP",),
        ),
        ("A blast tore through a bus in [Bannu] and killed six people. The TTP claimed it had left.", "PK", ("",)),
    ],
)
def test_who_is_blamed_or_claims_it_did_it(text: str, country_code: str, actors: tuple[str, ...]) -> None:
    names = {"RSF": "Rapid Support Forces", "ELN": "National Liberation Army", "TTP": "Tehreek-e-Taliban Pakistan"}
    _, found, _ = deeds(text, country_code)[0]
    assert {names[actor] for actor in actors if actor} == {name for name in found if name in names.values()}


def test_one_of_several_strikes_is_of_those_who_struck() -> None:
    text = "Saudi jets bombed [Haydan] on Sunday. Another strike hit a well in [Razih], killing a shepherd."
    assert [actors for _, actors, _ in deeds(text, "YE")] == [("Military Forces of Saudi Arabia",)] * 2


def test_one_of_several_strikes_is_of_nobody_where_no_strike_was_told() -> None:
    text = "Saudi envoys held talks in [Haydan] on Sunday. Another strike hit a well in [Razih], killing a shepherd."
    assert deeds(text, "YE")[-1][1] == ()


@pytest.mark.parametrize(
    ("text", "country_code", "actor"),
    [
        (
            "Mali's JNIM stormed a clinic in [Djibo] and abducted two nurses.",
            "ML",
            "JNIM",
        ),
        ("Somalia's al-Shabaab raided a school in [Bardera] and arrested three teachers.", "SO", "Al Shabaab"),
    ],
)
def test_a_group_named_behind_its_country_does_both_deeds(text: str, country_code: str, actor: str) -> None:
    assert deeds(text, country_code)[-1][1] == (actor,)


def test_who_orders_people_to_leave_is_not_who_leaves() -> None:
    kind, actors, targets = deeds("The Israeli army issued three forced displacement orders for [Bureij].", "PS")[0]
    assert (kind, actors) == ("displacement", ("Military Forces of Israel",))
    assert "Military Forces of Israel" not in targets


def test_both_groups_that_clash_are_named_by_their_initials() -> None:
    ((_, actors, _),) = deeds("The RSO fought ARSA near [Buthidaung] on Monday.", "MM")
    assert "Rohingya Solidarity Organisation" in actors


@pytest.mark.parametrize(
    ("text", "country_code", "actors"),
    [
        (
            "The Russian defence ministry said its men took [Alef]. Air defence batteries downed 14 Ukrainian drones.",
            "UA",
            ("Military Forces of Russia",),
        ),
        # Whose drones are downed downs none of them.
        ("The Russian army shelled [Alef]. Air defence batteries downed 14 Russian drones.", "UA", ()),
        ("The Russian army shelled [Alef]. Air defence batteries downed 14 drones.", "UA", ()),
    ],
)
def test_air_defences_are_of_who_told_of_his_deeds_before(text: str, country_code: str, actors: tuple[str]) -> None:
    kind, found, _ = deeds(text, country_code)[-1]
    assert (kind, found) == ("interception", actors)


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The army shelled [Alef] in retaliation for the killing of three soldiers in [Beth].", None),
        ("Gunmen attacked [Alef] to avenge the killing of nine herders.", None),
        ("In response to the killing of two officers, police raided [Alef].", None),
        ("The army shelled [Alef] in response to rocket fire, killing five people.", 5),
    ],
)
def test_the_dead_of_what_a_blow_answers_are_not_its_own(text: str, dead: int | None) -> None:
    document, located = read_marked(text, published=TOLD, country_code="NG")
    blow = next(event for event in find_events(document, located) if event.where is located[0])
    assert (blow.fatalities.best if blow.fatalities else None) == dead


def test_an_advance_to_within_some_distance_of_a_town_is_there() -> None:
    text = "M23 rebels advanced to within 15 km of Uvira, sending residents fleeing into Burundi."
    document = Document("d", text, TOLD)
    advance = find_events(document, locate(document, open_gazetteer()))[0]
    assert advance.where is not None
    assert (advance.kind, advance.where.mention.span.text) == ("advance", "within 15 km of Uvira")


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Eritrean troops remain in [Alef] despite a peace deal signed in [Beth] in 2022.", "reported"),
        ("The RSF controls [Alef], which it captured in October 2023.", "reported"),
        ("The RSF controlled [Alef] in October 2023.", "background"),
    ],
)
def test_who_is_in_a_place_now_is_not_there_on_a_day_of_something_else(text: str, status: str) -> None:
    document, located = read_marked(text, published=TOLD, country_code="ET")
    assert find_events(document, located)[0].status == status


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The army captured the leader of a gang in [Alef].", "arrest"),
        ("Bandits captured the leader of a village in [Alef].", "abduction"),
    ],
)
def test_whom_a_states_forces_catch_is_arrested(text: str, kind: str) -> None:
    document, located = read_marked(text, published=TOLD, country_code="NG")
    assert [event.kind for event in find_events(document, located)] == [kind]


def test_a_threat_with_a_condition_was_made() -> None:
    text = "The defence minister threatened to resume the offensive in [Alef] if hostages were not released."
    document, located = read_marked(text, published=TOLD, country_code="IL")
    assert [(event.kind, event.status) for event in find_events(document, located)] == [("statement", "reported")]
