"""What must stand beside a word for it to tell of an event: the predicates that ``needs`` in the lexicon names."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from functools import cache, lru_cache

from geoevents.actors import ActorMention
from geoevents.actors.table import MILITARY, is_state_force, serves_state
from geoevents.events.hits import Claim, Hit
from geoevents.events.scenes import ARMED, OFFICIAL, Scene
from geoevents.events.taking import (
    GROUND_REACH,
    NOT_OF_AN_OBJECT,
    grounds,
    is_of_a_name,
    takes_people,
    takes_place,
    takes_the_town,
    vehicles,
)
from geoevents.events.triggers import HARMED, Entry, of_nature, signs
from geoevents.events.wordsbeside import AHEAD, NEXT, OBJECT, STANDS, beside, number_words, vague_words, words_before
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words, load_table

_HURT = ARMED | {"civilians", "protesters"}
# Between "sent" and what is sent stand at most this many words.
LOAD_REACH = 8
# "Two thousand doses of vaccine will be flown": words between what is moved and its passive verb.
_PASSIVE_REACH = 10
# A sentence of a court is none of the arrests of a war.
_COURTS = clause_words("needs", "courts")
# "left at least ten dead", "left over from the war": nobody departs.
_LEFT_BEHIND = clause_words("needs", "left_behind")
# ", leaving the town without power": words between, and what nobody leaves.
_LEFT_HURT = clause_words("needs", "left_hurt")
_LEFT_SO = clause_words("needs", "left_so")
_LEFT_REACH = 8
# A move's place stands within this many words of its verb; "the town" within a few.
_GOAL_REACH, _THERE_REACH = 9, 3
# Between "set up" and the base stand at most this many words, and none of these.
_BUILT_REACH = 5
_BUILT_BREAKS = clause_words("needs", "built_breaks")
_LOAD_BREAKS = clause_words("needs", "load_breaks")
# "In Rapid Support Forces hands": words of a name behind "in" or "under", at most.
_HOLDER_WORDS = 3
# "Kunar: 800 dead and 1,200 injured": words from a place in a list of tolls to what is counted there.
_LISTED = 8
# "made 38 unsuccessful attempts to", "tried to improve their positions near X and Y five times": words to the count.
_TALLY, _TIMES = 3, 20
# Lists of those who bear arms: whom the actor table calls a force is one of them.
_BANDS = frozenset({"captors", "assailants", "armour"})
# Weapons that come down by themselves, as planes only do in an accident.
_FALLING = frozenset({"shelling", "drone_strike", "ied", "grenade"})


def meets_needs(entry: Entry, scene: Scene, claim: Claim) -> bool:
    """Tell whether one of an entry's needs is met; "a+b" asks for both."""
    if not entry.needs:
        return True
    for need in entry.needs:
        for holds in _predicates(need):
            if not holds(scene, claim):
                break
        else:
            return True
    return False


@cache
def _predicates(need: str) -> tuple[Callable[[Scene, Claim], bool], ...]:
    """Return what a need asks, each part of "a+b" by itself."""
    return tuple(_PREDICATES.get(part) or _predicate_of(part) for part in sorted(need.split("+"), key=_cost))


def _cost(part: str) -> int:
    """Return in what order the parts of a need are asked: the words next to the claim before all of its sentence."""
    where, _, name = part.partition(".")
    if part in ("passive", "active") or (name and where != "without"):
        return 0
    return 2 if name or part in ("role", "object") else 1


def _predicate_of(part: str) -> Callable[[Scene, Claim], bool]:
    """Return the predicate of "next.people", words beside the claim's, or of a role in its sentence."""
    where, _, name = part.partition(".")
    if not name:
        return lambda scene, claim: scene.has(part)
    stands, words = STANDS[where], beside(name)
    if (where, name) == ("next", "people"):
        return lambda scene, claim: stands(scene, claim, words) or _person_next_to(scene, claim)
    if where == "ahead" and name in _BANDS:
        return lambda scene, claim: stands(scene, claim, words) or _force_ahead(scene, claim)
    return lambda scene, claim: stands(scene, claim, words)


