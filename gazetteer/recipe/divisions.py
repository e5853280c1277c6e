"""Join Natural Earth's polygons to GeoNames' countries and divisions, and give every place its admin-1 code.

A polygon's code is the one most towns in it carry: Natural Earth was made from an older GeoNames, the towns are of the
one we ship. A polygon belongs to the division of its GeoNames id. Where GeoNames' first order is coarser (England,
Lombardy), the polygons of one code are dissolved into the division of that code; countries are dissolved the same way.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from dataclasses import dataclass
from typing import TYPE_CHECKING, TypeVar

import shapely

from geoevents.folding import fold, skeleton
from geoevents.gazetteer.names import division_names, is_name
from geoevents.gazetteer.write import Area
from recipe.draft import Draft
from recipe.shapes import dissolved

if TYPE_CHECKING:
    from collections.abc import Iterable

    from geoevents.gazetteer.names import Naming
    from recipe.shapes import State

    Code = tuple[str, str]

_Key = TypeVar("_Key", str, tuple[str, str])
_SMALLEST_SHARE = 0.6  # of the towns in a polygon that must carry one code for the polygon to have it
_NEIGHBOURS = 15  # towns asked for the code of a division that has no polygon
_NEAR_DEG = 1.0  # how far they may lie
_FEW_TOWNS = (
    5  # fewer, or a smaller share, do not take a polygon from the country Natural Earth gives it to: borders are rough
)
_CLEAR_SHARE = 0.7
_COAST_DEG = 0.05  # how far towns may lie outside a polygon that holds none: harbours of small islands
_SMALLEST_CLAIM = 0.25  # of those towns that must carry a code for the division to have it
_NO_CODE = ("", "00")  # GeoNames writes 00 for "not known"
_NAMES = ("name_en", "name", "gn_name", "name_de", "name_fr", "name_es", "name_ru", "name_uk", "name_ar", "name_fa")


@dataclass(frozen=True, slots=True)
class Votes:
    """What the towns say of every polygon: which country, which admin-1 code."""

    codes: tuple[Code | None, ...]
    countries: tuple[str, ...]
    tree: shapely.STRtree
    towns: tuple[Draft, ...]

    @classmethod
    def of(cls, states: list[State], towns: Iterable[Draft], territories: frozenset[str]) -> Votes:
        """Ask the towns inside each polygon; territories are codes of what is not an independent country."""
        asked = tuple(towns)
        tree = shapely.STRtree(shapely.points([t.lon for t in asked], [t.lat for t in asked]))
        codes: list[Code | None] = []
        countries = []
        for state in states:
            inside = tree.query(state.shape, predicate="contains")
            if not len(inside):
                inside = tree.query(state.shape, predicate="dwithin", distance=_COAST_DEG)
            inside = [asked[i] for i in inside]
            countries.append(_country(state, Counter(t.country_code for t in inside), territories))
            votes = Counter((t.country_code, t.admin1_code) for t in inside if t.admin1_code not in _NO_CODE)
            code = _winner(votes)
            codes.append(code if code and votes[code] >= _SMALLEST_SHARE * votes.total() else None)
        return cls(tuple(codes), tuple(countries), tree, asked)

    def nearby(self, draft: Draft) -> Counter[Code]:
        """Count the codes of the towns about a place, of its own country."""
        box = shapely.box(draft.lon - _NEAR_DEG, draft.lat - _NEAR_DEG, draft.lon + _NEAR_DEG, draft.lat + _NEAR_DEG)
        near = [self.towns[i] for i in self.tree.query(box)]
        near = [t for t in near if t.country_code == draft.country_code and t.admin1_code not in _NO_CODE]
        near.sort(key=lambda t: ((t.lon - draft.lon) ** 2 + (t.lat - draft.lat) ** 2, t.id))
        return Counter((t.country_code, t.admin1_code) for t in near[:_NEIGHBOURS])


def _country(state: State, votes: Counter[str], territories: frozenset[str]) -> str:
    """Return the country of a polygon: the listed one, unless its towns clearly say another or a territory of it.

    Natural Earth gives French Guiana to France and Crimea to Russia; a handful of towns on the far bank of a border
    river say nothing.
    """
    listed = state.listed_code[0] or state.attributes["iso_a2"]
    voted = _winner(votes) or ""
    if len(listed) != 2 or not listed.isalpha() or voted in territories:
        return voted
    if votes.total() >= _FEW_TOWNS and votes[voted] >= _CLEAR_SHARE * votes.total():
        return voted
    return listed


def _winner(votes: Counter[_Key]) -> _Key | None:
    return min(votes, key=lambda key: (-votes[key], key)) if votes else None


def country_areas(states: list[State], votes: Votes, countries: dict[str, Draft]) -> list[Area]:
    """Dissolve the polygons of each country; small countries come first, as some lie inside others' outlines."""
    parts = defaultdict(list)
    for state, code in zip(states, votes.countries, strict=True):
        if code in countries and not state.shape.is_empty:
            parts[code].append(state.shape)
    areas = [_area(countries[code], dissolved(shapes)) for code, shapes in sorted(parts.items())]
    return sorted(areas, key=lambda area: area.geometry.area)


