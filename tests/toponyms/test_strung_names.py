"""Names of several words that a particle strings together, and names that only an "and" does."""

import pytest

from geoevents import Document, locate, open_gazetteer


def found(text: str) -> list[str]:
    return [result.mention.span.text for result in locate(Document("d", text), open_gazetteer())]


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Fever cases rose in São José do Rio Preto.", "São José do Rio Preto"),
        ("Rebels and the army clashed in San José del Guaviare.", "San José del Guaviare"),
        ("A lorry fell off the road at Serra da Ganda Velha, in Benguela.", "Serra da Ganda Velha"),
        ("Fires burnt in Vila Mosca e Bengo and in Malanje.", "Vila Mosca e Bengo"),
        ("Two hikers died near Pizzo di Morlana, above Bergamo.", "Pizzo di Morlana"),
    ],
)
def test_a_name_strung_by_a_particle_is_one(text: str, name: str) -> None:
    assert name in found(text)


def test_two_names_of_a_list_are_not_strung_to_a_facility() -> None:
    names = found("Cases came from Taif, Hail and Wadi Ad Dawasir in Saudi Arabia.")
    assert {"Hail", "Wadi Ad Dawasir"} <= set(names)


@pytest.mark.parametrize(
    ("text", "names"),
    [
        ("The papers wrote of strikes in Roma e Milano on Friday.", {"Roma", "Milano"}),
        ("The two trainers (Mike de Vock and Ann Hill) left.", set()),
        ("Australia and New Zealand paid for the boats.", {"Australia", "New Zealand"}),
        ("Trinidad and Tobago sent two boats.", {"Trinidad and Tobago"}),
        ("The People's Republic of China sent two boats.", {"People's Republic of China"}),
    ],
)
def test_two_places_and_a_person_are_strung_to_none(text: str, names: set[str]) -> None:
    assert set(found(text)) == names
