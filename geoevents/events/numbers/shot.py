"""Who was shot or fell: deaths for which no word of dying stands, and those of the other side in one sentence."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache

from geoevents.actors.unnamedgroups import counting
from geoevents.events.numbers.numbers import Count, number_lists, read_count
from geoevents.events.words.triggers import signs
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words, load_table

_SHOT, _SURVIVED = clause_words("shot", "shot"), clause_words("shot", "survived")
# "shot 22 unarmed men": words from a number to those it counts.
_TO_SOMEBODY = 3
# "276 fixed-wing unmanned aerial vehicles": words to the noun; "police in Thika shot": from the police to the verb.
_TO_HEAD, _TO_SHOT = 6, 4
# "105 servicemen of the armed forces have fallen": words from those counted to the verb, and what ends their stretch.
_TO_FALLEN, _PARTED, _FALLING = 7, clause_words("shot", "parted"), clause_words("shot", "falling")
_TO_NUMBER = 9  # "three of our fighters fell": words from their number to the verb
# "the pay of the soldiers", "weapons held by": words from those counted to what is told of them; who runs or rides.
_TO_MEASURED, _MEASURING, _GROUPED = 4, clause_words("shot", "measuring"), clause_words("shot", "grouped")
_COUNTED_BY = clause_words("shot", "counted_by")
_TO_RACE, _RACES = 6, clause_words("shot", "races")
# "a corporal fell in the fierce fighting": one man of a rank, words from the verb to the fight, and what it is.
_RANKS, _FIGHTS, _TO_FIGHT = clause_words("shot", "ranks"), clause_words("shot", "fights"), 4
_FELL_WHEN = clause_words("quantities", "fell_when")
# "two of the raiders were gunned down": words from a number to its verb; what joins it to a toll told before.
_TO_VERB, _JOINING, _SIDES = 7, clause_words("shot", "joining"), clause_words("shot", "sides")


def shot_marks(
    lows: list[str], start: int, end: int, people: Collection[int], police: Collection[int] = ()
) -> list[tuple[int, int, str]]:
    """Return the verbs that say that unarmed people were shot, and none is told to have lived ("shot 14 residents").

    Whom the police shot may have lived: they shoot at crowds.

    Parameters
    ----------
    lows : list of str
    start, end : int
        The tokens of the sentence.
    people : collection of int
        The first tokens of those who bear no arms.
    police : collection of int
        The tokens behind the police.
    """
    stretch = lows[start:end]
    if _SHOT.isdisjoint(stretch) or not _SURVIVED.isdisjoint(stretch):
        return []
    marks = []
    for i in range(start + 1, end - 1):
        if lows[i] not in _SHOT or lows[i - 1] in signs().noun_signs:
            continue
        down = lows[i + 1] == "down"
        passive = _are_shot(lows, i)
        count = _last_before(lows, start, i) if passive else read_count(lows, i + 1 + down, end)
        if count is not None and down and _is_of_people(lows, count) and not _flies(lows, count):
            marks.append((i, i + 2, "killed"))  # "shot down four of the attackers"
        if count is None or down or not count.exact or lows[i - 1] in signs().to_be:
            continue
        if not passive and any(i - _TO_SHOT <= after <= i for after in police):
            continue
        if any(count.first <= first <= count.after + _TO_SOMEBODY for first in people):
            marks.append((i, i + 1, "killed"))
    return marks


def _is_of_people(lows: Sequence[str], count: Count) -> bool:
    """Tell whether the noun that a number counts is one for people ("four of the attackers", "four guided bombs")."""
    words = number_lists()
    sides, noun = words.people | words.own_dead | words.persons | words.singles, ""
    for low in lows[count.after : count.after + _TO_HEAD]:
        if not low.isalpha() or low in _PARTED or low in words.breaks:
            break
        noun = low if low in sides or sense_of(low).part == "n" else noun
    return noun in sides or sense_of(noun).noun == "person"


def _flies(lows: Sequence[str], count: Count) -> bool:
    """Tell whether a number counts what flies ("shot down five Indian jets")."""
    table = load_table("deeds")["beside"]
    return any(
        low in table["flying"] or low in table["craft"] for low in lows[count.after : count.after + _TO_SOMEBODY]
    )


def _are_shot(lows: Sequence[str], at: int) -> bool:
    """Tell whether a second verb shares "were" with the first ("were lined up and shot")."""
    return lows[at - 1] == "and" and not signs().to_be.isdisjoint(lows[max(0, at - _TO_VERB) : at - 1])


def _last_before(lows: list[str], start: int, at: int) -> Count | None:
    """Return the last number before a token that counts somebody."""
    for first in range(at - 1, start - 1, -1):
        count = read_count(lows, first, at)
        if count is not None and count.exact:
            return count
    return None


def have_fallen(lows: Sequence[str], at: int) -> bool:
    """Tell whether those who "fell" are armed and died ("60 soldiers fell when X was attacked", "105 have fallen").

    Examples
    --------
    >>> have_fallen("nine soldiers of the third brigade have fallen .".split(), 7)
    True
    >>> have_fallen("soldiers say prices have fallen .".split(), 4)
    False
    >>> have_fallen("the pay of soldiers has fallen .".split(), 5)
    False
    """
    if at == 0 or lows[at] not in _FALLING or lows[at + 1 : at + 2] == [] or lows[at + 1] not in _FELL_WHEN:
        return False
    if not _RACES.isdisjoint(lows[at + 1 : at + 1 + _TO_RACE]):
        return False
    first = at
    while first and lows[first - 1] in signs().auxiliaries:
        first -= 1
    if lows[first - 1] in _of_arms():
        return not _measures(lows, first - 1)
    if lows[first - 1] in _RANKS and _in_battle(lows, at):
        return True  # "a corporal fell"
    stretch = lows[max(0, first - _TO_FALLEN) : first]
    parted = max((i for i, low in enumerate(stretch) if low in _PARTED), default=-1)
    stretch = stretch[parted + 1 :]
    men = [i for i, low in enumerate(stretch) if low in _of_arms() and "of" in stretch[i + 1 : i + 2]]
    return any(not _measures(lows, first - len(stretch) + i) for i in men)


def _in_battle(lows: Sequence[str], at: int) -> bool:
    """Tell whether the words behind say that one fell in arms: nothing, or in what fight ("fell in an ambush")."""
    return lows[at + 1] in signs().stops or not _FIGHTS.isdisjoint(lows[at + 2 : at + 2 + _TO_FIGHT])


def _measures(lows: Sequence[str], at: int) -> bool:
    """Tell whether armed men only say of whom something is told ("the pay of soldiers", "weapons held by officers")."""
    for i in range(at - 1, max(0, at - _TO_MEASURED - 1), -1):
        if lows[i] in _MEASURING:
            some = lows[i - 1] in counting() or lows[i - 1] in _GROUPED or sense_of(lows[i - 1]).noun in _COUNTED_BY
            return lows[i] != "of" or not some or lows[i - 2 : i] == ["the", "number"]
        if lows[i] in counting() or not lows[i].isalpha() or sense_of(lows[i]).part == "n":
            return False
    return False


@lru_cache(maxsize=1)
def _of_arms() -> frozenset[str]:
    return number_lists().own_dead - number_lists().general


def are_fallen_men(lows: Sequence[str], at: int) -> bool:
    """Tell whether a verb counts those who fell in battle ("three of our fighters fell in X").

    Parameters
    ----------
    lows : sequence of str
    at : int
        Where the verb stands.
    """
    ahead = lows[max(0, at - _TO_NUMBER) : at]
    return have_fallen(lows, at) and any(low[0].isdigit() or low in counting() for low in ahead)


def of_other_side(lows: Sequence[str], first: int, counts: Sequence[Count], used: set[int]) -> Count | None:
    """Return the dead of the other side told in one sentence ("a guard was shot dead and two raiders were killed").

    Parameters
    ----------
    lows : sequence of str
    first : int
        Where the second verb of dying stands.
    counts : sequence of Count
    used : set of int
        The first tokens of the numbers that count the dead told of before.
    """
    told = [c for c in counts if c.first in used]
    before = [c for c in counts if c.after <= first and c.first not in used and first - c.after <= _TO_VERB]
    if not told or not before or before[-1].first < told[-1].after:
        return None
    count = before[-1]
    joint = count.first - 1
    while joint > 0 and lows[joint] in _SIDES:
        joint -= 1  # "; on the enemy side forty rebels were killed"
    if lows[joint] not in _JOINING or not _PARTED.isdisjoint(lows[count.after : first]):
        return None
    nouns = [_noun(lows, c) for c in (told[0], count)]
    return count if all(nouns) and nouns[0] != nouns[1] else None


def _noun(lows: Sequence[str], count: Count) -> str:
    """Return whom a number counts, one side of a fight and no people in general; empty where that is not told."""
    words = number_lists()
    sides, rest = words.people | words.own_dead | words.persons | words.singles, words.general | words.counted
    stretch = [low for low in lows[count.first + 1 : count.after + _TO_SOMEBODY] if low.isalpha() and low not in rest]
    people = [low for low in stretch if low in sides or sense_of(low).noun == "person"]
    return people[-1].removesuffix("s") if people else ""
