"""What the chain makes of some words of a text."""

from geoevents import Document, Georeference, Unresolved, locate, open_gazetteer


def found(text: str, words: str) -> Georeference | Unresolved:
    """Return the first mention that consists of these words."""
    results = [r for r in locate(Document("d", text), open_gazetteer()) if r.mention.span.text == words]
    assert results, f"{words!r} is not found in {text!r}"
    return results[0]
