"""Who "we" is inside quotation marks: the party that says it ("We took X," the group's spokesman said)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence

from geoevents.actors import ActorMention
from geoevents.events.words.hits import Hit
from geoevents.events.words.scenes import OFFICIAL
from geoevents.text.tokens import Tokens

_WE = frozenset({"we"})
_CLOSING = {'"': '"', "\u201c": "\u201d"}
# Words of a quotation; words from it to who says it, and from him to "said" ("X spokesman Ali Omar told reporters").
_LONGEST, _TO_SPEAKER, _TO_SAID = 60, 4, 8
_ENDS = frozenset({".", ";", "!", "?", '"', "\u201c", "\u201d"})


def as_speakers(mentions: Sequence[ActorMention], tokens: Tokens, hits: Sequence[Hit]) -> list[ActorMention]:
    """Return the mentions with those whose "we" stands in their own quoted words.

    Parameters
    ----------
    mentions : sequence of ActorMention
        In order.
    tokens : Tokens
    hits : sequence of Hit
        Of the text.

    Returns
    -------
    list of ActorMention
        In order; one for each "we" of a party, a force, a government or an organisation that is named beside it.
    """
    lows = tokens.lows
    found: list[ActorMention] = []
    if _WE.isdisjoint(lows):
        return list(mentions)
    said = {hit.first for hit in hits if "said" in hit.words.by_role}
    taken = {i for m in mentions for i in range(m.first, m.after)}
    for opening, closing in _quotations(lows):
        ours = [i for i in range(opening + 1, closing) if lows[i] in _WE and i not in taken]
        speaker = _speaker(lows, mentions, said, opening, closing) if ours else None
        if speaker is not None:
            found += [ActorMention(i, i + 1, speaker.actor, "named") for i in ours]
    return sorted([*mentions, *found]) if found else list(mentions)


def _quotations(lows: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield where quotations open and close."""
    opening = -1
    for at, low in enumerate(lows):
        if opening >= 0 and low == _CLOSING[lows[opening]]:
            yield opening, at
            opening = -1
        elif low in _CLOSING and (opening < 0 or at - opening > _LONGEST):
            opening = at


def _speaker(
    lows: Sequence[str], mentions: Sequence[ActorMention], said: set[int], opening: int, closing: int
) -> ActorMention | None:
    """Return who says what stands in quotation marks, right behind them or right before them."""
    behind = [m for m in mentions if closing < m.first <= closing + _TO_SPEAKER]
    before = [m for m in mentions if opening - _TO_SPEAKER - _TO_SAID <= m.first < opening]
    for mention in behind[:1]:
        stretch = range(closing + 1, min(len(lows), mention.after + _TO_SAID))
        at = next((i for i in stretch if i in said), None)
        if at is not None and _ENDS.isdisjoint(lows[closing + 1 : at]):
            return mention if mention.actor.actor_class in OFFICIAL else None
    for mention in before[-1:]:
        at = next((i for i in range(mention.after, opening) if i in said), None)
        if at is not None and _ENDS.isdisjoint(lows[mention.after : opening]):
            return mention if mention.actor.actor_class in OFFICIAL else None
    return None
