"""Which places of a name its words can mean: no hamlet of the state's name, no village where an area is called so."""

from __future__ import annotations

from collections.abc import Collection
from functools import lru_cache

from geoevents.folding import fold, skeletons_differ
from geoevents.model import Place
from geoevents.same import Same
from geoevents.toponyms.classes import DIVISIONS, SETTLED, place_class

# People of a city that a name means before any village of another name now, and of such a village (judgement).
_CITY, _VILLAGE = 100_000, 5_000
_KNOWN_TOWN = 300_000  # people: such a town is meant though a division of its name lies elsewhere (judgement)
# Of areas whose short names have an article.
_OF_AREAS = frozenset({"RGN", "PLAT", "MTS", "VAL", "DSRT", "PLN", "PEN", "UPLD"})


def of_the_division(places: tuple[Place, ...], wanted: Collection[str]) -> tuple[Place, ...]:
    """Leave out small towns in whose part of the country no such division is: Kenya's Mbale is in no Mbale district.

    Parameters
    ----------
    places : tuple of Place
        What the name may mean.
    wanted : collection of str
        Classes of divisions.

    Returns
    -------
    tuple of Place
    """
    units = {(place.country_code, place.admin1_code) for place in places if place_class(place) in wanted}
    if not units:
        return places
    return tuple(
        place
        for place in places
        if place_class(place) not in SETTLED
        or place.population > _KNOWN_TOWN
        or (place.country_code, place.admin1_code) in units
    )


def named_with(noun: str, places: tuple[Place, ...], wanted: Collection[str]) -> tuple[Place, ...]:
    """Keep the divisions alone where one is called so itself: "Aurora province" is no larger Aurora elsewhere.

    Parameters
    ----------
    noun : str
        Folded.
    places : tuple of Place
        What the name may mean.
    wanted : collection of str
        Classes of divisions.

    Returns
    -------
    tuple of Place
    """
    divisions = tuple(place for place in places if place_class(place) in wanted)
    return divisions if any(noun in fold(place.name).split() for place in divisions) else places


@lru_cache(maxsize=4096)
def commonly_meant(places: Same[tuple[Place, ...]], name: str) -> tuple[Place, ...]:
    """Leave out what a bare name hardly means; the same tuple each time, which tabulating knows again.

    Parameters
    ----------
    places : Same of tuple of Place
        What the name may mean.
    name : str
        Folded.

    Returns
    -------
    tuple of Place
    """
    return _without_obscure(_without_its_own_division(places.value, name), name)


def _without_obscure(places: tuple[Place, ...], name: str) -> tuple[Place, ...]:
    """Leave out the villages that are called otherwise now, where a city has the name: Novorossiysk is no Siabry."""
    if not any(
        place.population > _CITY and place_class(place) in SETTLED and fold(place.name) == name for place in places
    ):
        return places
    return tuple(
        place
        for place in places
        if place.population > _VILLAGE
        or place_class(place) not in SETTLED
        or not skeletons_differ(fold(place.name), name)
        or name in fold(place.name).split()
    )


@lru_cache(maxsize=4096)
def of_the_state(places: Same[tuple[Place, ...]], name: str) -> tuple[Place, ...]:
    """Leave out the hamlets of a country whose state and city have the name: "Oaxaca and Veracruz" are states.

    Parameters
    ----------
    places : Same of tuple of Place
        What the name may mean.
    name : str
        Folded.

    Returns
    -------
    tuple of Place
    """
    states = {p.country_code for p in places.value if place_class(p) == "adm1" and fold(p.name) == name}
    cities = {p.country_code for p in places.value if place_class(p) in SETTLED and p.population > _CITY}
    lands = states & cities
    if not lands:
        return places.value
    return tuple(
        p
        for p in places.value
        if p.country_code not in lands or place_class(p) not in SETTLED or p.population > _VILLAGE
    )


def _without_its_own_division(places: tuple[Place, ...], name: str) -> tuple[Place, ...]:
    """Leave out the division that has its country's name, which only a noun tells from it: "Panama", "Djibouti"."""
    if not places or place_class(places[0]) != "country" or fold(places[0].name) != name:
        return places
    code = places[0].country_code
    return tuple(p for p in places if p.country_code != code or place_class(p) not in DIVISIONS)


def of_the_area(places: tuple[Place, ...]) -> tuple[Place, ...]:
    """Leave out the villages, where an area has the name too: "the Golan" is no village of Golan.

    Parameters
    ----------
    places : tuple of Place
        What the name may mean.

    Returns
    -------
    tuple of Place
    """
    if not any(place.feature_code in _OF_AREAS for place in places):
        return places
    return tuple(p for p in places if place_class(p) not in SETTLED or p.population > _CITY)
