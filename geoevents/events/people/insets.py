"""Who some of those counted were, told before their verb: "70 people, including ten women and an elder, died"."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.numbers.deaths import dying
from geoevents.events.words.triggers import signs
from geoevents.lexicon.tables import clause_words

# An inset is no longer than this (judgement: "including a doctor, two nurses and 11 patients of the town's hospital").
_LONGEST = 40
_CLOSED_BY = {",": ",", "(": ")", "-": "-", "–": "–", "—": "—"}
_OPENERS, _VERBS = clause_words("insets", "openers"), clause_words("insets", "verbs")
_OF, _THEM = clause_words("insets", "of"), clause_words("insets", "them")
# "at least ten of them": words of a number before that.
_TO_OF = 4


def find_insets(lows: Sequence[str], start: int, end: int, marks: Sequence[tuple[int, int, str]]) -> set[int]:
    """Return the tokens that only say who some of those were who stand before them and died.

    Parameters
    ----------
    lows : sequence of str
    start, end : int
    marks : sequence of (first, after, name)
        Words such as "killed": none stands in an inset.

    Examples
    --------
    >>> words = "70 people , including ten women and an elder , were killed".split()
    >>> sorted(find_insets(words, 0, 12, [(11, 12, "killed")]))
    [2, 3, 4, 5, 6, 7, 8, 9]
    """
    found: set[int] = set()
    said = {first for first, _, _ in marks}
    for i in range(start + 1, end - 1):
        if i in found or lows[i] not in _CLOSED_BY or not _opens(lows, i):
            continue
        for at in range(i + 2, min(end, i + _LONGEST)):
            if at in said or lows[at] == ";":
                break
            if lows[at] == _CLOSED_BY[lows[i]] and _is_verb(lows, _behind(lows, at)):
                found |= set(range(i, _behind(lows, at)))
                break
    return found


def _opens(lows: Sequence[str], at: int) -> bool:
    """Tell whether an inset begins behind a sign, which two dashes are, too."""
    behind = _behind(lows, at)
    ahead = lows[behind : behind + _TO_OF + 2]
    if not _OPENERS.isdisjoint(ahead[:1]):
        return True
    return any(low in _OF and ahead[i + 1] in _THEM for i, low in enumerate(ahead[:-1]))


def _behind(lows: Sequence[str], at: int) -> int:
    """Return the token behind a sign ("-", "--")."""
    return at + 1 + (lows[at] == "-" and lows[at + 1 : at + 2] == ["-"])


def _is_verb(lows: Sequence[str], at: int) -> bool:
    if at >= len(lows):
        return False
    return lows[at] in signs().to_be | signs().auxiliaries | _VERBS or lows[at] in dying()
