"""Whether dispatches become an analyst's rows: python tests/benchmarks/bench_dispatches.py [open|new] [--errors]

Each dispatch of tests/gold_merging/dispatches_*.txt is read by the whole chain and merged by itself. A row is right
when kind, actor, target, place, day, dead and wounded are as the gold has them; found events that no row is of are
extra, save statements, talks, aid and where troops are.
"""

from __future__ import annotations

import sys
import unicodedata
from collections import Counter
from collections.abc import Mapping
from datetime import date
from pathlib import Path

from bench_merging import HAPPENED, TALK, Telling, cluster_of, describe, read_gold
from halves import half_parser, read_arguments

from geoevents import open_gazetteer
from geoevents.events import find_events
from geoevents.events.merging.merging import MergedEvent, merge_events
from geoevents.model import Event
from geoevents.pipeline import locate

GOLD = Path(__file__).parent.parent / "gold_merging"
LEFT_OUT = (*TALK, "presence", "control", "reinforcement", "base", "agreement")
# A day that is told as so many is no day (an analyst's choice).
LONGEST_DAYS = 3


def read_rows(half: str) -> dict[str, list[str]]:
    """Return the columns of each row: dead, kind, actor, target, place, days, wounded."""
    rows, scenario = {}, ""
    for line in (GOLD / f"dispatches_{half}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("==="):
            scenario = line[3:].partition("|")[0].strip()
        elif line[1:3] == ": ":
            rows[f"{scenario}/{line[0]}"] = [cell.strip() for cell in line[3:].split(" | ")]
    return rows


def differences(event: Event, row: list[str]) -> list[str]:
    """Return the columns in which an event is not what a row says."""
    dead, _, actor, target, place, days, wounded = row
    sides = (event.actors, event.targets)
    both = event.kind == "armed_clash"  # either side may stand first
    where = event.where
    names = [where.mention.span.text, *(found.name for found in where.places)] if where else []
    counts = {"wounded": 0.0, **{name: count.best for name, count in event.quantities}}
    told = {
        "actor": _names_any(actor, sides[0] + sides[1] * both),
        "target": _names_any(target, sides[1] + sides[0] * both),
        "place": _names_any(place, names),
        "day": _is_on(event, *_days(days)),
        "dead": dead == "-" or (event.fatalities.best if event.fatalities else 0) == float(dead),
        "wounded": wounded == "-" or counts["wounded"] == float(wounded),
    }
    return [column for column, right in told.items() if not right]


def compare(
    telling: Telling, rows: Mapping[str, list[str]], merged: list[MergedEvent], errors: Counter[str]
) -> list[str]:
    """Count what is right, wrong, missing and extra in one dispatch; return what to print of it."""
    left, lines = list(merged), []
    for label, row in rows.items():
        of_row = [
            (len(differences(group.event, row)), at)
            for at, group in enumerate(left)
            if group.event.kind in row[1].split("/") and group.event.status in HAPPENED
            if any(cluster_of(report, telling) == label for report in group.reports)
        ]
        if not of_row:
            errors["missing"] += 1
            lines.append(f"{label}: missing")
            continue
        group = left.pop(min(of_row)[1])
        wrong = differences(group.event, row)
        errors.update(["wrong" if wrong else "right", *wrong])
        lines += [f"{label}: {' '.join(wrong)}\n{describe(group)}"] if wrong else []
    extra = [group for group in left if group.event.status in HAPPENED and group.event.kind not in LEFT_OUT]
    errors["extra"] += len(extra)
    return [*lines, *(f"extra\n{describe(group)}" for group in extra)]


def main() -> int:
    """Measure one half."""
    options = read_arguments(half_parser(__doc__, ("open", "new")))
    gazetteer, counts, rows = open_gazetteer(), Counter[str](), read_rows(options.half)
    for telling in read_gold(f"dispatches_{options.half}")[0]:
        document = telling.document
        merged = merge_events(find_events(document, locate(document, gazetteer)), {document.id: document})
        scenario = document.id.partition("/")[0]
        own = {label: row for label, row in rows.items() if label.startswith(f"{scenario}/")}
        lines = compare(telling, own, merged, counts)
        if options.errors:
            print(*lines, sep="\n")
    print(
        f"{len(rows)} rows: " + ", ".join(f"{name} {counts[name]}" for name in ("right", "wrong", "missing", "extra"))
    )
    print("wrong in: " + ", ".join(f"{column} {counts[column]}" for column in COLUMNS))
    return 0


COLUMNS = ("actor", "target", "place", "day", "dead", "wounded")


def _fold(text: str) -> str:
    plain = unicodedata.normalize("NFD", text.casefold())
    return "".join(sign for sign in plain if not unicodedata.combining(sign))


def _names_any(wanted: str, names: tuple[str, ...] | list[str]) -> bool:
    """Tell whether one of the names a cell allows is among those found; "-" allows all."""
    found = _fold(" ".join(names))
    return any(option == "-" or _fold(option) in found for option in wanted.split("/"))


def _days(cell: str) -> tuple[date, date]:
    first, _, last = cell.partition("..")
    return date.fromisoformat(first), date.fromisoformat(last or first)


def _is_on(event: Event, first: date, last: date) -> bool:
    when = event.when
    if when is None or when.end < first or last < when.start:
        return False
    if first == last:
        return first in (when.start, when.end)
    return (when.end - when.start).days <= max(LONGEST_DAYS, (last - first).days + 1)


if __name__ == "__main__":
    sys.exit(main())
