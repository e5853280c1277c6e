"""Facts about tables whose positions are not where their names are, and about cells as people write them."""

from datetime import date

import geopandas as gpd
import pytest
from shapely import Point

from geoevents import front_lines, open_gazetteer
from geoevents.errors import BadControl, RowsLeftOut
from geoevents.frontlines.placenames import without_slips
from geoevents.frontlines.table import is_control, read_control

TOWNS = [
    ("Red", "Benghazi", 20.07, 32.12), ("Red", "Ajdabiya", 20.22, 30.76), ("Red", "Marsa al Brega", 19.58, 30.41),
    ("Red", "Derna", 22.64, 32.77), ("Blue", "Tripoli", 13.19, 32.89), ("Blue", "Misrata", 15.09, 32.38),
    ("Blue", "Sirte", 16.59, 31.21), ("Blue", "Bani Walid", 13.98, 31.76),
]  # fmt: skip


def table(change=lambda lon, lat: (lon, lat), rows=range(8)):
    spots = [change(lon, lat) if row in rows else (lon, lat) for row, (_, _, lon, lat) in enumerate(TOWNS)]
    return gpd.GeoDataFrame(
        {"controller": [side for side, *_ in TOWNS], "place_name": [name for _, name, *_ in TOWNS]},
        geometry=[Point(spot) for spot in spots],
        crs="EPSG:4326",
    )


def test_a_table_with_all_positions_swapped_is_refused_and_names_its_rows():
    with pytest.raises(BadControl, match=r"longitude and latitude seem to be swapped in . of . rows .*Benghazi"):
        front_lines(table(lambda lon, lat: (lat, lon)))


def test_a_table_without_its_minus_signs_is_refused():
    with pytest.raises(BadControl, match=r"the latitude seems to lack its minus sign"):
        front_lines(table(lambda lon, lat: (lon, -lat)))


def test_a_row_that_lost_its_sign_is_left_out_by_name():
    with pytest.warns(RowsLeftOut, match=r"1 of 8 rows left out: Derna: the latitude"):
        fronts = front_lines(table(lambda lon, lat: (lon, -lat), rows=[3]))
    assert len(fronts.observations) == len(TOWNS) - 1
    assert not fronts.front_lines.empty


def test_a_latitude_that_lost_its_sign_far_in_the_east_is_left_out():
    java = [
        ("Bogor", 106.79, -6.59),
        ("Bandung", 107.61, -6.92),
        ("Semarang", 110.42, -6.99),
        ("Surabaya", 112.75, 7.25),
    ]
    control = gpd.GeoDataFrame(
        {"controller": ["Red", "Red", "Blue", "Blue"], "place_name": [name for name, *_ in java]},
        geometry=[Point(spot) for _, *spot in java],
        crs="EPSG:4326",
    )
    with pytest.warns(RowsLeftOut, match=r"1 of 4 rows left out: Surabaya: the latitude"):
        assert len(front_lines(control).observations) == 3


def test_so_many_names_are_looked_up_and_no_more():
    class Counting:
        asked = 0

        def lookup(self, name, *, limit):
            self.asked += 1
            return []

    gazetteer = Counting()
    rows = gpd.GeoDataFrame({"place_name": ["Nowhere"] * 599}, geometry=[Point(16, 31)] * 599, crs="EPSG:4326")
    assert len(without_slips(rows, gazetteer)) == 599
    assert 250 < gazetteer.asked <= 300


def test_names_that_lie_where_they_should_and_unknown_ones_pass(recwarn):
    right = table()
    right["place_name"] = [*right["place_name"][:4], "Qxzzy", "", "Hill 304", "Bani Walid"]
    assert len(front_lines(right).observations) == len(TOWNS)
    assert not recwarn.list


def test_a_table_at_sea_is_refused_and_asks_whether_it_is_swapped():
    nameless = table(lambda lon, lat: (lat - 62.0, lon + 28.0)).drop(columns="place_name")  # in the Atlantic
    with pytest.raises(BadControl, match="no observation lies on land"):
        front_lines(nameless, gazetteer=open_gazetteer())


@pytest.mark.parametrize(
    ("lon", "lat"),
    [
        ('"16,59"', '"31,21"'),
        ("16.59°", "31.21°"),
        ("16.59E", "31.21 N"),
        ("16°35.4'E", "31°12'36''N"),
        ("16.59 e", "+31.21"),
    ],
)
def test_read_control_reads_degrees_as_people_write_them(tmp_path, lon, lat):
    file = tmp_path / "control.csv"
    file.write_text(f"controller,lon,lat\nRed,{lon},{lat}\n", encoding="utf-8")
    point = read_control(file).geometry.iloc[0]
    assert (point.x, point.y) == pytest.approx((16.59, 31.21))


def test_read_control_takes_south_and_west_for_negative_and_no_letter_of_the_other_axis(tmp_path):
    file = tmp_path / "control.csv"
    file.write_text("controller,lon,lat\nRed,58.4W,34.6S\nBlue,34.6S,58.4W\n", encoding="utf-8")
    with pytest.warns(RowsLeftOut, match="row 3: lon '34.6S' is not a number"):
        point = read_control(file).geometry.iloc[0]
    assert (point.x, point.y) == pytest.approx((-58.4, -34.6))


@pytest.mark.parametrize(
    "day",
    [
        "May 1, 2024",
        "1st May 2024",
        "1-May-2024",
        "2024-05-01T10:00:00Z",
        "2024-05-01 10:00",
        "01.05.2024 10:00",
        "45413",
    ],
)
def test_read_control_reads_dates_as_tables_write_them(tmp_path, day):
    file = tmp_path / "control.csv"
    file.write_text(f'controller,date,lon,lat\nRed,"{day}",16.59,31.21\n', encoding="utf-8")
    assert read_control(file)["date"].iloc[0].date() == date(2024, 5, 1)


def test_read_control_reads_weights_in_percent_and_with_a_comma(tmp_path):
    file = tmp_path / "control.csv"
    file.write_text('controller,lon,lat,weight\nRed,16,31,80%\nBlue,17,31,"0,5"\nRed,16,30,0\n', encoding="utf-8")
    with pytest.warns(RowsLeftOut, match="row 4: weight '0' is not a positive number"):
        assert list(read_control(file)["weight"]) == pytest.approx([0.8, 0.5])


@pytest.mark.parametrize(("head", "encoding"), [("sep=;\n", "utf-8-sig"), ("", "utf-16"), ("sep=;\n", "utf-16")])
def test_read_control_reads_what_spreadsheets_write(tmp_path, head, encoding):
    file = tmp_path / "control.csv"
    file.write_text(f"{head}controller;lon;lat\nRed;16,59;31,21\n", encoding=encoding)
    assert is_control(file)
    assert read_control(file).geometry.iloc[0].x == pytest.approx(16.59)
