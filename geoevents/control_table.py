"""Tables of who held what and when: read, checked, and made alike."""

from __future__ import annotations

from datetime import date, datetime
from pathlib import Path
from typing import TYPE_CHECKING, Any

from geoevents.errors import BadControl
from geoevents.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import geopandas as gpd
    import numpy as np
    import pandas as pd

# The label of a place that no side holds: the front runs through it.
CONTESTED = "contested"

_CSV_SUFFIXES = (".csv", ".tsv")
_ROWS_NAMED = 5  # rows that one message names
_LONGEST_HEADER_LINE = 100_000  # characters


def read_control(path: str | Path) -> gpd.GeoDataFrame:
    r"""Read control observations from a CSV, GeoJSON or GeoPackage file.

    Parameters
    ----------
    path : str or Path
        ``.csv`` or ``.tsv`` with the columns controller, lon, lat and, where known, date, weight, name and place_id
        (other usual headers are understood: ``lexicon/control.toml``); any other suffix is read as a layer of points,
        lines or areas with the same columns.

    Returns
    -------
    GeoDataFrame
        One observation a row, EPSG:4326, as `checked_control` returns it.

    Raises
    ------
    BadControl
        When the file cannot be read, a needed column is missing, or a row cannot be used; the message names the rows,
        counted from 1 without the header.

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
    import pandas as pd

    file = Path(path)
    if not file.is_file():
        raise BadControl(f"{file}: no such file")
    if file.suffix.lower() not in _CSV_SUFFIXES:
        try:
            layer = gpd.read_file(file)
        except (OSError, ValueError, RuntimeError) as error:
            raise BadControl(f"{file}: not a layer that can be read: {error}") from error
        return checked_control(layer.to_crs("EPSG:4326") if layer.crs else layer.set_crs("EPSG:4326"))
    separator = "\t" if file.suffix.lower() == ".tsv" else ","
    try:
        table = pd.read_csv(file, sep=separator, dtype=str, keep_default_na=False, encoding="utf-8-sig")
    except (pd.errors.ParserError, pd.errors.EmptyDataError, UnicodeDecodeError) as error:
        raise BadControl(f"{file}: not a table that can be read: {error}") from error
    table = table.rename(columns=_our_names(table.columns))
    missing = [name for name in ("controller", "lon", "lat") if name not in table.columns]
    if missing:
        raise BadControl(f"{file}: no column {', '.join(missing)}; it has {', '.join(map(str, table.columns))}")
    lon, lat = (_numbers(table, name) for name in ("lon", "lat"))
    points = gpd.points_from_xy(lon, lat, crs="EPSG:4326")
    return checked_control(gpd.GeoDataFrame(table.drop(columns=["lon", "lat"]), geometry=points, crs="EPSG:4326"))


def is_control(path: str | Path) -> bool:
    """Tell a control table from dispatches: a GeoJSON or GeoPackage, or a CSV with a column ``controller``."""
    suffix = Path(path).suffix.lower()
    if suffix != ".csv":
        return suffix in (".geojson", ".json", ".gpkg")
    try:
        with Path(path).open(encoding="utf-8-sig", errors="replace") as file:
            header = file.readline(_LONGEST_HEADER_LINE)
    except OSError:
        return False
    return "controller" in _our_names(header.strip().replace('"', "").split(",")).values()


def checked_control(control: gpd.GeoDataFrame) -> gpd.GeoDataFrame:
    """Return the observations with the columns that front lines need, or say which rows cannot be used.

    Parameters
    ----------
    control : GeoDataFrame
        Points, lines or areas, (lon, lat), with ``controller`` and, where known, ``date``, ``weight`` (1 where absent),
        ``place_id``, ``place_name``.

    Returns
    -------
    GeoDataFrame
        A copy, EPSG:4326, with all its columns; spellings of one controller that differ in case or blanks are one,
        ``date`` is datetime64 (NaT where unknown), ``weight`` is a positive float.

    Raises
    ------
    BadControl
        When there is no row, or rows lack a controller or a usable position, date or weight.
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
    if table.empty:
        raise BadControl("no control observation: the table has no row")
    _check_positions(table)
    table["controller"] = _controllers(table)
    table["date"] = _dates(table)
    table["weight"] = _weights(table)
    for name in ("place_id", "place_name"):
        table[name] = table[name].fillna("").astype(str).str.strip() if name in table.columns else ""
    return table


def _our_names(columns: Iterable[Any]) -> dict[Any, str]:
    """Map headers to ours: for each of our columns the first header that stands for it, in the lexicon's order."""
    folded = {_fold(str(column)): column for column in reversed(list(columns))}
    names = load_table("control")["columns"]
    found = {
        ours: next((folded[header] for header in headers if header in folded), None) for ours, headers in names.items()
    }
    return {theirs: ours for ours, theirs in found.items() if theirs is not None}


