"""Made theatres of many shapes, each with a known holder of every spot on every day, and tables that tell of them.

Who holds a spot is the sign of a smooth random field (of several sides: the highest of several), so that salients,
pockets, exclaves, rivers' bends, belts and three sides come out of one recipe; fronts stand, shift both ways or
collapse. Size, number and crowding of the towns are drawn at random. One theatre is told of in four kinds of tables.
Nothing here comes from the package: a theatre is drawn from its shape and seed alone.
"""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta

import geopandas as gpd
import numpy as np

TODAY = date(2023, 5, 20)
SIDES = ("Amber", "Blue", "Coral")
WAR_DAYS, YEARS_DAYS = 25, 700  # the front moves in the last days; towns were first told of in the years before
NAMESAKES, MOST_DELAY_DAYS = 0.01, 3
Floats = np.ndarray
Holder = Callable[[Floats, float], np.ndarray]

# What the table says: all that is known today under today's date; one row a town with the day of its last source, in a
# table that people keep up to date, or in one where a share is never heard of again; every report with its day.
TABLES = ("same day", "kept up", "last report", "all reports")
SILENT = {"same day": 0.02, "kept up": 0.02, "last report": 0.15, "all reports": 0.15}


@dataclass(frozen=True, slots=True)
class Theatre:
    """A made theatre.

    Parameters
    ----------
    xy : ndarray, shape (n, 2)
        Where the towns are, metres.
    holder : callable
        Takes positions, metres, and the days before today; returns the number of the side there.
    crs : str
    rng : Generator
    """

    xy: Floats
    holder: Holder
    crs: str
    rng: np.random.Generator


def waves(rng: np.random.Generator, extent_m: float, shortest: float, longest: float, steep: float) -> Callable:
    """Return a random field of unit variance with wavelengths between two shares of the extent."""
    length = extent_m * np.exp(rng.uniform(np.log(shortest), np.log(longest), 60))
    way, phase = rng.uniform(0, 2 * np.pi, 60), rng.uniform(0, 2 * np.pi, 60)
    number = 2 * np.pi / length
    size = (length / length.max()) ** steep
    size *= np.sqrt(2 / (size**2).sum())
    k = number[:, None] * np.column_stack([np.cos(way), np.sin(way)])
    return lambda xy: np.cos(xy @ k.T + phase) @ size


def two_sided(lead: Callable[[Floats, float], Floats]) -> Holder:
    return lambda xy, ago: (lead(xy, ago) < 0).astype(int)


def holder_of(shape: str, rng: np.random.Generator, w: float, h: float) -> tuple[Holder, Callable]:
    """Return who holds what in a shape, and how near a spot is to the front: its lead in metres."""
    extent = max(w, h)
    bends = waves(rng, extent, 0.08, 0.6, 1.3)
    fine = waves(rng, extent, 0.02, 0.15, 1.0)
    along = waves(rng, extent, 0.5, 1.5, 1.0)
    pace = {"collapses": 0.012, "moves both ways": 0.006, "creeps": 0.001}.get(shape, 0.0) * w

    def shift(xy: Floats, ago: float) -> Floats:
        gone = min(max(WAR_DAYS - ago, 0.0), WAR_DAYS)
        local = along(xy * [0.0, 1.0])
        return pace * gone * (1.5 * local if shape == "moves both ways" else np.maximum(1.0 + 0.6 * local, 0.0))

    def lead(xy: Floats, ago: float) -> Floats:
        x, y = xy.T
        if shape == "salients":
            return x + 0.22 * w * bends(xy)
        if shape == "river":
            return x + 0.05 * w * bends(xy) + 0.02 * w * fine(xy * [0.2, 1.0])
        if shape == "belt":
            return np.abs(x) - 0.2 * w + 0.07 * w * bends(xy)
        if shape == "patches":
            return 0.5 * x + 0.4 * w * bends(xy)
        if shape == "exclaves":
            base = x + 0.06 * w * bends(xy)
            for cx, cy, r in discs:
                base = np.where(
                    base * np.sign(cx) > 0, np.sign(cx) * np.minimum(np.abs(base), np.hypot(x - cx, y - cy) - r), base
                )
            return base
        start = 0.25 * w if shape == "collapses" else 0.0
        return x - start + 0.06 * w * bends(xy) + shift(xy, ago)

    discs = [
        (sign * rng.uniform(0.2, 0.35) * w, rng.uniform(-0.35, 0.35) * h, rng.uniform(0.05, 0.09) * extent)
        for sign in (1, -1)
    ]
    if shape == "three sides":
        turn = rng.uniform(0, 2 * np.pi) + 2 * np.pi / 3 * np.arange(3)
        own = [waves(rng, extent, 0.1, 0.6, 1.3) for _ in range(3)]

        def fields(xy: Floats) -> Floats:
            return np.stack(
                [xy @ [np.cos(t), np.sin(t)] / extent + 0.12 * f(xy) for t, f in zip(turn, own, strict=True)]
            )

        def margin(xy: Floats, _: float) -> Floats:
            top = np.sort(fields(xy), axis=0)
            return (top[-1] - top[-2]) * extent

        return lambda xy, _: fields(xy).argmax(axis=0), margin
    return two_sided(lead), lead


