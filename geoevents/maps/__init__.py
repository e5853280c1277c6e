"""The map page."""

from geoevents.maps.maps import MapPage, draw_map

__all__ = ["MapPage", "draw_map"]
