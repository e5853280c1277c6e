"""Names in no index, which only the words before them tell to be places."""

import pytest

from geoevents import Document, locate, open_gazetteer


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Residents of L'Estère put up roadblocks.", "L'Estère"),
        ("Gunfire shook the outskirts of D'Osmond on Sunday.", "D'Osmond"),
        ("Villagers of Xandrère fled.", "Xandrère"),
    ],
)
def test_what_only_places_have_leads_to_a_name_in_no_index(text: str, name: str) -> None:
    assert name in [result.mention.span.text for result in locate(Document("d", text), open_gazetteer())]
