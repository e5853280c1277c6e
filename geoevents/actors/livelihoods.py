"""People who bear arms only where they fight each other: "farmers and herders clashed", "X and Y youths fought"."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors.table import Actor, ActorMention, in_order
from geoevents.actors.unnamedgroups import function_words
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import words_in
from geoevents.text.tokens import Tokens

_TABLE = "feuding_livelihoods"
_SETTLED, _MOVING = words_in("actors", _TABLE, "settled"), words_in("actors", "livelihoods", "words")
_OF_SETTLED, _GROUPS = words_in("actors", _TABLE, "of_settled"), words_in("actors", _TABLE, "groups")
_JOINING, _BESIDE = words_in("actors", _TABLE, "joining"), words_in("actors", _TABLE, "beside")
_NOUNS, _VERBS = words_in("actors", _TABLE, "nouns"), words_in("actors", _TABLE, "verbs")
_YOUTHS = words_in("actors", _TABLE, "youths")
_ADVERBS = words_in("actors", _TABLE, "adverbs")
# Words between the two, from "clashes" to the first of them, and from the last to "clashed" (judgement).
_GAP, _TO_NOUN, _TO_VERB = 5, 5, 4
_PEOPLE = 3  # words of a people's name


def with_feuding_livelihoods(tokens: Tokens, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the mentions with the farmers who fight herders as a side of their own.

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
    >>> [actor.name for _, actor in find_actors("Farmers clashed with herders near Jos.")]
    ['farmers', 'herders']
    >>> [actor.actor_class for _, actor in find_actors("Gunmen killed farmers and herders near Jos.")]
    ['force', 'civilians', 'force']
    """
    if _MOVING.isdisjoint(tokens.lows):
        return list(mentions)
    told = list(mentions)
    for mention in mentions:
        if tokens.lows[mention.after - 1] not in _MOVING or mention.actor.actor_class != "force":
            continue
        side = _side_before(tokens, mention) or _side_behind(tokens, mention)
        if side is None or not _fight(tokens, min(side[0], mention.first), max(side[1], mention.after)):
            continue
        first, after = side
        name = " ".join(low for low in tokens.lows[first:after])
        told = [m for m in told if m.after <= first or m.first >= after]
        told.append(ActorMention(first, after, Actor(name, "force"), "group"))
    return in_order(told)


def with_fighting_youths(tokens: Tokens, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the mentions with the young men of two peoples who fight each other as two sides.

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
    >>> [actor.name for _, actor in find_actors("Murle and Lou Nuer youths clashed near Pieri.")]
    ['murle youths', 'lou nuer youths']
    """
    told: list[ActorMention] = []
    for mention in mentions:
        people = _people_before(tokens, mention)
        if people is None or not _fought(tokens.lows, mention.after):
            told.append(mention)
            continue
        noun, last = tokens.lows[mention.after - 1], mention.first - 1
        told = [m for m in told if m.after <= people]
        for first, after in ((people, last), (mention.first, mention.after - 1)):
            name = " ".join([*tokens.lows[first:after], noun])
            told.append(ActorMention(first, max(after, first + 1), Actor(name, "force"), "group"))
        told[-1] = told[-1]._replace(after=mention.after)
    return told


def _people_before(tokens: Tokens, mention: ActorMention) -> int | None:
    """Return where the name of a people begins that "and" joins to the youths of another ("Murle and Nuer youths")."""
    lows, at = tokens.lows, mention.first - 1
    named = mention.after - mention.first > 1 and tokens.capitals[mention.first] and lows[mention.after - 1] in _YOUTHS
    if not named or mention.actor.actor_class != "civilians" or lows[at : at + 1] != ["and"]:
        return None
    first = at
    while first > 0 and at - first < _PEOPLE and tokens.capitals[first - 1] and _names(lows[first - 1]):
        first -= 1
    return first if first < at else None


def _names(low: str) -> bool:
    """Tell whether a word with a capital may be of a people's name ("Lou", and no "Monday" or "Police")."""
    sense = sense_of(low)
    named = sense.part in ("?", "a") or (sense.part == "n" and sense.noun not in ("person", "group"))
    return low.isalpha() and low not in function_words() and named


def _side_before(tokens: Tokens, mention: ActorMention) -> tuple[int, int] | None:
    """Return the words for farmers that are joined to herders behind them."""
    at = mention.first - 1
    while at > 0 and mention.first - at <= _GAP and tokens.lows[at] in _BESIDE | _VERBS and not _is_settled(tokens, at):
        at -= 1
    gap = tokens.lows[at + 1 : mention.first]
    return _words(tokens, at) if not _JOINING.isdisjoint(gap) and _is_settled(tokens, at) else None


def _side_behind(tokens: Tokens, mention: ActorMention) -> tuple[int, int] | None:
    """Return the words for farmers that are joined to herders before them."""
    lows, at = tokens.lows, mention.after
    while at < len(lows) - 1 and at - mention.after <= _GAP and lows[at] in _BESIDE | _VERBS | _OF_SETTLED:
        at += 1
    gap = lows[mention.after : at]
    return _words(tokens, at) if at < len(lows) and not _JOINING.isdisjoint(gap) and _is_settled(tokens, at) else None


def _is_settled(tokens: Tokens, at: int) -> bool:
    """Tell whether a word is of those who till land or fish ("farmers", "farming communities")."""
    lows = tokens.lows
    return lows[at] in _SETTLED or (lows[at] in _GROUPS and lows[at - 1] in _OF_SETTLED)


def _words(tokens: Tokens, at: int) -> tuple[int, int]:
    return at - (tokens.lows[at] in _GROUPS), at + 1


def _fight(tokens: Tokens, first: int, after: int) -> bool:
    """Tell whether a fight is told to be between the two, before them, behind them or between their names."""
    lows = tokens.lows
    between = range(max(0, first - 3), first)
    noun = any(lows[i] == "between" and not _NOUNS.isdisjoint(lows[max(0, i - _TO_NOUN) : i]) for i in between)
    return noun or not _VERBS.isdisjoint(lows[first:after]) or (lows[after : after + 1] != [] and _fought(lows, after))


def _fought(lows: Sequence[str], after: int) -> bool:
    """Tell whether those named before a word fight each other ("clashed", "came to blows", "have fought")."""
    behind = lows[after : after + _TO_VERB]
    verb = next((low for low in behind if low not in _ADVERBS), "")
    return verb in _VERBS or "blows" in behind
