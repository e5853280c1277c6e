"""Two deeds in one sentence of agency copy: a charge and what is charged, what is taken along with a post."""

from datetime import date

import pytest
from marked_text import read_marked

from geoevents.events import find_events
from geoevents.model import Event

PUBLISHED = date(2026, 11, 20)


def told(text: str) -> list[Event]:
    document, located = read_marked(text, published=PUBLISHED)
    return list(find_events(document, located))


def kinds(text: str) -> list[str]:
    return [event.kind for event in told(text)]


@pytest.mark.parametrize(
    ("text", "kind"),
    [
        ("Ukraine accused Russia of shelling [Nikopol] on Monday, killing three people.", "shelling"),
        ("Juba accuses the SPLA-IO of executing 14 traders in [Nasir] on Monday.", "attack_on_civilians"),
        ("The mayor blamed the RSF for shelling the hospital of [Umruwaba] on Monday, killing two nurses.", "shelling"),
    ],
)
def test_a_charge_with_its_dead_is_a_statement_and_the_deed_which_has_the_day(text: str, kind: str) -> None:
    charge, deed = told(text)
    assert (charge.kind, deed.kind, deed.status) == ("statement", kind, "claimed")
    assert deed.when is not None
    assert charge.when is not None
    assert (deed.when.text, charge.when.text) == ("Monday", "")


@pytest.mark.parametrize(
    "text",
    [
        "The TPLF accused Asmara of arming rebels in [Zalambessa].",
        "Kyiv accused Moscow of planning an attack on [Sumy].",
        "Kyiv accused Moscow of violating the truce in [Sumy].",
    ],
)
def test_a_charge_without_dead_is_a_statement_alone(text: str) -> None:
    assert kinds(text) == ["statement"]
