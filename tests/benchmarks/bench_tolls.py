"""How far the dead of a text add up: python tests/benchmarks/bench_tolls.py [open|closed] [--errors]

The sentences of tests/gold_tolls are read by the whole chain and merged; a row is right when its place and its low,
best and high are the gold's, a text is right when an analyst who sums the best figures of what is reported or claimed
gets the gold's sum, and a text that tells of nothing that happened when no event of force and no dead come of it.
``closed`` is for measuring only.
"""

from __future__ import annotations

import argparse
import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple

from geoevents import open_gazetteer
from geoevents.events import find_events
from geoevents.events.merging import merge_events
from geoevents.events.triggers import kinds
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


def main() -> int:
    """Measure one half."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("half", nargs="?", default="open", choices=("open", "closed"))
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if options.errors and options.half == "closed":
        parser.error("closed is not looked at")
    gazetteer = open_gazetteer()
    rows, sums = Counter[str](), Counter[str]()
    wanted_dead = found_dead = 0
    for number, gold in enumerate(read_gold(options.half)):
        document = Document(str(number), gold.text, PUBLISHED)
        found = found_rows(happened(document, gazetteer))
        left = list(found)
        wrong = False
        for place, counts in gold.rows:
            match = next((row for row in left if place in row[0] and row[1] == counts), None)
            rows["right" if match else "missed"] += 1
            wrong |= match is None
            if match:
                left.remove(match)
        rows["extra"] += len(left)
        wrong |= bool(left)
        expected = sum(counts[1] for _, counts in gold.rows if counts)
        got = sum(counts[1] for _, counts in found if counts)
        wanted_dead, found_dead = wanted_dead + expected, found_dead + got
        group = "toll" if gold.rows else "nothing"
        sums[f"{group} right"] += expected == got if gold.rows else not found
        sums[f"{group} all"] += 1
        if options.errors and wrong:
            print(f"{gold.text}\n   gold  {gold.rows}\n   found {found}")
    right, missed, extra = rows["right"], rows["missed"], rows["extra"]
    precision, recall = right / max(right + extra, 1), right / max(right + missed, 1)
    print(f"{options.half}: {sums['toll all']} texts with dead or none, {sums['nothing all']} of what did not happen")
    print(f"rows      P {precision:.3f} R {recall:.3f} F1 {2 * right / max(2 * right + missed + extra, 1):.3f}")
    print(f"sum of the dead right in {sums['toll right'] / sums['toll all']:.3f} of the texts")
    print(f"nothing happened: right in {sums['nothing right'] / sums['nothing all']:.3f}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
