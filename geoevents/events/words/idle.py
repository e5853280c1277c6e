"""Words that say nothing of what was done: adverbs inside a verb, how many live in a town, how far off it lies."""

from __future__ import annotations

from collections.abc import Iterator
from itertools import compress

from geoevents.events.words.triggers import signs
from geoevents.events.words.wordsbeside import number_words
from geoevents.lexicon.senses import sense_of
from geoevents.lexicon.tables import clause_phrases, clause_words
from geoevents.text.tokens import Tokens

_EMPTY, _NO_VERB = clause_words("idle", "empty"), clause_words("idle", "no_verb")
_SETTLED, _DWELLERS = clause_words("idle", "settled"), clause_words("idle", "dwellers")
_OPENING, _HEDGES = clause_words("idle", "opening"), clause_words("idle", "hedges")
_STATIVE = clause_words("idle", "stative")
_UNITS, _FROM = clause_words("idle", "units"), clause_words("idle", "from")
_CODED, _UNCLEAR = clause_words("idle", "coded"), clause_words("idle", "unclear")
_GROUPS = clause_words("idle", "groups")
_BRACKETS, _CLOSED = {"(": ")", "[": "]"}, frozenset({"(", ")", "[", "]", "."})
_CLOSING = frozenset({",", ".", ";", ")"})
# ", a fishing town of some 20,000 inhabitants,", "(described as allied forces)": words between the signs.
_LONGEST = 12
# "a village of some four hundred people": words from "of" to those who live there.
_TO_TOWN = 6
# "struck what the army described as": words up to "described".
_TO_NAMING = 8
_NAMING, _SPOKEN_OF = clause_phrases("idle", "naming"), clause_words("idle", "spoken_of")
# 'condemned the "brutal" strikes', 'had "neutralised" six': words somebody else's term may have.
_QUOTES, _TERM = {'"': '"', "\u201c": "\u201d", "\u00ab": "\u00bb"}, 3


def without_idle_words(tokens: Tokens) -> Tokens:
    """Leave out the words of a text that change nothing of what it tells.

    Parameters
    ----------
    tokens : Tokens

    Returns
    -------
    Tokens
        The same where there are none.

    Examples
    --------
    >>> from geoevents.text.tokens import find_tokens
    >>> without_idle_words(find_tokens("A guard was also reportedly killed.")).lows
    ['a', 'guard', 'was', 'killed', '.']
    >>> without_idle_words(find_tokens("It was also the worst.")).lows
    ['it', 'was', 'also', 'the', 'worst', '.']
    >>> without_idle_words(find_tokens("In Bara, a town of 20,000 people, two died.")).lows
    ['in', 'bara', 'two', 'died', '.']
    >>> without_idle_words(find_tokens("Jets hit what the army said were depots.")).lows
    ['jets', 'hit', 'depots', '.']
    >>> without_idle_words(find_tokens('They denied the "cowardly" raid.')).lows
    ['they', 'denied', 'the', 'cowardly', 'raid', '.']
    """
    lows = tokens.lows
    dropped = {i for i in compress(range(len(lows)), map(_EMPTY.__contains__, lows)) if _is_inside_verb(lows, i)}
    for first, after in (*_described(tokens), *_peopled(tokens.lows), *_remarks(tokens), *_called_so(tokens)):
        dropped.update(range(first, after))
    dropped.update(_quotes_of_terms(tokens))
    if not dropped:
        return tokens
    kept = [i for i in range(len(lows)) if i not in dropped]
    return Tokens(
        [lows[i] for i in kept],
        [tokens.starts[i] for i in kept],
        [tokens.ends[i] for i in kept],
        [tokens.capitals[i] for i in kept],
        tokens.text,
    )


def _quotes_of_terms(tokens: Tokens) -> Iterator[int]:
    """Yield the quotation marks about a word or two of somebody else's, and of no name; the words stay."""
    lows, after = tokens.lows, 0
    for at in compress(range(len(lows)), map(_QUOTES.__contains__, lows)):
        if at < after:
            continue
        last = next((i for i in range(at + 2, min(len(lows), at + 2 + _TERM)) if lows[i] == _QUOTES[lows[at]]), 0)
        plain = all(low[0].isalpha() for low in lows[at + 1 : last]) and not any(tokens.capitals[at + 1 : last])
        if last and plain and lows[last + 1 : last + 2] != [","] and not _is_named_so(lows, last):
            yield from (at, last)
            after = last + 1