def join(states: list[State], votes: Votes, places: dict[str, Draft], naming: Naming) -> list[Area]:
    """Give first-order divisions their codes and polygons; add to the places those that only Natural Earth has."""
    polygon_of = _polygons_by_id(states, places)
    holders = _holders(
        places, {place_id: (states[i], votes.codes[i]) for place_id, i in polygon_of.items()}, votes, naming
    )
    areas = []
    for i, state in enumerate(states):
        place_id = state.geonames_id
        if polygon_of.get(place_id) != i:
            if place_id in places or not state.attributes["name"] or not votes.countries[i]:
                continue
            place_id = f"ne:{state.attributes['adm1_code']}"
        draft = places.get(place_id)
        if draft is None:
            draft = places[place_id] = _new_division(place_id, state, votes.codes[i], votes.countries[i], holders)
        elif not _confirmed(draft, state, naming):
            areas.append(_area(draft, state.shape))
            continue
        _add_names(draft, state)
        if not state.shape.is_empty:
            areas.append(_area(draft, state.shape))
    return areas + _coarser_areas(states, votes, holders, {area.place_id for area in areas})


def _polygons_by_id(states: list[State], places: dict[str, Draft]) -> dict[str, int]:
    """Return the polygon of each GeoNames id, the first where Natural Earth repeats one; divisions only."""
    polygon_of: dict[str, int] = {}
    for i, state in enumerate(states):
        place_id = state.geonames_id
        held = places.get(place_id)
        if place_id and (held is None or held.feature_code.startswith(("ADM", "RGN"))):
            polygon_of.setdefault(place_id, i)
    return polygon_of


def _coarser_areas(states: list[State], votes: Votes, holders: dict[Code, Draft], have: set[str]) -> list[Area]:
    parts = defaultdict(list)
    for state, code in zip(states, votes.codes, strict=True):
        if code in holders and holders[code].id not in have and not state.shape.is_empty:
            parts[code].append(state.shape)
    return [_area(holders[code], dissolved(shapes)) for code, shapes in sorted(parts.items())]


