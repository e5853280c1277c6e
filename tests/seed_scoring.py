"""Compares what the chain makes of the seeds with the hand-made gold beside them (seeds/README.md says how)."""

import json
from dataclasses import dataclass, field
from functools import cache
from pathlib import Path

from shapely.geometry import Point, shape
from shapely.ops import nearest_points

from geoevents import Document, Georeference, locate, open_gazetteer, read_documents
from geoevents.geodesy import inverse

SEEDS = Path(__file__).resolve().parent.parent / "seeds"
SLUGS = sorted(path.stem for path in SEEDS.glob("*.geojson"))


@dataclass
class Verdict:
    """What was right, and each error as (cause, span, what came)."""

    expected: int = 0
    right: int = 0
    roles: int = 0
    roles_right: int = 0
    errors: list[tuple[str, str, str]] = field(default_factory=list)


@cache
def reading(slug: str) -> tuple[Document, list]:
    (document,) = read_documents(SEEDS / f"{slug}.md")
    return document, locate(document, open_gazetteer())


def gold(slug: str) -> dict:
    return json.loads((SEEDS / f"{slug}.geojson").read_text("utf-8"))


def distance_km(result: Georeference, geometry: dict) -> float:
    """Geodesic distance of the point from the gold geometry, 0 inside a polygon."""
    target, point = shape(geometry), Point(result.lon, result.lat)
    if target.contains(point):
        return 0.0
    nearest = nearest_points(target, point)[0]
    return inverse(nearest.x, nearest.y, point.x, point.y)[0] / 1000.0


def verdict(slug: str) -> Verdict:
    """Score one dispatch: the best overlapping answer for each gold mention, and no literal mark in a non-place."""
    document, located = reading(slug)
    answers = gold(slug)
    score = Verdict()
    for feature in answers["features"]:
        want = feature["properties"]
        touching = [r for r in located if r.mention.span.start < want["end"] and want["start"] < r.mention.span.end]
        touching.sort(key=lambda r: abs(r.mention.span.start - want["start"]) + abs(r.mention.span.end - want["end"]))
        if want["kind"] == "gloss" or (want.get("optional") and not touching):
            continue
        score.expected += 1
        placed = [r for r in touching if isinstance(r, Georeference)]
        if not placed:
            score.errors.append(("not located" if touching else "missed", want["text"], ""))
            continue
        best = placed[0]
        km = distance_km(best, feature["geometry"]) if feature["geometry"] else 0.0
        if km <= want["tolerance_km"]:
            score.right += 1
        else:
            score.errors.append(
                (
                    "misplaced",
                    want["text"],
                    f"{km:.0f} km off ({best.mention.span.text!r} at {best.lon:.2f}, {best.lat:.2f})",
                )
            )
        if want["kind"] in ("toponym", "demonym"):
            score.roles += 1
            score.roles_right += best.mention.role == want["role"]
            if best.mention.role != want["role"]:
                around = document.text[max(0, want["start"] - 30) : want["end"] + 30].replace("\n", " ")
                score.errors.append(("role", want["text"], f"{best.mention.role}: {around}"))
    for row in answers["not_places"]:
        for r in located:
            span = r.mention.span
            if row["start"] <= span.start and span.end <= row["end"] and r.mention.role == "literal":
                score.errors.append(("no place", row["text"], f"{span.text!r}: {row['why']}"))
    return score
