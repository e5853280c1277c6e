"""Where the hurt were nursed, who fled where, and what stands behind a dash, in brackets or behind a label."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents import Document, locate, open_gazetteer
from geoevents.events import find_events

PUBLISHED = date(2026, 11, 20)


def marked_sites(text: str) -> list[str]:
    """Return the places of the events of a text whose places are marked; empty for an event without one."""
    document, located = read_marked(text, published=PUBLISHED)
    return [event.where.mention.span.text if event.where else "" for event in find_events(document, located)]


def sites(text: str) -> list[str]:
    """Return the places of the events of a text that the whole chain reads; empty for an event without one."""
    document = Document("sites", text, PUBLISHED)
    found = find_events(document, locate(document, open_gazetteer()))
    return [event.where.mention.span.text if event.where else "" for event in found]


@pytest.mark.parametrize(
    "text",
    [
        "A mortar round killed three women being treated in [Alef] on Friday.",
        "Militants shot dead a nurse who was being treated at a clinic in [Alef].",
        "Militants shot a driver as he was being treated in [Alef].",
        "An air strike killed nine villagers who had been transferred to [Alef].",
        "Gunmen killed six labourers brought to [Alef] by traffickers.",
        "A bomb wounded ten conscripts who had been taken to [Alef] by their officers.",
        "A blast at a sewage treatment works in [Alef] killed two.",
        "Troops wounded three farmers being treated at a clinic in [Alef].",
    ],
)
def test_who_was_nursed_or_held_somewhere_already_was_hurt_there(text: str) -> None:
    assert marked_sites(text) == ["Alef"]


def test_prisoners_taken_in_a_town_were_killed_there() -> None:
    assert marked_sites("Rebels executed four prisoners taken in [Alef].")[0] == "Alef"


@pytest.mark.parametrize(
    "text",
    [
        "Nine people were wounded and taken to a hospital in [Alef].",
        "Nine people were injured in the blast and later admitted to a clinic in [Alef].",
        "A porter was shot by gunmen and was rushed to a hospital in [Alef].",
        "Militants killed two and wounded seven, who were flown to [Alef].",
        "A bomb wounded seven porters who were evacuated to [Alef].",
        "A shell wounded six, and all were treated in [Alef].",
        "A girl was rushed to a clinic in [Alef] with gunshot wounds.",
        "Five people are being treated for shrapnel wounds in [Alef].",
    ],
)
def test_where_the_hurt_were_brought_afterwards_it_did_not_happen(text: str) -> None:
    assert marked_sites(text)[0] == ""


def test_the_place_told_before_is_that_of_the_hurt() -> None:
    assert marked_sites("In [Bet], a bomb wounded ten men brought to [Alef] by helicopter.")[0] == "Bet"


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Militants attacked Goma - Sake stayed quiet.", "Goma"),
        ("Militants attacked Goma - Sake and Masisi were calm.", "Goma"),
        ("Blasts shook Kyiv - Irpin lost its water supply.", "Kyiv"),
        ("Drones attacked Kharkiv - Chuhuiv was hit by shells.", "Kharkiv"),
        ("Militants attacked a post in Mogadishu - Hodan (Banadir).", "Hodan"),
        ("Militants attacked a post in Mogadishu - Hodan, witnesses said.", "Hodan"),
        ("Militants attacked a post in Mogadishu - Hodan on Tuesday.", "Hodan"),
    ],
)
def test_a_name_behind_a_dash_is_the_quarter_unless_it_is_the_subject_of_a_verb(text: str, site: str) -> None:
    assert sites(text)[0] == site


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("She was in Balakliia (Izium was bombed on Friday).", "Izium"),
        ("She lived in Balakliia (Izium was shelled by tanks).", "Izium"),
        ("Shells fell on a barn in Balakliia (Izium district, Kharkiv).", "Balakliia"),
        ("Militants killed a herder in Qorax village (Caluula, Bari) on Friday.", "Qorax"),
    ],
)
def test_brackets_name_what_holds_a_place_unless_they_tell_a_deed(text: str, site: str) -> None:
    assert sites(text) == [site]


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("The ministry put a warning on its web site: Moscow had been told. Two soldiers were killed on Friday.", [""]),
        ("They chose the venue: Goma was ready. Two soldiers were killed on Friday.", [""]),
        ("Two soldiers were killed on Friday.\nSite: Goma", ["Goma"]),
        ("Two soldiers were killed on Friday.\n- Venue: Goma", ["Goma"]),
        ("Two soldiers were killed on Friday (location: Goma).", ["Goma"]),
    ],
)
def test_a_label_of_the_place_opens_a_line_or_a_sentence(text: str, found: list[str]) -> None:
    assert sites(text) == found


@pytest.mark.parametrize(
    ("text", "site"),
    [
        ("Hundreds fled the town due to shelling in [Alef].", "Alef"),
        ("Hundreds fled the city owing to clashes in [Alef].", "Alef"),
        ("Hundreds fled the city for fear of raids in [Alef].", "Alef"),
        ("Hundreds fled the town to escape shelling in [Alef].", "Alef"),
        ("Hundreds fled the city for camps around [Alef].", ""),
        ("Hundreds fled the city to a camp in [Alef].", ""),
        ("Hundreds fled the town due to hunger to a camp in [Alef].", ""),
    ],
)
def test_why_people_fled_tells_where_from_and_not_where_to(text: str, site: str) -> None:
    assert marked_sites(text)[0] == site
