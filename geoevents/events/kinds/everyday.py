"""Everyday senses of a deed's words: columns of cyclists, girls taken to school, a town flooded with visitors."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import Scene
from geoevents.events.words.triggers import HARMED, signs
from geoevents.events.words.wordsbeside import AHEAD, NEXT, beside, object_reach
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words

# "to the market", "on a long tour": words from the sign to the errand.
_TO_ERRAND = 4
# "with waist-deep water", "by the muddy waters": words from the sign to what floods.
_TO_INFLOW = 4
# "over civilian deaths": words from the sign to the last of what somebody is blamed for.
_TO_REPROACH = 5
# "for the second night": words from the sign to the time.
_TO_TIME = 3
# Nouns of these kinds are what one is blamed for ("over school closures"); of the others a noun of place or time.
_REPROACHED = frozenset({"act", "communication", "cognition", "attribute", "event", "state", "possession"})
_PLACED = frozenset({"time", "location"})
# "the engine room had flooded": words from the part of a ship to the verb.
_OF_A_SHIP, _TO_SHIP = clause_words("everyday", "of_a_ship"), 3
_FLOWS_IN, _UNHURT = clause_words("everyday", "flows_in"), clause_words("everyday", "unhurt")
_DOER_SIGNS, _REPROACHERS = clause_words("everyday", "doer_signs"), clause_words("everyday", "reproachers")
# "killed 12 prize cattle": words to what is killed.
_BEASTS, _TO_BEASTS = clause_words("everyday", "beasts"), 4
_KILLING = clause_words("everyday", "killing")
# "as they were travelling to X": words from what opens the clause to the verb.
_WHILE, _TO_WHILE = clause_words("antecedents", "under"), 4
_FILLED_WITH, _SPANS = clause_words("everyday", "filled_with"), clause_words("everyday", "spans")


def is_on_the_way(scene: Scene, claim: Claim) -> bool:
    """Tell whether people were only on their way when harm came to them ("were shot as they were travelling to X").

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    lows = scene.tokens.lows
    going = claim.entry.value == "reach" and claim.entry.form == "ing" and lows[claim.first - 1] in signs().to_be
    if not going:
        return False
    opened = lows[max(scene.start, claim.first - _TO_WHILE) : claim.first]
    return not _WHILE.isdisjoint(opened) and any(t.passive and t.after < claim.first for t in scene.triggers)


def is_war_column(scene: Scene, claim: Claim) -> bool:
    """Tell whether a column or tanks before a verb are an army's, and not "a column of cyclists" or "fuel tanks"."""
    lows = scene.tokens.lows
    for i in range(claim.first - 1, max(scene.start, claim.first - AHEAD) - 1, -1):
        if lows[i] in beside("war_convoys") and lows[i + 1] != "of":
            return i > scene.start and lows[i - 1] in beside("of_war") | beside("war_columns")
        if lows[i] not in beside("war_columns"):
            continue
        if lows[i + 1] != "of":
            return i == scene.start or lows[i - 1] not in beside("peaceful_columns")
        armed = any(m.actor.actor_class == "force" and i < m.first < claim.first for m in scene.actors)
        if armed or not beside("of_war").isdisjoint(lows[i + 2 : claim.first]):
            return True
        mounted = lows[claim.first - 1] in beside("column_vehicles")
        return mounted and beside("peaceful_columns").isdisjoint(lows[i + 2 : claim.first])
    return False


def is_taken_along(scene: Scene, claim: Claim) -> bool:
    """Tell whether people who are taken go on no errand: "took girls into the bush", not "took girls to school"."""
    lows = scene.tokens.lows
    for i in object_reach(scene, claim):
        if lows[i] not in beside("carried_away"):
            continue
        if lows[i + 1 : i + 2] in (["'"], ["'s"]):
            return False  # "took farmers' advice"
        tail = lows[i + 1 : min(scene.end, i + 1 + _TO_ERRAND)]
        return not tail or tail[0] not in beside("errand_signs") or beside("errands").isdisjoint(tail)
    return True


