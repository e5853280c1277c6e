"""What each command does. Heavy libraries are loaded by the command that needs them."""

from __future__ import annotations

import argparse
import json
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator, Sequence
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from typing import IO, TYPE_CHECKING, TypeVar

from geoevents.errors import BadArguments, BadGazetteer, DaysLeftOpen, GeoeventsError, ReadingFailed
from geoevents.output import (
    CONTROL_FORMATS,
    EVENT_FORMATS,
    FRONT_FORMATS,
    MENTION_FORMATS,
    STANDARD_OUTPUT,
    check_place,
    format_of,
    replacing,
)
from geoevents.terminal import bytes_bar, counted_noun, say, say_time, stage, warnings_as_lines, with_progress

if TYPE_CHECKING:
    import geopandas as gpd

    from geoevents.chronicles import Chronicle
    from geoevents.gazetteer import Gazetteer
    from geoevents.model import Document, Protocol
    from geoevents.pipeline import Options, Reading

_Item = TypeVar("_Item")
_OnError = Callable[[Exception], None]
# How the remark on an event begins whose day could not be counted (geoevents/events/days/days.py).
_NO_DATE = "no publication date"


# --- commands --------------------------------------------------------------------------------------------------------


def draw(given: argparse.Namespace, on_error: _OnError) -> None:
    """Draw the map of the dispatches."""
    check_place(given.output)
    with _gazetteer(given) as gazetteer, warnings_as_lines(given):
        result = _chronicle(given, on_error, gazetteer)
        with stage(given, "drawing the map"):
            page = result.map(title=given.title, tiles=given.tiles, fronts=given.fronts, every=given.every)
            page.save(given.output)
    say(
        given,
        f"{given.output}: {counted_noun(len(result.readings), 'document')}, "
        f"{_places(len(result.mentions), _stood_in(result.readings))}, "
        f"{counted_noun(len(result.merged_events), 'event')}, {_unlocated(result, given.paths)}",
    )


def _unlocated(result: Chronicle, paths: Sequence[str]) -> str:
    """Say how many names have no place and, where any has none or only a neighbour's, how to see which."""
    count = len(result.unresolved)
    which = f" (which and why: geoevents locate {' '.join(map(str, paths))})"
    return f"{count} not located{which if count or _stood_in(result.readings) else ''}"


def _places(count: int, stood_in: int) -> str:
    """Count places, and how many of them are only what is near a name that no gazetteer has."""
    return counted_noun(count, "place") + (f" ({stood_in} in no gazetteer, set on what is near)" if stood_in else "")


def _stood_in(readings: Iterable[Reading]) -> int:
    """Count the mentions of places that no gazetteer has and something near by stands for."""
    from geoevents.model import Georeference

    located = (found for reading in readings for found in reading.located)
    return sum(isinstance(found, Georeference) and bool(found.instead) for found in located)


def locate(given: argparse.Namespace, on_error: _OnError) -> None:
    """Write the places of the dispatches."""
    lines = given.output == STANDARD_OUTPUT or format_of(given.output, MENTION_FORMATS) == "jsonl"
    if given.output != STANDARD_OUTPUT:
        check_place(given.output)
    from geoevents.model import Georeference
    from geoevents.pipeline import Reading, locate_all, with_homes
    from geoevents.records import document_record

    with _gazetteer(given) as gazetteer, warnings_as_lines(given):
        tally = _Tally(on_error)
        documents, options = _documents(given, tally), _options(given)
        if given.learn_homes:
            kept = list(documents)
            documents, options = iter(kept), with_homes(kept, gazetteer, options, jobs=given.jobs)
        documents = with_progress(documents, given, "documents")
        read = tally.unless_all_fail(locate_all(documents, gazetteer, options, jobs=given.jobs, on_error=tally))
        if lines:
            counts = [0, 0, 0, 0]
            with _text_output(given.output) as out:
                for document, located in read:
                    out.write(document_record(document, located) + "\n")
                    out.flush()
                    found = sum(isinstance(place, Georeference) for place in located)
                    beside = _stood_in([Reading(document, located, ())])
                    new = (1, found, beside, len(located) - found)
                    counts = [before + more for before, more in zip(counts, new, strict=True)]
            if given.output != STANDARD_OUTPUT:
                say(given, f"{given.output}: {_counted_places(*counts)}")
            return
        from geoevents.chronicles import Chronicle

        readings = [Reading(document, located, ()) for document, located in read]
        result = Chronicle(readings, gazetteer)
        with stage(given, "writing the places"):
            result.write_mentions(given.output)
        counted = _counted_places(len(readings), len(result.mentions), _stood_in(readings), len(result.unresolved))
    say(given, f"{given.output}: {counted}")


