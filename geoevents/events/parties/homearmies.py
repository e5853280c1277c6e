"""Whose soldiers "soldiers" are, where the text tells whose army fights in its country; and which "the Mission" is."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from geoevents.actors import ActorMention
from geoevents.actors.countries import nation_words
from geoevents.actors.table import MILITARY, Actor, actor_named, military_at_home
from geoevents.events.parties.antecedents import anaphora, sentence_start
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

# Words for troops, which the army named just before has; what says that they are the state's.
_TROOPS, _OF_STATE = clause_words("homearmies", "troops"), clause_words("homearmies", "of_state")
# Before troops that are not the state's own.
_OTHERS = clause_words("homearmies", "others")
# What flies or shoots behind "military", and what leads to whose it is ("a military drone of the RSF").
_CRAFT, _OWNED = clause_words("homearmies", "craft"), clause_words("homearmies", "owned")


def as_home_army(mentions: Sequence[ActorMention], tokens: Tokens, home: str) -> list[ActorMention]:
    """Put the army of the text's country in the place of "soldiers" behind where the text has named it, and no other.

    "Benin's army was hit. The raid killed nine soldiers": Benin's.

    Parameters
    ----------
    mentions : sequence of ActorMention
    tokens : Tokens
    home : str
        ISO 3166-1 alpha-2 code of the country most of the text's places lie in; empty for none.
    """
    army = military_at_home(home) if home else None
    mentions = _with_craft(mentions, tokens, army) if army else mentions
    if army is None or not any(m.form == "named" and m.actor == army for m in mentions):
        return list(mentions)
    told: set[Actor] = set()
    last = -1  # where the army was named last
    kept = []
    for mention in mentions:
        if mention.form == "named" and (mention.actor.name.startswith(MILITARY) or mention.actor == army):
            told.add(mention.actor)
            last = mention.first if mention.actor == army else last
        if told == {army} and _is_bare(tokens, mention, last):
            mention = mention._replace(actor=army, form="named")
        kept.append(mention)
    return kept


def as_home_mission(
    mentions: Sequence[ActorMention], tokens: Tokens, home: str, published: date | None
) -> list[ActorMention]:
    """Put the mission of the United Nations in the text's country in the place of "the Mission", where none is named.

    Parameters
    ----------
    mentions : sequence of ActorMention
    tokens : Tokens
    home : str
        ISO 3166-1 alpha-2 code of the country most of the text's places lie in; empty for none.
    published : datetime.date or None
    """
    missions = load_table("actors")["missions"]
    mission = actor_named(missions.get(home, ""))
    if mission is None or any(mention.actor.name in missions.values() for mention in mentions):
        return list(mentions)
    if published is not None and mission.end is not None and mission.end < published:
        return list(mentions)
    return [
        mention._replace(actor=mission, form="named") if _is_the_mission(tokens, mention) else mention
        for mention in mentions
    ]


def _is_the_mission(tokens: Tokens, mention: ActorMention) -> bool:
    words = " ".join(tokens.lows[mention.first : mention.after])
    return words in anaphora()["missions"] and tokens.capitals[mention.after - 1]


def _is_bare(tokens: Tokens, mention: ActorMention, told: int) -> bool:
    """Tell whether troops without a name are those of the army named in this sentence or the last, or of the state."""
    words = mention.actor.name.split()
    if mention.form != "group" or mention.actor.name not in load_table("actors")["state_forces"]["words"]:
        return False
    if words[0] in _OF_STATE:
        return True
    before = sentence_start(tokens, max(0, sentence_start(tokens, mention.first) - 1))
    own = mention.actor.name in _TROOPS and tokens.before(mention.first) not in _OTHERS  # no "child soldiers"
    return own and told >= before


def _with_craft(mentions: Sequence[ActorMention], tokens: Tokens, army: Actor) -> list[ActorMention]:
    """Add whose "a military drone" is, and "military helicopters", where no name stands before."""
    crafts = [i for i in range(len(tokens.lows) - 1) if _is_craft(tokens, i)]
    if not crafts or any(m.actor.name.startswith(MILITARY) and m.actor != army for m in mentions):
        return list(mentions)
    named = {m.after for m in mentions if m.form != "group"}
    own = [ActorMention(i, i + 2, army, "named") for i in crafts if i not in named]
    begins = {m.first for m in own}
    others = [m for m in mentions if m.first not in begins or m.form != "group"]
    return sorted([*others, *own], key=lambda mention: mention.first)


def _is_craft(tokens: Tokens, at: int) -> bool:
    """Tell whether "military" stands before what flies or shoots ("a military drone"), with nobody's name before."""
    lows = tokens.lows
    whose = tokens.before(at) == "'s" or tokens.before(at) in nation_words()
    whose = whose or not _OWNED.isdisjoint(lows[at + 2 : at + 3])
    return lows[at] == "military" and lows[at + 1] in _CRAFT and not whose
