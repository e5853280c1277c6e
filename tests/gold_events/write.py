"""Write the ``.jsonl`` of each ``.txt`` beside this file from its marked dispatches.

A dispatch is ``=== id | theatre | published | source`` and a sentence a line, its places as ``[Name]`` (a populated
place), ``[Name:CODE]`` (another feature code) or ``{Name}`` (associative). Each event of a sentence follows it as
``> kind status | actors | targets | place | start..end | fatalities``; what is empty at the end is left out.
"""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
MARK = re.compile(r"\[([^\]:]+)(?::(\w+))?\]|\{([^}]+)\}")


def read_event(line: str) -> dict[str, Any]:
    """Turn an event line into a gold event."""
    cells = [cell.strip() for cell in line.removeprefix(">").split("|")]
    kind, status = cells[0].split()
    actors, targets, place, when, dead = (cells[1:] + [""] * 5)[:5]
    return {
        "kind": kind,
        "status": status,
        "actors": [name.strip() for name in actors.split(";") if name.strip()],
        "targets": [name.strip() for name in targets.split(";") if name.strip()],
        "place": place,
        "date": when.split("..") if when else [],
        "fatalities": int(dead) if dead else None,
    }


def read_dispatch(block: str) -> dict[str, Any]:
    """Turn one marked dispatch into a gold row."""
    head, *lines = block.strip().split("\n")
    ident, theatre, published, source = (cell.strip() for cell in head.split("|"))
    text, places, sentences = "", [], []
    for line in lines:
        if not line.strip():
            text = text.rstrip() + "\n\n"
        elif line.startswith(">"):
            sentences[-1]["events"].append(read_event(line))
        else:
            start, end = len(text), 0
            for mark in MARK.finditer(line):
                text += line[end : mark.start()]
                name = mark[1] or mark[3]
                role = "literal" if mark[1] else "associative"
                row = {"start": len(text), "end": len(text) + len(name), "role": role, "feature_code": mark[2] or "PPL"}
                places.append(row)
                text += name
                end = mark.end()
            text += line[end:]
            sentences.append({"start": start, "end": len(text), "events": []})
            text += " "
    return {
        "id": ident,
        "theatre": theatre,
        "published": published,
        "source": source,
        "text": text.rstrip(),
        "places": places,
        "sentences": sentences,
    }


def gold_lines(name: str) -> str:
    """Return the gold of one marked file as JSON lines."""
    blocks = (HERE / f"{name}.txt").read_text("utf-8").split("=== ")
    return "".join(json.dumps(read_dispatch(block), ensure_ascii=False) + "\n" for block in blocks if block.strip())


if __name__ == "__main__":
    for source in sorted(HERE.glob("*.txt")):
        (HERE / f"{source.stem}.jsonl").write_text(gold_lines(source.stem), "utf-8")
