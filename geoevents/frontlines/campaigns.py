"""Several wars at once: observations of who holds what, taken apart before fronts are drawn, and what came of each."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from dataclasses import fields
from pathlib import Path
from typing import TYPE_CHECKING, NamedTuple

import shapely

from geoevents import geodesy
from geoevents.control import CONTESTED
from geoevents.errors import BadControl, BadGazetteer, OutsideClip
from geoevents.frames.tables import make_frame
from geoevents.frontlines.frontlines import Fronts, front_lines, write_fronts
from geoevents.frontlines.placenames import without_slips
from geoevents.frontlines.table import checked_control, read_control
from geoevents.frontlines.theatre import LAND
from geoevents.gazetteer import open_gazetteer
from geoevents.output import FRONT_FORMATS, format_of

if TYPE_CHECKING:
    from datetime import date as Date  # noqa: N812 (``date`` is a parameter)
    from datetime import timedelta

    import geopandas as gpd
    from shapely.geometry.base import BaseGeometry

    from geoevents.gazetteer import Gazetteer

# Observations of one country are of one war, and so are those this near to each other across a border (J: the depth of
# the fighting across the borders of Lebanon, Ukraine and the Sahel in our dispatches).
_NEAR_M = 150_000.0
# Where a country is not known, as of places no gazetteer has: as far as two neighbouring towns of a desert war (J).
_NEAR_UNKNOWN_M = 300_000.0
# No two positions so near lie in cells of these degrees that do not touch, up to 60 degrees north.
_CELL_DEG = 6.0
# Observations of one country in a cell of half a degree (55 km of latitude) are as one here.
_CLOSE_DEG = 0.5
# With fewer observations the line is a guess between a few places, and the note says so (J). So it is where it may lie
# farther off than what is "near" a place: which towns are on which side of it, nobody has said.
FEW, DOUBTFUL_M = 6, 25_000.0
_PLACES_NAMED = 3


class Campaign(NamedTuple):
    """The fronts of one war.

    Parameters
    ----------
    name : str
        Its countries or, where none is known, its sides or, where there are none, the places fought for.
    sides : tuple of str
    used, given : int
        Observations that shape the fronts of the last day drawn, and all.
    fronts : Fronts
    """

    name: str
    sides: tuple[str, ...]
    used: int
    given: int
    fronts: Fronts

    def note(self) -> str:
        """Say in one sentence what the front rests on, or why there is none."""
        lines = self.fronts.front_lines
        if lines.empty:
            return f"{self.name}: {'; '.join(self.fronts.reason.splitlines())}."
        low, high = (f"{metres / 1000:.0f}" for metres in (lines["uncertainty_m"].min(), lines["uncertainty_m"].max()))
        width = low if low == high else f"{low} to {high}"
        few = "Only " if self.used < FEW else ""
        dated = lines["date_end"].dropna()
        last = f"{dated.max().day} {dated.max():%B %Y}" if len(dated) else "no date given"
        return (
            f"{self.name}, {last}: {' – '.join(self.sides)}. {few}{self.used} observations{self._thin()}; the true "
            f"line lies within {width} km of the one drawn with a probability of 80 %.{doubt_of(lines)}"
        )

    def _thin(self) -> str:
        """Say which sides are seen at one place only: there the line is little more than that place's word."""
        seen = self.fronts.observations
        used = seen[seen["flag"] == ""] if "flag" in seen else seen
        alone = [side for side in self.sides if (used["controller"] == side).sum() == 1]
        return f" ({', '.join(alone)} at one place only)" if alone else ""


def is_guess(uncertainty_m: float, n_observations: int) -> bool:
    """Tell whether a piece of front is only a guess between a few places, or places far apart.

    Parameters
    ----------
    uncertainty_m : float
        Half the width of its band.
    n_observations : int
        Those nearest to it on either side.

    Returns
    -------
    bool

    Examples
    --------
    >>> is_guess(4_000.0, 12), is_guess(60_000.0, 12)
    (False, True)
    """
    return n_observations < FEW or uncertainty_m > DOUBTFUL_M


