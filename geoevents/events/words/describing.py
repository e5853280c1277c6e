"""What a participle or a noun only says of somebody, and tells as no event of its own."""

from __future__ import annotations

from collections.abc import Sequence
from itertools import pairwise

from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import Scene
from geoevents.events.words.speech import DETERMINERS
from geoevents.events.words.triggers import (
    NO_KIND,
    accusing,
    attributing,
    kinds,
    signs,
)
from geoevents.lexicon.tables import clause_phrases, clause_words

# "who arrived on motorcycles": moves that tell of no event of their own, and how near a place of theirs would be.
_COMING, _COMING_REACH = frozenset({"reinforcement", "advance", "arrive", "reach", "leave", "withdrawal"}), 6
# "who had come home from abroad": what was done before what is told.
_HOME = frozenset({"arrive", "reinforcement"})
# "a boat that had left X": words from the thing to the verb.
_TO_THING, _THAT_HAD = 3, (["that", "had"], ["which", "had"])
# What is said of a weapon that another verb tells the deed of.
_SENDING = frozenset({"transfer", "launch", "reinforcement", "arms_delivery"})
# Flight that, told by a participle behind an event, says who was hit ("strikes on people fleeing X").
_OF_PEOPLE = frozenset({"flee", "displacement"})
# Deeds that, told by a participle, say whose the subject is ("militiamen fighting alongside them entered X").
_STANDING = clause_words("describing", "standing")
# "who had fled Goma": before a participle of what was done before.
_OF_BEFORE, _WHO = clause_words("describing", "of_before"), clause_words("describing", "relative")
# "four of those who died", "were among the dead": before who died.
_PARTS_OF = clause_phrases("describing", "parts_of")
_TO_PART = max(map(len, _PARTS_OF))
# "backed by heavy US air strikes": words between, and what leads to whom or what helps.
_TO_BACKED = 5
# "which witnesses attribute to": words between.
_TO_WHICH = 4
_BACKED, _BACKERS = clause_words("describing", "backed"), clause_words("describing", "backers")
# "through Qatari and Egyptian mediation": words between.
_OFFICES, _THROUGH = clause_words("describing", "offices"), clause_words("describing", "through")
_TO_OFFICES = 4
# "three survivors of the quake were shot": who took part in a thing or lived through it, what leads to the thing, and
# the words between them.
_TAKERS_PART, _IN_IT = clause_words("describing", "takers_part"), clause_words("describing", "in_it")
_TO_TAKER, _RELATIVE = 6, clause_words("shared", "relative")
# "downed 136 drones and that six missiles hit a plant": these begin what those did that came through.
_NEW_CLAUSE = clause_words("describing", "new_clause")
_TO_THEM = frozenset({"killing", "strike", "arrest"})
# "a funeral gathering in X": occasions that end in -ing, and words from the article.
_OCCASIONS, _TO_ARTICLE = clause_words("describing", "occasions"), 2
# What is only meant to be so behind "to" ("rushed in battalions to hold the town").
STATES = frozenset({"control", "presence"})


def _is_backing(scene: Scene, claim: Claim, following: Sequence[Claim]) -> bool:
    """Tell whether a noun is only what those who do the next deed had behind them ("backed by air strikes, took X")."""
    if claim.entry.role != "noun" or not any(other.entry.role == "verb" for other in following):
        return False
    lows = scene.tokens.lows[max(scene.start, claim.first - _TO_BACKED) : claim.first]
    return any(one in _BACKED and two in _BACKERS for one, two in pairwise(lows))


def _is_of_takers_part(scene: Scene, claim: Claim) -> bool:
    """Tell whether a noun only says in what those took part to whom a verb does something ("shot survivors of X")."""
    if claim.entry.role != "noun":
        return False
    lows = scene.tokens.lows
    floor = max(scene.start, claim.first - _TO_TAKER)
    taker = next((i for i in range(claim.first - 1, floor - 1, -1) if lows[i] in _TAKERS_PART), claim.first)
    if (
        taker == claim.first
        or lows[taker + 1] not in _IN_IT
        or not all(lows[i].isalpha() for i in range(taker, claim.first))
    ):
        return False
    done = [
        c
        for c in scene.triggers
        if c.entry.role == "verb" and (c.kind in _TO_THEM or kinds().get(c.kind, NO_KIND).force)
    ]
    ahead = any(c.after <= taker for c in done)
    return ahead or any(claim.after <= c.first and _RELATIVE.isdisjoint(lows[claim.after : c.first]) for c in done)


