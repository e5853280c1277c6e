"""Whose things were struck: who sat in "her car", whose patrol "one of its patrols" is."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors.table import CIVILIANS, Actor, military_of
from geoevents.events.hits import Claim
from geoevents.events.reading import Sentence
from geoevents.lexicon.tables import clause_words
from geoevents.text.tokens import Tokens

# "opened fire on her white car", "one of its foot patrols": words from whose it is to the thing.
_TO_THING = 3
_HERS, _ITS = clause_words("belongings", "hers"), clause_words("belongings", "its")
_CARS, _POSTS = clause_words("belongings", "cars"), clause_words("belongings", "posts")
_OWNERS = frozenset({"force", "police", "organisation", "government"})
_PEOPLE = frozenset({"civilians", "protesters"})


def owner_struck(tokens: Tokens, sentence: Sentence, claim: Claim, doing: Sequence[Actor]) -> list[Actor]:
    """Return who suffers a blow at what is only told to be somebody's, named before in the sentence.

    "A judge escaped when men fired on her car": people; "X said one of its patrols had come under fire": X.

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    claim : Claim
    doing : sequence of Actor
        Who does it.

    Returns
    -------
    list of Actor
    """
    lows = tokens.lows
    if claim.entry.role != "verb":
        return []
    if not claim.passive and claim.entry.frame == "agent":
        at = claim.after + (lows[claim.after : claim.after + 1] in (["on"], ["at"]))
        hers = at < sentence.end and lows[at] in _HERS and not _CARS.isdisjoint(lows[at + 1 : at + 1 + _TO_THING])
        before = [m.actor for m in sentence.actors if m.after <= claim.first and m.actor not in doing] if hers else []
        people = bool(before) and before[-1].actor_class in _PEOPLE
        return [CIVILIANS] if people else []
    for i in range(claim.start, claim.first - 1):
        if lows[i] in _ITS and not _POSTS.isdisjoint(lows[i + 1 : i + 1 + _TO_THING]):
            owners = [m.actor for m in sentence.actors if m.after <= i and m.actor.actor_class in _OWNERS]
            return [military_of(owners[-1])] if owners and owners[-1] not in doing else []
    return []
