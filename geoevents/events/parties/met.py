"""How police and troops meet a crowd: whether they break it up, arrest at it or shoot at it, and who they are."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geoevents.actors import ActorMention
from geoevents.actors.table import Actor, is_state_force
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.sites import Site
from geoevents.events.words.triggers import CROWDED, DONE
from geoevents.lexicon.tables import clause_phrases, clause_words, load_table
from geoevents.model import Event
from geoevents.text.tokens import Tokens

_SCATTERING = clause_phrases("met", "scattering")
_WEAPONS = clause_phrases("met", "weapons")
_ARRESTING = clause_phrases("met", "arresting")
_SHOOTING = clause_phrases("met", "shooting")
_NOT, _NOT_REACH = clause_words("met", "not"), 3
_AT_NOBODY = clause_phrases("met", "at_nobody")
_BARRING, _MARCHERS = clause_words("met", "barring"), clause_words("met", "marchers")
_WERE = clause_words("met", "were")
# "soldiers later stopped a group of protesters": words between the two.
_TO_MARCHERS, _TO_BARRING = 5, 2
_OF_CAUSES, _BREAKS = clause_words("met", "causes"), clause_words("met", "breaks")
_ARRESTED_AT = frozenset({"civilians", "protesters"})


def met_remarks(reading: Reading, sentence: Sentence, claim: Claim, actors: Sequence[Actor]) -> tuple[str, ...]:
    """Say how police or troops met a protest or riot that a sentence tells of; nothing where they did not.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim
    actors : sequence of Actor
        Who marches: soldiers may.

    Returns
    -------
    tuple of str
        "dispersed by police", "arrests by police", "shot at by soldiers": words of ``met`` in ``lexicon/events.toml``.
    """
    if claim.kind not in CROWDED:
        return ()
    lows = reading.tokens.lows
    cause = _cause_of(lows, claim, sentence.end)
    told = [i for i in range(claim.start, sentence.end) if i not in cause and not _is_elsewhere(sentence, claim, i)]
    forces = [m for m in sentence.actors if m.first in told and m.actor not in actors and _keeps_order(m)]
    return _remarks(lows, told, forces) or _barred(lows, sentence, actors)


def with_meetings(tokens: Tokens, sentence: Sentence, events: Sequence[Event], own: int) -> list[Event]:
    """Add to the crowd told of last how police or troops met it, where a later sentence says so.

    "Nurses marched in X. Police intervened and detained some of them."

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    events : sequence of Event
        Those told last, the sentence's own at the end.
    own : int
        Where its own begin.

    Returns
    -------
    list of Event
    """
    found = list(events)
    at = next((i for i in range(own - 1, -1, -1) if found[i].kind in CROWDED and found[i].status in DONE), None)
    if at is None or is_met(found[at]) or any(event.kind in CROWDED for event in found[own:]):
        return found
    crowd, lows = found[at], tokens.lows
    if sentence.dates or any(_is_other_site(sentence, site, crowd) for site in sentence.sites):
        return found
    told = list(range(sentence.start, sentence.end))
    forces = [m for m in sentence.actors if m.actor.name not in crowd.actors and _keeps_order(m)]
    of_crowd = not _MARCHERS.isdisjoint(lows[sentence.start : sentence.end])
    remarks = _remarks(lows, told, forces) or _barred(lows, sentence, ()) if of_crowd else ()
    arrested = [event for event in found[own:] if event.kind == "arrest" and event.status in DONE]
    if not remarks and arrested and _ARRESTED_AT.issuperset(arrested[0].targets) and _counts_people(lows, sentence):
        words = load_table("events")["met"]["arrested"]
        remarks = (f"{words} by {arrested[0].actors[0]}" if arrested[0].actors else words,)
    found[at] = replace(crowd, remarks=(*crowd.remarks, *remarks)) if remarks else crowd
    return found


def _is_other_site(sentence: Sentence, site: Site, crowd: Event) -> bool:
    """Tell whether a place is another than the crowd's, and no part of a name ("the Police Forces of Chile")."""
    named = any(m.first <= site.first < m.after for m in sentence.actors)
    return site.literal and not named and site.georeference is not crowd.where