def doubt_of(front_lines: gpd.GeoDataFrame) -> str:
    """Say how many pieces of some fronts are a guess, as a sentence behind another; empty for none.

    Parameters
    ----------
    front_lines : GeoDataFrame
        As ``frames.tables.COLUMNS["front_lines"]`` has it.

    Returns
    -------
    str
    """
    told = zip(front_lines["uncertainty_m"], front_lines["n_observations"], strict=True)
    guessed = sum(is_guess(metres, count) for metres, count in told)
    if not guessed:
        return ""
    which = "The whole of it is" if guessed == len(front_lines) else f"{guessed} of its {len(front_lines)} pieces are"
    return f" {which} a guess between few places, or places far apart, and drawn broken."


def draw_campaigns(
    control: gpd.GeoDataFrame,
    *,
    date: Date | str | None = None,
    every: timedelta | str | None = None,
    clip: str | BaseGeometry | None = LAND,
    gazetteer: Gazetteer,
) -> list[Campaign]:
    """Draw the fronts of each war that observations tell of by itself.

    Parameters
    ----------
    control : GeoDataFrame
        As `geoevents.control.find_control` and `geoevents.frames.control_frame` give it; points, (lon, lat). A row's
        country is its ``country_code`` or, without one, that of its ``place_id``.
    date, every, clip
        As in `geoevents.front_lines`; without a date each war is drawn on the day it was last observed. "land" is the
        land of the countries in which a war's places lie.
    gazetteer : Gazetteer

    Returns
    -------
    list of Campaign
        The one with the most observations first. Where nothing can be drawn, its ``fronts.reason`` says why. Wars that
        lie wholly outside a clip that others reach into are one at the end, which says how many observations it has.

    Raises
    ------
    BadControl
        When ``date``, ``every`` or ``clip`` can be used for none of the wars.
    """
    drawn, failed, outside = _draw(control, date, every, clip, gazetteer)
    # What fails everywhere is what was asked for, unless nothing was.
    if failed and len(failed) == len(drawn) and (date is not None or every is not None or clip != LAND):
        raise failed[0]
    return [*drawn, *outside]


def fronts_of_table(
    control: gpd.GeoDataFrame,
    *,
    date: Date | str | None = None,
    every: timedelta | str | None = None,
    clip: str | BaseGeometry | None = LAND,
    gazetteer: Gazetteer | None = None,
) -> Fronts:
    """Draw the fronts of a table of who held what, each war by itself, as those of dispatches are.

    Parameters
    ----------
    control : GeoDataFrame
        As `table.read_control` gives it. Where no ``country_code`` is told, each row is of the country it
        lies in.
    date, every, clip, gazetteer
        As in `draw_campaigns`; the embedded gazetteer where none is given.

    Returns
    -------
    Fronts

    Raises
    ------
    BadControl
        When the table, ``date``, ``every`` or ``clip`` can be used for none of the wars.
    """
    gazetteer = gazetteer or open_gazetteer()
    table = without_slips(checked_control(control), gazetteer)
    if "country_code" not in table.columns or not table["country_code"].any():
        table = table.assign(country_code=_countries_of_points(table, gazetteer))
    drawn, failed, outside = _draw(table, date, every, clip, gazetteer)
    if len(failed) == len(drawn):
        raise failed[0]
    return joined_fronts([*drawn, *outside])


def fronts_from_file(
    path: str | Path,
    output: str | Path,
    *,
    date: Date | str | None = None,
    every: timedelta | str | None = None,
    clip: str | BaseGeometry | None = LAND,
    gazetteer: Gazetteer | None = None,
) -> Fronts:
    """Read a control table, draw its fronts, each war by itself, and write them.

    Parameters
    ----------
    path : str or Path
        CSV, GeoJSON or GeoPackage (`table.read_control`).
    output : str or Path
        ``.gpkg``: layers front_lines, control_areas, contested, bands, observations; ``.geojson``: the same as one
        collection whose features name their ``layer``.
    date, every, clip, gazetteer
        As in `fronts_of_table`.

    Returns
    -------
    Fronts
        What was written.

    Raises
    ------
    BadControl
        When the table cannot be used.
    BadOutput
        When the suffix of ``output`` is neither, or the file cannot be written.
    """
    format_of(output, FRONT_FORMATS)
    fronts = fronts_of_table(read_control(path), date=date, every=every, clip=clip, gazetteer=gazetteer)
    write_fronts(fronts, Path(output))
    return fronts


