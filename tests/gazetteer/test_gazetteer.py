"""Facts about the gazetteer that ships, and about the places a user adds."""

import csv
import io
import json
import pickle
import sqlite3
import threading
import zipfile
from pathlib import Path

import pyogrio
import pytest

from geoevents.errors import BadCoordinates, BadGazetteer
from geoevents.folding import fold
from geoevents.gazetteer import Gazetteer, open_gazetteer
from geoevents.gazetteer.files import PLACES_FILE
from geoevents.gazetteer.geonames import build_from_geonames
from geoevents.gazetteer.user import add_places

DATA = Path(__file__).parents[2] / "geoevents" / "data"
AIRFIELDS = {"AIRP", "AIRB", "AIRF"}


@pytest.fixture(scope="module")
def gazetteer():
    with open_gazetteer(DATA) as opened:
        yield opened


@pytest.fixture
def home(tmp_path, monkeypatch):
    """A user's folder of their own, in use."""
    monkeypatch.setenv("GEOEVENTS_HOME", str(tmp_path / "home"))
    monkeypatch.delenv("GEOEVENTS_GAZETTEER", raising=False)
    return tmp_path / "home"


def write_csv(path, rows):
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)
    return path


# --- names ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(
    ("name", "country_code", "lon", "lat"),
    [
        ("Sirte", "LY", 16.59, 31.21),
        ("Tripoli", "LY", 13.19, 32.89),
        ("Benghazi", "LY", 20.07, 32.11),
        ("Bavaria", "DE", 11.5, 49.0),
        ("Brussels", "BE", 4.35, 50.85),
        ("Washington", "US", -77.04, 38.9),
        ("Kherson", "UA", 32.62, 46.64),
        ("Херсон", "UA", 32.62, 46.64),
        ("سرت", "LY", 16.59, 31.21),
        ("El Fasher", "SD", 25.35, 13.63),
        ("al-Fashir", "SD", 25.35, 13.63),
    ],
)
def test_lookup_puts_the_place_most_texts_mean_first(gazetteer, name, country_code, lon, lat):
    place = gazetteer.lookup(name)[0]
    assert place.country_code == country_code
    assert abs(place.lon - lon) < 0.6
    assert abs(place.lat - lat) < 0.6


def test_lookup_finds_namesakes_in_other_countries(gazetteer):
    assert {"LY", "LB", "GR", "US"} <= {place.country_code for place in gazetteer.lookup("Tripoli")}


def test_lookup_of_an_unknown_or_empty_name_is_empty(gazetteer):
    assert gazetteer.lookup("Xyzzyqq") == ()
    assert gazetteer.lookup("—") == ()


def test_lookup_limit_keeps_the_most_important(gazetteer):
    assert gazetteer.lookup("San José", limit=3) == gazetteer.lookup("San José")[:3]


@pytest.mark.parametrize("spelling", ["Az Zawiyah", "Az-Zawiya", "al-Zawiya", "Zawiya", "zawiyah", "AZ ZĀWIYAH"])
def test_lookup_does_not_depend_on_article_case_or_final_h(gazetteer, spelling):
    assert any(p.country_code == "LY" and p.feature_code == "PPLA" for p in gazetteer.lookup(spelling))


def test_lookup_does_not_know_codes_and_machine_romanisations(gazetteer):
    for junk in ("TIP", "teulipolli", "deng boli"):
        assert all(p.country_code != "LY" for p in gazetteer.lookup(junk))


def test_every_countrys_own_name_finds_it(gazetteer):
    for code in [
        "LY",
        "SY",
        "IQ",
        "AF",
        "UA",
        "RU",
        "US",
        "GB",
        "FR",
        "NA",
        "XK",
        "TW",
        "PS",
        "EH",
        "SS",
        "CD",
        "CG",
        "KP",
        "KR",
    ]:
        country = gazetteer.country(code)
        assert gazetteer.lookup(country.name)[0].id == country.id


def test_namibia_is_not_a_missing_value(gazetteer):
    assert gazetteer.country("NA").name == "Namibia"
    assert gazetteer.lookup("Windhoek")[0].country_code == "NA"


