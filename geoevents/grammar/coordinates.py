"""Coordinates written out: decimal degrees, degrees-minutes-seconds, UTM, MGRS, geohash and plus codes."""

from __future__ import annotations

import re
from bisect import bisect_left
from functools import lru_cache
from typing import TYPE_CHECKING

from geoevents.model import Coordinates, Span

if TYPE_CHECKING:
    from collections.abc import Callable

_DEGREE = r"(?:\s?(?:°|º|deg\.?|degrees?|d)\s?)"
_MINUTE = r"(?:\s?(?:'|’|′|´|m(?:in)?\.?|minutes?)\s?)"
_SECOND = r"(?:\s?(?:\"|”|″|''|’’|′′|s(?:ec)?\.?|seconds?)\s?)"
_JOINT = r"[-–:](?=\d\d)"  # notices to mariners: 13-45.5N 042-30.2E
_ANGLE = (
    rf"\d{{1,3}}(?:\.\d{{1,12}})?(?:(?:{_DEGREE}|\s|{_JOINT})(?:\d{{1,2}}(?:\.\d{{1,10}})?"
    rf"(?:(?:{_MINUTE}|\s|{_JOINT})(?:\d{{1,2}}(?:\.\d{{1,8}})?{_SECOND}?)?)?)?|{_DEGREE})?"
)
_GAP = r"\s{0,2}[,;/]?\s{0,2}(?:and\s)?(?:(?i:lon(?:g(?:itude)?)?\.?)[:=]?\s?)?"
_LAT_WORD = r"(?:(?i:lat(?:itude)?\.?)[:=]?\s?)?"
_HALF_NS = r"[NS](?:orth|outh)?\b"
_HALF_EW = r"[EW](?:ast|est)?\b"
# Latitude then longitude, the half of the globe behind each angle, or before it.
_AFTER = rf"(?<![\w.]){_LAT_WORD}(?P<lat>{_ANGLE})\s?(?P<ns>{_HALF_NS}){_GAP}(?P<lon>{_ANGLE})\s?(?P<ew>{_HALF_EW})"
_AFTER_LON_FIRST = rf"(?<![\w.])(?P<lon>{_ANGLE})\s?(?P<ew>{_HALF_EW}){_GAP}(?P<lat>{_ANGLE})\s?(?P<ns>{_HALF_NS})"
_BEFORE = rf"(?<![\w.]){_LAT_WORD}(?P<ns>[NS])\.?\s?(?P<lat>{_ANGLE}){_GAP}(?P<ew>[EW])\.?\s?(?P<lon>{_ANGLE})(?![\w])"
# Degrees, minutes and maybe seconds without anything between them, as in notices to airmen: 1345N 04230E.
_COMPACT = (
    r"(?<![\w.])(?P<lat>[0-8]\d[0-5]\d(?:[0-5]\d)?(?:\.\d{1,4})?)\s?(?P<ns>[NS])[\s,/]{0,3}"
    r"(?P<lon>[01]\d\d[0-5]\d(?:[0-5]\d)?(?:\.\d{1,4})?)\s?(?P<ew>[EW])(?!\w)"
)
_SIGNED = (
    r"(?<![\w.,])(?:lat(?:itude)?\.?[:=]?\s?)?(?P<lat>[+\-−]?\d{1,2}\.\d{1,12})(?:\s?°)?\s{0,2}[,;]\s{0,2}"
    r"(?:lon(?:g(?:itude)?)?\.?[:=]?\s?)?(?P<lon>[+\-−]?\d{1,3}\.\d{1,12})(?:\s?°)?(?![\w]|[.,]\d|\s?%)"
)
_LABELLED = (
    r"(?i)\blat(?:itude)?\.?\s?[:=]?\s?(?P<lat>[+\-−]?\d{1,2}(?:\.\d{1,12})?)\s?°?\s{0,2}[,;]?\s{0,2}"
    r"lon(?:g(?:itude)?)?\.?\s?[:=]?\s?(?P<lon>[+\-−]?\d{1,3}(?:\.\d{1,12})?)(?![\w]|\.\d)"
)
_UTM = (
    r"\b(?:UTM\s(?:zone\s)?)?(?P<zone>[1-9]|[1-5]\d|60)\s?(?P<band>[C-HJ-NP-X])[\s,]{1,2}(?P<x>\d{6}(?:\.\d{1,3})?)\s?(?:m\s?)?E?"
    r"[\s,]{1,2}(?P<y>\d{6,7}(?:\.\d{1,3})?)\s?(?:m\s?)?N?\b"
)
_MGRS = (
    r"\b(?P<zone>[1-9]|[1-5]\d|60)\s?(?P<band>[C-HJ-NP-X])\s?(?P<square>[A-HJ-NP-Z][A-HJ-NP-V])\s?"
    r"(?:(?P<x>\d{1,5})\s(?P<y>\d{1,5})|(?P<both>\d{2,10}))\b"
)
_PLUS = r"(?<![\w+])(?P<code>[23456789CFGHJMPQRVWX]{8}\+[23456789CFGHJMPQRVWX]{2,3})(?!\w)"
# The quarter-degree square of southern African records: degrees south, degrees east, half and quarter by letter.
# Without its name only in the atlas region, where no year can stand.
_QDS = (
    r"(?<![\w.])(?P<named>(?i:QDS|QDGC|quarter[- ]degree (?:grid )?(?:square|cell)|grid(?: square| ref| reference)?)"
    r"[:.]?\s)?"
    r"(?P<lat>[0-3]\d)(?P<lon>[0-5]\d)\s?(?P<squares>[A-D]{1,2})(?!\w)"
)
_GEOHASH = r"(?i)\bgeohash[:=]?\s(?P<code>[0-9bcdefghjkmnpqrstuvwxyz]{3,12})\b"
_NUMBERS = re.compile(r"\d+(?:\.\d+)?")
_ROWS, _COLUMNS = "ABCDEFGHJKLMNPQRSTUV", "ABCDEFGHJKLMNPQRSTUVWXYZ"
_PLUS_DIGITS = "23456789CFGHJMPQRVWX"  # Open Location Code specification
_GEOHASH_DIGITS = "0123456789bcdefghjkmnpqrstuvwxyz"  # Niemeyer 2008
_ATLAS = (22.0, 35.0, 16.0, 33.0)  # degrees south and east: the Second Southern African Bird Atlas Project
_METRES_PER_DEGREE = 111_320.0  # of longitude at the equator, WGS84


