"""Frames to a map that opens without a network."""

from __future__ import annotations

import math
from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING

from geoevents.export.styles import read_legend
from geoevents.gazetteer import open_gazetteer
from geoevents.geodesy import METRES_PER_DEGREE, great_circle_m
from geoevents.maps.basemap import make_basemap
from geoevents.maps.frontmarks import front_data
from geoevents.maps.marks import (
    coordinates,
    dispatch_rows,
    event_columns,
    footprint_shapes,
    index_dispatches,
    mention_columns,
    nearest_lon,
    other_reports,
)
from geoevents.maps.pages import MapPage, make_page

if TYPE_CHECKING:
    import geopandas as gpd
    from xyzservices import TileProvider  # type: ignore[import-untyped]

    from geoevents.gazetteer import Gazetteer
    from geoevents.model import Bounds, Document

__all__ = ["MapPage", "draw_map"]

# The Mercator projection of web maps ends here.
_HIGHEST_LAT = 85.0
# A footprint wider than this does not decide what the map shows first: "Libya" beside "Sirte".
_FRAMED_M = 150_000.0
_LEAST_VIEW_DEG = 0.8
# What the map shows first (J, on our sample dispatches): three times the reach of three quarters of the evidence, and a
# province at least. Fewer marks are all shown; of many places the most frequent tell where the middle is.
_BULK_SHARE, _BULK_REACH, _LEAST_REACH_M, _FEW_BOXES, _MOST_CENTRES = 0.75, 3.0, 200_000.0, 5, 400
_WORLD = (-170.0, -58.0, 190.0, 78.0)
_CREDITS = (("No judgement on the status of any border", ""), ("Leaflet", "https://leafletjs.com/"))


def draw_map(
    events: gpd.GeoDataFrame,
    mentions: gpd.GeoDataFrame,
    footprints: gpd.GeoDataFrame,
    front_lines: gpd.GeoDataFrame | None = None,
    control_areas: gpd.GeoDataFrame | None = None,
    *,
    contested: gpd.GeoDataFrame | None = None,
    bands: gpd.GeoDataFrame | None = None,
    control: gpd.GeoDataFrame | None = None,
    reports: gpd.GeoDataFrame | None = None,
    front_notes: Sequence[str] = (),
    documents: Mapping[str, Document] | None = None,
    gazetteer: Gazetteer | None = None,
    title: str = "",
    tiles: str | TileProvider | None = None,
) -> MapPage:
    """Draw frames on a map that opens without a network.

    Parameters
    ----------
    events, mentions, footprints : GeoDataFrame
        As `geoevents.frames` makes them. An event shows the footprint of the mention it stands at.
    front_lines, control_areas, contested, bands : GeoDataFrame, optional
        As `geoevents.frames` makes them; those of the last day shown are drawn. The area of a side with no front is
        left out: its outline would be the program's, not the evidence's.
    control : GeoDataFrame, optional
        Who held what: what the fronts are drawn from, with its sentence.
    reports : GeoDataFrame, optional
        The claims that ``events`` merge (same ``merged_id``): each mark then quotes all that tell it.
    front_notes : sequence of str
        What the fronts rest on, or why there is none; shown beside the map.
    documents : mapping of str to Document, optional
        The dispatches by id: each mark then quotes its whole sentence and names title, source and date. Without them
        an event quotes its clause, and a mention its own words.
    gazetteer : Gazetteer, optional
        Names and borders under the marks; None opens the one that ships with the package.
    title : str
    tiles : str or xyzservices.TileProvider, optional
        An online tile layer over the embedded map, as folium takes it. None: the page asks no host for anything.

    Returns
    -------
    MapPage
    """
    opened = gazetteer if gazetteer is not None else open_gazetteer()
    dispatches = index_dispatches(documents or {}, events, mentions)
    evidence = events if events.geometry.notna().any() else mentions[mentions["role"] != "associative"]
    points = coordinates(evidence)
    centre_lon = _centre_lon([lon for lon, _ in points])
    shapes = footprint_shapes(footprints, centre_lon)
    mention_table = mention_columns(mentions, dispatches, shapes, opened)
    event_table = event_columns(events, mentions, mention_table, dispatches, shapes, opened)
    event_table["others"] = other_reports(events, reports, dispatches)
    sites = set(zip(event_table["lon"], event_table["lat"], strict=True))
    mention_table["sited"] = [site in sites for site in zip(mention_table["lon"], mention_table["lat"], strict=True)]
    fronts = front_data(front_lines, control_areas, contested, bands, control, dispatches, centre_lon)
    boxes = _evidence_boxes(evidence, front_lines)
    (south, west), (north, east) = _view(_bulk(boxes), centre_lon)
    legend = read_legend()
    # "Airports: OurAirports, public domain": on the map the source is enough, once.
    sources = dict.fromkeys(line.partition(": ")[2] or line for line in opened.credits())
    data = {
        "title": title,
        "families": legend["family"],
        "statuses": legend["status"],
        "side_colours": legend["sides"]["colours"],
        "documents": dispatch_rows(dispatches),
        "events": event_table,
        "mentions": mention_table,
        "shapes": shapes.encoded,
        **fronts,
        "front_notes": list(front_notes),
        "bounds": [[south, west], [north, east]],
        "all_bounds": _view(boxes, centre_lon),
        "basemap": make_basemap(points, opened, (west, south, east, north) if boxes else None),
        "credits": [*((line, "") for line in sources), *_CREDITS],
    }
    return make_page(data, tiles=tiles)


