"""Courses of rivers: the line each one runs along, from source to mouth, and what lies where along it.

A course is Natural Earth's centre line (1:10 million), or for a few rivers that it leaves out, a line through the towns
on their banks. Distances along it are geodesic metres from the source; the bank of a river is told looking downstream.
"""

from __future__ import annotations

import math
import sqlite3
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Final, NamedTuple

import numpy as np
import shapely

from geoevents import geodesy
from geoevents.errors import BadGazetteer
from geoevents.folding import fold
from geoevents.gazetteer.files import GeoPackage, geometry_of
from geoevents.lexicon import load_lexicon

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable
    from pathlib import Path

    from numpy.typing import NDArray
    from shapely.geometry import LineString
    from shapely.geometry.base import BaseGeometry

    from geoevents.model import Bounds

    Floats = NDArray[np.float64]

COURSES_FILE: Final = "courses.gpkg"

_COLUMNS: Final = "fid, name, place_id, rank, length_km, accuracy_m, mouth, flows_into, source, geom"
_MEETING_M = 6_000.0  # lines of rivers that meet end this near each other: twice what one is off, nine times in ten
_ONE_MEETING_M = 30_000.0  # crossings nearer than this to one another are one confluence, drawn through its islands


class Foot(NamedTuple):
    """The point of a course nearest to a position.

    Parameters
    ----------
    along_m : float
        Metres from the source, along the river.
    lon, lat : float
        Degrees, EPSG:4326.
    distance_m : float
        Geodesic metres from the position.
    """

    along_m: float
    lon: float
    lat: float
    distance_m: float


@dataclass(frozen=True)
class Course:
    """The course of a river.

    Parameters
    ----------
    id : int
        Row of ``courses.gpkg``.
    name : str
    place_id : str
        Its gazetteer entry; empty where it has none.
    rank : int
        Natural Earth's scale rank: 0 the largest rivers of the world, 9 small ones.
    length_km : int
        Of the main stem, as it is drawn.
    accuracy_m : float
        The river lies within this of the line nine times in ten.
    mouth_kind : str
        "sea", "river" (see ``flows_into``) or "inland": a lake, a desert, or where the source breaks off.
    flows_into : str
        The name of the river it ends in.
    origin : str
        "Natural Earth" or "curated".
    geometry : shapely MultiLineString
        (lon, lat), EPSG:4326: the main stem first, then other channels, each drawn downstream.
    """

    id: int
    name: str
    place_id: str
    rank: int
    length_km: int
    accuracy_m: float
    mouth_kind: str
    flows_into: str
    origin: str
    geometry: BaseGeometry

    @cached_property
    def main(self) -> LineString:
        """The main stem, from source to mouth."""
        return shapely.get_geometry(self.geometry, 0)  # type: ignore[return-value]  # the first part is a line

    @cached_property
    def _vertices(self) -> Floats:
        return shapely.get_coordinates(self.main)

    @cached_property
    def _measures(self) -> Floats:
        """Metres from the source at each vertex of the main stem."""
        return geodesy.measures_m(self._vertices)

    @property
    def length_m(self) -> float:
        """Length of the main stem as it is drawn, metres."""
        return float(self._measures[-1])

    @property
    def source(self) -> tuple[float, float]:
        """Where the main stem begins, (lon, lat)."""
        return float(self._vertices[0, 0]), float(self._vertices[0, 1])

    @property
    def mouths(self) -> list[tuple[float, float]]:
        """Where the water leaves, (lon, lat): the end of the main stem first, then those of its other arms."""
        ends = shapely.get_coordinates(shapely.get_point(shapely.get_parts(self.geometry), -1))
        starts = shapely.get_coordinates(shapely.get_point(shapely.get_parts(self.geometry), 0))
        mouth = ends[0]
        others = [
            end
            for end in ends[1:]
            if float(shapely.distance(self.main, shapely.Point(end))) > _OPEN_END_DEG
            and np.hypot(*(starts - end).T).min() > _OPEN_END_DEG
            and math.hypot(*(end - mouth)) < _DELTA_DEG
        ]
        return [(float(lon), float(lat)) for lon, lat in (mouth, *others)]

    def nearest(self, lon: float, lat: float) -> Foot:
        """Return the point of the main stem nearest to a position, and how far along the river it lies.

        Parameters
        ----------
        lon, lat : float
            Degrees, EPSG:4326.

        Returns
        -------
        Foot
        """
        scale = np.array([math.cos(math.radians(lat)), 1.0])
        xy = (self._vertices - (lon, lat)) * scale
        a, step = xy[:-1], np.diff(xy, axis=0)
        square = np.maximum((step**2).sum(axis=1), 1e-18)
        t = np.clip(-(a * step).sum(axis=1) / square, 0.0, 1.0)
        gaps = np.hypot(*(a + t[:, None] * step).T)
        i = int(gaps.argmin())
        share = float(t[i])
        x, y = self._vertices[i] + share * (self._vertices[i + 1] - self._vertices[i])
        along = self._measures[i] + share * (self._measures[i + 1] - self._measures[i])
        return Foot(float(along), float(x), float(y), geodesy.inverse(lon, lat, float(x), float(y))[0])

    def distance_m(self, lon: float, lat: float) -> float:
        """Return how far a position lies from the nearest channel.

        Parameters
        ----------
        lon, lat : float
            Degrees, EPSG:4326.

        Returns
        -------
        float
            Metres.
        """
        nearest = shapely.get_coordinates(shapely.shortest_line(self.geometry, shapely.Point(lon, lat)))[0]
        return geodesy.inverse(lon, lat, float(nearest[0]), float(nearest[1]))[0]

    def at(self, along_m: float) -> tuple[float, float]:
        """Return the (lon, lat) that lies so far from the source along the main stem; its ends where that is off it."""
        lon = float(np.interp(along_m, self._measures, self._vertices[:, 0]))
        return lon, float(np.interp(along_m, self._measures, self._vertices[:, 1]))

    def stretch(self, from_m: float, to_m: float) -> LineString:
        """Return the main stem between two distances from the source, drawn downstream; at least 1 m of it.

        Parameters
        ----------
        from_m, to_m : float
            Metres from the source, in any order.

        Returns
        -------
        shapely LineString
            (lon, lat), EPSG:4326.
        """
        low, high = sorted((min(max(from_m, 0.0), self.length_m), min(max(to_m, 0.0), self.length_m)))
        if high - low < 1.0:
            low, high = max(0.0, low - 0.5), min(self.length_m, high + 0.5)
        inner = (self._measures > low) & (self._measures < high)
        return shapely.LineString([self.at(low), *self._vertices[inner].tolist(), self.at(high)])

    def azimuth_deg(self, along_m: float, *, span_m: float = 20_000.0) -> float:
        """Return the way the river runs about a point of it.

        Parameters
        ----------
        along_m : float
            Metres from the source.
        span_m : float
            Over how much of its course.

        Returns
        -------
        float
            Degrees clockwise from true north.
        """
        upper, lower = self.at(along_m - span_m / 2), self.at(along_m + span_m / 2)
        return geodesy.inverse(*upper, *lower)[1]


