"""Files hold what the frames hold, in the form their readers expect, and are written whole or not at all."""

import csv
import json
import sqlite3
from xml.etree import ElementTree

import geopandas as gpd
import pandas as pd
import pytest
import shapely
from sample_frames import DOCUMENTS, EVENTS, LOCATED, sample_frames

from geoevents.errors import BadOutput
from geoevents.export import darwin_core, exact, write_chronicle, write_frame, write_frames
from geoevents.export.eventfiles import read_events
from geoevents.frames import (
    control_areas_frame,
    events_frame,
    footprints_frame,
    front_lines_frame,
    mentions_frame,
    unresolved_frame,
)
from geoevents.frames.tables import COLUMNS
from geoevents.maps.pages import MapPage


@pytest.fixture
def frames():
    events, mentions, footprints = sample_frames()
    return {"events": events, "mentions": mentions, "footprints": footprints}


def read_csv(path):
    with path.open(encoding="utf-8", newline="") as file:
        return list(csv.DictReader(file))


def test_write_frame_as_geojson_has_one_feature_an_event(frames, tmp_path) -> None:
    path = tmp_path / "events.geojson"
    write_frame(frames["events"], path)
    collection = json.loads(path.read_text(encoding="utf-8"))
    assert collection.keys() == {"type", "features"}
    assert [feature["properties"]["event_id"] for feature in collection["features"]] == [e.id for e in EVENTS]
    assert list(collection["features"][0]["properties"]) == list(COLUMNS["events"])


def test_write_frame_as_geojson_gives_an_event_without_a_site_no_geometry(frames, tmp_path) -> None:
    path = tmp_path / "events.json"
    write_frame(frames["events"], path)
    features = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert features[4]["geometry"] is None
    assert features[0]["geometry"]["coordinates"] == [16.5887, 31.2089]


def test_write_frame_as_geojson_writes_days_without_hours(frames, tmp_path) -> None:
    path = tmp_path / "events.geojson"
    write_frame(frames["events"], path)
    properties = [feature["properties"] for feature in json.loads(path.read_text(encoding="utf-8"))["features"]]
    assert (properties[0]["date_start"], properties[3]["date_start"]) == ("2020-06-22", None)


def test_write_frame_as_geojson_turns_exterior_rings_counter_clockwise(frames, tmp_path) -> None:
    path = tmp_path / "shapes.geojson"
    clockwise = shapely.Polygon([(0, 0), (0, 1), (1, 1), (1, 0)])
    write_frame(frames["footprints"].iloc[:1].set_geometry([clockwise], crs="EPSG:4326"), path)
    (feature,) = json.loads(path.read_text(encoding="utf-8"))["features"]
    assert shapely.is_ccw(shapely.geometry.shape(feature["geometry"]).exterior)


def test_write_frame_of_no_event_is_an_empty_collection(tmp_path) -> None:
    path = tmp_path / "none.geojson"
    write_frame(events_frame([], {}), path)
    assert json.loads(path.read_text(encoding="utf-8"))["features"] == []


def test_write_frames_as_geopackage_keeps_every_layer(frames, tmp_path) -> None:
    path = tmp_path / "all.gpkg"
    given = {**frames, "front_lines": front_lines_frame(), "unresolved": unresolved_frame([])}
    write_frames(given, path)
    for layer, frame in given.items():
        back = gpd.read_file(path, layer=layer)
        assert list(back.columns) == list(frame.columns), layer
        assert len(back) == len(frame), layer
    assert gpd.read_file(path, layer="events").crs == "EPSG:4326"


def test_write_frames_as_geopackage_gives_dates_their_type(frames, tmp_path) -> None:
    path = tmp_path / "all.gpkg"
    write_frames(frames, path)
    back = gpd.read_file(path, layer="events")
    assert back["date_start"].iloc[0] == pd.Timestamp("2020-06-22")
    with sqlite3.connect(path) as connection:
        kinds = {row[1]: row[2] for row in connection.execute("PRAGMA table_info(events)")}
        assert connection.execute("PRAGMA integrity_check").fetchone() == ("ok",)
    connection.close()
    assert (kinds["date_start"], kinds["date_end"], kinds["text"]) == ("DATE", "DATE", "TEXT")


def test_write_frames_as_geopackage_holds_a_default_style_for_each_layer(frames, tmp_path) -> None:
    path = tmp_path / "all.gpkg"
    write_frames(frames, path)
    with sqlite3.connect(path) as connection:
        rows = connection.execute("SELECT f_table_name, styleQML FROM layer_styles WHERE useAsDefault").fetchall()
    connection.close()
    assert {name for name, _ in rows} == {"events", "mentions", "footprints"}
    assert all("<renderer-v2" in qml for _, qml in rows)


