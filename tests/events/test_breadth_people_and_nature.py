"""Breadth: words of talks, crowds, police, aid and hazards, and the same words for trade, sports and everyday life."""

from collections import Counter
from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events


def kinds_in(text: str) -> list[str]:
    document, located = read_marked(text, published=date(2026, 11, 20))
    return sorted(Counter(event.kind for event in find_events(document, located)).elements())


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # Words between parties.
        ("The army and the rebels silenced their guns in [Shana] on Thursday.", "ceasefire"),
        ("Rival militias in [Zawi] agreed on Monday to stop fighting.", "ceasefire"),
        ("Negotiators hammered out a settlement in [Genna] on Monday.", "agreement"),
        ("Russia and Chad entered into an alliance in [Mosk] on Monday.", "agreement"),
        ("The foreign minister had an audience with the Libyan president in [Kairo] on Monday.", "talks"),
        ("Hezbollah vowed to retaliate against Israel.", "statement"),
        # Crowds and police.
        ("Students thronged the streets of [Dakka] on Monday.", "protest"),
        ("A bandh paralysed [Guwa] on Monday.", "protest"),
        ("A fracas between taxi drivers and police in [Durba] left one man hurt on Tuesday.", "riot"),
        ("Officers handcuffed six protesters in [Portla] on Thursday.", "arrest"),
        ("Police tracked down a fugitive in [Kana] on Monday.", "arrest"),
        # Property, flight and relief.
        ("Troops reduced a village near [Minda] to ashes on Monday.", "looting"),
        ("Militiamen smashed up shops in [Nyal] on Monday.", "looting"),
        ("The theft of 60 cows near [Banka] was reported on Wednesday.", "looting"),
        ("The arrival of 900 refugees in [Renka] was recorded on Sunday.", "displacement"),
        ("Algeria repatriated 500 migrants to [Assam] on Sunday.", "displacement"),
        ("Thousands returned to [Madan] on Wednesday.", "displacement"),
        ("The Red Cross assisted 2,000 displaced people in [Minov] on Friday.", "aid"),
        ("Bandits had carted away 40 cows from a farm near [Anka].", "looting"),
        # Hazards and accidents.
        ("A ferry ran onto rocks off [Zambo] on Friday.", "accident"),
        ("A deluge hit [Sylha] on Monday.", "flood"),
        ("A levee was breached in [Jiuja] on Wednesday.", "flood"),
        ("A sandstorm swept [Basar] on Monday.", "storm"),
        ("A squall sank boats off [Mwana] on Friday.", "storm"),
        ("An earth slip destroyed houses in [Badul] on Monday.", "landslide"),
        ("Flames scorched 900 hectares near [Zamar] on Saturday.", "wildfire"),
        ("Two minibuses collided near [Kintam] on Saturday.", "accident"),
        ("A jeep plunged into a gorge near [Almor] on Wednesday.", "accident"),
        ("Six children burned to death in a hostel in [Wagad] on Sunday.", "accident"),
        ("A boom was heard over [Erba] on Thursday.", "explosion"),
    ],
)
def test_a_word_of_people_or_nature_tells_of_its_kind(text: str, told: str) -> None:
    assert kinds_in(text) == [told]


@pytest.mark.parametrize(
    "text",
    [
        "Shares rallied in [Mumba] on Monday.",
        "A picket fence in [Salem] was painted on Monday.",
        "Nurses kept a vigil at his bedside in [Leda] on Wednesday.",
        "The band filled the air in [Siena] on Monday with music.",
        "Police tracked down a missing dog in [Leda] on Monday.",
        "The patient was detained in hospital in [Leda] on Thursday.",
        "The forwards plundered five goals in [Leda] on Tuesday.",
        "The bank gutted its branch network in [Genta] on Monday.",
        "The team sacked its coach in [Turna] on Monday.",
        "An exodus of bankers from [Londa] worries the mayor.",
        "The firm relocated its office to [Dubla] on Thursday.",
        "Tourists returned to [Balia] on Wednesday.",
        "Hundreds returned to work in [Turna] on Monday after the holiday.",
        "The arrival of families at the beach in [Nica] cheered hoteliers on Monday.",
        "Fans flooded into [Kardi] on Tuesday.",
        "The monsoon hit [Mumba] on Monday, a week early.",
        "The rumour spread like wildfire in [Puna] on Monday.",
        "Hand tremors were treated at a clinic in [Lyona] on Friday.",
        "The guests had a blast in [Ibiz] on Tuesday.",
        "Reporters waylaid the minister in a corridor in [Brussa] on Wednesday.",
        "The boat show in [Genna] ran on a budget of a million.",
        "The crane fell silent in [Gdana] on Monday as work ended.",
        "Dollars poured into the project near [Ostia] on Monday.",
        "An air ambulance landed near [Leda] and police closed a road on Monday.",
        "The minister spoke to reporters in [Osla] on Monday.",
        "The ministers took delivery of the petition in [Roma] on Monday.",
        "WFP issued a report in [Roma] on Monday.",
    ],
)
def test_the_same_word_in_everyday_life_tells_of_nothing(text: str) -> None:
    assert kinds_in(text) == []
