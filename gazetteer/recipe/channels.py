"""The channels of one river as a network, and which way they run."""

from __future__ import annotations

import heapq
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely
import shapely.ops

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    from shapely.geometry.base import BaseGeometry

    Position = tuple[float, float]

_SNAP_DEG = 0.012  # ends this near are one: Natural Earth leaves gaps of up to a kilometre between its pieces
_ESTUARY_DEG = 0.12  # an end this near the sea may be a mouth
_PASSES_DEG = 0.5  # how far a stated mouth or source may lie from the line that it cuts
_ESTUARY_LENGTH_DEG = 4.0  # how far beyond the end of the line: the Amazon's and the Yangtze's are drawn as sea


class Sea:
    """How far a position lies from the sea."""

    def __init__(self, land: BaseGeometry) -> None:
        shapely.prepare(land)
        self._land = land
        shore = shapely.get_parts(shapely.boundary(shapely.get_parts(land)))
        self._shore = shapely.STRtree(shore)
        self._lines = shore

    def distance_deg(self, at: Position) -> float:
        """Return 0 at sea, else the distance to the nearest shore in degrees."""
        point = shapely.Point(at)
        if not self._land.intersects(point):
            return 0.0
        return float(point.distance(self._lines[self._shore.nearest(point)]))


@dataclass
class Channels:
    """Nodes, and edges between them with the line from the one to the other."""

    nodes: list[Position] = field(default_factory=list)
    edges: list[tuple[int, int, Any]] = field(default_factory=list)

    @classmethod
    def of(cls, lines: Sequence[Any]) -> Channels:
        """Cut lines where others end on them, join ends that nearly meet, bridge what stays apart."""
        merged = list(shapely.get_parts(shapely.line_merge(shapely.union_all(lines), directed=True)))
        channels = cls()
        for piece in _cut(merged):
            a, b = channels._node(piece.coords[0]), channels._node(piece.coords[-1])
            if a != b or piece.length > _SNAP_DEG:
                channels.edges.append((a, b, piece))
        channels._bridge()
        return channels

    def _node(self, at: Sequence[float]) -> int:
        if self.nodes:
            away = np.hypot(*(np.asarray(self.nodes) - at[:2]).T)
            if away.min() < _SNAP_DEG:
                return int(away.argmin())
        self.nodes.append((at[0], at[1]))
        return len(self.nodes) - 1

    def _bridge(self) -> None:
        """Join parts that lie apart, the nearest ends first: a river goes on through a reservoir drawn without line."""
        while True:
            part = self._parts()
            if len(set(part)) <= 1:
                return
            at, part_of = np.asarray(self.nodes), np.asarray(part)
            home = part_of == part_of[0]
            gaps = np.hypot(*(at[home][:, None] - at[~home][None]).transpose(2, 0, 1))
            i, j = np.unravel_index(int(gaps.argmin()), gaps.shape)
            a, b = int(np.flatnonzero(home)[i]), int(np.flatnonzero(~home)[j])
            self.edges.append((a, b, shapely.LineString([self.nodes[a], self.nodes[b]])))

    def _parts(self) -> list[int]:
        part = list(range(len(self.nodes)))

        def root(i: int) -> int:
            while part[i] != i:
                part[i] = part[part[i]]
                i = part[i]
            return i

        for a, b, _ in self.edges:
            part[root(a)] = root(b)
        return [root(i) for i in range(len(part))]

    def degrees(self) -> list[int]:
        """Return how many edges meet at each node."""
        count = [0] * len(self.nodes)
        for a, b, _ in self.edges:
            count[a] += 1
            count[b] += 1
        return count

    def reach(self, starts: Iterable[int]) -> tuple[list[float], list[int]]:
        """Return each node's way along the channels to the nearest start, and the edge that leads towards it."""
        around: list[list[tuple[int, int]]] = [[] for _ in self.nodes]
        for e, (a, b, _) in enumerate(self.edges):
            around[a].append((b, e))
            around[b].append((a, e))
        way = [float("inf")] * len(self.nodes)
        towards = [-1] * len(self.nodes)
        heap = [(0.0, start) for start in starts]
        for _, start in heap:
            way[start] = 0.0
        while heap:
            length, node = heapq.heappop(heap)
            if length > way[node]:
                continue
            for other, e in around[node]:
                longer = length + self.edges[e][2].length
                if longer < way[other]:
                    way[other], towards[other] = longer, e
                    heapq.heappush(heap, (longer, other))
        return way, towards

    def path(self, node: int, towards: Sequence[int]) -> list[int]:
        """Return the edges from a node along the pointers of :meth:`reach`."""
        edges = []
        while towards[node] >= 0:
            edges.append(towards[node])
            a, b, _ = self.edges[towards[node]]
            node = b if node == a else a
        return edges


def _cut(lines: list[Any]) -> list[Any]:
    """Cut lines where the end of another lies on them."""
    tree = shapely.STRtree(lines)
    cuts: list[set[float]] = [set() for _ in lines]
    for line in lines:
        for end in (shapely.get_point(line, 0), shapely.get_point(line, -1)):
            for j in tree.query(end, predicate="dwithin", distance=_SNAP_DEG):
                along = float(shapely.line_locate_point(lines[j], end))
                if _SNAP_DEG < along < lines[j].length - _SNAP_DEG:
                    cuts[j].add(along)
    pieces = []
    for line, where in zip(lines, cuts, strict=True):
        stops = [0.0, *sorted(where), line.length]
        pieces += [shapely.ops.substring(line, a, b) for a, b in pairwise(stops) if b - a > 1e-9]
    return pieces


