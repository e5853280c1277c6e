"""Documents a second, opening time and peak memory: python tests/benchmarks/bench_speed.py [PATH ...]

A document is 2,000 characters; of longer ones only their beginning is read. Paths are as `geoevents locate` takes them;
without any, the dispatches in seeds/. Each document is read once, after the dispatches of tests/gold_events have loaded
what is read on first use: no figure comes from a text seen before. Times are processor time, which other work on the
machine disturbs less than the clock. The plain look-up of the same texts in the same run (exact names that begin with a
capital, the longest first, the most important namesake) is the yardstick.
"""

from __future__ import annotations

import os
import resource
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Sequence
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path.insert(0, str(ROOT))

from geoevents import Document, Gazetteer, locate, open_gazetteer, read_documents  # noqa: E402
from geoevents.control import find_control  # noqa: E402
from geoevents.events import find_events  # noqa: E402
from geoevents.text.words import split_words  # noqa: E402

SIZE = 2_000  # characters of a document
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
    """Return documents of 2,000 characters a second: of the plain look-up, of locating, and of the whole chain.

    The two ways of reading have a gazetteer each, so that neither finds names that the other has looked up.
    """
    spent = dict.fromkeys(("plain look-up", "locate", "whole chain"), 0.0)
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
    plain = found["plain look-up"]
    print(f"{len(documents)} documents, one core")
    for name, rate in found.items():
        print(f"{name:14}{rate:8.0f} documents of 2 kB a second, {plain / rate:5.1f} times the plain look-up's time")
    opened, first = opening()
    print(f"opened in {opened:.2f} s, package and gazetteer; the first sentence in {first:.2f} s more")
    peak = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss * (1 if sys.platform == "darwin" else 1024)
    print(f"peak memory {peak / 1e6:.0f} MB")


if __name__ == "__main__":
    main(sys.argv[1:])
