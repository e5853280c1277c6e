"""Armed groups that no table knows, by how their names are written ("Karenni Nationalities Defence Force")."""

from __future__ import annotations

from collections.abc import Mapping, Set
from functools import lru_cache

from geoevents.lexicon.tables import load_table, words_in
from geoevents.text.tokens import Tokens

# Words of a name before and after the noun that tells it is a group.
_BEFORE, _AFTER = 5, 6
# "444 Brigade": longer numbers count something.
_DIGITS = 3
_INSIDE = words_in("actors", "named_groups", "inside")
_OWNERS, _MEN = words_in("actors", "named_groups", "owners"), words_in("actors", "named_groups", "men")
APOSTROPHES = frozenset(("'s", "'", "’"))


@lru_cache(maxsize=1)
def group_heads() -> frozenset[str]:
    """Return the nouns that, with capitals around them, make the name of an armed group.

    Returns
    -------
    frozenset of str
        Folded: "army", "front".
    """
    return frozenset(load_table("actors")["named_groups"]["heads"])


@lru_cache(maxsize=1)
def unit_heads() -> frozenset[str]:
    """Return those of them that name a part of an army.

    Returns
    -------
    frozenset of str
        Folded: "brigade", "division".
    """
    return frozenset(load_table("actors")["named_groups"]["units"])


def named_group(
    tokens: Tokens, head: int, floor: int, places: Mapping[int, int], ordinary: Set[str]
) -> tuple[int, int] | None:
    """Return the tokens of the name around a group's noun; None when it is written as no name.

    Parameters
    ----------
    tokens : Tokens
    head : int
        The noun.
    floor : int
        The first token that belongs to no earlier name.
    places : mapping of int to int
        Literal place mentions, first -> after: they are no part of it.
    ordinary : set of str
        Words that open a sentence and belong to no name.
    """
    first = head
    lowest = max(floor, head - _BEFORE)
    ordinary = ordinary - APOSTROPHES
    while first > lowest and _belongs(tokens, first - 1) and tokens.lows[first - 1] not in ordinary:
        first -= 1
    if any(at in places for at in range(first, head)) and tokens.before(first) != "the":
        return None  # "the Mountain Lions Brigade" is of no mountain
    after = _tail(tokens, head)
    if first == head and tokens.lows[head] in _MEN:
        return None  # "Fighters of the X Front" are X's
    return (first, after) if first < head or after > head + 1 else None


def begins_name(tokens: Tokens, at: int, head: int) -> bool:
    """Tell whether all words from a token to a group's noun are parts of a name ("'s Shield" Movement).

    Parameters
    ----------
    tokens : Tokens
    at : int
    head : int
        The noun.

    Returns
    -------
    bool
    """
    return at <= head and all(_belongs(tokens, i) for i in range(at, head))


def _belongs(tokens: Tokens, at: int) -> bool:
    """Tell whether a word is part of a name: one with a capital, or the apostrophe of "People's" and "Workers'"."""
    if tokens.lows[at] in APOSTROPHES:
        return at > 0 and tokens.capitals[at - 1] and tokens.lows[at - 1] in _OWNERS
    return _is_part(tokens, at)


def is_numbered(tokens: Tokens, first: int, last: int) -> bool:
    """Tell whether the words up to a unit's noun are its number and name ("144th Guards Motorized Rifle" Division).

    Parameters
    ----------
    tokens : Tokens
    first, last : int
        The first token, and the noun.

    Returns
    -------
    bool
    """
    return first < last and _is_ordinal(tokens.lows[first]) and all(_is_part(tokens, i) for i in range(first, last))


def _is_ordinal(low: str) -> bool:
    return low[0].isdigit() and low.endswith(("st", "nd", "rd", "th"))


def _is_part(tokens: Tokens, at: int) -> bool:
    low = tokens.lows[at]
    return (tokens.capitals[at] and low.isalpha()) or _is_ordinal(low) or (low.isdecimal() and len(low) <= _DIGITS)


def _tail(tokens: Tokens, head: int) -> int:
    """Return the token after what follows the noun: "of", "for" and more capitals."""
    lows, after, at = tokens.lows, head + 1, head + 1
    if at >= len(lows) or lows[at] not in ("of", "for"):
        return after
    while at < len(lows) and at - head <= _AFTER and (tokens.capitals[at] or lows[at] in _INSIDE):
        at += 1
        if tokens.capitals[at - 1]:
            after = at
    return after
