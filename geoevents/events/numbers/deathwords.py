"""Whether a word that counts the dead or wounded does so where it stands: "KIA", "at the cost of", "to death"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache

from geoevents.events.numbers.numbers import TO_PERSON, Count, begins, number_lists, read_count
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words, load_table

# "2 KIA, 3 WIA": what says so of people, and what may stand behind it.
FALLEN, _BEHIND = clause_words("quantities", "fallen"), clause_words("quantities", "behind_fallen")
# "at the price of about five of their own": words of the count.
_OWN, _TO_COST, _SLAYING = clause_words("quantities", "own"), 8, clause_words("quantities", "slaying")
_COSTING = clause_words("quantities", "costing")
# "sentenced the four men to death": words from the verb to "death".
_DEATH, _PENALTY = clause_words("numbers", "death"), clause_words("numbers", "penalty")
_SENTENCING, _TO_SENTENCE = clause_words("numbers", "sentencing"), 9
# "Of 145 drones launched from A, B and C overnight, 80 were downed and 42 lost": words back to the drones (judgement).
_TO_CRAFT = 30


def may_say(lows: Sequence[str], at: int) -> bool:
    """Tell whether a word that counts the dead or wounded does so here: "KIA" only of people it stands behind."""
    return (lows[at] not in FALLEN or are_fallen(lows, at)) and not is_of_a_court(lows, at)


def is_of_a_court(lows: Sequence[str], at: int) -> bool:
    """Tell whether a death is only what a court may give or gave ("sentenced two men to death", "the death penalty").

    Examples
    --------
    >>> is_of_a_court("a court sentenced two men to death for it".split(), 6)
    True
    >>> is_of_a_court("a crowd beat two men to death .".split(), 6)
    False
    """
    if lows[at] not in _DEATH:
        return False
    judged = lows[at - 1 : at] == ["to"] and not _SENTENCING.isdisjoint(lows[max(0, at - _TO_SENTENCE) : at])
    return judged or not _PENALTY.isdisjoint(lows[at + 1 : at + 2])


def costs(lows: Sequence[str], after: int) -> bool:
    """Tell whether a phrase that ends before a token says what a thing cost ("at the price of", "while losing")."""
    word = lows[after - 1 - (lows[after - 1] == "of")]
    return word in _COSTING and (word.endswith("ing") or "of" in lows[after - 1 : after + 1])  # no "paid the price"


def costs_men(lows: Sequence[str], at: int) -> bool:
    """Tell whether people are counted behind "at the price of", or one's own men behind "losing" ("five of their own").

    Examples
    --------
    >>> costs_men("at the price of five of their own .".split(), 4), costs_men("at a cost of two villages".split(), 4)
    (True, False)
    """
    cost = list(lows[at : at + _TO_COST])
    count = read_count(cost, 0, len(cost)) if begins(lows, at) else None
    if count is None:
        return False
    behind, words = lows[at + count.after : at + count.after + TO_PERSON], number_lists()
    if behind[:1] == ["of"]:
        return not (_OWN | words.people | words.own_dead).isdisjoint(behind)
    if lows[at - 1] != "of":
        return not (words.own_dead - words.general - words.people).isdisjoint(behind[:2])
    people = words.people | words.own_dead | words.persons
    return any(low in people or sense_of(low.removesuffix("s")).noun == "person" for low in behind[:2])


def slays_men(lows: Sequence[str], after: int) -> bool:
    """Tell whether a noun that ends before a token counts those slain behind "of" ("the slaughter of thirty herders").

    Examples
    --------
    >>> slays_men("the slaughter of thirty herders".split(), 2), slays_men("the slaughter of the herd".split(), 2)
    (True, False)
    """
    after -= lows[after - 1] == "of"  # "the murder of" may be one phrase
    several = lows[after : after + 1] == ["of"] and lows[after + 1 : after + 2] not in (["a"], ["an"])
    return several and lows[after - 1] in _SLAYING and costs_men(lows, after + 1)


def only_describes(lows: Sequence[str], counts: Sequence[Count], mark: tuple[int, int, str]) -> bool:
    """Tell whether a word of harm only says who is counted ("killed a nun and seven displaced people")."""
    first, after, _ = mark
    people = lows[after : after + 1] != [] and lows[after] in number_lists().people
    return people and any(count.after == first for count in counts)


def are_fallen(lows: Sequence[str], at: int) -> bool:
    """Tell whether "KIA" says of people counted right before it that they fell ("lost 12 KIA", "2 civilians KIA").

    Examples
    --------
    >>> are_fallen("2 civilians kia , 3 wia".split(), 2), are_fallen("three kia fighters left".split(), 1)
    (True, False)
    """
    if lows[at] not in FALLEN or (lows[at + 1 : at + 2] and lows[at + 1].isalpha() and lows[at + 1] not in _BEHIND):
        return False
    words = number_lists()
    first = at - 1 - (lows[at - 1 : at] != [] and lows[at - 1] in words.people | words.own_dead)
    return first >= 0 and (lows[first][0].isdigit() or lows[first] in words.words or lows[first] in words.scale)


def are_lost_things(lows: Sequence[str], mark: int, chosen: Count | None) -> bool:
    """Tell whether "42 lost" counts the drones told of before ("80 drones were downed and 42 lost").

    Parameters
    ----------
    lows : sequence of str
    mark : int
        Where "lost" stands.
    chosen : Count, optional
        The number before it.
    """
    if chosen is None or chosen.after != mark or lows[mark] not in number_lists().losing:
        return False
    people = number_lists().people | number_lists().own_dead
    nearest = next((low for low in lows[mark - 1 : max(0, mark - _TO_CRAFT) : -1] if low in _crafts() | people), "")
    return nearest in _crafts()  # "drones struck X, where 20 soldiers were wounded and 12 lost": these are dead


@lru_cache(maxsize=1)
def _crafts() -> frozenset[str]:
    """Return the words for what is lost and is nobody."""
    return frozenset(load_table("events")["quantities"]["vehicles"])
