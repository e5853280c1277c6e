"""Front lines: from observations of who holds what to the areas held and the lines between them, by date."""

from __future__ import annotations

import re
from dataclasses import dataclass
from datetime import date as Date  # noqa: N812 (``date`` is a parameter)
from datetime import timedelta
from pathlib import Path
from typing import TYPE_CHECKING

import numpy as np
import shapely

from geoevents.errors import BadControl, BadOutput
from geoevents.frames.tables import JOIN, make_frame
from geoevents.frontlines.day import FrontDay, Piece, draw_day
from geoevents.frontlines.placenames import without_slips
from geoevents.frontlines.rivers import rivers_about
from geoevents.frontlines.state import HALF_LIFE_DAYS, Chronology, chronology, day_number
from geoevents.frontlines.table import checked_control
from geoevents.frontlines.theatre import LAND, clip_shape
from geoevents.gazetteer import Gazetteer, open_gazetteer
from geoevents.output import replacing
from geoevents.planes import from_local

if TYPE_CHECKING:
    from collections.abc import Callable, Iterable

    import geopandas as gpd
    from numpy.typing import NDArray
    from shapely.geometry.base import BaseGeometry

    Floats = NDArray[np.float64]

# Why an observation does not shape the front of a date (column ``flag``; empty where it does).
MISPLACED, OUTDATED, SUPERSEDED, LATER = "suspected misplaced", "likely outdated", "superseded", "later"
# One that contradicts its neighbours is outdated, not misplaced, where so many of them fell since it was reported.
_FELL_SINCE = 0.25


@dataclass(frozen=True, slots=True)
class Fronts:
    """Front lines of one date or of a series.

    Parameters
    ----------
    front_lines : GeoDataFrame
        LineStrings, cut into pieces that each have one ``uncertainty_m``: the true line lies within it of the piece
        with a probability of 0.8 (`day.BAND_PROBABILITY`). Columns as ``frames.tables.COLUMNS["front_lines"]``.
    control_areas : GeoDataFrame
        One row a side and date; the areas of a date tile the theatre, and their shared edges are the lines.
    contested : GeoDataFrame
        Surroundings of contested places; ``controller`` names the two nearest sides.
    bands : GeoDataFrame
        All within ``uncertainty_m`` of the pieces of a line, one row for a pair of sides and date.
    observations : GeoDataFrame
        What was given, with ``flag``: empty where it shaped the front of the last date, else why it did not.
    reason : str
        Why there is no front, where there is none, a line for each war and reason; empty otherwise.
    """

    front_lines: gpd.GeoDataFrame
    control_areas: gpd.GeoDataFrame
    contested: gpd.GeoDataFrame
    bands: gpd.GeoDataFrame
    observations: gpd.GeoDataFrame
    reason: str = ""


@dataclass(frozen=True, slots=True)
class _Dated:
    """A day drawn and the last one it stands for; not ``dated`` where neither caller nor observations name one."""

    start: Date
    end: Date
    day: FrontDay
    dated: bool

    @property
    def shown(self) -> tuple[Date | None, Date | None]:
        return (self.start, self.end) if self.dated else (None, None)


