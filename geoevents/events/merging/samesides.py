"""Whether two reports name the same actors: who did it, and who suffered it."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors.table import GOVERNMENT, MILITARY, POLICE, Actor, actor_named, side_of
from geoevents.events.parties.antecedents import is_group
from geoevents.events.parties.attributed import may_be_doer
from geoevents.lexicon.tables import load_table
from geoevents.model import Event


def actors_meet(a: Event, b: Event) -> bool:
    """Tell whether the actors named may be the same: who does it and, where one text names none, who suffers it.

    Parameters
    ----------
    a, b : Event

    Returns
    -------
    bool
    """
    country = a.where.places[0].country_code if a.where and a.where.places else ""
    if {a.kind, b.kind} & set(load_table("events")["merging"]["mutual"]):
        return may_be_one_side((*a.actors, *a.targets), (*b.actors, *b.targets), country)
    if a.actors and b.actors:
        return may_be_one_side(a.actors, b.actors, country)
    doers, sufferers = (a.actors, b.targets) if a.actors else (b.actors, a.targets)
    if not set(doers).isdisjoint(sufferers):
        return False  # "X shelled a town. Twelve of X's men were killed": not by that
    return may_be_one_side(a.targets, b.targets, country)


def may_be_one_side(ours: Sequence[str], theirs: Sequence[str], country_code: str = "") -> bool:
    """Tell whether two lists may name one actor: one in both, one side in both, or nobody known in one ("gunmen").

    Parameters
    ----------
    ours, theirs : sequence of str
    country_code : str
        Of the country they act in, if known.
    """
    if not ours or not theirs or set(ours) & set(theirs):
        return True
    if _are_troops(ours, theirs) or _are_troops(theirs, ours):
        return True
    sides = [{side for side in (side_of(name, country_code) for name in names) if side} for names in (ours, theirs)]
    if sides[0] and sides[1]:
        return bool(sides[0] & sides[1])
    return not (any(map(is_known, ours)) and any(map(is_known, theirs)))


def _are_troops(unnamed: Sequence[str], named: Sequence[str]) -> bool:
    """Tell whether one text only calls soldiers what another calls a state's ("troops" of Israel in Rafah)."""
    words = load_table("actors")["state_forces"]["words"]
    return all(name in words for name in unnamed) and any(name.startswith((MILITARY, GOVERNMENT)) for name in named)


def is_known(name: str) -> bool:
    """Tell whether an actor has a name of his own, and is no "gunmen".

    Parameters
    ----------
    name : str

    Returns
    -------
    bool
    """
    return actor_named(name) is not None or name.startswith((MILITARY, POLICE, GOVERNMENT))


def is_nameless_band(name: str) -> bool:
    """Tell whether an actor is a group without a name, and none of a state's ("gunmen", "a suicide bomber").

    Parameters
    ----------
    name : str

    Returns
    -------
    bool
    """
    unnamed = name.islower() and actor_named(name) is None
    return unnamed and name not in ("police", "government") and is_group(Actor(name, "force"))


def say_by_whom(group: Sequence[Event]) -> tuple[str, ...]:
    """Return who did an event: not "gunmen" where another report names the group.

    Parameters
    ----------
    group : sequence of Event
        Its reports.
    """
    told = dict.fromkeys(name for event in group for name in event.actors)
    groups = {name for name in told if is_group(Actor(name, "force")) and may_be_doer(Actor(name, "force"))}
    known = any(map(is_known, groups))
    beside = {name for event in group if groups & set(event.actors) for name in event.actors}
    crowd = "protesters" in told
    return tuple(
        name
        for name in told
        if not (groups and name not in beside and is_nameless_band(name) and (known or name not in groups))
        and not (crowd and name == "civilians")  # "youths marched", "the protesters"
    )


def dead_of_sides(group: Sequence[Event]) -> set[str]:
    """Return who suffers an event only by falling on one of the two sides that fight ("four militants were killed").

    Parameters
    ----------
    group : sequence of Event
        Its reports: one tells of two sides that fight, another counts dead without saying whose.
    """
    table = load_table("events")["merging"]["mutual"]
    if not any(event.kind in table and len(event.actors) > 1 and not event.targets for event in group):
        return set()
    words = load_table("actors")["state_forces"]["words"]
    counted = {name for event in group if not event.actors for name in event.targets}
    unarmed = {"civilians", "protesters"}
    return {name for name in counted - unarmed if name in words or is_nameless_band(name)}
