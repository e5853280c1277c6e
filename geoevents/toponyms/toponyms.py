"""Place names in running text: candidates, what speaks for each, and the best set that does not overlap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from math import exp, log1p
from typing import TYPE_CHECKING

from geoevents.lexicon.namewords import load_name_words
from geoevents.lexicon.tables import words_in
from geoevents.linear import Clue, Clues, LinearModel, Pair, load_model, pair_of
from geoevents.text.words import HYPHENS, split_words
from geoevents.toponyms.bearers import without_bearers
from geoevents.toponyms.candidates import Candidate, find_candidates
from geoevents.toponyms.classes import place_class
from geoevents.toponyms.compounds import AFTER_TOWNS
from geoevents.toponyms.context import Context, read_context
from geoevents.toponyms.cued import of_cues
from geoevents.toponyms.listing import Company, list_company
from geoevents.toponyms.nameclues import candidate_clues
from geoevents.toponyms.personas import without_personas
from geoevents.toponyms.plurals import of_listed_waters, with_listed_facilities
from geoevents.toponyms.strung import of_chains, over_peoples

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer

__all__ = ["Context", "FoundName", "best_set", "covered_flags", "find_names", "with_facilities"]


# Log-odds given to a facility of a kind that dispatches site events at: by itself, and when its name is in no index
# (judgement: the corpora at hand have too few of them to fit).
_SITED_KNOWN = 2.0
_SITED_UNKNOWN = 0.7
# A name of two joined by "and" counts this much more than both halves, a division with its noun less than without it.
_WON_BY = 0.5
# A bare name of a facility that the text also names in full counts from this log-odds on.
_AGAIN_LEAST = -2.0
_WHOLE_WITH_PART = frozenset({"landmark"})
_STRINGING = words_in("toponyms", "particles", "stringing")
_FORMS = tuple(f" {form}" for form in words_in("toponyms", "particles", "forms"))
_WIDER = AFTER_TOWNS | {"dotted"}  # kinds of names that mean the place a part of them means


@dataclass(slots=True)
class FoundName:
    """A candidate that was kept.

    Parameters
    ----------
    candidate : Candidate
    probability : float
        That it names a place.
    """

    candidate: Candidate
    probability: float


def lay_out(text: str, gazetteer: Gazetteer) -> tuple[Context, list[Candidate], list[Clues]]:
    """Return the context, the candidates of a text, and the clues of each."""
    words = split_words(text)
    lexicon = load_name_words()
    candidates = without_bearers(words, find_candidates(words, gazetteer, lexicon), gazetteer, lexicon)
    candidates = without_personas(words, candidates, gazetteer, lexicon)
    candidates = with_listed_facilities(words, candidates, gazetteer, lexicon)
    context = read_context(words, countries_named(candidates))
    flags = covered_flags(candidates)
    return (
        context,
        candidates,
        [candidate_clues(c, context, covered) for c, covered in zip(candidates, flags, strict=True)],
    )


def score_candidates(context: Context, candidates: list[Candidate], clues: list[Clues], models: Pair) -> list[float]:
    """Return the log-odds of each candidate: the second pass sees what the first made of the others."""
    early, late = models.scores(clues)
    more = second_clues(context, candidates, early)
    raised = with_facilities(candidates, [score + models.more(row) for score, row in zip(late, more, strict=True)])
    raised = of_chains(context.words, candidates, raised, load_name_words())
    raised = of_cues(context.words, candidates, raised, load_name_words())
    raised = of_listed_waters(context.words, candidates, raised, load_name_words(), _WON_BY)
    return over_peoples(context.words, candidates, raised, load_name_words())


def second_clues(context: Context, candidates: list[Candidate], early: list[float]) -> list[list[Clue]]:
    """Gather what the first pass made of the other candidates: the same name elsewhere, its country, lists."""
    same: dict[str, list[int]] = {}
    kept: dict[str, str] = {}
    ends: dict[int, float] = {}
    starts: dict[int, float] = {}
    meanings = [_meanings(candidate) for candidate in candidates]
    for i, candidate in enumerate(candidates):
        score = early[i]
        for key in meanings[i]:
            same.setdefault(key, []).append(i)
        if score > 0 and candidate.places and candidate.places[0].country_code:
            kept[candidate.name] = candidate.places[0].country_code
        if score > ends.setdefault(candidate.last, -9.0):
            ends[candidate.last] = score
        if score > starts.setdefault(candidate.first, -9.0):
            starts[candidate.first] = score
    for members in same.values():
        if len(members) > 1:
            members.sort(key=early.__getitem__, reverse=True)
    support: dict[str, int] = {}
    for code in kept.values():
        support[code] = support.get(code, 0) + 1
    company = list_company(context.words, candidates, early, ends)
    rows = []
    for i, candidate in enumerate(candidates):
        elsewhere: float | None = None
        for key in meanings[i]:
            members = same[key]
            apart = _best_apart(candidate, members, candidates, early) if len(members) > 1 else None
            if apart is not None and (elsewhere is None or apart > elsewhere):
                elsewhere = apart
        own = kept.get(candidate.name)
        friends = 0
        for place in candidate.places[:5] if support else ():
            code = place.country_code
            if code and (others := support.get(code, 0) - (own == code)) > friends:
                friends = others
        again = "none" if elsewhere is None else _step(elsewhere)
        size = min(candidate.last - candidate.first, 2)
        row: list[Clue] = [(_company, again, _step(early[i]), min(5, friends), size)]
        _add_listed(row, context, candidate, ends, starts, company)
        rows.append(row)
    return rows


def _add_listed(
    row: list[Clue],
    context: Context,
    candidate: Candidate,
    ends: dict[int, float],
    starts: dict[int, float],
    company: Company,
) -> None:
    """Gather how those fared that stand in a list or route with a candidate, or before its bracket or colon."""
    gaps, n = context.words.gaps, len(context.words.folded)
    first, last = candidate.first, candidate.last
    before, after = company.before.get(first, -1), company.after.get(last, -1)
    if before in ends:
        row.append((_beside, "and-" if before != first and gaps[first] == " " else "list-", _step(ends[before])))
    elif (head := company.heads.get(first)) is not None:
        row.append((_beside, "head-", head))
    if after in starts:
        row.append((_beside, "and+" if after != last and gaps[last] == " " else "list+", _step(starts[after])))
    if first and gaps[first] in HYPHENS and first in ends:
        row.append((_beside, "hyphen-", _step(ends[first])))
    if last < n and gaps[last] in HYPHENS and last in starts:
        row.append((_beside, "hyphen+", _step(starts[last])))
    listed = company.good_before.get(first, 0) + company.good_after.get(last, 0)
    row.append((_listed, min(4, listed), company.density, "facility" if candidate.facility else candidate.kind))


def _beside(where: str, grade: int) -> Iterator[str]:
    yield f"{where}={grade}"


def _listed(listed: int, density: int, kind: str) -> Iterator[str]:
    """Name how many likely names a candidate is listed with, and how dense its text is with names."""
    yield f"listed={listed}|{kind}"
    yield f"dense={density}|{kind}"


def _company(again: int | str, step: int, friends: int, size: int) -> Iterator[str]:
    """Name how the other candidates of the same meaning, and those of the same country, fared."""
    yield f"again={again}"
    yield f"again={again}|own={step}"
    yield f"friends={friends}|size={size}"
    yield f"friends={min(3, friends)}|own={step}"


def _best_apart(
    candidate: Candidate, members: list[int], candidates: list[Candidate], early: list[float]
) -> float | None:
    """Return the best score among members, best first, that do not overlap a candidate: few ever do."""
    for k in members:
        if candidates[k].last <= candidate.first or candidate.last <= candidates[k].first:
            return early[k]
    return None


def _meanings(candidate: Candidate) -> tuple[str, ...]:
    """Return what makes two candidates the same thing: their name, and the place they most likely are."""
    return (candidate.name, candidate.places[0].id) if candidate.places else (candidate.name,)


def _step(score: float) -> int:
    """Cut a log-odds score into five steps."""
    return (score > -2.0) + (score > -0.5) + (score > 0.5) + (score > 2.0)


def countries_named(candidates: list[Candidate]) -> frozenset[str]:
    """Return the codes of the countries a text names, by their own names or by what their people are called."""
    return frozenset(
        candidate.places[0].country_code
        for candidate in candidates
        if candidate.places and candidate.places[0].feature_code.startswith("PCL")
    )


def with_facilities(candidates: list[Candidate], scores: list[float]) -> list[float]:
    """Let a sited facility win over the names inside it, and its bare name stand for it again.

    So does a name such as "Trinidad and Tobago" over its halves, of which a list could be made, a landmark over the
    town it is called after ("Manila Cathedral"), and a country's full name over its short one; but "Borno" wins over
    "Borno State", whose noun says what is meant, and two countries over the region of both.

    Parameters
    ----------
    candidates : list of Candidate
        In order of their first word.
    scores : list of float
        Log-odds that each names a place.

    Returns
    -------
    list of float
        The scores with those of facilities and their bare names raised.
    """
    lexicon = load_name_words()
    raised = list(scores)
    firsts = [candidate.first for candidate in candidates]
    kept: list[Candidate] = []
    for i in sorted(_of_several(candidates), key=lambda i: candidates[i].last - candidates[i].first):
        candidate = candidates[i]
        begin, end = bisect_left(firsts, candidate.first), bisect_left(firsts, candidate.last)
        inside = [k for k in range(begin, end) if k != i and candidates[k].last <= candidate.last]
        together = sum(max(0.0, raised[k]) for k in inside)
        if candidate.kind in lexicon.sited_facilities:
            if not _is_anyones(candidate, [candidates[k] for k in inside]):
                least = _SITED_KNOWN if candidate.known else _SITED_UNKNOWN
                raised[i] = max(least, max(together, scores[i]) + 1.0)
                kept.append(candidate)
        elif candidate.kind in _WHOLE_WITH_PART:
            # Measured on LGL, TR-News and GWN: where a part is a gold name, 25 times of 27 it is the whole that is.
            raised[i] = max(scores[i], together + _WON_BY) if together > 0 else scores[i]
        elif _is_of_two_lands(candidate, [candidates[k] for k in inside]):
            raised[i] = min(scores[i], together - _WON_BY)
        elif _is_full_name(candidate, [candidates[k] for k in inside]):
            raised[i] = max(scores[i], together + _WON_BY) if together > 0 or candidate.known else scores[i]
        elif not (candidate.places and place_class(candidate.places[0]) == "region"):  # "Kurdistan Region" is its name
            bare = [
                raised[k] for k in inside if candidates[k].last == candidate.last - 1 and firsts[k] == candidate.first
            ]
            if bare and max(bare) > 0:
                raised[i] = min(scores[i], max(bare) - _WON_BY)
    facilities = {place.id for facility in kept for place in facility.places[:1]}
    for i, candidate in enumerate(candidates) if facilities else ():
        again = candidate.kind == "name" and candidate.places and candidate.places[0].id in facilities
        if again and not any(f.first <= candidate.first < f.last for f in kept) and scores[i] > _AGAIN_LEAST:
            raised[i] = max(scores[i], _SITED_UNKNOWN)
    return raised


def _of_several(candidates: list[Candidate]) -> list[int]:
    """Return the candidates that hold others by the rules of :func:`with_facilities`."""
    lexicon = load_name_words()
    kinds = lexicon.sited_facilities | _WHOLE_WITH_PART | {"dotted"}
    nouns = lexicon.division_nouns
    return [
        i
        for i, candidate in enumerate(candidates)
        if candidate.kind in kinds
        or (
            candidate.kind == "name"
            and candidate.last - candidate.first > 1
            and (candidate.name.rpartition(" ")[2] in nouns or _is_joint(candidate.name))
        )
        or (candidate.kind in {"unlisted", "longer"} and _is_strung(candidate.name))
    ]


def _is_joint(name: str) -> bool:
    """Tell a name of two joined by "and" or a particle, and one that its form of state begins."""
    return " and " in name or _is_strung(name) or _is_country_of(name) or name.endswith(_FORMS)


def _is_of_two_lands(candidate: Candidate, inside: Sequence[Candidate]) -> bool:
    """Tell a region both halves of which are countries by themselves: "Australia and New Zealand" signed as two."""
    lands = {c.places[0].country_code for c in inside if c.places and c.places[0].feature_code.startswith("PCL")}
    return " and " in candidate.name and len(lands) > 1


def _is_strung(name: str) -> bool:
    """Tell a name of several words that a small particle joins, no list's: "sao jose do rio preto"."""
    return not _STRINGING.isdisjoint(name.split()[1:-1])


