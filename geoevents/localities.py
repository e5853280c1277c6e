"""The rules that build localities from signs: each a name, a pattern over classes and what it builds."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geoevents.lexicon import Wind
from geoevents.model import (
    Along,
    Anaphor,
    Between,
    Border,
    Intersection,
    Line,
    Near,
    Offset,
    Offshore,
    Part,
    Range,
    Span,
    Toponym,
)
from geoevents.signs import Reading, Rule, Rules

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geoevents.distances import Distance
    from geoevents.model import Locality
    from geoevents.signs import Sign

HALF = Range(0.4, 0.5, 0.6)  # PHRASES 24: halfway points lie within .30 of the distance, half of that along the line
_FRACTION_SPREAD = 0.1


# --- reading what was matched ----------------------------------------------------------------------------------------


def _span(reading: Reading) -> Span:
    return Span(reading.start, reading.end, reading.text[reading.start : reading.end])


def _ground(reading: Reading, sign: Sign) -> Locality | Anaphor:
    if "toponym" in sign.classes or "locality" in sign.classes:
        found: Locality = sign.classes["ground"]
        return found
    return Anaphor(Span(sign.start, sign.end, reading.text[sign.start : sign.end]), str(sign.classes["anaphor"]))


def _grounds(reading: Reading) -> list[Locality | Anaphor]:
    return [_ground(reading, sign) for sign in reading.signs if "ground" in sign.classes]


def _named(reading: Reading) -> list[Any]:
    return [sign.classes["ground"] for sign in reading.signs if "toponym" in sign.classes or "locality" in sign.classes]


def _azimuth(wind: Wind | None) -> Range | None:
    if wind is None:
        return None
    return Range(wind.azimuth_deg - wind.spread_deg, wind.azimuth_deg, wind.azimuth_deg + wind.spread_deg)


def _locality(value: Locality, **more: object) -> Mapping[str, Any]:
    return {"locality": value, "ground": value, **more}


# --- grounds ---------------------------------------------------------------------------------------------------------


def _kind_of(reading: Reading) -> Mapping[str, Any]:
    """Build "the village of A": the name, under the words before it."""
    toponym = reading.values("toponym")[-1]
    return {"toponym": toponym, "ground": toponym}


def _part_noun(reading: Reading) -> Mapping[str, Any]:
    """Build "Tripoli city centre", "Tripoli's outskirts", "Libya's south": a part named after its whole."""
    wind: Wind | None = reading.first("wind_adjective") or reading.first("wind") or reading.first("wind_letters")
    part = next((sign.classes["part"] for sign in reversed(reading.signs) if "part" in sign.classes), "")
    side = f"{wind.name} {part}".strip() if wind else part
    return _locality(Part(_span(reading), _grounds(reading)[0], side))


# --- offsets ---------------------------------------------------------------------------------------------------------


def _relation(reading: Reading, distance: Distance | None) -> str:
    if reading.has("inside") and distance is not None and distance.bound == "beyond":
        return "deeper"
    for name in ("downstream", "upstream", "inside", "outside"):
        if reading.has(name):
            return name
    return distance.bound if distance else ""


def _offset(reading: Reading) -> Mapping[str, Any] | None:
    grounds = _grounds(reading)
    distance: Distance | None = reading.first("dist")
    wind: Wind | None = reading.first("wind") or reading.first("wind_letters")
    if not grounds:
        return None
    relation = _relation(reading, distance)
    if not relation and _is_bulletin(reading, grounds[-1], distance):
        relation = "truncated"
    offset = Offset(
        _span(reading),
        grounds[-1],
        distance.metres if distance else None,
        _azimuth(wind),
        by_road=reading.has("by_road") or (distance is not None and distance.travel),
        relation=relation,
    )
    return _locality(offset, offset=offset)


def _is_bulletin(reading: Reading, ground: Locality | Anaphor, distance: Distance | None) -> bool:
    """Tell the automatic string of an earthquake bulletin: whole km, wind in letters, name and region (PHRASES 50)."""
    return (
        distance is not None
        and distance.whole
        and distance.unit_m == 1000.0
        and reading.has("letters")
        and isinstance(ground, Toponym)
        and bool(ground.within)
    )


def _leading_ground(reading: Reading) -> Mapping[str, Any] | None:
    """Build "Bakersfield, 5 mi N" and "south of X by 30 km"."""
    return _offset(reading)


def _within_of(reading: Reading) -> Mapping[str, Any] | None:
    """Build "within 30 km of Aleppo": "of" without a wind needs a bound."""
    return _offset(reading) if reading.first("dist").bound else None


def _radius(reading: Reading) -> Mapping[str, Any] | None:
    offset = _offset(reading)
    if offset is None:
        return None
    built: Offset = offset["offset"]
    within = replace(built, relation=built.relation or "within")
    return _locality(within, offset=within)


def _back_azimuth(reading: Reading) -> Mapping[str, Any] | None:
    """Build "25 deg to X": the bearing of the ground from here."""
    offset = _offset(reading)
    azimuth = offset["offset"].azimuth_deg if offset else None
    if offset is None or azimuth is None:
        return None
    turned = replace(offset["offset"], azimuth_deg=Range(*(a + 180.0 for a in azimuth)))
    return _locality(turned, offset=turned)


def _away(reading: Reading) -> Mapping[str, Any]:
    """Build "20 km away", "30 km to the south": the ground is whatever the text spoke of."""
    distance: Distance = reading.first("dist")
    last = reading.signs[-1]
    anaphor = Anaphor(Span(last.start, last.end, reading.text[last.start : last.end]), "")
    wind = _azimuth(reading.first("wind") or reading.first("wind_letters"))
    offset = Offset(
        _span(reading),
        anaphor,
        distance.metres,
        wind,
        by_road=reading.has("by_road") or distance.travel,
        relation=distance.bound,
    )
    return _locality(offset, offset=offset, trailing=None)


def _orthogonal(reading: Reading) -> Mapping[str, Any] | None:
    distances, winds = reading.values("dist"), reading.values("wind")
    turn = abs((winds[1].azimuth_deg - winds[0].azimuth_deg + 540.0) % 360.0 - 180.0)
    if turn != 90.0:
        return None
    ground = _grounds(reading)[-1]
    parts = tuple(
        Offset(_span(reading), ground, distance.metres, _azimuth(wind), by_road=reading.has("by_road"))
        for distance, wind in zip(distances, winds, strict=True)
    )
    return _locality(Intersection(_span(reading), parts, "orthogonal"))


def _gloss(reading: Reading) -> Mapping[str, Any]:
    """Build "Sirte (450 km east of Tripoli)": the name and what is said of where it lies."""
    named = _named(reading)
    gloss = Intersection(_span(reading), (named[0], named[-1]), "gloss")
    return _locality(gloss, gloss=None)


def _gloss_away(reading: Reading) -> Mapping[str, Any] | None:
    """Build "X, 20 km away" and "X (30 km south)": the gloss counts from a place named before."""
    distance: Distance | None = reading.first("dist")
    if distance is None:
        return None
    start = next(i for i, sign in enumerate(reading.signs) if "dist" in sign.classes)
    stop = len(reading.signs) - (1 if "close" in reading.signs[-1].classes else 0)
    inner = Reading(reading.text, reading.signs[start:stop])
    offset = _away(inner)["offset"]
    return _locality(Intersection(_span(reading), (_named(reading)[0], offset), "gloss"), gloss=None)


# --- between, lines, borders -----------------------------------------------------------------------------------------


def _fraction(reading: Reading) -> Range | None:
    if reading.has("halfway"):
        return HALF
    part = reading.first("number")
    if part is None or not reading.has("fraction_way") or not 0 < part.best < 1:
        return None
    return Range(max(0.0, part.best - _FRACTION_SPREAD), part.best, min(1.0, part.best + _FRACTION_SPREAD))


def _dealing(reading: Reading) -> Mapping[str, Any]:
    """Build nothing that locates: what two parties have between them is no place."""
    return {"word": None}


def _between(reading: Reading) -> Mapping[str, Any] | None:
    grounds = _grounds(reading)
    if len(grounds) != 2:
        return None
    return _locality(Between(_span(reading), grounds[0], grounds[1], _fraction(reading)))


def _part_way(reading: Reading) -> Mapping[str, Any] | None:
    """Build "halfway along the A-B road"."""
    line = next((sign.classes["ground"] for sign in reading.signs if "polyline" in sign.classes), None)
    fraction = _fraction(reading)
    if line is None or fraction is None:
        return None
    return _locality(Between(_span(reading), line.stops[0], line.stops[-1], fraction, line.relation))


def _line(reading: Reading) -> Mapping[str, Any] | None:
    grounds = [
        _ground(reading, sign) for sign in reading.signs if "ground" in sign.classes and "line" not in sign.classes
    ]
    relation = next((str(sign.classes["line"]) for sign in reading.signs if "line" in sign.classes), "line")
    if len(grounds) < 2:
        return None
    return _locality(Line(_span(reading), tuple(grounds), relation), polyline=None)


def _border(reading: Reading) -> Mapping[str, Any]:
    named = _named(reading)
    return _locality(Border(_span(reading), named[0], named[1] if len(named) > 1 else None), frontier=None)


def _border_side(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the Iraqi side of the border with Turkey": the first name says which side."""
    named = _named(reading)
    border = next((sign.classes["ground"] for sign in reading.signs if "frontier" in sign.classes), None)
    if border is None:
        return _locality(Border(_span(reading), named[0], None, named[0]))
    return _locality(replace(border, span=_span(reading), b=border.b or named[0], side=named[0]))


