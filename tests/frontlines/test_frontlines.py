"""Facts about fronts drawn from made observations; accuracy on real ones is for benchmarks/bench_frontlines.py."""

from datetime import date, timedelta

import geopandas as gpd
import numpy as np
import pyogrio
import pytest
import shapely
from shapely import LineString, MultiPoint, Point, box

from geoevents.errors import BadControl, BadOutput
from geoevents.frames.tables import COLUMNS
from geoevents.frontlines import Fronts, front_lines
from geoevents.frontlines.campaigns import fronts_from_file

# A theatre on the equator, where a degree is 111 km either way: Red west of 0 E, Blue east of it.
GRID = [
    (lon, lat) for lon in (-1.75, -1.25, -0.75, -0.25, 0.25, 0.75, 1.25, 1.75) for lat in np.arange(-1.75, 2.0, 0.5)
]


def table(rows, **columns):
    """Make control observations of (controller, lon, lat[, date]) rows."""
    return gpd.GeoDataFrame(
        {"controller": [row[0] for row in rows], "date": [row[3] if len(row) > 3 else "2024-01-01" for row in rows]}
        | columns,
        geometry=[row[1] if isinstance(row[1], shapely.Geometry) else Point(row[1], row[2]) for row in rows],
        crs="EPSG:4326",
    )


def halves(day="2024-01-01"):
    return [("Red" if lon < 0 else "Blue", lon, lat, day) for lon, lat in GRID]


def area_of(fronts: Fronts, side: str):
    return fronts.control_areas.set_index("controller").geometry[side]


def holder(fronts: Fronts, lon: float, lat: float) -> str:
    areas = fronts.control_areas
    return str(areas.loc[areas.contains(Point(lon, lat)), "controller"].iloc[0])


def front_of(fronts: Fronts):
    return fronts.front_lines.geometry.union_all()


def test_front_lines_runs_midway_between_two_rows_of_places():
    fronts = front_lines(table(halves()), clip=None)
    west, _, east, _ = front_of(fronts).intersection(box(-2, -1.5, 2, 1.5)).bounds
    assert -0.05 < west < east < 0.05


def test_front_lines_has_the_columns_of_frames_also_when_there_is_no_front():
    for rows in (halves(), [("Red", 0, 0)]):
        fronts = front_lines(table(rows), clip=None)
        assert [*COLUMNS["front_lines"], "geometry"] == list(fronts.front_lines.columns)
        assert [*COLUMNS["control_areas"], "geometry"] == list(fronts.control_areas.columns)


@pytest.mark.parametrize("clip", [None, box(-1.2, -3, 3, 1.1), Point(0, 0).buffer(1.1)])
def test_front_lines_areas_tile_the_theatre_and_lines_are_their_shared_edges(clip):
    rng = np.random.default_rng(1)
    rows = [
        ("Red" if lon + 0.4 * np.sin(3 * lat) < 0 else "Blue", lon, lat) for lon, lat in rng.uniform(-2, 2, (150, 2))
    ]
    fronts = front_lines(table(rows), clip=clip)
    red, blue = area_of(fronts, "Red"), area_of(fronts, "Blue")
    assert red.is_valid
    assert blue.is_valid
    assert red.intersection(blue).area < 1e-12
    whole = MultiPoint([row[1:3] for row in rows]).convex_hull
    assert whole.intersection(clip or whole).difference(red.union(blue)).area < 2e-5  # edges are great circles
    shared = red.boundary.intersection(blue.boundary)
    assert shared.length == pytest.approx(front_of(fronts).length, rel=1e-6)
    assert front_of(fronts).hausdorff_distance(shared) < 1e-6


def test_front_lines_runs_along_no_coast():
    sea_in_the_south = box(-3, 0, 3, 3)
    fronts = front_lines(table(halves()), clip=sea_in_the_south)
    assert front_of(fronts).intersection(LineString([(-2, 0), (2, 0)]).buffer(0.01)).length < 0.05