def _is_country_of(name: str) -> bool:
    """Tell a name that its form of state begins: "republic of armenia"."""
    first, of, _ = name.partition(" of ")
    return bool(of) and load_name_words().noun_classes.get(first.rpartition(" ")[2]) == ("country",)


def _is_full_name(candidate: Candidate, inside: Sequence[Candidate]) -> bool:
    """Tell a name of two joined by "and" or a particle, one cut by a full stop, a country in full about it in short."""
    if " and " in candidate.name or candidate.kind == "dotted" or _is_strung(candidate.name):
        return True
    if candidate.places and candidate.name.endswith(_FORMS):
        return True
    if not (candidate.places and _is_country_of(candidate.name)):
        return False
    own = candidate.places[0]
    return own.feature_code.startswith("PCL") and any(
        other.places and other.places[0].id == own.id for other in inside if other.last == candidate.last
    )


def _is_anyones(facility: Candidate, inside: Sequence[Candidate]) -> bool:
    """Tell a facility that is called by its owner, no name: "Anderson County Jail", "UK airports", "a Kenyan camp"."""
    if facility.name.rpartition(" ")[2] in load_name_words().noun_classes:
        return True
    stem = facility.first + facility.name.count(" ") + 1
    return not facility.places and any(
        other.first == facility.first
        and other.last == stem
        and (other.kind == "demonym" or (other.places and other.places[0].feature_code.startswith("PCL")))
        for other in inside
    )


