"""Fit the parameters of geoevents/calibration.toml on written text with known positions, and cross-validate them.

    python tests/benchmarks/fit_localities.py [FOLDER of eval/relative]

Prints the tables to put into calibration.toml. Phrases are resolved with the gazetteer, so that regions hold nine of
ten true positions with the errors of the look-up included. Each fit makes the mean logarithm of the region's area
smallest under a coverage of .90; "held out" is the coverage of one half by the fit on the other, mean of ten random
halvings.
"""

from __future__ import annotations

import argparse
import math
from collections.abc import Callable, Iterable
from itertools import product
from pathlib import Path

import numpy as np
from bench_localities import DEFAULT, read_rows

from geoevents import geodesy
from geoevents.calibration import load_calibration
from geoevents.gazetteer import Gazetteer, open_gazetteer
from geoevents.georeferencing.figures import default_extent_m
from geoevents.georeferencing.phrases import georeference_phrase
from geoevents.georeferencing.regions import WINDS
from geoevents.model import Between, Georeference, Line, Near, Offset, Part

GOAL = 0.90
MOST_EXTENTS = 4.0  # a disk grows by at most this many radii of the ground: the tail is namesakes, not large cities
NEAR_GOAL = 0.883  # "near": of the whole table, whose last tenth are namesakes and slips
SMALLEST_NEAR_M = 8000.0
Table = dict[str, np.ndarray]


def collect(folder: Path, table: str, gazetteer: Gazetteer, keep: Callable[[Georeference], bool]) -> Table:
    """Return the true distance and azimuth from the chosen ground, with what the phrase said."""
    rows: list[tuple[float, ...]] = []
    for row in read_rows(folder, table, gazetteer):
        result = georeference_phrase(row.phrase, gazetteer)
        if not isinstance(result, Georeference) or not keep(result):
            continue
        locality, ground = result.mention.descriptions[0], result.places[0]
        true_m, true_deg = geodesy.inverse(ground.lon, ground.lat, row.lon, row.lat)
        extent = default_extent_m(ground.feature_code, ground.population)
        stated, turn, half = math.nan, math.nan, math.nan
        if isinstance(locality, Offset):
            stated = locality.distance_m.best if locality.distance_m else math.nan
            if locality.azimuth_deg:
                turn = (true_deg - locality.azimuth_deg.best + 540.0) % 360.0 - 180.0
                half = (locality.azimuth_deg.high - locality.azimuth_deg.low) / 2
        rows.append((stated, true_m, abs(turn), half, extent))
    names = ("stated", "true", "turn", "half", "extent")
    return dict(zip(names, np.array(rows).T, strict=True))


def halvings(n: int) -> Iterable[np.ndarray]:
    generator = np.random.default_rng(20240708)
    for _ in range(10):
        yield generator.permutation(n) < n // 2


def held_out(n: int, fit: Callable[[np.ndarray], tuple[float, ...]], covers: Callable[..., np.ndarray]) -> float:
    """Return the coverage of the other half, mean over halvings."""
    shares = []
    for train in halvings(n):
        parameters = fit(train)
        shares.append(covers(*parameters)[~train].mean())
    return float(np.mean(shares))


# --- distance at a heading -------------------------------------------------------------------------------------------

KNOTS_M = np.array([2000.0, 5000.0, 10000.0, 20000.0, 40000.0, 80000.0, 160000.0, 320000.0])
BASE_ANGLE = {4: 30.0, 8: 29.0, 16: 15.0}


def wind_class(half: np.ndarray) -> np.ndarray:
    return np.where(half > 30, 4, np.where(half > 15, 8, 16))


