"""What a command shows on the terminal: progress, stages, lines and counts, all on standard error."""

from __future__ import annotations

import argparse
import sys
import time
import warnings
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from typing import TypeVar

from geoevents.errors import DaysLeftOpen, EventsLeftOut, OtherScript, RowsLeftOut

_Item = TypeVar("_Item")


def with_progress(items: Iterable[_Item], given: argparse.Namespace, noun: str) -> Iterator[_Item]:
    """Count the items on a terminal's standard error while they pass."""
    if given.quiet or not sys.stderr.isatty():
        yield from items
        return
    from rich.console import Console
    from rich.progress import Progress, SpinnerColumn, TextColumn, TimeElapsedColumn

    columns = (SpinnerColumn(), TextColumn("{task.completed} {task.description}"), TimeElapsedColumn())
    with Progress(*columns, console=Console(stderr=True), transient=True) as bar:
        yield from bar.track(items, description=noun, total=None)


@contextmanager
def stage(given: argparse.Namespace, words: str) -> Iterator[None]:
    """Say on a terminal's standard error what is being done."""
    start = time.monotonic()
    if given.quiet or not sys.stderr.isatty():
        yield
    else:
        from rich.console import Console

        with Console(stderr=True).status(words):
            yield
    say_time(given, words, start)


@contextmanager
def bytes_bar(given: argparse.Namespace) -> Iterator[Callable[[int, int], None] | None]:
    """Show how much of a file has been read, on a terminal's standard error."""
    if given.quiet or not sys.stderr.isatty():
        yield None
        return
    from rich.console import Console
    from rich.progress import BarColumn, DownloadColumn, Progress, TimeRemainingColumn

    with Progress(BarColumn(), DownloadColumn(), TimeRemainingColumn(), console=Console(stderr=True)) as bar:
        task = bar.add_task("", total=None)
        yield lambda done, total: bar.update(task, completed=done, total=total)


def say(given: argparse.Namespace, line: str) -> None:
    """Say a line on standard error, unless nothing is to be said."""
    if not given.quiet:
        print(line, file=sys.stderr)


def say_time(given: argparse.Namespace, words: str, start: float) -> None:
    """Say how long something took since ``start``, where that was asked for."""
    if given.verbose:
        print(f"{words}: {time.monotonic() - start:.1f} s", file=sys.stderr)


@contextmanager
def warnings_as_lines(given: argparse.Namespace) -> Iterator[None]:
    """Show what rows a table lost, and what documents cannot be read well, as lines of ours."""
    with warnings.catch_warnings(record=True) as caught:
        warnings.simplefilter("always", RowsLeftOut)
        warnings.simplefilter("always", OtherScript)
        warnings.simplefilter("always", EventsLeftOut)
        warnings.simplefilter("always", DaysLeftOpen)
        yield
    for warning in caught:
        if issubclass(warning.category, RowsLeftOut | OtherScript | EventsLeftOut | DaysLeftOpen):
            say(given, f"geoevents: {warning.message}")
        else:
            warnings.warn_explicit(warning.message, warning.category, warning.filename, warning.lineno)


def counted_noun(number: int, noun: str) -> str:
    """Return a number with its noun: "1 place", "2 places"."""
    return f"{number} {noun if number == 1 else noun + 's'}"
