"""Tables of who held what and when: read, checked, and made alike."""

from __future__ import annotations

import codecs
import warnings
from pathlib import Path
from typing import TYPE_CHECKING, Any

import numpy as np

from geoevents.actors.isocodes import iso_code
from geoevents.errors import BadControl
from geoevents.frontlines.rows import Rows, check_positions, read_dates, read_degrees, read_weights
from geoevents.frontlines.sides import controller_names, folded
from geoevents.lexicon.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Iterable

    import geopandas as gpd
    import pandas as pd

_CSV_SUFFIXES = (".csv", ".tsv")
_SEPARATORS = (",", ";", "\t", "|")  # tried on the header; the one that parts most columns is taken
_FIRST_ROW = 2  # below the column names, as a spreadsheet counts; so do tables of dispatches
_LONGEST_HEADER_LINE = 100_000  # characters


def read_control(path: str | Path) -> gpd.GeoDataFrame:
    r"""Read control observations from a CSV, GeoJSON or GeoPackage file.

    Parameters
    ----------
    path : str or Path
        ``.csv`` or ``.tsv``, parted by commas, semicolons or tabs, with the columns controller, lon, lat and, where
        known, date, weight, name, place_id and country_code (other usual headers are understood:
        ``lexicon/control.toml``); any other suffix is read as a layer of points, lines or areas with the same columns.

    Returns
    -------
    GeoDataFrame
        One observation a row, EPSG:4326, as `checked_control` returns it.

    Raises
    ------
    BadControl
        When the file cannot be read, a needed column is missing, or no row can be used; the message names the rows, as
        a spreadsheet counts them: the column names are row 1. Features of a layer are counted from 1.

    Warns
    -----
    RowsLeftOut
        Of rows that cannot be used, as `checked_control` does.

    Examples
    --------
    >>> from io import StringIO
    >>> import tempfile
    >>> with tempfile.TemporaryDirectory() as folder:
    ...     file = Path(folder) / "control.csv"
    ...     _ = file.write_text("Held by,As of,Lon,Lat\nRed,1 July 2020,16.6,31.2\nBlue,2020-07-02,15.1,32.4\n")
    ...     list(read_control(file)["controller"])
    ['Red', 'Blue']
    """
    import geopandas as gpd

    file = Path(path)
    if not file.is_file():
        raise BadControl(f"{file}: no such file")
    if file.suffix.lower() not in _CSV_SUFFIXES:
        try:
            layer = gpd.read_file(file)
        except (OSError, ValueError, RuntimeError) as error:
            raise BadControl(f"{file}: not a layer that can be read: {error}") from error
        return checked_control(layer, file=str(file))
    table = _read_cells(file)
    table = table.rename(columns=_our_names(table.columns))
    missing = [name for name in ("controller", "lon", "lat") if name not in table.columns]
    if missing:
        unplaced = "lon" in missing and "place_name" in table.columns
        hint = "; places are not looked up by name here" if unplaced else ""
        raise BadControl(f"{file}: no column {', '.join(missing)}; it has {', '.join(map(str, table.columns))}{hint}")
    rows = Rows(_row_names(table), file=str(file), numbers=[row + _FIRST_ROW for row in table.index])
    table = table.reset_index(drop=True)
    lon, lat = (read_degrees(table[name], name, rows) for name in ("lon", "lat"))
    points = gpd.points_from_xy(lon, lat, crs="EPSG:4326")
    return _checked(gpd.GeoDataFrame(table.drop(columns=["lon", "lat"]), geometry=points, crs="EPSG:4326"), rows)


def _read_cells(file: Path) -> pd.DataFrame:
    """Return the cells of a table as text, without blank rows: the index tells how many rows stand before each."""
    import pandas as pd

    for encoding in _encodings(file):
        try:
            _, separator, skipped = _header(file, encoding)
            with warnings.catch_warnings():
                # Of rows that end in more separators than the column names do, as spreadsheets write them.
                warnings.simplefilter("ignore", pd.errors.ParserWarning)
                table = pd.read_csv(
                    file, sep=separator, dtype=str, keep_default_na=False, encoding=encoding, skiprows=skipped,
                    skip_blank_lines=False, index_col=False,
                )  # fmt: skip
            cells: pd.DataFrame = table.fillna("")
            blank = np.logical_and.reduce([cells[name].str.strip() == "" for name in cells.columns])
            written: pd.DataFrame = cells.loc[~blank]
            return written
        except UnicodeError:
            continue
        except (pd.errors.ParserError, pd.errors.EmptyDataError) as error:
            raise BadControl(f"{file}: not a table that can be read: {error}") from error
    raise BadControl(f"{file}: not a table that can be read: neither UTF-8 nor Windows text")


def _encodings(file: Path) -> tuple[str, ...]:
    """Return what a table may be written in: a spreadsheet of Windows writes cp1252, which reads any bytes but five."""
    with file.open("rb") as start:
        return ("utf-16",) if start.read(2) in (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE) else ("utf-8-sig", "cp1252")


def _header(file: Path, encoding: str) -> tuple[str, str, int]:
    """Return the header, the separator, and how many lines stand before it: spreadsheets write "sep=;" there."""
    with file.open(encoding=encoding) as lines:
        header, skipped = lines.readline(_LONGEST_HEADER_LINE), 0
        if header.casefold().startswith("sep="):
            header, skipped = lines.readline(_LONGEST_HEADER_LINE), 1
    return header, max(_SEPARATORS, key=header.count), skipped


