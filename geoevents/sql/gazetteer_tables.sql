-- Three feature layers, one attribute table, an R-tree on each layer; geopackage.sql comes first.
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
