"""Whether somebody moves at a word, and what it moves."""

from __future__ import annotations

from functools import lru_cache

from geoevents.actors import ActorMention
from geoevents.events.kinds.peoples import is_a_people
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.scenes import ARMED, OFFICIAL, Scene
from geoevents.events.words.triggers import signs
from geoevents.events.words.wordsbeside import AHEAD, beside, number_words, vague_words, words_before
from geoevents.lexicon.tables import clause_words, load_table

# Between "sent" and what is sent stand at most this many words.
_LOAD_REACH = 8
# "Two thousand doses of vaccine will be flown": words between what is moved and its passive verb.
_PASSIVE_REACH = 10
# "left at least ten dead", "left over from the war": nobody departs.
_LEFT_BEHIND = clause_words("moved", "left_behind")
# ", leaving the town without power": words between, and what nobody leaves.
_LEFT_HURT = clause_words("moved", "left_hurt")
_LEFT_SO = clause_words("moved", "left_so")
_LEFT_REACH = 8
# A move's place stands within this many words of its verb; "the town" within a few.
_GOAL_REACH, _THERE_REACH = 9, 3
_LOAD_BREAKS, _NO_LOADS = clause_words("moved", "load_breaks"), clause_words("moved", "no_loads")
# "before being chased off": behind these the subject is the one of the clause before.
_CARRYING = clause_words("moved", "sharing")
# A visit that was put off or called for is told of for its own sake.
_NOT_MADE = frozenset({"cancelled", "denied", "called_for", "negated"})
# "visited the village": what a minister goes to see, and words up to it.
_SEEN, _TO_SEEN = clause_words("moved", "seen"), 3
# Whose office sends them to other lands.
_ABROAD = clause_words("moved", "abroad")


def is_moved(scene: Scene, claim: Claim, hit: Hit, *, is_object: bool) -> bool:
    """Tell whether a load is what a verb moves (its object) or what moves (its subject).

    Parameters
    ----------
    scene : Scene
    claim : Claim
    hit : Hit
    is_object : bool

    Returns
    -------
    bool
    """
    if not is_object:
        subject = scene.tokens.lows[hit.after : claim.first][-2:]
        own = subject[:1] == ["and"] and not (number_words() | vague_words()).isdisjoint(subject)
        return claim.start - _LOAD_REACH <= hit.first < claim.first and not own  # "as a shelter, and hundreds fled"
    if claim.passive:
        first = max(scene.start, min(claim.start, claim.first - _PASSIVE_REACH))
        dead = not _NO_LOADS.isdisjoint(scene.tokens.lows[first : claim.first])
        return first <= hit.first < claim.first and not dead  # "31 bodies, all of fighters, had been brought in"
    if claim.entry.role == "noun" and hit.after == claim.first:
        return True
    gap = scene.tokens.lows[claim.after : hit.first]
    if not _NO_LOADS.isdisjoint(gap):
        return False  # "brought in the bodies of 12 soldiers"
    if "to" in gap and scene.tokens.lows[claim.first] in beside("giving"):
        return False
    return claim.after <= hit.first and len(gap) <= _LOAD_REACH and not any(low in _LOAD_BREAKS for low in gap)


@lru_cache(maxsize=1)
def _particles() -> frozenset[str]:
    return frozenset(load_table("events")["objects"]["particles"])


def has_goal(scene: Scene, claim: Claim) -> bool:
    """Tell whether a move's place is told beside its verb.

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    near = any(s.literal and abs(s.first - claim.after) <= _GOAL_REACH for s in scene.sites)
    return near or scene.near("there", claim, _THERE_REACH)


def is_routed(scene: Scene, claim: Claim) -> bool:
    """Tell whether those who are driven off bear arms.

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    if claim.passive:
        before = [m.actor.actor_class for m in scene.actors if m.after <= claim.first]
        if not before and claim.first == scene.start:  # "Driven from X by the army, the rebels regrouped"
            lows = scene.tokens.lows
            comma = next((i for i in range(claim.after, scene.end) if lows[i] == ","), scene.end)
            before = [m.actor.actor_class for m in scene.actors if m.first > comma][:1]
        out = "out" in scene.tokens.lows[claim.after - 1 : claim.after + 1]
        return "civilians" not in before and (out or bool(ARMED & {*before}))
    lows, first = scene.tokens.lows, claim.after
    end = next(
        (i for i in range(first, min(first + _LOAD_REACH, scene.end)) if lows[i] in (",", ";")), first + _LOAD_REACH
    )
    reach = range(first, end)  # "pushing from the east, army holds": the army is not what is pushed
    moved = [m for m in scene.actors if m.first in reach]
    return any(m.actor.actor_class == "force" or is_a_people(scene.tokens, m) for m in moved)


