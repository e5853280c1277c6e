"""Groups told of again by whose or what they are: "the Lebanese movement", "the al-Qaeda-linked group"."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors.countries import nation_words
from geoevents.actors.table import Actor, ActorMention, in_order
from geoevents.actors.unnamedgroups import compounds
from geoevents.lexicon.tables import words_in
from geoevents.text.tokens import Tokens

_NOUNS = words_in("actors", "described_groups", "nouns")
_ARMED = words_in("actors", "described_groups", "armed")
_WHAT = words_in("actors", "described_groups", "what")
_NAMING = words_in("actors", "described_groups", "naming")
# "the hardline Lebanese movement": words between the article and the noun (judgement).
_DESCRIBED = 2


def with_described_groups(tokens: Tokens, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the mentions with groups that a definite noun and an adjective tell of again, in place of what they hold.

    Parameters
    ----------
    tokens : Tokens
    mentions : sequence of ActorMention
        In order, without overlap.

    Returns
    -------
    list of ActorMention
    """
    lows = tokens.lows
    again: list[ActorMention] = []
    for at, low in enumerate(lows):
        if low in _NOUNS or low in _ARMED:
            first = _article(tokens, at)
            if first is not None and not _is_named(tokens, at + 1):
                again.append(ActorMention(first, at + 1, Actor("", "force"), "plural"))
    if not again:
        return list(mentions)
    taken = {i for m in again for i in range(m.first, m.after)}
    kept = [m for m in mentions if taken.isdisjoint(range(m.first, m.after))]
    return in_order([*kept, *again])


def said_plainly(words: str) -> str:
    """Return the words that tell of a group again without what describes it.

    Parameters
    ----------
    words : str
        Folded, as the text has them.

    Returns
    -------
    str

    Examples
    --------
    >>> said_plainly("the lebanese movement")
    'the movement'
    >>> said_plainly("the rebel group")
    'the rebel group'
    """
    article, *described, noun = words.split() if " " in words else ["", words]
    plain = article == "the" and bool(described) and (noun in _NOUNS or noun in _ARMED)
    told = plain and (described[-1] in nation_words() or described[-1] in _WHAT or described[-1] in compounds())
    return f"the {noun}" if told else words


def _article(tokens: Tokens, noun: int) -> int | None:
    """Return where "the" stands before a described noun; None where it does not, or nothing describes it."""
    lows, at, count = tokens.lows, noun - 1, 0
    while at > 0 and count < _DESCRIBED:
        if lows[at] in compounds() and tokens.hyphened(at):
            while tokens.hyphened(at):
                at -= 1
        elif lows[noun] in _ARMED or not (lows[at] in nation_words() or lows[at] in _WHAT):
            break
        at, count = at - 1, count + 1
    return at if count and at >= 0 and lows[at] == "the" else None


def _is_named(tokens: Tokens, after: int) -> bool:
    """Tell whether the group's name or what it is made of follows ("the Lebanese group Amal", "the group of")."""
    if after >= len(tokens.lows):
        return False
    return tokens.capitals[after] or tokens.lows[after] in _NAMING or tokens.hyphened(after)
