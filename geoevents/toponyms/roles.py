"""Whether a name means the place itself or what belongs to it: "near Ankara" and "Ankara has responded"."""

from __future__ import annotations

from collections.abc import Sequence
from functools import lru_cache
from math import tanh
from typing import TYPE_CHECKING

from geoevents.lexicon.namewords import NameWords, load_name_words
from geoevents.lexicon.senses import sense_of
from geoevents.linear import LinearModel, load_model, two_scores
from geoevents.model import Role
from geoevents.toponyms.resolve import place_class
from geoevents.toponyms.surroundings import Surroundings, read_surroundings

if TYPE_CHECKING:
    from geoevents.text.words import Words
    from geoevents.toponyms.candidates import Candidate
    from geoevents.toponyms.toponyms import Context

_WINDOW = 3
# A verb is looked for among this many words after a name, auxiliaries and other names aside.
_VERB_REACH = 5
_GOVERNED = frozenset({"country", "capital", "continent"})
_LINKS = frozenset({",", "and", "or", "/", "-", "–", "&", ", and", ", or"})


def role_features(candidate: Candidate, context: Context) -> list[str]:
    """Name what speaks for the literal reading; every feature is binary."""
    around = read_surroundings(context.words, candidate.first, candidate.last)
    return [
        *_beside(candidate, context, around.possessive),
        *_headed(candidate, context.words, around),
        *_governed(candidate, context.words, around),
    ]


def _beside(candidate: Candidate, context: Context, possessive: bool) -> list[str]:
    """Name the words beside a name and its own kind."""
    lexicon = load_name_words()
    words, first, last, n = context.words, candidate.first, candidate.last, len(context.words)
    folded, upper, starts = words.folded, words.upper, words.sentence_start
    kind = place_class(candidate.places[0]) if candidate.places else "unknown"
    before = folded[first - 1] if first and not starts[first] else "^"
    after = folded[last] if last < n and not starts[last] else "$"
    joined_after = last < n and words.joins[last - 1]
    features = [
        "bias", f"kind={candidate.kind}", f"class={kind}", f"name={candidate.name}", f"-1={before}", f"+1={after}",
        f"class={kind}|-1={before}", f"possessive={possessive}|class={kind}", f"start={starts[first]}|class={kind}",
        f"gap+={words.gap(last - 1).strip()[:1]}", f"gap-={words.gap(first - 1).strip()[-1:]}",
    ]  # fmt: skip
    if last < n and not upper[last]:
        features.append(f"+1end={after[-3:]}|class={kind}|{joined_after}")
        if last + 1 < n:
            features.append(f"+1={after}|+2={folded[last + 1]}")
    if first > 1 and not starts[first]:
        features.append(f"-2={folded[first - 2]}|-1={before}")
    if before in lexicon.locative:
        features.append(f"locative|class={kind}")
    upper_after = joined_after and upper[last]
    upper_before = first > 0 and upper[first - 1] and words.joins[first - 1] and not starts[first - 1]
    features.append(f"caps={upper_before}|{upper_after}|{kind}")
    if upper_after:
        features.append(f"acronym={words.word(last).isupper()}|{kind}")
        features.append(f"run+={folded[context.run_last[last - 1] - 1]}")
    for i in range(last, min(n, last + _WINDOW)):
        if starts[i]:
            break
        features.append(f"+w={folded[i]}")
    for i in range(first - 1, max(-1, first - 1 - _WINDOW), -1):
        features.append(f"-w={folded[i]}")
        if starts[i]:
            break
    return features


def _broad(candidate: Candidate) -> str:
    """Return a coarse kind of name, for features that few examples have."""
    if candidate.kind != "name":
        return "facility" if candidate.facility else candidate.kind
    kind = place_class(candidate.places[0]) if candidate.places else "unknown"
    return {"continent": "country", "region": "country", "seat": "town"}.get(kind, kind)


def _headed(candidate: Candidate, words: Words, around: Surroundings) -> list[str]:
    """Name what the name's phrase is about, or the verb it may be the subject of."""
    kind, folded = _broad(candidate), words.folded
    governed = around.governor >= 0
    if around.head < 0:
        features = [f"alone|{around.possessive}|{kind}"]
        if around.verb < 0:
            return [*features, f"no verb|{kind}|{governed}"]
        verb = sense_of(folded[around.verb]).verb or "?"
        return [
            *features, f"verb={folded[around.verb]}", f"verb={verb}", f"verb={verb}|{kind}", f"verb={verb}|{governed}",
        ]  # fmt: skip
    head, upper = around.head, words.upper[around.head]
    of = sense_of(folded[head]).noun or "?"
    nearest = sense_of(folded[around.phrase[0]])
    features = [
        f"head={folded[head]}", f"head={of}|{upper}", f"head={of}|{upper}|{around.possessive}",
        f"head={of}|{upper}|{kind}", f"next={nearest.noun or nearest.part}|{words.upper[around.phrase[0]]}",
        f"phrase={min(3, len(around.phrase))}|{upper}",
    ]  # fmt: skip
    features += [f"phrase={folded[i]}" for i in around.phrase]
    if around.verb >= 0:
        features.append(f"head+verb={sense_of(folded[around.verb]).verb or '?'}")
    return features


