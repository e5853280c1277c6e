"""Precision, recall and F1 of events on the hand-made sentences of tests/gold_events, and the time they take.

    python tests/benchmarks/bench_events.py [HALF] [--errors] [--repeat N] [--chain]

HALF is ``open``, ``constructions``, ``held_out``, ``independent``, ``fresh`` to ``fresh20``, ``manners``,
``strangers``, ``wires`` or ``parties``, the last three also as ``strangers:open`` and ``strangers:closed``.
``held_out``, the even ones of ``fresh4`` to ``fresh20`` and what is closed are for final measurements only:
rules are developed on ``open`` and ``constructions``; ``--errors`` shows what differs there. ``independent``,
``strangers`` and ``fresh3`` to ``fresh20`` are by others who had not read the rules, ``wires``, ``parties``,
``manners``, ``fresh`` and ``fresh2`` were written before their first runs: the errors of all may be read, but of the
final ones and the closed sides (the first byte of the SHA-256 of the id is odd).
Places are the gold's own (the chain's with ``--chain``), so that the figures are those of the events.
"""

from __future__ import annotations

import json
import sys
import time
from collections import Counter
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from halves import half_parser, read_arguments

from geoevents.actors import find_actors
from geoevents.events import find_events
from geoevents.model import Document, Event, Georeference, Mention, Place, Span, Toponym, Unresolved

GOLD = Path(__file__).parent.parent / "gold_events"
SPLIT = tuple(name + side for name in ("strangers", "wires", "parties") for side in ("", ":open", ":closed"))
HALVES = (
    "open", "constructions", "held_out", "independent", *(f"fresh{n}" for n in ("", *range(2, 21))), "manners", *SPLIT,
)  # fmt: skip
CLOSED = ("held_out", *(f"fresh{n}" for n in range(4, 21, 2)), *(half for half in SPLIT if not half.endswith(":open")))
# Kinds the lexicon has learnt since all gold but ``wires`` and ``fresh`` was written: nobody marked them elsewhere.
YOUNGER = frozenset({"storm", "landslide", "wildfire", "eruption"})
FIELDS = ("detection", "kind", "status", "actor", "target", "place", "date", "fatalities")


def read_gold(half: str) -> list[dict[str, Any]]:
    """Read one half: a dispatch a line."""
    name, _, side = half.partition(":")
    with (GOLD / f"{name}.jsonl").open(encoding="utf-8") as file:
        rows = [json.loads(line) for line in file]
    return [row for row in rows if side in ("", "closed" if sha256(row["id"].encode()).digest()[0] % 2 else "open")]


def marked(event: Event, half: str) -> bool:
    """Tell whether who wrote a half knew an event's kind."""
    return half.startswith(("wires", "fresh", "manners")) or event.kind not in YOUNGER


def gold_document(row: dict[str, Any]) -> Document:
    """Return the dispatch of a gold row."""
    published = date.fromisoformat(row["published"]) if row["published"] else None
    return Document(row["id"], row["text"], published, "", row["source"])


def gold_places(row: dict[str, Any]) -> list[Georeference | Unresolved]:
    """Return the gold's mentions as if located; the point plays no part here."""
    located: list[Georeference | Unresolved] = []
    for mark in row["places"]:
        span = Span(mark["start"], mark["end"], row["text"][mark["start"] : mark["end"]])
        place = Place(f"gold:{span.text}", span.text, 0.0, 0.0, mark["feature_code"])
        mention = Mention(span, (Toponym(span),), mark["role"])
        located.append(Georeference(mention, 0.0, 0.0, 1000.0, None, "calibrated", (place,), 1.0))
    return located


def pair(gold: list[dict[str, Any]], found: list[Event]) -> list[tuple[dict[str, Any] | None, Event | None]]:
    """Pair the events of one sentence: same kind first, then same place, then in order."""
    pairs: list[tuple[dict[str, Any] | None, Event | None]] = []
    golds, founds = list(gold), list(found)
    for same in (
        lambda g, e: g["kind"] == e.kind and g["place"] == place_of(e, g),
        lambda g, e: g["kind"] == e.kind,
        lambda g, e: True,
    ):
        for g in list(golds):
            match = next((e for e in founds if same(g, e)), None)
            if match is not None:
                pairs.append((g, match))
                golds.remove(g)
                founds.remove(match)
    return pairs + [(g, None) for g in golds] + [(None, e) for e in founds]


def place_of(event: Event, gold: dict[str, Any] | None = None) -> str:
    """Return the words of the place an event was sited at; the gold's where they are part of these ("near X")."""
    words = event.site.mention.span.text if event.site else ""
    return gold["place"] if gold and gold["place"] and gold["place"] in words else words


@cache
def listed(name: str) -> str:
    """Return the name the actor table has for what the gold calls otherwise: "eln guerrillas", "bla", an army's own.

    Gold names are the table's, by the conventions; what was written before a group stood in the table says its words in
    small letters. Unnamed groups are left as they are.
    """
    for spelling in (name, name.upper()):
        for span, actor in find_actors(spelling):
            if actor.name != actor.name.lower() and (span.start, span.end) == (0, len(name)):
                return actor.name.casefold()
    return name.casefold()


def gold_items(row: dict[str, Any]) -> dict[str, set[Any]]:
    """Return what the gold says of an event, as sets of items by field."""
    return {
        "detection": {True},
        "kind": {row["kind"]},
        "status": {row["status"]},
        "actor": set(map(listed, row["actors"])),
        "target": set(map(listed, row["targets"])),
        "place": {row["place"]} - {""},
        "date": {tuple(row["date"])} if row["date"] else set(),
        "fatalities": {row["fatalities"]} - {None},
    }


