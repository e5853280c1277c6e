"""Results as JSON lines: one document or one phrase a line."""

from __future__ import annotations

import json
from typing import Any

from geoevents.errors import ReadingFailed
from geoevents.georeferencing.locating import Located
from geoevents.model import Document, Georeference, Toponym, Unresolved

# Coordinates are written to the metre (5 decimals of a degree), radii to the metre.
_DECIMALS = 5


def document_record(document: Document, located: Located) -> str:
    """Write a located document as one line of JSON.

    Parameters
    ----------
    document : Document
    located : list of Georeference or Unresolved

    Returns
    -------
    str
        ``toponyms`` holds the place names, ``localities`` the phrases that describe a place by others ("30 km south of
        Sirte"), each with lon and lat, degrees, EPSG:4326; what could not be located has null there and a reason.
    """
    toponyms: list[dict[str, Any]] = []
    localities: list[dict[str, Any]] = []
    for result in located:
        named = isinstance(result.mention.descriptions[0], Toponym)
        (toponyms if named else localities).append(_mention(result))
    return _line({"id": document.id, "toponyms": toponyms, "localities": localities})


def phrase_record(text: str, result: Georeference | Unresolved) -> str:
    """Write a georeferenced phrase as one line of JSON.

    Parameters
    ----------
    text : str
        The phrase.
    result : Georeference or Unresolved

    Returns
    -------
    str
        lon and lat in degrees, EPSG:4326, and the footprint as GeoJSON; or why there is none.
    """
    if isinstance(result, Unresolved):
        return _line({"text": text, "unresolved": result.reason})
    return _line(
        {
            "text": text,
            "lon": round(result.lon, _DECIMALS),
            "lat": round(result.lat, _DECIMALS),
            "uncertainty_m": round(result.uncertainty_m),
            "protocol": result.protocol,
            "place_id": result.places[0].id if result.places else None,
            "confidence": round(result.confidence, 3),
            "footprint": _footprint(result),
            "remarks": list(result.remarks),
        }
    )


def unread_record(failed: ReadingFailed) -> str:
    """Write a phrase that could not be read as one line of JSON.

    Parameters
    ----------
    failed : ReadingFailed
        Named by the phrase.

    Returns
    -------
    str
        The phrase, and why there is nothing else.
    """
    return _line({"text": failed.name, "unresolved": f"reading it failed ({failed.reason})"})


def _mention(result: Georeference | Unresolved) -> dict[str, Any]:
    span = result.mention.span
    record: dict[str, Any] = {
        "start": span.start,
        "end": span.end,
        "text": span.text,
        "lon": None,
        "lat": None,
        "role": result.mention.role,
    }
    if isinstance(result, Unresolved):
        return {**record, "reason": result.reason}
    place = result.places[0] if result.places else None
    return {
        **record,
        "lon": round(result.lon, _DECIMALS),
        "lat": round(result.lat, _DECIMALS),
        "place_id": place.id if place else None,
        "place_name": place.name if place else None,
        "feature_code": place.feature_code if place else None,
        "country_code": place.country_code if place else None,
        "uncertainty_m": round(result.uncertainty_m),
        "protocol": result.protocol,
        "confidence": round(result.confidence, 3),
        "alternatives": [
            {"place_id": other.place.id, "probability": round(other.probability, 3)} for other in result.alternatives
        ],
        "remarks": list(result.remarks),
    }


def _footprint(result: Georeference) -> dict[str, Any] | None:
    """Return the footprint as a GeoJSON geometry; None stands for the circle of ``uncertainty_m``."""
    if result.footprint is None:
        return None
    import shapely

    rounded: dict[str, Any] = json.loads(shapely.to_geojson(shapely.set_precision(result.footprint, 10**-_DECIMALS)))
    return rounded


def _line(record: dict[str, Any]) -> str:
    return json.dumps(record, ensure_ascii=False, separators=(",", ":"))
