"""What each mark of a map is and says: frames to the columns that the page's script reads."""

from __future__ import annotations

import math
from collections.abc import Mapping
from functools import lru_cache
from itertools import pairwise
from typing import TYPE_CHECKING, Any, NamedTuple

from geoevents.actors.table import actor_named, side_of
from geoevents.export.encoding import Shape, encode_shape
from geoevents.frames.tables import JOIN
from geoevents.lexicon.tables import load_table
from geoevents.model import Document, Span
from geoevents.rings import circle
from geoevents.text.sentences import sentences_about, split_sentences

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd
    from shapely.geometry.base import BaseGeometry

    from geoevents.gazetteer import Gazetteer

    Columns = dict[str, list[Any]]
    SpanKey = tuple[str, int, int]

# A longer quotation is cut; the longest sentences of wire reports are near 600 characters (judged on news text).
_LONGEST_QUOTE = 900
# A footprint is simplified to this share of its width: true to a pixel until it is three screens wide.
_SHAPE_STEPS = 1500
_POSITION_DIGITS = 5
# Reports quoted beside an event's own; the card says how many there are.
_MOST_REPORTS = 20
_NUMBERS = ("fatalities_low", "fatalities_best", "fatalities_high", "time_precision")
_TOLD = ("n_reports", "n_sources", "independent_sources", "sources", "disagreements", "origin", "path", "goal")


class Dispatch(NamedTuple):
    """A document, its row in the page's list of documents, and where its sentences stand."""

    row: int
    document: Document
    sentences: list[Span]


class Shapes:
    """The distinct shapes of a map, encoded, with the spans they belong to."""

    def __init__(self, centre_lon: float) -> None:
        self.centre_lon = centre_lon
        self.encoded: list[Shape] = []
        self.of_span: dict[SpanKey, int] = {}
        self._known: dict[bytes, int] = {}

    def add(self, geometry: BaseGeometry) -> int:
        """Return the number of a shape; the same shape twice is kept once."""
        wkb: bytes = geometry.wkb
        if wkb not in self._known:
            self._known[wkb] = len(self.encoded)
            self.encoded.append(encode(geometry, self.centre_lon))
        return self._known[wkb]


def index_dispatches(documents: Mapping[str, Document], *frames: gpd.GeoDataFrame) -> dict[str, Dispatch]:
    """List the documents that frames speak of, by id: those given first, then those known by their id alone."""
    known = dict(documents)
    sources: dict[str, str] = {}
    for frame in frames:
        if "source" in frame:
            sources.update(zip(frame["document_id"], frame["source"], strict=True))
    for frame in frames:
        for name in dict.fromkeys(frame["document_id"]):
            known.setdefault(name, Document(name, "", source=sources.get(name, "")))
    return {
        name: Dispatch(row, document, split_sentences(document.text))
        for row, (name, document) in enumerate(known.items())
    }


def dispatch_rows(dispatches: Mapping[str, Dispatch]) -> list[dict[str, str]]:
    """Return what the page says of each document."""
    return [
        {
            "id": document.id,
            "title": document.title,
            "source": document.source,
            "url": document.url,
            "published": document.published.isoformat() if document.published else "",
        }
        for _, document, _ in dispatches.values()
    ]


def footprint_shapes(footprints: gpd.GeoDataFrame, centre_lon: float) -> Shapes:
    """Collect the distinct footprints and the spans that have them."""
    shapes = Shapes(centre_lon)
    keys = span_keys(footprints)
    for key, geometry in zip(keys, footprints.geometry, strict=True):
        if geometry is not None and geometry.length > 0:
            shapes.of_span[key] = shapes.add(geometry)
    return shapes


def mention_columns(
    mentions: gpd.GeoDataFrame, dispatches: Mapping[str, Dispatch], shapes: Shapes, gazetteer: Gazetteer
) -> Columns:
    """Return the page's columns for located mentions."""
    keys = span_keys(mentions)
    lons, lats = positions(mentions, shapes.centre_lon)
    return {
        "lon": lons,
        "lat": lats,
        "document": [dispatches[name].row for name, _, _ in keys],
        "start": [start for _, start, _ in keys],
        "phrase": mentions["text"].tolist(),
        "role": mentions["role"].tolist(),
        "place_name": mentions["place_name"].tolist(),
        "country": country_names(mentions["country_code"], gazetteer),
        "admin1": mentions["admin1"].tolist(),
        "uncertainty_m": numbers(mentions["uncertainty_m"]),
        "confidence": numbers(mentions["confidence"]),
        "n_alternatives": mentions["n_alternatives"].tolist(),
        "remarks": mentions["remarks"].tolist(),
        "shape": [shapes.of_span.get(key) for key in keys],
        "pieces": [
            quote(dispatches[name], start, end, (start, end), text)
            for (name, start, end), text in zip(keys, mentions["text"], strict=True)
        ],
    }


