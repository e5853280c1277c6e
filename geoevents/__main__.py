"""``python -m geoevents`` is the command ``geoevents``."""

import sys

from geoevents.cli import main

sys.exit(main())
