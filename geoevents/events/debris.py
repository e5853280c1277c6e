"""What comes down of what was shot down: "debris fell on a house" in a text on drones is what a drone did."""

from __future__ import annotations

from functools import lru_cache

from geoevents.events.hits import Claim
from geoevents.events.scenes import Scene
from geoevents.events.wordsbeside import beside, words_before
from geoevents.lexicon.tables import load_table

# The words before and behind a verb in which a text says of what the debris is: two sentences or so (judgement).
_BACK = 60
_BY = 5  # words behind a passive verb: "was hit by falling pieces of debris"
_KINDS = ("drone_strike", "shelling")


@lru_cache(maxsize=1)
def _flown() -> dict[str, str]:
    """Return the words for what flies and is shot down, with the kind of strike each makes."""
    weapons = load_table("events")["weapons"]
    return {word.lower(): kind for kind in _KINDS for word in weapons[kind] if " " not in word}


def debris_of(scene: Scene, claim: Claim) -> str:
    """Return the kind of strike whose debris does what a verb tells; "" where no debris, drone or missile is said.

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    str
    """
    lows = scene.tokens.lows
    if claim.passive:
        behind = lows[claim.after : min(scene.end, claim.after + _BY)]
        falls = "by" in lows[claim.after - 1 : claim.after + 1] and not beside("debris").isdisjoint(behind)
    else:
        falls = not beside("debris").isdisjoint(words_before(scene, claim)[-_BY - 1 :])
    if not falls:
        return ""
    reach = (*range(claim.first - 1, max(-1, claim.first - _BACK), -1), *range(claim.after, scene.end))
    return next((_flown()[lows[i]] for i in reach if lows[i] in _flown()), "")
