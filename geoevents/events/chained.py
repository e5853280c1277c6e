"""Verbs that share a subject without "and", as headlines string them: "Bandits abduct 25 pupils, kill teacher"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from geoevents.lexicon.senses import sense_of

_FAR = 14  # words from the first verb to the comma (judgement)
_STOPS = frozenset(".;:?!")


def is_second_verb(lows: Sequence[str], at: int, actor_ends: Set[int]) -> bool:
    """Tell whether a word stands behind a comma and has the subject of a verb before it, which is in the present.

    Parameters
    ----------
    lows : sequence of str
    at : int
    actor_ends : set of int
        Where mentions of actors end.

    Returns
    -------
    bool
    """
    if lows[at - 1] != ",":
        return False
    for i in range(at - 2, max(-1, at - _FAR), -1):
        if lows[i] in _STOPS:
            return False
        if i in actor_ends and sense_of(lows[i]).part == "v":
            return not lows[i].endswith(("ed", "ing"))
    return False
