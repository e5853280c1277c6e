"""Where a name lies that no gazetteer places, or places on another continent: about the places it is named with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, replace
from math import cos, radians, sin
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geoevents.lists import is_joint
from geoevents.model import Alternative, Place
from geoevents.resolve import SETTLED, Choice, contains, place_class

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geoevents.scene import Name

# A place of fewer people than this that lies farther than this from all the others of its text is not the one meant:
# its name alone is what they share. Of 95 such in LGL, TR-News, GWN and tests/gold_toponyms, 13 were right.
_FAMOUS = 100_000
_APART_KM = 1000.0
_EARTH_KM = 6371.0088  # IUGG mean radius
_REACHED_KM = 300.0  # a namesake no farther than this from a place of the text may be meant instead (judgement)
_WIDE = frozenset({"country", "capital", "adm1", "region", "continent", "water"})
# What says where the names beside it lie: towns and divisions, not what is as wide as a country.
NEIGHBOURS = SETTLED | frozenset({"adm1", "adm2", "adm", "airport", "other"})
_LIST_STEPS = 8  # members of a list to either side that are looked at
_HOLDING = re.compile(r" ?,? \(?(?:in|of) (?:the )?| \(")  # between a name and what holds it: "Miano in Ghotki"
_HEADED = re.compile(r":\s(?:the )?|\s\(|\s[–—-]\s|, the \w+ of ")  # after a head: "Lahij: Karish", "Nyeri (Kieni)"
_BRACKET_REACH = 160  # characters
_SENTENCE_END = re.compile(r"[.!?…]\s|\n")


class Anchor(NamedTuple):
    """The name that an unplaced one lies about, and how it is told so: "held", "listed", "sentence" or "paragraph"."""

    name: Name
    how: str


@dataclass(frozen=True)
class Company:
    """The names of a text in order, and what is beside each."""

    text: str
    names: Sequence[Name]

    def anchor(self, k: int) -> Anchor | None:
        """Return the name that says best where the k-th lies; None where the text before and after names nothing."""
        holder = self._holder(k)
        if holder is not None and holder.place is not None and place_class(holder.place) in NEIGHBOURS:
            return Anchor(holder, "held")
        country = holder.place if holder is not None else None
        for how, others in (
            ("listed", self._list(k)),
            ("sentence", self._around(k, _SENTENCE_END)),
            ("paragraph", self._around(k, re.compile(r"\n\s*\n"))),
        ):
            for name in others:
                place = name.place
                if place is None or place_class(place) not in NEIGHBOURS:
                    continue
                if country is None or contains(country, place):
                    return Anchor(name, how)
        return Anchor(holder, "held") if holder is not None else None

    def _gap(self, k: int) -> str:
        """Return what stands between the k-th name and the next."""
        return self.text[self.names[k].toponym.span.end : self.names[k + 1].toponym.span.start]

    def _holder(self, k: int) -> Name | None:
        """Return the name that the text says holds the k-th: after "in", before its bracket or its colon."""
        names = self.names
        if k + 1 < len(names) and names[k + 1].place is not None and _HOLDING.fullmatch(self._gap(k)):
            return names[k + 1]
        start = names[k].toponym.span.start
        for head in range(k - 1, max(-1, k - 1 - _LIST_STEPS), -1):
            gap = self._gap(head)
            if _HEADED.match(gap) and names[head].place is not None and not _closed(self.text, names, head, start):
                return names[head]
            if not is_joint(gap) and "(" not in gap:
                return None
        return None

    def _list(self, k: int) -> Iterator[Name]:
        """Yield the members of the list that the k-th name stands in, the nearest first."""
        low = high = k
        for _ in range(_LIST_STEPS):
            if low is not None and low > 0 and is_joint(self._gap(low - 1)):
                low -= 1
                yield self.names[low]
            if high + 1 < len(self.names) and is_joint(self._gap(high)):
                high += 1
                yield self.names[high]

    def _around(self, k: int, end: re.Pattern[str]) -> Iterator[Name]:
        """Yield the names of a sentence or paragraph, the nearest before the k-th first, then those after it."""
        for j in range(k - 1, -1, -1):
            if end.search(self._gap(j)):
                break
            yield self.names[j]
        for j in range(k + 1, len(self.names)):
            if end.search(self._gap(j - 1)):
                break
            yield self.names[j]


def _closed(text: str, names: Sequence[Name], head: int, start: int) -> bool:
    """Tell whether the bracket behind a head is closed before a name that follows."""
    between = text[names[head].toponym.span.end : start]
    return between.lstrip().startswith("(") and ")" in between


def without_strays(names: Sequence[Name]) -> list[Name]:
    """Take away the places that share nothing but their name with what a text speaks of.

    A small place far from all others of its text gives way to a namesake near one of them, or to none.
    """
    places = {name.place.id: name.place for name in names if name.place is not None}
    small = [p for p in places.values() if p.population < _FAMOUS and place_class(p) not in _WIDE]
    if not small or len(places) < 3:
        return list(names)
    order = list(places)
    unit = np.array([_on_sphere(place) for place in places.values()])
    closeness = np.array([unit[order.index(place.id)] for place in small]) @ unit.T
    for row, place in enumerate(small):
        closeness[row, order.index(place.id)] = -1.0
    far = closeness.max(axis=1) < cos(_APART_KM / _EARTH_KM)
    strays = {place.id for place, stray in zip(small, far, strict=True) if stray}
    if not strays:
        return list(names)
    kept = unit[[i for i, identity in enumerate(order) if identity not in strays]]
    return [
        replace(name, choice=_instead(name.choice, kept)) if name.choice and name.choice.place.id in strays else name
        for name in names
    ]


def _instead(choice: Choice, kept: NDArray[np.float64]) -> Choice | None:
    """Return the likeliest namesake near a place of the text."""
    for i, other in enumerate(choice.alternatives):
        if len(kept) and (kept @ _on_sphere(other.place)).max() >= cos(_REACHED_KM / _EARTH_KM):
            rest = (*choice.alternatives[:i], *choice.alternatives[i + 1 :])
            return Choice(other.place, choice.probability, (Alternative(choice.place, 0.0), *rest))
    return None


def _on_sphere(place: Place) -> NDArray[np.float64]:
    lam, phi = radians(place.lon), radians(place.lat)
    return np.array([cos(phi) * cos(lam), cos(phi) * sin(lam), sin(phi)])
