"""Which place each name of a single phrase means: containers after commas first, then importance and nearness."""

from __future__ import annotations

import math
from collections.abc import Collection, Iterator, Sequence
from dataclasses import dataclass
from functools import lru_cache
from typing import TYPE_CHECKING

from geoevents.folding import fold
from geoevents.geodesy import great_circle_m
from geoevents.grammar.names import NATURAL_KINDS
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
from geoevents.toponyms.containers import alike, holders_named, inside, is_larger, may_be_elsewhere
from geoevents.toponyms.spellings import MAX_CANDIDATES, spelt

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer
    from geoevents.model import Instead, Locality

_PAIR_CANDIDATES = 12  # of each name, where two or more names of a phrase are chosen together
_SHARPNESS = (
    1.6  # of the softmax over scores, which are powers of ten of population: measured on eval/relative/usgs.csv
)
_NATURAL = 2.5  # "Mt Cook" is the mountain, not the suburb of that name (judgement)
_AREA_CODES = ("PCL", "ADM", "TERR", "CONT", "RGN", "SEA", "OCN", "GULF", "ISLS")


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
    holders = [group for group in (holders_named(held_by, gazetteer) for held_by in containers) if group]
    remark = ""
    instead: Instead = ""
    if holders:
        kept = inside(places, holders, gazetteer)
        if not kept and hard:
            kept = alike(name, holders, gazetteer)
            if kept:
                remark, instead = f"{name!r} is in no gazetteer; taken as {kept[0].name!r}, spelled alike", "alike"
            elif is_larger(places, holders[0]):
                pass  # a town before a smaller one: no container
            elif may_be_elsewhere(places, holders[0]):
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
        whole = spelt(toponym.span.text.partition(",")[0], gazetteer)
        stems = gazetteer.lookup_facility(name, codes, limit=MAX_CANDIDATES)
        plain = tuple(p for p in gazetteer.lookup(name, limit=MAX_CANDIDATES) if p.feature_code in codes)
        return whole or tuple(dict.fromkeys((*stems, *plain))) or (spelt(name, gazetteer) if noun_is_name else ())
    return spelt(name, gazetteer)


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
