"""What a verb such as "captured" takes: a town that is its object, ground whoever holds it, a name no gazetteer has."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geoevents.events.words.felled import antecedent
from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import ARMED, Scene
from geoevents.events.words.sites import Site, is_object, is_passive_subject, object_words
from geoevents.events.words.spelling import plural
from geoevents.events.words.triggers import grounds, signs
from geoevents.events.words.wordsbeside import number_words
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words, load_table

# A place that a passive verb has as its subject stands at most this many words before it.
SUBJECT_REACH = 14
# Between "captured" and the ground that is taken ("more than 100 army outposts").
GROUND_REACH = 6
# "one of which was regained by the government (X base)": the place behind the agent.
_AGENT_REACH = 8
# "X, which we took in May": who may be its subject without a name.
_THEY = clause_words("taking", "they")
_RELATIVE_REACH = 12  # words between "which" and the verb of a relative clause (judgement)
_CAUGHT_IN, _TITLES = clause_words("taking", "caught_in"), clause_words("taking", "titles")
_JOINING = clause_words("taking", "joining")
_ARTICLES = frozenset({"the", "a", "an", "its", "their", "of"})
_OWNER_SIGNS = frozenset({"'s", "'", "’", "’s", "-"})
NOT_OF_AN_OBJECT = clause_words("taking", "not_of_an_object")
_LEFT_ON = clause_words("taking", "left_on")


def takes_place(scene: Scene, claim: Claim) -> bool:
    """Tell whether a place is the object of a verb, or the subject of its passive."""
    places = [site for site in scene.sites if site.literal]
    return (
        _takes_unknown(scene, claim)
        or any(_is_taken(scene, claim, site) for site in places)
        or ((bool(places) or scene.has_actor(ARMED)) and _takes_ground(scene, claim))
        or takes_the_town(scene, claim)
        or _takes_it(scene, claim)
        or (bool(places) and _takes_antecedent(scene, claim))
    )


def _takes_antecedent(scene: Scene, claim: Claim) -> bool:
    """Tell whether what is taken is told of before its clause ("X, the garrison that rebels captured on Monday")."""
    doers = any(m.after == claim.first for m in scene.actors)
    at = antecedent(scene.tokens, claim.first) if doers and not claim.passive else -1
    return at >= 0 and (scene.tokens.lows[at] in grounds() or any(s.literal and s.after - 1 == at for s in scene.sites))


def takes_no_ground(scene: Scene, claim: Claim) -> bool:
    """Tell whether people or things, and no ground, are what is taken ("took two prisoners", "control of a fire").

    Parameters
    ----------
    scene : Scene
    claim : Claim
    """
    lows = scene.tokens.lows
    if claim.entry.role != "verb" or claim.entry.frame == "taken":
        return False  # "fell to RSF fighters": they take it
    if claim.passive:
        at = _subject_head(scene, claim)
        named = scene.tokens.capitals[at] and at > scene.start
        return (at < claim.first - 1 and lows[at] in _no_ground() and not named) or _are_counted(scene, claim)
    at = claim.after
    while at < min(scene.end, claim.after + GROUND_REACH) and lows[at] not in _phrase_ends():
        if not (lows[at].isalnum() or lows[at] in _OWNER_SIGNS):
            break
        at += 1
    ends = at >= scene.end or lows[at] != "and"
    return ends and at > claim.after and lows[at - 1] in _no_ground() and not scene.tokens.capitals[at - 1]


def takes_people(scene: Scene, claim: Claim) -> bool:
    """Tell whether people are what a passive verb is done to ("two soldiers were captured in X").

    Parameters
    ----------
    scene : Scene
    claim : Claim
    """
    return scene.tokens.lows[_subject_head(scene, claim)] in captives() or _are_counted(scene, claim)


def takes_one_by_name(scene: Scene, claim: Claim) -> bool:
    """Tell whether somebody told of by his name alone is caught in a town ("Luis was captured in Cali").

    Parameters
    ----------
    scene : Scene
    claim : Claim
    """
    tokens, lows = scene.tokens, scene.tokens.lows
    if not claim.passive or _CAUGHT_IN.isdisjoint(lows[claim.after - 1 : claim.after + 1]):
        return False
    inside = any(site.literal and 0 <= site.first - claim.after <= GROUND_REACH for site in scene.sites)
    first = max(scene.start, claim.first - SUBJECT_REACH)
    subject = range(first, _subject_head(scene, claim) + 1)
    placed = any(site.literal and site.first in subject for site in scene.sites)
    placed = placed or any(lows[i] in grounds() or lows[i] in object_words() - _ARTICLES for i in subject)
    if not inside or placed or any(hit.role("there") and hit.first in subject for hit in scene.hits):
        return False
    heads = [i for i in subject if tokens.capitals[i] and lows[i].isalpha()]
    named = [i for i in heads if i > scene.start or sense_of(lows[i]).part not in ("n", "a", "p", "d")]
    return bool(named) or (bool(heads) and lows[heads[0]] in _TITLES)


def _are_counted(scene: Scene, claim: Claim) -> bool:
    """Tell whether some of those told of before are caught ("200 inmates broke out; 40 were recaptured")."""
    lows, at = scene.tokens.lows, _subject_head(scene, claim)
    if not claim.passive or at >= claim.first - 1 or not (lows[at][0].isdigit() or lows[at] in number_words()):
        return False
    opens = at == scene.start or not lows[at - 1].isalnum() or lows[at - 1] in _JOINING
    return opens and grounds().isdisjoint(lows[scene.start : claim.first])


def _subject_head(scene: Scene, claim: Claim) -> int:
    """Return the token before a passive verb and its auxiliaries."""
    lows, at = scene.tokens.lows, claim.first - 1
    while at > scene.start and (lows[at] in signs().auxiliaries or lows[at] in signs().to_be):
        at -= 1
    return at


@lru_cache(maxsize=1)
def captives() -> frozenset[str]:
    """Return the words for people who may be taken or given."""
    table = load_table("events")["no_ground"]
    return frozenset(table["captives"]) | frozenset(load_table("deeds")["beside"]["people"])


@lru_cache(maxsize=1)
def _no_ground() -> frozenset[str]:
    """Words for people and things that are taken."""
    return vehicles() | captives() | frozenset(load_table("events")["no_ground"]["things"])


@lru_cache(maxsize=1)
def _phrase_ends() -> frozenset[str]:
    """Words behind which an object is over ("prisoners in X", "a tank on Monday")."""
    return NOT_OF_AN_OBJECT | frozenset(load_table("events")["no_ground"]["ends"])


def _takes_it(scene: Scene, claim: Claim) -> bool:
    """Tell whether "it" behind a verb is a place told of before ("lost X on Monday but regained it")."""
    lows = scene.tokens.lows
    if claim.passive or lows[claim.after : claim.after + 1] != ["it"]:
        return False
    told = any(site.literal and site.after <= claim.first for site in scene.sites)
    return told and vehicles().isdisjoint(lows[scene.start : claim.first])


def _takes_unknown(scene: Scene, claim: Claim) -> bool:
    """Tell whether the object of a force's verb is written as a name, of a place that no gazetteer knows."""
    lows, at = scene.tokens.lows, claim.after
    if claim.passive or not scene.has_actor(ARMED, state=True) or _is_left_on(lows, claim):
        return False  # "found a car abandoned on the outskirts of X"
    while at < scene.end and lows[at] in _objects() and at - claim.after <= GROUND_REACH:
        at += 1
    named = at < scene.end and scene.tokens.capitals[at] and lows[at].isalpha()
    if any(low in vehicles() for low in lows[at : at + GROUND_REACH]):
        return False
    return named and not any(m.first <= at < m.after for m in scene.actors)