def fit_offset(data: Table) -> None:
    d, true, turn = data["stated"], data["true"], data["turn"]
    ratio = true / d
    classes = wind_class(data["half"])
    base = np.vectorize(BASE_ANGLE.get)(classes).astype(float)
    at = np.log(np.clip(d, KNOTS_M[0], KNOTS_M[-1]))

    def quantiles(train: np.ndarray) -> np.ndarray:
        out = []
        for knot in KNOTS_M:
            window = np.abs(np.log(d / knot)) < 0.5
            window |= (d < 4000) if knot == KNOTS_M[0] else (d > 220_000) if knot == KNOTS_M[-1] else False
            out.append(np.quantile(ratio[window & train], [0.05, 0.5, 0.95]))
        return np.array(out)

    def norm(q: np.ndarray) -> np.ndarray:
        low, middle, high = (np.interp(at, np.log(KNOTS_M), q[:, i]) for i in range(3))
        radial = np.where(ratio < middle, (middle - ratio) / (middle - low), (ratio - middle) / (high - middle))
        return np.hypot(radial, turn / base)

    everything = np.ones(d.size, bool)
    q = quantiles(everything)
    scale = float(np.quantile(norm(q), GOAL))
    shares = []
    for train in halvings(d.size):
        half_q = quantiles(train)
        n = norm(half_q)
        shares.append((n[~train] <= np.quantile(n[train], GOAL)).mean())
    low = np.maximum(0.05, q[:, 1] - scale * (q[:, 1] - q[:, 0]))
    high = q[:, 1] + scale * (q[:, 2] - q[:, 1])
    print(f"[offset]  # n {d.size}, held out {np.mean(shares):.3f}")
    print("ratio =", _rounded(q[:, 1]))
    print("low =", _rounded(low))
    print("high =", _rounded(high))
    print("half_angle_deg =", {c: round(scale * angle, 1) for c, angle in BASE_ANGLE.items()})
    middle = np.interp(at, np.log(KNOTS_M), q[:, 1]) * d
    turned = np.radians(turn)
    error = np.hypot(true * np.cos(turned) - middle, true * np.sin(turned))
    floor = float(load_calibration()["offset"]["radius_m"])
    for c in BASE_ANGLE:
        of = classes == c
        needed = np.sqrt(np.maximum(0.0, error[of] ** 2 - floor**2)) / d[of]
        print(f"radius {c}: {np.quantile(needed, GOAL):.3f} (n {of.sum()})")


def _rounded(values: np.ndarray) -> list[float]:
    return [round(float(v), 2) for v in values]


# --- the others: a grid of two or three parameters, a scale set by the coverage -------------------------------------


def fit_bulletin(data: Table) -> None:
    beyond, turn, d = data["true"] - data["stated"], data["turn"], data["stated"]
    best = []
    for low, high, half in product((0, -200, -500, -1000), (1000, 1200, 1500, 2000), np.arange(9.5, 12.6, 0.1)):
        inside = (beyond >= low) & (beyond <= high) & (turn <= half)
        if inside.mean() >= GOAL:
            best.append(
                (
                    float((high - low) * half * np.exp(np.log(d + 500).mean())),
                    low,
                    high,
                    round(float(half), 1),
                    inside.mean(),
                )
            )
    print("[bulletin]  # area-like, low_m, high_m, half_angle_deg, coverage", min(best))
    error = np.sqrt(data["true"] ** 2 + (d + 500) ** 2 - 2 * data["true"] * (d + 500) * np.cos(np.radians(turn)))
    for floor in (500.0, 800.0, 1000.0):
        print(f"radius with radius_m {floor}: {np.quantile((error - floor) / (d + 500), GOAL):.3f}")


def fit_ring(data: Table) -> None:
    d, true, extent = data["stated"], data["true"], data["extent"]
    best = []
    for low, high, le, he in product(
        np.arange(0.3, 0.8, 0.02), np.arange(0.96, 1.3, 0.02), (0.0, 0.25, 0.5), (0.0, 0.15, 0.3, 0.5)
    ):
        inner, outer = np.maximum(0, low * d - le * extent), high * d + he * extent
        inside = (true >= inner) & (true <= outer)
        if inside.mean() >= GOAL:
            best.append(
                (float(np.log(outer**2 - inner**2).mean()), round(low, 2), round(high, 2), le, he, inside.mean())
            )
    print("[from_only]  # log area, low, high, low_extent, high_extent, coverage", min(best))
    for share in (0.0, 0.25, 0.5):
        print(f"radius with radius_extent {share}: {np.quantile((true - share * extent) / d, GOAL):.3f}")


