"""Who holds a place, as a text says it."""

from geoevents.control.control import CONTESTED, find_control

__all__ = ["CONTESTED", "find_control"]
