"""A text cut into words, once, with what finding names asks of them: offsets, folded form, case, gaps."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from dataclasses import dataclass
from functools import lru_cache
from itertools import accumulate, compress

from geoevents.folding import fold
from geoevents.lexicon.tables import words_in

# A word: letters and digits, with apostrophes inside ("Sana'a", "d'Ivoire").
_WORD = re.compile(r"([^\W_]+(?:['’ʼ‘`][^\W_]+)*)")
_POSSESSIVE = ("'s", "’s", "ʼs", "'S", "’S")
_ARTICLES = words_in("toponyms", "particles", "articles")
HYPHENS = frozenset({"-", "‐", "‑"})
_SENTENCE_END = re.compile(r"[.!?…:;]|\n")
_JOINING_GAPS = frozenset({" ", "-", "‐", "‑", "\u00a0", "  ", " - ", "/"})
_ABBREVIATED = words_in("toponyms", "particles", "abbreviated")
# Lines with more capitals than this share of their cased letters are headlines: case says nothing there (judgement).
_HEADLINE_SHARE = 0.6
# A text with no more words in capitals than this, most of its sentences begun without one, is a post that uses them for
# stress ("open but NO fuel") or not at all (judgement; news has 10 to 20 %).
POST_SHARE = 0.06
_MOST_FORMS = 65_536  # words remembered: the vocabulary of some thousand dispatches


@dataclass(frozen=True, slots=True)
class Words:
    """The words of a text, column by column; index ``i`` is the i-th word.

    Parameters
    ----------
    text : str
    start, end : list of int
        Code point offsets; a possessive 's is left outside.
    folded : list of str
        ``fold`` of each word.
    upper : list of bool
        Whether the word begins with a capital.
    caseless : list of bool
        Whether the word stands where case tells nothing: a line in capitals, or a text without any.
    joins : list of bool
        Whether the gap after the word may stand inside a name.
    sentence_start : list of bool
    gaps : list of str
        What stands before the first word, between each word and the next, and behind the last.
    small, shouted : list of bool
        Whether all letters of the word are small, or capitals.
    breaks : list of int
        The words before which more than a space stands, the first and the end of the text aside.
    """

    text: str
    start: list[int]
    end: list[int]
    folded: list[str]
    upper: list[bool]
    caseless: list[bool]
    joins: list[bool]
    sentence_start: list[bool]
    gaps: list[str]
    small: list[bool]
    shouted: list[bool]
    breaks: list[int]

    def __len__(self) -> int:
        return len(self.start)

    def word(self, i: int) -> str:
        """Return the i-th word as it stands."""
        return self.text[self.start[i] : self.end[i]]

    def gap(self, i: int) -> str:
        """Return what stands between word ``i`` and the next one (or the text's end); ``i`` may be -1."""
        return self.gaps[i + 1]

    def sentence_begin(self, i: int, most: int | None = None) -> int:
        """Return the first word of the sentence of word ``i``.

        Parameters
        ----------
        i : int
        most : int, optional
            How many words are looked back at; all unless given.

        Returns
        -------
        int
            -1 where the sentence begins before those.
        """
        begun = reversed(self.breaks[: bisect_right(self.breaks, i)])
        begin = next((j for j in begun if self.sentence_start[j]), 0)
        return begin if most is None or begin > i - most else -1


def split_words(text: str) -> Words:
    """Cut a text into words.

    Parameters
    ----------
    text : str

    Returns
    -------
    Words

    Examples
    --------
    >>> words = split_words("Sirte's fall. Then St. Louis")
    >>> [words.word(i) for i in range(len(words))], words.joins, words.sentence_start
    (['Sirte', 'fall', 'Then', 'St', 'Louis'], [False, False, True, True, False], [True, False, True, False, False])
    """
    parts = _WORD.split(text)  # gap, word, gap, ... word, gap
    pieces, gaps = parts[1::2], parts[::2]
    offsets = list(accumulate(map(len, parts)))
    start, stops = offsets[:-1:2], offsets[1::2]
    end = stops.copy()
    for mark in _POSSESSIVE:
        at = text.find(mark)
        while at >= 0:
            i = bisect_left(stops, at + 2)
            if i < len(stops) and stops[i] == at + 2 and start[i] < at:
                end[i] -= 2
                pieces[i], gaps[i + 1] = pieces[i][:-2], mark + gaps[i + 1]
            at = text.find(mark, at + 2)
    columns = zip(*map(_FORMS.__getitem__, pieces), strict=True)
    folded, upper, small, shouted = map(list, columns) if pieces else ([], [], [], [])
    joins = [True] * len(start)
    if joins:
        joins[-1] = False
    sentence_start = [False] * len(start)
    sentence_start[:1] = [True] * bool(start)
    breaks = [i for i, gap in enumerate(gaps[1:-1], 1) if gap != " "]
    for i in breaks:
        gap = gaps[i]
        joins[i - 1], sentence_start[i] = _read_gap(gap)
        if gap == ". " or gap == ".":
            short = folded[i - 1]
            if len(short) == 1 or short in _ABBREVIATED:
                joins[i - 1], sentence_start[i] = True, False
        elif gap in HYPHENS and folded[i - 1] in _ARTICLES:
            folded[i - 1] = "al"
    caseless = _caseless(text, pieces, start, upper, sentence_start)
    return Words(text, start, end, folded, upper, caseless, joins, sentence_start, gaps, small, shouted, breaks)


@lru_cache(maxsize=4096)
def _read_gap(gap: str) -> tuple[bool, bool]:
    """Tell whether a gap may stand inside a name, and whether it ends a sentence."""
    return gap in _JOINING_GAPS, len(gap) > 1 and gap != "  " and _SENTENCE_END.search(gap) is not None


class _Forms(dict[str, tuple[str, bool, bool, bool]]):
    """The folded form of each word, whether it begins with a capital, whether all its letters are small or capitals."""

    def __missing__(self, word: str) -> tuple[str, bool, bool, bool]:
        if len(self) >= _MOST_FORMS:
            self.clear()
        low = word.lower()
        if low == word and word.isascii() and word.isalpha() and word != "el":  # as most words are
            form = self[word] = word, False, True, False
            return form
        folded = low if low.isascii() and low.isalpha() and low != "el" else fold(word)  # as most words fold
        folded = word if folded == word else folded  # one string in memory, not two
        form = self[word] = folded, word[0].isupper(), word.islower(), word.isupper()
        return form


_FORMS = _Forms()


def _is_shouted(word: str) -> bool:
    """Tell a word in capitals, as "BREAKING" opens a post in small letters; "A" and "I" are none."""
    return len(word) > 1 and word.isupper()


def _caseless(
    text: str, pieces: list[str], start: list[int], upper: list[bool], sentence_start: list[bool]
) -> list[bool]:
    """Mark words in lines whose case tells nothing: headlines in capitals, posts that hardly use any."""
    flags = [False] * len(start)
    begun = list(compress(pieces, sentence_start))
    if 2 * sum(piece[0].isupper() and not _is_shouted(piece) for piece in begun) < len(begun):
        capitalised = sum(piece[0].isupper() and not piece.isupper() for piece in pieces)
        if capitalised <= POST_SHARE * len(start) and not text.isupper():
            return [True] * len(start)
    i, begin = 0, 0
    while begin <= len(text):
        stop = text.find("\n", begin)
        stop = len(text) if stop < 0 else stop
        first = i
        i = bisect_left(start, stop, first)
        # Most lines are not headlines: their words tell so before their letters are counted.
        if i - first > 2 and 3 * sum(upper[first:i]) > i - first:
            line = text[begin:stop]
            capitals = sum(map(str.isupper, line))
            if capitals > _HEADLINE_SHARE * (capitals + sum(map(str.islower, line))):
                flags[first:i] = [True] * (i - first)
        begin = stop + 1
    return flags
