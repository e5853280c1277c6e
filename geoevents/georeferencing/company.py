"""Where a name lies that no gazetteer places, or places on another continent: about the places it is named with."""

from __future__ import annotations

import re
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from functools import cached_property, lru_cache
from math import cos
from typing import TYPE_CHECKING, NamedTuple

import numpy as np

from geoevents.folding import fold
from geoevents.geodesy import EARTH_RADIUS_M
from geoevents.lexicon import load_lexicon
from geoevents.lexicon.namewords import load_name_words
from geoevents.lexicon.tables import words_in
from geoevents.text.words import HYPHENS
from geoevents.toponyms.classes import SETTLED, contains, place_class
from geoevents.toponyms.lists import is_joint
from geoevents.toponyms.tabulating import on_sphere

if TYPE_CHECKING:
    from numpy.typing import NDArray

    from geoevents.georeferencing.chosen import Name
    from geoevents.model import Alternative, Place

_FAMOUS = 100_000  # people of a city that a hospital or quarter may be in (judgement)
_APART_KM = 1000.0  # a place farther than this from another is abroad (judgement)
# What is alone of its name and no town (an island, a castle, an air base) is meant however far it lies: of 9 such, 8
# were right; of towns alone of their name, 1 of 40 in dense texts. Where few names are told, and countries among them,
# what its sentence names nothing beside says as little of where it lies as it says of it.
_ALONE_KM = 100.0
_FEW_NAMES = 30  # (judgement)
_KEPT = 0.7  # what is left of the confidence in a place that nothing is near to (judgement)
_LONGEST_NOUN = 24  # characters before a name in which its noun stands
# What says where the names beside it lie: towns and divisions, not what is as wide as a country.
LOCAL = SETTLED | frozenset({"adm2", "adm", "airport", "other"})
_NEIGHBOURS = LOCAL | {"adm1"}
_SEATS = frozenset({"capital", "seat"})
_LONE_KM = 600.0  # a place farther than this from all others of its text says nothing of them (judgement)
_NEAR_KM = 100.0  # a place this near another is surer (judgement)
_LIST_STEPS = 8  # members of a list to either side that are looked at
_MOST_STEPS = 40  # names to either side that are looked at in a sentence or paragraph
_MOST_OCCURRENCES = 5  # of one name that are asked for what places it
_MOST_PLACES = 1000  # in a text of more places than this none is called far from the others (a matrix of 8 MB)
_IN_TOWNS = words_in("toponyms", "contexts", "in_towns")
_SENTENCE_END = re.compile(r"[.!?…]\s|\n")
_PARAGRAPH_END = re.compile(r"\n\s*\n")
# Share that lies within 161 km where the anchor is right, measured on LGL, TR-News, GWN and the readable part of
# tests/gold_toponyms together (n 46, 85, 162, 62; 7 for countries).
_TRUST = {"held": 0.9, "listed": 0.8, "sentence": 0.76, "paragraph": 0.7}
_TRUST_COUNTRY = 0.2


class _Joints(NamedTuple):
    """What stands between names of which one says where the other lies.

    ``holding`` stands between a name and what holds it: "Miano in Ghotki"; ``headed`` between a head and its first
    member: "Lahij: Karish", "Nyeri (Kieni)", "Maroua, the quarters of Domayo".
    """

    holding: re.Pattern[str]
    headed: re.Pattern[str]


@lru_cache(maxsize=1)
def _joints() -> _Joints:
    joints = load_lexicon().tables["joints"]
    within, of, the = ("|".join(map(re.escape, joints[name])) for name in ("holding", "listing", "articles"))
    return _Joints(
        re.compile(rf" ?,? \(?(?:{within}) (?:(?:{the}) )?| \("),
        re.compile(rf":\s(?:(?:{the}) )?|(?: \d[\d.,]*)? \((?:(?:{within}) )?|\s[–—-]\s|,? (?:{the}) [\w-]+ (?:{of}) "),
    )


class Anchor(NamedTuple):
    """The name that an unplaced one lies about, and how it is told so.

    ``how`` is "held", "listed", "sentence" or "paragraph"; ``trust`` how often such a name is right.
    """

    name: Name
    how: str
    trust: float


