"""Events of one sentence that are one: an advance told on, a raid told twice, what was found on those arrested."""

from __future__ import annotations

from dataclasses import replace

from geoevents.actors.table import CIVILIANS, Actor, actor_named
from geoevents.actors.unnamedgroups import counting
from geoevents.events.parties.antecedents import is_one
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.triggers import is_definite
from geoevents.lexicon.tables import clause_phrases, clause_words, load_table
from geoevents.model import Event, Georeference

# "and captured 12 soldiers".
_CATCHING = clause_words("joining", "caught")
# Where something was is told no closer than a region by what reaches farther (J).
_WIDE_M = 30_000.0
_LAUNCHED = frozenset({"drone_strike", "shelling", "air_strike"})
# What is stopped with people in it; who is made to get off; "shot them".
_STOPPED, _MADE_OFF = clause_words("joining", "stopped"), clause_words("joining", "made_off")
_WHO = clause_words("describing", "relative")
# "arrested five", "captured three others in X": who was killed with them, and what may stand behind the number.
_CAUGHT, _KILLED = frozenset({"arrest", "abduction"}), frozenset({"armed_clash", "attack_on_civilians"})
_BEHIND_COUNT, _OVER = clause_words("joining", "behind_count"), clause_phrases("joining", "over")
_THEM, _TO_THEM = frozenset({"them"}), 5


def adds_nothing(first: Event, second: Event) -> bool:
    """Tell whether an event only says that who took a place was there then ("overran X and stayed in the town")."""
    held = second.kind in ("control", "presence") and first.kind == "capture"
    return held and second.site in (None, first.site)


def caught_from(launch: Event | None, event: Event) -> Event:
    """Return an interception whose target is who launched what was caught ("of 60 drones sent by X, 51 were downed").

    Parameters
    ----------
    launch : Event, optional
        The event told before it in the sentence.
    event : Event
    """
    if launch is None or event.kind != "interception" or event.targets or launch.kind not in _LAUNCHED:
        return event
    return event if set(launch.actors) & set(event.actors) else replace(event, targets=launch.actors)


def of_the_same_men(reading: Reading, events: list[Event], event: Event, after: int) -> Event:
    """Return an arrest of some who are only counted as one of those killed ("killed two gunmen and arrested five").

    Parameters
    ----------
    reading : Reading
    events : list of Event
        Of the sentence, told before.
    event : Event
    after : int
        The token behind the verb.
    """
    lows = reading.tokens.lows
    last = events[-1] if events else None
    if last is None or event.kind not in _CAUGHT or event.targets or event.actors != last.actors or not last.targets:
        return event
    counted = after + 1 < len(lows) and (lows[after].isdigit() or lows[after] in counting())
    alone = counted and (lows[after + 1] in _BEHIND_COUNT or not lows[after + 1].isalnum())
    over = any(lows[after + 1 : after + 1 + len(words)] == words for words in _OVER)  # over what, says who they are
    band = last.kind in _KILLED and all(_is_a_band(name) for name in last.targets)
    return replace(event, targets=last.targets) if alone and band and not over else event


def _is_a_band(name: str) -> bool:
    """Tell whether the name of a party is that of an armed group ("gunmen", no "robber" and no "civilians")."""
    actor = actor_named(name) or Actor(name, "civilians" if name == CIVILIANS.name else "force")
    return actor.actor_class == "force" and not is_one(actor)


def came_through(sentence: Sentence, claim: Claim, caught: Event | None, event: Event) -> Event:
    """Return a strike of what air defences did not catch without their army for its doer.

    "The army shot down 20 drones, but three missiles struck a depot": not the army's.

    Parameters
    ----------
    sentence : Sentence
    claim : Claim
    caught : Event, optional
        The event told before it in the sentence.
    event : Event

    Returns
    -------
    Event
    """
    if caught is None or caught.kind != "interception" or event.kind not in _LAUNCHED:
        return event
    arms = any("weapon" in hit.words.by_role and hit.after == claim.first for hit in sentence.hits)
    return replace(event, actors=caught.targets) if arms and event.actors == caught.actors else event


