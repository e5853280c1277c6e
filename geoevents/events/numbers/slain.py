"""Bodies that are found and tell by how they are that somebody was killed ("found dead, her hands tied")."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.actors import ActorMention
from geoevents.events.words.hits import Claim
from geoevents.events.words.wordsbeside import beside
from geoevents.lexicon.tables import clause_phrases, clause_words

_SIGNS, _NOT = clause_phrases("slain", "signs"), clause_words("slain", "not")
_BOUND, _LIMBS = clause_words("slain", "bound"), clause_words("slain", "limbs")
_ABOUT, _LEADING = clause_words("slain", "about"), clause_words("slain", "leading")
# "the hands and the legs were later found to be tied": words between; a sign's "no signs of".
_TO_BOUND, _TO_NOT = 6, 3
# How far into the next sentence a sign is looked for, and how early that sentence must name the dead.
_NEXT_REACH, _TO_ABOUT = 40, 4
_ENDS = frozenset({".", "!", "?"})
# "police found yesterday the body of": words between the verb and the body.
_TO_BODY = 6


def shows_killing(lows: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a body's sentence, or the next where it goes on about the body, shows that somebody was killed.

    Parameters
    ----------
    lows : sequence of str
        The folded words of the text.
    start, end : int
        The sentence.

    Returns
    -------
    bool

    Examples
    --------
    >>> shows_killing("a man was found dead . his hands were tied .".split(), 0, 6)
    True
    >>> shows_killing("a man was found dead . his wife had called police .".split(), 0, 6)
    False
    """
    if _has_sign(lows, start, end):
        return True
    begin = end
    while begin < len(lows) and lows[begin] in _ENDS | _LEADING:
        begin += 1
    if _ABOUT.isdisjoint(lows[begin : begin + _TO_ABOUT]):
        return False
    after = next((i for i in range(begin, len(lows)) if lows[i] in _ENDS), len(lows))
    return _has_sign(lows, begin, min(after, begin + _NEXT_REACH))


def _has_sign(lows: Sequence[str], start: int, end: int) -> bool:
    """Tell whether a stretch tells of what was done to a body, and does not say that it was not."""
    for i in range(start, end):
        if not _NOT.isdisjoint(lows[max(start, i - _TO_NOT) : i]):
            continue
        if any(lows[i : i + len(phrase)] == phrase for phrase in _SIGNS):
            return True
        if lows[i] in _LIMBS and not _BOUND.isdisjoint(lows[i + 1 : min(end, i + 1 + _TO_BOUND)]):
            return True
        if lows[i] in _BOUND and not _LIMBS.isdisjoint(lows[i + 1 : min(end, i + 1 + _TO_NOT)]):
            return True
    return False


def without_finders(lows: Sequence[str], claim: Claim, mentions: Sequence[ActorMention]) -> Sequence[ActorMention]:
    """Leave out who only found a body ("police found the body of a trader, his hands tied").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    mentions : sequence of ActorMention

    Returns
    -------
    sequence of ActorMention
    """
    if claim.entry.role != "noun" or beside("corpses").isdisjoint(lows[claim.first : claim.after]):
        return mentions
    finding = next(
        (
            i
            for i in range(claim.first - 1, max(claim.start, claim.first - _TO_BODY) - 1, -1)
            if lows[i] in beside("found")
        ),
        None,
    )
    return mentions if finding is None else [m for m in mentions if m.first > finding]
