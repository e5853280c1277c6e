"""People who bear arms only where they fight each other: "farmers and herders clashed", "X and Y youths fought"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

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
_LEADING, _OF_SPORT = words_in("actors", _TABLE, "leading"), words_in("actors", _TABLE, "of_sport")
_YOUTHS = words_in("actors", _TABLE, "youths")
_LONE, _OF_FEUDS = words_in("actors", _TABLE, "lone"), words_in("actors", _TABLE, "of_feuds")
_FEUDS = _OF_FEUDS | _SETTLED | _NOUNS | _VERBS | _GROUPS
_ADVERBS = words_in("actors", _TABLE, "adverbs")
# Words between the two, from "clashes" to the first of them, and from the last to "clashed" (judgement).
_GAP, _TO_NOUN, _TO_VERB = 5, 5, 4
_READ = 40  # words of a sentence behind a name (judgement)
_ENDS = frozenset(".;!?")
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
    if (_MOVING | _LONE).isdisjoint(tokens.lows):
        return list(mentions)
    told = [_unarmed_alone(tokens, mention) for mention in mentions]
    for mention in told.copy():
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


def with_fighting_youths(
    tokens: Tokens, mentions: Sequence[ActorMention], places: Mapping[int, int] | None = None
) -> list[ActorMention]:
    """Return the mentions with the young men of two peoples who fight each other as two sides.

    Parameters
    ----------
    tokens : Tokens
    mentions : sequence of ActorMention
        In order, without overlap.
    places : mapping of int to int, optional
        Literal place mentions, first -> after: youths of a town, or of its club, are of no people.

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
        of_town = people is not None and _of_towns(tokens, people, mention, places or {})
        if people is None or of_town or not _fought(tokens.lows, mention.after):
            told.append(mention)
            continue
        noun, last = tokens.lows[mention.after - 1], mention.first - 1
        told = [m for m in told if m.after <= people]
        for first, after in ((people, last), (mention.first, mention.after - 1)):
            name = " ".join([*tokens.lows[first:after], noun])
            told.append(ActorMention(first, max(after, first + 1), Actor(name, "force"), "group"))
        told[-1] = told[-1]._replace(after=mention.after)
    return told


def _unarmed_alone(tokens: Tokens, mention: ActorMention) -> ActorMention:
    """Return a herder or a hunter alone as one of the people, but in a feud ("a hunter killed a bear")."""
    lows = tokens.lows
    if lows[mention.after - 1] not in _LONE or mention.actor.actor_class != "force" or mention.form == "named":
        return mention
    first, after = mention.first, mention.after
    start = next((i for i in range(first, max(0, first - _READ), -1) if lows[i - 1] in _ENDS), max(0, first - _READ))
    end = next((i for i in range(after, min(len(lows), after + _READ)) if lows[i] in _ENDS), after + _READ)
    armed = any(low.startswith("armed") for low in lows[first:after])
    feud = armed or not _FEUDS.isdisjoint(lows[start:end])
    return mention if feud else mention._replace(actor=Actor("civilians", "civilians"))


def _of_towns(tokens: Tokens, people: int, mention: ActorMention, places: Mapping[int, int]) -> bool:
    """Tell whether youths are of two towns or clubs, not of peoples (one may share its name with a town)."""
    lows = tokens.lows
    named = [people in places, mention.first in places]
    again = {lows[people], lows[mention.first]}.intersection(lows[i] for i in places if i >= mention.after)
    return all(named) or bool(again) or not _OF_SPORT.isdisjoint(lows)


def _people_before(tokens: Tokens, mention: ActorMention) -> int | None:
    """Return where the name of a people begins that "and" joins to the youths of another ("Murle and Nuer youths")."""
    lows, at = tokens.lows, mention.first - 1
    if at < 1:
        return None
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
    return lows[at] in _SETTLED or (at > 0 and lows[at] in _GROUPS and lows[at - 1] in _OF_SETTLED)


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
    at = next((i for i, low in enumerate(behind) if low not in _ADVERBS), len(behind))
    if "blows" in behind:
        return True
    # "Farmers and hunters fought floods": whom or what they fight is told behind the verb.
    follows = lows[after + at + 1 : after + at + 2]
    return (
        at < len(behind)
        and behind[at] in _VERBS
        and (not follows or follows[0] in _LEADING or not follows[0].isalpha())
    )
