"""Compare two compiled gazetteers by what is in them, table by table."""

from __future__ import annotations

import itertools
import sqlite3
from typing import TYPE_CHECKING

from geoevents.gazetteer_files import PLACES_FILE, Table

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

_NAMED = 5  # differences told of each table


def differences(there: Path, fresh: Path) -> Iterator[str]:
    """Yield a line for each difference between the files of two folders; none when their contents are equal."""
    names = sorted(path.name for path in fresh.iterdir())
    if missing := [name for name in names if not (there / name).exists()]:
        yield f"files: {', '.join(missing)} not there"
        return
    yield from _different_tables(there / PLACES_FILE, fresh / PLACES_FILE)
    keys = [set(Table(folder).index()) for folder in (there, fresh)]
    for word, found in (("only there", keys[0] - keys[1]), ("only in a fresh build", keys[1] - keys[0])):
        if found:
            yield f"index of names: {len(found)} keys {word}, such as {sorted(found)[:_NAMED]}"
    for name in names:
        if name.endswith(".json") and (there / name).read_bytes() != (fresh / name).read_bytes():
            yield f"{name} differs"


def _different_tables(there: Path, fresh: Path) -> Iterator[str]:
    uris = [f"{path.resolve().as_uri()}?mode=ro&immutable=1" for path in (there, fresh)]
    connections = [sqlite3.connect(uri, uri=True) for uri in uris]
    tables = "SELECT name, sql FROM sqlite_schema WHERE type IN ('table', 'index', 'trigger') ORDER BY name"
    schemas = [dict(connection.execute(tables).fetchall()) for connection in connections]
    for name in sorted(schemas[0].keys() ^ schemas[1].keys()):
        yield f"{name}: only {'there' if name in schemas[0] else 'in a fresh build'}"
    for name in sorted(schemas[0].keys() & schemas[1].keys()):
        if schemas[0][name] != schemas[1][name]:
            yield f"{name}: made by other SQL"
        elif (schemas[0][name] or "").startswith("CREATE TABLE"):
            yield from _different_rows(name, connections)
    for connection in connections:
        connection.close()


def _different_rows(table: str, connections: list[sqlite3.Connection]) -> Iterator[str]:
    query = f'SELECT * FROM "{table}" ORDER BY 1, 2'  # noqa: S608 (a name out of the schema)
    rows = itertools.zip_longest(*(connection.execute(query) for connection in connections))
    different = [(n, pair) for n, pair in enumerate(rows, start=1) if pair[0] != pair[1]]
    for n, (old, new) in different[:_NAMED]:
        yield f"{table}, row {n}: {_short(old)} there, {_short(new)} in a fresh build"
    if len(different) > _NAMED:
        yield f"{table}: {len(different)} rows differ"


def _short(row: tuple[object, ...] | None) -> str:
    if row is None:
        return "nothing"
    return str(tuple(f"{len(v)} bytes" if isinstance(v, bytes) else v for v in row))