def front_lines(
    control: gpd.GeoDataFrame,
    *,
    date: Date | str | None = None,
    every: timedelta | str | None = None,
    clip: str | BaseGeometry | None = LAND,
    gazetteer: Gazetteer | None = None,
    half_life_days: float = HALF_LIFE_DAYS,
    track: Callable[[list[tuple[Date, Date]]], Iterable[tuple[Date, Date]]] | None = None,
) -> Fronts:
    """Draw the front lines between the sides that control observations name.

    Parameters
    ----------
    control : GeoDataFrame
        Observations: points, lines or areas, (lon, lat), with ``controller`` and, where known, ``date``, ``weight``,
        ``place_id``, ``place_name``. A controller such as "contested" or "gray zone" names no side: the front runs
        through the place (or along the line).
    date : datetime.date or str, optional
        The day (ISO 8601); what was observed later is left out. Without it, the day of the last observation; where none
        has a date either, the fronts carry none.
    every : datetime.timedelta or str, optional
        Draw a series up to ``date`` in these steps ("7d", "2w"), beginning with the first observation.
    clip : "land", str, shapely geometry or None
        Where areas may lie: on land, in a country (ISO 3166-1 alpha-2), in an area (lon, lat), or, with None, anywhere
        in the neighbourhood of the observations. Coasts and borders are edges of areas but no front.
    gazetteer : Gazetteer, optional
        Gives land and countries, and the great rivers, which fronts follow where their banks are of two sides; the
        embedded one where absent and ``clip`` is a word.
    half_life_days : float
        After how many days an observation that is not repeated counts half. Places that fell around it make it count
        less much sooner. Where the reports are the better foretold from one another without any of this, the table is
        taken for one that people keep up, and old reports count as new ones.
    track : callable, optional
        Is given the list of dates to draw, each with the last day it stands for, and yields them one by one: to show
        how far a long series has got. Each date is worked out from the one before.

    Returns
    -------
    Fronts

    Raises
    ------
    BadControl
        When rows cannot be used (the message names them), most named places lie where longitude and latitude were
        swapped or a sign lost, or no observation lies inside the clip.

    Examples
    --------
    >>> import geopandas as gpd
    >>> from shapely import Point
    >>> control = gpd.GeoDataFrame({"controller": ["Red", "Blue"]}, geometry=[Point(15.1, 32.4), Point(16.6, 31.2)])
    >>> fronts = front_lines(control, clip=None)
    >>> sorted(fronts.control_areas["controller"]), fronts.reason
    (['Blue', 'Red'], '')
    >>> front_lines(control[:1], clip=None).reason
    'no front: only one side, Red, is seen'
    """
    table = checked_control(control)
    gazetteer = open_gazetteer() if gazetteer is None and isinstance(clip, str) else gazetteer
    table = table if gazetteer is None else without_slips(table, gazetteer)
    known = chronology(table)
    days = _days(table, date, every if every is None or isinstance(every, timedelta) else read_step(every))
    shape = clip_shape(clip, gazetteer, known)
    rivers = rivers_about(known, gazetteer) if gazetteer is not None else ()
    drawn: list[_Dated] = []
    dated = date is not None or bool(table["date"].notna().any())
    for start, end in days if track is None else track(days):
        before = drawn[-1].day.fitted if drawn else None
        day = draw_day(known, day_number(start), shape, half_life_days=half_life_days, before=before, rivers=rivers)
        drawn.append(_Dated(start, end, day, dated))
    return _frames(table, known, drawn)


def write_fronts(fronts: Fronts, output: Path) -> None:
    """Write fronts as the layers of a GeoPackage, or as one GeoJSON collection.

    Parameters
    ----------
    fronts : Fronts
    output : Path
        ``.gpkg`` or ``.geojson``.

    Raises
    ------
    BadOutput
        When the file cannot be written.
    """
    import geopandas as gpd
    import pandas as pd

    names = ("front_lines", "control_areas", "contested", "bands", "observations")
    layers = {name: getattr(fronts, name) for name in names}
    with replacing(output) as temporary:
        try:
            if output.suffix.lower() == ".gpkg":
                for name, layer in layers.items():
                    layer.to_file(temporary, layer=name, driver="GPKG")
            else:
                full = {name: layer for name, layer in layers.items() if len(layer)} or {names[0]: layers[names[0]]}
                parts = [layer.assign(layer=name) for name, layer in full.items()]
                whole = gpd.GeoDataFrame(pd.concat(parts, ignore_index=True), crs="EPSG:4326")
                whole.to_file(temporary, driver="GeoJSON", WRITE_NAME="NO")  # it would be that of the temporary file
        except RuntimeError as error:
            raise BadOutput(f"cannot write {output}: {error}") from error


def read_step(every: str) -> timedelta:
    """Read the step of a series of fronts: "7d", "2w".

    Parameters
    ----------
    every : str
        Days or weeks, at least one day.

    Returns
    -------
    datetime.timedelta

    Raises
    ------
    BadControl
        When it is no number of days or weeks, or none.

    Examples
    --------
    >>> read_step("2 weeks").days
    14
    """
    match = re.fullmatch(r"\s*(\d{1,4})\s*([dw])\w{0,4}\s*", every, re.IGNORECASE)
    if not match:
        raise BadControl(f"every {every!r} is not a number of days or weeks such as 7d or 2w")
    step = timedelta(days=int(match[1]) * (7 if match[2].lower() == "w" else 1))
    if not step:
        raise BadControl(f"every {every!r} is shorter than a day")
    return step


