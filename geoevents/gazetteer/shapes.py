"""The shapes of a gazetteer: areas of countries, divisions and seas, outlines of countries, and the land."""

from __future__ import annotations

import math
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING

from geoevents.gazetteer.files import geometry_of
from geoevents.geodesy import check_position

if TYPE_CHECKING:
    import numpy as np
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    from geoevents.gazetteer.files import Table
    from geoevents.model import Bounds

_COAST_DEG = 0.03  # 3 km: what generalising the coast moves it by, at most (gazetteer/recipe/shapes.py)
_OUTLINE_DEG = 0.01  # about 1 km: the width of the line that a border has on the source map, 1:10 million
_LONG_OUTLINE = 6_000  # vertices of a country's area, from which its outline is simplified: a tenth of the countries
_POLYGONAL = 2  # dimensions: a tile that touches the box leaves a line or a point


class Shapes:
    """Reads shapes and keeps those last asked for.

    Parameters
    ----------
    tables : tuple of Table
        An earlier one's shape of a place or country goes before a later one's.
    """

    def __init__(self, tables: tuple[Table, ...]) -> None:
        self.tables = tables
        self._area = lru_cache(maxsize=512)(self._read_area)
        self._countries = lru_cache(maxsize=1)(self._read_countries)
        self.outline = lru_cache(maxsize=512)(self._read_outline)
        self._land_tile = lru_cache(maxsize=2048)(self._read_land_tile)

    @cached_property
    def _with_area(self) -> frozenset[str]:
        """The ids of all places that have an area: few, and asked for with every mention."""
        return frozenset(str(row[0]) for table in self.tables for row in table.rows("SELECT place_id FROM areas"))

    def area(self, place_id: str) -> BaseGeometry | None:
        """Return the polygon(s) of a place; None where there are none."""
        return self._area(place_id) if place_id in self._with_area else None

    def _read_area(self, place_id: str) -> BaseGeometry | None:
        for table in self.tables:
            rows = table.rows("SELECT geom FROM areas WHERE place_id = ?", (place_id,))
            if rows:
                return geometry_of(rows[0][0])
        return None

    def country_at(self, lon: float, lat: float) -> str:
        """Return the code of the country whose area holds a point, or whose coast is near; empty at sea."""
        from shapely import Point, distance

        check_position(lon, lat)
        point = Point(lon, lat)
        nearest, nearest_deg = "", math.inf
        for table in self.tables:
            rows = table.rows(
                "SELECT place_id, country_code FROM areas WHERE feature_code LIKE 'PCL%' AND fid IN (SELECT id FROM "
                "rtree_areas_geom WHERE minx <= ? AND maxx >= ? AND miny <= ? AND maxy >= ?) ORDER BY fid",
                (lon + _COAST_DEG, lon - _COAST_DEG, lat + _COAST_DEG, lat - _COAST_DEG),
            )
            for place_id, country_code in rows:
                away_deg = distance(self._area(str(place_id)), point)
                if away_deg < min(nearest_deg, _COAST_DEG):
                    nearest, nearest_deg = str(country_code), away_deg
                if away_deg == 0.0:
                    return nearest
        return nearest

    def countries_in(self, bounds: Bounds) -> list[tuple[str, BaseGeometry]]:
        """Return the codes and outlines of the countries that may meet a box (west, south, east, north), degrees."""
        west, south, east, north = bounds
        countries, boxes = self._countries()
        near = (boxes[0] <= east) & (boxes[1] >= west) & (boxes[2] <= north) & (boxes[3] >= south)
        return [(countries[i][1], self.outline(countries[i][0])) for i in near.nonzero()[0].tolist()]

    def _read_countries(self) -> tuple[list[tuple[str, str]], NDArray[np.float64]]:
        """Return ids and codes of the countries, and their boxes (west, east, south, north); read once."""
        import numpy as np

        found: dict[str, tuple[str, str, float, float, float, float]] = {}
        for table in self.tables:
            rows = table.rows(
                "SELECT place_id, country_code, minx, maxx, miny, maxy FROM areas JOIN rtree_areas_geom "
                "ON rtree_areas_geom.id = areas.fid WHERE feature_code LIKE 'PCL%' ORDER BY fid"
            )
            for row in rows:
                found.setdefault(str(row[1]), row)
        return [row[:2] for row in found.values()], np.array([row[2:] for row in found.values()], float).reshape(
            -1, 4
        ).T

    def _read_outline(self, place_id: str) -> BaseGeometry:
        """Return the area of a country, true to about 1 km and prepared."""
        from shapely import MultiPolygon, get_num_coordinates, make_valid, prepare

        outline = self._area(place_id) or MultiPolygon()
        if get_num_coordinates(outline) > _LONG_OUTLINE:
            outline = outline.simplify(_OUTLINE_DEG, preserve_topology=False)
            outline = outline if outline.is_valid else make_valid(outline)
        prepare(outline)
        return outline

    def land(self, bounds: Bounds) -> BaseGeometry:
        """Return the land inside a box (west, south, east, north), degrees; west > east crosses the antimeridian."""
        from shapely import box, get_dimensions, get_parts, intersection, union_all

        west, south, east, north = bounds
        if west > east:
            return union_all([self.land((west, south, 180.0, north)), self.land((-180.0, south, east, north))])
        # Cut first: the union of whole tiles is most of the time. (clip_by_rect is 10 % faster, and raises on rings
        # that it cuts down to three points.)
        cut = get_parts(intersection(self.land_tiles(bounds), box(west, south, east, north)))
        return union_all(cut[get_dimensions(cut) == _POLYGONAL])

    def land_tiles(self, bounds: Bounds) -> list[BaseGeometry]:
        """Return the polygons of land, each within one tile of the globe, that may meet a box; prepared, and kept."""
        west, south, east, north = bounds
        for i in reversed(range(len(self.tables))):
            fids = self.tables[i].rows(
                "SELECT id FROM rtree_land_geom WHERE maxx >= ? AND maxy >= ? AND minx <= ? AND miny <= ?",
                (west, south, east, north),
            )
            if fids:
                return [self._land_tile(i, fid) for fid in sorted(fid for (fid,) in fids)]
        return []

    def _read_land_tile(self, table: int, fid: int) -> BaseGeometry:
        from shapely import prepare

        tile = geometry_of(self.tables[table].rows("SELECT geom FROM land WHERE fid = ?", (fid,))[0][0])
        prepare(tile)
        return tile