def test_country_keeps_the_point_of_geonames(gazetteer):
    libya = gazetteer.country("LY")
    assert (libya.lon, libya.lat) == (17.0, 28.0)


def test_longest_finds_the_longest_name_the_words_begin_with(gazetteer):
    assert gazetteer.longest(["new", "york", "city", "said"]) == 3
    assert gazetteer.names_at(["new", "york", "city", "said"]) == [2, 3]
    assert gazetteer.longest(["xyzzyqq", "tripoli"]) == 0
    assert gazetteer.longest([]) == 0


def test_has_agrees_with_lookup(gazetteer):
    for name in ("Sirte", "Bani Walid", "Xyzzyqq"):
        assert gazetteer.has(fold(name)) == bool(gazetteer.lookup(name))


def test_demonym_leads_to_the_country(gazetteer):
    assert gazetteer.demonym("Libyan")[0].id == gazetteer.country("LY").id
    assert gazetteer.demonym("Tripoli") == ()


def test_abbreviation_leads_to_the_state(gazetteer):
    assert gazetteer.abbreviation("TX")[0] == gazetteer.admin1("US", "TX")
    assert gazetteer.abbreviation("Tex.")[0] == gazetteer.admin1("US", "TX")


# --- facilities -----------------------------------------------------------------------------------------------------


def test_lookup_facility_finds_an_airport_without_its_noun(gazetteer):
    place = next(p for p in gazetteer.lookup_facility("Al-Jufra", AIRFIELDS) if p.country_code == "LY")
    assert abs(place.lon - 16.0) < 0.1
    assert abs(place.lat - 29.2) < 0.1


def test_similar_finds_an_airport_by_another_transliteration(gazetteer):
    found = gazetteer.similar("Al-Jafra", country_codes={"LY"}, feature_codes=AIRFIELDS)
    assert found[0].name == "Al Jufra Airport"


def test_similar_stays_inside_the_countries(gazetteer):
    assert gazetteer.similar("Misurata", country_codes={"LY"})[0].country_code == "LY"
    assert gazetteer.similar("Misurata", country_codes=()) == ()
    assert gazetteer.similar("Ea", country_codes={"LY"}) == ()


def test_lookup_facility_knows_each_of_two_names_joined_by_a_slash(gazetteer):
    (by_town,) = (p for p in gazetteer.lookup_facility("Sirt", AIRFIELDS) if p.country_code == "LY")
    (by_base,) = (p for p in gazetteer.lookup_facility("Ghardabiya", AIRFIELDS) if p.country_code == "LY")
    assert by_town.id == by_base.id
    assert by_base.feature_code == "AIRB"


def test_lookup_facility_keeps_to_the_codes(gazetteer):
    assert {p.feature_code for p in gazetteer.lookup_facility("Bagram", {"AIRB"})} == {"AIRB"}
    assert gazetteer.lookup_facility("Bagram", {"PRT"}) == ()


def test_an_airports_keyword_is_not_a_name_of_the_airport(gazetteer):
    assert all(not p.feature_code.startswith("AIR") for p in gazetteer.lookup("Benghazi"))


# --- places and areas -----------------------------------------------------------------------------------------------


def test_place_gives_back_what_lookup_found(gazetteer):
    sirte = gazetteer.lookup("Sirte")[0]
    assert gazetteer.place(sirte.id) == sirte


def test_place_of_an_unknown_id_is_an_error_that_names_it(gazetteer):
    with pytest.raises(BadGazetteer, match="gn:0"):
        gazetteer.place("gn:0")


@pytest.mark.parametrize(
    ("country_code", "admin1_code", "town"),
    [
        ("LY", "77", "Tripoli"),
        ("US", "TX", "Austin"),
        ("GB", "SCT", "Edinburgh"),
        ("IT", "09", "Milan"),
        ("UA", "08", "Kherson"),
    ],
)
def test_admin1_holds_its_seat(gazetteer, country_code, admin1_code, town):
    from shapely import Point, distance

    division = gazetteer.admin1(country_code, admin1_code)
    seat = next(p for p in gazetteer.lookup(town) if (p.country_code, p.admin1_code) == (country_code, admin1_code))
    assert division.feature_code == "ADM1"
    assert distance(gazetteer.area(division), Point(seat.lon, seat.lat)) < 0.03


