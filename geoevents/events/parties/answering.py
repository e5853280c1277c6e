"""Who answers a charge or owns up to a deed told just before, and who "the Secretary-General" is."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geoevents.actors import ActorMention
from geoevents.actors.table import Actor
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.model import Event
from geoevents.text.tokens import Tokens

_OFFICES, _HEADED = clause_words("answering", "offices"), clause_words("answering", "headed")
_KEEPERS = clause_words("answering", "keepers")
_MISSIONS = frozenset(load_table("actors")["contingents"]["missions"])
_REJECTING = clause_words("answering", "rejecting")
# "Spokesperson X Y rejected that": words from the office to the verb.
_TO_ANSWER = 5
_ANYBODY = ((), ("civilians",))


def with_offices(mentions: Sequence[ActorMention]) -> list[ActorMention]:
    """Put the body that has been told of in the place of "the Secretary-General", where it has one.

    Peacekeepers who are named by nothing else are the mission's, where the text has told of one alone.

    Parameters
    ----------
    mentions : sequence of ActorMention
    """
    kept: list[ActorMention] = []
    body: Actor | None = None
    missions: dict[str, Actor] = {}
    for mention in mentions:
        if mention.actor.name in _HEADED and mention.form == "named":
            body = mention.actor
        if body is not None and mention.form == "group" and mention.actor.name in _OFFICES:
            mention = mention._replace(actor=body, form="named")
        if mention.form == "named" and mention.actor.name in _MISSIONS:
            missions[mention.actor.name] = mention.actor
        if mention.form == "group" and mention.actor.name in _KEEPERS and len(missions) == 1:
            mention = mention._replace(actor=next(iter(missions.values())), form="named")
        kept.append(mention)
    return kept


def as_answer(tokens: Tokens, start: int, event: Event, before: Sequence[Event]) -> Event:
    """Return a rejection with the one who was charged in the statement before for its speaker ("Spokesman X denied").

    Parameters
    ----------
    tokens : Tokens
    start : int
        The first token of the sentence.
    event : Event
    before : sequence of Event
        The one told right before, or none.
    """
    if event.kind != "statement" or event.actors or not before or before[0].kind != "statement":
        return event
    lows = tokens.lows
    office = start + (lows[start] in ("a", "the", "its", "their"))
    if office >= len(lows):
        return event
    speaks = lows[office] in load_table("actors")["sources"]["words"] or lows[office] in _OFFICES
    behind = lows[office + 1 : office + 1 + _TO_ANSWER]
    charged = before[0].targets
    if not speaks or len(charged) != 1 or _REJECTING.isdisjoint(behind) or {"of", "for", "from"} & {*behind[:2]}:
        return event
    return replace(event, actors=charged)


def as_owned(event: Event, before: Sequence[Event]) -> Event:
    """Return what a group claims and counts with those hit by the deed told before ("claimed it and put the dead at").

    Parameters
    ----------
    event : Event
        Of a sentence in which somebody claims responsibility.
    before : sequence of Event
        The one told right before, or none.
    """
    if len(event.actors) != 1 or not before or event.site is not None or event.fatalities is None:
        return event
    hit = [target for target in before[0].targets if target not in event.actors]
    return (
        replace(event, targets=tuple(hit))
        if event.targets in _ANYBODY and hit and before[0].fatalities is not None
        else event
    )
