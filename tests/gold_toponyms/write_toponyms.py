"""Write the toponym gold from its marked sources: ``python tests/gold_toponyms/write_toponyms.py``.

A source holds texts, each ``=== id | date | source | title``, the text with its marks, ``@@`` and one line of places.
A mark is ``[Name]``, ``[Name|k]`` or ``[Name=Key|k]``: the kind is one letter of ``KINDS`` (literal without one) and
``Key`` the row of the place where two places of one text share a name. A row is ``Name lon lat``, ``Name - -`` for a
toponym without a point, or ``Name @Country``; countries and their adjectives stand in ``source/countries.csv``.
"""

from __future__ import annotations

import csv
import json
import re
from pathlib import Path
from typing import Any

HERE = Path(__file__).parent
KINDS = {
    "": "Literal",
    "l": "Literal_Modifier",
    "x": "Mixed",
    "c": "Coercion",
    "i": "Embedded_Literal",
    "m": "Metonymic",
    "a": "Non_Literal_Modifier",
    "e": "Embedded_Non_Lit",
    "d": "Demonym",
    "g": "Language",
}
MARK = re.compile(r"\[([^\]|=]+)(?:=([^\]|]+))?(?:\|(\w))?\]")
Point = tuple[float | None, float | None]


def read_countries() -> dict[str, Point]:
    """Return lower-case country names and adjectives with GeoNames' points."""
    points: dict[str, Point] = {}
    with (HERE / "source" / "countries.csv").open(encoding="utf-8") as file:
        for row in csv.DictReader(file):
            for name in [row["name"], *row["also"].split(";")]:
                points[name.lower()] = (float(row["lon"]), float(row["lat"]))
    return points


def read_places(line: str, countries: dict[str, Point]) -> dict[str, Point]:
    """Return the rows of one text's table."""
    places: dict[str, Point] = {}
    for row in filter(None, (cell.strip() for cell in line.split(";"))):
        if " @" in row:
            name, country = row.split(" @")
            places[name] = countries[country.lower()]
        else:
            name, lon, lat = row.rsplit(" ", 2)
            places[name] = (None, None) if lon == "-" else (float(lon), float(lat))
    return places


def read_text(block: str, countries: dict[str, Point]) -> dict[str, Any]:
    """Turn one marked text into a gold row."""
    head, _, rest = block.partition("\n")
    body, _, table = rest.partition("\n@@\n")
    ident, published, source, title = (cell.strip() for cell in head.split("|", 3))
    places = read_places(" ".join(table.split()), countries)
    text, end, toponyms = "", 0, []
    for mark in MARK.finditer(body):
        text += body[end : mark.start()]
        name, key, kind = mark[1], mark[2] or mark[1], KINDS[mark[3] or ""]
        found = places.get(key) or countries.get(key.lower())
        if found is None and kind != "Language":
            raise ValueError(f"{ident}: no row for {key!r}")
        lon, lat = found if found and kind != "Language" else (None, None)
        start = len(text)
        toponyms.append(
            {"start": start, "end": start + len(name), "phrase": name, "lon": lon, "lat": lat, "kind": kind}
        )
        text += name
        end = mark.end()
    text = (text + body[end:]).strip()
    return {
        "id": ident,
        "text": text,
        "published": published,
        "source": source,
        "title": title,
        "toponyms": toponyms,
    }


def write_gold(name: str) -> list[dict[str, Any]]:
    """Return the gold rows of one source file."""
    countries = read_countries()
    blocks = (HERE / "source" / f"{name}.txt").read_text("utf-8").split("=== ")
    return [read_text(block, countries) for block in blocks if block.strip()]


def gold_lines(name: str) -> str:
    """Return the gold of one source file as JSON lines."""
    return "".join(json.dumps(row, ensure_ascii=False) + "\n" for row in write_gold(name))


if __name__ == "__main__":
    for source in sorted((HERE / "source").glob("*.txt")):
        (HERE / f"{source.stem}.jsonl").write_text(gold_lines(source.stem), "utf-8")
