"""What is only supposed, left open, ordered, or turned out to be something else."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2026, 11, 20)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return list(find_events(document, located))


@pytest.mark.parametrize(
    "text",
    [
        "Had the rebels seized the bridge at [Alef], the capital would be cut off.",
        "* Had the rebels seized the bridge at [Alef], the capital would be cut off.",
        "7/ Had the rebels seized the bridge at [Alef], the capital would be cut off. They did not.",
        '"Had the rebels taken [Alef], we would have lost the war," the governor said.',
        "[Alef] would have fallen had the army not held [Beth].",
        "The plot was found out in time; had it succeeded, scores would have been killed in [Alef].",
        "The governor said that had the rebels taken [Alef], thousands would have died.",
        "If the rebels had taken [Alef] on Monday, the war would have been over.",
        "The rebels, had they taken [Alef] on Monday, could have marched on the capital.",
        "Had the drone attack on [Alef] succeeded, the airport would now be shut, the army said.",
        "Were the junta to bomb [Alef], its allies would protest.",
    ],
)
def test_what_is_only_supposed_did_not_happen(text: str) -> None:
    assert [event for event in told(text) if event.status in ("reported", "claimed", "denied")] == []


@pytest.mark.parametrize(
    "text",
    [
        "Shelling hit a depot in [Alef] that had been used for training.",
        "A drone strike hit a farm near [Alef] which had been a training ground.",
        "Rebels attacked a theatre in [Alef] that had been rented for rehearsals.",
        "The blast in [Alef] turned out to be caused by a stray rocket of an army exercise that killed two.",
    ],
)
def test_what_was_struck_may_have_been_for_drills(text: str) -> None:
    assert [event.status for event in told(text)] == ["reported"]


@pytest.mark.parametrize(
    "text",
    [
        "The gunfire heard in [Alef] turned out to be fireworks.",
        "An explosion that was heard in [Alef] proved to be thunder.",
        "Explosions heard in [Alef], which turned out to be fireworks, scared the villagers.",
    ],
)
def test_a_noise_that_proved_harmless_is_no_blow(text: str) -> None:
    assert {event.status for event in told(text)} <= {"denied"}


@pytest.mark.parametrize(
    ("text", "dead"),
    [
        ("The army entered [Alef], a village in which it had killed 90 residents, on Monday.", 90),
        ("The army entered [Alef], a village where they killed 90 people, on Monday.", 90),
        ("Shells killed two in [Alef], a besieged village of some 9,000 people, on Monday.", 2),
        ("Shells killed two in [Alef], a village sheltering 9,000 people, on Monday.", 2),
    ],
)
def test_an_aside_about_a_town_is_read_where_it_tells_a_deed(text: str, dead: int) -> None:
    assert [event.fatalities.best for event in told(text) if event.fatalities] == [dead]


@pytest.mark.parametrize(
    ("text", "kinds"),
    [
        ("The army, which had taken [Alef], had the rebels surrounded.", ["capture"]),
        ("On Monday rebels had taken [Alef]; they would attack the capital next.", ["capture"]),
        ("Five soldiers were killed in [Alef]; had they been armed they would have lived.", ["armed_clash"]),
        ("Soldiers had the hills and took [Alef] on Monday.", ["capture"]),
        ("Rebels who had shelled [Alef] said they would not leave.", ["shelling"]),
        ("Police defused a bomb in [Alef] on Monday. Had it gone off, dozens would have died.", ["interception"]),
    ],
)
def test_had_that_supposes_nothing_takes_nothing_away(text: str, kinds: list[str]) -> None:
    assert [event.kind for event in told(text) if event.status == "reported"][: len(kinds)] == kinds
    assert sum(event.fatalities.best for event in told(text) if event.fatalities) in (0, 5)


@pytest.mark.parametrize(
    "text",
    [
        "New air strikes on [Alef] remain likely.",
        "A ground attack on [Alef] was not ruled out.",
        "An attack by rebels on [Alef] cannot be excluded.",
        "Further clashes near [Alef] are possible.",
    ],
)
def test_what_is_left_open_is_still_to_come(text: str) -> None:
    assert [event.status for event in told(text)] == ["planned"]


@pytest.mark.parametrize(
    "text",
    [
        "Three people were killed in an attack in [Alef] on Monday; a robbery could not be ruled out.",
        "Sabotage cannot be ruled out after the blast in [Alef] on Monday that killed two.",
    ],
)
def test_a_cause_left_open_leaves_the_deed_as_it_was(text: str) -> None:
    assert [event.status for event in told(text)] == ["reported"]


@pytest.mark.parametrize(
    "text",
    [
        "Reports of gunfire in [Alef] on Monday turned out to be wedding celebrations.",
        "What was first reported as shelling of [Alef] on Monday proved to be thunder.",
        "Rumours of an attack on the camp in [Alef] proved to be a false alarm.",
        "Claims of shelling in [Alef] turned out to be fireworks.",
    ],
)
def test_a_blow_that_proved_harmless_was_none(text: str) -> None:
    assert [event.status for event in told(text)] == ["denied"]


@pytest.mark.parametrize(
    "text",
    [
        "Reports of an attack on [Alef] turned out to be true.",
        "The attackers who killed four in [Alef] on Monday turned out to be soldiers.",
        "The shelling of [Alef] killed two and turned out to be the first of many.",
    ],
)
def test_a_blow_that_proved_real_stays(text: str) -> None:
    assert "denied" not in [event.status for event in told(text)]
    assert told(text)


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A prosecutor ordered the arrest of two generals in [Alef].", "called_for"),
        ("A judge issued a warrant for the arrest of the former mayor of [Alef].", "called_for"),
        ("Police arrested a former mayor in [Alef] on the orders of a judge.", "reported"),
        ("Police arrested two generals in [Alef] after a judge ordered their detention.", "reported"),
    ],
)
def test_an_arrest_that_is_ordered_is_not_yet_made(text: str, status: str) -> None:
    assert [event.status for event in told(text)] == [status]


@pytest.mark.parametrize(
    ("text", "status"),
    [
        ("A peace meeting in [Alef] is to start on Wednesday.", "planned"),
        ("Talks in [Alef] are to open on Wednesday.", "planned"),
        ("European leaders meet in [Alef] on Monday.", "planned"),
        ("European leaders met in [Alef] on Monday.", "reported"),
        ("A peace meeting was held in [Alef] on Wednesday.", "reported"),
    ],
)
def test_a_meeting_with_a_day_to_come_is_planned(text: str, status: str) -> None:
    assert [(event.kind, event.status) for event in told(text)] == [("talks", status)]


@pytest.mark.parametrize(
    ("text", "statuses"),
    [
        ("Not only had the rebels captured [Alef], they had burned it down.", "reported"),
        ("No sooner had the rebels captured [Alef] than they left it.", "reported"),
        ("It was not until Sunday that the rebels captured [Alef].", "reported"),
        ("The rebels had not captured [Alef].", "denied"),
        ("The army denies it shelled [Alef].", "denied"),
        ("The army denied it deliberately shelled [Alef].", "denied"),
        ("Villagers denied it, but rebels shelled [Alef].", "reported"),
    ],
)
def test_what_denies_and_what_only_sounds_so(text: str, statuses: str) -> None:
    assert told(text)[0].status == statuses
