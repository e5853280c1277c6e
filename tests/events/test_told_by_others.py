"""A deed stays the same deed whoever tells of it and however his word is fitted in: sentences of our own."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2025, 9, 18)
DEEDS = [
    "rebel fighters shelled the market in [Kutum], killing four traders",
    "two soldiers were killed on Monday when gunmen ambushed a patrol near [Gorom-Gorom]",
    "the army recaptured [Bara] from the RSF on Tuesday",
    "an SDF patrol raided a house in [Diban] and arrested two men",
    "clashes between the RSF and the army erupted in [Babanusa]",
    "armed men abducted eleven pupils from a school in [Kuriga]",
    "Russian drones struck a bus station in [Kherson], wounding nine people",
    "hundreds of people fled [Ain Issa] after heavy shelling",
    "a roadside bomb killed three policemen in [Bannu]",
    "explosions were heard over [Bukavu] on Sunday",
    "floods swept away 40 houses in [Maiduguri]",
    "police fired tear gas at protesters in [Kisumu]",
    "Israeli warplanes bombed the road to [Marjayoun]",
    "M23 rebels entered [Walikale] without a fight",
]
FRAMES = [
    "{0}, residents and local officials said.",
    "{0}, two residents and a security source told reporters.",
    "{0}, villagers, medics and a local journalist said.",
    "{0}, said residents and a health worker.",
    "{0}, according to residents and local officials.",
    "{0}, according to a statement by the governor's office.",
    "{0}, a local newspaper reported, citing medics and witnesses.",
    "Local officials said that {1}.",
    "Residents say {1}.",
    "According to local media, {1}.",
    "Witnesses told reporters that {1}.",
    "Meanwhile, {1}.",
    "In a separate development, {1}.",
    "The mayor's deputy told a news conference that {1}.",
    "{0}, residents said, while schools in the area stayed shut.",
]


def told(text: str) -> list[tuple[object, ...]]:
    document, located = read_marked(text, published=PUBLISHED)
    return [_told(event) for event in find_events(document, located)]


def _told(event: Event) -> tuple[object, ...]:
    where = event.where.mention.span.text if event.where else ""
    best = event.fatalities.best if event.fatalities else 0
    return event.kind, event.status, where, event.actors, event.targets, best, event.when and event.when.start


@pytest.mark.parametrize("deed", DEEDS)
@pytest.mark.parametrize("frame", FRAMES)
def test_who_tells_of_a_deed_changes_nothing_of_it(frame: str, deed: str) -> None:
    told_plainly = told(f"{deed[0].upper()}{deed[1:]}.")
    assert told_plainly
    assert told(frame.format(deed[0].upper() + deed[1:], deed)) == told_plainly


SITED = [
    "Gunmen in [Puno]{} abducted two nurses on Wednesday.",
    "Five men were shot dead by attackers in [Laventille]{} on Sunday evening.",
    "Rebels attacked an army post in [Sebha]{} on Tuesday.",
    "Police in [Kisumu]{} arrested eleven students.",
    "Talks that were due to resume in [Jeddah]{} on Thursday were called off.",
    "Turkish drones struck a depot in [Qamishli]{} overnight.",
]
ASIDES = [
    ", a town of 20,000 people,",
    ", a market town of some 20,000 inhabitants,",
    ", home to 300,000 people,",
    ", once a city of 90,000 residents,",
    ", some 40 km from the border,",
    ", about 120 kilometres from the sea,",
]


@pytest.mark.parametrize("deed", SITED)
@pytest.mark.parametrize("aside", ASIDES)
def test_how_large_or_far_off_a_town_is_changes_nothing(aside: str, deed: str) -> None:
    told_plainly = told(deed.format(""))
    assert told_plainly
    assert told(deed.format(aside)) == told_plainly


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Rebels raided [Bara], a camp they had held, killing 20 people, and fled.", 20),
        ("A bomb in [Bara], the worst in a year, killed 20 people, police said.", 20),
        ("Gunmen shot two herders in [Bara], killing two people 40 km from the border.", 2),
    ],
)
def test_an_aside_that_tells_of_the_dead_stays(text: str, dead: int) -> None:
    document, located = read_marked(text, published=PUBLISHED)
    tolls = [event.fatalities.best for event in find_events(document, located) if event.fatalities]
    assert tolls == [dead]


VERBS = [
    "Two guards were {}killed in [Bannu] on Monday.",
    "A ward head has {}been shot dead by gunmen in [Bannu].",
    "The talks in [Berlin] have {}been postponed.",
    "Twelve students were {}arrested in [Puno].",
    "The village of [Bara] was {}bombed by the army.",
]


@pytest.mark.parametrize("deed", VERBS)
@pytest.mark.parametrize("adverb", ["also ", "reportedly ", "apparently ", "tragically ", "also reportedly "])
def test_an_adverb_inside_a_verb_changes_nothing(adverb: str, deed: str) -> None:
    told_plainly = told(deed.format(""))
    assert told_plainly
    assert told(deed.format(adverb)) == told_plainly


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("Three witnesses told AFP that gunmen had killed villagers in [Kutum].", []),
        ("Several residents said a bomb killed policemen in [Bannu].", []),
        ("Gunmen killed villagers in [Kutum], said two residents and a doctor.", []),
        ("Gunmen killed villagers in [Kutum], according to three witnesses.", []),
        ("Two residents said that fighters had burned houses in [Kutum].", []),
        ("Several residents said that a boat sank off [Kribi], killing six fishermen.", [6]),
        ("Five people were killed in [Kutum], two residents said.", [5]),
        ("The army said 12 of its soldiers had been killed in [Kutum].", [12]),
        ("Gunmen killed the police chief of [Bannu], two officers said.", [1]),
        ("Gunmen killed the guard and three prisoners in [Kutum].", [4]),
        ("The army killed the rebels in [Kutum].", []),
    ],
)
def test_who_says_so_is_none_of_the_dead(text: str, dead: list[int]) -> None:
    document, located = read_marked(text, published=PUBLISHED)
    assert [event.fatalities.best for event in find_events(document, located) if event.fatalities] == dead


@pytest.mark.parametrize(
    ("text", "parties"),
    [
        ("Herders who said that raiders had attacked them near [Kutum] were moved.", ("raiders", "civilians")),
        (
            "Fishermen who said that the navy had fired at them off [Kherson] were helped.",
            ("Military Forces of Libya", "civilians"),
        ),
        ("Rebels withdrew after the army had shelled them in [Kutum].", ("army", "rebels")),
        ("Herders said that raiders attacked policemen near [Kutum].", ("raiders", "police")),
    ],
)
def test_who_tells_what_others_did_to_them_suffered_it(text: str, parties: tuple[str, str]) -> None:
    document, located = read_marked(text, published=PUBLISHED)
    events = [e for e in find_events(document, located) if e.kind != "withdrawal"]
    assert [(*e.actors, *e.targets) for e in events] == [parties]