def find_coordinates(text: str) -> list[Coordinates]:
    """Find the positions written out in a text.

    Parameters
    ----------
    text : str

    Returns
    -------
    list of Coordinates
        In order, without overlap. ``precision_deg`` is one unit of the last digit of the coarser angle, or half the
        side of the cell.

    Examples
    --------
    >>> [(c.lon, c.lat, c.precision_deg) for c in find_coordinates("at 31.209N, 16.589E on Monday")]
    [(16.589, 31.209, 0.001)]
    >>> find_coordinates("a score of 3, 4")
    []
    """
    found: list[Coordinates] = []
    for pattern, read in _possible(text):
        for match in pattern.finditer(text):
            at = bisect_left(found, match.start(), key=_start)
            if (at and found[at - 1].span.end > match.start()) or (
                at < len(found) and found[at].span.start < match.end()
            ):
                continue
            position = read(match)
            if position is None:
                continue
            lon, lat, precision_deg = position
            if -90.0 <= lat <= 90.0 and -180.0 <= lon <= 180.0:
                end = match.start() + len(match.group().rstrip())
                span = Span(match.start(), end, text[match.start() : end])
                found.insert(at, Coordinates(span, round(lon, 10), round(lat, 10), precision_deg))
    return found


def _start(coordinates: Coordinates) -> int:
    return coordinates.span.start


def _angle(words: str) -> tuple[float, float] | None:
    """Return degrees and one unit of the last digit of "36 31'21.4"."""
    numbers = _NUMBERS.findall(words)
    value, unit = 0.0, 1.0
    for number, divisor in zip(numbers, (1.0, 60.0, 3600.0), strict=False):
        if divisor > 1 and float(number) >= 60:
            return None
        value += float(number) / divisor
        digits = len(number.partition(".")[2])
        unit = 10.0**-digits / divisor
    return value, unit


def _halves(match: re.Match[str]) -> tuple[float, float, float] | None:
    if "-" in match["lat"] and " and " in match.group():
        return None  # "10-15N and 12-17E" are ranges
    lat, lon = _angle(match["lat"]), _angle(match["lon"])
    if lat is None or lon is None:
        return None
    south, west = match["ns"][0] in "Ss", match["ew"][0] in "Ww"
    return (-lon[0] if west else lon[0]), (-lat[0] if south else lat[0]), max(lat[1], lon[1])


