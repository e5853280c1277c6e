"""From who holds what to the line between, by date."""

from geoevents.frontlines.frontlines import Fronts, front_lines, write_fronts

__all__ = ["Fronts", "front_lines", "write_fronts"]
