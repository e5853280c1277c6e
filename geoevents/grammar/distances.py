"""Numbers, distances, travel times and directions in signs."""

from __future__ import annotations

import math
import re
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING, Any

from geoevents.angles import turn_deg
from geoevents.lexicon import Wind, load_lexicon
from geoevents.lexicon.rewriting import Rule
from geoevents.model import Range

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geoevents.lexicon.rewriting import Reading

_THOUSANDS = re.compile(r"\d{1,3}(?:,\d{3})+(?:\.\d+)?|\d{1,3}(?:\.\d{3}){2,}")
# Fractions other than tenths that people write as decimals, and the step they stand for (BP 2020, 3.4.5).
_STEPS = {0.5: 0.5, 0.25: 0.25, 0.75: 0.25, 0.33: 1 / 3, 0.333: 1 / 3, 0.67: 1 / 3, 0.667: 1 / 3, 0.66: 1 / 3}
_LONGEST_NUMBER = 18  # digits; longer ones are no quantity


@dataclass(frozen=True, slots=True)
class Amount:
    """A number with what it may mean: ``low <= best <= high``."""

    low: float
    best: float
    high: float


@dataclass(frozen=True, slots=True)
class Distance:
    """A distance in metres; ``bound`` is "within", "beyond" or empty; ``travel`` when it was given as a time."""

    metres: Range
    bound: str = ""
    hedged: bool = False
    travel: bool = False
    unit_m: float = 1.0
    whole: bool = False


def offset_precision(number: float) -> float:
    """Return the uncertainty that a stated distance has from its rounding, in the distance's own unit.

    Examples
    --------
    >>> [offset_precision(n) for n in (10.5, 10.25, 10.1, 15, 140, 2000)]
    [0.25, 0.125, 0.05, 0.5, 5.0, 50.0]

    References
    ----------
    Chapman & Wieczorek 2020, Georeferencing Best Practices, table of distance precision: half the fraction for
    decimals; for integers half of the largest power of ten that divides them, at most a tenth of their order of
    magnitude.
    """
    fraction = round(number % 1, 6)
    if fraction:
        if fraction in _STEPS:
            return _STEPS[fraction] / 2
        digits = len(f"{fraction:.6f}".rstrip("0")) - 2
        return 0.5 * 10.0**-digits
    if number < 1:
        return 0.5
    whole = int(number)
    power = 1
    while whole % (power * 10) == 0:
        power *= 10
    return max(0.5, 0.5 * min(power, 10.0 ** (math.floor(math.log10(whole)) - 1)))


def read_digits(digits: str) -> float:
    """Read a number in digits with its separators: "1,200", "1.200.000", "2,5".

    Examples
    --------
    >>> read_digits("1,200.5"), read_digits("2,5"), read_digits("0.375")
    (1200.5, 2.5, 0.375)
    """
    if len(digits) > _LONGEST_NUMBER:
        return math.inf
    if _THOUSANDS.fullmatch(digits):
        plain = digits.replace(",", "") if "," in digits else digits.replace(".", "")
        return float(plain)
    plain = digits.replace(",", ".")
    head, _, tail = plain.partition(".")
    return float(f"{head}.{tail.replace('.', '')}") if tail else float(head)


# --- numbers ---------------------------------------------------------------------------------------------------------

_WORD_NUMBER = "(tens dash? ones | num)"
NUMBER = (
    f"( digits (digits slash digits | digits+ | frac)? mult* | vague? {_WORD_NUMBER} (mult (and? {_WORD_NUMBER})?)*"
    f" | vague? mult (and? {_WORD_NUMBER})? | (?<! frac)(?<! of) vague (?= dash? hedge? (unit|time)) )"
    " ( dash? and dash? vague? dash? frac )?"
)


def _digits(reading: Reading) -> float | None:
    """Read one or more groups of digits: "1 200" is one number, "5 1/2" a mixed one."""
    groups = reading.values("digits")
    if len(groups) == 1:
        return read_digits(groups[0])
    if reading.has("slash"):
        whole = read_digits(groups[0]) if len(groups) == 3 else 0.0
        low = read_digits(groups[-1])
        return whole + read_digits(groups[-2]) / low if low else None
    whole_numbers = all(group.isdecimal() for group in groups)
    if whole_numbers and all(len(group) == 3 for group in groups[1:]) and len(groups[0]) <= 3 and len(groups) <= 4:
        return float("".join(groups))
    return None


