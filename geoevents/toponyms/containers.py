"""What a name after a comma may stand for, and what it holds: countries, divisions, islands, towns."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

import shapely

from geoevents.geodesy import great_circle_m
from geoevents.kept import kept_with_owner
from geoevents.lexicon import load_lexicon
from geoevents.model import Place
from geoevents.toponyms.spellings import spelt

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer

_BESIDE_DEG = 3.0  # how far outside its container a ground may lie: places are described from across a border
_COUNTY_M = 60_000.0  # from the middle of a second-order division, where codes do not say what it holds (judgement)
_TOWN_M = 40_000.0  # "Signal Hill, Dunedin": what a town's name after a comma holds (judgement)
_TOWNS = 10  # namesakes of such a town, the largest first
_PART_WORDS = frozenset({"wind", "spelt_wind", "wind_letters", "part_adjective"})
_WITHOUT_CODES = ("ISL", "RGN")  # containers whose codes do not say what they hold; their areas do
_CONTAINER_CODES = ("PCL", "ADM1", "ADM2", "TERR", "RGN", "ISL", "CONT", "ADM")


@kept_with_owner(maxsize=4096)
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
    country = gazetteer.country(name) if len(name) == 2 and name.isupper() else None
    found = (*gazetteer.abbreviation(name), *spelt(name, gazetteer), *((country,) if country else ()))
    areas = tuple(dict.fromkeys(place for place in found if place.feature_code.startswith(_CONTAINER_CODES)))
    if areas:
        return areas
    first, _, rest = name.partition(" ")
    if rest and load_lexicon().phrases.classes(first.rstrip(".")).keys() & _PART_WORDS:  # "Nth Canterbury"
        return holders_named(rest, gazetteer)
    return tuple(place for place in found if place.feature_code.startswith("PPL"))[:_TOWNS]


def inside(places: Sequence[Place], holders: Sequence[Sequence[Place]], gazetteer: Gazetteer) -> tuple[Place, ...]:
    """Return the places that all containers hold; else those the first one holds; else those just outside it."""
    for groups in (holders, holders[:1]):
        kept = tuple(p for p in places if all(any(_holds(holder, p) for holder in group) for group in groups))
        if kept:
            return kept
    return tuple(place for place in places if any(_beside(holder, place, gazetteer) for holder in holders[0]))


def may_be_elsewhere(places: Sequence[Place], holders: Sequence[Place]) -> bool:
    """Tell whether one country has all places of a name, and the container after it may be one no gazetteer has.

    "Reefton, Westland": the only Reefton is in New Zealand; its Westland was abolished, and another one is Dutch.
    """
    if len({place.country_code for place in places}) != 1:
        return False
    return not any(holder.feature_code.startswith(("PCL", "TERR", "ADM1")) for holder in holders)


def is_larger(places: Sequence[Place], holders: Sequence[Place]) -> bool:
    """Tell whether a name stands for a larger town than the town after it."""
    if not places or not all(holder.feature_code.startswith("PPL") for holder in holders):
        return False
    return max(place.population for place in places) > max(holder.population for holder in holders)


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
    places = spelt(name, gazetteer)
    return any(_holds(holder, place) for place in places for holder in holders) or any(
        (area := gazetteer.area(holder)) is not None and area.intersects(shapely.Point(place.lon, place.lat))
        for holder in holders
        if holder.feature_code.startswith(_WITHOUT_CODES)
        for place in places
        if place.id != holder.id
    )


def alike(name: str, holders: Sequence[Sequence[Place]], gazetteer: Gazetteer) -> tuple[Place, ...]:
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
