"""The compiled gazetteer: names to places, places to shapes; memory-mapped, read-only, shared between threads."""

from __future__ import annotations

import json
import os
from functools import cached_property, lru_cache
from importlib.resources import as_file, files
from itertools import product
from pathlib import Path
from typing import TYPE_CHECKING, Final, NamedTuple

from geoevents.errors import BadGazetteer
from geoevents.folding import fold, skeleton
from geoevents.gazetteer.courses import COURSES_FILE, Courses
from geoevents.gazetteer.divisions import Divisions
from geoevents.gazetteer.files import (
    ABBREVIATION,
    DEMONYM,
    ERRORS_FILE,
    FACILITY,
    PLACE_ID,
    PLACES_FILE,
    SKELETON,
    Table,
)
from geoevents.gazetteer.folders import ADDED, FULL, user_folder
from geoevents.gazetteer.nearby import places_near
from geoevents.gazetteer.shapes import Shapes

if TYPE_CHECKING:
    from collections.abc import Collection, Sequence

    from shapely.geometry.base import BaseGeometry

    from geoevents.gazetteer.courses import Course
    from geoevents.model import Bounds, Place

__all__ = ["Gazetteer", "open_gazetteer"]

WATERCOURSE: Final = ("STM", "CNL", "WAD")  # GeoNames codes of what runs along a line: rivers, canals, wadis
_ON_COURSE_M = 60_000.0  # a river's one position in a gazetteer stands so near to its line, even where both are coarse
_MOST_PLACES = 50  # of one name


class Opening(NamedTuple):
    """What may begin with a folded word: a name of that word alone, a longer name, a demonym, an abbreviation."""

    name: bool
    goes_on: bool
    demonym: bool
    abbreviation: bool


_OPENINGS = {known: Opening(*known) for known in product((False, True), repeat=4)}  # shared by thousands of words


