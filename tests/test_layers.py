"""Imports point one way; light commands load no heavy library."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "geoevents"

# From the bottom up; a module may import those on the lines above its own, and those beside it only when listed there.
LAYERS = [
    ["errors"],
    ["model"],
]

HEAVY = {"pandas", "geopandas", "folium", "matplotlib", "trafilatura", "pypdf", "geopy", "scipy"}


def imported(path: Path, *, deferred: bool) -> set[str]:
    """Names of the package's modules that a module imports; ``deferred`` counts those inside functions too."""
    tree = ast.parse(path.read_text("utf-8"))
    nodes = ast.walk(tree) if deferred else iter(tree.body)
    found = set()
    for node in nodes:
        if isinstance(node, ast.ImportFrom) and (node.module or "").startswith("geoevents"):
            rest = (node.module or "").split(".")[1:]
            found |= {rest[0]} if rest else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("geoevents.")}
    return found


@pytest.mark.parametrize(
    "arguments",
    [["-c", "import geoevents"], ["-m", "geoevents", "--help"], ["-m", "geoevents", "parse", "450 km east of Tripoli"]],
    ids=["import", "help", "parse"],
)
def test_light_commands_load_no_heavy_library(arguments: list[str]) -> None:
    run = subprocess.run(
        [sys.executable, "-X", "importtime", *arguments], capture_output=True, text=True, check=True, timeout=60
    )
    loaded = {line.rsplit("|", 1)[1].strip().split(".")[0] for line in run.stderr.splitlines() if "|" in line}
    assert loaded & HEAVY == set()
