"""Which place each name of a single phrase means: containers after commas first, then importance and nearness."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

import shapely

from geoevents.folding import fold
from geoevents.geodesy import great_circle_m
from geoevents.grammar.names import NATURAL_KINDS
from geoevents.kept import kept_with_owner
from geoevents.lexicon import load_lexicon
from geoevents.model import (
    Along,
    Alternative,
    Anaphor,
    Between,
    Border,
    Intersection,
    Line,
    Near,
    Offset,
    Offshore,
    Part,
    Place,
    Span,
    Toponym,
)

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer
    from geoevents.model import Instead, Locality

MAX_CANDIDATES = 50
_PAIR_CANDIDATES = 12  # of each name, where two or more names of a phrase are chosen together
_BESIDE_DEG = 3.0  # how far outside its container a ground may lie: places are described from across a border
_SHARPNESS = (
    1.6  # of the softmax over scores, which are powers of ten of population: measured on eval/relative/usgs.csv
)
_NATURAL = 2.5  # "Mt Cook" is the mountain, not the suburb of that name (judgement)
_COUNTY_M = 60_000.0  # from the middle of a second-order division, where codes do not say what it holds (judgement)
_TOWN_M = 40_000.0  # "Signal Hill, Dunedin": what a town's name after a comma holds (judgement)
_TOWNS = 10  # namesakes of such a town, the largest first
_PART_WORDS = frozenset({"wind", "spelt_wind", "wind_letters", "part_adjective"})
_WITHOUT_CODES = ("ISL", "RGN")  # containers whose codes do not say what they hold; their areas do
_AREA_CODES = ("PCL", "ADM", "TERR", "CONT", "RGN", "SEA", "OCN", "GULF", "ISLS")
_CONTAINER_CODES = ("PCL", "ADM1", "ADM2", "TERR", "RGN", "ISL", "CONT", "ADM")


@dataclass(frozen=True, slots=True)
class Choice:
    """The place chosen for a toponym of a phrase, its probability and the others; or why there is none.

    Parameters
    ----------
    place : Place or None
    probability : float
    alternatives : tuple of Alternative
        Best first.
    reason : str
        Why there is no place.
    remark : str
        What a reader must know; empty for nothing.
    instead : str
        What it stands for, where no gazetteer has the place meant: as in `geoevents.model.Georeference`.
    """

    place: Place | None
    probability: float
    alternatives: tuple[Alternative, ...]
    reason: str = ""
    remark: str = ""
    instead: Instead = ""


@dataclass(frozen=True, slots=True)
class _Options:
    toponym: Toponym
    places: tuple[Place, ...]
    scores: tuple[float, ...]
    reason: str = ""
    remark: str = ""
    instead: Instead = ""


def choose_places(
    locality: Locality,
    gazetteer: Gazetteer,
    country_codes: Collection[str],
    beside: Sequence[str] = (),
    *,
    areal: bool | None = None,
) -> dict[Span, Choice]:
    """Choose a place for every toponym of a phrase.

    Parameters
    ----------
    locality : Locality
    gazetteer : Gazetteer
    country_codes : collection of str
        Where the phrase is known to play; a hint.
    beside : sequence of str
        Names that stand beside the locality; a ground lies in one of them if any candidate does.
    areal : bool, optional
        Whether a bare name means an area (True) or a point (False).

    Returns
    -------
    dict of Span to Choice
    """
    wanted = list(_toponyms(locality, areal=areal))
    containers = tuple(dict.fromkeys((*(name for toponym, _ in wanted for name in toponym.within), *beside)))
    options = [
        _options(
            toponym, toponym.within or containers, gazetteer, country_codes, areal=areal, hard=bool(toponym.within)
        )
        for toponym, areal in wanted
    ]
    if len(options) > 1:
        options = _together(options)
    return {found.toponym.span: _choice(found) for found in options}


def _toponyms(locality: Locality | Anaphor, *, areal: bool | None = None) -> Iterator[tuple[Toponym, bool | None]]:
    """Yield the toponyms of a locality and whether an area (True) or a point (False) is wanted; None: either."""
    match locality:
        case Toponym():
            yield locality, areal
        case Offset(ground=ground, relation=relation):
            yield from _toponyms(ground, areal=relation in ("inside", "deeper"))
        case Near(ground=ground):
            yield from _toponyms(ground, areal=False)
        case Offshore(ground=ground):
            yield from _toponyms(ground)
        case Part(whole=whole, side=side):
            yield from _toponyms(whole, areal=False if "suburb" in side or side == "outskirts" else None)
        case Between(start=start, end=end):
            yield from _toponyms(start, areal=False)
            yield from _toponyms(end, areal=False)
        case Line(stops=stops):
            for stop in stops:
                yield from _toponyms(stop, areal=False)
        case Along(path=path, origin=origin):
            yield from _toponyms(origin, areal=False)
            if isinstance(path, Line):
                for stop in path.stops if isinstance(origin, Anaphor) else path.stops[-1:]:
                    yield from _toponyms(stop, areal=False)
            elif isinstance(path, Toponym):
                yield path, None
        case Border(a=a, b=b, side=side_of):
            for part in (a, b, side_of):
                if part is not None:
                    yield from _toponyms(part, areal=True)
        case Intersection(parts=parts, relation=relation):
            beside = relation in ("riverside", "stretch")  # the last part is the town by the river
            for i, part in enumerate(parts):
                yield from _toponyms(part, areal=False if beside and i else areal)


# --- candidates ------------------------------------------------------------------------------------------------------


def _options(
    toponym: Toponym,
    containers: Sequence[str],
    gazetteer: Gazetteer,
    country_codes: Collection[str],
    *,
    areal: bool | None,
    hard: bool,
) -> _Options:
    name = toponym.lookup_name
    places = _named(toponym, gazetteer)
    if not places and areal is not False:  # "the Turkish border"; nobody measures from "Turkish"
        places = gazetteer.demonym(name)
    holders = [group for group in (_containers_of(held_by, gazetteer) for held_by in containers) if group]
    remark = ""
    instead: Instead = ""
    if holders:
        kept = _inside(places, holders, gazetteer)
        if not kept and hard:
            kept = _alike(name, holders, gazetteer)
            if kept:
                remark, instead = f"{name!r} is in no gazetteer; taken as {kept[0].name!r}, spelled alike", "alike"
            elif _is_larger(places, holders[0]):
                pass  # a town before a smaller one: no container
            elif _may_be_elsewhere(places, holders[0]):
                remark = f"the gazetteer has no {containers[0]!r} that holds {places[0].name!r}"
            else:
                known = f" in {', '.join(containers)}" if places else ""
                return _Options(toponym, (), (), f"no place named {name!r}{known} is in the gazetteer")
        places = kept or places
    if not places:
        return _Options(toponym, (), (), f"no place named {name!r} is in the gazetteer")
    folded = fold(name)
    natural, home = _natural_codes(name, toponym.kind), places[0].country_code if areal else None
    scores = tuple(
        _score(place, folded, country_codes, areal)
        + _NATURAL * (place.feature_code in natural)
        + (place.country_code == home)  # "the Gaza border": of the area about the best-known namesake
        for place in places
    )
    order = sorted(range(len(places)), key=lambda i: -scores[i])
    return _Options(toponym, tuple(places[i] for i in order), tuple(scores[i] for i in order), "", remark, instead)


def _named(toponym: Toponym, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the candidates of a name: as it stands, as a facility, without its kind noun, as a demonym."""
    lexicon = load_lexicon()
    name = toponym.lookup_name
    codes = lexicon.feature_codes(toponym.kind) if toponym.kind else ()
    if toponym.kind in lexicon.facilities:
        noun_is_name = lexicon.facilities[toponym.kind].noun_is_name
        whole = _spelt(toponym.span.text.partition(",")[0], gazetteer)
        stems = gazetteer.lookup_facility(name, codes, limit=MAX_CANDIDATES)
        plain = tuple(p for p in gazetteer.lookup(name, limit=MAX_CANDIDATES) if p.feature_code in codes)
        return whole or tuple(dict.fromkeys((*stems, *plain))) or (_spelt(name, gazetteer) if noun_is_name else ())
    return _spelt(name, gazetteer)


