"""Facts about fronts that move faster than they are told of."""

from datetime import date, timedelta

import geopandas as gpd
import numpy as np
import pytest
from shapely import Point

from geoevents import front_lines
from geoevents.frontlines.advances import Advance, overtaken

DAY = 100
ROWS_M, STEPS_M = np.arange(-40_000, 40_001, 20_000), np.arange(-200_000, 200_001, 10_000)
FRONT_M = -100_000.0


def war(pace_m: float):
    """Return places, their sides and since when: side 1 has come west to ``FRONT_M``, from 0 on at this pace."""
    xy = np.array([(x, y) for x in STEPS_M for y in ROWS_M], dtype=float)
    label = (xy[:, 0] >= FRONT_M).astype(int)
    since = np.full(len(xy), DAY - 60)
    if pace_m:
        fell = (label == 1) & (xy[:, 0] < 0)
        since[fell] = DAY - np.ceil((xy[fell, 0] - FRONT_M) / pace_m)
    return xy, label, since


def chance_ahead(xy, label, since, ahead_m: float, *, age_days: float = 30.0):
    """Return the chance that the places so far ahead of the first one that fell are overtaken."""
    chance = overtaken(xy, label, since, np.full(len(xy), age_days), DAY)
    edge = xy[label == 1, 0].min()
    return chance[xy[:, 0] == edge - ahead_m].mean()


def test_a_place_before_a_racing_front_may_have_fallen_and_one_far_off_has_not():
    racing = war(20_000.0)
    assert chance_ahead(*racing, 10_000.0) > 0.6
    assert chance_ahead(*racing, 100_000.0) < 0.2


def test_a_place_before_a_front_that_stands_has_not_fallen():
    assert chance_ahead(*war(0.0), 10_000.0) == 0.0


def test_a_place_told_of_today_has_not_fallen_since():
    assert chance_ahead(*war(20_000.0), 10_000.0, age_days=0.0) < 0.01


def test_new_reports_from_both_sides_are_less_of_an_advance_than_those_from_one():
    xy, label, since = war(0.0)
    about = np.abs(xy[:, 0] - FRONT_M) < 50_000
    new = DAY - 1 - np.arange(len(xy)) % 2
    from_both, from_one = (np.where(about & of, new, since) for of in (label >= 0, label == 1))
    assert chance_ahead(xy, label, from_one, 10_000.0) > 2 * chance_ahead(xy, label, from_both, 10_000.0, age_days=1.5)


def test_reports_of_one_day_tell_of_no_pace():
    xy, label, since = war(20_000.0)
    since = np.where(since > DAY - 60, DAY, since)
    assert chance_ahead(xy, label, since, 10_000.0) == 0.0


def test_an_advance_is_how_much_nearer_a_side_has_come():
    xy, label, since = war(20_000.0)
    held = label == 1
    came = Advance(xy[held], DAY - since[held] >= 5).towards(np.array([[-110_000.0, 0.0]]))
    assert came == pytest.approx(100_000.0, abs=20_000.0)


def test_an_advance_towards_a_side_itself_leaves_out_the_place_and_no_place_held_before():
    x_m = np.arange(-50_000.0, 20_001.0, 10_000.0)
    places = np.column_stack((x_m, np.zeros(len(x_m))))
    came = Advance(places, x_m <= 0.0).towards(places, themselves=True)
    # From 20 km the nearest other place is at 10 km now, and was at 0 before; all others have one held early beside.
    assert came == pytest.approx([0.0] * 7 + [10_000.0])


def test_the_band_of_a_racing_front_is_wider_than_that_of_one_that_stands():
    def width(pace_m):
        xy, label, since = war(pace_m)
        control = gpd.GeoDataFrame(
            {
                "controller": np.array(["Red", "Blue"])[label],
                "date": [date(2024, 6, 1) - timedelta(days=int(DAY - day)) for day in since],
            },
            geometry=[Point(x / 111_000, y / 111_000) for x, y in xy],
            crs="EPSG:4326",
        )
        return front_lines(control, date=date(2024, 6, 1), clip=None).front_lines["uncertainty_m"].mean()

    assert width(20_000.0) > 2 * width(0.0)
