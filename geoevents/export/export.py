"""Frames to files: GeoJSON, GeoPackage, CSV, Darwin Core, and events in the tables of others.

The format follows the suffix. Every file is written beside its place and moved there when it is complete.

A spreadsheet takes a cell that begins with ``=``, ``+``, ``-``, ``@``, a tab or a line break for a formula, and what it
then runs comes from a document somebody else wrote. In CSV files such a *text* cell gets an apostrophe in front, and so
does one that has such apostrophes already, so that taking one away always gives the text back (`exact`); numbers stay
numbers. No CSV can be both safe in a spreadsheet and the same to the letter in other readers: pandas and QGIS show the
apostrophe. `geoevents.read_events` takes it away, and GeoJSON and GeoPackage, which no spreadsheet runs, never have it.
"""

from __future__ import annotations

import math
import re
import sqlite3
from collections.abc import Callable, Mapping
from functools import partial
from importlib.resources import files
from pathlib import Path
from typing import TYPE_CHECKING, Protocol

from geoevents.errors import BadOutput
from geoevents.frames.outside import SCHEMAS
from geoevents.frames.tables import COLUMNS, JOIN
from geoevents.output import EVENT_FORMATS, MAP_FORMATS, SUFFIXES, check_output, format_of, replacing

if TYPE_CHECKING:
    import pandas as pd
    from shapely.geometry.base import BaseGeometry

    from geoevents.maps.pages import MapPage

    Frames = Mapping[str, pd.DataFrame]

# What a spreadsheet may run: ASCII, line breaks, and the full-width signs that East Asian settings read alike.
_FORMULA = re.compile(r"\A('*[=+\-@\t\r\n＝＋－＠])")
_DEFUSED = re.compile(r"\A'('*[=+\-@\t\r\n＝＋－＠])")
_LISTS = ("actors", "targets", "remarks", "sources", "disagreements", "reports", "path")
_CSV_JOIN = ";"
_LINE_END = "\r\n"  # RFC 4180; and a lone carriage return in a text is then put in quotes
_PROTOCOLS = {
    "point-radius": "point-radius method, Chapman & Wieczorek (2020), https://doi.org/10.15468/doc-gg7h-s853",
    "calibrated": "point-radius method with radii calibrated on positions measured by others (geoevents)",
}
# A circle drawn with 64 sides has 0.16 % less area than the true one.
_SAME_AREA = 0.005


def write_frame(
    frame: pd.DataFrame, path: str | Path, *, format: str | None = None, footprints: pd.DataFrame | None = None
) -> None:
    """Write one frame to a file.

    Parameters
    ----------
    frame : DataFrame or GeoDataFrame
        As `geoevents.frames` makes them.
    path : str or Path
        ``.geojson`` or ``.json``, ``.gpkg``, ``.csv``, or ``.dwc.csv``.
    format : {"geojson", "gpkg", "csv", "dwc", "acled", "ucdp", "hxl", "plover"}, optional
        For another suffix; the last four are CSV tables of events with the columns of others
        (`geoevents.frames.outside`).
    footprints : GeoDataFrame, optional
        For Darwin Core, the shapes of a frame of mentions.

    Raises
    ------
    BadOutput
        When the suffix says no format, the frame does not fit it, or the file cannot be written.
    """
    name = format or format_of(path)
    if name == "dwc":
        frames = {"mentions": frame} if footprints is None else {"mentions": frame, "footprints": footprints}
        write_frames(frames, path, format=name)
    else:
        write_frames({_table_of(frame): frame}, path, format=name)


def write_frames(frames: Frames, path: str | Path, *, format: str | None = None) -> None:
    """Write the frames of a chronicle to one file.

    A GeoPackage holds all of them, each a layer with a style for QGIS. The flat formats hold one: GeoJSON and CSV the
    events (the first frame given, where there are none), Darwin Core the mentions with their footprints.

    Parameters
    ----------
    frames : mapping of str to DataFrame
        By the names of `geoevents.frames.COLUMNS`.
    path : str or Path
    format : {"geojson", "gpkg", "csv", "dwc", "acled", "ucdp", "hxl", "plover"}, optional

    Raises
    ------
    BadOutput
        When the suffix says no format, no frame fits it, or the file cannot be written.
    """
    name = format or format_of(path)
    if name not in _WRITERS:
        raise BadOutput(f"format {name!r}: allowed are {', '.join(_WRITERS)}")
    from pyogrio.errors import DataSourceError  # type: ignore[import-untyped]

    with replacing(path) as temporary:
        try:
            _WRITERS[name](frames, temporary)
        except (DataSourceError, sqlite3.Error) as error:
            raise BadOutput(f"cannot write {path}: {error}") from error


