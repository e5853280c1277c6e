"""Which localities are about a river, and which river they mean: the one of that name that lies by the other places."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

import shapely

from geoevents import geodesy
from geoevents.gazetteer.courses import meetings
from geoevents.georeferencing.figures import Figure, Missing, with_remark
from geoevents.georeferencing.riverside import (
    WINDS,
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
    Unresolved,
)

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer
    from geoevents.gazetteer.courses import Course

    Position = tuple[float, float]

# A river of the name is meant where it passes this near to what the name was taken for (Dnipro, the city), or to the
# other places of the locality. Judgements: a river's name is rarely used so near another river of the name.
_BY_NAMESAKE_M = 60_000.0
_BY_OTHERS_M = 300_000.0
_RIVER_THERE_M = 8_000.0  # "downstream of A": the largest river within this of A's edge
_GREAT_RANK = 5  # Natural Earth's scale rank of the rivers everyone knows: meant where nothing says otherwise
_THIRDS = {"upper": (0.0, 1 / 3), "centre": (1 / 3, 2 / 3), "lower": (2 / 3, 1.0)}
RIVER = "river"  # the kind of a toponym beside the word for a river (lexicon, [facility])
_ONLY_RIVERS = frozenset({"mouth", "source", "bank", "upper", "lower", "bridge"})


@dataclass(frozen=True, slots=True)
class Waterways:
    """Draws localities about rivers.

    Parameters
    ----------
    ground : callable
        Chooses the place of a toponym or anaphor.
    figure : callable
        Draws any other locality.
    gazetteer : Gazetteer
    protocol : {"calibrated", "point-radius"}
    around : callable
        The other places of the text in groups: of the same sentence, of those beside it, of all of it.
    """

    ground: Callable[[Toponym | Anaphor], Place | Unresolved | None]
    figure: Callable[[Locality | Anaphor], Figure | Missing]
    gazetteer: Gazetteer
    protocol: Protocol
    around: Callable[[], Sequence[Sequence[Place]]] = tuple

    def draw(self, locality: Locality | Anaphor) -> Figure | Missing | None:
        """Return the figure of a locality about a river; None when it is about none."""
        if self.gazetteer.courses is None:
            return None
        match locality:
            case Toponym():
                own = self._river(locality)
                return course_figure(own, self._places(own, locality)[0]) if own else None
            case Part(whole=whole, side=side):
                return self._part(whole, side)
            case Near(ground=ground, relation=relation):
                return None if relation == "along" and self._has_no_article(locality) else self._near(ground, relation)
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

    # --- which river ---

    def _river(self, ground: Locality | Anaphor) -> Course | None:
        """Return the course of a name that was taken for a river, not for the land about it ("the Jordan Valley")."""
        return None if _is_a_valley(ground) else self._own_course(self._place_of(ground))

    def _own_course(self, place: Place | Unresolved | None) -> Course | None:
        return self.gazetteer.course(place) if isinstance(place, Place) else None

    def _course(self, ground: Locality | Anaphor, beside: Sequence[Position] = ()) -> Course | None:
        """Return the course of a name that must be a river's, whatever place the name was taken for."""
        if not isinstance(ground, Toponym) or self.gazetteer.courses is None:
            return None
        place = self.ground(ground)
        own = self._own_course(place)
        if own is not None:
            return own
        found = self._named(ground.lookup_name, place if isinstance(place, Place) else None, beside)
        if found is not None or beside or ground.within or self._positions():
            return found
        great = self.gazetteer.courses.named(ground.lookup_name)  # the largest first
        return next((course for course in great if course.rank <= _GREAT_RANK), None)

    def _named(self, name: str, place: Place | None, beside: Sequence[Position]) -> Course | None:
        assert self.gazetteer.courses is not None
        others = [*beside, *self._positions()]
        for course in self.gazetteer.courses.named(
            name, beside or others or ([(place.lon, place.lat)] if place else [])
        ):
            if place is None and not others:
                return course
            if place is not None and self._passes(course, place):
                return course
            if any(course.distance_m(*at) < _BY_OTHERS_M for at in others):
                return course
        return None

    def _passes(self, course: Course, place: Place) -> bool:
        area = self.gazetteer.area(place)
        if area is not None and area.intersects(course.geometry):
            return True
        return course.distance_m(place.lon, place.lat) < _BY_NAMESAKE_M

    def _places(self, course: Course, ground: Locality | Anaphor) -> tuple[Place, ...]:
        """Return the gazetteer's entry for a river, else one made of its course."""
        place = self.ground(ground) if isinstance(ground, Toponym) else None
        if isinstance(place, Place) and self._own_course(place) is course:
            return (place,)
        known = next((p for p in self.gazetteer.lookup(course.name) if self._own_course(p) is course), None)
        if known is None and course.place_id:
            known = self.gazetteer.place(course.place_id)
        lon, lat = course.at(course.length_m / 2)
        return (known or Place(f"ne:river-{course.id}", course.name, lon, lat, "STM"),)

    # --- the kinds of locality ---

    def _part(self, whole: Locality | Anaphor, side: str) -> Figure | Missing | None:
        words = side.split()
        wind = words[0] if words and words[0] in WINDS else ""
        part = words[-1] if words and words[-1] not in WINDS else ""
        course = self._course(whole) if part in _ONLY_RIVERS else self._river(whole)
        if course is None:
            return None
        places = self._places(course, whole)
        if part == "mouth":
            return mouth_figure(course, places)
        if part == "source":
            return source_figure(course, places, self._headstreams(course))
        if part == "bank":
            return bank_figure(course, wind or words[0], along_figure(course, places, self.around))
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
        assert self.gazetteer.courses is not None
        about = self.gazetteer.courses.about(*course.source, _RIVER_THERE_M)
        ending = [c.name for c, foot in about if c is not course and foot.along_m > c.length_m - _RIVER_THERE_M]
        return (f"it begins where the {' and the '.join(ending)} meet",) if len(ending) > 1 else ()

    def _near(self, ground: Locality | Anaphor, relation: str) -> Figure | Missing | None:
        if relation == "along":
            course = self._course(ground)
            return along_figure(course, self._places(course, ground), self.around) if course else None
        course = self._river(ground)
        return off_figure(course, self._places(course, ground), relation, self.around) if course else None

    def _offset(self, offset: Offset) -> Figure | Missing | None:
        if offset.relation in ("upstream", "downstream"):
            town = self.figure(offset.ground)
            if isinstance(town, Missing):
                return town
            course = self._river_at(town)
            if course is None:
                return None
            places = self._places(course, offset.ground)
            drawn = distance_figure(course, town, offset.distance_m, offset.relation, self.protocol, places)
            said = f"taken along the {course.name}, the river there"
            return drawn if isinstance(drawn, Missing) else with_remark(drawn, said)
        course = self._river(offset.ground)
        if course is None or offset.relation in ("inside", "deeper"):
            return None
        places = self._places(course, offset.ground)
        if offset.azimuth_deg is not None:
            return swept_figure(course, places, offset.azimuth_deg, offset.distance_m, self.around)
        return off_figure(course, places, "", self.around, offset.distance_m) if offset.distance_m else None

    def _river_at(self, town: Figure) -> Course | None:
        assert self.gazetteer.courses is not None
        about = self.gazetteer.courses.about(town.lon, town.lat, town.extent_m + _RIVER_THERE_M)
        return min((course for course, _ in about), key=lambda course: (course.rank, -course.length_km), default=None)

    def _along(self, along: Along) -> Figure | Missing | None:
        if not isinstance(along.path, Toponym):
            return None
        if isinstance(along.origin, Anaphor) and along.origin.kind == "start":
            river = self._course(along.path)
            if river is None or along.distance_m is None:
                return None
            return river_mile_figure(river, along.distance_m, self._places(river, along.path))
        origin = self.figure(along.origin)
        if isinstance(origin, Missing):
            return origin
        course = self._course(along.path, [(origin.lon, origin.lat)])
        if course is None:
            return None
        relation = along.relation
        if not relation and along.azimuth_deg is not None:
            relation = direction_of(course, origin, along.azimuth_deg)
        places = self._places(course, along.path)
        return distance_figure(course, origin, along.distance_m, relation, self.protocol, places)

    def _beside(self, locality: Intersection) -> Figure | Missing | None:
        """Return a river, bank or bridge by other places: "the left bank of the Dnieper opposite Kherson"."""
        river, clause = locality.parts[0], locality.parts[-1]
        side = river.side if isinstance(river, Part) else ""
        name = river.whole if isinstance(river, Part) else river
        afloat = isinstance(clause, Offset) and clause.relation in ("upstream", "downstream")
        if locality.relation == "gloss" and not side and not afloat and not self._is_river(name):
            return None
        beside = self.figure(clause)
        if beside is None:
            return None
        at = [] if isinstance(beside, Missing) else [(beside.lon, beside.lat)]
        named = locality.relation != "stretch" or not self._has_no_article(locality)
        course = self._course(name, at) if named else None
        if course is None:
            return self._finer(name, beside) if locality.relation == "stretch" else None
        if isinstance(beside, Missing):
            return beside
        places = self._places(course, name)
        stretch = self._stretch(course, clause, beside, places)
        if isinstance(stretch, Missing) or not side.endswith("bank"):
            return stretch
        return bank_figure(course, side.split()[0], stretch)

    def _finer(self, name: Locality | Anaphor, beside: Figure | Missing) -> Figure | Missing:
        """Return a place that is no river where it is known better than by what stands beside it, and lies there.

        "The Rafah crossing between Gaza and Egypt" is the crossing; "the Golan near Quneitra" is near Quneitra.
        """
        if isinstance(beside, Missing) or not isinstance(self._place_of(name), Place):
            return beside
        named = self.figure(name)
        if isinstance(named, Missing) or named.radius_m > beside.radius_m:
            return beside
        apart, _ = geodesy.inverse(named.lon, named.lat, beside.lon, beside.lat)
        return named if apart < 1.5 * beside.radius_m + named.radius_m else beside

    def _has_no_article(self, locality: Near | Intersection) -> bool:
        """Tell whether a name may be of a country or town, for want of an article: "on Jordan near Irbid".

        After "along" only a country is taken for itself, after "on" any place that is no river.
        """
        name = locality.ground if isinstance(locality, Near) else locality.parts[0]
        place = self._place_of(name)
        if not isinstance(name, Toponym) or not isinstance(place, Place) or self._own_course(place) is not None:
            return False
        before = locality.span.text[: name.span.start - locality.span.start].lower().split()
        classes = load_lexicon().phrases.classes
        if not before or "the" in classes(before[-1]) or name.kind == RIVER:
            return False
        return place.feature_code.startswith("PCL") or "in" in classes(before[0])

    def _is_river(self, name: Locality | Anaphor) -> bool:
        place = self._place_of(name)
        if isinstance(place, Place):
            return self._own_course(place) is not None
        return isinstance(name, Toponym) and name.kind == RIVER and bool(self._candidates(name.lookup_name))

    def rivers(self, locality: Locality | Anaphor) -> Iterator[tuple[Toponym, Place]]:
        """Yield the names in a locality that stand where only a river's can, each with the entry of its river."""
        if self.gazetteer.courses is None:
            return
        match locality:
            case Part(whole=Toponym() as name, side=side) if (
                side.split()[-1:] != [] and side.split()[-1] in _ONLY_RIVERS
            ):
                beside: Locality | Anaphor | None = None
            case Near(relation="along") | Intersection(relation="stretch") if self._has_no_article(locality):
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
        course = self._course(name, [(at.lon, at.lat)] if isinstance(at, Figure) else [])
        if course is not None:
            yield name, self._places(course, name)[0]

    def _that_meet(self, first: Toponym, second: Toponym) -> Iterator[tuple[Toponym, Place]]:
        pairs = [(a, b) for a in self._candidates(first.lookup_name) for b in self._candidates(second.lookup_name)]
        for a, b in pairs:
            if a is not b and meetings(a, b):
                yield first, self._places(a, first)[0]
                yield second, self._places(b, second)[0]
                return

    def _place_of(self, ground: Locality | Anaphor) -> Place | Unresolved | None:
        return self.ground(ground) if isinstance(ground, Toponym) else None

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
        firsts, seconds = (self._candidates(name) for name in names)
        shared = names[1].split()[-1]
        if shared not in names[0].split():  # "the White and Blue Nile"
            firsts += self._candidates(f"{names[0]} {shared}")
        if not firsts and not seconds:
            return None
        if not firsts or not seconds:
            missing = names[1] if firsts else names[0]
            return Missing(f"the {locality.relation} cannot be placed: no course of {missing} is known")
        pairs = [(a, b) for a in firsts for b in seconds if a is not b]
        first, second = next((pair for pair in pairs if meetings(*pair)), (firsts[0], seconds[0]))
        grounds = locality.parts if len(locality.parts) == 2 else locality.parts * 2
        places = tuple(p for c, g in zip((first, second), grounds, strict=True) for p in self._places(c, g))
        return confluence_figure(first, second, places)

    def _candidates(self, name: str) -> list[Course]:
        """Return the courses of a name, those by the text's other places first."""
        assert self.gazetteer.courses is not None
        return self.gazetteer.courses.named(name, self._positions())

    def _positions(self) -> list[Position]:
        return [(place.lon, place.lat) for group in self.around()[-1:] for place in group]


def _is_a_valley(ground: Locality | Anaphor) -> bool:
    """Tell whether a name is that of the land about a river: "the north of the Jordan Valley"."""
    last = ground.span.text.rpartition(" ")[2].lower()
    return load_lexicon().phrases.classes(last).get("kind") == "valley"


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
    at = geodesy.centre(box)
    return Figure(*at, 0.0, box)
