"""Whose forces are meant by words that every state has: "government troops", "the navy", "the 41st Battalion"."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors import ActorMention
from geoevents.actors.namedgroups import unit_heads
from geoevents.actors.table import MILITARY, Actor, actor_named, is_state_force, military_at_home, military_of
from geoevents.events.parties.antecedents import sentence_start
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

# "Government" and "troops", "the navy": the state's, whether the text names its army or not; what says whose else.
_RULING, _RULED = clause_words("stateforces", "ruling"), clause_words("stateforces", "ruled")
_OF_EVERY_STATE, _OWNING = clause_words("stateforces", "of_every_state"), clause_words("stateforces", "owning")
# Countries whose numbered units are of several armies, and verbs of whoever tells of his own.
_SEVERAL_ARMIES = clause_words("stateforces", "several_armies")
_SAYING, _TO_SAYING = clause_words("stateforces", "saying"), 3
# What may stand before a unit that nobody is said to own, and words around one, or an officer, that serves no state.
_ITS, _LEADS, _TURNED = (clause_words("stateforces", name) for name in ("its", "leads", "turned"))
# "A colonel of the M23 rebels", "with the Wagner group".
_BEHIND, _TO_OWNER = clause_words("stateforces", "behind"), 4
# Whose mission is the one in the text's country.
_KEEPERS = clause_words("stateforces", "keepers")
_ARTICLES = frozenset({"a", "an", "the"})
_FROM = (["of"], ["of", "the"], ["from"], ["from", "the"])
_WHO = frozenset({"who", "which", "that"})
_BEFORE, _AFTER = 3, 5


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
        whose = None
        if mention.form == "group" and mention.actor.name in _KEEPERS and tokens.before(mention.first) not in _OWNING:
            whose = actor_named(load_table("actors")["missions"].get(home, ""))
        elif _is_the_states(tokens, mention, mentions[at + 1 :], alone=not foreign and not held):
            whose = army
        elif _is_a_unit(tokens, mention):
            whose = _owner(tokens, mention, mentions[:at], army if of_one_army else _by_kind(tokens, mention, home))
        kept.append(mention if whose is None else mention._replace(actor=whose, form="named"))
    return kept


def _is_the_states(tokens: Tokens, mention: ActorMention, following: Sequence[ActorMention], *, alone: bool) -> bool:
    """Tell whether armed men without a name are a state's by what they are called ("government troops", "the navy").

    A navy or an officer is the home state's only where it is ``alone``: no other army holds the land or is told of.
    """
    if mention.form != "group" or tokens.before(mention.first) in _OWNING:
        return False
    words = mention.actor.name.split()
    if len(words) > 1 and words[0] in _RULING and words[-1] in _RULED:
        return True
    if not alone or mention.actor.name not in _OF_EVERY_STATE or _has_turned(tokens, mention):
        return False
    return not any(_is_of(tokens, mention, owner) for owner in following[:1])


def _is_of(tokens: Tokens, mention: ActorMention, owner: ActorMention) -> bool:
    """Tell whether somebody is said to be of a force that no state has ("a colonel with the mercenary group")."""
    between = tokens.lows[mention.after : owner.first]
    if not between or len(between) > _TO_OWNER or between[0] not in _BEHIND or not all(map(str.isalpha, between)):
        return False
    return owner.actor.actor_class == "force" and not is_state_force(owner.actor)


def _has_turned(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether the words around say that a force, or an officer, is of no state, or not any more."""
    lows, at = tokens.lows, mention.first
    begin = at
    while begin > max(0, at - _BEFORE) and lows[begin - 1].isalpha() and lows[begin - 1] not in _ARTICLES:
        begin -= 1
    end = mention.after
    while end < min(len(lows), mention.after + _AFTER) and (lows[end].isalpha() or lows[end] == ","):
        end += 1
    return not _TURNED.isdisjoint(lows[begin:at]) or _turns(lows[mention.after : end])


def _turns(behind: Sequence[str]) -> bool:
    """Tell whether a clause behind a force says that it turned: "which defected", ", loyal to a warlord"."""
    at = next((i for i, low in enumerate(behind) if low != ","), None)
    if at is None or (behind[at] not in _TURNED and behind[at] not in _WHO):
        return False
    return not _TURNED.isdisjoint(behind[at:])


def _is_a_unit(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether a name that no table knows is that of a unit with a number ("the 41st Infantry Battalion")."""
    lows = tokens.lows[mention.first : mention.after]
    if mention.form != "named" or mention.actor.actor_class != "force" or unit_heads().isdisjoint(lows):
        return False
    lows = tokens.lows[mention.first : mention.after + 1]  # "Light Infantry Battalion 19"
    return any(low[0].isdigit() for low in lows) and actor_named(mention.actor.name) is None


def _by_kind(tokens: Tokens, unit: ActorMention, home: str) -> Actor | None:
    """Return whose a unit is in a war of two armies that have not the same kinds of units ("24th Mechanized")."""
    words = f" {' '.join(tokens.lows[unit.first : unit.after])} "
    for name, kinds in load_table("actors")["unit_kinds"].get(home, {}).items():
        if any(f" {kind} " in words for kind in kinds):
            return actor_named(name)
    return None


def _owner(tokens: Tokens, unit: ActorMention, before: Sequence[ActorMention], army: Actor | None) -> Actor | None:
    """Return whose a unit is: whoever the text says, else the army at home; None where that is not known."""
    first = unit.first
    near = before[-1] if before and before[-1].first >= sentence_start(tokens, first) else None
    lead = tokens.lows[near.after : first] if near is not None else []
    if near is not None and not lead and near.form == "state":
        return military_of(near.actor)  # "the US 82nd Airborne Division"
    if tokens.before(first) in _ITS:
        return _sole(tokens, before, first, army)
    free = (
        first == sentence_start(tokens, first) or tokens.before(first) in _LEADS or not tokens.before(first).isalnum()
    )
    free = free and tokens.before(first) not in _OWNING and tokens.lows[unit.after : unit.after + 1] != ["of"]
    if not free or "of" in tokens.lows[unit.first : unit.after] or _has_turned(tokens, unit):
        return None
    if near is not None and lead in _FROM and (near.form == "named" or not _TURNED.isdisjoint(near.actor.name.split())):
        return near.actor if near.actor.name.startswith(MILITARY) else None
    return _teller(tokens, unit, before) or army


def _sole(tokens: Tokens, before: Sequence[ActorMention], first: int, army: Actor | None) -> Actor | None:
    """Return the one armed party of the sentence before a word like "its"; a bare "army" is the one at home."""
    start = sentence_start(tokens, first)
    armed = {mention.actor for mention in before if mention.first >= start and mention.actor.actor_class == "force"}
    if len(armed) != 1:
        return None
    (owner,) = armed
    return army if is_state_force(owner) and not owner.name.startswith(MILITARY) else owner


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
