"""What somebody threatens with ("threatened an attack on Monday"): it is to come, and the day is the threat's."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.words.hits import Claim
from geoevents.lexicon.tables import clause_words

_THREATS, _OF, _FIXED = (clause_words("threats", name) for name in ("threats", "of", "fixed"))
_TO_THREAT = 4  # words from the threat to the noun: "threatened a new ground offensive" (judgement)


def threatens(lows: Sequence[str], at: int, claim: Claim) -> bool:
    """Tell whether a word threatens the deed that a noun names behind it ("threatened a new offensive").

    Parameters
    ----------
    lows : sequence of str
    at : int
        Before the noun.
    claim : Claim
    """
    if claim.entry.role != "noun" or lows[at] not in _THREATS or not 1 < claim.first - at <= _TO_THREAT:
        return False
    return lows[at + 1] in _OF and all(low.isalpha() for low in lows[at + 1 : claim.first])


def is_of_a_threat(lows: Sequence[str], claim: Claim, first: int) -> bool:
    """Tell whether a date is that of a threat ("threatened an attack on Monday"), and not of the deed to come.

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
        Of what is to come.
    first : int
        Where the date begins.
    """
    near = range(max(0, claim.first - _TO_THREAT), claim.first)
    return any(threatens(lows, i, claim) for i in near) and _FIXED.isdisjoint(lows[max(0, first - 1) : first + 1])
