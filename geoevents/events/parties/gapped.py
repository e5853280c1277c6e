"""Who else did what, by a verb told once: "the army holds X; the rebels, Y", "the army killed nine, gunmen six"."""

from __future__ import annotations

from dataclasses import replace

from geoevents.actors import ActorMention
from geoevents.actors.table import government_at_home
from geoevents.events.numbers.numbers import Count, begins, read_count
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.sites import Site
from geoevents.events.words.triggers import harming
from geoevents.lexicon.tables import clause_words
from geoevents.model import Event, Range

_KINDS = frozenset({"control", "capture"})
_HOLDING = frozenset({"force", "government"})
_JOINTS, _BETWEEN, _BEHIND = (clause_words("gapped", name) for name in ("joints", "between", "behind"))
_COUNTED = clause_words("gapped", "counted")

# "at least 1,200": words of a number.
_NUMBER = 4
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
    if claim.entry.role == "verb" and claim.kind in harming():
        return _with_tolls(reading, sentence, claim, event)
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
        told.append(replace(event.at(site.georeference), actors=(name,), targets=(), fatalities=None, quantities=()))
    return [event, *told]


def _with_tolls(reading: Reading, sentence: Sentence, claim: Claim, event: Event) -> list[Event]:
    """Return an event with those of others who killed, too ("killed 14, the militia nine", "14 by X, nine by Y")."""
    lows = reading.tokens.lows
    counts: list[tuple[str, Range]] = []
    for mention in sentence.actors if event.fatalities is not None else ():
        if mention.first < claim.after or mention.actor.actor_class not in _HOLDING:
            continue
        count = _killed_by(lows, claim, mention, sentence.end)
        if count is not None:
            counts.append((government_at_home(mention.actor, reading.country_code).name, count.value))
    if not counts:
        return [event]
    others = {name for name, _ in counts}
    actors = tuple(name for name in event.actors if name not in others)
    targets = tuple(name for name in event.targets if name not in others)
    alone = event.kind == "armed_clash" and not claim.passive and len(targets) < len(event.targets)
    kind = "attack_on_civilians" if alone and set(targets) == {"civilians"} else event.kind
    whole = event.fatalities
    if claim.passive and lows[sentence.start] == "of" and whole is not None:
        rest = [max(0.0, number - sum(count.best for _, count in counts)) for number in whole]
        event = replace(event, fatalities=Range(*rest))  # "of the 29 killed, 14 were killed by X, nine by Y"
    event = replace(event, kind=kind, actors=actors, targets=targets)
    return [event, *(replace(event, actors=(name,), fatalities=count, quantities=()) for name, count in counts)]


def _killed_by(lows: list[str], claim: Claim, mention: ActorMention, end: int) -> Count | None:
    """Return how many a party killed by a verb told before: the number right behind it, or before "by"."""
    first = mention.first - (lows[mention.first - 1] == "the")
    if claim.passive:
        if lows[first - 1] != "by":
            return None
        at = next((i for i in range(max(claim.after, first - 1 - _NUMBER), first - 1) if begins(lows, i)), end)
        count = read_count(lows, at, first - 1) if lows[at - 1] in _JOINTS else None
        return count if count is not None and count.exact and count.after == first - 1 else None
    if lows[first - 1] not in _JOINTS or mention.form == "demonym" or not begins(lows, mention.after):
        return None
    count = read_count(lows, mention.after, end)
    fits = count is not None and count.exact and (count.after >= end or lows[count.after] in _COUNTED)
    return count if fits else None


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
