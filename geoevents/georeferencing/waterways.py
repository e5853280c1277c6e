"""Which localities are about a river, and the figures they get."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import product
from typing import TYPE_CHECKING

import shapely

from geoevents import geodesy, planes
from geoevents.gazetteer.courses import meetings
from geoevents.georeferencing.figures import WINDS, Figure, Missing, with_remark
from geoevents.georeferencing.riverchoice import RIVER_THERE_M, RiverChoice
from geoevents.georeferencing.riverside import (
    along_figure,
    bank_figure,
    beside_figure,
    between_towns_figure,
    confluence_figure,
    course_figure,
    direction_of,
    distance_figure,
    mouth_figure,
    off_figure,
    river_mile_figure,
    source_figure,
    stretch_figure,
    swept_figure,
    within_figure,
)
from geoevents.lexicon import load_lexicon
from geoevents.model import (
    Along,
    Anaphor,
    Between,
    Intersection,
    Locality,
    Near,
    Offset,
    Part,
    Place,
    Protocol,
    Toponym,
)

if TYPE_CHECKING:
    from geoevents.gazetteer.courses import Course

_THIRDS = {"upper": (0.0, 1 / 3), "centre": (1 / 3, 2 / 3), "lower": (2 / 3, 1.0)}
_ONLY_RIVERS = frozenset({"mouth", "source", "bank", "upper", "lower", "bridge"})


@dataclass(frozen=True, slots=True)
class Waterways:
    """Draws localities about rivers.

    Parameters
    ----------
    choice : RiverChoice
        Chooses the rivers that names mean.
    figure : callable
        Draws any other locality.
    protocol : {"calibrated", "point-radius"}
    """

    choice: RiverChoice
    figure: Callable[[Locality | Anaphor], Figure | Missing]
    protocol: Protocol

    def draw(self, locality: Locality | Anaphor) -> Figure | Missing | None:
        """Return the figure of a locality about a river; None when it is about none."""
        if self.choice.gazetteer.courses is None:
            return None
        match locality:
            case Toponym():
                own = self.choice.taken_for(locality)
                return course_figure(own, self.choice.places(own, locality)[0]) if own else None
            case Part(whole=whole, side=side):
                return self._part(whole, side)
            case Near(ground=ground, relation=relation):
                of_land = relation == "along" and self.choice.may_be_land(locality)
                return None if of_land else self._near(ground, relation)
            case Offset():
                return self._offset(locality)
            case Along():
                return self._along(locality)
            case Intersection(relation="stretch" | "riverside" | "gloss"):
                return self._beside(locality)
            case Intersection(relation="confluence" | "crossing"):
                return self._confluence(locality)
            case _:
                return None

    def _part(self, whole: Locality | Anaphor, side: str) -> Figure | Missing | None:
        words = side.split()
        wind = words[0] if words and words[0] in WINDS else ""
        part = words[-1] if words and words[-1] not in WINDS else ""
        course = self.choice.must_be(whole) if part in _ONLY_RIVERS else self.choice.taken_for(whole)
        if course is None:
            return None
        places = self.choice.places(course, whole)
        if part == "mouth":
            return mouth_figure(course, places)
        if part == "source":
            return source_figure(course, places, self._headstreams(course))
        if part == "bank":
            return bank_figure(course, wind or words[0], along_figure(course, places, self.choice.around))
        if part == "bridge":
            return Missing(f"the text does not say where the bridge over the {course.name} is")
        if part in _THIRDS:
            low, high = _THIRDS[part]
            return stretch_figure(course, low * course.length_m, high * course.length_m, places)
        if wind:
            return within_figure(course, _half(course, wind), places)
        return None

    def _headstreams(self, course: Course) -> tuple[str, ...]:
        """Say which rivers a river begins with: the Nile where the Blue and the White Nile meet."""
        assert self.choice.gazetteer.courses is not None
        about = self.choice.gazetteer.courses.about(*course.source, RIVER_THERE_M)
        ending = [c.name for c, foot in about if c is not course and foot.along_m > c.length_m - RIVER_THERE_M]
        return (f"it begins where the {' and the '.join(ending)} meet",) if len(ending) > 1 else ()

    def _near(self, ground: Locality | Anaphor, relation: str) -> Figure | Missing | None:
        if relation == "along":
            course = self.choice.must_be(ground)
            return along_figure(course, self.choice.places(course, ground), self.choice.around) if course else None
        course = self.choice.taken_for(ground)
        return off_figure(course, self.choice.places(course, ground), relation, self.choice.around) if course else None

    def _offset(self, offset: Offset) -> Figure | Missing | None:
        if offset.relation in ("upstream", "downstream"):
            town = self.figure(offset.ground)
            if isinstance(town, Missing):
                return town
            course = self.choice.at_town(town)
            if course is None:
                return None
            places = self.choice.places(course, offset.ground)
            drawn = distance_figure(course, town, offset.distance_m, offset.relation, self.protocol, places)
            said = f"taken along the {course.name}, the river there"
            return drawn if isinstance(drawn, Missing) else with_remark(drawn, said)
        course = self.choice.taken_for(offset.ground)
        if course is None or offset.relation in ("inside", "deeper"):
            return None
        places = self.choice.places(course, offset.ground)
        if offset.azimuth_deg is not None:
            return swept_figure(course, places, offset.azimuth_deg, offset.distance_m, self.choice.around)
        return off_figure(course, places, "", self.choice.around, offset.distance_m) if offset.distance_m else None

    def _along(self, along: Along) -> Figure | Missing | None:
        if not isinstance(along.path, Toponym):
            return None
        if isinstance(along.origin, Anaphor) and along.origin.kind == "start":
            river = self.choice.must_be(along.path)
            if river is None or along.distance_m is None:
                return None
            return river_mile_figure(river, along.distance_m, self.choice.places(river, along.path))
        origin = self.figure(along.origin)
        if isinstance(origin, Missing):
            return origin
        course = self.choice.must_be(along.path, [(origin.lon, origin.lat)])
        if course is None:
            return None
        relation = along.relation
        if not relation and along.azimuth_deg is not None:
            relation = direction_of(course, origin, along.azimuth_deg)
        places = self.choice.places(course, along.path)
        return distance_figure(course, origin, along.distance_m, relation, self.protocol, places)

    def _beside(self, locality: Intersection) -> Figure | Missing | None:
        """Return a river, bank or bridge by other places: "the left bank of the Dnieper opposite Kherson"."""
        river, clause = locality.parts[0], locality.parts[-1]
        side = river.side if isinstance(river, Part) else ""
        name = river.whole if isinstance(river, Part) else river
        afloat = isinstance(clause, Offset) and clause.relation in ("upstream", "downstream")
        if locality.relation == "gloss" and not side and not afloat and not self.choice.is_river(name):
            return None
        beside = self.figure(clause)
        if beside is None:
            return None
        at = [] if isinstance(beside, Missing) else [(beside.lon, beside.lat)]
        named = locality.relation != "stretch" or not self.choice.may_be_land(locality)
        course = self.choice.must_be(name, at) if named else None
        if course is None:
            return self._finer(name, beside) if locality.relation == "stretch" else None
        if isinstance(beside, Missing):
            return beside
        places = self.choice.places(course, name)
        stretch = self._stretch(course, clause, beside, places)
        if isinstance(stretch, Missing) or not side.endswith("bank"):
            return stretch
        return bank_figure(course, side.split()[0], stretch)

    def _finer(self, name: Locality | Anaphor, beside: Figure | Missing) -> Figure | Missing:
        """Return a place that is no river where it is known better than by what stands beside it, and lies there.

        "The Rafah crossing between Gaza and Egypt" is the crossing; "the Golan near Quneitra" is near Quneitra.
        """
        if isinstance(beside, Missing) or not isinstance(self.choice.place_of(name), Place):
            return beside
        named = self.figure(name)
        if isinstance(named, Missing) or named.radius_m > beside.radius_m:
            return beside
        apart, _ = geodesy.inverse(named.lon, named.lat, beside.lon, beside.lat)
        return named if apart < 1.5 * beside.radius_m + named.radius_m else beside

    def rivers(self, locality: Locality | Anaphor) -> Iterator[tuple[Toponym, Place]]:
        """Yield the names in a locality that stand where only a river's can, each with the entry of its river."""
        if self.choice.gazetteer.courses is None:
            return
        match locality:
            case Part(whole=Toponym() as name, side=side) if (
                side.split()[-1:] != [] and side.split()[-1] in _ONLY_RIVERS
            ):
                beside: Locality | Anaphor | None = None
            case Near(relation="along") | Intersection(relation="stretch") if self.choice.may_be_land(locality):
                return
            case Near(ground=Toponym() as name, relation="along"):
                beside = None
            case Along(path=Toponym() as name, origin=origin):
                beside = origin
            case Intersection(relation="stretch" | "riverside", parts=(Toponym() as name, clause)):
                beside = clause
            case Intersection(relation="stretch" | "riverside", parts=(Part(whole=Toponym() as name), clause)):
                beside = clause
            case Intersection(relation="confluence" | "crossing", parts=(Toponym() as first, Toponym() as second)):
                yield from self._that_meet(first, second)
                return
            case _:
                return
        at = self.figure(beside) if beside is not None else None
        course = self.choice.must_be(name, [(at.lon, at.lat)] if isinstance(at, Figure) else [])
        if course is not None:
            yield name, self.choice.places(course, name)[0]

    def _that_meet(self, first: Toponym, second: Toponym) -> Iterator[tuple[Toponym, Place]]:
        firsts, seconds = (self.choice.candidates(name.lookup_name) for name in (first, second))
        for a, b in product(firsts, seconds):
            if a is not b and meetings(a, b):
                yield first, self.choice.places(a, first)[0]
                yield second, self.choice.places(b, second)[0]
                return

    def _stretch(self, course: Course, clause: Locality, beside: Figure, places: tuple[Place, ...]) -> Figure | Missing:
        match clause:
            case Between(start=start, end=end):
                ends = [self.figure(ground) for ground in (start, end)]
                first, last = ends
                if isinstance(first, Missing) or isinstance(last, Missing):
                    return beside
                return between_towns_figure(course, first, last, places)
            case Near(ground=ground, relation=relation):
                town = self.figure(ground)
                return town if isinstance(town, Missing) else beside_figure(course, town, relation, places)
            case Offset(ground=ground, relation=("upstream" | "downstream") as way):
                town = self.figure(ground)
                if isinstance(town, Missing):
                    return town
                return distance_figure(course, town, clause.distance_m, way, self.protocol, places)
            case Toponym() if beside.area is None:
                return beside_figure(course, beside, "at", places)
            case Offset(ground=Toponym(), azimuth_deg=azimuth) if azimuth is not None:
                return self._off_town(course, clause, beside, places)
            case _:
                return within_figure(course, beside, places)

    def _off_town(self, course: Course, offset: Offset, beside: Figure, places: tuple[Place, ...]) -> Figure | Missing:
        """Return "on the Niger south of Mopti": what lies there, else the way along the river that leads there."""
        found = within_figure(course, beside, places)
        town = self.figure(offset.ground)
        if isinstance(found, Figure) or isinstance(town, Missing) or offset.azimuth_deg is None:
            return found
        way = direction_of(course, town, offset.azimuth_deg)
        along = distance_figure(course, town, offset.distance_m, way, self.protocol, places)
        said = f"no part of the {course.name} lies in the stated direction; taken {way}"
        return along if isinstance(along, Missing) else with_remark(along, said)

    def _confluence(self, locality: Intersection) -> Figure | Missing | None:
        names = [part.lookup_name for part in locality.parts if isinstance(part, Toponym)]
        if len(names) == 1:
            names = _each_of(names[0])
        if len(names) != 2 or (len(locality.parts) == 2 and not all(isinstance(p, Toponym) for p in locality.parts)):
            return None
        firsts, seconds = (self.choice.candidates(name) for name in names)
        shared = names[1].split()[-1]
        if shared not in names[0].split():  # "the White and Blue Nile"
            firsts += self.choice.candidates(f"{names[0]} {shared}")
        if not firsts and not seconds:
            return None
        if not firsts or not seconds:
            missing = names[1] if firsts else names[0]
            return Missing(f"the {locality.relation} cannot be placed: no course of {missing} is known")
        pairs = [(a, b) for a in firsts for b in seconds if a is not b]
        first, second = next((pair for pair in pairs if meetings(*pair)), (firsts[0], seconds[0]))
        grounds = locality.parts if len(locality.parts) == 2 else locality.parts * 2
        places = tuple(p for c, g in zip((first, second), grounds, strict=True) for p in self.choice.places(c, g))
        return confluence_figure(first, second, places)


def _each_of(name: str) -> list[str]:
    """Return the two rivers of "White and Blue Nile"."""
    words = name.split()
    classes = load_lexicon().phrases.classes
    at = next((i for i, word in enumerate(words) if i and "and" in classes(word.lower())), 0)
    if not at or at + 1 == len(words):
        return [name]
    first, second = words[:at], words[at + 1 :]
    shared = second[-1:] if len(second) > len(first) else []
    return [" ".join([*first, *shared]), " ".join(second)]


def _half(course: Course, wind: str) -> Figure:
    """Return the half of a river's bounds, or the quarter, that lies towards a wind."""
    west, south, east, north = course.geometry.bounds
    lon, lat = (west + east) / 2, (south + north) / 2
    letters = set(wind)
    box = shapely.box(
        lon if "E" in letters else west, lat if "N" in letters else south,
        lon if "W" in letters else east, lat if "S" in letters else north,
    )  # fmt: skip
    at = planes.centre(box)
    return Figure(*at, 0.0, box)
