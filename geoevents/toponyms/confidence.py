"""How likely a choice is right: read from its share, from what it is, and from what else the text names."""

from __future__ import annotations

from collections.abc import Collection
from math import cos, log, log1p, log10, radians, sin, sqrt
from typing import NamedTuple

from geoevents.linear import load_model
from geoevents.model import Alternative, Place
from geoevents.toponyms.classes import place_class
from geoevents.toponyms.compounds import AFTER_TOWNS
from geoevents.toponyms.resolve import Choice
from geoevents.toponyms.tabulating import EARTH_KM, people_of

# A choice is right within this of the place meant, the field's usual bound: the town and the division of one name are
# as a rule both.
_RIGHT_KM = 161.0
_RIGHT_DEG = 1.5  # of latitude: 166 km
# Shares beyond these tell no more (cross-validated on LGL, TR-News and GWN: the log-likelihood of each gains).
_LEAST_SHARE, _MOST_SHARE = 0.05, 0.98
# "The Atlantic" is as a rule the one there is, which no river's and no lake's name is.
_SEAS = frozenset({"OCN", "SEA", "GULF"})


class Told(NamedTuple):
    """What the places of a text tell of each other.

    Parameters
    ----------
    near : frozenset of str
        Ids of those that another one is near to.
    countries : frozenset of str
        Codes of the countries it names.
    single : bool
        Whether it names no more than one place.
    """

    near: frozenset[str]
    countries: frozenset[str]
    single: bool = False


def told_by(places: Collection[Place], near: frozenset[str]) -> Told:
    """Gather what the places of a text tell of each other.

    Parameters
    ----------
    places : collection of Place
    near : frozenset of str
        Ids of those that another one is near to.

    Returns
    -------
    Told
    """
    countries = frozenset(place.country_code for place in places if place_class(place) == "country")
    return Told(near, countries, len({place.id for place in places}) < 2)


def confidence_features(choice: Choice, name_probability: float, kind: str, told: Told) -> dict[str, float]:
    """Lay out what the confidence in a choice is read from.

    The shares of the scores only weigh the candidates there are; that the place meant may be in no gazetteer, and how
    sure the name is one at all, must come from outside them.

    Parameters
    ----------
    choice : Choice
    name_probability : float
        That the name is one.
    kind : str
        Of the candidate: what is called after a town lies in it less often than the town itself.
    told : Told

    Returns
    -------
    dict of str to float
    """
    place = choice.place
    share = min(max(_share_about(choice), _LEAST_SHARE), _MOST_SHARE)
    named = min(max(name_probability, 0.01), 0.999)
    what = "sea" if place.feature_code in _SEAS else place_class(place)
    odds = log(share / (1.0 - share))
    return {
        "bias": 1.0,
        "share": odds,
        "name": log(named / (1.0 - named)),
        f"class={what}": 1.0,
        # A country's share tells less of whether it is the right one than a town's.
        f"class={what} share": odds,
        "namesakes": log1p(len(choice.alternatives)),
        "population": log10(people_of(place) + 1.0) / 7.0,
        "sole": float(not choice.alternatives),
        "near": float(place.id in told.near),
        "country-named": float(what != "country" and place.country_code in told.countries),
        "after-town": float(kind in AFTER_TOWNS),
        "single": float(told.single),  # nothing else says where it is
    }


def _share_about(choice: Choice) -> float:
    """Add up the shares of the chosen place and of those right with it: Oaxaca is a town, and the state about it."""
    share = choice.probability
    if share >= _MOST_SHARE:
        return share
    place = choice.place
    for other in choice.alternatives:
        if abs(other.place.lat - place.lat) < _RIGHT_DEG and _apart_km(place, other.place) <= _RIGHT_KM:
            share += other.probability
    return share


def _apart_km(one: Place, other: Place) -> float:
    """Return the chord between two places, which at such distances is the distance."""
    phi, theta = radians(one.lat), radians(other.lat)
    north = sin((theta - phi) / 2.0)
    east = sin(radians(other.lon - one.lon) / 2.0)
    return 2.0 * EARTH_KM * sqrt(north * north + cos(phi) * cos(theta) * east * east)


def with_confidence(choice: Choice, name_probability: float, kind: str, told: Told) -> Choice:
    """Replace a choice's share by the probability that it is right, fitted on documents not trained on.

    Parameters
    ----------
    choice : Choice
    name_probability : float
        That what was found is the name of a place.
    kind : str
        Of the candidate.
    told : Told

    Returns
    -------
    Choice
    """
    model = load_model("confidence")
    sure = model.probability(model.weighted(confidence_features(choice, name_probability, kind, told)))
    rest = sum(other.probability for other in choice.alternatives)
    left = min(1.0 - sure, rest) / rest if rest else 0.0
    return Choice(
        choice.place, sure, tuple([Alternative(other.place, other.probability * left) for other in choice.alternatives])
    )
