"""What kind of event a word tells of, by the weapon, the victims and who or what moves."""

from __future__ import annotations

from geoevents.actors.table import is_state_force
from geoevents.events.kinds.movers import by_participant, is_of_moving
from geoevents.events.kinds.taking import vehicles
from geoevents.events.kinds.weapons import FLYING, by_weapon, is_a_crowds, is_of_a_state
from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import ARMED, Scene
from geoevents.events.words.triggers import FROM_AFAR, kinds, signs, yields_to
from geoevents.events.words.wordsbeside import beside
from geoevents.lexicon.tables import clause_words, load_table

_BOMBINGS = clause_words("sharpen", "bombings")
_BURNING = clause_words("sharpen", "burning")
_CLASHING = clause_words("sharpen", "clashing")
_LEAVING = clause_words("sharpen", "leaving")
_RELOCATING, _FORCES = clause_words("sharpen", "relocating"), clause_words("sharpen", "forces")
# "shelling exchange with heavy machine guns": words from the noun to "with", and on to the arms.
_SMALL_ARMS, _GUNS = clause_words("sharpen", "small_arms"), clause_words("sharpen", "guns")
_TO_WITH, _TO_ARMS = 3, 4
# "gunmen intercepted three vehicles", "the group of 46 was intercepted": words from the verb to whom it stops.
_TAKINGS = frozenset({"abduction", "looting", "arrest"})
_STOPPING, _TO_STOPPED, _BANDS = clause_words("sharpen", "stopping"), 5, clause_words("sharpen", "bands")
_WAR_WORDS = clause_words("sharpen", "of_war")
_BEHIND_STOPPED = clause_words("sharpen", "behind_stopped")
_ARTICLES, _GERUNDS = clause_words("sharpen", "articles"), clause_words("sharpen", "gerunds")


def settle_kind(scene: Scene, claim: Claim) -> None:
    """Sharpen the kind of a claim; take the next reading of the word when the first comes to nothing.

    Parameters
    ----------
    scene : Scene
    claim : Claim
    """
    for entry in claim.choices if claim.kind == claim.choices[0].value else (claim.entry,):
        claim.entry, claim.kind = entry, entry.value
        claim.kind = by_participant(scene, claim) if is_of_moving(entry.value) else by_weapon(scene, claim)
        if claim.kind == "ied" and scene.tokens.lows[claim.first] in _BOMBINGS and is_of_a_state(scene, claim):
            claim.kind = "air_strike"
        if claim.kind == "ied" and claim.entry.role == "noun":
            claim.kind = _dropped_by(scene, claim) or claim.kind
        if claim.kind == "riot" and _is_arson(scene, claim):
            claim.kind = "looting"
        if claim.kind == "looting":
            claim.kind = _burnt_from_afar(scene, claim) or claim.kind
        if claim.kind == "riot" and _is_fought(scene, claim):
            claim.kind = "armed_clash"
        if claim.kind == "withdrawal" and _moves_people(scene, claim):
            claim.kind = "displacement"
        if claim.kind == "displacement" and _moves_itself(scene, claim):
            claim.kind = "reinforcement"
        if claim.kind == "shelling" and _is_of_small_arms(scene, claim):
            claim.kind = "armed_clash"
        if claim.kind == "interception" and _is_hold_up(scene, claim):
            claim.kind = "armed_clash" if _stops_armed(scene, claim) else "attack_on_civilians"
        if claim.kind == "siege" and is_a_crowds(scene, claim):
            claim.kind = "protest"
        if claim.kind in kinds() or claim.kind in yields_to():
            return


def _burnt_from_afar(scene: Scene, claim: Claim) -> str:
    """Return the kind of what sets something on fire from afar ("the army's drones set ablaze a depot"), or ""."""
    if claim.passive or claim.entry.role != "verb":
        return ""
    for hit in scene.hits:
        weapon = hit.role("weapon") if claim.start <= hit.first < claim.first else None
        if weapon is not None and weapon.value in FROM_AFAR and scene.tokens.before(hit.first) not in ("by", "with"):
            between = scene.tokens.lows[hit.after : claim.first]
            return weapon.value if not between or (between[0] == between[-1] == ",") else ""
    return ""


def _dropped_by(scene: Scene, claim: Claim) -> str:
    """Return the kind of what drops a bomb ("a drone dropped two homemade bombs on X"); "" where nothing does."""
    for hit in scene.hits:
        weapon = hit.role("weapon") if claim.start <= hit.first < claim.first else None
        if weapon is not None and weapon.value in FLYING:
            gap = scene.tokens.lows[hit.first : claim.first]
            if scene.tokens.lows[claim.first] in _BOMBINGS and _takes_object(scene, claim):
                return weapon.value  # "F-16s responded by bombing a cave"
            return "" if beside("falls").isdisjoint(gap) else weapon.value
    return ""


def _takes_object(scene: Scene, claim: Claim) -> bool:
    """Tell whether a noun in -ing is a verb with its object ("answered by bombing a cave", not "the bombing of")."""
    behind = scene.tokens.lows[claim.after : claim.after + 1]
    objects = bool(behind) and (behind[0] in _ARTICLES or scene.tokens.capitals[claim.after])
    return objects and scene.tokens.before(claim.first) in _GERUNDS


