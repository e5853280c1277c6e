"""How often our ACLED rows agree with what ACLED's own coders made of the same note, or GTD's of its summary.

    python tests/benchmarks/bench_acled.py EXPORT... [--side open|closed] [--errors]

EXPORT is what ACLED's export tool or API gives (.csv, or its rows as .jsonl), or a table of the Global Terrorism
Database; both ask for an account and neither may be passed on, so none is here. The note is read by the whole chain and
of the rows it becomes the one that agrees in most is compared: a lenient choice, which is why the rows made of a note
are counted, too. Coders know more than the note says (other sources, who mostly acts there), so that no reader of notes
reaches 1. ``closed`` are the rows whose id has an odd first byte of its SHA-256: for measuring only.
"""

from __future__ import annotations

import argparse
import csv
import json
import re
import sys
from collections import Counter
from collections.abc import Iterator
from datetime import date, timedelta
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any, NamedTuple, cast

from shapely import Point

from geoevents import open_gazetteer
from geoevents.actors import find_actors
from geoevents.actors.table import actor_named
from geoevents.events import find_events
from geoevents.events.merging.merging import merge_events
from geoevents.frames.frames import merged_events_frame
from geoevents.frames.outside import acled_table
from geoevents.gazetteer import Gazetteer
from geoevents.geodesy import inverse
from geoevents.lexicon.tables import load_table
from geoevents.model import Document
from geoevents.pipeline import locate

FIELDS = ("row", "type", "sub-type", "actor 1", "actor 2", "25 km", "161 km", "date", "dead")
# What coders write into a note that is no report: sizes of crowds, how a toll was shared out.
CODED = re.compile(r"\bcoded\b|\bsplit\b", re.IGNORECASE)
# Exports from before 2019 have types of their own, and no sub-types: these are not compared.
SUB_TYPES = load_table("outside")["acled"]["sub_events"]
TYPES = {event_type for _, event_type in SUB_TYPES.values()}
OPENING = re.compile(r"(\d\d?)/(\d\d?)/(\d{4}):")  # "01/15/2016: Assailants attacked ..."
INTER = ("", "state", "rebel", "militia", "militia", "rioters", "protesters", "civilians", "external")
GTD_SUB_TYPES = {
    "Armed Assault": {"Attack", "Armed clash"},
    "Assassination": {"Attack", "Armed clash", "Remote explosive/landmine/IED"},
    "Bombing/Explosion": {
        "Remote explosive/landmine/IED", "Suicide bomb", "Grenade", "Shelling/artillery/missile attack",
        "Air/drone strike",
    },
    "Hostage Taking (Kidnapping)": {"Abduction/forced disappearance"},
    "Hostage Taking (Barricade Incident)": {"Abduction/forced disappearance", "Attack"},
    "Hijacking": {"Abduction/forced disappearance"},
    "Facility/Infrastructure Attack": {"Looting/property destruction"},
    "Unarmed Assault": {"Attack", "Mob violence", "Chemical weapon"},
}  # fmt: skip
PUBLISHED_AFTER = 3  # days: a coder reads what was published within the week
MONTHS = 12
GTD_CITIES = 3  # specificity 1 to 3: a city, or a district by one in it; 4 and 5 are provinces and unknown


class Coded(NamedTuple):
    """What a coder made of a text; None or empty where there is nothing to compare."""

    id: str
    text: str
    day: date
    types: frozenset[str]
    sub_types: frozenset[str]
    actors: tuple[str, str]
    point: tuple[float, float] | None
    town: bool
    dead: int | None


def read_rows(path: Path) -> Iterator[Coded]:
    """Read the rows of an export that have a text."""
    with path.open(encoding="utf-8-sig", newline="") as file:
        rows = map(json.loads, file) if path.suffix == ".jsonl" else csv.DictReader(file)
        for row in rows:
            cells = {name: str(value if value is not None else "").strip() for name, value in row.items()}
            if cells.get("notes") or cells.get("summary"):
                yield _acled(cells) if "notes" in cells else _gtd(cells)


