"""Deeds that are only what a crowd marches over, or after which it does, and no events of their own there."""

from __future__ import annotations

from collections.abc import Callable, Collection, Sequence

from geoevents.actors import ActorMention
from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import Scene
from geoevents.events.words.triggers import NO_KIND, kinds
from geoevents.events.words.wordsbeside import beside
from geoevents.lexicon.tables import clause_words

# "protested after two of their colleagues had been killed": words from "after" to the deed, and what parts the two.
_AFTER, _AFTER_REACH = clause_words("reasons", "after"), 12
_AFTER_ENDS = clause_words("reasons", "after_ends")
_OF_MARCHERS = clause_words("crowds", "of_marchers")
_BY_THE_WAY = frozenset({"accident", "killing"})
# "over the brutal police killing": words from the reason's preposition to the deed; "in protest at the killing".
_TO_DEED, _CROWDS = 5, frozenset({"protest", "riot"})
_OVER, _OVER_ENDS = clause_words("causes", "over"), clause_words("causes", "ends")
_ANGER = clause_words("causes", "anger")


def is_over(lows: Sequence[str], start: int, at: int) -> bool:
    """Tell whether a word at a token is what something before it is over.

    Parameters
    ----------
    lows : sequence of str
    start, at : int

    Examples
    --------
    >>> is_over("marched over the killing".split(), 1, 3), is_over("marched after the killing".split(), 1, 3)
    (True, False)
    """
    over = range(at - 1, max(start, at - _TO_DEED) - 1, -1)
    return _leads_to(lows, over, lambda i: lows[i] in _OVER or (lows[i] == "at" and lows[i - 1] in _ANGER), _OVER_ENDS)


def is_after(lows: Sequence[str], start: int, at: int) -> bool:
    """Tell whether a word at a token is of what something before it came after.

    Parameters
    ----------
    lows : sequence of str
    start, at : int

    Examples
    --------
    >>> is_after("protested after a boy was killed".split(), 1, 5), is_after("marched and was killed".split(), 1, 3)
    (True, False)
    """
    after = range(at - 1, max(start, at - _AFTER_REACH) - 1, -1)
    return _leads_to(lows, after, lambda i: lows[i] in _AFTER, _AFTER_ENDS)


def _leads_to(lows: Sequence[str], back: range, leads: Callable[[int], bool], ends: Collection[str]) -> bool:
    """Tell whether a word that leads to what follows stands among those read back from it, before their clause ends."""
    for i in back:
        if leads(i):
            return True
        if lows[i] in ends or not lows[i][0].isalnum():
            return False
    return False


def is_only_reason(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a deed is what a crowd gathers over, of which nothing more is told ("over the killing of a monk").

    It is an event where its doer is told, or a place beside that of the crowd; of verbs and accidents this holds
    behind "after" ("protested after a boy was run over").

    Parameters
    ----------
    scene : Scene
    claim : Claim
    claims : sequence of Claim
        Of the sentence.
    """
    gathered = [other for other in claims if other.kind in _CROWDS and other.after <= claim.first]
    if claim.kind in _CROWDS or not gathered:
        return False
    if claim.entry.role != "noun" or claim.kind == "accident":
        after = gathered[-1].kind == "protest" and _is_told_after(scene, claim, gathered[-1])
        if after or claim.entry.role != "noun":
            return after
    if not is_over(scene.tokens.lows, gathered[-1].first, claim.first):
        return False
    if any("by" in scene.tokens.lows[m.first - 2 : m.first] for m in scene.actors if m.first > claim.first):
        return False
    own = any(site.literal and site.first >= claim.after for site in scene.sites)
    return not own or not any(site.literal and site.first < claim.first for site in scene.sites)


def told_by_marchers(lows: Sequence[str], start: int, first: int, mentions: Sequence[ActorMention]) -> range:
    """Return the tokens in which people who protest are told of ("families who say their sons were abducted by X").

    Parameters
    ----------
    lows : sequence of str
    start, first : int
        How far back to look; where the protest's word stands.
    mentions : sequence of ActorMention

    Returns
    -------
    range
        From "who" to the protest's word; empty where none opens.
    """
    people = {m.after for m in mentions if m.actor.actor_class in ("civilians", "protesters")}
    people |= {i + 1 for i in range(start, first) if lows[i] in beside("marchers")}
    who = next((i for i in range(start, first) if lows[i] in _OF_MARCHERS and not people.isdisjoint((i, i - 1))), first)
    others = any(m.first > who and m.after == first for m in mentions if m.after in people)
    return range(0) if others else range(who, first)


def is_told_of_marchers(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a deed is only what those who protest tell, or suffered, and has no place of its own.

    Parameters
    ----------
    scene : Scene
    claim : Claim
    claims : sequence of Claim
        Of the sentence.
    """
    crowd = next((other for other in claims if other.kind == "protest" and other.first > claim.first), None)
    if crowd is None or claim.kind in _CROWDS:
        return False
    told = told_by_marchers(scene.tokens.lows, scene.start, crowd.first, scene.actors)
    return claim.first in told and not any(site.literal and site.first in told for site in scene.sites)


def _is_told_after(scene: Scene, claim: Claim, crowd: Claim) -> bool:
    """Tell whether what a crowd protests after has neither doer, place nor day ("protested after a boy was killed")."""
    lows = scene.tokens.lows
    if not (kinds().get(claim.kind, NO_KIND).force or claim.kind in _BY_THE_WAY) or not is_after(
        lows, crowd.after, claim.first
    ):
        return False
    told = [m.actor.actor_class in ("force", "police", "government") for m in scene.actors if m.first >= crowd.after]
    return not any(told) and not any(site.literal and site.first >= claim.after for site in scene.sites)
