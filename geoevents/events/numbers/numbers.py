"""Numbers as texts write them: in digits, words, ranges and hedges; and those that count somebody."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from typing import NamedTuple

from geoevents.events.numbers.measures import measures
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_phrases, clause_words, load_table
from geoevents.model import Range
from geoevents.text.tokens import PhraseTable, Tokens

# Numbers of more digits count nobody.
_DIGITS = 9
# "eight civilians, including three children": part of the number before.
_PARTS = clause_words("numbers", "parts")
# "their young daughter", "a senior police officer": words between whose or "a" and the person.
TO_PERSON = 3
# "killed himself and six others": the bomber is one of the dead.
_SELVES = clause_words("numbers", "selves")
_WHOSE = clause_words("quantities", "whose")
_COLLECTIVE = clause_phrases("numbers", "collective")
_OF_WHOLE = clause_phrases("numbers", "of_whole")
# "including two young policemen and four": words between two parts.
_TO_PART = 4
# "40 mud houses": words from a number to the thing it counts.
_TO_THING = 2
_OLD = clause_phrases("numbers", "old")
# "an elderly couple" is two.
_PAIRS, _TWO = clause_words("numbers", "pairs"), clause_words("numbers", "two")
_AGED = clause_words("numbers", "aged")
# Numbers beyond this are no count of people or vehicles in one event.
_MOST = 100_000_000
_PARENTS, _YEARS = clause_words("numbers", "parents"), clause_words("ages", "units")
_OF_GROUPS, _BETWEEN = clause_words("numbers", "of_groups"), clause_words("numbers", "between")
_NAMING = clause_words("numbers", "naming")
_NAMING_PLACES = clause_words("numbers", "naming_places")
_HEADS = clause_words("numbers", "heads")
_FATALLY, _HURT = clause_words("numbers", "fatally"), clause_words("numbers", "hurt")
# "Ten were hurt in the blast. Two of them": words from those counted before to those of them (judgement).
_TOLD_OF = 30
_UNTOLD, _SEXES = clause_words("numbers", "untold"), clause_words("numbers", "sexes")
_COUNTS_PEOPLE = clause_words("numbers", "counts_people")


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
def number_lists() -> _Words:
    """Return the lists of words that count, or say what is counted."""
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
        frozenset(load_table("deeds")["beside"]["losing"]),
        frozenset(tolls["seizing"]),
        frozenset(tolls["own_dead"]),
    )


@lru_cache(maxsize=1)
def _starts() -> frozenset[str]:
    """Return the words a number may begin with."""
    words = number_lists()
    return frozenset((*words.hedges.first, *words.vague.first, *words.words))


# "a guard", "another guard": one, where a noun for a person follows.
_ONE_MORE = frozenset({"another"})
_INDEFINITE = _ONE_MORE | {"a", "an"}


def _digits(low: str) -> float | None:
    bare = low.replace(",", "")
    if low[-1] == "x" and low[:-1].isdecimal():
        bare = low = low[:-1]  # "2x WIA"
    if "." in bare and bare.replace(".", "", 1).isdecimal() and len(bare) <= _DIGITS:
        return float(bare)
    if bare.isdecimal() and len(bare) <= _DIGITS and (bare == low or len(low.rsplit(",", 1)[1]) == 3):
        return int(bare)
    return None


def _plain(lows: Sequence[str], at: int) -> tuple[int, int] | None:
    """Read a plain number in digits or words at a token: the token after it and its value."""
    words = number_lists()
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
            and lows[after] not in _INDEFINITE
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
    words, first = number_lists(), at
    hedge = words.hedges.match(lows, at)
    if hedge:
        at += hedge[0]
    if at >= end:
        return None
    vague = words.vague.match(lows, at)
    if vague:
        return Count(first, at + vague[0], Range(*map(float, vague[1])), True)
    if lows[at] in _ONE_MORE and (more := read_count(lows, at + 1, end)) is not None and more.exact:
        return more._replace(first=first)  # "another twelve"
    plain = _plain(lows, at)
    if plain is None:
        return None
    after, value = plain
    low = best = high = float(value)
    exact = lows[at] not in _INDEFINITE or after > at + 1
    if not exact and (pair := _behind_pair(lows, after, end)):
        return Count(first, pair, Range(2.0, 2.0, 2.0), True)
    if (
        after + 1 < end
        and lows[after] in ("-", "–", "to", "or", "and")
        and (lows[after] != "and" or lows[first - 1 : first] == ["between"])
    ):
        other = _plain(lows, after + 1)
        if other and other[1] > value and lows[after + 1] not in _INDEFINITE | {"one"}:
            after, high = other[0], float(other[1])
            best = (low + high) / 2
    if hedge and hedge[1] == "at_most":
        low = min(1.0, low)
    return Count(first, after, Range(low, best, high), exact)


def _behind_pair(lows: Sequence[str], at: int, end: int) -> int:
    """Return the token behind two who are told of as one ("an elderly couple"); 0 where none are."""
    for i in range(at, min(at + TO_PERSON, end)):
        if lows[i] in _PAIRS:
            return i + 1 if lows[i + 1 : i + 2] != ["of"] else 0
        if not lows[i].isalpha() or lows[i] in number_lists().breaks:
            break
    return 0


def count_numbers(tokens: Tokens, start: int, end: int, dates: Sequence[tuple[int, int]]) -> list[Count]:
    """Return the numbers between two tokens that may count somebody or something.

    Parameters
    ----------
    tokens : Tokens
    start, end : int
    dates : sequence of (first, after)
        Tokens that are dates and no counts.
    """
    counts: list[Count] = []
    parts: list[Count] = []
    at = start
    dated = {i for first, after in dates for i in range(first, after)}
    starts, lows, owners = _starts(), tokens.lows, number_lists().owners
    while at < end:
        low = lows[at]
        if low in ("a", "an") and lows[at + 2 : at + 3] == ["number"] and lows[at + 1] in _UNTOLD:
            at += 3
            continue
        single = _single(lows, at) if low in owners and not _is_of_a_group(tokens, at) else None
        if single is not None:
            counts.append(single)
            at = single.after
            continue
        first, at = at, _behind_all(lows, at, end) if low == "all" else at
        begins = lows[at] in starts or ("0" <= lows[at][0] <= "9" and not _is_of_a_name(tokens, at))
        if begins and counts and _is_next_part(lows, parts, at, counts[-1], end):
            at = parts[-1].after
            continue
        part = begins and at > start and (_is_part_of(lows, at) or _is_a_name(lows, at) or _ages_somebody(lows, at))
        opened = read_count(lows, at, end) if part and _is_part_of(lows, at) else None
        parts = parts if opened is None else [opened]
        number = at + 3 if begins and lows[at + 1 : at + 3] in _COLLECTIVE else at
        count = read_count(lows, number, end) if begins and not part and at not in dated else None
        if count is None:
            at += 1
        elif counts and _is_whole(lows, counts[-1], count):
            counts[-1] = counts[-1]._replace(after=count.after)
            at = count.after
        else:
            nobody = _is_age(lows, count) or _is_part(lows, count) or measures(lows, count.first, count.after)
            if not nobody and not _is_their_group(lows, count):
                counts.append(count._replace(first=first, exact=count.exact or number > at))
            at = count.after
    return counts


def _is_part_of(lows: Sequence[str], at: int) -> bool:
    """Tell whether a number is of those counted before ("including three"), which "was among six" is not."""
    one_of = lows[at - 1] == "among" and lows[at - 2] in number_lists().passive
    return lows[at - 1] in _PARTS and not one_of


def _is_next_part(lows: list[str], parts: list[Count], at: int, whole: Count, end: int) -> bool:
    """Tell whether a number goes on with parts of those counted, and note it ("six guards, including a woman and")."""
    gap = lows[parts[-1].after : at] if parts else []
    if not 0 < len(gap) <= _TO_PART or gap[-1] not in ("and", ",") or gap[-2:] == [",", "and"]:
        return False
    if any(not low.isalpha() or low in number_lists().breaks or low in number_lists().passive for low in gap[:-1]):
        return False
    part = read_count(lows, at, end)
    counted = part is not None and sense_of("".join(lows[part.after : part.after + 1])).part not in "vxp"
    if part is None or not counted or sum(c.value.best for c in (*parts, part)) > whole.value.best:
        return False
    parts.append(part)
    return True


def are_sexes(lows: Sequence[str], counts: Sequence[Count]) -> bool:
    """Tell whether numbers only say how many men, women or children some were ("3 men and 1 woman")."""
    return all(not _SEXES.isdisjoint(lows[count.after : count.after + 2]) for count in counts)


def _is_a_name(lows: Sequence[str], at: int) -> bool:
    """Tell whether a number is the name of what stands before it ("Sector 9 of the city"), and counts nobody."""
    if lows[at - 1] in _NAMING:
        return True
    following = lows[at + 1] if at + 1 < len(lows) else "."
    if lows[at - 1] not in _NAMING_PLACES or following in _COUNTS_PEOPLE:
        return False
    words = number_lists()
    if following in words.counted | words.people | words.persons | words.own_dead | words.killed:
        return False
    return not (following.endswith("s") and sense_of(following).part == "n")


def _is_whole(lows: Sequence[str], part: Count, whole: Count) -> bool:
    """Tell whether the number before is so many of this one, and what counts ("91 of 128 drones")."""
    gap = lows[part.after : whole.first]
    if gap not in _OF_WHOLE or part.value.best >= whole.value.best:
        return False
    return part.value.high > 1 and number_lists().counted.isdisjoint(lows[whole.after : whole.after + 1])


def _is_of_a_group(tokens: Tokens, at: int) -> bool:
    """Tell whether "the" begins the name of those whom a number counts ("six members of the National Guard")."""
    return tokens.before(at) == "of" and tokens.capitals[at + 1 : at + 2] == [True]


def _is_of_a_name(tokens: Tokens, at: int) -> bool:
    """Tell whether a number is part of what a weapon is called ("Kh-101", "Shahed-136")."""
    return tokens.hyphened(at) and tokens.capitals[at - 1] and tokens.lows[at - 1].isalpha()


def _single(lows: Sequence[str], at: int) -> Count | None:
    """Return one person, or two, whom no number counts ("his driver", "her young son", "their parents")."""
    if lows[at] in _SELVES:
        return Count(at, at + 1, Range(1.0, 1.0, 1.0), False)
    begin = at + 1 + (3 if lows[at + 2 : at + 4] in _OLD else 0)  # "her 9-year-old daughter"
    for i in range(begin, min(begin + TO_PERSON, len(lows))):
        if lows[i] in _TWO and lows[at] in _WHOSE:
            return Count(at, i + 1, Range(2.0, 2.0, 2.0), False)
        if lows[i] in number_lists().singles or (lows[at] in _WHOSE and _is_person(lows[i])):
            return Count(at, i + 1, Range(1.0, 1.0, 1.0), False)
        if lows[i] in _HEADS and i > at + 1:  # "the village head", not "the head of the bank"
            return Count(at, i + 1, Range(1.0, 1.0, 1.0), False)
        if (not lows[i].isalpha() and lows[i] != "'s") or lows[i] in number_lists().breaks or lows[i] in _starts():
            return None
    return None


def _is_person(low: str) -> bool:
    """Tell whether a word is one person by whatever he does ("their cook")."""
    return not low.endswith("s") and sense_of(low).noun == "person"


def _behind_all(lows: Sequence[str], at: int, end: int) -> int:
    """Return where the number begins behind "all" ("all 20 people", "all of its eight crew")."""
    for i in range(at + 1, min(at + 1 + TO_PERSON, end)):
        if lows[i] in _starts() or lows[i][0].isdigit():
            return i
        if lows[i] != "of" and lows[i] not in number_lists().owners:
            break
    return at


def _is_part(lows: Sequence[str], count: Count) -> bool:
    """Tell whether a number is of those counted before ("nine of the victims", "three of them"), or none ("no one")."""
    if lows[count.first] == "one" and count.first and lows[count.first - 1] == "no":
        return True
    behind = lows[count.after : count.after + 3]
    if lows[count.first] == "one" and behind[:1] == ["of"] and behind[-1].endswith("est"):
        return True  # "in one of the deadliest attacks in X"
    if behind[1:2] == ["whom"] and _are_dead(lows, count.after + 2):
        return False
    if behind[:2] in (["of", "them"], ["of", "whom"]) and _are_felled_now(lows, count):
        return False
    if behind[:1] == ["of"] and behind[2:] != [] and behind[2] in _FATALLY:
        return False  # "wounded, five of them fatally"
    told = count.first == 0 or not lows[count.first - 1].isalpha() or lows[count.first - 1] in ("and", "with")
    if behind[:1] != ["of"] or not told:
        return False
    return behind[1:2] in (["them"], ["whom"]) or not number_lists().counted.isdisjoint(behind[2:3])


def _are_felled_now(lows: Sequence[str], count: Count) -> bool:
    """Tell whether "two of them were killed" is the first that is told of people hurt ("fought the bandits, and two").

    "Ten died. Two of them were shot" counts none that the ten do not hold.
    """
    at = count.after + 2
    while at < len(lows) and (lows[at] in number_lists().passive or lows[at] == ","):
        at += 1
    hurt = at > count.after + 2 and lows[at : at + 1] != [] and lows[at] in _HURT
    if lows[at : at + 3] == ["did", "not", "survive"]:
        return True  # "shot four traders, one of whom did not survive"
    return hurt and _HURT.isdisjoint(lows[max(0, count.first - _TOLD_OF) : count.first])


def _are_dead(lows: Sequence[str], at: int) -> bool:
    """Tell whether those a number counts are said to have died ("repelled the raiders, nine of whom were killed")."""
    words = number_lists()
    while at < len(lows) and lows[at] in words.passive:
        at += 1
    return lows[at : at + 1] != [] and lows[at] in words.killed


def _is_their_group(lows: Sequence[str], count: Count) -> bool:
    """Tell whether a number is that of groups and not of people ("five of one family", "between two sections")."""
    behind = lows[count.after : count.after + 1]
    if count.first > 0 and lows[count.first - 1] in _BETWEEN and count.value.low == count.value.high:
        return behind != ["and"]  # "killed between 12 and 15"
    return count.first > 0 and lows[count.first - 1] == "of" and not _OF_GROUPS.isdisjoint(behind)


def _is_age(lows: Sequence[str], count: Count) -> bool:
    """Tell whether a number is how old somebody is ("a 62-year-old man", "aged 62")."""
    behind = lows[count.after : count.after + 2]
    return behind in _OLD or (count.first > 0 and lows[count.first - 1] in _AGED)


def _ages_somebody(lows: Sequence[str], at: int) -> bool:
    """Tell whether a number is how old somebody is ("a boy of 17", "a baby of nine months"), or how many are his."""
    if at < 2 or (lows[at - 1] != "of" and lows[at - 1] not in _AGED):
        return False
    head = lows[at - 2]
    if head in number_lists().persons or (head in _PARENTS and lows[at - 1] == "of"):
        return True  # "a father of six"
    months = not _YEARS.isdisjoint(lows[at + 1 : at + 2])
    return months and (head in number_lists().singles or _is_person(head))


def begins(lows: Sequence[str], at: int) -> bool:
    """Tell whether a number may begin at a token."""
    if at >= len(lows):
        return False
    low = lows[at]
    return low in _starts() or (not "a" <= low < "{" and low[0].isdigit())  # "{" is behind "z"


def is_ground(lows: Sequence[str], count: Count) -> bool:
    """Tell whether a number counts ground and nobody ("captured three villages", "seized a hill").

    Parameters
    ----------
    lows : sequence of str
    count : Count
    """
    for low in lows[count.after : count.after + TO_PERSON]:
        if low in number_lists().ground or low in number_lists().breaks:
            return low in number_lists().ground
    return False


def counts_things(lows: Sequence[str], count: Count) -> bool:
    """Tell whether a number counts houses or cattle ("burned 40 mud houses"), and nobody ("five cattle herders").

    Parameters
    ----------
    lows : sequence of str
    count : Count
    """
    words = number_lists()
    of_theirs = lows[count.after : count.after + 1] == ["of"] and lows[count.after + 1 : count.after + 2] != []
    begin = count.after + 2 * (of_theirs and lows[count.after + 1] in words.owners)  # "six of his goats"
    for i in range(begin, min(begin + _TO_THING, len(lows))):
        if lows[i] in words.things:
            behind = "".join(lows[i + 1 : i + 2])
            return behind not in words.people and sense_of(behind).noun != "person"
    return False
