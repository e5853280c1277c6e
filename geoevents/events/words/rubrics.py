"""Towns in capitals that each head what is told of them: "MANTA. Gunmen shot a trader. QUEVEDO. A parcel blew up"."""

from __future__ import annotations

from collections.abc import Container, Sequence

from geoevents.actors.lettering import initials
from geoevents.events.words.reading import Reading
from geoevents.lexicon.senses import sense_of
from geoevents.model import Event
from geoevents.text.tokens import Tokens

# So many make a layout of them; a heading has so many words (judgement).
_LEAST, _LONGEST = 2, 4
# What closes a heading, and what may stand before one within a line.
_CLOSES, _BEFORE = frozenset({".", ":", "–", "—"}), frozenset({".", "!", "?", "-", "–", "—", "•", "*", ";"})


def find_rubrics(tokens: Tokens, grounds: Container[int] = ()) -> dict[int, int]:
    """Return where headings in capitals begin, and the tokens behind them; none where there is only one.

    Common words and initials of organisations are no towns, unless a place was found there ("UPDATE:", "NATO.").

    Parameters
    ----------
    tokens : Tokens
    grounds : container of int
        Where in the text the names of places begin.

    Returns
    -------
    dict of int to int

    Examples
    --------
    >>> from geoevents.text.tokens import find_tokens
    >>> [find_rubrics(find_tokens(text)) for text in ("AMBATO. A fire. LOJA. A bus was hit.", "LOJA. UPDATE. A bus.")]
    [{0: 2, 5: 7}, {}]
    """
    found: dict[int, int] = {}
    lows = tokens.lows
    for i in (i for i, low in enumerate(lows) if low in _CLOSES):
        first = i
        while first > max(0, i - _LONGEST) and lows[first - 1].isalpha() and tokens.shouts(first - 1):
            first -= 1
        opens = first == 0 or lows[first - 1] in _BEFORE or _opens_line(tokens, first)
        if first < i and opens and _may_be_town(tokens, first, i, grounds):
            found[first] = i + 1
    return found if len(found) >= _LEAST else {}


def _may_be_town(tokens: Tokens, first: int, after: int, grounds: Container[int]) -> bool:
    """Tell whether a heading names a place, or is no word that is known for something else."""
    if any(tokens.starts[i] in grounds for i in range(first, after)):
        return True
    return not all(_is_no_town(low) for low in tokens.lows[first:after])


def _is_no_town(low: str) -> bool:
    sense = sense_of(low)
    return low in initials() or (sense.part != "?" and sense.noun != "location")


def _opens_line(tokens: Tokens, at: int) -> bool:
    return "\n" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]


def read_rubric(reading: Reading, start: int, events: Sequence[Event]) -> None:
    """Go on to what the heading that begins at a token says of where, if one does; leave the last where it ends.

    Parameters
    ----------
    reading : Reading
    start : int
        Where a sentence begins.
    events : sequence of Event
        Those told before it.
    """
    after = reading.rubrics.get(start)
    if after is None:
        if reading.rubric is not None and _is_over(reading, start, events):
            left = reading.where is reading.rubric
            reading.rubric, reading.where = None, None if left else reading.where
            reading.town = None if left else reading.town
        return
    begin, end = reading.tokens.starts[start], reading.tokens.starts[after - 1]
    inside = [found for first, found in reading.grounds.items() if begin <= first < end]
    reading.rubric = inside[0] if inside else None
    reading.where, reading.where_age, reading.town = reading.rubric, 0, reading.rubric


def _is_over(reading: Reading, start: int, events: Sequence[Event]) -> bool:
    """Tell whether a heading no longer holds: its paragraph is over, or no event behind it was placed by it."""
    opening = max(after for first, after in reading.rubrics.items() if first < start)
    if start <= opening:
        return False
    tokens = reading.tokens
    over = "\n\n" in tokens.text[tokens.ends[opening] : tokens.starts[start]]
    return over or not any(event.where is reading.rubric for event in events)
