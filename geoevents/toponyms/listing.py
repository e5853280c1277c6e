"""How the names fared that a candidate is listed with, and how dense with names its text is."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geoevents.toponyms.lists import AND, member_after, member_before

if TYPE_CHECKING:
    from geoevents.text.words import Words
    from geoevents.toponyms.candidates import Candidate

# Names in a hundred words: news has some four, field reports ten to twenty-five (judgement, on our training texts).
_DENSITIES = (0.03, 0.06, 0.1, 0.15, 0.2)
_FEW_WORDS = 20  # added to a text's words: one sentence with four names tells little of a report's density (judgement)
_SHORT_TEXT = 40  # of no more words than this the density is not told: a headline with one name is no thin report
_UNTOLD = -1
_HEADED = frozenset({"(", ":", "–", "—", "-"})


@dataclass(frozen=True, slots=True)
class Company:
    """What lists tell of the candidates in them, by word.

    ``before`` and ``after`` lead from a candidate's first and last word to the list members beside it, ``heads`` from
    a first word to how the name before its bracket or colon fared (0 to 4), ``good_before`` and ``good_after`` to how
    many members of its list are likely names. ``density`` grades how many names the text has for its words.
    """

    before: Mapping[int, int]
    after: Mapping[int, int]
    heads: Mapping[int, int]
    good_before: Mapping[int, int]
    good_after: Mapping[int, int]
    density: int


def list_company(
    words: Words, candidates: Sequence[Candidate], scores: Sequence[float], ends: Mapping[int, float]
) -> Company:
    """Gather what the lists of a text tell of its candidates; these come in the order of their first words."""
    before: dict[int, int] = {}
    after: dict[int, int] = {}
    heads: dict[int, int] = {}
    folded, gaps, n = words.folded, words.gaps, len(words.folded)
    likely: dict[int, int] = {}  # last word of likely names, by their first
    for candidate, score in zip(candidates, scores, strict=True):
        if score > 0:
            likely[candidate.first] = max(likely.get(candidate.first, 0), candidate.last)
    for candidate in candidates:
        first, last = candidate.first, candidate.last
        if first not in before:
            plain = gaps[first] == " " and folded[first - 1] not in AND
            before[first] = -1 if plain else member_before(words, first)
            if not plain and before[first] < 0 and first in ends and gaps[first].strip()[:1] in _HEADED:
                heads[first] = (ends[first] > -2.0) + (ends[first] > -0.5) + (ends[first] > 0.5) + (ends[first] > 2.0)
        if last not in after:
            plain = last == n or (gaps[last] == " " and folded[last] not in AND and not folded[last][0].isdigit())
            after[last] = -1 if plain else member_after(words, last)
    good_before: dict[int, int] = {}
    at_end: dict[int, int] = {}  # likely members up to a word
    for candidate, score in zip(candidates, scores, strict=True):
        first = candidate.first
        good_before[first] = at_end.get(before[first], 0)
        at_end[candidate.last] = max(at_end.get(candidate.last, 0), good_before[first] + (score > 0))
    good_after: dict[int, int] = {}
    at_start: dict[int, int] = {}
    for candidate, score in zip(reversed(candidates), reversed(scores), strict=True):
        last = candidate.last
        good_after[last] = at_start.get(after[last], 0)
        at_start[candidate.first] = max(at_start.get(candidate.first, 0), good_after[last] + (score > 0))
    share = len(likely) / (n + _FEW_WORDS)
    density = sum(share > least for least in _DENSITIES) if n > _SHORT_TEXT else _UNTOLD
    return Company(before, after, heads, good_before, good_after, density)
