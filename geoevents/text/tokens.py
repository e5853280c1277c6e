"""Words of a text with their offsets, and tables of phrases matched over them in one pass."""

from __future__ import annotations

import re
from bisect import bisect_right
from collections.abc import Callable, Container, Iterable, Iterator
from itertools import accumulate, compress
from operator import itemgetter
from typing import Any, Generic, NamedTuple, Protocol, TypeVar

from geoevents.folding import fold

Value = TypeVar("Value")

# A plain word, which most are; a numeric date, a number, initials (U.S.), a word, a possessive, or one sign. A hyphen
# inside a word parts two words and is no token itself ("Al-Watiya" reads as "Al Watiya"), except between digits.
# No token begins with a blank, which is said first, for speed.
_TOKEN = re.compile(
    r"(?! )([A-Za-z]+(?=[ ,\n])"
    r"|\d{1,4}(?:/\d{1,2}/|\.\d{1,2}\.|-\d{1,2}-)\d{1,4}(?!\w)"
    r"|\d+(?:[.,:]\d+){0,4}(?:st|nd|rd|th)?(?![^\W\d_])"
    r"|(?:[^\W\d_]\.){2,6}(?=\W|$)"
    r"|\w+(?:['’ʼ](?![sS]\b)\w+)*"
    r"|['’][sS]\b"
    r"|(?<!\w)[-‐‑]|[-‐‑](?!\w)|(?<=\d)[-‐‑](?=\d)|[^\w\s‐‑-])"
)


# Under this key, which no word is, a node of a phrase table keeps the value of the phrase that ends there.
ENDS = ""
_SIGNS = {"’s": "'s", "'s": "'s", "–": "–", "—": "—", "“": "“", "”": "”", "‘": "‘", "’": "’", "…": "…"}


class Tokens(NamedTuple):
    """Words of a text in parallel lists.

    Parameters
    ----------
    lows : list of str
        Folded.
    starts, ends : list of int
        Offsets in the text.
    capitals : list of bool
        Whether each begins with a capital.
    text : str
    """

    lows: list[str]
    starts: list[int]
    ends: list[int]
    capitals: list[bool]
    text: str

    def before(self, at: int) -> str:
        """Return the word before a token; empty before the first."""
        return self.lows[at - 1] if at else ""

    def behind(self, after: int) -> str:
        """Return the word that begins where others end; empty behind the last."""
        return self.lows[after] if after < len(self.lows) else ""

    def shouts(self, at: int) -> bool:
        """Tell whether a word is all capitals."""
        return self.text[self.starts[at] : self.ends[at]].isupper()

    def hyphened(self, at: int) -> bool:
        """Tell whether a hyphen joins a word to the one before it."""
        return 0 < at < len(self.lows) and self.text[self.ends[at - 1] : self.starts[at]] in ("-", "‐", "‑")


def find_tokens(text: str) -> Tokens:
    """Cut a text into words, numbers and signs, in one linear pass.

    Parameters
    ----------
    text : str

    Returns
    -------
    Tokens

    Examples
    --------
    >>> find_tokens("Haftar’s forces left Al-Watiya on 3-5 June.").lows
    ['haftar', "'s", 'forces', 'left', 'al', 'watiya', 'on', '3', '-', '5', 'june', '.']
    >>> find_tokens("").lows
    []
    """
    parts = _TOKEN.split(text)  # gap, word, gap, ... word, gap
    words = parts[1::2]
    offsets = list(accumulate(map(len, parts)))
    if len(_forms) >= _REMEMBERED:
        _forms.clear()
    forms = list(map(_forms.__getitem__, words))
    lows, capitals = list(map(_LOW, forms)), list(map(_CAPITAL, forms))
    return Tokens(lows, offsets[:-1:2], offsets[1::2], capitals, text)


class _Forms(dict[str, tuple[str, bool]]):
    """What is to be known of a word by its spelling, worked out once: its folded form, whether it has a capital."""

    def __missing__(self, word: str) -> tuple[str, bool]:
        low = word.lower()
        capital = not "a" <= word < "{" and word[0].isupper()  # "{" is behind "z"
        forms = low if low.isalnum() and low.isascii() else _bare(low), capital
        self[word] = forms
        return forms


_LOW, _CAPITAL = itemgetter(0), itemgetter(1)
# As many words as a few hundred documents have between them: some 10 MB.
_REMEMBERED = 50_000
_forms = _Forms()


def _bare(low: str) -> str:
    """Fold a word that is not plain letters: apostrophes, stops of initials, other scripts."""
    if low in _SIGNS:
        return _SIGNS[low]
    if low.isascii():
        if "'" in low and len(low) > 2:
            return low.replace("'", "")
        return low.replace(".", "") if low[-1] == "." and len(low) > 1 else low
    return fold(low) or low


def phrase_words(phrase: str) -> list[str]:
    """Return the words of a phrase of a table, as they stand in ``Tokens.lows``.

    Parameters
    ----------
    phrase : str

    Returns
    -------
    list of str
        Folded.

    Examples
    --------
    >>> phrase_words("set ablaze"), phrase_words("Al-Watiya's")
    (['set', 'ablaze'], ['al', 'watiya', "'s"])
    """
    if not phrase.isascii() or not phrase.islower():
        return find_tokens(phrase).lows
    if phrase.isalpha():
        return [phrase]
    words = phrase.split(" ")
    if all(map(str.isalpha, words)):
        return words
    return find_tokens(phrase).lows