def _acled(row: dict[str, str]) -> Coded:
    counted = not CODED.search(row["notes"])
    return Coded(
        row["event_id_cnty"],
        row["notes"],
        date.fromisoformat(row["event_date"]),
        frozenset({row["event_type"]} & TYPES),
        frozenset({row["sub_event_type"]} & SUB_TYPES.keys()),
        (row["actor1"], row["actor2"]),
        _point(row),
        row["geo_precision"] in ("1", "2"),
        int(row["fatalities"] or 0) if counted else None,
    )


def _gtd(row: dict[str, str]) -> Coded:
    subs = GTD_SUB_TYPES.get(row["attacktype1_txt"], set()) | GTD_SUB_TYPES.get(row["attacktype2_txt"], set())
    opens = OPENING.match(row["summary"])
    month, day, year = map(int, opens.groups()) if opens else (1, 1, int(row["iyear"]))
    named = row["gname"] if row["gname"] != "Unknown" else ""
    dead = row["nkill"]
    return Coded(
        row["eventid"],
        row["summary"],
        date(year, month, max(day, 1)),
        frozenset(),
        frozenset(subs),
        (named, ""),
        _point(row),
        int(float(row["specificity"] or 5)) <= GTD_CITIES,
        int(float(dead)) if dead else None,
    )


def _point(row: dict[str, str]) -> tuple[float, float] | None:
    try:
        return float(row["longitude"]), float(row["latitude"])
    except ValueError:
        return None


@cache
def plain_names(name: str) -> frozenset[str]:
    """Return an actor's name in each of its parts: "JNIM: Group for ...", "Military Forces of Somalia (2022-) X"."""
    parts = [part.strip() for part in re.split(r"\([^)]*\)|: |/", name)]
    return frozenset(plain_name(part) for part in (name, *parts) if part)


@cache
def plain_name(name: str) -> str:
    """Return an actor's name as our table has it, without years and country: "Military Forces of Mali (2021-)"."""
    bare = re.sub(r"\s*\([^)]*\)", "", name).strip().replace(" of the ", " of ")
    for span, actor in find_actors(bare):
        if actor.name != actor.name.lower() and (span.start, span.end) == (0, len(bare)):
            return actor.name.casefold()
    return bare.casefold()


def same_actor(ours: str, sort: int, coded: str, country: str) -> bool:
    """Tell whether our actor is a coder's: by name, or both unnamed of one sort."""
    wanted = plain_name(coded)
    if plain_name(ours) in plain_names(coded) or (" forces of " in wanted and wanted.startswith(plain_name(ours))):
        return True
    known = actor_named(ours)
    if (
        known is not None
        and known.actor_class == "force"
        and wanted == ours.casefold().replace("government", "military forces")
    ):
        return True  # where our table calls a government's forces by its name
    people = ours.removesuffix(" militia").casefold()
    if wanted.endswith(" militia") and wanted.startswith(f"{people} "):
        return True  # "Dozo Communal Militia"
    home = country.casefold()
    unnamed = ours == ours.lower()
    if wanted.startswith("military forces of"):
        return unnamed and INTER[sort] == "state" and ours != "police" and home in wanted
    if wanted.startswith("police forces of"):
        return "police" in ours.casefold() and (unnamed or home in wanted)
    if wanted.startswith("unidentified") or wanted.endswith("militia"):
        return unnamed and INTER[sort] in ("militia", "rebel", "external")
    return wanted.split()[0] == INTER[sort] if wanted else False


def compare(row: dict[str, Any], coded: Coded) -> dict[str, bool | None]:
    """Compare a row of ours with a coder's: None where there is nothing to compare."""
    ours = [(row["actor1"], row["inter1"]), (row["actor2"], row["inter2"])]
    if coded.types == {"Battles"} or coded.types == {"Riots"}:  # who is first of two that fight says nothing
        ours = [*ours, *ours[::-1]]
    first, second = coded.actors
    hits = [
        any(same_actor(name, sort, wanted, row["country"]) for name, sort in side if name) if wanted else None
        for wanted, side in ((first, ours[::2]), (second, ours[1::2]))
    ]
    sited = row["location"] != ""
    away = inverse(row["longitude"], row["latitude"], *coded.point)[0] if coded.point else None
    return {
        "row": True,
        "type": row["event_type"] in coded.types if coded.types else None,
        "sub-type": row["sub_event_type"] in coded.sub_types if coded.sub_types else None,
        "actor 1": hits[0],
        "actor 2": hits[1],
        "25 km": None if away is None or not coded.town else sited and away <= 25_000,
        "161 km": None if away is None else sited and away <= 161_000,
        "date": str(row["event_date"])[:10] == str(coded.day) if is_dated(coded) else None,
        "dead": None if coded.dead is None else int(row["fatalities"]) == coded.dead,
    }


