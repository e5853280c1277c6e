"""Numbers of a clause: killed, wounded, captured, displaced, vehicles, as low/best/high."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from geoevents.lexicon.tables import load_table
from geoevents.model import Range
from geoevents.text.tokens import PhraseTable, Tokens

# Between a number and its noun or verb stand at most this many words ("12 people were reportedly killed").
_BEFORE, _AFTER = 10, 1
# "the death toll of the quake has risen to 64".
_TOLL = 8
# Numbers of more digits count nobody.
_DIGITS = 9
# "eight civilians, including three children": part of the number before.
_PARTS = frozenset({"including", "include", "among", "includes", "them"})
# "rose to 12", "killed between 12 and 15".
_BEFORE_COUNT = frozenset({"to", "of", "at", "rose", "between", "another"})
# "six soldiers and two volunteers": words between numbers that are added.
_JOINED = 4
# "a family of four" is four.
_COLLECTIVE = (["family", "of"], ["crew", "of"])
# Numbers beyond this are no count of people or vehicles in one event.
_MOST = 100_000_000


class Count(NamedTuple):
    """A number: tokens ``first`` up to ``after``; ``exact`` is False for "a"/"an", which count only beside a noun."""

    first: int
    after: int
    value: Range
    exact: bool


class _Words(NamedTuple):
    vague: PhraseTable[tuple[float, float, float]]
    words: dict[str, int]
    scale: dict[str, int]
    hedges: PhraseTable[str]
    passive: frozenset[str]
    persons: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = load_table("events")
    numbers = table["numbers"]
    hedges = [(phrase, side) for side in ("at_least", "at_most", "about") for phrase in numbers[side]]
    return _Words(
        PhraseTable((phrase, (low, best, high)) for phrase, (low, best, high) in numbers["vague"].items() if high),
        numbers["words"],
        numbers["scale"],
        PhraseTable(hedges),
        frozenset(table["clauses"]["to_be"]),
        frozenset(load_table("deeds")["beside"]["persons"]),
    )


@lru_cache(maxsize=1)
def _starts() -> frozenset[str]:
    """Return the words a number may begin with."""
    words = _words()
    return frozenset((*words.hedges.first, *words.vague.first, *words.words))


def _digits(low: str) -> float | None:
    bare = low.replace(",", "")
    if "." in bare and bare.replace(".", "", 1).isdecimal() and len(bare) <= _DIGITS:
        return float(bare)
    if bare.isdecimal() and len(bare) <= _DIGITS and (bare == low or len(low.rsplit(",", 1)[1]) == 3):
        return int(bare)
    return None


def _plain(lows: Sequence[str], at: int) -> tuple[int, float] | None:
    """Read a plain number in digits or words at a token: the token after it and its value."""
    words = _words()
    value = _digits(lows[at]) if lows[at][0].isdigit() else words.words.get(lows[at])
    if value is None:
        return None
    after = at + 1
    while after < len(lows) and after - at < 6:
        if lows[after] in words.scale:
            value *= words.scale[lows[after]]
        elif (
            20 <= value < 100
            and value % 10 == 0
            and 0 < words.words.get(lows[after], 0) < 10
            and lows[after] not in ("a", "an")
        ):
            value += words.words[lows[after]]
        else:
            break
        after += 1
    return (after, value) if value <= _MOST else None


def read_count(lows: list[str], at: int, end: int) -> Count | None:
    """Read a number, hedged, vague or as a range, that begins at token ``at``."""
    words, first = _words(), at
    hedge = words.hedges.match(lows, at)
    if hedge:
        at += hedge[0]
    if at >= end:
        return None
    vague = words.vague.match(lows, at)
    if vague:
        return Count(first, at + vague[0], Range(*map(float, vague[1])), True)
    plain = _plain(lows, at)
    if plain is None:
        return None
    after, value = plain
    low = best = high = float(value)
    exact = lows[at] not in ("a", "an") or after > at + 1
    if (
        after + 1 < end
        and lows[after] in ("-", "–", "to", "or", "and")
        and (lows[after] != "and" or lows[first - 1 : first] == ["between"])
    ):
        other = _plain(lows, after + 1)
        if other and other[1] > value and lows[after + 1] not in ("a", "an", "one"):
            after, high = other[0], float(other[1])
            best = (low + high) / 2
    if hedge and hedge[1] == "at_most":
        low = min(1.0, low)
    return Count(first, after, Range(low, best, high), exact)


def find_quantities(
    tokens: Tokens, start: int, end: int, marks: Sequence[tuple[int, int, str]], dates: Sequence[tuple[int, int]]
) -> dict[str, Range]:
    """Join the numbers between two tokens with the words that say what they count.

    Parameters
    ----------
    tokens : Tokens
    start, end : int
        The stretch of tokens to read.
    marks : sequence of (first, after, name)
        Words such as "killed" or "wounded", in order.
    dates : sequence of (first, after)
        Tokens that are dates and no counts.
    """
    counts = _counts(tokens, start, end, dates)
    if not counts:
        return {}
    found: dict[str, Range] = {}
    used: set[int] = set()
    for i, (first, after, name) in enumerate(marks):
        if name in found:
            continue
        chosen = _counted(tokens.lows, first, after, counts, used, start)
        if chosen is not None:
            used.add(chosen.first)
            found[name] = chosen.value
            following = marks[i + 1][0] if i + 1 < len(marks) else end + _JOINED + 1
            if chosen.first < after:
                found[name] = _summed_before(tokens.lows, chosen, counts, used, marks[:i], first)
            else:
                found[name] = _summed(tokens.lows, chosen, counts, used, following)
    return found


def _summed(lows: Sequence[str], chosen: Count, counts: Sequence[Count], used: set[int], end: int) -> Range:
    """Add what is joined by "and": "killed six soldiers and two volunteers" is eight."""
    total = chosen.value
    for other in counts:
        joined = chosen.after < other.first <= chosen.after + _JOINED and lows[other.first - 1] == "and"
        passive = any(low in _words().passive for low in lows[other.after : other.after + _JOINED])
        if joined and other.exact and other.first not in used and end - other.after > _JOINED and not passive:
            used.add(other.first)
            total = Range(*(a + b for a, b in zip(total, other.value, strict=True)))
    return total


def _summed_before(
    lows: Sequence[str],
    chosen: Count,
    counts: Sequence[Count],
    used: set[int],
    marks: Sequence[tuple[int, int, str]],
    mark: int,
) -> Range:
    """Add what "and" joins before the word: "three soldiers and two nurses were killed" is five."""
    for other in counts:
        single = not other.exact and lows[other.first - 1] == "and" and other.after < mark
        if single and 0 < other.first - 1 - chosen.after <= _JOINED:
            used.add(other.first)
            return Range(*(a + b for a, b in zip(chosen.value, other.value, strict=True)))
        joined = lows[chosen.first - 1] == "and" and 0 < chosen.first - 1 - other.after <= _JOINED
        if not joined or other.first in used or not other.exact or "," in lows[other.after : chosen.first]:
            continue
        if not any(other.after <= first < chosen.first for first, _, _ in marks):
            used.add(other.first)
            return Range(*(a + b for a, b in zip(chosen.value, other.value, strict=True)))
    return chosen.value


def _counts(tokens: Tokens, start: int, end: int, dates: Sequence[tuple[int, int]]) -> list[Count]:
    counts, at = [], start
    dated = {i for first, after in dates for i in range(first, after)}
    starts, lows = _starts(), tokens.lows
    while at < end:
        begins = lows[at] in starts or "0" <= lows[at][0] <= "9"
        part = at > start and (lows[at - 1] in _PARTS or _ages_somebody(lows, at))
        number = at + 3 if lows[at + 1 : at + 3] in _COLLECTIVE else at
        count = read_count(lows, number, end) if begins and not part and at not in dated else None
        if count is None:
            at += 1
        else:
            if not _is_age(lows, count):
                counts.append(count._replace(first=at, exact=count.exact or number > at))
            at = count.after
    return counts


def _is_age(lows: Sequence[str], count: Count) -> bool:
    """Tell whether a number is how old somebody is ("a 62-year-old man", "aged 62")."""
    behind = lows[count.after : count.after + 2]
    return behind in (["year", "old"], ["years", "old"]) or (count.first > 0 and lows[count.first - 1] == "aged")


def _ages_somebody(lows: Sequence[str], at: int) -> bool:
    """Tell whether a number is how old somebody is ("a boy of 17", "a man of twenty")."""
    return at > 1 and lows[at - 1] in ("of", "aged") and lows[at - 2] in _words().persons


def _counted(
    lows: Sequence[str], first: int, after: int, counts: Sequence[Count], used: set[int], start: int
) -> Count | None:
    """Choose the number that the word at ``first`` counts: right after an active verb, else the nearest before."""
    toll = lows[after - 1] == "toll" or lows[first] == "number"
    reach = _TOLL if toll else _AFTER
    following = next((c for c in counts if 0 <= c.first - after <= reach and c.first not in used), None)
    passive = any(low in _words().passive for low in lows[max(start, first - 2) : first])
    if following is not None and not passive and (toll or following.first == after or lows[after] in _BEFORE_COUNT):
        return following
    before = [
        c
        for c in counts
        if c.after <= first
        and first - c.after <= _BEFORE
        and c.first not in used
        and (c.exact or lows[first - 1] == "was")
    ]
    if before:
        nearest = before[-1]
        between = lows[nearest.after : first]
        if not {";", ":"} & set(between):
            return nearest
    return None
