"""The columns of every frame, spelled here and nowhere else.

All columns of a frame are present, in order and of one dtype, also when there is no row; frames of several batches can
therefore be concatenated.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TYPE_CHECKING, Any

from geoevents.errors import BadOutput

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd
    from shapely.geometry.base import BaseGeometry

CRS = "EPSG:4326"
# What joins several values inside one cell; export.py turns it into a bare ";" for flat files.
JOIN = "; "

_TEXT, _COUNT, _COUNT_OR_NONE, _NUMBER, _DAY = "str", "int64", "Int64", "float64", "datetime64[s]"

# fmt: off
_EVENT = {
    "event_id": _TEXT, "kind": _TEXT, "status": _TEXT, "date_start": _DAY, "date_end": _DAY,
    "time_precision": _COUNT_OR_NONE, "actors": _TEXT, "targets": _TEXT, "place_name": _TEXT,
    "country_code": _TEXT, "admin1": _TEXT, "uncertainty_m": _NUMBER, "geo_precision": _COUNT_OR_NONE,
    "fatalities_low": _COUNT_OR_NONE, "fatalities_best": _COUNT_OR_NONE, "fatalities_high": _COUNT_OR_NONE,
    "document_id": _TEXT, "start": _COUNT, "end": _COUNT, "text": _TEXT, "source": _TEXT,
    "where_precision": _COUNT_OR_NONE, "merged_id": _TEXT, "n_reports": _COUNT, "n_sources": _COUNT,
    "independent_sources": _COUNT, "sources": _TEXT, "disagreements": _TEXT, "reports": _TEXT,
    "origin": _TEXT, "path": _TEXT, "goal": _TEXT, "route": _TEXT, "remarks": _TEXT,
    "place_text": _TEXT, "sentence": _TEXT,
}
_AREA = {"controller": _TEXT, "date_start": _DAY, "date_end": _DAY}

COLUMNS: dict[str, dict[str, str]] = {
    "mentions": {
        "document_id": _TEXT, "start": _COUNT, "end": _COUNT, "text": _TEXT, "role": _TEXT, "protocol": _TEXT,
        "place_id": _TEXT, "place_name": _TEXT, "feature_code": _TEXT, "country_code": _TEXT, "admin1": _TEXT,
        "uncertainty_m": _NUMBER, "confidence": _NUMBER, "n_alternatives": _COUNT, "remarks": _TEXT,
    },
    "footprints": {
        "document_id": _TEXT, "start": _COUNT, "end": _COUNT, "protocol": _TEXT, "uncertainty_m": _NUMBER,
    },
    "events": _EVENT,
    "merged_events": _EVENT,
    "control": {
        "controller": _TEXT, "date": _DAY, "weight": _NUMBER, "place_id": _TEXT, "place_name": _TEXT,
        "country_code": _TEXT, "document_id": _TEXT, "start": _COUNT, "end": _COUNT, "text": _TEXT,
    },
    "front_lines": {
        "line_id": _TEXT, "date_start": _DAY, "date_end": _DAY, "side_a": _TEXT, "side_b": _TEXT,
        "uncertainty_m": _NUMBER, "n_observations": _COUNT,
    },
    "control_areas": _AREA,
    "contested": _AREA,
    "bands": _AREA,
    "unresolved": {"document_id": _TEXT, "start": _COUNT, "end": _COUNT, "text": _TEXT, "reason": _TEXT},
}
# fmt: on


def make_frame(table: str, geometry: Sequence[BaseGeometry | None] = (), **columns: Sequence[Any]) -> gpd.GeoDataFrame:
    """Make a frame of the named table from its columns.

    Parameters
    ----------
    table : str
        A key of ``COLUMNS`` that has a geometry.
    geometry : sequence of shapely geometries or None
        (lon, lat), EPSG:4326.
    **columns : sequence
        All columns of the table, or none of them for an empty frame.

    Returns
    -------
    GeoDataFrame
        Columns in the table's order with its dtypes, the geometry last.

    Raises
    ------
    BadOutput
        When a column is missing, unknown, or of another length than the geometry.

    Examples
    --------
    >>> list(make_frame("control_areas").columns)
    ['controller', 'date_start', 'date_end', 'geometry']
    >>> make_frame("control_areas", [], controller=["GNA"], date_start=[None], date_end=[None])
    Traceback (most recent call last):
    ...
    geoevents.errors.BadOutput: frame control_areas: 0 geometries, but columns of 1 rows
    """
    import geopandas as gpd
    import numpy as np

    data = make_table(table, columns)
    if len(data) != len(geometry):
        raise BadOutput(f"frame {table}: {len(geometry)} geometries, but columns of {len(data)} rows")
    series = gpd.GeoSeries(np.asarray(geometry, dtype=object), index=data.index, crs=CRS)
    return gpd.GeoDataFrame(data, geometry=series, crs=CRS)


def make_table(table: str, columns: Mapping[str, Sequence[Any]]) -> pd.DataFrame:
    """Make a table without geometry, as :func:`make_frame` does one with it."""
    import pandas as pd

    dtypes = COLUMNS[table]
    if columns and columns.keys() != dtypes.keys():
        wrong = ", ".join(sorted(columns.keys() ^ dtypes.keys()))
        raise BadOutput(f"frame {table} has the columns {', '.join(dtypes)}; missing or unknown: {wrong}")
    lengths = {len(values) for values in columns.values()}
    if len(lengths) > 1:
        raise BadOutput(f"frame {table}: columns of {', '.join(map(str, sorted(lengths)))} rows; they must agree")
    return pd.DataFrame({name: pd.Series(columns.get(name, ()), dtype=dtype) for name, dtype in dtypes.items()})
