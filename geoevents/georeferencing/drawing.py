"""Localities to figures: one match over the kinds of locality."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING, NamedTuple

from geoevents import geodesy
from geoevents.georeferencing.borders import border_figure, from_border_figure
from geoevents.georeferencing.figures import (
    Figure,
    Missing,
    default_extent_m,
    inside_figure,
    offset_figure,
    orthogonal_figure,
    place_figure,
    shape_of,
    with_remark,
)
from geoevents.georeferencing.glosses import compare_gloss
from geoevents.georeferencing.regions import (
    between_figure,
    line_figure,
    meeting_figure,
    near_figure,
    offshore_figure,
    part_figure,
)
from geoevents.georeferencing.riverchoice import RiverChoice
from geoevents.georeferencing.waterways import Waterways
from geoevents.kept import kept_with_owner
from geoevents.lexicon.namewords import load_name_words
from geoevents.model import (
    Along,
    Anaphor,
    Between,
    Border,
    Coordinates,
    Intersection,
    Line,
    Locality,
    Near,
    Offset,
    Offshore,
    Part,
    Place,
    Protocol,
    Range,
    Span,
    Toponym,
    Unresolved,
)
from geoevents.pointradius import coordinate_uncertainty_m
from geoevents.same import Same
from geoevents.toponyms.classes import DIVISIONS, SETTLED, place_class

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer

Ground = Callable[[Toponym | Anaphor], "Place | Unresolved | None"]

# Features along which people give distances from towns: "Sierra Nevada, 10 mi E of Fresno" is where it says.
_WIDE_CODES = frozenset(
    {"MTS", "RGN", "GULF", "SEA", "OCN", "BAY", "STRT", "CHN", "PRK", "RESN", "DSRT", "LK", "LKS", "ISL", "ISLS", "VAL",
     "PEN", "PLN", "PLAT", "FRST", "STM"}
)  # fmt: skip
_NOWHERE = Span(0, 0, "")
_MOST_NEIGHBOURS = 5  # countries of a text asked whether they share a border (judgement)


class Drawing(NamedTuple):
    """Draws figures with one choice of grounds, one gazetteer and one protocol."""

    ground: Ground
    gazetteer: Gazetteer
    protocol: Protocol
    around: Callable[[], Sequence[Sequence[Place]]] = tuple
    countries: Callable[[], Sequence[str]] = tuple

    @property
    def waterways(self) -> Waterways:
        """What is drawn along rivers, with the same grounds."""
        return Waterways(RiverChoice(self.ground, self.gazetteer, self.around), self.figure, self.protocol)

    def figure(self, locality: Locality | Anaphor) -> Figure | Missing:
        """Return the figure of a locality, or why there is none."""
        if isinstance(locality, Toponym):  # nearly all are
            place = self.ground(locality)
            if isinstance(place, Place) and self.gazetteer.course(place) is None:
                return self._of_place(place, locality.kind)
        by_the_river = self.waterways.draw(locality)
        if by_the_river is not None:
            return by_the_river
        match locality:
            case Toponym() | Anaphor():
                return self._named(locality)
            case Coordinates():
                return self._coordinates(locality)
            case Offset():
                return self._offset(locality)
            case Along():
                return self._along(locality)
            case Between(start=start, end=end):
                return self._with(lambda a, b: self._between(a, b, locality), start, end)
            case Line(stops=stops, relation=relation):
                return self._with(lambda *figures: line_figure(figures, relation, self.protocol), *stops)
            case Part(whole=whole, side=side):
                return self._with(lambda a: part_figure(a, side, self.gazetteer), whole)
            case Near(ground=ground, relation=relation):
                return self._with(lambda a: near_figure(a, relation), ground)
            case Border():
                return self._border(locality)
            case Offshore(ground=ground):
                return self._with(lambda a: _offshore(a, locality, self.gazetteer), ground)
            case Intersection():
                return self._intersection(locality)

    def _with(self, draw: Callable[..., Figure | Missing], *grounds: Locality | Anaphor) -> Figure | Missing:
        figures = []
        for ground in grounds:
            figure = self.figure(ground)
            if isinstance(figure, Missing):
                return figure
            figures.append(figure)
        return draw(*figures)

    def _named(self, toponym: Toponym | Anaphor) -> Figure | Missing:
        place = self.ground(toponym)
        if isinstance(place, Unresolved):
            return Missing(place.reason)
        if place is None:
            if isinstance(toponym, Anaphor):
                return Missing(f"nothing before says which place {toponym.span.text!r} stands for")
            return Missing(f"no place named {toponym.lookup_name!r} is in the gazetteer")
        return self._of_place(place)

    def _of_place(self, place: Place, kind: str = "") -> Figure:
        error_m = self.gazetteer.position_error_m(place)
        figure = place_figure(place, self.gazetteer.area(place), self.protocol, error_m)
        return _as_wide_as_said(figure, place, kind) if kind else figure

    def _coordinates(self, locality: Coordinates) -> Figure:
        radius = coordinate_uncertainty_m(locality.lat, locality.precision_deg)
        return Figure(locality.lon, locality.lat, radius, None, radius)

    def _offset(self, offset: Offset) -> Figure | Missing:
        if isinstance(offset.ground, Border) and offset.distance_m is not None:
            return self._border(offset.ground, offset)
        ground = self.figure(offset.ground)
        if isinstance(ground, Missing):
            return ground
        if offset.relation in ("inside", "deeper"):
            return inside_figure(ground, offset)
        if offset.relation in ("upstream", "downstream") and offset.distance_m is not None:
            figure = offset_figure(ground, replace(offset, by_road=True), self.protocol)
            remark = f"the course of the river is not known; the distance is taken about {ground.name}"
            return figure if isinstance(figure, Missing) else with_remark(figure, remark)
        return offset_figure(ground, offset, self.protocol)

    def _along(self, along: Along) -> Figure | Missing:
        """Return a distance along a path whose course is not known: as a distance by road about the origin."""
        if isinstance(along.origin, Anaphor) and along.origin.kind == "start" and isinstance(along.path, Line):
            whole = self.figure(along.path)
            said = f"the text does not say from which end {along.span.text!r} is counted"
            return whole if isinstance(whole, Missing) else with_remark(whole, said)
        if isinstance(along.origin, Anaphor) and along.origin.kind == "start":
            return Missing("where the path begins, and its course, are in no gazetteer")
        azimuth = along.azimuth_deg
        if isinstance(along.path, Line) and azimuth is None:
            azimuth = self._towards(along.origin, along.path.stops[-1])
        offset = Offset(along.span, along.origin, along.distance_m, azimuth, by_road=True)
        figure = self._offset(offset)
        if isinstance(figure, Missing):
            return figure
        return with_remark(
            figure, f"the course of {along.path.span.text!r} is not known; the distance is taken as by road"
        )

    def _towards(self, origin: Locality | Anaphor, goal: Locality | Anaphor) -> Range | None:
        """Return the direction in which a road from one ground to another sets out, as wide as a wind of eight."""
        start, end = self.figure(origin), self.figure(goal)
        if isinstance(start, Missing) or isinstance(end, Missing):
            return None
        _, azimuth = geodesy.inverse(start.lon, start.lat, end.lon, end.lat)
        return Range(azimuth - 22.5, azimuth, azimuth + 22.5)

    def _between(self, start: Figure, end: Figure, locality: Between) -> Figure | Missing:
        """Return the ground between two places; between two neighbouring countries or divisions it is their border."""
        if start.area is not None and end.area is not None and locality.fraction is None:
            shared = border_figure(start, end, None, self.gazetteer.countries_in)
            if isinstance(shared, Figure):
                return shared
        return between_figure(start, end, locality, self.protocol)

    def _border(self, border: Border, offset: Offset | None = None) -> Figure | Missing:
        figures: list[Figure | None] = []
        for ground in (border.a, border.b, border.side):
            figure = self.figure(ground) if ground is not None else None
            if isinstance(figure, Missing):
                return figure
            figures.append(figure)
        a, b, side = figures
        assert a is not None
        for neighbour in self._neighbours(a) if b is None else ():
            figure = self._border_of(a, neighbour, side, offset)
            if isinstance(figure, Figure):
                remark = f"taken for the border with {neighbour.name}, which the text speaks of"
                return with_remark(figure, remark)
        return self._border_of(a, b, side, offset)

    def _border_of(self, a: Figure, b: Figure | None, side: Figure | None, offset: Offset | None) -> Figure | Missing:
        if offset is not None:
            return from_border_figure(a, b, side, offset, self.gazetteer.countries_in)
        return border_figure(a, b, side, self.gazetteer.countries_in)

    def _neighbours(self, country: Figure) -> Iterator[Figure]:
        """Yield the countries that the text speaks of besides one, nearest first: a few.

        "The Chad border" of a text on Darfur is the border with Sudan.
        """
        place = country.places[0] if country.places else None
        if place is None or not place.feature_code.startswith("PCL"):
            return
        codes = [code for code in self.countries() if code != place.country_code]
        for code in codes[:_MOST_NEIGHBOURS]:
            other = self.gazetteer.country(code)
            if other is not None:
                yield place_figure(other, self.gazetteer.area(other), self.protocol)

    def _intersection(self, locality: Intersection) -> Figure | Missing:
        if locality.relation == "gloss":
            return self._glossed(locality)
        if locality.relation == "orthogonal":
            legs = tuple(part for part in locality.parts if isinstance(part, Offset))
            ground = self.figure(legs[0].ground)
            return ground if isinstance(ground, Missing) else orthogonal_figure(ground, legs, self.protocol)
        return self._with(lambda *figures: meeting_figure(figures, locality.relation), *locality.parts)

    def _glossed(self, locality: Intersection) -> Figure | Missing:
        """Return the named place, with a remark where the gloss disagrees; an unknown name stands where it says."""
        named, gloss = locality.parts
        figure = self.figure(named)
        if isinstance(figure, Missing):
            literal = self.figure(gloss)
            if isinstance(literal, Missing):
                return figure
            return with_remark(literal, f"{named.span.text!r} is in no gazetteer; placed by its description")
        inside = self._within_feature(figure, gloss)
        if inside is not None:
            return inside
        if isinstance(gloss, Coordinates):
            return _more_exact(figure, self._coordinates(gloss))
        if isinstance(gloss, Offset) and figure.places and isinstance(gloss.ground, Toponym | Anaphor):
            ground = self.figure(gloss.ground)
            if isinstance(ground, Figure) and ground.places and ground.area is None:
                remark = compare_gloss(figure.places[0], gloss, ground.places[0])
                return with_remark(figure, remark) if remark else figure
        return figure

    def _within_feature(self, named: Figure, gloss: Locality) -> Figure | None:
        """Return where a gloss says, if it lies in the wide feature beside it: "Gulf of Aden, 70 nm SE of Aden"."""
        if not _is_wide(named) or not isinstance(gloss, Offset) or gloss.distance_m is None:
            return None
        literal = self.figure(gloss)
        if isinstance(literal, Missing) or literal.radius_m >= named.radius_m:
            return None  # "Nuevo León, 70 miles from the US border" says nothing finer than its name
        if named.area is not None:
            inside = named.area.intersects(shape_of(literal))
        else:
            inside = geodesy.inverse(named.lon, named.lat, literal.lon, literal.lat)[0] < 2.0 * named.radius_m
        return with_remark(literal, f"{named.name} is named beside it") if inside else None


def rivers_in(
    locality: Locality,
    ground: Ground,
    gazetteer: Gazetteer,
    protocol: Protocol,
    around: Callable[[], Sequence[Sequence[Place]]] = tuple,
) -> list[tuple[Toponym, Place]]:
    """Return the names in a locality that can only be rivers', each with the gazetteer's entry of its river."""
    drawing = Drawing(ground, gazetteer, protocol, around)
    return list(drawing.waterways.rivers(locality))


def _is_wide(figure: Figure) -> bool:
    """Tell whether a name is of something wide that a gazetteer has only the middle of: a range, a gulf, a park."""
    code = figure.places[0].feature_code if figure.places else ""
    return code in _WIDE_CODES or code.startswith(("ADM1", "PCL"))


def _more_exact(named: Figure, written: Figure) -> Figure:
    """Return coordinates beside a name where they are the finer of the two, with a remark where they disagree."""
    if written.radius_m > named.radius_m:
        return named
    apart, _ = geodesy.inverse(named.lon, named.lat, written.lon, written.lat)
    said = replace(written, places=named.places, remarks=named.remarks)
    if apart > named.radius_m + written.radius_m:
        return with_remark(said, f"the coordinates lie {apart / 1000:,.0f} km from {named.name}")
    return said


def _as_wide_as_said(figure: Figure, place: Place, noun: str) -> Figure:
    """Widen the figure of a town that the noun beside its name says is a division: "Goma district", "X province"."""
    classes = load_name_words().noun_classes.get(noun, ())
    if place_class(place) not in SETTLED or not DIVISIONS.issuperset(classes) or not classes:
        return figure
    extent = max(figure.extent_m, default_extent_m(classes[0].upper() if classes[0] != "adm" else "ADM3", 0))
    wide = replace(figure, radius_m=extent, extent_m=extent, footprint=None, area=None)
    return with_remark(wide, f"the {noun} is not in the gazetteer; taken to lie about its town")


def _offshore(ground: Figure, locality: Offshore, gazetteer: Gazetteer) -> Figure | Missing:
    if ground.area is None:
        return offshore_figure(ground, locality, gazetteer.land_tiles)
    return _off_area(Same(ground), replace(locality, span=_NOWHERE, ground=Anaphor(_NOWHERE)), gazetteer)


@kept_with_owner(maxsize=64)
def _off_area(same: Same[Figure], locality: Offshore, gazetteer: Gazetteer) -> Figure | Missing:
    """Draw the sea off an area once: dispatches of one theatre keep naming the same coast."""
    return offshore_figure(same.value, locality, gazetteer.land_tiles)
