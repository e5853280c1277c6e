"""Events in the tables of others and back: ACLED, UCDP GED, HXL, PLOVER.

What a table has no column for is kept in one of its cells as ``name=value; name=value``, so that `events_of` gives back
every column of every event the table holds.
"""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Any
from urllib.parse import unquote

from geoevents.actors.countries import countries_by_code
from geoevents.actors.table import actor_named, military_at_home, serves_state
from geoevents.dates import ucdp_date_precision
from geoevents.errors import BadOutput
from geoevents.events.words.triggers import kinds
from geoevents.frames.crowds import PROTESTERS, RIOTERS, as_bystanders, crowd_of, crowd_sides, crowd_sub_event
from geoevents.frames.tables import COLUMNS, JOIN, make_frame
from geoevents.frames.unnamed import (
    acled_parties,
    are_allies,
    are_either,
    are_helped,
    is_attack,
    is_unidentified,
    with_guns,
)
from geoevents.lexicon.tables import load_table
from geoevents.model import DateSpan

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

Row = dict[str, Any]

# PRIO-GRID: cells of half a degree, numbered row by row from 90 S, 180 W (Tollefsen et al. 2012).
_CELL_DEG, _CELLS_A_ROW = 0.5, 720


def acled_table(events: gpd.GeoDataFrame) -> pd.DataFrame:
    """Turn events into ACLED's 31 columns.

    Parameters
    ----------
    events : GeoDataFrame
        The columns of ``frames.tables.COLUMNS["events"]``.

    Returns
    -------
    DataFrame
        One row an event that happened, or is said to have (planned, denied, cancelled and called-for ones are none of
        ACLED's), at a site, and whose kind ACLED knows. ``notes`` is its whole sentence, before it whether it is only
        claimed or background, behind it the remarks; ``tags`` holds our own columns as ``name=value``.

    References
    ----------
    ACLED Codebook (2023).
    """
    import pandas as pd

    table = load_table("outside")["acled"]
    rows = [_acled_row(row, table) for row in _rows(events) if _took_place(row) and _sub_event(row)]
    return pd.DataFrame(rows, columns=table["columns"], dtype=object)


def ucdp_table(events: gpd.GeoDataFrame) -> pd.DataFrame:
    """Turn deadly events at a site into UCDP GED's 49 columns; ``source_original`` holds our own as ``name=value``.

    References
    ----------
    UCDP GED Codebook 23.1.
    """
    import pandas as pd

    table = load_table("outside")["ucdp"]
    rows = [
        _ucdp_row(row)
        for row in _rows(events)
        if _took_place(row) and row["fatalities_high"] and _by_force(row["kind"])
    ]
    return pd.DataFrame(rows, columns=table["columns"], dtype=object)


def _took_place(row: Row) -> bool:
    """Tell whether an event happened, or is said to have, and where: what ACLED and UCDP list."""
    return row["status"] in load_table("outside")["acled"]["statuses"] and row["lon"] is not None


def _by_force(kind: str) -> bool:
    return kind in kinds() and kinds()[kind].force