def _number(reading: Reading) -> Mapping[str, Any] | None:
    """Build an amount; a number that stands for "a few" brings its own bounds."""
    vague, fraction = reading.first("vague"), reading.first("frac")
    if vague is not None and len(reading.signs) == 1:
        return {"number": Amount(*vague)}
    value = _digits(reading) if reading.has("digits") else _words(reading)
    if value is None or not math.isfinite(value):
        return None
    if reading.has("digits"):
        value *= math.prod(reading.values("mult")[:3])
    if fraction is not None:
        return {"number": Amount(value + fraction / 2, value + fraction, value + fraction * 1.5)}
    p = offset_precision(value)
    return {"number": Amount(max(0.0, value - p), value, value + p)}


def _words(reading: Reading) -> float:
    total = current = 0.0
    for sign in reading.signs:
        if "num" in sign.classes:
            current += sign.classes["num"]
        elif "mult" in sign.classes:
            scaled = max(current, 1.0) * sign.classes["mult"]
            if sign.classes["mult"] >= 1000:
                total, current = total + scaled, 0.0
            else:
                current = scaled
    return total + current


def _fraction(reading: Reading) -> Mapping[str, Any]:
    value = reading.first("frac")
    return {"number": Amount(value * 0.75, value, value * 1.25), "fraction": value}


def _slash_fraction(reading: Reading) -> Mapping[str, Any] | None:
    value = _digits(reading)
    return None if not value else {"number": Amount(value * 0.75, value, value * 1.25), "fraction": value}


# --- distances -------------------------------------------------------------------------------------------------------


def _unit(reading: Reading) -> tuple[float, float]:
    """Return metres and relative spread of the unit; its case decides where the lexicon says so."""
    sign = next(sign for sign in reading.signs if "unit" in sign.classes)
    written = reading.text[sign.start : sign.end]
    by_case = load_lexicon().tables["units_by_case"]
    metres, spread = sign.classes["unit"]
    return by_case.get(written, metres), spread


def _miles_or_metres(reading: Reading, number: float) -> float | None:
    """Return the unit that a bare "M" or "m." stands for beside a number, metres; None for every other unit."""
    at, sign = next((i, sign) for i, sign in enumerate(reading.signs) if "unit" in sign.classes)
    written = reading.text[sign.start : sign.end]
    if written == "m" and at + 1 < len(reading.signs) and "stop" in reading.signs[at + 1].classes:
        written = "m."
    from_metres: float | None = load_lexicon().tables["miles_or_metres"].get(written)
    if from_metres is None:
        return None
    return 1609.344 if number < from_metres else 1.0


def _range(amounts: list[Amount], metres: float, spread: float) -> Range:
    if len(amounts) > 1:
        low, high = min(a.best for a in amounts), max(a.best for a in amounts)
        amount = Amount(low, (low + high) / 2, high)
    else:
        amount = amounts[0]
    return Range(amount.low * metres * (1 - spread), amount.best * metres, amount.high * metres * (1 + spread))


def _and_a_half(reading: Reading) -> Mapping[str, Any]:
    """Build "a mile and a half"."""
    metres, _ = _unit(reading)
    number, fraction = reading.first("number").best, reading.first("frac")
    low, best, high = (number + fraction * factor for factor in (0.5, 1.0, 1.5))
    return {"dist": Distance(Range(low * metres, best * metres, high * metres), unit_m=metres)}


def _distance(reading: Reading) -> Mapping[str, Any] | None:
    """Build "about 10-15 km (6-9 mi)": the first number counts, the rounder one gives the precision."""
    inside = next(
        (i for i, sign in enumerate(reading.signs) if "open" in sign.classes or "slash" in sign.classes), None
    )
    head = reading if inside is None else reading.part(0, inside)
    metres, spread = _unit(head)
    amounts = head.values("number")
    metres = _miles_or_metres(head, max(amount.best for amount in amounts)) or metres
    found = _range(amounts, metres, spread)
    if inside is not None and len(amounts) == 1:
        found = _rounder(found, reading.part(inside))
    bound = next((sign.classes["bound"] for sign in head.signs if "bound" in sign.classes), "")
    if reading.has("bound") and len(amounts) > 1:
        bound = ""
    by_road = head.has("line") or head.has("by_road")  # "8 road miles"
    hedged = reading.has("hedge") or reading.has("hedge_after")
    whole = inside is None and not hedged and not bound and len(amounts) == 1 and float(amounts[0].best).is_integer()
    return {
        "dist": Distance(
            found, bound=bound, hedged=hedged, travel=by_road, unit_m=metres, whole=whole and reading.has("number")
        )
    }


def _rounder(found: Range, bracket: Reading) -> Range:
    """Widen a distance to the precision of the same one in another unit, where that is rounder."""
    other = bracket.first("number")
    if other is None or not bracket.has("unit"):
        return found
    metres, _ = _unit(bracket)
    half = max((found.high - found.low) / 2, (other.high - other.low) / 2 * metres)
    if abs(other.best * metres - found.best) > 0.2 * found.best + half:
        return found
    return Range(max(0.0, found.best - half), found.best, found.best + half)


