"""From fields on a grid to areas that tile the theatre, and the lines they share."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import shapely

if TYPE_CHECKING:
    from collections.abc import Callable

    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    Floats = NDArray[np.float64]
    Ints = NDArray[np.int64]
    Fields = Callable[[Floats], Floats]

# The grid is read first at every _COARSE-th node, and at the nodes between only where a line passes or may pass.
_COARSE = 4
# Shift of a line by leaving out vertices, in grid steps: well under the linear interpolation's own error.
_SIMPLIFY = 0.05
# Grid steps between vertices at most, so that an edge keeps its course in longitude and latitude and can be cut.
_VERTICES = 2.0
# Size in grid steps under which what the clip cuts off an area, without an observation of its side, is a sliver.
_SLIVER = 6.0
# Grid steps that lines are drawn beyond the theatre, so that rounding never lets one end short of its edge.
_OVERSHOOT = 2.0


@dataclass(frozen=True, slots=True)
class Tiling:
    """Areas by label, and the lines between them.

    Parameters
    ----------
    areas : dict of int to shapely geometry
        Polygons of each label; together they cover the theatre once.
    lines : dict of (int, int) to shapely geometry
        The edge that two areas share, the lower label first.
    """

    areas: dict[int, BaseGeometry]
    lines: dict[tuple[int, int], BaseGeometry]


def tile(
    fields: Fields, *, hull: BaseGeometry, theatre: BaseGeometry, step_m: float, xy: Floats, label: Ints
) -> Tiling:
    """Cut a theatre into the areas where each field is highest.

    Parameters
    ----------
    fields : callable
        Takes positions, shape (m, 2), returns the fields there, shape (sides, m).
    hull : shapely geometry
        Where the fields may be read: the neighbourhood of the evidence.
    theatre : shapely geometry
        The part of it that is to be cut: less seas and foreign ground.
    step_m : float
        Of the grid.
    xy, label : ndarray, shapes (n, 2) and (n,)
        The evidence. An area without an observation of its side is no pocket but the field's swing, and goes to the
        neighbour it shares most of its edge with.
    """
    hull = hull.buffer(_OVERSHOOT * step_m)
    segments = _segments(fields, hull, step_m, xy, label)
    if not len(segments):
        whole = int(fields(shapely.get_coordinates(hull.representative_point())).argmax(axis=0)[0])
        return Tiling({whole: theatre}, {})
    contours = shapely.line_merge(shapely.union_all(shapely.linestrings(segments)))
    contours = shapely.segmentize(shapely.simplify(contours, _SIMPLIFY * step_m), _VERTICES * step_m)
    faces = _faces(contours, hull)
    labels = _held(faces, _winners(fields, faces), xy, label)
    edges = _shared_edges(faces, labels)
    pieces = _faces(shapely.union_all(list(edges.values())), theatre) if edges else list(shapely.get_parts(theatre))
    tree = shapely.STRtree(faces)
    middles = shapely.point_on_surface(np.array(pieces, dtype=object))
    at, face = tree.query(middles, predicate="intersects")
    piece_labels = np.full(len(pieces), labels[0])
    piece_labels[at] = labels[face]
    piece_labels = _held(pieces, piece_labels, xy, label, least_m2=(_SLIVER * step_m) ** 2)
    areas = _dissolved(pieces, piece_labels)
    return Tiling(areas, _shared_edges(list(areas.values()), np.array(list(areas))))


def _segments(fields: Fields, hull: BaseGeometry, step_m: float, xy: Floats, label: Ints) -> Floats:
    """Return the line segments, shape (m, 2, 2), on which the highest field changes (marching triangles)."""
    west, south, east, north = hull.bounds
    nx, ny = (int(np.ceil((high - low) / (step_m * _COARSE))) + 1 for low, high in ((west, east), (south, north)))
    x: Floats = np.asarray(west + step_m * (np.arange(_COARSE * nx + 1) - 1 / 3), dtype=np.float64)
    y: Floats = np.asarray(south + step_m * (np.arange(_COARSE * ny + 1) - 1 / 3), dtype=np.float64)
    coarse = _on_grid(fields, x[::_COARSE], y[::_COARSE])
    active = _active(coarse.argmax(axis=0), x[::_COARSE], y[::_COARSE], xy, label)
    values = np.full((len(coarse), len(y), len(x)), np.nan)
    values[:, ::_COARSE, ::_COARSE] = coarse
    read = np.zeros_like(active)
    while (active & ~read).any():
        _read_cells(fields, values, active & ~read, x, y)
        read |= active
        active = _crossed(values)
    if not read.any():
        return np.empty((0, 2, 2))
    known = ~np.isnan(values[0])
    whole = known[:-1, :-1] & known[1:, :-1] & known[:-1, 1:] & known[1:, 1:]
    return _march(np.nan_to_num(values), x, y, whole)


def _read_cells(fields: Fields, values: Floats, cells: NDArray[np.bool_], x: Floats, y: Floats) -> None:
    """Fill in the nodes of coarse cells."""
    rows, columns = np.nonzero(cells)
    inner = np.arange(_COARSE + 1)
    wanted = np.zeros(values.shape[1:], dtype=bool)
    wanted[rows[:, None, None] * _COARSE + inner[:, None], columns[:, None, None] * _COARSE + inner] = True
    at_y, at_x = np.nonzero(wanted & np.isnan(values[0]))
    values[:, at_y, at_x] = fields(np.column_stack([x[at_x], y[at_y]]))


def _crossed(values: Floats) -> NDArray[np.bool_]:
    """Tell in which coarse cells the nodes read so far have more than one winner: a line enters them."""
    winner = np.where(np.isnan(values[0]), -1, values.argmax(axis=0))
    height, width = ((size - 1) // _COARSE for size in winner.shape)
    low, high = np.full((height, width), len(values)), np.full((height, width), -1)
    for i in range(_COARSE + 1):
        for j in range(_COARSE + 1):
            at = winner[i : i + _COARSE * height : _COARSE, j : j + _COARSE * width : _COARSE]
            low, high = np.where(at >= 0, np.minimum(low, at), low), np.maximum(high, at)
    return np.asarray(low < high)


def _on_grid(fields: Fields, x: Floats, y: Floats) -> Floats:
    gx, gy = np.meshgrid(x, y)
    return fields(np.column_stack([gx.ravel(), gy.ravel()])).reshape(-1, len(y), len(x))


def _active(winner: Ints, x: Floats, y: Floats, xy: Floats, label: Ints) -> NDArray[np.bool_]:
    """Tell which coarse cells a line crosses or may cross: where its corners or an observation differ."""
    corners = np.stack([winner[:-1, :-1], winner[1:, :-1], winner[:-1, 1:], winner[1:, 1:]])
    active = corners.min(axis=0) != corners.max(axis=0)
    column = np.clip(np.searchsorted(x, xy[:, 0]) - 1, 0, len(x) - 2)
    row = np.clip(np.searchsorted(y, xy[:, 1]) - 1, 0, len(y) - 2)
    differs = corners[0, row, column] != label
    active[row[differs], column[differs]] = True
    return np.asarray(active)


def _march(values: Floats, x: Floats, y: Floats, whole: NDArray[np.bool_]) -> Floats:
    rows, columns = np.nonzero(whole)
    stride = len(x)
    corner = rows * stride + columns
    a, b, c, d = corner, corner + 1, corner + stride + 1, corner + stride
    even = (rows + columns) % 2 == 0  # diagonals alternate, so that no direction is favoured
    triangles = np.concatenate(
        [
            np.column_stack([a, b, c])[even], np.column_stack([a, c, d])[even],
            np.column_stack([a, b, d])[~even], np.column_stack([b, c, d])[~even],
        ]
    )  # fmt: skip
    flat = values.reshape(len(values), -1)
    winner = flat.argmax(axis=0)
    labels = winner[triangles]
    triangles = triangles[labels.min(axis=1) != labels.max(axis=1)]
    position = np.column_stack([x[np.arange(flat.shape[1]) % stride], y[np.arange(flat.shape[1]) // stride]])
    crossing = np.stack([_crossings(flat, winner, position, triangles[:, [i, (i + 1) % 3]]) for i in range(3)], axis=1)
    crossed = ~np.isnan(crossing[..., 0])
    two = crossed.sum(axis=1) == 2
    pairs = crossing[two][crossed[two]].reshape(-1, 2, 2)
    three = crossing[~two]
    centre = np.repeat(three.mean(axis=1, keepdims=True), 3, axis=1)
    return np.concatenate([pairs, np.stack([three, centre], axis=2).reshape(-1, 2, 2)])


def _crossings(flat: Floats, winner: Ints, position: Floats, edge: Ints) -> Floats:
    """Return where on each edge its ends' two winners are level; NaN on an edge with one winner.

    Edges are taken from the lower node to the higher, so that both triangles of an edge find the same point.
    """
    low, high = edge.min(axis=1), edge.max(axis=1)
    at_low, at_high = winner[low], winner[high]
    lead_low = flat[at_low, low] - flat[at_high, low]
    lead_high = flat[at_high, high] - flat[at_low, high]
    differs = at_low != at_high
    share = np.where(differs, lead_low / np.where(differs, np.maximum(lead_low + lead_high, 1e-300), 1.0), np.nan)
    return np.asarray(position[low] + np.clip(share, 1e-6, 1.0 - 1e-6)[:, None] * (position[high] - position[low]))


def _faces(lines: BaseGeometry, outline: BaseGeometry) -> list[BaseGeometry]:
    """Cut an outline into faces along lines."""
    noded = shapely.union_all([lines, outline.boundary])
    faces = shapely.get_parts(shapely.polygonize([noded]))
    inside = shapely.contains(outline, shapely.point_on_surface(faces))
    return list(faces[inside])


def _winners(fields: Fields, faces: list[BaseGeometry]) -> Ints:
    middles = shapely.get_coordinates(shapely.point_on_surface(np.array(faces, dtype=object)))
    return np.asarray(fields(middles).argmax(axis=0), dtype=np.int64)


def _held(faces: list[BaseGeometry], labels: Ints, xy: Floats, label: Ints, least_m2: float = np.inf) -> Ints:
    """Give faces in which their side has no observation to the neighbour they share most edge with, smallest first.

    Those of ``least_m2`` and more keep their label.
    """
    labels = labels.copy()
    tree = shapely.STRtree(faces)
    point, face = tree.query(shapely.points(xy), predicate="intersects")
    supported = np.zeros(len(faces), dtype=bool)
    np.logical_or.at(supported, face, labels[face] == label[point])
    for at in np.argsort(shapely.area(faces)):
        if supported[at] or faces[at].area >= least_m2:
            continue
        shared = {int(other): faces[at].boundary.intersection(faces[other].boundary).length
                  for other in tree.query(faces[at], predicate="touches")}  # fmt: skip
        if shared and max(shared.values()) > 0.0:
            labels[at] = labels[max(shared, key=lambda other: shared[other])]
    return labels


def _dissolved(faces: list[BaseGeometry], labels: Ints) -> dict[int, BaseGeometry]:
    return {
        int(label): shapely.union_all([face for face, own in zip(faces, labels, strict=True) if own == label])
        for label in np.unique(labels)
    }


def _shared_edges(faces: list[BaseGeometry], labels: Ints) -> dict[tuple[int, int], BaseGeometry]:
    areas = _dissolved(faces, labels)
    edges: dict[tuple[int, int], BaseGeometry] = {}
    for low in areas:
        for high in areas:
            if low < high and areas[low].intersects(areas[high]):
                shared = areas[low].boundary.intersection(areas[high].boundary)
                parts = [part for part in shapely.get_parts(shared) if shapely.get_dimensions(part) == 1]
                if parts:
                    edges[low, high] = shapely.line_merge(shapely.union_all(parts))
    return edges
