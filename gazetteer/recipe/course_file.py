"""Write the compiled courses: a GeoPackage that any GIS opens, and that sqlite3 reads in milliseconds."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

from geoevents.gazetteer.courses import COURSES_FILE
from geoevents.gazetteer.rtree import fill_rtree
from geoevents.gazetteer.write import box_of, read_sql, shape_blob

if TYPE_CHECKING:
    from collections.abc import Sequence

    from shapely.geometry.base import BaseGeometry

    from geoevents.gazetteer.write import Source


class CourseRow(NamedTuple):
    """A river: what is written of it, its folded names, and its channels, the main stem first, drawn downstream."""

    name: str
    place_id: str
    rank: int
    length_km: int
    accuracy_m: float
    mouth: str
    flows_into: str
    names: tuple[str, ...]
    source: str
    geometry: BaseGeometry


def write_courses(folder: Path, rows: Sequence[CourseRow], sources: Sequence[Source]) -> None:
    """Write the file; it takes its place in the folder when all went well."""
    partial = folder / f"{COURSES_FILE}.partial"
    partial.unlink(missing_ok=True)
    connection = sqlite3.connect(partial, isolation_level=None)
    try:
        tables = read_sql("geopackage.sql") + (Path(__file__).parent / "courses.sql").read_text("utf-8")
        connection.executescript("PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF;" + tables)
        connection.execute("BEGIN")
        _insert(connection, rows)
        lines = [(fid, *source) for fid, source in enumerate(sources, start=1)]
        connection.executemany("INSERT INTO sources VALUES (?, ?, ?, ?, ?, ?)", lines)
        connection.execute("COMMIT")
        connection.executescript(
            "CREATE INDEX names_name ON names(name); CREATE INDEX courses_place_id ON courses(place_id); VACUUM;"
        )
        connection.close()
        partial.replace(folder / COURSES_FILE)
    finally:
        connection.close()
        partial.unlink(missing_ok=True)


def _insert(connection: sqlite3.Connection, rows: Sequence[CourseRow]) -> None:
    names = []
    for fid, row in enumerate(rows, start=1):
        told = (row.name, row.place_id, row.rank, row.length_km, row.accuracy_m, row.mouth, row.flows_into, row.source)
        connection.execute(
            "INSERT INTO courses VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (fid, shape_blob(row.geometry), *told)
        )
        names += [(name, fid) for name in row.names]
    connection.executemany(
        "INSERT INTO names VALUES (?, ?, ?)", [(i, *pair) for i, pair in enumerate(sorted(names), start=1)]
    )
    fill_rtree(connection, "courses", [box_of(fid, row.geometry) for fid, row in enumerate(rows, start=1)])
