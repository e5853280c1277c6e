"""What the fronts of a map are and say: frames to the rows that the page's script reads."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from typing import TYPE_CHECKING, Any

from geoevents.control import CONTESTED
from geoevents.frames.tables import JOIN
from geoevents.frontlines.campaigns import is_guess
from geoevents.maps.marks import Dispatch, days, encode, numbers, positions, quote, span_keys
from geoevents.planes import buffer

if TYPE_CHECKING:
    import geopandas as gpd

    Rows = list[dict[str, Any]]


def front_data(
    front_lines: gpd.GeoDataFrame | None,
    control_areas: gpd.GeoDataFrame | None,
    contested: gpd.GeoDataFrame | None,
    bands: gpd.GeoDataFrame | None,
    control: gpd.GeoDataFrame | None,
    dispatches: Mapping[str, Dispatch],
    centre_lon: float,
) -> dict[str, Any]:
    """Return the fronts, areas, contested zones, bands and observations of a page, and the sides in their order.

    Each row but an observation has ``war``, a number: sides that a front joins have the same. The area of a side that
    no front bounds on its day is left out: its outline would not be the evidence's. What lies where the front may run
    is painted as nobody's.
    """
    fronts = _front_rows(front_lines, centre_lon, with_bands=bands is None)
    areas = _area_rows(_without(control_areas, bands), centre_lon)
    wars = _wars(front["sides"] for front in fronts)
    if front_lines is not None:
        bounded = {(side, front["date_start"]) for front in fronts for side in front["sides"]}
        areas = [area for area in areas if (area["sides"][0], area["date_start"]) in bounded]
    zones, widths = _area_rows(contested, centre_lon), _area_rows(_within(bands, control_areas), centre_lon)
    for row in (*fronts, *areas, *zones, *widths):
        row["war"] = wars.get(row["sides"][0], -1)
    held = _control_rows(control, dispatches, centre_lon)
    named = [row["sides"] for row in (*areas, *fronts, *zones)]
    named += [[row["controller"]] for row in held if not row["contested"]]
    return {
        "fronts": fronts,
        "areas": areas,
        "contested": zones,
        "bands": widths,
        "control": held,
        "sides": list(dict.fromkeys(side for sides in named for side in sides)),
    }


def _wars(pairs: Iterable[list[str]]) -> dict[str, int]:
    """Give every side the number of its war: sides that fronts join have the same."""
    wars: dict[str, int] = {}
    for number, sides in enumerate(pairs):
        joined = {wars[side] for side in sides if side in wars}
        for side in (*sides, *(side for side, war in wars.items() if war in joined)):
            wars[side] = number
    return wars


def _front_rows(front_lines: gpd.GeoDataFrame | None, centre_lon: float, *, with_bands: bool) -> Rows:
    if front_lines is None or front_lines.empty:
        return []
    columns = zip(
        front_lines.geometry, numbers(front_lines["uncertainty_m"]), days(front_lines["date_start"]),
        days(front_lines["date_end"]), front_lines["side_a"], front_lines["side_b"], front_lines["n_observations"],
        strict=True,
    )  # fmt: skip
    return [
        {
            "shape": encode(line, centre_lon),
            "band": encode(buffer(line, metres), centre_lon) if metres and with_bands else None,
            "date_start": start,
            "date_end": end,
            "sides": [side_a, side_b],
            "thin": is_guess(metres or 0.0, int(count)),
        }
        for line, metres, start, end, side_a, side_b, count in columns
    ]


def _area_rows(areas: gpd.GeoDataFrame | None, centre_lon: float) -> Rows:
    if areas is None or areas.empty:
        return []
    columns = zip(areas.geometry, areas["controller"], days(areas["date_start"]), days(areas["date_end"]), strict=True)
    return [
        {"shape": encode(area, centre_lon), "sides": names.split(JOIN), "date_start": start, "date_end": end}
        for area, names, start, end in columns
        if area is not None and not area.is_empty
    ]


def _within(bands: gpd.GeoDataFrame | None, control_areas: gpd.GeoDataFrame | None) -> gpd.GeoDataFrame | None:
    """Return the bands inside what the sides of the same days hold: no front runs at sea or beyond the evidence."""
    if bands is None or bands.empty or control_areas is None:
        return bands
    grounds = control_areas.dissolve(by="date_start", dropna=False)["geometry"]
    clipped = [
        band.intersection(grounds[day]) if day in grounds.index else band
        for band, day in zip(bands.geometry, bands["date_start"], strict=True)
    ]
    return bands.set_geometry(clipped, crs=bands.crs)


def _without(control_areas: gpd.GeoDataFrame | None, bands: gpd.GeoDataFrame | None) -> gpd.GeoDataFrame | None:
    """Return the areas less the bands of the same days: where the front may run, nobody knows who holds the ground."""
    if control_areas is None or bands is None or bands.empty or control_areas.empty:
        return control_areas
    unsure = bands.dissolve(by="date_start", dropna=False)["geometry"]
    sure = [
        area.difference(unsure[day]) if day in unsure.index else area
        for area, day in zip(control_areas.geometry, control_areas["date_start"], strict=True)
    ]
    return control_areas.set_geometry(sure, crs=control_areas.crs)


def _control_rows(control: gpd.GeoDataFrame | None, dispatches: Mapping[str, Dispatch], centre_lon: float) -> Rows:
    """Return who held what, with its sentence; without a document (a user's own table), only place and date."""
    if control is None or control.empty:
        return []
    points = control.set_geometry(control.geometry.representative_point())
    lons, lats = positions(points, centre_lon)
    told = {"document_id", "start", "end", "text"} <= set(control.columns)
    keys = span_keys(control) if told else [("", 0, 0)] * len(control)
    texts = control["text"].tolist() if told else [""] * len(control)
    flags = control["flag"].tolist() if "flag" in control else [""] * len(control)
    columns = zip(
        lons, lats, control["controller"], days(control["date"]), numbers(control["weight"]), control["place_name"],
        flags, keys, texts, strict=True,
    )  # fmt: skip
    return [
        {
            "lon": lon,
            "lat": lat,
            "controller": controller,
            "contested": controller == CONTESTED,
            "date_start": day,
            "weight": weight,
            "place_name": place_name,
            "flag": flag,
            "document": dispatches[key[0]].row if key[0] in dispatches else None,
            "pieces": quote(dispatches[key[0]], key[1], key[2], None, text) if key[0] in dispatches else [],
        }
        for lon, lat, controller, day, weight, place_name, flag, key, text in columns
    ]
