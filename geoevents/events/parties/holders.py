"""Who gives ground and who takes it: "in the hands of X", "lost to X", "recaptured from X", told beside the verb."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from geoevents.actors import ActorMention
from geoevents.actors.table import GOVERNMENT, Actor, actor_named, government_at_home
from geoevents.events.parties.antecedents import is_group
from geoevents.events.parties.parties import armed
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Sentence
from geoevents.events.words.sites import Site
from geoevents.events.words.triggers import signs
from geoevents.events.words.wordsbeside import beside
from geoevents.lexicon.tables import load_table
from geoevents.text.tokens import Tokens

# Who holds ground, or fights for it.
_HOLDING = frozenset({"force", "government"})
# "the rebels", "its former allies": words between a preposition and a name.
_TO_NAME = 2
# "in firm Russian hands": words between the preposition and the name.
_IN_HANDS = 3
# Between an owner and what it owns.
_OWNED = frozenset({"'s", "'", "’"})
# "The flag still flies": words between the flag and its verb.
_TO_FLAG = 3


class _Words(NamedTuple):
    hands: frozenset[str]
    giving: frozenset[str]
    state: frozenset[str]
    troops: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = load_table("events")["holders"]
    return _Words(*(frozenset(table[name]) for name in _Words._fields))


def settle_holders(
    tokens: Tokens,
    claim: Claim,
    sentence: Sentence,
    actors: Sequence[Actor],
    targets: Sequence[Actor],
    foes: Sequence[Actor] = (),
) -> tuple[list[Actor], list[Actor]]:
    """Add to the parties of a claim about ground who holds, gains or loses it by the words beside its verb.

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    sentence : Sentence
    actors, targets : sequence of Actor
        As the grammar of the clause gives them.
    foes : sequence of Actor
        The groups told of so far: what is "in rebel hands" is the only one's.
    """
    mentions = [m for m in sentence.actors if m.actor.actor_class in _HOLDING and claim.start <= m.first < claim.end]
    if claim.kind in ("control", "presence", "abduction") and not actors:
        return armed(_told(_in_hands(tokens, claim, mentions, sentence.sites), foes), claim.kind), list(targets)
    if claim.kind == "withdrawal":
        return _given(tokens, claim, mentions, actors, targets)
    if claim.kind == "capture":
        actors = actors or armed(_flying(tokens, claim, sentence), claim.kind)
        losers = [m.actor for m in mentions if m.first > claim.first and _stands_behind(tokens, m, ("from",))]
        others = [loser for loser in armed(losers[:1], claim.kind) if loser not in actors and loser not in targets]
        return list(actors), [*targets, *others]
    return list(actors), list(targets)


def _told(owners: Sequence[Actor], foes: Sequence[Actor]) -> list[Actor]:
    """Return the one group told of so far for "rebel" hands that name none."""
    groups = {foe.name: foe for foe in foes}
    unnamed = len(owners) == 1 and is_group(owners[0]) and actor_named(owners[0].name) is None
    return list(groups.values()) if unnamed and len(groups) == 1 else list(owners)


def _in_hands(tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention], sites: Sequence[Site]) -> list[Actor]:
    """Return in whose hands, or under whose control, something is."""
    words, lows = _words(), tokens.lows
    for i in range(claim.start, min(claim.end, len(lows) - 1)):
        if lows[i] not in words.hands:
            continue
        if lows[i + 1] == "of":
            return [m.actor for m in mentions if 0 <= m.first - (i + 2) < _TO_NAME][:1]
        owners = [m for m in mentions if m.after == i or (m.after == i - 1 and lows[i - 1] in _OWNED)]
        peoples = [site for site in sites if site.after == i and site.of_people()]
        first = owners[-1].first if owners else i - 1
        if signs().within.isdisjoint(lows[max(0, first - _IN_HANDS) : first]):
            continue
        if owners:
            return [owners[-1].actor]
        if peoples and peoples[-1].georeference is not None and peoples[-1].georeference.places:
            code = peoples[-1].georeference.places[0].country_code
            return [government_at_home(Actor("government", "government"), code)]
        if lows[i - 1] in words.state:
            return [Actor("government", "government")]
        if lows[i - 1] in words.troops:
            return [Actor(lows[i - 1], "force")]
    return []


def _flying(tokens: Tokens, claim: Claim, sentence: Sentence) -> list[Actor]:
    """Return whose flag flies over a place ("the Ukrainian flag flies over X", "the RSF's flag was raised")."""
    for at in range(max(sentence.start + 1, claim.first - _TO_FLAG), min(claim.after, claim.first + _TO_FLAG)):
        if tokens.lows[at] not in beside("flag"):
            continue
        owners = [m for m in sentence.actors if m.after == at or (m.after == at - 1 and tokens.lows[at - 1] in _OWNED)]
        peoples = [site for site in sentence.sites if site.after == at and site.of_people()]
        if owners and owners[-1].actor.actor_class in _HOLDING:
            return [owners[-1].actor]
        if peoples and peoples[-1].georeference is not None and peoples[-1].georeference.places:
            code = peoples[-1].georeference.places[0].country_code
            return [government_at_home(Actor("government", "government"), code)]
    return []


def _given(
    tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention], actors: Sequence[Actor], targets: Sequence[Actor]
) -> tuple[list[Actor], list[Actor]]:
    """Return who loses ground and who gains it ("handed X to Y", "was lost to Y", "driven out by Y")."""
    gives = not _words().giving.isdisjoint(tokens.lows[claim.first : claim.after])
    signs = ("to", "by") if gives and not claim.passive else ("to",) if gives else ("by",) if not claim.passive else ()
    handed = gives and "to" in signs
    able = [m for m in mentions if handed or m.actor.actor_class == "force" or m.actor.name.startswith(GOVERNMENT)]
    gained = [m.actor for m in able if m.first >= claim.after and _stands_behind(tokens, m, signs)]
    takers = [taker for taker in armed(gained[:1], claim.kind) if taker not in actors and taker not in targets]
    return [actor for actor in actors if actor not in takers], [*targets, *takers]


def _stands_behind(tokens: Tokens, mention: ActorMention, signs: Sequence[str]) -> bool:
    """Tell whether a preposition stands right before a name ("to the army")."""
    before = tokens.lows[max(0, mention.first - _TO_NAME) : mention.first]
    return any(low in signs for low in before[-1:]) or (before[-1:] == ["the"] and before[0] in signs)
