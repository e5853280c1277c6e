"""Measure phrases against written text with known positions: error, coverage of the 90 % region, area, speed.

    python tests/benchmarks/bench_localities.py [FOLDER of eval/relative] [--every N]

Prints, for each table, the share resolved, the median error, the share within 20 km, how often the footprint and the
circle hold the true position, and the geometric mean of the footprint's area, beside that of the Quick Reference
Guide's circle scaled to the same coverage.
"""

from __future__ import annotations

import argparse
import csv
import json
import math
import time
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

import numpy as np
import shapely

from geoevents import geodesy
from geoevents.gazetteer import Gazetteer, open_gazetteer
from geoevents.georeferencing.phrases import georeference_phrase
from geoevents.model import Georeference
from geoevents.pointradius import (
    Errors,
    along_path_m,
    coordinate_uncertainty_m,
    distance_only_m,
    heading_m,
    named_place_m,
    orthogonal_m,
)

DEFAULT = Path(__file__).resolve().parents[2].parent / "shared" / "eval" / "relative"
UNKNOWN_DATUM_M = (
    79.0  # the calculator's own grid at Bakersfield, from its first case: 118.837 m less 1" of coordinates
)
MAP_M = {"USGS 1:24000": 12.192, "USGS 1:100000": 50.0}  # Quick Reference Guide, map accuracy by scale: 40 ft, 50 m
WARM = 20  # phrases read before the clock starts: loading reads the lexicon, compiles the rules and opens the tables
UNIT_M = {"m": 1.0, "km": 1000.0, "mi": 1609.344}


class Row(NamedTuple):
    """A phrase, where it truly is, and the ground's true position and population where the table has them."""

    phrase: str
    lon: float
    lat: float
    ground: tuple[float, float] | None
    claim_m: float | None


class Score(NamedTuple):
    """How one table came out; arrays of the resolved rows."""

    rows: int
    error_m: np.ndarray
    in_footprint: np.ndarray
    in_circle: np.ndarray
    area_km2: np.ndarray
    circle_km2: np.ndarray
    museum_ratio: np.ndarray
    museum_km2: np.ndarray
    seconds: float


def read_rows(folder: Path, table: str, gazetteer: Gazetteer) -> Iterator[Row]:
    """Yield the rows of a table: USGS strings as they are, the others followed by their country."""
    with (folder / f"{table}.csv").open(encoding="utf-8", newline="") as file:
        for row in csv.DictReader(file):
            if table == "usgs":
                ground = (float(row["alon"]), float(row["alat"]))
                yield Row(row["place"], float(row["longitude"]), float(row["latitude"]), ground, None)
                continue
            country = gazetteer.country(row["cc"])
            phrase = f"{row['phrase']}, {country.name if country else row['cc']}"
            claim = row.get("km") or row.get("claim_km")
            yield Row(
                phrase, float(row["lon"]), float(row["lat"]), (float(row["alon"]), float(row["alat"])),
                float(claim) * 1000 if claim else None,
            )  # fmt: skip


def score_table(rows: list[Row], gazetteer: Gazetteer) -> tuple[Score, list[tuple[Row, object]]]:
    """Georeference the rows and measure them."""
    for row in rows[:WARM]:
        georeference_phrase(row.phrase, gazetteer)
    start = time.process_time()
    results = [georeference_phrase(row.phrase, gazetteer) for row in rows]
    seconds = time.process_time() - start
    errors, inside, circle, area, circle_area, ratios, museum = [], [], [], [], [], [], []
    for row, result in zip(rows, results, strict=True):
        if not isinstance(result, Georeference):
            continue
        error, _ = geodesy.inverse(result.lon, result.lat, row.lon, row.lat)
        in_circle = error <= result.uncertainty_m
        errors.append(error)
        circle.append(in_circle)
        disk = math.pi * (result.uncertainty_m / 1000) ** 2
        circle_area.append(disk)
        if result.footprint is None:
            inside.append(in_circle)
            area.append(disk)
        else:
            inside.append(bool(result.footprint.covers(shapely.Point(row.lon, row.lat))))
            area.append(max(geodesy.area_m2(result.footprint) / 1e6, 0.01))
        guide = georeference_phrase(row.phrase, gazetteer, protocol="point-radius")
        if isinstance(guide, Georeference):
            off, _ = geodesy.inverse(guide.lon, guide.lat, row.lon, row.lat)
            ratios.append(off / guide.uncertainty_m)
            museum.append(math.pi * (guide.uncertainty_m / 1000) ** 2)
    arrays = (np.array(values) for values in (errors, inside, circle, area, circle_area, ratios, museum))
    return Score(len(rows), *arrays, seconds), list(zip(rows, results, strict=True))


