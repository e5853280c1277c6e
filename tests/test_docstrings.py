"""What is shown, or used by another room, has numpydoc: each parameter, what comes back, what is raised.

A room is a folder of the package; the modules that stand in none are one more.
"""

import ast
import inspect
import re
import textwrap
from importlib import import_module
from pathlib import Path
from typing import is_typeddict

import pytest

import geoevents

PACKAGE = Path(geoevents.__file__).parent
ROOMS = sorted(door.parent.name for door in Path(geoevents.__file__).parent.glob("*/__init__.py"))
DOORS = ["geoevents", *(f"geoevents.{room}" for room in ROOMS)]


def room(module: str) -> str:
    """Return the room of a module; empty for one that stands in none."""
    _, first, *rest = module.split(".")
    return first if rest or first in ROOMS else ""


def used_across() -> dict[str, object]:
    """Return the functions and classes that a module of one room takes from another room."""
    found: dict[str, object] = {}
    for path in PACKAGE.rglob("*.py"):
        user = ".".join(("geoevents", *path.relative_to(PACKAGE).with_suffix("").parts))
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if not isinstance(node, ast.ImportFrom) or not (node.module or "").startswith("geoevents"):
                continue
            for alias in node.names:
                used = getattr(import_module(node.module), alias.name, None)
                home = getattr(used, "__module__", None) or ""
                named = hasattr(used, "__qualname__") and home.startswith("geoevents.")
                if named and room(home) != room(user):
                    found[f"{home}.{used.__qualname__}"] = used
    return found


# Modules that stand in no room, all of whose names are shown.
OPEN = ("geodesy", "rings", "planes", "chronicles", "pipeline", "records", "evaluate")
SHOWN = (
    {
        f"{module.__name__}.{name}": shown
        for module in (import_module(f"geoevents.{name}") for name in OPEN)
        for name, shown in vars(module).items()
        if not name.startswith("_") and getattr(shown, "__module__", "") == module.__name__
    }
    | {
        f"{shown.__module__}.{shown.__qualname__}": shown
        for door in map(import_module, DOORS)
        for shown in (getattr(door, name) for name in getattr(door, "__all__", ()))
        if hasattr(shown, "__qualname__")
    }
    | used_across()
)


def has_own_parameters(shown: type) -> bool:
    """Tell whether a class takes parameters of its own: most errors are one sentence, and a dict's are its keys."""
    return not is_typeddict(shown) and (not issubclass(shown, Exception) or "__init__" in vars(shown))


CLASSES = {name: shown for name, shown in SHOWN.items() if inspect.isclass(shown) and has_own_parameters(shown)}
FUNCTIONS = {name: inspect.unwrap(shown) for name, shown in SHOWN.items() if not inspect.isclass(shown)}
METHODS = {
    f"{owner}.{name}": method
    for owner, shown in CLASSES.items()
    for name, method in vars(shown).items()
    if inspect.isfunction(method) and not name.startswith("_")
}
# What says in which order, unit and CRS a position comes.
POSITIONS = {"lon": r"[Dd]egrees", "bounds": r"west, south, east, north.*degrees", "geometry": r"\(lon, lat\)"}


def sections(documented: object) -> dict[str, str]:
    """Return the sections of a docstring by their headings."""
    parts = re.split(r"^([A-Z][a-z]+)\n-{3,}\n", inspect.getdoc(documented) or "", flags=re.MULTILINE)
    return dict(zip(parts[1::2], parts[2::2], strict=True))


def named_in(section: str) -> set[str]:
    """Return the names that a section gives: "lon, lat : float" gives two."""
    lines = re.findall(r"^(\*{0,2}\w+(?:, \*{0,2}\w+)*)(?: : .+)?$", section, flags=re.MULTILINE)
    return {name.lstrip("*") for line in lines for name in line.split(", ")}


def undocumented(documented: object) -> list[str]:
    """Return the parameters that a docstring does not name."""
    names = [name for name in inspect.signature(documented).parameters if name != "self"]
    return [name for name in names if name not in named_in(sections(documented).get("Parameters", ""))]


def raised_by(function: object) -> set[str]:
    """Return the errors of ours that a function raises itself, not in a function it calls."""
    tree = ast.parse(textwrap.dedent(inspect.getsource(function)))
    calls = [node.exc for node in ast.walk(tree) if isinstance(node, ast.Raise) and isinstance(node.exc, ast.Call)]
    return {call.func.id for call in calls if isinstance(call.func, ast.Name) and call.func.id.startswith("Bad")}


@pytest.mark.parametrize("name", FUNCTIONS)
def test_a_function_names_its_parameters_and_what_comes_back(name: str) -> None:
    function = FUNCTIONS[name]
    found = sections(function)
    assert undocumented(function) == []
    assert function.__annotations__["return"] == "None" or found.keys() & {"Returns", "Yields"}


@pytest.mark.parametrize("name", CLASSES)
def test_a_class_names_its_parameters(name: str) -> None:
    assert undocumented(CLASSES[name]) == []


@pytest.mark.parametrize("name", METHODS)
def test_a_method_of_several_parameters_names_them(name: str) -> None:
    """One parameter that the first line speaks of needs no section."""
    method = METHODS[name]
    assert inspect.getdoc(method)
    assert len(inspect.signature(method).parameters) <= 2 or undocumented(method) == []


@pytest.mark.parametrize("name", [*FUNCTIONS, *METHODS])
def test_what_is_raised_is_said(name: str) -> None:
    function = (FUNCTIONS | METHODS)[name]
    assert raised_by(function) <= named_in(sections(function).get("Raises", ""))


@pytest.mark.parametrize("name", [*FUNCTIONS, *METHODS, *CLASSES])
def test_a_position_says_its_order_or_its_unit(name: str) -> None:
    shown = (FUNCTIONS | METHODS | CLASSES)[name]
    for parameter in POSITIONS.keys() & inspect.signature(shown).parameters.keys():
        assert re.search(POSITIONS[parameter], inspect.getdoc(shown) or ""), parameter