class Mappable(Protocol):
    """What has a frame for each name in `geoevents.frames.COLUMNS` that it knows, and a map: a chronicle."""

    def map(self) -> MapPage:
        """Draw the map."""


def write_chronicle(chronicle: Mappable, path: str | Path, *, format: str | None = None) -> None:
    """Write all that a chronicle holds to one file; see `write_frames`. ``.html`` writes its map.

    Parameters
    ----------
    chronicle : Chronicle
    path : str or Path
    format : {"geojson", "gpkg", "csv", "dwc"}, optional

    Raises
    ------
    BadOutput
        When the suffix says no format, or the file cannot be written.
    """
    if format is None and SUFFIXES.get(Path(path).suffix.lower()) in MAP_FORMATS:
        chronicle.map().save(path)
        return
    name = format or format_of(path)
    wanted = COLUMNS if name == "gpkg" else ("mentions", "footprints") if name == "dwc" else ("events",)
    frames = {table: getattr(chronicle, table) for table in wanted if hasattr(chronicle, table)}
    write_frames(frames, path, format=name)


def check_events_output(path: str | Path, schema: str | None = None) -> None:
    """Refuse a file of events that cannot be written, before any work is done for it.

    Parameters
    ----------
    path : str or Path
        The suffix decides the format.
    schema : {"acled", "ucdp", "hxl", "plover"}, optional
        Whose columns a CSV file is to have.

    Raises
    ------
    BadOutput
        When the suffix or the schema is unknown, they do not go together, or there is no such folder.
    """
    if schema is not None and schema not in SCHEMAS:
        raise BadOutput(f"schema {schema!r}: allowed are {', '.join(SCHEMAS)}")
    if check_output(path, EVENT_FORMATS) != "csv" and schema is not None:
        raise BadOutput(f"{path}: the columns of {schema} are written as .csv")


def _table_of(frame: pd.DataFrame) -> str:
    names = [name for name in frame.columns if name != "geometry"]
    return next((table for table, columns in COLUMNS.items() if list(columns) == names), "features")


def _main(frames: Frames) -> pd.DataFrame:
    if not frames:
        raise BadOutput("nothing to write: no frame was given")
    return frames["events"] if "events" in frames else next(iter(frames.values()))


# --- GeoJSON ---


def _write_geojson(frames: Frames, path: Path) -> None:
    """Write by RFC 7946: longitude first, exterior rings counter-clockwise, cut at the antimeridian, no CRS member."""
    import geopandas as gpd
    import pyogrio  # type: ignore[import-untyped]

    frame = _main(frames)
    if not isinstance(frame, gpd.GeoDataFrame):
        raise BadOutput("GeoJSON needs a geometry; this frame has none")
    options = {"RFC7946": "YES", "WRITE_NAME": "NO"}
    kind = _geometry_type(_table_of(frame))
    pyogrio.write_dataframe(_with_days(frame), path, driver="GeoJSON", layer_options=options, geometry_type=kind)


def _with_days(frame: pd.DataFrame) -> pd.DataFrame:
    """Write days as ISO 8601 days; the frame's own type would add an hour nobody knows."""
    days = frame.select_dtypes("datetime").columns
    texts = {name: frame[name].dt.strftime("%Y-%m-%d").astype(object) for name in days}
    return frame.assign(**{name: column.where(column.notna(), None) for name, column in texts.items()})


def _geometry_type(table: str) -> str:
    points = {"mentions", "events", "merged_events", "control"}
    return "Point" if table in points else "Unknown"


# --- GeoPackage ---


