"""What speaks for and against a stretch of text naming a place: its form, the words beside it, its namesakes."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import log10
from typing import TYPE_CHECKING

from geoevents.folding import fold, skeleton, skeletons_differ
from geoevents.lexicon.namewords import load_name_words
from geoevents.lexicon.senses import sense_of
from geoevents.model import Place

if TYPE_CHECKING:
    from geoevents.toponyms.candidates import Candidate
    from geoevents.toponyms.toponyms import Context


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
    gap_before = words.gaps[first].strip() if first else "^"
    gap_after = words.gaps[last].strip()[:2] if last < n else "$"
    joined_after = last < n and words.joins[last - 1]
    name = candidate.name
    run_first, run_last = context.run_first[first], context.run_last[last - 1]
    top = candidate.places[0] if candidate.places else None
    kind = "facility" if candidate.facility else candidate.kind
    features = [
        "bias",
        f"name={name}",
        f"gap-={gap_before[-1:]}",
        f"gap+={gap_after}",
        *_form_features(kind, shape, min(size, 4), run_last - run_first == size, run_first == first, run_last == last),
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
        features.append(f"facility={candidate.kind}|{words.upper[last - 1]}")
        features.append(f"facility|places={top is not None}|{words.upper[last - 1]}")
    elif kind == "name" or kind == "demonym":
        own = words.word(last - 1)  # "Réunion" is no reunion
        features += _own_sense(
            folded[last - 1] if own.isascii() else own, size == 1, kind == "name" and words.sentence_start[first]
        )
    elif candidate.kind == "unlisted":
        features += _unlisted_features(candidate, context, before)
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


def _unlisted_features(candidate: Candidate, context: Context, before: str) -> list[str]:
    """Name what speaks for a name in no index: what leads to it, how it ends, whether its words are persons'."""
    lexicon, folded = load_name_words(), context.words.folded
    inside = folded[candidate.first : candidate.last]
    size = candidate.last - candidate.first
    persons = inside[0] in lexicon.given_names or any(word in context.person_words for word in inside)
    return [
        f"unlisted|-1={before}|{context.words.gaps[candidate.first].strip()[-1:]}",
        f"unlisted|size={size}|person={persons}",
        f"unlisted|located={before in lexicon.locative}|person={persons}",
        f"unlisted|...{inside[-1][-3:]}",
        f"unlisted|...{inside[-1][-2:]}",
        f"unlisted|last={inside[-1]}",
    ]


@lru_cache(maxsize=4096)
def _form_features(kind: str, shape: str, size: int, single: bool, begins: bool, ends: bool) -> tuple[str, ...]:
    """Name what a candidate looks like, and whether it fills, begins or ends a run of capitals."""
    return (
        f"kind={kind}",
        f"kind={kind}|shape={shape}",
        f"size={size}|{kind}",
        f"run={'single' if single else 'part'}|{begins}|{ends}",
    )


@lru_cache(maxsize=16384)
def _sense_clue(word: str) -> str:
    """Say what kind of thing a word beside a name tells of: its sense, else its part of speech."""
    sense = sense_of(word)
    return f"sense={sense.verb or sense.noun}" if sense.part in "vn" else f"part={sense.part}"


@lru_cache(maxsize=16384)
def _own_sense(word: str, single: bool, starts: bool) -> tuple[str, ...]:
    """Say what a name's last word means as a common word: "Park" and "Mobile" do, "Misrata" does not."""
    sense = sense_of(word)
    features = (f"last={sense.part}|{single}", f"last={sense.noun}|{single}")
    return (*features, f"own={sense.part}|{starts}", f"own={sense.noun}|{starts}") if single else features


def _neighbours(context: Context, candidate: Candidate) -> list[str]:
    """Name the words beside a candidate."""
    lexicon = load_name_words()
    words, first, last = context.words, candidate.first, candidate.last
    folded, n = words.folded, len(words)
    upper, joins = words.upper, words.joins
    joined_before = first > 0 and joins[first - 1]
    joined_after = last < n and joins[last - 1]
    upper_before = first > 0 and upper[first - 1]
    upper_after = last < n and upper[last]
    features = []
    if joined_before:
        before = folded[first - 1]
        features.append(f"-1={before}")
        features.append("-1upper=True" if upper_before else "-1upper=False")
        if not upper_before:
            features.append(f"-1{_sense_clue(before)}")
        elif not words.caseless[first]:
            if before in lexicon.titles:
                features.append("-1title")
            elif before in lexicon.given_names:
                features.append("-1given")
            else:
                features.append(f"-1Cap|start={words.sentence_start[first - 1]}")
        if first > 1:
            locative = "True" if before in lexicon.locative else "False"
            features.append(f"-2={folded[first - 2]}|{locative}")
    if joined_after:
        features.append(f"+1={folded[last]}")
        features.append(f"+1upper={'True' if upper_after else 'False'}|{candidate.kind}")
        if not upper_after:
            features.append(f"+1{_sense_clue(folded[last])}")
        else:
            features.append(f"run+={folded[context.run_last[last - 1] - 1]}")
        if last + 1 < n:
            features.append(f"+2={folded[last + 1]}")
    elif upper_after:
        features.append(f"sep+Cap={words.gaps[last].strip()[:1]}")
    run_first = context.run_first[first]
    if run_first < first:
        features.append(f"run-={folded[run_first]}")
    if not joined_before and upper_before:
        features.append(f"Cap+sep={words.gaps[first].strip()[:1]}")
    return features


def _place_features(candidate: Candidate, top: Place | None, size: int, countries: frozenset[str]) -> Sequence[str]:
    if top is None:
        return ("unknown-place",)
    places, name = candidate.places, candidate.name
    likeness = 0
    for place in places[:5]:
        if (grade := _likeness(name, place.name)) > likeness:
            likeness = grade
    in_play = any(place.country_code in countries for place in places[:10] if place.country_code)
    many = min(4, len(places).bit_length())
    return _known_place(
        int(log10(top.population + 1)), min(size, 2), top.feature_code, many, likeness, in_play, min(6, len(name))
    )


@lru_cache(maxsize=16384)
def _known_place(
    population: int, short: int, code: str, many: int, likeness: int, in_play: bool, length: int
) -> tuple[str, ...]:
    return (
        f"pop={population}|size={short}",
        f"code={code}",
        f"code={code}|pop={population}",
        f"many={many}",
        f"like={likeness}|size={short}",
        f"like={likeness}|in-play={in_play}",
        f"in-play={in_play}|size={short}",
        f"length={length}|size={short}",
    )


@lru_cache(maxsize=65536)
def _likeness(name: str, place_name: str) -> int:
    """Grade how like the gazetteer's own name a name is: 2 the same, 1 another spelling of it, 0 another name."""
    own = fold(place_name)
    if own == name:
        return 2
    if skeletons_differ(own, name):
        return 0
    return int(bool(bones := skeleton(name)) and bones == skeleton(own))
