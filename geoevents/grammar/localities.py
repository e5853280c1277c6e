"""What the rules of the grammar build: localities from the signs they matched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geoevents.lexicon import Wind
from geoevents.lexicon.signs import Reading
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

if TYPE_CHECKING:
    from collections.abc import Mapping

    from geoevents.grammar.distances import Distance
    from geoevents.lexicon.signs import Sign
    from geoevents.model import Locality

HALF = Range(0.4, 0.5, 0.6)  # PHRASES 24: halfway points lie within .30 of the distance, half of that along the line
_SHORTEST_WAY_UNIT_M = 100.0  # a way is given in miles or kilometres, a height in metres or feet
_SETTLED = frozenset({"city", "town", "village"})
_FRACTION_SPREAD = 0.1
_WAYS = {"down": "downstream", "downstream": "downstream", "up": "upstream", "upstream": "upstream"}


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


def _any_wind(reading: Reading) -> Wind | None:
    found: Wind | None = next(
        (wind for name in ("wind_adjective", "wind", "wind_letters") if (wind := reading.first(name)) is not None), None
    )
    return found


def _locality(value: Locality, **more: object) -> Mapping[str, Any]:
    return {"locality": value, "ground": value, **more}


# --- grounds ---------------------------------------------------------------------------------------------------------


def kind_of(reading: Reading) -> Mapping[str, Any]:
    """Build "the village of A": the name, under the words before it."""
    toponym = reading.values("toponym")[-1]
    return {"toponym": toponym, "ground": toponym}


def part_noun(reading: Reading) -> Mapping[str, Any] | None:
    """Build "Tripoli city centre", "Tripoli's outskirts", "Libya's south": a part named after its whole."""
    wind = _any_wind(reading)
    part = next((sign.classes["part_after"] for sign in reversed(reading.signs) if "part_after" in sign.classes), "")
    part = part or reading.first("label_part") or reading.first("part") or ""
    if part and not reading.has("possessive") and reading.text[reading.signs[-1].start].isupper():
        return None  # "the Michigan Center for ..." is an institution
    side = f"{wind.name} {part}".strip() if wind else part
    return _locality(Part(_span(reading), _grounds(reading)[0], side))


def named_suburb(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the Damascus suburb of Douma": the second name."""
    return kind_of(reading) if reading.first("part") == "suburb" else None


def named_anaphor(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the capital, Tripoli": the name."""
    from geoevents.lexicon import load_lexicon

    name = reading.values("toponym")[-1].lookup_name.lower()
    settled = reading.first("anaphor") in ("city", "town", "village") and name not in load_lexicon().countries
    return kind_of(reading) if settled else None


# --- offsets ---------------------------------------------------------------------------------------------------------


def _relation(reading: Reading, distance: Distance | None) -> str:
    if reading.has("inside") and distance is not None and distance.bound == "beyond":
        return "deeper"
    for name in ("downstream", "upstream", "inside", "outside"):
        if reading.has(name):
            return name
    return distance.bound if distance else ""


def offset(reading: Reading) -> Mapping[str, Any] | None:
    """Build "10 km east of A", "10 km from A", "south of A"."""
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
        by_road=_is_by_road(reading, distance),
        relation=relation,
    )
    return _locality(offset, offset=offset)


def _is_by_road(reading: Reading, distance: Distance | None) -> bool:
    """Tell whether a distance is along a way: "by road", "by boat", "two hours' drive"; not "by air"."""
    by_boat = reading.has("travel") and not reading.has("by_air")
    return reading.has("by_road") or by_boat or (distance is not None and distance.travel)


def _is_bulletin(reading: Reading, ground: Locality | Anaphor, distance: Distance | None) -> bool:
    """Tell the automatic string of an earthquake bulletin: whole km, wind in letters, name and region (PHRASES 50)."""
    return (
        distance is not None
        and distance.whole
        and distance.unit_m == 1000.0
        and _is_bare(reading)
        and isinstance(ground, Toponym)
        and bool(ground.within)
    )


