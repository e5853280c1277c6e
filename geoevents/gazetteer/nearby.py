"""The places about a point."""

from __future__ import annotations

import json
import math
from typing import TYPE_CHECKING

from geoevents.gazetteer.files import COLUMNS, place_of
from geoevents.geodesy import check_position, great_circle_m, inverse

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from geoevents.gazetteer.files import Table
    from geoevents.model import Bounds, Place

_METRES_PER_DEGREE = 110_574.0  # of latitude at the equator, where a WGS84 degree is shortest
_MOST = 20_000  # entries whose distance one call will work out


def places_near(
    tables: Sequence[Table], lon: float, lat: float, radius_m: float, feature_codes: Collection[str], limit: int
) -> list[tuple[Place, float]]:
    """List the places of some tables about a point with their geodesic distances in metres, nearest first."""
    check_position(lon, lat)
    found: dict[str, Place] = {}
    for box in _boxes(lon, lat, radius_m):
        for table in tables:
            rows = table.rows(
                f"SELECT {COLUMNS} FROM places WHERE fid IN (SELECT id FROM rtree_places_geom "  # noqa: S608 (a constant)
                "WHERE maxx >= ? AND maxy >= ? AND minx <= ? AND miny <= ?) "
                "AND (? = '[]' OR feature_code IN (SELECT value FROM json_each(?))) ORDER BY fid LIMIT ?",
                (*box, *[json.dumps(sorted(feature_codes))] * 2, _MOST),
            )
            for row in rows:
                found.setdefault(str(row[2]), place_of(row))
    places = list(found.values())
    if not places:
        return []
    rough_m = great_circle_m(lon, lat, [p.lon for p in places], [p.lat for p in places])
    # The sphere differs from the ellipsoid by less than 0.6 %: enough to choose whom to measure exactly.
    nearest = sorted(zip(rough_m.tolist(), places, strict=True), key=lambda pair: pair[0])[: 2 * limit + 10]
    measured = [(p, inverse(lon, lat, p.lon, p.lat)[0]) for rough, p in nearest if rough <= radius_m * 1.01]
    return sorted(((p, d) for p, d in measured if d <= radius_m), key=lambda pair: pair[1])[:limit]


def _boxes(lon: float, lat: float, radius_m: float) -> list[Bounds]:
    """Return the lon/lat boxes (two across the antimeridian) that hold a circle."""
    dy = radius_m / _METRES_PER_DEGREE
    south, north = max(lat - dy, -90.0), min(lat + dy, 90.0)
    widest = math.cos(math.radians(max(abs(south), abs(north))))
    dx = 180.0 if widest * 180.0 <= dy else dy / widest
    west, east = lon - dx, lon + dx
    if dx >= 180.0:
        return [(-180.0, south, 180.0, north)]
    if west < -180.0:
        return [(west + 360.0, south, 180.0, north), (-180.0, south, east, north)]
    if east > 180.0:
        return [(west, south, 180.0, north), (-180.0, south, east - 360.0, north)]
    return [(west, south, east, north)]