def _is_good_offices(scene: Scene, claim: Claim) -> bool:
    """Tell whether a noun only says by whose help others agreed ("agreed on a truce through Russian mediation")."""
    if claim.kind != "talks" or claim.entry.role != "noun" or scene.tokens.lows[claim.after - 1] not in _OFFICES:
        return False
    return not _THROUGH.isdisjoint(scene.tokens.lows[max(scene.start, claim.first - _TO_OFFICES) : claim.first])


def _lays_to(scene: Scene, claim: Claim) -> bool:
    """Tell whether an aside only says whose deed others think it is ("a strike, which witnesses attribute to X")."""
    lows = scene.tokens.lows
    if claim.kind != "statement" or lows[claim.first] not in attributing():
        return False
    deed = any(other.after <= claim.first and kinds().get(other.kind, NO_KIND).force for other in scene.triggers)
    return deed and "which" in lows[max(scene.start, claim.first - _TO_WHICH) : claim.first]


def describes(scene: Scene, claim: Claim, following: Sequence[Claim]) -> bool:
    """Tell whether a participle only describes the subject of the next verb ("a helicopter evacuating soldiers").

    Parameters
    ----------
    scene : Scene
    claim : Claim
    following : sequence of Claim
        The event words behind it in the sentence.
    """
    if _is_of_their_coming(scene, claim) or _is_of_what_was_hit(scene, claim) or _had_come(scene, claim, following):
        return True
    if _is_aimed(scene, claim) or _is_reduced(scene, claim, following) or _is_suspect(scene, claim):
        return True
    if _is_of_takers_part(scene, claim):
        return True
    if _is_backing(scene, claim, following) or _is_good_offices(scene, claim) or _lays_to(scene, claim):
        return True
    if _is_part_of_dead(scene, claim, following) or (claim.kind in _COMING and _is_to_do(scene, claim, following)):
        return True
    if claim.kind == "leave" and scene.tokens.lows[claim.first - 1 : claim.first] == ["that"] and following:
        return True  # "the column that left X for Y ran over a mine"
    if claim.kind == "leave" and scene.tokens.lows[claim.first - 2 : claim.first] in (
        ["which", "had"],
        ["that", "had"],
    ):
        return True  # "The column, which had left X"
    if claim.kind in STATES and _is_post(scene, claim, following):
        return True
    if claim.entry.form != "ing" or claim.entry.role != "verb":
        return False
    if _is_a_noun(scene, claim):
        return True
    crowd = any(m.after == claim.first and m.actor.actor_class in ("civilians", "protesters") for m in scene.actors)
    if claim.kind == "statement" and crowd:
        return True
    follows = any(m.after == claim.first for m in scene.actors)
    if claim.kind == "talks" and follows and any(other.after <= claim.first for other in scene.triggers):
        return True
    if kinds().get(claim.kind, NO_KIND).force and scene.tokens.lows[claim.first] not in _STANDING:
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


def _is_part_of_dead(scene: Scene, claim: Claim, following: Sequence[Claim]) -> bool:
    """Tell whether a word only says who were some of the dead ("14 were among the dead", "four of those who died")."""
    if claim.entry.value != "killing" or any(other.entry.role == "verb" for other in following):
        return False
    before = scene.tokens.lows[max(scene.start, claim.first - _TO_PART) : claim.first]
    return any(before[-len(words) :] == words for words in _PARTS_OF)


def _is_to_do(scene: Scene, claim: Claim, following: Sequence[Claim]) -> bool:
    """Tell whether a move is only made to do the next deed ("jets returned to pummel X")."""
    after = claim.after + (scene.tokens.lows[claim.after : claim.after + 1] == ["to"])
    return (
        bool(following)
        and scene.tokens.lows[after - 1] == "to"
        and following[0].entry.form == "base"
        and (following[0].first in (after, after - 1))
    )