def _force_ahead(scene: Scene, claim: Claim) -> bool:
    """Tell whether a force by whatever name is a claim's subject, and no deed of its ("Boko Haram carried off")."""
    deeds = [other.first for other in scene.triggers if other.entry.role == "noun" and other.first < claim.first]
    floor = max(scene.start, claim.first - AHEAD, *deeds)
    if deeds and not signs().soft & {*scene.tokens.lows[floor : claim.first]} - {"and", "to"}:
        return False
    return any(m.actor.actor_class == "force" and floor <= m.first and m.after <= claim.first for m in scene.actors)


def _person_next_to(scene: Scene, claim: Claim) -> bool:
    """Tell whether the object is somebody known by what he is ("a monarch was bundled into a car")."""
    lows = scene.tokens.lows
    if not claim.passive:
        reach = range(claim.after, min(scene.end, claim.after + NEXT))
    else:
        reach = range(max(scene.start, claim.first - AHEAD), claim.first)
    return any(_names_person(lows[i]) and not scene.tokens.capitals[i] and lows[i + 1 : i + 2] != ["'s"] for i in reach)


@lru_cache(maxsize=8192)
def _names_person(low: str) -> bool:
    """Tell whether a word says what somebody is who bears no arms ("monarch", "senator")."""
    if not low.isalpha() or low in _not_people():
        return False
    sense = sense_of(low)
    return sense.part == "n" and sense.noun == "person"


@lru_cache(maxsize=1)
def _not_people() -> frozenset[str]:
    """Return nouns of persons who bear arms, rule, or are counted by another word."""
    return frozenset(load_table("events")["unsaid"]["not_people"])


def is_moved(scene: Scene, claim: Claim, hit: Hit, *, is_object: bool) -> bool:
    """Tell whether a load is what a verb moves (its object) or what moves (its subject)."""
    if not is_object:
        return claim.start - LOAD_REACH <= hit.first < claim.first
    if claim.passive:
        return max(scene.start, min(claim.start, claim.first - _PASSIVE_REACH)) <= hit.first < claim.first
    if claim.entry.role == "noun" and hit.after == claim.first:
        return True
    gap = scene.tokens.lows[claim.after : hit.first]
    if "to" in gap and scene.tokens.lows[claim.first] in beside("giving"):
        return False
    return claim.after <= hit.first and len(gap) <= LOAD_REACH and not any(low in _LOAD_BREAKS for low in gap)


@lru_cache(maxsize=1)
def _particles() -> frozenset[str]:
    return frozenset(load_table("events")["objects"]["particles"])


def _has_goal(scene: Scene, claim: Claim) -> bool:
    near = any(s.literal and abs(s.first - claim.after) <= _GOAL_REACH for s in scene.sites)
    return near or scene.near("there", claim, _THERE_REACH)


def _is_built(scene: Scene, claim: Claim) -> bool:
    for hit in scene.hits:
        if hit.role("built") and hit.after <= claim.first:
            gap = scene.tokens.lows[hit.after : claim.first]
            if len(gap) <= _BUILT_REACH and not any(low in _BUILT_BREAKS for low in gap):
                return True
    return False


def _is_routed(scene: Scene, claim: Claim) -> bool:
    if claim.passive:
        before = [m.actor.actor_class for m in scene.actors if m.after <= claim.first]
        out = "out" in scene.tokens.lows[claim.after - 1 : claim.after + 1]
        return "civilians" not in before and (out or bool(ARMED & {*before}))
    lows, first = scene.tokens.lows, claim.after
    end = next(
        (i for i in range(first, min(first + LOAD_REACH, scene.end)) if lows[i] in (",", ";")), first + LOAD_REACH
    )
    reach = range(first, end)  # "pushing from the east, army holds": the army is not what is pushed
    return any((m.actor.actor_class == "force" or is_a_people(scene, m)) and m.first in reach for m in scene.actors)


