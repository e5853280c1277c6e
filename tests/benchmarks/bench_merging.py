"""Whether what is told twice becomes one row: python tests/benchmarks/bench_merging.py [open|closed] [--errors]

The dispatches of tests/gold_merging are read by the whole chain and merged all at once. Events found in a sentence are
reports of the cluster it is labelled with; what people say about it (statements, talks) is left aside. Pairs and
B-cubed (Bagga and Baldwin 1998) are of the reports found; the dead of a cluster are right when the best figures of all
its rows that happened add up to what the gold allows. ``closed`` is for measuring only.
"""

from __future__ import annotations

import sys
from collections import defaultdict
from datetime import date
from itertools import combinations
from pathlib import Path
from typing import NamedTuple

from halves import half_parser, read_arguments

from geoevents import open_gazetteer
from geoevents.events import find_events
from geoevents.events.merging.merging import MergedEvent, merge_events
from geoevents.model import Document, Event
from geoevents.pipeline import locate

GOLD = Path(__file__).parent.parent / "gold_merging"
HAPPENED = ("reported", "claimed")
TALK = ("statement", "talks", "aid")


class Telling(NamedTuple):
    """A dispatch, and for the characters of each of its sentences the cluster it tells of."""

    document: Document
    sentences: list[tuple[int, int, str]]


