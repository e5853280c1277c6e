"""Rivals and their like: a party where they kill ("hacked to death by rivals"), nobody in sport and votes."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors import ActorMention
from geoevents.lexicon.tables import clause_words
from geoevents.text.tokens import Tokens

_PEOPLE, _LEADS = clause_words("onlydoers", "people"), clause_words("onlydoers", "leads")
_DEADLY = clause_words("onlydoers", "deadly")
_TO_DEED = 6  # words from the deed to "by" (judgement)


def without_idle_rivals(mentions: Sequence[ActorMention], tokens: Tokens) -> list[ActorMention]:
    """Leave out rivals and their like, but for those by whom somebody is killed or carried off.

    Parameters
    ----------
    mentions : sequence of ActorMention
    tokens : Tokens

    Returns
    -------
    list of ActorMention
    """
    return [m for m in mentions if m.actor.name not in _PEOPLE or m.form != "group" or _kill(tokens, m)]


def _kill(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether somebody stands behind the "by" of a deadly deed."""
    lows, by = tokens.lows, mention.first - 1
    while by > 0 and lows[by] in _LEADS:
        by -= 1
    return by > 0 and lows[by] == "by" and not _DEADLY.isdisjoint(lows[max(0, by - _TO_DEED) : by])
