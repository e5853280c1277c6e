"""Measure fronts on real lines: borders and the towns about them, as if two neighbours fought along their border.

    python tests/benchmarks/bench_borders.py [--seeds 2] [--no-rivers]

The towns are the gazetteer's, 60 to 400 about each border at random, one in a hundred misplaced. Printed, means over
all borders: IoU of the first country inside the hull of the towns, border to estimate in the mean and at the 95th
percentile, and the share of the border in the 80 % band (bar .75 to .85).
"""

import argparse
import os
import sqlite3
import warnings
from contextlib import closing

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import geopandas as gpd
import numpy as np
import pandas as pd
import shapely
from bench_frontlines import measure

from geoevents import Gazetteer, front_lines, open_gazetteer
from geoevents.errors import RowsLeftOut

# Two countries and the box (west, south, east, north) of a stretch of their border: through mountains, plains and
# deserts, along rivers and across them.
BORDERS = {
    "DE FR": (5.5, 47.4, 8.8, 49.7), "PL DE": (13.4, 50.5, 15.9, 53.8), "RO BG": (22.3, 43.0, 28.0, 45.0),
    "TH LA": (100.0, 14.0, 106.0, 19.0), "IR IQ": (44.5, 30.5, 48.5, 36.0), "TR SY": (36.0, 36.0, 42.0, 37.8),
    "UA BY": (24.0, 50.8, 31.0, 52.6), "UA RU": (33.0, 49.0, 39.5, 52.5), "PK IN": (70.0, 24.5, 75.5, 32.5),
    "ES PT": (-8.9, 37.5, -6.0, 42.0), "US MX": (-107.0, 26.0, -97.5, 32.0), "BR PY": (-58.5, -25.6, -54.0, -22.0),
    "NG CM": (9.0, 4.8, 14.5, 11.0), "MM TH": (97.5, 13.5, 100.0, 20.0), "CD UG": (29.3, -1.0, 31.5, 3.8),
    "CZ AT": (14.0, 48.0, 17.2, 49.4), "HU RO": (20.2, 45.9, 23.0, 48.0), "KZ RU": (60.0, 50.0, 78.0, 55.5),
    "SD SS": (24.0, 8.0, 34.0, 12.5), "ET SO": (41.5, 3.8, 47.5, 9.5), "AR CL": (-72.5, -39.0, -69.3, -29.0),
    "VN LA": (102.5, 15.0, 108.0, 22.5),
}  # fmt: skip


def towns_in(gazetteer: Gazetteer, box: tuple[float, ...]) -> np.ndarray:
    west, south, east, north = box
    with closing(sqlite3.connect(gazetteer.folders[0] / "gazetteer.gpkg")) as file:
        rows = file.execute(
            "SELECT (minx + maxx) / 2, (miny + maxy) / 2 FROM rtree_places_geom JOIN places ON places.fid = id "
            "WHERE feature_code LIKE 'PPL%' AND minx >= ? AND maxx <= ? AND miny >= ? AND maxy <= ? ORDER BY id",
            (west, east, south, north),
        ).fetchall()
    return np.array(rows)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=2)
    parser.add_argument("--no-rivers", action="store_true")
    options = parser.parse_args()
    warnings.simplefilter("ignore", RowsLeftOut)
    gazetteer, rows = open_gazetteer(), []
    for number, (pair, box) in enumerate(BORDERS.items()):
        areas = [gazetteer.area(gazetteer.country(code)) for code in pair.split()]
        both = [shapely.make_valid(shapely.clip_by_rect(area, *box)) for area in areas]
        towns = towns_in(gazetteer, box)
        held = np.where(
            shapely.contains_xy(both[0], *towns.T), 0, np.where(shapely.contains_xy(both[1], *towns.T), 1, -1)
        )
        towns, held = towns[held >= 0], held[held >= 0]
        for seed in range(options.seeds):
            rng = np.random.default_rng([number, seed])
            chosen = rng.choice(
                len(towns), min(len(towns), int(np.exp(rng.uniform(*np.log([60, 400]))))), replace=False
            )
            shown = towns[chosen]
            wrong = rng.choice(len(shown), max(1, len(shown) // 100), replace=False)
            shown[wrong] = rng.permutation(towns)[: len(wrong)]
            control = gpd.GeoDataFrame(
                {"controller": np.array(pair.split())[held[chosen]]}, geometry=gpd.points_from_xy(*shown.T), crs=4326
            )
            fronts = front_lines(
                control, clip=shapely.union_all(both), gazetteer=None if options.no_rivers else gazetteer
            )
            rows.append({"border": pair, "towns": len(shown), **measure(fronts, control, both[0], pair[:2])})
    scores = pd.DataFrame(rows)
    print(scores.groupby("border", sort=False).mean().round(3).to_string())
    print(scores.drop(columns="border").agg(["mean", "median"]).round(3).to_string())


if __name__ == "__main__":
    main()
