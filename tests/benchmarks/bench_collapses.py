"""Measure fronts of made collapses, told of late, in all reports and in the last report of each town.

    python tests/benchmarks/bench_collapses.py [--seeds 6] [--first 0] [--kinds columns ...]

Printed, means over seeds and days: IoU of the side that collapses inside the hull of the towns, true front to estimate
in the mean and at the 95th percentile in spacings of the towns, and the share of the true front in the 80 %
band (bar .75 to .85).
"""

import argparse
import os
import time
import warnings
from datetime import timedelta

os.environ.setdefault("OPENBLAS_NUM_THREADS", "1")

import pandas as pd
from bench_theatres import measure
from made_collapses import DRAWN_DAYS, KINDS, START, make_collapse

from geoevents.errors import RowsLeftOut
from geoevents.frontlines import front_lines


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--seeds", type=int, default=6)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--kinds", nargs="*", default=list(KINDS))
    options = parser.parse_args()
    warnings.simplefilter("ignore", RowsLeftOut)
    start, rows = time.process_time(), []
    for kind in options.kinds:
        for seed in range(options.first, options.first + options.seeds):
            collapse = make_collapse(kind, seed)
            for day in DRAWN_DAYS[kind]:
                for one_row in (False, True):
                    fronts = front_lines(
                        collapse.told(day, one_row=one_row), date=START + timedelta(days=day), clip=None
                    )
                    table = "last report" if one_row else "all reports"
                    rows.append({"kind": kind, "table": table, "day": day, **measure(fronts, collapse.theatre(day))})
    scores = pd.DataFrame(rows)
    for by in (["kind", "table"], ["kind", "day"], ["table"]):
        print(
            scores.groupby(by, sort=False)
            .mean(numeric_only=True)
            .drop(columns="day", errors="ignore")
            .round(3)
            .to_string()
        )
    print(scores.drop(columns=["kind", "table", "day"]).mean().round(4).to_frame("all").T.to_string())
    print(f"{len(scores)} runs, {(time.process_time() - start) / len(scores):.2f} s each")


if __name__ == "__main__":
    main()