def fit_disk(name: str, data: Table) -> None:
    true, extent = data["true"], data["extent"]
    best = []
    for metres in range(1000, 200_001, 1000):
        share = max(0.0, float(np.quantile((true - metres) / extent, GOAL)))
        if share > MOST_EXTENTS:
            continue
        radius = share * extent + metres
        best.append((float(np.log(radius**2).mean()), round(share, 2), metres, float((true <= radius).mean())))
    _, share, metres, covered = min(best)
    print(f"{name} = {{ extent = {share}, metres = {metres} }}  # n {true.size}, coverage {covered:.3f}")


def fit_near(data: Table) -> None:
    """Fit the disk about a ground: radii of the ground, up to the size of a town, and metres."""
    true, extent = data["true"], data["extent"]
    best = []
    for share, town in product((0, 2, 3, 4, 6, 8, 10, 12), (3000.0, 4000.0, 5000.0, 6000.0, 8000.0)):
        grown = share * np.minimum(extent, town) + np.maximum(extent - town, 0.0)
        metres = 1000.0 * math.ceil(np.quantile(true - grown, NEAR_GOAL, method="higher") / 1000.0)
        if metres < SMALLEST_NEAR_M:
            continue
        shares = []
        for train in halvings(true.size):
            needed = np.quantile((true - grown)[train], NEAR_GOAL, method="higher")
            shares.append(((true - grown)[~train] <= needed).mean())
        radius = grown + metres
        best.append((float(np.log(radius**2).mean()), share, town, metres, (true <= radius).mean(), np.mean(shares)))
    _, share, town, metres, covered, held = min(best)
    print(
        f"near = {{ extent = {share}, town_m = {town}, metres = {metres} }}  # n {true.size}, coverage {covered:.3f},"
        f" held out {held:.3f}"
    )


def fit_stretch(
    name: str, folder: Path, tables: Iterable[str], gazetteer: Gazetteer, keep: Callable[[Georeference], bool]
) -> None:
    along, across, lengths, extents = [], [], [], []
    for table in tables:
        for row in read_rows(folder, table, gazetteer):
            result = georeference_phrase(row.phrase, gazetteer)
            if not isinstance(result, Georeference) or not keep(result) or len(result.places) != 2:
                continue
            a, b = result.places
            length, _ = geodesy.inverse(a.lon, a.lat, b.lon, b.lat)
            _, forward = geodesy.inverse(result.lon, result.lat, b.lon, b.lat)
            off, azimuth = geodesy.inverse(result.lon, result.lat, row.lon, row.lat)
            turn = math.radians(azimuth - forward)
            along.append(abs(off * math.cos(turn)))
            across.append(abs(off * math.sin(turn)))
            lengths.append(length)
            extents.append(max(default_extent_m(p.feature_code, p.population) for p in (a, b)))
    x, y, ab, e = (np.array(v) for v in (along, across, lengths, extents))
    best = []
    for share, aspect in product((0.0, 0.25, 0.5, 0.75, 1.0), (0.2, 0.3, 0.4, 0.5, 0.6, 0.7, 0.8, 0.9, 1.0, 1.2)):
        for half in np.arange(0.1, 0.8, 0.01):
            inside = np.hypot(x / (half * ab + share * e), y / (half * aspect * ab + share * e)) <= 1
            if inside.mean() >= GOAL:
                area = np.log((half * ab + share * e) * (half * aspect * ab + share * e)).mean()
                best.append((float(area), round(half, 2), round(half * aspect, 3), share, inside.mean()))
                break
    _, half, wide, share, covered = min(best)
    off = np.hypot(x, y)
    radius = float(np.quantile((off - share * e) / ab, GOAL))
    print(f"[{name}]  # n {x.size}, coverage {covered:.3f}")
    print(f"along = {half}\nacross = {wide}\nradius = {radius:.3f}\nextent = {share}")


