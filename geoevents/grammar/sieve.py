"""Which sentences and clauses may describe where something is: most do not, and are not read."""

from __future__ import annotations

import re
from collections import Counter
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from geoevents.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence, Set

    from geoevents.lexicon.signs import Sign

# Where a sentence may end: after a word of four letters or more, so that "5 mi. N" and "St. Kitts" stay whole.
_SENTENCE_END = re.compile(r"[.!?…\n](?:(?<=\w{4}[.!?…])[\"”’')]{0,2}\s+(?=[^\sa-z])|(?<=\n)\s*)")
_NUMBERS = ("num", "mult", "vague", "frac")
_NUMBER_REACH = 40  # characters before a unit in which its number stands: "a dozen or so nautical miles" (judgement)
_DIGIT = re.compile(r"[\d½¼¾⅓⅔⅛]")
_DIGITS_BEHIND = re.compile(r"\W{0,3}\d")
_LETTERS = re.compile(r"[^\W\d_½¼¾⅓⅔⅛]+")
_LETTERS_ALONE = "".join(sign if sign.isalpha() else " " for sign in map(chr, range(128)))
# Classes of the lexicon of which one stands in every description of where something is.
LOCATING = frozenset(
    {
        "dist", "wind", "wind_adjective", "part", "part_adjective", "near", "border", "bordering", "between", "sea",
        "line", "cross", "bridge", "halfway", "downstream", "upstream", "unit", "time", "near_after", "through",
        "meets", "bank",
    }
)  # fmt: skip
_TELLING = LOCATING | {"coordinates"}


def worth_reading(text: str, known: list[Sign]) -> Iterator[tuple[int, int, list[Sign]]]:
    """Yield the sentences that can hold a locality, with the known signs in them.

    They hold coordinates, a name and words that locate, or a quantity with a unit of length or time.
    """
    words = locating_words()
    start, first = 0, 0
    ends = [match.end() for match in _SENTENCE_END.finditer(text)]
    for end in (*ends, len(text)):
        after = first
        while after < len(known) and known[after].start < end:
            after += 1
        if after > first and known[after - 1].end > end:
            continue  # a name runs over this full stop
        inside, sentence = known[first:after], text[start:end]
        if inside:
            if any("coordinates" in sign.classes for sign in inside) or words.locate_in(sentence):
                yield start, end, inside
        elif words.measure_in(sentence):
            yield start, end, inside
        start, first = end, after


def may_locate(clause: list[Sign]) -> bool:
    """Tell cheaply whether a clause holds coordinates, or a distance or ground with a word that locates by it."""
    return not all(map(_TELLING.isdisjoint, [sign.classes for sign in clause]))


class LocatingWords(NamedTuple):
    """Words of which some stand in every phrase that locates.

    ``alone`` locate by themselves, ``capital`` do so in capitals; of the phrases that ``joined`` has by their rarest
    words, the other words must be there too. A ``unit`` of length wants a ``number`` (digits, or one of ``numbers``)
    shortly before it, or behind it ("mile 90"); a time locates with a way of travelling.
    """

    alone: frozenset[str]
    capital: frozenset[str]
    joined: Mapping[str, Sequence[frozenset[str]]]
    units: frozenset[str]
    unit: re.Pattern[str]
    numbers: frozenset[str]
    number: re.Pattern[str]
    times: frozenset[str]
    travels: frozenset[str]

    def locate_in(self, text: str) -> bool:
        """Tell whether a stretch of text holds words that locate by a name."""
        words = _words_of(text)
        if not self.capital.isdisjoint(words):
            return True
        low = set(map(str.lower, words))
        if not self.alone.isdisjoint(low):
            return True
        if any(others <= low for word in self.joined.keys() & low for others in self.joined[word]):
            return True
        return self._measures(text, low)

    def measure_in(self, text: str) -> bool:
        """Tell whether a stretch of text gives a quantity with a unit of length, or a time of travel."""
        return self._measures(text, set(_words_of(text.lower())))

    def _measures(self, text: str, words: Set[str]) -> bool:
        if not (self.times.isdisjoint(words) or self.travels.isdisjoint(words)):
            return True
        if self.units.isdisjoint(words) or (self.numbers.isdisjoint(words) and _DIGIT.search(text) is None):
            return False
        return any(
            self.number.search(text, max(0, unit.start() - _NUMBER_REACH), unit.start())
            or _DIGITS_BEHIND.match(text, unit.end())
            for unit in self.unit.finditer(text)
        )


def _words_of(text: str) -> list[str]:
    """Return the stretches of letters of a text; of plain ASCII, twice as fast as by the pattern."""
    return text.translate(_LETTERS_ALONE).split() if text.isascii() else _LETTERS.findall(text)


def _any_of(phrases: Iterable[str]) -> str:
    return "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))


@cache
def locating_words() -> LocatingWords:
    """Return the words of the lexicon that locate."""
    phrases = load_lexicon().phrases
    common = Counter(word for entry in phrases for word in entry.words)
    alone, capital = set[str](), set[str]()
    joined: dict[str, list[frozenset[str]]] = {}
    spelt: dict[str, set[str]] = {name: set() for name in ("unit", "time", "travel", *_NUMBERS)}
    for entry in sorted(phrases, key=lambda entry: len(entry.words)):
        words = [word for word in entry.words if word.isalpha()]
        rarest = min(words, key=lambda word: (common[word], -len(word)), default="")
        for name in entry.classes.keys() & spelt.keys():
            spelt[name].add(rarest) if name == "travel" else spelt[name].update(words)  # of "on foot" not "on"
        if entry.classes.keys() & LOCATING - {"unit", "time"}:
            if len(words) == 1:
                alone.add(words[0])
            elif alone.isdisjoint(words):
                joined.setdefault(rarest, []).append(frozenset(words) - {rarest})
        elif entry.capital is not None and entry.capital.keys() & LOCATING:
            word = max(words, key=len).upper()
            capital |= {word, word.replace("B", "b")}
    numbers = set[str]().union(*[spelt[name] for name in _NUMBERS])
    unit = re.compile(rf"(?:(?<![\w'’.])|(?<=\d))(?:{_any_of(spelt['unit'])})\b", re.IGNORECASE)  # not in "p.m.", "I'm"
    number = re.compile(rf"(?:[\d½¼¾⅓⅔⅛]|\b(?:{_any_of(numbers)})\b)[^.;!?\n]*\Z", re.IGNORECASE)
    return LocatingWords(
        frozenset(alone), frozenset(capital), joined, frozenset(spelt["unit"]), unit, frozenset(numbers), number,
        frozenset(spelt["time"]), frozenset(spelt["travel"]),
    )  # fmt: skip
