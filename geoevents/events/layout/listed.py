"""The lists and tables of a text: headings with the bullets below them, tolls by place, rows, records."""

from __future__ import annotations

from bisect import bisect_left, bisect_right
from collections.abc import Iterator, Sequence
from itertools import accumulate, islice

from geoevents.events.layout.bullets import Heading, Item, counted, deed_of, doer_of, is_led, lead_end, opening_of
from geoevents.events.layout.listheads import standing_of
from geoevents.events.layout.pages import Page, Part, Piece, Stretch, say
from geoevents.events.layout.tablerows import read_record, read_rows
from geoevents.events.layout.tallies import (
    Tally,
    find_cause,
    is_of_sick,
    read_item,
    read_tallies,
    tells_harm,
    unit_of,
    units,
)
from geoevents.events.layout.tollruns import find_run
from geoevents.events.numbers.numbers import begins
from geoevents.events.tolls.tolls import none_died
from geoevents.events.words.vocabulary import trigger_table
from geoevents.lexicon.tables import words_in
from geoevents.model import Span
from geoevents.text.columns import COUNTED, column_of, is_sum
from geoevents.text.lines import Cell, Line, find_grids
from geoevents.text.sentences import split_sentences

# A heading is no longer, in characters; a list of places has two at least; a record has so many lines (judgement).
_LONGEST_HEADING, _FEWEST, _FEWEST_LINES = 90, 2, 3
_BREAKDOWNS = words_in("events", "tallies", "breakdowns")
# What happened is named in so many words, and told in more (judgement).
_NAMED = 7
_LABELS, _ENDS = ":=", ".!?|;"
_LONGEST_LABEL = 40


def find_stretches(page: Page) -> list[Stretch]:
    """Return the stretches of a text that are lists or tables, told as sentences.

    Parameters
    ----------
    page : Page
    """
    found = list(_tables(page))
    for kind in (_records, _lists, _runs, _closings, _clauses):
        found += list(kind(page, _Taken(found)))
    apart: list[Stretch] = []
    for stretch in sorted(found, key=lambda stretch: stretch.start):
        if not apart or stretch.start >= apart[-1].end:
            apart.append(stretch._replace(standing=stretch.standing or _standing_above(page, stretch.start)))
    return apart


def _standing_above(page: Page, at: int) -> str:
    """Return the status that the line right above a list gives it, which is no sentence and no bullet."""
    i = bisect_right(page.lines, at - 1, key=lambda line: line.start)
    line = page.lines[i - 1] if i else None
    if line is None or line.marked or line.end > at or line.end - line.start > _LONGEST_HEADING:
        return ""
    return "" if page.text[line.end - 1] in _ENDS else standing_of(page.lows(line.start, line.end))


class _Taken:
    """The stretches that have been found."""

    def __init__(self, found: Sequence[Stretch]) -> None:
        ordered = sorted((stretch.start, stretch.end) for stretch in found)
        self.starts = [start for start, _ in ordered]
        self.ends = list(accumulate((end for _, end in ordered), max))

    def has(self, start: int, end: int) -> bool:
        """Tell whether one of them lies in a stretch of the text, in part at least."""
        before = bisect_left(self.starts, end)
        return before > 0 and start < self.ends[before - 1]


def _above(page: Page, at: int) -> tuple[int, int]:
    """Return where the second line above a place in the text begins, and where the line right above it does."""
    i = bisect_right(page.lines, at - 1, key=lambda line: line.start)
    starts = [line.start for line in page.lines[max(0, i - 2) : i]]
    return (starts[0], starts[-1]) if starts else (at, at)


def _tables(page: Page) -> Iterator[Stretch]:
    for grid in find_grids(page.text):
        intro = _above(page, grid.start)
        parts = read_rows(page, grid, (intro[1], grid.start)) or []
        if parts:
            tallied = not any(_is_event(page, cell) for cell in grid.rows[0])
            dated = bool(page.days_in(intro[1], grid.start))
            yield Stretch(grid.start, grid.end, parts, intro, dated, tallied)


def _is_event(page: Page, cell: Cell) -> bool:
    return column_of(page.text[cell.start : cell.end]) == "event"


