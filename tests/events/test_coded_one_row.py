"""What is told of one incident in several clauses is one row, and what is two stays two."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.events.merging.merging import MergedEvent, merge_events

PUBLISHED = date(2026, 11, 20)


def merged(text: str) -> list[MergedEvent]:
    document, located = read_marked(text, published=PUBLISHED, country_code="PK")
    return merge_events(find_events(document, located), {document.id: document})


@pytest.mark.parametrize(
    ("text", "kind", "dead"),
    [
        ("An explosive device detonated in [Alef]. Three civilians were killed in the blast.", "ied", 3),
        ("A suicide bomber struck a mosque in [Alef]. At least six died in the explosion.", "suicide_bombing", 6),
        ("A grenade was thrown into a bar in [Alef]. Two people were killed in the blast.", "grenade", 2),
        ("Gunmen opened fire on a police post in [Alef]. An officer was killed in the assault.", "armed_clash", 1),
        ("An attacker threw petrol bombs at a police post in [Alef]. An officer died in the attack.", "armed_clash", 1),
        ("The army raided a house in [Alef]. A clash broke out and three suspects were killed.", "armed_clash", 3),
        ("Bandits attacked [Alef] and killed two traders.", "attack_on_civilians", 2),
    ],
)
def test_what_tells_on_of_one_incident_is_one_row(text: str, kind: str, dead: float) -> None:
    (one,) = merged(text)
    count = one.event.fatalities.best if one.event.fatalities else None
    assert (one.event.kind, count) == (kind, dead)


@pytest.mark.parametrize(
    "text",
    [
        "A bomb went off in [Alef]. Another device exploded an hour later, killing four.",
        "A bomb went off in [Alef]. Two people were killed in a second blast.",
        "A bomb went off in [Alef]. Two people were killed in the blast in [Bet].",
        "A bomb went off in [Alef] on Monday. Two people were killed in the blast on Tuesday.",
        "A blast killed five in [Alef]. The explosion in [Bet] killed two.",
        "The army raided a house in [Alef]. A clash broke out in [Bet] and three suspects were killed.",
        "Bandits attacked [Alef] and killed two traders in [Bet].",
        "Gunmen shot a judge in [Alef]. A bomb wounded two nurses in a separate attack.",
        "Students marched in [Alef] on Monday. Teachers marched in [Bet], where police dispersed the crowd.",
    ],
)
def test_two_incidents_are_two_rows(text: str) -> None:
    assert len(merged(text)) == 2


@pytest.mark.parametrize(
    ("text", "count"),
    [
        ("Students marched in [Alef] on Monday. Police dispersed the crowd.", 1),
        ("Rioters blocked a road in [Alef]. Police fired tear gas to disperse the rioters.", 1),
        ("Students marched in [Alef] on Monday. Nurses began a strike.", 2),
    ],
)
def test_who_disperses_a_crowd_tells_on_of_it(text: str, count: int) -> None:
    assert len(merged(text)) == count


@pytest.mark.parametrize(
    ("text", "actors"),
    [
        (
            "Gunmen attacked [Alef] on Monday. Two guards were killed in the attack. The TTP claimed responsibility.",
            ("Tehreek-e-Taliban Pakistan",),
        ),
        (
            "Gunmen attacked [Alef] on Monday. Two guards were killed in the attack. Nobody claimed responsibility.",
            ("gunmen",),
        ),
        (
            "Bandits clashed with the TTP in [Alef]. Two bandits were killed in the fighting.",
            ("bandits", "Tehreek-e-Taliban Pakistan"),
        ),
    ],
)
def test_a_band_without_a_name_gives_way_only_to_its_own_name(text: str, actors: tuple[str, ...]) -> None:
    (one,) = merged(text)
    assert one.event.actors == actors
