"""Whether a name means the place itself or what belongs to it: "near Ankara" and "Ankara has responded"."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from functools import lru_cache
from math import tanh
from typing import TYPE_CHECKING

from geoevents.lexicon.namewords import NameWords, load_name_words
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import words_in
from geoevents.linear import Clue, Clues, Pair, load_model, pair_of
from geoevents.model import Role
from geoevents.text.words import HYPHENS
from geoevents.toponyms.classes import contains, place_class
from geoevents.toponyms.surroundings import Surroundings, counts_cases, read_surroundings
from geoevents.toponyms.unindexed import POSSESSIVES

if TYPE_CHECKING:
    from geoevents.text.words import Words
    from geoevents.toponyms.candidates import Candidate
    from geoevents.toponyms.context import Context

_WINDOW = 3
# A verb is looked for among this many words after a name, auxiliaries and other names aside.
_VERB_REACH = 5
# Words from "shelling" to the name in "shelling of Kherson".
_OF = 2
_TAKEN = words_in("toponyms", "contexts", "taken")
_STRUCK = words_in("toponyms", "contexts", "struck")
_AIMED_BLOWS = words_in("toponyms", "contexts", "aimed_blows")
_TRIPS = words_in("toponyms", "contexts", "trips")
_RULERS = words_in("toponyms", "contexts", "rulers")
# "was hit by two missiles", "came under heavy shelling", but "was hit by sanctions": words to the blow.
_SUFFERED, _COMES = words_in("toponyms", "contexts", "suffered"), words_in("toponyms", "contexts", "comes")
_FIRE, _ABSTRACT = words_in("toponyms", "contexts", "fire"), words_in("toponyms", "contexts", "abstract")
_OWNING, _FRONTIERS = words_in("toponyms", "contexts", "owning"), words_in("toponyms", "contexts", "frontiers")
_BETWEEN = words_in("toponyms", "contexts", "between")  # "was also hit", "has again come under fire"
# "Kyiv missile strike kills nine": words from the town to what it did.
_BLOWS, _HARMS = words_in("toponyms", "contexts", "blows"), words_in("toponyms", "contexts", "harms")
_TO_STRIKE, _TO_ELSEWHERE, _IN = 3, 7, frozenset({"in", "near", "at", "outside"})
_BEING, _TO_BLOW = frozenset({"was", "were", "been", "being", "is", "are"}), 7
_LANDS = frozenset({"country", "continent"})
_GOVERNED = frozenset({"country", "capital", "continent"})
_BROADER = {"continent": "country", "region": "country", "seat": "town"}
_LINKS = frozenset({",", "and", "or", "/", "-", "–", "&", ", and", ", or"})


def role_clues(candidate: Candidate, context: Context) -> Clues:
    """Gather what speaks for the literal reading and against it."""
    words = context.words
    around = read_surroundings(words, candidate.first, candidate.last)
    place = place_class(candidate.places[0]) if candidate.places else "unknown"
    broad = _broad(candidate, place)
    found = Clues([f"name={candidate.name}"], [(_itself, candidate.kind, place)])
    _add_beside(found, candidate, context, place, around.possessive)
    _add_headed(found, broad, words, around)
    _add_governed(found, broad, words, around)
    return found


def _itself(kind: str, place: str) -> Iterator[str]:
    yield "bias"
    yield f"kind={kind}"
    yield f"class={place}"


def _add_beside(found: Clues, candidate: Candidate, context: Context, place: str, possessive: bool) -> None:
    """Gather the words beside a name."""
    names, words, first, last = found.names, context.words, candidate.first, candidate.last
    folded, upper, starts, n = words.folded, words.upper, words.sentence_start, len(words.folded)
    before = folded[first - 1] if first and not starts[first] else "^"
    after = folded[last] if last < n and not starts[last] else "$"
    joined_after = last < n and words.joins[last - 1]
    upper_after = joined_after and upper[last]
    upper_before = first > 0 and upper[first - 1] and words.joins[first - 1] and not starts[first - 1]
    gap_before, gap_after = words.gaps[first].strip()[-1:], words.gaps[last].strip()[:1]
    locative = before in load_name_words().locative
    marks = (possessive, starts[first], gap_before, gap_after, upper_before, upper_after, locative)
    found.clues.append((_form, place, *marks))
    names += (f"-1={before}", f"class={place}|-1={before}", f"+1={after}")
    if last < n and not upper[last]:
        names.append(f"+1end={after[-3:]}|class={place}|{joined_after}")
        if last + 1 < n:
            names.append(f"+1={after}|+2={folded[last + 1]}")
    if first > 1 and not starts[first]:
        names.append(f"-2={folded[first - 2]}|-1={before}")
    if upper_after:
        names.append(f"acronym={words.shouted[last]}|{place}")
        names.append(f"run+={folded[context.run_last[last - 1] - 1]}")
    for i in range(last, min(n, last + _WINDOW)):
        if starts[i]:
            break
        names.append(f"+w={folded[i]}")
    for i in range(first - 1, max(-1, first - 1 - _WINDOW), -1):
        names.append(f"-w={folded[i]}")
        if starts[i]:
            break


def _form(
    place: str, possessive: bool, starts: bool, gap_before: str, gap_after: str, upper_before: bool, upper_after: bool,
    locative: bool,
) -> Iterator[str]:  # fmt: skip
    yield f"possessive={possessive}|class={place}"
    yield f"start={starts}|class={place}"
    yield f"gap+={gap_after}"
    yield f"gap-={gap_before}"
    yield f"caps={upper_before}|{upper_after}|{place}"
    if locative:
        yield f"locative|class={place}"


def _broad(candidate: Candidate, place: str) -> str:
    """Return a coarse kind of name, for features that few examples have."""
    if candidate.kind != "name":
        return "facility" if candidate.facility else candidate.kind
    return _BROADER.get(place, place)


def _add_headed(found: Clues, kind: str, words: Words, around: Surroundings) -> None:
    """Gather what the name's phrase is about, or the verb it may be the subject of."""
    names, clues = found
    folded, head, verb = words.folded, around.head, around.verb
    does = (sense_of(folded[verb]).verb or "?") if verb >= 0 else ""
    if head < 0:
        clues.append((_alone, around.possessive, kind, does, around.governor >= 0))
        if does:
            names.append(f"verb={folded[verb]}")
        return
    capital, nearest = words.upper[head], around.phrase[0]
    of, next_to = sense_of(folded[head]).noun or "?", sense_of(folded[nearest])
    clues.append((_head, of, capital, around.possessive, kind, min(3, len(around.phrase))))
    clues.append((_next, next_to.noun or next_to.part, words.upper[nearest], does))
    names.append(f"head={folded[head]}")
    names += [f"phrase={folded[i]}" for i in around.phrase]


