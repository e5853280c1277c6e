"""Rows of a control table that cannot be used: which, why, and what their cells hold otherwise."""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime
from typing import TYPE_CHECKING, Any

import numpy as np

from geoevents.errors import BadControl, RowsLeftOut
from geoevents.lexicon.tables import load_table

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable, Sequence

    import geopandas as gpd
    import pandas as pd
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]

# Day first as in most of the world, or month first; which, a column tells by its days past the 12th.
_SLASHED = ("%d/%m/%Y", "%m/%d/%Y")
_SLASHES = re.compile(r"\d{1,2}/\d{1,2}/\d{4}")
_ROWS_NAMED = 20  # rows that one message names
# A row farther from the middle than _FAR median deviations of all rows, whose swapped position is nearer than _NEAR,
# has longitude and latitude swapped (a judgement; a theatre is some hundred kilometres across).
_FAR, _NEAR, _LEAST_DEVIATION_DEG = 8.0, 4.0, 0.25


class Rows:
    """The rows of a table that are still of use.

    Parameters
    ----------
    names : sequence of str
        What each row is called besides its number; empty where it has no name.
    """

    def __init__(self, names: Sequence[str]) -> None:
        self._names = names
        self.usable: Bools = np.ones(len(names), dtype=bool)
        self._reasons: list[str] = []

    def leave_out(self, bad: Any, why: Callable[[int], str]) -> None:
        """Leave out the rows where ``bad`` holds; ``why`` tells of the first of them by its position."""
        flags = np.asarray(bad, dtype=bool) & self.usable
        if flags.any():
            self._reasons.append(f"{self._named(flags)}: {why(int(flags.argmax()))}")
            self.usable &= ~flags

    def finish(self) -> Bools:
        """Return which rows are left; warn of the others.

        Raises
        ------
        BadControl
            When none is left.
        """
        if self._reasons and not self.usable.any():
            raise BadControl("; ".join(self._reasons))
        if self._reasons:
            count = int((~self.usable).sum())
            message = f"{count} of {len(self.usable)} rows left out: {'; '.join(self._reasons)}"
            warnings.warn(message, RowsLeftOut, stacklevel=4)
        return self.usable

    def _named(self, flags: Bools) -> str:
        """Name rows, counted from 1 without the header: "rows 2 (Sirte), 7 and 40 more"."""
        at = np.flatnonzero(flags)
        if len(at) == len(flags) > _ROWS_NAMED:
            return f"all {len(at)} rows"
        shown = [f"{row + 1} ({self._names[row]})" if self._names[row] else str(row + 1) for row in at[:_ROWS_NAMED]]
        more = f" and {len(at) - _ROWS_NAMED} more" if len(at) > _ROWS_NAMED else ""
        return f"{'row' if len(at) == 1 else 'rows'} {', '.join(shown)}{more}"


def read_degrees(cells: pd.Series[str], name: str, rows: Rows, *, comma: bool) -> Floats:
    """Return a column of degrees; rows without a number are left out.

    Parameters
    ----------
    cells : Series of str
    name : str
        "lon" or "lat".
    rows : Rows
    comma : bool
        Whether a comma may be the decimal sign.
    """
    import pandas as pd

    words = cells.str.strip().str.replace("−", "-")
    if comma:
        words = words.str.replace(",", ".")
    values = np.array(pd.to_numeric(words, errors="coerce"), dtype=np.float64)
    rows.leave_out((words == "") | (words.str.casefold() == "nan"), lambda _: f"no {name}")
    rows.leave_out(~np.isfinite(values), lambda row: f"{name} {cells.iloc[row]!r} is not a number")
    return values


