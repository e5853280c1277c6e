"""A name as the gazetteer may spell it: written out, without its article or noun, as an abbreviation."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import TYPE_CHECKING

from geoevents.grammar.names import NATURAL_KINDS
from geoevents.lexicon import load_lexicon
from geoevents.model import Place

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer

MAX_CANDIDATES = 50


def spelt(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places of a name by the first spelling of it that the gazetteer has."""
    for spelling in _spellings(name):
        found = _abbreviated(spelling, gazetteer) or gazetteer.lookup(spelling, limit=MAX_CANDIDATES)
        if found:
            return found
    return ()


def _abbreviated(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return what a name in capitals abbreviates: "US" is the country, not the village of Us."""
    if not name.replace(".", "").isupper():
        return ()
    return tuple(place for place in gazetteer.abbreviation(name) if place.feature_code != "ADM1")


def _spellings(name: str) -> Iterator[str]:
    """Yield a name as it stands, then spelt out ("Kern Co."), without article, possessive or noun ("Córdoba City")."""
    yield name
    phrases = load_lexicon().phrases
    first, _, rest = name.partition(" ")
    lexicon = load_lexicon()
    if rest and ("the" in phrases.classes(first) or first in lexicon.tables["names"]["articles"]):
        yield rest
    short: Mapping[str, str] = lexicon.tables["abbreviations"]
    words = name.split()
    full = [short.get(word.rstrip(".").lower(), word) for word in words]
    if full != words:
        yield " ".join(full)
        yield " ".join("island" if word == "islands" else word for word in full)
    head, last = " ".join(full[:-1]), full[-1] if full else ""
    kind = phrases.classes(last).get("kind")
    if head and kind is not None and kind not in NATURAL_KINDS:
        yield head
    if name[-2:] in ("'s", "’s"):
        yield name[:-2]
