"""What the lexicon says of who holds a place after an event of a kind."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

from geoevents.lexicon.tables import load_table


class Rule(NamedTuple):
    """Who holds the place after an event of a kind, and how directly the kind says so.

    ``goal``: who holds the place if it is where they went to; ``reached``: who holds it if they got there; ``given``:
    the weight where the text names who gains it.
    """

    holder: str
    weight: float
    goal: str = ""
    reached: str = ""
    given: float = 0.0


class Rules(NamedTuple):
    """All that the lexicon says of control: rules by kind of event, and of what is still aimed at; the other lists."""

    kinds: dict[str, Rule]
    aims: dict[str, Rule]
    aim_statuses: frozenset[str]
    guests: frozenset[str]
    lasting: frozenset[str]
    bombarding: frozenset[str]
    positions: frozenset[str]
    ahead: frozenset[str]
    parts: frozenset[str]
    statuses: dict[str, float]
    too_wide: tuple[str, ...]
    provinces: tuple[str, ...]
    fought: frozenset[str]


@lru_cache(maxsize=1)
def control_rules() -> Rules:
    """Return the rules of ``[control]`` in ``lexicon/events.toml``.

    Returns
    -------
    Rules
    """
    table = load_table("events")
    control = table["control"]
    fought = frozenset(kind for kind, row in table["kinds"].items() if row["plover"] in control["fought"])
    return Rules(
        {kind: Rule(**row) for kind, row in control["kinds"].items()},
        {kind: Rule(**row) for kind, row in control["aims"].items()},
        frozenset(control["aim_statuses"]),
        frozenset(control["guests"]),
        frozenset(control["lasting"]),
        frozenset(control["bombarding"]),
        frozenset(control["positions"]),
        frozenset(control["ahead"]),
        frozenset(control["parts"]),
        control["status"],
        tuple(control["too_wide"]),
        tuple(control["provinces"]),
        fought,
    )


@lru_cache(maxsize=16)
def control_words(name: str) -> frozenset[str]:
    """Return a list of words of ``[control]``.

    Parameters
    ----------
    name : str

    Returns
    -------
    frozenset of str
    """
    return frozenset(load_table("events")["control"][name])