def test_admin1_is_known_for_99_of_100_towns(gazetteer):
    towns = sqlite3.connect(f"{(DATA / PLACES_FILE).as_uri()}?mode=ro&immutable=1", uri=True).execute(
        "SELECT country_code, admin1_code, count(*) FROM places WHERE feature_code LIKE 'PPL%' GROUP BY 1, 2"
    )
    known = total = 0
    for country_code, admin1_code, count in towns:
        total += count
        known += count if gazetteer.admin1(country_code, admin1_code) else 0
    assert known / total > 0.99


@pytest.mark.parametrize(
    "capital",
    [
        "Tripoli LY", "Damascus SY", "Baghdad IQ", "Kabul AF", "Kyiv UA", "Moscow RU", "London GB", "Wellington NZ",
        "Suva FJ", "Reykjavík IS", "Kinshasa CD", "Brazzaville CG", "Pristina XK", "Taipei TW", "Laayoune EH",
        "Cayenne GF",
    ],
)  # fmt: skip
def test_a_countrys_area_holds_its_capital(gazetteer, capital):
    name, _, code = capital.rpartition(" ")
    place = next(p for p in gazetteer.lookup(name) if p.country_code == code)
    assert gazetteer.containing(place.lon, place.lat).country_code == code


def test_containing_is_none_on_the_high_sea(gazetteer):
    assert gazetteer.containing(-30.0, 0.0) is None


def test_area_is_none_for_a_town(gazetteer):
    assert gazetteer.area(gazetteer.lookup("Sirte")[0]) is None


@pytest.mark.parametrize(
    ("country_code", "area_km2"),
    [("DE", 357_022), ("UA", 603_550), ("EG", 1_001_450), ("CD", 2_344_858)],  # CIA World Factbook
)
def test_area_of_a_country_has_its_size(gazetteer, country_code, area_km2):
    from geoevents.geodesy import area_m2

    assert area_m2(gazetteer.area(gazetteer.country(country_code))) == pytest.approx(area_km2 * 1e6, rel=0.03)


def test_near_gives_the_nearest_first_and_none_beyond(gazetteer):
    found = gazetteer.near(16.59, 31.21, 30_000.0)
    distances_m = [distance_m for _, distance_m in found]
    assert found[0][0].name == "Sirte"
    assert distances_m == sorted(distances_m)
    assert distances_m[-1] <= 30_000.0


def test_near_reaches_over_the_antimeridian(gazetteer):
    taveuni = gazetteer.near(-179.99, -16.8, 60_000.0)
    assert any(place.lon > 179.0 for place, _ in taveuni)


def test_near_at_a_pole_looks_all_around(gazetteer):
    assert gazetteer.near(0.0, 90.0, 1_000_000.0)


def test_near_keeps_to_the_codes(gazetteer):
    assert {p.feature_code for p, _ in gazetteer.near(13.2, 32.9, 50_000.0, feature_codes=AIRFIELDS)} <= AIRFIELDS


@pytest.mark.parametrize("call", ["containing", "near"])
def test_a_position_off_the_globe_is_refused(gazetteer, call):
    with pytest.raises(BadCoordinates):
        getattr(gazetteer, call)(200.0, 0.0, *([1.0] if call == "near" else []))


def test_land_has_the_coast_inside_the_box(gazetteer):
    from shapely import Point

    land = gazetteer.land((10.0, 30.0, 20.0, 35.0))
    assert land.contains(Point(15.0, 31.0))  # the desert south of Misrata
    assert not land.intersects(Point(17.0, 33.0))  # the Gulf of Sirte
    assert land.bounds[0] >= 10.0
    assert land.bounds[2] <= 20.0


def test_land_has_chukotka_and_the_south_pole_where_they_are(gazetteer):
    from shapely import Point

    for lon, lat in ((179.0, 67.5), (-175.0, 66.5), (0.0, -89.0), (170.0, -85.0)):
        assert gazetteer.land((lon - 1.0, max(lat - 1.0, -90.0), lon + 1.0, lat + 1.0)).contains(Point(lon, lat))
    assert not gazetteer.land((-30.0, 66.0, -26.0, 67.0)).intersects(Point(-28.0, 66.5))  # Denmark Strait


