"""A facility noun said once of a whole list: "the Saky and Belbek air bases", "Goma, Bukavu and Kisangani airports"."""

from __future__ import annotations

from collections.abc import Iterator
from typing import TYPE_CHECKING

from geoevents.toponyms.candidates import Candidate
from geoevents.toponyms.classes import DIVISIONS, SETTLED, place_class
from geoevents.toponyms.lists import AND, member_before

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer
    from geoevents.lexicon.lexicon import Facility
    from geoevents.lexicon.namewords import NameWords
    from geoevents.text.words import Words

_MEMBERS = 6  # of a list before its last that are looked at (judgement)
_NO_WATERS = SETTLED | DIVISIONS
_ENDINGS = (("ies", "y"), ("es", ""), ("s", ""))  # of plurals, with those of their singulars


def with_listed_facilities(
    words: Words, found: list[Candidate], gazetteer: Gazetteer, lexicon: NameWords
) -> list[Candidate]:
    """Add the members of lists that end in a plural facility: of "the Saky and Belbek air bases", Saky's, too.

    Parameters
    ----------
    words : Words
    found : list of Candidate
        In order of their first word.
    gazetteer : Gazetteer
    lexicon : NameWords

    Returns
    -------
    list of Candidate
        In order of their first word.
    """
    more = [
        member
        for last in found
        if last.facility and _is_plural(words, last, lexicon)
        for member in _members(words, last, found, gazetteer, lexicon.kinds[last.kind])
    ]
    return sorted([*found, *more], key=lambda candidate: candidate.first) if more else found


def of_listed_waters(
    words: Words, candidates: list[Candidate], scores: list[float], lexicon: NameWords, by: float
) -> list[float]:
    """Let the last of listed rivers win over the town of its name by some log-odds: "the Sobat and Akobo rivers".

    Parameters
    ----------
    words : Words
    candidates : list of Candidate
    scores : list of float
        Log-odds that each names a place.
    lexicon : NameWords
    by : float

    Returns
    -------
    list of float
    """
    bare: dict[tuple[int, int], float] = {}
    for candidate, score in zip(candidates, scores, strict=True):
        if candidate.kind == "name" and place_class(candidate.places[0]) in _NO_WATERS:
            bare[candidate.first, candidate.last] = score
    return [
        max(score, bare[candidate.first, candidate.last - 1] + by)
        if candidate.kind in lexicon.natural_kinds
        and (candidate.first, candidate.last - 1) in bare
        and words.small[candidate.last - 1]
        and words.folded[candidate.first - 1] in AND
        and member_before(words, candidate.first) > 0
        and _is_plural(words, candidate, lexicon)
        else score
        for candidate, score in zip(candidates, scores, strict=True)
    ]


def _is_plural(words: Words, facility: Candidate, lexicon: NameWords) -> bool:
    """Tell a noun of several facilities, "refineries", from that of one that ends alike: "barracks"."""
    noun = words.folded[facility.last - 1]
    head = words.folded[facility.first + facility.name.count(" ") + 1 : facility.last - 1]
    return any(
        noun.endswith(plural) and " ".join([*head, noun.removesuffix(plural) + singular]) in lexicon.facilities
        for plural, singular in _ENDINGS
    )


def _members(
    words: Words, last: Candidate, found: list[Candidate], gazetteer: Gazetteer, facility: Facility
) -> Iterator[Candidate]:
    """Yield the names listed before the last one of a plural, where a facility of its kind is called so."""
    begin = last.first
    for _ in range(_MEMBERS):
        end = member_before(words, begin)
        if end < 1:
            return
        begin = _begin(words, end, found)
        stem = " ".join(words.folded[begin:end])
        here = [candidate for candidate in found if (candidate.first, candidate.last) == (begin, end)]
        if any(c.kind == "demonym" or (c.places and c.places[0].feature_code.startswith("PCL")) for c in here):
            return
        places = gazetteer.lookup_facility(stem, facility.feature_codes) if facility.feature_codes else ()
        if not places:
            return
        yield Candidate(begin, end, last.kind, stem, places)


def _begin(words: Words, end: int, found: list[Candidate]) -> int:
    """Return the first word of the longest name that ends before a word, else of the run of capitals there."""
    named = [candidate.first for candidate in found if candidate.last == end and candidate.kind == "name"]
    if named:
        return min(named)
    first = end - 1
    while first > 0 and words.upper[first - 1] and words.joins[first - 1] and not words.sentence_start[first - 1]:
        first -= 1
    return first
