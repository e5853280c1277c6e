"""Small places that share nothing but their name with what a text speaks of: none of them is meant."""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

from geoevents.folding import fold, skeletons_differ
from geoevents.georeferencing.company import LOCAL, Company, apart, class_of, sentences_of
from geoevents.lexicon.namewords import load_name_words
from geoevents.toponyms.classes import contains, place_class

if TYPE_CHECKING:
    from geoevents.georeferencing.chosen import Name
    from geoevents.model import Place

# A place of fewer people than this that lies farther than this from all the others of its text is not the one meant:
# its name alone is what they share. Of 95 such in LGL, TR-News, GWN and tests/gold_toponyms, 13 were right.
_FAMOUS = 100_000
_KNOWN_AT_HOME = 20_000  # ... and than this in a country the text names: of two such towns one is meant (judgement)
# ... and than this where the text calls it by another name than its own: "Amesville" is an old name of Marrero.
_CALLED_OTHERWISE = 300_000
_APART_KM = 1000.0
# So is one farther than that from the others of its sentence, two of which are no farther than this from each other: of
# 28 such, 4 were right.
_COMPACT_KM = 300.0
_WIDE = frozenset({"country", "capital", "adm1", "region", "continent", "water"})


def without_strays(text: str, names: Sequence[Name]) -> list[Name]:
    """Take away the small places that share nothing but their name with what a text, or its sentence, speaks of.

    A town of some size in a country that the text names shares that: Inhambane is far from Palma, and in Mozambique;
    of hamlets each country has several of a name. What lies in a province that the text names is none, either, however
    far from the others of its sentence.

    Parameters
    ----------
    text : str
    names : sequence of Name

    Returns
    -------
    list of Name
    """
    names = _without_winds(names)
    places = {name.place.id: name.place for name in names if name.place is not None}
    home, called = _countries_spoken_of(places.values()), _called_so(names)
    small = {
        place.id: place
        for place in places.values()
        if place.population < _least(place, home, called) and place_class(place) not in _WIDE
    }
    told = sum(place_class(place) != "country" for place in places.values())
    if not small or len(places) < 3 or told < 2:  # beside countries alone ("French and German tourists") none is far
        return list(names)
    strays = apart(list(small.values()), list(places.values()), _APART_KM)
    divisions = [place for place in places.values() if place_class(place) == "adm1"]
    small = {key: place for key, place in small.items() if not any(contains(d, place) for d in divisions)}
    for group in sentences_of(text, names):
        local = {name.place.id: name.place for name in group if name.place and class_of(name) in LOCAL}
        if len(local) > 2 and not _is_compact(local.values()):
            some = [small[identity] for identity in local if identity in small]
            away = apart(some, list(local.values()), _APART_KM) if some else []
            rest = [place for place in local.values() if place not in away]
            if away and len(rest) > 1 and len(apart(rest, rest, _COMPACT_KM)) < len(rest):
                strays += away
    if not strays:
        return list(names)
    company, far = Company(text, names), {place.id for place in strays}
    return [
        company.weighed(k) if name.place is not None and name.place.id in far else name for k, name in enumerate(names)
    ]


def _without_winds(names: Sequence[Name]) -> list[Name]:
    """Take away divisions abroad that are called by a wind: "In the South-East" of Nigeria is none of Botswana."""
    winds = load_name_words().compass_words
    named = [winds.issuperset(name.toponym.span.text.lower().replace("-", " ").split()) for name in names]
    if not any(named):
        return list(names)
    spoken = {name.place.country_code for name, wind in zip(names, named, strict=True) if name.place and not wind}
    return [
        replace(name, choice=None, role="associative")
        if wind and spoken and name.place is not None and name.place.country_code not in spoken
        else name
        for name, wind in zip(names, named, strict=True)
    ]


def _called_so(names: Sequence[Name]) -> frozenset[str]:
    """Return the ids of the places that a text calls by the name they have, in some spelling, and not by another."""
    return frozenset(
        name.place.id
        for name in names
        if name.place is not None and not skeletons_differ(fold(name.place.name), fold(name.toponym.lookup_name))
    )


def _least(place: Place, home: Collection[str], called: Collection[str]) -> int:
    """Return the people from which a town far from all others is meant all the same."""
    if place.id not in called:
        return _CALLED_OTHERWISE
    return _KNOWN_AT_HOME if place.country_code in home else _FAMOUS


def _countries_spoken_of(places: Collection[Place]) -> frozenset[str]:
    """Return the codes of the countries a text names, and of the one that most of its places lie in."""
    named = {place.country_code for place in places if place_class(place) in {"country", "adm1"}}
    often = Counter(place.country_code for place in places).most_common(1)
    return frozenset(named | {code for code, count in often if 2 * count > len(places)} - {""})


def _is_compact(places: Collection[Place]) -> bool:
    """Tell quickly that no two places are as far apart as strays are: six degrees each way are 943 km at most."""
    lons, lats = [place.lon for place in places], [place.lat for place in places]
    return max(lons) - min(lons) < 6.0 and max(lats) - min(lats) < 6.0
