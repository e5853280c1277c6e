"""How old people are told to be: numbers that count nobody ("two nurses, 27 and 31, were killed")."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterator, Sequence
from typing import NamedTuple

from geoevents.events.numbers.deaths import dying
from geoevents.events.numbers.numbers import number_lists
from geoevents.events.people.companions import find_companions
from geoevents.events.people.insets import find_insets
from geoevents.events.people.persons import persons_counted
from geoevents.events.words.triggers import signs
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words
from geoevents.text.tokens import Tokens

_BY_WORD = clause_words("ages", "by_word")
# Nobody is older.
_OLDEST = 120
_AGED, _UNITS = clause_words("numbers", "aged"), clause_words("ages", "units")
_OF_AGED, _EXTREMES = clause_words("ages", "of_aged"), clause_words("ages", "extremes")
_OF_EXTREMES = clause_words("ages", "of_extremes")
_PARENTS, _YOUNG = clause_words("numbers", "parents"), clause_words("ages", "young")
_BEFORE_AGE = clause_words("ages", "hedges") | {"between", "from"}
_JOINTS = frozenset({",", "and", "or", "to", "-", "–"})
_CLOSERS = frozenset({",", ".", ")", ";", "and", "who", "when", "while"})
# What the next of a list begins with.
_STARTERS = number_lists().owners - {"the"} | {"a", "an"}
_GENERAL = frozenset({"people", "men", "women", "children"})
# "her young son Juan": words of a person before his age; those around a stretch that its rules look at.
_TO_HEAD, _AROUND = 4, 12


class Age(NamedTuple):
    """Tokens that only say how old somebody is; ``bare``: by nothing but commas or brackets around a number."""

    first: int
    after: int
    bare: bool


def find_ages(tokens: Tokens, start: int, end: int, dates: Sequence[tuple[int, int]]) -> list[Age]:
    """Return where people are told to be so old between two tokens.

    Parameters
    ----------
    tokens : Tokens
    start, end : int
    dates : sequence of (first, after)
        Tokens that are dates and no ages.
    """
    found, at, dated = [], start, {i for first, after in dates for i in range(first, after)}
    while at < end:
        read = None if at in dated or _age(tokens.lows[at]) is None else _read(tokens, at, start)
        if read is not None:
            found.append(read)
        at = read.after if read is not None else at + 1
    return found


def without_ages(
    tokens: Tokens, start: int, end: int, marks: Sequence[tuple[int, int, str]], dates: Sequence[tuple[int, int]]
) -> tuple[Tokens, int, int, list[tuple[int, int, str]], list[tuple[int, int]]]:
    """Leave out how old people are and who some of them were, and count as one whoever is one by his age.

    Parameters
    ----------
    tokens : Tokens
    start, end : int
        The stretch of tokens to read.
    marks : sequence of (first, after, name)
    dates : sequence of (first, after)

    Returns
    -------
    tuple
        The same five, of fewer tokens.
    """
    ages = find_ages(tokens, start, end, dates)
    asides = _asides(tokens.lows, start, end) | find_insets(tokens.lows, start, end, marks)
    persons = persons_counted(tokens, marks, start, end)
    named = persons.begins
    joined, instead = find_companions(tokens.lows, start, end, [first for first, _, _ in marks])
    asides |= joined
    instead |= persons.instead
    if not (ages or asides or named or instead or persons.dropped):
        return tokens, start, end, list(marks), list(dates)
    ones = set(_ones(tokens, ages, marks, start)) | named
    dropped = {i for age in ages for i in _left_out(tokens.lows, age)} | asides | persons.dropped
    dropped -= persons.kept
    kept: list[int] = []
    for i in range(max(0, start - _AROUND), min(len(tokens.lows), end + _AROUND)):
        kept += [] if i in dropped else [i, i] if i in ones and tokens.lows[i] != "the" else [i]
    lows = [
        instead[i]
        if i in instead
        else "one"
        if i in ones and (j + 1 == len(kept) or kept[j + 1] == i or tokens.lows[i] == "the")
        else tokens.lows[i]
        for j, i in enumerate(kept)
    ]
    shorter = Tokens(
        lows,
        [tokens.starts[i] for i in kept],
        [tokens.ends[i] for i in kept],
        [tokens.capitals[i] for i in kept],
        tokens.text,
    )

    def moved(at: int) -> int:
        return bisect_left(kept, at)

    return (
        shorter,
        moved(start),
        moved(end),
        [(moved(first), moved(after), name) for first, after, name in marks],
        [(moved(first) + (first in named and tokens.lows[first] != "the"), moved(after)) for first, after in dates],
    )


def _asides(lows: Sequence[str], start: int, end: int) -> set[int]:
    """Return the tokens that say in a list whose word something is ("X and, according to neighbours, two others")."""
    found: set[int] = set()
    for i in range(start + 1, end - 1):
        if lows[i] == "," and lows[i - 1] == "and" and lows[i + 1] in _BY_WORD:
            after = next((j for j in range(i + 1, min(end, i + _AROUND)) if lows[j] == ","), i)
            found |= set(range(i, after + 1)) if after > i else set()
    return found


def _age(low: str) -> int | None:
    """Return the number of years a word may be."""
    if "a" <= low < "{" and low not in number_lists().words:  # "{" is behind "z"
        return None
    value = int(low) if low.isdecimal() and len(low) <= len(str(_OLDEST)) else number_lists().words.get(low)
    return value if value is not None and 0 < value <= _OLDEST and low not in ("a", "an") else None


def _read(tokens: Tokens, at: int, start: int) -> Age | None:
    """Read one age or several that begin at a token, if what stands around says that they are ages."""
    lows = tokens.lows
    ends = _ends(lows, at)
    head = _back(lows, at, start, _BEFORE_AGE)
    for aged in (head, _back(lows, head, start, _OF_AGED)):
        if aged < head and not _AGED.isdisjoint(lows[aged:head]):
            return Age(aged, _behind_unit(lows, ends[-1]), False)
        if aged == head and head > start and lows[head - 1] in _AGED:
            return Age(_back(lows, head - 1, start, _OF_AGED), _behind_unit(lows, ends[-1]), False)
    if _is_of_one(lows, at, start) and _goes_on(lows, after := _behind_unit(lows, at + 1)):
        return Age(at - 1, after, False)  # "a girl of 7 and her grandmother"
    closed = [(n, after) for n, end in enumerate(ends, 1) if _is_closed(lows, after := _behind_unit(lows, end))]
    if not closed:
        return None
    head = _back(lows, head, start, _OF_EXTREMES)
    if head - 1 > start and lows[head - 1] in _EXTREMES and lows[head - 2] == "the":
        return Age(head - 2, closed[-1][1], False)
    if at - 1 <= start or lows[at - 1] not in (",", "("):
        return None
    for number, after in reversed(closed):
        if (number > 1 or lows[at].isdecimal()) and _are_aged(tokens, at - 2, number, start):
            return Age(at - 1, after, True)
    return None


def _ends(lows: Sequence[str], at: int) -> list[int]:
    """Return where a list of ages that begins at a token may end, all of them in digits or all in words."""
    ends = [at + 1]
    while True:
        joint = ends[-1] + (lows[ends[-1] : ends[-1] + 2] == [",", "and"])
        if joint + 1 >= len(lows) or lows[joint] not in _JOINTS or _age(lows[joint + 1]) is None:
            return ends
        if lows[joint + 1].isdecimal() != lows[at].isdecimal():
            return ends
        ends.append(joint + 2)


def _behind_unit(lows: Sequence[str], at: int) -> int:
    """Return where the words behind a number end that say what it counts of an age ("9 months old")."""
    unit = at < len(lows) and lows[at] in _UNITS
    return at + unit + (unit and lows[at + 1 : at + 2] == ["old"])


def _is_of_one(lows: Sequence[str], at: int, start: int) -> bool:
    """Tell whether "of" and one person stand before a number ("a boy of nine", but "a father of six")."""
    words = number_lists()
    if at - 3 < start or lows[at - 1] != "of" or lows[at - 2] in _PARENTS:
        return False
    return lows[at - 2] in words.persons | _YOUNG and any(
        low in ("a", "an", "the") for low in lows[max(0, at - 4) : at - 2]
    )


def _goes_on(lows: Sequence[str], at: int) -> bool:
    """Tell whether a number ends there, with no noun behind it that it counts."""
    return _is_closed(lows, at) or sense_of(lows[at]).part not in "na" or lows[at] in number_lists().passive


def _is_closed(lows: Sequence[str], at: int) -> bool:
    return at >= len(lows) or lows[at] in _CLOSERS


def _back(lows: Sequence[str], at: int, start: int, words: frozenset[str]) -> int:
    """Return where a run of some words begins that ends before a token."""
    while at > start and lows[at - 1] in words:
        at -= 1
    return at


def _are_aged(tokens: Tokens, at: int, ages: int, start: int) -> bool:
    """Tell whether one person, or as many as there are ages at least, is what a word names."""
    low = tokens.lows[at]
    words = number_lists()
    if low in words.singles | words.persons:
        return ages == 1
    kind = low in words.people or low in _GENERAL or sense_of(low).noun == "person"
    if kind and not tokens.capitals[at]:
        return (ages > 1) == (low in _GENERAL or low.endswith(("s", "men", "children")))
    head = _head(tokens, at, start)
    named = tokens.capitals[at] and low.isalpha() and tokens.lows[head - 1] not in signs().locative | {"on"}
    return named and (ages > 1) == (low.endswith(("ians", "men")) and at > start)


def _head(tokens: Tokens, at: int, start: int) -> int:
    """Return where the name that ends at a token begins."""
    while at > start and tokens.capitals[at - 1] and tokens.lows[at - 1].isalpha() and tokens.lows[at - 1] != "the":
        at -= 1
    return at


def _ones(tokens: Tokens, ages: Sequence[Age], marks: Sequence[tuple[int, int, str]], start: int) -> Iterator[int]:
    """Yield where somebody begins who has an age and no other word that counts him, if he is one of those who died."""
    lows, objects = tokens.lows, {after for _, after, _ in marks}
    group: list[int] = []
    dead, following = False, -1
    for age in (age for age in ages if age.bare):
        closing = age.after + (lows[age.after : age.after + 1] in ([","], [")"]))
        head, counted = _begin(tokens, age.first - 1, start, objects)
        if head != following:
            yield from group if dead else ()
            group, dead = [], head in objects
        group += [] if counted else [head]
        verb = lows[closing : closing + 1]
        dead = dead or (verb != [] and (verb[0] in number_lists().passive or verb[0] in dying()))
        following = closing + 1 if verb == ["and"] else -1
    yield from group if dead else ()


def _begin(tokens: Tokens, at: int, start: int, objects: set[int]) -> tuple[int, bool]:
    """Return where the words for a person begin that end at a token, and whether one of them counts."""
    lows, words = tokens.lows, number_lists()
    head = _head(tokens, at, start)
    while start < head and at - _TO_HEAD < head and head not in objects and sense_of(lows[head - 1]).part in "na":
        head -= 1
    before = lows[head - 1] if head > start else ""
    if before == "the":
        return head - 1, False
    if before in words.owners or before in ("a", "an"):
        return head - 1, True
    return head, _age(before) is not None or not (head in objects or tokens.capitals[head])


def _left_out(lows: Sequence[str], age: Age) -> range:
    """Return the tokens of an age and the signs around it, but for the comma behind which a list goes on."""
    first, after, bare = age
    if not bare and lows[first - 1 : first] == [","]:
        first -= 1
    if lows[first] not in (",", "("):
        return range(first, after)
    if lows[after : after + 1] == ["and"] and lows[after + 1 : after + 2] == ["the"] and not bare:
        return range(first, after + 1)  # "the eldest 61 and the youngest 19"
    following = lows[after + 1 : after + 2]
    goes_on = following != [] and (following[0] in _STARTERS or _age(following[0]) is not None)
    closes = lows[after : after + 1] == [")"] or (lows[after : after + 1] == [","] and not goes_on)
    return range(first, after + closes)