def fit_directed_suburb(folder: Path, gazetteer: Gazetteer) -> None:
    """Fit "northern suburb of X": a sector about the wind, with its point part of the way out."""
    rows = []
    for row in read_rows(folder, "wikipedia_suburb", gazetteer):
        result = georeference_phrase(row.phrase, gazetteer)
        if isinstance(result, Georeference) and _side(result).endswith(" suburb"):
            place = result.places[0]
            true_m, true_deg = geodesy.inverse(place.lon, place.lat, row.lon, row.lat)
            turn = (true_deg - 22.5 * WINDS.index(_side(result).split()[0]) + 540.0) % 360.0 - 180.0
            rows.append((true_m, abs(turn), default_extent_m(place.feature_code, place.population)))
    true, turn, extent = np.array(rows).T
    best = []
    for metres, half in product(range(1000, 20_001, 1000), range(30, 71, 5)):
        for share in np.arange(0.5, MOST_EXTENTS, 0.1):
            outer = share * extent + metres
            covered = ((turn <= half) & (true <= outer)).mean()
            if covered >= GOAL:
                best.append(
                    (float(np.log(outer**2 * half).mean()), round(float(share), 2), metres, half, float(covered))
                )
                break
    _, share, metres, half, covered = min(best)
    print(
        f"directed = {{ extent = {share}, metres = {metres}, half_angle_deg = {half} }}"
        f"  # n {true.size}, coverage {covered:.3f}"
    )
    outer, turned = share * extent + metres, np.radians(turn)
    for middle in (0.3, 0.35, 0.4, 0.45, 0.5):
        error = np.hypot(true * np.cos(turned) - middle * outer, true * np.sin(turned))
        print(
            f"  middle {middle}: radius {np.quantile(error / outer, GOAL):.3f}, median error {np.median(error):.0f} m"
        )


def main() -> None:
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("folder", nargs="?", type=Path, default=DEFAULT)
    folder = parser.parse_args().folder
    gazetteer = open_gazetteer()
    fit_offset(collect(folder, "wikipedia_offset", gazetteer, lambda r: _is_offset(r, heading=True)))
    fit_bulletin(collect(folder, "usgs", gazetteer, lambda r: _is_offset(r, heading=True)))
    fit_ring(collect(folder, "wikipedia_fromonly", gazetteer, lambda r: _is_offset(r, heading=False)))
    fit_stretch("between", folder, ["wikipedia_between"], gazetteer, lambda r: _is_between(r, halfway=False))
    fit_stretch("halfway", folder, ["wikipedia_between"], gazetteer, lambda r: _is_between(r, halfway=True))
    fit_stretch("road_line", folder, ["wikipedia_road"], gazetteer, _is_line)
    fit_near(collect(folder, "wikipedia_near", gazetteer, lambda r: _relation(r) == "near"))
    fit_disk("adjacent", collect(folder, "wikipedia_near", gazetteer, lambda r: _relation(r) == "adjacent"))
    fit_disk("suburb", collect(folder, "wikipedia_suburb", gazetteer, lambda r: _side(r) == "suburb"))
    fit_directed_suburb(folder, gazetteer)


def _is_offset(result: Georeference, *, heading: bool) -> bool:
    locality = result.mention.descriptions[0]
    if (
        not isinstance(locality, Offset)
        or locality.distance_m is None
        or locality.by_road
        or locality.relation not in ("", "truncated")
    ):
        return False
    return (locality.azimuth_deg is not None) == heading


def _is_between(result: Georeference, *, halfway: bool) -> bool:
    locality = result.mention.descriptions[0]
    return isinstance(locality, Between) and (locality.fraction is not None) == halfway


def _is_line(result: Georeference) -> bool:
    return isinstance(result.mention.descriptions[0], Line)


def _relation(result: Georeference) -> str:
    locality = result.mention.descriptions[0]
    return locality.relation if isinstance(locality, Near) else ""


def _side(result: Georeference) -> str:
    locality = result.mention.descriptions[0]
    return locality.side if isinstance(locality, Part) else ""


if __name__ == "__main__":
    main()
