"""Towns in capitals that each head what is told of them: "MANTA. Gunmen shot a trader. QUEVEDO. A parcel blew up"."""

from __future__ import annotations

from geoevents.events.reading import Reading
from geoevents.text.tokens import Tokens

# So many make a layout of them; a heading has so many words (judgement).
_LEAST, _LONGEST = 2, 4
# What closes a heading, and what may stand before one within a line.
_CLOSES, _BEFORE = frozenset({".", ":", "–", "—"}), frozenset({".", "!", "?", "-", "–", "—", "•", "*", ";"})


def find_rubrics(tokens: Tokens) -> dict[int, int]:
    """Return where headings in capitals begin, and the tokens behind them; none where there is only one.

    Parameters
    ----------
    tokens : Tokens

    Returns
    -------
    dict of int to int

    Examples
    --------
    >>> from geoevents.text.tokens import find_tokens
    >>> [find_rubrics(find_tokens(text)) for text in ("MANTA. A shop burned. LOJA. A bus was hit.", "MANTA. A shop.")]
    [{0: 2, 6: 8}, {}]
    """
    found: dict[int, int] = {}
    lows = tokens.lows
    for i in (i for i, low in enumerate(lows) if low in _CLOSES):
        first = i
        while first > max(0, i - _LONGEST) and lows[first - 1].isalpha() and tokens.shouts(first - 1):
            first -= 1
        if first < i and (first == 0 or lows[first - 1] in _BEFORE or _opens_line(tokens, first)):
            found[first] = i + 1
    return found if len(found) >= _LEAST else {}


def _opens_line(tokens: Tokens, at: int) -> bool:
    return "\n" in tokens.text[tokens.ends[at - 1] : tokens.starts[at]]


def read_rubric(reading: Reading, start: int) -> None:
    """Go on to what the heading that begins at a token says of where, if one does.

    Parameters
    ----------
    reading : Reading
    start : int
        Where a sentence begins.
    """
    after = reading.rubrics.get(start)
    if after is None:
        return
    begin, end = reading.tokens.starts[start], reading.tokens.starts[after - 1]
    inside = [found for first, found in reading.grounds.items() if begin <= first < end]
    reading.rubric = inside[0] if inside else None
    reading.where, reading.where_age, reading.town = reading.rubric, 0, reading.rubric
