"""Made collapses with a known holder of every spot on every day, and the late reports that tell of them.

A breakthrough on a narrow part of a front that stands elsewhere, columns that race along roads for 300 km, and
districts that fall one by one all over a country. What falls is told of one to five days later, a share of the towns is
never heard of again, and a few are placed at a namesake's coordinates. Nothing here comes from the package: a collapse
is drawn from its kind and seed alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import geopandas as gpd
import numpy as np
from made_theatres import SIDES, Theatre

Floats = np.ndarray
START = date(2022, 9, 5)  # the day it begins
BEFORE_DAYS = 300  # over which towns were first told of
LEAST_DELAY_DAYS, MOST_DELAY_DAYS = 1, 5
SILENT, REPEATED, NAMESAKES = 0.1, 1 / 40, 0.01

# Pace of the spearhead and of the ground's rolling up on either side of it, km a day, axes, days, width and height, km.
KINDS = {
    "breakthrough": ((12.0, 18.0), (4.0, 7.0), 1, 6, (450.0, 400.0)),
    "columns": ((20.0, 35.0), (5.0, 9.0), 3, 11, (600.0, 500.0)),
    "districts": ((0.0, 0.0), (0.0, 0.0), 0, 10, (900.0, 800.0)),
}
DRAWN_DAYS = {"breakthrough": (2, 4, 6, 9), "columns": (3, 6, 9, 12), "districts": (3, 6, 9, 12)}


@dataclass(frozen=True, slots=True)
class Collapse:
    """A made collapse.

    Parameters
    ----------
    xy : ndarray, shape (n, 2)
        Where the towns are, metres.
    falls : callable
        Takes positions, returns the day, since the start, on which the first side loses them; -inf where it never held.
    reports : list of (int, int, int)
        Town, side and day of the report.
    crs : str
    """

    xy: Floats
    shown: Floats
    falls: Callable[[Floats], Floats]
    reports: list[tuple[int, int, int]]
    crs: str

    def theatre(self, day: int) -> Theatre:
        """Return who holds what on a day of the collapse."""
        return Theatre(
            self.xy, lambda xy, ago: (self.falls(xy) <= day - ago).astype(int), self.crs, np.random.default_rng(0)
        )

    def told(self, day: int, *, one_row: bool) -> gpd.GeoDataFrame:
        """Return what is known by a day: all reports, or the last one of each town."""
        rows = [row for row in self.reports if row[2] <= day]
        if one_row:
            rows = list({row[0]: row for row in sorted(rows, key=lambda row: row[2])}.values())
        town, side, when = np.array(rows).T
        return gpd.GeoDataFrame(
            {
                "controller": np.array(SIDES)[side],
                "date": [START + timedelta(days=int(number)) for number in when],
                "place_name": [f"Town {number}" for number in town],
            },
            geometry=gpd.points_from_xy(*self.shown[town].T, crs=self.crs),
        ).to_crs(4326)


def make_collapse(kind: str, seed: int) -> Collapse:
    rng = np.random.default_rng([seed, list(KINDS).index(kind)])
    pace, rolling, axes, days, (width_m, height_m) = KINDS[kind]
    width_m, height_m = width_m * 1e3, height_m * 1e3
    size = [width_m, height_m]
    bends = rng.uniform(8e3, 25e3, 4), 2 * np.pi / rng.uniform(6e4, 4e5, 4), rng.uniform(0, 2 * np.pi, 4)

    def front_x(y: Floats) -> Floats:
        return 0.25 * width_m + (bends[0] * np.sin(bends[1] * y[:, None] + bends[2])).sum(axis=1)

    starts = rng.uniform(-0.35, 0.35, axes) * height_m
    headings = rng.uniform(-0.4, 0.4, axes)
    paces, rolls = (rng.uniform(*span, axes) * 1e3 for span in (pace, rolling))
    middles = rng.uniform(-0.5, 0.5, (40, 2)) * size
    order = np.argsort(np.argsort(-middles[:, 0] / width_m + rng.normal(0, 0.5, 40)))
    district_falls = days * (np.clip(order - 8, 0, 26) / 26) ** 0.7  # the faster the later; eight fell before
    district_falls = np.where(order < 8, -np.inf, np.where(order < 34, district_falls, np.inf))

    def falls(xy: Floats) -> Floats:
        if kind == "districts":
            away = np.hypot(xy[:, None, 0] - middles[:, 0], xy[:, None, 1] - middles[:, 1])
            return district_falls[away.argmin(axis=1)]
        day = np.full(len(xy), np.inf)
        for start, heading, fast, slow in zip(starts, headings, paces, rolls, strict=True):
            way = np.array([-np.cos(heading), np.sin(heading)])
            off = xy - [front_x(np.array([start]))[0], start]
            along, aside = off @ way, np.abs(off @ [-way[1], way[0]])
            day = np.minimum(day, np.maximum(along, 0.0) / fast + aside / slow)
        day = np.where(day > days, np.inf, day)  # it comes to a stop
        return np.where(xy[:, 0] > front_x(xy[:, 1]), -np.inf, day)

    towns = int(np.exp(rng.uniform(np.log(150), np.log(600))))
    many = rng.uniform(-0.5, 0.5, (towns * 8, 2)) * size
    near = np.exp(-(((many[:, 0] - front_x(many[:, 1])) / 40e3) ** 2)) if axes else np.zeros(len(many))
    drawn_to = 1.0 + 3.0 * np.isfinite(falls(many)) * (axes > 0) + 5.0 * near
    xy = many[rng.choice(len(many), towns, replace=False, p=drawn_to / drawn_to.sum())]
    fell = falls(xy)
    reports = [row for town in range(towns) for row in _reports(rng, town, float(fell[town]), days)]
    shown = xy.copy()
    wrong = rng.choice(towns, max(1, round(NAMESAKES * towns)), replace=False)
    shown[wrong] = rng.uniform(-0.5, 0.5, (len(wrong), 2)) * size
    lon, lat = rng.uniform(-10, 60), rng.uniform(5, 52)
    return Collapse(xy, shown, falls, reports, f"+proj=laea +lon_0={lon:.3f} +lat_0={lat:.3f}")


def _reports(rng: np.random.Generator, town: int, fell: float, days: int) -> list[tuple[int, int, int]]:
    """Return the reports of a town, the day it fell reported late."""
    seen = [-float(rng.integers(1, BEFORE_DAYS))]
    if rng.random() >= SILENT:
        span = np.arange(-BEFORE_DAYS, days + 5)
        seen += span[rng.random(len(span)) < REPEATED].tolist()
        seen += [fell] if np.isfinite(fell) else []
    rows: list[tuple[int, int, int]] = []
    for day in sorted(day for day in seen if day >= seen[0]):
        told = int(np.ceil(day)) + (int(rng.integers(LEAST_DELAY_DAYS, MOST_DELAY_DAYS + 1)) if rows else 0)
        if not rows or told > rows[-1][2]:
            rows.append((town, int(fell <= day), told))
    return rows
