"""Which reading of an event word its sentence bears out."""

from __future__ import annotations

from functools import lru_cache

from geoevents.actors.table import is_state_force, serves_state
from geoevents.events.kinds.misread import EASILY_MISREAD, is_misread
from geoevents.events.kinds.needs import meets_needs
from geoevents.events.kinds.taking import captives, takes_no_ground, takes_one_by_name, takes_people
from geoevents.events.numbers.deaths import are_starving, counts_toll
from geoevents.events.numbers.numbers import begins
from geoevents.events.people.persons import of_persons_taken
from geoevents.events.words.describing import STATES
from geoevents.events.words.felled import antecedent
from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import Scene
from geoevents.events.words.triggers import GATHERINGS, NO_KIND, causing, grounds, kinds, of_nature, signs
from geoevents.events.words.vocabulary import Entry
from geoevents.events.words.wordsbeside import AHEAD, beside, number_words, vague_words
from geoevents.lexicon.tables import clause_words, load_table

# "attacked the new policy": words between a blow and what is no target of arms.
_ABSTRACT_GAP, _BLOWS = 3, frozenset({"armed_clash", "strike", "shelling", "air_strike"})
# "The ground that the army had lost to the rebels": words between what was lost and the verb.
_LOST_REACH = 8
# "allowed 110 aid trucks to enter": words between the two verbs.
_LET_GAP = 7
_IT = frozenset({"it", "them"})
# What moves troops.
_SENDING = frozenset({"reinforcement", "transfer", "arrive"})
_ENTERED = frozenset({"capture", "advance", "reach"})
# "besieged a small garrison": words between a deed and what it is done to.
_OBJECT_GAP = 3
# "released 30 soldiers captured in X": words from those who are freed to where they were taken.
_CAUGHT, _WHERE = clause_words("choosing", "caught"), clause_words("choosing", "where")
_FREED, _TO_FREED = clause_words("raids", "freeing") | clause_words("choosing", "given_back"), 7
# "what the army called": words between the two.
_CALLED_GAP = 4
# "villagers they had taken from X": words between those taken and the verb.
_HAVING, _TO_TAKEN = frozenset({"had", "have", "has"}), 5
_RELATIVE = clause_words("shared", "relative")
_CARRIED = clause_words("choosing", "carried")
# "was taken from his brother's shop": words from whose it is to the room.
_WORKPLACES, _ITS_OWNERS, _TO_ROOM = clause_words("choosing", "workplaces"), clause_words("choosing", "its_owners"), 5
# "handed over two suspects": words between the verb and whom it is about, and what is ground.
_HANDING, _BODIES, _TO_GIVEN = clause_words("choosing", "handing"), clause_words("choosing", "bodies"), 7
_OF_GROUND = frozenset({"withdrawal", "transfer", "capture"})
_MOBILISING = clause_words("choosing", "mobilising")
_TO_RALLY = frozenset({"to", "had", "have", "then", "also"})
_BREAKING_UP = clause_words("choosing", "breaking_up")
_STRIKE = clause_words("choosing", "strikes")
# "a ranger with burns was flown out for treatment": of what the wounded suffer, where they are nursed, and what parts
# others from those who are moved.
_INJURIES, _NURSING = clause_words("choosing", "injuries"), clause_words("choosing", "nursing")
_NOT_OF_THE_MOVED = clause_words("choosing", "not_of_the_moved")
# "recovered a mortar, two rifles and six home-made bombs": words from the verb to the last of the list.
_FINDING, _ARMS, _TO_FOUND = clause_words("choosing", "finding"), clause_words("choosing", "arms"), 16
# "clashes between X and Y went on as gunmen killed nine": what opens a clause of its own.
_JOINTS = clause_words("choosing", "joints")


