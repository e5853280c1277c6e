"""Which of a sentence's event words are events, and of what kind."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from geoevents.actors import ActorMention
from geoevents.events.clauses import cut_clauses
from geoevents.events.hits import Claim, Hit
from geoevents.events.needs import beside, meets_needs, number_words, vague_words
from geoevents.events.scenes import ARMED, OFFICIAL, Scene
from geoevents.events.sharpen import settle_attack, settle_kind, strike_of
from geoevents.events.sitelists import joints
from geoevents.events.sites import is_object
from geoevents.events.taking import grounds, is_of_a_name, takes_no_ground, takes_people
from geoevents.events.triggers import (
    CROWDED,
    GATHERINGS,
    HARMED,
    Entry,
    Kind,
    accusing,
    causing,
    kinds,
    signs,
    yields_to,
)
from geoevents.lexicon.tables import clause_words, load_table

# Words too weak to be the event where a better one stands in the sentence.
_WEAK = frozenset({"killing", "strike", "explosion", "shake"})
# A killing whose doer and victims are told stands beside these, not inside them.
_OWN_DEEDS = frozenset({"looting", "capture", "withdrawal", "advance", "siege", "abduction"})
# "the looting of two health centres by": words from the noun to who did it.
_TO_DOER = 8
# A definite noun names its event again when an actor follows this near ("the attack by gunmen").
_COMPLEMENT_REACH = 3
# ", a spokesman warned on Monday" closes its sentence.
_CLOSING_REACH = 3
# "and 60 of them were shot down": words between the number and the verb.
_TO_NUMBER = 5
# "with two suicide car bombs": words between "with" and a weapon.
_MEANS_GAP = 4
_NO_KIND = Kind("", "", "", False)
# "who arrived on motorcycles": moves that tell of no event of their own, and how near a place of theirs would be.
_COMING, _COMING_REACH = frozenset({"reinforcement", "advance", "arrive", "reach", "leave", "withdrawal"}), 6
# What a crowd does that, done by others, would be of another kind.
_CROWD_DEEDS = frozenset({"armed_clash", "looting", "attack_on_civilians"})
# What is said of a weapon that another verb tells the deed of.
_SENDING = frozenset({"transfer", "launch", "reinforcement", "arms_delivery"})
# Flight that, told by a participle behind an event, says who was hit ("strikes on people fleeing X").
_OF_PEOPLE = frozenset({"flee", "displacement"})
# Deeds that, told by a participle, say whose the subject is ("militiamen fighting alongside them entered X").
_STANDING = clause_words("claims", "standing")
# What befalls a place goes on in one sentence, whatever its clauses.
_BEFALLING = frozenset({"flood", "earthquake", "accident", "storm", "landslide", "wildfire", "eruption"})
# "attacked the new policy": words between a blow and what is no target of arms.
_ABSTRACT_GAP, _BLOWS = 3, frozenset({"armed_clash", "strike", "shelling", "air_strike"})
_BREAKING_IN = clause_words("claims", "breaking_in")
# What makes a ship take on water or a plane come down.
_BLOWS_AT_SEA = frozenset({"drone_strike", "shelling", "air_strike", "mine", "armed_clash"})
_RAIDS = clause_words("claims", "raids")
# Between a noun and a verb of which it is the subject stands none of these.
_OF_A_SUBJECT = clause_words("claims", "no_subject")
# "backed by heavy US air strikes": words between, and what leads to whom or what helps.
_TO_BACKED = 5
_BACKED, _BACKERS = clause_words("claims", "backed"), clause_words("claims", "backers")
_ANSWERING = clause_words("claims", "answering")
# What one subject goes on to do of these kinds is one event.
_TOLD_ON = _BEFALLING | frozenset(
    {"looting", "attack_on_civilians", "riot", "explosion", "protest", "abduction", "reinforcement"}
)
# What is only meant to be so behind "to" ("rushed in battalions to hold the town").
_STATES = frozenset({"control", "presence"})
# One event of these for a sentence, unless each has a place of its own.
_ONE_A_SENTENCE = frozenset(
    {"armed_clash", "attack_on_civilians", "protest", "riot", "presence", "flood", "displacement", "withdrawal", "aid"}
    | _BEFALLING
)
# "hoisted the national flag".
_FLAG_REACH = 3
# ... and what one crowd, or one band, goes on to do.
_GOES_OVER = {"protest": "riot", "riot": "riot", "attack_on_civilians": "attack_on_civilians"}
_FOLLOWED_BY = {"protest": ("riot",), "riot": ("protest",), "attack_on_civilians": ("armed_clash",)}
# "after days of street fighting": words between the unit of time and the noun.
_SPAN_GAP = 4
# "The ground that the army had lost to the rebels": words between what was lost and the verb.
_LOST_REACH = 8
# "over the recent murder": words between the reason of an arrest and its noun.
_TO_CHARGE = 4
# "allowed 110 aid trucks to enter": words between the two verbs.
_LET_GAP = 7
_ENTERED = frozenset({"capture", "advance", "reach"})
# "the government's special envoy for the Sahel accused": words between a speaker and the verb.
_SPEAKER_REACH = 8
# Who is told by name speaks for himself.
_NAMED = frozenset({"named", "state", "plural", "singular"})
# A verb that tells a noun's event anew stands at most this many words before it.
_LIGHT_REACH = 6
# "accused both the army and": words between the verb and who is accused.
_ACCUSED_GAP = 2
# "soldiers and two local militias": words between "and" and the second name; what may stand before the first.
_COUNTED_GAP, _COUNTING = 3, clause_words("claims", "counting")
# "what the army called": words between the two.
_CALLED_GAP = 4


def find_claims(scene: Scene) -> list[Claim]:
    """Return the claims of one sentence, each in its clause and of its final kind."""
    hard = [hit for hit in scene.hits if "hard" in hit.words.by_role]
    scene = scene._replace(triggers=[claim for claim in scene.triggers if _free(scene, claim)])
    kept = [claim for claim in scene.triggers if _choose_entries(scene, claim)]
    kept = [claim for i, claim in enumerate(kept) if not _describes(scene, claim, kept[i + 1 :])]
    claims = cut_clauses(scene.tokens, scene.start, scene.end, kept, hard, joints(scene) | _joins_doers(scene))
    for claim in claims:
        settle_kind(scene, claim)
    claims = [claim for claim in claims if not _is_outcome(scene, claim, claims)]
    claims = _absorb_means(scene, _absorb_weak(scene, _without_raids(scene, claims)))
    for claim in claims:
        settle_attack(scene, claim)
    claims = _absorb_weak(scene, claims)
    claims = _follow_crowd(scene, _one_of_a_kind(scene, [claim for claim in claims if claim.kind in kinds()]))
    claims = [claim for claim in claims if not _points_back(scene, claim) and not _is_label(scene, claim, claims)]
    claims = [claim for claim in claims if not _is_charge_of(scene, claim, claims)]
    claims = [claim for claim in claims if not _is_accused_deed(scene, claim, claims)]
    claims = [claim for claim in claims if not _is_heading(scene, claim, claims)]
    return _drop_reporting(scene, claims, hard)


def _joins_doers(scene: Scene) -> set[int]:
    """Return where "and" joins two that open a clause together ("in a raid, soldiers and two militias killed")."""
    lows, found = scene.tokens.lows, set[int]()
    for one, other in pairwise(scene.actors):
        at = one.first - 1
        while at > scene.start and (lows[at] in _COUNTING or lows[at][0].isdigit()):
            at -= 1
        if lows[one.after : one.after + 1] == ["and"] and other.first - one.after <= _COUNTED_GAP and lows[at] == ",":
            found.add(one.after)
    return found


def _is_backing(scene: Scene, claim: Claim, following: Sequence[Claim]) -> bool:
    """Tell whether a noun is only what those who do the next deed had behind them ("backed by air strikes, took X")."""
    if claim.entry.role != "noun" or not any(other.entry.role == "verb" for other in following):
        return False
    lows = scene.tokens.lows[max(scene.start, claim.first - _TO_BACKED) : claim.first]
    return any(one in _BACKED and two in _BACKERS for one, two in pairwise(lows))


def _is_outcome(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a mishap is only what a deed of force before it did ("ambushed a flotilla, sinking one boat")."""
    if claim.kind != "accident" or claim.entry.form != "ing" or scene.tokens.before(claim.first) not in (",", "and"):
        return False
    return any(kinds().get(other.kind, _NO_KIND).force and other.after <= claim.first for other in claims)


