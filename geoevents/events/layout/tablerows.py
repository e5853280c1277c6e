"""The rows of a table, and records of a line for each thing told, read as the sentences they stand for."""

from __future__ import annotations

from collections.abc import Mapping, Sequence

from geoevents.actors import find_actors
from geoevents.events.kinds.outbreaks import names_disease
from geoevents.events.layout.listheads import ending_of, standing_of
from geoevents.events.layout.pages import Page, Part, Piece, opening_day, say
from geoevents.events.layout.tallies import (
    Tally,
    find_cause,
    is_of_sick,
    only_died,
    read_tallies,
    tell_tallies,
    tells_harm,
    units,
    words_for,
)
from geoevents.events.numbers.numbers import begins, read_count
from geoevents.lexicon.tables import words_in
from geoevents.text.columns import COUNTED, columns_of, is_sum
from geoevents.text.lines import Cell, Grid

_BETWEEN = words_in("events", "tallies", "between")
# What the last words of an event or a remark beside it may say that it is.
_DENIED = "denied"
_OPEN = frozenset({_DENIED, "planned", "cancelled"})
# Cells that hold nothing.
_EMPTY = words_in("events", "columns", "empty") | {""}
_WHOLE = words_in("events", "columns", "whole")
_KILLING = words_in("events", "tallies", "killing")
# "Clash", "Armed clash", "Battle": what two sides are in.
_MUTUAL = words_in("events", "columns", "mutual")
# An event told in more words is a sentence with its own doers (judgement).
_LONG = 8
# Digits of a year.
_YEAR = 4
_VERSUS = words_in("events", "columns", "versus")


def read_rows(page: Page, grid: Grid, head: tuple[int, int]) -> list[Part] | None:
    """Return what the rows of a table tell; None where its first row names no columns that can be read.

    Parameters
    ----------
    page : Page
    grid : Grid
    head : (int, int)
        The line above the table: where it begins and ends.
    """
    columns = columns_of(page.text, grid)
    names = [page.text[cell.start : cell.end] for cell in grid.rows[0]]
    if not columns or is_of_sick(page.lows(*head)) or any(is_of_sick(page.lows(*cell)) for cell in grid.rows[0]):
        return None
    columns = _once(columns, names)
    columns = ["" if standing_of(page.lows(*cell)) else name for name, cell in zip(columns, grid.rows[0], strict=True)]
    unit = {column: _unit(page, cell, column) for column, cell in zip(columns, grid.rows[0], strict=True)}
    cause = find_cause(page, *head) or find_cause(page, grid.rows[0][0].start, grid.rows[0][-1].end)
    when = _day_of_all(page, head, [cell for name, cell in zip(columns, grid.rows[0], strict=True) if name in COUNTED])
    parts: list[Part] = []
    held: dict[str, Cell] = {}  # what a cell left empty below another stands for
    for row in grid.rows[1:]:
        cells = {name: cell for name, cell in zip(columns, row, strict=True) if name and not _is_empty(page, cell)}
        first = next((cell for cell in row if not _is_empty(page, cell)), None)
        if first is None or is_sum(page.lows(first.start, first.end)):
            continue
        for name in ("date", "region"):
            if name in cells:
                held[name] = cells[name]
            elif name in held and columns.index(name) == 0:
                cells[name] = held[name]
        part = read_record(page, cells, unit, cause)
        if part is not None:
            if when is not None and not part.dated:
                part = part._replace(pieces=[*opening_day(page, when), say(", "), *part.pieces], dated=True)
            part = part._replace(standing=_standing(page, cells, [*zip(columns, row, strict=True)]))
            pieces = [piece._replace(lent=piece.start < row[0].start and not piece.said) for piece in part.pieces]
            parts.append(part._replace(pieces=pieces))
    return parts


def _day_of_all(page: Page, head: tuple[int, int], counted: Sequence[Cell]) -> Piece | None:
    """Return the day or year that the line above a table or its columns give the dead ("Killed in 2019")."""
    above = page.lows(*head)
    if any(low in units() for low in above) and len(above) <= _LONG and "." not in above:
        return page.when(*head)
    for cell in counted:
        for i in page.within(*cell):
            low = page.tokens.lows[i]
            if low.isdigit() and len(low) == _YEAR:
                return Piece(page.tokens.starts[i], page.tokens.ends[i])
    return None


def _standing(page: Page, cells: Mapping[str, Cell], row: Sequence[tuple[str, Cell]]) -> str:
    """Return the status that a row's event ends with ("Attack foiled"), or a remark gives ("denied by X")."""
    own = ending_of(page.lows(*cells["event"])) if "event" in cells else ""
    if own in _OPEN:
        return own
    remarks = (page.lows(*cell) for name, cell in row if not name)
    return _DENIED if any(standing_of(lows) == _DENIED for lows in remarks) else ""


def _once(columns: list[str], names: list[str]) -> list[str]:
    """Leave each column once: of two that count the dead, the one of all of them, and none where none is."""
    kept: list[str] = []
    for i, column in enumerate(columns):
        others = [at for at, other in enumerate(columns) if other == column]
        if len(others) > 1 and column in COUNTED:
            of_all = [at for at in others if not _WHOLE.isdisjoint(names[at].casefold().split())]
            kept.append(column if of_all[:1] == [i] else "")
        else:
            kept.append(column if others[0] == i else "")
    return kept


