"""What kind of event a plain word of attack tells of, by its weapon and its victims."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geoevents.actors import ActorMention
from geoevents.actors.table import GOVERNMENT, MILITARY, is_state_force, serves_state
from geoevents.events.kinds.debris import is_of_nature
from geoevents.events.numbers.deaths import is_dying
from geoevents.events.words.clauses import charging
from geoevents.events.words.hits import Claim, Hit
from geoevents.events.words.scenes import ARMED, Scene
from geoevents.events.words.speech import speaks, speeches
from geoevents.events.words.triggers import gunfire, repelled, signs
from geoevents.events.words.vocabulary import Entry
from geoevents.events.words.wordsbeside import beside, words_before
from geoevents.lexicon.tables import clause_words, load_table

# "shot at from a helicopter", "with two jets": words between one of these and the aircraft.
_BY_MEANS, _MEANS_GAP = clause_words("weapons", "by_means"), 4
# "backed by heavy artillery and drones": words from "by" to the weapon.
_BACKING, _TO_BACKED = clause_words("weapons", "backing"), 6
# "fired flares at drones": a weapon behind one of these is what is aimed at.
_AIMED_AT = clause_words("weapons", "aimed_at")
# "felled by a stray bullet": meant for another; "the feud flared up with gunfire": shots of both sides.
_STRAY, _FEUDS = clause_words("weapons", "stray"), clause_words("weapons", "feuds")
_TO_STRAY = 4  # words from the verb to the bullet, and back to it
_SHOTS = clause_words("weapons", "shots")
# "the air force said it had struck": who says so has done it.
_ITSELF = clause_words("weapons", "itself")
_PLAIN_SHOTS = frozenset({"armed_clash", "killing", "attack_on_civilians"})
# "killing at least five legionnaires": words from the verb to those killed.
_TO_FIGHTERS = 5
_PEACEFUL, _HAMLETS = clause_words("weapons", "peaceful_sites"), clause_words("weapons", "hamlets")
# "a clinic was then attacked": words from the site to the verb.
_TO_PASSIVE = 2
# "burned 13 men": words between the verb and the people.
_BURNT_GAP = 2
# Plain words of attack that a weapon in the clause, or who is hit, makes more precise.
_PLAIN = frozenset(
    {"attack_on_civilians", "armed_clash", "strike", "killing", "explosion", "launch", "air_strike", "looting", "shake"}
)
# Who bears no arms.
PEOPLE = frozenset({"civilians", "protesters"})
# The subject of a verb may stand before a relative clause's border.
_SUBJECT_GAP = 3
# "an angry mob then killed": words between who does it and the verb.
_TO_DOER = 3
# "lost at least two men": words between the verb and the men.
_LOST_GAP = 3
# "Turkey's bombing of": words between a state and its deed.
_STATE_GAP = 1
# Weapons that strike from above.
FLYING = frozenset({"air_strike", "drone_strike"})
# Nouns of attack that take the kind of the weapon in their clause; an "offensive" stays one, with tanks or without.
_ANY_WEAPON = clause_words("weapons", "any_weapon")
# "clashes broke out between pro- and anti-government activists": words from the noun to "between" and to who fights,
# and from who fights to the verb.
_SCUFFLES, _RIVALS = clause_words("rivals", "scuffles"), clause_words("rivals", "people")
_BETWEEN, _TO_BETWEEN, _TO_RIVALS, _TO_SCUFFLE = clause_words("rivals", "between"), 3, 12, 8


def is_of_a_state(scene: Scene, claim: Claim) -> bool:
    """Tell whether a state does it ("Turkey's bombing of", "the bombing of X by the Nigerian army").

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    near = [m for m in scene.actors if claim.first - _STATE_GAP <= m.after <= claim.first]
    if _is_blamed_on(scene, claim):
        return True
    by = [m for m in scene.actors if m.first > claim.after and "by" in scene.tokens.lows[m.first - 2 : m.first]]
    return any(m.actor.name.startswith((MILITARY, GOVERNMENT)) or is_state_force(m.actor) for m in (*near, *by))


