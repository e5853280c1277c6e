"""Who claims an event told just before, or is named for it: the group becomes its actor."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import replace

from geoevents.actors.table import MILITARY, Actor, actor_named
from geoevents.events.merging.backward import points_back, tells_apart
from geoevents.events.merging.likeness import sites_meet
from geoevents.events.merging.samesides import is_nameless_band
from geoevents.events.merging.tollsbehind import is_bare_toll
from geoevents.events.numbers.numbers import number_lists
from geoevents.events.parties.antecedents import is_group
from geoevents.events.parties.attributed import counts_deeds, find_attributed, may_be_doer, place_of_deed
from geoevents.events.words.reading import Sentence
from geoevents.events.words.sites import Site
from geoevents.events.words.triggers import FROM_AFAR, accusing, kinds
from geoevents.events.words.wordsbeside import tells_too
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words
from geoevents.model import Event
from geoevents.text.tokens import Tokens

_WHAT = clause_words("shared", "responsibility")
_CLAIMING = clause_words("claimants", "claiming")
# Behind the claim, one of these says that others see it otherwise.
_CONTESTED = clause_words("claimants", "contested")
_NOBODY = clause_words("claimants", "nobody")
_OWNED, _IT, _ENDS = (clause_words("claimants", name) for name in ("owned", "it", "ends"))
_DEED = clause_words("claimants", "deed")
# "boasted of the deed": a verb, what leads to the deed, and what it is called.
_BOASTING, _OF_IT, _HAVING, _DEEDS = (
    clause_words("claimants", name) for name in ("boasting", "of_it", "having", "deeds")
)
_NAMED, _DEFINITE, _BEHIND_DEED = (
    clause_words("attributed", "deeds"),
    *(clause_words("claimants", name) for name in ("definite", "behind_deed")),
)
_TO_NAME = 3  # "claimed the deadly suicide bombing": words from "the" to the deed, that included
_TO_DEED = 5  # "boasted of the successful operation": words from "of" to the deed, that included
# Without one of these nothing is claimed.
_NEEDED = _WHAT | _OWNED | _BOASTING
# What opens a clause about one of several deeds told just before, or about a party's own air defences.
_ONE_OF_MANY, _AIR_DEFENCE = clause_words("claimants", "one_of_many"), clause_words("claimants", "air_defence")
_KINDS = clause_words("claimants", "kinds")
# "seized two drivers and burnt": characters between two deeds of one sentence.
_ONE_BREATH = 5
_WAS = frozenset({"was", "were", "is", "are"})
# "ISWAP later claimed", "claimed by the Islamic State": words between the group and the verb.
_GAP = 6


def claims_responsibility(tokens: Tokens, start: int, end: int) -> bool:
    """Tell whether a sentence speaks of responsibility that somebody may claim.

    Parameters
    ----------
    tokens : Tokens
    start, end : int
        The sentence.
    """
    told = _claimed_words(tokens.lows, start, end)
    return bool(told) and any(_is_claimed(tokens.lows, i, end) for i in told)


def _claimed_words(lows: Sequence[str], start: int, end: int) -> Sequence[int]:
    """Return the tokens to look at for what somebody claims: none in a sentence that has no word for it."""
    return () if _NEEDED.isdisjoint(lows[start:end]) else range(start + 1, end)


def _is_claimed(lows: Sequence[str], i: int, end: int) -> bool:
    """Tell whether a word is of the responsibility for a deed, or is the deed, that the verb before it claims."""
    if lows[i] in _WHAT:
        return True
    if lows[i] in _OF_IT and lows[i - 1] in _BOASTING:
        return i + 1 < end and (lows[i + 1] in _HAVING or not _DEEDS.isdisjoint(lows[i + 1 : min(end, i + _TO_DEED)]))
    if lows[i - 1] in _OWNED and lows[i] in _DEFINITE and _ends_in_deed(lows, i + 1, end):
        return True
    return lows[i] in _IT and lows[i - 1] in _OWNED and (i + 1 >= end or lows[i + 1] in _ENDS)


def _ends_in_deed(lows: Sequence[str], at: int, end: int) -> bool:
    """Tell whether a deed's name ends at most two words on ("both suicide bombings"), and no verb is behind it."""
    name = range(at, min(end, at + _TO_NAME))
    deed = next((i for i in name if lows[i] in _NAMED and _NAMED.isdisjoint(lows[i + 1 : i + 2])), end)
    return deed < end and (deed + 1 >= end or lows[deed + 1] in _ENDS | _BEHIND_DEED)


