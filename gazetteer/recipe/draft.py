"""A place while it is being put together from several sources."""

from __future__ import annotations

import math
from dataclasses import dataclass, field

from geoevents.model import Place

# Added to log10(population); what the class of a place says about how likely a text means it. A judgement, not a fit:
# a capital outranks a town of a hundred times its size, and a seat comes before the division that is named after it
# (Sirte, Misrata, Aleppo), which is usually the larger of the two, but not by much.
_CLASS = {
    "CONT": 100.0, "PCLI": 50.0, "PCLD": 48.0, "PCLS": 48.0, "PCLF": 48.0, "PCL": 48.0, "PCLIX": 47.0, "TERR": 46.0,
    "PPLC": 2.0, "ADM1": -0.4, "PPLG": 1.0, "RGN": 0.5, "SEA": 1.0, "OCN": 2.0, "PPLA": 0.7, "PPLA2": 0.2, "PPLA3": 0.1,
    "PPL": 0.0, "ADM2": -0.3, "ADM3": -0.6, "ADM4": -0.8, "ADM5": -0.8, "ADMD": -0.6, "ADM1H": -0.5, "PPLX": -0.5,
    "PPLF": -0.5, "PPLH": -1.0, "PPLQ": -1.0, "PPLW": -1.0, "AIRP": 0.0, "AIRB": 0.2, "AIRF": -0.3,
}  # fmt: skip
# log10 of the population assumed where none is known, by class; cities500 holds places above 500.
_UNKNOWN = {"ADM1": 4.5, "ADM2": 4.0, "RGN": 4.0, "SEA": 5.0, "OCN": 6.0, "PPLC": 4.0}
_UNKNOWN_ELSE = 2.7


@dataclass(slots=True)
class Draft:
    """A place with all its names; sources add to it until it is written."""

    id: str
    name: str
    lon: float
    lat: float
    feature_code: str
    country_code: str = ""
    admin1_code: str = ""
    admin2_code: str = ""
    population: int = 0
    names: dict[str, None] = field(default_factory=dict)
    stems: dict[str, None] = field(default_factory=dict)
    abbreviations: dict[str, None] = field(default_factory=dict)
    demonyms: dict[str, None] = field(default_factory=dict)
    weight: float = 0.0

    @property
    def importance(self) -> float:
        """How likely a text that uses a name of this place means it, on a scale of log10 of people."""
        size = math.log10(self.population) if self.population else _UNKNOWN.get(self.feature_code, _UNKNOWN_ELSE)
        return size + _CLASS.get(self.feature_code, 0.0) + self.weight

    def place(self) -> Place:
        """Return the finished place; positions to 1e-5 degrees, as GeoNames gives them."""
        return Place(
            self.id, self.name, round(self.lon, 5), round(self.lat, 5), self.feature_code, self.country_code,
            self.admin1_code, self.admin2_code, self.population,
        )  # fmt: skip
