"""Sentences of news text with their exact offsets."""

from __future__ import annotations

import re
from bisect import bisect_left, bisect_right
from collections.abc import Sequence
from functools import lru_cache

from geoevents.lexicon.tables import load_table
from geoevents.model import Span

_END = re.compile(r"[.!?…]{1,4}[\"”’'»)\]]{0,3}|\n")
_WORD_BEFORE = re.compile(r"[\w.’'-]{1,24}$")
_INITIALS = re.compile(r"(?:\w\.){0,5}[A-Z]")
_WORD_AFTER = re.compile(r"\s{0,8}[\"“‘'«(\[]{0,3}(\w{1,24})")
_BLANK_LINE = re.compile(r"[ \t\r]*\n")
# "Flash Update No. 14", "weekly bulletin nr. 3"; "No. 14 people died" answers somebody.
_NUMBER_BEFORE = re.compile(r"[\w)] (?:[Nn]o|[Nn]r|[Nn]ro)$")
# What may begin each item of a list that stands a line under another.
_ITEM = re.compile(r"[ \t]{0,12}([-–—*•●▪◦‣·∙■□➢►✓○])[ \t]")

# No abbreviation is as long.
_LONGEST = 24
# Capitals that begin no weekday's name.
_OPENING = frozenset("ABCDEGHIJKLNOPQRUVXYZ")
# Lines wrapped by mail and wire systems are at most this long; a longer line is a paragraph (J).
_WRAP_COLUMNS = 100
# A line that stops this early before a capital is a headline (J).
_HEADLINE_COLUMNS = 55


# "at 10.20 a.m.", behind which a day or a zone goes on.
_HALVES = frozenset({"a.m", "p.m"})


@lru_cache(maxsize=1)
def _clock_tails() -> frozenset[str]:
    return frozenset(load_table("dates")["sentences"]["clock_tails"])


@lru_cache(maxsize=1)
def _words() -> tuple[frozenset[str], frozenset[str], frozenset[str]]:
    table = load_table("dates")["sentences"]
    return (
        frozenset(table["abbreviations"]),
        frozenset(table["starters"]),
        frozenset(table["tails"]),
    )


def _ends_at_stop(text: str, start: int, end: int) -> bool:
    """Tell whether the stop at ``text[start:end]`` ends a sentence."""
    following = text[end : end + 1]
    if not following:
        return True
    abbreviations, starters, tails = _words()
    if following == " " and text[end + 1 : end + 2] in _OPENING:
        plain = text[start - _LONGEST if start > _LONGEST else 0 : start].rpartition(" ")[2]
        if plain.isalpha() and plain.islower() and not plain[_LONGEST - 1 :] and plain not in abbreviations:
            return True
    after = _WORD_AFTER.match(text, end)
    next_word = after[1] if after else ""
    before = _WORD_BEFORE.search(text, max(0, start - 24), start)
    last_word = before[0] if before else ""
    if not following.isspace():
        bare = text[start:end] == "."
        glued = next_word[:1].isupper() and next_word[1:2].islower() and last_word[-3:].islower()
        return glued and len(last_word) >= 3 and "." not in last_word if bare else next_word[:1].isupper()
    if next_word[:1].isdigit() and _NUMBER_BEFORE.search(text, max(0, start - 6), start):
        return False
    if next_word in tails and text[after.end() : after.end() + 1] in (".", "", "\n") if after else False:
        return False
    if text[start] in "!?" or not next_word:
        return not next_word[:1].islower()
    if last_word.lower() in _HALVES:
        return next_word[:1].isupper() and next_word not in _clock_tails()
    if text[start:end] == "." and (last_word.lower() in abbreviations or _INITIALS.fullmatch(last_word)):
        if last_word.lower() in abbreviations and "." not in last_word:
            return False
        return next_word in starters
    return not next_word[:1].islower()