def test_land_in_mid_ocean_is_empty(gazetteer):
    assert gazetteer.land((-32.0, -2.0, -30.0, 2.0)).is_empty


def test_land_over_the_antimeridian_has_both_sides(gazetteer):
    west, _, east, _ = gazetteer.land((177.0, -19.0, -179.0, -15.0)).bounds
    assert west < -179.0
    assert east > 179.0


# --- the files ------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize(("layer", "kind"), [("places", "Point"), ("areas", "MultiPolygon"), ("land", "Polygon")])
def test_each_layer_opens_in_a_gis(layer, kind):
    info = pyogrio.read_info(DATA / PLACES_FILE, layer=layer)
    assert info["geometry_type"] == kind
    assert info["crs"] == "EPSG:4326"
    assert (
        info["features"] == sqlite3.connect(DATA / PLACES_FILE).execute(f"SELECT count(*) FROM {layer}").fetchone()[0]
    )


def test_a_gis_finds_the_same_places_through_the_spatial_index():
    frame = pyogrio.read_dataframe(DATA / PLACES_FILE, layer="places", bbox=(16.5, 31.1, 16.7, 31.3))
    assert "Sirte" in set(frame["name"])


def test_the_file_and_its_spatial_indexes_are_sound():
    connection = sqlite3.connect(f"{(DATA / PLACES_FILE).as_uri()}?mode=ro&immutable=1", uri=True)
    assert connection.execute("PRAGMA quick_check").fetchall() == [("ok",)]
    for layer in ("places", "areas", "land"):
        assert connection.execute("SELECT rtreecheck(?)", (f"rtree_{layer}_geom",)).fetchall() == [("ok",)]


def test_every_source_is_credited(gazetteer):
    credits = " ".join(gazetteer.credits())
    assert "GeoNames" in credits
    assert "CC BY 4.0" in credits


def test_a_gazetteer_pickles_and_opens_again(gazetteer):
    with pickle.loads(pickle.dumps(gazetteer)) as again:
        assert again.lookup("Sirte") == gazetteer.lookup("Sirte")


def test_a_gazetteer_can_be_used_from_several_threads():
    with open_gazetteer(DATA) as shared:
        found = []
        threads = [
            threading.Thread(target=lambda lon=lon: found.append(len(shared.near(lon, 32.0, 100_000.0)) > 0))
            for lon in (13.0, 15.0, 20.0, 35.0) * 4
        ]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
    assert found == [True] * 16


def test_a_folder_without_the_files_is_no_gazetteer(tmp_path):
    with pytest.raises(BadGazetteer, match=r"gazetteer\.gpkg"):
        open_gazetteer(tmp_path)


def test_a_broken_file_is_no_gazetteer(tmp_path):
    (tmp_path / PLACES_FILE).write_bytes(b"not a database, by far")
    (tmp_path / "names.marisa").write_bytes((DATA / "names.marisa").read_bytes())
    with pytest.raises(BadGazetteer):
        open_gazetteer(tmp_path)


# --- a user's own places --------------------------------------------------------------------------------------------


def test_add_places_puts_a_users_place_before_the_defaults(home, tmp_path):
    rows = [
        {"name": "Checkpoint Zulu", "longitude": 16.2, "latitude": 31.0, "aliases": "CP Zulu;Zulu gate"},
        {"name": "Sirte", "longitude": 16.6, "latitude": 31.2, "aliases": ""},
    ]
    assert add_places(write_csv(tmp_path / "own.csv", rows)).problems == ()
    with open_gazetteer() as opened:
        assert opened.lookup("cp zulu")[0].name == "Checkpoint Zulu"
        assert opened.lookup("cp zulu")[0].country_code == "LY"
        assert [p.id for p in opened.lookup("Sirte")][:2] == ["user:sirte", "gn:2210554"]
        assert opened.longest(["checkpoint", "zulu", "fell"]) == 2


