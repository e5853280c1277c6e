"""The chain put together: documents to located mentions, events and what is drawn from them."""

from __future__ import annotations

import warnings
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from functools import partial

from geoevents.batches import each, map_chunks, without_failures
from geoevents.errors import OtherScript, ReadingFailed
from geoevents.gazetteer import Gazetteer, open_gazetteer
from geoevents.georeferencing.locating import Located, locate_document
from geoevents.georeferencing.outlets import LEAST_DOCUMENTS, learn_homes
from geoevents.model import Document, Event, Protocol
from geoevents.text.typesetting import other_script, plain_text

_OnError = Callable[[ReadingFailed], None]


@dataclass(frozen=True, slots=True)
class Options:
    """What a run is told beside its documents; pickles, so that processes share it.

    Parameters
    ----------
    country_codes : frozenset of str
        Where the texts play, as ISO 3166-1 alpha-2 codes: a hint, not a filter.
    protocol : {"calibrated", "point-radius"}
        How uncertainty is worked out.
    homes : mapping of str to (lon, lat)
        Where outlets are at home, by ``Document.source``; ``learn_homes`` finds them.
    """

    country_codes: frozenset[str] = frozenset()
    protocol: Protocol = "calibrated"
    homes: Mapping[str, tuple[float, float]] = field(default_factory=dict)


@dataclass(frozen=True, slots=True)
class Reading:
    """What the chain made of one document.

    Parameters
    ----------
    document : Document
    located : list of Georeference or Unresolved
        In the order of the text.
    events : tuple of Event
    holdings : tuple of Event
        No events, but who holds places named in passing.
    outbreak : str
        No event either: the disease whose cases a document without events tells of.
    """

    document: Document
    located: Located
    events: tuple[Event, ...]
    holdings: tuple[Event, ...] = ()
    outbreak: str = ""


def locate(
    document: Document,
    gazetteer: Gazetteer | None = None,
    *,
    country_codes: Iterable[str] = (),
    protocol: Protocol = "calibrated",
) -> Located:
    """Find every place a document names or describes and put it on the map.

    Parameters
    ----------
    document : Document
    gazetteer : Gazetteer, optional
        The embedded one unless given.
    country_codes : iterable of str
        ISO 3166-1 alpha-2 codes of where the text plays: a hint, not a filter.
    protocol : {"calibrated", "point-radius"}
        How uncertainty is worked out.

    Returns
    -------
    list of Georeference or Unresolved
        In the order of the text; points and shapes in (lon, lat), EPSG:4326.

    Examples
    --------
    >>> found = locate(Document("1", "A convoy left Sirte for Misrata."))
    >>> [(round(g.lon), round(g.lat), g.places[0].country_code) for g in found]
    [(17, 31, 'LY'), (15, 32, 'LY')]
    >>> locate(Document("2", "Nothing happened."))
    []
    """
    _warn_of_script(document)
    return _locate(document, gazetteer or open_gazetteer(), Options(frozenset(country_codes), protocol))


def read_document(document: Document, gazetteer: Gazetteer, options: Options) -> Reading:
    """Run the whole chain over one document.

    Parameters
    ----------
    document : Document
    gazetteer : Gazetteer
    options : Options

    Returns
    -------
    Reading
    """
    # A quarter of the opening time, for what locating needs not.
    from geoevents.events.events import find_events_and_outbreak
    from geoevents.events.holdings import find_holdings

    plain = plain_text(document.text)
    read = document if plain is None else replace(document, text=plain.text)
    located = _locate_plain(read, gazetteer, options)
    events, outbreak = find_events_and_outbreak(read, located)
    reading = Reading(document, located, tuple(events), tuple(find_holdings(read, located)), outbreak)
    return reading if plain is None else replace(plain.restored(reading), document=document)


def read_batch(documents: list[Document], *, gazetteer: Gazetteer, options: Options) -> list[Reading | ReadingFailed]:
    """Run the whole chain over a list of documents: pure and picklable, the unit any cluster engine can run.

    Parameters
    ----------
    documents : list of Document
    gazetteer : Gazetteer
        Pickles as the folders it was opened from.
    options : Options

    Returns
    -------
    list of Reading or ReadingFailed
        One a document, in order.
    """
    return each(partial(read_document, gazetteer=gazetteer, options=options), documents, _id)