def names_of(found: tuple[str, ...], gold: list[str]) -> set[str]:
    """Return the names of actors; those of a state's forces as the gold has them where it says "government troops".

    Older gold leaves such words as they stand, younger gold composes the state's name.
    """
    names = set(map(str.casefold, found))
    composed = {name for name in names - set(map(listed, gold)) if name.startswith("military forces of ")}
    unnamed = {name for name in map(listed, gold) if name.startswith(("government ", "federal "))} - names
    return (names - composed) | unnamed if len(composed) == len(unnamed) == 1 else names


def event_items(event: Event, gold: dict[str, Any] | None = None) -> dict[str, set[Any]]:
    """Return what the program says of an event."""
    when = event.when
    return {
        "detection": {True},
        "kind": {event.kind},
        "status": {event.status},
        "actor": names_of(event.actors, gold["actors"] if gold else []),
        "target": names_of(event.targets, gold["targets"] if gold else []),
        "place": {place_of(event, gold)} - {""},
        "date": {(str(when.start), str(when.end))} if when and when.text else set(),
        "fatalities": {int(event.fatalities.best)} - {0} if event.fatalities else set(),  # no gold says "none died"
    }


def count(
    pairs: list[tuple[dict[str, Any] | None, Event | None]],
    scores: dict[str, Counter[str]],
    both: dict[str, Counter[str]],
) -> list[str]:
    """Add the pairs of a sentence to the scores; return the fields that differ."""
    wrong = []
    for gold, event in pairs:
        wanted = gold_items(gold) if gold else {}
        got = event_items(event, gold) if event else {}
        for field in FIELDS:
            w, g = wanted.get(field, set()), got.get(field, set())
            for table in (scores, both) if gold and event else (scores,):
                table[field].update(right=len(w & g), missed=len(w - g), extra=len(g - w))
            if w != g:
                wrong.append(field)
    return wrong


def figures(counter: Counter[str]) -> tuple[float, float, float]:
    """Return precision, recall and F1."""
    right, missed, extra = counter["right"], counter["missed"], counter["extra"]
    precision = right / (right + extra) if right + extra else 0.0
    recall = right / (right + missed) if right + missed else 0.0
    return precision, recall, 2 * precision * recall / (precision + recall) if precision + recall else 0.0


def show_errors(row: dict[str, Any], sentence: dict[str, Any], pairs: list[Any], wrong: list[str]) -> None:
    """Print a sentence whose events differ."""
    print(f"\n[{row['id']}] {row['text'][sentence['start'] : sentence['end']]}   <{' '.join(sorted(set(wrong)))}>")
    for gold, event in pairs:
        if gold:
            print("   gold ", {k: v for k, v in gold.items() if v not in ([], "", None)})
        if event:
            items = {k: sorted(map(str, v)) for k, v in event_items(event).items() if v and k != "detection"}
            print("   found", items, repr(event.span.text))


def main() -> int:
    """Measure one half."""
    parser = half_parser(__doc__, HALVES)
    parser.add_argument("--chain", action="store_true")
    parser.add_argument("--repeat", type=int, default=5)
    options = read_arguments(parser, CLOSED)
    rows = read_gold(options.half)
    inputs = [(gold_document(row), gold_places(row)) for row in rows]
    if options.chain:
        from geoevents.gazetteer import open_gazetteer
        from geoevents.pipeline import locate

        gazetteer = open_gazetteer()
        inputs = [(document, locate(document, gazetteer)) for document, _ in inputs]
    scores: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    both: dict[str, Counter[str]] = {field: Counter() for field in FIELDS}
    false_alarms = quiet = 0
    for row, (document, located) in zip(rows, inputs, strict=True):
        events = find_events(document, located)
        for sentence in row["sentences"]:
            here = [
                e for e in events if sentence["start"] <= e.span.start < sentence["end"] and marked(e, options.half)
            ]
            pairs = pair(sentence["events"], here)
            wrong = count(pairs, scores, both)
            quiet += not sentence["events"]
            false_alarms += bool(here) and not sentence["events"]
            if options.errors and wrong:
                show_errors(row, sentence, pairs, wrong)
    sentences = sum(len(row["sentences"]) for row in rows)
    print(f"\n{options.half}: {len(rows)} dispatches, {sentences} sentences, {quiet} of them without event")
    print(f"{false_alarms} sentences without event raised a false alarm")
    print(f"{'':12}{'end to end':^24}{'of the events found':^24}")
    print(f"{'':12}{'P':>7}{'R':>7}{'F1':>7}   {'P':>7}{'R':>7}{'F1':>7}")
    for field in FIELDS:
        cells = (
            [f"{value:7.3f}" for value in figures(scores[field])]
            + ["   "]
            + [f"{v:7.3f}" for v in figures(both[field])]
        )
        print(f"{field:12}{''.join(cells)}")
    characters = sum(len(document.text) for document, _ in inputs) * options.repeat
    start = time.process_time()
    for _ in range(options.repeat):
        for document, located in inputs:
            find_events(document, located)
    print(f"{(time.process_time() - start) * 1000 / characters * 2000:.2f} ms of processor time per 2,000 characters")
    return 0


if __name__ == "__main__":
    sys.exit(main())
