"""What a set of dispatches says, as frames, a map and files."""

from __future__ import annotations

import warnings
from collections.abc import Callable, Iterable, Sequence
from datetime import date as Date  # noqa: N812 (``date`` is a parameter)
from datetime import timedelta
from functools import cached_property
from pathlib import Path
from typing import TYPE_CHECKING

from geoevents.errors import EventsLeftOut, ReadingFailed
from geoevents.gazetteer import Gazetteer, open_gazetteer
from geoevents.model import Document, Georeference, Protocol, Unresolved
from geoevents.output import CONTROL_FORMATS, check_output, format_of
from geoevents.pipeline import Options, Reading, read_all, with_homes

if TYPE_CHECKING:
    import geopandas as gpd
    import pandas as pd

    from geoevents.events.merging.merging import MergedEvent
    from geoevents.frontlines import Fronts
    from geoevents.frontlines.campaigns import Campaign
    from geoevents.maps import MapPage


class Chronicle:
    """What a set of dispatches says: frames made when they are first asked for.

    Parameters
    ----------
    readings : sequence of Reading
        In the order of the documents.
    gazetteer : Gazetteer
    """

    def __init__(self, readings: Sequence[Reading], gazetteer: Gazetteer) -> None:
        self.readings = tuple(readings)
        self.gazetteer = gazetteer

    @cached_property
    def documents(self) -> dict[str, Document]:
        """The documents by id."""
        return {reading.document.id: reading.document for reading in self.readings}

    @cached_property
    def mentions(self) -> gpd.GeoDataFrame:
        """Every located mention, at its point (EPSG:4326)."""
        from geoevents.frames import mentions_frame

        return mentions_frame(self._georeferences(), gazetteer=self.gazetteer)

    @cached_property
    def footprints(self) -> gpd.GeoDataFrame:
        """The shape of every located mention (EPSG:4326)."""
        from geoevents.frames import footprints_frame

        return footprints_frame(self._georeferences())

    @cached_property
    def events(self) -> gpd.GeoDataFrame:
        """Every claim of an event, one row each, at its site, or without geometry where the text gives none.

        A row is one clause of one document, so that each can be checked against its text. Claims of one event share
        ``merged_id``; to count events, use `merged_events`.
        """
        from geoevents.frames import events_frame

        found = [event for reading in self.readings for event in reading.events]
        return events_frame(found, self.documents, gazetteer=self.gazetteer, merged=self._merged)

    @cached_property
    def merged_events(self) -> gpd.GeoDataFrame:
        """Every event, one row however many documents tell it, with its sources and what they disagree on."""
        from geoevents.frames import merged_events_frame

        return merged_events_frame(self._merged, self.documents, gazetteer=self.gazetteer)

    @cached_property
    def _merged(self) -> list[MergedEvent]:
        from geoevents.events.merging.merging import merge_events

        return merge_events((event for reading in self.readings for event in reading.events), self.documents)

    @cached_property
    def control(self) -> gpd.GeoDataFrame:
        """Who held which place, as the events tell it, each event once: what `geoevents.front_lines` draws from."""
        from geoevents.control import find_control
        from geoevents.control.lines import find_front_lines
        from geoevents.events.merging.merging import told_once
        from geoevents.frames import control_frame

        told = [event for reading in self.readings for event in reading.events]
        told += [held for reading in self.readings for held in reading.holdings]
        published = {document.id: document.published for document in self.documents.values() if document.published}
        found = find_control(told, published)
        held = told_once(found, self._merged)
        return control_frame([*held, *find_front_lines(self._georeferences(), held)])

    @cached_property
    def campaigns(self) -> list[Campaign]:
        """The wars the dispatches tell of, with their fronts on the day each was last observed."""
        from geoevents.frontlines.campaigns import draw_campaigns

        return draw_campaigns(self.control, gazetteer=self.gazetteer)

    def fronts(
        self, *, date: Date | str | None = None, every: timedelta | str | None = None, clip: str | None = "land"
    ) -> Fronts:
        """Draw the fronts of a date or a series of dates, each war by itself.

        Parameters
        ----------
        date : datetime.date or str, optional
            The day (ISO 8601); without it, the last one observed in each war.
        every : datetime.timedelta or str, optional
            Draw a series up to ``date`` in these steps ("7d", "2w").
        clip : str, optional
            "land" or a country (ISO 3166-1 alpha-2).

        Returns
        -------
        Fronts
            Where there is no front, ``reason`` says why.

        Raises
        ------
        BadControl
            When the date, the step or the country cannot be used.
        """
        from geoevents.frontlines.campaigns import draw_campaigns, joined_fronts

        return joined_fronts(draw_campaigns(self.control, date=date, every=every, clip=clip, gazetteer=self.gazetteer))

    @cached_property
    def _fronts(self) -> Fronts:
        from geoevents.frontlines.campaigns import joined_fronts

        return joined_fronts(self.campaigns)

    @property
    def front_lines(self) -> gpd.GeoDataFrame:
        """The lines between the areas two sides hold, on the last day observed; `fronts` draws other days."""
        return self._fronts.front_lines

    @property
    def control_areas(self) -> gpd.GeoDataFrame:
        """The area each side holds on the last day observed."""
        return self._fronts.control_areas

    @property
    def contested(self) -> gpd.GeoDataFrame:
        """The surroundings of places that are fought for on the last day observed."""
        return self._fronts.contested

    @property
    def bands(self) -> gpd.GeoDataFrame:
        """Where the true front lines lie with a probability of 0.8."""
        return self._fronts.bands

    @cached_property
    def unresolved(self) -> pd.DataFrame:
        """What could not be located, and why."""
        from geoevents.frames import unresolved_frame

        return unresolved_frame(
            (reading.document, result)
            for reading in self.readings
            for result in reading.located
            if isinstance(result, Unresolved)
        )

    def _georeferences(self) -> list[tuple[Document, Georeference]]:
        return [
            (reading.document, result)
            for reading in self.readings
            for result in reading.located
            if isinstance(result, Georeference)
        ]

    def map(
        self,
        *,
        title: str = "",
        tiles: str | None = None,
        fronts: bool = True,
        every: timedelta | str | None = None,
    ) -> MapPage:
        """Draw the map: a mark an event (`merged_events`), with all that tell it.

        Parameters
        ----------
        title : str
            Heading of the page.
        tiles : str, optional
            Address of online tiles; the built-in basemap needs no network.
        fronts : bool
            Whether to draw front lines and areas where the dispatches say who holds what.
        every : datetime.timedelta or str, optional
            Draw the fronts in these steps ("7d", "2w"): the time filter of the page then goes through them.

        Raises
        ------
        BadControl
            When the step cannot be used.
        """
        from geoevents.frontlines.campaigns import without_fronts
        from geoevents.maps import draw_map

        drawn = self._drawn(every) if fronts else without_fronts("")
        return draw_map(
            self.merged_events, self.mentions, self.footprints, drawn.front_lines, drawn.control_areas,
            contested=drawn.contested, bands=drawn.bands, control=drawn.observations, reports=self.events,
            front_notes=self.front_notes if fronts else (), documents=self.documents, gazetteer=self.gazetteer,
            title=title, tiles=tiles,
        )  # fmt: skip

    def _drawn(self, every: timedelta | str | None) -> Fronts:
        return self._fronts if every is None else self.fronts(every=every)

    @property
    def front_notes(self) -> list[str]:
        """What each front rests on, or why there is none: a sentence a war."""
        if not self.campaigns:
            return [f"{self._fronts.reason}.".capitalize()]
        return list(dict.fromkeys(campaign.note() for campaign in self.campaigns))

    def write(self, path: str | Path) -> None:
        """Write every frame: .gpkg as layers that QGIS opens, .html as the map, the flat formats the events.

        Parameters
        ----------
        path : str or Path
            The suffix decides the format.

        Raises
        ------
        BadOutput
            When the suffix says no format, or the file cannot be written.
        """
        from geoevents.export import write_chronicle

        write_chronicle(self, path)

    def write_mentions(self, path: str | Path) -> None:
        """Write the mentions; the suffix decides the format (.geojson .gpkg .csv .dwc.csv).

        A GeoPackage has what could not be located beside them, as the table ``unresolved``.

        Parameters
        ----------
        path : str or Path

        Raises
        ------
        BadOutput
            When the suffix says no format, or the file cannot be written.
        """
        from geoevents.export import write_frame, write_frames

        if format_of(path) == "gpkg":
            write_frames({"mentions": self.mentions, "unresolved": self.unresolved}, path)
        else:
            write_frame(self.mentions, path, footprints=self.footprints)

    def write_events(self, path: str | Path, *, schema: str | None = None, merge: bool = False) -> None:
        """Write the events, one feature each; the suffix decides the format (.geojson .gpkg .csv).

        Parameters
        ----------
        path : str or Path
        schema : {"acled", "ucdp", "hxl", "plover"}, optional
            Whose columns a CSV file is to have; ours by default.
        merge : bool
            One row an event (`merged_events`) instead of one a claim (`events`).

        Raises
        ------
        BadOutput
            When the suffix or the schema is unknown, or the file cannot be written.
        """
        from geoevents.export import check_events_output, write_frame

        check_events_output(path, schema)
        write_frame(self.merged_events if merge else self.events, path, format=schema)

    def write_control(self, path: str | Path) -> None:
        """Write who held what (`control`), one observation a row: a table to correct by hand and draw fronts from.

        Parameters
        ----------
        path : str or Path
            ``.csv``; `geoevents.frontlines.table.read_control` reads it back.

        Raises
        ------
        BadOutput
            When the suffix is another, or the file cannot be written.
        """
        from geoevents.export import write_frame

        check_output(path, CONTROL_FORMATS)
        write_frame(self.control, path)

    def _repr_html_(self) -> str:
        return self.map()._repr_html_()


