"""Compile geoevents/data from the packages of sources.toml and the tables of curated/.

    python gazetteer/build.py            build and replace geoevents/data
    python gazetteer/build.py --check    build beside it and compare; exit code 1 when they differ

`--only gazetteer` or `--only courses` builds, or checks, one of the two: the courses of rivers take half a minute and
need nothing of the gazetteer. `--keep-going` leaves out curated rows that cannot be used, naming each, instead of
stopping.
"""

from __future__ import annotations

import argparse
import json
import sys
import tempfile
import time
from pathlib import Path
from typing import TYPE_CHECKING

HERE = Path(__file__).resolve().parent
sys.path[:0] = [str(HERE), str(HERE.parent)]

from recipe.assemble import assemble, assemble_courses  # noqa: E402 (the path is set above)
from recipe.compare import course_differences, differences  # noqa: E402
from recipe.fetch import SourceError  # noqa: E402

if TYPE_CHECKING:
    from collections.abc import Callable

DATA = HERE.parent / "geoevents" / "data"
PARTS = ("gazetteer", "courses")


def main(arguments: list[str] | None = None) -> int:
    """Run the recipe; return the exit code."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("--check", action="store_true", help="compare a fresh build with the data that are there")
    parser.add_argument("--keep-going", action="store_true", help="leave out curated rows that cannot be used")
    parser.add_argument("--only", choices=PARTS, help="leave the other part alone")
    options = parser.parse_args(arguments)
    parts = (options.only,) if options.only else PARTS
    started = time.monotonic()

    def say(line: str) -> None:
        print(f"{time.monotonic() - started:6.1f} s  {line}", file=sys.stderr)

    try:
        if options.check:
            return _check(parts, say)
        figures = assemble(HERE, DATA, say=say, keep_going=options.keep_going) if "gazetteer" in parts else {}
        figures |= assemble_courses(HERE, DATA, say=say) if "courses" in parts else {}
    except SourceError as error:
        print(f"build.py: {error}", file=sys.stderr)
        return 1
    print(json.dumps(figures, indent=2))
    return 0


def _check(parts: tuple[str, ...], say: Callable[[str], None]) -> int:
    found: list[str] = []
    if "gazetteer" in parts:
        with tempfile.TemporaryDirectory() as folder:
            assemble(HERE, Path(folder), say=say)
            found += differences(DATA, Path(folder))
    if "courses" in parts:
        with tempfile.TemporaryDirectory() as folder:
            assemble_courses(HERE, Path(folder), say=say)
            found += course_differences(DATA, Path(folder))
    for line in found:
        print(line)
    say(f"{len(found)} differences from a fresh build" if found else "the data are what the recipe makes")
    return 1 if found else 0


if __name__ == "__main__":
    sys.exit(main())
