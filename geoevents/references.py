"""Words that stand for an actor named before, and descriptions that name nobody new."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import Any

from geoevents.actors import ActorMention
from geoevents.actortable import GOVERNMENT, MILITARY, POLICE, Actor, actor_named
from geoevents.tables import load_table
from geoevents.tokens import Tokens

# Between a name and the description after its comma stand at most this many words ("M23, a rebel group backed by").
_APPOSED_GAP = 4
# Who may be "they", those first whom a dispatch of war speaks of first.
_CROWDS = (("force",), ("police", "protesters", "government", "civilians"))


@lru_cache(maxsize=1)
def _kinds() -> dict[str, Any]:
    table = load_table("actors")["anaphora"]
    return {name: frozenset(words) for name, words in table.items()}


def antecedent(tokens: Tokens, mention: ActorMention, recent: Sequence[Actor]) -> Actor | None:
    """Return the actor a pronoun or "the group" stands for, among those named before, the last one last.

    "The rebels" are no state's troops, and stand for themselves where no group was named; "its forces" are those of
    whoever was named last.
    """
    words = " ".join(tokens.lows[mention.first : mention.after])
    if mention.form == "singular":
        persons = words in ("he", "she")
        fitting = (a for a in reversed(recent) if a.actor_class in ("force", "government", "organisation"))
        return next((a for a in fitting if not (persons and a.name.startswith((MILITARY, POLICE)))), None)
    if words.startswith("our "):
        return None
    if words in _kinds()["owned"]:
        return next((a for a in reversed(recent) if a.actor_class in ("force", "government", "police")), None)
    if words in _kinds()["groups"]:
        groups = [actor for actor in recent if _is_group(actor)]
        named = next((actor for actor in reversed(groups) if actor_named(actor.name)), None)
        told = groups[-1] if groups and words in _kinds()["vague"] | _kinds()["loose"] else None
        itself = None if words in _kinds()["vague"] else Actor(words.removeprefix("the "), "force")
        return named or told or itself
    for classes in _CROWDS:
        found = next((actor for actor in reversed(recent) if actor.actor_class in classes), None)
        if found is not None:
            return found
    return None


def _is_group(actor: Actor) -> bool:
    """Tell whether an actor bears arms for no state."""
    if actor.actor_class != "force" or actor.name.startswith((MILITARY, POLICE, GOVERNMENT)):
        return False
    return actor.name not in load_table("actors")["state_forces"]["words"]


def is_apposed(tokens: Tokens, mention: ActorMention, before: ActorMention | None, after: ActorMention | None) -> bool:
    """Tell whether a group noun only describes the name beside it.

    "M23, a rebel group" and "the rebel group M23" are M23 alone.
    """
    if mention.form != "group" or mention.actor.actor_class != "force":
        return False
    lows = tokens.lows
    if after is not None and after.form == "named" and after.first == mention.after:
        return lows[mention.after - 1] in _kinds()["heads"]
    if before is None or before.form not in ("named", "state") or lows[before.after : before.after + 1] != [","]:
        return False
    gap = lows[before.after + 1 : mention.first]
    return bool(gap) and len(gap) <= _APPOSED_GAP and gap[0] in ("a", "an", "the", "one") and "and" not in gap
