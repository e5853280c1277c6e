"""What comes down of what was shot down: "debris fell on a house" in a text on drones is what a drone did."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import Scene
from geoevents.events.words.triggers import of_nature
from geoevents.events.words.wordsbeside import beside, words_before
from geoevents.lexicon.tables import load_table

# The words before a verb in which a text says of what the debris is: two sentences or so (judgement).
_BACK = 60
_BY = 5  # words behind a passive verb: "was hit by falling pieces of debris"


@lru_cache(maxsize=1)
def _flown() -> dict[str, str]:
    """Return the words for what flies and is shot down, with the kind of strike each makes."""
    return {word: kind for kind, words in load_table("deeds")["flown"].items() for word in words}


@lru_cache(maxsize=1)
def _of_nature() -> frozenset[str]:
    """Return the words for what nature hurls about ("a storm sent debris flying")."""
    deadly = load_table("events")["deadly"]
    return beside("storms").union(*(deadly[kind] for kind in deadly if kind in of_nature()), beside("volcanic"))


def debris_of(scene: Scene, claim: Claim) -> str:
    """Return the kind of strike whose debris does what a verb tells; "" where no drone or missile is told of before it.

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    str
    """
    if not _falls(scene, claim) or is_of_nature(scene, claim):
        return ""
    return next((_flown()[low] for low in reversed(_told(scene, claim)) if low in _flown()), "")


def is_of_nature(scene: Scene, claim: Claim) -> bool:
    """Tell whether debris does what a verb tells, and is what nature hurls about ("volcanic debris hit a village").

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    return _falls(scene, claim) and not _of_nature().isdisjoint(_told(scene, claim))


def _told(scene: Scene, claim: Claim) -> Sequence[str]:
    """Return the words in which a text says of what debris is."""
    last = min(scene.end, claim.after + _BY) if claim.passive else claim.first
    return scene.tokens.lows[max(0, claim.first - _BACK) : last]


def _falls(scene: Scene, claim: Claim) -> bool:
    """Tell whether debris does what a verb tells."""
    lows = scene.tokens.lows
    if claim.passive:
        behind = lows[claim.after : min(scene.end, claim.after + _BY)]
        return "by" in lows[claim.after - 1 : claim.after + 1] and not beside("debris").isdisjoint(behind)
    return not beside("debris").isdisjoint(words_before(scene, claim)[-_BY - 1 :])
