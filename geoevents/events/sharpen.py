"""What kind of event a word tells of, by the weapon, the victims and who or what moves."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geoevents.actors import ActorMention
from geoevents.actors.table import GOVERNMENT, MILITARY, is_state_force, serves_state
from geoevents.events.clauses import charging
from geoevents.events.hits import Claim, Hit
from geoevents.events.needs import is_listed_toll, is_moved
from geoevents.events.scenes import ARMED, Scene
from geoevents.events.speech import speaks, speeches
from geoevents.events.triggers import HARMED, Entry, kinds, of_nature, signs, yields_to
from geoevents.events.wordsbeside import beside, number_words, vague_words
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

# "shot at from a helicopter", "with two jets": words between one of these and the aircraft.
_BY_MEANS, _MEANS_GAP = clause_words("sharpen", "by_means"), 4
# "fired flares at drones": a weapon behind one of these is what is aimed at.
_AIMED_AT = clause_words("sharpen", "aimed_at")
_KILLED = clause_words("sharpen", "killed")
# "has counted 3,419 dead": words between the verb of a toll and its noun.
_COUNT_REACH = 5
# "23 deaths and 40 injuries have been reported": words between the dead and the verb.
_DEAD_REACH, _TOLLS = 7, clause_words("sharpen", "tolls")
# "killing at least five legionnaires": words from the verb to those killed.
_TO_FIGHTERS = 5
# "a house in the camp of X was hit": words from the building to the verb.
_TO_BUILDING = 8
# "burned 13 men": words between the verb and the people.
_BURNT_GAP = 2
_MINES = clause_words("sharpen", "mines")
# Plain words of attack that a weapon in the clause, or who is hit, makes more precise.
_PLAIN = frozenset(
    {"attack_on_civilians", "armed_clash", "strike", "killing", "explosion", "launch", "air_strike", "looting", "shake"}
)
_PEOPLE = frozenset({"civilians", "protesters"})
# Nouns of attack by which people are killed.
_ASSAULTS = frozenset({"armed_clash", "attack_on_civilians", "strike"})
_COUNTED = tuple(clause_words("sharpen", "counted"))
_MANY = clause_words("sharpen", "many")
# The subject of a verb may stand before a relative clause's border.
_SUBJECT_GAP = 3
# "lost at least two men": words between the verb and the men.
_LOST_GAP = 3
# "Turkey's bombing of": words between a state and its deed.
_STATE_GAP, _BOMBINGS = 1, clause_words("sharpen", "bombings")
_BURNING = clause_words("sharpen", "burning")
_LEAVING = clause_words("sharpen", "leaving")
# What comes in numbers, so that one and another of it are told of.
_DROPPED = frozenset({"air_strike", "drone_strike", "shelling"})
# What burns, or is shot behind the name of who shoots.
_GUNFIRE = "fire"
# Weapons that strike from above.
_FLYING = frozenset({"air_strike", "drone_strike"})
# Nouns of attack that take the kind of the weapon in their clause; an "offensive" stays one, with tanks or without.
_ANY_WEAPON = clause_words("sharpen", "any_weapon")


@lru_cache(maxsize=1)
def _tables() -> tuple[dict[str, dict[str, str]], frozenset[str]]:
    table = load_table("events")
    return table["sharpen"], frozenset(table["movers"]["words"])


def settle_kind(scene: Scene, claim: Claim) -> None:
    """Sharpen the kind of a claim; take the next reading of the word when the first comes to nothing."""
    by_participant, _ = _tables()
    for entry in claim.choices if claim.kind == claim.choices[0].value else (claim.entry,):
        claim.entry, claim.kind = entry, entry.value
        claim.kind = _by_participant(scene, claim) if entry.value in by_participant else _by_weapon(scene, claim)
        if claim.kind == "ied" and scene.tokens.lows[claim.first] in _BOMBINGS and _is_of_a_state(scene, claim):
            claim.kind = "air_strike"
        if claim.kind == "ied" and claim.entry.role == "noun":
            claim.kind = _dropped_by(scene, claim) or claim.kind
        if claim.kind == "riot" and _is_arson(scene, claim):
            claim.kind = "looting"
        if claim.kind == "withdrawal" and _moves_people(scene, claim):
            claim.kind = "displacement"
        if claim.kind == "siege" and _is_a_crowds(scene, claim):
            claim.kind = "protest"
        if claim.kind in kinds() or claim.kind in yields_to():
            return


def _is_of_a_state(scene: Scene, claim: Claim) -> bool:
    """Tell whether a state does it ("Turkey's bombing of", "the bombing of X by the Nigerian army")."""
    near = [m for m in scene.actors if claim.first - _STATE_GAP <= m.after <= claim.first]
    if _is_blamed_on(scene, claim):
        return True
    by = [m for m in scene.actors if m.first > claim.after and "by" in scene.tokens.lows[m.first - 2 : m.first]]
    return any(m.actor.name.startswith((MILITARY, GOVERNMENT)) for m in (*near, *by))


def _dropped_by(scene: Scene, claim: Claim) -> str:
    """Return the kind of what drops a bomb ("a drone dropped two homemade bombs on X"); "" where nothing does."""
    for hit in scene.hits:
        weapon = hit.role("weapon") if claim.start <= hit.first < claim.first else None
        if weapon is not None and weapon.value in _FLYING:
            gap = scene.tokens.lows[hit.first : claim.first]
            return "" if beside("falls").isdisjoint(gap) else weapon.value
    return ""


def _is_blamed_on(scene: Scene, claim: Claim) -> bool:
    """Tell whether a state's forces are accused of a bombing ("the army was accused of bombing X")."""
    lows = scene.tokens.lows
    before = [m for m in scene.actors if m.after <= claim.first]
    actor = before[-1].actor if before else None
    if actor is None or not (is_state_force(actor) or serves_state(actor) or actor.actor_class == "government"):
        return False
    gap = lows[before[-1].after : claim.first]
    return gap[-1:] == ["of"] or (not charging().isdisjoint(gap) and not {"of", "for"}.isdisjoint(gap))


