"""One person who died and whom no number counts: "the trader was killed", "shot and killed Ana Lopez, a teacher"."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from functools import lru_cache
from typing import Literal

from geoevents.events.numbers.deaths import dying
from geoevents.events.numbers.measures import begins_of_death
from geoevents.events.numbers.numbers import number_lists
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_words
from geoevents.text.tokens import Tokens

# Who died: one not told of before, one whom the text may have told of, or one who is only pointed at.
Told = Literal["new", "known", "pointed"]

_KILLING, _FELLING = clause_words("onedead", "killing"), clause_words("quantities", "felling")
_WAS, _BEEN, _HAD = clause_words("onedead", "was"), clause_words("onedead", "been"), clause_words("onedead", "had")
_BESIDE, _THEN = clause_words("onedead", "beside"), clause_words("quantities", "then")
_HIM, _HE = clause_words("onedead", "him"), clause_words("onedead", "he")
_NEW, _KNOWN = clause_words("onedead", "new"), clause_words("onedead", "known")
_PARTING, _BEHIND = clause_words("onedead", "parting"), clause_words("onedead", "behind")
_MANY, _TITLES = clause_words("onedead", "many"), clause_words("onedead", "titles")
# Words of whoever dies; of an aside between him and the verb; from "shot" to "dead" (judgement).
_NOUN_PHRASE, _ASIDE, _TO_DEAD = 14, 24, 12
# A name has a forename, too, unless a title stands before it or it is no English word.
_FULL_NAME = 2


def one_dead(
    tokens: Tokens, start: int, mark: tuple[int, int, str], named: Collection[int], groups: Collection[int]
) -> Told | None:
    """Return how one is told of who a word says was killed or died; None where it is nobody, or several.

    Parameters
    ----------
    tokens : Tokens
    start : int
        The first token of the sentence.
    mark : (first, after, name)
        The word: "killed", "shot and killed", "died".
    named : collection of int
        Tokens of names that are no person's: of places and of armed groups.
    groups : collection of int
        Those of armed groups only: who "was killed" is no place, whatever a gazetteer has by his name.
    """
    first, after, _ = mark
    lows = tokens.lows
    helping = _helping_verb(lows, start, first)
    if helping is not None and not tokens.capitals[helping]:  # "IS shot and killed a man"
        return _subject(tokens, start, helping, groups)
    if (
        lows[first] in dying()
        or " ".join(lows[first:after]) in dying()
        or (lows[first] in _THEN and lows[after - 1] in dying())
    ):
        told = _subject(tokens, start, _behind_adverbs(lows, start, first), groups)
        return "new" if told == "pointed" and _is_just_felled(tokens, start, first, named) else told
    to_death = begins_of_death(lows, first, start)
    if to_death is not None:
        return _object(tokens, to_death + 1, first - 1, named)
    if lows[after - 1] == "dead":
        begin = next((i for i in range(after - 2, max(start, after - _TO_DEAD), -1) if lows[i] in _FELLING), None)
        return None if begin is None else _object(tokens, begin + 1, after - 1, named)
    if lows[after - 1] in _KILLING:
        return _object(tokens, after, len(lows), named)
    return None


def is_one_told(tokens: Tokens, at: int, end: int) -> bool:
    """Tell whether the words between two tokens are one person ("the attacker")."""
    return _phrase_end(tokens.lows, at, end) == end and _object(tokens, at, end, ()) is not None


def _is_just_felled(tokens: Tokens, start: int, at: int, named: Collection[int]) -> bool:
    """Tell whether the sentence has told of one who was felled ("shot a village head in X; he died on the way")."""
    felled = (i for i in range(start, at) if tokens.lows[i] in _FELLING)
    return any(_object(tokens, i + 1, at, named) == "new" for i in felled)


def _helping_verb(lows: Sequence[str], start: int, at: int) -> int | None:
    """Return where the verb that makes a participle a passive of one begins ("was attacked and killed")."""
    i = at - 1
    while i > start and (lows[i] in _BESIDE or lows[i].endswith(("ly", "ed"))) and lows[i] not in _WAS:
        i -= 1
    if lows[i] in _BEEN and lows[i - 1] in _HAD:
        return i - 1
    return i if i >= start and lows[i] in _WAS else None


def _behind_adverbs(lows: Sequence[str], start: int, at: int) -> int:
    """Return the token behind a verb's subject ("the victim later died")."""
    while at - 1 > start and (lows[at - 1] in _THEN or lows[at - 1].endswith("ly")):
        at -= 1
    return at


