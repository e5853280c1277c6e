"""Read the airfields of OurAirports: names, keyword aliases, and the stems facilities are looked up by."""

from __future__ import annotations

import csv
import gzip
import io
import re
from typing import TYPE_CHECKING

from geoevents.folding import fold
from geoevents.gazetteer.names import facility_codes, facility_stems, has_air_noun, is_name
from recipe.draft import Draft
from recipe.fetch import member

if TYPE_CHECKING:
    from pathlib import Path

    from geoevents.gazetteer.names import Naming

# Weight of each class of OurAirports on the scale of Draft.importance; classes not listed are left out.
_WEIGHTS = {
    "large_airport": 2.5, "medium_airport": 1.5, "small_airport": 0.0, "seaplane_base": -0.5, "closed": -1.0,
}  # fmt: skip
_BRACKETS = re.compile(r"\s*\([^()]{0,60}\)")


def read_airports(ourairports: Path, naming: Naming) -> list[Draft]:
    """Read airports, air bases and airfields, closed ones too."""
    text = gzip.decompress(member(ourairports, "/airports.csv.gz")).decode("utf-8")
    drafts, towns = [], {}
    for row in csv.DictReader(io.StringIO(text)):
        if row["type"] not in _WEIGHTS:
            continue
        names = [row["name"], *_BRACKETS.sub("", row["name"]).split("/")]
        names = list(dict.fromkeys(n.strip() for n in names if n.strip()))
        keywords = [k.strip() for k in row["keywords"].replace(";", ",").split(",") if is_name(k.strip())]
        draft = Draft(
            f"oa:{row['ident']}", row["name"], float(row["longitude_deg"]), float(row["latitude_deg"]),
            _feature_code(names, keywords, naming), row["iso_country"],
            weight=_WEIGHTS[row["type"]],
        )  # fmt: skip
        draft.names = dict.fromkeys([*names, *(k for k in keywords if has_air_noun(k, naming))])
        parts = [n for n in [*names, *keywords] if "/" not in n]
        draft.stems = dict.fromkeys(facility_stems(parts, draft.feature_code, naming))
        drafts.append(draft)
        if town := fold(row["municipality"]):
            towns[draft.id] = town
    _name_after_towns(drafts, towns)
    return drafts


def _feature_code(names: list[str], keywords: list[str], naming: Naming) -> str:
    """Choose AIRB, AIRP or AIRF; an old name makes a base only of a field whose present name is not civil."""
    now, once = facility_codes(names, naming), facility_codes(keywords, naming)
    if "AIRB" in now or ("AIRB" in once and "AIRP" not in now):
        return "AIRB"
    return "AIRF" if now == {"AIRF"} else "AIRP"


def _name_after_towns(drafts: list[Draft], towns: dict[str, str]) -> None:
    """Add a field's town as a stem, unless a field there carries the town's name itself."""
    named = {(d.country_code, stem) for d in drafts for stem in d.stems}
    for draft in drafts:
        town = towns.get(draft.id, "")
        if town and (draft.country_code, town) not in named:
            draft.stems[town] = None