def test_write_frames_as_geopackage_colours_areas_by_side(tmp_path) -> None:
    path = tmp_path / "held.gpkg"
    halves = [shapely.box(0, 0, 1, 1), shapely.box(1, 0, 2, 1)]
    write_frames({"control_areas": control_areas_frame(
        halves, controller=["A & B", "<C>"], date_start=[None] * 2, date_end=[None] * 2
    )}, path)  # fmt: skip
    with sqlite3.connect(path) as connection:
        (qml,) = connection.execute("SELECT styleQML FROM layer_styles").fetchone()
    connection.close()
    categories = ElementTree.fromstring(qml.partition("\n")[2]).iter("category")
    assert [category.get("value") for category in categories] == ["A & B", "<C>"]


def test_write_frames_as_geopackage_draws_a_front_that_is_a_guess_broken(tmp_path) -> None:
    path = tmp_path / "front.gpkg"
    write_frames({"front_lines": front_lines_frame()}, path)
    with sqlite3.connect(path) as connection:
        (qml,) = connection.execute("SELECT styleQML FROM layer_styles").fetchone()
    connection.close()
    style = ElementTree.fromstring(qml.partition("\n")[2])
    (sure, guess) = style.iter("rule")
    assert "25000" in guess.get("filter")
    assert sure.get("filter") == f"not ({guess.get('filter')})"
    lines = [
        next(o.get("value") for o in s.iter("Option") if o.get("name") == "line_style") for s in style.iter("symbol")
    ]
    assert lines == ["solid", "dash"]


def test_write_frame_as_csv_is_flat(frames, tmp_path) -> None:
    path = tmp_path / "events.csv"
    write_frame(frames["events"], path)
    rows = read_csv(path)
    assert list(rows[0]) == [*COLUMNS["events"], "lon", "lat", "wkt"]
    assert (rows[0]["lon"], rows[0]["lat"], rows[0]["wkt"]) == ("16.5887", "31.2089", "POINT (16.5887 31.2089)")
    assert (rows[0]["actors"], rows[0]["date_start"]) == ("Coast Guard;Militia", "2020-06-22")
    assert (rows[4]["lon"], rows[4]["wkt"], rows[1]["fatalities_best"]) == ("", "", "13")


@pytest.mark.parametrize("text", ["=1+1", "+1", "-1", "@SUM(A1)", "\t=1", "\r=1", "＝1", "'=1", "''-x"])
def test_write_frame_as_csv_defuses_formulas_and_the_text_can_be_had_back(frames, tmp_path, text: str) -> None:
    path = tmp_path / "events.csv"
    write_frame(frames["events"].assign(text=text), path)
    cell = read_csv(path)[0]["text"]
    assert cell[0] == "'"
    assert cell[1:] == text


@pytest.mark.parametrize("text", ["=1+1", "-1", "'=1", "plain; text", 'a "b"\nc'])
def test_every_reader_gets_the_same_text_and_only_a_csv_holds_an_apostrophe(frames, tmp_path, text: str) -> None:
    """QGIS reads by GDAL, as geopandas does here."""
    given = frames["events"].assign(text=text)
    for suffix in ("csv", "geojson", "gpkg"):
        write_frame(given, tmp_path / f"events.{suffix}")
    for name, layer in (("events.geojson", {}), ("events.gpkg", {"layer": "events"})):
        assert set(gpd.read_file(tmp_path / name, **layer)["text"]) == {text}
    table = pd.read_csv(tmp_path / "events.csv", dtype=str, keep_default_na=False)
    assert set(table["text"]) == set(gpd.read_file(tmp_path / "events.csv")["text"])
    assert set(exact(table)["text"]) == {text}
    assert set(read_events(tmp_path / "events.csv")["text"]) == {text}


@pytest.mark.parametrize("name", ["events.gpkg", "events.geojson"])
def test_read_events_names_who_reads_a_map_layer(frames, tmp_path, name: str) -> None:
    write_frame(frames["events"], tmp_path / name)
    with pytest.raises(BadOutput, match=r"read from \.csv; geopandas\.read_file reads"):
        read_events(tmp_path / name)


@pytest.mark.parametrize("text", ["a=b", "'s forces", "1-2", "plain", ""])
def test_write_frame_as_csv_leaves_other_text_alone(frames, tmp_path, text: str) -> None:
    path = tmp_path / "events.csv"
    write_frame(frames["events"].assign(text=text), path)
    assert read_csv(path)[0]["text"] == text


