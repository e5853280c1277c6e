"""Coarse classes of places, and which places hold others by their codes."""

from __future__ import annotations

from collections.abc import Sequence

from geoevents.geodesy import great_circle_m
from geoevents.model import Place

CLASSES = (
    "country",
    "capital",
    "adm1",
    "adm2",
    "adm",
    "seat",
    "town",
    "region",
    "continent",
    "airport",
    "water",
    "other",
)
CLASS_OF = {
    "PCLI": "country", "PCLD": "country", "PCLS": "country", "PCLF": "country", "PCLIX": "country", "PCL": "country",
    "TERR": "country", "PPLC": "capital", "ADM1": "adm1", "ADM2": "adm2", "ADM1H": "adm2", "ADM3": "adm", "ADM4": "adm",
    "ADM5": "adm", "ADMD": "adm", "PPLA": "seat", "PPLA2": "seat", "PPLA3": "town", "PPLA4": "town", "PPL": "town",
    "PPLX": "town", "PPLL": "town", "PPLG": "seat", "PPLF": "town", "PPLS": "town", "PPLR": "town", "PPLQ": "town",
    "RGN": "region", "CONT": "continent", "AIRP": "airport", "AIRB": "airport", "AIRF": "airport",
    "OCN": "water", "SEA": "water",
    "GULF": "water", "STM": "water", "LK": "water", "STRT": "water", "BAY": "water",
}  # fmt: skip
SETTLED = frozenset({"capital", "seat", "town"})
AREAL = frozenset({"country", "region", "continent", "water"})
WIDE = AREAL | {"adm1"}
DIVISIONS = frozenset({"adm1", "adm2", "adm"})
HOLDERS = frozenset({"country", "adm1", "adm2"})  # what contains() knows the extent of
KNOWN = 500_000  # people: a town so large is meant wherever it is named, though the text puts it elsewhere (judgement)


def place_class(place: Place) -> str:
    """Return the coarse class of a place: country, capital, adm1 ... other.

    Parameters
    ----------
    place : Place

    Returns
    -------
    str
    """
    return CLASS_OF.get(place.feature_code, "other")


def contains(container: Place, place: Place) -> bool:
    """Tell whether a country or first-level division holds a place, by their codes.

    Parameters
    ----------
    container, place : Place

    Returns
    -------
    bool
    """
    if container.country_code != place.country_code or not place.country_code or container.id == place.id:
        return False
    kind = place_class(container)
    if kind == "country":
        return True
    if kind == "adm1":
        return container.admin1_code == place.admin1_code != ""
    return (
        kind == "adm2"
        and container.admin2_code == place.admin2_code != ""
        and container.admin1_code == place.admin1_code
    )


# No writer calls a town in another country near that is farther than this, nor is one a village he gives 30 km for; and
# so sure must the town be that he counts from (judgement).
FAR_ABROAD_M, SURE_GROUND = 500_000.0, 0.6


def are_far_abroad(place: Place, grounds: Sequence[Place], least_m: float = FAR_ABROAD_M) -> bool:
    """Tell whether a place lies in another country than the first of some grounds, and far from all of them.

    Parameters
    ----------
    place : Place
    grounds : sequence of Place
        What a text counts from, and its namesakes.
    least_m : float
        Metres.

    Returns
    -------
    bool
    """
    return place.country_code != grounds[0].country_code and all(away_m(place, ground) >= least_m for ground in grounds)


def away_m(one: Place, other: Place) -> float:
    """Return how far two places are apart, in metres on a sphere.

    Parameters
    ----------
    one, other : Place
    """
    return float(great_circle_m(one.lon, one.lat, [other.lon], [other.lat])[0])
