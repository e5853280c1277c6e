"""Localities between and along places: lines, roads, borders, crossings."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geoevents.grammar.matched import as_signs, azimuth_of, ground_at, grounds_of, named_in, span_of
from geoevents.lexicon.rewriting import Reading
from geoevents.model import (
    Along,
    Anaphor,
    Between,
    Border,
    Intersection,
    Line,
    Near,
    Part,
    Range,
    Span,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geoevents.grammar.distances import Distance

HALF = Range(0.4, 0.5, 0.6)  # PHRASES 24: halfway points lie within .30 of the distance, half of that along the line
_FRACTION_SPREAD = 0.1
_WAYS = {"down": "downstream", "downstream": "downstream", "up": "upstream", "upstream": "upstream"}


def _fraction(reading: Reading) -> Range | None:
    if reading.has("halfway"):
        return HALF
    part = reading.first("number")
    if part is None or not reading.has("fraction_way") or not 0 < part.best < 1:
        return None
    return Range(max(0.0, part.best - _FRACTION_SPREAD), part.best, min(1.0, part.best + _FRACTION_SPREAD))


def dealing(reading: Reading) -> Mapping[str, Any]:
    """Build nothing that locates: what two parties have between them is no place."""
    return {"word": None}


def between(reading: Reading) -> Mapping[str, Any] | None:
    """Build "between A and B", "a third of the way from A to B"."""
    grounds = grounds_of(reading)
    if len(grounds) != 2:
        return None
    return as_signs(Between(span_of(reading), grounds[0], grounds[1], _fraction(reading)))


def part_way(reading: Reading) -> Mapping[str, Any] | None:
    """Build "halfway along the A-B road"."""
    line = next((sign.classes["ground"] for sign in reading.signs if "polyline" in sign.classes), None)
    fraction = _fraction(reading)
    if line is None or fraction is None:
        return None
    return as_signs(Between(span_of(reading), line.stops[0], line.stops[-1], fraction, line.relation))


def line(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the road between A and B", "the A-B line", "from A through B to C"."""
    grounds = [
        ground_at(reading, sign) for sign in reading.signs if "ground" in sign.classes and "line" not in sign.classes
    ]
    relation = next((str(sign.classes["line"]) for sign in reading.signs if "line" in sign.classes), "line")
    if len(grounds) < 2:
        return None
    return as_signs(Line(span_of(reading), tuple(grounds), relation), polyline=None)


def border(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the border between A and B", "A's border"; of a border without a name there is nothing to build."""
    named = named_in(reading)
    if not named:
        return None
    return as_signs(Border(span_of(reading), named[0], named[1] if len(named) > 1 else None), frontier=None)


def border_side(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the Iraqi side of the border with Turkey": the first name says which side."""
    named = named_in(reading)
    border = next((sign.classes["ground"] for sign in reading.signs if "frontier" in sign.classes), None)
    if border is None:
        return as_signs(Border(span_of(reading), named[0], None, named[0]))
    return as_signs(replace(border, span=span_of(reading), b=border.b or named[0], side=named[0]))


def road_to(reading: Reading) -> Mapping[str, Any]:
    """Build "the road to A"."""
    return as_signs(Near(span_of(reading), grounds_of(reading)[-1], "road_to"))


def front_at(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the A front"."""
    line = next(sign.classes["line"] for sign in reversed(reading.signs) if "line" in sign.classes)
    return as_signs(Near(span_of(reading), grounds_of(reading)[0], "front")) if line == "front" else None


def along_road(reading: Reading) -> Mapping[str, Any] | None:
    """Build "10 km from Nelson on the road to Blenheim": along the line of the two."""
    grounds = [
        ground_at(reading, sign) for sign in reading.signs if "ground" in sign.classes and "line" not in sign.classes
    ]
    if len(grounds) != 2:
        return None
    distance: Distance = reading.first("dist")
    path = Line(span_of(reading), tuple(grounds), str(reading.first("line")))
    return as_signs(Along(span_of(reading), path, grounds[0], distance.metres))


def crossing(reading: Reading) -> Mapping[str, Any]:
    """Build "the junction of A and B", "where A meets B"."""
    relation = reading.first("cross") or "crossing"
    return as_signs(Intersection(span_of(reading), tuple(named_in(reading)), str(relation)))


def bridge(reading: Reading) -> Mapping[str, Any]:
    """Build "the bridge over A"."""
    return as_signs(
        Part(span_of(reading), grounds_of(reading)[-1], str(reading.first("bridge"))), riverside=None, feature=None
    )


def along(reading: Reading) -> Mapping[str, Any] | None:
    """Build "13 mi along the coast road from X": the path and the origin in either order."""
    grounds = grounds_of(reading)
    path_first = next(s for s in reading.signs if s.classes.keys() & {"along", "from", "of"})
    if len(grounds) != 2:
        return None
    path, origin = grounds if path_first.classes.keys().isdisjoint({"from", "of"}) else grounds[::-1]
    distance: Distance | None = reading.first("dist")
    if isinstance(path, Anaphor):
        return None
    wind = azimuth_of(reading.first("wind"))
    way = next((way for word, way in _WAYS.items() if reading.has(word)), "")
    return as_signs(Along(span_of(reading), path, origin, distance.metres if distance else None, wind, way))


def milepost(reading: Reading) -> Mapping[str, Any] | None:
    """Build "mile 90 of P"."""
    number = reading.first("number")
    sign = next(sign for sign in reading.signs if "at_river" in sign.classes)
    metres = sign.classes["unit"][0] if "unit" in sign.classes else 1609.344
    path = named_in(reading)[-1]
    origin = Anaphor(Span(sign.start, sign.end, reading.text[sign.start : sign.end]), "start")
    best = Range(*(value * metres for value in (number.low, number.best, number.high)))
    return as_signs(Along(span_of(reading), path, origin, best))


def crossing_with(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the Rafah crossing with Egypt": the neighbour says what is crossed to, and holds nothing."""
    first, _ = reading.values("toponym")
    if first.kind != "crossing":
        return None
    merged = replace(first, span=span_of(reading), name=first.lookup_name)
    return {"toponym": merged, "ground": merged}
