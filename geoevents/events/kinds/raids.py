"""Who only came and went: "entered X, searched three houses and withdrew" takes no ground."""

from __future__ import annotations

from geoevents.actors.table import is_state_force
from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import ARMED, Scene
from geoevents.events.words.triggers import NO_KIND, kinds
from geoevents.lexicon.tables import clause_words

_ENTERING, _LEAVING = clause_words("raids", "entering"), clause_words("raids", "leaving")
_SEARCHING, _STAYING = clause_words("raids", "searching"), clause_words("raids", "staying")
_CONJUNCTIONS = clause_words("raids", "conjunctions")
_FREEING, _JOINED = clause_words("raids", "freeing"), clause_words("raids", "joined")
# What leaving is told as, and what those do who come for people and hold nothing.
_GOING, _COMING_FOR = frozenset({"withdrawal", "displacement", "leave"}), frozenset({"arrest", "abduction"})
_HOLDING = frozenset({"capture", "control", "base", "presence", "advance"})
_RAID = "armed_clash"
# "The army retook X and sent men back": words from a sentence's verb to who else acts.
_TO_VERB = 3
# "entered three nearby hamlets": words from the verb to what is entered.
_VILLAGES, _TO_VILLAGE = clause_words("raids", "villages"), 5


def as_raids(scene: Scene, claims: list[Claim]) -> list[Claim]:
    """Make a raid of a town that armed men only entered to search it or for its people, and drop their leaving.

    What another side does behind it ("entered X after the militia withdrew") is as it was.

    Parameters
    ----------
    scene : Scene
    claims : list of Claim
        Of one sentence, in order.
    """
    at = next((i for i, claim in enumerate(claims) if _enters(scene, claim)), None)
    if at is None:
        return claims
    entry, behind = claims[at], claims[at + 1 :]
    own = [claim for claim in behind if not _is_anothers(scene, entry, claim)]
    lows = scene.tokens.lows[entry.after : scene.end]
    searches = [claim for claim in own if scene.tokens.lows[claim.first] in _SEARCHING]
    if any(claim.kind in _HOLDING and claim not in searches for claim in own) or not _STAYING.isdisjoint(lows):
        return claims
    gone = [claim for claim in own if claim.kind in _GOING and scene.tokens.lows[claim.first] in _LEAVING]
    gone += [claim for claim in searches if claim.kind in _HOLDING]
    searched = next((i for i, low in enumerate(lows, entry.after) if low in _SEARCHING), 0)
    searched = searched if searched and not _has_doer(scene, entry.after, searched) else 0
    left = any(claim not in searches for claim in gone) or _is_left(scene, entry)
    came_for = any(claim.kind in _COMING_FOR for claim in own)
    hurt = (left or _is_a_bands(scene, entry)) and any(
        claim.kind == "attack_on_civilians" and not claim.passive for claim in own
    )
    looted = left and any(claim.kind == "looting" for claim in own)
    if not (searched or came_for or hurt or looted):
        return claims  # "briefly entered X before withdrawing the same evening": it was taken and given up
    harmed = [claim for claim in own if kinds().get(claim.kind, NO_KIND).force and claim not in gone] or came_for
    kept = [claim for claim in claims if claim not in gone and not (harmed and claim is entry)]
    if not harmed:
        entry.kind, entry.entry = _RAID, entry.entry._replace(value=_RAID)
    elif own and entry.start < own[0].start:
        first = next(claim for claim in own if claim not in gone)
        first.start = min(first.start, entry.start)
    return kept


def without_jailbreaks(scene: Scene, claims: list[Claim]) -> list[Claim]:
    """Leave out prisoners whom those free who took a place in the same sentence: no agreement ("stormed X and freed").

    Parameters
    ----------
    scene : Scene
    claims : list of Claim
        Of one sentence, in order.
    """
    return [
        claim
        for at, claim in enumerate(claims)
        if not (
            claim.kind == "agreement"
            and scene.tokens.lows[claim.first] in _FREEING
            and scene.tokens.before(claim.first) in _JOINED
            and any(_is_forced(other) and not _is_anothers(scene, other, claim) for other in claims[:at])
        )
    ]


def _is_forced(claim: Claim) -> bool:
    """Tell whether somebody does a deed of force."""
    return claim.entry.role == "verb" and not claim.passive and kinds().get(claim.kind, NO_KIND).force


def _is_a_bands(scene: Scene, entry: Claim) -> bool:
    """Tell whether nobody's army enters, or no more than a village ("gunmen entered X", "entered two hamlets")."""
    doers = [m for m in scene.actors if scene.start <= m.first and m.after <= entry.first]
    nameless = bool(doers) and doers[-1].form in ("group", "plural") and not is_state_force(doers[-1].actor)
    small = scene.tokens.lows[entry.after : entry.after + _TO_VILLAGE]
    return (nameless and doers[-1].actor.name.islower()) or not _VILLAGES.isdisjoint(small)


def _enters(scene: Scene, claim: Claim) -> bool:
    """Tell whether a capture is only told as "entered"."""
    verb = claim.kind == "capture" and claim.entry.role == "verb" and not claim.passive
    return verb and scene.tokens.lows[claim.first] in _ENTERING


def _is_left(scene: Scene, entry: Claim) -> bool:
    """Tell whether who came goes without a word of an event ("and then left", "before leaving")."""
    lows = scene.tokens.lows
    for i in range(entry.after + 1, scene.end):
        if lows[i] in _CONJUNCTIONS and not (i + 1 < len(lows) and lows[i + 1].endswith("ing")):
            return False
        if lows[i] in _LEAVING and not _has_doer(scene, entry.after, i):
            return True
    return False


def _is_anothers(scene: Scene, entry: Claim, claim: Claim) -> bool:
    """Tell whether another than who came does what is told behind it."""
    return claim.passive or _has_doer(scene, entry.after, claim.first) or _has_conjunction(scene, entry, claim)


def _has_conjunction(scene: Scene, entry: Claim, claim: Claim) -> bool:
    """Tell whether a finite verb stands in a clause with a subject of its own ("after the militia withdrew")."""
    if claim.entry.role != "verb" or claim.entry.form == "ing":
        return False
    lows = scene.tokens.lows
    return any(lows[i] in _CONJUNCTIONS for i in range(entry.after, claim.first - 1))


def _has_doer(scene: Scene, start: int, verb: int) -> bool:
    """Tell whether armed men stand right before a verb, behind a token."""
    return any(
        m.actor.actor_class in ARMED and start <= m.first and m.after <= verb <= m.after + _TO_VERB
        for m in scene.actors
    )
