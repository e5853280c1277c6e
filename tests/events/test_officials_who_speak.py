"""Who speaks for a state in a statement, where the text tells only his office."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events

GOVERNMENT = ("Government of Togo",)


def speakers(text: str) -> tuple[str, ...]:
    document, located = read_marked(text, published=date(2026, 5, 6), country_code="TG")
    return next(event.actors for event in find_events(document, located) if event.kind == "statement")


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen raided [Alef]. Governor Kossi Amavi condemned the raid.",
        "Gunmen raided [Alef]. The regional governor accused the rebels of planning it.",
        "The killing of two nurses in [Alef], Togo, was condemned by the governor.",
        "Gunmen raided [Alef]. The Ombudsman's Office, in a statement on Monday, condemned the raid.",
        "Gunmen raided [Alef]. The governor of [Alef] condemned the raid.",
        "Gunmen raided [Alef]. Savanes governor Kossi Amavi condemned the raid.",
        "Gunmen raided [Alef]. The chief public prosecutor condemned the raid.",
        "Gunmen raided [Alef]. The prosecutor accused the rebels of planning it.",
    ],
)
def test_an_officer_of_state_speaks_for_the_government_of_the_country(text: str) -> None:
    assert speakers(text) == GOVERNMENT


@pytest.mark.parametrize(
    "text",
    [
        "Gunmen raided [Alef]. The former governor condemned the raid.",
        "Gunmen raided [Alef]. The rebels' governor condemned the raid.",
        "Ghanaian troops raided [Alef]. President Jean Ayivi condemned the raid.",
        "Gunmen raided [Alef]. The governor of Ohio condemned the raid.",
        "Gunmen raided [Alef]. The foreign-appointed governor condemned the raid.",
        "Gunmen raided [Alef]. The high commissioner condemned the raid.",
        "Gunmen raided [Alef]. The ECOWAS commissioner condemned the raid.",
        "Gunmen raided [Alef]. The brother of the prosecutor condemned the raid.",
        "Gunmen raided [Alef]. An adviser to the regional governor condemned the raid.",
        "Gunmen raided [Alef]. The mayor condemned the raid.",
        "Gunmen raided [Alef]. The commissioner for refugees condemned the raid.",
        "Gunmen raided [Alef]. The governor was away, and a priest condemned the raid.",
    ],
)
def test_who_holds_no_office_of_the_state_does_not(text: str) -> None:
    assert speakers(text) != GOVERNMENT