def find_claimant(tokens: Tokens, sentence: Sentence) -> Actor | None:
    """Return the named group that claims what was told before ("Al-Shabaab claimed responsibility for the attack").

    None where the claim is contested, nobody's, or for something that happened at a place of its own.

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    """
    lows = tokens.lows
    for i in _claimed_words(lows, sentence.start, sentence.end):
        if not _is_claimed(lows, i, sentence.end) or lows[i - 1] not in _CLAIMING | _BOASTING:
            continue
        if not _CONTESTED.isdisjoint(lows[i : sentence.end]):
            return None
        if any(site.literal and site.first > i for site in sentence.sites):
            return None
        before = [m for m in sentence.actors if m.after < i and i - 1 - m.after <= _GAP]
        if not before or not _NOBODY.isdisjoint(lows[before[-1].after : i]):
            return None
        actor = before[-1].actor
        return actor if is_group(actor) and may_be_doer(actor) else None
    return None


def find_blamed(tokens: Tokens, sentence: Sentence) -> Actor | None:
    """Return the named group that is blamed for what was told before ("The governor blamed the ELN for the attack").

    None where the deed has a place of its own.

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    """
    lows = tokens.lows
    for mention in sentence.actors:
        verb = mention.first - 1 - (lows[mention.first - 1] == "the")
        behind = lows[mention.after : mention.after + 2]
        charged = behind[:1] == ["for"] and not _DEED.isdisjoint(behind[1:])
        if verb <= sentence.start or lows[verb] not in accusing() or not charged:
            continue
        if not _NOBODY.isdisjoint(lows[max(sentence.start, verb - 2) : verb]):
            return None
        if any(site.literal and site.first > mention.after for site in sentence.sites):
            return None
        return mention.actor if is_group(mention.actor) and may_be_doer(mention.actor) else None
    return None


def with_doers(tokens: Tokens, sentence: Sentence, events: Sequence[Event], own: int) -> list[Event]:
    """Give the last deed told to whom a sentence names for it: who claims it, is blamed for it or suspected of it.

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    events : sequence of Event
        Of the sentences right before, and of this one.
    own : int
        The first of this one.
    """
    doer = find_claimant(tokens, sentence)
    if doer is None and sentence.claims and all(event.kind == "statement" for event in events[own:]):
        doer = find_blamed(tokens, sentence)
    if doer is None:
        doer = find_attributed(tokens, sentence)
        site = place_of_deed(tokens, sentence) if doer is not None else None
        last = next((event for event in reversed(events) if _may_be_claimed(event)), None)
        doer = doer if site is None or last is None or _may_be_there(last, site) else None
    if doer is None:
        return list(events)
    deeds = [event for event in events[own:] if _may_be_claimed(event)]
    if deeds and not all(event.actors == (doer.name,) and event.site is None for event in deeds):
        return [*events[:own], *with_claimant(events[own:], doer)]
    several = counts_deeds(tokens.lows, sentence.start, sentence.end)
    return [*_with_claimant_of(several, events[:own], doer), *events[own:]]  # "The killing was carried out by X"


def _with_claimant_of(several: int, events: Sequence[Event], claimant: Actor) -> list[Event]:
    """Give the last so many deeds to the group that claims them, as far back as no other is named for one."""
    given, until = list(events), len(events)
    for _ in range(several):
        named = with_claimant(given[:until], claimant)
        changed = [at for at in range(until) if named[at] is not given[at]]
        if not changed:
            break
        given[:until], until = named, changed[0]
    return given


