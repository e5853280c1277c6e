"""Numbers of a clause: killed, wounded, captured, displaced, vehicles, as low/best/high."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geoevents.events.numbers.countwords import count_right_before
from geoevents.events.numbers.deaths import dying, is_toll_word
from geoevents.events.numbers.deathwords import are_lost_things, costs, only_describes
from geoevents.events.numbers.measures import begins_of_death
from geoevents.events.numbers.numbers import (
    TO_PERSON,
    Count,
    are_sexes,
    count_numbers,
    counts_things,
    is_ground,
    number_lists,
)
from geoevents.events.numbers.shot import of_other_side
from geoevents.events.people.ages import without_ages
from geoevents.events.people.companions import died_with, is_besides_one, is_with_one, with_others
from geoevents.events.words.triggers import HARMED, signs
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words
from geoevents.model import Range
from geoevents.text.tokens import Tokens

# Between a number and its noun or verb stand at most this many words ("12 people were reportedly killed").
_BEFORE, _AFTER = 10, 1
# ... and so many where "who" follows its noun ("five men who had been sitting outside a shop in X were shot dead").
_BEFORE_WHO, _TO_WHO = 24, 5
# "the death toll of the quake has risen to 64"; farther off, the number stands behind "to", "at", "reached".
_TOLL, _TOLL_REACHED = 8, 24
# "rose to 12", "killed between 12 and 15".
_BEFORE_COUNT = clause_words("quantities", "before_count")
# "six soldiers and two volunteers": words between numbers that are added.
_JOINED = 4
# "among the many dead": words from "among" to what is counted.
_TO_AMONG = 2
# No number beyond one of these is of the word ("a missile hit X, but nobody was killed").
_ENDS = clause_words("quantities", "ends")
# A count of all who died: what a party lost is part of it.
_WHOLE = clause_words("quantities", "whole")
# "was stabbed in Nice and died": words from one to his verb; what may stand before the second.
_TO_WAS, _TO_OF, _THEN = 4, 7, clause_words("quantities", "then")
# "found with his throat cut"; what several together "were".
_MORE, _WHO = clause_words("quantities", "besides"), clause_words("quantities", "who")
_WAS, _LINKED = clause_words("quantities", "was_one"), clause_words("quantities", "led_on")
_BODY, _WERE = clause_words("quantities", "body"), clause_words("quantities", "were")
_LIVES = clause_words("quantities", "lives")
_OF_THINGS_TOO = clause_words("quantities", "of_things_too")
_ORDINALS = clause_words("quantities", "ordinals")
# "five of his men", "a widow and her sons".
_WHOSE = clause_words("quantities", "whose")
_KILLING, _SELF = clause_words("onedead", "killing"), clause_words("numbers", "selves")
_ITS = _WHOSE | {"its"}
_OLD = clause_words("numbers", "old")
# No parts of speech of a group's name: verbs and what helps them.
_TOLD = frozenset("vx")
# "neutralised" thirty men, in quotation marks.
_CLOSING = clause_words("quantities", "closing")


@lru_cache(maxsize=1)
def _apart() -> frozenset[str]:
    """Return the words behind which a thing is no longer what the number before them counts."""
    return number_lists().breaks | clause_words("quantities", "apart")


@lru_cache(maxsize=1)
def _one_person() -> frozenset[str]:
    return number_lists().persons | number_lists().singles


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
    tokens, start, end, marks, dates = without_ages(tokens, start, end, marks, dates)
    counts = count_numbers(tokens, start, end, dates)
    if not counts:
        return {}
    found: dict[str, Range] = {}
    used: set[int] = set()
    lows = tokens.lows
    among = [mark for mark in marks if "among" in lows[max(start, mark[0] - _TO_AMONG) : mark[0]]]
    marks = [mark for mark in marks if mark not in among]
    marks = [m for i, m in enumerate(marks) if not _are_of_the_dead(lows, counts, m, marks[i + 1 : i + 2])]
    # "Two more died, which brings the toll to six": the toll is what counts.
    marks = sorted(marks, key=lambda mark: (not is_toll_word(lows, mark[0], mark[1]), mark[0]))
    for first, after, name in marks:
        after += lows[after : after + 1] != [] and lows[after] in _CLOSING
        if name in found:
            lost = _own_dead(lows, first, after, counts, used, start) if name == "killed" else None
            if lost is None and name == "killed":
                lost = of_other_side(lows, first, counts, used)
            if name == "killed" and lows[after - 1] in _KILLING and not _SELF.isdisjoint(lows[after : after + 1]):
                found[name] = Range(*(value + 1 for value in found[name]))  # "before killing himself"
            if lost is not None:
                used.add(lost.first)
                found[name] = Range(*(sum(both) for both in zip(found[name], lost.value, strict=True)))
            continue
        persons = counts
        if name in HARMED:
            persons = [count for count in counts if not counts_things(lows, count)]
        elif name == "captured" and not number_lists().seizing.isdisjoint(
            lows[first:after]
        ):  # "seized 300 sacks of rice"
            persons = [count for count in counts if _counts_people(lows, count)]
        things = name in HARMED and any(c.first == after and counts_things(lows, c) for c in counts)
        chosen = count_right_before(lows, (first, after, name), persons, used, marks)
        chosen = None if things else chosen or _counted(tokens, first, after, persons, used, start)
        if name == "killed" and are_lost_things(lows, first, chosen):
            continue
        if name == "vehicles" and chosen is not None and not _apart().isdisjoint(lows[chosen.after : first]):
            continue  # "six aboard the aircraft"
        if chosen is None and name == "killed":
            others = with_others(tokens, first, after, counts, used)
            if others is not None:
                used.add(others.first)
                found[name] = Range(*(value + 1 for value in others.value))
                continue
        if chosen is not None and not (name == "captured" and is_ground(lows, chosen)):
            used.add(chosen.first)
            found[name] = chosen.value
            telling = (mark[0] for mark in marks if mark[0] > first and not only_describes(lows, counts, mark))
            following = min(telling, default=end + _JOINED + 1)
            if chosen.first < after:
                found[name] = _summed_before(lows, chosen, persons, used, marks, first)
                if name == "killed" and found[name] == chosen.value and is_with_one(tokens, chosen, start):
                    found[name] = Range(*(value + 1 for value in chosen.value))
                if name == "killed" and is_besides_one(tokens, chosen, start):
                    found[name] = Range(*(value + 1 for value in found[name]))
                others = died_with(lows, after, persons, {mark[0] for mark in marks}) if name in HARMED else None
                if others is not None and others.first not in used:
                    used.add(others.first)
                    found[name] = Range(*(sum(both) for both in zip(found[name], others.value, strict=True)))
            else:
                found[name] = _summed(lows, chosen, persons, used, following)
                if name == "killed" and not chosen.exact and found[name] == chosen.value:
                    rest = [count for count in counts if count is not chosen]
                    others = with_others(tokens, first, after, rest, used)
                    if others is not None:  # "killed a commander known as X and five of his men"
                        used.add(others.first)
                        found[name] = Range(*(value + 1 for value in others.value))
    for first, after, name in among:  # "two policemen were among the dead", and how many died is not told
        least = _counted(tokens, first, after, counts, used, start) if name not in found else None
        if least is not None and least.after <= first:
            found[name] = least.value
    return found


def _are_of_the_dead(
    lows: Sequence[str], counts: Sequence[Count], mark: tuple[int, int, str], following: Sequence[tuple[int, int, str]]
) -> bool:
    """Tell whether captives head a list of those who died ("21 hostages and four soldiers had died")."""
    if mark[2] != "captured" or lows[mark[1] : mark[1] + 1] != ["and"] or not any(c.after == mark[0] for c in counts):
        return False
    return any(m[2] == "killed" and any(mark[1] + 1 == c.first and c.after < m[0] for c in counts) for m in following)


def _own_dead(
    lows: Sequence[str], first: int, after: int, counts: Sequence[Count], used: set[int], start: int
) -> Count | None:
    """Return the number of its own dead that a party lost while it killed others ("killed 18 and lost two men").

    Behind a count of all the dead ("left 38 dead; the army lost six men") they are among those.
    """
    price = costs(lows, after)
    if not (price or lows[first] in number_lists().losing) or not _WHOLE.isdisjoint(lows[start:first]):
        return None
    count = next((c for c in counts if c.first == after and c.first not in used), None)
    dead = count is not None and not number_lists().own_dead.isdisjoint(lows[count.after : count.after + TO_PERSON])
    return count if price or dead else None


def _is_one_person(gap: Sequence[str]) -> bool:
    """Tell whether the words behind "a", up to who dies, are one person ("an elderly Greek woman")."""
    if not 0 < len(gap) <= TO_PERSON or not (gap[-1] in _one_person() or _is_a_person(gap[-1])):
        return False
    return all(low.isalpha() and low not in number_lists().breaks for low in gap)


def _is_a_person(low: str) -> bool:
    """Tell whether a word is a noun for one person ("civilian", "motorist"), and not for several."""
    sense = sense_of(low)
    return sense.part in "na" and sense.noun == "person" and not low.endswith("s")


def _summed(lows: Sequence[str], chosen: Count, counts: Sequence[Count], used: set[int], end: int) -> Range:
    """Add what a list goes on with: "killed six soldiers, two volunteers and a nurse" is nine."""
    items, last = [chosen], chosen
    closed = 0
    for other in counts:
        if other.first < last.after or other.first in used:
            continue
        gap = _without_owners(_without_group(lows[last.after : other.first]))
        ahead = lows[other.after : other.after + _JOINED]
        passive = any(low in number_lists().passive for low in ahead) and _WHO.isdisjoint(ahead)
        near = end - other.after <= _JOINED and lows[end - 1 : end] != [","]  # "two civilians, wounding five"
        near = near and not (gap[-1:] == ["and"] and lows[end - 1] == "and")  # "six boys and a nurse and hurting ten"
        if not _joins(gap) or near or passive or not _counts_somebody(lows, other):
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
        if single and 0 <= other.first - 1 - chosen.after <= _JOINED:
            items.append(other)
            break
    for other in reversed(counts):
        if other.after > items[0].first or other is chosen:
            continue
        gap = _without_owners(_without_group(lows[other.after : items[0].first]))
        told = any(other.after <= first < items[0].first for first, _, _ in marks)
        closes = len(items) > 1 or gap[-1:] == ["and"]
        somebody = _counts_somebody(lows, other) or _has_kin(lows, other, items[0])
        if not _joins(gap) or not closes or told or other.first in used or not somebody:
            break
        items.insert(0, other)
    return _total(lows, items, used)


def _without_group(gap: Sequence[str]) -> Sequence[str]:
    """Leave out of what those are whom a number counts ("six members of the National Guard and two policemen")."""
    at = next((i for i, low in enumerate(gap[1 : TO_PERSON + 1], 1) if low == "of"), 0)
    behind = gap[at + 1 : -1]
    plain = at and len(behind) <= _TO_OF and all(low.isalnum() and sense_of(low).part not in _TOLD for low in behind)
    return [*gap[:at], *gap[-1:]] if plain else gap


def _without_owners(gap: Sequence[str]) -> Sequence[str]:
    """Leave out whose those are that a number counts ("and their three children"), and how old somebody is."""
    owners = number_lists().owners
    end = len(gap)
    while end and (gap[end - 1] in owners or gap[end - 1] in _MORE):
        end -= 1
    return gap[_aged(gap, 0) : end]


def _aged(lows: Sequence[str], at: int) -> int:
    """Return how many words from a token on say how old somebody is ("14-year-old")."""
    return 3 if lows[at : at + 1] and lows[at].isdecimal() and " ".join(lows[at + 1 : at + 3]) in _OLD else 0


def _has_kin(lows: Sequence[str], one: Count, others: Count) -> bool:
    """Tell whether "a" counts somebody whatever the word, as others are told of as theirs ("a widow and her sons")."""
    whose = lows[others.first - 1 : others.first + 1]
    kin = {low.removesuffix("s") for low in lows[others.first + 1 : others.after + TO_PERSON]}
    people = _counts_people(lows, others) or not number_lists().singles.isdisjoint(kin)
    return not one.exact and not _WHOSE.isdisjoint(whose) and people


def _joins(gap: Sequence[str]) -> bool:
    """Tell whether the words between two numbers are those counted and a comma or "and"."""
    if not 0 < len(gap) <= _JOINED + 1 or gap[-1] not in ("and", ","):
        return False
    counted = gap[:-2] if gap[1:] and gap[-2] == "," else gap[:-1]  # "two men, and a child"
    if any(low in signs().to_be or (i and low.endswith("ed")) for i, low in enumerate(counted)):
        return False  # "five rebels surrendered and eight were killed"
    return all(low.isalpha() and low not in number_lists().breaks for low in counted)


def _counts_somebody(lows: Sequence[str], count: Count) -> bool:
    """Tell whether a number counts people: "a" only beside one."""
    if count.exact or lows[count.first] in number_lists().owners:
        return True
    return _counts_people(lows, count) or _is_somebody(lows, count)


def _counts_people(lows: Sequence[str], count: Count) -> bool:
    """Tell whether people are what a number counts ("300 pupils", "two of their drivers")."""
    return not number_lists().people.isdisjoint(lows[count.after : count.after + TO_PERSON])


def _total(lows: Sequence[str], items: Sequence[Count], used: set[int]) -> Range:
    """Add up a list; where it only says who the first of it were, return that."""
    first, rest = items[0], items[1:]
    following = lows[first.after : first.after + 2]
    words = number_lists()
    parts = len(rest) > 1 and (
        (
            first.value.best == sum(item.value.best for item in rest)
            and (not words.general.isdisjoint(following) or (are_sexes(lows, rest) and not are_sexes(lows, items[:1])))
        )
        or ("," in following and not words.anybody.isdisjoint(following))
    )
    if parts or not rest:
        return first.value
    used.update(item.first for item in items)
    return Range(*(sum(values) for values in zip(*(item.value for item in items), strict=True)))


def _is_reached(lows: Sequence[str], after: int, count: Count) -> bool:
    """Tell whether a number is what a toll has come to ("rose from 12 to 14", "now stands at 20")."""
    return 0 < count.first - after <= _TOLL_REACHED and lows[count.first - 1] in number_lists().reaches


def _counted(
    tokens: Tokens, first: int, after: int, counts: Sequence[Count], used: set[int], start: int
) -> Count | None:
    """Choose the number that the word at ``first`` counts: right after an active verb, else the nearest before."""
    lows = tokens.lows
    to_death = begins_of_death(lows, first, start)
    counts = counts if to_death is None else [c for c in counts if c.first > to_death or lows[first - 2] in _WERE]
    toll = is_toll_word(lows, first, after)
    reach = _TOLL if toll else _AFTER
    following = next((c for c in counts if 0 <= c.first - after <= reach and c.first not in used), None)
    if toll:
        told = [c for c in counts if c.exact and c.first not in used]
        near = next((c for c in told if 0 <= c.first - after <= reach), None)
        following = next((c for c in told if _is_reached(lows, after, c)), near)
    if following is not None and lows[first] in _OF_THINGS_TOO:
        following = following if _counts_people(lows, following) or _is_somebody(lows, following) else None
    passive = any(low in number_lists().passive for low in lows[max(start, first - 2) : first])
    passive = passive or lows[after - 1] in _LIVES  # "nine lost their lives to a mine"
    if (
        following is not None
        and not passive
        and (toll or following.first == after or lows[after] in _BEFORE_COUNT or lows[after] in _ITS)
    ):
        return following
    before = [
        c
        for c in counts
        if c.after <= first
        and first - c.after
        <= (
            _BEFORE_WHO
            if (passive and not _WHO.isdisjoint(lows[c.after : c.after + _TO_WHO]))
            or (lows[first] in dying() and not c.exact)
            else _BEFORE
        )
        and c.first not in used
        and (
            c.exact
            or lows[_auxiliary(lows, first)] in _WAS
            or _is_one_person(lows[c.after : first])
            or _is_one_more(lows, c, first)
            or _is_who_dies(lows, c, first, after)
        )
    ]
    before = before or _singles_before(tokens, counts, first, used, start)
    if before:
        nearest = before[-1]
        between = lows[nearest.after : first]
        if _ENDS.isdisjoint(between):
            return nearest
    return None


def _is_one_more(lows: Sequence[str], count: Count, first: int) -> bool:
    """Tell whether one of those counted before is told of ("killed two and wounded another", "a third wounded")."""
    return (lows[count.first] == "another" and count.after == first) or (
        first - count.after == 1 and lows[count.after] in _ORDINALS and lows[count.first - 1] == "and"
    )


def _auxiliary(lows: Sequence[str], first: int) -> int:
    """Return the token before a verb and its adverbs ("was later shot", "was reportedly killed")."""
    at = first - 1
    while at > 0 and (lows[at] in _THEN or lows[at].endswith("ly")):
        at -= 1
    return at


def _is_who_dies(lows: Sequence[str], count: Count, first: int, after: int) -> bool:
    """Tell whether one whom no number counts is who dies ("the driver died", "a soldier was shot and succumbed")."""
    if lows[first] not in dying() and lows[first] not in _BODY:
        return (
            count.after == first and lows[count.first] in _ITS and lows[count.first - 1] == "and"
        )  # "its driver killed"
    gap = list(lows[count.after + _aged(lows, count.after) : first])
    while gap and (gap[-1] in _THEN or (lows[first] in _BODY and gap[-1] in (*number_lists().owners, "with"))):
        gap.pop()
    if not gap and lows[count.first] in number_lists().owners:
        return True
    if "of" in gap and len(gap) <= _TO_OF and all(low.isalpha() for low in gap) and signs().to_be.isdisjoint(gap):
        head = gap[: gap.index("of")]  # "a corporal of the commandos died", "a member of the guard died"
        return _is_one_person(head) or (0 < len(head) <= TO_PERSON and sense_of(head[-1]).noun == "person")
    if not _is_somebody(lows, count) or not _ENDS.isdisjoint(gap):
        return False
    last = gap[-1] if gap else ""
    if last == "and" and lows[first] in dying():
        return True  # "hit a mine with his tractor and died"
    return last in _WHO or (last in _LINKED and not _WAS.isdisjoint(gap[:_TO_WAS]))


def _are_kin(lows: Sequence[str], one: Count, last: Count) -> bool:
    """Tell whether both of two are people ("a village head and his brother")."""
    return _is_somebody(lows, last) and (_is_somebody(lows, one) or _has_kin(lows, one, last))


def _is_somebody(lows: Sequence[str], count: Count) -> bool:
    """Tell whether one is a person by whatever word ("a shepherd")."""
    begin = count.first + 1 + _aged(lows, count.first + 1)
    stretch = lows[begin : max(count.after, begin + TO_PERSON)]
    return any(low in _one_person() or sense_of(low).noun == "person" for low in stretch)


def _singles_before(tokens: Tokens, counts: Sequence[Count], first: int, used: set[int], start: int) -> list[Count]:
    """Return the last of a list of single people who together were killed ("the mayor and his driver were killed")."""
    lows = tokens.lows
    lost = lows[first - 1 : first + 1] == ["their", "lives"]  # "cost the driver and his assistant their lives"
    if lows[first - 1] not in _WERE and lows[first - 2 : first] != ["have", "been"] and not lost:
        return []
    before = [c for c in counts if c.after <= first and c.first not in used]
    if before and is_with_one(tokens, before[-1], start) and _is_somebody(lows, before[-1]):
        return before[-1:]
    if len(before) < 2 or any(c.exact for c in before[-2:]):
        return []
    one, last = before[-2:]
    gap = lows[one.after : last.first]
    if gap[-1:] != ["and"] or first - last.after > _TO_WAS or not _are_kin(lows, one, last):
        return []
    if gap[:1] == [","] and gap[-2:] == [",", "and"] and all(tokens.capitals[one.after + 1 : last.first - 2]):
        return [last._replace(value=Range(2.0, 2.0, 2.0))]  # "the mayor, Juan Lopez, and his bodyguard"
    return [last] if _joins(_without_owners(gap)) else []