def _is_arson(scene: Scene, claim: Claim) -> bool:
    """Tell whether an armed group, and no crowd, burns what crowds burn ("Militants set fire to a post")."""
    if claim.entry.role != "verb" or scene.tokens.lows[claim.first] not in _BURNING:
        return False
    before = [m for m in scene.actors if m.after <= claim.first]
    return bool(before) and before[-1].actor.actor_class == "force"


def _moves_people(scene: Scene, claim: Claim) -> bool:
    """Tell whether those who are to leave are people who are no party ("ordered the inhabitants to leave")."""
    lows = scene.tokens.lows
    if claim.entry.role != "verb" or lows[claim.first - 1] != "to" or lows[claim.first] not in _LEAVING:
        return False
    before = [m for m in scene.actors if claim.start <= m.first and m.after < claim.first]
    return bool(before) and before[-1].actor.actor_class == "civilians"


def settle_attack(scene: Scene, claim: Claim) -> None:
    """Make of a plain blow a clash, and of a clash that only hurts civilians an attack on them."""
    if claim.kind == "strike":
        claim.kind = strike_of(scene, claim)
    lows = scene.tokens.lows
    counts = claim.entry.role == "noun" or not beside("dead_words").isdisjoint(
        lows[claim.after : claim.after + _COUNT_REACH]
    )
    if scene.told and not counts:
        before = lows[max(scene.start, claim.first - _DEAD_REACH) : claim.first] if claim.passive else []
        counts = not beside("dead_words").isdisjoint(before) or not _TOLLS.isdisjoint(lows[claim.first : claim.after])
    if claim.entry.value == "killing" and is_listed_toll(scene, claim):
        claim.kind = scene.told
    elif claim.kind == "killing" and counts:
        claim.kind = scene.told or claim.kind
    elif claim.kind == "killing" and (claim.passive or is_dying(scene.tokens, claim)):
        claim.kind = _cause_of_death(scene, claim)
    if claim.kind == "armed_clash" and claim.entry.frame == "agent" and _hurts_civilians(scene, claim):
        claim.kind = "attack_on_civilians"


