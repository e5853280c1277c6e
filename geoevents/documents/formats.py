"""Files that hold one dispatch each: plain text, Markdown, HTML, PDF."""

from __future__ import annotations

import io
import logging
import re
import time
from itertools import pairwise
from typing import TYPE_CHECKING

from geoevents.documents.decoding import decode
from geoevents.documents.fields import MAX_CHARACTERS, Origin, compose
from geoevents.errors import BadDocument

if TYPE_CHECKING:
    from collections.abc import Iterator

    import pypdf

    from geoevents.model import Document

MAX_BYTES = 20_000_000  # of a file that holds one text; trafilatura's own cap on a page
MAX_PDF_BYTES = 100_000_000  # pictures make most of it
MAX_PDF_PAGES = 2_000
MAX_PDF_SECONDS = 60  # looked at after each page; pypdf bounds a page by 2,000,000 drawing steps, 40 s of text
MAX_HTML_TAGS = 200_000  # of one page: 5 s to extract
MAX_HEADER = 16_384  # characters of front matter
_MAX_HEADER_DEPTH = 10  # brackets in brackets: PyYAML's scanner takes time by depth times length

_FENCE = re.compile(r"---[ \t]*\n(?=[^\n]*\S)")
_FENCE_END = re.compile(r"^(?:---|\.\.\.)[ \t]*$\n?", re.MULTILINE)
_HEADER_LINE = re.compile(r"([A-Za-z_][\w-]{0,60}[ \t]{0,9}:[ \t]{1,9})(\S.*)")
_COMMENT = re.compile(r"[ \t]#[ \t]")
_PROPER_YAML = re.compile(r"""'(?:[^']|'')*'|"(?:[^"\\]|\\.)*"|\[[^\[\]]*\]|[|>][-+\d]{0,2}""")
_XML_DECLARATION = re.compile(r"\s{0,99}<\?xml[^>]{0,300}\?>")
_SILENT = logging.NullHandler()


def read_text(data: bytes, origin: Origin) -> Document:
    """Read plain text."""
    return compose(origin, {"text": decode(data, origin)})


def read_markdown(data: bytes, origin: Origin) -> Document:
    """Read Markdown with or without front matter; the text is all that follows it, markup included."""
    text = decode(data, origin)
    opening = _FENCE.match(text)
    if not opening:
        return compose(origin, {"text": text})
    closing = _FENCE_END.search(text, opening.end(), opening.end() + MAX_HEADER)
    if not closing:
        raise origin.bad(f"front matter opens, but no line --- closes it within {MAX_HEADER:,} characters")
    try:
        header = read_header(text[opening.end() : closing.start()], origin)
    except BadDocument as error:
        origin.report(error)
        header = {}
    stated = {key: header.get(key) for key in ("title", "source", "url", "date", "published")}
    return compose(origin, {"text": text[closing.end() :], **stated})


def read_header(header: str, origin: Origin) -> dict[str, str]:
    r"""Read the strings at the top level of front matter; a list of strings is joined with commas.

    Nothing is built but strings (no dates, numbers, tags or aliases), from the flat stream of YAML events, so that a
    hostile header costs no more than its length.

    Raises
    ------
    BadDocument
        It is no list of ``key: value`` lines, or nests too deeply.

    Examples
    --------
    >>> origin = Origin("a.md", "a.md")
    >>> read_header("title: Libya: clashes at Sirte\ndate: 2020-06-24\nsource: [AFP, DPA]\n", origin)
    {'title': 'Libya: clashes at Sirte', 'date': '2020-06-24', 'source': 'AFP, DPA'}
    """
    import yaml

    lines = header.split("\n")
    quoted = "\n".join(_quoted(line, after) for line, after in pairwise([*lines, ""]))
    values: dict[str, list[str]] = {}
    key: str | None = None
    inside: list[bool] = []  # of the collections about the event: whether it is a list
    try:
        for event in yaml.parse(quoted, Loader=yaml.SafeLoader):
            if isinstance(event, yaml.CollectionStartEvent):
                inside.append(isinstance(event, yaml.SequenceStartEvent))
                if inside[0] or len(inside) > _MAX_HEADER_DEPTH or (len(inside) == 2 and key is None):
                    raise origin.bad("front matter is not made of 'key: value' lines; read without it")
            elif isinstance(event, yaml.CollectionEndEvent):
                inside.pop()
                key = key if len(inside) > 1 else None
            elif isinstance(event, yaml.AliasEvent) or (isinstance(event, yaml.ScalarEvent) and not inside):
                raise origin.bad("front matter is not made of 'key: value' lines; read without it")
            elif isinstance(event, yaml.ScalarEvent):
                if len(inside) == 1 and key is None:
                    key = event.value.casefold()
                elif key is not None and (len(inside) == 1 or inside[1:] == [True]):
                    values.setdefault(key, []).append(event.value)
                    key = key if len(inside) > 1 else None
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        line = f", line {mark.line + 2}" if mark else ""  # the fence is line 1
        problem = getattr(error, "problem", None) or getattr(error, "reason", "a sign that is not allowed")
        raise BadDocument(f"{origin.where}{line}: front matter is not YAML: {problem}; read without it") from error
    return {name: ", ".join(parts) for name, parts in values.items()}