def _called_so(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield who calls what was struck so ("struck what the army described as hideouts"): no word of what was done."""
    lows = tokens.lows
    for first in compress(range(len(lows)), map("what".__eq__, lows)):
        if not first or not lows[first - 1].isalpha() or lows[first - 1] in _SPOKEN_OF:
            continue
        for at in range(first + 2, min(len(lows), first + _TO_NAMING)):
            if lows[at] in _CLOSED or lows[at] == ",":
                break
            naming = next((words for words in _NAMING if lows[at : at + len(words)] == words), None)
            if naming is not None:
                yield first, at + len(naming)
                break


def _is_named_so(lows: list[str], last: int) -> bool:
    """Tell whether a place behind a noun in quotes makes it a deed so called (claims of a "massacre" in X)."""
    placed = last + 1 < len(lows) and sense_of(lows[last + 1]).part == "p"
    return placed and bool(sense_of(lows[last - 1]).noun)


def _is_inside_verb(lows: list[str], at: int) -> bool:
    """Tell whether a word stands between "was" or "has" and the verb it helps, other adverbs not counted."""
    before, after = at - 1, at + 1
    while before > 0 and lows[before] in _EMPTY:
        before -= 1
    while after < len(lows) and lows[after] in _EMPTY:
        after += 1
    helped = before >= 0 and (lows[before] in signs().to_be or lows[before] in signs().auxiliaries)
    return helped and after < len(lows) and lows[after].isalpha() and lows[after] not in _NO_VERB


def _described(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield the asides behind a name that only say how large or how far off it is, with the comma that closes them."""
    lows = tokens.lows
    for at in compress(range(len(lows)), map((_DWELLERS | _UNITS).__contains__, lows)):
        first = next((i for i in range(at - 1, max(0, at - _LONGEST), -1) if lows[i] in (",", "(")), 0)
        if not first or not tokens.capitals[first - 1] or any(tokens.capitals[first:at]):
            continue
        after = next((i for i in range(at + 1, min(len(lows), at + _LONGEST)) if lows[i] in _CLOSING), 0)
        if after and not any(tokens.capitals[at:after]) and _only_describes(lows, first, at, after):
            yield first, after + (lows[after] in (",", ")"))


def _peopled(lows: list[str]) -> Iterator[tuple[int, int]]:
    """Yield how many live in a town, told behind it and in no aside ("from a village of some 400 people")."""
    for at in compress(range(len(lows)), map(_DWELLERS.__contains__, lows)):
        of = next((i for i in range(at - 1, max(0, at - _TO_TOWN), -1) if lows[i] == "of"), 0)
        counts = [low for low in lows[of + 1 : at] if low not in _HEDGES]
        counted = bool(counts) and all(low[0].isdigit() or low in number_words() for low in counts)
        if of and counted and lows[of - 1] in _SETTLED:
            yield of, at + 1


def _remarks(tokens: Tokens) -> Iterator[tuple[int, int]]:
    """Yield what a coder remarks in brackets ("(described as allied forces)", "[not clear who]"); it names nobody."""
    lows = tokens.lows
    for first in compress(range(len(lows)), map(_BRACKETS.__contains__, lows)):
        after = next((i for i in range(first + 1, min(len(lows), first + _LONGEST)) if lows[i] in _CLOSED), 0)
        said = lows[first + 1 : after]
        if not after or lows[after] != _BRACKETS[lows[first]]:
            continue
        of_forces = said[1:2] == ["as"] and said[-1] in _GROUPS  # "(described as allies, coded as Unknown Forces)"
        if any(tokens.capitals[first:after]) and not (of_forces and said[0] in _CODED):
            continue
        coded = said[:1] == ["as"] and said[-1] in _CODED
        coded = coded or (said[1:2] == ["as"] and said[0] in _CODED)
        if coded or (lows[first] == "[" and not _UNCLEAR.isdisjoint(said[:2])):
            yield first, after + 1


def _only_describes(lows: list[str], first: int, at: int, after: int) -> bool:
    """Tell whether an aside says how many people live in a town ("a town of 20,000") or how far it is from the sea."""
    inside = lows[first + 1 : at]
    counts = [low for low in inside if low[0].isdigit() or low in number_words()]
    if lows[at] in _DWELLERS:
        settled = bool(counts) and at + 1 == after and inside[0] in _OPENING and not _SETTLED.isdisjoint(inside)
        return settled and not _tells_a_deed(inside)
    plain = all(low in _HEDGES for low in inside if low not in counts)
    return bool(counts) and plain and lows[first] == "," and not _FROM.isdisjoint(lows[at + 1 : after])


def _tells_a_deed(inside: list[str]) -> bool:
    """Tell whether it is told behind "town" what was done there ("a town where they killed 200 people")."""
    settled = next(i for i, low in enumerate(inside) if low in _SETTLED)
    return any(
        sense_of(low).verb and sense_of(low).part == "v" and low not in _STATIVE for low in inside[settled + 1 :]
    )