@dataclass(frozen=True)
class Company:
    """The names of a text in order, and what is beside each."""

    text: str
    names: Sequence[Name]

    def anchor(self, k: int) -> Anchor | None:
        """Return the name that says best where the k-th lies; None where the text before and after names nothing.

        What is told of the name elsewhere in the text counts when it is surer: one village has one place.
        """
        own = self._anchor(k)
        for other in self._occurrences.get(self.names[k].toponym.lookup_name, ()):
            told = self._anchor(other) if other != k else None
            if told is not None and (own is None or told.trust > own.trust):
                own = told
        return own

    @cached_property
    def _occurrences(self) -> Mapping[str, Sequence[int]]:
        """Where the names that nothing places stand, at most a few times each."""
        found: dict[str, list[int]] = {}
        for k, name in enumerate(self.names):
            if name.choice is None and len(found.setdefault(name.toponym.lookup_name, [])) < _MOST_OCCURRENCES:
                found[name.toponym.lookup_name].append(k)
        return found

    def _anchor(self, k: int) -> Anchor | None:
        """Return the name that says best where the k-th lies, by what stands beside this mention."""
        holder = self._holder(k)
        if holder is not None and class_of(holder) in _NEIGHBOURS and not self._is_lone(holder):
            return Anchor(holder, "held", _TRUST["held"])
        if (town := self._town_of(k)) is not None:
            return Anchor(town, "held", _TRUST["listed"])
        if (city := self._city_of(k)) is not None:
            return Anchor(city, "held", _TRUST["paragraph"])
        land = holder if holder is not None and class_of(holder) == "country" else None
        country = land.place if land is not None else None
        named = self._only_land(k) if land is None else land
        for how, others, classes in (
            ("listed", self._list(k), LOCAL),
            ("sentence", self._around(k, _SENTENCE_END), _NEIGHBOURS),
            ("paragraph", self._around(k, _PARAGRAPH_END), LOCAL),
        ):
            for name in others:
                if name.place is None or class_of(name) not in classes or self._is_owner(name):
                    continue
                if self._is_lone(name) and (how == "paragraph" or name.place.id not in self._at_home):
                    continue
                if how == "paragraph" and self._is_abroad(k, name.place):
                    return None
                if how == "paragraph" and named is not None and not _holds(named, name.place):
                    continue
                if country is None or contains(country, name.place):
                    return Anchor(name, how, _TRUST[how])
        return Anchor(named, "held", _TRUST_COUNTRY) if named is not None else None

    def _is_owner(self, name: Name) -> bool:
        """Tell a name that only says whose somebody is: "a Kremlin-affiliated blogger"."""
        return name.role == "associative" and self.text[name.toponym.span.end :][:1] in HYPHENS

    def _only_land(self, k: int) -> Name | None:
        """Return the only country that the sentence of the k-th names as ground, before it: "in Lithuania, at Rukla".

        None for a facility, which is often far from what its sentence is about.
        """
        start = self.names[k].toponym.span.start
        if self.names[k].toponym.kind in load_name_words().kinds:
            return None
        lands = {
            name.place.id: name
            for name in self._around(k, _SENTENCE_END)
            if name.place is not None and name.role == "literal" and class_of(name) == "country"
        }
        land = next(iter(lands.values())) if len(lands) == 1 else None
        return land if land is not None and land.toponym.span.start < start else None

    def weighed(self, k: int) -> Name:
        """Return a name whose place lies far from all others: in the country its sentence names, kept, or placeless."""
        name = self.names[k]
        if name.choice is None:
            return name
        place, others = name.choice.place, name.choice.alternatives
        beside = [other for other in self._around(k, _SENTENCE_END) if other.place is not None]
        lands = [other.place for other in beside if other.place is not None and class_of(other) == "country"]
        if any(contains(land, place) for land in lands):
            return name
        held = [other for other in others if any(contains(land, other.place) for land in lands)]
        if held and not name.instead:
            best = _best_of(held, name.toponym.kind, self._word_before(k))
            rest = (best._replace(place=place), *(other for other in others if other != best))
            return replace(name, choice=replace(name.choice, place=best.place, alternatives=rest))
        if not name.instead and self._is_meant_alone(k, place, [other.place for other in others]):
            kept = replace(name.choice, probability=_KEPT * name.choice.probability)
            return replace(
                name, choice=kept, remarks=(*name.remarks, f"nothing else that is named is near {place.name}")
            )
        remark = f"{place.name} ({place.country_code}) is far from all that is named with it"
        return replace(name, choice=None, remarks=(remark,), refused=place)

    def _is_meant_alone(self, k: int, place: Place, others: Sequence[Place]) -> bool:
        """Tell whether a place that lies far from all others is meant: the only one that is called so.

        A town must bear the very name, and stand alone in its sentence in a text that speaks of countries.
        """
        if any(apart([other], [place, other], _ALONE_KM) for other in others):
            return False
        settled = place_class(place) in SETTLED
        return not settled or (self._is_its_name(k, place) and self._tells_little(k))

    def _is_its_name(self, k: int, place: Place) -> bool:
        """Tell whether a place bears the very name, and is not only spelled much like it."""
        return fold(place.name) == fold(self.names[k].toponym.lookup_name)

    def _word_before(self, k: int) -> str:
        """Return the word before a name, folded: "the volcano Villarrica"."""
        start = self.names[k].toponym.span.start
        return fold(self.text[max(0, start - _LONGEST_NOUN) : start].split(" ")[-2:][0])

    def _tells_little(self, k: int) -> bool:
        """Tell whether what a text names says little of where a name lies: a round-up, and nothing in its sentence."""
        alone = not any(class_of(other) in _NEIGHBOURS for other in self._around(k, _SENTENCE_END))
        return alone and self._is_round_up

    @cached_property
    def _is_round_up(self) -> bool:
        """Whether a text names few places, and countries among them."""
        return len(self.names) <= _FEW_NAMES and any(class_of(name) == "country" for name in self.names)

    def _town_of(self, k: int) -> Name | None:
        """Return the only town a text names, where the k-th is a hospital or the like: it lies about the town."""
        if self.names[k].toponym.kind not in load_name_words().town_facilities or len(self._towns) != 1:
            return None
        return next(iter(self._towns.values()))

    def _city_of(self, k: int) -> Name | None:
        """Return the only city named before the k-th in its paragraph, where that is called a quarter of one."""
        if self._noun_behind(k) not in load_name_words().city_parts:
            return None
        cities: dict[str, Name] = {}
        for j in range(k - 1, max(-1, k - 1 - _MOST_STEPS), -1):
            name = self.names[j]
            if _PARAGRAPH_END.search(self._gap(j)):
                break
            if name.role != "literal" or name.place is None:
                continue
            if class_of(name) in _SEATS or (class_of(name) in SETTLED and name.place.population >= _FAMOUS):
                cities[name.place.id] = name
        return next(iter(cities.values())) if len(cities) == 1 else None

    @cached_property
    def _towns(self) -> Mapping[str, Name]:
        """The towns that a text names as sites, each by the first that names it."""
        found: dict[str, Name] = {}
        for name in self.names:
            if name.place is not None and name.role == "literal" and class_of(name) in SETTLED:
                found.setdefault(name.place.id, name)
        return found

    def _is_abroad(self, k: int, place: Place) -> bool:
        """Tell whether a place beside a refused name says nothing: in another country, in a text of far countries."""
        refused = self.names[k].refused
        if refused is None or refused.country_code == place.country_code or not self._tells_little(k):
            return False
        sites = [other.place for other in self.names if other.role == "literal" and class_of(other) in LOCAL]
        abroad = [other for other in sites if other is not None and other.country_code != place.country_code]
        return any(apart([other], [other, place], _APART_KM) for other in abroad)

    def _noun_behind(self, k: int) -> str:
        """Return the word behind a name, folded."""
        end = self.names[k].toponym.span.end
        return fold(" ".join(self.text[end : end + _LONGEST_NOUN].split()[:1]).rstrip(",.;"))

    def is_in_town(self, k: int, anchor: Anchor) -> bool:
        """Tell whether a name is a spot's in the city its sentence names: "the El-Gaab junction in Mogadishu"."""
        city = anchor.name
        if city.place is None or class_of(city) not in SETTLED or city.place.population < _FAMOUS:
            return False
        return anchor.how in {"held", "sentence"} and self._noun_behind(k) in _IN_TOWNS

    def _is_lone(self, name: Name) -> bool:
        return name.place is not None and name.place.id in self._lone

    @cached_property
    def _lone(self) -> frozenset[str]:
        """The places that lie far from all others of the text, which most likely are not meant."""
        places = {name.place.id: name.place for name in self.names if name.place and class_of(name) in _NEIGHBOURS}
        if len(places) < 3:
            return frozenset()
        lone = apart(list(places.values()), list(places.values()), _LONE_KM)
        return frozenset(place.id for place in lone)

    @cached_property
    def _at_home(self) -> frozenset[str]:
        """The places whose country a sentence names: "In Germany, birds died at Linum and Kremmen"."""
        found: set[str] = set()
        for group in sentences_of(self.text, self.names, least=2):
            lands = {
                name.place.country_code for name in group if name.place is not None and class_of(name) == "country"
            }
            found |= {name.place.id for name in group if name.place is not None and name.place.country_code in lands}
        return frozenset(found)

    def _gap(self, k: int) -> str:
        """Return what stands between the k-th name and the next."""
        return self.text[self.names[k].toponym.span.end : self.names[k + 1].toponym.span.start]

    def _holder(self, k: int) -> Name | None:
        """Return the name that the text says holds the k-th: after "in", before its bracket or its colon."""
        names = self.names
        if k + 1 < len(names) and names[k + 1].place is not None and _joints().holding.fullmatch(self._gap(k)):
            return names[k + 1]
        start = names[k].toponym.span.start
        for head in range(k - 1, max(-1, k - 1 - _LIST_STEPS), -1):
            gap = self._gap(head)
            if (
                _joints().headed.fullmatch(gap)
                and names[head].place is not None
                and not _closed(self.text, names, head, start)
            ):
                return names[head]
            if not is_joint(gap) and "(" not in gap:
                return None
        return None

    def _list(self, k: int) -> Iterator[Name]:
        """Yield the members of the list that the k-th name stands in, the nearest first."""
        low = high = k
        for _ in range(_LIST_STEPS):
            if low > 0 and is_joint(self._gap(low - 1)):
                low -= 1
                yield self.names[low]
            if high + 1 < len(self.names) and is_joint(self._gap(high)):
                high += 1
                yield self.names[high]

    def _around(self, k: int, end: re.Pattern[str]) -> Iterator[Name]:
        """Yield the names of a sentence or paragraph, the nearest before the k-th first, then those after it."""
        for j in range(k - 1, max(-1, k - 1 - _MOST_STEPS), -1):
            if end.search(self._gap(j)):
                break
            yield self.names[j]
        for j in range(k + 1, min(len(self.names), k + 1 + _MOST_STEPS)):
            if end.search(self._gap(j - 1)):
                break
            yield self.names[j]