def _is_blamed_on(scene: Scene, claim: Claim) -> bool:
    """Tell whether a state's forces are accused of a bombing ("the army was accused of bombing X")."""
    lows = scene.tokens.lows
    before = [m for m in scene.actors if m.after <= claim.first]
    actor = before[-1].actor if before else None
    if actor is None or not (is_state_force(actor) or serves_state(actor) or actor.actor_class == "government"):
        return False
    gap = lows[before[-1].after : claim.first]
    return gap[-1:] == ["of"] or (not charging().isdisjoint(gap) and not {"of", "for"}.isdisjoint(gap))


def by_weapon(scene: Scene, claim: Claim) -> str:
    """Return the kind a plain word of attack has by its weapon and its victims.

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    str
    """
    if claim.kind == "armed_clash" and claim.entry.role == "verb" and scene.tokens.lows[claim.first] in repelled():
        return claim.kind  # "thwarted an attack on a church": no attack of those who thwart it
    if is_of_a_fight(scene.tokens.lows, claim):
        return "armed_clash"
    mutual = claim.kind == "armed_clash" and claim.entry.frame == "mutual"
    if mutual and (is_a_crowds(scene, claim) or _are_rivals(scene, claim)):
        return "riot"
    if (
        claim.kind == "shelling"
        and claim.entry.role == "verb"
        and scene.tokens.lows[claim.first] in beside("from_the_air")
    ):
        flown = [
            entry.value for hit in scene.hits if hit.first < claim.first and (entry := hit.words.by_role.get("weapon"))
        ]
        flown += [
            c.kind for c in scene.triggers if c.entry.role == "noun" and 0 <= claim.first - c.after <= _SUBJECT_GAP
        ]
        if flown and flown[-1] in ("air_strike", "drone_strike"):
            return flown[-1]
    if claim.kind == "killing" and not claim.passive:
        cause = _deadly(scene, claim)
        if cause:
            return cause
    if claim.kind not in _PLAIN and not _from_the_air(scene, claim):
        return claim.kind
    if claim.kind == "strike" and is_of_nature(scene, claim):
        return claim.kind  # "volcanic debris destroyed a village; drones filmed it"
    if claim.entry.frame == "mutual":
        return claim.kind
    people = [m for m in scene.actors if claim.start <= m.first < claim.end and not _are_own_dead(scene, m)]
    if claim.kind == "killing" and is_dying(scene.tokens, claim):
        told = speeches(scene.tokens, scene.hits)
        people = [m for m in people if m.form != "source" and not speaks(scene.tokens, m, told)]  # "the Taliban said"
    if claim.entry.value == "killing" and claim.first == claim.start and not claim.passive:
        opening = min(other.first for other in scene.triggers)  # "burned the market and killed nine"
        people += [m for m in scene.actors[:1] if m.after <= opening < claim.first]
    if not claim.passive and any(m.actor.actor_class == "protesters" and m.after <= claim.first for m in people):
        if claim.kind == "killing" and not is_dying(scene.tokens, claim) and claim.entry.form in ("past", "part", "s"):
            return "attack_on_civilians"  # "a mob killed a man"
        return "riot" if claim.kind in ("armed_clash", "looting") else claim.kind
    if claim.kind == "looting":
        burnt = (
            claim.entry.role == "verb"
            and not claim.passive
            and any(
                m.actor.actor_class == "civilians" and 0 <= m.first - claim.after <= _BURNT_GAP and not _owns(scene, m)
                for m in people
            )
        )
        things = any("civilian_site" in hit.words.by_role and hit.first >= claim.after for hit in scene.hits)
        return "attack_on_civilians" if burnt and not things else claim.kind
    inside = [hit for hit in scene.hits if claim.start <= hit.first < claim.end]
    if claim.kind == "explosion" and any(
        (blown := hit.words.by_role.get("blown")) and _deadly_things().get(blown.value) == "mine"
        for hit in inside
        if hit.first < claim.first
    ):
        return "mine"
    if claim.entry.value == "launch" and not beside("small_arms").isdisjoint(
        scene.tokens.lows[claim.after : claim.after + _TO_FIGHTERS]
    ):
        return "armed_clash"  # "fired small arms and grenades at a tanker"
    weapon = _weapon(scene, claim, inside)
    own_weapon = claim.entry.form == "noun" and scene.tokens.lows[claim.after - 1] not in _ANY_WEAPON
    if weapon is not None and not (claim.kind == "armed_clash" and own_weapon):
        if weapon.value == "air_strike" and _are_planted(scene, claim, inside):
            return "ied"
        return "air_strike" if weapon.value == "ied" and _falls(scene, claim) else weapon.value
    site_hit = any(_is_peaceful(scene, hit) and _is_struck(claim, hit) for hit in inside)
    site_hit = site_hit or _is_a_bands_village(scene, claim)
    violent = scene.tokens.lows[claim.first] in load_table("events")["violent"]["words"]
    suffers = claim.passive or claim.entry.frame == "patient" or is_dying(scene.tokens, claim)
    if claim.kind == "killing" and not suffers and kills_fighters(scene, claim):
        return "killing" if claim.entry.form == "ing" else "armed_clash"
    if claim.kind == "killing" and not suffers and not any(m.actor.actor_class in ARMED for m in people):
        doers = beside("rioters") | beside("assailants")
        if not doers.isdisjoint(words_before(scene, claim)[-_TO_DOER:]):
            return "attack_on_civilians"  # "a mob killed a man"
    bands = claim.kind == "killing" and claim.passive and not people
    if bands and not beside("bands").isdisjoint(words_before(scene, claim)):
        return "armed_clash"  # "61 terrorists were neutralised in X"
    return _by_victims(claim, people, site_hit=site_hit, violent=violent, suffers=suffers)