def _two_distances(reading: Reading) -> Mapping[str, Any]:
    """Build "10 km to 15 km" and "5 miles 300 yards": the same unit twice is a range, a smaller one is added."""
    first, second = reading.values("dist")
    if any(reading.has(name) for name in ("dash", "to", "or", "between")):
        low, high = sorted((first.metres.best, second.metres.best))
        return {"dist": replace(first, metres=Range(low, (low + high) / 2, high), whole=False)}
    if second.unit_m < first.unit_m and second.metres.best < first.unit_m:
        return {"dist": replace(first, metres=Range(*(first.metres.best + m for m in second.metres)), whole=False)}
    return {"dist": first}


def _travel(reading: Reading) -> Mapping[str, Any] | None:
    amounts = reading.values("number")
    hours = reading.first("time") / 3600.0
    low, best, high = reading.first("travel")
    first, last = amounts[0], amounts[-1]
    middle = (first.best + last.best) / 2
    metres = Range(first.best * hours * low * 1000, middle * hours * best * 1000, last.best * hours * high * 1000)
    return {"dist": Distance(metres, bound=reading.first("bound") or "", hedged=True, travel=True)}


def _bound(reading: Reading) -> Mapping[str, Any]:
    old: Distance = reading.first("dist")
    return {"dist": replace(old, bound=reading.first("bound") or old.bound, hedged=True, whole=False)}


# --- directions ------------------------------------------------------------------------------------------------------


def _degrees(reading: Reading) -> Mapping[str, Any] | None:
    number: Amount = reading.first("number")
    if not 0 <= number.best <= 360:
        return None
    spread = load_lexicon().tables["wind_spread_deg"]["magnetic" if reading.has("magnetic") else "degrees"]
    return {"wind": Wind(number.best % 360.0, spread, f"{number.best:g}°"), "exact": None}


def _quadrant(reading: Reading) -> Mapping[str, Any] | None:
    """Read a surveyor's bearing: N 45° E."""
    first, last = reading.values("wind")
    angle = reading.first("number").best
    turn = turn_deg(first.azimuth_deg, last.azimuth_deg)
    if angle > 90 or abs(turn) != 90.0:
        return None
    spread = load_lexicon().tables["wind_spread_deg"]["degrees"]
    azimuth = (first.azimuth_deg + math.copysign(angle, turn)) % 360.0
    return {"wind": Wind(azimuth, spread, f"{azimuth:g}°"), "exact": None}


def _due(reading: Reading) -> Mapping[str, Any]:
    wind: Wind = reading.values("wind")[-1]
    return {"wind": replace(wind, spread_deg=min(wind.spread_deg, load_lexicon().tables["wind_spread_deg"]["due"]))}


_SPAN = "number ( (dash|or|to) hedge* number )?"
_IN_UNITS = "number ((dash|to|or) number)? dash? unit stop?"
_BRACKET = (
    f"( open hedge* {_IN_UNITS} ( slash number dash? unit stop? | comma number unit )? close"
    " | slash number dash? unit )?"
)
_AHEAD = (
    "(?= above|along|sea|outside|inside|downstream|upstream|wind|wind_letters|from|of|by_road|by_air|away|open|comma"
    "|to_the|due|the|toponym)"
)
QUANTITY_RULES = (
    Rule("slash fraction", "(digits)? digits slash digits (?= of? vague? (unit|fraction_way))", _slash_fraction),
    Rule("number", NUMBER, _number),
    Rule(
        "fraction of a unit",
        "frac (of? vague (?= dash? (unit|time)) | (?= of? the? fraction_way) | (?= fraction_way) | (?= of? unit) )",
        _fraction,
    ),
    Rule("surveyor's bearing", "wind number degrees? wind", _quadrant),
    Rule("bearing", "bearing hedge* number degrees? magnetic? | number degrees magnetic?", _degrees),
    Rule("a mile and a half", "number unit and vague frac", _and_a_half),
    Rule(
        "distance",
        f"bound? hedge* bound? hedge* (between number and number | {_SPAN}) dash? of? (line|by_road|by_air)?"
        f" unit (stop {_AHEAD})? {_BRACKET}"
        " hedge_after?",
        _distance,
    ),
    Rule("two distances", "between? dist (dash|to|or|and) dist | dist dist", _two_distances),
    Rule("travel", f"bound? hedge* {_SPAN} dash? time (dash|of)? travel", _travel),
    Rule("bound", "(bound hedge* the? | hedge+ ) dist", _bound),
    Rule("due wind", "due wind", _due),
)
