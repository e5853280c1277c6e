"""Pack the R-tree of a GeoPackage layer in one go, along a Hilbert curve.

Inserting row by row fills the nodes by half and depends on the SQLite at hand. Packed nodes are full, queries read
fewer of them, and two builds are equal.

References
----------
Kamel, I. and Faloutsos, C. (1993), On packing R-trees, CIKM '93. The layout of the tables is that of SQLite's R-tree
module, section "shadow tables"; ``rtreecheck()`` of SQLite accepts what is written here.
"""

from __future__ import annotations

import struct
from typing import TYPE_CHECKING

import numpy as np

if TYPE_CHECKING:
    import sqlite3
    from collections.abc import Iterable, Iterator

    from numpy.typing import NDArray

    Box = tuple[int, float, float, float, float]  # row number, west, east, south, north

_CELL = struct.Struct(">qffff")
_CELLS = 51  # RTREE_MAXCELLS of SQLite
_NODE_BYTES = 4 + _CELLS * _CELL.size
_CHUNK = 20_000
_BITS = 16  # of each coordinate along the curve: 360 / 2**16 degrees, 600 m


def fill_rtree(connection: sqlite3.Connection, layer: str, boxes: Iterable[Box]) -> None:
    """Fill the empty R-tree of a layer.

    Parameters
    ----------
    connection : sqlite3.Connection
        To a GeoPackage, inside a transaction.
    layer : str
        ``places``, ``areas``, ``land`` or ``courses``.
    boxes : iterable of (int, float, float, float, float)
        Row number, west, east, south, north; sorted on disk, so any number will do.
    """
    if layer not in ("places", "areas", "land", "courses"):
        raise ValueError(f"layer {layer!r}; there are places, areas, land, courses")
    tree = f"rtree_{layer}_geom"
    connection.execute("CREATE TEMP TABLE boxes (h INTEGER, id INTEGER, w REAL, e REAL, s REAL, n REAL)")
    count = 0
    for chunk in _chunks(boxes):
        table = np.asarray(chunk, dtype=float)
        along = _hilbert((table[:, 1] + table[:, 2]) / 2, (table[:, 3] + table[:, 4]) / 2)
        rows = [(h, *box) for h, box in zip(along.tolist(), chunk, strict=True)]
        connection.executemany("INSERT INTO boxes VALUES (?, ?, ?, ?, ?, ?)", rows)
        count += len(rows)
    cursor = connection.execute("SELECT id, w, e, s, n FROM boxes ORDER BY h, id")
    cells: Iterable[Box] = ((i, _down(w), _up(e), _down(s), _up(n)) for i, w, e, s, n in cursor)
    depth, next_node = 0, 2
    while True:
        nodes = max(1, -(-count // _CELLS))
        above: list[Box] = []
        for members in _shares(cells, count, nodes):
            node = 1 if nodes == 1 else next_node
            next_node += nodes > 1
            _write_node(connection, tree, node, depth if nodes == 1 else 0, members, leaf=depth == 0)
            if members:
                above.append((node, *_around(members)))
        if nodes == 1:
            break
        cells, count, depth = above, nodes, depth + 1
    connection.execute("DROP TABLE boxes")


def _write_node(
    connection: sqlite3.Connection, tree: str, node: int, depth: int, members: list[Box], *, leaf: bool
) -> None:
    data = struct.pack(">HH", depth, len(members)) + b"".join(_CELL.pack(*cell) for cell in members)
    connection.execute(f"INSERT OR REPLACE INTO {tree}_node VALUES (?, ?)", (node, data.ljust(_NODE_BYTES, b"\0")))  # noqa: S608 (checked)
    into = "rowid" if leaf else "parent"
    connection.executemany(f"INSERT INTO {tree}_{into} VALUES (?, ?)", ((cell[0], node) for cell in members))  # noqa: S608 (checked)


def _around(members: list[Box]) -> tuple[float, float, float, float]:
    return (
        min(m[1] for m in members), max(m[2] for m in members), min(m[3] for m in members), max(m[4] for m in members)
    )  # fmt: skip


def _chunks(boxes: Iterable[Box]) -> Iterator[list[Box]]:
    chunk: list[Box] = []
    for box in boxes:
        chunk.append(box)
        if len(chunk) == _CHUNK:
            yield chunk
            chunk = []
    if chunk:
        yield chunk


def _shares(cells: Iterable[Box], count: int, nodes: int) -> Iterator[list[Box]]:
    """Share cells out evenly, in order."""
    stream = iter(cells)
    for i in range(nodes):
        yield [next(stream) for _ in range((i + 1) * count // nodes - i * count // nodes)]


def _down(value: float) -> float:
    """Return the largest 32-bit float not above a value: the tree's boxes must hold what they stand for."""
    single = np.float32(value)
    return float(single if single <= value else np.nextafter(single, np.float32(-np.inf)))


def _up(value: float) -> float:
    single = np.float32(value)
    return float(single if single >= value else np.nextafter(single, np.float32(np.inf)))


def _hilbert(lons: NDArray[np.float64], lats: NDArray[np.float64]) -> NDArray[np.int64]:
    """Return the distance of positions along a Hilbert curve over the globe."""
    side = 1 << _BITS
    x = np.clip((lons + 180.0) / 360.0 * side, 0, side - 1).astype(np.int64)
    y = np.clip((lats + 90.0) / 180.0 * side, 0, side - 1).astype(np.int64)
    along = np.zeros_like(x)
    s = side >> 1
    while s:
        rx, ry = (x & s) > 0, (y & s) > 0
        along += s * s * ((3 * rx) ^ ry)
        flip = ~ry & rx
        x, y = np.where(flip, s - 1 - (x & (s - 1)), x & (s - 1)), np.where(flip, s - 1 - (y & (s - 1)), y & (s - 1))
        x, y = np.where(ry, x, y), np.where(ry, y, x)
        s >>= 1
    return along