def is_of_a_fight(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether shots hurt those they were not meant for, or are a feud's ("killed by a stray bullet").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    """
    if claim.kind not in _PLAIN_SHOTS:
        return False
    if claim.passive and not _STRAY.isdisjoint(lows[claim.after : claim.after + _TO_STRAY]):
        return True
    if not _STRAY.isdisjoint(lows[claim.first : claim.after]):
        return True
    ahead = lows[max(claim.start, claim.first - _TO_STRAY) : claim.first]
    if claim.entry.role == "verb" and not claim.passive and not _SHOTS.isdisjoint(ahead):
        return not _STRAY.isdisjoint(ahead)  # "a stray bullet killed"
    shots = claim.kind == "armed_clash" and claim.entry.role == "noun"
    return shots and not _FEUDS.isdisjoint(lows[claim.start : claim.first])


def _is_peaceful(scene: Scene, hit: Hit) -> bool:
    """Tell whether a phrase is a site of people who bear no arms ("a market", "the market")."""
    by_role = hit.words.by_role
    return "civilian_site" in by_role or ("there" in by_role and scene.tokens.lows[hit.after - 1] in _PEACEFUL)


def _owns(scene: Scene, mention: ActorMention) -> bool:
    """Tell whether people only own what is told next ("looted villagers' crops")."""
    return scene.tokens.lows[mention.after : mention.after + 1] in (["'"], ["'s"])


def _is_a_bands_village(scene: Scene, claim: Claim) -> bool:
    """Tell whether a band without a name attacks a village by its name ("bandits attacked the village of X")."""
    lows, at = scene.tokens.lows, claim.after
    if claim.passive or claim.entry.role != "verb" or lows[at : at + 1] != ["the"] or lows[at + 2 : at + 3] != ["of"]:
        return False
    if lows[claim.first] not in load_table("events")["attempts"]["attacking"]:
        return False
    doers = lows[max(scene.start, claim.first - 2) : claim.first]
    return lows[at + 1] in _HAMLETS and not (beside("captors") | beside("assailants")).isdisjoint(doers)


def _is_struck(claim: Claim, hit: Hit) -> bool:
    """Tell whether a site is what an attack befalls ("attacked a clinic", "a clinic was attacked")."""
    return 0 <= claim.first - hit.after <= _TO_PASSIVE if claim.passive else hit.first >= claim.after


def kills_fighters(scene: Scene, claim: Claim) -> bool:
    """Tell whether those killed bear arms, though no table names them ("killing five legionnaires").

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    behind = scene.tokens.lows[claim.after : min(claim.after + _TO_FIGHTERS, scene.end)]
    named = any(m.actor.actor_class in PEOPLE and 0 <= m.first - claim.after < _TO_FIGHTERS for m in scene.actors)
    return not named and not (beside("bands") | beside("armour")).isdisjoint(behind)


def _are_own_dead(scene: Scene, mention: ActorMention) -> bool:
    """Tell whether those named are whom a party itself lost ("in an ambush and lost two men")."""
    return not beside("losing").isdisjoint(
        scene.tokens.lows[max(scene.start, mention.first - _LOST_GAP) : mention.first]
    )


def _are_planted(scene: Scene, claim: Claim, inside: Sequence[Hit]) -> bool:
    """Tell whether bombs go off that no plane and no state dropped ("two bombs killed six policemen")."""
    lows = scene.tokens.lows
    flown = [hit for hit in inside if (weapon := hit.words.by_role.get("weapon")) and weapon.value in FLYING]
    plain = all(lows[hit.first : hit.after] == ["bombs"] for hit in flown)
    return plain and lows[claim.first] in beside("goes_off") and not is_of_a_state(scene, claim)


def _falls(scene: Scene, claim: Claim) -> bool:
    """Tell whether a bomb comes from above ("a second bomb fell on the market", "a Russian bomb hit a school")."""
    inside = scene.tokens.lows[scene.start : scene.end]
    falls = scene.tokens.lows[claim.first] in beside("falls") or _is_a_states_bomb(scene, claim)
    return falls and beside("ground_bombs").isdisjoint(inside)


def _is_a_states_bomb(scene: Scene, claim: Claim) -> bool:
    """Tell whether a bomb that hits something bears the name of a state right before it ("an Israeli bomb struck")."""
    bombs = {hit.first for hit in scene.hits if hit.after == claim.first and hit.role("weapon")}
    return any(m.after in bombs and m.actor.name.startswith((MILITARY, GOVERNMENT)) for m in scene.actors)


def _from_the_air(scene: Scene, claim: Claim) -> bool:
    """Tell whether aircraft do what shells or planes may do ("jets pounded")."""
    if claim.kind != "shelling" or claim.entry.role != "verb" or claim.passive:
        return False
    return any(
        (weapon := hit.words.by_role.get("weapon"))
        and weapon.value in FLYING
        and claim.start <= hit.first < claim.first
        for hit in scene.hits
    )


def _deadly(scene: Scene, claim: Claim) -> str:
    """Return what it is when fire or water is what kills ("Torrents killed 84 people"); empty for all else."""
    lows = scene.tokens.lows
    for i in range(claim.first - 1, max(claim.start, claim.first - _SUBJECT_GAP) - 1, -1):
        low = lows[i]
        if low in _deadly_things():
            shot = low in gunfire() and any(m.first < i <= m.after for m in scene.actors)
            return "" if shot else _deadly_things()[low]
        if low not in signs().auxiliaries:
            break
    return ""


@lru_cache(maxsize=1)
def _deadly_things() -> dict[str, str]:
    return {word: kind for kind, words in load_table("events")["deadly"].items() for word in words}


def is_a_crowds(scene: Scene, claim: Claim) -> bool:
    """Tell whether protesters, or people whom police meet, and no armed group are one side of a clash.

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    sides = {m.actor.actor_class for m in scene.actors if claim.start <= m.first < claim.end}
    return ("protesters" in sides or {"civilians", "police"} <= sides) and "force" not in sides


def _are_rivals(scene: Scene, claim: Claim) -> bool:
    """Tell whether both sides of a scuffle are people without arms ("clashes between two groups of students")."""
    lows = scene.tokens.lows
    if lows[claim.first] not in _SCUFFLES or any(
        m.actor.actor_class in ARMED for m in scene.actors if claim.start <= m.first < claim.end
    ):
        return False
    if claim.entry.role == "verb":
        return not _RIVALS.isdisjoint(lows[max(claim.start, claim.first - _TO_SCUFFLE) : claim.first])
    behind = lows[claim.after : min(claim.end, claim.after + _TO_RIVALS)]
    between = next((i for i, low in enumerate(behind[:_TO_BETWEEN]) if low in _BETWEEN), None)
    return between is not None and not _RIVALS.isdisjoint(behind[between:])


def _weapon(scene: Scene, claim: Claim, inside: Sequence[Hit]) -> Entry | None:
    """Return the weapon of a clause, the gas before the plane that drops it; none that is stored or suffers."""
    lows = scene.tokens.lows
    suffers = claim.entry.frame == "patient" and claim.kind != "explosion"
    weapons = [
        entry
        for hit in inside
        if (entry := hit.words.by_role.get("weapon"))
        and (hit.after >= len(lows) or lows[hit.after] not in _stores())
        and not (suffers and hit.first < claim.first)
        and not _only_backs(lows, hit)
        and not (
            (entry.value == "air_strike" or not beside("sea_drones").isdisjoint(lows[hit.first : hit.after]))
            and _is_hit(lows, claim, hit)
        )
        and not (hit.first > claim.after and lows[hit.first - 1] in _AIMED_AT)
        and not any(
            other.first == hit.after and "said" in other.words.by_role and lows[other.after] not in _ITSELF
            for other in scene.hits
        )  # "the air force said", not "the air force said it had struck"
    ]
    gas = [entry for entry in weapons if entry.value == "chemical_weapon"]
    flown = [entry for entry in weapons if entry.value in FLYING] if weapons and weapons[0].value == "ied" else []
    return next(iter(gas or flown or weapons), None)


def _only_backs(lows: Sequence[str], hit: Hit) -> bool:
    """Tell whether a weapon only stands behind those who do a deed ("Backed by drones, troops stormed X")."""
    for i in range(hit.first - 1, max(0, hit.first - _TO_BACKED), -1):
        if lows[i] == "by":
            return lows[i - 1] in _BACKING
        if not lows[i].isalnum():
            return False
    return False


def _is_hit(lows: Sequence[str], claim: Claim, hit: Hit) -> bool:
    """Tell whether an aircraft behind a verb of attack is what is attacked ("opened fire on a jet")."""
    if claim.kind == "launch" or claim.entry.role != "verb" or hit.first < claim.after:
        return False
    return not _BY_MEANS & {*lows[max(claim.after, hit.first - _MEANS_GAP) : hit.first]}


@lru_cache(maxsize=1)
def _stores() -> frozenset[str]:
    return frozenset(load_table("events")["striking"]["stores"]) - frozenset(("attack", "attacks", "strike", "strikes"))


def _by_victims(claim: Claim, people: Sequence[ActorMention], *, site_hit: bool, violent: bool, suffers: bool) -> str:
    victims = [m for m in people if (m.first >= claim.after) != suffers]
    hurt = {m.actor.actor_class for m in victims}
    fighters = any(m.actor.actor_class in ARMED for m in people if m not in victims)
    if claim.kind == "armed_clash":
        return "attack_on_civilians" if (hurt & PEOPLE or site_hit) and not hurt & ARMED else "armed_clash"
    if claim.kind == "attack_on_civilians" and claim.entry.role == "verb":
        return "armed_clash" if hurt & ARMED and not hurt & PEOPLE else claim.kind
    if claim.kind == "killing" and not suffers and hurt & ARMED:
        return "armed_clash"
    if claim.kind == "killing" and hurt & PEOPLE and violent:
        return "attack_on_civilians"
    if claim.kind == "killing" and fighters:
        if hurt & ARMED:
            return "armed_clash"
        return "attack_on_civilians" if hurt & PEOPLE or not suffers else "killing"
    return claim.kind
