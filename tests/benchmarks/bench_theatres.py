"""Measure fronts of made theatres of many shapes, told of in tables of four kinds.

    python tests/benchmarks/bench_theatres.py [--seeds 6] [--first 0] [--tables "same day" ...] [--shapes river ...]

Printed for each kind of table and shape, means over the seeds: IoU of the first side inside the hull of the towns,
true front to estimate in the mean and at the 95th percentile in spacings of the towns by the front, and the share of
the true front in the 80 % band (bar .75 to .85).
"""

import argparse
import os
import time
import warnings

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import numpy as np
import pandas as pd
import shapely
from made_theatres import SHAPES, SIDES, TABLES, TODAY, Theatre, make_theatre, told
from scipy.spatial import cKDTree

from geoevents.errors import RowsLeftOut
from geoevents.frontlines import Fronts, front_lines

NODES = 220  # across a theatre


def lattice(theatre: Theatre) -> tuple[np.ndarray, np.ndarray, np.ndarray, float]:
    """Return a lattice's nodes, which lie in the hull of the towns, who holds them, and its step."""
    low, high = theatre.xy.min(axis=0), theatre.xy.max(axis=0)
    step = (high - low).max() / NODES
    x, y = (np.arange(a, b + step, step) for a, b in zip(low, high, strict=True))
    gx, gy = np.meshgrid(x, y)
    xy = np.column_stack([gx.ravel(), gy.ravel()])
    inside = shapely.contains_xy(shapely.MultiPoint(theatre.xy).convex_hull, *xy.T)
    return xy.reshape(*gx.shape, 2), inside.reshape(gx.shape), theatre.holder(xy, 0.0).reshape(gx.shape), step


def edges(xy: np.ndarray, inside: np.ndarray, held: np.ndarray) -> np.ndarray:
    """Return points halfway between neighbouring nodes that different sides hold."""
    found = []
    for a, b in ((np.s_[:-1, :], np.s_[1:, :]), (np.s_[:, :-1], np.s_[:, 1:])):
        differ = (held[a] != held[b]) & inside[a] & inside[b]
        found.append((xy[a][differ] + xy[b][differ]) / 2)
    return np.concatenate(found)


def measure(fronts: Fronts, theatre: Theatre) -> dict[str, float]:
    xy, inside, held, step = lattice(theatre)
    true = edges(xy, inside, held)
    areas = fronts.control_areas.to_crs(theatre.crs)
    mine = shapely.union_all(areas.geometry[areas["controller"] == SIDES[0]].to_numpy())
    est = shapely.contains_xy(mine, xy[..., 0], xy[..., 1]) & inside
    own = (held == 0) & inside
    lines = fronts.front_lines.to_crs(theatre.crs).geometry.to_numpy()
    drawn = shapely.get_coordinates(shapely.segmentize(lines, step)) if len(lines) else np.empty((0, 2))
    off = cKDTree(drawn).query(true)[0] if len(drawn) else np.full(len(true), np.inf)
    towns = theatre.xy[np.argsort(cKDTree(true).query(theatre.xy)[0])[: max(len(theatre.xy) // 3, 10)]]
    unit = np.median(cKDTree(towns).query(towns, k=2)[0][:, 1])
    band = shapely.union_all(fronts.bands.to_crs(theatre.crs).geometry.to_numpy())
    shapely.prepare(band)
    return {
        "IoU": (own & est).sum() / (own | est).sum(),
        "mean": off.mean() / unit,
        "p95": np.quantile(off, 0.95) / unit,
        "in band": shapely.contains_xy(band, *true.T).mean(),
        "width": fronts.front_lines["uncertainty_m"].mean() / unit if len(lines) else np.nan,
        "misplaced": (fronts.observations["flag"] == "suspected misplaced").sum(),
    }


def run(shape: str, seed: int, table: str) -> dict[str, float]:
    theatre = make_theatre(shape, seed)
    return measure(front_lines(told(theatre, table), date=TODAY, clip=None), theatre)


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=6)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--tables", nargs="*", default=TABLES)
    parser.add_argument("--shapes", nargs="*", default=SHAPES)
    options = parser.parse_args()
    warnings.simplefilter("ignore", RowsLeftOut)
    start, rows = time.process_time(), []
    for table in options.tables:
        for shape in options.shapes:
            for seed in range(options.first, options.first + options.seeds):
                rows.append({"table": table, "shape": shape, **run(shape, seed, table)})
    scores = pd.DataFrame(rows)
    means = scores.groupby(["table", "shape"], sort=False).mean(numeric_only=True)
    print(means.round(3).to_string())
    print(scores.groupby("table", sort=False).mean(numeric_only=True).round(3).to_string())
    print(scores.drop(columns=["table", "shape"]).mean().round(4).to_frame("all").T.to_string())
    print(f"{len(scores)} runs, {(time.process_time() - start) / len(scores):.2f} s each")


if __name__ == "__main__":
    main()