def is_a_people(scene: Scene, mention: ActorMention) -> bool:
    """Tell whether a people stands for its army ("drove the Russians out")."""
    nation = mention.actor.actor_class == "civilians" and bool(mention.actor.country_code)
    return nation and mention.after - mention.first == 1 and scene.tokens.before(mention.first) == "the"


def _is_fallen(scene: Scene, claim: Claim) -> bool:
    """Tell whether a place or its garrison falls: its name stands right before the verb, and no figure behind."""
    lows = scene.tokens.lows
    following = lows[claim.after] if claim.after < len(lows) else "."
    if lows[claim.after - 1] == "on":  # "the town fell on 31 July", but nothing else that it may fall on
        return _is_day(lows[claim.after : claim.after + 2]) and _stands_before(scene, claim)
    if following in _falling() or following[0].isdigit() or lows[claim.after - 1] in _falling():
        return False
    return _stands_before(scene, claim)


def _is_day(words: Sequence[str]) -> bool:
    """Tell whether words begin a date: a weekday, or a month with its day before or behind it."""
    dates = load_table("dates")
    months = any(word in dates["months"] for word in words) and any(word[0].isdigit() for word in words)
    return bool(words) and (words[0] in dates["weekdays"] or months)


def _stands_before(scene: Scene, claim: Claim) -> bool:
    """Tell whether a place's name, or "the town", stands right before a verb."""
    lows = scene.tokens.lows
    auxiliaries = signs().auxiliaries | signs().to_be
    for site in scene.sites:
        if site.literal and site.after <= claim.first and scene.tokens.before(site.first) != "in":
            return all(low in auxiliaries for low in lows[site.after : claim.first]) or takes_the_town(scene, claim)
    return takes_the_town(scene, claim)


@lru_cache(maxsize=1)
def _falling() -> frozenset[str]:
    return frozenset(load_table("events")["falling"]["words"])


def _departs(scene: Scene, claim: Claim) -> bool:
    """Tell whether "left" is no "left dozens dead"."""
    lows = scene.tokens.lows
    following = lows[claim.after] if claim.after < len(lows) else "."
    counts = following[0].isdigit() or following in number_words()
    if counts or following in _crowds() or following in _LEFT_BEHIND:
        return False
    behind = {*lows[claim.after : min(scene.end, claim.after + _LEFT_REACH)]}
    trails = claim.entry.form == "ing" and scene.tokens.before(claim.first) == ","
    return not (_LEFT_HURT & behind or (trails and _LEFT_SO & behind))


@lru_cache(maxsize=1)
def _causes() -> frozenset[str]:
    return frozenset(load_table("events")["causes"]["words"])


@lru_cache(maxsize=1)
def _crowds() -> frozenset[str]:
    return frozenset(load_table("events")["crowds"]["words"])


@lru_cache(maxsize=1)
def _structures() -> frozenset[str]:
    return frozenset(load_table("events")["structures"]["words"])


def _is_pulled(scene: Scene, claim: Claim) -> bool:
    """Tell whether troops stand between a verb and its particle ("pulled its battalions back")."""
    lows = scene.tokens.lows
    for i in range(claim.after + 1, min(claim.after + LOAD_REACH, scene.end)):
        if lows[i] in _particles():
            reach = range(claim.after, i)
            troops = any(
                e.role == "load" and e.value == "troops" for h in scene.hits if h.first in reach for e in h.entries
            )
            return troops or any(m.actor.actor_class == "force" and m.first in reach for m in scene.actors)
    return False