def locate_batch(
    documents: list[Document], *, gazetteer: Gazetteer, options: Options
) -> list[tuple[Document, Located] | ReadingFailed]:
    """Locate a list of documents: as ``read_batch``, without events.

    Parameters
    ----------
    documents : list of Document
    gazetteer : Gazetteer
    options : Options

    Returns
    -------
    list of (Document, list of Georeference or Unresolved) or ReadingFailed
        One a document, in order.
    """
    return each(partial(_with_located, gazetteer=gazetteer, options=options), documents, _id)


def _id(document: Document) -> str:
    return document.id


def _with_located(document: Document, gazetteer: Gazetteer, options: Options) -> tuple[Document, Located]:
    return document, _locate(document, gazetteer, options)


def _locate(document: Document, gazetteer: Gazetteer, options: Options) -> Located:
    plain = plain_text(document.text)
    if plain is None:
        return _locate_plain(document, gazetteer, options)
    return plain.restored(_locate_plain(replace(document, text=plain.text), gazetteer, options))


def _locate_plain(document: Document, gazetteer: Gazetteer, options: Options) -> Located:
    home = options.homes.get(document.source)
    return locate_document(document, gazetteer, options.country_codes, options.protocol, home)


def with_homes(documents: Sequence[Document], gazetteer: Gazetteer, options: Options, *, jobs: int = 1) -> Options:
    """Read documents once to learn where their outlets are at home, for a second reading that knows it.

    Parameters
    ----------
    documents : sequence of Document
        Those without a source, and those of outlets that have fewer than three, are left out.
    gazetteer : Gazetteer
    options : Options
    jobs : int
        Processes.

    Returns
    -------
    Options
        The same, with the homes.
    """
    counts = Counter(document.source for document in documents if document.source)
    several = [document for document in documents if counts[document.source] >= LEAST_DOCUMENTS]
    # What fails here fails again in the second reading, which reports it.
    read = locate_all(several, gazetteer, options, jobs=jobs, on_error=lambda _: None)
    return replace(options, homes=learn_homes(read))


def read_all(
    documents: Iterable[Document],
    gazetteer: Gazetteer,
    options: Options,
    *,
    jobs: int = 1,
    on_error: _OnError | None = None,
) -> Iterator[Reading]:
    """Run the whole chain over a stream of documents.

    Parameters
    ----------
    documents : iterable of Document
    gazetteer : Gazetteer
    options : Options
    jobs : int
        Processes.
    on_error : callable, optional
        Is given a ``ReadingFailed`` for each document that cannot be read for a fault of geoevents; without it, each is
        a warning. Reading goes on with the next.

    Yields
    ------
    Reading
        One a document that can be read, in order.
    """
    work = partial(read_batch, gazetteer=gazetteer, options=options)
    return without_failures(map_chunks(work, _warning(documents), jobs=jobs), on_error)


def locate_all(
    documents: Iterable[Document],
    gazetteer: Gazetteer,
    options: Options,
    *,
    jobs: int = 1,
    on_error: _OnError | None = None,
) -> Iterator[tuple[Document, Located]]:
    """Locate a stream of documents.

    Parameters
    ----------
    documents : iterable of Document
    gazetteer : Gazetteer
    options : Options
    jobs : int
        Processes.
    on_error : callable, optional
        As in ``read_all``.

    Yields
    ------
    (Document, list of Georeference or Unresolved)
        One a document that can be read, in order.
    """
    work = partial(locate_batch, gazetteer=gazetteer, options=options)
    return without_failures(map_chunks(work, _warning(documents), jobs=jobs), on_error)


def _warning(documents: Iterable[Document]) -> Iterator[Document]:
    """Pass documents on, with a warning before each that is in another script: here, for processes keep theirs."""
    for document in documents:
        _warn_of_script(document)
        yield document


def _warn_of_script(document: Document) -> None:
    """Warn that little can be found in a text that is not written in Latin letters."""
    if script := other_script(document.text):
        warnings.warn(
            f"{document.id}: most of its letters are {script}; places and events are found in English text only, so "
            f"most of what it says is not in the result: translate it first",
            OtherScript,
            stacklevel=3,
        )