class Gazetteer:
    """Names to places and places to shapes.

    Parameters
    ----------
    folders : sequence of Path
        Each holds one ``gazetteer.gpkg`` and ``names.marisa``. Entries of an earlier folder come first.
    shapes : Path, optional
        One more folder, of which only the areas and the land are used.
    """

    def __init__(self, folders: Sequence[Path], shapes: Path | None = None) -> None:
        self.folders, self.shapes = tuple(folders), shapes
        self._tables = tuple(Table(folder) for folder in self.folders)
        self._shapes = Shapes(self._tables if shapes is None else (*self._tables, Table(shapes)))
        self.opening = lru_cache(maxsize=32_768)(self._read_opening)
        self.has = lru_cache(maxsize=32_768)(self._has)
        self.named = self._by_key = lru_cache(maxsize=65_536)(self._places_of_key)
        divisions = Divisions(self._tables)
        self._country, self._admin1 = divisions.country, divisions.admin1
        self._capital, self._seat = divisions.capital, divisions.seat

    def __reduce__(self) -> tuple[type[Gazetteer], tuple[tuple[Path, ...], Path | None]]:
        return Gazetteer, (self.folders, self.shapes)

    def lookup(self, name: str, *, limit: int = _MOST_PLACES) -> tuple[Place, ...]:
        """Find places by name, most important first; ``named`` finds up to fifty by a name that is folded already.

        Parameters
        ----------
        name : str
            Case, diacritics, apostrophes, hyphens and the Arabic article do not matter.
        limit : int
            At most this many.

        Returns
        -------
        tuple of Place
            Empty when the name is unknown.
        """
        return self.named(fold(name)) if limit == _MOST_PLACES else self._places_of_key(fold(name), limit)

    def _places_of_key(self, key: str, limit: int = _MOST_PLACES) -> tuple[Place, ...]:
        if len(self._tables) == 1:
            return tuple(self._tables[0].places(self._tables[0].fids(key)[:limit]))
        found: dict[str, Place] = {}
        for table in self._tables:
            for place in table.places(table.fids(key)[:limit]):
                found.setdefault(place.id, place)
        return tuple(found.values())[:limit]

    def lookup_facility(self, stem: str, feature_codes: Collection[str], *, limit: int = 20) -> tuple[Place, ...]:
        """Find airports, bases and other facilities by name without the noun.

        Parameters
        ----------
        stem : str
            "Al-Jufra" for "Al-Jufra air base".
        feature_codes : collection of str
            GeoNames codes that will do; none means any.
        limit : int

        Returns
        -------
        tuple of Place
            Most important first.
        """
        places = self._by_key(FACILITY + fold(stem), 1000)
        return tuple(p for p in places if not feature_codes or p.feature_code in feature_codes)[:limit]

    def similar(
        self,
        name: str,
        *,
        country_codes: Collection[str],
        feature_codes: Collection[str] = (),
        limit: int = 20,
    ) -> tuple[Place, ...]:
        """Find places whose names have the same consonants, inside some countries.

        Parameters
        ----------
        name : str
            For a facility, its name without the noun.
        country_codes : collection of str
            ISO 3166-1 alpha-2.
        feature_codes : collection of str
            GeoNames codes that will do; none means any. Facilities are looked at only when codes are given.
        limit : int

        Returns
        -------
        tuple of Place
            Most important first.
        """
        key = skeleton(name)
        if not key:
            return ()
        places = self._by_key(SKELETON + key, 5000)
        if feature_codes:
            places = tuple(dict.fromkeys(self._by_key(FACILITY + SKELETON + key, 5000) + places))
        return tuple(
            p
            for p in places
            if p.country_code in country_codes and (not feature_codes or p.feature_code in feature_codes)
        )[:limit]

    def demonym(self, name: str) -> tuple[Place, ...]:
        """Find the places a demonym stands for ("Libyan")."""
        folded = fold(name)
        return self._by_key(DEMONYM + folded, 50) if folded in self._demonyms else ()

    def abbreviation(self, name: str) -> tuple[Place, ...]:
        """Find first-order divisions by the abbreviation used after a comma ("Alaska" by "AK")."""
        folded = fold(name)
        return self._by_key(ABBREVIATION + folded, 50) if folded in self._abbreviations else ()

    @cached_property
    def _demonyms(self) -> frozenset[str]:
        """All demonyms, folded: nearly every word of a text is none."""
        return frozenset(key for table in self._tables for key in table.keys(DEMONYM))

    @cached_property
    def _abbreviations(self) -> frozenset[str]:
        return frozenset(key for table in self._tables for key in table.keys(ABBREVIATION))

    @cached_property
    def _demonym_openings(self) -> frozenset[str]:
        return frozenset(key.partition(" ")[0] for key in self._demonyms)

    @cached_property
    def _abbreviation_openings(self) -> frozenset[str]:
        return frozenset(key.partition(" ")[0] for key in self._abbreviations)

    def _has(self, folded: str) -> bool:
        """Return whether a folded name is in the index."""
        return any(table.has(folded) for table in self._tables)

    def names_at(self, words: Sequence[str]) -> list[int]:
        """Return how many leading words form a name, for every name in the index that the words begin with.

        Parameters
        ----------
        words : sequence of str
            Folded.

        Returns
        -------
        list of int
            Ascending; empty when no name fits.
        """
        if not words:
            return []
        opening = self.opening(words[0])
        found = [1] if opening.name else []
        if opening.goes_on and len(words) > 1:
            if len(self._tables) == 1:
                found += self._tables[0].longer_names_at(words)
            else:
                found += sorted({length for table in self._tables for length in table.longer_names_at(words)})
        return found

    def _read_opening(self, word: str) -> Opening:
        opens = [table.opens(word) for table in self._tables]
        name, goes_on = any(name for name, _ in opens), any(goes_on for _, goes_on in opens)
        return _OPENINGS[name, goes_on, word in self._demonym_openings, word in self._abbreviation_openings]

    def longest(self, words: Sequence[str]) -> int:
        """Return how many leading folded words form the longest name in the index; 0 when none does."""
        lengths = self.names_at(words)
        return lengths[-1] if lengths else 0

    def place(self, place_id: str) -> Place:
        """Return an entry by its id.

        Raises
        ------
        BadGazetteer
            If there is none.
        """
        for table in self._tables:
            places = table.places(table.fids(PLACE_ID + place_id))
            if places:
                return places[0]
        raise BadGazetteer(f"no place {place_id!r} in {', '.join(str(folder) for folder in self.folders)}")

    def area(self, place: Place) -> BaseGeometry | None:
        """Return the polygon(s) of a country, first-order division, sea or region; None where there are none."""
        return self._shapes.area(place.id)

    def country(self, country_code: str) -> Place | None:
        """Return a country by its ISO 3166-1 alpha-2 code."""
        return self._country(country_code)

    def capital(self, country_code: str) -> Place | None:
        """Return the capital of a country by the country's ISO 3166-1 alpha-2 code; None where there is none."""
        return self._capital(country_code)

    def seat(self, country_code: str, admin1_code: str) -> Place | None:
        """Return the town that a first-order division is governed from; None where there is none.

        Parameters
        ----------
        country_code, admin1_code : str
            As for :meth:`admin1`.
        """
        return self._seat(country_code, admin1_code)

    def admin1(self, country_code: str, admin1_code: str) -> Place | None:
        """Return a first-order division; None where there is none.

        Parameters
        ----------
        country_code : str
            ISO 3166-1 alpha-2.
        admin1_code : str
            GeoNames' code: "77" in Libya, "TX" in the United States.
        """
        return self._admin1(country_code, admin1_code)

    def containing(self, lon: float, lat: float) -> Place | None:
        """Return the country whose area holds a point, or whose coast lies within 0.03 degrees; None at sea.

        Parameters
        ----------
        lon, lat : float
            Degrees, EPSG:4326.

        Raises
        ------
        BadCoordinates
            If they are no position on the globe.
        """
        country_code = self._shapes.country_at(lon, lat)
        return self.country(country_code) if country_code else None

    def countries_in(self, bounds: Bounds) -> list[tuple[str, BaseGeometry]]:
        """Return the countries that may meet a box.

        Parameters
        ----------
        bounds : tuple of float
            (west, south, east, north), degrees, EPSG:4326; west <= east.

        Returns
        -------
        list of (str, shapely geometry)
            ISO 3166-1 alpha-2 codes and areas, true to about 1 km, prepared.
        """
        return self._shapes.countries_in(bounds)

    def outline(self, country_code: str) -> BaseGeometry | None:
        """Return the area of a country, true to about 1 km and prepared; None where there is none."""
        country = self.country(country_code)
        return None if country is None else self._shapes.outline(country.id)

    def near(
        self,
        lon: float,
        lat: float,
        radius_m: float,
        *,
        feature_codes: Collection[str] = (),
        limit: int = 50,
    ) -> list[tuple[Place, float]]:
        """List places about a point with their distances.

        Parameters
        ----------
        lon, lat : float
            Degrees, EPSG:4326.
        radius_m : float
        feature_codes : collection of str
            GeoNames codes that will do; none means any.
        limit : int

        Returns
        -------
        list of (Place, float)
            With the geodesic distance in metres, nearest first.
        """
        return places_near(self._tables, lon, lat, radius_m, feature_codes, limit)

    def land(self, bounds: Bounds) -> BaseGeometry:
        """Return the land inside a box.

        Parameters
        ----------
        bounds : tuple of float
            (west, south, east, north), degrees; west > east crosses the antimeridian.

        Returns
        -------
        shapely geometry
            Polygons clipped to the box, EPSG:4326; empty at sea.
        """
        return self._shapes.land(bounds)

    def land_tiles(self, bounds: Bounds) -> list[BaseGeometry]:
        """Return the polygons of land, each within one tile of the globe, that may meet a box; prepared, and kept.

        Parameters
        ----------
        bounds : tuple of float
            (west, south, east, north), degrees; west <= east.
        """
        return self._shapes.land_tiles(bounds)

    @cached_property
    def _position_errors(self) -> dict[str, float]:
        errors: dict[str, float] = {}
        for folder in reversed(self.folders):
            if (path := folder / ERRORS_FILE).exists():
                errors |= json.loads(path.read_text("utf-8"))
        return errors

    def position_error_m(self, place: Place) -> float:
        """Return how far a place's position may be off, in metres; 0 where the source vouches for it."""
        return self._position_errors.get(place.id, 0.0)

    @cached_property
    def courses(self) -> Courses | None:
        """The courses of rivers, from the first folder that has them; None where no folder does."""
        folders = (*self.folders, *((self.shapes,) if self.shapes else ()))
        found = next((folder / COURSES_FILE for folder in folders if (folder / COURSES_FILE).exists()), None)
        return Courses(found) if found else None

    def course(self, place: Place) -> Course | None:
        """Return the course of a river; None where it has none, or the place is no river."""
        if self.courses is None or not place.feature_code.startswith(WATERCOURSE):
            return None
        own = self.courses.of_place(place.id)
        if own is not None:
            return own
        named = self.courses.named(place.name, [(place.lon, place.lat)])
        return named[0] if named and named[0].distance_m(place.lon, place.lat) < _ON_COURSE_M else None

    def credits(self) -> tuple[str, ...]:
        """Return the lines that credit the sources of the entries, one a source."""
        lines = [
            str(line) for table in self._tables for (line,) in table.rows("SELECT credit FROM sources ORDER BY fid")
        ]
        return tuple(dict.fromkeys([*lines, *(self.courses.credits() if self.courses else ())]))

    def close(self) -> None:
        """Close the files; lookups after this raise."""
        for table in self._shapes.tables:
            table.close()
        if self.courses is not None:
            self.courses.close()

    def __enter__(self) -> Gazetteer:
        return self

    def __exit__(self, *exception: object) -> None:
        self.close()


