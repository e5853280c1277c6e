"""Toponyms, end to end, beside the plain look-up: python tests/benchmarks/bench_toponyms.py CORPUS.jsonl [...]

Accuracy by five-fold cross-validation: each document is read by models that were trained without it (on the other
documents of the corpora and on gazetteer/training). The baseline, on the same documents in the same run, takes every
exact name of the gazetteer that begins with a capital, the longest first, and its most important namesake. Then the
speed of both, one core, as a ratio. Corpora are JSON lines as `geoevents evaluate` reads them. Needs the extra
``train``.
"""

import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[2]
sys.path[:0] = [str(ROOT / "gazetteer"), str(ROOT)]

import train  # noqa: E402
from bench_speed import SIZE, plain_lookup, speeds  # noqa: E402

from geoevents import Document, open_gazetteer  # noqa: E402
from geoevents.evaluate import Score, _order, _pairs  # noqa: E402

FOLDS = 5


def role_line(rows: list[tuple[dict, list[dict]]]) -> str:
    """Accuracy of literal/associative on the found names whose gold has a kind, beside always saying the commoner."""
    said = [
        (gold["kind"] in train.LITERAL_KINDS, found["role"] == "literal")
        for document, toponyms in rows
        for gold, found in _pairs(sorted(document["toponyms"], key=_order), sorted(toponyms, key=_order), exact=False)
        if gold.get("kind") in train.ROLE_KINDS
    ]
    literal = sum(want for want, _ in said) / max(1, len(said))
    right = sum(want == got for want, got in said) / max(1, len(said))
    always = max(literal, 1.0 - literal)
    return f"literal/associative    {right:.3f} of {len(said)} found names; always the commoner role {always:.3f}"


def main(paths: list[Path]) -> None:
    gazetteer = open_gazetteer()
    own = [
        train.lay_out(d, gazetteer)
        for p in sorted((ROOT / "gazetteer" / "training").glob("*.txt"))
        for d in train.read_corpus(p)
    ]
    corpora = {path.stem: [train.lay_out(d, gazetteer) for d in train.read_corpus(path)] for path in paths}
    scores = {name: (Score(), Score()) for name in corpora}
    read: dict[str, list[tuple[dict, list[dict]]]] = {name: [] for name in corpora}
    for fold in range(FOLDS):
        seen = own + [e for rows in corpora.values() for k, e in enumerate(rows) if k % FOLDS != fold]
        models = train.fit_all(seen, gazetteer)
        for name, rows in corpora.items():
            for k, example in enumerate(rows):
                if k % FOLDS == fold:
                    toponyms = train.predict(example, models, gazetteer)["toponyms"]
                    scores[name][0].add(example.document, toponyms)
                    read[name].append((example.document, toponyms))
                    scores[name][1].add(example.document, plain_lookup(example.document["text"], gazetteer))
    for name, (ours, plain) in scores.items():
        for what, score in (("geoevents", ours), ("plain look-up", plain)):
            print(f"== {name}, {what}")
            print("\n".join(score.report()))
        print(role_line(read[name]))
    texts = [e.document["text"][:SIZE] for rows in corpora.values() for e in rows]
    found = speeds([Document(str(i), text) for i, text in enumerate(texts)])
    print(
        f"{found['locate']:.0f} documents of 2 kB a second, plain look-up {found['plain look-up']:.0f}: "
        f"ratio {found['plain look-up'] / found['locate']:.1f}"
    )


if __name__ == "__main__":
    if len(sys.argv) < 2:
        sys.exit(__doc__)
    main([Path(argument) for argument in sys.argv[1:]])
