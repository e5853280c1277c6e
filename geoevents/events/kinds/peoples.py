"""A people that stands for its army: "the Russians shelled the town", "an attack by the Israelis"."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors import ActorMention
from geoevents.actors.table import military_at_home
from geoevents.events.words.hits import Hit
from geoevents.events.words.triggers import kinds, signs
from geoevents.text.tokens import Tokens

# "the Russians had already taken": words between a people and its deed.
_DEED_GAP = 3
# "was shelled by the Russians": words between the deed and "by".
_BY_GAP = 2


def as_armies(mentions: Sequence[ActorMention], tokens: Tokens, hits: Sequence[Hit]) -> list[ActorMention]:
    """Put a state's forces in the place of its people where these do a deed of force.

    Parameters
    ----------
    mentions : sequence of ActorMention
    tokens : Tokens
    hits : sequence of Hit
        Of the whole text.
    """
    peoples = [m for m in mentions if m.form == "group" and m.actor.country_code and is_a_people(tokens, m)]
    if not peoples:
        return list(mentions)
    verbs = {hit.first: hit.after for hit in hits if _is_deed(hit, "verb")}
    deeds = {hit.after for hit in hits if _is_deed(hit, "verb") or _is_deed(hit, "noun")}
    kept = []
    for mention in mentions:
        army = None
        if mention in peoples and (_does(tokens, mention, verbs) or _did(tokens, mention, deeds)):
            army = military_at_home(mention.actor.country_code)
        kept.append(mention._replace(actor=army, form="named") if army else mention)
    return kept


def is_a_people(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether a name is "the Russians", uncounted and with nothing behind, who may stand for their army.

    Parameters
    ----------
    tokens : Tokens
    mention : ActorMention

    Returns
    -------
    bool
    """
    nation = mention.actor.actor_class == "civilians" and bool(mention.actor.country_code)
    return nation and mention.after - mention.first == 1 and tokens.before(mention.first) == "the"


def _is_deed(hit: Hit, role: str) -> bool:
    """Tell whether a phrase tells of a deed of force and of nothing else."""
    values = [entry.value for entry in hit.entries if entry.role == role]
    return any((value in kinds() and kinds()[value].force) or value == "strike" for value in values)


def _does(tokens: Tokens, mention: ActorMention, verbs: dict[int, int]) -> bool:
    """Tell whether a people is the subject of an active verb of force."""
    for i in range(mention.after, mention.after + _DEED_GAP):
        if i in verbs:
            return signs().to_be.isdisjoint(tokens.lows[mention.after : i])
        if i >= len(tokens.lows) or not (tokens.lows[i] in signs().auxiliaries or tokens.lows[i].endswith("ly")):
            return False
    return False


def _did(tokens: Tokens, mention: ActorMention, deeds: set[int]) -> bool:
    """Tell whether "by" leads from a deed of force to a people."""
    by = mention.first - 2
    return by > 0 and tokens.lows[by] == "by" and any(i in deeds for i in range(by - _BY_GAP, by + 2))