def _compact(match: re.Match[str]) -> tuple[float, float, float] | None:
    """Read DDMM or DDMMSS of latitude, DDDMM or DDDMMSS of longitude."""
    angles = []
    for digits, degrees in ((match["lat"], 2), (match["lon"], 3)):
        whole, minutes = digits[:degrees], digits[degrees:]
        seconds = minutes[2:] if len(minutes.partition(".")[0]) == 4 else ""
        angles.append(_angle(f"{whole} {minutes[:2]} {seconds}" if seconds else f"{whole} {minutes}"))
    lat, lon = angles
    if lat is None or lon is None:
        return None
    south, west = match["ns"] == "S", match["ew"] == "W"
    return (-lon[0] if west else lon[0]), (-lat[0] if south else lat[0]), max(lat[1], lon[1])


def _signed(match: re.Match[str]) -> tuple[float, float, float] | None:
    lat, lon = (match[name].replace("−", "-") for name in ("lat", "lon"))
    named = "lat" in match.group().lower() or "°" in match.group() or "-" in lat + lon or "+" in lat + lon
    alone = len(match.group()) == len(match.string.strip(" ()[]."))
    if not (named or alone) and min(len(number.partition(".")[2]) for number in (lat, lon)) < 3:
        return None  # "4.5, 7.2" in running text is a pair of any two numbers
    unit = max(10.0 ** -len(number.partition(".")[2]) for number in (lat, lon))
    return float(lon), float(lat), unit


def _utm(match: re.Match[str]) -> tuple[float, float, float] | None:
    return _from_utm(int(match["zone"]), match["band"], float(match["x"]), float(match["y"]), 1.0)


def _from_utm(zone: int, band: str, x: float, y: float, cell_m: float) -> tuple[float, float, float] | None:
    from pyproj import Transformer  # here, because few texts hold grid references and pyproj is slow to import

    north = band >= "N"
    transformer = Transformer.from_crs(32600 + zone if north else 32700 + zone, 4326, always_xy=True)
    lon, lat = transformer.transform(x, y)
    return float(lon), float(lat), cell_m / _METRES_PER_DEGREE


def _quarter_degree(match: re.Match[str]) -> tuple[float, float, float] | None:
    """Read a quarter-degree square: A is the north-western quarter, B the north-eastern, C and D below them.

    References
    ----------
    Larsen, Holmern, Prager, Maliti & Røskaft 2009, Using the extended quarter degree grid cell system, African Journal
    of Ecology 47.
    """
    south, east, side = float(match["lat"]), float(match["lon"]), 1.0
    in_atlas = _ATLAS[0] <= south <= _ATLAS[1] and _ATLAS[2] <= east <= _ATLAS[3]
    if not match["named"] and not (in_atlas and match.group().isalnum()):
        return None
    for letter in match["squares"]:
        side /= 2.0
        east += side * (letter in "BD")
        south += side * (letter in "CD")
    return east + side / 2, -(south + side / 2), side / 2


def _mgrs(match: re.Match[str]) -> tuple[float, float, float] | None:
    """Read a cell of the Military Grid Reference System: its centre (NGA.STND.0037, tables of 100 km squares)."""
    digits = match["both"] or match["x"] + match["y"]
    if len(digits) % 2 or (match["both"] is None and len(match["x"]) != len(match["y"])):
        return None
    half = len(digits) // 2
    cell = 10.0 ** (5 - half)
    zone, column, row = int(match["zone"]), match["square"][0], match["square"][1]
    columns = _COLUMNS[8 * ((zone - 1) % 3) :][:8]
    if column not in columns:
        return None
    x = (columns.index(column) + 1) * 100_000 + int(digits[:half]) * cell + cell / 2
    row_index = (_ROWS.index(row) - (5 if zone % 2 == 0 else 0)) % 20
    y = row_index * 100_000 + int(digits[half:]) * cell + cell / 2
    band = match["band"]
    low = ("CDEFGHJKLMNPQRSTUVWX".index(band) - 10) * 8.0
    floor_m = (low * 110_600.0) if low >= 0 else 10_000_000 + low * 110_700.0
    while y < floor_m - 150_000:
        y += 2_000_000
    return _from_utm(zone, band, x, y, cell / 2)