def test_front_lines_between_three_sides_meet_where_all_three_do():
    rows = [("Red" if lon < 0 else "Blue", lon, lat) for lon, lat in GRID if lat > 0]
    rows += [("Green", lon, lat) for lon, lat in GRID if lat < 0]
    fronts = front_lines(table(rows), clip=None)
    pairs = {tuple(pair) for pair in fronts.front_lines[["side_a", "side_b"]].to_numpy()}
    assert pairs == {("Blue", "Green"), ("Blue", "Red"), ("Green", "Red")}
    areas = list(fronts.control_areas.geometry)
    overlap = sum(a.intersection(b).area for i, a in enumerate(areas) for b in areas[i + 1 :])
    assert overlap < 1e-12
    meeting = shapely.intersection_all([area.buffer(0.01) for area in areas])
    assert meeting.distance(Point(0, 0)) < 0.15


def test_front_lines_names_the_only_side_seen_as_the_reason():
    fronts = front_lines(table([("Red", lon, lat) for lon, lat in GRID]), clip=None)
    assert fronts.reason == "no front: only one side, Red, is seen"
    assert fronts.front_lines.empty
    assert list(fronts.control_areas["controller"]) == ["Red"]


def test_front_lines_says_when_every_place_is_contested():
    assert front_lines(table([("Gray zone", 0, 0), ("contested", 1, 0)]), clip=None).reason == (
        "no front: every place seen is contested"
    )


def test_front_lines_of_two_places_crosses_between_them_with_a_band_as_wide_as_it_is_unsure():
    fronts = front_lines(table([("Red", 0, 0), ("Blue", 2, 0)]), clip=None)
    crossing = front_of(fronts).intersection(LineString([(0, 0), (2, 0)]))
    assert crossing.x == pytest.approx(1.0, abs=0.05)
    assert fronts.front_lines["uncertainty_m"].min() > 222_000 / 4  # a quarter of the way from one to the other


def test_front_lines_band_narrows_as_places_are_added():
    few = front_lines(table([row for row in halves() if abs(row[1]) > 1.5]), clip=None)
    many = front_lines(table(halves()), clip=None)
    assert many.front_lines["uncertainty_m"].median() < 0.5 * few.front_lines["uncertainty_m"].median()


def test_front_lines_bands_hold_the_lines():
    fronts = front_lines(table(halves()), clip=None)
    assert fronts.bands.geometry.union_all().buffer(1e-6).covers(front_of(fronts))


def test_front_lines_stay_near_the_evidence_or_say_how_far_they_leave_it():
    fronts = front_lines(table(halves()), clip=None)
    hull = MultiPoint(GRID).convex_hull
    middles = shapely.line_interpolate_point(fronts.front_lines.geometry.to_numpy(), 0.5, normalized=True)
    beyond_m = shapely.distance(middles, hull) * 111_000
    assert (beyond_m <= fronts.front_lines["uncertainty_m"] + 1_000).all()


def test_front_lines_of_few_places_say_nothing_of_what_lies_beyond_them_and_what_is_near():
    few = front_lines(table([("Red", -2, 0), ("Red", -1, 1), ("Blue", 2, 0), ("Blue", 1, 1)]), clip=None)
    ground = few.control_areas.union_all()
    assert ground.contains(Point(0, -0.15))
    assert not ground.intersects(Point(0, -0.6))
    many = front_lines(table(halves()), clip=None).control_areas.union_all()
    assert many.contains(Point(0, -1.75 - 0.6))


def test_front_lines_passes_through_a_contested_place():
    rows = [row for row in halves() if abs(row[1]) > 0.5]
    bent = front_lines(table([*rows, ("contested", 0.4, 0.0)]), clip=None)
    straight = front_lines(table(rows), clip=None)
    assert front_of(straight).distance(Point(0.4, 0.0)) > 0.3
    assert front_of(bent).distance(Point(0.4, 0.0)) < 0.15
    assert list(bent.contested["controller"]) == ["Blue; Red"]
    assert bent.contested.geometry.iloc[0].contains(Point(0.4, 0.0))


def test_front_lines_follows_a_line_named_in_text():
    rows = [row for row in halves() if abs(row[1]) > 1.5]
    named = LineString([(-0.6, -1.0), (0.6, 1.0)])
    fronts = front_lines(table([*rows, ("front line", named, None)]), clip=None)
    along = [front_of(fronts).distance(named.interpolate(share, normalized=True)) for share in (0.2, 0.5, 0.8)]
    assert max(along) < 0.15


def wide(day="2024-01-01"):
    """Return halves of a theatre twice as wide, so that there is a rear far behind the front."""
    return halves(day) + [("Red" if lon < 0 else "Blue", lon + np.sign(lon) * 2, lat, day) for lon, lat in GRID]


