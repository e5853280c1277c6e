"""Groups that share the noun behind the last of them: "Nuer and Dinka militias" are two."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import replace
from itertools import pairwise

from geoevents.actors.table import ActorMention, actor_tables
from geoevents.actors.unnamedgroups import NAME_WORDS, counting, function_words
from geoevents.lexicon.tables import words_in
from geoevents.text.tokens import Tokens

# The nouns that two groups share, in small letters.
_NOUNS = words_in("actors", "shared_nouns", "words")
# Where the name of a group may begin that is also a place's ("between Kikuyu and Kalenjin militia").
_OPENING = words_in("actors", "shared_nouns", "opening")
_KIN = words_in("actors", "shared_nouns", "kin")
_AT = words_in("actors", "shared_nouns", "at")
_SIGNS = frozenset({"and", "or"})


def with_sharers(tokens: Tokens, mentions: Sequence[ActorMention], places: Mapping[int, int]) -> list[ActorMention]:
    """Return the mentions with those of groups whose noun stands behind the next one's name.

    Parameters
    ----------
    tokens : Tokens
    mentions : sequence of ActorMention
        In order, without overlap.
    places : mapping of int to int
        Literal place mentions, first -> after.

    Returns
    -------
    list of ActorMention

    Examples
    --------
    >>> from geoevents.actors import find_actors
    >>> [actor.name for _, actor in find_actors("Lou and Murle fighters clashed.")]
    ['lou fighters', 'murle fighters']
    """
    found: list[ActorMention] = []
    for before, mention in pairwise([None, *mentions]):
        floor = before.after if before is not None else 0
        sharer = _sharer(tokens, mention, floor, places) if mention is not None else None
        found += [m for m in (sharer, mention) if m is not None]
    return found


def _sharer(tokens: Tokens, mention: ActorMention, floor: int, places: Mapping[int, int]) -> ActorMention | None:
    """Return the group named before "and" that shares the noun of a mention."""
    lows, last = tokens.lows, mention.first - 2
    if mention.form not in ("group", "named") or mention.actor.actor_class != "force" or last < floor:
        return None
    if last > floor and tokens.hyphened(last) and lows[last - 1] == "pro" and lows[last + 1] in _SIGNS:
        return _siding(tokens, mention, last - 1)
    noun = next((i for i in range(mention.first, mention.after) if not tokens.capitals[i]), mention.after)
    if (
        not mention.first < noun < mention.after
        or lows[mention.after - 1] not in _NOUNS
        or lows[last + 1] not in _SIGNS
    ):
        return None
    while last > floor and lows[last] in _KIN and not tokens.capitals[last]:
        last -= 1  # "X sub-clan and Y clan militia"
    if not _names(tokens, last):
        return None
    first = last
    while first > floor and last - first < NAME_WORDS and _names(tokens, first - 1):
        first -= 1
    opens = first == 0 or lows[first - 1] in _OPENING
    if lows[first - 1 : first] and lows[first - 1] in _AT and first > 0:
        return None  # "shelled Bor and Nuer fighters fled"
    if not opens and any(at in places for at in range(first, last + 1)):
        return None
    words: list[str] = []
    for i in [*range(first, last + 1), *range(noun, mention.after)]:
        if words and tokens.hyphened(i):
            words[-1] += f"-{lows[i]}"
        else:
            words.append(lows[i])
    return ActorMention(first, mention.first - 1, replace(mention.actor, name=" ".join(words), side=""), "group")


def _siding(tokens: Tokens, mention: ActorMention, first: int) -> ActorMention:
    """Return those who side with somebody, beside others of theirs ("pro-government and allied forces")."""
    words = [*tokens.lows[first : first + 2], tokens.lows[mention.after - 1]]
    match = actor_tables().names.match(words, 0) if tokens.capitals[first + 1] else None
    if match is not None and match[0] == len(words) and match[1][0] == "named":
        return ActorMention(first, first + 2, match[1][1][0], "named")
    return ActorMention(first, first + 2, replace(mention.actor, name=f"pro-{words[1]} {words[2]}", side=""), "group")


def _names(tokens: Tokens, at: int) -> bool:
    low = tokens.lows[at]
    return tokens.capitals[at] and low.isalpha() and low not in function_words() and low not in counting()
