"""Numbers of a clause: killed, wounded, captured, displaced, vehicles, as low/best/high."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from geoevents.events.hits import Hit
from geoevents.events.triggers import HARMED
from geoevents.lexicon.tables import clause_phrases, clause_words, load_table
from geoevents.model import Range
from geoevents.text.tokens import PhraseTable, Tokens

# Between a number and its noun or verb stand at most this many words ("12 people were reportedly killed").
_BEFORE, _AFTER = 10, 1
# "the death toll of the quake has risen to 64"; farther off, the number stands behind "to", "at", "reached".
_TOLL, _TOLL_REACHED = 8, 24
# Numbers of more digits count nobody.
_DIGITS = 9
# "eight civilians, including three children": part of the number before.
_PARTS = clause_words("quantities", "parts")
# "rose to 12", "killed between 12 and 15".
_BEFORE_COUNT = clause_words("quantities", "before_count")
# "six soldiers and two volunteers": words between numbers that are added.
_JOINED = 4
# "their young daughter", "a senior police officer": words between whose or "a" and the person.
_TO_PERSON = 3
# "40 mud houses": words from a number to the thing it counts.
_TO_THING = 2
# No number beyond one of these is of the word ("a missile hit X, but nobody was killed").
_ENDS = clause_words("quantities", "ends")
# "killed himself and six others": the bomber is one of the dead.
_SELVES = clause_words("quantities", "selves")
_COLLECTIVE = clause_phrases("quantities", "collective")
_OF_WHOLE = clause_phrases("quantities", "of_whole")
_OLD = clause_phrases("quantities", "old")
_AGED = clause_words("quantities", "aged")
# Numbers beyond this are no count of people or vehicles in one event.
_MOST = 100_000_000

# One who is only pointed at.
ONE = Range(1.0, 1.0, 1.0)
_POINTED = clause_words("quantities", "pointed")
# "at kilometre 18 of the highway": the number is a name.
_NAMING = clause_words("quantities", "naming")


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
    people: frozenset[str]
    singles: frozenset[str]
    owners: frozenset[str]
    counted: frozenset[str]
    reaches: frozenset[str]
    anybody: frozenset[str]
    general: frozenset[str]
    things: frozenset[str]
    killed: frozenset[str]
    displaced: frozenset[str]
    breaks: frozenset[str]
    ground: frozenset[str]
    losing: frozenset[str]
    seizing: frozenset[str]
    own_dead: frozenset[str]


@lru_cache(maxsize=1)
def _words() -> _Words:
    table = load_table("events")
    numbers, tolls = table["numbers"], table["tolls"]
    hedges = [(phrase, side) for side in ("at_least", "at_most", "about") for phrase in numbers[side]]
    return _Words(
        PhraseTable((phrase, (low, best, high)) for phrase, (low, best, high) in numbers["vague"].items() if high),
        numbers["words"],
        numbers["scale"],
        PhraseTable(hedges),
        frozenset(table["clauses"]["to_be"]),
        frozenset(load_table("deeds")["beside"]["persons"]),
        frozenset((*load_table("deeds")["beside"]["people"], *tolls["singles"])),
        frozenset(tolls["singles"]),
        frozenset(tolls["owners"]),
        frozenset(tolls["counted"]),
        frozenset(tolls["reaches"]),
        frozenset(tolls["anybody"]),
        frozenset(tolls["general"]),
        frozenset(tolls["things"]),
        frozenset(tolls["killed"]),
        frozenset(tolls["displaced"]),
        frozenset(table["clauses"]["locative"]) - {"of", "north", "south", "east", "west"},
        frozenset(table["grounds"]["words"]) - {"garrison"},
        frozenset(table["objects"]["losing"]),
        frozenset(tolls["seizing"]),
        frozenset(tolls["own_dead"]),
    )


@lru_cache(maxsize=1)
def _apart() -> frozenset[str]:
    """Return the words behind which a thing is no longer what the number before them counts."""
    return _words().breaks | clause_words("quantities", "apart")


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


def _plain(lows: Sequence[str], at: int) -> tuple[int, int] | None:
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
    if "." in lows[at] and after == at + 1:  # "at 2.30", "a 2.5 metre rocket"
        return None
    return (after, round(value)) if value <= _MOST else None


def read_count(lows: list[str], at: int, end: int) -> Count | None:
    """Read a number, hedged, vague or as a range, that begins at token ``at``."""
    if at >= end:
        return None
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


def find_marks(lows: Sequence[str], hits: Sequence[Hit]) -> list[tuple[int, int, str]]:
    """Return the words that say what numbers count, first token and after, also inside verbs ("ambushed and killed").

    Parameters
    ----------
    lows : sequence of str
    hits : sequence of Hit
    """
    marks: list[tuple[int, int, str]] = []
    for hit in hits:
        roles = hit.words.by_role
        if "quantity" in roles:
            names = [entry.value for entry in hit.entries if entry.role == "quantity"]
            if names != ["wounded"] or lows[hit.first - 2 : hit.first - 1] != ["of"]:  # "died of their wounds"
                marks += [(hit.first, hit.after, name) for name in names]
        elif hit.after - hit.first > 1 and "verb" in roles:
            for name, words in (("killed", _words().killed), ("displaced", _words().displaced)):
                marks += [(i, i + 1, name) for i in range(hit.first, hit.after) if lows[i] in words][:1]
    return marks


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
    counts = count_numbers(tokens, start, end, dates)
    if not counts:
        return {}
    found: dict[str, Range] = {}
    used: set[int] = set()
    lows = tokens.lows
    marks = [mark for mark in marks if "among" not in lows[max(start, mark[0] - 2) : mark[0]]]
    # "Two more died, which brings the toll to six": the toll is what counts.
    marks = sorted(marks, key=lambda mark: (not _is_toll(lows, mark[0], mark[1]), mark[0]))
    for first, after, name in marks:
        if name in found:
            lost = _own_dead(lows, first, after, counts, used) if name == "killed" else None
            if lost is not None:
                used.add(lost.first)
                found[name] = Range(*(sum(both) for both in zip(found[name], lost.value, strict=True)))
            continue
        persons = counts
        if name in HARMED:
            persons = [count for count in counts if not _counts_things(lows, count)]
        elif name == "captured" and not _words().seizing.isdisjoint(lows[first:after]):  # "seized 300 sacks of rice"
            persons = [count for count in counts if _counts_people(lows, count)]
        things = name in HARMED and any(c.first == after and _counts_things(lows, c) for c in counts)
        chosen = None if things else _counted(lows, first, after, persons, used, start)
        if name == "vehicles" and chosen is not None and not _apart().isdisjoint(lows[chosen.after : first]):
            continue  # "six aboard the aircraft"
        if chosen is not None and not (name == "captured" and _is_ground(lows, chosen)):
            used.add(chosen.first)
            found[name] = chosen.value
            following = min((mark[0] for mark in marks if mark[0] > first), default=end + _JOINED + 1)
            if chosen.first < after:
                found[name] = _summed_before(lows, chosen, persons, used, marks, first)
            else:
                found[name] = _summed(lows, chosen, persons, used, following)
    return found


def kills_one(lows: Sequence[str], start: int, end: int) -> bool:
    """Tell whether one is killed whom a pronoun points at ("stabbed him to death", "shot her dead").

    Examples
    --------
    >>> kills_one("they stabbed him to death .".split(), 0, 6), kills_one("they told him of the death".split(), 0, 6)
    (True, False)
    """
    return any(
        lows[i] in _POINTED and (lows[i + 1 : i + 2] == ["dead"] or lows[i + 1 : i + 3] == ["to", "death"])
        for i in range(start, end)
    )


def _own_dead(lows: Sequence[str], first: int, after: int, counts: Sequence[Count], used: set[int]) -> Count | None:
    """Return the number of its own dead that a party lost while it killed others ("killed 18 and lost two men")."""
    if lows[first] not in _words().losing:
        return None
    count = next((c for c in counts if c.first == after and c.first not in used), None)
    dead = count is not None and not _words().own_dead.isdisjoint(lows[count.after : count.after + _TO_PERSON])
    return count if dead else None


def _is_ground(lows: Sequence[str], count: Count) -> bool:
    """Tell whether a number counts ground and nobody ("captured three villages", "seized a hill")."""
    for low in lows[count.after : count.after + _TO_PERSON]:
        if low in _words().ground or low in _words().breaks:
            return low in _words().ground
    return False


def _summed(lows: Sequence[str], chosen: Count, counts: Sequence[Count], used: set[int], end: int) -> Range:
    """Add what a list goes on with: "killed six soldiers, two volunteers and a nurse" is nine."""
    items, last = [chosen], chosen
    closed = 0
    for other in counts:
        if other.first < last.after or other.first in used:
            continue
        gap = _without_owners(lows[last.after : other.first])
        passive = any(low in _words().passive for low in lows[other.after : other.after + _JOINED])
        if not _joins(gap) or end - other.after <= _JOINED or passive or not _counts_somebody(lows, other):
            break
        items.append(other)
        last = other
        closed = len(items) if gap[-1] == "and" else closed
    return _total(lows, items[: closed or 1], used)


def _summed_before(
    lows: Sequence[str],
    chosen: Count,
    counts: Sequence[Count],
    used: set[int],
    marks: Sequence[tuple[int, int, str]],
    mark: int,
) -> Range:
    """Add what a list before the word begins with: "three soldiers, a nurse and two boys were killed" is six."""
    items = [chosen]
    for other in counts:
        single = not other.exact and lows[other.first - 1] == "and" and other.after < mark
        if single and 0 < other.first - 1 - chosen.after <= _JOINED:
            items.append(other)
            break
    for other in reversed(counts):
        if other.after > items[0].first or other is chosen:
            continue
        gap = _without_owners(lows[other.after : items[0].first])
        told = any(other.after <= first < items[0].first for first, _, _ in marks)
        closes = len(items) > 1 or gap[-1:] == ["and"]
        if not _joins(gap) or not closes or told or other.first in used or not _counts_somebody(lows, other):
            break
        items.insert(0, other)
    return _total(lows, items, used)


def _without_owners(gap: Sequence[str]) -> Sequence[str]:
    """Leave out whose those are that a number counts ("and their three children")."""
    owners = _words().owners
    end = len(gap)
    while end and (gap[end - 1] in owners or gap[end - 1] in ("also", "another")):
        end -= 1
    return gap[:end]


def _joins(gap: Sequence[str]) -> bool:
    """Tell whether the words between two numbers are those counted and a comma or "and"."""
    if not 0 < len(gap) <= _JOINED + 1 or gap[-1] not in ("and", ","):
        return False
    return all(low.isalpha() and low not in _words().breaks for low in gap[:-1])


def _counts_somebody(lows: Sequence[str], count: Count) -> bool:
    """Tell whether a number counts people: "a" only beside one."""
    return count.exact or lows[count.first] in _words().owners or _counts_people(lows, count)


def _counts_people(lows: Sequence[str], count: Count) -> bool:
    """Tell whether people are what a number counts ("300 pupils", "two of their drivers")."""
    return not _words().people.isdisjoint(lows[count.after : count.after + _TO_PERSON])


def _counts_things(lows: Sequence[str], count: Count) -> bool:
    """Tell whether a number counts houses or cattle ("burned 40 mud houses"), and nobody ("five cattle herders")."""
    words = _words()
    for i in range(count.after, min(count.after + _TO_THING, len(lows))):
        if lows[i] in words.things:
            return lows[i + 1 : i + 2] == [] or lows[i + 1] not in words.people
    return False


def _total(lows: Sequence[str], items: Sequence[Count], used: set[int]) -> Range:
    """Add up a list; where it only says who the first of it were, return that."""
    first, rest = items[0], items[1:]
    following = lows[first.after : first.after + 2]
    words = _words()
    parts = len(rest) > 1 and (
        (first.value.best == sum(item.value.best for item in rest) and not words.general.isdisjoint(following))
        or ("," in following and not words.anybody.isdisjoint(following))
    )
    if parts or not rest:
        return first.value
    used.update(item.first for item in items)
    return Range(*(sum(values) for values in zip(*(item.value for item in items), strict=True)))


def count_numbers(tokens: Tokens, start: int, end: int, dates: Sequence[tuple[int, int]]) -> list[Count]:
    """Return the numbers between two tokens that may count somebody or something.

    Parameters
    ----------
    tokens : Tokens
    start, end : int
    dates : sequence of (first, after)
        Tokens that are dates and no counts.
    """
    counts, at = [], start
    dated = {i for first, after in dates for i in range(first, after)}
    starts, lows, owners = _starts(), tokens.lows, _words().owners
    while at < end:
        low = lows[at]
        single = _single(lows, at) if low in owners else None
        if single is not None:
            counts.append(single)
            at = single.after
            continue
        first, at = at, _behind_all(lows, at, end) if low == "all" else at
        begins = lows[at] in starts or ("0" <= lows[at][0] <= "9" and not _is_of_a_name(tokens, at))
        part = at > start and (lows[at - 1] in _PARTS or lows[at - 1] in _NAMING or _ages_somebody(lows, at))
        number = at + 3 if lows[at + 1 : at + 3] in _COLLECTIVE else at
        count = read_count(lows, number, end) if begins and not part and at not in dated else None
        if count is None:
            at += 1
        elif counts and _is_whole(lows, counts[-1], count):
            counts[-1] = counts[-1]._replace(after=count.after)
            at = count.after
        else:
            if not _is_age(lows, count) and not _is_part(lows, count):
                counts.append(count._replace(first=first, exact=count.exact or number > at))
            at = count.after
    return counts


def _is_whole(lows: Sequence[str], part: Count, whole: Count) -> bool:
    """Tell whether the number before is so many of this one, and what counts ("91 of 128 drones")."""
    gap = lows[part.after : whole.first]
    if gap not in _OF_WHOLE or part.value.best >= whole.value.best:
        return False
    return part.value.high > 1 and _words().counted.isdisjoint(lows[whole.after : whole.after + 1])


def _is_of_a_name(tokens: Tokens, at: int) -> bool:
    """Tell whether a number is part of what a weapon is called ("Kh-101", "Shahed-136")."""
    return tokens.hyphened(at) and tokens.capitals[at - 1] and tokens.lows[at - 1].isalpha()


def _single(lows: Sequence[str], at: int) -> Count | None:
    """Return one person whom no number counts ("his driver", "her young son")."""
    if lows[at] in _SELVES:
        return Count(at, at + 1, Range(1.0, 1.0, 1.0), False)
    for i in range(at + 1, min(at + 1 + _TO_PERSON, len(lows))):
        if lows[i] in _words().singles:
            return Count(at, i + 1, Range(1.0, 1.0, 1.0), False)
        if not lows[i].isalpha() or lows[i] in _words().breaks or lows[i] in _starts():
            return None
    return None


def _behind_all(lows: Sequence[str], at: int, end: int) -> int:
    """Return where the number begins behind "all" ("all 20 people", "all of its eight crew")."""
    for i in range(at + 1, min(at + 1 + _TO_PERSON, end)):
        if lows[i] in _starts() or lows[i][0].isdigit():
            return i
        if lows[i] != "of" and lows[i] not in _words().owners:
            break
    return at


def _is_part(lows: Sequence[str], count: Count) -> bool:
    """Tell whether a number is of those counted before ("nine of the victims", "three of them"), or none ("no one")."""
    if lows[count.first] == "one" and count.first and lows[count.first - 1] == "no":
        return True
    behind = lows[count.after : count.after + 3]
    told = count.first == 0 or not lows[count.first - 1].isalpha() or lows[count.first - 1] in ("and", "with")
    if behind[:1] != ["of"] or not told:
        return False
    return behind[1:2] in (["them"], ["whom"]) or not _words().counted.isdisjoint(behind[2:3])


def _is_age(lows: Sequence[str], count: Count) -> bool:
    """Tell whether a number is how old somebody is ("a 62-year-old man", "aged 62")."""
    behind = lows[count.after : count.after + 2]
    return behind in _OLD or (count.first > 0 and lows[count.first - 1] in _AGED)


def _ages_somebody(lows: Sequence[str], at: int) -> bool:
    """Tell whether a number is how old somebody is ("a boy of 17", "a man of twenty")."""
    return at > 1 and (lows[at - 1] == "of" or lows[at - 1] in _AGED) and lows[at - 2] in _words().persons


def _is_toll(lows: Sequence[str], first: int, after: int) -> bool:
    """Tell whether a word stands for a count of all the dead ("the toll", "the number of people killed")."""
    return lows[after - 1] == "toll" or "number" in lows[max(0, first - _JOINED) : after]


def _is_reached(lows: Sequence[str], after: int, count: Count) -> bool:
    """Tell whether a number is what a toll has come to ("rose from 12 to 14", "now stands at 20")."""
    return 0 < count.first - after <= _TOLL_REACHED and lows[count.first - 1] in _words().reaches


def _counted(
    lows: Sequence[str], first: int, after: int, counts: Sequence[Count], used: set[int], start: int
) -> Count | None:
    """Choose the number that the word at ``first`` counts: right after an active verb, else the nearest before."""
    toll = _is_toll(lows, first, after)
    reach = _TOLL if toll else _AFTER
    following = next((c for c in counts if 0 <= c.first - after <= reach and c.first not in used), None)
    if toll:
        told = [c for c in counts if c.exact and c.first not in used]
        near = next((c for c in told if 0 <= c.first - after <= reach), None)
        following = next((c for c in told if _is_reached(lows, after, c)), near)
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
        if _ENDS.isdisjoint(between):
            return nearest
    return None