def _describes(scene: Scene, claim: Claim, following: Sequence[Claim]) -> bool:
    """Tell whether a participle only describes the subject of the next verb ("a helicopter evacuating soldiers")."""
    if _is_of_their_coming(scene, claim):
        return True
    if _is_aimed(scene, claim) or _is_reduced(scene, claim, following) or _is_suspect(scene, claim):
        return True
    if _is_backing(scene, claim, following):
        return True
    if claim.kind == "leave" and scene.tokens.lows[claim.first - 1 : claim.first] == ["that"] and following:
        return True  # "the column that left X for Y ran over a mine"
    if claim.kind in _STATES and _is_post(scene, claim, following):
        return True
    if claim.entry.form != "ing" or claim.entry.role != "verb":
        return False
    crowd = any(m.after == claim.first and m.actor.actor_class in ("civilians", "protesters") for m in scene.actors)
    if claim.kind == "statement" and crowd:
        return True
    follows = any(m.after == claim.first for m in scene.actors)
    if claim.kind == "talks" and follows and any(other.after <= claim.first for other in scene.triggers):
        return True
    if kinds().get(claim.kind, _NO_KIND).force and scene.tokens.lows[claim.first] not in _STANDING:
        return False
    before = scene.tokens.lows[claim.first - 1] if claim.first > scene.start else "."
    fleeing = claim.kind in _OF_PEOPLE and any(m.after == claim.first for m in scene.actors)
    if before == "while" or (fleeing and any(other.after <= claim.first for other in scene.triggers)):
        return True
    if not following or before in signs().to_be or before in signs().auxiliaries or before in signs().soft:
        return False
    verb = following[0]
    gap = scene.tokens.lows[claim.after : verb.first]
    return verb.entry.role == "verb" and verb.entry.form in ("past", "part", "s") and not signs().soft & {*gap}


def _is_of_their_coming(scene: Scene, claim: Claim) -> bool:
    """Tell whether a move only says how the doers of a deed came or went ("killed by gunmen who arrived on foot")."""
    if (
        claim.kind not in _COMING
        or claim.entry.role != "verb"
        or scene.tokens.before(claim.first) not in ("who", "had")
    ):
        return False
    lows = scene.tokens.lows
    relative = "who" in lows[max(scene.start, claim.first - 2) : claim.first]
    behind = range(claim.after, min(scene.end, claim.after + _COMING_REACH))
    sited = any(site.literal and site.first in behind for site in scene.sites)
    before = any(kinds().get(other.kind, _NO_KIND).force and other.after <= claim.first for other in scene.triggers)
    return relative and before and not sited


