"""Rows of a control table that cannot be used: which, why, and what their cells hold otherwise."""

from __future__ import annotations

import re
import warnings
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Any

import numpy as np

from geoevents.errors import BadControl, RowsLeftOut
from geoevents.lexicon.tables import load_table
from geoevents.slashdates import has_two_orders, order_of

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence

    import geopandas as gpd
    import pandas as pd
    from numpy.typing import NDArray

    Bools = NDArray[np.bool_]
    Floats = NDArray[np.float64]

_TIMED = re.compile(r"\d{4}-\d{2}-\d{2}[T ]\d{2}:.{1,30}")  # ISO 8601 with a time: its day counts
_SERIAL, _SERIAL_ZERO = re.compile(r"[1-7]\d{4}"), date(1899, 12, 30)  # a spreadsheet's day number: 45413 is 1 May 2024
_PART = r"(\d{1,3}(?:[.,]\d{1,15})?)\s{0,2}"
_WRITTEN = re.compile(
    rf"([+-]?){_PART}°?\s{{0,2}}(?:{_PART}['′’]\s{{0,2}})?(?:{_PART}(?:\"|″|”|'')\s{{0,2}})?([NSEWnsew]?)"
)
_LETTERS = {"lon": "EW", "lat": "NS"}  # of the positive degrees and of the negative
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
    file : str
        What messages call the table; empty where it comes from no file.
    numbers : sequence of int, optional
        The number of each row; 1, 2 ... without it. A spreadsheet counts the column names as row 1.
    """

    def __init__(self, names: Sequence[str], *, file: str = "", numbers: Sequence[int] | None = None) -> None:
        self._names = names
        self._file = f"{file}: " if file else ""
        self._numbers = range(1, len(names) + 1) if numbers is None else numbers
        self.usable: Bools = np.ones(len(names), dtype=bool)
        self._reasons: list[tuple[int, str]] = []

    def leave_out(self, bad: Any, why: Callable[[int], str]) -> None:
        """Leave out the rows where ``bad`` holds; ``why`` tells of the first of them by its position."""
        flags = np.asarray(bad, dtype=bool) & self.usable
        if flags.any():
            first = int(flags.argmax())
            self._reasons.append((first, f"{self._named(flags)}: {why(first)}"))
            self.usable &= ~flags

    def finish(self) -> Bools:
        """Return which rows are left; warn of the others.

        Raises
        ------
        BadControl
            When none is left.
        """
        reasons = "; ".join(reason for _, reason in sorted(self._reasons))
        if reasons and not self.usable.any():
            raise BadControl(f"{self._file}{reasons}")
        if reasons:
            count = int((~self.usable).sum())
            message = f"{self._file}{count} of {len(self.usable)} rows left out: {reasons}"
            warnings.warn(message, RowsLeftOut, stacklevel=4)
        return self.usable

    def _named(self, flags: Bools) -> str:
        """Name rows by number: "rows 2 (Sirte), 7 and 40 more"."""
        at = np.flatnonzero(flags)
        if len(at) == len(flags) > _ROWS_NAMED:
            return f"all {len(at)} rows"
        shown = [
            f"{self._numbers[row]} ({self._names[row]})" if self._names[row] else str(self._numbers[row])
            for row in at[:_ROWS_NAMED]
        ]
        more = f" and {len(at) - _ROWS_NAMED} more" if len(at) > _ROWS_NAMED else ""
        return f"{'row' if len(at) == 1 else 'rows'} {', '.join(shown)}{more}"


def read_degrees(cells: pd.Series[str], name: str, rows: Rows) -> Floats:
    """Return a column of degrees; rows without a number are left out.

    Parameters
    ----------
    cells : Series of str
        Numbers with a point or a comma, or as people write them: "36.05°", "36.05 W", "36°03'E".
    name : str
        "lon" or "lat".
    rows : Rows
    """
    import pandas as pd

    words = cells.str.strip().str.replace("−", "-")
    values = np.array(pd.to_numeric(words, errors="coerce"), dtype=np.float64)
    written = np.flatnonzero(np.isnan(values))
    values[written] = [_degrees(words.iloc[row], _LETTERS[name]) for row in written]
    rows.leave_out((words == "") | (words.str.casefold() == "nan"), lambda _: f"no {name}")
    rows.leave_out(~np.isfinite(values), lambda row: f"{name} {cells.iloc[row]!r} is not a number")
    return values


def _degrees(words: str, letters: str) -> float:
    """Return degrees as people write them, NaN where they are none; ``letters`` are the two of the column."""
    written = _WRITTEN.fullmatch(words)
    if not written:
        return float("nan")
    sign, *parts, letter = written.groups()
    if letter and letter.upper() not in letters:
        return float("nan")
    value = sum(float(part.replace(",", ".")) / 60.0**at for at, part in enumerate(parts) if part)
    return -value if sign == "-" or (letter and letter.upper() == letters[1]) else value


def check_positions(table: gpd.GeoDataFrame, rows: Rows, countries: pd.Series[str] | None = None) -> None:
    """Leave out rows without a position, outside the globe, or with longitude and latitude swapped.

    Parameters
    ----------
    table : GeoDataFrame
    rows : Rows
    countries : Series of str, optional
        Where each row is said to lie: a row is swapped when it lies far off those of its own country, for two wars may
        well lie as if one of them were.
    """
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
    groups = [np.ones(len(table), dtype=bool)] if countries is None else [countries == code for code in set(countries)]
    swapped = [_swapped(middle, rows.usable & np.asarray(group)) for group in groups]
    rows.leave_out(
        np.any(swapped, axis=0),
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
    order = order_of(value for value in values[given].unique() if isinstance(value, str))
    formats = [*formats, order] if order else formats
    known = {value: _day(value, formats) for value in values[given].unique()}
    days = [known[value] if is_given else None for value, is_given in zip(values, given, strict=True)]
    wrong = [is_given and day is None for day, is_given in zip(days, given, strict=True)]

    def not_a_date(row: int) -> str:
        either = has_two_orders(str(values.iloc[row]))
        hint = " may have the day first or the month: write it" if either else " is not a date"
        return f"date {values.iloc[row]!r}{hint}{' as' if either else ' such as'} 2020-06-24"

    rows.leave_out(wrong, not_a_date)
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
    if _TIMED.fullmatch(words):
        words = words[:10]
    elif _SERIAL.fullmatch(words):
        return _SERIAL_ZERO + timedelta(days=int(words))
    elif words[:1].isdigit() or words[-1:].isdigit():
        words = " ".join(_ordinal_cut(word) for word in words.split(" "))
    for pattern in formats:
        try:
            return datetime.strptime(words, pattern).date()
        except ValueError:
            continue
    return None


def _ordinal_cut(word: str) -> str:
    """Return "1" for "1st"."""
    number = word.rstrip(",")
    ends = load_table("control")["dates"]["ordinals"]
    cut = next((number.removesuffix(end) for end in ends if number.endswith(end)), number)
    return cut + word[len(number) :] if cut.isdigit() else word


def read_weights(table: gpd.GeoDataFrame, rows: Rows) -> pd.Series[float]:
    """Return the column ``weight``, 1 where it is empty; rows with another than a positive number are left out."""
    import pandas as pd

    if "weight" not in table.columns:
        return pd.Series(1.0, index=table.index)
    cells = table["weight"]
    given = cells.notna() & (cells.astype(str).str.strip() != "")
    words = cells.where(given, "1").astype(str).str.strip()
    percent = words.str.endswith("%")
    words = words.str.rstrip("% ").str.replace(r"^(\d{1,3}),(\d{1,9})$", r"\1.\2", regex=True)
    values: pd.Series[float] = pd.to_numeric(words, errors="coerce").astype(float) / np.where(percent, 100.0, 1.0)
    usable = np.isfinite(values.to_numpy()) & (values.to_numpy() > 0)
    rows.leave_out(~usable, lambda row: f"weight {cells.iloc[row]!r} is not a positive number")
    return values.where(usable, 1.0)
