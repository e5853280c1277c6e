"""What a label says beside the place: heights, depths and squares of a survey. They sift; they measure nothing off."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING, Any

from geoevents.lexicon.rewriting import Rule, Rules
from geoevents.lexicon.signs import Sign

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from geoevents.grammar.distances import Distance
    from geoevents.lexicon.rewriting import Reading
    from geoevents.lexicon.signs import Alphabet

# A square of the United States Public Land Survey: township, range, section, with parts of it before.
_SURVEY = re.compile(
    r"(?<!\w)(?:(?:[NS][EW]?|[EW])\s?(?:1/[24]|½|¼),?\s?(?:of\s)?){0,3}(?:sec(?:tion|\.)?\s?\d{1,2},?\s?(?:of\s)?)?"
    r"T\.?\s?\d{1,3}\s?[NS]\.?[,;]?\s?R\.?\s?\d{1,3}\s?[EW]\.?(?:[,;]?\s?S(?:ec(?:tion)?)?\.?\s?\d{1,2})?(?!\w)",
    re.IGNORECASE,
)
_TALLEST_UNIT_M = 2.0  # a height is given in feet, metres or fathoms, never in miles
_FATHOM_M = 1.8288
REMARKS = {
    "height": "the height {!r} is not used to place it",
    "depth": "the depth {!r} is not used to place it",
    "survey": "{!r} is a square of a land survey, whose table is not here",
}


def survey_signs(text: str, alphabet: Alphabet) -> list[Sign]:
    """Return the squares of the land survey in a text as signs."""
    return [alphabet.sign(m.start(), m.end(), {"aside": "survey"}) for m in _SURVEY.finditer(text)]


def _height(reading: Reading) -> Mapping[str, Any] | None:
    """Build "alt. 500 m", "Mt Cook, 6000 ft"; "Picton, 20 km" is no height."""
    distance: Distance | None = reading.first("dist")
    if distance is not None and distance.unit_m > _TALLEST_UNIT_M:
        return None
    if distance is None and not _is_tagged(reading):
        return None
    fathoms = distance is not None and distance.unit_m == _FATHOM_M
    return {"aside": "depth" if fathoms or reading.has("depth") else "height"}


def _is_tagged(reading: Reading) -> bool:
    """Tell whether a number without a unit is a height all the same: "elev. 6000", "6000'"."""
    mark = next((sign for sign in reading.signs if "mark" in sign.classes), None)
    return reading.has("elevation") or (mark is not None and reading.text[mark.start] in "'’′")


_LAST = "(?= comma|close|stop|$)"
_SAID = "(dist|number mark)"
ASIDE_RULES = Rules(
    Rule(
        "alt. 500 m",
        "open? in? (elevation|depth) (comma|of|hedge|stop)* (dist|number mark?) above_sea? close?",
        _height,
    ),
    Rule("500 m a.s.l.", "open? in? hedge* dist stop? (above_sea|elevation|depth) close?", _height),
    Rule(
        "A, 6000 ft",
        f"(?<= comma) in? dash? {_SAID} {_LAST} | (?<= toponym) (in|open)? {_SAID} close? {_LAST}"
        f" | ^ in? {_SAID} (?= comma)",
        _height,
    ),
)


def without_asides(signs: Sequence[Sign]) -> list[Sign]:
    """Drop asides, and one of the two commas that then meet."""
    kept: list[Sign] = []
    for sign in signs:
        if "aside" in sign.classes:
            continue
        if "comma" in sign.classes and (not kept or "comma" in kept[-1].classes):
            continue
        kept.append(sign)
    while kept and "comma" in kept[-1].classes:
        kept.pop()
    return kept


def remarks_on(text: str, signs: Sequence[Sign]) -> tuple[str, ...]:
    """Say what was left out of account."""
    return tuple(
        REMARKS[sign.classes["aside"]].format(text[sign.start : sign.end].strip(" ,()"))
        for sign in signs
        if "aside" in sign.classes
    )
