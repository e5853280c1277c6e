"""Officers and crews of a state, of its army or not by what is told of them: "Kenyan officers arrested a man"."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors.table import MILITARY, Actor, ActorMention, military_at_home
from geoevents.lexicon.tables import words_in
from geoevents.text.tokens import Tokens

_OFFICERS, _CREWS = words_in("actors", "by_service", "officers"), words_in("actors", "by_service", "crews")
_OF_ARMIES, _OF_POLICE = words_in("actors", "by_service", "of_armies"), words_in("actors", "by_service", "of_police")
_HARMED, _DYING = words_in("actors", "by_service", "harmed"), words_in("actors", "by_service", "dying")
_OF_WAR, _OF_TRADE = words_in("actors", "by_service", "of_war"), words_in("actors", "by_service", "of_trade")
_POLICING = words_in("actors", "by_service", "policing")
_BEING = words_in("actors", "by_service", "being")
# From a verb to those it harms, from them to the verb, and of a sentence on either side (words; judgement).
_TO_HARMED, _TO_DYING, _READ = 4, 4, 40
_ENDS = frozenset(".;!?")


def by_service(tokens: Tokens, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the mentions with a state's officers as police where they fight no war, and its crews as army in one.

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
    >>> [actor.name for _, actor in find_actors("Kenyan officers arrested smugglers.")][0]
    'police'
    >>> [actor.name for _, actor in find_actors("Three Kenyan crew died when their helicopter was shot down.")]
    ['Military Forces of Kenya']
    """
    return [_of_service(tokens, mention) for mention in mentions]


def _of_service(tokens: Tokens, mention: ActorMention) -> ActorMention:
    """Return one mention as of the police or of the army."""
    actor, last = mention.actor, tokens.lows[mention.after - 1]
    if not actor.country_code:
        return mention
    if last in _OFFICERS and actor.name.startswith(MILITARY) and not _are_soldiers(tokens, mention):
        return mention._replace(actor=Actor("police", "police", country_code=actor.country_code), form="group")
    if last in _CREWS and actor.actor_class == "civilians":
        said = _sentence(tokens, mention)
        army = military_at_home(actor.country_code)
        fighting = not _OF_WAR.isdisjoint(said) or " shot down " in f" {' '.join(said)} "
        if army is not None and fighting and _OF_TRADE.isdisjoint(said):
            return mention._replace(actor=army, form="named")
    return mention


def _are_soldiers(tokens: Tokens, mention: ActorMention) -> bool:
    """Tell whether officers are of an army: beside soldiers or arms of war, or among the dead of a fight."""
    lows = tokens.lows
    inside, said = lows[mention.first : mention.after], _sentence(tokens, mention)
    behind = lows[mention.after : mention.after + _TO_DYING]
    if not _POLICING.isdisjoint(behind) and _BEING.isdisjoint(behind):
        return False
    if not _OF_ARMIES.isdisjoint((*inside, *said)):
        return True
    ahead = lows[max(0, mention.first - _TO_HARMED) : mention.first]
    harmed = not _HARMED.isdisjoint(ahead) or not _DYING.isdisjoint(behind)
    harmed = harmed or (not _BEING.isdisjoint(behind) and not _HARMED.isdisjoint(behind))
    return harmed and _OF_POLICE.isdisjoint(said)


def _sentence(tokens: Tokens, mention: ActorMention) -> list[str]:
    """Return the words of the sentence around a mention."""
    lows, first, after = tokens.lows, mention.first, mention.after
    start = next((i for i in range(first, max(0, first - _READ), -1) if lows[i - 1] in _ENDS), max(0, first - _READ))
    end = next((i for i in range(after, min(len(lows), after + _READ)) if lows[i] in _ENDS), after + _READ)
    return [*lows[start:first], *lows[after:end]]
