"""Build a full gazetteer from a dump of GeoNames, in memory that does not grow with the dump."""

from __future__ import annotations

import math
import sqlite3
import struct
import zipfile
from array import array
from contextlib import contextmanager
from pathlib import Path
from typing import IO, TYPE_CHECKING, NamedTuple

from geoevents.errors import BadGazetteer
from geoevents.gazetteer.files import COLUMNS, PLACE_ID, Table, part_of, place_of
from geoevents.gazetteer.folders import FULL, user_folder
from geoevents.gazetteer.names import default_naming, facility_stems, importance, is_name, place_keys
from geoevents.gazetteer.write import Source, new_gazetteer, write_names, write_places, write_sources
from geoevents.model import Place

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from geoevents.gazetteer.names import Naming

# The table "geoname" of GeoNames' readme: 19 columns between tabs; names up to 200, alternates up to 10,000 characters.
_COLUMNS = 19
_LONGEST_LINE = 100_000  # bytes; the longest of cities500 has 13,000
_LONGEST_NAME = 200
_MOST_ROWS = 40_000_000  # three times GeoNames of 2025
_PARTS = 16  # of the index: an eighth of a gigabyte each for the 13 million rows of GeoNames
_REPORT_EVERY = 20_000  # rows


class Built(NamedTuple):
    """What became of a dump."""

    folder: Path
    places: int
    skipped: int


def build_from_geonames(
    zip_or_txt: str | Path,
    output_folder: str | Path | None = None,
    *,
    progress: Callable[[int, int], None] | None = None,
) -> Built:
    """Build a gazetteer from GeoNames' ``allCountries.zip``, one country's zip, or the text inside.

    The default's places and names stay in it (airports, curated entries, English names); where the dump has a place
    too, the dump's position, codes and population count and its names are added. Polygons and land stay the default's.

    Parameters
    ----------
    zip_or_txt : str or Path
        The 19-column table of GeoNames, tab-separated, UTF-8.
    output_folder : str or Path, optional
        None: the user's folder, where `open_gazetteer` finds it and puts it in the default's place.
    progress : callable, optional
        Called with the bytes read so far and the bytes in all.

    Returns
    -------
    Built
        ``skipped`` counts lines that are not rows of the table.

    Raises
    ------
    BadGazetteer
        If the file cannot be read or holds no row of the table.
    """
    source = Path(zip_or_txt)
    if not _holds_a_row(source):
        raise BadGazetteer(f"{source}: no row of GeoNames' 19 tab-separated columns in it")
    folder = Path(output_folder) if output_folder is not None else user_folder() / FULL
    folder.mkdir(parents=True, exist_ok=True)
    work = folder / "work.partial"
    work.unlink(missing_ok=True)
    connection = sqlite3.connect(work, isolation_level=None)
    try:
        _prepare(connection)
        default = Table(Path(__file__).parent.parent / "data")
        _copy_default(connection, default)
        skipped = _read_dump(connection, source, progress)
        places = _write(connection, folder, default, source.name)
        default.close()
    except sqlite3.OperationalError as error:
        raise BadGazetteer(f"{folder}: the gazetteer cannot be written there: {error}") from error
    finally:
        connection.close()
        work.unlink(missing_ok=True)
    return Built(folder, places, skipped)


def _holds_a_row(source: Path) -> bool:
    with _opened(source) as (stream, _):
        return any(_parse(line)[0] for line in iter(lambda: stream.readline(_LONGEST_LINE), b""))


def _prepare(connection: sqlite3.Connection) -> None:
    connection.executescript(
        "PRAGMA journal_mode = OFF; PRAGMA synchronous = OFF; PRAGMA temp_store = FILE;"
        "CREATE TABLE entries (row INTEGER PRIMARY KEY, place_id TEXT UNIQUE, name TEXT, lon REAL, lat REAL, "
        "feature_code TEXT, country_code TEXT, admin1_code TEXT, admin2_code TEXT, population INTEGER, "
        "importance REAL);"
        "CREATE TABLE keys (part INTEGER, key TEXT, row INTEGER);"
        "BEGIN"
    )


def _copy_default(connection: sqlite3.Connection, default: Table) -> None:
    """Copy the default's entries and keys; an airport weighs as much as its neighbours in their order."""
    weight = math.inf
    for row in default.rows(f"SELECT {COLUMNS} FROM places ORDER BY fid"):  # noqa: S608 (a constant)
        place = place_of(row)
        if not place.feature_code.startswith("AIR"):
            weight = min(weight, importance(place.feature_code, place.population))
        _insert(connection, row[0], place, weight)
    keys = ((part_of(key, _PARTS), key, fid) for key, fid in default.index())
    connection.executemany("INSERT INTO keys VALUES (?, ?, ?)", keys)


def _insert(connection: sqlite3.Connection, row: int | None, p: Place, weight: float) -> int:
    values = (
        row,
        p.id,
        p.name,
        p.lon,
        p.lat,
        p.feature_code,
        p.country_code,
        p.admin1_code,
        p.admin2_code,
        p.population,
    )
    cursor = connection.execute("INSERT INTO entries VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)", (*values, weight))
    return int(cursor.lastrowid or 0)


