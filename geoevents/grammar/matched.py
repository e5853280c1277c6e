"""What a rule has matched: spans, grounds and winds from its signs, and the signs it yields."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from geoevents.lexicon import Wind
from geoevents.lexicon.rewriting import Reading
from geoevents.model import (
    Anaphor,
    Range,
    Span,
    Toponym,
)

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geoevents.lexicon.signs import Sign
    from geoevents.model import Locality


def span_of(reading: Reading) -> Span:
    """Return the text that a rule matched."""
    return Span(reading.start, reading.end, reading.text[reading.start : reading.end])


def ground_at(reading: Reading, sign: Sign) -> Locality | Anaphor:
    """Return what a sign names, or the words that stand for a place named before."""
    if "toponym" in sign.classes or "locality" in sign.classes:
        found: Locality = sign.classes["ground"]
        return found
    return Anaphor(Span(sign.start, sign.end, reading.text[sign.start : sign.end]), str(sign.classes["anaphor"]))


def grounds_of(reading: Reading) -> list[Locality | Anaphor]:
    """Return all grounds of a match, in order."""
    return [ground_at(reading, sign) for sign in reading.signs if "ground" in sign.classes]


def named_in(reading: Reading) -> list[Any]:
    """Return the named places and localities of a match, in order."""
    return [sign.classes["ground"] for sign in reading.signs if "toponym" in sign.classes or "locality" in sign.classes]


def azimuth_of(wind: Wind | None) -> Range | None:
    """Return the azimuths that a wind may mean, in degrees."""
    if wind is None:
        return None
    return Range(wind.azimuth_deg - wind.spread_deg, wind.azimuth_deg, wind.azimuth_deg + wind.spread_deg)


def any_wind(reading: Reading) -> Wind | None:
    """Return the wind of a match, however it is written."""
    found: Wind | None = next(
        (wind for name in ("wind_adjective", "wind", "wind_letters") if (wind := reading.first(name)) is not None), None
    )
    return found


def as_signs(value: Locality, **more: object) -> Mapping[str, Any]:
    """Return what a sign made of a locality may stand for: a locality, and a ground of others."""
    return {"locality": value, "ground": value, **more}


def is_one_name(reading: Reading, whole: Toponym) -> bool:
    """Tell whether a match is a name of its own that only looks like a phrase."""
    return reading.text[reading.start : whole.span.end].lower() in _names()


def _names() -> frozenset[str]:
    from geoevents.lexicon import load_lexicon

    return load_lexicon().names


def covers(outer: Span, inner: Span) -> bool:
    """Tell whether one span holds another."""
    return outer.start <= inner.start and inner.end <= outer.end
