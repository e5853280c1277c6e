"""Geodesics against geopy's own solution, and shapes against the distances they are made of."""

from __future__ import annotations

import math

import numpy as np
import pytest
import shapely
from geopy.distance import geodesic
from hypothesis import given, settings
from hypothesis import strategies as st

from geoevents import geodesy, planes, rings
from geoevents.errors import BadCoordinates

LON = st.floats(-180, 180)
LAT = st.floats(-89.5, 89.5)
AZIMUTH = st.floats(0, 359.9)


@given(LON, LAT, AZIMUTH, st.floats(1.0, 5_000_000))
@settings(max_examples=60, deadline=None)
def test_destination_agrees_with_geopy(lon, lat, azimuth, distance):
    found = geodesy.destination(lon, lat, azimuth, distance)
    there = geodesic(meters=distance).destination((lat, lon), azimuth)
    assert geodesic((found[1], found[0]), there).meters < 0.01


@given(LON, LAT, AZIMUTH, st.floats(1.0, 5_000_000))
@settings(max_examples=60, deadline=None)
def test_inverse_undoes_destination(lon, lat, azimuth, distance):
    there = geodesy.destination(lon, lat, azimuth, distance)
    back_m, back_deg = geodesy.inverse(lon, lat, *there)
    assert back_m == pytest.approx(distance, abs=0.01)
    assert abs((back_deg - azimuth + 540) % 360 - 180) < 1e-4 + math.degrees(0.01 / distance)


@given(LON, LAT, LON, LAT)
@settings(max_examples=60, deadline=None)
def test_great_circle_is_within_six_per_mille_of_the_geodesic(lon1, lat1, lon2, lat2):
    exact, _ = geodesy.inverse(lon1, lat1, lon2, lat2)
    assert geodesy.great_circle_m(lon1, lat1, [lon2], [lat2])[0] == pytest.approx(exact, rel=0.006, abs=1)


def test_midpoint_lies_as_far_from_both_ends():
    lon, lat = geodesy.midpoint(13.19, 32.89, 16.59, 31.21)
    assert geodesy.inverse(13.19, 32.89, lon, lat)[0] == pytest.approx(geodesy.inverse(lon, lat, 16.59, 31.21)[0])


@pytest.mark.parametrize(
    ("lon", "lat", "radius"),
    [
        (13.0, 32.0, 50_000),
        (179.9, 0.0, 50_000),
        (-179.99, -60.0, 300_000),
        (10.0, 89.9, 50_000),
        (0.0, -90.0, 1_000_000),
    ],
    ids=["plain", "antimeridian", "antimeridian far south", "over the north pole", "about the south pole"],
)
def test_circle_has_the_area_of_its_cap(lon, lat, radius):
    shape = rings.circle(lon, lat, radius)
    cap = 2 * math.pi * geodesy.EARTH_RADIUS_M**2 * (1 - math.cos(radius / geodesy.EARTH_RADIUS_M))
    assert shape.is_valid
    assert -180 <= shape.bounds[0] <= shape.bounds[2] <= 180
    assert geodesy.area_m2(shape) == pytest.approx(cap, rel=0.01)


def test_circle_over_the_pole_holds_the_pole():
    assert rings.circle(10.0, 89.9, 50_000).covers(shapely.Point(-170.0, 90.0))


def test_circle_across_the_antimeridian_holds_both_sides():
    shape = rings.circle(179.9, 0.0, 50_000)
    assert shape.geom_type == "MultiPolygon"
    assert shape.covers(shapely.Point(-179.9, 0.0))
    assert shape.covers(shapely.Point(179.9, 0.1))


@pytest.mark.parametrize("radius", [0.0, -1.0, math.nan, 25_000_000.0])
def test_circle_of_an_impossible_radius_is_refused(radius):
    with pytest.raises(BadCoordinates, match="radius"):
        rings.circle(0.0, 0.0, radius)


def test_annulus_is_the_larger_disk_without_the_smaller():
    ring = rings.annulus(16.6, 31.2, 20_000, 50_000)
    assert not ring.covers(shapely.Point(16.6, 31.2))
    assert ring.covers(shapely.Point(*geodesy.destination(16.6, 31.2, 77.0, 35_000)))
    assert geodesy.area_m2(ring) == pytest.approx(math.pi * (50_000**2 - 20_000**2), rel=0.01)


def test_annulus_without_an_inner_radius_is_a_disk():
    assert rings.annulus(0.0, 0.0, 0.0, 1000.0).covers(shapely.Point(0.0, 0.0))


