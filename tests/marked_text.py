"""Texts whose places are marked by hand: [literal], {associative}, <a whole country>."""

import re
from datetime import date

from geoevents.model import Document, Georeference, Mention, Place, Role, Span, Toponym

_MARK = re.compile(r"\[([^\]]+)\]|\{([^}]+)\}|<([^>]+)>")


def read_marked(
    text: str, *, document_id: str = "d", published: date | None = None, source: str = "", country_code: str = "LY"
) -> tuple[Document, list[Georeference]]:
    """Return the document without its marks, and a georeference for each; every name lies at its own point."""
    plain, located, end = "", [], 0
    for match in _MARK.finditer(text):
        plain += text[end : match.start()]
        name = match[1] or match[2] or match[3]
        role: Role = "associative" if match[2] else "literal"
        span = Span(len(plain), len(plain) + len(name), name)
        lon = (sum(map(ord, name)) % 3000) / 10 - 150
        place = Place(f"ge:{name}", name, lon, 10.0, "PCLI" if match[3] else "PPL", country_code)
        mention = Mention(span, (Toponym(span),), role)
        located.append(Georeference(mention, lon, 10.0, 1000.0, None, "calibrated", (place,), 1.0))
        plain += name
        end = match.end()
    return Document(document_id, plain + text[end:], published, "", source), located
