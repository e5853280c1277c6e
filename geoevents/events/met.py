"""How police and troops meet a crowd: whether they break it up, arrest at it or shoot at it, and who they are."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors import ActorMention
from geoevents.actors.table import Actor, is_state_force
from geoevents.events.hits import Claim
from geoevents.events.reading import Reading, Sentence
from geoevents.events.triggers import CROWDED
from geoevents.lexicon.tables import clause_phrases, clause_words, load_table

_SCATTERING = clause_phrases("met", "scattering")
_WEAPONS = clause_phrases("met", "weapons")
_ARRESTING = clause_phrases("met", "arresting")
_SHOOTING = clause_phrases("met", "shooting")
_NOT, _NOT_REACH = clause_words("met", "not"), 3
_AT_NOBODY = clause_phrases("met", "at_nobody")


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
    told = [i for i in range(claim.start, sentence.end) if not _is_elsewhere(sentence, claim, i)]
    forces = [m for m in sentence.actors if m.first in told and m.actor not in actors and _keeps_order(m)]
    words = load_table("events")["met"]
    if forces and _find(reading, told, _SHOOTING) and not _find(reading, told, _AT_NOBODY):
        return (f"{words['shot']} by {forces[0].actor.name}",)
    if _find(reading, told, _WEAPONS) or (forces and _find(reading, told, _SCATTERING)):
        return (f"{words['dispersed']} by {forces[0].actor.name}" if forces else words["dispersed"],)
    if forces and _find(reading, told, _ARRESTING):
        return (f"{words['arrested']} by {forces[0].actor.name}",)
    return ()


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


def _find(reading: Reading, told: list[int], phrases: tuple[list[str], ...]) -> bool:
    """Tell whether one of some phrases stands among tokens, and is not said not to have been."""
    lows = reading.tokens.lows
    return any(
        lows[i : i + len(phrase)] == phrase and _NOT.isdisjoint(lows[max(0, i - _NOT_REACH) : i])
        for i in told
        for phrase in phrases
    )
