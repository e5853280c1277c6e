"""Whose forces are meant by words that every state has: "government troops", "the navy", "the 41st Battalion"."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors import ActorMention
from geoevents.actors.namedgroups import unit_heads
from geoevents.actors.table import MILITARY, Actor, actor_named, military_at_home
from geoevents.events.antecedents import sentence_start
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

# "Government" and "troops", "the navy": the state's, whether the text names its army or not; what says whose else.
_RULING, _RULED = clause_words("stateforces", "ruling"), clause_words("stateforces", "ruled")
_OF_EVERY_STATE, _OWNING = clause_words("stateforces", "of_every_state"), clause_words("stateforces", "owning")
# Countries whose numbered units are of several armies, and verbs of whoever tells of his own.
_SEVERAL_ARMIES = clause_words("stateforces", "several_armies")
_SAYING, _TO_SAYING = clause_words("stateforces", "saying"), 3
_OF_WHOM = (["of"], ["of", "the"])


def as_state_forces(mentions: Sequence[ActorMention], tokens: Tokens, home: str) -> list[ActorMention]:
    """Put the army of the text's country in the place of what only a state has, though the text names no army.

    Parameters
    ----------
    mentions : sequence of ActorMention
    tokens : Tokens
    home : str
        ISO 3166-1 alpha-2 code of the country most of the text's places lie in; empty for none.
    """
    army = military_at_home(home) if home else None
    foreign = any(m.actor.name.startswith(MILITARY) and m.actor != army for m in mentions)
    held = home in load_table("actors")["occupied"]
    of_one_army = home not in _SEVERAL_ARMIES
    kept: list[ActorMention] = []
    for at, mention in enumerate(mentions):
        whose = army if _is_the_states(tokens, mention, alone=not foreign and not held) else None
        if _is_a_unit(tokens, mention, mentions[at + 1 : at + 2]):
            whose = _teller(tokens, mention, mentions[:at]) or (army if of_one_army else None)
        kept.append(mention if whose is None else mention._replace(actor=whose, form="named"))
    return kept


def _is_the_states(tokens: Tokens, mention: ActorMention, *, alone: bool) -> bool:
    """Tell whether armed men without a name are a state's by what they are called ("government troops", "the navy").

    A navy or an officer is the home state's only where it is ``alone``: no other army holds the land or is told of.
    """
    if mention.form != "group" or tokens.before(mention.first) in _OWNING:
        return False
    words = mention.actor.name.split()
    ruled = len(words) > 1 and words[0] in _RULING and words[-1] in _RULED
    return ruled or (alone and mention.actor.name in _OF_EVERY_STATE)


def _is_a_unit(tokens: Tokens, mention: ActorMention, following: Sequence[ActorMention]) -> bool:
    """Tell whether a name that no table knows is that of a unit with a number ("the 41st Infantry Battalion")."""
    lows = tokens.lows[mention.first : mention.after]
    if mention.form != "named" or mention.actor.actor_class != "force" or unit_heads().isdisjoint(lows):
        return False
    owned = tokens.before(mention.first) == "'s"
    owned = owned or (bool(following) and tokens.lows[mention.after : following[0].first] in _OF_WHOM)
    return not owned and any(low[0].isdigit() for low in lows) and actor_named(mention.actor.name) is None


def _teller(tokens: Tokens, unit: ActorMention, before: Sequence[ActorMention]) -> Actor | None:
    """Return the army that tells of a unit, which is its own ("Russia's Ministry of Defence claimed that the 36th")."""
    start = sentence_start(tokens, unit.first)
    for mention in reversed(before):
        if mention.first < start:
            return None
        named = mention.form == "named" and mention.actor.name.startswith(MILITARY)
        if named and not _SAYING.isdisjoint(tokens.lows[mention.after : mention.after + _TO_SAYING]):
            return mention.actor
    return None
