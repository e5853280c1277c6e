"""Compare two compiled gazetteers by what is in them, table by table.

Places are told by their ids, not by their row numbers, which one new place shifts for all that come after it.
"""

from __future__ import annotations

import itertools
import sqlite3
from contextlib import closing
from typing import TYPE_CHECKING, Any

from geoevents.gazetteer.courses import COURSES_FILE
from geoevents.gazetteer.files import PLACES_FILE, Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAMED = 5  # differences told of each table
_BY_ID = {"places": 2, "areas": 2}  # tables whose rows are told by a place's id, and the column it stands in


def differences(there: Path, fresh: Path) -> Iterator[str]:
    """Yield a line for each difference between the files of two folders; none when their contents are equal."""
    names = sorted(path.name for path in fresh.iterdir())
    if missing := [name for name in names if not (there / name).exists()]:
        yield f"files: {', '.join(missing)} not there"
        return
    with closing(_opened(there)) as one, closing(_opened(fresh)) as two:
        told = list(_different_tables(one, two))
    yield from told
    keys = [_keys(folder) for folder in (there, fresh)]
    yield from _told("index of names", "keys", keys[0] - keys[1], keys[1] - keys[0])
    for name in names:
        if name.endswith(".json") and (there / name).read_bytes() != (fresh / name).read_bytes():
            yield f"{name} differs"


def course_differences(there: Path, fresh: Path) -> Iterator[str]:
    """Yield a line for each difference between the courses of two folders."""
    if not (there / COURSES_FILE).exists():
        yield f"files: {COURSES_FILE} not there"
        return
    with closing(_opened(there, COURSES_FILE)) as one, closing(_opened(fresh, COURSES_FILE)) as two:
        told = list(_different_tables(one, two))
    yield from told


def _opened(folder: Path, name: str = PLACES_FILE) -> sqlite3.Connection:
    return sqlite3.connect(f"{(folder / name).resolve().as_uri()}?mode=ro&immutable=1", uri=True)


def _keys(folder: Path) -> set[tuple[str, str]]:
    with closing(Table(folder)) as table:
        ids = dict(table.rows("SELECT fid, place_id FROM places"))
        return {(key, ids[fid]) for key, fid in table.index()}


def _told(table: str, noun: str, gone: set[Any], new: set[Any]) -> Iterator[str]:
    for found, where in ((gone, "only there"), (new, "only in a fresh build")):
        if found:
            yield f"{table}: {len(found)} {noun} {where}, such as {sorted(found)[:_NAMED]}"


def _different_tables(one: sqlite3.Connection, two: sqlite3.Connection) -> Iterator[str]:
    query = "SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'index', 'trigger') ORDER BY name"
    schemas = [dict(connection.execute(query).fetchall()) for connection in (one, two)]
    yield from _told("tables", "names", schemas[0].keys() - schemas[1].keys(), schemas[1].keys() - schemas[0].keys())
    changed = False
    # R-trees follow from the layers: what differs there is told only when the layers are equal.
    for name in sorted(schemas[0].keys() & schemas[1].keys(), key=lambda name: (name.startswith("rtree_"), name)):
        told: list[str] = []
        if schemas[0][name] != schemas[1][name]:
            told = [f"{name}: made by other SQL"]
        elif (schemas[0][name] or "").startswith("CREATE TABLE") and not (changed and name.startswith("rtree_")):
            told = list(_different_rows(name, one, two))
        changed = changed or bool(told)
        yield from told


def _different_rows(table: str, one: sqlite3.Connection, two: sqlite3.Connection) -> Iterator[str]:
    query = f'SELECT * FROM "{table}" ORDER BY 1, 2'  # noqa: S608 (a name out of the schema)
    pairs = itertools.zip_longest(one.execute(query), two.execute(query))
    different = [pair for pair in pairs if pair[0] != pair[1]]
    if not different:
        return
    if table not in _BY_ID:
        yield f"{table}: {len(different)} rows differ, such as {' and '.join(map(_short, different[0]))}"
        return
    rows = [{row[_BY_ID[table]]: row[1:] for row in side if row} for side in zip(*different, strict=True)]
    yield from _told(table, "rows", rows[0].keys() - rows[1].keys(), rows[1].keys() - rows[0].keys())
    changed = [place_id for place_id in rows[0].keys() & rows[1].keys() if rows[0][place_id] != rows[1][place_id]]
    for place_id in sorted(changed)[:_NAMED]:
        yield f"{table}: {_short(rows[0][place_id])} there, {_short(rows[1][place_id])} in a fresh build"
    if len(changed) > _NAMED:
        yield f"{table}: {len(changed)} rows changed"
    if not changed and rows[0].keys() == rows[1].keys():
        yield f"{table}: {len(different)} rows stand in another order"


def _short(row: tuple[object, ...] | None) -> str:
    if row is None:
        return "nothing"
    return str(tuple(f"{len(v)} bytes" if isinstance(v, bytes) else v for v in row))