def _subject(tokens: Tokens, start: int, end: int, named: Collection[int]) -> Told | None:
    """Return how the one is told of who stands before a verb, and before an aside on who he was."""
    lows = tokens.lows
    if end > start and lows[end - 1] == ",":
        opening = next((i for i in range(end - 2, max(start, end - _ASIDE), -1) if lows[i] == ","), None)
        before = _phrase_before(tokens, start, opening, named) if opening is not None else None
        return before or _phrase_before(tokens, start, end - 1, named)
    if end > start and lows[end - 1] == "who":
        return None  # "the car of a man who was killed"
    return _phrase_before(tokens, start, end, named)


def _phrase_before(tokens: Tokens, start: int, end: int, named: Collection[int]) -> Told | None:
    """Read one person in the words that end before a token."""
    lows = tokens.lows
    begin = end
    while begin > max(start, end - _NOUN_PHRASE) and not _parts(lows[begin - 1]):
        begin -= 1
    phrase = lows[begin:end]
    if not phrase or not _MANY.isdisjoint(phrase):
        return None
    if phrase[-1] in _HE:
        return "pointed"
    for i in range(end - 1, begin - 1, -1):
        if lows[i] in _NEW | _KNOWN and (i == begin or not _is_preposition(lows[i - 1])):
            return _determined(tokens, i, _phrase_end(lows, i + 1, end), named)
    unknown = end - begin == 1 and tokens.capitals[begin] and sense_of(phrase[0]).part == "?" and begin not in named
    return "known" if unknown or _is_name(tokens, begin, end, named) else None  # "Hassan was killed"


def _object(tokens: Tokens, at: int, end: int, named: Collection[int]) -> Told | None:
    """Read one person in the words behind a verb."""
    lows = tokens.lows
    after = _phrase_end(lows, at, min(end, at + _NOUN_PHRASE))
    if after == at or not _MANY.isdisjoint(lows[at:after]) or lows[after : after + 1] == ["'s"]:
        return None
    if lows[at] in _HIM and (after == at + 1 or lows[at] not in _KNOWN):
        return "pointed"
    if lows[at] in _NEW | _KNOWN:
        return _determined(tokens, at, after, named)
    return "known" if _is_name(tokens, at, after, named) else None


def _determined(tokens: Tokens, at: int, end: int, named: Collection[int]) -> Told | None:
    """Tell whether "a" or "the" begins a phrase for one person ("a local trader", "the activist Ana Lopez")."""
    lows = tokens.lows
    head = next((i for i in range(end - 1, at, -1) if not tokens.capitals[i] or is_one_person(lows[i])), None)
    if head is None or not is_one_person(lows[head]) or not _are_free(head + 1, end, named):
        return None
    return "new" if lows[at] in _NEW else "known"


def _is_name(tokens: Tokens, begin: int, end: int, named: Collection[int]) -> bool:
    """Tell whether words end in the name of one person ("local reporter Ana Lopez", "Capt. Lopez")."""
    first = end
    while first > begin and tokens.capitals[first - 1] and tokens.lows[first - 1] not in _PARTING:
        first -= 1
    if first == end or not _are_free(first, end, named):
        return False
    ahead = tokens.lows[begin:first]
    if ahead and (is_one_person(ahead[-1]) or ahead[-1] in _TITLES):
        return True
    titled = any(low in _TITLES or is_one_person(low) for low in tokens.lows[first : end - 1])
    return not ahead and (titled or end - first >= _FULL_NAME)


def _are_free(first: int, end: int, named: Collection[int]) -> bool:
    return not any(i in named for i in range(first, end))


def _phrase_end(lows: Sequence[str], at: int, end: int) -> int:
    """Return the token behind a noun phrase."""
    return next((i for i in range(at, end) if _parts(lows[i]) or _is_preposition(lows[i]) or lows[i] in _BEHIND), end)


def _parts(low: str) -> bool:
    return low in _PARTING or not low[0].isalpha()


def _is_preposition(low: str) -> bool:
    return low in number_lists().breaks or sense_of(low).part == "p"


@lru_cache(maxsize=1)
def _ones() -> frozenset[str]:
    return number_lists().singles | number_lists().persons | clause_words("onedead", "persons")


def is_one_person(low: str) -> bool:
    """Tell whether a word is one person by whatever he is or does.

    Examples
    --------
    >>> is_one_person("pedestrian"), is_one_person("jeweller"), is_one_person("jewellers"), is_one_person("platoon")
    (True, True, False, False)
    """
    return low in _ones() or (not low.endswith(("s", "men", "people")) and sense_of(low).noun == "person")