def strike_of(scene: Scene, claim: Claim) -> str:
    """Return what a blow without a weapon is, by who strikes."""
    before = [
        m
        for m in scene.actors
        if claim.start <= m.first < claim.first and m.actor.actor_class in ("force", "government")
    ]
    if scene.recent and not _denying().isdisjoint(scene.tokens.lows[max(scene.start, claim.first - 3) : claim.first]):
        return scene.recent  # "denied having hit the camp", of what was told just before
    if not before:
        more = scene.tokens.lows[claim.first - 1 : claim.first] if claim.first > scene.start else []
        told = scene.recent in _DROPPED and not beside("more_of_them").isdisjoint(more)
        if told:
            return scene.recent  # "30 strikes. One hit a house"
        return "shelling" if _is_hit_from_afar(scene, claim) else claim.kind
    behind = " ".join(scene.tokens.lows[claim.after : claim.end])
    sited = any(f" {site} " in f" {behind} " for site in load_table("events")["striking"]["sites"])
    if scene.tokens.lows[claim.first] not in _striking() and not sited:
        return "armed_clash" if before[-1].actor.actor_class == "force" else claim.kind
    return "air_strike" if before[-1].actor.name.startswith((MILITARY, GOVERNMENT)) else "shelling"


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


def _cause_of_death(scene: Scene, claim: Claim) -> str:
    """Return what people die of who are killed with no cause told: what the sentence before told, else arms.

    A flood or an earthquake kills in more places than the one it was told of.
    """
    verb = scene.tokens.lows[claim.first]
    before = scene.told if is_dying(scene.tokens, claim) else scene.recent
    sites = [site for site in scene.sites if site.literal]
    sited = any(not site.wide() or site.is_province() for site in sites)
    if before in of_nature() and (sited or not sites) and verb not in load_table("events")["violent"]["words"]:
        return before
    if scene.recent and not sites and not scene.has("there"):
        return scene.recent
    reach = range(claim.start, claim.first)
    hurt = [m.actor.actor_class for m in scene.actors if m.first in reach] or _hurt_with(scene, claim)
    sited = sited or (scene.dated and not sites and scene.has("there"))  # "14 were killed there on 22 September"
    if not hurt and any(
        low[0].isdigit() or low in number_words() or low in vague_words()
        for low in scene.tokens.lows[claim.start : claim.first]
    ):
        hurt = ["civilians"]  # "five were killed in Sake"
    if verb in load_table("events")["drowning"]["words"]:
        return "accident" if hurt and sited else claim.kind
    if is_dying(scene.tokens, claim):
        return (scene.recent or scene.told) if hurt and sited and scene.told in _deeds_of_arms() else claim.kind
    if hurt and hurt[-1] in ARMED and (sited or verb in _KILLED):
        return "armed_clash"
    if hurt and claim.passive and any(t.entry.role == "noun" and t.kind in _ASSAULTS for t in scene.triggers):
        return "attack_on_civilians"  # "killed in an attack" on what no gazetteer knows
    violent = claim.passive and verb in load_table("events")["violent"]["words"]
    if violent and beside("film").isdisjoint(scene.tokens.lows[scene.start : scene.end]):
        return "attack_on_civilians"
    return "attack_on_civilians" if hurt and sited else claim.kind


def _hurt_with(scene: Scene, claim: Claim) -> list[str]:
    """Return who was killed of those of whom the rest were hurt ("34 soldiers were killed and 14 wounded")."""
    lows = scene.tokens.lows
    before = [t for t in scene.triggers if t.after <= claim.first and t.passive and t.entry.value == "killing"]
    if not before or lows[before[-1].after : before[-1].after + 1] != ["and"] or lows[claim.first - 1] in signs().to_be:
        return []
    dead = [m for m in scene.actors if m.after <= before[-1].first]
    return [m.actor.actor_class for m in dead[-1:] if m.actor.actor_class in ARMED]