_OPEN_END_DEG = 0.02  # an arm that ends farther than this from any channel has a mouth of its own
_DELTA_DEG = 2.0  # the arms of a delta end within this of each other: the Nile's and the Ganges's are 1.5 degrees apart


class Meeting(NamedTuple):
    """Where two courses meet: (lon, lat) and how far apart their lines are there, metres."""

    lon: float
    lat: float
    gap_m: float


def meetings(a: Course, b: Course) -> list[Meeting]:
    """Return where two rivers meet: where one ends at the other, else where their lines cross or nearly touch.

    Parameters
    ----------
    a, b : Course

    Returns
    -------
    list of Meeting
        Empty when they come nowhere near; more than one when they cross in several places and none of them is a mouth.
    """
    for one, other in sorted(((a, b), (b, a)), key=lambda pair: pair[0].length_km):
        for lon, lat in one.mouths[:1]:
            gap = other.distance_m(lon, lat)
            if gap <= _MEETING_M:
                return [Meeting(lon, lat, gap)]
    reach = _MEETING_M / geodesy.METRES_PER_DEGREE
    near = shapely.intersection(a.geometry, shapely.buffer(b.geometry, reach, quad_segs=2))
    found: list[Meeting] = []
    for part in shapely.get_parts(near) if not near.is_empty else ():
        lon, lat = shapely.get_coordinates(shapely.shortest_line(part, b.geometry))[0].tolist()
        if all(geodesy.inverse(lon, lat, m.lon, m.lat)[0] > _ONE_MEETING_M for m in found):
            found.append(Meeting(lon, lat, b.distance_m(lon, lat)))
    return found


