"""How far the dead of a text add up: python tests/benchmarks/bench_tolls.py [open|closed] [--errors]

The sentences of tests/gold_tolls are read by the whole chain and merged; a row is right when its place and its low,
best and high are the gold's, a text is right when an analyst who sums the best figures of what is reported or claimed
gets the gold's sum, and a text that tells of nothing that happened when no event of force and no dead come of it.
``closed`` is for measuring only.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple

from halves import Counted, half_parser, read_arguments

from geoevents import open_gazetteer
from geoevents.events import find_events
from geoevents.events.merging.merging import merge_events
from geoevents.events.words.triggers import kinds
from geoevents.model import Document, Event
from geoevents.pipeline import locate

GOLD = Path(__file__).parent.parent / "gold_tolls"
PUBLISHED = date(2025, 11, 27)
HAPPENED = ("reported", "claimed")


class Text(NamedTuple):
    """Sentences and the rows they should give: place, and low, best and high or nothing; no rows: nothing happened."""

    text: str
    rows: list[tuple[str, tuple[int, ...]]]


def read_gold(half: str) -> list[Text]:
    """Read one half."""
    texts: list[Text] = []
    for line in (GOLD / f"{half}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith(">"):
            place, _, counts = line[1:].partition("|")
            if place.strip() != "none":
                texts[-1].rows.append((place.strip(), tuple(map(int, counts.replace("-", "").split()))))
        elif not line.startswith("#"):
            texts.append(Text(line, []))
    return texts


def happened(document: Document, gazetteer: object) -> list[Event]:
    """Return the events of a text that happened by force or cost lives, each once."""
    events = find_events(document, locate(document, gazetteer))  # type: ignore[arg-type]
    merged = [group.event for group in merge_events(events, {document.id: document})]
    told = [event for event in merged if event.status in HAPPENED]
    return [event for event in told if event.fatalities or kinds()[event.kind].force or event.kind == "earthquake"]


def found_rows(events: list[Event]) -> list[tuple[str, tuple[int, ...]]]:
    """Return place and low, best and high of each event."""
    return [
        (
            event.where.mention.span.text if event.where else "",
            tuple(int(n) for n in (event.fatalities.low, event.fatalities.best, event.fatalities.high))
            if event.fatalities
            else (),
        )
        for event in events
    ]


class Figures(NamedTuple):
    """Rows right, missed and beside the gold; texts with the right sum of the dead; texts of what did not happen."""

    counted: Counted
    sums: tuple[int, int]
    nothing: tuple[int, int]


def measure(half: str, *, errors: bool = False) -> Figures:
    """Measure one half; print what differs if asked."""
    gazetteer = open_gazetteer()
    rows, texts = Counter[str](), Counter[str]()
    for number, gold in enumerate(read_gold(half)):
        document = Document(str(number), gold.text, PUBLISHED)
        found = found_rows(happened(document, gazetteer))
        left = list(found)
        for place, counts in gold.rows:
            match = next((row for row in left if place in row[0] and row[1] == counts), None)
            rows["right" if match else "missed"] += 1
            if match:
                left.remove(match)
        rows["extra"] += len(left)
        expected, got = (sum(counts[1] for _, counts in told if counts) for told in (gold.rows, found))
        group = "sums" if gold.rows else "nothing"
        texts[group] += expected == got if gold.rows else not found
        texts[f"{group} all"] += 1
        if errors and (left or len(found) != len(gold.rows)):
            print(f"{gold.text}\n   gold  {gold.rows}\n   found {found}")
    return Figures(
        Counted(rows["right"], rows["missed"], rows["extra"]),
        (texts["sums"], texts["sums all"]),
        (texts["nothing"], texts["nothing all"]),
    )


def main() -> int:
    """Measure one half."""
    options = read_arguments(half_parser(__doc__))
    found = measure(options.half, errors=options.errors)
    print(f"{options.half}: rows  {found.counted}")
    print(f"sum of the dead right in {found.sums[0]} of {found.sums[1]} texts")
    print(f"nothing happened: right in {found.nothing[0]} of {found.nothing[1]} texts")
    return 0


if __name__ == "__main__":
    sys.exit(main())
