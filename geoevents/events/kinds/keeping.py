"""Whether ground falls, or lies in somebody's hands."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from itertools import pairwise

from geoevents.events.kinds.taking import takes_people, takes_the_town
from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import Scene
from geoevents.events.words.triggers import grounds, signs
from geoevents.events.words.wordsbeside import AHEAD, beside
from geoevents.lexicon.tables import load_table

# Between two places of a list.
_LISTING = (["and"], [","], [",", "and"])
# A place stands within this many words of who holds it.
_THERE_REACH = 3
# "In Rapid Support Forces hands": words of a name behind "in" or "under", at most.
_HOLDER_WORDS = 3


def is_fallen(scene: Scene, claim: Claim) -> bool:
    """Tell whether a place or its garrison falls: its name stands right before the verb, and no figure behind.

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    lows = scene.tokens.lows
    following = lows[claim.after] if claim.after < len(lows) else "."
    if lows[claim.after - 1] == "on":  # "the town fell on 31 July", but nothing else that it may fall on
        return _is_day(lows[claim.after : claim.after + 2]) and stands_before(scene, claim)
    if following in _falling() or following[0].isdigit() or lows[claim.after - 1] in _falling():
        return False
    return stands_before(scene, claim)


def _is_day(words: Sequence[str]) -> bool:
    """Tell whether words begin a date: a weekday, or a month with its day before or behind it."""
    dates = load_table("dates")
    months = any(word in dates["months"] for word in words) and any(word[0].isdigit() for word in words)
    return bool(words) and (words[0] in dates["weekdays"] or months)


def stands_before(scene: Scene, claim: Claim) -> bool:
    """Tell whether a place's name, or "the town", stands right before a verb.

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    lows = scene.tokens.lows
    auxiliaries = signs().auxiliaries | signs().to_be
    listed = {one.first for one, other in pairwise(scene.sites) if lows[one.after : other.first] in _LISTING}
    for site in scene.sites:
        if site.first in listed and any(site.first < other.first < claim.first for other in scene.sites):
            if scene.tokens.before(site.first) in signs().locative:
                break  # "temperatures in Herat and Kandahar fell"
            continue  # "Herat and Kandahar fell"
        if site.literal and site.after <= claim.first and scene.tokens.before(site.first) != "in":
            return all(low in auxiliaries for low in lows[site.after : claim.first]) or takes_the_town(scene, claim)
    return takes_the_town(scene, claim)


@lru_cache(maxsize=1)
def _falling() -> frozenset[str]:
    return frozenset(load_table("events")["falling"]["words"])


def is_held_by(scene: Scene, claim: Claim) -> bool:
    """Tell whether "hands" are those of a side, and control is ("is in Azerbaijani hands", "under army control").

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    at = claim.first - 1
    if scene.tokens.lows[at] in ("'s", "'", "’"):
        at -= 1  # "in the group's hands"
    owner = next((m.first for m in scene.actors if m.first <= at < m.after), at)
    before = scene.tokens.lows[max(scene.start, owner - _HOLDER_WORDS) : max(at, scene.start)]
    if signs().within.isdisjoint(before):
        return False
    return scene.tokens.capitals[at] or scene.tokens.lows[at] in beside("sides")


def is_under_holder(scene: Scene, claim: Claim) -> bool:
    """Tell whether a place stands before, and behind a side alone ("X remains under the army", not "under fire").

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
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


def is_held(scene: Scene, claim: Claim) -> bool:
    """Tell whether a place, and no person, is "held by" somebody.

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    lows = scene.tokens.lows
    if any(site.literal and 0 <= claim.first - site.after <= _THERE_REACH for site in scene.sites):
        return True
    return any(low in grounds() for low in lows[max(scene.start, claim.first - _THERE_REACH) : claim.first])


def is_captive(scene: Scene, claim: Claim) -> bool:
    """Tell whether people, and no place, are what is in somebody's hands ("hostages are in the hands of rebels").

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    if takes_people(scene, claim):
        return True
    floor = max(scene.start, claim.first - AHEAD)
    people = [i for i in range(floor, claim.first) if scene.tokens.lows[i] in beside("people")]
    places = [site for site in scene.sites if site.literal and floor <= site.first < claim.first]
    return bool(people) and not any(s.first < people[0] or s.after == claim.first for s in places)