def _counted_places(documents: int, places: int, stood_in: int, unlocated: int) -> str:
    return f"{counted_noun(documents, 'document')}, {_places(places, stood_in)}, {unlocated} not located"


# ACLED's and UCDP's rows are events, and get counted as such.
_COUNTED_SCHEMAS = frozenset({"acled", "ucdp"})


def events(given: argparse.Namespace, on_error: _OnError) -> None:
    """Write the events of the dispatches."""
    if given.schema is not None and format_of(given.output, EVENT_FORMATS) != "csv":
        raise BadArguments(f"{given.output}: the columns of {given.schema} are written as .csv")
    check_place(given.output)
    given.merge = given.merge or given.schema in _COUNTED_SCHEMAS
    with _gazetteer(given) as gazetteer, warnings_as_lines(given):
        result = _chronicle(given, on_error, gazetteer)
        with stage(given, "writing the events"):
            result.write_events(given.output, schema=given.schema, merge=given.merge)
    say(given, f"{given.output}: {_counted_events(result, given)}")


def _counted_events(result: Chronicle, given: argparse.Namespace) -> str:
    """Say how many events were written and, where a schema lists fewer, how many were left out."""
    told = result.merged_events if given.merge else result.events
    words = counted_noun(len(told), "event")
    if not given.merge and len(result.merged_events) < len(told):
        words = f"{counted_noun(len(told), 'claim')} of {counted_noun(len(result.merged_events), 'event')}"
    if given.schema is None:
        return words
    from geoevents.frames.outside import SCHEMAS, events_of

    listed = len(events_of(SCHEMAS[given.schema](told), given.schema))
    if listed == len(told):
        return words
    unplaced = _would_be_listed(told[told.geometry.isna() | told.geometry.is_empty], given.schema)
    why = [f"{unplaced} {'has' if unplaced == 1 else 'have'} no place on the map"] if unplaced else []
    why += [f"the others are none that {given.schema} lists"] if listed + unplaced < len(told) else []
    return f"{listed} of {words}: {', '.join(why)}"


def _would_be_listed(unplaced: gpd.GeoDataFrame, schema: str) -> int:
    """Return how many events without a point a schema would list if they had one."""
    import shapely

    from geoevents.frames.outside import SCHEMAS

    return len(SCHEMAS[schema](unplaced.set_geometry([shapely.Point(0, 0)] * len(unplaced))))


def fronts(given: argparse.Namespace, on_error: _OnError) -> None:
    """Draw front lines from a control table, or from what the dispatches say of who holds what."""
    check_place(given.output)
    from geoevents.frontlines import write_fronts
    from geoevents.frontlines.campaigns import doubt_of, fronts_of_table
    from geoevents.frontlines.table import check_is_usable, is_control, read_control

    for path in given.paths:
        check_is_usable(path)
    tables = [path for path in given.paths if is_control(path)]
    if tables and len(given.paths) > 1:
        raise BadArguments(f"{tables[0]} is a control table: give it alone")
    if format_of(given.output, (*FRONT_FORMATS, *CONTROL_FORMATS)) in CONTROL_FORMATS:
        _write_control(given, on_error, tables)
        return
    with _gazetteer(given) as gazetteer, warnings_as_lines(given):
        if tables:
            control = read_control(tables[0])
            with stage(given, "drawing the fronts"):
                drawn = fronts_of_table(
                    control, date=given.date, every=given.every, clip=given.clip, gazetteer=gazetteer
                )
        else:
            result = _chronicle(given, on_error, gazetteer)
            with stage(given, "drawing the fronts"):
                drawn = result.fronts(date=given.date, every=given.every, clip=given.clip)
    write_fronts(drawn, Path(given.output))
    pieces = counted_noun(len(drawn.front_lines), "piece") + " of front" if len(drawn.front_lines) else ""
    found = ", ".join(filter(None, (pieces, counted_noun(len(drawn.observations), "observation"))))
    say(given, f"{given.output}: {found}")
    for line in filter(None, (doubt_of(drawn.front_lines).strip(),)):
        say(given, f"  {line}")
    for line in drawn.reason.splitlines():
        say(given, f"  {line}")


