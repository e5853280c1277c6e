"""Facts about fronts along rivers."""

import geopandas as gpd
import numpy as np
import pytest
import shapely
from shapely import LineString, Point

from geoevents import front_lines, open_gazetteer
from geoevents.frontlines.rivers import with_river_fronts
from geoevents.frontlines.state import NO_SIDE, chronology
from geoevents.frontlines.table import checked_control

# Two rows of places 60 km apart, Red south and Blue north, and a river that runs east a third of the way up.
ROWS = [("Red" if lat < 0 else "Blue", lon, lat) for lon in np.arange(-1.0, 1.1, 0.25) for lat in (-0.27, 0.27)]
NEAR_RED_M = -12_000.0


def table(rows):
    return gpd.GeoDataFrame(
        {"controller": [row[0] for row in rows]}, geometry=[Point(row[1:]) for row in rows], crs="EPSG:4326"
    )


def on_the_river(rows, river):
    evidence = chronology(checked_control(table(rows))).at(100_000)
    return with_river_fronts(evidence, (river,), 60_000.0).xy[len(evidence) :]


def test_a_river_whose_banks_two_sides_hold_is_contested_all_along():
    river = LineString([(-100_000, NEAR_RED_M), (100_000, NEAR_RED_M)])
    added = on_the_river(ROWS, river)
    assert np.ptp(added[:, 0]) > 150_000
    assert added[:, 1] == pytest.approx(NEAR_RED_M)


@pytest.mark.parametrize(
    "river",
    [
        LineString([(-100_000, -80_000), (100_000, -80_000)]),  # in the rear of one
        LineString([(0, -100_000), (0, 100_000)]),  # across the front
        LineString([(-400_000, 0), (-300_000, 0)]),  # elsewhere
    ],
)
def test_a_river_with_one_side_about_both_banks_is_no_front(river):
    assert not len(on_the_river(ROWS, river))


def test_a_bridgehead_leaves_its_stretch_of_the_river_to_the_places():
    river = LineString([(-100_000, NEAR_RED_M), (100_000, NEAR_RED_M)])
    added = on_the_river([*ROWS, ("Blue", 0.0, -0.15)], river)
    assert len(added)
    assert np.abs(added[:, 0]).min() > 10_000


def test_what_a_river_adds_is_of_no_side():
    evidence = chronology(checked_control(table(ROWS))).at(100_000)
    river = LineString([(-100_000, NEAR_RED_M), (100_000, NEAR_RED_M)])
    both = with_river_fronts(evidence, (river,), 60_000.0)
    assert (both.label[len(evidence) :] == NO_SIDE).all()
    assert len(np.unique(both.keys())) == len(both)


def test_the_front_follows_the_danube_where_its_banks_are_held_by_two_sides_and_keeps_to_the_middle_elsewhere():
    gazetteer = open_gazetteer()
    (danube,) = (course for course in gazetteer.courses.named("Danube") if course.rank <= 5)
    # Places 3 km north of the river and 30 km south of it.
    along_m = [danube.nearest(lon, 43.8).along_m for lon in np.arange(23.8, 26.0, 0.3)]
    feet = [danube.at(at) for at in along_m]
    rows = [("Blue", lon, lat + 0.05) for lon, lat in feet] + [("Red", lon, lat - 0.28) for lon, lat in feet]
    course = shapely.union_all([danube.stretch(along_m[1], along_m[-2])])
    followed = front_lines(table(rows), gazetteer=gazetteer).front_lines.union_all()
    midway = front_lines(table(rows), clip=None).front_lines.union_all()
    points = shapely.line_interpolate_point(course, np.linspace(0.1, 0.9, 20), normalized=True)
    assert np.quantile(shapely.distance(followed, points), 0.8) < 0.06
    assert np.median(shapely.distance(midway, points)) > 0.08


def test_single_places_beside_a_river_part_it_within_their_reach_and_no_farther():
    river = LineString([(-400_000, 0), (400_000, 0)])
    few = [("Red", -0.5, -0.2), ("Blue", 0.5, 0.2), ("Red", 0.0, -4.0), ("Blue", 0.0, 4.0)]
    added = on_the_river(few, river)
    assert len(added)
    assert np.abs(added[:, 0]).max() < 350_000
