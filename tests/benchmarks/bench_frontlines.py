"""Measure fronts on towns and drawn references of the same days, and how long large theatres take.

    python tests/benchmarks/bench_frontlines.py FOLDER [--controller Russia] [--clip UA] [--samples 20]
    python tests/benchmarks/bench_frontlines.py --wars 4
    python tests/benchmarks/bench_frontlines.py --speed

FOLDER holds towns/towns_DAY.csv (Name, "Held by", "As of", Lat, Lon) and reference/deepstate_DAY.geojson, the area the
controller holds. Compared as eval/score_front.py does: inside the hull of the towns, in an equal-area projection about
them, the front being the reference's edge more than 5 km inside. Bars: IoU >= .955, reference to estimate <= 5.5 km in
the mean and <= 12 km at the 95th percentile, the band over 75-85 % of the reference; IoU >= .82 from a tenth of the
towns; 500 observations in <= 3 s, 5,000 in <= 30 s, a year of weekly fronts from 20,000 in <= 300 s.
"""

import argparse
import os
import resource
import time
import warnings
from datetime import date, timedelta
from pathlib import Path

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")  # one core is measured; it is read when numpy is imported

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from made_fronts import START, MadeWar, make_war
from scipy.spatial import cKDTree

from geoevents.errors import RowsLeftOut
from geoevents.frontlines import Fronts, front_lines

TENTH, FOLDS = 0.1, 5
LEAST_M2, CORE_M, STEP_M = 1e8, 5_000.0, 1_000.0  # of eval/score_front.py


def read_towns(path: Path, *, own_dates: bool) -> gpd.GeoDataFrame:
    towns = pd.read_csv(path, dtype=str, keep_default_na=False)
    towns = towns[(towns["Lat"] != "") & (towns["Lon"] != "")]
    day = path.stem.removeprefix("towns_")
    return gpd.GeoDataFrame(
        {"controller": towns["Held by"], "place_name": towns["Name"], "date": towns["As of"] if own_dates else day},
        geometry=gpd.points_from_xy(towns["Lon"].astype(float), towns["Lat"].astype(float)),
        crs="EPSG:4326",
    )


