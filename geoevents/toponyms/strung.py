"""Names of divisions that close a chain: "Okwe village (Ezza North LGA, Ebonyi)", "in Barangay X, Y, Samar"."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from geoevents.lexicon.tables import words_in
from geoevents.text.words import HYPHENS
from geoevents.toponyms.classes import DIVISIONS, contains, place_class
from geoevents.toponyms.otherwise import is_hamlet, past_bracket

if TYPE_CHECKING:
    from geoevents.lexicon.namewords import NameWords
    from geoevents.text.words import Words
    from geoevents.toponyms.candidates import Candidate

_NOUNS = words_in("toponyms", "chains", "nouns")
_LEADS = words_in("toponyms", "chains", "leads")
_MEMBERS = 4  # before the division
_RUN = 4  # words of a member
_NOUN_WORDS = 3  # "local government area"
_PLACES = 6  # candidates of a name among which a division is looked for
_ENOUGH = 2  # members before a division that need no noun or bracket (judgement)
_RAISED = 0.5  # log-odds: likelier a name than not (judgement)
_CLOSING = frozenset(",).;")
_WHOLE_KINDS = frozenset({"name", "longer"})


def of_chains(words: Words, candidates: list[Candidate], scores: list[float], lexicon: NameWords) -> list[float]:
    """Let the name of a division count that a chain from a place ends with, whatever else it may mean.

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
    scores = _whole_hamlets(words, candidates, scores, lexicon)
    scores = _whole_houses(candidates, scores, lexicon)
    scores = _whole_over_parts(words, candidates, scores)
    lands = {
        candidate.first: candidate.places[0].country_code
        for candidate, score in zip(candidates, scores, strict=True)
        if score > 0 and candidate.kind == "name" and candidate.places and place_class(candidate.places[0]) == "country"
    }
    return [
        _RAISED
        if score <= _RAISED
        and candidate.kind == "name"
        and (_is_before_land(words, candidate, lands) or _closes_chain(words, candidate, lexicon))
        else score
        for candidate, score in zip(candidates, scores, strict=True)
    ]


def _whole_hamlets(words: Words, candidates: list[Candidate], scores: list[float], lexicon: NameWords) -> list[float]:
    """Let all the capitals before a small "village" win over a known name that they begin with: "Ah Na Kha village"."""
    whole = [
        i
        for i, candidate in enumerate(candidates)
        if candidate.kind == "longer" and _is_before_hamlet(words, candidate.last, lexicon)
    ]
    raised, begun = list(scores), _by_first(candidates)
    for i in whole:
        total = sum(scores[k] for k in _inside(candidates, begun, candidates[i]) if scores[k] > 0)
        raised[i] = max(scores[i], total + _RAISED) if total > 0 else scores[i]
    return raised


def _whole_houses(candidates: list[Candidate], scores: list[float], lexicon: NameWords) -> list[float]:
    """Let a house called after its street win over the town that the street leads to: "Dover Road Baptist Church"."""
    raised, begun = list(scores), _by_first(candidates)
    for i, house in enumerate(candidates):
        if house.kind not in lexicon.town_facilities:
            continue
        if not any(lexicon.compound_nouns.get(word) == "street" for word in house.name.split()[1:]):
            continue
        total = sum(scores[k] for k in _inside(candidates, begun, house) if k != i and scores[k] > 0)
        raised[i] = max(scores[i], total + _RAISED) if total > 0 else scores[i]
    return raised


def _whole_over_parts(words: Words, candidates: list[Candidate], scores: list[float]) -> list[float]:
    """Let a name of several capitals win over two names that it would fall into: "Tuxtla Gutiérrez" is one town.

    Nothing but a comma tells two places apart that stand side by side; a name that ends with what holds its first part
    is two all the same ("Farah Afghanistan").
    """
    raised, begun = list(scores), _by_first(candidates)
    for i, whole in enumerate(candidates):
        first, last = whole.first, whole.last
        if whole.kind not in _WHOLE_KINDS or last - first < _ENOUGH or not all(words.upper[first:last]):
            continue
        gaps = set(words.gaps[first + 1 : last])
        if not gaps <= {" "} and not (whole.kind == "name" and gaps <= {" ", "/", *HYPHENS}):
            continue  # "Pemba-Mueda" may be a route, "London's Heathrow" is two
        inside = [k for k in _inside(candidates, begun, whole) if candidates[k].kind == "name"]
        heads = [k for k in inside if candidates[k].first == first and candidates[k].last < last and scores[k] > 0]
        pairs = [
            (scores[h] + scores[t], h, t)
            for h in heads
            for t in inside
            if candidates[t].first == candidates[h].last and candidates[t].last == last and scores[t] > 0
        ]
        if pairs and (best := max(pairs))[0] >= scores[i] and not _holds(candidates[best[2]], candidates[best[1]]):
            raised[i] = best[0] + _RAISED
    return raised


