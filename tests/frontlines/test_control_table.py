"""Facts about reading and checking tables of who held what."""

import geopandas as gpd
import pandas as pd
import pytest
from shapely import Point

from geoevents.errors import BadControl, RowsLeftOut
from geoevents.frontlines.sides import CONTESTED
from geoevents.frontlines.table import checked_control, is_control, read_control


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
        ("controller,lon,lat\n,1,2\n,1,3\n", "control.csv: rows 2, 3: no controller in any row"),
        ("controller,lon,lat,name\nRed,16,131,Sirte\n", r"row 2 \(Sirte\): lon 16, lat 131 is outside .* swapped\?"),
        ("controller,lon,lat\nRed,516,31\n", "row 2: lon 516, lat 31 is outside -180..180, -90..90$"),
        ("controller,lon,lat,name\nRed,,,Sirte\nBlue,,1,Bin Jawad\n", r"rows 2 \(Sirte\), 3 \(Bin Jawad\): no lon"),
        ("controller,date,lon,lat\nRed,soon,1,2\nRed,24/13/20,1,2\n", "rows 2, 3: date 'soon' is not a date such as"),
    ],
)
def test_read_control_refuses_a_table_with_no_row_to_use_and_names_the_rows(tmp_path, text, message):
    with pytest.raises(BadControl, match=message):
        read_control(csv(tmp_path, text))


@pytest.mark.parametrize(
    ("row", "message"),
    [
        (",1,3,,Sirte", r"1 of 5 rows left out: row 6 \(Sirte\): no controller$"),
        ("Red,,3,,Sirte", r"row 6 \(Sirte\): no lon"),
        ("Red,1,nan,,Sirte", r"row 6 \(Sirte\): no lat"),
        ("Red,x,3,,", "row 6: lon 'x' is not a number"),
        ("Red,16,131,,", "row 6: lon 16, lat 131 is outside .* swapped"),
        ("Red,31.2,16.6,,", "row 6: lon 31.2, lat 16.6: longitude and latitude seem to be swapped"),
        ("Red,1,2,soon,", "row 6: date 'soon' is not a date such as"),
        ("Red,16.5,31.2,2020-06-24,Harawa", r"row 6 \(Harawa\): the same as an earlier row"),
    ],
)
def test_read_control_leaves_out_a_row_it_cannot_use_names_it_and_goes_on(tmp_path, row, message):
    good = "Red,16.5,31.2,2020-06-24,Harawa\nRed,16.6,31.3,,\nBlue,15.2,31.4,,Abu Grein\nBlue,15.1,32.4,,Misrata\n"
    with pytest.warns(RowsLeftOut, match=message):
        table = read_control(csv(tmp_path, f"controller,lon,lat,date,name\n{good}{row}\n"))
    assert list(table["controller"]) == ["Red", "Red", "Blue", "Blue"]


def test_read_control_names_twenty_bad_rows_and_counts_the_rest(tmp_path):
    with pytest.warns(RowsLeftOut, match=r": 23 of 24 rows left out: rows 2, 3, 4.*, 20, 21 and 3 more: no lon$"):
        read_control(csv(tmp_path, "controller,lon,lat\n" + "Red,,2\n" * 23 + "Red,1,2\n"))


@pytest.mark.parametrize(
    "text",
    [
        "\ufeffcontroller;lon;lat\nRed;16,6;31,2\n",
        "controller\tlon\tlat\nRed\t16.6\t31.2\n",
        "Controller, Lon, Lat\nRed, 16.6, 31.2\n",
        '"controller","lon","lat","colour of the hat"\n"Red","16.6","31.2","green"\n',
    ],
)
def test_read_control_reads_the_tables_that_spreadsheets_write(tmp_path, text):
    path = csv(tmp_path, text)
    point = read_control(path).geometry.iloc[0]
    assert is_control(path)
    assert (point.x, point.y) == (16.6, 31.2)


def test_read_control_reads_a_table_in_the_encoding_of_windows(tmp_path):
    path = tmp_path / "control.csv"
    path.write_bytes("controller,lon,lat,name\nRed,-3,16,Tombouctou – Kabara\n".encode("cp1252"))
    assert read_control(path)["place_name"].iloc[0] == "Tombouctou – Kabara"


