"""The dead told of without "killed", or without a number."""

from datetime import date

import pytest

from geoevents import Document, locate, open_gazetteer
from geoevents.events import find_events


def dead(text: str) -> list[float]:
    document = Document("d", text, published=date(2025, 3, 12))
    events = find_events(document, locate(document, open_gazetteer()))
    return [event.fatalities.best for event in events if event.fatalities is not None]


@pytest.mark.parametrize(
    ("text", "number"),
    [
        ("A fire in a mill in Karachi on Sunday cost the owner and his son their lives.", 2),
        ("A drone strike near Sinjar cost a shepherd his life on Sunday.", 1),
        ("A member of the Border Guard lost her life on Sunday in a clash with smugglers near Sinjar.", 1),
        ("Seven soldiers fell when rebels attacked Djibo on Sunday.", 7),
        ("A ferry capsized off Zanzibar on Sunday, and 11 of those on board did not survive.", 11),
        ("A small plane crashed near Nyeri on Sunday; both pilots died.", 2),
        ("Four traders who had been unloading a lorry at the market of Gwoza on Sunday were shot dead.", 4),
        ("Gunmen abducted six drivers near Kaya on Sunday and killed them.", 6),
    ],
)
def test_the_dead_are_counted_however_it_is_told_that_they_died(text: str, number: float) -> None:
    assert number in dead(text)


@pytest.mark.parametrize(
    "text",
    [
        "A shepherd ran for his life when shells hit Sinjar on Sunday.",
        "Forty millimetres of rain fell in Djibo when rebels attacked it on Sunday.",
        "Rebels attacked Djibo on Sunday and took 12 goats, and sold them.",
    ],
)
def test_nobody_died_of_whom_it_is_not_told(text: str) -> None:
    assert dead(text) == []