def test_front_lines_reports_a_place_alone_far_behind_the_other_front_as_misplaced():
    rows = [*wide(), ("Red", 2.5, 0.05)]
    fronts = front_lines(table(rows, place_name=[""] * (len(rows) - 1) + ["Namesake"]), clip=None)
    suspected = fronts.observations[fronts.observations["flag"] == "suspected misplaced"]
    assert list(suspected["place_name"]) == ["Namesake"]
    assert holder(fronts, 2.5, 0.05) == "Blue"


def test_front_lines_keeps_a_pocket_of_two_places():
    fronts = front_lines(table([*wide(), ("Red", 2.5, 0.1), ("Red", 2.5, -0.1)]), clip=None)
    assert (fronts.observations["flag"] == "").all()
    assert holder(fronts, 2.5, 0.0) == "Red"


def test_front_lines_keeps_a_lone_place_that_its_neighbours_deserted():
    before = [("Red", lon, lat, "2024-01-01") for _, lon, lat, _ in wide()]
    siege = [("Red", 2.5, 0.05, "2024-01-01"), ("Red", 2.5, 0.05, "2024-02-01")]
    fronts = front_lines(table([*before, *wide("2024-02-01"), *siege]), clip=None)
    assert not (fronts.observations["flag"] == "suspected misplaced").any()
    assert holder(fronts, 2.5, 0.05) == "Red"


def test_front_lines_takes_the_last_word_on_a_place():
    rows = [*halves("2024-01-01"), ("Blue", -0.25, 0.25, "2024-03-01"), ("Blue", -0.25, -0.25, "2024-03-01")]
    assert holder(front_lines(table(rows), date="2024-02-01", clip=None), -0.25, 0.25) == "Red"
    after = front_lines(table(rows), date=date(2024, 3, 1), clip=None)
    assert holder(after, -0.25, 0.25) == "Blue"
    assert (after.observations["flag"] == "superseded").sum() == 2


def test_front_lines_flags_what_was_observed_after_its_date():
    rows = [*halves("2024-01-01"), ("Blue", -0.25, 0.25, "2024-03-01")]
    fronts = front_lines(table(rows), date="2024-02-01", clip=None)
    assert list(fronts.observations["flag"].iloc[-1:]) == ["later"]


def test_front_lines_lets_a_captured_area_overtake_older_reports_inside_it():
    rows = [*halves("2024-01-01"), ("Blue", box(-1, -1, 0, 1), None, "2024-02-01")]
    fronts = front_lines(table(rows), clip=None)
    assert holder(fronts, -0.75, 0.0) == "Blue"
    assert holder(fronts, -1.25, 0.0) == "Red"


def test_front_lines_old_reports_leave_the_band_wider_than_new_ones():
    fresh = front_lines(table(halves("2024-06-01")), date="2024-06-01", clip=None)
    stale = front_lines(table(halves("2024-01-01")), date="2024-06-01", clip=None)
    assert stale.front_lines["uncertainty_m"].min() > 1.05 * fresh.front_lines["uncertainty_m"].min()


def test_front_lines_heavier_reports_of_a_day_outweigh_lighter_ones_of_one_place():
    rows = [*halves(), ("Blue", -0.25, 0.25)]
    light = front_lines(table(rows, weight=[1.0] * len(GRID) + [0.2]), clip=None)
    heavy = front_lines(table(rows, weight=[1.0] * len(GRID) + [9.0]), clip=None)
    assert area_of(heavy, "Blue").area > area_of(light, "Blue").area


def test_front_lines_of_a_series_follow_the_front_date_by_date():
    rows = []
    for week in range(4):
        day = (date(2024, 1, 1) + timedelta(weeks=week)).isoformat()
        rows += [("Red" if lon < 0.5 * week - 0.5 else "Blue", lon, lat, day) for lon, lat in GRID]
    fronts = front_lines(table(rows), every="7d", clip=None)
    assert fronts.control_areas["date_start"].nunique() == 4
    crossings = [
        lines.geometry.union_all().intersection(LineString([(-2, 0), (2, 0)])).centroid.x
        for _, lines in fronts.front_lines.groupby("date_start")
    ]
    assert crossings == pytest.approx([-0.5, 0.0, 0.5, 1.0], abs=0.1)
    assert fronts.front_lines["line_id"].is_unique
    last_days = fronts.front_lines.groupby("date_start")["date_end"].first()
    assert (last_days.iloc[:-1] - last_days.index[:-1]).dt.days.tolist() == [6, 6, 6]


