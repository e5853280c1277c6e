"""What must stand beside a word for it to tell of an event: the predicates that ``needs`` in the lexicon names."""

from __future__ import annotations

from collections.abc import Callable, Sequence, Set
from functools import cache, lru_cache

from geoevents.actors import ActorMention
from geoevents.actors.table import MILITARY, is_state_force, serves_state
from geoevents.events.kinds.debris import debris_of
from geoevents.events.kinds.everyday import (
    is_deep_water,
    is_flooded_by_water,
    is_harmless,
    is_hurtful,
    is_taken_along,
    is_war_column,
)
from geoevents.events.kinds.freed import is_of_the_freed
from geoevents.events.kinds.keeping import is_captive, is_fallen, is_held, is_held_by, is_under_holder, stands_before
from geoevents.events.kinds.knownpeople import person_next_to
from geoevents.events.kinds.moved import (
    crowds,
    departs,
    goes_abroad,
    has_goal,
    is_beaten_off,
    is_bound,
    is_cargo,
    is_moved,
    is_out,
    is_pulled,
    is_routed,
)
from geoevents.events.kinds.taking import (
    GROUND_REACH,
    NOT_OF_AN_OBJECT,
    is_of_a_name,
    takes_people,
    takes_place,
    vehicles,
)
from geoevents.events.numbers.counts import are_dead, is_counted, is_listed_toll, is_repeated, is_toll, is_whole_line
from geoevents.events.numbers.shot import are_fallen_men
from geoevents.events.numbers.slain import shows_killing
from geoevents.events.numbers.wartolls import counts_war_dead
from geoevents.events.people.persons import CATCHING, is_named_person
from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import ARMED, OFFICIAL, Scene
from geoevents.events.words.triggers import HARMED, of_nature, signs
from geoevents.events.words.vocabulary import Entry
from geoevents.events.words.wordsbeside import (
    AHEAD,
    NEXT,
    OBJECT,
    STANDS,
    beside,
    subject_reach,
    words_before,
)
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words, load_table

_HURT = ARMED | {"civilians", "protesters"}
# A sentence of a court is none of the arrests of a war.
_COURTS = clause_words("needs", "courts")
# "by the Taliban authorities": who rules arrests.
_RULERS = clause_words("needs", "rulers")
# "The town" stands within this many words of its verb.
_THERE_REACH = 3
# Between "set up" and the base stand at most this many words, and none of these.
_BUILT_REACH = 5
_BUILT_BREAKS = clause_words("needs", "built_breaks")
# Lists of those who bear arms: whom the actor table calls a force is one of them.
_BANDS = frozenset({"captors", "assailants", "armour"})
# "the army's spokesman, Colonel X, told": words between who speaks and the verb.
_TO_TOLD = 8
# Weapons that come down by themselves, as planes only do in an accident.
_FALLING = frozenset({"shelling", "drone_strike", "ied", "grenade"})


def meets_needs(entry: Entry, scene: Scene, claim: Claim) -> bool:
    """Tell whether one of an entry's needs is met; "a+b" asks for both.

    Parameters
    ----------
    entry : Entry
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    if not entry.needs:
        return True
    for asked in _asked(entry.needs):
        for holds in asked:
            if not holds(scene, claim):
                break
        else:
            return True
    return False


def may_tell(claim: Claim, lows: Sequence[str], words: Set[str]) -> bool:
    """Tell whether a sentence has the words that a reading of an event word asks for: most have not, at little cost.

    Parameters
    ----------
    claim : Claim
    lows : sequence of str
        Of the text.
    words : set of str
        Of the sentence.

    Returns
    -------
    bool
    """
    if lows[claim.first] in CATCHING:
        return True  # "captured Ali Hassan" asks for nothing else
    for entry in claim.choices:
        for lists in _lists_of(entry.needs) if entry.needs else ((),):
            for listed in lists:
                if listed.isdisjoint(words):
                    break
            else:
                return True
    return False


@cache
def _lists_of(needs: frozenset[str]) -> tuple[tuple[frozenset[str], ...], ...]:
    """Return of each need the lists of which a word must stand in the sentence."""
    return tuple(tuple(beside(part.partition(".")[2]) for part in need.split("+") if _asks(part)) for need in needs)


def _asks(part: str) -> bool:
    """Tell whether a part of a need asks for a word of a list: no name or noun of a person stands for it."""
    where, _, name = part.partition(".")
    if not name or where.startswith(("not", "without")) or (where, name) == ("next", "people"):
        return False
    return where != "ahead" or name not in _BANDS


@cache
def _asked(needs: frozenset[str]) -> tuple[tuple[Callable[[Scene, Claim], bool], ...], ...]:
    """Return what each need asks, each part of "a+b" by itself."""
    parts = (sorted(need.split("+"), key=_cost) for need in needs)
    return tuple(tuple(_PREDICATES.get(part) or _predicate_of(part) for part in asked) for asked in parts)


def _cost(part: str) -> int:
    """Return in what order the parts of a need are asked: the words next to the claim before all of its sentence."""
    where, _, name = part.partition(".")
    if part in ("passive", "active") or (name and where not in ("without", "within")):
        return 0
    return 2 if name or part in ("role", "object") else 1


def _predicate_of(part: str) -> Callable[[Scene, Claim], bool]:
    """Return the predicate of "next.people", words beside the claim's, or of a role in its sentence."""
    where, _, name = part.partition(".")
    if not name:
        return lambda scene, claim: scene.has(part)
    stands, words = STANDS[where], beside(name)
    if (where, name) == ("next", "people"):
        return lambda scene, claim: stands(scene, claim, words - _told_by(scene, claim)) or person_next_to(scene, claim)
    if where == "ahead" and name in _BANDS:
        return lambda scene, claim: stands(scene, claim, words) or _force_ahead(scene, claim)
    return lambda scene, claim: stands(scene, claim, words)


