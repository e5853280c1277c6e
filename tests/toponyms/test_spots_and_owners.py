"""Who is behind others is no site; a spot in a town is no wider than it; what is all over a land is not its seat's."""

import pytest

from geoevents import Document, Georeference, locate, open_gazetteer


def located(text: str) -> dict[str, Georeference]:
    found = locate(Document("spots", text), open_gazetteer())
    return {g.mention.span.text: g for g in found if isinstance(g, Georeference)}


@pytest.mark.parametrize(
    ("text", "name", "role"),
    [
        ("A Tehran-aligned militia left the valley.", "Tehran", "associative"),
        ("Officers of a Kremlin-affiliated firm fled.", "Kremlin", "associative"),
        ("A Tripoli-based brigade was shelled in Tripoli.", "Tripoli", "literal"),
    ],
)
def test_who_is_behind_others_is_no_site(text: str, name: str, role: str) -> None:
    assert located(text)[name].mention.role == role


def test_a_name_is_not_placed_by_who_is_behind_others() -> None:
    found = located("A Kremlin-linked channel said that troops hold Verkhnia Zhuravka.")
    assert all(place.name != "Kremlin" for name, g in found.items() if name != "Kremlin" for place in g.places)


def test_a_spot_of_a_city_is_no_wider_than_it() -> None:
    found = located("A bomb exploded near the Shirkoole junction in Mogadishu.")
    assert found["Shirkoole"].uncertainty_m <= found["Mogadishu"].uncertainty_m
    found = located("A bomb exploded near the Shirkoole ridge in Mogadishu.")
    assert found["Shirkoole"].uncertainty_m > found["Mogadishu"].uncertainty_m


@pytest.mark.parametrize(
    ("text", "name", "code"),
    [
        ("Clinics closed across Gaza on Monday.", "Gaza", "ADM1"),
        ("Shelling was heard throughout Idlib.", "Idlib", "ADM1"),
        ("A clinic closed in Gaza on Monday.", "Gaza", "PPLA"),
        ("Barricades rose across Tripoli.", "Tripoli", "PPLC"),
    ],
)
def test_what_is_all_over_a_division_is_not_its_seats(text: str, name: str, code: str) -> None:
    assert located(text)[name].places[0].feature_code == code


def test_a_close_spelling_is_taken_near_any_place_of_the_text() -> None:
    found = located("Troops left Dobropillia. A blogger denied that they hold Zolotyi Kolodyaz.")
    assert found["Zolotyi Kolodyaz"].places[0].name == "Zolotyi Kolodiaz"
