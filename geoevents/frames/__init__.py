"""Values to frames, in our columns and in those of other schemes."""

from geoevents.frames.frames import (
    COLUMNS,
    JOIN,
    control_areas_frame,
    control_frame,
    events_frame,
    footprints_frame,
    front_lines_frame,
    make_frame,
    mentions_frame,
    merged_events_frame,
    unresolved_frame,
)

__all__ = [
    "COLUMNS",
    "JOIN",
    "control_areas_frame",
    "control_frame",
    "events_frame",
    "footprints_frame",
    "front_lines_frame",
    "make_frame",
    "mentions_frame",
    "merged_events_frame",
    "unresolved_frame",
]