@lru_cache(maxsize=1)
def dying() -> frozenset[str]:
    """Return the verbs whose subject is who dies."""
    return frozenset(load_table("events")["dying"]["words"])


def is_dying(tokens: Tokens, claim: Claim) -> bool:
    """Tell whether the subject of a claim's verb is who dies ("34 soldiers lost their lives")."""
    return tokens.lows[claim.first] in dying() or " ".join(tokens.lows[claim.first : claim.after]) in dying()


@lru_cache(maxsize=1)
def _deeds_of_arms() -> frozenset[str]:
    """Return the kinds of harm that are done by force of arms."""
    return frozenset(kind for kind in load_table("events")["harm"]["kinds"] if kinds()[kind].force)


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
    return bool(hurt) and all(actor_class in _PEOPLE for actor_class in hurt)


def _by_participant(scene: Scene, claim: Claim) -> str:
    """Return what a plain word of moving means by what is moved, or by who moves; "" for no event."""
    by_participant, movers = _tables()
    table, lows = by_participant[claim.kind], scene.tokens.lows
    transfers = claim.kind == "transfer"
    loads = [
        entry.value
        for hit in scene.hits
        for entry in hit.entries
        if entry.role == "load" and entry.value in table and is_moved(scene, claim, hit, is_object=transfers)
    ]
    if transfers:
        return _carried(scene, claim, table, loads)
    if lows[claim.after - 1] == "to" and claim.after < scene.end and lows[claim.after][0].isdigit():
        return ""
    if claim.passive or (claim.kind == "arrive" and scene.near("prisoners", claim, _SUBJECT_GAP)):
        return ""  # "returned two prisoners"
    if loads:
        return table[loads[-1]]
    before = lows[max(scene.start, claim.start) : claim.first]
    carried = "relief" in table and not beside("carriers").isdisjoint(before)
    if carried and (scene.has_value("load", ("relief",)) or _is_an_agencys(scene, claim)):
        return table["relief"]
    if "government" in table and not beside("negotiators").isdisjoint(before) and "delegation" in before:
        return table["government"]
    subjects = [
        m
        for m in scene.actors
        if m.after <= claim.first and m.first >= claim.start - _SUBJECT_GAP and m.form != "source"
    ]
    if not subjects and claim.first - claim.start <= 1:
        subjects = [
            m
            for m in scene.actors
            if m.after <= claim.start and m.form != "source" and lows[m.after : m.after + 1] != ["'s"]
        ][:1]
    if subjects and "counted" in table and not _MANY.isdisjoint(lows[subjects[-1].after : claim.first]):
        return table["counted"]  # "the fighting of X and Y forced thousands to flee"
    if subjects:
        subject = subjects[-1]
        if subject.actor.actor_class not in table and _is_armed(claim, table, before):
            return table["force"]
        travels = subject.actor.actor_class == "civilians" and not movers & {*lows[subject.first : subject.after]}
        return "" if travels else table.get(subject.actor.actor_class, "")
    if _is_armed(claim, table, before):
        return table["force"]
    if "civilians" in table and not beside("home_people").isdisjoint(before):
        return table["civilians"]
    if any(hit.role("vehicle") and claim.start <= hit.first < claim.first for hit in scene.hits):
        return ""
    counted = any(low[0].isdigit() or low.endswith(_COUNTED) for low in lows[claim.start : claim.first])
    return table.get("counted", "") if counted else ""


def _is_an_agencys(scene: Scene, claim: Claim) -> bool:
    """Tell whether the lorries before a verb are an organisation's ("WFP trucks reached X")."""
    return any(m.actor.actor_class == "organisation" and claim.start <= m.first < claim.first for m in scene.actors)


