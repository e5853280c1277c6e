"""Which parts of the world a map shows in detail: boxes about clusters of points, none over another."""

from __future__ import annotations

import math
from collections.abc import Sequence
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from geoevents.model import Bounds

_GRID_DEG = 4.0
_LEAST_MARGIN_DEG = 1.5
# About all points, so that the first view and a step out of it lie inside; about a cluster, so that its marks do.
_MARGIN = 0.6
_CLUSTER_MARGIN = 0.1
# A smaller box is drawn in full detail at once.
_ONE_LEVEL_DEG = 16.0
_WIDEST_BOX_DEG = 150.0
# A wider first view shows no detail but that of the clusters.
_WIDEST_VIEW_DEG = 40.0
_MOST_BOXES = 8


class Box(NamedTuple):
    """A box in degrees that does not cross the antimeridian.

    Parameters
    ----------
    west, south, east, north : float
        Degrees, EPSG:4326; ``west <= east``.
    """

    west: float
    south: float
    east: float
    north: float

    @property
    def extent(self) -> float:
        """The longer side, in degrees."""
        return _extent(self)


def detail_levels(points: Sequence[tuple[float, float]], view: Bounds | None = None) -> list[list[Box]]:
    """Return the boxes to draw in more detail than the world, a list for each level, the coarser level first.

    Parameters
    ----------
    points : sequence of (lon, lat)
        Degrees, EPSG:4326.
    view : tuple of float, optional
        What the map shows first, (west, south, east, north): as detailed as the clusters, with room about it.

    Returns
    -------
    list of list of Box
        One level, about all points, when they lie close together; else a second one about each cluster. Boxes of one
        level do not overlap and do not cross the antimeridian. The first is left out about points all over the world.

    Examples
    --------
    >>> detail_levels([(16.6, 31.2), (13.2, 32.9)])
    [[Box(west=10.3, south=29.2, east=19.5, north=34.9)]]
    >>> [(box.west, box.east) for box in detail_levels([(179.5, -17.0), (-179.5, -17.0)])[0]]
    [(177.6, 180.0), (-180.0, -177.6)]
    >>> detail_levels([])
    []
    """
    if not points:
        return []
    whole = _about(points, _MARGIN)
    levels = [[whole]] if whole[2] - whole[0] <= _WIDEST_BOX_DEG else []
    if _extent(whole) > _ONE_LEVEL_DEG:
        first = [_about([view[:2], view[2:]], _MARGIN)] if view and _extent(view) <= _WIDEST_VIEW_DEG else []
        clusters = [_about(group, _CLUSTER_MARGIN) for group in _clusters(points)]
        levels.append(_merged([*first, *clusters])[:_MOST_BOXES])
    return [[part for box in level for part in _split(box)] for level in levels]


def _extent(box: Bounds) -> float:
    return max(box[2] - box[0], box[3] - box[1])


def _about(points: Sequence[tuple[float, float]], share: float) -> Bounds:
    """Return the box about points with a share of its extent as margin; east may be above 180."""
    start = points[0][0]
    lons = [start + (lon - start + 180.0) % 360.0 - 180.0 for lon, _ in points]
    lats = [lat for _, lat in points]
    west, east, south, north = min(lons), max(lons), min(lats), max(lats)
    margin = max(_LEAST_MARGIN_DEG, share * max(east - west, north - south))
    margin_lon = margin * 1.2 / math.cos(math.radians(min(70.0, max(abs(south), abs(north)))))
    return (
        round(west - margin_lon, 1),
        round(max(-85.0, south - margin), 1),
        round(east + margin_lon, 1),
        round(min(85.0, north + margin), 1),
    )


def _clusters(points: Sequence[tuple[float, float]]) -> list[list[tuple[float, float]]]:
    """Group points whose grid cells touch, the largest group first."""
    columns = round(360.0 / _GRID_DEG)
    cells: dict[tuple[int, int], list[tuple[float, float]]] = {}
    for lon, lat in points:
        cells.setdefault((math.floor((lon + 180.0) / _GRID_DEG) % columns, math.floor(lat / _GRID_DEG)), []).append(
            (lon, lat)
        )
    groups = []
    while cells:
        first = next(iter(cells))
        found, open_cells = cells.pop(first), [first]
        while open_cells:
            x, y = open_cells.pop()
            for cell in [((x + i) % columns, y + j) for i in (-1, 0, 1) for j in (-1, 0, 1)]:
                if cell in cells:
                    found = found + cells.pop(cell)
                    open_cells.append(cell)
        groups.append(found)
    return sorted(groups, key=len, reverse=True)


def _merged(boxes: list[Bounds]) -> list[Bounds]:
    """Join boxes that overlap until none does."""
    done: list[Bounds] = []
    for box in boxes:
        joined = box
        while True:
            met = next((other for other in done if _overlap(joined, other)), None)
            if met is None:
                break
            done.remove(met)
            shift = 360.0 * round((joined[0] - met[0]) / 360.0)
            joined = (
                min(joined[0], met[0] + shift), min(joined[1], met[1]),
                max(joined[2], met[2] + shift), max(joined[3], met[3]),
            )  # fmt: skip
        done.append(joined)
    return done


def _overlap(a: Bounds, b: Bounds) -> bool:
    across = any(a[0] <= b[2] + shift and a[2] >= b[0] + shift for shift in (-360.0, 0.0, 360.0))
    return across and a[1] <= b[3] and a[3] >= b[1]


def _split(box: Bounds) -> list[Box]:
    west, south, east, north = box
    shift = 360.0 * math.floor((west + 180.0) / 360.0)
    west, east = west - shift, east - shift
    if east <= 180.0:
        return [Box(west, south, east, north)]
    return [Box(west, south, 180.0, north), Box(-180.0, south, round(east - 360.0, 6), north)]