def _spelt(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    for spelling in _spellings(name):
        found = _abbreviated(spelling, gazetteer) or gazetteer.lookup(spelling, limit=MAX_CANDIDATES)
        if found:
            return found
    return ()


@lru_cache(maxsize=4096)
def _natural_codes(name: str, kind: str) -> tuple[str, ...]:
    """Return the codes of the feature a name begins or ends with: of mountains for "Mt Cook", of lakes for "X Lake"."""
    lexicon = load_lexicon()
    if kind in lexicon.facilities and lexicon.facilities[kind].noun_is_name:
        return lexicon.feature_codes(kind)
    first = name.partition(" ")[0].rstrip(".").lower()
    word = lexicon.tables["abbreviations"].get(first, first)
    if " " not in name or lexicon.phrases.classes(word).get("kind") not in NATURAL_KINDS:
        return ()
    facility = str(lexicon.phrases.classes(word).get("facility", ""))
    return lexicon.feature_codes(facility)


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


@kept_with_owner(maxsize=4096)
def _containers_of(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the countries, divisions, regions and islands that a name after a comma may stand for; else the towns."""
    country = gazetteer.country(name) if len(name) == 2 and name.isupper() else None
    found = (*gazetteer.abbreviation(name), *_spelt(name, gazetteer), *((country,) if country else ()))
    areas = tuple(dict.fromkeys(place for place in found if place.feature_code.startswith(_CONTAINER_CODES)))
    if areas:
        return areas
    first, _, rest = name.partition(" ")
    if rest and load_lexicon().phrases.classes(first.rstrip(".")).keys() & _PART_WORDS:  # "Nth Canterbury"
        return _containers_of(rest, gazetteer)
    return tuple(place for place in found if place.feature_code.startswith("PPL"))[:_TOWNS]


def _inside(places: Sequence[Place], holders: Sequence[Sequence[Place]], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places that all containers hold; else those the first one holds; else those just outside it."""
    for groups in (holders, holders[:1]):
        kept = tuple(p for p in places if all(any(_holds(holder, p) for holder in group) for group in groups))
        if kept:
            return kept
    return tuple(place for place in places if any(_beside(holder, place, gazetteer) for holder in holders[0]))


def _may_be_elsewhere(places: Sequence[Place], holders: Sequence[Place]) -> bool:
    """Tell whether one country has all places of a name, and the container after it may be one no gazetteer has.

    "Reefton, Westland": the only Reefton is in New Zealand; its Westland was abolished, and another one is Dutch.
    """
    if len({place.country_code for place in places}) != 1:
        return False
    return not any(holder.feature_code.startswith(("PCL", "TERR", "ADM1")) for holder in holders)


def _is_larger(places: Sequence[Place], holders: Sequence[Place]) -> bool:
    """Tell whether a name stands for a larger town than the town after it."""
    if not places or not all(holder.feature_code.startswith("PPL") for holder in holders):
        return False
    return max(place.population for place in places) > max(holder.population for holder in holders)


def holders_named(name: str, gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the countries, divisions, regions and islands that a name may stand for as a container.

    Parameters
    ----------
    name : str
    gazetteer : Gazetteer

    Returns
    -------
    tuple of Place
        Towns where no area has the name.
    """
    return _containers_of(name, gazetteer)


def held(name: str, holders: Sequence[Place], gazetteer: Gazetteer) -> bool:
    """Tell whether a place of a name lies in one of some containers.

    Parameters
    ----------
    name : str
    holders : sequence of Place
    gazetteer : Gazetteer

    Returns
    -------
    bool
    """
    places = _spelt(name, gazetteer)
    return any(_holds(holder, place) for place in places for holder in holders) or any(
        (area := gazetteer.area(holder)) is not None and area.intersects(shapely.Point(place.lon, place.lat))
        for holder in holders
        if holder.feature_code.startswith(_WITHOUT_CODES)
        for place in places
        if place.id != holder.id
    )


def _alike(name: str, holders: Sequence[Sequence[Place]], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return places with the same consonants inside the first container."""
    codes = {holder.country_code for holder in holders[0] if holder.country_code}
    found = gazetteer.similar(name, country_codes=codes, limit=10) if codes else ()
    return tuple(place for place in found if any(_holds(holder, place) for holder in holders[0]))


def _holds(holder: Place, place: Place) -> bool:
    """Tell by codes whether a container holds a place."""
    if not holder.country_code or holder.country_code != place.country_code or holder.id == place.id:
        return False
    if holder.feature_code.startswith("PPL"):
        return _apart_m(holder, place) < _TOWN_M and place.population <= holder.population
    if holder.feature_code.startswith(("PCL", "TERR")):
        return True
    if not holder.admin1_code or holder.admin1_code != place.admin1_code:
        return False
    if holder.feature_code == "ADM1":
        return True
    if holder.admin2_code:
        return holder.admin2_code == place.admin2_code
    return _apart_m(holder, place) < _COUNTY_M and place.feature_code != holder.feature_code


def _apart_m(first: Place, second: Place) -> float:
    return float(great_circle_m(first.lon, first.lat, [second.lon], [second.lat])[0])


def _beside(holder: Place, place: Place, gazetteer: Gazetteer) -> bool:
    """Tell whether a place lies in or just outside the area of a container."""
    area = gazetteer.area(holder)
    if area is None:
        return bool(great_circle_m(holder.lon, holder.lat, [place.lon], [place.lat])[0] < 200_000.0)
    west, south, east, north = area.bounds
    if not (
        west - _BESIDE_DEG < place.lon < east + _BESIDE_DEG and south - _BESIDE_DEG < place.lat < north + _BESIDE_DEG
    ):
        return False
    return bool(area.distance(shapely.Point(place.lon, place.lat)) < _BESIDE_DEG)


def _score(place: Place, folded: str, country_codes: Collection[str], areal: bool | None) -> float:
    """Return how likely a candidate is meant, in powers of ten of population."""
    score = math.log10(place.population + 10.0)
    code = place.feature_code
    if fold(place.name) == folded:
        score += 0.7
    if code == "PPLC":
        score += 1.0
    elif code == "PPLA":
        score += 0.5
    elif code in ("PPLX", "PPLH", "PPLQ", "PPLW"):
        score -= 0.7
    elif not code.startswith(("PPL", *_AREA_CODES)):
        score += 0.5
    is_area = code.startswith(_AREA_CODES)
    if areal is not None and areal != is_area:
        score -= 2.0 if code.startswith("PCL") else 4.0
    if areal is None and code.startswith("PCL"):
        score += 2.0
    elif areal is None and code.startswith(("ADM2", "ADM3", "ADM4")):
        score -= 1.5
    if code == "PT":  # a curated point of the globe, such as the North Pole
        score += 2.5
    if country_codes:
        score += 4.0 if place.country_code in country_codes else 0.0
    return score


# --- choices ---------------------------------------------------------------------------------------------------------


def _together(options: Sequence[_Options]) -> list[_Options]:
    """Re-rank the candidates of each name by how near they lie to those of the others."""
    out = []
    for i, option in enumerate(options):
        places = option.places[:_PAIR_CANDIDATES]
        if not places:
            out.append(option)
            continue
        scores = list(option.scores[: len(places)])
        for j, other in enumerate(options):
            partners = other.places[:_PAIR_CANDIDATES]
            if i == j or not partners or fold(other.toponym.lookup_name) == fold(option.toponym.lookup_name):
                continue
            for k, place in enumerate(places):
                km = great_circle_m(place.lon, place.lat, [p.lon for p in partners], [p.lat for p in partners]) / 1000.0
                gains = [s - 2.0 * math.log10(max(d, 20.0) / 20.0) for s, d in zip(other.scores, km, strict=False)]
                scores[k] += max(gains)
        order = sorted(range(len(places)), key=lambda k: -scores[k])
        out.append(
            _Options(
                option.toponym,
                tuple(places[k] for k in order),
                tuple(scores[k] for k in order),
                option.reason,
                option.remark,
                option.instead,
            )
        )
    return out


def _choice(options: _Options) -> Choice:
    if not options.places:
        return Choice(None, 0.0, (), options.reason)
    top = options.scores[0]
    weights = [math.exp(_SHARPNESS * (score - top)) for score in options.scores]
    total = sum(weights)
    others = tuple(
        Alternative(place, weight / total)
        for place, weight in zip(options.places[1:6], weights[1:6], strict=False)
        if weight / total >= 0.005
    )
    return Choice(options.places[0], weights[0] / total, others, "", options.remark, options.instead)
