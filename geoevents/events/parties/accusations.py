"""Deeds laid at somebody's door: who is accused of them does them."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors import ActorMention
from geoevents.events.parties.joined import objects_of, subject_of
from geoevents.events.words.hits import Claim
from geoevents.events.words.triggers import accusing, signs
from geoevents.lexicon.tables import clause_words
from geoevents.text.tokens import Tokens

_CHARGING = clause_words("accusations", "charging")
# "accused Kyiv's troops of": words between the verb and who is accused.
_ACCUSED_GAP = 4


def accused_of(
    tokens: Tokens, claim: Claim, mentions: Sequence[ActorMention], start: int
) -> tuple[list[ActorMention], int]:
    """Return who is accused of a deed in words that stand before it, and the token behind "of" ("accused X of").

    Parameters
    ----------
    tokens : Tokens
    claim : Claim
        The deed.
    mentions : sequence of ActorMention
        Of its sentence.
    start : int
        Where the sentence begins.
    """
    lows = tokens.lows
    for i in range(claim.first - 2, start, -1):
        if lows[i] not in accusing():
            continue
        charge = next((j for j in range(i + 1, claim.first) if lows[j] in _CHARGING), 0)
        if not charge:
            return [], 0
        if lows[i + 1] == "by" and "," in lows[charge : claim.first]:
            return [], 0  # "X, accused by Y of treason, took Z"
        if not signs().to_be.isdisjoint(lows[max(start, i - 2) : i]) or lows[i + 1] == "by":
            return subject_of(tokens, [m for m in mentions if start <= m.first and m.after < i]), charge + 1
        behind = [m for m in mentions if i < m.first and m.after <= charge]
        if not behind or behind[0].first - i > _ACCUSED_GAP or behind[-1].after != charge:
            return [], 0
        return objects_of(tokens, behind), charge + 1
    return [], 0
