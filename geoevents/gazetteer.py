"""The compiled gazetteer: names to places, places to shapes; memory-mapped, read-only, shared between threads."""

from __future__ import annotations

import json
import math
import os
import sqlite3
import struct
import threading
from functools import lru_cache
from importlib.resources import as_file, files
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import marisa_trie  # type: ignore[import-not-found]

from geoevents.errors import BadGazetteer
from geoevents.folding import fold, skeleton
from geoevents.geodesy import check_position, great_circle_m, inverse
from geoevents.model import Place

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator, Sequence

    from shapely.geometry.base import BaseGeometry

    Bounds = tuple[float, float, float, float]

__all__ = ["Gazetteer", "open_gazetteer", "user_folder"]

PLACES_FILE: Final = "gazetteer.gpkg"
NAMES_FILE: Final = "names.marisa"

# First characters of the key spaces; `fold` leaves only letters, digits and blanks, so none can begin a name.
FACILITY: Final = "@"
SKELETON: Final = "~"
DEMONYM: Final = "&"
ABBREVIATION: Final = "^"
PLACE_ID: Final = "#"

# Positions are written as multiples of 2**-17 degree (0.4 m), which compress, and read rounded to the 1e-5 degree that
# GeoNames gives: nothing is lost.
POINT_GRID: Final = 1 << 17
_POINT_DECIMALS = 5

_COLUMNS = "fid, geom, place_id, name, feature_code, country_code, admin1_code, admin2_code, population"
_POINT = struct.Struct("<dd")
_POINT_OFFSET = 8 + 5  # GeoPackage header without envelope (OGC 12-128r17 §2.1.3), then WKB byte order and type
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)  # by envelope code, same section
_METRES_PER_DEGREE = 110_574.0  # of latitude at the equator, where a WGS84 degree is shortest
_COAST_DEG = 0.03  # 3 km: what generalising the coast moves it by, at most (gazetteer/recipe/shapes.py)
_NEAR_LIMIT = 20_000  # entries whose distance one call to `near` will work out


