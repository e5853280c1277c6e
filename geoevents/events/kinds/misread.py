"""Deeds that are none: verbs of ground and of flight that only tell of reports, prisons or telephones."""

from __future__ import annotations

from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import Scene
from geoevents.events.words.triggers import signs
from geoevents.events.words.wordsbeside import beside
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words

_RELATIVE = clause_words("shared", "relative")
# "could reach the town only on foot": words between the verb and "only".
_ABLE, _ONLY, _TO_ONLY = clause_words("choosing", "able"), "only", 6
_CALLING, _CALLED_BY, _TO_CALL = clause_words("choosing", "calling"), clause_words("choosing", "called_by"), 4
_REACHING = clause_words("choosing", "reaching")
# "reports of an attack were withdrawn".
_REPORTS, _WITHDRAWN = clause_words("statuses", "reports"), clause_words("choosing", "withdrawn")
# "escaped from the overcrowded central prison": words from the verb to the cells, and parts of speech that end them.
_TO_CELL, _ENDS = 9, frozenset("pfxr")
_ESCAPING, _CELLS = clause_words("choosing", "escaping"), clause_words("choosing", "cells")
_FLEEING, _ROOMS = clause_words("choosing", "fleeing"), clause_words("choosing", "rooms")
_OF_POLICE, _HELD = clause_words("choosing", "of_police"), clause_words("choosing", "held")
_OUT_OF = clause_words("choosing", "out_of")
# "regained control of the jail after a brawl of inmates".
_REGAINING, _INMATES = clause_words("choosing", "regaining"), clause_words("choosing", "inmates")
# Verbs that tell of reports, prisons or telephones, too.
EASILY_MISREAD = _WITHDRAWN | _REGAINING | _ESCAPING | _REACHING | {"reached"}


def is_misread(scene: Scene, claim: Claim) -> bool:
    """Tell whether one of the verbs that are easily misread tells of no deed of arms here.

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    if _is_a_report(scene, claim) or _restores_order(scene, claim) or _breaks_out(scene, claim):
        return True
    return _is_hardly_reached(scene, claim) or _is_called_up(scene, claim)


def _restores_order(scene: Scene, claim: Claim) -> bool:
    """Tell whether guards only get a prison back from its inmates ("regained control of the jail after a brawl")."""
    lows = scene.tokens.lows
    if claim.entry.role != "verb" or lows[claim.first] not in _REGAINING:
        return False
    if _CELLS.isdisjoint(lows[claim.after : min(scene.end, claim.after + _TO_CELL)]):
        return False
    return not _INMATES.isdisjoint(lows[scene.start : scene.end])


def _is_a_report(scene: Scene, claim: Claim) -> bool:
    """Tell whether a report, and nobody's men, is what is withdrawn ("reports of an attack off X were withdrawn")."""
    lows, at = scene.tokens.lows, claim.first
    if not claim.passive or lows[at] not in _WITHDRAWN:
        return False
    told = [i for i in range(scene.start, at - 2) if lows[i] in _REPORTS and lows[i + 1] == "of"]
    return bool(told) and _RELATIVE.isdisjoint(lows[told[0] : at])


def _is_hardly_reached(scene: Scene, claim: Claim) -> bool:
    """Tell whether it is only said how a place can be reached ("could reach X only on foot")."""
    lows = scene.tokens.lows
    able = not _ABLE.isdisjoint(lows[max(scene.start, claim.first - 2) : claim.first])
    reached = lows[claim.first] in _REACHING and claim.entry.role == "verb"
    return (
        reached and able and _ONLY in lows[max(scene.start, claim.first - 2) : min(scene.end, claim.after + _TO_ONLY)]
    )


def _is_called_up(scene: Scene, claim: Claim) -> bool:
    """Tell whether people are only reached by telephone ("residents of X reached by phone said")."""
    lows = scene.tokens.lows
    behind = lows[claim.after : claim.after + _TO_CALL]
    called = lows[claim.first] == "reached" and not _CALLING.isdisjoint(behind)
    return called and behind[0] in _CALLED_BY


def _breaks_out(scene: Scene, claim: Claim) -> bool:
    """Tell whether captives only get away ("escaped from the central prison", "broke out of jail")."""
    lows = scene.tokens.lows
    if lows[claim.first] not in _ESCAPING or claim.entry.role != "verb":
        return False
    placed = lows[claim.first] in _FLEEING and "from" not in lows[claim.after - 1 : claim.after + 1]
    cells = _HELD if placed else _CELLS  # "residents fled the prison district"
    for i in range(claim.first + 1, min(scene.end, claim.first + _TO_CELL)):
        if lows[i] in cells or (not placed and lows[i] in _ROOMS and lows[i - 1] in _OF_POLICE):
            return True
        if lows[i] in _OUT_OF or lows[i] == "'s":
            continue
        if (
            not lows[i][0].isalnum()
            or lows[i] in beside("quarters")
            or lows[i] in signs().locative
            or sense_of(lows[i]).part in _ENDS
        ):
            return False
    return False