# --- parts, nearness, sea, crossings ---------------------------------------------------------------------------------


def _part(reading: Reading) -> Mapping[str, Any] | None:
    grounds = _grounds(reading)
    whole = grounds[-1]
    wind: Wind | None = reading.first("wind_adjective") or reading.first("wind")
    if isinstance(whole, Toponym) and wind and _is_one_name(reading, whole):
        return None
    part = reading.first("part") or reading.first("part_adjective") or ""
    side = f"{wind.name} {part}".strip() if wind else str(part)
    return _locality(Part(_span(reading), whole, side))


def _is_one_name(reading: Reading, whole: Toponym) -> bool:
    return reading.text[reading.start : whole.span.end].lower() in _names()


def _names() -> frozenset[str]:
    from geoevents.lexicon import load_lexicon

    return load_lexicon().names


def _near(reading: Reading) -> Mapping[str, Any]:
    relation = reading.first("near") or reading.first("near_after") or "near"
    return _locality(Near(_span(reading), _grounds(reading)[-1], str(relation)))


def _road_to(reading: Reading) -> Mapping[str, Any]:
    return _locality(Near(_span(reading), _grounds(reading)[-1], "road_to"))


def _front_at(reading: Reading) -> Mapping[str, Any] | None:
    line = next(sign.classes["line"] for sign in reversed(reading.signs) if "line" in sign.classes)
    return _locality(Near(_span(reading), _grounds(reading)[0], "front")) if line == "front" else None