def is_free(scene: Scene, claim: Claim) -> bool:
    """Tell whether an event word is no part of a place's name; "the X air base" may be the base that is built.

    Parameters
    ----------
    scene : Scene
    claim : Claim
    """
    if (
        claim.kind in STATES
        and scene.tokens.lows[claim.first - 1 : claim.first] == ["to"]
        and claim.first > scene.start
    ):
        return False
    if claim.kind == "capture" and any(m.form == "named" and m.first < claim.first < m.after for m in scene.actors):
        return False
    if claim.kind in _SENDING and _are_wounded(scene, claim):
        return False  # "wounded soldiers were flown to the capital"
    if _is_found(scene, claim) or _rallies_people(scene, claim):
        return False
    undergone = claim.passive or claim.entry.form in ("past", "part") or scene.tokens.lows[claim.first] in signs().to_be
    if undergone and any(entry.value == "displacement" for entry in claim.choices) and _are_hurt(scene, claim):
        return False  # "the wounded were evacuated to the capital"
    described = claim.entry.form in ("past", "part") and claim.entry.role == "verb"
    if described and _is_of_actor(scene, claim):
        return False  # "wounded soldiers were flown out"
    if _is_a_tolls(scene, claim) or are_starving(scene.tokens.lows, claim) or _gives_arms(scene, claim):
        return False
    if claim.entry.value in _ENTERED and _is_let_in(scene, claim):
        return False
    if scene.tokens.lows[claim.first] in EASILY_MISREAD and is_misread(scene, claim):
        return False
    begins = claim.entry.role == "verb"  # "besieging Goma" is the deed and where it is
    if claim.kind != "base":
        for site in scene.sites:
            if site.first + begins <= claim.first < site.after:
                return False
    return True


def _is_of_actor(scene: Scene, claim: Claim) -> bool:
    """Tell whether an event word opens what an actor is called, and only says who he is."""
    opening = [mention for mention in scene.actors if mention.first == claim.first]
    return bool(opening) and claim.after < max(mention.after for mention in opening)


def _is_a_tolls(scene: Scene, claim: Claim) -> bool:
    """Tell whether a toll, and nobody, is what has reached something ("the toll of the fighting had reached 40")."""
    if claim.entry.value != "reach":
        for entry in claim.choices:
            if entry.value == "reach":
                break
        else:
            return False
    lows = scene.tokens.lows
    return begins(lows, claim.after) and counts_toll(lows, scene.start, claim.first)


def _gives_arms(scene: Scene, claim: Claim) -> bool:
    """Tell whether arms, and no ground, are what is handed on ("found a rocket and handed it to the army")."""
    if _IT.isdisjoint(scene.tokens.lows[claim.first + 1 : claim.after + 1]):
        return False
    if not any(entry.value == "withdrawal" for entry in (claim.entry, *claim.choices)):
        return False
    return any("weapon" in hit.words.by_role and hit.after <= claim.first for hit in scene.hits) and not any(
        site.literal
        and site.first < claim.first
        and signs().locative.isdisjoint(scene.tokens.lows[max(0, site.first - 1) : site.first + 1])
        for site in scene.sites
    )


def _are_wounded(scene: Scene, claim: Claim) -> bool:
    """Tell whether those who are moved are the wounded ("a ranger with burns was airlifted to X for treatment")."""
    lows, hurt = scene.tokens.lows, beside("hurt_words")
    if any(m.after <= claim.first and lows[m.first] in hurt for m in scene.actors):
        return True
    if claim.kind == "arrive" and lows[claim.first] not in signs().to_be and not claim.passive:
        return False
    ahead = lows[max(scene.start, claim.first - AHEAD) : claim.first]
    parted = max((i for i, low in enumerate(ahead) if low in _NOT_OF_THE_MOVED), default=-1)
    if not (hurt | _INJURIES).isdisjoint(ahead[parted + 1 :]):
        return True
    return not _NURSING.isdisjoint(lows[claim.after : min(scene.end, claim.after + AHEAD)])


def _rallies_people(scene: Scene, claim: Claim) -> bool:
    """Tell whether people who bear no arms come together ("causing youths to mobilise"), and call up no troops."""
    lows = scene.tokens.lows
    if claim.kind != "reinforcement" or claim.entry.role != "verb" or lows[claim.first] not in _MOBILISING:
        return False
    before = [m for m in scene.actors if m.after <= claim.first]
    if not before or before[-1].actor.actor_class not in ("civilians", "protesters"):
        return False
    own = _TO_RALLY.issuperset(lows[before[-1].after : claim.first])
    return own and not any(0 <= m.first - claim.after <= 1 for m in scene.actors)


def _is_found(scene: Scene, claim: Claim) -> bool:
    """Tell whether a weapon is only one of a list of finds ("recovered a mortar, two rifles and six bombs")."""
    lows = scene.tokens.lows
    if claim.passive or lows[claim.after - 1] not in _weapons():
        return False
    listed = False
    for i in range(claim.first - 1, max(scene.start, claim.first - _TO_FOUND) - 1, -1):
        if lows[i] in _FINDING:
            return listed
        if lows[i] in (",", "and"):
            listed = listed or not _weapons().isdisjoint(lows[i - 1 : i])
        elif not lows[i].isalnum() or lows[i] in signs().locative - {"of"} or lows[i] in signs().to_be:
            return False
    return False


