"""Lives that no number counts: of one who is only pointed at, of those who were taken before."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.events.numbers.numbers import count_numbers, number_lists, read_count
from geoevents.events.tolls.quantities import find_quantities
from geoevents.events.words.hits import Claim
from geoevents.events.words.reading import Reading, Sentence
from geoevents.events.words.triggers import signs
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words
from geoevents.model import Range
from geoevents.text.tokens import Tokens

# One who is only pointed at.
ONE = Range(1.0, 1.0, 1.0)
# "shot the attacker dead": one of whom no number tells.
_FELLING = clause_words("quantities", "felling")
_POINTED = clause_words("quantities", "pointed")
# "farmers whom the soldiers had taken along".
_WHOM = clause_words("participants", "whom")
# "lost his life", "cost a shepherd his life": words from the verb to the life.
_LOSING, _TO_LIFE = clause_words("quantities", "losing_life"), 8
# "abducted 13 miners and killed them": what says that all of them died, and the words from there to "them".
_THEN = clause_words("quantities", "then")
_KILLED_THEM, _TO_THEM = clause_words("quantities", "killed_them"), 3


def kills_one(lows: Sequence[str], start: int, end: int) -> bool:
    """Tell whether one is killed whom a pronoun points at ("stabbed him to death", "lost his life").

    Parameters
    ----------
    lows : sequence of str
    start, end : int
        The tokens looked at.

    Examples
    --------
    >>> kills_one("they stabbed him to death .".split(), 0, 6), kills_one("they told him of the death".split(), 0, 6)
    (True, False)
    >>> kills_one("police shot the attacker dead".split(), 0, 5), kills_one("shot the attackers dead".split(), 0, 4)
    (True, False)
    >>> kills_one("a guard lost his life .".split(), 0, 6), kills_one("a guard ran for his life .".split(), 0, 7)
    (True, False)
    """
    for i in range(start, end):
        if lows[i] in _POINTED and (lows[i + 1 : i + 2] == ["dead"] or lows[i + 1 : i + 3] == ["to", "death"]):
            return True
        if lows[i] in _ITS and lows[i + 1 : i + 2] != [] and lows[i + 1] in _BODIES and lows[i - 1] not in _ON:
            return True  # "his corpse, bearing marks of torture"
        if lows[i] in _BODIES and lows[i + 1 : i + 2] == ["of"] and _is_a_person(lows[i + 2 : i + 2 + _TO_PERSON]):
            return True  # "the body of a trade unionist was found"
        if lows[i] == "dead" and i - 3 >= start and lows[i - 3] in _FELLING and lows[i - 2] == "the":
            return not lows[i - 1].endswith("s") and sense_of(lows[i - 1]).noun == "person"
        if (
            lows[i] == "life"
            and i > start
            and lows[i - 1] in _ITS
            and not _LOSING.isdisjoint(lows[max(start, i - _TO_LIFE) : i])
        ):
            return True
    return False


def _is_a_person(words: Sequence[str]) -> bool:
    """Tell whether words begin with one person ("a", "trade", "unionist")."""
    if not _ONES.isdisjoint(words[:1]) and all(low.isalpha() for low in words[:2]):
        one = number_lists().singles | number_lists().persons
        plain = next((i for i, low in enumerate(words) if low in number_lists().breaks), len(words))
        return any(low in one or sense_of(low).noun == "person" for low in words[1:plain])
    return False


def kills_them(lows: Sequence[str], claim: Claim) -> bool:
    """Tell whether a claim's verb kills all whom the deed before took ("abducted 13 miners and killed them").

    Parameters
    ----------
    lows : sequence of str
    claim : Claim
    """
    verb = lows[claim.first : claim.after]
    behind = lows[claim.after : claim.after + _TO_THEM]
    pointed = behind[:1] == ["them"] or behind in (["all", "of", "them"], ["every", "one", "of"])
    return claim.entry.role == "verb" and not claim.passive and pointed and not _KILLED_THEM.isdisjoint(verb)


def of_shared_passive(
    reading: Reading, sentence: Sentence, claim: Claim, dates: Sequence[tuple[int, int]]
) -> Range | None:
    """Return how many are killed of whom the verb before tells, too ("six miners were abducted and later killed").

    Parameters
    ----------
    reading : Reading
    sentence : Sentence
    claim : Claim
    dates : sequence of (first, after)
        Tokens that are dates and no counts.
    """
    lows = reading.tokens.lows
    killing = [(first, after) for first, after, name in sentence.marks or () if name == "killed"]
    for first, after in killing:
        if not any(word.start <= first < word.end for word in (claim, *claim.absorbed)):
            continue
        joint = first - 1
        while lows[joint] in _THEN or lows[joint].endswith("ly"):
            joint -= 1
        told = [c for one in sentence.claims for c in (one, *one.absorbed) if c.passive and c.after <= joint]
        if lows[joint] != "and" or not told:
            continue
        verb = max(told, key=lambda word: word.first)
        helping = verb.first - 1
        while lows[helping] in _THEN or lows[helping].endswith("ly"):
            helping -= 1
        if lows[helping] in signs().to_be and not {*lows[verb.after : joint]} & {",", "who", "and"}:
            mark = (verb.first, verb.after, "killed")
            return find_quantities(reading.tokens, verb.start, after, [mark], dates).get("killed")
    return None


def all_but_some(tokens: Tokens, start: int, end: int, dates: Sequence[tuple[int, int]]) -> Range | None:
    """Return how many died of whom only the survivors are told ("buried a family of six, only one of whom survived").

    Parameters
    ----------
    tokens : Tokens
    start, end : int
        The tokens looked at.
    dates : sequence of (first, after)
        Tokens that are dates and no counts.
    """
    lows = tokens.lows
    for i in range(start + 2, end - 1):
        if lows[i : i + 2] not in _OF_WHOM or not _survive(lows, i + 2, end):
            continue
        saved = next((c for at in range(i - 1, max(start, i - 3), -1) if (c := read_count(lows, at, i))), None)
        whole = count_numbers(tokens, start, saved.first, dates)[-1:] if saved and saved.after == i else []
        if saved and lows[saved.first - 1] in _ONLY and whole and whole[0].value.best > saved.value.best:
            return Range(*(number - saved.value.best for number in whole[0].value))
    return None


def _survive(lows: Sequence[str], at: int, end: int) -> bool:
    """Tell whether a verb says that somebody lives ("survived", "were pulled out alive")."""
    verb = lows[at : min(end, at + _TO_ALIVE)]
    return verb[:1] in _SURVIVED or (not signs().to_be.isdisjoint(verb[:1]) and "alive" in verb)


def taken_die(lows: Sequence[str], before: Claim, claim: Claim) -> bool:
    """Tell whether those die of whom it was said by the way who took them ("four whom X had taken were beheaded").

    Parameters
    ----------
    lows : sequence of str
    before, claim : Claim
        The taking and the death.
    """
    if not claim.passive or before.passive or _WHOM.isdisjoint(lows[before.start : before.first]):
        return False
    return not any(low in (",", ";", "and") or low[0].isdigit() for low in lows[before.after : claim.first])


def last_counted(lows: list[str], start: int, end: int) -> Range | None:
    """Return how many people are counted last between two tokens ("made seven men get off and shot them").

    Examples
    --------
    >>> last_counted("made seven men get off and shot them".split(), 0, 6).best
    7.0
    >>> last_counted("bought seven lorries and shot them".split(), 0, 4)
    """
    for at in range(end - 1, start - 1, -1):
        count = read_count(lows, at, end)
        if (
            count is not None
            and count.exact
            and not number_lists().people.isdisjoint(lows[count.after : count.after + 2])
        ):
            return count.value
    return None


_OF_WHOM, _SURVIVED, _TO_ALIVE = (["of", "whom"], ["of", "them"]), (["survived"], ["survive"]), 6
_ONLY = clause_words("quantities", "only")
_ITS = clause_words("quantities", "its_life")
_ONES, _TO_PERSON = frozenset({"a", "an"}), 4
_BODIES, _ON = clause_words("quantities", "bodies"), clause_words("quantities", "on_bodies")