def is_beaten_off(scene: Scene, claim: Claim) -> bool:
    """Tell whether those who are driven off are the armed men named right before ("the raiders were driven off by").

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    lows, at = scene.tokens.lows, claim.first
    by = "by" in lows[claim.after - 1 : claim.after + 2]
    if not by or not (claim.passive or lows[at] in signs().to_be):
        return False  # "the soldiers were driven away in buses"
    while at > scene.start and (lows[at - 1] in signs().to_be or lows[at - 1] in signs().auxiliaries):
        at -= 1
    if lows[at - 1] in _CARRYING:  # "troops torched a village before being chased off"
        return any(m.actor.actor_class in ARMED for m in scene.actors[:1] if m.after < at)
    return any(m.after == at and m.actor.actor_class in ARMED for m in scene.actors)


def departs(scene: Scene, claim: Claim) -> bool:
    """Tell whether "left" is no "left dozens dead".

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    lows = scene.tokens.lows
    following = lows[claim.after] if claim.after < len(lows) else "."
    counts = following[0].isdigit() or following in number_words()
    if counts or following in crowds() or following in _LEFT_BEHIND:
        return False
    behind = {*lows[claim.after : min(scene.end, claim.after + _LEFT_REACH)]}
    trails = claim.entry.form == "ing" and scene.tokens.before(claim.first) == ","
    return not (_LEFT_HURT & behind or (trails and _LEFT_SO & behind))


@lru_cache(maxsize=1)
def crowds() -> frozenset[str]:
    """Return the words of crowds that are only counted ("hundreds").

    Returns
    -------
    frozenset of str
    """
    return frozenset(load_table("events")["crowds"]["words"])


def is_pulled(scene: Scene, claim: Claim) -> bool:
    """Tell whether troops stand between a verb and its particle ("pulled its battalions back").

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    lows = scene.tokens.lows
    for i in range(claim.after + 1, min(claim.after + _LOAD_REACH, scene.end)):
        if lows[i] in _particles():
            reach = range(claim.after, i)
            troops = any(
                e.role == "load" and e.value == "troops" for h in scene.hits if h.first in reach for e in h.entries
            )
            return troops or any(m.actor.actor_class == "force" and m.first in reach for m in scene.actors)
    return False


def is_cargo(scene: Scene, claim: Claim) -> bool:
    """Tell whether arms are what arrives, and no force with its arms.

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    carried = not beside("carriers").isdisjoint(words_before(scene, claim))
    if not carried and any(m.actor.actor_class in ARMED and m.after <= claim.first for m in scene.actors):
        return False
    return any(
        entry.role == "load"
        and entry.value == "arms"
        and (not hit.role("weapon") or scene.tokens.before(hit.first) == "of")  # "a batch of F-16s"
        for hit in scene.hits
        if claim.start - _LOAD_REACH <= hit.first < claim.first
        for entry in hit.entries
    )


def is_out(scene: Scene, claim: Claim) -> bool:
    """Tell whether those behind a verb are moved out of where they were ("pushed the insurgents out of").

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    return any(low in ("out", "from", "back") for low in scene.tokens.lows[claim.after : claim.after + _LOAD_REACH])


def is_bound(scene: Scene, claim: Claim) -> bool:
    """Tell whether a noun of a move leads to a place or away from one ("a retreat from X").

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    tokens, at = scene.tokens, claim.first
    if beside("bound_for").isdisjoint(tokens.lows[claim.after : claim.after + 1]):
        return False
    told = tokens.before(at) in beside("bound") or any(m.after == at and m.form != "group" for m in scene.actors)
    return told and any(site.literal and 0 < site.first - claim.after <= _THERE_REACH for site in scene.sites)


def stays_home(scene: Scene, claim: Claim, traveller: ActorMention) -> bool:
    """Tell whether who goes somewhere stays in the land he is of and meets nobody ("the president reached X by car").

    Of an office that is told without its land he is of the land he is in, if no envoy or foreign minister.

    Parameters
    ----------
    scene : Scene
    claim : Claim
    traveller : ActorMention

    Returns
    -------
    bool
    """
    actor, lows = traveller.actor, scene.tokens.lows
    site = next((s.georeference for s in scene.sites if s.first >= claim.after and s.georeference is not None), None)
    met = any(claim.after <= m.first < claim.after + AHEAD and m.actor.actor_class in OFFICIAL for m in scene.actors)
    if met or site is None or not site.places or scene.has("negation") or scene.has_value("status", _NOT_MADE):
        return False
    if not actor.country_code:
        office = actor.actor_class == "government" or (actor.actor_class == "party" and traveller.form != "named")
        return office and _ABROAD.isdisjoint(lows[traveller.first : traveller.after])
    return site.places[0].country_code == actor.country_code


def goes_abroad(scene: Scene, claim: Claim) -> bool:
    """Tell whether a verb of visiting may tell of talks: not where somebody goes about his own land and meets nobody.

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    if not _SEEN.isdisjoint(scene.tokens.lows[claim.after : claim.after + _TO_SEEN]):
        return False  # "visited the wounded", "visited the village"
    before = [m for m in scene.actors if m.after <= claim.first]
    return not before or not stays_home(scene, claim, before[-1])
