"""A name that the text says holds a place is a country or division that does, and no far town called like it."""

from __future__ import annotations

from collections.abc import Sequence
from typing import TYPE_CHECKING

from geoevents.geodesy import great_circle_m
from geoevents.model import Alternative
from geoevents.toponyms.classes import SETTLED, contains, place_class
from geoevents.toponyms.queries import said_to_hold
from geoevents.toponyms.resolve import Choice

if TYPE_CHECKING:
    from geoevents.model import Place
    from geoevents.text.words import Words
    from geoevents.toponyms.tabulating import Query
    from geoevents.toponyms.toponyms import FoundName

_AROUND_M = 100_000.0  # from a town to what may be said to lie in it: a quarter, a village (judgement)


def with_holders(
    words: Words,
    found: Sequence[FoundName],
    queries: Sequence[Query],
    index: Sequence[int],
    choices: list[Choice | None],
) -> list[Choice | None]:
    """Take Y of "X in Y" as the country or division that holds X, where a far town was taken: "Cotonou in Benin".

    Parameters
    ----------
    words : Words
    found : sequence of FoundName
    queries : sequence of Query
    index : sequence of int
        For each found name, its query.
    choices : list of Choice or None
        One a query.

    Returns
    -------
    list of Choice or None
        One a query.
    """
    settled = list(choices)
    for k in range(len(found) - 1):
        held, taken = settled[index[k]], settled[index[k + 1]]
        if held is None or taken is None or said_to_hold(words, found, k) is None:
            continue
        if place_class(taken.place) not in SETTLED or _is_around(taken.place, held.place):
            continue
        holder = next((place for place in queries[index[k + 1]].places if contains(place, held.place)), None)
        if holder is not None:
            rest = tuple(other for other in taken.alternatives if other.place.id != holder.id)
            others = (Alternative(taken.place, taken.probability), *rest)
            settled[index[k + 1]] = Choice(holder, taken.probability, others)
    return settled


def _is_around(town: Place, place: Place) -> bool:
    return bool(great_circle_m(town.lon, town.lat, [place.lon], [place.lat])[0] <= _AROUND_M)
