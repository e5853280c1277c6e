"""Where what a user adds to the gazetteer lies."""

from __future__ import annotations

import os
from pathlib import Path
from typing import Final

# Places added beside the default, and a full GeoNames that takes its place.
ADDED: Final = "added"
FULL: Final = "full"


def user_folder() -> Path:
    """Return the folder for what a user adds: ``$GEOEVENTS_HOME``, else ``~/.local/share/geoevents``."""
    home = os.environ.get("GEOEVENTS_HOME")
    return Path(home) if home else Path.home() / ".local" / "share" / "geoevents"