def _closed(text: str, names: Sequence[Name], head: int, start: int) -> bool:
    """Tell whether the bracket behind a head is closed before a name that follows."""
    between = text[names[head].toponym.span.end : start]
    return between.lstrip().startswith("(") and ")" in between


def _best_of(held: Sequence[Alternative], kind: str, before: str) -> Alternative:
    """Return the likeliest of some places, of those that its kind or the noun before it means where there are any."""
    vocabulary = load_name_words()
    facility = vocabulary.kinds.get(kind) or vocabulary.facility_in([before])
    fitting = [other for other in held if facility is not None and other.place.feature_code in facility.feature_codes]
    return (fitting or held)[0]


def sentences_of(
    text: str, names: Sequence[Name], least: int = 3, end: re.Pattern[str] = _SENTENCE_END
) -> Iterator[Sequence[Name]]:
    """Yield the names of each sentence, or of what ``end`` parts, that has three or more, or at least so many."""
    begin = 0
    for k in range(1, len(names) + 1):
        if k == len(names) or end.search(text, names[k - 1].toponym.span.end, names[k].toponym.span.start):
            if k - begin >= least:
                yield names[begin:k]
            begin = k


def near_another(places: Sequence[Place]) -> frozenset[str]:
    """Return the ids of the towns and divisions that another one of a text is near to."""
    local = {place.id: place for place in places if place_class(place) in _NEIGHBOURS}
    if len(local) < 2:
        return frozenset()
    some = list(local.values())
    return frozenset(local) - {place.id for place in apart(some, some, _NEAR_KM)}


def apart(some: Sequence[Place], places: Sequence[Place], km: float) -> list[Place]:
    """Return those of some places that lie farther than a distance from every other one."""
    if len(places) > _MOST_PLACES:
        return []
    unit = _on_sphere(places)
    rank = {place.id: i for i, place in enumerate(places)}
    own = [rank[place.id] for place in some]
    cosines = unit[own].dot(unit.T)
    cosines[range(len(some)), own] = -1.0
    far = np.maximum.reduce(cosines, axis=1) < cos(1000.0 * km / EARTH_RADIUS_M)
    return [place for place, is_far in zip(some, far, strict=True) if is_far]


def _holds(land: Name, place: Place) -> bool:
    return land.place is not None and contains(land.place, place)


def class_of(name: Name) -> str:
    """Return the class of a name's place; empty where it has none."""
    return place_class(name.place) if name.place is not None else ""


def _on_sphere(places: Sequence[Place]) -> NDArray[np.float64]:
    return np.array([on_sphere(place.lon, place.lat) for place in places])
