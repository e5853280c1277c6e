"""Words of a deed that only say what another was for, who was in what was struck, or what something is called."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import Scene
from geoevents.events.words.triggers import NO_KIND, kinds, signs
from geoevents.lexicon.tables import clause_words

# "burned a church in which 20 people had taken shelter".
_SHELTER, _IN_WHICH = clause_words("purposes", "shelter"), clause_words("purposes", "in_which")
_BURNT = frozenset({"looting", "riot"})
# "a truce to let aid convoys into X": words from what lets it in.
_LETTING, _TO_AID = clause_words("purposes", "letting"), 4
# "took looted motorcycles with them", "summoned the ambassador to protest".
_WITH_LOOT, _SUMMONING = clause_words("purposes", "with_loot"), clause_words("purposes", "summoning")
# "was shot after he threw a stone".
_ONE, _PRETEXTS = clause_words("purposes", "one"), clause_words("purposes", "pretexts")


def only_says_more(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a word of a deed only says more of another, or of a thing.

    Parameters
    ----------
    scene : Scene
    claim : Claim
    claims : sequence of Claim
        Of the sentence.
    """
    return (
        _is_pretext(scene, claim, claims)
        or _is_purpose(scene, claim, claims)
        or _is_loot(scene, claim)
        or _is_note(scene, claim, claims)
        or _is_shelter(scene, claim, claims)
        or _is_title_of(scene, claim)
    )


def _is_pretext(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a stone is only what somebody who was shot is said to have thrown ("after he threw a stone at")."""
    lows, at = scene.tokens.lows, claim.first
    thrown = claim.kind == "riot" and claim.entry.role == "verb" and not claim.passive and lows[at - 1] in _ONE
    shot = [other for other in claims if other.after <= at and kinds().get(other.kind, NO_KIND).force]
    return thrown and bool(shot) and lows[at - 2] in _PRETEXTS


def _is_shelter(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a clause only says who was in what was struck ("burned a church in which 20 had taken shelter")."""
    lows = scene.tokens.lows
    if claim.kind != "displacement" or _SHELTER.isdisjoint(lows[claim.first : claim.after]):
        return False
    struck = [other.after for other in claims if other.after <= claim.first and kinds()[other.kind].force]
    struck += [other.after for other in claims if other.after <= claim.first and other.kind in _BURNT]
    return bool(struck) and not _IN_WHICH.isdisjoint(lows[max(struck) : claim.first])


def _is_title_of(scene: Scene, claim: Claim) -> bool:
    """Tell whether a noun in quotes is what a film or a game is called ('the game "Shelling"')."""
    lows, quote = scene.tokens.lows, signs().quote
    named = claim.entry.role == "noun" and scene.tokens.capitals[claim.first] and claim.after < scene.end
    return named and lows[claim.first - 1] in quote and lows[claim.after] in quote


def _is_purpose(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether aid is only what a truce is for ("a truce meant to allow aid convoys into the area")."""
    ahead = scene.tokens.lows[max(scene.start, claim.first - _TO_AID) : claim.first]
    truce = any(other.kind == "ceasefire" and other.after <= claim.first for other in claims)
    return truce and claim.kind == "aid" and claim.entry.role == "noun" and not _LETTING.isdisjoint(ahead)


def _is_loot(scene: Scene, claim: Claim) -> bool:
    """Tell whether a participle only says what things are ("took looted motorcycles with them")."""
    participle = claim.kind == "looting" and claim.entry.form in ("past", "part") and claim.entry.role == "verb"
    return participle and scene.tokens.before(claim.first) in _WITH_LOOT and claim.after - claim.first == 1


def _is_note(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether an envoy is only summoned to be told so ("summoned the ambassador to protest")."""
    lows = scene.tokens.lows
    purpose = claim.kind == "protest" and claim.entry.role == "verb" and scene.tokens.before(claim.first) == "to"
    called = [other for other in claims if other.kind == "statement" and other.after <= claim.first]
    return purpose and any(lows[other.first] in _SUMMONING for other in called)
