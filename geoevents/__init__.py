"""From text about events to maps: places with honest uncertainty, dated events with actors, front lines by date."""

from __future__ import annotations

from importlib import import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from geoevents.chronicles import Chronicle, chronicle
    from geoevents.documents import read_documents
    from geoevents.export.eventfiles import read_events
    from geoevents.frontlines import Fronts, front_lines
    from geoevents.gazetteer import Gazetteer, open_gazetteer
    from geoevents.georeferencing.phrases import georeference_phrase as georeference
    from geoevents.model import Document, Event, Georeference, Place, Unresolved
    from geoevents.pipeline import locate

__version__ = "0.1.0"

# Where each public name lives. They are loaded when first used, so that ``import geoevents`` costs next to nothing.
_HOMES = {
    "Chronicle": "chronicles:Chronicle",
    "Document": "model:Document",
    "Event": "model:Event",
    "Fronts": "frontlines:Fronts",
    "Gazetteer": "gazetteer:Gazetteer",
    "Georeference": "model:Georeference",
    "Place": "model:Place",
    "Unresolved": "model:Unresolved",
    "chronicle": "chronicles:chronicle",
    "front_lines": "frontlines:front_lines",
    "georeference": "georeferencing.phrases:georeference_phrase",
    "locate": "pipeline:locate",
    "open_gazetteer": "gazetteer:open_gazetteer",
    "read_documents": "documents:read_documents",
    "read_events": "export.eventfiles:read_events",
}

__all__ = [
    "Chronicle",
    "Document",
    "Event",
    "Fronts",
    "Gazetteer",
    "Georeference",
    "Place",
    "Unresolved",
    "chronicle",
    "front_lines",
    "georeference",
    "locate",
    "open_gazetteer",
    "read_documents",
    "read_events",
]


def __getattr__(name: str) -> object:
    home = _HOMES.get(name)
    if home is None:
        raise AttributeError(f"module 'geoevents' has no attribute {name!r}")
    module, _, attribute = home.partition(":")
    value = getattr(import_module(f"geoevents.{module}"), attribute)
    globals()[name] = value
    return value


def __dir__() -> list[str]:
    return sorted({*__all__, "__version__"})
