"""Files, folders and standard input to documents, one at a time."""

from __future__ import annotations

import codecs
import os
import shutil
import sqlite3
import stat
import sys
from contextlib import closing
from dataclasses import replace
from itertools import chain
from pathlib import Path, PurePath
from tempfile import TemporaryFile
from typing import TYPE_CHECKING, BinaryIO, cast

from geoevents.documents import formats, rows
from geoevents.documents.fields import Origin, stop
from geoevents.errors import BadDocument

if TYPE_CHECKING:
    import io
    from collections.abc import Callable, Iterable, Iterator
    from datetime import date

    from geoevents.model import Document

_ONE_TEXT = {
    ".txt": (formats.read_text, formats.MAX_BYTES),
    ".md": (formats.read_markdown, formats.MAX_BYTES),
    ".html": (formats.read_html, formats.MAX_BYTES),
    ".htm": (formats.read_html, formats.MAX_BYTES),
    ".pdf": (formats.read_pdf, formats.MAX_PDF_BYTES),
}
_ROWS = {".jsonl": rows.read_json_lines, ".csv": rows.read_csv}
SUFFIXES = (*_ONE_TEXT, *_ROWS)
STANDARD_INPUT = "-"


def read_documents(
    paths: str | os.PathLike[str] | Iterable[str | os.PathLike[str]],
    *,
    published: date | None = None,
    on_error: Callable[[BadDocument], None] | None = None,
) -> Iterator[Document]:
    r"""Read dispatches from files, folders and standard input, one at a time.

    Memory does not grow with the number of documents. The text of a document is what its file or row holds, neither
    trimmed nor normalised, so that offsets are exact; only in .txt and .md a line end is always ``\n``, as ``open()``
    has it.

    Parameters
    ----------
    paths : path or iterable of paths
        A folder is read with the folders in it, in order of name; hidden files, files called README and those of other
        kinds are passed over, links to folders not followed. ``"-"`` is standard input: JSON lines if its first
        character is ``{``, CSV if its first line names the column ``text`` and another of ours, otherwise one text.
        Kinds are told by suffix:

        - ``.txt``; ``.md`` with or without front matter (title, date, source, url)
        - ``.html``, ``.htm``: the main text of the page
        - ``.pdf``: the text of its pages
        - ``.jsonl``, ``.csv``: a document a row (text, published or date, source, title, id, url)
    published : datetime.date, optional
        The date of the documents that state none, or none that can be read.
    on_error : callable, optional
        Is given each ``BadDocument``, and reading goes on with the next row or file. None raises the first.

    Yields
    ------
    Document
        Its id is that of the row, or ``<file>#<row>``, or the path of the file in the folder given; ``#2``, ``#3`` ...
        is added to one that came before.

    Raises
    ------
    BadDocument
        A path, file, row or date cannot be used, and ``on_error`` is None. Its message is one line that names file and
        row and says what would be right.

    Examples
    --------
    >>> from pathlib import Path
    >>> from tempfile import TemporaryDirectory
    >>> with TemporaryDirectory() as folder:
    ...     _ = Path(folder, "a.md").write_text("---\ntitle: Libya: a raid\ndate: 2020-06-24\n---\nSirte was hit.")
    ...     document = next(read_documents(folder))
    >>> document.id, document.title, document.published, document.text
    ('a.md', 'Libya: a raid', datetime.date(2020, 6, 24), 'Sirte was hit.')
    """
    report = on_error or stop
    listed = [paths] if isinstance(paths, (str, os.PathLike)) else paths
    with closing(_Ids()) as ids:
        for document in chain.from_iterable(_read(os.fspath(path), report) for path in listed):
            yield replace(document, id=ids.unique(document.id), published=document.published or published)


class _Ids:
    """The ids given so far, in a temporary SQLite database: it keeps 2 MB in memory and the rest on disk."""

    def __init__(self) -> None:
        # a generator may be driven from several threads, though from one at a time
        self._database = sqlite3.connect("", isolation_level=None, check_same_thread=False)
        for statement in (
            "PRAGMA journal_mode = OFF",
            "PRAGMA synchronous = OFF",
            "CREATE TABLE ids (id TEXT PRIMARY KEY, times INTEGER) WITHOUT ROWID",
            "BEGIN",
        ):
            self._database.execute(statement)

    def unique(self, id: str) -> str:
        """Return the id, or the first of ``id#2``, ``id#3`` ... that is free."""
        times = self._times(id)
        while times > 1:
            numbered = f"{id}#{times}"
            if self._times(numbered) == 1:
                return numbered
            times = self._times(id)
        return id

    def _times(self, id: str) -> int:
        if self._database.execute("INSERT OR IGNORE INTO ids VALUES (?, 1)", (id,)).rowcount:
            return 1
        self._database.execute("UPDATE ids SET times = times + 1 WHERE id = ?", (id,))
        times: int = self._database.execute("SELECT times FROM ids WHERE id = ?", (id,)).fetchone()[0]
        return times

    def close(self) -> None:
        self._database.close()