def _fold(words: str) -> str:
    return " ".join(words.casefold().split())


def _rows(bad: np.ndarray[Any, np.dtype[Any]], table: pd.DataFrame) -> str:
    """Name the rows where ``bad`` holds: "rows 2, 7 and 40 more"."""
    numbers = [position + 1 for position, is_bad in enumerate(bad) if is_bad]
    shown = [
        f"{number} ({table['place_name'].iloc[number - 1]})" if "place_name" in table.columns else str(number)
        for number in numbers[:_ROWS_NAMED]
    ]
    more = f" and {len(numbers) - _ROWS_NAMED} more" if len(numbers) > _ROWS_NAMED else ""
    return f"{'row' if len(numbers) == 1 else 'rows'} {', '.join(shown)}{more}"


def _refuse(bad: Any, table: pd.DataFrame, what: Callable[[int], str]) -> None:
    """Raise for the rows where ``bad`` holds; ``what`` describes the first of them by its position."""
    import numpy as np

    flags = np.asarray(bad, dtype=bool)
    if flags.any():
        raise BadControl(f"{_rows(flags, table)}: {what(int(flags.argmax()))}")


def _numbers(table: pd.DataFrame, name: str) -> pd.Series[float]:
    import numpy as np
    import pandas as pd

    values = pd.to_numeric(table[name].str.strip().str.replace("−", "-"), errors="coerce")
    _refuse(~np.isfinite(values.to_numpy()), table, lambda row: f"{name} {table[name].iloc[row]!r} is not a number")
    return values


def _check_positions(table: gpd.GeoDataFrame) -> None:
    import numpy as np

    geometry = table.geometry
    _refuse(geometry.isna() | geometry.is_empty, table, lambda _: "no position")
    bounds = geometry.bounds.to_numpy()
    _refuse(~np.isfinite(bounds).all(axis=1), table, lambda _: "a coordinate is not a number")
    west, south, east, north = bounds.T

    def outside(row: int) -> str:
        swapped = max(abs(west[row]), abs(east[row])) <= 90.0
        hint = "; are longitude and latitude swapped?" if swapped else ""
        return f"lon {west[row]:g}, lat {south[row]:g} is outside -180..180, -90..90{hint}"

    _refuse((south < -90.0) | (north > 90.0) | (west < -180.0) | (east > 180.0), table, outside)


def _controllers(table: gpd.GeoDataFrame) -> pd.Series[str]:
    import pandas as pd

    words = table["controller"].astype("object").where(table["controller"].notna(), "").astype(str)
    folded = words.map(_fold)
    _refuse(folded == "", table, lambda _: "no controller" if (folded != "").any() else "no controller in any row")
    trimmed = words.map(lambda name: " ".join(name.split()))
    usual = trimmed.groupby(folded).agg(lambda names: names.value_counts(sort=True).index[0])
    contested = {_fold(word) for word in load_table("control")["contested"]}
    return pd.Series([CONTESTED if key in contested else usual[key] for key in folded], index=table.index)


def _dates(table: gpd.GeoDataFrame) -> pd.Series[pd.Timestamp]:
    import pandas as pd

    if "date" not in table.columns:
        return pd.Series(pd.NaT, index=table.index, dtype="datetime64[s]")
    formats = load_table("control")["dates"]["formats"]
    values = table["date"].astype("object")
    given = table["date"].notna() & (values.astype(str).str.strip() != "")
    known = {value: _day(value, formats) for value in values[given].unique()}
    days = [known[value] if is_given else None for value, is_given in zip(values, given, strict=True)]
    wrong = [is_given and day is None for day, is_given in zip(days, given, strict=True)]
    _refuse(wrong, table, lambda row: f"date {values.iloc[row]!r} is not a date such as 2020-06-24")
    return pd.Series(pd.to_datetime(pd.Series(days, dtype="object")).to_numpy(), index=table.index).astype(
        "datetime64[s]"
    )


def _day(value: Any, formats: Sequence[str]) -> date | None:
    """Return the day a cell holds; None where it holds none."""
    if isinstance(value, datetime):
        return value.date()
    if isinstance(value, date):
        return value
    words = " ".join(str(value).split())
    for pattern in formats:
        try:
            return datetime.strptime(words, pattern).date()
        except ValueError:
            continue
    return None


def _weights(table: gpd.GeoDataFrame) -> pd.Series[float]:
    import numpy as np
    import pandas as pd

    if "weight" not in table.columns:
        return pd.Series(1.0, index=table.index)
    words = table["weight"]
    given = words.notna() & (words.astype(str).str.strip() != "")
    values = pd.to_numeric(words.where(given, "1"), errors="coerce").astype(float)
    usable = np.isfinite(values.to_numpy()) & (values.to_numpy() > 0)
    _refuse(~usable, table, lambda row: f"weight {words.iloc[row]!r} is not a positive number")
    return values
