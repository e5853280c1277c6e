"""Whom ACLED writes where a text names nobody: unidentified armed groups, owners of what is burned, men off duty."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from functools import lru_cache
from typing import Any

from geoevents.actors.countries import countries_by_code
from geoevents.frames.tables import JOIN
from geoevents.lexicon.tables import load_table

CIVILIANS = "civilians"
_CLASH = "armed_clash"


def acled_parties(
    row: Mapping[str, Any], sub_event: str, actors: Sequence[str], targets: Sequence[str]
) -> tuple[list[str], list[str]]:
    """Return the parties of an event that is no crowd's as ACLED writes them.

    Parameters
    ----------
    row : mapping
        An event, by the columns of ``frames.tables.COLUMNS["events"]``.
    sub_event : str
        ACLED's sub-type.
    actors, targets : sequence of str

    Returns
    -------
    actors, targets : list of str
        Violence has a doer, "Unidentified Armed Group (Country)" where nobody knows him; those who flee are themselves
        the actors; what is looted or burned of people's own is the people's; whom an attack is on are civilians,
        whatever they belong to.

    References
    ----------
    ACLED Codebook (2023), "Actor names and types", "Looting/property destruction", "Other".
    """
    table = load_table("outside")["acled"]["unnamed"]
    doers = [table["names"].get(name, name) for name in actors]
    sufferers = [CIVILIANS if is_off_duty(row) and name != CIVILIANS else name for name in targets]
    if not doers and row["kind"] == "displacement":
        return sufferers, []
    if not doers and sub_event in table["violent"]:
        doers = [_unidentified(row["country_code"])]
        if not sufferers and row["kind"] == _CLASH:
            sufferers = list(doers)
    if not sufferers and doers and row["kind"] == "looting" and _belongs_to_people(_told(row)):
        sufferers = [CIVILIANS]
    if sub_event == "Attack" and CIVILIANS not in sufferers:
        sufferers = [CIVILIANS, *sufferers]
    return doers, sufferers


def is_attack(row: Mapping[str, Any]) -> bool:
    """Tell whether what we call a clash is an attack to ACLED: on people alone, or on a soldier or guard off duty.

    A band alone that opens fire, or falls upon a village, with nobody who answers, attacks the people there.

    Parameters
    ----------
    row : mapping
    """
    if row["kind"] != _CLASH:
        return False
    if not row["targets"]:
        return _is_band_alone(row) and _fights().search(_told(row)) is None
    alone = row["targets"] == CIVILIANS and row["actors"] and (JOIN not in row["actors"] or are_either(row))
    return is_off_duty(row) or bool(alone and not _fights().search(_told(row)))


def _is_band_alone(row: Mapping[str, Any]) -> bool:
    """Tell whether one band that serves no state fires, or comes upon people's own."""
    band = row["actors"] and (JOIN not in row["actors"] or are_either(row))
    state = (*load_table("actors")["state_forces"]["words"], "police", "government")
    if not band or any(name in state or " Forces of " in name for name in row["actors"].split(JOIN)):
        return False
    told = _told(row)
    return _of_the_state().search(told) is None and bool(_guns().search(told) or _property().search(told))


def with_guns(row: Mapping[str, Any]) -> str:
    """Return ACLED's sub-type of grenades that were not the only weapons: a clash, or an attack on people; else empty.

    Parameters
    ----------
    row : mapping

    References
    ----------
    ACLED Codebook (2023), "Grenade".
    """
    if row["kind"] != "grenade" or not row["targets"] or not _guns().search(_told(row)):
        return ""
    return "Attack" if row["targets"] == CIVILIANS else "Armed clash"


def are_helped(row: Mapping[str, Any]) -> bool:
    """Tell whether a text says that the first actor did it with the help of the others.

    Parameters
    ----------
    row : mapping
    """
    return _helped().search(_told(row)) is not None


def are_allies(row: Mapping[str, Any]) -> bool:
    """Tell whether all actors are one side: the text says that one helped the other, and of no fight of the two.

    Parameters
    ----------
    row : mapping
    """
    return are_helped(row) and _fights().search(_told(row)) is None


def are_either(row: Mapping[str, Any]) -> bool:
    """Tell whether the actors are two of which one did it ("militants of A or B opened fire"), and no foes.

    Parameters
    ----------
    row : mapping
    """
    return _either().search(_told(row)) is not None and _fights().search(_told(row)) is None


def is_off_duty(row: Mapping[str, Any]) -> bool:
    """Tell whether a text says that who was hit was not on duty; one off duty who hits somebody is another matter.

    Parameters
    ----------
    row : mapping
    """
    state = (*load_table("actors")["state_forces"]["words"], "police")
    if row["kind"] not in (_CLASH, "attack_on_civilians") or _off_duty().search(row["actors"]):
        return False
    if any(name in state for name in row["actors"].split(JOIN)):
        return False
    return _off_duty().search(_told(row)) is not None and _fights().search(_told(row)) is None


def _told(row: Mapping[str, Any]) -> str:
    return row["sentence"] or row["text"] or ""


def _unidentified(country_code: str) -> str:
    name = load_table("outside")["acled"]["unnamed"]["unidentified"]
    country = countries_by_code().get(country_code, {}).get("name", "")
    return f"{name} ({country})" if country else name


def is_unidentified(actor: str) -> bool:
    """Tell whether an actor is a group nobody knows, or private guards: ACLED counts them among political militias.

    Parameters
    ----------
    actor : str
    """
    table = load_table("outside")["acled"]["unnamed"]
    return actor.startswith(table["unidentified"]) or actor in table["names"].values()


def _belongs_to_people(told: str) -> bool:
    return _property().search(told) is not None and _of_the_state().search(told) is None


@lru_cache(maxsize=1)
def _property() -> re.Pattern[str]:
    return _any_of("property")


@lru_cache(maxsize=1)
def _of_the_state() -> re.Pattern[str]:
    return _any_of("of_the_state")


@lru_cache(maxsize=1)
def _fights() -> re.Pattern[str]:
    return _any_of("fights")


@lru_cache(maxsize=1)
def _guns() -> re.Pattern[str]:
    return _any_of("guns")


@lru_cache(maxsize=1)
def _helped() -> re.Pattern[str]:
    return _any_of("helped")


@lru_cache(maxsize=1)
def _either() -> re.Pattern[str]:
    return _any_of("either")


@lru_cache(maxsize=1)
def _off_duty() -> re.Pattern[str]:
    return _any_of("off_duty")


def _any_of(name: str) -> re.Pattern[str]:
    words = load_table("outside")["acled"]["unnamed"][name]
    return re.compile(rf"\b(?:{'|'.join(map(re.escape, words))})\b", re.IGNORECASE)
