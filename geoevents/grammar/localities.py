"""What the rules of the grammar build: localities from the signs they matched."""

from __future__ import annotations

from dataclasses import replace
from typing import TYPE_CHECKING, Any

from geoevents.angles import turn_deg
from geoevents.grammar.matched import any_wind, as_signs, azimuth_of, grounds_of, is_one_name, named_in, span_of
from geoevents.lexicon import Wind, load_lexicon
from geoevents.lexicon.rewriting import Reading
from geoevents.model import (
    Anaphor,
    Intersection,
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
    from geoevents.model import Locality

_SHORTEST_WAY_UNIT_M = 100.0  # a way is given in miles or kilometres, a height in metres or feet
_SETTLED = frozenset({"city", "town", "village"})


def kind_of(reading: Reading) -> Mapping[str, Any]:
    """Build "the village of A": the name, under the words before it."""
    toponym = reading.values("toponym")[-1]
    return {"toponym": toponym, "ground": toponym}


def part_noun(reading: Reading) -> Mapping[str, Any] | None:
    """Build "Tripoli city centre", "Tripoli's outskirts", "Libya's south": a part named after its whole."""
    wind = any_wind(reading)
    part = next((sign.classes["part_after"] for sign in reversed(reading.signs) if "part_after" in sign.classes), "")
    part = part or reading.first("label_part") or reading.first("part") or ""
    if part and not reading.has("possessive") and reading.text[reading.signs[-1].start].isupper():
        return None  # "the Michigan Center for ..." is an institution
    side = f"{wind.name} {part}".strip() if wind else part
    return as_signs(Part(span_of(reading), grounds_of(reading)[0], side))


def named_suburb(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the Damascus suburb of Douma": the second name."""
    return kind_of(reading) if reading.first("part") == "suburb" else None


def named_anaphor(reading: Reading) -> Mapping[str, Any] | None:
    """Build "the capital, Tripoli": the name."""
    name = reading.values("toponym")[-1].lookup_name.lower()
    settled = reading.first("anaphor") in ("city", "town", "village") and name not in load_lexicon().countries
    return kind_of(reading) if settled else None


def _relation(reading: Reading, distance: Distance | None) -> str:
    if reading.has("inside") and distance is not None and distance.bound == "beyond":
        return "deeper"
    for name in ("downstream", "upstream", "inside", "outside"):
        if reading.has(name):
            return name
    return distance.bound if distance else ""


def offset(reading: Reading) -> Mapping[str, Any] | None:
    """Build "10 km east of A", "10 km from A", "south of A"."""
    grounds = grounds_of(reading)
    distance: Distance | None = reading.first("dist")
    wind: Wind | None = reading.first("wind") or reading.first("wind_letters")
    if not grounds:
        return None
    relation = _relation(reading, distance)
    if not relation and _is_bulletin(reading, grounds[-1], distance):
        relation = "truncated"
    offset = Offset(
        span_of(reading),
        grounds[-1],
        distance.metres if distance else None,
        azimuth_of(wind),
        by_road=_is_by_road(reading, distance),
        relation=relation,
    )
    return as_signs(offset, offset=offset)


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
    whole = replace(classes["offset"], span=span_of(reading))
    return as_signs(whole, offset=whole)


def above(reading: Reading) -> Mapping[str, Any] | None:
    """Build "2 mi above Queenstown": so far along the way up; "200 m above Queenstown" is a height."""
    distance: Distance = reading.first("dist")
    classes = offset(reading)
    if classes is None or distance.unit_m < _SHORTEST_WAY_UNIT_M:
        return None
    way = replace(classes["offset"], by_road=True)
    return as_signs(way, offset=way)


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
    return as_signs(within, offset=within)


def back_azimuth(reading: Reading) -> Mapping[str, Any] | None:
    """Build "25 deg to X": the bearing of the ground from here."""
    classes = offset(reading)
    azimuth = classes["offset"].azimuth_deg if classes else None
    if classes is None or azimuth is None:
        return None
    turned = replace(classes["offset"], azimuth_deg=Range(*(a + 180.0 for a in azimuth)))
    return as_signs(turned, offset=turned)


def away(reading: Reading) -> Mapping[str, Any]:
    """Build "20 km away", "30 km to the south": the ground is whatever the text spoke of."""
    distance: Distance = reading.first("dist")
    last = reading.signs[-1]
    anaphor = Anaphor(Span(last.start, last.end, reading.text[last.start : last.end]), "")
    wind = azimuth_of(reading.first("wind") or reading.first("wind_letters"))
    offset = Offset(
        span_of(reading),
        anaphor,
        distance.metres,
        wind,
        by_road=reading.has("by_road") or distance.travel,
        relation=distance.bound,
    )
    return as_signs(offset, offset=offset, trailing=None)


def orthogonal(reading: Reading) -> Mapping[str, Any] | None:
    """Build "2 km E and 3 km N of A"."""
    distances = reading.values("dist")
    winds = [sign.classes.get("wind") or sign.classes["wind_letters"] for sign in reading.signs
             if sign.classes.keys() & {"wind", "wind_letters"}]  # fmt: skip
    if len(winds) != 2:
        return None
    turn = abs(turn_deg(winds[0].azimuth_deg, winds[1].azimuth_deg))
    if turn != 90.0:
        return None
    ground = grounds_of(reading)[-1]
    parts = tuple(
        Offset(span_of(reading), ground, distance.metres, azimuth_of(wind), by_road=reading.has("by_road"))
        for distance, wind in zip(distances, winds, strict=True)
    )
    return as_signs(Intersection(span_of(reading), parts, "orthogonal"))


def gloss(reading: Reading) -> Mapping[str, Any]:
    """Build "Sirte (450 km east of Tripoli, Libya)": the name and what is said of where it lies."""
    named, described, *_ = named_in(reading)
    gloss = Intersection(span_of(reading), (named, described), "gloss")
    return as_signs(gloss, gloss=None)


def gloss_away(reading: Reading) -> Mapping[str, Any] | None:
    """Build "X, 20 km away" and "X (30 km south)": the gloss counts from a place named before."""
    distance: Distance | None = reading.first("dist")
    if distance is None:
        return None
    start = next(i for i, sign in enumerate(reading.signs) if "dist" in sign.classes)
    stop = len(reading.signs) - (1 if "close" in reading.signs[-1].classes else 0)
    inner = Reading(reading.text, reading.signs[start:stop])
    offset = away(inner)["offset"]
    return as_signs(Intersection(span_of(reading), (named_in(reading)[0], offset), "gloss"), gloss=None)


def part(reading: Reading) -> Mapping[str, Any] | None:
    """Build "southern suburbs of A", "the south of A", "southern A"."""
    grounds = grounds_of(reading)
    whole = grounds[-1]
    wind: Wind | None = any_wind(reading)
    if isinstance(whole, Toponym) and wind and is_one_name(reading, whole):
        return None
    part = reading.first("part") or reading.first("part_adjective") or reading.first("label_part") or ""
    side = f"{wind.name} {part}".strip() if wind else str(part)
    first = reading.text[reading.start : reading.end].partition(" ")[0].lower()
    if part == "suburb" and first in load_lexicon().tables["joints"]["indefinite"]:
        return as_signs(Part(span_of(reading), whole, side), suburban=None)
    return as_signs(Part(span_of(reading), whole, side))


def near(reading: Reading) -> Mapping[str, Any]:
    """Build "near A", "around A", "the A area"."""
    relation = reading.first("near") or reading.first("near_after") or "near"
    return as_signs(Near(span_of(reading), grounds_of(reading)[-1], str(relation)))


def offshore(reading: Reading) -> Mapping[str, Any] | None:
    """Build "10 km off A", "off the west coast of A"."""
    distance: Distance | None = reading.first("dist")
    ground = grounds_of(reading)[-1]
    if reading.first("sea") == "coast":
        return None  # "up the coast between A and B"
    wind: Wind | None = reading.first("wind") or reading.first("wind_adjective")
    if reading.has("part") and reading.first("part") != "coast":
        return None
    if isinstance(ground, Anaphor) and ground.kind in ("place", "city", "facility"):
        return None  # "they tipped police off there"
    if isinstance(ground, Part) and ground.side.endswith("coast"):
        ground = ground.whole
    return as_signs(Offshore(span_of(reading), ground, distance.metres if distance else None, azimuth_of(wind)))


def off_its_coast(reading: Reading) -> Mapping[str, Any]:
    """Build "A, 6 miles off the coast"."""
    distance: Distance = reading.first("dist")
    return as_signs(Offshore(span_of(reading), named_in(reading)[0], distance.metres))


def all_of(reading: Reading) -> Mapping[str, Any]:
    """Build "north of A and east of B"."""
    return as_signs(Intersection(span_of(reading), tuple(reading.values("offset")), "and"))


def container(reading: Reading) -> Mapping[str, Any] | None:
    """Build "Springfield in Ohio", "Tripoli (Libya)": the second name contains the first; a road contains nothing."""
    first, second = reading.values("toponym")
    if _is_road(second):
        return None
    merged = replace(
        first, span=span_of(reading), name=first.lookup_name, within=(*first.within, second.lookup_name, *second.within)
    )
    return {"toponym": merged, "ground": merged}


def _is_road(toponym: Toponym) -> bool:
    """Tell whether a name has a road's noun in it, or a number: "State Highway 1", "Omar Mukhtar Street"."""
    phrases = load_lexicon().phrases
    words = toponym.span.text.replace(".", "").split()
    spelt = load_lexicon().tables["abbreviations"]
    nouns = [phrases.classes(spelt.get(word.lower(), word)) for word in words]
    return words[-1].isdigit() or any(noun.get("line") == "road" for noun in nouns)
