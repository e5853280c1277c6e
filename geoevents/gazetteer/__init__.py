"""The gazetteer: places and their names, memory-mapped; the user's own beside it; the courses of rivers."""

from geoevents.gazetteer.gazetteer import Gazetteer, open_gazetteer

__all__ = ["Gazetteer", "open_gazetteer"]