class _Table:
    """One pair of files: a GeoPackage of places and the index of their names."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self._lock = threading.Lock()
        names = folder / NAMES_FILE
        try:
            self.names = marisa_trie.RecordTrie("<I").mmap(str(names))
            uri = (folder / PLACES_FILE).resolve(strict=True).as_uri()
            self._connection = sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True, check_same_thread=False)
            self._connection.execute("SELECT fid FROM places LIMIT 1")
        except (OSError, RuntimeError, sqlite3.DatabaseError) as error:
            raise BadGazetteer(f"{folder}: not a gazetteer ({PLACES_FILE} and {NAMES_FILE}): {error}") from error

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        with self._lock:
            return self._connection.execute(sql, values).fetchall()

    def fids(self, key: str) -> list[int]:
        return sorted({fid for (fid,) in self.names.get(key, ())})

    def places(self, fids: Iterable[int]) -> list[Place]:
        """Return places by their row numbers, the most important first."""
        rows = self.rows(
            f"SELECT {_COLUMNS} FROM places WHERE fid IN (SELECT value FROM json_each(?)) ORDER BY fid",  # noqa: S608 (a constant)
            (json.dumps(list(fids)),),
        )
        return [_place(row) for row in rows]

    def names_at(self, words: Sequence[str]) -> Iterator[int]:
        text = ""
        for n, word in enumerate(words, start=1):
            text = f"{text} {word}" if text else word
            if text in self.names:
                yield n
            if not self.names.has_keys_with_prefix(text + " "):
                return

    def close(self) -> None:
        with self._lock:
            self._connection.close()


class Gazetteer:
    """Names to places and places to shapes.

    Parameters
    ----------
    folders : sequence of Path
        Each holds one ``gazetteer.gpkg`` and ``names.marisa``. Entries of an earlier folder come first.
    """

    def __init__(self, folders: Sequence[Path]) -> None:
        self.folders = tuple(Path(folder) for folder in folders)
        self._tables = tuple(_Table(folder) for folder in self.folders)
        self.lookup_folded = lru_cache(maxsize=32_768)(self._lookup_folded)
        self._by_key = lru_cache(maxsize=32_768)(self._places_of_key)
        self._area = lru_cache(maxsize=256)(self._read_area)
        self._country = lru_cache(maxsize=512)(self._read_country)
        self._admin1 = lru_cache(maxsize=4096)(self._read_admin1)

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[tuple[Path, ...]]]:
        return Gazetteer, (self.folders,)

    def lookup(self, name: str, *, limit: int = 50) -> tuple[Place, ...]:
        """Find places by name, most important first.

        Parameters
        ----------
        name : str
            Case, diacritics, apostrophes, hyphens and the Arabic article do not matter.
        limit : int
            At most this many.

        Returns
        -------
        tuple of Place
            Empty when the name is unknown.
        """
        return self.lookup_folded(fold(name), limit)

    def _lookup_folded(self, folded: str, limit: int = 50) -> tuple[Place, ...]:
        """Find places by a name that is folded already."""
        return self._places_of_key(folded, limit)

    def _places_of_key(self, key: str, limit: int = 50) -> tuple[Place, ...]:
        found: dict[str, Place] = {}
        for table in self._tables:
            for place in table.places(table.fids(key)[:limit]):
                found.setdefault(place.id, place)
        return tuple(found.values())[:limit]

    def lookup_facility(self, stem: str, feature_codes: Collection[str], *, limit: int = 20) -> tuple[Place, ...]:
        """Find airports, bases and other facilities by name without the noun.

        Parameters
        ----------
        stem : str
            "Al-Jufra" for "Al-Jufra air base".
        feature_codes : collection of str
            GeoNames codes that will do; none means any.
        limit : int

        Returns
        -------
        tuple of Place
            Most important first.
        """
        places = self._by_key(FACILITY + fold(stem), 1000)
        return tuple(p for p in places if not feature_codes or p.feature_code in feature_codes)[:limit]

    def similar(
        self,
        name: str,
        *,
        country_codes: Collection[str],
        feature_codes: Collection[str] = (),
        limit: int = 20,
    ) -> tuple[Place, ...]:
        """Find places whose names have the same consonants, inside some countries.

        Parameters
        ----------
        name : str
            For a facility, its name without the noun.
        country_codes : collection of str
            ISO 3166-1 alpha-2.
        feature_codes : collection of str
            GeoNames codes that will do; none means any. Facilities are looked at only when codes are given.
        limit : int

        Returns
        -------
        tuple of Place
            Most important first.
        """
        key = skeleton(name)
        if not key:
            return ()
        places = self._by_key(SKELETON + key, 5000)
        if feature_codes:
            places = tuple(dict.fromkeys(self._by_key(FACILITY + SKELETON + key, 5000) + places))
        return tuple(
            p
            for p in places
            if p.country_code in country_codes and (not feature_codes or p.feature_code in feature_codes)
        )[:limit]

    def demonym(self, name: str) -> tuple[Place, ...]:
        """Find the places a demonym stands for ("Libyan")."""
        return self._by_key(DEMONYM + fold(name), 50)

    def abbreviation(self, name: str) -> tuple[Place, ...]:
        """Find first-order divisions by the abbreviation used after a comma ("Alaska" by "AK")."""
        return self._by_key(ABBREVIATION + fold(name), 50)

    def has(self, folded: str) -> bool:
        """Return whether a folded name is in the index."""
        return any(folded in table.names for table in self._tables)

    def names_at(self, words: Sequence[str]) -> list[int]:
        """Return how many leading words form a name, for every name in the index that the words begin with.

        Parameters
        ----------
        words : sequence of str
            Folded.

        Returns
        -------
        list of int
            Ascending; empty when no name fits.
        """
        lengths: set[int] = set()
        for table in self._tables:
            lengths.update(table.names_at(words))
        return sorted(lengths)

    def longest(self, words: Sequence[str]) -> int:
        """Return how many leading folded words form the longest name in the index; 0 when none does."""
        lengths = self.names_at(words)
        return lengths[-1] if lengths else 0

    def place(self, place_id: str) -> Place:
        """Return an entry by its id.

        Raises
        ------
        BadGazetteer
            If there is none.
        """
        for table in self._tables:
            places = table.places(table.fids(PLACE_ID + place_id))
            if places:
                return places[0]
        raise BadGazetteer(f"no place {place_id!r} in {', '.join(str(folder) for folder in self.folders)}")

    def area(self, place: Place) -> BaseGeometry | None:
        """Return the polygon(s) of a country, first-order division, sea or region; None where there are none."""
        return self._area(place.id)

    def _read_area(self, place_id: str) -> BaseGeometry | None:
        for table in self._tables:
            rows = table.rows("SELECT geom FROM areas WHERE place_id = ?", (place_id,))
            if rows:
                return _geometry(rows[0][0])
        return None

    def country(self, country_code: str) -> Place | None:
        """Return a country by its ISO 3166-1 alpha-2 code."""
        return self._country(country_code)

    def _read_country(self, country_code: str) -> Place | None:
        return self._first_row("country_code = ? AND feature_code LIKE 'PCL%'", (country_code,))

    def admin1(self, country_code: str, admin1_code: str) -> Place | None:
        """Return a first-order division by its country and GeoNames code: ("LY", "77"), ("US", "TX")."""
        return self._admin1(country_code, admin1_code)

    def _read_admin1(self, country_code: str, admin1_code: str) -> Place | None:
        return self._first_row(
            "country_code = ? AND admin1_code = ? AND feature_code = 'ADM1'", (country_code, admin1_code)
        )

    def _first_row(self, condition: str, values: tuple[str, ...]) -> Place | None:
        for table in self._tables:
            rows = table.rows(f"SELECT {_COLUMNS} FROM places WHERE {condition} ORDER BY fid LIMIT 1", values)  # noqa: S608 (a constant)
            if rows:
                return _place(rows[0])
        return None

    def containing(self, lon: float, lat: float) -> Place | None:
        """Return the country whose area holds a point, or whose coast lies within 0.03 degrees; None at sea."""
        from shapely import Point, distance

        check_position(lon, lat)
        point = Point(lon, lat)
        nearest, nearest_deg = "", math.inf
        for table in self._tables:
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
                    return self.country(nearest)
        return self.country(nearest) if nearest else None

    def near(
        self,
        lon: float,
        lat: float,
        radius_m: float,
        *,
        feature_codes: Collection[str] = (),
        limit: int = 50,
    ) -> list[tuple[Place, float]]:
        """List places about a point with their distances.

        Parameters
        ----------
        lon, lat : float
            Degrees, EPSG:4326.
        radius_m : float
        feature_codes : collection of str
            GeoNames codes that will do; none means any.
        limit : int

        Returns
        -------
        list of (Place, float)
            With the geodesic distance in metres, nearest first.
        """
        check_position(lon, lat)
        found: dict[str, Place] = {}
        for box in _boxes(lon, lat, radius_m):
            for table in self._tables:
                rows = table.rows(
                    f"SELECT {_COLUMNS} FROM places WHERE fid IN (SELECT id FROM rtree_places_geom "  # noqa: S608 (a constant)
                    "WHERE maxx >= ? AND maxy >= ? AND minx <= ? AND miny <= ?) "
                    "AND (? = '[]' OR feature_code IN (SELECT value FROM json_each(?))) ORDER BY fid LIMIT ?",
                    (*box, *[json.dumps(sorted(feature_codes))] * 2, _NEAR_LIMIT),
                )
                for row in rows:
                    found.setdefault(str(row[2]), _place(row))
        places = list(found.values())
        if not places:
            return []
        rough_m = great_circle_m(lon, lat, [p.lon for p in places], [p.lat for p in places])
        # The sphere differs from the ellipsoid by less than 0.6 %: enough to choose whom to measure exactly.
        nearest = sorted(zip(rough_m.tolist(), places, strict=True), key=lambda pair: pair[0])[: 2 * limit + 10]
        measured = [(p, inverse(lon, lat, p.lon, p.lat)[0]) for rough, p in nearest if rough <= radius_m * 1.01]
        return sorted(((p, d) for p, d in measured if d <= radius_m), key=lambda pair: pair[1])[:limit]

    def land(self, bounds: Bounds) -> BaseGeometry:
        """Return the land inside a box.

        Parameters
        ----------
        bounds : tuple of float
            (west, south, east, north), degrees; west > east crosses the antimeridian.

        Returns
        -------
        shapely geometry
            Polygons clipped to the box, EPSG:4326; empty at sea.
        """
        from shapely import box, union_all

        west, south, east, north = bounds
        if west > east:
            return union_all([self.land((west, south, 180.0, north)), self.land((-180.0, south, east, north))])
        for table in reversed(self._tables):
            rows = table.rows(
                "SELECT geom FROM land WHERE fid IN (SELECT id FROM rtree_land_geom "
                "WHERE maxx >= ? AND maxy >= ? AND minx <= ? AND miny <= ?) ORDER BY fid",
                (west, south, east, north),
            )
            if rows:
                whole = union_all([_geometry(blob) for (blob,) in rows])
                return whole.intersection(box(west, south, east, north))
        return union_all([])

    def credits(self) -> tuple[str, ...]:
        """Return the lines that credit the sources of the entries, one a source."""
        lines = [
            str(line) for table in self._tables for (line,) in table.rows("SELECT credit FROM sources ORDER BY fid")
        ]
        return tuple(dict.fromkeys(lines))

    def close(self) -> None:
        """Close the files; lookups after this raise."""
        for table in self._tables:
            table.close()

    def __enter__(self) -> Gazetteer:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def user_folder() -> Path:
    """Return the folder for what a user adds: ``$GEOEVENTS_HOME``, else ``~/.local/share/geoevents``."""
    home = os.environ.get("GEOEVENTS_HOME")
    return Path(home) if home else Path.home() / ".local" / "share" / "geoevents"


def open_gazetteer(path: str | Path | None = None) -> Gazetteer:
    """Open a gazetteer.

    Parameters
    ----------
    path : str or Path, optional
        A folder with ``gazetteer.gpkg`` and ``names.marisa``, or that ``gazetteer.gpkg``. None: the one that ships with
        the package, with what the user added before it; ``GEOEVENTS_GAZETTEER=default`` leaves the additions out.

    Returns
    -------
    Gazetteer

    Raises
    ------
    BadGazetteer
        If the files are missing or cannot be read.

    Examples
    --------
    >>> with open_gazetteer() as gazetteer:
    ...     gazetteer.lookup("Sirte")[0].country_code, gazetteer.lookup("no such place")
    ('LY', ())
    """
    with as_file(files("geoevents") / "data") as embedded:
        default = Path(embedded)
    if path is not None:
        folder = Path(path)
        return Gazetteer([folder.parent if folder.suffix == ".gpkg" else folder])
    if os.environ.get("GEOEVENTS_GAZETTEER") == "default":
        return Gazetteer([default])
    added = [user_folder() / name for name in ("added", "full")]
    return Gazetteer([*(folder for folder in added if (folder / PLACES_FILE).exists()), default])


def _place(row: Sequence[Any]) -> Place:
    _, blob, place_id, name, feature_code, country_code, admin1_code, admin2_code, population = row
    lon, lat = (round(degrees, _POINT_DECIMALS) for degrees in _POINT.unpack_from(blob, _POINT_OFFSET))
    return Place(place_id, name, lon, lat, feature_code, country_code, admin1_code, admin2_code, population)


def _geometry(blob: object) -> BaseGeometry:
    from shapely import from_wkb

    if not isinstance(blob, bytes) or len(blob) < 8:
        raise BadGazetteer(f"a geometry of {type(blob).__name__} in a gazetteer; a GeoPackage blob is needed")
    return from_wkb(blob[8 + _ENVELOPE_BYTES[(blob[3] >> 1) & 7] :])


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
