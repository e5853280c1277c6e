"""Place names in running text: found, told apart from other names, resolved to one place each."""

from geoevents.toponyms.toponyms import Context, FoundName, best_set, covered_flags, find_names, with_facilities

__all__ = ["Context", "FoundName", "best_set", "covered_flags", "find_names", "with_facilities"]
