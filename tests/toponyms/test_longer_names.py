"""Names in no index whose first word is a place's by itself."""

import pytest

from geoevents import Document, locate, open_gazetteer


def found(text: str) -> list[str]:
    return [result.mention.span.text for result in locate(Document("d", text), open_gazetteer())]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Turkeys died at Ramot Naftali.", "Ramot Naftali"),
        ("The ministry claimed the seizure of Nove Shakhove.", "Nove Shakhove"),
        ("The fall of Umm Zrebil was confirmed.", "Umm Zrebil"),
    ],
)
def test_a_longer_name_is_one_where_only_a_place_can_stand(text: str, name: str) -> None:
    assert name in found(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Delegates met in Derna Mohammed Ali, a trader.", "Derna Mohammed Ali"),
        ("The capture of Saddam Hussein was confirmed.", "Saddam Hussein"),
        ("He was seen in Kyiv Monday.", "Kyiv Monday"),
    ],
)
def test_a_person_or_a_day_behind_a_name_is_no_part_of_it(text: str, name: str) -> None:
    assert name not in found(text)