def open_gazetteer(path: str | Path | None = None) -> Gazetteer:
    """Open a gazetteer.

    Parameters
    ----------
    path : str or Path, optional
        A folder with ``gazetteer.gpkg`` and ``names.marisa``, or that ``gazetteer.gpkg``. None: the one that ships with
        the package, with what the user added before it; ``GEOEVENTS_GAZETTEER=default`` leaves the additions out.

    Returns
    -------
    Gazetteer

    Raises
    ------
    BadGazetteer
        If the files are missing or cannot be read.

    Examples
    --------
    >>> with open_gazetteer() as gazetteer:
    ...     gazetteer.lookup("Sirte")[0].country_code, gazetteer.lookup("no such place")
    ('LY', ())
    """
    with as_file(files("geoevents") / "data") as embedded:
        default = Path(embedded)
    if path is not None:
        folder = Path(path)
        return Gazetteer([folder.parent if folder.suffix == ".gpkg" else folder])
    if os.environ.get("GEOEVENTS_GAZETTEER") == "default":
        return Gazetteer([default])
    own = [folder for name in (ADDED, FULL) if ((folder := user_folder() / name) / PLACES_FILE).exists()]
    if own and own[-1].name == FULL:
        return Gazetteer(own, shapes=default)
    return Gazetteer([*own, default])
