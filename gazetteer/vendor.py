"""Re-create geoevents/vendor from the npm packages it is taken from.

``python gazetteer/vendor.py`` writes the files; ``--check`` compares and writes nothing. The packages are fetched with
npm into gazetteer/cache and refused when their sha256 differs from the one here.
"""

from __future__ import annotations

import sys
from pathlib import Path

from recipe.fetch import Package, fetch, member

HERE = Path(__file__).parent
VENDOR = HERE.parent / "geoevents" / "vendor"

PACKAGES = (
    Package(
        name="leaflet",
        client="npm",
        version="1.9.4",
        file="leaflet-1.9.4.tgz",
        sha256="84c65a256e50657896f54c33bd857b6849ebe94c817803be818bf32a3dde0b77",
        licence="BSD-2-Clause",
        credit="Leaflet",
    ),
    Package(
        name="world-atlas",
        client="npm",
        version="2.0.2",
        file="world-atlas-2.0.2.tgz",
        sha256="032e7765f2ce00edaeafec23ff22bc3b77e42987c257da944cc585b452c05b97",
        licence="package ISC; data public domain (Natural Earth)",
        credit="Natural Earth",
    ),
)
FILES = {
    "leaflet": ("dist/leaflet.js", "dist/leaflet.css", "LICENSE"),
    "world-atlas": ("countries-110m.json", "countries-50m.json", "LICENSE"),
}


def main(arguments: list[str]) -> int:
    """Write the vendored files, or with ``--check`` name those that differ; return the exit code."""
    check = "--check" in arguments
    different = []
    for package in PACKAGES:
        archive = fetch(package, HERE / "cache")
        for name in FILES[package.name]:
            path = VENDOR / package.name / Path(name).name
            content = member(archive, f"package/{name}")
            if path.exists() and path.read_bytes() == content:
                continue
            different.append(str(path))
            if not check:
                path.parent.mkdir(parents=True, exist_ok=True)
                path.write_bytes(content)
    if check and different:
        sys.stderr.write(f"not as in their packages: {', '.join(different)}\n")
        return 1
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
