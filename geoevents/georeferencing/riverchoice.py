"""Which river a name means: the one of that name that lies by the other places."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from geoevents.lexicon import load_lexicon
from geoevents.model import Anaphor, Intersection, Locality, Near, Place, Toponym, Unresolved

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer
    from geoevents.gazetteer.courses import Course
    from geoevents.georeferencing.figures import Figure

    Position = tuple[float, float]

# A river of the name is meant where it passes this near to what the name was taken for (Dnipro, the city), or to the
# other places of the locality. Judgements: a river's name is rarely used so near another river of the name.
_BY_NAMESAKE_M = 60_000.0
_BY_OTHERS_M = 300_000.0
RIVER_THERE_M = 8_000.0  # "downstream of A": the largest river within this of A's edge
_GREAT_RANK = 5  # Natural Earth's scale rank of the rivers everyone knows: meant where nothing says otherwise
NEVER_WITH_ARTICLE = ("PPL", "ADM")  # "the Dnipro" is the river, "Dnipro" the city on it
RIVER = "river"  # the kind of a toponym beside the word for a river (lexicon, [facility])


@dataclass(frozen=True, slots=True)
class RiverChoice:
    """Chooses the rivers that names mean.

    Parameters
    ----------
    ground : callable
        Chooses the place of a toponym or anaphor.
    gazetteer : Gazetteer
    around : callable
        The other places of the text in groups: of the same sentence, of those beside it, of all of it.
    """

    ground: Callable[[Toponym | Anaphor], Place | Unresolved | None]
    gazetteer: Gazetteer
    around: Callable[[], Sequence[Sequence[Place]]] = tuple

    def taken_for(self, ground: Locality | Anaphor) -> Course | None:
        """Return the course of a name that was taken for a river, not for the land about it ("the Jordan Valley")."""
        return None if _is_a_valley(ground) else self._own(self.place_of(ground))

    def _own(self, place: Place | Unresolved | None) -> Course | None:
        return self.gazetteer.course(place) if isinstance(place, Place) else None

    def must_be(self, ground: Locality | Anaphor, beside: Sequence[Position] = ()) -> Course | None:
        """Return the course of a name that must be a river's, whatever place the name was taken for."""
        if not isinstance(ground, Toponym) or self.gazetteer.courses is None:
            return None
        place = self.ground(ground)
        own = self._own(place)
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

    def places(self, course: Course, ground: Locality | Anaphor) -> tuple[Place, ...]:
        """Return the gazetteer's entry for a river, else one made of its course."""
        place = self.ground(ground) if isinstance(ground, Toponym) else None
        if isinstance(place, Place) and self._own(place) is course:
            return (place,)
        known = next((p for p in self.gazetteer.lookup(course.name) if self._own(p) is course), None)
        if known is None and course.place_id:
            known = self.gazetteer.place(course.place_id)
        lon, lat = course.at(course.length_m / 2)
        return (known or Place(f"ne:river-{course.id}", course.name, lon, lat, "STM"),)

    def at_town(self, town: Figure) -> Course | None:
        """Return the largest river that passes a town; None where none does."""
        assert self.gazetteer.courses is not None
        about = self.gazetteer.courses.about(town.lon, town.lat, town.extent_m + RIVER_THERE_M)
        return min((course for course, _ in about), key=lambda course: (course.rank, -course.length_km), default=None)

    def is_river(self, name: Locality | Anaphor) -> bool:
        """Tell whether a name was taken for a river, or stands beside the word for one and a river has it."""
        place = self.place_of(name)
        if isinstance(place, Place):
            return self._own(place) is not None
        return isinstance(name, Toponym) and name.kind == RIVER and bool(self.candidates(name.lookup_name))

    def may_be_land(self, locality: Near | Intersection) -> bool:
        """Tell whether a name may be of a country or town, for want of an article: "on Jordan near Irbid".

        After "along" only a country is taken for itself, after "on" any place that is no river.
        """
        name = locality.ground if isinstance(locality, Near) else locality.parts[0]
        place = self.place_of(name)
        if not isinstance(name, Toponym) or not isinstance(place, Place) or self._own(place) is not None:
            return False
        before = locality.span.text[: name.span.start - locality.span.start].lower().split()
        classes = load_lexicon().phrases.classes
        if not before or "the" in classes(before[-1]) or name.kind == RIVER:
            return False
        return place.feature_code.startswith("PCL") or "in" in classes(before[0])

    def place_of(self, ground: Locality | Anaphor) -> Place | Unresolved | None:
        """Return what a name was taken for; None for a locality that is no name."""
        return self.ground(ground) if isinstance(ground, Toponym) else None

    def candidates(self, name: str) -> list[Course]:
        """Return the courses of a name, those by the text's other places first."""
        assert self.gazetteer.courses is not None
        return self.gazetteer.courses.named(name, self._positions())

    def _positions(self) -> list[Position]:
        return [(place.lon, place.lat) for group in self.around()[-1:] for place in group]


def _is_a_valley(ground: Locality | Anaphor) -> bool:
    """Tell whether a name is that of the land about a river: "the north of the Jordan Valley"."""
    last = ground.span.text.rpartition(" ")[2].lower()
    return load_lexicon().phrases.classes(last).get("kind") == "valley"
