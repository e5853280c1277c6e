"""Words beside a claim: lists of them, and where in its clause they stand."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence, Set
from functools import cache, lru_cache

from geoevents.events.words.hits import Claim
from geoevents.events.words.scenes import Scene
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words, load_table
from geoevents.text.tokens import Tokens

# How far from a verb the words stand that make it an event (J): its object, what else its clause says, its subject.
OBJECT, NEXT, _BEHIND, AHEAD = 3, 5, 9, 10
_STOPS = frozenset({".", ";"})
# "was also hit", "was hit as well": what says that it was another, and words from there to the verb and on.
_ALSO, _TO_ALSO = clause_words("apart", "also"), 2
_NEXT_ENDS, _PARTS = clause_words("wordsbeside", "next_ends"), clause_words("wordsbeside", "parts")
_SUBJECT_OPENS, _DOER_SIGNS = clause_words("wordsbeside", "subject_opens"), clause_words("wordsbeside", "doer_signs")


@cache
def beside(name: str) -> frozenset[str]:
    """Return a list of ``[beside]`` in the lexicon of deeds."""
    return frozenset(load_table("deeds")["beside"][name])


# "residents said that they had fled": who says so has done it.
_THEMSELVES = clause_words("speech", "themselves")


def words_before(scene: Scene, claim: Claim) -> Sequence[str]:
    """Return the words of its sentence before a claim that may be its subject, or what a passive is done to."""
    lows = scene.tokens.lows
    near = lows[max(_behind_voice(scene, claim), claim.first - AHEAD) : claim.first]
    shared = subject_reach(scene, claim)
    if not shared:
        return near
    return [*lows[shared.start : shared.stop], *lows[max(claim.first - AHEAD, shared.stop) : claim.first]]


def _behind_voice(scene: Scene, claim: Claim) -> int:
    """Return where begins what somebody says of others ("residents reported that traders had moved to")."""
    lows = scene.tokens.lows
    told = (hit.after for hit in scene.hits if "said" in hit.words.by_role and hit.after < claim.first)
    return max((i for i in told if lows[i] == "that" and lows[i + 1] not in _THEMSELVES), default=scene.start)


def subject_reach(scene: Scene, claim: Claim) -> range:
    """Return the tokens that open a sentence, where a verb behind "and" has its subject ("X stormed Y and seized").

    What kills behind "and" is told of the deed before it.
    """
    nowhere = range(scene.start, scene.start)
    if claim.first - scene.start <= AHEAD or scene.tokens.lows[claim.first - 1] != "and" or claim.passive:
        return nowhere
    if any(entry.value == "killing" for entry in claim.choices):
        return nowhere
    deeds = [other.first for other in scene.triggers if other.entry.role == "verb" and other.first < claim.first]
    return range(scene.start, min(deeds)) if deeds and min(deeds) - scene.start <= AHEAD else nowhere


def object_reach(scene: Scene, claim: Claim) -> range:
    """Return the tokens behind a claim in which its object stands, up to where another clause begins."""
    first, after = claim.after, min(scene.end, claim.after + NEXT)
    for i in range(first + 1, after):
        if scene.tokens.lows[i] in _NEXT_ENDS:
            return range(first, i)
    return range(first, after)


def _next_to(scene: Scene, claim: Claim, words: Set[str]) -> bool:
    """Tell whether one of the words is the object: right behind a verb, or before a passive one."""
    near = scene.tokens.lows[claim.after : min(scene.end, claim.after + NEXT)]
    if words.isdisjoint(near):
        return claim.passive and _is_ahead(scene, claim, words)
    reach = object_reach(scene, claim)
    behind = scene.tokens.lows[reach.start : reach.stop]
    if "," in behind and behind[0] != "," and scene.tokens.lows[claim.first] in beside("hurt_words"):
        # "wounded 56 more, officials say"
        behind = behind[: behind.index(",")]
    if not words.isdisjoint(behind):
        # "seized the mayor's office": who owns the object is none
        owners = [low for low, after in zip(behind, (*behind[1:], ""), strict=True) if after == "'s"]
        return not words.isdisjoint([low for low in behind if low not in owners])
    return claim.passive and _is_ahead(scene, claim, words)


def _is_behind(scene: Scene, claim: Claim, words: Set[str]) -> bool:
    near = scene.tokens.lows[claim.after : min(scene.end, claim.after + _BEHIND)]
    for low in () if words.isdisjoint(near) else near:
        if low in words:
            return True
        if low in _STOPS:
            return False
    return False


def _is_ahead(scene: Scene, claim: Claim, words: Set[str]) -> bool:
    if words.isdisjoint(scene.tokens.lows[scene.start : claim.first]):
        return False
    return not words.isdisjoint(words_before(scene, claim))


def _is_measured(scene: Scene, claim: Claim, words: Set[str]) -> bool:
    """Tell whether a verb is followed by a length, and no name or comma between ("took X, 220 km north of Y")."""
    lows = scene.tokens.lows
    for i in range(claim.after, min(scene.end, claim.after + NEXT)):
        if lows[i] in words:
            return True
        if scene.tokens.capitals[i] or lows[i] == ",":
            return False
    return False


# "captured the soldiers' barracks": what makes an owner of the word before it.
_OWNERS = (["'s"], ["'"], ["’"])


def _heads_object(scene: Scene, claim: Claim, words: Set[str]) -> bool:
    """Tell whether the object itself is one of the words: "occupied the station", not "the station cafe"."""
    if claim.passive:
        return _next_to(scene, claim, words)
    lows, reach = scene.tokens.lows, object_reach(scene, claim)
    for i in reach:
        if lows[i] in words:
            behind = lows[i + 1 : min(scene.end, i + 2)]
            compound = any(
                sense_of(low).part == "n" and sense_of(low).noun not in ("time", "location") for low in behind
            )
            if behind not in _OWNERS and (not compound or scene.tokens.capitals[i + 1]):
                return True
        elif sense_of(lows[i]).part == "p" and not (lows[i] == "of" and lows[i - 1] in _PARTS):
            return False
    return False


def _is_doer(scene: Scene, claim: Claim, words: Set[str]) -> bool:
    """Tell whether one of the words does the deed: before its verb in the clause, or behind "by"."""
    lows = scene.tokens.lows
    if claim.passive:
        told = not _DOER_SIGNS.isdisjoint(lows[claim.after - 1 : claim.after + 1])
        reach = lows[claim.after : min(scene.end, claim.after + NEXT)] if told else []
        ends = next((i for i, low in enumerate(reach) if i and _parts(low)), len(reach))
        return not words.isdisjoint(reach[:ends])
    for i in range(claim.first - 1, max(scene.start, claim.first - NEXT) - 1, -1):
        if lows[i] in words:
            # "amid panic rebels seized X": somebody stands nearer to the verb
            return not any(i < m.first and m.after <= claim.first for m in scene.actors)
        if _parts(lows[i]):
            return False
    return False


def _parts(low: str) -> bool:
    """Tell whether a word parts who does a deed from the rest of its clause."""
    return low in _SUBJECT_OPENS or (low != "of" and sense_of(low).part == "p")


STANDS: dict[str, Callable[[Scene, Claim, Set[str]], bool]] = {
    "next": _next_to,
    "behind": _is_behind,
    "notbehind": lambda scene, claim, words: not _is_behind(scene, claim, words),
    "length": _is_measured,
    "object": lambda scene, claim, words: (
        not words.isdisjoint(scene.tokens.lows[claim.after : min(scene.end, claim.after + OBJECT)])
    ),
    "notobject": lambda scene, claim, words: words.isdisjoint(scene.tokens.lows[claim.after : claim.after + OBJECT]),
    "ahead": _is_ahead,
    "notahead": lambda scene, claim, words: not _is_ahead(scene, claim, words),
    "head": _heads_object,
    "doer": lambda scene, claim, words: _is_doer(scene, claim, words),
    "notdoer": lambda scene, claim, words: not _is_doer(scene, claim, words),
    "within": lambda scene, claim, words: not words.isdisjoint(scene.tokens.lows[scene.start : scene.end]),
    "without": lambda scene, claim, words: words.isdisjoint(scene.tokens.lows[scene.start : scene.end]),
    "notnext": lambda scene, claim, words: words.isdisjoint(scene.tokens.lows[claim.after : claim.after + 1]),
}


@lru_cache(maxsize=1)
def number_words() -> frozenset[str]:
    """Return the words that count; an article does not."""
    return frozenset(load_table("events")["numbers"]["words"]) - {"a", "an"}


@lru_cache(maxsize=1)
def vague_words() -> frozenset[str]:
    """Return the words that count without a number ("dozens were killed")."""
    return frozenset(word for word in load_table("events")["numbers"]["vague"] if " " not in word) - {"some", "many"}


def is_told_too(tokens: Tokens, claim: Claim) -> bool:
    """Tell whether a verb says that what it tells went with what was told before ("was also hit", "was hit as well").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
    """
    before = tokens.text[
        tokens.ends[max(0, claim.first - 1 - _TO_ALSO)] : tokens.starts[claim.first]
    ]  # idle words, too
    return not _ALSO.isdisjoint((*before.casefold().split(), *tokens.lows[claim.after : claim.after + _TO_ALSO]))


def tells_too(clause: str) -> bool:
    """Tell whether a clause says that what it tells went with what was told before ("Y was also hit").

    Parameters
    ----------
    clause : str

    Examples
    --------
    >>> tells_too("Odesa was also hit."), tells_too("Odesa was hit.")
    (True, False)
    """
    return not _ALSO.isdisjoint(re.findall(r"\w+", clause.casefold()))