def test_additions_are_left_out_on_request(home, tmp_path, monkeypatch):
    add_places(write_csv(tmp_path / "own.csv", [{"name": "Checkpoint Zulu", "lon": 16.2, "lat": 31.0}]))
    monkeypatch.setenv("GEOEVENTS_GAZETTEER", "default")
    with open_gazetteer() as opened:
        assert opened.lookup("Checkpoint Zulu") == ()


def test_add_places_twice_keeps_both_and_replaces_by_id(home, tmp_path):
    first = [
        {"name": "Old name", "lon": 16.2, "lat": 31.0, "id": "a"},
        {"name": "Second", "lon": 1, "lat": 2, "id": "b"},
    ]
    add_places(write_csv(tmp_path / "one.csv", first))
    add_places(write_csv(tmp_path / "two.csv", [{"name": "New name", "lon": 16.3, "lat": 31.0, "id": "a"}]))
    with open_gazetteer() as opened:
        assert opened.place("user:a").name == "New name"
        assert opened.lookup("Old name") == ()
        assert opened.lookup("Second")[0].id == "user:b"


@pytest.mark.parametrize(
    ("row", "said"),
    [
        ({"name": "Nowhere", "lon": "abc", "lat": 1}, "decimal degrees"),
        ({"name": "Nowhere", "lon": 16.2, "lat": 95}, "between -90 and 90"),
        ({"name": "", "lon": 16.2, "lat": 31}, "letter or digit"),
        ({"name": "x" * 300, "lon": 16.2, "lat": 31}, "at most 200"),
        ({"name": "Nowhere", "lon": 16.2, "lat": 31, "feature_code": "town"}, None),
        ({"name": "Nowhere", "lon": 16.2, "lat": 31, "feature_code": "big town"}, "PPL"),
        ({"name": "Nowhere", "lon": 16.2, "lat": 31, "country_code": "Libya"}, "two letters"),
        ({"name": "Nowhere", "lon": 16.2, "lat": 31, "population": "many"}, "whole number"),
        ({"name": "No\x07where", "lon": 16.2, "lat": 31}, "control characters"),
    ],
)
def test_add_places_names_the_row_it_cannot_use_and_goes_on(home, tmp_path, row, said):
    columns = {"name": "", "lon": "", "lat": "", "feature_code": "", "country_code": "", "population": ""}
    good = columns | {"name": "Checkpoint Zulu", "lon": 16.2, "lat": 31.0}
    added = add_places(write_csv(tmp_path / "own.csv", [columns | row, good]))
    if said is None:
        assert added.places == 2
    else:
        (problem,) = added.problems
        assert problem.startswith("own.csv, line 2: ")
        assert said in problem
        assert added.places == 1


def test_add_places_refuses_a_table_without_positions(home, tmp_path):
    with pytest.raises(BadGazetteer, match="no column lat, lon"):
        add_places(write_csv(tmp_path / "own.csv", [{"name": "Somewhere"}]))


def test_add_places_refuses_a_file_of_another_kind(home, tmp_path):
    path = tmp_path / "own.docx"
    path.write_text("x")
    with pytest.raises(BadGazetteer, match=r"\.csv"):
        add_places(path)


def test_add_places_takes_polygons_as_areas(home, tmp_path):
    feature = {
        "type": "Feature",
        "properties": {"name": "Sector Nine", "feature_code": "ZN"},
        "geometry": {"type": "Polygon", "coordinates": [[[16, 31], [17, 31], [17, 32], [16, 32], [16, 31]]]},
    }
    broken = {"type": "Feature", "properties": {"name": "Sector Ten"}, "geometry": {"type": "Polygon"}}
    path = tmp_path / "sectors.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": [feature, broken]}))
    added = add_places(path)
    assert added.places == 1
    assert added.problems[0].startswith("sectors.geojson, feature 2: ")
    with open_gazetteer() as opened:
        assert opened.area(opened.lookup("Sector Nine")[0]).bounds == (16.0, 31.0, 17.0, 32.0)


