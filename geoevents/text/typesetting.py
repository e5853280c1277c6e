"""What typesetting puts into words: soft hyphens, invisible signs, ligatures, hyphens at the ends of lines."""

from __future__ import annotations

import re
import unicodedata
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, fields, is_dataclass, replace
from functools import lru_cache
from typing import NamedTuple, TypeVar

from geoevents.lexicon.tables import load_table
from geoevents.model import Place, Span
from geoevents.text.columns import columns_of
from geoevents.text.lines import find_grids

Value = TypeVar("Value")

# Soft hyphen, zero-width signs, marks of direction, byte order mark; blanks of other widths; ligatures; apostrophes.
_SIGNS = re.compile(
    "[\u00ad\u200b-\u200f\u202a-\u202e\u2060-\u2064\u2066-\u2069\ufeff"
    "\u00a0\u2000-\u200a\u202f\u205f\u3000"
    "\ufb00-\ufb06"
    "\u201b\uff07]"
)
_HYPHENED = re.compile(r"(?<=[^\W_]|\.)[-‐]\n(?=([^\W\d_]+)(-?))")
_LAST_WORD = re.compile(r"[^\W\d_]*$")
_LONGEST_HALF = 30  # characters that a word has before a hyphen
_WRAPPED = re.compile(r"\n(?=[^\W\d_])(?<=[^\W\d_]\n)")  # its first sign plain: searched for in one go
# Three lines or more. Each line can be read in one way only, from its start: time grows as the text does.
_BLOCK = re.compile(r"(?m)^(?:[^\S\n]*\S[^\n]*\n){2,}[^\S\n]*\S[^\n]*")
_BAR = re.compile(r"\|")
_FIRST_WORD = re.compile(r"\S+")
# Widths that mail, wire systems and columns of a page are wrapped at (judgement).
_NARROWEST, _WIDEST = 30, 100
_ENDS = (".", "!", "?", "”", '"', ")")

# Letters of scripts other than Latin: Greek, Cyrillic, Arabic, ... Georgian; Chinese, Japanese, Korean; their forms.
_OTHER_LETTERS = (
    "[\u0370-\u1dbf\u1f00-\u1fff\u2c00-\u2c5f\u2c80-\ua71f\ua800-\uabff\uac00-\ud7ff\uf900-\ufaff\ufb13-\ufeff]"
)
_SCRIPTS = {"CJK": "Chinese", "HIRAGANA": "Japanese", "KATAKANA": "Japanese", "HANGUL": "Korean"}
_MOSTLY = 0.5  # share of a text's letters


@dataclass(frozen=True, slots=True)
class PlainText:
    """A text without what typesetting puts into words, and where each of its characters came from.

    Parameters
    ----------
    text, original : str
    offsets : sequence of int
        By character, and one more: the end.
    """

    text: str
    original: str
    offsets: Sequence[int]

    def restored(self, value: Value) -> Value:
        """Return a value, or a sequence of values, with its spans as they stand in the original text."""
        restored: Value = self._restored(value)  # type: ignore[assignment]
        return restored

    def _restored(self, value: object) -> object:
        if isinstance(value, Span):
            start = self.offsets[value.start]
            end = self.offsets[value.end - 1] + 1 if value.end > value.start else start
            return Span(start, end, self.original[start:end])
        if isinstance(value, list):
            return [self._restored(item) for item in value]
        if type(value) is tuple:
            return tuple(self._restored(item) for item in value)
        if is_dataclass(value) and not isinstance(value, type | Place):
            old = {field.name: getattr(value, field.name) for field in fields(value)}
            new = {name: self._restored(item) for name, item in old.items()}
            changed = {name: item for name, item in new.items() if item is not old[name]}
            return replace(value, **changed) if changed else value
        return value


def plain_text(text: str) -> PlainText | None:
    r"""Take what typesetting puts into words out of a text; None where there is nothing to take out.

    Line breaks inside a paragraph that was wrapped at a width become blanks, as blanks of other widths do.

    Parameters
    ----------
    text : str

    Returns
    -------
    PlainText or None
        The plain text, which can give back the offsets of the other.

    Examples
    --------
    >>> plain_text("Shells fell on Kra\u00admatorsk and Port\u00a0Su-\ndan.").text
    'Shells fell on Kramatorsk and Port Sudan.'
    >>> plain_text("Shells fell on Kramatorsk.") is None
    True
    """
    edits = [] if text.isascii() else [(m.start(), m.end(), _instead(m.group())) for m in _SIGNS.finditer(text)]
    if "\n" in text:
        if "-\n" in text or "‐\n" in text:
            for match in _HYPHENED.finditer(text):
                edits.append((match.start(), match.end(), "-" if _stays(text, match) else ""))
        edits += [(at, at + 1, " ") for at in _wrapped(text)]
        edits += [(at, at + 1, "\t") for at in _parting_cells(text)]
    if not edits:
        return None
    edits.sort()
    parts: list[str] = []
    offsets: list[int] = []
    done = 0
    for start, end, instead in edits:
        if start < done:
            continue
        parts += (text[done:start], instead)
        offsets += [*range(done, start), *[start] * len(instead)]
        done = end
    parts.append(text[done:])
    offsets += range(done, len(text) + 1)
    return PlainText("".join(parts), text, offsets)