def as_one(reading: Reading, first: Event, second: Event, at: int) -> Event | None:
    """Return the one event that two of a sentence tell of; None when they are two.

    Parameters
    ----------
    reading : Reading
    first, second : Event
        In the order of the text.
    at : int
        The first token that tells of the second.
    """
    word = reading.tokens.lows[at]
    span = reading.document.span(first.span.start, max(first.span.end, second.span.end))
    if _goes_on_from(first, second):
        return replace(
            second,
            origin=first.origin or second.origin,
            path=(*first.path, *second.path),
            span=span,
            remarks=tuple(dict.fromkeys((*first.remarks, *second.remarks))),
        )
    if _is_one_visit(first, second, reading.tokens.before(at)):
        actors = tuple(dict.fromkeys((*first.actors, *second.actors)))
        return replace(first, actors=actors, span=span)
    if _is_one_arrival(first, second, reading.tokens.before(at)):
        return replace(second, actors=first.actors or second.actors, span=span, quantities=first.quantities)
    if _is_one_raid(first, second):
        return replace(second, span=span)
    if _is_one_sweep(first, second):
        return replace(second, span=span).at(first.site or second.site)
    if at and is_definite(reading.tokens.lows, at - 1) and _is_off(first, second):
        return replace(first, status=second.status, span=span)
    if _is_one_stop(reading, first, second, at):
        people = second.targets or first.targets
        kind = "attack_on_civilians" if first.kind == "abduction" else second.kind
        actors, site = second.actors or first.actors, first.site or second.site
        return replace(second, kind=kind, actors=actors, targets=people, span=span).at(site)
    if _is_one_ring(first, second):
        return replace(first, span=span)
    if _is_one_taking(first, second):
        return replace(first, span=span, quantities=first.quantities or second.quantities)
    if _is_one_wreck(first, second):
        return replace(second, span=span).at(first.site or second.site)
    if word.endswith("ing") and _is_one_capture(first, second):
        return replace(first, targets=first.targets or second.targets, span=span)
    if word in _CATCHING and _is_catch(first, second):
        quantities = (*first.quantities, *(pair for pair in second.quantities if pair not in first.quantities))
        return replace(first, targets=first.targets or second.targets, span=span, quantities=quantities)
    if _is_driven_off(first, second):
        return replace(second, actors=tuple(dict.fromkeys((*second.actors, *first.actors))), span=span)
    if _is_beaten_back(first, second):
        return replace(first, targets=second.targets, span=span)
    if _is_aftermath(first, second, word):
        return replace(first, span=span, fatalities=first.fatalities or second.fatalities)
    return None


def _goes_on_from(first: Event, second: Event) -> bool:
    """Tell whether two advances of a sentence are one ("pushed through X and reached Y")."""
    if not first.kind == second.kind == "advance" or first.status != second.status or first.actors != second.actors:
        return False
    same_goal = first.site is not None and first.site is second.site
    return same_goal or (bool(first.path) and first.site in (None, *first.path))


def _is_off(first: Event, second: Event) -> bool:
    """Tell whether what was to be is called off behind it ("was to have come to X but cancelled the visit")."""
    if first.kind != second.kind or first.status not in ("planned", "cancelled") or second.status != "cancelled":
        return False
    return second.site in (None, first.site) and (not second.actors or second.actors == first.actors)


def _is_one_visit(first: Event, second: Event, before: str) -> bool:
    """Tell whether a journey and whom it led to are one meeting ("flew to X on Friday and met Y")."""
    same = first.kind == second.kind == "talks" and first.status == second.status and first.when == second.when
    return same and before == "and" and bool(first.actors) and second.site in (None, first.site)


def _is_one_arrival(first: Event, second: Event, before: str) -> bool:
    """Tell whether those who are sent are only said to have arrived ("sent 600 men, who landed on Saturday in X")."""
    same = first.kind == second.kind == "reinforcement" and first.status == second.status
    return same and before in _WHO and second.site is not None and first.site in (None, second.site)


def _is_one_raid(first: Event, second: Event) -> bool:
    """Tell whether a sentence tells of two things done in one raid ("burnt 40 houses and drove off cattle")."""
    if not first.kind == second.kind == "looting" or first.actors != second.actors or not first.actors:
        return False
    return second.site is not None and (first.site in (None, second.site) or _is_wide(first.where))


