"""Rules over signs: short linear patterns, and what they make of the signs they match."""

from __future__ import annotations

import re
from functools import cache
from typing import TYPE_CHECKING, Any, NamedTuple

from geoevents.lexicon.signs import Alphabet, Sign

if TYPE_CHECKING:
    from collections.abc import Callable, Mapping, Sequence

# A step of a pattern: a class, or a group with at most two groups inside each other in it, and how often it may come.
_STEP = re.compile(
    r"(?:(?P<field>[a-z_]+)|(?P<group>\((?:[^()]|\((?:[^()]|\((?:[^()]|\([^()]*\))*\))*\))*\)))\s*(?P<repeat>[?*+]|\{\d|)"
)
_MOST_COMBINATIONS = 8192  # of classes present at once, kept; some hundred occur in a corpus


class Rule(NamedTuple):
    """A pattern over classes and what it builds.

    Parameters
    ----------
    name : str
    pattern : str
        A regular expression over the classes of signs.
    build : callable
        Gives classes with values for what was matched, or None where the words do not fit after all.
    """

    name: str
    pattern: str
    build: Callable[[Reading], Mapping[str, Any] | None]


class Reading(NamedTuple):
    """What a rule matched.

    Parameters
    ----------
    text : str
        The whole text.
    signs : sequence of Sign
        In order, without overlap.
    """

    text: str
    signs: Sequence[Sign]

    def values(self, name: str) -> list[Any]:
        """Return the values of the signs of a class, in order."""
        return [sign.classes[name] for sign in self.signs if name in sign.classes]

    def first(self, name: str) -> Any:
        """Return the value of the first sign of a class, None without one."""
        return next((sign.classes[name] for sign in self.signs if name in sign.classes), None)

    def part(self, start: int, end: int | None = None) -> Reading:
        """Return some of the signs as a reading of its own.

        Parameters
        ----------
        start, end : int
            Of the signs; all that follow without an end.

        Returns
        -------
        Reading
        """
        return Reading(self.text, self.signs[start:end])

    def has(self, name: str) -> bool:
        """Tell whether a sign of the class was matched."""
        return any(name in sign.classes for sign in self.signs)

    @property
    def start(self) -> int:
        """Where the first sign begins."""
        return self.signs[0].start

    @property
    def end(self) -> int:
        """Where the last sign ends."""
        return self.signs[-1].end


class Rules:
    """Rules in order, with those that could match at all for the classes present: most need a class no sign has.

    Parameters
    ----------
    *rules : Rule
    """

    def __init__(self, *rules: Rule) -> None:
        self.all = rules
        self._able: dict[frozenset[str], tuple[int, ...]] = {}
        self._needed: frozenset[str] = frozenset()
        self._met_by: dict[str, int] = {}  # the choices that a class meets, as bits
        self._needs: tuple[int, ...] = ()  # the choices that each rule needs, as bits

    def able(self, present: frozenset[str]) -> tuple[int, ...]:
        """Return the indices of the rules whose needs are met."""
        if not self._needs:
            self._read_needs()
        relevant = present & self._needed
        found = self._able.get(relevant)
        if found is None:
            if len(self._able) >= _MOST_COMBINATIONS:
                self._able.clear()
            unmet = -1
            for name in relevant:
                unmet &= ~self._met_by[name]
            found = self._able[relevant] = tuple([i for i, needed in enumerate(self._needs) if not needed & unmet])
        return found

    def _read_needs(self) -> None:
        """Give each choice of classes a bit, and note which rules need it and which classes meet it."""
        choices = [set(needs(rule.pattern)) for rule in self.all]
        bits = {choice: 1 << i for i, choice in enumerate(set().union(*choices))}
        for choice, bit in bits.items():
            for name in choice:
                self._met_by[name] = self._met_by.get(name, 0) | bit
        self._needed = frozenset(self._met_by)
        self._needs = tuple([sum(map(bits.__getitem__, needed)) for needed in choices])


def reduce_signs(text: str, signs: list[Sign], rules: Rules, alphabet: Alphabet, *, passes: int) -> list[Sign]:
    """Apply rules in order, as often as something changes, at most ``passes`` times.

    A rule replaces what it matches by what it builds, left to right, without overlap.

    Parameters
    ----------
    text : str
    signs : list of Sign
        In order, without overlap.
    rules : Rules
    alphabet : Alphabet
        That of the signs.
    passes : int

    Returns
    -------
    list of Sign
    """
    string = "".join([sign.symbol for sign in signs])
    present = alphabet.classes_in(string)
    for _ in range(passes):
        changed = False
        done = -1
        while True:
            rewritten = None
            for i in rules.able(present):
                if i <= done:
                    continue
                pattern = alphabet.compile(rules.all[i].pattern)
                if pattern.search(string) is None:
                    continue
                rewritten = _rewritten(text, signs, rules.all[i], string, pattern, alphabet)
                done = i
                if rewritten is not None:
                    break
            if rewritten is None:
                break
            signs, built = rewritten
            present |= built
            string = "".join([sign.symbol for sign in signs])
            changed = True
        if not changed:
            break
    return signs


def _rewritten(
    text: str, signs: list[Sign], rule: Rule, string: str, pattern: re.Pattern[str], alphabet: Alphabet
) -> tuple[list[Sign], set[str]] | None:
    out: list[Sign] = []
    built: set[str] = set()
    done = 0
    for match in pattern.finditer(string):
        start, end = match.span()
        if start == end:
            continue
        classes = rule.build(Reading(text, signs[start:end]))
        if classes is None:
            continue
        out.extend(signs[done:start])
        out.append(alphabet.sign(signs[start].start, signs[end - 1].end, classes))
        built.update(classes)
        done = end
    if not done:
        return None
    out.extend(signs[done:])
    return out, built


@cache
def needs(pattern: str) -> tuple[frozenset[str], ...]:
    """Return sets of classes of each of which a pattern needs at least one.

    Examples
    --------
    >>> [sorted(choice) for choice in needs("dist (of|from) the? ground")]
    [['dist'], ['from', 'of'], ['ground']]
    >>> [sorted(choice) for choice in needs("a b | a c")]
    [['a'], ['b', 'c']]
    """
    choices = [choice for choice in _at_top_level(pattern, "|") if choice.strip()]
    if len(choices) > 1:
        each = [needs(choice) for choice in choices]
        alike = [one for one in each[0] if all(one in other for other in each[1:])]
        rarest = [[one for one in other if one not in alike] for other in each]
        joined = [frozenset().union(*(other[0] for other in rarest))] if all(rarest) else []
        return (*alike, *joined)
    required: list[frozenset[str]] = []
    for match in _STEP.finditer(pattern):
        repeat = match["repeat"]
        if repeat in ("?", "*") or repeat.startswith("{0"):
            continue
        if match["field"]:
            required.append(frozenset({match["field"]}))
        elif not match["group"].startswith("(?"):
            required.extend(needs(match["group"][1:-1]))
    return tuple(dict.fromkeys(required))


def _at_top_level(pattern: str, separator: str) -> list[str]:
    parts, depth, start = [], 0, 0
    for i, character in enumerate(pattern):
        depth += (character == "(") - (character == ")")
        if character == separator and depth == 0:
            parts.append(pattern[start:i])
            start = i + 1
    return [*parts, pattern[start:]]
