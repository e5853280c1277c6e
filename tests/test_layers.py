"""Imports point one way; light commands load no heavy library."""

import ast
import subprocess
import sys
from graphlib import TopologicalSorter
from pathlib import Path

import pytest

PACKAGE = Path(__file__).resolve().parent.parent / "geoevents"

# From the bottom up: the rooms of the package and their modules; a room's main module bears its name, and what other
# rooms use of it can be had from the room. The rooms inside "events" are asked module by module. The modules of "" lie
# at the top. A module imports only from what stands above its own line in this list, and from its own line what stands
# before it.
LAYERS = [
    (
        "",
        "errors same kept angles antimeridian localities model folding boxes toml_tables calibration linear batches "
        "slashdates output",
    ),
    ("lexicon", "tables signs rewriting lexicon senses namewords theatres"),
    ("text", "lines columns typesetting words tokens sentences"),
    ("", "geodesy rings planes pointradius"),
    ("gazetteer", "rtree files divisions courses shapes nearby folders gazetteer names write user geonames geocoders"),
    ("documents", "fields decoding formats rows documents duplicates"),
    (
        "grammar",
        "distances coordinates asides names matched localities lines riversides rules sieve grammar gaps anaphora",
    ),
    ("dates", "phrase named nights seasons monthdays relative letters dates datelines"),
    (
        "toponyms",
        "classes lists otherwise homonyms unindexed compounds candidates bearers personas context nameclues listing "
        "plurals strung cued toponyms tabulating resolve confidence surroundings roles quarters nouns fronted meant "
        "queries holders divisions chains homelands capitals unlisted spellings containers namesakes seats",
    ),
    (
        "georeferencing",
        "figures glosses shores regions riverside riverchoice waterways borders drawing labels georeferencing phrases "
        "chosen houses company foreigners strays scene locating outlets",
    ),
    (
        "actors",
        "countries table isocodes namedgroups unnamedgroups describedgroups unlistedgroups lettering brackets "
        "armedthings apposednames sharednouns livelihoods rivalpeoples states byservice actors",
    ),
    (
        "events.words",
        "spelling vocabulary triggers hits felled gerunds chained passives eventwords speech clauses sites aloof "
        "scenes wordsbeside idle sitelists reading fronted describing rubrics",
    ),
    ("events.numbers", "counts measures numbers daycounts deathwords shot slain deaths countwords wartolls"),
    ("events.people", "callings persons insets onedead companions ages belongings victims recipients"),
    (
        "events.kinds",
        "outbreaks threats taking debris peoples keeping moved freed everyday knownpeople needs weapons movers sharpen "
        "blows rivaltolls raids besides misread choosing spoken apart goingon means searches absorbing pointing "
        "reasons passing titles purposes claims mobs",
    ),
    ("events.days", "causes tocome former dayclauses yearless longago days lasting"),
    ("events.status", "outcomes foiled reaches statuses supposed sources spokespeople weighing verdicts unreal voices"),
    (
        "events.parties",
        "agency antecedents pairs bands answering backers ownership headings quoted references homearmies onlydoers "
        "stateforces strangers tolltowns joined accusations standing crowds mutual participants partiesbeside "
        "parties attributed holders unsaid elsewhere occasions gapped met officials",
    ),
    ("events.places", "insides apposed ways nursed finersites siting moves excepted refuges whereabouts placelists"),
    ("events.tolls", "quantities lives tolls tollperiods tollparts counted baretolls"),
    ("events.merging", "samesides backward likeness tollsbehind claimants consensus context merging"),
    ("events.layout", "listheads pages tallies tollruns tablerows bullets listed settling turned retelling"),
    ("events", "joining cutting telling events holdings"),
    ("control", "rules rivals control lines"),
    ("", "pipeline records"),
    ("frames", "tables precision frames crowds unnamed outside"),
    (
        "frontlines",
        "rows sides table placenames field advances state tiling misplaced theatre rivers surroundings day "
        "frontlines campaigns",
    ),
    ("export", "encoding styles export eventfiles"),
    ("maps", "atlas basemap marks frontmarks pages maps"),
    ("", "chronicles evaluate terminal commands cli __main__"),
]
ORDER = [f"{room}.{module}".lstrip(".") for room, modules in LAYERS for module in modules.split()]
ROOMS = {room for room, _ in LAYERS if room}

HEAVY = {"pandas", "geopandas", "folium", "matplotlib", "trafilatura", "pypdf", "geopy", "scipy"}


def source(module: str) -> Path:
    return PACKAGE / (module.replace(".", "/") + ".py")


def named(module: str | None, name: str) -> str:
    """The module of ours that ``from module import name`` loads."""
    path = ".".join((module or "").split(".")[1:])
    inner = f"{path}.{name}".lstrip(".")
    if inner in ORDER:
        return inner
    return f"{path}.{path.rpartition('.')[2]}" if path in ROOMS else path


def imported(module: str, *, for_types: bool = False) -> set[str]:
    """Modules of the package that a module imports, at its head or inside functions, maybe for type checking only."""
    found: set[str] = set()
    waiting: list[ast.AST] = [ast.parse(source(module).read_text("utf-8"))]
    while waiting:
        node = waiting.pop()
        if not for_types and isinstance(node, ast.If) and "TYPE_CHECKING" in ast.dump(node.test):
            waiting.extend(node.orelse)
            continue
        waiting.extend(ast.iter_child_nodes(node))
        if isinstance(node, ast.ImportFrom) and (node.module or "").split(".")[0] == "geoevents":
            found |= {named(node.module, alias.name) for alias in node.names}
        elif isinstance(node, ast.Import):
            found |= {alias.name.split(".", 1)[1] for alias in node.names if alias.name.startswith("geoevents.")}
    return found - {module, ""}


def test_every_module_has_its_place() -> None:
    there = {".".join(path.relative_to(PACKAGE).with_suffix("").parts) for path in PACKAGE.rglob("*.py")}
    assert sorted(ORDER) == sorted(module for module in there if not module.endswith("__init__"))


@pytest.mark.parametrize("module", ORDER)
def test_imports_point_one_way(module: str) -> None:
    below = set(ORDER[: ORDER.index(module)])
    modules = imported(module)
    assert modules <= set(ORDER), f"{module} imports {sorted(modules - set(ORDER))}, which are no modules of the list"
    assert modules <= below, f"{module} imports {sorted(modules - below)}, which stand above it"


def test_no_modules_need_each_other_not_even_for_their_types() -> None:
    TopologicalSorter({module: imported(module, for_types=True) & set(ORDER) for module in ORDER}).prepare()


@pytest.mark.parametrize("room", sorted(ROOMS))
def test_a_room_says_what_it_is_for_and_takes_only_its_own_in(room: str) -> None:
    """A room that took in others' modules at its door would make circles of what points one way inside."""
    door = ast.parse((PACKAGE / room.replace(".", "/") / "__init__.py").read_text("utf-8"))
    assert ast.get_docstring(door)
    assert {node.module for node in ast.walk(door) if isinstance(node, ast.ImportFrom)} <= {f"geoevents.{room}.{room}"}


def test_the_tests_of_a_room_lie_in_a_folder_of_its_name() -> None:
    folders = {path.parent.name for path in Path(__file__).parent.glob("*/test_*.py")}
    assert folders - {"gold"} == {room for room in ROOMS if "." not in room} - {"lexicon"}


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
