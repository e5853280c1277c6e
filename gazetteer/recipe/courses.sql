-- One feature layer with its R-tree, two attribute tables; geoevents/sql/geopackage.sql comes first.
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
