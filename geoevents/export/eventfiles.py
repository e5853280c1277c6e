"""CSV files of events back to frames, every text to the letter."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from geoevents.errors import BadOutput
from geoevents.export.export import exact, split_lists
from geoevents.frames.outside import events_of

if TYPE_CHECKING:
    import geopandas as gpd

# What we write and others read.
_MAPS = frozenset({".gpkg", ".geojson"})


def read_events(path: str | Path, *, schema: str | None = None) -> gpd.GeoDataFrame:
    """Read a CSV file of events that we wrote: the frame as it was.

    GeoJSON and GeoPackage are read as they are, by ``geopandas.read_file`` or QGIS.

    Parameters
    ----------
    path : str or Path
        ``.csv``
    schema : {"acled", "ucdp", "hxl", "plover"}, optional
        Whose columns the file has; ours by default.

    Returns
    -------
    GeoDataFrame
        The columns of ``frames.tables.COLUMNS["events"]``, points in (lon, lat), EPSG:4326. The tables of ACLED and
        UCDP hold only the events these two list.

    Raises
    ------
    BadOutput
        When the file cannot be read, or has not the columns.
    """
    import pandas as pd

    if (suffix := Path(path).suffix.lower()) in _MAPS:
        raise BadOutput(f"{path}: events are read from .csv; geopandas.read_file reads {suffix}")
    try:
        table = exact(pd.read_csv(path, dtype=str, keep_default_na=False, encoding="utf-8"))
        return events_of(split_lists(table) if schema is None else table, schema)
    except OSError as error:
        raise BadOutput(f"cannot read {path}: {error.strerror or error}") from error
    except (ValueError, OverflowError) as error:
        raise BadOutput(f"{path}: no table of events: {' '.join(str(error).split())}") from error