def _ends_at_line(text: str, line_start: int, at: int) -> bool:
    """Tell whether the line break at ``at`` ends a sentence: a blank line, a headline, a whole paragraph."""
    if _BLANK_LINE.match(text, at + 1) or at + 1 >= len(text):
        return True
    line = text[max(line_start, at - 2 * _WRAP_COLUMNS) : at].rstrip()
    if not line or line[-1] in '.!?…:"”':
        return True
    item, mark = _ITEM.match(text, line_start), _ITEM.match(text, at + 1)
    if item and mark and item[1] == mark[1]:
        return True
    following = text[at + 1 : at + 24].lstrip()[:1]
    if following.isdigit() and len(line) < _HEADLINE_COLUMNS and (line.isupper() or line[0].isdigit()):
        return True  # "KEY FIGURES", "12 people killed"
    if line_start == 0 and _ends_heading(text, at):
        return True
    if not following.isupper() and following not in '"“‘«•-–—*':
        return False
    if len(line) > _WRAP_COLUMNS or len(line) < _HEADLINE_COLUMNS:
        return True
    return line_start == 0 and not _is_wrapped(text, len(line), at)


def _ends_heading(text: str, at: int) -> bool:
    """Tell whether the line behind a break is the last of a text's heading: no stop at its end, and a blank line."""
    end = text.find("\n", at + 1, at + 2 * _WRAP_COLUMNS)
    line = text[at + 1 : end].rstrip() if end >= 0 else ""
    heads = bool(line) and line[0].isupper() and line[-1] not in ".!?:;,"
    return heads and _BLANK_LINE.match(text, end + 1) is not None


def _is_wrapped(text: str, length: int, at: int) -> bool:
    """Tell whether the line that ends at ``at`` was full: the first word of the next would have made it the longer."""
    end = text.find("\n", at + 1, at + 2 * _WRAP_COLUMNS)
    following = text[at + 1 : end if end >= 0 else at + 2 * _WRAP_COLUMNS].strip()
    return length + 1 + len(following.partition(" ")[0]) > len(following)


def split_sentences(text: str) -> list[Span]:
    """Cut a text into sentences, in one linear pass.

    Stops without a blank after them ("Sirte.France has"), abbreviations, initials, closing quotes and headlines without
    a stop are understood. A blank line always ends a sentence.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of Span
        In order, without the blanks around them; ``text[span.start:span.end] == span.text``.

    Examples
    --------
    >>> [span.text for span in split_sentences("Gen. Haftar left Sirte.France has protested.")]
    ['Gen. Haftar left Sirte.', 'France has protested.']
    >>> split_sentences("")
    []
    """
    return list(_spans(text))


def sentences_about(sentences: Sequence[Span], start: int, end: int) -> tuple[int, int]:
    """Return where the sentences about a clause begin and end; the clause itself where none is about it.

    Parameters
    ----------
    sentences : sequence of Span
        As `split_sentences` gives them.
    start, end : int
        The clause.

    Returns
    -------
    tuple of int

    Examples
    --------
    >>> sentences_about(split_sentences("It rained. Sirte fell, and Jufra."), 11, 21)
    (11, 33)
    """
    first = max(0, bisect_right(sentences, start, key=_start) - 1)
    last = bisect_left(sentences, end, key=_start)
    about = [sentence for sentence in sentences[first:last] if sentence.end > start]
    if not about:
        return start, end
    return min(start, about[0].start), max(end, about[-1].end)


def _start(sentence: Span) -> int:
    return sentence.start


@lru_cache(maxsize=4)
def _spans(text: str) -> tuple[Span, ...]:
    """Cut a text into sentences; the stages that read one text ask for them one after the other."""
    spans: list[Span] = []
    start = line_start = 0
    for match in _END.finditer(text):
        at, after = match.span()
        if match[0] == "\n":
            ends = _ends_at_line(text, line_start, at)
            line_start = after
        else:
            ends = _ends_at_stop(text, at, after)
        if ends:
            _add(spans, text, start, after)
            start = after
    _add(spans, text, start, len(text))
    return tuple(spans)


def _add(spans: list[Span], text: str, start: int, end: int) -> None:
    piece = text[start:end]
    bare = piece.strip()
    if bare:
        begin = start + piece.find(bare)
        spans.append(Span(begin, begin + len(bare), bare))