def _write_control(given: argparse.Namespace, on_error: _OnError, tables: Sequence[str]) -> None:
    """Write who holds what by the dispatches, as a table that fronts are drawn from."""
    if tables:
        raise BadArguments(f"{tables[0]} is a control table already: its fronts are written as .gpkg or .geojson")
    if given.date or given.every or given.clip != "land":
        raise BadArguments(
            f"{given.output} takes every observation of any day and country: --date, --every and --clip are for fronts"
        )
    with _gazetteer(given) as gazetteer, warnings_as_lines(given):
        result = _chronicle(given, on_error, gazetteer)
        with stage(given, "writing who holds what"):
            result.write_control(given.output)
    say(given, f"{given.output}: {counted_noun(len(result.control), 'observation')}")


def parse(given: argparse.Namespace, on_error: _OnError) -> None:
    """Locate one phrase, or one a line of standard input."""
    from geoevents.batches import map_chunks
    from geoevents.records import unread_record

    single = given.phrase != "-"
    phrases = iter([given.phrase]) if single else _lines(on_error)
    with _gazetteer(given) as gazetteer, _text_output(given.output) as out:
        work = partial(parse_batch, gazetteer=gazetteer, country_codes=given.country, protocol=given.protocol)
        readable = single and given.output == "-" and sys.stdout.isatty()
        for line in map_chunks(
            work,
            with_progress(phrases, given, "phrases"),
            jobs=1 if single else given.jobs,
            size=256,
        ):
            if isinstance(line, ReadingFailed):
                on_error(line)
                line = unread_record(line)
            out.write((json.dumps(json.loads(line), indent=2, ensure_ascii=False) if readable else line) + "\n")
            if out is sys.stdout:
                out.flush()


def parse_batch(
    phrases: list[str], *, gazetteer: Gazetteer, country_codes: frozenset[str], protocol: Protocol
) -> list[str | ReadingFailed]:
    """Georeference a list of phrases to JSON lines: pure and picklable."""
    from geoevents.batches import each
    from geoevents.georeferencing.phrases import georeference_phrase
    from geoevents.records import phrase_record

    def written(phrase: str) -> str:
        found = georeference_phrase(phrase, gazetteer, country_codes=country_codes, protocol=protocol)
        return phrase_record(phrase, found)

    return each(written, phrases, str)


def evaluate(given: argparse.Namespace, on_error: _OnError) -> None:
    """Print how the chain does on gold toponyms."""
    from geoevents.evaluate import evaluate_file

    with _gazetteer(given) as gazetteer, stage(given, "scoring"):
        report = evaluate_file(
            given.gold, gazetteer, _options(given), predicted=given.predicted, learn_homes=given.learn_homes,
            jobs=given.jobs, on_error=on_error,
        )  # fmt: skip
        lines = list(report)
    for line in lines:
        sys.stdout.write(line + "\n")


def search(given: argparse.Namespace, on_error: _OnError) -> None:
    """Show the places of a name in a table."""
    from rich.console import Console
    from rich.table import Table

    with _gazetteer(given) as gazetteer:
        places = gazetteer.lookup(given.name, limit=given.limit)
        alike = not places
        if alike:
            places = gazetteer.similar(given.name, country_codes=(), limit=given.limit)
        table = Table(title=f"Spelled alike (no place is called {given.name!r})" if alike else None)
        for heading in ("id", "name", "feature", "country", "division", "population", "lat", "lon"):
            table.add_column(heading, justify="right" if heading in ("population", "lat", "lon") else "left")
        for place in places:
            division = gazetteer.admin1(place.country_code, place.admin1_code)
            table.add_row(
                place.id, place.name, place.feature_code, place.country_code, division.name if division else "",
                f"{place.population:,}" if place.population else "", f"{place.lat:.4f}", f"{place.lon:.4f}",
            )  # fmt: skip
    if not places:
        on_error(GeoeventsError(f"no place is called {given.name!r}, nor anything spelled like it"))
        return
    # Off a terminal the table must not be cut to 80 columns: it is read by programs there.
    Console(width=None if sys.stdout.isatty() else 200).print(table)


