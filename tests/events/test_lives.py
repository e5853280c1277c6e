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
        ("Militiamen went from door to door in Kaya on Sunday and shot at least nine farmers.", 9),
        ("Eleven men were lined up and shot in Kaya on Sunday.", 11),
        ("Police shot dead nine residents in Thika on Sunday.", 9),
        ("Soldiers shot down five of the masked raiders in Kaya on Sunday.", 5),
        ("Raiders hacked to death an elderly couple in Kaya on Sunday.", 2),
        ("A drone hit a school in Kaya on Sunday, killing three pupils and their cook.", 4),
        ("A village head and his brother were slain in Kaya on Sunday by bandits.", 2),
        ("A corporal of the commandos died when gunmen opened fire on a patrol in Kaya on Sunday.", 1),
        ("A policeman was shot dead and three of the raiders were gunned down in Kaya on Sunday.", 4),
        ("Nine soldiers of the third brigade have fallen in the fighting around Djibo.", 9),
        ("Forty soldiers of the Azerbaijani Army have become martyrs.", 40),
        ("The attack on Djibo on Sunday cost the lives of six soldiers and a guide.", 7),
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
        "Snipers shot two farmers near Djibo on Sunday; both survived.",
        "Police shot and wounded four students in Dhaka on Sunday.",
        "Police in Thika shot nine residents on Sunday.",
        "Air defences over Donetsk shot down seven glide bombs and 30 fixed-wing unmanned aircraft on Sunday.",
        "Kherson's defenders shot down three guided aerial missiles on Sunday.",
        "Carrying the bodies of two students, crowds marched through Dhaka on Sunday.",
        "Soldiers said that the price of oil had fallen in Basra when rebels attacked Djibo.",
    ],
)
def test_nobody_died_of_whom_it_is_not_told(text: str) -> None:
    assert dead(text) == []


def test_the_dead_of_one_side_are_no_part_of_those_of_all() -> None:
    text = "Ten people were killed and two soldiers were shot dead when rebels raided Djibo on Sunday."
    assert dead(text) == [10.0]
