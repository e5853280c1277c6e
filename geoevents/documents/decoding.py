"""Bytes to text: byte order marks, UTF-8 first, then the legacy encodings; binary rubbish is refused."""

from __future__ import annotations

import codecs
import io
import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geoevents.documents.fields import Origin

# Byte order marks, the longer before the shorter that begins it (Unicode 16, section 23.8).
_BYTE_ORDER_MARKS = (
    (codecs.BOM_UTF8, "utf-8-sig"),
    (codecs.BOM_UTF32_LE, "utf-32"),
    (codecs.BOM_UTF32_BE, "utf-32"),
    (codecs.BOM_UTF16_LE, "utf-16"),
    (codecs.BOM_UTF16_BE, "utf-16"),
)
# The legacy encodings of the WHATWG Encoding Standard, by Python's names. A file in another one is not guessed at:
# measured on 19 short texts, the unrestricted guess took English with an accent for Baltic MS-DOS.
_LEGACY = (
    "cp1252", "cp1250", "cp1251", "cp1253", "cp1254", "cp1255", "cp1256", "cp1257", "cp1258", "cp874", "cp866",
    "iso8859_2", "iso8859_3", "iso8859_4", "iso8859_5", "iso8859_6", "iso8859_7", "iso8859_8", "iso8859_10",
    "iso8859_13", "iso8859_14", "iso8859_15", "iso8859_16", "koi8_r", "koi8_u", "mac_roman", "mac_cyrillic",
    "gb18030", "big5", "euc_jp", "shift_jis", "iso2022_jp", "euc_kr",
)  # fmt: skip
# What a page that declares the first is read as (Encoding Standard, section 4.2).
_ON_THE_WEB = {
    "ascii": "cp1252", "iso8859_1": "cp1252", "iso8859_9": "cp1254", "iso8859_11": "cp874", "tis_620": "cp874",
    "gb2312": "gb18030", "gbk": "gb18030",
}  # fmt: skip
_LIKELIEST = "cp1252"  # of those that fit equally well: the Encoding Standard's default for English and most locales
_SAMPLE_BYTES = 65_536  # of lines that are not ASCII; charset-normalizer itself reads five chunks of 512 bytes
_HTML_CHARSET = re.compile(
    rb"""<(?:meta|\?xml)[^>]{0,300}?(?:charset|encoding)\s{0,9}=\s{0,9}["']?\s{0,9}([\w.:-]{2,40})""", re.IGNORECASE
)


def decode(data: bytes, origin: Origin, *, html: bool = False) -> str:
    r"""Decode a whole file; line ends become ``\n``, as ``open()`` does it.

    Parameters
    ----------
    data : bytes
    origin : Origin
    html : bool
        Whether to heed a character set that the page declares, where the bytes are not UTF-8.

    Returns
    -------
    str
        Without a byte order mark.

    Raises
    ------
    BadDocument
        The bytes are binary, or in no encoding that can be told.

    Examples
    --------
    >>> from geoevents.documents.fields import Origin
    >>> origin = Origin("a.txt", "a.txt")
    >>> decode("\ufeffSirte\r\n".encode("utf-8"), origin), decode("Силы отошли от Сирта".encode("cp1251"), origin)
    ('Sirte\n', 'Силы отошли от Сирта')
    """
    declared = _HTML_CHARSET.search(data[:2048]) if html else None  # 1,024 bytes in the HTML standard
    encoding = find_encoding(io.BytesIO(data), origin, declared=declared.group(1).decode("ascii") if declared else "")
    try:
        text = data.decode(encoding)
    except UnicodeDecodeError as error:
        raise origin.bad(f"looks like {encoding} but is not ({error.reason}); save it as UTF-8") from error
    return text.replace("\r\n", "\n").replace("\r", "\n")


def find_encoding(lines: Iterable[bytes], origin: Origin, *, declared: str = "") -> str:
    """Find the encoding of a file from its lines, read no further than needed.

    Parameters
    ----------
    lines : iterable of bytes
    origin : Origin
    declared : str
        What the file says of itself; believed only where it is not UTF-8.

    Returns
    -------
    str
        A name that ``bytes.decode`` takes.

    Raises
    ------
    BadDocument
        A NUL byte, a few lines that are not UTF-8 among many that are, or no encoding that fits.
    """
    sample: list[bytes] = []
    size = good = bad = first_bad = 0
    for number, line in enumerate(lines, start=1):
        if number == 1:
            for mark, name in _BYTE_ORDER_MARKS:
                if line.startswith(mark):
                    return name
        if b"\0" in line:
            raise origin.bad("NUL bytes: binary, or UTF-16 without its mark; save text as UTF-8")
        if line.isascii():
            continue
        if _is_utf8(line):
            good += 1
        else:
            bad, first_bad = bad + 1, first_bad or number
        if size < _SAMPLE_BYTES:
            sample.append(line[:_SAMPLE_BYTES])
            size += len(sample[-1])
        elif bad:
            break
    if not bad:
        return "utf-8"
    if good > bad:
        raise origin.bad(f"line {first_bad} is not UTF-8 though other lines are; save the file as UTF-8")
    return _declared(declared) or _guess(b"".join(sample), origin)


def _is_utf8(line: bytes) -> bool:
    try:
        line.decode("utf-8")
    except UnicodeDecodeError:
        return False
    return True


def _declared(name: str) -> str:
    """Return Python's name of a declared legacy encoding; empty where it is none."""
    try:
        found = codecs.lookup(name).name.replace("-", "_") if name else ""
    except LookupError:
        return ""
    found = _ON_THE_WEB.get(found, found)
    return found if found in _LEGACY else ""


def _guess(sample: bytes, origin: Origin) -> str:
    from charset_normalizer import from_bytes

    matches = from_bytes(sample, cp_isolation=list(_LEGACY))
    best = matches.best()
    if best is None:
        raise origin.bad("neither UTF-8 nor any encoding that can be told from the bytes; save it as UTF-8")
    for match in matches:
        if _LIKELIEST in match.could_be_from_charset and (match.chaos, match.coherence) == (best.chaos, best.coherence):
            return _LIKELIEST
    return best.encoding
