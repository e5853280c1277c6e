"""Breadth: the many ways of telling of an event, each read as its kind, and what only sounds so left alone."""

from collections import Counter
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.events.words.triggers import kinds

# Some phrases tell of diseases, which are no kind of event.
pytestmark = pytest.mark.filterwarnings("ignore::geoevents.errors.EventsLeftOut")

PHRASES = Path(__file__).parents[1] / "event_phrases.txt"
PUBLISHED = date(2024, 6, 24)
# What the rules reach; the rest is listed so that nobody takes the file for what is read.
LEAST, LEAST_QUIET = 0.86, 0.97


def phrases() -> Iterator[tuple[tuple[str, ...], str]]:
    wanted: tuple[str, ...] = ()
    for line in PHRASES.read_text("utf-8").splitlines():
        if line.startswith("== "):
            wanted = tuple(line.removeprefix("== ").split())
        elif line and not line.startswith("#"):
            yield wanted, line


def found(text: str) -> Counter[str]:
    document, located = read_marked(text, published=PUBLISHED)
    return Counter(event.kind for event in find_events(document, located))


def test_phrases_are_broad() -> None:
    told = Counter(kind for wanted, _ in phrases() for kind in wanted)
    assert set(told) == {*kinds(), "none"}
    assert min(told.values()) >= 4
    assert told["none"] >= 120


def test_phrases_are_read_as_their_kinds() -> None:
    rows = [(wanted, text) for wanted, text in phrases() if wanted != ("none",)]
    right = sum(found(text) == Counter(wanted) for wanted, text in rows)
    assert right >= LEAST * len(rows)


@pytest.mark.filterwarnings("ignore::geoevents.errors.EventsLeftOut")
def test_what_only_sounds_so_is_no_event() -> None:
    quiet = [text for wanted, text in phrases() if wanted == ("none",)]
    silent = sum(not found(text) for text in quiet)
    assert silent >= LEAST_QUIET * len(quiet)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        # The object makes the event of a plain verb.
        ("Gunmen took three nurses away from [Kuriga].", ["abduction"]),
        ("Gunmen took the road to [Kuriga].", []),
        ("Youths hurled bricks at a bus in [Lyon].", ["riot"]),
        ("Youths hurled themselves into the river in [Lyon].", []),
        ("Farmers dumped onions before the ministry in [Nashik].", ["protest"]),
        ("Farmers dumped their spokesman in [Nashik].", []),
        ("Rebels cut the roads into [Kadugli].", ["siege"]),
        ("Landslides have cut the road to [Majene].", ["landslide"]),
        # Who buries a mine or his dead floods and kills nobody.
        ("A farmer was killed near [Bria] by an old mine that insurgents had buried.", ["mine"]),
        ("A wave buried the harbour of [Bria], killing two.", ["flood"]),
        ("The bodies were buried on Sunday in [Bria].", []),
        # A participle before a noun only describes it.
        ("The retreating troops mined the road to [Kherson].", ["mine"]),
        ("Wounded people waited outside the hospital of [Garowe].", []),
        ("A blaze tore through a hostel in [Ibadan].", ["accident"]),
        ("Laughter tore through a theatre in [Ibadan].", []),
        ("A slope gave way above a village near [Manizales].", ["landslide"]),
        ("A shell splashed into the water beside the tanker off [Mocha].", ["shelling"]),
        ("Police hauled off three students in [Minsk].", ["arrest"]),
        ("Gendarmes sealed off the old town of [Thies].", ["presence"]),
        # Plain words of a radio or a letter.
        ("Raiders put the mill of [Kaga] to the torch.", ["looting"]),
        ("Raiders put the matter of [Kaga] to the elders.", []),
        ("Militants went for villagers with machetes in [Kaga].", ["attack_on_civilians"]),
        ("Militants went for a walk in [Kaga].", []),
        ("Villagers took to the bush around [Kaga].", ["displacement"]),
        ("Villagers took to the idea in [Kaga].", []),
        ("The pines above [Kaga] are ablaze.", ["wildfire"]),
        ("Lava flowed into the suburbs of [Kaga].", ["eruption"]),
        ("Nurses walked off the job in [Kaga].", ["protest"]),
        ("Nurses walked off the stage in [Kaga].", []),
        ("The army is fighting its way towards [Kaga].", ["advance"]),
        ("A judge in [Kaga] sent two students to jail.", ["arrest"]),
        ("A judge in [Kaga] sent two letters to the ministry.", []),
        # Spelled in another way.
        ("Rebels burnt several villages near [Bria].", ["looting"]),
        ("Raiders kidnaped a trader in [Bria].", ["abduction"]),
        ("The lake topped its banks at [Kisumu].", ["flood"]),
        # A headline leaves out "were".
        ("Five farmers killed in their fields in [Mambasa]", ["attack_on_civilians"]),
        # Troops whom no table names.
        ("A column of tanks arrived in [Sirte].", ["reinforcement"]),
        # One event of a clash for a sentence, unless each has its place.
        ("Rebels attacked [Bangui] and were pushed back after a battle.", ["armed_clash"]),
        ("Rebels attacked [Bangui], and clashes broke out in [Bouar].", ["armed_clash", "armed_clash"]),
        # What a minister or a watchdog says, whom no table names.
        ("The archbishop denounced the raid as a massacre.", ["statement"]),
    ],
)
def test_words_beside_a_verb_make_it_an_event_or_none(text: str, told: list[str]) -> None:
    assert sorted(found(text).elements()) == told


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("A boy of 17 was killed in clashes with soldiers near [Jenin].", 1),
        ("Twenty-three soldiers fell in the line of duty near [Teguey].", 23),
        ("Three men of the patrol were killed in an ambush near [Teguey].", 3),
    ],
)
def test_an_age_is_no_toll(text: str, dead: int) -> None:
    document, located = read_marked(text, published=PUBLISHED)
    (event,) = find_events(document, located)
    assert event.fatalities is not None
    assert event.fatalities.best == dead


def test_a_date_is_none_of_a_clause_that_lies_days_after() -> None:
    document, located = read_marked(
        "Troops left [Kidal] on Friday, days after a truce began in [Gao].", published=PUBLISHED
    )
    left, truce = find_events(document, located)
    assert left.when is not None
    assert str(left.when.start) == "2024-06-21"
    assert truce.when is None or not truce.when.text


def test_a_party_before_a_colon_claims_what_it_tells() -> None:
    document, located = read_marked("RSF: our fighters captured [Singa].", published=PUBLISHED)
    (event,) = find_events(document, located)
    assert event.status == "claimed"


@pytest.mark.parametrize(
    ("text", "start", "end"),
    [
        ("shells fell on [Bahri] since friday", "2024-06-21", "2024-06-21"),
        ("Shells fell on [Bahri] all night.", "2024-06-23", "2024-06-24"),
        ("Shells fell on [Bahri] overnight into Saturday.", "2024-06-21", "2024-06-22"),
    ],
)
def test_nights_and_small_letters_are_dates(text: str, start: str, end: str) -> None:
    document, located = read_marked(text, published=PUBLISHED)
    (event,) = find_events(document, located)
    assert event.when is not None
    assert (str(event.when.start), str(event.when.end)) == (start, end)