def _force_ahead(scene: Scene, claim: Claim) -> bool:
    """Tell whether a force by whatever name is a claim's subject, and no deed of its ("Boko Haram carried off")."""
    deeds = [other.first for other in scene.triggers if other.entry.role == "noun" and other.first < claim.first]
    floor = max(scene.start, claim.first - AHEAD, *deeds)
    if deeds and not signs().soft & {*scene.tokens.lows[floor : claim.first]} - {"and", "to"}:
        return False
    shared = subject_reach(scene, claim)
    forces = [m for m in scene.actors if m.actor.actor_class == "force" and m.after <= claim.first]
    return any(floor <= m.first or m.first in shared for m in forces)


def _are_captors(scene: Scene, claim: Claim) -> bool:
    """Tell whether those who stand behind a claim may hold people ("in the hands of the bandits", "of the Houthis")."""
    behind = range(claim.after, min(scene.end, claim.after + NEXT))
    if any(scene.tokens.lows[i] in beside("captors") | beside("abductors") for i in behind):
        return True
    return any(m.actor.actor_class == "force" and m.first in behind and not serves_state(m.actor) for m in scene.actors)


def _told_by(scene: Scene, claim: Claim) -> frozenset[str]:
    """Return the words for those behind a verb who only say so ("captured X, residents said")."""
    tellers = [m for m in scene.actors if m.form == "source" and m.first > claim.after]
    return frozenset(low for m in tellers for low in scene.tokens.lows[m.first : m.after])


def _is_built(scene: Scene, claim: Claim) -> bool:
    for hit in scene.hits:
        if "built" in hit.words.by_role and hit.after <= claim.first:
            gap = scene.tokens.lows[hit.after : claim.first]
            if len(gap) <= _BUILT_REACH and not any(low in _BUILT_BREAKS for low in gap):
                return True
    return False


@lru_cache(maxsize=1)
def _causes() -> frozenset[str]:
    return frozenset(load_table("events")["causes"]["words"])


@lru_cache(maxsize=1)
def _structures() -> frozenset[str]:
    return frozenset(load_table("events")["structures"]["words"])


def _is_caught(scene: Scene, claim: Claim) -> bool:
    """Tell whether somebody is caught, and not in the rain: behind "in" stands a name."""
    lows, at = scene.tokens.lows, claim.after
    if at >= scene.end or lows[at] not in beside("not_caught"):
        return True
    return lows[at] in NOT_OF_AN_OBJECT and at + 1 < scene.end and scene.tokens.capitals[at + 1]


@lru_cache(maxsize=1)
def _attempts() -> frozenset[str]:
    return frozenset(load_table("events")["attempts"]["words"])


def _has_sides(scene: Scene, claim: Claim) -> bool:
    """Tell whether two parties stand before a verb ("herdsmen and farmers fought")."""
    before = [m for m in scene.actors if m.after <= claim.first][-2:]
    return len(before) == 2 and "and" in scene.tokens.lows[before[0].after : before[1].first]


def _is_of_a_state(scene: Scene, claim: Claim) -> bool:
    """Tell whether a state or its forces do what a verb tells: its subject, or behind "by"."""
    doers = [m for m in scene.actors if (m.first >= claim.after) == claim.passive]
    doer = (doers[0] if claim.passive else doers[-1]) if doers else None
    if doer is None:
        return False
    return doer.actor.actor_class in ("government", "police") or is_state_force(doer.actor) or serves_state(doer.actor)


def _is_plain(scene: Scene, claim: Claim) -> bool:
    """Tell whether nothing helps a verb: "they occupy parts of X", and not "to occupy" or "did occupy"."""
    before = scene.tokens.before(claim.first)
    return sense_of(before).part != "x" and before not in signs().auxiliaries and before not in signs().soft


