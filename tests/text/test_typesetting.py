"""Soft hyphens, invisible signs, wrapped lines and other scripts: the names are found, spans stay the text's own."""

import subprocess
import sys
import warnings
from pathlib import Path

import pytest

from geoevents import Document, Gazetteer, Georeference, locate, open_gazetteer
from geoevents.errors import OtherScript
from geoevents.pipeline import Options, read_document
from geoevents.text.typesetting import other_script, plain_text


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


WRAPPED = (
    "Shells fell on the market of Kramatorsk on Monday evening, and trucks from Port\n"
    "Sudan could not go on. The governor said that no fewer than eleven people died\n"
    "on the road, among them two nurses of the hospital."
)


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Shells fell on Kra\u00admatorsk on Monday.", "Kra\u00admatorsk", "Kramatorsk"),
        ("Shells fell on Kra\u200bma\u2060torsk on Monday.", "Kra\u200bma\u2060torsk", "Kramatorsk"),
        ("Shells fell on Krama-\ntorsk on Monday.", "Krama-\ntorsk", "Kramatorsk"),
        ("The convoy left Wad\u202fMadani at noon.", "Wad\u202fMadani", "Wad Medani"),
        ("Trucks reached Deir ez-\nZor on Monday.", "Deir ez-\nZor", "Deir ez-Zor"),
        ("A car bomb went off in N\u201bDjamena.", "N\u201bDjamena", "N'Djamena"),
        (WRAPPED, "Port\nSudan", "Port Sudan"),
    ],
)
def test_names_cut_by_typesetting_are_found_whole(text: str, name: str, place: str, gazetteer: Gazetteer) -> None:
    found = {g.mention.span: g for g in locate(Document("d", text), gazetteer)}
    assert all(text[span.start : span.end] == span.text for span in found)
    (georeference,) = [g for span, g in found.items() if span.text == name]
    assert isinstance(georeference, Georeference)
    assert georeference.places[0].name == place


def test_events_of_a_text_with_soft_hyphens_have_the_spans_of_that_text(gazetteer: Gazetteer) -> None:
    text = "Gun\u00admen at\u00adtacked a police post near Beni on 3 May 2021."
    reading = read_document(Document("d", text), gazetteer, Options())
    (event,) = reading.events
    assert event.span.text == text[event.span.start : event.span.end]
    assert "at\u00adtacked" in event.span.text
    assert event.where is not None
    assert event.where.mention.span.text in text


@pytest.mark.parametrize(
    ("cut", "whole"),
    [
        ("Odesa-\nbound", "Odesa-bound"),
        ("militia-\ncontrolled", "militia-controlled"),
        ("M23-\nheld", "M23-held"),
        ("U.S.-\nbacked", "U.S.-backed"),
        ("LNA-\nfriendly", "LNA-friendly"),
        ("Goma-\nto-Bukavu", "Goma-to-Bukavu"),
        ("Deir-\nel-Balah", "Deir-el-Balah"),
        ("Umm-\nal Rizam", "Umm-al Rizam"),
        ("vice-\npresident", "vice-president"),
        ("pro-\ngovernment", "pro-government"),
        ("Ug-\nanda", "Uganda"),
        ("Soko-\nto", "Sokoto"),
        ("San-\nto Domingo", "Santo Domingo"),
        ("self-\nproclaimed", "self-proclaimed"),
        ("fede-\nral", "federal"),
        ("over-\nrun", "overrun"),
        ("with-\nheld", "withheld"),
        ("west-\nbound", "westbound"),
        ("de-\nbased", "debased"),
        ("Ta-\nbasedi", "Tabasedi"),
        ("Ky-\niv-based", "Kyiv-based"),
        ("I-\nraq", "Iraq"),
    ],
)
def test_a_hyphen_at_the_end_of_a_line_stays_in_what_is_written_with_one(cut: str, whole: str) -> None:
    plain = plain_text(f"They saw {cut} on Monday.")
    assert plain is not None
    assert plain.text == f"They saw {whole} on Monday."


def test_a_town_before_a_hyphen_at_the_end_of_a_line_is_found(gazetteer: Gazetteer) -> None:
    text = "Haftar's forces shelled the Benghazi-\nbased brigade."
    assert [g.mention.span.text for g in locate(Document("d", text), gazetteer)] == ["Benghazi"]


def test_lists_and_headings_are_no_wrapped_paragraphs() -> None:
    assert plain_text("NORTH KIVU\nGoma\nSake\nMasisi and Rutshuru territories\nFighting goes on at Bweremana.") is None
    assert plain_text("One line only, which is of course not wrapped at any width at all\nGoma") is None


@pytest.mark.parametrize(
    ("text", "script"),
    [
        ("В Харькове прогремели взрывы", "Cyrillic"),
        ("قصفت القوات مدينة سرت", "Arabic"),
        ("近日在利比亚发生冲突", "Chinese"),
        ("In Sirte (سرت) the army", ""),
        ("Łódź, São Paulo, Đà Nẵng", ""),
        ("", ""),
    ],
)
def test_the_script_of_most_letters_is_named(text: str, script: str) -> None:
    assert other_script(text) == script


def test_locating_a_text_in_another_script_warns(gazetteer: Gazetteer) -> None:
    with pytest.warns(OtherScript, match="d7: most of its letters are Cyrillic"):
        locate(Document("d7", "В Харькове прогремели взрывы."), gazetteer)
    with warnings.catch_warnings():
        warnings.simplefilter("error")
        locate(Document("d8", "Explosions were heard in Kharkiv (Харків)."), gazetteer)


def test_the_command_says_which_document_it_cannot_read(tmp_path: Path) -> None:
    (tmp_path / "a.txt").write_text("قصفت القوات مدينة سرت يوم الاثنين.", "utf-8")
    ran = subprocess.run(
        [sys.executable, "-m", "geoevents", "locate", str(tmp_path / "a.txt")],
        capture_output=True,
        text=True,
        check=True,
    )
    (line,) = ran.stderr.splitlines()
    assert line.startswith("geoevents: a.txt: most of its letters are Arabic")


@pytest.mark.parametrize(
    "text",
    [
        "3 May 2024\n\nOn 1 May, an attack on El Tina, North\n"
        "Darfur, left at least seventeen\npeople dead, and 900\nfamilies towards Chad.",
        "Two drones hit a fuel depot in Port\n"
        "Sudan, residents said, and a fire burnt\nfor six hours before crews\nput it out.",
    ],
)
def test_a_paragraph_wrapped_unevenly_is_joined_at_names(text: str) -> None:
    plain = plain_text(text)
    assert plain is not None
    assert "North Darfur" in plain.text or "Port Sudan" in plain.text
    assert len(plain.text) == len(text)


@pytest.mark.parametrize(
    "text",
    [
        "Dozens killed in the north\nGunmen attacked a convoy\nof traders on the road to Gao\nand killed thirty.",
        "Killed in Gao:\nfive traders\nfour drivers\nTwo soldiers",
        "Sites hit\nPort Sudan\nEl Obeid\nKosti\nRabak",
        "Sudan: clashes\nKosti\nshelling of the market\nRabak\nattack on a convoy",
    ],
)
def test_headlines_and_lists_stay_apart(text: str) -> None:
    plain = plain_text(text)
    assert plain is None or not any(
        joined in plain.text for joined in ("north Gunmen", "drivers Two", "hit Port", "Obeid Kosti", "market Rabak")
    )
