"""Add a user's own places, from a table or a layer of a GIS, beside the gazetteer that ships with the package."""

from __future__ import annotations

import csv
import json
import re
import sqlite3
from pathlib import Path
from typing import TYPE_CHECKING, Any, NamedTuple

from geoevents.errors import BadGazetteer
from geoevents.folding import fold
from geoevents.gazetteer.files import PLACE_ID, PLACES_FILE, Table
from geoevents.gazetteer.folders import ADDED, user_folder
from geoevents.gazetteer.gazetteer import open_gazetteer
from geoevents.gazetteer.names import default_naming, facility_stems, importance, place_keys
from geoevents.gazetteer.write import (
    Area,
    Source,
    new_gazetteer,
    write_areas,
    write_names,
    write_places,
    write_sources,
)
from geoevents.model import Place

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from shapely.geometry.base import BaseGeometry

# More than any table made by hand; GeoNames' own limit for a name is 200 characters.
_MOST_ROWS = 200_000
_LONGEST_NAME = 200
_MOST_ALIASES = 100
_LARGEST_FILE = 500_000_000  # bytes

_HEADERS = {
    "name": "name", "lon": "lon", "longitude": "lon", "lng": "lon", "long": "lon", "lat": "lat", "latitude": "lat",
    "aliases": "aliases", "feature_code": "feature_code", "country_code": "country_code", "admin1_code": "admin1_code",
    "population": "population", "id": "id",
}  # fmt: skip
_CODE = re.compile(r"[A-Z][A-Z0-9]{1,9}")  # GeoNames feature codes: PPL, PPLA2, ADM1H
_COUNTRY = re.compile(r"[A-Z]{2}")


class Added(NamedTuple):
    """What became of a table: how many places were added, and a line for every row that was not."""

    places: int
    problems: tuple[str, ...]


class _Entry(NamedTuple):
    place: Place
    keys: frozenset[str]
    shape: BaseGeometry | None


def add_places(file: str | Path, *, gazetteer_folder: str | Path | None = None) -> Added:
    """Add places to the user's own gazetteer, which `open_gazetteer` puts before the default.

    Parameters
    ----------
    file : str or Path
        CSV with columns name, lon, lat (or longitude, latitude) and, if you like, aliases (joined by ``;``),
        feature_code, country_code, admin1_code, population, id; or GeoJSON or a GeoPackage whose features have those
        properties and a geometry in any CRS. Polygons become areas. An id that is there already is replaced.
    gazetteer_folder : str or Path, optional
        Where the additions lie; None: the user's folder.

    Returns
    -------
    Added
        Rows that cannot be used are left out and named in ``problems``; the others are added.

    Raises
    ------
    BadGazetteer
        If the file cannot be read or holds no row that can be used.
    """
    from shapely.errors import ShapelyError

    path = Path(file)
    folder = Path(gazetteer_folder) if gazetteer_folder is not None else user_folder() / ADDED
    problems: list[str] = []
    entries = dict(_existing(folder))
    before = set(entries)
    count = 0
    with open_gazetteer(Path(__file__).parent.parent / "data") as default:
        for where, row, shape in _rows(path):
            try:
                entry = _entry(row, shape, taken=entries.keys() - before, containing=default.containing)
            except (ValueError, ShapelyError) as error:
                problems.append(f"{where}: {error}")
                continue
            entries[entry.place.id] = entry
            count += 1
    if not count:
        raise BadGazetteer(f"{path}: no place in it can be used" + "".join(f"\n  {line}" for line in problems[:10]))
    _write(folder, entries.values(), path.name)
    return Added(count, tuple(problems))


def _rows(path: Path) -> Iterator[tuple[str, dict[str, Any], BaseGeometry | None]]:
    """Yield every row with where it stands, its values by our names, and its shape."""
    try:
        size = path.stat().st_size
    except OSError as error:
        raise BadGazetteer(f"{path}: {error.strerror}") from error
    if size > _LARGEST_FILE:
        raise BadGazetteer(
            f"{path}: {size} bytes; at most {_LARGEST_FILE} are read. `geoevents gazetteer build` takes dumps"
        )
    suffix = path.suffix.lower()
    readers = {
        ".csv": _csv_rows,
        ".tsv": _csv_rows,
        ".geojson": _geojson_rows,
        ".json": _geojson_rows,
        ".gpkg": _gpkg_rows,
    }
    if suffix not in readers:
        raise BadGazetteer(f"{path}: {suffix or 'no suffix'}; allowed are {', '.join(readers)}")
    for number, (where, row, shape) in enumerate(readers[suffix](path)):
        if number == _MOST_ROWS:
            raise BadGazetteer(f"{path}: more than {_MOST_ROWS} rows; `geoevents gazetteer build` takes whole dumps")
        yield f"{path.name}, {where}", {_HEADERS[k]: v for k, v in row.items() if k in _HEADERS}, shape


