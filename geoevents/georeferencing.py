"""Localities to georeferences: one match over the kinds of locality, over the figures they get.

Two protocols. "point-radius" is the arithmetic of the Georeferencing Quick Reference Guide; "calibrated" gives regions
that hold the place in nine of ten cases, fitted on text that people wrote (geoevents/calibration.toml).
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Mapping, Sequence
from dataclasses import dataclass, replace
from typing import TYPE_CHECKING

import shapely

from geoevents import geodesy
from geoevents.figures import (
    Figure,
    Missing,
    inside_figure,
    offset_figure,
    orthogonal_figure,
    place_figure,
    shape_of,
    with_remark,
)
from geoevents.glosses import compare_gloss, gloss_fit
from geoevents.grammar import mention_of, read_phrase
from geoevents.lexicon import load_lexicon
from geoevents.model import (
    Along,
    Alternative,
    Anaphor,
    Between,
    Border,
    Coordinates,
    Georeference,
    Intersection,
    Line,
    Locality,
    Mention,
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
from geoevents.namesakes import Choice, choose_places
from geoevents.pointradius import coordinate_uncertainty_m
from geoevents.regions import (
    between_figure,
    border_figure,
    clipped,
    line_figure,
    meeting_figure,
    near_figure,
    offshore_figure,
    part_figure,
)
from geoevents.waterways import Waterways

if TYPE_CHECKING:
    from geoevents.gazetteer import Gazetteer

__all__ = ["compare_gloss", "georeference_locality", "georeference_phrase", "gloss_fit"]

Ground = Callable[[Toponym | Anaphor], "Place | Unresolved | None"]

_NO_RINGS = frozenset({"inside", "deeper", "upstream", "downstream"})
NEVER_WITH_ARTICLE = ("PPL", "ADM")  # "the Dnipro" is the river, "Dnipro" the city on it
_SMALLEST_M = 1.0  # no position is known better than this


def georeference_locality(
    locality: Locality,
    ground: Ground,
    gazetteer: Gazetteer,
    *,
    protocol: Protocol = "calibrated",
    mention: Mention | None = None,
    confidence: float = 1.0,
    alternatives: tuple[Alternative, ...] = (),
    surface: str = "",
    azimuth_deg: Range | None = None,
    around: Callable[[], Sequence[Sequence[Place]]] = tuple,
) -> Georeference | Unresolved:
    """Give a locality its point, uncertainty and footprint.

    Parameters
    ----------
    locality : Locality
    ground : callable
        Chooses the place of a toponym or anaphor: a Place; None when it is in no gazetteer; or Unresolved with a
        reason.
    gazetteer : Gazetteer
        For areas and coasts.
    protocol : {"calibrated", "point-radius"}
    mention : Mention, optional
        What the result belongs to; by default the locality alone.
    confidence : float
        Probability that the grounds are the places meant.
    alternatives : tuple of Alternative
    surface : {"", "land", "sea"}
        Where the thing can be: footprints are clipped to it.
    azimuth_deg : Range, optional
        A direction that the text gives elsewhere, for a locality that has only a distance.
    around : callable
        Gives the other places of the text, in groups from those of the same sentence to all: they say which stretch
        of a river it is about.

    Returns
    -------
    Georeference or Unresolved
    """
    mention = mention or Mention(locality.span, (locality,))
    drawing = _Drawing(ground, gazetteer, protocol, around)
    located = _directed(locality, azimuth_deg)
    figure = drawing.figure(located)
    if isinstance(figure, Figure) and (surface or _is_ring(locality)):
        figure = _on_surface(figure, surface or "land", gazetteer)
    if isinstance(figure, Missing):
        return Unresolved(mention, figure.reason)
    return Georeference(
        mention,
        figure.lon,
        figure.lat,
        max(figure.radius_m, _SMALLEST_M),
        figure.footprint,
        protocol,
        figure.places,
        confidence,
        alternatives,
        figure.remarks,
    )


def rivers_in(
    locality: Locality,
    ground: Ground,
    gazetteer: Gazetteer,
    protocol: Protocol,
    around: Callable[[], Sequence[Sequence[Place]]] = tuple,
) -> list[tuple[Toponym, Place]]:
    """Return the names in a locality that can only be rivers', each with the gazetteer's entry of its river."""
    drawing = _Drawing(ground, gazetteer, protocol, around)
    return list(drawing.waterways.rivers(locality))


def _directed(locality: Locality, azimuth_deg: Range | None) -> Locality:
    if azimuth_deg is not None and isinstance(locality, Offset) and locality.azimuth_deg is None:
        return replace(locality, azimuth_deg=azimuth_deg)
    return locality


def _is_ring(locality: Locality) -> bool:
    """Tell whether a locality is a distance without direction: its ring is cut to the land, where people live."""
    return isinstance(locality, Offset) and locality.azimuth_deg is None and locality.relation not in _NO_RINGS


def _on_surface(figure: Figure, surface: str, gazetteer: Gazetteer) -> Figure | Missing:
    shape = shape_of(figure)
    kept = clipped(shape, gazetteer.land, sea=surface == "sea")
    if kept.is_empty:
        return Missing(f"none of it lies {'at sea' if surface == 'sea' else 'on land'}")
    if figure.footprint is None and kept.area > 0.999 * shape.area:
        return figure
    point = shapely.Point(figure.lon, figure.lat)
    if shape.covers(point) and not kept.covers(point):
        point = shapely.get_point(shapely.shortest_line(kept, point), 0)
        figure = replace(figure, lon=point.x, lat=point.y)
        figure = replace(figure, radius_m=max(figure.radius_m, geodesy.farthest_m(point.x, point.y, kept)))
    return replace(figure, footprint=kept)


@dataclass(frozen=True, slots=True)
class _Drawing:
    """Draws figures with one choice of grounds, one gazetteer and one protocol."""

    ground: Ground
    gazetteer: Gazetteer
    protocol: Protocol
    around: Callable[[], Sequence[Sequence[Place]]] = tuple

    @property
    def waterways(self) -> Waterways:
        """What is drawn along rivers, with the same grounds."""
        return Waterways(self.ground, self.figure, self.gazetteer, self.protocol, self.around)

    def figure(self, locality: Locality | Anaphor) -> Figure | Missing:
        """Return the figure of a locality, or why there is none."""
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
                return self._with(lambda a, b: between_figure(a, b, locality, self.protocol), start, end)
            case Line(stops=stops, relation=relation):
                return self._with(lambda *figures: line_figure(figures, relation, self.protocol), *stops)
            case Part(whole=whole, side=side):
                return self._with(lambda a: part_figure(a, side, self.gazetteer.land), whole)
            case Near(ground=ground, relation=relation):
                return self._with(lambda a: near_figure(a, relation), ground)
            case Border():
                return self._border(locality)
            case Offshore(ground=ground):
                return self._with(lambda a: offshore_figure(a, locality, self.gazetteer.land), ground)
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
        return place_figure(place, self.gazetteer.area(place), self.protocol)

    def _coordinates(self, locality: Coordinates) -> Figure:
        radius = coordinate_uncertainty_m(locality.lat, locality.precision_deg)
        return Figure(locality.lon, locality.lat, radius, None, radius)

    def _offset(self, offset: Offset) -> Figure | Missing:
        ground = self.figure(offset.ground)
        if isinstance(ground, Missing):
            return ground
        if isinstance(offset.ground, Border) and offset.distance_m is not None:
            return Missing(f"the text does not say from which stretch of {offset.ground.span.text!r} it is counted")
        if offset.relation in ("inside", "deeper"):
            return inside_figure(ground, offset)
        if offset.relation in ("upstream", "downstream") and offset.distance_m is not None:
            figure = offset_figure(ground, replace(offset, by_road=True), self.protocol)
            remark = f"the course of the river is not known; the distance is taken about {_first_name(ground)}"
            return figure if isinstance(figure, Missing) else with_remark(figure, remark)
        return offset_figure(ground, offset, self.protocol)

    def _along(self, along: Along) -> Figure | Missing:
        """Return a distance along a path whose course is not known: as a distance by road about the origin."""
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

    def _border(self, border: Border) -> Figure | Missing:
        figures: list[Figure | None] = []
        for ground in (border.a, border.b, border.side):
            figure = self.figure(ground) if ground is not None else None
            if isinstance(figure, Missing):
                return figure
            figures.append(figure)
        a, b, side = figures
        assert a is not None
        return border_figure(a, b, side)

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
        if isinstance(gloss, Offset) and figure.places and isinstance(gloss.ground, Toponym | Anaphor):
            ground = self.figure(gloss.ground)
            if isinstance(ground, Figure) and ground.places and ground.area is None:
                remark = compare_gloss(figure.places[0], gloss, ground.places[0])
                return with_remark(figure, remark) if remark else figure
        return figure


def _first_name(figure: Figure) -> str:
    return figure.places[0].name if figure.places else "the ground"


# --- one phrase ------------------------------------------------------------------------------------------------------


def georeference_phrase(
    phrase: str,
    gazetteer: Gazetteer,
    *,
    country_codes: Collection[str] = (),
    protocol: Protocol = "calibrated",
) -> Georeference | Unresolved:
    """Locate one phrase.

    Parameters
    ----------
    phrase : str
        "450 km east of Tripoli"; containers may follow commas ("57 km S of Deltana, Alaska").
    gazetteer : Gazetteer
    country_codes : collection of str
        ISO 3166-1 alpha-2: where the phrase plays, a hint.
    protocol : {"calibrated", "point-radius"}

    Returns
    -------
    Georeference or Unresolved
        Unresolved says what is missing.
    """
    locality, reason = read_phrase(phrase)
    bare = _bare_name(phrase, locality, gazetteer)
    if bare is not None:
        locality, reason = bare, ""
    if locality is None or reason:
        span = Span(0, len(phrase), phrase)
        return Unresolved(Mention(span, (locality,) if locality else ()), reason)
    choices = choose_places(locality, gazetteer, frozenset(country_codes))
    if isinstance(locality, Toponym):
        choices = _with_river(phrase, locality, choices, gazetteer)
    result = _from_choices(locality, choices, gazetteer, protocol)
    if isinstance(result, Unresolved) and isinstance(locality, Offshore):
        return _at_a_coast(locality, choices, gazetteer, protocol) or result
    return result


def _from_choices(
    locality: Locality, choices: Mapping[Span, Choice], gazetteer: Gazetteer, protocol: Protocol
) -> Georeference | Unresolved:
    def ground(toponym: Toponym | Anaphor) -> Place | Unresolved | None:
        if isinstance(toponym, Anaphor):
            return None
        choice = choices[toponym.span]
        if choice.place is None:
            return Unresolved(Mention(toponym.span, (toponym,)), choice.reason)
        return choice.place

    chosen = [choice for choice in choices.values() if choice.place is not None]
    weakest = min(chosen, key=lambda choice: choice.probability, default=None)
    result = georeference_locality(
        locality,
        ground,
        gazetteer,
        protocol=protocol,
        mention=mention_of(locality),
        confidence=weakest.probability if weakest else 1.0,
        alternatives=weakest.alternatives if weakest else (),
    )
    remarks = tuple(choice.remark for choice in chosen if choice.remark)
    if isinstance(result, Georeference) and remarks:
        return replace(result, remarks=(*result.remarks, *remarks))
    return result


def _at_a_coast(
    locality: Offshore, choices: Mapping[Span, Choice], gazetteer: Gazetteer, protocol: Protocol
) -> Georeference | None:
    """Return the likeliest namesake that has a sea to be off; None when none has."""
    for span, choice in choices.items():
        for other in choice.alternatives:
            instead = {**choices, span: Choice(other.place, other.probability, ())}
            result = _from_choices(locality, instead, gazetteer, protocol)
            if isinstance(result, Georeference):
                return result
    return None


def _with_river(phrase: str, name: Toponym, choices: dict[Span, Choice], gazetteer: Gazetteer) -> dict[Span, Choice]:
    """Choose the river for "the Dnipro": no town or division that is named after its river has the article."""
    chosen = choices[name.span]
    article = phrase[: name.span.start].strip() or phrase.strip().partition(" ")[0]
    place = chosen.place
    if place is None or "the" not in load_lexicon().phrases.classes(article.lower()) or name.kind or name.within:
        return choices
    with_article = gazetteer.lookup(f"{article} {name.lookup_name}", limit=5)
    river = next((other for other in with_article if gazetteer.course(other) is not None), None)
    if river is not None:
        return {**choices, name.span: replace(chosen, place=river)}
    if place.feature_code.startswith(NEVER_WITH_ARTICLE):
        found = rivers_in(Near(name.span, name, "along"), lambda _: place, gazetteer, "calibrated")
        return {**choices, name.span: replace(chosen, place=found[0][1])} if found else choices
    return choices


def _bare_name(phrase: str, locality: Locality | None, gazetteer: Gazetteer) -> Toponym | None:
    """Return the phrase as one name where the gazetteer has it: "North Platte" is no part of Platte."""
    if locality is not None and not isinstance(locality, Part | Line):
        return None
    words = phrase.strip().rstrip(".")
    if words.islower() or len(words) > 60 or not gazetteer.lookup(words, limit=1):
        return None
    start = phrase.index(words)
    return Toponym(Span(start, start + len(words), words))