def _counts_people(lows: Sequence[str], sentence: Sentence) -> bool:
    """Tell whether those arrested are only counted ("40 people were arrested"): who else than the crowd's."""
    return any(
        lows[i][0].isdigit() or lows[i] in _MARCHERS | clause_words("met", "counted")
        for i in range(sentence.start, sentence.end)
    )


def is_met(event: Event) -> bool:
    """Tell whether a crowd was met by police or troops, as the remarks on it say.

    Parameters
    ----------
    event : Event
    """
    words = tuple(load_table("events")["met"].values())
    return any(remark.startswith(words) for remark in event.remarks)


def _remarks(lows: Sequence[str], told: Sequence[int], forces: Sequence[ActorMention]) -> tuple[str, ...]:
    """Return how a stretch of words says that a crowd was met."""
    words = load_table("events")["met"]
    if forces and _find(lows, told, _SHOOTING) and not _find(lows, told, _AT_NOBODY):
        return (f"{words['shot']} by {forces[0].actor.name}",)
    if _find(lows, told, _WEAPONS) or (forces and _find(lows, told, _SCATTERING)):
        return (f"{words['dispersed']} by {forces[0].actor.name}" if forces else words["dispersed"],)
    if forces and _find(lows, told, _ARRESTING):
        return (f"{words['arrested']} by {forces[0].actor.name}",)
    return ()


def _barred(lows: Sequence[str], sentence: Sentence, actors: Sequence[Actor]) -> tuple[str, ...]:
    """Say that police or troops held a crowd back ("soldiers stopped protesters from pitching tents")."""
    for m in sentence.actors:
        if m.actor in actors or not _keeps_order(m):
            continue
        if _is_barred_by(lows, sentence.start, m):
            return (f"{load_table('events')['met']['dispersed']} by {m.actor.name}",)
        verb = next((i for i in range(m.after, m.after + _TO_BARRING) if lows[i : i + 1] and lows[i] in _BARRING), None)
        if verb is not None and not _MARCHERS.isdisjoint(lows[verb + 1 : verb + 1 + _TO_MARCHERS]):
            return (f"{load_table('events')['met']['dispersed']} by {m.actor.name}",)
    return ()


def _is_barred_by(lows: Sequence[str], start: int, mention: ActorMention) -> bool:
    """Tell whether a march was held up by police or troops ("the rally was stopped by the police")."""
    by = next(
        (i for i in range(mention.first - 1, max(start, mention.first - _TO_BARRING) - 1, -1) if lows[i] == "by"), 0
    )
    if not by or lows[by - 1] not in _BARRING or lows[by - 2] not in _WERE:
        return False
    return not _MARCHERS.isdisjoint(lows[max(start, by - 2 - _TO_MARCHERS) : by - 2])


def _cause_of(lows: Sequence[str], claim: Claim, end: int) -> range:
    """Return the words of what a crowd protests at: arrests and shots there came before ("over the arrest of X")."""
    opens = next((i for i in range(claim.after, end) if lows[i] in _OF_CAUSES | _BREAKS), end)
    if opens == end or lows[opens] in _BREAKS:
        return range(0)
    return range(opens, next((i for i in range(opens, end) if lows[i] in _BREAKS), end))


def _keeps_order(mention: ActorMention) -> bool:
    return mention.actor.actor_class == "police" or is_state_force(mention.actor)


def _is_elsewhere(sentence: Sentence, claim: Claim, at: int) -> bool:
    """Tell whether a token is of another deed's clause that has a place of its own."""
    others = (other for other in sentence.claims if other is not claim and other.start <= at < other.end)
    return any(
        site.literal and other.start <= site.first < other.end
        for other in others
        if other.start >= claim.end
        for site in sentence.sites
    )


def _find(lows: Sequence[str], told: Sequence[int], phrases: tuple[list[str], ...]) -> bool:
    """Tell whether one of some phrases stands among tokens, and is not said not to have been."""
    return any(
        lows[i : i + len(phrase)] == phrase and _NOT.isdisjoint(lows[max(0, i - _NOT_REACH) : i])
        for i in told
        for phrase in phrases
    )
