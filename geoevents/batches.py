"""Work cut into chunks and run over processes, in order, with memory that does not grow with the input."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterable, Iterator
from itertools import islice
from typing import TYPE_CHECKING, TypeVar

from geoevents.errors import BatchFailed

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
        Processes; 1 runs here.
    size : int
        Items a chunk.

    Raises
    ------
    BatchFailed
        When a process is killed.
    """
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