def _is_told_by_party(scene: Scene, claim: Claim) -> bool:
    """Tell whether a state, a force or an organisation speaks ("the army's spokesman told"), and no witness."""
    before = [m for m in scene.actors if 0 <= claim.first - m.after <= _TO_TOLD]
    tellers = [m for m in before if m.form != "source"]
    teller = tellers[-1] if tellers else None
    if teller is None or teller.actor.actor_class not in OFFICIAL:
        return False
    return "," not in scene.tokens.lows[teller.after : before[-1].first]


def _bands_behind(scene: Scene, claim: Claim) -> list[ActorMention]:
    """Return those of no state's named army who stand behind "by" ("were seized by gunmen")."""
    return [
        m
        for m in scene.actors
        if m.actor.actor_class == "force" and not m.actor.name.startswith(MILITARY)
        if 0 <= m.first - claim.after <= OBJECT and "by" in scene.tokens.lows[claim.after - 1 : m.first]
        if _RULERS.isdisjoint(scene.tokens.lows[m.after - 1 : m.after + 1])
    ]


def _only_says_so(scene: Scene, mention: ActorMention) -> bool:
    """Tell whether somebody behind a comma is no second victim, but who tells it (", police spokesman X said")."""
    lows = scene.tokens.lows
    return lows[mention.first - 1] == "," and lows[mention.after : mention.after + 1] not in ([","], ["and"])


def _is_of_a_band(scene: Scene, claim: Claim) -> bool:
    """Tell whether armed men who serve no state are a verb's subject ("fighters killed two soldiers and took")."""
    before = [m for m in scene.actors if m.after <= claim.first and m.actor.actor_class in ARMED]
    if not before or claim.passive:
        return False
    doer = before[-1] if scene.tokens.before(claim.first) == "who" else before[0]
    return not (is_state_force(doer.actor) or serves_state(doer.actor) or doer.actor.actor_class == "police")


def _many_go(scene: Scene, claim: Claim) -> bool:
    """Tell whether a great number is all that stands for who goes ("15,000 left the north")."""
    before = scene.tokens.before(claim.first)
    return before in beside("many") or (before[:1].isdigit() and "," in before)