def _write_geopackage(frames: Frames, path: Path) -> None:
    """Write each frame as a layer, and a style that QGIS applies when it opens the layer."""
    import geopandas as gpd
    import pyogrio

    from geoevents.export.styles import layer_styles

    for table, frame in frames.items():
        spatial = isinstance(frame, gpd.GeoDataFrame)
        kind = {"geometry_type": _geometry_type(table)} if spatial else {}
        pyogrio.write_dataframe(_with_days(frame), path, layer=table, driver="GPKG", append=path.exists(), **kind)
    with sqlite3.connect(path) as connection:
        _declare_days(connection, frames)
        connection.executescript((files("geoevents") / "sql/layer_styles.sql").read_text(encoding="utf-8"))
        connection.executemany(
            "INSERT INTO layer_styles (f_table_catalog, f_table_schema, f_table_name, f_geometry_column, styleName, "
            "styleQML, styleSLD, useAsDefault) VALUES ('', '', ?, 'geom', ?, ?, '', 1)",
            [(table, table, qml) for table, qml in layer_styles(_sides(frames)).items() if table in frames],
        )
    connection.close()


def _sides(frames: Frames) -> list[str]:
    named = [frames[table]["controller"] for table in ("control_areas", "control") if table in frames]
    return list(dict.fromkeys(side for column in named for side in column))


def _declare_days(connection: sqlite3.Connection, frames: Frames) -> None:
    """Call columns of days DATE: GeoPackage keeps a DATE as the same text, and a GIS then knows what it is."""
    connection.execute("PRAGMA writable_schema = ON")
    for table, frame in frames.items():
        for name in frame.select_dtypes("datetime").columns:
            connection.execute(
                "UPDATE sqlite_master SET sql = replace(sql, ?, ?) WHERE type = 'table' AND name = ?",
                (f'"{name}" TEXT', f'"{name}" DATE', table),
            )
    connection.execute("PRAGMA writable_schema = RESET")


# --- CSV and Darwin Core ---


def _write_csv(frames: Frames, path: Path) -> None:
    _flat(_main(frames)).to_csv(path, index=False, lineterminator=_LINE_END, encoding="utf-8")


def _flat(frame: pd.DataFrame) -> pd.DataFrame:
    """Return a frame for a spreadsheet: geometry as lon, lat and wkt, lists joined with ";", formulas defused."""
    import geopandas as gpd
    import shapely

    flat = _with_days(frame)
    if isinstance(frame, gpd.GeoDataFrame):
        shapes = frame.geometry.to_numpy()
        at = shapely.get_x(shapes), shapely.get_y(shapes)
        flat = flat.drop(columns=frame.geometry.name).assign(
            lon=at[0], lat=at[1], wkt=shapely.to_wkt(shapes, trim=True)
        )
    return _defused(flat.assign(**{name: flat[name].str.replace(JOIN, _CSV_JOIN) for name in _LISTS if name in flat}))


def split_lists(flat: pd.DataFrame) -> pd.DataFrame:
    """Return a table read from one of our CSV files with its lists joined as frames join them."""
    return flat.assign(**{name: flat[name].str.replace(_CSV_JOIN, JOIN) for name in _LISTS if name in flat})


def _defused(frame: pd.DataFrame) -> pd.DataFrame:
    return _each_text(frame, lambda cell: _FORMULA.sub(r"'\1", cell))


def _each_text(frame: pd.DataFrame, change: Callable[[str], str]) -> pd.DataFrame:
    import pandas as pd

    changed = {}
    for name in frame.select_dtypes(["object", "string"]).columns:
        column = frame[name]
        cells = [change(cell) if isinstance(cell, str) else cell for cell in column]
        # Series.map would make 2024.0 of the years beside an unknown one.
        changed[name] = pd.Series(cells, index=column.index, dtype=column.dtype)
    return frame.assign(**changed)


def exact(frame: pd.DataFrame) -> pd.DataFrame:
    """Give a table read from one of our CSV files its text cells as the documents have them.

    Parameters
    ----------
    frame : DataFrame
        Cells that a spreadsheet would take for a formula begin with an apostrophe.

    Returns
    -------
    DataFrame
        A copy without these apostrophes.
    """
    return _each_text(frame, lambda cell: _DEFUSED.sub(r"\1", cell))


