"""The raw fields of a document, checked in one place: text, date, title, source, id, address."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from email.utils import parsedate_to_datetime

from geoevents.errors import BadDocument
from geoevents.model import Document
from geoevents.slashdates import has_two_orders, slash_date

MAX_CHARACTERS = 1_000_000  # of one text; the default limit of spaCy too. A 300-page report has about 600,000.
MAX_LABEL = 2_000  # characters of a title, source, id or address; about the longest address that browsers agree on
FORMS_OF_DATE = "2020-06-24, 2020-06-24T10:00:00Z (ISO 8601), 24 Jun 2020 or Wed, 24 Jun 2020 10:00:00 +0000 (RFC 2822)"

# Random bytes read as ISO 8859-1 hold 23 % of these, text with a few damaged letters under 1 %.
_MAX_RUBBISH = 0.05
_MAX_RUBBISH_SHORT = 4  # characters: a few damaged letters do not make a short text binary
_RUBBISH = re.compile("[\x00-\x08\x0e-\x1f\x7f-\x9f\ufffd-\uffff]")
# No file format can carry these: halves of a surrogate pair (not UTF-8), NUL (not SQLite, XML).
_UNWRITABLE = re.compile("[\x00\ud800-\udfff]")
_RFC_2822 = re.compile(r"(?:[A-Za-z]{3,9}, ?)?\d{1,2} [A-Za-z]{3,9} \d{4}(?P<time> .{1,40})?")


def stop(error: BadDocument) -> None:
    """Raise the error: what a caller reports to who wants no more after it."""
    raise error


@dataclass(frozen=True, slots=True)
class Origin:
    """The file or row that is being read.

    Parameters
    ----------
    where : str
        What an error calls it.
    id : str
        The id of a document that states none.
    report : callable
        Is given a ``BadDocument`` after which reading could go on.
    """

    where: str
    id: str
    report: Callable[[BadDocument], None] = stop

    def bad(self, fault: str) -> BadDocument:
        """Return the error whose one line names the file or row."""
        line = f"{self.where}: {fault}"
        return BadDocument(line if line.isprintable() else line.encode("unicode_escape").decode("ascii"))

    def row(self, unit: str, number: int) -> Origin:
        """Return the origin of a row of this file; ``unit`` is what the format calls one."""
        return Origin(f"{self.where}, {unit} {number}", f"{self.id}#{number}", self.report)


def compose(origin: Origin, fields: Mapping[str, object], *, order: str = "") -> Document:
    """Make a document of what a file or row says.

    Parameters
    ----------
    origin : Origin
        Is told of a date or label that cannot be used; the document is made without it.
    fields : mapping
        ``text``, a string; ``published`` or ``date``, ``title``, ``source``, ``url``, ``id``: strings, None or absent.
    order : str
        Of day and month in dates with slashes (`slashdates.order_of`), where a table tells it.

    Returns
    -------
    Document
        Its text is the text given; only halves of surrogate pairs and NUL, which no file can carry, become U+FFFD, one
        for one, so that offsets stay.

    Raises
    ------
    BadDocument
        The text is no string, empty, too long, or rubbish.
    """
    text = fields["text"]
    if not isinstance(text, str):
        raise origin.bad(f"text is {shown(text)}, not a string")
    if not text or text.isspace():
        raise origin.bad("the text is empty")
    if len(text) > MAX_CHARACTERS:
        raise origin.bad(f"{len(text):,} characters; at most {MAX_CHARACTERS:,} make one document: cut it into several")
    text = _UNWRITABLE.sub("\ufffd", text)
    rubbish = len(_RUBBISH.findall(text))
    if rubbish > max(_MAX_RUBBISH_SHORT, _MAX_RUBBISH * len(text)):
        raise origin.bad(f"{rubbish:,} of {len(text):,} characters are no letters of any script; not text")
    labels = {}
    for field in ("id", "title", "source", "url"):
        try:
            labels[field] = _label(fields.get(field), field, origin)
        except BadDocument as error:
            origin.report(error)
    try:
        published = read_date(fields.get("published") or fields.get("date"), origin, order=order)
    except BadDocument as error:
        origin.report(error)
        published = None
    return Document(
        id=labels.get("id") or _UNWRITABLE.sub("\ufffd", origin.id),
        text=text,
        published=published,
        title=" ".join(labels.get("title", "").split()),
        source=" ".join(labels.get("source", "").split()),
        url=labels.get("url", "").strip(),
        where=origin.where,
    )


def _label(value: object, field: str, origin: Origin) -> str:
    if value is None:
        return ""
    if isinstance(value, (int, float)) and not isinstance(value, bool):
        value = str(value)
    if not isinstance(value, str):
        raise origin.bad(f"{field} is {shown(value)}, not a string; read without it")
    if len(value) > MAX_LABEL:
        raise origin.bad(f"{field} has {len(value):,} characters; at most {MAX_LABEL:,}; read without it")
    return _UNWRITABLE.sub("\ufffd", value)


def read_date(value: object, origin: Origin, *, order: str = "") -> date | None:
    """Read the day of an ISO 8601 or RFC 2822 date or date with time, as it stands (no change of time zone).

    Parameters
    ----------
    value : object
        A string; None and a blank string are unknown.
    origin : Origin
    order : str
        Of day and month in dates with slashes, where it is known.

    Returns
    -------
    datetime.date or None

    Raises
    ------
    BadDocument
        Anything else: "yesterday", 2020-13-45, "06/24/2020", a number.

    Examples
    --------
    >>> origin = Origin("a.md", "a.md")
    >>> read_date("2020-06-24T23:30:00-05:00", origin), read_date("24 June 2020", origin)
    (datetime.date(2020, 6, 24), datetime.date(2020, 6, 24))
    """
    if value is None:
        return None
    if not isinstance(value, str):
        raise origin.bad(f"{shown(value)} is no date; write {FORMS_OF_DATE}; read without it")
    written = value.strip()
    if day := slash_date(written, order):
        return day
    if has_two_orders(written):
        raise origin.bad(f"{shown(value)} may have the day first or the month: write it as 2020-06-24; read without it")
    try:
        if found := _RFC_2822.fullmatch(written):
            return parsedate_to_datetime(written if found["time"] else f"{written} 00:00").date()
        return datetime.fromisoformat(written).date() if written else None
    except ValueError as error:
        raise origin.bad(f"{shown(value)} is no date; write {FORMS_OF_DATE}; read without it") from error


def shown(value: object) -> str:
    """Return a value as an error message quotes it: one printable line, not long."""
    written = value if isinstance(value, str) else repr(value)
    cut = written if len(written) <= 60 else written[:57] + "..."
    return ascii(cut) if not cut.isprintable() else repr(cut) if isinstance(value, str) else cut
