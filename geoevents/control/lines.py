"""Lines named in text as fronts: "the Sirte-Jufra line" is contested ground, all along."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from functools import lru_cache
from itertools import pairwise

from geoevents.control.control import CONTESTED
from geoevents.geodesy import inverse, points_along
from geoevents.lexicon.tables import load_table
from geoevents.model import ControlObservation, DateSpan, Document, Georeference, Line, Locality, Near, Place

# How much a position on a line counts: as a clash reported there.
_WEIGHT = 0.3
# Where on a line it is taken to pass, in shares of its way from one stop to the next.
_SHARES = (1 / 6, 3 / 6, 5 / 6)
# A line is one of the fighting where two sides hold places within its own length of it, or this many metres.
_ABOUT_M = 100_000.0
_WORDS_ABOUT = 6  # before and behind a line that may say it is a railway
_REACH_ABOUT = 100  # characters in which they stand


@lru_cache(maxsize=1)
def _transport() -> frozenset[str]:
    return frozenset(load_table("control")["lines_of_transport"])


def find_front_lines(
    located: Iterable[tuple[Document, Georeference]], held: Sequence[ControlObservation]
) -> list[ControlObservation]:
    """Read lines named in text as contested positions along them.

    Parameters
    ----------
    located : iterable of (Document, Georeference)
    held : sequence of ControlObservation
        Who holds what: a line tells of a front only between sides that hold places about it, or fight for them.

    Returns
    -------
    list of ControlObservation
        Of the controller ``CONTESTED``, on the day the document was published; three for each two stops of a line, once
        a document.

    Examples
    --------
    >>> find_front_lines([], [])
    []
    """
    found: dict[tuple[str, str, str], list[ControlObservation]] = {}
    for document, mention in located:
        if not _is_front(document, mention):
            continue
        for a, b in pairwise(mention.places):
            told = document.id, min(a.id, b.id), max(a.id, b.id)
            if told not in found and _fought_about(a, b, held):
                found[told] = _along(a, b, document, mention)
    return [seen for line in found.values() for seen in line]


def _along(a: Place, b: Place, document: Document, mention: Georeference) -> list[ControlObservation]:
    when = DateSpan(document.published, document.published, "", "days") if document.published else None
    span = mention.mention.span
    lons, lats = points_along(a.lon, a.lat, b.lon, b.lat, _SHARES)
    return [
        ControlObservation(
            Place("", span.text, lon, lat, "", a.country_code), CONTESTED, when, _WEIGHT, document.id, span
        )
        for lon, lat in zip(lons.tolist(), lats.tolist(), strict=True)
    ]


def _is_front(document: Document, found: Georeference) -> bool:
    """Tell whether a mention is of a line of fighting, and not one of railways or supplies."""
    if len(found.places) < 2 or not any(_names_front(locality) for locality in found.mention.descriptions):
        return False
    span = found.mention.span
    before = document.text[max(0, span.start - _REACH_ABOUT) : span.start].split()[-_WORDS_ABOUT:]
    behind = document.text[span.end : span.end + _REACH_ABOUT].split()[:_WORDS_ABOUT]
    about = before + behind
    return _transport().isdisjoint(word.strip(".,;:").casefold() for word in about)


def _names_front(locality: Locality) -> bool:
    line = locality.ground if isinstance(locality, Near) else locality
    return isinstance(line, Line) and line.relation == "front"


def _fought_about(a: Place, b: Place, held: Sequence[ControlObservation]) -> bool:
    # A contested place near it is fought for by two.
    within_m = max(_ABOUT_M, inverse(a.lon, a.lat, b.lon, b.lat)[0])
    sides = {
        seen.controller
        for seen in held
        if min(inverse(stop.lon, stop.lat, seen.place.lon, seen.place.lat)[0] for stop in (a, b)) <= within_m
    }
    return len(sides) > 1
