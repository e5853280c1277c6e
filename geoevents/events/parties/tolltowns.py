"""Capitals where a strike killed: no government that struck ("the toll from the Kyiv missile strike")."""

from __future__ import annotations

from collections.abc import Collection, Sequence

from geoevents.actors.table import ActorMention
from geoevents.lexicon.tables import clause_words

_TOLLS, _BEFORE = clause_words("tolltowns", "tolls"), clause_words("tolltowns", "before")
_STRIKES, _AIMED = clause_words("tolltowns", "strikes"), clause_words("tolltowns", "aimed")
# "the Kyiv missile strike": words from the town to the noun.
_TO_STRIKE = 2


def is_town_of_toll(lows: Sequence[str], first: int) -> bool:
    """Tell whether a name, told of behind a toll, says where a strike was.

    Parameters
    ----------
    lows : sequence of str
    first : int
        The name's token.

    Examples
    --------
    >>> is_town_of_toll("toll from kyiv missile strike climbs".split(), 2)
    True
    >>> is_town_of_toll("nine killed in kyiv strikes on moscow".split(), 3)
    False
    """
    at = first - (lows[first - 1 : first] == ["the"])
    if at < 2 or lows[at - 1] not in _BEFORE or lows[at - 2] not in _TOLLS:
        return False
    ends = range(first + 1, min(first + 2 + _TO_STRIKE, len(lows)))
    noun = next((i for i in ends if lows[i] in _STRIKES), None)
    return noun is not None and _AIMED.isdisjoint(lows[noun + 1 : noun + 2])


def without_towns_of_tolls(
    mentions: Sequence[ActorMention], lows: Sequence[str], places: Collection[int]
) -> list[ActorMention]:
    """Leave out the governments and armies named by a town that a toll is told of.

    Parameters
    ----------
    mentions : sequence of ActorMention
    lows : sequence of str
    places : collection of int
        Tokens of names that mean places.

    Returns
    -------
    list of ActorMention
    """
    return [m for m in mentions if m.first not in places or not is_town_of_toll(lows, m.first)]