def test_write_frame_as_csv_keeps_negative_numbers(frames, tmp_path) -> None:
    path = tmp_path / "events.csv"
    west = frames["events"].iloc[:1].set_geometry([shapely.Point(-70.5, -33.4)], crs="EPSG:4326")
    write_frame(west, path)
    assert read_csv(path)[0]["lon"] == "-70.5"


def test_write_frame_as_darwin_core_names_the_terms(frames, tmp_path) -> None:
    path = tmp_path / "places.dwc.csv"
    write_frame(frames["mentions"], path, footprints=frames["footprints"])
    row = read_csv(path)[1]
    assert row["verbatimLocality"] == "30 km south of Sirte"
    assert float(row["decimalLongitude"]) == pytest.approx(16.5887)
    assert row["coordinateUncertaintyInMeters"] == "12000.0"
    assert row["footprintWKT"].startswith("POLYGON")
    assert row["georeferenceRemarks"] == "on land; distance taken by air"
    assert "Chapman" in row["georeferenceProtocol"]


def test_darwin_core_spatial_fit_of_a_circle_is_one(frames) -> None:
    assert darwin_core(frames["mentions"], frames["footprints"])["pointRadiusSpatialFit"].iloc[0] == 1.0


def test_darwin_core_spatial_fit_is_zero_where_the_circle_does_not_hold_the_footprint(frames) -> None:
    table = darwin_core(frames["mentions"].assign(uncertainty_m=100.0), frames["footprints"])
    assert table["pointRadiusSpatialFit"].iloc[1] == 0.0


def test_darwin_core_without_footprints_leaves_the_shape_empty(frames) -> None:
    table = darwin_core(frames["mentions"])
    assert set(table["footprintWKT"]) == {""}
    assert table["pointRadiusSpatialFit"].isna().all()


def test_write_frame_with_an_unknown_suffix_says_which_are_known(frames, tmp_path) -> None:
    with pytest.raises(BadOutput, match=r"\.gpkg"):
        write_frame(frames["events"], tmp_path / "events.xlsx")


def test_write_frame_into_a_missing_folder_says_so(frames, tmp_path) -> None:
    with pytest.raises(BadOutput, match="no folder"):
        write_frame(frames["events"], tmp_path / "missing" / "events.csv")


def test_write_frame_onto_a_folder_says_so(frames, tmp_path) -> None:
    (tmp_path / "events.csv").mkdir()
    with pytest.raises(BadOutput, match="is a folder"):
        write_frame(frames["events"], tmp_path / "events.csv")


def test_write_frame_that_fails_leaves_the_file_as_it_was(frames, tmp_path) -> None:
    path = tmp_path / "events.geojson"
    path.write_text("before")
    with pytest.raises(BadOutput, match="needs a geometry"):
        write_frame(unresolved_frame([]), path)
    assert path.read_text() == "before"
    assert list(tmp_path.iterdir()) == [path]


def test_write_frame_follows_a_link(frames, tmp_path) -> None:
    target, link = tmp_path / "real.csv", tmp_path / "link.csv"
    target.write_text("before")
    link.symlink_to(target)
    write_frame(frames["events"], link)
    assert link.is_symlink()
    assert len(read_csv(target)) == len(EVENTS)


def test_write_frame_replaces_a_geopackage(frames, tmp_path) -> None:
    path = tmp_path / "all.gpkg"
    write_frames(frames, path)
    write_frame(frames["events"].iloc[:2], path)
    assert list(gpd.list_layers(path)["name"]) == ["events", "layer_styles"]
    assert len(gpd.read_file(path, layer="events")) == 2


class Told:
    """The frames of a chronicle, and a map."""

    mentions = mentions_frame(LOCATED)
    footprints = footprints_frame(LOCATED)
    events = events_frame(EVENTS, DOCUMENTS)

    def map(self) -> MapPage:
        return MapPage("<p>map</p>")


def test_write_chronicle_picks_the_format_by_the_suffix(tmp_path) -> None:
    for name in ("all.gpkg", "all.html", "all.geojson", "all.csv", "all.dwc.csv"):
        write_chronicle(Told(), tmp_path / name)
    assert set(gpd.list_layers(tmp_path / "all.gpkg")["name"]) == {"mentions", "footprints", "events", "layer_styles"}
    assert (tmp_path / "all.html").read_text() == "<p>map</p>"
    assert len(read_csv(tmp_path / "all.csv")) == len(EVENTS)
    assert len(read_csv(tmp_path / "all.dwc.csv")) == len(LOCATED)