@lru_cache(maxsize=1)
def _weapons() -> frozenset[str]:
    return beside("arms") | beside("bombs") | beside("mines") | beside("flying") | beside("grenades") | _ARMS


def _are_hurt(scene: Scene, claim: Claim) -> bool:
    """Tell whether the last who are named before a passive verb are the wounded ("were hurt and evacuated")."""
    lows = scene.tokens.lows
    carried = not _CARRIED.isdisjoint(lows[claim.first : claim.after])
    if carried and lows[claim.first - 1] == "and" and lows[claim.first - 2] in beside("hurt_words"):
        return True
    before = [m for m in scene.actors if m.after <= claim.first]
    last = scene.tokens.lows[before[-1].first : before[-1].after] if before else ()
    return not beside("hurt_words").isdisjoint(last)


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
    return ahead.isdisjoint(_RELATIVE) and ahead.isdisjoint(grounds())


def _loses_men(scene: Scene, claim: Claim) -> bool:
    """Tell whether a party loses its men, and no ground ("killed 18 insurgents and lost two men")."""
    lows, at = scene.tokens.lows, claim.after
    if claim.passive or lows[claim.first] not in beside("losing") or at >= scene.end:
        return False
    if not beside("limbs").isdisjoint(lows[at : at + 2]):
        return True  # "soldiers lost legs to mines"
    counted = lows[at][0].isdigit() or lows[at] in number_words() or lows[at] in vague_words()
    lost = {*lows[at + 1 : at + _LET_GAP]}
    tables = load_table("events")
    return counted and not lost.isdisjoint([*tables["tolls"]["own_dead"], *tables["quantities"]["vehicles"]])


def _is_let_in(scene: Scene, claim: Claim) -> bool:
    """Tell whether things, and nobody's men, are let in ("allowed 110 aid trucks to enter Gaza")."""
    lows = scene.tokens.lows
    if scene.tokens.before(claim.first) != "to":
        return False
    for i in range(claim.first - 2, max(scene.start, claim.first - _LET_GAP) - 1, -1):
        if lows[i] in causing() and not any(m.first <= i < m.after for m in scene.actors):  # no "Russian forces"
            return not any(i < m.first < claim.first for m in scene.actors)
    return False