def _is_suspect(scene: Scene, claim: Claim) -> bool:
    """Tell whether a participle only says of what somebody is accused ("disarmed six policemen accused of theft")."""
    lows, at = scene.tokens.lows, claim.first - 1
    if claim.kind != "statement" or lows[claim.after : claim.after + 1] != ["of"] or at <= scene.start:
        return False
    if lows[claim.first] not in accusing() or not lows[at].isalpha() or lows[at] in signs().to_be | signs().auxiliaries:
        return False
    return any(other.entry.role == "verb" and other.after <= at for other in scene.triggers)


def _is_post(scene: Scene, claim: Claim, following: Sequence[Claim]) -> bool:
    """Tell whether a participle only says what its noun guards, or is guarded by ("men guarding a lorry were hit")."""
    lows = scene.tokens.lows
    if claim.entry.role != "verb":
        return False
    if claim.entry.form == "ing":
        others = any(other.entry.role == "verb" and other.choices for other in scene.triggers if other is not claim)
        return others and any(m.after == claim.first for m in scene.actors)
    if not any(other.entry.role == "verb" for other in following):
        return False
    before = lows[claim.first - 1] if claim.first > scene.start else "."
    return lows[claim.after : claim.after + 1] == ["by"] and before.isalpha() and before not in signs().auxiliaries


def _is_reduced(scene: Scene, claim: Claim, following: Sequence[Claim]) -> bool:
    """Tell whether a participle with its doer only describes what the next verb tells of ("drones sent by X were")."""
    lows = scene.tokens.lows
    if claim.entry.role != "verb" or claim.entry.form not in ("past", "part") or not following:
        return False
    before = lows[claim.first - 1] if claim.first > scene.start else "."
    if claim.kind == "statement" and before == "," and lows[claim.after] == "by":
        return True  # "the RSF, accused by X of genocide, killed 31"
    if claim.kind == "statement" and lows[claim.after] == "of" and before not in signs().to_be | signs().auxiliaries:
        return following[0].passive and lows[following[0].first - 1] in signs().to_be  # "a man accused of X was held"
    if lows[claim.after] != "by":
        return False
    if claim.kind in _SENDING and any(hit.role("weapon") and hit.after == claim.first for hit in scene.hits):
        return True  # "a drone flown by X wounded six"
    if kinds().get(claim.kind, _NO_KIND).force:
        return False
    verb = following[0]
    return before not in signs().to_be and verb.passive and lows[verb.first - 1] in signs().to_be


def _is_aimed(scene: Scene, claim: Claim) -> bool:
    """Tell whether a participle only says of a missile where it went ("intercepted a missile fired at X")."""
    if claim.entry.role != "verb" or claim.entry.form not in ("past", "part") or claim is scene.triggers[0]:
        return False
    arms = any(hit.role("weapon") and hit.after == claim.first for hit in scene.hits)
    return arms and any(other.kind == "interception" for other in scene.triggers if other.after <= claim.first)


def _free(scene: Scene, claim: Claim) -> bool:
    """Tell whether an event word is no part of a place's name; "the X air base" may be the base that is built."""
    if (
        claim.kind in _STATES
        and scene.tokens.lows[claim.first - 1 : claim.first] == ["to"]
        and claim.first > scene.start
    ):
        return False
    if claim.kind == "capture" and any(m.form == "named" and m.first < claim.first < m.after for m in scene.actors):
        return False
    hurt = [m for m in scene.actors if m.after <= claim.first and scene.tokens.lows[m.first] in beside("hurt_words")]
    if hurt and any(entry.value == "reinforcement" for entry in claim.choices):
        return False  # "wounded soldiers were flown to the capital"
    described = claim.entry.form in ("past", "part") and claim.entry.role == "verb"
    if described and any(m.first == claim.first and claim.after < m.after for m in scene.actors):
        return False  # "wounded soldiers were flown out"
    if claim.entry.value in _ENTERED and _is_let_in(scene, claim):
        return False
    begins = claim.entry.role == "verb"  # "besieging Goma" is the deed and where it is
    return claim.kind == "base" or not any(site.first + begins <= claim.first < site.after for site in scene.sites)


def _is_convened(scene: Scene, claim: Claim) -> bool:
    """Tell whether a gathering, and no ground, is what is "held" ("rallies in X and Y were held on Sunday")."""
    lows = scene.tokens.lows
    if not claim.passive:
        return False
    gathers = any(c.kind in GATHERINGS and c.entry.role == "noun" and c.after <= claim.first for c in scene.triggers)
    held = not beside("convened").isdisjoint(lows[claim.first : claim.after])
    return held and (gathers or "by" not in lows[claim.first : scene.end])


def _is_beaten(scene: Scene, claim: Claim) -> bool:
    """Tell whether somebody only loses to another, as teams do ("Brest lost at home to Bordeaux"), and no ground."""
    lows = scene.tokens.lows
    if claim.passive or lows[claim.first] not in beside("losing") or claim.after >= scene.end:
        return False
    at_home = lows[claim.after : claim.after + 2] == ["at", "home"]
    if not at_home and lows[claim.after] not in beside("beaten"):
        return False
    ahead = {*lows[max(scene.start, claim.first - _LOST_REACH) : claim.first]}
    return not ahead & {"which", "that"} and ahead.isdisjoint(grounds())


def _loses_men(scene: Scene, claim: Claim) -> bool:
    """Tell whether a party loses its men, and no ground ("killed 18 insurgents and lost two men")."""
    lows, at = scene.tokens.lows, claim.after
    if claim.passive or lows[claim.first] not in beside("losing") or at >= scene.end:
        return False
    counted = lows[at][0].isdigit() or lows[at] in number_words() or lows[at] in vague_words()
    return counted and not set(load_table("events")["tolls"]["own_dead"]).isdisjoint(lows[at + 1 : at + _LET_GAP])


