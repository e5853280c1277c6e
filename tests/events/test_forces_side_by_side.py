"""Who fights beside those who do a deed, and who only stands behind them."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events


def doers(text: str) -> tuple[str, ...]:
    document, located = read_marked(text, published=date(2026, 5, 6), country_code="TG")
    return next(iter(find_events(document, located))).actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Police backed by soldiers killed four bandits in [Alef].", ("police", "soldiers")),
        ("Soldiers, supported by local vigilantes, took [Alef].", ("soldiers", "local vigilantes")),
        ("Gunmen backed by Ghanaian soldiers shelled [Alef].", ("gunmen", "Military Forces of Ghana")),
        ("Four bandits were killed by police backed by soldiers in [Alef].", ("police", "soldiers")),
    ],
)
def test_armed_men_who_back_others_in_a_deed_do_it_too(text: str, actors: tuple[str, ...]) -> None:
    assert doers(text) == actors


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        ("Rebels backed by Ghana took [Alef].", ("rebels",)),
        ("Soldiers backed by helicopter gunships took [Alef].", ("soldiers",)),
        ("Soldiers accompanied by militiamen burned houses in [Alef].", ("soldiers",)),
        ("Rebels trained by Ghanaian soldiers took [Alef].", ("rebels",)),
    ],
)
def test_who_only_stands_behind_them_does_not(text: str, actors: tuple[str, ...]) -> None:
    assert doers(text) == actors