def _countries_of_points(table: gpd.GeoDataFrame, gazetteer: Gazetteer) -> list[str]:
    """Return the code of the country each row lies in; empty at sea."""
    points = [(lon, lat) for lon, lat in shapely.get_coordinates(list(table.geometry.representative_point())).tolist()]
    known = {point: place.country_code if (place := gazetteer.containing(*point)) else "" for point in set(points)}
    return [known[point] for point in points]


def _draw(
    control: gpd.GeoDataFrame,
    date: Date | str | None,
    every: timedelta | str | None,
    clip: str | BaseGeometry | None,
    gazetteer: Gazetteer,
) -> tuple[list[Campaign], list[BadControl], list[Campaign]]:
    """Return the campaigns, what was wrong with those that cannot be drawn, and one for those outside the clip, if any.

    Where all are outside, that is what was wrong.
    """
    drawn: list[Campaign] = []
    failed: list[BadControl] = []
    beyond: list[OutsideClip] = []
    left_out = 0
    for rows, countries in sorted(_apart(control, gazetteer), key=lambda found: -len(found[0])):
        own = control.iloc[rows]
        sides = tuple(sorted(set(own["controller"]) - {CONTESTED}))
        try:
            ground = _ground(countries, gazetteer) if clip == LAND else clip
            fronts = front_lines(own, date=date, every=every, clip=ground, gazetteer=gazetteer)
        except BadControl as error:
            if isinstance(error, OutsideClip) and clip != LAND:
                beyond.append(error)
                left_out += len(own)
                continue
            failed.append(error)
            fronts = without_fronts(str(error))
        names = [place.name if (place := gazetteer.country(code)) else code for code in countries]
        flags = fronts.observations["flag"] if "flag" in fronts.observations else own["controller"]
        used = int((flags == "").sum())
        drawn.append(Campaign(", ".join(names) or " – ".join(sides) or _places_of(own), sides, used, len(own), fronts))
    if not beyond:
        return drawn, failed, []
    where = clip if isinstance(clip, str) else "the clip"
    if not drawn:
        # Only of a single war could it be that all its rows are swapped: others lie as if they were anywhere.
        raise beyond[0] if len(beyond) == 1 else OutsideClip(f"none of the {left_out} observations lies inside {where}")
    told = f"{left_out} observation{'s' if left_out > 1 else ''}, left out"
    return drawn, failed, [Campaign(f"Outside {where}", (), 0, left_out, without_fronts(told))]


def _places_of(own: gpd.GeoDataFrame) -> str:
    """Return what to call a war of which neither countries nor sides are known: by the places fought for."""
    names = [str(name) for name in dict.fromkeys(own["place_name"]) if name]
    more = len(names) - _PLACES_NAMED
    return ", ".join(names[:_PLACES_NAMED]) + (f" and {more} more" if more > 0 else "") or "Places without a name"


def _ground(countries: Sequence[str], gazetteer: Gazetteer) -> str | BaseGeometry:
    """Return the area of some countries; land where one of them has none, or none is known."""
    areas = [gazetteer.area(place) if (place := gazetteer.country(code)) else None for code in countries]
    known = [area for area in areas if area is not None]
    return shapely.union_all(known) if known and len(known) == len(areas) else LAND


