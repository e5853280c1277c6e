"""What a blow without a weapon, and a clash or a killing that others tell more of, come to."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geoevents.actors import ActorMention
from geoevents.actors.table import GOVERNMENT, MILITARY
from geoevents.events.kinds.debris import debris_of
from geoevents.events.kinds.taking import vehicles
from geoevents.events.kinds.weapons import PEOPLE, is_of_a_fight, kills_fighters
from geoevents.events.numbers.counts import is_listed_toll
from geoevents.events.numbers.deaths import (
    are_of_the_wounded,
    cause_of_death,
    counts_toll,
    dies_of_want,
    dying,
    is_dying,
)
from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import ARMED, Scene
from geoevents.events.words.triggers import CROWDED, FROM_AFAR, HARMED, harming, of_nature, signs
from geoevents.events.words.wordsbeside import beside, is_told_too
from geoevents.lexicon.tables import clause_words, load_table

# "has counted 3,419 dead": words between the verb of a toll and its noun.
_TO_DEALER = 4  # "was hit by two successive Israeli strikes": words from the verb to whose they were
_COUNT_REACH = 5
# "23 deaths and 40 injuries have been reported": words between the dead and the verb.
_DEAD_REACH, _TOLLS = 7, clause_words("shared", "tolls")
_BURNING = clause_words("sharpen", "burning")
# Blows that say nothing of those whom they befall.
_PLAIN_BLOWS, _SHOOTING = frozenset({"armed_clash", "killing"}), clause_words("blows", "shooting")
# "vowed revenge and hit X": before a verb of what was done next.
_GOING_ON = clause_words("statuses", "next")
# "a house in the camp of X was hit": words from the building to the verb.
_TO_BUILDING = 8
# "the car in which they were travelling", "his house": what is known from what was told.
_KNOWN = clause_words("blows", "known")
# "The attack killed nine": words from the blow to the verb, and what told last each word may be of.
_TO_LAST = 3
_GONE_OFF = frozenset({"ied", "mine", "suicide_bombing", "grenade", "explosion"})
_ANY_BLOW = FROM_AFAR | _GONE_OFF | {"armed_clash", "attack_on_civilians"}
_LAST_BLOWS = {
    word: kinds
    for name, kinds in (("any", _ANY_BLOW), ("from_afar", FROM_AFAR), ("gone_off", FROM_AFAR | _GONE_OFF))
    for word in clause_words("blows", name)
}
# What comes in numbers, so that one and another of it are told of.
# "targeted the bank with sanctions": no arms.
_NO_BLOW = clause_words("blows", "no_blow")


def settle_attack(scene: Scene, claim: Claim) -> None:
    """Make of a plain blow a clash, and of a clash that only hurts civilians an attack on them.

    Parameters
    ----------
    scene : Scene
    claim : Claim
    """
    if claim.kind == "strike":
        claim.kind = strike_of(scene, claim)
    lows = scene.tokens.lows
    if scene.recent and _is_burned_by_nobody(scene, claim):
        claim.kind = "riot" if scene.recent in CROWDED else "looting"  # by those of whom was told just before
    counts = claim.entry.role == "noun" or not beside("dead_words").isdisjoint(
        lows[claim.after : claim.after + _COUNT_REACH]
    )
    if scene.told and not counts:
        before = lows[max(scene.start, claim.first - _DEAD_REACH) : claim.first] if claim.passive else []
        counts = not beside("dead_words").isdisjoint(before) or not _TOLLS.isdisjoint(lows[claim.first : claim.after])
    if claim.entry.value == "killing" and is_listed_toll(scene, claim):
        claim.kind = scene.told
    elif claim.kind == "killing" and scene.told not in of_nature() and _are_of_want(scene, claim):
        pass  # "at least 12 people died of thirst on the way"
    elif claim.kind == "killing" and _are_of_a_toll(scene, claim):
        pass  # "the toll from the siege rose to 21 after six of the wounded died"
    elif scene.recent and claim.entry.role == "noun" and lows[claim.after - 1] in beside("happening"):
        claim.kind = scene.recent  # "A drone hit X. The attack occurred in the village of Y."
    elif scene.recent and _is_of_the_last(scene, claim):
        claim.kind = scene.recent  # "A drone hit X. The strike killed nine."
    elif claim.kind == "killing" and counts:
        claim.kind = scene.told or claim.kind
    elif claim.kind == "killing" and (claim.passive or is_dying(scene.tokens, claim)):
        claim.kind = cause_of_death(scene, claim)
    elif claim.kind == "killing" and claim.entry.form == "ing" and kills_fighters(scene, claim):
        claim.kind = "armed_clash"  # "went from house to house, killing four soldiers"
    if is_of_a_fight(lows, claim):
        return
    if claim.kind == "armed_clash" and claim.entry.frame == "agent" and _hurts_civilians(scene, claim):
        claim.kind = "attack_on_civilians"


def is_plain_blow(lows: Sequence[str], claim: Claim, *, of_state: bool) -> bool:
    """Tell whether a blow says nothing of those whom it befalls ("killed", "was shot dead").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    of_state : bool
        All whom it befalls are police or a state's forces: a vigilante who is shot dead may be anybody.
    """
    return claim.entry.value in _PLAIN_BLOWS or (of_state and lows[claim.first] in _SHOOTING)


def _is_burned_by_nobody(scene: Scene, claim: Claim) -> bool:
    """Tell whether something was set on fire, and not by whom ("Part of the building was set on fire")."""
    burned = claim.passive and claim.kind in ("riot", "looting") and scene.tokens.lows[claim.first] in _BURNING
    return burned and not any(m.first >= claim.after and m.first < claim.end for m in scene.actors)


def _is_of_the_last(scene: Scene, claim: Claim) -> bool:
    """Tell whether a sentence opens with the blow told last, and says whom it killed ("The attack killed 9")."""
    lows, start = scene.tokens.lows, scene.start
    if claim.passive or claim.first - start > _TO_LAST or not scene.has_value("quantity", HARMED):
        return False
    if lows[start] == "it":
        told = claim.kind == "killing" and claim.first == start + 1
        return told and not any(m.first == start for m in scene.actors)
    if lows[start] not in signs().definite or scene.recent not in _LAST_BLOWS.get(lows[start + 1], ()):
        return False
    return not any(hit.role("weapon") for hit in scene.hits) and not any(site.literal for site in scene.sites)


def strike_of(scene: Scene, claim: Claim) -> str:
    """Return what a blow without a weapon is, by who strikes.

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    str
    """
    if debris := debris_of(scene, claim):
        return debris
    before = [
        m
        for m in scene.actors
        if claim.start <= m.first < claim.first and m.actor.actor_class in ("force", "government")
    ]
    if scene.recent in FROM_AFAR and _is_of_those_hit(scene, claim):
        return scene.recent
    before = before or _who_spoke(scene, claim)
    dealt = _who_dealt(scene, claim)
    if dealt is not None:
        return "air_strike" if dealt.actor.name.startswith((MILITARY, GOVERNMENT)) else "shelling"
    if scene.recent and not _denying().isdisjoint(scene.tokens.lows[max(scene.start, claim.first - 3) : claim.first]):
        return scene.recent  # "denied having hit the camp", of what was told just before
    if not before:
        more = scene.tokens.lows[claim.first - 1 : claim.first] if claim.first > scene.start else []
        too = not beside("more_of_them").isdisjoint(more) or (claim.passive and is_told_too(scene.tokens, claim))
        if too and scene.recent in FROM_AFAR:
            return scene.recent  # "30 strikes. One hit a house", "Odesa was also hit"
        return "shelling" if _is_hit_from_afar(scene, claim) else claim.kind
    behind = " ".join(scene.tokens.lows[claim.after : claim.end])
    sited = any(f" {site} " in f" {behind} " for site in load_table("events")["striking"]["sites"])
    if scene.tokens.lows[claim.first] not in _striking() and not sited:
        if _is_a_states_blow(scene, claim, before[-1]):
            return "air_strike"
        return "armed_clash" if before[-1].actor.actor_class == "force" else claim.kind
    return "air_strike" if before[-1].actor.name.startswith((MILITARY, GOVERNMENT)) else "shelling"


def _is_a_states_blow(scene: Scene, claim: Claim, doer: ActorMention) -> bool:
    """Tell whether a state by its bare name hits a town, a house of people or a band ("Israel targeted a hospital")."""
    if claim.passive or doer.form != "state" or doer.after != claim.first:
        return False
    behind = range(claim.after, min(claim.end, claim.after + _TO_BUILDING))
    if not _NO_BLOW.isdisjoint(scene.tokens.lows[claim.after : claim.end]):
        return False
    town = any(site.literal and not site.wide() and site.first in behind[:2] for site in scene.sites)
    foe = any(m.actor.actor_class in ARMED and m.first in behind[:2] for m in scene.actors)
    return town or foe or any(hit.role("civilian_site") and hit.first in behind for hit in scene.hits)


def _is_of_those_hit(scene: Scene, claim: Claim) -> bool:
    """Tell whether what was hit is told of as known, and nothing says by what ("his car was hit")."""
    lows = scene.tokens.lows
    if not claim.passive or lows[claim.after : claim.after + 1] == ["by"]:
        return False
    things = vehicles() | beside("homes")
    for i in range(max(scene.start + 1, claim.first - _TO_BUILDING), claim.first):
        if lows[i] in things:
            return not _KNOWN.isdisjoint(lows[max(scene.start, i - 2) : i])
    return False


def _are_of_want(scene: Scene, claim: Claim) -> bool:
    """Tell whether all the dead of a clause are those of hunger or disease ("six deaths from thirst were reported")."""
    dead = [
        hit.after
        for hit in scene.hits
        if claim.start <= hit.first < claim.end
        if any(entry.role == "quantity" and entry.value == "killed" for entry in hit.entries)
    ]
    return all(dies_of_want(scene.tokens.lows, after) for after in dead or (claim.after,))


def _are_of_a_toll(scene: Scene, claim: Claim) -> bool:
    """Tell whether the wounded who die are counted in a toll that the sentence tells of another deed."""
    lows = scene.tokens.lows
    if not counts_toll(lows, scene.start, claim.first) or not are_of_the_wounded(lows, claim, toll=True):
        return False
    return any(other.kind in harming() and other.after <= claim.first for other in scene.triggers)


def _who_dealt(scene: Scene, claim: Claim) -> ActorMention | None:
    """Return whose strike it was that something was hit by ("was hit by an Israeli strike")."""
    lows = scene.tokens.lows
    if not claim.passive or lows[claim.after : claim.after + 1] != ["by"]:
        return None
    near = (m for m in scene.actors if 0 < m.first - claim.after <= _TO_DEALER)
    return next((m for m in near if lows[m.after : m.after + 1] in (["strike"], ["strikes"])), None)


def _who_spoke(scene: Scene, claim: Claim) -> list[ActorMention]:
    """Return the force that says something and goes on to strike ("X vowed to attack every port and hit Y")."""
    lows = scene.tokens.lows
    told = [other for other in scene.triggers if other.after <= claim.first and other.entry.role == "verb"]
    words = next((other for other in told if other.kind == "statement" and not other.passive), None)
    if words is None or claim.passive or claim.entry.role != "verb" or lows[claim.first - 1] not in _GOING_ON:
        return []
    before = [m for m in scene.actors if m.after <= words.first]
    return [m for m in before[-1:] if m.actor.actor_class == "force"]


def _is_hit_from_afar(scene: Scene, claim: Claim) -> bool:
    """Tell whether a building was hit, nothing says by what, and people died or were hurt ("their house was hit")."""
    lows = scene.tokens.lows
    if not claim.passive or lows[claim.after : claim.after + 1] == ["by"] or not scene.has_value("quantity", HARMED):
        return False
    hit = lows[max(scene.start, claim.first - _TO_BUILDING) : claim.first]
    return not beside("homes").isdisjoint(hit) and any(site.literal for site in scene.sites)


@lru_cache(maxsize=1)
def _denying() -> frozenset[str]:
    words = load_table("events")["status"]["denied"]["before"]
    return frozenset(word for word in words if " " not in word)


@lru_cache(maxsize=1)
def _striking() -> frozenset[str]:
    return frozenset(load_table("events")["striking"]["words"])


def _hurts_civilians(scene: Scene, claim: Claim) -> bool:
    """Tell whether all who are hurt in a clause it absorbed are civilians ("opened fire and 22 people were killed")."""
    hurt = [
        m.actor.actor_class
        for weak in claim.absorbed
        for m in scene.actors
        if m.actor.actor_class != "party"
        and scene.tokens.lows[weak.first] not in beside("losing")
        and weak.start <= m.first < weak.end
        and not (m.after <= claim.first <= weak.first)
        and not (m.first >= weak.after and (weak.passive or scene.tokens.lows[weak.first] in dying()))
    ]
    return bool(hurt) and all(actor_class in PEOPLE for actor_class in hurt)
