"""Text to signs: each word, number or known phrase becomes one character, for patterns to be written over.

A sign belongs to one or more classes ("around" is a hedge, a nearness and a preposition of radius); every combination
of classes has its own character, and a class in a pattern stands for the characters that contain it.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from itertools import accumulate
from threading import RLock
from typing import TYPE_CHECKING, Any, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Iterator, Sequence

# A number with its separators; a word with inner apostrophes; a possessive; a vulgar fraction; any other mark.
_NUMBER = r"\d+(?:[.,]\d+)*"
_LETTERS = r"[^\W\d_½¼¾⅓⅔⅛]+(?:['’ʼ‘](?!s\b)[^\W\d_½¼¾⅓⅔⅛]+)*"
_TOKEN = re.compile(rf"(?P<number>{_NUMBER})|[½¼¾⅓⅔⅛]|['’]s\b|(?P<word>{_LETTERS})|[^\w\s]|\w")
_CUT = re.compile(rf"({_NUMBER}|[½¼¾⅓⅔⅛]|['’]s\b|{_LETTERS}|[^\w\s]|\w)")  # the same, to cut at
_MARKS = {
    "-": "dash", "–": "dash", "—": "dash", "‐": "dash", "‑": "dash", "−": "dash", ",": "comma", ";": "comma",
    "(": "open", "[": "open", ")": "close", "]": "close", ".": "stop", "!": "stop", "?": "stop", ":": "colon",
    "/": "slash", "\"": "quote", "“": "quote", "”": "quote", "…": "stop", "°": "degrees", "º": "degrees",
}  # fmt: skip
MARK_CLASSES: Mapping[str, Mapping[str, Any]] = {mark: {name: None} for mark, name in _MARKS.items()}
_DIGITS: Mapping[str, Any] = {"digits": None}
_VULGAR = frozenset("½¼¾⅓⅔⅛")
_MARK: Mapping[str, Any] = {"mark": None}
_WORD: Mapping[str, Any] = {"word": None}
_PLAIN = str.maketrans({"’": "'", "ʼ": "'", "‘": "'", "–": "-", "—": "-", "‐": "-", "‑": "-", "−": "-"})
_FIRST_SYMBOL = 0xE000  # Unicode private use area: no text character means anything there
_MOST_FORMS = 65_536  # tokens remembered: the vocabulary of some thousand dispatches
_FIELD = re.compile(r"[a-z_]+")


class Token(NamedTuple):
    """A word, number or mark: where it stands and its lower-case form."""

    start: int
    end: int
    form: str
    kind: str


class Entry(NamedTuple):
    """A phrase of the lexicon: its tokens and its classes with their values; others where capitals change them."""

    words: tuple[str, ...]
    classes: Mapping[str, Any]
    capital: Mapping[str, Any] | None = None


class Sign(NamedTuple):
    """A stretch of text with its classes.

    Parameters
    ----------
    symbol : str
        The character that stands for it in patterns.
    start, end : int
        Offsets in the text.
    classes : mapping of str to object
        The value that it has in each class.
    """

    symbol: str
    start: int
    end: int
    classes: Mapping[str, Any]


# A sign from a tuple of its fields, in half the time of Sign(...): a text has hundreds.
_sign: Callable[[tuple[str, int, int, Mapping[str, Any]]], Sign] = partial(tuple.__new__, Sign)


class _Node:
    """The phrase that ends at a word, if one does, and the words that longer ones go on with."""

    __slots__ = ("entry", "following")

    def __init__(self) -> None:
        self.entry: Entry | None = None
        self.following: dict[str, _Node] = {}


class Phrases:
    """The phrases of a lexicon: looked up by words, the longest first.

    ``openings`` maps a word that begins phrases to the tree of what may follow it.
    """

    def __init__(self, entries: Iterable[Entry]) -> None:
        self._by_words = {entry.words: entry for entry in entries}
        self.openings: dict[str, _Node] = {}
        for words, entry in self._by_words.items():
            node = self.openings.setdefault(words[0], _Node())
            for word in words[1:]:
                node = node.following.setdefault(word, _Node())
            node.entry = entry

    def __iter__(self) -> Iterator[Entry]:
        return iter(self._by_words.values())

    def at(self, forms: Sequence[str], i: int) -> Entry | None:
        """Return the longest phrase that stands at position ``i`` of a list of words."""
        longest: Entry | None = None
        node = self.openings.get(forms[i])
        while node is not None:
            longest = node.entry or longest
            i += 1
            node = node.following.get(forms[i]) if i < len(forms) else None
        return longest

    def classes(self, word: str) -> Mapping[str, Any]:
        """Return the classes of one word with their values; none for an unknown word."""
        entry = self._by_words.get((word.lower(),))
        return entry.classes if entry else {}


def tokenize(text: str, start: int = 0, end: int | None = None) -> list[Token]:
    """Split text into words, numbers and marks, in one linear pass."""
    return [
        Token(m.start(), m.end(), m.group().lower().translate(_PLAIN), m.lastgroup or "mark")
        for m in _TOKEN.finditer(text, start, len(text) if end is None else end)
    ]


def split_words(phrase: str) -> tuple[str, ...]:
    """Split a phrase of the lexicon as :func:`tokenize` splits text."""
    return tuple(token.form for token in tokenize(phrase))


class Alphabet:
    """The characters given to combinations of classes, and patterns compiled over them."""

    def __init__(self) -> None:
        self._symbols: dict[frozenset[str], str] = {}
        self._classes: dict[str, frozenset[str]] = {}
        self._lasting: dict[int, str] = {}
        self._compiled: dict[str, re.Pattern[str]] = {}
        self._patterns_with: dict[str, set[str]] = {}
        self._growing = RLock()

    def symbol(self, classes: Iterable[str]) -> str:
        """Return the character of a combination of classes, giving it one when it is new."""
        key = frozenset(classes)
        return self._symbols.get(key) or self._new_symbol(key)

    def _new_symbol(self, key: frozenset[str]) -> str:
        """Give a combination its character; the patterns that must know it will be compiled again."""
        with self._growing:
            found = self._symbols.get(key)
            if found is None:
                found = chr(_FIRST_SYMBOL + len(self._symbols))
                self._classes[found] = key
                self._symbols[key] = found
                for name in key:
                    for pattern in self._patterns_with.get(name, ()):
                        self._compiled.pop(pattern, None)
            return found

    def classes_in(self, symbols: str) -> frozenset[str]:
        """Return the classes of the signs with these characters, together."""
        return frozenset().union(*[self._classes[symbol] for symbol in set(symbols)])

    def symbol_of(self, classes: Mapping[str, Any]) -> str:
        """Return the character of classes that live as long as the lexicon: remembered by identity."""
        found = self._lasting.get(id(classes))
        if found is None:
            found = self._lasting[id(classes)] = self.symbol(classes)
        return found

    def sign(self, start: int, end: int, classes: Mapping[str, Any]) -> Sign:
        """Return the sign of a stretch with its classes.

        Parameters
        ----------
        start, end : int
            Offsets in the text.
        classes : mapping of str to object

        Returns
        -------
        Sign
        """
        return Sign(self.symbol(classes), start, end, classes)

    def compile(self, pattern: str) -> re.Pattern[str]:
        """Compile a pattern of class names and regular-expression operators; blanks separate.

        ``*`` and ``+`` mean at most six times: no pattern reads far, whatever the text.
        """
        return self._compiled.get(pattern) or self._compile(pattern)

    def _compile(self, pattern: str) -> re.Pattern[str]:
        bounded = pattern.replace("*", "{0,6}").replace("+", "{1,6}")
        with self._growing:
            for name in _FIELD.findall(bounded):
                self._patterns_with.setdefault(name, set()).add(pattern)
            compiled = re.compile(_FIELD.sub(lambda m: self._characters(m.group()), bounded).replace(" ", ""))
            self._compiled[pattern] = compiled
        return compiled

    def _characters(self, name: str) -> str:
        characters = "".join(symbol for classes, symbol in self._symbols.items() if name in classes)
        return f"[{characters}]" if characters else "(?!)"


def scan(
    text: str, phrases: Phrases, alphabet: Alphabet, known: Sequence[Sign], *, start: int = 0, end: int | None = None
) -> list[Sign]:
    """Turn text into signs.

    Parameters
    ----------
    text : str
    phrases : Phrases
        Of the lexicon.
    alphabet : Alphabet
    known : sequence of Sign
        Stretches already read (toponyms, coordinates), in order, without overlap.
    start, end : int
        The part of the text to read; all of it by default.

    Returns
    -------
    list of Sign
        In order, without overlap.
    """
    signs: list[Sign] = []
    position = start
    for sign in known:
        _scan_plain(text, position, sign.start, phrases, alphabet, signs)
        signs.append(sign)
        position = sign.end
    _scan_plain(text, position, len(text) if end is None else end, phrases, alphabet, signs)
    return signs


def _scan_plain(text: str, start: int, end: int, phrases: Phrases, alphabet: Alphabet, out: list[Sign]) -> None:
    parts = _CUT.split(text[start:end])  # gap, token, gap, ... token, gap
    if len(parts) == 1:
        return
    offsets = list(accumulate(map(len, parts), initial=start))
    starts, ends = offsets[1::2], offsets[2::2]
    forms, alone = zip(*map(_FORMS.__getitem__, parts[1::2]), strict=True)
    node_of, symbol_of = phrases.openings.get, alphabet.symbol_of
    i, n = 0, len(forms)
    while i < n:
        classes, first = alone[i], starts[i]
        node = node_of(forms[i])
        if classes is _DIGITS:
            out.append(_sign((symbol_of(_DIGITS), first, ends[i], {"digits": text[first : ends[i]]})))
        else:
            if node is not None and (entry := phrases.at(forms, i) if node.following else node.entry) is not None:
                i += len(entry.words) - 1
                classes = entry.classes if entry.capital is None else _cased(entry, text[first : ends[i]])
            out.append(_sign((symbol_of(classes), first, ends[i], classes)))
        i += 1


class _Forms(dict[str, tuple[str, Mapping[str, Any]]]):
    """The lower-case form of each token, as :func:`tokenize` gives it, and its classes if it is in no phrase."""

    def __missing__(self, token: str) -> tuple[str, Mapping[str, Any]]:
        if len(self) >= _MOST_FORMS:
            self.clear()
        mark = token[0]
        classes = _WORD if mark.isalnum() and mark not in _VULGAR else MARK_CLASSES.get(mark, _MARK)
        form = self[token] = token.lower().translate(_PLAIN), _DIGITS if mark.isdecimal() else classes
        return form


_FORMS = _Forms()


def _cased(entry: Entry, words: str) -> Mapping[str, Any]:
    """Letters of the wind are a wind in capitals ("NE"), and only beside a distance otherwise ("5 mi ne of")."""
    in_capitals = entry.capital is not None and words.replace("b", "").isupper()
    return entry.capital if in_capitals and entry.capital else entry.classes