def event_columns(
    events: gpd.GeoDataFrame,
    mentions: gpd.GeoDataFrame,
    named: Columns,
    dispatches: Mapping[str, Dispatch],
    shapes: Shapes,
    gazetteer: Gazetteer,
) -> Columns:
    """Return the page's columns for events; ``named`` are those of the mentions."""
    keys = span_keys(events)
    lons, lats = positions(events, shapes.centre_lon)
    sites = _sites(events, mentions)
    mentioned = [(start, end) for _, start, end in span_keys(mentions)]
    spans = [mentioned[row] if row is not None else None for row in sites]
    same: dict[str, list[Any]] = {
        name: [named[name][row] if row is not None else none for row in sites]
        for name, none in (
            ("phrase", ""),
            ("place_name", ""),
            ("confidence", None),
            ("n_alternatives", 0),
        )
    }
    footprints = [named["shape"][row] if row is not None else None for row in sites]
    metres = numbers(events["uncertainty_m"])
    own = [
        _own_shape(shapes, shape, lon, lat, radius)
        for shape, lon, lat, radius in zip(footprints, lons, lats, metres, strict=True)
    ]
    return {
        "lon": lons,
        "lat": lats,
        "document": [dispatches[name].row for name, _, _ in keys],
        "start": [start for _, start, _ in keys],
        "kind": events["kind"].tolist(),
        "status": events["status"].tolist(),
        "date_start": days(events["date_start"]),
        "date_end": days(events["date_end"]),
        "actors": events["actors"].tolist(),
        "targets": events["targets"].tolist(),
        "sides": [
            _short_names(*row) for row in zip(events["actors"], events["targets"], events["country_code"], strict=True)
        ],
        "site_name": events["place_name"].tolist(),
        "country": country_names(events["country_code"], gazetteer),
        "admin1": events["admin1"].tolist(),
        "uncertainty_m": metres,
        **{name: numbers(events[name]) for name in _NUMBERS},
        **{name: events[name].tolist() for name in _TOLD},
        **same,
        "remarks": events["remarks"].tolist(),
        "route": [_route(wkt, shapes.centre_lon) for wkt in events["route"]],
        "shape": own,
        "pieces": [
            quote(dispatches[name], start, end, span, text)
            for (name, start, end), span, text in zip(keys, spans, events["text"], strict=True)
        ],
    }


def _short_names(actors: str, targets: str, country_code: str) -> str:
    """Return by what short names those of an event are known too: their sides, as the legend has them, and acronyms."""
    found: dict[str, None] = {}
    for name in (*actors.split(JOIN), *targets.split(JOIN)):
        known = actor_named(name)
        acronyms = _acronyms().get(known.name, ()) if known else ()
        found.update(dict.fromkeys(filter(None, (side_of(name, country_code), *acronyms))))
    return " ".join(found)


@lru_cache(maxsize=1)
def _acronyms() -> dict[str, tuple[str, ...]]:
    """Return the names in capitals of each actor of the table."""
    rows = load_table("actors")["actors"]
    return {row["name"]: tuple(alias for alias in row["aliases"] if alias.isupper()) for row in rows}


def _route(wkt: str, centre_lon: float) -> list[list[float]]:
    """Return the stops of a move as (lat, lon), as Leaflet takes them."""
    import shapely

    stops = shapely.get_coordinates(shapely.from_wkt(wkt)).tolist() if wkt else []
    return [[round(lat, _POSITION_DIGITS), round(nearest_lon(lon, centre_lon), _POSITION_DIGITS)] for lon, lat in stops]


def other_reports(
    events: gpd.GeoDataFrame, reports: gpd.GeoDataFrame | None, dispatches: Mapping[str, Dispatch]
) -> list[list[dict[str, Any]]]:
    """Return for each event what else tells it: the document and its sentence, beside the one the event quotes."""
    if reports is None:
        return [[] for _ in range(len(events))]
    told: dict[str, list[tuple[str, SpanKey, str]]] = {}
    rows = zip(reports["merged_id"], reports["event_id"], span_keys(reports), reports["text"], strict=True)
    for merged_id, event_id, key, text in rows:
        told.setdefault(merged_id, []).append((event_id, key, text))
    return [
        [
            {"document": dispatches[name].row, "pieces": quote(dispatches[name], start, end, None, text)}
            for event_id, (name, start, end), text in told.get(merged_id, ())
            if event_id != own
        ][:_MOST_REPORTS]
        for own, merged_id in zip(events["event_id"], events["merged_id"], strict=True)
    ]


def _own_shape(
    shapes: Shapes, shape: int | None, lon: float | None, lat: float | None, radius_m: float | None
) -> int | None:
    """Return the footprint's number, or that of the circle of uncertainty where no mention gives a footprint."""
    if shape is not None or lon is None or lat is None or not radius_m:
        return shape
    return shapes.add(circle(nearest_lon(lon, 0.0), lat, radius_m))


