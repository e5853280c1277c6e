"""Add the tables of curated/ to the places: our own entries, regions, seas, aliases, abbreviations, demonyms.

A row that cannot be used is left out and named; build.py stops on it unless told to go on.
"""

from __future__ import annotations

import csv
import json
import re
import tomllib
from collections import defaultdict
from typing import TYPE_CHECKING, Any

import shapely

from geoevents.folding import fold
from geoevents.gazetteer.names import Naming, facility_stems
from geoevents.gazetteer.write import Area
from recipe.draft import Draft
from recipe.shapes import on_grid, region_of

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from shapely.geometry.base import BaseGeometry


# On the scale of Draft.importance: what somebody wrote a row for is better known than its missing population says.
_WORTH_A_ROW = 1.5
_GOOD_TO = re.compile(r"position good to (\d+) km")


def read_naming(folder: Path) -> dict[str, Any]:
    """Return naming.toml with the names that exclusions.csv takes out: the tables that ship as naming.json.

    An exclusion without a place_id takes a name from every place, one with a place_id from that place.
    """
    tables = tomllib.loads((folder / "naming.toml").read_text("utf-8"))
    pairs = [(row.get("place_id", ""), fold(row["name"])) for _, row in _rows(folder / "exclusions.csv")]
    tables["unwanted"] = sorted({name for place_id, name in pairs if not place_id})
    tables["unwanted_of"] = sorted({(place_id, name) for place_id, name in pairs if place_id})
    return tables


def read_given_names(folder: Path) -> list[str]:
    """Return the folded given names of person_names.csv: a name after one is a person sooner than a place."""
    return sorted({fold(row["name"]) for _, row in _rows(folder / "person_names.csv") if row["kind"] == "given"})


def read_position_errors(folder: Path) -> dict[str, float]:
    """Return how far positions of places.csv may be off, in metres, by place id: "position good to 10 km" in a note."""
    found = ((row["id"], _GOOD_TO.search(row["note"])) for _, row in _rows(folder / "places.csv"))
    return {place_id: 1000.0 * float(match[1]) for place_id, match in found if match}


def add(
    folder: Path, places: dict[str, Draft], shapes: dict[str, BaseGeometry], naming: Naming
) -> tuple[list[Area], list[str]]:
    """Add every table of the folder to the places; return the areas among them, and a line for every bad row.

    Parameters
    ----------
    folder : Path
    places : dict of Draft
        By id; changed.
    shapes : dict
        Polygons of countries and divisions by place id: what regions are joined from.
    naming : Naming
    """
    wrong: list[str] = []
    _add_places(folder, places, naming, wrong)
    areas = _add_areas(folder, places, wrong)
    shapes = shapes | {area.place_id: area.geometry for area in areas}
    areas += _add_regions(folder, places, shapes, wrong)
    _move_points(folder, places, wrong)
    for where, row in _rows(folder / "aliases.csv"):
        if draft := _known(row["place_id"], places, where, wrong):
            _add_names(draft, [row["alias"]], naming)
    for where, row in _rows(folder / "abbreviations.csv"):
        if draft := _known(row["place_id"], places, where, wrong):
            draft.abbreviations[row["abbreviation"]] = None
    for where, row in _rows(folder / "demonyms.csv"):
        if draft := _known(row["place_id"], places, where, wrong):
            draft.demonyms.update(dict.fromkeys(filter(None, (row["demonym"], row["plural"]))))
    for where, row in _rows(folder / "exclusions.csv"):
        if row.get("place_id"):
            _known(row["place_id"], places, where, wrong)
    return areas, wrong


def read_english_names(folder: Path) -> dict[str, set[str]]:
    """Return the names, folded, that tables of the folder give places of the packages, by place id."""
    names: dict[str, set[str]] = defaultdict(set)
    for _, row in _rows(folder / "aliases.csv"):
        names[row["place_id"]].add(fold(row["alias"]))
    return names


def _rows(path: Path) -> Iterator[tuple[str, dict[str, str]]]:
    if path.exists():
        with path.open(encoding="utf-8", newline="") as stream:
            reader = csv.DictReader(stream)
            for row in reader:
                yield f"curated/{path.name}, line {reader.line_num}", {k: v or "" for k, v in row.items() if k}