def read_gold(half: str) -> tuple[list[Telling], dict[str, tuple[int, int] | None]]:
    """Read one half: the dispatches, and the dead of each cluster from and to; None where none are told of."""
    tellings: list[Telling] = []
    tolls: dict[str, tuple[int, int] | None] = {}
    scenario = ""
    for line in (GOLD / f"{half}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("==="):
            scenario = line[3:].partition("|")[0].strip()
        elif line.startswith("---"):
            source, day = (part.strip() for part in line[3:].split("|"))
            document = Document(f"{scenario}/{source}", "", date.fromisoformat(day), "", source)
            tellings.append(Telling(document, []))
        elif line[1:3] == ": ":
            low, _, high = line[3:].partition(" | ")[0].partition("..")
            tolls[f"{scenario}/{line[0]}"] = None if low == "-" else (int(low), int(high or low))
        elif line:
            tellings[-1] = _with_sentence(tellings[-1], *line.split(" | ", 1), scenario)
    return tellings, tolls


def _with_sentence(telling: Telling, label: str, sentence: str, scenario: str) -> Telling:
    text = telling.document.text
    if text:
        text += " " if text.endswith((".", '"')) else "\n"
    start = len(text)
    document = Document(telling.document.id, text + sentence, telling.document.published, "", telling.document.source)
    cluster = f"{scenario}/{label}" if label != "-" else ""
    return Telling(document, [*telling.sentences, (start, len(text + sentence), cluster)])


def cluster_of(event: Event, telling: Telling) -> str:
    """Return the cluster of the sentence an event was found in."""
    return next((label for start, end, label in telling.sentences if start <= event.span.start < end), "")


def b_cubed(labels: list[str], rows: list[int]) -> tuple[float, float]:
    """Return precision and recall, each the mean over reports."""
    precisions, recalls = [], []
    for label, row in zip(labels, rows, strict=True):
        both = sum(a == label and b == row for a, b in zip(labels, rows, strict=True))
        precisions.append(both / rows.count(row))
        recalls.append(both / labels.count(label))
    return sum(precisions) / len(precisions), sum(recalls) / len(recalls)


def f1(precision: float, recall: float) -> float:
    """Return the harmonic mean."""
    return 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def dead_of(rows: list[MergedEvent]) -> int | None:
    """Return the sum of the best figures of rows; None where no row has any."""
    counts = [row.event.fatalities for row in rows if row.event.fatalities and row.event.status in HAPPENED]
    return int(sum(count.best for count in counts)) if counts else None


def describe(row: MergedEvent) -> str:
    """Return a row in a line or some."""
    event = row.event
    lines = [
        f"   row {event.kind} {event.status} {event.when and (event.when.start, event.when.end)} {event.fatalities}"
    ]
    for report in row.reports:
        where = report.where.mention.span.text if report.where else "-"
        place = report.where.places[0].name if report.where and report.where.places else "-"
        radius = f"{report.where.uncertainty_m / 1000:.0f} km" if report.where else ""
        days = f"{report.when.start}..{report.when.end} {report.when.text!r}" if report.when else ""
        lines.append(
            f"       [{report.document_id}] {report.kind} @{where} ({place} {radius}) {days} {report.actors}->"
            f"{report.targets} {report.fatalities and report.fatalities.best} {report.span.text[:70]!r}"
        )
    return "\n".join(lines)


class Figures(NamedTuple):
    """Precision and recall of pairs and of B-cubed; clusters: all, with one row, with none, with the dead right."""

    reports: int
    pairs: tuple[float, float]
    cubed: tuple[float, float]
    clusters: int
    one: int
    none: int
    dead: int
    summed: tuple[int, int, int]


def measure(half: str, *, errors: bool = False) -> Figures:
    """Measure one half; print what differs if asked."""
    gazetteer = open_gazetteer()
    tellings, tolls = read_gold(half)
    by_id = {telling.document.id: telling for telling in tellings}
    events = [event for t in tellings for event in find_events(t.document, locate(t.document, gazetteer))]
    merged = merge_events(events, {id_: telling.document for id_, telling in by_id.items()})
    labels, rows = [], []
    rows_of: dict[str, list[MergedEvent]] = defaultdict(list)
    for number, row in enumerate(merged):
        told = [cluster_of(report, by_id[report.document_id]) for report in row.reports if report.kind not in TALK]
        labels += [label for label in told if label]
        rows += [number for label in told if label]
        for label in dict.fromkeys(filter(None, told)):
            rows_of[label].append(row)
    pairs = list(combinations(zip(labels, rows, strict=True), 2))
    joined, same = sum(a[1] == b[1] for a, b in pairs), sum(a[0] == b[0] for a, b in pairs)
    both = sum(a == b for a, b in pairs)
    right = [label for label, toll in tolls.items() if _allowed(dead_of(rows_of[label]), toll)]
    for label in tolls if errors else ():
        if label not in right or len(rows_of[label]) != 1:
            print(f"{label}: dead {dead_of(rows_of[label])}, gold {tolls[label]}")
            print(*map(describe, rows_of[label]), sep="\n")
    counted = [(dead_of(rows_of[label]) or 0, toll) for label, toll in tolls.items() if toll]
    return Figures(
        len(labels),
        (both / max(joined, 1), both / max(same, 1)),
        b_cubed(labels, rows),
        len(tolls),
        sum(len(rows_of[label]) == 1 for label in tolls),
        sum(not rows_of[label] for label in tolls),
        len(right),
        (sum(dead for dead, _ in counted), *(sum(toll[i] for _, toll in counted) for i in (0, 1))),
    )


def main() -> int:
    """Measure one half."""
    options = read_arguments(half_parser(__doc__))
    found = measure(options.half, errors=options.errors)
    print(f"{options.half}: {found.clusters} clusters, {found.reports} reports found")
    for name, (precision, recall) in (("pairs", found.pairs), ("B-cubed", found.cubed)):
        print(f"{name:8} P {precision:.3f} R {recall:.3f} F1 {f1(precision, recall):.3f}")
    print(f"one row {found.one}, none {found.none} of {found.clusters}; dead right {found.dead}")
    print("an analyst's sum {}, gold {} to {}".format(*found.summed))
    return 0


def _allowed(dead: int | None, toll: tuple[int, int] | None) -> bool:
    return not dead if toll is None else toll[0] <= (dead or 0) <= toll[1]


if __name__ == "__main__":
    sys.exit(main())