def _is_held_by(scene: Scene, claim: Claim) -> bool:
    """Tell whether "hands" are those of a side, and control is ("is in Azerbaijani hands", "under army control")."""
    at = claim.first - 1
    if scene.tokens.lows[at] in ("'s", "'", "’"):
        at -= 1  # "in the group's hands"
    owner = next((m.first for m in scene.actors if m.first <= at < m.after), at)
    before = scene.tokens.lows[max(scene.start, owner - _HOLDER_WORDS) : max(at, scene.start)]
    if signs().within.isdisjoint(before):
        return False
    return scene.tokens.capitals[at] or scene.tokens.lows[at] in beside("sides")


def _is_toll(scene: Scene, claim: Claim) -> bool:
    """Tell whether a count of dead follows, of an event told before, and no guess of one ("could reach 20,000")."""
    behind = scene.tokens.lows[claim.after : scene.end]
    guessed = not beside("guesses").isdisjoint(behind[:OBJECT])
    return bool(scene.told) and not guessed and any(low[0].isdigit() for low in behind)


def is_listed_toll(scene: Scene, claim: Claim) -> bool:
    """Tell whether a list of places and tolls of an event told before counts here ("Kunar: 800 dead; Laghman: 12")."""
    if not scene.told:
        return False
    lows = scene.tokens.lows
    return any(
        site.literal
        and lows[site.after : site.after + 1] == [":"]
        and site.after < claim.first <= site.after + _LISTED
        and (lows[site.after + 1][0].isdigit() or lows[site.after + 1] in number_words())
        for site in scene.sites
    )


def _are_dead(scene: Scene, claim: Claim) -> bool:
    """Tell whether people are counted as dead of what was told before ("eight were confirmed dead", "12 are dead")."""
    lows = scene.tokens.lows
    before = lows[max(scene.start, claim.first - OBJECT) : claim.first]
    if not scene.told or signs().to_be.isdisjoint(before) or not beside("unsure").isdisjoint(before):
        return False
    subject = lows[max(scene.start, claim.first - AHEAD) : claim.first]
    return any(low[0].isdigit() or low in number_words() or low in vague_words() for low in subject)


def _is_cargo(scene: Scene, claim: Claim) -> bool:
    """Tell whether arms are what arrives, and no force with its arms."""
    carried = not beside("carriers").isdisjoint(words_before(scene, claim))
    if not carried and any(m.actor.actor_class in ARMED and m.after <= claim.first for m in scene.actors):
        return False
    return any(
        entry.role == "load" and entry.value == "arms" and not hit.role("weapon")
        for hit in scene.hits
        if claim.start - LOAD_REACH <= hit.first < claim.first
        for entry in hit.entries
    )


def _is_caught(scene: Scene, claim: Claim) -> bool:
    """Tell whether somebody is caught, and not in the rain: behind "in" stands a name."""
    lows, at = scene.tokens.lows, claim.after
    if at >= scene.end or lows[at] not in beside("not_caught"):
        return True
    return lows[at] in NOT_OF_AN_OBJECT and at + 1 < scene.end and scene.tokens.capitals[at + 1]


def _is_counted(scene: Scene, claim: Claim) -> bool:
    lows = scene.tokens.lows
    return scene.has("quantity") or any(lows[hit.first - 1][0].isdigit() for hit in scene.hits if hit.first)


def _is_under_holder(scene: Scene, claim: Claim) -> bool:
    """Tell whether a place stands before, and behind a side alone ("X remains under the army", not "under fire")."""
    lows, end = scene.tokens.lows, scene.end
    if not any(site.literal and site.after <= claim.first for site in scene.sites):
        return False
    if "of" in lows[claim.after : claim.after + _HOLDER_WORDS + 1]:
        return not beside("holding_on").isdisjoint(lows[claim.after : claim.after + _HOLDER_WORDS])
    mention = next((m for m in scene.actors if 0 <= m.first - claim.after < _HOLDER_WORDS), None)
    if mention is None or mention.actor.actor_class not in ("force", "government"):
        return False
    following = lows[mention.after] if mention.after < end else "."
    alone = not following.isalpha() or following in signs().soft or following in beside("holding_on")
    return alone and all(low in beside("firmly") for low in lows[claim.after : mention.first])


