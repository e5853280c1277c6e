"""Place names in running text: candidates, what speaks for each, and the best set that does not overlap."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Mapping
from dataclasses import dataclass, replace
from functools import lru_cache
from math import log10
from typing import TYPE_CHECKING

from geoevents.candidates import Candidate, find_candidates
from geoevents.folding import fold, skeleton
from geoevents.linear import LinearModel, load_model
from geoevents.model import Place
from geoevents.namewords import load_name_words
from geoevents.senses import sense_of
from geoevents.words import Words, split_words

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer


# Log-odds given to a facility of a kind that dispatches site events at: by itself, and when its name is in no index
# (judgement: the corpora at hand have too few of them to fit).
_SITED_KNOWN = 2.0
_LISTING = frozenset({",", "/", ";"})
_AND = frozenset({"and", "or"})
_SITED_UNKNOWN = 0.7
# A bare name of a facility that the text also names in full counts from this log-odds on.
_AGAIN_LEAST = -2.0


@dataclass(frozen=True, slots=True)
class FoundName:
    """A candidate that was kept, with the probability that it names a place."""

    candidate: Candidate
    probability: float


@dataclass(frozen=True, slots=True)
class Context:
    """What the whole text says of its words, gathered once for all candidates.

    ``person_words`` maps a word seen after a title or given name to where that was first.
    """

    words: Words
    small: frozenset[str]
    run_first: list[int]
    run_last: list[int]
    person_words: Mapping[str, int]
    located_words: frozenset[str]
    countries: frozenset[str] = frozenset()


def read_context(words: Words) -> Context:
    """Gather capital runs, words that also stand in small letters, words seen as persons or after "in"."""
    lexicon = load_name_words()
    n = len(words)
    small = frozenset(words.folded[i] for i in range(n) if not words.upper[i])
    run_first = list(range(n))
    run_last = list(range(1, n + 1))
    for i in range(1, n):
        if words.upper[i] and words.upper[i - 1] and words.joins[i - 1]:
            run_first[i] = run_first[i - 1]
    for i in range(n - 2, -1, -1):
        if run_first[i + 1] == run_first[i]:
            run_last[i] = run_last[i + 1]
    persons: dict[str, int] = {}
    located: set[str] = set()
    for i in range(1, n):
        if not words.upper[i]:
            continue
        before = words.folded[i - 1]
        if words.joins[i - 1] and words.upper[i - 1] and (before in lexicon.given_names or before in lexicon.titles):
            persons.setdefault(words.folded[i], i)
        elif before in lexicon.locative and not words.upper[i - 1]:
            located.add(words.folded[i])
    return Context(words, small, run_first, run_last, persons, frozenset(located))


def candidate_features(candidate: Candidate, context: Context, covered: bool) -> list[str]:
    """Name what speaks for or against a candidate; every feature is binary.

    Parameters
    ----------
    candidate : Candidate
    context : Context
    covered : bool
        Whether a longer candidate covers this one.
    """
    lexicon = load_name_words()
    words = context.words
    first, last = candidate.first, candidate.last
    n = len(words)
    folded = words.folded
    size = last - first
    shape = "caseless" if words.caseless[first] else ("ALL" if words.word(first).isupper() else "Cap")
    before = folded[first - 1] if first else "^"
    after = folded[last] if last < n else "$"
    gap_before = words.gap(first - 1).strip() if first else "^"
    gap_after = words.gap(last - 1).strip()[:2] if last < n else "$"
    joined_after = last < n and words.joins[last - 1]
    name = candidate.name
    run_first, run_last = context.run_first[first], context.run_last[last - 1]
    top = candidate.places[0] if candidate.places else None
    kind = "facility" if candidate.facility else candidate.kind
    features = [
        "bias",
        f"kind={kind}",
        f"kind={kind}|shape={shape}",
        f"size={min(size, 4)}|{kind}",
        f"name={name}",
        f"gap-={gap_before[-1:]}",
        f"gap+={gap_after}",
        f"run={'single' if run_last - run_first == size else 'part'}|{run_first == first}|{run_last == last}",
    ]
    if words.sentence_start[first]:
        features.append(f"start|size={min(size, 2)}|{shape}")
        if size == 1 and folded[first] in context.small:
            features.append("start|small")
    elif size == 1 and folded[first] in context.small:
        features.append("small")
    if covered:
        features.append("covered")
    features += _neighbours(context, candidate)
    features += _place_features(candidate, top, size, context.countries)
    if candidate.facility:
        features.append(f"facility={candidate.kind}")
    if (before == "of" and first > 1 and folded[first - 2] in lexicon.noun_classes) or before in lexicon.noun_classes:
        features.append(f"noun-before|upper={words.upper[first - 1]}")
    if joined_after and after in lexicon.noun_classes:
        features.append(f"noun-after|upper={words.upper[last]}")
    inside = folded[first:last]
    # A surname stands alone only after the full name has introduced it.
    if size == 1 and context.person_words.get(inside[0], n) < first:
        features.append("person-elsewhere")
        largest = int(log10(max((place.population for place in candidate.places[:5]), default=0) + 1))
        features.append(f"person-elsewhere|pop={largest}|{inside[0] in context.located_words}")
    if inside[0] in context.located_words:
        features.append("located-elsewhere")
    if size == 1 and name in lexicon.given_names:
        features.append("given-name")
        features.append(f"given-name|next-upper={joined_after and words.upper[last]}")
    return features


def _neighbours(context: Context, candidate: Candidate) -> list[str]:
    """Name the words beside a candidate."""
    lexicon = load_name_words()
    words, first, last = context.words, candidate.first, candidate.last
    folded, n = words.folded, len(words)
    joined_before = first > 0 and words.joins[first - 1]
    joined_after = last < n and words.joins[last - 1]
    upper_before = first > 0 and words.upper[first - 1]
    upper_after = last < n and words.upper[last]
    features = []
    if joined_before:
        before = folded[first - 1]
        features.append(f"-1={before}")
        features.append(f"-1upper={upper_before}")
        if not upper_before:
            sense = sense_of(before)
            features.append(f"-1sense={sense.verb or sense.noun}" if sense.part in "vn" else f"-1part={sense.part}")
        if upper_before and not words.caseless[first]:
            if before in lexicon.titles:
                features.append("-1title")
            elif before in lexicon.given_names:
                features.append("-1given")
            else:
                features.append(f"-1Cap|start={words.sentence_start[first - 1]}")
        if first > 1:
            features.append(f"-2={folded[first - 2]}|{before in lexicon.locative}")
    if joined_after:
        features.append(f"+1={folded[last]}")
        features.append(f"+1upper={upper_after}|{candidate.kind}")
        if not upper_after:
            sense = sense_of(folded[last])
            features.append(f"+1sense={sense.verb or sense.noun}" if sense.part in "vn" else f"+1part={sense.part}")
        run_last = context.run_last[last - 1]
        if upper_after:
            features.append(f"run+={folded[run_last - 1]}")
        if last + 1 < n:
            features.append(f"+2={folded[last + 1]}")
    elif upper_after:
        features.append(f"sep+Cap={words.gap(last - 1).strip()[:1]}")
    run_first = context.run_first[first]
    if run_first < first:
        features.append(f"run-={folded[run_first]}")
    if not joined_before and upper_before:
        features.append(f"Cap+sep={words.gap(first - 1).strip()[:1]}")
    return features


def _place_features(candidate: Candidate, top: Place | None, size: int, countries: frozenset[str]) -> list[str]:
    if top is None:
        return ["unknown-place"]
    population = int(log10(top.population + 1))
    likeness = max((_likeness(candidate.name, place) for place in candidate.places[:5]), default=0)
    in_play = any(place.country_code in countries for place in candidate.places[:10] if place.country_code)
    short = min(size, 2)
    return [
        f"pop={population}|size={short}",
        f"code={top.feature_code}",
        f"code={top.feature_code}|pop={population}",
        f"many={min(4, len(candidate.places).bit_length())}",
        f"like={likeness}|size={short}",
        f"like={likeness}|in-play={in_play}",
        f"in-play={in_play}|size={short}",
        f"length={min(6, len(candidate.name))}|size={short}",
    ]


@lru_cache(maxsize=65536)
def _likeness(name: str, place: Place) -> int:
    """Grade how like the gazetteer's own name a name is: 2 the same, 1 another spelling of it, 0 another name."""
    own = fold(place.name)
    if own == name:
        return 2
    return int(bool(bones := skeleton(name)) and bones == skeleton(own))