def _read_dump(connection: sqlite3.Connection, source: Path, progress: Callable[[int, int], None] | None) -> int:
    """Read the dump into the tables; return how many lines are no rows."""
    naming = default_naming()
    rows = skipped = done = 0
    with _opened(source) as (stream, size):
        while line := stream.readline(_LONGEST_LINE):
            done += len(line)
            place, alternates = _parse(line)
            if rows == _MOST_ROWS:
                raise BadGazetteer(f"{source}: more than {_MOST_ROWS} rows; GeoNames has a third of that")
            if place is None:
                skipped += 1
                while not line.endswith(b"\n") and (line := stream.readline(_LONGEST_LINE)):
                    done += len(line)
            elif place.feature_code not in naming.left_out:
                rows += 1
                _add(connection, place, alternates, naming)
            if progress and (rows + skipped) % _REPORT_EVERY == 0:
                progress(done, size)
    if progress:
        progress(size, size)
    return skipped


@contextmanager
def _opened(source: Path) -> Iterator[tuple[IO[bytes], int]]:
    """Open the table, or the largest text in the zip, with its size."""
    try:
        if not zipfile.is_zipfile(source):
            with source.open("rb") as stream:
                yield stream, source.stat().st_size
            return
        with zipfile.ZipFile(source) as archive:
            tables = [i for i in archive.infolist() if i.filename.lower().endswith(".txt")]
            if not tables:
                raise BadGazetteer(f"{source}: no .txt in the zip; GeoNames' allCountries.zip holds allCountries.txt")
            table = max(tables, key=lambda info: info.file_size)
            with archive.open(table) as stream:
                yield stream, table.file_size
    except (OSError, zipfile.BadZipFile, RuntimeError) as error:
        raise BadGazetteer(f"{source}: cannot be read: {getattr(error, 'strerror', None) or error}") from error


def _parse(line: bytes) -> tuple[Place | None, list[str]]:
    """Return the place of a line and its names; None for a line that is not a row of the table."""
    columns = line.rstrip(b"\r\n").split(b"\t")
    if len(columns) != _COLUMNS or not line.endswith(b"\n"):
        return None, []
    try:
        c = [column.decode("utf-8") for column in columns]
        place = Place(
            f"gn:{int(c[0])}", c[1], float(c[5]), float(c[4]), c[7] or "PPL", c[8], c[10], c[11], int(c[14] or 0)
        )
    except ValueError:
        return None, []
    if not place.name.isprintable() or not 0 < len(place.name) <= _LONGEST_NAME or place.population < 0:
        return None, []
    return place, [c[1], *filter(is_name, (c[2], *c[3].split(",")))]


def _add(connection: sqlite3.Connection, place: Place, names: list[str], naming: Naming) -> None:
    weight = importance(place.feature_code, place.population)
    held = connection.execute("SELECT row, feature_code FROM entries WHERE place_id = ?", (place.id,)).fetchone()
    if held is None:
        row = _insert(connection, None, place, weight)
    else:
        row, code = held
        if not code.startswith("PCL"):  # the default's countries have names, codes and an order of their own
            connection.execute(
                "UPDATE entries SET lon = ?, lat = ?, feature_code = ?, admin1_code = ?, admin2_code = ?, "
                "population = ?, importance = ? WHERE row = ?",
                (
                    place.lon, place.lat, place.feature_code, place.admin1_code, place.admin2_code, place.population,
                    weight, row,
                ),
            )  # fmt: skip
    stems = facility_stems(names, place.feature_code, naming)
    keys = place_keys(
        names, place_id=place.id, country_code=place.country_code, feature_code=place.feature_code, naming=naming,
        stems=stems,
    )  # fmt: skip
    keys.add(PLACE_ID + place.id)
    connection.executemany("INSERT INTO keys VALUES (?, ?, ?)", [(part_of(key, _PARTS), key, row) for key in keys])


def _write(connection: sqlite3.Connection, folder: Path, default: Table, name: str) -> int:
    """Write the files in order of importance; the index part by part."""
    highest = connection.execute("SELECT max(row) FROM entries").fetchone()[0]
    fid_of = array("I", bytes(struct.calcsize("I") * (highest + 1)))
    columns = "row, place_id, name, lon, lat, feature_code, country_code, admin1_code, admin2_code, population"
    ranked = connection.execute(f"SELECT {columns} FROM entries ORDER BY importance DESC, place_id")  # noqa: S608 (a constant)

    def places() -> Iterator[Place]:
        for fid, (row, *values) in enumerate(ranked, start=1):
            fid_of[row] = fid
            yield Place(*values)

    credit = "Place names and positions: GeoNames (geonames.org), CC BY 4.0"
    with new_gazetteer(folder) as (file, partial):
        count = write_places(file, places())
        own = [Source(*row) for row in default.rows("SELECT package, version, sha256, licence, credit FROM sources")]
        write_sources(file, [Source(name, "", "", "CC BY 4.0", credit), *own])
        connection.execute("CREATE INDEX keys_part ON keys(part)")
        for part in range(_PARTS):
            found = connection.execute("SELECT DISTINCT key, row FROM keys WHERE part = ?", (part,))
            write_names(partial, ((key, fid_of[row]) for key, row in found), part=part, parts=_PARTS)
    return count
