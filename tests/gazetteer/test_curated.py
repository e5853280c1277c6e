"""Facts about the tables people edit, and about what the compiled gazetteer makes of them."""

import csv
import json
import re
from collections import Counter
from pathlib import Path

import pytest
import shapely
from shapely import Point

from geoevents.folding import fold
from geoevents.gazetteer import open_gazetteer
from geoevents.geodesy import inverse

ROOT = Path(__file__).parents[2]
CURATED = ROOT / "gazetteer" / "curated"
COLUMNS = {
    "places": "id,name,aliases,lon,lat,feature_code,country_code,admin1_code,population,source,note",
    "aliases": "place_id,alias,source",
    "abbreviations": "place_id,abbreviation,style,source",
    "demonyms": "demonym,plural,place_name,place_id,country_code,kind,source",
    "regions": "id,name,aliases,feature_code,members,lon,lat,source",
    "exclusions": "place_id,name,kind,reason",
    "person_names": "name,kind,tradition,source",
    "rivers": "place_id,name,aliases,members,course,mouth,source_point,source,note",
}
CHOICES = {
    ("abbreviations", "style"): {"ap", "postal", "iso", "other"},
    ("demonyms", "kind"): {"country", "region", "city", "ethnic", "continent"},
    ("exclusions", "kind"): {"drop"},
    ("person_names", "kind"): {"given", "family"},
}
# What one row says once: no two rows may agree in these.
KEYS = {
    "places": ("id",),
    "aliases": ("place_id", "alias"),
    "demonyms": ("place_id", "demonym"),
    "regions": ("id",),
    "exclusions": ("place_id", "name"),
    "person_names": ("kind", "name"),
    "rivers": ("name",),
}
SEA_CODES = {"SEA", "OCN", "GULF", "BAY", "STRT", "CHN", "BGHT", "SD", "CNL", "ESTY", "RF", "BNKU", "TRNU"}
# Longer or wider than a site: their point may stand in a neighbour's part of them.
WIDE_CODES = {
    "STM",
    "MTS",
    "DSRT",
    "LK",
    "RGN",
    "PLN",
    "RSV",
    "WTLD",
    "RD",
    "BDRY",
    "PLAT",
    "PEN",
    "CST",
    "ISHL",
    "HBR",
}
SMALL_ISLANDS = {"ISL", "ISLS", "ATOL", "VLC", "MT", "CAPE", "SPIT", "GLCR", "INLT", "PRT", "NVB", "BDG", "TNL"}