def joined_fronts(campaigns: Sequence[Campaign]) -> Fronts:
    """Return the fronts of several wars as one.

    Parameters
    ----------
    campaigns : sequence of Campaign

    Returns
    -------
    Fronts
        Its ``reason`` has a line for each war without a front; wars of which the same is said have one.
    """
    import pandas as pd

    if not campaigns:
        return without_fronts("no front: the dispatches do not say who holds what")
    if len(campaigns) == 1:
        return campaigns[0].fronts
    frames = {
        field.name: pd.concat([getattr(campaign.fronts, field.name) for campaign in campaigns], ignore_index=True)
        for field in fields(Fronts)
        if field.name != "reason"
    }
    return Fronts(**frames, reason="\n".join(dict.fromkeys(c.note() for c in campaigns if c.fronts.front_lines.empty)))


def without_fronts(reason: str) -> Fronts:
    """Return fronts with nothing in them, and why.

    Parameters
    ----------
    reason : str

    Returns
    -------
    Fronts
        Frames with all their columns, and no row.
    """
    observations = make_frame("control")
    return Fronts(
        make_frame("front_lines"),
        make_frame("control_areas"),
        make_frame("contested"),
        make_frame("bands"),
        observations.assign(flag=observations["controller"]),
        reason,
    )


def _apart(control: gpd.GeoDataFrame, gazetteer: Gazetteer) -> Iterator[tuple[list[int], list[str]]]:
    """Yield the rows of each war and its countries: rows of one country, or near each other, belong together."""
    codes = _country_codes(control, gazetteer)
    points = shapely.get_coordinates(list(control.geometry.representative_point()))
    positions: list[tuple[float, float]] = [(lon, lat) for lon, lat in points.tolist()]
    leader = list(range(len(control)))

    def lead(row: int) -> int:
        while leader[row] != row:
            leader[row] = leader[leader[row]]
            row = leader[row]
        return row

    first_of: dict[str | tuple[int, int], int] = {}
    for row, (code, (lon, lat)) in enumerate(zip(codes, positions, strict=True)):
        place = code or (int(lon // _CLOSE_DEG), int(lat // _CLOSE_DEG))
        leader[lead(row)] = lead(first_of.setdefault(place, row))
    for row, other in _neighbours(positions, codes):
        near_m = _NEAR_M if codes[row] and codes[other] else _NEAR_UNKNOWN_M
        if lead(row) != lead(other) and geodesy.inverse(*positions[row], *positions[other])[0] <= near_m:
            leader[lead(row)] = lead(other)
    groups: dict[int, list[int]] = {}
    for row in range(len(control)):
        groups.setdefault(lead(row), []).append(row)
    for rows in groups.values():
        yield rows, list(dict.fromkeys(codes[row] for row in rows if codes[row]))


def _neighbours(positions: Sequence[tuple[float, float]], codes: Sequence[str]) -> Iterator[tuple[int, int]]:
    """Yield pairs of rows of different countries in cells that touch; of rows close together only the first."""
    firsts: dict[tuple[str, int, int], int] = {}
    for row, ((lon, lat), code) in enumerate(zip(positions, codes, strict=True)):
        firsts.setdefault((code, int(lon // _CLOSE_DEG), int(lat // _CLOSE_DEG)), row)
    cells: dict[tuple[int, int], list[int]] = {}
    for row in firsts.values():
        column, line = (int(degrees // _CELL_DEG) for degrees in positions[row])
        for dx in (-1, 0, 1):
            for dy in (-1, 0, 1):
                for other in cells.get((column + dx, line + dy), ()):
                    if not codes[row] or codes[row] != codes[other]:
                        yield row, other
        cells.setdefault((column, line), []).append(row)


def _country_codes(control: gpd.GeoDataFrame, gazetteer: Gazetteer) -> list[str]:
    """Return the country of each row: as it says, or its place."""
    known: dict[str, str] = {}
    for place_id in dict.fromkeys(control["place_id"]):
        try:
            known[place_id] = gazetteer.place(place_id).country_code if place_id else ""
        except BadGazetteer:  # a place of another gazetteer
            known[place_id] = ""
    told = control["country_code"] if "country_code" in control.columns else [""] * len(control)
    return [code or known[place_id] for code, place_id in zip(told, control["place_id"], strict=True)]