def _write_schema(schema: str, frames: Frames, path: Path) -> None:
    import geopandas as gpd

    events = frames.get("events")
    if not isinstance(events, gpd.GeoDataFrame):
        raise BadOutput(f"{schema} describes events; there is no frame of events")
    _defused(SCHEMAS[schema](events)).to_csv(path, index=False, lineterminator=_LINE_END, encoding="utf-8")


def _write_darwin_core(frames: Frames, path: Path) -> None:
    if "mentions" not in frames:
        raise BadOutput("Darwin Core describes located mentions; there is no frame of mentions")
    table = darwin_core(frames["mentions"], frames.get("footprints"))
    _defused(table).to_csv(path, index=False, lineterminator=_LINE_END, encoding="utf-8")


def darwin_core(mentions: pd.DataFrame, footprints: pd.DataFrame | None = None) -> pd.DataFrame:
    """Name located mentions by the Darwin Core terms of class Location.

    Parameters
    ----------
    mentions : GeoDataFrame
    footprints : GeoDataFrame, optional
        Without it ``footprintWKT`` and ``pointRadiusSpatialFit`` are empty.

    Returns
    -------
    DataFrame
        A row for each mention. ``pointRadiusSpatialFit`` is the area of the circle over that of the footprint, 0 where
        the circle does not hold the footprint, and empty where the footprint has no area.

    References
    ----------
    Darwin Core Quick Reference Guide, https://dwc.tdwg.org/terms/#location
    """
    import pandas as pd
    import shapely

    spans = ["document_id", "start", "end"]
    if footprints is None:
        shapes = [None] * len(mentions)
    else:
        known = footprints.drop_duplicates(spans).set_index(spans).geometry
        shapes = known.reindex(pd.MultiIndex.from_frame(mentions[spans])).tolist()
    points = mentions.geometry.to_numpy()
    at = zip(shapely.get_x(points), shapely.get_y(points), mentions["uncertainty_m"], shapes, strict=True)
    return pd.DataFrame(
        {
            "document_id": mentions["document_id"],
            "start": mentions["start"],
            "end": mentions["end"],
            "verbatimLocality": mentions["text"],
            "locationID": mentions["place_id"],
            "locality": mentions["place_name"],
            "countryCode": mentions["country_code"],
            "stateProvince": mentions["admin1"],
            "decimalLatitude": shapely.get_y(points),
            "decimalLongitude": shapely.get_x(points),
            "geodeticDatum": "EPSG:4326",
            "coordinateUncertaintyInMeters": mentions["uncertainty_m"],
            "pointRadiusSpatialFit": [_spatial_fit(lon, lat, radius_m, shape) for lon, lat, radius_m, shape in at],
            "footprintWKT": [shapely.to_wkt(shape, trim=True) if shape is not None else "" for shape in shapes],
            "footprintSRS": ["EPSG:4326" if shape is not None else "" for shape in shapes],
            "georeferenceProtocol": mentions["protocol"].map(_PROTOCOLS),
            "georeferenceRemarks": mentions["remarks"].str.replace(JOIN, _CSV_JOIN + " "),
        }
    )


def _spatial_fit(lon: float, lat: float, radius_m: float, shape: BaseGeometry | None) -> float | None:
    from geoevents.geodesy import area_m2, farthest_m

    area = area_m2(shape) if shape is not None else 0.0
    if shape is None or area == 0.0:
        return None
    ratio = math.pi * radius_m**2 / area
    if abs(ratio - 1.0) <= _SAME_AREA:
        return 1.0
    holds = farthest_m(lon, lat, shape) <= radius_m * (1.0 + _SAME_AREA)
    return round(max(1.0, ratio), 4) if holds else 0.0


_WRITERS: dict[str, Callable[[Frames, Path], None]] = {
    "geojson": _write_geojson,
    "gpkg": _write_geopackage,
    "csv": _write_csv,
    "dwc": _write_darwin_core,
    **{schema: partial(_write_schema, schema) for schema in SCHEMAS},
}