def lay_out(text: str, gazetteer: Gazetteer) -> tuple[Context, list[Candidate], list[list[str]]]:
    """Return the context, the candidates of a text, and the features of each."""
    words = split_words(text)
    candidates = find_candidates(words, gazetteer, load_name_words())
    context = replace(read_context(words), countries=countries_named(candidates))
    flags = covered_flags(candidates)
    features = [
        candidate_features(candidate, context, covered) for candidate, covered in zip(candidates, flags, strict=True)
    ]
    return context, candidates, features


def score_candidates(
    context: Context, candidates: list[Candidate], features: list[list[str]], first: LinearModel, second: LinearModel
) -> list[float]:
    """Return the log-odds of each candidate: the second pass sees what the first made of the others."""
    early = [first.score(row) for row in features]
    late = [
        second.score(row) + second.score(more)
        for row, more in zip(features, second_features(context, candidates, early), strict=True)
    ]
    return with_facilities(candidates, late)


def second_features(context: Context, candidates: list[Candidate], early: list[float]) -> list[list[str]]:
    """Name what the first pass made of the other candidates: the same name elsewhere, its country, lists."""
    words = context.words
    same: dict[str, list[int]] = {}
    kept: dict[str, str] = {}
    ends: dict[int, float] = {}
    starts: dict[int, float] = {}
    for i, candidate in enumerate(candidates):
        for key in _meanings(candidate):
            same.setdefault(key, []).append(i)
        if early[i] > 0 and candidate.places and candidate.places[0].country_code:
            kept[candidate.name] = candidate.places[0].country_code
        ends[candidate.last] = max(ends.get(candidate.last, -9.0), early[i])
        starts[candidate.first] = max(starts.get(candidate.first, -9.0), early[i])
    for members in same.values():
        members.sort(key=lambda k: -early[k])
    support: dict[str, int] = {}
    for code in kept.values():
        support[code] = support.get(code, 0) + 1
    rows = []
    for i, candidate in enumerate(candidates):
        apart = (_best_apart(candidate, same[key], candidates, early) for key in _meanings(candidate))
        elsewhere = max((score for score in apart if score is not None), default=None)
        own = kept.get(candidate.name)
        codes = {place.country_code for place in candidate.places[:5] if place.country_code}
        friends = max((support.get(code, 0) - (own == code) for code in codes), default=0)
        size = min(candidate.last - candidate.first, 2)
        again = "none" if elsewhere is None else _step(elsewhere)
        row = [
            f"again={again}",
            f"again={again}|own={_step(early[i])}",
            f"friends={min(5, friends)}|size={size}",
            f"friends={min(3, friends)}|own={_step(early[i])}",
        ]
        first, last = candidate.first, candidate.last
        if first > 0 and words.gap(first - 1).strip() in _LISTING and (before := ends.get(first)) is not None:
            row.append(f"list-={_step(before)}")
        if first > 1 and words.folded[first - 1] in _AND and (before := ends.get(first - 1)) is not None:
            row.append(f"and-={_step(before)}")
        if last < len(words) and words.gap(last - 1).strip() in _LISTING and (after := starts.get(last)) is not None:
            row.append(f"list+={_step(after)}")
        if last + 1 < len(words) and words.folded[last] in _AND and (after := starts.get(last + 1)) is not None:
            row.append(f"and+={_step(after)}")
        rows.append(row)
    return rows


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
    """Let a sited facility win over the names inside it, and its bare name stand for it again."""
    sited = load_name_words().sited_facilities
    raised = list(scores)
    firsts = [candidate.first for candidate in candidates]
    facilities: set[str] = set()
    for i, candidate in enumerate(candidates):
        if candidate.kind not in sited:
            continue
        begin, end = bisect_left(firsts, candidate.first), bisect_left(firsts, candidate.last)
        inside = [scores[k] for k in range(begin, end) if candidates[k].last <= candidate.last]
        raised[i] = max(_SITED_KNOWN if candidate.known else _SITED_UNKNOWN, max(inside) + 1.0)
        facilities.update(place.id for place in candidate.places[:1])
    for i, candidate in enumerate(candidates):
        if (
            candidate.kind == "name"
            and candidate.places
            and candidate.places[0].id in facilities
            and scores[i] > _AGAIN_LEAST
        ):
            raised[i] = max(scores[i], _SITED_UNKNOWN)
    return raised


def covered_flags(candidates: list[Candidate]) -> list[bool]:
    """Tell for each candidate whether a longer one covers it; candidates come in order of their first word."""
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
    context, candidates, features = lay_out(text, gazetteer)
    second = load_model("toponyms")
    scores = score_candidates(context, candidates, features, load_model("toponyms-first"), second)
    chosen = best_set(candidates, scores)
    return context, [FoundName(candidates[i], second.probability(scores[i])) for i in chosen]
