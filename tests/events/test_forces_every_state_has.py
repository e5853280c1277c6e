"""Whose forces are meant by words that every state has: its troops, its navy, its officers, its units with numbers."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events

PUBLISHED = date(2026, 5, 6)


def parties(text: str, country_code: str = "TG") -> tuple[tuple[str, ...], tuple[str, ...]]:
    document, located = read_marked(text, published=PUBLISHED, country_code=country_code)
    event = list(find_events(document, located))[-1]
    return event.actors, event.targets


TOGO = "Military Forces of Togo"


@pytest.mark.parametrize(
    "text",
    [
        "Government troops took the village of [Alef].",
        "The village of [Alef] was captured by government forces.",
        "Soldiers of the 12th Infantry Battalion shelled [Alef].",
        "The 3rd Mountain Brigade shelled [Alef].",
        "The navy shelled rebel boats off [Alef].",
    ],
)
def test_what_only_a_state_has_is_the_army_of_the_country(text: str) -> None:
    assert parties(text)[0] == (TOGO,)


@pytest.mark.parametrize(
    "officer",
    [
        "A colonel",
        "An army captain",
        "A colonel of the army",
        "A colonel with three aides",
        "A colonel who led the search",
    ],
)
def test_an_officer_who_is_killed_is_of_the_army_of_the_country(officer: str) -> None:
    assert parties(f"{officer} was shot dead by gunmen in [Alef].") == (("gunmen",), (TOGO,))


@pytest.mark.parametrize(
    ("text", "country_code", "actors"),
    [
        ("Rebel fighters took the village of [Alef].", "TG", ("rebel fighters",)),
        ("The army took the village of [Alef].", "TG", ("army",)),
        ("Government troops took the village of [Alef].", "", ("government troops",)),
        ("The Ghanaian navy shelled rebel boats off [Alef].", "TG", ("Military Forces of Ghana",)),
        ("Ghanaian troops left [Beth]. The navy shelled rebel boats off [Alef].", "TG", ("navy",)),
        ("The 3rd Mountain Brigade shelled [Alef].", "LY", ("3rd Mountain Brigade",)),
        ("The Ghanaian army said that the 3rd Mountain Brigade had taken [Alef].", "TG", ("Military Forces of Ghana",)),
        ("The Lion Brigade shelled [Alef].", "TG", ("Lion Brigade",)),
        ("Boko Haram claimed that its 4th Brigade had shelled [Alef].", "TG", ("Boko Haram",)),
        ("The army claimed that its 4th Brigade had shelled [Alef].", "TG", (TOGO,)),
        ("The rebel 4th Brigade shelled [Alef].", "TG", ("4th Brigade",)),
        ("The separatists' 4th Brigade shelled [Alef].", "TG", ("4th Brigade",)),
        ("The 4th Brigade of Ghana shelled [Alef].", "TG", ("4th Brigade of Ghana",)),
        ("The 4th Brigade, which had mutinied, shelled [Alef].", "TG", ("4th Brigade",)),
        ("The 4th Brigade, which had been reinforced, shelled [Alef].", "TG", (TOGO,)),
        ("The Ghana 4th Brigade shelled [Alef].", "TG", ("Military Forces of Ghana",)),
    ],
)
def test_forces_of_others_stay_theirs(text: str, country_code: str, actors: tuple[str, ...]) -> None:
    assert parties(text, country_code)[0] == actors


@pytest.mark.parametrize(
    "officer",
    [
        "A former colonel",
        "A police captain",
        "A colonel of the separatists",
        "A colonel with Boko Haram",
        "A renegade colonel",
        "A brigadier who planned the coup",
    ],
)
def test_who_serves_no_army_is_not_of_it(officer: str) -> None:
    assert TOGO not in parties(f"{officer} was shot dead by gunmen in [Alef].")[1]
