"""Adverbs inside a verb that say nothing of what was done ("was also killed", "have reportedly been shot")."""

from __future__ import annotations

from geoevents.events.triggers import signs
from geoevents.lexicon.tables import clause_words
from geoevents.text.tokens import Tokens

_EMPTY = clause_words("adverbs", "empty")
_NO_VERB = clause_words("adverbs", "no_verb")


def without_adverbs(tokens: Tokens) -> Tokens:
    """Leave out the adverbs between an auxiliary and its verb that change nothing.

    Parameters
    ----------
    tokens : Tokens

    Returns
    -------
    Tokens
        The same where there are none.

    Examples
    --------
    >>> from geoevents.text.tokens import find_tokens
    >>> without_adverbs(find_tokens("A guard was also reportedly killed.")).lows
    ['a', 'guard', 'was', 'killed', '.']
    >>> without_adverbs(find_tokens("It was also the worst.")).lows
    ['it', 'was', 'also', 'the', 'worst', '.']
    """
    lows = tokens.lows
    adverbs = [i for i, low in enumerate(lows) if low in _EMPTY]
    if not adverbs:
        return tokens
    dropped = {i for i in adverbs if _is_inside_verb(lows, i)}
    if not dropped:
        return tokens
    kept = [i for i in range(len(lows)) if i not in dropped]
    return Tokens(
        [lows[i] for i in kept],
        [tokens.starts[i] for i in kept],
        [tokens.ends[i] for i in kept],
        [tokens.capitals[i] for i in kept],
        tokens.text,
    )


def _is_inside_verb(lows: list[str], at: int) -> bool:
    """Tell whether a word stands between "was" or "has" and the verb it helps, other adverbs not counted."""
    before, after = at - 1, at + 1
    while before > 0 and lows[before] in _EMPTY:
        before -= 1
    while after < len(lows) and lows[after] in _EMPTY:
        after += 1
    helped = before >= 0 and (lows[before] in signs().to_be or lows[before] in signs().auxiliaries)
    return helped and after < len(lows) and lows[after].isalpha() and lows[after] not in _NO_VERB
