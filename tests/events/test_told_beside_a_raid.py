"""What is told beside a raid, a toll or an order: arms taken, a post burned, people confined or expelled."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents import Event
from geoevents.events import find_events

TOLD = date(2026, 3, 12)  # a Thursday


def events(text: str) -> list[Event]:
    document, located = read_marked(text, published=TOLD, country_code="NG")
    return find_events(document, located)


def kinds(text: str) -> set[str]:
    return {event.kind for event in events(text)}


@pytest.mark.parametrize(
    "text",
    [
        "Insurgents attacked a convoy near [Alef], killed four soldiers and seized their rifles.",
        "Gunmen killed two policemen in [Alef] and took their guns.",
        "Bandits stormed the police post at [Alef] and set it ablaze.",
        "The fighters overran the army camp at [Alef] and set it on fire.",
    ],
)
def test_a_band_that_takes_arms_or_burns_a_post_loots_besides(text: str) -> None:
    assert "looting" in kinds(text)
    assert kinds(text) & {"armed_clash", "capture"}


@pytest.mark.parametrize(
    "text",
    [
        "Soldiers killed four insurgents near [Alef] and seized their rifles.",
        "Police shot two robbers in [Alef] and took their guns.",
        "Gunmen killed four soldiers near [Alef] and fled on motorcycles.",
        "Shells hit the police post at [Alef] and set it ablaze.",
        "Somebody shot at the tents in [Alef] and set one on fire.",
    ],
)
def test_an_army_that_takes_arms_and_a_shell_that_burns_loot_nothing(text: str) -> None:
    assert "looting" not in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind", "targets"),
    [
        ("Some 4,000 villagers are confined to their homes on the orders of the rebels.", "siege", ("civilians",)),
        ("Pakistan has expelled 90,000 Afghans since January.", "displacement", ("civilians",)),
        ("Algeria deported 210 migrants on Monday.", "displacement", ("civilians",)),
        ("Aid agencies provided assistance to 45,000 people last month.", "aid", ("civilians",)),
        ("The welfare department handed out 2,000 family food packs in [Alef].", "aid", ()),
        ("Nineteen people are confirmed dead after Monday's clan fight near [Alef].", "armed_clash", None),
        ("Clashes near [Alef] led some 700 families to seek refuge in the forest.", "displacement", ("civilians",)),
        ("The militia denied the charge.", "statement", ()),
    ],
)
def test_what_was_lost_is_told(text: str, kind: str, targets: tuple[str, ...] | None) -> None:
    found = [event for event in events(text) if event.kind == kind]
    assert len(found) == 1
    assert targets is None or found[0].targets == targets


@pytest.mark.parametrize(
    "text",
    [
        "He is confined to his bed on the orders of his doctor.",
        "Russia has expelled 14 diplomats since January.",
        "The party expelled two members on Monday.",
        "Washington provided assistance to the army.",
        "The new road led many families to seek work in the town.",
        "The bank denied the loan.",
        "A knife fight in a film led to 12 complaints.",
        "Gunmen fought the police near [Alef].",
    ],
)
def test_what_only_sounds_like_it_is_not(text: str) -> None:
    assert not kinds(text) & {"siege", "displacement", "aid", "statement", "abduction"}


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A medical convoy scheduled for Monday was cancelled because of mines.", "cancelled"),
        ("A food convoy to [Alef] was called off after rains cut the road.", "cancelled"),
        ("A flight with nine tons of medical supplies is due in [Alef] on Saturday.", "planned"),
        ("A ship with blankets and tents is expected in [Alef] on Saturday.", "planned"),
    ],
)
def test_aid_that_is_called_off_or_to_come(text: str, status: str) -> None:
    aid = [event for event in events(text) if event.kind == "aid"]
    assert [event.status for event in aid] == [status]


def test_bodies_brought_in_are_dead_of_what_was_told() -> None:
    text = "Troops fought militiamen in [Alef]. A nurse said 14 bodies had been brought to her clinic since Monday."
    assert events(text)[-1].fatalities is not None


@pytest.mark.parametrize(
    "text",
    [
        "A nurse said 14 bodies had been brought to her clinic from a fallen bus.",
        "The university said two bodies had been brought to it for study.",
    ],
)
def test_bodies_brought_in_of_nothing_told_are_no_event_of_arms(text: str) -> None:
    assert not kinds(text) & {"armed_clash", "attack_on_civilians"}


@pytest.mark.parametrize(
    ("text", "all_kinds"),
    [
        ("The minister, who skipped the summit in [Alef], said so on Monday.", set()),
        ("The senator boycotted the talks in [Alef].", set()),
        ("The firm hopes to resume work in [Alef] next year.", set()),
        ("Troops fought the rebels, who escaped into the hills.", {"armed_clash"}),
        ("Police traded shots with the gang, who fled into the forest.", {"armed_clash"}),
        ("A ship with 40 tons of flour is due in [Alef] on Saturday.", {"aid"}),
    ],
)
def test_what_is_none(text: str, all_kinds: set[str]) -> None:
    assert kinds(text) == all_kinds


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("The French minister is due in [Alef] on Saturday.", "talks"),
        ("The two foreign ministers met at the summit in [Alef] on Monday.", "talks"),
        ("The rebels fought for a day and withdrew from [Alef].", "withdrawal"),
        ("Negotiators resumed talks in [Alef] on Monday.", "talks"),
    ],
)
def test_what_is_one(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("Six people are confirmed dead following Monday's raid on [Alef].", date(2026, 3, 9)),
        ("Shops closed following Sunday's shelling of [Alef].", date(2026, 3, 8)),
        ("Rebels took [Alef] on 1 March and left the following day.", date(2026, 3, 1)),
        ("Troops shelled [Alef] on 2 March and again the following Wednesday.", date(2026, 3, 2)),
    ],
)
def test_following_before_a_day_is_after_it(text: str, day: date) -> None:
    when = events(text)[0].when
    assert when is not None
    assert when.start == day


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Fighters killed a mayor near [Alef]. His car was set on fire.", "looting"),
        ("Rebels shelled [Alef]. Several shops were burned.", "looting"),
        ("Crowds stoned policemen in [Alef]. Part of the town hall was set on fire.", "riot"),
        ("Youths rioted in [Alef]. Two buses were torched.", "riot"),
    ],
)
def test_what_was_burned_was_burned_by_those_told_of(text: str, kind: str) -> None:
    assert events(text)[-1].kind == kind


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Two policemen were shot dead in [Alef] on Monday.", "armed_clash"),
        ("Three soldiers were gunned down in a cafe in [Alef].", "armed_clash"),
        ("A teacher was shot dead in [Alef] on Monday.", "attack_on_civilians"),
        ("Three farmers were gunned down in [Alef].", "attack_on_civilians"),
    ],
)
def test_soldiers_who_are_shot_dead_are_no_civilians(text: str, kind: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("Another 38 traders were killed in [Alef] in the same period.", "background"),
        ("Twelve farmers were killed in [Alef] over the same period.", "background"),
        ("Twelve farmers were killed in [Alef] on the same day.", "reported"),
        ("Twelve farmers were killed in [Alef] in the same attack.", "reported"),
    ],
)
def test_the_dead_of_the_same_period_are_those_of_a_period(text: str, status: str) -> None:
    assert {event.status for event in events(text)} == {status}
