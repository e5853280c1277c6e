"""Documents a second, opening time and peak memory: python tests/benchmarks/bench_speed.py [PATH ...]

A document is 2,000 characters; of longer ones only their beginning is read. Paths are as `geoevents locate` takes them;
without any, the dispatches in seeds/. Each document is read once, after the dispatches of tests/gold_events have loaded
what is read on first use: no figure comes from a text seen before. Times are processor time, which other work on the
machine disturbs less than the clock. Two look-ups of the same texts in the same run are the yardsticks, each of exact
names that begin with a capital, the longest first, the most important namesake: one in a dictionary of the places of
500 people and more, which does nothing else and tells how fast the machine is, and one in our gazetteer.
"""

from __future__ import annotations

import os
import re
import resource
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from concurrent.futures import ProcessPoolExecutor
from contextlib import closing
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from geoevents import Document, Gazetteer, locate, open_gazetteer, read_documents  # noqa: E402
from geoevents.control import find_control  # noqa: E402
from geoevents.events import find_events  # noqa: E402
from geoevents.text.words import split_words  # noqa: E402

SIZE = 2_000  # characters of a document
GAZETTEER = ROOT / "geoevents" / "data" / "gazetteer.gpkg"
LOADING = ROOT / "tests" / "gold_events" / "open.jsonl"
OPENING = """
import time
begun = time.process_time()
from geoevents import Document, locate, open_gazetteer
gazetteer = open_gazetteer()
opened = time.process_time()
locate(Document("", "Troops left Sirte for a base 30 km south of Misrata."), gazetteer)
print(opened - begun, time.process_time() - opened)
"""
CAPITALISED = re.compile(r"[^\W\d_]+(?:[-'’.][^\W\d_]+)*")
LEAST_PEOPLE, LONGEST = 500, 4
YARDSTICKS = ("dictionary", "plain look-up")


def dictionary_seconds(texts: Sequence[str]) -> float:
    """Return the processor time of looking up the names of texts in a dictionary, which takes some 100 MB."""
    with closing(sqlite3.connect(GAZETTEER)) as places:
        rows = places.execute("SELECT name, fid FROM places WHERE population >= ? ORDER BY fid DESC", (LEAST_PEOPLE,))
        fids = dict(rows.fetchall())  # of namesakes the most important one stays, which has the lowest number
    start = time.process_time()
    for text in texts:
        dictionary_lookup(text, fids)
    return time.process_time() - start


def dictionary_lookup(text: str, fids: dict[str, int]) -> list[tuple[int, int, int]]:
    """Return start, end and place of the names of a text that a dictionary has."""
    spans = [word.span() for word in CAPITALISED.finditer(text)]
    found, i = [], 0
    while i < len(spans):
        size = 1
        start = spans[i][0]
        if text[start].isupper():
            for size in range(min(LONGEST, len(spans) - i), 0, -1):
                end = spans[i + size - 1][1]
                if (fid := fids.get(text[start:end])) is not None:
                    found.append((start, end, fid))
                    break
        i += size
    return found


def in_another_process(documents: Sequence[Document]) -> float:
    """Return the processor time of the look-up in a dictionary, in a process of its own."""
    with ProcessPoolExecutor(max_workers=1) as other:
        return other.submit(dictionary_seconds, [document.text for document in documents]).result()


def plain_lookup(text: str, gazetteer: Gazetteer) -> list[dict[str, float]]:
    """Exact names that begin with a capital, the most important namesake."""
    words = split_words(text)
    found, i = [], 0
    while i < len(words):
        ahead = words.folded[i : i + 6]
        size = gazetteer.longest(ahead) if words.upper[i] else 0
        places = gazetteer.lookup(" ".join(ahead[:size])) if size else ()
        if places:
            start, end = words.start[i], words.end[i + size - 1]
            found.append({"start": start, "end": end, "lon": places[0].lon, "lat": places[0].lat})
        i += size or 1
    return found


def speeds(documents: Sequence[Document]) -> dict[str, float]:
    """Return documents of 2,000 characters a second: of the two look-ups, of locating, and of the whole chain.

    The look-up in our gazetteer and the chain have one each, so that neither finds names that the other has looked up;
    the dictionary is a process of its own, whose memory is not counted.
    """
    spent = dict.fromkeys(YARDSTICKS, 0.0) | dict.fromkeys(("locate", "whole chain"), 0.0)
    spent["dictionary"] = in_another_process(documents) / 2  # before and after, since machines change their pace
    with open_gazetteer() as gazetteer:
        for document in documents:
            start = time.process_time()
            plain_lookup(document.text, gazetteer)
            spent["plain look-up"] += time.process_time() - start
    with open_gazetteer() as gazetteer:
        for document in read_documents(LOADING):
            find_control(find_events(document, locate(document, gazetteer)))
        for document in documents:
            start = time.process_time()
            located = locate(document, gazetteer)
            spent["locate"] += time.process_time() - start
            find_control(find_events(document, located))
            spent["whole chain"] += time.process_time() - start
    spent["dictionary"] += in_another_process(documents) / 2
    size = sum(len(document.text) for document in documents) / SIZE
    return {name: size / seconds for name, seconds in spent.items()}


def opening() -> tuple[float, float]:
    """Return the seconds for package and gazetteer, and for a first sentence, in a new process: the median of five.

    The modules are compiled before, as an installer does, whatever the environment says of byte code in a checkout.
    """
    with tempfile.TemporaryDirectory() as compiled:
        environment = {**os.environ, "PYTHONPYCACHEPREFIX": compiled}
        environment.pop("PYTHONDONTWRITEBYTECODE", None)
        runs = []
        for _ in range(6):
            command = [sys.executable, "-c", OPENING]
            run = subprocess.run(command, cwd=ROOT, env=environment, capture_output=True, text=True, check=True)
            runs.append([float(seconds) for seconds in run.stdout.split()])
    opened, first = zip(*runs[1:], strict=True)  # the first run compiles
    return statistics.median(opened), statistics.median(first)


def main(paths: list[str]) -> None:
    """Print the figures of a corpus."""
    read = read_documents(paths or [ROOT / "seeds"], on_error=lambda error: print(error, file=sys.stderr))
    texts = [document.text[:SIZE] for document in read]
    documents = [Document(str(i), text) for i, text in enumerate(texts)]
    found = speeds(documents)
    print(f"{len(documents)} documents, one core; documents of 2 kB a second, and times the time of")
    print(" " * 22 + "".join(f"{yardstick:>15}" for yardstick in YARDSTICKS))
    for name, rate in found.items():
        print(f"{name:14}{rate:8.0f}" + "".join(f"{found[yardstick] / rate:15.1f}" for yardstick in YARDSTICKS))
    opened, first = opening()
    print(f"opened in {opened:.2f} s, package and gazetteer; the first sentence in {first:.2f} s more")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(f"peak memory {peak / 1e6:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