def _is_bare(reading: Reading) -> bool:
    """Tell whether a reading begins as bulletins do, "57 km S of": "5 Km N. of" is a person's."""
    words = [reading.text[sign.start : sign.end] for sign in reading.signs[:3]]
    kinds = ("dist", "letters", "of")
    return (
        len(words) == len(kinds)
        and all(name in sign.classes for name, sign in zip(kinds, reading.signs, strict=False))
        and words[0].endswith("km")
        and words[1].isalpha()
    )


def leading_ground(reading: Reading) -> Mapping[str, Any] | None:
    """Build "Bakersfield, 5 mi N" and "south of X by 30 km"."""
    return offset(reading)


def own_ground(reading: Reading) -> Mapping[str, Any] | None:
    """Build "Dunedin, 4 mi N of city": the words after the wind go back to the name."""
    at = next(i for i, sign in enumerate(reading.signs) if sign.classes.keys() & {"of", "from", "outside"} and i > 1)
    last = reading.signs[-1].classes
    classes = offset(reading.part(0, at))
    if classes is None or not ("void" in last or {last.get("anaphor"), last.get("kind")} & _SETTLED):
        return None
    whole = replace(classes["offset"], span=_span(reading))
    return _locality(whole, offset=whole)


def above(reading: Reading) -> Mapping[str, Any] | None:
    """Build "2 mi above Queenstown": so far along the way up; "200 m above Queenstown" is a height."""
    distance: Distance = reading.first("dist")
    classes = offset(reading)
    if classes is None or distance.unit_m < _SHORTEST_WAY_UNIT_M:
        return None
    way = replace(classes["offset"], by_road=True)
    return _locality(way, offset=way)


def within_of(reading: Reading) -> Mapping[str, Any] | None:
    """Build "within 30 km of Aleppo": "of" without a wind needs a bound."""
    return offset(reading) if reading.first("dist").bound else None


def radius(reading: Reading) -> Mapping[str, Any] | None:
    """Build "within a 10 km radius of A"."""
    classes = offset(reading)
    if classes is None:
        return None
    built: Offset = classes["offset"]
    within = replace(built, relation=built.relation or "within")
    return _locality(within, offset=within)


def back_azimuth(reading: Reading) -> Mapping[str, Any] | None:
    """Build "25 deg to X": the bearing of the ground from here."""
    classes = offset(reading)
    azimuth = classes["offset"].azimuth_deg if classes else None
    if classes is None or azimuth is None:
        return None
    turned = replace(classes["offset"], azimuth_deg=Range(*(a + 180.0 for a in azimuth)))
    return _locality(turned, offset=turned)


def away(reading: Reading) -> Mapping[str, Any]:
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


def orthogonal(reading: Reading) -> Mapping[str, Any] | None:
    """Build "2 km E and 3 km N of A"."""
    distances = reading.values("dist")
    winds = [sign.classes.get("wind") or sign.classes["wind_letters"] for sign in reading.signs
             if sign.classes.keys() & {"wind", "wind_letters"}]  # fmt: skip
    if len(winds) != 2:
        return None
    turn = abs((winds[1].azimuth_deg - winds[0].azimuth_deg + 540.0) % 360.0 - 180.0)
    if turn != 90.0:
        return None
    ground = _grounds(reading)[-1]
    parts = tuple(
        Offset(_span(reading), ground, distance.metres, _azimuth(wind), by_road=reading.has("by_road"))
        for distance, wind in zip(distances, winds, strict=True)
    )
    return _locality(Intersection(_span(reading), parts, "orthogonal"))


def gloss(reading: Reading) -> Mapping[str, Any]:
    """Build "Sirte (450 km east of Tripoli)": the name and what is said of where it lies."""
    named = _named(reading)
    gloss = Intersection(_span(reading), (named[0], named[-1]), "gloss")
    return _locality(gloss, gloss=None)


