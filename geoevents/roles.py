"""Whether a name means the place itself or what belongs to it: "near Ankara" and "Ankara has responded"."""

from __future__ import annotations

from typing import TYPE_CHECKING

from geoevents.linear import LinearModel, load_model
from geoevents.model import Role
from geoevents.namewords import NameWords, load_name_words
from geoevents.resolve import place_class

if TYPE_CHECKING:
    from geoevents.candidates import Candidate
    from geoevents.toponyms import Context
    from geoevents.words import Words

_WINDOW = 3
# A verb is looked for among this many words after a name, auxiliaries and other names aside.
_VERB_REACH = 5
_GOVERNED = frozenset({"country", "capital", "continent"})


def role_features(candidate: Candidate, context: Context) -> list[str]:
    """Name what speaks for the literal reading; every feature is binary."""
    lexicon = load_name_words()
    words = context.words
    first, last, n = candidate.first, candidate.last, len(context.words)
    folded = words.folded
    kind = place_class(candidate.places[0]) if candidate.places else "unknown"
    before = folded[first - 1] if first and not words.sentence_start[first] else "^"
    after = folded[last] if last < n and not words.sentence_start[last] else "$"
    gap_after = words.gap(last - 1)
    joined_after = last < n and words.joins[last - 1]
    possessive = gap_after[:2] in ("'s", "’s")
    features = [
        "bias", f"kind={candidate.kind}", f"class={kind}", f"-1={before}", f"+1={after}", f"class={kind}|-1={before}",
        f"possessive={possessive}", f"gap+={gap_after.strip()[:1]}", f"gap-={words.gap(first - 1).strip()[-1:]}",
        f"start={words.sentence_start[first]}|class={kind}", f"possessive={possessive}|class={kind}",
    ]  # fmt: skip
    if last < n and not words.upper[last]:
        features.append(f"+1end={after[-2:]}|{joined_after}")
        features.append(f"+1end={after[-3:]}|class={kind}|{joined_after}")
        if last + 1 < n:
            features.append(f"+1={after}|+2={folded[last + 1]}")
    if first > 1 and not words.sentence_start[first]:
        features.append(f"-2={folded[first - 2]}|-1={before}")
        if not words.sentence_start[first - 1]:
            features.append(f"-2end={folded[first - 2][-3:]}|-1={before}")
    features.append(f"name={candidate.name}")
    features.append(f"title={sum(words.upper[max(0, first - 3) : last + 3])}|{kind}")
    if before == "the" and first > 1:
        features.append(f"-2the={folded[first - 2]}")
    if before in lexicon.locative:
        features.append("locative")
        features.append(f"locative|class={kind}")
    upper_after = last < n and words.upper[last] and words.joins[last - 1]
    upper_before = (
        first > 0 and words.upper[first - 1] and words.joins[first - 1] and not words.sentence_start[first - 1]
    )
    features.append(f"caps={upper_before}|{upper_after}|{kind}")
    if upper_after:
        features.append(f"run+={folded[context.run_last[last - 1] - 1]}")
    for i in range(last, min(n, last + _WINDOW)):
        if words.sentence_start[i]:
            break
        if folded[i] in lexicon.speech_verbs:
            features.append(f"speech+{kind}")
        features.append(f"+w={folded[i]}")
    for i in range(first - 1, max(-1, first - 1 - _WINDOW), -1):
        features.append(f"-w={folded[i]}")
        if words.sentence_start[i]:
            break
    return features


def find_role(candidate: Candidate, context: Context, *, model: LinearModel | None = None) -> Role:
    """Decide between the literal and the associative reading of a name."""
    if candidate.kind == "demonym" or speaks(candidate, context):
        return "associative"
    model = model or load_model("roles")
    return "literal" if model.score(role_features(candidate, context)) >= 0 else "associative"


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
