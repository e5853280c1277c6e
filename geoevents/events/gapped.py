"""Who else holds or takes what, by a verb that is told once: "the army holds Dilling; the SPLM-N, Kauda"."""

from __future__ import annotations

from dataclasses import replace

from geoevents.actors import ActorMention
from geoevents.actors.table import government_at_home
from geoevents.events.hits import Claim
from geoevents.events.reading import Reading, Sentence
from geoevents.events.sites import Site
from geoevents.lexicon.tables import clause_words
from geoevents.model import Event

_KINDS = frozenset({"control", "capture"})
_HOLDING = frozenset({"force", "government"})
_JOINTS, _BETWEEN, _BEHIND = (clause_words("gapped", name) for name in ("joints", "between", "behind"))

_REACH = 3  # words from the second party to its place: ", the"


def with_gapped(reading: Reading, sentence: Sentence, claim: Claim, event: Event) -> list[Event]:
    """Return an event with those that share its verb, each with its own party and place.

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim
    event : Event
        Of the claim.

    Returns
    -------
    list of Event
    """
    if claim.kind not in _KINDS or claim.passive or claim.entry.role != "verb" or event.where is None:
        return [event]
    own = next((site for site in sentence.sites if site.georeference is event.where), None)
    if own is None or own.first < claim.after:
        return [event]
    ends = min((other.first for other in sentence.claims if other.first > claim.first), default=sentence.end)
    told: list[Event] = []
    for mention in sentence.actors:
        site = _object_of(reading, sentence, mention, ends) if own.after <= mention.first else None
        if site is None or mention.actor.actor_class not in _HOLDING:
            continue
        name = government_at_home(mention.actor, reading.country_code).name
        event = replace(event, targets=tuple(target for target in event.targets if target != name))
        told.append(replace(event, actors=(name,), where=site.georeference, targets=(), fatalities=None, quantities=()))
    return [event, *told]


def _object_of(reading: Reading, sentence: Sentence, mention: ActorMention, ends: int) -> Site | None:
    """Return the place right behind a party that a joint parts from what was told before ("; the SPLM-N, Kauda")."""
    lows = reading.tokens.lows
    before = mention.first - 1 - (lows[mention.first - 1] == "the")
    if before < sentence.start or lows[before] not in _JOINTS or mention.form == "demonym":
        return None
    for site in sentence.sites:
        near = mention.after <= site.first < min(ends, mention.after + _REACH)
        if near and site.literal and _BETWEEN.issuperset(lows[mention.after : site.first]):
            closed = site.after >= sentence.end or lows[site.after] in _BEHIND
            return site if site.georeference is not None and closed else None
    return None
