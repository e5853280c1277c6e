-- What keeps each R-tree right when somebody edits the file in a GIS; created after loading (they need ST_ functions).

CREATE TRIGGER rtree_places_geom_insert AFTER INSERT ON places WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN INSERT OR REPLACE INTO rtree_places_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_places_geom_update6 AFTER UPDATE OF geom ON places WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) AND (OLD.geom NOT NULL AND NOT ST_IsEmpty(OLD.geom))
BEGIN UPDATE rtree_places_geom SET minx = ST_MinX(NEW.geom), maxx = ST_MaxX(NEW.geom), miny = ST_MinY(NEW.geom), maxy = ST_MaxY(NEW.geom) WHERE id = NEW.fid; END;
CREATE TRIGGER rtree_places_geom_update7 AFTER UPDATE OF geom ON places WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) AND (OLD.geom IS NULL OR ST_IsEmpty(OLD.geom))
BEGIN INSERT INTO rtree_places_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_places_geom_update2 AFTER UPDATE OF geom ON places WHEN OLD.fid = NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom))
BEGIN DELETE FROM rtree_places_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_places_geom_update5 AFTER UPDATE ON places WHEN OLD.fid != NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN DELETE FROM rtree_places_geom WHERE id = OLD.fid; INSERT OR REPLACE INTO rtree_places_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_places_geom_update4 AFTER UPDATE ON places WHEN OLD.fid != NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom))
BEGIN DELETE FROM rtree_places_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER rtree_places_geom_delete AFTER DELETE ON places WHEN OLD.geom NOT NULL
BEGIN DELETE FROM rtree_places_geom WHERE id = OLD.fid; END;

CREATE TRIGGER rtree_areas_geom_insert AFTER INSERT ON areas WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN INSERT OR REPLACE INTO rtree_areas_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_areas_geom_update6 AFTER UPDATE OF geom ON areas WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) AND (OLD.geom NOT NULL AND NOT ST_IsEmpty(OLD.geom))
BEGIN UPDATE rtree_areas_geom SET minx = ST_MinX(NEW.geom), maxx = ST_MaxX(NEW.geom), miny = ST_MinY(NEW.geom), maxy = ST_MaxY(NEW.geom) WHERE id = NEW.fid; END;
CREATE TRIGGER rtree_areas_geom_update7 AFTER UPDATE OF geom ON areas WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) AND (OLD.geom IS NULL OR ST_IsEmpty(OLD.geom))
BEGIN INSERT INTO rtree_areas_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_areas_geom_update2 AFTER UPDATE OF geom ON areas WHEN OLD.fid = NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom))
BEGIN DELETE FROM rtree_areas_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_areas_geom_update5 AFTER UPDATE ON areas WHEN OLD.fid != NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN DELETE FROM rtree_areas_geom WHERE id = OLD.fid; INSERT OR REPLACE INTO rtree_areas_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_areas_geom_update4 AFTER UPDATE ON areas WHEN OLD.fid != NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom))
BEGIN DELETE FROM rtree_areas_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER rtree_areas_geom_delete AFTER DELETE ON areas WHEN OLD.geom NOT NULL
BEGIN DELETE FROM rtree_areas_geom WHERE id = OLD.fid; END;

CREATE TRIGGER rtree_land_geom_insert AFTER INSERT ON land WHEN (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN INSERT OR REPLACE INTO rtree_land_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_land_geom_update6 AFTER UPDATE OF geom ON land WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) AND (OLD.geom NOT NULL AND NOT ST_IsEmpty(OLD.geom))
BEGIN UPDATE rtree_land_geom SET minx = ST_MinX(NEW.geom), maxx = ST_MaxX(NEW.geom), miny = ST_MinY(NEW.geom), maxy = ST_MaxY(NEW.geom) WHERE id = NEW.fid; END;
CREATE TRIGGER rtree_land_geom_update7 AFTER UPDATE OF geom ON land WHEN OLD.fid = NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom)) AND (OLD.geom IS NULL OR ST_IsEmpty(OLD.geom))
BEGIN INSERT INTO rtree_land_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_land_geom_update2 AFTER UPDATE OF geom ON land WHEN OLD.fid = NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom))
BEGIN DELETE FROM rtree_land_geom WHERE id = OLD.fid; END;
CREATE TRIGGER rtree_land_geom_update5 AFTER UPDATE ON land WHEN OLD.fid != NEW.fid AND (NEW.geom NOT NULL AND NOT ST_IsEmpty(NEW.geom))
BEGIN DELETE FROM rtree_land_geom WHERE id = OLD.fid; INSERT OR REPLACE INTO rtree_land_geom VALUES (NEW.fid, ST_MinX(NEW.geom), ST_MaxX(NEW.geom), ST_MinY(NEW.geom), ST_MaxY(NEW.geom)); END;
CREATE TRIGGER rtree_land_geom_update4 AFTER UPDATE ON land WHEN OLD.fid != NEW.fid AND (NEW.geom IS NULL OR ST_IsEmpty(NEW.geom))
BEGIN DELETE FROM rtree_land_geom WHERE id IN (OLD.fid, NEW.fid); END;
CREATE TRIGGER rtree_land_geom_delete AFTER DELETE ON land WHEN OLD.geom NOT NULL
BEGIN DELETE FROM rtree_land_geom WHERE id = OLD.fid; END;