def _is_let_in(scene: Scene, claim: Claim) -> bool:
    """Tell whether things, and nobody's men, are let in ("allowed 110 aid trucks to enter Gaza")."""
    lows = scene.tokens.lows
    if scene.tokens.before(claim.first) != "to":
        return False
    for i in range(claim.first - 2, max(scene.start, claim.first - _LET_GAP) - 1, -1):
        if lows[i] in causing():
            return not any(i < m.first < claim.first for m in scene.actors)
    return False


def _choose_entries(scene: Scene, claim: Claim) -> bool:
    """Keep the readings of a word whose needs the sentence meets; False when there is none."""
    if not _abstract().isdisjoint(scene.tokens.lows[claim.after : min(claim.after + _ABSTRACT_GAP, scene.end)]):
        claim.choices = tuple(entry for entry in claim.choices if entry.value not in _BLOWS)
    claim.choices = tuple(entry for entry in claim.choices if meets_needs(entry, scene, claim))
    if any(entry.value == "control" for entry in claim.choices) and claim.passive and takes_people(scene, claim):
        claim.choices = tuple(
            entry._replace(value="abduction") if entry.value == "control" else entry for entry in claim.choices
        )  # "soldiers are being held by villagers in X"
    if any(entry.value == "capture" for entry in claim.choices) and takes_no_ground(scene, claim):
        held = claim.passive and takes_people(scene, claim)
        captives = tuple(entry._replace(value="arrest") for entry in claim.choices if held and entry.value == "capture")
        routed = tuple(entry for entry in claim.choices if _is_rout(entry))  # "dislodged the militants from X"
        claim.choices = tuple(entry for entry in claim.choices if entry.value != "capture") or captives or routed
    if _is_of_the_taken(scene, claim) or _is_besieged(scene, claim):
        claim.choices = tuple(entry for entry in claim.choices if entry.value not in ("capture", *_STATES))
    if _is_beaten(scene, claim) or _loses_men(scene, claim):
        claim.choices = tuple(entry for entry in claim.choices if entry.value != "withdrawal")
    if _is_convened(scene, claim):
        claim.choices = tuple(entry for entry in claim.choices if entry.value not in _STATES)
    if any(entry.value == "statement" for entry in claim.choices) and _is_called_so(scene, claim):
        claim.choices = tuple(entry for entry in claim.choices if entry.value != "statement")
    if _is_strike_of_arms(scene, claim) or _is_an_armed_block(scene, claim):
        claim.choices = tuple(entry for entry in claim.choices if entry.value != "protest")
    if {"statement", "protest"} <= {entry.value for entry in claim.choices} and _is_a_crowds(scene, claim):
        claim.choices = tuple(entry for entry in claim.choices if entry.value != "statement")
    if claim.choices:
        claim.entry, claim.kind = claim.choices[0], claim.choices[0].value
    return bool(claim.choices)


def _is_of_the_taken(scene: Scene, claim: Claim) -> bool:
    """Tell whether a participle only says of people from where they were taken ("twelve students taken from X")."""
    lows = scene.tokens.lows
    if claim.entry.role != "verb" or (
        lows[claim.after : claim.after + 1] != ["from"] and lows[claim.after - 1] != "from"
    ):
        return False
    return any(m.after == claim.first and m.actor.actor_class == "civilians" for m in scene.actors)


def _is_besieged(scene: Scene, claim: Claim) -> bool:
    """Tell whether a garrison is only what another deed is done to ("besieged a garrison in X")."""
    if claim.kind != "presence" or claim.entry.role != "noun":
        return False
    deeds = [other for other in scene.triggers if other.entry.role == "verb" and other.after <= claim.first]
    met = deeds and kinds().get(deeds[-1].kind, _NO_KIND).force and deeds[-1].kind != claim.kind
    return bool(met) and not deeds[-1].passive and claim.first - deeds[-1].after <= _COUNTED_GAP


def _is_called_so(scene: Scene, claim: Claim) -> bool:
    """Tell whether a verb only says what somebody calls a thing ("struck what it called a base")."""
    lows = scene.tokens.lows
    named = lows[claim.first] in load_table("events")["naming"]["verbs"]
    return named and "what" in lows[max(scene.start, claim.first - _CALLED_GAP) : claim.first]


def _is_an_armed_block(scene: Scene, claim: Claim) -> bool:
    """Tell whether armed men, and no crowd, are who blocks a road."""
    if claim.entry.role != "verb" or scene.tokens.lows[claim.first] not in beside("blocking"):
        return False
    doers = [m for m in scene.actors if m.actor.actor_class in ("force", "civilians", "protesters")]
    before = [m for m in doers if m.after <= claim.first]
    subject = before[-1:] or doers[:1]  # "having blocked the road, gunmen"
    return bool(subject) and subject[0].actor.actor_class == "force"


def _is_strike_of_arms(scene: Scene, claim: Claim) -> bool:
    """Tell whether a strike is a blow, of a state or an army, and none of workers ("a strike by Israel killed six")."""
    if claim.entry.role != "noun" or scene.tokens.lows[claim.first] not in ("strike", "strikes"):
        return False
    by = [m for m in scene.actors if 0 <= m.first - claim.after <= 1]
    return bool(by) and (by[0].form in ("state", "demonym") or by[0].actor.actor_class == "force")


def _is_rout(entry: Entry) -> bool:
    """Tell whether a verb takes ground by driving people from it."""
    return any("routed" in need for need in entry.needs)