def cut_phrases(phrases: Iterable[str]) -> Iterator[tuple[str, ...]]:
    """Yield the words of each phrase of a long list, cut in one pass: far sooner than one by one.

    Parameters
    ----------
    phrases : iterable of str
        None has a line break.

    Yields
    ------
    tuple of str
        Folded, as they stand in ``Tokens.lows``.

    Examples
    --------
    >>> list(cut_phrases(["Boko Haram", "", "Al-Watiya's"]))
    [('boko', 'haram'), (), ('al', 'watiya', "'s")]
    """
    phrases = list(phrases)
    tokens, first, end = find_tokens("\n".join(phrases)), 0, 0
    for phrase in phrases:
        end += len(phrase)
        after = bisect_right(tokens.ends, end, first)
        yield tuple(tokens.lows[first:after])
        first, end = after, end + 1


def _grow(rows: Iterable[tuple[str | tuple[str, ...], Any]]) -> dict[str, dict[str, Any]]:
    """Return phrases as a tree of their words."""
    root: dict[str, dict[str, Any]] = {}
    for phrase, value in rows:
        node: dict[str, Any] = root
        for word in phrase_words(phrase) if isinstance(phrase, str) else phrase:
            node = node.setdefault(word, {})
        if node is not root:
            node.setdefault(ENDS, value)
    return root


class Bud(Protocol):
    """A node of a tree of phrases that is grown when a text first leads to it."""

    def grow(self) -> dict[str, Any]:
        """Return the node: by the words that go on from it the nodes they lead to, or their buds."""


class _Growing(dict[str, dict[str, Any]]):
    """The nodes of the words that phrases begin with, grown when they are first asked for."""

    def __init__(self, bud_of: Callable[[str], Bud]) -> None:
        super().__init__()
        self.bud_of = bud_of

    def __missing__(self, word: str) -> dict[str, Any]:
        node = self[word] = self.bud_of(word).grow()
        return node


class _Shoot(list[tuple[tuple[str, ...], Any]]):
    """The phrases that begin with a word, without it, and their values."""

    def grow(self) -> dict[str, Any]:
        """Return them as a tree."""
        node: dict[str, Any] = _grow(self)
        alone = [value for words, value in self if not words]
        return {ENDS: alone[0], **node} if alone else node


class PhraseTable(Generic[Value]):
    """Phrases of one or more words, each with a value; the longest that begins at a word wins.

    Parameters
    ----------
    rows : iterable of (str or tuple of str, value)
        A phrase, or its words as ``Tokens.lows`` has them. Of a phrase that comes twice, the first counts.
    """

    __slots__ = ("beginnings", "first")

    def __init__(self, rows: Iterable[tuple[str | tuple[str, ...], Value]] = ()) -> None:
        self.first: dict[str, dict[str, Any]] = _grow(rows)
        self.beginnings: Container[str] = self.first

    @classmethod
    def grown(cls, beginnings: Container[str], bud_of: Callable[[str], Bud]) -> PhraseTable[Value]:
        """Return a table that takes up its phrases word by word, as far as a text has their words.

        Parameters
        ----------
        beginnings : container of str
            Every word that a phrase begins with; one more does no harm.
        bud_of : callable
            The bud of the phrases that begin with a word of these. Under ``ENDS`` its nodes keep values.

        Returns
        -------
        PhraseTable
        """
        table = cls()
        table.first, table.beginnings = _Growing(bud_of), beginnings
        return table

    @classmethod
    def opened(cls, rows: Iterable[tuple[tuple[str, ...], Value]]) -> PhraseTable[Value]:
        """Return a table that puts the phrases that begin with a word in order when a text first has it.

        Parameters
        ----------
        rows : iterable of (tuple of str, value)
            The words of each phrase, and its value. Of a phrase that comes twice, the first counts.

        Returns
        -------
        PhraseTable
        """
        shoots: dict[str, _Shoot] = {}
        for words, value in rows:
            if words:
                shoots.setdefault(words[0], _Shoot()).append((words[1:], value))
        return cls.grown(shoots, shoots.__getitem__)

    def candidates(self, lows: list[str]) -> list[int]:
        """Return where a phrase may begin, by its first two words: the places worth a :meth:`match`."""
        first, last = self.first, len(lows) - 1
        return [
            i
            for i in compress(range(len(lows)), map(self.beginnings.__contains__, lows))
            if ENDS in (node := first[lows[i]]) or (i < last and lows[i + 1] in node)
        ]

    def match(self, lows: list[str], at: int) -> tuple[int, Value] | None:
        """Return how many words from ``at`` on form the longest phrase, and its value; None when none does.

        Parameters
        ----------
        lows : list of str
            As ``Tokens.lows``.
        at : int
            Behind the last word nothing begins.

        Returns
        -------
        (int, value) or None
        """
        count = len(lows)
        if at >= count or lows[at] not in self.beginnings:
            return None
        node: dict[str, Any] = self.first[lows[at]]
        size, after = 1, at
        value: Value | None = None
        while True:
            after += 1
            if ENDS in node:
                value, size = node[ENDS], after - at
            if after >= count or (word := lows[after]) not in node:
                break
            parent, node = node, node[word]
            if node.__class__ is not dict:
                node = parent[word] = node.grow()  # type: ignore[attr-defined]
        return None if value is None else (size, value)