def _known(place_id: str, places: dict[str, Draft], where: str, wrong: list[str]) -> Draft | None:
    if place_id not in places:
        wrong.append(f"{where}: no place {place_id!r} in any source")
    return places.get(place_id)


def _add_names(draft: Draft, names: list[str], naming: Naming) -> None:
    """Add names as they are; a facility's also as the stems it is looked up by."""
    draft.names.update(dict.fromkeys(names))
    draft.stems.update(dict.fromkeys(facility_stems(names, draft.feature_code, naming)))


def _add_places(folder: Path, places: dict[str, Draft], naming: Naming, wrong: list[str]) -> None:
    for where, row in _rows(folder / "places.csv"):
        try:
            lon, lat, population = float(row["lon"]), float(row["lat"]), int(row["population"] or 0)
        except ValueError as error:
            wrong.append(f"{where}: {error}; lon and lat in degrees and a whole population are needed")
            continue
        draft = Draft(
            row["id"], row["name"], lon, lat, row["feature_code"], row["country_code"], row["admin1_code"],
            population=population,
        )  # fmt: skip
        if not draft.feature_code.startswith("PPL"):
            draft.weight = _WORTH_A_ROW
        if draft.id in places:
            wrong.append(f"{where}: {draft.id!r} is a place already; aliases.csv adds names to it")
            continue
        _add_names(draft, [row["name"], *_split(row["aliases"])], naming)
        places[draft.id] = draft


def _split(names: str) -> list[str]:
    return [name.strip() for name in names.split(";") if name.strip()]


def _add_areas(folder: Path, places: dict[str, Draft], wrong: list[str]) -> list[Area]:
    areas = []
    for path in sorted((folder / "areas").glob("*.geojson")):
        for number, feature in enumerate(json.loads(path.read_text("utf-8"))["features"]):
            shape = shapely.from_geojson(json.dumps(feature["geometry"]))
            if shape.is_empty or not shape.is_valid or shape.geom_type not in ("Polygon", "MultiPolygon"):
                wrong.append(f"curated/areas/{path.name}, feature {number}: {shapely.is_valid_reason(shape)}")
                continue
            draft = _named(feature["properties"], shape, places)
            areas.append(Area(draft.id, draft.name, draft.feature_code, draft.country_code, on_grid(shape)))
    return areas


def _add_regions(
    folder: Path, places: dict[str, Draft], shapes: dict[str, BaseGeometry], wrong: list[str]
) -> list[Area]:
    """Add regions that are lists of countries (``CC:LY``) and divisions (by place id)."""
    areas = []
    by_code = {f"CC:{d.country_code}": d.id for d in places.values() if d.feature_code.startswith("PCL")}
    for where, row in _rows(folder / "regions.csv"):
        members = [by_code.get(member, member) for member in _split(row["members"])]
        unknown = [member for member in members if member not in places]
        parts = [shapes[member] for member in members if member in shapes]
        if unknown or not parts:
            wrong.append(f"{where}: {', '.join(unknown) or 'no member with a polygon'}: no such member")
            continue
        shape = region_of(parts)
        draft = _named(row, shape, places)
        areas.append(Area(draft.id, draft.name, draft.feature_code, draft.country_code, shape))
    return areas


def _move_points(folder: Path, places: dict[str, Draft], wrong: list[str]) -> None:
    for where, row in _rows(folder / "points.csv"):
        try:
            lon, lat = float(row["lon"]), float(row["lat"])
        except ValueError as error:
            wrong.append(f"{where}: {error}; lon and lat in degrees are needed")
            continue
        if draft := _known(row["place_id"], places, where, wrong):
            draft.lon, draft.lat = lon, lat


def _named(row: dict[str, Any], shape: BaseGeometry, places: dict[str, Draft]) -> Draft:
    """Return the place of a region: the entry of that id under our name, or a new one."""
    names = [row["name"], *_split(row["aliases"] or "")]
    draft = places.get(row["id"])
    if draft is None:
        point = shapely.point_on_surface(shape)
        lon, lat = (float(row["lon"]), float(row["lat"])) if row.get("lon") else (point.x, point.y)
        draft = Draft(row["id"], row["name"], lon, lat, row["feature_code"], row.get("country_code") or "")
        places[draft.id] = draft
    elif not draft.feature_code.startswith(("ADM", "PCL")):
        draft.name, draft.feature_code = row["name"], row["feature_code"]
    draft.names.update(dict.fromkeys(names))
    return draft