def _is_a_crowds(scene: Scene, claim: Claim) -> bool:
    """Tell whether people, and nobody who speaks for others, are a verb's subject ("women marched to protest at")."""
    before = [m.actor.actor_class for m in scene.actors if m.after <= claim.first]
    return bool(before) and before[-1] in ("civilians", "protesters")


@lru_cache(maxsize=1)
def _abstract() -> frozenset[str]:
    return frozenset(load_table("events")["abstract"]["words"])


def _absorb_weak(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """Give "killed" and "hit" to the event of the sentence that did it."""
    kept = list(claims)
    for claim in claims:
        if claim not in kept:
            continue
        if claim.kind not in _WEAK and claim.entry.value != "killing" and not _is_of_a_deed(scene, claim, kept):
            continue
        better = yields_to()[claim.kind if claim.kind in _WEAK else "killing"]
        if claim.kind not in _WEAK or (claim.entry.form != "ing" and not claim.passive):
            better -= _OWN_DEEDS
        others = [
            c
            for c in kept
            if c is not claim and c.kind in better and c.kind != "killing" and not _is_answered(scene, claim, c)
            if not _have_two_doers(scene, claim, c)
        ]
        if claim.kind == "explosion" and claim.entry.role == "verb" and not _has_no_site(scene, claim):
            others = [c for c in others if _has_no_site(scene, c) or c.start == claim.start]
        if claim.kind == "strike" and not claim.passive and strike_of(scene, claim) == "air_strike":
            killings = [c for c in others if c.kind == "armed_clash" and c.entry.value == "killing"]
            others = [c for c in others if c not in killings]
            if not others and len(killings) == 1 and _has_no_subject(scene, killings[0]):
                claim.kind = "air_strike"  # "jets struck X and killed two commanders"
                claim.absorbed += [killings[0], *killings[0].absorbed]
                claim.end = max(claim.end, killings[0].end)
                kept.remove(killings[0])
                continue
        if not others:
            continue
        nearest = min(others, key=lambda other: (other.kind in _OWN_DEEDS, abs(other.first - claim.first)))
        nearest.absorbed += [claim, *claim.absorbed]
        kept.remove(claim)
        between = range(min(nearest.first, claim.first) + 1, max(nearest.first, claim.first))
        if not any(c.first in between for c in kept):
            nearest.start, nearest.end = min(nearest.start, claim.start), max(nearest.end, claim.end)
    return kept


def _have_two_doers(scene: Scene, claim: Claim, other: Claim) -> bool:
    """Tell whether another does the later deed of two ("bandits killed six before police shot two of them")."""
    low, high = (claim, other) if claim.first < other.first else (other, claim)
    if low.entry.role != "verb" or high.entry.role != "verb" or low.passive or high.passive:
        return False
    before = [m for m in scene.actors if m.after <= low.first and m.actor.actor_class in ARMED]
    between = [m for m in scene.actors if low.after <= m.first and m.after == high.first]
    if not before or not between or between[0].actor.actor_class not in ARMED or between[0].actor == before[-1].actor:
        return False
    breaks = {hit.first for hit in scene.hits if "hard" in hit.words.by_role}
    return any(i in breaks for i in range(low.after, between[0].first))


def _is_of_a_deed(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a verb only says whom a deed killed ("an attack that killed five", "the shelling of X killed")."""
    if claim.kind != "attack_on_civilians" or claim.passive or claim.entry.role != "verb":
        return False
    opens = scene.tokens.lows[claim.first - 1] in ("that", "which") and claim.first > scene.start
    before = [other for other in claims if other.after <= claim.first]
    if not before or before[-1].entry.role != "noun" or before[-1].kind not in yields_to()["killing"]:
        return False
    opens = opens or _is_its_subject(scene, before[-1], claim)
    return opens and any(entry.value == "killing" for entry in claim.choices)


def _is_its_subject(scene: Scene, deed: Claim, harm: Claim) -> bool:
    """Tell whether a noun is the subject of a verb of harm ("the shelling of X by the rebels wounded a driver")."""
    lows = scene.tokens.lows
    if not _OF_A_SUBJECT.isdisjoint(lows[deed.after : harm.first]):
        return False
    between = [m for m in scene.actors if deed.after <= m.first and m.after <= harm.first]
    return all("by" in lows[max(deed.after, m.first - 2) : m.first] for m in between[-1:])


def _is_answered(scene: Scene, claim: Claim, other: Claim) -> bool:
    """Tell whether a blow and the next deed are two sides' ("X struck A, and Y answered with rockets")."""
    if other.first > claim.first and any(
        "hard" in hit.words.by_role and hit.words.by_role["hard"].value in _ANSWERING
        for hit in scene.hits
        if claim.after <= hit.first < other.first
    ):
        return True  # "struck hideouts in retaliation for the bombing"
    if claim.kind != "strike" or claim.entry.role != "verb" or claim.passive or other.start <= claim.start:
        return False
    return not _has_no_site(scene, claim) and any(
        other.start <= m.first and m.after <= other.first for m in scene.actors
    )


def _without_raids(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """Leave out the raid that ends in an arrest or abduction ("raided a house and arrested two", "carting away")."""
    arrests = [claim.first for claim in claims if claim.kind == "arrest"]
    taken = [claim for claim in claims if claim.kind == "abduction" and _has_no_subject(scene, claim)]
    harmless = not scene.has_value("quantity", HARMED)
    return [
        claim
        for claim in claims
        if not (
            (
                scene.tokens.lows[claim.first] in _RAIDS
                and any(claim.after <= first or (harmless and claim.entry.role == "noun") for first in arrests)
            )
            or (
                harmless
                and scene.tokens.lows[claim.first] in _BREAKING_IN
                and not claim.passive
                and any(claim.after <= other.first for other in taken)
            )
        )
    ]


def _absorb_means(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """Give a weapon to the deed of its clause ("overran a base with two car bombs"), a hit missile to its launch."""
    kept: list[Claim] = []
    for claim in claims:
        other = kept[-1] if kept else None
        if other is not None and _is_means(scene, other, claim):
            other.absorbed += [claim, *claim.absorbed]
            if other.kind in ("armed_clash", "killing", "strike") and claim.kind in kinds():
                other.kind = claim.kind
            continue
        caught = claim.kind == "interception" and claim.passive
        if (
            caught
            and not _is_numbered(scene, claim)
            and other is not None
            and claim.kind in yields_to().get(other.kind, ())
            and other.entry.role == "verb"
        ):
            continue
        kept.append(claim)
    return kept


def _is_numbered(scene: Scene, claim: Claim) -> bool:
    """Tell whether a number of what flew is told of ("launched 98 drones, 60 of which were shot down")."""
    ahead = scene.tokens.lows[max(scene.start, claim.first - _TO_NUMBER) : claim.first]
    return any(low[0].isdigit() or low in number_words() for low in ahead)


def _is_means(scene: Scene, deed: Claim, means: Claim) -> bool:
    """Tell whether a noun stands behind "with" or "using" in the clause of a deed."""
    if means.entry.role != "noun" or not kinds().get(means.kind, _NO_KIND).force or deed.entry.role != "verb":
        return False
    lows, first = scene.tokens.lows, means.first
    if lows[first - 1] == "and" and any(hit.role("weapon") and hit.after == first - 1 for hit in scene.hits):
        first -= 1  # "attacked a post with drones and gunfire"
    elif deed.start != means.start:
        return False
    return any(low in ("with", "using") for low in lows[max(deed.after, first - _MEANS_GAP) : first])


def _follow_crowd(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """Make a riot of what a crowd goes on to do ("burned tyres and attacked two embassies")."""
    for before, claim in pairwise(claims):
        own = any(before.after <= m.first < claim.first and claim.start <= m.first for m in scene.actors)
        if before.kind in CROWDED and not own and not claim.passive and claim.entry.role == "verb":
            claim.kind = "riot" if claim.kind in _CROWD_DEEDS else claim.kind
    return _one_of_a_kind_again(claims)


def _one_of_a_kind_again(claims: Sequence[Claim]) -> list[Claim]:
    """Join riots that one crowd makes in one sentence."""
    kept: list[Claim] = []
    for claim in claims:
        if kept and kept[-1].kind == claim.kind == "riot":
            kept[-1].absorbed += [claim, *claim.absorbed]
            kept[-1].end = max(kept[-1].end, claim.end)
        else:
            kept.append(claim)
    return kept


def _has_no_subject(scene: Scene, claim: Claim) -> bool:
    """Tell whether a clause opens with its verb and has no place of its own ("and washed away 20 villages")."""
    if claim.entry.form == "ing" and claim.kind in _BEFALLING:
        return True
    opens = claim.entry.role == "verb" and claim.first - claim.start <= 1 and not claim.passive
    return opens and not any(claim.start <= site.first < claim.end for site in scene.sites)


def _has_no_site(scene: Scene, claim: Claim) -> bool:
    return not any(claim.start <= site.first < claim.end for site in scene.sites if site.literal)


def _is_attempt(scene: Scene, claim: Claim) -> bool:
    """Tell whether a deed was only tried: what was done beside it counts ("tried to storm X and threw stones")."""
    return not beside("tried").isdisjoint(scene.tokens.lows[max(scene.start, claim.first - 2) : claim.first + 1])


def _are_one(scene: Scene, kept: Sequence[Claim], claim: Claim) -> bool:
    """Tell whether a claim or the one before it has no place of its own."""
    return _has_no_site(scene, claim) or (bool(kept) and _has_no_site(scene, kept[-1]))


def _one_of_a_kind(scene: Scene, claims: Sequence[Claim]) -> list[Claim]:
    """Join claims of one kind in one clause: "reinforcements" and the verb that sends them."""
    kept: list[Claim] = []
    for claim in claims:
        before = next((other for other in reversed(kept) if other.kind != "statement"), None)
        if before is not None and before is not kept[-1] and _disperses(scene, before, claim):
            before.absorbed += [claim, *claim.absorbed]
            continue
        hoists = not beside("flag").isdisjoint(scene.tokens.lows[claim.after - 1 : claim.after + _FLAG_REACH])
        flag = hoists and kept and kept[-1].kind == claim.kind
        told_on = (
            flag
            or (claim.kind in _TOLD_ON and _has_no_subject(scene, claim))
            or (claim.kind in _ONE_A_SENTENCE and _are_one(scene, kept, claim))
        )
        told_on = told_on and not (kept and _have_two_doers(scene, kept[-1], claim))
        if kept and _turns_on_people(scene, kept[-1], claim):
            kept[-1].absorbed += [claim, *claim.absorbed]
            kept[-1].kind, kept[-1].end = claim.kind, max(kept[-1].end, claim.end)
        elif kept and claim.kind in _FOLLOWED_BY.get(kept[-1].kind, ()) and _goes_on(scene, kept[-1], claim):
            kept[-1].absorbed += [claim, *claim.absorbed]
            kept[-1].kind = _GOES_OVER[kept[-1].kind]
            kept[-1].end = max(kept[-1].end, claim.end)
        elif kept and claim.kind == "accident" and kept[-1].kind in _BLOWS_AT_SEA and _has_no_subject(scene, claim):
            kept[-1].absorbed += [claim, *claim.absorbed]  # "was struck by a missile and took on water"
        elif kept and kept[-1].kind == claim.kind and told_on and _is_attempt(scene, kept[-1]):
            claim.absorbed += [kept[-1], *kept[-1].absorbed]
            claim.start = min(claim.start, kept[-1].start)
            kept[-1] = claim
        elif kept and kept[-1].kind == claim.kind and told_on:
            kept[-1].absorbed += [claim, *claim.absorbed]
            kept[-1].end = max(kept[-1].end, claim.end)
        elif kept and kept[-1].kind == claim.kind and kept[-1].start == claim.start:
            verb = kept[-1] if kept[-1].entry.role == "verb" else claim
            other = claim if verb is kept[-1] else kept[-1]
            verb.absorbed += [other, *other.absorbed]
            kept[-1] = verb
        else:
            kept.append(claim)
    return kept


def _goes_on(scene: Scene, before: Claim, claim: Claim) -> bool:
    """Tell whether a claim has no place and no doer of its own."""
    return _has_no_site(scene, claim) and not _have_two_doers(scene, before, claim)


def _disperses(scene: Scene, before: Claim, claim: Claim) -> bool:
    """Tell whether a protest told before is what is dispersed ("marched to demand X; police dispersed them")."""
    return before.kind == claim.kind == "protest" and claim.entry.role == "verb" and _has_no_site(scene, claim)


def _turns_on_people(scene: Scene, blow: Claim, claim: Claim) -> bool:
    """Tell whether a raid on a place ends in the killing of its people ("raided X and killed seven inhabitants")."""
    if blow.kind != "armed_clash" or claim.kind != "attack_on_civilians" or blow.entry.frame != "agent" or blow.passive:
        return False
    met = any(m.actor.actor_class in ARMED and blow.after <= m.first < claim.first for m in scene.actors)
    return not met and _has_no_subject(scene, claim)


def _points_back(scene: Scene, claim: Claim) -> bool:
    """Tell whether a noun only refers to an event told before ("the attack", "this meeting")."""
    on_people = claim.kind == "attack_on_civilians"  # "beaten to death"
    if claim.entry.role == "verb" and claim.passive and scene.tokens.lows[claim.first] in _repelled() and not on_people:
        return not _is_told_anew(scene, claim) and not any(claim.start <= m.first < claim.first for m in scene.actors)
    if claim.entry.role != "noun" or any(other.entry.role == "verb" for other in claim.absorbed):
        return False
    if claim.kind in GATHERINGS and scene.has_value("status", ("cancelled", "planned")):
        return False
    if any(hit.role("light") and 0 < claim.first - hit.after + 1 <= _LIGHT_REACH for hit in scene.hits):
        return False
    lows = scene.tokens.lows
    if claim.kind == "capture" and is_of_a_name(scene, claim):
        return False
    if any(low in signs().ranked for low in lows[max(0, claim.first - 2) : claim.first]):
        return False
    if "any" in lows[max(0, claim.first - 2) : claim.first] or _is_span_of(scene, claim):
        return True
    if not any(low in signs().definite for low in scene.tokens.lows[max(0, claim.first - 2) : claim.first]):
        return False
    if _is_introduced(lows, claim) or _is_owned_up(scene, claim):
        return False
    for site in scene.sites:
        if site.literal and (site.after == claim.first or is_object(scene.tokens, claim, site, frozenset())):
            return False
    inside = range(claim.start, claim.end)
    if any(m.first in inside and 0 <= m.first - claim.after <= _COMPLEMENT_REACH for m in scene.actors):
        return False
    return not any(
        entry.role == "quantity" and entry.value in HARMED and hit.first in inside
        for hit in scene.hits
        for entry in hit.entries
    )


def _is_owned_up(scene: Scene, claim: Claim) -> bool:
    """Tell whether a noun is told with what was done and by whom ("the looting of clinics by soldiers")."""
    lows = scene.tokens.lows
    if lows[claim.after : claim.after + 1] != ["of"]:
        return False
    return any(lows[m.first - 1] == "by" and 0 < m.first - claim.after <= _TO_DOER for m in scene.actors)


def _is_introduced(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether what a noun was done to is only now told of ("the arrest of 14 suspects")."""
    at = claim.after if lows[claim.after - 1] == "of" else claim.after + 1
    if lows[at - 1 : at] != ["of"] or at >= len(lows):
        return False
    counted = lows[at][0].isdigit() and not (len(lows[at]) == 4 and lows[at].isdecimal())  # "the quake of 1755"
    return counted or lows[at] in ("a", "an") or lows[at] in number_words()


def _is_told_anew(scene: Scene, claim: Claim) -> bool:
    """Tell whether what was repelled is told of here first, and where ("two attacks were repelled near X")."""
    lows = scene.tokens.lows
    nouns = [t for t in scene.triggers if t.entry.role == "noun" and claim.start <= t.first < claim.first]
    new = any(signs().definite.isdisjoint(lows[max(scene.start, noun.first - 2) : noun.first]) for noun in nouns)
    return new and any(site.literal for site in scene.sites)


@lru_cache(maxsize=1)
def _repelled() -> frozenset[str]:
    return frozenset(load_table("events")["repelled"]["words"])


def _is_label(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a noun is only what a statement calls something ("denounced the raid as a massacre")."""
    if claim.entry.role != "noun" or "as" not in scene.tokens.lows[max(scene.start, claim.first - 3) : claim.first]:
        return False
    return any(other.kind == "statement" and other.after <= claim.first for other in claims)


def _is_charge_of(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a noun is only what somebody is arrested for ("arrested two men over a murder at X")."""
    if claim.entry.role != "noun":
        return False
    before = [other for other in claims if other.after <= claim.first]
    gap = scene.tokens.lows[before[-1].after : claim.first] if before and before[-1].kind == "arrest" else []
    reasons = load_table("events")["sites"]["reasons"]
    return not set(reasons).isdisjoint(gap[-_TO_CHARGE:]) and signs().stops.isdisjoint(gap)


def _is_heading(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a noun only says of what kind is what its line tells ("Property destruction: on 15 March, men")."""
    opens = claim.entry.role == "noun" and claim.first - scene.start <= 1
    return opens and scene.tokens.lows[claim.after : claim.after + 1] == [":"] and claim is not claims[-1]


def _is_accused_deed(scene: Scene, claim: Claim, claims: Sequence[Claim]) -> bool:
    """Tell whether a deed is the second of a list of charges ("accused X of crossing the border and taking Y")."""
    lows = scene.tokens.lows
    if claim.entry.form != "ing" or claim.entry.role != "verb" or lows[claim.first - 1] not in ("and", ","):
        return False
    for words in claims:
        charged = words.kind == "statement" and not words.passive and lows[words.first] in accusing()
        if charged and words.after <= claim.first and "of" in lows[words.after : claim.first]:
            return not any(
                other.entry.form in ("past", "s") for other in claims if words.after <= other.first < claim.first
            )
    return False


def _is_span_of(scene: Scene, claim: Claim) -> bool:
    """Tell whether a noun only says after how long something happened ("after a week of fighting")."""
    lows = scene.tokens.lows
    units = load_table("dates")["units"]
    if claim.first < 2 or lows[claim.first - 1] not in ("of", "street") or claim is scene.triggers[0]:
        return False
    return any(low in units for low in lows[max(0, claim.first - _SPAN_GAP) : claim.first])


def _drop_reporting(scene: Scene, claims: Sequence[Claim], hard: Sequence[Hit]) -> list[Claim]:
    """Drop statements that nobody makes or that only report the next event, and all but a sentence's first."""
    kept: list[Claim] = []
    for i, claim in enumerate(claims):
        if claim.kind == "statement":
            inside = [m for m in scene.actors if claim.start <= m.first < claim.first]
            speakers = inside or list(scene.actors[:1])
            if claim.passive or claim.entry.role == "noun":
                speakers = list(scene.actors)
            spoken = any(_may_speak(claim, m) for m in speakers) or _has_speaker(scene, claim)
            reports = any(
                other.kind != "statement" and not any(claim.after <= hit.first < other.first for hit in hard)
                for other in claims[i + 1 :]
            )
            to_protest = scene.tokens.before(claim.first) == "to" and any(c.kind in CROWDED for c in kept)
            closes = to_protest or (
                bool(kept) and scene.end - claim.after <= _CLOSING_REACH and claim.entry.role == "verb"
            )
            accuses = claim.entry.form == "ing" and any(_is_accused(claim, m) for m in scene.actors)
            closes = closes and not accuses
            stated = any(c.kind == "statement" for c in kept)
            if stated and _answers(kept, claim, inside):
                kept.append(claim)
                continue
            if not spoken or closes or (reports and not claim.reaction) or stated:
                continue
        kept.append(claim)
    return kept


def _answers(kept: Sequence[Claim], claim: Claim, inside: Sequence[ActorMention]) -> bool:
    """Tell whether another speaks in a second statement's clause ("X denied it, while Y blamed Z")."""
    verbs = claim.entry.role == kept[-1].entry.role == "verb" and kept[-1].kind == "statement"
    other = verbs and not claim.passive and claim.start >= kept[-1].end
    return other and any(m.actor.actor_class in OFFICIAL and m.form in _NAMED for m in inside)


def _has_speaker(scene: Scene, claim: Claim) -> bool:
    """Tell whether a minister, a spokesman or a watchdog whom no table names is a verb's subject."""
    if claim.passive or claim.entry.role == "noun":
        return False
    tokens = scene.tokens
    if tokens.lows[claim.first] in accusing() and any(_is_accused(claim, m) for m in scene.actors):
        return True
    if not beside("speakers").isdisjoint(tokens.lows[max(scene.start, claim.first - _SPEAKER_REACH) : claim.first]):
        return True
    at = claim.first - 1
    while at > scene.start and tokens.lows[at] in signs().auxiliaries:
        at -= 1
    named = at >= scene.start and tokens.capitals[at] and tokens.lows[at].isalpha() and at > scene.start
    return named and any(m.first >= claim.after and m.actor.actor_class in OFFICIAL for m in scene.actors)


def _is_accused(claim: Claim, mention: ActorMention) -> bool:
    """Tell whether somebody who acts for others stands right behind a verb that accuses ("elders accused the army")."""
    armed = mention.actor.actor_class in OFFICIAL or mention.actor.actor_class == "police"
    return armed and 0 <= mention.first - claim.after <= _ACCUSED_GAP


def _may_speak(claim: Claim, mention: ActorMention) -> bool:
    """Tell whether somebody who speaks for others stands before the verb, behind "by", or anywhere by a noun."""
    if mention.actor.actor_class not in OFFICIAL and mention.actor.actor_class != "police":
        return False
    if claim.entry.role == "noun":
        return True
    return mention.after <= claim.first if not claim.passive else mention.first >= claim.after