@pytest.mark.parametrize(
    ("geometry", "said"),
    [
        ({"type": "Point", "coordinates": [1_800_000.0, 3_600_000.0]}, "CRS"),
        ({"type": "Polygon", "coordinates": [[[170, 0], [190, 0], [190, 1], [170, 0]]]}, "CRS"),
        ({"type": "Point", "coordinates": ["a", "b"]}, "geometry"),
        ({"type": "Blob", "coordinates": [0, 0]}, "geometry"),
        (None, "decimal degrees"),
    ],
)
def test_add_places_names_the_feature_whose_geometry_it_cannot_use(home, tmp_path, geometry, said):
    good = {"type": "Point", "coordinates": [16.2, 31.0]}
    features = [{"type": "Feature", "properties": {"name": "X 1"}, "geometry": g} for g in (geometry, good)]
    path = tmp_path / "own.geojson"
    path.write_text(json.dumps({"type": "FeatureCollection", "features": features}))
    added = add_places(path)
    assert added.places == 1
    assert added.problems[0].startswith("own.geojson, feature 1: ")
    assert said in added.problems[0]


@pytest.mark.parametrize("text", ["", "[]", "{}", '{"type": "FeatureCollection", "features": 3}', "[" * 100_000])
def test_add_places_refuses_json_that_is_no_geojson(home, tmp_path, text):
    path = tmp_path / "own.geojson"
    path.write_text(text)
    with pytest.raises(BadGazetteer, match=r"own\.geojson"):
        add_places(path)


def test_add_places_reads_a_geopackage_in_another_crs(home, tmp_path):
    import geopandas
    from shapely import Point

    frame = geopandas.GeoDataFrame({"name": ["Hill 402"]}, geometry=[Point(16.2, 31.0)], crs=4326).to_crs(3857)
    frame.to_file(tmp_path / "hills.gpkg", layer="hills")
    add_places(tmp_path / "hills.gpkg")
    with open_gazetteer() as opened:
        hill = opened.lookup("Hill 402")[0]
    assert (hill.lon, hill.lat) == (16.2, 31.0)


def test_a_users_facility_is_found_without_its_noun(home, tmp_path):
    rows = [{"name": "Bir Zulu Air Base", "lon": 16.2, "lat": 31.0, "feature_code": "AIRB"}]
    add_places(write_csv(tmp_path / "own.csv", rows))
    with open_gazetteer() as opened:
        assert opened.lookup_facility("Bir Zulu", {"AIRB"})[0].name == "Bir Zulu Air Base"


def test_a_name_that_looks_like_sql_is_a_name(home, tmp_path):
    name = "Robert'); DROP TABLE places;--"
    add_places(write_csv(tmp_path / "own.csv", [{"name": name, "lon": 16.2, "lat": 31.0}]))
    with open_gazetteer() as opened:
        assert opened.lookup(name)[0].name == name
        assert opened.lookup("Sirte")


# --- a full GeoNames ------------------------------------------------------------------------------------------------


def geonames_row(number, name, lat, lon, *, alternates="", code="PPL", admin1="76", population=0):
    columns = [
        number, name, name, alternates, lat, lon, "P", code, "LY", "", admin1, "", "", "", population, "", 40,
        "Africa/Tripoli", "2024-01-01",
    ]  # fmt: skip
    return "\t".join(map(str, columns)) + "\n"


@pytest.fixture(scope="module")
def full(tmp_path_factory):
    """A gazetteer built from a small dump, what its making returned and told, and the dump's size in bytes."""
    good = geonames_row(990000001, "Wadi Zulu", 31.05, 16.25, alternates="Uadi Zulu,وادي زولو,WZU,uadi zulu")
    no_rows = ["\n", "a\tb\n", good.replace("31.05", "131.05"), good.replace("990000001", "x"), "y" * 300_000 + "\n"]
    update = geonames_row(2210554, "Sirt", 31.3, 16.7, population=128123, code="PPLA")
    text = "".join(no_rows) + good + update + geonames_row(990000002, "Zulu School", 31.05, 16.25, code="SCH")
    home = tmp_path_factory.mktemp("home")
    with zipfile.ZipFile(home / "LY.zip", "w") as archive:
        archive.writestr("readme.txt", "x")
        archive.writestr("LY.txt", text)
    told = []
    built = build_from_geonames(home / "LY.zip", home / "full", progress=lambda *done: told.append(done))
    return built, told, len(text.encode())


