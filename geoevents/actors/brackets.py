"""Names beside a group that are its own, and no second actor: "soldiers (KDF)", "ATMIS Ugandan troops"."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors.table import GOVERNMENT, MILITARY, ActorMention
from geoevents.lexicon.tables import words_in
from geoevents.text.tokens import Tokens

_MISSIONS = words_in("actors", "contingents", "missions")
_OF_NATIONS = frozenset({"named", "state", "demonym"})
_ARMED = frozenset({"force", "police"})
_NAMING = _ARMED | {"organisation"}
# Between several names in one pair of brackets ("government forces (SNA and Danab)").
_LISTING = words_in("actors", "brackets", "listing")


def with_names_in_brackets(tokens: Tokens, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the mentions, each that only names the one before it in brackets joined to that one.

    Parameters
    ----------
    tokens : Tokens
    mentions : sequence of ActorMention
        In order, without overlap.

    Returns
    -------
    list of ActorMention
        An unnamed group takes the name; who has a name keeps it.

    Examples
    --------
    >>> from geoevents.actors import find_actors
    >>> [actor.name for _, actor in find_actors("Soldiers (UPDF) and gunmen clashed.")]
    ['Military Forces of Uganda', 'gunmen']
    """
    kept: list[ActorMention] = []
    after = 0
    for i, mention in enumerate(mentions):
        if mention.first < after:
            continue
        if kept and _are_its_men(tokens, kept[-1], mention):
            kept[-1] = kept[-1]._replace(after=mention.after)
            continue
        end = _closing(tokens, mention, mentions[i + 1 :])
        if end:
            name = mentions[i + 1].actor if mention.form == "group" else mention.actor
            mention = ActorMention(mention.first, end, name, "named")
            after = end
        kept.append(mention)
    return kept


def _are_its_men(tokens: Tokens, named: ActorMention, mention: ActorMention) -> bool:
    """Tell whether a noun behind a group and its initials in brackets only says that they are its men."""
    if named.form != "named" or named.actor.actor_class != "force" or tokens.lows[named.after - 1] != ")":
        return False
    plain = mention.after - mention.first == 1 and not tokens.capitals[mention.first]
    return mention.first == named.after and plain and mention.form == "group" and mention.actor.actor_class == "force"


def with_contingents(tokens: Tokens, mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Return the mentions, a mission and the nation whose men it has as one: they act for the mission.

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
    >>> [actor.name for _, actor in find_actors("MONUSCO Uruguayan troops met gunmen.")]
    ['MONUSCO', 'gunmen']
    """
    kept: list[ActorMention] = []
    for mention in mentions:
        last = kept[-1] if kept else None
        if last is not None and last.after == mention.first and last.form in _OF_NATIONS:
            mission = next((m.actor for m in (last, mention) if m.actor.name in _MISSIONS), None)
            nation = next((m for m in (last, mention) if m.actor.name not in _MISSIONS), None)
            if mission is not None and nation is not None and nation.actor.name.startswith((MILITARY, GOVERNMENT)):
                kept[-1] = ActorMention(last.first, mention.after, mission, "named")
                continue
        kept.append(mention)
    return kept


def _closing(tokens: Tokens, mention: ActorMention, behind: Sequence[ActorMention]) -> int:
    """Return the token behind the brackets that only name a group; 0 where there are none."""
    lows, at = tokens.lows, mention.after
    if mention.form not in ("group", "named") or mention.actor.actor_class not in _ARMED or lows[at : at + 1] != ["("]:
        return 0
    at += 1
    for name in behind:
        while at < name.first and lows[at] in _LISTING:
            at += 1
        if name.first != at or name.form != "named" or name.actor.actor_class not in _NAMING:
            return 0
        at = name.after
        if lows[at : at + 1] == [")"]:
            return at + 1
    return 0