def _is_one_sweep(first: Event, second: Event) -> bool:
    """Tell whether a raid and the arrests in it are told one after the other ("swooped on a flat and took in five")."""
    same = first.kind == second.kind == "arrest" and first.actors == second.actors and first.when == second.when
    return same and (first.site is second.site or None in (first.site, second.site))


def _is_one_ring(first: Event, second: Event) -> bool:
    """Tell whether a siege is told by two of its verbs ("surrounded X, cutting its roads")."""
    place = second.site is None or second.site == first.site
    same = (first.kind, first.status, first.actors) == (second.kind, second.status, second.actors)
    return same and first.kind == "siege" and place and second.fatalities is None


def _is_one_stop(reading: Reading, first: Event, second: Event, at: int) -> bool:
    """Tell whether a vehicle was only stopped to take or kill those in it ("a bus was intercepted and its passengers").

    Of those made to get off, "them" are killed ("made seven men get off and shot them").
    """
    if second.kind not in ("abduction", "attack_on_civilians") or first.status != second.status:
        return False
    words = {word.strip(",.;") for word in first.span.text.lower().split()}
    if first.kind == "interception":
        return not first.targets and not _STOPPED.isdisjoint(words)
    pointed = not _THEM.isdisjoint(reading.tokens.lows[at : at + _TO_THEM])
    same = not second.actors or second.actors == first.actors
    return first.kind == "abduction" and pointed and same and not _MADE_OFF.isdisjoint(words)


def _is_one_taking(first: Event, second: Event) -> bool:
    """Tell whether those who were taken are only said to be held ("was hijacked, and its crew are held on board")."""
    same = first.kind == second.kind == "abduction" and first.status == second.status and first.when == second.when
    return same and second.actors in ((), first.actors) and second.site in (None, first.site)


def _is_one_wreck(first: Event, second: Event) -> bool:
    """Tell whether a house was wrecked and looted in one go ("was vandalised and looted by students")."""
    bare = first.kind == "riot" and second.kind == "looting" and not first.actors and not first.targets
    return bare and first.status == second.status and second.site in (None, first.site)


def _is_one_capture(first: Event, second: Event) -> bool:
    """Tell whether a place was taken by driving others out of it ("took X, dislodging the army")."""
    same = (first.kind, first.status, first.actors) == ("capture", second.status, second.actors)
    return same and second.kind == "capture" and second.site in (None, first.site) and bool(first.actors)


def _is_catch(first: Event, second: Event) -> bool:
    """Tell whether armed men caught with a place are counted beside its fall ("overran X and captured 12 soldiers").

    ACLED codes an abduction of people who bear no arms (Codebook 2023): the caught are a number of the fight's.
    """
    same = (first.kind, first.status, first.actors) == ("capture", second.status, second.actors)
    caught = second.kind in ("abduction", "arrest") and "civilians" not in second.targets and bool(second.targets)
    return same and caught and second.site in (None, first.site) and second.fatalities is None


def _is_driven_off(first: Event, second: Event) -> bool:
    """Tell whether police only gave way to a crowd ("had to fall back after being pelted with bricks")."""
    police = bool(first.actors) and all(name.lower().startswith("police") for name in first.actors)
    return first.kind == "withdrawal" and second.kind == "riot" and police and first.site is None


def _is_beaten_back(first: Event, second: Event) -> bool:
    """Tell whether those who attack are told to be driven back by others ("raided X but were driven back by Y")."""
    if first.kind not in ("armed_clash", "attack_on_civilians") or second.kind != "withdrawal":
        return False
    if len(first.actors) > 1 and first.actors == second.actors and " by " in second.span.text:
        return second.site in (None, first.site)  # "attacked X but were driven back by Y": both are told of
    if not second.targets:
        return False
    same = first.status == second.status and first.actors == second.actors and second.site in (None, first.site)
    return same and first.kind == "armed_clash" and first.targets in ((), ("civilians",), second.targets)


def _is_wide(where: Georeference | None) -> bool:
    return where is not None and where.uncertainty_m > _WIDE_M


def _is_aftermath(first: Event, second: Event, word: str) -> bool:
    """Tell whether arms are only what was found on those caught or killed ("detained six men and found rifles")."""
    table = load_table("events")["aftermath"]
    if second.kind != "interception" or first.kind not in table["kinds"] or word not in table["verbs"]:
        return False
    return second.site in (None, first.site) or first.site is None