def is_flooded_by_water(scene: Scene, claim: Claim) -> bool:
    """Tell whether what floods is water: "flooded with tourists" is none, "flooded" and "flooded with mud" are."""
    lows, at = scene.tokens.lows, claim.after
    if not _OF_A_SHIP.isdisjoint(lows[max(scene.start, claim.first - _TO_SHIP) : claim.first]):
        return False
    if at >= scene.end or lows[at] not in _FLOWS_IN:
        return True
    stretch = lows[at + 1 : min(scene.end, at + 1 + _TO_INFLOW)]
    if lows[at] in _FILLED_WITH or not beside("inflow").isdisjoint(stretch):
        return not beside("inflow").isdisjoint(stretch)
    return not any(
        low in beside("the_displaced") or sense_of(low).noun in ("person", "communication", "possession")
        for low in stretch
    )


def kills_only_beasts(scene: Scene, claim: Claim) -> bool:
    """Tell whether cattle are what is killed ("killed 12 cattle", not "12 cattle herders")."""
    lows = scene.tokens.lows
    if claim.entry.role != "verb" or claim.passive or lows[claim.first] not in _KILLING:
        return False
    reach = range(claim.after, min(claim.after + _TO_BEASTS, len(lows)))
    at = next((i for i in reach if lows[i] in _BEASTS), None)
    if at is None or not all(low.isalnum() and low not in (*signs().locative, "and") for low in lows[claim.after : at]):
        return False
    behind = "".join(lows[at + 1 : at + 2])
    return not behind.isalpha() or behind in signs().locative or behind in signs().stops


def is_deep_water(scene: Scene, claim: Claim) -> bool:
    """Tell whether water covers something: "left the town under water", not "happy with enough water"."""
    lows = scene.tokens.lows
    stretch = lows[claim.after : min(scene.end, claim.after + AHEAD)]
    at = next((i for i, low in enumerate(stretch) if low in beside("flood_water")), len(stretch))
    return not beside("submerging").isdisjoint(stretch[: at + 1]) or stretch[at : at + 1] == ["floodwaters"]


def is_hurtful(scene: Scene, claim: Claim) -> bool:
    """Tell whether an affair hurt somebody: it did not where it "ended without injuries"."""
    lows = scene.tokens.lows
    stretch = lows[claim.after : scene.end]
    return not any(
        low in _UNHURT and not beside("harms").isdisjoint(stretch[i + 1 : i + NEXT]) for i, low in enumerate(stretch)
    )


def is_harmless(scene: Scene, claim: Claim) -> bool:
    """Tell whether nobody is said to be hurt, or that nobody was ("fell in a field, injuring no one")."""
    if not scene.has_value("quantity", HARMED) or not is_hurtful(scene, claim):
        return True
    stretch = scene.tokens.lows[claim.after : scene.end]
    return any(low == "nobody" or (low == "no" and stretch[i + 1 : i + 2] == ["one"]) for i, low in enumerate(stretch))


def is_duration(lows: Sequence[str], at: int) -> bool:
    """Tell whether words behind "for" say how long or how often: "came under fire for three hours".

    Examples
    --------
    >>> is_duration("for the third time in".split(), 1), is_duration("for slow work .".split(), 1)
    (True, False)
    """
    return any(sense_of(low).noun == "time" or low in _SPANS for low in lows[at : at + _TO_TIME])


def is_reproach(lows: Sequence[str], after: int, at: int) -> bool:
    """Tell whether words behind "over" say what somebody is blamed for, and no place or time.

    Who came under attack by others than critics was attacked, whatever over.

    Parameters
    ----------
    lows : sequence of str
    after, at : int
        The token behind "came under fire", and that behind "over".

    Examples
    --------
    >>> is_reproach("over civilian deaths .".split(), 0, 1), is_reproach("over the weekend in".split(), 0, 1)
    (True, False)
    >>> is_reproach("by villagers over a death .".split(), 0, 3)
    False
    """
    if lows[after] in _DOER_SIGNS and _REPROACHERS.isdisjoint(lows[after:at]):
        return False
    nouns: list[str] = []
    for low in lows[at : at + _TO_REPROACH]:
        sense = sense_of(low)
        if not low.isalpha() or not (sense.noun or sense.part in ("a", "d")) or (nouns and low.endswith("ing")):
            break
        if low in _SPANS:
            return False
        nouns.append(sense.noun)
    return bool(nouns) and nouns[-1] in _REPROACHED and _PLACED.isdisjoint(nouns)
