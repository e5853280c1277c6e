"""The two files of a gazetteer: a GeoPackage of places and shapes, and a memory-mapped index of names."""

from __future__ import annotations

import sqlite3
import struct
import threading
import zlib
from functools import lru_cache
from typing import TYPE_CHECKING, Any, Final

import marisa_trie  # type: ignore[import-not-found]

from geoevents.errors import BadGazetteer
from geoevents.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

PLACES_FILE: Final = "gazetteer.gpkg"
ERRORS_FILE: Final = "position_errors.json"  # metres by place id, of positions that are only roughly known

# First characters of the key spaces; `fold` leaves only letters, digits and blanks, so none can begin a name.
FACILITY: Final = "@"
SKELETON: Final = "~"
DEMONYM: Final = "&"
ABBREVIATION: Final = "^"
PLACE_ID: Final = "#"
_KEY_SPACES = frozenset((FACILITY, SKELETON, DEMONYM, ABBREVIATION, PLACE_ID))

# Positions are written as multiples of 2**-17 degree (0.4 m), which compress, and read rounded to the 1e-5 degree that
# GeoNames gives: nothing is lost.
POINT_GRID: Final = 1 << 17
_POINT_DECIMALS = 5

COLUMNS: Final = "fid, geom, place_id, name, feature_code, country_code, admin1_code, admin2_code, population"
_MAPPED_BYTES = 1 << 30  # of the GeoPackage: read as memory, a polygon comes twice as fast as in pages of its own cache
_POINT = struct.Struct("<dd")
_POINT_OFFSET = 8 + 5  # GeoPackage header without envelope (OGC 12-128r17 §2.1.3), then WKB byte order and type
_ENVELOPE_BYTES = (0, 32, 48, 48, 64)  # by envelope code, same section


def names_file(part: int = 0, parts: int = 1) -> str:
    """Return the name of a part of the index; a large one is cut, so that no more than a part is built at a time."""
    return "names.marisa" if parts == 1 else f"names-{part:02d}-of-{parts:02d}.marisa"


def part_of(key: str, parts: int) -> int:
    """Return the part of the index a key lies in: names that begin with the same word lie together."""
    if parts == 1:
        return 0
    return zlib.crc32((key if key[:1] in _KEY_SPACES else key.partition(" ")[0]).encode()) % parts


class GeoPackage:
    """A GeoPackage open for reading; safe to share between threads.

    Parameters
    ----------
    path : Path
    table : str
        One that it must have.
    mapped_bytes : int
        How much of it is read as memory.

    Raises
    ------
    OSError, sqlite3.DatabaseError
        If it is missing, or no GeoPackage with that table.
    """

    def __init__(self, path: Path, table: str, *, mapped_bytes: int = 0) -> None:
        self._lock = threading.Lock()
        uri = path.resolve(strict=True).as_uri()
        self._connection = sqlite3.connect(f"{uri}?mode=ro&immutable=1", uri=True, check_same_thread=False)
        if mapped_bytes:
            self._connection.execute(f"PRAGMA mmap_size = {mapped_bytes}")
        self._connection.execute(f"SELECT fid FROM {table} LIMIT 1")  # noqa: S608 (a constant)

    def rows(self, sql: str, values: Sequence[object] = ()) -> list[tuple[Any, ...]]:
        """Return the rows of a query.

        Parameters
        ----------
        sql : str
        values : sequence of object
            For the question marks in it.

        Returns
        -------
        list of tuple
        """
        with self._lock:
            return self._connection.execute(sql, values).fetchall()

    def close(self) -> None:
        """Close the file; look-ups after this raise."""
        with self._lock:
            self._connection.close()


