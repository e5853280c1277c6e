"""Names that no index has, and those of what is done to a place."""

import pytest

from geoevents import Document, locate, open_gazetteer


def names(text: str) -> list[str]:
    return [found.mention.span.text for found in locate(Document("d", text), open_gazetteer())]


def role(text: str, name: str) -> str:
    located = locate(Document("d", text), open_gazetteer())
    return next(found.mention.role for found in located if found.mention.span.text == name)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("In Qarlughbaz, in Faryab province, ten farmers drowned.", "Qarlughbaz"),
        ("At Thulobesi Khola, in Gorkha district, a bridge was swept away.", "Thulobesi Khola"),
        ("Mali: Gunmen stopped a bus on the edge of Toubalakoro.", "Toubalakoro"),
        ("Ukraine: Shells fell on the outskirts of Zelenohirkivka.", "Zelenohirkivka"),
        ("Nepal: The river flooded Simalbotepani, where nine pupils died.", "Simalbotepani"),
        ("Sudan: The militia moved towards An Nuhudiya.", "An Nuhudiya"),
        ("Vietnam: A slide buried the hamlet of Lang Nhoi, in Yen Bai province.", "Lang Nhoi"),
        ("Sudan: The army entered Al-Kardabiya, in North Kordofan.", "Al-Kardabiya"),
    ],
)
def test_a_name_in_no_index_is_found_where_the_words_beside_it_say_that_it_is_a_place(text: str, name: str) -> None:
    assert name in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("At Rosneft, in Moscow, managers kept silent.", "Rosneft"),
        ("According to DeepState, the village of Bor has fallen.", "DeepState"),
        ("A meeting of Poland's allies was held in Oslo.", "A meeting of Poland"),
        ("An army officer was shot in Sirte.", "An army"),
    ],
)
def test_what_is_no_place_is_none(text: str, name: str) -> None:
    assert name not in names(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("The shelling of Kramatorsk cost three lives.", "Kramatorsk"),
        ("The pounding of Saada went on all night.", "Saada"),
        ("Forty people have died in the siege of El Fasher.", "El Fasher"),
        ("The fall of Goma surprised diplomats.", "Goma"),
    ],
)
def test_what_is_done_to_a_place_is_done_there(text: str, name: str) -> None:
    assert role(text, name) == "literal"
