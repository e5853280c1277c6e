"""A facility noun in the plural, which speaks of every name of its list."""

import pytest

from geoevents import Document, Georeference, locate, open_gazetteer


def placed(text: str) -> dict[str, str]:
    """Return what stands for each mention of a text, by its words."""
    results = locate(Document("d", text), open_gazetteer())
    return {r.mention.span.text: r.places[0].name for r in results if isinstance(r, Georeference) and r.places}


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("Drones hit the Saky and Belbek air bases.", "Saky", "Saky Air Base"),
        ("Smoke rose over the Tuapse and Afipsky refineries.", "Tuapse", "Tuapse refinery"),
        ("The Mosul and Haditha dams hold little water.", "Mosul", "Mosul Dam"),
        ("The wounded were taken to Nasser and Shifa hospitals.", "Nasser", "Nasser Hospital"),
        ("Both the Shabelle and Juba rivers broke their banks.", "Juba rivers", "Juba River"),
    ],
)
def test_a_plural_facility_noun_speaks_of_every_name_of_its_list(text: str, name: str, place: str) -> None:
    assert placed(text)[name] == place


@pytest.mark.parametrize(
    ("text", "name", "place"),
    [
        ("The Iraqi and Haditha dams hold little water.", "Iraqi", "Iraq"),
        ("Troops left Mosul. The Haditha dams hold little water.", "Mosul", "Mosul"),
        ("Troops hold Mosul and the Haditha barracks.", "Mosul", "Mosul"),
        ("Flights from Goma reached the Kisangani airport.", "Goma", "Goma"),
    ],
)
def test_a_name_outside_the_list_is_its_own_place(text: str, name: str, place: str) -> None:
    assert placed(text)[name] == place