def choose_entries(scene: Scene, claim: Claim) -> bool:
    """Keep the readings of a word whose needs the sentence meets; False when there is none.

    Parameters
    ----------
    scene : Scene
    claim : Claim
    """
    if not _abstract().isdisjoint(scene.tokens.lows[claim.after : min(claim.after + _ABSTRACT_GAP, scene.end)]):
        claim.choices = tuple(entry for entry in claim.choices if entry.value not in _BLOWS)
    claim.choices = tuple(entry for entry in of_persons_taken(scene, claim) if meets_needs(entry, scene, claim))
    if not claim.choices:
        return False
    nature = next((t.kind for t in scene.triggers if t.after == claim.first and t.kind in of_nature()), "")
    if nature in [entry.value for entry in claim.choices]:  # "a storm hit X, and a landslide killed nine"
        claim.choices = tuple(entry for entry in claim.choices if entry.value == nature)
    if "control" in [entry.value for entry in claim.choices] and claim.passive and takes_people(scene, claim):
        claim.choices = tuple(
            entry._replace(value="abduction") if entry.value == "control" else entry for entry in claim.choices
        )  # "soldiers are being held by villagers in X"
    if "capture" in [entry.value for entry in claim.choices] and _takes_whom(scene, claim):
        doers = [m.actor for m in scene.actors if m.after == claim.first or m.after == claim.first - 1]
        taken = "arrest" if any(is_state_force(doer) or serves_state(doer) for doer in doers) else "abduction"
        claim.choices = tuple(e._replace(value=taken) for e in claim.choices if e.value == "capture")
    if "capture" in [entry.value for entry in claim.choices] and _are_men_taken(scene, claim):
        claim.passive = True
        claim.choices = tuple(e._replace(value="abduction") for e in claim.choices if e.value == "capture")
    if "capture" in [entry.value for entry in claim.choices] and takes_one_by_name(scene, claim):
        claim.choices = tuple(e._replace(value="arrest") for e in claim.choices if e.value == "capture")
    if "capture" in [entry.value for entry in claim.choices] and takes_no_ground(scene, claim):
        held = claim.passive and takes_people(scene, claim)
        captives = tuple(entry._replace(value="arrest") for entry in claim.choices if held and entry.value == "capture")
        routed = tuple(entry for entry in claim.choices if _is_rout(entry))  # "dislodged the militants from X"
        claim.choices = tuple(entry for entry in claim.choices if entry.value != "capture") or captives or routed
    if "capture" in [entry.value for entry in claim.choices] and (
        _are_carried_off(scene, claim) or _is_taken_from_home(scene, claim)
    ):
        claim.choices = tuple(entry._replace(value="abduction") for entry in claim.choices if entry.value == "capture")
    if scene.tokens.lows[claim.first] in _HANDING and _gives_people(scene, claim):
        claim.choices = tuple(entry for entry in claim.choices if entry.value not in _OF_GROUND)
    if _is_broken_up(scene, claim):
        return False
    plain = tuple(entry for entry in claim.choices if entry.value == "killing")
    if plain and not claim.passive and _is_of_two_sides(scene, claim):
        claim.choices = plain
    if _is_of_the_taken(scene, claim) or _is_besieged(scene, claim):
        claim.choices = tuple(entry for entry in claim.choices if entry.value not in ("capture", *STATES))
    if _is_beaten(scene, claim) or _loses_men(scene, claim):
        claim.choices = tuple(entry for entry in claim.choices if entry.value != "withdrawal")
    if _is_convened(scene, claim):
        claim.choices = tuple(entry for entry in claim.choices if entry.value not in STATES)
    if "statement" in [entry.value for entry in claim.choices] and _is_called_so(scene, claim):
        claim.choices = tuple(entry for entry in claim.choices if entry.value != "statement")
    word = scene.tokens.lows[claim.first]
    if (word in _STRIKE and _is_strike_of_arms(scene, claim)) or (
        word in beside("blocking") and _is_an_armed_block(scene, claim)
    ):
        claim.choices = tuple(entry for entry in claim.choices if entry.value != "protest")
    if {"statement", "protest"} <= {entry.value for entry in claim.choices} and _is_a_crowds(scene, claim):
        claim.choices = tuple(entry for entry in claim.choices if entry.value != "statement")
    if claim.choices:
        claim.entry, claim.kind = claim.choices[0], claim.choices[0].value
    return bool(claim.choices)


def _are_men_taken(scene: Scene, claim: Claim) -> bool:
    """Tell whether a participle says of people where they were taken ("released 30 soldiers captured in X")."""
    lows = scene.tokens.lows
    if claim.entry.form not in ("past", "part") or lows[claim.first - 1] not in captives():
        return False
    if lows[claim.first] not in _CAUGHT or _WHERE.isdisjoint(lows[claim.after - 1 : claim.after + 1]):
        return False
    freed = range(max(scene.start, claim.first - _TO_FREED), claim.first)
    return any(lows[i] in _FREED for i in freed)


def _takes_whom(scene: Scene, claim: Claim) -> bool:
    """Tell whether people told of before are taken ("the men whom the soldiers captured on Monday")."""
    at = -1 if claim.passive else antecedent(scene.tokens, claim.first)
    return at >= 0 and "whom" in scene.tokens.lows[at + 1 : at + 3]


def _is_of_two_sides(scene: Scene, claim: Claim) -> bool:
    """Tell whether a clash of two sides is what kills ("clashes between herders and farmers killed nine")."""
    lows = scene.tokens.lows
    return any(
        other.entry.role == "noun"
        and other.entry.frame == "mutual"
        and other.after <= claim.first
        and lows[other.after : other.after + 1] == ["between"]
        and _JOINTS.isdisjoint(lows[other.after : claim.first])
        and lows[other.after : claim.first].count("and") == 1
        for other in scene.triggers
    )


