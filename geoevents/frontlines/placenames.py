"""Positions held against the places of their names: columns swapped, or a sign lost, put a table in another country."""

from __future__ import annotations

import warnings
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geoevents.errors import BadControl, RowsLeftOut
from geoevents.geodesy import inverse

if TYPE_CHECKING:
    from collections.abc import Callable

    import geopandas as gpd

    from geoevents.gazetteer import Gazetteer

# A position is at its name's place within _AT_M and elsewhere past _ELSEWHERE_M (J: a table's point of a town and ours
# are kilometres apart; a namesake at just the mirrored position is rare).
_AT_M, _ELSEWHERE_M = 20_000.0, 100_000.0
_NAMESAKES = 50
_MOST_LOOKED_UP = 300  # rows, spread over the table: bounds the time
_ROWS_NAMED = 8
# What a slip of the pen makes of (lon, lat), and what it is called.
_SLIPS: tuple[tuple[str, Callable[[float, float], tuple[float, float]]], ...] = (
    ("longitude and latitude seem to be swapped", lambda lon, lat: (lat, lon)),
    ("the latitude seems to lack its minus sign, or to have one too many", lambda lon, lat: (lon, -lat)),
    ("the longitude seems to lack its minus sign, or to have one too many", lambda lon, lat: (-lon, lat)),
)


def without_slips(table: gpd.GeoDataFrame, gazetteer: Gazetteer) -> gpd.GeoDataFrame:
    """Leave out the rows whose named place lies where a slip would have put the position from.

    Parameters
    ----------
    table : GeoDataFrame
        Checked (`table.checked_control`): ``place_name`` is empty where a row has none.
    gazetteer : Gazetteer

    Returns
    -------
    GeoDataFrame

    Raises
    ------
    BadControl
        When most rows with a known name have made one slip: then so have those without.

    Warns
    -----
    RowsLeftOut
        Of the single rows left out, by name.
    """
    named = np.flatnonzero(table["place_name"].ne("") & (table.geometry.geom_type == "Point"))
    asked = named[:: max(1, -(-len(named) // _MOST_LOOKED_UP))]
    slips = {int(row): slip for row in asked if (slip := _slip(table, int(row), gazetteer)) is not None}
    known, found = set(slips), [row for row, slip in slips.items() if slip]
    if not found:
        return table
    said = {slip: [row for row in found if slips[row] == slip] for slip in dict.fromkeys(slips[row] for row in found)}
    for slip, rows in said.items():
        if len(rows) > 1 and 2 * len(rows) > len(known):
            names = _names(table, rows)
            raise BadControl(f"{slip} in {len(rows)} of {len(known)} rows whose place is known ({names})")
    reasons = "; ".join(f"{_names(table, rows)}: {slip}" for slip, rows in said.items())
    warnings.warn(f"{len(found)} of {len(table)} rows left out: {reasons}", RowsLeftOut, stacklevel=3)
    return table.drop(index=table.index[found]).reset_index(drop=True)


def _slip(table: gpd.GeoDataFrame, row: int, gazetteer: Gazetteer) -> str | None:
    """Return the slip a row has made, empty where none; None where the gazetteer has no place of its name about."""
    lon, lat = (float(value) for value in shapely.get_coordinates(table.geometry.iloc[row])[0])
    places = gazetteer.lookup(str(table["place_name"].iloc[row]), limit=_NAMESAKES)
    if not places:
        return None

    def away_m(position: tuple[float, float]) -> float:
        return min(inverse(*position, place.lon, place.lat)[0] for place in places)

    if away_m((lon, lat)) <= _ELSEWHERE_M:
        return ""
    slipped = ((name, slip(lon, lat)) for name, slip in _SLIPS)
    # A longitude past 90 degrees is no latitude.
    return next((name for name, spot in slipped if abs(spot[1]) <= 90.0 and away_m(spot) <= _AT_M), None)


def _names(table: gpd.GeoDataFrame, rows: list[int]) -> str:
    names = [str(table["place_name"].iloc[row]) for row in rows]
    return ", ".join(names[:_ROWS_NAMED]) + (
        f" and {len(names) - _ROWS_NAMED} more" if len(names) > _ROWS_NAMED else ""
    )