def plover_table(events: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return our columns with PLOVER's event, mode and the geometry as lon and lat; kinds it lacks have empty cells."""
    import pandas as pd

    rows = _rows(events)
    for row in rows:
        kind = kinds().get(row["kind"])
        row["plover_event"], row["plover_mode"] = (kind.plover, kind.mode) if kind else ("", "")
    columns = [*COLUMNS["events"], "lon", "lat", "plover_event", "plover_mode"]
    return pd.DataFrame(rows, columns=columns, dtype=object)


def hxl_table(events: gpd.GeoDataFrame) -> pd.DataFrame:
    """Return our columns with lon and lat, in the first row their HXL hashtags.

    References
    ----------
    HXL standard 1.1, hashtag dictionary.
    """
    import pandas as pd

    tags = load_table("outside")["hxl"]
    rows = [tags, *({name: row[name] for name in tags} for row in _rows(events))]
    return pd.DataFrame(rows, columns=list(tags), dtype=object)


# The tables by the names of their makers.
SCHEMAS = {"acled": acled_table, "ucdp": ucdp_table, "hxl": hxl_table, "plover": plover_table}
# Targets who bear no arms.
_UNARMED = frozenset({"civilians", "protesters"})
_EXCESSIVE = "Excessive force against protesters"
_MOST_SHOWN = 5  # columns that a message names
# The cell in which a table keeps what it has no column for.
_KEPT_IN = {"acled": "tags", "ucdp": "source_original"}


def events_of(table: pd.DataFrame, schema: str | None) -> gpd.GeoDataFrame:
    """Turn a table that one of ``SCHEMAS`` made back into events.

    Parameters
    ----------
    table : DataFrame
        As made, or read from a file with every cell as text and "" for an empty one.
    schema : {"acled", "ucdp", "hxl", "plover"} or None
        Whose columns it has; None for ours with lon and lat.

    Returns
    -------
    GeoDataFrame
        The columns of ``frames.tables.COLUMNS["events"]``, for the events the table holds.

    Raises
    ------
    BadOutput
        When the schema is unknown, or the table lacks a column.
    """
    import shapely

    if schema is not None and schema not in SCHEMAS:
        raise BadOutput(f"schema {schema!r}: allowed are {', '.join(SCHEMAS)}")
    rows = table.iloc[1:] if schema == "hxl" else table
    cells = rows.astype(object).where(rows.notna(), "").astype(str)
    wanted = [*COLUMNS["events"], "lon", "lat"]
    found: dict[str, list[str]] = {}
    if schema in _KEPT_IN:
        same = load_table("outside")[schema]["same"]
        kept = [_read_tags(cell) for cell in cells.get(_KEPT_IN[schema], ())]
        found = {name: [tags.get(name, "") for tags in kept] for name in wanted}
    else:
        same = {name: name for name in wanted}
    missing = [theirs for theirs in same.values() if theirs not in cells]
    if missing:
        shown = f"{', '.join(missing[:_MOST_SHOWN])}{' ...' if len(missing) > _MOST_SHOWN else ''}"
        raise BadOutput(f"no column {shown}; there are {', '.join(map(str, table.columns[:_MOST_SHOWN]))} ...")
    found |= {ours: cells[theirs].tolist() for ours, theirs in same.items()}
    positions = [(lon, lat) for lon, lat in zip(found.pop("lon"), found.pop("lat"), strict=True)]
    off = [f"{lon}, {lat}" for lon, lat in positions if lon and lat and not _on_globe(float(lon), float(lat))]
    if off:
        raise BadOutput(f"lon, lat {off[0]} is no position on the globe")
    points = [shapely.Point(float(lon), float(lat)) if lon and lat else None for lon, lat in positions]
    dtypes = COLUMNS["events"]
    values = {name: _typed(column, dtypes[name]) for name, column in found.items()}
    return make_frame("events", points, **values)


def _on_globe(lon: float, lat: float) -> bool:
    return -180.0 <= lon <= 180.0 and -90.0 <= lat <= 90.0


def _typed(cells: list[str], dtype: str) -> list[Any]:
    """Return text cells as values of a column's type, None where one is empty."""
    if dtype == "str":
        return cells
    if dtype.startswith("datetime"):
        return [date.fromisoformat(cell[:10]) if cell else None for cell in cells]
    numbers = [float(cell) if cell else None for cell in cells]
    if dtype == "float64":
        return numbers
    return [None if number is None else int(number) for number in numbers]


def _rows(events: gpd.GeoDataFrame) -> list[Row]:
    """Return the rows as plain values, None for every missing cell, with lon and lat."""
    rows = []
    for record, point in zip(events.drop(columns="geometry").to_dict("records"), events.geometry, strict=True):
        row = {str(name): _plain(value) for name, value in record.items()}
        row["lon"], row["lat"] = point.coords[0][:2] if point is not None and not point.is_empty else (None, None)
        rows.append(row)
    return rows


def _plain(value: Any) -> Any:
    import pandas as pd

    if value is None or value is pd.NaT or value is pd.NA or value != value:  # NaN is the one value that is not itself
        return None
    return value.date() if hasattr(value, "date") else value


def _sub_event(row: Row) -> str:
    """Return ACLED's sub-type: territory is regained by the state, overtaken by anybody else.

    The codebook counts the forces of another state among those who overtake it: only the government of the country
    regains territory there.
    """
    kind = kinds().get(row["kind"])
    if kind is None:
        return ""
    if row["kind"] == "capture" and "state" not in {
        _inter(name, row["country_code"]) for name in _names(row["actors"])
    }:
        return "Non-state actor overtakes territory"
    return crowd_sub_event(row) or ("Attack" if is_attack(row) else with_guns(row) or kind.acled)


def _inter(actor: str, country_code: str) -> str:
    """Return what sort of actor it is to ACLED; empty for none."""
    if not actor:
        return ""
    if actor in ("civilians", "protesters", PROTESTERS, RIOTERS):
        return actor.lower()
    if actor in load_table("actors")["state_forces"]["words"] or actor in ("police", "government"):
        return (
            "external" if actor in load_table("outside")["acled"]["guests"] else "state"
        )  # "the army": that country's
    for prefix in ("Military Forces of ", "Police Forces of ", "Government of "):
        if actor.startswith(prefix):
            home = countries_by_code().get(country_code, {}).get("name", "")
            return "state" if not home or actor.removeprefix(prefix) == home else "external"
    known = None if is_unidentified(actor) else actor_named(actor)
    if known is None:
        return "militia"
    if known == military_at_home(known.country_code):
        return "state" if known.country_code == country_code else "external"
    if known.actor_class == "force" and serves_state(known):
        return "militia"  # who fights beside an army and is none of it
    if known.actor_class in ("government", "organisation"):
        return "external"
    return "rebel" if known.side else "external"


def _acled_row(row: Row, table: Row) -> Row:
    sub_event = _sub_event(row)
    disorder, event_type = table["sub_events"][sub_event]
    country = countries_by_code().get(row["country_code"], {})
    start: date | None = row["date_start"]
    cells: Row = dict.fromkeys(table["columns"], "")
    return cells | {
        "event_id_cnty": f"{row['country_code']}:{row['event_id']}",
        "event_date": start,
        "year": start.year if start else None,
        "time_precision": row["time_precision"],
        "disorder_type": disorder,
        "event_type": event_type,
        "sub_event_type": sub_event,
        **_acled_actors(row, table["inter"]),
        "iso": country.get("iso_numeric"),
        "region": country.get("acled_region", ""),
        "country": country.get("name", ""),
        "admin1": row["admin1"],
        "location": row["place_name"],
        "latitude": row["lat"],
        "longitude": row["lon"],
        "geo_precision": row["geo_precision"],
        "source": row["sources"] or row["source"],
        "notes": _notes(row, table["status_notes"]),
        "fatalities": row["fatalities_best"] or 0,
        "tags": _kept(row, "acled"),
    }


def _notes(row: Row, statuses: dict[str, str]) -> str:
    """Return the whole sentence of an event, before it that it is only claimed or background, behind it the remarks."""
    status = statuses.get(row["status"], "")
    told = row["sentence"] or row["text"]
    remarks = f" ({row['remarks']})" if row["remarks"] else ""
    return f"{status}: {told}{remarks}" if status else f"{told}{remarks}"


def _acled_actors(row: Row, codes: dict[str, int]) -> Row:
    """Return who acts and who suffers, with what sort of actors they are; both sides of a clash are its actors.

    Of allies the state of the country comes first, unless the text says who helped whom. Whoever protests or riots is
    so called; who they are goes with it.
    """
    actors, targets = _names(row["actors"]), _names(row["targets"])
    foe = _foe(row)
    if row["kind"] not in load_table("events")["merging"]["mutual"] and not are_helped(row):
        actors.sort(key=lambda name: _inter(name, row["country_code"]) != "state")
    if foe:
        lost = _of_the_sides(actors, targets, row["country_code"])
        targets = [foe, *(name for name in targets if name not in lost)]
        actors = [name for name in actors if name != foe]
    aimed = not foe and not _UNARMED.isdisjoint(targets)
    if crowd_of(row):
        actors, targets = crowd_sides(row, actors, targets)
    elif _sub_event(row) == _EXCESSIVE:
        targets = [PROTESTERS]
    else:
        actors, targets = acled_parties(row, _sub_event(row), actors, as_bystanders(row, targets))
    inter1, inter2 = (
        codes.get(_inter(names[0], row["country_code"]), 0) if names else 0 for names in (actors, targets)
    )
    digits = "".join(str(code) for code in sorted((inter1, inter2)) if code)
    return {
        "actor1": actors[0] if actors else "",
        "assoc_actor_1": JOIN.join(actors[1:]),
        "inter1": inter1,
        "actor2": targets[0] if targets else "",
        "assoc_actor_2": JOIN.join(targets[1:]),
        "inter2": inter2,
        "interaction": int(digits.ljust(2, "0")),
        "civilian_targeting": "Civilian targeting" if aimed or _sub_event(row) == _EXCESSIVE else "",
    }


def _foe(row: Row) -> str:
    """Return the other side of a clash of two armed sides; empty where an event has one side, or allies only.

    People killed between the two are bystanders, and not whom either side aims at.
    """
    actors, targets = _names(row["actors"]), _names(row["targets"])
    lost = _of_the_sides(actors, targets, row["country_code"])
    targets = [name for name in targets if name not in lost]
    if row["kind"] not in load_table("events")["merging"]["mutual"] or not _UNARMED.issuperset(targets):
        return ""
    if len(actors) < 2 or (targets and not _UNARMED.isdisjoint(actors)) or are_either(row) or are_allies(row):
        return ""
    sides = [known.side if (known := actor_named(name)) else "" for name in actors[:2]]
    return "" if targets and sides[0] and sides[0] == sides[1] else actors[1]


def _of_the_sides(actors: list[str], targets: list[str], country_code: str) -> set[str]:
    """Return the targets that are one of two sides that fight, or its soldiers: the dead of a clash."""
    words = load_table("actors")["state_forces"]["words"]
    state = any(_serves(name, country_code) for name in actors)
    return {name for name in targets if len(actors) > 1 and (name in actors or (state and name in words))}


def _serves(name: str, country_code: str) -> bool:
    """Tell whether an actor is a state's forces, or fights for one."""
    known = actor_named(name)
    return _inter(name, country_code) == "state" or (known is not None and serves_state(known))


def _names(cell: str) -> list[str]:
    return cell.split(JOIN) if cell else []


def _kept(row: Row, schema: str) -> str:
    """Write the columns of ours that a table has none for into one cell."""
    same = load_table("outside")[schema]["same"]
    kept = {name: row[name] for name in COLUMNS["events"] if name not in same and row[name] not in (None, "")}
    return JOIN.join(f"{name}={str(value).translate(_ESCAPES)}" for name, value in kept.items())


# Per-cent signs as in addresses for what would end a value: two readers that know no better still see the words.
_ESCAPES = str.maketrans({"%": "%25", ";": "%3B", "\n": "%0A", "\r": "%0D"})


def _read_tags(cell: str) -> dict[str, str]:
    pairs = (pair.partition("=") for pair in cell.split(JOIN) if pair)
    return {name: unquote(value) for name, _, value in pairs}


def _ucdp_row(row: Row) -> Row:
    start, end = row["date_start"], row["date_end"]
    cells: Row = dict.fromkeys(load_table("outside")["ucdp"]["columns"], "")
    return cells | {
        "id": row["event_id"],
        "relid": row["event_id"],
        "year": start.year if start else None,
        "code_status": "Clear",
        **_ucdp_sides(row),
        "number_of_sources": row["n_sources"],
        "source_article": row["reports"],
        "source_office": row["sources"] or row["source"],
        "source_original": _kept(row, "ucdp"),
        "where_prec": row["where_precision"],
        "where_coordinates": row["place_name"],
        "where_description": row["text"],
        "adm_1": row["admin1"],
        "latitude": row["lat"],
        "longitude": row["lon"],
        "geom_wkt": f"POINT ({row['lon']} {row['lat']})" if row["lon"] is not None else "",
        "priogrid_gid": _prio_grid(row["lon"], row["lat"]),
        "country": countries_by_code().get(row["country_code"], {}).get("name", ""),
        "event_clarity": 1,
        "date_prec": ucdp_date_precision(DateSpan(start, end, "", "")) if start and end else None,
        "date_start": start,
        "date_end": end,
        "best": row["fatalities_best"],
        "high": row["fatalities_high"],
        "low": row["fatalities_low"],
    }


def _ucdp_sides(row: Row) -> Row:
    """Return who fights whom, and on which side people died as far as the text says."""
    actors, targets = _names(row["actors"]), _names(row["targets"])
    actor = actors[0] if actors else ""
    foe = _foe(row)
    target = foe or (targets or ([] if are_allies(row) else actors[1:]) or [""])[0]
    aimed = not foe and not _UNARMED.isdisjoint(targets)
    people = not _UNARMED.isdisjoint(targets)
    return {
        "type_of_violence": _violence(actor, target, row["country_code"], aimed),
        "dyad_name": f"{actor or 'unknown'} - {target or 'unknown'}",
        "side_a": actor,
        "side_b": "Civilians" if aimed else target,
        "deaths_a": 0,
        "deaths_b": 0,
        "deaths_civilians": row["fatalities_best"] if people else 0,
        "deaths_unknown": 0 if people else row["fatalities_best"],
    }


def _violence(actor: str, target: str, country_code: str, civilian: bool) -> int:
    """Return UCDP's type: 1 a state takes part, 2 none does, 3 civilians are the target."""
    if civilian:
        return 3
    return 1 if {"state", "external"} & {_inter(actor, country_code), _inter(target, country_code)} else 2


def _prio_grid(lon: float | None, lat: float | None) -> int | None:
    if lon is None or lat is None:
        return None
    column = min(int((lon + 180.0) / _CELL_DEG), _CELLS_A_ROW - 1)
    return int((lat + 90.0) / _CELL_DEG) * _CELLS_A_ROW + column + 1
