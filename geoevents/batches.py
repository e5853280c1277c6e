"""Work cut into chunks and run over processes, in order, with memory that does not grow with the input.

What fails on one item is a value that names it, and the work goes on with the next.
"""

from __future__ import annotations

import os
import traceback
import warnings
from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from geoevents.errors import BatchFailed, DocumentsLeftOut, GeoeventsError, ReadingFailed

if TYPE_CHECKING:
    from concurrent.futures import Future

_Item = TypeVar("_Item")
_Result = TypeVar("_Result")

# Items handed to a process at a time: large enough that pickling is a few per cent of the work.
CHUNK = 8


def in_chunks(items: Iterable[_Item], size: int = CHUNK) -> Iterator[list[_Item]]:
    """Cut an iterable into lists of ``size``, the last one shorter."""
    iterator = iter(items)
    while chunk := list(islice(iterator, size)):
        yield chunk


def each(
    function: Callable[[_Item], _Result], items: Iterable[_Item], name: Callable[[_Item], str]
) -> list[_Result | ReadingFailed]:
    """Apply a function to each item; where it raises an error, the error takes the place of the result.

    Parameters
    ----------
    function : callable
    items : iterable
    name : callable
        What to call an item in an error.

    Returns
    -------
    list
        One an item, in order.
    """
    return [_tried(function, item, name) for item in items]


def _tried(function: Callable[[_Item], _Result], item: _Item, name: Callable[[_Item], str]) -> _Result | ReadingFailed:
    try:
        return function(item)
    except Exception as error:
        reason = str(error) if isinstance(error, GeoeventsError) else f"{type(error).__name__}: {error}"
        failed = ReadingFailed(name(item), reason, "".join(traceback.format_exception(error)))
        failed.__cause__ = error
        return failed


def without_failures(
    results: Iterable[_Result | ReadingFailed], on_error: Callable[[ReadingFailed], None] | None
) -> Iterator[_Result]:
    """Yield the results, and report what failed.

    Parameters
    ----------
    results : iterable
        As ``each`` gives them.
    on_error : callable, optional
        Is given each failure; without it, each is a warning.

    Yields
    ------
    object
        The results, in order.

    Warns
    -----
    DocumentsLeftOut
        For each failure, unless ``on_error`` is given.
    """
    for result in results:
        if not isinstance(result, ReadingFailed):
            yield result
        elif on_error is not None:
            on_error(result)
        else:
            warnings.warn(str(result), DocumentsLeftOut, stacklevel=2)


def map_chunks(
    function: Callable[[list[_Item]], list[_Result]], items: Iterable[_Item], *, jobs: int = 1, size: int = CHUNK
) -> Iterator[_Result]:
    """Apply a function of a list to chunks of the items and yield the results in order.

    Parameters
    ----------
    function : callable
        Pure and picklable: a module's function, or a ``functools.partial`` of one.
    items : iterable
        Read as needed: at most ``2 * jobs`` chunks are held.
    jobs : int
        Processes; 1 runs here. Two, or as many as there are processors, are the most: more would only wait.
    size : int
        Items a chunk.

    Raises
    ------
    BatchFailed
        When a process is killed.
    """
    jobs = min(jobs, max(2, os.cpu_count() or 1))
    if jobs <= 1:
        for item in items:  # one at a time: each result leaves as soon as it is there
            yield from function([item])
        return
    from concurrent.futures import ProcessPoolExecutor  # a tenth of the opening time, for one process none
    from concurrent.futures.process import BrokenProcessPool

    with ProcessPoolExecutor(jobs) as pool:
        waiting: deque[Future[list[_Result]]] = deque()
        try:
            for chunk in in_chunks(items, size):
                waiting.append(pool.submit(function, chunk))
                if len(waiting) >= 2 * jobs:
                    yield from waiting.popleft().result()
            while waiting:
                yield from waiting.popleft().result()
        except BrokenProcessPool as error:
            raise BatchFailed(f"one of {jobs} processes ended early, perhaps for want of memory; use fewer") from error
