"""Whether the dead, or deeds, are counted beside a word."""

from __future__ import annotations

from functools import lru_cache

from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import Scene
from geoevents.events.words.triggers import signs
from geoevents.events.words.wordsbeside import AHEAD, OBJECT, beside, number_words, vague_words
from geoevents.lexicon.tables import clause_words

# "Kunar: 800 dead and 1,200 injured": words from a place in a list of tolls to what is counted there.
_LISTED = 8
# "made 38 unsuccessful attempts to", "tried to improve their positions near X and Y five times": words to the count.
_TALLY, _TIMES = 3, 20
# "Provisional count: 40 soldiers and militiamen dead and 12 wounded": words of such a line, and what it goes on with.
_LINE, _GOES_ON = 16, clause_words("counts", "goes_on")
# "Total: 21 dead" adds up what the lines before it say.
_SUMS = clause_words("counts", "sums")


def is_toll(scene: Scene, claim: Claim) -> bool:
    """Tell whether a count of dead follows, of an event told before, and no guess of one ("could reach 20,000").

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    behind = scene.tokens.lows[claim.after : scene.end]
    guessed = not beside("guesses").isdisjoint(behind[:OBJECT])
    return bool(scene.told) and not guessed and any(low[0].isdigit() or low in _counting() for low in behind)


@lru_cache(maxsize=1)
def _counting() -> frozenset[str]:
    """Return the words for numbers that are nothing else."""
    return number_words() - {"a", "an", "one"}


def is_listed_toll(scene: Scene, claim: Claim) -> bool:
    """Tell whether a list of places and tolls of an event told before counts here ("Kunar: 800 dead; Laghman: 12").

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
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


def is_whole_line(scene: Scene, claim: Claim) -> bool:
    """Tell whether a line says no more than how many died of what was told before ("Local sources: 40 soldiers dead").

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    lows = scene.tokens.lows
    if not scene.told or scene.end - scene.start > _LINE or any(t.entry.role == "verb" for t in scene.triggers):
        return False
    ahead = lows[scene.start : claim.first]
    counted = lows[claim.after : claim.after + 1]
    closes = claim.after >= scene.end or not counted[0].isalpha() or counted[0] in _GOES_ON
    told = any(low[0].isdigit() or low in number_words() or low in vague_words() for low in ahead)
    return told and closes and _SUMS.isdisjoint(ahead) and (signs().to_be | signs().auxiliaries).isdisjoint(ahead)


def are_dead(scene: Scene, claim: Claim) -> bool:
    """Tell whether people are counted as dead of what was told before ("eight were confirmed dead", "12 are dead").

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    lows = scene.tokens.lows
    before = lows[max(scene.start, claim.first - OBJECT) : claim.first]
    if not scene.told or signs().to_be.isdisjoint(before) or not beside("unsure").isdisjoint(before):
        return False
    subject = lows[max(scene.start, claim.first - AHEAD) : claim.first]
    return any(low[0].isdigit() or low in number_words() or low in vague_words() for low in subject)


def is_counted(scene: Scene, claim: Claim) -> bool:
    """Tell whether a sentence counts something.

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
    lows = scene.tokens.lows
    return scene.has("quantity") or any(lows[hit.first - 1][0].isdigit() for hit in scene.hits if hit.first)


def is_repeated(scene: Scene, claim: Claim) -> bool:
    """Tell whether attempts are counted, and so were made ("made 38 attempts to", "tried to advance five times").

    Parameters
    ----------
    scene : Scene
    claim : Claim

    Returns
    -------
    bool
    """
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