def _quoted(line: str, following: str) -> str:
    """Quote a plain value, so that a colon, bracket or sign in a title is text; leave values that go on below."""
    found = _HEADER_LINE.fullmatch(line)
    if not found or (following[:1].isspace() and not following.isspace()):
        return line
    value = _COMMENT.split(found[2], maxsplit=1)[0].rstrip()
    if _PROPER_YAML.fullmatch(value):
        return line
    return found[1] + "'" + value.replace("'", "''") + "'"


def read_html(data: bytes, origin: Origin) -> Document:
    """Read the main text of a page with trafilatura, and its title, date, site and address where it states them."""
    import trafilatura
    from trafilatura.settings import Document as Extract

    _silence("trafilatura", "htmldate", "courlan", "justext", "charset_normalizer")
    page = _XML_DECLARATION.sub("", decode(data, origin, html=True), count=1)
    tags = page.count("<")
    if tags > MAX_HTML_TAGS:
        raise origin.bad(f"{tags:,} tags; at most {MAX_HTML_TAGS:,} in one page")
    try:
        found = trafilatura.bare_extraction(
            page,
            with_metadata=True,
            include_comments=False,
            # only dates that the page states: the extensive search takes any day in the text for its own
            date_extraction_params={"original_date": True, "extensive_search": False},
        )
        extract = found if isinstance(found, Extract) else Extract()
        text = extract.text or trafilatura.html2txt(page) or trafilatura.html2txt(f"<html><body>{page}</body></html>")
    except Exception as error:  # an extractor of somebody else's on hostile input: whatever it raises, this file is bad
        raise origin.bad(f"the page cannot be read: {type(error).__name__}") from error
    if not text.strip():
        raise origin.bad("no text in the page")
    source = extract.sitename or extract.hostname
    stated = {"published": extract.date, "title": extract.title, "source": source, "url": extract.url}
    return compose(origin, {"text": _without_title(text, extract.title or ""), **stated})


def _without_title(text: str, title: str) -> str:
    """Leave out the line that is the page's title, which is told as such: trafilatura does so of most pages only."""
    first, _, rest = text.lstrip().partition("\n")
    return rest.lstrip() if title and first.strip() == title.strip() and rest.strip() else text


def read_pdf(data: bytes, origin: Origin) -> Document:
    """Read the text of a PDF, a blank line between pages; undated, for the date in the file is that of the file."""
    _silence("pypdf")
    try:
        reader = _open_pdf(data, origin)
        if len(reader.pages) > MAX_PDF_PAGES:
            raise origin.bad(f"{len(reader.pages):,} pages; at most {MAX_PDF_PAGES:,}")
        text = "\n\n".join(_pages(reader, origin))
        title = reader.metadata.title if reader.metadata else None
    except BadDocument:
        raise
    except Exception as error:  # pypdf raises most builtin errors on damaged files
        reason = " ".join(str(error).split())[:200]
        raise origin.bad(f"the PDF cannot be read: {reason or type(error).__name__}") from error
    if not text.strip():
        raise origin.bad("no text in the PDF (scanned pages?); run a text recognition over it first")
    return compose(origin, {"text": text, "title": title})


def _open_pdf(data: bytes, origin: Origin) -> pypdf.PdfReader:
    """Open a PDF, an encrypted one if it takes the empty password: many are locked only against changes."""
    import pypdf
    from pypdf.errors import DependencyError

    locked = origin.bad("the PDF is encrypted; save a copy without a password")
    try:
        reader = pypdf.PdfReader(io.BytesIO(data))
        if reader.is_encrypted and not reader.decrypt(""):
            raise locked
    except DependencyError as error:  # AES needs the cryptography package, which geoevents does not ask for
        raise locked from error
    return reader


def _pages(reader: pypdf.PdfReader, origin: Origin) -> Iterator[str]:
    characters = 0
    start = time.monotonic()
    for page in reader.pages:
        text = page.extract_text()
        characters += len(text)
        if characters > MAX_CHARACTERS:
            raise origin.bad(f"more than {MAX_CHARACTERS:,} characters in the PDF: cut it into several")
        if time.monotonic() - start > MAX_PDF_SECONDS:
            raise origin.bad(f"the PDF takes more than {MAX_PDF_SECONDS} s to read: cut it into several")
        yield text


def _silence(*loggers: str) -> None:
    """Keep a library's log off the terminal where the program has set up no logging of its own."""
    for name in loggers:
        logging.getLogger(name).addHandler(_SILENT)