def _label(page: Page, line: Line) -> tuple[str, Cell] | None:
    """Read "Location: X"; None for any other line."""
    head = page.text[line.start : line.start + _LONGEST_LABEL]
    at = next((i for i, sign in enumerate(head) if sign in _LABELS), 0)
    if not at or line.start + at >= line.end:
        return None
    column = column_of(head[:at].strip(" *"))
    start = line.start + at + 1
    value = page.text[start : line.end]
    start += len(value) - len(value.lstrip(" *\t"))
    return (column, Cell(start, line.end)) if column and start < line.end else None


def _records(page: Page, taken: _Taken) -> Iterator[Stretch]:
    """Yield lines that name one thing of an event each ("Location: X", "Killed: 12")."""
    cells: dict[str, Cell] = {}
    for line in (*page.lines, None):
        label = _label(page, line) if line is not None and not taken.has(line.start, line.end) else None
        named = label is not None and label[0] == "event" and {"event", "place"} <= cells.keys()
        told = _first_told(page, label[1]) if named and label is not None else None
        if told is not None:  # "Incident type: Abduction", and "Details: Six men took"
            yield from _record(page, cells | {"event": told}, min(cell.start for cell in cells.values()))
            cells = {}
            continue
        if cells and (label is None or label[0] in cells):
            if len(cells) >= _FEWEST_LINES:
                yield from _record(page, cells, min(cell.start for cell in cells.values()))
            cells = {}
        if label is not None:
            cells[label[0]] = label[1]


def _first_told(page: Page, cell: Cell) -> Cell | None:
    """Return the first sentence of a cell that tells in its own words what happened; None where it only names it."""
    first = split_sentences(page.text[cell.start : cell.end])[0]
    within = page.within(cell.start, cell.start + first.end)
    matches = (trigger_table().match(page.tokens.lows, i) for i in within) if len(within) > _NAMED else ()
    told = any(match is not None and "verb" in match[1].by_role for match in matches)
    return Cell(cell.start, cell.start + first.end) if told else None


def _record(page: Page, cells: dict[str, Cell], begins: int) -> Iterator[Stretch]:
    start = page.text.rfind("\n", 0, begins) + 1
    end = max(cell.end for cell in cells.values())
    part = read_record(page, cells, {name: name for name in COUNTED}, ())
    if part is not None and ("place" in cells or not {"toll", *COUNTED}.isdisjoint(cells)):
        yield Stretch(start, end, [part], (start, start), False, False)


def _runs(page: Page, taken: _Taken) -> Iterator[Stretch]:
    if len(page.places) < _FEWEST:
        return
    for sentence in split_sentences(page.text):
        if taken.has(sentence.start, sentence.end):
            continue
        run = find_run(page, sentence)
        if run is not None:
            intro = _above(page, sentence.start)
            dated = bool(page.days_in(sentence.start, sentence.end))
            head = [Part(run.head, dated, head=True)] if run.head else []
            # What a sentence before it counts is not the line above, unless it is the same sum.
            yield Stretch(
                sentence.start, sentence.end, [*head, *run.parts], (intro[0], sentence.start), dated, True, run.standing
            )


def _clauses(page: Page, taken: _Taken) -> Iterator[Stretch]:
    """Yield sentences whose clauses each begin with a day of their own ("Monday: three killed in X; Tuesday: ...")."""
    if ";" not in page.text:
        return
    for sentence in split_sentences(page.text):
        if ";" not in sentence.text or taken.has(sentence.start, sentence.end):
            continue
        lines: list[Line] = []
        at = sentence.start
        for clause in sentence.text.split(";"):
            start = at + len(clause) - len(clause.lstrip())
            lines.append(Line(start, at + len(clause.rstrip()), marked=True, apart=False, begin=start))
            at += len(clause) + 1
        if not all(line.start < lead_end(page, line.start, line.end) for line in lines):
            continue
        items = [read_item(page, line.start, line.end, "", (), ()) for line in lines]
        if any(items) or all(is_led(page, line.start, line.end) for line in lines):
            deeds = [deed_of(page, Item(line, line.end, []), Heading(), ())[0] for line in lines]
            told = [item or deed for item, deed in zip(items, deeds, strict=True)]
            yield Stretch(sentence.start, sentence.end, told, (sentence.start,) * 2, False, False)


