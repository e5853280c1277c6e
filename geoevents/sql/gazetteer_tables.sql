-- GeoPackage 1.3 (OGC 12-128r17): three feature layers, one attribute table, an R-tree on each layer.
PRAGMA application_id = 1196444487;
PRAGMA user_version = 10300;
PRAGMA page_size = 4096;

CREATE TABLE gpkg_spatial_ref_sys (
    srs_name TEXT NOT NULL, srs_id INTEGER PRIMARY KEY, organization TEXT NOT NULL,
    organization_coordsys_id INTEGER NOT NULL, definition TEXT NOT NULL, description TEXT
);
INSERT INTO gpkg_spatial_ref_sys VALUES
    ('Undefined Cartesian SRS', -1, 'NONE', -1, 'undefined', 'undefined Cartesian coordinate reference system'),
    ('Undefined geographic SRS', 0, 'NONE', 0, 'undefined', 'undefined geographic coordinate reference system'),
    ('WGS 84 geodetic', 4326, 'EPSG', 4326,
     'GEOGCS["WGS 84",DATUM["WGS_1984",SPHEROID["WGS 84",6378137,298.257223563,AUTHORITY["EPSG","7030"]],AUTHORITY["EPSG","6326"]],PRIMEM["Greenwich",0,AUTHORITY["EPSG","8901"]],UNIT["degree",0.0174532925199433,AUTHORITY["EPSG","9122"]],AXIS["Latitude",NORTH],AXIS["Longitude",EAST],AUTHORITY["EPSG","4326"]]',
     'longitude, latitude in degrees on the WGS 84 ellipsoid');

CREATE TABLE gpkg_contents (
    table_name TEXT NOT NULL PRIMARY KEY, data_type TEXT NOT NULL, identifier TEXT UNIQUE, description TEXT DEFAULT '',
    last_change DATETIME NOT NULL, min_x DOUBLE, min_y DOUBLE, max_x DOUBLE, max_y DOUBLE,
    srs_id INTEGER REFERENCES gpkg_spatial_ref_sys(srs_id)
);
CREATE TABLE gpkg_geometry_columns (
    table_name TEXT NOT NULL UNIQUE REFERENCES gpkg_contents(table_name), column_name TEXT NOT NULL,
    geometry_type_name TEXT NOT NULL, srs_id INTEGER NOT NULL REFERENCES gpkg_spatial_ref_sys(srs_id),
    z TINYINT NOT NULL, m TINYINT NOT NULL, PRIMARY KEY (table_name, column_name)
);
CREATE TABLE gpkg_extensions (
    table_name TEXT, column_name TEXT, extension_name TEXT NOT NULL, definition TEXT NOT NULL, scope TEXT NOT NULL,
    UNIQUE (table_name, column_name, extension_name)
);

CREATE TABLE places (
    fid INTEGER PRIMARY KEY NOT NULL, geom POINT NOT NULL, place_id TEXT NOT NULL, name TEXT NOT NULL,
    feature_code TEXT NOT NULL, country_code TEXT NOT NULL, admin1_code TEXT NOT NULL, admin2_code TEXT NOT NULL,
    population INTEGER NOT NULL
);
CREATE TABLE areas (
    fid INTEGER PRIMARY KEY NOT NULL, geom MULTIPOLYGON NOT NULL, place_id TEXT NOT NULL, name TEXT NOT NULL,
    feature_code TEXT NOT NULL, country_code TEXT NOT NULL
);
CREATE TABLE land (fid INTEGER PRIMARY KEY NOT NULL, geom POLYGON NOT NULL);
CREATE TABLE sources (
    fid INTEGER PRIMARY KEY NOT NULL, package TEXT NOT NULL, version TEXT NOT NULL, sha256 TEXT NOT NULL,
    licence TEXT NOT NULL, credit TEXT NOT NULL
);
-- GeoPackage 1.3 asks for a fixed form of time; the data carry no time of their own, so that two builds are equal.
INSERT INTO gpkg_contents VALUES
    ('places', 'features', 'places', 'gazetteer entries, most important first', '2000-01-01T00:00:00.000Z', -180, -90, 180, 90, 4326),
    ('areas', 'features', 'areas', 'countries, first-order divisions, seas, regions', '2000-01-01T00:00:00.000Z', -180, -90, 180, 90, 4326),
    ('land', 'features', 'land', 'land, cut into tiles', '2000-01-01T00:00:00.000Z', -180, -90, 180, 90, 4326),
    ('sources', 'attributes', 'sources', 'where the entries come from, with licences', '2000-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_geometry_columns VALUES
    ('places', 'geom', 'POINT', 4326, 0, 0),
    ('areas', 'geom', 'MULTIPOLYGON', 4326, 0, 0),
    ('land', 'geom', 'POLYGON', 4326, 0, 0);
INSERT INTO gpkg_extensions VALUES
    ('places', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only'),
    ('areas', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only'),
    ('land', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE rtree_places_geom USING rtree(id, minx, maxx, miny, maxy);
CREATE VIRTUAL TABLE rtree_areas_geom USING rtree(id, minx, maxx, miny, maxy);
CREATE VIRTUAL TABLE rtree_land_geom USING rtree(id, minx, maxx, miny, maxy);
