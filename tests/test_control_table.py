"""Facts about reading and checking tables of who held what."""

import geopandas as gpd
import pandas as pd
import pytest
from shapely import Point

from geoevents.control_table import CONTESTED, checked_control, read_control
from geoevents.errors import BadControl


def csv(folder, text):
    path = folder / "control.csv"
    path.write_text(text, encoding="utf-8")
    return path


def test_read_control_makes_one_controller_of_spellings_that_differ_in_case_or_blanks(tmp_path):
    table = read_control(csv(tmp_path, "controller,lon,lat\nLNA,1,2\nlna ,1,3\n LNA,1,4\nGNA,2,2\n"))
    assert list(table["controller"]) == ["LNA", "LNA", "LNA", "GNA"]


@pytest.mark.parametrize("word", ["Contested", "gray zone", "Grey  Zone", "front line", "no man's land"])
def test_read_control_knows_words_that_name_no_side(tmp_path, word):
    assert list(read_control(csv(tmp_path, f"controller,lon,lat\n{word},1,2\n"))["controller"]) == [CONTESTED]


def test_read_control_understands_the_headers_of_other_tables(tmp_path):
    table = read_control(csv(tmp_path, 'Name,"Held by","As of",Lat,Lon\nAlchevsk,Russia,2 May 2014,48.5,38.8\n'))
    row = table.iloc[0]
    assert (row["place_name"], row["controller"], row.geometry.x, row.geometry.y) == ("Alchevsk", "Russia", 38.8, 48.5)
    assert row["date"] == pd.Timestamp(2014, 5, 2)


@pytest.mark.parametrize("words", ["2020-06-24", "2020-06-24T10:00:00", "24 June 2020", "24 Jun 2020", "20200624"])
def test_read_control_reads_a_day_in_usual_notations(tmp_path, words):
    table = read_control(csv(tmp_path, f"controller,date,lon,lat\nRed,{words},1,2\n"))
    assert table["date"].iloc[0] == pd.Timestamp(2020, 6, 24)


def test_read_control_leaves_an_empty_date_unknown_and_an_empty_weight_one(tmp_path):
    row = read_control(csv(tmp_path, "controller,date,lon,lat,weight\nRed,,1,2,\n")).iloc[0]
    assert pd.isna(row["date"])
    assert row["weight"] == 1.0


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("controller,lon\nRed,1\n", "no column lat; it has controller, lon"),
        ("controller,lon,lat\n", "no control observation"),
        ("controller,lon,lat\n,1,2\n,1,3\n", "rows 1, 2: no controller in any row"),
        ("controller,lon,lat\nRed,1,2\n,1,3\n", "row 2: no controller"),
        ("controller,lon,lat\nRed,1,2\nRed,x,3\n", "row 2: lon 'x' is not a number"),
        ("controller,lon,lat\nRed,1,2\nRed,1,nan\nRed,1,\n", "rows 2, 3: lat 'nan' is not a number"),
        ("controller,lon,lat,name\nRed,16,131,Sirte\n", r"row 1 \(Sirte\): lon 16, lat 131 is outside .* swapped\?"),
        ("controller,lon,lat\nRed,516,31\n", "row 1: lon 516, lat 31 is outside -180..180, -90..90$"),
        ("controller,date,lon,lat\nRed,2020-06-24,1,2\nRed,soon,1,2\n", "row 2: date 'soon' is not a date such as"),
        ("controller,lon,lat,weight\nRed,1,2,-1\n", "row 1: weight '-1' is not a positive number"),
    ],
)
def test_read_control_names_the_rows_it_cannot_use(tmp_path, text, message):
    with pytest.raises(BadControl, match=message):
        read_control(csv(tmp_path, text))


def test_read_control_names_five_bad_rows_and_counts_the_rest(tmp_path):
    with pytest.raises(BadControl, match=r"rows 1, 2, 3, 4, 5 and 3 more: lon '' is not a number"):
        read_control(csv(tmp_path, "controller,lon,lat\n" + "Red,,2\n" * 8))


def test_read_control_refuses_a_file_that_is_not_there(tmp_path):
    with pytest.raises(BadControl, match="no such file"):
        read_control(tmp_path / "control.csv")


def test_read_control_refuses_a_layer_that_cannot_be_read(tmp_path):
    path = tmp_path / "control.gpkg"
    path.write_bytes(b"not a geopackage")
    with pytest.raises(BadControl, match="not a layer that can be read"):
        read_control(path)


@pytest.mark.parametrize("suffix", ["gpkg", "geojson"])
def test_read_control_reads_layers_in_any_projection(tmp_path, suffix):
    path = tmp_path / f"control.{suffix}"
    points = gpd.GeoDataFrame({"controller": ["Red"]}, geometry=[Point(16.6, 31.2)], crs="EPSG:4326")
    (points.to_crs("EPSG:3857") if suffix == "gpkg" else points).to_file(path)
    read = read_control(path).geometry.iloc[0]
    assert (read.x, read.y) == pytest.approx((16.6, 31.2))


def test_checked_control_refuses_rows_without_a_position():
    table = gpd.GeoDataFrame({"controller": ["Red", "Blue"]}, geometry=[Point(1, 2), None], crs="EPSG:4326")
    with pytest.raises(BadControl, match="row 2: no position"):
        checked_control(table)


def test_checked_control_leaves_the_table_it_is_given_alone():
    table = gpd.GeoDataFrame({"controller": ["red", "Red", "Red"]}, geometry=[Point(1, 2)] * 3, crs="EPSG:4326")
    checked_control(table)
    assert list(table["controller"]) == ["red", "Red", "Red"]


def test_checked_control_refuses_a_table_without_geometry():
    with pytest.raises(BadControl, match="GeoDataFrame with a geometry, not DataFrame"):
        checked_control(pd.DataFrame({"controller": ["Red"]}))
