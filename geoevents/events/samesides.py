"""Whether two reports name the same actors: who did it, and who suffered it."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors.table import GOVERNMENT, MILITARY, POLICE, actor_named, side_of
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
        return _may_be_one((*a.actors, *a.targets), (*b.actors, *b.targets), country)
    if a.actors and b.actors:
        return _may_be_one(a.actors, b.actors, country)
    doers, sufferers = (a.actors, b.targets) if a.actors else (b.actors, a.targets)
    if not set(doers).isdisjoint(sufferers):
        return False  # "X shelled a town. Twelve of X's men were killed": not by that
    return _may_be_one(a.targets, b.targets, country)


def _may_be_one(ours: Sequence[str], theirs: Sequence[str], country_code: str) -> bool:
    """Tell whether two lists may name one actor: one in both, one side in both, or nobody known in one ("gunmen")."""
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