def with_claimant(events: Sequence[Event], claimant: Actor) -> list[Event]:
    """Give the last deed of force among events to the group that claims it, where no group is named for it.

    A clause that only counts its dead, and another deed of the same doers in one sentence, go with it.

    Parameters
    ----------
    events : sequence of Event
        Of the sentences before.
    claimant : Actor
    """
    given = list(events)
    later: Event | None = None
    for at in range(len(given) - 1, -1, -1):
        event = given[at]
        if not _may_be_claimed(event):
            continue
        if later is not None and not _is_one_deed(event, later):
            break
        if later is None and at and _is_answer(event, given[at - 1]):
            continue
        if not _may_give_way(event.actors, claimant) or claimant.name in event.targets:
            break
        given[at], later = replace(event, actors=(claimant.name,)), event
    return given


def _may_be_there(event: Event, site: Site) -> bool:
    """Tell whether an event was at a site, or in the land that it names, for all that is told."""
    if site.georeference is None or event.site is None or site.wide():
        return True
    return event.where is not None and sites_meet(event.where, site.georeference)


def _may_be_claimed(event: Event) -> bool:
    """Tell whether an event is a deed somebody may claim."""
    return (kinds()[event.kind].force or event.kind in _KINDS) and event.status in ("reported", "claimed")


def _may_give_way(actors: Sequence[str], claimant: Actor) -> bool:
    """Tell whether doers have no name, and no more is told of them than of who claims it."""
    named = actor_named(claimant.name) is not None
    return all(is_nameless_band(name) and (named or not may_be_doer(Actor(name, "force"))) for name in actors)


def _is_answer(event: Event, before: Event) -> bool:
    """Tell whether a deed only answers that of a band without a name ("Troops repelled the assault, killing nine")."""
    bands = all(map(is_nameless_band, (*before.actors, *event.targets)))
    answered = bool(before.actors and event.targets and event.actors) and bands
    return answered and event.site is None and event.kind == before.kind == "armed_clash"


def _is_one_deed(event: Event, later: Event) -> bool:
    """Tell whether what is told next only counts the dead of a deed, or is told of the same doers in one breath."""
    between = later.span.start - event.span.end
    if event.actors and event.actors == later.actors:
        return between <= _ONE_BREATH
    back = points_back(later.span.text) or is_bare_toll(later)
    sited = later.where is None or event.where is None or later.where.places[:1] == event.where.places[:1]
    return back and sited and not tells_apart(later.span.text)


def of_the_same(event: Event, before: Sequence[Event]) -> Event:
    """Give "one strike", "Y was also hit", "air defences shot down" to those who did the deed told right before.

    Parameters
    ----------
    event : Event
    before : sequence of Event
        The one told right before, or none.
    """
    opens = event.span.text.casefold().replace("-", " ").split(maxsplit=3)[:3]
    if event.actors or not opens or not before or not before[0].actors:
        return event
    one_of_many = (
        opens[0] in _ONE_OF_MANY and len(opens) > 1 and before[0].kind == event.kind and kinds()[event.kind].force
    )
    one_of_many = one_of_many and not any(_are_people(word) for word in opens[1:])  # "Two people were shot"
    one_of_many = one_of_many and (event.kind in FROM_AFAR or opens[1] not in _WAS)  # "and one was shot in the leg"
    one_of_many = one_of_many or (event.kind == before[0].kind in FROM_AFAR and tells_too(event.span.text))
    own = event.kind == "interception" and opens[0] in _AIR_DEFENCE and bool(event.targets)
    own = own and all(name.startswith(MILITARY) and name not in event.targets for name in before[0].actors)
    return replace(event, actors=before[0].actors) if one_of_many or own else event


def _are_people(word: str) -> bool:
    return word in number_lists().people or sense_of(word).noun == "person"