_PREDICATES: dict[str, Callable[[Scene, Claim], bool]] = {
    "place": lambda scene, claim: any(site.literal for site in scene.sites) or scene.has("there"),
    "object": takes_place,
    "bound": is_bound,
    "goal": has_goal,
    "there": lambda scene, claim: scene.near("there", claim, _THERE_REACH),
    "actor": lambda scene, claim: any(m.form != "source" for m in scene.actors),
    "civilians": lambda scene, claim: any(
        m.actor.actor_class == "civilians" and not is_named_person(scene.tokens, m) for m in scene.actors
    ),
    "protesters": lambda scene, claim: scene.has_actor(("protesters",)),
    "organisation": lambda scene, claim: scene.has_actor(("organisation",)),
    "force": lambda scene, claim: scene.has_actor(ARMED, state=True),
    "army": lambda scene, claim: scene.has_actor(("force",), state=True),
    "official": lambda scene, claim: scene.has_actor(OFFICIAL, state=True),
    "role": lambda scene, claim: (
        scene.has_actor(_HURT, state=True)
        or scene.has("vehicle")
        or scene.has("civilian_site")
        or takes_place(scene, claim)
    ),
    "load": lambda scene, claim: any(
        is_moved(scene, claim, hit, is_object=True) for hit in scene.hits if "load" in hit.words.by_role
    ),
    "prisoners": lambda scene, claim: (
        scene.near("prisoners", claim, GROUND_REACH)
        or (claim.passive and any("prisoners" in h.words.by_role and h.after <= claim.first for h in scene.hits))
    ),
    "water": lambda scene, claim: any("water" in h.words.by_role and h.first < claim.after for h in scene.hits),
    "missile": lambda scene, claim: scene.has_value("weapon", _FALLING),
    "armament": lambda scene, claim: (
        scene.near("weapon", claim, _THERE_REACH)
        if not claim.passive
        else (any("weapon" in hit.words.by_role and 0 <= claim.first - hit.after <= _THERE_REACH for hit in scene.hits))
    ),
    "ship": lambda scene, claim: (
        any("vehicle" in h.words.by_role and h.after <= claim.first for h in scene.hits)
        if claim.passive
        else scene.near("vehicle", claim, GROUND_REACH)
    ),
    "fallen": is_fallen,
    "freed_now": lambda scene, claim: is_of_the_freed(scene.tokens.lows, claim, scene.end),
    "fell_in_battle": lambda scene, claim: are_fallen_men(scene.tokens.lows, claim.first),
    "war_column": is_war_column,
    "taken_along": is_taken_along,
    "by_water": is_flooded_by_water,
    "water_deep": is_deep_water,
    "with_harm": is_hurtful,
    "given_up": lambda scene, claim: claim.passive and stands_before(scene, claim),
    "abroad": goes_abroad,
    "out": is_out,
    "unknown": is_of_a_name,
    "sides": _has_sides,
    "attempt": lambda scene, claim: (
        bool(_attempts() & {*scene.tokens.lows[claim.after : claim.after + GROUND_REACH]})
        and not scene.near("weapon", claim, GROUND_REACH)
    ),
    "held": is_held,
    "repeated": is_repeated,
    "under_holder": is_under_holder,
    "routed": is_routed,
    "beaten_off": is_beaten_off,
    "owned_place": lambda scene, claim: (
        scene.tokens.before(claim.first) == "'s"
        and any(site.literal and site.after == claim.first - 1 for site in scene.sites)
    ),
    "built": _is_built,
    "undone": lambda scene, claim: scene.has_value("status", ("cancelled",)),
    "called": lambda scene, claim: scene.has_value("status", ("called_for", "planned")),
    "pulled": is_pulled,
    "relief": lambda scene, claim: scene.has_value("load", ("relief",)),
    "debris": lambda scene, claim: bool(debris_of(scene, claim)),
    "unarmed": lambda scene, claim: not scene.has_value("weapon", _FALLING),
    "vehicle": lambda scene, claim: (
        not vehicles().isdisjoint(scene.tokens.lows[scene.start : scene.end]) or scene.has("vehicle")
    ),
    "crowd": lambda scene, claim: any(low in crowds() for low in scene.tokens.lows[scene.start : claim.first]),
    "cause": lambda scene, claim: bool(_causes() & {*scene.tokens.lows[claim.after : scene.end]}),
    "departing": departs,
    "jailed": lambda scene, claim: not _COURTS & {*scene.tokens.lows[scene.start : scene.end]},
    "casualty": lambda scene, claim: scene.has_value("quantity", HARMED),
    "harmless": is_harmless,
    "many_go": _many_go,
    "number": is_counted,
    "number_ahead": lambda scene, claim: any(low[0].isdigit() for low in words_before(scene, claim)),
    "passive": lambda scene, claim: claim.passive,
    "active": lambda scene, claim: not claim.passive and not scene.tokens.lows[claim.first].endswith("ing"),
    "present": lambda scene, claim: claim.entry.form == "s" or (claim.entry.form == "base" and _is_plain(scene, claim)),
    "doing": lambda scene, claim: not claim.passive and scene.tokens.lows[claim.after - 1] != "by",
    "by_men": lambda scene, claim: scene.told not in of_nature() or scene.has_actor(ARMED),
    "of_state": _is_of_a_state,
    "told_by_party": _is_told_by_party,
    "captive_in_hands": lambda scene, claim: is_captive(scene, claim) and _are_captors(scene, claim),
    "no_captive": lambda scene, claim: not is_captive(scene, claim),
    "by_people": lambda scene, claim: (
        takes_people(scene, claim)
        and "by" in scene.tokens.lows[claim.after - 1 : claim.after + 1]
        and any(m.actor.actor_class == "civilians" and 0 <= m.first - claim.after <= OBJECT for m in scene.actors)
    ),
    "peaceful": lambda scene, claim: (
        not any(
            m.actor.actor_class in ARMED and 0 <= m.first - claim.after < NEXT and not _only_says_so(scene, m)
            for m in scene.actors
        )
    ),
    "weaponry": lambda scene, claim: any(
        entry.role == "load" and entry.value == "arms" and is_moved(scene, claim, hit, is_object=True)
        for hit in scene.hits
        for entry in hit.entries
    ),
    "held_by": is_held_by,
    "structure": lambda scene, claim: (
        scene.has("structure")
        or (scene.has("civilian_site") and not _structures().isdisjoint(words_before(scene, claim)))
    ),
    "caught": _is_caught,
    "numbered": lambda scene, claim: claim.after < scene.end and scene.tokens.lows[claim.after][0].isdigit(),
    "told": lambda scene, claim: bool(scene.told),
    "toll": is_toll,
    "listed_toll": is_listed_toll,
    "whole_line": is_whole_line,
    "are_dead": are_dead,
    "by_band": lambda scene, claim: bool(_bands_behind(scene, claim)),
    "by_bands": _is_of_a_band,
    "by_outlaws": lambda scene, claim: any(
        not is_state_force(m.actor) and not serves_state(m.actor) for m in _bands_behind(scene, claim)
    ),
    "named": lambda scene, claim: claim.after < scene.end and scene.tokens.capitals[claim.after],
    "cargo": is_cargo,
    "war_toll": counts_war_dead,
    "slain": lambda scene, claim: shows_killing(scene.tokens.lows, scene.start, scene.end),
    "next_held": lambda scene, claim: "held" in words_before(scene, claim),
}