# --- bullets ----------------------------------------------------------------------------------------------------------


def _lists(page: Page, taken: _Taken) -> Iterator[Stretch]:
    items = [item for item in _items(page) if not taken.has(item.line.start, item.end)]
    heading, i = Heading(), 0
    while i < len(items):
        line = items[i].line
        following = items[i + 1 : i + 2]
        if following and not items[i].tallies and _is_heading(page, items[i], following[0]):
            where, when = page.where(line.start, line.end), page.when(line.start, line.end)
            if where or when is not None:
                heading = heading.under(where, when)
                i += 1
                continue
        after = i + 1
        while after < len(items) and items[after].line.marked and line.marked:
            after += 1
        if line.marked:
            yield from _bullets(page, items, i, after, heading)
        else:
            heading = Heading()
            yield from _figures(page, items, i)
            after = _behind_plain(page, items, i)
            if after > i:
                yield from _bullets(page, items, i, after, heading)
            elif items[i].tallies:
                yield from _bullets(page, items[i : i + 1], 0, 1, heading)
            after = max(after, i + 1)
        i = after


def _items(page: Page) -> Iterator[Item]:
    """Yield the lines of a text, each with the counts below it."""
    held: Item | None = None
    for line in page.lines:
        tallies = _counts_below(page, line, held) if held is not None and not line.apart else []
        if held is not None and tallies:
            held = Item(held.line, line.end, [*held.tallies, *tallies])
            continue
        if held is not None:
            yield held
        held = Item(line, line.end, [])
    if held is not None:
        yield held


def _counts_below(page: Page, line: Line, held: Item) -> list[Tally]:
    """Return what a line counts that only counts, below a line that tells of harm and does not, or only says where."""
    tallies = _labelled(page, line.start, line.end)
    if not tallies and not (line.marked and held.line.marked):
        tallies = _bare(page, line)
    if not tallies or {tally.unit for tally in tallies} & {tally.unit for tally in held.tallies}:
        return []
    only_where = page.only_places(held.line.start, held.line.end)
    return tallies if only_where or _may_take(page, held.line.start, held.line.end) else []


def _labelled(page: Page, start: int, end: int) -> list[Tally]:
    """Return what a line or sentence that does nothing else counts, with a word before it that says what."""
    first = next(iter(page.lows(start, end)), "")
    if column_of(first) == "toll" and first not in units():
        start += len(first)
    elif first not in units():
        return []
    return read_tallies(page, start, end)


def _bare(page: Page, line: Line) -> list[Tally]:
    """Return what a line counts that is nothing else ("12 killed, 30 injured")."""
    first = page.within(line.start, line.end).start
    return read_tallies(page, line.start, line.end) if begins(page.tokens.lows, first) else []


def _may_take(page: Page, start: int, end: int) -> bool:
    """Tell whether a line or sentence tells of harm and counts nobody."""
    above = page.lows(start, end)
    return not any(low in units() for low in above) and not is_of_sick(above) and tells_harm(page, start, end)


def _closings(page: Page, taken: _Taken) -> Iterator[Stretch]:
    """Yield sentences whose dead are counted in one behind them ("A drone hit X. Killed: 12. Wounded: 30.")."""
    held: Span | None = None
    counts: list[Tally] = []
    end = 0
    for sentence in (*split_sentences(page.text), None):
        tallies = _labelled(page, sentence.start, sentence.end) if sentence is not None else []
        same = {tally.unit for tally in tallies} & {tally.unit for tally in counts}
        if sentence is not None and held is not None and tallies and not same:
            counts, end = [*counts, *tallies], sentence.end
            continue
        if held is not None and counts and _may_take(page, held.start, held.end):
            yield Stretch(
                held.start, end, [counted(page, held.start, held.end, counts)], (held.start,) * 2, False, False
            )
        fit = sentence is not None and not taken.has(sentence.start, sentence.end)
        held, counts = sentence if fit else None, []


def _is_heading(page: Page, item: Item, following: Item) -> bool:
    """Tell whether a line only says where or when what the bullets below it tell of was."""
    line = item.line
    if line.marked or line.end - line.start > _LONGEST_HEADING:
        return False
    below = following.line
    short = below.end - below.start <= _LONGEST_HEADING and not below.marked
    listed = below.marked or (short and page.only_places(below.start, below.end))
    return listed and page.only_places(line.start, line.end)