@pytest.fixture
def full_gazetteer(full, monkeypatch):
    """That gazetteer in the default's place."""
    monkeypatch.setenv("GEOEVENTS_HOME", str(full[0].folder.parent))
    monkeypatch.delenv("GEOEVENTS_GAZETTEER", raising=False)
    with open_gazetteer() as opened:
        yield opened


def test_build_from_geonames_counts_lines_that_are_no_rows(full):
    built, told, size = full
    assert built.skipped == 5
    assert told[-1] == (size, size)


def test_build_from_geonames_adds_the_dumps_places_and_names(full_gazetteer):
    for name in ("Wadi Zulu", "Uadi Zulu", "وادي زولو"):
        assert full_gazetteer.lookup(name)[0].id == "gn:990000001"
    assert full_gazetteer.lookup("WZU") == ()
    assert full_gazetteer.lookup("Zulu School") == ()
    assert full_gazetteer.longest(["wadi", "zulu"]) == 2
    assert full_gazetteer.near(16.25, 31.05, 100.0)[0][0].name == "Wadi Zulu"


def test_build_from_geonames_takes_positions_and_counts_from_the_dump(full_gazetteer):
    sirte = full_gazetteer.lookup("Sirte")[0]
    assert (sirte.lon, sirte.lat, sirte.population) == (16.7, 31.3, 128123)


def test_build_from_geonames_keeps_what_only_the_default_has(full_gazetteer, gazetteer):
    assert [p.id for p in full_gazetteer.lookup("Tripoli")] == [p.id for p in gazetteer.lookup("Tripoli")]
    base = gazetteer.lookup_facility("Ghardabiya", AIRFIELDS)
    assert full_gazetteer.lookup_facility("Ghardabiya", AIRFIELDS) == base
    libya = gazetteer.country("LY")
    assert full_gazetteer.area(full_gazetteer.country("LY")).equals(gazetteer.area(libya))
    assert full_gazetteer.containing(17.0, 28.0) == libya
    assert full_gazetteer.land((16.0, 30.0, 17.0, 32.0)).equals(gazetteer.land((16.0, 30.0, 17.0, 32.0)))


@pytest.mark.parametrize("content", [b"", b"no table\n", b"\xff\xfe\x00"])
def test_build_from_geonames_refuses_what_holds_no_row(home, tmp_path, content):
    path = tmp_path / "empty.txt"
    path.write_bytes(content)
    with pytest.raises(BadGazetteer, match="19 tab-separated columns"):
        build_from_geonames(path)
    assert not (home / "full" / PLACES_FILE).exists()


def test_build_from_geonames_refuses_a_zip_without_a_table(home, tmp_path):
    stream = io.BytesIO()
    with zipfile.ZipFile(stream, "w") as archive:
        archive.writestr("a.csv", "x")
    (tmp_path / "x.zip").write_bytes(stream.getvalue())
    with pytest.raises(BadGazetteer, match=r"no \.txt"):
        build_from_geonames(tmp_path / "x.zip")


def test_opened_gazetteers_of_a_user_pickle_too(home, tmp_path):
    add_places(write_csv(tmp_path / "own.csv", [{"name": "Checkpoint Zulu", "lon": 16.2, "lat": 31.0}]))
    with open_gazetteer() as opened, pickle.loads(pickle.dumps(opened)) as again:
        assert isinstance(again, Gazetteer)
        assert again.lookup("Checkpoint Zulu") == opened.lookup("Checkpoint Zulu")


@pytest.mark.parametrize(
    ("spelling", "name"),
    [
        ("Uruzgan", "Urozgan"),
        ("Kordestan", "Kurdistan"),
        ("West Darfur", "West Darfur"),
        ("Chukotka", "Chukotka Autonomous Okrug"),
        ("Paktia", "Paktia"),
    ],
)
def test_a_division_is_not_called_by_the_name_of_its_neighbour(spelling: str, name: str) -> None:
    assert [place.name for place in open_gazetteer().lookup(spelling) if place.feature_code == "ADM1"] == [name]