def covered_flags(candidates: list[Candidate]) -> list[bool]:
    """Tell for each candidate whether a longer one covers it.

    Parameters
    ----------
    candidates : list of Candidate
        In order of their first word.

    Returns
    -------
    list of bool
    """
    flags = []
    reach = -1
    by_first: dict[int, int] = {}
    for candidate in candidates:
        by_first[candidate.first] = max(by_first.get(candidate.first, 0), candidate.last)
    current = None
    for candidate in candidates:
        if candidate.first != current:
            if current is not None:
                reach = max(reach, by_first[current])
            current = candidate.first
        flags.append(candidate.last <= reach or candidate.last < by_first[candidate.first])
    return flags


def best_set(candidates: list[Candidate], scores: list[float]) -> list[int]:
    """Choose the candidates that do not overlap and have the greatest sum of positive scores.

    Weighted interval scheduling: linear in the candidates after sorting by their last word.

    Parameters
    ----------
    candidates : list of Candidate
    scores : list of float
        One for each.

    Returns
    -------
    list of int
        The indices of those chosen, in order of their words.
    """
    order = sorted((i for i in range(len(candidates)) if scores[i] > 0), key=lambda i: candidates[i].last)
    best: list[tuple[float, int, int]] = [(0.0, -1, -1)]  # total, candidate taken, state before it
    lasts = [0]
    for i in order:
        before = bisect_right(lasts, candidates[i].first) - 1
        total = best[before][0] + scores[i]
        if total > best[-1][0]:
            best.append((total, i, before))
            lasts.append(candidates[i].last)
    chosen = []
    state = len(best) - 1
    while state > 0:
        _, i, state = best[state]
        chosen.append(i)
    return chosen[::-1]


