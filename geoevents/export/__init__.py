"""Frames to files, and files to frames."""

from geoevents.export.export import check_events_output, darwin_core, exact, write_chronicle, write_frame, write_frames

__all__ = ["check_events_output", "darwin_core", "exact", "write_chronicle", "write_frame", "write_frames"]