def quote(dispatch: Dispatch, start: int, end: int, marked: tuple[int, int] | None, text: str) -> list[tuple[str, int]]:
    """Cut the sentences about a clause into pieces.

    Parameters
    ----------
    dispatch : Dispatch
    start, end : int
        The clause, in code points of the document.
    marked : tuple of int, optional
        The words to highlight.
    text : str
        What to quote when the document's text is not at hand.

    Returns
    -------
    list of (str, int)
        Together the sentences to the letter: 0 about the clause, 1 in it, 2 highlighted in it, 3 highlighted about it.
    """
    source, offset = dispatch.document.text, 0
    if not source:
        source, offset = text, start
    first, last = start - offset, end - offset
    low, high = sentences_about(dispatch.sentences, first, last) if offset == 0 else (first, last)
    low, high = max(low, first - _LONGEST_QUOTE // 2, 0), min(high, max(last, first + _LONGEST_QUOTE // 2), len(source))
    inner = (marked[0] - offset, marked[1] - offset) if marked else (low, low)
    # A mention outside the sentences quoted is not highlighted.
    inner = inner if low <= inner[0] <= inner[1] <= high else (low, low)
    cuts = sorted({low, high, *(cut for cut in (first, last, *inner) if low < cut < high)})
    # A mention by itself has no clause: the whole sentence stands for it.
    whole = marked == (start, end)
    pieces = [(source[a:b], whole or first <= a < last, inner[0] <= a < inner[1]) for a, b in pairwise(cuts)]
    return [(piece, (2 if inside else 3) if named else int(inside)) for piece, inside, named in pieces]


def _sites(events: gpd.GeoDataFrame, mentions: gpd.GeoDataFrame) -> list[int | None]:
    """Return for each event the row of the mention it stands at: same point, in or nearest to its clause."""
    rows: dict[tuple[str, bytes], list[int]] = {}
    starts = mentions["start"].tolist()
    for row, (name, wkb) in enumerate(zip(mentions["document_id"], mentions.geometry.to_wkb(), strict=True)):
        rows.setdefault((name, wkb), []).append(row)
    sites: list[int | None] = []
    for (name, start, end), wkb in zip(span_keys(events), events.geometry.to_wkb(), strict=True):
        candidates = rows.get((name, wkb), [])
        distance = [(max(start - starts[row], starts[row] - end, 0), row) for row in candidates]
        sites.append(min(distance)[1] if distance else None)
    return sites


# --- columns ---


def span_keys(frame: gpd.GeoDataFrame) -> list[SpanKey]:
    """Return what identifies a row's words: document, start, end."""
    return list(zip(frame["document_id"].tolist(), frame["start"].tolist(), frame["end"].tolist(), strict=True))


def coordinates(frame: gpd.GeoDataFrame) -> list[tuple[float, float]]:
    """Return (lon, lat) of the rows that have a point."""
    import shapely

    points = shapely.get_coordinates(list(frame.geometry.dropna()))
    return [(lon, lat) for lon, lat in points.tolist()]


def positions(frame: gpd.GeoDataFrame, centre_lon: float) -> tuple[list[float | None], list[float | None]]:
    """Return longitudes, within 180 degrees of the centre, and latitudes; None where a row has no point."""
    found = iter(coordinates(frame))
    pairs = [next(found) if there else None for there in frame.geometry.notna()]
    lons = [round(nearest_lon(pair[0], centre_lon), _POSITION_DIGITS) if pair else None for pair in pairs]
    return lons, [round(pair[1], _POSITION_DIGITS) if pair else None for pair in pairs]


def numbers(column: pd.Series[Any]) -> list[float | None]:
    """Return a column's numbers, None where there is none."""
    return [None if missing else value for value, missing in zip(column.tolist(), column.isna(), strict=True)]


def days(column: pd.Series[Any]) -> list[str | None]:
    """Return a column's days as ISO 8601, None where there is none."""
    return [None if missing else value.date().isoformat() for value, missing in zip(column, column.isna(), strict=True)]


def country_names(codes: pd.Series[Any], gazetteer: Gazetteer) -> list[str]:
    """Return the gazetteer's names of countries, or their codes where it has none."""
    found = {code: gazetteer.country(code) for code in dict.fromkeys(codes) if code}
    names = {code: place.name if place else code for code, place in found.items()}
    return [names.get(code, "") for code in codes]


# --- geometry ---


def nearest_lon(lon: float, centre_lon: float) -> float:
    """Return the same meridian within 180 degrees of another.

    Examples
    --------
    >>> nearest_lon(-179.0, 178.0), nearest_lon(16.5, 20.0)
    (181.0, 16.5)
    """
    return lon + 360.0 * round((centre_lon - lon) / 360.0)


def encode(geometry: BaseGeometry, centre_lon: float) -> Shape:
    """Encode a shape, each part moved to the side of the antimeridian where the map shows it."""
    import shapely

    west, south, east, north = geometry.bounds
    parts = [_moved(part, centre_lon) for part in shapely.get_parts(geometry)]
    extent = max(min(east - west, 180.0), north - south, 1e-4)
    simple = shapely.simplify(shapely.GeometryCollection(parts), extent / _SHAPE_STEPS)
    return encode_shape(simple, 10 ** max(2, math.ceil(math.log10(_SHAPE_STEPS / extent))))


def _moved(part: BaseGeometry, centre_lon: float) -> BaseGeometry:
    from shapely.affinity import translate

    middle = (part.bounds[0] + part.bounds[2]) / 2
    return translate(part, xoff=nearest_lon(middle, centre_lon) - middle)
