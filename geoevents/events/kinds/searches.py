"""Raids that only lead to an arrest or are a search: "raided a house and arrested two", "police raided a bar"."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geoevents.actors.table import is_state_force
from geoevents.events.kinds.goingon import has_no_subject
from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import ARMED, Scene
from geoevents.events.words.triggers import HARMED
from geoevents.lexicon.tables import clause_words

# What a raid that hurts nobody ends in.
_TAKINGS = frozenset({"abduction", "looting", "arrest"})
_BREAKING_IN, _TO_POST = clause_words("absorbing", "breaking_in"), 2
_RAIDS = clause_words("absorbing", "raids")
# "raided the newspaper's offices": words from the verb to what is searched.
_PREMISES, _TO_PREMISES = clause_words("absorbing", "premises"), 7


def without_raids(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """Leave out the raid that ends in an arrest or abduction ("raided a house and arrested two"), or is a search.

    Parameters
    ----------
    scene : Scene
    claims : sequence of Claim
        Of one sentence, in order.
    """
    arrests = [claim.first for claim in claims if claim.kind == "arrest"]
    taken = [claim for claim in claims if claim.kind in _TAKINGS and has_no_subject(scene, claim)]
    harmless = not scene.has_value("quantity", HARMED)
    for raid, arrest in pairwise(claims):
        if arrest.kind != "arrest" or not has_no_subject(scene, arrest):
            continue
        if scene.tokens.lows[raid.first] in _RAIDS | _BREAKING_IN:
            arrest.start = min(arrest.start, raid.start)  # who sweeps through a place arrests there
    return [
        claim
        for claim in claims
        if not (
            (
                scene.tokens.lows[claim.first] in _RAIDS
                and (
                    (harmless and _is_a_search(scene, claim))
                    or any(claim.after <= first or (harmless and claim.entry.role == "noun") for first in arrests)
                )
            )
            or (
                harmless
                and scene.tokens.lows[claim.first] in _BREAKING_IN
                and claim.entry.role == "verb"
                and not claim.passive
                and not _breaks_into_post(scene, claim)
                and any(claim is before and other in taken for before, other in pairwise(claims))
            )
        )
    ]


def _breaks_into_post(scene: Scene, raid: Claim) -> bool:
    """Tell whether what is stormed is held by armed men ("stormed the police station and set it on fire")."""
    return any(m.actor.actor_class in ARMED and 0 <= m.first - raid.after <= _TO_POST for m in scene.actors)


def _is_a_search(scene: Scene, raid: Claim) -> bool:
    """Tell whether police raid a place of people who bear no arms, as they do to search it ("police raided a bar")."""
    sited = any(hit.role("civilian_site") for hit in scene.hits)
    searched = _enters_premises(scene, raid)
    if raid.kind != "attack_on_civilians" and not (
        raid.kind == "armed_clash" and (searched or (raid.passive and sited))
    ):
        return False
    doers = [m for m in scene.actors if (m.first >= raid.after if raid.passive else m.after <= raid.first)]
    doer = (doers[0] if raid.passive else doers[-1]) if doers else None
    if doer is None or any(m.actor.actor_class == "civilians" and m.first >= raid.after for m in scene.actors):
        return False
    return doer.actor.actor_class == "police" or (searched and is_state_force(doer.actor))


def _enters_premises(scene: Scene, raid: Claim) -> bool:
    """Tell whether what is raided is an office, a depot or the like, of nobody who bears arms, and nobody fires."""
    lows = scene.tokens.lows
    if raid.passive or raid.entry.role != "verb" or _PREMISES.isdisjoint(lows[raid.after : raid.after + _TO_PREMISES]):
        return False
    return not any(m.actor.actor_class in ARMED and m.first >= raid.after for m in scene.actors)
