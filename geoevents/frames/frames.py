"""Values to frames: one builder a table of ``tables.py``. Geometry is (lon, lat), EPSG:4326."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import TYPE_CHECKING

from geoevents.dates import acled_time_precision
from geoevents.events.merging.merging import MergedEvent
from geoevents.frames.precision import acled_geo_precision, main_place, stands_at_place, ucdp_where_precision
from geoevents.frames.tables import JOIN, make_frame, make_table
from geoevents.model import (
    ControlObservation,
    DateSpan,
    Document,
    Event,
    Georeference,
    Place,
    Range,
    Span,
    Unresolved,
)
from geoevents.text.sentences import sentences_about, split_sentences

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd
    from shapely.geometry.base import BaseGeometry

    from geoevents.gazetteer import Gazetteer


# A claim's row names no more of the reports and sources of its event than this: rows times reports fill a disk.
_MOST_LISTED = 100
# The longest sentences of wire reports are near 600 characters (judged on news text); lists without a stop are longer.
_LONGEST_TOLD = 900


def mentions_frame(
    located: Iterable[tuple[Document, Georeference]], *, gazetteer: Gazetteer | None = None
) -> gpd.GeoDataFrame:
    """Tabulate located mentions, one row each, at their points.

    Parameters
    ----------
    located : iterable of (Document, Georeference)
    gazetteer : Gazetteer, optional
        Names the first-level division; without it ``admin1`` is empty.

    Returns
    -------
    GeoDataFrame
        The columns of ``COLUMNS["mentions"]`` and a Point geometry. Several remarks are joined with ``"; "``.
    """
    rows = list(located)
    found = [georeference for _, georeference in rows]
    mains = [main_place(georeference) for georeference in found]
    return make_frame(
        "mentions",
        _points([(g.lon, g.lat) for g in found]),
        document_id=[document.id for document, _ in rows],
        start=[g.mention.span.start for g in found],
        end=[g.mention.span.end for g in found],
        text=[g.mention.span.text for g in found],
        role=[g.mention.role for g in found],
        protocol=[g.protocol for g in found],
        place_id=[place.id if place else "" for place in mains],
        place_name=[place.name if place else "" for place in mains],
        feature_code=[place.feature_code if place else "" for place in mains],
        country_code=[place.country_code if place else "" for place in mains],
        admin1=_admin1_names(mains, gazetteer),
        uncertainty_m=[g.uncertainty_m for g in found],
        confidence=[g.confidence for g in found],
        n_alternatives=[len(g.alternatives) for g in found],
        remarks=[JOIN.join(g.remarks) for g in found],
    )


def footprints_frame(located: Iterable[tuple[Document, Georeference]]) -> gpd.GeoDataFrame:
    """Tabulate the shapes of located mentions, one row each, in the order of `mentions_frame`.

    Parameters
    ----------
    located : iterable of (Document, Georeference)

    Returns
    -------
    GeoDataFrame
        The columns of ``COLUMNS["footprints"]``. Where a georeference has no shape of its own, the geometry is the
        geodesic circle of ``uncertainty_m`` about its point, cut in two at the antimeridian.
    """
    rows = list(located)
    found = [georeference for _, georeference in rows]
    return make_frame(
        "footprints",
        [_shape(g) for g in found],
        document_id=[document.id for document, _ in rows],
        start=[g.mention.span.start for g in found],
        end=[g.mention.span.end for g in found],
        protocol=[g.protocol for g in found],
        uncertainty_m=[g.uncertainty_m for g in found],
    )


def events_frame(
    events: Iterable[Event],
    documents: Mapping[str, Document],
    *,
    gazetteer: Gazetteer | None = None,
    merged: Iterable[MergedEvent] = (),
) -> gpd.GeoDataFrame:
    """Tabulate events, one row a claim, at their sites.

    Parameters
    ----------
    events : iterable of Event
    documents : mapping of str to Document
        By id; they give each event its source.
    gazetteer : Gazetteer, optional
        Names the first-level division; without it ``admin1`` is empty.
    merged : iterable of MergedEvent
        What the claims are reports of (`geoevents.events.merging.merging.merge_events`); a claim in none of them
        stands alone.

    Returns
    -------
    GeoDataFrame
        The columns of ``COLUMNS["events"]``; the geometry is a Point, or None where the text gives no site.
        ``time_precision`` and ``geo_precision`` are ACLED's codes, ``where_precision`` is UCDP's. ``place_name`` is the
        gazetteer's name where the event stands at that place, and the text's own words where it stands off it ("30 km
        south of Sirte") or where no gazetteer has it: it has a name then, and no geometry. Claims of one event share
        its ``merged_id`` and all from ``n_reports`` on; ``reports`` lists them as ``document_id:start-end``; that and
        ``sources`` go no further than a hundred here, and are whole in `merged_events_frame`. ``route`` is the way of a
        move as WKT, (lon, lat). ``remarks`` are those on the event and on its site; ``place_text`` is the site in the
        text's own words, ``sentence`` all about the clause.

    Raises
    ------
    KeyError
        When an event's document is not among ``documents``.
    """
    group_of = {report.id: group for group in merged for report in group.reports}
    rows = [(event, group_of.get(event.id) or _alone(event, documents)) for event in events]
    return _events_frame("events", rows, documents, gazetteer)


def merged_events_frame(
    merged: Iterable[MergedEvent], documents: Mapping[str, Document], *, gazetteer: Gazetteer | None = None
) -> gpd.GeoDataFrame:
    """Tabulate merged events, one row an event however many documents tell it.

    Parameters
    ----------
    merged : iterable of MergedEvent
        As `geoevents.events.merging.merging.merge_events` makes them.
    documents : mapping of str to Document
        By id.
    gazetteer : Gazetteer, optional
        Names the first-level division; without it ``admin1`` is empty.

    Returns
    -------
    GeoDataFrame
        The columns of `events_frame`. Document, span, text and source are those of the first report.
    """
    return _events_frame("merged_events", [(group.event, group) for group in merged], documents, gazetteer)


def _alone(event: Event, documents: Mapping[str, Document]) -> MergedEvent:
    return MergedEvent(event, (event,), (documents[event.document_id].source or event.document_id,), 1, ())


def _events_frame(
    table: str,
    rows: Sequence[tuple[Event, MergedEvent]],
    documents: Mapping[str, Document],
    gazetteer: Gazetteer | None,
) -> gpd.GeoDataFrame:
    events = [event for event, _ in rows]
    groups = [group for _, group in rows]
    sites = [event.where for event in events]
    mains = [main_place(site) if site else None for site in sites]
    deaths = [event.fatalities for event in events]
    told = _told_of_groups(groups, _MOST_LISTED if table == "events" else None)
    return make_frame(
        table,
        _points([(site.lon, site.lat) if site else None for site in sites]),
        event_id=[event.id for event in events],
        kind=[event.kind for event in events],
        status=[event.status for event in events],
        date_start=_starts([event.when for event in events]),
        date_end=_ends([event.when for event in events]),
        time_precision=[acled_time_precision(event.when) if event.when else None for event in events],
        actors=[JOIN.join(event.actors) for event in events],
        targets=[JOIN.join(event.targets) for event in events],
        place_name=[_site_name(event.site) if event.site else "" for event in events],
        country_code=[place.country_code if place else "" for place in mains],
        admin1=_admin1_names(mains, gazetteer),
        uncertainty_m=[site.uncertainty_m if site else None for site in sites],
        geo_precision=[acled_geo_precision(site) if site else None for site in sites],
        fatalities_low=[_whole(count, 0) for count in deaths],
        fatalities_best=[_whole(count, 1) for count in deaths],
        fatalities_high=[_whole(count, 2) for count in deaths],
        document_id=[event.document_id for event in events],
        start=[event.span.start for event in events],
        end=[event.span.end for event in events],
        text=[event.span.text for event in events],
        source=[documents[event.document_id].source for event in events],
        where_precision=[ucdp_where_precision(site) if site else None for site in sites],
        merged_id=[group.event.id for group in groups],
        n_reports=[len(group.reports) for group in groups],
        n_sources=[len(group.sources) for group in groups],
        independent_sources=[group.independent_sources for group in groups],
        sources=[told[id(group)][0] for group in groups],
        disagreements=[told[id(group)][1] for group in groups],
        reports=[told[id(group)][2] for group in groups],
        origin=[_site_name(event.origin) if event.origin else "" for event in events],
        path=[_joined(map(_site_name, event.path)) for event in events],
        goal=[_site_name(event.goal) if event.goal else "" for event in events],
        route=[_route(event) for event in events],
        remarks=[_joined(dict.fromkeys([*event.remarks, *_remarks_on(event.site)])) for event in events],
        place_text=[" ".join(e.site.mention.span.text.split()) if e.site else "" for e in events],
        sentence=_sentences(events, documents),
    )


def _sentences(events: Sequence[Event], documents: Mapping[str, Document]) -> list[str]:
    """Return the sentences about each event's clause, cut about it where they are too long to read."""
    cut: dict[str, list[Span]] = {}
    told = []
    for event in events:
        text, (start, end) = documents[event.document_id].text, (event.span.start, event.span.end)
        if event.document_id not in cut:
            cut[event.document_id] = split_sentences(text)
        low, high = sentences_about(cut[event.document_id], start, end)
        low, high = max(low, start - _LONGEST_TOLD // 2), min(high, max(end, start + _LONGEST_TOLD // 2))
        told.append(" ".join(text[low:high].split()))
    return told


def _told_of_groups(groups: Iterable[MergedEvent], most: int | None) -> dict[int, tuple[str, str, str]]:
    """Return the sources, disagreements and reports of each merged event as cells, once however many rows have them.

    Whole and made anew for each of 20,000 claims of one event, they would take gigabytes, in memory and in the file.
    """
    distinct = {id(group): group for group in groups}
    return {
        key: (
            _joined(group.sources[:most]),
            _joined(group.disagreements),
            _joined(map(_report_words, group.reports[:most])),
        )
        for key, group in distinct.items()
    }


def _route(event: Event) -> str:
    """Return the way of a move as WKT, (lon, lat), from its origin by its path to its goal; empty for one place."""
    stops = [site for site in (event.origin, *event.path, event.goal) if site is not None]
    places = list(dict.fromkeys((site.lon, site.lat) for site in stops))
    return f"LINESTRING ({', '.join(f'{lon:.5f} {lat:.5f}' for lon, lat in places)})" if len(places) > 1 else ""


def _report_words(event: Event) -> str:
    return f"{event.document_id}:{event.span.start}-{event.span.end}"


def _joined(values: Iterable[str]) -> str:
    """Join outlets and document ids, which may hold what joins them."""
    return JOIN.join(value.replace(JOIN.strip(), ",") for value in values)


def control_frame(observations: Iterable[ControlObservation]) -> gpd.GeoDataFrame:
    """Tabulate control observations, one row each, at their places.

    Parameters
    ----------
    observations : iterable of ControlObservation

    Returns
    -------
    GeoDataFrame
        The columns of ``COLUMNS["control"]`` and a Point geometry. ``date`` is the last day the words allow: by then
        the controller held the place.
    """
    rows = list(observations)
    return make_frame(
        "control",
        _points([(row.place.lon, row.place.lat) for row in rows]),
        controller=[row.controller for row in rows],
        date=_ends([row.when for row in rows]),
        weight=[row.weight for row in rows],
        place_id=[row.place.id for row in rows],
        place_name=[row.place.name for row in rows],
        country_code=[row.place.country_code for row in rows],
        document_id=[row.document_id for row in rows],
        start=[row.span.start for row in rows],
        end=[row.span.end for row in rows],
        text=[row.span.text for row in rows],
    )


def front_lines_frame(
    geometry: Sequence[BaseGeometry | None] = (),
    *,
    line_id: Sequence[str] = (),
    date_start: Sequence[date | None] = (),
    date_end: Sequence[date | None] = (),
    side_a: Sequence[str] = (),
    side_b: Sequence[str] = (),
    uncertainty_m: Sequence[float] = (),
    n_observations: Sequence[int] = (),
) -> gpd.GeoDataFrame:
    """Tabulate front lines, given column by column.

    Parameters
    ----------
    geometry : sequence of shapely geometry
        LineStrings, (lon, lat), EPSG:4326.
    line_id : sequence of str
    date_start, date_end : sequence of datetime.date or None
        The days a line holds from and to.
    side_a, side_b : sequence of str
        Who stands on either side.
    uncertainty_m : sequence of float
        Metres to either side.
    n_observations : sequence of int
        What a line stands on.

    Returns
    -------
    GeoDataFrame
        The columns of ``COLUMNS["front_lines"]``; empty without arguments.
    """
    return make_frame(
        "front_lines",
        geometry,
        line_id=line_id,
        date_start=date_start,
        date_end=date_end,
        side_a=side_a,
        side_b=side_b,
        uncertainty_m=uncertainty_m,
        n_observations=n_observations,
    )


def control_areas_frame(
    geometry: Sequence[BaseGeometry | None] = (),
    *,
    controller: Sequence[str] = (),
    date_start: Sequence[date | None] = (),
    date_end: Sequence[date | None] = (),
) -> gpd.GeoDataFrame:
    """Tabulate who holds which area, given column by column.

    Parameters
    ----------
    geometry : sequence of shapely geometry
        Polygons, (lon, lat), EPSG:4326.
    controller : sequence of str
    date_start, date_end : sequence of datetime.date or None
        The days an area is held from and to.

    Returns
    -------
    GeoDataFrame
        The columns of ``COLUMNS["control_areas"]``; empty without arguments.
    """
    return make_frame("control_areas", geometry, controller=controller, date_start=date_start, date_end=date_end)


def unresolved_frame(unresolved: Iterable[tuple[Document, Unresolved]]) -> pd.DataFrame:
    """Tabulate mentions that could not be put on a map, with the reason.

    Parameters
    ----------
    unresolved : iterable of (Document, Unresolved)

    Returns
    -------
    DataFrame
        The columns of ``COLUMNS["unresolved"]``, no geometry.
    """
    rows = list(unresolved)
    spans = [item.mention.span for _, item in rows]
    return make_table(
        "unresolved",
        {
            "document_id": [document.id for document, _ in rows],
            "start": [span.start for span in spans],
            "end": [span.end for span in spans],
            "text": [span.text for span in spans],
            "reason": [item.reason for _, item in rows],
        },
    )


def _points(coordinates: Sequence[tuple[float, float] | None]) -> list[BaseGeometry | None]:
    import numpy as np
    import shapely

    points = np.full(len(coordinates), None, dtype=object)
    known = [row for row, pair in enumerate(coordinates) if pair is not None]
    if known:
        points[known] = shapely.points([pair for pair in coordinates if pair is not None])
    return list(points)


def _shape(georeference: Georeference) -> BaseGeometry:
    from geoevents.rings import circle

    if georeference.footprint is not None:
        return georeference.footprint
    return circle(georeference.lon, georeference.lat, georeference.uncertainty_m)


def _admin1_names(places: Sequence[Place | None], gazetteer: Gazetteer | None) -> list[str]:
    if gazetteer is None:
        return [""] * len(places)
    codes = [(place.country_code, place.admin1_code) if place else ("", "") for place in places]
    divisions = {code: gazetteer.admin1(*code) if all(code) else None for code in set(codes)}
    names = {code: division.name if division else "" for code, division in divisions.items()}
    return [names[code] for code in codes]


def _site_name(site: Georeference | Unresolved) -> str:
    if isinstance(site, Unresolved):
        return site.mention.span.text
    place = main_place(site)
    return place.name if place and stands_at_place(site) else site.mention.span.text


def _remarks_on(site: Georeference | Unresolved | None) -> tuple[str, ...]:
    """Return what a reader must know of a site, or why there is none on the map."""
    if isinstance(site, Unresolved):
        return (site.reason,)
    return site.remarks if site else ()


def _starts(spans: Sequence[DateSpan | None]) -> list[date | None]:
    return [span.start if span else None for span in spans]


def _ends(spans: Sequence[DateSpan | None]) -> list[date | None]:
    return [span.end if span else None for span in spans]


def _whole(count: Range | None, bound: int) -> int | None:
    return round(count[bound]) if count is not None else None
