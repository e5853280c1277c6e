"""Where fronts may run: the neighbourhood of the evidence, less seas and foreign ground."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import shapely

from geoevents.errors import BadControl, OutsideClip
from geoevents.gazetteer import Gazetteer, open_gazetteer
from geoevents.planes import from_local, to_local

if TYPE_CHECKING:
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from geoevents.frontlines.state import Chronology, Evidence
    from geoevents.model import Bounds

    Floats = NDArray[np.float64]

# What `clip` says for "all land the gazetteer knows".
LAND = "land"
# How far the theatre reaches beyond the outermost observations: spacings of the front, but no more than this share of
# the observations' own extent, and metres at least.
_MARGIN, _MARGIN_SHARE, _LEAST_MARGIN_M = 3.0, 0.25, 1_000.0
# Of fewer observations than these it is this share: nobody has said who holds what lies farther off (J: Donetsk, 35 km
# beyond ten places that lie up to 285 km apart, is no longer given to either side; the front of three towns on the
# Gulf of Sidra, 480 km apart, still crosses the coast between them).
_FEW_OBSERVATIONS, _MARGIN_SHARE_OF_FEW = 30, 0.1
_LEAST_SHARE_OF_EXTENT = 1e-3
# Vertices at least this close along an edge keep it where it was when it is brought back to longitude and latitude.
_EDGE_M, _EDGE_DEG = 20_000.0, 0.1
_BEYOND_DEG = 1.0  # of the clip that is kept around the observations
_ASHORE_DEG = 0.1  # of the coast within which a place is on land (J: the outline's islets and piers are left out)


def clip_shape(clip: str | BaseGeometry | None, gazetteer: Gazetteer | None, known: Chronology) -> BaseGeometry | None:
    """Return what fronts are clipped to, in the plane of the observations; None where nothing clips.

    Parameters
    ----------
    clip : str, shapely geometry or None
        "land", an ISO 3166-1 alpha-2 country code, or an area in (lon, lat).
    gazetteer : Gazetteer or None
        None opens the embedded one when ``clip`` is a word.
    known : Chronology

    Raises
    ------
    BadControl
        When the code is unknown.
    OutsideClip
        When no observation lies inside.
    """
    if clip is None:
        return None
    positions = from_local(shapely.MultiPoint(known.xy), known.lon, known.lat)
    west, south, east, north = shapely.box(*positions.bounds).buffer(_BEYOND_DEG).bounds
    if isinstance(clip, str):
        area = _named_area(clip, gazetteer or open_gazetteer(), (west, south, east, north))
    else:
        area = clip
    if not area.intersects(positions.buffer(_ASHORE_DEG) if clip == LAND else positions):
        swapped = shapely.transform(positions, lambda xy: xy[:, ::-1])
        ashore = gazetteer.land(swapped.bounds) if clip == LAND and gazetteer is not None else area
        hint = "; longitude and latitude seem to be swapped in all rows" if ashore.intersects(swapped) else ""
        where = "on land" if clip == LAND else f"inside {clip if isinstance(clip, str) else 'the clip'}"
        raise OutsideClip(f"no observation lies {where}{hint}")
    near = shapely.make_valid(shapely.clip_by_rect(area, west, south, east, north))
    return shapely.make_valid(to_local(shapely.segmentize(near, _EDGE_DEG), known.lon, known.lat))


def _named_area(clip: str, gazetteer: Gazetteer, bounds: Bounds) -> BaseGeometry:
    if clip == LAND:
        return gazetteer.land(bounds)
    place = gazetteer.country(clip.upper())
    area = gazetteer.area(place) if place else None
    if area is None:
        raise BadControl(f"clip {clip!r} is neither 'land' nor the two-letter code of a country in the gazetteer")
    return area


def hull_of(evidence: Evidence, spacing_m: float) -> BaseGeometry:
    """Return the convex neighbourhood of the evidence, in its plane."""
    extent_m = float(np.hypot(*np.ptp(evidence.xy, axis=0)))
    share = _MARGIN_SHARE_OF_FEW if len(evidence) < _FEW_OBSERVATIONS else _MARGIN_SHARE
    margin_m = max(min(_MARGIN * spacing_m, share * extent_m), _LEAST_MARGIN_M)
    hull = shapely.MultiPoint(evidence.xy).convex_hull.buffer(margin_m, quad_segs=8)
    return shapely.segmentize(hull, _EDGE_M)


def theatre_of(hull: BaseGeometry, clip: BaseGeometry | None) -> BaseGeometry:
    """Return the part of the neighbourhood inside the clip: areas only."""
    if clip is None:
        return hull
    parts = shapely.get_parts(hull.intersection(clip))
    return shapely.union_all([part for part in parts if shapely.get_dimensions(part) == 2])


def facing_distance_m(evidence: Evidence) -> float:
    """Return how far apart the two sides' observations are along the front: the median over those that face another.

    Parameters
    ----------
    evidence : Evidence
        Of at least two sides.
    """
    from scipy.spatial import cKDTree

    held = np.flatnonzero(evidence.label >= 0)
    nearest_m, facing = np.full(len(held), np.inf), np.zeros(len(held), dtype=np.int64)
    label, xy = evidence.label[held], evidence.xy[held]
    for side in np.unique(label):
        own, others = np.flatnonzero(label == side), np.flatnonzero(label != side)
        distance_m, at = cKDTree(xy[others]).query(xy[own])
        nearest_m[own], facing[own] = distance_m, others[at]
    facing_m = nearest_m[np.unique(facing)]
    # Places that two sides are said to hold at once do not tell how far apart their places are.
    least_m = max(_LEAST_SHARE_OF_EXTENT * float(np.hypot(*np.ptp(xy, axis=0))), 1.0)
    apart_m = facing_m[facing_m > least_m]
    return float(np.median(apart_m)) if len(apart_m) else least_m
