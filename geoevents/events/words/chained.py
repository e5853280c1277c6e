"""Verbs that share a subject without "and", as headlines string them: "Bandits abduct 25 pupils, kill teacher"."""

from __future__ import annotations

from collections.abc import Sequence, Set

from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words

_FAR = 14  # words from the first verb to the comma (judgement)
_HEADLINE = 4  # words of a subject that opens a headline (judgement)
_PLURALS, _OF_SUBJECTS = clause_words("chained", "plurals"), clause_words("chained", "of_subjects")
_STOPS = frozenset(".;:?!")


def is_second_verb(lows: Sequence[str], at: int, actor_ends: Set[int]) -> bool:
    """Tell whether a word goes on behind a comma or "and" with the subject of a verb before it, in the present.

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
    joined = lows[at - 1] == "and" and not lows[at].endswith(("s", "ing"))
    if lows[at - 1] != "," and not joined:
        return False
    for i in range(at - 2, max(-1, at - _FAR), -1):
        if lows[i] in _STOPS:
            return False
        if i in actor_ends and sense_of(lows[i]).part == "v":
            return not lows[i].endswith(("ed", "ing")) and (not joined or _is_plural(lows[i - 1]))
    return False


def is_verb_of_subject(lows: Sequence[str], at: int, actor_ends: Set[int]) -> bool:
    """Tell whether only what is said of a subject stands between it and its verb ("Youths with machetes burn shops").

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
    if sense_of(lows[at]).part != "v" or sense_of(lows[at - 1]).part in ("p", "d", "a", "x", "f", "m"):
        return False
    for i in range(at - 1, max(0, at - _FAR), -1):
        if not (lows[i].isalnum() or lows[i] == ","):
            return False
        if i in actor_ends:
            return lows[i] in _OF_SUBJECTS and _is_plural(lows[i - 1]) and _opens(lows, i)
        sense, before = sense_of(lows[i]), sense_of(lows[i - 1]).part
        if sense.part in ("v", "x") or (sense.verb and not lows[i].endswith("s") and before not in ("p", "d", "a")):
            return False  # "residents in X fear attack"
    return False


def _is_plural(low: str) -> bool:
    return low.endswith("s") or low in _PLURALS


def _opens(lows: Sequence[str], at: int) -> bool:
    """Tell whether a subject that ends before a token opens its sentence, as in a headline."""
    return at <= _HEADLINE or any(low in _STOPS for low in lows[at - _HEADLINE : at])
