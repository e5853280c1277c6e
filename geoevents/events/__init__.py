"""What a sentence claims: kind, status, actors, place, time and numbers; the same event told twice."""

from geoevents.events.events import find_events

__all__ = ["find_events"]