def describe(table: str, score: Score) -> str:
    """Return one line of figures."""
    covered = score.in_footprint.mean()
    scale = float(np.quantile(score.museum_ratio, covered)) if len(score.museum_ratio) else math.nan
    guide = math.exp(np.log(score.museum_km2).mean()) * scale**2
    return (
        f"{table:20} n {score.rows:5}  resolved {len(score.error_m) / score.rows:6.1%}  "
        f"median {np.median(score.error_m) / 1000:6.2f} km  <20 km {np.mean(score.error_m < 20_000):6.1%}  "
        f"footprint holds {covered:6.1%}  circle holds {score.in_circle.mean():6.1%}  "
        f"area {math.exp(np.log(score.area_km2).mean()):9.1f} km2  guide at equal coverage {guide:9.1f} km2  "
        f"{score.rows / score.seconds:6.0f} phrases/s"
    )


def calculator_cases(folder: Path) -> list[tuple[str, float, float]]:
    """Return (locality, uncertainty, expected), both in the case's unit."""
    cases = json.loads((folder / "calculator_cases.json").read_text(encoding="utf-8"))
    return [(case["locality"], _case_m(case) / UNIT_M[case["unit"]], case["expect_uncert"]) for case in cases]


def _case_m(case: dict[str, object]) -> float:
    def metres(name: str) -> float:
        number, _, unit = str(case.get(name) or "0 m").partition(" ")
        return float(number) * UNIT_M[unit]

    degrees = {"second": 1 / 3600, "minute": 1 / 60, "degree": 1.0}
    number, _, unit = str(case.get("precision") or "0 degree").partition(" ")
    where = {"2 mi E and 3 mi N of Bakersfield": 35.3733333}  # the ground's latitude, where the case gives the result's
    lat = where.get(str(case["locality"]), float(case.get("expect_lat") or 0.0))
    if "heading" in str(case["type"]):
        lat = 35.3733333
    precision = 0.0 if "imprecision ignored" in str(case["type"]) else metres("distance_precision") / 2
    errors = Errors(
        extent_m=metres("extent"),
        precision_m=precision,
        measurement_m=metres("measurement_error") + next((m for k, m in MAP_M.items() if k in _source(case)), 0.0),
        datum_m=UNKNOWN_DATUM_M if case.get("datum") == "not recorded" else 0.0,
        coordinates_m=coordinate_uncertainty_m(lat, float(number) * degrees[unit], datum=_datum(case))
        if float(number)
        else 0.0,
    )
    distance, _, unit = str(case["locality"]).partition(" ")
    offset = float(distance) * UNIT_M[unit.split()[0]] if unit.split()[:1] and unit.split()[0] in UNIT_M else 0.0
    kind = str(case["type"])
    if kind.startswith("distance only"):
        return distance_only_m(offset, errors)
    if "heading" in kind:
        return heading_m(offset, float(str(case["alpha_deg"])), errors)
    if kind == "orthogonal":
        return orthogonal_m(errors)
    return along_path_m(errors) if "path" in kind else named_place_m(errors)


def _datum(case: dict[str, object]) -> str:
    return "NAD27" if "NAD27" in f"{case.get('datum', '')} {case['locality']}" else "WGS84"


def _source(case: dict[str, object]) -> str:
    return f"{case.get('source', '')} {case['locality']}"


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    parser.add_argument("--every", type=int, default=1, help="take every Nth row")
    parser.add_argument("--failures", type=int, default=0, help="print this many of the worst rows of each table")
    given = parser.parse_args()
    for locality, found, expected in calculator_cases(given.folder):
        print(
            f"{'ok' if round(found, len(str(expected).partition('.')[2])) == expected else 'NO':3}"
            f"{found:10.3f} {expected:10} {locality}"
        )
    gazetteer = open_gazetteer()
    names = (
        "usgs",
        "wikipedia_offset",
        "wikipedia_fromonly",
        "wikipedia_between",
        "wikipedia_near",
        "wikipedia_suburb",
        "wikipedia_road",
    )
    phrases, seconds = 0, 0.0
    for table in names:
        rows = list(read_rows(given.folder, table, gazetteer))[:: given.every]
        score, results = score_table(rows, gazetteer)
        phrases, seconds = phrases + score.rows, seconds + score.seconds
        print(describe(table, score), flush=True)
        for row, result in _worst(results)[: given.failures]:
            print(
                "   ",
                row.phrase,
                "->",
                getattr(result, "reason", None) or f"{[p.name + '/' + p.country_code for p in result.places]}",
            )
    print(f"all tables: {phrases / seconds:.0f} phrases/s on one core, after loading")


def _worst(results: list[tuple[Row, object]]) -> list[tuple[Row, object]]:
    def badness(pair: tuple[Row, object]) -> float:
        row, result = pair
        if not isinstance(result, Georeference):
            return math.inf
        return geodesy.inverse(result.lon, result.lat, row.lon, row.lat)[0]

    return sorted(results, key=badness, reverse=True)


if __name__ == "__main__":
    main()
