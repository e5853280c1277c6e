"""Files that are written whole or not at all."""

from __future__ import annotations

import os
import secrets
import shutil
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from geoevents.errors import BadOutput


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
    target = Path(path).resolve()
    if not target.parent.is_dir():
        raise BadOutput(f"cannot write {path}: there is no folder {target.parent}")
    if target.is_dir():
        raise BadOutput(f"cannot write {path}: it is a folder")
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