@lru_cache(maxsize=1)
def _objects() -> frozenset[str]:
    """Words between a verb and the town it takes."""
    return frozenset(load_table("events")["sites"]["object_words"]) - NOT_OF_AN_OBJECT


def _is_left_on(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether something is only left by a road ("a car abandoned on the outskirts of X")."""
    behind = lows[claim.after : claim.after + 3]
    return behind[:1] == ["on"] and not _LEFT_ON.isdisjoint(behind[1:])


def _is_taken(scene: Scene, claim: Claim, site: Site) -> bool:
    left = claim.entry.role == "verb" and _is_left_on(scene.tokens.lows, claim)
    if site.first >= claim.after and not left and scene.tokens.before(site.first) not in NOT_OF_AN_OBJECT:
        blocked = {i for other in scene.triggers if other is not claim for i in range(other.first, other.after)}
        blocked |= {i for m in scene.actors for i in range(m.first, m.after)}
        if is_object(scene.tokens, claim, site, blocked):
            return True
    if claim.first - SUBJECT_REACH <= site.after and is_passive_subject(scene.tokens, claim, site):
        return True
    if _is_fronted(scene, claim, site):
        return True
    if scene.tokens.before(site.first) == "from":
        return False  # "the girls taken from X"
    return claim.passive and not site.wide() and claim.after <= site.first <= claim.after + _AGENT_REACH


def _is_fronted(scene: Scene, claim: Claim, site: Site) -> bool:
    """Tell whether a relative clause has a place as its object ("Al-Watiyah, which the government's forces took")."""
    lows = scene.tokens.lows
    at = site.after + (lows[site.after : site.after + 1] == [","])
    if claim.passive or lows[at : at + 1] not in (["which"], ["that"]) or not at < claim.first <= at + _RELATIVE_REACH:
        return False
    theirs = lows[at] == "which" and not _THEY.isdisjoint(lows[at + 1 : claim.first])
    return theirs or any(at < m.first and m.after <= claim.first for m in scene.actors)


def _takes_ground(scene: Scene, claim: Claim) -> bool:
    """Tell whether the verb takes "outposts", "districts", "the airport"."""
    return any(low in grounds() for low in scene.tokens.lows[claim.after : claim.after + GROUND_REACH])


def takes_the_town(scene: Scene, claim: Claim) -> bool:
    """Tell whether "the town", which was named before, is the object of a verb, or the subject of its passive."""
    for hit in scene.hits:
        suffers = claim.passive or claim.entry.frame == "taken"
        beside = hit.first == claim.after or (suffers and hit.after <= claim.first)
        if beside and hit.role("there") and scene.tokens.lows[hit.first] != "there":
            return True
    return False


@lru_cache(maxsize=1)
def vehicles() -> frozenset[str]:
    """Return the words for vehicles, one or several: who takes one takes no town."""
    words = load_table("events")["vehicles"]["words"]
    return frozenset((*words, *map(plural, words)))


def is_of_a_name(scene: Scene, claim: Claim) -> bool:
    """Tell whether a force takes what is written as a name, of no place known ("claimed the capture of Druhe")."""
    tokens, at = scene.tokens, claim.after + 1
    named = at < scene.end and tokens.lows[claim.after] == "of" and tokens.capitals[at]
    return named and scene.has_actor(ARMED, state=True) and not any(m.first <= at < m.after for m in scene.actors)
