"""How fast documents are read, and that memory does not grow with their number.

    python tests/benchmarks/bench_documents.py [ROWS]

Writes its own corpora into a temporary folder: ROWS rows of JSON lines and CSV (200,000 unless given), and some files
of the other kinds.
"""

import csv
import json
import resource
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from geoevents.documents import read_documents

TEXT = "A convoy left Sirte for Misrata on Monday, 30 km south of the coast road, a spokesman said. " * 20
FILES = 200


def write_rows(folder: Path, rows: int) -> None:
    with (folder / "a.jsonl").open("w") as out:
        for number in range(rows):
            out.write(json.dumps({"id": f"document {number}", "text": TEXT, "published": "2020-06-24"}) + "\n")
    with (folder / "a.csv").open("w", newline="") as out:
        table = csv.writer(out)
        table.writerow(["id", "text", "published"])
        table.writerows([f"document {number}", TEXT, "2020-06-24"] for number in range(rows))


def write_files(folder: Path) -> None:
    page = "<html><head><title>Convoy</title></head><body><article>" + f"<p>{TEXT}</p>" * 3 + "</article></body></html>"
    kinds = {"txt": TEXT, "md": f"---\ntitle: Libya: a convoy\ndate: 2020-06-24\n---\n{TEXT}", "html": page}
    for suffix, content in kinds.items():
        (folder / suffix).mkdir()
        for number in range(FILES):
            (folder / suffix / f"{number}.{suffix}").write_text(content)


def measure(path: Path) -> None:
    """Print speed and memory; in a process of its own, for the peak of memory is that of a process."""
    before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
    start = time.perf_counter()
    documents = characters = 0
    for document in read_documents(path):
        documents += 1
        characters += len(document.text)
    seconds = time.perf_counter() - start
    grown = (resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before) / 1024
    print(
        f"{path.name:>8}: {documents:>8,} documents, {documents / seconds:>9,.0f} a second, "
        f"{characters / seconds / 1e6:>6.1f} M characters a second, memory +{grown:.1f} MB"
    )


def main(rows: int) -> None:
    with TemporaryDirectory() as name:
        folder = Path(name)
        for part in (rows // 10, rows):
            write_rows(folder, part)
            for suffix in ("jsonl", "csv"):
                subprocess.run([sys.executable, __file__, str(folder / f"a.{suffix}")], check=True)
        write_files(folder)
        for suffix in ("txt", "md", "html"):
            subprocess.run([sys.executable, __file__, str(folder / suffix)], check=True)


if __name__ == "__main__":
    argument = sys.argv[1] if len(sys.argv) > 1 else "200000"
    if argument.isdigit():
        main(int(argument))
    else:
        measure(Path(argument))