def oriented(
    channels: Channels,
    sea: Sea,
    *,
    joins: Callable[[Position], bool],
    mouth: Position | None,
    source: Position | None,
) -> tuple[Any | None, list[Any]]:
    """Return the main stem, source to mouth, and the other channels, each the way it runs.

    A mouth or source that is given is the end nearest to it, or the line is cut there; None when the line does not
    pass it. ``joins`` tells whether a position lies on another river, away from that one's ends.
    """
    degrees = channels.degrees()
    ends = [i for i, degree in enumerate(degrees) if degree == 1]
    if len(ends) < 2:
        ends = list(range(len(channels.nodes)))  # the river ends, or begins, in a ring of channels
    away = {i: sea.distance_deg(channels.nodes[i]) for i in ends}
    last = _given(channels, ends, mouth) if mouth else None
    if last is None:
        last = _mouth(channels, ends, away, joins)
    way, towards = channels.reach([last])
    inland = [i for i in ends if i != last and away[i] > _ESTUARY_DEG] or [i for i in ends if i != last] or ends
    first = _given(channels, inland, source) if source else None
    if first is None:
        first = max(inland, key=lambda i: way[i])
    stem = channels.path(first, towards)
    main = _joined(channels, first, stem)
    outlets = [last, *(i for i in ends if i not in (first, last) and away[i] <= _ESTUARY_DEG)]
    fall, _ = channels.reach(outlets)
    branches = [
        line if fall[a] >= fall[b] else shapely.reverse(line)
        for e, (a, b, line) in enumerate(channels.edges)
        if e not in set(stem)
    ]
    for at, keep_before in ((mouth, True), (source, False)):
        if at is not None and main is not None:
            main = _cut_at(main, at, keep_before=keep_before)
    return main, branches if mouth is None and source is None else _beside(main, branches)


def _given(channels: Channels, ends: Sequence[int], at: Position) -> int | None:
    """Return the end that a stated mouth or source is, or lies beyond; None where it lies by the line between ends."""
    nearest = min(ends, key=lambda i: np.hypot(channels.nodes[i][0] - at[0], channels.nodes[i][1] - at[1]))
    gap = np.hypot(channels.nodes[nearest][0] - at[0], channels.nodes[nearest][1] - at[1])
    beside = min(line.distance(shapely.Point(at)) for _, _, line in channels.edges)
    beyond = _is_beyond(gap, beside) and gap < _ESTUARY_LENGTH_DEG
    return nearest if beyond or gap < _PASSES_DEG else None


def _is_beyond(to_end: float, to_line: float) -> bool:
    """Tell whether a position lies off the end of a line, as far as its last bends let that be told."""
    return to_end < 1.1 * to_line + 4 * _SNAP_DEG


def _mouth(channels: Channels, ends: Sequence[int], away: dict[int, float], joins: Callable[[Position], bool]) -> int:
    """Choose the end at the sea from which the river is longest; else the one on another river; else as it is drawn."""
    longest = {i: max(channels.reach([i])[0]) for i in ends}
    at_sea = [i for i in ends if away[i] <= _ESTUARY_DEG]
    if at_sea:
        return max(at_sea, key=lambda i: (round(longest[i], 1), _drawn_towards(channels, ends, i)))
    flows_in = {i: joins(channels.nodes[i]) for i in ends}
    return max(ends, key=lambda i: _drawn_towards(channels, ends, i) + 2.0 * longest[i] * flows_in[i])


def _drawn_towards(channels: Channels, ends: Sequence[int], last: int) -> float:
    """Return how much of the longest stem to an end is drawn towards it, less what is drawn away from it."""
    way, towards = channels.reach([last])
    node = max(ends, key=lambda i: way[i])
    score = 0.0
    for e in channels.path(node, towards):
        a, b, line = channels.edges[e]
        score += line.length if a == node else -line.length
        node = b if a == node else a
    return score


def _joined(channels: Channels, node: int, stem: Sequence[int]) -> Any | None:
    coordinates: list[tuple[float, float]] = [channels.nodes[node]]
    for e in stem:
        a, b, line = channels.edges[e]
        points = list(line.coords) if a == node else list(line.coords)[::-1]
        coordinates += [p[:2] for p in points]
        node = b if a == node else a
    kept = [p for i, p in enumerate(coordinates) if i == 0 or p != coordinates[i - 1]]
    return shapely.LineString(kept) if len(kept) > 1 else None


def _cut_at(line: Any, at: Position, *, keep_before: bool) -> Any | None:
    """Return a line up to, or from, a position beside it; drawn on to the position where that lies beyond its end."""
    point = shapely.Point(at)
    along, nearest = line.project(point), line.distance(point)
    end = shapely.get_point(line, -1 if keep_before else 0)
    beyond = _is_beyond(end.distance(point), nearest)
    if nearest > (_ESTUARY_LENGTH_DEG if beyond else _PASSES_DEG):
        return None
    if beyond:
        return shapely.LineString([*line.coords, at] if keep_before else [at, *line.coords])
    return shapely.ops.substring(line, *((0.0, along) if keep_before else (along, line.length)))


def _beside(main: Any, branches: list[Any]) -> list[Any]:
    """Return the branches that touch what is left of a main stem that was cut."""
    if main is None:
        return []
    return [line for line in branches if line.distance(main) < _SNAP_DEG]
