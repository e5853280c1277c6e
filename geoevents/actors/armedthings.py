"""Things that tell whose they are by an adjective: "a military convoy" and "military posts" are the army's."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors.table import Actor, ActorMention, in_order
from geoevents.lexicon.tables import words_in
from geoevents.text.tokens import Tokens

_ADJECTIVES = words_in("actors", "armed_things", "adjectives")
_THINGS, _BEFORE = words_in("actors", "armed_things", "things"), words_in("actors", "armed_things", "before")
_GROUND, _STRIKING = words_in("actors", "armed_things", "ground"), words_in("actors", "armed_things", "striking")
_TO_STRIKE = 5  # words from the deed to the adjective (judgement)


def with_armed_things(tokens: Tokens, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the mentions with the army by whose adjective a convoy, a post or the like is told.

    Parameters
    ----------
    tokens : Tokens
    mentions : sequence of ActorMention
        In order, without overlap.

    Returns
    -------
    list of ActorMention

    Examples
    --------
    >>> from geoevents.actors import find_actors
    >>> [actor.name for _, actor in find_actors("A military convoy was ambushed by gunmen.")]
    ['military', 'gunmen']
    >>> [actor.name for _, actor in find_actors("A military hospital was hit by gunmen.")]
    ['gunmen']
    """
    lows = tokens.lows
    taken: set[int] = set()
    found: list[ActorMention] = []
    for at, low in enumerate(lows[:-1]):
        if low not in _ADJECTIVES or lows[at + 1] not in _THINGS or tokens.hyphened(at) or tokens.hyphened(at + 1):
            continue
        taken = taken or {i for m in mentions for i in range(m.first, m.after)}
        if lows[at + 1] in _GROUND and _STRIKING.isdisjoint(lows[max(0, at - _TO_STRIKE) : at]):
            continue  # "will open a military base"
        opens = at == 0 or lows[at - 1] in _BEFORE or lows[at - 1].isdigit() or not lows[at - 1].isalnum()
        if opens and taken.isdisjoint((at, at + 1)):
            found.append(ActorMention(at, at + 1, Actor(low, "force"), "group"))
    return in_order([*mentions, *found]) if found else list(mentions)
