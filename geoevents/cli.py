"""The command line: reads the arguments, calls one function, says what went wrong in one line."""

from __future__ import annotations

import argparse
import sys
import traceback
from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, NoReturn, TypeVar

from geoevents import __version__
from geoevents.errors import BadArguments, GeoeventsError, ReadingFailed
from geoevents.output import (
    CONTROL_FORMATS,
    EVENT_FORMATS,
    FRONT_FORMATS,
    LINE_FORMATS,
    MAP_FORMATS,
    MENTION_FORMATS,
    STANDARD_OUTPUT,
    format_of,
)

_Value = TypeVar("_Value")

_EPILOG = """PATH is a file, a folder, or - for standard input: .txt .md .html .pdf, or .jsonl and .csv with one
document a row (on standard input told by the first line). The suffix of -o decides the format. Exit code 0: all read;
1: something could not be read or written; 2: bad arguments."""


class _Parser(argparse.ArgumentParser):
    """A parser that says in one line what is wrong."""

    def error(self, message: str) -> NoReturn:
        self.exit(2, f"geoevents: {' '.join(message.split())} (see '{self.prog} --help')\n")


if TYPE_CHECKING:
    _Commands = argparse._SubParsersAction[argparse.ArgumentParser]


class _Problems:
    """Prints each problem as one line and counts them; ``debug`` adds where an unexpected one arose."""

    def __init__(self, *, debug: bool) -> None:
        self.count = 0
        self._debug = debug
        self._hidden = False

    def __call__(self, error: Exception) -> None:
        self.count += 1
        _say(str(error))
        if isinstance(error, ReadingFailed):
            self._show(error.traceback)

    def unexpected(self, error: Exception) -> None:
        """Print an error that no code of ours foresaw."""
        self.count += 1
        _say(f"stopped by a fault of its own ({type(error).__name__}: {error})")
        self._show("".join(traceback.format_exception(error)))

    def _show(self, trace: str) -> None:
        if self._debug:
            print(trace, file=sys.stderr)
        self._hidden = not self._debug

    def close(self) -> None:
        """Say how to see what was not shown."""
        if self._hidden:
            _say("give --debug to see where that arose")