def test_annulus_turned_inside_out_is_refused():
    with pytest.raises(BadCoordinates, match="outer radius must be larger"):
        rings.annulus(0.0, 0.0, 5000.0, 1000.0)


@given(LON, st.floats(-85, 85), st.floats(0, 300), st.floats(10, 180), st.floats(0.05, 0.95), st.floats(0.05, 0.95))
@settings(max_examples=80, deadline=None)
def test_sector_holds_what_lies_between_its_azimuths_and_radii(lon, lat, low, width, across, along):
    shape = rings.sector(lon, lat, low, low + width, 10_000, 100_000)
    inside = geodesy.destination(lon, lat, low + across * width, 10_000 + along * 90_000)
    outside = geodesy.destination(lon, lat, low + across * width, 120_000)
    behind = geodesy.destination(lon, lat, low + width + (360 - width) / 2, 50_000)
    assert shape.is_valid
    # A chord may cut a point just across the antimeridian, whose other side has another longitude.
    assert min(shape.distance(shapely.Point(inside[0] + turn, inside[1])) for turn in (-360, 0, 360)) < 0.01
    assert not shape.covers(shapely.Point(*outside))
    assert not shape.covers(shapely.Point(*behind))


def test_sector_of_a_whole_turn_is_a_ring():
    assert rings.sector(0, 0, 0, 360, 1000, 2000).equals(rings.annulus(0, 0, 1000, 2000))


def test_sector_against_the_clock_is_refused():
    with pytest.raises(BadCoordinates, match="low must lie below high"):
        rings.sector(0, 0, 90, 45, 0, 1000)


def test_polyline_follows_the_geodesic_not_the_parallel():
    line = geodesy.polyline([(0.0, 60.0), (90.0, 60.0)])
    assert shapely.get_coordinates(line)[:, 1].max() > 65


def test_polyline_across_the_antimeridian_is_split_there():
    line = geodesy.polyline([(170.0, 10.0), (-170.0, 10.0)])
    assert line.geom_type == "MultiLineString"
    assert all(abs(part.bounds[2] - part.bounds[0]) < 15 for part in line.geoms)


def test_polyline_of_one_position_is_refused():
    with pytest.raises(BadCoordinates, match="two or more"):
        geodesy.polyline([(0.0, 0.0)])


@given(LON, st.floats(-80, 80))
@settings(max_examples=40, deadline=None)
def test_local_projection_keeps_distance_and_azimuth_from_its_centre(lon, lat):
    target = geodesy.destination(lon, lat, 30.0, 70_000)
    local = planes.to_local(shapely.Point(*target), lon, lat)
    assert math.hypot(local.x, local.y) == pytest.approx(70_000, abs=0.1)
    assert math.degrees(math.atan2(local.x, local.y)) == pytest.approx(30.0, abs=1e-4)


def test_from_local_undoes_to_local():
    shape = rings.circle(44.0, 36.0, 30_000)
    there = planes.from_local(planes.to_local(shape, 44.1, 36.1), 44.1, 36.1)
    assert np.allclose(shapely.get_coordinates(there), shapely.get_coordinates(shape), atol=1e-7)


def test_buffer_widens_by_metres_in_every_direction():
    wide = planes.buffer(rings.circle(20.0, 65.0, 30_000), 10_000)
    for azimuth in range(0, 360, 30):
        assert wide.covers(shapely.Point(*geodesy.destination(20.0, 65.0, azimuth, 39_500)))
        assert not wide.covers(shapely.Point(*geodesy.destination(20.0, 65.0, azimuth, 40_500)))


def test_buffer_across_the_antimeridian_stays_on_the_globe():
    wide = planes.buffer(rings.circle(179.95, -17.0, 3_000), 10_000)
    assert wide.bounds[0] >= -180
    assert wide.bounds[2] <= 180
    assert geodesy.area_m2(wide) == pytest.approx(math.pi * 13_000**2, rel=0.02)


def test_smallest_circle_of_a_crescent_stands_on_the_crescent():
    crescent = rings.circle(10.0, 50.0, 50_000).difference(rings.circle(10.25, 50.0, 45_000))
    lon, lat, radius = planes.smallest_circle(crescent)
    assert crescent.distance(shapely.Point(lon, lat)) < 1e-6
    assert geodesy.farthest_m(lon, lat, crescent) == pytest.approx(radius, rel=0.01)


@pytest.mark.parametrize(("lon", "lat"), [(181.0, 0.0), (0.0, 91.0), (math.nan, 0.0), (0.0, math.inf)])
def test_check_position_refuses_what_is_off_the_globe(lon, lat):
    with pytest.raises(BadCoordinates, match="allowed are"):
        geodesy.check_position(lon, lat)