def check_positions(table: gpd.GeoDataFrame, rows: Rows) -> None:
    """Leave out rows without a position, outside the globe, or with longitude and latitude swapped."""
    geometry = table.geometry
    rows.leave_out(geometry.isna() | geometry.is_empty, lambda _: "no position")
    bounds = geometry.bounds.to_numpy()
    rows.leave_out(~np.isfinite(bounds).all(axis=1), lambda _: "a coordinate is not a number")
    west, south, east, north = bounds.T

    def outside(row: int) -> str:
        swapped = max(abs(west[row]), abs(east[row])) <= 90.0
        hint = "; are longitude and latitude swapped?" if swapped else ""
        return f"lon {west[row]:g}, lat {south[row]:g} is outside -180..180, -90..90{hint}"

    rows.leave_out((south < -90.0) | (north > 90.0) | (west < -180.0) | (east > 180.0), outside)
    middle = np.column_stack([(west + east) / 2.0, (south + north) / 2.0])
    rows.leave_out(
        _swapped(middle, rows.usable),
        lambda row: f"lon {west[row]:g}, lat {south[row]:g}: longitude and latitude seem to be swapped",
    )


def _swapped(xy: Floats, usable: Bools) -> Bools:
    """Tell which positions lie far off all others, but among them with longitude and latitude swapped."""
    among = xy[usable]
    if len(among) < 4:
        return np.zeros(len(xy), dtype=bool)
    middle = np.median(among, axis=0)
    deviation = np.maximum(np.median(np.abs(among - middle), axis=0), _LEAST_DEVIATION_DEG)
    far = (np.abs(xy - middle) > _FAR * deviation).any(axis=1)
    return np.asarray(usable & far & (np.abs(xy[:, ::-1] - middle) <= _NEAR * deviation).all(axis=1))


def read_dates(table: gpd.GeoDataFrame, rows: Rows) -> pd.Series[pd.Timestamp]:
    """Return the days of the column ``date``, NaT where it is empty; rows with no readable date are left out."""
    import pandas as pd

    if "date" not in table.columns:
        return pd.Series(pd.NaT, index=table.index, dtype="datetime64[s]")
    formats = load_table("control")["dates"]["formats"]
    values = table["date"].astype("object")
    given = table["date"].notna() & (values.astype(str).str.strip() != "")
    formats = [*formats, *_slashed(values[given].unique())]
    known = {value: _day(value, formats) for value in values[given].unique()}
    days = [known[value] if is_given else None for value, is_given in zip(values, given, strict=True)]
    wrong = [is_given and day is None for day, is_given in zip(days, given, strict=True)]

    def not_a_date(row: int) -> str:
        either = all(_day(values.iloc[row], [pattern]) for pattern in _SLASHED)
        hint = " may have the day first or the month: write it" if either else " is not a date"
        return f"date {values.iloc[row]!r}{hint}{' as' if either else ' such as'} 2020-06-24"

    rows.leave_out(wrong, not_a_date)
    return pd.Series(pd.to_datetime(pd.Series(days, dtype="object")).to_numpy(), index=table.index).astype(
        "datetime64[s]"
    )


def _slashed(values: Iterable[Any]) -> list[str]:
    """Return the format of the dates with slashes: one, where all of them allow it and the other fails for some."""
    dates = [value for value in values if isinstance(value, str) and _SLASHES.fullmatch(value.strip())]
    allowed = [pattern for pattern in _SLASHED if all(_day(value, [pattern]) for value in dates)]
    return allowed if len(allowed) == 1 else []


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


def read_weights(table: gpd.GeoDataFrame, rows: Rows) -> pd.Series[float]:
    """Return the column ``weight``, 1 where it is empty; rows with another than a positive number are left out."""
    import pandas as pd

    if "weight" not in table.columns:
        return pd.Series(1.0, index=table.index)
    words = table["weight"]
    given = words.notna() & (words.astype(str).str.strip() != "")
    values = pd.to_numeric(words.where(given, "1"), errors="coerce").astype(float)
    usable = np.isfinite(values.to_numpy()) & (values.to_numpy() > 0)
    rows.leave_out(~usable, lambda row: f"weight {words.iloc[row]!r} is not a positive number")
    return values.where(usable, 1.0)
