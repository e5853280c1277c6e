"""Made wars with a known front on every day: one that stands, one that collapses, one that leaves a pocket behind.

The front is a winding line that moves west at a pace that varies along it. Towns lie thicker about the front. Each is
reported once in the months before, some again now and then, and again after the front has passed it, late by a few
days; a share is never heard of again, and a few are placed at a namesake's coordinates. Nothing here comes from the
package: a made war is drawn from its seed alone.
"""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date, timedelta

import geopandas as gpd
import numpy as np
import shapely

START = date(2024, 9, 1)  # the day the front begins to move
CENTRE = 34.0, 48.0
WIDTH_M, HEIGHT_M = 500_000.0, 400_000.0
BEFORE_DAYS = 120  # over which places were first reported
NAMESAKES, SILENT, REPEATED = 0.01, 0.15, 1 / 40  # shares of the towns, and reports of a town a day
MOST_DELAY_DAYS = 5


@dataclass(frozen=True, slots=True)
class MadeWar:
    """Reports of a made war, and the truth.

    Parameters
    ----------
    control : GeoDataFrame
        East and West, as reported, with ``date`` the day of the report.
    crs : str
        Plane of the truth, metres.
    waves, pace : ndarray
        Amplitude (m), wave number (rad/m) and phase of the front's windings, and of its pace (m a day).
    days : int
        That the front moves.
    pocket : tuple of float or None
        Centre and radius, metres, of ground that West keeps when the front has passed.
    """

    control: gpd.GeoDataFrame
    crs: str
    waves: np.ndarray
    pace: np.ndarray
    days: int
    pocket: tuple[float, float, float] | None

    def front_x(self, y: np.ndarray, day: float) -> np.ndarray:
        """Return how far east the front is, metres."""
        return front_x(self.waves, self.pace, y, min(max(day, 0.0), self.days))

    def west(self, day: float) -> shapely.Geometry:
        """Return the ground West holds, in the plane."""
        y = np.linspace(-HEIGHT_M, HEIGHT_M, 801)
        edge = np.column_stack([self.front_x(y, day), y])
        ground = shapely.Polygon([*edge, (-2 * WIDTH_M, HEIGHT_M), (-2 * WIDTH_M, -HEIGHT_M)])
        if self.pocket is not None:
            ground = ground.union(shapely.Point(self.pocket[:2]).buffer(self.pocket[2]))
        return shapely.make_valid(ground)


def front_x(waves: np.ndarray, pace: np.ndarray, y: np.ndarray, day: np.ndarray | float) -> np.ndarray:
    """Return how far east a front is at ``y``, metres, some days after it began to move."""
    mean, swing, number, phase = pace
    speed = mean + swing * np.sin(number * y + phase)
    return sum(size * np.sin(k * y + at) for size, k, at in waves) + 0.3 * WIDTH_M - speed * day


def make_war(seed: int, *, pace_m: float, days: int = 18, towns: int = 400, pocket: bool = False) -> MadeWar:
    """Make a war: ``pace_m`` metres a day on average, 0 for a front that stands; half as much again at its fastest."""
    rng = np.random.default_rng(seed)
    waves = np.column_stack(
        [rng.uniform(8e3, 25e3, 4), 2 * np.pi / rng.uniform(6e4, 4e5, 4), rng.uniform(0, 2 * np.pi, 4)]
    )
    pace = np.array([pace_m, 0.5 * pace_m, 2 * np.pi / rng.uniform(2e5, 5e5), rng.uniform(0, 2 * np.pi)])
    y = rng.uniform(-HEIGHT_M / 2, HEIGHT_M / 2, towns)
    x = rng.uniform(-WIDTH_M / 2, WIDTH_M / 2, towns)
    near = towns // 2
    swept = rng.uniform(-0.2, 1.2, near) * days
    x[:near] = front_x(waves, pace, y[:near], swept) + rng.normal(0, 25e3, near)
    x = np.clip(x, -WIDTH_M / 2, WIDTH_M / 2)
    kept = None
    if pocket:
        at = rng.uniform(-HEIGHT_M / 4, HEIGHT_M / 4)
        kept = float(front_x(waves, pace, np.array([at]), 0.3 * days)[0]), float(at), 25e3
    crs = f"+proj=laea +lon_0={CENTRE[0]} +lat_0={CENTRE[1]}"
    war = MadeWar(gpd.GeoDataFrame(geometry=[], crs=4326), crs, waves, pace, days, kept)
    rows = [row for town in range(towns) for row in _reports(rng, war, x[town], y[town], town)]
    shown_x, shown_y = x.copy(), y.copy()
    wrong = rng.choice(towns, max(1, round(NAMESAKES * towns)), replace=False)
    shown_x[wrong] = rng.uniform(-WIDTH_M / 2, WIDTH_M / 2, len(wrong))
    shown_y[wrong] = rng.uniform(-HEIGHT_M / 2, HEIGHT_M / 2, len(wrong))
    points = gpd.GeoSeries(shapely.points(shown_x, shown_y), crs=crs).to_crs(4326)
    control = gpd.GeoDataFrame(
        {
            "controller": [side for side, _, _ in rows],
            "date": [START + timedelta(days=int(day)) for _, day, _ in rows],
            "place_name": [f"Town {town}" for _, _, town in rows],
        },
        geometry=[points.iloc[town] for _, _, town in rows],
        crs=4326,
    )
    return MadeWar(control, crs, waves, pace, days, kept)


def _reports(rng: np.random.Generator, war: MadeWar, x: float, y: float, town: int) -> list[tuple[str, int, int]]:
    """Return the reports of a town: who held it, the day of the report, the town."""

    def holder(day: int) -> str:
        in_pocket = war.pocket is not None and np.hypot(x - war.pocket[0], y - war.pocket[1]) < war.pocket[2]
        return "West" if in_pocket or x < war.front_x(np.array([y]), day)[0] else "East"

    first = -int(rng.integers(1, BEFORE_DAYS))
    seen = [first]
    if rng.random() >= SILENT:
        seen += (np.flatnonzero(rng.random(war.days + BEFORE_DAYS) < REPEATED) - BEFORE_DAYS).tolist()
        seen += [day for day in range(1, war.days + 1) if holder(day) != holder(day - 1)]
    rows: list[tuple[str, int, int]] = []
    for day in sorted(day for day in seen if day >= first):
        told = day + (int(rng.integers(0, MOST_DELAY_DAYS + 1)) if rows else 0)
        if not rows or told > rows[-1][1]:
            rows.append((holder(day), told, town))
    return rows