class Courses(GeoPackage):
    """The courses of one file, read-only; safe to share between threads.

    Parameters
    ----------
    path : Path
        ``courses.gpkg``.

    Raises
    ------
    BadGazetteer
        If the file is missing or cannot be read.
    """

    def __init__(self, path: Path) -> None:
        self.path = path
        try:
            super().__init__(path, "courses")
        except (OSError, sqlite3.DatabaseError) as error:
            raise BadGazetteer(f"{path}: no courses can be read: {error}") from error
        self._course = lru_cache(maxsize=512)(self._read)
        self._by_name = lru_cache(maxsize=4096)(self._fids_named)

    def _read(self, fid: int) -> Course:
        row = self.rows(f"SELECT {_COLUMNS} FROM courses WHERE fid = ?", (fid,))[0]  # noqa: S608 (a constant)
        (id_, name, place_id, rank, length_km, accuracy_m, mouth, into, origin, blob) = row
        shape = geometry_of(blob)
        return Course(id_, name, place_id, rank, length_km, accuracy_m, mouth, into, origin, shape)

    def of_place(self, place_id: str) -> Course | None:
        """Return the course of a gazetteer entry; None where it has none."""
        rows = self.rows("SELECT fid FROM courses WHERE place_id = ? ORDER BY fid LIMIT 1", (place_id,))
        return self._course(rows[0][0]) if place_id and rows else None

    def named(self, name: str, near: Iterable[tuple[float, float]] = ()) -> list[Course]:
        """Find courses by name.

        Parameters
        ----------
        name : str
            "Euphrates", "the Euphrates River", "River Niger", "Firat".
        near : iterable of (lon, lat)
            Where the text plays: the course nearest to any of these comes first; without them the one of exactly this
            name, the largest first.

        Returns
        -------
        list of Course
            Empty when no course has the name.
        """
        fids = dict.fromkeys(fid for words in _spellings(name) for fid in self._by_name(words))
        courses = [self._course(fid) for fid in fids]
        positions = list(near)
        if positions and len(courses) > 1:
            away = {course.id: min(course.distance_m(*at) for at in positions) for course in courses}
            courses.sort(key=lambda course: away[course.id])
        return courses

    def _fids_named(self, folded: str) -> list[int]:
        rows = self.rows("SELECT DISTINCT course FROM names WHERE name = ? ORDER BY course", (folded,))
        return [fid for (fid,) in rows]

    def about(self, lon: float, lat: float, within_m: float) -> list[tuple[Course, Foot]]:
        """List the courses that pass a position within a distance, the nearest first, each with its nearest point."""
        high = within_m / geodesy.METRES_PER_DEGREE
        wide = high / max(math.cos(math.radians(lat)), 0.05)
        found = [(c, c.nearest(lon, lat)) for c in self.in_box((lon - wide, lat - high, lon + wide, lat + high))]
        return sorted((pair for pair in found if pair[1].distance_m <= within_m), key=lambda pair: pair[1].distance_m)

    def in_box(self, bounds: Bounds, *, highest_rank: int = 99) -> list[Course]:
        """List the courses that enter a box, the largest rivers first.

        Parameters
        ----------
        bounds : tuple of float
            (west, south, east, north), degrees, EPSG:4326.
        highest_rank : int
            Leaves out rivers of a higher scale rank: 5 keeps the great ones, which armies cross with effort.
        """
        west, south, east, north = bounds
        rows = self.rows(
            "SELECT fid FROM courses WHERE rank <= ? AND fid IN (SELECT id FROM rtree_courses_geom "
            "WHERE maxx >= ? AND maxy >= ? AND minx <= ? AND miny <= ?) ORDER BY fid",
            (highest_rank, west, south, east, north),
        )
        box = shapely.box(west, south, east, north)
        return [course for (fid,) in rows if (course := self._course(fid)).geometry.intersects(box)]

    def credits(self) -> tuple[str, ...]:
        """Return the lines that credit the sources of the courses."""
        return tuple(str(line) for (line,) in self.rows("SELECT credit FROM sources ORDER BY fid", ()))


@lru_cache(maxsize=4096)
def _spellings(name: str) -> tuple[str, ...]:
    """Return a name folded, as it stands and without the article and the word for a river."""
    words = fold(name).split()
    out = [" ".join(words)]
    if len(words) > 1 and "the" in load_lexicon().phrases.classes(words[0]):
        words = words[1:]
        out.append(" ".join(words))
    nouns = river_nouns()
    if len(words) > 1 and words[-1] in nouns:
        out.append(" ".join(words[:-1]))
    if len(words) > 1 and words[0] in nouns:
        out.append(" ".join(words[1:]))
    return tuple(dict.fromkeys(out))


@lru_cache(maxsize=1)
def river_nouns() -> Collection[str]:
    """Return the words for a river beside its name, folded."""
    return frozenset(fold(noun) for noun in load_lexicon().tables["rivers"]["nouns"])