def _alone(possessive: bool, kind: str, does: str, governed: bool) -> Iterator[str]:
    yield f"alone|{possessive}|{kind}"
    if does:
        yield f"verb={does}"
        yield f"verb={does}|{kind}"
        yield f"verb={does}|{governed}"
    else:
        yield f"no verb|{kind}|{governed}"


def _head(of: str, capital: bool, possessive: bool, kind: str, size: int) -> Iterator[str]:
    yield f"head={of}|{capital}"
    yield f"head={of}|{capital}|{possessive}"
    yield f"head={of}|{capital}|{kind}"
    yield f"phrase={size}|{capital}"


def _next(sense: str, capital: bool, does: str) -> Iterator[str]:
    yield f"next={sense}|{capital}"
    if does:
        yield f"head+verb={does}"


def _add_governed(found: Clues, kind: str, words: Words, around: Surroundings) -> None:
    """Gather the preposition, verb or noun that governs a name."""
    names, folded, i = found.names, words.folded, around.governor
    if i < 0:
        names.append(f"governor=^|{kind}|{around.listed}")
        return
    word = folded[i]
    sense = sense_of(word)
    key = word if sense.part in "pf" else sense.part
    of = (sense_of(folded[around.head]).noun or "?") if around.head >= 0 else "-"
    names += (
        f"governor={word}", f"governor={key}|{kind}", f"governor={key}|{around.head >= 0}",
        f"governor={key}|{kind}|{of}", f"governor={key}|{around.determiner}|{around.listed}",
    )  # fmt: skip
    if sense.part == "p" and i > 0 and not words.sentence_start[i]:
        other = sense_of(folded[i - 1])
        to = other.noun if other.part == "n" else other.verb or other.part
        to = f"Cap {to}" if words.upper[i - 1] else to
        names += (f"{to}+{word}", f"{to}+{word}|{kind}", f"{folded[i - 1]}+{word}")
        if (verb := _verb_before(words, i)) >= 0:
            does = sense_of(folded[verb]).verb
            names += (f"{does}..{word}", f"{does}..{word}|{kind}", f"{folded[verb]}..{word}")
    elif sense.part not in "pdf":
        names.append(f"governor={sense.verb or sense.noun}|{kind}")


def _verb_before(words: Words, i: int) -> int:
    """Return the verb that a preposition at ``i`` most likely hangs on, -1 where none is near."""
    for k in range(i - 1, max(-1, i - 1 - _VERB_REACH), -1):
        if words.sentence_start[k + 1]:
            break
        if not words.upper[k] and sense_of(words.folded[k]).part == "v":
            return k
    return -1