def _is_arson(scene: Scene, claim: Claim) -> bool:
    """Tell whether an armed group, and no crowd, burns what crowds burn ("Militants set fire to a post")."""
    if claim.entry.role != "verb" or scene.tokens.lows[claim.first] not in _BURNING:
        return False
    if claim.passive:
        by = [m for m in scene.actors if claim.after <= m.first and "by" in scene.tokens.lows[m.first - 2 : m.first]]
        return bool(by) and by[0].actor.actor_class == "force"
    before = [m for m in scene.actors if m.after <= claim.first]
    return bool(before) and before[-1].actor.actor_class == "force"


def _is_fought(scene: Scene, claim: Claim) -> bool:
    """Tell whether it is an armed band, and no crowd, that clashes with police ("two bandits died in clashes with")."""
    if scene.tokens.lows[claim.first] not in _CLASHING:
        return False
    band = None
    for mention in scene.actors:
        if scene.start <= mention.first and mention.after <= claim.first:
            band = mention.actor if mention.actor.actor_class in ("force", "protesters", "civilians") else band
    return band is not None and band.actor_class == "force" and not is_state_force(band)


def _moves_itself(scene: Scene, claim: Claim) -> bool:
    """Tell whether armed men only go elsewhere ("The troops have relocated to X", not "relocated 200 families")."""
    lows = scene.tokens.lows
    if claim.passive or claim.entry.role != "verb" or lows[claim.first] not in _RELOCATING:
        return False
    if lows[claim.after : claim.after + 1] not in (["to"], ["from"], ["into"]):
        return False
    before = [m for m in scene.actors if claim.start <= m.first and m.after <= claim.first]
    if not before or before[-1].actor.actor_class not in ("force", "police", "party"):
        return False
    return before[-1].actor.actor_class != "party" or lows[before[-1].after - 1] in beside("armour") | _FORCES


def _is_hold_up(scene: Scene, claim: Claim) -> bool:
    """Tell whether armed men who serve no state stop people or vehicles ("gunmen intercepted three vehicles")."""
    lows = scene.tokens.lows
    if lows[claim.first] not in _STOPPING or claim.entry.role != "verb":
        return False
    reach = range(claim.after, claim.after + _TO_WITH) if claim.passive else range(scene.start, claim.first)
    doers = [m for m in scene.actors if m.first in reach and m.actor.actor_class == "force"]
    around = lows[scene.start : claim.first] if claim.passive else lows[claim.after : claim.after + _TO_STOPPED]
    stopped = not (vehicles() | beside("people") | _BANDS).isdisjoint(around) or _stops_armed(scene, claim)
    stopped = stopped and beside("flying").isdisjoint(around)
    stopped = stopped and not any(other.first > claim.first and other.kind in _TAKINGS for other in scene.triggers)
    return stopped and bool(doers) and not is_state_force(doers[-1].actor)


def _stops_armed(scene: Scene, claim: Claim) -> bool:
    """Tell whether those who are stopped bear arms, or are their vehicles ("intercepted an army convoy")."""
    lows = scene.tokens.lows
    first, end = (claim.start, claim.first) if claim.passive else (claim.after, claim.end)
    end = next((i for i in range(first, end) if lows[i] in _BEHIND_STOPPED), end)
    stopped = [m for m in scene.actors if first <= m.first < end and m.actor.actor_class in ARMED]
    stopped = [m for m in stopped if lows[m.after - 1] not in load_table("actors")["livelihoods"]["words"]]
    carried = not (vehicles() | beside("people") | _BANDS).isdisjoint(lows[first:end])
    if carried and not _WAR_WORDS.isdisjoint(lows[first:end]):
        return True  # "a military truck was intercepted"
    return any(carried or signs().to_be.issuperset(lows[m.after : end]) for m in stopped)


def _is_of_small_arms(scene: Scene, claim: Claim) -> bool:
    """Tell whether what is called shelling is done with small arms alone ("shelling exchange with machine guns")."""
    lows = scene.tokens.lows
    if claim.entry.role != "noun" or "with" not in lows[claim.after : claim.after + _TO_WITH]:
        return False
    at = lows.index("with", claim.after)
    words = lows[at + 1 : min(scene.end, at + 1 + _TO_ARMS)]
    return not _SMALL_ARMS.isdisjoint(words) and _GUNS.isdisjoint(lows[scene.start : scene.end])


def _moves_people(scene: Scene, claim: Claim) -> bool:
    """Tell whether those who are to leave are people who are no party ("ordered the inhabitants to leave")."""
    lows = scene.tokens.lows
    if claim.entry.role != "verb" or lows[claim.first - 1] != "to" or lows[claim.first] not in _LEAVING:
        return False
    before = [m for m in scene.actors if claim.start <= m.first and m.after < claim.first]
    return bool(before) and before[-1].actor.actor_class == "civilians"
