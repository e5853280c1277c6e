"""Crowds as ACLED codes them: who protests are Protesters, who riots are Rioters, whatever else they are."""

from __future__ import annotations

import re
from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from geoevents.actors.table import actor_named, is_state_force
from geoevents.frames.tables import JOIN
from geoevents.lexicon.tables import load_table

PROTESTERS, RIOTERS = "Protesters", "Rioters"
# Names that say no more of a crowd than that it is one.
_BLOWS = frozenset({"attack_on_civilians", "armed_clash"})
_PLAIN = frozenset({"civilians", "protesters"})


def crowd_sub_event(row: dict[str, Any]) -> str:
    """Return ACLED's sub-type of what a crowd does, or of an attack on people who protest; empty for all else.

    Parameters
    ----------
    row : dict
        An event, by the columns of ``frames.tables.COLUMNS["events"]``.

    Returns
    -------
    str

    References
    ----------
    ACLED Codebook (2023), "Protests" and "Riots".
    """
    told = row["sentence"] or row["text"] or ""
    if row["kind"] == "riot":
        return "Mob violence" if _is_of_a_mob(told) else "Violent demonstration"
    if row["kind"] in _BLOWS and not row["actors"] and (_neighbours().search(told) or _lynching().search(told)):
        return "Mob violence"
    if row["kind"] == "attack_on_civilians" and row["targets"] == "protesters" and _demonstrating().search(told):
        return "Excessive force against protesters"
    if row["kind"] != "protest":
        return ""
    if _violence().search(told):
        return "Violent demonstration"
    met = meetings(row)
    if met and (row["fatalities_best"] or any(how == "shot" for how, _ in met)):
        return "Excessive force against protesters"
    return "Protest with intervention" if met else "Peaceful protest"


def crowd_sides(row: dict[str, Any], actors: Sequence[str], targets: Sequence[str]) -> tuple[list[str], list[str]]:
    """Return a crowd, with who it is where that is told, and the police, troops or others that it meets.

    Parameters
    ----------
    row : dict
        An event of a crowd's (`crowd_of`).
    actors, targets : sequence of str

    Returns
    -------
    actors, targets : list of str
        The first of each is ACLED's actor, the others go with it.
    """
    guards = [name for name in actors if _keeps_order(name)]
    met = [who for _, who in meetings(row) if who]
    if not met and len(guards) == len(actors) and row["kind"] == "protest":
        guards = []  # soldiers who march for their pay
    others = [name for name in actors if name not in guards and name not in _PLAIN and name not in met]
    facing = [PROTESTERS if name == "protesters" else name for name in (*guards, *targets, *met)]
    if not facing and crowd_sub_event(row) == "Mob violence":
        facing = [RIOTERS if _of_two_crowds().search(row["sentence"] or row["text"] or "") else "civilians"]
    return [crowd_of(row), *others], list(dict.fromkeys(facing))


def as_bystanders(row: dict[str, Any], targets: Sequence[str]) -> list[str]:
    """Return whom an attack is on, supporters of somebody as civilians where the text tells of no demonstration.

    Parameters
    ----------
    row : dict
    targets : sequence of str
    """
    if row["kind"] not in _BLOWS or _demonstrating().search(row["sentence"] or row["text"] or ""):
        return list(targets)
    return list(dict.fromkeys("civilians" if name == "protesters" else name for name in targets))


def crowd_of(row: dict[str, Any]) -> str:
    """Return what ACLED calls the crowd that does a deed; empty where no crowd does it.

    Parameters
    ----------
    row : dict
    """
    sub_event = crowd_sub_event(row)
    if row["kind"] == "protest" and sub_event != "Violent demonstration":
        return PROTESTERS
    return RIOTERS if row["kind"] in ("riot", "protest") or sub_event == "Mob violence" else ""


def meetings(row: dict[str, Any]) -> list[tuple[str, str]]:
    """Return how police or troops met a crowd, and who they were, from the remarks on an event.

    Parameters
    ----------
    row : dict

    Returns
    -------
    list of tuple of str
        "dispersed", "arrested" or "shot", and a name, empty where the text gives none.
    """
    found = []
    for remark in (row["remarks"] or "").split(JOIN):
        for how, words in load_table("events")["met"].items():
            if remark == words or remark.startswith(f"{words} by "):
                found.append((how, remark.removeprefix(words).removeprefix(" by ")))
    return found


def _keeps_order(name: str) -> bool:
    known = actor_named(name)
    return (
        "police" in name.casefold()
        or name in load_table("actors")["state_forces"]["words"]
        or (known is not None and is_state_force(known))
    )


def _is_of_a_mob(told: str) -> bool:
    """Tell whether a sentence tells of a crowd that does violence, and of no demonstration."""
    return bool(_mobs().search(told)) or not _demonstrating().search(told)


@lru_cache(maxsize=1)
def _mobs() -> re.Pattern[str]:
    return _opening(load_table("outside")["acled"]["crowds"]["mobs"])


@lru_cache(maxsize=1)
def _of_two_crowds() -> re.Pattern[str]:
    return _opening(load_table("outside")["acled"]["crowds"]["two_crowds"])


@lru_cache(maxsize=1)
def _lynching() -> re.Pattern[str]:
    return _opening(load_table("outside")["acled"]["crowds"]["lynching"])


@lru_cache(maxsize=1)
def _neighbours() -> re.Pattern[str]:
    """Return a pattern of common people who lay hands on somebody ("residents assaulted")."""
    table = load_table("outside")["acled"]["crowds"]
    who, how, whose = ("|".join(table[name]) for name in ("neighbours", "adverbs", "violence"))
    aside = r"(?: (?:who|that)| \w+ing (?:an? |the )?\w+)?"  # "people celebrating a wedding", "people who"
    return re.compile(rf"\b(?:{who})(?: \([^()]{{1,60}}\))?{aside} (?:(?:{how}) )?(?:{whose})\b", re.IGNORECASE)


@lru_cache(maxsize=1)
def _violence() -> re.Pattern[str]:
    """Return a pattern of a crowd that does more than march ("rioters blocked", "protesters smashed", "barricaded")."""
    table = load_table("outside")["acled"]["crowds"]
    who, what, roads = ("|".join(table[name]) for name in ("marchers", "rampage", "roads"))
    goes_on = rf"block\w*(?: (?!and\b)\w+){{1,4}} and (?:{what})"
    barred = rf"barricad(?:ed?|ing) (?:\w+ ){{0,2}}(?:{roads})"
    return re.compile(rf"\b(?:rioters\b|(?:{who}) (?:\w+ )?(?:{what})\b|{goes_on}\b|{barred}\b)", re.IGNORECASE)


@lru_cache(maxsize=1)
def _demonstrating() -> re.Pattern[str]:
    return _opening(load_table("outside")["acled"]["crowds"]["demonstrating"])


def _opening(words: Sequence[str]) -> re.Pattern[str]:
    """Return a pattern of words that begin with one of some."""
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})", re.IGNORECASE)