def test_front_lines_is_the_same_whatever_the_order_of_rows():
    rows = halves()
    one, other = (front_lines(table(order), clip=None) for order in (rows, rows[::-1]))
    assert area_of(one, "Red").symmetric_difference(area_of(other, "Red")).area < 1e-6


def test_front_lines_across_the_antimeridian_stays_where_it_is():
    rows = [(side, lon + 180 if lon < 0 else lon - 180, lat, day) for side, lon, lat, day in halves()]
    fronts = front_lines(table(rows), clip=None)
    assert fronts.control_areas.geometry.is_valid.all()
    middle = shapely.get_coordinates(front_of(fronts).intersection(box(-180, -1, 180, 1)))
    assert np.abs(middle[:, 0]) == pytest.approx(180, abs=0.05)


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({"date": "24/06/2020"}, "date '24/06/2020' is not a date"),
        ({"date": "2023-12-31"}, "nothing was observed by 2023-12-31; the first observation is of 2024-01-01"),
        ({"every": "fortnight"}, "every 'fortnight' is not a number of days or weeks such as 7d or 2w"),
        ({"every": "0d"}, "shorter than a day"),
        ({"clip": box(50, 50, 51, 51)}, "no observation lies inside the clip"),
        ({"clip": box(-2, -2, -1.9, -1.9).union(box(50, 50, 51, 51))}, "no observation lies inside the clip"),
    ],
)
def test_front_lines_refuses_options_it_cannot_use(options, message):
    with pytest.raises(BadControl, match=message):
        front_lines(table(halves()), **{"clip": None} | options)


def test_front_lines_tells_longitude_and_latitude_swapped_in_all_rows_by_the_clip():
    swapped = table([("Red", 31.2, 16.6), ("Blue", 32.4, 15.1)])
    with pytest.raises(BadControl, match="seem to be swapped in all rows"):
        front_lines(swapped, clip=box(9, 19, 26, 34))


def test_fronts_from_file_writes_the_layers_of_a_geopackage(tmp_path):
    source, target = tmp_path / "control.csv", tmp_path / "fronts.gpkg"
    lines = [f"{side},{day},{lon},{lat}" for side, lon, lat, day in halves()]
    source.write_text("\n".join(["controller,date,lon,lat", *lines]), encoding="utf-8")
    fronts_from_file(source, target, clip=None)
    layers = {name for name, _ in pyogrio.list_layers(target)}
    assert layers == {"front_lines", "control_areas", "contested", "bands", "observations"}
    assert len(gpd.read_file(target, layer="observations")) == len(GRID)


def test_fronts_from_file_writes_one_geojson_collection(tmp_path):
    source, target = tmp_path / "control.csv", tmp_path / "fronts.geojson"
    source.write_text("controller,lon,lat\nRed,0,0\nBlue,1,0\n", encoding="utf-8")
    fronts_from_file(source, target, clip=None)
    assert set(gpd.read_file(target)["layer"]) == {"front_lines", "control_areas", "bands", "observations"}


def test_fronts_from_file_refuses_other_suffixes(tmp_path):
    with pytest.raises(BadOutput, match=r"allowed are .*\.gpkg"):
        fronts_from_file(tmp_path / "control.csv", tmp_path / "fronts.shp")


def moving_front(seed: int):
    """Make reports of 120 places through four weeks in which the front moves east and five places are silent."""
    rng = np.random.default_rng(seed)
    places = rng.uniform(-2, 2, (120, 2))
    rows = []
    for number, (lon, lat) in enumerate(places):
        for week in range(4):
            if week == 0 or number > 5:
                day = (date(2024, 1, 1) + timedelta(weeks=week)).isoformat()
                rows.append(("Red" if lon + 0.3 * np.sin(2 * lat) < 0.4 * week - 0.6 else "Blue", lon, lat, day))
    return table(rows)


def same_ground(one, other) -> float:
    return one.intersection(other).area / one.union(other).area


