"""Offices with a name that no table knows, in texts that tell of several countries: they speak for nobody."""

from __future__ import annotations

from collections.abc import Container, Sequence
from dataclasses import replace

from geoevents.actors import ActorMention
from geoevents.text.tokens import Tokens

# Whose names tell of a country's part in a text.
_OF_STATES = frozenset({"state", "demonym", "named"})


def without_strangers(
    mentions: Sequence[ActorMention], tokens: Tokens, home: str, places: Container[int] = ()
) -> list[ActorMention]:
    """Let an office with a name that no table knows speak for nobody, where a text tells of several countries.

    "President X" of a text on Kenya alone is Kenya's; beside Thailand's army in Cambodia he may be either's.

    Parameters
    ----------
    mentions : sequence of ActorMention
    tokens : Tokens
    home : str
        ISO 3166-1 alpha-2 code of the country most of the text's places lie in; empty for none.
    places : container of int
        Where literal places begin: a state's name that is one tells of no other country ("the road to Costa Rica").
    """
    titled = [i for i, m in enumerate(mentions) if m.form == "group" and _is_titled(tokens, m, home)]
    told = [m for m in mentions if m.form in _OF_STATES and not (m.form == "state" and m.first in places)]
    states = {m.actor.country_code for m in told if m.actor.country_code} if titled else ()
    if not titled or not {*states} - {home}:
        return list(mentions)
    strangers = {i: mentions[i].actor for i in titled}
    return [
        mention._replace(actor=replace(strangers[i], actor_class="party")) if i in strangers else mention
        for i, mention in enumerate(mentions)
    ]


def _is_titled(tokens: Tokens, mention: ActorMention, home: str) -> bool:
    """Tell whether a group is an office with the name of a person whom no table knows ("Prime Minister X")."""
    if mention.actor.actor_class != "government":
        return False
    title = len(mention.actor.name.split()) + (bool(home) and tokens.lows[mention.first] == "the")
    named = tokens.capitals[mention.first + title : mention.after]
    return bool(named) and all(named) and tokens.capitals[mention.first]