def _holders(
    places: dict[str, Draft], polygons: dict[str, tuple[State, Code | None]], votes: Votes, naming: Naming
) -> dict[Code, Draft]:
    """Set the code of first-order divisions, one a code; a division left without is a former one (ADM1H).

    A code is claimed by the division of the polygon that has it, then by the one named after its seat (Nakuru), then by
    those about whose point it is frequent; of equal claims the larger division's wins.
    """
    seats = {(t.country_code, fold(t.name)): t.admin1_code for t in votes.towns if t.feature_code in ("PPLA", "PPLC")}
    current = {(t.country_code, t.admin1_code) for t in votes.towns}
    claims: list[tuple[float, int, str, Code]] = []
    for place_id, draft in places.items():
        if draft.feature_code != "ADM1":
            continue
        state, code = polygons.get(place_id, (None, None))
        if state and code is None and state.listed_code in current:
            code = state.listed_code
        if code and code[0] == draft.country_code:
            claims.append((-3.0, -draft.population, place_id, code))
            continue
        for name in sorted(division_names(draft.names, draft.country_code, naming)):
            if seat := seats.get((draft.country_code, name)):
                claims.append((-2.0, -draft.population, place_id, (draft.country_code, seat)))
        near = votes.nearby(draft)
        shares = ((code, count / near.total()) for code, count in near.items())
        claims += [(-s, -draft.population, place_id, code) for code, s in shares if s >= _SMALLEST_CLAIM]
    holders: dict[Code, Draft] = {}
    served = set()
    for _, _, place_id, code in sorted(claims):
        if code not in holders and place_id not in served and code[1] not in _NO_CODE:
            places[place_id].admin1_code, holders[code] = code[1], places[place_id]
            served.add(place_id)
    for place_id, draft in places.items():
        if draft.feature_code == "ADM1" and place_id not in served:
            draft.feature_code = "ADM1H"
    return holders


def _new_division(
    place_id: str, state: State, code: Code | None, country_code: str, holders: dict[Code, Draft]
) -> Draft:
    """Make a place of a division that no GeoNames package holds: of the first order if its code is still free."""
    known = state.attributes
    if code is None and state.listed_code[0] == country_code:
        code = state.listed_code
    first = known["gn_level"] == 1 and code is not None and code not in holders
    lon, lat = known["longitude"], known["latitude"]
    if not state.shape.is_empty:
        point = shapely.point_on_surface(state.shape)
        lon, lat = point.x, point.y
    name = known["name_en"] or known["name"] or known["gn_name"]
    draft = Draft(place_id, name, lon, lat, "ADM1" if first else "ADM2", country_code, code[1] if code else "")
    if first and code:
        holders[code] = draft
    return draft


def _confirmed(draft: Draft, state: State, naming: Naming) -> bool:
    """Return whether a division is called as its polygon is; then it goes by the English name, where it has one.

    Natural Earth gives some ids that GeoNames has used anew, and English names of other things.
    """
    theirs = {skeleton(n) for n in division_names(draft.names, draft.country_code, naming)} - {""}
    english = state.attributes["name_en"] or ""
    if english and skeleton(english) in theirs and draft.feature_code == "ADM1":
        draft.name = english
    ours = division_names([state.attributes[key] or "" for key in _NAMES], draft.country_code, naming)
    return any(skeleton(name) in theirs for name in ours)


def _add_names(draft: Draft, state: State) -> None:
    """Add Natural Earth's names in the scripts we index."""
    alternates = (state.attributes["name_alt"] or "").replace(",", "|").split("|")
    for name in [draft.name, *(state.attributes[key] or "" for key in _NAMES), *alternates]:
        if is_name(name.strip()):
            draft.names[name.strip()] = None


def _area(draft: Draft, shape: shapely.MultiPolygon) -> Area:
    return Area(draft.id, draft.name, draft.feature_code, draft.country_code, shape)


def complete_codes(places: dict[str, Draft], states: list[State], votes: Votes) -> None:
    """Give every other place the admin-1 code of the polygon it lies in, else of the towns about it."""
    bare = [d for d in places.values() if d.admin1_code in _NO_CODE and d.country_code]
    bare = [d for d in bare if not d.feature_code.startswith(("PCL", "CONT", "RGN"))]
    tree = shapely.STRtree([state.shape for state in states])
    points = shapely.points([d.lon for d in bare], [d.lat for d in bare])
    inside, polygons = tree.query(points, predicate="intersects")
    found = {int(i): votes.codes[p] for i, p in zip(inside, polygons, strict=True)}
    for i, draft in enumerate(bare):
        code = found.get(i)
        if code is None or code[0] != draft.country_code:
            code = _winner(votes.nearby(draft))
        if code:
            draft.admin1_code = code[1]