def second_role_clues(candidates: Sequence[Candidate], words: Words, early: Sequence[float]) -> list[list[Clue]]:
    """Gather what the first pass made of the other names: the same name elsewhere, neighbours in a list, the text."""
    soft = [tanh(score / 2.0) for score in early]
    total, n = sum(soft), len(candidates)
    same: dict[str, tuple[float, int]] = {}
    keys = [_meaning(candidate) for candidate in candidates]
    for key, value in zip(keys, soft, strict=True):
        summed, count = same.get(key, (0.0, 0))
        same[key] = (summed + value, count + 1)
    rows = []
    for i, candidate in enumerate(candidates):
        kind = _broad(candidate, place_class(candidate.places[0]) if candidate.places else "unknown")
        summed, count = same[keys[i]]
        mean = round(3.0 * (summed - soft[i]) / (count - 1)) if count > 1 else 0
        rest = round(3.0 * (total - soft[i]) / max(1, n - 1))
        row: list[Clue] = [(_same, mean, min(4, count), kind), (_text, rest, kind)]
        if i:
            _add_link(row, "-", words, candidates[i - 1], candidate, early[i - 1])
        if i + 1 < n:
            _add_link(row, "+", words, candidate, candidates[i + 1], early[i + 1])
        rows.append(row)
    return rows


def _same(mean: int, count: int, kind: str) -> Iterator[str]:
    if count > 1:
        yield f"same={mean}"
        yield f"same={mean}|{count}"
        yield f"same={mean}|{kind}"
    else:
        yield "same=none"


def _text(rest: int, kind: str) -> Iterator[str]:
    yield f"text={rest}"
    yield f"text={rest}|{kind}"


def _meaning(candidate: Candidate) -> str:
    return candidate.places[0].id if candidate.places else candidate.name


def _add_link(clues: list[Clue], side: str, words: Words, one: Candidate, other: Candidate, score: float) -> None:
    """Gather the score of a neighbour that stands at most a word away."""
    if other.first - one.last > 1:
        return
    between = words.text[words.end[one.last - 1] : words.start[other.first]].strip()
    clues.append((_link, side, between if between in _LINKS else "x", max(-3, min(3, round(score / 1.2)))))


def _link(side: str, between: str, score: int) -> Iterator[str]:
    yield f"next{side}{between}={score}"


@lru_cache(maxsize=1)
def _models() -> Pair:
    return pair_of(load_model("roles-first"), load_model("roles"))


def find_roles(candidates: Sequence[Candidate], context: Context, *, models: Pair | None = None) -> list[Role]:
    """Decide between the literal and the associative reading of each name of a text, all together.

    Parameters
    ----------
    candidates : sequence of Candidate
        In the order of the text.
    context : Context
    models : Pair, optional
        Models not in the package.

    Returns
    -------
    list of {"literal", "associative"}
        One a name.
    """
    models = models or _models()
    early, late = models.scores([role_clues(candidate, context) for candidate in candidates])
    more = second_role_clues(candidates, context.words, early)
    roles: list[Role] = [
        "associative" if _belongs(candidate, context, score + models.more(extra)) else "literal"
        for candidate, score, extra in zip(candidates, late, more, strict=True)
    ]
    return _with_owners(candidates, roles, context)


def _belongs(candidate: Candidate, context: Context, score: float) -> bool:
    """Tell whether a name means what belongs to its place; ``score`` is the log-odds that it means the place."""
    if has_cases(candidate, context):
        return False
    if _is_owner(candidate, context.words):
        return True
    if speaks(candidate, context) or is_ruled(candidate, context):
        return True
    return score < 0 and not is_struck(candidate, context)


def _is_owner(candidate: Candidate, words: Words) -> bool:
    """Tell a place whose people stand behind others: "a Kremlin-affiliated blogger", "the Kyiv-backed rebels"."""
    last = candidate.last
    return last < len(words.folded) and words.gap(last - 1) in HYPHENS and words.folded[last] in _OWNING


def _with_owners(candidates: Sequence[Candidate], roles: list[Role], context: Context) -> list[Role]:
    """Read a country or division as the ground where what it owns is a place: "Gambia's Basse", "Iran's Khorasan"."""
    words = context.words
    for k in range(len(candidates) - 1):
        one, other = candidates[k], candidates[k + 1]
        if _is_half(one, other, words):
            roles[k] = "associative"
        if other.first != one.last or words.gaps[one.last][:2] not in POSSESSIVES or other.kind == "demonym":
            continue
        if roles[k + 1] == "literal" and any(contains(a, b) for a in one.places[:1] for b in other.places):
            roles[k] = "literal"
    return roles


def _is_half(one: Candidate, other: Candidate, words: Words) -> bool:
    """Tell a land that a hyphen joins with a people: "the US-French proposal", not "the US-Mexican border"."""
    joined = other.first == one.last and words.gaps[one.last] in HYPHENS and other.kind == "demonym"
    return joined and words.folded[other.last : other.last + 1] not in ([noun] for noun in _FRONTIERS)