def _offshore(reading: Reading) -> Mapping[str, Any] | None:
    distance: Distance | None = reading.first("dist")
    ground = _grounds(reading)[-1]
    wind: Wind | None = reading.first("wind") or reading.first("wind_adjective")
    if reading.has("part") and reading.first("part") != "coast":
        return None
    if isinstance(ground, Part) and ground.side.endswith("coast"):
        ground = ground.whole
    return _locality(Offshore(_span(reading), ground, distance.metres if distance else None, _azimuth(wind)))


def _off_its_coast(reading: Reading) -> Mapping[str, Any]:
    distance: Distance = reading.first("dist")
    return _locality(Offshore(_span(reading), _named(reading)[0], distance.metres))


def _along_road(reading: Reading) -> Mapping[str, Any] | None:
    """Build "10 km from Nelson on the road to Blenheim": along the line of the two."""
    grounds = [
        _ground(reading, sign) for sign in reading.signs if "ground" in sign.classes and "line" not in sign.classes
    ]
    if len(grounds) != 2:
        return None
    distance: Distance = reading.first("dist")
    path = Line(_span(reading), tuple(grounds), str(reading.first("line")))
    return _locality(Along(_span(reading), path, grounds[0], distance.metres))


def _crossing(reading: Reading) -> Mapping[str, Any]:
    relation = reading.first("cross") or "crossing"
    return _locality(Intersection(_span(reading), tuple(_named(reading)), str(relation)))


def _all_of(reading: Reading) -> Mapping[str, Any]:
    return _locality(Intersection(_span(reading), tuple(reading.values("offset")), "and"))


def _bridge(reading: Reading) -> Mapping[str, Any]:
    return _locality(Part(_span(reading), _grounds(reading)[-1], str(reading.first("bridge"))), feature=None)


def _along(reading: Reading) -> Mapping[str, Any] | None:
    """Build "13 mi along the coast road from X": the path and the origin in either order."""
    grounds = _grounds(reading)
    path_first = next(s for s in reading.signs if "along" in s.classes or "from" in s.classes)
    if len(grounds) != 2:
        return None
    path, origin = grounds if "along" in path_first.classes else grounds[::-1]
    distance: Distance | None = reading.first("dist")
    if isinstance(path, Anaphor):
        return None
    wind = _azimuth(reading.first("wind"))
    return _locality(Along(_span(reading), path, origin, distance.metres if distance else None, wind))