def _days(table: gpd.GeoDataFrame, last: Date | str | None, step: timedelta | None) -> list[tuple[Date, Date]]:
    """Return the dates to draw, each with the last day it stands for."""
    if step is not None and step < timedelta(days=1):
        raise BadControl(f"every {step} is shorter than a day")
    try:
        end = Date.fromisoformat(last) if isinstance(last, str) else last
    except ValueError as error:
        raise BadControl(f"date {last!r} is not a date such as 2020-06-24") from error
    dated = table["date"].dropna()
    if end is None:
        end = dated.max().date() if len(dated) else Date.today()
    if len(dated) and dated.min().date() > end and table["date"].notna().all():
        raise BadControl(f"nothing was observed by {end}; the first observation is of {dated.min().date()}")
    if step is None or not len(dated):
        return [(end, end)]
    count = max((end - dated.min().date()) // step, 0)
    starts = [end - step * back for back in range(count, -1, -1)]
    return [(start, min(start + step - timedelta(days=1), end)) for start in starts]


def _frames(table: gpd.GeoDataFrame, known: Chronology, drawn: list[_Dated]) -> Fronts:
    def lonlat(shape: BaseGeometry) -> BaseGeometry:
        return from_local(shape, known.lon, known.lat)

    pieces = [(dated, piece) for dated in drawn for piece in dated.day.pieces]
    lines = make_frame(
        "front_lines",
        [lonlat(piece.line) for _, piece in pieces],
        line_id=_line_ids(pieces, known.sides),
        date_start=[dated.shown[0] for dated, _ in pieces],
        date_end=[dated.shown[1] for dated, _ in pieces],
        side_a=[known.sides[piece.sides[0]] for _, piece in pieces],
        side_b=[known.sides[piece.sides[1]] for _, piece in pieces],
        uncertainty_m=[piece.uncertainty_m for _, piece in pieces],
        n_observations=[piece.observations for _, piece in pieces],
    )
    areas = [(dated, known.sides[side], lonlat(area)) for dated in drawn for side, area in dated.day.areas.items()]
    zones = [
        (dated, JOIN.join(known.sides[side] for side in pair), lonlat(zone))
        for dated in drawn
        for pair, zone in dated.day.contested.items()
    ]
    bands = [
        (dated, JOIN.join(known.sides[side] for side in pair), lonlat(_band(dated.day, pair)))
        for dated in drawn
        for pair in sorted({piece.sides for piece in dated.day.pieces})
    ]
    return Fronts(
        front_lines=lines,
        control_areas=_areas_frame(areas),
        contested=_areas_frame(zones),
        bands=_areas_frame(bands),
        observations=_flagged(table, known, drawn[-1]),
        reason=_reason(drawn),
    )


def _reason(drawn: list[_Dated]) -> str:
    """Say why there is no front, and on which days of a series: a line for each reason."""
    days: dict[str, list[Date]] = {}
    for dated in drawn:
        if dated.day.reason:
            days.setdefault(dated.day.reason, []).append(dated.start)
    if len(drawn) == 1:
        return "".join(days)
    return "\n".join(
        f"{why} (on {first})" if not more else f"{why} (on {len(more) + 1} days, {first} to {more[-1]})"
        for why, (first, *more) in days.items()
    )


def _areas_frame(rows: list[tuple[_Dated, str, BaseGeometry]]) -> gpd.GeoDataFrame:
    return make_frame(
        "control_areas",
        [area for _, _, area in rows],
        controller=[name for _, name, _ in rows],
        date_start=[dated.shown[0] for dated, _, _ in rows],
        date_end=[dated.shown[1] for dated, _, _ in rows],
    )


def _band(day: FrontDay, pair: tuple[int, int]) -> BaseGeometry:
    own = [piece for piece in day.pieces if piece.sides == pair]
    return shapely.union_all(
        shapely.buffer([piece.line for piece in own], [piece.uncertainty_m for piece in own], quad_segs=8)
    )


def _line_ids(pieces: list[tuple[_Dated, Piece]], sides: tuple[str, ...]) -> list[str]:
    """Return a name for each piece, numbered by date and pair of sides: "2020-06-24 GNA/LNA 3"."""
    seen: dict[str, int] = {}
    ids = []
    for dated, piece in pieces:
        name = f"{dated.shown[0] or 'undated'} {sides[piece.sides[0]]}/{sides[piece.sides[1]]}"
        seen[name] = seen.get(name, 0) + 1
        ids.append(f"{name} {seen[name]}")
    return ids


def _flagged(table: gpd.GeoDataFrame, known: Chronology, last: _Dated) -> gpd.GeoDataFrame:
    """Return the observations with what became of each on the last date drawn."""
    flag = np.full(len(table), SUPERSEDED, dtype=object)
    flag[known.row[known.day > day_number(last.start)]] = LATER
    flag[known.row[known.borne_out(last.day.evidence, day_number(last.start))]] = ""
    left_out = last.day.evidence.take(last.day.misplaced)
    flag[left_out.row] = np.where(left_out.doubt < _FELL_SINCE, MISPLACED, OUTDATED)
    return table.assign(flag=flag)
