"""Mobs: crowds that set upon people, whatever word tells of it, and single men who throw what crowds throw."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors import ActorMention
from geoevents.actors.table import is_state_force
from geoevents.events.words.hits import Claim
from geoevents.events.words.wordsbeside import beside
from geoevents.lexicon.tables import clause_words

_MOBS, _NO_MOBS = clause_words("mobs", "mobs"), clause_words("mobs", "no_mobs")
# "a mob of some fifty angry villagers beat", "by a large and angry mob": words from the mob to the verb, from "by" on.
_TO_VERB, _TO_BY, _FROM_BY = 7, 6, 4
_THROWING = clause_words("mobs", "throwing")
_TO_FIREBOMB = 5
_BREAKS = clause_words("mobs", "breaks")


def is_a_mobs(lows: Sequence[str], claim: Claim, mentions: Sequence[ActorMention]) -> bool:
    """Tell whether a mob does what a verb tells ("a mob beat", "was killed by an angry mob").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    mentions : sequence of ActorMention
        Of the sentence.
    """
    if claim.entry.role != "verb":
        return False
    if claim.passive:
        by = next((i for i in range(claim.after, min(claim.after + _TO_BY, len(lows))) if lows[i] == "by"), None)
        return by is not None and any(_names_mob(lows, i) for i in range(by + 1, by + 1 + _FROM_BY))
    for i in range(claim.first - 1, max(claim.start, claim.first - _TO_VERB) - 1, -1):
        if lows[i] in _BREAKS or any(m.first <= i < m.after and m.actor.actor_class == "force" for m in mentions):
            return _names_mob(lows, i)
        if _names_mob(lows, i):
            return i == claim.start or lows[i - 1] not in _BREAKS
    return False


def _names_mob(lows: Sequence[str], at: int) -> bool:
    """Tell whether a word is a crowd, and no gangsters ("a mob boss")."""
    return at < len(lows) and lows[at] in _MOBS and (at + 1 == len(lows) or lows[at + 1] not in _NO_MOBS)


def is_thrown_by_few(lows: Sequence[str], claim: Claim, mentions: Sequence[ActorMention]) -> bool:
    """Tell whether men who are no crowd throw firebombs ("an assailant threw a Molotov cocktail at a church").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    mentions : sequence of ActorMention
        Of the sentence.
    """
    if claim.kind != "riot" or claim.entry.role != "verb" or lows[claim.first] not in _THROWING:
        return False
    if beside("firebombs").isdisjoint(lows[claim.first : claim.after + _TO_FIREBOMB]):
        return False
    before = [m for m in mentions if claim.start <= m.first and m.after <= claim.first]
    return bool(before) and before[-1].actor.actor_class == "force" and not is_state_force(before[-1].actor)