def sampled(line: shapely.Geometry) -> np.ndarray:
    parts = []
    for part in shapely.get_parts(line):
        count = max(1, int(part.length // STEP_M))
        along = (np.arange(count) + 0.5) / count
        parts.append(shapely.get_coordinates(shapely.line_interpolate_point([part], along, normalized=True)))
    return np.concatenate(parts) if parts else np.empty((0, 2))


def measure(fronts: Fronts, towns: gpd.GeoDataFrame, reference: shapely.Geometry, controller: str) -> dict[str, float]:
    """Score fronts inside the hull of ``towns``."""
    points = towns.geometry
    crs = f"+proj=laea +lon_0={points.x.mean():.3f} +lat_0={points.y.mean():.3f}"

    def flat(shape: shapely.Geometry) -> shapely.Geometry:
        return gpd.GeoSeries([shape], crs=4326).to_crs(crs).iloc[0].buffer(0)

    areas = fronts.control_areas
    domain = flat(points.union_all().convex_hull).intersection(flat(areas.geometry.union_all()))
    mine = flat(areas.loc[areas["controller"] == controller].geometry.union_all()).intersection(domain)
    true = flat(reference).intersection(domain)
    core = domain.buffer(-CORE_M)
    drawn = sampled(
        shapely.union_all([part for part in shapely.get_parts(true) if part.area > LEAST_M2]).boundary.intersection(
            core
        )
    )
    estimated = sampled(mine.boundary.intersection(core))
    off_km = cKDTree(estimated).query(drawn)[0] / 1000 if len(estimated) else np.full(len(drawn), np.inf)
    band = flat(fronts.bands.geometry.union_all())
    return {
        "IoU": true.intersection(mine).area / true.union(mine).area,
        "mean km": off_km.mean(),
        "p95 km": np.quantile(off_km, 0.95),
        "in band": shapely.contains_xy(band, drawn).mean(),
        "misplaced": (fronts.observations["flag"] == "suspected misplaced").sum(),
    }


def bar(name: str, figure: float, least: float, most: float = np.inf) -> None:
    """Print a bar with its figure."""
    limits = f">= {least}" if most == np.inf else f"<= {most}" if least == -np.inf else f"{least} to {most}"
    print(f"    {'met   ' if least <= figure <= most else 'MISSED'} {name}: {figure:.3f} (bar {limits})", flush=True)


def show(title: str, scores: list[dict[str, float]], seconds: float) -> None:
    table = pd.DataFrame(scores)
    print(title, f"({len(table)} runs, {seconds / len(table):.2f} s each)")
    print(table.agg(["mean", "min", "max"]).round(3).to_string(), flush=True)


def accuracy(folder: Path, controller: str, clip: str, samples: int) -> None:
    days = sorted(path.stem.removeprefix("towns_") for path in (folder / "towns").glob("towns_*.csv"))
    pairs = {}
    for day in days:
        drawn = gpd.read_file(folder / "reference" / f"deepstate_{day}.geojson").to_crs(4326).geometry.make_valid()
        pairs[day] = folder / "towns" / f"towns_{day}.csv", drawn.union_all()
    for own_dates in (False, True):
        scores, start = [], time.process_time()
        for day, (path, reference) in pairs.items():
            towns = read_towns(path, own_dates=own_dates)
            scores.append(measure(front_lines(towns, date=day, clip=clip), towns, reference, controller))
        show(
            f"all towns, {'each with its own' if own_dates else 'all of one'} date", scores, time.process_time() - start
        )
        table = pd.DataFrame(scores, index=days)
        bar("IoU", table["IoU"].mean(), 0.955)
        bar("IoU of the worst day", table["IoU"].min(), 0.955)
        bar("reference to estimate, mean km", table["mean km"].mean(), -np.inf, 5.5)
        bar("reference to estimate, p95 km", table["p95 km"].mean(), -np.inf, 12.0)
        bar(f"p95 km of the worst day, {table['p95 km'].idxmax()}", table["p95 km"].max(), -np.inf, 12.0)
        bar("share of the reference in the 80 % band", table["in band"].mean(), 0.75, 0.85)
    for share in (0.5, 0.25, TENTH):
        inside, whole, start = [], [], time.process_time()
        for seed in range(samples):
            day = days[seed % len(days)]
            towns = read_towns(pairs[day][0], own_dates=False)
            few = towns.sample(frac=share, random_state=seed)
            fronts = front_lines(few, date=day, clip=clip)
            inside.append(measure(fronts, few, pairs[day][1], controller))
            whole.append(measure(fronts, towns, pairs[day][1], controller))
        show(f"{share:.0%} of the towns, inside their hull", inside, time.process_time() - start)
        show(f"{share:.0%} of the towns, inside the hull of all", whole, time.process_time() - start)
        if share == TENTH:
            bar("IoU from a tenth, inside the hull of all", float(np.mean([row["IoU"] for row in whole])), 0.82)
            bar("IoU from a tenth, inside its own hull", float(np.mean([row["IoU"] for row in inside])), 0.82)


WARS = {
    "stands": {"pace_m": 0.0},
    "2 km a day": {"pace_m": 2_000.0},
    "10 km a day": {"pace_m": 10_000.0},
    "10 km a day, 80 towns": {"pace_m": 10_000.0, "towns": 80},
    "8 km a day, a pocket left": {"pace_m": 8_000.0, "pocket": True},
}
WAR_DAYS = 4, 9, 14, 18  # of a made war that are drawn


def made_wars(seeds: int) -> None:
    """Score fronts of made wars on days on which they move, against the true front of the day."""
    for name, options in WARS.items():
        for one_row in (False, True):
            scores, start = [], time.process_time()
            for seed in range(seeds):
                war = make_war(seed, **options)
                for day in WAR_DAYS:
                    scores.append(measure_war(war, day, one_row=one_row))
            rows = "the last report of each town" if one_row else "all reports"
            show(f"made war, front {name}, {rows}", scores, time.process_time() - start)


def left_out(folder: Path, controller: str, clip: str, folds: int) -> None:
    """Tell how often the front puts a town on its own side when it is drawn without the town."""
    right, total = 0, 0
    for path in sorted((folder / "towns").glob("towns_*.csv"))[:: max(1, 21 // folds)]:
        towns = read_towns(path, own_dates=False).reset_index(drop=True)
        fold = np.random.default_rng(0).integers(0, folds, len(towns))
        for number in range(folds):
            areas = front_lines(towns[fold != number], date=path.stem.removeprefix("towns_"), clip=clip).control_areas
            asked = towns[(fold == number) & towns["controller"].isin(areas["controller"])]
            held = shapely.intersects_xy(
                areas.loc[areas["controller"] == controller].union_all(), asked.geometry.x, asked.geometry.y
            )
            wrong = held != (asked["controller"] == controller).to_numpy()
            right, total = right + int((~wrong).sum()), total + len(asked)
    print(f"towns left out, {folds} folds: {right / total:.3f} of {total} on their own side")


def measure_war(war: MadeWar, day: int, *, one_row: bool) -> dict[str, float]:
    on = START + timedelta(days=day)
    told = war.control[pd.to_datetime(war.control["date"]) <= pd.Timestamp(on)]
    if one_row:
        told = told.sort_values("date", kind="stable").groupby("place_name").tail(1)
    true = gpd.GeoSeries([war.west(day)], crs=war.crs).to_crs(4326).make_valid().iloc[0]
    return measure(front_lines(told, date=on, clip=None), war.control, true, "West")


def made_front(lat: np.ndarray, share_of_year: np.ndarray | float) -> np.ndarray:
    return 35 + 1.5 * np.sin(1.3 * lat) + 0.6 * np.sin(4 * lat) - 2 * share_of_year


def made_control(count: int, places: int, days: int) -> gpd.GeoDataFrame:
    """Make reports on random places of a national theatre, half near a winding front that moves west."""
    rng = np.random.default_rng(7)
    lon, lat = rng.uniform(24, 40, places), rng.uniform(45.5, 52, places)
    near = places // 2
    lon[:near] = made_front(lat[:near], 0.0) + rng.normal(0, 1.0, near)
    place = rng.integers(0, places, count) if days > 1 else np.arange(count)
    day = rng.integers(0, days, count)
    held = np.where(lon[place] < made_front(lat[place], day / 366), "West", "East")
    dates = [date(2024, 1, 1) + timedelta(days=int(number)) for number in day]
    return gpd.GeoDataFrame(
        {"controller": held, "date": dates}, geometry=gpd.points_from_xy(lon[place], lat[place]), crs="EPSG:4326"
    )


def speed() -> None:
    sizes = ((500, 500, 1, None, 3.0), (5_000, 5_000, 1, None, 30.0), (20_000, 3_000, 366, "7d", 300.0))
    for count, places, days, every, most in sizes:
        control = made_control(count, places, days)
        start = time.process_time()
        fronts = front_lines(control, every=every, clip=None)
        seconds = time.process_time() - start
        dates = fronts.control_areas["date_start"].nunique()
        memory_mb = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss / 1024
        print(
            f"{count:6,d} observations, {dates:2d} dates: {seconds:6.1f} s of one core, {memory_mb:.0f} MB", flush=True
        )
        bar("seconds", seconds, -np.inf, most)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", type=Path, nargs="?")
    parser.add_argument("--controller", default="Russia")
    parser.add_argument("--clip", default="UA")
    parser.add_argument("--samples", type=int, default=20)
    parser.add_argument("--wars", type=int, default=0, metavar="N", help="made wars of each kind")
    parser.add_argument("--speed", action="store_true")
    options = parser.parse_args()
    warnings.simplefilter("ignore", RowsLeftOut)
    if options.folder:
        accuracy(options.folder, options.controller, options.clip, options.samples)
        left_out(options.folder, options.controller, options.clip, FOLDS)
    if options.wars:
        made_wars(options.wars)
    if options.speed:
        speed()


if __name__ == "__main__":
    main()
