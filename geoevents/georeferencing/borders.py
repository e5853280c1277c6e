"""Figures about borders: the line of a country or of two, strips and belts along it, and what lies beyond it."""

from __future__ import annotations

import math
from functools import lru_cache
from typing import TYPE_CHECKING

import numpy as np
import shapely
from shapely.affinity import translate
from shapely.geometry import MultiPolygon

from geoevents import planes
from geoevents.calibration import load_calibration
from geoevents.georeferencing.figures import Figure, Missing, area_figure
from geoevents.georeferencing.regions import simple_area

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    from shapely.geometry.base import BaseGeometry

    from geoevents.gazetteer import Gazetteer
    from geoevents.model import Bounds, Offset

    Countries = Callable[[Bounds], Sequence[tuple[str, BaseGeometry]]]

_REACH_DEG = 0.1  # degrees: how far apart two generalised outlines of one border may run
_INSIDE = (0.6, 1.1)  # true over stated depth behind a border, as in figures.inside_figure (judgement)


def border_figure(a: Figure, b: Figure | None, side: Figure | None, countries: Countries) -> Figure | Missing:
    """Return the strip along the land border of an area, or along the one that two areas share.

    Parameters
    ----------
    a, b : Figure
        ``b`` is None for the whole border of ``a``.
    side : Figure, optional
        The area to stay in.
    countries : callable
        The countries that may meet a box: :meth:`Gazetteer.countries_in`.
    """
    line = _line(a, b, countries)
    if isinstance(line, Missing):
        return line
    strip = _strip(line.wkb, float(load_calibration()["border"]["buffer_m"]))
    if side is not None and side.area is not None:
        strip = strip.intersection(simple_area(side.area))
    return _of(strip, a, b)


def from_border_figure(
    a: Figure, b: Figure | None, side: Figure | None, offset: Offset, countries: Countries
) -> Figure | Missing:
    """Return the belt at a distance from a border: on both sides, in one country, or to one direction."""
    line = _line(a, b, countries)
    if isinstance(line, Missing) or offset.distance_m is None:
        return line if isinstance(line, Missing) else Missing("no distance from the border is given")
    table = load_calibration()["from_only"]
    low, high = float(table["low"]), float(table["high"])
    within = side.area if side is not None else None
    if offset.relation in ("inside", "deeper"):
        low, high = _INSIDE
        within = a.area
    inner, outer = low * offset.distance_m.low, high * offset.distance_m.high
    if offset.relation == "within":
        inner, outer = 0.0, offset.distance_m.high
    elif offset.relation in ("beyond", "deeper"):
        inner, outer = offset.distance_m.low, 2.0 * offset.distance_m.high
    if offset.azimuth_deg is not None:
        belt = _moved(line, offset.azimuth_deg.best, inner, outer)
    else:
        belt = _strip(line.wkb, outer)
        belt = belt.difference(_strip(line.wkb, inner)) if inner > 0 else belt
    if within is not None:
        belt = belt.intersection(simple_area(within))
    return _of(belt, a, b)


def _of(shape: BaseGeometry, a: Figure, b: Figure | None) -> Figure | Missing:
    if shape.is_empty:
        return Missing(f"{a.name} has no such ground by its border{f' with {b.name}' if b else ''}")
    return area_figure(shape, *(figure for figure in (a, b) if figure is not None))


def _line(a: Figure, b: Figure | None, countries: Countries) -> BaseGeometry | Missing:
    """Return the border of an area with one other, or with all its neighbours on land."""
    for figure in (a, b):
        if figure is not None and figure.area is None:
            return Missing(f"{figure.name} has no area in the gazetteer, so no border")
    assert a.area is not None
    own = simple_area(a.area)
    if b is not None and b.area is not None:
        line = _shared(own.wkb, simple_area(b.area).wkb)
        return Missing(f"{a.name} and {b.name} share no border") if line.is_empty else line
    if not a.places or not a.places[0].feature_code.startswith("PCL"):
        return own.boundary
    lines = []
    for code, area in countries(a.area.bounds):
        if code != a.places[0].country_code and area.dwithin(a.area, _REACH_DEG):
            lines.append(_shared(own.wkb, simple_area(area).wkb))
    on_land = shapely.union_all([line for line in lines if not line.is_empty])
    return own.boundary if on_land.is_empty else on_land


@lru_cache(maxsize=512)
def _shared(first: bytes, second: bytes) -> BaseGeometry:
    """Return the boundary of one area along another: only what lies about the first is widened."""
    own, other = shapely.from_wkb(first), shapely.from_wkb(second)
    west, south, east, north = own.bounds
    margin = 2.0 * _REACH_DEG
    near = shapely.clip_by_rect(other, west - margin, south - margin, east + margin, north + margin)
    return own.boundary.intersection(near.buffer(_REACH_DEG, quad_segs=2))


@lru_cache(maxsize=256)
def _strip(line: bytes, width_m: float) -> BaseGeometry:
    return planes.buffer(shapely.from_wkb(line), width_m)


def _moved(line: BaseGeometry, azimuth_deg: float, inner_m: float, outer_m: float) -> BaseGeometry:
    """Return what a border sweeps when it is moved to one side, from the inner to the outer distance."""
    lon, lat = planes.centre(line)
    step = (outer_m - inner_m) / 8
    local = planes.to_local(line, lon, lat)
    turn = math.radians(azimuth_deg)
    swept = [
        translate(local, d * math.sin(turn), d * math.cos(turn)).buffer(step, quad_segs=4)
        for d in np.linspace(inner_m + step, outer_m - step, 5)
    ]
    return planes.from_local(shapely.union_all(swept), lon, lat)


def within_country(shape: BaseGeometry, country_code: str, gazetteer: Gazetteer) -> BaseGeometry | None:
    """Return the part of a shape on the land of a country, true to about 1 km; None where that is next to nothing."""
    own = gazetteer.outline(country_code)
    if own is None:
        return None
    if own.covers(shape):
        return shape
    kept = shapely.get_parts(own.intersection(shape))
    kept = kept[shapely.get_dimensions(kept) == _POLYGONAL]
    whole = kept[0] if len(kept) == 1 else MultiPolygon(list(kept))
    return whole if whole.area > _SLIVER * shape.area else None


def beyond_borders(shape: BaseGeometry, country_code: str, gazetteer: Gazetteer) -> BaseGeometry | None:
    """Return a shape less the other countries it reaches into; None where it reaches into none.

    The sea off the country stays; a shape of which nothing would remain is left whole.
    """
    own = gazetteer.outline(country_code)
    if own is not None and own.covers(shape):
        return None
    others = [
        area for code, area in gazetteer.countries_in(shape.bounds) if code != country_code and area.intersects(shape)
    ]
    kept = shape
    for area in others:
        kept = kept.difference(area.intersection(shape))
    if kept is shape:
        return None
    parts = shapely.get_parts(kept)
    kept = MultiPolygon(list(parts[shapely.get_dimensions(parts) == _POLYGONAL]))
    return kept if kept.area > _SLIVER * shape.area else None


_POLYGONAL = 2  # dimensions: along a border that two outlines share, cuts leave lines and points
_SLIVER = 0.02  # share of a shape below which what remains is a slip of two outlines of one border