def _plus_code(match: re.Match[str]) -> tuple[float, float, float]:
    """Read an Open Location Code: pairs of base-20 digits, then a 4 x 5 grid."""
    code = match["code"].replace("+", "")
    lat, lon, step = -90.0, -180.0, 20.0
    for i in range(0, 10, 2):
        lat += _PLUS_DIGITS.index(code[i]) * step
        lon += _PLUS_DIGITS.index(code[i + 1]) * step
        step /= 20.0
    height = width = step * 20.0
    if len(code) == 11:
        row, column = divmod(_PLUS_DIGITS.index(code[10]), 4)
        height, width = height / 5, width / 4
        lat, lon = lat + row * height, lon + column * width
    return lon + width / 2, lat + height / 2, max(height, width) / 2


def _geohash(match: re.Match[str]) -> tuple[float, float, float]:
    low, high = [-180.0, -90.0], [180.0, 90.0]
    bit = 0
    for digit in match["code"].lower():
        value = _GEOHASH_DIGITS.index(digit)
        for shift in (4, 3, 2, 1, 0):
            axis = bit % 2
            middle = (low[axis] + high[axis]) / 2
            if value >> shift & 1:
                low[axis] = middle
            else:
                high[axis] = middle
            bit += 1
    return (low[0] + high[0]) / 2, (low[1] + high[1]) / 2, max(high[0] - low[0], high[1] - low[1]) / 2


_NOTATIONS: tuple[tuple[str, Callable[[re.Match[str]], tuple[float, float, float] | None]], ...] = (
    (_UTM, _utm),
    (_MGRS, _mgrs),
    (_PLUS, _plus_code),
    (_QDS, _quarter_degree),
    (_GEOHASH, _geohash),
    (_COMPACT, _compact),
    (_BEFORE, _halves),
    (_AFTER, _halves),
    (_AFTER_LON_FIRST, _halves),
    (_LABELLED, _signed),
    (_SIGNED, _signed),
)


_LAT_THEN_DIGIT = re.compile(r"lat(?:itude)?\.?\s?[:=]?\s?[+\-−]?\d")
_HALF_AND_DIGIT = re.compile(rf"[NSEW](?:\.?\s?\d|(?:orth|outh|ast|est)?\b{_GAP}\d)")
_GRID = re.compile(r"\d(?:\d{5}|\s?[C-HJ-NP-X]\s?[A-HJ-NP-Z][A-HJ-NP-V])")

# All that grids, quarter degrees and compact notations begin with, in one look: few texts have it.
_ANY_GRID = re.compile(r"\d(?:\d{5}|\d{3}(?:\.\d{1,4})?\s?[A-DNS]|\s?[C-HJ-NP-X]\s?[A-HJ-NP-Z][A-HJ-NP-V])")

# What a notation cannot do without: a search for it is many times quicker than the pattern.
_SIGN_OF: dict[str, Callable[[str], object]] = {
    _UTM: _GRID.search,
    _MGRS: _GRID.search,
    _PLUS: lambda text: "+" in text,
    _QDS: re.compile(r"[0-3]\d[0-5]\d\s?[A-D]").search,
    _GEOHASH: lambda text: "geohash" in text.lower(),
    _COMPACT: re.compile(r"\d{4}(?:\.\d{1,4})?\s?[NS]").search,
    _BEFORE: _HALF_AND_DIGIT.search,
    _AFTER: _HALF_AND_DIGIT.search,
    _AFTER_LON_FIRST: _HALF_AND_DIGIT.search,
    _LABELLED: lambda text: _LAT_THEN_DIGIT.search(text.lower()),
    _SIGNED: re.compile(r"\.\d{1,12}(?:\s?°)?\s{0,2}[,;]").search,
}
_SIGNS = frozenset(_SIGN_OF.values())
_OTHER_SIGNS = _SIGNS - {_SIGN_OF[notation] for notation in (_UTM, _MGRS, _QDS, _COMPACT)}


def _possible(text: str) -> list[tuple[re.Pattern[str], Callable[[re.Match[str]], tuple[float, float, float] | None]]]:
    """Return the notations in which a text can hold a position, in order."""
    shown = {sign for sign in (_SIGNS if _ANY_GRID.search(text) else _OTHER_SIGNS) if sign(text)}
    return [(_compiled(notation), read) for notation, read in _NOTATIONS if _SIGN_OF[notation] in shown]


@lru_cache(maxsize=len(_NOTATIONS))
def _compiled(notation: str) -> re.Pattern[str]:
    """Compile a notation when a text may have it: few do, and all together take a fortieth of the opening time."""
    return re.compile(notation)
