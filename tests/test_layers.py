"""Imports point one way; light commands load no heavy library."""

import ast
import subprocess
import sys
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "geoevents"

# From the bottom up. A module imports only from groups above its own in this list, and from its own group what stands
# before it.
LAYERS = {
    "values": "errors same model folding boxes calibration linear batches output",
    "vocabulary": "tables signs lexicon senses namewords words tokens sentences",
    "earth": "geodesy pointradius",
    "gazetteer": "gazetteer_rtree gazetteer_files courses gazetteer gazetteer_names gazetteer_write gazetteer_user "
    "gazetteer_geonames geocoders",
    "documents": "fields decoding formats rows documents duplicates",
    "grammar": "distances coordinates asides names localities rules grammar anaphora datephrases dates datelines",
    "names to places": "lists candidates nameclues listing toponyms resolve surroundings roles queries unlisted "
    "namesakes",
    "places to shapes": "figures glosses shores regions riverside waterways borders labels georeferencing phrases "
    "company scene locating outlets",
    "events": "actortable namedgroups unnamedgroups actors triggers clauses statuses sites needs sharpen claims "
    "agency references speech participants parties quantities reading circumstances tolls moves events control "
    "control_lines merging",
    "pipeline": "pipeline records",
    "frames": "precision frames outside",
    "fronts": "control_rows control_sides control_table control_field control_state tiling misplaced theatre "
    "front_rivers front_surroundings front_day frontlines campaigns",
    "output": "encoding styles export eventfiles atlas basemap marks frontmarks pages maps chronicles evaluate",
    "commands": "commands cli __main__",
}
ORDER = [module for group in LAYERS.values() for module in group.split()]

HEAVY = {"pandas", "geopandas", "folium", "matplotlib", "trafilatura", "pypdf", "geopy", "scipy"}


def source(module: str) -> Path:
    package = PACKAGE / module / "__init__.py"
    return package if package.exists() else PACKAGE / f"{module}.py"


def imported(module: str) -> set[str]:
    """Modules of the package that a module imports, at its head or inside functions, but not for type checking only."""
    found: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(source(module).read_text("utf-8"))]
    while waiting:
        node = waiting.pop()
        if isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            waiting.extend(node.orelse)
            continue
        waiting.extend(ast.iter_child_nodes(node))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "geoevents":
            rest = (node.module or "").split(".")[1:]
            found |= {rest[0]} if rest else {alias.name for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".")[1] for alias in node.names if alias.name.startswith("geoevents.")}
    return found - {module}


def test_every_module_has_its_place() -> None:
    there = {path.stem for path in PACKAGE.glob("*.py")} | {path.parent.name for path in PACKAGE.glob("*/__init__.py")}
    assert sorted(ORDER) == sorted(there - {"__init__"})


@pytest.mark.parametrize("module", ORDER)
def test_imports_point_one_way(module: str) -> None:
    below = set(ORDER[: ORDER.index(module)])
    modules = imported(module) & set(ORDER)
    assert modules <= below, f"{module} imports {sorted(modules - below)}, which stand above it"


def test_the_public_surface_is_what_is_listed() -> None:
    import geoevents

    assert sorted(geoevents.__all__) == geoevents.__all__
    assert all(getattr(geoevents, name) is not None for name in geoevents.__all__)
    with pytest.raises(AttributeError, match="nonsense"):
        geoevents.nonsense  # noqa: B018


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
    assert "geoevents" in loaded
    assert loaded & HEAVY == set()
