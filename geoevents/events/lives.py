"""Lives that no number counts: of one who is only pointed at, of those who were taken before."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.hits import Claim
from geoevents.events.numbers import number_lists, read_count
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words
from geoevents.model import Range

# One who is only pointed at.
ONE = Range(1.0, 1.0, 1.0)
# "shot the attacker dead": one of whom no number tells.
_FELLING = clause_words("quantities", "felling")
_POINTED = clause_words("quantities", "pointed")
# "lost his life", "cost a shepherd his life": words from the verb to the life.
_LOSING, _TO_LIFE = clause_words("quantities", "losing_life"), 8
# "abducted 13 miners and killed them": what says that all of them died, and the words from there to "them".
_KILLED_THEM, _TO_THEM = clause_words("quantities", "killed_them"), 3


def kills_one(lows: Sequence[str], start: int, end: int) -> bool:
    """Tell whether one is killed whom a pronoun points at ("stabbed him to death", "lost his life").

    Parameters
    ----------
    lows : sequence of str
    start, end : int
        The tokens looked at.

    Examples
    --------
    >>> kills_one("they stabbed him to death .".split(), 0, 6), kills_one("they told him of the death".split(), 0, 6)
    (True, False)
    >>> kills_one("police shot the attacker dead".split(), 0, 5), kills_one("shot the attackers dead".split(), 0, 4)
    (True, False)
    >>> kills_one("a guard lost his life .".split(), 0, 6), kills_one("a guard ran for his life .".split(), 0, 7)
    (True, False)
    """
    for i in range(start, end):
        if lows[i] in _POINTED and (lows[i + 1 : i + 2] == ["dead"] or lows[i + 1 : i + 3] == ["to", "death"]):
            return True
        if lows[i] == "dead" and i - 3 >= start and lows[i - 3] in _FELLING and lows[i - 2] == "the":
            return not lows[i - 1].endswith("s") and sense_of(lows[i - 1]).noun == "person"
        if (
            lows[i] == "life"
            and i > start
            and lows[i - 1] in _ITS
            and not _LOSING.isdisjoint(lows[max(start, i - _TO_LIFE) : i])
        ):
            return True
    return False


def kills_them(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether a claim's verb kills all whom the deed before took ("abducted 13 miners and killed them").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    """
    verb = lows[claim.first : claim.after]
    behind = lows[claim.after : claim.after + _TO_THEM]
    pointed = behind[:1] == ["them"] or behind in (["all", "of", "them"], ["every", "one", "of"])
    return claim.entry.role == "verb" and not claim.passive and pointed and not _KILLED_THEM.isdisjoint(verb)


def last_counted(lows: list[str], start: int, end: int) -> Range | None:
    """Return how many people are counted last between two tokens ("made seven men get off and shot them").

    Examples
    --------
    >>> last_counted("made seven men get off and shot them".split(), 0, 6).best
    7.0
    >>> last_counted("bought seven lorries and shot them".split(), 0, 4)
    """
    for at in range(end - 1, start - 1, -1):
        count = read_count(lows, at, end)
        if (
            count is not None
            and count.exact
            and not number_lists().people.isdisjoint(lows[count.after : count.after + 2])
        ):
            return count.value
    return None


_ITS = clause_words("quantities", "its_life")
