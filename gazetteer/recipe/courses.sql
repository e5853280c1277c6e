-- GeoPackage 1.3 (OGC 12-128r17): one feature layer with its R-tree, two attribute tables.
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

-- geom: the main stem first, then the other channels, each drawn downstream.
CREATE TABLE courses (
    fid INTEGER PRIMARY KEY NOT NULL, geom MULTILINESTRING NOT NULL, name TEXT NOT NULL, place_id TEXT NOT NULL,
    rank INTEGER NOT NULL, length_km INTEGER NOT NULL, accuracy_m REAL NOT NULL, mouth TEXT NOT NULL,
    flows_into TEXT NOT NULL, source TEXT NOT NULL
);
CREATE TABLE names (fid INTEGER PRIMARY KEY NOT NULL, name TEXT NOT NULL, course INTEGER NOT NULL);
CREATE TABLE sources (
    fid INTEGER PRIMARY KEY NOT NULL, package TEXT NOT NULL, version TEXT NOT NULL, sha256 TEXT NOT NULL,
    licence TEXT NOT NULL, credit TEXT NOT NULL
);
-- GeoPackage 1.3 asks for a fixed form of time; the data carry no time of their own, so that two builds are equal.
INSERT INTO gpkg_contents VALUES
    ('courses', 'features', 'courses', 'rivers, drawn downstream', '2000-01-01T00:00:00.000Z', -180, -90, 180, 90, 4326),
    ('names', 'attributes', 'names', 'folded names of the courses', '2000-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, NULL),
    ('sources', 'attributes', 'sources', 'where the lines come from, with licences', '2000-01-01T00:00:00.000Z', NULL, NULL, NULL, NULL, NULL);
INSERT INTO gpkg_geometry_columns VALUES ('courses', 'geom', 'MULTILINESTRING', 4326, 0, 0);
INSERT INTO gpkg_extensions VALUES
    ('courses', 'geom', 'gpkg_rtree_index', 'http://www.geopackage.org/spec120/#extension_rtree', 'write-only');
CREATE VIRTUAL TABLE rtree_courses_geom USING rtree(id, minx, maxx, miny, maxy);
