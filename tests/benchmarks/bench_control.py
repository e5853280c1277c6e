"""Who holds what, read from text: python tests/benchmarks/bench_control.py [open|closed] [--errors]

The dispatches of tests/gold_control are read by the whole chain. An observation is found when its place and side are
the gold's; date (where the gold gives one) and weight (half and more where the text says who holds, took or lost it)
are scored on those found. ``closed`` is for measuring only.
"""

from __future__ import annotations

import sys
from collections import Counter
from datetime import date
from pathlib import Path
from typing import NamedTuple

from halves import Counted, half_parser, read_arguments

from geoevents import open_gazetteer
from geoevents.control import find_control
from geoevents.events import find_events
from geoevents.events.holdings import find_holdings
from geoevents.model import ControlObservation, Document, Event
from geoevents.pipeline import locate

GOLD = Path(__file__).parent.parent / "gold_control"
# What the text says outright weighs half and more, less a little for the size of the place.
STRONG = 0.45


class Held(NamedTuple):
    """One observation of the gold; an optional one is neither asked for nor counted against."""

    place: str
    side: str
    when: str
    strength: str
    optional: bool


class Dispatch(NamedTuple):
    """A text, its day and who holds what by it."""

    theatre: str
    published: date
    text: str
    held: list[Held]


def read_gold(half: str) -> list[Dispatch]:
    """Read one half."""
    dispatches: list[Dispatch] = []
    for line in (GOLD / f"{half}.txt").read_text(encoding="utf-8").splitlines():
        if line.startswith("---"):
            theatre, day = (part.strip() for part in line[3:].split("|"))
            dispatches.append(Dispatch(theatre, date.fromisoformat(day), "", []))
        elif line[0] in ">?":
            cells = [cell.strip() for cell in line[1:].split("|")]
            dispatches[-1].held.append(Held(cells[0], cells[1], cells[2], cells[3], line[0] == "?"))
        else:
            last = dispatches[-1]
            dispatches[-1] = last._replace(text=f"{last.text} {line}".strip())
    return dispatches


class Seen(NamedTuple):
    """An observation, and what the text calls its place."""

    named: str
    row: ControlObservation


def seen_in(events: list[Event], published: date) -> list[Seen]:
    """Read the observations off a dispatch's events, each with the words of its place."""
    rows = find_control(events, {event.document_id: published for event in events})
    named = {
        (event.span, event.where.places[0].id): event.where.mention.span.text
        for event in events
        if event.where and event.where.places
    }
    return [Seen(named.get((row.span, row.place.id), row.place.name), row) for row in rows]


def is_told(gold: Held, seen: Seen) -> bool:
    """Tell whether an observation has a gold one's place and side."""
    return gold.place in seen.named and gold.side == seen.row.controller


def has_day(gold: Held, seen: Seen) -> bool:
    """Tell whether an observation has a gold one's day or days; "since" may end anywhere."""
    if not gold.when:
        return True
    when = seen.row.when
    if when is None:
        return False
    start, _, end = gold.when.partition("..")
    same_end = gold.when.endswith("..") or when.end.isoformat() == (end or start)
    return when.start.isoformat() == start and same_end


def has_strength(gold: Held, seen: Seen) -> bool:
    """Tell whether an observation weighs as much or as little as the gold says."""
    return (seen.row.weight >= STRONG) == (gold.strength == "strong")


def match(dispatch: Dispatch, found: list[Seen]) -> tuple[list[tuple[Held, Seen | None]], int]:
    """Pair gold and found, the one with the right day first; return the pairs and how many were found beside them."""
    left = list(found)
    pairs: list[tuple[Held, Seen | None]] = []
    for gold in sorted(dispatch.held, key=lambda held: held.optional):
        alike = [seen for seen in left if is_told(gold, seen)]
        best = max(alike, key=lambda seen: (has_day(gold, seen), has_strength(gold, seen)), default=None)
        if best is not None:
            left.remove(best)
        if best is not None or not gold.optional:
            pairs.append((gold, best))
    # What says again who holds a place is no error.
    left = [seen for seen in left if not any(is_told(gold, seen) for gold in dispatch.held)]
    return pairs, len(left)


class Figures(NamedTuple):
    """Observations right, missed and beside the gold; of those found, the dated with the right day and the weight."""

    counted: Counted
    days: tuple[int, int]
    weights: int


def measure(half: str, *, errors: bool = False) -> Figures:
    """Measure one half; print what differs if asked."""
    gazetteer = open_gazetteer()
    scores = Counter[str]()
    for number, dispatch in enumerate(read_gold(half)):
        document = Document(str(number), dispatch.text, dispatch.published)
        located = locate(document, gazetteer)
        events = [*find_events(document, located), *find_holdings(document, located)]
        found = seen_in(events, dispatch.published)
        pairs, extra = match(dispatch, found)
        asked = [(gold, seen) for gold, seen in pairs if not gold.optional]
        good = [(gold, seen) for gold, seen in asked if seen]
        dated = [(gold, seen) for gold, seen in good if gold.when]
        days, weights = sum(has_day(*pair) for pair in dated), sum(has_strength(*pair) for pair in good)
        scores.update(right=len(good), missed=len(asked) - len(good), extra=extra)
        scores.update(dated=len(dated), day=days, weight=weights)
        if errors and (len(asked) + extra != len(good) or len(dated) != days or len(good) != weights):
            show(dispatch, found)
    counted = Counted(scores["right"], scores["missed"], scores["extra"])
    return Figures(counted, (scores["day"], scores["dated"]), scores["weight"])


def show(dispatch: Dispatch, found: list[Seen]) -> None:
    """Print a dispatch that is read otherwise than the gold has it."""
    print(f"[{dispatch.theatre} {dispatch.published}] {dispatch.text}")
    for held in dispatch.held:
        print("   gold ", *held)
    for named, row in found:
        when = f"{row.when.start}..{row.when.end}" if row.when else ""
        print("   found", named, "|", row.controller, "|", when, row.weight, "|", row.span.text)


def main() -> int:
    """Measure one half."""
    options = read_arguments(half_parser(__doc__))
    found = measure(options.half, errors=options.errors)
    print(f"{options.half}: place and side  {found.counted}")
    days, dated = found.days
    print(f"of those found: day right in {days} of {dated}, weight in {found.weights} of {found.counted.right}")
    return 0


if __name__ == "__main__":
    sys.exit(main())