def chronicle(
    documents: Iterable[Document],
    gazetteer: Gazetteer | None = None,
    *,
    country_codes: Iterable[str] = (),
    protocol: Protocol = "calibrated",
    learn_homes: bool = False,
    jobs: int = 1,
    on_error: Callable[[ReadingFailed], None] | None = None,
) -> Chronicle:
    """Read dispatches: their places, events, and what is drawn from them.

    Parameters
    ----------
    documents : iterable of Document
    gazetteer : Gazetteer, optional
        The embedded one unless given.
    country_codes : iterable of str
        ISO 3166-1 alpha-2 codes of where the texts play: a hint, not a filter.
    protocol : {"calibrated", "point-radius"}
        How uncertainty is worked out.
    learn_homes : bool
        Read twice: first to learn where each source is at home, as a county's paper is in its county, from three or
        more of its documents.
    jobs : int
        Processes.
    on_error : callable, optional
        Is given a ``ReadingFailed`` for each document that cannot be read for a fault of geoevents; without it, each is
        a warning. The others are read all the same.

    Returns
    -------
    Chronicle

    Warns
    -----
    DocumentsLeftOut
        For each document that cannot be read, unless ``on_error`` is given.

    Examples
    --------
    >>> result = chronicle([Document("1", "Shelling hit Sirte.")])
    >>> list(result.mentions["place_name"]), len(chronicle([]).events)
    (['Sirte'], 0)
    """
    gazetteer = gazetteer or open_gazetteer()
    options = Options(frozenset(country_codes), protocol)
    if learn_homes:
        documents = list(documents)
        options = with_homes(documents, gazetteer, options, jobs=jobs)
    readings = list(read_all(documents, gazetteer, options, jobs=jobs, on_error=on_error))
    _warn_of_outbreaks(readings)
    return Chronicle(readings, gazetteer)


def _warn_of_outbreaks(readings: Iterable[Reading]) -> None:
    """Warn, once for all documents, that the outbreaks they tell of are no events."""
    told = [(reading.document.id, reading.outbreak) for reading in readings if reading.outbreak]
    if told:
        from geoevents.events.kinds.outbreaks import outbreaks_note

        warnings.warn(outbreaks_note(told), EventsLeftOut, stacklevel=3)
