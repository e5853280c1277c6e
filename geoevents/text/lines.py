"""The lines of a text that is laid out as a list or a table: bullets, headings, rows of cells."""

from __future__ import annotations

import re
from collections.abc import Iterator
from itertools import groupby
from typing import NamedTuple

# "- ", "• ", "3. ", "(b) " before the words of a line; "12. November" is a day.
_BULLET = re.compile(
    r"[ \t]*(?:[-–—*•●▪◦‣·∙■□➢►✓○]|\(?\d{1,2}[.)](?![ \t]+[A-Z][a-z]+ \d{4}\b)|\(?[a-z]\))[ \t]+(?=\S)"
)
# What parts the cells of a row; and a row that only draws a line ("|---|:--|").
_PARTING = ("|", "\t", ";")
_RULE = re.compile(r"[\s|:+=-]*-[\s|:+=-]*")
# What stands around the words of a cell, the signs of bold print, too.
_AROUND = " \t\r*"
# A table has so many cells a row, and so many rows with that of its column names.
_FEWEST = 2
# A sentence may hold one of these signs; a row of cells has no cell as long (judgement).
_LONGEST_CELL = 400


class Line(NamedTuple):
    """A line of a text.

    Parameters
    ----------
    start, end : int
        Where its words begin and end.
    marked : bool
        Whether a bullet stands before them.
    apart : bool
        Whether a blank line does.
    begin : int
        Where the line itself begins, with its bullet.
    """

    start: int
    end: int
    marked: bool
    apart: bool
    begin: int


def find_lines(text: str) -> list[Line]:
    r"""Return the lines of a text that have words, without their bullets.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of Line

    Examples
    --------
    >>> text = "Toll:\n- Alef: 3 dead"
    >>> [(text[line.start : line.end], line.marked) for line in find_lines(text)]
    [('Toll:', False), ('Alef: 3 dead', True)]
    """
    lines: list[Line] = []
    start, apart = 0, False
    for raw in text.split("\n"):
        stripped = raw.strip()
        if stripped:
            bullet = _BULLET.match(raw)
            begin = bullet.end() if bullet else len(raw) - len(raw.lstrip())
            lines.append(Line(start + begin, start + len(raw.rstrip()), bullet is not None, apart, start))
        apart = not stripped
        start += len(raw) + 1
    return lines


class Cell(NamedTuple):
    """A cell of a table.

    Parameters
    ----------
    start, end : int
        Where its words begin and end, which may be the same.
    """

    start: int
    end: int


class Grid(NamedTuple):
    """Rows of as many cells each that follow on each other.

    Parameters
    ----------
    sign : str
        What parts the cells.
    start, end : int
        Where the text has them.
    rows : list of list of Cell
    """

    sign: str
    start: int
    end: int
    rows: list[list[Cell]]


def find_grids(text: str) -> Iterator[Grid]:
    r"""Yield the tables of a text: two rows or more whose cells one sign parts, of the same number of cells.

    Parameters
    ----------
    text : str

    Yields
    ------
    Grid

    Examples
    --------
    >>> text = "Place | Dead\nAlef | 3"
    >>> [[text[cell.start : cell.end] for cell in row] for grid in find_grids(text) for row in grid.rows]
    [['Place', 'Dead'], ['Alef', '3']]
    >>> list(find_grids("Alef | 12 May\nNobody died."))
    []
    """
    if not any(sign in text for sign in _PARTING):
        return
    lines: list[tuple[int, str]] = []
    start = 0
    for raw in text.split("\n"):
        lines.append((start, raw))
        start += len(raw) + 1
    for sign, group in groupby(lines, key=lambda line: _parting(line[1])):
        if sign:
            yield from _grids(sign, [line for line in group if not _RULE.fullmatch(line[1])])


def _parting(raw: str) -> str:
    """Return the sign that parts a line into cells; empty where none does."""
    return next((sign for sign in _PARTING if sign in raw.lstrip().rstrip(" \r")), "")


def _grids(sign: str, lines: list[tuple[int, str]]) -> Iterator[Grid]:
    framed = sign == "|" and bool(lines) and lines[0][1].lstrip().startswith(sign)
    rows = [(start, start + len(raw), _cells(start, raw, sign, framed=framed)) for start, raw in lines]
    at = 0
    while at < len(rows):
        after, size = at + 1, len(rows[at][2])
        while after < len(rows) and (len(rows[after][2]) == size or _is_ragged(rows, after, size)):
            after += 1
        cells = [
            _filled(row, size) for _, _, row in rows[at:after] if not any(cell.end > cell.start for cell in row[size:])
        ]
        short = all(cell.end - cell.start <= _LONGEST_CELL for row in cells for cell in row)
        if len(cells) >= _FEWEST <= len(cells[0]) and short:
            yield Grid(sign, rows[at][0], rows[after - 1][1], cells)
        at = after


def _is_ragged(rows: list[tuple[int, int, list[Cell]]], at: int, size: int) -> bool:
    """Tell whether a row has a cell less or more than those of its table, which goes on or ends behind it."""
    near = abs(len(rows[at][2]) - size) <= 1 < size
    return near and (at + 1 == len(rows) or len(rows[at + 1][2]) == size)


def _filled(row: list[Cell], size: int) -> list[Cell]:
    """Return a row without the empty cells behind its last, or with those that are cut off."""
    end = row[-1].end if row else 0
    return [*row[:size], *[Cell(end, end)] * (size - len(row))]


def _cells(start: int, raw: str, sign: str, *, framed: bool) -> list[Cell]:
    cells: list[Cell] = []
    at = start
    for piece in raw.split(sign):
        lead = len(piece) - len(piece.lstrip(_AROUND))
        end = at + len(piece.rstrip(_AROUND))
        cells.append(Cell(min(at + lead, max(end, at)), max(end, at)))
        at += len(piece) + 1
    return cells[1:-1] if framed else cells
