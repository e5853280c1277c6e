"""Where outlets are at home, learnt from what their own documents name: a county's paper writes of its county."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping

from geoevents.geodesy import inverse
from geoevents.georeferencing.locating import Located
from geoevents.model import Document, Georeference
from geoevents.toponyms.classes import SETTLED, place_class

# An outlet of fewer documents is not judged.
LEAST_DOCUMENTS = 3
# Places this near to each other are of one neighbourhood, and a home holds at least this share of an outlet's places
# (measured on eval/lgl.jsonl, 60 outlets: 60 km and .2).
_NEIGHBOURHOOD_M = 60_000.0
_LEAST_SHARE = 0.2
_LEAST_CONFIDENCE = 0.5
# Places of one outlet looked at, so that the work stays linear in the documents.
_MOST_PLACES = 200
_LOCAL = SETTLED | {"adm2", "adm"}


def learn_homes(read: Iterable[tuple[Document, Located]]) -> Mapping[str, tuple[float, float]]:
    """Return the home of each outlet that has one, as (lon, lat), by ``Document.source``.

    Parameters
    ----------
    read : iterable of (Document, list of Georeference or Unresolved)
        Documents with what they name, several of the same source.

    Returns
    -------
    dict of str to (lon, lat)
        EPSG:4326. Outlets that write of places far apart are not in it.
    """
    documents: dict[str, int] = defaultdict(int)
    points: dict[str, list[tuple[float, float, float]]] = defaultdict(list)
    for document, located in read:
        if not document.source:
            continue
        documents[document.source] += 1
        local = {
            (result.lon, result.lat)
            for result in located
            if isinstance(result, Georeference) and result.confidence >= _LEAST_CONFIDENCE and _is_local(result)
        }
        points[document.source] += [(lon, lat, 1.0 / len(local)) for lon, lat in sorted(local)]
    homes = {}
    for source, rows in points.items():
        home = _home(rows[:_MOST_PLACES]) if documents[source] >= LEAST_DOCUMENTS else None
        if home is not None:
            homes[source] = home
    return homes


def _is_local(result: Georeference) -> bool:
    return bool(result.places) and place_class(result.places[0]) in _LOCAL


def _home(rows: list[tuple[float, float, float]]) -> tuple[float, float] | None:
    """Return the place with the most of the others near it, each document counting once."""
    total = sum(weight for _, _, weight in rows)
    best, most = None, _LEAST_SHARE * total
    for lon, lat, _ in rows:
        near = sum(w for x, y, w in rows if abs(y - lat) < 1.0 and inverse(lon, lat, x, y)[0] < _NEIGHBOURHOOD_M)
        if near > most:
            best, most = (lon, lat), near
    return best