def _unit(page: Page, cell: Cell, column: str) -> str:
    """Return "died" for a column of deaths, which nobody need have brought about, else what it counts."""
    if column != "killed":
        return column
    return next((units()[low] for low in reversed(page.lows(*cell)) if low in units()), column)


def _is_empty(page: Page, cell: Cell) -> bool:
    return page.text[cell.start : cell.end].casefold() in _EMPTY


def read_record(page: Page, cells: Mapping[str, Cell], unit: Mapping[str, str], cause: Sequence[Piece]) -> Part | None:
    """Return what the cells of one row tell together; None where that is nothing.

    Parameters
    ----------
    page : Page
    cells : mapping of str to Cell
        By what their columns hold.
    unit : mapping of str to str
        What is said of those counted in a column.
    cause : sequence of Piece
        What killed them, for rows that name no event.
    """
    event = cells.get("event")
    tallies = [_tally(page, cells[name], unit[name]) for name in COUNTED if name in cells]
    counted = [tally for tally in tallies if tally is not None]
    if "toll" in cells and not counted:
        counted = read_tallies(page, *cells["toll"])
    if ("place" not in cells and "region" not in cells) or (event is None and not counted):
        return None
    if event is not None and names_disease(page.lows(*event)):
        return None
    when = _day(page, cells["date"]) if "date" in cells else None
    unread = "date" in cells and (when is None or page.short.get(when.start, "-") == "")
    pieces = opening_day(page, when)
    pieces.append(say(" in " if pieces else "In "))
    placed = [cells[name] for name in ("place", "region") if name in cells]
    for i, cell in enumerate(placed):
        pieces += [say(", ")] if i else []
        pieces.append(Piece(*cell))
    pieces.append(say(", "))
    if event is None:
        return Part([*pieces, *tell_tallies(counted, cause)], when is not None, died=only_died(counted), unread=unread)
    pieces += _deed(page, cells, event)
    if not tells_harm(page, *event):
        counted = [tally for tally in counted if page.lows(tally.start, tally.end) != ["0"]]
    if counted and not _tells_toll(page, event):
        pieces.append(say(": "))
        for i, tally in enumerate(counted):
            pieces += [say(", ")] if i else []
            pieces += [Piece(tally.start, tally.end), say(f" {words_for(tally)}")]
    return Part(pieces, when is not None, unread=unread)


def _day(page: Page, cell: Cell) -> Piece | None:
    """Return the day, or the year, that a cell gives."""
    year = page.text[cell.start : cell.end].isdigit() and cell.end - cell.start == _YEAR
    return Piece(*cell) if year else page.when(*cell)


def _deed(page: Page, cells: Mapping[str, Cell], event: Cell) -> list[Piece]:
    """Return what happened, by whom and against whom."""
    deed = [_lowered(page, event)]
    actor, target = cells.get("actor"), cells.get("target")
    said = page.lows(event.start, event.end)
    if actor is None or len(said) > _LONG:
        return deed
    parties = [Piece(actor.start, actor.end)]
    words = page.lows(actor.start, actor.end)
    versus = [i for i, low in enumerate(words) if low in _VERSUS]
    if target is not None and not _MUTUAL.isdisjoint(said):
        return [*deed, say(" between "), *parties, say(" and "), Piece(target.start, target.end)]
    if len(versus) == 1 and not _MUTUAL.isdisjoint(said):
        at = page.within(actor.start, actor.end).start + versus[0]
        ahead = Piece(actor.start, page.tokens.ends[at - 1])
        return [*deed, say(" between "), ahead, say(" and "), Piece(page.tokens.starts[at + 1], actor.end)]
    against = [say(" against "), Piece(target.start, target.end)] if target is not None else []
    return [*deed, say(" by "), *parties, *against]


def _lowered(page: Page, cell: Cell) -> Piece:
    """Return a cell, in small letters where it begins with a plain word ("Drone strike", not "Russian strike")."""
    name = cell.start in page.named or not page.text[cell.start + 1 : cell.start + 2].islower()
    name = name or any(span.start == 0 for span, _ in find_actors(page.text[cell.start : cell.end]))
    return Piece(*cell, lowered=not name)


def _tells_toll(page: Page, event: Cell) -> bool:
    """Tell whether an event's own words count the dead."""
    lows = page.lows(event.start, event.end)
    return any(low in units() or low in _KILLING for low in lows)


def _tally(page: Page, cell: Cell, unit: str) -> Tally | None:
    """Read a cell that holds a number and nothing else that counts ("9", "at least 12 people", "5+")."""
    within, lows = page.within(cell.start, cell.end), page.tokens.lows
    if not within or not begins(lows, within.start):
        return None
    count = read_count(lows, within.start, within.stop)
    if count is None or not count.exact:
        return None
    rest = lows[count.after : within.stop]
    opened = next((i for i, low in enumerate(rest) if low in ("(", "[")), len(rest))
    if any(low != "+" and low not in _BETWEEN and low not in units() for low in rest[:opened]):
        return None
    return Tally(unit, page.tokens.starts[count.first], page.tokens.ends[count.after - 1], "")
