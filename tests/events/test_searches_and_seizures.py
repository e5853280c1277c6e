"""What police and customs search and seize, bands that storm in and go: no clash, and no ground taken."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events

PUBLISHED = date(2026, 11, 20)


def kinds(text: str) -> list[str]:
    document, located = read_marked(text, published=PUBLISHED)
    return [event.kind for event in find_events(document, located)]


@pytest.mark.parametrize(
    "text",
    [
        "Customs officers raided a depot in [Tema] and seized 200 cartons of smuggled cigarettes.",
        "Anti-narcotics police raided a laboratory in [Tumaco] and destroyed two tonnes of coca paste.",
        "Police raided the offices of an opposition newspaper in [Managua] and took away computers.",
        "Security forces raided the office of the opposition party in [Dodoma] on Sunday.",
    ],
)
def test_premises_that_police_search_are_not_fought_for(text: str) -> None:
    assert kinds(text) == []


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police raided a bar in [Kisumu] and shot dead two men.", "attack_on_civilians"),
        ("Police raided a gang's stronghold in [Delmas] and came under fire.", "armed_clash"),
        ("Rebels raided a police station in [Mindat].", "armed_clash"),
        ("Police raided a flat in [Duran] and arrested four men.", "arrest"),
    ],
)
def test_a_raid_in_which_somebody_fires_dies_or_is_held_is_told(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Police seized 40 rifles in [Goma].", "interception"),
        ("The army seized 20 rifles hidden in a lorry in [Agadez].", "interception"),
        ("Soldiers seized the weapons depot at [Sebha] from the rebels.", "capture"),
        ("Police arrested three men in [Goma] and seized 40 kg of explosives.", "arrest"),
    ],
)
def test_arms_that_a_states_men_seize_are_taken_out_of_use(text: str, kind: str) -> None:
    assert kinds(text) == [kind]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Insurgents stormed into the village of [Nkutu] and killed six people.", "attack_on_civilians"),
        ("Jihadists swept into [Djibo] and killed 30 people.", "attack_on_civilians"),
        ("Soldiers stormed into [Rubkona] and raised the flag.", "capture"),
        ("Rebels stormed into [Rubkona] and set up checkpoints.", "capture"),
    ],
)
def test_who_storms_in_and_kills_takes_no_ground(text: str, kind: str) -> None:
    assert kinds(text)[0] == kind
    assert len(kinds(text)) == 1
