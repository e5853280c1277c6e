"""What is for measuring only stays unread: no sentence of it stands in the tests or in the lexicon."""

import json
import re
from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

import pytest

from geoevents.folding import fold
from geoevents.lexicon.tables import load_table

TESTS = Path(__file__).parents[1]
LEXICON = TESTS.parent / "geoevents" / "lexicon"
# So many words in a row are no chance; names of actors, which both must spell alike, count as one word.
RUN = 7
LONG_NAME = 4
# Gold of which the dispatches whose ids' SHA-256 begins with an odd byte are closed.
SPLIT = (
    "gold_events/strangers",
    "gold_events/wires",
    "gold_events/parties",
    *(f"gold_toponyms/{name}{n}" for name in ("humanitarian", "military", "epidemic") for n in (2, 3)),
)
# Gold that is closed whole.
WHOLE = ("gold_events/held_out", *(f"gold_events/fresh{n}" for n in range(4, 21, 2)))
READ = (
    *TESTS.glob("*.py"),
    *TESTS.glob("*/test_*.py"),
    *TESTS.glob("*.txt"),
    *TESTS.glob("*.csv"),
    *LEXICON.glob("*.toml"),
)


def long_names() -> re.Pattern[str]:
    names = {spelled for row in load_table("actors")["actors"] for spelled in (row["name"], *row.get("aliases", ()))}
    long = [re.escape(fold(name)) for name in names if len(name.split()) >= LONG_NAME]
    return re.compile("|".join(sorted(long, key=len, reverse=True)))


NAMES = long_names()


def runs(text: str) -> Iterator[tuple[str, ...]]:
    words = re.findall(r"\w+", NAMES.sub("_", fold(text)))
    return (tuple(words[i : i + RUN]) for i in range(len(words) - RUN + 1))


def closed_texts() -> Iterator[str]:
    for path in TESTS.glob("gold_*/closed.txt"):
        lines = path.read_text(encoding="utf-8").splitlines()
        yield from (line.split(" | ", 1)[-1] for line in lines if line and line[0] not in ">?#=" and line[:3] != "---")
    for name in SPLIT:
        for line in (TESTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            row = json.loads(line)
            if sha256(row["id"].encode()).digest()[0] % 2:
                yield row["text"]
    for name in WHOLE:
        for line in (TESTS / f"{name}.jsonl").read_text(encoding="utf-8").splitlines():
            yield json.loads(line)["text"]


@pytest.fixture(scope="module")
def closed() -> set[tuple[str, ...]]:
    return {run for text in closed_texts() for run in runs(text)}


def test_gold_that_is_closed_is_found(closed: set[tuple[str, ...]]) -> None:
    assert len(closed) > 10_000
    assert ("no", "one", "was", "killed") in {run[-4:] for run in closed}


@pytest.mark.parametrize("path", READ, ids=lambda path: path.name)
def test_no_run_of_words_of_closed_gold_stands_in(path: Path, closed: set[tuple[str, ...]]) -> None:
    assert [" ".join(run) for run in runs(path.read_text(encoding="utf-8")) if run in closed] == []
