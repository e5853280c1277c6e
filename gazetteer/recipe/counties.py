"""Add the counties of the United States: the GeoNames packages hold only those of 30,000 people and more."""

from __future__ import annotations

import json
from collections import Counter, defaultdict
from typing import TYPE_CHECKING, NamedTuple

import shapely

from geoevents.folding import fold
from geoevents.gazetteer.write import Area
from recipe.draft import Draft
from recipe.fetch import member
from recipe.shapes import on_grid, simplified, topology_shapes

if TYPE_CHECKING:
    from collections.abc import Iterable
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

# Census Bureau, FIPS 6-4: parishes in Louisiana, boroughs and census areas in Alaska; from 510 on, independent cities,
# which GeoNames has as towns; states up to 56, then the territories.
_WORDS = {"22": "Parish", "02": "Borough"}
_FIRST_CITY = 510
_LAST_STATE = 56
_CAPITAL = "11"  # the District of Columbia is a division of the first order


class County(NamedTuple):
    """A county: five-digit FIPS code, name with its word of office, polygons."""

    code: str
    name: str
    shape: BaseGeometry


def read_counties(us_atlas: Path) -> list[County]:
    """Return the counties, simplified together: neighbours share borders."""
    topology = json.loads(member(us_atlas, "/counties-10m.json"))
    entries = topology["objects"]["counties"]["geometries"]
    shapes = simplified(topology_shapes(topology, entries))
    counties = []
    for entry, shape in zip(entries, shapes, strict=True):
        state, number = entry["id"][:2], int(entry["id"][2:])
        if int(state) <= _LAST_STATE and number < _FIRST_CITY and state != _CAPITAL:
            name = f"{entry['properties']['name']} {_WORDS.get(state, 'County')}"
            counties.append(County(entry["id"], name, on_grid(shape)))
    return counties


def add(counties: list[County], towns: Iterable[Draft], places: dict[str, Draft]) -> list[Area]:
    """Give GeoNames' counties their code and polygon; make places of the others.

    A new county stands at the middle of its largest part. GeoNames tells nothing of its population: it is ranked by the
    people of its towns.
    """
    american = [t for t in towns if t.country_code == "US"]
    tree = shapely.STRtree(shapely.points([t.lon for t in american], [t.lat for t in american]))
    known: dict[str, list[Draft]] = defaultdict(list)
    for draft in places.values():
        if draft.country_code == "US" and draft.feature_code == "ADM2":
            known[fold(draft.name)].append(draft)
    inside = {c.code: [american[i] for i in tree.query(c.shape, predicate="contains")] for c in counties}
    states = _states(inside)
    areas = []
    for county in counties:
        drafts = [d for d in known[fold(county.name)] if shapely.contains_xy(county.shape, d.lon, d.lat)]
        draft = drafts[0] if drafts else _new(county, inside[county.code], states[county.code[:2]])
        draft.admin2_code = county.code[2:]
        places[draft.id] = draft
        areas.append(Area(draft.id, draft.name, draft.feature_code, "US", county.shape))
    return areas


def _states(inside: dict[str, list[Draft]]) -> dict[str, str]:
    """Return GeoNames' code of each state by its two FIPS digits: what most towns in its counties carry."""
    votes: dict[str, Counter[str]] = defaultdict(Counter)
    for code, towns in inside.items():
        votes[code[:2]].update(t.admin1_code for t in towns)
    return {state: min(count, key=lambda code: (-count[code], code)) for state, count in votes.items()}


def _new(county: County, towns: list[Draft], admin1_code: str) -> Draft:
    largest = max(shapely.get_parts(county.shape), key=lambda part: part.area)
    point = largest.centroid if largest.contains(largest.centroid) else shapely.point_on_surface(largest)
    population = sum(t.population for t in towns if not t.feature_code.startswith("PPLX"))
    draft = Draft(f"us:{county.code}", county.name, point.x, point.y, "ADM2", "US", admin1_code, population=population)
    draft.names[county.name] = None
    return draft