def _is_of_their_coming(scene: Scene, claim: Claim) -> bool:
    """Tell whether a move only says how the doers of a deed came or went ("killed by gunmen who arrived on foot")."""
    if claim.kind not in _COMING or claim.entry.role != "verb" or scene.tokens.before(claim.first) not in _OF_BEFORE:
        return False
    lows = scene.tokens.lows
    relative = not _WHO.isdisjoint(lows[max(scene.start, claim.first - 2) : claim.first])
    behind = range(claim.after, min(scene.end, claim.after + _COMING_REACH))
    sited = any(site.literal and site.first in behind for site in scene.sites)
    before = any(kinds().get(other.kind, NO_KIND).force and other.after <= claim.first for other in scene.triggers)
    return relative and before and not sited


def _had_come(scene: Scene, claim: Claim, following: Sequence[Claim]) -> bool:
    """Tell whether a verb only says whence somebody had come ("a man who had come home from X was taken away")."""
    lows = scene.tokens.lows
    if claim.entry.value not in _HOME or lows[claim.first - 1] != "had" or lows[claim.first - 2] not in _WHO:
        return False
    people = any(m.after == claim.first - 2 and m.actor.actor_class == "civilians" for m in scene.actors)
    return bool(following) or not people


def _is_of_what_was_hit(scene: Scene, claim: Claim) -> bool:
    """Tell whether a move only says where a thing that was hit came from ("struck a boat that had left X")."""
    if claim.kind not in _COMING or claim.entry.role != "verb" or claim.first < scene.start + _TO_THING:
        return False
    noun = claim.first - _TO_THING
    if scene.tokens.lows[noun + 1 : claim.first] not in _THAT_HAD or not scene.tokens.lows[noun].isalpha():
        return False
    return not any(m.first <= noun < m.after for m in scene.actors)


def _is_suspect(scene: Scene, claim: Claim) -> bool:
    """Tell whether a participle only says of what somebody is accused ("disarmed six policemen accused of theft")."""
    lows, at = scene.tokens.lows, claim.first - 1
    if claim.kind != "statement" or lows[claim.after : claim.after + 1] != ["of"] or at <= scene.start:
        return False
    if lows[claim.first] not in accusing() or not lows[at].isalpha() or lows[at] in signs().to_be | signs().auxiliaries:
        return False
    return any(other.entry.role == "verb" and other.after <= at for other in scene.triggers)


def _is_a_noun(scene: Scene, claim: Claim) -> bool:
    """Tell whether an occasion by a noun in -ing is no verb ("a strike on a funeral gathering in X")."""
    lows, at = scene.tokens.lows, claim.first
    if lows[at] not in _OCCASIONS or at - scene.start < _TO_ARTICLE:
        return False
    named = any(m.after == at for m in scene.actors)
    return not named and lows[at - 1].isalpha() and not DETERMINERS.isdisjoint(lows[at - _TO_ARTICLE : at])


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
    caught = claim.kind == "launch" and following[0].kind == "interception"  # "rockets fired by X were shot down"
    if (
        claim.kind in _SENDING
        and not caught
        and any("weapon" in hit.words.by_role and hit.after == claim.first for hit in scene.hits)
    ):
        return True  # "a drone flown by X wounded six"
    verb = following[0]
    if kinds().get(claim.kind, NO_KIND).force or caught:
        return False
    return before not in signs().to_be and verb.passive and lows[verb.first - 1] in signs().to_be


def _is_aimed(scene: Scene, claim: Claim) -> bool:
    """Tell whether a participle only says of a missile where it went ("intercepted a missile fired at X")."""
    if claim.entry.role != "verb" or claim.entry.form not in ("past", "part") or claim is scene.triggers[0]:
        return False
    arms = any("weapon" in hit.words.by_role and hit.after == claim.first for hit in scene.hits)
    caught = [other.after for other in scene.triggers if other.kind == "interception" and other.after <= claim.first]
    return arms and bool(caught) and _NEW_CLAUSE.isdisjoint(scene.tokens.lows[caught[-1] : claim.first])