def is_dated(coded: Coded) -> bool:
    """Tell whether a text gives the day in full, and not only its coder; GTD's 01/02 may be either day."""
    plain = not OPENING.match(coded.text) or coded.day.day > MONTHS or coded.day.day == coded.day.month
    return plain and str(coded.day.year) in coded.text and str(coded.day.day) in coded.text


def nothing(coded: Coded) -> dict[str, bool | None]:
    """Return how a note compares that no row was made of."""
    there = (
        True,
        coded.types,
        coded.sub_types,
        *coded.actors,
        coded.point and coded.town,
        coded.point,
        is_dated(coded),
    )
    compared: dict[str, bool | None] = {
        field: False if has else None for field, has in zip(FIELDS, there, strict=False)
    }
    return compared | {"dead": None if coded.dead is None else coded.dead == 0}


def our_rows(coded: Coded, gazetteer: Gazetteer) -> list[dict[str, Any]]:
    """Return the ACLED rows the chain makes of a note, published a few days after what it tells."""
    document = Document(coded.id, coded.text, coded.day + timedelta(days=PUBLISHED_AFTER))
    events = find_events(document, locate(document, gazetteer))
    documents = {document.id: document}
    frame = merged_events_frame(merge_events(events, documents), documents, gazetteer=gazetteer)
    # Without a site they are no rows of ACLED's, but their kinds and parties are compared all the same.
    frame.geometry = [Point(0.0, 0.0) if point is None else point for point in frame.geometry]
    return cast("list[dict[str, Any]]", acled_table(frame).to_dict("records"))


def show(coded: Coded, rows: list[dict[str, Any]], compared: dict[str, bool | None]) -> None:
    """Print a note whose rows differ."""
    print(f"\n[{coded.id}] {coded.text}   <{', '.join(field for field, right in compared.items() if right is False)}>")
    print("   coded", *sorted(coded.sub_types), *coded.actors, coded.point, coded.day, coded.dead, sep=" | ")
    for row in rows:
        cells = ("sub_event_type", "actor1", "actor2", "location", "longitude", "latitude", "event_date", "fatalities")
        print("   ours ", *(row[cell] for cell in cells), sep=" | ")


def main() -> int:
    """Measure the rows of every file."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("exports", nargs="+", type=Path)
    parser.add_argument("--side", choices=("open", "closed"), default="open")
    parser.add_argument("--errors", action="store_true")
    options = parser.parse_args()
    if options.errors and options.side == "closed":
        parser.error("the closed side is not looked at: --errors is for what is open")
    gazetteer = open_gazetteer()
    print(f"{'':28}{'notes':>6}{'rows':>6}" + "".join(f"{field:>9}" for field in FIELDS))
    for path in options.exports:
        tallies: dict[str, Counter[bool]] = {field: Counter() for field in FIELDS}
        notes = made = 0
        for coded in read_rows(path):
            if sha256(coded.id.encode()).digest()[0] % 2 != (options.side == "closed"):
                continue
            rows = our_rows(coded, gazetteer)
            compared = max((compare(row, coded) for row in rows), key=agreement, default=nothing(coded))
            notes, made = notes + 1, made + len(rows)
            for field, right in compared.items():
                if right is not None:
                    tallies[field][right] += 1
            if options.errors and False in compared.values():
                show(coded, rows, compared)
        shares = (tally[True] / tally.total() if tally else float("nan") for tally in tallies.values())
        print(f"{path.stem:28}{notes:6}{made:6}" + "".join(f"{share:9.3f}" for share in shares))
    return 0


def agreement(compared: dict[str, bool | None]) -> int:
    """Return in how many fields a row agrees."""
    return sum(right is True for right in compared.values())


if __name__ == "__main__":
    sys.exit(main())
