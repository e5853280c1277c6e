"""Localities by rivers: banks, stretches, confluences."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geoevents.folding import fold
from geoevents.grammar.matched import as_signs, grounds_of, is_one_name, span_of
from geoevents.lexicon.namewords import load_name_words
from geoevents.lexicon.rewriting import Reading
from geoevents.model import (
    Along,
    Anaphor,
    Between,
    Intersection,
    Near,
    Part,
    Span,
    Toponym,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geoevents.grammar.distances import Distance
    from geoevents.model import Locality

_RIVER = "river"  # the kind of a name with such a noun


def bank(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the left bank of A", "A's east bank", looking downstream."""
    side, ground = reading.first("bank"), grounds_of(reading)[0]
    if isinstance(ground, Toponym) and is_one_name(reading, ground):
        return None
    return as_signs(Part(span_of(reading), ground, f"{side} bank"), riverside=None, feature=None)


def by_the_river(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the left bank of A opposite B", "the bridge over A in B": a part of a river, and what says where."""
    part = next(sign.classes["ground"] for sign in reading.signs if "riverside" in sign.classes)
    clause = reading.signs[-1].classes["ground"]
    if isinstance(clause, Anaphor):
        return None
    near = next((sign.classes["near"] for sign in reading.signs if "near" in sign.classes), None)
    if near is not None and "near" not in reading.signs[-1].classes:
        clause = Near(clause.span, clause, str(near))
    return as_signs(Intersection(span_of(reading), (part, clause), "riverside"))


def riverside_in(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the bridge over A in B" whole: the names by themselves would be a place in its container."""
    river, town = reading.values("toponym")
    side = "bridge" if reading.has("bridge") else f"{reading.first('bank')} bank"
    end = river.span.end
    part = Part(Span(reading.start, end, reading.text[reading.start : end]), river, side)
    return as_signs(Intersection(span_of(reading), (part, town), "riverside"))


def riverside_between(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the left bank of A between B and C"."""
    part, start, end = grounds_of(reading)
    if isinstance(part, Anaphor):
        return None
    between = Between(Span(start.span.start, end.span.end, reading.text[start.span.start : end.span.end]), start, end)
    return as_signs(Intersection(span_of(reading), (part, between), "riverside"))


def stretch(reading: Reading) -> Mapping[str, Any] | None:
    """Build "along A between B and C", "on A near B": where A is no river, the clause alone counts."""
    grounds = grounds_of(reading)
    path, *others = grounds
    if not isinstance(path, Toponym) or any(isinstance(other, Anaphor) for other in others):
        return None
    clause: Locality
    if reading.has("between"):
        start, end = others[0].span.start, others[1].span.end
        clause = Between(Span(start, end, reading.text[start:end]), others[0], others[1])
    else:
        clause = others[0]  # type: ignore[assignment]  # anaphors are out
        near = [sign.classes["near"] for sign in reading.signs[1:] if "near" in sign.classes]
        if reading.has("sea"):
            near = ["near"]  # "on the Congo off Lukolela" is no sea
        if near and isinstance(clause, Toponym):
            clause = Near(clause.span, clause, str(near[-1]))
    return as_signs(Intersection(span_of(reading), (path, clause), "stretch"))


def river_by(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the A River near B", "the A River, off B", where the name says that A is a river."""
    river = grounds_of(reading)[0]
    return stretch(reading) if isinstance(river, Toponym) and _is_river(river) else None


def _is_river(toponym: Toponym) -> bool:
    """Tell whether a name begins or ends with the noun of a river."""
    words = fold(toponym.span.text).split()
    nouns = load_name_words().kinds[_RIVER].nouns
    return toponym.kind == _RIVER or (len(words) > 1 and (words[0] in nouns or words[-1] in nouns))


def down_the_river(reading: Reading) -> Mapping[str, Any] | None:
    """Build "20 km downstream from B on A"."""
    origin, path = grounds_of(reading)
    distance: Distance | None = reading.first("dist")
    if isinstance(path, Anaphor):
        return None
    way = "downstream" if reading.has("downstream") else "upstream"
    return as_signs(Along(span_of(reading), path, origin, distance.metres if distance else None, None, way))


def confluence_of(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the confluence of the White and Blue Nile": two names that share a word, or were read as one."""
    relation, ground = reading.first("cross"), grounds_of(reading)[0]
    if relation != "confluence" or not isinstance(ground, Toponym):
        return None
    word = next((sign for sign in reading.signs if "word" in sign.classes), None)
    if word is not None:
        if not reading.text[word.start].isupper():
            return None
        both = reading.text[word.start : ground.span.end]
        ground = Toponym(Span(word.start, ground.span.end, both), ground.kind)
    return as_signs(Intersection(span_of(reading), (ground,), "confluence"))