def test_front_lines_of_a_series_equal_those_drawn_for_each_date_alone():
    control = moving_front(3)
    series = front_lines(control, every="7d", clip=None).control_areas
    for day, areas in series.groupby("date_start"):
        alone = front_lines(control, date=day.date(), clip=None)
        for side, area in areas.set_index("controller").geometry.items():
            assert same_ground(area, area_of(alone, side)) > 0.98


def test_front_lines_tracks_every_date_of_a_series():
    seen = []

    def track(days):
        for day in days:
            seen.append(day)
            yield day

    front_lines(moving_front(3), every="7d", clip=None, track=track)
    assert [start.isoformat() for start, _ in seen] == ["2024-01-01", "2024-01-08", "2024-01-15", "2024-01-22"]


def test_front_lines_trusts_a_silent_place_less_once_those_around_it_have_fallen():
    rows = [("Red", lon, lat, "2024-01-01") for lon, lat in GRID]
    fallen = [("Blue", lon, lat, "2024-01-05") for lon, lat in GRID if lon > 0 and (lon, lat) != (0.75, 0.25)]
    fronts = front_lines(table([*rows, *fallen]), clip=None)
    assert holder(fronts, 0.75, 0.25) == "Blue"
    assert holder(fronts, -0.75, 0.25) == "Red"


def test_front_lines_keeps_a_besieged_place_that_is_reported_again():
    rows = [("Red", lon, lat, "2024-01-01") for lon, lat in GRID]
    fallen = [("Blue", lon, lat, "2024-01-05") for lon, lat in GRID if lon > 0 and (lon, lat) != (0.75, 0.25)]
    siege = [("Red", 0.75, 0.25, day) for day in ("2024-01-04", "2024-01-06", "2024-01-08")]
    fronts = front_lines(table([*rows, *fallen, *siege]), clip=None)
    assert holder(fronts, 0.75, 0.25) == "Red"
    assert (fronts.observations["flag"] != "suspected misplaced").all()


@pytest.mark.parametrize("seed", range(12))
def test_front_lines_of_random_places_and_sides_keep_the_topology(seed):
    rng = np.random.default_rng(seed)
    count, sides = int(rng.integers(2, 90)), int(rng.integers(2, 5))
    middles = rng.uniform(-2, 2, (sides, 2))
    places = rng.uniform(-2, 2, (count, 2)) * rng.uniform(0.01, 1.0)
    names = np.array(["Blue", "Green", "Red", "White"])
    nearest = np.hypot(*(places[:, None] - middles).transpose(2, 0, 1)).argmin(axis=1)
    swapped = rng.random(count) < rng.choice([0.0, 0.05, 0.5])
    label = np.where(swapped, rng.integers(0, sides, count), nearest)
    label[:2] = 0, 1
    fronts = front_lines(
        table([(names[side], lon, lat) for side, (lon, lat) in zip(label, places, strict=True)]), clip=None
    )
    areas = list(fronts.control_areas.geometry)
    assert all(area.is_valid for area in areas)
    whole = shapely.union_all(areas)
    assert sum(area.area for area in areas) == pytest.approx(whole.area, rel=1e-6)
    hull = MultiPoint(places[(fronts.observations["flag"] == "").to_numpy()]).convex_hull
    assert hull.difference(whole).area <= 1e-5 * max(whole.area, 1e-12)
    assert whole.geom_type == "Polygon"
    assert shapely.area(shapely.polygons(whole.exterior)) == pytest.approx(whole.area, rel=1e-6)
    shared = [a.boundary.intersection(b.boundary).length for i, a in enumerate(areas) for b in areas[i + 1 :]]
    assert sum(shared) == pytest.approx(shapely.length(fronts.front_lines.geometry.to_numpy()).sum(), rel=1e-6)
    middle = shapely.line_interpolate_point(fronts.front_lines.geometry.to_numpy(), 0.5, normalized=True)
    beyond_m = shapely.distance(middle, hull) * 111_000
    assert (beyond_m <= 1.5 * fronts.front_lines["uncertainty_m"] + 1_000).all()


