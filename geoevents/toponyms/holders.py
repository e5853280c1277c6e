"""A name that the text says holds a place is a country or division that does, and no far town called like it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from typing import TYPE_CHECKING

from geoevents.model import Alternative
from geoevents.toponyms.classes import DIVISIONS, KNOWN, SETTLED, away_m, contains, place_class
from geoevents.toponyms.queries import said_to_hold
from geoevents.toponyms.resolve import Choice

if TYPE_CHECKING:
    from geoevents.model import Place
    from geoevents.text.words import Words
    from geoevents.toponyms.tabulating import Query
    from geoevents.toponyms.toponyms import FoundName

_AROUND_M = 100_000.0  # from a town to what may be said to lie in it: a quarter, a village (judgement)
_JOINTS = frozenset({",", "and", ", and"})
# Before the town of a government, club or embassy, which may be busy in another country.
_ACTING = frozenset({"of", "by", "with", "for", "against", "between"})


def with_holders(
    words: Words,
    found: Sequence[FoundName],
    queries: Sequence[Query],
    index: Sequence[int],
    choices: list[Choice | None],
) -> list[Choice | None]:
    """Let X and Y of "X in Y" fit: Y a country and no far town, X and those listed with it in the division Y.

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
    settled, times = list(choices), Counter(index)
    for k in range(len(found) - 1):
        held, taken = settled[index[k]], settled[index[k + 1]]
        if held is None or taken is None or said_to_hold(words, found, k) is None:
            continue
        holder, at = taken.place, index[k + 1]
        if place_class(holder) in SETTLED:
            units = (place for place in queries[at].places if contains(place, held.place))
            holder = next(units, holder)
            if holder is not taken.place and not _is_around(taken.place, held.place):
                settled[at] = _put_first(taken, holder)
            elif DIVISIONS.isdisjoint(queries[at].wanted) or not SETTLED.isdisjoint(queries[at].wanted):
                continue
        if place_class(holder) == "country" and times[index[k]] == 1:
            settled[index[k]] = _in_land(words, found, k, held, holder)
        elif place_class(holder) in DIVISIONS:
            for q in (index[member] for member in _list_up_to(words, found, k)):
                if times[q] == 1:  # elsewhere in the text it may mean another
                    settled[q] = _inside(settled[q], queries[q], holder, held.place)
    return settled


def _put_first(choice: Choice, place: Place) -> Choice:
    rest = tuple(other for other in choice.alternatives if other.place.id != place.id)
    return Choice(place, choice.probability, (Alternative(choice.place, choice.probability), *rest))


def _list_up_to(words: Words, found: Sequence[FoundName], k: int) -> Iterator[int]:
    """Yield the names listed right before the k-th, and that: "Pishchane, Novovasylivka and Udachne"."""
    yield k
    while k and found[k - 1].candidate.kind == "name":
        end, begin = found[k - 1].candidate.last, found[k].candidate.first
        joint = words.text[words.end[end - 1] : words.start[begin]].strip()
        if joint not in _JOINTS:
            return
        k -= 1
        yield k


def _inside(choice: Choice | None, query: Query, holder: Place, beside: Place) -> Choice | None:
    """Take a village in the division that the text says holds it, of several the one nearest to the last listed."""
    if choice is None or place_class(choice.place) not in SETTLED or choice.place.population > KNOWN:
        return choice
    inside = [place for place in query.places if contains(holder, place) and place_class(place) in SETTLED]
    if contains(holder, choice.place) or not inside:
        return choice
    return _put_first(choice, min(inside, key=lambda place: away_m(place, beside)))


def _in_land(words: Words, found: Sequence[FoundName], k: int, choice: Choice, land: Place) -> Choice | None:
    """Give up a town that lies in another country than the one the text puts it in: "Santa Cruz in Jamaica"."""
    first = found[k].candidate.first
    acts = first > 0 and words.folded[first - 1] in _ACTING
    town = place_class(choice.place) in SETTLED - {"capital"}
    return None if town and not acts and choice.place.country_code != land.country_code else choice


def _is_around(town: Place, place: Place) -> bool:
    return away_m(town, place) <= _AROUND_M
