"""Numbers that count nobody: of time, of money, of weight; and losses that are no deaths."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words

_SPANS, _MEASURES = clause_words("numbers", "spans"), clause_words("numbers", "measures")
_CURRENCIES = clause_words("numbers", "currencies")
_LIVES = clause_words("quantities", "lives")
_NO_LIVES, _TO_DEATH = clause_words("quantities", "no_lives"), clause_words("quantities", "to_death")
# "lost both his legs": words from the verb to what is lost; "stabbed three herders in X to death": and to "death".
_TO_LOSS, _TO_END = 4, 12


def measures(lows: Sequence[str], first: int, after: int) -> bool:
    """Tell whether a number says how long, how far or how much, and counts nobody.

    Parameters
    ----------
    lows : sequence of str
    first, after : int
        The number's tokens.

    Examples
    --------
    >>> measures("for six days and two men".split(), 1, 2), measures("a bounty of 500 dollars".split(), 3, 4)
    (True, True)
    >>> measures("killed six day labourers".split(), 1, 2)
    False
    """
    behind = lows[after] if after < len(lows) else ""
    if behind in _MEASURES and not _are_people(lows, after + 1):
        return True
    if first > 0 and lows[first - 1] in _CURRENCIES:
        return True
    return behind in _SPANS and (behind.endswith("s") or (after - first > 0 and lows[after - 1] in ("a", "an", "one")))


def _are_people(lows: Sequence[str], at: int) -> bool:
    """Tell whether a measure only says of what trade people are ("20 pound sellers")."""
    return at < len(lows) and sense_of(lows[at]).noun == "person"


def loses_no_life(lows: Sequence[str], at: int) -> bool:
    """Tell whether what stands behind "lost" is a limb or a thing ("lost a leg"), and nobody died.

    Parameters
    ----------
    lows : sequence of str
    at : int
        The token behind the verb.

    Examples
    --------
    >>> loses_no_life("lost both his legs to a mine .".split(), 1), loses_no_life("lost two men there .".split(), 1)
    (True, False)
    """
    for low in lows[at : at + _TO_LOSS]:
        if low in _NO_LIVES:
            return True
        if not low.isalpha() or low in _LIVES:
            return False
    return False


def begins_of_death(lows: Sequence[str], at: int, start: int) -> int | None:
    """Return where the verb stands of which "to death" is the end ("stabbed three herders to death").

    Parameters
    ----------
    lows : sequence of str
    at : int
        Where "death" stands.
    start : int
        The first token looked at.

    Examples
    --------
    >>> begins_of_death("they stabbed three herders to death".split(), 5, 0)
    1
    >>> begins_of_death("fights led to death".split(), 3, 0) is None
    True
    """
    if lows[at] != "death" or lows[at - 1 : at] != ["to"]:
        return None
    return next((i for i in range(at - 2, max(start - 1, at - _TO_END), -1) if lows[i] in _TO_DEATH), None)