def _read(path: str, report: Callable[[BadDocument], None]) -> Iterator[Document]:
    """Read what one argument names."""
    if path == STANDARD_INPUT:
        yield from _read_standard_input(report)
        return
    root = Path(path)
    try:
        if not path:
            raise BadDocument("an empty path; name a file or folder, or - for standard input")
        is_folder = stat.S_ISDIR(root.stat().st_mode)
        if not is_folder and root.suffix.lower() not in SUFFIXES:
            raise BadDocument(f"{_printable(path)}: not one of {', '.join(SUFFIXES)}, which can be read")
    except (OSError, ValueError) as error:
        report(_unusable(path, error))
        return
    if not is_folder:
        yield from _read_file(root, root.name, report)
        return
    empty = True
    for file in _files(root, report):
        empty = False
        yield from _read_file(file, file.relative_to(root).as_posix(), report)
    if empty:
        report(BadDocument(f"{_printable(path)}: the folder has no file of {', '.join(SUFFIXES)}"))


def _files(root: Path, report: Callable[[BadDocument], None]) -> Iterator[Path]:
    """List the files to read below a folder, in order of name."""
    pending = [(root, True)]
    while pending:
        path, is_folder = pending.pop()
        if not is_folder:
            yield path
            continue
        try:
            with os.scandir(path) as entries:
                wanted = (entry for entry in entries if not entry.name.startswith(".") and _is_wanted(entry))
                found = sorted((entry.name, entry.is_dir(follow_symlinks=False)) for entry in wanted)
        except OSError as error:
            report(_unusable(str(path), error))
            continue
        pending += [(path / name, below) for name, below in reversed(found)]


def _is_wanted(entry: os.DirEntry[str]) -> bool:
    if entry.is_dir(follow_symlinks=False):
        return True
    name = PurePath(entry.name.casefold())
    is_link_to_folder = entry.is_symlink() and Path(entry).is_dir()
    return name.suffix in SUFFIXES and name.stem != "readme" and not is_link_to_folder


def _read_file(path: Path, id: str, report: Callable[[BadDocument], None]) -> Iterator[Document]:
    origin, suffix = Origin(_printable(str(path)), id, report), path.suffix.lower()
    try:
        with _open(path) as file:
            if suffix in _ROWS:
                yield from _ROWS[suffix](file, origin)
            else:
                read, limit = _ONE_TEXT[suffix]
                yield read(_all(file, origin, limit), origin)
    except BadDocument as error:
        report(error)


def _read_standard_input(report: Callable[[BadDocument], None]) -> Iterator[Document]:
    origin = Origin("standard input", "stdin", report)
    file = cast("io.BufferedReader", sys.stdin.buffer)
    try:
        head = file.peek().removeprefix(codecs.BOM_UTF8).lstrip()
        if head.startswith(b"{"):
            yield from rows.read_json_lines(file, origin)
        elif rows.begins_with_columns(head.splitlines()[0] if head else b""):
            with TemporaryFile() as copy:  # a table is read twice, a pipe only once
                shutil.copyfileobj(file, copy)
                copy.seek(0)
                yield from rows.read_csv(cast("BinaryIO", copy), origin)
        else:
            yield formats.read_text(_all(file, origin, formats.MAX_BYTES), origin)
    except BadDocument as error:
        report(error)


def _open(path: Path) -> BinaryIO:
    try:
        if not stat.S_ISREG(path.stat().st_mode):
            raise BadDocument(f"{_printable(str(path))}: a pipe, socket or device, not a file")
        return path.open("rb")
    except OSError as error:
        raise _unusable(str(path), error) from error


def _all(file: BinaryIO, origin: Origin, limit: int) -> bytes:
    try:
        data = file.read(limit + 1)
    except OSError as error:
        raise origin.bad(str(error.strerror)) from error
    if not data:
        raise origin.bad("the file is empty")
    if len(data) > limit:
        raise origin.bad(f"more than {limit:,} bytes; cut it into several files, or rows of a .jsonl or .csv")
    return data


def _unusable(path: str, error: OSError | ValueError) -> BadDocument:
    """Return the one line for an error of the system; a ``BadDocument`` already is one."""
    if isinstance(error, BadDocument):
        return error
    reason = error.strerror if isinstance(error, OSError) else error
    return BadDocument(f"{_printable(path)}: {reason}")


def _printable(path: str) -> str:
    return path if path.isprintable() else ascii(path)
