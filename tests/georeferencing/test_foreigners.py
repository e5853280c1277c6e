"""A namesake in a country the text never speaks of gives way to one among the places beside the name."""

from datetime import date

import pytest

from geoevents import Document, locate, open_gazetteer

ROUND_UP = (
    "Two children died in Panjgur, Pakistan.\n\n{}\n\nUkrainian troops left Avdiivka. Gangs stormed a jail in Hinche."
)


def country_of(name: str, text: str) -> str:
    located = locate(Document("d", text, published=date(2025, 3, 12)), open_gazetteer())
    return next(r.places[0].country_code for r in located if r.mention.span.text == name and r.places)


@pytest.mark.parametrize(
    ("name", "text", "country"),
    [
        ("Saada", ROUND_UP.format("Aircraft struck radar sites in Sanaa, Saada and Hodeidah."), "YE"),
        ("Al-Bayda", ROUND_UP.format("Shells fell on Taiz and Maqbanah. In Al-Bayda, a village was attacked."), "YE"),
        ("Lere", ROUND_UP.format("Gunmen overran Boulkessi and raided Kayes. Drones struck Lere in response."), "ML"),
        ("Lere", "Gunmen raided Kayes and Boulkessi in Mali. In Nigeria, bandits raided Zaria and Lere.", "NG"),
        ("Al-Bayda", "Floods hit Derna and Al-Bayda. Shells fell on Taiz and Maqbanah.", "LY"),
        ("Tripoli", ROUND_UP.format("Clashes broke out in Benghazi, Sirte and Tripoli."), "LY"),
    ],
)
def test_a_namesake_among_its_own(name: str, text: str, country: str) -> None:
    assert country_of(name, text) == country


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("In Ituri, militiamen killed nine in Zoluga, near Bunia, and Ugandan troops deployed to Mahagi.", "Bunia"),
        ("In neighbouring Zamfara, troops freed nine after a raid at Zoluga Hill in Kankara.", "Kankara"),
        ("In Zamfara state, bandits killed nine in Zoluga.", "Zamfara State"),
    ],
)
def test_a_name_in_no_gazetteer_lies_by_the_town_it_is_said_to_be_near(text: str, place: str) -> None:
    located = locate(Document("d", text, published=date(2025, 3, 12)), open_gazetteer())
    assert [r.places[0].name for r in located if r.mention.span.text.startswith("Zoluga")] == [place]