def _centre_lon(lons: Sequence[float]) -> float:
    """Return the meridian opposite the widest gap between longitudes: the evidence lies about it in one piece.

    Examples
    --------
    >>> _centre_lon([179.0, -179.0]), _centre_lon([13.0, 17.0]), _centre_lon([])
    (-180.0, 15.0, 0.0)
    """
    if not lons:
        return 0.0
    ordered = sorted(lons)
    gaps = [(after - before, before) for before, after in zip(ordered, [*ordered[1:], ordered[0] + 360.0], strict=True)]
    width, west_of_gap = max(gaps)
    return (west_of_gap + width / 2) % 360.0 - 180.0


def _evidence_boxes(evidence: gpd.GeoDataFrame, front_lines: gpd.GeoDataFrame | None) -> list[Bounds]:
    """Return the box of each mark with its uncertainty, and of each front line; of what is too wide only the point.

    A country does not decide what the map shows first, unless there is nothing else.
    """
    boxes = []
    sited = evidence[evidence.geometry.notna()]
    narrow = sited[sited["uncertainty_m"] <= _FRAMED_M]
    sited = sited if narrow.empty else narrow
    for (lon, lat), metres in zip(coordinates(sited), sited["uncertainty_m"], strict=True):
        north_deg = metres / METRES_PER_DEGREE if 0 < metres <= _FRAMED_M else 0.0
        east_deg = north_deg / math.cos(math.radians(min(abs(lat), _HIGHEST_LAT)))
        boxes.append((lon - east_deg, lat - north_deg, lon + east_deg, lat + north_deg))
    if front_lines is not None:
        boxes += [line.bounds for line in front_lines.geometry if line is not None and not line.is_empty]
    return boxes


def _bulk(boxes: Sequence[Bounds]) -> list[Bounds]:
    """Return the boxes among which most of the evidence lies: a meeting abroad does not shrink the war to a dot.

    Kept is what lies within three times the distance from the most central box that three in four of them keep.
    """
    import numpy as np

    centres = np.array([((west + east) / 2, (south + north) / 2) for west, south, east, north in boxes])
    if len(centres) < _FEW_BOXES:
        return list(boxes)
    found, counts = np.unique(centres.round(1), axis=0, return_counts=True)
    often = np.argsort(-counts, kind="stable")[:_MOST_CENTRES]
    lons, lats, weights = found[often, 0], found[often, 1], counts[often]
    spread = [(great_circle_m(lon, lat, lons, lats) * weights).sum() for lon, lat in found[often]]
    middle = found[often][int(np.argmin(spread))]
    distances = great_circle_m(middle[0], middle[1], centres[:, 0], centres[:, 1])
    limit = max(_BULK_REACH * float(np.quantile(distances, _BULK_SHARE)), _LEAST_REACH_M)
    return [box for box, distance in zip(boxes, distances, strict=True) if distance <= limit]


def _view(boxes: Sequence[Bounds], centre_lon: float) -> list[list[float]]:
    """Return the corners (lat, lon) of the box to show first, as Leaflet takes them."""
    if not boxes:
        west, south, east, north = _WORLD
        return [[south, west], [north, east]]
    shifts = [nearest_lon((west + east) / 2, centre_lon) - (west + east) / 2 for west, _, east, _ in boxes]
    west = min(box[0] + shift for box, shift in zip(boxes, shifts, strict=True))
    east = max(box[2] + shift for box, shift in zip(boxes, shifts, strict=True))
    south, north = min(box[1] for box in boxes), max(box[3] for box in boxes)
    lon_margin, lat_margin = (max(0.0, _LEAST_VIEW_DEG - width) / 2 for width in (east - west, north - south))
    return [
        [round(max(south - lat_margin, -_HIGHEST_LAT), 4), round(west - lon_margin, 4)],
        [round(min(north + lat_margin, _HIGHEST_LAT), 4), round(east + lon_margin, 4)],
    ]
