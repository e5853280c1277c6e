"""Who held a place on a date: control observations read off events."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Sequence
from functools import lru_cache
from typing import NamedTuple

from geoevents.actortable import side_of
from geoevents.model import ControlObservation, Event, Place
from geoevents.tables import load_table


class _Rule(NamedTuple):
    """Who holds the place after an event of a kind, and how directly the kind says so."""

    holder: str
    weight: float


@lru_cache(maxsize=1)
def _rules() -> tuple[dict[str, _Rule], dict[str, float], tuple[str, ...]]:
    table = load_table("events")["control"]
    rules = {kind: _Rule(row["holder"], row["weight"]) for kind, row in table["kinds"].items()}
    return rules, table["status"], tuple(table["too_wide"])


def find_control(events: Iterable[Event]) -> list[ControlObservation]:
    """Read from events who held which place.

    A capture, a base, a garrison or "under the control of" gives the place to its actor; a siege to those besieged; a
    withdrawal to the other side, where the document knows but one. What is only planned, denied, called for or
    cancelled gives nothing, and a country or province is no place that one side holds.

    Parameters
    ----------
    events : iterable of Event

    Returns
    -------
    list of ControlObservation
        ``controller`` is the side (``lexicon/actors.toml``), ``weight`` 0 to 1 by how directly the text says so.

    Examples
    --------
    >>> find_control([])
    []
    """
    rows = list(events)
    sides = _sides(rows)
    observations = []
    for event in rows:
        place = _place(event)
        if place is None:
            continue
        rules, statuses, _ = _rules()
        rule, factor = rules.get(event.kind), statuses.get(event.status, 0.0)
        if rule is None or not factor:
            continue
        for side in _holders(event, rule.holder, place.country_code, sides.get(event.document_id, Counter())):
            weight = round(rule.weight * factor, 3)
            observations.append(ControlObservation(place, side, event.when, weight, event.document_id, event.span))
    return observations


def _place(event: Event) -> Place | None:
    """Return the place an event stands at, unless it is too wide for one side to hold."""
    if event.where is None or not event.where.places:
        return None
    place = event.where.places[0]
    return None if place.feature_code.startswith(_rules()[2]) else place


def _sides(events: Sequence[Event]) -> dict[str, Counter[str]]:
    """Count, by document, how often each side acts or suffers."""
    sides: dict[str, Counter[str]] = {}
    for event in events:
        country = event.where.places[0].country_code if event.where and event.where.places else ""
        named = [side_of(name, country) for name in (*event.actors, *event.targets)]
        sides.setdefault(event.document_id, Counter()).update(side for side in named if side)
    return sides


def _holders(event: Event, holder: str, country_code: str, sides: Counter[str]) -> list[str]:
    actors = _known(event.actors, country_code)
    if holder == "actor":
        return actors[:1]
    targets = _known(event.targets, country_code)
    if holder == "target":
        return targets[:1]
    # "other": who gets what the actor gives up.
    if targets:
        return targets[:1]
    others = [side for side in sides if side not in actors]
    return others if actors and len(others) == 1 else []


def _known(names: Iterable[str], country_code: str) -> list[str]:
    return [side for side in (side_of(name, country_code) for name in names) if side]
