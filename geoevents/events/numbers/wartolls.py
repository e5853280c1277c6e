"""Whether a sentence counts the dead of a whole war: it tells of them, though of no deed of any day."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.numbers.numbers import read_count
from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import Scene
from geoevents.events.words.vocabulary import Entry
from geoevents.lexicon.tables import clause_words

# What a noun of war needs in the lexicon.
_NEED = "war_toll"
# Fewer dead are those of a deed (judgement).
_MANY = 100
# "About 30,000 people were killed": words between the number and the verb, both ways.
_TO_COUNT = 8
# "killed in the six-year civil war", "since the war began": words between the two, and what leads to the war.
_TO_WAR, _LEADING = 8, clause_words("wartolls", "leading")
_TO_VERB = 4  # "924 villagers have been killed": words between
# "The war has cost": what stands between the noun and its verb, and that verb.
_HELPING, _TO_COST = clause_words("wartolls", "helping"), 12
_COSTING, _DYING = clause_words("wartolls", "costing"), clause_words("wartolls", "dying")
# "has killed", but "has cost 9,000 lives"; what the words of the cost end at.
_KILLING, _LIVES = clause_words("wartolls", "killing"), clause_words("wartolls", "lives")
_STOPS = frozenset({",", ";", "."})
# "the war monitor", "war crimes": behind the noun of a war stands one of these, or no letter.
_BEHIND = clause_words("wartolls", "behind")
# "the cost of war", "his memories of the war": not what people died in.
_OTHERWISE, _TO_OTHERWISE = clause_words("wartolls", "otherwise"), 3


def is_whole_war(entry: Entry) -> bool:
    """Tell whether a reading of a word is a war as a whole.

    Parameters
    ----------
    entry : Entry
    """
    return _NEED in entry.needs


def counts_war_dead(scene: Scene, claim: Claim) -> bool:
    """Tell whether the dead of a war are counted: "the war has cost 9,000 lives", "30,000 died in the war".

    Parameters
    ----------
    scene : Scene
    claim : Claim
        The noun of the war.

    Returns
    -------
    bool
    """
    lows = scene.tokens.lows
    behind = lows[claim.after : min(scene.end, claim.after + 1)]
    if not behind or (behind[0][0].isalpha() and behind[0] not in _BEHIND):
        return False
    before = lows[max(scene.start, claim.first - _TO_OTHERWISE) : claim.first]
    if scene.tokens.hyphened(claim.first) or not _OTHERWISE.isdisjoint(before):
        return False
    return _costs_many(scene, claim) or _died_many(scene, claim)


def _costs_many(scene: Scene, claim: Claim) -> bool:
    """Tell whether the war is what kills ("The insurgency has claimed some 6,200 lives")."""
    lows, at = scene.tokens.lows, claim.after
    if lows[at] == ",":  # "The war, now in its third year, has killed"
        at = next((i + 1 for i in range(at + 1, min(scene.end, at + _TO_COST)) if lows[i] == ","), scene.end)
    verb = next((i for i in range(at, min(scene.end, at + _TO_COST)) if lows[i] not in _HELPING), scene.end)
    if verb >= scene.end or lows[verb] not in _COSTING:
        return False
    reach = min(scene.end, verb + _TO_COUNT)
    reach = next((i for i in range(verb, reach) if lows[i] in _STOPS), reach)
    if lows[verb] not in _KILLING and _LIVES.isdisjoint(lows[verb:reach]):
        return False  # "has left 9,000 people without work"
    return _has_many(lows, verb + 1, reach)


def _died_many(scene: Scene, claim: Claim) -> bool:
    """Tell whether people are counted who died in the war ("30,000 were killed in the war", "since the war began")."""
    lows = scene.tokens.lows
    for i in range(claim.first - 1, scene.start, -1):
        if lows[i] not in _DYING:
            continue
        gap = lows[i + 1 : claim.first]
        led = bool(gap) and len(gap) <= _TO_WAR and any(low in _LEADING for low in gap)
        if led and not {",", ";", "when"} & {*gap}:
            if "since" in gap and _are_civilians(scene, i):
                return False  # "924 villagers have been killed since the war began" is told of them
            return _has_many(lows, max(scene.start, i - _TO_COUNT), i + 1)
    return False


def _are_civilians(scene: Scene, verb: int) -> bool:
    """Tell whether those of whom a verb tells are known to bear no arms."""
    near = (m for m in scene.actors if m.first < verb <= m.after + _TO_VERB)
    return any(m.actor.actor_class == "civilians" for m in near)


def _has_many(lows: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a great number stands between two tokens."""
    counts = (read_count(list(lows), at, end) for at in range(start, end))
    return any(count is not None and count.exact and count.value.best >= _MANY for count in counts)
