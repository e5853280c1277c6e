"""What was only tried and met: "repelled attempts to cross", "attacked a base but were driven back"."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.triggers import attempting, repelled, signs

_UNDONE = frozenset({"planned", "cancelled"})
# What somebody only tried, told in passing of those who were met ("killed 16 militants who tried to cross").
_TRIES, _ASIDES = frozenset({"tried", "trying", "tries"}), frozenset({"who", "that", "which", "as", "when", "while"})
_ASSAULTS = frozenset({"armed_clash", "attack_on_civilians"})
# "tried 14 times to advance", "attempts by X to advance": words between the two.
_TRIED_GAP = 8


def is_foiled(reading: Reading, sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a claim is only the attempt that an event told before it met ("repelled attempts to cross").

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim
    """
    lows = reading.tokens.lows
    if _is_tried_for(lows, sentence, claim):
        return True
    if claim.passive and lows[claim.first] in repelled() and _is_of_an_attempt(lows, sentence, claim):
        return True
    if _is_driven_back(lows, sentence, claim):
        return True
    if claim.status not in _UNDONE:
        return False
    behind = [other for other in sentence.claims if other.first >= claim.after]
    tried = lows[claim.first - 1] == "to" and any(low.startswith("attempt") for low in lows[claim.start : claim.first])
    if tried and behind and behind[0].passive and lows[behind[0].first] in repelled():
        return True  # "an attempt by X to enter Y was repelled"
    if claim.operator is None or claim is sentence.claims[0]:
        return False
    word = lows[claim.operator.first]
    if any(other is not claim and other.first == claim.operator.first for other in sentence.claims):
        return True
    return word.startswith("attempt") or (
        word in _TRIES and bool(_ASIDES & {*lows[claim.start : claim.operator.first]})
    )


def _is_driven_back(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether those who attacked only got no farther ("attacked a base in X but were driven back by guards")."""
    driven = claim.kind == "withdrawal" and "back" in lows[claim.first + 1 : claim.after]
    if not driven or not (claim.passive or lows[claim.first] in signs().auxiliaries):
        return False
    before = [other for other in sentence.claims if other.after <= claim.first]
    own = any(claim.after <= site.first < claim.end for site in sentence.sites)
    return not own and bool(before) and before[-1].kind in _ASSAULTS and not before[-1].passive


def _is_of_an_attempt(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether an attempt told of in the clause is what was repelled ("attempts by X to enter Y were repelled")."""
    tried = (other for other in sentence.claims if other.after <= claim.first and other.start == claim.start)
    return any(other.entry.role == "noun" and lows[other.first].startswith("attempt") for other in tried)


def _is_tried_for(lows: Sequence[str], sentence: Sentence, claim: Claim) -> bool:
    """Tell whether a claim is only what attempts told as an event were for ("six attempts by rebels to advance")."""
    before = [other for other in sentence.claims if other.after <= claim.first]
    if not before or before[-1].kind != "armed_clash" or lows[before[-1].first] not in attempting():
        return False
    gap = lows[before[-1].after - 1 : claim.first]
    return claim.entry.role == "verb" and gap[-1:] == ["to"] and len(gap) <= _TRIED_GAP