def _gives_people(scene: Scene, claim: Claim) -> bool:
    """Tell whether people or the dead, and no ground, are handed over ("handed over three captured soldiers")."""
    lows = scene.tokens.lows
    if claim.passive:
        reach = range(claim.first - 1, max(scene.start, claim.first - _TO_GIVEN) - 1, -1)
    else:
        reach = range(claim.after, min(scene.end, claim.after + _TO_GIVEN))
    planes = {hit.after for hit in scene.hits if "weapon" in hit.words.by_role}  # "handed over its MiG-29 fighters"
    for i in reach:
        if (lows[i] in captives() or lows[i] in _BODIES) and i not in planes:
            return True
        if not claim.passive and (lows[i] == "to" or lows[i] in signs().locative):
            return False
        if lows[i] in grounds() or lows[i] in (",", ";"):
            return False
    return False


def _is_of_the_taken(scene: Scene, claim: Claim) -> bool:
    """Tell whether a participle only says of people from where they were taken ("twelve students taken from X")."""
    lows = scene.tokens.lows
    if claim.entry.role != "verb" or (
        lows[claim.after : claim.after + 1] != ["from"] and lows[claim.after - 1] != "from"
    ):
        return False
    return any(m.after == claim.first and m.actor.actor_class == "civilians" for m in scene.actors)


def _are_carried_off(scene: Scene, claim: Claim) -> bool:
    """Tell whether people, and no ground, are what somebody had taken ("freed 12 villagers they had taken from X")."""
    lows, at = scene.tokens.lows, claim.first
    if claim.passive or claim.entry.role != "verb" or lows[claim.after - 1] != "from" or lows[at - 1] not in _HAVING:
        return False
    return not beside("people").isdisjoint(lows[max(scene.start, at - _TO_TAKEN) : at - 2])


def _is_taken_from_home(scene: Scene, claim: Claim) -> bool:
    """Tell whether somebody, and no ground, is taken from where people live or work ("was taken from his shop")."""
    lows, at = scene.tokens.lows, claim.after + (scene.tokens.lows[claim.after - 1] != "from")
    if not claim.passive or claim.entry.role != "verb" or lows[at - 1 : at] != ["from"]:
        return False
    rooms = beside("homes") | _WORKPLACES
    return not _ITS_OWNERS.isdisjoint(lows[at : at + 1]) and not rooms.isdisjoint(lows[at + 1 : at + _TO_ROOM])


def _is_besieged(scene: Scene, claim: Claim) -> bool:
    """Tell whether a garrison is only what another deed is done to ("besieged a garrison in X")."""
    if claim.kind != "presence" or claim.entry.role != "noun":
        return False
    deeds = [other for other in scene.triggers if other.entry.role == "verb" and other.after <= claim.first]
    met = deeds and kinds().get(deeds[-1].kind, NO_KIND).force and deeds[-1].kind != claim.kind
    return bool(met) and not deeds[-1].passive and claim.first - deeds[-1].after <= _OBJECT_GAP


def _is_broken_up(scene: Scene, claim: Claim) -> bool:
    """Tell whether a meeting is only what others break up or storm ("soldiers broke up a meeting in X")."""
    lows = scene.tokens.lows
    if claim.kind != "talks" or beside("gatherings").isdisjoint(lows[claim.first : claim.after]):
        return False  # "broke off talks"
    deeds = [other for other in scene.triggers if other.entry.role == "verb" and other.after <= claim.first]
    met = deeds and not deeds[-1].passive and claim.first - deeds[-1].after <= _OBJECT_GAP
    return bool(met) and not _BREAKING_UP.isdisjoint(lows[deeds[-1].first : deeds[-1].after])


def _is_called_so(scene: Scene, claim: Claim) -> bool:
    """Tell whether a verb only says what somebody calls a thing ("struck what it called a base")."""
    lows = scene.tokens.lows
    named = lows[claim.first] in load_table("events")["naming"]["verbs"]
    return named and "what" in lows[max(scene.start, claim.first - _CALLED_GAP) : claim.first]


def _is_an_armed_block(scene: Scene, claim: Claim) -> bool:
    """Tell whether armed men, and no crowd, are who blocks a road."""
    if claim.entry.role != "verb":
        return False
    doers = [m for m in scene.actors if m.actor.actor_class in ("force", "civilians", "protesters")]
    before = [m for m in doers if m.after <= claim.first]
    subject = before[-1:] or doers[:1]  # "having blocked the road, gunmen"
    return bool(subject) and subject[0].actor.actor_class == "force"


def _is_strike_of_arms(scene: Scene, claim: Claim) -> bool:
    """Tell whether a strike is a blow, of a state or an army, and none of workers ("a strike by Israel killed six")."""
    if claim.entry.role != "noun":
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
