"""What a person is called is no place, though a town is called so, too."""

import pytest

from geoevents import open_gazetteer
from geoevents.georeferencing.locating import read_names


def names(text: str) -> set[str]:
    return {name.toponym.span.text for name in read_names(text, open_gazetteer(), frozenset())}


@pytest.mark.parametrize(
    ("text", "places"),
    [
        ("Marines caught alias Pereira near Tumaco.", {"Tumaco"}),
        ("A smuggler known as Valencia was shot dead in Neiva.", {"Neiva"}),
        ("Police in Neiva held a hitman, also known as 'Popayán', on Monday.", {"Neiva"}),
        ("The boss, nicknamed Medellín, fled to Cúcuta; Medellín's brother was held.", {"Cúcuta"}),
        ("Ahmed Omar, nom de guerre Tikrit, was killed near Mosul.", {"Mosul"}),
    ],
)
def test_what_a_person_is_called_is_no_place(text: str, places: set[str]) -> None:
    assert names(text) == places


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("Shells hit a suburb known as Bahri.", "Bahri"),
        ("Alias Pereira was seen in Pereira on Friday.", "Pereira"),
        ("Rebels entered the village of Shivpur alias Rampur.", "Rampur"),
        ("The town, also known as Kobani, was besieged.", "Kobani"),
    ],
)
def test_what_a_place_is_called_is_one(text: str, place: str) -> None:
    assert place in names(text)