def _parting_cells(text: str) -> Iterator[int]:
    """Yield the bars between the cells of tables, which part them no better than blanks as wide as a cell do."""
    if "|" not in text:
        return
    for grid in find_grids(text):
        if grid.sign == "|" and columns_of(text, grid):
            yield from (match.start() for match in _BAR.finditer(text, grid.start, grid.end))


class _Hyphens(NamedTuple):
    """Words that keep the hyphen before them, firsts that they make one word with, and words inside of names."""

    second: frozenset[str]
    closed: frozenset[str]
    between: frozenset[str]
    articles: frozenset[str]
    generic_starts: frozenset[str]


@lru_cache(maxsize=1)
def _hyphens() -> _Hyphens:
    table = load_table("toponyms")
    words = {**table["line_hyphens"], "generic_starts": table["generic_starts"]}
    return _Hyphens(**{name: frozenset(words[name]) for name in _Hyphens._fields})


def _stays(text: str, match: re.Match[str]) -> bool:
    """Tell whether a hyphen at the end of a line belongs to what is written: "RSF-held" and not "Su-dan"."""
    second, more = match.groups()
    found = _LAST_WORD.search(text, max(0, match.start() - _LONGEST_HALF), match.start())
    first = found.group() if found else ""
    if not second[0].islower() or not first or (len(first) > 1 and first.isupper()):
        return True
    words = _hyphens()
    if second in words.between or second in words.articles:
        in_name = bool(more) and text[match.end(2) : match.end(2) + 1].isupper()
        return in_name or (second in words.articles and first.lower() in words.generic_starts)
    return second in words.second and first.lower() not in words.closed


def _instead(sign: str) -> str:
    """Return what stands for a sign: a blank, an apostrophe, the letters of a ligature, or nothing."""
    if sign in "\u201b\uff07":
        return "’"
    if sign.isspace():
        return " "
    return unicodedata.normalize("NFKD", sign) if sign.isalpha() else ""


def _wrapped(text: str) -> Iterator[int]:
    """Yield the line breaks between two words in paragraphs whose every line is as long as its width lets it be."""
    if _WRAPPED.search(text) is None:
        return
    for block in _BLOCK.finditer(text):
        lines = block.group().split("\n")
        width = max(map(len, lines))
        if not _NARROWEST <= width <= _WIDEST:
            continue
        firsts = [len(found.group()) if (found := _FIRST_WORD.match(line)) else width for line in lines[1:]]
        if all(len(line) + 1 + first > width for line, first in zip(lines, firsts, strict=False)):
            yield from (match.start() for match in _WRAPPED.finditer(text, block.start(), block.end()))
        elif _goes_on(lines, width):
            yield from _cut_names(text, block.start(), lines, firsts, width)


def _goes_on(lines: list[str], width: int) -> bool:
    """Tell whether lines of uneven length are one paragraph: most go on in small letters, and the last one ends."""
    small = sum(line.lstrip()[:1].islower() for line in lines[1:])
    full = all(2 * len(line) >= width for line in lines[:-1])
    return full and 2 * small > len(lines) - 1 and lines[-1].rstrip().endswith(_ENDS)


def _cut_names(text: str, start: int, lines: list[str], firsts: list[int], width: int) -> Iterator[int]:
    """Yield the breaks of an uneven paragraph that may cut a name ("Central" and "Darfur"), but that of a headline."""
    starters = load_table("dates")["sentences"]["starters"]
    for i, (line, first) in enumerate(zip(lines, firsts, strict=False)):
        at = start + len(line)
        start = at + 1
        headline = i == 0 and line.split()[0] not in starters
        if headline or len(line) + 1 + first <= width or not text[at + 1].isupper() or not _WRAPPED.match(text, at):
            continue
        if text[at + 1 : at + 1 + first] not in starters:
            yield at


def other_script(text: str) -> str:
    """Return the name of the script that most letters of a text are of, where that is not Latin; else "".

    Parameters
    ----------
    text : str

    Returns
    -------
    str

    Examples
    --------
    >>> other_script("Обстрел Харькова"), other_script("近日在利比亚"), other_script("Sirte (سرت) fell")
    ('Cyrillic', 'Chinese', '')
    """
    if text.isascii():
        return ""
    others = re.findall(_OTHER_LETTERS, text)
    if not others or len(others) <= _MOSTLY * sum(map(str.isalpha, text)):
        return ""
    names = Counter(unicodedata.name(letter, "other").split()[0] for letter in others)
    script = names.most_common(1)[0][0]
    return _SCRIPTS.get(script, script.capitalize())
