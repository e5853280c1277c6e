"""People known by what they are, who bear no arms: "a monarch was bundled into a car"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import Scene
from geoevents.events.words.wordsbeside import AHEAD, object_reach
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import load_table


def person_next_to(scene: Scene, claim: Claim) -> bool:
    """Tell whether the object is somebody known by what he is ("a monarch was bundled into a car").

    Parameters
    ----------
    scene : Scene
    claim : Claim
    """
    lows = scene.tokens.lows
    reach: Sequence[int]
    if not claim.passive:
        reach = object_reach(scene, claim)
    else:
        reach = range(max(scene.start, claim.first - AHEAD), claim.first)
    tellers = {i for m in scene.actors if m.form == "source" for i in range(m.first, m.after)}
    near = [
        lows[i] for i in reach if i not in tellers and not scene.tokens.capitals[i] and lows[i + 1 : i + 2] != ["'s"]
    ]
    return any(map(_names_person, near))


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