def over_peoples(words: Words, candidates: list[Candidate], scores: list[float], lexicon: NameWords) -> list[float]:
    """Let a house in a town that a capital makes a name win over the people it is called after: "Kuwaiti Hospital".

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
    peoples: dict[int, float] = {}
    for candidate, score in zip(candidates, scores, strict=True):
        if candidate.kind == "demonym":
            peoples[candidate.first] = max(score, peoples.get(candidate.first, 0.0))
    houses = lexicon.town_facilities
    return [
        max(score, peoples[candidate.first] + _RAISED)
        if candidate.kind in houses and candidate.first in peoples and _is_capital_name(words, candidate.last)
        else score
        for candidate, score in zip(candidates, scores, strict=True)
    ]


def _is_capital_name(words: Words, last: int) -> bool:
    """Tell whether the noun that ends a name has a capital, and no headline's."""
    if not words.upper[last - 1] or words.caseless[last - 1]:
        return False
    return last == len(words.folded) or not (words.joins[last - 1] and words.upper[last])


def _by_first(candidates: Sequence[Candidate]) -> dict[int, list[int]]:
    """Return at which of the candidates each first word begins."""
    begun: dict[int, list[int]] = {}
    for k, candidate in enumerate(candidates):
        begun.setdefault(candidate.first, []).append(k)
    return begun


def _inside(candidates: Sequence[Candidate], begun: Mapping[int, list[int]], whole: Candidate) -> list[int]:
    """Return which candidates lie in the words of one, itself too."""
    near = (k for at in range(whole.first, whole.last) for k in begun.get(at, ()))
    return [k for k in near if candidates[k].last <= whole.last]


def _holds(division: Candidate, name: Candidate) -> bool:
    """Tell whether one of the countries or divisions of a name holds a place that another may mean."""
    holders = [p for p in division.places[:_PLACES] if place_class(p) in DIVISIONS or place_class(p) == "country"]
    return any(contains(holder, place) for holder in holders for place in name.places[:_PLACES])


def _is_before_hamlet(words: Words, last: int, lexicon: NameWords) -> bool:
    """Tell whether a small "village" stands behind a name, or behind the bracket that follows it."""
    noun = past_bracket(words, last, lexicon)
    if noun >= len(words) or not words.small[noun] or not (noun > last or words.joins[last - 1]):
        return False
    return is_hamlet(words.folded[noun], lexicon)


def _is_before_land(words: Words, candidate: Candidate, lands: Mapping[int, str]) -> bool:
    """Tell a division behind a comma whose country follows without one: "X district, Farah Afghanistan"."""
    first, code = candidate.first, lands.get(candidate.last)
    if code is None or not first or words.gap(first - 1).strip() != "," or not words.joins[candidate.last - 1]:
        return False
    return any(place_class(p) in DIVISIONS and p.country_code == code for p in candidate.places[:_PLACES])


def _closes_chain(words: Words, candidate: Candidate, lexicon: NameWords) -> bool:
    """Tell whether a chain of names that begins at a preposition or noun of place leads to a division or its seat."""
    first, last = candidate.first, candidate.last
    if not first or words.gap(first - 1).strip() not in {",", "("} or not words.upper[first]:
        return False
    if not any(place_class(place) in DIVISIONS for place in candidate.places[:_PLACES]):
        return False
    end, nouns = _over_nouns(words, last, lexicon), 0
    if end < len(words) and words.gap(end - 1).strip()[:1] not in _CLOSING:
        return False
    bracketed, members, at = words.gap(first - 1).strip() == "(", 0, first
    nouns += end > last
    while members < _MEMBERS:
        begin, noun = _member_before(words, at, lexicon)
        if begin is None:
            return False
        members, nouns = members + 1, nouns + noun
        lead = words.gap(begin - 1).strip() if begin else "."
        if begin and lead == "":
            word = words.folded[begin - 1]
            led = word in lexicon.locative or word in lexicon.noun_classes or (bracketed and word in _LEADS)
            led = led or (bracketed and word in lexicon.taking_verbs)
            return led and (bracketed or nouns > 0 or members >= _ENOUGH)
        if lead not in {",", "("}:
            return False
        bracketed, at = bracketed or lead == "(", begin
    return False


def _member_before(words: Words, at: int, lexicon: NameWords) -> tuple[int | None, bool]:
    """Return where the capitalised member before a comma or bracket begins, and whether a noun says what it is."""
    end, noun = at, False
    while end > 1 and at - end < _NOUN_WORDS and _is_noun(words.folded[end - 1], lexicon) and words.joins[end - 2]:
        end, noun = end - 1, True
    begin = end
    while begin > 0 and end - begin < _RUN and words.upper[begin - 1] and (begin == end or words.joins[begin - 1]):
        begin -= 1
        noun = noun or words.folded[begin] in lexicon.leading_nouns
    whole = begin < end and not (begin and words.upper[begin - 1] and words.joins[begin - 1])
    return (begin, noun) if whole else (None, False)


def _over_nouns(words: Words, last: int, lexicon: NameWords) -> int:
    """Return the word behind the noun of a division: "Isa LGA", "Isa local government area"."""
    end = last
    while end < len(words) and end - last < _NOUN_WORDS and words.joins[end - 1]:
        if not _is_noun(words.folded[end], lexicon):
            break
        end += 1
    return end


def _is_noun(word: str, lexicon: NameWords) -> bool:
    return word in _NOUNS or word in lexicon.noun_classes
