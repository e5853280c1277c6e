"""Words of a deed whose neighbours make it an everyday one, and the same words where they are news."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2026, 11, 29)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return list(find_events(document, located))


def kinds(text: str) -> list[str]:
    return sorted(event.kind for event in told(text))


@pytest.mark.parametrize(
    "text",
    [
        "A patrol came under heavy fire over the weekend near [Alef].",
        "The lorries came under attack as they drove over a dam in [Alef].",
        "Guards came under attack from youths all over [Alef].",
        "Border guards came under fire for three hours near [Alef].",
        "Border guards came under fire over the frontier near [Alef].",
        "A police post came under attack by villagers over the death of a prisoner in [Alef].",
        "A tanker came under attack off [Alef], the firm said in remarks on Friday.",
        "The garrison came under attack over the course of Monday in [Alef].",
    ],
)
def test_an_attack_over_a_time_or_a_place_is_one(text: str) -> None:
    assert kinds(text) == ["armed_clash"]


@pytest.mark.parametrize(
    "text",
    [
        "The police came under fire over the arrests of journalists in [Alef].",
        "The police came under fire from lawmakers over the arrests of journalists in [Alef].",
        "The army came under fire for the deaths of recruits in [Alef].",
        "The police came under fire for a slow response in [Alef].",
        "The governor came under attack over pension cuts in [Alef].",
        "The army came under fire over its handling of the inquiry in [Alef].",
    ],
)
def test_who_comes_under_fire_over_a_deed_is_blamed(text: str) -> None:
    assert "armed_clash" not in kinds(text)


@pytest.mark.parametrize(
    ("text", "kind", "status"),
    [
        ("Aid lorries were stopped for two days but reached [Alef] on Friday.", "aid", "reported"),
        ("An aid convoy was held up at a bridge and later arrived in [Alef].", "aid", "reported"),
        ("Aid lorries were held up near [Beth] but never reached [Alef].", "aid", "denied"),
        ("An aid convoy was held up at the gates of [Alef].", "aid", "cancelled"),
        ("The truce in [Alef] failed to prevent new raids.", "ceasefire", "reported"),
        ("The ceasefire in [Alef] failed to hold.", "ceasefire", "cancelled"),
        ("The ceasefire in [Alef] failed on Sunday.", "ceasefire", "cancelled"),
    ],
)
def test_what_arrives_late_or_does_not_help_is_not_called_off(text: str, kind: str, status: str) -> None:
    assert [event.status for event in told(text) if event.kind == kind][:1] == [status]


@pytest.mark.parametrize(
    ("kind", "text"),
    [
        ("capture", "Insurgents overran the port of [Alef], trapping dozens of tourists."),
        ("capture", "As visitors ran, militants overran [Alef]."),
        ("capture", "[Alef] was overrun by rebels as tourists left."),
        ("advance", "A column of armoured lorries entered [Alef]."),
        ("advance", "Tanks entered [Alef] at dawn."),
        ("displacement", "Families crowded into a school in [Alef] after the earthquake."),
        ("displacement", "Residents squeezed into basements in [Alef]."),
        ("displacement", "Sixty households ran to the gym of [Alef], where volunteers gave them blankets."),
        ("abduction", "Bandits took pupils to a hideout near [Alef]."),
        ("abduction", "Pirates grabbed the crew near [Alef]."),
        ("protest", "Workers occupied the chemical plant in [Alef]."),
        ("protest", "A crowd burned the flag of Denmark in [Alef]."),
        ("flood", "[Alef] was flooded with mud and water."),
        ("flood", "[Alef] was flooded by a burst dam."),
        ("flood", "Rain left streets in [Alef] in knee-deep water."),
        ("capture", "[Alef] was seized by militiamen."),
        ("capture", "[Alef] was captured by insurgents amid panic."),
        ("capture", "Amid panic the rebels seized [Alef]."),
        ("abduction", "Bandits took nine worshippers out of a church in [Alef]."),
        ("protest", "Protesters burned an old imperial flag in [Alef]."),
        ("talks", "The prime minister came face to face with rebel leaders in [Alef]."),
        ("attack_on_civilians", "Gunmen descended on a wedding in [Alef], killing four guests."),
        ("capture", "The army toppled the president in [Alef]."),
        ("withdrawal", "The minister recalled the garrison from [Alef]."),
        ("armed_clash", "The army thrashed the rebels near [Alef]."),
        ("talks", "The foreign minister came face to face with his Turkish counterpart in [Alef]."),
        ("armed_clash", "Militants descended on the village of [Alef]."),
        ("protest", "Detainees rejected meals in [Alef]."),
        ("armed_clash", "The standoff between gunmen and police in [Alef] ended with three wounded."),
        ("armed_clash", "A group of soldiers fell in [Alef]."),
        ("armed_clash", "On Sunday in [Alef] 40 soldiers fell in fighting."),
    ],
)
def test_deeds_told_in_such_words_are_news(kind: str, text: str) -> None:
    assert kind in kinds(text)


@pytest.mark.parametrize(
    "text",
    [
        "Thousands of tourists overran [Alef] on Sunday.",
        "[Alef] was overrun by visitors on Sunday.",
        "Columns of runners entered [Alef] on Sunday.",
        "A convoy of fuel tanks entered [Alef].",
        "Tanks of water entered [Alef] on Sunday.",
        "Families crowded into the arcade in [Alef] before the holiday.",
        "Residents squeezed into the church in [Alef] for a wedding.",
        "Villagers ran to the square in [Alef] to greet the singer.",
        "The rebels took villagers to hospital in [Alef].",
        "The insurgents took farmers' complaints seriously in [Alef].",
        "Bandits took pupils on a tour of [Alef].",
        "Students occupied the benches at the factory gates in [Alef].",
        "Villagers occupied the station bar in [Alef].",
        "Residents burned the flags of a rival team in [Alef].",
        "[Alef] was flooded with complaints.",
        "[Alef] was flooded with visitors.",
        "[Alef] was flooded by refugees.",
        "The lagoon of [Alef] was overrun with tourists.",
        "[Alef] was seized by panic.",
        "Panic seized [Alef] on Sunday.",
        "Rebels took pupils back to school in [Alef].",
        "Fighters descended on [Alef] for a tournament.",
        "The army toppled the statue of the king in [Alef].",
        "The minister recalled the troops who lie buried in [Alef].",
        "The club thrashed the rebels 4-1 in [Alef].",
        "The singer came face to face with the president in [Alef].",
        "Soldiers descended on [Alef] for the parade.",
        "Refugees rejected food in [Alef].",
        "Rain left gardeners pleased with plenty of water in [Alef].",
        "The standoff between strikers and police in [Alef] ended without injuries.",
        "The number of soldiers has fallen in [Alef] since January.",
        "The wages of the officers have fallen in [Alef].",
        "Sales of rifles carried by soldiers fell in [Alef].",
        "Two officers fell in the relay in [Alef].",
    ],
)
def test_everyday_deeds_in_such_words_are_none(text: str) -> None:
    assert kinds(text) == []