def _row_names(table: pd.DataFrame) -> list[str]:
    if "place_name" not in table.columns:
        return [""] * len(table)
    return [" ".join(str(name).split()) for name in table["place_name"].fillna("")]


def is_control(path: str | Path) -> bool:
    """Tell a control table from dispatches: a GeoJSON or GeoPackage, or a CSV with a column ``controller``.

    Parameters
    ----------
    path : str or Path

    Returns
    -------
    bool
        False where there is no such file: to read it will say so.
    """
    suffix = Path(path).suffix.lower()
    if suffix not in _CSV_SUFFIXES:
        return suffix in (".geojson", ".json", ".gpkg")
    for encoding in _encodings(Path(path)) if Path(path).is_file() else ():
        try:
            header, separator, _ = _header(Path(path), encoding)
        except UnicodeError:
            continue
        return "controller" in _our_names(header.strip().replace('"', "").split(separator)).values()
    return False


def check_is_usable(path: str | Path) -> None:
    """Check that a CSV is a control table or one of dispatches.

    Parameters
    ----------
    path : str or Path
        Anything else passes, and so does what cannot be opened: to read it will say so.

    Raises
    ------
    BadControl
        When its header has neither a column for who holds a place nor one for the text of a dispatch; the message names
        the columns that are needed, and those that are there.
    """
    file = Path(path)
    if file.suffix.lower() not in _CSV_SUFFIXES or not file.is_file() or is_control(file):
        return
    for encoding in _encodings(file):
        try:
            header, separator, _ = _header(file, encoding)
        except UnicodeError:
            continue
        names = [name.strip() for name in header.strip().replace('"', "").split(separator)]
        if "text" not in map(folded, names):
            raise BadControl(
                f"{file}: no control table without the columns controller, lon and lat (date, weight and name where "
                f"known), and no table of dispatches without text (rename the column that holds them to text); it has "
                f"{', '.join(names)}"
            )
        return


def checked_control(control: gpd.GeoDataFrame, *, file: str = "") -> gpd.GeoDataFrame:
    """Return the observations with the columns that front lines need, or say which rows cannot be used.

    Parameters
    ----------
    control : GeoDataFrame
        Points, lines or areas, (lon, lat), with ``controller`` and, where known, ``date``, ``weight`` (1 where absent),
        ``place_id``, ``place_name``, ``country_code`` (a country's ISO 3166-1 code or name).
    file : str
        What messages call the table; empty where it comes from no file.

    Returns
    -------
    GeoDataFrame
        A copy of the rows that can be used, EPSG:4326, with all its columns; the names of one controller are one
        (`sides.controller_names`), ``date`` is datetime64 (NaT where unknown), ``weight`` is a positive float, and
        ``country_code``, where there is one, of two letters or empty.

    Raises
    ------
    BadControl
        When no row has a controller, a position and a readable date and weight.

    Warns
    -----
    RowsLeftOut
        Of the rows that lack one of these or repeat another; the warning names them, counted from 1.
    """
    import geopandas as gpd

    if not isinstance(control, gpd.GeoDataFrame) or control.active_geometry_name is None:
        raise BadControl(f"control observations are a GeoDataFrame with a geometry, not {type(control).__name__}")
    table = control.rename(columns=_our_names(control.columns))
    if table.active_geometry_name != "geometry":
        table = table.rename_geometry("geometry")
    table = table.set_crs("EPSG:4326") if table.crs is None else table.to_crs("EPSG:4326")
    if "controller" not in table.columns:
        raise BadControl(f"no column controller; there are {', '.join(map(str, control.columns))}")
    return _checked(table, Rows(_row_names(table), file=file))


def _checked(table: gpd.GeoDataFrame, rows: Rows) -> gpd.GeoDataFrame:
    """Return the rows that can be used, with all their columns made alike."""
    if table.empty:
        raise BadControl("no control observation: the table has no row")
    words = table["controller"].astype("object").where(table["controller"].notna(), "").astype(str)
    no_one = words.map(folded).isin(["", "nan", "none"])
    rows.leave_out(no_one, lambda _: "no controller in any row" if no_one.all() else "no controller")
    check_positions(table, rows, _country_codes(table) if "country_code" in table.columns else None)
    dates, weights = read_dates(table, rows), read_weights(table, rows)
    rows.leave_out(table.astype(str).duplicated(), lambda _: "the same as an earlier row")
    usable = rows.finish()
    names = controller_names(words[usable])
    table = table.assign(controller=words.map(names), date=dates, weight=weights)[usable].reset_index(drop=True)
    for name in ("place_id", "place_name"):
        table[name] = table[name].fillna("").astype(str).str.strip() if name in table.columns else ""
    if "country_code" in table.columns:
        table["country_code"] = _country_codes(table)
    return table


def _country_codes(table: gpd.GeoDataFrame) -> pd.Series[str]:
    """Return the column ``country_code`` as ISO codes; empty where a cell names no country."""
    cells = table["country_code"].fillna("").astype(str)
    return cells.map({cell: iso_code(cell) for cell in cells.unique()})


def _our_names(columns: Iterable[Any]) -> dict[Any, str]:
    """Map headers to ours: for each of our columns the first header that stands for it, in the lexicon's order."""
    headed = {folded(str(column)): column for column in reversed(list(columns))}
    names = load_table("control")["columns"]
    found = {
        ours: next((headed[header] for header in headers if header in headed), None) for ours, headers in names.items()
    }
    return {theirs: ours for ours, theirs in found.items() if theirs is not None}
