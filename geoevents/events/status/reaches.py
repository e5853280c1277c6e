"""How far back the words reach that say of a claim whether it was: to the last hard break, or to another subject."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.words.hits import Claim, Hit
from geoevents.text.tokens import Tokens

# "called on the United States and France to": words of a name before "and".
_NAME = 3


def reach_of(tokens: Tokens, start: int, claim: Claim, hits: Sequence[Hit]) -> int:
    """Return the token before which no word bears on the claim: the last hard break."""
    floor = start
    for hit in hits:
        if hit.after <= claim.first and "hard" in hit.words.by_role and hit.first > start:
            floor = max(floor, hit.after if hit.after < claim.first else hit.first)
    return floor


def subject_break(tokens: Tokens, floor: int, claim: Claim, new_subjects: Sequence[int]) -> int:
    """Return the last soft break before the claim that a new subject follows."""
    for i in range(claim.first - 1, floor, -1):
        if tokens.lows[i] in (",", "and", ";") and any(i < first < claim.first for first in new_subjects):
            joined = tokens.lows[i] == "and" and tokens.lows[i + 1] not in ("said", "added")
            if joined and any(n in new_subjects and all(tokens.capitals[n:i]) for n in range(max(0, i - _NAME), i)):
                continue
            return i
    return floor
