"""Files that are written whole or not at all, in the format their suffix stands for."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Collection, Iterator
from contextlib import contextmanager
from pathlib import Path

from geoevents.errors import BadOutput

# What a suffix stands for. The longer first: Darwin Core's ends like that of any CSV.
SUFFIXES = {
    ".dwc.csv": "dwc", ".csv": "csv", ".geojson": "geojson", ".json": "geojson", ".gpkg": "gpkg", ".jsonl": "jsonl",
    ".html": "html", ".htm": "html",
}  # fmt: skip
# What each result can be written as.
FRAME_FORMATS = ("dwc", "csv", "geojson", "gpkg")
EVENT_FORMATS = ("csv", "geojson", "gpkg")
MENTION_FORMATS = ("jsonl", *FRAME_FORMATS)
FRONT_FORMATS = ("geojson", "gpkg")
CONTROL_FORMATS = ("csv",)  # who holds what, from which fronts are drawn
MAP_FORMATS = ("html",)
LINE_FORMATS = ("jsonl",)
STANDARD_OUTPUT = "-"


def format_of(path: str | Path, formats: Collection[str] = FRAME_FORMATS) -> str:
    """Return the format that a file's suffix stands for.

    Parameters
    ----------
    path : str or Path
    formats : collection of str
        Those that can be written.

    Returns
    -------
    str
        A value of ``SUFFIXES``.

    Raises
    ------
    BadOutput
        When it stands for none of them.

    Examples
    --------
    >>> format_of("libya.gpkg"), format_of("libya.DWC.csv")
    ('gpkg', 'dwc')
    >>> format_of("libya.shp")
    Traceback (most recent call last):
    ...
    geoevents.errors.BadOutput: libya.shp: no format for this suffix; allowed are .dwc.csv, .csv, .geojson, .json, .gpkg
    """
    lowered = Path(path).name.lower()
    allowed = {suffix: name for suffix, name in SUFFIXES.items() if name in formats}
    for suffix, name in allowed.items():
        if lowered.endswith(suffix):
            return name
    raise BadOutput(f"{path or 'an empty name'}: no format for this suffix; allowed are {', '.join(allowed)}")


def check_output(path: str | Path, formats: Collection[str]) -> str:
    """Refuse an output that cannot be written, before any work is done for it.

    Parameters
    ----------
    path : str or Path
    formats : collection of str
        Those that can be written.

    Returns
    -------
    str
        Its format.

    Raises
    ------
    BadOutput
        When the suffix stands for none of the formats, the folder is missing, or the path is a folder.
    """
    name = format_of(path, formats)
    check_place(path)
    return name


def check_place(path: str | Path) -> Path:
    """Refuse an output that cannot be written where it is to be.

    Parameters
    ----------
    path : str or Path

    Returns
    -------
    Path
        What it leads to, links followed.

    Raises
    ------
    BadOutput
        When the folder is missing, or the path is a folder.
    """
    target = Path(path).resolve()
    if not target.parent.is_dir():
        raise BadOutput(f"cannot write {path}: there is no folder {target.parent}")
    if target.is_dir():
        raise BadOutput(f"cannot write {path}: it is a folder")
    return target


@contextmanager
def replacing(path: str | Path) -> Iterator[Path]:
    """Give a name to write to; when the block ends well, that file takes the place of ``path``.

    What was at ``path`` before stays untouched when the block raises. A link is followed; a device or pipe is written
    to directly.

    Parameters
    ----------
    path : str or Path

    Yields
    ------
    Path
        In the same folder, with the same suffixes.

    Raises
    ------
    BadOutput
        When the folder is missing, ``path`` is a folder, or the file cannot be written.
    """
    target = check_place(path)
    if target.exists() and not target.is_file():
        yield target
        return
    temporary = target.with_name(f".{secrets.token_hex(4)}.{target.name}")
    try:
        if target.exists() and not os.access(target, os.W_OK):
            raise BadOutput(f"cannot write {path}: it is write-protected")
        yield temporary
        if target.exists():
            shutil.copymode(target, temporary)
        temporary.replace(target)
    except OSError as error:
        raise BadOutput(f"cannot write {path}: {error.strerror or error}") from error
    finally:
        temporary.unlink(missing_ok=True)
