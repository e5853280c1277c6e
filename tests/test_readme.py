"""What the README shows runs: its Python blocks here, its two commands in .ci/run."""

import re
from pathlib import Path

import pytest

from geoevents.events.words.triggers import kinds

ROOT = Path(__file__).resolve().parent.parent
README = (ROOT / "README.md").read_text("utf-8")


@pytest.mark.filterwarnings("ignore::geoevents.errors.EventsLeftOut")  # one of the seeds counts cases of cholera, too
def test_the_python_blocks_run(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.chdir(ROOT)
    blocks = re.findall(r"```python\n(.+?)```", README, re.S)
    assert blocks
    names: dict[str, object] = {}
    for block in blocks:
        exec(compile(block, "README.md", "exec"), names)


def test_every_command_the_readme_names_exists(capsys: pytest.CaptureFixture[str]) -> None:
    from geoevents.cli import main

    commands = set(re.findall(r"^geoevents (\w+)", README, re.M))
    assert {"map", "locate", "events", "fronts", "parse", "gazetteer", "evaluate"} <= commands
    for command in commands:
        with pytest.raises(SystemExit) as stop:
            main([command, "--help"])
        assert stop.value.code == 0


def test_every_dependency_has_its_reason() -> None:
    import tomllib

    project = tomllib.loads((ROOT / "pyproject.toml").read_text("utf-8"))["project"]
    table = README[README.index("## What it stands on") : README.index("## Where things are")]
    missing = [name for name in (re.split(r"[>=\[]", d)[0] for d in project["dependencies"]) if name not in table]
    assert missing == []


def test_every_kind_and_status_of_events_is_named() -> None:
    words = set(re.findall(r"\w+", README))
    assert set(kinds()) <= words
    assert {"reported", "claimed", "denied", "planned", "called_for", "cancelled", "background"} <= words


def test_every_module_the_readme_names_exists() -> None:
    table = README[README.index("## Where things are") :]
    named = set(re.findall(r"`(?:[\w/]+/)?(\w+\.py)`", table))
    have = {path.name for folder in ("geoevents", "gazetteer", "tests") for path in (ROOT / folder).rglob("*.py")}
    assert named
    assert named <= have