def _is_repeated(scene: Scene, claim: Claim) -> bool:
    """Tell whether attempts are counted, and so were made ("made 38 attempts to", "tried to advance five times")."""
    lows = scene.tokens.lows
    ahead = lows[max(scene.start, claim.first - _TALLY) : claim.first]
    if claim.entry.role == "noun" and any(low[0].isdigit() or low in _tallies() for low in ahead):
        return True
    for i in range(claim.after + 1, min(scene.end, claim.after + _TIMES)):
        if lows[i] == "times" and (lows[i - 1][0].isdigit() or lows[i - 1] in _tallies()):
            return True
    return False


@lru_cache(maxsize=1)
def _tallies() -> frozenset[str]:
    return number_words() | vague_words() | {"many"}


@lru_cache(maxsize=1)
def _attempts() -> frozenset[str]:
    return frozenset(load_table("events")["attempts"]["words"])


def _has_sides(scene: Scene, claim: Claim) -> bool:
    """Tell whether two parties stand before a verb ("herdsmen and farmers fought")."""
    before = [m for m in scene.actors if m.after <= claim.first][-2:]
    return len(before) == 2 and "and" in scene.tokens.lows[before[0].after : before[1].first]


def _is_out(scene: Scene, claim: Claim) -> bool:
    """Tell whether those behind a verb are moved out of where they were ("pushed the insurgents out of")."""
    return any(low in ("out", "from", "back") for low in scene.tokens.lows[claim.after : claim.after + LOAD_REACH])


def _is_of_a_state(scene: Scene, claim: Claim) -> bool:
    """Tell whether a state or its forces do what a verb tells: its subject, or behind "by"."""
    doers = [m for m in scene.actors if (m.first >= claim.after) == claim.passive]
    doer = (doers[0] if claim.passive else doers[-1]) if doers else None
    if doer is None:
        return False
    return doer.actor.actor_class in ("government", "police") or is_state_force(doer.actor) or serves_state(doer.actor)


def _is_held(scene: Scene, claim: Claim) -> bool:
    """Tell whether a place, and no person, is "held by" somebody."""
    lows = scene.tokens.lows
    if any(site.literal and 0 <= claim.first - site.after <= _THERE_REACH for site in scene.sites):
        return True
    return any(low in grounds() for low in lows[max(scene.start, claim.first - _THERE_REACH) : claim.first])