def _milepost(reading: Reading) -> Mapping[str, Any] | None:
    number = reading.first("number")
    sign = next(sign for sign in reading.signs if "at_river" in sign.classes)
    metres = sign.classes["unit"][0] if "unit" in sign.classes else 1609.344
    path = _named(reading)[-1]
    origin = Anaphor(Span(sign.start, sign.end, reading.text[sign.start : sign.end]), "start")
    best = Range(*(value * metres for value in (number.low, number.best, number.high)))
    return _locality(Along(_span(reading), path, origin, best))


def _container(reading: Reading) -> Mapping[str, Any] | None:
    """Build "Springfield in Ohio", "Tripoli (Libya)": the second name contains the first."""
    first, second = reading.values("toponym")
    merged = replace(
        first, span=_span(reading), name=first.lookup_name, within=(*first.within, second.lookup_name, *second.within)
    )
    return {"toponym": merged, "ground": merged}


# --- the rules -------------------------------------------------------------------------------------------------------

G = "the? word? ground"
WAY = "( by_road | by_air | open (by_road|by_air) close )?"
TURN = "(to_the | to the? | in the | in_radius | comma | in)? hedge? wind side? "
SIDE = "(comma? (to_the | in the) wind comma?)?"
GROUND_RULES = (
    Rule(
        "the village of A",
        "(the|anaphor)? (word|wind_adjective|part_adjective|possessive|far){0,2} (?! part) kind ((possessive|and)? word? kind)? of? the?"
        " toponym | (?= kind|facility) anaphor of the? toponym",
        _kind_of,
    ),
)
_OFFSET = f"dist {WAY} away? {WAY} {TURN} {WAY} (of|from) {G}"
_NO_GLOSS_AHEAD = "(?! (comma|open) (in|relative|hedge)* dist )"
_NO_GROUND_AHEAD = "(?! side? (of|from))"
PART_RULES: tuple[Rule, ...] = (
    Rule(
        "southern suburbs of A",
        f"the? far? (wind_adjective|spelt_wind|part_adjective) (and (wind_adjective|wind))? (part|side|word part) of {G}",
        _part,
    ),
    Rule("outskirts of A", f"the? part of {G}", _part),
    Rule("the south of A", f"(in the | the) far? wind of {G}", _part),
    Rule(
        "southern A",
        "(?<! dist) far? (wind_adjective|part_adjective) (toponym|locality) | (?! letters) spelt_wind toponym",
        _part,
    ),
)
AREA_RULES: tuple[Rule, ...] = (
    Rule(
        "talks between A and B",
        f"dealing (word|in|the|of|kind|hedge|near|relative|comma){{0,3}} between {G} (and|to) {G}",
        _dealing,
    ),
    Rule(
        "10 km off A",
        f"dist away? (to_the wind)? sea the? (ground possessive? part | (wind_adjective|wind)? part of {G} | ground)",
        _offshore,
    ),
    Rule("off A", f"sea the? (ground possessive? part | (wind_adjective|wind) part of {G} | ground)", _offshore),
    Rule(
        "A city centre",
        "toponym (the? word)? (possessive (the|far)? (wind_adjective|spelt_wind|part_adjective)? (part|side)"
        " | possessive far? spelt_wind | wind_adjective? part)",
        _part_noun,
    ),
    Rule(
        "the road between A and B",
        f"the? (word|digits|number)* line (between|from|linking|of) {G} (and|to|with|dash) {G}",
        _line,
    ),
    Rule("the A-B line", "the? ground (dash|to|slash) ground word? line", _line),
    Rule("bridge over A", f"the? bridge {G}", _bridge),
    Rule("border of A and B", "the? border (between|of) the? ground (and|with|dash) the? ground", _border),
    Rule("the A-B border", "the? ground (dash|and|slash) ground border", _border),
    Rule("A's border with B", "the? ground possessive? (bordering|border with) the? ground", _border),
    Rule("border with A", "the? (bordering|border with|border of) the? ground", _border),
    Rule("A's border", "the? toponym possessive? border", _border),
    Rule("A side of the border", "the? toponym side of (frontier|border|the? anaphor)", _border_side),
    *(rule._replace(pattern=f"(?: {rule.pattern} ) {_NO_GLOSS_AHEAD}") for rule in PART_RULES),
)
OFFSET_RULES: tuple[Rule, ...] = (
    Rule("2 km E and 3 km N of A", f"dist {WAY} wind (and|comma)* dist {WAY} wind {WAY} (of|from) {G}", _orthogonal),
    Rule(
        "10 km along P from A",
        f"dist (down|up)? along {G} from {G} | dist {WAY} from {G} along {G} | dist wind? (of|from) {G} along {G}",
        _along,
    ),
    Rule("10 km east of A", _OFFSET + _NO_GLOSS_AHEAD, _offset),
    Rule("bearing 043, 12 nm from A", f"wind comma? dist (from|of) {G}", _offset),
    Rule("10 km downstream of A", f"dist? (downstream|upstream) (of|from) {G}", _offset),
    Rule("10 km from A", f"dist {WAY} away? {WAY} (from|outside|inside) {G}" + _NO_GLOSS_AHEAD, _offset),
    Rule("within 10 km of A", f"dist of {G}", _within_of),
    Rule("10 km radius of A", f"in_radius? dist dash? surround {G}", _radius),
    Rule("south of A by 10 km", f"wind side? of {G} by dist", _leading_ground),
    Rule("25 deg to A", f"exact to {G}", _back_azimuth),
)
GLOSS_RULES: tuple[Rule, ...] = (
    Rule("A, 20 km away", "toponym (comma|open) (in|relative|hedge)* dist by_road? away (?! from) close?", _gloss_away),
    Rule("A (30 km south)", "toponym open dist by_road? to_the? wind close", _gloss_away),
    Rule(
        "A (10 km east of B)", "(toponym|feature) open (in|relative|hedge)* locality (comma word{0,3})? close", _gloss
    ),
    Rule(
        "A, 10 km east of B",
        "(toponym|feature) comma? (in|relative|hedge)* (the word? kind)? (in|relative|hedge)* (offset|coordinates)",
        _gloss,
    ),
    Rule("10 km east of A, late", _OFFSET, _offset),
    Rule("10 km from A, late", f"dist {WAY} away? {WAY} (from|outside|inside) {G}", _offset),
)
STRETCH_RULES: tuple[Rule, ...] = (
    Rule(
        "between A and B",
        f"(halfway | fraction of? fraction_way?)? comma? between {G} {SIDE} comma? (and|to) {G} {SIDE}",
        _between,
    ),
    Rule("halfway from A to B", f"(halfway | fraction fraction_way) (from|of)? {G} (to|and) {G}", _between),
    Rule(
        "from A through B to C",
        f"from {G} comma? through {G} ( (comma|and|through)+ {G} ){{0,6}} comma? (to|and|up_to) {G}",
        _line,
    ),
    Rule("halfway along the A-B line", "(halfway|fraction fraction_way) (along|to|in|on)* polyline", _part_way),
)
OTHER_RULES: tuple[Rule, ...] = (
    Rule("where A meets B", f"where {G} meets {G}", _crossing),
    Rule("crossing of A and B", f"the? cross of {G} (comma {G})? comma? (and|with) {G}", _crossing),
    Rule("mile 90 of P", f"at_river number (of|in|along|on)+ {G}", _milepost),
    Rule("south of A", f"(to_the | to the?)? wind side? (of|from) {G}", _offset),
    Rule("near A", "hedge? near the? ground", _near),
    Rule("the A area", "the? toponym near_after", _near),
    Rule("the A front", "the? toponym line", _front_at),
    Rule("the road to A", f"the line (to|toward|linking) {G}", _road_to),
    Rule(
        "20 km away",
        f"dist {WAY} away (?! from) | dist {WAY} (to_the | to the | in the) wind {_NO_GROUND_AHEAD}",
        _away,
    ),
)
_EVERYWHERE = (*AREA_RULES, *OFFSET_RULES, *GLOSS_RULES, *PART_RULES, *STRETCH_RULES, *OTHER_RULES)
LOCALITY_RULES = Rules(*_EVERYWHERE)
PHRASE_RULES = Rules(
    Rule("A in B", "toponym (in|open) toponym close?", _container),
    Rule(
        "A, 10 km N",
        f"ground comma? dist {WAY} (to_the | to the)? (wind|wind_letters) {WAY} {_NO_GROUND_AHEAD}",
        _leading_ground,
    ),
    Rule("A, S side", "toponym comma (wind|wind_letters|wind_adjective) (part|side)", _part_noun),
    Rule("A, 6 miles off the coast", "toponym comma? dist sea the? part", _off_its_coast),
    Rule("10 km from A on the road to B", f"dist {WAY} from {G} (in|along)* the? line to {G}", _along_road),
    Rule("10 km E A", f"dist {WAY} wind_letters (of|from)? {G} | dist {WAY} {TURN} {WAY} toponym", _offset),
    *_EVERYWHERE,
    Rule("from A to B", f"from {G} (to|up_to) {G}", _line),
    Rule("A-B", "toponym dash toponym", _line),
    Rule("10 km N", f"dist {WAY} wind {_NO_GROUND_AHEAD}", _away),
    Rule("north of A and east of B", "offset (and|comma)+ offset", _all_of),
)