def _csv_rows(path: Path) -> Iterator[tuple[str, dict[str, Any], None]]:
    try:
        text = path.read_text(encoding="utf-8-sig")
    except UnicodeDecodeError as error:
        raise BadGazetteer(f"{path}: not UTF-8 (byte {error.start}); save the table as UTF-8") from error
    lines = text.splitlines(keepends=True)
    header = lines[0] if lines else ""
    delimiter = max(",;\t", key=header.count)
    reader = csv.reader(lines, delimiter=delimiter)
    try:
        names = [name.strip().lower() for name in next(reader, [])]
        known = {_HEADERS.get(name) for name in names}
        if missing := {"name", "lon", "lat"} - known:
            raise BadGazetteer(f"{path}: no column {', '.join(sorted(missing))}; columns are {', '.join(_HEADERS)}")
        for row in reader:
            if row:
                yield f"line {reader.line_num}", dict(zip(names, row, strict=False)), None
    except csv.Error as error:
        raise BadGazetteer(f"{path}, line {reader.line_num}: {error}") from error


def _geojson_rows(path: Path) -> Iterator[tuple[str, dict[str, Any], BaseGeometry | None]]:
    from shapely.errors import ShapelyError
    from shapely.geometry import shape

    try:
        collection = json.loads(path.read_text(encoding="utf-8-sig"))
        features = collection["features"] if collection["type"] == "FeatureCollection" else [collection]
    except (ValueError, KeyError, TypeError, RecursionError) as error:
        raise BadGazetteer(f"{path}: not GeoJSON with features: {error!r}") from error
    if not isinstance(features, list):
        raise BadGazetteer(f"{path}: its features are a {type(features).__name__}; GeoJSON has a list of them")
    for number, feature in enumerate(features, start=1):
        row, where = {}, f"feature {number}"
        try:
            row = {str(k).lower(): v for k, v in (feature.get("properties") or {}).items()}
            geometry = shape(feature["geometry"]) if feature.get("geometry") else None
        except (ShapelyError, ValueError, KeyError, TypeError, AttributeError, IndexError) as error:
            yield where, {"name": row.get("name"), "lon": f"geometry: {error}"}, None
            continue
        yield where, row, geometry


def _gpkg_rows(path: Path) -> Iterator[tuple[str, dict[str, Any], BaseGeometry | None]]:
    import geopandas
    import pyogrio  # type: ignore[import-untyped]

    try:
        layers = [str(name) for name, _ in pyogrio.list_layers(path)]
        frames = {layer: geopandas.read_file(path, layer=layer, rows=_MOST_ROWS + 1) for layer in layers}
    except (pyogrio.errors.DataSourceError, pyogrio.errors.DataLayerError, OSError) as error:
        raise BadGazetteer(f"{path}: {error}") from error
    for layer, frame in frames.items():
        if not isinstance(frame, geopandas.GeoDataFrame):
            continue
        placed = frame if frame.crs is None else frame.to_crs(4326)
        table = placed.drop(columns=placed.geometry.name).astype(object)
        records = table.where(table.notna(), None).to_dict("records")
        for number, (record, geometry) in enumerate(zip(records, placed.geometry, strict=True), start=1):
            yield f"layer {layer}, feature {number}", {str(k).lower(): v for k, v in record.items()}, geometry