def _behind_plain(page: Page, items: Sequence[Item], at: int) -> int:
    """Return the item behind a list without bullets whose every line begins with a day, or only counts people."""
    unit = _unit_above(page, items, at)
    after = at
    while after < len(items) and not items[after].line.marked:
        line = items[after].line
        read = read_item(page, line.start, line.end, unit, (), ()) is not None or is_led(page, line.start, line.end)
        if not read and not _is_sum(page, items[after]):
            break
        after += 1
    while after > at and _is_sum(page, items[after - 1]) and after - at <= 1:
        after -= 1
    return after if after - at >= _FEWEST else at


def _harms_nobody(page: Page, start: int, end: int) -> bool:
    within = page.within(start, end)
    return none_died(page.tokens.lows, within.start, within.stop)


def _figures(page: Page, items: Sequence[Item], at: int) -> Iterator[Stretch]:
    """Yield lines that each only count somebody, as one sentence: none is of the number in the next."""
    if at and _bare(page, items[at - 1].line):
        return
    lines: list[Line] = []
    for item in islice(items, at, None):
        if item.line.marked or not _bare(page, item.line):
            break
        lines.append(item.line)
    if len(lines) >= _FEWEST:
        pieces = [piece for line in lines for piece in (say(", "), Piece(line.start, line.end))][1:]
        start = lines[0].begin
        yield Stretch(start, lines[-1].end, [Part(pieces, dated=False)], (start, start), False, False)


def _is_sum(page: Page, item: Item) -> bool:
    return is_sum(page.lows(item.line.start, item.line.end))


def _unit_above(page: Page, items: Sequence[Item], at: int) -> str:
    """Return what the line above a list says that its numbers count.

    Where that only says that they are of parts ("Breakdown:", "By province:"), the line before it says of what.
    """
    if at <= 0:
        return ""
    line = items[at - 1].line
    lows = page.lows(line.start, line.end)
    unit = unit_of(lows)
    parted = not unit and at > 1 and not is_of_sick(lows) and _BREAKDOWNS.issuperset(lows[:1])
    if parted and not items[at - 2].line.marked:
        before = items[at - 2].line
        return unit_of(page.lows(before.start, before.end))
    return unit


def _head(page: Page, items: Sequence[Item], at: int) -> tuple[str, list[Piece]]:
    """Return what the line above a list says that its numbers count, and what killed."""
    if at <= 0:
        return "", []
    line = items[at - 1].line
    return _unit_above(page, items, at), find_cause(page, line.start, line.end)


def _bullets(page: Page, lines: Sequence[Item], at: int, after: int, heading: Heading) -> Iterator[Stretch]:
    items = lines[at:after]
    head = lines[at - 1] if at and not lines[at - 1].line.marked else None
    if head is not None and is_of_sick(page.lows(head.line.start, head.line.end)):
        return
    unit, cause = _head(page, lines, at if head is not None else 0)
    if head is not None and heading.when is None and page.text[head.line.end - 1] == ":":
        heading = heading._replace(when=page.when(head.line.start, head.line.end))
    doer = doer_of(page, head)
    told: list[Part] = []
    changed, tallied = False, True
    for item in items:
        start, end = item.line.start, item.line.end
        opening = opening_of(page, item, heading, start)
        part = read_item(page, start, end, unit, cause, opening) if not item.tallies else None
        tallied = tallied and (part is not None or _is_sum(page, item) or _harms_nobody(page, start, end))
        if part is not None:
            changed = True
        elif _is_sum(page, item) and changed:
            continue
        else:
            part, other = deed_of(page, item, heading, doer)
            changed = changed or other
        told.append(part)
    sums = head is not None and any(low in units() for low in page.lows(head.line.start, head.line.end))
    standing = _standing_above(page, items[0].line.begin) if head is not None else ""
    if not changed and not standing and not (sums and len(items) >= _FEWEST):
        return
    intro = _above(page, items[0].line.start) if head is not None else (items[0].line.start, items[0].line.start)
    dated = head is not None and bool(page.days_in(head.line.start, head.line.end))
    yield Stretch(items[0].line.begin, items[-1].end, told, intro, dated, tallied)