def gloss_away(reading: Reading) -> Mapping[str, Any] | None:
    """Build "X, 20 km away" and "X (30 km south)": the gloss counts from a place named before."""
    distance: Distance | None = reading.first("dist")
    if distance is None:
        return None
    start = next(i for i, sign in enumerate(reading.signs) if "dist" in sign.classes)
    stop = len(reading.signs) - (1 if "close" in reading.signs[-1].classes else 0)
    inner = Reading(reading.text, reading.signs[start:stop])
    offset = away(inner)["offset"]
    return _locality(Intersection(_span(reading), (_named(reading)[0], offset), "gloss"), gloss=None)


# --- between, lines, borders -----------------------------------------------------------------------------------------


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
    grounds = _grounds(reading)
    if len(grounds) != 2:
        return None
    return _locality(Between(_span(reading), grounds[0], grounds[1], _fraction(reading)))


def part_way(reading: Reading) -> Mapping[str, Any] | None:
    """Build "halfway along the A-B road"."""
    line = next((sign.classes["ground"] for sign in reading.signs if "polyline" in sign.classes), None)
    fraction = _fraction(reading)
    if line is None or fraction is None:
        return None
    return _locality(Between(_span(reading), line.stops[0], line.stops[-1], fraction, line.relation))


def line(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the road between A and B", "the A-B line", "from A through B to C"."""
    grounds = [
        _ground(reading, sign) for sign in reading.signs if "ground" in sign.classes and "line" not in sign.classes
    ]
    relation = next((str(sign.classes["line"]) for sign in reading.signs if "line" in sign.classes), "line")
    if len(grounds) < 2:
        return None
    return _locality(Line(_span(reading), tuple(grounds), relation), polyline=None)


def border(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the border between A and B", "A's border"; of a border without a name there is nothing to build."""
    named = _named(reading)
    if not named:
        return None
    return _locality(Border(_span(reading), named[0], named[1] if len(named) > 1 else None), frontier=None)


def border_side(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the Iraqi side of the border with Turkey": the first name says which side."""
    named = _named(reading)
    border = next((sign.classes["ground"] for sign in reading.signs if "frontier" in sign.classes), None)
    if border is None:
        return _locality(Border(_span(reading), named[0], None, named[0]))
    return _locality(replace(border, span=_span(reading), b=border.b or named[0], side=named[0]))


# --- parts, nearness, sea, crossings ---------------------------------------------------------------------------------


def part(reading: Reading) -> Mapping[str, Any] | None:
    """Build "southern suburbs of A", "the south of A", "southern A"."""
    grounds = _grounds(reading)
    whole = grounds[-1]
    wind: Wind | None = _any_wind(reading)
    if isinstance(whole, Toponym) and wind and _is_one_name(reading, whole):
        return None
    part = reading.first("part") or reading.first("part_adjective") or reading.first("label_part") or ""
    side = f"{wind.name} {part}".strip() if wind else str(part)
    if part == "suburb" and reading.text[reading.start : reading.start + 2].lower() == "a ":
        return _locality(Part(_span(reading), whole, side), suburban=None)
    return _locality(Part(_span(reading), whole, side))


def _is_one_name(reading: Reading, whole: Toponym) -> bool:
    return reading.text[reading.start : whole.span.end].lower() in _names()


def _names() -> frozenset[str]:
    from geoevents.lexicon import load_lexicon

    return load_lexicon().names


def near(reading: Reading) -> Mapping[str, Any]:
    """Build "near A", "around A", "the A area"."""
    relation = reading.first("near") or reading.first("near_after") or "near"
    return _locality(Near(_span(reading), _grounds(reading)[-1], str(relation)))


def road_to(reading: Reading) -> Mapping[str, Any]:
    """Build "the road to A"."""
    return _locality(Near(_span(reading), _grounds(reading)[-1], "road_to"))


def front_at(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the A front"."""
    line = next(sign.classes["line"] for sign in reversed(reading.signs) if "line" in sign.classes)
    return _locality(Near(_span(reading), _grounds(reading)[0], "front")) if line == "front" else None


def offshore(reading: Reading) -> Mapping[str, Any] | None:
    """Build "10 km off A", "off the west coast of A"."""
    distance: Distance | None = reading.first("dist")
    ground = _grounds(reading)[-1]
    if reading.first("sea") == "coast":
        return None  # "up the coast between A and B"
    wind: Wind | None = reading.first("wind") or reading.first("wind_adjective")
    if reading.has("part") and reading.first("part") != "coast":
        return None
    if isinstance(ground, Anaphor) and ground.kind in ("place", "city", "facility"):
        return None  # "they tipped police off there"
    if isinstance(ground, Part) and ground.side.endswith("coast"):
        ground = ground.whole
    return _locality(Offshore(_span(reading), ground, distance.metres if distance else None, _azimuth(wind)))


def off_its_coast(reading: Reading) -> Mapping[str, Any]:
    """Build "A, 6 miles off the coast"."""
    distance: Distance = reading.first("dist")
    return _locality(Offshore(_span(reading), _named(reading)[0], distance.metres))


def along_road(reading: Reading) -> Mapping[str, Any] | None:
    """Build "10 km from Nelson on the road to Blenheim": along the line of the two."""
    grounds = [
        _ground(reading, sign) for sign in reading.signs if "ground" in sign.classes and "line" not in sign.classes
    ]
    if len(grounds) != 2:
        return None
    distance: Distance = reading.first("dist")
    path = Line(_span(reading), tuple(grounds), str(reading.first("line")))
    return _locality(Along(_span(reading), path, grounds[0], distance.metres))


def crossing(reading: Reading) -> Mapping[str, Any]:
    """Build "the junction of A and B", "where A meets B"."""
    relation = reading.first("cross") or "crossing"
    return _locality(Intersection(_span(reading), tuple(_named(reading)), str(relation)))


def all_of(reading: Reading) -> Mapping[str, Any]:
    """Build "north of A and east of B"."""
    return _locality(Intersection(_span(reading), tuple(reading.values("offset")), "and"))


def bridge(reading: Reading) -> Mapping[str, Any]:
    """Build "the bridge over A"."""
    return _locality(
        Part(_span(reading), _grounds(reading)[-1], str(reading.first("bridge"))), riverside=None, feature=None
    )


def bank(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the left bank of A", "A's east bank", looking downstream."""
    side, ground = reading.first("bank"), _grounds(reading)[0]
    if isinstance(ground, Toponym) and _is_one_name(reading, ground):
        return None
    return _locality(Part(_span(reading), ground, f"{side} bank"), riverside=None, feature=None)


def by_the_river(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the left bank of A opposite B", "the bridge over A in B": a part of a river, and what says where."""
    part = next(sign.classes["ground"] for sign in reading.signs if "riverside" in sign.classes)
    clause = reading.signs[-1].classes["ground"]
    if isinstance(clause, Anaphor):
        return None
    near = next((sign.classes["near"] for sign in reading.signs if "near" in sign.classes), None)
    if near is not None and "near" not in reading.signs[-1].classes:
        clause = Near(clause.span, clause, str(near))
    return _locality(Intersection(_span(reading), (part, clause), "riverside"))


def riverside_in(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the bridge over A in B" whole: the names by themselves would be a place in its container."""
    river, town = reading.values("toponym")
    side = "bridge" if reading.has("bridge") else f"{reading.first('bank')} bank"
    end = river.span.end
    part = Part(Span(reading.start, end, reading.text[reading.start : end]), river, side)
    return _locality(Intersection(_span(reading), (part, town), "riverside"))


def riverside_between(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the left bank of A between B and C"."""
    part, start, end = _grounds(reading)
    if isinstance(part, Anaphor):
        return None
    between = Between(Span(start.span.start, end.span.end, reading.text[start.span.start : end.span.end]), start, end)
    return _locality(Intersection(_span(reading), (part, between), "riverside"))


def stretch(reading: Reading) -> Mapping[str, Any] | None:
    """Build "along A between B and C", "on A near B": where A is no river, the clause alone counts."""
    grounds = _grounds(reading)
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
        if near and isinstance(clause, Toponym):
            clause = Near(clause.span, clause, str(near[-1]))
    return _locality(Intersection(_span(reading), (path, clause), "stretch"))


def down_the_river(reading: Reading) -> Mapping[str, Any] | None:
    """Build "20 km downstream from B on A"."""
    origin, path = _grounds(reading)
    distance: Distance | None = reading.first("dist")
    if isinstance(path, Anaphor):
        return None
    way = "downstream" if reading.has("downstream") else "upstream"
    return _locality(Along(_span(reading), path, origin, distance.metres if distance else None, None, way))


def confluence_of(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the confluence of the White and Blue Nile": two names that share a word, or were read as one."""
    relation, ground = reading.first("cross"), _grounds(reading)[0]
    if relation != "confluence" or not isinstance(ground, Toponym):
        return None
    word = next((sign for sign in reading.signs if "word" in sign.classes), None)
    if word is not None:
        if not reading.text[word.start].isupper():
            return None
        both = reading.text[word.start : ground.span.end]
        ground = Toponym(Span(word.start, ground.span.end, both), ground.kind)
    return _locality(Intersection(_span(reading), (ground,), "confluence"))


def along(reading: Reading) -> Mapping[str, Any] | None:
    """Build "13 mi along the coast road from X": the path and the origin in either order."""
    grounds = _grounds(reading)
    path_first = next(s for s in reading.signs if s.classes.keys() & {"along", "from", "of"})
    if len(grounds) != 2:
        return None
    path, origin = grounds if path_first.classes.keys().isdisjoint({"from", "of"}) else grounds[::-1]
    distance: Distance | None = reading.first("dist")
    if isinstance(path, Anaphor):
        return None
    wind = _azimuth(reading.first("wind"))
    way = next((way for word, way in _WAYS.items() if reading.has(word)), "")
    return _locality(Along(_span(reading), path, origin, distance.metres if distance else None, wind, way))


def milepost(reading: Reading) -> Mapping[str, Any] | None:
    """Build "mile 90 of P"."""
    number = reading.first("number")
    sign = next(sign for sign in reading.signs if "at_river" in sign.classes)
    metres = sign.classes["unit"][0] if "unit" in sign.classes else 1609.344
    path = _named(reading)[-1]
    origin = Anaphor(Span(sign.start, sign.end, reading.text[sign.start : sign.end]), "start")
    best = Range(*(value * metres for value in (number.low, number.best, number.high)))
    return _locality(Along(_span(reading), path, origin, best))


def container(reading: Reading) -> Mapping[str, Any] | None:
    """Build "Springfield in Ohio", "Tripoli (Libya)": the second name contains the first; a road contains nothing."""
    first, second = reading.values("toponym")
    if _is_road(second):
        return None
    merged = replace(
        first, span=_span(reading), name=first.lookup_name, within=(*first.within, second.lookup_name, *second.within)
    )
    return {"toponym": merged, "ground": merged}


def crossing_with(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the Rafah crossing with Egypt": the neighbour says what is crossed to, and holds nothing."""
    first, _ = reading.values("toponym")
    if first.kind != "crossing":
        return None
    merged = replace(first, span=_span(reading), name=first.lookup_name)
    return {"toponym": merged, "ground": merged}


def _is_road(toponym: Toponym) -> bool:
    """Tell whether a name has a road's noun in it, or a number: "State Highway 1", "Omar Mukhtar Street"."""
    from geoevents.lexicon import load_lexicon

    phrases = load_lexicon().phrases
    words = toponym.span.text.replace(".", "").split()
    spelt = load_lexicon().tables["abbreviations"]
    nouns = [phrases.classes(spelt.get(word.lower(), word)) for word in words]
    return words[-1].isdigit() or any(noun.get("line") == "road" for noun in nouns)