def _entry(row: dict[str, Any], shape: BaseGeometry | None, *, taken: Iterable[str], containing: Any) -> _Entry:
    """Return a row as an entry; ValueError says what is wrong and what would be right."""
    name = _text(row, "name")
    if not fold(name):
        raise ValueError(f"name {name!r}; a name with a letter or digit is needed")
    aliases = [a.strip() for a in _text(row, "aliases", longest=_MOST_ALIASES * _LONGEST_NAME).split(";") if a.strip()]
    if len(aliases) > _MOST_ALIASES:
        raise ValueError(f"{len(aliases)} aliases; at most {_MOST_ALIASES}, joined by ';'")
    if shape is not None and not shape.is_empty:
        point = shape.representative_point()
        lon, lat = point.x, point.y
    else:
        lon, lat = _degrees(row, "lon", 180.0), _degrees(row, "lat", 90.0)
    feature_code = _text(row, "feature_code").upper() or "PPL"
    if not _CODE.fullmatch(feature_code):
        raise ValueError(f"feature_code {feature_code!r}; a GeoNames code such as PPL, ADM2 or AIRB is needed")
    if not (-180.0 <= lon <= 180.0 and -90.0 <= lat <= 90.0):
        raise ValueError(f"position {lon}, {lat}; degrees of longitude and latitude are needed (is the CRS stated?)")
    country = containing(lon, lat)
    country_code = _text(row, "country_code").upper() or (country.country_code if country else "")
    if country_code and not _COUNTRY.fullmatch(country_code):
        raise ValueError(f"country_code {country_code!r}; two letters of ISO 3166-1 are needed, such as LY")
    given = _text(row, "id")
    place_id = given if given.startswith("user:") else f"user:{given or _new_id(name, taken)}"
    place = Place(place_id, name, lon, lat, feature_code, country_code, _text(row, "admin1_code"), "", _population(row))
    naming = default_naming()
    names = [name, *aliases]
    stems = facility_stems(names, feature_code, naming)
    keys = place_keys(
        names, place_id=place_id, country_code=country_code, feature_code=feature_code, naming=naming, stems=stems
    )
    area = _area(shape) if shape is not None and shape.geom_type in ("Polygon", "MultiPolygon") else None
    return _Entry(place, frozenset(keys | {PLACE_ID + place_id}), area)


def _area(shape: BaseGeometry) -> BaseGeometry:
    from shapely import make_valid

    west, south, east, north = shape.bounds
    if not (west >= -180.0 and east <= 180.0 and south >= -90.0 and north <= 90.0):
        raise ValueError(f"an area from {west}, {south} to {east}, {north}; degrees are needed (is the CRS stated?)")
    return make_valid(shape)


def _text(row: dict[str, Any], column: str, *, longest: int = _LONGEST_NAME) -> str:
    value = row.get(column)
    text = "" if value is None else str(value).strip()
    if len(text) > longest:
        raise ValueError(f"{column} of {len(text)} characters; at most {longest}")
    if not text.replace("\u200c", "").replace("\u200d", "").isprintable():  # joiners belong to Persian and Arabic names
        raise ValueError(f"{column} {text!r} holds control characters; plain text is needed")
    return text


def _degrees(row: dict[str, Any], column: str, most: float) -> float:
    text = _text(row, column)
    try:
        value = float(text)
    except ValueError:
        value = float("nan")
    if not -most <= value <= most:
        raise ValueError(f"{column} {text!r}; decimal degrees between -{most:g} and {most:g} are needed")
    return value


def _population(row: dict[str, Any]) -> int:
    text = _text(row, "population").replace(" ", "")
    if not text:
        return 0
    try:
        value = float(text)
    except ValueError:
        value = -1.0
    if not (0 <= value < 1e11 and value == int(value)):
        raise ValueError(f"population {text!r}; a whole number is needed")
    return int(value)


def _new_id(name: str, taken: Iterable[str]) -> str:
    slug = fold(name).replace(" ", "-")
    number, taken = 1, set(taken)
    while (place_id := slug if number == 1 else f"{slug}-{number}") and f"user:{place_id}" in taken:
        number += 1
    return place_id


def _existing(folder: Path) -> Iterator[tuple[str, _Entry]]:
    """Read back what was added before."""
    if not (folder / PLACES_FILE).exists():
        return
    table = Table(folder)
    keys: dict[int, set[str]] = {}
    for key, fid in table.index():
        keys.setdefault(fid, set()).add(key)
    shapes = dict(table.areas())
    for fid, place in zip(sorted(keys), table.places(sorted(keys)), strict=True):
        yield place.id, _Entry(place, frozenset(keys[fid]), shapes.get(place.id))
    table.close()


def _write(folder: Path, entries: Iterable[_Entry], name: str) -> None:
    ranked = sorted(entries, key=lambda e: (-importance(e.place.feature_code, e.place.population), e.place.id))
    areas = [
        Area(e.place.id, e.place.name, e.place.feature_code, e.place.country_code, e.shape) for e in ranked if e.shape
    ]
    try:
        with new_gazetteer(folder) as (connection, partial):
            write_places(connection, (e.place for e in ranked))
            write_areas(connection, areas)
            write_sources(connection, [Source("user", "", "", "", f"Places added from {name}")])
            write_names(partial, ((key, fid) for fid, e in enumerate(ranked, start=1) for key in sorted(e.keys)))
    except (OSError, sqlite3.OperationalError) as error:
        raise BadGazetteer(f"{folder}: the places cannot be written there: {error}") from error
