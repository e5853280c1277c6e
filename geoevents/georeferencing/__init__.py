"""Localities to points with uncertainty and footprints."""

from geoevents.georeferencing.georeferencing import compare_gloss, georeference_locality, gloss_fit

__all__ = ["compare_gloss", "georeference_locality", "gloss_fit"]