class Table(GeoPackage):
    """The files of one folder, open for reading; safe to share between threads."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.begins = lru_cache(maxsize=32_768)(self._read_beginning)
        paths = sorted(folder.glob("names*.marisa"))
        if not paths or paths[0].name != names_file(0, len(paths)):
            raise BadGazetteer(f"{folder}: no gazetteer; {PLACES_FILE} and {names_file()} are needed")
        try:
            self._names = [marisa_trie.RecordTrie("<I").mmap(str(path)) for path in paths]
            super().__init__(folder / PLACES_FILE, "places", mapped_bytes=_MAPPED_BYTES)
        except (OSError, RuntimeError, sqlite3.DatabaseError) as error:
            raise BadGazetteer(f"{folder}: {PLACES_FILE} or {names_file()} cannot be read: {error}") from error

    def places(self, fids: Iterable[int]) -> list[Place]:
        """Return places by their row numbers, the most important first."""
        wanted = list(fids)
        if not wanted:
            return []
        if len(wanted) == 1:
            rows = self.rows(f"SELECT {COLUMNS} FROM places WHERE fid = ?", wanted)  # noqa: S608 (a constant)
        else:
            rows = self.rows(
                f"SELECT {COLUMNS} FROM places WHERE fid IN (SELECT value FROM json_each(?)) ORDER BY fid",  # noqa: S608 (a constant)
                (f"[{','.join(map(str, wanted))}]",),
            )
        return [place_of(row) for row in rows]

    def fids(self, key: str) -> list[int]:
        """Return the row numbers under a key, the most important place first."""
        return sorted({fid for (fid,) in self._names[part_of(key, len(self._names))].get(key, ())})

    def index(self) -> Iterator[tuple[str, int]]:
        """Go through the whole index: every key with every row number under it."""
        for names in self._names:
            for key, (fid,) in names.iteritems():
                yield key, fid

    def areas(self) -> Iterator[tuple[str, BaseGeometry]]:
        """Go through the shapes of places, each with its place's id."""
        for place_id, blob in self.rows("SELECT place_id, geom FROM areas"):
            yield place_id, geometry_of(blob)

    def has(self, key: str) -> bool:
        """Return whether anything lies under a key."""
        return key in self._names[part_of(key, len(self._names))]

    def keys(self, space: str) -> Iterator[str]:
        """Go through the keys of a key space, without its first character."""
        for names in self._names:
            for key in names.iterkeys(space):
                yield key[len(space) :]

    def opens(self, word: str) -> tuple[bool, bool]:
        """Return whether a word is a name, and whether a longer name begins with it."""
        names = self._names[part_of(word, len(self._names))]
        return word in names, next(names.iterkeys(f"{word} "), None) is not None

    def longer_names_at(self, words: Sequence[str]) -> list[int]:
        """Return how many leading words form a name, for every name of two or more that the words begin with."""
        found: list[int] = []
        key = words[0]
        for size, word in enumerate(words[1:], 2):
            key = f"{key} {word}"
            whole, goes_on = self.begins(key)
            if whole:
                found.append(size)
            if not goes_on:
                break
        return found

    def _read_beginning(self, key: str) -> tuple[bool, bool]:
        """Return whether some words are a name, and whether a name begins with them."""
        names = self._names[part_of(key, len(self._names))]
        goes_on = next(names.iterkeys(key), None) is not None
        return goes_on and key in names, goes_on


def place_of(row: Sequence[Any]) -> Place:
    """Return the place of a row of `COLUMNS`."""
    _, blob, place_id, name, feature_code, country_code, admin1_code, admin2_code, population = row
    lon, lat = _POINT.unpack_from(blob, _POINT_OFFSET)
    return Place(
        place_id, name, round(lon, _POINT_DECIMALS), round(lat, _POINT_DECIMALS),
        feature_code, country_code, admin1_code, admin2_code, population,
    )  # fmt: skip


def geometry_of(blob: bytes) -> BaseGeometry:
    """Return the shape in a GeoPackage geometry."""
    from shapely import from_wkb

    return from_wkb(blob[8 + _ENVELOPE_BYTES[(blob[3] >> 1) & 7] :])
