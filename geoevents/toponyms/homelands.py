"""A village or region that two countries have the name of lies in the one that the text speaks of."""

from __future__ import annotations

from collections import Counter
from collections.abc import Sequence
from typing import TYPE_CHECKING

from geoevents.model import Alternative
from geoevents.toponyms.classes import SETTLED, place_class
from geoevents.toponyms.resolve import Choice

if TYPE_CHECKING:
    from geoevents.toponyms.tabulating import Query

_HAMLET = 20_000  # people: a place so small is meant only where something else of its country is told (judgement)
_REGIONS, _TOWNS_TELL = frozenset({"adm1", "region"}), 2  # towns that tell which region of a name is meant (judgement)


def at_home(q: int, queries: Sequence[Query], choices: Sequence[Choice | None]) -> Choice | None:
    """Take a village of a name that two countries have in the one country that all else in the text speaks of.

    Parameters
    ----------
    q : int
        The query.
    queries : sequence of Query
    choices : sequence of Choice or None
        One a query.
    """
    choice = choices[q]
    if choice is None or place_class(choice.place) not in SETTLED or choice.place.population > _HAMLET:
        return choice
    codes = {other.place.country_code for k, other in enumerate(choices) if k != q and other is not None} - {""}
    if len(codes) != 1 or choice.place.country_code in codes or queries[q].within:
        return choice
    for other in choice.alternatives:
        if other.place.country_code in codes and place_class(other.place) in SETTLED:
            rest = (Alternative(choice.place, other.probability), *(a for a in choice.alternatives if a != other))
            return Choice(other.place, choice.probability, rest)
    return choice


def about_its_towns(q: int, queries: Sequence[Query], choices: Sequence[Choice | None]) -> Choice | None:
    """Take a region of a name that two countries have in the one where most towns of a text lie: Iraq's Kurdistan.

    Parameters
    ----------
    q : int
        The query.
    queries : sequence of Query
    choices : sequence of Choice or None
        One a query.
    """
    choice, own = choices[q], queries[q]
    if choice is None or own.within or place_class(choice.place) not in _REGIONS or not choice.place.country_code:
        return choice
    towns = [
        other.place
        for k, other in enumerate(choices)
        if k != q and other is not None and place_class(other.place) in SETTLED and not queries[k].demonym
    ]
    codes = Counter(town.country_code for town in towns)
    if len(towns) < _TOWNS_TELL or choice.place.country_code in codes:
        return choice
    for other in choice.alternatives:
        most = 2 * codes[other.place.country_code] > len(towns)
        if most and place_class(other.place) in _REGIONS:
            rest = (Alternative(choice.place, other.probability), *(a for a in choice.alternatives if a != other))
            return Choice(other.place, choice.probability, rest)
    return choice
