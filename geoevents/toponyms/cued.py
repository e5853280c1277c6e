"""Names that the words beside them leave hardly anything but a place: "the Zaghat valley", "X, a village near Y"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import words_in
from geoevents.toponyms.classes import DIVISIONS
from geoevents.toponyms.lists import ends_in_more_places, is_said_to_lie
from geoevents.toponyms.otherwise import opens_with_spot
from geoevents.toponyms.unindexed import POSSESSIVES, is_person

if TYPE_CHECKING:
    from geoevents.lexicon.namewords import NameWords
    from geoevents.text.words import Words
    from geoevents.toponyms.candidates import Candidate

# Log-odds of a name beside which only a place can stand, if it had this much by itself (judgement).
_SURE, _LEAST = 0.5, -3.5
# ... and what a preposition of place adds to one that no index has (judgement).
_LIKELIER = 1.25
_KNOWN_LIKELIER = 0.8
# ... and how much more a whole name counts than the names inside it.
_WON_BY = 0.5
# Words from a comma to the noun of what stands before it: "X, a small mining community in".
_TO_NOUN = 4
_KINDS = frozenset({"unlisted", "longer", "name"})
_ONLY_PLACES = words_in("toponyms", "contexts", "only_places")
_LEADING = words_in("toponyms", "contexts", "leading")
_LEADING_SPOTS = words_in("toponyms", "contexts", "leading_spots")
_PERSONS_DO = words_in("toponyms", "contexts", "persons_do")
_COMMUNITIES = words_in("toponyms", "contexts", "communities")
_OF_VILLAGES = words_in("toponyms", "contexts", "of_villages")
# Kinds of thing that a name before them belongs to: "entered Brexit talks".
_DEALINGS = frozenset({"communication", "act", "event", "cognition", "state"})
_ARTICLES = frozenset({"a", "an"})
_PLACED = frozenset({"town", "village", "seat", "capital"}) | DIVISIONS


def of_cues(words: Words, candidates: list[Candidate], scores: list[float], lexicon: NameWords) -> list[float]:
    """Let names count that the words beside them make places, as far as nothing else speaks against it.

    Parameters
    ----------
    words : Words
    candidates : list of Candidate
    scores : list of float
        Log-odds that each names a place.
    lexicon : NameWords

    Returns
    -------
    list of float
    """
    raised = list(scores)
    for i, (candidate, score) in enumerate(zip(candidates, scores, strict=True)):
        if candidate.kind not in _KINDS or score <= _LEAST or words.caseless[candidate.first]:
            continue
        unknown = candidate.kind != "name"
        if not words.upper[candidate.first] or (score >= _SURE and not unknown):
            continue
        if not unknown and _goes_on(words, candidate.last):
            continue
        if _is_sure(words, candidate, lexicon):
            raised[i] = max(score, _SURE)
        elif score < _SURE and _is_led(words, candidate, lexicon):
            raised[i] = score + (_LIKELIER if unknown else _KNOWN_LIKELIER)
        if unknown and raised[i] > 0 and (inside := _inside(candidates, scores, i)) > 0:
            raised[i] = max(raised[i], inside + _WON_BY)
    return raised


def _inside(candidates: list[Candidate], scores: list[float], i: int) -> float:
    """Return what the names inside one, which begin it, count together."""
    whole, total = candidates[i], 0.0
    for step in (-1, 1):
        k = i + step
        while 0 <= k < len(candidates) and candidates[k].first == whole.first:
            total += max(0.0, scores[k]) if candidates[k].last < whole.last else 0.0
            k += step
    return total


def _goes_on(words: Words, last: int) -> bool:
    """Tell whether a capital behind a known name makes it only a part of another ("in Ohn Taw")."""
    return last < len(words.folded) and words.joins[last - 1] and words.upper[last]


def _is_sure(words: Words, candidate: Candidate, lexicon: NameWords) -> bool:
    """Tell whether the words beside a name are those of a place."""
    if _is_before_noun(words, candidate, lexicon) or _is_of_noun(words, candidate.first, lexicon):
        return True
    if is_person(words.folded[candidate.first], lexicon):
        return False
    unknown = candidate.kind != "name"
    if unknown and opens_with_spot(words, candidate.first, candidate.last):
        return True
    if unknown and is_said_to_lie(words, candidate.last, lexicon.noun_classes):
        return True
    taken = unknown and _is_taken(words, candidate, lexicon)
    taken = taken or ends_in_more_places(words, candidate.last)
    return taken or _is_apposed(words, candidate.first, candidate.last, lexicon)


def _is_before_noun(words: Words, candidate: Candidate, lexicon: NameWords) -> bool:
    """Tell a name before the small noun of a spot, where "in" or "entered" leads to both: "in the Erap valley"."""
    first, last, folded = candidate.first, candidate.last, words.folded
    if last == len(folded) or not words.joins[last - 1] or not words.small[last] or first == 0:
        return False
    if candidate.kind != "name" and last - first == 1 and sense_of(folded[first]).part != "?":
        return False
    noun = folded[last] in lexicon.site_nouns or "town" in lexicon.noun_classes.get(folded[last], ())
    if not noun and lexicon.facility_at(folded, last) is None:
        return False
    at = first - 1 - (folded[first - 1] == "the")
    return at >= 0 and words.joins[at] and folded[at] in _LEADING | _LEADING_SPOTS | _ONLY_PLACES


def _is_of_noun(words: Words, first: int, lexicon: NameWords) -> bool:
    """Tell a name behind what has it for its own: "the hamlet of Lang", "the quarter of X"."""
    folded = words.folded
    if first < 2 or folded[first - 1] != "of" or not (words.joins[first - 1] and words.joins[first - 2]):
        return False
    return "town" in lexicon.noun_classes.get(folded[first - 2], ()) and words.small[first - 2]


def _is_apposed(words: Words, first: int, last: int, lexicon: NameWords) -> bool:
    """Tell a name that an apposition says is a settlement: "X, a mining community in Y", "X, a village"."""
    folded, n = words.folded, len(words.folded)
    if last == n or words.gaps[last].strip() != "," or folded[last] not in _ARTICLES:
        return False
    if first and words.upper[first - 1] and words.joins[first - 1]:
        return False  # "Tanya Campbell, a town clerk"
    for i in range(last + 1, min(n, last + 1 + _TO_NOUN)):
        if not words.joins[i - 1] or not words.small[i]:
            return False
        lived_in = folded[i] in _COMMUNITIES and folded[i - 1] in _OF_VILLAGES
        if lived_in or not _PLACED.isdisjoint(lexicon.noun_classes.get(folded[i], ())):
            return i + 1 == n or not words.joins[i] or sense_of(folded[i + 1]).part not in "n?"
    return False


def _is_taken(words: Words, candidate: Candidate, lexicon: NameWords) -> bool:
    """Tell a name behind a verb that is only done to places: "torched X", "tried to enter X"; not "entered X talks"."""
    first, last, folded = candidate.first, candidate.last, words.folded
    if not first or not words.joins[first - 1] or folded[first - 1] not in _ONLY_PLACES:
        return False
    if last == len(folded) or not words.joins[last - 1] or not words.small[last]:
        return True
    return sense_of(folded[last]).noun not in _DEALINGS or bool(lexicon.noun_classes.get(folded[last]))


def _is_led(words: Words, candidate: Candidate, lexicon: NameWords) -> bool:
    """Tell a name that a preposition of place leads to, which is nobody's who acts or owns."""
    first, last, folded = candidate.first, candidate.last, words.folded
    if not first or not words.joins[first - 1]:
        return False
    part = folded[first - 1] == "of" and first > 1 and folded[first - 2] in lexicon.parts_of_places
    if not part and folded[first - 1] not in _LEADING:
        return False
    if words.gaps[last][:2] in POSSESSIVES or is_person(folded[first], lexicon):
        return False
    if any(words.upper[i] and sense_of(folded[i]).part != "?" for i in range(first, last)):
        return False  # "at Holy Family"
    return last == len(folded) or not (words.joins[last - 1] and folded[last] in _PERSONS_DO)
