"""Peoples and clans that a fight or talks are told to be between, by bare names ("clashes between Pokot and Tugen")."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from geoevents.actors.table import Actor, ActorMention, in_order
from geoevents.actors.unnamedgroups import NAME_WORDS, counting, function_words
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import words_in
from geoevents.text.tokens import Tokens

_FIGHTS = words_in("actors", "rival_peoples", "fights")
_NOUNS = words_in("actors", "rival_peoples", "nouns")
_PARLEYS = words_in("actors", "rival_peoples", "parleys")
_SPEAKERS = words_in("actors", "rival_peoples", "speakers")
_DESCRIBING = words_in("actors", "rival_peoples", "describing")
_GROUND = words_in("actors", "rival_peoples", "ground")
# From the fight to "between" (judgement).
_REACH = 5
_ENDS = frozenset(".;!?")


class _Side(NamedTuple):
    """One of the two a fight is between: its name, the token behind it and its noun, and whether it is known."""

    first: int
    named: int
    after: int
    known: bool


def with_rival_peoples(
    tokens: Tokens, mentions: Sequence[ActorMention], places: Mapping[int, int]
) -> list[ActorMention]:
    """Return the mentions with those of peoples that are only named as the two sides of a fight.

    Parameters
    ----------
    tokens : Tokens
    mentions : sequence of ActorMention
        In order, without overlap.
    places : mapping of int to int
        Literal place mentions, first -> after: two places are no sides.

    Returns
    -------
    list of ActorMention

    Examples
    --------
    >>> from geoevents.actors import find_actors
    >>> [actor.name for _, actor in find_actors("Clashes between Pokot and Tugen left two dead.")]
    ['Pokot', 'Tugen']
    """
    lows = tokens.lows
    if "between" not in lows:
        return list(mentions)
    speaking = {m.first: m for m in mentions if _speaks_for(tokens, m)}
    sides_known = {m.first: m for m in mentions}
    found: list[ActorMention] = []
    for at, low in enumerate(lows):
        fought = low == "between" and _is_told(lows, at, _FIGHTS)
        if not fought and not (low == "between" and _is_told(lows, at, _PARLEYS)):
            continue
        known = sides_known if fought else {first: m for first, m in sides_known.items() if first not in speaking}
        one = _side(tokens, at + 1, known)
        joins = one is not None and lows[one.after : one.after + 1] == ["and"]
        other = _side(tokens, one.after + 1, known) if one is not None and joins else None
        if one is None or other is None or (one.known and other.known):
            continue
        sides = [side for side in (one, other) if not side.known]
        if not fought and _SPEAKERS.isdisjoint(lows[other.named : other.named + 1]):
            continue
        ground = [side.first in places and side.after == side.named for side in (one, other)]
        if all(ground):
            continue  # "fighting between Gao and Kidal"
        found += [_mention(tokens, side) for side in sides]
    taken = {i for m in mentions for i in range(m.first, m.after)}
    new = [m for m in found if m.first in speaking or taken.isdisjoint(range(m.first, m.after))]
    replaced = {m.first for m in new}
    return in_order([*(m for m in mentions if m.first not in replaced), *new]) if new else list(mentions)


def _speaks_for(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether elders and the like are told of by the name of their people ("Turkana elders")."""
    named = mention.after - mention.first > 1 and tokens.capitals[mention.first]
    return named and mention.actor.actor_class == "civilians" and tokens.lows[mention.after - 1] in _SPEAKERS


def _is_told(lows: Sequence[str], at: int, words: frozenset[str]) -> bool:
    """Tell whether a fight, or a parley, is told of before "between", and no road or border."""
    for i in range(at - 1, max(-1, at - 1 - _REACH), -1):
        if lows[i] in words:
            return True
        if lows[i] in _ENDS or lows[i] in _GROUND:
            return False
    return False


def _side(tokens: Tokens, at: int, known: Mapping[int, ActorMention]) -> _Side | None:
    """Return the people named from a token on, or the mention that stands there."""
    lows = tokens.lows
    while at < len(lows) and lows[at] in _DESCRIBING and at not in known:
        at += 1
    if at in known:
        mention = known[at]
        sided = mention.form in ("group", "named") and mention.actor.actor_class in ("force", "police")
        return _Side(at, mention.after, mention.after, True) if sided else None
    named = at
    while named < len(lows) and named - at < NAME_WORDS and _is_part(tokens, named):
        if named in known:
            return None
        named += 1
    if named == at or sense_of(lows[named - 1]).part not in ("?", "a"):
        return None
    after = named + (lows[named : named + 1] != [] and lows[named] in _NOUNS)
    return _Side(at, named, after, False)


def _is_part(tokens: Tokens, at: int) -> bool:
    low = tokens.lows[at]
    return tokens.capitals[at] and low.isalpha() and low not in function_words() and low not in counting()


def _mention(tokens: Tokens, side: _Side) -> ActorMention:
    """Return a side under its name, in small letters where a noun says what it is."""
    text = tokens.text[tokens.starts[side.first] : tokens.ends[side.after - 1]]
    name = text if side.after == side.named else text.lower()
    return ActorMention(side.first, side.after, Actor(name, "force"), "group")
