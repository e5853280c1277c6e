"""Values to frames, in our columns and in those of other schemes."""

from geoevents.frames.frames import (
    control_areas_frame,
    control_frame,
    events_frame,
    footprints_frame,
    front_lines_frame,
    mentions_frame,
    merged_events_frame,
    unresolved_frame,
)

__all__ = [
    "control_areas_frame",
    "control_frame",
    "events_frame",
    "footprints_frame",
    "front_lines_frame",
    "mentions_frame",
    "merged_events_frame",
    "unresolved_frame",
]
