"""Write a gazetteer: the GeoPackage of places, areas and land, and the memory-mapped index of names."""

from __future__ import annotations

import shutil
import sqlite3
import struct
from contextlib import contextmanager
from importlib.resources import files
from typing import TYPE_CHECKING, NamedTuple

import marisa_trie  # type: ignore[import-not-found]
import shapely

from geoevents.gazetteer.files import PLACES_FILE, POINT_GRID, names_file
from geoevents.gazetteer.rtree import fill_rtree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    from geoevents.model import Place

_POINT_HEADER = b"GP\x00\x01" + struct.pack("<i", 4326) + b"\x01" + struct.pack("<I", 1)
_SHAPE_HEADER = b"GP\x00\x03" + struct.pack("<i", 4326)


class Area(NamedTuple):
    """The polygon(s) of a place, (lon, lat), EPSG:4326."""

    place_id: str
    name: str
    feature_code: str
    country_code: str
    geometry: BaseGeometry


class Source(NamedTuple):
    """Where entries come from."""

    package: str
    version: str
    sha256: str
    licence: str
    credit: str


@contextmanager
def new_gazetteer(folder: Path) -> Iterator[tuple[sqlite3.Connection, Path]]:
    """Make the files of a gazetteer; they take their place in the folder together, when all went well.

    Yields
    ------
    (sqlite3.Connection, Path)
        The GeoPackage to write the tables to, and the folder to write the index of names to.
    """
    partial = folder / "partial"
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    connection = sqlite3.connect(partial / PLACES_FILE, isolation_level=None)
    try:
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + read_sql("geopackage.sql"))
        connection.executescript(read_sql("gazetteer_tables.sql"))
        connection.execute("BEGIN")
        yield connection, partial
        connection.execute("COMMIT")
        connection.execute(
            "CREATE INDEX places_division ON places(country_code, admin1_code) "
            "WHERE feature_code = 'ADM1' OR feature_code LIKE 'PCL%'"
        )
        connection.execute("CREATE INDEX areas_place_id ON areas(place_id)")
        connection.executescript(read_sql("gazetteer_triggers.sql") + "VACUUM;")
        connection.close()
        made = sorted(partial.iterdir())
        for old in folder.glob("names*.marisa"):
            if old.name not in {path.name for path in made}:
                old.unlink()
        for path in made:
            path.replace(folder / path.name)
    finally:
        connection.close()
        shutil.rmtree(partial, ignore_errors=True)


def read_sql(name: str) -> str:
    """Return a script of the package: the head of a GeoPackage, the tables of a gazetteer, its triggers."""
    return (files("geoevents") / "sql" / name).read_text(encoding="utf-8")


def write_places(connection: sqlite3.Connection, places: Iterable[Place]) -> int:
    """Write places, the most important first; the n-th gets row number n. Return how many."""
    fid = 0

    def boxes() -> Iterator[tuple[int, float, float, float, float]]:
        nonlocal fid
        for fid, p in enumerate(places, start=1):
            point = _POINT_HEADER + struct.pack("<dd", _on_grid(p.lon), _on_grid(p.lat))
            codes = (p.feature_code, p.country_code, p.admin1_code, p.admin2_code)
            row = (fid, point, p.id, p.name, *codes, p.population)
            connection.execute("INSERT INTO places VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)", row)
            yield fid, _on_grid(p.lon), _on_grid(p.lon), _on_grid(p.lat), _on_grid(p.lat)

    fill_rtree(connection, "places", boxes())
    return fid


def _on_grid(degrees: float) -> float:
    return round(degrees * POINT_GRID) / POINT_GRID


def write_areas(connection: sqlite3.Connection, areas: Iterable[Area]) -> None:
    """Write the polygons of places, as multipolygons."""
    boxes = []
    for fid, area in enumerate(areas, start=1):
        shape = shapely.MultiPolygon([p for p in shapely.get_parts(area.geometry) if p.geom_type == "Polygon"])
        connection.execute("INSERT INTO areas VALUES (?, ?, ?, ?, ?, ?)", (fid, shape_blob(shape), *area[:4]))
        boxes.append(box_of(fid, shape))
    fill_rtree(connection, "areas", boxes)


def write_land(connection: sqlite3.Connection, tiles: Iterable[BaseGeometry]) -> int:
    """Write land polygons; return how many."""
    boxes = []
    for fid, tile in enumerate(tiles, start=1):
        connection.execute("INSERT INTO land VALUES (?, ?)", (fid, shape_blob(tile)))
        boxes.append(box_of(fid, tile))
    fill_rtree(connection, "land", boxes)
    return len(boxes)


def box_of(fid: int, shape: BaseGeometry) -> tuple[int, float, float, float, float]:
    """Return what the R-tree holds of a shape: row number, west, east, south, north."""
    west, south, east, north = shape.bounds
    return fid, west, east, south, north


def write_sources(connection: sqlite3.Connection, sources: Iterable[Source]) -> None:
    """Write where the entries come from."""
    rows = [(fid, *source) for fid, source in enumerate(sources, start=1)]
    connection.executemany("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?)", rows)


def write_names(folder: Path, keys: Iterable[tuple[str, int]], *, part: int = 0, parts: int = 1) -> None:
    """Write the index of names, or a part of it (`part_of`), from (key, row number) pairs."""
    trie = marisa_trie.RecordTrie("<I", ((key, (fid,)) for key, fid in keys))
    trie.save(str(folder / names_file(part, parts)))


def shape_blob(shape: BaseGeometry) -> bytes:
    """Return a shape as a GeoPackage geometry with its envelope."""
    west, south, east, north = shape.bounds
    return _SHAPE_HEADER + struct.pack("<dddd", west, east, south, north) + shapely.to_wkb(shape, byte_order=1)