def _is_armed(claim: Claim, table: dict[str, str], before: Sequence[str]) -> bool:
    """Tell whether troops whom no table names move, and are not only described ("the column that left X ran over")."""
    if "force" not in table or beside("armour").isdisjoint(before):
        return False
    return claim.kind != "leave" or before[-1] not in ("that", "which", "who")


def _carried(scene: Scene, claim: Claim, table: dict[str, str], loads: Sequence[str]) -> str:
    """Return what it is to send a load: arms that go to nobody else reinforce the force that moves them."""
    if not loads:
        return ""
    words = " ".join(scene.tokens.lows[claim.first : claim.after])
    if loads[0] != "arms" or claim.passive or claim.entry.role == "noun" or words in _taken():
        return table[loads[0]]
    subject = [m for m in scene.actors if m.after <= claim.first and m.form != "source"]
    taker = any(claim.after <= m.first < claim.end for m in scene.actors)
    own = bool(subject) and subject[-1].actor.actor_class == "force"
    return table["troops"] if own and not taker else table["arms"]


@lru_cache(maxsize=1)
def _taken() -> frozenset[str]:
    return frozenset(load_table("events")["taken"]["verbs"])


def _by_weapon(scene: Scene, claim: Claim) -> str:
    """Return the kind a plain word of attack has by its weapon and its victims."""
    if claim.kind == "armed_clash" and claim.entry.frame == "mutual" and _is_a_crowds(scene, claim):
        return "riot"
    if (
        claim.kind == "shelling"
        and claim.entry.role == "verb"
        and scene.tokens.lows[claim.first] in beside("from_the_air")
    ):
        flown = [entry.value for hit in scene.hits if hit.first < claim.first and (entry := hit.role("weapon"))]
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
        return "riot" if claim.kind in ("armed_clash", "looting") else claim.kind
    if claim.kind == "looting":
        burnt = not claim.passive and any(
            m.actor.actor_class == "civilians" and 0 <= m.first - claim.after <= _BURNT_GAP for m in people
        )
        things = any(hit.role("civilian_site") and hit.first >= claim.after for hit in scene.hits)
        return "attack_on_civilians" if burnt and not things else claim.kind
    inside = [hit for hit in scene.hits if claim.start <= hit.first < claim.end]
    if claim.kind == "explosion" and any(
        (blown := hit.role("blown")) and blown.value in _MINES and hit.first < claim.first for hit in inside
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
    site_hit = any(hit.role("civilian_site") and hit.first >= claim.after for hit in inside)
    violent = scene.tokens.lows[claim.first] in load_table("events")["violent"]["words"]
    suffers = claim.passive or claim.entry.frame == "patient" or is_dying(scene.tokens, claim)
    if claim.kind == "killing" and not suffers and _kills_fighters(scene, claim):
        return "killing" if claim.entry.form == "ing" else "armed_clash"
    return _by_victims(claim, people, site_hit=site_hit, violent=violent, suffers=suffers)


def _kills_fighters(scene: Scene, claim: Claim) -> bool:
    """Tell whether those killed bear arms, though no table names them ("killing five legionnaires")."""
    behind = scene.tokens.lows[claim.after : min(claim.after + _TO_FIGHTERS, scene.end)]
    named = any(m.actor.actor_class in _PEOPLE and 0 <= m.first - claim.after < _TO_FIGHTERS for m in scene.actors)
    return not named and not (beside("bands") | beside("armour")).isdisjoint(behind)


def _are_own_dead(scene: Scene, mention: ActorMention) -> bool:
    """Tell whether those named are whom a party itself lost ("in an ambush and lost two men")."""
    return not beside("losing").isdisjoint(
        scene.tokens.lows[max(scene.start, mention.first - _LOST_GAP) : mention.first]
    )


def _are_planted(scene: Scene, claim: Claim, inside: Sequence[Hit]) -> bool:
    """Tell whether bombs go off that no plane and no state dropped ("two bombs killed six policemen")."""
    lows = scene.tokens.lows
    flown = [hit for hit in inside if (weapon := hit.role("weapon")) and weapon.value in _FLYING]
    plain = all(lows[hit.first : hit.after] == ["bombs"] for hit in flown)
    return plain and lows[claim.first] in beside("goes_off") and not _is_of_a_state(scene, claim)


def _falls(scene: Scene, claim: Claim) -> bool:
    """Tell whether a bomb comes from above ("a second bomb fell on the market")."""
    inside = scene.tokens.lows[scene.start : scene.end]
    return scene.tokens.lows[claim.first] in beside("falls") and beside("ground_bombs").isdisjoint(inside)


def _from_the_air(scene: Scene, claim: Claim) -> bool:
    """Tell whether aircraft do what shells or planes may do ("jets pounded")."""
    if claim.kind != "shelling" or claim.entry.role != "verb" or claim.passive:
        return False
    return any(
        (weapon := hit.role("weapon")) and weapon.value in _FLYING and claim.start <= hit.first < claim.first
        for hit in scene.hits
    )


def _deadly(scene: Scene, claim: Claim) -> str:
    """Return what it is when fire or water is what kills ("Torrents killed 84 people"); empty for all else."""
    lows = scene.tokens.lows
    for i in range(claim.first - 1, max(claim.start, claim.first - _SUBJECT_GAP) - 1, -1):
        low = lows[i]
        if low in _deadly_things():
            shot = low == _GUNFIRE and any(m.after == i for m in scene.actors)  # "Israeli fire killed two farmers"
            return "" if shot else _deadly_things()[low]
        if low not in signs().auxiliaries:
            break
    return ""


@lru_cache(maxsize=1)
def _deadly_things() -> dict[str, str]:
    return {word: kind for kind, words in load_table("events")["deadly"].items() for word in words}


def _is_a_crowds(scene: Scene, claim: Claim) -> bool:
    """Tell whether protesters, and no armed group, are one side of a clash."""
    sides = {m.actor.actor_class for m in scene.actors if claim.start <= m.first < claim.end}
    return "protesters" in sides and "force" not in sides


def _weapon(scene: Scene, claim: Claim, inside: Sequence[Hit]) -> Entry | None:
    """Return the weapon of a clause, the gas before the plane that drops it; none that is stored or suffers."""
    lows = scene.tokens.lows
    suffers = claim.entry.frame == "patient" and claim.kind != "explosion"
    weapons = [
        entry
        for hit in inside
        if (entry := hit.role("weapon"))
        and (hit.after >= len(lows) or lows[hit.after] not in _stores())
        and not (suffers and hit.first < claim.first)
        and not (
            (entry.value == "air_strike" or not beside("sea_drones").isdisjoint(lows[hit.first : hit.after]))
            and _is_hit(lows, claim, hit)
        )
        and not (hit.first > claim.after and lows[hit.first - 1] in _AIMED_AT)
        and not any(other.first == hit.after and other.role("said") for other in scene.hits)  # "the air force said"
    ]
    gas = [entry for entry in weapons if entry.value == "chemical_weapon"]
    flown = [entry for entry in weapons if entry.value in _FLYING] if weapons and weapons[0].value == "ied" else []
    return next(iter(gas or flown or weapons), None)


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
        return "attack_on_civilians" if (hurt & _PEOPLE or site_hit) and not hurt & ARMED else "armed_clash"
    if claim.kind == "attack_on_civilians" and claim.entry.role == "verb":
        return "armed_clash" if hurt & ARMED and not hurt & _PEOPLE else claim.kind
    if claim.kind == "killing" and not suffers and hurt & ARMED:
        return "armed_clash"
    if claim.kind == "killing" and hurt & _PEOPLE and violent:
        return "attack_on_civilians"
    if claim.kind == "killing" and fighters:
        if hurt & ARMED:
            return "armed_clash"
        return "attack_on_civilians" if hurt & _PEOPLE or not suffers else "killing"
    return claim.kind