def has_cases(candidate: Candidate, context: Context) -> bool:
    """Tell a country or town where cases are counted, not who counts them: "Iraq reported 287 cases".

    Parameters
    ----------
    candidate : Candidate
    context : Context
    """
    words, first = context.words, candidate.first
    if not counts_cases(words, candidate.last) or candidate.kind == "demonym" or candidate.facility:
        return False
    before = [word for word in words.folded[max(0, first - 2) : first] if word != "the"]
    return before[-1:] != ["of"]


def is_ruled(candidate: Candidate, context: Context) -> bool:
    """Tell a place whose ruler is spoken of: "the emir of Kirkuk", "the mayor of Aleppo".

    Parameters
    ----------
    candidate : Candidate
    context : Context
    """
    words, first = context.words, candidate.first
    ruler = first >= _OF and words.folded[first - 1] == "of" and words.folded[first - _OF] in _RULERS
    return ruler and candidate.kind != "demonym" and words.joins[first - 1] and words.joins[first - _OF]


def is_struck(candidate: Candidate, context: Context) -> bool:
    """Tell a place that something is done to, or one goes to: "the shelling of Kherson", "a trip to Doha".

    Parameters
    ----------
    candidate : Candidate
    context : Context
    """
    words, first, last = context.words, candidate.first, candidate.last
    if candidate.kind != "demonym" and (_is_under_fire(words, last) or _heads_its_blow(words, first, last)):
        return not candidate.places or place_class(candidate.places[0]) not in _LANDS
    if candidate.kind != "demonym" and first and words.joins[first - 1] and words.folded[first - 1] in _TAKEN:
        return words.gaps[last][:2] not in POSSESSIVES  # "recaptured Nagorno-Karabakh"
    if candidate.kind == "demonym" or first < _OF or any(words.sentence_start[i] for i in (first, first - 1)):
        return False
    noun, link = words.folded[first - _OF : first]
    aimed = noun in _AIMED_BLOWS and link == "against"
    aimed = aimed and bool(candidate.places) and place_class(candidate.places[0]) not in _GOVERNED
    if not aimed and not (noun in _STRUCK and link in ("of", "on")) and not (noun in _TRIPS and link == "to"):
        return False
    last += words.folded[last : last + 1] == ["city"]  # "a strike against Kherson City"
    return last == len(words.folded) or not (
        words.joins[last - 1] and (words.upper[last] or words.gaps[last][:2] in POSSESSIVES)
    )


def _heads_its_blow(words: Words, first: int, last: int) -> bool:
    """Tell whether a headline begins with the town where a blow fell ("Kyiv missile strike kills nine")."""
    if not words.sentence_start[first] or words.gap(last - 1) != " ":
        return False
    blow = next((i for i in range(last, min(len(words.folded) - 1, last + _TO_STRIKE)) if words.folded[i] in _BLOWS), 0)
    if not blow or any(words.upper[last : blow + 2]) or words.folded[blow + 1] not in _HARMS:
        return False
    behind = range(blow + 2, min(len(words.folded) - 1, blow + _TO_ELSEWHERE))
    return not any(words.folded[i] in _IN and words.upper[i + 1] for i in behind)  # "Kyiv attack kills two in Bryansk"


def _is_under_fire(words: Words, last: int) -> bool:
    """Tell whether a verb behind a name says what befalls a town ("was hit by two missiles", "came under attack")."""
    end = next(
        (i for i in range(last, min(len(words.folded), last + _VERB_REACH + _TO_BLOW)) if words.sentence_start[i]), None
    )
    end = min(len(words.folded), last + _VERB_REACH + _TO_BLOW) if end is None else end
    while last + 1 < end and words.folded[last] == "and" and words.upper[last + 1]:
        last += 2  # "Kyiv and Odesa were hit"
    folded = words.folded[last:end]
    if not folded or words.gap(last - 1) != " ":
        return False
    lexicon = load_name_words()
    at = next(
        (
            i
            for i, low in enumerate(folded)
            if not (low in lexicon.auxiliaries or low in _BETWEEN or low.endswith("ly"))
        ),
        len(folded),
    )
    if at >= min(len(folded), _VERB_REACH) or any(words.upper[last : last + at + 1]):
        return False
    under = (
        folded[at] in _COMES and folded[at + 1 : at + 2] == ["under"] and not _FIRE.isdisjoint(folded[at + 2 : at + 5])
    )
    undergone = folded[at] in _SUFFERED and not _BEING.isdisjoint(folded[:at])
    return (under or undergone) and _ABSTRACT.isdisjoint(folded[at + 1 :])


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
    for i in range(last, min(len(words.folded), last + _VERB_REACH)):
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