def test_read_control_takes_other_names_of_an_actor_for_one_controller(tmp_path):
    names = ["Haftar's forces", "LNA", "Libyan National Army", "Al-Wefaq forces", "gna", "reconciliation government"]
    rows = "".join(f"{name},{lon},2\n" for lon, name in enumerate(names))
    controllers = list(read_control(csv(tmp_path, f"controller,lon,lat\n{rows}"))["controller"])
    assert controllers[:3] == ["LNA"] * 3
    assert len(set(controllers[3:])) == 1
    assert controllers[3] != "LNA"


def test_read_control_keeps_two_actors_of_one_side_apart_when_the_table_does(tmp_path):
    table = read_control(csv(tmp_path, "controller,lon,lat\nRussia,1,2\nWagner Group,1,3\nUkraine,0,2\n"))
    assert list(table["controller"]) == ["Russia", "Wagner Group", "Ukraine"]


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


def test_checked_control_leaves_out_rows_without_a_position():
    table = gpd.GeoDataFrame({"controller": ["Red", "Blue"]}, geometry=[Point(1, 2), None], crs="EPSG:4326")
    with pytest.warns(RowsLeftOut, match="1 of 2 rows left out: row 2: no position"):
        assert list(checked_control(table)["controller"]) == ["Red"]


def test_checked_control_leaves_the_table_it_is_given_alone():
    table = gpd.GeoDataFrame(
        {"controller": ["red", "Red", "Red"]}, geometry=[Point(1, lat) for lat in range(3)], crs="EPSG:4326"
    )
    checked_control(table)
    assert list(table["controller"]) == ["red", "Red", "Red"]


def test_checked_control_refuses_a_table_without_geometry():
    with pytest.raises(BadControl, match="GeoDataFrame with a geometry, not DataFrame"):
        checked_control(pd.DataFrame({"controller": ["Red"]}))


def dates_of(tmp_path, *words: str) -> list[str]:
    file = tmp_path / "control.csv"
    rows = [f"Red,{day},{number},2" for number, day in enumerate(words)]
    file.write_text("\n".join(["controller,date,lon,lat", *rows]), encoding="utf-8")
    return [str(day.date()) for day in read_control(file)["date"]]


def test_read_control_tells_by_the_column_whether_the_day_or_the_month_comes_first(tmp_path):
    assert dates_of(tmp_path, "08/07/2024", "31/07/2024") == ["2024-07-08", "2024-07-31"]
    assert dates_of(tmp_path, "07/08/2024", "07/31/2024") == ["2024-07-08", "2024-07-31"]


def test_read_control_refuses_dates_that_may_have_the_day_or_the_month_first(tmp_path):
    with pytest.raises(BadControl, match="'08/07/2024' may have the day first or the month: write it as 2020-06-24"):
        dates_of(tmp_path, "08/07/2024", "09/07/2024")
    with pytest.raises(BadControl, match="'31/07/2024' is not a date such as 2020-06-24"):
        dates_of(tmp_path, "31/07/2024", "07/31/2024")


def test_read_control_says_of_a_table_of_names_that_it_needs_positions(tmp_path):
    file = tmp_path / "control.csv"
    file.write_text("controller,name\nRed,Sirte\n", encoding="utf-8")
    with pytest.raises(BadControl, match=r"no column lon, lat; .* places are not looked up by name here"):
        read_control(file)


def test_read_control_names_no_rows_where_all_of_many_cannot_be_used(tmp_path):
    file = tmp_path / "control.csv"
    file.write_text("controller,lon,lat\n" + "\n".join(f",{number},2" for number in range(40)), encoding="utf-8")
    with pytest.raises(BadControl, match=r"control.csv: all 40 rows: no controller"):
        read_control(file)


def test_rows_are_named_in_order_as_a_spreadsheet_counts_them_blank_ones_too(tmp_path):
    file = csv(tmp_path, "controller,lon,lat,date\n\nRed,1,2,soon\n,1,3,\nRed,,2,\nBlue,2,2,\n")
    with pytest.warns(RowsLeftOut) as caught:
        assert list(read_control(file)["controller"]) == ["Blue"]
    message = str(caught[0].message)
    assert message.startswith(f"{file}: 3 of 4 rows left out: row 3: date 'soon'")
    assert message.endswith("row 4: no controller; row 5: no lon")