def _governed(candidate: Candidate, words: Words, around: Surroundings) -> list[str]:
    """Name the preposition, verb or noun that governs a name."""
    kind, i = _broad(candidate), around.governor
    if i < 0:
        return [f"governor=^|{kind}|{around.listed}"]
    word, sense = words.folded[i], sense_of(words.folded[i])
    key = word if sense.part in "pf" else sense.part
    of = (sense_of(words.folded[around.head]).noun or "?") if around.head >= 0 else "-"
    features = [
        f"governor={word}", f"governor={key}|{kind}", f"governor={key}|{around.head >= 0}",
        f"governor={key}|{kind}|{of}", f"governor={key}|{around.determiner}|{around.listed}",
    ]  # fmt: skip
    if sense.part == "p" and i > 0 and not words.sentence_start[i]:
        other = sense_of(words.folded[i - 1])
        to = other.noun if other.part == "n" else other.verb or other.part
        to = f"Cap {to}" if words.upper[i - 1] else to
        features += [f"{to}+{word}", f"{to}+{word}|{kind}", f"{words.folded[i - 1]}+{word}"]
        if (verb := _verb_before(words, i)) >= 0:
            does = sense_of(words.folded[verb]).verb
            features += [f"{does}..{word}", f"{does}..{word}|{kind}", f"{words.folded[verb]}..{word}"]
    elif sense.part not in "pdf":
        features.append(f"governor={sense.verb or sense.noun}|{kind}")
    return features


def _verb_before(words: Words, i: int) -> int:
    """Return the verb that a preposition at ``i`` most likely hangs on, -1 where none is near."""
    for k in range(i - 1, max(-1, i - 1 - _VERB_REACH), -1):
        if words.sentence_start[k + 1]:
            break
        if not words.upper[k] and sense_of(words.folded[k]).part == "v":
            return k
    return -1


def second_features(candidates: Sequence[Candidate], words: Words, early: Sequence[float]) -> list[list[str]]:
    """Name what the first pass made of the other names: the same name elsewhere, the neighbours of a list, the text."""
    soft = [tanh(score / 2.0) for score in early]
    total, n = sum(soft), len(candidates)
    same: dict[str, tuple[float, int]] = {}
    keys = [_meaning(candidate) for candidate in candidates]
    for key, value in zip(keys, soft, strict=True):
        summed, count = same.get(key, (0.0, 0))
        same[key] = (summed + value, count + 1)
    rows = []
    for i, candidate in enumerate(candidates):
        kind = _broad(candidate)
        summed, count = same[keys[i]]
        row = ["same=none"]
        if count > 1:
            mean = round(3.0 * (summed - soft[i]) / (count - 1))
            row = [f"same={mean}", f"same={mean}|{min(4, count)}", f"same={mean}|{kind}"]
        rest = round(3.0 * (total - soft[i]) / max(1, n - 1))
        row += [f"text={rest}", f"text={rest}|{kind}"]
        if i:
            row += _link("-", words, candidates[i - 1], candidate, early[i - 1])
        if i + 1 < n:
            row += _link("+", words, candidate, candidates[i + 1], early[i + 1])
        rows.append(row)
    return rows


def _meaning(candidate: Candidate) -> str:
    return candidate.places[0].id if candidate.places else candidate.name


def _link(side: str, words: Words, one: Candidate, other: Candidate, score: float) -> list[str]:
    """Name the score of a neighbour that stands at most a word away."""
    if other.first - one.last > 1:
        return []
    between = words.text[words.end[one.last - 1] : words.start[other.first]].strip()
    return [f"next{side}{between if between in _LINKS else 'x'}={max(-3, min(3, round(score / 1.2)))}"]


@lru_cache(maxsize=1)
def _models() -> tuple[LinearModel, LinearModel]:
    return load_model("roles-first"), load_model("roles")


def find_roles(
    candidates: Sequence[Candidate], context: Context, *, models: tuple[LinearModel, LinearModel] | None = None
) -> list[Role]:
    """Decide between the literal and the associative reading of each name of a text, all together.

    Parameters
    ----------
    candidates : sequence of Candidate
        In the order of the text.
    context : Context
    models : (first, second), optional
        Models not in the package.
    """
    first, second = models or _models()
    rows = [role_features(candidate, context) for candidate in candidates]
    early, late = two_scores(rows, first, second)
    more = second_features(candidates, context.words, early)
    return [
        "associative" if score + second.score(extra) < 0 or speaks(candidate, context) else "literal"
        for candidate, score, extra in zip(candidates, late, more, strict=True)
    ]


def speaks(candidate: Candidate, context: Context) -> bool:
    """Tell whether a country or capital does what only its government can: "Ankara has responded"."""
    if not candidate.places or place_class(candidate.places[0]) not in _GOVERNED:
        return False
    lexicon = load_name_words()
    words = context.words
    first, last = candidate.first, candidate.last
    if _is_party(words, first, lexicon):
        return True
    if first > 0 and not words.sentence_start[first] and words.folded[first - 1] in lexicon.locative:
        return False
    for i in range(last, min(len(words), last + _VERB_REACH)):
        if words.sentence_start[i] or (i == last and words.gap(last - 1) != " "):
            return False
        word = words.folded[i]
        if word in lexicon.speech_verbs and not words.upper[i]:
            return True
        if word not in lexicon.auxiliaries and not words.upper[i]:
            return False
    return False


def _is_party(words: Words, first: int, lexicon: NameWords) -> bool:
    """Tell whether a name stands in "relations between A and B" or "talks with A"."""
    earliest = max(1, first - 3)
    for i in range(first - 1, earliest - 1, -1):
        if words.sentence_start[i + 1]:
            return False
        if words.folded[i] in ("between", "with") and words.folded[i - 1] in lexicon.relation_nouns:
            return True
    return False
