"""Files that hold one dispatch a row: JSON lines and CSV, read as a stream."""

from __future__ import annotations

import codecs
import csv
import io
import json
from itertools import count, islice
from typing import TYPE_CHECKING, BinaryIO

from geoevents.documents.decoding import find_encoding
from geoevents.documents.fields import compose, shown
from geoevents.errors import BadDocument
from geoevents.slashdates import order_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from geoevents.documents.fields import Origin
    from geoevents.model import Document

MAX_ROW_BYTES = 20_000_000  # the longest text (1,000,000 characters) written all in JSON escapes takes 12 MB
FIELDS = ("text", "published", "source", "title", "id", "url", "date")  # the last is another name of "published"
_DELIMITERS = ",;\t"  # Excel writes the second where the comma is the decimal sign


def read_json_lines(file: BinaryIO, origin: Origin) -> Iterator[Document]:
    """Read one object a line, UTF-8 (RFC 8259); the text stays as it is, line ends too."""
    empty = True
    for number, line in enumerate(_lines(file), start=1):
        unmarked = line.removeprefix(codecs.BOM_UTF8) if number == 1 else line
        if unmarked.strip():
            empty = False
            try:
                yield _from_json(unmarked, origin.row("line", number))
            except BadDocument as error:
                origin.report(error)
    if empty:
        raise origin.bad("the file is empty")


def _lines(file: BinaryIO) -> Iterator[bytes]:
    """Read lines, of one that is too long no more than shows it."""
    while line := file.readline(MAX_ROW_BYTES + 1):
        rest = line if len(line) > MAX_ROW_BYTES else b""
        while rest and not rest.endswith(b"\n"):
            rest = file.readline(io.DEFAULT_BUFFER_SIZE)
        yield line


def _capped(line: bytes, origin: Origin) -> bytes:
    if len(line) > MAX_ROW_BYTES:
        raise origin.bad(f"longer than {MAX_ROW_BYTES:,} bytes")
    return line


def _from_json(line: bytes, origin: Origin) -> Document:
    whole = _capped(line, origin)
    try:
        row = json.loads(whole.decode("utf-8"))
    except UnicodeDecodeError as error:
        raise origin.bad("not UTF-8, which JSON is written in") from error
    except json.JSONDecodeError as error:
        raise origin.bad(f"not JSON: {error.msg} at column {error.colno}") from error
    except (ValueError, RecursionError) as error:  # a number of thousands of digits; brackets in brackets
        raise origin.bad(f"JSON too large to read: {type(error).__name__}") from error
    if not isinstance(row, dict):
        raise origin.bad(f'{shown(row)} is no JSON object; write {{"text": ...}}')
    if "text" not in row:
        raise origin.bad(f"no key 'text'; the keys are {_listed(row)}")
    return compose(origin, row)


def read_csv(file: BinaryIO, origin: Origin) -> Iterator[Document]:
    """Read one row a document below a row of column names; cells stay as they are, line ends in quotes too.

    Rows are counted as a spreadsheet counts them, the column names being row 1.

    Raises
    ------
    BadDocument
        There is no column "text", or the encoding cannot be told; or quotes do not match, and what comes after them
        could be anything.
    """
    lines = (_capped(line, origin.row("line", number)) for number, line in enumerate(_lines(file), start=1))
    encoding = find_encoding(lines, origin)
    file.seek(0)
    with io.TextIOWrapper(file, encoding=encoding, newline="") as text:
        order = _order_of_dates(text, origin)
        text.seek(0)
        rows = _csv_rows(text, origin)
        header = next(rows, [])
        columns = _columns(header, origin)
        empty = True
        for number, row in enumerate(rows, start=2):
            if any(cell and not cell.isspace() for cell in row):
                empty = False
                try:
                    yield _from_cells(row, columns, len(header), origin.row("row", number), order)
                except BadDocument as error:
                    origin.report(error)
        if empty:
            raise origin.bad("no rows below the column names")


def begins_with_columns(line: bytes) -> bool:
    """Tell whether a first line names the columns of a table of documents: "text" alone, or with another of ours.

    Examples
    --------
    >>> begins_with_columns(b"id,text,source"), begins_with_columns(b"A convoy left Sirte, text and all.")
    (True, False)
    """
    shown_line = line.removeprefix(codecs.BOM_UTF8).decode("utf-8", "replace").strip()
    cells = [_names(shown_line.split(delimiter)) for delimiter in _DELIMITERS]
    return any("text" in names and (len(names) == 1 or len(set(FIELDS) & set(names)) > 1) for names in cells)


def _csv_rows(file: io.TextIOWrapper, origin: Origin) -> Iterator[list[str]]:
    first = file.readline(MAX_ROW_BYTES)
    file.seek(0)
    delimiter = next((d for d in _DELIMITERS if "text" in _names(first.split(d))), max(_DELIMITERS, key=first.count))
    rows = csv.reader(_text_lines(file, origin), delimiter=delimiter, strict=True)
    for number in count(1):
        usual = csv.field_size_limit(MAX_ROW_BYTES)  # of the process: raised for this row only
        try:
            row = next(rows, None)
        except csv.Error as error:
            raise origin.row("row", number).bad(f"{error}; this row and those after it are not read") from error
        except UnicodeError as error:
            raise origin.row("row", number).bad("not in the encoding of the rest; save it as UTF-8") from error
        finally:
            csv.field_size_limit(usual)
        if row is None:
            return
        yield row


def _text_lines(file: io.TextIOWrapper, origin: Origin) -> Iterator[str]:
    while line := file.readline(MAX_ROW_BYTES):
        if len(line) == MAX_ROW_BYTES:
            raise origin.bad(f"a line longer than {MAX_ROW_BYTES:,} characters")
        yield line


def _names(header: list[str]) -> list[str]:
    return [name.strip(' \t\r\n"').casefold() for name in header]


def _columns(header: list[str], origin: Origin) -> dict[str, int]:
    names = _names(header)
    if not any(names):
        raise origin.bad("no column names in row 1")
    if "text" not in names:
        raise origin.bad(
            f"no column 'text': rename the column that holds the dispatches to text; it has {_listed(header)}"
        )
    twice = next((name for name in FIELDS if names.count(name) > 1), None)
    if twice:
        raise origin.bad(f"more than one column {twice!r}")
    return {name: names.index(name) for name in FIELDS if name in names}


def _order_of_dates(file: io.TextIOWrapper, origin: Origin) -> str:
    """Return how a table writes its dates with slashes, as far as it can be read."""
    rows = _csv_rows(file, origin)

    def dates() -> Iterator[str]:
        try:
            names = _names(next(rows, []))
            at = [names.index(name) for name in ("published", "date") if name in names]
            for row in rows if at else ():
                yield next((row[column] for column in at if column < len(row) and row[column]), "")
        except BadDocument:  # told of where the rows are read
            return

    return order_of(dates())


def _from_cells(row: list[str], columns: dict[str, int], width: int, origin: Origin, order: str) -> Document:
    if any(row[width:]):
        raise origin.bad(f"{len(row)} cells under {width} column names; put cells with commas in quotes")
    return compose(origin, {name: row[at] if at < len(row) else "" for name, at in columns.items()}, order=order)


def _listed(names: Iterable[str]) -> str:
    return ", ".join(shown(name) for name in islice(names, 20)) or "none"
