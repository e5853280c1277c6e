"""Tolls that others, or the same earlier, give of an event told before: no events of their own, and no more dead."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.numbers.deaths import counts_toll, puts_toll
from geoevents.events.numbers.numbers import begins, number_lists, read_count
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Sentence
from geoevents.events.words.triggers import harming, kinds
from geoevents.lexicon.tables import clause_words
from geoevents.model import Event
from geoevents.text.tokens import Tokens

_WHO, _PUTTING = clause_words("rivaltolls", "who"), clause_words("deaths", "putting")
# "the police, which on Sunday put the toll at 45, said": words from "which" to the verb.
_TO_PUT = 4
# "the deadliest such attack in the region since": words between.
_MOST, _TO_SINCE = clause_words("rivaltolls", "most"), 7


def toll_aside(lows: Sequence[str], start: int, end: int) -> range:
    """Return the tokens of an aside in which who speaks puts a toll; none where there is none.

    Examples
    --------
    >>> toll_aside("police , which put the toll at five , said raiders fled".split(), 0, 11)
    range(2, 8)
    """
    for i in range(start + 1, end):
        if lows[i] in _WHO and lows[i - 1] == "," and not _PUTTING.isdisjoint(lows[i + 1 : i + 1 + _TO_PUT]):
            closing = next((at for at in range(i, end) if lows[at] == ","), i)
            if counts_toll(lows, i, closing):
                return range(i, closing)
    return range(0)


def compared_with(lows: Sequence[str], start: int, end: int) -> range:
    """Return the tokens of an older deed that this one is only compared with; none where there is none.

    Examples
    --------
    >>> compared_with("a raid , the deadliest since 80 died in X , killed 12".split(), 0, 13)
    range(5, 10)
    """
    for i in range(start + 1, end) if "since" in lows[start:end] else ():
        if lows[i] == "since" and not _MOST.isdisjoint(lows[max(start, i - _TO_SINCE) : i]):
            return range(i, next((at for at in range(i, end) if lows[at] in (",", ";", ".")), end))
    return range(0)


def behind_reached(lows: Sequence[str], sentence: Sentence, claim: Claim, end: int) -> int:
    """Return the token behind what a toll has come to, told beyond its clause; ``end`` where it is told before that.

    "The toll from clashes in X since Sunday had risen to 40: 22 soldiers, nine of whom were executed".

    Parameters
    ----------
    lows : sequence of str
    sentence : Sentence
    claim : Claim
    end : int
        Where its clause ends.
    """
    if not counts_toll(lows, claim.start, end):
        return end
    tolls = [i for i in range(claim.start, end) if counts_toll(lows, i, i + 1)]
    if _reached(lows, tolls[-1], end) is not None:
        return end
    others = [other.first for other in sentence.claims if other.first >= end]
    reached = _reached(lows, end, min(others, default=sentence.end))
    return end if reached is None else reached


def _reached(lows: Sequence[str], start: int, end: int) -> int | None:
    """Return the token behind "to 40", before any sign; None where nothing has come to a number."""
    for i in range(start, end - 1):
        if lows[i] in (",", ";", ":"):
            return None
        if lows[i] in number_lists().reaches and begins(lows, i + 1):
            count = read_count(list(lows), i + 1, end)
            return count.after if count is not None else None
    return None


def is_rival_toll(tokens: Tokens, sentence: Sentence, event: Event, before: Sequence[Event]) -> bool:
    """Tell whether a sentence only counts fewer dead of what was told before ("the provisional toll was 35").

    More of them are what a toll has come to since.

    Parameters
    ----------
    tokens : Tokens
    sentence : Sentence
    event : Event
        The only one of the sentence.
    before : sequence of Event
        Those told before it.
    """
    if len(sentence.claims) != 1 or event.fatalities is None or event.site is not None or event.actors:
        return False
    if not _only_counts(tokens, sentence.claims[0]):
        return False
    force = kinds()[event.kind].force
    return any(
        other.fatalities is not None
        and other.fatalities.best >= event.fatalities.best
        and (other.kind == event.kind or (force and other.kind in harming() and kinds()[other.kind].force))
        for other in before
    )


def _only_counts(tokens: Tokens, claim: Claim) -> bool:
    """Tell whether the word of a claim only counts the dead ("the toll", "put the toll at", "counted")."""
    if claim.entry.value != "killing" or claim.absorbed:
        return False
    return puts_toll(tokens, claim) or (
        claim.entry.role == "noun" and counts_toll(tokens.lows, claim.first, claim.after)
    )