def rows(table):
    with (CURATED / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        return list(csv.DictReader(stream))


def features(name):
    return json.loads((CURATED / "areas" / f"{name}.geojson").read_text("utf-8"))["features"]


def repeated(values):
    return sorted(value for value, count in Counter(values).items() if count > 1)


PLACES = rows("places")
AREAS = {f["properties"]["id"]: f for name in ("seas", "regions") for f in features(name)}
SHAPES = {place_id: shapely.from_geojson(json.dumps(f["geometry"])) for place_id, f in AREAS.items()}


@pytest.fixture(scope="module")
def gazetteer():
    with open_gazetteer(ROOT / "geoevents" / "data") as opened:
        yield opened


# --- tables ---------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", COLUMNS)
def test_a_table_has_the_columns_its_readme_names(table):
    with (CURATED / f"{table}.csv").open(encoding="utf-8", newline="") as stream:
        assert stream.readline().rstrip("\n") == COLUMNS[table]
    assert f"| {table}.csv | {COLUMNS[table].replace(',', ', ')} |" in (CURATED / "README.md").read_text("utf-8")


@pytest.mark.parametrize("table", COLUMNS)
def test_every_row_names_its_source(table):
    column = "reason" if table == "exclusions" else "source"
    assert [row for row in rows(table) if not row[column].strip()] == []


@pytest.mark.parametrize("table", KEYS)
def test_no_row_says_what_another_says(table):
    assert repeated(tuple(fold(row[column]) or row[column] for column in KEYS[table]) for row in rows(table)) == []


def test_no_abbreviation_is_written_twice_for_one_place():
    assert repeated((row["place_id"], row["abbreviation"]) for row in rows("abbreviations")) == []


@pytest.mark.parametrize("table", COLUMNS)
def test_no_cell_has_blanks_about_it_or_two_lines(table):
    cells = [cell for row in rows(table) for cell in row.values()]
    assert [cell for cell in cells if cell != cell.strip() or "\n" in cell or "\t" in cell] == []


@pytest.mark.parametrize(("table", "column"), CHOICES)
def test_a_kind_is_one_of_those_its_readme_names(table, column):
    assert {row[column] for row in rows(table)} <= CHOICES[table, column]


def test_an_id_of_ours_belongs_to_one_row():
    ids = [row["id"] for table in ("places", "regions") for row in rows(table)]
    ids += [f["properties"]["id"] for name in ("seas", "regions") for f in features(name)]
    assert repeated(ids) == []
    assert [place_id for place_id in ids if not re.fullmatch(r"ge:[a-z0-9]+(-[a-z0-9]+)*|gn:\d+", place_id)] == []


def test_a_place_of_our_own_is_not_given_an_upstream_id():
    assert [row["id"] for row in PLACES if not row["id"].startswith("ge:")] == []


def test_codes_have_the_form_of_geonames():
    assert [row for row in PLACES if not re.fullmatch("[A-Z][A-Z0-9]{1,4}", row["feature_code"])] == []
    assert [row for row in PLACES if not re.fullmatch("([A-Z]{2})?", row["country_code"])] == []


def test_no_name_of_a_place_is_given_twice_in_its_row():
    names = {row["id"]: [row["name"], *filter(None, row["aliases"].split(";"))] for row in PLACES}
    assert {place_id: repeated(given) for place_id, given in names.items() if repeated(given)} == {}


def test_closed_class_words_alone_are_taken_from_every_place():
    everywhere = {row["name"] for row in rows("exclusions") if not row["place_id"]}
    assert {"of", "most", "are"} <= everywhere
    assert not everywhere & {"us", "reading", "nice", "mobile", "turkey", "man", "march"}


# --- areas ----------------------------------------------------------------------------------------------------------


@pytest.mark.parametrize("name", ["seas", "regions"])
def test_an_area_names_its_source_and_says_what_it_is(name):
    for feature in features(name):
        properties = feature["properties"]
        assert set(properties) == {"id", "name", "aliases", "feature_code", "country_code", "source"}
        assert properties["name"]
        assert properties["source"]


def test_an_area_is_a_valid_multipolygon_inside_the_world():
    world = shapely.box(-180, -90, 180, 90)
    bad = [i for i, shape in SHAPES.items() if shape.is_empty or not shape.is_valid or not world.covers(shape)]
    assert bad == []
    assert {shape.geom_type for shape in SHAPES.values()} == {"MultiPolygon"}


@pytest.mark.parametrize(
    ("lon", "lat", "seas"),
    [
        (
            18.0,
            32.8,
            {"sea-mediterranean", "sea-mediterranean-east", "sea-mediterranean-central", "sea-mediterranean-south"},
        ),
        (3.5, 41.0, {"sea-mediterranean-west", "sea-mediterranean-north", "sea-balearic"}),
        (18.5, 31.3, {"gulf-sidra"}),
        (41.8, 15.2, {"sea-red", "sea-red-south"}),
        (36.5, 24.0, {"sea-red", "sea-red-north"}),
        (43.35, 12.55, {"strait-bab-el-mandeb"}),
        (48.0, 12.5, {"gulf-aden"}),
        (56.5, 26.5, {"strait-hormuz"}),
        (51.0, 27.0, {"gulf-persian"}),
        (58.5, 24.8, {"gulf-oman"}),
        (31.0, 45.5, {"sea-black", "sea-black-north", "sea-black-northwest", "sea-black-west"}),
        (36.5, 46.2, {"sea-azov"}),
        (36.6, 45.25, {"strait-kerch"}),
        (117.75, 15.15, {"sea-south-china", "sea-south-china-north"}),
        (119.5, 24.5, {"strait-taiwan"}),
        (20.0, 58.5, {"sea-baltic", "sea-baltic-north"}),
        (-90.0, 25.0, {"gulf-mexico"}),
        (-150.0, 20.0, {"ocean-pacific", "ocean-pacific-north"}),
        (-30.0, -30.0, {"ocean-atlantic", "ocean-atlantic-south"}),
        (80.0, -20.0, {"ocean-indian", "ocean-indian-south"}),
        (0.0, -65.0, {"ocean-southern"}),
    ],
)
def test_a_position_at_sea_lies_in_the_seas_that_hold_it(lon, lat, seas):
    point = Point(lon, lat)
    assert [name for name in seas if not SHAPES[f"ge:{name}"].contains(point)] == []


@pytest.mark.parametrize(
    ("town", "lon", "lat"),
    [
        ("Gharyan", 13.02, 32.17),
        ("Mykolaiv", 32.0, 46.97),
        ("Rome", 12.48, 41.89),
        ("Baghdad", 44.36, 33.34),
        ("Bangkok", 100.5, 13.75),
        ("Mexico City", -99.13, 19.43),
        ("Sanaa", 44.2, 15.35),
        ("Moscow", 37.62, 55.75),
    ],
)
def test_no_sea_reaches_a_town_inland(town, lon, lat):
    seas = [i for i in SHAPES if AREAS[i]["properties"]["feature_code"] in SEA_CODES]
    assert [i for i in seas if SHAPES[i].contains(Point(lon, lat))] == []


@pytest.mark.parametrize(
    ("region", "inside", "outside"),
    [
        ("gn:88252", (20.07, 32.11), (13.19, 32.89)),  # Cyrenaica: Benghazi, not Tripoli
        ("gn:2210246", (15.09, 32.37), (22.64, 32.76)),  # Tripolitania: Misrata, not Derna
        ("gn:2217514", (14.43, 27.04), (20.07, 32.11)),  # Fezzan: Sabha, not Benghazi
        ("ge:golan", (35.78, 32.99), (36.29, 33.51)),  # Katzrin's plateau, not Damascus
        ("gn:409410", (46.75, 39.82), (49.87, 40.38)),  # Nagorno-Karabakh: Stepanakert, not Baku
        ("gn:8220542", (44.06, 9.56), (45.34, 2.04)),  # Somaliland: Hargeisa, not Mogadishu
        ("gn:858911", (29.62, 46.84), (28.86, 47.01)),  # Transnistria: Tiraspol, not Chisinau
        ("ge:bay-area", (-122.42, 37.77), (-121.49, 38.58)),  # San Francisco, not Sacramento
        ("ge:honshu", (139.69, 35.69), (141.35, 43.06)),  # Tokyo, not Sapporo
        ("gn:323835", (32.85, 39.92), (26.56, 41.68)),  # Anatolia: Ankara, not Edirne
    ],
)
def test_a_drawn_region_holds_its_town_and_not_the_next(region, inside, outside):
    assert SHAPES[region].contains(Point(inside))
    assert not SHAPES[region].contains(Point(outside))


# --- with the compiled gazetteer --------------------------------------------------------------------------------------


@pytest.mark.parametrize("table", ["aliases", "abbreviations", "demonyms", "exclusions"])
def test_a_row_refers_to_a_place_that_is_known(table, gazetteer):
    for place_id in {row["place_id"] for row in rows(table)} - {""}:
        assert gazetteer.place(place_id).id == place_id


def test_a_region_is_made_of_countries_and_divisions_that_are_known(gazetteer):
    for member in {m for row in rows("regions") for m in row["members"].split(";")}:
        kind, _, code = member.partition(":")
        known = gazetteer.country(code) if kind == "CC" else gazetteer.place(member)
        assert known is not None, member


def test_a_place_stands_in_its_country_or_at_its_coast(gazetteer):
    """Within 25 km, except for parts of wide features, small islands that no polygon shows, and what notes say."""
    away = {}
    for row in PLACES:
        country = gazetteer.country(row["country_code"]) if row["country_code"] else None
        shape = gazetteer.area(country) if country else None
        far = row["feature_code"] in SEA_CODES | WIDE_CODES | SMALL_ISLANDS or re.search(
            "offshore|sinking|border", row["note"]
        )
        if shape is None or far:
            continue
        point = Point(float(row["lon"]), float(row["lat"]))
        if not shape.contains(point):
            on_coast = shapely.shortest_line(shape, point).coords[0]
            distance_m = inverse(*on_coast, point.x, point.y)[0]
            if distance_m > 25_000:
                away[row["id"]] = round(distance_m)
    assert away == {}


def test_an_alias_finds_its_place(gazetteer):
    lost = [
        row
        for row in rows("aliases")
        if row["place_id"] not in {p.id for p in gazetteer.lookup(row["alias"], limit=1000)}
        and row["place_id"] not in {p.id for p in gazetteer.lookup_facility(row["alias"], (), limit=1000)}
    ]
    assert lost == []


def test_a_name_of_our_own_finds_its_place(gazetteer):
    lost = [
        (row["id"], name)
        for row in PLACES
        for name in [row["name"], *filter(None, row["aliases"].split(";"))]
        if row["id"] not in {p.id for p in gazetteer.lookup(name, limit=1000)}
        and row["id"] not in {p.id for p in gazetteer.lookup_facility(name, (), limit=1000)}
    ]
    assert lost == []


def test_a_demonym_and_its_plural_find_the_place(gazetteer):
    lost = [
        (row["place_id"], word)
        for row in rows("demonyms")
        for word in (row["demonym"], row["plural"])
        if word and row["place_id"] not in {p.id for p in gazetteer.demonym(word)}
    ]
    assert lost == []


# Positions from sources other than the tables: aeronautical charts, UNHCR camp profiles, national atlases, rounded.
@pytest.mark.parametrize(
    ("name", "lon", "lat", "within_m"),
    [
        ("al-Watiya", 11.90, 32.47, 3_000),
        ("Okba Ibn Nafa", 11.90, 32.47, 3_000),
        ("Misrata naval base", 15.21, 32.36, 5_000),
        ("Khmeimim", 35.95, 35.41, 3_000),
        ("Zaatari refugee camp", 36.33, 32.29, 3_000),
        ("Dadaab refugee complex", 40.31, 0.05, 15_000),
        ("Kakhovka Dam", 33.37, 46.78, 3_000),
        ("Zaporizhzhia nuclear power plant", 34.59, 47.51, 3_000),
        ("Crimean Bridge", 36.51, 45.30, 5_000),
        ("Snake Island", 30.20, 45.26, 3_000),
        ("Bab al-Hawa crossing", 36.69, 36.24, 3_000),
        ("Rafah crossing", 34.26, 31.25, 3_000),
        ("Grand Ethiopian Renaissance Dam", 35.09, 11.21, 3_000),
        ("Mount Sinjar", 41.72, 36.37, 15_000),
        ("Bab el-Mandeb", 43.33, 12.58, 30_000),
        ("Lake Chad", 14.2, 13.2, 60_000),
    ],
)
def test_a_site_that_news_names_is_where_charts_show_it(name, lon, lat, within_m, gazetteer):
    found = (*gazetteer.lookup(name, limit=1), *gazetteer.lookup_facility(name, (), limit=1))
    assert min(inverse(lon, lat, place.lon, place.lat)[0] for place in found) <= within_m