def test_front_lines_give_no_date_where_neither_the_rows_nor_the_caller_do() -> None:
    table = gpd.GeoDataFrame(
        {"controller": ["GNA", "LNA"]}, geometry=[Point(15.1, 31.2), Point(16.6, 31.2)], crs="EPSG:4326"
    )
    undated = front_lines(table, clip=None)
    for frame in (undated.front_lines, undated.control_areas, undated.bands):
        assert len(frame)
        assert frame["date_start"].isna().all()
        assert frame["date_end"].isna().all()
    assert undated.front_lines["line_id"].str.startswith("undated GNA/LNA").all()
    asked = front_lines(table, date="2020-06-24", clip=None)
    assert (asked.front_lines["date_start"].dt.date == date(2020, 6, 24)).all()


def test_front_lines_says_when_one_side_outweighs_the_other_at_every_place():
    control = gpd.GeoDataFrame(
        {"controller": ["GNA", "LNA"], "date": ["2020-06-01"] * 2}, geometry=[Point(15.1, 31.2)] * 2, crs="EPSG:4326"
    )
    fronts = front_lines(control, clip=None)
    assert fronts.front_lines.empty
    assert fronts.reason == "no front: no place is left where another side outweighs GNA"


def kept_up_table(rng) -> list[tuple]:
    """Return rows of places on both sides of the meridian, whose dates tell only when each was last written of."""
    places = rng.uniform(-2, 2, (200, 2))
    days = [(date(2024, 6, 1) - timedelta(days=int(ago))).isoformat() for ago in rng.integers(0, 700, len(places))]
    return [
        ("Red" if lon + 0.3 * np.sin(2 * lat) < 0 else "Blue", lon, lat, day)
        for (lon, lat), day in zip(places, days, strict=True)
    ]


def test_front_lines_takes_old_reports_at_their_word_in_a_table_where_they_never_clash_with_new_ones():
    rows = kept_up_table(np.random.default_rng(5))
    dated = front_lines(table(rows), date="2024-06-01", clip=None)
    of_one_day = front_lines(table([(*row[:3], "2024-06-01") for row in rows]), clip=None)
    assert same_ground(area_of(dated, "Red"), area_of(of_one_day, "Red")) > 0.999


def test_front_lines_doubts_old_reports_where_newer_ones_about_them_say_that_the_front_moved():
    rng = np.random.default_rng(5)
    rows = kept_up_table(rng)
    rows += [("Blue", lon, lat, "2024-05-31") for lon, lat in rng.uniform((-1.2, -2), (0.0, 2), (60, 2))]
    fronts = front_lines(table(rows), date="2024-06-01", clip=None)
    assert holder(fronts, -0.8, 0.0) == "Blue"
    assert holder(fronts, -1.8, 0.0) == "Red"


def test_front_lines_band_of_a_front_that_moves_is_as_wide_as_it_may_have_moved_since():
    """Blue came 110 km west in six days, so that its places are the newer the farther west; all else is older."""
    places = np.random.default_rng(2).uniform(-2, 2, (300, 2))
    today = date(2024, 1, 31)

    def rows(*, moving: bool) -> list[tuple]:
        days_ago = [int(6 * lon) if moving and 0.0 < lon < 1.0 else 14 for lon, _ in places]
        return [
            ("Blue" if lon > 0.0 else "Red", lon, lat, (today - timedelta(days=ago)).isoformat())
            for (lon, lat), ago in zip(places, days_ago, strict=True)
        ]

    moving, standing = (front_lines(table(rows(moving=moves)), date=today, clip=None) for moves in (True, False))
    wider_m = moving.front_lines["uncertainty_m"].median() - standing.front_lines["uncertainty_m"].median()
    assert 20_000 < wider_m < 100_000


def test_front_lines_suspects_no_outpost_where_there_are_few_places():
    rows = [(side, lon, lat) for side, lon, lat, _ in wide()][::6]
    fronts = front_lines(table([*rows, ("Red", 2.5, 0.05)]), clip=None)
    assert (fronts.observations["flag"] == "").all()


def test_the_days_without_a_front_are_told_on_a_line_for_each_reason() -> None:
    rows = table([("Red", 0, 0), ("Red", 1, 0), ("Blue", 3, 0)])
    rows["date"] = ["2020-01-01", "2020-01-15", "2020-02-01"]
    drawn = front_lines(rows, date="2020-02-01", every="7d", clip=None)
    assert len(drawn.front_lines)
    (line,) = drawn.reason.splitlines()
    assert line == "no front: only one side, Red, is seen (on 4 days, 2020-01-04 to 2020-01-25)"
