"""Groups told of by what they are before their name: "a militia, Zaire," and "two groups, M23 and Twirwaneho,"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geoevents.actors.table import Actor, ActorMention, actor_named
from geoevents.actors.unnamedgroups import NAME_WORDS, function_words
from geoevents.lexicon.tables import words_in
from geoevents.text.tokens import Tokens

_KINDS = words_in("actors", "apposed_names", "kinds")
_SEVERAL = words_in("actors", "apposed_names", "several")
_BRANCHES = words_in("actors", "apposed_names", "branches")
_BEFORE_PATRON, _IS = words_in("actors", "apposed_names", "before_patron"), words_in("actors", "apposed_names", "is")
_ONE = words_in("actors", "apposed_names", "one")
# Words from the article or number to the noun, and from the first name to the comma behind the last (judgement).
_TO_NOUN, _NAMES = 5, 14
_TO_PATRON = 3  # "JNIM, the local": words from a group to its patron


def with_apposed_names(
    tokens: Tokens, mentions: Sequence[ActorMention], places: Mapping[int, int]
) -> list[ActorMention]:
    """Return the mentions without the groups whose names follow between commas, which are taken for them.

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
    >>> [actor.name for _, actor in find_actors("A gang, Baz, burned 20 houses.")]
    ['Baz']
    >>> [actor.name for _, actor in find_actors("A militia, police said, burned 20 houses.")]
    ['militia', 'police']
    """
    kept: list[ActorMention] = []
    begins = {m.first: m for m in mentions}
    for mention in mentions:
        if kept and _is_patron(tokens, kept[-1], mention):
            continue
        names = _names_behind(tokens, mention, begins)
        if names is None:
            kept.append(mention)
        elif not names:
            after = _end_of_name(tokens, mention.after + 1, places)
            unknown = after is not None and not any(mention.after < m.first < after for m in mentions)
            kept.append(_called(tokens, mention, after) if after is not None and unknown else mention)
    return kept


def _is_patron(tokens: Tokens, group: ActorMention, mention: ActorMention) -> bool:
    """Tell whether a name only says whose branch the group before its comma is ("JNIM, an al-Qaeda affiliate")."""
    lows = tokens.lows
    behind = mention.after + (lows[mention.after : mention.after + 1] in (["'s"], ["\u2019s"]))
    gap = lows[group.after : mention.first]
    told = gap[3:] if gap[1:2] == ["which"] and len(gap) > 2 and gap[2] in _IS else gap[1:]
    apposed = gap[:1] == [","] and _BEFORE_PATRON.issuperset(told) and len(told) < _TO_PATRON
    branch = not _BRANCHES.isdisjoint(lows[behind : behind + 2])
    armed = group.actor.actor_class == mention.actor.actor_class == "force" and group.form == "named"
    return apposed and branch and armed and group.actor != mention.actor


def _names_behind(
    tokens: Tokens, mention: ActorMention, begins: Mapping[int, ActorMention]
) -> list[ActorMention] | None:
    """Return the known groups whose names follow a group between commas; none known, or None where no name can."""
    lows = tokens.lows
    noun = lows[mention.after - 1]
    if (
        mention.form != "group"
        or mention.actor.actor_class != "force"
        or lows[mention.after : mention.after + 1] != [","]
    ):
        return None
    opening = lows[max(0, mention.after - _TO_NOUN) : mention.after - 1]
    if noun in _SEVERAL:
        return _known(tokens, mention.after + 1, begins) or None
    if noun not in _KINDS or _ONE.isdisjoint(opening):
        return None
    return _known(tokens, mention.after + 1, begins)


def _known(tokens: Tokens, at: int, begins: Mapping[int, ActorMention]) -> list[ActorMention]:
    """Return the named groups that stand in a list from a token to the comma or bracket that closes it."""
    lows, found, last = tokens.lows, [], min(len(tokens.lows), at + _NAMES)
    while at < last:
        at += lows[at] == "the"
        mention = begins.get(at)
        if mention is None or mention.form != "named" or mention.actor.actor_class != "force":
            return []
        found.append(mention)
        at = mention.after
        if lows[at : at + 1] == ["and"] or (lows[at : at + 1] == [","] and at + 1 in begins):
            at += 1
            continue
        return found if lows[at : at + 1] in ([","], ["("], ["."], []) or len(found) > 1 else []
    return []


def _end_of_name(tokens: Tokens, first: int, places: Mapping[int, int]) -> int | None:
    """Return where a name of a few words with capitals ends before a comma; None where there is none, or a place's."""
    lows, after = tokens.lows, first
    while after < len(lows) and after - first < NAME_WORDS and tokens.capitals[after] and lows[after][0].isalnum():
        if lows[after] in function_words():
            return None
        after += 1
    closes = after > first and lows[after : after + 1] == [","] and after + 1 < len(lows)
    spoken = closes and (tokens.capitals[after + 1] or first in places)
    return after if closes and not spoken else None


def _called(tokens: Tokens, mention: ActorMention, after: int) -> ActorMention:
    """Return a group under the name between commas behind it."""
    name = tokens.text[tokens.starts[mention.after + 1] : tokens.ends[after - 1]]
    known = actor_named(f"{name} {tokens.lows[mention.after - 1]}")  # "the Zaire militia"
    return ActorMention(mention.first, after, known or Actor(name, "force"), "named" if known else "group")