def _say(words: str) -> None:
    print(f"geoevents: {' '.join(words.split())}", file=sys.stderr)


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit code."""
    parser = _parser()
    given = parser.parse_args(arguments)
    problems = _Problems(debug=given.debug)
    try:
        # Imported here so that --help answers without loading the chain.
        from geoevents import commands

        getattr(commands, given.run)(given, problems)
    except BadArguments as error:
        problems(error)
        return 2
    except GeoeventsError as error:
        problems(error)
    except BrokenPipeError:
        # The reader of our output (head, less) has gone: no error of ours. Python would complain once more at exit.
        sys.stderr.close()
    except KeyboardInterrupt:
        _say("stopped")
        return 130
    except Exception as error:
        problems.unexpected(error)
    problems.close()
    return 1 if problems.count else 0


def _parser() -> argparse.ArgumentParser:
    parser: argparse.ArgumentParser = _Parser(
        prog="geoevents",
        description="From text about events to maps: places with honest uncertainty, dated events, front lines.",
        epilog=_EPILOG,
        formatter_class=argparse.RawDescriptionHelpFormatter,
    )
    parser.add_argument("--version", action="version", version=f"geoevents {__version__}")
    commands: _Commands = parser.add_subparsers(required=True, metavar="COMMAND")
    shared = _shared()
    for add in (_add_map, _add_locate, _add_events, _add_fronts, _add_parse, _add_evaluate, _add_gazetteer):
        add(commands, shared)
    return parser


class _Shared(NamedTuple):
    """The arguments that several commands share: what all have, what is read, what helps to read it."""

    common: argparse.ArgumentParser
    reading: argparse.ArgumentParser
    hints: argparse.ArgumentParser
    outlets: argparse.ArgumentParser

    @property
    def of_dispatches(self) -> list[argparse.ArgumentParser]:
        """What every command that reads dispatches takes."""
        return [self.reading, self.hints, self.outlets, self.common]


def _shared() -> _Shared:
    common, reading, hints, outlets = (argparse.ArgumentParser(add_help=False) for _ in _Shared._fields)
    level = common.add_mutually_exclusive_group()
    level.add_argument("-q", "--quiet", action="store_true", help="say nothing but errors")
    level.add_argument("-v", "--verbose", action="store_true", help="say what is done and how long it takes")
    common.add_argument("--debug", action="store_true", help="show where in geoevents an unexpected error arose")
    common.add_argument("--gazetteer", metavar="FOLDER", help="a gazetteer made by 'geoevents gazetteer build'")
    reading.add_argument("paths", nargs="+", metavar="PATH")
    reading.add_argument("--published", type=_day, metavar="DATE", help="date of texts that carry none (YYYY-MM-DD)")
    hints.add_argument(
        "--country",
        type=_countries,
        default=frozenset(),
        metavar="COUNTRY[,COUNTRY]",
        help="where the texts play: ISO codes (LY or LBY) or names",
    )
    hints.add_argument("-j", "--jobs", type=_positive, default=1, metavar="N", help="processes")
    hints.add_argument(
        "--protocol", choices=("calibrated", "point-radius"), default="calibrated", help="how uncertainty is worked out"
    )
    outlets.add_argument(
        "--learn-homes", action="store_true", help="read twice: first to learn where each source is at home"
    )
    return _Shared(common, reading, hints, outlets)


def _add_map(commands: _Commands, shared: _Shared) -> None:
    command = commands.add_parser("map", parents=shared.of_dispatches, help="draw a map of the dispatches")
    command.add_argument("-o", "--output", type=_file(MAP_FORMATS), default="map.html", metavar="FILE.html")
    command.add_argument("--title", default="", help="heading of the page")
    command.add_argument("--tiles", type=_tiles, metavar="URL", help="online tiles instead of the built-in basemap")
    command.add_argument("--no-fronts", dest="fronts", action="store_false", help="leave front lines and areas off")
    command.add_argument(
        "--every", type=_step, metavar="STEP", help='fronts in steps such as "7d", for the time filter'
    )
    command.set_defaults(run="draw")


def _add_locate(commands: _Commands, shared: _Shared) -> None:
    command = commands.add_parser("locate", parents=shared.of_dispatches, help="find the places of the dispatches")
    command.add_argument(
        "-o",
        "--output",
        type=_file(MENTION_FORMATS),
        default=STANDARD_OUTPUT,
        metavar="FILE",
        help=".jsonl .geojson .gpkg .csv .dwc.csv; - is standard output",
    )
    command.set_defaults(run="locate")


def _add_events(commands: _Commands, shared: _Shared) -> None:
    command = commands.add_parser("events", parents=shared.of_dispatches, help="write the events, one feature a claim")
    command.add_argument(
        "-o", "--output", type=_file(EVENT_FORMATS), required=True, metavar="FILE", help=".geojson .gpkg .csv"
    )
    command.add_argument(
        "--merge",
        action="store_true",
        help="one row an event, not one a document that tells it (acled and ucdp: always)",
    )
    command.add_argument(
        "--schema", choices=("acled", "ucdp", "hxl", "plover"), help="the columns of others, in a .csv; ours otherwise"
    )
    command.set_defaults(run="events")


def _add_fronts(commands: _Commands, shared: _Shared) -> None:
    command = commands.add_parser(
        "fronts", parents=shared.of_dispatches, help="draw front lines, from dispatches or a table of who holds what"
    )
    command.add_argument(
        "-o", "--output", type=_file((*FRONT_FORMATS, *CONTROL_FORMATS)), required=True, metavar="FILE",
        help=".gpkg .geojson; .csv: no fronts but who holds what by the dispatches, a table to correct and draw from "
        "(its wkt is not read back, lon and lat are)",
    )  # fmt: skip
    command.add_argument(
        "--date", type=_day, metavar="DATE", help="the day to draw (YYYY-MM-DD); the last one observed otherwise"
    )
    command.add_argument("--every", type=_step, metavar="STEP", help='a series in steps such as "7d"')
    command.add_argument(
        "--clip", type=_clip, default="land", metavar="COUNTRY", help="keep to a country (ISO code or name)"
    )
    command.set_defaults(run="fronts")


def _add_parse(commands: _Commands, shared: _Shared) -> None:
    command = commands.add_parser("parse", parents=[shared.hints, shared.common], help="locate one phrase")
    command.add_argument("phrase", metavar="PHRASE", help='such as "450 km east of Tripoli"; - reads one a line')
    command.add_argument("-o", "--output", type=_file(LINE_FORMATS), default=STANDARD_OUTPUT, metavar="FILE.jsonl")
    command.set_defaults(run="parse")


def _add_evaluate(commands: _Commands, shared: _Shared) -> None:
    parents = [shared.hints, shared.outlets, shared.common]
    command = commands.add_parser("evaluate", parents=parents, help="score against gold toponyms")
    command.add_argument("gold", metavar="GOLD.jsonl")
    command.add_argument("--predicted", metavar="FILE.jsonl", help="score this output of 'locate' instead of a new run")
    command.set_defaults(run="evaluate")


def _add_gazetteer(commands: _Commands, shared: _Shared) -> None:
    gazetteer = commands.add_parser("gazetteer", help="search, extend or replace the gazetteer")
    actions = gazetteer.add_subparsers(required=True, metavar="ACTION")
    action = actions.add_parser("search", parents=[shared.common], help="show the places of a name")
    action.add_argument("name")
    action.add_argument("-n", "--limit", type=_positive, default=20, metavar="N")
    action.set_defaults(run="search")
    action = actions.add_parser("add", parents=[shared.common], help="add places of your own (.csv .geojson .gpkg)")
    action.add_argument("file", metavar="FILE")
    action.set_defaults(run="add")
    action = actions.add_parser("build", parents=[shared.common], help="build a gazetteer from a GeoNames dump")
    action.add_argument("--geonames", required=True, metavar="allCountries.zip")
    action.add_argument("-o", "--output", metavar="FOLDER", help="instead of the user gazetteer's folder")
    action.set_defaults(run="build")


# --- values of options: what can be told wrong without reading anything is a bad argument ----------------------------


def _checked(read: Callable[[str], _Value], text: str) -> _Value:
    """Read a value; what our own reader of it says is wrong is what the parser says."""
    try:
        return read(text)
    except GeoeventsError as error:
        raise argparse.ArgumentTypeError(str(error)) from None


def _file(formats: Sequence[str]) -> Callable[[str], str]:
    """Return what takes the name of a file whose suffix stands for one of some formats."""

    def named(text: str) -> str:
        if text == STANDARD_OUTPUT and "jsonl" in formats:
            return text
        _checked(lambda path: format_of(path, formats), text)
        return text

    return named


def _step(text: str) -> timedelta:
    from geoevents.frontlines.frontlines import read_step

    return _checked(read_step, text)


def _tiles(text: str) -> str:
    from geoevents.maps.pages import check_tiles

    return _checked(check_tiles, text)


def _clip(text: str) -> str:
    return text if text == "land" else _country(text)


def _countries(text: str) -> frozenset[str]:
    return frozenset(_country(name) for name in text.split(","))


def _country(name: str) -> str:
    from geoevents.actors.isocodes import alike, iso_code

    code = iso_code(name)
    if not code:
        meant = alike(name)
        raise argparse.ArgumentTypeError(
            f"{name.strip()!r} is no country{f' (is {meant} meant?)' if meant else ''}: give an ISO 3166-1 code "
            f"such as LY or LBY, or a name such as Libya"
        )
    return code


def _day(text: str) -> date:
    try:
        return date.fromisoformat(text)
    except ValueError:
        raise argparse.ArgumentTypeError(f"{text!r} is no date; write YYYY-MM-DD") from None


def _positive(text: str) -> int:
    if not text.isdecimal() or int(text) < 1:
        raise argparse.ArgumentTypeError(f"{text!r} is no whole number of 1 or more")
    return int(text)