SHAPES = (
    "stands",
    "creeps",
    "moves both ways",
    "collapses",
    "salients",
    "river",
    "belt",
    "patches",
    "exclaves",
    "three sides",
)


def make_theatre(shape: str, seed: int) -> Theatre:
    rng = np.random.default_rng([seed, SHAPES.index(shape)])
    w = np.exp(rng.uniform(np.log(1.2e5), np.log(1.0e6)))
    h = w * np.exp(rng.uniform(-0.6, 0.6))
    towns = int(np.exp(rng.uniform(np.log(80), np.log(1000))))
    holder, lead = holder_of(shape, rng, w, h)
    many = rng.uniform(-0.5, 0.5, (towns * 12, 2)) * [w, h]
    crowd = np.exp(0.8 * waves(rng, max(w, h), 0.1, 0.5, 1.0)(many))
    near = np.abs(np.stack([lead(many, ago) for ago in (0.0, WAR_DAYS)])).min(axis=0)
    drawn_to = 1.0 + rng.uniform(0, 6) * np.exp(-((near / (0.1 * w)) ** 2))
    chosen = rng.choice(len(many), towns, replace=False, p=crowd * drawn_to / (crowd * drawn_to).sum())
    lon, lat = rng.uniform(-10, 60), rng.uniform(5, 52)
    return Theatre(many[chosen], holder, f"+proj=laea +lon_0={lon:.3f} +lat_0={lat:.3f}", rng)


def told(theatre: Theatre, table: str) -> gpd.GeoDataFrame:
    """Return what a table of one kind says of a theatre."""
    rng = np.random.default_rng(TABLES.index(table))
    xy, count = theatre.xy, len(theatre.xy)
    held = np.stack([theatre.holder(xy, float(ago)) for ago in range(WAR_DAYS + MOST_DELAY_DAYS + 1)])  # by days ago
    silent = rng.random(count) < SILENT[table]
    rows: list[tuple[int, int, int]] = []  # town, side, days ago
    for town in range(count):
        first = int(rng.integers(WAR_DAYS + 1, YEARS_DAYS))
        reports = [(held[-1, town], first)]
        if not silent[town]:
            fallen = np.flatnonzero(held[:-1, town] != held[1:, town])[::-1]
            again = np.flatnonzero(rng.random(WAR_DAYS) < 1 / 40)
            for ago in sorted({*fallen.tolist(), *again.tolist()}, reverse=True):
                late = int(rng.integers(0, MOST_DELAY_DAYS + 1))
                if ago - late >= 0 and ago - late < reports[-1][1]:
                    reports.append((held[ago, town], ago - late))
        if table == "same day":
            reports = [(reports[-1][0], 0)]
        elif table != "all reports":
            reports = reports[-1:]
        rows += [(town, int(side), ago) for side, ago in reports]
    shown = xy.copy()
    wrong = rng.choice(count, max(1, round(NAMESAKES * count)), replace=False)
    shown[wrong] = rng.uniform(xy.min(axis=0), xy.max(axis=0), (len(wrong), 2))
    town, side, ago = np.array(rows).T
    return gpd.GeoDataFrame(
        {
            "controller": np.array(SIDES)[side],
            "date": [TODAY - timedelta(days=int(days)) for days in ago],
            "place_name": [f"Town {number}" for number in town],
        },
        geometry=gpd.points_from_xy(*shown[town].T, crs=theatre.crs),
    ).to_crs(4326)