def add(given: argparse.Namespace, on_error: _OnError) -> None:
    """Add a user's places to the gazetteer."""
    from geoevents.gazetteer.user import add_places

    with stage(given, "adding places"):
        added = add_places(given.file, gazetteer_folder=given.gazetteer)
    for problem in added.problems:
        on_error(BadGazetteer(problem))
    say(given, f"{given.file}: {added.places} places added")


def build(given: argparse.Namespace, on_error: _OnError) -> None:
    """Build the user's gazetteer from a GeoNames dump."""
    from geoevents.gazetteer.geonames import build_from_geonames

    with bytes_bar(given) as progress:
        built = build_from_geonames(given.geonames, given.output, progress=progress)
    say(
        given,
        f"{built.folder}: {built.places} places ({built.skipped} lines of {given.geonames} are no rows of the table)",
    )


# --- what they share -------------------------------------------------------------------------------------------------


@contextmanager
def _gazetteer(given: argparse.Namespace) -> Iterator[Gazetteer]:
    from geoevents.gazetteer import open_gazetteer

    gazetteer = open_gazetteer(given.gazetteer)
    try:
        yield gazetteer
    finally:
        gazetteer.close()


def _options(given: argparse.Namespace) -> Options:
    from geoevents.pipeline import Options

    return Options(given.country, given.protocol)


def _chronicle(given: argparse.Namespace, on_error: _OnError, gazetteer: Gazetteer) -> Chronicle:
    from geoevents.chronicles import chronicle

    start = time.monotonic()
    tally = _Tally(on_error)
    result = chronicle(
        with_progress(_documents(given, tally), given, "documents"),
        gazetteer,
        country_codes=given.country,
        protocol=given.protocol,
        learn_homes=given.learn_homes,
        jobs=given.jobs,
        on_error=tally,
    )
    tally.check(any_read=bool(result.readings))
    say_time(given, f"reading {counted_noun(len(result.readings), 'document')}", start)
    _warn_of_open_days(result)
    return result


class _Tally:
    """Passes errors on and counts them: where all there is fails, what was written before must not be replaced."""

    def __init__(self, on_error: _OnError) -> None:
        self._on_error, self._failed = on_error, 0

    def __call__(self, error: Exception) -> None:
        self._failed += 1
        self._on_error(error)

    def check(self, *, any_read: bool) -> None:
        if self._failed and not any_read:
            raise GeoeventsError("nothing could be read, so nothing is written")

    def unless_all_fail(self, results: Iterable[_Item]) -> Iterator[_Item]:
        any_read = False
        for result in results:
            any_read = True
            yield result
        self.check(any_read=any_read)


def _warn_of_open_days(result: Chronicle) -> None:
    """Warn which documents carry no publication date, from which days such as "on Monday" could have been counted."""
    names = [
        reading.document.where or reading.document.id
        for reading in result.readings
        if any(remark.startswith(_NO_DATE) for event in reading.events for remark in event.remarks)
    ]
    if names:
        more = f" and {len(names) - 1} more" if len(names) > 1 else ""
        warnings.warn(
            f"{_NO_DATE} in {names[0]}{more}: what is told without a full date is undated; --published gives one",
            DaysLeftOpen,
            stacklevel=3,
        )


def _documents(given: argparse.Namespace, on_error: _OnError) -> Iterator[Document]:
    from geoevents.documents import read_documents

    return read_documents(given.paths, published=given.published, on_error=on_error)


def _lines(on_error: _OnError) -> Iterator[str]:
    """Yield the lines of standard input; one that is no UTF-8 is named and keeps its place."""
    for number, line in enumerate(sys.stdin.buffer, 1):
        try:
            text = line.decode("utf-8")
        except UnicodeDecodeError:
            on_error(GeoeventsError(f"standard input, line {number}: not UTF-8"))
            text = line.decode("utf-8", errors="replace")
        yield text.rstrip("\r\n")


@contextmanager
def _text_output(path: str) -> Iterator[IO[str]]:
    """Open a file for JSON lines, or standard output for "-"."""
    if path == STANDARD_OUTPUT:
        yield sys.stdout
        return
    with replacing(path) as temporary, temporary.open("w", encoding="utf-8") as file:
        yield file