_PREDICATES: dict[str, Callable[[Scene, Claim], bool]] = {
    "place": lambda scene, claim: any(site.literal for site in scene.sites) or scene.has("there"),
    "object": takes_place,
    "goal": _has_goal,
    "there": lambda scene, claim: scene.near("there", claim, _THERE_REACH),
    "actor": lambda scene, claim: any(m.form != "source" for m in scene.actors),
    "civilians": lambda scene, claim: scene.has_actor(("civilians",)),
    "protesters": lambda scene, claim: scene.has_actor(("protesters",)),
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
        is_moved(scene, claim, hit, is_object=True) for hit in scene.hits if hit.role("load")
    ),
    "prisoners": lambda scene, claim: (
        scene.near("prisoners", claim, GROUND_REACH)
        or (claim.passive and any(h.role("prisoners") and h.after <= claim.first for h in scene.hits))
    ),
    "water": lambda scene, claim: any(h.role("water") and h.first < claim.after for h in scene.hits),
    "missile": lambda scene, claim: scene.has_value("weapon", _FALLING),
    "armament": lambda scene, claim: (
        scene.near("weapon", claim, _THERE_REACH)
        if not claim.passive
        else (any(hit.role("weapon") and 0 <= claim.first - hit.after <= _THERE_REACH for hit in scene.hits))
    ),
    "ship": lambda scene, claim: (
        any(h.role("vehicle") and h.after <= claim.first for h in scene.hits)
        if claim.passive
        else scene.near("vehicle", claim, GROUND_REACH)
    ),
    "fallen": _is_fallen,
    "given_up": lambda scene, claim: claim.passive and _stands_before(scene, claim),
    "out": _is_out,
    "unknown": is_of_a_name,
    "sides": _has_sides,
    "attempt": lambda scene, claim: (
        bool(_attempts() & {*scene.tokens.lows[claim.after : claim.after + GROUND_REACH]})
        and not scene.near("weapon", claim, GROUND_REACH)
    ),
    "held": _is_held,
    "repeated": _is_repeated,
    "under_holder": _is_under_holder,
    "routed": _is_routed,
    "built": _is_built,
    "called": lambda scene, claim: scene.has_value("status", ("called_for", "planned")),
    "pulled": _is_pulled,
    "relief": lambda scene, claim: scene.has_value("load", ("relief",)),
    "unarmed": lambda scene, claim: not scene.has_value("weapon", _FALLING),
    "vehicle": lambda scene, claim: (
        not vehicles().isdisjoint(scene.tokens.lows[scene.start : scene.end]) or scene.has("vehicle")
    ),
    "crowd": lambda scene, claim: any(low in _crowds() for low in scene.tokens.lows[scene.start : claim.first]),
    "cause": lambda scene, claim: bool(_causes() & {*scene.tokens.lows[claim.after : scene.end]}),
    "departing": _departs,
    "jailed": lambda scene, claim: not _COURTS & {*scene.tokens.lows[scene.start : scene.end]},
    "casualty": lambda scene, claim: scene.has_value("quantity", HARMED),
    "number": _is_counted,
    "passive": lambda scene, claim: claim.passive,
    "active": lambda scene, claim: not claim.passive and not scene.tokens.lows[claim.first].endswith("ing"),
    "doing": lambda scene, claim: not claim.passive,
    "by_men": lambda scene, claim: scene.told not in of_nature() or scene.has_actor(ARMED),
    "of_state": _is_of_a_state,
    "captive_in_hands": lambda scene, claim: (
        not beside("people").isdisjoint(words_before(scene, claim))
        and not (beside("captors") | beside("abductors")).isdisjoint(
            scene.tokens.lows[claim.after : min(scene.end, claim.after + NEXT)]
        )
    ),
    "by_people": lambda scene, claim: (
        takes_people(scene, claim)
        and "by" in scene.tokens.lows[claim.after - 1 : claim.after + 1]
        and any(m.actor.actor_class == "civilians" and 0 <= m.first - claim.after <= OBJECT for m in scene.actors)
    ),
    "peaceful": lambda scene, claim: (
        not any(m.actor.actor_class in ARMED and 0 <= m.first - claim.after < NEXT for m in scene.actors)
    ),
    "weaponry": lambda scene, claim: any(
        entry.role == "load" and entry.value == "arms" and is_moved(scene, claim, hit, is_object=True)
        for hit in scene.hits
        for entry in hit.entries
    ),
    "held_by": _is_held_by,
    "structure": lambda scene, claim: (
        scene.has("structure")
        or (scene.has("civilian_site") and not _structures().isdisjoint(words_before(scene, claim)))
    ),
    "caught": _is_caught,
    "numbered": lambda scene, claim: claim.after < scene.end and scene.tokens.lows[claim.after][0].isdigit(),
    "toll": _is_toll,
    "listed_toll": is_listed_toll,
    "are_dead": _are_dead,
    "by_band": lambda scene, claim: any(
        m.actor.actor_class == "force" and not m.actor.name.startswith(MILITARY)
        for m in scene.actors
        if 0 <= m.first - claim.after <= OBJECT and "by" in scene.tokens.lows[claim.after - 1 : m.first]
    ),
    "named": lambda scene, claim: claim.after < scene.end and scene.tokens.capitals[claim.after],
    "cargo": _is_cargo,
    "next_held": lambda scene, claim: "held" in words_before(scene, claim),
}
