"""Localities to georeferences: the figures they get, cut to the land, the sea or the country they lie in.

Two protocols. "point-radius" is the arithmetic of the Georeferencing Quick Reference Guide; "calibrated" gives regions
that hold the place in nine of ten cases, fitted on text that people wrote (geoevents/calibration.toml).
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import replace
from typing import TYPE_CHECKING

import shapely

from geoevents import geodesy, rings
from geoevents.georeferencing.borders import beyond_borders, within_country
from geoevents.georeferencing.drawing import Drawing
from geoevents.georeferencing.figures import Figure, Missing
from geoevents.georeferencing.glosses import compare_gloss, gloss_fit
from geoevents.georeferencing.shores import clipped
from geoevents.model import (
    Alternative,
    Georeference,
    Intersection,
    Locality,
    Mention,
    Near,
    Offset,
    Part,
    Place,
    Protocol,
    Range,
    Toponym,
    Unresolved,
)

if TYPE_CHECKING:
    from shapely.geometry.base import BaseGeometry

    from geoevents.gazetteer import Gazetteer
    from geoevents.georeferencing.drawing import Ground

__all__ = ["compare_gloss", "georeference_locality", "gloss_fit"]

_NO_RINGS = frozenset({"inside", "deeper", "upstream", "downstream"})
_NEARNESS = frozenset({"near", "adjacent", "outside"})
_VERTICES = 32  # of a disk that is cut along coasts and borders; it loses 0.6 % of its area
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
    country_code: str = "",
    azimuth_deg: Range | None = None,
    around: Callable[[], Sequence[Sequence[Place]]] = tuple,
    countries: Callable[[], Sequence[str]] = tuple,
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
    country_code : str
        ISO 3166-1 alpha-2 of the country the text says it is in: footprints do not reach into others.
    azimuth_deg : Range, optional
        A direction that the text gives elsewhere, for a locality that has only a distance.
    around : callable
        Gives the other places of the text, in groups from those of the same sentence to all: they say which stretch
        of a river it is about.
    countries : callable
        Gives the codes of the countries the text speaks of, the nearest first: they say which of a country's borders
        is meant.

    Returns
    -------
    Georeference or Unresolved
    """
    mention = mention or Mention(locality.span, (locality,))
    drawing = Drawing(ground, gazetteer, protocol, around, countries)
    located = _directed(locality, azimuth_deg)
    figure = drawing.figure(located)
    if isinstance(figure, Figure) and (surface or _is_ring(locality)):
        figure = _on_surface(figure, surface or "land", gazetteer, country_code)
    elif isinstance(figure, Figure) and country_code and _stays_in_country(locality):
        figure = _in_country(figure, country_code, gazetteer)
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
        "description" if _is_placed_by_gloss(locality, ground) else "",
    )


def _is_placed_by_gloss(locality: Locality, ground: Ground) -> bool:
    """Tell whether a name is in no gazetteer, so that it lies where its gloss says."""
    if not isinstance(locality, Intersection) or locality.relation != "gloss":
        return False
    named = locality.parts[0]
    return isinstance(named, Toponym) and not isinstance(ground(named), Place)


def _directed(locality: Locality, azimuth_deg: Range | None) -> Locality:
    if azimuth_deg is not None and isinstance(locality, Offset) and locality.azimuth_deg is None:
        return replace(locality, azimuth_deg=azimuth_deg)
    return locality


def _is_ring(locality: Locality) -> bool:
    """Tell whether a locality is near a place or a distance from it: its ring is cut to the land, where people live."""
    if isinstance(locality, Near):
        return isinstance(locality.ground, Toponym) and locality.relation in _NEARNESS
    return isinstance(locality, Offset) and locality.azimuth_deg is None and locality.relation not in _NO_RINGS


def _stays_in_country(locality: Locality) -> bool:
    """Tell whether the country named beside a locality is its own: an agency names that of the town it counts from."""
    return isinstance(locality, Near | Part) or (isinstance(locality, Offset) and locality.relation != "truncated")


def _on_surface(figure: Figure, surface: str, gazetteer: Gazetteer, country_code: str) -> Figure | Missing:
    shape = figure.footprint
    if shape is None:
        shape = rings.circle(figure.lon, figure.lat, max(figure.radius_m, _SMALLEST_M), n=_VERTICES)
    kept = within_country(shape, country_code, gazetteer) if country_code and surface == "land" else None
    if kept is None:
        kept = clipped(shape, gazetteer.land_tiles, sea=surface == "sea")
    if kept.is_empty:
        return Missing(f"none of it lies {'at sea' if surface == 'sea' else 'on land'}")
    if figure.footprint is None and kept.area > 0.999 * shape.area:
        return figure
    point = shapely.Point(figure.lon, figure.lat)
    if shape.covers(point) and not kept.covers(point):
        figure = _moved_onto(figure, kept)
        figure = replace(figure, radius_m=max(figure.radius_m, geodesy.farthest_m(figure.lon, figure.lat, kept)))
    return replace(figure, footprint=kept)


def _in_country(figure: Figure, country_code: str, gazetteer: Gazetteer) -> Figure:
    if figure.footprint is None:
        return figure
    kept = beyond_borders(figure.footprint, country_code, gazetteer)
    if kept is None:
        return figure
    point = shapely.Point(figure.lon, figure.lat)
    if figure.footprint.covers(point) and not kept.covers(point):
        figure = _moved_onto(figure, kept)
    return replace(figure, footprint=kept)


def _moved_onto(figure: Figure, shape: BaseGeometry) -> Figure:
    """Move the point of a figure to the nearest of a shape."""
    point = shapely.get_point(shapely.shortest_line(shape, shapely.Point(figure.lon, figure.lat)), 0)
    return replace(figure, lon=point.x, lat=point.y)