def find_names(text: str, gazetteer: Gazetteer) -> tuple[Context, list[FoundName]]:
    """Find the place names of a text.

    Parameters
    ----------
    text : str
    gazetteer : Gazetteer

    Returns
    -------
    Context
        The words of the text, and what it says of them.
    list of FoundName
        In order, not overlapping.
    """
    context, candidates, clues = lay_out(text, gazetteer)
    second = load_model("toponyms")
    scores = score_candidates(context, candidates, clues, pair_of(load_model("toponyms-first"), second))
    chosen = best_set(candidates, scores)
    return context, found_of(candidates, scores, chosen, second)


def found_of(
    candidates: list[Candidate], scores: list[float], chosen: list[int], model: LinearModel
) -> list[FoundName]:
    """Return the chosen candidates with the probability that they name their place, however far the name goes."""
    return [FoundName(candidates[i], model.probability(_any_span(i, candidates, scores))) for i in chosen]


def _any_span(i: int, candidates: list[Candidate], scores: list[float]) -> float:
    """Return the log-odds that a name or a part of it means its place: "Zagreb" of "Zagreb Cathedral"."""
    candidate, score = candidates[i], scores[i]
    if candidate.kind not in _WIDER or not candidate.places:
        return score
    place = candidate.places[0].id
    inside = [
        scores[k]
        for k, other in enumerate(candidates)
        if k != i and candidate.first <= other.first and other.last <= candidate.last
        if other.places and other.places[0].id == place
    ]
    return score + log1p(exp(max(-40.0, min(40.0, max(inside) - score)))) if inside else score
